"""Scrapy's requests as JSON and back; nothing is ever pickled."""

from __future__ import annotations

import base64
from typing import Any

import msgspec
from scrapy import Request, Spider
from scrapy.utils.misc import load_object
from scrapy.utils.request import request_from_dict

LEASE = "lease"
"""The key in `Request.meta` of the lease that a request was made from; its redirects and retries carry it on."""
LASTMOD = "lastmod"
"""The key in `Request.meta` of a sitemap's `<lastmod>`, as printed."""
_TRANSIENT = {LEASE, LASTMOD, "download_slot", "download_latency", "download_timeout", "depth"}
_COLUMNS = {"url", "priority"}
_USUAL = Request("http://a.test").to_dict()


class UnstorableRequestError(TypeError):
    """A request holds something that JSON has no word for, such as a function that is no method of the spider."""


class UnreadableRequestError(ValueError):
    """A stored request names what is not there, such as a method of the spider that another version had."""


def dump_request(request: Request, spider: Spider) -> str | None:
    """Everything of a request that is not as usual, but for URL and priority; None where nothing is left.

    Raises:
        UnstorableRequestError: see there.
    """
    if _is_plain(request):
        return None
    try:
        parts = request.to_dict(spider=spider)
        parts["meta"] = {key: value for key, value in request.meta.items() if key not in _TRANSIENT}
        told = {key: value for key, value in parts.items() if key not in _COLUMNS and value != _USUAL.get(key)}
        if "body" in told:
            told["body"] = base64.b64encode(request.body).decode()
        if "headers" in told:
            told["headers"] = [
                [name.decode("latin-1"), value.decode("latin-1")]
                for name, values in request.headers.items()
                for value in values
            ]
        return msgspec.json.encode(told, order="sorted").decode() if told else None
    except (TypeError, ValueError) as error:
        raise UnstorableRequestError(f"{request!r} can't be stored as JSON: {error}") from error


def load_request(url: str, stored: str | None, priority: int, spider: Spider) -> Request:
    """The request that was stored.

    Raises:
        UnreadableRequestError: see there.
    """
    if stored is None:
        return Request(url, priority=priority)
    try:
        parts: dict[str, Any] = {**msgspec.json.decode(stored, type=dict[str, Any]), "url": url, "priority": priority}
        if not issubclass(load_object(parts.get("_class", Request)), Request):
            raise TypeError(f"{parts['_class']} is no request")
        if "body" in parts:
            parts["body"] = base64.b64decode(parts["body"], validate=True)
        if "headers" in parts:
            headers: dict[bytes, list[bytes]] = {}
            for name, value in parts["headers"]:
                headers.setdefault(name.encode("latin-1"), []).append(value.encode("latin-1"))
            parts["headers"] = headers
        return request_from_dict(parts, spider=spider)
    except Exception as error:  # whatever the frontier holds, one URL of it must not stop the others
        raise UnreadableRequestError(f"{url}: no request that this program can make: {error}") from error


def _is_plain(request: Request) -> bool:
    """Most requests are links, of which a page may have hundreds: nothing but a URL."""
    return (
        type(request) is Request
        and request.method == "GET"
        and request.callback is None
        and request.errback is None
        and not (request.body or request.headers or request.cookies or request.cb_kwargs or request.flags)
        and not request.dont_filter
        and _TRANSIENT.issuperset(request.meta)
    )
