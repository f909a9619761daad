"""Which characters a page's bytes stand for."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from itertools import chain

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, resolve_encoding

# The encodings that question pages of the web are found in besides UTF-8; the wider list that charset-normalizer
# would try takes French text for cp1257.
_CANDIDATES = ["big5hkscs", "gb18030", "cp1252", "shift_jis", "euc_jp", "euc_kr", "cp1251"]
# Declared encodings whose ASCII bytes mean something else.
_SEVEN_BIT = frozenset({"utf-7", "hz-gb-2312", "iso2022_jp", "iso2022_kr"})
_SAMPLE = 65536


def decode(body: bytes, content_type: str | None = None) -> tuple[str, str]:
    """Decode a page: its text and the encoding that was used.

    A byte order mark is believed first. Bytes that are valid UTF-8, or all but a few of them, are UTF-8 whatever is
    declared (text in another encoding practically never is). Then the charset of the Content-Type header, then the
    one of the first bytes' `meta`, each only if the bytes fit it, then detection. Bytes that fit nothing become
    U+FFFD one by one.

    >>> decode("腦神經科".encode("big5"), "text/html; charset=Big5")
    ('腦神經科', 'big5hkscs')
    """
    marked, mark = read_bom(body)
    if marked is not None and mark is not None:
        encoding = codecs.lookup(marked).name
        return body[len(mark) :].decode(encoding, "replace"), encoding
    if not body.isascii() and (unicode := _nearly_utf8(body)) is not None:
        return unicode, "utf-8"
    declared = [http_content_type_encoding(content_type), html_body_declared_encoding(body[:4096])]
    if body.isascii() and _SEVEN_BIT.isdisjoint(declared) and (unicode := _nearly_utf8(body)) is not None:
        return unicode, "utf-8"
    known = [resolved for name in declared if name and (resolved := resolve_encoding(name))]
    for likely in chain(known, _detected(body)):
        text = _fitting(body, likely)
        if text is not None:
            return text, likely
    fallback = known[0] if known else "utf-8"
    return body.decode(fallback, "replace"), fallback


def _nearly_utf8(body: bytes) -> str | None:
    """The text if the bytes are UTF-8, but for a bad one or two among many good sequences; never UTF-16."""
    try:
        text = body.decode()
        # Told by the byte that it begins with where it can be: to search a text of wide characters is slow.
        lost = text.count("\ufffd") if b"\xef" in body else 0
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
        lost = text.count("\ufffd")
    if lost and len(text) - len(text.encode("ascii", "ignore")) <= 10 * lost:
        return None
    return text if b"\0" not in body or text.count("\0") * 10 <= len(text) else None


def _fitting(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _detected(body: bytes) -> Iterator[str]:
    """Likely encodings, the best first, told from the neighbourhood of the first bytes that are not ASCII."""
    first = next((at for at, byte in enumerate(body) if byte > 127), 0)
    sample = body[max(first - 256, 0) : first + _SAMPLE]
    for match in from_bytes(sample, cp_isolation=_CANDIDATES):
        yield match.encoding
