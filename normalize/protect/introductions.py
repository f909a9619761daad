"""Places where the person who asks says a name: "my name is …", "I'm …, 34", "… here"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from normalize.protect.lexicon import NAMES_TOO, is_word
from normalize.protect.places import Place, before_first_names, has_small_first_name
from normalize.protect.words import gate, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.protect.spoken import Spoken

_TOLD = re.compile(
    r"\b(?P<told>(?:my|his|her) (?:full |first |real |good |own )?name is|(?:my|his|her) name[\u2019']?s|calls? me"
    r"|i go by"
    r"|i am called|i'm called|me llamo|mi nombre es|je m['\u2019]appelle|mon nom est|ich hei(?:\u00dfe|sse)"
    r"|mein name ist"
    r"|mi chiamo|il mio nome \u00e8|meu nome (?:\u00e9|e)|me chamo|chamo-me|ik heet|mijn naam is|jag heter|jeg hedder"
    r"|nama saya|ako (?:po )?(?:si|ay si)|ako po ay si|mera na+m|ang pangalan ko(?: po)? ay|myself is|known as)[ ]"
    r"(?=[^\W\d_])"
    r"|\b(?P<named>(?:patient(?:'s)? |full )?name|patient)[ ]?[:=-][ ]?(?=[^\W\d_])"
    r"|^myself[ ](?=[A-Z])|(?<=[.!?,\n] )myself[ ](?=[A-Z])",
    re.IGNORECASE,
)
_TOLD_GATE = gate(
    "name names call calls go called myself patient llamo nombre appelle nom hei heisse chiamo nome chamo heet naam "
    "heter hedder nama ako mera naam pangalan known"
)
_I_AM = re.compile(
    r"[Ii](?<!\w[Ii])(?: am|['\u2019]?[mM]|t['\u2019]s|t is|,|ch bin|k ben)[ ](?:called |just |a |your patient |the "
    r"|miss |mrs\.? |mr\.? )?"
    r"(?=[A-Z])|[Tt]his is (?=[A-Z])"
)
_I_AM_ABROAD = re.compile(
    r"\b(?:[Ss]oy|[Jj]e suis|[Ss]ono|[Jj]ag \u00e4r|[Ee]u sou|[Ss]ou)[ ](?:la |el |a "
    r"|o )?(?=[A-Z])"
)
_ABROAD_GATE = gate("soy suis sono jag sou")
_I_AM_SMALL = re.compile(
    r"\b[Ii](?: am|[ '\u2019]?m)[ ](?=[a-z]{3,15}(?:,? (?:btw|by the way|\d\d\b|fro?m|here|and i|and im|age|aged"
    r"|a \d\d)|[.,!] |\n|$))"
)
_SELF = re.compile(
    r"(?:^|(?<=[.!?,\n:-] )|(?<=\n)|\b[Hh](?:i|ello|ey),? |[Ii]t['\u2019]s )"
    r"(?=[^\W\d_][\w'\u2019-]{1,30}+(?:[ ][A-Z][\w'\u2019-]{1,30}+)?,?[ ](?:(?:over )?here\b|this side\b|writing\b|"
    r"from [A-Z][\w ]{1,30}+(?:,|\.| here|\n|!|$)|(?P<weak>again|speaking|po)\b|(?P<within>in) [A-Z]))"
)
_SELF_GATE = gate("here again from writing in side speaking po")
AGED = re.compile(
    r"(?:^|(?<=[.!?,] )|(?<=\n))\(?(?=[A-Z][\w'\u2019-]{1,30}+(?:[ ][A-Z][\w'\u2019.-]{0,30}+)?"
    r"(?:[ ]po)?(?:,[ ](?:age[d]?[ ])?|[ ]\(|/|[ ][-\u2013][ ])"
    r"\d\d\b(?![ ]?(?:mg|ml|mcg|g|kg|cc|iu|units?|%|x|-|\d|/))(?!\d|[./,]\d))"
)
_OF_AGE = re.compile(
    r"(?<![\w.'\u2019-])(?<!from )(?<!in )(?<!at )(?<!near )(?<!to )(?<!of )(?=(?P<name>[A-Z][\w\u2019'-]{1,20}+)(?:,"
    r"| is(?: only| just| now| nearly| almost)?| \(|,? aged?| just turned| turned|:)"
    r" ?(?:aged? )?\d{1,2}(?:[,.;)]|$|[- ]?(?:years?|yrs?|months?|mths?|weeks?|days?|and|yo|y/o|m|f)\b)(?![./]?\d))"
)
_AND_I = re.compile(
    r"\b(?:[Mm]e|[Mm]yself|I) (?:and|&) (?=[A-Z])|(?<![\w.'-])(?<!in )(?<!of )(?<!on )(?<!to )(?<!since )(?<!last )"
    r"(?<!until )(?<!from )(?=[A-Z][\w'\u2019-]{1,20}+ (?:and|&) "
    r"(?:I|me)\b(?!['\u2019]))"
    r"|\b(?:[Ss]he|[Hh]e|[Hh]er|[Hh]im|one) "
    r"\((?=[A-Z])|\b(?:[Pp]osted|[Aa]sked|[Ww]ritten|[Ss]ubmitted|[Ss]ent|[Qq]uestion) (?:by|from)[ ](?=[A-Z])"
)
_PATIENT = re.compile(
    r"\b(?:[Pp]atient(?: is|:|,)?|(?:[Oo]pinion|[Rr]eferral|[Aa]ppointment|[Rr]esults|[Rr]eports?) for)[ ]"
    r"(?=(?:Mrs?|Ms|Miss|Master|Baby)\b)"
)
_POSTED = re.compile(
    r"(?:(?<=[.!?:,)] )|(?<=\n)|^|\b(?:to|for|attn:?|c/o|name|from|is"
    r"|at)[ ])(?:c/o )?(?=[A-Z][\w'\u2019-]{1,20}+(?:[ ][A-Z][\w'\u2019.-]{0,20}+){1,2}"
    r"[,;]?[ \n](?:\d{1,5}[A-Za-z]?[ ,/-]{1,3}(?:[A-Z]|\d{1,3}(?:st|nd|rd|th))|P\.? ?O\.? ?Box|Flat|Apt|Unit|House"
    r"|No\.|H\.?No|Plot|[Bb]lk|"
    r"[A-Z][\w.-]{1,24}+(?:[ ][\w.-]{1,20}+){0,2}?[ ]\d{1,4}[a-z]?, \d{4,5}\b))"
)
_ASK_FOR = re.compile(r"\b(?:ask(?:ing)? for|c/o|attn:?|attention:?|speak to|contact name:?)[ ](?=[A-Z])")
_AGE_OR_PLACE = re.compile(
    r",?[ ](?:and[ ])?(?:(?:I[\u2019']m|I am|im|aged?)[ ])?(?:a[ ])?\d\d\b|[ ]\(\d\d\b|,?[ ]from [A-Z]"
    r"|[ ](?:again|here)\b|,?[ ](?:your|a|his|her)[ ](?:old |former )?patient\b|"
    r",?[ ]and[ ](?:I|my|am|have|had|was|bf|live|need|just|we)\b",
    re.IGNORECASE,
)
_SECOND = re.compile(r"[ ]([a-z]{2,20})(?=[,.!;\n]|$| and\b)")
_DEMONYM = re.compile(r"(?:ian|ean|ese|ish|ic|ist|ive|ed|ous|able|ful)$")
_ADJECTIVES = frozenset(
    ["christian", "sunny", "sandy", "misty", "rich", "frank", "angel", "austin", "georgia", "virginia"]
)
_MONTHS = frozenset(["april", "may", "june"])
_OPENING = 12


@lru_cache(maxsize=64)
def introduced(text: str) -> tuple[Place, ...]:
    """Find where somebody says who they are: "my name is …", "I'm …", "… here", "… from Cork, …", "…, 34, …".

    >>> [place.at for place in introduced("My name is Nia. I'm Asian.")]
    [11, 20]
    """
    return tuple(_introduced(text))


def _introduced(text: str) -> Iterator[Place]:
    words = words_of(text)
    if not _TOLD_GATE.isdisjoint(words):
        for found in _TOLD.finditer(text):
            yield Place(found.end(), "introduction", (found["told"] or found["named"]) is not None)
    for found in before_first_names(_POSTED, text):
        yield Place(found.end(), "address line", False)
    for found in (*before_first_names(_OF_AGE, text), *before_first_names(_AND_I, text), *_PATIENT.finditer(text)):
        yield Place(found.end(), "introduction", False)
    for found in before_first_names(_ASK_FOR, text):
        yield Place(found.end(), "address line", False)
    for found in _I_AM_SMALL.finditer(text) if has_small_first_name(text) else ():
        yield Place(found.end(), "introduction", False)
    for found in (*_I_AM.finditer(text), *(() if _ABROAD_GATE.isdisjoint(words) else _I_AM_ABROAD.finditer(text))):
        yield Place(found.end(), "introduction", False)
    if not _SELF_GATE.isdisjoint(words):
        for found in _SELF.finditer(text):
            yield Place(found.end(), "self-introduction", not (found["weak"] or found["within"]))
    if opened := AGED.match(text):
        yield Place(opened.end(), "introduction", True)


def is_introduced(text: str, place: Place, spoken: Spoken) -> bool:
    """Whether what reads like a name where somebody may tell one is one."""
    first = spoken.words[0]
    if place.evidence == "address line":
        return first[0].isupper() and spoken.known
    if place.evidence == "self-introduction":
        opens = place.sure and place.at < _OPENING and spoken.capital and spoken.proper
        return spoken.known or (spoken.namesake and place.sure) or opens
    if len(first) == 1 and len(spoken.words) == 1:
        return False
    if (
        place.sure
        and first[0].islower()
        and not text[place.at - 4 : place.at].endswith((" is ", " me ", " by ", "'s ", "e "))
    ):
        return spoken.known or (first in NAMES_TOO and text[spoken.end : spoken.end + 1] in (",", ".", "!", "\n", ""))
    if place.sure and (spoken.proper or spoken.namesake) and (spoken.capital or first[0].islower()):
        return True
    if first[0].islower():
        return spoken.known and _I_AM_SMALL.match(text, text.rfind("i", 0, place.at - 1)) is not None
    aged = _AGE_OR_PLACE.match(text, spoken.end) is not None and not (
        _DEMONYM.search(spoken.words[-1]) and (first.lower() == "christian" or not spoken.namesake)
    )
    if spoken.titled:
        return first[0].isupper() and text[max(0, place.at - 12) : place.at].lower().rstrip(" :,").endswith(
            ("patient", "patient is", " for", "i am", "i'm")
        )
    hi = text[max(0, place.at - 14) : place.at].lower().startswith(("hi, ", "hi ", "hello"))
    named = spoken.namesake and (
        aged
        or (
            first.lower() in (NAMES_TOO | _MONTHS) - _ADJECTIVES
            and text[spoken.end : spoken.end + 1] in (",", ".", "!", "\n", "")
        )
    )
    return spoken.known or named or (spoken.likely and (aged or hi))


def end_of_small_name(text: str, end: int) -> int:
    """Where a name written small ends: behind a second word that ends its clause."""
    second = _SECOND.match(text, end)
    return second.end() if second and not is_word(second[1]) else end
