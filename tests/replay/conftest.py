"""Pages for replays to read."""

from __future__ import annotations

import pytest

from crawler.demo import DemoSite, build_sites


@pytest.fixture(scope="session")
def sites() -> list[DemoSite]:
    return build_sites(12)


@pytest.fixture(scope="session")
def panel_pages(sites: list[DemoSite]) -> list[bytes]:
    return _pages(sites[0])


@pytest.fixture(scope="session")
def reply_pages(sites: list[DemoSite]) -> list[bytes]:
    return _pages(sites[1])


def _pages(site: DemoSite) -> list[bytes]:
    return [site.pages[question.url.removeprefix(site.origin)].body for question in site.truth]
