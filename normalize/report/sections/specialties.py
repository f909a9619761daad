"""Which departments the questions were filed under, and in which languages they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.report.charts import bars
from normalize.report.shown import Picture, Table, by_count, share

if TYPE_CHECKING:
    from normalize.report.shown import Cell
    from normalize.report.sources import Sources

_SHOWN = 18


@dataclass(frozen=True, slots=True)
class Specialties:
    """Questions by specialty and by language; no picture where none has a specialty."""

    picture: Picture | None
    number: int
    """Different specialties."""
    without: int
    """Questions without one."""
    languages: Table


def specialties(sources: Sources) -> Specialties:
    """Compute the greatest specialties."""
    found: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    records = 0
    for tally in sources.tallies.sites.values():
        found.update(tally.specialties)
        languages.update(tally.languages)
        records += tally.records
    counts = by_count(found)
    unknown = records - sum(languages.values())
    spoken: list[tuple[Cell, ...]] = [(code, count, share(count, records)) for code, count in by_count(languages)]
    if unknown:
        spoken.append(("unknown", unknown, share(unknown, records)))
    picture = None
    if counts:
        caption = "Questions by specialty"
        picture = bars("specialties", caption, "Specialty", counts[:_SHOWN], max(0, len(counts) - _SHOWN))
    table = Table("Questions by language", ("Language", "Questions", "Share"), tuple(spoken))
    return Specialties(picture, len(counts), records - sum(found.values()), table)
