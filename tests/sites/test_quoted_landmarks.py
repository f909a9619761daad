"""What reads like a landmark inside somebody's text is theirs: nothing is lost, nothing invented."""

from __future__ import annotations

import asyncio

import pytest

from crawler.extract import extract
from crawler.records import RawQuestion
from crawler.sites import styles
from tests.only import only

DOCTOR = "<div>{name}, MD</div><div>Tampa Plastic Surgeon</div><div>4.9 out of 5 stars</div>"
CLOSING = "<p>These answers are for educational purposes. See a doctor.</p>"
TITLE = "Sore knee after a long run?"


def read(page: str | bytes, url: str = "") -> RawQuestion:
    body = page.encode() if isinstance(page, str) else page
    found = asyncio.run(extract(body, source="page.html", styles=styles().values(), url=url))
    return only(found).question


def panel(*answers: str, question: str = "<p>It hurts.</p>", head: str = "") -> str:
    boxes = "".join(
        f"<div class=ans><h3>Headline {number}</h3><span>+{number}</span><div class=t>{answer}</div>"
        f"<div class=au>{DOCTOR.format(name=f'Mia Okafor {number}')}</div></div>"
        for number, answer in enumerate(answers, 1)
    )
    return (
        f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1><div>{question}</div>"
        f"<h2>Doctor Answers {len(answers)}</h2>{boxes}{CLOSING}</body></html>"
    )


def reply(answer: str, essay: str = "<p>Long text.</p>", question: str = "<p>My knee hurts.</p>") -> str:
    return (
        f"<h1>Knees Explained - Orthopedics</h1><p>Share to:</p><h2>{TITLE}</h2><div>{question}</div>"
        "<p>Nia, 30~39 year old female. Ask Date: 2016/03/14</p>"
        f"<div class=r><h4>Dr. Ode reply Orthopedics</h4><div>{answer}</div><p>Reply Date: 2015/08/27</p></div>"
        f"<h3>More Info</h3><div>{essay}</div><h3>Related FAQ</h3><p>Knee (Orthopedics)</p>"
    )


@pytest.mark.parametrize(
    "line",
    [
        "+2",
        "-3",
        "3 people found this helpful",
        "4.9 out of 5 stars 1 review",
        "These answers are for educational purposes, a colleague wrote.",
        "January 5, 2020",
        "Answer:",
        "Question:",
    ],
)
def test_a_line_of_an_answer_stays_in_it(line: str) -> None:
    question = read(panel(f"<p>Before it was so.</p><p>{line}</p><p>And after.</p>", "<p>Rest it.</p>"))
    assert [answer.text for answer in question.answers] == [f"Before it was so.\n\n{line}\n\nAnd after.", "Rest it."]
    assert [answer.vote_line for answer in question.answers] == ["+1", "+2"]
    assert [answer.author_lines[0] for answer in question.answers] == ["Mia Okafor 1, MD", "Mia Okafor 2, MD"]


def test_a_heading_inside_an_answer_begins_no_other() -> None:
    question = read(panel("<p>Intro.</p><h3>Warning</h3><p>Please rest.</p>", "<p>Ice it.</p>"))
    assert [answer.headline for answer in question.answers] == ["Headline 1", "Headline 2"]
    assert question.answers[0].text == "Intro.\n\nWarning\n\nPlease rest."


@pytest.mark.parametrize("shared", ["<ul><li>Ice</li><li>Rest</li></ul>", "<p><strong>Stop smoking.</strong></p>"])
def test_advice_that_all_doctors_give_stays(shared: str) -> None:
    question = read(panel(*(f"<p>Text number {number} is its own.</p>{shared}" for number in range(4))))
    assert all(answer.text.count("\n") >= 2 for answer in question.answers)


def test_the_disclaimer_quoted_in_a_question_ends_nothing() -> None:
    quoted = "<p>First.</p><p>These answers are for educational purposes, it said.</p><p>Last.</p>"
    question = read(panel("<p>Rest it.</p>", "<p>Ice it.</p>", question=quoted))
    assert question.question is not None
    assert question.question.endswith("Last.")
    assert len(question.answers) == 2


def test_a_reply_date_quoted_in_a_reply_is_prose() -> None:
    question = read(reply("<p>First.</p><p>Reply Date: 2012/01/01</p><p>Last.</p>"))
    (answer,) = question.answers
    assert answer.text == "First.\n\nReply Date: 2012/01/01\n\nLast."
    assert answer.date_line == "Reply Date: 2015/08/27"


@pytest.mark.parametrize("line", ["Dr. Lin reply Neurology", "Reply Date: 2012/01/01"])
def test_a_landmark_in_the_essay_leaves_it_whole(line: str) -> None:
    question = read(reply("<p>Rest it.</p>", essay=f"<p>Before.</p><p>{line}</p><p>After.</p>"))
    assert question.more_info == f"Before.\n\n{line}\n\nAfter."
    assert [answer.text for answer in question.answers] == ["Rest it."]


def test_a_reply_quoted_in_a_reply_is_prose() -> None:
    (answer,) = read(reply("<p>See what I wrote:</p><p>Dr. Lin reply Neurology</p><p>It still holds.</p>")).answers
    assert answer.text == "See what I wrote:\n\nDr. Lin reply Neurology\n\nIt still holds."


def test_an_ask_date_quoted_in_a_question_is_prose() -> None:
    question = read(reply("<p>Rest.</p>", question="<p>I wrote before:</p><p>Ask Date: 2012/01/01</p><p>Again.</p>"))
    assert question.question == "I wrote before:\n\nAsk Date: 2012/01/01\n\nAgain."
    assert question.asker_line == "Nia, 30~39 year old female. Ask Date: 2016/03/14"


def test_an_exponent_is_no_digit_of_its_number() -> None:
    (answer, _) = read(panel("<p>Up to 10<sup>3</sup>/µL and 10<sup>-2</sup>.</p>", "<p>Yes.</p>")).answers
    assert answer.text == "Up to 10³/µL and 10⁻²."


def test_one_bad_byte_costs_one_character() -> None:
    page = panel("<p>Répétez les étirements, même fatigué, après l'été déjà passé.</p>", "<p>Oui, là.</p>").encode()
    question = read(page.replace(b"It hurts.", b"\xff hurts."))
    assert question.question == "\ufffd hurts."
    assert question.answers[0].text.startswith("Répétez")


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://evil.test/question/other", "https://ask.test/question/sore-knee"),
        ("https://ask.test/questions/knee", "https://ask.test/question/sore-knee"),
        ("https://www.ask.test/question/knee", "https://www.ask.test/question/knee"),
    ],
)
def test_a_canonical_link_is_believed_for_question_pages_of_the_same_host(canonical: str, url: str) -> None:
    page = panel("<p>Rest it.</p>", "<p>Ice it.</p>", head=f"<link rel=canonical href='{canonical}'>")
    assert read(page, url="https://ask.test/question/sore-knee").url == url


def test_a_saved_page_whose_canonical_link_is_a_list_has_no_url() -> None:
    page = panel("<p>Rest it.</p>", "<p>Ice it.</p>", head="<link rel=canonical href='https://a.test/questions/knee'>")
    assert read(page).url is None
