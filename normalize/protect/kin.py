"""Places where somebody is named by kinship with who asks: "my son Theo", "your wife, Pooja,", "Theo, my son"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.protect.lexicon import is_word
from normalize.protect.places import Mention, before_first_names, first_names_at, has_small_first_name
from normalize.protect.spoken import begins_small, spoken_name
from normalize.protect.words import gate, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.protect.spoken import Spoken

_LISTED_KIN = """
son daughter child kid boy girl baby infant newborn toddler twin twins triplet husband wife spouse partner fiance
fiancee
boyfriend girlfriend bf gf hubby hubs wifey ex mother father mom mum mam mommy mummy mama dad daddy papa parent grandma
grandmother grandpa grandfather granddad grandad gran nan nana granny nanny grandson granddaughter grandchild grandkid
sister brother sibling sis bro aunt auntie uncle niece nephew cousin friend bestie roommate flatmate housemate
colleague coworker boss neighbor neighbour teenager teen preemie godson goddaughter student pupil classmate teammate
buddy mate mil fil stepson stepdaughter stepmom stepmum stepdad stepmother stepfather stepsister stepbrother youngest
eldest oldest yo lady man client employee amma appa abbu ammi anak asawa nanay tatay
"""
_KIN = "|".join((
    r"(?:(?:grand|step|god)[- ]?)?(?:mother|father|sister|brother|son|daughter|mom|mum|dad|child)(?:[- ]in[- ]law)?",
    r"fianc\u00e9e?", "co-worker", "(?:twin )?(?:son|daughter|kid|twin|boy|girl|parent|cousin|brother|sister|friend"
    r"|niece|nephew|baby|babie|toddler)s", "children",
    "little (?:one|boy|girl|man)", "better half", "other half", "significant other",
    r"\d{1,2}(?:\.5)?[- ]?(?:years?|yrs?|yr|months?|mos?|mth|weeks?|wks?|days?|y/?o|m/?o)(?:[- ]?old|s)?", "lo",
    *_LISTED_KIN.split(),
))  # fmt: skip
_GATE = gate(
    f"{_LISTED_KIN} sons daughters kids boys girls parents cousins brothers sisters friends nieces nephews children "
    "babies grand step god old one other half years year months month weeks week days yrs fianc lo law o name named "
    "call"
)
_WHOSE_GATE = gate("my our his her their your")
_NAME = r"(?=(?:(?:Mrs?|Ms|Miss)\.? )?[^\W\d_])"
_TOLD = (
    r"(?P<told>(?:['\u2019]?s)?,? (?:(?:first |full |real )?name(?: is|['\u2019]s|:| was|,)|is (?:named|called)|named"
    r"|called|whose name is|who is called|by the name of|we call (?:him|her)|,? ?(?:his|her) name is)[ ]['\"\u201c]?)"
)
_WHOSE = r"\b(?P<whose>my|our|his|her|their|your)[ ]"
_MODIFIERS = r"(?:(?!doctor|surgeon|nurse|dr\b|therapist)[\w'\u2019.-]{1,16}[ ]){0,4}?"
_RELATED = (
    rf"(?P<kin>{_KIN})(?![\w'\u2019-](?!s\b))"
    rf"(?:{_TOLD}|(?P<joint>,? \(|[:,]? [-\u2013\u2014] |[,:] | )(?!(?:{_KIN}|old|age)\b))(?-i:{_NAME})"
)
_OF_WHOM = re.compile(rf"{_WHOSE}(?-i:(?=[^A-Z.!?\n]{{0,70}}[A-Z])){_MODIFIERS}{_RELATED}", re.IGNORECASE)
_OF_WHOM_SMALL = re.compile(rf"{_WHOSE}{_MODIFIERS}{_RELATED}", re.IGNORECASE)
_OF_ANYBODY = re.compile(rf"(?<![\w'\u2019-])(?!\d)(?P<whose>){_RELATED}", re.IGNORECASE)
_PARENT = re.compile(
    r"\b(?:baby|grandma|grandpa|aunt|auntie|uncle|nana|granny|cousin|great[- ]?aunt) (?=[A-Z])|\b(?:mum|mom|mother"
    r"|dad|father|parents?|wife|husband|son|daughter|sister|brother|guardian|grandma|grandmother|mummy"
    r"|mommy|daddy|aunt|uncle|carer|behalf)[ ](?:of|to)[ ](?=[A-Z])",
    re.IGNORECASE,
)
_BEFORE_KIN = re.compile(
    rf"(?<![\w@'\u2019.-])(?P<name>[A-Z](?:[\w-]|['\u2019](?!s\b)){{1,25}}+(?:[ ][A-Z](?:[\w-]"
    rf"|['\u2019](?!s\b)){{1,25}}+)?)"
    rf"(?:(?:,| is| \(| -|'s,)[ ]?(?P<whose>(?i:my|our))[ ](?:[\w'\u2019.-]{{1,16}}[ ]){{0,4}}?(?i:{_KIN})\b|"
    r"['\u2019]s[ ](?:mum|mom|mother|dad|father|mummy|mommy|mama|daddy|wife|husband|grandma|parents?)\b)"
)
_PRONOUN = re.compile(
    r"\b(?:his|her|(?:the )?(?:baby|child|girl|boy|kid|son|daughter|patient)(?:['\u2019]?s)?)[ ]name(?: is"
    r"|['\u2019]s|:)[ ]"
    r"(?=[^\W\d_])|\bwe (?:named|call) (?:him|her) (?=[^\W\d_])",
    re.IGNORECASE,
)
_OWN = ("my", "our")
_AND_ANOTHER = re.compile(r"(?:,| \(\d{1,2}\),?)? (?:and|&) (?=[A-Z])")
_GIVING = re.compile(
    r"\b(?:giv(?:e|es|en|ing)|gave|prescrib\w{1,4}|put|start(?:ed)?|take|takes|took|taking|feed|fed|offer(?:ed)?|"
    r"buy|bought|got|getting|on)[ ](?:\w{1,12}[ ]){0,2}$",
    re.IGNORECASE,
)
_CLAUSE_GOES_ON = re.compile(
    r"['\u2019]s\b|[,)(.;:?!]|[ ](?:is|was|has|had|have|who|will|would|and|needs?|started|got|gets|wants|takes|took"
    r"|aged?|"
    r"can|cannot|can't|does|did|keeps|says|said|gave|turned|went|came|fell|feels|felt|suffers|weighs|sleeps|eats|"
    r"born|complains|lives|passed|died|woke|on|for|in|to|from|at|with|since|because|but|just|also|still)\b|[ ](?:\d"
    r"|-|\()|$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"(?:ian|ean|ese|ish|ic|ist|ive|ed|ous|able|ful|ine|one|ide|ate|cin|mab|ol|al|in|yl)$")


def kin_named(text: str, *, answer: bool) -> Iterator[Mention]:
    """Find who is named by kinship with who asks: "my son Theo", "my wife's name is Ana", "Theo, my 5-year-old".

    In an answer "my colleague" is the clinician's, and who asks has "your son".

    A word that no list of first names has counts where its sentence goes on as behind a name. Clinicians ("my doctor
    Lind") are not found, nor what is given to somebody ("I gave my son Tylenol").

    >>> sorted({found.name for found in kin_named("My 4 year old son Theo coughs; Ana is my sister.", answer=False)})
    ['Ana', 'Theo']
    >>> list(kin_named("I gave my son Motrin. My mom Googled it. My friend Dr. Lind", answer=False))
    []
    """
    if _GATE.isdisjoint(words_of(text)):
        return
    yield from _with_kin(text, answer=answer)
    for place in (*before_first_names(_PARENT, text), *before_first_names(_PRONOUN, text)):
        spoken = spoken_name(text, place.end())
        if spoken is not None and (spoken.known or spoken.namesake) and text[spoken.start].isupper():
            yield _mention(text, spoken)
    for found in _BEFORE_KIN.finditer(text) if first_names_at(text) else ():
        if answer and found["whose"]:
            continue
        spoken = spoken_name(text, found.start())
        if spoken is not None and spoken.known and spoken.end <= found.end("name"):
            yield _mention(text, spoken)


def _with_kin(text: str, *, answer: bool) -> Iterator[Mention]:
    of_whom = _OF_WHOM_SMALL if has_small_first_name(text) else _OF_WHOM
    somebodys = () if _WHOSE_GATE.isdisjoint(words_of(text)) else of_whom.finditer(text)
    anybodys = () if answer else before_first_names(_OF_ANYBODY, text)
    for found in (*somebodys, *anybodys):
        whose = found["whose"].lower()
        spoken = None if begins_small(text, found.end()) else spoken_name(text, found.end())
        if spoken is None or (answer and whose in _OWN):
            continue
        if not whose and not (spoken.known and text[spoken.start].isupper()):
            continue
        if _is_told(text, spoken) if found["told"] else _is_apposed(text, found.start(), found["joint"], spoken):
            yield _mention(text, spoken)
            second = _AND_ANOTHER.match(text, spoken.end)
            other = spoken_name(text, second.end()) if second else None
            if other is not None and (other.known or other.namesake or (other.likely and len(other.words[0]) > 1)):
                yield _mention(text, other)


def _mention(text: str, spoken: Spoken) -> Mention:
    return Mention(spoken.start, spoken.end, text[spoken.start : spoken.end], "kin", True)


def _is_told(text: str, spoken: Spoken) -> bool:
    """Whether a word behind "named" is a name: any in a capital, a first name in small letters."""
    return spoken.known or spoken.namesake or (text[spoken.start].isupper() and spoken.proper)


def _is_apposed(text: str, start: int, joint: str, spoken: Spoken) -> bool:
    """Whether a word beside a word of kinship is the name of who is meant."""
    first = spoken.words[0]
    goes_on = _CLAUSE_GOES_ON.match(text, spoken.end) is not None
    if spoken.titled:
        return first[0].isupper()
    if first[0].islower():
        follows = text[spoken.end : spoken.end + 4]
        return spoken.known and len(first) > 2 and follows.startswith(("'s", " is", " was", ", ", " has"))
    if first.isupper() and len(first) > 1:
        return spoken.known and goes_on
    if joint.startswith(",") or ":" in joint:
        return spoken.known and (goes_on or text[spoken.end : spoken.end + 1] == "")
    given = _GIVING.search(text[max(0, start - 40) : start]) is not None
    if spoken.known:
        return True
    if spoken.namesake:
        return goes_on and not given
    return spoken.proper and goes_on and not given and not _NO_NAME.search(first) and not is_word(first)
