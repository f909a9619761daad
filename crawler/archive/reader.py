"""The pages of WARC and WET files: of this project's own archives, and of others'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from crawler.archive.digests import mismatched
from crawler.archive.framing import BAD_RECORD, MAX_BLOCK_BYTES, Damage, WarcRecord, fields, read_records, target_uri
from crawler.archive.http_block import (
    UndecodableBodyError,
    read_response,
    without_chunks,
    without_content_coding,
)
from crawler.records import ArchivePosition, Rights, SetAside
from crawler.version import PRODUCT

MAX_DAMAGES = 1000
"""In one file, of which no more is read then: a writer that counts wrongly does so in every record."""

_BUFFER = 1024 * 1024
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?", re.ASCII)
_ROBOTS = re.compile(r"https?://[^/]*/robots\.txt([?#].*)?", re.IGNORECASE)
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "")
_PAGE_SCHEMES = {
    "response": ("http", "https"),
    "conversion": ("http", "https"),
    "resource": ("http", "https", "ftp", "file"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """A page as it was fetched."""

    source: str
    """The URL."""
    body: bytes
    """Transfer and content codings undone."""
    content_type: str | None
    fetched_at: str
    """The record's WARC-Date."""
    position: ArchivePosition
    style: str | None
    """The site style that the crawl read it in; None where that is not known, as in others' archives."""
    rights: Rights | None = None
    """What the crawl knew of opt-outs; likewise."""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A record that holds no page, or one that the crawl gave no record for."""


def read_archive(
    path: Path, name: str, advanced: Callable[[int], object] = int
) -> Iterator[ArchivedPage | SetAside | PassedOver]:
    """Read the pages of a WARC or WET file, packed or not, one at a time; nothing that it holds raises an error.

    Args:
        path: the file.
        name: what the positions call it.
        advanced: is told how many bytes of the file were read since it was last told.
    """
    pages = _Pages(name)
    try:
        with path.open("rb", buffering=_BUFFER) as file:
            told = 0
            for found in read_records(file):
                yield pages.take(found)
                advanced(file.tell() - told)
                told = file.tell()
                if pages.damages >= MAX_DAMAGES:
                    break
    except OSError as error:
        yield SetAside(source=name, reason="unreadable_file", detail=error.strerror or type(error).__name__)
    else:
        yield from pages.last()


class _NoPageError(Exception):
    """A record whose page can't be read; `reason` is a slug."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class _Pages:
    """What the records of one file hold; the records about a page come before it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._records = self.damages = 0
        self._ours = False
        self._about: dict[str, str] | None = {}  # what is told about the page to come; None where that may be lost

    def take(self, found: WarcRecord | Damage) -> ArchivedPage | SetAside | PassedOver:
        self._records += 1
        if isinstance(found, Damage):
            self.damages += 1
            self._about = None
            return self._set_aside(found.uri, found.offset, found.reason, found.detail)
        try:
            return self._page(found)
        except (_NoPageError, UndecodableBodyError) as error:
            return self._set_aside(target_uri(found.headers), found.offset, error.reason, str(error))

    def last(self) -> Iterator[SetAside]:
        if self.damages >= MAX_DAMAGES:
            why = f"{MAX_DAMAGES:,} places that are no records: the rest is not read"
            yield SetAside(source=self._name, reason="too_many_bad_records", detail=why)
        elif not self._records:
            yield self._set_aside(None, 0, "empty", "no record")

    def _page(self, record: WarcRecord) -> ArchivedPage | PassedOver:
        kind = record.headers.get("warc-type", "").lower()
        if not kind:
            raise _NoPageError(BAD_RECORD, "no WARC-Type")
        if kind not in _PAGE_SCHEMES:
            self._remember(kind, record)
            return PassedOver()
        about, self._about = self._about, {}
        style = about.get("style") if about and self._ours else None
        if self._ours and about is not None and (not style or "repeats" in about):
            return PassedOver()
        uri = target_uri(record.headers)
        if uri is None:
            raise _NoPageError(BAD_RECORD, "no WARC-Target-URI")
        if uri.partition(":")[0].lower() not in _PAGE_SCHEMES[kind] or _ROBOTS.fullmatch(uri):
            return PassedOver()
        if kind != "response":
            return self._saved(record, uri)
        page = self._response(record, uri, style)
        if style and about and "rights" in about and isinstance(page, ArchivedPage):
            page = replace(page, rights=_rights(about["rights"]))
        return page

    def _remember(self, kind: str, record: WarcRecord) -> None:
        if kind == "warcinfo":
            self._ours = fields(record.block.decode("utf-8", "replace")).get("software", "").startswith(f"{PRODUCT}/")
        elif kind == "metadata":
            self._about = fields(record.block.decode("utf-8", "replace"))
        elif kind == "request":
            self._about = {}

    def _response(self, record: WarcRecord, uri: str, style: str | None) -> ArchivedPage | PassedOver:
        response = read_response(record.block)
        if response is None:
            raise _NoPageError("bad_http_response", "no status line, or headers without an end")
        if 300 <= response.status < 400 or (style is None and not _is_page(response.content_type)):
            return PassedOver()
        if not 200 <= response.status < 300:
            raise _NoPageError(f"http_{response.status}", f"HTTP status {response.status}")
        _check_block(record)
        body = without_chunks(response)
        decoded = without_content_coding(response, body)
        # Writers differ in what they call the payload: with the codings, or without.
        _check_payload(record, response.payload, body, decoded)
        return self._archived(record, uri, style, decoded, response.content_type)

    def _saved(self, record: WarcRecord, uri: str) -> ArchivedPage | PassedOver:
        content_type = record.headers.get("content-type")
        if not _is_page(content_type):
            return PassedOver()
        _check_block(record)
        _check_payload(record, record.block)
        return self._archived(record, uri, None, record.block, content_type)

    def _archived(
        self, record: WarcRecord, uri: str, style: str | None, body: bytes, content_type: str | None
    ) -> ArchivedPage:
        fetched_at = record.headers.get("warc-date", "")
        if not _DATE.fullmatch(fetched_at):
            raise _NoPageError(BAD_RECORD, "no WARC-Date")
        position = ArchivePosition(file=self._name, offset=record.offset, length=record.length)
        return ArchivedPage(
            source=uri, body=body, content_type=content_type, fetched_at=fetched_at, position=position, style=style
        )

    def _set_aside(self, uri: str | None, offset: int, reason: str, detail: str) -> SetAside:
        source = uri or f"{self._name}@{offset}"
        return SetAside(source=source, reason=reason, detail=f"offset {offset}: {detail}")


def _rights(written: str) -> Rights | None:
    try:
        return msgspec.json.decode(written, type=Rights)
    except msgspec.DecodeError:
        return None


def _is_page(content_type: str | None) -> bool:
    return (content_type or "").partition(";")[0].strip().lower() in _PAGE_TYPES


def _check_block(record: WarcRecord) -> None:
    if record.block_length > MAX_BLOCK_BYTES:
        raise _NoPageError("too_large", f"{record.block_length:,} bytes")
    if mismatched(record.headers.get("warc-block-digest"), [record.block]):
        raise _NoPageError("digest_mismatch", "the block is not what its digest is of")


def _check_payload(record: WarcRecord, *meanings: bytes) -> None:
    if mismatched(record.headers.get("warc-payload-digest"), meanings):
        raise _NoPageError("digest_mismatch", "the payload is not what its digest is of")
