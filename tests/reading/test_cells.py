"""Tables: a bare figure in a cell has the unit of its column or row."""

from __future__ import annotations

import pytest

from countertrade.reading import read
from countertrade.reading.quantities import quantities
from countertrade.records import Article


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Year | Wheat (tonnes) | Price (US$ million)\n2025 | 1,500 | 240",
            "en",
            ["1,500 t", "240,000,000 USD"],
        ),
        ("Jahr | Menge in Tonnen | Wert in Mio. Euro\n2025 | 1.500 | 8", "de", ["1,500 t", "8,000,000 EUR"]),
        ("State\tSoldiers\tDrones\nOz\t1,200\t30", "en", ["1,200 soldier", "30 drone"]),
        ("Item | 2024 | 2025\nWheat (tonnes) | 300 | 400", "en", ["300 t", "400 t"]),
        ("Country   Tonnes (million)\n\nOz   48.2\n\nFiji   29.9", "en", ["48,200,000 t", "29,900,000 t"]),
        ("Winter tents       9,450\nBlankets           61,000", "en", ["9,450 tent"]),
        ("He paid 300.   They left.\nIt rained.   12 went.", "en", []),
        ("Er sagte ja | nein, 300 Tonnen.", "de", []),
    ],
)
def test_units_of_cells(text: str, language: str, expected: list[str]) -> None:
    found = [each for each in quantities(text, language) if each.rule == "cell"]
    assert [str(each.stated.value) for each in found] == expected
    assert all(text[slice(*each.stated.span)] == each.stated.text for each in found if each.stated.span)


def test_a_line_above_or_below_says_of_what_all_figures_of_a_table_are() -> None:
    above = "Debts in US$ million\n\nLender | 2023 | 2024\nOz | 1,200 | 1,350\nFiji | 80 | –"
    below = "Jahr\tZuckerrohr\tReis\n2023\t1.200\t30\n2024\t900\t28\nAngaben in Tonnen"
    amounts = [str(each.stated.value) for each in quantities(above, "en") if each.rule == "cell"]
    assert amounts == ["1,200,000,000 USD", "1,350,000,000 USD", "80,000,000 USD"]
    assert [str(each.stated.value) for each in quantities(below, "de") if each.rule == "cell"] == [
        "1,200 t",
        "30 t",
        "900 t",
        "28 t",
    ]


def test_a_drawn_table_and_a_list_of_figures_are_tables() -> None:
    drawn = "| Land | Soldaten |\n|------|---------:|\n| Oz | 1.200 |\n| Samoa | 90 |"
    assert [str(each.stated.value) for each in quantities(drawn, "de")] == ["1,200 soldier", "90 soldier"]
    ranked = "The largest senders, by number of doctors:\n\n1. Cuba 1,068\n\n2. Peru 902\n\n3. Ghana 843"
    assert [str(each.stated.value) for each in quantities(ranked, "en") if each.rule == "cell"] == [
        "1,068 doctor",
        "902 doctor",
        "843 doctor",
    ]


def test_a_cell_has_the_time_and_the_source_of_its_table() -> None:
    text = "Oz und Fidschi\n\nDer Handel wuchs.\n\nLand | 2022 | 2023\nOz (Tonnen) | 20 | 40\nFidschi (Tonnen) | 30 | 50\n\nQuelle: Handelsministerium in Apia"
    found = [claim for claim in read(Article(id="a", text=text, sha256="s", language="de")) if claim.quantity]
    assert [claim.time.start for claim in found if claim.time] == [
        "2022-01-01",
        "2023-01-01",
        "2022-01-01",
        "2023-01-01",
    ]
    assert {claim.attribution.source.text for claim in found if claim.attribution.source} == {
        "Handelsministerium in Apia"
    }


def test_what_a_table_is_in_is_no_figure() -> None:
    assert [each.label for each in quantities("Die Schulden in Millionen Euro.", "de")] == ["label"]
