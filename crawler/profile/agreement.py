"""Which selectors of a draft to advise: those that find something, and nothing else than the style that fits reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from crawler.profile.profile import AnswerSelectors, Selectors
from crawler.profile.selected import Selected
from crawler.reading.layout.dates import printed_date
from crawler.records import RawAnswer, RawQuestion

_WORDS = re.compile(r"[\W_]+")
_REPEATED = re.compile(r"(\w[^\n]{2,59}?)(?:\s{0,3}\1)+")


def agreeing(select: Selectors, found: Selected, read: RawQuestion | None) -> Selectors:
    """The selectors without those that find nothing, or something else than what the style has read there.

    Where the style has read nothing, whatever a selector finds stays, but for authors that are none (`are_names`), for
    dates that nobody can read (`printed_date`) and for the text of a question that has its title alone: what is longest
    above the answers is no text of its own.

    Looks at the parts that a draft has candidates of: title, question, asker, date and all of an answer's.

    Args:
        select: the candidates.
        found: what they find on the page.
        read: what the style reads on it; None where none fits.
    """
    style = read or RawQuestion(site="", title=None, question=None)
    is_asker = not is_repeated(found.asker_line or "") and _same(found.asker_line, style.asker_line)
    is_title_alone = bool(style.title and style.answers) and not style.question
    kept = replace(
        select,
        title=select.title if _same(found.title, style.title) else None,
        question=select.question if _same(found.question, style.question) and not is_title_alone else None,
        asker=select.asker if is_asker else None,
        date=select.date if _same_date(found.date_line, style.date_line) else None,
    )
    if select.answer is None:
        return kept
    texts, others = ([_letters(each.text) for each in answers] for answers in (found.answers, style.answers))
    if not texts or (others and texts != others):
        return replace(kept, answers=None, answer=None)
    return replace(kept, answer=_inside(select.answer, found.answers, style.answers))


def is_repeated(name: str) -> bool:
    """Whether a name is one word over and over, as of a picture, a link and a card that a selector finds together.

    >>> [is_repeated(name) for name in ("BirteBirteBirte", "Jorunn Dahl Jorunn Dahl", "Jorunn Dahl", "Bobo")]
    [True, True, False, False]
    """
    return _REPEATED.fullmatch(name[:200].strip()) is not None


def are_names(answers: Sequence[RawAnswer]) -> bool:
    """Whether the authors of answers may be people: not one word over and over, nor what most other answers say.

    >>> said = [RawAnswer(text="Quote this: rest.", author_lines=["Quote"]), RawAnswer(text="Quote: ice.")]
    >>> are_names(said), are_names([RawAnswer(text="Rest.", author_lines=["Ada"])])
    (False, True)
    """
    names = [(place, " ".join(each.author_lines)) for place, each in enumerate(answers) if each.author_lines]
    texts = [f" {_WORDS.sub(' ', each.text).casefold()} " for each in answers]
    said = 0
    for place, name in names:
        whole = f" {_WORDS.sub(' ', name).strip().casefold()} "
        said += any(whole in text for other, text in enumerate(texts) if other != place)
    return bool(names) and 2 * said <= len(names) and not any(is_repeated(name) for _, name in names)


def _inside(select: AnswerSelectors, found: Sequence[RawAnswer], read: Sequence[RawAnswer]) -> AnswerSelectors:
    pairs = list(zip(found, read, strict=True)) if read else [(each, RawAnswer(text=each.text)) for each in found]

    def all_agree(agree: Callable[[str | None, str | None], bool], part: Callable[[RawAnswer], str | None]) -> bool:
        return any(part(one) for one, _ in pairs) and all(
            agree(part(one), part(other)) for one, other in pairs if part(one) or part(other)
        )

    is_author = are_names(found) and all_agree(_same, lambda each: " ".join(each.author_lines))
    told = any(one.is_accepted for one, _ in pairs)
    is_accepted = told and all(other.is_accepted in (None, one.is_accepted) for one, other in pairs)
    return replace(
        select,
        author=select.author if is_author else None,
        date=select.date if all_agree(_same_date, lambda each: each.date_line) else None,
        votes=select.votes if all_agree(_same_votes, lambda each: each.vote_line or each.vote_count) else None,
        accepted=select.accepted if is_accepted else None,
    )


def _same(found: str | None, read: str | None) -> bool:
    """Whether a selector found something, and the style nothing else."""
    return bool(found) and (not read or _letters(found) == _letters(read))


def _same_date(found: str | None, read: str | None) -> bool:
    """As `_same`, of what holds a date that can be read; words or a name may stand beside one of the dates."""
    if not found or printed_date(found) is None:
        return False
    one, other = _letters(found), _letters(read)
    return one in other or other in one


def _same_votes(found: str | None, read: str | None) -> bool:
    return bool(found) and (not read or _count(found) == _count(read))


def _count(votes: str | None) -> str:
    return "".join((votes or "").replace("−", "-").split()).removeprefix("+").casefold()


def _letters(text: str | None) -> str:
    return _WORDS.sub("", text or "").casefold()
