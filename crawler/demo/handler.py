"""Answers one connection's requests: virtual hosts, validators, gzip, and faults as the plan wants them."""

from __future__ import annotations

import gzip
import hashlib
import os
import socket
import struct
import time
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from crawler.demo.answers import Answer, answer_of, error, page_key, redirect
from crawler.demo.control import OWN_HOSTS, control
from crawler.demo.faults import (
    Drip,
    HangUp,
    Play,
    RedirectAway,
    RedirectChain,
    RedirectLoop,
    Slow,
    Status,
    WrongCharset,
    WrongCoding,
    WrongLength,
)
from crawler.demo.playing import Due, hop_path
from crawler.demo.site import DemoSite
from crawler.demo.state import Access, State

_RESET = struct.pack("ii", 1, 0)
"""SO_LINGER without time to linger: closing resets the connection."""


@lru_cache(maxsize=1024)
def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=6, mtime=0)


@lru_cache(maxsize=4096)
def _etag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:16]}"'


class DemoHTTPServer(ThreadingHTTPServer):
    """A thread for each connection, so that a slow client or fault keeps nobody waiting."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int, state: State) -> None:
        self.state = state
        super().__init__(("127.0.0.1", port), Handler)

    def handle_error(self, *_args: object) -> None:
        """A client that hangs up is no fault of the server's."""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else a kept connection waits 40 ms for each answer
    wbufsize = -1  # head and body leave together
    server: DemoHTTPServer

    def version_string(self) -> str:
        """See BaseHTTPRequestHandler."""
        return "medqa-demo"

    def log_message(self, *_args: object) -> None:
        """Nothing on stderr: the log is `State.access_log`."""

    def do_GET(self) -> None:
        """Answer for a site, or for the server itself."""
        host = (self.headers.get("Host") or "").partition(":")[0].lower()
        state = self.server.state
        key = page_key(self.path)
        site = state.site(host, key)
        if site is not None:
            due = state.playing.due(site.style, key)
            self._play(host, _faulty(site, due) if due else answer_of(site, key), due.play if due else None)
        elif host in OWN_HOSTS:
            self._send(control(state, self.command, self.path, b""))
        else:
            self._play(host, error(HTTPStatus.MISDIRECTED_REQUEST), None)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def do_PUT(self) -> None:
        """Answer for the server itself: nobody puts anything on a site."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        own = (self.headers.get("Host") or "").partition(":")[0] in OWN_HOSTS
        answer = control(self.server.state, self.command, self.path, body) if own else None
        self._send(answer or error(HTTPStatus.METHOD_NOT_ALLOWED))

    def _play(self, host: str, answer: Answer, play: Play | None) -> None:
        if play is None or isinstance(play, Slow):
            answer = self._saved(answer)
        silent = isinstance(play, HangUp) and play.when == "before_status"
        self._log(host, 0 if silent else answer.status, play)
        match play:
            case HangUp(when="before_status"):
                self.close_connection = True
                return
            case Slow(seconds):
                time.sleep(seconds)
        self._send(answer, play)

    def _saved(self, answer: Answer) -> Answer:
        """304 where the client has the page: If-None-Match decides before If-Modified-Since (RFC 9110, 13.2.2)."""
        if answer.status is not HTTPStatus.OK:
            return answer
        matches = self.headers.get("If-None-Match")
        if matches is not None:
            fresh = _etag(answer.page.body) in (match.strip() for match in matches.split(","))
        else:
            fresh = _unmodified(answer.page.modified, self.headers.get("If-Modified-Since"))
        return Answer(HTTPStatus.NOT_MODIFIED, answer.page) if fresh else answer

    def _send(self, answer: Answer, play: Play | None = None) -> None:
        page, status = answer.page, answer.status
        body = b"" if status is HTTPStatus.NOT_MODIFIED else page.body
        fields = list(answer.fields)
        if status in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            fields.append(("ETag", _etag(page.body)))
            fields.append(("Last-Modified", format_datetime(page.modified, usegmt=True)))
            fields.append(("Vary", "Accept-Encoding"))
        coding, content_type, length_off_by = None, page.content_type, 0
        if "gzip" in self.headers.get("Accept-Encoding", "") and page.content_type != "application/gzip" and body:
            body, coding = _gzipped(body), "gzip"
        match play:
            case WrongCoding(named):
                body, coding = page.body, named
            case WrongCharset(charset):
                content_type = f"{content_type.partition(';')[0]}; charset={charset}"
            case WrongLength(length_off_by):
                self.close_connection = True
        if coding:
            fields.append(("Content-Encoding", coding))
        self.send_response(status)
        for name, value in fields:
            self.send_header(name, value)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(max(0, len(body) + length_off_by)))
        self.end_headers()
        if self.command != "HEAD":
            self._send_body(body, play)

    def _send_body(self, body: bytes, play: Play | None) -> None:
        match play:
            case HangUp():
                self.wfile.write(body[: len(body) // 2])
                self.wfile.flush()
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                os.close(self.connection.detach())
                self.close_connection = True
            case Drip(pieces, seconds):
                size = -(-len(body) // pieces) or 1
                for start in range(0, len(body), size):
                    self.wfile.flush()
                    time.sleep(seconds)
                    self.wfile.write(body[start : start + size])
            case _:
                self.wfile.write(body)

    def _log(self, host: str, status: int, play: Play | None) -> None:
        agent, scheme = self.headers.get("User-Agent", ""), self.headers.get("X-Forwarded-Proto", "http")
        fault = None if play is None else str(type(play).__struct_config__.tag)
        entry = Access(time.time(), host, self.command, self.path, int(status), agent, scheme, fault)
        self.server.state.access_log.append(entry)


def _faulty(site: DemoSite, due: Due) -> Answer:
    """What the site answers while a fault is played."""
    match due.play:
        case Status(status, retry_after):
            fields = () if retry_after is None else (("Retry-After", str(retry_after)),)
            return error(HTTPStatus(status), *fields)
        case RedirectLoop():
            return redirect(site.origin + hop_path(due.key, 0 if due.hop else 1))
        case RedirectChain(hops) if due.hop < hops:
            return redirect(site.origin + hop_path(due.key, due.hop + 1))
        case RedirectAway(url):
            return redirect(url)
        case _:
            return answer_of(site, due.key)


def _unmodified(modified: datetime, since: str | None) -> bool:
    try:
        return since is not None and modified <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False  # a date that cannot be read is passed over, and one without a zone is none
