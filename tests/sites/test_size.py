"""A page takes the time that its size deserves, however many posts, teasers or tags it holds."""

from __future__ import annotations

import asyncio
import time

import pytest

from crawler.extract import extract
from crawler.sites import styles
from tests.only import only

PANEL = "<h1>Sore knee after a run</h1><p>Why?</p><h2>Doctor Answers 3</h2>"
REPLY = "<h1>Sore knee after a run</h1><p>Why?</p><p>Runner, 30~39 year old male. Ask Date: 2020/05/04</p>"
ANSWER = """<h3>Rest it</h3><p>+1</p><p>Cool it now.</p>
<p>Ada Frost, MD</p><p>Akron Dentist</p><p>4.9 out of 5 stars 3 reviews</p>"""
HIDDEN = '<p>It is sore.</p><b class="ng-hide">1</b>'


@pytest.mark.parametrize(
    "page",
    [
        PANEL + f"<div class=a>{ANSWER}</div>" * 4000,
        PANEL + ANSWER * 4000,
        PANEL + f"<div>{HIDDEN}" * 900,
        PANEL + "<p>4.9 out of 5 stars</p>" * 15_000,
        REPLY + "<div><p>Dr. Ada Frost reply Neurology</p><p>Rest.</p><p>Reply Date: 2020/05/05</p></div>" * 10_000,
        REPLY
        + "<h3>Similar Q&amp;A</h3>"
        + "<p>Hip</p><p>It hurts.</p><p>Dr. Ada Frost reply X</p><p>Rest.</p>" * 8000,
        REPLY + "<h3>Related FAQ</h3>" + "<p>Knee (Orthopedics)</p>" * 20_000,
    ],
    ids=["answers", "flat answers", "nested answers", "stars", "replies", "teasers", "tags"],
)
def test_many_parts(page: str) -> None:
    begin = time.process_time()
    found = asyncio.run(
        extract(
            f"{page}<p>These answers are for educational purposes.</p>".encode(),
            source="many.html",
            styles=styles().values(),
            content_type="text/html",
        )
    )
    assert only(found)
    assert time.process_time() - begin < 20
