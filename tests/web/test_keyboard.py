"""The whole work of a case without a mouse: each control is reached by Tab or by its key, and used from there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from countertrade import case as folder_of
from countertrade.records import Decision
from tests.web.browsing import needed, serving, tab
from tests.web.cases import CASE_YAML, DEAL, HERALD, KURIER, make

pytestmark = needed


def reach(page: Any, selector: str, *, by: str = "Tab") -> None:
    """Press Tab until what has the focus is the control."""
    for _ in range(120):
        if page.evaluate("(selector) => Boolean(document.activeElement?.matches(selector))", selector):
            return
        page.keyboard.press(by)
    raise AssertionError(f"{selector} is not reached by {by}")


def follow(page: Any, href: str) -> None:
    """Go to a view by its link in the bar."""
    reach(page, f".bar a[href='{href}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{href}*")
    page.wait_for_load_state()


def write(page: Any, text: str) -> None:
    """Put the text in place of what stands in the field."""
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def made(case: Path) -> list[Decision]:
    return list(folder_of.open_case(case).decisions)


def add(page: Any, text: str, outlet: str, published: str) -> None:
    if page.locator(".list details:not([open])").count():
        reach(page, ".list summary")
        page.keyboard.press("Enter")
    reach(page, "form.add textarea")
    page.keyboard.insert_text(text)
    reach(page, "form.add input[name=outlet]")
    page.keyboard.insert_text(outlet)
    reach(page, "form.add input[name=published]")
    page.keyboard.insert_text(published)
    reach(page, "form.add button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"h1 >> text={outlet}")
    page.wait_for_load_state()


def test_the_whole_work_of_a_case(browser: Any, tmp_path: Path) -> None:
    case = tmp_path / "oz"
    folder_of.new(case, "Shells for Oz")
    (case / "case.yaml").write_text(CASE_YAML, "utf-8")
    (case / "deal.yaml").write_text(DEAL, "utf-8")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/articles")
        add(page, KURIER, "Isarkurier", "2025-01-07")
        add(
            page, HERALD.replace("at least ", ""), "Harbour Herald", "2025-01-06"
        )  # an exact figure can add up
        _decide_on_statements(page, case)
        _dismiss_a_finding(page, case)
        follow(page, "/answer")
        before = page.inner_text("#drawn .headline")
        reach(page, "input.slider[data-key=cost]")
        page.keyboard.press("End")
        page.wait_for_selector("#drawn[data-ms]")
        assert page.inner_text("#drawn .headline") != before
        assert "pin.cost=1000" in page.url
        reach(page, "a[href*='/answer/file']")
        with page.expect_download() as sent:
            page.keyboard.press("Enter")
        assert "Content-Security-Policy" in Path(sent.value.path()).read_text("utf-8")


def _decide_on_statements(page: Any, case: Path) -> None:
    """Walk, accept, reject, correct each field, and take it back."""
    cards = page.locator(".card[id]")
    for key in "jjk":
        page.keyboard.press(key)
    assert cards.first.evaluate("(card) => card.matches('.current:focus')")
    page.keyboard.press("a")
    page.wait_for_selector(".card.accepted:not(.current)")
    page.wait_for_selector(".card.undecided.current:focus")
    page.keyboard.press("c")
    write(page, "more than 150,000 shell")
    reach(page, "input[name=source]")
    write(page, "Ana Brandt's ministry")
    reach(page, "select[name=measure]")
    page.keyboard.type("shells")
    reach(page, "select[name=modality]")
    page.keyboard.type("planned")
    reach(page, "select[name=status]")
    page.keyboard.type("delivered")
    reach(page, "input[name=span]")
    write(page, "Ruritania sells shells")
    reach(page, "input[name=reason]")
    page.keyboard.insert_text("the headline says so")
    page.keyboard.press("Enter")
    page.wait_for_selector(".card.corrected.current:focus")
    *_, last = made(case)
    assert last.action == "correct"
    assert last.reason == "the headline says so"
    assert last.fields == {
        "quantity": "more than 150,000 shell",
        "source": "Ana Brandt's ministry",
        "measure": "shells",
        "modality": "planned",
        "status": "delivered",
        "span": [0, 22],
    }
    page.keyboard.press("u")
    page.wait_for_selector(".card.corrected", state="detached")
    page.keyboard.press("c")
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.matches('.card.current')"), "Escape leaves the form"
    reach(page, ".card.current .where a")
    page.keyboard.press("Enter")
    page.wait_for_selector("a.mark:focus")
    page.keyboard.press("Enter")
    page.wait_for_selector(".card.current:focus")
    page.keyboard.press("r")
    page.wait_for_selector(".card.rejected")
    page.keyboard.press("u")
    page.wait_for_selector(".card.rejected", state="detached")
    assert [d.action for d in made(case)] == ["accept", "correct", "undo", "reject", "undo"]


def _dismiss_a_finding(page: Any, case: Path) -> None:
    follow(page, "/checks")
    reach(page, "main details > summary")
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.keyboard.insert_text("asked the ministry")
    reach(page, "button[value=dismiss]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".card.finding.current:focus [data-do=undo]")
    assert made(case)[-1].action == "dismiss"
    page.keyboard.press("u")
    page.wait_for_selector(".card.finding [data-do=undo]", state="detached")


def test_where_a_statement_comes_from(browser: Any, tmp_path: Path) -> None:
    """Accept, merge, split, set a parent and take each back: the tree follows, and the place on the page stays."""
    case = make(tmp_path / "oz")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/trace")
        page.keyboard.press("j")
        edge = page.locator(".edge.current")
        child = edge.locator(".card.parent").get_attribute("data-target")
        parent = page.evaluate(
            "() => JSON.parse(document.querySelector('.edge.current [data-do=merge]').dataset.fields).with"
        )
        for key, action, fields in (
            ("a", "set_parent", {"parent": parent}),
            ("m", "merge", {"with": parent}),
            ("s", "split", {"from": parent}),
            ("i", "independent", {}),
        ):
            with page.expect_event("load"):
                page.keyboard.press(key)
            *_, last = made(case)
            assert (last.target, last.action, last.fields) == (child, action, fields)
            held = page.locator(f".card.parent[data-target='{child}']").count()
            assert held == (key in "am"), f"{action}: the retelling stays only where it is one"
            with page.expect_event("load"):
                page.keyboard.press("u")
            page.wait_for_selector(f".edge.current .card.parent[data-target='{child}']")
        assert [d.action for d in made(case)] == [
            "set_parent",
            "undo",
            "merge",
            "undo",
            "split",
            "undo",
            "independent",
            "undo",
        ]
        page.keyboard.press("p")
        assert page.evaluate("() => document.activeElement.matches('.edge.current input[name=parent]')")
