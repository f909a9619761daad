"""How a dataset card is put together: front matter that is YAML whatever stands in it, Markdown that no text breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from normalize.columns import Node

ALL = "all"
"""The name under which the records of all sites are loaded."""
_SIZES = ("1K", "10K", "100K", "1M", "10M", "100M", "1B", "10B", "100B", "1T")
_LONGEST = 80
_QUOTES = str.maketrans({"`": "'", "|": "/", "\\": "/"})


def flow(node: Node | Sequence[object] | str) -> str:
    """Give a value as YAML's flow style, of which JSON is a part.

    >>> flow(["en", "no"]), flow("a: b # c")
    ('["en","no"]', '"a: b # c"')
    """
    return msgspec.json.encode(node).decode()


def code(text: str) -> str:
    r"""Show a text as code, in one line: what Markdown, HTML or a terminal would take for more than letters stays text.

    >>> code("<b>`x`|\u202ey</b>"), code(" ")
    ("`<b>'x'/ y</b>`", '(empty)')
    """
    line = "".join(letter if letter.isprintable() else " " for letter in text[:_LONGEST]).translate(_QUOTES).strip()
    return f"`{line}`" if line else "(empty)"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Give the lines of a Markdown table; the cells must be Markdown of one line."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def config_name(site: str) -> str:
    """Give the name under which a site's records are loaded: its own, unless it is that of all sites or of none.

    No site's name begins with "_", so no two are alike.

    >>> config_name("qa_page"), config_name("all"), config_name("default")
    ('qa_page', '_all', '_default')
    """
    return f"_{site}" if site in (ALL, "default") else site


def size_category(records: int) -> str:
    """Give the size as the Hub's filter names it.

    Source: `size_categories` in huggingface_hub's DatasetCardData.

    >>> size_category(999), size_category(1000), size_category(20_000_000)
    ('n<1K', '1K<n<10K', '10M<n<100M')
    """
    power = min(max(len(str(records)) - len("999"), 0), len(_SIZES))
    if power == 0:
        return f"n<{_SIZES[0]}"
    return f"n>{_SIZES[-1]}" if power == len(_SIZES) else f"{_SIZES[power - 1]}<n<{_SIZES[power]}"
