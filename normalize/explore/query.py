"""What somebody looks for: the words and filters of a search, as the address of its page holds them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

FACETS = {
    "site": "Site",
    "medical_specialty": "Specialty",
    "year": "Year",
    "split": "Split",
    "warning": "Warning",
    "language": "Language",
}
"""What a search can be narrowed down by, with its title."""
NOTHING = ""
"""The value of a facet that a record has not: no specialty, no date."""
GROUP = "group"
"""What a search can be narrowed down by as well, although nobody wants to see all of its values."""
_FILTERS = (*FACETS, GROUP)
_LONGEST = 400
_OPERATOR = re.compile(r"(?:(?<=\s)|^)(?:(?:OR|AND|NOT|NEAR)(?=\s|$)|-\w)")
_LAST_PAGE = 10_000


@dataclass(frozen=True, slots=True)
class Query:
    """A search."""

    words: str = ""
    """As typed."""
    filters: Mapping[str, str] = field(default_factory=dict)
    """The value asked for by facet, and by `group`."""
    page: int = 1

    @property
    def has_operators(self) -> bool:
        """Whether something looks like an operator of other search engines, which here is a word like any other.

        >>> Query("statins OR niacin").has_operators, Query("follow-up or not").has_operators
        (True, False)
        """
        return _OPERATOR.search(self.words) is not None

    @property
    def address(self) -> str:
        """The path and query string of the search's page."""
        asked = {"q": self.words} if self.words else {}
        asked.update(self.filters)
        if self.page > 1:
            asked["page"] = str(self.page)
        return "/search" + ("?" + urlencode(asked) if asked else "")

    def narrowed(self, facet: str, value: str) -> Query:
        """Give the same search with a filter more, or another value of it."""
        return replace(self, filters={**self.filters, facet: value}, page=1)

    def widened(self, facet: str) -> Query:
        """Give the same search without a filter."""
        return replace(self, filters={name: at for name, at in self.filters.items() if name != facet}, page=1)

    def at_page(self, page: int) -> Query:
        """Give another page of the same search."""
        return replace(self, page=page)


def read_query(asked: Mapping[str, Sequence[str]]) -> Query:
    """Read the parameters of a search; what it does not know it leaves out.

    >>> read_query({"q": ["numb chin"], "site": ["doctor_panel"], "page": ["2"]}).address
    '/search?q=numb+chin&site=doctor_panel&page=2'
    """
    page = asked.get("page", ["1"])[0]
    return Query(
        words=" ".join(asked.get("q", [""])[0][:_LONGEST].split()),
        filters={name: asked[name][0][:_LONGEST] for name in _FILTERS if asked.get(name)},
        page=min(max(int(page), 1), _LAST_PAGE) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
    )
