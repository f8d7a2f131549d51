"""Tables: a bare figure in a cell has the unit of its column or row."""

from __future__ import annotations

import pytest

from countertrade.reading.quantities import quantities


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
