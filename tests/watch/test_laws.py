"""Whatever a page says, the watch neither fails nor grows without end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.records import RawAnswer, RawQuestion, RawRecord
from crawler.watch import evidence
from crawler.watch.watch import Watch
from tests.watch.pages import STYLES, a_watch

texts = st.text(max_size=60) | st.sampled_from(["{{", "${x}", "<%", "[object Object]", "\n" * 40, "\x00\x1b", "9" * 30])
maybe = st.none() | texts
answers = st.builds(
    RawAnswer,
    text=texts,
    headline=maybe,
    vote_line=maybe,
    vote_count=maybe,
    author_lines=st.lists(texts, max_size=3),
    date_line=maybe,
)
questions = st.builds(
    RawQuestion,
    site=st.just("any"),
    title=maybe,
    question=maybe,
    answer_count_line=maybe,
    editorial_title=maybe,
    asker_line=maybe,
    more_info=maybe,
    answers=st.lists(answers, max_size=4),
)
records = st.builds(RawRecord, question=questions, source=texts, page_sha256=st.just("0" * 64))
visits = st.tuples(st.sampled_from(["a.test", "b.test"]), texts, st.none() | st.integers(-1, 999), st.booleans())


@settings(max_examples=100)
@given(st.lists(records | visits | texts, max_size=60), st.sampled_from(STYLES), st.integers(1, 4))
def test_no_page_makes_it_fail(
    found: list[RawRecord | tuple[str, str, int | None, bool] | str], style: str, times: int
) -> None:
    watch = a_watch(style)
    for one in found * times:
        if isinstance(one, RawRecord):
            watch.read("a.test", one)
        elif isinstance(one, str):
            watch.unknown("b.test", one)
        else:
            host, url, status, is_failed = one
            watch.visited(host, url, status, is_failed=is_failed)
    for alarm in watch.alarms:
        assert str(alarm).isprintable()
        assert len(alarm.examples) <= 3
        assert all(url.isprintable() for url in alarm.examples)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 100), st.integers(0, 100))
def test_evidence_is_never_negative_and_none_where_nothing_changed(a: int, b: int, c: int, d: int) -> None:
    of_before, of_late = a + b + 1, c + d + 1
    assert evidence.of_change(a, of_before, c, of_late) > -1e-9
    assert abs(evidence.of_change(a, of_before, a, of_before)) < 1e-9
    assert evidence.of_shortfall(a, of_before, 0) == 0


def size(of: object, seen: set[int]) -> int:
    """The bytes of an object and of all that it refers to."""
    if id(of) in seen:
        return 0
    seen.add(id(of))
    return sys.getsizeof(of) + sum(size(part, seen) for part in parts(of))


def parts(of: object) -> Iterator[object]:
    if isinstance(of, dict):
        yield from of
        yield from of.values()
    elif not isinstance(of, str | bytes | type) and hasattr(of, "__iter__"):
        yield from of
    elif is_dataclass(of):
        yield from (getattr(of, field.name) for field in fields(of))
    else:
        yield from getattr(of, "__dict__", {}).values()
        yield from (getattr(of, name) for name in getattr(of, "__slots__", ()))


def test_memory_is_bounded_where_no_line_ever_comes_twice() -> None:
    watch, rng = Watch({"title": 0.9}), Random(1)
    sizes = []
    for number in range(1, 401):
        text = "\n".join(
            f"{rng.random()} is a long line that no other page has, and it goes on " * 9 for _ in range(300)
        )
        question = RawQuestion(site="any", title="t", question=text)
        watch.read("a.test", RawRecord(question=question, source=f"https://a.test/{number}", page_sha256="0" * 64))
        if number % 200 == 0:
            sizes.append(size(watch, set()))
    assert max(sizes) < 4_000_000
    assert sizes[1] < 1.2 * sizes[0]


def test_sites_make_room_for_others() -> None:
    watch = Watch({"title": 0.9})
    sizes = []
    for number in range(1, 2001):
        watch.visited(f"{number}.test", f"https://{number}.test/", 200, is_failed=False)
        if number % 1000 == 0:
            sizes.append(size(watch, set()))
    assert sizes[1] < 1.2 * sizes[0]
