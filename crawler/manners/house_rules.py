"""What each host says to its guests, fetched before anything else is asked of it and kept for a day."""

from __future__ import annotations

import time
from asyncio import Lock
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit, urlunsplit

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.guard.allowed import PrivateAddressError
from crawler.manners.opt_outs import HostTerms
from crawler.manners.robots_rules import RobotsRules
from crawler.version import PRODUCT

KEPT_SECONDS = 24 * 3600.0
"""RFC 9309, 2.4: a robots.txt should not be used for longer than a day."""
_TDMREP = "/.well-known/tdmrep.json"
_AI_TXT = "/ai.txt"
_MOST_LICENSES = 3

_PATIENCE = 2  # a host that answers 500 for whatever it does not have is crawled all the same

Fetch = Callable[[str, bool], Awaitable[Response]]
"""Fetches a URL with the crawl's own manners and guards, and follows redirects or not; raises what Scrapy raises."""


class RobotsUnreachableError(IgnoreRequest):
    """Nobody knows what a host's robots.txt says: until it can be read nothing may be asked (RFC 9309, 2.3.1.4)."""


@dataclass(frozen=True, slots=True)
class HouseRules:
    """What one host says."""

    terms: HostTerms
    read_at: float


class HouseRulesReader:
    """Reads each host's rules once; requests for one host wait in line.

    Args:
        fetch: see there.
        heard: is told a host's root URL and its crawl delay in seconds, before anything else is asked of it.
        clock: seconds; only differences count.
    """

    def __init__(
        self, fetch: Fetch, heard: Callable[[str, float | None], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._fetch, self._heard, self._clock = fetch, heard, clock
        self._lines: defaultdict[str, Lock] = defaultdict(Lock)
        self._known: dict[str, HouseRules] = {}
        self._unclear: Counter[str] = Counter()
        self._failures: dict[str, tuple[int, RobotsUnreachableError | None]] = {}

    async def read(self, url: str) -> HouseRules:
        """The rules of a URL's host.

        Raises:
            RobotsUnreachableError: robots.txt can't be had: a server's error, a timeout, no such host.
            PrivateAddressError: the host may not be asked for anything.
        """
        parts = urlsplit(url)
        root = urlunsplit((parts.scheme, parts.netloc, "/", "", ""))
        known = self._known.get(root)
        if known is not None and self._clock() - known.read_at < KEPT_SECONDS:
            return known
        failed_before, _ = self._failures.get(root, (0, None))
        async with self._lines[root]:
            known = self._known.get(root)
            if known is not None and self._clock() - known.read_at < KEPT_SECONDS:
                return known
            failed, error = self._failures.get(root, (0, None))
            if error is not None and failed > failed_before:  # while this request waited in line
                raise error
            try:
                known = self._known[root] = await self._read(root)
            except RobotsUnreachableError as unreachable:
                self._failures[root] = failed + 1, unreachable
                raise
            return known

    async def _read(self, root: str) -> HouseRules:
        robots_url = urljoin(root, "/robots.txt")
        rules = await self._robots(robots_url)
        self._heard(root, rules.crawl_delay(PRODUCT) if rules else None)
        earlier = self._known.get(root)
        before = earlier.terms if earlier else None
        tdmrep = await self._document(root, _TDMREP, rules, before.tdmrep if before else None)
        ai_txt = await self._document(root, _AI_TXT, rules, before.ai_txt if before else None)
        licenses: dict[str, bytes] = {}
        for written in rules.licenses[:_MOST_LICENSES] if rules else ():
            with suppress(ValueError):  # an address that is none
                url = urljoin(root, written)
                if not url.startswith(root):
                    continue  # another host's rules are not known
                found = await self._document(root, url, rules, before.licenses.get(url) if before else None)
                if found is not None:
                    licenses[url] = found
        terms = HostTerms(
            robots=rules,
            robots_url=robots_url,
            tdmrep=tdmrep,
            ai_txt=ai_txt,
            licenses=licenses,
        )
        return HouseRules(terms, self._clock())

    async def _robots(self, url: str) -> RobotsRules | None:
        """None where there is none: then everything may be asked."""
        try:
            response = await self._fetch(url, True)
        except PrivateAddressError:  # there is no later time to wait for
            raise
        except Exception as error:  # whatever it is, nobody knows what the host says
            if "max redirections" in str(error):
                return None  # RFC 9309, 2.3.1.2: behind so many redirects there is none
            raise RobotsUnreachableError(f"robots.txt can't be read: {error or type(error).__name__}") from error
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR or response.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise RobotsUnreachableError(f"robots.txt can't be read: HTTP status {response.status}")
        return RobotsRules.parse(response.body) if response.status < HTTPStatus.BAD_REQUEST else None

    async def _document(self, root: str, where: str, rules: RobotsRules | None, earlier: bytes | None) -> bytes | None:
        """A document that need not be there; None also where robots.txt keeps it from us.

        Where nobody can tell whether it is there, the earlier one counts, or the host is asked again later.
        """
        url = urljoin(root, where)
        if rules is not None and not rules.allows(url, PRODUCT).allowed:
            return None
        try:
            response = await self._fetch(url, False)
        except PrivateAddressError:
            return None
        except Exception as error:  # whatever it is, nobody knows what the host says
            return self._wait(root, earlier, f"{url}: {error or type(error).__name__}")
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR or response.status == HTTPStatus.TOO_MANY_REQUESTS:
            return self._wait(root, earlier, f"{url}: HTTP status {response.status}")
        is_page = b"html" in (response.headers.get("Content-Type") or b"").lower()  # a way to say that there is none
        return response.body if response.status == HTTPStatus.OK and not is_page else None

    def _wait(self, root: str, earlier: bytes | None, why: str) -> bytes | None:
        if earlier is not None or self._unclear[root] >= _PATIENCE:
            return earlier
        self._unclear[root] += 1
        raise RobotsUnreachableError(why)
