"""A server on loopback whose responses would fill a machine's memory, or keep it waiting for ever."""

from __future__ import annotations

import asyncio
import gzip
import threading
import zlib
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial

import brotli
from backports import zstd

PAGE = b"<html><body><p>All is well.</p></body></html>"
_MIB = 1024 * 1024
_BLANK = b" " * _MIB
_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

Parts = Callable[[], AsyncIterator[bytes]]
"""Sends a response, part by part."""
Make = Callable[[], Parts]
"""Packs what is sent, which takes seconds and 200 MB for some: not before somebody serves it."""


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def _brotli(content: bytes) -> bytes:
    packed: bytes = brotli.compress(content, quality=5)
    return packed


def _zlib(content: bytes) -> bytes:
    return zlib.compress(content, 9)


def _zstd(content: bytes) -> bytes:
    return zstd.compress(content)


def _whole(response: bytes) -> Make:
    async def send() -> AsyncIterator[bytes]:
        yield response

    return lambda: send


def _coded(codings: str, body: bytes, *, length: int | None = None) -> Make:
    declared = len(body) if length is None else length
    return _whole(_OK + f"Content-Encoding: {codings}\r\nContent-Length: {declared}\r\n\r\n".encode() + body)


def _bomb(codings: str, *packers: Callable[[bytes], bytes]) -> Make:
    def make() -> Parts:
        body = _BLANK * 200
        for pack in packers:
            body = pack(body)
        return _coded(codings, body)()

    return make


def _endless(head: bytes, part: bytes, pause: float = 0) -> Make:
    async def send() -> AsyncIterator[bytes]:
        yield head
        while True:
            yield part
            await asyncio.sleep(pause)

    return lambda: send


GOOD: dict[str, Make] = {
    "plain": _whole(_OK + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE),
    "gzip": _coded("gzip", _gzip(PAGE)),
    "deflate": _coded("deflate", zlib.compress(PAGE)),
    "raw-deflate": _coded("deflate", zlib.compress(PAGE)[2:-4]),
    "br": _coded("br", _brotli(PAGE)),
    "zstd": _coded("zstd", _zstd(PAGE)),
    "gzip-twice": _coded("gzip, gzip", _gzip(_gzip(PAGE))),
}

BAD: dict[str, Make] = {
    "gzip-bomb": _bomb("gzip", _gzip),
    "x-gzip-bomb": _bomb("x-gzip", _gzip),
    "deflate-bomb": _bomb("deflate", _zlib),
    "br-bomb": _bomb("br", _brotli),
    "zstd-bomb": _bomb("zstd", _zstd),
    "gzip-thrice-bomb": _bomb("gzip, gzip, gzip", _gzip, _gzip, _gzip),
    "mixed-bomb": _bomb("br, gzip, zstd", _brotli, _gzip, _zstd),
    "gzip-members": _coded("gzip", _gzip(b"") * 400_000),
    "gzip-hundredfold": _coded(", ".join(["gzip"] * 100), _gzip(PAGE)),
    "too-long": _coded("identity", b"", length=10**12),
    "endless": _endless(_OK + b"\r\n", _BLANK),
    "endless-chunks": _endless(_OK + b"Transfer-Encoding: chunked\r\n\r\n", b"100000\r\n" + _BLANK + b"\r\n"),
    "endless-tiny-chunks": _endless(_OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n" * 10_000),
    "endless-chunk-size": _endless(_OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * _MIB),
    "endless-chunk-extension": _endless(_OK + b"Transfer-Encoding: chunked\r\n\r\n1;", b"x" * _MIB),
    "endless-trailer": _endless(_OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"x: y\r\n" * 10_000),
    "endless-headers": _endless(_OK, b"".join(b"x%d: y\r\n" % at for at in range(10_000))),
    "endless-header": _endless(_OK + b"x: ", b"y" * _MIB),
    "endless-folded-header": _endless(_OK + b"x: y\r\n", b" z\r\n" * 10_000),
    "endless-status-line": _endless(b"HTTP/1.1 200 ", b"O" * _MIB),
    "folded-nothing": _endless(_OK.partition(b"\r\n")[0] + b"\r\n z\r\n", b" z\r\n"),
    "endless-continue": _endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 10_000),
    "drip": _endless(_OK + b"\r\n", b".", 0.2),
    "header-drip": _endless(_OK + b"x: ", b".", 0.2),
    "silence": _endless(b"", b"", 1),
}


@contextmanager
def serving() -> Iterator[int]:
    """Serve every response by its name; the port."""
    responses = {name: make() for name, make in {**GOOD, **BAD}.items()}
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(asyncio.start_server(partial(_answer, responses), "127.0.0.1", 0))
    port: int = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield port
    finally:
        asyncio.run_coroutine_threadsafe(_stop(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _stop(server: asyncio.Server) -> None:
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


async def _answer(responses: Mapping[str, Parts], reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
        request = await reader.readuntil(b"\r\n\r\n")
        name = request.split(b" ", 2)[1].decode().strip("/")
        async for part in responses[name]():
            writer.write(part)
            await writer.drain()
    writer.close()
