"""The `meta` elements of a page's head, read in one pass that no markup makes longer than the head itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

MAX_HEAD_CHARS = 512 * 1024
"""What stands behind is not looked at; a head is a few thousand characters long."""
_NAME = re.compile(r"[a-zA-Z][^\s/>]*+")
# As the HTML standard reads attributes; a quoted value that nobody closes takes the rest of the page.
_ATTRIBUTE = re.compile(
    r"""[\s/]*+([^\s/>][^\s/>=]*+)(?:\s*+=\s*+("[^"]*+"?+|'[^']*+'?+|[^\s>]*+))?+""",
)
# The rest of a tag of which nobody need know the attributes, as most are written.
_USUAL = re.compile(r"""[^<>"']*+(?:"[^"<>]*+"[^<>"']*+)*+>""")
# What names nothing, as most heads write it: end tags, links, scripts without a bracket, `meta` without a name.
_NAMELESS = re.compile(
    r"""(?:[^<]*+<(?:
      (?![!a-zA-Z])
    | !(?!--)
    | (?:link|html|head|base)(?=[\s/>])[^<>"']*+(?:"[^"<>]*+"[^<>"']*+)*+>
    | meta[ ](?:charset|property|http-equiv)="[^"&<>]*+"(?:[ ]content="[^"&<>]*+")?+[\s/]*+>
    | (title|style|script)(?=[\s/>])[^<>"']*+(?:"[^"<>]*+"[^<>"']*+)*+>[^<]*+</\1(?=[ \t\n\r\f\v/>])
    ))*+""",
    re.VERBOSE,
)
_PLAIN = re.compile(r"""<meta name="([^"&<>]*+)" content="([^"&<>]*+)"[\s/]*+>""")
_TAG_END = re.compile(r"[\s/]*+>")
_COMMENT_END = re.compile(r"--!?>")
_RAW = ("script", "style", "title", "template", "noframes")
_AFTER_NAME = frozenset(" \t\n\r\f\v/>")
# Any other start tag begins the body. A browser without scripts, as we are, reads what stands in a noscript.
_IN_HEAD = frozenset({"html", "head", "base", "basefont", "bgsound", "link", "meta", "noscript", *_RAW})


class Meta(NamedTuple):
    """A `meta` element that has a name."""

    name: str
    """In lower case."""
    content: str
    markup: str
    """As it stands in the page."""


_latest: list[tuple[str, Sequence[Meta]]] = [("", [])]
"""The page asked for last: several ask for one. Told by identity, as to hash a page costs half of reading its head."""


def head_metas(html: str) -> Sequence[Meta]:
    """The named `meta` elements of a page's head, in its order.

    >>> head_metas("<!doctype html><meta name=ROBOTS content='noindex'><!-- <meta name=x> --><p><meta name=y>")
    [Meta(name='robots', content='noindex', markup="<meta name=ROBOTS content='noindex'>")]
    """
    page, metas = _latest[0]
    if page is not html:
        metas = list(_read(html[:MAX_HEAD_CHARS]))
        _latest[0] = (html, metas)
    return metas


def _read(head: str) -> Iterator[Meta]:
    at = 0
    while (at := head.find("<", _behind_nameless(head, at))) >= 0:
        if plain := _PLAIN.match(head, at):
            if called := plain[1].strip().lower():
                yield Meta(called, plain[2], plain[0])
            at = plain.end()
            continue
        if head.startswith("<!--", at):
            ended = _COMMENT_END.search(head, at + 2)
            if ended is None:
                return
            at = ended.end()
            continue
        name = _NAME.match(head, at + 1)
        if name is None:
            at += 1  # an end tag, the document type, a bracket in a text
            continue
        tag = name[0].lower()
        if tag not in _IN_HEAD:
            return
        usual = _USUAL.match(head, name.end()) if tag != "meta" else None
        attributes, end = ({}, usual.end()) if usual else _attributes(head, name.end())
        if end < 0:
            return
        if tag == "meta" and (called := attributes.get("name", "").strip().lower()):
            yield Meta(called, attributes.get("content", ""), head[at:end])
        at = end
        if tag in _RAW:
            at = _behind(head, tag, end)
            if at < 0:
                return


def _behind_nameless(head: str, at: int) -> int:
    nameless = _NAMELESS.match(head, at)
    return nameless.end() if nameless else at


def _behind(head: str, raw: str, at: int) -> int:
    """Where the name in an element's end tag ends, in which nothing else is a tag; -1 if it has none."""
    while (at := head.find("</", at)) >= 0:
        at += 2
        end = at + len(raw)
        if head[at:end].lower() == raw and head[end : end + 1] in _AFTER_NAME:
            return end
    return -1


def _attributes(head: str, at: int) -> tuple[dict[str, str], int]:
    """A start tag's attributes, the first of each name, and where the tag ends; -1 if it does not."""
    found: dict[str, str] = {}
    while (end := _TAG_END.match(head, at)) is None:
        attribute = _ATTRIBUTE.match(head, at)
        if attribute is None:
            return found, -1
        value = attribute[2] or ""
        found.setdefault(attribute[1].lower(), unescape(value[1:-1] if value[:1] in ("'", '"') else value))
        at = attribute.end()
    return found, end.end()
