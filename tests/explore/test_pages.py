from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from normalize.corpus_reader import read_corpus
from normalize.protect.masking import MASK
from normalize.records import Question
from tests.explore.conftest import Client
from tests.explore.elements import Elements
from tests.explore.pages import ASKER, BODY, EYELID, PHONE, TWITCH

OURS = ("/", "/search?q=lump", "/search?q=zzz", "/explore", "/explore/questions", "/explore/answers", "/explore/cuts")


def text_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def named(corpus: Path, name: str) -> Question:
    return next(question for question in read_corpus(corpus) if name in (question.name or ""))


def test_the_start_page_tells_what_there_is_and_its_links_lead_there(corpus: Path, client: Client) -> None:
    questions = list(read_corpus(corpus))
    page = client.get("/").text
    said = text_of(page)
    assert f"{len(questions)} questions" in said
    assert f"{sum(len(question.answers) for question in questions)} answers" in said
    assert "1 duplicates merged" in said
    links = [link for link in Elements(page).links if link.startswith("/search?")]
    assert len(links) > 8
    for link in links:
        assert client.get(link).status_code == 200
    warned = client.get("/search?warning=answer_count_mismatch").text
    assert f"{sum('answer_count_mismatch' in question.warnings for question in questions)} questions" in text_of(warned)


def test_a_search_shows_what_was_found_with_its_words_marked(client: Client) -> None:
    page = client.get("/search", params={"q": "eyelid"}).text
    assert "2 questions with" in text_of(page) or "1 question with" in text_of(page)
    assert "<mark>eyelid</mark>" in page.lower()
    assert "Nothing found" in client.get("/search", params={"q": "zzz"}).text


@pytest.mark.parametrize(("words", "is_told"), [("eyelid OR chin", True), ("eyelid -chin", True), ("eyelid or", False)])
def test_operators_of_other_searches_are_told_to_mean_nothing(words: str, is_told: bool, client: Client) -> None:
    assert ("mean nothing here" in client.get("/search", params={"q": words}).text) == is_told


def test_a_question_page_shows_the_whole_record(corpus: Path, client: Client) -> None:
    question = named(corpus, "Eyelid jumps")
    page = client.get(f"/question/{question.id}").text
    said = text_of(page)
    assert question.author is not None
    told = (
        TWITCH,
        str(question.author.pseudonym),
        "30–39 years",
        "asked 2016-09-14",
        "1 answer",
        "Okafor",
        "Neurology",
        "sleep more.",
        "2016-09-15",
        question.provenance.page_sha256,
        "2024-03-01T10:00:00Z",
        "research",
        "ai-train=yes",
        "crawl.warc.gz",
    )
    assert [each for each in told if each not in said] == []
    assert [link for link in Elements(page).links if link == EYELID] != []


def test_an_answer_shows_votes_stars_and_a_declared_count(corpus: Path, client: Client) -> None:
    question = named(corpus, "week 7?")
    said = text_of(client.get(f"/question/{question.id}").text)
    for told in ("3 votes", "★ 4.5", "12 reviews", "Mia Okafor , MD", "the page declares 2", "declares another number"):
        assert told in said
    assert "no crawl of ours has fetched the page" in said


def test_related_questions_are_links_there_and_back(corpus: Path, client: Client) -> None:
    toes, eyelid = named(corpus, "Tingling toes"), named(corpus, "Eyelid jumps")
    there = client.get(f"/question/{toes.id}").text
    assert "This page teases" in there
    assert f"/question/{eyelid.id}" in Elements(there).links
    back = client.get(f"/question/{eyelid.id}").text
    assert "Questions that tease this one" in back
    assert f"/question/{toes.id}" in Elements(back).links


def test_the_address_of_a_merged_copy_leads_to_what_was_kept(corpus: Path, client: Client) -> None:
    kept = next(question for question in read_corpus(corpus) if question.duplicate_ids)
    moved = client.get(f"/question/{kept.duplicate_ids[0]}")
    assert (moved.status_code, moved.headers["location"]) == (302, f"/question/{kept.id}")
    assert kept.duplicate_ids[0] in text_of(client.get(f"/question/{kept.id}").text)


def test_cuts_are_shown_in_context_and_names_are_masked(corpus: Path, client: Client) -> None:
    eyelid = text_of(client.get(f"/question/{named(corpus, 'Eyelid jumps').id}").text)
    assert f"Dear removed {MASK}" in eyelid
    assert ASKER not in eyelid
    assert PHONE not in eyelid
    toes = text_of(client.get(f"/question/{named(corpus, 'Tingling toes').id}").text)
    assert "I walk 9 km a day. removed ⏎ now · Since May my toes tingle." in toes
    assert "related/1/question teaser_text (63 characters)" in toes
    assert TWITCH[:50] not in toes


def test_the_archived_response_is_shown_as_text_and_compared(corpus: Path, client: Client) -> None:
    question = named(corpus, "Eyelid jumps")
    page = client.get(f"/question/{question.id}/response").text
    said = text_of(page)
    assert "Its SHA-256 is the record's" in said
    assert "HTTP/1.1 200 OK" in said
    assert html.escape(BODY.decode(), quote=False).strip()[:40] in page.replace("&#34;", '"')
    assert [tag for tag, _ in Elements(page).found if tag == "script"] == []


def test_a_response_that_was_changed_is_told(corpus: Path, tmp_path: Path, over: Callable[[Path], Client]) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(corpus, folder)
    question = named(corpus, "Eyelid jumps")
    file = folder / "doctor_reply.jsonl"
    file.write_bytes(file.read_bytes().replace(question.provenance.page_sha256.encode(), b"0" * 64))
    client = over(folder)
    assert "is not the record's" in text_of(client.get(f"/question/{question.id}/response").text)
    (folder / "archive" / "crawl.warc.gz").write_bytes(b"\x1f\x8b" + b"x" * 2_000)
    assert "There is no response to show:" in text_of(client.get(f"/question/{question.id}/response").text)


def test_no_path_leads_out_of_the_archive(corpus: Path, client: Client) -> None:
    page = client.get(f"/question/{named(corpus, 'Cold hands').id}/response").text
    assert "there is no ../raw/letters.jsonl in the archive here" in text_of(page)
    replayed = client.get(f"/question/{named(corpus, 'week 7?').id}/response").text
    assert "no crawl has archived it" in text_of(replayed)


def test_corpora_that_have_changed_are_told(corpus: Path, tmp_path: Path, over: Callable[[Path], Client]) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(corpus, folder)
    client = over(folder)
    identity = named(corpus, "Eyelid jumps").id
    shutil.rmtree(folder / "ledger")
    assert "start it again" in text_of(client.get(f"/question/{identity}").text)
    (folder / "doctor_reply.jsonl").unlink()
    changed = client.get(f"/question/{identity}")
    assert changed.status_code == 409
    assert "start it again" in text_of(changed.text)


def test_links_that_leave_tell_nobody_where_they_come_from(corpus: Path, client: Client) -> None:
    pages = [client.get(f"/question/{question.id}").text for question in read_corpus(corpus)][:6]
    leaving = [
        attributes
        for page in [*pages, client.get("/explore/questions").text]
        for tag, attributes in Elements(page).found
        if tag == "a" and (attributes.get("href") or "").startswith(("https:", "http://letters"))
    ]
    assert len(leaving) > 10
    assert {attributes.get("rel") for attributes in leaving} == {"noreferrer noopener"}


@pytest.mark.parametrize("path", OURS)
def test_every_page_is_there_and_its_links_lead_somewhere(client: Client, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    inner = sorted({link for link in Elements(page.text).links if link.startswith("/")})
    for link in inner[:40]:
        assert client.get(link).status_code == 200, link
    assert "style=" not in page.text


def test_what_is_not_there_gets_a_page_that_says_so(client: Client, capfd: pytest.CaptureFixture[str]) -> None:
    for path in (
        "/question/nobody",
        "/question/nobody/response",
        "/nowhere",
        "/explore/questions/nobody",
        "/explore/none",
    ):
        answer = client.get(path)
        assert (answer.status_code, "Back to the start" in answer.text) == (404, True)
    assert client.get("/explore/questions?_sort=nothing").status_code == 400
    assert capfd.readouterr() == ("", "")
