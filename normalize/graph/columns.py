"""All cards side by side, as arrays: a million records take about half a gigabyte."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from normalize.graph.shingles import PERMUTATIONS, SIGNATURE, Hashes, key64

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from normalize.graph.cards import Card

Positions = NDArray[np.int64]

LEVELS = (32, 64, 128, 256)
"""Letters of a question's beginning by which it is found: the more, the fewer pages begin alike."""
_NO_WORDS = bytes(PERMUTATIONS * SIGNATURE.itemsize)


class Index:
    """Finds the positions that have a key."""

    def __init__(self) -> None:
        self._new_keys, self._new_positions = array("Q"), array("Q")
        self._keys, self._positions = np.empty(0, np.uint64), np.empty(0, np.int64)

    def add(self, key: int, position: int) -> None:
        """Take one in; positions may repeat."""
        self._new_keys.append(key)
        self._new_positions.append(position)

    def arrays(self) -> tuple[Hashes, Positions]:
        """All keys in order, and the position of each; the positions of one key ascend."""
        if self._new_keys:
            keys = np.concatenate((self._keys, np.array(self._new_keys, np.uint64)))
            positions = np.concatenate((self._positions, np.array(self._new_positions, np.int64)))
            order = np.lexsort((positions, keys))
            self._keys, self._positions = keys[order], positions[order]
            self._new_keys, self._new_positions = array("Q"), array("Q")
        return self._keys, self._positions

    def find(self, key: int) -> list[int]:
        """Give the positions of a key, ascending.

        >>> index = Index()
        >>> for position, key in enumerate([7, 9, 7]):
        ...     index.add(key, position)
        >>> index.find(7), index.find(8)
        ([0, 2], [])
        """
        keys, positions = self.arrays()
        start, stop = (np.searchsorted(keys, np.uint64(key), side) for side in ("left", "right"))
        found: list[int] = positions[start:stop].tolist()
        return found


def site_key(site: str, text: str) -> int:
    """Make the key under which a site's page is found by a text of it."""
    return key64(f"{site}\n{text}")


class Columns:
    """What the cards say, by position.

    Args:
        cards: in order of site and id, no id twice.

    Raises:
        ValueError: they are not.
    """

    def __init__(self, cards: Sequence[Card]) -> None:
        self.ids: list[str] = []
        self.urls, self.titles, self.same_answers = Index(), Index(), Index()
        self.parts = Index()
        """By URL, "#" and part: the questions that share a page with others."""
        self.questions = {level: Index() for level in LEVELS}
        site_codes: dict[str, int] = {}
        sites, words, answers, are_parts = array("L"), array("L"), array("L"), array("b")
        digests, words_digests = array("Q"), array("Q")
        signatures = bytearray()
        last = ("", "")
        for position, card in enumerate(cards):
            if (card.site, card.id) <= last:
                raise ValueError(f"cards are out of order or there twice: {card.id}")
            last = (card.site, card.id)
            self.ids.append(card.id)
            sites.append(site_codes.setdefault(card.site, len(site_codes)))
            words.append(card.words)
            digests.append(card.digest)
            words_digests.append(card.words_digest)
            answers.append(card.answer_count)
            are_parts.append(card.part is not None)
            signatures += card.signature or _NO_WORDS
            self._take_keys(position, card)
        self._site_names = list(site_codes)
        self.sites = np.array(sites, np.int64)
        self.words = np.array(words, np.int64)
        self.are_parts = np.array(are_parts, np.bool_)
        """Whether a record shares its page with others, and its URL with them."""
        self.digests = np.array(digests, np.uint64)
        self.words_digests = np.array(words_digests, np.uint64)
        self.signatures = np.frombuffer(signatures, SIGNATURE).reshape(-1, PERMUTATIONS)
        self.preference = _preference(np.array(answers, np.int64))

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

    def site(self, position: int) -> str:
        """Name the site of a record."""
        return self._site_names[int(self.sites[position])]

    def __len__(self) -> int:
        return len(self.ids)


def runs(ordered: Hashes) -> Iterator[tuple[int, int]]:
    """Give start and stop of each stretch of two or more equal keys.

    >>> list(runs(np.array([3, 3, 5, 8, 8, 8], np.uint64)))
    [(0, 2), (3, 6)]
    """
    bounds = np.concatenate(([0], np.flatnonzero(ordered[1:] != ordered[:-1]) + 1, [len(ordered)]))
    for at in np.flatnonzero(np.diff(bounds) > 1).tolist():
        yield int(bounds[at]), int(bounds[at + 1])


def _preference(answers: NDArray[np.int64]) -> Positions:
    """All positions, those first that are kept rather: most answers, then smallest site and id.

    Not the newest: which copy was fetched last changes from crawl to crawl, and with it the ids of a corpus would.
    """
    return np.lexsort((np.arange(len(answers)), -answers)).astype(np.int64)
