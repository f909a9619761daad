"""How a site changes over time: from edition to edition some question pages say more, some only look different, some
vanish and some are new; most stay byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Generic, Protocol, TypeVar

from crawler.demo.site import PUBLISHED, DemoPage, DemoSite
from crawler.demo.truth import TrueQuestion

APART = timedelta(days=30)
"""From one edition to the next."""

KEPT_BACK = 3
"""How many questions a site has beside those that it shows: drafts, and what was withdrawn before the first edition."""


class Numbered(Protocol):
    """A question of either style."""

    @property
    def number(self) -> int:
        """Unique among the site's questions of all editions."""

    @property
    def path(self) -> str:
        """Where its page stands."""


Question = TypeVar("Question", bound=Numbered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Generic[Question]):
    """What a site shows at one time, before any markup."""

    number: int
    questions: tuple[Question, ...]
    stamps: Mapping[int, int]
    """By a question's number the edition whose stamp its template carries; pages of edition 0 have none."""
    gone: frozenset[str]
    """Paths that answer 410; other paths that the site had answer 404."""

    @property
    def time(self) -> datetime:
        """When it was published."""
        return published(self.number)


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of so many question pages change with an edition; as many as vanish are new."""

    vanish: int
    change: int
    look_different: int


def shares(questions: int) -> Shares:
    """The shares of a site of so many question pages.

    >>> shares(64)
    Shares(vanish=2, change=8, look_different=4)
    """
    return Shares(max(2, questions // 24), max(2, questions // 8), max(1, questions // 16))


def published(edition: int) -> datetime:
    """When an edition was published: every day of its own, so that dates without a time tell editions apart."""
    return PUBLISHED + edition * APART


def editions(
    first: Sequence[Question],
    last: int,
    *,
    name: str,
    first_new: int,
    write: Callable[[int], Question],
    revise: Callable[[Question, int, int], Question],
) -> Iterator[Edition[Question]]:
    """Editions 0 to `last`.

    `name` seeds the choices; `write` gives the new question of a number, from `first_new` on; `revise` gives a
    question as an edition changes it, by turns in one way or another.
    """
    edition = Edition(number=0, questions=tuple(first), stamps={}, gone=frozenset())
    yield edition
    share = shares(len(first))
    for number in range(1, last + 1):
        order = [question.number for question in edition.questions]
        Random(f"{name} edition {number}").shuffle(order)
        leaving, revised = order[: share.vanish], order[share.vanish : share.vanish + share.change]
        stamped = order[share.vanish + share.change :][: share.look_different]
        turns = {each: turn for turn, each in enumerate(revised, number)}
        kept = [question for question in edition.questions if question.number not in leaving]
        gone = {question.path for question in edition.questions if question.number in leaving[::2]}
        start = first_new + (number - 1) * share.vanish
        edition = Edition(
            number=number,
            questions=(
                *(revise(each, number, turns[each.number]) if each.number in turns else each for each in kept),
                *(write(new) for new in range(start, start + share.vanish)),
            ),
            stamps={**edition.stamps, **dict.fromkeys(stamped, number)},
            gone=edition.gone | gone,
        )
        yield edition


def dated(documents: Mapping[str, DemoPage], earlier: Mapping[str, DemoPage], time: datetime) -> dict[str, DemoPage]:
    """The pages with the time of their last change: what the earlier edition had in the same bytes keeps its time."""
    out = {}
    for path, page in documents.items():
        old = earlier.get(path)
        unchanged = old is not None and (old.body, old.content_type) == (page.body, page.content_type)
        out[path] = replace(page, modified=old.modified if old is not None and unchanged else time)
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What became of a site's pages between two editions, by path; every question page is in one of the first five."""

    changed: frozenset[str]
    """They say something else."""
    reworded_bytes: frozenset[str]
    """They say the same in other bytes."""
    gone: frozenset[str]
    new: frozenset[str]
    same: frozenset[str]
    """Byte for byte."""
    around: frozenset[str]
    """Pages that are no question pages (lists, profiles, sitemaps) and changed, came or went."""


def changes(before: DemoSite, after: DemoSite) -> Changes:
    """What became of each page between two editions of one site, in either order."""
    old, new = before.questions, after.questions
    both = old.keys() & new.keys()
    differ = {
        path for path in before.pages.keys() | after.pages.keys() if _bytes_of(before, path) != _bytes_of(after, path)
    }
    changed = {path for path in both if _said(old[path]) != _said(new[path])}
    return Changes(
        changed=frozenset(changed),
        reworded_bytes=frozenset(both & differ - changed),
        gone=frozenset(old.keys() - new.keys()),
        new=frozenset(new.keys() - old.keys()),
        same=frozenset(both - differ),
        around=frozenset(differ - old.keys() - new.keys()),
    )


def _bytes_of(site: DemoSite, path: str) -> tuple[bytes, str] | None:
    page = site.pages.get(path)
    return None if page is None else (page.body, page.content_type)


def _said(question: TrueQuestion) -> TrueQuestion:
    """What the page itself says: not whether the site still has what it teases."""
    return replace(question, related=tuple(replace(related, question_url=None) for related in question.related))
