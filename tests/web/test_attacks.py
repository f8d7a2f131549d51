"""What a stranger, or a page gone wrong, may send: it is answered in words, and the case goes on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from countertrade import case as folder_of
from countertrade import files
from countertrade.web import edits
from tests.web.cases import DEAL, HEADERS, client, make


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make(tmp_path / "oz")


@pytest.fixture
def page(case: Path) -> TestClient:
    page = client(case, raises=False)
    page.headers.update(HEADERS)
    return page


@pytest.mark.parametrize(
    "path", ["/trace?from=", "/trace?loose=", "/answer?pin.cost=", "/model/drawn?pin.cost="]
)
@pytest.mark.parametrize("value", ["²", "-1", "", "1e3", "9" * 5000])
def test_what_is_no_number_in_an_address_counts_for_nothing(page: TestClient, path: str, value: str) -> None:
    assert page.get(path + value).status_code == 200


FIELDS = ("span", "quantity", "measure", "modality", "status", "giver", "parent", "with", "nope")
VALUES: tuple[object, ...] = (None, 1, True, [], {}, ["a"], [[1]], "", "x", "\x00", "9" * 5000)


@pytest.mark.parametrize(
    ("action", "field", "value"),
    [("correct", field, value) for field in FIELDS for value in VALUES]
    + [(action, field, "x") for action in ("accept", "merge", "set_parent") for field in FIELDS],
)
def test_a_decision_that_makes_no_sense_is_refused_and_the_case_still_opens(
    page: TestClient, case: Path, action: str, field: str, value: object
) -> None:
    target = folder_of.open_case(case).claims[0].id
    answer = page.post("/decide", json={"target": target, "action": action, "fields": {field: value}})
    assert answer.status_code in (200, 400)
    assert answer.status_code == 400 or action == "correct"
    assert page.get("/articles").status_code == 200


@pytest.mark.parametrize("path", ["/decide", "/edit", "/keep"])
@pytest.mark.parametrize(
    "body", [b"", b"null", b"[]", b"\xff\xfe", b'{"target":"\xe9"}', b"[" * 100_000, b'{"a":' * 100_000]
)
def test_what_is_no_request_is_refused_in_words(page: TestClient, path: str, body: bytes) -> None:
    assert page.post(path, content=body).json()["problem"].startswith("request:")


@pytest.mark.parametrize("language", ["xx", "", "DE"])
def test_a_language_that_is_none_of_ours_is_not_an_error(page: TestClient, case: Path, language: str) -> None:
    wanted = {"target": folder_of.open_case(case).claims[0].id, "action": "accept"}
    assert page.post(f"/decide?lang={language}", json=wanted).status_code == 200


def test_a_name_with_percent_signs_stays_as_it_is(page: TestClient, case: Path) -> None:
    page.post("/add", params={"name": "a.txt", "outlet": "100%25 Herald"}, content=b"Oz sold 5,000 shells.")
    assert "100%25 Herald" in {article.outlet for article in folder_of.open_case(case).articles}


def test_no_parent_chosen_from_the_list_makes_a_statement_independent(page: TestClient, case: Path) -> None:
    target = folder_of.open_case(case).claims[0].id
    wanted = {"target": target, "action": "set_parent", "fields": {"parent": "none"}}
    assert page.post("/decide", json=wanted).status_code == 200
    assert folder_of.open_case(case).decisions[-1].action == "independent"


@pytest.mark.parametrize(
    ("language", "told"), [("en", "unexpected"), ("de", "Unvorhergesehenes ist schiefgegangen")]
)
def test_a_fault_of_ours_is_told_with_the_way_out(
    page: TestClient, monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret words of the article")

    monkeypatch.setattr("countertrade.web.case_cache.CaseCache.work", broken)
    answer = page.get(f"/answer/drawn?lang={language}")
    assert answer.status_code == 500
    assert told in answer.text
    assert "secret" not in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"


def test_a_page_of_an_earlier_session_is_told_so_in_its_language(page: TestClient) -> None:
    answer = page.post("/decide?lang=de", content=b"{}", headers={"x-countertrade-token": "old"})
    assert answer.text == "Die Seite stammt aus einer früheren Sitzung; neu laden."


@pytest.mark.parametrize("mode", ["no-cors", "cors", "websocket"])
def test_a_foreign_site_can_link_to_the_page_but_not_make_it_work(page: TestClient, mode: str) -> None:
    """An image or script of a foreign site that points here would have the model run again and again."""
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": mode}
    assert page.get("/answer/file", headers=headers).status_code == 403
    headers["sec-fetch-mode"] = "navigate"
    assert page.get("/handover", headers=headers).status_code == 200


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_model_written_on_windows_keeps_its_line_ends_and_its_mark(
    page: TestClient, case: Path, mark: bytes, end: str
) -> None:
    path = case / "deal.yaml"
    path.write_bytes(mark + DEAL.replace("\n", end).encode())
    before = path.read_bytes()
    seen = {"sha256": files.digest_of(before)}
    said = page.post("/edit", json={**seen, "quantity": "cost", "value": "900 to 1_400 USD/shell"}).json()
    assert path.read_bytes() == before.replace(b"900 to 1_500", b"900 to 1_400")
    seen = {"sha256": said["sha256"]}
    said = page.post("/edit", json={**seen, "text": DEAL}).json()
    assert path.read_bytes() == before


def test_articles_added_in_two_pages_at_once_are_all_read(page: TestClient, case: Path) -> None:
    def add(n: int) -> int:
        text = f"Ruritania sold {n},000 shells to Oz, said minister Ana Brandt.".encode()
        return page.post("/add", params={"name": "a.txt"}, content=text).status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(add, range(11, 27))) == {200}
    opened = folder_of.open_case(case)
    assert {article.id for article in opened.articles} == {claim.article for claim in opened.claims}


def test_an_article_that_a_crash_left_unread_is_read_with_the_next(page: TestClient, case: Path) -> None:
    data = b"Ruritania sold 7,000 shells to Oz, said minister Ana Brandt."
    stored, _ = folder_of.add(case, edits.article_from(data, "a.txt", {}), data)
    page.post("/add", params={"name": "b.txt"}, content=data.replace(b"7,000", b"8,000"))
    assert stored.id in {claim.article for claim in folder_of.open_case(case).claims}


def test_a_case_that_a_crash_left_without_its_article_can_be_kept_again(tmp_path: Path) -> None:
    page = client(None, home=tmp_path)
    page.headers.update(HEADERS)
    folder_of.new(tmp_path / "oz", "Oz")
    key = page.post("/paste", content=b"Ruritania sold 7,000 shells to Oz, said Ana Brandt.").json()["key"]
    assert page.post("/keep", json={"keys": [key], "folder": "oz"}).status_code == 200
    said = page.post("/keep", json={"keys": [key], "folder": "oz"}).json()["problem"]
    assert "there is a case here already" in said
    assert len(folder_of.open_case(tmp_path / "oz").articles) == 1
