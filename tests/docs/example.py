"""A record with a value for every field; the people and places in it are invented."""

from __future__ import annotations

from normalize import (
    SCHEMA_VERSION,
    Answer,
    ArchivePosition,
    Asker,
    Doctor,
    Keyword,
    Provenance,
    Question,
    Related,
    Rights,
    RightsSignal,
)

ID = "doctor_reply:9f21c3d07ab84e5516fe"

EXAMPLE = Question(
    schema=SCHEMA_VERSION,
    id=ID,
    site="doctor_reply",
    url="https://night-counter.test/en/article/40031",
    name="Can I halve a slow-release tablet?",
    headline="Halving Slow-Release Tablets: What to Know",
    text="My tablets are 30 mg, slow release, and 30 mg makes me dizzy.",
    author=Asker(name=None, pseudonym="Asker-k7f3q2mx", age_min=30, age_max=39, sex="female"),
    date_created="2024-03-04",
    language="en",
    medical_specialty="Cardiology",
    keywords=[Keyword(name="Blood Pressure", medical_specialty="Cardiology")],
    upvote_count=3,
    answer_count=2,
    answers=[
        Answer(
            id=f"{ID}#26b2479a69d0",
            position=1,
            name="Don't cut it",
            text="No: it would give its whole dose at once.",
            author=Doctor(
                name="Tomas Berec",
                honorific_suffix=["MD", "FACC"],
                medical_specialty="Cardiology",
                address_locality="Olmstead",
                rating_value=4.8,
                review_count=52,
                url="https://night-counter.test/doctors/tomas-berec",
            ),
            date_created="2024-03-05",
            upvote_count=7,
            is_accepted=True,
        )
    ],
    site_text="Slow-release tablets give their dose over many hours. …",
    related=[
        Related(
            name="Dizzy after a new tablet",
            url="https://night-counter.test/en/article/40007",
            question_id="doctor_reply:07c4b1d2e3f405162738",
            match="url",
        )
    ],
    duplicate_ids=["doctor_reply:b0a1928374655647382e"],
    group="doctor_reply:07c4b1d2e3f405162738",
    split="train",
    warnings=["answer_count_mismatch"],
    provenance=Provenance(
        source="https://night-counter.test/en/article/40031",
        fetched_at="2024-06-01T09:30:00.000Z",
        page_sha256="3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b",
        archive=ArchivePosition(file="crawl-00000.warc.gz", offset=311849, length=3572),
        extractor="medqa-corpus/0.1.0 doctor_reply",
        rights=Rights(
            purpose="research",
            signals=[
                RightsSignal(
                    kind="content_signal",
                    source="https://night-counter.test/robots.txt",
                    evidence="Content-Signal: search=yes, ai-train=no",
                    verdict="noted",
                )
            ],
        ),
    ),
)
