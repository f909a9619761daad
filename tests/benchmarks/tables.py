"""Tables for people, and the same as JSON: with what was measured on which machine."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeAlias

import msgspec

_PACKAGES = (
    *("Scrapy", "Twisted", "aiohttp", "parsel", "lxml", "SQLAlchemy", "psycopg", "isal", "msgspec", "numpy", "ftfy"),
    *("resiliparse", "trafilatura", "justext", "readability-lxml", "selectolax", "datatrove", "rensa", "datasketch"),
)
Cell: TypeAlias = str | float | None


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    named = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return named or platform.machine()


def _versions() -> dict[str, str]:
    """Of the packages that are installed: peers may be missing."""
    found: dict[str, str] = {}
    for name in _PACKAGES:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where it was measured, and with what."""

    processor: str = field(default_factory=_processor)
    cores: int = field(default_factory=lambda: len(os.sched_getaffinity(0)))
    system: str = field(default_factory=platform.platform)
    python: str = field(default_factory=platform.python_version)
    packages: dict[str, str] = field(default_factory=_versions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text and numbers below their headings."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()
    flush_left: Sequence[int] = (0,)
    """The columns that are set flush left; the others are set flush right."""

    def __str__(self) -> str:
        """The table as text of a fixed width."""
        cells = [list(self.headings), *([_cell(value) for value in row] for row in self.rows)]
        widths = [max(len(row[place]) for row in cells) for place in range(len(self.headings))]
        lines = [
            "  ".join(
                cell.ljust(width) if place in self.flush_left else cell.rjust(width)
                for place, (cell, width) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
            for row in cells
        ]
        return "\n".join(["", self.title, lines[0], "-" * len(lines[0]), *lines[1:], *self.notes])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    machine: Machine
    tables: Sequence[Table]
    figures: Sequence[object]


def publish(name: str, tables: Sequence[Table]) -> None:
    """Print tables, and write them to `$OUTPUT/bench/<name>.json`."""
    show(tables)
    write_report(name, tables)


def show(tables: Sequence[Table]) -> None:
    """Print tables, and below them the machine and the versions."""
    machine = Machine()
    for table in tables:
        print(table, flush=True)
    packages = ", ".join(f"{package} {number}" for package, number in machine.packages.items())
    print(
        f"\n{machine.processor}, {machine.cores} cores, {machine.system}, Python {machine.python}\n{packages}",
        flush=True,
    )


def write_report(name: str, tables: Sequence[Table], figures: Sequence[object] = ()) -> None:
    """Write to `$OUTPUT/bench/<name>.json` the machine, tables, and what they were made of.

    Args:
        name: the file's.
        tables: as people see them.
        figures: dataclasses.
    """
    folder = Path(os.environ.get("OUTPUT") or "output", "bench")
    folder.mkdir(parents=True, exist_ok=True)
    report = _Report(machine=Machine(), tables=tables, figures=figures)
    (folder / f"{name}.json").write_bytes(msgspec.json.format(msgspec.json.encode(report)) + b"\n")


def _cell(value: Cell) -> str:
    if value is None:
        return "-"
    if isinstance(value, str):
        return value
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.2f}"
