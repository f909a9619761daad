"""Links that lead round in circles: calendars, endless pagination, filters in all their orders, paths that grow.

A trap has no end, so no limit is too generous to stop it; all that a limit decides is how long a crawl stays in it.
Each is therefore far beyond what sites of questions have.
"""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

MAX_SEGMENTS = 20
"""Of a path. Sites of questions have six at the most: language, section, topic, subtopic, year, title."""

MAX_SAME_SEGMENT = 2
"""How often one word may stand in a path: `/a/b/a/b/a/b` comes of a relative link that is resolved ever deeper."""

MAX_QUERY = 512
"""Characters of a query. A search form with ten fields fills some 200."""

MAX_PARAMETERS = 12
"""Of a query, for the same reason."""

MAX_ALIKE = 2000
"""Lists that differ in one number, or in what their queries say: the pages of one topic. At fifty questions a page they
hold 100,000 questions, more than the largest topics of such sites; a calendar has as many days in five years."""

MAX_FILTERED = 200
"""The same for lists with three parameters and more: a list has a page and an order, the third is a filter, and what
filters show stands in the list without them."""

MAX_OF_A_KIND = 20_000
"""Lists whose paths begin alike and are as deep: a thousand topics of twenty pages each."""

MAX_KINDS = 2000
"""Of lists on one host: a site is made of some dozen templates, with a few parameters each."""

MAX_VARIANTS = 200
"""Queries under one question's path: a question with 2,000 answers has as many pages of ten."""

_MOST_REMEMBERED = 200_000
"""Links and shapes, some 20 MB. Where there are more, counting begins anew."""

_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d[/-]\d\d?(?:[/-]\d\d?)?(?!\d)")
_SESSION = re.compile(r";[^/;=]*+=[^/;]*+|/\([A-Za-z]\([^/]*+")  # Java's ";jsessionid=…", ASP.NET's "/(S(…))"
_DIGITS = re.compile(r"\d+")
_LAST_NUMBER = re.compile(r"(?<!\d)\d++(?=\D*+$)")
_TELLING = re.compile(r"\d|-[^/-]*+-|[^/]{24}")  # a number or a title, long or of three words


class Traps:
    """Tells which links lead into a trap, from all links that it was asked about before. A link is counted once.

    Args:
        max_alike: see `MAX_ALIKE`, to which the limits of its kind keep their proportion.
    """

    def __init__(self, max_alike: int = MAX_ALIKE) -> None:
        self._max_alike = max_alike
        self._max_filtered = max(1, max_alike * MAX_FILTERED // MAX_ALIKE)
        self._max_of_a_kind = max_alike * MAX_OF_A_KIND // MAX_ALIKE
        self._counts: Counter[int] = Counter()
        self._kinds: Counter[str] = Counter()
        self._counted: set[int] = set()
        self.refused: Counter[str] = Counter()
        """How many links were refused, by reason: there is no end of them, so none is kept."""

    def reason(self, url: str, is_question: bool) -> str | None:
        """Why a link is not followed; None for one that leads into no trap, as far as can be told.

        Reasons: `trap_depth`, `trap_repeats`, `trap_query`, `trap_shape`. The pages of questions, which are what is
        looked for, may be as many as there are.

        >>> traps = Traps()
        >>> traps.reason("https://ask.test/questions/knee?page=2", is_question=False)
        >>> traps.reason("https://ask.test/tags/knee/tags/hip/tags/knee", is_question=False)
        'trap_repeats'
        """
        reason = self._reason(url, is_question)
        if reason is not None:
            self.refused[reason] += 1
        return reason

    def _reason(self, url: str, is_question: bool) -> str | None:
        parts = urlsplit(url)
        segments = parts.path.split("/")
        if len(segments) > MAX_SEGMENTS + 1:
            return "trap_depth"
        if len(set(segments)) + MAX_SAME_SEGMENT <= len(segments) and _repeats(segments):
            return "trap_repeats"
        if not parts.query:
            return None if is_question else self._crowded(url, parts.netloc, parts.path, ())
        if len(parts.query) > MAX_QUERY or parts.query.count("&") >= MAX_PARAMETERS:
            return "trap_query"
        names = tuple(sorted({each.partition("=")[0] for each in parts.query.split("&")}))
        if is_question:
            return self._too_many_variants(url, parts.netloc, parts.path)
        return self._crowded(url, parts.netloc, parts.path, names)

    def _crowded(self, url: str, host: str, path: str, names: tuple[str, ...]) -> str | None:
        """Count a list, unless there are too many like it."""
        link = hash(url)
        if link in self._counted:
            return None
        self._make_room()
        alike = _DATE.sub("#", _SESSION.sub(";", path))
        if not names:
            alike = _LAST_NUMBER.sub("#", alike)
        one = hash((host, alike, names))
        kind = hash((host, _DIGITS.sub("#", path[1:].partition("/")[0]), path.count("/"), names))
        most = self._max_alike if len(names) < 3 else self._max_filtered
        if self._counts[one] >= most or self._counts[kind] >= self._max_of_a_kind:
            return "trap_shape"
        if not self._counts[kind]:
            if self._kinds[host] >= MAX_KINDS:
                return "trap_shape"
            self._kinds[host] += 1
        self._counts[one] += 1
        self._counts[kind] += 1
        self._counted.add(link)
        return None

    def _too_many_variants(self, url: str, host: str, path: str) -> str | None:
        """Count a question's query; where the query alone tells one question from another they are without limit."""
        if not _TELLING.search(path):
            return None
        link, question = hash(url), hash((host, path))
        if link in self._counted:
            return None
        self._make_room()
        if self._counts[question] >= MAX_VARIANTS:
            return "trap_shape"
        self._counts[question] += 1
        self._counted.add(link)
        return None

    def _make_room(self) -> None:
        if len(self._counted) >= _MOST_REMEMBERED:
            self._counted.clear()
        if len(self._counts) >= 2 * _MOST_REMEMBERED:
            self._counts.clear()
            self._kinds.clear()


def _repeats(segments: list[str]) -> bool:
    words = Counter(each for each in segments if each and not each.isdecimal())
    return max(words.values(), default=0) > MAX_SAME_SEGMENT
