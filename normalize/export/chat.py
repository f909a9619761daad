"""`chat`: conversations of a user who asks and an assistant who answers, for training models on.

What the assistant says is the answer's text; the headline that some answers have is no part of it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from normalize.export.turns import best, by_asker, lacks, question_text, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from normalize.records import Answer, Question

_BETWEEN = "\n\n---\n\n"


class Answers(StrEnum):
    """Which answers of a question are in a conversation."""

    EACH = "each"
    """One, and every answer has a conversation of its own."""
    BEST = "best"
    """The best alone."""
    ALL = "all"
    """All in one turn, parted by lines of three hyphens."""


class Message(Struct, frozen=True, kw_only=True):
    """One turn."""

    role: Literal["system", "user", "assistant"]
    content: str


class Conversation(Struct, frozen=True, kw_only=True):
    """A question and one answer; author, date and votes are the answer's, `date` is an ISO 8601 date."""

    messages: list[Message]
    """The question as the user's turn, the answer as the assistant's; a system's turn before them if asked for."""
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
    language: str | None
    """ISO 639-1, of the question."""
    medical_specialty: str | None
    """The question's, else that of who answers."""
    group: str | None
    """The same for questions that belong together; no group stands in two splits."""


class LongConversation(Struct, frozen=True, kw_only=True):
    """A question and all its answers: the lists have an entry for each of them, in their order."""

    messages: list[Message]
    """The question as the user's turn, its answers as the assistant's; a system's turn before them if asked for."""
    id: str
    """The question's record."""
    answer_id: list[str]
    """The answers', in that record."""
    url: str | None
    """The page."""
    site: str
    """The page's style or profile."""
    author: list[str | None]
    """Who answers."""
    date: list[str | None]
    """Of the answers."""
    upvote_count: list[int | None]
    """The answers' votes; null where the page shows none."""
    language: str | None
    """ISO 639-1, of the question."""
    medical_specialty: str | None
    """The question's, else that of who answers."""
    group: str | None
    """The same for questions that belong together; no group stands in two splits."""


class Chat:
    """Conversations.

    Args:
        answers: which of a question's answers they hold.
        system: what the system's turn says; None: there is none.
    """

    name = "chat"
    unit = "conversations"

    def __init__(self, answers: Answers = Answers.EACH, system: str | None = None) -> None:
        self._answers = answers
        self._system = system
        self.row: type[Struct] = LongConversation if answers is Answers.ALL else Conversation

    @property
    def options(self) -> Mapping[str, str]:
        """The choice of answers, and the system's turn if there is one."""
        system = {} if self._system is None else {"system": self._system}
        return {"answers": self._answers, **system}

    def lacks(self, question: Question) -> str | None:
        """Tell what a record lacks, as a slug."""
        return lacks(question)

    def left_out(self, question: Question) -> int:
        """Count the answers by whoever asked."""
        return by_asker(question)

    def rows(self, question: Question) -> Iterator[tuple[Struct, int]]:
        """Yield the conversations of a record."""
        answers = worded(question)
        if self._answers is Answers.ALL:
            messages = self._messages(question, answers)
            yield _long(question, answers, messages), _characters(messages)
            return
        for answer in answers if self._answers is Answers.EACH else [best(answers)]:
            messages = self._messages(question, [answer])
            yield _short(question, answer, messages), _characters(messages)

    def _messages(self, question: Question, answers: Sequence[Answer]) -> list[Message]:
        asked = Message(role="user", content=question_text(question) or "")
        said = Message(role="assistant", content=_BETWEEN.join(answer.text.strip() for answer in answers))
        return [asked, said] if self._system is None else [Message(role="system", content=self._system), asked, said]


def specialty(question: Question, answer: Answer | None) -> str | None:
    """Give the question's specialty, or that of who answers."""
    of_author = answer.author.medical_specialty if answer is not None and answer.author is not None else None
    return question.medical_specialty or of_author


def _short(question: Question, answer: Answer, messages: list[Message]) -> Conversation:
    return Conversation(
        messages=messages,
        id=question.id,
        answer_id=answer.id,
        url=question.url,
        site=question.site,
        author=answer.author.name if answer.author is not None else None,
        date=answer.date_created,
        upvote_count=answer.upvote_count,
        language=question.language,
        medical_specialty=specialty(question, answer),
        group=question.group,
    )


def _long(question: Question, answers: Sequence[Answer], messages: list[Message]) -> LongConversation:
    return LongConversation(
        messages=messages,
        id=question.id,
        answer_id=[answer.id for answer in answers],
        url=question.url,
        site=question.site,
        author=[answer.author.name if answer.author is not None else None for answer in answers],
        date=[answer.date_created for answer in answers],
        upvote_count=[answer.upvote_count for answer in answers],
        language=question.language,
        medical_specialty=specialty(question, None),
        group=question.group,
    )


def _characters(messages: Sequence[Message]) -> int:
    return sum(len(message.content) for message in messages)
