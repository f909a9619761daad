"""What a site or a page reserves is not fetched, or not kept; what was found of it stands in the record."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from crawler.records import Rights
from tests.crawl.running import live, run
from tests.crawl.web import Reply, Web, article, links

PAGES = [f"/en/article/{number}" for number in range(1, 5)]
FOR_TRAINERS = b"User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /en/article/2\n\nUser-agent: *\nAllow: /\n"


@pytest.fixture
def site(web: Web) -> Web:
    web.replies = {"/": links(PAGES)} | {path: article(number) for number, path in enumerate(PAGES, 1)}
    return web


def text(body: bytes) -> Reply:
    return Reply(body, content_type="text/plain")


def archived(output: Path) -> bytes:
    return b"".join(gzip.decompress(path.read_bytes()) for path in (output / "archive").iterdir())


def test_what_trainers_may_not_have_is_not_fetched_for_training(site: Web, tmp_path: Path) -> None:
    site.replies["/robots.txt"] = text(FOR_TRAINERS)
    crawled = run(tmp_path, *live(f"{site.address}/"))
    assert site.paths == [PAGES[0], *PAGES[2:]]
    assert crawled.reasons() == {PAGES[1]: "opted_out"}
    rights = [record.rights for record in crawled.records()]
    assert all(each is not None and each.purpose == "training" for each in rights)


def test_for_research_it_is_fetched_and_noted(site: Web, tmp_path: Path) -> None:
    site.replies["/robots.txt"] = text(FOR_TRAINERS)
    crawled = run(tmp_path, *live(f"{site.address}/", "-s", "PURPOSE=research"))
    assert site.paths == PAGES
    noted = {record.source: record.rights for record in crawled.records()}[site.address + PAGES[1]]
    assert noted is not None
    (signal,) = noted.signals
    assert (signal.kind, signal.source, signal.verdict) == ("robots_group", f"{site.address}/robots.txt", "noted")
    assert "Disallow: /en/article/2" in signal.evidence
    assert "GPTBot" in signal.evidence


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/robots.txt", b"User-agent: *\nContent-Signal: search=yes, ai-train=no\nAllow: /\n"),
        ("/.well-known/tdmrep.json", b'[{"location": "/", "tdm-reservation": 1}]'),
        ("/ai.txt", b"User-Agent: *\nDisallow: /\n"),
    ],
)
def test_a_host_that_reserves_everything_is_asked_for_its_rules_alone(
    site: Web, tmp_path: Path, path: str, body: bytes
) -> None:
    site.replies[path] = text(body)
    crawled = run(tmp_path, *live(f"{site.address}/"))
    assert crawled.status == 1
    assert {asked.path for asked in site.log} <= {"/robots.txt", "/.well-known/tdmrep.json", "/ai.txt"}
    assert crawled.reasons()["/"] == "opted_out"


def test_a_licence_that_forbids_training_is_read_and_obeyed(site: Web, tmp_path: Path) -> None:
    site.replies["/robots.txt"] = text(b"License: /license.xml\nUser-agent: *\nAllow: /\n")
    terms = b'<rsl xmlns="https://rslstandard.org/rsl"><content url="/en/article/3"><license>'
    terms += b'<prohibits type="usage">ai-train</prohibits></license></content></rsl>'
    site.replies["/license.xml"] = Reply(terms, content_type="application/rsl+xml")
    crawled = run(tmp_path, *live(f"{site.address}/"))
    assert crawled.reasons() == {PAGES[2]: "opted_out"}
    assert PAGES[2] not in site.paths


@pytest.fixture
def reserving(site: Web) -> Web:
    """Two pages that say themselves that they are not to be kept, and one that others may not train with."""
    site.replies[PAGES[0]] = replace(site.replies[PAGES[0]], headers={"X-Robots-Tag": "noai"})
    page = site.replies[PAGES[1]]
    told = page.body.replace(b"<title>", b'<meta name="robots" content="noindex, nofollow"><title>')
    told = told.replace(b"</body>", b'<a href="/en/article/99">On</a></body>')
    site.replies[PAGES[1]] = replace(page, body=told)
    site.replies[PAGES[2]] = replace(site.replies[PAGES[2]], headers={"tdm-reservation": "1"})
    return site


def test_what_a_page_reserves_itself_is_kept_nowhere(reserving: Web, tmp_path: Path) -> None:
    crawled = run(tmp_path, *live(f"{reserving.address}/"))
    assert crawled.reasons() == dict.fromkeys(PAGES[:3], "opted_out")
    assert crawled.titles() == ["Heel pain 4 in the morning"]
    for number in (1, 2, 3):
        assert f"Heel pain {number} in the morning".encode() not in archived(tmp_path)
    assert b"Heel pain 4 in the morning" in archived(tmp_path)
    assert "/en/article/99" not in reserving.paths


def test_a_list_that_is_reserved_is_followed_and_not_kept(site: Web, tmp_path: Path) -> None:
    site.replies["/"] = replace(site.replies["/"], headers={"X-Robots-Tag": "noarchive"})
    crawled = run(tmp_path, *live(f"{site.address}/", "-s", "PURPOSE=archive"))
    assert crawled.reasons() == {"/": "opted_out"}
    assert len(crawled.records()) == len(PAGES)
    assert b">On</a>" not in archived(tmp_path)


def test_replay_gives_the_same_lines_with_their_rights(reserving: Web, tmp_path: Path) -> None:
    output = tmp_path / "crawled"
    crawled = run(output, *live(f"{reserving.address}/", "-s", "PURPOSE=archive"))
    assert crawled.titles() == [f"Heel pain {number} in the morning" for number in (1, 3, 4)]
    replayed = run(tmp_path / "replayed", "replay", str(output / "archive"))
    assert replayed.status == 0, replayed.err
    lines = [
        sorted(b"".join(path.read_bytes() for path in (folder / "raw").iterdir()).splitlines())
        for folder in (output, tmp_path / "replayed")
    ]
    assert lines[0] == lines[1]
    rights = [msgspec.convert(msgspec.json.decode(line)["rights"], Rights) for line in lines[0]]
    assert [signal.verdict for each in rights for signal in each.signals] == ["noted", "noted"]


def test_a_purpose_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    refusal = run(tmp_path, *live("https://ask.test/", "-s", "PURPOSE=fun")).refusal()
    assert refusal == "scrapy crawl: PURPOSE takes training, research, archive, not 'fun'"


def test_a_page_that_opts_out_when_it_is_visited_again_is_told(site: Web, tmp_path: Path) -> None:
    site.replies[PAGES[0]] = replace(site.replies[PAGES[0]], headers={"ETag": '"1"'})
    assert len(run(tmp_path, *live(f"{site.address}/")).records()) == len(PAGES)
    site.replies[PAGES[0]] = Reply(status=304, headers={"ETag": '"1"', "X-Robots-Tag": "noindex"})
    again = run(tmp_path, *live(f"{site.address}/", "-s", "RECRAWL=1"))
    assert again.reasons() == {PAGES[0]: "opted_out"}


def test_opt_outs_in_any_charset_and_behind_long_style_sheets_count(site: Web, tmp_path: Path) -> None:
    told = b'<meta name="robots" content="noindex"><title>'
    wide, long = (site.replies[path].body for path in PAGES[:2])
    wide = wide.replace(b"<title>", told).decode().encode("utf-16")
    long = long.replace(b"<title>", b"<style>" + b"p{margin:0}" * 26_000 + b"</style>" + told)
    site.replies[PAGES[0]] = Reply(wide, content_type="text/html; charset=utf-16")
    site.replies[PAGES[1]] = Reply(long)
    crawled = run(tmp_path, *live(f"{site.address}/"))
    assert crawled.reasons() == dict.fromkeys(PAGES[:2], "opted_out")
    assert len(crawled.records()) == len(PAGES) - 2


def test_terms_that_fail_once_are_waited_for_and_nothing_is_asked_meanwhile(site: Web, tmp_path: Path) -> None:
    terms = "/.well-known/tdmrep.json"
    site.replies[terms] = text(b'[{"location": "/", "tdm-reservation": 1}]')
    site.before[terms] = [Reply(status=503, headers={"Retry-After": "2"})]
    crawled = run(tmp_path, *live(f"{site.address}/", "-s", "BACK_OFF=0.2"))
    assert crawled.records() == []
    refused = next(at for at, asked in enumerate(site.log) if asked.path == terms)
    assert site.times[refused + 1] - site.times[refused] >= 2
    assert "/" not in {asked.path for asked in site.log}
