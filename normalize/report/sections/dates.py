"""When it was asked and answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.report.charts import columns
from normalize.report.shown import Picture, Table, share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from normalize.report.sources import Sources

_FEW_YEARS = 3
_MOST = 48


@dataclass(frozen=True, slots=True)
class Dates:
    """Questions by date; no picture where none has any."""

    picture: Picture | None
    sites: Table


def dates(sources: Sources) -> Dates:
    """Compute how many questions there are of which year, or month where the years are few."""
    tallies = sources.tallies.sites
    head = ("Site", "Questions dated", "Share", "First", "Last", "Answers dated", "Share")
    rows = []
    for site, tally in tallies.items():
        asked, answered = sum(tally.asked.values()), sum(tally.answered.values())
        first, last = min(tally.asked, default=None), max(tally.asked, default=None)
        rows.append((site, asked, share(asked, tally.records), first, last, answered, share(answered, tally.answers)))
    table = Table("Dates by site", head, tuple(rows))
    months = {site: tally.asked for site, tally in tallies.items()}
    if not any(months.values()):
        return Dates(None, table)
    labels, series = _periods(months)
    kind = "Month" if len(labels[-1]) > _YEAR else "Year"
    return Dates(columns("dates", f"Questions by {kind.lower()}", kind, labels, series), table)


_YEAR = len("2024")


def _periods(months: Mapping[str, Counter[str]]) -> tuple[list[str], dict[str, list[int]]]:
    """Sum up by year, or leave the months where they are of few years; what is too early is taken together.

    >>> _periods({"a": Counter({"2016-03": 2, "2016-05": 1}), "b": Counter({"2016-04": 1})})
    (['2016-03', '2016-04', '2016-05'], {'a': [2, 0, 1], 'b': [0, 1, 0]})
    """
    years = {month[:_YEAR] for counts in months.values() for month in counts}
    size = 7 if len(years) <= _FEW_YEARS else _YEAR
    summed: dict[str, Counter[str]] = {}
    for site, counts in months.items():
        summed[site] = Counter()
        for month, count in counts.items():
            summed[site][month[:size]] += count
    every = sorted({period for counts in summed.values() for period in counts})
    if size == _YEAR and all(year.isdigit() for year in every) and int(every[-1]) - int(every[0]) < _MOST:
        every = [f"{year:04}" for year in range(int(every[0]), int(every[-1]) + 1)]
    early, shown = every[:-_MOST], every[-_MOST:]
    labels = [f"to {early[-1]}", *shown] if early else shown
    series = {
        site: [*([sum(counts[period] for period in early)] if early else []), *(counts[period] for period in shown)]
        for site, counts in summed.items()
    }
    return labels, series
