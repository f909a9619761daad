"""What normalize makes of pages that tell in markup what they are: forums, questions of products, a site's own FAQ."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from crawler.records import RawAnswer, RawQuestion, RawRecord
from normalize.assemble import Assembled, assemble
from normalize.clean import Texts
from normalize.context import Context
from normalize.pipeline import normalize
from normalize.progress import silent
from normalize.protect import PseudonymKey, protect_asker
from normalize.records import Asker, Question
from normalize.settings import Clinicians, Privacy, Settings
from normalize.text.ledger import restore
from normalize.text.repeated import Repeated
from normalize.text_fields import clean_texts, raw_texts
from normalize.verify import verify

KEY = PseudonymKey(b"a key for tests only")
BOTH = pytest.mark.parametrize("clinicians", list(Clinicians))


def thread(**changes: object) -> RawRecord:
    """Build a forum's page: amy_b_77 asks and answers twice, others call and quote her."""
    url = "https://heels.test/t/numb-heel/417"
    question = RawQuestion(
        site="heel_forum",
        title="Numb heel after long walks",
        question="My left heel is numb after 10 km. What helps?\nThanks, Amy",
        url=url,
        asker_line="amy_b_77",
        date_line="2024-11-08T23:33:12.173-08:00",
        vote_count="-2",
        answer_count_line="4",
        answers=[
            RawAnswer(
                text="Hi amy_b_77, try a softer shoe. @amy_b_77 tell us how it goes, and ask Bo Brandt about inserts.",
                headline="To amy_b_77",
                author_lines=["heel_walker"],
                profile_url="https://heels.test/u/heel_walker",
                date_line="Nov 9, 2024 at 8:48 AM",
                vote_count="5",
                is_accepted=True,
            ),
            RawAnswer(
                text="Dear Bo, thank you, the softer shoe helped. Regards, Amy",
                author_lines=["Amy_B_77"],
                profile_url="https://heels.test/u/amy_b_77",
                date_line="3 years ago",
                vote_count="1.2k",
                is_accepted=False,
            ),
            RawAnswer(
                text="amy_b_77 said:\nthe softer shoe helped\n\nIt did for me as well, Amy.",
                author_lines=["Bo Brandt"],
                profile_url="https://heels.test/u/bo",
            ),
            RawAnswer(text="A year later it is gone for good.", profile_url="https://heels.test/u/amy_b_77"),
        ],
        language="en",
    )
    return RawRecord(
        question=replace(question, **changes),  # type: ignore[arg-type]
        source=url,
        page_sha256=sha256(url.encode()).hexdigest(),
        fetched_at="2024-12-01T10:00:00Z",
        extractor="medqa-corpus/0.0.0 qa_page",
    )


def assembled(record: RawRecord, clinicians: Clinicians = Clinicians.KEEP, key: PseudonymKey | None = KEY) -> Assembled:
    privacy = Privacy.PSEUDONYMIZE if key else Privacy.KEEP
    return assemble(record, Context(Settings(privacy=privacy, clinicians=clinicians), key, Repeated()))


def warned(**changes: object) -> set[str]:
    """The warnings that a thread has with some changes, beyond those that it has without."""
    plain = {"date_line": "2024-11-09", "vote_count": "1"}
    answers = [replace(answer, **plain) for answer in thread().question.answers]  # type: ignore[arg-type]
    return set(assembled(thread(**{"answers": answers} | changes)).question.warnings) - {"upsell_line"}


def test_dates_votes_and_counts_of_a_thread() -> None:
    question = assembled(thread()).question
    assert question.date_created == "2024-11-08"
    assert (question.upvote_count, question.answer_count) == (-2, 4)
    assert [answer.upvote_count for answer in question.answers] == [5, None, None, None]
    assert [answer.date_created for answer in question.answers] == ["2024-11-09", None, None, None]
    assert [answer.is_accepted for answer in question.answers] == [True, False, None, None]
    assert {"unread_date", "unread_votes"} <= set(question.warnings)
    assert "answer_count_mismatch" not in question.warnings


@BOTH
def test_the_asker_who_answers_has_one_pseudonym_and_no_address(clinicians: Clinicians) -> None:
    made = assembled(thread(), clinicians)
    question = made.question
    assert question.author == protect_asker(
        Asker(name="amy_b_77", pseudonym=None, age_min=None, age_max=None, sex=None), KEY
    )
    assert question.author is not None
    authors = [answer.author for answer in question.answers]
    for at in (1, 3):
        author = authors[at]
        assert author is not None
        assert (author.name, author.url) == (question.author.pseudonym, None)
    written = msgspec.json.encode(question).lower()
    assert b"amy" not in written
    assert written.count((question.author.pseudonym or "").lower().encode()) == 7
    others = [author.name for author in (authors[0], authors[2]) if author]
    if clinicians is Clinicians.KEEP:
        assert others == ["heel_walker", "Bo Brandt"]
        assert authors[0] is not None
        assert authors[0].url == "https://heels.test/u/heel_walker"
        assert question.answers[1].text.startswith("Dear Bo, thank you")
    else:
        assert all(name is not None and name.startswith("Clinician-") for name in others)
        assert b"heels.test/u/" not in written


def test_every_name_that_was_taken_stands_in_the_ledger() -> None:
    raw = thread()
    made = assembled(raw)
    clean: Texts = clean_texts(raw.question, made.question, made.cuts)
    texts = dict(raw_texts(raw.question))
    assert {name: restore(clean.get(name, ""), made.cuts.get(name, [])) for name in texts} == texts
    cuts = [(field, cut.rule, cut.was) for field, cuts in made.cuts.items() for cut in cuts]
    assert ("answers/1/text", "asker_mention", "@amy_b_77") in cuts
    assert ("answers/1/text", "asker_name", "amy_b_77") in cuts
    assert ("answers/3/text", "asker_name", "amy_b_77") in cuts
    assert ("answers/1/name", "asker_name", "amy_b_77") in cuts
    assert ("answers/2/text", "asker_name", "Amy") in cuts
    assert made.parsed["answers/2/author_lines/1"] == "Amy_B_77"
    assert made.parsed["answers/4/profile_url"] == "https://heels.test/u/amy_b_77"
    assert (made.parsed["date_line"], made.parsed["vote_count"]) == ("2024-11-08T23:33:12.173-08:00", "-2")


def test_with_names_kept_all_stay() -> None:
    question = assembled(thread(), key=None).question
    assert question.author is not None
    assert question.author.name == "amy_b_77"
    author = question.answers[1].author
    assert author is not None
    assert (author.name, author.url) == ("Amy_B_77", "https://heels.test/u/amy_b_77")


@BOTH
def test_a_doctor_of_the_askers_name_is_somebody_else(clinicians: Clinicians) -> None:
    answers = [
        RawAnswer(text="Give it another week of rest, then ask again.", author_lines=["Dr. Lin reply Neurology"])
    ]
    question = assembled(thread(asker_line="Lin", answers=answers), clinicians).question
    author = question.answers[0].author
    assert author is not None
    assert author.medical_specialty == "Neurology"
    assert author.name is not None
    assert author.name == "Lin" if clinicians is Clinicians.KEEP else author.name.startswith("Clinician-")


def test_a_user_name_that_reads_like_a_profession_is_hidden_as_well() -> None:
    answers = [RawAnswer(text="It is better now, after a week.", author_lines=["dentalmom"])]
    assert b"dentalmom" not in msgspec.json.encode(assembled(thread(asker_line="DentalMom", answers=answers)).question)


@BOTH
def test_an_asker_without_a_name_has_no_pseudonym(clinicians: Clinicians) -> None:
    question = assembled(thread(asker_line="Guest"), clinicians).question
    assert question.author is None
    question = assembled(thread(asker_line="Guest, 30 year old female"), clinicians).question
    assert question.author == Asker(name=None, pseudonym=None, age_min=30, age_max=30, sex="female")


@pytest.mark.parametrize(
    ("changes", "warnings"),
    [
        ({}, set()),
        ({"by_site": True}, {"site_faq"}),
        ({"low_confidence": True}, {"low_confidence"}),
        ({"date_line": "3 years ago"}, {"unread_date"}),
        ({"date_line": None}, set()),
        ({"vote_count": "1.2k"}, {"unread_votes"}),
        ({"vote_line": "1.2k", "vote_count": None}, {"unread_votes"}),
        ({"vote_line": "1.2k", "vote_count": "1234"}, set()),
        ({"vote_line": "{{ votes }}", "vote_count": None}, set()),
        ({"vote_count": None}, set()),
        ({"answer_count_line": "11"}, {"answer_count_mismatch"}),
        ({"answer_count_line": "1.2k"}, {"unread_answer_count"}),
        ({"asker_line": "..."}, {"unread_asker_line"}),
        ({"asker_line": None}, set()),
        ({"asker_line": "Guest"}, set()),
    ],
)
def test_warnings(changes: dict[str, object], warnings: set[str]) -> None:
    assert warned(**changes) == warnings


@BOTH
def test_the_whole_way_is_proved_and_a_part_stands_in_private_files_alone(
    output: Path, write_raw: Callable[[str, Iterable[RawRecord]], Path], clinicians: Clinicians
) -> None:
    words = "ask-wilhelmina-about-her-heel"
    records = [
        thread(),
        thread(part=words, title="Is it the shoe?", question="I wear a size too small.", asker_line="Wilhelmina"),
        thread(part="Does a cast help?", title="Does a cast help?", by_site=True, asker_line=None, low_confidence=True),
    ]
    write_raw("heel_forum.jsonl", records)
    settings = Settings(output=output, clinicians=clinicians)
    manifest = normalize(settings, silent).manifest
    assert (manifest.total.read, manifest.total.quarantined, manifest.total.rejected) == (3, 0, 0)
    holding = [path for path in output.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]
    assert {path.relative_to(output).parts[0] for path in holding} <= {"raw", "ledger"}
    assert any(path.parent.name == "ledger" for path in holding)
    assert all(path.stat().st_mode & 0o077 == 0 for path in holding if path.parent.name == "ledger")
    questions = [
        msgspec.json.decode(line, type=Question) for line in (output / "heel_forum.jsonl").read_bytes().splitlines()
    ]
    assert sum("site_faq" in question.warnings for question in questions) == 1
    assert manifest.warnings["low_confidence"] == 1
    assert str(verify(output)).startswith("Proved")
