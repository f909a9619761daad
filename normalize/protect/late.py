"""Patterns that are compiled when they are first needed: those of all addresses take 0.3 s, and few texts need one."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class LatePattern:
    r"""A pattern that costs nothing until a text is read with it.

    >>> [found[0] for found in LatePattern(r"\d+ Elm").finditer("at 12 Elm Way")]
    ['12 Elm']
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern = pattern
        self._flags = flags

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find all its matches in a text."""
        return self._compiled.finditer(text)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, self._flags)
