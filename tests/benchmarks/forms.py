"""How long each part runs: short, as one of several in `make bench`, or at its full length where BENCH names it.

`BENCH_ROUNDS`, `BENCH_PAGES`, `BENCH_RECORDS`, `BENCH_URLS` and `BENCH_SIZES` change either.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Sizes of one run."""

    rounds: int
    pages: int
    """Of a crawl."""
    records: int
    """Among which duplicates are looked for."""
    long_records: int
    """Of normalize: each of 6.6 KB."""
    long_rounds: int
    urls: int
    """In a frontier on SQLite."""
    postgres_urls: int
    sizes: tuple[int, ...] = (10_000, 100_000, 1_000_000)
    """Records, one size after the other."""
    is_short: bool = False


SHORT = Form(
    rounds=3,
    pages=600,
    records=2_100,
    long_records=2_000,
    long_rounds=2,
    urls=100_000,
    postgres_urls=50_000,
    is_short=True,
)
FULL = Form(
    rounds=5, pages=1_500, records=10_000, long_records=10_000, long_rounds=3, urls=1_000_000, postgres_urls=300_000
)


def as_told(form: Form) -> Form:
    """The form with what the environment says of it.

    Raises:
        ValueError: a variable holds no number.
    """
    if rounds := _numbers("BENCH_ROUNDS"):
        form = replace(form, rounds=rounds[0], long_rounds=rounds[0])
    if pages := _numbers("BENCH_PAGES"):
        form = replace(form, pages=pages[0])
    if records := _numbers("BENCH_RECORDS"):
        form = replace(form, records=records[0], long_records=records[0])
    if urls := _numbers("BENCH_URLS"):
        form = replace(form, urls=urls[0], postgres_urls=min(form.postgres_urls, urls[0]))
    if sizes := _numbers("BENCH_SIZES"):
        form = replace(form, sizes=tuple(sorted(sizes)))
    return form


def _numbers(name: str) -> list[int]:
    return [int(number) for number in os.environ.get(name, "").replace(",", " ").split()]
