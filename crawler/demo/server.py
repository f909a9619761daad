"""A real HTTP server on loopback for the demo sites, with virtual hosts, validators, gzip and an access log."""

from __future__ import annotations

import gzip
import hashlib
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.demo.site import DemoPage, DemoSite

LAST_MODIFIED = "Tue, 04 Mar 2025 08:15:00 GMT"
"""The same for every page and every run, so that conditional requests can be tested."""


@dataclass(frozen=True, slots=True)
class Access:
    """One request as the server saw it; `time` is seconds since the epoch, `scheme` what X-Forwarded-Proto said."""

    time: float
    host: str
    method: str
    path: str
    status: int
    user_agent: str
    scheme: str


@dataclass(slots=True)
class Server:
    """A running server: where it listens and what it was asked."""

    port: int
    hosts: tuple[str, ...]
    access_log: list[Access] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The URL of the server itself; which site answers is up to the Host header."""
        return f"http://127.0.0.1:{self.port}"


def page_key(target: str) -> str:
    """The key of a request target among a site's pages: no trailing slash, no parameter but `page`, no first page.

    >>> page_key("/questions/lasik/?utm_source=mail&page=2")
    '/questions/lasik?page=2'
    >>> page_key("/?page=1")
    '/'
    """
    parts = urlsplit("http://host" + target)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name == "page" and value != "1"]
    return (parts.path.rstrip("/") or "/") + (f"?{urlencode(query)}" if query else "")


def trap_page(path: str) -> DemoPage:
    """A page of the crawl trap: it links to two more, for ever."""
    links = "".join(f'<li><a href="{path.rstrip("/")}/{step}">Day {step}</a></li>' for step in (1, 2))
    return DemoPage(f"<!DOCTYPE html><html lang=en><title>Calendar</title><ul>{links}</ul></html>".encode())


@lru_cache(maxsize=256)
def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=6, mtime=0)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _DemoHTTPServer

    def version_string(self) -> str:
        return "medqa-demo"

    def log_message(self, *_args: object) -> None:
        """Nothing on stderr: the log is `Server.access_log`."""

    def do_GET(self) -> None:
        host = (self.headers.get("Host") or "").partition(":")[0].lower()
        site = self.server.sites.get(host)
        key = page_key(self.path)
        if site is None:
            self._answer(host, HTTPStatus.MISDIRECTED_REQUEST, DemoPage(b"No such host here.\n", "text/plain"))
        elif key.startswith("/trap/"):
            self._answer(host, HTTPStatus.OK, trap_page(key))
        elif key in site.redirects:
            location = site.origin + site.redirects[key]
            self._answer(host, HTTPStatus.MOVED_PERMANENTLY, DemoPage(b"Moved.\n", "text/plain"), location)
        elif key in site.pages:
            self._answer(host, HTTPStatus.OK, site.pages[key])
        else:
            self._answer(host, HTTPStatus.NOT_FOUND, DemoPage(b"<!DOCTYPE html><title>Not found</title>"))

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def _answer(self, host: str, status: HTTPStatus, page: DemoPage, location: str | None = None) -> None:
        etag = f'"{hashlib.sha256(page.body).hexdigest()[:16]}"'
        if status is HTTPStatus.OK and self._is_fresh(etag):
            status = HTTPStatus.NOT_MODIFIED
        body = b"" if status is HTTPStatus.NOT_MODIFIED else page.body
        self._log(host, status)
        self.send_response(status)
        if location is not None:
            self.send_header("Location", location)
        if status in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            self.send_header("ETag", etag)
            self.send_header("Last-Modified", LAST_MODIFIED)
            self.send_header("Vary", "Accept-Encoding")
        if body and "gzip" in self.headers.get("Accept-Encoding", "") and page.content_type != "application/gzip":
            body = _gzipped(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", page.content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _is_fresh(self, etag: str) -> bool:
        """Whether the client's copy is current: If-None-Match decides before If-Modified-Since (RFC 9110, 13.2.2)."""
        matches = self.headers.get("If-None-Match")
        if matches is not None:
            return etag in (match.strip() for match in matches.split(","))
        return self.headers.get("If-Modified-Since") == LAST_MODIFIED

    def _log(self, host: str, status: int) -> None:
        agent, scheme = self.headers.get("User-Agent", ""), self.headers.get("X-Forwarded-Proto", "http")
        entry = Access(time.time(), host, self.command, self.path, int(status), agent, scheme)
        self.server.access_log.append(entry)


class _DemoHTTPServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int, sites: Iterable[DemoSite]) -> None:
        self.sites = {site.host: site for site in sites}
        self.access_log: list[Access] = []
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, *_args: object) -> None:
        """A client that hangs up is no fault of the server's."""


@contextmanager
def serve(sites: Iterable[DemoSite], port: int = 0) -> Iterator[Server]:
    """Serve the sites on 127.0.0.1 until the block ends; port 0 takes a free one.

    Raises:
        OSError: the port is taken.
    """
    with _DemoHTTPServer(port, sites) as http_server:
        thread = threading.Thread(target=http_server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield Server(http_server.server_address[1], tuple(http_server.sites), http_server.access_log)
        finally:
            http_server.shutdown()
            thread.join()
