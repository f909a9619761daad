"""The dataset card: front matter that Hugging Face reads, and a text whose figures are the manifest's."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crawler.records import RawRecord, Rights, Signal
from normalize.__main__ import main
from normalize.columns import columns_of
from normalize.manifest import read_manifest
from normalize.records import Question
from normalize.verify import verify

huggingface_hub = pytest.importorskip("huggingface_hub")

Raw = Callable[[str, Iterable[RawRecord]], Path]
HOSTILE = "x'\"` | <script>alert(1)</script>\n---\nlicense: mit\n# {{ 7*7 }} [a](javascript:1) \u202e\x07\\"


def card(output: Path) -> str:
    return (output / "README.md").read_text("utf-8")


def front_matter(output: Path) -> dict[str, Any]:
    data: dict[str, Any] = huggingface_hub.DatasetCard(card(output)).data.to_dict()
    return data


def cells(output: Path, first: str) -> list[str]:
    """The cells of the first row of a table that begins with a cell."""
    line = next(line for line in card(output).splitlines() if line.startswith(f"| {first} |"))
    return [cell.strip() for cell in line.strip("|").split(" | ")]


def fetched(record: RawRecord, purpose: str, *signals: Signal) -> RawRecord:
    return replace(record, rights=Rights(purpose=purpose, signals=list(signals)))


@pytest.fixture
def made(output: Path, write_raw: Raw, panel: Callable[..., RawRecord], reply: Callable[..., RawRecord]) -> Path:
    """Two sites: pages that were crawled for training, one of them with two signals of a kind, and saved pages."""
    noted = Signal(kind="robots_group", source="https://panel.test/robots.txt", evidence="Disallow: /", verdict="noted")
    other = replace(noted, evidence="Disallow: /x")
    pages = [fetched(panel(1), "training", noted, other), fetched(panel(2), "training"), reply(1), reply(2), reply(3)]
    write_raw("pages.jsonl", pages)
    assert main(["--output", str(output)]) == 0
    return output


def test_the_front_matter_is_what_the_hub_asks_for(made: Path) -> None:
    data = front_matter(made)
    assert {key: data[key] for key in data if key not in ("configs", "dataset_info", "tags")} == {
        "pretty_name": "Questions and answers from medical Q&A sites",
        "language": ["en"],
        "license": "other",
        "license_name": "rights-of-the-pages",
        "license_details": "Each page keeps the rights that it has: see 'Rights' below.",
        "task_categories": ["question-answering", "text-generation"],
        "annotations_creators": ["no-annotation"],
        "language_creators": ["found"],
        "source_datasets": ["original"],
        "size_categories": ["n<1K"],
    }
    names = ["all", "doctor_panel", "doctor_reply"]
    assert [config["config_name"] for config in data["configs"]] == names
    assert [info["config_name"] for info in data["dataset_info"]] == names
    columns = [column.name for column in columns_of(Question)]
    assert all([feature["name"] for feature in info["features"]] == columns for info in data["dataset_info"])


def test_the_counts_are_those_of_the_manifest(made: Path) -> None:
    manifest = read_manifest(made)
    for site, counts in manifest.sites.items():
        _, train, validation, test, questions, answers, language, asked = cells(made, f"`{site}`")
        assert int(train) + int(validation) + int(test) == int(questions) == counts.kept
        assert int(answers) == counts.answers
        assert language == "en"
        assert asked == ("2016-09-14 to 2016-09-14" if site == "doctor_reply" else "unknown")
    assert f"{manifest.total.kept} questions with {manifest.total.answers} answers" in card(made)
    for warning, count in manifest.warnings.items():
        assert cells(made, f"`{warning}`")[1] == str(count)
    assert f"at most {manifest.leak.largest_share:.1%}" in card(made)


def test_the_rights_of_each_site(made: Path) -> None:
    rights = card(made).partition("## Rights")[2]
    rows = {line.split(" | ")[0]: line for line in rows_of(rights)}
    assert rows["| `doctor_panel`"] == "| `doctor_panel` | `training` 2 | 0 | `robots_group` `noted` 1 |"
    assert rows["| `doctor_reply`"] == "| `doctor_reply` | - | 3 | none |"


def rows_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("| `")]


def test_every_column_has_a_meaning(made: Path) -> None:
    for column in columns_of(Question):
        name, kind, meaning = cells(made, f"`{column.name}`")
        assert (name, kind) == (f"`{column.name}`", f"list of {column.kind}" if column.is_list else column.kind)
        assert meaning == column.meaning
        assert meaning


def test_settings_that_differ_and_the_privacy_are_told(made: Path) -> None:
    assert "- All settings have their defaults.\n- Of" in card(made)
    assert "Askers have pseudonyms" in card(made)
    assert main(["--output", str(made), "--privacy", "keep", "--set", "spam_limit=0.75"]) == 0
    assert "- Setting `spam_limit`: `0.75`, by default `0.9`.\n- Of" in card(made)
    assert "Askers' names stand as the pages print them" in card(made)


@pytest.mark.parametrize("text", [HOSTILE, "", "   ", "knee " * 20_000], ids=["hostile", "empty", "blank", "long"])
def test_no_text_of_a_record_breaks_the_card(
    output: Path, write_raw: Raw, panel: Callable[..., RawRecord], text: str
) -> None:
    signal = Signal(kind=text, source=text, evidence=text, verdict="noted")
    page = replace(fetched(panel(1), text, signal), extractor=text, source=text)
    write_raw(
        "pages.jsonl",
        [replace(page, question=replace(page.question, title=text[:99], question=text[:99] + " A lump?"))],
    )
    assert main(["--output", str(output), "--set", "split_key=<b>`|`{{ 7 }}"]) == 0
    data = front_matter(output)
    assert data["license"] == "other"
    assert data["language"] in ([], ["en"])
    told = card(output).partition("\n# ")[2].partition("## How to cite it")[0]
    for character in "<{\x07\u202e\\":
        assert all(character not in line for line in code_free(told)), character
    for table in ("## Counts", "## Rights"):
        rows = rows_of(told.partition(table)[2].partition("\n## ")[0])
        assert {row.count("|") for row in rows} == {9 if table == "## Counts" else 5}
    assert max(map(len, told.splitlines())) < 1000
    assert not verify(output).failures


def code_free(text: str) -> list[str]:
    """The lines without what stands as code, where no character means more than itself."""
    return ["".join(line.split("`")[::2]) for line in text.splitlines()]


def test_the_same_corpora_have_the_same_card_wherever_they_stand(made: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(made / "raw", elsewhere / "raw")
    shutil.copy(made / ".pseudonym-key", elsewhere)
    assert main(["--output", str(elsewhere), "--workers", "2"]) == 0
    assert card(elsewhere) == card(made)
    assert (elsewhere / "croissant.json").read_bytes() == (made / "croissant.json").read_bytes()
    assert str(tmp_path) not in card(made)


@pytest.mark.parametrize("name", ["README.md", "croissant.json"])
def test_verify_derives_the_descriptions_again(made: Path, name: str) -> None:
    assert not verify(made).failures
    path = made / name
    path.write_text(path.read_text("utf-8").replace("medical Q&A", "medicinal Q&A"), "utf-8")
    named = " ".join(verify(made).failures.named)
    assert f"{name}: not what these records need" in named


def test_corpora_without_a_record_have_a_card(output: Path, write_raw: Raw, panel: Callable[..., RawRecord]) -> None:
    page = panel(1)
    write_raw("pages.jsonl", [replace(page, question=replace(page.question, answers=[]))])
    assert main(["--output", str(output), "--set", "reject_unanswered=true"]) == 0
    assert "0 questions with 0 answers" in card(output)
    assert front_matter(output)["language"] == []
    assert not verify(output).failures


def test_sites_that_are_named_as_all_are_have_names_of_their_own(
    output: Path, write_raw: Raw, panel: Callable[..., RawRecord]
) -> None:
    pages = [panel(number) for number in range(3)]
    named = [
        replace(page, question=replace(page.question, site=site))
        for page, site in zip(pages, ("all", "default", "panel"), strict=True)
    ]
    write_raw("pages.jsonl", named)
    assert main(["--output", str(output)]) == 0
    configs = {config["config_name"]: config for config in front_matter(output)["configs"]}
    assert {name: config["data_files"] for name, config in configs.items()} == {
        "all": ["all.jsonl", "default.jsonl", "panel.jsonl"],
        "_all": "all.jsonl",
        "_default": "default.jsonl",
        "panel": "panel.jsonl",
    }
    assert [name for name, config in configs.items() if config.get("default")] == ["all"]
    assert [info["config_name"] for info in front_matter(output)["dataset_info"]] == list(configs)
    assert 'load_dataset("path/of/this/folder", "_all", split="train")' in card(output)
