"""What the demo pages mean: the true record of every page, known to the generator before any markup is written.

The field names are those of the corpora (schema.org in snake_case), so that a test can lay one beside the other. A
field that the page does not show is None, or an empty tuple. Texts read as the corpora promise them: composed
characters, plain single spaces, a blank line between paragraphs, each list entry on its own line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Style = Literal["doctor_panel", "doctor_reply", "qa_page", "clinic_letters"]
"""The site styles, and the site that is told by a profile."""
Generation = Literal["angular", "hashed", "tables"]
"""How a page's markup was made: client-side templates with microdata; build-hashed classes; tables without classes."""

ForumGeneration = Literal["rdfa", "microdata", "discourse", "json_ld"]
"""How a page of the community tells that it holds a question: in RDFa Lite; in microdata; in the microdata of a
discussion beside JSON-LD that knows less; in JSON-LD alone."""

PANEL_HOST = "ask-panel.test"
REPLY_HOST = "ask-reply.test"
FORUM_HOST = "ask-around.test"
LETTERS_HOST = "clinic-letters.test"
"""The sites' names: .test is reserved (RFC 2606), so no name server will ever know them."""

GENERATIONS: tuple[Generation, ...] = ("angular", "hashed", "tables")
FORUM_GENERATIONS: tuple[ForumGeneration, ...] = ("rdfa", "microdata", "discourse", "json_ld")

DISCLAIMER = (
    "These answers are for educational purposes. Nobody here has examined you, and what is said should not be relied "
    "upon as a substitute of a visit. In a medical emergency ring for an ambulance. Neither asking nor reading begins "
    "a patient/doctor relationship."
)
"""The constant closing text of the doctor_panel style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueAsker:
    """The person who asks, as far as the page tells; ages are years."""

    name: str | None = None
    age_min: int | None = None
    age_max: int | None = None
    sex: Literal["female", "male"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueDoctor:
    """The person who answers. `url` is the profile's https URL where the page links to it."""

    name: str | None = None
    honorific_suffix: tuple[str, ...] = ()
    medical_specialty: str | None = None
    address_locality: str | None = None
    rating_value: float | None = None
    review_count: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueAnswer:
    """One answer; `position` counts from 1; `author` is None where the page shows no author block."""

    position: int
    name: str | None
    text: str
    author: TrueDoctor | None
    date_created: str | None
    upvote_count: int | None
    is_accepted: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueKeyword:
    """One tag with its department."""

    name: str
    medical_specialty: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueRelated:
    """One teaser: its title as printed and the canonical URL behind its link.

    `question_url` is that URL where the site has the page, None where the page was withdrawn (the link ends in 404).
    """

    name: str
    url: str
    question_url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueQuestion:
    """One question. `url` is its page's, canonical: https, no trailing slash, no tracking parameters.

    `text` is "" where a page has nothing beside the title.
    """

    site: Style
    url: str
    generation: Generation | ForumGeneration | None
    """None on the site that has one layout."""
    name: str
    headline: str | None
    text: str
    author: TrueAsker | None
    date_created: str | None
    language: str
    medical_specialty: str | None
    keywords: tuple[TrueKeyword, ...]
    upvote_count: int | None
    answer_count: int | None
    answers: tuple[TrueAnswer, ...]
    site_text: str | None
    related: tuple[TrueRelated, ...]
    teaser_texts: tuple[str, ...]
    """Questions and answers of other pages as this page prints them: in no corpus under this page's name."""
    part: str | None = None
    """What tells it from the other questions of its page; None where it is the only one."""

    @property
    def answer_count_mismatch(self) -> bool:
        """Whether the page declares another number of answers than it shows."""
        return self.answer_count is not None and self.answer_count != len(self.answers)
