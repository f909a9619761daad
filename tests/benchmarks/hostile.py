"""The hostile site crawled by stock Scrapy at its defaults and by ours: how many of its cases each survives.

One oracle judges both: the site's access log, the records, and how the crawl ended. The cases of a group are crawled
together first; whatever was not survived there is crawled again alone, so that no case answers for another. A crawl
that hangs or dies has not survived. `BENCH_GROUPS` names the groups, such as "robots.txt traps".
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.demo.hostile import GROUPS, Case, Group
from crawler.demo.truth import Style
from tests.benchmarks.tables import Table, publish
from tests.security.hunting import Hunt, ours, stock
from tests.security.judging import wrongs, wrongs_at_large

_TOGETHER, _ALONE = 60.0, 30.0
"""Seconds for a crawl of a group, and of one case."""
_AT_A_TIME = 2
_Way = Callable[[Sequence[Case], Style, Path, float], Hunt]
_WAYS: dict[str, _Way] = {"ours": ours, "stock Scrapy": stock}


@dataclass(frozen=True, slots=True)
class _Met:
    """What a crawler did wrong at each case of a group that it did not survive."""

    wrong: dict[str, str]


def main() -> None:
    """Crawl and print the tables."""
    named = os.environ.get("BENCH_GROUPS", "").split()
    groups = [group for group in GROUPS if not named or group.name in named]
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        jobs = {(name, group.name): pool.submit(_meet, way, group) for group in groups for name, way in _WAYS.items()}
        met = {key: job.result() for key, job in jobs.items()}
    print(file=sys.stderr)
    rows: list[list[str]] = []
    counts: list[tuple[int, ...]] = []
    for group in groups:
        survived = [len(group.cases) - len(met[name, group.name].wrong) for name in _WAYS]
        counts.append((len(group.cases), *survived))
        rows.append([group.title, *map(str, counts[-1])])
    rows.append(["all", *(str(sum(column)) for column in zip(*counts, strict=True))])
    title = "Hostile cases survived: nothing asked for that must not be, no good page lost, below 512 MiB, an end"
    notes = [
        "Both without a delay, with 5 s for a response and one retry; ours with at most 300 pages a host, stock Scrapy "
        "with the defaults of 2.19 and the selectors of an experienced user. Where a case needs a document that stock "
        "Scrapy never asks for (a sitemap), it counts as survived."
    ]
    lost = [
        [case.name, *(met[name, group.name].wrong.get(case.name, "survived") for name in _WAYS)]
        for group in groups
        for case in group.cases
        if any(case.name in met[name, group.name].wrong for name in _WAYS)
    ]
    summary = Table(title=title, headings=("", "cases", *_WAYS), rows=rows, notes=notes)
    publish("hostile", [summary, Table(title="What went wrong", headings=("case", *_WAYS), rows=lost)])


def _meet(way: _Way, group: Group) -> _Met:
    hunt = _crawl(way, group.cases, group.style, _TOGETHER)
    unsure = group.cases if wrongs_at_large(hunt) else [case for case in group.cases if _wrong(case, group, hunt)]
    wrong: dict[str, str] = {}
    for case in unsure:
        if found := _wrong(case, group, _crawl(way, [case], group.style, _ALONE), is_alone=True):
            wrong[case.name] = found
    return _Met(wrong)


def _wrong(case: Case, group: Group, hunt: Hunt, *, is_alone: bool = False) -> str | None:
    """The first thing that went wrong; None if the case was survived."""
    at_large = wrongs_at_large(hunt) if is_alone else []
    return next(iter([*at_large, *wrongs(case, group.style, hunt, is_reached=False)]), None)


def _crawl(way: _Way, cases: Sequence[Case], style: Style, seconds: float) -> Hunt:
    with TemporaryDirectory(prefix="bench-") as folder:
        hunt = way(cases, style, Path(folder), seconds)
    print(".", end="", file=sys.stderr, flush=True)
    return hunt


if __name__ == "__main__":
    main()
