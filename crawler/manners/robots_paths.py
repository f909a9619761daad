"""Paths of robots.txt and of URLs, compared octet by octet (RFC 9309, 2.2.2 and 2.2.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# "=" stands for itself in the RFC's own examples; an escaped one means the same.
_UNESCAPED = _UNRESERVED | frozenset(b"=")
# "?" and "/" part a URL, escaped ones do not: both stay as they are, as does a "%" that escapes nothing.
_FOLDED = re.compile(rb"%[0-9A-Fa-f]{2}|[^A-Za-z0-9._~=/?%-]")
_BEFORE_PATH = re.compile(r"\A(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?]*")


def _fold(octets: bytes) -> str:
    """One spelling for all that are equivalent.

    >>> _fold(b"/%7euser/caf%c3%A9 (1)/a%2fb"), _fold("/~user/café%20%281)/a%2Fb".encode())
    ('/~user/caf%C3%A9%20%281%29/a%2Fb', '/~user/caf%C3%A9%20%281%29/a%2Fb')
    """
    return _FOLDED.sub(_fold_octet, octets).decode("ascii")


def _fold_octet(found: re.Match[bytes]) -> bytes:
    octet = int(found[0][1:], 16) if len(found[0]) > 1 else found[0][0]
    return bytes([octet]) if octet in _UNESCAPED else b"%%%02X" % octet


def spellings(url: str) -> tuple[str, ...]:
    """The URL's path and query, ready to be matched by `PathPattern`; several where its query holds slashes.

    A slash parts nothing in a query, so an escaped one means the same there (the RFC's second example).

    >>> spellings("https://ask.test/a%2Fb?from=/c#top")
    ('/a%2Fb?from=/c', '/a%2Fb?from=%2Fc')
    """
    path = _BEFORE_PATH.sub("", url.partition("#")[0])
    folded = _fold((path if path.startswith("/") else f"/{path}").encode("utf-8", "surrogatepass"))
    path, mark, query = folded.partition("?")
    every_way = (folded, path + mark + query.replace("/", "%2F"), path + mark + query.replace("%2F", "/"))
    return tuple(dict.fromkeys(every_way))


@dataclass(frozen=True, slots=True)
class PathPattern:
    """The value of an Allow, a Disallow or a Content-Usage line."""

    octets: int
    """How many it has, folded: of the patterns that match, the one with most counts."""
    parts: tuple[str, ...]
    """What stands between the `*`."""
    anchored: bool
    """Whether a `$` ends it."""

    @classmethod
    def parse(cls, value: str) -> PathPattern:
        """`value` as `robots_lines.Line` has it."""
        anchored = value.endswith("$")
        folded = [_fold(part.encode("utf-8", "surrogateescape")) for part in value.removesuffix("$").split("*")]
        octets = sum(map(len, folded)) + len(folded) - 1 + anchored
        between = [part for part in folded[1:-1] if part]
        return cls(octets, (folded[0], *between, folded[-1]) if len(folded) > 1 else (folded[0],), anchored)

    def matches(self, path: str) -> bool:
        """Whether it matches one of the `spellings` of a URL.

        Each part is looked for once, behind the one before it: the first place where it stands leaves most room for
        those that follow, so there is nothing to come back to.
        """
        if not path.startswith(self.parts[0]):
            return False
        place = len(self.parts[0])
        if len(self.parts) == 1:
            return not self.anchored or place == len(path)
        for part in self.parts[1:-1]:
            found = path.find(part, place)
            if found < 0:
                return False
            place = found + len(part)
        if self.anchored:
            return path.endswith(self.parts[-1], place)
        return path.find(self.parts[-1], place) >= 0
