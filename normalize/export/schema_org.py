"""`schema_org`: every record as a QAPage of schema.org in JSON-LD, with nothing that the record does not say.

Source: https://schema.org/QAPage, https://schema.org/Question, https://schema.org/Answer, https://schema.org/Person.
schema.org gives people no stars and no reviews, so those of doctors are left out; so is what the site itself wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from normalize import records

CONTEXT: Final = "https://schema.org"


class PostalAddress(Struct, frozen=True, kw_only=True):
    """Where somebody works."""

    type: Literal["PostalAddress"] = field(name="@type")
    locality: str = field(name="addressLocality")


class Person(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody who asks, by name or pseudonym, or answers."""

    type: Literal["Person"] = field(name="@type")
    name: str | None = None
    honorific_suffix: list[str] | None = field(name="honorificSuffix", default=None)
    knows_about: str | None = field(name="knowsAbout", default=None)
    """The specialty."""
    address: PostalAddress | None = None
    url: str | None = None


class Answer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One answer; `position` counts from 1 in the page's order."""

    type: Literal["Answer"] = field(name="@type")
    identifier: str
    position: int
    name: str | None = None
    text: str
    author: Person | None = None
    date_created: str | None = field(name="dateCreated", default=None)
    upvote_count: int | None = field(name="upvoteCount", default=None)


class Question(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The question; `answer_count` is what the page declares."""

    type: Literal["Question"] = field(name="@type")
    identifier: str
    name: str | None = None
    text: str | None = None
    author: Person | None = None
    date_created: str | None = field(name="dateCreated", default=None)
    keywords: list[str] | None = None
    upvote_count: int | None = field(name="upvoteCount", default=None)
    answer_count: int | None = field(name="answerCount", default=None)
    accepted: list[Answer] | None = field(name="acceptedAnswer", default=None)
    suggested: list[Answer] | None = field(name="suggestedAnswer", default=None)


class QAPage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One document."""

    context: str = field(name="@context")
    type: Literal["QAPage"] = field(name="@type")
    url: str | None = None
    headline: str | None = None
    language: str | None = field(name="inLanguage", default=None)
    specialty: str | None = field(name="about", default=None)
    related: list[str] | None = field(name="relatedLink", default=None)
    question: Question = field(name="mainEntity")


class SchemaOrg:
    """QAPage documents."""

    name = "schema_org"
    unit = "documents"
    row: type[Struct] = QAPage
    options: Mapping[str, str] = {}

    def lacks(self, question: records.Question) -> str | None:
        """Tell what a record lacks: nothing ever."""
        return None

    def left_out(self, question: records.Question) -> int:
        """Count the answers by whoever asked that are left out: none is."""
        return 0

    def rows(self, question: records.Question) -> Iterator[tuple[Struct, int]]:
        """Yield the document of a record."""
        answers = [(answer.is_accepted, _answer(answer)) for answer in question.answers]
        asker = question.author.name or question.author.pseudonym if question.author is not None else None
        entity = Question(
            type="Question",
            identifier=question.id,
            name=question.name,
            text=question.text,
            author=Person(type="Person", name=asker) if asker else None,
            date_created=question.date_created,
            keywords=[keyword.name for keyword in question.keywords] or None,
            upvote_count=question.upvote_count,
            answer_count=question.answer_count,
            accepted=[answer for is_accepted, answer in answers if is_accepted] or None,
            suggested=[answer for is_accepted, answer in answers if not is_accepted] or None,
        )
        page = QAPage(
            context=CONTEXT,
            type="QAPage",
            url=web_address(question.url),
            headline=question.headline,
            language=question.language,
            specialty=question.medical_specialty,
            related=[address for link in question.related if (address := web_address(link.url))] or None,
            question=entity,
        )
        texts = (question.name, question.headline, question.text, *(answer.text for answer in question.answers))
        yield page, sum(len(text) for text in texts if text)


def web_address(url: str | None) -> str | None:
    """Give an address that a program may take for a link; None for any other, such as `javascript:`.

    >>> web_address("https://ask.test/q/1"), web_address("javascript:alert(1)")
    ('https://ask.test/q/1', None)
    """
    return url if url is not None and url.lower().startswith(("https://", "http://")) else None


def _answer(answer: records.Answer) -> Answer:
    return Answer(
        type="Answer",
        identifier=answer.id,
        position=answer.position,
        name=answer.name,
        text=answer.text,
        author=_person(answer.author) if answer.author is not None else None,
        date_created=answer.date_created,
        upvote_count=answer.upvote_count,
    )


def _person(doctor: records.Doctor) -> Person | None:
    locality = doctor.address_locality
    person = Person(
        type="Person",
        name=doctor.name,
        honorific_suffix=doctor.honorific_suffix or None,
        knows_about=doctor.medical_specialty,
        address=PostalAddress(type="PostalAddress", locality=locality) if locality else None,
        url=web_address(doctor.url),
    )
    return None if person == Person(type="Person") else person
