"""Responses whose headers never end.

Twisted bounds each line of a response's head (16 KiB), and Scrapy the body. Nothing bounds how many lines there are,
nor how many responses of status 1xx come before the real one: until the time is over they fill memory.
"""

from __future__ import annotations

from scrapy.core.downloader.handlers.http11 import _LenientHTTP11ClientFactory, _LenientHTTP11ClientProtocol
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress
from twisted.web._newclient import HEADER, STATUS, HTTP11ClientProtocol, Request
from twisted.web.iweb import IResponse

from crawler.archive.framing import MAX_HEAD_BYTES


class _Protocol(_LenientHTTP11ClientProtocol):
    """One connection."""

    _head = 0  # bytes of the response that is being read

    def request(self, request: Request) -> Deferred[IResponse]:
        self._head = 0
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        super().dataReceived(data)  # type: ignore[no-untyped-call]
        if self._parser is not None and self._parser.state in (STATUS, HEADER):
            self._head += len(data)
            if self._head > MAX_HEAD_BYTES:
                assert self.transport is not None
                self.transport.abortConnection()


class BoundedHeadFactory(_LenientHTTP11ClientFactory):
    """Makes connections that are cut when a response's head grows beyond `MAX_HEAD_BYTES`.

    An archive is read up to the same limit, so what was fetched can be read again.
    """

    def buildProtocol(self, addr: IAddress | None) -> HTTP11ClientProtocol:  # noqa: N802 - Twisted's name
        """Twisted's way to make a connection."""
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
