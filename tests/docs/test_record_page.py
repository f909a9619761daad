"""`docs/record.md` is what the types say, and every slug that the code knows has its meaning there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import pytest

from normalize.protect.masking import PRIVACY_RULES as KNOWN_PRIVACY_RULES
from normalize.quality.meanings import MEANINGS
from normalize.records import Question
from tests.docs.attributes import attributes
from tests.docs.example import EXAMPLE
from tests.docs.meanings import (
    FIELDS,
    HTTP_STATUS,
    PRIVACY_RULES,
    REJECTED,
    RULES_OF_WHOLE_TEXTS,
    SCHEMA_ORG,
    SET_ASIDE,
)
from tests.docs.record_page import COMMAND, RECORD, every_record, record_page
from tests.docs.slugs_in_code import (
    reasons_in_crawler,
    rejects_in_normalize,
    rules_of_whole_texts_in_code,
    warnings_in_code,
)

PAGE = Path(__file__).parents[2] / "docs" / "record.md"


def test_the_page_is_what_the_types_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == record_page(), f"make it anew: {COMMAND}"


@pytest.mark.parametrize("record", RECORD, ids=lambda record: record.__name__)
def test_every_field_of_a_record_says_what_it_is_where_it_is_defined(record: type) -> None:
    assert [each.name for each in attributes(record) if not each.meaning] == []


def test_every_field_of_the_other_files_has_a_meaning() -> None:
    lacking = [f"{record.__name__}.{each}" for record in every_record() for each in _names(record, lacking=True)]
    assert sorted(set(lacking) - FIELDS.keys()) == [], "a line below the field, or a meaning in tests/docs/meanings.py"


def test_meanings_and_schema_orgs_names_are_of_fields_that_there_are() -> None:
    known = {f"{record.__name__}.{name}" for record in every_record() for name in _names(record)}
    assert sorted(FIELDS.keys() - known) == []
    assert sorted(SCHEMA_ORG.keys() - known) == []


def test_the_example_is_a_record_with_a_value_for_every_field_but_one() -> None:
    line = msgspec.json.encode(EXAMPLE)
    assert msgspec.json.decode(line, type=Question) == EXAMPLE
    assert re.findall(rb'"(\w+)":null', line) == [b"name"]  # the asker's: a record has it or the pseudonym
    assert b"[]" not in line


@pytest.mark.parametrize(
    ("in_code", "documented"),
    [
        pytest.param(warnings_in_code, MEANINGS, id="warnings"),
        pytest.param(rejects_in_normalize, REJECTED, id="reasons of normalize"),
        pytest.param(lambda: reasons_in_crawler() | {HTTP_STATUS}, SET_ASIDE, id="reasons of a crawl and a replay"),
        pytest.param(rules_of_whole_texts_in_code, RULES_OF_WHOLE_TEXTS, id="rules of whole texts"),
        pytest.param(lambda: KNOWN_PRIVACY_RULES, PRIVACY_RULES, id="privacy rules"),
    ],
)
def test_every_slug_in_the_code_is_documented_and_no_other(
    in_code: Callable[[], Iterable[str]], documented: Iterable[str]
) -> None:
    assert sorted(in_code()) == sorted(documented)


def test_slugs_are_found_in_each_way_of_telling_them() -> None:
    """A constant, a positional argument, a choice between two, a table by the error's type."""
    ways = {"opted_out", "linked_folder", "too_many_things", "truncated_warc", "dns_failure", "other_host"}
    assert ways <= reasons_in_crawler()


def _names(record: type, *, lacking: bool = False) -> list[str]:
    return [each.name for each in attributes(record) if not (lacking and each.meaning)]
