"""Stable stand-ins for what tells who somebody is, and the rules that put them in its place."""

from __future__ import annotations

import re
import unicodedata
from base64 import b32encode
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from normalize.text.ledger import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from normalize.protect.key import PseudonymKey
    from normalize.text.ledger import Rule


class Kind(StrEnum):
    """What a stand-in stands for; people's read as names, all others in brackets."""

    ASKER = "Asker"
    CLINICIAN = "Clinician"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    URL = "URL"
    HANDLE = "HANDLE"
    ADDRESS = "ADDRESS"
    ID = "ID"
    RECORD = "RECORD"


_PEOPLE = (Kind.ASKER, Kind.CLINICIAN)
_THINGS = "|".join(kind for kind in Kind if kind not in _PEOPLE)
STAND_IN = re.compile(rf"\[(?:{_THINGS})-[a-z2-7]{{8}}\]|(?<![A-Za-z])(?:{'|'.join(_PEOPLE)})-[a-z2-7]{{8}}")


class Finding(NamedTuple):
    """What a detector found at `text[start:end]`: the value in its normal form, and why it was taken for one."""

    start: int
    end: int
    value: str
    evidence: str = ""


def stand_in(key: PseudonymKey, kind: Kind, value: str) -> str:
    """Make the stand-in of a value: eight characters of base32 (40 bits) from its keyed hash.

    Letter case and white space make no difference, nor do other forms of the same characters (NFKC).

    >>> from normalize.protect.key import PseudonymKey
    >>> key = PseudonymKey(b"0123456789abcdef")
    >>> stand_in(key, Kind.ASKER, "Nia  Lund") == stand_in(key, Kind.ASKER, "nia lund")
    True
    >>> stand_in(key, Kind.EMAIL, "nia@post.example")
    '[EMAIL-hat3ulfy]'
    """
    normal = " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", value).casefold()).split())
    name = f"{kind}-{b32encode(key.keyed(kind, normal))[:8].decode().lower()}"
    return name if kind in _PEOPLE else f"[{name}]"


def replacement(name: str, kind: Kind, find: Callable[[str], Iterable[Finding]], key: PseudonymKey) -> Rule:
    """Make the text rule of that name, which puts stand-ins of a kind where a detector finds something.

    What overlaps or touches a stand-in stays, so that the rule never works on its own outcome. Of findings that
    overlap the first is taken, of those that start together the longest.
    """

    def rule(text: str) -> Iterator[Edit]:
        found = sorted(find(text), key=lambda finding: (finding.start, -finding.end))
        if not found:
            return
        taken = [made.span() for made in STAND_IN.finditer(text)] if "-" in text else []
        done = at = 0
        for start, end, value, evidence in found:
            while at < len(taken) and taken[at][1] < start:
                at += 1
            if start < done or (at < len(taken) and taken[at][0] <= end):
                continue
            yield Edit(start, end, stand_in(key, kind, value), evidence)
            done = end

    rule.__name__ = name
    return rule
