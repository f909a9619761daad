"""Figures, negations and sides: a single other one makes another question or another answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from normalize.graph.human_text import LETTER, SYLLABLE, fold_characters, spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

Marks: TypeAlias = "tuple[str, ...]"
"""Sorted, each as often as it stands there."""

_UNIT = (
    r"%|‰|°[cf]?|[$€£]|"
    r"(?:[mµμun]?g|mcg|kg|[mµμdc]?l|[mµμnp]?mol|m?iu|[mcµμnk]?m|mm ?hg|cc|h|hours?|days?|weeks?|months?|years?)(?!\w)"
)
_WORD = re.compile(
    rf"(?P<sign>(?<!\w)[-+]|[±~≈]|[<>≤≥]=? ?)?+"
    rf"(?P<word>{SYLLABLE}|{LETTER}++(?:[.,:/⁄]\d{LETTER}*+)*+)(?P<unit> ?(?:{_UNIT}))?+"
)
_NOT = re.compile(r"n't(?!\w)")
_SENSE = {spelling(word): word for word in ("no", "not", "never", "without", "left", "right", "both")}
_SENSE |= {spelling("cannot"): "not"} | {word: word for word in "不没沒無无未左右双雙両"}


def marks_of(text: str) -> Marks:
    """Find the figures of a text, with their signs and units, its negations and its sides; English and Han ones.

    >>> marks_of("Don't take more than 50 mg (<5 %) on the LEFT, not 1½")
    ('1½', '50mg', '<5%', 'left', 'not', 'not')
    >>> marks_of("+5 or 10³") == marks_of("5 or 103"), marks_of("aspirin, or iron")
    (False, ())
    """
    folded = fold_characters(text)
    return tuple(sorted((*_in_words(folded), *("not" for _ in _NOT.finditer(folded)))))


def _in_words(folded: str) -> Iterator[str]:
    for match in _WORD.finditer(folded):
        if any(map(str.isnumeric, match["word"])):
            yield "".join(match[0].split())
        elif sense := _SENSE.get(spelling(match["word"])):
            yield sense
