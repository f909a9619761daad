"""Makes the report of an output directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from normalize.report.page import compute, page
from normalize.report.sources import read_sources
from normalize.whole_file import whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from normalize.progress import Progress
    from normalize.report.sections.attention import Finding

NAME = "report.html"


class Made(Struct, frozen=True):
    """The report that was made: where, how big in bytes, of how many records, and what most needs a look."""

    path: Path
    bytes: int
    records: int
    attention: tuple[Finding, ...]


def make_report(folder: Path, progress: Progress) -> Made:
    """Write `report.html` to an output directory; the same corpora give the same bytes.

    Raises:
        MissingInputError: there is no manifest, or a corpus or ledger that it names is missing.
        ValueError: a file does not hold what it should.
        OSError: a file can't be read or written.
    """
    report = compute(read_sources(folder, progress))
    content = page(report).encode()
    with whole_file(folder / NAME) as file:
        file.write(content)
    return Made(folder / NAME, len(content), report.manifest.total.kept, report.attention)
