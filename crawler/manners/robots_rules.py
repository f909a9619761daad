"""What a robots.txt says to whom (RFC 9309), and what else is said in it: delays, sitemaps, licences, preferences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from math import inf
from typing import Generic, TypeVar

from crawler.manners.robots_lines import MAX_ROBOTS_BYTES, Line, product_token, read_lines
from crawler.manners.robots_paths import PathPattern, spellings

__all__ = ["MAX_ROBOTS_BYTES", "Preference", "RobotsRules", "Verdict"]


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a URL may be asked for."""

    allowed: bool
    line: str | None
    """The line that decides, as it stands there (at most 300 characters); None where none matches."""


@dataclass(frozen=True, slots=True)
class Preference:
    """One key of a Content-Signal or Content-Usage line: `("ai-train", "no", None)`, `("train-ai", "n", "/docs/")`."""

    name: str
    """In lower case, as is the value."""
    value: str
    """Empty where there is none: then the line is malformed."""
    path: str | None
    """The pattern of the paths that are meant (see `robots_paths.PathPattern`); None for all."""
    line: str
    """As it stands there, at most 300 characters."""


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: PathPattern
    allows: bool
    line: str


class _Groups(Generic[T]):
    """Lines by the product tokens that they are for. A line ends the run of user-agent lines before it."""

    def __init__(self) -> None:
        self.outside: list[T] = []
        # Tokens share the lists of their groups: copies would grow with the square of the file.
        self._named: dict[str, list[list[T]]] = {}
        self._open, self._run_ended = self.outside, True

    def user_agent(self, token: str) -> None:
        """The lines to come are for `token` as well; for it alone if a line came since the last user-agent."""
        if self._run_ended:
            self._open, self._run_ended = [], False
        groups = self._named.setdefault(token, []) if token else []
        if not groups or groups[-1] is not self._open:
            groups.append(self._open)

    def add(self, *lines: T) -> None:
        """Without a line: one that says nothing, and ends the run none the less."""
        self._open += lines
        self._run_ended = True

    def names(self, token: str) -> bool:
        """Whether a group is for `token` itself."""
        return token in self._named

    def of(self, token: str) -> list[list[T]]:
        """The groups of `token`; if it has none, those of "*"."""
        return self._named.get(token) or self._named.get("*", [])


class _Ruleset:
    """The rules of some groups, combined into one (RFC 9309, 2.2.1)."""

    def __init__(self, groups: list[list[_Rule]]) -> None:
        rules = chain.from_iterable(groups)
        self._rules = sorted(rules, key=lambda rule: (-rule.pattern.octets, not rule.allows))
        self._last: tuple[tuple[str, ...], Verdict] | None = None

    def verdict(self, paths: tuple[str, ...]) -> Verdict:
        """On a URL in its `spellings`. The same URL is mostly asked for again at once, for the next agent."""
        if self._last is None or self._last[0] != paths:
            matching = (rule for rule in self._rules if any(map(rule.pattern.matches, paths)))
            first = next(matching, None)
            self._last = paths, Verdict(True, None) if first is None else Verdict(first.allows, first.line)
        return self._last[1]


class RobotsRules:
    """A robots.txt, read once. Agents are told by their product token: "medqa-corpus/0.1" is "medqa-corpus"."""

    def __init__(self, lines: Iterator[Line]) -> None:
        # Two groupings, since other records must not end a group (RFC 9309, 2.2.4), while a delay, or a preference,
        # is meant for the agents that stand right above it.
        self._rules: _Groups[_Rule] = _Groups()
        self._others: _Groups[Line] = _Groups()
        self._rulesets: dict[tuple[int, ...], _Ruleset] = {}
        known = list(lines)
        self.sitemaps = tuple(line.value for line in known if line.key == "sitemap" and line.value)
        """Their addresses, as written."""
        self.licenses = tuple(line.value for line in known if line.key == "license" and line.value)
        """RSL licences' addresses, as written."""
        for line in known:
            self._sort_in(line)

    @classmethod
    def parse(cls, body: bytes) -> RobotsRules:
        """Read `body` as far as it can be read; what can't is left out (RFC 9309, 2.3.1.5)."""
        return cls(read_lines(body))

    def _sort_in(self, line: Line) -> None:
        match line.key:
            case "user-agent":
                self._rules.user_agent(product_token(line.value))
                self._others.user_agent(product_token(line.value))
            case "allow" | "disallow" if line.value:
                self._rules.add(_Rule(PathPattern.parse(line.value), line.key == "allow", line.text))
                self._others.add()
            case "allow" | "disallow":
                self._rules.add()
                self._others.add()
            case "crawl-delay" | "content-signal" | "content-usage":
                self._others.add(line)

    def names(self, agent: str) -> bool:
        """Whether a group names the agent itself."""
        return self._rules.names(product_token(agent))

    def allows(self, url: str, agent: str) -> Verdict:
        """Whether the agent may ask for the URL: the longest pattern decides, Allow if two are as long (2.2.2)."""
        paths = spellings(url)
        if paths[0].partition("?")[0] == "/robots.txt":
            return Verdict(True, None)
        groups = self._rules.of(product_token(agent))
        identity = tuple(map(id, groups))
        if identity not in self._rulesets:
            self._rulesets[identity] = _Ruleset(groups)
        return self._rulesets[identity].verdict(paths)

    def crawl_delay(self, agent: str) -> float | None:
        """Seconds between two requests: the longest that is meant for the agent; None for none that makes sense."""
        found = [_seconds(line.value) for line in self._others_of(agent) if line.key == "crawl-delay"]
        return max((seconds for seconds in found if seconds is not None), default=None)

    def content_signals(self, agent: str) -> tuple[Preference, ...]:
        """What Content-Signal lines say to the agent (https://contentsignals.org); those of its group come first."""
        return self._preferences("content-signal", agent)

    def content_usages(self, agent: str) -> tuple[Preference, ...]:
        """What Content-Usage lines say to the agent (IETF draft aipref-attach); those of its group come first."""
        return self._preferences("content-usage", agent)

    def _others_of(self, agent: str) -> Iterator[Line]:
        return chain(*self._others.of(product_token(agent)), self._others.outside)

    def _preferences(self, key: str, agent: str) -> tuple[Preference, ...]:
        lines = (line for line in self._others_of(agent) if line.key == key)
        return tuple(chain.from_iterable(map(_read_preferences, lines)))


def _seconds(value: str) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if 0 <= seconds < inf else None


def _read_preferences(line: Line) -> Iterator[Preference]:
    path, terms = None, line.value
    if terms.startswith(("/", "*")):
        path, *rest = terms.split(maxsplit=1)
        terms = "".join(rest)
    for term in terms.split(","):
        name, _, value = term.partition(";")[0].partition("=")  # behind ";" stand parameters (RFC 9651, 3.1.2)
        if name.strip() or value.strip():
            yield Preference(name.strip().lower(), value.strip().lower(), path, line.text)
