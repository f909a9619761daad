"""What a site's owner may expect, with the site's log as the witness."""

from __future__ import annotations

from pathlib import Path

import pytest
from scrapy.utils.project import get_project_settings

from tests.crawl.running import CONTACT, live, run
from tests.crawl.web import Reply, Web, article, links, serving

FORBIDDEN = [f"/en/article/{number}" for number in range(100, 112)]


@pytest.fixture
def strict(web: Web) -> Web:
    """A site whose front page leads to one open page and many forbidden ones, and whose robots.txt takes its time."""
    rules = b"User-agent: *\nAllow: /\n\nUser-agent: medqa-corpus\nDisallow: /en/article/1\nAllow: /en/article/1$\n"
    web.replies = {
        "/robots.txt": Reply(rules, content_type="text/plain", seconds=0.3),
        "/": links(["/en/article/1", *FORBIDDEN]),
        "/en/article/1": article(1, *FORBIDDEN),
        **{path: article(int(path[-3:])) for path in FORBIDDEN},
    }
    return web


def test_robots_txt_is_obeyed_by_many_requests_that_start_at_once(strict: Web, tmp_path: Path) -> None:
    urls = " ".join(strict.address + path for path in ("/en/article/1", *FORBIDDEN))
    crawled = run(tmp_path, *live(urls, "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=16"))
    assert crawled.status == 0, crawled.err
    assert strict.paths == ["/en/article/1"]
    assert crawled.titles() == ["Heel pain 1 in the morning"]
    assert crawled.reasons() == dict.fromkeys(FORBIDDEN, "forbidden_by_robots")


def test_nothing_leaves_for_another_host(web: Web, tmp_path: Path) -> None:
    with serving() as other:
        elsewhere = [f"{other.address}/en/article/1", f"http://localhost:{web.port}/en/article/2", "/en/article/3"]
        sitemap = f"<urlset><url><loc>{other.address}/en/article/4</loc></url></urlset>".encode()
        web.replies = {
            "/": links([*elsewhere, f"//a.127.0.0.1:{web.port}/en/article/5", "http://other.invalid/en/article/6"]),
            "/robots.txt": Reply(f"Sitemap: {other.address}/sitemap.xml\nSitemap: /own.xml\n".encode()),
            "/own.xml": Reply(sitemap, content_type="application/xml"),
            "/en/article/3": Reply(status=302, headers={"Location": f"{other.address}/en/article/7"}),
        }
        crawled = run(tmp_path, *live(f"{web.address}/"))
        assert other.log == []
    assert {asked.host for asked in web.log} == {f"127.0.0.1:{web.port}"}
    assert web.paths == ["/en/article/3"]
    assert crawled.reasons() == {"/en/article/7": "other_host"}


def test_the_settings_of_a_live_crawl_are_a_guests() -> None:
    settings = get_project_settings()
    assert settings.getbool("ROBOTSTXT_OBEY")
    assert settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 1
    assert settings.getfloat("DOWNLOAD_DELAY") >= 1
    assert not settings.getbool("COOKIES_ENABLED")


def test_the_contact_reaches_the_server(web: Web, tmp_path: Path) -> None:
    web.replies = {"/en/article/1": article(1)}
    run(tmp_path, *live(f"{web.address}/en/article/1"))
    assert {asked.user_agent for asked in web.log} == {f"medqa-corpus/0.1.0 (+{CONTACT})"}
