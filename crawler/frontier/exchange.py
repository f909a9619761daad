"""From Scrapy's request and response to what the archive keeps of them."""

from __future__ import annotations

from scrapy import Request
from scrapy.http import Response
from scrapy.http.headers import Headers as ScrapyHeaders

from crawler.archive.exchange import Exchange, Headers
from crawler.manners.hosts import authority
from crawler.records import Rights


def exchange_of(
    request: Request, response: Response, fetched_at: str, style: str | None, rights: Rights | None = None
) -> Exchange:
    """The exchange as it went over the wire, as far as Scrapy tells.

    The Host header is put back, which Scrapy leaves to its HTTP client.
    """
    sent = _headers(request.headers)
    if not any(name.lower() == "host" for name, _ in sent):
        sent = (("Host", authority(request.url) or ""), *sent)
    return Exchange(
        url=request.url,
        fetched_at=fetched_at,
        method=request.method,
        request_headers=sent,
        status=response.status,
        response_headers=_headers(response.headers),
        body=response.body,
        style=style,
        rights=rights,
    )


def _headers(headers: ScrapyHeaders) -> Headers:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    )
