"""Markup for the tests: pages read in one call, and random trees of elements."""

from __future__ import annotations

from html import escape

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from lxml import etree
from lxml.etree import _Element as Element

from crawler.reading.blocks import Block
from crawler.reading.page import Page, read_page

BLOCKS = (
    *("p", "div", "li", "ul", "ol", "h2", "h3", "blockquote", "section", "td", "tr", "table", "dd", "article", "pre"),
    *("header", "footer", "nav", "button", "details", "summary", "center", "form", "aside"),
)
INLINES = ("b", "em", "span", "a", "font", "sup", "code", "small", "i", "x-mark")
UNPRINTED = ("script", "style", "template", "noscript", "svg")

WORDS = st.text(alphabet="abcxyz0159.,?!+-~/µ½³é中\u00a0", min_size=1, max_size=12)
PRINTABLE = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
SPACES = st.sampled_from(["", " ", "\n", "  \t"])
EMPTY = st.sampled_from(["<br>", "<br/>", "<hr>", "<img alt=star>", "<!-- note -->", "<wbr>", "<input value=v>"])
ATTRIBUTES = st.sampled_from(
    ["", ' class="a b"', " id=x title='<p>'", ' style="color: red"', ' data-n="1 > 0"', " hidden"]
)


def html(markup: str, *, head: str = "") -> Page:
    """Read a page whose body is `markup`."""
    return read_page(f"<html><head>{head}</head><body>{markup}</body></html>".encode())


def tree(markup: str) -> Element:
    """The same page as a parser understands it."""
    page = f"<html><head></head><body>{markup}</body></html>".encode()
    return etree.fromstring(page, etree.HTMLParser(encoding="utf8", recover=True))


def blocks(markup: str) -> list[Block]:
    """The blocks of a page whose body is `markup`, hidden ones too."""
    return html(markup).blocks


def texts(markup: str) -> list[str]:
    """The lines that a browser shows."""
    return [block.text for block in blocks(markup) if not block.hidden]


def gaps(markup: str) -> list[tuple[str, int]]:
    """The lines that a browser shows, with the blank lines before them."""
    return [(block.text, block.gap) for block in blocks(markup) if not block.hidden]


@st.composite
def _text(draw: st.DrawFn) -> str:
    return draw(SPACES) + escape(draw(WORDS)) + draw(SPACES)


def _element(children: SearchStrategy[str]) -> SearchStrategy[str]:
    tags = st.sampled_from(BLOCKS + INLINES)
    return st.builds(lambda tag, attributes, inner: f"<{tag}{attributes}>{inner}</{tag}>", tags, ATTRIBUTES, children)


def _unprinted() -> SearchStrategy[str]:
    return st.builds(lambda tag, inner: f"<{tag}>{inner}</{tag}>", st.sampled_from(UNPRINTED), WORDS)


def trees() -> SearchStrategy[str]:
    """Random well-nested markup: text in block-level and inline elements, breaks, comments, scripts, hidden parts."""
    leaf = st.one_of(_text(), _text(), EMPTY, _unprinted())
    return st.recursive(leaf, lambda inner: _element(st.lists(inner, max_size=5).map("".join)), max_leaves=25)


def debris() -> SearchStrategy[str]:
    """Markup that no parser would write: unclosed, cut, crossed, with broken tags, attributes and entities."""
    pieces = [
        "<",
        "</",
        ">",
        "/>",
        "<!",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&",
        "&#",
        "&#x",
        ";",
        "&amp;lt;",
        "=",
        '"',
        "'",
    ]
    tags = [f"<{tag}" for tag in BLOCKS + INLINES + UNPRINTED] + [f"</{tag}>" for tag in BLOCKS + INLINES]
    names = [
        "<P>",
        "<LI VALUE=x>",
        "<ol start=-1>",
        "<a href='http://[::1'>",
        "<base href='//['>",
        "<html lang>",
        "{{ x }}",
    ]
    piece = st.one_of(st.sampled_from(pieces + tags + names), st.text(PRINTABLE, max_size=4))
    cut = st.tuples(trees(), st.integers(0, 200)).map(lambda both: both[0][both[1] :] + both[0][: both[1]])
    return st.one_of(st.lists(piece, max_size=60).map("".join), cut)
