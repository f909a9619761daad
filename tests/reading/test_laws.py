"""Laws of reading, tried on random text and markup."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import _Element as Element

from crawler.reading.blocks import Block
from crawler.reading.html import read_html
from crawler.reading.limits import UnreadablePageError
from crawler.reading.mend import mended
from crawler.reading.page import read_page
from crawler.urls import canonical_url
from tests.reading.markup import BLOCKS, PRINTABLE, UNPRINTED, WORDS, debris, html, texts, tree, trees

_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")


def letters(text: str) -> str:
    """The visible characters, raised digits as plain ones, apart from the backticks that mark code."""
    return "".join(text.replace("`", "").translate(_LOWERED).split())


def visible(element: Element, *, hidden: bool = False) -> str:
    """What a browser prints of a parsed tree, told without any of the reader's code."""
    own = isinstance(element.tag, str) and element.tag not in (*UNPRINTED, "head")
    hidden = hidden or "hidden" in element.attrib
    inside = ("" if hidden else element.text or "") + "".join(
        visible(child, hidden=hidden) + ("" if hidden else child.tail or "") for child in element
    )
    return inside if own else ""


CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Characters that parsers drop or change, each in its own way; none of them is visible."""


def marks(block: Block) -> Block:
    """The block without its places in the tree, which are other objects in every reading."""
    return replace(block, node=None, item=None)


@given(trees())
def test_no_visible_character_is_lost_or_invented(markup: str) -> None:
    shown = "".join(block.text for block in html(markup).blocks if not block.hidden)
    assert letters(shown) == letters(visible(tree(markup)))


@given(st.lists(st.tuples(st.sampled_from(BLOCKS), WORDS.filter(str.strip)), min_size=1, max_size=8))
def test_neighbouring_blocks_are_never_glued(parts: list[tuple[str, str]]) -> None:
    markup = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in parts)
    assert [letters(line) for line in texts(markup)] == [letters(text) for _, text in parts]


@given(trees())
def test_no_block_is_blank_and_the_first_has_no_gap(markup: str) -> None:
    found = html(markup).blocks
    assert all(block.text.strip() for block in found)
    assert all(block.gap == 0 for block in found[:1])


@given(trees())
def test_every_link_is_part_of_its_line(markup: str) -> None:
    for block in html(markup.replace("<a", '<a href="/x"')).blocks:
        assert all(letters(link.text) in letters(block.text) for link in block.links)


@given(st.one_of(trees(), debris()).filter(lambda markup: not CONTROLS.search(markup)))
def test_markup_reads_the_same_as_it_stands_and_as_a_parser_writes_it(markup: str) -> None:
    page = f"<!doctype html><html><head></head><body>{markup}</body></html>"
    as_it_stands, parsed = (
        [marks(block) for block in read_html(each).blocks if not block.hidden] for each in (page, mended(page))
    )
    assert as_it_stands == parsed


@given(debris())
def test_reading_twice_gives_the_same(markup: str) -> None:
    once, again = html(markup), html(markup)
    assert [marks(block) for block in once.blocks] == [marks(block) for block in again.blocks]


def reason(body: bytes, content_type: str) -> str | None:
    """Why the bytes are no page; None for a page."""
    try:
        read_page(body, url="https://a.test/x", content_type=content_type)
    except UnreadablePageError as error:
        return error.reason
    return None


@given(
    st.one_of(debris(), trees(), st.text()), st.sampled_from(["text/html", "text/plain", "", "text/html; charset=x"])
)
def test_no_text_makes_reading_fail(text: str, content_type: str) -> None:
    assert reason(text.encode("utf8", "replace"), content_type) in (None, "empty", "binary")


@given(
    st.binary(max_size=400),
    st.sampled_from(["big5", "gbk", "shift_jis", "utf-16", "utf-7", "windows-1252", "nonsense", "iso-2022-jp", "hz"]),
)
def test_no_bytes_make_reading_fail(body: bytes, charset: str) -> None:
    assert reason(body, f"text/html; charset={charset}") in (None, "empty", "binary")


URLS = st.one_of(
    st.text(PRINTABLE),
    st.text(alphabet="htps:/?#[]@%&=.;+0189aZü\u3000 -"),
    st.builds(
        "{}://{}{}?{}#{}".format,
        st.sampled_from(["http", "https", "HTTP", "ftp", "javascript"]),
        st.sampled_from(["a.test", "A.TEST:80", "u:p@a.test:8443", "[::1]", "[::1", "münchen.test", "a.test:x", ""]),
        st.text(alphabet="/ab%2F.üä "),
        st.text(alphabet="ab&=%;+utm_sorce"),
        st.text(PRINTABLE, max_size=3),
    ),
)
"""Addresses of all kinds but those with backslashes and dot segments, which test_page tries one by one."""


@given(URLS)
def test_canonical_url_never_raises_and_is_its_own_canonical_url(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


@given(URLS)
def test_canonical_url_is_absolute_https_without_fragment(url: str) -> None:
    once = canonical_url(url)
    assert once is None or (once.startswith("https://") and "#" not in once)


@given(URLS, URLS)
def test_a_link_never_makes_a_page_fail(href: str, base: str) -> None:
    page = read_page(f'<base href="{escape(base)}"><p>x'.encode("utf8", "replace"), url="https://a.test/q")
    link = page.absolute(href)
    assert link is None or canonical_url(link) == link
