"""How long the page takes with 50 articles and 2,000 statements, in a real browser on this computer.

    python bench/page.py [--articles 50] [--statements 40] [--sums 0]

Writes a case of that size, with so many sums in each article that do not hold (of three statements each), reads it, serves it, and opens it in Debian's Chromium. Prints for each view the time until it is drawn
(median of five, and the first), its weight and its requests; then the time from a key that decides to the decision in sight and to its
card as the disk has it, and how many keys twenty statements take; then that from a slider's step to the approximate figures and dots
redrawn, and from its release to the exact ones and to the whole view, with the compiled model; and that from a pasted article to its
marked text.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from countertrade import case as folder_of
from countertrade.pipeline import read_case
from countertrade.web import edits

if TYPE_CHECKING:
    from playwright.sync_api import Page

VIEWS = (
    "answer", "articles", "statements", "trace", "checks", "model", "answer?compared=1", "handover",
)  # fmt: skip
DRAWN = ("answer", "answer?compared=1", "model")

CASE = """title: Shells for Oz, at length
question: Does Ruritania gain by the deal?
parties:
  - {code: RU, name: {en: Ruritania, de: Ruritanien}}
  - {code: OZ, name: {en: Oz, de: Oz}}
measures:
  - {id: shells, unit: shell, giver: RU, recipient: OZ, words: {en: [shells]}}
"""
GOODS = ("shell", "tank", "drone", "truck", "missile", "jet", "rifle", "helmet")
DEAL = """title: Shells for money
start: 2025-01
months: 60
currency: USD
discount: 5 % per year
parties: {RU: Ruritania, OZ: Oz}
counts: [shell]
quantities:
  shells: {claims: shells}
  price: {value: 1_400 to 1_600 USD/shell, why: about the stated price}
  cost: {value: 900 to 1_500 USD/shell, why: a guess}
  delivered: {value: 60 % to 95 %, why: a guess}
  sanctions: {value: 1e6 to 40e6 USD/year, why: a guess}
events:
  war_ends: {hazard: 2 % to 5 % per month}
  sanctioned: {chance: unlikely, within: 24 months}
flows:
  shells: {from: RU, to: OZ, amount: shells / 1 year, delivered: delivered, worth: price, cost: cost, until: war_ends}
  payment: {from: OZ, to: RU, amount: shells / 1 year * price * delivered, until: war_ends}
effects:
  trade_lost: {party: RU, amount: -sanctions, since: sanctioned}
scenarios:
  peace: {war_ends: {at: 2025-06}}
questions:
  - P(balance of RU > 0)
"""


def write(folder: Path, articles: int, statements: int, sums: int = 0) -> int:
    folder_of.new(folder, "Shells for Oz")
    more = "".join(
        f"  - {{id: {g}s, unit: {g}, giver: RU, recipient: OZ, words: {{en: [{g}s]}}}}\n" for g in GOODS[1:]
    )
    (folder / "case.yaml").write_text(CASE + more, "utf-8")
    (folder / "deal.yaml").write_text(DEAL, "utf-8")
    for number in range(articles):
        lines = [f"Shells for Oz, part {number}", ""]
        for k in range(statements):
            shells = 150_000 + 1_000 * ((number * 7 + k * 3) % 90)
            lines += [
                f"Ruritania will deliver at least {shells:,} shells to Oz, minister Ana Brandt told Outlet {(number + k) % 9}.",
                "",
            ]
        for k in range(sums):
            shells, price = 150_000 + 1_000 * ((number * 7 + k * 3) % 90), 1_000 + 100 * ((number + k) % 7)
            lines += [
                f"Oz buys {shells:,} shells at {price:,} dollars each, minister Ana Brandt told Outlet {(number + k) % 9}. "
                f"That makes {shells * price // 500_000} million dollars.",
                "",
            ]
        article = edits.article_from(
            "\n".join(lines).encode(),
            "a.txt",
            {"outlet": f"Outlet {number}", "published": f"2025-01-{1 + number % 28:02d}"},
        )
        folder_of.add(folder, article, None)
    return len(read_case(folder)[0].claims)


def decisions(page: Page, address: str) -> tuple[list[float], list[float]]:
    """The times in ms from the key that accepts a statement to its state in sight, and to its card redrawn as it is on the disk."""
    page.goto(f"{address}/articles")
    seen: list[float] = []
    stored: list[float] = []
    for _ in range(15):
        times = page.evaluate(
            """async () => {
                const card = document.querySelector('.card[data-state=undecided]');
                card.focus();
                card.click();
                const begun = performance.now();
                document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
                card.getBoundingClientRect();
                const seen = card.dataset.state === 'accepted' ? performance.now() - begun : NaN;
                while (!document.getElementById(card.id)?.dataset.last) await new Promise((done) => setTimeout(done, 1));
                return [seen, performance.now() - begun];
            }"""
        )
        seen.append(float(times[0]))
        stored.append(float(times[1]))
    return seen, stored


def keys_for(page: Page, address: str, statements: int) -> int:
    """How many keys it takes to accept so many statements, from article to article, each seen before the next is pressed."""
    page.goto(f"{address}/articles")
    page.keyboard.press("n")
    pressed = 1
    for _ in range(statements):
        page.wait_for_selector(".card.undecided.current:focus")
        page.keyboard.press("a")
        pressed += 1
    page.wait_for_selector(".card.undecided.current:focus")
    return pressed


def steps(page: Page, address: str) -> tuple[list[float], list[float]]:
    """The times in ms of a slider's steps to figures and dots redrawn, layout and all, and of its releases to the exact ones."""
    page.goto(f"{address}/answer")
    slider = page.locator("input.slider[data-key=cost]")
    page.wait_for_load_state("networkidle")
    slider.focus()
    page.wait_for_timeout(1_000)
    found: list[float] = []
    exact: list[float] = []
    for start in range(25, 900, 175):
        found += page.evaluate(
            """(start) => {
                const slider = document.querySelector('input.slider[data-key=cost]');
                return Array.from({ length: 10 }, (_, n) => {
                    slider.value = start + 25 * (n % 5);
                    const begun = performance.now();
                    slider.dispatchEvent(new Event('input', { bubbles: true }));
                    document.getElementById('live').getBoundingClientRect();
                    return performance.now() - begun;
                });
            }""",
            start,
        )
        page.evaluate(
            """() => { delete document.getElementById('live').dataset.exact; document.getElementById('drawn').removeAttribute('data-ms');
                document.querySelector('input.slider[data-key=cost]').dispatchEvent(new Event('change', { bubbles: true })); }"""
        )
        page.wait_for_selector("#live[data-exact]")
        exact.append(float(page.locator("#live").get_attribute("data-exact") or 0))
        page.wait_for_selector("#drawn[data-ms]")
    return found, exact


def pastes(page: Page, address: str) -> list[float]:
    """The times in ms from an article of two statements handed in without a case to its marked text, each another text."""
    found: list[float] = []
    for number in range(6):
        page.goto(address)
        text = f"Ruritania will deliver at least {200_000 + number:,} shells to Oz, minister Ana Brandt said. Oz pays 1,500 dollars each."
        page.fill("textarea", text)
        page.focus("textarea")
        page.evaluate("() => { window.begun = performance.now(); }")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".checked .m-figure")
        found.append(float(page.evaluate("() => performance.now() - window.begun")))
    return found[1:]


def moves(page: Page, address: str, view: str) -> list[float]:
    """The times in ms from the release of a slider to the whole view redrawn, for twelve moves after one to warm up."""
    page.goto(f"{address}/{view}")
    found: list[float] = []
    for position in range(25, 1000, 75):
        page.evaluate("() => document.querySelector('#drawn').removeAttribute('data-ms')")
        page.locator("input.slider[data-key=cost]").fill(str(position))
        page.wait_for_selector("#drawn[data-ms]")
        found.append(float(page.locator("#drawn").get_attribute("data-ms") or 0))
    return found[1:]


def spread(times: list[float]) -> str:
    high = statistics.quantiles(times, n=20)[-1]
    return f"median {statistics.median(times):.1f} ms, p95 {high:.1f} ms, n {len(times)}"


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--articles", type=int, default=50)
    arguments.add_argument("--statements", type=int, default=40, help="in each article")
    arguments.add_argument("--sums", type=int, default=0, help="in each article that do not hold")
    chosen = arguments.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("bench/page.py: needs Debian's chromium: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "case"
        begun = time.perf_counter()
        found = write(folder, chosen.articles, chosen.statements, chosen.sums)
        print(
            f"{chosen.articles} articles, {found} statements: written and read in {time.perf_counter() - begun:.1f} s"
        )
        with serving(str(folder)) as printed, serving() as without, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium,
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
            page = browser.new_page()
            for each in (printed, without):
                page.goto(each)  # the address that opens the page once
            address = printed.partition("/?")[0]
            _views(page, address)
            seen, stored = decisions(page, address)
            print(
                f"a key, to the decision in sight: {spread(seen)}; to its card as the disk has it: {spread(stored)}"
            )
            print(f"20 statements accepted with {keys_for(page, address, 20)} keys")
            stepped, exact = steps(page, address)
            print(f"slider's step to figures and dots, approximate: {spread(stepped)}")
            print(f"slider's release to figures and dots, exact: {spread(exact)}")
            for view in DRAWN:
                print(f"slider's release to the whole view ({view}): {spread(moves(page, address, view))}")
            print(f"pasted text to its marks: {spread(pastes(page, without.partition('/?')[0]))}")
            browser.close()


def _views(page: Page, address: str) -> None:
    page.goto(f"{address}/answer")
    page.wait_for_timeout(45_000)  # until the model is compiled and the case worked through
    print(f"{'view':<20}{'ms to drawn':>12}{'first':>9}{'kB':>8}{'requests':>10}")
    for view in VIEWS:
        times: list[float] = []
        for _ in range(6):
            page.goto(f"{address}/{view}")
            page.wait_for_load_state("load")
            times.append(page.evaluate("() => performance.getEntriesByType('navigation')[0].loadEventEnd"))
        loaded = page.evaluate(
            "() => performance.getEntries().filter((e) => e.transferSize).map((e) => e.encodedBodySize)"
        )
        print(
            f"{view:<20}{statistics.median(times[1:]):>12.0f}{times[0]:>9.0f}{sum(loaded) / 1000:>8.0f}{len(loaded):>10}"
        )


@contextmanager
def serving(*arguments: str) -> Iterator[str]:
    """A server of its own; gives the address that it prints, which opens the page once."""
    command = [sys.executable, "-m", "countertrade", "serve", *arguments, "--port", "0", "--lang", "en"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        said = re.search(r"http://[\d.:]+/\S+", server.stdout.readline())
        assert said
        yield said[0]
    finally:
        server.terminate()
        server.wait(10)


if __name__ == "__main__":
    main()
