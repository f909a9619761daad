"""Asks for URLs with the project's download handler, decoders and limits; a line for each, with what became of it.

Run as a process of its own: what its memory comes to is told in the last line, in MB.
"""

from __future__ import annotations

import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings
from twisted.python.failure import Failure

from crawler import settings as project

SLOW = frozenset({"endless-tiny-chunks", "drip", "header-drip", "silence"})
"""Nothing but time ends them."""

_KEPT = ("DOWNLOAD_HANDLERS", "DOWNLOAD_MAXSIZE", "DOWNLOAD_WARNSIZE")


class AskingSpider(scrapy.Spider):
    """One URL after the other."""

    name = "asking"

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for url in sys.argv[1:]:
            seconds = 1.5 if url.rpartition("/")[2] in SLOW else 15
            meta = {"download_timeout": seconds}
            yield scrapy.Request(url, self.parse, errback=self.failed, dont_filter=True, meta=meta)

    def parse(self, response: Response, **_: Any) -> None:
        self._tell(response.url, f"{len(response.body)} bytes")

    def failed(self, failure: Failure) -> None:
        self._tell(failure.request.url, type(failure.value).__name__)  # type: ignore[attr-defined]

    def _tell(self, url: str, what: str) -> None:
        print(url.rpartition("/")[2], what, sep="\t", flush=True)


def main() -> None:
    settings = Settings({name: getattr(project, name) for name in _KEPT})
    settings.update(
        {
            "RETRY_ENABLED": False,
            "CONCURRENT_REQUESTS": 1,
            "LOG_LEVEL": "CRITICAL",
            "TELNETCONSOLE_ENABLED": False,
            "ALLOW_PRIVATE": urlsplit(sys.argv[1]).netloc,
        }
    )
    process = AsyncCrawlerProcess(settings)
    process.crawl(AskingSpider)
    process.start()
    most = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())
    print("memory", int(most[1]) // 1024 if most else 0, sep="\t")


if __name__ == "__main__":
    main()
