"""What stands between the page and everybody else: Host, Origin, cookie, token, size, and a policy that allows only our own files.

The server listens on 127.0.0.1 alone. A foreign Host is refused (DNS rebinding), a foreign Origin is refused (cross-site requests).
Other accounts of this computer can reach 127.0.0.1 too, so that whatever is read needs a cookie: the browser that first opens the
address printed in the terminal gets it, and that address opens nothing a second time. Whatever writes needs the session's token as well,
which only pages served here carry.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from countertrade.records import Record
from countertrade.web.phrases import Phrases, phrases

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
VERSION = "v"
"""The parameter that says which version of our own files a page was made with."""
OWN = frozenset({"/report.css", "/themes.css", "/take.js"})
KEEP = b"private, max-age=604800, immutable"
TOKEN = "x-countertrade-token"
KEY = "key"
KEPT = 7 * 24 * 3600
"""Seconds that a browser keeps the cookie; it opens this run of the server alone."""


class Session(Record, frozen=True, kw_only=True):
    """The secrets of one run of the server."""

    token: str  # in every page, for what writes
    cookie: str  # in the browser that reads
    key: str  # in the address that is opened once

    @property
    def path(self) -> str:
        """What the printed address ends with."""
        return f"/?{KEY}={self.key}"


def new_session() -> Session:
    return Session(**{name: secrets.token_urlsafe(32) for name in Session.__struct_fields__})


def cookie_name(port: int | None) -> str:
    """Browsers keep cookies by host alone: servers on other ports have others."""
    return f"countertrade-{port}" if port else "countertrade"


class Guard:
    """ASGI middleware that refuses what does not come from our own page, before any of our code sees it."""

    def __init__(self, app: ASGIApp, session: Session, port: int | None = None, limit: int = LIMIT) -> None:
        self.app = app
        self.session = session
        self.port = port
        self.limit = limit
        self._opened = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # no websockets here
            return
        request = Request(scope)
        answer = self._answer(request, phrases(spoken(request)))
        if answer is not None:
            await answer(scope, receive, _with_headers(send, scope))
            return
        await self.app(scope, _bounded(receive, self.limit), _with_headers(send, scope))

    def _answer(self, request: Request, said: Phrases) -> Response | None:
        """What a stranger is told, and in `said`, what our own page may be told too; None for what the page answers."""
        method, headers = request.method, request.headers
        host = headers.get("host", "")
        if not self._ours(host):
            return PlainTextResponse("This page answers only as 127.0.0.1 or localhost.", 421)
        origin = headers.get("origin")
        if origin is not None and not self._ours(origin.removeprefix("http://")):
            return PlainTextResponse("Requests from another site are refused.", 403)
        followed = method in READS and headers.get("sec-fetch-mode") == "navigate"  # a link to the page is
        if headers.get("sec-fetch-site") in ("cross-site", "same-site") and not followed:
            return PlainTextResponse("Requests from another site are refused.", 403)
        if method not in READS and method != "POST":
            return PlainTextResponse("Only GET and POST.", 405)
        known = _same(request.cookies.get(cookie_name(self.port), ""), self.session.cookie)
        if method == "GET" and (key := request.query_params.get(KEY)) is not None:
            if known or (not self._opened and _same(key, self.session.key)):
                return self._entry(known)
            return PlainTextResponse(said["opened_already"], 403)
        if not known:
            return PlainTextResponse(said["closed"], 403)
        if method in READS:
            return None
        if not _same(headers.get(TOKEN, ""), self.session.token):
            return PlainTextResponse(said["earlier"], 403)
        length = headers.get("content-length", "")
        if length.isdigit() and int(length) > self.limit:
            return PlainTextResponse(said.say("too_large", mb=self.limit // 2**20), 413)
        return None

    def _entry(self, known: bool) -> Response:
        """The way to the first page, for the browser that opened the printed address first."""
        answer = RedirectResponse("/", 303)
        if not known:
            self._opened = True
            # lax, not strict: a link in a browser's terminal or in a chat is followed from another site
            answer.set_cookie(
                cookie_name(self.port), self.session.cookie, max_age=KEPT, httponly=True, samesite="lax"
            )
        return answer

    def _ours(self, host: str) -> bool:
        name, _, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
        if not name:
            name, port = port, ""
        return name.lower() in HOSTS and (self.port is None or (port or "80") == str(self.port))


def _same(given: str, secret: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode())


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


def _with_headers(send: Send, scope: Scope) -> Send:
    """Our headers on every answer. Own files asked for by their version may be kept: a view would fetch 80 kB anew each time."""
    path, query = scope["path"], scope.get("query_string", b"")
    own = path in OWN or path.startswith("/static/")
    keeps = own and query.startswith(f"{VERSION}=".encode())

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            if keeps and message["status"] == 200:
                message["headers"] = [*message["headers"], (b"cache-control", KEEP)]
            present = {name.lower() for name, _ in message["headers"]}
            message["headers"] = [
                *message["headers"],
                *((k.encode(), v.encode()) for k, v in HEADERS.items() if k.encode() not in present),
            ]
        await send(message)

    return sending
