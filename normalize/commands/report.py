"""`python -m normalize report`: a page that tells what is in the corpora."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.commands.options import add_output, local_output
from normalize.comparison.excerpts import visible
from normalize.extras import needs
from normalize.progress import progress

if TYPE_CHECKING:
    import argparse

    from normalize.commands.options import Commands

_EPILOG = """examples:
  python -m normalize report
  python -m normalize report --output pages      pages/report.html: open it in any browser

exit status: 0 done; 2 there is nothing to report on, or a file can't be read or written
"""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "report",
        help="a page that tells what is in the corpora",
        description="Write DIR/report.html: what came in, what became of it, what was cut, and what needs a look.",
        epilog=_EPILOG,
    )
    add_output(parser, is_local=True)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the report, and tell what most needs a look."""
    folder = local_output(chosen)
    with needs("report", "the report"):
        from normalize.report.make import make_report
    made = make_report(folder, progress)
    print(f"Report on {made.records:,} questions: {made.path} ({made.bytes / 1e6:.2f} MB)")
    for finding in made.attention:
        print(f"  look at: {visible(finding.says)}")
    if not made.attention:
        print("  nothing needs a look")
    return 0
