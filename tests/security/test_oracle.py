"""The oracle tells: of a crawl that did nothing, of one that took everything, of one that went inside."""

from __future__ import annotations

from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path

import pytest

from crawler.demo.hostile import GROUPS, Arrival, Case, Group
from crawler.demo.hostile.pages import good_paths
from crawler.demo.hostile.table import table
from tests.security.hunting import Hunt
from tests.security.judging import wrongs, wrongs_at_large
from tests.servers.hostile import hostile_site

PROJECT = Path(__file__).parents[2]
EVERY = [pytest.param(group, case, id=case.name) for group in GROUPS for case in group.cases]
ROBOTS_503 = GROUPS[0].cases[0]
IDLE = Hunt(status=0, said=b"", mib=100, log=(), sources=frozenset(), connections=frozenset(), port=80)


def arrival(case: Case, path: str, time: float = 0, *, is_forbidden: bool = False) -> Arrival:
    return Arrival(time=time, host=case.host, path=path, headers=[], peer="", is_forbidden=is_forbidden)


@pytest.mark.parametrize(("group", "case"), [each for each in EVERY if each.values[1].is_named])  # type: ignore[union-attr]
def test_who_asks_for_nothing_survives_nothing(group: Group, case: Case) -> None:
    assert wrongs(case, group.style, IDLE)


@pytest.mark.parametrize(("group", "case"), [each for each in EVERY if each.values[1].is_open is False])  # type: ignore[union-attr]
def test_who_asks_for_what_is_kept_from_us_is_found_out(group: Group, case: Case) -> None:
    page = good_paths(group.style)[0]
    greedy = replace(IDLE, log=[arrival(case, page)], sources=frozenset({(case.host, page)}))
    assert {f"{page} was kept", f"{page[:80]} was asked for"} <= set(wrongs(case, group.style, greedy))


@pytest.mark.parametrize(("group", "case"), [each for each in EVERY if each.values[1].gap])  # type: ignore[union-attr]
def test_who_comes_back_too_early_is_found_out(group: Group, case: Case) -> None:
    assert case.gap is not None
    hasty = [arrival(case, case.gap.path or "/", 0), arrival(case, "/", case.gap.seconds / 2)]
    told = f"/ came {case.gap.seconds / 2:.2f} s after"
    is_told = any(wrong.startswith(told) for wrong in wrongs(case, group.style, replace(IDLE, log=hasty)))
    assert is_told == (case.gap.seconds > 0)


def test_who_comes_a_little_early_each_time_is_found_out() -> None:
    (case,) = [each for group in GROUPS for each in group.cases if each.name == "robots-crawl-delay"]
    hasty = [arrival(case, f"/{place}", place * 0.5) for place in range(10)]
    told = wrongs(case, GROUPS[0].style, replace(IDLE, log=hasty))
    assert "10 requests came within 4.50 s, not 5.40" in told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"status": None}, "it had to be killed"),
        ({"status": -11}, "it ended with exit status -11"),
        ({"said": b"a\x1b[31mb"}, "it printed b'\\x1b'"),
        ({"said": "a\x9bb".encode()}, "it printed b'\\xc2\\x9b'"),
        ({"mib": 600.0}, "it took 600 MiB"),
        ({"connections": frozenset({("127.0.0.1", 80), ("10.0.0.1", 80)})}, "it tried to connect to 10.0.0.1:80"),
        (
            {"log": [arrival(GROUPS[0].cases[0], "/x", is_forbidden=True)]},
            "/x was asked of robots-503.hostile.test, inside",
        ),
    ],
)
def test_a_crawl_that_went_wrong_is_found_out(change: dict[str, object], told: str) -> None:
    assert wrongs_at_large(replace(IDLE, **change)) == [told]  # type: ignore[arg-type]


def test_a_crawl_that_said_what_people_say_is_not() -> None:
    assert wrongs_at_large(replace(IDLE, said="Pages 3\n  „é“ …\n".encode())) == []


def test_the_log_has_what_reached_either_port_and_how_much_was_taken() -> None:
    with hostile_site() as site:
        for port, path in ((site.port, "/question/bad"), (site.forbidden, "/secret")):
            connection = HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", path, headers={"Host": f"body-endless.hostile.test:{port}", "Cookie": "a=1"})
            connection.getresponse().read(1_000_000)
            connection.close()
        outside, inside = site.access_log()
    assert (outside.host, outside.path, outside.is_forbidden) == ("body-endless.hostile.test", "/question/bad", False)
    assert (inside.path, inside.is_forbidden, inside.values("cookie")) == ("/secret", True, ["a=1"])
    assert outside.sent >= 1_000_000


def test_every_case_has_a_name_of_its_own_and_there_are_enough() -> None:
    names = [case.name for group in GROUPS for case in group.cases]
    assert len(set(names)) == len(names) >= 60


def test_the_table_of_the_docs_is_up_to_date() -> None:
    assert (PROJECT / "docs" / "manners-and-guard.md").read_text() == table()
