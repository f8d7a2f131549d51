"""Every view and the report, held against axe-core's rules: nobody is shut out by how they read or point."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from countertrade import case as folder_of
from countertrade.web import edits
from tests.web import npm
from tests.web.browsing import needed, serving, tab
from tests.web.cases import make

pytestmark = needed
VIEWS = ("articles", "statements", "trace", "checks", "model", "answer", "handover")
FAULTS = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
    .map((fault) => `${fault.id} (${fault.impact}): ${fault.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`)"""


@pytest.fixture(scope="module")
def axe() -> str:
    return (npm.unpacked(npm.AXE) / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A case with decisions of each kind, and single articles without one: the addresses of two servers."""
    home = tmp_path_factory.mktemp("axe")
    case = make(home / "oz", hostile=True)
    for claim, action in zip(folder_of.open_case(case).claims, ("accept", "reject", "correct"), strict=False):
        fields = {"modality": "planned"} if action == "correct" else {}
        edits.decide(case, edits.Wanted(target=claim.id, action=action, fields=fields), "M. K.")
    with serving(case) as with_case, serving(None, home) as without:
        yield with_case, without


def faults(page: Any, axe: str) -> list[str]:
    page.evaluate(axe)  # over the debugger, so that the page keeps its policy
    found: list[str] = page.evaluate(FAULTS)
    return found


@pytest.mark.parametrize(("scheme", "language", "width"), [("light", "en", 1280), ("dark", "de", 390)])
def test_no_view_has_a_fault(
    browser: Any, served: tuple[str, str], axe: str, tmp_path: Path, scheme: str, language: str, width: int
) -> None:
    address, without = served
    size = {"width": width, "height": 860}
    found: dict[str, list[str]] = {}
    with tab(browser, address, color_scheme=scheme, viewport=size) as page:
        for view in VIEWS:
            assert page.goto(f"{address}/{view}?lang={language}").ok, view
            found[view] = faults(page, axe)
        page.goto(f"{address}/articles?lang={language}")
        page.keyboard.press("n")
        page.keyboard.press("c")
        found["correcting"] = faults(page, axe)
        page.keyboard.press("Escape")
        page.locator("a.mark").first.hover()
        page.wait_for_selector(".about:popover-open")
        found["about a mark"] = faults(page, axe)
        report = tmp_path / "report.html"
        report.write_bytes(page.request.get(f"{address}/answer/file?lang={language}").body())
        page.goto(report.as_uri())
        found["report"] = faults(page, axe)
    with tab(browser, without, color_scheme=scheme, viewport=size) as page:
        page.goto(f"{without}/?lang={language}")
        page.fill(
            "textarea",
            "Oz buys 200,000 shells at 1,500 dollars each, said Ana Brandt. That makes 200 million dollars.",
        )
        page.click("form button")
        page.wait_for_selector("#result:visible")
        found["paste"] = faults(page, axe)
    assert {view: wrong for view, wrong in found.items() if wrong} == {}


def test_a_fault_would_be_found(browser: Any, served: tuple[str, str], axe: str) -> None:
    with tab(browser, served[0]) as page:
        page.goto(f"{served[0]}/articles")
        page.evaluate("() => document.querySelector('.card button').textContent = ''")
        assert [fault.split()[0] for fault in faults(page, axe)] == ["button-name"]
