"""No request leaves for a non-public address, with the access log of a server there as the witness."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crawl.running import live, run
from tests.crawl.web import Reply, Web, article, links

BY_ADDRESS = ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1"]
"""These are named with 127.0.0.1."""
SPELLED = [
    *BY_ADDRESS,
    *("%31%32%37.0.0.1", "0177.0.0.1", "0", "127.0.0.1.", "localhost", "a.localhost", "intranet"),
    *("[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "169.254.169.254", "10.0.0.1"),
]


def attack(forbidden: Web) -> tuple[list[str], dict[str, Reply]]:
    """The forbidden server in many spellings, as start URLs, and a site that leads there in every way that it can."""
    hosts = [f"http://{host}:{forbidden.port}" for host in SPELLED]
    starts = [f"{host}/en/article/{number}" for number, host in enumerate(hosts, 100)]
    sitemaps = "".join(f"Sitemap: {host}/sitemap-{number}.xml\n" for number, host in enumerate(hosts))
    named = "".join(f"<url><loc>{host}/en/article/{number}</loc></url>" for number, host in enumerate(hosts, 400))
    indexed = "".join(
        f"<sitemap><loc>{host}/sitemap-1{number}.xml</loc></sitemap>" for number, host in enumerate(hosts)
    )
    redirects = {
        f"/en/article/{number}": Reply(status=302, headers={"Location": f"{host}/en/article/{number + 100}"})
        for number, host in enumerate(hosts, 200)
    }
    linked = [f"{host}/en/article/{number}" for number, host in enumerate(hosts, 500)]
    xml = "application/xml"
    return starts, redirects | {
        "/": links([*redirects, *linked, "/en/article/1"]),
        "/robots.txt": Reply(f"{sitemaps}Sitemap: /own.xml\nSitemap: /index.xml\n".encode(), content_type="text/plain"),
        "/own.xml": Reply(f"<urlset>{named}</urlset>".encode(), content_type=xml),
        "/index.xml": Reply(f"<sitemapindex>{indexed}</sitemapindex>".encode(), content_type=xml),
        "/en/article/1": article(1, "/en/article/2"),
        "/en/article/2": article(2),
    }


def test_nothing_reaches_a_private_address_and_nothing_else_is_lost(web: Web, forbidden: Web, tmp_path: Path) -> None:
    starts, web.replies = attack(forbidden)
    allowed = ("-s", f"ALLOW_PRIVATE=127.0.0.1:{web.port}")
    crawled = run(tmp_path, *live(" ".join([f"{web.address}/", *starts]), *allowed))
    assert forbidden.log == []
    assert crawled.titles() == ["Heel pain 1 in the morning", "Heel pain 2 in the morning"], crawled.err
    reasons = crawled.reasons()
    for first in (100, 300, 400, 500):  # start URLs, redirects, sitemaps, links
        wanted = {f"/en/article/{number}": "private_address" for number in range(first, first + len(SPELLED))}
        assert wanted.items() <= reasons.items()


def test_whom_the_user_names_is_reached(web: Web, forbidden: Web, tmp_path: Path) -> None:
    starts, web.replies = attack(forbidden)
    crawled = run(tmp_path, *live(" ".join([f"{web.address}/", *starts[: len(BY_ADDRESS)]])))
    assert {f"/en/article/{number}" for number in range(100, 100 + len(BY_ADDRESS))} <= set(forbidden.paths), (
        crawled.err
    )


def test_robots_txt_is_not_fetched_from_a_private_address(web: Web, forbidden: Web, tmp_path: Path) -> None:
    there = f"http://2130706433:{forbidden.port}"
    web.replies = {"/robots.txt": Reply(status=302, headers={"Location": f"{there}/robots.txt"})}
    allowed = ("-s", f"ALLOW_PRIVATE=127.0.0.1:{web.port}", "-s", "HOST_PATIENCE=0")
    run(tmp_path, *live(f"{web.address}/en/article/1 {there}/en/article/100", *allowed))
    assert forbidden.log == []
    assert "/robots.txt" in {asked.path for asked in web.log}


REBINDING = (
    *("-s", "TWISTED_DNS_RESOLVER=tests.guard.rebinding.RebindingResolver", "-s", "DNSCACHE_ENABLED=False"),
    *("-s", "DOWNLOAD_BIND_ADDRESS=127.0.0.1"),  # from there no connection can be made to the public address
    *("-s", "RETRY_DELAY=0.01", "-s", "BACK_OFF=0.05", "-s", "HOST_PATIENCE=5"),
)


@pytest.mark.parametrize("is_named", [False, True])
def test_a_name_that_is_rebound_is_followed_only_if_the_user_names_it(
    forbidden: Web, tmp_path: Path, is_named: bool
) -> None:
    host = f"rebound.test:{forbidden.port}"
    allowed = ("-s", f"ALLOW_PRIVATE={host if is_named else '127.0.0.1'}")
    crawled = run(tmp_path, *live(f"http://{host}/en/article/100", *REBINDING, *allowed))
    assert bool(forbidden.log) == is_named, crawled.err
    assert crawled.reasons() == ({} if is_named else {"/en/article/100": "private_address"})


def test_redirects_lead_to_no_file_and_no_other_scheme(web: Web, tmp_path: Path) -> None:
    page = tmp_path / "en" / "article" / "9"
    page.parent.mkdir(parents=True)
    page.write_bytes(article(9).body)
    others = [page.as_uri(), "data:text/html,<p>Ask Date:", f"ftp://127.0.0.1:{web.port}/en/article/9", "s3://a/9"]
    web.replies = {f"/en/article/{n}": Reply(status=302, headers={"Location": to}) for n, to in enumerate(others, 10)}
    web.replies |= {"/": links([*web.replies, *others, "/en/article/1"]), "/en/article/1": article(1)}
    crawled = run(tmp_path / "out", *live(f"{web.address}/"))
    assert crawled.titles() == ["Heel pain 1 in the morning"], crawled.err
    assert crawled.reasons() == {f"/en/article/{n}": "http_302" for n in range(10, 14)}


def test_no_proxy_is_asked_to_go_there_instead(
    web: Web, forbidden: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.replies = {"/en/article/1": article(1)}
    monkeypatch.setenv("http_proxy", forbidden.address)
    for options in ((), ("-s", "HTTPPROXY_ENABLED=True")):
        output = tmp_path / str(len(options))
        crawled = run(output, *live(f"{web.address}/en/article/1", *options))
        assert crawled.titles() == ["Heel pain 1 in the morning"], crawled.err
    assert forbidden.log == []


@pytest.mark.parametrize("entry", ["10.0.0.0/8", "wiki.corp:0", "http://wiki.corp"])
def test_a_malformed_permission_is_refused(tmp_path: Path, entry: str) -> None:
    refusal = run(tmp_path / "out", *live("https://ask.test/", "-s", f"ALLOW_PRIVATE=127.0.0.1 {entry}")).refusal()
    assert refusal == (f"scrapy crawl: ALLOW_PRIVATE takes hosts such as 127.0.0.1:8080 or wiki.corp, not {entry!r}")
