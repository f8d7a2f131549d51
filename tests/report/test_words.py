"""Words, numbers and dates in both languages, and phrases that say the same things in both."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countertrade.messages import is_key
from countertrade.quantity import BOUNDS as ALL_BOUNDS
from countertrade.quantity import parse
from countertrade.records import DriftKind, Modality, Mode, Status, Verdict
from countertrade.report.words import LIKELIHOODS, band, month_after, rounded, words
from tests.catalogs import TEXTS

EN, DE = words("en"), words("de")


@pytest.mark.parametrize(
    ("said", "english", "german"),
    [
        (
            "2,000 USD/month/soldier",
            "2,000 US dollars per month and soldier",
            "2.000 US-Dollar je Monat und Soldat",
        ),
        ("about 2,000 USD/month", "about 2,000 US dollars a month", "rund 2.000 US-Dollar im Monat"),
        ("at least 10,000 soldier", "at least 10,000 soldiers", "mindestens 10.000 Soldaten"),
        ("1 satellite", "1 satellite", "1 Satellit"),
        ("600,000 to 700,000 t", "600,000 to 700,000 tonnes", "600.000 bis 700.000 Tonnen"),
        ("order of 2,000 to 9,999", "in the order of 2,000 to 9,999", "Größenordnung 2.000 bis 9.999"),
        ("more than 0.5 1", "more than 50\xa0%", "mehr als 50\xa0%"),
        ("less than 1.25 USD", "less than 1.25 US dollars", "weniger als 1,25 US-Dollar"),
        ("500 USD/t", "500 US dollars per tonne", "500 US-Dollar je Tonne"),
        ("260 USD/1000 m3", "260 US dollars per 1,000 m³", "260 US-Dollar je 1.000 m³"),
        ("up to 3 crate/day", "up to 3 crates a day", "bis zu 3 Kisten am Tag"),
    ],
)
def test_a_quantity_in_both_languages(said: str, english: str, german: str) -> None:
    assert (EN.quantity(parse(said)), DE.quantity(parse(said))) == (english, german)


@pytest.mark.parametrize(
    ("chance", "word"),
    [
        (0.0, "almost no chance"), (0.05, "almost no chance"), (0.051, "very unlikely"), (0.2, "very unlikely"),
        (0.44, "unlikely"), (0.5, "roughly even"), (0.55, "roughly even"), (0.56, "likely"), (0.8, "likely"),
        (0.94, "very likely"), (0.951, "almost certain"), (1.0, "almost certain"),
    ],
)  # fmt: skip
def test_likelihood_words_are_those_of_icd_203(chance: float, word: str) -> None:
    assert EN.likelihood(chance) == word


@pytest.mark.parametrize(
    ("value", "english", "german"),
    [
        (0, "$0", "0 US-Dollar"),
        (999, "$1,000", "1.000 US-Dollar"),
        (996_000, "$1\xa0million", "1\xa0Mio. US-Dollar"),
        (-1.24e9, "−$1.2\xa0billion", "−1,2\xa0Mrd. US-Dollar"),
        (2.5e12, "$2.5\xa0trillion", "2,5\xa0Bio. US-Dollar"),
    ],
)
def test_money(value: float, english: str, german: str) -> None:
    assert (EN.money(value, "USD"), DE.money(value, "USD")) == (english, german)


def test_a_currency_without_a_sign_of_its_own_keeps_its_code() -> None:
    assert EN.money(5e6, "KPW") == "5\xa0million KPW"
    assert EN.money_range(-5e6, 2e9, "KPW") == "−0.005 to +2\xa0billion KPW"


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "0"), (0.004, "<1"), (0.01, "1"), (0.504, "50"), (0.994, ">99"), (1.0, "100")],
)
def test_a_share_is_never_rounded_to_certainty(share: float, said: str) -> None:
    assert EN.percent(share) == f"{said}\xa0%"


@pytest.mark.parametrize(
    ("iso", "english", "german"),
    [
        ("2024-11-04", "4 November 2024", "4. November 2024"),
        ("2024-11-04T16:40:00+01:00", "4 November 2024", "4. November 2024"),
        ("2024-11", "November 2024", "November 2024"),
        ("early 2024", "early 2024", "early 2024"),
        (None, "", ""),
    ],
)
def test_dates(iso: str | None, english: str, german: str) -> None:
    assert (EN.date(iso), DE.date(iso)) == (english, german)


@given(st.floats(min_value=1e-6, max_value=1e15), st.integers(1, 4))
def test_rounding_keeps_as_many_digits_as_asked(value: float, digits: int) -> None:
    assert abs(rounded(value, digits) - value) <= value * 10 ** (1 - digits) * 0.5000001


@given(st.integers(0, 600))
def test_months_count_on_over_years(months: int) -> None:
    later = month_after("2024-11", months)
    assert (int(later[:4]) - 2024) * 12 + int(later[5:]) - 11 == months


@given(st.floats(0, 1))
def test_every_chance_has_a_band(chance: float) -> None:
    assert band(chance) in {key: top for top, key in LIKELIHOODS}


def test_an_unknown_language_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="choose en or de"):
        words("fr")


# --- phrases ------------------------------------------------------------------------------------------------------------


def test_every_kind_of_the_records_has_its_words() -> None:
    assert all(is_key(f"drift.{kind}") for kind in get_args(DriftKind))
    assert all(is_key(f"bound.{bound}") for bound in {*ALL_BOUNDS} - {"exact", "range", "order"})
    for prefix, kinds in (
        ("modality", Modality), ("mode", Mode), ("status", Status), ("verdict", Verdict),
    ):  # fmt: skip
        assert all(is_key(f"report.{prefix}.{kind}") for kind in get_args(kinds))
    for _, key in LIKELIHOODS:
        assert is_key(f"likelihood.{key}")
        assert is_key(f"report.headline.{key}")


def said() -> list[tuple[str, str]]:
    """What the report says, English and German."""
    keys = sorted(key for key in TEXTS["en"] if key.startswith(("report.", "check.", "finding.")))
    return [both for key in keys for both in zip(TEXTS["en"][key], TEXTS["de"][key], strict=True)]


def test_no_phrase_calls_silence_a_confirmation() -> None:
    for english, german in said():
        assert not re.search(r"confirm", english) or re.search(r"\b(no|not)\b", english)
        assert not re.search(r"bestätig", german) or re.search(r"\b(keine|nicht)\b", german)


def test_no_phrase_has_a_likelihood_and_a_confidence_in_one_sentence() -> None:
    likely = re.compile(r"\b(likely|unlikely|chance|wahrscheinlich)\b")
    sure = re.compile(r"\b(confidence|confident|zuversicht)\w*", re.IGNORECASE)
    for both in said():
        for sentence in (s for text in both for s in text.split(". ")):
            assert not (likely.search(sentence) and sure.search(sentence))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("United States", "The United States likely gains (70 %)"),
        ("Oz", "Oz likely gains (70 %)"),
        ("the Netherlands", "the Netherlands likely gains (70 %)"),
        ("Czech Republic", "The Czech Republic likely gains (70 %)"),
    ],
)
def test_a_sentence_names_a_state_with_its_article(name: str, said: str) -> None:
    assert words("en").say("headline.likely", party=name, chance="70 %") == said
    assert words("en").say("fan.title", party="United States") == "The United States’ balance month by month"
