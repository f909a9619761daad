"""What stands between a binding's marks: an expression, a count, or prose."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"'[^']*+'|\"[^\"]*+\"")
_OPERATOR = re.compile(r"\?[^:?]*+:|[=!<>]=|&&|\|\||\?\?|\s[<>]\s")
_CALL = re.compile(r"\bnew [A-Z]\w*+\(")
_PROSE = re.compile(r"[^\W\d_]{2}\s+[^\W\d_]{2}|\\|://")
_PATH = re.compile(r"\s*+(?:::)?\s*+[\w$.]++\s*+")
_NAME = re.compile(
    r"\s*+(?:::|!)?\s*+[A-Za-z_$][\w$.]*+(?:\[[\w$.'\"-]{0,60}+\]|\([\w$.,'\" -]{0,60}+\)|\.[\w$]++){0,8}+\s*+"
)
_FILTER = re.compile(r"\s*+\w[\w\s:'\".-]*+")
_COUNT = re.compile(r"(?:(?:\b|_|up|down)(?:votes?|likes?|counts?|helpful)|Votes?|Likes?|Counts?|Helpful)(?![a-z])")
_CONTROL = re.compile(
    r"\s*+(?:[#/^>&!]\s*+)?(?:(?:if|elif|elsif|else|unless|each|with|for|while|endif|endfor|endunless|end)\b)?+"
)
_TAG_MARK = re.compile(r"<%[=@#!-]?\s*+(?:(?:if|unless|elsif|else|end|for|while)\b)?+")


def is_evaluated(expression: str) -> bool:
    """Whether it has a ternary, comparison, logic operator or constructor, and does not read like prose.

    Measured on pages about templates: none of the expressions that they explain has one.

    >>> is_evaluated("likes > 0 ? '+' + likes : likes"), is_evaluated("is it urgent? yes: call me")
    (True, False)
    """
    bare = _QUOTED.sub("''", expression)
    if "{" in bare or "}" in bare:
        return False
    if _CALL.search(bare):
        return True
    return bool(_OPERATOR.search(bare)) and not _PROSE.search(bare)


def is_count(expression: str) -> bool:
    """Whether it names a count of votes, filtered or not: "answer.helpfulCount | number".

    >>> is_count("vm.upvoteCount | shortNum"), is_count("accountName")
    (True, False)
    """
    path, *filters = expression.split("|")
    return bool(_PATH.fullmatch(path) and _COUNT.search(path)) and all(_FILTER.fullmatch(part) for part in filters)


def is_name(expression: str) -> bool:
    """Whether it names a value, filtered or not: "answer.author.name | title".

    >>> is_name("answers[0].author"), is_name("my own words"), is_name("20")
    (True, False, False)
    """
    path, *filters = expression.split("|")
    return bool(_NAME.fullmatch(path)) and all(_FILTER.fullmatch(part) for part in filters)


def is_tag(tag: str) -> bool:
    """Whether `<% …` without its closing mark is code: "saturation <% 92 is what" is not.

    >>> is_tag("<%= votes "), is_tag("<% my nurse wrote ")
    (True, False)
    """
    expression = _QUOTED.sub("''", _TAG_MARK.sub("", tag, count=1))
    return "<%" not in expression and not _PROSE.search(expression)


def without_control(expression: str) -> str:
    """The expression behind the word or sign of a tag that controls others: "#if votes", "> vote", "/each".

    >>> without_control("#if votes"), without_control(" endif ")
    (' votes', ' ')
    """
    return _CONTROL.sub("", expression, count=1)
