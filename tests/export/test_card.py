"""The card of an export, as the Hub reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from normalize.__main__ import main
from normalize.export.exported import read_exported
from tests.benchmarks.planted_pages import ordinary_page
from tests.export.corpus import answer, bare, doctor, noted, question, with_rights, write_corpora

huggingface_hub = pytest.importorskip("huggingface_hub")

Run = Callable[..., int]


@pytest.mark.parametrize(
    ("format_", "paths", "task"),
    [
        ("chat", {"train": "train.jsonl", "test": "test.jsonl"}, ["text-generation"]),
        ("pairs", {"train": "train.jsonl", "test": "test.jsonl"}, ["question-answering"]),
        ("parquet", {"train": "train/*.parquet", "test": "test/*.parquet"}, ["question-answering", "text-generation"]),
        ("schema_org", {"train": "train.jsonl", "test": "test.jsonl"}, ["question-answering"]),
    ],
)
def test_the_front_matter_names_splits_languages_and_types(
    run: Run, tmp_path: Path, format_: str, paths: dict[str, str], task: list[str]
) -> None:
    records = [question("a"), question("b", language="no"), question("c", split="test"), bare("d")]
    output = write_corpora(tmp_path / "output", records)
    assert run(format_, "--output", output, "--to", tmp_path / "to") == 0
    data = huggingface_hub.DatasetCard.load(tmp_path / "to" / "README.md").data.to_dict()
    (config,) = data["configs"]
    assert {file["split"]: file["path"] for file in config["data_files"]} == paths
    assert data["language"] == ["en", "no"]  # not the boolean that YAML takes a bare no for
    assert data["license"] == "other"
    assert data["task_categories"] == task
    assert data["size_categories"] == ["n<1K"]
    assert data["dataset_info"]["features"]


def test_columns_have_meanings_and_answers_left_out_are_told(run: Run, tmp_path: Path) -> None:
    thanks = answer(2, "Thank you, I will.", author=doctor("Asker-k7f3q2mx"))
    output = write_corpora(tmp_path / "output", [question("a", answers=[answer(1, "Rest."), thanks])])
    for format_, left_out in (("chat", 1), ("pairs", 1), ("parquet", 0), ("schema_org", 0)):
        assert run(format_, "--output", output, "--to", tmp_path / format_) == 0
        told = (tmp_path / format_ / "README.md").read_text("utf-8")
        assert read_exported(tmp_path / format_).askers_answers == left_out
        assert ("whoever asked wrote them: 1." in told) == bool(left_out)
        if left_out:
            assert "| `upvote_count` | int64 | The answer's votes; null where the page shows none. |" in told


def test_the_text_tells_counts_rights_and_how_to_hand_it_on(run: Run, tmp_path: Path) -> None:
    records = [question("a"), bare("b"), with_rights("c", noted("ai_txt", "Disallow: /"))]
    assert run("pairs", "--output", write_corpora(tmp_path / "output", records), "--to", tmp_path / "to") == 0
    told = (tmp_path / "to" / "README.md").read_text("utf-8")
    total = read_exported(tmp_path / "to").total
    assert f"| `train` | 2 | 3 | {total.characters:,} |" in told
    assert "| `noted:ai_txt` | 1 |" in told
    assert "No crawl has fetched the pages of 1 of them: their rights are unknown." in told
    assert 'push_to_hub("you/name", private=True)' in told
    assert str(tmp_path) not in told


@pytest.mark.parametrize("privacy", ["keep", "pseudonymize"])
def test_names_that_were_kept_are_told_and_so_is_the_version(run: Run, tmp_path: Path, privacy: str) -> None:
    raw = tmp_path / "output" / "raw"
    raw.mkdir(parents=True)
    (raw / "pages.jsonl").write_bytes(msgspec.json.encode(ordinary_page(1, seed=1)) + b"\n")
    assert main(["--output", str(tmp_path / "output"), "--privacy", privacy]) == 0
    assert run("pairs", "--output", tmp_path / "output", "--to", tmp_path / "to") == 0
    exported = read_exported(tmp_path / "to")
    told = (tmp_path / "to" / "README.md").read_text("utf-8")
    assert exported.privacy == privacy
    assert (exported.corpora or "").startswith("1.0.0+")
    assert f"exported from corpora {exported.corpora} that" in told
    assert ("hold the names of those who ask" in told) == (privacy == "keep")


@pytest.mark.parametrize("name", [None, "Nia Lund"])
def test_without_a_manifest_the_records_tell_whether_names_were_kept(
    run: Run, tmp_path: Path, name: str | None
) -> None:
    record = question("a")
    assert record.author is not None
    kept = msgspec.structs.replace(record, author=msgspec.structs.replace(record.author, name=name))
    assert run("pairs", "--output", write_corpora(tmp_path / "output", [kept]), "--to", tmp_path / "to") == 0
    told = (tmp_path / "to" / "README.md").read_text("utf-8")
    assert ("hold the names of those who ask" in told) == (name is not None)
