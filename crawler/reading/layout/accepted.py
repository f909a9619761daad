"""Which answer is accepted, where the classes of an answer's own box tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.reading.elements import Element
from crawler.reading.layout.frame import frame_of

_ACCEPTED = re.compile(
    r"(?:js-|is-|answer-)?accepted(?:-?answer)?|(?:[a-z]{1,10}-)?best-?answer|beste(?:-?antwort)?|is-solution"
    r"|akzeptiert|mejor-?respuesta|meilleure-?reponse|qa-a-list-item-selected|qna-item-accepted|message--solution",
    re.IGNORECASE,
)


def is_accepted(post: Element, places: Sequence[int]) -> bool:
    """Whether a post's box, or the one around it that holds it alone, calls itself accepted or the best answer.

    What stands inside the box tells nothing: buttons to accept an answer stand in every one.

    Args:
        post: the post's element.
        places: where the elements of all posts of the page stand, in order.
    """
    frame = frame_of(post, places)
    box: Element | None = post
    while box is not None and box.depth >= frame.depth:
        if calls_itself_accepted(box.get("class") or ""):
            return True
        box = box.parent
    return False


def calls_itself_accepted(classes: str) -> bool:
    """Whether one of the classes says that an answer is accepted.

    >>> calls_itself_accepted("post answer accepted-answer"), calls_itself_accepted("dwqa-best-answer")
    (True, True)
    >>> calls_itself_accepted("question has-accepted-answer"), calls_itself_accepted("js-accepted-answer-indicator")
    (False, False)
    """
    return any(_ACCEPTED.fullmatch(name) for name in classes.split())
