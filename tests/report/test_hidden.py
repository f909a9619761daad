"""Who asks is nowhere in the page, whatever is shown of raw texts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.records import RawRecord
from normalize.fields.people import read_asker
from normalize.settings import Privacy
from tests.report.corpora import make_corpora, one_question, ordinary, report_on, troubled
from tests.report.reading import parse, words

_PAGES = 120


@pytest.mark.parametrize("privacy", list(Privacy))
def test_no_asker_is_named(tmp_path: Path, privacy: Privacy) -> None:
    records = [*ordinary(_PAGES), *troubled()]
    make_corpora(tmp_path, records, privacy=privacy)
    shown = parse(report_on(tmp_path)).text_content()
    names = _asker_names(records)
    assert len(names) > 10
    assert [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", shown)] == []
    assert "hallgren" not in shown.casefold()
    assert "post.example" not in shown
    assert "masked" in shown


def _asker_names(records: list[RawRecord]) -> list[str]:
    """All askers' names but those that a doctor has as well, and those that are words: "Hope this helps"."""
    askers = {asker.name for record in records if (asker := read_asker(record.question.asker_line)) and asker.name}
    others = " ".join(line for record in records for answer in record.question.answers for line in answer.author_lines)
    said = " ".join(answer.text for record in records for answer in record.question.answers)
    ordinary_words = {word for word in re.findall(r"\w+", said) if word.islower()}
    return sorted(name for name in askers if name not in others and name.lower() not in ordinary_words)


def test_names_around_a_cut_are_masked(tmp_path: Path) -> None:
    page = one_question()
    asked = "My toe is numb.\u00a0Signe Ahlgren here, again,\u00a0and it still is.\n\nRegards, Signe\u00a0Ahlgren"
    line = "Signe Ahlgren, 40~49 year old female. Ask Date: 2016/03/14"
    make_corpora(tmp_path, [replace(page, question=replace(page.question, question=asked, asker_line=line))])
    assert "Ahlgren" in (tmp_path / "ledger" / "doctor_panel.jsonl").read_text()
    report = parse(report_on(tmp_path))
    [spaces] = report.xpath("//details[summary/code='spaces']")
    before, after = (words(each) for each in spaces.iter("dd"))
    assert before == "My toe is numb.⟨U+00A0⟩masked here, again, and it still is. Regards, masked masked"
    assert after == "My toe is numb.␣masked here, again, and it still is. Regards, masked masked"
    assert not re.search("signe|ahlgren", report.text_content(), re.IGNORECASE)


def test_names_stand_in_the_corpora_that_keep_them(tmp_path: Path) -> None:
    make_corpora(tmp_path, [*ordinary(4), *troubled()], privacy=Privacy.KEEP)
    assert "Lena Hallgren" in (tmp_path / "doctor_reply.jsonl").read_text()
    report = report_on(tmp_path)
    assert "(PRIVACY=keep): not for publication" in report
    assert "The names of those who ask are kept in these corpora" in report
