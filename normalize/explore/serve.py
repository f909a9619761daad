"""The explorer on a port of the loopback, until it is told to end."""

from __future__ import annotations

import secrets
import signal
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

from uvicorn import Config, Server

from normalize.explore.build import database
from normalize.explore.key import PARAMETER
from normalize.explore.plugin import open_explorer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import FrameType

    from normalize.progress import Progress

HOST = "127.0.0.1"
_INTERRUPTED = 128 + signal.SIGINT
_PATIENCE = 2
"""Seconds that a running answer has when the end has come."""


def serve(folder: Path, port: int, progress: Progress) -> int:
    """Serve the corpora of an output directory; the exit status tells what ended it: 0 SIGTERM, 130 Ctrl-C.

    Args:
        folder: the output directory.
        port: of the loopback; 0 takes a free one.
        progress: shows how far the database is.

    Raises:
        MissingInputError: there are no corpora.
        OSError: the port is in use, or the database can't be made.
        ValueError: the corpora can't be read.
    """
    with _listening(port) as listener, database(folder, progress) as path:
        key = secrets.token_urlsafe(16)
        explorer = open_explorer(folder, path, key)
        try:
            server = _Server(
                Config(
                    explorer.app(),
                    log_level="error",
                    lifespan="on",
                    server_header=False,
                    timeout_graceful_shutdown=_PATIENCE,
                )
            )
            server.where = f"http://{HOST}:{listener.getsockname()[1]}/?{PARAMETER}={key}"
            server.run(sockets=[listener])
        finally:
            explorer.close()
    print("stopped")
    return _INTERRUPTED if server.ended_by == signal.SIGINT else 0


class _Server(Server):
    """Tells when it is ready, and keeps to itself the signal that ended it."""

    where = ""
    ended_by = 0

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            print(f"The explorer is at {self.where} (Ctrl-C ends it)", flush=True)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.ended_by = sig
        super().handle_exit(sig, frame)


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
            listener.listen()
        except OSError as error:
            raise OSError(
                f"port {port} can't be taken ({error.strerror}): another --port (PORT=… of make), or 0 for a free one"
            ) from None
        yield listener
