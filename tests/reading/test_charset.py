"""Which characters a page's bytes stand for: declared by the server, by the page, by nobody, or wrongly."""

from __future__ import annotations

import codecs

import pytest

from crawler.reading.charset import decode
from crawler.reading.page import read_page

CHINESE = "醫師您好:我的右手常常發麻,已經三個星期了。請問需要看哪一科?謝謝您的回答。"
SIMPLIFIED = "医生您好:我的右手经常发麻,已经三个星期了。请问需要看哪个科室?谢谢您的回答。"
JAPANESE = "先生、こんにちは。右手がしびれて三週間になります。何科に行けばよいでしょうか。ありがとうございます。"
WESTERN = "Müde seit März – die Ärztin sagt „abwarten“. Ça va, mais 5½ µg coûtent 20 €, naïve à l’évidence."
SAMPLES = [
    ("big5", CHINESE),
    ("gbk", SIMPLIFIED),
    ("shift_jis", JAPANESE),
    ("windows-1252", WESTERN),
    ("utf-8", CHINESE),
]
encodings = pytest.mark.parametrize(("encoding", "text"), SAMPLES, ids=[encoding for encoding, _ in SAMPLES])


def page(text: str, declared: str | None = None) -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    return f"<html><head>{meta}</head><body><p>{text}</p></body></html>"


def first_line(body: bytes, content_type: str | None = "text/html") -> str:
    return read_page(body, content_type=content_type).blocks[0].text


@encodings
def test_declared_by_the_server(encoding: str, text: str) -> None:
    assert first_line(page(text).encode(encoding), f"text/html; charset={encoding}") == text


@encodings
def test_declared_by_the_page(encoding: str, text: str) -> None:
    assert first_line(page(text, encoding).encode(encoding)) == text


@encodings
def test_declared_by_nobody(encoding: str, text: str) -> None:
    assert first_line(page(text).encode(encoding)) == text


@encodings
@pytest.mark.parametrize("wrong", ["utf-8", "no-such-charset"])
def test_declared_wrongly_where_the_bytes_do_not_fit(encoding: str, text: str, wrong: str) -> None:
    assert first_line(page(text, wrong).encode(encoding), f"text/html; charset={wrong}") == text


@pytest.mark.parametrize("wrong", ["iso-8859-1", "windows-1252", "big5", "gbk"])
def test_utf8_is_utf8_whatever_is_declared(wrong: str) -> None:
    assert first_line(page(CHINESE, wrong).encode(), f"text/html; charset={wrong}") == CHINESE


def test_server_is_believed_before_the_page() -> None:
    assert first_line(page(CHINESE, "gbk").encode("big5"), "text/html; charset=big5") == CHINESE


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
    ids=["utf-8", "utf-16-le", "utf-16-be"],
)
def test_byte_order_mark_is_believed_first_and_is_no_text(mark: bytes, encoding: str) -> None:
    body = mark + page(CHINESE, "windows-1252").encode(encoding)
    assert first_line(body, "text/html; charset=windows-1252") == CHINESE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_declared(encoding: str) -> None:
    assert first_line(page(CHINESE).encode(encoding), f"text/html; charset={encoding}") == CHINESE


@encodings
def test_text_dumps_have_no_declaration(encoding: str, text: str) -> None:
    assert first_line(f"{text}\n\n{text}".encode(encoding), "text/plain") == text


def test_one_bad_byte_costs_one_character() -> None:
    text, encoding = decode(b"<p>one \xff two", "text/html; charset=utf-8")
    assert encoding != "utf-8" or text == "<p>one \ufffd two"
    assert text.startswith("<p>one ")
    assert text.endswith(" two")


def test_big5_characters_whose_second_byte_is_a_backslash() -> None:
    assert first_line(page("肝功能,許可", "big5").encode("big5")) == "肝功能,許可"


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "ascii"])
def test_latin1_means_windows1252_as_in_browsers(label: str) -> None:
    assert first_line(page("“smart” – 20 €", label).encode("windows-1252")) == "“smart” – 20 €"


def test_nothing_but_ascii() -> None:
    assert decode(b"plain") == ("plain", "utf-8")
