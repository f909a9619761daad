"""A real Chromium for tests, the system's own, driven by playwright; a conftest.py imports the fixture from here.

A file of tests that uses it runs nothing of asyncio in its own process: playwright's loop is there already.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Dialog, Page, Playwright, sync_playwright

REQUIRED = "REQUIRE_CHROMIUM"
"""Where this is set, a test that finds no browser fails; elsewhere it is skipped."""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_NOBODY = "127.0.0.1:1"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_WITHIN = frozenset({"data", "blob", "about", "file"})
_MOST_MILLISECONDS = 20_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium for the tests of a file."""
    if (path := find_chromium()) is None:
        advice = "no Chromium found: install it (apt install chromium), or name it with CHROMIUM=/path/to/it"
        if os.environ.get(REQUIRED):
            pytest.fail(advice)
        pytest.skip(advice)
    with sync_playwright() as playwright:
        chromium = launch(playwright, path)
        yield chromium
        chromium.close()


def find_chromium() -> str | None:
    """The path of a Chromium on this machine."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)


def launch(playwright: Playwright, path: str) -> Browser:
    """Start it, so that no request leaves the machine: what is not on loopback goes to a proxy that is not there."""
    arguments = [f"--proxy-server={_NOBODY}"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")  # which Chromium has not for root, as whom containers run
    return playwright.chromium.launch(executable_path=path, args=arguments)


@dataclass  # without slots: playwright notes on it which of its methods it calls
class Seen:
    """What a page did beside being shown."""

    complaints: list[str] = field(default_factory=list)
    """Errors and warnings of the console, exceptions, dialogs that were opened, responses of status 400 and more."""
    strange: list[str] = field(default_factory=list)
    """The URLs of requests beyond loopback, the page's own file and what it holds itself."""

    def console(self, kind: str, text: str) -> None:
        """A line of the console."""
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def dialog(self, dialog: Dialog) -> None:
        """A dialog that a script opened."""
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def request(self, url: str) -> None:
        """A request that is about to be sent."""
        parts = urlsplit(url)
        if parts.scheme not in _WITHIN and parts.hostname not in _LOOPBACK:
            self.strange.append(url)

    def response(self, status: int, url: str) -> None:
        """A response."""
        if status >= 400:
            self.complaints.append(f"{status} {url}")


@contextmanager
def watched(browser: Browser, **options: Any) -> Iterator[tuple[Page, Seen]]:
    """Open an empty page, and see what it does.

    Args:
        browser: the Chromium.
        options: of playwright's `new_context`, such as `color_scheme="dark"`.
    """
    context = browser.new_context(**options)
    context.set_default_timeout(_MOST_MILLISECONDS)
    page, seen = context.new_page(), Seen()
    page.on("console", lambda said: seen.console(said.type, said.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("dialog", seen.dialog)
    page.on("request", lambda request: seen.request(request.url))
    page.on("response", lambda response: seen.response(response.status, response.url))
    try:
        yield page, seen
    finally:
        context.close()


def barriers(page: Page) -> list[str]:
    """What axe-core finds that shuts people out of the page: the rule, how bad it is, and the elements."""
    page.evaluate(_axe())
    found = page.evaluate("async () => (await axe.run(document)).violations")
    return [
        f"{each['id']} ({each['impact']}): {each['help']}: {[node['html'][:200] for node in each['nodes'][:5]]}"
        for each in found
    ]


@cache
def _axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
