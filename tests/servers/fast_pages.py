"""What the fast server serves: responses made in advance, the same for every host."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from crawler.demo.truth import Style

LINKS_A_PAGE = 100
_LAST_MODIFIED = "Tue, 04 Mar 2025 08:15:00 GMT"
_FIRST_ARTICLE = 100_000


@dataclass(frozen=True, slots=True)
class Body:
    """One of the documents that question pages show by turns."""

    body: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Order:
    """What to serve; see `tests.servers.fast.fast_server`."""

    bodies: list[Body]
    pages: int
    hosts: int
    style: Style


class Document:
    """One response: made in advance but for its Date, which is put in once a second at the most."""

    __slots__ = ("_after", "_before", "_date", "_head", "_whole")

    def __init__(self, body: bytes, content_type: str, status: str = "200 OK") -> None:
        etag = hashlib.sha256(body).hexdigest()[:16]
        validators = f'ETag: "{etag}"\r\nLast-Modified: {_LAST_MODIFIED}\r\n' if status == "200 OK" else ""
        fields = f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n{validators}"
        self._before = f"HTTP/1.1 {status}\r\nServer: fast\r\nDate: ".encode()
        head = f"\r\n{fields}\r\n".encode()
        self._after = head + body
        self._head = len(head)
        self._date = self._whole = b""

    def whole(self, date: bytes) -> bytes:
        """The response as of a date, in the form of HTTP."""
        if self._date is not date:
            self._date, self._whole = date, self._before + date + self._after
        return self._whole

    def head(self, date: bytes) -> bytes:
        """The same without its body."""
        return self._before + date + self._after[: self._head]


NOWHERE = Document(b"<!DOCTYPE html><title>Not found</title>", "text/html", "404 Not Found")
ELSEWHERE = Document(b"No such host here.\n", "text/plain", "421 Misdirected Request")


def host_name(number: int) -> str:
    """The name of a host (.test is reserved, RFC 2606).

    >>> host_name(3)
    'site-03.test'
    """
    return f"site-{number:02}.test"


def question_path(style: Style, number: int) -> str:
    """The path of a question page, as the style has it.

    >>> question_path("doctor_panel", 7), question_path("doctor_reply", 7)
    ('/question/page-7', '/en/article/100007')
    """
    return f"/question/page-{number}" if style == "doctor_panel" else f"/en/article/{_FIRST_ARTICLE + number}"


def lists(style: Style, pages: int) -> dict[str, list[str]]:
    """The list pages by path, each with the paths that it links to: a tree whose root is the front page.

    >>> {path: len(links) for path, links in lists("doctor_panel", 250).items()}
    {'/questions/1-0': 100, '/questions/1-1': 100, '/questions/1-2': 50, '/': 3}
    """
    folder = "/questions" if style == "doctor_panel" else "/en/list"
    level, paths = 0, [question_path(style, number) for number in range(pages)]
    tree: dict[str, list[str]] = {}
    while len(paths) > LINKS_A_PAGE:
        level += 1
        groups = [paths[start : start + LINKS_A_PAGE] for start in range(0, len(paths), LINKS_A_PAGE)]
        paths = [f"{folder}/{level}-{place}" for place in range(len(groups))]
        tree |= dict(zip(paths, groups, strict=True))
    return tree | {"/": paths}


def documents(order: Order) -> Mapping[bytes, Document]:
    """Every response by path; the same for every host."""
    out = {b"/robots.txt": Document(b"User-agent: *\nAllow: /\n", "text/plain; charset=utf-8")}
    for path, links in lists(order.style, order.pages).items():
        out[path.encode()] = Document(_list_page(path, links), "text/html; charset=utf-8")
    bodies = [Document(each.body, each.content_type) for each in order.bodies]
    for number in range(order.pages):
        out[question_path(order.style, number).encode()] = bodies[number % len(bodies)]
    return out


def _list_page(path: str, links: list[str]) -> bytes:
    up = "../" * (path.count("/") - 1)  # relative, so that they hold below /<host>/ as well
    entries = "".join(f'<li><a href="{up}{link[1:]}">{link.rpartition("/")[2]}</a></li>\n' for link in links)
    return f"<!DOCTYPE html><html lang=en><title>Questions</title><ul>\n{entries}</ul></html>\n".encode()
