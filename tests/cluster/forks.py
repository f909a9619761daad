"""A process that has imported everything and runs each command in a fork: `python -m tests.cluster.forks`.

Starting an interpreter and importing Scrapy takes longer than most crawls of these tests. Orders come on standard
input, one a line of JSON: a command to start, whose answer is its process id, or the id of one that has ended, whose
answer is its exit status.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import traceback
from importlib import import_module
from typing import NoReturn

import msgspec
from msgspec import Struct

_WARM = (
    "aiohttp",
    "crawler.commands.crawl",
    "crawler.commands.demo",
    "crawler.commands.replay",
    "crawler.demo.hosts",
    "crawler.fingerprint",
    "crawler.frontier.middlewares",
    "crawler.manners.redirects",
    "crawler.manners.robots",
    "crawler.progress",
    "crawler.sites.doctor_panel",
    "crawler.sites.doctor_reply",
    "dateparser.search",
    "normalize.__main__",
    "psycopg",
    "scrapy.cmdline",
    "scrapy.commands.check",
    "scrapy.commands.crawl",
    "scrapy.commands.shell",
    "scrapy.core.downloader.handlers.http11",
    "scrapy.core.engine",
    "scrapy.downloadermiddlewares.cookies",
    "scrapy.downloadermiddlewares.httpcache",
    "scrapy.downloadermiddlewares.httpcompression",
    "scrapy.downloadermiddlewares.httpproxy",
    "scrapy.downloadermiddlewares.retry",
    "scrapy.extensions.remote_control",
    "scrapy.extensions.telnet",
    "scrapy.extensions.throttle",
    "scrapy.pipelines",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite.pysqlite",
)


class Start(Struct, frozen=True, tag="start"):
    """A command, as on a command line: `scrapy …` or `normalize …`, and the file that takes what it prints."""

    command: list[str]
    told: str


class Reap(Struct, frozen=True, tag="reap"):
    """A command that has ended, or is about to."""

    pid: int


Order = Start | Reap


def main() -> int:
    """Take orders until standard input ends."""
    for module in _WARM:
        import_module(module)
    assert "twisted.internet.reactor" not in sys.modules  # every crawl installs its own
    gc.freeze()
    for line in sys.stdin.buffer:
        order = msgspec.json.decode(line, type=Order)
        if isinstance(order, Reap):
            answer = os.waitstatus_to_exitcode(os.waitpid(order.pid, 0)[1])
        else:
            answer = os.fork()
            if not answer:
                _run(order)
        sys.stdout.buffer.write(b"%d\n" % answer)
        sys.stdout.buffer.flush()
    return 0


def _run(order: Start) -> NoReturn:
    """Run a command as a process of its own would, and end."""
    random.seed()
    told = os.open(order.told, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(told, 1)
    os.dup2(told, 2)
    status = 0
    try:
        if order.command[0] == "normalize":
            status = int(import_module("normalize.__main__").main(order.command[1:]))
        else:
            sys.argv = order.command
            import_module("scrapy.cmdline").execute(order.command)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        status = 70
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    raise SystemExit(main())
