"""A page's markup, cut before each tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from crawler.reading.limits import MAX_TAGS, too_many_tags
from crawler.reading.start_tags import RAW, text_behind

_FARTHEST = 5000
"""Tags to look ahead. A bound, as elements that look ahead may stand inside one another."""
_FARTHEST_IN_ALL = 20_000_000
"""Characters that all of them may look ahead, and ten for each tag: the largest question pages have fewer than 10^6."""
_CODE_SIGNS = re.compile(r"[{}<>=;$|\\_#\[\]]")
_INDENTED = re.compile(r"^[ \t]{2,16}\S", re.MULTILINE)
_NAME = re.compile(r"/?[a-zA-Z][^\s/>]*")


class OddMarkupError(Exception):
    """Markup that no author may write: only a parser knows what it means."""


class Pieces:
    """The pieces in order, walked through once; a piece is a tag without its first bracket, and the text behind it."""

    __slots__ = ("_ahead", "_ends", "_lone", "_measured", "_offset", "all", "markup", "passed", "strict", "walk")

    def __init__(self, markup: str, strict: bool) -> None:
        """
        Raises:
            UnreadablePageError: too many tags, in an author's markup.
        """
        self.markup = markup
        self.all = markup.split("<", MAX_TAGS + 1 if strict else -1)
        if strict and len(self.all) > MAX_TAGS + 1:
            raise too_many_tags()
        self.walk = enumerate(self.all)
        self.strict = strict
        """Whether odd markup is an error; a parser's own output is taken as it is."""
        self.passed: dict[int, int] = {}
        """Elements whose content was passed over: where they begin, and where their end tags are."""
        self._lone: set[int] | None = None
        self._measured = 0
        self._offset = 0
        self._ahead = _FARTHEST_IN_ALL
        self._ends: dict[str, int] = {}  # by name, the next end tag: many elements may lack theirs

    def odd(self) -> None:
        """Something that no author may write has been met.

        Raises:
            OddMarkupError: the pieces are an author's.
        """
        if self.strict:
            raise OddMarkupError

    def comment(self, piece: str) -> str:
        """Pass over a comment; the text behind it."""
        if piece.startswith(("!-->", "!--->")):
            self.odd()
        end = piece.find("-->", 3)
        while end < 0:
            if "--!>" in piece:
                self.odd()
            at, piece = next(self.walk, (-1, "-->"))
            if at < 0:
                self.odd()
            end = piece.find("-->")
        return piece[end + 3 :]

    def content(self, at: int, name: str, text: str) -> tuple[str, str]:
        """Pass over all that the element at a piece holds: that as it is written, and the text behind its end tag."""
        following = self.all[at + 1 : at + 2]
        if following and following[0].startswith(f"/{name}>"):
            # Most hold no tag, and a script may be half of the page: nothing is looked for in it.
            next(self.walk)
            self.passed[at] = at + 1
            return self.all[at].partition(">")[2], following[0].partition(">")[2]
        span = self.span(at, name)
        if span and "<!--" not in span:
            return span.partition(">")[2], self.skip(span)
        held = [text]
        depth = 0
        telling = (f"/{name[0]}", f"/{name[0].upper()}", name[0], name[0].upper(), "!--")
        for _, piece in self.walk:
            met = tag_name(piece) if piece.startswith(telling) else ""
            if met == f"/{name}":
                if not depth:
                    return "".join(held), piece.partition(">")[2]
                depth -= 1
            elif met == name and not (self.strict and name in RAW):
                depth += not _is_empty(piece)
            elif piece.startswith("!--"):
                self.odd()  # what looks like the end of a script may stand inside a comment
            held.append(f"<{piece}")
        self.odd()
        return "".join(held), ""

    def span(self, at: int, name: str) -> str | None:
        """The markup of the element that begins at a piece, up to its end tag.

        None for an element that holds another of its name, or has no end tag in lower case.
        """
        self._offset += sum(map(len, self.all[self._measured : at])) + at - self._measured
        self._measured = at
        end = self._ends.get(name, 0)
        if end < self._offset:
            found = self.markup.find(f"</{name}>", self._offset)
            end = self._ends[name] = found if found >= 0 else len(self.markup)
        if end == len(self.markup) or self.markup.find(f"<{name}", self._offset, end) >= 0:
            return None
        return self.markup[self._offset : end]

    def skip(self, span: str) -> str:
        """Pass over what `span` has just found, with its end tag; the text behind that."""
        count = span.count("<")
        self.passed[self._measured] = self._measured + count + 1
        self._offset += len(span) + 1
        self._measured += count + 1
        for _, piece in islice(self.walk, count, count + 1):
            return piece.partition(">")[2]
        return ""

    def holds_heading(self, at: int, name: str) -> bool:
        """Whether the element that begins at a piece holds an `h1`: a page's title may stand in its header."""
        return any(tag_name(piece) == "h1" for piece in self._inside(at, name))

    def is_code(self, at: int, name: str) -> bool:
        """Whether preformatted text is code: marked so, or indented, or full of signs that sentences do not have."""
        inside = [self.all[at], *self._inside(at, name)]
        if any(tag_name(piece) == "code" for piece in inside):
            return True
        text = unescape("".join(map(text_behind, inside)))
        return len(_CODE_SIGNS.findall(text)) * 50 > len(text) or len(_INDENTED.findall(text)) > 1

    def stands_alone(self, at: int) -> bool:
        """Whether an element of a site's own making has no text beside it: its style most likely makes it a block."""
        if self._lone is None:
            self._lone = _lone_elements(self.all)
        return at in self._lone

    def _inside(self, at: int, name: str) -> Iterator[str]:
        depth = 0
        for place in range(at + 1, min(at + _FARTHEST, len(self.all))):
            piece = self.all[place]
            self._ahead -= len(piece) + 10
            if self._ahead < 0:
                return
            met = tag_name(piece)
            if met == name:
                depth += not _is_empty(piece)
            elif met == f"/{name}":
                if not depth:
                    return
                depth -= 1
            yield piece


def tag_name(piece: str) -> str:
    """The name of the tag that a piece begins with, in lower case, an end tag's with its slash; "" for no tag."""
    match = _NAME.match(piece)
    return match[0].lower() if match else ""


def _lone_elements(pieces: list[str]) -> set[int]:
    found: set[int] = set()
    begun: list[tuple[str, int]] = []
    for at, piece in enumerate(pieces):
        name = tag_name(piece)
        if "-" not in name:
            continue
        if not name.startswith("/"):
            begun.append((name, at))
            if not _is_empty(piece):
                continue
        while begun:
            start, place = begun.pop()
            if start == name.removeprefix("/"):
                if _blank(pieces[place - 1].rpartition(">")[2]) and _blank(text_behind(piece)):
                    found.add(place)
                break
    return found


def _is_empty(piece: str) -> bool:
    return piece.partition(">")[0].endswith("/")


def _blank(text: str) -> bool:
    return not unescape(text).strip()
