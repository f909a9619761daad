"""What docs/library.md shows is what happens."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from tests.docs.fences import PROJECT, fences

DOCUMENT = PROJECT / "docs" / "library.md"


def test_the_examples_of_the_document_run(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    shown = "\n".join(fences(DOCUMENT, "pycon"))
    examples = doctest.DocTestParser().get_doctest(shown, {}, DOCUMENT.name, str(DOCUMENT), 0)
    assert len(examples.examples) > 20
    told: list[str] = []
    results = doctest.DocTestRunner(verbose=False).run(examples, out=told.append)
    assert results.failed == 0, "".join(told)
