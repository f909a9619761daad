"""Kills at many points: as many crawl directories as that takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from random import Random

from tests.crash.bench import Bench, Child, Ground
from tests.crash.checks import Reference
from tests.crash.points import POINTS, Phase
from tests.crash.scenario import Played, Scenario, phase_of

_EARLY, _LATE = 6, 2
"""The most kills in one directory: before the end of a crawl, and there."""
_AFTER_EACH_COMMIT = 8 * ("committed, not acknowledged",)
"""The first commits of a crawl hold the links that no other page has."""
_ORDERED = {point.name: number for number, point in enumerate(POINTS) if point.phase in (Phase.FIRST, Phase.CLOSE)}
"""Each can only be reached if those behind it were not reached before."""


def campaign(
    bench: Bench,
    wanted: Reference,
    grounds: Callable[[int], Ground],
    kills: Counter[str],
    seed: int,
    company: Child | None = None,
) -> Iterator[Played]:
    """Play scenarios until there were so many kills at each point; `kills` is what is left to do.

    A kill that did not come, since the crawl was at its end before, is tried again in another directory. In the first
    directory there is a kill after each of the first commits; every third one is worked on by two crawlers at once
    where there is `company`.
    """
    chance = Random(seed)
    for number in range(3 + kills.total()):  # most bring several kills
        points = draw(kills, chance) if number else _AFTER_EACH_COMMIT
        if not points:
            return
        beside = company if number % 3 == 2 else None
        played = Scenario(bench, grounds(number), wanted, seed * 1000 + number, beside).play(points)
        kills.subtract(name for name in played.killed if name in kills)
        yield played


def draw(kills: Counter[str], chance: Random) -> list[str]:
    """Points for one directory, in an order in which each can be reached: those first that have most kills to come."""
    left = [name for name, times in kills.items() if times > 0]
    chance.shuffle(left)
    left.sort(key=lambda name: -kills[name])
    late = [name for name in left if phase_of(name) is Phase.CLOSE][:_LATE]
    early = [name for name in left if phase_of(name) is not Phase.CLOSE][:_EARLY]
    if {Phase.RECOVERY} == {phase_of(name) for name in early}:
        early.append("after archive write")  # there must be something to recover from
    return sorted([*early, *late], key=lambda name: (phase_of(name).value, _ORDERED.get(name, 0)))
