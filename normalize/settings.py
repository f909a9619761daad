"""What a run of normalize may be told, in one typed object."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from msgspec import Struct


class Privacy(StrEnum):
    """What becomes of the names of those who ask, and of what else tells who they are."""

    PSEUDONYMIZE = "pseudonymize"
    KEEP = "keep"


class Clinicians(StrEnum):
    """What becomes of the names of those who answer."""

    KEEP = "keep"
    PSEUDONYMIZE = "pseudonymize"


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings of one run."""

    output: Path = Path("output")
    """The directory that holds `raw/` and receives the corpora."""
    privacy: Privacy = Privacy.PSEUDONYMIZE
    clinicians: Clinicians = Clinicians.KEEP
    workers: int | None = None
    """Processes that assemble records; None: one a shard, at most one a core, so small inputs pay for no start-up."""
    shard_bytes: int = 16 << 20
    """How much raw JSON one shard holds, in bytes; a worker keeps one shard's records in memory."""
    line_limit: int = 32 << 20
    """A raw line longer than this many bytes is quarantined."""

    near_duplicate: float = 0.8
    """Jaccard similarity of word shingles of the human text from which two pages of one site are the same page."""
    shingle_words: int = 5
    """Words in a shingle, for near-duplicates and for the leak report."""
    same_answer_words: int = 15
    """An answer of at least so many words that stands under two questions ties them; shorter ones are phrases."""
    train_share: float = 0.8
    validation_share: float = 0.1
    """The rest is for testing."""
    split_key: str = "medqa-corpus"
    """The key of the hash that tells a group's split. Public: the same everywhere unless it is changed."""

    @property
    def raw(self) -> Path:
        """Where the crawler's records stand."""
        return self.output / "raw"
