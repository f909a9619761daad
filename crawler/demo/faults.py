"""What a site can be told to do wrong: a plan says where, when and how often, and the server plays it.

A plan is a list of rules, typed here and JSON in a file: `[{"paths": ["/question/*"], "times": 2, "play": {"fault":
"status", "status": 503, "retry_after": 3}}]` answers each question page twice with 503 before it answers well.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from crawler.demo.truth import Style

Count = Annotated[int, Meta(ge=1)]
Seconds = Annotated[float, Meta(ge=0)]


class Fault(Struct, frozen=True, forbid_unknown_fields=True, tag_field="fault"):
    """What can go wrong with one request."""


class Status(Fault, frozen=True, tag="status"):
    """Another status instead of the page."""

    status: Literal[404, 410, 429, 500, 502, 503]
    retry_after: int | str | None = None
    """Seconds, or an HTTP date; None sends no Retry-After."""


class HangUp(Fault, frozen=True, tag="hang_up"):
    """The connection ends before the status line, or is reset after half of the body."""

    when: Literal["before_status", "in_body"]


class Slow(Fault, frozen=True, tag="slow"):
    """The first byte comes so late; then the page comes whole."""

    seconds: Seconds


class Drip(Fault, frozen=True, tag="drip"):
    """The body comes in so many pieces, with so much time before each."""

    pieces: Count
    seconds: Seconds


class WrongLength(Fault, frozen=True, tag="wrong_length"):
    """Content-Length is off by so many bytes; above 0 it promises what never comes. The connection ends."""

    off_by: int


class RedirectLoop(Fault, frozen=True, tag="redirect_loop"):
    """To another path, and from there back."""


class RedirectChain(Fault, frozen=True, tag="redirect_chain"):
    """So many redirects, each to another path; the last path has the page."""

    hops: Count


class RedirectAway(Fault, frozen=True, tag="redirect_away"):
    """To another URL, such as one of another host."""

    url: str


class WrongCoding(Fault, frozen=True, tag="wrong_coding"):
    """Content-Encoding names a coding that the body does not have."""

    coding: str = "gzip"


class WrongCharset(Fault, frozen=True, tag="wrong_charset"):
    """Content-Type names a charset that the body is not in, or that does not exist."""

    charset: str


Play = (
    Status
    | HangUp
    | Slow
    | Drip
    | WrongLength
    | RedirectLoop
    | RedirectChain
    | RedirectAway
    | WrongCoding
    | WrongCharset
)


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where and when one fault is played; what is left out sets no limit."""

    play: Play
    site: Style | None = None
    paths: tuple[str, ...] = ("*",)
    """Patterns of keys of pages ("/question/*", "/questions?page=2", "/robots.txt"); "*" stands for anything."""
    nth: Count | None = None
    """Only the request of this number among those that match, counted from 1."""
    every: Count | None = None
    """Only each request whose number is a multiple of this."""
    times: Count | None = None
    """So many times for each page; then it answers well."""

    def __post_init__(self) -> None:
        if self.nth is not None and self.every is not None:
            raise ValueError("a rule has nth or every, not both")


Plan = Sequence[Rule]


def read_plan(text: bytes) -> tuple[Rule, ...]:
    """A plan from JSON.

    Raises:
        ValueError: it is none; the message says where.
    """
    try:
        return msgspec.json.decode(text, type=tuple[Rule, ...])
    except msgspec.MsgspecError as error:
        raise ValueError(f"no plan of faults: {error}") from error


def load_plan(path: str) -> tuple[Rule, ...]:
    """A plan from a file.

    Raises:
        OSError: there is no such file.
        ValueError: it holds no plan.
    """
    try:
        return read_plan(Path(path).read_bytes())
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
