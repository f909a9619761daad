"""`python -m crawler.frontier`: the state of a crawl, its failures, and how to have them tried again."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack, nullcontext
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from crawler.append_only import ShortFileError
from crawler.frontier.copies import writer_reports
from crawler.frontier.database import FrontierError, database_url, open_database, read_database, telling
from crawler.frontier.directory import Directory
from crawler.frontier.lost import give_up
from crawler.frontier.raw_lines import FOLDER as RAW
from crawler.frontier.reports import failures, host_reports, reasons
from crawler.frontier.rounds import requeue
from crawler.frontier.states import Counts
from crawler.log import printable

_PATIENCE = 30.0
_NOBODY_READS = 128 + signal.SIGPIPE
"""The exit status where whoever read what is printed has gone: `… | head`."""
_EXAMPLES = """examples:
  python -m crawler.frontier                               how many URLs are in each state, by site and host
  python -m crawler.frontier --output mine --site qa_page  of another folder, of one site style
  python -m crawler.frontier failures --reason http_503    which URLs failed so, and how often they were tried
  python -m crawler.frontier requeue --reason http_503     the next crawl visits them again
  python -m crawler.frontier writers --output all          does the folder hold all that the crawlers have written?
  python -m crawler.frontier lost --output all --writer crawl-5f0c-0
                                                           what is gone of a writer's files is visited again
  python -m crawler.frontier --frontier postgresql://crawl@db/frontier

exit status: 0 done; 1 writers: the folder does not hold everything, lost: something is being visited just now;
2 a wrong argument, no frontier there, or it can't be read or written; 141 nobody reads what is printed (`... | head`)
"""


class _Printer(Console):
    """Leaves it to the program to end where nobody reads any more."""

    def on_broken_pipe(self) -> None:
        """See Console."""
        raise BrokenPipeError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the subcommands; the result is the exit status.

    0 is done; 1 is `writers` of a folder that does not hold everything, and `lost` where something is under way; 2 is a
    wrong argument, or no frontier.
    """
    options = _parser().parse_args(arguments)
    try:
        url = database_url(options.output, options.frontier)
        with telling(url), ExitStack() as at_end:
            engine = read_database(url)
            at_end.callback(engine.dispose)
            _check_site(engine, options.site)
            if options.command in ("requeue", "lost"):
                engine = open_database(url, _PATIENCE)
                at_end.callback(engine.dispose)
            return _COMMANDS[options.command](engine, options)
    except FrontierError as error:
        print(f"crawler.frontier: {error}", file=sys.stderr)
        return 2


def _main() -> int:
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still to be printed goes nowhere, for Python would complain of it when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOBODY_READS
    return status


def _check_site(engine: Engine, site: str | None) -> None:
    with engine.connect() as connection:
        sites = {report.spider for report in host_reports(connection)}
    if site is not None and site not in sites:
        raise FrontierError(f"no site style {site!r} in this frontier; there are {', '.join(sorted(sites))}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m crawler.frontier",
        description="The state of a crawl, its failures, and how to have them tried again.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "command",
        nargs="?",
        default="state",
        choices=list(_COMMANDS),
        help="state: counts by site and host (the default); failures: the URLs that were set aside, by reason; "
        "requeue: have the next crawl visit again what failed; writers: whether the folder holds all that crawlers "
        "have written; lost: have the next crawl visit again what a writer's files held that are gone for good",
    )
    parser.add_argument("--output", type=Path, default=Path("output"), help="the crawl's folder (default: output)")
    parser.add_argument(
        "--frontier",
        default=os.environ.get("FRONTIER", ""),
        help="a PostgreSQL URL, where the frontier is not in that folder (default: the variable FRONTIER)",
    )
    parser.add_argument("--writer", help="lost: the writer whose files are gone, or partly gone, as `writers` names it")
    parser.add_argument("--site", help="one site style alone")
    parser.add_argument("--reason", help="URLs that were set aside for this reason alone; without it: all that failed")
    parser.add_argument(
        "--limit", type=_whole_number, default=20, help="how many URLs to list for each reason (default: 20)"
    )
    return parser


def _requeue(engine: Engine, options: argparse.Namespace) -> int:
    number = requeue(engine, options.site, options.reason)
    print(f"to be visited again by the next `make crawl`: {number:,}")
    return 0


def _give_up(engine: Engine, options: argparse.Namespace) -> int:
    """Have visited again what is gone; the result is 1 where some of that is being visited just now."""
    if not options.writer:
        raise FrontierError("lost needs --writer NAME; `python -m crawler.frontier writers` lists them")
    _check_folder(options.output)
    is_server = engine.dialect.name == "postgresql"  # else no crawl may begin meanwhile
    try:
        with nullcontext() if is_server else Directory(options.output, shared=False):
            given_up = give_up(engine, options.output, options.writer)
    except OSError as error:
        raise FrontierError(f"can't write {error.filename}: {error.strerror}") from None
    except ShortFileError as error:
        raise FrontierError(f"{error}: somebody else has changed it; run the same command again") from None
    print(f"to be visited again by the next `make crawl`: {given_up.pages:,}")
    if given_up.under_way:
        print(f"being visited just now: {given_up.under_way:,}; run the same command again in a minute")
    return int(given_up.under_way > 0)


def _print_writers(engine: Engine, options: argparse.Namespace) -> int:
    """Print what there is of each writer; the result is 1 where the folder does not hold everything, and only that."""
    _check_folder(options.output)
    table = Table("writer", "", "files", "bytes", "missing", "torn tail", box=None, header_style="bold")
    for column in table.columns[2:]:
        column.justify = "right"
    with engine.connect() as connection:
        found = writer_reports(connection, options.output)
    for one in found:
        sizes = (f"{size:,}" for size in (one.number, one.counted, one.missing, one.behind))
        table.add_row(one.name, "at work" if one.at_work else "", *sizes)
    _Printer(highlight=False, width=160).print(table)
    return int(not all(one.is_whole for one in found))


def _check_folder(output: Path) -> None:
    """Refuse a folder that was misspelt, and a URL: all would be taken for gone."""
    if not (output / RAW).is_dir():
        raise FrontierError(f"no {RAW}/ in {output}: --output names the local folder with what is left of its files")


def _whole_number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"a whole number, not {text!r}")
    return int(text)


def _print_state(engine: Engine, options: argparse.Namespace) -> int:
    site: str | None = options.site
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
    console = _Printer(highlight=False)
    console.width = max(console.width, 160)  # never cut a name
    console.print(table)
    for (spider, state, reason), number in set_aside.items():
        if site in (None, spider):
            console.print(f"{number:>9,} {spider} {state}: {reason}")
    return 0


def _print_failures(engine: Engine, options: argparse.Namespace) -> int:
    site, reason, limit = options.site, options.reason, options.limit
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
    return 0


_COMMANDS: dict[str, Callable[[Engine, argparse.Namespace], int]] = {
    "state": _print_state,
    "failures": _print_failures,
    "requeue": _requeue,
    "writers": _print_writers,
    "lost": _give_up,
}


if __name__ == "__main__":
    raise SystemExit(_main())
