"""The pages of the reply site as content: what each says and how much of it it shows, before any markup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from crawler.demo.prose import Prose, as_text
from crawler.demo.truth import (
    REPLY_HOST,
    Generation,
    TrueAnswer,
    TrueAsker,
    TrueDoctor,
    TrueKeyword,
    TrueQuestion,
    TrueRelated,
)

CUT_AT = 280
"""A teaser shows about so many characters; a longer text is cut inside the word that stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskerLine:
    """The line below the question; None where a part is missing."""

    nickname: str | None
    ages: tuple[int, int] | None
    sex: Literal["female", "male"] | None
    asked: date | None

    def printed(self) -> str:
        """The line as the page prints it.

        >>> AskerLine(nickname="Jun", ages=(0, 9), sex="male", asked=date(2015, 8, 6)).printed()
        'Jun, 0~9 year old male. Ask Date: 2015/08/06'
        >>> AskerLine(nickname="Jun", ages=None, sex="female", asked=None).printed()
        'Jun, female.'
        """
        age = f"{self.ages[0]}~{self.ages[1]} year old" if self.ages else ""
        person = ", ".join(part for part in (self.nickname, f"{age} {self.sex or ''}".strip()) if part)
        asked = f"Ask Date: {self.asked:%Y/%m/%d}" if self.asked else ""
        return " ".join(part for part in (f"{person}." if person else "", asked) if part)

    def truth(self) -> TrueAsker | None:
        """Who asks, or None where the line names a date alone."""
        if self.nickname is None and self.ages is None and self.sex is None:
            return None
        low, high = self.ages or (None, None)
        return TrueAsker(name=self.nickname, age_min=low, age_max=high, sex=self.sex)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One doctor's reply; `profile_path` is None where the name is no link."""

    doctor: str
    department: str
    prose: Prose
    replied: date | None
    profile_path: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """Another page's question and first reply as this page shows them."""

    title: str
    path: str
    withdrawn: bool
    question: str
    doctor: str
    department: str
    answer: str

    @property
    def url(self) -> str:
        """The canonical URL of the page that it leads to."""
        return f"https://{REPLY_HOST}{self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyQuestion:
    """One article of the reply site."""

    number: int
    title: str
    headline: str
    shows_headline: bool
    department: str
    prose: Prose
    asker: AskerLine
    replies: tuple[Reply, ...]
    essay: Prose | None
    tags: tuple[str, ...]
    shows_tags: bool
    teasers: tuple[Teaser, ...] = ()
    generation: Generation

    @property
    def path(self) -> str:
        """The article's path; numbers have gaps, as they do where pages are withdrawn."""
        return f"/en/article/{100_003 + self.number * 7}"

    @property
    def url(self) -> str:
        """The canonical URL."""
        return f"https://{REPLY_HOST}{self.path}"

    def truth(self) -> TrueQuestion:
        """What the page means."""
        department = self.department if self.shows_headline else None
        if department is None and self.replies:
            department = self.replies[0].department
        return TrueQuestion(
            site="doctor_reply",
            url=self.url,
            generation=self.generation,
            name=self.title,
            headline=self.headline if self.shows_headline else None,
            text=as_text(self.prose, soft_line_breaks=True),
            author=self.asker.truth(),
            date_created=self.asker.asked.isoformat() if self.asker.asked else None,
            language="en",
            medical_specialty=department,
            keywords=tuple(TrueKeyword(name=tag, medical_specialty=self.department) for tag in self.tags)
            if self.shows_tags
            else (),
            upvote_count=None,
            answer_count=None,
            answers=tuple(_true_answer(position, reply) for position, reply in enumerate(self.replies, 1)),
            site_text=as_text(self.essay) if self.essay else None,
            related=tuple(
                TrueRelated(name=teaser.title, url=teaser.url, question_url=None if teaser.withdrawn else teaser.url)
                for teaser in self.teasers
            ),
            teaser_texts=tuple(text for teaser in self.teasers for text in (teaser.question, teaser.answer)),
        )


def _true_answer(position: int, reply: Reply) -> TrueAnswer:
    doctor = TrueDoctor(
        name=reply.doctor,
        medical_specialty=reply.department,
        url=f"https://{REPLY_HOST}{reply.profile_path}" if reply.profile_path else None,
    )
    return TrueAnswer(
        position=position,
        name=None,
        text=as_text(reply.prose, soft_line_breaks=True),
        author=doctor,
        date_created=reply.replied.isoformat() if reply.replied else None,
        upvote_count=None,
    )


def cut(text: str) -> str:
    """The text as a teaser shows it: whole where it is short, else cut inside a word, with three dots.

    >>> cut("short"), cut("word " * 60)[-9:]
    ('short', 'word w...')
    """
    at = CUT_AT
    while at < len(text) and not (text[at - 1].isalpha() and text[at].isalpha()):
        at += 1
    return text if at >= len(text) else f"{text[:at]}..."
