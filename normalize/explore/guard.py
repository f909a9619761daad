"""Who may ask the explorer, and what a browser may do with its answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asgiref.typing import ASGI3Application, ASGIReceiveCallable, ASGISendCallable, Scope

_LOOPBACK = re.compile(rb"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
_METHODS = frozenset({"GET", "HEAD"})
_UNCHANGING = ("/look/", "/favicon.ico")
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No script at all: the pages have none of their own, so that no text can become one."""
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-frame-options", b"DENY"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_OURS = frozenset({name for name, _ in _HEADERS} | {b"access-control-allow-origin"})


def guarded(application: ASGI3Application) -> ASGI3Application:
    """Let nothing through but reading requests that name this machine's loopback as their host.

    A page of the web whose name leads here (DNS rebinding) names its own host, and is refused.
    """

    async def guard(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        path = scope["path"]

        async def send_guarded(message: Any) -> None:  # as many types as ASGI has events
            if message["type"] == "http.response.start":
                taken = _OURS if path.startswith(_UNCHANGING) else _OURS | {b"cache-control"}
                kept = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in taken]
                stored = [] if path.startswith(_UNCHANGING) else [(b"cache-control", b"private, no-store")]
                message = {**message, "headers": [*kept, *_HEADERS, *stored]}
            await send(message)

        hosts = [value for name, value in scope["headers"] if name.lower() == b"host"]
        if len(hosts) != 1 or not _LOOPBACK.fullmatch(hosts[0]):
            await _refuse(send_guarded, 400, "Only 127.0.0.1, localhost and [::1] are served.")
        elif scope["method"] not in _METHODS:
            await _refuse(send_guarded, 405, "Nothing can be changed here.")
        else:
            await application(scope, receive, send_guarded)

    return guard


async def _refuse(send: Any, status: int, why: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"allow", b"GET, HEAD")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": why.encode()})
