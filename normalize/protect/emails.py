"""Detector of e-mail addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.protect.pseudonyms import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_EMAIL = re.compile(
    r"(?<![\w.+%@/-])[\w+%-](?:[\w+%'-]|\.(?=[\w+%'-])){0,63}+@[^\W_](?:[\w-]|\.(?=[^\W_])){0,250}+(?![@])"
)
_TOP_LEVEL = re.compile(r"\.(?:[^\W\d_]{2,24}|xn--[a-z\d-]{2,58})$", re.IGNORECASE)
_DOT = r"(?:[ ]?[(\[{][ ]?(?:dot|\.)[ ]?[)\]}][ ]?|[ ]dot[ ]|\.)"
_SPELT = re.compile(
    r"(?<![\w.+%@/-])(?P<name>[\w+%-]{1,40}+(?:(?:\.|[ ]dot[ ])[\w+%-]{1,40}+){0,3}+)"
    r"(?P<at>[ ]?[(\[{][ ]?(?:at|@)[ ]?[)\]}][ ]?|[ ](?:at|@)[ ]|@[ ]?|[ ]@)"
    rf"(?P<host>[^\W_][\w-]{{0,62}}+(?:{_DOT}[a-z\d-]{{2,63}}+){{1,4}}+)(?![\w@])",
    re.IGNORECASE,
)
_GATES = ("@", "at)", "at]", "at }", " dot ")
_USUAL_HOST = re.compile(r"\.(?:com|net|org|edu|[a-z]{2})$", re.IGNORECASE)
_SPELT_DOT = re.compile(_DOT, re.IGNORECASE)


def emails(text: str) -> Iterator[Finding]:
    """Find e-mail addresses, also with "(at)" and "dot" spelt out.

    Stops at "@" between other things than a name and a host with a top-level domain, and at "at" without "dot".

    >>> [found.value for found in emails("Write to Nia.Lund+x@post.example.org, or bo (at) post dot example.")]
    ['nia.lund+x@post.example.org', 'bo@post.example']
    >>> list(emails("5 mg @ night, 2@500 mg; seen at heart.org"))
    []
    """
    if "@" in text:
        for found in _EMAIL.finditer(text):
            written = found[0].rstrip("-_")
            if _TOP_LEVEL.search(written):
                yield Finding(found.start(), found.start() + len(written), written.lower())
    if may_have_emails(text):
        for found in _SPELT.finditer(text):
            host, at = found["host"], found["at"].strip()
            spelt_dot = re.search(r"\bdot\b|[(\[{]", host, re.IGNORECASE)
            if not spelt_dot and (at.lower() == "at" or found["at"] == "@"):
                continue
            if not spelt_dot and found["at"] == " @" and (host.count(".") > 2 or not _USUAL_HOST.search(host)):
                continue
            name, host = (_SPELT_DOT.sub(".", part).lower() for part in (found["name"], host))
            if _TOP_LEVEL.search(host) and not name.isdigit():
                yield Finding(*found.span(), f"{name}@{host}", "spelt out")


def may_have_emails(text: str) -> bool:
    """Whether a text has "@", or "at" or "dot" as they stand for the signs.

    >>> may_have_emails("Ice at night."), may_have_emails("nia (at) post dot example")
    (False, True)
    """
    return any(map(text.lower().__contains__, _GATES))
