"""Detector of clinicians' names, for corpora that are to show none."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from normalize.protect.pseudonyms import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_CAPITALIZED = r"[A-Z][\w'\u2019-]{1,30}+"
_TITLED = re.compile(
    r"(?<!\w)(?:Drs?|Doctor|DR|Prof|Professor|Nurse)(?:\.[ \n]?|[ \n])(?:Dr\.[ ]?)?"
    rf"(?P<name>(?:[A-Z]\.[ ]?){{0,2}}+{_CAPITALIZED}(?:[ ](?:[A-Z]\.[ ]?|van[ ]|von[ ]|de[ ]|"
    rf"der[ ]){{0,3}}+{_CAPITALIZED}){{0,2}}+)"
)
_WITH_CREDENTIALS = re.compile(
    rf"(?<!\w)(?P<name>{_CAPITALIZED}(?:[ ](?:[A-Z]\.|{_CAPITALIZED})){{1,3}}?)(?=,?[ ](?:M\.?D|D\.?O|D\.?D\.?S|"
    rf"D\.?M\.?D|Ph\.?D|FACS|RN|NP)\b)"
)
_LISTED_NO_CLINICIANS = """
scholl scholl's oz google pepper phil seuss who and or your the my i if it please thank thanks yes
"""
_NO_CLINICIANS = frozenset(_LISTED_NO_CLINICIANS.split())
_GATES = ("Dr", "DR", "Prof", "Doctor", "Nurse")
_DEGREES = (" MD", " M.D", " DO", " D.O", " DDS", " D.D.S", " DMD", " D.M.D", " PhD", " Ph.D", " FACS", " RN", " NP")


def clinician_names(clinicians: Sequence[str]) -> Callable[[str], Iterable[Finding]]:
    """Give the detector of clinicians: those of the page by name, all others by title or credentials.

    "Dr. Okafor" has the value of the page's one clinician of that family name, else its own.

    >>> find = clinician_names(["Mia Okafor"])
    >>> [found.value for found in sorted(find("Dr. Okafor and Dr. Lind agree. Regards, Mia Okafor"))]
    ['Mia Okafor', 'Lind', 'Mia Okafor']
    """
    names = sorted({" ".join(name.split()) for name in clinicians if name.strip()})
    families: dict[str, list[str]] = {}
    for name in names:
        families.setdefault(_family(name), []).append(name)
    one = {family: who[0] for family, who in families.items() if len(who) == 1}
    return partial(_clinician_names, names=tuple(names), families=one)


def _family(name: str) -> str:
    words = [word.strip(".,").casefold() for word in name.split()]
    return next((word for word in reversed(words) if word not in ("jr", "sr", "ii", "iii", "iv")), "")


def _clinician_names(text: str, names: Sequence[str], families: Mapping[str, str]) -> Iterator[Finding]:
    for name in names:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                yield Finding(at, end, name, "author block")
            at = text.find(name, end)
    patterns = []
    if any(gate in text for gate in _GATES):
        patterns.append((_TITLED, "title"))
    if any(degree in text for degree in _DEGREES):
        patterns.append((_WITH_CREDENTIALS, "credentials"))
    for pattern, evidence in patterns:
        for found in pattern.finditer(text):
            family = _family(found["name"])
            if family.removesuffix("'s") not in _NO_CLINICIANS:
                end = found.end("name") - (2 if found["name"].endswith(("'s", "\u2019s")) else 0)
                who = text[found.start("name") : end]
                yield Finding(found.start("name"), end, families.get(_family(who), who), evidence)
