"""Which links of a page a crawl follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from urllib.parse import urljoin, urlsplit, urlunsplit

from crawler.guard.traps import Traps
from crawler.urls import canonical_url

NOT_FOLLOWED = "medqa/not_followed"
"""The key, among Scrapy's stats, of the number of links that led round in circles."""
_MOST_SEEN = 200_000
_LONGEST = 2083  # what browsers were held to; longer ones come from sites that lead round in circles


class LinkFilter:
    """Question pages and lists of a crawl's hosts.

    The pages of a site have most of their links in common: one that was seen before is not looked at again.

    Args:
        schemes: by authority, the scheme under which each host is fetched: not every site has both.
        follows: tells whether a URL's path is one of those that are followed.
        is_question: tells whether a URL's path is a question page's: of those there can't be too many.
    """

    def __init__(
        self,
        schemes: Mapping[str | None, str],
        follows: Callable[[str], bool],
        is_question: Callable[[str], bool] = bool,
    ) -> None:
        self._schemes, self._follows, self._is_question = schemes, follows, is_question
        self._seen: dict[str, set[str]] = defaultdict(set)
        self.traps = Traps()

    def new(self, base: str, hrefs: Iterable[str]) -> Iterator[str]:
        """URLs to follow, of links that were not seen before.

        Args:
            base: what relative links are relative to.
            hrefs: as the page has them.

        >>> links = LinkFilter({"ask.test": "http"}, lambda path: path.startswith("/question/"))
        >>> list(links.new("http://ask.test/", ["/question/1?utm_source=x#a", "https://ask.test/question/2", "/about"]))
        ['http://ask.test/question/1', 'http://ask.test/question/2']
        >>> list(links.new("http://ask.test/list", ["/question/1?utm_source=x#a"]))
        []
        """
        parts = urlsplit(base)
        seen = self._seen[f"{parts.scheme}://{parts.netloc}"]
        if len(seen) > _MOST_SEEN:
            seen.clear()
        for href in dict.fromkeys(hrefs):
            if href in seen or href.startswith("#") or len(href) > _LONGEST:
                continue
            if href.startswith("/") or "://" in href:
                seen.add(href)  # leads to the same page from wherever on the site
            with suppress(ValueError):
                url = self.followed(urljoin(base, href))
                if url is not None:
                    yield url

    def followed(self, url: str) -> str | None:
        """The URL under which a link is fetched; None where it is not followed."""
        folded = canonical_url(url)
        if folded is None:
            return None
        parts = urlsplit(folded)
        scheme = self._schemes.get(parts.netloc)
        if scheme is None or len(folded) > _LONGEST or not self._follows(parts.path):
            return None
        if self.traps.reason(folded, self._is_question(parts.path)) is not None:
            return None
        return urlunsplit(parts._replace(scheme=scheme))

    def forget(self) -> None:
        """Links that were seen may have to be found again."""
        self._seen.clear()
