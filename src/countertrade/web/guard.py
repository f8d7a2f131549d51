"""What stands between the page and everybody else: Host, Origin, token, size, and a policy that allows only our own files.

The server listens on 127.0.0.1 alone. A foreign Host is refused (DNS rebinding), a foreign Origin is refused (cross-site requests), and
whatever writes needs the session's token, which only pages served here carry.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from countertrade.web.phrases import phrases

HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
READS = frozenset({"GET", "HEAD"})
LIMIT = 64 * 2**20
"""The largest request body, in bytes: one long PDF."""

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
TOKEN = "x-countertrade-token"


def new_token() -> str:
    return secrets.token_urlsafe(32)


class Guard:
    """ASGI middleware that refuses what does not come from our own page, before any of our code sees it."""

    def __init__(self, app: ASGIApp, token: str, port: int | None = None, limit: int = LIMIT) -> None:
        self.app = app
        self.token = token
        self.port = port
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # no websockets here
            return
        headers = Headers(scope=scope)
        refused = self._refuse(scope["method"], headers, phrases(spoken(Request(scope))))
        if refused is not None:
            await refused(scope, receive, _with_headers(send))
            return
        await self.app(scope, _bounded(receive, self.limit), _with_headers(send))

    def _refuse(self, method: str, headers: Headers, said: Mapping[str, str]) -> Response | None:
        """What a stranger is told, and in `said`, what our own page may be told too."""
        host = headers.get("host", "")
        if not self._ours(host):
            return PlainTextResponse("This page answers only as 127.0.0.1 or localhost.", 421)
        origin = headers.get("origin")
        if origin is not None and not self._ours(origin.removeprefix("http://")):
            return PlainTextResponse("Requests from another site are refused.", 403)
        followed = method in READS and headers.get("sec-fetch-mode") == "navigate"  # a link to the page is
        if headers.get("sec-fetch-site") in ("cross-site", "same-site") and not followed:
            return PlainTextResponse("Requests from another site are refused.", 403)
        if method in READS:
            return None
        if method != "POST":
            return PlainTextResponse("Only GET and POST.", 405)
        if not hmac.compare_digest(headers.get(TOKEN, "").encode(), self.token.encode()):
            return PlainTextResponse(said["earlier"], 403)
        length = headers.get("content-length", "")
        if length.isdigit() and int(length) > self.limit:
            return PlainTextResponse(said["too_large"].format(mb=self.limit // 2**20), 413)
        return None

    def _ours(self, host: str) -> bool:
        name, _, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
        if not name:
            name, port = port, ""
        return name.lower() in HOSTS and (self.port is None or (port or "80") == str(self.port))


def spoken(request: Request) -> str:
    """The language of a page as its address, else its cookie has it, for what is told before the page is asked."""
    return request.query_params.get("lang") or request.cookies.get("lang") or "en"


class TooLarge(Exception):  # noqa: N818 - what came in, not an error of ours
    """A body that goes on past its limit."""


def _bounded(receive: Receive, limit: int) -> Receive:
    seen = 0

    async def limited() -> Message:
        nonlocal seen
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > limit:
                raise TooLarge
        return message

    return limited


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = {name.lower() for name, _ in message["headers"]}
            message["headers"] = [
                *message["headers"],
                *((k.encode(), v.encode()) for k, v in HEADERS.items() if k.encode() not in present),
            ]
        await send(message)

    return sending
