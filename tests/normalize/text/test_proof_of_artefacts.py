"""The proof's own patterns find what the rules would have taken out, and nothing that they leave."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.records import RawBinding, RawQuestion
from normalize.proof.artefacts import find_artefact, find_unrendered
from normalize.records import Provenance, Question
from normalize.text import HUMAN_TEXT_RULES, human_text_rules
from normalize.text.artefacts import Told, squeezed
from normalize.text.ledger import apply_rules

CASES = Path(__file__).parents[2] / "cases"
PIECES: list[str] = msgspec.json.decode((CASES / "text_pieces.json").read_bytes())
LINES = st.lists(st.sampled_from([*PIECES, "\n", "\n"]), max_size=16).map("".join)
PAGE = RawQuestion(
    site="any",
    title="Sore heels?",
    question=None,
    unrendered=[RawBinding(text="{{ badge | title }}", mark="cloak"), RawBinding(text="{{ n }}", mark="twin")],
)
TOLD = Told({squeezed(binding.text): binding.mark for binding in PAGE.unrendered})


def question(text: str) -> Question:
    provenance = Provenance(
        source="x", fetched_at=None, page_sha256="0" * 64, archive=None, extractor="medqa-corpus", rights=None
    )
    return Question(
        **dict.fromkeys(("headline", "author", "date_created", "language", "medical_specialty", "url"), None),
        **dict.fromkeys(("upvote_count", "answer_count", "site_text", "group", "split"), None),
        schema="1.0",
        id="any:1",
        site="any",
        name="Sore heels?",
        text=text,
        keywords=[],
        answers=[],
        related=[],
        duplicate_ids=[],
        warnings=[],
        provenance=provenance,
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rest.\n{{ voteCount >= 0 ? '+' + voteCount : '' }}", "{{ voteCount >= 0 ? '+' + voteCount : '' }}"),
        ("My prescription:\n{{ likes > 1 ? 'likes' : 'like' }}", "{{ likes > 1 ? 'likes' : 'like' }}"),
        ("Liquid food.\n{{ likes >= 1 }}\nRest.", "{{ likes >= 1 }}"),
        ("In Django I wrote\n{{ likes >= 1 }}", None),
        ("{{ likes are >= what I hoped }}", None),
        ("Rest.\nundefined", "undefined"),
        ("Rest.\n[object Object]\nIce.", "[object Object]"),
        ("undefined", None),
        ("Rest.\nThe result is null", None),
        ("Rest.\n```\nnull\n```", None),
    ],
)
def test_debris(text: str, found: str | None) -> None:
    assert find_artefact(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rest.\n{{badge  | title}}", "{{badge  | title}}"),
        ("Rest. {{ badge | title }}", None),
        ("Rest.\n{{ badge }}", None),
        ("Rest.\n`{{ badge | title }}`", None),
        ("{{ a\n{{ n }}\n}}", None),
    ],
)
def test_a_binding_that_the_page_marks(text: str, found: str | None) -> None:
    assert find_unrendered(PAGE, question(text)) == found
    assert find_unrendered(replace(PAGE, unrendered=[]), question(text)) is None


@given(LINES)
def test_what_the_rules_leave_is_no_artefact(raw: str) -> None:
    clean, _ = apply_rules(raw, HUMAN_TEXT_RULES)
    assert not clean or find_artefact(clean) is None


@given(LINES)
def test_what_the_rules_leave_is_not_marked(raw: str) -> None:
    clean, _ = apply_rules(raw, human_text_rules(False, TOLD))
    assert find_unrendered(PAGE, question(clean)) is None
