"""Which parts a record shows, and the traces of templates in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from crawler.reading.expectations import Part
from crawler.records import RawAnswer, RawQuestion

_TEMPLATE = re.compile(r"\{\{[^{}\n]{1,200}\}\}|\$\{[^{}\n]{1,200}\}|<%[^%\n]{1,200}%>|\[object Object\]")
_OPENINGS = ("{{", "${", "<%", "[object ")
_CODE = re.compile(r"`[^`]{1,2000}`")
_NUMBER = re.compile(r"\d[\d,]{0,9}")


def most_show(questions: Iterable[RawQuestion], part: Part) -> bool | None:
    """Whether at least half of a page's questions show a part, of those that can; None where none can."""
    shown = [each for question in questions if (each := shows(question, part)) is not None]
    return 2 * sum(shown) >= len(shown) if shown else None


def shows(question: RawQuestion, part: Part) -> bool | None:
    """Whether a question shows a part; None where the part can't stand on its page."""
    match part:
        case "headlines":
            return _most(question, lambda answer: bool(answer.headline))
        case "votes":
            return _most(question, lambda answer: bool(answer.vote_line or answer.vote_count))
        case "authors":
            return _most(question, lambda answer: bool(answer.author_lines))
        case "dates":
            return _most(question, lambda answer: bool(answer.date_line))
        case "all_answers":
            declared = _NUMBER.search(question.answer_count_line or "")
            return len(question.answers) >= int(declared[0].replace(",", "")) if declared else None
        case _:
            return bool(getattr(question, part))


def template_syntax(question: RawQuestion) -> str | None:
    """The first binding that stands in a question's text as it was written, code apart.

    Vote lines are not looked at: styles know unrendered ones, and normalize what they mean.
    """
    texts = list(_texts(question))
    together = "\n".join(texts)
    if not any(opening in together for opening in _OPENINGS):
        return None
    return next((found[0] for text in texts if (found := _TEMPLATE.search(_CODE.sub("", text)))), None)


def _most(question: RawQuestion, has: Callable[[RawAnswer], bool]) -> bool | None:
    answers = question.answers
    return 2 * sum(map(has, answers)) >= len(answers) if answers else None


def _texts(question: RawQuestion) -> Iterator[str]:
    for text in (question.title, question.question, question.editorial_title, question.asker_line, question.more_info):
        if text:
            yield text
    for answer in question.answers:
        yield answer.text
        yield from filter(None, (answer.headline, answer.date_line, *answer.author_lines))
