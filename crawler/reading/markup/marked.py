"""Questions as structured data tells of them, and several tellings of one question put together.

A page may tell of one question twice, in two syntaxes, and not the same each time: Discourse's JSON-LD says that there
is no answer, its microdata holds twelve.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from crawler.reading.elements import Element, Tree
from crawler.reading.markup.things import MOST_COMPARED, Thing, Told, too_much_told

_TELLING = 40
"""Letters by which a title or a text is known again: structured data cuts both."""


@dataclass(slots=True)
class MarkedPost:
    """What markup says of a question or an answer as one post among others."""

    thing: Thing
    text: Told | None
    author: str | None
    profile: str | None
    """As written."""
    date: str | None
    votes: str | None
    is_accepted: bool | None = None

    @property
    def element(self) -> Element | None:
        """The element that holds it."""
        return self.thing.element


@dataclass(slots=True)
class MarkedQuestion:
    """What markup says of a question and its answers."""

    opening: MarkedPost
    title: str | None
    answer_count: str | None
    answers: list[MarkedPost]
    keywords: list[str]
    by_site: bool
    is_main: bool
    """It is what its page is about."""
    lacks_answers: bool
    """There are answers, but the markup has none: they are to be loaded, or kept for members."""


def put_together(questions: Iterable[MarkedQuestion], tree: Tree | None) -> list[MarkedQuestion]:
    """Each question once, in the order of their first tellings.

    Questions are the same if their titles begin alike, and each is what its page is about or they are told in different
    ways: a product may have two questions of one title.
    """
    groups: list[list[MarkedQuestion]] = []
    known: dict[str, list[list[MarkedQuestion]]] = {}
    for question in questions:
        title = letters(question.title)[:_TELLING]
        likely = known.get(title, []) if title else groups[: len(groups) == 1]
        group = next((group for group in likely[:1] if not any(_is_told_alike(each, question) for each in group)), None)
        if group is None:
            group = []
            groups.append(group)
            known.setdefault(title, []).append(group)
        group.append(question)
    return [_together(group, tree) for group in groups]


def _is_told_alike(one: MarkedQuestion, other: MarkedQuestion) -> bool:
    first, second = one.opening.thing, other.opening.thing
    if one.is_main and other.is_main:
        return False
    return first.syntax == second.syntax and first.types == second.types


def _together(tellings: list[MarkedQuestion], tree: Tree | None) -> MarkedQuestion:
    """One question of several tellings: that with most answers on the page, and what only others tell."""
    best, *others = sorted(tellings, key=_richness, reverse=True)
    for other in others:
        _supplement(best.opening, other.opening)
        best.title = best.title or other.title
        best.answer_count = best.answer_count or other.answer_count
        best.keywords = best.keywords or other.keywords
        best.lacks_answers = best.lacks_answers and other.lacks_answers
        if not best.answers:
            best.answers = other.answers
        else:
            _supplement_answers(best.answers, other.answers, tree)
    return best


def _richness(question: MarkedQuestion) -> int:
    return sum(2 if each.element is not None else 1 for each in question.answers)


def _supplement(post: MarkedPost, other: MarkedPost) -> None:
    """Add what another telling of the same post says and this one does not; a text on the page beats any other."""
    if post.author is None:
        post.author, post.profile = other.author, other.profile
    post.date = post.date or other.date
    post.votes = post.votes or other.votes
    is_better = other.text is not None and other.text.text is None
    if post.text is None or (post.text.text is not None and is_better):
        post.text = other.text


def _supplement_answers(answers: Sequence[MarkedPost], others: Sequence[MarkedPost], tree: Tree | None) -> None:
    """Add what other tellings say of answers, and which of them was accepted, if only they tell."""
    if len(answers) * len(others) > MOST_COMPARED:
        raise too_much_told(f"{len(answers):,} answers told once more as {len(others):,}")
    texts = {
        id(post): first_letters(post.text.read(tree) if post.text else "", _TELLING) for post in (*answers, *others)
    }
    distinguishes = any(post.is_accepted for post in others) and not any(post.is_accepted for post in answers)
    for answer in answers:
        same = [other for other in others if is_same_post(answer, other)]
        same = same or [other for other in others if texts[id(answer)] and texts[id(answer)] == texts[id(other)]]
        if distinguishes:
            answer.is_accepted = any(other.is_accepted for other in same)
        if len(same) == 1:
            _supplement(answer, same[0])


def is_same_post(one: MarkedPost, other: MarkedPost) -> bool:
    """Whether two tellings are of one post: by the same person at the same second."""
    dates = [(each.date or "")[:19].replace(" ", "T") for each in (one, other)]
    return bool(one.author) and one.author == other.author and len(dates[0]) == 19 and dates[0] == dates[1]


def first_letters(text: str, count: int) -> str:
    """So many of a text's `letters`, or all that it has.

    >>> first_letters("Rest &amp; ice: for a week!", 9)
    'resticefo'
    """
    text = unescape(text)
    found = ""
    for begin in range(0, len(text), 2 * count):
        found += "".join(filter(str.isalnum, text[begin : begin + 2 * count])).casefold()
        if len(found) >= count:
            break
    return found[:count]


def letters(text: str | None) -> str:
    """The letters and digits of a text, in one case: what two tellings of it have in common."""
    return "".join(filter(str.isalnum, unescape(text or ""))).casefold()
