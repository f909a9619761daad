"""What a page says, word for word: the raw records that the crawler writes and normalize reads.

Every string stands as the page prints it, artefacts included; what a page does not show is None (an empty list for
lists). Lines are parted by one line feed, paragraphs by two or more. List items that the markup marks start with
"- " or their own number, code stands in backticks or fences.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class RawAnswer:
    """One answer of a page, in the page's order."""

    text: str
    headline: str | None = None
    """The answer's own title."""
    vote_line: str | None = None
    """The vote count as printed, rendered ("+2") or not ("{{ voteCount >= 0 ? … }}")."""
    vote_count: str | None = None
    """The count that the markup holds beside the vote line: a hidden sibling, `ng-init`, an attribute, microdata."""
    author_lines: list[str] = field(default_factory=list)
    """The author block, line by line: "Mia Okafor, MD", "Boise Plastic Surgeon", "4.7 out of 5 stars 52 reviews";
    in doctor_reply the one line "Dr. Okafor reply Neurology"."""
    profile_url: str | None = None
    """The absolute URL that the author's name leads to."""
    date_line: str | None = None
    """"Reply Date: 2015/08/26", or the date as the markup gives it."""
    is_accepted: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTeaser:
    """One entry of "Similar Q&A": another page's question and answer, often cut in mid-word with "..."."""

    title: str
    url: str | None = None
    question: str | None = None
    answer_author: str | None = None
    """The author line as printed: "Dr. Okafor reply Neurology"."""
    answer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTag:
    """One entry of "Related FAQ"."""

    name: str
    department: str | None = None
    """As printed, with its brackets: "(Neurology)"."""
    url: str | None = None


Mark = Literal["cloak", "twin"]
"""`cloak`: the markup keeps it from sight, or hands it to a template engine; `twin`: its value stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBinding:
    """A binding that no template engine has filled in, as the markup tells."""

    text: str
    """As printed: "{{ upvoteCount | shortNum }}"."""
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class RawQuestion:
    """One question page."""

    site: str
    """The site style, such as "doctor_panel"."""
    title: str | None
    """The question's own title."""
    question: str | None
    """The body of the question."""
    url: str | None = None
    """The page's canonical URL, absolute; None where neither the page nor its source tells."""
    editorial_title: str | None = None
    """The site's title for the page, with its " - Department"."""
    asker_line: str | None = None
    """"Nia, 30~39 year old female. Ask Date: 2016/03/14"; parts that stand apart on the page are parted by "\\n"."""
    answer_count_line: str | None = None
    """"Doctor Answers 11", "Doctor Answers (20)"."""
    answers: list[RawAnswer] = field(default_factory=list)
    more_info: str | None = None
    """The site's own essay under "More Info", without that heading."""
    teasers: list[RawTeaser] = field(default_factory=list)
    tags: list[RawTag] = field(default_factory=list)
    disclaimer: str | None = None
    language: str | None = None
    """The page's own `lang` attribute, as printed: "en-US"."""
    soft_line_breaks: bool = False
    """True where single line breaks in the question and the answers are layout (one sentence a line)."""
    unrendered: list[RawBinding] = field(default_factory=list)
    """Bindings that wherever they stand on the page, outside code, are marked as not yet rendered."""
    part: str | None = None
    """What tells the question from the others on its page: an anchor, or its title; None where the page holds one."""
    date_line: str | None = None
    """When it was asked, as printed or as the markup gives it, where that is no part of `asker_line`."""
    vote_line: str | None = None
    """The question's own vote count as printed."""
    vote_count: str | None = None
    """The question's own vote count that the markup holds."""
    by_site: bool = False
    """The site itself wrote the question and its answers (schema.org's FAQPage)."""
    low_confidence: bool = False
    """No markup tells that this is a question and its answers: the page's layout alone does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePosition:
    """Where the archive holds the response that a record was read from."""

    file: str
    """The WARC file's path below the archive's folder (below FROM in a replay), with forward slashes."""
    offset: int
    """Of the response record, in bytes."""
    length: int
    """Of the response record as it is stored, compressed, in bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """What a site or a page says of the use of its content, and what that means for the purpose of the crawl."""

    kind: str
    """A slug, such as `robots_group`, `content_signal`, `meta_robots`, `tdm_reservation`, `rsl`, `ai_txt`."""
    source: str
    """The URL of the document that says so: robots.txt, the page, tdmrep.json."""
    evidence: str
    """The line, header or element as it stands there, at most 300 characters."""
    verdict: Literal["reserves", "allows", "noted", "malformed"]
    """`reserves`: not for this purpose; `noted`: a reservation that this purpose is not meant by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What was found of opt-outs when a page was fetched. None of the signals reserves: else there was no record."""

    purpose: str
    """What the crawl was declared to be for: "training", "research", "archive"."""
    signals: list[Signal] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRecord:
    """One line of `raw/<site>*.jsonl`: a question page and where it came from."""

    question: RawQuestion
    source: str
    """The URL that was fetched, or the replayed file's path below FROM, with forward slashes."""
    page_sha256: str
    """SHA-256 of the page's bytes (after content encoding was undone), in hex."""
    fetched_at: str | None = None
    """When the response arrived: ISO 8601 in UTC, the archive's WARC-Date; None for replayed files."""
    archive: ArchivePosition | None = None
    """None for pages that are in no WARC file."""
    rights: Rights | None = None
    """None for pages that no crawl of ours has fetched."""
    extractor: str = ""
    """Which code read the page: "medqa-corpus/0.1.0 doctor_panel"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """One line of `rejects/<reason>.jsonl`: a page that gave no record, and why."""

    source: str
    """The URL, or the replayed file's path below FROM."""
    reason: str
    """A slug, such as `unknown_style`, `binary`, `http_404`."""
    detail: str | None = None
