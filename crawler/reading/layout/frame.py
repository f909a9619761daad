"""The box around a post that is read: what a forum prints of it beside its text stands there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from crawler.reading.elements import Element
from crawler.reading.layout.names import named, names_of

_MOST_LEVELS = 8
_PAGE_DEPTH = 2
"""The page as a whole and what holds all of it are called anything."""


def frame_of(element: Element, places: Sequence[int]) -> Element:
    """The largest box that calls itself a post or a question and holds this one alone; the post itself if none does.

    A forum may print the votes in a column beside the box that holds author, date and text. Of a post that is read by
    itself nothing tells where the next one begins, so its frame is the post.
    """
    found = element
    if len(places) < 2:
        return found
    box = element.parent
    for _ in range(_MOST_LEVELS):
        if box is None or box.depth <= _PAGE_DEPTH:
            break
        if bisect_left(places, box.end) - bisect_left(places, box.at) > 1:
            break
        if named(box.start).entry or "question" in names_of(box).lower():
            found = box
        box = box.parent
    return found
