"""The pages of the community as content: what each says and how much of it it shows, before any markup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.demo.prose import Prose, as_text
from crawler.demo.truth import (
    FORUM_HOST,
    ForumGeneration,
    TrueAnswer,
    TrueAsker,
    TrueDoctor,
    TrueKeyword,
    TrueQuestion,
)
from crawler.demo.variety import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who asks or answers."""

    name: str
    suffixes: tuple[str, ...] = ()
    number: int | None
    """None where the account was deleted."""

    @property
    def shown(self) -> str:
        """ "Imke Hesketh, RN"."""
        return ", ".join((self.name, *self.suffixes))

    @property
    def profile_path(self) -> str | None:
        """Where the name leads to."""
        return None if self.number is None else f"/users/{self.number}/{slug(self.name)}"

    def truth(self) -> TrueDoctor:
        """What the name above an answer means."""
        url = f"https://{FORUM_HOST}{self.profile_path}" if self.profile_path else None
        return TrueDoctor(name=self.name, honorific_suffix=self.suffixes, url=url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A remark below an answer, which is no answer."""

    member: Member
    text: str
    posted: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Who changed an answer later: not its author."""

    member: Member
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumAnswer:
    """One answer as shown."""

    member: Member
    quote: str | None
    """What it quotes of the question, above its own words."""
    prose: Prose
    posted: datetime | None
    votes: int | None
    accepted: bool = False
    comments: tuple[Comment, ...] = ()
    edit: Edit | None = None

    @property
    def text(self) -> str:
        """The answer as a corpus should hold it, with what it quotes."""
        return "\n\n".join(part for part in (self.quote, as_text(self.prose)) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumQuestion:
    """One question page of the community."""

    number: int
    title: str
    prose: Prose
    tags: tuple[str, ...]
    asker: Member
    asked: datetime | None
    votes: int | None
    answers: tuple[ForumAnswer, ...]
    generation: ForumGeneration
    declared: int
    """How many answers the markup says that there are."""

    @property
    def path(self) -> str:
        """The page's path: every generation of the site had its own."""
        identity, words = 2_001 + self.number * 3, slug(self.title)
        match self.generation:
            case "rdfa":
                return f"/node/{identity}"
            case "microdata":
                return f"/questions/{identity}/{words}"
            case "discourse":
                return f"/t/{words}/{identity}"
            case "json_ld":
                return f"/community/{words}-{identity}"

    @property
    def url(self) -> str:
        """The canonical URL."""
        return f"https://{FORUM_HOST}{self.path}"

    @property
    def is_solved(self) -> bool:
        """Whether one of the answers was accepted."""
        return any(answer.accepted for answer in self.answers)

    @property
    def tells_accepted(self) -> bool:
        """Whether the page tells answers that were accepted from others: comments are neither."""
        return self.generation != "discourse" or self.is_solved

    def truth(self) -> TrueQuestion:
        """What the page means."""
        return TrueQuestion(
            site="qa_page",
            url=self.url,
            generation=self.generation,
            name=self.title,
            headline=None,
            text=as_text(self.prose),
            author=TrueAsker(name=self.asker.shown),
            date_created=_day(self.asked),
            language="en",
            medical_specialty=None,
            keywords=tuple(TrueKeyword(name=tag, medical_specialty=None) for tag in self.tags),
            upvote_count=self.votes,
            answer_count=self.declared,
            answers=tuple(
                TrueAnswer(
                    position=position,
                    name=None,
                    text=answer.text,
                    author=answer.member.truth(),
                    date_created=_day(answer.posted),
                    upvote_count=answer.votes,
                    is_accepted=answer.accepted if self.tells_accepted else None,
                )
                for position, answer in enumerate(self.answers, 1)
            ),
            site_text=None,
            related=(),
            teaser_texts=(),
        )


def _day(time: datetime | None) -> str | None:
    return time.date().isoformat() if time else None
