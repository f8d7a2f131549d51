"""Scenario tabs, sliders, parents and links to retellings, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from countertrade.pipeline import pipeline_of
from tests.web.browsing import needed, serving, tab
from tests.web.cases import DEAL, make
from tests.web.test_scenarios import SCENARIOS

pytestmark = needed


def moved(page: Any, key: str, position: int) -> None:
    """Move a slider and wait until what it moves is redrawn."""
    page.evaluate("() => document.querySelector('#drawn').removeAttribute('data-ms')")
    page.locator(f'input.slider[data-key="{key}"]').fill(str(position))
    page.wait_for_selector("#drawn[data-ms]")


def asked(page: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_sliders_stay_from_tab_to_tab_and_the_address_has_all(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    (case / "deal.yaml").write_text(DEAL + SCENARIOS, "utf-8")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/answer")
        moved(page, "price", 900)
        page.locator(".tabs a", has_text="early peace").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".tabs a[aria-current] >> text=early peace")
        page.wait_for_load_state()
        assert asked(page) == {"scenario": ["early peace"], "pin.price": ["900"]}
        assert page.locator('input.slider[data-key="price"]').input_value() == "900"
        before = page.locator("#drawn .headline").inner_text()
        assert "early peace" in before
        moved(page, "cost", 25)
        assert asked(page) == {"scenario": ["early peace"], "pin.price": ["900"], "pin.cost": ["25"]}
        assert page.locator("#drawn .headline").inner_text() != before
        assert page.locator("#drawn #notes li").count() > 0, "footnotes are redrawn with what cites them"
        link = page.locator("a", has_text="This view as a file").get_attribute("href")
        assert parse_qs(urlsplit(link).query).items() >= asked(page).items()
        page.locator(".tabs a", has_text="Compare").click()
        page.wait_for_selector("#drawn #compared")
        page.wait_for_load_state()
        moved(page, "cost", 975)
        rows = page.locator("#drawn #compared tbody th")
        assert rows.count() == 3, "Oz pays what the shells are worth to it, so that nothing moves its balance"
        page.locator("button[data-free=all]").click()
        page.wait_for_function("() => !location.search.includes('pin.')")
        assert asked(page) == {"compared": ["1"]}


def test_the_models_flows_follow_a_slider(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/model")
        before = page.locator("#drawn .still svg.exchange").text_content()
        moved(page, "price", 975)
        assert page.locator("#drawn .still svg.exchange").text_content() != before


def test_a_link_without_its_item_leads_to_the_retelling(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz", model=False)
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/trace")
        shown = page.locator(".card.edge").first.get_attribute("id")
        other = next(edge.id for edge in pipeline_of(case).lineage.retellings if edge.id != shown)
        page.goto("about:blank")
        page.goto(f"{address}/trace#{other}")
        page.wait_for_selector(f"#{other}.current")


def test_parents_are_asked_for_as_they_are_typed(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz", model=False)
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/trace?measure=shells")
        assert page.locator("#candidates option").count() == 1, "nothing but: from nobody"
        page.locator(".card.edge input[name=parent]").first.fill("herald")
        page.wait_for_selector("#candidates option[value^=c-]", state="attached")
        assert "Harbour Herald" in (page.locator("#candidates option").first.text_content() or "")
