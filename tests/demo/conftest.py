"""The demo sites in their first edition and in a later one, built once for all tests of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crawler.demo import DemoSite, Server, build_sites, serve

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def first() -> list[DemoSite]:
    return build_sites()


@pytest.fixture(scope="session", params=[0, 3], ids=["first", "later"])
def sites(request: pytest.FixtureRequest, first: list[DemoSite]) -> list[DemoSite]:
    edition: int = request.param
    return build_sites(edition=edition) if edition else first


@pytest.fixture(scope="session")
def panel(sites: list[DemoSite]) -> DemoSite:
    return sites[0]


@pytest.fixture(scope="session")
def reply(sites: list[DemoSite]) -> DemoSite:
    return sites[1]


@pytest.fixture(scope="session")
def forum(sites: list[DemoSite]) -> DemoSite:
    return sites[2]


@pytest.fixture
def server(sites: list[DemoSite]) -> Iterator[Server]:
    with serve(sites) as running:
        yield running
