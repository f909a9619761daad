"""Laws of the site styles, tried on pages in which landmarks stand in any order and markup."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from crawler.extract import EXTRACTOR_FAULT, extract
from crawler.records import RawRecord, SetAside
from crawler.sites import styles
from tests.only import only_or_aside

LANDMARKS = (
    *("Doctor Answers 3", "Doctor Answers (20)", "Ask a doctor", "You might also like...", "Answer 2", "+2", "7"),
    *("{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}", "Ada Frost, MD", "Akron Hand Surgeon"),
    *("4.9 out of 5 stars", "212 reviews", "3.1 out of 5 stars (8 reviews)", "May 4, 2020"),
    *("These answers are for educational purposes.", "Share to:", "Sore Knee - Orthopedics"),
    *("Runner, 30~39 year old male. Ask Date: 2020/05/04", "Ask Date:", "2020/05/04", "30~39 year old male", "female"),
    *("Dr. Ada Frost reply Orthopedics", "Dr. Ada Frost reply", "Reply Date: 2020/05/05", "Reply Date:", "More Info"),
    *("Similar Q&amp;A", "[Read More]", "[Read More] Sore hip", "Related FAQ", "Knee (Orthopedics)", "(Orthopedics)"),
    *("Sore hip", "It hurts.", "Take a walk, then rest.", "- ice", "> ice", "Dear Runner,"),
)
WRAPPERS = (
    *("<p>{}</p>", "<h1>{}</h1>", "<h3>{}</h3>", "<div class=a>{}</div>", "<div><b>{}</b></div>", "<li>{}</li>"),
    *("<a href=/question/x>{}</a>", "<td>{}", "<section>{}</section>", "<article><div>{}</div>", "</div>{}", "{}<br>"),
    *("<div ng-cloak>{}</div>", "<span class=ng-hide>{}</span>", "<i itemprop=upvoteCount>{}</i>", "<nav>{}</nav>"),
    *("<pre>{}</pre>", "<ul><li>{}</ul>", "<time datetime=2020-05-04>{}</time>", "<img alt='{}'>", "</article>{}"),
)
lines = st.lists(st.sampled_from(LANDMARKS), max_size=30)
pages = st.lists(st.builds(str.format, st.sampled_from(WRAPPERS), st.sampled_from(LANDMARKS)), max_size=30).map("".join)
dumps = st.lists(st.tuples(st.sampled_from(LANDMARKS), st.sampled_from(["\n", "\n\n", "\n\n\n"])), max_size=30).map(
    lambda parts: "".join(line + end for line, end in parts)
)


def read(page: str, content_type: str) -> RawRecord | SetAside:
    found = asyncio.run(extract(page.encode(), source="x", styles=styles().values(), content_type=content_type))
    return only_or_aside(found)


def strings(value: Any) -> list[str]:
    """Every string of a record's value."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []


def is_whole(found: RawRecord | SetAside) -> None:
    """Whatever the page, it gives a record or the reason why there is none, and no string that is blank."""
    if isinstance(found, SetAside):
        assert found.reason != EXTRACTOR_FAULT, found.detail
        return
    blank = [text for text in strings(asdict(found.question)) if not text.strip() and text]
    assert blank == []


@given(pages)
def test_no_page_makes_a_style_fail(page: str) -> None:
    is_whole(read(f"<title>Sore Knee</title>{page}", "text/html"))


@given(dumps)
def test_no_text_dump_makes_a_style_fail(page: str) -> None:
    is_whole(read(page, "text/plain"))


@given(dumps)
def test_every_answer_has_something_to_say_or_somebody_who_says_it(page: str) -> None:
    found = read(page, "text/plain")
    answers = found.question.answers if isinstance(found, RawRecord) else []
    assert all(answer.text or answer.vote_line or answer.author_lines for answer in answers)
