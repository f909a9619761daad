"""`make bench`: what is demanded, side by side with what others do, in one table; BENCH names the parts.

Without BENCH it is `read crawl normalize duplicates frontier`, all of them short. A part that is named takes its full
length. The parts below `_TABLES` print tables of their own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping

from tests.benchmarks import (
    crawl,
    duplicates,
    frontier,
    fuzz,
    hostile,
    markup,
    normalizing,
    proof,
    reading,
    scale,
    trust,
)
from tests.benchmarks.contest import Contest, standings
from tests.benchmarks.forms import FULL, SHORT, Form, as_told
from tests.benchmarks.running import BenchmarkError
from tests.benchmarks.tables import show, write_report

_DEFAULT = ("read", "crawl", "normalize", "duplicates", "frontier")
_CONTESTS: Mapping[str, Callable[[Form], list[Contest]]] = {
    "read": reading.main,
    "crawl": crawl.main,
    "normalize": normalizing.main,
    "duplicates": duplicates.main,
    "frontier": frontier.main,
    "scale": scale.main,
}
_TABLES: Mapping[str, Callable[[], None]] = {
    "fuzz": fuzz.main,
    "hostile": hostile.main,
    "markup": markup.main,
    "proof": proof.main,
    "trust": trust.main,
}


def main() -> int:
    """Run them; the result is the exit status, 1 where a part failed: to fall short of a demand is no failure."""
    named = os.environ.get("BENCH", "").replace(",", " ").split()
    if unknown := set(named) - _CONTESTS.keys() - _TABLES.keys():
        print(f"BENCH takes {', '.join([*_CONTESTS, *_TABLES])}, not {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    form = as_told(FULL if named else SHORT)
    contests: list[Contest] = []
    failed = False
    for part in named or _DEFAULT:
        print(part, end=" ", file=sys.stderr, flush=True)
        try:
            contests += _run(part, form)
        except BenchmarkError as error:
            print(f"{part}: {error}", file=sys.stderr)
            failed = True
    if contests:
        table = standings(contests)
        show([table])
        write_report("all", [table], contests)
    return int(failed)


def _run(part: str, form: Form) -> list[Contest]:
    """Run one part; those that print tables of their own give nothing to stand in the common one."""
    if part in _TABLES:
        _TABLES[part]()
        return []
    found = _CONTESTS[part](form)
    write_report(part, [contest.table() for contest in found], found)
    return found


if __name__ == "__main__":
    sys.exit(main())
