"""Opt-outs: what a host's documents and a page itself say against the use that a crawl is for.

| signal | stops |
|---|---|
| robots.txt group of a crawler that gathers for training | training |
| robots.txt group of the Internet Archive's crawlers | archive |
| Content-Signal ai-train=no, Content-Usage train-ai=n and its older forms | training |
| X-Robots-Tag, meta robots: noindex, none / noai / noarchive | every purpose / training / training and archive |
| TDM reservation 1, ai.txt | training |
| RSL: prohibits all / other terms against training | every purpose / training |

What does not stop the purpose at hand is noted. robots.txt for ourselves is asked elsewhere: it stands above all this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.manners import ai_txt, preferences, robots_tags, rsl, tdmrep
from crawler.manners.agents import ARCHIVE_AGENTS, ASSISTANT_AGENTS, TRAINING_AGENTS
from crawler.manners.evidence import permission, reservation
from crawler.manners.head_metas import head_metas
from crawler.manners.purposes import ARCHIVE, NOBODY, TRAINING, Meant, Purpose
from crawler.manners.robots_rules import RobotsRules
from crawler.records import Signal
from crawler.version import PRODUCT

_CLASSES: tuple[tuple[tuple[str, ...], Meant], ...] = (
    (TRAINING_AGENTS, TRAINING),
    (ARCHIVE_AGENTS, ARCHIVE),
    (ASSISTANT_AGENTS, NOBODY),
)
_MOST_SIGNALS = 50
"""Of one document or page that are written down; what comes behind is no honest statement any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostTerms:
    """What a host's documents say; None for one that is not there."""

    robots: RobotsRules | None
    robots_url: str
    tdmrep: bytes | None
    """`/.well-known/tdmrep.json`."""
    ai_txt: bytes | None
    """`/ai.txt`."""
    licenses: Mapping[str, bytes]
    """RSL documents by their URLs."""

    def signals(self, url: str, purpose: Purpose) -> tuple[Signal, ...]:
        """What they say of one page."""
        return _kept(self._signals(url, purpose))

    def _signals(self, url: str, purpose: Purpose) -> Iterator[Signal]:
        root = self.robots_url.removesuffix("/robots.txt")
        if self.robots is not None:
            yield from _groups(self.robots, self.robots_url, url, purpose)
            signals, usages = self.robots.content_signals(PRODUCT), self.robots.content_usages(PRODUCT)
            yield from preferences.content_signals(signals, self.robots_url, url, purpose)
            yield from preferences.content_usages(usages, self.robots_url, url, purpose)
        if self.tdmrep is not None:
            yield from tdmrep.file_signals(self.tdmrep, f"{root}/.well-known/tdmrep.json", url, purpose)
        for license_url, body in self.licenses.items():
            yield from rsl.signals(body, license_url, url, purpose)
        if self.ai_txt is not None:
            yield from ai_txt.signals(self.ai_txt, f"{root}/ai.txt", url, purpose, PRODUCT)


def page_signals(
    url: str, headers: Sequence[tuple[str, str]], html: str, purpose: Purpose, agent: str
) -> tuple[Signal, ...]:
    """What a page says, by its response's headers and in its head.

    Args:
        url: the page's.
        headers: names and values, a header that came twice twice.
        html: the page, decoded.
        purpose: what the crawl is for.
        agent: our product token.
    """
    lowered = [(name.strip().lower(), value) for name, value in headers]
    metas = head_metas(html)
    found = [
        *robots_tags.signals(lowered, metas, url, purpose, agent),
        *tdmrep.page_signals(lowered, metas, url, purpose),
        *preferences.header_signals(lowered, url, purpose),
    ]
    return _kept(found)


def reserved(signals: Iterable[Signal]) -> Signal | None:
    """The first that reserves."""
    return next((signal for signal in signals if signal.verdict == "reserves"), None)


def _groups(robots: RobotsRules, source: str, url: str, purpose: Purpose) -> Iterator[Signal]:
    """What robots.txt says to crawlers that are for something else than we, one signal for all that one line means."""
    for agents, meant in _named(robots):
        named: dict[tuple[bool, str], list[str]] = {}
        for agent in agents:
            verdict = robots.allows(url, agent)
            named.setdefault((verdict.allowed, verdict.line or ""), []).append(agent)
        for (allowed, line), theirs in named.items():
            evidence = f"{line} (User-agent: {', '.join(theirs)})"
            if not allowed:
                yield reservation("robots_group", source, evidence, meant, purpose)
            elif purpose in meant and line:
                yield permission("robots_group", source, evidence)


@lru_cache(maxsize=64)  # asked for every page of a host, and most name nobody
def _named(robots: RobotsRules) -> Sequence[tuple[Sequence[str], Meant]]:
    """The agents that a robots.txt names, by what they are for."""
    return [([agent for agent in agents if robots.names(agent)], meant) for agents, meant in _CLASSES]


def _kept(signals: Iterable[Signal]) -> tuple[Signal, ...]:
    unique = list(dict.fromkeys(signals))
    kept, behind = unique[:_MOST_SIGNALS], reserved(unique[_MOST_SIGNALS:])
    return (*kept, behind) if behind is not None else tuple(kept)
