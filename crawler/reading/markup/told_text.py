"""Texts as structured data gives them: with markup inside, shortened, escaped once too often."""

from __future__ import annotations

import re
from html import unescape

from crawler.reading.blocks import printed
from crawler.reading.html import read_html
from crawler.reading.limits import UnreadablePageError

TELLING = 60
"""Letters by which a text is known: fewer are found in any quotation of it."""
_FEWEST = 12
_CUT = ("…", "...")
_ESCAPED_MARKUP = re.compile(r"\s{0,100}&lt;(?:p|div|ul|ol|h[1-6]|br|span|strong|b|a)\b", re.IGNORECASE)
"""Texts begin so that were escaped once too often."""


_MARKUP = re.compile(
    r"<!--|</?(?:p|div|ul|ol|li|dl|dt|dd|h[1-6]|br|hr|span|font|strong|small|b|i|u|s|em|sub|sup|a|img|code|pre|q|cite"
    r"|blockquote|table|thead|tbody|tr|td|th|section|article|figure|iframe|script|style|del|ins|mark|center)"
    r"(?:\s[^<>=]{0,500}+=[^<>]{0,5000}+|\s{0,20}+/?)>",
    re.IGNORECASE,
)
"""HTML, and not what is less than one number and more than another."""
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")


def is_cut(text: str) -> bool:
    """Whether a text ends as one does that somebody has shortened.

    >>> is_cut("Infants below six months &hellip;"), is_cut("Rest."), is_cut("If I pull until...")
    (True, False, True)
    """
    return unescape(text).rstrip().endswith(_CUT)


def uncut(text: str) -> str:
    """A text that was shortened, without the word in which that was done."""
    return plain(text).rstrip(" .…").rpartition(" ")[0]


def plain(text: str) -> str:
    """What HTML inside a string of structured data prints; any other text as it stands, its references resolved.

    >>> plain("<p>Rest it.</p><ul><li>ice</li></ul>"), plain("if 3 &lt; x<y and z>w")
    ('Rest it.\\n\\n- ice', 'if 3 < x<y and z>w')
    """
    if _ESCAPED_MARKUP.match(text):
        text = unescape(text)
    text = _CDATA.sub("", text)
    if _MARKUP.search(text):
        try:
            return printed(read_html(f"<html><body><div>{text.replace(chr(0), '')}</div></body></html>").blocks) or ""
        except UnreadablePageError:
            return text
    return unescape(text).strip() if "&" in text else text.strip()


def begins_alike(one: str, other: str) -> bool:
    """Whether two texts begin with the same letters, as far as the shorter of them goes."""
    shared = min(len(one), len(other), TELLING)
    return shared >= _FEWEST and one[:shared] == other[:shared]
