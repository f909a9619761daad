"""`python -m normalize`: corpora from raw records; `… verify`: the proof; `… unlock`: after a killed run."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from normalize.accounts import UnaccountedError
from normalize.engines.errors import EngineError, WorkersDiedError
from normalize.lock import BusyError, unlock
from normalize.pipeline import normalize
from normalize.progress import progress
from normalize.raw import MissingInputError
from normalize.settings import Clinicians, Engine, Privacy, Settings
from normalize.settings_toml import read_assignments, read_settings, read_settings_file, show_settings
from normalize.storage import Remote, place
from normalize.summary import summary
from normalize.verify import StrangeKeyError, verify

if TYPE_CHECKING:
    from collections.abc import Sequence

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
  python -m normalize unlock --output s3://bucket/x    after a run on a storage was killed

exit status: 0 done; 1 the corpora are not proved, or a raw line is unaccounted for; 2 nothing could be done
(wrong argument, nothing to read, no permission)
"""
_VERIFY_EPILOG = """examples:
  python -m normalize verify
  python -m normalize verify --output pages

exit status: 0 proved; 1 not proved, the first failures are named; 2 there is nothing to verify
"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (--help tells more)\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the result is the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    commands = {"verify": _verify, "unlock": _unlock}
    try:
        if arguments and (command := commands.get(arguments[0])):
            return command(arguments[1:])
        return _normalize(arguments)
    except (MissingInputError, BusyError, EngineError, StrangeKeyError, ValueError) as error:
        return _say(str(error), 2)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _say(f"{place}{error.strerror or error}", 2)
    except UnaccountedError as error:
        return _say(f"raw lines are unaccounted for: {error}", 1)
    except WorkersDiedError as error:
        return _say(str(error), 1)
    except KeyboardInterrupt:
        return _say("stopped", 130)


def _say(message: str, status: int) -> int:
    print(f"python -m normalize: {message}", file=sys.stderr)
    return status


def _normalize(arguments: Sequence[str]) -> int:
    parser = _Parser(
        prog="python -m normalize",
        usage="python -m normalize [options] | python -m normalize verify [options] | "
        "python -m normalize unlock --output URL",
        description="Turn the raw records of DIR/raw/ into corpora with their ledgers and a manifest.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_output(parser)
    parser.add_argument(
        "--privacy",
        choices=[choice.value for choice in Privacy],
        help="names and what else tells who asks: pseudonymize (the default) or keep",
    )
    parser.add_argument(
        "--clinicians",
        choices=[choice.value for choice in Clinicians],
        help="doctors' names: keep (the default) or not",
    )
    _add_workers(parser)
    parser.add_argument("--settings", type=Path, metavar="FILE", help="a TOML file of settings")
    _add_assignments(parser)
    parser.add_argument("--show-settings", action="store_true", help="print the settings as TOML, and do nothing")
    chosen = parser.parse_args(arguments)
    settings = _settings(chosen)
    if chosen.show_settings:
        print(show_settings(settings), end="")
        return 0
    print(summary(normalize(settings, progress), settings.home))
    return 0


def _settings(chosen: argparse.Namespace) -> Settings:
    """Settle what was said more than once: options of their own go before `--set`, that before the file."""
    options = {
        name: value
        for name in ("privacy", "clinicians", "workers", "engine")
        if (value := getattr(chosen, name)) is not None
    } | _output(chosen)
    return read_settings(
        [
            (str(chosen.settings), read_settings_file(chosen.settings) if chosen.settings else {}),
            ("--set", read_assignments(chosen.set)),
            ("the command line", options),
        ]
    )


def _output(chosen: argparse.Namespace) -> dict[str, object]:
    """Tell an output directory from a folder on a storage: whichever is given goes before the other."""
    if chosen.output is None:
        return {}
    home = place(chosen.output)
    return {"storage": home.url} if isinstance(home, Remote) else {"output": str(home), "storage": None}


def _verify(arguments: Sequence[str]) -> int:
    parser = _Parser(
        prog="python -m normalize verify",
        description="Prove the corpora in DIR: schema, order, no artefact, no teaser text, ledger, counts, checksums.",
        epilog=_VERIFY_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_output(parser)
    _add_workers(parser)
    _add_assignments(parser)
    chosen = parser.parse_args(arguments)
    options = {name: value for name in ("workers", "engine") if (value := getattr(chosen, name)) is not None}
    settings = read_settings([("--set", read_assignments(chosen.set)), ("the command line", options | _output(chosen))])
    verdict = verify(settings.output, progress, settings=settings)
    print(verdict)
    return 1 if verdict.failures else 0


def _unlock(arguments: Sequence[str]) -> int:
    parser = _Parser(
        prog="python -m normalize unlock",
        description="Remove the lock of a run that is dead from a folder on a storage.",
    )
    parser.add_argument("--output", required=True, metavar="URL", help="the folder, such as s3://bucket/corpus")
    chosen = parser.parse_args(arguments)
    home = place(chosen.output)
    if not isinstance(home, Remote):
        parser.error(f"{home} is a local directory: its lock goes with the run that holds it")
    who = unlock(home)
    print(f"removed the lock of {who}" if who else f"there is no lock on {home}")
    return 0


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output", metavar="DIR", help="the output directory, or its URL on a storage (default: output)"
    )


def _add_workers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workers", type=_at_least_one, metavar="N", help="processes (default: as the input needs)")
    parser.add_argument(
        "--engine",
        choices=[choice.value for choice in Engine],
        help="where the work is done: local (the default), or ray: on the cluster that RAY_ADDRESS names, else on one "
        "that is started here",
    )


def _add_assignments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="one setting, as often as needed"
    )


def _at_least_one(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"not a number of processes: {text!r}")
    return number


def _stop(_number: int, _frame: object) -> NoReturn:
    """Leave in order at SIGTERM: locks and temporary folders go."""
    sys.exit(128 + signal.SIGTERM)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stop)
    sys.exit(main())
