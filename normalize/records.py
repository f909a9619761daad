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
    """As the page prints it; null unless names are kept (PRIVACY=keep), and where the page tells none."""
    pseudonym: str | None
    """The same for the same name in a corpus made with one key; null where names are kept or none is told."""
    age_min: int | None
    """In years: the age, or where a range begins ("30~39")."""
    age_max: int | None
    """In years: the age, or where a range ends."""
    sex: Literal["female", "male"] | None
    """As the page states it; it is never guessed from a name."""


class Doctor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The person who answers. The rating is the doctor's (stars, 0 to 5), never a score of the answer."""

    name: str | None
    """Without title and degrees; a pseudonym with CLINICIANS=pseudonymize, and where the asker answers."""
    honorific_suffix: list[str]
    """Degrees and memberships behind the name, as printed, in their order."""
    medical_specialty: str | None
    """What the author block names, such as "Facial Plastic Surgeon" or a department."""
    address_locality: str | None
    """The town that the author block names."""
    rating_value: float | None
    """Stars of the doctor, 0 to 5."""
    review_count: int | None
    """How many reviews the stars are of."""
    url: str | None
    """The profile that the name leads to, absolute."""


class Answer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer; `position` counts from 1 in the page's order, `name` is the answer's own headline."""

    id: str
    """The question's id, "#", and 12 hex digits of who answers and what."""
    position: int
    """Place on the page, from 1; a page's answer without text leaves a gap."""
    name: str | None
    """The answer's own headline."""
    text: str
    """The answer itself, clean; never empty."""
    author: Doctor | None
    """Who answers; null where the page names nobody."""
    date_created: str | None
    """The day of the answer."""
    upvote_count: int | None
    """Votes as shown or marked up; may be below 0."""
    is_accepted: bool | None
    """Whether the page marks it as the accepted one; null where its markup has no such mark."""


class Keyword(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One tag of "Related FAQ" with its department."""

    name: str
    """The tag."""
    medical_specialty: str | None
    """The department that stands in brackets behind it."""


class Related(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A link to another question, from a teaser whose text is in no corpus; `match` tells how it was resolved."""

    name: str
    """The teaser's title."""
    url: str | None
    """Where it leads, absolute."""
    question_id: str | None
    """The record that it leads to; null where the corpora hold none."""
    match: str | None
    """`url`, `question_text` or `title`; null where it was not resolved."""


class ArchivePosition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the response stands in the archive: file below `archive/`, byte offset, byte length."""

    file: str
    """Path below `archive/` (below FROM in a replay), with forward slashes."""
    offset: int
    """Where the response record begins, in bytes."""
    length: int
    """Of the response record as it is stored, compressed, in bytes."""


class RightsSignal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a site or a page said of the use of its content; `noted` is a reservation that does not mean the purpose."""

    kind: str
    """A slug, such as `robots_group`, `content_signal`, `meta_robots`, `tdm_reservation`, `rsl`, `ai_txt`."""
    source: str
    """The URL of the document that says so."""
    evidence: str
    """The line, header or element as it stands there, at most 300 characters."""
    verdict: Literal["reserves", "allows", "noted", "malformed"]
    """`reserves`: not for this purpose (then there is no record); `malformed`: it can't be understood."""


class Rights(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the crawl was declared to be for, and what was found of opt-outs; null for pages that no crawl fetched."""

    purpose: str
    """`training`, `research` or `archive`."""
    signals: list[RightsSignal]
    """All that were found, of the site and of the page."""


class Provenance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the record came from; `source` is the URL, or the replayed file's path below FROM."""

    source: str
    """Where it was fetched, a URL; of a replayed file its path below FROM."""
    fetched_at: str | None
    """When the response arrived: ISO 8601 in UTC; null for replayed files."""
    page_sha256: str
    """SHA-256 of the page's bytes, content encoding undone, in hex."""
    archive: ArchivePosition | None
    """Where the response stands; null for pages that are in no WARC file."""
    extractor: str
    """Which version and style read the page."""
    rights: Rights | None
    """What the crawl was for, and the opt-out signals; null for pages that no crawl of ours fetched."""


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a corpus: a question with all its answers. Dates are ISO 8601 dates, `language` is ISO 639-1."""

    schema: str
    """The version of this record: "1.0"."""
    id: str
    """`site:key`; the key is made of the canonical URL, or of the page's bytes where nobody knows one."""
    site: str
    """The site style, or the profile's name; also the corpus file's name."""
    url: str | None
    """The page's canonical URL; null where neither the page nor its source tells."""
    name: str | None
    """The question's own title."""
    headline: str | None
    """The site's editorial title for the page, where it has one, without its " - Department"."""
    text: str | None
    """The body of the question; null where the title is all there is."""
    author: Asker | None
    """Who asks; null where the page tells nothing of them."""
    date_created: str | None
    """The day on which it was asked."""
    language: str | None
    """As the page declares it, unless its text is clearly in another one."""
    medical_specialty: str | None
    """The department in the editorial title, else that of the first reply."""
    keywords: list[Keyword]
    """The page's tags, in its order."""
    upvote_count: int | None
    """The question's own votes as shown or marked up."""
    answer_count: int | None
    """The number of answers that the page declares; the length of `answers` is what was found."""
    answers: list[Answer]
    """In the page's order."""
    site_text: str | None
    """What the site itself wrote on the subject, such as an essay under "More Info", often by a machine: no answer."""
    related: list[Related]
    """The page's links to other questions, in its order."""
    duplicate_ids: list[str]
    """What was merged into this record, sorted."""
    group: str | None
    """The name of its group, a record's id; a group is what hangs together: copies, teasers, shared answers."""
    split: Literal["train", "validation", "test"] | None
    """A group goes whole into one split; null only before all records were seen together."""
    warnings: list[str]
    """Slugs, sorted: what the page lacks, what could not be read, what its texts are like."""
    provenance: Provenance
    """Where the record is from."""
