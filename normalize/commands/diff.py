"""`python -m normalize diff OLD NEW`: what changed between two corpora."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from normalize.commands.options import local_folder, no_less_than
from normalize.commands.showing import show
from normalize.comparison.compare import compare
from normalize.comparison.told import told
from normalize.progress import progress

if TYPE_CHECKING:
    import argparse

    from normalize.commands.options import Commands

_EPILOG = """examples:
  python -m normalize diff output-may output            what a second crawl, or other settings, changed
  python -m normalize diff output-may output --show 50  with the first 50 records of each kind
  python -m normalize diff old new --json | jq .moved   for programs: one object

Records are compared by site and id, answers by their ids, and what the manifests say of settings, extractors, privacy
and further files. Texts are shown as the corpora hold them, names included where PRIVACY=keep has kept them.

exit status: 0 the same; 1 different; 2 can't be compared: a folder holds no corpora, or they are damaged or not sorted
"""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "diff",
        help="tell what changed between the corpora of two folders",
        description="Tell what changed from the corpora in OLD to those in NEW: records, fields, splits, settings.",
        epilog=_EPILOG,
    )
    for name in ("old", "new"):
        parser.add_argument(name, metavar=name.upper(), help="an output directory")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--show",
        type=no_less_than(0),
        default=5,
        metavar="N",
        help="name the first N records added, removed and changed (default: 5)",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Compare, and print what is different."""
    old, new = (local_folder(given) for given in (chosen.old, chosen.new))
    found = compare(old, new, chosen.show, progress)
    if chosen.json:
        print(json.dumps(msgspec.to_builtins(found), indent=2))  # in ASCII: any reader's encoding has it
    else:
        show(told(found))
    return 0 if found.is_same else 1
