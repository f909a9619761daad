"""An export from the first record to the last: no more than some rows are in memory."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from typing import TYPE_CHECKING

import msgspec

from normalize.accounts import sorted_counts
from normalize.corpus_reader import corpora, read_corpus
from normalize.croissant import corpus_version
from normalize.export.card import export_card
from normalize.export.choice import left_out
from normalize.export.exported import FILE, Exported, SplitCounts, exported_json
from normalize.export.folder import whole_folder
from normalize.export.lines import JsonLines
from normalize.export.parquet import Parquet, ParquetParts
from normalize.manifest import read_manifest, written_file
from normalize.settings import Privacy
from normalize.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from normalize.export.choice import Choice
    from normalize.export.shape import Shape
    from normalize.manifest import Manifest, WrittenFile
    from normalize.progress import Progress
    from normalize.records import Question

_SPLITS = ("train", "validation", "test")


class NothingToExportError(Exception):
    """No record may be exported, or none has what it takes; the message tells how many were left out and why."""


def export(output: Path, target: Path, shape: Shape, choice: Choice, progress: Progress) -> Exported:
    """Write the corpora of an output directory to a folder in another shape.

    Args:
        output: the output directory.
        target: the folder; it takes the place of a former export.
        shape: of the rows.
        choice: of the records.
        progress: shows how far the work has come.

    Raises:
        MissingInputError: there are no corpora, or none of a chosen site.
        MissingExtraError: the shape needs a library that is not installed.
        NothingToExportError: no record is left; no folder is made then, and a former one stays.
        BusyError: another export works on the same folder.
        ValueError: the folder is none of ours, a line of the corpora is no record, or they were made anew meanwhile.
        OSError: a file can't be read or written.
    """
    size = sum(path.stat().st_size for path in corpora(output) if not choice.sites or path.stem in choice.sites)
    with whole_folder(target) as folder, progress(f"exporting {shape.name}", size) as advance, ExitStack() as stack:
        made = _Export(folder, shape, choice, stack)
        manifest = _manifest(output)
        for question in _chosen(output, choice):
            made.take(question)
            advance(len(msgspec.json.encode(question)) + len(b"\n"))
        if _manifest(output) != manifest:
            raise ValueError(f"{output} has been made anew meanwhile: run this once more")
        return made.finish(manifest)


class _Export:
    def __init__(self, folder: Path, shape: Shape, choice: Choice, stack: ExitStack) -> None:
        self._folder = folder
        self._shape = shape
        self._choice = choice
        self._stack = stack
        self._files: dict[str, JsonLines | ParquetParts] = {}
        self._counts: dict[str, SplitCounts] = {}
        self._left_out: Counter[str] = Counter()
        self._languages: set[str] = set()
        self._without_known_rights = 0
        self._askers_answers = 0
        self._absent_warnings = set(choice.without)
        self._has_names = False

    def take(self, question: Question) -> None:
        """Write the rows of a record, or count why it has none."""
        self._absent_warnings.difference_update(question.warnings)
        reason = left_out(question, self._choice) or self._shape.lacks(question)
        if reason is not None:
            self._left_out[reason] += 1
            return
        split = question.split or ""
        file = self._files.get(split) or self._open(split)
        counts = self._counts[split]
        counts.records += 1
        for row, characters in self._shape.rows(question):
            file.write(row, characters)
            counts.rows += 1
            counts.characters += characters
        self._askers_answers += self._shape.left_out(question)
        self._without_known_rights += question.provenance.rights is None
        self._has_names |= question.author is not None and question.author.name is not None
        if question.language is not None:
            self._languages.add(question.language)

    def finish(self, manifest: Manifest | None) -> Exported:
        """Write what is left, the card and `export.json`."""
        reasons = sorted_counts(self._left_out)
        if not self._files:
            why = ", ".join(f"{reason} {count:,}" for reason, count in reasons.items()) or "there is no record"
            raise NothingToExportError(f"nothing to export for {self._choice.purpose}: {why}")
        splits = [split for split in _SPLITS if split in self._files]
        files = [file for split in splits for file in self._closed(split)]
        exported = Exported(
            format=self._shape.name,
            unit=self._shape.unit,
            options=dict(self._shape.options),
            choice=self._choice,
            corpora=corpus_version(manifest.files) if manifest is not None else None,
            privacy=manifest.privacy if manifest is not None else Privacy.KEEP.value if self._has_names else None,
            splits={split: self._counts[split] for split in splits},
            languages=sorted(self._languages),
            without_known_rights=self._without_known_rights,
            left_out=reasons,
            askers_answers=self._askers_answers,
            absent_warnings=sorted(self._absent_warnings),
            files=files,
        )
        files.append(_write(self._folder, "README.md", export_card(exported, self._shape).encode()))
        _write(self._folder, FILE, exported_json(exported))
        return exported

    def _open(self, split: str) -> JsonLines | ParquetParts:
        kind = ParquetParts if isinstance(self._shape, Parquet) else JsonLines
        self._counts[split] = SplitCounts()
        self._files[split] = kind(self._folder, split, self._shape.row, self._stack)
        return self._files[split]

    def _closed(self, split: str) -> list[WrittenFile]:
        self._files[split].close()
        return self._files[split].files


def _chosen(output: Path, choice: Choice) -> Iterator[Question]:
    if not choice.sites:
        yield from read_corpus(output)
    for site in sorted(set(choice.sites)):
        yield from read_corpus(output, site=site)


def _manifest(output: Path) -> Manifest | None:
    try:
        return read_manifest(output)
    except (FileNotFoundError, ValueError):
        return None


def _write(folder: Path, name: str, content: bytes) -> WrittenFile:
    with whole_file(folder / name) as file:
        file.write(content)
    return written_file(folder, folder / name, file)
