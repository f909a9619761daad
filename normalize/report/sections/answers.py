"""How many answers the questions have."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.report.charts import columns
from normalize.report.shown import Mean, Picture, Table, share

if TYPE_CHECKING:
    from normalize.report.shown import Cell
    from normalize.report.sources import Sources

_MOST = 15


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers a question."""

    picture: Picture
    sites: Table


def answers(sources: Sources) -> Answers:
    """Compute how many questions have how many answers."""
    tallies = sources.tallies.sites
    most = max((each for tally in tallies.values() for each in tally.answers_each), default=0)
    shown = min(most, _MOST)
    labels = [str(count) for count in range(shown + 1)]
    if most > _MOST:
        labels[-1] += "+"
    series = {site: _up_to(tally.answers_each, shown) for site, tally in tallies.items()}
    picture = columns("answers", "Questions by number of answers", "Answers", labels, series)
    rows = [(site, *_figures(tally.answers_each)) for site, tally in tallies.items()]
    together: Counter[int] = Counter()
    for tally in tallies.values():
        together.update(tally.answers_each)
    head = ("Site", "Questions", "Answers", "Mean", "Median", "Most", "Without any", "Share without")
    return Answers(picture, Table("Answers by site", head, (*rows, ("All", *_figures(together)))))


def _up_to(counts: Counter[int], most: int) -> list[int]:
    rest = sum(count for each, count in counts.items() if each >= most)
    return [*(counts[each] for each in range(most)), rest]


def _figures(counts: Counter[int]) -> tuple[Cell, ...]:
    """Questions, answers, mean, median, most, and questions without any.

    >>> _figures(Counter({0: 1, 2: 3}))
    (4, 6, Mean(value=1.5), 2, 2, 1, Share(value=0.25))
    """
    questions = sum(counts.values())
    total = sum(each * count for each, count in counts.items())
    mean = Mean(total / questions) if questions else None
    return questions, total, mean, _median(counts), max(counts, default=None), counts[0], share(counts[0], questions)


def _median(counts: Counter[int]) -> int | Mean | None:
    """Give the median, which of an even number of questions may lie between two counts.

    >>> [_median(Counter(counts)) for counts in ([1, 1, 3], [1, 3], [1, 2], [])]
    [1, 2, Mean(value=1.5), None]
    """
    questions = sum(counts.values())
    if not questions:
        return None
    below, above = _at(counts, (questions - 1) // 2), _at(counts, questions // 2)
    middle, half = divmod(below + above, 2)
    return Mean(middle + 0.5) if half else middle


def _at(counts: Counter[int], place: int) -> int:
    """Give what stands at a place, from 0, among all that is counted, sorted."""
    passed = 0
    for each in sorted(counts):
        passed += counts[each]
        if passed > place:
            return each
    raise IndexError(place)
