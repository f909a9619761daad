"""Opt-outs of single pages, by header and by meta element."""

from __future__ import annotations

from crawler.demo.hostile.case import Case, Group, Reply
from crawler.demo.hostile.pages import good, good_body
from crawler.demo.truth import Style

_STYLE: Style = "doctor_reply"
_PAGE = "/en/article/9002"
_DROPPED = "the page is not kept; the signal is told as the reason"
_MALFORMED = "malformed: recorded, and treated as absent"


def _page(name: str, attack: str, reply: Reply, keeps: str | None) -> Case:
    """A page that says so; `keeps` tells why it stays all the same."""
    return Case(
        name=name,
        attack=attack,
        answer=keeps or _DROPPED,
        replies={_PAGE: reply},
        links=[_PAGE],
        keeps=[_PAGE] if keeps else [],
        drops=[] if keeps else [_PAGE],
        asks=[_PAGE],
    )


def _header(name: str, header: str, value: str, keeps: str | None = None) -> Case:
    return _page(f"header-{name}", f"{header}: {value}", good(_STYLE, headers=((header, value),)), keeps)


def _meta(name: str, meta: str, content: str, keeps: str | None = None) -> Case:
    element = f'<meta name="{meta}" content="{content}">'
    return _page(f"meta-{name}", element, good(_STYLE, head=element), keeps)


_ROBOTS = "X-Robots-Tag"
_CODE = b"<pre>&lt;meta name=&quot;robots&quot; content=&quot;noindex&quot;&gt;</pre>"

PAGE_TERMS = Group(
    "Opt-outs of a page",
    _STYLE,
    (
        _header("noindex", _ROBOTS, "noindex"),
        _header("none", _ROBOTS, "None"),
        _header("noai", _ROBOTS, "noai, noimageai"),
        _header("noarchive", _ROBOTS, "noarchive"),
        _header("our-token", _ROBOTS, "medqa-corpus: noindex"),
        _header("other-token", _ROBOTS, "otherbot: noindex, nofollow", "meant for another crawler: kept"),
        _header("tdm", "tdm-reservation", "1"),
        _header("tdm-zero", "tdm-reservation", "0", "that reserves nothing: kept"),
        _header("tdm-broken", "tdm-reservation", "yes please", _MALFORMED),
        _header("usage", "Content-Usage", "train-ai=n"),
        _meta("noindex", "robots", "noindex,follow"),
        _meta("noai", "ROBOTS", "NOAI"),
        _meta("noarchive", "robots", "noarchive"),
        _meta("our-token", "medqa-corpus", "noindex"),
        _meta("other-token", "googlebot-news", "noindex", "meant for another crawler: kept"),
        _meta("tdm", "tdm-reservation", "1"),
        _page(
            "meta-in-text",
            'a page\'s text says <meta name="robots" content="noindex"> as code',
            Reply(body=good_body(_STYLE).replace(b"</body>", _CODE + b"</body>")),
            "text is no signal: kept",
        ),
    ),
)
