"""One request to a demo server, as a client without proxies makes it."""

from __future__ import annotations

import urllib.request
from http.client import HTTPResponse
from urllib.error import HTTPError

from crawler.demo import Server


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments: object, **_named: object) -> None:
        return None


def get(server: Server, host: str, path: str, method: str = "GET", **headers: str) -> HTTPResponse | HTTPError:
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    url = f"{server.address}{path}"
    request = urllib.request.Request(url, headers={"Host": host, **fields}, method=method)  # noqa: S310 - always http
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), NoRedirect)
    try:
        response = opener.open(request, timeout=10)
    except HTTPError as error:
        return error
    assert isinstance(response, HTTPResponse)
    return response
