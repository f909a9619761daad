"""`python -m normalize` itself: raw records become corpora."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from normalize.commands.options import add_assignments, add_output, add_workers
from normalize.commands.showing import show
from normalize.pipeline import normalize
from normalize.progress import progress
from normalize.settings import Clinicians, Privacy
from normalize.settings_toml import read_assignments, read_settings, read_settings_file, show_settings
from normalize.storage import Remote, place
from normalize.summary import summary

if TYPE_CHECKING:
    import argparse

    from normalize.settings import Settings


def add_options(parser: argparse.ArgumentParser) -> None:
    """Take the options of a run."""
    add_output(parser, is_command=False)
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
    add_workers(parser, is_command=False)
    parser.add_argument("--settings", type=Path, metavar="FILE", help="a TOML file of settings")
    add_assignments(parser, is_command=False)
    parser.add_argument("--show-settings", action="store_true", help="print the settings as TOML, and do nothing")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Make the corpora, and tell what came of it."""
    settings = _settings(chosen)
    if chosen.show_settings:
        print(show_settings(settings), end="")
        return 0
    show(summary(normalize(settings, progress), settings.home))
    return 0


def _settings(chosen: argparse.Namespace) -> Settings:
    """Settle what was said more than once: options of their own go before `--set`, that before the file."""
    options = {
        name: value
        for name in ("privacy", "clinicians", "workers", "engine")
        if (value := getattr(chosen, name)) is not None
    } | output_option(chosen)
    return read_settings(
        [
            (str(chosen.settings), read_settings_file(chosen.settings) if chosen.settings else {}),
            ("--set", read_assignments(chosen.set)),
            ("the command line", options),
        ]
    )


def output_option(chosen: argparse.Namespace) -> dict[str, object]:
    """Tell an output directory from a folder on a storage: whichever is given goes before the other."""
    if chosen.output is None:
        return {}
    home = place(chosen.output)
    return {"storage": home.url} if isinstance(home, Remote) else {"output": str(home), "storage": None}
