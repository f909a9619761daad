"""What the proof found wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

NAMED = 10


@dataclass(slots=True)
class Failures:
    """The first failures in words, and how many there are."""

    named: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, where: str, what: str) -> None:
        """Note a failure: the file or record, and what is wrong with it."""
        self.count += 1
        if len(self.named) < NAMED:
            self.named.append(f"{where}: {what}")

    def __bool__(self) -> bool:
        return self.count > 0
