"""A second process reads pages: what it tells is the same, and neither process is in the other's way."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from crawler import page_reader
from crawler.demo import build_sites, serve
from crawler.page_reader import Fetched, PageReader, Told, itself
from crawler.records import RawRecord
from crawler.sites.doctor_panel import DoctorPanelPage
from tests.crawl.running import AT_ONCE, PROJECT, Crawled, run
from tests.profile.letters import PROFILE, letters_server
from tests.profile.letters import crawl as crawl_letters
from tests.profile.letters import settings as demo_settings

RECIPE = partial(itself, DoctorPanelPage)
SITE = next(site for site in build_sites(12) if site.style == "doctor_panel")
PAGE = Fetched(
    body=SITE.pages[SITE.truth[0].url.removeprefix(SITE.origin)].body,
    url=SITE.truth[0].url,
    content_type="text/html",
    is_markup=True,
    is_question=True,
)
PARENT = """
import asyncio
from tests.crawl.test_page_reader import RECIPE, PageReader, until_ready
reader = PageReader(RECIPE, apart=True)
print(asyncio.run(until_ready(reader)), flush=True)
input()
"""


@pytest.fixture
def reader() -> Iterator[PageReader]:
    made = PageReader(RECIPE, apart=True)
    yield made
    made.close()


async def until_ready(reader: PageReader) -> int:
    """Read until the second process is there: its id."""
    while (found := reader.process_id) is None:
        await reader.read(PAGE)
        await asyncio.sleep(0.01)
    return found


async def read_in_both(reader: PageReader) -> tuple[Told, Told]:
    here = await PageReader(RECIPE, apart=False).read(PAGE)
    await until_ready(reader)
    return here, await reader.read(PAGE)


def test_both_processes_tell_the_same(reader: PageReader) -> None:
    here, there = asyncio.run(read_in_both(reader))
    assert reader.process_id not in (None, os.getpid())
    assert here == there
    assert here.records
    assert here.links


def test_a_page_that_can_not_be_read_is_told_of_as_ever(reader: PageReader) -> None:
    async def read() -> tuple[Told, Told]:
        broken = replace(PAGE, body=b"<div>" * 2000)
        here = await PageReader(RECIPE, apart=False).read(broken)
        await until_ready(reader)
        return here, await reader.read(broken)

    here, there = asyncio.run(read())
    assert here == there
    assert here.aside is not None
    assert here.base_url is None


def test_a_second_process_that_is_killed_costs_nothing(reader: PageReader) -> None:
    async def read() -> list[Told]:
        process = await until_ready(reader)
        waiting = [asyncio.ensure_future(reader.read(PAGE)) for _ in range(5)]
        await asyncio.sleep(0)
        os.kill(process, signal.SIGKILL)
        return [*await asyncio.gather(*waiting), await reader.read(PAGE)]

    told = asyncio.run(read())
    assert len(told) == 6
    assert all(each == told[0] for each in told)
    assert reader.process_id is None


def test_a_second_process_ends_with_a_crawl_that_is_killed() -> None:
    command = [sys.executable, "-c", PARENT]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        process = int(parent.stdout.readline())
        parent.kill()
    with suppress(ProcessLookupError):
        for _ in range(1000):
            os.kill(process, 0)
            time.sleep(0.01)
        pytest.fail("it lives on")


@pytest.mark.parametrize(("pause", "is_apart"), [(0.0, True), (0.05, False)])
def test_pages_are_read_apart_where_they_come_fast(
    pause: float, is_apart: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_reader, "_FIRST_PAGES", 10)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    reader = PageReader(RECIPE)

    async def read() -> None:
        for _ in range(12):
            await reader.read(PAGE)
            await asyncio.sleep(pause)
        if is_apart:
            await until_ready(reader)

    asyncio.run(read())
    assert (reader.process_id is not None) == is_apart
    reader.close()


def options(apart: str) -> list[str]:
    shown = ["-s", "LOG_LEVEL=INFO"]  # Scrapy's stats are in the log
    return ["-s", "CONTACT=crawl-owner@example.org", "-s", f"READ_APART={apart}", *AT_ONCE, *shown]


def whole(crawled: Crawled, apart: str) -> list[RawRecord]:
    """The records, without what differs between two crawls."""
    assert (crawled.status, "Traceback" in crawled.err) == (0, False), crawled.err
    assert ("'medqa/read_apart': 0," in crawled.err) == (apart == "0")
    return [replace(record, fetched_at=None, archive=None) for record in crawled.records()]


def test_a_crawl_gives_the_same_records_whoever_reads(tmp_path: Path) -> None:
    def crawled(apart: str) -> list[RawRecord]:
        with serve([SITE]) as server:
            urls = f"urls={' '.join(SITE.start_urls)}"
            told = [SITE.style, "-a", urls, *demo_settings(server), *options(apart)]
            return whole(run(tmp_path / apart, "crawl", *told), apart)

    here = crawled("0")
    assert here
    assert here == crawled("1")


def test_so_does_one_with_a_profile(tmp_path: Path) -> None:
    def crawled(apart: str) -> list[RawRecord]:
        with letters_server() as server:
            return whole(crawl_letters(server, tmp_path / apart, PROFILE, *options(apart)), apart)

    here = crawled("0")
    assert here
    assert here == crawled("1")
