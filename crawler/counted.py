"""Numbers of things, as English says them."""

from __future__ import annotations


def noun(count: int, one: str) -> str:
    """Give a regular noun in the number that suits a count.

    >>> noun(1, "page"), noun(0, "page"), noun(2, "page")
    ('page', 'pages', 'pages')
    """
    return one if count == 1 else f"{one}s"


def counted(count: int, one: str) -> str:
    """Give a count with its noun.

    >>> counted(1, "page"), counted(1_200, "answer")
    ('1 page', '1,200 answers')
    """
    return f"{count:,} {noun(count, one)}"
