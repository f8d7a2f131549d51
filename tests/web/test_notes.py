"""Notes on statements and findings, written at the page: kept, changed, deleted, found, and never lost to a race."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from countertrade import case as folder_of
from countertrade.annotations import standing
from countertrade.web import edits
from tests.web.browsing import needed, serving, tab
from tests.web.cases import HEADERS, client, make

SUM = "Oz buys 200,000 shells at 1,500 dollars each, said Ana Brandt. That makes 200 million dollars."
"""An article with a finding."""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = make(tmp_path / "oz")
    edits.add_article(folder, SUM.encode(), "sum.txt", {"outlet": "Lagoon Post", "published": "2025-01-08"})
    return folder


@pytest.fixture
def page(case: Path) -> TestClient:
    return client(case, person="M. K.")


def send(page: TestClient, target: str, text: str, seen: str = "", lang: str = "en") -> Any:
    wanted = {"target": target, "text": text, "seen": seen}
    return page.post(f"/note?lang={lang}", json=wanted, headers=HEADERS)


def texts(case: Path) -> list[str]:
    return [note.text for note in standing(folder_of.annotations_of(case))]


def claim_of(case: Path) -> Any:
    return folder_of.open_case(case).claims[0]


def finding_of(page: TestClient) -> str:
    found = re.search(r'data-target="(f-\w+)"', page.get("/checks").text)
    assert found
    return found[1]


def test_a_note_is_kept_with_who_and_when_and_shown_at_its_statement(page: TestClient, case: Path) -> None:
    claim = claim_of(case)
    said = send(page, claim.id, "  Ask the ministry.\n<b>Twice</b>  ").json()
    assert "Ask the ministry.\n&lt;b&gt;Twice&lt;/b&gt;" in said["notes"]
    (kept,) = folder_of.annotations_of(case)
    assert (kept.target, kept.text, kept.by) == (claim.id, "Ask the ministry.\n<b>Twice</b>", "M. K.")
    assert kept.about == claim.text
    assert re.match(r"\d{4}-\d\d-\d\dT", kept.at)
    for view in (f"/article/{claim.article}", "/statements", "/handover"):
        assert "Ask the ministry." in page.get(view).text, view


def test_a_note_on_a_finding_stands_at_it(page: TestClient, case: Path) -> None:
    finding = finding_of(page)
    assert send(page, finding, "Herald rounds up", lang="de").json()["target"] == finding
    html = page.get("/checks?lang=de").text
    assert "Herald rounds up" in html
    assert "Diese Notiz ändern" in html
    assert "Herald rounds up" in page.get("/handover").text


def test_a_note_is_changed_and_deleted_and_the_file_keeps_what_it_was(page: TestClient, case: Path) -> None:
    claim = claim_of(case)
    send(page, claim.id, "first")
    (first,) = folder_of.annotations_of(case)
    assert "second" in send(page, claim.id, "second", first.id).json()["notes"]
    assert texts(case) == ["second"]
    second = standing(folder_of.annotations_of(case))[0]
    assert "second" not in send(page, claim.id, "", second.id).json()["notes"]
    assert texts(case) == []
    assert [note.text for note in folder_of.annotations_of(case)] == ["first", "second", ""]


def test_nothing_is_lost_where_two_change_one_note(page: TestClient, case: Path) -> None:
    claim = claim_of(case)
    send(page, claim.id, "first")
    (first,) = folder_of.annotations_of(case)
    send(page, claim.id, "mine", first.id)
    lost = send(page, claim.id, "theirs", first.id)
    assert lost.status_code == 409
    assert "“mine”" in lost.json()["problem"]
    assert texts(case) == ["mine"]
    assert send(page, claim.id, "theirs", lost.json()["seen"]).status_code == 200
    assert texts(case) == ["theirs"]
    send(page, claim.id, "", standing(folder_of.annotations_of(case))[0].id)
    gone = send(page, claim.id, "still wanted", first.id, lang="de")
    assert gone.json() == {"problem": gone.json()["problem"], "seen": ""}
    assert "gelöscht" in gone.json()["problem"]


@pytest.mark.parametrize(
    ("target", "text", "why"),
    [
        ("c-none", "hello", "no such statement or finding"),
        ("f-none", "hello", "no such statement or finding"),
        ("", "  \n ", "the note is empty"),
        ("", "x" * 2001, "2001 characters; keep it to 2000"),
    ],
)
def test_what_is_no_note_is_refused_with_the_reason(
    page: TestClient, case: Path, target: str, text: str, why: str
) -> None:
    said = send(page, target or claim_of(case).id, text)
    assert said.status_code == 400
    assert why in said.json()["problem"]
    assert folder_of.annotations_of(case) == []


def test_a_search_finds_notes_and_what_they_are_on(page: TestClient, case: Path) -> None:
    claim, finding = claim_of(case), finding_of(page)
    send(page, claim.id, "Embassy denies this informally")
    send(page, finding, "Embassy agrees")
    found = page.get("/search?q=embassy").text
    assert found.count("Note: Embassy") == 2
    assert f"/article/{claim.article}#{claim.id}" in found
    assert f"/checks?finding={finding}#{finding}" in found
    assert "1 statement</" in page.get("/statements?q=informally").text


def test_a_note_on_what_is_no_longer_found_is_listed(page: TestClient, case: Path) -> None:
    claim = claim_of(case)
    send(page, claim.id, "keep me")
    path = case / "notes.jsonl"
    path.write_text(
        path.read_text("utf-8").replace(claim.id, "c-gone").replace("deliver", "dispatch"), "utf-8"
    )
    html = page.get("/handover").text
    assert "keep me" in html
    assert "no longer found" in html


def test_a_statement_read_anew_at_the_same_words_keeps_its_notes(page: TestClient, case: Path) -> None:
    claim = next(c for c in folder_of.open_case(case).claims if c.text)
    send(page, claim.id, "keep me")
    path = case / "notes.jsonl"
    path.write_text(path.read_text("utf-8").replace(claim.id, "c-older"), "utf-8")
    alike = [c for c in folder_of.open_case(case).claims if c.text == claim.text]
    shown = "keep me" in page.get(f"/article/{claim.article}").text
    assert shown == (len(alike) == 1)


def browser_test(test: Any) -> Any:
    """The test, in a real browser."""
    for mark in needed:
        test = mark(test)
    return test


@browser_test
def test_writing_at_the_page(browser: Any, case: Path, tmp_path: Path) -> None:
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/articles")
        page.keyboard.press("n")
        page.keyboard.press("e")
        page.wait_for_selector(".card.current .writes textarea:focus")
        page.keyboard.type("Ask Jo")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".card.current .annotation >> text=Ask Jo")
        page.keyboard.press("j")  # letters act again: the focus has left the field
        page.keyboard.press("k")
        page.click(".card.current .annotation summary")
        page.fill(".card.current .annotation textarea", "Ask Jo again")
        page.click(".card.current .annotation button >> text=Save")
        page.wait_for_selector(".card.current .annotation .text >> text=Ask Jo again")
        page.keyboard.press("Control+K")
        page.keyboard.type("jo again")
        page.wait_for_selector("#found >> text=Note: Ask Jo again")
        page.goto(f"{address}/answer")
        page.wait_for_selector("#drawn .answer")
        page.goto(f"{address}/articles")
        page.keyboard.press("n")
        page.click(".card.current .annotation summary")
        page.click(".card.current .annotation button >> text=Delete")
        page.wait_for_selector(".card.current .annotation", state="detached")
    assert texts(case) == []


@browser_test
def test_two_tabs_and_one_note(browser: Any, case: Path, tmp_path: Path) -> None:
    """What was typed stays in its field until it is kept, and saving again keeps it."""
    send(client(case, person="M. K."), claim_of(case).id, "first")
    note, field = ".annotation", ".annotation textarea"
    with (
        serving(case) as address,
        tab(browser, address) as one,
        tab(browser, address) as two,
    ):
        for page, text in ((one, "mine"), (two, "theirs")):
            page.goto(f"{address}/article/{claim_of(case).article}")
            page.click(f"{note} summary")
            page.fill(field, text)
        one.click(f"{note} button >> text=Save")
        one.wait_for_selector(f"{note} .text >> text=mine")
        two.click(f"{note} button >> text=Save")
        two.wait_for_selector("#told >> text=has changed this note in the meantime: “mine”")
        assert two.input_value(field) == "theirs"
        two.click(f"{note} button >> text=Save")
        two.wait_for_selector(f"{note} .text >> text=theirs")
    assert texts(case) == ["theirs"]
