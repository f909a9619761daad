"""A paragraph about the asker that no other page has, so that any number of generated pages tell of different people.

The demo's wordings alone do not last for a million pages: two pages of different seeds can draw the same sentences.
With a paragraph of their own, two pages of at most two answers stay below a similarity of 0.8 even where all else is
the same; of three and more answers, each drawn from thousands, no two pages have all in common.
"""

from __future__ import annotations

from dataclasses import replace

from crawler.demo.variety import OPTIONS
from crawler.records import RawRecord
from tests.benchmarks.planted_template import SLOTS

DEGREE = 4
PLACES = 16
DIARIES = OPTIONS ** (DEGREE + 1)
"""How many there are: 2,476,099."""

_DIARY = (
    "For the record: I take {0} every day and {1} now and then, had {2} around {7}, earn my living as a {3}, feel {4} "
    "after {5} and spend my evenings with {6}. My sister got {8} and later {9} for her {10}, works as a {11}, was {12} "
    "from {13} alone, gave up {14} before {15} and has been well since."
)


def own_choices(number: int) -> tuple[int, ...]:
    """One of 19 options for each of 16 places, such that two different numbers agree in at most four places.

    The options are the values of a polynomial of degree four over the field of 19 elements (a Reed-Solomon code): two
    such polynomials meet in at most four points.

    >>> own_choices(0)[:4], own_choices(20)[:4]
    ((0, 0, 0, 0), (2, 3, 4, 5))

    Raises:
        ValueError: the number is not below `DIARIES`.
    """
    if not 0 <= number < DIARIES:
        raise ValueError(f"no choices for number {number}")
    factors = [number // OPTIONS**power % OPTIONS for power in range(DEGREE + 1)]
    return tuple(
        sum(factor * point**power for power, factor in enumerate(factors)) % OPTIONS for point in range(1, PLACES + 1)
    )


def diary(number: int) -> str:
    """The paragraph; any two differ in at least twelve of its sixteen words that are to choose.

    >>> diary(7)[:58]
    'For the record: I take amlodipine every day and prednisolo'

    Raises:
        ValueError: the number is not below `DIARIES`.
    """
    columns = (*SLOTS, *SLOTS)
    return _DIARY.format(*(column[pick] for column, pick in zip(columns, own_choices(number), strict=True)))


def with_diary(record: RawRecord, number: int) -> RawRecord:
    """The page whose asker tells it too; its address and source stay."""
    page = record.question
    asked = "\n\n".join(part for part in (page.question, diary(number)) if part)
    return replace(record, question=replace(page, question=asked))
