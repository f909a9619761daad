"""Links as real sites write them: the same page under several spellings."""

from __future__ import annotations

import html


def spelled(path: str, host: str, turn: int) -> str:
    """One of the spellings under which the site links to its own page, as an attribute's value.

    >>> [spelled("/question/a", "h.test", turn) for turn in (0, 2, 3)]
    ['/question/a', 'http://h.test/question/a', '/question/a/']
    """
    spellings = (
        path,
        f"https://{host}{path}",
        f"http://{host}{path}",
        path if path == "/" else f"{path}/",
        f"https://{host}{path}?utm_source=related&utm_medium=web",
        f"{path}#answers",
    )
    return html.escape(spellings[turn % len(spellings)])
