"""A bench for each file of tests, and what an uninterrupted run leaves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.crash.bench import Bench, Ground, bench
from tests.crash.checks import Reference, reference


@pytest.fixture(scope="module", name="bench")
def running_bench() -> Iterator[Bench]:
    with bench() as running:
        yield running


@pytest.fixture(scope="module")
def wanted(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Reference:
    return reference(bench, Ground(tmp_path_factory.mktemp("uninterrupted") / "output"))
