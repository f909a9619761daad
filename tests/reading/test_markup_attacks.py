"""Structured data that is made to exhaust a machine, or to lie: each page is read or refused, in time and in memory."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from crawler.extract import extract
from crawler.records import RawQuestion, SetAside
from crawler.sites.qa_page import QAPage
from tests.reading import attacked
from tests.servers.apart import Cost, reading_apart

PROJECT = Path(__file__).parents[2]
MOST_SECONDS = 15  # of a busy machine; the slowest takes four
MOST_MEMORY = 1000  # MB


def kind(name: str) -> str:
    return f'itemscope itemtype="https://schema.org/{name}"'


def script(value: object, body: str = "") -> str:
    told = json.dumps(value).replace("<", "\\u003c")
    return f'<html><body>{body}<script type="application/ld+json">{told}</script></body></html>'


def answer(text: object = "Rest it for a week and see.", **more: object) -> dict[str, object]:
    return {"@type": "Answer", "text": text, **more}


def question(*answers: object, name: str = "Sore heel?", **more: object) -> dict[str, object]:
    return {"@type": "Question", "name": name, "text": f"{name} It hurts.", "suggestedAnswer": list(answers), **more}


def page(*questions: object) -> dict[str, object]:
    return {"@type": "QAPage", "mainEntity": questions[0] if len(questions) == 1 else list(questions)}


def faq(count: int) -> dict[str, object]:
    told = [question(answer(f"{at} times rest it all week"), name=f"Heel number {at}?") for at in range(count)]
    return {"@type": "FAQPage", "mainEntity": told}


ASKED = f"<div {kind('Question')}><h1 itemprop=name>Sore heel?</h1><p itemprop=text>It hurts.</p>"
ANSWER = f"<div itemprop=suggestedAnswer {kind('Answer')}>"
MANY_LINES = "".join(f"<p>Answer {at} is to rest it all week</p>" for at in range(40_000))

BOMBS: dict[str, Callable[[], str]] = {
    "things": lambda: f"<div {kind('Question')}></div>" * 100_000,
    "questions": lambda: (ASKED + ANSWER + "<p itemprop=text>Rest.</p></div></div>") * 20_000,
    "answers without a text": lambda: ASKED + f"{ANSWER}<p>Rest it.</p></div>" * 30_000,
    "answers in answers": lambda: ASKED + ANSWER * 900 + "<p>Rest it.</p>" * 30_000,
    "comments in comments": lambda: (
        f"<div {kind('DiscussionForumPosting')}><h1 itemprop=headline>Heel</h1>"
        + f"<div itemprop=comment {kind('Comment')}><p>Rest.</p>" * 900
        + "<p>Rest it.</p>" * 30_000
    ),
    "properties and lines": lambda: ASKED + ANSWER + "<b itemprop=x>y</b>" * 19_000 + "<p>line</p>" * 50_000,
    "references to one place": lambda: (
        f"<p id=a>{'<b itemprop=name>x</b>' * 9000}</p>" + f"<p {kind('Question')} itemref=a></p>" * 40_000
    ),
    "references to many places": lambda: "".join(
        f"<p id=i{at} itemprop=comment {kind('Answer')} itemref=i{at + 1}></p>" for at in range(40_000)
    ),
    "a person of many answers": lambda: (
        f"<p id=p itemprop=author itemscope>{'<a href=/>x</a>' * 50_000}</p>{ASKED}"
        + f"<div itemprop=suggestedAnswer {kind('Answer')} itemref=p><p itemprop=text>Rest.</p></div>" * 4000
    ),
    "questions in texts": lambda: (
        f"<div {kind('Question')}><div itemprop=text>{ANSWER}<i itemprop=text>x</i></div>" * 300 + "x y z " * 900_000
    ),
    "an FAQ told twice": lambda: script(
        faq(5000),
        f"<div {kind('FAQPage')}>"
        + "".join(
            f"<div itemprop=mainEntity {kind('Question')}><h3 itemprop=name>Heel number {at}?</h3><div "
            f"itemprop=acceptedAnswer {kind('Answer')}><p itemprop=text>{at} times rest it all week</p></div></div>"
            for at in range(5000)
        )
        + "</div>",
    ),
    "bindings and questions": lambda: script(faq(4500), "<p ng-cloak>{{ x }}</p>" * 5000),
    "keywords and questions": lambda: script({**faq(4500), "keywords": "a,b," * 100_000}),
    "answers to look for": lambda: script(
        page(question(*(answer(f"{'a' * 25}b{at}") for at in range(15_000)))), f"<p>{'a' * 5_000_000}</p>"
    ),
    "answers that are found": lambda: script(
        page(question(*(answer(f"Answer {at} is to rest it all week") for at in range(15_000)))), MANY_LINES
    ),
    "cut answers": lambda: script(
        page(question(*(answer(f"Answer {at} is to rest it all we...") for at in range(9000)))),
        "<div>" * 500 + MANY_LINES + "</div>" * 500,
    ),
    "cut answers that are one": lambda: script(
        page(*(question(answer("Answer 0 is to rest it..."), name=f"{at}?") for at in range(5000))),
        "<div>" * 500 + MANY_LINES + "</div>" * 500,
    ),
    "answers told twice": lambda: script(
        page(question(*(answer(f"Rest it for {at} weeks") for at in range(6000)))),
        f"<div {kind('QAPage')}><div itemprop=mainEntity {kind('Question')}><h1 itemprop=name>Sore heel?</h1>"
        + f"{ANSWER}<p itemprop=text>Rest it for 6 weeks</p></div>" * 6000,
    ),
    "HTML in JSON": lambda: script(page(question(*(answer("<p><table><b>x</p>" * 500 + str(at)) for at in range(90))))),
    "a value with many values": lambda: script(page({**question(answer()), "keywords": ["x"] * 300_000})),
    "rings": lambda: script(
        {
            "@graph": [
                {
                    "@type": ["Comment", "DiscussionForumPosting"],
                    "@id": f"#{at}",
                    "text": f"Rest {at}",
                    "comment": {"@id": f"#{(at + 1) % 9000}"},
                }
                for at in range(9000)
            ]
        }
    ),
    "levels of JSON": lambda: script("x").replace('"x"', '{"@type":"Question","answer":' * 40_000),
    "no end of JSON": lambda: script("x").replace(
        '"x"', 'x"Question"' + ("," + " " * 199) * 9000 + "-->;" * 9000 + "x"
    ),
}


@pytest.fixture(scope="module")
def read_apart() -> Iterator[Callable[[bytes], Cost]]:
    with reading_apart(attacked.question, hang=120) as reading:
        yield reading


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_or_refused(name: str, read_apart: Callable[[bytes], Cost]) -> None:
    cost = read_apart(BOMBS[name]().encode())
    assert cost.outcome in {"read", "unknown_style", "too_many_things", "too_many_tags", "nested_too_deep"}
    assert cost.seconds <= MOST_SECONDS
    assert cost.mb <= MOST_MEMORY


def read(body: str) -> list[RawQuestion]:
    found = asyncio.run(
        extract(body.encode(), source="x", styles=[QAPage], url="https://ask.test/q/1", content_type="text/html")
    )
    if isinstance(found, SetAside):
        assert found.reason == "unknown_style", found
        return []
    msgspec.json.encode(found)  # what no file can hold raises
    return [record.question for record in found]


@pytest.mark.parametrize("votes", ["1.2k", "-3", "1" + "0" * 30, "NaN", "12 votes"])
def test_counts_stand_as_they_are_told(votes: str) -> None:
    (found,) = read(script(page(question(answer(upvoteCount=votes)))))
    assert found.answers[0].vote_count == votes


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (["Rest it.", "Cool it."], "Rest it."),
        (7, "7"),
        ({"@value": "Rest it."}, "Rest it."),
        ("<![CDATA[<![CDATA[Rest it.]]>]]>", "Rest it."),
        ("Rest <b>it</b><script>alert(1)</script>", "Rest it"),
        ("if x<y and z>w", "if x<y and z>w"),
        ("<y> is missing", "<y> is missing"),
        ("\u200fRest it.", "\u200fRest it."),
        ("Re\0st it.", "Re\0st it."),
        ("\ud800Rest it.", "\ufffdRest it."),
    ],
)
def test_texts_of_every_kind(told: object, text: str) -> None:
    (found,) = read(script(page(question(answer(told)))))
    assert [each.text for each in found.answers] == [text]


@pytest.mark.parametrize("told", ["", " ", [], None, ["", ""], {"a": "b"}])
def test_an_answer_without_words_is_none(told: object) -> None:
    (found,) = read(script(page(question(answer(told), answer("Cool it.")))))
    assert [each.text for each in found.answers] == ["Cool it."]
    assert read(script(page(question(answer(told))))) == []  # a page that keeps its answers back


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("mailto:nia@ask.test", None),
        ("http://[::1", None),
        ("", None),
        ("#x", None),
        ("../u/7", "https://base.test/u/7"),
        ("//u.test/7", "https://u.test/7"),
    ],
)
def test_only_pages_are_profiles(href: str, url: str | None) -> None:
    told = script(page(question(answer(author={"name": "Nia", "url": href}))))
    (found,) = read(told.replace("<body>", '<head><base href="https://base.test/dir/"></head><body>'))
    assert found.answers[0].author_lines == ["Nia"]
    assert found.answers[0].profile_url == url


def test_nobody_tells_of_questions_in_strings() -> None:
    assert read(script({"@type": "QAPage", "mainEntity": ["Sore heel?", "Sore toe?"]})) == []


def test_the_same_words_by_two_who_are_not_named_are_two_answers() -> None:
    (found,) = read(ASKED + (ANSWER + "<p itemprop=text>Rest.</p></div>") * 2)
    assert [each.text for each in found.answers] == ["Rest.", "Rest."]


def test_an_answer_that_is_quoted_before_it_is_found_where_it_stands_alone() -> None:
    shown = "<p>Nia said: rest it for a week, and then see.</p><p>Rest it for a week,<br>and then see.</p>"
    (found,) = read(script(page(question(answer("Rest it for a week, and then see."))), shown))
    assert [each.text for each in found.answers] == ["Rest it for a week,\nand then see."]


def test_the_same_whatever_the_seed_of_hashes() -> None:
    body = script(page(question(answer(), answer("Cool it, please."))), "<p>Rest it for a week and see.</p>").encode()
    code = "import asyncio, sys\nfrom crawler.extract import extract\nfrom crawler.sites.qa_page import QAPage\n"
    code += "print(asyncio.run(extract(sys.stdin.buffer.read(), source='x', styles=[QAPage], url='https://ask.test/')))"
    told = {
        subprocess.run(
            [sys.executable, "-c", code], input=body, capture_output=True, cwd=PROJECT, env=env, check=True
        ).stdout
        for env in ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2"})
    }
    assert len(told) == 1
