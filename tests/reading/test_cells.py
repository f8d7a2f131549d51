"""Tables: a bare figure in a cell has the unit of its column or row, and a page's table is stored as lines of cells."""

from __future__ import annotations

import pytest

from countertrade.checking import check
from countertrade.reading import article_from, read
from countertrade.reading.grids import cells
from countertrade.records import Article

PAGE = """<html lang="en"><body><article><h1>Steel for oranges</h1>
<p>Oz will deliver steel to Ruritania and be paid in oranges, the trade ministry of Oz announced on Monday in its yearly report.</p>
<table><tr><th>Quarter</th><th>Steel (tonnes)</th><th>Value (EUR million)</th></tr>
<tr><td>First</td><td>4,000</td><td>3</td></tr><tr><td>Second</td><td>8,000</td><td>6</td></tr>
<tr><td>Total</td><td>{total}</td><td>9</td></tr></table>
<p>The steel comes from the works at Emerald, which reopened in the spring of last year.</p></article></body></html>"""


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Year | Wheat (tonnes) | Price (US$ per tonne)\n2025 | 1,500 | 240", "en", ["1,500 t", "240 USD/t"]),
        ("Jahr | Menge in Tonnen | Wert in Mio. Euro\n2025 | 1.500 | 8", "de", ["1,500 t", "8,000,000 EUR"]),
        ("State\tSoldiers\tDrones\nOz\t1,200\t30", "en", ["1,200 soldier", "30 drone"]),
        ("Item | 2024 | 2025\nWheat (tonnes) | 300 | 400", "en", ["300 t", "400 t"]),
        ("Club | Points\nCity | 40\nUnited | 38", "en", []),
        ("Er sagte ja | nein, 300 Tonnen.", "de", []),
    ],
)
def test_units_of_cells(text: str, language: str, expected: list[str]) -> None:
    found = cells(text, language)
    assert [str(each.stated.value) for each in found] == expected
    assert all(text[slice(*each.stated.span)] == each.stated.text for each in found if each.stated.span)


def test_no_table_of_a_league_is_a_claim() -> None:
    text = "The league\n\nCity lead again.\n\nClub | Points\nCity | 40\nUnited | 38"
    assert read(Article(id="a", text=text, sha256="", language="en", published="2024-05-02")) == []


@pytest.mark.parametrize(
    ("total", "verdicts"), [("12,000", {"consistent"}), ("14,000", {"consistent", "inconsistent"})]
)
def test_a_page_with_a_table(total: str, verdicts: set[str]) -> None:
    article = article_from(PAGE.format(total=total).encode(), "page.html")
    assert f"Total | {total} | 9" in article.text
    claims = read(article)
    figures = {str(claim.quantity.value) for claim in claims if claim.quantity}
    assert figures == {"4,000 t", "8,000 t", f"{total} t", "3,000,000 EUR", "6,000,000 EUR", "9,000,000 EUR"}
    assert {claim.section for claim in claims if claim.quantity} == {"list"}
    found = [finding for finding in check(claims, [article], []) if finding.rule == "sum"]
    assert {finding.verdict for finding in found} == verdicts


@pytest.mark.parametrize(
    ("last", "verdicts"), [("36", ["consistent"] * 3), ("46", ["consistent", "consistent", "inconsistent"])]
)
def test_products_go_along_a_row(last: str, verdicts: list[str]) -> None:
    text = f"Oz sells wheat:\n\nWheat (tonnes) | Price (USD per tonne) | Value (USD million)\n150,000 | 240 | 36\n200,000 | 240 | 48\n150,000 | 240 | {last}"
    article = Article(id="a", text=text, sha256="", language="en", published="2024-05-02")
    assert sorted(finding.verdict for finding in check(read(article), [article], [])) == verdicts


def test_cells_that_never_make_the_third_are_no_sum() -> None:
    text = "Oz sells wheat:\n\nWheat (tonnes) | Price (USD per tonne) | Budget (USD million)\n150,000 | 240 | 90\n200,000 | 240 | 80"
    article = Article(id="a", text=text, sha256="", language="en", published="2024-05-02")
    assert [
        finding for finding in check(read(article), [article], []) if finding.verdict != "consistent"
    ] == []
