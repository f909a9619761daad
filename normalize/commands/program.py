"""What a user typed to come here."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

MODULE: Final = "python -m normalize"
SCRIPT: Final = "medqa-normalize"
"""The console script."""


def typed() -> str:
    """Give the program's name for messages and examples: the script where that was called, else the module."""
    return SCRIPT if sys.argv and Path(sys.argv[0]).stem == SCRIPT else MODULE
