"""Which records of the corpora an export takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from normalize.export.rights import Purpose, reservation

if TYPE_CHECKING:
    from normalize.records import Question


class Choice(Struct, frozen=True, kw_only=True):
    """What was asked for; empty lists leave nothing out."""

    purpose: Purpose
    known_rights: bool = False
    """Leave out records of pages that no crawl has fetched."""
    sites: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    """ISO 639-1; with any of them a record of unknown language is left out."""
    without: tuple[str, ...] = ()
    """Warnings."""


def left_out(question: Question, choice: Choice) -> str | None:
    """Tell why a record is not exported, as a slug; None where it is. Its site is asked for elsewhere."""
    if question.split is None:
        return "no_split"
    if choice.languages and question.language not in choice.languages:
        return f"language:{question.language or 'unknown'}"
    if warning := next((warning for warning in question.warnings if warning in choice.without), None):
        return f"warning:{warning}"
    if choice.known_rights and question.provenance.rights is None:
        return "unknown_rights"
    return reservation(question, choice.purpose)
