"""Two web sites for each test: one to crawl, and one that no crawl may reach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.crawl.web import Web, article, serving


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


@pytest.fixture
def forbidden() -> Iterator[Web]:
    """Full of pages."""
    with serving() as running:
        running.replies = {f"/en/article/{number}": article(number) for number in range(100, 600)}
        yield running
