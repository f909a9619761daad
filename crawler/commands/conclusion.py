"""How a crawl ended: its summary, and its exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.commands import STOPPED, refuse_output
from crawler.pipelines import FAULTS, OUTCOME, UNWRITABLE
from crawler.raw_files import Outcome


def conclude(command: str, process: AsyncCrawlerProcess, crawlers: Sequence[Crawler]) -> int:
    """Print what the crawlers found and what went wrong; the result is the exit status.

    0 all is well; 1 a page was lost to a fault of our own code, or there was no question page; 2 the output could not
    be written; 130 the crawl was stopped.
    """
    stats = [crawler.stats for crawler in crawlers if crawler.stats is not None]
    for each in stats:
        if error := each.get_value(UNWRITABLE):
            refuse_output(command, Path(process.settings["OUTPUT"]), error)
    outcome = sum((each.get_value(OUTCOME, Outcome()) for each in stats), Outcome())
    print(outcome)
    faults = outcome.faults + sum(each.get_value(FAULTS, 0) for each in stats)
    if faults:
        print(f"{command}: {faults:,} pages were lost to faults of this program; the log names them", file=sys.stderr)
    if not process.bootstrap_failed and any(each.get_value("finish_reason") != "finished" for each in stats):
        print(f"{command}: stopped before the end; the same command again starts anew", file=sys.stderr)
        return STOPPED
    if not outcome.questions:
        rejects = Path(process.settings["OUTPUT"], "rejects")
        print(f"{command}: no question page; {rejects} tells what became of the pages", file=sys.stderr)
    return int(process.bootstrap_failed or bool(faults) or not outcome.questions)
