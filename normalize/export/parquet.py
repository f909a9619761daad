"""`parquet`: the records as they are, typed, a folder a split: `train/part-00000.parquet`.

Row groups and files are bounded by their rows and characters, so that memory is flat however long a corpus is.
"""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec

from normalize.columns import columns_of
from normalize.extras import needs
from normalize.manifest import written_file
from normalize.records import Question
from normalize.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import pyarrow
    from msgspec import Struct

    from normalize.columns import Column, Kind, Node
    from normalize.manifest import WrittenFile

ROWS_OF_A_GROUP: Final = 1000
CHARACTERS_OF_A_GROUP: Final = 4_000_000
CHARACTERS_OF_A_PART: Final = 400_000_000


class Parquet:
    """Whole records."""

    name = "parquet"
    unit = "records"
    row: type[Struct] = Question
    options: Mapping[str, str] = {}

    def lacks(self, question: Question) -> str | None:
        """Tell what a record lacks: nothing ever."""
        return None

    def left_out(self, question: Question) -> int:
        """Count the answers by whoever asked that are left out: none is."""
        return 0

    def rows(self, question: Question) -> Iterator[tuple[Struct, int]]:
        """Yield the record itself."""
        texts = (question.name, question.headline, question.text, question.site_text)
        yield question, sum(len(text) for text in texts if text) + sum(len(answer.text) for answer in question.answers)


class ParquetParts:
    """The parts of one split, which are written while rows come.

    Args:
        folder: of the export; `<split>/part-00000.parquet` and so on are made in it.
        split: whose rows.
        row: their type.
        stack: closes what is open when it ends.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """

    characters_of_a_part = CHARACTERS_OF_A_PART

    def __init__(self, folder: Path, split: str, row: type[Struct], stack: ExitStack) -> None:
        self._folder = folder
        self._split = split
        self._columns = columns_of(row)
        self._schema = arrow_schema(self._columns)
        self._stack = stack
        self._group: list[Node] = []
        self._of_group = 0
        self._part: _Part | None = None
        self.files: list[WrittenFile] = []

    def write(self, row: Struct, characters: int) -> None:
        """Take a row with so many characters of text.

        Raises:
            ValueError: a count is beyond 64 bits.
            OSError: it can't be written.
        """
        values: Node = msgspec.to_builtins(row)
        _read_dates(values, self._columns)
        self._group.append(values)
        self._of_group += characters
        if len(self._group) >= ROWS_OF_A_GROUP or self._of_group >= CHARACTERS_OF_A_GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is left.

        Raises:
            OSError: it can't be written.
        """
        if self._group:
            self._flush()
        self._end_part()

    def _flush(self) -> None:
        if self._part is not None and self._part.characters >= self.characters_of_a_part:
            self._end_part()
        if self._part is None:
            path = self._folder / self._split / f"part-{len(self.files):05}.parquet"
            self._part = _Part(path, self._schema, self._stack)
        self._part.write(self._group, self._of_group)
        self._group, self._of_group = [], 0

    def _end_part(self) -> None:
        if self._part is not None:
            self.files.append(self._part.close(self._folder))
        self._part = None


class _Part:
    """A file that is being written."""

    def __init__(self, path: Path, schema: pyarrow.Schema, stack: ExitStack) -> None:
        from pyarrow.parquet import ParquetWriter

        self._path = path
        self._schema = schema
        self._open = stack.enter_context(ExitStack())
        self._file = self._open.enter_context(whole_file(path))
        # Entered after the file, and so left before it: the footer stands in what is put in its place.
        self._writer = self._open.enter_context(ParquetWriter(self._file, schema, compression="zstd"))
        self.characters = 0

    def write(self, rows: Sequence[Node], characters: int) -> None:
        """Write a row group.

        Raises:
            ValueError: a count is greater than any that columns can hold.
        """
        import pyarrow

        try:
            table = pyarrow.Table.from_pylist(rows, schema=self._schema)
        except OverflowError:
            span = f"{rows[0]['id']} to {rows[-1]['id']}"
            raise ValueError(f"a count in one of the records from {span} is beyond 64 bits") from None
        self._writer.write_table(table)
        self.characters += characters

    def close(self, folder: Path) -> WrittenFile:
        """Put the file in its place."""
        self._open.close()
        return written_file(folder, self._path, self._file)


def arrow_schema(columns: Sequence[Column]) -> pyarrow.Schema:
    """Give the Arrow schema of some columns.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    with needs("parquet", "export parquet"):
        import pyarrow

    simple: dict[Kind, pyarrow.DataType] = {
        "string": pyarrow.string(),
        "int64": pyarrow.int64(),
        "float64": pyarrow.float64(),
        "bool": pyarrow.bool_(),
        "date32": pyarrow.date32(),
        "timestamp[ms, tz=UTC]": pyarrow.timestamp("ms", tz="UTC"),
    }

    def arrow_type(column: Column) -> pyarrow.DataType:
        inner = (
            pyarrow.struct([(child.name, arrow_type(child)) for child in column.columns])
            if column.columns
            else simple[column.kind]
        )
        return pyarrow.list_(inner) if column.is_list else inner

    return pyarrow.schema([(column.name, arrow_type(column)) for column in columns])


def _read_dates(values: Node, columns: Sequence[Column]) -> None:
    """Put dates and times in the place of their spellings, null where a spelling is none."""
    for column in _with_dates(tuple(columns)):
        value = values[column.name]
        if value is None:
            continue
        if column.columns:
            for entry in value if column.is_list else [value]:
                _read_dates(entry, column.columns)
        else:
            read = _read_date if column.kind == "date32" else _read_time
            values[column.name] = [read(entry) for entry in value] if column.is_list else read(value)


@cache
def _with_dates(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return tuple(
        column
        for column in columns
        if column.kind in ("date32", "timestamp[ms, tz=UTC]") or _with_dates(column.columns)
    )


def _read_date(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        return None


def _read_time(text: str | None) -> datetime | None:
    """Read a time; one without a zone is taken for UTC.

    >>> _read_time("2024-03-01T10:00:00.117Z").isoformat(), _read_time("yesterday")
    ('2024-03-01T10:00:00.117000+00:00', None)
    """
    try:
        time = None if text is None else datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time is None or time.tzinfo is not None else time.replace(tzinfo=UTC)
