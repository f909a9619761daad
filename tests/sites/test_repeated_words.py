"""Words that every answer of a page repeats: the page's own small words go, the authors' stay."""

from __future__ import annotations

import pytest
from web_poet import HttpResponse

from crawler.records import RawAnswer
from crawler.sites.doctor_panel import DoctorPanelPage

TEXTS = ("Cool it for two days and rest.", "Walk on soft ground only, please.", "I would take an X-ray of the joint.")
AUTHOR = "<div><div>Ada Frost, MD</div><div>Akron Hand Surgeon</div><div>4.9 out of 5 stars 173 reviews</div></div>"


def answers(post: str) -> list[RawAnswer]:
    """The answers of a page whose posts are `post` with each of the texts."""
    posts = "".join(f"<div class=a>{post.format(text)}{AUTHOR}</div>" for text in TEXTS)
    page = f"<h1>Sore knee after a run</h1><p>Why?</p><h2>Doctor Answers 3</h2>{posts}"
    found: list[RawAnswer] = DoctorPanelPage(HttpResponse("", body=page.encode())).answers
    return found


@pytest.mark.parametrize(
    "post",
    [
        "<h3>Sore knee</h3><p>{}</p><p>Best regards,</p>",
        "<h3>Sore knee</h3><div class=t>{}<br><br>Best regards,</div>",
        "<h3>Sore knee</h3><p>+1</p><p>{}</p><p>Best regards,</p>",
    ],
)
def test_authors_words_stay(post: str) -> None:
    found = answers(post)
    assert [answer.text for answer in found] == [f"{text}\n\nBest regards," for text in TEXTS]
    assert {answer.headline for answer in found} == {"Sore knee"}


@pytest.mark.parametrize("words", ["<span class=s>Helpful?</span>", "<div class=s>Share</div><div class=s>Flag</div>"])
def test_pages_words_go(words: str) -> None:
    assert [answer.text for answer in answers(f"<h3>Sore knee</h3><p>{{}}</p>{words}")] == list(TEXTS)
