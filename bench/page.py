"""How long the page takes with 50 articles and 2,000 statements, in a real browser on this computer.

    python bench/page.py [--articles 50] [--statements 40] [--sums 0]

Writes a case of that size, with so many sums in each article that do not hold (of three statements each), reads it, serves it, and opens it in Debian's Chromium. Prints for each view the time until it is drawn
(median of five, and the first), its weight and its requests; then the time until a decision is on the disk and its card redrawn; then that
from a slider's move to the redrawn charts, in the answer view, in the comparison of scenarios and in the model view, first with the oracle
and then with the compiled model.
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
from pathlib import Path
from typing import TYPE_CHECKING

from countertrade import case as folder_of
from countertrade.web import edits
from countertrade.worked import read_case

if TYPE_CHECKING:
    from playwright.sync_api import Page

VIEWS = ("articles", "trace", "checks", "model", "answer", "answer?compared=1", "handover")
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


def decisions(page: Page, address: str) -> list[float]:
    """The times in ms from the key that accepts a statement to its card redrawn, for the first statements of an article."""
    page.goto(f"{address}/articles")
    return [
        float(
            page.evaluate(
                """async () => {
                    const card = document.querySelector('.card[data-state=undecided]');
                    const begun = performance.now();
                    card.querySelector('[data-do=accept]').click();
                    while (document.querySelector(`#${CSS.escape(card.id)}`).dataset.state !== 'accepted')
                        await new Promise((done) => setTimeout(done, 1));
                    return performance.now() - begun;
                }"""
            )
        )
        for _ in range(15)
    ]


def moves(page: Page, address: str, view: str) -> list[float]:
    """The times in ms from a move of a slider to the charts redrawn, for twelve moves after one to warm up."""
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
    return f"median {statistics.median(times):.0f} ms, p95 {high:.0f} ms, n {len(times)}"


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
        command = [sys.executable, "-m", "countertrade", "serve", str(folder), "--port", "0", "--lang", "en"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert server.stdout is not None
        said = re.search(r"(http://[\d.:]+)/\S+", server.stdout.readline())
        assert said
        address = said[1]
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=chromium,
                    args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
                )
                page = browser.new_page()
                page.goto(said[0])  # the address that opens the page once
                print(f"{'view':<20}{'ms to drawn':>12}{'first':>9}{'kB':>8}{'requests':>10}")
                for view in VIEWS:
                    times: list[float] = []
                    for _ in range(6):
                        page.goto(f"{address}/{view}")
                        page.wait_for_load_state("load")
                        times.append(
                            page.evaluate("() => performance.getEntriesByType('navigation')[0].loadEventEnd")
                        )
                    loaded = page.evaluate(
                        "() => performance.getEntries().filter((e) => e.transferSize).map((e) => e.encodedBodySize)"
                    )
                    print(
                        f"{view:<20}{statistics.median(times[1:]):>12.0f}{times[0]:>9.0f}{sum(loaded) / 1000:>8.0f}{len(loaded):>10}"
                    )
                print(f"a decision, to its card redrawn: {spread(decisions(page, address))}")
                for wait, name in ((0, "oracle, or as soon as it is compiled"), (45, "compiled")):
                    time.sleep(wait)
                    for view in DRAWN:
                        print(
                            f"slider to redrawn charts ({view}; {name}): {spread(moves(page, address, view))}"
                        )
                browser.close()
        finally:
            server.terminate()
            server.wait(10)


if __name__ == "__main__":
    main()
