"""Which page a teaser is of: by its URL, then by the question's text, then by its title with evidence.

What fits two pages equally well is of neither, and no page teases itself. Where several questions share a page its URL
names none of them: the text or the title then tells which of them it is, and nothing that stands elsewhere will do.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from normalize.graph.columns import LEVELS, site_key
from normalize.graph.edges import Match
from normalize.graph.folding import common_prefix
from normalize.graph.shingles import key64

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from normalize.graph.cards import Card, TeaserCard
    from normalize.graph.columns import Columns, Positions

FEWEST_LETTERS = LEVELS[0]
"""Letters of a question that tell it from others: about 40 characters of English."""
_RAGGED = 8
"""Letters at the end of a teaser that a cut in mid-word or mid-character may have spoiled."""
_MOST_ALIKE = 64
"""Pages of one beginning or title that are looked at; what more share is nobody's."""
_WHOLE_ANSWER = 12
"""Letters of an answer that a teaser shows whole, from which it is evidence: "Sleep more." is not."""

ANSWER, AUTHOR, DEPARTMENT = 0.9, 0.7, 0.5
"""Scores of a title match by its evidence: the answer's words, who answers, the department."""


_CACHED = 4096  # pages that teasers are compared with: some hundred bytes an answer


class Told(NamedTuple):
    """What a card tells of its own page."""

    question: str
    titles: list[str]
    department: str
    authors: list[str]
    answers: list[str]


class Resolved(NamedTuple):
    """Where a teaser leads: the position of a kept record."""

    target: int
    match: Match
    score: float


class Teasers:
    """Resolves teasers.

    Args:
        cards: of all records.
        columns: the same, side by side.
        kept: by position, what each record was merged into; links lead there.
    """

    def __init__(self, cards: Sequence[Card], columns: Columns, kept: Positions) -> None:
        self._cards, self._columns, self._kept = cards, columns, kept
        self._told = lru_cache(maxsize=_CACHED)(self._read)

    def resolve(self, position: int, teaser: TeaserCard) -> Resolved | None:
        """Find the page of a teaser that stands on the page at a position."""
        shared: frozenset[int] = frozenset()
        if teaser.url:
            found = self._at_part(position, teaser.url)
            if not found:
                found = self._at_url(position, teaser.url)
                shared = frozenset(found if self._columns.are_parts[found].any() else ())
            target = None if shared else self._only(found)
            if target is not None:
                return None if target == self._kept[position] else Resolved(target, Match.URL, 1.0)
        return self._by_question(position, teaser, shared) or self._by_title(position, teaser, shared)

    def _at_part(self, position: int, url: str) -> list[int]:
        """The questions that a URL leads to with its fragment, on pages that several share."""
        return self._own_site_first(position, self._columns.parts.find(key64(url)))

    def _at_url(self, position: int, url: str) -> list[int]:
        return self._own_site_first(position, self._columns.urls.find(key64(url)))

    def _own_site_first(self, position: int, found: list[int]) -> list[int]:
        sites = self._columns.sites
        return [other for other in found if sites[other] == sites[position]] or found

    def _only(self, positions: Sequence[int]) -> int | None:
        """The kept record of all these positions, where there is but one."""
        targets = {int(self._kept[position]) for position in positions}
        return targets.pop() if len(targets) == 1 else None

    def _by_question(self, position: int, teaser: TeaserCard, shared: frozenset[int]) -> Resolved | None:
        length = len(teaser.question)
        if length < FEWEST_LETTERS:
            return None
        enough = max(FEWEST_LETTERS, length - _RAGGED)
        level = max(level for level in LEVELS if level <= enough)
        key = site_key(self._columns.site(position), teaser.question[:level])
        matched: dict[int, int] = {}
        for other in self._others(position, self._columns.questions[level].find(key), teaser, shared):
            letters = common_prefix(teaser.question, self._told(other).question)
            if letters >= enough:
                target = int(self._kept[other])
                matched[target] = max(matched.get(target, 0), letters)
        best = [target for target, letters in matched.items() if letters == max(matched.values())]
        if len(best) > 1:
            best = self._best_evidence(best, teaser)
        return Resolved(best[0], Match.QUESTION_TEXT, matched[best[0]] / length) if len(best) == 1 else None

    def _others(self, position: int, found: list[int], teaser: TeaserCard, shared: frozenset[int]) -> list[int]:
        """Leave out the teaser's own page; where very many are left, keep those with its title."""
        others = self._elsewhere(position, found, shared)
        if len(others) > _MOST_ALIKE:
            titled = set(self._titled(position, teaser))
            others = [other for other in others if other in titled]
        return others if len(others) <= _MOST_ALIKE else []

    def _elsewhere(self, position: int, found: list[int], shared: frozenset[int]) -> list[int]:
        """Leave out the record at a position, its copies, and what is not on the page that is known to be meant."""
        places = np.array([place for place in found if place in shared] if shared else found, np.int64)
        others: list[int] = places[self._kept[places] != self._kept[position]].tolist()
        return others

    def _titled(self, position: int, teaser: TeaserCard) -> list[int]:
        if not teaser.title:
            return []
        return self._columns.titles.find(site_key(self._columns.site(position), teaser.title))

    def _by_title(self, position: int, teaser: TeaserCard, shared: frozenset[int]) -> Resolved | None:
        found = self._elsewhere(position, self._titled(position, teaser), shared)
        if len(found) > _MOST_ALIKE:
            return None
        scores: dict[int, float] = {}
        for other in found:
            card = self._told(other)
            asks_else = bool(card.question) and len(teaser.question) >= FEWEST_LETTERS
            score = evidence(teaser, card)
            if score and not (asks_else and score < ANSWER):
                target = int(self._kept[other])
                scores[target] = max(scores.get(target, 0.0), score)
        best = [target for target, score in scores.items() if score == max(scores.values())]
        return Resolved(best[0], Match.TITLE, scores[best[0]]) if len(best) == 1 else None

    def _best_evidence(self, positions: Sequence[int], teaser: TeaserCard) -> list[int]:
        """Keep those with the title and the best evidence."""
        cards = {position: self._told(position) for position in positions}
        ranks = {at: (teaser.title in card.titles, evidence(teaser, card)) for at, card in cards.items()}
        return [at for at, rank in ranks.items() if rank == max(ranks.values())]

    def _read(self, position: int) -> Told:
        card = self._cards[position]
        return Told(card.question, card.titles, card.department, card.authors, card.answers)


def evidence(teaser: TeaserCard, card: Told) -> float:
    """Weigh what, beside its title, speaks for a teaser being of a page: 0 where nothing does."""
    rules: tuple[tuple[float, Callable[[TeaserCard, Told], bool]], ...] = (
        (ANSWER, _same_answer),
        (AUTHOR, lambda teaser, card: bool(teaser.author) and teaser.author in card.authors),
        (DEPARTMENT, lambda teaser, card: bool(card.department) and teaser.author.endswith(card.department)),
    )
    return next((score for score, holds in rules if holds(teaser, card)), 0.0)


def _same_answer(teaser: TeaserCard, card: Told) -> bool:
    """Tell whether one of the page's answers begins as the teaser's does, or is the same where it stands whole."""
    shown = teaser.answer
    if len(shown) < _WHOLE_ANSWER:
        return False
    if teaser.answer_cut and len(shown) < FEWEST_LETTERS:
        return False
    return any(answer.startswith(shown) if teaser.answer_cut else answer == shown for answer in card.answers)
