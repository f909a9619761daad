"""Boxes of one look that repeat on a page, and which of them are most likely its posts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from crawler.reading.elements import Element, holds
from crawler.reading.layout.lookalikes import are_called_otherwise, are_teasers
from crawler.reading.layout.names import looks_of, named
from crawler.reading.layout.signs import Signs
from crawler.reading.layout.sizes import TextSizes

_LEAST_TEXT = 12
"""Characters of text that a post holds at the least."""
_ANSWER = re.compile(r"answer|antwort|respuesta|reponse|risposta|resposta|repl(?:y|ies)|respon[sd]", re.IGNORECASE)
_TRUST = {"answer": 3.0, "antwort": 3.0, "respuesta": 3.0, "comment": 0.5}
MANY, NEARLY_ALL = 0.5, 0.9
"""Shares of posts."""
_SLACK = 0.1
_MOST_GROUPS = 12


class PostGroup:
    """Boxes of one look."""

    def __init__(self, look: str, members: list[Element], sizes: TextSizes, signs: Signs) -> None:
        self.look = look
        self.members = members
        self.size = sum(map(sizes.size, members))
        self.authors = sum(map(signs.names_author, members)) / len(members)
        self.dates = sum(map(signs.tells_date, members)) / len(members)
        self.entry = max((named(member.start).entry for member in members[:3]), key=bool)
        trust = _TRUST.get(self.entry, 1.0 if self.entry else 0.0)
        self.score = self.size * (1 + self.authors + self.dates + trust)

    @property
    def signs(self) -> int:
        """How much tells that its members are posts: that they name people, tell dates, call themselves posts."""
        return (self.authors >= MANY) + (self.dates >= MANY) + bool(self.entry)

    @property
    def is_signed(self) -> bool:
        """Whether its members name people and tell dates, or do one of the two and call themselves posts."""
        return self.signs > 1

    @property
    def answers(self) -> bool:
        """Whether it calls itself answers."""
        return _ANSWER.search(self.entry) is not None


def groups_of(sizes: TextSizes, signs: Signs, is_question: bool) -> list[PostGroup]:
    """Boxes that repeat, by look."""
    found: dict[str, list[Element]] = {}
    for element in signs.boxes.elements:
        if element.marks.hidden or sizes.size(element) < _LEAST_TEXT:
            continue
        for look in looks_of(element):
            members = found.setdefault(look, [])
            if not members or members[-1].end <= element.at:
                members.append(element)
    likely = [(look, members) for look, members in found.items() if len(members) > 1 or _ANSWER.search(look)]
    groups = [PostGroup(look, members, sizes, signs) for look, members in likely if not are_called_otherwise(look)]
    return [
        group
        for group in groups
        if (group.is_signed or (is_question and group.signs)) and (len(group.members) > 1 or group.answers)
    ]


def best_group(groups: Sequence[PostGroup], sizes: TextSizes, is_question: bool) -> PostGroup | None:
    """The boxes that are most likely the posts; of boxes around one another the outermost that hold one post each."""
    likely = sorted(_without_lists(groups), key=_rank, reverse=True)[:_MOST_GROUPS]
    trusted = [
        group
        for group in likely
        if (is_question and group.answers) or not are_teasers(group.members, group.entry, sizes)
    ]
    best = next(iter(trusted), None)
    if best is None:
        return None
    finer = (group for group in trusted if len(group.members) > len(best.members) and _parts(best, group))
    return next(finer, best)


def _without_lists(groups: Sequence[PostGroup]) -> list[PostGroup]:
    """Without what stands once, the list of answers among them, where answers stand in it."""
    single = [group for group in groups if len(group.members) == 1]
    if any(group.answers and len(group.members) > 1 for group in groups):
        return [group for group in groups if len(group.members) > 1]
    inner = [group for group in single if "answers" not in group.look.lower()]
    return [group for group in groups if len(group.members) > 1 or not inner or group in inner]


def _rank(group: PostGroup) -> tuple[bool, float, int, int, str]:
    return group.is_signed, group.score, len(group.members), -group.members[0].depth, group.look


def _parts(outer: PostGroup, inner: PostGroup) -> bool:
    """Whether the inner boxes are what the outer ones are made of: several in one, and nothing beside them."""
    signed = inner.authors >= outer.authors - _SLACK and inner.dates >= outer.dates - _SLACK
    if not signed or inner.size < NEARLY_ALL * outer.size:
        return False
    starts = [member.at for member in outer.members]
    return all(holds(outer.members[bisect_left(starts, member.at + 1) - 1], member) for member in inner.members)
