"""The TDM Reservation Protocol (W3C community group, final report of 10 May 2024): `tdm-reservation`, 1 or 0.

A word of the page's own stands above its response's header, and that above `/.well-known/tdmrep.json` (the report,
"Processing priority"). Where the file reserves a page, the page is not fetched, so its own word is never heard.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from crawler.manners.evidence import MAX_EVIDENCE, malformed, permission, reservation
from crawler.manners.purposes import NOBODY, TRAINING, Purpose
from crawler.manners.url_patterns import is_pattern, matches
from crawler.records import Signal

KIND = "tdm_reservation"
RESERVATION = "tdm-reservation"
POLICY = "tdm-policy"
_KEYS = frozenset({"location", RESERVATION, POLICY})
MAX_BYTES = 256 * 1024
"""Of the file; a larger one is passed over."""
_VALUES = {"1": True, "0": False}
_MOST_FAULTS = 3
"""Rules without sense that are written down with every page."""


def file_signals(body: bytes, source: str, url: str, purpose: Purpose) -> tuple[Signal, ...]:
    """What `/.well-known/tdmrep.json` says of a page: the first rule that matches counts, those without sense do not.

    >>> [signal.verdict for signal in file_signals(
    ...     b'[{"location": "/question/", "tdm-reservation": 1}]', "", "https://ask.test/question/a", Purpose.TRAINING
    ... )]
    ['reserves']
    """
    rules = _rules(body)
    if rules is None:
        return (malformed(KIND, source, body[:MAX_EVIDENCE].decode(errors="replace")),)
    faults: list[Signal] = []
    for rule in rules:
        location, value = (rule.get("location"), rule.get(RESERVATION)) if isinstance(rule, dict) else (None, None)
        if not isinstance(location, str) or not is_pattern(location):
            faults.append(malformed(KIND, source, _shown(rule)))
        elif matches(location, url):
            reserves = _VALUES.get(str(int(value)) if isinstance(value, int) else _text(value).strip())
            found = _signal(reserves, source, _shown(rule), purpose, superseded=False)
            if reserves is not None:
                return (*faults[:_MOST_FAULTS], found)
            faults.append(found)
    return tuple(faults[:_MOST_FAULTS])


def page_signals(
    headers: Sequence[tuple[str, str]], metas: Sequence[tuple[str, str, str]], source: str, purpose: Purpose
) -> tuple[Signal, ...]:
    """What a page says: by its response's headers (name and value) and its `meta` elements (name, content, markup)."""
    by_page = [(content, markup) for name, content, markup in metas if name == RESERVATION]
    by_header = [
        (word, f"{RESERVATION}: {value}") for name, value in headers if name == RESERVATION for word in value.split(",")
    ]
    policy = next((f"; {POLICY}: {value}" for name, value in headers if name == POLICY), "")
    freed = {_VALUES.get(word.strip()) for word, _ in by_page} & {True, False} == {False}
    return (
        *_read([(word, evidence + policy) for word, evidence in by_header], source, purpose, superseded=freed),
        *_read(by_page, source, purpose, superseded=False),
    )


def _read(words: Sequence[tuple[str, str]], source: str, purpose: Purpose, *, superseded: bool) -> Iterator[Signal]:
    for word, evidence in words:
        yield _signal(_VALUES.get(word.strip()), source, evidence, purpose, superseded=superseded)


def _signal(reserves: bool | None, source: str, evidence: str, purpose: Purpose, *, superseded: bool) -> Signal:
    if reserves is None:
        return malformed(KIND, source, evidence)
    if not reserves:
        return permission(KIND, source, evidence)
    # Research by those who may mine what they may read can't be reserved: Directive (EU) 2019/790, Article 3.
    return reservation(KIND, source, evidence, NOBODY if superseded else TRAINING, purpose)


@lru_cache(maxsize=16)  # asked for every page of a host
def _rules(body: bytes) -> list[Any] | None:
    if len(body) > MAX_BYTES:
        return None
    try:
        rules = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return rules if isinstance(rules, list) else None


def _shown(rule: object) -> str:
    """A rule as JSON, without what may be nested in it as deep as an attacker likes."""
    said = rule if isinstance(rule, dict) else {}
    plain = {key: value for key, value in said.items() if key in _KEYS and isinstance(value, str | int | float)}
    return json.dumps(plain, ensure_ascii=False)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
