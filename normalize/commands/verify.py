"""`python -m normalize verify`: the proof of the corpora."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.commands.make import output_option
from normalize.commands.options import add_assignments, add_output, add_workers
from normalize.commands.showing import show
from normalize.progress import progress
from normalize.settings_toml import read_assignments, read_settings
from normalize.verify import verify

if TYPE_CHECKING:
    import argparse

    from normalize.commands.options import Commands

_EPILOG = """examples:
  python -m normalize verify
  python -m normalize verify --output pages --workers 2
  MEDQA_PSEUDONYM_KEY=… python -m normalize verify --output s3://bucket/corpus

exit status: 0 proved; 1 not proved, the first failures are named; 2 there is nothing to verify, or the key of the
pseudonyms is not the one that made them
"""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "verify",
        help="prove the corpora",
        description="Prove the corpora in DIR: schema, order, no artefact, no teaser text, ledger, counts, checksums.",
        epilog=_EPILOG,
    )
    add_output(parser)
    add_workers(parser)
    add_assignments(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Prove, and print the verdict."""
    options = {name: value for name in ("workers", "engine") if (value := getattr(chosen, name)) is not None}
    given = options | output_option(chosen)
    settings = read_settings([("--set", read_assignments(chosen.set)), ("the command line", given)])
    verdict = verify(settings.output, progress, settings=settings)
    show(str(verdict))
    return 1 if verdict.failures else 0
