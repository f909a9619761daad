"""What the watch has to tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

EXAMPLES = 3
"""URLs that an alarm names at the most."""


class Kind(StrEnum):
    """What an alarm is about. The first five are of all pages of a site so far, the rest of a change."""

    COVERAGE = "coverage"
    DECLARED = "declared"
    UNKNOWN_STYLE = "unknown_style"
    STATUS = "status"
    ERRORS = "errors"
    DRIFT = "drift"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A site's pages are not what they should be, or not what they were."""

    kind: Kind
    host: str
    what: str
    """What was counted: "pages with a title"; of lines of a page printable characters alone."""
    share: float
    """Of `pages`, from 0 to 1."""
    pages: int
    """How many were looked at: the last ones where it is a change."""
    expected: float
    """The share that was expected; where it is a change, the one before it."""
    examples: tuple[str, ...]
    """URLs of pages that show it, the latest first."""

    @property
    def topic(self) -> str:
        """What was counted, without the example of it: the same for every alarm about the same."""
        return self.what.partition(", such as ")[0]

    def __str__(self) -> str:
        """One line without the examples: "ask.test: pages with dates: 0% of the last 40, 96% before".

        >>> str(Alarm(kind=Kind.STATUS, host="a.test", what="x", share=0.5, pages=20, expected=0.1, examples=()))
        'a.test: x: 50% of 20, expected 10%'
        """
        counted = f"{self.host}: {self.what}: {self.share:.0%} of"
        if self.kind is Kind.DRIFT:
            return f"{counted} the last {self.pages}, {self.expected:.0%} before"
        return f"{counted} {self.pages:,}, expected {self.expected:.0%}"
