"""Links that are no honest addresses."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.demo.hostile.case import FORBIDDEN, Case, Group
from crawler.demo.truth import Style

_STYLE: Style = "doctor_reply"
_ANSWER = "not followed; the good pages are had"


def _links(name: str, attack: str, links: Sequence[str], *, answer: str = _ANSWER, never: str | None = None) -> Case:
    return Case(name=name, attack=attack, answer=answer, links=links, never=never)


URLS = Group(
    "Addresses of pages",
    _STYLE,
    (
        _links("url-javascript", "javascript: links", ["javascript:alert(1)", "JaVaScRiPt://%0aalert(1)/en/article/1"]),
        _links("url-data", "a data: link", ["data:text/html,<h1>Hello</h1>"]),
        _links("url-file", "file: links", ["file:///etc/passwd", "file://127.0.0.1/en/article/1"]),
        _links(
            "url-ftp",
            "ftp: and gopher: links",
            [f"ftp://127.0.0.1:{FORBIDDEN}/en/article/1", f"gopher://127.0.0.1:{FORBIDDEN}/en/article/1"],
        ),
        _links("url-s3", "an s3: link", ["s3://bucket/en/article/1"]),
        _links(
            "url-control",
            "control characters in links",
            ["/en/article/1\x01\x02", "/en/article/2\r\nHost: evil.test", "/en/article/3\x1b[2J", "\x7f\x9b"],
            answer="encoded or left out: no line of ours holds one",
            never=r".*[\x00-\x20\x7f-\xff].*",
        ),
        _links(
            "url-long",
            "links of 100 KB",
            ["/en/article/" + "1" * 100_000, "/en/article/1?" + "a=b&" * 25_000],
            never=r".{4000,}",
        ),
        _links(
            "url-userinfo",
            "name and password in links",
            [
                f"http://admin:secret@127.0.0.1:{FORBIDDEN}/en/article/1",
                "http://admin:secret@url-userinfo.hostile.test/en/article/2",
            ],
        ),
        _links(
            "url-ports",
            "odd ports",
            [
                f"http://url-ports.hostile.test:{FORBIDDEN}/en/article/1",
                "http://url-ports.hostile.test:0/en/article/2",
                "http://url-ports.hostile.test:99999/en/article/3",
                "http://url-ports.hostile.test:22/en/article/4",
            ],
        ),
        _links(
            "url-idn",
            "names in other scripts, and half of one",
            [
                "http://ⓗostile.test/en/article/1",
                "http://xn--/en/article/2",
                "http://xn--99999999/en/article/3",
                "http://\ud83d.test/en/article/4".encode("utf-8", "replace").decode(),
            ],
        ),
        _links(
            "url-brackets",
            "addresses that no parser takes",
            [
                "http://[::1/en/article/1",
                "http://[v9.x]/en/article/2",
                "http:///en/article/3",
                "http://%00/en/article/4",
                "//",
                "http://",
            ],
        ),
        _links(
            "url-dots",
            "paths that climb out",
            ["/../../../../etc/passwd", "/en/article/%2e%2e/%2e%2e/etc/passwd"],
            never=r".*passwd.*",
        ),
        _links(
            "url-backslash",
            "backslashes",
            [
                f"\\\\127.0.0.1:{FORBIDDEN}\\en\\article\\1",
                f"http:\\\\127.0.0.1:{FORBIDDEN}/en/article/2",
                f"/\\127.0.0.1:{FORBIDDEN}/en/article/3",
            ],
        ),
        _links("url-other-host", "another host's question page", ["http://elsewhere.hostile.test/en/article/1"]),
    ),
)
