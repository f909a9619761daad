"""Vote counts, wherever the markup holds them."""

from __future__ import annotations

import pytest
from web_poet import HttpResponse

from crawler.records import RawAnswer
from crawler.sites.doctor_panel import DoctorPanelPage

UNRENDERED = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"


def answers(*votes: str, text: str = "<p>Cool it.</p>") -> list[RawAnswer]:
    """The answers of a page that prints these votes between headline and text."""
    posts = "".join(
        f"<div class=a><h3>Headline {at}</h3>{vote}<div>{text}</div></div>" for at, vote in enumerate(votes)
    )
    page = f"<h1>Sore knee after a run</h1><p>Why?</p><h2>Doctor Answers {len(votes)}</h2>{posts}"
    found: list[RawAnswer] = DoctorPanelPage(HttpResponse("", body=page.encode())).answers
    return found


@pytest.mark.parametrize("vote", ["+3", "-2", "+0", "3 people found this helpful", UNRENDERED])
def test_vote_line_as_printed(vote: str) -> None:
    assert [(answer.vote_line, answer.text) for answer in answers(f"<p>{vote}</p>", "")] == [
        (vote, "Cool it."),
        (None, "Cool it."),
    ]


@pytest.mark.parametrize(
    ("markup", "count"),
    [
        (f'<span ng-cloak>{UNRENDERED}</span><span class="ng-hide">4</span>', "4"),
        (f'<div ng-init="voteCount = 4"><span v-cloak>{UNRENDERED}</span></div>', "voteCount = 4"),
        (f"""<div rs-static-data='{{"likeCount":"4"}}'>{UNRENDERED}</div>""", '{"likeCount":"4"}'),
        (f'<div data-vote-count="4">{UNRENDERED}</div>', "4"),
        (f'<div><meta itemprop="upvoteCount" content="4">{UNRENDERED}</div>', "4"),
        (f"<div>{UNRENDERED}</div>", None),
    ],
    ids=["sibling", "ng-init", "static-data", "attribute", "microdata", "nowhere"],
)
def test_true_count_beside_an_unrendered_vote_line(markup: str, count: str | None) -> None:
    assert [(answer.vote_line, answer.vote_count) for answer in answers(markup, "<p>+9</p>")] == [
        (UNRENDERED, count),
        ("+9", None),
    ]


def test_number_without_a_sign_in_an_element_that_is_named_for_votes() -> None:
    assert [answer.vote_line for answer in answers('<div class="answer_votes__x1"><b>7</b></div>', "")] == ["7", None]


def test_numbers_without_a_sign_below_every_headline() -> None:
    assert [answer.vote_line for answer in answers("<p>7</p>", "<p>0</p>", "<p>12</p>")] == ["7", "0", "12"]


def test_number_below_one_headline_alone_is_somebodys_text() -> None:
    found = answers("<p>7</p>", "", "")
    assert [answer.vote_line for answer in found] == [None, None, None]
    assert found[0].text == "7\n\nCool it."


def test_signed_number_in_a_sentence_is_text() -> None:
    found = answers("<p>+1</p>", "<p>+2</p>", text="<p>It went from +2 to -1.</p>")
    assert [answer.text for answer in found] == ["It went from +2 to -1."] * 2
