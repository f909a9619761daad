"""What every test shares: hypothesis tries the same examples in every run, and the longest files are begun first."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.order import LONGEST

settings.register_profile("same_every_run", derandomize=True, max_examples=200, deadline=None, database=None)
settings.load_profile("same_every_run")
_PLACES = {f"tests/{name}": place for place, name in enumerate(LONGEST)}


@pytest.hookimpl(trylast=True)  # pytest itself puts tests with the same parameters together
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: _PLACES.get(item.nodeid.partition("::")[0], len(_PLACES)))
