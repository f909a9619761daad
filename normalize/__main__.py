"""`python -m normalize`: corpora from raw records; `python -m normalize verify`: the proof."""

from __future__ import annotations

import argparse
import importlib.util
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from normalize.accounts import UnaccountedError
from normalize.pipeline import BusyError, normalize
from normalize.progress import progress
from normalize.raw import MissingInputError
from normalize.settings import Clinicians, Privacy, Settings
from normalize.settings_toml import read_assignments, read_settings, read_settings_file, show_settings
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
  python -m normalize verify --output pages            prove the corpora in pages/

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
    proving = arguments[:1] == ["verify"]
    try:
        return _verify(arguments[1:]) if proving else _normalize(arguments)
    except (MissingInputError, BusyError, StrangeKeyError, ValueError) as error:
        return _say(str(error), 2)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _say(f"{place}{error.strerror or error}", 2)
    except UnaccountedError as error:
        return _say(f"raw lines are unaccounted for: {error}", 1)
    except BrokenProcessPool:
        return _say("a worker process died (out of memory?): try fewer with --workers", 1)
    except KeyboardInterrupt:
        return _say("stopped", 130)


def _say(message: str, status: int) -> int:
    print(f"python -m normalize: {message}", file=sys.stderr)
    return status


def _normalize(arguments: Sequence[str]) -> int:
    parser = _Parser(
        prog="python -m normalize",
        usage="python -m normalize [options] | python -m normalize verify [--output DIR] [--workers N]",
        description="Turn the raw records of DIR/raw/ into corpora with their ledgers and a manifest.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--output", metavar="DIR", help="the output directory (default: output)")
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
    parser.add_argument("--engine", choices=["local", "ray"], default="local", help="where the work is done")
    parser.add_argument("--settings", type=Path, metavar="FILE", help="a TOML file of settings")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="one setting, as often as needed"
    )
    parser.add_argument("--show-settings", action="store_true", help="print the settings as TOML, and do nothing")
    chosen = parser.parse_args(arguments)
    if chosen.engine == "ray":
        if importlib.util.find_spec("ray") is None:
            parser.error("--engine ray needs Ray: pip install 'medqa-corpus[cluster]', or use --engine local")
        parser.error("--engine ray is not there yet: use --engine local")
    settings = _settings(chosen)
    if chosen.show_settings:
        print(show_settings(settings), end="")
        return 0
    print(summary(normalize(settings, progress), settings.output))
    return 0


def _settings(chosen: argparse.Namespace) -> Settings:
    """Settle what was said more than once: options of their own go before `--set`, that before the file."""
    options = {
        name: value
        for name in ("output", "privacy", "clinicians", "workers")
        if (value := getattr(chosen, name)) is not None
    }
    return read_settings(
        [
            (str(chosen.settings), read_settings_file(chosen.settings) if chosen.settings else {}),
            ("--set", read_assignments(chosen.set)),
            ("the command line", options),
        ]
    )


def _verify(arguments: Sequence[str]) -> int:
    parser = _Parser(
        prog="python -m normalize verify",
        description="Prove the corpora in DIR: schema, order, no artefact, no teaser text, ledger, counts, checksums.",
        epilog=_VERIFY_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--output", type=Path, default=Path("output"), metavar="DIR", help="the output directory (default: output)"
    )
    _add_workers(parser)
    chosen = parser.parse_args(arguments)
    verdict = verify(chosen.output, progress, chosen.workers)
    print(verdict)
    return 1 if verdict.failures else 0


def _add_workers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workers", type=_at_least_one, metavar="N", help="processes (default: as the input needs)")


def _at_least_one(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"not a number of processes: {text!r}")
    return number


if __name__ == "__main__":
    sys.exit(main())
