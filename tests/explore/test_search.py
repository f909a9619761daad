from __future__ import annotations

import sqlite3
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.corpus_reader import read_corpus
from normalize.explore.facets import Facets
from normalize.explore.query import FACETS, Query, read_query
from normalize.explore.search import PAGE, Results, search
from normalize.explore.words import match_of

STRANGE = (
    "\0",
    '"',
    '""',
    "*",
    "a*",
    "^",
    "NEAR(",
    "AND",
    "a OR",
    "-x",
    "name:x",
    "{a b}:c",
    "'",
    "(",
    "\ud800",
    "🦷",
    "_",
    "²",
)


def found(connection: sqlite3.Connection, words: str = "", **filters: str) -> Results:
    return search(connection, Facets(connection), Query(words, filters))


def at_page(connection: sqlite3.Connection, page: int) -> Results:
    return search(connection, Facets(connection), Query(page=page))


def names(results: Results) -> list[str]:
    return [unmarked(find.title) for find in results.finds]


def unmarked(text: str) -> str:
    return text.replace("\x02", "").replace("\x03", "")


def test_words_are_found_in_questions_and_in_answers_whatever_their_form(connection: sqlite3.Connection) -> None:
    assert names(found(connection, "eyelids jumping")) == ["Eyelid jumps"]
    assert names(found(connection, "GLOVE")) == ["Cold hands"]
    assert names(found(connection, "toe shoe")) == ["Tingling toes"]
    assert found(connection, "cafe au lait").total == 45
    assert found(connection, "toe glove").total == 0


def test_quotes_keep_words_together_and_a_star_stands_for_any_ending(connection: sqlite3.Connection) -> None:
    assert found(connection, '"wider shoes"').total == 1
    assert found(connection, '"shoes wider"').total == 0
    assert found(connection, "shoes wider").total == 1
    assert found(connection, "ting*").total == 1
    assert found(connection, "ti*").total == 0


def test_what_stands_in_the_title_comes_first(connection: sqlite3.Connection) -> None:
    first = found(connection, "week 7").finds[0]
    assert first.title == "A rash below the ear, \x02week\x03 \x027\x03?"
    assert "\x02weeks\x03" in first.snippet


def test_no_words_find_everything_and_no_letters_nothing(connection: sqlite3.Connection) -> None:
    (count,) = connection.execute("select count(*) from questions").fetchone()
    assert found(connection).total == count
    assert found(connection, "?!").total == 0


def test_facets_count_what_was_found(corpus: Path, connection: sqlite3.Connection) -> None:
    questions = [question for question in read_corpus(corpus) if "lump" in (question.name or "")]
    results = found(connection, "lump")
    assert results.total == len(questions)
    expected = {
        "site": Counter(question.site for question in questions),
        "split": Counter(question.split for question in questions),
        "language": Counter(question.language for question in questions),
    }
    told = {name: {count.value: count.records for count in counts} for name, counts in results.facets.items()}
    assert {name: told[name] for name in expected} == expected
    assert "year" not in told
    warned = {count.value: count.records for count in found(connection).facets["warning"]}
    assert warned == Counter(warning for question in read_corpus(corpus) for warning in question.warnings)
    for name, counts in results.facets.items():
        for count in counts:
            assert found(connection, "lump", **{name: count.value}).total == count.records


def test_filters_narrow_and_what_nobody_has_finds_nothing(connection: sqlite3.Connection) -> None:
    letters = found(connection, year="2016", medical_specialty="Neurology")
    assert sorted(names(letters)) == ["Cold hands", "Eyelid jumps", "Tingling toes"]
    assert found(connection, site="nowhere").total == 0
    (group,) = connection.execute("""select "group" from questions where name = 'Tingling toes'""").fetchone()
    assert sorted(names(found(connection, group=group))) == ["Eyelid jumps", "Tingling toes"]


def test_pages_part_what_was_found(connection: sqlite3.Connection) -> None:
    results = found(connection)
    pages = [at_page(connection, page) for page in range(1, results.last_page + 1)]
    ids = [find.id for page in pages for find in page.finds]
    assert len(ids) == len(set(ids)) == results.total
    assert [len(page.finds) for page in pages[:-1]] == [PAGE] * (len(pages) - 1)
    assert at_page(connection, 999).query.page == results.last_page


@pytest.mark.parametrize(
    "words", [*STRANGE, *(f"lump {strange} ear" for strange in STRANGE), '"' * 9_999, "a b " * 9_999]
)
def test_no_words_break_the_search(connection: sqlite3.Connection, words: str) -> None:
    assert found(connection, read_query({"q": [words]}).words).total >= 0


@given(st.text(max_size=60))
def test_any_text_is_an_expression_that_sqlite_takes(words: str) -> None:
    match = match_of(words)
    if match is not None:
        memory = sqlite3.connect(":memory:")
        memory.execute("create virtual table words using fts5(text)")
        assert memory.execute("select * from words where words match ?", (match,)).fetchall() == []
        memory.close()


@pytest.mark.parametrize(
    "words", ['"' * 100_000, "a" * 100_000, "*" * 100_000, '"a ' * 33_000, "a* " * 33_000, "'’-" * 33_000]
)
def test_long_words_take_no_time(words: str) -> None:
    before = time.process_time()
    match_of(words)
    assert time.process_time() - before < 0.5


@pytest.mark.parametrize("page", ["0", "-3", "x", "", "1e9", "٣", "9" * 50])
def test_a_page_that_is_no_number_is_the_first(page: str) -> None:
    assert read_query({"page": [page]}).page == 1


def test_the_address_of_a_search_leads_back_to_it() -> None:
    query = Query('5½ mg & "lip"', {"site": "a&b", "year": ""}, 3)
    assert query.address == "/search?q=5%C2%BD+mg+%26+%22lip%22&site=a%26b&year=&page=3"
    assert query.narrowed("split", "test").widened("site").filters == {"year": "", "split": "test"}
    assert set(query.filters) <= set(FACETS)
