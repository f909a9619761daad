"""The third demo site, crawled by its profile as a user crawls it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.demo import Server, serve
from crawler.demo.clinic_letters import letters_site
from crawler.demo.hosts import DEMO_DOWNLOAD_HANDLERS
from tests.crawl.running import AT_ONCE, Crawled, run

PROFILE = Path(__file__).parent / "clinic_letters.toml"
SITE = letters_site()


@contextmanager
def letters_server() -> Iterator[Server]:
    with serve([SITE]) as server:
        yield server


def settings(server: Server) -> list[str]:
    """Take a command to the demo server, at once."""
    return ["-s", f"DOWNLOAD_HANDLERS={json.dumps(DEMO_DOWNLOAD_HANDLERS)}", "-s", f"DEMO_PORT={server.port}", *AT_ONCE]


def crawl(server: Server, output: Path, profile: Path = PROFILE, *options: str) -> Crawled:
    return run(output, "crawl", "-a", f"profile={profile}", *settings(server), *options)


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    """The profile with some of its words changed."""
    text = PROFILE.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = folder / "changed.toml"
    path.write_text(text, encoding="utf-8")
    return path
