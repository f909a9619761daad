"""What a draft shows of a page tells nobody, and its dates are dates."""

from __future__ import annotations

import asyncio
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.profile.draft import Draft, draft_profile
from crawler.profile.masking import sample
from crawler.sites import every_style

TOLD = """<html lang=en><title>Numb heel</title><body><h1>Numb heel</h1>
  <p>Question: I am Peter Ngu, 51, male, and both of my heels are numb after a long walk on stones.</p>{0}
  <div class=reply><p class=says>Hello Peter, my name is Martha Lindqvist, ring me on 0415 550 132 or so.</p></div>
  <div class=reply><p class=says>my name is jorunn dahl, and i had it for 1200 days; write to jd@post.example</p></div>
  </body></html>"""


def draft_of(markup: str) -> Draft:
    drafting = draft_profile(markup.encode(), url="", content_type="text/html", contact="", styles=every_style())
    return asyncio.run(drafting)


def test_nobody_is_told_by_a_sample() -> None:
    draft = draft_of(TOLD.format(""))
    told = "\n".join((draft.toml, *draft.summary))
    assert "Q…: I am P… N…, 51, male, and both of my heels are numb" in told
    assert "answers' text: 2 of 2: H… P…, my name is M… L…, ring me on … or so." in draft.summary
    assert not [name for name in ("Peter", "Ngu", "Martha", "Lindqvist", "0415") if name in told]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("my name is jorunn dahl, and i rest", "my name is j… d…, and i rest"),
        ("call me jorunn. it hurts", "call me j…. it hurts"),
        ("McDonald and deBoer, at O'Hara's", "M… and d…, at O…"),
        ("write to jd@post.example or www.jd.example, https://a.example/jd", "write to … or … …"),
        ("40 mg, 1200 IU, 12 34 56 78", "40 mg, … I…, …"),
        ("我叫安娜，疼", "我…，疼"),
        ("Émilie says", "É… says"),
    ],
)
def test_a_sample_has_first_letters_alone_of_what_may_be_a_name(text: str, shown: str) -> None:
    assert sample(text) == shown


@given(st.text(max_size=400), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_has_a_sample_without_capitalized_words(text: str, names: list[str]) -> None:
    shown = sample(text, names)
    assert len(shown) <= 60
    assert re.search(r"[A-Z][a-z]|[0-9]{3}", shown) is None


def test_what_holds_no_date_is_offered_as_none() -> None:
    asked = "<p>Asked on 4 May 2024</p>"
    assert "date" in draft_of(TOLD.format("")).summary[-1].removeprefix("missing: ").split(", ")
    for toml in (draft_of(TOLD.format("")).toml, draft_of(TOLD.format(asked)).toml):
        assert "\ndate = " not in toml
    draft = draft_of(TOLD.format(asked.replace("<p", "<p class=asked")))
    assert '\ndate = ".asked"  # 4 May 2024\n' in draft.toml
    assert "date: 4 May 2024" in draft.summary
