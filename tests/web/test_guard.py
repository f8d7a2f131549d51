"""Who is refused at the page, tried as an attacker would."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from countertrade import case as folder_of
from countertrade.web.guard import LIMIT, cookie_name
from countertrade.web.state import Handed
from tests.web.cases import HEADERS, SESSION, TOKEN, client, make


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder_of.new(folder, "Gas for shells")
    return folder


@pytest.fixture
def page(case: Path) -> TestClient:
    return client(case, port=8765)


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765"])
def test_our_own_names_are_answered(page: TestClient, host: str) -> None:
    assert page.get("/changes", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "127.0.0.1.evil.example:8765",
        "127.0.0.1:1",
        "127.0.0.1",
        "",
        "localhost.:8765",
        "0.0.0.0:8765",
    ],
)
def test_a_foreign_host_is_refused(page: TestClient, host: str) -> None:
    """DNS rebinding: the attacker's name points at this computer, but the Host header still says his name."""
    assert page.get("/changes", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "https://127.0.0.1:8765", "http://127.0.0.1:80", "null", "file://"]
)
def test_a_foreign_origin_is_refused(page: TestClient, origin: str) -> None:
    answer = page.post("/decide", content=b"{}", headers={"origin": origin, "x-countertrade-token": TOKEN})
    assert answer.status_code == 403
    assert page.get("/changes", headers={"origin": origin}).status_code == 403


@pytest.mark.parametrize("token", [None, "", "wrong", TOKEN[:-1], TOKEN + "x", "ä"])
@pytest.mark.parametrize("path", ["/decide", "/add", "/edit", "/read", "/draft", "/paste", "/keep"])
def test_what_writes_needs_the_token(page: TestClient, path: str, token: str | None) -> None:
    headers = {} if token is None else {"x-countertrade-token": token.encode()}
    assert page.post(path, content=b"{}", headers=headers).status_code == 403  # type: ignore[arg-type]


def test_a_cross_site_form_is_refused(page: TestClient) -> None:
    headers = {"sec-fetch-site": "cross-site", "x-countertrade-token": TOKEN}
    assert page.post("/read", headers=headers).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(page: TestClient, method: str) -> None:
    assert page.request(method, "/decide", headers={"x-countertrade-token": TOKEN}).status_code == 405


def test_every_answer_carries_the_policy(page: TestClient) -> None:
    for path in ("/", "/static/desk.js", "/nothing-here", "/changes"):
        answer = page.get(path)
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2fcase.py",
        "/article/..%2f..%2fcase.yaml",
        "/original/../../case.yaml",
        "/original/..%2F..%2Fcase.yaml",
        "/export/../case.yaml",
    ],
)
def test_no_path_outside_is_reachable(page: TestClient, path: str) -> None:
    answer = page.get(path)
    assert answer.status_code >= 400
    assert "def create_app" not in answer.text
    assert "title: Gas" not in answer.text


def test_a_body_without_end_is_cut_off(page: TestClient) -> None:
    def endless() -> object:
        for _ in range(LIMIT // 2**20 + 2):
            yield bytes(2**20)

    answer = page.post("/add?name=a.txt", content=endless(), headers={"x-countertrade-token": TOKEN})  # type: ignore[arg-type]
    assert answer.status_code == 413
    announced = {"x-countertrade-token": TOKEN, "content-length": str(LIMIT + 1)}
    assert page.post("/add?name=a.txt", content=b"", headers=announced).status_code == 413


@pytest.mark.parametrize("name", ["a.exe", "a.svg", "a.html.zip", "..", "a.docx"])
def test_other_kinds_of_files_are_refused(page: TestClient, case: Path, name: str) -> None:
    answer = page.post(f"/add?name={name}", content=b"text", headers={"x-countertrade-token": TOKEN})
    assert answer.status_code == 400
    assert "is not read; hand in .eml" in answer.json()["problem"]
    assert not list((case / "articles").glob("*.yaml"))


@pytest.mark.parametrize("folder", ["../out", "/tmp/out", ".hidden", "a/b", "a\\b", "", "x" * 80, "name."])
def test_a_kept_case_stays_beside_the_others(tmp_path: Path, folder: str) -> None:
    page = client(None, home=tmp_path)
    page.app.state.page.hold("p-1", Handed(b"A text about 5 tonnes.", "pasted.txt", {}))  # type: ignore[attr-defined]
    body = {"keys": ["p-1"], "folder": folder}
    answer = page.post("/keep", json=body, headers={"x-countertrade-token": TOKEN})
    assert answer.status_code == 400
    assert list(tmp_path.iterdir()) == []


# --- other accounts of this computer ------------------------------------------------------------------------------------

ADDRESSES = [
    "/",
    "/articles",
    "/checks",
    "/export/claims.csv",
    "/changes",
    "/static/desk.js",
    "/report.css",
    "/nothing",
]


@pytest.fixture
def stranger(page: TestClient) -> TestClient:
    """Whoever reaches 127.0.0.1 without having followed the printed address."""
    return TestClient(page.app, base_url="http://127.0.0.1:8765")


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("cookie", [None, "", "wrong", SESSION.token, SESSION.key, "ä", '"', "a=b; c"])
def test_a_stranger_reads_nothing(stranger: TestClient, path: str, cookie: str | None) -> None:
    headers = {} if cookie is None else {"cookie": f"{cookie_name(8765)}={cookie}".encode()}
    answer = stranger.get(path, headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 403
    assert answer.text.startswith("This page opens only in the browser that first opened the address")
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_a_stranger_writes_nothing_even_with_a_token(stranger: TestClient) -> None:
    assert stranger.post("/read", headers=HEADERS).status_code == 403


def test_the_printed_address_opens_the_page_once(stranger: TestClient) -> None:
    second = TestClient(stranger.app, base_url="http://127.0.0.1:8765")
    entered = stranger.get(SESSION.path, follow_redirects=False)
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert SESSION.key not in entered.headers["set-cookie"]
    assert stranger.get("/articles").status_code == 200
    assert second.get(SESSION.path).status_code == 403
    assert "somebody else on this computer" in second.get(SESSION.path).text
    assert "jemand mit" in second.get(f"{SESSION.path}&lang=de").text
    assert stranger.get(SESSION.path).status_code == 200, "the browser that opened it may come this way again"


@pytest.mark.parametrize(
    "path", ["/?key=", "/?key=wrong", f"/?key={SESSION.cookie}", f"/?key={SESSION.key}x"]
)
def test_a_guessed_address_opens_nothing_and_uses_nothing_up(stranger: TestClient, path: str) -> None:
    assert stranger.get(path).status_code == 403
    assert stranger.head(SESSION.path).status_code == 403, "what a preview asks uses nothing up either"
    assert stranger.get(SESSION.path).status_code == 200


def test_each_run_of_the_server_has_secrets_of_its_own(case: Path) -> None:
    from countertrade.web.app import create_app

    one, two = (create_app(case).state.page.session for _ in range(2))
    assert len({one.token, one.cookie, one.key, two.token, two.cookie, two.key}) == 6


def test_our_own_files_are_kept_by_their_version_and_nothing_of_a_case_is(tmp_path: Path) -> None:
    page = client(make(tmp_path / "oz"))
    view = page.get("/answer")
    assert view.headers["cache-control"] == "no-store"
    own = re.findall(r'(?:href|src)="(/[\w./]+\?v=[0-9a-f]{12})"', view.text)
    assert len(own) >= 6
    for address in own:
        assert page.get(address).headers["cache-control"] == "private, max-age=604800, immutable"
        assert page.get(address.partition("?")[0]).headers["cache-control"] == "no-store"
    for address in ("/answer?v=1", "/articles?v=1", "/export/claims.csv?v=1"):
        assert page.get(address).headers["cache-control"] == "no-store", address
