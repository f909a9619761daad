"""A web site for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.crawl.web import Web, serving


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running
