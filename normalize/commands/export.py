"""`python -m normalize export`: the corpora in another shape."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from normalize.commands.options import add_output, completed_with, local_folder, local_output
from normalize.commands.program import typed
from normalize.commands.showing import show
from normalize.comparison.excerpts import visible
from normalize.export.chat import Answers, Chat
from normalize.export.choice import Choice
from normalize.export.pairs import Pairs
from normalize.export.parquet import Parquet
from normalize.export.rights import Purpose
from normalize.export.run import NothingToExportError, export
from normalize.export.schema_org import SchemaOrg
from normalize.export.summary import summary
from normalize.progress import progress
from normalize.quality.meanings import MEANINGS

if TYPE_CHECKING:
    import argparse

    from normalize.commands.options import Commands
    from normalize.export.shape import Shape

_FORMATS = ("chat", "pairs", "parquet", "schema_org")
_LONGEST_SYSTEM = 1 << 20
_EPILOG = """formats:
  chat        messages of a user who asks and an assistant who answers; a file of JSON lines a split
  pairs       question and answer, one pair a line; a file of JSON lines a split
  parquet     the records as they are, typed; a folder a split (extra parquet)
  schema_org  a QAPage of schema.org in JSON-LD a line; a file of JSON lines a split

examples:
  python -m normalize export chat                                  output/*.jsonl -> output/export/chat/
  python -m normalize export chat --answers best --system @system.txt
  python -m normalize export pairs --without short_answer --without spam_like --language en
  python -m normalize export parquet --purpose training --to published
  python -m normalize export schema_org --site qa_page --known-rights

A record is exported for the purpose that its page was fetched for, and for another one only if no reservation was
found that may mean that one. Pages that you have saved yourself have no known rights: --known-rights leaves them out.
What was left out is counted by reason: noted:KIND or reserved:KIND (a reservation, by the kind of its signal),
unknown_rights, language:CODE, warning:NAME, no_question, no_answers, no_split.

exit status: 0 done; 1 no record may be exported or has an answer; 2 nothing could be done (wrong argument, no corpora,
a folder that is no former export, a missing extra)
"""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "export",
        help="the corpora as chat, pairs, parquet or schema_org",
        description="Write the corpora in DIR in another shape, which Hugging Face datasets, pandas, polars and DuckDB "
        "read.",
        epilog=_EPILOG,
    )
    parser.add_argument("format", choices=_FORMATS, metavar="FORMAT", help="chat, pairs, parquet or schema_org")
    add_output(parser, is_local=True)
    parser.add_argument("--to", metavar="FOLDER", help="where to (default: export/FORMAT in DIR)")
    parser.add_argument(
        "--purpose",
        choices=[purpose.value for purpose in Purpose],
        help="what it is for (default: training for chat and pairs, archive for parquet and schema_org)",
    )
    parser.add_argument("--known-rights", action="store_true", help="leave out pages that no crawl has fetched")
    parser.add_argument("--site", action="append", default=[], metavar="SITE", help="only this site's; repeatable")
    parser.add_argument(
        "--language", action="append", default=[], metavar="CODE", help="only this language, such as en; repeatable"
    )
    without = parser.add_argument(
        "--without", action="append", default=[], metavar="WARNING", help="no records with this warning; repeatable"
    )
    without.complete = completed_with(MEANINGS, "_medqa_warnings")  # type: ignore[attr-defined]  # shtab looks there
    parser.add_argument(
        "--answers",
        choices=[answers.value for answers in Answers],
        help="chat: a conversation for each answer (the default), for the best, or one with all",
    )
    parser.add_argument("--system", metavar="TEXT", help="chat: what the system says first; @FILE reads it there")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Export, and tell what came of it."""
    output = local_output(chosen)
    shape = _shape(chosen)
    target = output / "export" / shape.name if chosen.to is None else local_folder(chosen.to)
    is_for_models = shape.name in ("chat", "pairs")
    choice = Choice(
        purpose=Purpose(chosen.purpose or (Purpose.TRAINING if is_for_models else Purpose.ARCHIVE)),
        known_rights=chosen.known_rights,
        sites=tuple(sorted(set(chosen.site))),
        languages=tuple(sorted(set(chosen.language))),
        without=tuple(sorted(set(chosen.without))),
    )
    try:
        show(summary(export(output, target, shape, choice, progress), target))
    except NothingToExportError as error:
        print(f"{typed()} export: {visible(str(error))}", file=sys.stderr)
        return 1
    return 0


def _shape(chosen: argparse.Namespace) -> Shape:
    if chosen.format == "chat":
        return Chat(Answers(chosen.answers or Answers.EACH), _system(chosen.system))
    for option in ("answers", "system"):
        if getattr(chosen, option) is not None:
            raise ValueError(f"--{option} is for chat alone")
    shapes: dict[str, Shape] = {"pairs": Pairs(), "parquet": Parquet(), "schema_org": SchemaOrg()}
    return shapes[chosen.format]


def _system(given: str | None) -> str | None:
    """Give the system's turn: the text itself, or what a file named with @ holds.

    Raises:
        ValueError: it is empty, too long, or not in UTF-8.
        OSError: the file can't be read.
    """
    if given is None:
        return None
    if given.startswith("@"):
        with Path(given[1:]).open("rb") as file:
            content = file.read(_LONGEST_SYSTEM + 1)
        if len(content) > _LONGEST_SYSTEM:
            raise ValueError(f"--system: {given[1:]} is longer than {_LONGEST_SYSTEM:,} bytes")
        try:
            given = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ValueError(f"--system: {given[1:]} is not in UTF-8") from None
    if not given.strip():
        raise ValueError("--system says nothing")
    return given.strip()
