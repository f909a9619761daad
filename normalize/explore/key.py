"""The key in the explorer's address: other people on the machine reach its port, too, and it shows what is private."""

from __future__ import annotations

from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode

if TYPE_CHECKING:
    from asgiref.typing import ASGI3Application, ASGIReceiveCallable, ASGISendCallable, HTTPScope, Scope

PARAMETER = "key"
_FORBIDDEN = "Open the address that the terminal shows: the key to these pages is in it."


def keyed(application: ASGI3Application, key: str) -> ASGI3Application:
    """Let nobody in who has not the key: once in the address, from then on in a cookie of this port's own."""

    async def lock(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        name = f"explorer-{(scope['server'] or ('', 0))[1]}"
        if any(part == PARAMETER and _is_same(value, key) for part, value in asked):
            rest = urlencode([pair for pair in asked if pair[0] != PARAMETER])
            place = quote(scope["path"], safe="/:@~") + f"?{rest}" * bool(rest)
            cookie = f"{name}={key}; HttpOnly; SameSite=Lax; Path=/"
            await _answer(send, 303, "", [("location", f"/{place.lstrip('/')}"), ("set-cookie", cookie)])
        elif _is_same(_cookie(scope, name), key):
            await application(scope, receive, send)
        else:
            await _answer(send, 403, _FORBIDDEN, [])

    return lock


def _is_same(told: str, key: str) -> bool:
    return compare_digest(told.encode("utf-8", "replace"), key.encode())


def _cookie(scope: HTTPScope, name: str) -> str:
    cookies: SimpleCookie = SimpleCookie()
    for header, value in scope["headers"]:
        if header.lower() == b"cookie":
            try:
                cookies.load(value.decode("latin-1"))
            except CookieError:
                return ""
    return cookies[name].value if name in cookies else ""


async def _answer(send: Any, status: int, text: str, more: list[tuple[str, str]]) -> None:
    headers = [("content-type", "text/plain; charset=utf-8"), *more]
    encoded = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers]
    await send({"type": "http.response.start", "status": status, "headers": encoded})
    await send({"type": "http.response.body", "body": text.encode()})
