"""A crawl directory whose crawls are killed again and again, and then come to their end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from signal import SIGKILL

from tests.crash import power
from tests.crash.bench import STYLES, Bench, Child, Ground
from tests.crash.checks import Reference, Verdict, check
from tests.crash.orders import Plant
from tests.crash.points import BY_NAME, Phase
from tests.crash.tails import leave_tails

RANDOM_TIME = "at a random time"
"""Beside the names of points: a kill from outside."""
BESIDE = "beside another crawler, at a random time"
_LONGEST_COMMIT = 0.008
"""Seconds; a kill inside a commit comes within this time of its begin."""


@dataclass(slots=True, kw_only=True)
class Played:
    """What became of a scenario."""

    verdict: Verdict = field(default_factory=Verdict)
    killed: list[str] = field(default_factory=list)
    """The points at which crawls were killed."""
    refetched: int = 0
    """How many fetches there were that an uninterrupted run does not need."""


class Scenario:
    """Kills a crawl at each of some points in turn, lets the crawls come to their end, and looks at what they left.

    Args:
        bench: where it is played.
        ground: an empty crawl directory.
        wanted: what should be there in the end.
        seed: decides at which call a kill comes, whether the power fails with it, whether tails are left by hand.
        company: runs another crawler of the same frontier beside each that is to be killed, and is killed as well.
    """

    def __init__(
        self, bench: Bench, ground: Ground, wanted: Reference, seed: int, company: Child | None = None
    ) -> None:
        self._bench, self._ground, self._wanted = bench, ground, wanted
        self._chance = Random(seed)
        self._company = company
        self._is_named = False  # whether the directory's writer has its name, which nobody has left files of before
        self._played = Played()

    def play(self, points: Sequence[str]) -> Played:
        """Play it once."""
        played, at_end = self._played, set[str]()
        self._bench.begin()
        for number, name in enumerate(points):
            style = [style for style in STYLES if style not in at_end or at_end == STYLES.keys()][number % 2 - 1]
            status = self._crawl(style, name)
            if status == -SIGKILL:
                played.killed.append(name)
            elif status == 0:
                at_end.add(style)
            else:
                played.verdict.faults.append(f"a crawl to be killed {name!r} ended with status {status}")
            self._is_named |= status == 0 or (name in BY_NAME and phase_of(name) not in (Phase.FIRST, Phase.START))
        for style in STYLES:
            if status := self._bench.crawl(self._ground, style).status:
                played.verdict.faults.append(f"the last crawl of {style} ended with status {status}")
        played.refetched = (self._ground.fetched - self._wanted.fetched).total()
        check(self._bench, self._ground, self._wanted, played.verdict)
        return played

    def _crawl(self, style: str, name: str) -> int:
        """A crawl that is to be killed; the result is its status."""
        ground, chance = self._ground, self._chance
        if self._is_named and (chance.random() < 0.3 or phase_of(name) is Phase.RECOVERY):
            leave_tails(ground.output, ground.writer, chance)
        seconds = chance.uniform(0, self._wanted.seconds[style])
        if self._company is not None:
            other = chance.choice(list(STYLES))
            self._company.start(ground, self._bench.crawl_command(ground, other), seconds=seconds)
        before = power.durable(ground.output)
        if name in BY_NAME:
            call, delay = chance.randint(*BY_NAME[name].calls), chance.uniform(0, _LONGEST_COMMIT)
            status = self._bench.crawl(ground, style, Plant(point=name, call=call, delay=delay)).status
        else:
            status = self._bench.crawl(ground, style, seconds=seconds).status
        if self._company is not None:
            self._beside(self._company.ended().status)
        elif status == -SIGKILL and chance.random() < 0.5:
            power.fail(ground.output, before, ground.synced, chance)
        return status

    def _beside(self, status: int) -> None:
        if status == -SIGKILL:
            self._played.killed.append(BESIDE)
        elif status:
            self._played.verdict.faults.append(f"a crawl beside another ended with status {status}")


def phase_of(name: str) -> Phase:
    """When the kill comes; one at a random time is taken for one in the middle of a crawl."""
    return BY_NAME[name].phase if name in BY_NAME else Phase.CRAWL
