"""The card of an export: `README.md`, by which Hugging Face datasets know its splits and its columns' types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.card_text import code, flow, size_category, table
from normalize.columns import columns_of, huggingface_features
from normalize.settings import Privacy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.columns import Column
    from normalize.export.exported import Exported
    from normalize.export.shape import Shape

_WHAT = {
    "chat": "Conversations of a user who asks and an assistant who answers",
    "pairs": "Questions, each with one of its answers",
    "parquet": "Questions with all their answers, whole records",
    "schema_org": "Questions with all their answers, as QAPage of schema.org in JSON-LD",
}
_TASKS = {"chat": ["text-generation"], "parquet": ["question-answering", "text-generation"]}


def export_card(exported: Exported, shape: Shape) -> str:
    """Give the card; the files that `exported` names make no difference."""
    columns = columns_of(shape.row)
    return "\n".join((*_front_matter(exported, columns), *_text(exported, columns))) + "\n"


def split_files(exported: Exported, split: str) -> str:
    """Give the pattern of a split's files, relative to the export."""
    return f"{split}/*.parquet" if exported.format == "parquet" else f"{split}.jsonl"


def _type(column: Column) -> str:
    return f"list of {column.kind}" if column.is_list else column.kind


def _front_matter(exported: Exported, columns: tuple[Column, ...]) -> Iterator[str]:
    files = [{"split": split, "path": split_files(exported, split)} for split in exported.splits]
    yield "---"
    yield "pretty_name: " + flow(f"Medical questions and answers ({exported.format})")
    yield "language: " + flow(exported.languages)
    yield "license: other"
    yield "license_name: rights-of-the-pages"
    yield "license_details: " + flow("Each page keeps the rights that it has: see 'Rights' below.")
    yield "task_categories: " + flow(_TASKS.get(exported.format, ["question-answering"]))
    yield "size_categories: " + flow([size_category(exported.total.rows)])
    yield "tags: " + flow(["medical", "medqa-corpus"])
    yield "configs:"
    yield "- " + flow({"config_name": "default", "data_files": files})
    yield "dataset_info:"
    yield "  features:"
    yield from ("  - " + flow(column) for column in huggingface_features(columns))
    yield "---"
    yield ""


def _text(exported: Exported, columns: tuple[Column, ...]) -> Iterator[str]:
    yield f"# Medical questions and answers ({exported.format})"
    yield ""
    version = f" {exported.corpora}" if exported.corpora else ""
    yield f"{_WHAT[exported.format]}, exported from corpora{version} that medqa-corpus made."
    yield ""
    yield from table(
        ("split", "records", exported.unit, "characters"),
        (
            (code(split), f"{counts.records:,}", f"{counts.rows:,}", f"{counts.characters:,}")
            for split, counts in exported.splits.items()
        ),
    )
    yield from ("", "## How to load it", "", "```python", "from datasets import load_dataset", "")
    yield 'dataset = load_dataset("path/of/this/folder")'
    yield 'dataset.push_to_hub("you/name", private=True)  # if the rights let you'
    yield "```"
    yield from ("", "## Columns", "")
    yield from table(("column", "type", "meaning"), ((code(each.name), _type(each), each.meaning) for each in columns))
    if exported.askers_answers:
        yield from ("", f"Answers that are in no row, for whoever asked wrote them: {exported.askers_answers:,}.")
    yield from ("", "## Rights", "")
    yield (
        "The texts belong to those who wrote them or to the sites; no licence comes with them from here. Records that "
        f"may not be used for {code(exported.choice.purpose)}, by what was found when their pages were fetched, are "
        f"not among the {exported.total.records:,} in here."
    )
    if exported.without_known_rights:
        yield ""
        yield f"No crawl has fetched the pages of {exported.without_known_rights:,} of them: their rights are unknown."
    yield ""
    yield "The answers are what their authors wrote on the day that stands with them: nobody has checked them."
    if exported.privacy != Privacy.KEEP:
        yield "Those who ask have pseudonyms (`Asker-…`), which are not anonymity, also where an answer greets them."
    if exported.privacy == Privacy.KEEP:
        yield ""
        yield "**The texts hold the names of those who ask.** Publish none of it without a reason that the law knows."
    if exported.left_out:
        yield ""
        yield from table(
            ("left out because", "records"),
            ((code(reason), f"{count:,}") for reason, count in exported.left_out.items()),
        )
