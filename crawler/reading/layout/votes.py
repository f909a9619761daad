"""How a post was voted: the count that stands in a place named so, inside the post or in the box around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crawler.reading.blocks import folded
from crawler.reading.elements import Element, holds, lineage
from crawler.reading.layout.draft import PostDraft
from crawler.reading.layout.frame import frame_of
from crawler.reading.layout.names import named

_COUNT = re.compile(r"[+−-]?\d{1,6}(?:[.,]\d{1,3})?k?(?: (?:votes?|likes?|points?|thanks))?", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:thanks?|helpful(?: (?:question|answer))?|useful|likes?|votes?|score|points?|danke"
    r"|hilfreich(?:e (?:frage|antwort))?|merci|gracias|grazie|obrigad[oa]|bedankt|[uú]til|utile|nuttig)"
    r":? ?\(?([+−-]?\d{1,6})\)?",
    re.IGNORECASE,
)
"""A count behind the button that adds to it: "Thanks 6"."""
_SHORT_ELEMENT = 20


def votes_of(post: PostDraft, places: Sequence[int]) -> str | None:
    """The count of votes.

    Args:
        post: the post.
        places: where the elements of all posts of the page stand, in order: no count beyond the next post is its own.
    """
    for element in _counters(post, places):
        told = element.get("content") or element.get("data-value") or element.get("data-score")
        if told is None and element.end - element.at <= _SHORT_ELEMENT:
            told = post.tree.text(element)
        if told and (count := read_count(told)):
            return count
    return None


def read_count(text: str) -> str | None:
    """The count of votes that a text is, as written, without the label of the button in front of it.

    >>> read_count(" 12 votes "), read_count("Danke (6)"), read_count("Thanks to all 6")
    ('12 votes', '6', None)
    """
    text = folded(text)
    labelled = _LABELLED.fullmatch(text)
    return labelled[1] if labelled else text if _COUNT.fullmatch(text) else None


def _counters(post: PostDraft, places: Sequence[int]) -> Iterator[Element]:
    """What is named as the place of a count of votes; what stands in the post itself before what stands beside it."""
    frame = frame_of(post.element, places)
    is_comment = named(post.element.start).comments or named(frame.start).comments
    for element in post.signs.counters.inside(post.element):
        if element.at >= post.end or post.is_elsewhere(element):
            continue
        if is_comment or not _is_of_comment(element, post.element):
            yield element
    for element in post.signs.counters.inside(frame):
        if not holds(post.element, element) and (is_comment or not _is_of_comment(element, frame)):
            yield element


def _is_of_comment(element: Element, box: Element) -> bool:
    """Whether it stands in a comment inside a box."""
    return any(named(around.start).comments for around in lineage(element) if around.depth > box.depth)
