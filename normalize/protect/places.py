"""Where a text may name the person who asks, and the names that stand there."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Where a name of who asks may begin. `sure`: whatever reads like a name there is one."""

    at: int
    evidence: str
    sure: bool


class Mention(NamedTuple):
    """A name of who asks at `text[start:end]`, without titles; `titled` by "Miss" and the like."""

    start: int
    end: int
    name: str
    evidence: str
    titled: bool = False
