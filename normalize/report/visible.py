"""Texts of others in the page: escaped, and with every character that has no shape of its own made visible."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from normalize.protect.masking import MASK

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
"""Controls but tab and line feed, bidi and zero-width characters, fillers, surrogates, private use, noncharacters."""
_CHARACTER = Markup('<span class="hidden-char">{}</span>')
_MASKED = Markup('<span class="masked">masked</span>')
_LONGEST_URL = 2_000
_NO_URL = re.compile(r"[\s\"'<>\\^`{|}]")


def visible(text: str) -> Markup:
    r"""Give a text as markup that shows its characters, and where something is masked.

    >>> visible("<b>5\u202e mg")
    Markup('&lt;b&gt;5<span class="hidden-char">U+202E</span> mg')
    """
    parts = [_CHARACTER.format(_code(part)) if _HIDDEN.match(part) else escape(part) for part in _parted(text)]
    return Markup("").join(parts).replace(MASK, _MASKED)


def plain(text: str) -> str:
    r"""Give a text for an attribute or a picture, where there is no markup: codes stand in brackets; not yet escaped.

    >>> plain("5\u202e mg\ndaily")
    '5⟨U+202E⟩ mg daily'
    """
    return _HIDDEN.sub(lambda found: f"⟨{_code(found[0])}⟩", text).replace("\n", " ").replace("\t", " ")


def shortened(text: str, longest: int) -> str:
    """Cut a text at a word's end where that is not too far back, and say so with an ellipsis.

    >>> shortened("Rest and ice help.", 12), shortened("Rest.", 12), shortened("A" * 9, 5)
    ('Rest and…', 'Rest.', 'AAAA…')
    """
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    words = kept.rsplit(None, 1)[0] if kept.strip() else kept
    return (words if len(words) > longest // 2 else kept).rstrip() + "…"


def web_address(url: str | None) -> str | None:
    """Give a URL that may be a link: http or https, with a host, and no character that has no place in a URL.

    >>> web_address("https://panel.test/q?a=1"), web_address("javascript:alert(1)"), web_address("//panel.test")
    ('https://panel.test/q?a=1', None, None)
    """
    if not url or len(url) > _LONGEST_URL or _NO_URL.search(url) or _HIDDEN.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _parted(text: str) -> list[str]:
    parts: list[str] = []
    done = 0
    for found in _HIDDEN.finditer(text):
        parts += (text[done : found.start()], found[0])
        done = found.end()
    return [part for part in (*parts, text[done:]) if part]


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"
