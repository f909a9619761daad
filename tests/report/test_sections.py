"""What the sections show of records, and of another run."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from normalize.manifest import Manifest, manifest_json, read_manifest
from normalize.progress import silent
from normalize.report.make import make_report
from normalize.report.ties import connected
from tests.report.corpora import make_corpora, ordinary, report_on
from tests.report.reading import parse, tables, words


@pytest.fixture
def small(tmp_path: Path) -> Path:
    make_corpora(tmp_path, ordinary(8))
    return tmp_path


def test_merged_texts_stand_beside_kept_ones(folder: Path) -> None:
    section = parse(report_on(folder)).get_element_by_id("duplicates")
    kept = section.xpath(".//article[h3='Kept']")
    merged = section.xpath(".//article[starts-with(h3, 'Merged')]")
    assert len(kept) == len(merged) == 6
    changed = [article for article in merged if article.xpath(".//ins")]
    assert len(changed) == 3
    for article, other in zip(kept, merged, strict=True):
        for mark in other.xpath(".//ins"):
            mark.drop_tree()
        assert words(other).replace(" ", "")[-200:] == words(article).replace(" ", "")[-200:]


def test_cuts_are_shown_before_and_after(folder: Path) -> None:
    section = parse(report_on(folder)).get_element_by_id("artefacts")
    example = section.find_class("example")[0]
    before, after = example.iter("dd")
    assert "{{ voteCount >= 0 ?" in words(before.find("del"))
    assert "voteCount" not in words(after)
    assert words(before).startswith(words(after).partition("⌿")[0].strip())
    [emails] = parse(report_on(folder)).xpath("//details[summary/code='email']")
    before, after = emails.iter("dd")
    assert "Write to masked. <script>" in words(before)
    assert "Write to [EMAIL-" in words(after)


def test_what_has_changed_since_the_last_run(small: Path) -> None:
    manifest = read_manifest(small)
    before = msgspec.json.decode(manifest_json(manifest), type=Manifest)
    before.total.kept += 4
    before.cuts["mojibake"] = 10
    before.settings["near_duplicate"] = 0.9
    before.extractors = ["medqa-corpus/0.0.0 of old"]
    (small / "manifest.last.json").write_bytes(manifest_json(before))
    found = tables(report_on(small))
    kept = manifest.total.kept
    assert found["Counts that have changed"][1:] == [
        ["kept", "all sites", str(kept + 4), str(kept), f"−4 (−{4 / (kept + 4):.1%})"],
        ["mojibake", "cuts by rule", "10", "0", "−10 (−100.0%)"],
    ]
    said = {row[0]: row[1:] for row in found["What else has changed"][1:]}
    assert said.keys() == {"extractors", "setting near_duplicate"}
    assert said["setting near_duplicate"] == ["0.9", "0.8"]


def test_the_same_run_twice_is_no_change(small: Path) -> None:
    (small / "manifest.last.json").write_bytes((small / "manifest.json").read_bytes())
    assert "No count and no setting has changed." in report_on(small)


def test_many_fewer_questions_than_last_need_a_look(small: Path) -> None:
    before = msgspec.json.decode((small / "manifest.json").read_bytes(), type=Manifest)
    before.total.kept = 100
    (small / "manifest.last.json").write_bytes(manifest_json(before))
    [finding, *_] = make_report(small, silent).attention
    assert finding.says == "8 questions are kept, 100 were in the run before"


def test_a_manifest_that_cannot_be_read_is_no_run(small: Path) -> None:
    (small / "manifest.last.json").write_bytes(b'{"schema": "0.1"}')
    assert "There is no other run to compare with" in report_on(small)


def test_parts_of_graphs_are_those_of_a_search() -> None:
    generator = np.random.default_rng(3)
    for _ in range(200):
        count = int(generator.integers(1, 40))
        sources, targets = generator.integers(0, count, (2, int(generator.integers(0, 50))))
        expected = list(range(count))
        for _ in range(count):
            for one, other in zip(sources.tolist(), targets.tolist(), strict=True):
                expected[one] = expected[other] = min(expected[one], expected[other])
        assert connected(count, sources, targets).tolist() == expected


def test_one_graph_is_shown_as_its_table_says(folder: Path) -> None:
    report = report_on(folder)
    rows = tables(report)["Pages in the picture"][1:]
    [drawn] = parse(report).get_element_by_id("graph").iter("svg")
    numbers = [words(text) for text in drawn.iter("text")]
    assert sorted(numbers, key=int) == [row[0] for row in rows]
    assert len(rows) >= 8
