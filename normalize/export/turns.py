"""What somebody asks and what somebody answers, each as one text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normalize.records import Answer, Question

_CUT_OFF = re.compile(r"\s*+(?:\.{3}|…)\Z")


def question_text(question: Question) -> str | None:
    """Give the question's name, a blank line and its text; the name not twice where the text begins with it.

    None where a record has neither.
    """
    name, text = (question.name or "").strip(), (question.text or "").strip()
    if not name or not text or _begins_with(text, name):
        return text or name or None
    return f"{name}\n\n{text}"


def worded(question: Question) -> list[Answer]:
    """Give the answers that have a text, in the page's order, but for those by whoever asked: they answer nothing."""
    own = _askers_names(question)
    return [answer for answer in question.answers if answer.text.strip() and not _is_by(own, answer)]


def by_asker(question: Question) -> int:
    """Count the answers by whoever asked."""
    own = _askers_names(question)
    return sum(_is_by(own, answer) for answer in question.answers)


def _askers_names(question: Question) -> set[str]:
    asker = question.author
    return {name.casefold() for name in (asker.name, asker.pseudonym) if name} if asker else set()


def _is_by(names: set[str], answer: Answer) -> bool:
    return answer.author is not None and (answer.author.name or "").casefold() in names


def lacks(question: Question) -> str | None:
    """Tell what a record lacks to be a question with an answer, as a slug; None where it is one."""
    if question_text(question) is None:
        return "no_question"
    return None if worded(question) else "no_answers"


def best(answers: list[Answer]) -> Answer:
    """Give the best of some answers: an accepted one, then the one of most votes, then the first of the page.

    An answer without a count stands where one of no votes does.
    """
    return min(answers, key=lambda answer: (not answer.is_accepted, -(answer.upvote_count or 0), answer.position))


def _begins_with(text: str, name: str) -> bool:
    """Tell whether a text begins with a name, whole words of it unless the name breaks off itself.

    >>> _begins_with("Knee pain. Since May …", "Knee  pain"), _begins_with("Kneecaps hurt", "Knee")
    (True, False)
    >>> _begins_with("Kneecaps hurt", "Knee...")
    True
    """
    cut = _CUT_OFF.search(name[-20:])
    whole = " ".join((name[: len(name) - len(cut[0])] if cut else name).casefold().split())
    start = " ".join(text[: 2 * len(name) + 100].casefold().split())
    if not whole or not start.startswith(whole):
        return False
    rest = start[len(whole) :]
    return bool(cut) or not rest or not (rest[0].isalnum() and whole[-1].isalnum())
