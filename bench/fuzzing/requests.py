"""Requests to the page: addresses, parameters and bodies, to a case that they change."""

from __future__ import annotations

import atexit
import random
import shutil
import tempfile
import urllib.parse
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from countertrade import case as folder_of
from fuzzing import articles
from fuzzing.kinds import Refused, register
from fuzzing.mutations import broken

STRETCH = 250  # requests before the case is as it was at first


class Request(NamedTuple):
    body: bytes
    where: str
    method: str


VIEWS = (
    "/", "/articles", "/article/{id}", "/claim/{id}", "/claim/{id}/traced", "/trace", "/trace/parents", "/checks", "/model", "/model/drawn",
    "/answer", "/answer/drawn", "/handover", "/export/{table}.{form}", "/original/{id}", "/changes", "/paste", "/static/{id}", "/report.css", "/{id}",
)  # fmt: skip
WRITES = ("/decide", "/add", "/edit", "/paste", "/keep", "/read", "/draft", "/{id}")
KEYS = (
    "lang", "measure", "edge", "tree", "from", "loose", "open", "holding", "closed", "finding", "q", "scenario", "compared", "pin.cost", "pin.price",
    "pin.", "name", "url", "outlet", "published", "language", "key", "x",
)  # fmt: skip
VALUES = (
    "", "de", "xx", "0", "-1", "50", "975", "1e3", "9" * 400, "²", "٣", "abc", "base", "peace", "shells", "none", "a.txt", "a.html", "../case.yaml", "..%2f",
    "\x00", "\ud800", "💰", "<b>", "'\"", "{{7*7}}", "2024-02-30", "2024-11-03", "=1+1", "%", "a" * 3000, "c-", "e-", "f-", "claims", "findings", "csv", "xlsx",
)  # fmt: skip
BODIES = (
    b'{"target":"TARGET","action":"accept"}', b'{"target":"TARGET","action":"correct","fields":{"quantity":"5 t","span":"abc"}}',
    b'{"target":"TARGET","action":"set_parent","fields":{"parent":"TARGET"}}', b'{"target":"TARGET","action":"undo"}',
    b'{"target":"TARGET","action":"dismiss","reason":"so"}', b'{"sha256":"SHA","quantity":"cost","value":"900 to 950 USD/shell"}',
    b'{"sha256":"SHA","text":"title: x"}', b'{"key":"p-1","folder":"kept"}',
)  # fmt: skip
JSON = (
    b"null", b"true", b"[]", b"{}", b'""', b"1e999", b"-1", b"9" * 400, b'"\\ud800"', b'"\\u0000"', b"[[[[", b'{"a":', b"TARGET", b"SHA", b'"correct"', b'"merge"',
    b'"reject"', b'"retract"', b'"span"', b'"measure"', b'"source"', b'"with"', b'"5 t"', b'"200 to 300 shell"', b"\xff", b",", b":", b'"', b"}", b"{{7*7}}",
)  # fmt: skip


def request(rng: random.Random) -> Request:
    """A request: an address of the page or one like it, with parameters, and to what writes a body."""
    write = rng.random() < 0.5
    path = rng.choice(WRITES if write else VIEWS)
    ids = ("TARGET", "ARTICLE", *VALUES)
    path = path.format(id=rng.choice(ids), table=rng.choice(VALUES), form=rng.choice(VALUES))
    query = [(rng.choice(KEYS), rng.choice(("TARGET", *VALUES))) for _ in range(rng.choice((0, 1, 1, 2, 5)))]
    encoded = urllib.parse.urlencode(query, errors="surrogatepass")
    where = urllib.parse.quote(path, safe="/%", errors="surrogatepass") + (f"?{encoded}" if encoded else "")
    if not write:
        return Request(b"", where, rng.choice(("GET", "GET", "GET", "HEAD")))
    if path in ("/add", "/paste") and rng.random() < 0.8:
        make = rng.choice((articles.html, articles.text, articles.mails, articles.pdf))
        return Request(make(rng).body[:50_000], where, "POST")
    body = rng.choice(BODIES)
    return Request(broken(rng, body, JSON) if rng.random() < 0.8 else body, where, "POST")


class Page:
    """A small case with its page, as it was at first after every STRETCH requests."""

    def __init__(self) -> None:
        import page

        self.place = Path(tempfile.mkdtemp(prefix="countertrade-fuzz-"))
        atexit.register(shutil.rmtree, self.place, ignore_errors=True)
        page.write(self.place / "first", 3, 6)
        self.asked = 0
        self.client: Any = None

    def begin(self) -> None:
        from starlette.testclient import TestClient

        from countertrade.web.app import create_app
        from countertrade.web.guard import Session, cookie_name

        folder = self.place / "case"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.place / "first", folder)
        session = Session(token="t", cookie="c", key="k")
        self.client = TestClient(
            create_app(folder, session=session, home=self.place),
            base_url="http://127.0.0.1", cookies={cookie_name(None): "c"}, headers={"x-countertrade-token": "t"},
            follow_redirects=False,
        )  # fmt: skip
        case = folder_of.open_case(folder)
        self.target, self.article = case.claims[0].id, case.articles[0].id
        self.folder = folder

    def asks(self, given: Request) -> None:
        """Send a request. Raises what the page raises, and `Refused` where it is refused."""
        from countertrade import files

        if self.asked % STRETCH == 0:
            self.begin()
        self.asked += 1
        deal = self.folder / "deal.yaml"
        sha = files.digest_of(deal.read_bytes()) if deal.exists() else ""
        names = {"TARGET": self.target, "ARTICLE": self.article, "SHA": sha}
        where, body = given.where, given.body
        for name, value in names.items():
            where, body = where.replace(name, value), body.replace(name.encode(), value.encode())
        answer = self.client.request(given.method, where, content=body or None)
        assert answer.status_code < 500, answer.text
        assert "content-security-policy" in answer.headers, where
        assert "Traceback" not in answer.text
        if answer.status_code >= 400:
            raise Refused(answer.text)


_page = cache(Page)

register(
    "requests", "requests to the page", request, lambda given: _page().asks(given), share=3, stretch=STRETCH
)
