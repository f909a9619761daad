"""Sitemaps (https://www.sitemaps.org/protocol.html), plain or gzip, as far as they can be read."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from lxml import etree

MAX_SITEMAP_BYTES = 50 * 1024 * 1024
"""The protocol's own limit for one sitemap, unpacked; what stands behind is not read."""

MAX_LOCATIONS = 50_000
"""The protocol's own limit for one sitemap; further ones are not read."""

MAX_INDEX_DEPTH = 3
"""How many indexes may lead to one another. The protocol has none in another; large sites have two levels."""

_LONGEST_LOCATION = 2048
"""The protocol's own limit."""
_MOST_TAGS = 2_000_000
"""Start tags that are read: forty for each of the locations, which may name pictures and translations."""
_FIRST_TAG_WITHIN = 64 * 1024  # bytes, for comments and name spaces
_MOST_MEMBERS = 1000  # of a packed file: a writer that flushes begins some anew
_GZIP = b"\x1f\x8b"
_PIECE = 16 * 1024
_ENTRIES = frozenset({"url", "sitemap"})
_FIELDS = frozenset({"loc", "lastmod"})


class Location(NamedTuple):
    """One entry: its address, and when it changed last, both as printed."""

    loc: str
    lastmod: str


def read_sitemap(body: bytes) -> tuple[str, list[Location]]:
    """What kind of document it is ("urlset", "sitemapindex", or anything else), and the locations that it names.

    Where a sitemap breaks off or grows beyond a limit, what stands before is read; what is no sitemap names no
    location, nor does one with a document type: no sitemap needs one, and its entities may be without end. It is
    unpacked and read piece by piece, so that memory holds the locations alone.

    >>> read_sitemap(b"<urlset><url><loc> /question/sore-knee </loc></url><url><lo")
    ('urlset', [Location(loc='/question/sore-knee', lastmod='')])
    >>> read_sitemap(b"Not found.")
    ('', [])
    """
    reading = _Reading()
    parser = etree.XMLParser(
        target=reading,  # type: ignore[arg-type] # lxml asks for less than its stubs
        recover=True,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    taken = 0
    with suppress(_EnoughError, etree.LxmlError, zlib.error, ValueError, AssertionError):
        for piece in _unpacked(body):
            parser.feed(piece[: MAX_SITEMAP_BYTES - taken])
            taken += len(piece)
            if taken >= (MAX_SITEMAP_BYTES if reading.kind else _FIRST_TAG_WITHIN):
                break
    with suppress(_EnoughError, etree.LxmlError, ValueError, AssertionError):
        parser.close()
    return reading.kind, reading.locations


def _unpacked(body: bytes) -> Iterator[bytes]:
    """A packed body is unpacked once: in a sitemap that was packed twice there is nothing to read."""
    pieces = (body[at : at + _PIECE] for at in range(0, len(body), _PIECE))
    if not body.startswith(_GZIP):
        yield from pieces
        return
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    members = 1
    for piece in pieces:
        packed = piece
        while packed:
            yield unpacker.decompress(packed, _PIECE)
            packed = unpacker.unconsumed_tail
            if unpacker.eof:
                packed = unpacker.unused_data
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
                members += 1
                if members > _MOST_MEMBERS:
                    return


class _EnoughError(Exception):
    """Nothing behind this place is to be read."""


class _Reading:
    """Is told of tags and texts in their order, and keeps what matters."""

    def __init__(self) -> None:
        self.kind = ""
        self.locations: list[Location] = []
        self._tags = 0
        self._entry: dict[str, str] | None = None
        self._depth = 0  # below the entry
        self._text: list[str] | None = None
        self._length = 0

    def doctype(self, name: str | None, public: str | None, system: str | None) -> None:
        raise _EnoughError

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _local(tag)
        self.kind = self.kind or name
        self._tags += 1
        if self._tags > _MOST_TAGS:
            raise _EnoughError
        self._depth += 1
        if name in _ENTRIES:
            self._entry, self._depth = {}, 0
        # A picture's address is no page's.
        self._text = [] if self._entry is not None and name in _FIELDS and self._depth == 1 else None
        self._length = 0

    def data(self, text: str) -> None:
        self._length += len(text)
        if self._text is not None and self._length <= _LONGEST_LOCATION:
            self._text.append(text)

    def end(self, tag: str) -> None:
        name = _local(tag)
        if self._text is not None and self._entry is not None and self._length <= _LONGEST_LOCATION:
            self._entry.setdefault(name, "".join(self._text).strip())
        elif name in _ENTRIES and self._entry is not None:
            if loc := self._entry.get("loc"):
                self.locations.append(Location(loc, self._entry.get("lastmod", "")))
            self._entry = None
            if len(self.locations) >= MAX_LOCATIONS:
                raise _EnoughError
        self._text = None
        self._depth -= 1

    def close(self) -> None:
        """A parser calls it at the end."""


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
