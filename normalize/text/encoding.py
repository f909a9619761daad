"""Text rules for characters that an encoding broke or left behind. No character that means something is rewritten."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ftfy.badness import is_bad
from ftfy.chardata import CHARMAP_ENCODINGS, UTF8_DETECTOR_RE

from normalize.text.ledger import Edit, apply_rules
from normalize.text.regions import code, outside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RUN = re.compile(r"(?:[<=>A-Za-z](?=[\u0300-\u036f]))?[^\t-\r -~\ufffd]+")
_UNSEEN = re.compile("[\xa0\xad]")
_WORD = re.compile("[^\xa0\xad]+")
_MAC_ROMAN = re.compile("‚Ä[^\x00-\x7f]|√[^\x00-\x7f]")
_MARKERS = re.compile(r"[\x80-\x9f]|[^\t-\r -~\x80-\xbf][^\t-\r -~]|[<=>A-Za-z][\u0300-\u036f]")
"""A C1 control, or two characters beside each other outside ASCII: without them nothing can be mojibake."""
_ENCODINGS = tuple(name for name in CHARMAP_ENCODINGS if name not in ("macroman", "cp437"))
"""Of the encodings that ftfy tries, those in which a short run cannot turn into UTF-8 by accident."""
_ROUNDS = 8
"""Text that went through the wrong encoding more often than this is beyond repair."""

_C1 = {
    code_point: char
    for code_point in range(0x80, 0xA0)
    if (char := bytes([code_point]).decode("windows-1252", "ignore"))
}
"""What a browser shows for a C1 control: WHATWG's windows-1252 (encoding.spec.whatwg.org)."""

_CONTROL = re.compile(
    r"\r\n?|[\v\f\u2028\u2029]"  # line breaks by another name
    r"|[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\ufeff\u2060-\u2064\u206a-\u206f\ufff9-\ufffb]"
    r"|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # directions: they can make a text read as another
    r"|[\u200b-\u200d]"
)
_JOINS = re.compile(r"[\u0600-\u08ff\u0900-\u109f\u1780-\u18af\ufe0f\u2190-\u2bff\U0001f000-\U0001faff]")
_BREAKS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")

_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_STRAY = re.compile(rf"(?<=[{_CJK}])\\(?=[{_CJK}])")


def mojibake(text: str) -> Iterator[Edit]:
    """Undo UTF-8 that was read as another encoding, by ftfy's heuristic, one run of characters at a time.

    A C1 control becomes what a browser shows for it. Stops where the heuristic is not sure, where bytes are lost
    ("\ufffd" stays), and at quotes, widths, ligatures and entities: these are the author's.

    >>> apply_rules("It doesnâ€™t hurt at 37Â°C, SÃ£o Paulo", [mojibake])[0]
    'It doesn’t hurt at 37°C, São Paulo'
    """
    if text.isascii() or not _MARKERS.search(text):
        return
    for run in _RUN.finditer(text):
        sound = _sound(run[0])
        if sound != _composed(run[0]):
            yield Edit(run.start(), run.end(), sound)


def _sound(run: str) -> str:
    """The run when nothing is left to undo; the later rules would change nothing of it that makes new mojibake."""
    composed = _composed(run)
    for was in (run, composed):
        for _ in range(_ROUNDS):
            now = _decoded(was)
            if now == was:
                now = was.translate(_C1)
            if now == was:
                now = _composed(was)
            if now == was:
                return was
            was = now
    return composed


def _decoded(run: str) -> str:
    """The run read as UTF-8: whole, else what looks like it, else the same between the spaces and hyphens in it."""
    whole = _read_as_utf8(run)
    if whole == run:
        whole = UTF8_DETECTOR_RE.sub(lambda piece: _read_as_utf8(piece[0]), run)
    if whole == run and _UNSEEN.search(run):
        whole = _WORD.sub(lambda word: _decoded(word[0]), run)
    if whole == run:
        whole = _MAC_ROMAN.sub(lambda piece: _read_as_utf8(piece[0], ("macroman",)), run)
    return whole


def _read_as_utf8(piece: str, encodings: Sequence[str] = _ENCODINGS) -> str:
    if is_bad(piece):
        for encoding in encodings:
            try:
                return piece.encode(encoding).decode()
            except UnicodeError:
                continue
    return piece


def _composed(run: str) -> str:
    return unicodedata.normalize("NFC", apply_rules(run, [control_characters])[0])


def control_characters(text: str) -> Iterator[Edit]:
    r"""Take out what nobody can see: controls, soft hyphens, byte order marks, zero-width and direction marks.

    Other line breaks ("\r\n", U+2028) become "\n". Stops at the tabulator, at joiners that the script or the emoji
    before them needs, at word breaks of Thai, Lao, Burmese and Khmer, and at U+FFFD: it tells that something is lost.

    >>> apply_rules("Ibu\u00adprofen\ufeff 400\x00 mg\r\n", [control_characters])[0]
    'Ibuprofen 400 mg\n'
    """
    if text.isascii() and text.isprintable():
        return
    for found in _CONTROL.finditer(text):
        char, before = found[0], text[found.start() - 1 : found.start()]
        if char in "\u200c\u200d" and _JOINS.match(before):
            continue
        if char == "\u200b" and _BREAKS.match(before):
            continue
        yield Edit(found.start(), found.end(), "\n" if char[0] in "\r\v\f\u2028\u2029" else "")


def nfc(text: str) -> Iterator[Edit]:
    """Unicode's composed form, word by word. Never NFKC: 10³/µL and 5½ mg stay as they are.

    >>> apply_rules("cafe\u0301 5½ mg", [nfc])[0]
    'café 5½ mg'
    """
    if unicodedata.is_normalized("NFC", text):
        return
    for word in re.finditer(r"[^ \n]+", text):
        if not unicodedata.is_normalized("NFC", word[0]):
            yield Edit(word.start(), word.end(), unicodedata.normalize("NFC", word[0]))


def stray_backslashes(text: str) -> Iterator[Edit]:
    r"""Take out the backslash that Big5's second byte 0x5C left between two CJK characters; code keeps it.

    >>> apply_rules("腎功\\能", [stray_backslashes])[0]
    '腎功能'
    """
    if "\\" in text:
        for stray in outside(_STRAY.finditer(text), code(text)):
            yield Edit(stray.start(), stray.end(), "")
