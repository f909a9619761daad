"""How a crawl begins and ends: its session, its summary, and its exit status."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import BaseSettings

# Scrapy's HTTP client has a look at every module that is there when it is imported: before the frontier's, fewer are.
import crawler.download  # noqa: F401
from crawler.commands import STOPPED, refuse, refuse_output
from crawler.counted import counted
from crawler.frontier.database import FrontierError, telling
from crawler.frontier.endings import PRIVATE_ADDRESS, may_pass
from crawler.frontier.reports import STAGE, Resting, outcome_of, rejects_of, resting
from crawler.frontier.scheduler import BROKEN
from crawler.frontier.session import Session
from crawler.frontier.settings import RECRAWLS, FrontierSettings
from crawler.frontier.states import Outcome, State
from crawler.links import NOT_FOLLOWED
from crawler.log import printable
from crawler.manners.purposes import Purpose
from crawler.outcome import OPTED_OUT
from crawler.rejects import replace_rows
from crawler.watch.alarms import Alarm
from crawler.watch.monitors import alarms_of

_MOST_TOLD = 5


_ALARMS = 10
"""Told at the end; where there are more, the first ones tell what is wrong."""


@contextmanager
def crawl_session(command: str, settings: BaseSettings) -> Iterator[Session]:
    """Open the frontier and the output of a crawl, which its spiders then share; refuse where that can't be."""
    read = FrontierSettings.read(settings)
    if read.recrawl not in RECRAWLS:
        known = "1 (every page again) or due (pages whose time has come)"
        refuse(f"{command}: RECRAWL takes {known}, not {read.recrawl!r}")
    if settings["PURPOSE"] not in list(Purpose):
        refuse(f"{command}: PURPOSE takes {', '.join(Purpose)}, not {settings['PURPOSE']!r}")
    try:
        session = Session.join(read)
    except FrontierError as error:
        refuse(f"{command}: {error}")
    except OSError as error:
        refuse_output(command, read.output, error)
    # What was imported stays to the end: the collector need not look at it again and again. Pages make many objects
    # that live for milliseconds: Python's own threshold of 700 would have it come by several times a page.
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
    # The frontier keeps what failed, and why; the summary tells.
    logging.getLogger("scrapy.downloadermiddlewares.retry").setLevel(logging.CRITICAL)
    try:
        yield session
    finally:
        with suppress(FrontierError):  # the crawl has told; leases that can't be given back expire
            session.leave()


def conclude(command: str, process: AsyncCrawlerProcess, crawlers: Sequence[Crawler], session: Session) -> int:
    """Print what was found and what went wrong; the result is the exit status.

    0 all is well; 1 a page was lost to a fault of our own code, there was no question page, nothing could be fetched at
    all, or the watch found that sites changed or that their pages lack what was expected; 2 the output or the
    frontier could not be written; 130 the crawl was stopped.
    """
    stats = [crawler.stats for crawler in crawlers if crawler.stats is not None]
    output = session.settings.output
    for each in stats:
        error = each.get_value(BROKEN)
        if isinstance(error, OSError):
            _lost_nothing(command, output, error)
        if error is not None:
            refuse(f"{command}: {error}")
    try:
        with telling(session.engine.url):
            outcome, waiting = outcome_of(session.engine), resting(session.engine)
            replace_rows(output, STAGE, rejects_of(session.engine))
    except FrontierError as error:
        refuse(f"{command}: {error}")
    except OSError as error:
        _lost_nothing(command, output, error)
    print(outcome)
    if told := _told(session.journal.visited):
        print(f"Visited now     {told}")
    if outcome.faults:
        _say(command, f"lost to faults of this program: {counted(outcome.faults, 'page')}; the log names them")
    alarms = alarms_of(crawlers)
    _tell_of_alarms(command, alarms)
    _tell_of_what_is_left(command, waiting, sum(each.get_value(NOT_FOLLOWED, 0) for each in stats))
    if not process.bootstrap_failed and any(each.get_value("finish_reason") != "finished" for each in stats):
        _say(command, "stopped before the end; the same command again goes on from here")
        return 1 if alarms else STOPPED
    passing = sum(number for reason, number in outcome.set_aside.items() if may_pass(reason))
    is_cut_off = passing > 0 and not any(each.get_value("response_received_count", 0) for each in stats)
    if passing:
        _say(command, f"{counted(passing, 'page')} failed for reasons that may pass; the same command tries again")
    elif outcome.questions and not told and not waiting:
        _say(command, "every page had been visited before; RECRAWL=1 (-s RECRAWL=1) visits them again")
    _tell_of_reasons(command, outcome.set_aside, process.settings["PURPOSE"])
    if not outcome.questions:
        told_by = Path(output, "rejects") if outcome.set_aside else "make frontier"
        _say(command, f"no question page; {told_by} tells what became of the pages")
    is_short = bool(outcome.faults) or not outcome.questions or is_cut_off or bool(alarms) or bool(waiting)
    return int(process.bootstrap_failed or is_short)


def _tell_of_reasons(command: str, set_aside: Mapping[str, int], purpose: str) -> None:
    if number := set_aside.get(PRIVATE_ADDRESS):
        _say(
            command,
            f"at private addresses: {counted(number, 'page')}; ALLOW_PRIVATE='host:port' names hosts of your own",
        )
    if number := set_aside.get(OPTED_OUT):
        what = f"reserved from the purpose of a crawl (this one's is {purpose}): {counted(number, 'page')}"
        _say(command, f"{what}; with RECRAWL=1 another PURPOSE asks again")


def _tell_of_alarms(command: str, alarms: Sequence[Alarm]) -> None:
    if alarms:
        _say(command, "the crawl fell short: pages are not what they were, or not what their style promises")
    for alarm in alarms[:_ALARMS]:
        print(printable("\n    ".join((f"  {alarm}", *alarm.examples)), lines=True), file=sys.stderr)
    if len(alarms) > _ALARMS:
        print(f"  and {len(alarms) - _ALARMS} more", file=sys.stderr)


def _lost_nothing(command: str, output: Path, error: OSError) -> NoReturn:
    told = f"can't write {error.filename or output}: {error.strerror}"
    refuse(f"{command}: {told}; nothing is lost: mend that and run the same command again")


def _told(visited: Mapping[str, int]) -> str:
    """What this run's visits brought: "12 new, 3 changed, 40 unchanged, 5 lists and the like, 2 failed"."""
    names = {Outcome.NO_RECORD.value: "lists and the like", State.PENDING.value: "to be tried again"}
    order = [*Outcome, State.DONE, State.FAILED, State.SKIPPED, State.PENDING]
    return ", ".join(f"{visited[each]:,} {names.get(each, each)}" for each in order if visited.get(each))


def _tell_of_what_is_left(command: str, waiting: Sequence[Resting], not_followed: int) -> None:
    if not_followed:
        _say(command, f"{counted(not_followed, 'link')} not followed: they lead round in circles, or never end")
    for host in waiting[:_MOST_TOLD]:
        why = f" ({host.why})" if host.why else ""
        if host.has_asked:
            when = f"asks for a rest of another {counted(max(round(host.seconds / 60), 1), 'minute')}"
            then = "the same command then goes on with them"
        else:
            when, then = "was given up for now", "the same command tries again"
        _say(command, f"{host.host} {when}{why}, waiting: {counted(host.pending, 'page')}; {then}")


def _say(command: str, what: str) -> None:
    print(printable(f"{command}: {what}"), file=sys.stderr)
