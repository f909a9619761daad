"""What a page may cost to read."""

from __future__ import annotations

MAX_PAGE_BYTES = 10 * 1024 * 1024
"""The largest question pages known are below 1 MB."""

MAX_DEPTH = 1000
"""Levels of nesting. Browsers stop at 512 (Blink, WebKit); libxml2 2.14 drops silently what follows level 2048."""

MAX_TAGS = 250_000
"""Signs that may begin a tag. About two seconds and 100 MB at the most; the largest pages known have 30,000."""

MAX_ATTRIBUTES = 1000
"""Of one tag that are read; authors write a few dozen at the most."""

MAX_TARGET = 8192
"""Characters of a link's target; servers take no longer ones (nginx and Apache stop at 8 KB), so they lead nowhere."""

MAX_KEPT = 50_000
"""Characters of a menu of which is remembered what was found in it: it stands on every page of a site."""

MAX_BLOCKS = 100_000
"""Printed lines. About four seconds and 150 MB at the most; the largest question pages known have some 2,000."""


class UnreadablePageError(Exception):
    """A page that can't be read.

    `reason` is a slug: `empty`, `binary`, `too_large`, `too_many_tags`, `too_many_lines`,
    `too_many_things` or `nested_too_deep`.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


def too_deep() -> UnreadablePageError:
    """More levels of elements than `MAX_DEPTH`."""
    return UnreadablePageError("nested_too_deep", f"more than {MAX_DEPTH:,} levels of elements")


def too_many_tags() -> UnreadablePageError:
    """More tags than `MAX_TAGS`."""
    return UnreadablePageError("too_many_tags", f"more than {MAX_TAGS:,}")


def too_many_lines() -> UnreadablePageError:
    """More printed lines than `MAX_BLOCKS`."""
    return UnreadablePageError("too_many_lines", f"more than {MAX_BLOCKS:,}")
