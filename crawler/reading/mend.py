"""Markup that no author may write, as a parser understands it."""

from __future__ import annotations

import re

from lxml import etree

_TAG = re.compile(r"<([^>]*+)")


def mended(text: str) -> str:
    """The page's tree, written out in full: every "<" begins a tag, every ">" ends one."""
    parser = etree.HTMLParser(recover=True, encoding="utf8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.strip().encode("utf8", "surrogatepass") or b"<html/>", parser)
    if root is None:
        return "<html/>"
    # A parser lets a "<" stand in a name.
    return _TAG.sub(lambda tag: "<" + tag[1].replace("<", " "), etree.tostring(root, encoding="unicode"))
