"""A real HTTP server on loopback for the demo sites, with virtual hosts, validators, gzip, faults and an access log."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from crawler.demo.answers import page_key
from crawler.demo.faults import Plan
from crawler.demo.handler import DemoHTTPServer
from crawler.demo.playing import Playing
from crawler.demo.redesign import Redesign
from crawler.demo.site import DemoSite
from crawler.demo.state import Access, State

__all__ = ["Access", "Server", "page_key", "serve"]


class Server:
    """A running server: where it listens, what it shows and what it was asked."""

    def __init__(self, port: int, state: State) -> None:
        self.port = port
        self._state = state

    @property
    def address(self) -> str:
        """The URL of the server itself; which site answers is up to the Host header."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The sites' names."""
        return tuple(self._state.sites)

    @property
    def access_log(self) -> list[Access]:
        """What was asked so far, in the order of the answers; it grows while the server runs."""
        return self._state.access_log

    def show(self, sites: Iterable[DemoSite], after: int = 0) -> None:
        """Show these sites from the next request on, such as another edition of them.

        With `after`, each changes when so many of its question pages more have been asked for, in mid-crawl.
        """
        self._state.show(sites, after)

    def play(self, plan: Plan) -> None:
        """Play these faults from the next request on, instead of those before."""
        self._state.playing = Playing(plan)


@contextmanager
def serve(
    sites: Iterable[DemoSite],
    port: int = 0,
    *,
    faults: Plan = (),
    editions: Callable[[int, Redesign | None], Sequence[DemoSite]] | None = None,
) -> Iterator[Server]:
    """Serve the sites on 127.0.0.1 until the block ends.

    Args:
        sites: what is shown at first.
        port: 0 takes a free one.
        faults: what goes wrong, and where.
        editions: builds the sites of an edition, for those who ask the server for another one or for a redesign
            (`crawler.demo.control`).

    Raises:
        OSError: the port is taken.
    """
    state = State({site.host: site for site in sites}, Playing(faults), editions)
    with DemoHTTPServer(port, state) as http_server:
        thread = threading.Thread(target=http_server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield Server(http_server.server_address[1], state)
        finally:
            http_server.shutdown()
            thread.join()
