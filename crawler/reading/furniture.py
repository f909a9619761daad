"""Page furniture that nothing on a question page can hang on: menus, sidebars and footers without a telling word.

Most of a page's markup is of that kind. To tell it by its words costs a tenth of reading it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from crawler.reading.author_block import SPECIALTIES
from crawler.reading.limits import MAX_KEPT
from crawler.reading.votes import COUNTER_WORDS, FIRST_OF_VOTES, may_be_vote

_STARS = ("out of 5", "review")
_NAMING = (*COUNTER_WORDS, "ld+json", 'rel="tag"')
_SCHEMA = ("org/question", "org/answer", "org/comment", "org/qapage", "org/faqpage")
"""What stands in markup that tells of questions in schema.org's words."""
_TEXT = re.compile(r">([^<]++)")
_SPECIALTY = re.compile("|".join(SPECIALTIES))
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
    if any(map(lowered.__contains__, _NAMING)) or ("org/" in lowered and any(map(lowered.__contains__, _SCHEMA))):
        return None
    if ("itemprop" in lowered or "property=" in lowered) and "breadcrumb" not in lowered:
        return None
    if "<!--" in markup:
        markup = _without_comments(markup)
        lowered = markup.lower()
    texts = [text for each in _TEXT.findall(markup) if (text := each.strip())]
    if "&" in markup:
        texts = [text for each in texts if (text := unescape(each).strip())]
    labelled = lowered.count("alt=") > lowered.count('alt=""') or "aria-label=" in lowered
    labels = _labels(lowered) if labelled else ""
    if labels is None:
        return None
    whole = f"{' '.join(texts)} {labels}".strip()
    if "  " in whole or not whole.isprintable():  # blanks are the only white space that is printable
        whole = " ".join(whole.split())
    if _SPECIALTY.search(whole) and any(text.endswith(SPECIALTIES) for text in texts):
        return None
    firsts = {text[0] for text in texts}
    if any(first in FIRST_OF_VOTES or first.isdecimal() for first in firsts) and any(map(may_be_vote, texts)):
        return None
    whole = whole.casefold()
    told = "{{" in whole or any(map(whole.__contains__, _STARS)) or any(map(whole.__contains__, words))
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
    last = -1
    for start in sorted({*_holding(markup, "alt="), *_holding(markup, "aria-label=")}):
        end = markup.find("<", start)
        piece = markup[start:end] if end >= 0 else markup[start:]
        if "aria-label=" in piece or 'alt=""' not in piece:
            found = [unescape(label).strip("\"' ") for label in _LABEL.findall(piece.partition(">")[0])]
            labels += found
            last = start if any(found) else last
    if last >= 0 and not any(text.strip() for text in _TEXT.findall(markup, last)):
        return None
    return " ".join(labels)


def _holding(markup: str, word: str) -> Iterator[int]:
    """Where the pieces begin, each a tag without its bracket and the text behind it, that hold a word."""
    at = markup.find(word)
    while at >= 0:
        yield markup.rfind("<", 0, at) + 1
        end = markup.find("<", at)
        at = markup.find(word, end) if end >= 0 else -1
