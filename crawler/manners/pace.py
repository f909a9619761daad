"""How fast each host may be asked: its own delay, the one it asks for, and rests where it is overloaded or away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

ABSENT = 1.0
"""Seconds to rest after a host could not be reached three times in a row; likewise."""
_MISSES = 3  # a single lost connection says nothing of the host
LONGEST = 3600.0
"""The longest rest that we choose ourselves; a host may ask for more."""
_UNREAD = 3  # a host whose rules can't be read is given up after so many tries
_SLOWER, _FASTER, _SLOWEST = 2.0, 0.9, 16.0  # as TCP: down by half at once, and up again little by little
_WEIGHT = 0.3  # of the newest response in the average of their times
_JITTER = 0.5


@dataclass(slots=True)
class _Host:
    delay: float = 0.0
    latency: float = 0.0
    slowness: float = 1.0
    refusals: int = 0
    misses: int = 0
    unread: int = 0
    rests_until: float = 0.0
    asked_until: float = 0.0


class Pace:
    """The pace of one crawler's hosts.

    Args:
        delay: seconds between two requests of a host, where it asks for no more; with 0 its response times do not
            matter either.
        clock: seconds; only differences count.
        back_off: seconds to rest after a 429 or 503 without a Retry-After; each further one in a row doubles it.
        most_misses: a host that could not be reached so often in a row gets the longest rest at once, so that a dead
            one does not hold up the others for long.
        chance: for the jitter, so that crawlers that were refused together do not come back together.
    """

    def __init__(
        self,
        delay: float,
        clock: Callable[[], float],
        back_off: float = 5.0,
        most_misses: int = 8,
        chance: Random | None = None,
    ) -> None:
        self._delay, self._clock = delay, clock
        self._back_off, self._most_misses = back_off, most_misses
        self._chance = chance or Random()
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)

    def ask(self, host: str, crawl_delay: float | None) -> None:
        """The host's robots.txt has been read: what it asks for, in seconds between two requests."""
        self._hosts[host].delay = crawl_delay or 0.0
        self._hosts[host].unread = 0

    def delay(self, host: str) -> float:
        """The least seconds between two requests: no host is asked again before it has answered, or faster than that.

        >>> pace = Pace(1.0, clock=lambda: 0.0)
        >>> pace.ask("slow.test", 10)
        >>> pace.delay("slow.test"), pace.delay("other.test")
        (10.0, 1.0)
        """
        known = self._hosts[host]
        own = max(self._delay, known.latency) if self._delay else 0.0
        return float(max(own * known.slowness, known.delay))

    def rest(self, host: str) -> float:
        """Seconds until the host may be asked again; 0 for at once."""
        known = self._hosts.get(host)
        return max(known.rests_until - self._clock(), 0.0) if known else 0.0

    def asked_rest(self, host: str) -> float:
        """The part of it that the host has asked for itself: whoever crawls it next has to keep that, too."""
        known = self._hosts.get(host)
        return max(known.asked_until - self._clock(), 0.0) if known else 0.0

    def answered(self, host: str, latency: float) -> None:
        """The host gave an answer that is no refusal, so many seconds after it was asked."""
        known = self._hosts[host]
        known.refusals = known.misses = 0
        known.latency += (latency - known.latency) * (_WEIGHT if known.latency else 1.0)
        known.slowness = max(known.slowness * _FASTER, 1.0)

    def refused(self, host: str, retry_after: float | None) -> float:
        """The host is overloaded (429, 503); the result is for how many seconds it rests.

        Args:
            host: which.
            retry_after: what it asks for, in seconds; obeyed to the second, however long.
        """
        known = self._hosts[host]
        known.refusals += 1
        known.slowness = min(known.slowness * _SLOWER, _SLOWEST)
        if retry_after is not None:
            known.asked_until = max(known.asked_until, self._clock() + retry_after)
            return self._rest(known, retry_after)
        return self._rest(known, min(self._back_off * 2.0 ** min(known.refusals - 1, 30), LONGEST) * self._jitter())

    def missed(self, host: str) -> float:
        """The host could not be reached, or did not answer in time; the result is for how many seconds it rests."""
        known = self._hosts[host]
        known.misses += 1
        if known.misses >= self._most_misses:
            return self._rest(known, LONGEST)
        if known.misses < _MISSES:
            return 0.0
        return self._rest(known, ABSENT * 2.0 ** (known.misses - _MISSES) * self._jitter())

    def unreadable(self, host: str) -> float:
        """Nobody knows the host's rules, whatever else it answers; the result is for how many seconds it rests."""
        known = self._hosts[host]
        known.unread += 1
        if known.unread >= _UNREAD:
            return self._rest(known, LONGEST)
        return self._rest(known, self._back_off * 2.0 ** (known.unread - 1) * self._jitter())

    def _rest(self, known: _Host, seconds: float) -> float:
        known.rests_until = max(known.rests_until, self._clock() + seconds)
        return seconds

    def _jitter(self) -> float:
        return 1 + _JITTER * self._chance.random()
