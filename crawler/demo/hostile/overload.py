"""Hosts that say that they are asked too much (RFC 9110, 10.2.3; RFC 6585, 4)."""

from __future__ import annotations

from crawler.demo.hostile.case import SOON, Case, Gap, Group, Reply
from crawler.demo.hostile.pages import good
from crawler.demo.truth import Style

_STYLE: Style = "doctor_reply"
_BUSY = "/en/article/9001"


def _busy(name: str, attack: str, answer: str, status: int, retry_after: str | None, rests: float) -> Case:
    """The page is refused once, then served."""
    headers = () if retry_after is None else (("Retry-After", retry_after),)
    return Case(
        name=name,
        attack=attack,
        answer=answer,
        replies={_BUSY: [Reply(status=status, headers=headers, body=b"Later."), good(_STYLE)]},
        links=[_BUSY],
        keeps=[_BUSY],
        asks=[_BUSY],
        gap=Gap(_BUSY, rests),
    )


_KEPT = "the whole host rests until then; the page is had afterwards"
_OWN = "the host rests for as long as we choose; the page is had afterwards"

OVERLOAD = Group(
    "Overload",
    _STYLE,
    (
        _busy("busy-429-seconds", "429 with Retry-After: 2", _KEPT, 429, "2", 2),
        _busy("busy-503-seconds", "503 with Retry-After: 2", _KEPT, 503, "2", 2),
        _busy("busy-429-date", "429 with Retry-After as a date", _KEPT, 429, SOON, 1.9),
        _busy("busy-503-date", "503 with Retry-After as a date", _KEPT, 503, SOON, 1.9),
        _busy("busy-429-alone", "429 without Retry-After", _OWN, 429, None, 1),
        _busy("busy-503-alone", "503 without Retry-After", _OWN, 503, None, 1),
        _busy("busy-429-negative", "429 with Retry-After: -5", _OWN, 429, "-5", 1),
        _busy("busy-429-nonsense", "429 with Retry-After: soon\\x1b[31m", _OWN, 429, "soon\x1b[31m", 1),
        _busy(
            "busy-503-long-ago",
            "503 with a Retry-After that has passed",
            "the date is no reason to hurry",
            503,
            "Tue, 03 Mar 2015 08:00:00 GMT",
            0,
        ),
        Case(
            name="busy-429-absurd",
            attack="429 with Retry-After: 99999999999999999999",
            answer="the host is left alone; the crawl of the others ends all the same",
            replies={
                _BUSY: Reply(status=429, headers=(("Retry-After", "9" * 20),)),
            },
            links=[_BUSY],
            is_open=None,
            drops=[_BUSY],
            gap=Gap(_BUSY, 4),
        ),
        Case(
            name="busy-always",
            attack="a page is answered with 503 for ever",
            answer="asked for a few times, ever more slowly, then set aside; the others are had",
            replies={_BUSY: Reply(status=503, headers=(("Retry-After", "1"),))},
            links=[_BUSY],
            drops=[_BUSY],
            gap=Gap(_BUSY, 1),
            most=25,
        ),
    ),
)
