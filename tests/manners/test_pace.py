"""How fast a host is asked, and for how long it rests."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.manners.pace import ABSENT, LONGEST, Pace

HOST = "a.test"
BACK_OFF = 5.0


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pace(clock: Clock) -> Pace:
    pace = Pace(1.0, clock, BACK_OFF, chance=Random(7))
    pace.answered(HOST, 0.1)
    return pace


def test_the_longest_of_own_delay_crawl_delay_and_response_time_counts(pace: Pace) -> None:
    assert pace.delay(HOST) == 1.0
    pace.answered("b.test", 4.0)
    assert pace.delay("b.test") == 4.0
    pace.ask("b.test", 10)
    assert pace.delay("b.test") == 10.0
    pace.ask("b.test", None)
    assert pace.delay("b.test") == 4.0


def test_without_a_delay_only_what_the_host_asks_for_counts(clock: Clock) -> None:
    pace = Pace(0, clock)
    pace.answered(HOST, 4.0)
    assert pace.delay(HOST) == 0
    pace.ask(HOST, 0.5)
    assert pace.delay(HOST) == 0.5


def test_response_times_are_averaged(pace: Pace) -> None:
    pace.answered("b.test", 2.0)
    pace.answered("b.test", 12.0)
    assert pace.delay("b.test") == pytest.approx(5.0)


@pytest.mark.parametrize("asked", [0.0, 3.0, 7200.0, 10.0**9])
def test_retry_after_is_obeyed_to_the_second(pace: Pace, clock: Clock, asked: float) -> None:
    assert pace.refused(HOST, asked) == asked
    assert pace.rest(HOST) == asked
    clock.now += asked
    assert pace.rest(HOST) == 0


def test_a_shorter_retry_after_does_not_cut_a_longer_rest(pace: Pace) -> None:
    pace.refused(HOST, 60)
    pace.refused(HOST, 1)
    assert pace.rest(HOST) == 60


def test_refusals_in_a_row_double_the_rest_up_to_an_hour(pace: Pace) -> None:
    rests = [pace.refused(HOST, None) for _ in range(40)]
    for turn, rest in enumerate(rests):
        least = min(BACK_OFF * 2**turn, LONGEST)
        assert least <= rest <= 1.5 * least
    assert rests[-1] >= LONGEST


def test_an_answer_ends_the_row(pace: Pace) -> None:
    for _ in range(5):
        pace.refused(HOST, None)
    pace.answered(HOST, 0.1)
    assert pace.refused(HOST, None) <= 1.5 * BACK_OFF


def test_refusals_slow_a_host_down_and_answers_let_it_recover(pace: Pace) -> None:
    for _ in range(10):
        pace.refused(HOST, 0)
    assert pace.delay(HOST) == 16.0
    delays = []
    for _ in range(40):
        pace.answered(HOST, 0.1)
        delays.append(pace.delay(HOST))
    assert delays == sorted(delays, reverse=True)
    assert delays[0] > 14
    assert delays[-1] == 1.0


def test_two_lost_connections_say_nothing_of_a_host(pace: Pace) -> None:
    assert [pace.missed(HOST) for _ in range(2)] == [0, 0]
    assert pace.rest(HOST) == 0
    assert ABSENT <= pace.missed(HOST) <= 1.5 * ABSENT
    assert pace.rest(HOST) > 0


def test_a_host_that_is_away_is_given_up_for_an_hour_after_a_minute_or_two(pace: Pace) -> None:
    rests = [pace.missed(HOST) for _ in range(8)]
    assert rests == sorted(rests)
    assert sum(rests[:-1]) < 120
    assert rests[-1] == LONGEST


def test_a_host_whose_rules_cannot_be_read_is_given_up_at_the_third_try(pace: Pace) -> None:
    rests = [pace.unreadable("b.test") for _ in range(3)]
    assert rests[-1] == LONGEST
    assert sum(rests[:-1]) < 30


def test_a_host_that_has_not_answered_yet_is_not_given_up_sooner(pace: Pace) -> None:
    pace.ask("b.test", None)
    assert max(pace.refused("b.test", None) for _ in range(4)) < 100
    assert max(pace.missed("b.test") for _ in range(4)) < 100


def test_only_what_the_host_asks_for_outlasts_the_run(pace: Pace, clock: Clock) -> None:
    pace.refused(HOST, None)
    assert (pace.rest(HOST) > 0, pace.asked_rest(HOST)) == (True, 0)
    pace.refused(HOST, 30)
    clock.now += 10
    assert pace.asked_rest(HOST) == 20


def test_hosts_do_not_wait_for_each_other(pace: Pace) -> None:
    pace.refused(HOST, 60)
    pace.ask(HOST, 30)
    assert pace.rest("b.test") == 0
    assert pace.delay("b.test") == 1.0


EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("answered"), st.floats(0, 100)),
        st.tuples(st.just("refused"), st.one_of(st.none(), st.floats(0, 1e6))),
        st.tuples(st.just("missed"), st.none()),
        st.tuples(st.just("ask"), st.one_of(st.none(), st.floats(0, 1e5))),
    ),
    max_size=60,
)


@given(EVENTS)
def test_whatever_happens_no_host_is_asked_sooner_than_the_delay(events: list[tuple[str, float | None]]) -> None:
    clock = Clock()
    pace = Pace(1.0, clock, BACK_OFF, chance=Random(1))
    asked = 0.0
    for what, seconds in events:
        clock.now += 1
        if what == "answered":
            pace.answered(HOST, seconds or 0)
        elif what == "refused":
            before = pace.rest(HOST)
            rest = pace.refused(HOST, seconds)
            assert pace.rest(HOST) == pytest.approx(max(before, rest))
        elif what == "missed":
            pace.missed(HOST)
        else:
            asked = seconds or 0
            pace.ask(HOST, seconds)
        assert pace.delay(HOST) >= max(1.0, asked)
        assert pace.rest(HOST) >= 0
