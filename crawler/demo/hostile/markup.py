"""HTML that costs far more to read than to send."""

from __future__ import annotations

from collections.abc import Callable

from crawler.demo.hostile.case import Case, Group, Reply
from crawler.demo.hostile.pages import good_body
from crawler.demo.truth import Style

_STYLE: Style = "doctor_panel"
_PAGE = "/question/bomb"


def _with(part: Callable[[], bytes]) -> Callable[[], bytes]:
    """A question page with something in its body."""
    return lambda: good_body(_STYLE).replace(b"</body>", part() + b"</body>")


def _case(name: str, attack: str, part: Callable[[], bytes], *, keeps: bool | None = None, answer: str = "") -> Case:
    """A bomb in a question page; with `keeps`, the page must come through all the same."""
    return Case(
        name=name,
        attack=attack,
        answer=answer or ("harmless: kept" if keeps else "too much to read: set aside, or kept at a bounded cost"),
        replies={_PAGE: Reply(body=_with(part))},
        links=[_PAGE],
        keeps=[_PAGE] if keeps else [],
        drops=[_PAGE] if keeps is False else [],
        asks=[_PAGE],
    )


MARKUP = Group(
    "Markup",
    _STYLE,
    (
        _case(
            "html-deep",
            "two hundred thousand nested elements",
            lambda: b"<div>" * 200_000,
            keeps=False,
            answer="too deep: set aside",
        ),
        _case("html-deep-inline", "a hundred thousand nested <b>", lambda: b"<b>" * 100_000),
        _case("html-deep-tables", "twenty thousand tables, each in a cell", lambda: b"<table><tr><td>" * 20_000),
        _case(
            "html-attributes",
            "an element of two hundred thousand attributes",
            lambda: b"<p " + b" ".join(b"a%d=1" % number for number in range(200_000)) + b">x</p>",
        ),
        _case("html-long-attribute", "an attribute of 1 MB", lambda: b'<p title="' + b"a" * 1_000_000 + b'">x</p>'),
        _case("html-long-tag", "an element's name of 1 MB", lambda: b"<" + b"a" * 1_000_000 + b">x"),
        _case(
            "html-many-links",
            "two hundred thousand links elsewhere",
            lambda: b"".join(b"<a href=/shop/%d>.</a>" % number for number in range(200_000)),
        ),
        _case(
            "html-unclosed",
            "three hundred thousand elements without an end",
            lambda: b"".join(b"<p><li><td>" for _ in range(100_000)),
        ),
        _case("html-misnested", "fifty thousand <a><b></a></b>", lambda: b"<a><b></a></b>" * 50_000),
        _case(
            "html-lines",
            "two hundred thousand lines",
            lambda: b"x<br>" * 200_000,
            keeps=False,
            answer="too many lines: set aside",
        ),
        _case("html-long-line", "a line of 5 MB", lambda: b"lorem " * 800_000),
        _case("html-entities", "a million character references", lambda: b"&amp;" * 1_000_000),
        _case("html-comment", "a comment that does not end", lambda: b"<!-- " + b"-" * 1_000_000),
        _case("html-script", "a script of 3 MB with half a string", lambda: b'<script>var a = "' + b"<\\/" * 1_000_000),
        _case(
            "html-json-ld",
            "JSON-LD of a hundred thousand [",
            lambda: b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>",
            keeps=True,
        ),
        _case(
            "html-doctype-entities",
            "an internal subset with entities",
            lambda: b'<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]>&a;',
        ),
        _case("html-blanks", "4 MB of white space before a word", lambda: b"<p>" + b" \n\t" * 1_400_000 + b"x"),
        _case(
            "html-votes",
            "half a megabyte that looks like the beginning of a vote",
            lambda: b"<p>" + b"{{ voteCount >= 0 ? " * 25_000,
        ),
        _case(
            "html-stars",
            "half a megabyte that looks like the beginning of stars",
            lambda: b"<p>" + b"4.9 out of 5 stars " * 25_000,
        ),
        _case("html-combining", "a letter with a million accents", lambda: b"<p>a" + "\u0301".encode() * 1_000_000),
    ),
)
