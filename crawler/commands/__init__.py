"""The project's own Scrapy commands.

Scrapy imports every module of this package, whichever command is run, so each gets the client, the frontier and the
demo sites where it needs them: together they take longer to import than all the rest.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

from scrapy.settings import BaseSettings

from crawler.log import printable
from crawler.raw_files import check_writable

STOPPED = 130
"""The exit status of a run that was interrupted (128 + SIGINT)."""


def refuse(message: str) -> NoReturn:
    """A wrong argument: one clear line on stderr and exit status 2."""
    print(printable(" ".join(message.splitlines())), file=sys.stderr)
    sys.exit(2)


def output_folder(command: str, settings: BaseSettings) -> Path:
    """The setting `OUTPUT`, if it is a folder that can be written, or can be made one; else the command is refused."""
    named = settings["OUTPUT"]
    if not named:
        refuse(f"{command}: name a folder with -s OUTPUT=…")
    if "://" in named:
        refuse(f"{command}: OUTPUT is a folder of this machine, not {named}: copy its raw/ there for `make normalize`")
    try:
        check_writable(Path(named))
    except OSError as error:
        refuse_output(command, Path(named), error)
    return Path(named)


def refuse_output(command: str, output: Path, error: OSError) -> NoReturn:
    """The output can't be written, or no more."""
    refuse(f"{command}: can't write {error.filename or output}: {error.strerror}")
