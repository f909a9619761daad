"""Opt-outs in a site's own documents: robots.txt, tdmrep.json, RSL, ai.txt."""

from __future__ import annotations

from crawler.demo.hostile.case import ORIGIN, Case, Group, Reply
from crawler.demo.hostile.pages import good, text
from crawler.demo.truth import Style

_STYLE: Style = "doctor_panel"
_PAGES = r"/(question|questions)(/.*)?|/"
_OPEN = "User-agent: *\nDisallow:\n"
_OURS = "/question/ours-alone"
_NOT_TRAINING = "nothing but the rules is fetched; the signal is told as the reason"
_NOTED = "not meant for training: noted in provenance.rights, and crawled"
_MALFORMED = "malformed: recorded, and treated as absent"


def _robots(name: str, lines: str, *, is_open: bool | None = False, answer: str = "", attack: str = "") -> Case:
    """A site whose robots.txt says so, below a group that allows everything."""
    return Case(
        name=name,
        attack=attack or f"robots.txt: {'; '.join(line for line in lines.splitlines() if line)}",
        answer=answer or (_NOTED if is_open else _NOT_TRAINING),
        replies={"/robots.txt": text(f"{_OPEN}{lines}")},
        is_open=is_open,
        never=None if is_open else _PAGES,
    )


def _document(name: str, attack: str, path: str, reply: Reply, *, is_open: bool = False, answer: str = "") -> Case:
    return Case(
        name=name,
        attack=attack,
        answer=answer or (_NOTED if is_open else _NOT_TRAINING),
        replies={path: reply},
        is_open=is_open,
        never=None if is_open else _PAGES,
    )


def _partly(name: str, attack: str, path: str, reply: Reply) -> Case:
    """A reservation of one page."""
    return Case(
        name=name,
        attack=attack,
        answer="that page is not fetched, the others are",
        replies={path: reply, _OURS: good(_STYLE)},
        links=[_OURS],
        drops=[_OURS],
        never=_OURS,
    )


def _tdmrep(json: str) -> Reply:
    return Reply(body=json.encode(), content_type="application/json")


def _rsl(name: str, attack: str, license_: str, *, is_open: bool = False, answer: str = "") -> Case:
    xml = f'<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license>{license_}</license></content></rsl>'
    return Case(
        name=name,
        attack=f"RSL: {attack}",
        answer=answer or ("the licence permits it: crawled" if is_open else _NOT_TRAINING),
        replies={
            "/robots.txt": text(f"{_OPEN}\nLicense: {ORIGIN}/license.xml\n"),
            "/license.xml": Reply(body=xml.encode(), content_type="application/rsl+xml"),
        },
        is_open=is_open,
        asks=["/license.xml"],
        never=None if is_open else _PAGES,
    )


_TDMREP = "/.well-known/tdmrep.json"
_AI = "\nUser-agent: {}\nDisallow: /\n"

TERMS = Group(
    "Opt-outs of a site",
    _STYLE,
    (
        *(
            _robots(f"group-{agent.lower()}", _AI.format(agent))
            for agent in ("GPTBot", "CCBot", "Google-Extended", "ClaudeBot", "Bytespider")
        ),
        _robots("group-archive", _AI.format("ia_archiver"), is_open=True),
        _robots("signal-ai-train", "Content-Signal: search=yes, ai-train=no\n"),
        _robots("signal-ai-input", "Content-Signal: ai-train=yes, ai-input=no\n", is_open=True),
        _robots(
            "signal-broken",
            "Content-Signal: ai-train=;;=no=\x00\n",
            is_open=True,
            answer=_MALFORMED,
            attack="robots.txt: Content-Signal: ai-train=;;=no=\\x00",
        ),
        _robots("usage-train-ai", "Content-Usage: train-ai=n\n"),
        _robots("usage-ai", "Content-Usage: ai=n\n"),
        _robots("usage-path", "Content-Usage: train-ai=y\nContent-Usage: / train-ai=n\n"),
        _partly(
            "usage-one-path",
            f"robots.txt: Content-Usage: {_OURS} train-ai=n",
            "/robots.txt",
            text(f"{_OPEN}Content-Usage: {_OURS} train-ai=n\n"),
        ),
        _document(
            "tdmrep-all", "tdmrep.json reserves /", _TDMREP, _tdmrep('[{"location": "/", "tdm-reservation": 1}]')
        ),
        _partly(
            "tdmrep-one-path",
            f"tdmrep.json reserves {_OURS}",
            _TDMREP,
            _tdmrep(f'[{{"location": "{_OURS}", "tdm-reservation": 1}}]'),
        ),
        _document(
            "tdmrep-none",
            "tdmrep.json: tdm-reservation 0",
            _TDMREP,
            _tdmrep('[{"location": "/", "tdm-reservation": 0}]'),
            is_open=True,
            answer="that reserves nothing: crawled",
        ),
        _document(
            "tdmrep-broken",
            "tdmrep.json of a hundred thousand [",
            _TDMREP,
            _tdmrep("[" * 100_000),
            is_open=True,
            answer=_MALFORMED,
        ),
        _rsl("rsl-prohibits-all", "prohibits all", '<prohibits type="usage">all</prohibits>'),
        _rsl("rsl-prohibits-training", "prohibits ai-train", '<prohibits type="usage">ai-train</prohibits>'),
        _rsl("rsl-permits-search", "permits search alone", '<permits type="usage">search</permits>'),
        _rsl(
            "rsl-purchase",
            "permits all against payment",
            '<permits type="usage">all</permits><payment type="purchase"><amount currency="USD">9</amount></payment>',
        ),
        _rsl(
            "rsl-free", "permits all, free", '<permits type="usage">all</permits><payment type="free"/>', is_open=True
        ),
        _rsl("rsl-broken", "no XML", "<<&laugh;", is_open=True, answer=_MALFORMED),
        _document("ai-txt-all", "ai.txt: Disallow: *", "/ai.txt", text("User-Agent: *\nDisallow: *\n")),
        _document("ai-txt-slash", "ai.txt: Disallow: /", "/ai.txt", text("User-Agent: *\nDisallow: /\n")),
        _document(
            "ai-txt-images",
            "ai.txt: Disallow: *.jpg",
            "/ai.txt",
            text("User-Agent: *\nDisallow: *.jpg\n"),
            is_open=True,
            answer="that is not about pages: crawled",
        ),
        _document(
            "ai-txt-html",
            "ai.txt is a web page",
            "/ai.txt",
            Reply(body=b"<!DOCTYPE html><p>User-Agent: *</p><p>Disallow: /</p>"),
            is_open=True,
            answer=_MALFORMED,
        ),
    ),
)
