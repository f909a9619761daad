"""Counts as pages print them. A rounded one ("1.2k") is not a count."""

from __future__ import annotations

import re

_NUMBER = r"\d{1,3}(?:,\d{3}){1,3}|\d{1,9}"
_COUNT = re.compile(rf"(?<![\d.,\w])(?<!^[-\u2212])({_NUMBER})(?![\d\w]|[.,]\d)", re.ASCII)
_SIGNED = re.compile(rf"[(▲]?\s*([+\u2212-]?)\s?({_NUMBER})\s*[)▼]?", re.ASCII)
_HELPFUL = re.compile(
    rf"(?:helpful|useful|votes?|likes?|score|points?)\s?[:：]?\s?\(?([+\u2212-]?)({_NUMBER})\)?"
    rf"|([+\u2212-]?)({_NUMBER})\s(?:(?:people|persons?|users?|members?|doctors?|others)\s)?"
    r"(?:found\s(?:this|it)\s(?:answer\s)?(?:help|use)ful|(?:(?:help|use)ful\s)?(?:up)?votes?|(?:help|use)ful|likes?"
    r"|points?|agree|thanks)",
    re.ASCII | re.IGNORECASE,
)
_SHARE = re.compile(
    rf"({_NUMBER})\s(?:out\s)?of\s({_NUMBER})\s(?:(?:people|persons?|users?|members?|doctors?|others)\s)?"
    r"found\s(?:this|it)\s(?:answer\s)?(?:help|use)ful",
    re.ASCII | re.IGNORECASE,
)
_ONE_PERSON = re.compile(r"(?:one|a) (?:person|user|member|doctor) (?:found|agrees?|likes?)\b.{0,30}", re.IGNORECASE)
_ASSIGNED = re.compile(
    r"(?<![A-Za-z])(?:(?:up|net|total|initial)_?)?(?:(?:votes?|likes?|helpful)(?:_?(?:count|total|score))?|count|score)"
    r"['\"]?\s?[:=]\s?['\"]?"
    rf"([+\u2212-]?)({_NUMBER})(?![\w.])",
    re.ASCII | re.IGNORECASE,
)
_TALLIED = r"(?:posts?|messages?|comments?|replies|answers?|questions?|topics?|threads?|likes?|thanks|points?|karma)"
_TALLY = re.compile(
    rf"{_TALLIED}(?::\s?|\s)\d[\d.,]{{0,11}}[km]?\+?|\d[\d.,]{{0,11}}[km]?\+?\s{_TALLIED}"
    r"|(?:joined|join\sdate|member\ssince|registered)(?::\s?|\s)[^\n\d]{0,20}\d[^\n]{0,20}",
    re.ASCII | re.IGNORECASE,
)
_BETWEEN_TALLIES = re.compile(r"\s?[·•|]\s?")
_LONGEST_TALLY = 200
_UNRENDERED = ("{", "<%", "[[")


def read_answer_count(line: str | None) -> int | None:
    r"""Read the number of answers that a page declares: the first number of the line, or the bare number of its markup.

    >>> [read_answer_count(line) for line in ("Doctor Answers 11", "(20)", "1,204", "11", "-1", "Doctor Answers")]
    [11, 20, 1204, 11, None, None]
    """
    number = _COUNT.search(line or "")
    return int(number[1].replace(",", "")) if number else None


def is_tally(line: str) -> bool:
    """Tell a line that counts what a member wrote, or says since when they belong: it is nobody's name or trade.

    >>> [is_tally(line) for line in ("240 posts", "Joined 2019", "Posts: 1.2k · Joined May 2019", "joined_2019")]
    [True, True, True, False]
    """
    pieces = _BETWEEN_TALLIES.split(line.strip()) if len(line) <= _LONGEST_TALLY else [""]
    return all(map(_TALLY.fullmatch, pieces))


def read_upvotes(vote_line: str | None, vote_count: str | None) -> int | None:
    """Read the votes of a question or an answer: the printed count, else the one that the markup holds.

    An unrendered line tells the count after a click, so nothing is computed from it. `vote_count` is a bare number,
    printed ("+3"), or an expression or JSON that names what it counts; None where neither says.

    >>> read_upvotes("+2", None), read_upvotes("3 people found this helpful", None), read_upvotes("1.2k", None)
    (2, 3, None)
    >>> read_upvotes("3 of 4 found this helpful", None), read_upvotes("Score: 12", None)
    (3, 12)
    >>> read_upvotes("{{ likes + 1 }}", "likeCount = 3"), read_upvotes("{{ likes + 1 }}", None)
    (3, None)
    """
    printed = _printed(vote_line)
    return _printed(vote_count, assigned=True) if printed is None else printed


def _printed(line: str | None, *, assigned: bool = False) -> int | None:
    if not line:
        return None
    text = " ".join(line.split())[:1000]
    if whole := _SIGNED.fullmatch(text):
        return _signed(whole[1], whole[2])
    if assigned and (named := _ASSIGNED.search(text)):
        return _signed(named[1], named[2])
    if any(mark in text for mark in _UNRENDERED):
        return None
    if _ONE_PERSON.fullmatch(text):
        return 1
    if share := _SHARE.fullmatch(text):
        found, asked = _signed("", share[1]), _signed("", share[2])
        return found if found <= asked else None
    if told := _HELPFUL.fullmatch(text):
        return _signed(told[1] or told[3] or "", told[2] or told[4])
    return None


def _signed(sign: str, digits: str) -> int:
    return int(digits.replace(",", "")) * (-1 if sign in ("-", "\u2212") else 1)
