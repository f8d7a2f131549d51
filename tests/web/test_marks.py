"""What stands behind a mark: a popover by pointer, keyboard and touch that tells who said it through whom and how it was read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from countertrade.pipeline import pipeline_of
from countertrade.records import Attribution, Commitment, Marker, Source, replace
from countertrade.report.words import words
from countertrade.web.cards import Shelf
from countertrade.web.phrases import phrases
from tests.web.browsing import needed, serving, tab
from tests.web.cases import make

OPEN = ".about:popover-open"
APART = """() => {
    const [told, box] = [".mark.asked", ".about:popover-open"].map((s) => document.querySelector(s)?.getBoundingClientRect());
    return told && box && (box.bottom <= told.top || box.top >= told.bottom || box.left >= told.right || box.right <= told.left);
}"""
WITHOUT_ANCHORS = ("@supports (position-area: block-end)", "@supports (position-area: nowhere)")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("marks") / "oz", hostile=True)


@pytest.fixture(scope="module")
def address(case: Path) -> Iterator[str]:
    with serving(case) as served:
        yield served


def article(case: Path, outlet: str) -> str:
    return next(f"article/{a.id}" for a in pipeline_of(case).articles if outlet in (a.outlet or ""))


def shelf(case: Path, language: str) -> Shelf:
    return Shelf(pipeline_of(case, language=language), words(language), phrases(language))


@pytest.mark.parametrize(
    ("language", "hands"),
    [
        ("en", ["the ministry", "Ana Brandt (minister)", "Morning Post (carried it)", "Harbour Herald (this article) 6 January 2025"]),
        ("de", ["the ministry", "Ana Brandt (minister)", "Morning Post (hat es verbreitet)", "Harbour Herald (dieser Artikel) 6. Januar 2025"]),
    ],
)  # fmt: skip
def test_the_chain_begins_with_the_farthest_hand(case: Path, language: str, hands: list[str]) -> None:
    on = shelf(case, language)
    claim = next(
        c for c in on.case.claims if on.articles[c.article].outlet == "Harbour Herald" and c.quantity
    )
    said = Attribution(
        mode="indirect",
        source=Source(span=None, text="she", name="Ana Brandt", role="minister"),
        via=("Harbour Herald", "Morning Post"),
        cites=("the ministry",),
    )
    chain = on.chain(replace(claim, attribution=said), on.articles[claim.article])
    assert [f"{s.name} ({s.note}) {s.date}".replace(" ()", "").strip() for s in chain] == hands


def test_whom_it_was_taken_from_is_told_from_the_trace(case: Path) -> None:
    on = shelf(case, "en")
    outlets = {
        on.articles[c.article].outlet: c for c in on.case.claims if c.quantity and c.quantity.unit == "shell"
    }
    lineage = on.case.lineage
    assert list(on.traced(outlets["Harbour Herald"], lineage)) == [("Retold in", "other articles: 1")]
    [(label, told)] = on.traced(outlets["Isarkurier"], lineage)
    assert label == "Taken from"
    assert told.startswith("Harbour Herald, 6 Jan 2025 (names it as its source; ")


def test_how_it_was_read_is_told_in_words(case: Path) -> None:
    on = shelf(case, "en")
    claim = next(c for c in on.case.claims if c.quantity and c.quantity.text == "at least 200,000 shells")
    known = dict(on.card(claim).known)
    assert known["Read as"] == "at least 200,000 shells"
    assert known["Printed"] == "“at least 200,000 shells”"
    assert known["How sure"] == "stated"
    hedged = replace(
        claim, commitment=Commitment(modality="planned", markers=(Marker(span=(0, 4), text="plan"),))
    )
    assert on.sure(hedged) == "planned: “plan”"
    assert known["State"] == "reported · Ruritania → Oz"
    assert known["Decision"] == "undecided"


class TestInTheBrowser:
    pytestmark = needed

    def test_by_pointer(self, browser: Any, case: Path, address: str) -> None:
        with tab(browser, address) as page:
            page.goto(f"{address}/{article(case, 'Herald')}")
            mark = page.locator("a.m-figure").first
            mark.hover()
            page.wait_for_selector(OPEN)
            box = page.locator(OPEN)
            assert box.get_attribute("id") == mark.get_attribute("aria-describedby")
            assert "Harbour Herald" in box.inner_text()
            assert "6 January 2025" in box.inner_text()
            page.wait_for_selector(f"{OPEN} dt >> text=Retold in")
            box.hover()
            page.wait_for_timeout(400)
            assert box.count() == 1, "a pointer may come to the popover"
            page.keyboard.press("Escape")
            assert box.count() == 0
            mark.hover()
            page.wait_for_selector(OPEN)
            page.mouse.move(5, 5)
            page.wait_for_selector(OPEN, state="detached")
            assert page.locator(".mark.asked").count() == 0

    def test_by_keyboard(self, browser: Any, case: Path, address: str) -> None:
        with tab(browser, address) as page:
            page.goto(f"{address}/{article(case, 'Herald')}")
            marks = page.locator("a.mark")
            seen: list[str] = []
            while len(seen) < marks.count():
                page.keyboard.press("Tab")
                focused = page.locator(":focus")
                if focused.get_attribute("data-claim"):
                    seen.append(page.locator(OPEN).get_attribute("id"))
                    assert seen[-1] == focused.get_attribute("aria-describedby")
            assert len(set(seen)) == len(seen) > 2, "each mark is reached, and tells of its own statement"
            page.keyboard.press("Tab")
            assert page.locator(OPEN).count() == 0, "none stays open behind"
            marks.nth(1).focus()
            page.keyboard.press("Shift+Tab")
            page.wait_for_selector(OPEN)
            page.keyboard.press("Escape")
            assert page.locator(OPEN).count() == 0
            assert page.evaluate("() => document.activeElement.matches('a.mark')"), (
                "Escape leaves the reader where they are"
            )

    def test_what_is_longer_than_its_place_is_moved_by_keyboard(
        self, browser: Any, case: Path, address: str
    ) -> None:
        with tab(browser, address, viewport={"width": 390, "height": 300}) as page:
            page.goto(f"{address}/{article(case, 'Herald')}")
            page.locator("a.mark").nth(1).focus()
            page.keyboard.press("Shift+Tab")
            page.wait_for_selector(f"{OPEN}[tabindex='0']")
            page.keyboard.press("Tab")
            assert page.evaluate("() => document.activeElement.matches('.about:popover-open')")
            page.keyboard.press("End")
            page.wait_for_function("() => document.activeElement.scrollTop > 0")
            page.keyboard.press("Escape")
            page.wait_for_selector("a.mark:focus")
            assert page.locator(OPEN).count() == 0

    def test_by_touch(self, browser: Any, case: Path, address: str) -> None:
        phone = {"viewport": {"width": 390, "height": 700}, "has_touch": True, "is_mobile": True}
        with tab(browser, address, **phone) as page:
            page.goto(f"{address}/{article(case, 'Herald')}")
            mark = page.locator("a.m-figure").nth(1)
            mark.scroll_into_view_if_needed()
            before = page.evaluate("() => scrollY")
            mark.tap()
            page.wait_for_selector(OPEN)
            assert page.evaluate("() => scrollY") == before, "a touch leaves the text where it is"
            page.locator(f"{OPEN} .go a").tap()
            page.wait_for_selector(OPEN, state="detached")
            chosen = page.evaluate("() => document.activeElement.id")
            assert chosen == f"card-{mark.get_attribute('data-claim')}"
            mark.tap()
            page.wait_for_selector(OPEN)
            page.locator("h1").tap()
            page.wait_for_selector(OPEN, state="detached")

    @pytest.mark.parametrize("anchored", [True, False])
    @pytest.mark.parametrize("size", [(1280, 860), (390, 700), (1000, 420)])
    def test_it_never_covers_its_mark(
        self, browser: Any, case: Path, address: str, size: tuple[int, int], anchored: bool
    ) -> None:
        with tab(browser, address, viewport={"width": size[0], "height": size[1]}) as page:
            if not anchored:  # as in a browser without anchor positioning
                page.route(
                    "**/desk.css*",
                    lambda route: route.fulfill(
                        body=route.fetch().text().replace(*WITHOUT_ANCHORS), content_type="text/css"
                    ),
                )
            page.goto(f"{address}/{article(case, 'Isarkurier')}")
            for block in ("start", "center", "end"):
                for mark in page.locator("a.mark").all():
                    mark.evaluate(
                        "(mark, block) => { document.activeElement.blur(); mark.scrollIntoView({ block }); mark.focus(); }",
                        block,
                    )
                    page.wait_for_selector(OPEN)
                    area = page.locator(OPEN).evaluate("(box) => getComputedStyle(box).positionArea")
                    assert (area != "none") is anchored
                    page.wait_for_function(APART)  # a frame after it opened it stands where it stays
                    rects = page.evaluate(
                        """() => [".mark.asked", ".about:popover-open"].map((s) => document.querySelector(s).getBoundingClientRect().toJSON())"""
                    )
                    _, box = rects
                    assert box["left"] >= 0, rects
                    assert box["right"] <= size[0], rects
                    assert box["top"] >= 0, rects
                    assert box["bottom"] <= size[1], rects
                    page.keyboard.press("Escape")

    def test_hostile_text_is_text_there_too_and_nothing_is_printed(
        self, browser: Any, case: Path, address: str
    ) -> None:
        with tab(browser, address) as page:
            page.goto(f"{address}/{article(case, 'Evil')}")
            page.locator("a.mark").first.hover()
            page.wait_for_selector(OPEN)
            box = page.locator(OPEN)
            assert "<b>Evil</b>" in box.inner_text()
            assert box.locator("b, svg, script, img").count() == 0
            page.emulate_media(media="print")
            assert not box.is_visible()
