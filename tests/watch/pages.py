"""The demo sites' pages as a crawl reads them, and crawls of them without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import cache
from random import Random

from crawler.demo import DemoSite, build_sites
from crawler.demo.redesign import Redesign
from crawler.extract import extract
from crawler.records import RawRecord, SetAside
from crawler.sites import styles
from crawler.watch.alarms import Alarm
from crawler.watch.watch import Watch
from tests.only import only_or_aside

STYLES = ("doctor_panel", "doctor_reply")
REDESIGNS: tuple[Redesign, ...] = ("bindings", "promotion", "wording", "bare")
HOST = "ask.test"
Found = RawRecord | SetAside


@cache
def read_site(
    style: str, pages: int, seed: int = 1, edition: int = 0, redesign: Redesign | None = None
) -> tuple[Found, ...]:
    """What every question page of a demo site gives, in the site's order."""
    (site,) = (each for each in build_sites(pages, seed, edition, redesign) if each.style == style)
    return asyncio.run(_read(site))


async def _read(site: DemoSite) -> tuple[Found, ...]:
    found = []
    for path, question in site.questions.items():
        page = site.pages[path]
        one = await extract(
            page.body,
            source=question.url,
            styles=[styles()[site.style]],
            url=question.url,
            content_type=page.content_type,
        )
        found.append(only_or_aside(one))
    return tuple(found)


def a_watch(style: str) -> Watch:
    return Watch(styles()[style].expected)


def feed(watch: Watch, one: Found, host: str = HOST) -> tuple[Alarm, ...]:
    """Visit one page; what is new with it."""
    new: tuple[Alarm, ...] = ()
    if isinstance(one, RawRecord):
        new = watch.read(host, one)
    else:
        watch.unknown(host, one.source)
    return new + watch.visited(host, one.source, 200, is_failed=False)


def crawl(style: str, found: Iterable[Found]) -> tuple[Alarm, ...]:
    """All alarms of a crawl of these pages."""
    watch = a_watch(style)
    for one in found:
        feed(watch, one)
    return watch.alarms


def shuffled(found: Iterable[Found], seed: int) -> list[Found]:
    order = list(found)
    Random(seed).shuffle(order)
    return order
