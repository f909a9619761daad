"""One page printed in the ways that a site had over the years says the same."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.extract import extract
from crawler.records import RawAnswer, RawQuestion
from crawler.sites import styles
from tests.only import only

FIXTURES = Path(__file__).parents[1] / "fixtures"
UNRENDERED = re.compile(r"^\{\{ voteCount .*\}\}$", re.MULTILINE)
STARS = re.compile(r"(\d out of 5 stars \d+ reviews?\n)")


def dump(style: str, case: str) -> str:
    folder = FIXTURES / f"crawler.sites.{style}.{'DoctorPanelPage' if style == 'doctor_panel' else 'DoctorReplyPage'}"
    return (folder / case / "inputs" / "HttpResponse-body.html").read_text(encoding="utf8")


def read(text: str) -> RawQuestion:
    found = asyncio.run(extract(text.encode(), source="dump.txt", styles=styles().values(), content_type="text/plain"))
    return only(found).question


def each(question: RawQuestion, change: Callable[[RawAnswer], RawAnswer]) -> RawQuestion:
    return replace(question, answers=[change(answer) for answer in question.answers])


@pytest.fixture(scope="module")
def panel() -> str:
    return dump("doctor_panel", "text_dump_with_vote_lines")


@pytest.fixture(scope="module")
def reply() -> str:
    return dump("doctor_reply", "text_dump_with_editorial_title")


def test_count_in_brackets(panel: str) -> None:
    printed = read(panel.replace("Doctor Answers 6", "Doctor Answers (6)"))
    assert printed == replace(read(panel), answer_count_line="Doctor Answers (6)")


def test_no_count_heading(panel: str) -> None:
    printed = read(panel.replace("Doctor Answers 6\n\n", ""))
    assert printed == replace(read(panel), answer_count_line=None)


def test_ask_a_doctor_before_the_title(panel: str) -> None:
    assert read("Ask a doctor\n\n" + panel) == read(panel)


@pytest.mark.parametrize("vote", ["+2", "-1", "+1234", "3 people found this helpful"])
def test_rendered_votes(panel: str, vote: str) -> None:
    assert read(UNRENDERED.sub(vote, panel)) == each(read(panel), lambda answer: replace(answer, vote_line=vote))


def test_no_votes(panel: str) -> None:
    # In plain text an answer without an author block runs into the next one's headline where no vote line parts them.
    authored = panel.replace(
        "same day.\n", "same day.\n\nAda Frost, MD\nOmaha Dermatologist\n4.0 out of 5 stars 2 reviews\n"
    )
    without = UNRENDERED.sub("", authored).replace("\n\n\n\n", "\n\n")
    found = read(without).answers
    assert [(answer.headline, answer.text) for answer in found[:4]] == [
        (answer.headline, answer.text) for answer in read(authored).answers[:4]
    ]


def test_you_might_also_like_between_answers(panel: str) -> None:
    assert read(STARS.sub(r"\1\nYou might also like...\n", panel)) == read(panel)


def test_no_disclaimer(panel: str) -> None:
    printed = panel[: panel.rindex("These answers are for educational purposes")]
    assert read(printed) == replace(read(panel), disclaimer=None)


def test_carriage_returns(panel: str, reply: str) -> None:
    assert read(panel.replace("\n", "\r\n")) == read(panel)
    assert read(reply.replace("\n", "\r\n")) == read(reply)


def test_without_editorial_title(reply: str) -> None:
    assert read(reply[reply.index("Share to:") + len("Share to:\n\n") :]) == replace(read(reply), editorial_title=None)


def test_with_single_line_breaks(reply: str) -> None:
    whole = read(reply)
    squeezed = read(re.sub(r"\n{2,}", "\n", reply))
    assert squeezed.more_info == re.sub(r"\n{2,}", "\n", whole.more_info or "")
    assert replace(squeezed, more_info=None) == replace(whole, more_info=None)


def test_both_extractions_of_one_article_differ_only_in_the_editorial_title_and_the_essays_layout() -> None:
    squeezed = read(dump("doctor_reply", "text_dump_with_single_line_breaks"))
    whole = read(dump("doctor_reply", "text_dump_with_editorial_title"))
    assert replace(squeezed, more_info=None) == replace(whole, more_info=None, editorial_title=None)


def test_no_reply_date(reply: str) -> None:
    printed = reply.replace("Reply Date: 2013/07/20\n", "")
    assert read(printed) == each(read(reply), lambda answer: replace(answer, date_line=None))


def test_no_asker(reply: str) -> None:
    printed = reply.replace("Evening Sock, 60~69 year old female. Ask Date", "Ask Date")
    assert read(printed) == replace(read(reply), asker_line="Ask Date: 2013/07/19")


@pytest.mark.parametrize(
    "line",
    [
        "Evening Sock, 60~69 year old female.",
        "Evening Sock, 60~69 year old.",
        "60~69 year old female.",
        "0~9 year old male.",
        "Evening Sock.",
        "",
    ],
)
def test_asker_with_missing_parts(reply: str, line: str) -> None:
    whole = f"{line} Ask Date: 2013/07/19".strip()
    printed = reply.replace("Evening Sock, 60~69 year old female. Ask Date: 2013/07/19", whole)
    assert read(printed) == replace(read(reply), asker_line=whole)


def test_no_more_info(reply: str) -> None:
    printed = reply[: reply.index("More Info")] + reply[reply.index("Similar Q&A") :]
    assert read(printed) == replace(read(reply), more_info=None)


def test_no_teasers(reply: str) -> None:
    printed = reply[: reply.index("Similar Q&A")] + reply[reply.index("Related FAQ") :]
    assert read(printed) == replace(read(reply), teasers=[])


def test_no_tags(reply: str) -> None:
    assert read(reply[: reply.index("Related FAQ")]) == replace(read(reply), tags=[])


def test_nothing_below_the_reply(reply: str) -> None:
    printed = reply[: reply.index("More Info")]
    assert read(printed) == replace(read(reply), more_info=None, teasers=[], tags=[])
