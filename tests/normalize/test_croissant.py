"""`croissant.json`: valid by Croissant's own library, which reads real records by it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crawler.records import RawRecord, Rights, Signal
from normalize.__main__ import main
from normalize.manifest import read_manifest

pytestmark = pytest.mark.filterwarnings(  # rdflib's own use of it, whenever JSON-LD is read
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)

Raw = Callable[[str, Iterable[RawRecord]], Path]
Record = dict[str, Any]


@pytest.fixture(scope="module")
def mlcroissant() -> Any:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HF_HUB_OFFLINE", "1")
        return pytest.importorskip("mlcroissant")


@pytest.fixture
def made(output: Path, write_raw: Raw, panel: Callable[..., RawRecord], reply: Callable[..., RawRecord]) -> Path:
    signal = Signal(kind="ai_txt", source="https://panel.test/ai.txt", evidence="Allow: /", verdict="allows")
    crawled = replace(panel(1), rights=Rights(purpose="training", signals=[signal]))
    write_raw("pages.jsonl", [crawled, panel(2, None), reply(1), reply(2)])
    assert main(["--output", str(output)]) == 0
    return output


def metadata(output: Path) -> Record:
    found: Record = msgspec.json.decode((output / "croissant.json").read_bytes())
    return found


def records(output: Path, site: str) -> list[Record]:
    return [msgspec.json.decode(line) for line in (output / f"{site}.jsonl").read_bytes().splitlines()]


def test_it_is_valid_but_for_the_date_of_publication_that_no_run_knows(made: Path, mlcroissant: Any) -> None:
    issues = mlcroissant.Dataset(str(made / "croissant.json")).metadata.ctx.issues
    assert not issues.errors
    assert len(issues.warnings) == 1
    assert "datePublished" in str(issues.warnings)


def test_its_library_reads_every_record(made: Path, mlcroissant: Any) -> None:
    dataset = mlcroissant.Dataset(str(made / "croissant.json"))
    for site in ("doctor_panel", "doctor_reply"):
        read = list(dataset.records(site))
        written = records(made, site)
        assert [row[f"{site}/id"].decode() for row in read] == [record["id"] for record in written]
        for row, record in zip(read, written, strict=True):
            assert row[f"{site}/text"].decode() == record["text"]
            assert row[f"{site}/answer_count"] == record["answer_count"]
            _compare_answers(row, record, site)
            date = row[f"{site}/date_created"]
            assert (date.date().isoformat() if date else None) == record["date_created"]
            fetched = row[f"{site}/provenance"][f"{site}/provenance/fetched_at"]
            assert (fetched is None) == (record["provenance"]["fetched_at"] is None)


def _compare_answers(row: Record, record: Record, site: str) -> None:
    told = [(answer["id"], answer["text"], answer["upvote_count"]) for answer in record["answers"]]
    where = f"{site}/answers"
    assert [
        (answer[f"{where}/id"].decode(), answer[f"{where}/text"].decode(), answer[f"{where}/upvote_count"])
        for answer in row[where]
    ] == told
    names = [answer["author"] and answer["author"]["name"] for answer in record["answers"]]
    assert [name and name.decode() for name in row[f"{where}/author"][f"{where}/author/name"]] == names


def test_the_distribution_is_the_corpora_with_their_sha256(made: Path) -> None:
    files = {file.path: file for file in read_manifest(made).files}
    assert [(file["contentUrl"], file["sha256"], file["contentSize"]) for file in metadata(made)["distribution"]] == [
        (path, files[path].sha256, f"{files[path].bytes} B") for path in ("doctor_panel.jsonl", "doctor_reply.jsonl")
    ]


def test_a_corpus_that_was_changed_is_not_read(made: Path, mlcroissant: Any) -> None:
    with (made / "doctor_panel.jsonl").open("ab") as corpus:
        corpus.write(b"\n")
    dataset = mlcroissant.Dataset(str(made / "croissant.json"))
    with pytest.raises(Exception, match="Download"):
        next(iter(dataset.records("doctor_panel")))


def test_every_column_is_described_but_lists_within_structs_of_which_readers_take_the_first(made: Path) -> None:
    schema = msgspec.json.decode((made / "corpus.schema.json").read_bytes())["$defs"]
    fields = {field["@id"]: field for field in _all_fields(metadata(made)["recordSet"][0]["field"])}
    for column in schema["Question"]["properties"]:
        assert f"doctor_panel/{column}" in fields
    for column in schema["Answer"]["properties"]:
        assert f"doctor_panel/answers/{column}" in fields
    assert "doctor_panel/provenance/rights/purpose" in fields
    assert "doctor_panel/provenance/rights/signals" not in fields
    assert all(field.get("description") for field in metadata(made)["recordSet"][0]["field"])


def _all_fields(fields: Iterable[Record]) -> Iterable[Record]:
    for field in fields:
        yield field
        yield from _all_fields(field.get("subField", ()))


def test_the_version_changes_with_the_corpora_alone(
    made: Path, write_raw: Raw, reply: Callable[..., RawRecord]
) -> None:
    before = metadata(made)["version"]
    assert before.startswith("1.0.0+")
    os.utime(made / "raw" / "pages.jsonl")
    assert main(["--output", str(made)]) == 0
    assert metadata(made)["version"] == before
    write_raw("more.jsonl", [reply(3)])
    assert main(["--output", str(made)]) == 0
    assert metadata(made)["version"] != before


def test_a_site_that_is_named_as_a_file_is_keeps_apart_from_it(
    output: Path, write_raw: Raw, panel: Callable[..., RawRecord], mlcroissant: Any
) -> None:
    sites = ("panel", "panel.jsonl", "panel..")
    pages = [
        replace(page, question=replace(page.question, site=site))
        for page, site in zip(map(panel, (1, 2, 3)), sites, strict=True)
    ]
    write_raw("pages.jsonl", pages)
    assert main(["--output", str(output)]) == 0
    dataset = mlcroissant.Dataset(str(output / "croissant.json"))
    for site, name in zip(sites, ("panel", "_panel.jsonl", "panel.."), strict=True):
        [read] = dataset.records(name)
        assert read[f"{name}/id"].decode() == records(output, site)[0]["id"]
