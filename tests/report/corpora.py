"""Output directories to report on: pages of the demo sites, and such as have troubles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random

import msgspec

from crawler.records import RawAnswer, RawQuestion, RawRecord, RawTeaser, SetAside
from normalize.pipeline import normalize
from normalize.progress import silent
from normalize.protect.key import FILE
from normalize.report.make import make_report
from normalize.settings import Privacy, Settings
from tests.benchmarks.planted_pages import copied, nearly_copied, ordinary_page

SEED = 5
TEASING = 9
"""Pages that tease another."""
HOSTILE = (
    "<script>document.title='taken'</script> <img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} </style></svg>]]> "
    "=cmd|' /C calc'!A0 [link](javascript:alert(2)) $\\frac{x}{y}$ \u202egnp.exe\u202c \u200bzero\ufeff "
) + "W" * 300


def make_corpora(
    output: Path, records: Iterable[RawRecord], *, broken: int = 0, privacy: Privacy = Privacy.PSEUDONYMIZE
) -> None:
    """Write raw records to an output directory, some lines that are none, and normalize."""
    raw = output / "raw"
    raw.mkdir(parents=True, exist_ok=True)
    lines = [msgspec.json.encode(record) for record in records] + [b'{"question": '] * broken
    (raw / "pages.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    (output / FILE).write_text("a key of the tests that is long enough\n")
    (output / FILE).chmod(0o600)
    rejects = output / "rejects"
    rejects.mkdir(exist_ok=True)
    row = SetAside(source="https://panel.test/question/gone", reason="http_404")
    (rejects / "http_404.jsonl").write_bytes(b'{"stage":"crawl",' + msgspec.json.encode(row)[1:] + b"\n")
    normalize(Settings(output=output, privacy=privacy), silent)


def ordinary(count: int) -> list[RawRecord]:
    """So many pages of both demo sites; of the second, some tease the one after."""
    pages = [ordinary_page(number, SEED) for number in range(count)]
    for at in range(1, min(count - 2, 2 * TEASING), 2):
        after = pages[at + 2].question
        teaser = RawTeaser(title=after.title or "", url=after.url, question=f"{(after.question or '')[:60]}...")
        pages[at] = replace(pages[at], question=replace(pages[at].question, teasers=[teaser]))
    return pages


def troubled() -> Iterator[RawRecord]:
    """Copies, other versions, debris, spam, texts that attack whoever shows them."""
    pages = ordinary(20)
    yield from (copied(page, 1000) for page in pages[2:4])
    yield from (nearly_copied(page, 2000 + at, Random(at)) for at, page in enumerate(pages[6:9]))
    yield replace(pages[9], fetched_at="2025-02-03T04:05:06Z")
    binding = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
    for at, page in enumerate(pages[10:14]):
        first, *others = page.question.answers or [RawAnswer(text="Rest for a week, and keep the knee up.")]
        answers = [replace(first, text=f"{first.text}\n{binding}"), *others]
        question = replace(page.question, url=f"https://panel.test/question/debris-{at}", answers=answers)
        yield _record(replace(question, title=f"Knee clicks on the stairs, case {at}"))
    asked = f"My shoulder hurts at night, what helps? Write to lena.hallgren@post.example. {HOSTILE}"
    answers = [RawAnswer(text=f"Heat in the evening, says {HOSTILE}", author_lines=[f"Ada {HOSTILE}, MD"])]
    hostile = _record(
        RawQuestion(
            site="doctor_reply",
            title=f"Sore shoulder {HOSTILE}",
            question=asked,
            url="javascript:alert(3)",
            editorial_title=f"Sore Shoulder: Causes - {HOSTILE[:60]}",
            answers=answers,
            asker_line="Lena Hallgren, 30~39 year old female. Ask Date: 2015/06/01",
            answer_count_line="Doctor Answers 7",
        )
    )
    yield from (hostile, copied(hostile, 3000))
    yield _record(RawQuestion(site="doctor_panel", title=None, question=None, url="https://panel.test/question/empty"))


def one_question() -> RawRecord:
    """A page that shows a question and nothing else."""
    return _record(
        RawQuestion(
            site="doctor_panel",
            title="Is a numb toe after a long walk a reason to worry?",
            question="It was a walk of four hours in new boots, and the toe is still numb.",
            url=None,
        )
    )


def report_on(output: Path) -> str:
    """Make the report of a directory and read it."""
    return make_report(output, silent).path.read_text(encoding="utf-8")


def _record(question: RawQuestion) -> RawRecord:
    told = question.url or question.title or ""
    return RawRecord(
        question=question,
        source=told,
        page_sha256=sha256(told.encode()).hexdigest(),
        fetched_at="2024-05-06T07:08:09Z",
        extractor="medqa-corpus/0.0.0",
    )
