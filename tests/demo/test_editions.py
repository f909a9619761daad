"""How the demo sites change: what is said to change does, and nothing else."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import replace
from datetime import datetime
from email.utils import format_datetime
from itertools import pairwise

import pytest
from parsel import Selector

from crawler.demo import MAX_EDITION, MAX_PAGES, DemoSite, Server, build_sites, changes, serve
from crawler.demo.editions import published, shares
from crawler.extract import extract
from crawler.records import RawQuestion
from crawler.sites import styles
from tests.demo.asking import get
from tests.only import only


@pytest.fixture(scope="module")
def history() -> list[list[DemoSite]]:
    """Editions 0 to 3, each as its own list of sites."""
    return [build_sites(edition=edition) for edition in range(4)]


@pytest.fixture(scope="module", params=[0, 1, 2], ids=["doctor_panel", "doctor_reply", "qa_page"])
def site_history(request: pytest.FixtureRequest, history: list[list[DemoSite]]) -> list[DemoSite]:
    """One site in its editions."""
    return [sites[request.param] for sites in history]


def read(site: DemoSite, path: str) -> RawQuestion:
    page = site.pages[path]
    read = asyncio.run(
        extract(
            page.body,
            source=path,
            styles=styles().values(),
            url=site.origin + path,
            content_type=page.content_type,
        )
    )
    return only(read).question


@pytest.mark.parametrize("pages", [12, 24, 64])
def test_each_edition_changes_its_share(pages: int) -> None:
    share = shares(pages)
    for before, after in zip(build_sites(pages, edition=1), build_sites(pages, edition=2), strict=True):
        found = changes(before, after)
        assert (len(found.changed), len(found.reworded_bytes)) == (share.change, share.look_different)
        assert len(found.gone) == len(found.new) == share.vanish
        assert len(found.same) == pages - share.change - share.look_different - share.vanish > pages / 2


def test_what_changed_reads_differently_and_what_did_not_reads_the_same(site_history: list[DemoSite]) -> None:
    for before, after in pairwise(site_history):
        found = changes(before, after)
        assert all(read(before, path) != read(after, path) for path in found.changed)
        for path in found.reworded_bytes:
            assert before.pages[path].body != after.pages[path].body
            assert read(before, path) == read(after, path)
        assert all(before.pages[path] == after.pages[path] for path in found.same)
        assert all(path in before.pages and path not in after.pages for path in found.gone)
        assert all(path not in before.pages and path in after.pages for path in found.new)


def test_every_page_is_accounted_for_once(site_history: list[DemoSite]) -> None:
    before, after = site_history[0], site_history[-1]
    found = changes(before, after)
    parts = [found.changed, found.reworded_bytes, found.gone, found.new, found.same]
    assert sum(map(len, parts)) == len(frozenset().union(*parts))
    assert frozenset().union(*parts) == before.questions.keys() | after.questions.keys()
    both = before.pages.keys() & after.pages.keys()
    unequal = {path for path in both if before.pages[path].body != after.pages[path].body}
    assert unequal <= found.changed | found.reworded_bytes | found.around
    assert {"/sitemap.xml", "/sitemap-questions.xml.gz"} < found.around
    assert "/robots.txt" not in found.around


def test_backwards_what_is_gone_is_new(site_history: list[DemoSite]) -> None:
    there, back = changes(*site_history[:2]), changes(*site_history[1::-1])
    assert back == replace(there, gone=there.new, new=there.gone)


def test_an_edition_without_itself_has_no_changes(site_history: list[DemoSite]) -> None:
    found = changes(site_history[2], site_history[2])
    assert found.same == site_history[2].questions.keys()
    assert not found.changed | found.reworded_bytes | found.gone | found.new | found.around


def test_questions_get_new_answers_other_votes_and_corrections(history: list[list[DemoSite]]) -> None:
    seen: set[tuple[str, str]] = set()
    for sites, later in pairwise(history):
        for before, after in zip(sites, later, strict=True):
            for path in changes(before, after).changed:
                old, new = before.questions[path], after.questions[path]
                assert (old.name, old.text) == (new.name, new.text)
                if len(new.answers) > len(old.answers):
                    assert new.answers[: len(old.answers)] == old.answers
                    assert new.answer_count_mismatch == old.answer_count_mismatch
                    seen.add((new.site, "answer"))
                    continue
                [(was, now)] = [pair for pair in zip(old.answers, new.answers, strict=True) if pair[0] != pair[1]]
                kind = "votes" if was.text == now.text else "text"
                assert replace(was, upvote_count=now.upvote_count, text=now.text) == now
                seen.add((new.site, kind))
    assert seen == {
        ("doctor_panel", "answer"), ("doctor_panel", "votes"), ("doctor_panel", "text"),
        ("doctor_reply", "answer"), ("doctor_reply", "text"),
        ("qa_page", "answer"), ("qa_page", "votes"), ("qa_page", "text"),
    }  # fmt: skip


def test_a_page_is_as_old_as_its_last_change(site_history: list[DemoSite]) -> None:
    for number, site in enumerate(site_history):
        for path, page in site.pages.items():
            last = number
            while last and (older := site_history[last - 1].pages.get(path)) and older.body == page.body:
                last -= 1
            assert page.modified == published(last), path


def entries(sitemap: bytes) -> dict[str, str]:
    selector = Selector(sitemap.decode(), type="xml")
    locations, times = (selector.xpath(f"//*[local-name()='{name}']/text()").getall() for name in ("loc", "lastmod"))
    return dict(zip(locations, times, strict=True))


def test_sitemaps_tell_the_last_change_in_every_form_of_date(site_history: list[DemoSite]) -> None:
    site = site_history[-1]
    listed = entries(site.pages["/sitemap.xml"].body)
    for url in list(listed):
        body = site.pages[url.removeprefix(site.origin)].body
        listed |= entries(gzip.decompress(body) if url.endswith(".gz") else body)
    assert {question.url for question in site.truth} < listed.keys()
    for url, text in listed.items():
        modified = site.pages[url.removeprefix(site.origin)].modified
        told = datetime.fromisoformat(text)
        assert told == modified if "T" in text else told.date() == modified.date()
    later = [text for text in listed.values() if not text.startswith("2025-03-04")]
    forms = [text[10:] for text in later]
    assert {"", "T08:15:00Z", "T16:15:00+08:00"} == set(forms)
    assert forms.count("") < len(forms) / 3


def test_what_vanished_is_gone_or_missing(site_history: list[DemoSite]) -> None:
    site = site_history[-1]
    vanished = {path for before in site_history for path in before.questions} - site.questions.keys()
    with serve([site]) as server:
        statuses = {path: get(server, site.host, path).status for path in vanished}
    assert {path for path, status in statuses.items() if status == 410} == site.gone
    assert {path for path, status in statuses.items() if status == 404} == vanished - site.gone
    assert site.gone
    assert vanished - site.gone


def status(server: Server, site: DemoSite, path: str, **headers: str) -> int | None:
    with get(server, site.host, path, **headers) as response:
        return response.status


def test_a_running_server_shows_another_edition_and_validators_tell(site_history: list[DemoSite]) -> None:
    before, after = site_history[0], site_history[2]
    found = changes(before, after)
    with serve([before]) as server:
        for path in [*found.changed, *found.reworded_bytes, *list(found.same)[:8], *found.gone]:
            with get(server, before.host, path) as response:
                assert response.headers["Last-Modified"] == format_datetime(published(0), usegmt=True)
                etag = response.headers["ETag"]
            server.show([after])
            expected = 304 if path in found.same else 200
            if path in found.gone:
                expected = 410 if path in after.gone else 404
            since = (
                format_datetime(published(1), usegmt=True) if path in found.same else response.headers["Last-Modified"]
            )
            assert status(server, after, path, If_None_Match=etag) == expected
            assert status(server, after, path, If_Modified_Since=since) == expected
            server.show([before])
        assert server.hosts == (before.host,)
        assert {entry.status for entry in server.access_log} == {200, 304, 404, 410}


@pytest.mark.parametrize(
    ("pages", "edition"),
    [(64, -1), (64, MAX_EDITION + 1), (MAX_PAGES, 1)],
    ids=["below 0", "too late", "too many pages"],
)
def test_editions_have_limits(pages: int, edition: int) -> None:
    with pytest.raises(ValueError, match="editions 0 to"):
        build_sites(pages, edition=edition)


def test_the_last_edition_of_the_smallest_site_can_be_built() -> None:
    for site in build_sites(12, edition=MAX_EDITION):
        assert len(site.truth) == 12
