"""The corpus of the demo sites equals what their generator knows to be true, field for field."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from typing import Any

import jsonlines
import pytest

from crawler.demo import build_sites
from crawler.demo.truth import FORUM_GENERATIONS, GENERATIONS, TrueQuestion
from crawler.demo.wording.forum_people import DELETED

PAGES = 64
FIELDS = [
    field.name for field in dataclasses.fields(TrueQuestion) if field.name not in ("generation", "teaser_texts", "part")
]
TRUTHS = {
    (question.url, question.name): question for site in build_sites(PAGES) for question in (*site.truth, *site.faq)
}
STYLES = [
    *((site, generation) for site in ("doctor_panel", "doctor_reply") for generation in GENERATIONS),
    *(("qa_page", generation) for generation in FORUM_GENERATIONS),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, Any]]:
    """The records by URL and title, as a user gets them: crawled over HTTP, then normalized with names kept."""
    output = tmp_path_factory.mktemp("demo")
    run = [sys.executable, "-m", "scrapy", "demo", "--pages", str(PAGES), "-s", f"OUTPUT={output}"]
    subprocess.run(run, check=True, capture_output=True)
    run = [sys.executable, "-m", "normalize", "--output", str(output), "--privacy", "keep"]
    subprocess.run(run, check=True, capture_output=True)
    records: list[dict[str, Any]] = []
    for path in sorted(output.glob("*.jsonl")):
        with jsonlines.open(path) as corpus:
            records += corpus
    assert len(records) == len(TRUTHS)
    return {(record["url"], record["name"]): record for record in records}


def expected(question: TrueQuestion, field: str) -> Any:
    """The truth of one field in the corpus's own shape."""
    value = getattr(question, field)
    match field:
        case "answers":
            return [compared(question.site, dataclasses.asdict(answer)) for answer in value]
        case "related":
            return [{"name": related.name, "url": related.url} for related in value]
        case "keywords":
            return [dataclasses.asdict(keyword) for keyword in value]
        case "author":
            return dataclasses.asdict(value) if value and value.name != DELETED else None  # whoever left is nobody
        case "text":
            return value or None
        case _:
            return value


def shown(record: dict[str, Any], field: str) -> Any:
    """The same field of a record, without what the page does not tell (ids, pseudonyms)."""
    value = record[field]
    match field:
        case "answers":
            return [compared(record["site"], answer) for answer in value]
        case "related":
            return [{key: related[key] for key in ("name", "url")} for related in value]
        case "author":
            return value and {key: value[key] for key in value if key != "pseudonym"}
        case _:
            return value


def compared(site: str, answer: dict[str, Any]) -> dict[str, Any]:
    """An answer without its id; only the community's truth knows which answers were accepted."""
    left_out = ("id",) if site == "qa_page" else ("id", "is_accepted")
    return {key: answer[key] for key in answer if key not in left_out}


def tupled(value: Any) -> Any:
    """Lists as tuples, so that truth and JSON compare."""
    if isinstance(value, dict):
        return {key: tupled(part) for key, part in value.items()}
    return tuple(map(tupled, value)) if isinstance(value, list | tuple) else value


def test_every_question_page_is_in_the_corpus_once(corpus: dict[tuple[str, str], dict[str, Any]]) -> None:
    assert sorted(corpus) == sorted(TRUTHS)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(("site", "generation"), STYLES)
def test_field(corpus: dict[tuple[str, str], dict[str, Any]], site: str, generation: str, field: str) -> None:
    questions = [each for each in TRUTHS.values() if each.site == site and each.generation == generation]
    assert questions
    for question in questions:
        assert tupled(shown(corpus[question.url, question.name], field)) == tupled(expected(question, field)), (
            question.url
        )
