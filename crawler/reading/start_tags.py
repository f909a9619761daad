"""Start tags as they are written, and what each does to the lines and the tree of a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice

from crawler.reading.limits import MAX_ATTRIBUTES, MAX_TARGET
from crawler.reading.marks import PLAIN, PREFORMATTED, Marks, outer_furniture, own_marks

# Elements whose content a browser does not print.
UNPRINTED = frozenset({"script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "canvas"})
VOID = frozenset(
    {"area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link"}
    | {"meta", "param", "source", "track", "wbr"}
)
LISTS = frozenset({"ul", "ol", "menu", "dir"})
RAW = frozenset({"script", "style", "iframe", "noscript", "title"})
"""Their content is text up to their own end tag, whatever it looks like."""
UNREAD = frozenset({"xmp", "plaintext", "noembed", "noframes", "frameset"})
_LOOKED_AT = UNPRINTED | VOID | LISTS | RAW | PREFORMATTED | UNREAD | {"html", "body", "code", "cite", "nav"}
_OUTERMOST = frozenset({"", "html"})
_PARAGRAPHS = frozenset(
    {"p", "ul", "ol", "dl", "blockquote", "pre", "table", "figure", "hr", "section", "article", "aside", "nav"}
    | {"header", "footer", "main", "details", "fieldset", "form", "address", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_LINES = frozenset(
    {"div", "li", "dt", "dd", "tr", "td", "th", "caption", "thead", "tbody", "tfoot", "center", "summary", "legend"}
    | {"figcaption", "body", "html", "option", "button", "hgroup", "dir", "menu", "optgroup", "search", "frameset"}
)
_BREAKS = {**dict.fromkeys(_LINES, 1), **dict.fromkeys(_PARAGRAPHS, 2)}

_QUESTIONS = ("Question", "DiscussionForumPosting", "BoardPost", "Board_post")
"""Of these types is what a question is told by, in schema.org's words and in those that forums use in RDFa."""

_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++)"""
_NAME = r"""[^\s"'<>/=]++"""
# A tag without its brackets. No quantifier gives back what it took, so that no tag costs more than its length.
_TAG = re.compile(rf"([a-zA-Z][^\s\"'<>/=]*+)((?:\s++{_NAME}(?:\s*+=\s*+{_VALUE})?+)*+)\s*+(/?)")
_ATTRIBUTE = re.compile(rf"({_NAME})(?:\s*+=\s*+({_VALUE}))?+")
# In an attribute "&copy=2" is no copyright sign.
_REFERENCE = re.compile(r"&(?:#\w+;?|\w+;|\w+(?![\w=]))")


# The end tags that authors leave out: which start tags end which innermost element.
_ENDED_BY = {
    "p": "address blockquote caption center col colgroup dd dir div dl dt fieldset form h1 h2 h3 h4 h5 h6 hr li listing"
    " menu ol p pre table tbody td tfoot th tr ul xmp",
    "li": "li",
    "dd": "dt",
    "dt": "dd",
    "td": "td th tr tbody tfoot",
    "th": "td th tr tbody tfoot",
    "tr": "tr tbody tfoot",
    "thead": "tbody tfoot",
    "tbody": "tbody tfoot",
    "option": "option optgroup",
}
# Where parsers move elements about, or do not agree: which start tags must not stand right in which element.
_BARRED_IN = {
    "p": "article aside details dialog figcaption figure footer header hgroup main nav search section summary",
    "a": "a fieldset table td th",
    "address": "dd dl dt form li ul",
    "dir": "dd dl dt form ul",
    "menu": "dd dl dt form ul",
    "ul": "address form menu pre",
    "ol": "form",
    "dl": "form li",
    "dd": "dd",
    "dt": "dt dl",
    "b": "center p td th",
    "i": "center p td th",
    "u": "p td th",
    "big": "p",
    "s": "p",
    "small": "p",
    "strike": "p",
    "tt": "p",
    "font": "center td th",
    "span": "td th",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "fieldset form li p table h1 h2 h3 h4 h5 h6"),
    "form": "form",
    "button": "button",
    "nobr": "nobr",
    "legend": "fieldset",
    "optgroup": "optgroup",
    "tfoot": "tbody tfoot thead",
    "caption": "col colgroup tbody tfoot thead tr td th",
    "colgroup": "colgroup tbody tfoot thead tr td th",
    "pre": "dd dl dt fieldset form li table ul",
    "listing": "dd dl dt fieldset form li table ul",
}


def _turned(pairs: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """For each start tag the elements that it concerns."""
    found: dict[str, set[str]] = {}
    for inside, names in pairs.items():
        for name in names.split():
            found.setdefault(name, set()).add(inside)
    return {name: frozenset(insides) for name, insides in found.items()}


_ENDS = _turned(_ENDED_BY)
_BARS = _turned(_BARRED_IN)
OPTIONAL_END = frozenset(_ENDED_BY)


@dataclass(frozen=True, slots=True, eq=False)
class StartTag:
    """A start tag, the same object for all elements that are written alike."""

    name: str
    """In lower case."""
    attributes: Mapping[str, str]
    closing: str
    """What stands between the brackets of its end tag, in the letters of the start tag: "/div", "/DIV"."""
    breaks: int
    """How far the element stands apart from what is around it: 0 not at all, 1 a new line, 2 a new paragraph."""
    marks: Marks
    """What it lays on the text inside."""
    ends: frozenset[str]
    """The innermost elements that it ends, as their end tags may be left out: an `li` another one."""
    bars: frozenset[str]
    """The innermost elements in which parsers would not leave it: a link in a link."""
    unlike: frozenset[str]
    """Both."""
    furniture: str | None
    """header, footer or aside: page furniture unless it stands inside an entry."""
    empty: bool
    """Written with a slash at its end."""
    simple: bool
    """Nothing about it but its breaks and marks needs a look where the element begins."""
    ends_simply: bool
    """Nor where it ends."""
    item: bool
    """An item of a list."""
    small: bool
    """Written in few characters, so that what is told of it may be kept."""
    thing: bool = False
    """It begins a question, or a forum's posting, in structured data: microdata's `itemtype`, RDFa's `typeof`.

    A page without them, with ratings or breadcrumbs alone, tells of no question, whatever else it tells.
    """


UNKNOWN = StartTag("?", {}, "/?", 0, PLAIN, frozenset(), frozenset(), frozenset(), None, False, True, True, False, True)
"""A tag that no author may write, in what a parser made of a page: it is passed over."""

_LONGEST_KNOWN = 300
_MOST_KNOWN = 4096
known: dict[str, StartTag] = {}
"""Start tags by what is written between their brackets. The pages of a site have most of theirs in common."""


def read_start_tag(piece: str) -> tuple[StartTag | None, str | None, str]:
    """The start tag that markup begins with (its first bracket left out), a link's target, and the text behind it.

    None for a tag that no author may write.

    >>> tag, target, text = read_start_tag('A class="x" href="/a?b&amp;c">text')
    >>> tag and (tag.name, tag.attributes), target, text
    (('a', {'class': 'x'}), '/a?b&c', 'text')
    """
    written, bracket, text = piece.partition(">")
    if not bracket:
        return None, None, ""
    target = None
    if written[:2] in ("a ", "A ") and "'" not in written:
        # Targets differ from link to link, so they are no part of the tag.
        before, name, behind = written.partition(' href="')
        if name and before.count('"') % 2 == 0:
            target, _, behind = behind.partition('"')
            written, target = before + behind, _decoded(target)
    tag = known.get(written)
    if tag is None:
        match = _TAG.fullmatch(written)
        if match is None:
            # A bracket inside an attribute's value.
            match = _TAG.match(piece)
            if match is None or piece[match.end() : match.end() + 1] != ">":
                return None, None, text
            tag = _start_tag(match)
            return tag, _leading(tag.attributes.get("href")), piece[match.end() + 1 :]
        tag = _start_tag(match)
        if len(written) <= _LONGEST_KNOWN:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known[written] = tag
    return tag, _leading(tag.attributes.get("href") if target is None else target), text


def text_behind(piece: str) -> str:
    """The text behind the tag that markup begins with, as written."""
    written, _, text = piece.partition(">")
    if written.count('"') % 2 or written.count("'") % 2:
        return read_start_tag(piece)[2]  # the bracket may stand inside an attribute's value
    return text


def _start_tag(match: re.Match[str]) -> StartTag:
    name = match[1].lower()
    attributes: dict[str, str] = {}
    for attribute in islice(_ATTRIBUTE.finditer(match[2]), MAX_ATTRIBUTES):
        key, value = attribute.groups("")
        attributes.setdefault(key.lower(), _decoded(value[1:-1] if value[:1] in ("'", '"') else value))
    own = own_marks(name, attributes)
    furniture = outer_furniture(name, attributes)
    # An editor's bare div is a line; one that a style sheet knows is a paragraph or a box.
    breaks = 2 if name == "div" and "class" in attributes else _BREAKS.get(name, 0)
    thing = any(kind in attributes.get(key, "") for key in ("itemtype", "typeof") for kind in _QUESTIONS)
    looked_at = thing or name in _LOOKED_AT or furniture is not None or "-" in name
    simple = not (looked_at or match[3] or attributes.get("role") == "img" or (name == "a" and "href" in attributes))
    ends = _ENDS.get(name, frozenset())
    bars = frozenset() if name in ("html", "head", "body") else _BARS.get(name, frozenset()) | _OUTERMOST
    return StartTag(
        name,
        attributes,
        f"/{match[1]}",
        breaks,
        own,
        ends,
        bars,
        ends | bars,
        furniture,
        bool(match[3]),
        simple,
        not looked_at and name != "a",
        name == "li",
        len(match[0]) <= _LONGEST_KNOWN,
        thing,
    )


def _leading(target: str | None) -> str | None:
    return target if target is None or len(target) <= MAX_TARGET else None


def _decoded(value: str) -> str:
    return _REFERENCE.sub(lambda reference: unescape(reference[0]), value) if "&" in value else value
