"""Where a text holds figures that may be somebody's number, and what stands before them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from normalize.protect.words import gate, words_of

_CANDIDATE = re.compile(
    r"[0-9](?:[\dA-Za-z]|[./:\u2010-\u2013-](?=[\dA-Za-z])|[)]?[ ](?=\d)|[)](?=\d)|[ ][(](?=\d)){2,48}+"
)
_EVERYDAY = re.compile(
    r"(?:19|20)\d\d(?:[./-]\d\d?[./-]\d\d?)?|(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|[12]\d|3[01])[./-](?:19|20)?\d\d|\d\d?:\d\d|\d{2,3}/\d{2,3}"
)
_FIGURES = re.compile(r"[0-9](?<![\w.][0-9])\d{0,5}(?:[/-]\d{1,4})?[A-Za-z]?(?![\w%]|[.,]\d)")
STREET_ENDINGS = (
    "vägen", "gatan", "straße", "strasse", "str", "Str", "Straße", "gasse", "allee", "Allee", "platz", "Platz", "veien",
    "straat", "gade", "laan", "gracht", "plein", "kade", "singel", "weg", "Weg", "damm", "ufer", "Box", "box", "BOX",
)  # fmt: skip
STREET_BEGINNINGS = (
    "Jalan ", "Jln", "Jl.", "Lorong ", "Persiaran ", "Lebuh ", "Rua ", "Travessa ", "Avenida ", "Av. ", "Avda. ",
    "Alameda ", "Praça ", "Estrada ", "Calle ", "C/", "Carrer ", "Paseo ", "Plaza ", "Camino ", "Carretera ", "Ronda ",
    "Via ", "Viale ", "Piazza ", "Corso ", "Largo ", "Vicolo ", "Rue ", "rue ", "Avenue ", "avenue ", "boulevard ",
    "bd ", "place ", "chemin ", "impasse ", "quai ", "allée ", "allées ", "cours ", "route ", "Chaussée ", "chaussée ",
    "Ulica ", "ulica ", "ul. ", "al. ", "Laan ",
)  # fmt: skip
_LAST_THREE = frozenset(ending[-3:] for ending in STREET_ENDINGS)
_STREETS = (
    "street", "avenue", "road", " lane", "boulevard", " ave", " rd", " drive", " court", " st ", " st,", " st.", " ln",
    " way", " rue ", " chemin", "chauss", " quai", " all\u00e9e",
    " hwy", "highway", " route", "county", " impasse", " bd ",
    " place", " cours", " cres", " close", " terrace", " parade", " dr ", " dr,",
)  # fmt: skip
_STREET_GATE = gate(
    "street avenue road lane boulevard ave rd drive court st ln way rue chemin chauss quai all hwy highway route "
    "county impasse bd place cours cres crescent close terrace parade dr"
)
_FIRST_GATE = gate(re.sub(r"[^\x00-\x7f]|[./]", " ", " ".join(STREET_BEGINNINGS)).lower())
_CODE = re.compile(r"(?:[ ][A-Z])?, (?:[A-Z]{1,2}-)?\d{4,5} ")
_POSTAL = re.compile(
    r"[0-9](?<=[A-Z][0-9])[A-Z\d]?[ ]?\d[ABD-HJLNP-UW-Z]{2}(?!\w)"
    r"|[0-9](?<=[A-Z][0-9])[A-Z][ ]?\d[A-Z]\d(?!\w)"
)
_PIN_BEFORE = re.compile(r"[A-Z][a-z]{2,15}[ ]?(?:[-\u2013][ ]?)?$")
_BEFORE = " .,\u00ba\u00b0n"
_FEWEST = 4
_WINDOW = 64


class Number(NamedTuple):
    """Figures and what is joined to them, from `start` on; `before` is what stands before, on the same line."""

    start: int
    end: int
    written: str
    before: str


@lru_cache(maxsize=64)
def long_numbers(text: str) -> tuple[Number, ...]:
    """Find what holds at least four figures, in groups or not; letters and dashes inside belong to it.

    Years, dates, times and blood pressures that stand alone are nobody's number.

    >>> [number.written for number in long_numbers("At 10:30, 120/80 in 2016; chart 48-2213 B, call 555 0142")]
    ['48-2213', '555 0142']
    """
    found = []
    for match in _CANDIDATE.finditer(text):
        written = match[0]
        if sum(map(str.isdigit, written)) >= _FEWEST and not _EVERYDAY.fullmatch(written):
            start = match.start()
            before = text[max(0, start - _WINDOW) : start]
            found.append(Number(start, match.end(), written, before[before.rfind("\n") + 1 :]))
    return tuple(found)


def may_have_numbers(text: str) -> bool:
    """Whether a text holds a number that may be somebody's.

    >>> may_have_numbers("Take 5 mg in 2016."), may_have_numbers("Call 555 0142")
    (False, True)
    """
    return bool(long_numbers(text))


@lru_cache(maxsize=64)
def before_numbers(text: str) -> str:
    """What stands before all long numbers of a text, in lower case: a label that is not in it is before none.

    >>> before_numbers("Take 5 mg. MRN: 48-2213")
    'take 5 mg. mrn: '
    """
    return "\n".join([text[max(0, number.start - _WINDOW) : number.start] for number in long_numbers(text)]).lower()


def house_numbers(text: str) -> str:
    """What stands around figures that may be a house's: beside a word in capitals, or shortly before "street".

    Empty where no address can be; most texts are done with here.

    >>> house_numbers("Take 5 mg for 10 weeks, and 128/82 is fine."), "Elm" in house_numbers("at 12 Elm Way")
    ('', True)
    """
    words = words_of(text)
    streets = not _STREET_GATE.isdisjoint(words)
    firsts = not _FIRST_GATE.isdisjoint(words)
    contexts = []
    for figures in _FIGURES.finditer(text):
        start, end = figures.span()
        behind = text[end : end + 40]
        before = text[max(0, start - 48) : start]
        if (
            (len(figures[0]) == 6 and _PIN_BEFORE.search(before))
            or behind.lstrip(" ,\n#")[:1].isupper()
            or (before[-5:].rstrip(" .,")[-3:] in _LAST_THREE and before.rstrip(" .,").endswith(STREET_ENDINGS))
            or (behind[:1] in ", " and _CODE.match(behind))
            or (streets and any(word in behind.lower() for word in _STREETS))
            or (
                firsts
                and before.rstrip(_BEFORE).rpartition(" ")[2][:1].isupper()
                and any(map(before.__contains__, STREET_BEGINNINGS))
            )
        ):
            contexts.append(f"{before}{figures[0]}{behind}")
    contexts += (
        text[max(0, code.start() - 60) : code.end()]
        for code in _POSTAL.finditer(text)
        if text[max(0, code.start() - 1)].isupper()
    )
    return "\n".join(contexts)
