"""Corpora in which next to nothing is there, and folders in which something is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

import pytest

from normalize.progress import silent
from normalize.raw import MissingInputError
from normalize.report.make import make_report
from tests.report.corpora import make_corpora, one_question, ordinary, report_on
from tests.report.reading import figures, parse, tables, words


def test_one_question_without_anything(tmp_path: Path) -> None:
    make_corpora(tmp_path, [one_question()])
    report = report_on(tmp_path)
    assert figures(report)["questions kept"] == "1"
    said = words(parse(report))
    for nothing in (
        "No question has a date.",
        "No question has a specialty.",
        "Nothing was cut",
        "No two records were the same.",
        "No page teases another.",
        "stands in two splits.",
        "There is no other run to compare with",
        "Nothing stands out.",
    ):
        assert nothing in said


def test_nothing_was_kept(tmp_path: Path) -> None:
    silent_page = replace(one_question(), question=replace(one_question().question, title=None, question=None))
    make_corpora(tmp_path, [silent_page])
    report = report_on(tmp_path)
    assert figures(report)["questions kept"] == "0"
    assert figures(report)["rejected or unreadable"] == "1"
    assert ["empty_question", "normalize", "1"] in tables(report)["Set aside, by reason"]


def test_without_raw_files_the_pages_are_not_known(tmp_path: Path) -> None:
    pages = ordinary(4)
    make_corpora(tmp_path, [*pages, pages[0]])
    rmtree(tmp_path / "raw")
    report = report_on(tmp_path)
    assert figures(report)["raw records read"] == "5"
    assert "the number of pages is not known" in report
    assert "Pages" not in [row[0] for row in tables(report)["What became of the pages"]]


def test_without_a_graph(tmp_path: Path) -> None:
    make_corpora(tmp_path, ordinary(4))
    (tmp_path / "graph" / "edges.jsonl").unlink()
    assert "No page teases another." in report_on(tmp_path)


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("manifest.json", "no manifest.json in .*: run `make corpus`, or `make normalize OUTPUT="),
        ("doctor_panel.jsonl", "no corpora in .*: run `make corpus`"),
        ("ledger/doctor_panel.jsonl", "ledger/doctor_panel.jsonl is missing: the report needs the ledgers"),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, missing: str, said: str) -> None:
    make_corpora(tmp_path, [one_question()])
    (tmp_path / missing).unlink()
    with pytest.raises(MissingInputError, match=said):
        make_report(tmp_path, silent)
    assert not (tmp_path / "report.html").exists()


@pytest.mark.parametrize("name", ["manifest.json", "doctor_panel.jsonl", "graph/edges.jsonl"])
def test_what_is_broken_is_named(tmp_path: Path, name: str) -> None:
    make_corpora(tmp_path, [one_question()])
    with (tmp_path / name).open("ab") as file:
        file.write(b"{]\n")
    with pytest.raises(ValueError, match=re.escape(str(tmp_path / name))):
        make_report(tmp_path, silent)


def test_ties_nested_deeper_than_can_be_read_are_named(tmp_path: Path) -> None:
    make_corpora(tmp_path, [one_question()])
    (tmp_path / "graph" / "edges.jsonl").write_text('{"deep":' + "[" * 100_000 + "\n")
    with pytest.raises(ValueError, match=r"graph/edges\.jsonl line 1: "):
        make_report(tmp_path, silent)


@pytest.mark.parametrize("kind", ["folder", "garbage", "link", "empty"])
def test_a_last_manifest_that_is_none_is_passed_over(tmp_path: Path, kind: str) -> None:
    make_corpora(tmp_path, [one_question()])
    last = tmp_path / "manifest.last.json"
    match kind:
        case "folder":
            last.mkdir()
        case "link":
            last.symlink_to(tmp_path / "nowhere")
        case _:
            last.write_bytes({"garbage": b"\xff" * 100, "empty": b""}[kind])
    assert "There is no other run to compare with" in words(parse(report_on(tmp_path)))


def test_an_address_that_is_no_link_is_not_printed_whole(tmp_path: Path) -> None:
    plain = one_question()
    told = replace(plain.question, url="data:text/plain," + "x" * 30_000, answer_count_line="Doctor Answers 7")
    make_corpora(tmp_path, [replace(plain, question=told)])
    report = report_on(tmp_path)
    assert f"data:text/plain,{'x' * 184}…" in report
    assert "x" * 300 not in report


def test_corpora_that_are_not_the_manifests_need_a_look(tmp_path: Path) -> None:
    make_corpora(tmp_path, ordinary(4))
    for name in ("doctor_panel.jsonl", "ledger/doctor_panel.jsonl"):
        first, *_ = (tmp_path / name).read_bytes().splitlines(keepends=True)
        (tmp_path / name).write_bytes(first)
    [finding, *_] = make_report(tmp_path, silent).attention
    assert finding.says == "The corpora hold 3 records, the manifest tells of 4: run `make verify`"


def test_raw_files_that_have_grown_need_a_look(tmp_path: Path) -> None:
    make_corpora(tmp_path, ordinary(4))
    (tmp_path / "raw" / "more.jsonl").write_bytes((tmp_path / "raw" / "pages.jsonl").read_bytes())
    [finding, *_] = make_report(tmp_path, silent).attention
    assert finding.says == "raw/ holds 8 records now, the corpora were made of 4: run `make normalize` again"
