"""Redirects that lead round in circles, nowhere, or for ever."""

from __future__ import annotations

from crawler.demo.hostile.case import ORIGIN, Case, Group, Reply
from crawler.demo.hostile.pages import good, moved
from crawler.demo.truth import Style

_STYLE: Style = "doctor_reply"
_PAGE, _OTHER = "/en/article/9004", "/en/article/9005"
_CHAIN = 100
_ENDS = "given up after some hops; the other pages are had"


def _case(name: str, attack: str, replies: dict[str, Reply], answer: str = _ENDS, keeps: str | None = None) -> Case:
    return Case(
        name=name,
        attack=attack,
        answer=answer,
        replies=replies,
        links=[_PAGE],
        drops=[] if keeps else [_PAGE],
        keeps=[keeps] if keeps else [],
        asks=[_PAGE],
        most=60,
    )


def _next(path: str) -> Reply | None:
    """Each page leads to the one with the next number."""
    name, _, number = path.rpartition("=")
    return moved(f"{ORIGIN}{name}={int(number) + 1}") if name == f"{_PAGE}?hop" else None


REDIRECTS = Group(
    "Redirects",
    _STYLE,
    (
        _case("loop-self", "a page leads to itself", {_PAGE: moved(_PAGE)}),
        _case("loop-two", "two pages lead to each other", {_PAGE: moved(_OTHER), _OTHER: moved(_PAGE)}),
        _case("loop-fragment", "a page leads to its own fragment", {_PAGE: moved(f"{_PAGE}#answer")}),
        _case("loop-permanent", "two 301s in a circle", {_PAGE: moved(_OTHER, 301), _OTHER: moved(_PAGE, 301)}),
        Case(
            name="chain-endless",
            attack="every redirect leads to the next",
            answer=_ENDS,
            replies={_PAGE: moved(f"{_PAGE}?hop=1")},
            anywhere=_next,
            links=[_PAGE],
            drops=[_PAGE],
            asks=[_PAGE],
            most=60,
        ),
        _case(
            "chain-long",
            f"{_CHAIN} redirects, then a page",
            {
                _PAGE: moved("/en/article/80000"),
                **{f"/en/article/{80000 + hop}": moved(f"/en/article/{80001 + hop}") for hop in range(_CHAIN)},
            },
        ),
        _case(
            "chain-short",
            "three redirects, then a page",
            {
                _PAGE: moved("/a"),
                "/a": moved("/b", 307),
                "/b": moved(_OTHER, 301),
                _OTHER: good(_STYLE),
            },
            "followed: the page is had under its own address",
            keeps=_OTHER,
        ),
        _case("location-none", "302 without a Location", {_PAGE: Reply(status=302)}, "set aside"),
        _case("location-empty", "302 with an empty Location", {_PAGE: moved("")}),
        _case("location-garbage", "Location: http://[", {_PAGE: moved("http://[")}, "no address: set aside"),
        _case(
            "location-long",
            "a Location of 30 KiB",
            {_PAGE: moved(f"/en/article/{'9' * 30_000}")},
            "too long: not followed",
        ),
        _case(
            "location-file",
            "Location: file:///etc/passwd",
            {_PAGE: moved("file:///etc/passwd")},
            "only http and https are fetched",
        ),
        _case(
            "location-data",
            "Location: data:text/html",
            {_PAGE: moved("data:text/html,<h1>Hello</h1>")},
            "only http and https are fetched",
        ),
        _case(
            "location-ftp",
            "Location: ftp://127.0.0.1/",
            {_PAGE: moved("ftp://127.0.0.1/en/article/1")},
            "only http and https are fetched",
        ),
        _case(
            "status-300",
            "300 Multiple Choices",
            {_PAGE: Reply(status=300, headers=(("Location", _OTHER),))},
            "no page: set aside",
        ),
        _case("status-304", "304 though nothing was asked of the kind", {_PAGE: Reply(status=304)}, "set aside"),
    ),
)
