"""What a crawl is declared to be for, and which of these uses each kind of reservation is meant to stop."""

from __future__ import annotations

from enum import StrEnum


class Purpose(StrEnum):
    """The declared purpose of a crawl."""

    TRAINING = "training"
    """Models may learn from the corpus. The widest use, and so what is assumed where nothing is declared."""
    RESEARCH = "research"
    """Scientific research: text and data mining that Directive (EU) 2019/790, Article 3, leaves open."""
    ARCHIVE = "archive"
    """Keeping the pages as they were."""


Meant = frozenset[Purpose]
"""The purposes that a reservation stops; for others it is noted."""

NOBODY: Meant = frozenset()
TRAINING: Meant = frozenset({Purpose.TRAINING})
ARCHIVE: Meant = frozenset({Purpose.ARCHIVE})
COPIES: Meant = TRAINING | ARCHIVE
EVERYBODY: Meant = frozenset(Purpose)
