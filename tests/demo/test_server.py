"""The demo server over real HTTP, and the download handler that leads there."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys

import pytest

from crawler.demo import DemoSite, Server, serve
from tests.demo.asking import get


def test_every_page_is_served_as_built(server: Server, sites: list[DemoSite]) -> None:
    for site in sites:
        for key in list(site.pages)[::5]:
            with get(server, site.host, key) as response:
                assert response.status == 200
                assert response.read() == site.pages[key].body
                assert response.headers["Content-Type"] == site.pages[key].content_type


def test_the_host_header_chooses_the_site(server: Server, panel: DemoSite, reply: DemoSite) -> None:
    bodies = []
    for site in (panel, reply):
        with get(server, f"{site.host}:80", "/") as response:
            bodies.append(response.read())
    assert bodies == [panel.pages["/"].body, reply.pages["/"].body]
    with get(server, "elsewhere.test", "/") as response:
        assert response.status == 421


def test_twins_are_the_same_document(server: Server, panel: DemoSite) -> None:
    path = panel.truth[3].url.removeprefix(panel.origin)
    bodies = set()
    for twin in (path, f"{path}/", f"{path}?utm_source=mail", f"{path}/?utm_campaign=x"):
        with get(server, panel.host, twin) as response:
            bodies.add(response.read())
    assert bodies == {panel.pages[path].body}


def test_old_paths_redirect_and_missing_ones_are_missing(server: Server, reply: DemoSite) -> None:
    with get(server, reply.host, "/article.asp/4") as response:
        assert (response.status, response.headers["Location"]) == (301, reply.truth[4].url)
    teased = {entry.url for question in reply.truth for entry in question.related if entry.question_url is None}
    for path in ("/nowhere", "/questions?page=0", *(url.removeprefix(reply.origin) for url in teased)):
        with get(server, reply.host, path) as response:
            assert response.status == (410 if path in reply.gone else 404)


def test_gzip_is_sent_to_those_who_ask(server: Server, panel: DemoSite) -> None:
    path = panel.truth[0].url.removeprefix(panel.origin)
    with get(server, panel.host, path, Accept_Encoding="gzip") as response:
        assert response.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(response.read()) == panel.pages[path].body
    with get(server, panel.host, "/sitemap-questions.xml.gz", Accept_Encoding="gzip") as response:
        assert response.headers["Content-Encoding"] is None
        assert gzip.decompress(response.read()).startswith(b"<?xml")


def test_validators_save_the_body(server: Server, panel: DemoSite) -> None:
    with get(server, panel.host, "/") as response:
        etag, modified = response.headers["ETag"], response.headers["Last-Modified"]
    with get(server, panel.host, "/", If_None_Match=etag) as response:
        assert (response.status, response.read()) == (304, b"")
    with get(server, panel.host, "/", If_Modified_Since=modified) as response:
        assert response.status == 304
    with get(server, panel.host, "/", If_None_Match='"other"', If_Modified_Since=modified) as response:
        assert response.status == 200
    with get(server, panel.host, "/", method="HEAD") as response:
        assert (response.read(), int(response.headers["Content-Length"])) == (b"", len(panel.pages["/"].body))


def test_the_trap_has_no_end_and_robots_forbid_it(server: Server, panel: DemoSite) -> None:
    with get(server, panel.host, "/trap/calendar/1/2/1") as response:
        assert b'href="/trap/calendar/1/2/1/2"' in response.read()
    with get(server, panel.host, "/robots.txt") as response:
        rules = response.read().decode()
    assert "Disallow: /trap/" in rules
    assert "Disallow: /private/" in rules
    assert f"Sitemap: {panel.origin}/sitemap.xml" in rules


def test_the_access_log_knows_who_asked_for_what(server: Server, panel: DemoSite) -> None:
    get(server, panel.host, "/private/drafts", User_Agent="nosy/1", X_Forwarded_Proto="https").close()
    entry = server.access_log[-1]
    assert (entry.host, entry.method, entry.path, entry.status) == (panel.host, "GET", "/private/drafts", 200)
    assert (entry.user_agent, entry.scheme) == ("nosy/1", "https")
    assert entry.time > 0


def test_the_port_is_free_again_afterwards(sites: list[DemoSite]) -> None:
    with serve(sites) as server:
        port = server.port
    with serve(sites, port) as server:
        assert server.port == port


CRAWL = """
import json, sys
import scrapy
from scrapy.crawler import CrawlerProcess
from crawler.demo.hosts import DEMO_DOWNLOAD_HANDLERS

class Visitor(scrapy.Spider):
    name = "visitor"
    async def start(self):
        for url in json.loads(sys.argv[2]):
            yield scrapy.Request(url, errback=self.failed)
    def parse(self, response):
        print(json.dumps([response.url, response.status, len(response.body)]))
    def failed(self, failure):
        print(json.dumps([failure.request.url, failure.type.__name__, str(failure.value)]))

process = CrawlerProcess({"DEMO_PORT": int(sys.argv[1]), "DOWNLOAD_HANDLERS": DEMO_DOWNLOAD_HANDLERS,
    "LOG_LEVEL": "CRITICAL", "RETRY_ENABLED": False, "TELNETCONSOLE_ENABLED": False})
process.crawl(Visitor)
process.start()
"""


@pytest.fixture
def visits(server: Server, panel: DemoSite) -> dict[str, list[object]]:
    urls = [
        panel.truth[1].url,
        panel.truth[1].url.replace("https:", "http:"),
        f"{panel.origin}/q/2",
        "https://example.org/",
        f"http://127.0.0.1:{server.port}/",
    ]
    environment = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "PATH": ""}
    command = [sys.executable, "-c", CRAWL, str(server.port), json.dumps(urls)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, env=environment)
    rows = [json.loads(line) for line in result.stdout.splitlines() if line.startswith('["')]
    return {url: rest for url, *rest in rows}


def test_a_crawl_stays_on_loopback_under_the_original_urls(
    visits: dict[str, list[object]], server: Server, panel: DemoSite
) -> None:
    question = panel.truth[1]
    length = len(panel.pages[question.url.removeprefix(panel.origin)].body)
    assert visits[question.url] == [200, length]
    assert visits[question.url.replace("https:", "http:")] == [200, length]
    assert visits[panel.truth[2].url][0] == 200
    for refused in ("https://example.org/", f"http://127.0.0.1:{server.port}/"):
        assert visits[refused][0] == "NotADemoHostError"
        assert "ask-panel.test" in str(visits[refused][1])
    assert {entry.scheme for entry in server.access_log} == {"http", "https"}


def test_the_command_says_what_is_wrong() -> None:
    command = [sys.executable, "-m", "crawler.demo", "--pages", "3"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 2
    assert result.stderr.startswith("crawler.demo: ")
    assert "Traceback" not in result.stderr
