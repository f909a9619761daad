"""Detector of postal addresses that are not written in the way of the United States."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.protect.digits import STREET_BEGINNINGS, STREET_ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAP = r"[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff][\w'\u2019-]{0,30}+"
_POSTCODE = rf"(?:,?[ ](?:[A-Z]{{1,2}}-)?\d{{3,6}}(?:[ ]\d\d(?!\d)|[ ][A-Z]{{2}}\b)?(?:[ ]{_CAP}){{0,2}}+)?+"
_FLAT = re.compile(
    r"(?<!\w)(?:H\.?[ ]?No\.?|House(?:[ ]No\.?)?|Flat(?:[ ]No\.?)?|Plot(?:[ ]No\.?)?|Block|Blk\.?|Door[ ]No\.?|"
    r"Villa)[ ]?#?\d[\w/-]{0,9}+"
    rf"(?:,?[ ](?:-[ ])?(?:(?:No|Rd|St|Ave|Sec|Opp)\.|{_CAP}(?:/\d{{1,4}})?(?:\(\d{{4,6}}\))?|\#?\d(?!\d*"
    rf"(?:[.,]\d+)?[ ]?(?:m[gl]|mcg|cc|IU)\b)[\w/-]{{0,9}}+)){{2,12}}+"
)
_CODE = re.compile(r"(?<!\d)\d{5,6}(?!\d)\)?")
_LEADING = "|".join(re.escape(word.rstrip()) for word in STREET_BEGINNINGS)
_PARTS = r"(?:(?:de|du|des|la|le|les|da|das|do|dos|del|di|della)[ ]|(?:l|d)['\u2019])"
_STREET_FIRST = re.compile(
    rf"(?<![\w.,/-])(?P<before>\d{{1,4}}(?:[ ]?bis|[a-zA-Z])?,?[ ])?(?:{_LEADING})[ ]{_PARTS}{{0,3}}+{_CAP}"
    rf"(?:[ ]{_PARTS}{{0,2}}+{_CAP}){{0,3}}+"
    r"(?P<behind>,?[ ](?:n[\u00bao\u00b0]\.?[ ]?)?\d{1,4}(?:[/-]\d{1,4})?[a-zA-Z]?(?![\w.%]))?"
    rf"(?:,[ ](?:ap|apt|apto|piso|bloco|bl|casa)\.?[ ]?\d{{1,4}}[A-Z]?(?:[ ]{_CAP}){{0,2}}+)?+{_POSTCODE}"
)
_STREET_LAST = re.compile(rf"(?<!\w)(?P<street>{_CAP})\.?[ ]\d{{1,4}}(?:[a-z]|[ ][A-Z])?(?!\w){_POSTCODE}")
_CODED = re.compile(
    rf"(?<![\w.]){_CAP}(?:[ ]{_CAP}){{0,3}}+[ ]\d{{1,4}}(?:[a-z]|[ ][A-Z])?,[ ](?:[A-Z]{{1,2}}-)?\d{{4,5}}"
    rf"(?:[ ][A-Z]{{2}})?[ ]{_CAP}"
)
_EAST = re.compile(
    rf"(?<![\w.,/-])\d{{1,4}}(?:-\d{{1,3}}){{0,2}}+,?[ ]{_CAP}(?<=-ro|gil|cho|-ku)(?:,?[ ]{_CAP}){{0,4}}+"
    r"(?:[ ]\d{3}-\d{4}|[ ]\d{5})?"
)
_NUMBERED = re.compile(
    r"(?:(?:\d{1,2}F(?:-\d{1,2})?|Room[ ]\d{1,4}|Rm\.?[ ]\d{1,4}),?[ ])?No\.?[ ]?\d{1,4}(?:-\d{1,3})?,?[ ]"
    r"(?:(?:Lane|Ln\.|Alley|Aly\.|Sec\.|Section)[ ]\d{1,4},?[ ]){0,3}"
    r"(?:[A-Z][\w'.-]{0,30}+[ ]){1,4}?(?:Rd|Road|St|Street|Blvd|Boulevard|Ave|Avenue)\b\.?"
    r"(?:,[ ](?:(?:Sec\.|Section|Lane)[ ]\d{1,3}|[A-Z][\w'\u2019-]{1,20}+(?:[ ](?:City|District|Dist\.|County|"
    r"Township))?(?:[ ]\d{3,6})?|\d{3,6})){0,5}+"
)
_CHINESE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}[市縣])?(?:[\u4e00-\u9fff]{1,3}[區鄉鎮市])?[\u4e00-\u9fff]{1,4}[路街道](?:[一二三四五六七八九十\d]{1,3}段)?"
    r"(?:\d{1,4}巷)?(?:\d{1,4}弄)?\d{1,4}(?:[-之]\d{1,3})?號(?:\d{1,3}樓(?:之\d{1,3})?)?"
)
_FLAT_GATES = ("No.", "No ", "House ", "Flat ", "Plot ", "Block ", "Blk", "Villa ")


def world_addresses(text: str, near: str) -> Iterator[tuple[int, int]]:
    """Find addresses as written in East, South and South-East Asia, on the European continent and in Latin America.

    Gives where they start and end;
    `near` is what stands around the text's house numbers. Each needs a number beside the street's name. Stops at
    streets without one.

    >>> text = "No. 12, Lane 5, Heping E. Rd., Taipei; Lindenstr. 5, 10115 Berlin; 12 rue de la Paix, 75002 Paris"
    >>> [text[start:end] for start, end in world_addresses(text, text)]
    ['No. 12, Lane 5, Heping E. Rd., Taipei', '12 rue de la Paix, 75002 Paris', 'Lindenstr. 5, 10115 Berlin']
    """
    if "No." in near or "No " in near:
        yield from (found.span() for found in _NUMBERED.finditer(text))
    if any(gate in near for gate in _FLAT_GATES):
        for found in _FLAT.finditer(text):
            if "," in found[0] or "(" in found[0]:
                code = _CODE.search(text, found.start(), found.end())
                yield found.start(), code.end() if code else found.end()
    if any(map(near.__contains__, ("-ro", "-gil", "-cho", "-ku"))):
        yield from (found.span() for found in _EAST.finditer(text))
    yield from (found.span() for found in _CODED.finditer(text))
    if any(gate in near for gate in STREET_BEGINNINGS):
        yield from (found.span() for found in _STREET_FIRST.finditer(text) if found["before"] or found["behind"])
    if any(f"{ending} " in near or f"{ending}. " in near for ending in STREET_ENDINGS):
        yield from (found.span() for found in _STREET_LAST.finditer(text) if found["street"].endswith(STREET_ENDINGS))


def chinese_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Find addresses in Chinese: a street and a number before 號.

    >>> text = "地址：台北市大安區和平東路二段12號3樓"
    >>> [text[start:end] for start, end in chinese_addresses(text)]
    ['台北市大安區和平東路二段12號3樓']
    """
    if "號" in text:
        yield from (found.span() for found in _CHINESE.finditer(text))
