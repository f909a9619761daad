"""What a run of normalize may be told, in one typed object."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Privacy(StrEnum):
    """What becomes of the names of those who ask."""

    PSEUDONYMIZE = "pseudonymize"
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one run."""

    output: Path
    """The directory that holds `raw/` and receives the corpora."""
    privacy: Privacy = Privacy.PSEUDONYMIZE
    workers: int | None = None
    """Processes that assemble records; None: one a shard, at most one a core, so small inputs pay for no start-up."""
    shard_bytes: int = 16 << 20
    """How much raw JSON one shard holds, in bytes; a worker keeps one shard's records in memory."""
    line_limit: int = 32 << 20
    """A raw line longer than this many bytes is quarantined."""

    @property
    def raw(self) -> Path:
        """Where the crawler's records stand."""
        return self.output / "raw"
