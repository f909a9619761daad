"""The process of the fast server: reads its order as a line of JSON, prints its port, serves until its input ends."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from email.utils import formatdate

import msgspec

from tests.servers.fast_pages import ELSEWHERE, NOWHERE, Document, Order, documents, host_name

COUNT_PATH = "/_count"
_MOST_HEAD = 1 << 16
_SEND_BUFFER = 1 << 19
"""Bytes: a whole response goes to the kernel at once."""


class Sites:
    """What all connections share."""

    def __init__(self, order: Order) -> None:
        self._count = 0
        self._hosts = {host_name(number).encode() for number in range(order.hosts)}
        self._documents = documents(order)
        self._start_second()

    def _start_second(self) -> None:
        self._date = formatdate(usegmt=True).encode()
        asyncio.get_running_loop().call_later(1, self._start_second)

    def response(self, method: bytes, target: bytes, host: bytes) -> bytes:
        """The bytes to send."""
        if target == COUNT_PATH.encode():
            return Document(str(self._count).encode(), "text/plain").whole(self._date)
        self._count += 1
        document = self._found(target, host)
        return document.head(self._date) if method == b"HEAD" else document.whole(self._date)

    def _found(self, target: bytes, host: bytes) -> Document:
        if host not in self._hosts:  # then the target names it: /site-00.test/question/page-0
            host, _, path = target[1:].partition(b"/")
            target = b"/" + path
            if host not in self._hosts:
                return ELSEWHERE
        return self._documents.get(target, NOWHERE)


class Connection(asyncio.Protocol):
    """One connection, kept until the client asks to close it. Requests have no bodies."""

    def __init__(self, sites: Sites) -> None:
        self._sites = sites
        self._unread = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """See asyncio.Protocol."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """See asyncio.Protocol."""
        data = self._unread + data
        while (end := data.find(b"\r\n\r\n")) >= 0:
            self._answer(data[:end])
            data = data[end + 4 :]
        self._unread = data
        if len(data) > _MOST_HEAD:
            self._transport.abort()

    def _answer(self, head: bytes) -> None:
        line, _, fields = head.partition(b"\r\n")
        method, target, version = (*line.split(b" "), b"", b"")[:3]
        fields = b"\n" + fields.lower() + b"\r"
        at = fields.find(b"\nhost:") + 6
        host = fields[at : fields.find(b"\r", at)].strip().partition(b":")[0] if at > 5 else b""
        self._transport.write(self._sites.response(method, target, host))
        if version != b"HTTP/1.1" or b"\nconnection: close" in fields:
            self._transport.close()


async def serve(order: Order) -> None:
    """Serve until standard input ends."""
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    sites = Sites(order)
    listening = socket.create_server(("127.0.0.1", 0), backlog=512)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
    async with await loop.create_server(lambda: Connection(sites), sock=listening):
        print(listening.getsockname()[1], flush=True)
        loop.add_reader(sys.stdin.fileno(), _read, ended)
        await ended.wait()


def _read(ended: asyncio.Event) -> None:
    if not os.read(sys.stdin.fileno(), 1024):
        asyncio.get_running_loop().remove_reader(sys.stdin.fileno())
        ended.set()


if __name__ == "__main__":
    asyncio.run(serve(msgspec.json.decode(sys.stdin.buffer.readline(), type=Order)))
