"""The corpora of a folder, read record by record: no more than one is in memory."""

from __future__ import annotations

from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar, get_args

import msgspec

from normalize.raw import MissingInputError
from normalize.records import Question
from normalize.storage import place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from normalize.corpus import LedgerEntry
    from normalize.storage import Place

Split: TypeAlias = Literal["train", "validation", "test"]
"""What a record is for."""

_SUFFIX = ".jsonl"
_Line = TypeVar("_Line")
_question = msgspec.json.Decoder(Question).decode


def corpora(folder: str | Path) -> list[Path]:
    """Find the corpora of an output directory, sorted by name.

    Raises:
        MissingInputError: there are none.
    """
    found = sorted(path for path in Path(folder).glob(f"*{_SUFFIX}") if path.is_file())
    if not found:
        raise _missing(folder)
    return found


def read_corpus(folder: str | Path, *, site: str | None = None, split: Split | None = None) -> Iterator[Question]:
    """Yield the records of an output directory, sorted by site and id.

    What can be told at once is: a folder without corpora, or a site or a split that is none, is refused by the call
    itself. A line that is no record is refused when it is reached.

    Args:
        folder: the directory in which `make normalize` left its `*.jsonl`, or its URL on a storage (`s3://…`, extra
            `cluster`).
        site: only that site's.
        split: only what is for that.

    Raises:
        MissingInputError: there is no corpus, or none of that site.
        ValueError: there is no such split, or a line is no record of schema 1.0; the message names its place.
        OSError: a file can't be read.

    >>> read_corpus("no/such/folder")
    Traceback (most recent call last):
    normalize.raw.MissingInputError: no corpora in no/such/folder: run `make corpus`, or ...
    """
    if split is not None and split not in get_args(Split):
        raise ValueError(f"no split {split!r}; there are {', '.join(get_args(Split))}")
    files: list[Place] = [file for file in _placed(folder) if site is None or _site(file) == site]
    if not files:
        raise MissingInputError(f"no corpus of {site!r} in {folder}: {', '.join(map(_site, _placed(folder)))}")
    return (question for file in files for question in _records(file) if split is None or question.split == split)


def read_entries(corpus: Path) -> Iterator[tuple[Question, LedgerEntry, int]]:
    """Yield the records of one corpus, each with its ledger entry and the bytes that both lines take.

    Raises:
        ValueError: a line is no record or no entry, or an entry is another record's.
        OSError: a file can't be read.
    """
    ledger, entry_of = corpus.parent / "ledger" / corpus.name, _entry()
    with corpus.open("rb") as records, ledger.open("rb") as entries:
        for number, (record, line) in enumerate(zip_longest(records, entries), 1):
            if record is None or line is None:
                raise ValueError(f"{corpus} and {ledger} have not the same number of lines: `make verify` tells more")
            question, entry = _decoded(_question, record, corpus, number), _decoded(entry_of, line, ledger, number)
            if entry.id != question.id:
                raise ValueError(f"{ledger} line {number} is not of {question.id}: `make verify` tells more")
            yield question, entry, len(record) + len(line)


def _placed(folder: str | Path) -> list[Place]:
    home = folder if isinstance(folder, Path) else place(folder)
    if isinstance(home, Path):
        return [*corpora(home)]
    try:
        names = [name for name in home.sizes() if name.endswith(_SUFFIX)]
    except FileNotFoundError:
        names = []
    if not names:
        raise _missing(folder)
    return [home / name for name in names]


def _missing(folder: str | Path) -> MissingInputError:
    return MissingInputError(f"no corpora in {folder}: run `make corpus`, or `make normalize OUTPUT=…`, first")


def _site(file: Place) -> str:
    return file.name.removesuffix(_SUFFIX)


def _records(file: Place) -> Iterator[Question]:
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            yield _decoded(_question, line, file, number)


@cache
def _entry() -> Callable[[bytes], LedgerEntry]:
    """The ledger's types bring numpy and all text rules along, which readers of the corpora can do without."""
    from normalize.corpus import LedgerEntry

    return msgspec.json.Decoder(LedgerEntry).decode


def _decoded(decode: Callable[[bytes], _Line], line: bytes, file: Place, number: int) -> _Line:
    try:
        return decode(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{file} line {number}: {error}") from None
