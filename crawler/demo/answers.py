"""What a demo site answers to a request target, before validators, content codings and faults."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.demo.site import DemoPage, DemoSite


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, a document and further header fields."""

    status: HTTPStatus
    page: DemoPage
    fields: tuple[tuple[str, str], ...] = ()


def page_key(target: str) -> str:
    """The key of a request target among a site's pages: no trailing slash, no parameter but `page`, no first page.

    >>> page_key("/questions/lasik/?utm_source=mail&page=2")
    '/questions/lasik?page=2'
    >>> page_key("/?page=1")
    '/'
    """
    parts = urlsplit("http://host" + target)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name == "page" and value != "1"]
    return (parts.path.rstrip("/") or "/") + (f"?{urlencode(query)}" if query else "")


def answer_of(site: DemoSite, key: str) -> Answer:
    """The site's answer for a key."""
    if key.startswith("/trap/"):
        return Answer(HTTPStatus.OK, trap_page(key))
    if key in site.redirects:
        return redirect(site.origin + site.redirects[key], HTTPStatus.MOVED_PERMANENTLY)
    if key in site.pages:
        return Answer(HTTPStatus.OK, site.pages[key])
    return error(HTTPStatus.GONE if key in site.gone else HTTPStatus.NOT_FOUND)


def redirect(location: str, status: HTTPStatus = HTTPStatus.FOUND) -> Answer:
    """A redirect."""
    return Answer(status, DemoPage(b"Moved.\n", "text/plain"), (("Location", location),))


def error(status: HTTPStatus, *fields: tuple[str, str]) -> Answer:
    """A page for people that says what the status says."""
    return Answer(status, DemoPage(f"<!DOCTYPE html><title>{status.phrase}</title>".encode()), fields)


def trap_page(path: str) -> DemoPage:
    """A page of the crawl trap: it links to two more, for ever."""
    links = "".join(f'<li><a href="{path.rstrip("/")}/{step}">Day {step}</a></li>' for step in (1, 2))
    return DemoPage(f"<!DOCTYPE html><html lang=en><title>Calendar</title><ul>{links}</ul></html>".encode())
