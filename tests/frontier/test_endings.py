"""Every way in which a request can end, through Scrapy: each URL's state, reason and attempts in the frontier."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from crawler.frontier.endings import may_pass
from crawler.frontier.states import NewRequest
from tests.cluster.running import Starter
from tests.crawl.running import Crawled, live
from tests.crawl.web import Reply, Web, article, links, serving
from tests.frontier.databases import Database

Ending = tuple[str, str | None, int]
"""State, reason, attempts."""
DONE: Ending = ("done", None, 1)
TRIES = 3
PATIENT = 7
"""Tries where the host is overloaded."""
NEVER = 60.0
"""Seconds that no request waits for."""


class Flaky(dict[str, Reply]):
    """Replies of which some are worse at first."""

    def __init__(self, replies: dict[str, Reply], first: dict[str, list[Reply]]) -> None:
        super().__init__(replies)
        self._first = first

    def get(self, path: str, default: Reply | None = None) -> Reply | None:  # type: ignore[override]
        worse = self._first.get(path)
        return worse.pop(0) if worse else super().get(path, default)


def moved(to: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": to})


def replies(web: Web) -> dict[str, Reply]:
    pages = {
        "record": article(1),
        "moved": moved("/en/article/chain", 301),
        "chain": moved("/en/article/end-of-chain", 307),
        "end-of-chain": article(2),
        "circle": moved("/en/article/circle/other"),
        "circle/other": moved("/en/article/circle"),
        "respelled": moved("/en/article/respelled/"),
        "respelled/": moved("/en/article/respelled"),
        "away": moved("http://elsewhere.invalid/en/article/1"),
        "flaky": article(3),
        "500": Reply(b"Sorry.", 500),
        "503": Reply(b"Sorry.", 503),
        "429": Reply(b"Sorry.", 429),
        "slow": Reply(b"", seconds=NEVER),
        "410": Reply(b"Gone.", 410),
        "403": Reply(b"No.", 403),
        "filtered": article(4),
        "replaced": article(5),
        "replacement": article(6),
        "leads-to-unwanted": moved("/en/article/unwanted"),
        "no-retry": Reply(b"Sorry.", 503),
        "forbidden": article(7),
        "maintenance": Reply(b"<p>Back soon.</p>"),
        "big": Reply(b"x" * (11 * 2**20)),
        "fails_first": article(8),
        "fails_later": article(9),
        "fails_at_once": article(10),
        "yields_nonsense": article(11),
        "fails_in_the_end": article(14, "/en/article/shared"),
        "after-the-failure": Reply(article(15, "/en/article/shared").body, seconds=1),
        "shared": article(16),
        "instead": article(12),
        **{f"{errback}/slow": Reply(b"", seconds=NEVER) for errback in ERRBACKS},
    }
    own = {"circle/other", "fails_first", "fails_later", "fails_at_once", "yields_nonsense", "fails_in_the_end"}
    own |= {"instead", "shared"}
    linked = [f"/en/article/{name}" for name in [*pages, "404"] if name not in own and not name.endswith("/slow")]
    return {f"/en/article/{name}": reply for name, reply in pages.items()} | {
        "/": links(linked),
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /en/article/forbidden\n", content_type="text/plain"),
        "/quiet/en/article/1": article(13),
    }


ERRBACKS = ("makes_do", "fails_too", "fails_too_late", "hands_back", "raises_again")
UNKNOWN_RULES: Ending = ("pending", None, 0)  # nobody could read robots.txt, so the page was never asked for
ENDINGS: dict[str, Ending] = {
    "/": DONE,
    "record": DONE,
    "moved": DONE,
    "chain": DONE,
    "end-of-chain": DONE,
    "circle": DONE,
    "circle/other": ("failed", "too_many_redirects", 1),
    "respelled": ("failed", "too_many_redirects", 1),  # from one spelling to the other and back, REDIRECT_MAX_TIMES
    "respelled/": DONE,
    "away": DONE,
    "http://elsewhere.invalid/en/article/1": ("skipped", "other_host", 0),
    "flaky": ("done", None, 2),
    "500": ("failed", "http_500", TRIES),
    "503": ("failed", "http_503", PATIENT),
    "429": ("failed", "http_429", PATIENT),
    "slow": ("failed", "timeout", TRIES),
    "404": ("failed", "http_404", 1),
    "410": ("failed", "http_410", 1),
    "403": ("failed", "http_403", 1),
    "filtered": ("skipped", "ignored", 1),
    "replaced": ("failed", "dropped", 1),
    "replacement": DONE,
    "leads-to-unwanted": ("failed", "dropped", 1),
    "no-retry": ("failed", "dropped", 1),
    "forbidden": ("skipped", "forbidden_by_robots", 1),
    "maintenance": ("done", "unknown_style", 1),
    "unreadable": ("failed", "unreadable_request", 1),
    "big": ("failed", "too_large", 1),
    "fails_first": ("failed", "callback_error", 1),
    "fails_later": ("failed", "callback_error", 1),
    "fails_at_once": ("failed", "callback_error", 1),
    "yields_nonsense": ("failed", "callback_error", 1),
    "fails_in_the_end": ("failed", "callback_error", 1),
    "after-the-failure": DONE,
    "shared": DONE,  # what a failure took with it the next page brings back
    "makes_do/missing": DONE,
    "makes_do/slow": ("failed", "timeout", TRIES),  # its errback made do, but the page may come yet
    "instead": DONE,
    "fails_too/missing": ("failed", "callback_error", 1),
    "fails_too/slow": ("failed", "callback_error", TRIES),
    "fails_too_late/missing": ("failed", "callback_error", 1),
    "fails_too_late/slow": ("failed", "callback_error", TRIES),
    "hands_back/missing": ("failed", "http_404", 1),
    "hands_back/slow": ("failed", "timeout", TRIES),
    "raises_again/missing": ("failed", "http_404", 1),
    "raises_again/slow": ("failed", "timeout", TRIES),
    "http://{refusing}/en/article/1": UNKNOWN_RULES,
    "http://{dropping}/en/article/1": UNKNOWN_RULES,
    "http://nobody.invalid/en/article/1": UNKNOWN_RULES,
}


@contextmanager
def dropping() -> Iterator[str]:
    """A server that hangs up on whoever asks; its authority."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def hang_up() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                connection.recv(1)
                connection.close()

        thread = threading.Thread(target=hang_up, daemon=True)
        thread.start()
        yield f"127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def of_another_version(database: Database, web: Web) -> None:
    """A request that was stored by a version whose spider had a method that it has no more."""
    url = f"{web.address}/en/article/unreadable"
    crawler = database.crawler()
    stored = NewRequest(
        fingerprint=bytes(16),
        spider="ending",
        host=f"127.0.0.1:{web.port}",
        url=url,
        request='{"callback":"parse_forum"}',
    )
    crawler.add(stored)
    crawler.leave()


@dataclass(frozen=True, slots=True)
class Ended:
    """A crawl of everything, the endings that it should have found, and those that it found."""

    crawled: Crawled
    database: Database
    wanted: dict[str, Ending]
    found: dict[str, Ending]
    web: Web
    address: str


def command(urls: str, database: Database) -> list[str]:
    where = ("-s", f"OUTPUT={database.output}", "-s", f"FRONTIER={database.named}")
    return ["scrapy", *live(urls, *STYLE, *QUICK, *where, style="ending")]


STYLE = ("-s", "SPIDER_MODULES=tests.frontier.ending_style")
QUICK = ("-s", "RETRY_DELAY=0.01", "-s", "REDIRECT_MAX_TIMES=4", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=16")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def ended(request: pytest.FixtureRequest, warm: Starter, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ended]:
    named = request.getfixturevalue("postgres").fresh() if request.param == "postgresql" else ""
    output = tmp_path_factory.mktemp("ended") / "out"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refusing = f"127.0.0.1:{taken.getsockname()[1]}"
    with serving() as web, dropping() as hanging_up, Database(output, named) as database:
        web.replies = Flaky(replies(web), {"/en/article/flaky": [Reply(b"Sorry.", 503)]})
        others = [f"http://{host}/en/article/1" for host in (refusing, hanging_up, "nobody.invalid")]
        urls = " ".join((f"{web.address}/", *others))
        of_another_version(database, web)
        crawled = warm.start(*command(urls, database)).crawled(output)
        site = f"{web.address}/en/article/"
        wanted = {name.format(refusing=refusing, dropping=hanging_up): ending for name, ending in ENDINGS.items()}
        found = {
            (url.removeprefix(site) if url.startswith(site) else url.removeprefix(web.address)): (
                row.state,
                row.reason,
                row.attempts,
            )
            for url, row in database.rows().items()
        }
        yield Ended(crawled, database, wanted, found, web, site)


def test_every_url_has_come_to_its_end(ended: Ended) -> None:
    assert ended.found == ended.wanted, ended.crawled.err


def test_the_crawl_tells_that_there_were_faults(ended: Ended) -> None:
    assert ended.crawled.status == 1
    assert "lost to faults of this program: 9 pages" in ended.crawled.err


def test_the_hosts_counts_are_right_and_nobody_has_a_lease(ended: Ended) -> None:
    ended.database.check_counts()
    assert all(row.crawler is None for row in ended.database.rows().values())
    assert all(host.crawler is None for host in ended.database.hosts().values())


def test_every_record_is_there_once(ended: Ended) -> None:
    pages = ["record", "end-of-chain", "flaky", "replacement", "instead", "after-the-failure", "shared"]
    sources = sorted(record.source for record in ended.crawled.records())
    assert sources == sorted(ended.address + page for page in pages)


def test_what_was_set_aside_is_told(ended: Ended) -> None:
    reasons = ended.crawled.reasons()
    told = {
        "/en/article/" + name: reason for name, (_, reason, _) in ended.wanted.items() if reason and "://" not in name
    }
    assert {path: reasons[path] for path in told} == told


def test_the_details_help(ended: Ended) -> None:
    details = {url.removeprefix(ended.address): row.detail for url, row in ended.database.rows().items()}
    assert details["moved"] == f"redirected to {ended.address}chain"
    assert details["circle/other"] == f"redirected in a circle, to {ended.address}circle"
    assert details["fails_later"] == "ZeroDivisionError: after a link"
    assert "can't be stored as JSON" in details["yields_nonsense"]
    assert details["makes_do/missing"] == "http_404"
    assert details["no-retry"] == "a redirect or a retry was dropped by another component of Scrapy"


def test_the_same_command_again_asks_only_for_what_may_come_through_now(ended: Ended, start: Starter) -> None:
    asked = len(ended.web.log)
    again = start.start(*command(ended.address.removesuffix("en/article/"), ended.database)).crawled(
        ended.database.output
    )
    assert again.status == 1
    passing = {name for name, (_, reason, _) in ended.wanted.items() if reason and may_pass(reason)}
    assert {entry.path.removeprefix("/en/article/") for entry in ended.web.log[asked:]} == {
        *(name for name in passing if "://" not in name and name != "replaced"),  # no request was ever made for that
        *("/robots.txt", "/ai.txt", "/.well-known/tdmrep.json"),
    }
    found = {url: (row.state, row.reason) for url, row in ended.database.rows().items()}
    wanted = {url: (state, reason) for url, (state, reason, _) in ended.found.items()}
    assert {url.removeprefix(ended.address): ending for url, ending in found.items() if "/en/" in url} == {
        name: ending for name, ending in wanted.items() if name != "/"
    }
    ended.database.check_counts()
