"""Tags with their departments: "Migraine (Neurology)", on one line or on two, linked or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crawler.reading.blocks import Block

_DEPARTMENT = re.compile(r"\([^()]{1,60}\)")
_TAG = re.compile(r"\W{0,3}(?P<name>[^\W_][^()]{0,79}?) ?(?P<department>\([^()]{1,60}\))")


class Tag(NamedTuple):
    """A tag as printed, the target of its link, and the place behind it among the blocks."""

    name: str
    department: str | None
    href: str | None
    end: int


def read_tags(blocks: Sequence[Block]) -> Iterator[Tag]:
    """Names with their departments, on one line or on two, until something else comes."""
    at = 0
    bracketed = False
    while at < len(blocks):
        block = blocks[at]
        hrefs = {link.text: link.href for link in block.links}
        together = list(_TAG.finditer(block.line)) if "(" in block.line else []
        parted = not together and at + 1 < len(blocks) and _DEPARTMENT.fullmatch(blocks[at + 1].line)
        if not (together or parted or (block.is_link and not block.chrome and not bracketed)):
            return
        bracketed = bracketed or bool(together or parted)
        at += 2 if parted else 1
        for tag in together:
            yield Tag(tag["name"], tag["department"], hrefs.get(tag["name"]) or hrefs.get(tag[0]), at)
        if not together:
            yield Tag(block.text, blocks[at - 1].text if parted else None, hrefs.get(block.text), at)
