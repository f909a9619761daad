"""A page's bytes, its head, and bytes that are no page."""

from __future__ import annotations

import time

import pytest

from crawler.reading.limits import MAX_PAGE_BYTES, UnreadablePageError
from crawler.reading.page import read_page
from crawler.urls import canonical_url
from tests.reading.markup import html

CANONICAL = '<link rel="canonical" href="https://ask.test/question/knee">'


def refused(body: bytes, content_type: str = "text/html") -> str:
    with pytest.raises(UnreadablePageError) as caught:
        read_page(body, content_type=content_type)
    assert caught.value.detail
    return caught.value.reason


@pytest.mark.parametrize("body", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", "\u3000\u00a0".encode()])
def test_empty(body: bytes) -> None:
    assert refused(body) == "empty"


@pytest.mark.parametrize(
    "body",
    [
        b"\x89PNG\r\n\x1a\n\0\0",
        b"GIF89a\x01\0",
        b"%PDF-1.4\n1 0 obj",
        b"PK\x03\x04\x14\0",
        b"\x7fELF\2\1\1\0\0",
        b"text\0text",
    ],
    ids=["png", "gif", "pdf", "zip", "elf", "nul"],
)
@pytest.mark.parametrize("content_type", ["text/html", "text/plain"])
def test_binary(body: bytes, content_type: str) -> None:
    assert refused(body, content_type) == "binary"


def test_too_large() -> None:
    assert refused(b"x" * (MAX_PAGE_BYTES + 1)) == "too_large"


@pytest.mark.parametrize(
    "markup",
    ["<div>", "<DIV><P>", "<span>", "<ul><li>", "<b><i>", "<table><tr><td>", "<x-a>", "<blockquote>"],
)
def test_nested_too_deep(markup: str) -> None:
    levels = 50_000 // markup.count("<")
    assert refused((markup * levels + "text").encode()) == "nested_too_deep"


@pytest.mark.parametrize(
    "markup",
    [
        "<span>" * 900 + "x<br>" * 20_000,
        "<div><a href=x>" * 400 + "x<br>" * 20_000,
        "<a href=x>word <br>" * 10_000,
        "<p>" + "<a href=x>a</a>" * 20_000,
        "<header>" * 900 + "<p>x</p>" * 5_000,
        "<x-a>a</x-a>" * 20_000,
        "<p>" + "{{ " * 50_000,
        "<!--" * 50_000,
        "<" * 100_000,
        "&" * 100_000,
    ],
    ids=["deep", "deep links", "open links", "links", "headers", "custom", "braces", "comments", "tags", "entities"],
)
def test_hostile_markup_takes_no_more_time_than_its_size_deserves(markup: str) -> None:
    begin = time.process_time()
    html(markup)
    assert time.process_time() - begin < 5


def test_truncated_in_a_tag() -> None:
    assert [block.text for block in read_page(b"<p>One</p><p>two</p><p cla").blocks] == ["One", "two"]


def test_plain_text_has_blocks_alone() -> None:
    page = read_page(b"<title>x</title>\n\ntwo", url="https://ask.test/x", content_type="text/plain; charset=utf-8")
    assert [block.text for block in page.blocks] == ["<title>x</title>", "two"]
    assert (page.base_url, page.canonical_url, page.title, page.language, page.tree) == (None, None, None, None, None)


def test_title_is_the_first_and_on_one_line() -> None:
    page = html("<svg><title>Star</title></svg>", head="<title>\n Sore\n  knee </title><title>Second</title>")
    assert page.title == "Sore knee"


def test_language_as_printed() -> None:
    assert read_page(b'<html lang="en-US"><p>x').language == "en-US"


def test_canonical_link() -> None:
    assert html("x", head=CANONICAL).canonical_url == "https://ask.test/question/knee"


def test_og_url_where_there_is_no_canonical_link() -> None:
    shared = '<meta property="og:url" content="http://ask.test/question/hip/">'
    assert html("x", head=shared).canonical_url == "https://ask.test/question/hip"
    assert html("x", head=shared + CANONICAL).canonical_url == "https://ask.test/question/knee"


def test_relative_links_are_relative_to_base_then_to_the_pages_address() -> None:
    body = b'<base href="/question/"><p>x'
    assert read_page(body, url="https://ask.test/a/b").absolute("knee?utm_source=x") == "https://ask.test/question/knee"
    assert read_page(b"<p>x", url="https://ask.test/a/b").absolute("knee") == "https://ask.test/a/knee"


def test_relative_links_of_a_saved_page_are_relative_to_its_canonical_link() -> None:
    assert html("x", head=CANONICAL).absolute("/dr/ada") == "https://ask.test/dr/ada"


@pytest.mark.parametrize("href", [None, "", "#top", "javascript:void(0)", "mailto:a@b.test", "http://[::1", "tel:1"])
def test_links_that_lead_to_no_page(href: str | None) -> None:
    assert html("x", head=CANONICAL).absolute(href) is None


def test_a_link_from_nowhere_leads_nowhere() -> None:
    assert html("x").absolute("/dr/ada") is None


@pytest.mark.parametrize(
    "url",
    [
        "http://ask.test/question/knee",
        "https://ASK.test/question/knee/",
        "https://ask.test:443/question/knee#answers",
        "http://ask.test:80/question/knee?utm_source=mail&fbclid=1",
        " https://ask.test/question/knee ",
    ],
)
def test_twins_of_one_address_are_one(url: str) -> None:
    assert canonical_url(url) == "https://ask.test/question/knee"


@pytest.mark.parametrize(
    "url",
    ["https://ask.test/question/knee/.", "https://ask.test/question/knee/x/..", "https://ask.test/question/knee\\"],
)
def test_twins_by_dot_segments_and_backslashes_are_one(url: str) -> None:
    assert canonical_url(url) == "https://ask.test/question/knee"


def test_parameters_that_change_the_page_stay() -> None:
    assert canonical_url("https://ask.test/list?page=2&a=1") == "https://ask.test/list?a=1&page=2"
