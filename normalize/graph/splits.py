"""The split that a group goes into, whole."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from normalize.settings import Settings

Split = Literal["train", "validation", "test"]


class Published(NamedTuple):
    """Where an earlier run has put a record, or what it merged the record into; `split` is None where unknown."""

    group: str
    split: Split | None


def split_of(group: str, settings: Settings) -> Split:
    """Tell a group's split: a keyed hash of its name (HMAC-SHA-256) draws a number from 0 to 1, the shares divide it.

    >>> from normalize.settings import Settings
    >>> split_of("doctor_panel:744b41682f3af333958e", Settings(train_share=1.0, validation_share=0.0))
    'train'
    """
    digest = hmac.digest(settings.split_key.encode(), group.encode(), "sha256")
    drawn = int.from_bytes(digest[:7]) / 2**56  # seven bytes divide exactly: the greatest stays below 1
    if drawn < settings.train_share:
        return "train"
    return "validation" if drawn < settings.train_share + settings.validation_share else "test"
