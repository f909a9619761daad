"""`pairs`: a question and the text of one of its answers, for retrieval, comparison and training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from normalize.export.chat import specialty
from normalize.export.turns import by_asker, lacks, question_text, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from normalize.records import Question


class Pair(Struct, frozen=True, kw_only=True):
    """A question and one answer; author, date and votes are the answer's, `date` is an ISO 8601 date."""

    question: str
    """Its title, a blank line, its text."""
    answer: str
    """The text of one answer."""
    id: str
    """The question's record."""
    answer_id: str
    """The answer's, in that record."""
    url: str | None
    """The page."""
    site: str
    """The page's style or profile."""
    author: str | None
    """Who answers."""
    date: str | None
    """Of the answer."""
    upvote_count: int | None
    """The answer's votes; null where the page shows none."""
    is_accepted: bool | None
    """Whether the page marks the answer as the accepted one; null where it marks none."""
    language: str | None
    """ISO 639-1, of the question."""
    medical_specialty: str | None
    """The question's, else that of who answers."""
    group: str | None
    """The same for questions that belong together; no group stands in two splits."""


class Pairs:
    """Every answer with its question."""

    name = "pairs"
    unit = "pairs"
    row: type[Struct] = Pair
    options: Mapping[str, str] = {}

    def lacks(self, question: Question) -> str | None:
        """Tell what a record lacks, as a slug."""
        return lacks(question)

    def left_out(self, question: Question) -> int:
        """Count the answers by whoever asked."""
        return by_asker(question)

    def rows(self, question: Question) -> Iterator[tuple[Struct, int]]:
        """Yield a pair for every answer of a record."""
        asked = question_text(question) or ""
        for answer in worded(question):
            said = answer.text.strip()
            pair = Pair(
                question=asked,
                answer=said,
                id=question.id,
                answer_id=answer.id,
                url=question.url,
                site=question.site,
                author=answer.author.name if answer.author is not None else None,
                date=answer.date_created,
                upvote_count=answer.upvote_count,
                is_accepted=answer.is_accepted,
                language=question.language,
                medical_specialty=specialty(question, answer),
                group=question.group,
            )
            yield pair, len(asked) + len(said)
