"""The explorer in a real Chromium: nothing goes wrong, nothing leaves the machine, nobody is shut out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from normalize.corpus_reader import read_corpus
from tests.browser.chromium import barriers, watched
from tests.explore.served import Served, served

LOOKS = ({"color_scheme": "light"}, {"color_scheme": "dark", "viewport": {"width": 360, "height": 740}})


@pytest.fixture(scope="module")
def explorer(corpus: Path) -> Iterator[Served]:
    with served(corpus) as running:
        yield running


@pytest.fixture(scope="module")
def ids(corpus: Path) -> dict[str, str]:
    """By the questions' titles."""
    return {question.name or "": question.id for question in read_corpus(corpus)}


def places(ids: dict[str, str]) -> list[str]:
    hostile = next(identity for name, identity in ids.items() if "<script>" in name)
    questions = [ids["Eyelid jumps"], ids["Tingling toes"], hostile]
    return [
        "/",
        "/search?q=swelling",
        "/search?q=nothing+like+it&site=doctor_panel",
        *(f"/question/{identity}" for identity in questions),
        f"/question/{questions[0]}/response",
        "/explore",
        "/explore/questions",
        f"/explore/questions/{hostile.replace(':', '~3A')}",
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_complains_asks_elsewhere_or_shuts_anybody_out(
    browser: Browser, explorer: Served, ids: dict[str, str], look: dict[str, object]
) -> None:
    with watched(browser, **look) as (page, seen):
        page.goto(explorer.address)
        for place in places(ids):
            page.goto(explorer.home + place)
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            assert barriers(page) == [], place
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place
        assert seen.complaints == []
        assert seen.strange == []


def test_a_phrase_is_searched_for_and_its_question_opened(browser: Browser, explorer: Served) -> None:
    with watched(browser) as (page, seen):
        page.goto(explorer.address)
        page.get_by_label("Search questions and answers").fill('"wider shoes"')
        page.get_by_role("button", name="Search").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("1 question")
        expect(page.locator("mark").first).to_have_text("wider shoes")
        page.get_by_role("link", name="Tingling toes").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Tingling toes")
        assert seen.complaints == []


def test_related_questions_lead_there_and_back(browser: Browser, explorer: Served, ids: dict[str, str]) -> None:
    with watched(browser) as (page, seen):
        page.goto(explorer.address)
        page.goto(f"{explorer.home}/question/{ids['Tingling toes']}")
        page.get_by_role("region", name="Related questions").get_by_role("link", name="Eyelid jumps").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Eyelid jumps")
        page.get_by_role("region", name="Related questions").get_by_role("link", name="Tingling toes").first.click()
        expect(page).to_have_url(f"{explorer.home}/question/{ids['Tingling toes']}")
        assert seen.complaints == []


def test_cuts_are_opened_and_the_archived_response_is_read(
    browser: Browser, explorer: Served, ids: dict[str, str]
) -> None:
    with watched(browser) as (page, seen):
        page.goto(explorer.address)
        page.goto(f"{explorer.home}/question/{ids['Tingling toes']}")
        cuts = page.get_by_role("region", name="What was removed")
        expect(cuts.get_by_text("sentence_breaks").first).to_be_hidden()
        cuts.locator("summary").click()
        expect(cuts.get_by_text("sentence_breaks").first).to_be_visible()
        page.goto(f"{explorer.home}/question/{ids['Eyelid jumps']}")
        page.get_by_role("link", name="Archived response").click()
        expect(page.get_by_text("this is what the record was read from")).to_be_visible()
        expect(page.get_by_role("region", name="Body")).to_contain_text('<script>alert("archived")</script>')
        assert seen.complaints == []


def test_facets_narrow_what_was_found(browser: Browser, explorer: Served) -> None:
    with watched(browser) as (page, _):
        page.goto(explorer.address)
        page.goto(f"{explorer.home}/search")
        page.get_by_label("Narrow down", exact=True).get_by_role("link", name="2016").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("3 questions")
        page.get_by_role("link", name="Year: 2016").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("49 questions")


def test_no_script_runs_even_if_a_page_had_one(browser: Browser, explorer: Served) -> None:
    with watched(browser) as (page, seen):
        page.goto(explorer.address)
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=/look/none.png onerror=alert(1)>')")
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('script'), {textContent: 'alert(2)'}))"
        )
        page.wait_for_timeout(200)
        assert [said for said in seen.complaints if said.startswith("dialog")] == []
        assert [said for said in seen.complaints if "Content Security Policy" in said] != []


def test_no_page_of_the_web_can_frame_it(browser: Browser, explorer: Served, tmp_path: Path) -> None:
    frame = tmp_path / "frame.html"
    frame.write_text(f"<iframe src='{explorer.home}/'></iframe>")
    with watched(browser) as (page, seen):
        page.goto(explorer.address)
        page.goto(frame.as_uri())
        page.wait_for_timeout(200)
        assert page.frames[1].evaluate("document.body.innerText.includes('questions')") is False
        assert [said for said in seen.complaints if "frame" in said.lower()] != []
