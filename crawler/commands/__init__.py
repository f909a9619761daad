"""The project's own Scrapy commands."""

from __future__ import annotations

import sys
from typing import NoReturn


def refuse(message: str) -> NoReturn:
    """A wrong argument: one clear line on stderr and exit status 2."""
    print(message, file=sys.stderr)
    sys.exit(2)
