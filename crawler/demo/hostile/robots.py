"""robots.txt that can't be had, or says something that is easily misread (RFC 9309)."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.demo.hostile.case import ORIGIN, Case, Gap, Group, Reply
from crawler.demo.hostile.pages import good, linking, moved, text
from crawler.demo.truth import Style

_STYLE: Style = "doctor_panel"
_BUT_ROBOTS = r"/(?!robots\.txt).*"
_ANOTHER = "/question/another"
_PRIVATE = "/question/private-matter"
_LIMIT = 500 * 1024
"""RFC 9309, 2.5: what a crawler reads at least; ours reads no more."""
_FORBIDS = "User-agent: *\nDisallow: /question/private\n"


def _shut(name: str, attack: str, *replies: Reply) -> Case:
    """A host that may not be asked for anything, since nobody knows its rules."""
    return Case(
        name=name,
        attack=attack,
        answer="nothing but robots.txt is asked for until it can be read",
        replies={"/robots.txt": replies},
        is_open=False,
        never=_BUT_ROBOTS,
    )


def _rules(
    name: str,
    attack: str,
    robots: str | Reply,
    *,
    keeps: str = "",
    answer: str = "",
    more: Mapping[str, Reply] | None = None,
) -> Case:
    """A host whose rules forbid `_PRIVATE`, and allow the page `keeps`."""
    reply = robots if isinstance(robots, Reply) else text(robots)
    replies: dict[str, Reply] = {"/robots.txt": reply, _PRIVATE: good(_STYLE), **(more or {})}
    if keeps:
        replies[keeps] = good(_STYLE)
    return Case(
        name=name,
        attack=attack,
        answer=answer or "the rule is obeyed",
        replies=replies,
        links=[_PRIVATE, *([keeps] if keeps else [])],
        keeps=[keeps] if keeps else [],
        drops=[_PRIVATE],
        never=_PRIVATE,
    )


def _open(name: str, attack: str, answer: str, robots: Reply) -> Case:
    return Case(name=name, attack=attack, answer=answer, replies={"/robots.txt": robots})


_COMMENTS = "# nothing to see here\n" * (_LIMIT // 22 + 4000)
_FAR = f"User-agent: *\nAllow: /\n{_COMMENTS}Disallow: /question/\n"
_NEAR = f"{_FORBIDS}{_COMMENTS}"
_HOPS = {f"/robots-{hop}.txt": moved(f"{ORIGIN}/robots-{hop + 1}.txt") for hop in range(1, 5)}

ROBOTS = Group(
    "robots.txt",
    _STYLE,
    (
        _shut("robots-503", "robots.txt is answered with 503", Reply(status=503)),
        _shut("robots-500", "robots.txt is answered with 500", Reply(status=500)),
        _shut("robots-timeout", "robots.txt never comes", Reply(wait=3600)),
        _shut("robots-hangs-up", "the connection ends where robots.txt should come", Reply(raw=b"")),
        _shut("robots-gibberish", "robots.txt is no HTTP", Reply(raw=b"220 mail.hostile.test ESMTP\r\n")),
        Case(
            name="robots-recovers",
            attack="robots.txt is answered with 503 once, then it can be read",
            answer="the host waits until then, and is crawled",
            replies={"/robots.txt": [Reply(status=503), text(_FORBIDS)], _PRIVATE: good(_STYLE)},
            links=[_PRIVATE],
            drops=[_PRIVATE],
            never=r"/question/private.*",
        ),
        _open("robots-404", "there is no robots.txt", "everything may be asked for", Reply(status=404)),
        _open("robots-403", "robots.txt is answered with 403", "as without one (RFC 9309, 2.3.1.3)", Reply(status=403)),
        _open(
            "robots-html",
            "robots.txt is a web page",
            "a page has no rules: as without one",
            linking(["/question/private"], "Disallow: /"),
        ),
        _open("robots-binary", "robots.txt is noise with NULs", "no rule, no harm", Reply(body=bytes(range(256)) * 64)),
        _open(
            "robots-rule-behind-limit",
            f"a rule stands behind {_LIMIT // 1024} KiB of comments",
            "what stands behind the limit is not read",
            text(_FAR),
        ),
        _rules("robots-rule-before-limit", "robots.txt of 600 KiB, its rule at the top", _NEAR),
        Case(
            name="robots-endless",
            attack="robots.txt never ends, its rule at the top",
            answer="it is broken off; what was read of it is obeyed, or nothing is asked for",
            replies={
                "/robots.txt": Reply(body=_FORBIDS.encode(), content_type="text/plain", endless=b"#" * 65_535 + b"\n"),
                _PRIVATE: good(_STYLE),
            },
            links=[_PRIVATE],
            is_open=None,
            drops=[_PRIVATE],
            never=r"/question/private.*",
        ),
        _rules(
            "robots-five-hops",
            "robots.txt is five redirects away",
            moved(f"{ORIGIN}/robots-1.txt"),
            more=_HOPS | {"/robots-5.txt": text(_FORBIDS)},
        ),
        Case(
            name="robots-loop",
            attack="robots.txt leads to itself",
            answer="followed for a few hops, then as without one",
            replies={"/robots.txt": moved(f"{ORIGIN}/robots.txt")},
            most=60,
        ),
        _rules(
            "robots-dollar",
            "Disallow: /question/private-matter$",
            "User-agent: *\nDisallow: /question/private-matter$\n",
            keeps="/question/privatematter",
        ),
        _rules("robots-star", "Disallow: /*vate-", "User-agent: *\nDisallow: /*vate-\n", keeps=_ANOTHER),
        _rules(
            "robots-longest",
            "Allow: /question/, Disallow: /question/private-",
            "User-agent: *\nAllow: /question/\nDisallow: /question/private-\n",
            keeps=_ANOTHER,
            answer="the longest match wins",
        ),
        _rules("robots-encoded", "Disallow: /question/%70rivate", "User-agent: *\nDisallow: /question/%70rivate\n"),
        _rules(
            "robots-own-token",
            "our token's group forbids what * allows",
            "User-agent: *\nDisallow:\n\nUser-agent: MedQA-Corpus\nDisallow: /question/private\n",
        ),
        _rules(
            "robots-two-groups",
            "our token has two groups",
            "User-agent: medqa-corpus\nDisallow: /x\n\nUser-agent: *\n"
            "Disallow:\n\nUser-agent: medqa-corpus\nDisallow: /question/private\n",
            answer="they count as one",
        ),
        _rules(
            "robots-bom",
            "a byte order mark, CR line ends, mixed case",
            "\ufeffUSER-AGENT : *\rdisAllow : /question/private\r",
        ),
        _rules(
            "robots-stars",
            "a rule of two hundred *",
            f"{_FORBIDS}Disallow: {'/*a' * 200}$\n",
            answer="matched in linear time",
        ),
        Case(
            name="robots-crawl-delay",
            attack="Crawl-delay: 0.6",
            answer="so many seconds lie between two requests",
            replies={"/robots.txt": text("User-agent: *\nCrawl-delay: 0.6\n")},
            gap=Gap(None, 0.6),
        ),
        _open(
            "robots-mad-delay",
            "Crawl-delay: -1, nan, 1e400",
            "nonsense is no delay",
            text("User-agent: *\nCrawl-delay: -1\nCrawl-delay: nan\nCrawl-delay: 1e400\nDisallow:\n"),
        ),
    ),
)
