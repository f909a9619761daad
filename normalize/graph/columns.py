"""All cards side by side, in columns, and what is sorted of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from normalize.graph.bands import Signatures
from normalize.graph.index import Index
from normalize.graph.names import Names
from normalize.graph.scratch import Column
from normalize.graph.shingles import key64
from normalize.graph.sorting import Sorter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.graph.cards import Card
    from normalize.graph.scratch import Scratch
    from normalize.graph.shingles import Hashes

Positions = NDArray[np.int64]

LEVELS = (32, 64, 128, 256)
"""Letters of a question's beginning by which it is found: the more, the fewer pages begin alike."""
FEWEST_WORDS = 20
"""Shorter texts are merged only where they are the same: one word more or less changes what they ask."""
_SHARE = 16  # eleven are sorted at a time
_POSITION_BITS = 40
_MOST_ANSWERS = (1 << 23) - 1


def site_key(site: str, text: str) -> int:
    """Make the key under which a site's page is found by a text of it."""
    return key64(f"{site}\n{text}")


class Columns:
    """What the cards say, by position.

    Args:
        cards: in order of site and id, no id twice.
        scratch: where the columns stand.

    Raises:
        ValueError: they are not.
    """

    def __init__(self, cards: Sequence[Card], scratch: Scratch) -> None:
        self.ids = Names(scratch)
        self.urls, self.parts, self.titles, self.same_answers = (Index(scratch, _SHARE) for _ in range(4))
        """Parts by URL, "#" and part: the questions that share a page with others."""
        self.questions = {level: Index(scratch, _SHARE) for level in LEVELS}
        self.same_characters, self.same_words, self.preferred = (Sorter(scratch, _SHARE) for _ in range(3))
        """Preferences (`position_of`) by the digest of the characters, of the words of short texts, and of long texts
        alone."""
        self.signatures = Signatures(scratch)
        site_codes: dict[str, int] = {}
        sites, digests, are_parts = (Column(scratch, kind) for kind in (np.int64, np.uint64, np.bool_))
        last = ("", "")
        for position, card in enumerate(cards):
            if (card.site, card.id) <= last:
                raise ValueError(f"cards are out of order or there twice: {card.id}")
            last = (card.site, card.id)
            self.ids.append(card.id)
            sites.append(site_codes.setdefault(card.site, len(site_codes)))
            digests.append(card.digest)
            are_parts.append(card.part is not None)
            self.signatures.append(card.signature)
            self._take_keys(position, card)
            self._take_digests(position, card)
        self._site_names = list(site_codes)
        self.sites: Positions = sites.mapped()
        self.digests: Hashes = digests.mapped()
        self.are_parts: NDArray[np.bool_] = are_parts.mapped()
        """Whether a record shares its page with others, and its URL with them."""
        self.signatures.close()
        self.ids.close()
        for index in (self.urls, self.parts, self.titles, self.same_answers, *self.questions.values()):
            index.close()

    def _take_keys(self, position: int, card: Card) -> None:
        if card.url:
            self.urls.add(key64(card.url), position)
            if card.part is not None:
                self.parts.add(key64(f"{card.url}#{card.part}"), position)
        for title in card.titles:
            self.titles.add(site_key(card.site, title), position)
        for digest in card.same_answers:
            self.same_answers.add(digest, position)
        for level, index in self.questions.items():
            if len(card.question) >= level:
                index.add(site_key(card.site, card.question[:level]), position)

    def _take_digests(self, position: int, card: Card) -> None:
        preference = _preference(card.answer_count, position)
        if card.words:
            self.same_characters.append(card.digest, preference)
        if 0 < card.words < FEWEST_WORDS:
            self.same_words.append(card.words_digest, preference)
        if card.words >= FEWEST_WORDS:
            self.preferred.append(preference, 0)

    def site(self, position: int) -> str:
        """Name the site of a record."""
        return self._site_names[int(self.sites[position])]

    def __len__(self) -> int:
        return len(self.ids)


def _preference(answers: int, position: int) -> int:
    """Give a number that is the smaller the rather a record is kept: most answers, then smallest site and id.

    Not the newest: which copy was fetched last changes from crawl to crawl, and with it the ids of a corpus would.
    """
    return max(_MOST_ANSWERS - answers, 0) << _POSITION_BITS | position


def position_of(preferences: NDArray[np.int64]) -> Positions:
    """Give the positions that preferences are of."""
    return preferences & ((1 << _POSITION_BITS) - 1)
