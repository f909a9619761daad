"""Lines in a post that are the forum's and not the author's: its menu, notes of changes, what every post repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from crawler.reading.blocks import Block
from crawler.reading.layout.names import named

_SMALL = re.compile(
    r"#\d{1,5}|(?:like|reply|quote|multi-?quote|report|share|edit|delete|flag|link|permalink|top|up|helpful|thanks?"
    r"|follow|solved|answer|translate|copy link|report (?:post|abuse)|add (?:a )?comment|cite|reply with quote"
    r"|bookmark|good answer|share this post)(?:\W{0,3}|\W{0,3}\d{1,5}\W{0,2})"
    r"|(?:reactions:|joined:?|member since|registered:|location:|reputation:).{0,120}"
    r"|(?:posts|messages|likes): ?\d.{0,120}"
    r"|\d{1,5} (?:likes?|thanks?|replies|answers?|comments?|points?|posts|upvotes?|people (?:like|found) .{1,40})",
    re.IGNORECASE | re.DOTALL,
)
"""The words of a post's menu and its author's column; in the box that holds the text they are the author's."""
_NOTE = re.compile(
    r"(?:(?:last |post |message |comment )?edited (?:by|on|at|:)|last edit(?:ed)?\b).{0,120}"
    r"|click to expand\W{0,3}|code: ?select all",
    re.IGNORECASE | re.DOTALL,
)
"""What forums write into a text."""
_PRESSED = frozenset({"button", "select", "nav"})
LONGEST_SMALL_LINE = 40
"""Characters of a line that may be a menu's."""
_LONGEST_SMALL = 160
_NEARLY_ALL_POSTS = 0.8


def is_furniture(block: Block) -> bool:
    """Whether a line is the page's own wherever it stands: hidden, a button, a note of a later change."""
    if block.hidden or block.is_template or (block.chrome and not _is_quoted(block)):
        return True
    return len(block.line) <= _LONGEST_SMALL and not block.code and _NOTE.fullmatch(block.line) is not None


def is_small(block: Block) -> bool:
    """Whether a line is a word of a menu or of the author's column."""
    return len(block.line) <= _LONGEST_SMALL and not block.code and _SMALL.fullmatch(block.line) is not None


def repeated_lines(posts: Sequence[Sequence[Block]]) -> set[str]:
    """Short lines that nearly every post repeats."""
    counts = Counter(
        line for post in posts for line in {block.line for block in post if len(block.line) <= LONGEST_SMALL_LINE}
    )
    return {line for line, count in counts.items() if count > 2 and count >= _NEARLY_ALL_POSTS * len(posts)}


def _is_quoted(block: Block) -> bool:
    """Whether a line that looks like furniture (an `aside`) is a quote."""
    node = block.node
    while node is not None and node.marks.chrome:
        if node.tag in _PRESSED or node.get("role") == "button":
            return False
        if named(node.start).quote:
            return True
        node = node.parent
    return False
