"""The whole command line: which commands there are, and what an error becomes that one of them meets."""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING

from normalize.accounts import UnaccountedError
from normalize.commands import completion, diff, explore, export, make, report, unlock, verify
from normalize.commands.advice import advice
from normalize.commands.options import Parser
from normalize.commands.program import MODULE, typed
from normalize.engines.errors import EngineError, WorkersDiedError
from normalize.extras import MissingExtraError
from normalize.lock import BusyError
from normalize.raw import MissingInputError
from normalize.verify import StrangeKeyError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMMANDS = (verify, report, explore, export, diff, unlock, completion)
_EPILOG = """examples:
  python -m normalize                                  output/raw/ -> output/*.jsonl
  python -m normalize --output pages --privacy keep    keep askers' names
  python -m normalize --workers 4                      four processes
  python -m normalize --set near_duplicate=0.85        another setting; --show-settings lists them
  python -m normalize --settings mine.toml             settings from a file; the command line goes before it
  python -m normalize --show-settings > mine.toml      a file of settings to begin with
  python -m normalize --output s3://bucket/corpus      raw/ is read there, and the corpora are uploaded
  python -m normalize --engine ray                     on the Ray cluster that RAY_ADDRESS names, or one started here
  python -m normalize verify --output pages            prove the corpora in pages/
  python -m normalize report                           output/report.html: what came in, and what became of it
  python -m normalize explore                          search and read the corpora in a browser
  python -m normalize export chat                      conversations for training, in output/export/chat/
  python -m normalize diff old new                     what changed between the corpora of two folders
  python -m normalize COMMAND --help                   examples of a command

exit status:
  0    done
  1    a raw line is unaccounted for, or worker processes died again and again; of a command: see there
  2    nothing could be done: a wrong argument or setting, nothing to read, no permission, no space
  130  stopped with Ctrl-C        141  nobody reads what is printed (`... | head`)        143  ended with SIGTERM
A run that ends early leaves every file whole; the same command again makes the rest.
"""


def parser(program: str = MODULE) -> Parser:
    """Give the parser of the whole command line.

    Args:
        program: what a user types.
    """
    whole = Parser(
        prog=program,
        usage=f"{program} [options] | {program} COMMAND [options]",
        description="Turn the raw records of DIR/raw/ into corpora with their ledgers and a manifest.",
        epilog=_EPILOG,
    )
    make.add_options(whole)
    commands = whole.add_subparsers(metavar="COMMAND", title="commands", prog=program, parser_class=Parser)
    for command in COMMANDS:
        command.add(commands)
    whole.commands = commands.choices
    for each in (whole, *commands.choices.values()):
        each.epilog = (each.epilog or "").replace(MODULE, program)
    return whole


def run(argv: Sequence[str] | None) -> int:
    """Run the command line; the result is the exit status."""
    whole = parser(typed())
    whole.given = sys.argv[1:] if argv is None else argv
    chosen = whole.parse_args(argv)
    whole.refuse_idle(chosen)
    _show_notes()
    try:
        with _every_character():
            status: int = chosen.run(chosen)
    except (MissingInputError, MissingExtraError, BusyError, EngineError, StrangeKeyError, ValueError) as error:
        return _say(str(error), 2)
    except BrokenPipeError:
        raise
    except OSError as error:
        return _say(advice(error), 2)
    except MemoryError:
        return _say("out of memory: try --workers 1, --set shard_bytes=4000000 or --set sort_memory=67108864", 2)
    except UnaccountedError as error:
        return _say(f"raw lines are unaccounted for, which is a fault of this program, please report it: {error}", 1)
    except WorkersDiedError as error:
        return _say(str(error), 1)
    return status


@contextmanager
def _every_character() -> Iterator[None]:
    """Have stdout write out what its encoding lacks, `\\xe9`: a name that can't be printed is no reason to fail."""
    out = sys.stdout
    if not isinstance(out, TextIOWrapper) or out.errors != "strict":
        yield
        return
    out.reconfigure(errors="backslashreplace")
    try:
        yield
        out.flush()
    finally:
        with suppress(OSError):  # on a disk that is full what is left fails once more
            out.reconfigure(errors="strict")


def _show_notes() -> None:
    """Print what the engines log of themselves, such as the nodes of a cluster, on stderr."""
    notes = logging.getLogger("normalize")
    if not notes.handlers:
        notes.addHandler(logging.StreamHandler())
        notes.setLevel(logging.INFO)


def _say(message: str, status: int) -> int:
    print(f"{typed()}: {message}", file=sys.stderr)
    return status
