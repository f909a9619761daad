"""Sites without an end: each page leads to further ones that nobody has written."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from crawler.demo.hostile.case import Case, Group, Reply
from crawler.demo.hostile.pages import good_body, linking
from crawler.demo.truth import Style

_STYLE: Style = "doctor_panel"
_ANSWER = "left after a bounded number of pages; the good pages are had"
_MOST = 600
"""Requests of a host: more than any sensible limit for one shape of URL, far fewer than without any."""


def _trap(name: str, attack: str, first: str, further: Callable[[str], Reply | None]) -> Case:
    return Case(name=name, attack=attack, answer=_ANSWER, links=[first], anywhere=further, asks=[first], most=_MOST)


def _calendar(path: str) -> Reply | None:
    """Every day leads to the next and the one before."""
    if not path.startswith("/questions/day-"):
        return None
    day = int(path.removeprefix("/questions/day-"))
    return linking([f"/questions/day-{day + 1}", f"/questions/day-{day - 1}", f"/questions/day-{day + 31}"])


def _pagination(path: str) -> Reply | None:
    name, _, page = path.partition("?page=")
    return linking([f"{name}?page={int(page) + 1}"]) if name == "/questions/all" and page else None


def _sessions(path: str) -> Reply | None:
    """The same list under a new session id in every link."""
    if not path.startswith("/questions/start"):
        return None
    return linking([f"/questions/start?sid={_noise(path, turn)}" for turn in range(4)])


def _growing(path: str) -> Reply | None:
    return linking([f"{path}&more=1", f"{path}&less=1"]) if path.startswith("/questions/grow?") else None


def _deeper(path: str) -> Reply | None:
    """Relative links below a path that takes anything."""
    return linking(["deeper/", "../deeper/question/deeper/"]) if path.startswith("/questions/deep") else None


def _facets(path: str) -> Reply | None:
    """Any choice of forty filters in any order."""
    if not path.startswith("/questions/filter"):
        return None
    return linking([f"/questions/filter?f{_noise(path, turn)[:3]}=1&g{_noise(path, turn)[3:6]}=1" for turn in range(8)])


def _babble(path: str) -> Reply | None:
    """Question pages without end, each another by a line."""
    if not path.startswith("/question/tale-"):
        return None
    tale = int(path.removeprefix("/question/tale-"))
    links = "".join(f'<a href="/question/tale-{tale * 2 + turn}">More</a>' for turn in range(2))
    return Reply(body=good_body(_STYLE).replace(b"</body>", f"<p>Tale {tale}</p>{links}</body>".encode()))


def _same(path: str) -> Reply | None:
    """One question page under any number of names."""
    if not path.startswith("/question/same-"):
        return None
    links = "".join(f'<a href="/question/same-{_noise(path, turn)}">More</a>' for turn in range(3))
    return Reply(body=good_body(_STYLE).replace(b"</body>", f"{links}</body>".encode()))


def _noise(seed: str, turn: int) -> str:
    return sha256(f"{seed} {turn}".encode()).hexdigest()[:16]


TRAPS = Group(
    "Traps",
    _STYLE,
    (
        _trap("calendar", "a calendar without an end", "/questions/day-1", _calendar),
        _trap("pagination", "a list with always one more page", "/questions/all?page=1", _pagination),
        _trap("sessions", "a new session id in every link", "/questions/start", _sessions),
        _trap("growing", "links whose queries grow", "/questions/grow?a=1", _growing),
        _trap("deeper", "links whose paths grow", "/questions/deep", _deeper),
        _trap("facets", "filters in any combination", "/questions/filter", _facets),
        _trap("same-page", "one question page under any number of names", "/question/same-1", _same),
        _trap("babble", "question pages without an end, generated", "/question/tale-1", _babble),
    ),
)
