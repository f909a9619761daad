"""Where a page says what structured data tells of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.limits import UnreadablePageError
from crawler.reading.markup.marked import letters
from crawler.reading.markup.post_text import PostTexts
from crawler.reading.markup.things import MOST_SAID
from crawler.reading.markup.told_text import begins_alike, is_cut, plain, uncut
from tests.reading.markup import debris, html

SENTENCE = st.text("abcdeABC,. é", min_size=20, max_size=60).filter(lambda text: len(letters(text)) >= 12)


def texts(markup: str) -> PostTexts:
    return PostTexts(html(markup))


@given(st.lists(SENTENCE, min_size=1, max_size=6), st.data())
def test_a_run_of_whole_blocks_is_found(sentences: list[str], data: st.DataObject) -> None:
    page = texts("".join(f"<p>{sentence}</p>" for sentence in sentences))
    first = data.draw(st.integers(0, len(sentences) - 1))
    last = data.draw(st.integers(first, len(sentences) - 1))
    wanted = " ".join(sentences[first : last + 1])
    assert letters("".join(block.text for block in page.saying(wanted))) == letters(wanted)


@given(SENTENCE, st.text("xyz ", min_size=1).filter(str.strip))
def test_a_part_of_a_block_is_no_text(sentence: str, more: str) -> None:
    assert texts(f"<p>{sentence}{more}</p>").saying(sentence) == []
    assert texts(f"<p>{more}{sentence}</p>").saying(sentence) == []


@given(SENTENCE)
def test_what_is_found_is_what_is_told(sentence: str) -> None:
    found = texts(f"<p>Someone else.</p><p>{sentence}</p>").saying(sentence.upper())
    assert [letters(block.text) for block in found] == [letters(sentence)]


def test_short_texts_are_not_looked_for() -> None:
    assert texts("<p>Rest it now</p>").saying("Rest it now") == []


def test_a_cut_text_goes_on_to_the_end_of_its_box() -> None:
    page = texts("<h1>Heel</h1><div><p>Rest it for two weeks.</p><p>Then run.</p></div><p>More.</p>")
    assert [block.text for block in page.going_on("Rest it for two")] == ["Rest it for two weeks.", "Then run."]


@pytest.mark.parametrize("opens", ["Cool it twice a day", "Nia: Cool it twice a day"])
def test_a_text_does_not_go_on_into_the_next_post(opens: str) -> None:
    page = texts(f"<div><p>Rest it for two weeks.</p><p>{opens}</p></div>")
    page.note("Cool it twice a day")
    assert [block.text for block in page.going_on("Rest it for two")] == ["Rest it for two weeks."]


def test_posts_that_are_too_large_together_are_refused() -> None:
    page = texts("<p>Rest.</p>")
    assert page.give("x" * MOST_SAID)
    with pytest.raises(UnreadablePageError, match="too_many_things"):
        page.give("x")


@given(st.one_of(st.text(), debris()))
def test_no_string_is_too_odd(text: str) -> None:
    page = texts("<p>Rest it for two weeks.</p>")
    page.note(text)
    assert isinstance(page.saying(text), list)
    assert isinstance(page.going_on(text), list)
    assert isinstance(plain(text), str)
    assert is_cut(text) in (True, False)
    assert len(uncut(text)) <= len(plain(text))


@given(st.text(st.characters(exclude_characters="<>&[]")))
def test_a_text_without_markup_stands_as_it_is(text: str) -> None:
    assert plain(text) == text.strip()


@given(st.text("ab"), st.text("ab"))
def test_beginning_alike_is_mutual(one: str, other: str) -> None:
    assert begins_alike(one, other) == begins_alike(other, one)
    assert begins_alike(one, one + other) == (len(one) >= 12)
