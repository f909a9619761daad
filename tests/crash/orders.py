"""What a warmed-up child is told to run, and what it tells of the end."""

from __future__ import annotations

from msgspec import Struct


class Plant(Struct, frozen=True, kw_only=True):
    """Where a run is to be killed."""

    point: str
    """The name of a `Point`."""
    call: int
    """At which of the calls that count, from 1."""
    delay: float
    """Seconds, for a kill in the middle of a call."""


class Order(Struct, frozen=True, kw_only=True):
    """One run of one of the project's commands."""

    arguments: list[str]
    """As on a command line: `scrapy crawl …`, `normalize …`."""
    output: str
    """What is made durable in this folder is noted."""
    told: str
    """The file that takes what the run prints."""
    synced: str
    """The file that takes notes of what was made durable: see `power`."""
    plant: Plant | None = None
    seconds: float | None = None
    """When to kill it from outside, from its start; None for never."""


class Ended(Struct, frozen=True, kw_only=True):
    """How a run ended."""

    status: int
    """Its exit status; below 0 the signal that killed it."""
    seconds: float
