"""The search for near-duplicates alone: how fast, how many it finds, how many different questions it takes for one.

A third of the records stands inside one template (similarity 0.68 to 0.74: different questions all of them), 5 % of the
others are near copies (at least 0.8). All work in one process; the time is the process's own (CPU).
"""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from functools import partial

from crawler.records import RawRecord
from normalize.identity import question_id
from tests.benchmarks import merging
from tests.benchmarks.contest import Contest, Entrant, Sample
from tests.benchmarks.duplicate_finders import Finder, Page, ours, pages_of, peers_at_hand
from tests.benchmarks.forms import Form
from tests.benchmarks.many import record_at, short_page
from tests.benchmarks.planted_pages import own_words, template_page
from tests.benchmarks.turns import take_turns

_SEED = 20260318
_IN_TEMPLATE = 3
"""One record in so many."""


def main(form: Form) -> list[Contest]:
    """Make the records and let all finders at hand look for copies among them."""
    return [compare(form.records, form.rounds)]


def compare(records: int, rounds: int) -> Contest:
    """Find, round by round, and judge what each has kept."""
    in_template = records // _IN_TEMPLATE
    others = records - in_template
    made: list[RawRecord] = []
    copies: dict[str, str] = {}
    for number in range(others):
        record, original = record_at(number, others, _SEED, short_page)
        made.append(record)
        if original is not None:
            copies[question_id(record)] = question_id(original)
    made += [template_page(number, _SEED) for number in range(in_template)]
    pages = pages_of(made, own_words)
    finders: dict[str, Finder] = {"ours": ours, **peers_at_hand()}
    kept: dict[str, set[int]] = {}
    ways = {name: partial(_timed, name, finder, pages, kept) for name, finder in finders.items()}
    samples = take_turns(ways, rounds)
    mine, *theirs = (
        Entrant(
            name=name,
            samples=samples[name],
            quality=merging.judged((pages[at].id for at in kept[name]), copies, records - len(copies)),
        )
        for name in finders
    )
    characters = sum(len(page.text) for page in pages) / len(pages)
    title = f"duplicates: {records:,} records of {characters / 1000:.1f} KB, {in_template:,} of one template"
    return Contest(title=title, unit="records/s", ours=mine, others=theirs)


def _timed(name: str, finder: Finder, pages: Sequence[Page], kept: dict[str, set[int]]) -> Sample:
    gc.collect()
    began = time.process_time()
    kept[name] = finder(pages)
    seconds = (time.process_time() - began) / len(pages)
    return Sample(rate=1 / seconds, cpu_seconds=seconds)
