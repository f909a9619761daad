from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from crawler.records import ArchivePosition, RawAnswer, RawRecord, RawTag, RawTeaser
from normalize.assemble import assemble
from normalize.context import Context
from normalize.records import Keyword, Question, Related
from normalize.settings import Privacy, Settings
from normalize.text.ledger import restore
from normalize.text.repeated import Repeated
from normalize.text_fields import clean_texts, raw_texts

Page = Callable[..., RawRecord]
NAMES_KEPT = Context(settings=Settings(privacy=Privacy.KEEP), key=None, repeated=Repeated())


def change(record: RawRecord, **changes: object) -> RawRecord:
    return replace(record, question=replace(record.question, **changes))  # type: ignore[arg-type]


def question(record: RawRecord) -> Question:
    return assemble(record, NAMES_KEPT).question


def test_a_panel_page(panel: Page) -> None:
    record = question(panel(3))
    assert record.id == "doctor_panel:" + record.id[-20:]
    assert record.name == "A lump below the ear, week 3?"
    assert record.text == "After the lift I found a lump below my left ear.\nIt is 3 mm wide. Should I worry?"
    assert (record.headline, record.author, record.date_created, record.language) == (None, None, None, "en")
    assert (record.answer_count, record.upvote_count, record.warnings) == (2, None, [])
    first, second = record.answers
    assert first.text == "Most such lumps are oedema; give it 3 weeks.\n\nRegards,\n\nDr Lind"
    assert (first.position, first.name, first.upvote_count) == (1, "Probably swelling", None)
    assert first.author is not None
    assert (first.author.name, first.author.address_locality, first.author.rating_value) == (None, "Tampa", 4.8)
    assert second.text == "Please have it looked at. {name} is how our letters begin, sorry."
    assert (second.position, second.upvote_count) == (2, 3)
    assert second.author is not None
    assert (second.author.name, second.author.honorific_suffix) == ("Mia Okafor", ["MD"])


def test_a_reply_page(reply: Page) -> None:
    raw = reply(2)
    record = question(raw)
    assert record.id == f"doctor_reply:{raw.page_sha256[:20]}"
    assert (record.url, record.provenance.source) == (None, "pages/2.txt")
    assert record.headline == "Tingling Toes: When to Ask"
    assert record.text == "Hello Dr. Lind: I walk 2 km a day. Since May my toes tingle."
    assert record.author is not None
    assert (record.author.name, record.author.age_min, record.author.age_max) == ("Nia", 30, 39)
    assert (record.date_created, record.answers[0].date_created) == ("2016-09-14", "2016-09-15")
    assert record.site_text == "Tingling has many causes.\n\nConclusion\nAsk a clinic."
    assert record.keywords == [Keyword(name="Toes", medical_specialty="Neurology")]
    url = "https://reply.test/en/article/9"
    assert record.related == [Related(name="Understanding Eyelid Jumps", url=url, question_id=None, match=None)]


def test_the_place_in_the_archive_is_kept(panel: Page) -> None:
    place = ArchivePosition(file="deep/crawl-00007.warc.gz", offset=123_456, length=7890)
    kept = question(replace(panel(), archive=place)).provenance.archive
    assert kept is not None
    assert (kept.file, kept.offset, kept.length) == ("deep/crawl-00007.warc.gz", 123_456, 7890)
    assert question(panel()).provenance.archive is None


@pytest.mark.parametrize(
    ("editorial_title", "author_lines", "department"),
    [
        ("Numb Toes - Sports Medicine", ["Dr. Okafor reply Neurology"], "Sports Medicine"),
        ("Numb Toes", ["Dr. Okafor reply Neurology"], "Neurology"),
        (None, ["Dr. Okafor", "reply", "Neurology"], "Neurology"),
        (None, ["Mia Okafor, MD", "Boise Facial Plastic Surgeon"], None),
        (None, [], None),
    ],
)
def test_the_department_is_what_the_page_says_about_the_question(
    reply: Page, editorial_title: str | None, author_lines: list[str], department: str | None
) -> None:
    answers = [RawAnswer(text="Rest.", author_lines=author_lines)]
    record = question(change(reply(), editorial_title=editorial_title, answers=answers))
    assert record.medical_specialty == department


def test_an_answer_without_words_is_left_out_and_never_silently(panel: Page) -> None:
    raw = panel()
    empty = RawAnswer(text="{{ voteCount >= 0 ? 1 : 2 }}\n", headline="First words")
    raw = change(raw, answers=[empty, *raw.question.answers])
    assembled = assemble(raw, NAMES_KEPT)
    assert [answer.position for answer in assembled.question.answers] == [2, 3]
    assert assembled.question.warnings == ["empty_answer"]
    assert restore("", assembled.cuts["answers/1/text"]) == empty.text
    assert restore("", assembled.cuts["answers/1/name"]) == "First words"


def test_clean_text_and_ledger_give_every_raw_text_back(panel: Page, reply: Page) -> None:
    odd = change(
        reply(),
        title="\u00a0Tingling\ttoes ",
        tags=[RawTag(name=" "), RawTag(name="Toe\u00a0nail")],
        teasers=[RawTeaser(title="\t", question="Mine too"), RawTeaser(title="Numb  chin")],
        editorial_title="  Tingling\u00a0Toes  -  Neurology ",
    )
    for raw in (panel(), reply(), odd):
        assembled = assemble(raw, NAMES_KEPT)
        clean = clean_texts(raw.question, assembled.question, assembled.cuts)
        texts = dict(raw_texts(raw.question))
        assert {name: restore(clean.get(name, ""), assembled.cuts.get(name, [])) for name in texts} == texts
        assert clean.keys() <= texts.keys()
    assert [keyword.name for keyword in assembled.question.keywords] == ["Toe nail"]
    assert [link.name for link in assembled.question.related] == ["Numb chin"]
    assert assembled.question.headline == "Tingling Toes"
    assert assembled.question.medical_specialty == "Neurology"
    assert assembled.question.warnings == ["nameless_keyword", "nameless_teaser"]


def test_answer_ids_follow_author_and_text_and_not_the_order(panel: Page) -> None:
    raw = panel()
    one, two = raw.question.answers
    ids = {answer.text: answer.id for answer in question(raw).answers}
    turned = question(change(raw, answers=[two, one]))
    assert {answer.text: answer.id for answer in turned.answers} == ids
    twice = question(change(raw, answers=[two, two, two]))
    base = twice.answers[0].id
    assert [answer.id for answer in twice.answers] == [base, f"{base}-2", f"{base}-3"]


@pytest.mark.parametrize(
    ("changes", "warnings"),
    [
        ({"answer_count_line": "Doctor Answers 11"}, ["answer_count_mismatch"]),
        ({"answer_count_line": "Doctor Answers"}, ["unread_answer_count"]),
        ({"answers": [], "answer_count_line": None}, ["no_answers"]),
        ({"question": None}, ["no_question_text"]),
        ({"title": " "}, ["no_title"]),
        (
            {
                "answers": [RawAnswer(text="Rest it for a week, then have it examined again.", date_line="soon")],
                "answer_count_line": None,
            },
            ["unread_date"],
        ),
        ({"asker_line": "Ask Date: soon"}, ["unread_asker_line"]),
    ],
)
def test_warnings(panel: Page, changes: dict[str, object], warnings: list[str]) -> None:
    assert question(change(panel(), **changes)).warnings == warnings
