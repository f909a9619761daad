"""`python -m normalize unlock`: after a run on a storage was killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.lock import unlock
from normalize.storage import Remote, place

if TYPE_CHECKING:
    import argparse

    from normalize.commands.options import Commands

_EPILOG = """examples:
  python -m normalize unlock --output s3://bucket/corpus

exit status: 0 there is no lock any more; 2 the folder is not on a storage, or can't be reached
"""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "unlock",
        help="remove the lock of a dead run from a storage",
        description="Remove the lock of a run that is dead from a folder on a storage.",
        epilog=_EPILOG,
    )
    parser.add_argument("--output", required=True, metavar="URL", help="the folder, such as s3://bucket/corpus")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Remove the lock."""
    home = place(chosen.output)
    if not isinstance(home, Remote):
        raise ValueError(f"{home} is a local directory: its lock goes with the run that holds it")
    who = unlock(home)
    print(f"removed the lock of {who}" if who else f"there is no lock on {home}")
    return 0
