"""The privacy rules on the labelled snippets: what the documentation says of them is what they do."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from tests.normalize.protect.labelled.snippets import Half, read
from tests.normalize.protect.scoring import score, table
from tests.normalize.protect.wiring import rules_of

DOCUMENTED = Path(__file__).parents[3] / "docs" / "trust.md"
WANTED = 0.98


@pytest.mark.parametrize("half", get_args(Half))
def test_the_documented_table_is_what_the_rules_reach(half: Half) -> None:
    told = table(score(rules_of, read(half))).strip()
    assert told in DOCUMENTED.read_text("utf-8"), f"docs/trust.md, {half}:\n{told}"


@pytest.mark.parametrize("half", get_args(Half))
def test_hardly_anything_is_missed_or_harmed(half: Half) -> None:
    reached = score(rules_of, read(half))
    assert reached.recall >= WANTED
    assert reached.precision >= WANTED
