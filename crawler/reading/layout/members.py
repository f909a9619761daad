"""All posts among the boxes of one look: also those with next to no text, and none that is something else."""

from __future__ import annotations

from collections import Counter

from crawler.reading.elements import Element, lineage
from crawler.reading.layout.groups import NEARLY_ALL, PostGroup
from crawler.reading.layout.names import looks_of, named
from crawler.reading.layout.signs import Signs

_MOST_LEVELS, _MOST_NUMBERED = 8, 0.6


def members_of(group: PostGroup, signs: Signs) -> list[Element]:
    """All boxes of the look, those with next to no text ("+1") among them."""
    found: list[Element] = []
    around: list[Element] = []
    for element in signs.boxes.elements:
        while around and around[-1].end <= element.at:
            around.pop()
        if len(around) < _MOST_LEVELS and group.look in looks_of(element):
            if not around or _is_reply(element, group, signs):
                found.append(element)
            around.append(element)
    found = [member for member in found if not member.marks.hidden and _is_whole(member, group, signs)]
    numbered = Counter(look for member in found for look in looks_of(member) if "#" in look)
    look, count = max(numbered.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    # An extract of a post that is shown above all others bears no number.
    return found if count < _MOST_NUMBERED * len(found) else [member for member in found if look in looks_of(member)]


def without_comments(members: list[Element], least: int) -> list[Element]:
    """Without the boxes that stand in lists of comments, where at least so many stand in none."""
    posts = [member for member in members if not any(named(box.start).comments for box in lineage(member)[:-1])]
    return posts if len(posts) >= least else members


def _is_reply(element: Element, group: PostGroup, signs: Signs) -> bool:
    """Whether a box inside a box of its look is a post of its own, as in threads; a comment on a comment is none."""
    return group.entry != "comment" and signs.names_author(element) and signs.tells_date(element)


def _is_whole(member: Element, group: PostGroup, signs: Signs) -> bool:
    """Whether a box has what the others have: an advertisement between posts names nobody and tells no date."""
    authors = group.authors < NEARLY_ALL or signs.names_author(member)
    dates = group.dates < NEARLY_ALL or signs.tells_date(member)
    return authors or dates
