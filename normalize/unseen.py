"""Characters that a page must not show as they are, and addresses that it may link to: of whatever strangers wrote."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
    "|(?<=[\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\x7f])"
)
"""Control, format and bidi characters, fillers, surrogates, private use, noncharacters; joiners only beside ASCII, for
Persian, Hindi and emoji are written with them.

Line feed and tab are layout. The ranges are those of Unicode 16's Default_Ignorable_Code_Point and general category C.
"""
_LONGEST_URL = 2_000
_NO_URL = re.compile(r"[\s\"'<>\\^`{|}]")


def code_point(char: str) -> str:
    r"""Name a character by its number.

    >>> code_point("\u202e")
    'U+202E'
    """
    return f"U+{ord(char):04X}"


def web_address(url: str | None) -> str | None:
    """Give a URL that may be a link: http or https, with a host, and no character that has no place in a URL.

    >>> web_address("https://panel.test/q?a=1"), web_address("javascript:alert(1)"), web_address("//panel.test")
    ('https://panel.test/q?a=1', None, None)
    """
    if not url or len(url) > _LONGEST_URL or _NO_URL.search(url) or UNSEEN.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
