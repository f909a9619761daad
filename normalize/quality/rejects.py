"""Why a record is not worth keeping: by default, because it asks nothing or is spam all through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.quality.spam import spam_score

if TYPE_CHECKING:
    from normalize.records import Question
    from normalize.settings import Settings


def reject_reason(question: Question, settings: Settings) -> tuple[str, str] | None:
    """Give the slug and the detail of the first reason to set a question aside, None for one to keep.

    `empty_question`: neither title nor text; `no_answers`, if `reject_unanswered`; `language`: known, and none of
    `languages`; `spam`: the question scores above `spam_limit`, or the mildest of its answers does. So a page is kept
    when a spammer answers beside doctors.
    """
    asked = "\n".join(text for text in (question.name, question.text) if text)
    if not asked:
        return "empty_question", "neither a title nor a text is left"
    if settings.reject_unanswered and not question.answers:
        return "no_answers", "nobody answers"
    if settings.languages and question.language and question.language not in settings.languages:
        return "language", f"{question.language}, not {' or '.join(settings.languages)}"
    asking = spam_score(asked)
    if asking > settings.spam_limit:
        return "spam", f"the question scores {asking:g}, more than {settings.spam_limit:g}"
    answering = min((spam_score(answer.text) for answer in question.answers), default=0.0)
    if answering > settings.spam_limit:
        return "spam", f"every answer scores {answering:g} or more, above {settings.spam_limit:g}"
    return None
