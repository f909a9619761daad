"""What is no proper HTTP at all."""

from __future__ import annotations

from crawler.demo.hostile.case import Case, Group, Reply
from crawler.demo.truth import Style

_STYLE: Style = "doctor_reply"
_PAGE = "/en/article/9003"
_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_CHUNKED = _OK + b"Transfer-Encoding: chunked\r\n\r\n"
_FAILED = "the response has failed: set aside; the other pages are had"
_CUT = "given up at the limit of size or time; the other pages are had"


def _wire(name: str, attack: str, raw: bytes, *, endless: bytes = b"", answer: str = "", pause: float = 0) -> Case:
    return Case(
        name=name,
        attack=attack,
        answer=answer or (_CUT if endless else _FAILED),
        replies={_PAGE: Reply(raw=raw, endless=endless, pause=pause)},
        links=[_PAGE],
        drops=[_PAGE],
        asks=[_PAGE],
    )


WIRE = Group(
    "Wire",
    _STYLE,
    (
        _wire("status-none", "no status line", b"<p>Hello, I am a page.</p>\r\n\r\n"),
        _wire("status-gibberish", "a status line of noise", b"\x00\xff\xfe\x1b]0;owned\x07\r\n\r\n"),
        _wire("status-number", "status 99999", b"HTTP/1.1 99999 Over\r\nContent-Length: 0\r\n\r\n"),
        _wire("status-minus", "status -1", b"HTTP/1.1 -1 Under\r\nContent-Length: 0\r\n\r\n"),
        _wire("status-endless", "a status line that never ends", b"HTTP/1.1 200 ", endless=b"O" * 4096, pause=0.001),
        _wire("version-9", "HTTP/9.9", b"HTTP/9.9 200 OK\r\nContent-Length: 5\r\n\r\n<p>9\n"),
        _wire("hang-up", "the connection ends before the answer", b""),
        _wire(
            "headers-endless", "headers that never end", _OK, endless=b"X-Pad: " + b"a" * 2000 + b"\r\n", pause=0.001
        ),
        _wire(
            "headers-drip",
            "a header's letters, one every tenth of a second",
            _OK + b"X-Drip: ",
            endless=b"a",
            pause=0.1,
        ),
        _wire("header-huge", "a header of 2 MB", _OK + b"X-Big: " + b"b" * 2_000_000 + b"\r\n\r\n<p>End"),
        _wire("headers-many", "fifty thousand headers", _OK + b"X-Many: 1\r\n" * 50_000 + b"\r\n<p>End"),
        _wire(
            "header-broken",
            "a header without a colon, another with a NUL",
            _OK + b"What is this\r\nX-Null: \0\r\nContent-Length: 6\r\n\r\n<p>Hm.",
        ),
        _wire(
            "informational-flood",
            "100 Continue for ever",
            b"",
            endless=b"HTTP/1.1 100 Continue\r\n\r\n" * 40,
            pause=0.001,
        ),
        _wire(
            "early-hints",
            "103 a thousand times, then 410",
            b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 1000
            + b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n",
        ),
        _wire(
            "switching", "101 Switching Protocols", b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n\0\0\0"
        ),
        _wire("chunked-garbage", "chunks whose sizes are no numbers", _CHUNKED + b"zzzz\r\n<p>\r\n"),
        _wire("chunked-negative", "a chunk of -5 bytes", _CHUNKED + b"-5\r\n<p>\r\n0\r\n\r\n"),
        _wire("chunked-giant", "a chunk of 2^64 bytes", _CHUNKED + b"ffffffffffffffff\r\n<p>Big"),
        _wire("chunked-size-endless", "a chunk's size that never ends", _CHUNKED, endless=b"0" * 4096, pause=0.001),
        _wire("chunked-endless", "chunks that never end", _CHUNKED, endless=b"4000\r\n" + b"x" * 0x4000 + b"\r\n"),
        _wire(
            "lengths-two",
            "two Content-Lengths that differ",
            _OK + b"Content-Length: 5\r\nContent-Length: 500\r\n\r\n<p>Hm",
        ),
        _wire("length-garbage", "Content-Length: many", _OK + b"Content-Length: many\r\n\r\n<p>Hm"),
        _wire("length-negative", "Content-Length: -10", _OK + b"Content-Length: -10\r\n\r\n<p>Hm"),
        _wire(
            "smuggled",
            "a second response behind the first",
            b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n<p>Fake!",
        ),
    ),
)
