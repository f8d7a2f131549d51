"""Numbers as papers, agencies and contracts print them: tied to their unit, to each other, to a sign or to the same number again."""

from __future__ import annotations

import pytest

from countertrade.reading.quantities import quantities


def amounts(text: str, language: str) -> list[str]:
    return [f"{each.stated}" for each in quantities(text, language) if each.label in (None, "bare")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A $1.5bn-a-year deal was signed.", ["1,500,000,000 USD/year"]),
        ("en", "They got a 2.5bn-rouble loan.", ["2,500,000,000 RUB"]),
        ("en", "A 38bcm-a-year pipeline is planned.", ["38,000,000,000 m3/year"]),
        ("en", "It has a 2.5m-strong army.", ["2,500,000 person"]),
        ("en", "His $800-a-month wage was cut.", ["800 USD/month"]),
        ("en", "They paid $1,500-a-head.", ["1,500 USD/person"]),
        ("en", "They asked for one-and-a-half million tonnes.", ["1,500,000 t"]),
        ("de", "Ein 3.5t-Lkw fuhr vor.", ["3.5 t"]),
        ("de", "Die Gebühr beträgt 1.500,- Euro pro Kopf.", ["1,500 EUR/person"]),
        ("de", "Die Gebühr beträgt 20,-- Franken.", ["20 CHF"]),
    ],
)
def test_a_number_tied_to_what_it_is_of(language: str, text: str, expected: list[str]) -> None:
    assert amounts(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Each reactor costs $20bn-$25bn.", (20e9, 25e9)),
        ("en", "It would cost €3.5m-€4m.", (3.5e6, 4e6)),
        ("en", "It would cost US$20m-US$30m.", (20e6, 30e6)),
        ("en", "It would cost CHF20m-CHF30m.", (20e6, 30e6)),
        ("en", "They sent 2-3,000 men.", (2000, 3000)),
        ("de", "Es kamen 2-3.000 Mann.", (2000, 3000)),
        ("de", "Es kamen 20-30 Mann.", (20, 30)),
    ],
)
def test_a_range_whose_ends_are_tied(language: str, text: str, expected: tuple[float, float]) -> None:
    stated = quantities(text, language)[0].stated
    assert (stated.low, stated.high) == expected


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("en", "They sent 900+ boats.", "at_least"),
        ("en", "It pays $3bn+ a year.", "at_least"),
        ("en", "It is a $3bn-plus bill.", "at_least"),
        ("en", "They sent >700 lorries.", "more_than"),
        ("en", "They sent <700 lorries.", "less_than"),
        ("en", "They sent ≥ 700 lorries.", "at_least"),
        ("en", "They sent ≈ 700 lorries.", "about"),
        ("de", "Es kamen mind. 500 Lkw.", "at_least"),
        ("de", "Es kamen max. 500 Lkw.", "at_most"),
    ],
)
def test_a_bound_in_a_sign_or_short(language: str, text: str, bound: str) -> None:
    (found,) = quantities(text, language)
    assert found.stated.bound == bound


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They owe 1 000 000 (1 million) euros.", ["1,000,000 EUR", "1,000,000 EUR"]),
        ("en", "They sold 40 (previously 30) tanks.", ["40 tank", "30 tank"]),
        ("en", "They sold 300 (three hundred) tanks.", ["300 tank"]),
        ("de", "Geliefert werden 1.200.000 (1,2 Mio.) t Weizen.", ["1,200,000 t", "1,200,000 t"]),
        (
            "de",
            "Das ergibt 3 000 000 (anders gesagt drei Millionen) Kilowattstunden.",
            ["3,000,000 kWh", "3,000,000 kWh"],
        ),
        ("de", "Es kamen 300 (zuvor 250) Soldaten.", ["300 soldier", "250 soldier"]),
        ("en", "They owe 29,100 (in other words 29.1 thousand) euros.", ["29,100 EUR", "29,100 EUR"]),
        ("de", "Es kamen 500 (fünfhundert) Soldaten.", ["500 soldier"]),
    ],
)
def test_a_unit_behind_a_bracket_is_of_both_numbers(language: str, text: str, expected: list[str]) -> None:
    assert amounts(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Oslo schickte 8 Millionen 152-mm-Granaten.", ["8,000,000 shell"]),
        ("de", "Oslo schickte 5000 122-mm- und 152-mm-Granaten.", ["5,000 shell"]),
        ("de", "Oslo schickte 300 155-mm-Haubitzen.", ["300 howitzer"]),
        ("en", "Oslo sent 8 million 122mm and 152-mm shells.", ["8,000,000 shell"]),
        ("en", "Oslo sent 300 60mm, 82mm and 120mm mortars.", ["300 mortar"]),
        ("en", "Oslo sent 12 4x4 lorries.", ["12 truck"]),
        ("en", "Oslo sent 4 x 4 lorries.", []),
        ("en", "Oslo sent 39 HIMARS and 8 NASAMS.", ["39 HIMARS", "8 NASAMS"]),
        ("de", "Oslo schickte 100 Stück Raketen.", ["100 missile"]),
    ],
)
def test_calibres_and_types_before_what_is_counted(language: str, text: str, expected: list[str]) -> None:
    assert amounts(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Brent fell to $80/b.", ["80 USD/barrel"]),
        ("en", "They pay $12/hr.", ["12 USD/hour"]),
        ("en", "A passport costs $150,000 a pop.", ["150,000 USD/unit"]),
        ("de", "Gas kostet 300 $/1000 m³.", ["300 USD/1000 m3"]),
        ("de", "Sie zahlen 12 €/Std.", ["12 EUR/hour"]),
        ("de", "Strom kostet 8,5 ct/kWh.", ["0.085 EUR/kWh"]),
        ("de", "Schweden zahlt 3,2 Mrd. SEK.", ["3,200,000,000 SEK"]),
        (
            "de",
            "Jede zweite Rakete und 10 Granaten versagten.",
            ["0.5 1", "10 shell"],
        ),
        (
            "en",
            "It gave 900 million euros for arms and 700 for aid.",
            ["900,000,000 EUR", "700,000,000 EUR"],
        ),
    ],
)
def test_short_rates_and_scales_left_out(language: str, text: str, expected: list[str]) -> None:
    assert amounts(text, language) == expected


def test_what_has_no_plural_of_its_own_is_what_a_price_is_for() -> None:
    assert amounts("It pays $50 million per aircraft.", "en") == ["50,000,000 USD/aircraft"]
    assert amounts("It paid $50 million, per Lima officials.", "en") == ["50,000,000 USD"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It got 100 tanks in May and 60 in June, making 160 so far.", ["100 tank", "60 tank", "160 tank"]),
        ("en", "It got 100 tanks and 60 more, for a total of 160.", ["100 tank", "60 tank", "160 tank"]),
        ("en", "The jets cost $8 million each; the 12 together $96 million.", ["8,000,000 USD/jet", "12 jet", "96,000,000 USD"]),
        ("de", "Die Jets kosten je 8 Mio. Dollar; alle 12 zusammen 96 Mio.", ["8,000,000 USD/jet", "12 jet", "96,000,000 USD"]),
        ("de", "Von 2.000 Arbeitern kamen 500, also 25 Prozent.", ["2,000 worker", "500 worker", "0.25 1"]),
        ("de", "Drei Schiffe luden je 20.000 Tonnen.", ["3 ship", "20,000 t/ship"]),
    ],
)  # fmt: skip
def test_what_a_total_and_what_all_of_them_are(language: str, text: str, expected: list[str]) -> None:
    assert amounts(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "They sold 300 (see note 4) tanks."), ("de", "Es kamen 300 (siehe Abschnitt 4) Panzer.")],
)
def test_what_a_bracket_refers_to_is_not_counted(language: str, text: str) -> None:
    assert [f"{each.stated}" for each in quantities(text, language) if each.label is None] == ["300 tank"]
