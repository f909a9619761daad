"""What selectors find is printed as whole pages are, and belongs to the answer that it stands in."""

from __future__ import annotations

import time

import pytest

from crawler.profile.checks import selector_fault
from crawler.profile.profile import AnswerSelectors, Selectors
from crawler.profile.selected import Selected, read_selected
from crawler.reading.limits import UnreadablePageError
from crawler.reading.page import read_page
from crawler.records import RawTag

URL = "https://letters.test/letters/7"
HTML = "text/html; charset=utf-8"
ANSWERS = Selectors(
    question=".ink",
    date=".when",
    answers=".note",
    answer=AnswerSelectors(
        text=".ink", author=".pen", date=".when", votes=".v", accepted=".seal", headline="h3", profile=None
    ),
)


def read(markup: str, select: Selectors, content_type: str = HTML) -> Selected:
    body = markup.encode()
    return read_selected(body, content_type, read_page(body, url=URL, content_type=content_type), select)


@pytest.mark.parametrize(
    ("markup", "css", "title"),
    [
        ("<p class=s>Sore <b>heel</b>\n today</p>", ".s", "Sore heel today"),
        ("<div class=s><p>Question 7</p><p>Sore heel</p></div>", ".s", "Question 7 Sore heel"),
        ("<p class=s> </p><p class=s>Sore heel</p>", ".s", "Sore heel"),
        ("<p class=s hidden>No</p>", ".s", None),
        ("<p class=s>10<sup>3</sup> &amp; &lt;b&gt;</p>", ".s", "10³ & <b>"),
        ("<p data-t=' Sore\n heel '>x</p>", "p::attr(data-t)", "Sore heel"),
        ("<p>Sore heel<b>x</b></p>", "p::text", "Sore heel"),
        ("<p>Sore heel</p>", ".s", None),
        ("<header><h1>Sore heel</h1></header>", "h1", "Sore heel"),
    ],
)
def test_a_line(markup: str, css: str, title: str | None) -> None:
    assert read(f"<body>{markup}</body>", Selectors(title=css)).title == title


def test_a_text_has_paragraphs_lists_code_and_no_buttons() -> None:
    markup = """<div class=ink><p>Dear all,<br>it hurts.</p><ul><li>ice<li>rest</ul><pre><code>a {{ b }}</code></pre>
      <p>See <code>x &lt; 3</code>.</p><button>Reply</button><template>{{ no }}</template></div>"""
    assert read(markup, Selectors(question=".ink")).question == (
        "Dear all,\nit hurts.\n\n- ice\n- rest\n\n```\na {{ b }}\n```\n\nSee `x < 3`."
    )


def test_all_matches_make_one_text_and_none_is_there_twice() -> None:
    markup = """<div><p class=ink>One</p><div class=ink><p class=ink>Two</p> and a half</div><p>No</p>
      <p class=ink>Three</p></div>"""
    assert read(markup, Selectors(question=".ink")).question == "One\n\nTwo\n\nand a half\n\nThree"


def test_what_stands_in_an_answer_is_its_own() -> None:
    markup = """<div class=ink>Asked</div><i class=when>1 May 2024</i>
      <div class=note><h3>First</h3><div class=ink>One</div><b class=pen>Ada Nwosu, MD<br>Lyon</b>
        <span class=v>+3</span><i class=when>2 May 2024</i><img class=seal alt=""></div>
      <div class=note><div class=ink>Two</div></div>"""
    found = read(markup, ANSWERS)
    assert (found.question, found.date_line) == ("Asked", "1 May 2024")
    one, two = found.answers
    assert (one.text, one.headline, one.author_lines) == ("One", "First", ["Ada Nwosu, MD", "Lyon"])
    assert (one.vote_line, one.vote_count, one.date_line, one.is_accepted) == ("+3", None, "2 May 2024", True)
    assert (two.text, two.headline, two.author_lines) == ("Two", None, [])
    assert (two.vote_line, two.vote_count, two.date_line, two.is_accepted) == (None, None, None, False)


def test_an_answer_inside_an_answer_is_one_of_its_own() -> None:
    markup = """<div class=note><div class=ink>One</div><b class=pen>Ada</b>
      <div class=note><div class=ink>Two</div><div class=note><div class=ink>Three</div><b class=pen>Cem</b></div></div>
      </div>tail"""
    found = read(markup, ANSWERS)
    assert [(answer.text, answer.author_lines) for answer in found.answers] == [
        ("One", ["Ada"]),
        ("Two", []),
        ("Three", ["Cem"]),
    ]
    assert found.question is None


def test_the_question_may_be_the_first_of_the_posts() -> None:
    markup = "".join(f"<div class=p><p class=ink>{text}</p></div>" for text in ("Asked", "One", "Two"))
    select = Selectors(question=".p .ink", answers=".p ~ .p", answer=AnswerSelectors(text=".ink"))
    found = read(markup, select)
    assert (found.question, [answer.text for answer in found.answers]) == ("Asked", ["One", "Two"])


def test_an_answer_without_text_is_none() -> None:
    assert read("<div class=note><i class=when>2 May 2024</i></div>", ANSWERS).answers == []
    markup = "<div class=note><b class=pen>Ada</b></div><div class=note><b class=pen>Bo</b><p class=ink>One</div>"
    assert [answer.author_lines for answer in read(markup, ANSWERS).answers] == [["Bo"]]


def test_dates_votes_and_links_of_attributes() -> None:
    markup = """<time class=t datetime=" 2024-05-01T08:00:00Z ">May 1</time><span class=v data-n=7>seven</span>
      <a class=tag href="/t/heel?utm_source=x">heel</a> <b class=tag>foot</b>
      <div class=note><p class=ink>One</p><p class=pen>by <a href="#x">me</a> <a href="/u/ada/">Ada</a></p></div>
      <div class=note><p class=ink>Two</p><p class=pen>Bo</p><a class=card href="javascript:0">x</a></div>"""
    select = Selectors(
        date=".t",
        votes=".v::attr(data-n)",
        tags=".tag",
        answers=".note",
        answer=AnswerSelectors(text=".ink", author=".pen"),
    )
    found = read(markup, select)
    assert (found.date_line, found.vote_line, found.vote_count) == ("2024-05-01T08:00:00Z", None, "7")
    assert found.tags == [RawTag(name="heel", url="https://letters.test/t/heel"), RawTag(name="foot")]
    assert [answer.profile_url for answer in found.answers] == ["https://letters.test/u/ada", None]
    told = Selectors(answers=".note", answer=AnswerSelectors(text=".ink", profile=".card, .pen a + a"))
    assert [answer.profile_url for answer in read(markup, told).answers] == ["https://letters.test/u/ada", None]


def test_a_text_dump_has_nothing_to_select() -> None:
    assert read("<p>Sore heel</p>", Selectors(title="p"), "text/plain") == Selected()


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_the_page_is_decoded_once_and_for_all(charset: str) -> None:
    body = "<p>Fußschmerz – »naïve«</p>".encode(charset)
    content_type = f"text/html; charset={charset}"
    page = read_page(body, url=URL, content_type=content_type)
    assert read_selected(body, content_type, page, Selectors(title="p")).title == "Fußschmerz – »naïve«"


@pytest.mark.parametrize(
    "markup",
    [
        "<div class=s><p>x" * 450,
        "<a href=x><p></a>" * 500,
        "<table><tr><p class=s>x<td>" * 50,
        "<p class=s>\x00\x01\ud7ff\ufffe</p>" + "y" * 2000,
        "<!--<p class=s>",
    ],
)
def test_no_markup_breaks_it(markup: str) -> None:
    read(
        f"<body>y{markup}",
        Selectors(title=".s", question="p", answers=".s", answer=AnswerSelectors(text="p", author="a")),
    )


def test_a_thread_of_many_levels_takes_no_time() -> None:
    started = time.process_time()
    found = read("<div class=note><p class=ink>One" * 450, ANSWERS)
    assert len(found.answers) == 450
    assert time.process_time() - started < 5


def test_a_selector_that_looks_at_siblings_is_not_tried_on_an_endless_page() -> None:
    select = Selectors(title="h2 ~ .box")
    pairs = "<h2>a</h2><div class=box>Sore heel</div>"
    assert read(f"<body>{pairs * 50}</body>", select).title == "Sore heel"
    started = time.process_time()
    with pytest.raises(UnreadablePageError, match="siblings") as refused:
        read(f"<body>{pairs * 8000}</body>", select)
    assert refused.value.reason == "too_many_tags"
    assert time.process_time() - started < 5
    assert read(f"<body>{pairs * 8000}</body>", Selectors(title="h2 > .box, .box")).title == "Sore heel"


@pytest.mark.parametrize("css", ["* * * .box", "p, * > * > *", "body * * *"])
def test_selectors_that_take_any_element_thrice_are_faults(css: str) -> None:
    assert "takes too long" in (selector_fault(css) or "")


@pytest.mark.parametrize("css", ["* > .box", "h2 ~ .box + p", "[class~=box] > *", "*", ".a .b .c .d .e"])
def test_other_selectors_are_none(css: str) -> None:
    assert selector_fault(css) is None
