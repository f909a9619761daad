"""A second process reads pages: what it tells is the same, and neither process is in the other's way."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

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
async def main():
    reader = PageReader(RECIPE, apart=True)
    print(await until_ready(reader), flush=True)
    input()
asyncio.run(main())
"""
T = TypeVar("T")


def using(use: Callable[[PageReader], Awaitable[T]], apart: bool | None = True) -> T:
    """Use a reader in an event loop, and close it."""

    async def main() -> T:
        reader = PageReader(RECIPE, apart)
        try:
            return await use(reader)
        finally:
            reader.close()
            await asyncio.sleep(0.05)

    return asyncio.run(main())


async def until_ready(reader: PageReader) -> int:
    """Read until the second process is there: its id."""
    while (found := reader.process_id) is None:
        await reader.read(PAGE)
        await asyncio.sleep(0.01)
    return found


@pytest.mark.parametrize(
    "page", [PAGE, replace(PAGE, body=b"<div>" * 2000), replace(PAGE, is_question=False)], ids=["page", "deep", "list"]
)
def test_both_processes_tell_the_same(page: Fetched) -> None:
    async def read(reader: PageReader) -> tuple[Told, Told]:
        return await PageReader(RECIPE, apart=False).read(page), await reader.read(page)

    here, there = using(read)
    assert here == there
    assert bool(here.records) == (page is PAGE)
    assert bool(here.links) == (page.body == PAGE.body)


def test_many_pages_at_a_time_get_each_its_own_answer() -> None:
    async def read(reader: PageReader) -> list[Told]:
        pages = (replace(PAGE, url=f"{PAGE.url}-{number}") for number in range(50))
        return await asyncio.gather(*map(reader.read, pages))

    told = using(read)
    assert [each.records[0].source for each in told] == [f"{PAGE.url}-{number}" for number in range(50)]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_a_second_process_that_is_gone_or_stuck_costs_nothing(
    number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def read(reader: PageReader) -> tuple[list[Told], int | None]:
        process = await until_ready(reader)
        monkeypatch.setattr(page_reader, "_PATIENCE", 0.5)
        waiting = [asyncio.ensure_future(reader.read(PAGE)) for _ in range(5)]
        await asyncio.sleep(0)
        os.kill(process, number)
        told = [*await asyncio.gather(*waiting), await reader.read(PAGE)]
        return told, reader.process_id

    told, process = using(read)
    assert len(told) == 6
    assert all(each == told[0] for each in told)
    assert process is None


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

    async def read(reader: PageReader) -> int | None:
        for _ in range(12):
            await reader.read(PAGE)
            await asyncio.sleep(pause)
        return await until_ready(reader) if is_apart else reader.process_id

    assert (using(read, apart=None) is not None) == is_apart


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
