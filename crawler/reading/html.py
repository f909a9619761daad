"""HTML into blocks, in one pass over the tree.

Line breaks follow innerText of the HTML Standard (https://html.spec.whatwg.org/multipage/dom.html#the-innertext-idl-attribute):
`br` is a line break, a block-level element begins and ends a line, a paragraph stands apart by a blank line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

from crawler.reading.blocks import Block, Link
from crawler.reading.limits import MAX_BLOCKS, MAX_DEPTH, UnreadablePageError, too_many_lines

# Elements whose content a browser does not print.
_UNPRINTED = frozenset({"script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "canvas"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARAGRAPHS = frozenset(
    {"p", "ul", "ol", "dl", "blockquote", "pre", "table", "figure", "hr", "section", "article", "aside", "nav"}
    | {"header", "footer", "main", "details", "fieldset", "form", "address", *_HEADINGS}
)
_LINES = frozenset(
    {"div", "li", "dt", "dd", "tr", "td", "th", "caption", "thead", "tbody", "tfoot", "center", "summary", "legend"}
    | {"figcaption", "body", "html", "option", "button", "hgroup", "dir", "menu", "optgroup", "search", "frameset"}
)
_BREAKS = {**dict.fromkeys(_LINES, 1), **dict.fromkeys(_PARAGRAPHS, 2)}
_FURNITURE = frozenset({"nav", "button", "select", "dialog"})
# Furniture of the page, but content inside an article or an entry of a list: an answer's author often stands in one.
_OUTER_FURNITURE = frozenset({"header", "footer", "aside"})
_ENTRIES = frozenset({"article", "section", "li", "blockquote", "details", "td"})
_OUTER_FURNITURE_ROLES = {"banner": "header", "contentinfo": "footer", "complementary": "aside"}
_FURNITURE_ROLES = frozenset({"navigation", "search", "dialog", "alertdialog", "menu", "menubar", "button"})
_PREFORMATTED = frozenset({"pre", "textarea", "listing", "xmp"})
_BOLD = frozenset({"b", "strong"})
_CLOAKS = frozenset({"ng-cloak", "v-cloak", "x-cloak", "data-ng-cloak"})
_HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s{0,9}:\s{0,9}(?:bold|[6-9]00)", re.IGNORECASE)
_KEPT_NEWLINES = re.compile(r"white-space\s{0,9}:\s{0,9}(?:pre|break-spaces)", re.IGNORECASE)
_EXPONENT = re.compile(r"[0-9+−-]{1,6}")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_CODE_SIGNS = re.compile(r"[{}<>=;$|\\_#\[\]]")
_INDENTED = re.compile(r"^[ \t]{2,16}\S", re.MULTILINE)
_WHITE = re.compile(r"[ \t\r\n\f\v]+")
_WHITE_IN_LINE = re.compile(r"[ \t\r\f\v]+")
_EDGES = " \t\r\n\f\v"


@dataclass(slots=True)
class _Open:
    """An element that has begun and not ended, with what it lays on the text inside it."""

    node: Element
    tag: str
    level: int = 0
    bold: bool = False
    cloaked: bool = False
    hidden: bool = False
    chrome: bool = False
    pre: bool = False
    newlines: bool = False
    raised: bool = False
    entry: bool = False
    breaks: int = 0
    href: str | None = None
    link_line: _Line | None = None
    link_at: int = 0


@dataclass(slots=True)
class _Line:
    """The line that is being read."""

    parts: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    opened: _Open | None = None
    depth: int = 0
    shallowest: int = 0
    letters: int = 0
    bold_letters: int = 0


class _Reader:
    """Turns start, end and text events into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[_Open] = []
        self._line = _Line()
        self._breaks = 0
        self._marker = ""
        self._item: Element | None = None
        self._numbers: list[int | None] = []
        self._links: list[_Open] = []

    def start(self, node: Element, tag: str) -> None:
        """An element begins."""
        if len(self._open) >= MAX_DEPTH:
            raise UnreadablePageError("nested_too_deep", f"more than {MAX_DEPTH:,} levels of elements")
        breaks = _breaks(node, tag)
        self._end_line_for(breaks)
        outer = self._open[-1] if self._open else _Open(node, tag)
        self._open.append(_opened(node, tag, outer))
        self._open[-1].breaks = breaks
        if tag == "br":
            self._break_line()
        elif tag in ("ul", "ol", "menu", "dir"):
            self._numbers.append(_first_number(node) if tag == "ol" else None)
        elif tag == "li":
            self._begin_item(node)
        elif tag == "a" and node.get("href"):
            self._begin_link(self._open[-1], node.get("href", ""))
        elif tag == "code" and not self._open[-1].pre:
            self._add("`")
        self._label(node, tag)

    def end(self, tag: str) -> None:
        """An element ends."""
        closed = self._open[-1]
        if tag == "code" and not closed.pre:
            self._add("`")
        if closed.href is not None:
            self._end_link()
            self._links.pop()
        if tag in ("ul", "ol", "menu", "dir") and self._numbers:
            self._numbers.pop()
        self._end_line_for(closed.breaks)
        self._open.pop()
        self._line.shallowest = min(self._line.shallowest, len(self._open))

    def text(self, text: str | None) -> None:
        """Text inside the innermost open element."""
        if not text or not self._open:
            return
        inside = self._open[-1]
        if inside.raised and _EXPONENT.fullmatch(text):
            text = text.translate(_RAISED)  # 10<sup>3</sup> is no 103
        if inside.hidden:
            self._hidden(text)
        elif inside.newlines and not inside.pre:
            first, *rest = text.split("\n")
            self._add(_WHITE_IN_LINE.sub(" ", first))
            for line in rest:
                self._break_line()
                self._add(_WHITE_IN_LINE.sub(" ", line))
        else:
            self._add(text if inside.pre else _WHITE.sub(" ", text))

    def finish(self) -> list[Block]:
        """The page has ended."""
        self._end_line()
        return self.blocks

    def _add(self, text: str) -> None:
        line = self._line
        letters = len(text.strip())
        if letters:
            inside = self._open[-1]
            if line.opened is None:
                line.opened, line.depth, line.shallowest = inside, len(self._open), len(self._open)
            elif line.shallowest < line.depth:
                line.depth = line.shallowest
                line.opened = self._open[line.depth - 1]
            line.letters += letters
            line.bold_letters += letters if inside.bold else 0
        line.parts.append(text)

    def _hidden(self, text: str) -> None:
        shown = _WHITE.sub(" ", text).strip(_EDGES)
        inside = self._open[-1]
        if shown.strip():
            self._keep(Block(shown, 0, inside.node, cloaked=inside.cloaked, hidden=True, chrome=inside.chrome))

    def _label(self, node: Element, tag: str) -> None:
        label = node.get("alt") if tag == "img" else node.get("aria-label") if node.get("role") == "img" else None
        if label and label.strip() and not self._open[-1].hidden:
            self._line.labels.append(_WHITE.sub(" ", label).strip(_EDGES))

    def _begin_item(self, node: Element) -> None:
        number = self._numbers[-1] if self._numbers else None
        self._marker, self._item = "- ", node
        if number is not None:
            own = node.get("value") or ""
            number = int(own) if own.isdecimal() and len(own) < 9 else number
            self._marker = f"{number}. "
            self._numbers[-1] = number + 1

    def _end_line_for(self, breaks: int) -> None:
        if breaks:
            self._end_line()
            self._breaks = max(self._breaks, breaks)

    def _break_line(self) -> None:
        self._breaks = 1 if self._end_line() else self._breaks + 1

    def _end_line(self) -> bool:
        """Make the line that was being read a block, if it has any text; tell whether it had."""
        line = self._line
        opened = line.opened
        if opened is None:
            # A picture's label alone on its line stays for the next line.
            self._line = _Line(labels=line.labels)
            return False
        self._end_link()
        text = "".join(line.parts)
        text = text.strip("\r\n") if opened.pre else _WHITE.sub(" ", text).strip(_EDGES)
        self._keep(
            Block(
                text,
                max(self._breaks - 1, 0) if self.blocks else 0,
                opened.node,
                opened.level,
                self._marker,
                self._item,
                tuple(line.links),
                opened.pre,
                line.bold_letters == line.letters,
                opened.cloaked,
                False,
                opened.chrome,
                tuple(line.labels),
            )
        )
        self._marker, self._item, self._breaks = "", None, 0
        self._line = _Line()
        return True

    def _keep(self, block: Block) -> None:
        if len(self.blocks) >= MAX_BLOCKS:
            raise too_many_lines()
        self.blocks.append(block)

    def _begin_link(self, opened: _Open, href: str) -> None:
        opened.href, opened.link_line, opened.link_at = href, self._line, len(self._line.parts)
        self._links.append(opened)

    def _end_link(self) -> None:
        """The innermost link ends, or its line does: a link around several lines is one in each of them."""
        if not self._links:
            return
        inner = self._links[-1]
        start = inner.link_at if inner.link_line is self._line else 0
        text = _WHITE.sub(" ", "".join(self._line.parts[start:])).strip(_EDGES)
        if text:
            self._line.links.append(Link(text, (inner.href or "").strip()))


def _opened(node: Element, tag: str, outer: _Open) -> _Open:
    style = node.get("style") or ""
    role = (node.get("role") or "").lower()
    level = _HEADINGS.get(tag) or (role == "heading" and _heading_level(node)) or outer.level
    classes = (node.get("class") or "").split()
    return _Open(
        node,
        tag,
        level,
        outer.bold or tag in _BOLD or tag in _HEADINGS or bool(_BOLD_STYLE.search(style)),
        outer.cloaked or any(mark in node.attrib for mark in _CLOAKS) or not _CLOAKS.isdisjoint(classes),
        outer.hidden or "hidden" in node.attrib or "ng-hide" in classes or bool(_HIDDEN_STYLE.search(style)),
        outer.chrome or _is_furniture(node, tag, role, outer.entry),
        outer.pre or (tag in _PREFORMATTED and _is_code(node)),
        outer.newlines or tag in _PREFORMATTED or bool(_KEPT_NEWLINES.search(style)),
        outer.raised or tag == "sup",
        outer.entry or tag in _ENTRIES or role in ("article", "listitem"),
    )


def _heading_level(node: Element) -> int:
    level = node.get("aria-level") or ""
    return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2


def _is_furniture(node: Element, tag: str, role: str, in_entry: bool) -> bool:
    if tag in _FURNITURE or role in _FURNITURE_ROLES:
        return True
    tag = _OUTER_FURNITURE_ROLES.get(role, tag)
    if tag not in _OUTER_FURNITURE or in_entry:
        return False
    # A page's title may stand in its header.
    return tag != "header" or node.find(".//h1") is None


def _breaks(node: Element, tag: str) -> int:
    """How far an element stands apart from what is around it: 0 not at all, 1 a new line, 2 a new paragraph."""
    if tag == "div" and "class" in node.attrib:
        # An editor's bare div is a line; one that a style sheet knows is a paragraph or a box.
        return 2
    return _BREAKS.get(tag) or int("-" in tag and _stands_alone(node))


def _stands_alone(node: Element) -> bool:
    """Whether an element of a site's own making has no text beside it: then its style most likely makes it a block."""
    before = node.getprevious()
    parent = node.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else None
    return not (text or "").strip() and not (node.tail or "").strip()


def _is_code(node: Element) -> bool:
    """Whether preformatted text is code: marked as such, or indented, or full of signs that sentences do not have."""
    if node.find(".//code") is not None:
        return True
    text = "".join(map(str, node.itertext()))
    return len(_CODE_SIGNS.findall(text)) * 50 > len(text) or len(_INDENTED.findall(text)) > 1


def _first_number(node: Element) -> int:
    start = node.get("start") or ""
    return int(start) if start.isdecimal() and len(start) < 9 else 1


def html_blocks(root: Element) -> list[Block]:
    """Read the tree under `root` into blocks.

    Raises:
        UnreadablePageError: elements nested too deep, or too many lines.
    """
    reader = _Reader()
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            tag = node.tag.lower()
            if tag in _UNPRINTED:
                walk.skip_subtree()
                reader.start(node, "unprinted")
            else:
                reader.start(node, tag)
                reader.text(node.text)
        elif event == "end":
            tag = node.tag.lower()
            reader.end("unprinted" if tag in _UNPRINTED else tag)
            reader.text(node.tail)
        else:
            reader.text(node.tail)
    return reader.finish()
