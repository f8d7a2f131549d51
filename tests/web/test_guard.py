"""Who is refused at the page, tried as an attacker would."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from countertrade import case as folder_of
from countertrade.web.app import create_app
from countertrade.web.guard import LIMIT

TOKEN = "a-token-of-this-session"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder_of.new(folder, "Gas for shells")
    return folder


@pytest.fixture
def page(case: Path) -> TestClient:
    app = create_app(case, token=TOKEN, port=8765)
    return TestClient(app, base_url="http://127.0.0.1:8765", raise_server_exceptions=True)


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
    page = TestClient(create_app(None, token=TOKEN, home=tmp_path), base_url="http://127.0.0.1")
    page.app.state.page.hold("p-1", b"A text about 5 tonnes.", "pasted.txt")  # type: ignore[attr-defined]
    body = {"key": "p-1", "folder": folder}
    answer = page.post("/keep", json=body, headers={"x-countertrade-token": TOKEN})
    assert answer.status_code == 400
    assert list(tmp_path.iterdir()) == []
