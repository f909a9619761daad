"""Sitemaps (https://www.sitemaps.org/protocol.html), plain or gzip, as far as they can be read."""

from __future__ import annotations

from contextlib import suppress
from struct import error as StructError  # noqa: N812 - an exception's name
from zlib import error as ZlibError  # noqa: N812 - an exception's name

from lxml.etree import LxmlError
from scrapy.utils.gz import gunzip
from scrapy.utils.sitemap import Sitemap

MAX_SITEMAP_BYTES = 50 * 1024 * 1024
"""The protocol's own limit for one sitemap, unpacked."""
_GZIP = b"\x1f\x8b"


def read_sitemap(body: bytes) -> tuple[str, list[str]]:
    """What kind of document it is ("urlset", "sitemapindex", or anything else), and the locations that it names.

    Where a sitemap breaks off, what stands before is read; what is no sitemap names no location.

    >>> read_sitemap(b"<urlset><url><loc> /question/sore-knee </loc></url><url><lo")
    ('urlset', ['/question/sore-knee'])
    >>> read_sitemap(b"Not found.")
    ('', [])
    """
    kind: str = ""
    locations: list[str] = []
    # ValueError: unpacked it is larger than the limit; StopIteration: there is no element in it.
    with suppress(EOFError, LxmlError, OSError, StopIteration, StructError, ValueError, ZlibError):
        sitemap = Sitemap(gunzip(body, max_size=MAX_SITEMAP_BYTES) if body.startswith(_GZIP) else body)
        kind = sitemap.type
        locations.extend(entry["loc"] for entry in sitemap)
    return kind, locations
