from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice, permutations
from uuid import UUID

import pytest

from crawler.guard.traps import MAX_QUERY, MAX_SEGMENTS, MAX_VARIANTS, Traps

HOST = "https://ask.test"


def _days() -> Iterator[str]:
    return ((date(2020, 1, 1) + timedelta(days=day)).isoformat() for day in count())


ENDLESS: dict[str, Iterator[str]] = {
    "pages": (f"/questions/knee?page={page}" for page in count()),
    "pages in the path": (f"/questions/knee/page/{page}" for page in count()),
    "a calendar by its path": (f"/calendar/{day.replace('-', '/')}" for day in _days()),
    "a calendar by months": (f"/calendar/{1900 + month // 12}/{month % 12 + 1}" for month in range(2400)),
    "a calendar by its query": (f"/calendar?day={day}" for day in _days()),
    "session ids in the query": (f"/questions?sid={UUID(int=number)}" for number in count()),
    "session ids of Java": (f"/questions;jsessionid={number:032X}" for number in count()),
    "session ids of ASP.NET": (f"/(S({number:024x}))/questions" for number in count()),
    "filters": (f"/questions?a={one}&b={one}&c={one}" for one in count()),
    "filters in any order": (
        "/questions?" + "&".join(f"{name}={value}" for name in names)
        for value in count()
        for names in permutations(("sort", "age", "place", "page"))
    ),
    "invented topics": (f"/questions/topic-{number:x}-of-many" for number in count()),
    "paths that wander": (f"/questions/{one}/{one + 1}/{one * 7}/{one * 3}" for one in count()),
}


@pytest.mark.parametrize("links", ENDLESS.values(), ids=ENDLESS.keys())
def test_an_endless_site_comes_to_an_end(links: Iterator[str]) -> None:
    traps = Traps(max_alike=50)
    followed = sum(traps.reason(HOST + link, is_question=False) is None for link in islice(links, 2000))
    assert 1 <= followed <= 500
    assert set(traps.refused) == {"trap_shape"}
    assert traps.refused.total() == 2000 - followed


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/a/b/a/b/a/b", "trap_repeats"),
        ("/questions/knee/questions/hip/questions/hand", "trap_repeats"),
        ("/" + "/".join(f"level{level}" for level in range(MAX_SEGMENTS + 1)), "trap_depth"),
        ("/questions?q=" + "x" * MAX_QUERY, "trap_query"),
        ("/questions?" + "&".join(f"{name}=1" for name in "abcdefghijklm"), "trap_query"),
    ],
)
@pytest.mark.parametrize("is_question", [True, False])
def test_no_author_makes_such_a_link(path: str, reason: str, is_question: bool) -> None:
    assert Traps().reason(HOST + path, is_question) == reason


def test_questions_are_without_limit() -> None:
    traps = Traps(max_alike=10)
    for number in range(5000):
        assert traps.reason(f"{HOST}/question/{number}", is_question=True) is None
        assert traps.reason(f"{HOST}/question?id={number}", is_question=True) is None
        assert traps.reason(f"{HOST}/question/sore-knee-{number}?page=2", is_question=True) is None


def test_one_question_has_not_any_number_of_addresses() -> None:
    traps = Traps()
    told = [traps.reason(f"{HOST}/question/sore-knee-at-night?sid={number}", True) for number in range(1000)]
    assert told == [None] * MAX_VARIANTS + ["trap_shape"] * (1000 - MAX_VARIANTS)


def test_the_lists_of_a_large_site_all_come_through() -> None:
    traps = Traps()
    topics = [f"/questions/{word}-{kind}" for word in ("knee", "hip", "covid-19", "b12") for kind in "abcdefghij"]
    forums = [f"/forum/{number}" for number in range(40)]
    links = [f"{HOST}{place}?page={page}" for place in topics + forums for page in range(200)]
    links += [f"{HOST}{place}/page/{page}" for place in topics for page in range(200)]
    links += [f"{HOST}/drugs/{number:x}" for number in range(5000)]
    assert [link for link in links if traps.reason(link, is_question=False)] == []


def test_a_link_counts_once_however_often_it_is_found() -> None:
    traps = Traps(max_alike=3)
    links = [f"{HOST}/questions?page={page}" for page in range(4)]
    for _ in range(5):
        assert [traps.reason(link, is_question=False) for link in links] == [None, None, None, "trap_shape"]


def test_one_host_s_trap_is_not_another_s() -> None:
    traps = Traps(max_alike=1)
    assert traps.reason("https://one.test/questions?page=1", is_question=False) is None
    assert traps.reason("https://one.test/questions?page=2", is_question=False) == "trap_shape"
    assert traps.reason("https://two.test/questions?page=2", is_question=False) is None


@pytest.mark.parametrize(
    "url", ["https://ask.test", "https://ask.test/", "https://ask.test/?", "https://ask.test/?=&&"]
)
def test_a_front_page_is_followed(url: str) -> None:
    assert Traps().reason(url, is_question=False) is None
