"""The labelled snippets: medical questions and answers with invented people, what must be hidden and what must stay.

All four were written by people who had not seen the rules, and have been read since by those who mended them. The
first two are halves of one set; `fresh.jsonl` is another, whose forms are as frequent as in ordinary posts: most askers
stand in no asker line, sign with a first name and leave a number or an e-mail in the usual ways. `blind.jsonl` is last:
frequent forms too, half of its snippets name nobody who must be hidden, and a third are four sentences or longer.
A line is a Snippet. What the labels mean where it could be doubted:

- Titles ("Miss") and the words that announce a number ("MRN", "NHS number") are in no label: they may go or stay.
- An address goes up to its postcode; where it has none, a town after the street may go or stay.
- A patient whom the asker names ("my son Theo") is hidden as an asker's name.
- A clinician's name stays; a clinician's or a clinic's e-mail, phone and social profile go like anybody's.
- Addresses of articles, agencies and hospitals stay, as do numbers that anybody may dial (911, 112).
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

LABELLED = Path(__file__).parent

Half = Literal["development", "held_out", "fresh", "blind"]
HideKind = Literal["asker_name", "email", "phone", "url", "handle", "address", "identifier", "record_number"]
KeepKind = Literal[
    "dose", "lab_value", "code", "date", "drug", "eponym", "clinician", "generic_greeting", "measurement",
    "article_url", "hospital", "price", "word",
]  # fmt: skip


class Interval(NamedTuple):
    """Characters `start` up to `end` of a text; an insertion has no length."""

    start: int
    end: int

    def touches(self, other: Interval) -> bool:
        """Share a character with the other, or insert between two of its characters.

        >>> Interval(0, 4).touches(Interval(4, 6)), Interval(5, 5).touches(Interval(4, 6))
        (False, True)
        """
        return self.start < other.end and other.start < self.end


class Hide(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A substring that must go; `occurrence` counts from 1, overlapping ones and those inside words too."""

    kind: HideKind
    text: str
    occurrence: int = 1


class Keep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A substring that must stay as it is; `occurrence` as in Hide."""

    kind: KeepKind
    text: str
    occurrence: int = 1


class Snippet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text with its labels; `asker` is the name in the page's asker line, None where the page has none."""

    place: Literal["question", "answer", "title"]
    asker: str | None
    clinicians: list[str]
    text: str
    hide: list[Hide]
    keep: list[Keep]


def locate(text: str, span: Hide | Keep) -> Interval:
    """Where the span stands.

    Raises:
        ValueError: the text has no such occurrence.

    >>> locate("a rose from Rose to Rose", Hide("asker_name", "Rose", 2))
    Interval(start=20, end=24)
    """
    start = -1
    for _ in range(span.occurrence):
        start = text.find(span.text, start + 1)
        if start < 0:
            break
    if start < 0 or not span.text:
        raise ValueError(f"no occurrence {span.occurrence} of {span.text!r} in {text!r}")
    return Interval(start, start + len(span.text))


def read(half: Half) -> list[Snippet]:
    """The snippets of one half, or of another set, in the file's order.

    Raises:
        ValueError: a label is of an unknown kind, is not in its text, has no letter or digit, or overlaps another.
    """
    snippets = msgspec.json.Decoder(Snippet).decode_lines((LABELLED / f"{half}.jsonl").read_bytes())
    for snippet in snippets:
        labels: list[Hide | Keep] = [*snippet.hide, *snippet.keep]
        if any(one.touches(other) for one, other in pairwise(sorted(locate(snippet.text, label) for label in labels))):
            raise ValueError(f"labels overlap in {snippet.text!r}")
        if not all(any(map(str.isalnum, label.text)) for label in labels):
            raise ValueError(f"a label has neither letter nor digit in {snippet.text!r}")
    return snippets
