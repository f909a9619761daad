"""Corpora, and the command as a user calls it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from normalize.commands import export
from normalize.commands.options import Parser
from tests.export.corpus import usual_corpora


@pytest.fixture(scope="session")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output directory with two corpora, which no test writes to."""
    return usual_corpora(tmp_path_factory.mktemp("export") / "output")


def run_export(*arguments: str | Path) -> int:
    """Run the command; the result is the exit status."""
    parser = Parser(prog="python -m normalize")
    export.add(parser.add_subparsers(parser_class=Parser))
    chosen = parser.parse_args(["export", *map(str, arguments)])
    status: int = chosen.run(chosen)
    return status


@pytest.fixture
def run() -> Callable[..., int]:
    return run_export
