"""A web site on loopback whose every reply a test lays down, and whose log is the test's oracle."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import ceil


@dataclass(frozen=True, slots=True)
class Reply:
    """What one path is answered with, after so many seconds."""

    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0
    rest: float | None = None
    """A Retry-After, as a date so many seconds ahead."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the site saw it; `time` in seconds."""

    time: float
    host: str
    path: str
    user_agent: str


@dataclass(slots=True)
class Web:
    """A running site: its replies by path and query, what it was asked, and how many requests at once at the most."""

    port: int = 0
    replies: dict[str, Reply] = field(default_factory=dict)
    before: dict[str, list[Reply]] = field(default_factory=dict)
    """What a path is answered with first, once each."""
    log: list[Asked] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def times(self) -> list[float]:
        """When it was asked for whatever it was, in seconds."""
        return [asked.time for asked in self.log]

    @property
    def paths(self) -> list[str]:
        """What was asked for, robots.txt and sitemaps apart."""
        return sorted(asked.path for asked in self.log if asked.path.startswith("/en/article"))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, *_arguments: object) -> None:
        """Nothing on stderr."""

    def do_GET(self) -> None:
        web, headers = self.server.web, self.headers
        with self.server.lock:
            web.log.append(Asked(time.monotonic(), headers["Host"], self.path, headers.get("User-Agent", "")))
            web.at_once += 1
            web.most_at_once = max(web.most_at_once, web.at_once)
            once = web.before.get(self.path)
            first = once.pop(0) if once else None
        reply = first or web.replies.get(self.path, Reply(b"<p>Not here.</p>", 404))
        time.sleep(reply.seconds)
        with self.server.lock:
            web.at_once -= 1
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.rest is not None:
            self.send_header("Retry-After", formatdate(ceil(time.time() + reply.rest), usegmt=True))
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, web: Web) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.web, self.lock = web, threading.Lock()

    def handle_error(self, *_arguments: object) -> None:
        """A crawl that is stopped hangs up."""


@contextmanager
def serving() -> Iterator[Web]:
    web = Web()
    with _Server(web) as server:
        web.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield web
        finally:
            server.shutdown()
            thread.join()


def links(hrefs: Iterable[str]) -> Reply:
    """A page that leads elsewhere."""
    return Reply("".join(f'<li><a href="{escape(href)}">On</a></li>' for href in hrefs).encode())


def article(number: int, *hrefs: str) -> Reply:
    """A question page of style doctor_reply, with links to others."""
    elsewhere = "".join(f'<p><a href="{escape(href)}">See also</a></p>' for href in hrefs)
    return Reply(
        f"""<!DOCTYPE html><html lang="en"><title>Heel pain {number} - Orthopedics</title><body>
        <h1>Heel pain {number} - Orthopedics</h1><div>Share to:</div><h2>Heel pain {number} in the morning</h2>
        <p>The first steps hurt for {number} minutes.</p>
        <p>Ravi, 30~39 year old male. Ask Date: 2016/03/14</p>
        <h3>Dr. Osei reply Orthopedics</h3><p>Stretch the calf {number} times a day.</p><p>Reply Date: 2016/03/15</p>
        {elsewhere}</body></html>""".encode()
    )
