"""The page in a real browser: no request, no blocked style, no long task, keyboard, dark and print."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tests.report.test_page import html_of
from tests.web.browsing import needed

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needed


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(html_of(script=True), encoding="utf-8")
    return path.as_uri()


class Watched:
    """A page with what it asked for and complained of."""

    def __init__(self, browser: Browser, url: str, **how: object) -> None:
        self.context = browser.new_context(**how)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: self.said.append(f"dialog {dialog.message}"))
        self.page.goto(url)


@pytest.fixture
def watched(browser: Browser, file: str) -> Iterator[Watched]:
    made = Watched(browser, file, viewport={"width": 1180, "height": 900})
    yield made
    made.context.close()


def test_nothing_is_requested_and_nothing_is_blocked(watched: Watched) -> None:
    assert [url for url in watched.requests if not url.startswith("file:")] == []
    assert len(watched.requests) == 1
    assert watched.said == []


LONG = """() => new Promise((told) => {
  new PerformanceObserver((list) => told(list.getEntries().map((e) => e.duration))).observe({ type: "longtask", buffered: true });
  setTimeout(() => told([]), 500);
})"""
"""Tasks of more than 50 ms since the page was opened, in ms."""


def long_tasks(page: Page) -> list[float]:
    """Those of the quietest of four openings: a machine with other work stretches all tasks."""
    found = []
    for _ in range(4):
        page.reload()
        found.append(page.evaluate(LONG))
    return min(found, key=sum)


def test_no_long_task_stands_before_the_answer(watched: Watched) -> None:
    assert long_tasks(watched.page) == []


def test_without_script_the_same_is_read(browser: Browser, file: str) -> None:
    made = Watched(browser, file, java_script_enabled=False)
    assert made.page.locator("figure.chart svg.drawing").count() >= 6
    assert not made.page.locator(".takes").first.is_visible()
    made.context.close()


UNFOLD = "() => { for (const e of document.querySelectorAll('details.fold')) e.open = true; }"
FAULTS = """() => [...document.querySelectorAll("figure.chart svg.drawing")].flatMap((drawing) => {
  const inside = drawing.getBoundingClientRect();
  const labels = [...drawing.querySelectorAll("text")].map((e) => [e.textContent, e.getBoundingClientRect()]);
  const out = labels.filter(([, b]) => b.left < inside.left - 2 || b.right > inside.right + 2 || b.bottom > inside.bottom + 2);
  const met = labels.flatMap(([name, a], at) => labels.slice(at + 1).filter(([, b]) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4).map(([other]) => name + " / " + other));
  return [...out.map(([name]) => name), ...met];
})"""
"""Labels of visible drawings that leave theirs, and pairs that meet."""


def test_no_label_leaves_its_drawing_or_meets_another(watched: Watched) -> None:
    """What test_drawings.py reckons with widths from a table, with the type of a real browser."""
    watched.page.evaluate(UNFOLD)
    assert watched.page.evaluate(FAULTS) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1180])
def test_no_width_scrolls_the_page_sideways(browser: Browser, file: str, width: int) -> None:
    made = Watched(browser, file, viewport={"width": width, "height": 800})
    assert made.page.evaluate("document.documentElement.scrollWidth") <= width
    made.context.close()


def test_a_phone_has_drawings_of_its_own_width(browser: Browser, file: str) -> None:
    made = Watched(browser, file, viewport={"width": 390, "height": 800})
    made.page.evaluate(UNFOLD)
    shown = made.page.locator("figure.chart .slim:visible")
    assert shown.count() == made.page.locator("figure.chart .slim").count() > 4
    assert made.page.evaluate(FAULTS) == []
    for width in shown.evaluate_all("(all) => all.map((e) => e.scrollWidth - e.clientWidth)"):
        assert width <= 0
    made.page.set_viewport_size({"width": 800, "height": 800})
    assert shown.count() == 0
    made.context.close()


@pytest.mark.parametrize("width", [320, 400])
def test_on_a_phone_the_whole_report_is_read_without_moving_it_sideways(
    browser: Browser, file: str, width: int
) -> None:
    """The chains too, which are drawn anew for it; with everything unfolded, tables of figures scroll in themselves."""
    made = Watched(browser, file, viewport={"width": width, "height": 800}, is_mobile=True, has_touch=True)
    made.page.evaluate("() => document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert made.page.evaluate("document.documentElement.scrollWidth") == width
    assert made.page.locator("#lineage .still:visible").count() == 0
    chains = made.page.locator("#lineage .slim:visible")
    assert chains.count() > 0
    assert chains.evaluate_all("(all) => all.every((e) => e.scrollWidth <= e.clientWidth)")
    made.context.close()


def test_what_is_folded_opens_where_a_link_leads_into_it(watched: Watched) -> None:
    page = watched.page
    assert not page.locator("#statements").is_visible()
    page.locator(".trust a[href='#statements']").first.click()
    assert page.locator("#statements").is_visible()
    assert page.locator("#findings").is_hidden()


def test_the_contents_stay_in_sight(watched: Watched) -> None:
    watched.page.mouse.wheel(0, 2_000)
    watched.page.wait_for_function("scrollY > 1_000")
    assert watched.page.locator(".contents").evaluate("(e) => e.getBoundingClientRect().top") == 0


def test_the_keyboard_reaches_the_evidence_of_the_answer(watched: Watched) -> None:
    page = watched.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.headline') !== null")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target') !== null")


def test_print_shows_drawings_and_all_figures_without_links(watched: Watched) -> None:
    page = watched.page
    page.emulate_media(media="print")
    assert page.locator("#chart-fan .still").is_visible()
    assert page.locator("#notes li").first.is_visible()
    assert page.locator(".print-only").first.is_visible()


def test_paper_is_no_phone(browser: Browser, file: str) -> None:
    """A4 between its margins is 680 px wide: drawings keep their wide form, and a footnote number stands for each note."""
    made = Watched(browser, file, viewport={"width": 680, "height": 960})
    made.page.emulate_media(media="print")
    assert made.page.locator("#chart-exchange .still").is_visible()
    assert not made.page.locator("#chart-exchange .slim").is_visible()
    assert made.page.evaluate("document.documentElement.scrollWidth") <= 680
    cited = made.page.evaluate(
        "[...new Set([...document.querySelectorAll('sup')].map((e) => Number(e.textContent)))].sort((a, b) => a - b)"
    )
    notes = made.page.evaluate("[...document.querySelectorAll('#notes li')].map((e) => e.value)")
    assert cited == notes == list(range(1, len(notes) + 1))
    made.context.close()


def test_a_table_can_be_taken_out_of_the_page(watched: Watched) -> None:
    with watched.page.expect_download() as download:
        watched.page.locator("a[download='report.xlsx']").click()
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"


def test_every_chart_can_be_taken_along_as_picture_and_figures(watched: Watched) -> None:
    page = watched.page
    charts = page.locator("figure.chart")
    assert charts.count() >= 6
    for chart in charts.all():
        page.reload()  # a page that has handed out ten files is asked for no more of them
        page.evaluate(UNFOLD)
        chart.hover()
        for kind, begins in (("svg", b"<svg"), ("png", b"\x89PNG"), ("csv", b"\xef\xbb\xbf")):
            with page.expect_download() as download:
                chart.locator(f"[data-save={kind}]").click()
            taken = Path(download.value.path()).read_bytes()
            assert taken.startswith(begins), (chart.get_attribute("id"), kind)
            assert download.value.suggested_filename.endswith(f".{kind}")
            if kind == "svg":
                root = ElementTree.fromstring(taken)
                assert any(element.text for element in root.iter("{http://www.w3.org/2000/svg}text"))
                assert b"href" not in taken
                assert b"Source: 6 articles up to 9 March 2023" in taken
                assert b"font-size: 12.5px" in taken
            if kind == "csv":
                rows = list(csv.reader(taken.decode("utf-8-sig").splitlines()))
                assert len({len(row) for row in rows}) == 1
                assert len(rows) > 1
                for name, *values in zip(*rows, strict=True):
                    if name.startswith(("q05", "q50", "q95", "mean", "total", "first_order", "chance")):
                        assert [float(value) for value in values if value], name
                    if name in ("date", "month"):
                        assert all(re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value) for value in values if value)
    assert watched.said == []


def test_structure_for_those_who_listen(watched: Watched) -> None:
    """What axe-core would call serious: names for links, buttons and pictures, headings in order, cells under heads."""
    faults = watched.page.evaluate(
        """() => {
          const faults = [];
          for (const e of document.querySelectorAll("a[href], button, summary"))
            if (!(e.textContent.trim() || e.getAttribute("aria-label"))) faults.push("no name: " + e.outerHTML.slice(0, 80));
          for (const e of document.querySelectorAll("svg.drawing"))
            if (!e.getAttribute("aria-label")) faults.push("picture without a name");
          let level = 0;
          for (const e of document.querySelectorAll("h1, h2, h3, h4")) {
            const now = Number(e.tagName[1]);
            if (now > level + 1) faults.push("heading leaps to " + e.tagName + " " + e.textContent);
            level = now;
          }
          for (const table of document.querySelectorAll("table"))
            for (const row of table.tBodies[0]?.rows ?? [])
              if (row.cells.length !== table.tHead.rows[0].cells.length) faults.push("ragged table");
          for (const e of document.querySelectorAll("[aria-hidden=true] a")) faults.push("hidden link");
          return faults;
        }"""
    )
    assert faults == []
