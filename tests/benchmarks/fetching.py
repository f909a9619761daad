"""Fetches the URLs that a file lists and does nothing with them: `python -m tests.benchmarks.fetching FILE`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import aiohttp

_AT_A_TIME = 8


async def _fetch(session: aiohttp.ClientSession, urls: Iterator[str]) -> None:
    for url in urls:
        async with session.get(url) as response:
            response.raise_for_status()
            await response.read()


async def _main(file: Path) -> None:
    urls = iter(file.read_text().splitlines())
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*(_fetch(session, urls) for _ in range(_AT_A_TIME)))


if __name__ == "__main__":
    asyncio.run(_main(Path(sys.argv[1])))
