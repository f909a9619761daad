"""Detector of postal addresses of Taiwan, China, Japan and Korea, in their own writing and in Latin letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.protect.address_parts import CAPITAL, FLOOR, TAIL
from normalize.protect.late import LatePattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBERED = LatePattern(
    rf"(?<!\w)(?:(?:{FLOOR}|(?:Room|Rm\.?|Building"
    rf"|Bldg\.?)[ ]\d{{1,4}}),?[ ]){{0,2}}+No\.?[ ]?\d{{1,4}}(?:-\d{{1,3}})?,?[ ]"
    r"(?:(?:Lane|Ln\.|Alley|Aly\.|Sec\.|Section)[ ]\d{1,4},?[ ]){0,3}"
    rf"(?:(?:{CAPITAL}|\d{{1,2}}(?:st|nd|rd|th))[ ]){{1,4}}?(?:Rd|Road|St|Street|Blvd|Boulevard|Ave|Avenue)\b\.?{TAIL}"
)
_WARD = LatePattern(
    rf"(?<![\w.,/-])\d{{1,4}}(?:-\d{{1,4}}){{0,2}}+,?[ ](?:{CAPITAL},?[ ]){{0,4}}?{CAPITAL}"
    r"(?:(?<=-ro|-ku|-gu)|(?<=-gil|-cho|-shi|-gun)|(?<=-dong)|(?<=-machi))"
    rf"(?:,?[ ]{CAPITAL}){{0,4}}+(?:[ ]\d{{3}}-\d{{4}}|[ ]\d{{5}})?"
)
_WARD_GATES = ("-ro", "-gil", "-cho", "-ku", "-shi", "-gun", "-gu", "-dong", "-machi")
_NUMBERS = r"[\d\uff10-\uff19一二三四五六七八九十]{1,4}"
_HAN = LatePattern(
    r"(?:[\u4e00-\u9fff]{2,3}[省])?(?:(?![在住於于是])[\u4e00-\u9fff]{2,3}[市縣县])?(?:[\u4e00-\u9fff]{1,3}[區区鄉乡鎮镇市县])?"
    rf"(?:[\u4e00-\u9fff]{{1,3}}[里村])?(?!在)[\u4e00-\u9fff]{{1,6}}[路街道巷](?:{_NUMBERS}段)?(?:{_NUMBERS}巷)?(?:{_NUMBERS}弄)?"
    r"\d{1,5}(?:[-之]\d{1,3})?[號号](?:之\d{1,3})?(?:[\u4e00-\u9fff\d]{0,8}\d{1,4}[樓楼室層层](?:之\d{1,3})?)?"
)
_JAPANESE = LatePattern(
    r"[\u4e00-\u9fff]{1,3}[都道府県](?:[\u4e00-\u9fff\u3040-\u30ff]{1,6}[市区町村郡]){1,3}"
    r"[\u4e00-\u9fff\u3040-\u30ff]{0,10}\d{1,4}(?:(?:丁目|番地?|号|の|[-\uff0d\u2010-\u2212\u30fc])\d{0,4}){0,5}"
)


def east_addresses(text: str, near: str) -> Iterator[tuple[int, int]]:
    """Find addresses of East Asia in Latin letters; `near` is what stands around the text's house numbers.

    >>> text = "No. 12, Lane 5, Heping 1st Rd., Taipei; 2-4-8 Minato, Chuo-ku, Osaka 541-0001"
    >>> [text[start:end] for start, end in east_addresses(text, text)]
    ['No. 12, Lane 5, Heping 1st Rd., Taipei', '2-4-8 Minato, Chuo-ku, Osaka 541-0001']
    """
    if "No." in near or "No " in near:
        yield from (found.span() for found in _NUMBERED.finditer(text))
    if any(map(near.__contains__, _WARD_GATES)):
        yield from (found.span() for found in _WARD.finditer(text))


def han_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Find addresses in Chinese (a street and a number before 號) and Japanese (prefecture, ward and numbers).

    >>> text = "地址：台北市大安區和平東路二段12號3樓"
    >>> [text[start:end] for start, end in han_addresses(text)]
    ['台北市大安區和平東路二段12號3樓']
    """
    if text.isascii():
        return
    if "號" in text or "号" in text:
        yield from (found.span() for found in _HAN.finditer(text))
    if any(map(text.__contains__, "都道府県")):
        yield from (found.span() for found in _JAPANESE.finditer(text))
