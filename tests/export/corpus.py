"""Corpora to export: records of two sites whose columns differ in what is null."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import msgspec

from normalize.records import (
    Answer,
    Asker,
    Doctor,
    Keyword,
    Provenance,
    Question,
    Related,
    Rights,
    RightsSignal,
)

HOSTILE = (
    "</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} =cmd|' /C calc'!A0 ```\n---\n| a | b |\n"
    '[x](javascript:alert(1)) \u202eevil\u202c \u200b\u0007\u2028 ]]> "quoted" \\n ' + "m" * 3000
)
TRAINING = Rights(purpose="training", signals=[])


def noted(kind: str, evidence: str, purpose: str = "research", verdict: str = "noted") -> Rights:
    """Rights of a page with one signal."""
    signal = RightsSignal(kind=kind, source="https://ask.test/robots.txt", evidence=evidence, verdict=verdict)  # type: ignore[arg-type]
    return Rights(purpose=purpose, signals=[signal])


def doctor(name: str | None = "Ines Varga", specialty: str | None = "Neurology") -> Doctor:
    return Doctor(
        name=name,
        honorific_suffix=["MD"],
        medical_specialty=specialty,
        address_locality="Graz",
        rating_value=4.5,
        review_count=12,
        url="https://ask.test/dr/ines-varga",
    )


def answer(number: int, text: str, **known: object) -> Answer:
    plain = Answer(
        id=f"#{number}",
        position=number,
        name=None,
        text=text,
        author=doctor(),
        date_created="2021-05-04",
        upvote_count=None,
        is_accepted=None,
    )
    return msgspec.structs.replace(plain, **known)


def question(key: str, *, site: str = "doctor_reply", **known: object) -> Question:
    """A record with two answers, in which whatever is not given is usual."""
    plain = Question(
        schema="1.0",
        id=f"{site}:{key}",
        site=site,
        url=f"https://ask.test/{key}",
        name="Tingling fingers after cycling",
        headline=None,
        text="My little fingers tingle for an hour after each ride.\n\nShould I raise the handlebar?",
        author=Asker(name=None, pseudonym="Asker-k7f3q2mx", age_min=30, age_max=39, sex="female"),
        date_created="2021-05-03",
        language="en",
        medical_specialty="Neurology",
        keywords=[Keyword(name="ulnar nerve", medical_specialty=None)],
        upvote_count=3,
        answer_count=2,
        answers=[answer(1, "Raise it, and change hands often."), answer(2, "Padded gloves help.", upvote_count=7)],
        site_text=None,
        related=[Related(name="Numb toes", url="https://ask.test/numb-toes", question_id=None, match=None)],
        duplicate_ids=[],
        group=f"{site}:{key}",
        split="train",
        warnings=[],
        provenance=Provenance(
            source=f"https://ask.test/{key}",
            fetched_at="2024-03-01T10:00:00.117Z",
            page_sha256="0" * 64,
            archive=None,
            extractor="medqa-corpus/0.0.0 doctor_reply",
            rights=TRAINING,
        ),
    )
    return msgspec.structs.replace(plain, **known)


def with_rights(key: str, rights: Rights | None, **known: object) -> Question:
    plain = question(key, **known)  # type: ignore[arg-type]
    return msgspec.structs.replace(plain, provenance=msgspec.structs.replace(plain.provenance, rights=rights))


def bare(key: str, split: str = "train") -> Question:
    """A record of a saved page, of which next to nothing is known."""
    only = msgspec.structs.replace(answer(1, "Wait a week."), author=None, date_created=None)
    plain = with_rights(
        key,
        None,
        site="a_bare_site",
        url=None,
        name=None,
        author=None,
        date_created=None,
        language=None,
        medical_specialty=None,
        keywords=[],
        upvote_count=None,
        answer_count=None,
        answers=[only],
        related=[],
        split=split,
    )
    return msgspec.structs.replace(plain, provenance=msgspec.structs.replace(plain.provenance, fetched_at=None))


def write_corpora(output: Path, questions: Iterable[Question]) -> Path:
    """Write records as normalize does: a file a site, sorted by id."""
    sites = defaultdict(list)
    for each in questions:
        sites[each.site].append(each)
    output.mkdir(exist_ok=True)
    for site, records in sites.items():
        lines = [msgspec.json.encode(record) + b"\n" for record in sorted(records, key=lambda record: record.id)]
        (output / f"{site}.jsonl").write_bytes(b"".join(lines))
    return output


def usual_corpora(output: Path) -> Path:
    """Two sites: the first has nulls throughout, and all three splits; the second has values, and no validation."""
    return write_corpora(
        output,
        (
            *(bare(f"{at:02}", ("train", "validation", "test")[at % 3]) for at in range(6)),
            *(question(f"{at:02}", split=("train", "test")[at % 2]) for at in range(6)),
            question("hostile", name=HOSTILE, text=HOSTILE, answers=[answer(1, HOSTILE, name=HOSTILE)]),
        ),
    )
