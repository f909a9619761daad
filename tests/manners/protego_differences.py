"""Where protego reads a robots.txt otherwise than RFC 9309 has it: by section, with examples.

Each difference has a rewrite: it takes a robots.txt, a URL and an agent to others that mean the same by the RFC, and
that protego reads as the RFC has it. So a difference is only explained where the two agree after the rewrite.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

from crawler.manners.robots_rules import MAX_ROBOTS_BYTES


class Question(NamedTuple):
    """May the agent ask for the URL? Octets of the robots.txt that are no UTF-8 are surrogates."""

    robots: str
    url: str
    agent: str


class Difference(NamedTuple):
    """What protego does otherwise."""

    name: str
    section: str
    what: str
    rewrites: list[Callable[[Question], Question]]
    examples: list[tuple[Question, bool]]
    """With what the RFC says."""


_HOST = "https://ask.test"
_LINE = re.compile(r"(?i)\s*(user-?agent|dis\w+|allow)(?:\s*:|\s)\s*([^#]*)(?:#.*)?", re.DOTALL)
_KEYS = {"u": "user-agent", "d": "disallow", "a": "allow"}
_LINE_END = re.compile(r"(\r\n|\n|\r)")


def _by_line(robots: str, rewrite: Callable[[str, str], str | None]) -> str:
    """Rewrite the values of the lines that the RFC defines; None drops a line. `rewrite` gets key and value."""
    lines = []
    for line in _LINE_END.split(robots.removeprefix("\ufeff"))[::2]:
        found = _LINE.fullmatch(line)
        key = _KEYS[found[1].lower()[0]] if found else ""
        value = rewrite(key, found[2].strip() if found else line)
        if value is not None:
            lines.append(f"{key}: {value}" if found else value)
    return "\n".join(lines)


def _in_paths(question: Question, rewrite: Callable[[str], str]) -> Question:
    """Rewrite patterns and the URL's path alike."""
    robots = _by_line(question.robots, lambda key, value: rewrite(value) if key.endswith("allow") else value)
    path = question.url.removeprefix(_HOST)
    return Question(robots, _HOST + rewrite(path), question.agent)


def _tokens(question: Question) -> Question:
    def token(name: str) -> str:
        return re.match(r"[a-z_-]*", name.strip().lower())[0]  # type: ignore[index] # it always matches

    def name(key: str, value: str) -> str:
        if key != "user-agent" or value == "*":
            return value
        return "chosen" if token(value) and token(value) == token(question.agent) else "stranger"

    return question._replace(robots=_by_line(question.robots, name), agent="chosen")


def _without_others(question: Question) -> Question:
    return question._replace(robots=_by_line(question.robots, lambda key, value: value if key else None))


def _line_ends(question: Question) -> Question:
    return question._replace(
        robots=re.sub(r"[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", lambda end: quote(end[0]), question.robots)
    )


def _dollars(question: Question) -> Question:
    robots = _by_line(
        question.robots,
        lambda key, value: re.sub(r"%24|\$(?!\Z)", "%01", value) if key.endswith("allow") else value,
    )
    return question._replace(robots=robots, url=re.sub(r"%24|\$", "%01", question.url))


def _octets(question: Question) -> Question:
    def name(path: str) -> str:
        path = re.sub(r"[^\0-\x7f]", lambda letter: quote(letter[0].encode("utf-8", "surrogateescape")), path)
        return re.sub(r"%([89a-fA-F][0-9a-fA-F])", lambda octet: f"_{octet[1].upper()}", path)

    return _in_paths(question, name)


def _query(path: str, old: str, new: str) -> str:
    before, mark, query = path.partition("?")
    return before + mark + re.sub(old, new, query)


DIFFERENCES = [
    Difference(
        "product_token",
        "2.2.1",
        "A product token is compared as a whole; it ends before the first octet that is no letter, `-` or `_`. Protego "
        "takes any beginning of the agent's name, or of a word in it, for the agent.",
        [_tokens],
        [
            (Question("User-agent: medqa\nDisallow: /", f"{_HOST}/a", "medqa-corpus"), True),
            (Question("User-agent: medqa-corpus/0.1\nDisallow: /", f"{_HOST}/a", "medqa-corpus"), False),
            (Question("User-agent: medqa-corpus, b\nDisallow: /", f"{_HOST}/a", "medqa-corpus"), False),
            (Question("User-agent: b\nDisallow: /", f"{_HOST}/a", "Mozilla/5.0 (compatible; b/1)"), True),
            (Question("User-agent: *qa\nDisallow: /", f"{_HOST}/a", "qa"), True),
        ],
    ),
    Difference(
        "other_records",
        "2.2.4",
        "Other records end no group. For protego any but Sitemap and Host ends the user-agent lines before it.",
        [_without_others],
        [(Question("User-agent: a\nCrawl-delay: 5\nUser-agent: b\nDisallow: /", f"{_HOST}/", "a"), False)],
    ),
    Difference(
        "line_ends",
        "2.2",
        "CR, LF and both end a line (NL). For protego a form feed, U+0085, U+2028 and others do too.",
        [_line_ends],
        [
            (Question("User-agent: *\nAllow: /b\x0cDisallow: /", f"{_HOST}/a", "a"), True),
            (Question("User-agent: *\nAllow: /b\u2028Disallow: /", f"{_HOST}/a", "a"), True),
        ],
    ),
    Difference(
        "dollar",
        "2.2.3",
        "A `$` at the end is the end, a literal one is written %24. Protego takes it for both at once.",
        [_dollars],
        [(Question("User-agent: *\nDisallow: /a$", f"{_HOST}/a%24b", "a"), True)],
    ),
    Difference(
        "index_html",
        "2.2.2",
        "A rule matches only when its whole path was met. For protego an Allow of /index.html allows / as well.",
        [lambda question: _in_paths(question, lambda path: path.replace("index.html", "index_html"))],
        [(Question("User-agent: *\nDisallow: /\nAllow: /index.html", f"{_HOST}/", "a"), False)],
    ),
    Difference(
        "question_mark",
        "2.2.2",
        "Reserved octets that part a URL stay, as in the RFC's examples: %3F is no `?`, and a `?` counts as one octet. "
        "For protego the two are one, of three octets.",
        [lambda question: _in_paths(question, lambda path: path.replace("?", "~"))],
        [
            (Question("User-agent: *\nDisallow: /a?b", f"{_HOST}/a%3Fb", "a"), True),
            (Question("User-agent: *\nDisallow: /a?\nAllow: /*a*", f"{_HOST}/a?", "a"), True),
        ],
    ),
    Difference(
        "slash_in_a_query",
        "2.2.2",
        "A slash in a query and %2F are the same, as in the RFC's second example. For protego they differ.",
        [
            lambda question: _in_paths(question, lambda path: _query(path, "/", "%2F")),
            lambda question: _in_paths(question, lambda path: _query(path, "%2[fF]", "/")),
        ],
        [
            (Question("User-agent: *\nDisallow: /a?b=https://c", f"{_HOST}/a?b=https%3A%2F%2Fc", "a"), False),
            (Question("User-agent: *\nDisallow: /a?b=%2Fc", f"{_HOST}/a?b=/c", "a"), False),
        ],
    ),
    Difference(
        "octets",
        "2.2.2",
        "Octets are compared. Protego compares letters: what is no UTF-8 is all one to it, or is left out.",
        [_octets],
        [
            (Question("User-agent: *\nDisallow: /%E9", f"{_HOST}/%E8", "a"), True),
            (Question("User-agent: *\nDisallow: /caf\udce9", f"{_HOST}/cafe", "a"), True),
        ],
    ),
    Difference(
        "first_octet",
        "2.2.2",
        "A match starts with the first octet of the path. For protego a rule that is a URL stands behind a slash.",
        [
            lambda question: question._replace(
                robots=_by_line(
                    question.robots, lambda key, value: value if not re.match("https?://", value) else "none"
                )
            )
        ],
        [(Question("User-agent: *\nDisallow: https://b", f"{_HOST}/https://b", "a"), True)],
    ),
    Difference(
        "escaped_robots_txt",
        "2.2.2",
        "/robots.txt is allowed in every spelling: unreserved letters are unescaped before. Protego knows one.",
        [lambda question: question._replace(url=question.url.replace("%74", "t"))],
        [(Question("User-agent: *\nDisallow: /", f"{_HOST}/robots.tx%74", "a"), True)],
    ),
    Difference(
        "limit",
        "2.5",
        "A crawler should read no more than some limit, of 500 KiB or more. Protego reads everything.",
        [lambda question: question._replace(robots=question.robots[:MAX_ROBOTS_BYTES])],
        [(Question("User-agent: *\n" + "#" * MAX_ROBOTS_BYTES + "\nDisallow: /", f"{_HOST}/", "a"), True)],
    ),
]
