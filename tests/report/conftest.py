"""Corpora to report on, made once for all tests of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import browser
from tests.report.corpora import make_corpora, ordinary, troubled

__all__ = ["browser"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output directory with everything that a report tells of."""
    output = tmp_path_factory.mktemp("troubled")
    make_corpora(output, [*ordinary(60), *troubled()], broken=2)
    return output
