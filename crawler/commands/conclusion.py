"""How a crawl begins and ends: its session, its summary, and its exit status."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import BaseSettings

from crawler.commands import STOPPED, refuse, refuse_output
from crawler.frontier.database import FrontierError, telling
from crawler.frontier.reports import STAGE, outcome_of, rejects_of
from crawler.frontier.scheduler import BROKEN
from crawler.frontier.session import Session
from crawler.frontier.settings import RECRAWLS, FrontierSettings
from crawler.rejects import replace_rows


@contextmanager
def crawl_session(command: str, settings: BaseSettings) -> Iterator[Session]:
    """Open the frontier and the output of a crawl, which its spiders then share; refuse where that can't be."""
    read = FrontierSettings.read(settings)
    if read.recrawl not in RECRAWLS:
        known = "1 (every page again) or due (pages whose time has come)"
        refuse(f"{command}: RECRAWL takes {known}, not {read.recrawl!r}")
    try:
        session = Session.join(read)
    except FrontierError as error:
        refuse(f"{command}: {error}")
    except OSError as error:
        refuse_output(command, read.output, error)
    # What was imported stays to the end: the collector need not look at it again and again. Pages make many objects
    # that live for milliseconds: Python's own threshold of 700 would have it come by several times a page.
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
    try:
        yield session
    finally:
        with suppress(FrontierError):  # the crawl has told; leases that can't be given back expire
            session.leave()


def conclude(command: str, process: AsyncCrawlerProcess, crawlers: Sequence[Crawler], session: Session) -> int:
    """Print what was found and what went wrong; the result is the exit status.

    0 all is well; 1 a page was lost to a fault of our own code, or there was no question page; 2 the output or the
    frontier could not be written; 130 the crawl was stopped.
    """
    stats = [crawler.stats for crawler in crawlers if crawler.stats is not None]
    output = session.settings.output
    for each in stats:
        error = each.get_value(BROKEN)
        if isinstance(error, OSError):
            refuse_output(command, output, error)
        if error is not None:
            refuse(f"{command}: {error}")
    try:
        with telling(session.engine.url):
            outcome = outcome_of(session.engine)
            replace_rows(output, STAGE, rejects_of(session.engine))
    except FrontierError as error:
        refuse(f"{command}: {error}")
    except OSError as error:
        refuse_output(command, output, error)
    print(outcome)
    if outcome.faults:
        print(
            f"{command}: {outcome.faults:,} pages were lost to faults of this program; the log names them",
            file=sys.stderr,
        )
    if not process.bootstrap_failed and any(each.get_value("finish_reason") != "finished" for each in stats):
        print(f"{command}: stopped before the end; the same command again goes on from here", file=sys.stderr)
        return STOPPED
    if not any(each.get_value("response_received_count", 0) for each in stats) and outcome.questions:
        print(
            f"{command}: every page had been visited before; RECRAWL=1 (-s RECRAWL=1) visits them again",
            file=sys.stderr,
        )
    if not outcome.questions:
        rejects = Path(output, "rejects")
        print(f"{command}: no question page; {rejects} tells what became of the pages", file=sys.stderr)
    return int(process.bootstrap_failed or bool(outcome.faults) or not outcome.questions)
