"""Numbers in figures and words, with their unit, as limits, and as other recognisers write them."""

from __future__ import annotations

import pytest

from countertrade.reading.intervals import intervals
from countertrade.reading.measured import measured
from countertrade.reading.notation import ordinals, relative_ordinals, written
from countertrade.reading.numbers import numbers
from countertrade.reading.tokens import Tokens, figure_value


def printed(tokens: Tokens, first: int, last: int) -> str:
    start, end = tokens.place(first, last)
    return tokens.text[start:end]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "vierhundertzwölftausend", 412_000),
        ("de", "dreiundneunzig", 93),
        ("de", "viereinhalb", 4.5),
        ("de", "zwei Millionen dreitausend", 2_003_000),
        ("de", "eine halbe Milliarde", 5e8),
        ("de", "fünf Achtel", 0.625),
        ("de", "1.250,75", 1250.75),
        ("de", "1,25", 1.25),
        ("de", "vier Dutzend", 48),
        ("de", "fu\u0308nfzig", 50),
        ("en", "four hundred and twelve thousand", 412_000),
        ("en", "ninety-three", 93),
        ("en", "four and a half million", 4_500_000),
        ("en", "half a dozen", 6),
        ("en", "five eighths", 0.625),
        ("en", "1,250.75", 1250.75),
        ("en", "1,25", 1.25),
        ("en", "7 million and a half", 7_500_000),
        ("en", "one in eight", 0.125),
    ],
)
def test_number(language: str, text: str, value: float) -> None:
    tokens = Tokens(text, language)
    (number,) = numbers(tokens)
    assert printed(tokens, number.first, number.last) == text
    assert float(number.value) == pytest.approx(value)


@pytest.mark.parametrize(
    ("language", "text"), [("de", "eine Brücke"), ("en", "a bridge"), ("de", "Einigung"), ("en", "often")]
)
def test_an_article_or_a_look_alike_is_no_number(language: str, text: str) -> None:
    assert numbers(Tokens(text, language)) == []


def test_lists_and_addresses_stay_apart() -> None:
    assert [float(number.value) for number in numbers(Tokens("11,13,17,19", "en"))] == [11, 13, 17, 19]
    assert [float(number.value) for number in numbers(Tokens("10.20.30.40", "en"))] == [10, 20, 30, 40]


def test_a_run_of_digits_too_long_is_no_number() -> None:
    assert figure_value("9" * 60, "de") is None


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "minus seven point two five", [("minus seven point two five", -7.25)]),
        ("en", "3^4", [("3^4", 81)]),
        ("en", "5 3/4", [("5 3/4", 5.75)]),
        ("en", "two over five", [("two over five", 0.4)]),
        ("de", "drei Komma fünf", [("drei Komma fünf", 3.5)]),
        ("en", "a 45kg bag", []),
    ],
)
def test_written_number(language: str, text: str, found: list[tuple[str, float]]) -> None:
    tokens = Tokens(text, language)
    assert [(printed(tokens, n.first, n.last), float(n.value)) for n in written(tokens)] == found


def test_ordinals() -> None:
    german = Tokens("der sechzehnte und die vierundachtzigste Sitzung, zu fünft", "de")
    assert [int(number.value) for number in ordinals(german)] == [16, 84, 5]
    english = Tokens("the 42nd and the thirty-third time", "en")
    assert [int(number.value) for number in ordinals(english)] == [42, 33]
    assert [
        (offset, anchor) for _, _, offset, anchor in relative_ordinals(Tokens("the last but one", "en"))
    ] == [(-1, "end")]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Es kostet vier Euro achtzig.", [("vier Euro achtzig", 4.8, "EUR")]),
        ("en", "It costs 9 dollars and 20 cents.", [("9 dollars and 20 cents", 9.2, "USD")]),
        ("en", "It weighs 15kg.", [("15kg", 15, "kg")]),
        ("de", "Es sind -7 Grad Celsius.", [("-7 Grad Celsius", -7, "Cel")]),
        ("en", "He is 6 feet and 3 inches tall.", [("6 feet and 3 inches", 6.25, "ft")]),
        ("en", "She is twelve years old.", [("twelve years old", 12, "year")]),
        ("en", "They won 3 medals.", []),
        ("de", "zwölf norwegische Kronen", [("zwölf norwegische Kronen", 12, "NOK")]),
    ],
)
def test_number_with_its_unit(language: str, text: str, found: list[tuple[str, float, str]]) -> None:
    items = measured(Tokens(text, language))
    assert [(text[item.start : item.end], float(item.value or 0), item.unit) for item in items] == found


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        ("en", "more than 15 and less than 25", ("15", "25")),
        ("en", "at least 15", ("15", None)),
        ("en", "15 or less", (None, "15")),
        ("en", "from 15 to 25", ("15", "25")),
        ("de", "weniger als 25", (None, "25")),
        ("de", "zwischen 15 und 25", ("15", "25")),
    ],
)
def test_limits(language: str, text: str, ends: tuple[str | None, str | None]) -> None:
    (found,) = intervals(Tokens(text, language))
    low = None if found.low is None else str(found.low)
    high = None if found.high is None else str(found.high)
    assert (text[found.start : found.end], (low, high)) == (text, ends)
