"""Every benchmark, or those that BENCH names: crawl, frontier, fuzz, hostile, markup, proof, read, trust."""

from __future__ import annotations

import os
import sys

from tests.benchmarks import crawl, frontier, fuzz, hostile, markup, proof, reading, trust

_ALL = {
    "read": reading.main,
    "frontier": frontier.main,
    "crawl": crawl.main,
    "fuzz": fuzz.main,
    "hostile": hostile.main,
    "trust": trust.main,
    "proof": proof.main,
    "markup": markup.main,
}


def main() -> int:
    """Run them; the result is the exit status."""
    named = os.environ.get("BENCH", "").split() or list(_ALL)
    if unknown := set(named) - _ALL.keys():
        print(f"BENCH takes {', '.join(_ALL)}, not {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    for name in named:
        _ALL[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
