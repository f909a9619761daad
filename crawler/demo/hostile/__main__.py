"""`python -m crawler.demo.hostile serve` serves the hostile sites until its input ends; `table` prints what they do."""

from __future__ import annotations

import argparse
import asyncio

from crawler.demo.hostile import GROUPS
from crawler.demo.hostile.server import serve
from crawler.demo.hostile.table import table


def main(arguments: list[str] | None = None) -> int:
    """Do what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m crawler.demo.hostile", description=__doc__)
    parser.add_argument(
        "order", choices=("serve", "table"), help="serve: prints its two ports, of which one is forbidden"
    )
    if parser.parse_args(arguments).order == "table":
        print(table(), end="")
        return 0
    asyncio.run(serve((case, group.style) for group in GROUPS for case in group.cases))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
