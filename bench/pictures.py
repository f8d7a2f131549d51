"""The pictures of docs/page.md, made anew from the shipped case: light in English, dark in German, some on a phone.

    python bench/pictures.py [NAME …]

Needs Debian's chromium and Pillow, which keeps a picture to 128 colours and so near 100 kB.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
CASE = ROOT / "cases" / "russia-north-korea"
SIZE, PHONE = {"width": 1360, "height": 900}, {"width": 390, "height": 844}


def nothing(page: Page) -> None:
    """The view as it opens."""


def point(page: Page) -> None:
    """What stands behind a mark: the offer of rice in the interview."""
    page.get_by_role("link", name="The Han River Herald").first.click()
    page.locator("a.m-figure", has_text="600,000 to").first.hover()
    page.wait_for_timeout(500)


def check(page: Page) -> None:
    """One article, checked."""
    text = next(
        path for path in (CASE / "articles").glob("*.txt") if "600,000 to 700,000" in path.read_text("utf-8")
    )
    page.locator("textarea").fill(text.read_text("utf-8"))
    page.locator("form[data-post=check] button").click()
    page.wait_for_selector(".checked")
    page.wait_for_timeout(300)


def move(page: Page) -> None:
    """A slider on its way: figures and dots follow it, the rest waits."""
    page.wait_for_load_state("networkidle")
    page.locator("input.slider").first.evaluate(
        "(slider) => { slider.value = 150; slider.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    page.wait_for_timeout(300)


PICTURES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "articles": ("/articles", point),
    "trace": ("/trace?measure=rice", nothing),
    "checks": ("/checks", nothing),
    "model": ("/model?scenario=peace+in+spring", nothing),
    "answer": ("/answer", nothing),
    "moving": ("/answer", move),
    "statements": ("/statements?item=rice&which=undecided", nothing),
    "compared": ("/answer?compared=1", nothing),
    "handover": ("/handover", nothing),
    "paste": ("/paste", check),
}
"""Name -> where it is, and what is done there first. `paste` is the page without a case."""
ON_PHONE = ("answer", "trace", "model", "statements", "paste")


@contextmanager
def serving(*arguments: str) -> Iterator[str]:
    """A server of its own; gives the address that it prints, which opens the page once."""
    command = [sys.executable, "-m", "countertrade", "serve", *arguments, "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        said = re.search(r"http://[\d.:]+/\S+", server.stdout.readline())
        assert said
        yield said[0]
    finally:
        server.terminate()
        server.wait(10)


def main() -> None:
    from PIL import Image
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("bench/pictures.py: needs Debian's chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        case = Path(place) / "case"
        shutil.copytree(CASE, case)
        subprocess.run(
            [sys.executable, "-m", "countertrade", "read", str(case)], check=True, stdout=subprocess.DEVNULL
        )
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        with serving(str(case)) as printed, serving() as printed_without:
            opened = browser.new_context()
            for each in (printed, printed_without):
                opened.new_page().goto(each)
            address, without = (each.partition("/?")[0] for each in (printed, printed_without))
            for kind, scheme, language in (
                ("light", "light", "en"),
                ("dark", "dark", "de"),
                ("phone", "light", "de"),
            ):
                for name in sys.argv[1:] or PICTURES:
                    if kind == "phone" and name not in ON_PHONE:
                        continue
                    where, first = PICTURES[name]
                    size = PHONE if kind == "phone" else SIZE
                    phone = kind == "phone"
                    context = browser.new_context(
                        viewport=size,  # type: ignore[arg-type]
                        color_scheme=scheme,  # type: ignore[arg-type]
                        is_mobile=phone,
                        has_touch=phone,
                    )
                    context.add_cookies(opened.cookies())  # type: ignore[arg-type]
                    page = context.new_page()
                    joint = "&" if "?" in where else "?"
                    page.goto(f"{without if name == 'paste' else address}{where}{joint}lang={language}")
                    first(page)
                    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(128)
                    picture.save(ROOT / "docs" / "screens" / f"{name}-{kind}.png", optimize=True)
                    context.close()
        browser.close()


if __name__ == "__main__":
    main()
