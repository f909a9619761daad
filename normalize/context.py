"""What a worker knows beside the raw lines that it is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normalize.protect.key import PseudonymKey
    from normalize.settings import Settings
    from normalize.text.repeated import Repeated


@dataclass(frozen=True, slots=True)
class Context:
    """The same for all records of a run; sent to every process that works on it."""

    settings: Settings
    key: PseudonymKey | None
    """None where names are kept."""
    repeated: Repeated
    """The bindings that stand at the same place on many pages of a site."""
