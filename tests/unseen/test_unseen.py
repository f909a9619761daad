"""Every annotated page, in markup that the project was not written for, gives the corpus that a person read on it.

The pages go the whole way, from bytes to corpus, one output directory a markup (pages of one annotation are near
duplicates of each other), and are compared by the score that lies beside the annotations.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import io
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest

from crawler.extract import extract
from crawler.raw_files import RawFiles
from crawler.sites import styles
from normalize.pipeline import normalize
from normalize.progress import progress
from normalize.settings import Privacy, Settings
from tests.unseen.gold import SHARED, Gold, read
from tests.unseen.markups import MARKUPS, render

SCORE = SHARED / "tools" / "score.py"
pytestmark = pytest.mark.skipif(not SCORE.exists(), reason="the annotated pages are not beside the project: ../shared")

EASY = 0.98
"""Field F1 of every markup that keeps the source's order and landmarks."""
HARD = 0.95
"""Field F1 of all redesigns (`hard_…`) together: they move, merge or relabel parts."""
KNOWN: dict[tuple[str, str], str] = {}
"""Markups that are not read well enough yet, by style and name, each with the reason."""


class Counts(NamedTuple):
    """Fields that are right, that are there and wrong, that are missing or wrong."""

    right: int
    extra: int
    missed: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.extra + self.missed)


@cache
def annotated() -> list[Gold]:
    return read()


def of_style(style: str) -> list[Gold]:
    return [gold for gold in annotated() if gold.site == style]


def corpus(output: Path, style: str, markup: str) -> None:
    """Replay the pages of one markup and normalize them, names kept."""
    files = RawFiles(output, "replay")
    for gold in of_style(style):
        page = render(gold, markup).encode()
        source = f"{gold.stem}.{markup}.html"
        files.write(asyncio.run(extract(page, source=source, styles=styles().values(), content_type="text/html")))
    files.close()
    normalize(Settings(output=output, privacy=Privacy.KEEP, workers=1), progress)


def score(output: Path, style: str) -> tuple[Counts, str]:
    """What the score of the annotations counts in a corpus, and what it says of each wrong field."""
    expected = output / "gold"
    expected.mkdir()
    for gold in of_style(style):
        shutil.copy(SHARED / "gold" / f"{gold.stem}.json", expected)
    specification = importlib.util.spec_from_file_location("score", SCORE)
    assert specification is not None
    assert specification.loader is not None
    module: Any = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    tallies: list[Any] = []

    def tally(verbose: bool) -> Any:
        tallies.append(original(verbose))
        return tallies[-1]

    original, module.Tally = module.Tally, tally
    said = io.StringIO()
    with patch.object(sys, "argv", ["score.py", str(output), str(expected), "--verbose"]):
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            module.main()
    (made,) = tallies
    rows = list(made.n.values())
    return Counts(*(sum(row[column] for row in rows) for column in range(3))), said.getvalue()


@pytest.fixture(scope="session")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Scores a markup once, whichever test asks first."""

    @cache
    def once(style: str, markup: str) -> tuple[Counts, str]:
        output = tmp_path_factory.mktemp(f"{style}.{markup}")
        corpus(output, style, markup)
        return score(output, style)

    return once


def markups(hard: bool) -> list[Any]:
    """Style and markup as parameters; the known failures marked as such."""
    return [
        pytest.param(
            style,
            markup,
            id=f"{style}-{markup}",
            marks=[pytest.mark.xfail(reason=reason)] if (reason := KNOWN.get((style, markup))) else [],
        )
        for style in MARKUPS
        for markup in MARKUPS[style]
        if markup.startswith("hard_") == hard
    ]


@pytest.mark.parametrize(("style", "markup"), markups(hard=False))
def test_markup(scored: Any, style: str, markup: str) -> None:
    counts, wrong = scored(style, markup)
    assert counts.f1 >= EASY, wrong


def test_redesigns(scored: Any) -> None:
    results = [scored(*parameters.values) for parameters in markups(hard=True)]
    total = Counts(*map(sum, zip(*(counts for counts, _ in results), strict=True)))
    assert total.f1 >= HARD, "\n".join(wrong for _, wrong in results)
