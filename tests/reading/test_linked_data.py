"""JSON-LD as it is found in the wild, and what of it is no JSON at all."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.markup.linked_data import read_linked_data
from crawler.reading.markup.things import Thing, Told, walk

QUESTION = '{"@type": "Question", "name": "Sore heel?", "answerCount": "2"}'


def told(thing: Thing, name: str) -> list[str | None]:
    return [each.text for each in thing.told(name)]


@pytest.mark.parametrize(
    "script",
    [
        QUESTION,
        f"\n  {QUESTION} ;\n",
        f"<!-- {QUESTION} -->",
        f"//<![CDATA[\n{QUESTION}\n//]]>",
        f"/* <![CDATA[ */ {QUESTION} /* ]]> */",
        "\ufeff" + QUESTION,
        QUESTION.replace('"2"', "2"),
        QUESTION.replace("}", ",}"),
        QUESTION.replace('"answerCount"', '"tags": ["a", "b",\n], "answerCount"'),
        QUESTION.replace('"answerCount"', '// the count of answers\n"answerCount"'),
        QUESTION.replace('"answerCount"', '/* "old": 3, */ "answerCount"'),
        QUESTION.replace('"', "&quot;"),
        f"[{QUESTION}]",
        '{"@context": "https://schema.org", "@graph": [' + QUESTION + "]}",
        QUESTION.replace("{", '{"@context": {"name": "http://schema.org/name"}, ', 1),
        QUESTION.replace('"Question"', '"https://schema.org/Question"').replace('"name"', '"schema:name"'),
        QUESTION.replace('"Sore heel?"', '{"@value": "Sore heel?", "@language": "en"}'),
        QUESTION.replace('"Sore heel?"', '["Sore heel?"]'),
        QUESTION.replace('"Question"', '["Question", "CreativeWork"]'),
    ],
)
def test_a_question_is_read_however_it_is_written(script: str) -> None:
    (thing,) = read_linked_data([script])
    assert "Question" in thing.types
    assert told(thing, "name") == ["Sore heel?"]
    assert told(thing, "answerCount") == ["2"]


def test_texts_stay_as_they_are_written() -> None:
    text = 'Take "two" \\ // not /* three */, a, ]'
    script = json.dumps({"@type": "Answer", "text": text})[:-1] + ",}"
    assert told(read_linked_data([script])[0], "text") == [text]


def test_raw_line_breaks_tabs_and_backslashes_that_escape_nothing() -> None:
    (thing,) = read_linked_data(['{"@type": "Answer", "text": "one\n\ttwo \\d \\\' \\\\ \\u12 \\u00e9",}'])
    assert told(thing, "text") == ["one\n\ttwo \\d ' \\ \\u12 é"]


def test_several_objects_one_after_the_other() -> None:
    assert [told(thing, "name") for thing in read_linked_data([f"{QUESTION}\n{QUESTION.replace('heel', 'toe')}"])] == [
        ["Sore heel?"],
        ["Sore toe?"],
    ]


def test_things_that_name_one_another_are_one() -> None:
    graph = {
        "@graph": [
            {"@type": "WebPage", "@id": "#page", "mainEntity": {"@id": "#q"}},
            {"@type": "Question", "@id": "#q", "isPartOf": {"@id": "#page"}, "author": {"@id": "#nia"}},
            {"@type": "Person", "@id": "#nia", "name": "Nia"},
        ]
    }
    page, question, person = read_linked_data([json.dumps(graph)])
    assert page.things("mainEntity") == [question]
    assert question.things("author") == [person]
    assert [thing.types for thing, _ in walk([page])] == [page.types, question.types, person.types]


@pytest.mark.parametrize(
    "script",
    [
        "",
        "   ",
        "null",
        "[]",
        "3",
        '"Question"',
        '{"@type": "Question", "name": {{question.title}}}',
        '{"@type": "Question", "name": "cut',
        "var page = {};",
        "{" * 5000,
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 50_000 + "1" + "}" * 50_000,
    ],
)
def test_what_is_no_thing_tells_of_none(script: str) -> None:
    assert not any("Question" in thing.types for thing in read_linked_data([script, QUESTION])[:-1])
    assert "Question" in read_linked_data([script, QUESTION])[-1].types


@given(st.text(alphabet='{}[]",:/*\\\n ab01;<!->', max_size=200))
def test_it_never_raises(script: str) -> None:
    assert all(isinstance(thing, Thing) for thing in read_linked_data([script]))


@given(st.recursive(st.text(max_size=8) | st.booleans() | st.none() | st.integers(), lambda inner: st.lists(inner)))
def test_any_value_of_a_property_is_told_in_its_order(value: object) -> None:
    (thing,) = read_linked_data([json.dumps({"@type": "Question", "name": value})])
    assert told(thing, "name") == list(_flat(value))


def _flat(value: object) -> list[str]:
    if isinstance(value, list):
        return [text for each in value for text in _flat(each)]
    return [] if value is None else [str(value).lower() if isinstance(value, bool) else str(value)]


@pytest.mark.parametrize("unit", ['"', '\\"', "//", "/*", ",]", "{,", '"\\', "<!--", "/", "\\"])
def test_hostile_blocks_cost_no_more_than_their_size(unit: str) -> None:
    def seconds(count: int) -> float:
        script = "{" + unit * count
        started = time.process_time()
        read_linked_data([script])
        return time.process_time() - started

    seconds(1000)
    assert seconds(100_000) < 2


def test_a_value_is_one_line_of_text() -> None:
    assert Told(" two\n words ").read(None) == "two\n words"
