"""Tables for people, and the same as JSON: with what was measured on which machine."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import msgspec

_PACKAGES = ("Scrapy", "Twisted", "parsel", "lxml", "SQLAlchemy", "warcio", "isal", "msgspec")


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    named = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return named or platform.machine()


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where it was measured, and with what."""

    processor: str = field(default_factory=_processor)
    cores: int = field(default_factory=lambda: len(os.sched_getaffinity(0)))
    system: str = field(default_factory=platform.platform)
    python: str = field(default_factory=platform.python_version)
    packages: dict[str, str] = field(default_factory=lambda: {name: version(name) for name in _PACKAGES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text and numbers below their headings."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str | float | None]]
    notes: Sequence[str] = ()

    def __str__(self) -> str:
        """Text on the left, numbers on the right."""
        cells = [list(self.headings), *([_cell(value) for value in row] for row in self.rows)]
        widths = [max(len(row[place]) for row in cells) for place in range(len(self.headings))]
        lines = [
            "  ".join(
                cell.ljust(width) if not place else cell.rjust(width)
                for place, (cell, width) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
            for row in cells
        ]
        return "\n".join(["", self.title, lines[0], "-" * len(lines[0]), *lines[1:], *self.notes])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    machine: Machine
    tables: Sequence[Table]


def publish(name: str, tables: Sequence[Table]) -> None:
    """Print tables, and write them to `$OUTPUT/bench/<name>.json`."""
    machine = Machine()
    versions = ", ".join(f"{package} {number}" for package, number in machine.packages.items())
    for table in tables:
        print(table, flush=True)
    print(f"\n{machine.processor}, {machine.cores} cores, Python {machine.python}, {versions}", flush=True)
    folder = Path(os.environ.get("OUTPUT") or "output", "bench")
    folder.mkdir(parents=True, exist_ok=True)
    written = msgspec.json.format(msgspec.json.encode(_Report(machine=machine, tables=tables)))
    (folder / f"{name}.json").write_bytes(written + b"\n")


def _cell(value: str | float | None) -> str:
    if value is None:
        return "-"
    if isinstance(value, str):
        return value
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.2f}"
