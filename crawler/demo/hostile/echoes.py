"""What a crawler might keep, repeat or print: cookies, credentials, control characters and escapes of terminals."""

from __future__ import annotations

from crawler.demo.hostile.case import ORIGIN, Case, Group, Reply
from crawler.demo.hostile.pages import good, moved, text
from crawler.demo.truth import Style

_STYLE: Style = "doctor_panel"
_PAGE = "/question/echo"
_ESCAPES = "\x1b]0;owned\x07\x1b[2J\x1b[31m\x9b1m\x08\x08"
_CLEAN = "no line that the crawl prints holds one; the good pages are had"


def _case(name: str, attack: str, reply: Reply, *, keeps: bool | None = None, answer: str = _CLEAN) -> Case:
    return Case(
        name=name,
        attack=attack,
        answer=answer,
        replies={_PAGE: reply},
        links=[_PAGE],
        keeps=[_PAGE] if keeps else [],
        asks=[_PAGE],
    )


def _cookies(*cookies: str) -> tuple[tuple[str, str], ...]:
    return tuple(("Set-Cookie", cookie) for cookie in cookies)


ECHOES = Group(
    "Echoes",
    _STYLE,
    (
        Case(
            name="cookie-plain",
            attack="Set-Cookie on every page",
            answer="none is ever sent back",
            replies={_PAGE: good(_STYLE, headers=_cookies("id=7; Path=/", "b=\x1b[31m; Domain=.test"))},
            links=[_PAGE, "/question/echo-2"],
            keeps=[_PAGE],
            never_sends=("cookie",),
        ),
        Case(
            name="cookie-robots",
            attack="Set-Cookie with robots.txt and a redirect",
            answer="none is ever sent back",
            replies={
                "/robots.txt": text("User-agent: *\nDisallow:\n", Set_Cookie="a=1"),
                _PAGE: Reply(status=302, headers=(("Location", "/question/kept"), *_cookies("c=2"))),
                "/question/kept": good(_STYLE),
            },
            links=[_PAGE],
            keeps=["/question/kept"],
            never_sends=("cookie",),
        ),
        Case(
            name="cookie-many",
            attack="five hundred cookies of 100 bytes",
            answer="none is ever sent back",
            replies={_PAGE: good(_STYLE, headers=_cookies(*(f"c{number}={'x' * 100}" for number in range(100))))},
            links=[_PAGE],
            never_sends=("cookie",),
        ),
        Case(
            name="auth-asked",
            attack="401 with WWW-Authenticate",
            answer="no name and no password: set aside",
            replies={_PAGE: Reply(status=401, headers=(("WWW-Authenticate", 'Basic realm="\x1b[31m"'),))},
            links=[_PAGE],
            drops=[_PAGE],
            never_sends=("authorization",),
        ),
        _case(
            "escape-title", "escapes of terminals in a page's title", good(_STYLE, head=f"<title>{_ESCAPES}</title>")
        ),
        _case(
            "escape-header",
            "escapes in header values",
            good(_STYLE, headers=(("Server", _ESCAPES), ("X-Robots-Tag", _ESCAPES))),
            keeps=True,
        ),
        _case("escape-type", "escapes in the Content-Type", Reply(body=b"<p>Hm", content_type=f"text/{_ESCAPES}")),
        _case(
            "escape-status",
            "escapes in the status line",
            Reply(raw=b"HTTP/1.1 500 \x1b[2J\x1b]0;owned\x07\r\nContent-Length: 0\r\n\r\n"),
        ),
        _case("escape-redirect", "escapes in a redirect's target", moved(f"/question/{_ESCAPES}")),
        _case("escape-redirect-host", "escapes in a redirect's host", moved(f"http://{_ESCAPES}.test/question/x")),
        _case(
            "escape-line-ends",
            "line ends, encoded, in a redirect's target",
            moved(f"{ORIGIN}/question/a%0d%0aSet-Cookie:%20a=b%0d%0a%1b%5b2J"),
        ),
        _case(
            "escape-error",
            "escapes where a number should stand",
            Reply(raw=f"HTTP/1.1 200 OK\r\nContent-Length: {_ESCAPES}\r\n\r\n".encode()),
        ),
        _case(
            "escape-link",
            "escapes in a link's address",
            Reply(body=f'<a href="/question/{_ESCAPES}">On</a><a href="/question/x&#27;[2J">On</a>'.encode()),
        ),
        Case(
            name="escape-robots",
            attack="escapes in robots.txt",
            answer=_CLEAN,
            replies={
                "/robots.txt": text(
                    f"User-agent: *\nCrawl-delay: {_ESCAPES}\nSitemap: {_ESCAPES}\n{_ESCAPES}\n"
                    f"Sitemap: {ORIGIN}/{_ESCAPES}.xml\nLicense: {_ESCAPES}\n"
                )
            },
        ),
        Case(
            name="escape-path",
            attack="a page's name that would be a path of ours",
            answer="no file is named after a page",
            replies={"/question/..%2f..%2f..%2fowned": good(_STYLE)},
            links=["/question/..%2f..%2f..%2fowned"],
        ),
    ),
)
