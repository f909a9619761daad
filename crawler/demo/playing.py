"""Which fault of a plan is to be played now."""

from __future__ import annotations

import re
import threading
from collections import Counter
from dataclasses import dataclass
from fnmatch import fnmatchcase

from crawler.demo.faults import Plan, Play, RedirectChain, RedirectLoop, Rule
from crawler.demo.truth import Style


@dataclass(frozen=True, slots=True)
class Due:
    """A fault to be played now, for the page of this key; `hop` counts the redirects that led here."""

    play: Play
    key: str
    hop: int = 0


_HOP = re.compile(r"(?P<key>.+)-hop-(?P<hop>[1-9]\d*)")


def hop_path(key: str, hop: int) -> str:
    """The path of a hop on the way from a page; both styles take it for one of a question page.

    >>> hop_path("/question/a", 2), hop_path("/question/a", 0)
    ('/question/a-hop-2', '/question/a')
    """
    return f"{key}-hop-{hop}" if hop else key


class Playing:
    """A plan while it is played: what is counted for its rules. Safe to share between threads."""

    def __init__(self, plan: Plan = ()) -> None:
        self._plan = tuple(plan)
        self._matched: Counter[int] = Counter()
        self._played: Counter[tuple[int, Style, str]] = Counter()
        self._lock = threading.Lock()

    def due(self, site: Style, key: str) -> Due | None:
        """What the first rule that wants to be played now has for this request; the request counts for all rules."""
        hop = _HOP.fullmatch(key)
        if hop:
            return self._on_the_way(site, hop["key"], int(hop["hop"]))
        with self._lock:
            due = [number for number, rule in enumerate(self._plan) if self._is_due(number, rule, site, key)]
            if not due:
                return None
            self._played[due[0], site, key] += 1
        return Due(self._plan[due[0]].play, key)

    def _on_the_way(self, site: Style, key: str, hop: int) -> Due | None:
        for rule in self._plan:
            if _matches(rule, site, key) and isinstance(rule.play, RedirectLoop | RedirectChain):
                return Due(rule.play, key, hop)
        return None

    def _is_due(self, number: int, rule: Rule, site: Style, key: str) -> bool:
        if not _matches(rule, site, key):
            return False
        self._matched[number] += 1
        matched = self._matched[number]
        if (rule.nth is not None and matched != rule.nth) or (rule.every is not None and matched % rule.every):
            return False
        return rule.times is None or self._played[number, site, key] < rule.times


def _matches(rule: Rule, site: Style, key: str) -> bool:
    return rule.site in (None, site) and any(fnmatchcase(key, pattern) for pattern in rule.paths)
