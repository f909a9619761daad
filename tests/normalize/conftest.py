"""Raw records of invented pages in both styles, and an output directory to normalize them in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from crawler.records import RawAnswer, RawQuestion, RawRecord, RawTag, RawTeaser
from normalize.records import Question
from tests.servers.commands import Done, warm

UNRENDERED = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
DISCLAIMER = (
    "These answers are for educational purposes. Read at home, they should not be relied upon as a substitute: "
    "see a clinic. In a medical emergency call for help at once. They begin no relationship."
)
TEASED = "My left eyelid has been jumping since I moved to the night shift, mostly towards the early morning, and colle"


def panel_page(number: int = 1, fetched_at: str | None = "2024-03-01T10:00:00Z") -> RawRecord:
    """Build a page of doctor_panel: two answers, of which the first has no author's name."""
    url = f"https://panel.test/question/lump-{number}"
    question = RawQuestion(
        site="doctor_panel",
        title=f"A lump below the ear, week {number}?",
        question=f"After the lift I found a lump below my left ear.\nIt is {number} mm wide.\u00a0Should I worry?",
        url=url,
        answer_count_line="Doctor Answers 2",
        answers=[
            RawAnswer(
                text=f"{UNRENDERED}\nMost such lumps are oedema; give it {number} weeks.\n\n\n\nRegards,\n\nDr Lind",
                headline="Probably swelling",
                vote_line=UNRENDERED,
                author_lines=["Tampa Plastic Surgeon", "4.8 out of 5 stars 12 reviews"],
            ),
            RawAnswer(
                text="Please have it looked at. {name} is how our letters begin, sorry.",
                headline="Have it examined",
                vote_line="+3",
                author_lines=["Mia Okafor, MD", "Boise Facial Plastic Surgeon", "5 out of 5 stars 1 review"],
                profile_url="https://panel.test/dr/mia-okafor",
            ),
        ],
        disclaimer=DISCLAIMER,
        language="en-US",
    )
    return RawRecord(
        question=question,
        source=url,
        page_sha256=sha256(f"{url} {fetched_at}".encode()).hexdigest(),
        fetched_at=fetched_at,
        extractor="medqa-corpus/0.0.0 doctor_panel",
    )


def reply_page(number: int = 1) -> RawRecord:
    """Build a replayed page of doctor_reply, without a URL, with a teaser, tags and the site's essay."""
    question = RawQuestion(
        site="doctor_reply",
        title=f"Tingling toes {number}",
        question=f"Hello Dr.\nLind: I walk {number} km a day.\nSince May my toes tingle.",
        editorial_title="Tingling Toes: When to Ask - Neurology",
        asker_line="Nia, 30~39 year old female. Ask Date: 2016/09/14",
        answers=[
            RawAnswer(
                text="Hello Nia:\nshoes first.\n> Buy wider ones.",
                author_lines=["Dr. Okafor reply Neurology"],
                date_line="Reply Date: 2016/09/15",
            )
        ],
        more_info="Tingling has many causes.\n\nConclusion\nAsk a clinic.",
        teasers=[
            RawTeaser(
                title="Understanding Eyelid Jumps",
                url="https://reply.test/en/article/9",
                question=TEASED + "...",
                answer_author="Dr. Brandt reply Ophthalmology",
                answer="Sleep more.",
            )
        ],
        tags=[RawTag(name="Toes", department="(Neurology)")],
        soft_line_breaks=True,
    )
    return RawRecord(
        question=question,
        source=f"pages/{number}.txt",
        page_sha256=sha256(f"reply {number}".encode()).hexdigest(),
        extractor="medqa-corpus/0.0.0 doctor_reply",
    )


@pytest.fixture
def panel() -> Callable[..., RawRecord]:
    return panel_page


@pytest.fixture
def reply() -> Callable[..., RawRecord]:
    return reply_page


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output directory without anything in it."""
    directory = tmp_path / "output"
    directory.mkdir()
    return directory


@pytest.fixture
def write_raw(output: Path) -> Callable[[str, Iterable[RawRecord]], Path]:
    """Writes records to a file of `raw/`."""

    def write(name: str, records: Iterable[RawRecord]) -> Path:
        path = output / "raw" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"".join(msgspec.json.encode(record) + b"\n" for record in records))
        return path

    return write


@pytest.fixture
def run() -> Callable[..., Done]:
    """Runs `python -m normalize` in a process of its own."""

    def normalize(*arguments: str | Path) -> Done:
        return warm().run("normalize", *map(str, arguments))

    return normalize


@pytest.fixture
def read_corpus(output: Path) -> Callable[[str], list[Question]]:
    """Reads a site's corpus."""

    def read(site: str) -> list[Question]:
        lines = (output / f"{site}.jsonl").read_bytes().splitlines()
        return [msgspec.json.decode(line, type=Question) for line in lines]

    return read
