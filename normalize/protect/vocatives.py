"""Places where a user name is set off as who is spoken to: "Had the same, redfox." and "redfox, see a doctor"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from normalize.protect.lexicon import is_word
from normalize.protect.mentions import is_staff, lowered, occurrences, small_name, stands_alone
from normalize.protect.pseudonyms import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STOP = re.compile(r",(?!\d)|[.!?;:\u2026](?=\s|\Z)|[\n\uff0c\u3002\uff01\uff1f]")
_CLOSED = re.compile(r"[ ]?(?:[:;](?![/\w])|[,.!?\u2026)\n\u2014\u2013~*\uff0c\u3002\uff01\uff1f]|-(?=\s)|\Z)")
_COMMAS = (",", "\uff0c")
_SENTENCE_ENDS = ".!?\u2026\n\u3002\uff01\uff1f"
_JOINTS = frozenset(["and", "or", "nor", "plus", "&"])
_WIDEST_GAP = 8
"""Characters between a stop and a name: white space and quotation marks."""
_SHORTEST = 3
_LONGEST_ITEM = 2
"""Words of what stands between two commas of a list; a joint comes on top."""


def user_name(asker: str | None) -> str | None:
    """Give an asker line's name in small letters, if it is one word and none of prose.

    Where figures or underscores are in it, it needs a fourth character: "b12" may be anything.

    >>> user_name("redfox"), user_name("RedFox77 (OP)"), user_name("hope"), user_name("red fox"), user_name("b12")
    ('redfox', 'redfox77', None, None, None)
    """
    name = small_name(asker)
    if name is None or len(name) < _SHORTEST or is_word(name):
        return None
    letters = name.replace("-", "").replace("_", "")
    is_marked = len(name) > _SHORTEST and letters.isalnum() and not letters.isdigit()
    return name if name.replace("-", "").isalpha() or is_marked else None


def vocatives(text: str, asker: str | None, clinicians: Sequence[str]) -> Iterator[Finding]:
    """Find the asker line's user name, in any case, behind a comma and before a stop, or before a sentence's comma.

    What reads like an item of a list stays: a name that the lexicon does not know may be a word all the same.

    >>> text = "Had the same, redfox. redfox, rest it. Some have seen a redfox, a bear, redfox, and wolves."
    >>> [start for start, *_ in vocatives(text, "redfox", ())]
    [14, 22]
    """
    name = user_name(asker)
    small = lowered(text) if name else ""
    if name is None or name not in small:
        return
    stops = [stop.start() for stop in _STOP.finditer(text)]
    for at, end in occurrences(name, small):
        is_called = _is_set_off(text, at, end, stops) and stands_alone(text, at, end)
        if is_called and not is_staff(text, at, end, clinicians):
            yield Finding(at, end, asker or "", "address")


def _is_set_off(text: str, at: int, end: int, stops: Sequence[int]) -> bool:
    """Whether a comma stands before a string and a stop behind it, or it opens a sentence and a comma is behind it."""
    closed = _CLOSED.match(text, end)
    if closed is None:
        return False
    place = bisect_left(stops, at)
    start = stops[place - 1] + 1 if place else 0
    if at - start > _WIDEST_GAP or text[start:at].strip(" >\"'\u201c*"):
        return False
    sign = text[start - 1] if place else "\n"
    is_before_comma = closed[0].endswith(_COMMAS)
    if is_before_comma and _goes_on_as_list(text, stops, bisect_left(stops, end)):
        return False
    if sign in _COMMAS:
        return not _is_behind_item(text, stops, place - 1)
    is_line_of_list = sign == "\n" and place > 1 and text[stops[place - 2] : start].strip() in _COMMAS
    return sign in _SENTENCE_ENDS and is_before_comma and not is_line_of_list


def _is_behind_item(text: str, stops: Sequence[int], comma: int) -> bool:
    """Whether between a comma and the one before it there is hardly a word: "fever, chills, …"."""
    if not comma or text[stops[comma - 1]] not in _COMMAS:
        return False
    return len(text[stops[comma - 1] + 1 : stops[comma]].split()) <= _LONGEST_ITEM


def _goes_on_as_list(text: str, stops: Sequence[int], comma: int) -> bool:
    """Whether behind a comma stands hardly a word up to the next, or up to a stop behind "and"."""
    if comma >= len(stops):
        return False
    last = comma + 1 == len(stops)
    words = text[stops[comma] + 1 : len(text) if last else stops[comma + 1]].split()
    if words and words[0].lower() in _JOINTS:
        return len(words) <= _LONGEST_ITEM + 1
    return not last and text[stops[comma + 1]] in _COMMAS and len(words) <= _LONGEST_ITEM
