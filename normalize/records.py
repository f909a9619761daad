"""What a page means: the records of the corpora (schema 1.0), in schema.org's words in snake_case.

Every key stands in every record. Unknown is null (an empty list for lists), never 0 or "".
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

SCHEMA_VERSION = "1.0"


class Asker(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The person who asks. `name` is set only with PRIVACY=keep, `pseudonym` only without; ages are years."""

    name: str | None
    pseudonym: str | None
    age_min: int | None
    age_max: int | None
    sex: Literal["female", "male"] | None


class Doctor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The person who answers. The rating is the doctor's (stars, 0 to 5), never a score of the answer."""

    name: str | None
    honorific_suffix: list[str]
    medical_specialty: str | None
    address_locality: str | None
    rating_value: float | None
    review_count: int | None
    url: str | None


class Answer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer; `position` counts from 1 in the page's order, `name` is the answer's own headline."""

    id: str
    position: int
    name: str | None
    text: str
    author: Doctor | None
    date_created: str | None
    upvote_count: int | None
    is_accepted: bool | None


class Keyword(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One tag of "Related FAQ" with its department."""

    name: str
    medical_specialty: str | None


class Related(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A link to another question, from a teaser whose text is in no corpus; `match` tells how it was resolved."""

    name: str
    url: str | None
    question_id: str | None
    match: str | None


class ArchivePosition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the response stands in the archive: file below `archive/`, byte offset, byte length."""

    file: str
    offset: int
    length: int


class RightsSignal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a site or a page said of the use of its content; `noted` is a reservation that does not mean the purpose."""

    kind: str
    source: str
    evidence: str
    verdict: Literal["reserves", "allows", "noted", "malformed"]


class Rights(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the crawl was declared to be for, and what was found of opt-outs; null for pages that no crawl fetched."""

    purpose: str
    signals: list[RightsSignal]


class Provenance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the record came from; `source` is the URL, or the replayed file's path below FROM."""

    source: str
    fetched_at: str | None
    page_sha256: str
    archive: ArchivePosition | None
    extractor: str
    rights: Rights | None


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a corpus: a question with all its answers. Dates are ISO 8601 dates, `language` is ISO 639-1."""

    schema: str
    id: str
    site: str
    url: str | None
    name: str | None
    headline: str | None
    text: str | None
    author: Asker | None
    date_created: str | None
    language: str | None
    medical_specialty: str | None
    keywords: list[Keyword]
    upvote_count: int | None
    answer_count: int | None
    answers: list[Answer]
    site_text: str | None
    related: list[Related]
    duplicate_ids: list[str]
    group: str | None
    split: Literal["train", "validation", "test"] | None
    warnings: list[str]
    provenance: Provenance
