"""Crawls of sites as they are give no alarm."""

from __future__ import annotations

import asyncio

import pytest

from crawler.demo import build_sites, changes
from crawler.extract import extract
from crawler.records import RawRecord
from crawler.sites import styles
from tests.only import only_or_aside
from tests.unseen.gold import SHARED, read
from tests.unseen.markups import MARKUPS, render
from tests.unseen.test_unseen import KNOWN
from tests.watch.pages import HOST, STYLES, a_watch, crawl, feed, read_site, shuffled

ORDERS = ("as the site has them", "backwards", "by path", "by department", *range(6))


def in_order(found: tuple[object, ...], order: str | int) -> list[RawRecord]:
    records = [one for one in found if isinstance(one, RawRecord)]
    match order:
        case "backwards":
            return records[::-1]
        case "by path":
            return sorted(records, key=lambda record: record.source)
        case "by department":
            return sorted(records, key=lambda record: [answer.author_lines[-1:] for answer in record.question.answers])
        case int(seed):
            return [one for one in shuffled(records, seed) if isinstance(one, RawRecord)]
        case _:
            return records


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(("pages", "seed"), [(12, 1), (24, 2), (64, 3), (64, 20250304), (150, 4), (400, 5)])
@pytest.mark.parametrize("style", STYLES)
def test_a_demo_site_gives_no_alarm(style: str, pages: int, seed: int, order: str | int) -> None:
    assert crawl(style, in_order(read_site(style, pages, seed), order)) == ()


@pytest.mark.parametrize("pages", range(1, 11))
@pytest.mark.parametrize("style", STYLES)
def test_a_handful_of_pages_gives_no_alarm(style: str, pages: int) -> None:
    for seed in range(40):
        assert crawl(style, shuffled(read_site(style, 64), seed)[:pages]) == ()


@pytest.mark.parametrize("edition", [1, 3])
@pytest.mark.parametrize("style", STYLES)
def test_a_recrawl_gives_no_alarm(style: str, edition: int) -> None:
    before, after = (build_sites(64, 1, each)[STYLES.index(style)] for each in (0, edition))
    became = changes(before, after)
    watch = a_watch(style)
    for one in read_site(style, 64, 1, edition):
        path = one.source.removeprefix(after.origin)
        if path in became.same:
            watch.visited(HOST, one.source, 304, is_failed=False)
        else:
            feed(watch, one)
    for path in became.gone:
        watch.visited(HOST, before.origin + path, 410 if path in after.gone else 404, is_failed=True)
    assert watch.alarms == ()


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated pages are not beside the project: ../shared")
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("style", STYLES)
def test_the_annotated_pages_give_no_alarm_in_any_markup(style: str, seed: int) -> None:
    markups = [each for each in MARKUPS[style] if (style, each) not in KNOWN]
    pages = {
        f"{gold.stem}.{markup}": render(gold, markup) for gold in read() if gold.site == style for markup in markups
    }
    found = [
        only_or_aside(asyncio.run(extract(page, source=source, styles=[styles()[style]], content_type="text/html")))
        for source, page in pages.items()
    ]
    assert len(found) > 40
    assert crawl(style, shuffled(found, seed)) == ()
