"""A host's rules: when they are fetched, for how long they are kept, and what counts where they can't be had."""

from __future__ import annotations

import asyncio

import pytest
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest
from scrapy.http import Response

from crawler.manners.house_rules import KEPT_SECONDS, HouseRules, HouseRulesReader, RobotsUnreachableError
from crawler.manners.opt_outs import reserved
from crawler.manners.purposes import Purpose
from crawler.version import PRODUCT

ROOT = "https://a.test/"
ROBOTS = ROOT + "robots.txt"
PAGE = ROOT + "en/article/1"
Reply = bytes | int | Exception


class Host:
    """Answers by URL, with 404 where nothing is laid down."""

    def __init__(self, replies: dict[str, Reply]) -> None:
        self.replies, self.asked, self.now = replies, list[str](), 0.0
        self.heard: list[tuple[str, float | None]] = []
        self.reader = HouseRulesReader(self.fetch, lambda *told: self.heard.append(told), lambda: self.now)

    async def fetch(self, url: str, follow: bool) -> Response:
        self.asked.append(url)
        assert follow == url.endswith("/robots.txt")
        await asyncio.sleep(0)
        reply = self.replies.get(url, 404)
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, int):
            return Response(url, status=reply, body=b"User-agent: *\nDisallow: /\n")
        return Response(url, body=reply)

    def read(self, url: str = PAGE) -> HouseRules:
        return asyncio.run(self.reader.read(url))


def allowed(rules: HouseRules, url: str = PAGE) -> bool:
    return rules.terms.robots is None or rules.terms.robots.allows(url, PRODUCT).allowed


def test_robots_txt_comes_first_and_all_documents_once() -> None:
    host = Host({ROBOTS: b"License: /terms.xml\n", ROOT + "terms.xml": b"<rsl/>"})

    async def many() -> list[HouseRules]:
        return await asyncio.gather(*(host.reader.read(f"{ROOT}{number}") for number in range(20)))

    rules = asyncio.run(many())
    assert host.asked == [ROBOTS, ROOT + ".well-known/tdmrep.json", ROOT + "ai.txt", ROOT + "terms.xml"]
    assert len({id(each) for each in rules}) == 1
    assert rules[0].terms.licenses == {ROOT + "terms.xml": b"<rsl/>"}


def test_the_delay_is_heard_before_anything_else_is_asked() -> None:
    host = Host({ROBOTS: b"User-agent: *\nCrawl-delay: 7\n"})
    host.read()
    assert host.heard == [(ROOT, 7.0)]


def test_rules_are_kept_for_a_day() -> None:
    host = Host({ROBOTS: b"User-agent: *\nDisallow: /en/\n"})
    assert not allowed(host.read())
    host.replies[ROBOTS] = b""
    host.now = KEPT_SECONDS - 1
    assert not allowed(host.read())
    host.now = KEPT_SECONDS
    assert allowed(host.read())


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 451, 499])
def test_a_clients_error_means_that_there_are_no_rules(status: int) -> None:
    assert allowed(Host({ROBOTS: status}).read())


@pytest.mark.parametrize(
    "reply",
    [429, 500, 502, 503, 504, 599, DownloadTimeoutError("slow"), OSError("no route"), IgnoreRequest("private address")],
)
def test_what_cannot_be_read_keeps_everything_back(reply: Reply) -> None:
    host = Host({ROBOTS: reply})
    with pytest.raises(RobotsUnreachableError):
        host.read()
    assert host.asked == [ROBOTS]
    host.replies[ROBOTS] = b"User-agent: *\nDisallow: /en/\n"
    assert not allowed(host.read())


def test_redirects_without_an_end_mean_that_there_are_no_rules() -> None:
    assert allowed(Host({ROBOTS: IgnoreRequest("max redirections reached")}).read())


def test_those_that_wait_in_line_do_not_ask_again_after_a_failure() -> None:
    host = Host({ROBOTS: 503})

    async def many() -> list[object]:
        waiting = (host.reader.read(f"{ROOT}{number}") for number in range(20))
        return list(await asyncio.gather(*waiting, return_exceptions=True))

    assert {type(each) for each in asyncio.run(many())} == {RobotsUnreachableError}
    assert host.asked == [ROBOTS]


def test_each_scheme_and_port_has_rules_of_its_own() -> None:
    host = Host({ROBOTS: b"User-agent: *\nDisallow: /\n"})
    assert not allowed(host.read())
    for other in ("http://a.test/", "https://a.test:8443/", "https://b.test/"):
        assert allowed(host.read(other + "en/article/1"))


def test_what_robots_txt_forbids_is_not_asked_for_terms_either() -> None:
    host = Host({ROBOTS: b"User-agent: *\nDisallow: /ai.txt\nDisallow: /.well-known/\n"})
    host.read()
    assert host.asked == [ROBOTS]


TDMREP = ROOT + ".well-known/tdmrep.json"


def test_terms_that_are_nonsense_say_nothing() -> None:
    host = Host({TDMREP: b"\x00 no json", ROOT + "ai.txt": b"\x00"})
    signals = host.read().terms.signals(PAGE, Purpose.TRAINING)
    assert {signal.verdict for signal in signals} == {"malformed"}


@pytest.mark.parametrize("reply", [429, 500, 503, DownloadTimeoutError("slow"), IgnoreRequest("rests")])
def test_terms_that_cannot_be_read_are_asked_for_again_before_any_page(reply: Reply) -> None:
    host = Host({TDMREP: reply})
    with pytest.raises(RobotsUnreachableError):
        host.read()
    host.replies[TDMREP] = b'[{"location": "/", "tdm-reservation": 1}]'
    assert reserved(host.read().terms.signals(PAGE, Purpose.TRAINING)) is not None


def test_a_host_that_answers_500_for_what_it_does_not_have_is_crawled_all_the_same() -> None:
    host = Host({TDMREP: 500, ROOT + "ai.txt": 500})
    for _ in range(2):
        with pytest.raises(RobotsUnreachableError):
            host.read()
    assert host.read().terms.signals(PAGE, Purpose.TRAINING) == ()


def test_terms_that_cannot_be_read_again_go_on_to_count() -> None:
    host = Host({TDMREP: b'[{"location": "/", "tdm-reservation": 1}]'})
    host.read()
    host.now, host.replies[TDMREP] = KEPT_SECONDS, 500
    assert reserved(host.read().terms.signals(PAGE, Purpose.TRAINING)) is not None


def test_a_licence_on_another_host_is_not_asked_for() -> None:
    host = Host({ROBOTS: b"License: https://b.test/terms.xml\n"})
    host.read()
    assert not any("b.test" in url for url in host.asked)
