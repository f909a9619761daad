from __future__ import annotations

import ast
import html
import inspect
import re
import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.explore.visible import SNIPPET_MARKS, marked, visible
from normalize.quality.meanings import MEANINGS
from normalize.quality.reading import reading_signals
from normalize.quality.signals import quality_signals
from normalize.unseen import UNSEEN, web_address


@given(st.text())
def test_a_text_can_be_read_back_and_is_nothing_but_text(text: str) -> None:
    shown = str(visible(text))
    tags = re.findall(r"<[^>]*>", shown)
    assert [tag for tag in tags if not re.fullmatch(r'</span>|<span class="unseen" title="[\w -]+">', tag)] == []
    named = re.sub(r'<span class="unseen"[^>]*>U\+([0-9A-F]+)</span>', lambda at: chr(int(at[1], 16)), shown)
    assert html.unescape(named) == text


def test_every_control_and_bidi_character_is_named() -> None:
    chars = [chr(code) for code in range(sys.maxunicode + 1)]
    hidden = [
        char
        for char in chars
        if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or unicodedata.bidirectional(char) in BIDI
    ]
    assert len(hidden) > 2_000
    assert [f"{ord(char):X}" for char in hidden if not UNSEEN.fullmatch(char) and char not in "\t\n"] == []


BIDI = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


@pytest.mark.parametrize("text", ["नमस्ते क्‍ष", "می‌خواهم", "👩‍⚕️ 5½ mg", "Größe 10³/µL", "naïve café", "問診"])
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert str(visible(text)) == text


@given(st.text(alphabet="ab<>&\x02\x03"))
def test_marks_are_closed_whatever_the_text(text: str) -> None:
    shown = str(marked(text))
    assert re.sub(r"<mark>[^<]*</mark>|[^<>]", "", shown) == ""
    assert html.unescape(re.sub("</?mark>", "", shown)) == re.sub("[\x02\x03]", "", text)
    assert set(SNIPPET_MARKS) & set(shown) == set()


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/",
        "/question/1",
        "http:evil",
        "https://",
        "http://[::1",
        "https://a.example/\u202egnp",
        "https://a.example/\x00",
        "",
        None,
    ],
)
def test_what_is_no_address_of_the_web_is_no_link(url: str | None) -> None:
    assert web_address(url) is None


@pytest.mark.parametrize(
    "text", ["\x00" * 100_000, "\u200d" * 100_000, "a\u200d" * 50_000, "\x02" * 100_000, "<" * 100_000]
)
def test_long_texts_take_no_time(text: str) -> None:
    before = time.process_time()
    visible(text)
    marked(text)
    assert time.process_time() - before < 3


def test_every_warning_has_a_meaning() -> None:
    slugs = {"language_mismatch"}
    for function in (reading_signals, quality_signals):
        for node in ast.walk(ast.parse(inspect.getsource(function))):
            if isinstance(node, ast.Dict):
                slugs |= {
                    key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)
                }
    assert sorted(MEANINGS) == sorted(slugs)
