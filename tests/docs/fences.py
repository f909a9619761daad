"""The documents, and what stands in their fences."""

from __future__ import annotations

import re
from pathlib import Path

PROJECT = Path(__file__).parents[2]
DOCUMENTS = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md")])
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def fences(document: Path, language: str) -> list[str]:
    """What stands in a document's fences of a language."""
    return [code for named, code in _FENCE.findall(document.read_text(encoding="utf-8")) if named == language]


def prose(document: Path) -> str:
    """A document without its fences."""
    return _FENCE.sub("", document.read_text(encoding="utf-8"))


def commands(document: Path) -> list[str]:
    """What is typed in a document's fences of a console, without the notes behind it."""
    lines = (line for block in fences(document, "console") for line in block.splitlines())
    return [line.removeprefix("$ ").partition("  #")[0].strip() for line in lines if line.startswith("$ ")]
