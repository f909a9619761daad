"""What a page may cost to read."""

from __future__ import annotations

MAX_PAGE_BYTES = 10 * 1024 * 1024
"""The largest question pages known are below 1 MB."""

MAX_DEPTH = 1000
"""Levels of nesting. Browsers stop at 512 (Blink, WebKit); libxml2 2.14 drops silently what follows level 2048."""

MAX_BLOCKS = 100_000
"""Printed lines. About ten seconds and 500 MB at the most; the largest question pages known have some 2,000."""


class UnreadablePageError(Exception):
    """A page that can't be read.

    `reason` is a slug: `empty`, `binary`, `too_large`, `too_many_lines` or `nested_too_deep`.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


def too_deep() -> UnreadablePageError:
    """More levels of elements than `MAX_DEPTH`."""
    return UnreadablePageError("nested_too_deep", f"more than {MAX_DEPTH:,} levels of elements")


def too_many_lines() -> UnreadablePageError:
    """More printed lines than `MAX_BLOCKS`."""
    return UnreadablePageError("too_many_lines", f"more than {MAX_BLOCKS:,}")
