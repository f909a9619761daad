"""A process that has imported everything and runs each command in a fork: `python -m tests.servers.forks`.

Starting an interpreter and importing Scrapy takes longer than most crawls of the tests. Orders come on standard input,
one a line of JSON: a command to start, whose answer is its process id, or the id of one that has ended, whose answer is
its exit status.
"""

from __future__ import annotations

import atexit
import gc
import os
import random
import sys
import threading
import traceback
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import msgspec
from msgspec import Struct
from scrapy.settings import default_settings
from scrapy.utils.misc import walk_modules_iter

_WHOLE = ("crawler.commands", "crawler.sites", "scrapy.commands")
_COMPONENTS = ("DOWNLOADER_MIDDLEWARES_BASE", "EXTENSIONS_BASE", "SPIDER_MIDDLEWARES_BASE")
_MODULES = (
    "aiohttp",
    "crawler.conclusion",
    "crawler.demo.hosts",
    "crawler.fingerprint",
    "crawler.frontier.middlewares",
    "crawler.manners.pacing",
    "crawler.manners.redirects",
    "crawler.manners.robots",
    "crawler.profile.draft",
    "crawler.profile.one_page",
    "crawler.progress",
    "crawler.settings",
    "crawler.watch.extension",
    "dateparser.search",
    "normalize.commands.line",
    "normalize.__main__",
    "normalize.shard",
    "psycopg",
    "scrapy.cmdline",
    "scrapy.core.downloader.handlers.http11",
    "scrapy.core.engine",
    "scrapy.pipelines",
    "scrapy.statscollectors",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite.pysqlite",
    "uvloop",
)


class Start(Struct, frozen=True, tag="start"):
    """A command, as on a command line: `scrapy …` or `normalize …`; the files that take what it prints are added to."""

    command: list[str]
    out: str
    err: str
    environment: dict[str, str]


class Reap(Struct, frozen=True, tag="reap"):
    """A command that has ended, or is about to."""

    pid: int


Order = Start | Reap


def import_everything() -> None:
    """Import what commands need, whichever is run."""
    components = [path.rpartition(".")[0] for name in _COMPONENTS for path in getattr(default_settings, name)]
    for module in (*_MODULES, *components):
        with suppress(ImportError):  # one that is broken fails in the commands that need it
            import_module(module)
    for package in _WHOLE:
        list(walk_modules_iter(package))
    assert "twisted.internet.reactor" not in sys.modules  # every crawl installs its own
    gc.freeze()


def main() -> int:
    """Take orders until standard input ends."""
    import_everything()
    for line in sys.stdin.buffer:
        order = msgspec.json.decode(line, type=Order)
        if isinstance(order, Reap):
            answer = os.waitstatus_to_exitcode(os.waitpid(order.pid, 0)[1])
        else:
            answer = os.fork()
            if not answer:
                _end(_run(order))
        sys.stdout.buffer.write(b"%d\n" % answer)
        sys.stdout.buffer.flush()
    return 0


def _run(order: Start) -> int:
    """Run a command as a process of its own would; the result is its exit status."""
    random.seed()
    os.environ.clear()
    os.environ.update(order.environment)
    for number, path in ((1, order.out), (2, order.err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    try:
        if order.command[0] == "normalize":
            return int(import_module("normalize.__main__").main(order.command[1:]))
        sys.argv = order.command
        import_module("scrapy.cmdline").execute(order.command)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        return 70
    return 0


def _end(status: int) -> NoReturn:
    """End as a process of its own does, but take nothing apart: that takes longer than most commands."""
    threading._shutdown()  # type: ignore[attr-defined]  # tells pools to end, and waits for their threads
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    raise SystemExit(main())
