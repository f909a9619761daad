"""Ages that posts print in place of a date: "2 days ago", "vor 3 Jahren", "il y a un mois". They are not converted.

What they count from is the day on which the page was fetched, which reading does not know.
"""

from __future__ import annotations

import re

_ENGLISH = re.compile(
    r"\b(?:\d{1,3}|an?) (?:second|minute|min|hour|day|week|month|year)s? ago\b|\b(?:yesterday|today)(?:,| at)",
    re.IGNORECASE,
)
_GERMAN = (
    r"vor (?:(?:etwa|ungefähr|rund|circa|ca\.|über|fast|knapp|mehr als) )?(?:\d{1,3}|einem|einer) "
    r"(?:sekunden?|min(?:\.|uten?)?|stunden?|std\.|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)"
)
_SPANISH = (
    r"hace (?:(?:unos|casi|aproximadamente|cerca de|más de) )?(?:\d{1,3}|una?) "
    r"(?:segundos?|min(?:utos?)?|horas?|días?|dias?|semanas?|mes(?:es)?|años?)"
)
_FRENCH = (
    r"il y a (?:(?:environ|presque|près de|plus d[e'’]) ?)?(?:\d{1,3}|une?) "
    r"(?:secondes?|min(?:utes?)?|heures?|jours?|semaines?|mois|ans?|années?)"
)
_PORTUGUESE_UNITS = r"(?:segundos?|min(?:utos?)?|horas?|dias?|semanas?|m[êe]s(?:es)?|anos?)"
_PORTUGUESE = (
    rf"h[áa] (?:(?:cerca de|quase|mais de|aproximadamente) )?(?:\d{{1,3}}|uma?) {_PORTUGUESE_UNITS}"
    rf"|(?:\d{{1,3}}|uma?) {_PORTUGUESE_UNITS} atrás"
)
_ITALIAN = r"(?:\d{1,3} |una? |un['’])(?:second[oi]|min(?:ut[oi])?|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa"
_DUTCH = r"(?:\d{1,3}|een) (?:seconden?|min(?:uut|uten)?|uur|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar) geleden"
_OTHERS = re.compile(
    rf"\b(?:{_GERMAN}|{_SPANISH}|{_FRENCH}|{_PORTUGUESE}|{_ITALIAN}|{_DUTCH})\b"
    # A line that goes on tells a story: "Vor 3 Jahren hatte ich das auch."
    r"(?=[^\w.!?…]{0,3}\Z| ?[|·•»)(#–]| (?:von|por|par|da|door) (?-i:[A-ZÀ-Þ@]))"
    r"|\b(?:gestern|heute)(?:, | um )\d|\b(?:ayer|hoy) a las? \d|\b(?:hier|aujourd['’]hui) à \d"
    r"|\b(?:ontem|hoje) às \d|\b(?:ieri|oggi) alle \d|\b(?:gisteren|vandaag) om \d",
    re.IGNORECASE,
)
_MAY_BE_AGE = re.compile(
    r"day|ago|[Vv]or |[Hh]ace|[Ii]l y a|[Hh][áa] |atrás| fa\b|geleden"
    r"|gestern|[Hh]eute|Gestern|[Aa]yer|[Hh]oy|[Hh]ier|jourd|ontem|Ontem|[Hh]oje|[Ii]eri|[Oo]ggi|gister|Gister|andaag"
)
"""A word of each language in which it is printed; cheap, as every short line of a page is looked at."""


def find_age(line: str) -> re.Match[str] | None:
    """The age in a short line; in languages other than English only where the line ends with it or with a name.

    >>> [bool(find_age(line)) for line in ("answered 2 days ago", "vor 3 Jahren", "vor einer Stunde von Ada")]
    [True, True, True]
    >>> [bool(find_age(line)) for line in ("hace 2 años", "il y a un an", "há 3 meses", "un'ora fa")]
    [True, True, True, True]
    >>> [bool(find_age(line)) for line in ("hace más de un año", "3 anos atrás", "3 dagen geleden")]
    [True, True, True]
    >>> [bool(find_age(line)) for line in ("gestern, 14:05", "Vor 3 Jahren hatte ich das auch.", "Heute um so besser")]
    [True, False, False]
    """
    if not _MAY_BE_AGE.search(line):
        return None
    return _ENGLISH.search(line) or _OTHERS.search(line)
