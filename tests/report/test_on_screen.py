"""The report of the built-in case where it is read: its first screen, its length, its first moments, and on paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from countertrade import case as folder_of
from countertrade.pipeline import pipeline_of
from countertrade.report.assembly import report_facts
from countertrade.report.page import render
from tests.report.test_browser import long_tasks
from tests.web.browsing import needed

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = needed
HIGH = 900
"""Height in px of a screen that is 1440 wide."""


@pytest.fixture(scope="module", params=["en", "de"])
def page(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    whole = pipeline_of(folder_of.built_in(), language=request.param)
    facts = report_facts(
        whole.whole,
        whole.lineage,
        whole.all_findings,
        whole.outcome(2**12),
        whole.deal,
        language=request.param,
    )
    file: Path = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(render(facts), "utf-8")
    context = browser.new_context(viewport={"width": 1440, "height": HIGH})
    opened = context.new_page()
    opened.goto(file.as_uri())
    yield opened
    context.close()


def test_no_long_task_stands_before_the_answer(page: Page) -> None:
    assert long_tasks(page) == []


def test_the_first_screen_has_the_answer_and_what_not_to_print_and_nothing_else(page: Page) -> None:
    for place in (".headline", "#chart-scenarios svg.drawing", ".trust", ".warning"):
        box = page.locator(place).first.bounding_box()
        assert box
        assert box["y"] > 0
        assert box["y"] + box["height"] <= HIGH, place
    following = page.locator("#exchange").bounding_box()
    assert following
    assert following["y"] >= HIGH


def test_it_is_four_screens_long(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollHeight") <= 4 * HIGH


def test_on_paper_it_has_six_pages_with_all_its_footnotes(page: Page) -> None:
    pages = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    assert 3 <= len(pages) <= 6
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert all(page.extract_text().strip() for page in pages), "no page is left empty"
    last = page.locator("#notes li").last.get_attribute("value")
    assert f"{last}. " in text
