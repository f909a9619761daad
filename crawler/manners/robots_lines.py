"""The lines of a robots.txt (RFC 9309, 2.2), as far as they mean anything to us."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

MAX_ROBOTS_BYTES = 500 * 1024
"""As much as RFC 9309, 2.5, would have a crawler read at the least; what stands behind is not read."""
_LONGEST_EVIDENCE = 300

# Common misspellings are understood, those that Google's parser and protego understand: who wrote them meant something.
_KEYS = {
    **dict.fromkeys(("user-agent", "useragent", "user agent"), "user-agent"),
    **dict.fromkeys(("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"), "disallow"),
    **dict.fromkeys(("sitemap", "sitemaps", "site-map"), "sitemap"),
    **dict.fromkeys(("crawl-delay", "crawl delay"), "crawl-delay"),
    **{key: key for key in ("allow", "license", "content-signal", "content-usage")},
}
_MOST_WORDS_OF_A_KEY = 2
_NOT_OF_A_TOKEN = re.compile(r"[^A-Za-z_-]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that we know."""

    key: str
    """In lower case and rightly spelt."""
    value: str
    """Without its comment. Octets that are no UTF-8 are surrogates (`surrogateescape`)."""
    text: str
    """The line as it stands there, at most 300 characters."""


def product_token(name: str) -> str:
    """What names a crawler, in lower case (RFC 9309, 2.2.1); "*" for all; empty for what names nobody.

    >>> product_token("Medqa-Corpus/0.1 (+https://a.test)"), product_token("*"), product_token("*bot")
    ('medqa-corpus', '*', '')
    """
    name = name.strip()
    return name if name == "*" else _NOT_OF_A_TOKEN.split(name, maxsplit=1)[0].lower()


def read_lines(body: bytes) -> Iterator[Line]:
    """The lines that we know, in their order.

    A line that the limit cuts in two is left out: half a path may forbid, or allow, far more than the whole.
    """
    kept, rest = body[:MAX_ROBOTS_BYTES], body[MAX_ROBOTS_BYTES:]
    if kept.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        kept = kept.decode("utf-16", "replace").encode()
    # Only CR and LF end a line, as `splitlines` has it for bytes. NUL is in no text; in UTF-16 it is every other octet.
    octets = kept.removeprefix(BOM_UTF8).replace(b"\0", b"").splitlines(keepends=True)
    if rest and octets and not octets[-1].endswith((b"\n", b"\r")) and not rest.startswith((b"\n", b"\r")):
        octets.pop()
    return chain.from_iterable(map(_read, octets))


def _read(octets: bytes) -> Iterator[Line]:
    statement = octets.partition(b"#")[0].decode("utf-8", "surrogateescape").strip()
    key, value = _key_and_value(statement)
    if key in _KEYS:
        yield Line(_KEYS[key], value, octets.decode("utf-8", "replace").strip()[:_LONGEST_EVIDENCE])


def _key_and_value(statement: str) -> tuple[str, str]:
    """The key may lack its colon ("Disallow /private"), as long as no other key is meant ("Noindex: /private")."""
    before, _, value = statement.partition(":")
    key = " ".join(before.lower().split(maxsplit=_MOST_WORDS_OF_A_KEY))
    if key in _KEYS:
        return key, value.strip()
    if before == statement or (value and not value[0].isspace()):
        for count in range(1, _MOST_WORDS_OF_A_KEY + 1):
            *words, value = [*statement.split(maxsplit=count), "", ""][: count + 1]
            key = " ".join(words).lower()
            if key in _KEYS:
                return key, value
    return "", ""
