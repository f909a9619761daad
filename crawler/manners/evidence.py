"""How what a site says of the use of its pages is written down."""

from __future__ import annotations

from crawler.manners.purposes import Meant, Purpose
from crawler.records import Signal

MAX_EVIDENCE = 300
"""Characters."""


def printable(text: str) -> str:
    r"""A text as a record or a log may hold it: one line of at most 300 characters, blanks for what is not printed.

    >>> printable("Disallow: /\x1b[2J\r\n")
    'Disallow: / [2J'
    """
    cut = text.strip()[:MAX_EVIDENCE]
    return (cut if cut.isprintable() else "".join(char if char.isprintable() else " " for char in cut)).strip()


def reservation(kind: str, source: str, evidence: str, meant: Meant, purpose: Purpose) -> Signal:
    """A reservation, which counts where the purpose is among those that it is meant to stop."""
    stops = purpose in meant
    return Signal(kind=kind, source=source, evidence=printable(evidence), verdict="reserves" if stops else "noted")


def permission(kind: str, source: str, evidence: str) -> Signal:
    """A word that allows what others reserve."""
    return Signal(kind=kind, source=source, evidence=printable(evidence), verdict="allows")


def malformed(kind: str, source: str, evidence: str) -> Signal:
    """What can't be understood: it is written down, and then passed over as if it was not there."""
    return Signal(kind=kind, source=source, evidence=printable(evidence), verdict="malformed")
