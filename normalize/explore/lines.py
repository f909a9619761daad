"""The lines of the corpora and their ledgers, with the places where they stand."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import repeat, zip_longest
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from normalize.corpus import LedgerEntry
from normalize.records import Question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

_Decoded = TypeVar("_Decoded", Question, LedgerEntry)
_question = msgspec.json.Decoder(Question).decode
_entry = msgspec.json.Decoder(LedgerEntry).decode


class ChangedError(ValueError):
    """What stands in the folder is not what the database was made from."""


class Line(NamedTuple):
    """A record, its ledger entry, and where both stand: offsets and lengths in bytes."""

    question: Question
    entry: LedgerEntry | None
    """None where there is no ledger."""
    corpus_offset: int
    corpus_length: int
    ledger_offset: int | None
    ledger_length: int | None


def ledger_of(corpus: Path) -> Path:
    """Give the ledger of a corpus."""
    return corpus.parent / "ledger" / corpus.name


def read_lines(corpus: Path) -> Iterator[Line]:
    """Yield the lines of one corpus, in their order.

    Raises:
        ValueError: a line is no record or no entry, or an entry is another record's; the message names its place.
        OSError: a file can't be read.
    """
    ledger = ledger_of(corpus)
    with ExitStack() as stack:
        records = stack.enter_context(corpus.open("rb"))
        has_ledger = ledger.exists()
        entries: Iterable[bytes] = stack.enter_context(ledger.open("rb")) if has_ledger else ()
        place = place_in_ledger = 0
        pairs = zip_longest(records, entries) if has_ledger else zip(records, repeat(b""), strict=False)
        for number, (record, line) in enumerate(pairs, 1):
            if record is None or line is None:
                raise ValueError(f"{corpus} and {ledger} have not the same number of lines: `make verify` tells more")
            try:
                question, entry = _question(record), _entry(line) if line else None
            except (ValueError, RecursionError) as error:
                raise ValueError(f"{corpus} line {number}, or that of its ledger: {error}") from None
            if entry is not None and entry.id != question.id:
                raise ValueError(f"{ledger} line {number} is not of {question.id}: `make verify` tells more")
            yield Line(
                question,
                entry,
                place,
                len(record),
                place_in_ledger if has_ledger else None,
                len(line) if has_ledger else None,
            )
            place += len(record)
            place_in_ledger += len(line)


def read_question(corpus: Path, identity: str, offset: int, length: int) -> Question:
    """Read the record that stands at a place.

    Raises:
        ChangedError: another stands there, or none.
    """
    return _read(_question, corpus, identity, offset, length)


def read_entry(corpus: Path, identity: str, offset: int, length: int) -> LedgerEntry:
    """Read the ledger entry that stands at a place.

    Raises:
        ChangedError: another stands there, or none.
    """
    return _read(_entry, ledger_of(corpus), identity, offset, length)


def _read(decode: Callable[[bytes], _Decoded], path: Path, identity: str, offset: int, length: int) -> _Decoded:
    try:
        with path.open("rb") as file:
            file.seek(offset)
            found = decode(file.read(length))
    except (OSError, ValueError, RecursionError):
        found = None
    if found is None or found.id != identity:
        raise ChangedError(f"{path.name} has changed since the explorer was started: start it again")
    return found
