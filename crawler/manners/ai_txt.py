"""ai.txt (Spawning, 2023): lines as in robots.txt, on the kinds of files that data sets for training may hold.

Documented by the generator that most of these files are from (https://site.spawning.ai/spawning-ai-txt).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.manners.evidence import malformed, permission, reservation
from crawler.manners.purposes import TRAINING, Purpose
from crawler.manners.url_patterns import is_pattern, matches, width
from crawler.records import Signal

KIND = "ai_txt"
MAX_BYTES = 64 * 1024
"""What stands behind is not read."""
_LINE = re.compile(r"\s*+(user-agent|allow|disallow)[ \t]*+:[ \t]*+([^#]*+)", re.IGNORECASE)
_FILE_TYPE = re.compile(r"/?\*\.(\w+)\$?")
# A page is text, whatever its address ends with: these kinds of files mean it.
_PAGES = frozenset({"htm", "html", "shtml", "xhtml", "txt"})
_ALL = frozenset({"*", "/", "/*"})


@dataclass(frozen=True, slots=True)
class _Rule:
    agents: tuple[str, ...]
    """In lower case."""
    disallows: bool
    pattern: str
    line: str

    @property
    def weight(self) -> tuple[int, bool]:
        """The longest rule counts, and of two alike the one that reserves."""
        return 1 if self.pattern in _ALL else width(self.pattern), self.disallows


def signals(body: bytes, source: str, url: str, purpose: Purpose, agent: str) -> tuple[Signal, ...]:
    """What an ai.txt says of a page: the rules for the agent, if there are any, else those for everybody.

    >>> [signal.evidence for signal in signals(
    ...     b"User-Agent: *\\nDisallow: *.html", "", "https://ask.test/question/knee", Purpose.TRAINING, "medqa-corpus"
    ... )]
    ['Disallow: *.html']
    """
    text = body[:MAX_BYTES].decode("utf-8-sig", errors="replace")
    if text.lstrip().startswith("<"):  # a site's page for what it does not have
        return (malformed(KIND, source, text),)
    rules = list(_rules(text))
    own = [rule for rule in rules if agent.lower() in rule.agents] or [rule for rule in rules if "*" in rule.agents]
    best = max((rule for rule in own if _covers(rule.pattern, url)), key=lambda rule: rule.weight, default=None)
    stray = next((rule for rule in rules if not rule.agents or not is_pattern(rule.pattern)), None)
    found = [malformed(KIND, source, stray.line)] if stray else []
    if best is not None and best.disallows:
        found.append(reservation(KIND, source, best.line, TRAINING, purpose))
    elif best is not None:
        found.append(permission(KIND, source, best.line))
    return tuple(found)


def _rules(text: str) -> Iterator[_Rule]:
    agents: tuple[str, ...] = ()
    in_head = False
    for line in text.splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        name, value = match[1].lower(), match[2].strip()
        if name == "user-agent":
            agents = (*agents, value.lower()) if in_head else (value.lower(),)
            in_head = True
        else:
            in_head = False
            if value:  # an empty rule says nothing, as in robots.txt
                yield _Rule(agents, name == "disallow", value, line)


def _covers(pattern: str, url: str) -> bool:
    if pattern in _ALL:
        return True
    kind = _FILE_TYPE.fullmatch(pattern)
    if kind is not None and kind[1].lower() in _PAGES:
        return True
    return is_pattern(pattern) and matches(pattern, url)
