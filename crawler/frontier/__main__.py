"""`python -m crawler.frontier`: the state of a crawl, its failures, and how to have them tried again."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from crawler.frontier.database import FrontierError, database_url, explain, open_database, read_database, telling
from crawler.frontier.reports import failures, host_reports, reasons
from crawler.frontier.rounds import requeue
from crawler.frontier.states import Counts
from crawler.log import printable

_PATIENCE = 30.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the subcommands; the result is the exit status: 0, or 2 for a wrong argument or no frontier."""
    options = _parser().parse_args(arguments)
    try:
        url = database_url(options.output, options.frontier)
        engine = read_database(url)
        with telling(url), engine.connect() as connection:
            sites = {report.spider for report in host_reports(connection)}
        if options.site is not None and options.site not in sites:
            raise FrontierError(
                f"no site style {options.site!r} in this frontier; there are {', '.join(sorted(sites))}"
            )
        if options.command == "requeue":
            engine.dispose()
            engine = open_database(url, _PATIENCE)
            number = requeue(engine, options.site, options.reason)
            print(f"to be visited again by the next `make crawl`: {number:,}")
            return 0
    except FrontierError as error:
        print(f"crawler.frontier: {error}", file=sys.stderr)
        return 2
    try:
        if options.command == "failures":
            _print_failures(engine, options.site, options.reason, options.limit)
        else:
            _print_state(engine, options.site)
    except DBAPIError as error:
        print(f"crawler.frontier: {explain(url, error)}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m crawler.frontier",
        description=__doc__,
        epilog="Example: python -m crawler.frontier requeue --reason http_503",
    )
    parser.add_argument(
        "command",
        nargs="?",
        default="state",
        choices=["state", "failures", "requeue"],
        help="state: counts by site and host (the default); failures: the URLs that were set aside, by reason; "
        "requeue: have the next crawl visit again what failed",
    )
    parser.add_argument("--output", type=Path, default=Path("output"), help="the crawl's folder (default: output)")
    parser.add_argument("--frontier", default="", help="a PostgreSQL URL, where the frontier is not in that folder")
    parser.add_argument("--site", help="one site style alone")
    parser.add_argument("--reason", help="URLs that were set aside for this reason alone; without it: all that failed")
    parser.add_argument(
        "--limit", type=_whole_number, default=20, help="how many URLs to list for each reason (default: 20)"
    )
    return parser


def _whole_number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"a whole number, not {text!r}")
    return int(text)


def _print_state(engine: Engine, site: str | None) -> None:
    table = Table("site", "host", *Counts.__slots__, box=None, header_style="bold")
    with engine.connect() as connection:
        for report in host_reports(connection):
            if site not in (None, report.spider):
                continue
            counts = (f"{getattr(report.counts, name):,}" for name in Counts.__slots__)
            table.add_row(report.spider, report.host, *counts)
        set_aside = reasons(connection)
    for column in table.columns[2:]:
        column.justify = "right"
    console = Console(highlight=False)
    console.width = max(console.width, 160)  # never cut a name
    console.print(table)
    for (spider, state, reason), number in set_aside.items():
        if site in (None, spider):
            console.print(f"{number:>9,} {spider} {state}: {reason}")


def _print_failures(engine: Engine, site: str | None, reason: str | None, limit: int) -> None:
    with engine.connect() as connection:
        found = reasons(connection)
        if not any(site in (None, spider) and reason in (None, why) for spider, _, why in found):
            print("none")
        for (spider, state, why), number in found.items():
            if site not in (None, spider) or reason not in (None, why):
                continue
            print(f"{why} ({spider}, {state}): {number:,}")
            for failure in failures(connection, spider, state, why, limit):
                tries = f"{failure.attempts} {'attempt' if failure.attempts == 1 else 'attempts'}"
                print(printable(f"  {failure.url}  {tries}  {failure.detail or ''}").rstrip())
            if number > limit:
                print(f"  … and {number - limit:,} more: --limit")


if __name__ == "__main__":
    raise SystemExit(main())
