"""An exchange as gzip members: one WARC 1.1 record each, so that every record can be read alone from its offset."""

from __future__ import annotations

import re
from http import HTTPStatus
from io import BytesIO
from urllib.parse import quote

from isal import igzip
from warcio.recordloader import ArcWarcRecord
from warcio.warcwriter import WARCWriter

from crawler.archive.exchange import Exchange, Headers, Original
from crawler.version import EXTRACTOR

_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]+")
_NOT_A_TOKEN = re.compile(r"[^!#$%&'*+.^_`|~0-9A-Za-z-]")  # RFC 9110, 5.6.2
_IN_URIS = "".join(map(chr, range(0x21, 0x7F))).translate(str.maketrans("", "", '<>"'))
_HOST_AND_TARGET = re.compile(r"([^/?#]*)([^#]*)")
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_WARCINFO = {
    "software": EXTRACTOR,
    "format": "WARC File Format 1.1",
    "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
}
_LEVEL = 1  # question pages come out 4 % larger than with zlib at its level 6, in a quarter of its time


class _HttpHead:
    """The first line and the headers in the bytes of the wire: warcio's own class would percent-encode some of them."""

    def __init__(self, first_line: str, headers: Headers) -> None:
        lines = [_wire(first_line)]
        for name, value in headers:
            token = _NOT_A_TOKEN.sub("_", name)
            if token and token.lower() != "transfer-encoding":
                lines.append(token.encode() + b": " + _wire(value))
        self.headers_buff = b"\r\n".join((*lines, b"", b""))

    def compute_headers_buffer(self, _header_filter: object) -> None:
        """Called by warcio before it writes `headers_buff`."""


def warcinfo_member() -> bytes:
    """The record that a file begins with: what wrote it, and in which format."""
    builder = _builder()
    return _member(builder, builder.create_warcinfo_record(None, _WARCINFO))


def exchange_members(exchange: Exchange) -> tuple[bytes, bytes]:
    """The members of the request and metadata records, and the one of the response or revisit."""
    builder = _builder()
    url = _uri(exchange.url)
    response = _response(builder, url, exchange)
    about = {"WARC-Date": exchange.fetched_at, "WARC-Concurrent-To": response.rec_headers["WARC-Record-ID"]}
    request = builder.create_warc_record(
        url, "request", http_headers=_request_head(url, exchange), warc_headers_dict=about
    )
    before = _member(builder, request)
    style = f"style: {_one_line(exchange.style)}\r\n" if exchange.style else ""
    fields = (style + ("repeats: yes\r\n" if exchange.repeats else "")).encode("utf-8", "replace")
    if fields:
        metadata = builder.create_warc_record(
            url, "metadata", payload=BytesIO(fields), length=len(fields), warc_headers_dict=about
        )
        before += _member(builder, metadata)
    return before, _member(builder, response)


def _response(builder: WARCWriter, url: str, exchange: Exchange) -> ArcWarcRecord:
    head = _HttpHead(f"HTTP/1.1 {exchange.status} {_phrase(exchange.status)}", exchange.response_headers)
    about = {"WARC-Date": exchange.fetched_at}
    if exchange.original is None:
        if exchange.payload_digest is not None:
            about["WARC-Payload-Digest"] = exchange.payload_digest
        return builder.create_warc_record(
            url,
            "response",
            payload=BytesIO(exchange.body),
            length=len(exchange.body),
            http_headers=head,
            warc_headers_dict=about,
        )
    return _revisit(builder, url, exchange.status, exchange.original, head, about)


def _revisit(
    builder: WARCWriter, url: str, status: int, original: Original, head: _HttpHead, about: dict[str, str]
) -> ArcWarcRecord:
    record = builder.create_revisit_record(
        url,
        original.payload_digest,
        _uri(original.url),
        original.fetched_at,
        http_headers=head,
        warc_headers_dict=about,
    )
    if status == HTTPStatus.NOT_MODIFIED:
        record.rec_headers.replace_header("WARC-Profile", _NOT_MODIFIED)
    return record


def _request_head(url: str, exchange: Exchange) -> _HttpHead:
    # Not by urlsplit, which refuses some URLs: the crawl has fetched this one.
    host, target = _HOST_AND_TARGET.findall(url.partition("://")[2])[0]
    headers = exchange.request_headers
    if not any(name.lower() == "host" for name, _ in headers):
        # The download handler adds it on the wire, where the crawl does not see it.
        headers = (("Host", host.rpartition("@")[2]), *headers)
    slash = "" if target.startswith("/") else "/"
    return _HttpHead(f"{_NOT_A_TOKEN.sub('_', exchange.method)} {slash}{target} HTTP/1.1", headers)


def _builder() -> WARCWriter:
    return WARCWriter(BytesIO(), gzip=False, warc_version="1.1")


def _member(builder: WARCWriter, record: ArcWarcRecord) -> bytes:
    builder.out = BytesIO()
    builder.write_record(record)
    return igzip.compress(builder.out.getbuffer(), _LEVEL, mtime=0)


def _uri(url: str) -> str:
    """Percent-encoded where a header line or a URI can't hold the character; other characters stay."""
    return quote(url.encode("utf-8", "surrogatepass"), safe=_IN_URIS)


def _wire(value: str) -> bytes:
    """Headers come off the wire as Latin-1; what is not in it came from elsewhere."""
    line = _one_line(value)
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return line.encode("utf-8", "replace")


def _one_line(value: str) -> str:
    return _CONTROLS.sub(" ", value).strip()


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
