"""How often the fields hold something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.report.filled import OF_ANSWERS, OF_RECORDS
from normalize.report.shown import Share, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.report.sources import Sources
    from normalize.report.tallies import SiteTally


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field, and by site the share of records, or of answers, in which it holds something."""

    field: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Fields by site, in two parts."""

    sites: tuple[str, ...]
    records: tuple[FieldRow, ...]
    answers: tuple[FieldRow, ...]


def coverage(sources: Sources) -> Coverage:
    """Compute the shares."""
    tallies = list(sources.tallies.sites.values())
    return Coverage(
        tuple(sources.sites),
        _rows(OF_RECORDS, tallies, [tally.records for tally in tallies]),
        _rows(OF_ANSWERS, tallies, [tally.answers for tally in tallies]),
    )


def _rows(fields: Sequence[str], tallies: Sequence[SiteTally], wholes: Sequence[int]) -> tuple[FieldRow, ...]:
    return tuple(
        FieldRow(field, tuple(share(tally.filled[field], whole) for tally, whole in zip(tallies, wholes, strict=True)))
        for field in fields
    )
