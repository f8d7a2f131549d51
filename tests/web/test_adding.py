"""Articles handed in at the page, and a model changed at it, in a real browser: what goes wrong with one loses no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from countertrade import case as folder_of
from countertrade.web.guard import LIMIT
from tests.web.browsing import needed, serving, tab
from tests.web.cases import DEAL, HERALD, KURIER, make

pytestmark = needed

DROP = """(files) => {
    const held = new DataTransfer();
    for (const [name, text] of files) held.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
}"""


def test_one_file_that_cannot_be_read_keeps_no_other_out(browser: Any, tmp_path: Path) -> None:
    case = tmp_path / "oz"
    folder_of.new(case, "Shells for Oz")
    dropped = [["herald.txt", HERALD], ["shells.docx", "PK"], ["empty.txt", ""], ["kurier.txt", KURIER]]
    with serving(case) as address, tab(browser, address) as page:
        page.goto(address)
        page.evaluate(DROP, dropped)
        page.wait_for_selector("#told >> text=shells.docx: this kind of file is not read")
        page.wait_for_selector("#told >> text=empty.txt: the file is empty")
        page.wait_for_timeout(3500)  # the page has looked for changes meanwhile
        assert "shells.docx" in page.inner_text("#told")
        page.click("#told button")
        page.wait_for_selector(".card")
    assert len(folder_of.open_case(case).articles) == 2


def test_what_is_dragged_within_the_page_is_no_article(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/articles")
        before = page.url
        page.evaluate("() => getSelection().selectAllChildren(document.querySelector('.stored'))")
        page.drag_and_drop(".stored .part", ".cards h2")
        page.wait_for_timeout(500)
        assert page.url == before
    assert len(folder_of.open_case(case).articles) == 2


def test_a_value_changed_beside_an_unsaved_text_overwrites_neither(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/model")
        page.fill("textarea", DEAL + "# mine\n")
        page.fill("form[data-name=cost] input", "800 to 900 USD/shell")
        page.click("form[data-name=cost] button")
        page.wait_for_selector("#told >> text=not saved")
        page.click("form[data-post=text] button")
        page.wait_for_function("() => document.querySelector('textarea').defaultValue.includes('# mine')")
        page.wait_for_load_state()
        page.fill("form[data-name=cost] input", "800 bananas")
        page.click("form[data-name=cost] button")
        page.wait_for_selector("#told >> text=banana")
        assert "800 bananas" not in page.input_value("textarea"), "what could not be run is not written"
        page.fill("form[data-name=cost] input", "800 to 900 USD/shell")
        page.click("form[data-name=cost] button")
        page.wait_for_function("() => document.querySelector('textarea').defaultValue.includes('800 to 900')")
    assert (case / "deal.yaml").read_text("utf-8") == DEAL.replace("900 to 1_500", "800 to 900") + "# mine\n"


def test_a_file_beyond_all_bounds_is_refused_before_it_is_sent(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(LIMIT + 1)
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/articles?lang=de")
        page.locator("nav summary").click()
        page.set_input_files("input[type=file]", tmp_path / "large.txt")
        page.click("form.add button[type=submit]")
        page.wait_for_selector("#told >> text=Mehr als 64 MB")
