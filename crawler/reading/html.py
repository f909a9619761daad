"""HTML into blocks, in one pass over its tags.

Markup that an author may write is read as it stands. Other markup (elements that nobody closed, or that stand where
they must not) is first mended by a parser, and then read the same way.
"""

from __future__ import annotations

from html import unescape

from crawler.reading.elements import Element
from crawler.reading.furniture import quiet_text
from crawler.reading.head import IN_HEAD, Head, says_nothing
from crawler.reading.limits import MAX_DEPTH, too_deep
from crawler.reading.lines import Lines, whole_number
from crawler.reading.link_targets import link_targets
from crawler.reading.marks import PLAIN, PREFORMATTED, laid, marks
from crawler.reading.mend import mended
from crawler.reading.pieces import OddMarkupError, Pieces, tag_name
from crawler.reading.start_tags import (
    LISTS,
    OPTIONAL_END,
    RAW,
    UNKNOWN,
    UNPRINTED,
    UNREAD,
    VOID,
    StartTag,
    known,
    read_start_tag,
)

_ROOT = StartTag("", {}, ">", 0, PLAIN, frozenset(), frozenset(), frozenset(), None, False, True, True, False, True)
_PASSED_OVER = frozenset({"nav", "header", "footer", "aside"})
_PARAGRAPHS = 2
"""What asks to switch scripts on has one or two."""
_FURNITURE = marks(chrome=True)
_CODE = marks(code=True)


class Reader(Lines):
    """Turns tags into a tree, and the texts between them into blocks."""

    __slots__ = ("elements", "furniture", "has_things", "head", "pieces", "targets", "words")

    def __init__(self, pieces: Pieces, words: frozenset[str] | None) -> None:
        super().__init__()
        self.pieces = pieces
        self.words = words
        self.elements: list[Element] = []
        self.targets: list[str] = []
        """Where the links lead, as written, those of furniture that is left out among them."""
        self.furniture: set[int] = set()
        """Where furniture begins that is left out: places among the pieces."""
        self.head = Head()
        self.has_things = False
        """Whether any element begins a question of structured data."""

    def read(self) -> None:  # noqa: C901 - a page takes a thousand turns here: most of them without a call
        """Read the whole page."""
        _, text = next(self.pieces.walk)
        inside = Element(_ROOT, None, 0, PLAIN, 0)
        if text.strip():
            self.pieces.odd()
        for at, piece in self.pieces.walk:
            written, _, text = piece.partition(">")
            start = inside.start
            if written == start.closing:
                if not start.ends_simply:
                    self._before_end(inside)
                if breaks := start.breaks:
                    if self.parts:
                        self.end_line(breaks)
                    elif breaks > self.gap:
                        self.gap = breaks
                inside.end = at
                inside = inside.parent or inside
            elif (tag := known.get(written)) and tag.simple and start.name not in tag.unlike:
                # What _open and end_line do, written out: most elements pass here.
                if breaks := tag.breaks:
                    if self.parts:
                        self.end_line(breaks)
                    elif breaks > self.gap:
                        self.gap = breaks
                marks = inside.marks if tag.marks is PLAIN else laid(tag.marks, inside.marks)
                inside = Element(tag, inside, at, marks, inside.depth + 1)
                self.elements.append(inside)
                if inside.depth > MAX_DEPTH:
                    raise too_deep()
                if tag.item:
                    self.begin_item(inside)
            elif piece.startswith(("a ", "A ")):
                inside, text = self._link(piece, inside, at)
            else:
                inside, text = self._other(piece, inside, at)
            if text and (self.parts or not text.isspace() or inside.marks.literal or not text.isascii()):
                if "&" in text or inside.marks.literal or inside.depth < 2:
                    self._text(text, inside)
                else:
                    self.add(text, inside)
        while inside.parent is not None:
            inside = self._close(inside, len(self.pieces.all))
        self.end_line(0)

    def _link(self, piece: str, inside: Element, at: int) -> tuple[Element, str]:
        tag, target, text = read_start_tag(piece)
        if not tag or not target or not tag.simple or inside.start.name in tag.unlike:
            return self._other(piece, inside, at)
        link = self._open(tag, inside, at)
        self.targets.append(target)
        self.begin_link(target, link)
        return link, text

    def _text(self, text: str, inside: Element) -> None:
        """Text that may need more than to be folded."""
        if inside.depth < 2 and not text.isspace():
            self.pieces.odd()
        if "&" in text:
            text = unescape(text)
        if inside.marks.literal:
            self.add_literally(text, inside)
        else:
            self.add(text, inside)

    def _open(self, tag: StartTag, parent: Element, at: int) -> Element:
        if tag.breaks:
            self.end_line(tag.breaks)
        element = Element(tag, parent, at, laid(tag.marks, parent.marks), parent.depth + 1)
        self.elements.append(element)
        if element.depth > MAX_DEPTH:
            raise too_deep()
        return element

    def _close(self, element: Element, at: int) -> Element:
        tag = element.start
        if not tag.ends_simply:
            self._before_end(element)
        if tag.breaks:
            self.end_line(tag.breaks)
        element.end = at
        assert element.parent is not None
        return element.parent

    def _before_end(self, element: Element) -> None:
        name = element.tag
        if name == "a":
            self.end_link(element)
        elif name == "code":
            self.backtick(element)
        elif name in LISTS:
            self.end_list()
        elif ("-" in name and self.pieces.stands_alone(element.at)) or (name == "cite" and _heads_quote(element)):
            self.end_line(1)

    def _other(self, piece: str, inside: Element, at: int) -> tuple[Element, str]:
        """What is neither a simple start tag nor the end tag of the innermost element: where it leads, and its text."""
        if piece.startswith("/"):
            return self._end_tag(piece, inside, at)
        if not piece[:1].isalpha():
            return inside, self._passed(piece, inside)
        tag, target, text = read_start_tag(piece)
        if tag is None:
            self.pieces.odd()
            tag = read_start_tag(f"{tag_name(piece)}>")[0] or UNKNOWN
        if self.pieces.strict:
            while inside.start.name in tag.ends:
                inside = self._close(inside, at)
            if inside.start.name in tag.bars or tag.name in UNREAD:
                self.pieces.odd()
        if tag.simple:
            return self._open_simple(tag, inside, at, target), text
        if (tag.name in UNPRINTED or tag.name in RAW) and not self._is_page_without_scripts(tag, at):
            return inside, self._unprinted(tag, inside, at, text)
        if tag.name in VOID and (tag.empty or self.pieces.strict):
            self._void(tag, inside, at)
            return inside, text
        if tag.name in _PASSED_OVER and (behind := self._passed_over(tag, inside, at)) is not None:
            return inside, behind
        element = self._open_other(tag, inside, at, target)
        if not tag.empty:
            return element, text
        self.pieces.odd()
        return self._close(element, at), text

    def _is_page_without_scripts(self, tag: StartTag, at: int) -> bool:
        """Whether a `noscript` holds what the page is about: some forums serve only such a page, and build another."""
        span = self.pieces.span(at, tag.name) if tag.name == "noscript" else None
        return span is not None and ("itemscope" in span or span.count("<p") > _PARAGRAPHS)

    def _passed_over(self, tag: StartTag, parent: Element, at: int) -> str | None:
        """Pass over furniture that nothing hangs on; the text behind it, or None if it has to be read."""
        around = parent.marks
        if self.words is None or around.chrome or around.literal or (around.entry and tag.name != "nav"):
            return None
        span = self.pieces.span(at, tag.name)
        if span is None or tag.marks.literal or (tag.name == "header" and "<h1" in span.lower()):
            return None
        text = quiet_text(span, self.words)
        if text is None:
            return None
        self.furniture.add(at)
        self.targets += link_targets(span)
        self.end_line(tag.breaks)
        if text:
            self.leave_out_lines(tag.breaks)
        return self.pieces.skip(span)

    def _end_tag(self, piece: str, inside: Element, at: int) -> tuple[Element, str]:
        written, bracket, text = piece.partition(">")
        name = written[1:].rstrip().lower()
        element = inside
        while element.start.name != name and element.start.name in OPTIONAL_END and element.parent:
            element = element.parent
        if element.start.name != name or not bracket or not element.depth:
            self.pieces.odd()
            return inside, text
        while inside is not element:
            inside = self._close(inside, at)
        return self._close(inside, at), text

    def _passed(self, piece: str, inside: Element) -> str:
        """The text behind a comment or the document type."""
        if piece.startswith("!--"):
            return self.pieces.comment(piece)
        if inside.depth or piece[:8].lower() != "!doctype" or ">" not in piece:
            self.pieces.odd()
        return piece.partition(">")[2]

    def _void(self, tag: StartTag, parent: Element, at: int) -> None:
        element = self._open(tag, parent, at)
        if tag.name == "br":
            self.break_line()
        elif tag.name == "img":
            self.label(element.get("alt"), element)
        elif tag.name in ("link", "meta", "base"):
            self.head.note(tag)
        elif element.get("role") == "img":
            self.label(element.get("aria-label"), element)

    def _open_other(self, tag: StartTag, parent: Element, at: int, target: str | None) -> Element:
        name = tag.name
        if name in ("html", "body") and parent.tag != ("" if name == "html" else "html"):
            self.pieces.odd()
        if "-" in name and self.pieces.stands_alone(at):
            self.end_line(1)
        element = self._open(tag, parent, at)
        self.has_things = self.has_things or tag.thing
        self._look_around(element, parent)
        if tag.item:
            self.begin_item(element)
        elif name == "a" and target:
            self.targets.append(target)
            self.begin_link(target, element)
        elif name in LISTS:
            self.begin_list(whole_number(element.get("start"), 1) if name == "ol" else None)
        elif name == "code":
            self.backtick(element)
        elif name == "cite" and _heads_quote(element):
            self.end_line(1)
        elif name == "html":
            self.head.language = element.get("lang") or None
        if element.get("role") == "img":
            self.label(element.get("aria-label"), element)
        return element

    def _open_simple(self, tag: StartTag, parent: Element, at: int, target: str | None) -> Element:
        """What `_open_other` does for a tag of which little is to be looked at: it has but ended the element before."""
        element = self._open(tag, parent, at)
        if tag.item:
            self.begin_item(element)
        elif target and tag.name == "a":
            self.targets.append(target)
            self.begin_link(target, element)
        return element

    def _look_around(self, element: Element, parent: Element) -> None:
        """Add the marks that hang on what an element holds and on what holds it."""
        tag, pieces = element.start, self.pieces
        outermost = tag.furniture and not parent.marks.entry and not element.marks.chrome
        if outermost and not (tag.furniture == "header" and pieces.holds_heading(element.at, tag.name)):
            element.marks = laid(_FURNITURE, element.marks)
        if tag.name in PREFORMATTED:
            if tag.name == "textarea" and tag_name("".join(pieces.all[element.at + 1 : element.at + 2])) != "/textarea":
                pieces.odd()
            if not element.marks.code and pieces.is_code(element.at, tag.name):
                element.marks = laid(_CODE, element.marks)

    def _unprinted(self, tag: StartTag, parent: Element, at: int, text: str) -> str:
        """Pass over an element that a browser does not print; the text behind it."""
        if tag.name == "head":
            if parent.tag != "html":
                self.pieces.odd()
            return text if tag.empty else self._read_head(parent, text)
        element = self._open(tag, parent, at)
        if element.get("role") == "img":
            self.label(element.get("aria-label"), element)
        if tag.empty:
            if tag.name not in ("svg", "math"):
                self.pieces.odd()
            return text
        content, text = self.pieces.content(at, tag.name, text)
        if tag.name in ("svg", "math"):
            self.targets += link_targets(content)
        if tag.name == "title" and self.head.title is None:
            self.head.title = " ".join(unescape(content).split()) or None
        elif tag.name == "script" and "ld+json" in tag.attributes.get("type", "").lower():
            # What a parser has mended is written with references, in scripts too.
            self.head.linked_data.append(content if self.pieces.strict else unescape(content))
        return text

    def _read_head(self, parent: Element, text: str) -> str:
        """Read a page's head; the text behind it."""
        for at, piece in self.pieces.walk:
            if text and not text.isspace():
                self.pieces.odd()
            if piece.startswith(("meta ", "link ")) and says_nothing(piece):
                text = ""
                continue
            name = tag_name(piece)
            if name == "/head":
                return piece.partition(">")[2]
            if piece.startswith("!--"):
                text = self.pieces.comment(piece)
                continue
            tag, _, text = read_start_tag(piece)
            if tag is None or name not in IN_HEAD:
                self.pieces.odd()
            elif name in VOID:
                self.head.note(tag)
            else:
                text = self._unprinted(tag, parent, at, text)
        self.pieces.odd()
        return ""


def _heads_quote(cite: Element) -> bool:
    """Whether it names who is quoted, as forums have it: right in the quote or in its box, on a line of its own."""
    outer = cite.parent
    outer = outer.parent if outer is not None and outer.tag == "div" else outer
    return outer is not None and outer.tag == "blockquote"


def read_html(text: str, words: frozenset[str] | None = None) -> Reader:
    """Read a page's markup; furniture in which nothing and none of the words is found is left out, if there are words.

    There is no NUL in `text`.

    Raises:
        UnreadablePageError: elements nested too deep, too many tags or too many lines.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = Reader(Pieces(text, strict=True), words)
    try:
        reader.read()
    except OddMarkupError:
        reader = Reader(Pieces(mended(text), strict=False), words)
        reader.read()
    return reader
