"""Choices that keep any two pages apart, however many there are."""

from __future__ import annotations

import re
import unicodedata

OPTIONS = 19
"""How many sentences stand to choose from in each place; a prime, see `choices`."""

VARIETIES = OPTIONS**3
"""How many sets of choices there are."""

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def choices(number: int, places: int) -> tuple[int, ...]:
    """One option for each place, such that two different numbers agree in at most two places.

    The options are the values of a polynomial of degree two over the field of 19 elements (a Reed-Solomon code): two
    such polynomials meet in at most two points.

    >>> choices(0, 5), choices(1, 5)
    ((0, 0, 0, 0, 0), (1, 1, 1, 1, 1))
    >>> choices(400, 5)
    (4, 9, 16, 6, 17)

    Raises:
        ValueError: the number is not below `VARIETIES`, or there are more places than points.
    """
    if not 0 <= number < VARIETIES or places >= OPTIONS:
        raise ValueError(f"no {places} choices for number {number}")
    constant, linear, square = number % OPTIONS, number // OPTIONS % OPTIONS, number // OPTIONS**2
    return tuple((constant + linear * point + square * point * point) % OPTIONS for point in range(1, places + 1))


def slug(text: str) -> str:
    """The text as a path segment.

    >>> slug("Seán O'Rourke, Jr.: 5½ mg?")
    'sean-o-rourke-jr-5-1-2-mg'
    """
    plain = unicodedata.normalize("NFKD", text.replace("½", " 1/2")).encode("ascii", "ignore").decode()
    return _NOT_SLUG.sub("-", plain.lower()).strip("-")
