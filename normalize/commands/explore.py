"""`python -m normalize explore`: the corpora in a browser."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from normalize.commands.options import add_output, local_output
from normalize.extras import needs
from normalize.progress import progress

if TYPE_CHECKING:
    from normalize.commands.options import Commands

_EPILOG = """examples:
  python -m normalize explore                     output/*.jsonl, at the address that it prints
  python -m normalize explore --output pages --port 8001

The database stands in DIR/explore.db, readable for you alone, and is made anew when the corpora have changed.
It is served on this machine's loopback alone, to who has the key that stands in the address, and nothing can be
changed there.

exit status: 0 ended by SIGTERM once it serves; 130 ended by Ctrl-C; 2 there are no corpora, or the port is in use
"""
_LAST_PORT = 65_535


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "explore",
        help="look at the corpora in a browser",
        description="Show the corpora of DIR in a browser: search, questions with their links, cuts and provenance.",
        epilog=_EPILOG,
    )
    add_output(parser, is_local=True)
    parser.add_argument(
        "--port", type=_port, default=0, metavar="N", help="port of the loopback (default: 0, which takes a free one)"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Serve until it is ended."""
    folder = local_output(chosen)
    with needs("explore", "the explorer"):
        from normalize.explore.serve import serve
    return serve(folder, chosen.port, progress)


def _port(text: str) -> int:
    """Read a port."""
    if not (text.isascii() and text.isdigit() and int(text[:6]) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"not a port from 0 to {_LAST_PORT}: {text!r}")
    return int(text)
