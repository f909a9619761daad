"""Page furniture that nothing on a question page can hang on: menus, sidebars and footers without a telling word.

Most of a page's markup is of that kind. To tell it by its words costs a tenth of reading it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from crawler.reading.author_block import SPECIALTIES
from crawler.reading.limits import MAX_KEPT
from crawler.reading.votes import COUNTER_WORDS, FIRST_OF_VOTES, may_be_vote

_STARS = ("out of 5", "review")
_LABEL = re.compile(r"""\s(?:alt|aria-label)\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++)""")


def quiet_text(markup: str, words: frozenset[str]) -> str | None:
    """The text of furniture that has no votes, no stars, no doctor and none of the words; None for any other.

    `words` are in lower case.
    """
    return _kept(markup, words) if len(markup) <= MAX_KEPT else _read(markup, words)


@lru_cache(maxsize=64)
def _kept(markup: str, words: frozenset[str]) -> str | None:
    """A site's menu is the same on page after page, so the last answers are kept."""
    return _read(markup, words)


def _read(markup: str, words: frozenset[str]) -> str | None:
    lowered = markup.lower()
    if any(word in lowered for word in COUNTER_WORDS):
        return None
    if "<!--" in markup:
        markup = _without_comments(markup)
        lowered = markup.lower()
    pieces = markup.split("<")
    texts = [text for piece in pieces if (text := piece.partition(">")[2].strip())]
    if "&" in markup:
        texts = [text for each in texts if (text := unescape(each).strip())]
    labelled = lowered.count("alt=") > lowered.count('alt=""') or "aria-label=" in lowered
    labels = _labels(lowered) if labelled else ""
    if labels is None:
        return None
    whole = " ".join(f"{' '.join(texts)} {labels}".split())
    if any(specialty in whole for specialty in SPECIALTIES) and any(text.endswith(SPECIALTIES) for text in texts):
        return None
    if any(text[0] in FIRST_OF_VOTES or text[0].isdecimal() for text in texts) and any(map(may_be_vote, texts)):
        return None
    whole = whole.casefold()
    told = "{{" in whole or any(word in whole for word in _STARS) or any(word in whole for word in words)
    return None if told else whole


def _without_comments(markup: str) -> str:
    kept: list[str] = []
    at = 0
    while (begin := markup.find("<!--", at)) >= 0 and (end := markup.find("-->", begin + 4)) >= 0:
        kept.append(markup[at:begin])
        at = end + 3
    return "".join((*kept, markup[at:]))


def _labels(markup: str) -> str | None:
    """The texts that stand for pictures; None if the last of them goes with a line behind the markup."""
    labels: list[str] = []
    open_label = False
    for piece in markup.split("<"):
        if ("alt=" in piece and 'alt=""' not in piece) or "aria-label=" in piece:
            found = [unescape(label).strip("\"' ") for label in _LABEL.findall(piece.partition(">")[0])]
            labels += found
            open_label = open_label or any(found)
        if open_label and piece.partition(">")[2].strip():
            open_label = False
    return None if open_label else " ".join(labels)
