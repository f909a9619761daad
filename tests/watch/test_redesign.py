"""The demo sites redesign themselves on demand alone, and their truth stays."""

from __future__ import annotations

from http.client import HTTPConnection

import pytest

from crawler.demo import DemoSite, build_sites, serve
from crawler.demo.redesign import PROMOTION, Redesign
from tests.servers.demo import demo_server
from tests.watch.pages import REDESIGNS

PAGES = 24


def body(port: int, site: DemoSite, path: str) -> bytes:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path, headers={"Host": site.host})
        return connection.getresponse().read()
    finally:
        connection.close()


@pytest.mark.parametrize("redesign", REDESIGNS)
def test_the_truth_is_that_of_the_site_before(redesign: Redesign) -> None:
    for before, after in zip(build_sites(PAGES), build_sites(PAGES, redesign=redesign), strict=True):
        assert after.truth == before.truth
        assert after.pages.keys() == before.pages.keys()
        differ = {path for path in before.questions if before.pages[path].body != after.pages[path].body}
        assert len(differ) > 0.8 * PAGES
        assert all(before.pages[path].body == after.pages[path].body for path in before.pages if "sitemap" in path)


@pytest.mark.parametrize("redesign", REDESIGNS)
def test_the_same_redesign_gives_the_same_bytes(redesign: Redesign) -> None:
    assert build_sites(PAGES, redesign=redesign) == build_sites(PAGES, redesign=redesign)


@pytest.mark.parametrize("after", [0, 3])
def test_each_site_changes_after_so_many_of_its_own_question_pages(after: int) -> None:
    before, later = build_sites(PAGES), build_sites(PAGES, redesign="promotion")
    with serve(before) as server:
        server.show(later, after)
        for old, new in zip(before, later, strict=True):
            assert body(server.port, old, "/robots.txt") == old.pages["/robots.txt"].body
            for number, path in enumerate(list(old.questions)[:6]):
                shown = new if number >= after else old
                assert body(server.port, old, path) == shown.pages[path].body


def test_a_redesign_can_be_ordered_of_a_running_server() -> None:
    site = build_sites(PAGES)[0]
    path = next(path for path, question in site.questions.items() if question.answers)
    with demo_server(PAGES) as server:
        server.redesign("promotion", after=1)
        assert [PROMOTION.encode() in body(server.port, site, path) for _ in range(3)] == [False, True, True]
        with pytest.raises(ValueError, match="Invalid enum value"):
            server.redesign("nonsense")  # type: ignore[arg-type]
