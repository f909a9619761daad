"""Every figure of the page is the manifest's, where the manifest has it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from crawler.records import RawRecord
from normalize.manifest import Manifest, read_manifest
from normalize.progress import silent
from normalize.protect.masking import PRIVACY_RULES
from normalize.report.shown import Share
from normalize.report.sources import Sources, read_sources
from tests.report.corpora import report_on
from tests.report.reading import counts, figures, number, parse, tables, words


@pytest.fixture(scope="module")
def report(folder: Path) -> str:
    return report_on(folder)


@pytest.fixture(scope="module")
def manifest(folder: Path) -> Manifest:
    return read_manifest(folder)


@pytest.fixture(scope="module")
def sources(folder: Path) -> Sources:
    return read_sources(folder, silent)


def test_corpora_have_what_a_report_tells_of(manifest: Manifest) -> None:
    total = manifest.total
    assert min(total.kept, total.merged, total.rejected, total.quarantined) > 0
    assert manifest.edges["exact"]
    assert manifest.edges["near"]
    assert manifest.links["url"]
    assert manifest.cuts["bindings"]
    assert manifest.cuts["email"]
    assert manifest.warnings["answer_count_mismatch"]


def test_headline_figures(report: str, manifest: Manifest) -> None:
    shown, total = figures(report), manifest.total
    assert number(shown["questions kept"]) == total.kept
    assert number(shown["answers"]) == total.answers
    assert number(shown["merged"]) == total.merged
    assert number(shown["rejected or unreadable"]) == total.rejected + total.quarantined
    assert shown["largest leak between splits"] == str(Share(manifest.leak.largest_share))


def test_pages_are_counted_once(folder: Path, report: str, manifest: Manifest) -> None:
    lines = [line for line in (folder / "raw" / "pages.jsonl").read_bytes().splitlines() if line.endswith(b"}")]
    pages = {msgspec.json.decode(line, type=RawRecord).source for line in lines}
    assert number(figures(report)["pages that gave questions"]) == len(pages) < len(lines)
    assert len(lines) + manifest.total.quarantined == manifest.total.read


def test_flow(report: str, manifest: Manifest) -> None:
    found, total = tables(report), manifest.total
    flow = counts(found["What became of the pages"])
    assert flow.pop("Pages") == number(figures(report)["pages that gave questions"]) + 1
    assert flow == {
        "Questions read": total.read,
        "Pages without a question": 1,
        "Kept": total.kept,
        "Merged": total.merged,
        "Rejected": total.rejected,
        "Quarantined": total.quarantined,
    }
    rows = {row[0]: [number(cell) for cell in row[1:]] for row in found["Questions by site"][1:]}
    assert rows == {
        name: [each.read, each.kept, each.merged, each.rejected, each.quarantined, each.answers]
        for name, each in [*manifest.sites.items(), ("All", total)]
    }
    assert sum(counts(found["Merged into a question that was kept"], 1).values()) == total.merged
    rejected = {row[0]: number(row[2]) for row in found["Set aside, by reason"][1:] if row[1] == "normalize"}
    assert rejected == manifest.rejected


def test_counts_by_name(report: str, manifest: Manifest) -> None:
    found = tables(report)
    assert counts(found["Cuts by rule"], 1) == manifest.cuts
    assert counts(found["Cuts by rule and site"]) == manifest.cuts
    assert counts(found["Warnings by site"]) == manifest.warnings
    assert counts(found["Records by split"], 1) == manifest.splits
    assert counts(found["Teasers by how they were resolved"]) == {
        name.replace("_", " "): count for name, count in manifest.links.items()
    }
    assert counts(found["Ties between records, by kind"]) == {
        name.replace("_", " "): count for name, count in manifest.edges.items()
    }
    assert counts(found["Hidden, by rule and site"]) == {rule: manifest.cuts.get(rule, 0) for rule in PRIVACY_RULES}


def test_counts_by_site_add_up(report: str, manifest: Manifest) -> None:
    found = tables(report)
    for caption in ("Cuts by rule and site", "Warnings by site", "Hidden, by rule and site"):
        for row in found[caption][1:]:
            assert sum(map(number, row[1:-1])) == number(row[-1])
    assert counts(found["Answers by site"], 1)["All"] == manifest.total.kept
    assert counts(found["Answers by site"], 2)["All"] == manifest.total.answers
    assert sum(sum(map(number, row[1:])) for row in found["Questions by number of answers"][1:]) == manifest.total.kept


def test_groups_and_leak(report: str, manifest: Manifest) -> None:
    groups = tables(report)["Groups by records"]
    assert sum(number(row[1]) for row in groups[1:]) == manifest.groups
    assert sum(number(row[2]) for row in groups[1:]) == manifest.total.kept
    said = words(parse(report).get_element_by_id("splits"))
    assert str(manifest.leak.id) in said
    assert str(manifest.leak.other_id) in said
    assert f"all {manifest.leak.records} records it is {Share(manifest.leak.mean_share)}" in said
    assert f"{manifest.leak.leaking} of them" in said


def test_counts_of_the_pass_are_those_of_the_run(sources: Sources) -> None:
    manifest, tallies = sources.manifest, sources.tallies
    assert {site: tally.records for site, tally in tallies.sites.items()} == {
        site: each.kept for site, each in manifest.sites.items()
    }
    for rule, count in manifest.cuts.items():
        assert sum(tally.cuts[rule] for tally in tallies.sites.values()) == count
    assert max(tallies.group_sizes()) == manifest.largest_group
    assert sum(size * count for size, count in tallies.clusters.items()) == sum(
        manifest.edges[kind] for kind in ("exact", "near")
    )


def test_a_changed_count_changes_the_page(folder: Path, tmp_path: Path) -> None:
    for name in (*(file.name for file in folder.glob("*.json*")), "ledger"):
        (tmp_path / name).symlink_to(folder / name)
    (tmp_path / "manifest.json").unlink()
    whole = (folder / "manifest.json").read_text()
    (tmp_path / "manifest.json").write_text(whole.replace('"bindings": 4', '"bindings": 41'))
    assert whole.count('"bindings": 4,') == 1
    assert counts(tables(report_on(tmp_path))["Cuts by rule"], 1)["bindings"] == 41
