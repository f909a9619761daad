"""Sites for crawls beside one another, and what their logs tell."""

from __future__ import annotations

import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path

from sqlalchemy import func, select

from crawler.frontier.database import database_url, open_database
from crawler.frontier.tables import crawlers
from tests.crash.left import bare, raw_lines
from tests.crawl.running import live
from tests.crawl.web import Asked, Reply, Web, article, links, serving
from tests.servers.commands import MOST_SECONDS

SECONDS_A_PAGE = 0.02


class Gated(dict[str, Reply]):
    """Replies of which one waits until the test lets it go: there the crawl is in the middle."""

    def __init__(self, replies: dict[str, Reply], gate: str) -> None:
        super().__init__(replies)
        self._gate = gate
        self._reached, self._open = threading.Event(), threading.Event()

    def get(self, path: str, default: Reply | None = None) -> Reply | None:  # type: ignore[override]
        if path == self._gate:
            self._reached.set()
            assert self._open.wait(60)
        return super().get(path, default)

    def reached(self) -> None:
        """Wait until the crawl has asked for the page."""
        assert self._reached.wait(60)

    def let_go(self) -> None:
        """The page is answered, now and from now on."""
        self._open.set()


def pages(first: int, number: int) -> dict[str, Reply]:
    """A front page, and so many question pages, each of which leads to the next two."""
    numbers = range(first, first + number)
    found = {f"/en/article/{one}": article(one, f"/en/article/{one + 1}", f"/en/article/{one + 2}") for one in numbers}
    found[f"/en/article/{first + number}"] = found[f"/en/article/{first + number + 1}"] = Reply(b"Gone.", 410)
    found["/"] = links([f"/en/article/{first}", f"/en/article/{first + number // 2}"])
    return {path: Reply(reply.body, reply.status, seconds=SECONDS_A_PAGE) for path, reply in found.items()}


@contextmanager
def many_hosts(hosts: int, number: int) -> Iterator[list[Web]]:
    """Hosts with so many question pages each, no two of which are the same."""
    with ExitStack() as stack:
        webs = [stack.enter_context(serving()) for _ in range(hosts)]
        for host, web in enumerate(webs):
            web.replies = pages(1_000 * (host + 1), number)
        yield webs


def crawl(output: object, webs: Sequence[Web], named: str, contact: str, *options: str) -> list[str]:
    """`scrapy crawl` of all these hosts, as a user would type it."""
    urls = " ".join(f"{web.address}/" for web in webs)
    own = ("-s", f"OUTPUT={output}", "-s", f"FRONTIER={named}", "-s", f"CONTACT={contact}", "-s", "RETRY_DELAY=0.05")
    return ["scrapy", *live(urls, *own, *options)]


def records(*outputs: Path) -> Counter[bytes]:
    """Every raw record, but for its time and its place."""
    return Counter(bare(line) for output in outputs for line in raw_lines(output))


_RULES = {"/robots.txt", "/ai.txt", "/.well-known/tdmrep.json"}


def asked_for(web: Web) -> Counter[str]:
    """How often each path was asked for, but for the host's rules, which each crawler reads for itself."""
    return Counter(asked.path for asked in web.log if asked.path not in _RULES)


def turns(log: Sequence[Asked]) -> list[str]:
    """Which crawlers asked a host, by their contacts: one entry for each time that the host changed hands."""
    contacts = [asked.user_agent.partition("(+")[2].rstrip(")") for asked in log]
    return [contact for place, contact in enumerate(contacts) if not place or contact != contacts[place - 1]]


def never_two_at_once(web: Web) -> bool:
    """Whether no crawler asked while the host was still answering another."""
    return all(
        earlier.user_agent == later.user_agent or later.time - earlier.time >= seconds(web, earlier)
        for earlier, later in pairwise(web.log)
    )


def seconds(web: Web, asked: Asked) -> float:
    reply = web.replies.get(asked.path)
    return reply.seconds if reply else 0


def looking(named: str) -> int:
    """How many crawlers have looked for work so far, and have not left since."""
    engine = open_database(database_url(Path(), named), 5)
    try:
        with engine.connect() as connection:
            return connection.execute(select(func.count()).where(crawlers.c.commits > 0)).scalar_one()
    finally:
        engine.dispose()


def wait_for(true: Callable[[], bool], told: Callable[[], str] = str) -> None:
    """Wait until something has come true, for as long as no crawl of these tests takes."""
    end = time.monotonic() + MOST_SECONDS
    while not true():
        assert time.monotonic() < end, told()
        time.sleep(0.01)


def by_contact(webs: Sequence[Web]) -> dict[str, set[int]]:
    """Which hosts each crawler asked."""
    found: dict[str, set[int]] = defaultdict(set)
    for web in webs:
        for contact in turns(web.log):
            found[contact].add(web.port)
    return found
