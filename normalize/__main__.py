"""`python -m normalize`, also installed as `medqa-normalize`: how the command line begins and ends as a process."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NoReturn

from normalize.commands.program import typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

STOPPED = 128 + signal.SIGINT
"""The exit status after Ctrl-C."""
NOBODY_READS = 128 + signal.SIGPIPE
"""The exit status where whoever read what is printed has gone: `… | head`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: the arguments; None: those of this process.

    Returns:
        the exit status; the commands' `--help` documents theirs.
    """
    with _terminated_in_order():
        try:
            try:
                from normalize.commands.line import run  # within, for Ctrl-C may come before all is imported

                return run(argv)
            finally:
                if sys.stdout is not None:  # as it is where it was closed: `>&-`
                    sys.stdout.flush()
        except KeyboardInterrupt:
            return _say("stopped", STOPPED)
        except BrokenPipeError:
            _print_nowhere()
            return NOBODY_READS
        except OSError as error:
            _print_nowhere(sys.stdout)
            return _say(f"can't print: {error.strerror}", 2)


def _say(message: str, status: int) -> int:
    with suppress(OSError):
        print(f"{typed()}: {message}", file=sys.stderr)
    return status


@contextmanager
def _terminated_in_order() -> Iterator[None]:
    """Have SIGTERM end this process as `sys.exit` does: locks and temporary folders go."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before or signal.SIG_DFL)


def _end(_number: int, _frame: object) -> NoReturn:
    sys.exit(128 + signal.SIGTERM)


def _print_nowhere(*streams: TextIO) -> None:
    """Let what is still to be printed go nowhere, for Python would complain of it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams or (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # one that is no file of the system
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main())
