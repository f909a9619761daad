"""A server on loopback that breaks the rules of HTTP as its cases tell it to, and writes down what reaches it."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from email.utils import formatdate
from http import HTTPStatus

import msgspec

from crawler.demo.hostile.case import DOMAIN, FORBIDDEN, ORIGIN, SOON, Case, Reply
from crawler.demo.hostile.log import Arrival
from crawler.demo.hostile.pages import front_page, good_paths, question_pages
from crawler.demo.truth import Style

CONTROL_HOST = f"control.{DOMAIN}"
LOG_PATH = "/log"
_NOT_FOUND = Reply(body=b"<p>Not here.</p>", status=404)
_SECRET = Reply(body=b"<title>Inside</title><p>This must not be read.</p>")
_MOST_HEAD = 1 << 16
_MOST_SENT = 1 << 30
"""Where a client takes everything, there is an end to it for the sake of the machine."""
_PIECE = 1 << 16


class HostileServer:
    """The sites of all cases, by Host header, and a port beside them that nobody may reach."""

    def __init__(self, sites: Iterable[tuple[Case, Style]]) -> None:
        self._sites = {case.host: (case, style) for case, style in sites}
        self._asked: Counter[tuple[str, str]] = Counter()
        self._log: list[Arrival] = []
        self.port = self.forbidden = 0

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Both ports are open until the block ends."""
        outside, inside = (socket.create_server(("127.0.0.1", 0), backlog=512) for _ in range(2))
        self.port, self.forbidden = outside.getsockname()[1], inside.getsockname()[1]
        async with (
            await asyncio.start_server(self._serve, sock=outside, limit=_MOST_HEAD),
            await asyncio.start_server(self._refuse, sock=inside, limit=_MOST_HEAD),
        ):
            yield

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._talk(reader, writer, is_forbidden=False)

    async def _refuse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._talk(reader, writer, is_forbidden=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_forbidden: bool) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            try:
                while await self._one(reader, writer, is_forbidden=is_forbidden):
                    pass
            finally:
                writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_forbidden: bool) -> bool:
        """Answer one request; the result tells whether another may follow on the connection."""
        arrival = _arrival(await reader.readuntil(b"\r\n\r\n"), writer, is_forbidden=is_forbidden)
        if arrival.host == CONTROL_HOST:
            reply = Reply(body=msgspec.json.encode(self._log), content_type="application/json")
            return await self._send(writer, reply, arrival)
        self._log.append(arrival)
        reply = _SECRET if is_forbidden else self._reply(arrival)
        await asyncio.sleep(reply.wait)
        return await self._send(writer, reply, arrival)

    def _reply(self, arrival: Arrival) -> Reply:
        if arrival.host not in self._sites:
            return _NOT_FOUND
        case, style = self._sites[arrival.host]
        path = arrival.path
        found = case.replies.get(path)
        if isinstance(found, Reply):
            return found
        if found is not None:
            turn = self._asked[case.host, path]
            self._asked[case.host, path] += 1
            return found[min(turn, len(found) - 1)]
        if path in good_paths(style):
            return Reply(body=question_pages(style)[path])
        if case.anywhere is not None and (generated := case.anywhere(path)):
            return generated
        return front_page(case, style) if path == "/" else _NOT_FOUND

    async def _send(self, writer: asyncio.StreamWriter, reply: Reply, arrival: Arrival) -> bool:
        body = reply.body if isinstance(reply.body, bytes) else await asyncio.to_thread(reply.body)
        body, raw, head = (self._filled(each, arrival.host) for each in (body, reply.raw or b"", _head(reply)))
        if reply.raw is None:
            length = len(body) if reply.length is None else reply.length
            told = b"" if reply.endless else b"Content-Length: %d\r\n" % length
            raw = head + told + b"\r\n" + body
        await self._write(writer, raw, arrival)
        while reply.endless and arrival.sent < _MOST_SENT:
            await self._write(writer, reply.endless, arrival)
            await asyncio.sleep(reply.pause)
        return reply.raw is None and not reply.endless and reply.length is None

    def _filled(self, content: bytes, host: str) -> bytes:
        known = {
            ORIGIN: f"http://{host}:{self.port}",
            FORBIDDEN: str(self.forbidden),
            SOON: formatdate(time.time() + 3, usegmt=True),
        }
        for token, value in known.items():
            content = content.replace(token.encode(), value.encode())
        return content

    async def _write(self, writer: asyncio.StreamWriter, content: bytes, arrival: Arrival) -> None:
        for at in range(0, len(content), _PIECE):
            writer.write(content[at : at + _PIECE])
            await writer.drain()
            arrival.sent += len(content[at : at + _PIECE])


def _head(reply: Reply) -> bytes:
    phrase = HTTPStatus(reply.status).phrase if reply.status in set(HTTPStatus) else "Whatever"
    typed = [("Content-Type", reply.content_type)] if reply.content_type is not None else []
    fields = "".join(f"{name}: {value}\r\n" for name, value in (*typed, *reply.headers))
    return f"HTTP/1.1 {reply.status} {phrase}\r\n{fields}".encode()


def _arrival(head: bytes, writer: asyncio.StreamWriter, *, is_forbidden: bool) -> Arrival:
    line, *fields = head.decode("latin-1").split("\r\n")
    pairs = [(name.strip().lower(), value.strip()) for name, _, value in (field.partition(":") for field in fields)]
    headers = [pair for pair in pairs if pair[0]]
    address, port = writer.get_extra_info("peername")[:2]
    host = next((value for name, value in headers if name == "host"), "").rpartition(":")[0]
    path = line.split(" ", 2)[1] if " " in line else ""
    return Arrival(
        time=time.monotonic(),
        host=host.lower(),
        path=path,
        headers=headers,
        peer=f"{address}:{port}",
        is_forbidden=is_forbidden,
    )


async def serve(sites: Iterable[tuple[Case, Style]]) -> None:
    """Print both ports, then serve until standard input ends."""
    server = HostileServer(sites)
    ended = asyncio.Event()
    async with server.listening():
        print(server.port, server.forbidden, flush=True)
        asyncio.get_running_loop().add_reader(0, _read, ended)
        await ended.wait()
    os._exit(0)  # not held up by connections that are answered without end


def _read(ended: asyncio.Event) -> None:
    if not os.read(0, 1024):
        asyncio.get_running_loop().remove_reader(0)
        ended.set()
