"""A deal read aloud."""

from __future__ import annotations

import re

import pytest

from countertrade.messages import LANGUAGES, say
from countertrade.modelling import Naming, meaning, sentences
from countertrade.modelling.words import LIKELIHOODS
from countertrade.modelling.written import KEYS, localised
from tests.modelling.deals import deal, whole


def test_english() -> None:
    assert meaning(whole()) == (
        "Horses for grain.",
        "The model runs 24 months from March 2030 and counts in USD.",
        "The parties are Oz (OZ), Ruritania (RU) and Freedonia (FR).",
        "What comes later counts less, by 4 % per year.",
        "herd: pooled from 1 original source of horses (statements: c-1).",
        "grain: 30,000 to 50,000 t/year; it rests on ref:harvest.",
        "grain price: 180 to 260 USD/t; it rests on ref:price.",
        "upkeep: 20 to 40 USD/month/horse; our own assumption: stable fees in the capital.",
        "death rate: 0.5 % to 2 % per month; our own assumption.",
        "stabled: herd at the start, loses stabled × death rate.",
        "In each month truce happens with a chance of 2 % to 6 % per month; our own assumption.",
        "embargo happens within 12 months with a chance of 20 to 45 % (unlikely), all months equally likely, otherwise never, "
        "counted from the month after truce; our own assumption.",
        "horses: Oz gives Ruritania herd, once; it has no price and is reported, not counted.",
        "grain: Ruritania gives Oz grain, month by month, until truce; share of it that is ever sent: 60 % to 95 %; worth grain price to Oz.",
        "fees: Ruritania gives Oz stabled × upkeep, month by month, until truce; share that the state of Oz keeps: 70 % to 90 %.",
        "saddles: Oz gives Ruritania 300 horse, once, beginning within 6 months with a chance of 45 to 55 % (roughly even); "
        "worth 200 to 400 USD/horse to Ruritania.",
        "lost trade: the balance of Oz changes by -4 million USD/year × (5 % to 20 %), month by month, after embargo.",
        "Scenario early truce: truce happens in June 2030; our own assumption.",
        "Scenario early truce, small herd: herd: 100 to 200 horse; our own assumption; truce happens in June 2030; our own assumption.",
        "Asked: P(balance of OZ > 0).",
        "Asked: month when balance of RU < 0 if truce.",
        "Asked: median of flow grain by 2031-12 in early truce.",
    )


def test_german() -> None:
    said = meaning(whole(), "de")
    assert said[1] == "Das Modell läuft 24 Monate ab März 2030 und rechnet in USD."
    assert "grain: 30.000 bis 50.000 t/Jahr; gestützt auf ref:harvest." in said
    assert "In jedem Monat tritt truce mit einer Chance von 2 % bis 6 % im Monat ein; eigene Annahme." in said
    assert len(said) == len(meaning(whole()))


def test_parts_and_sources_go_by_the_names_they_are_given() -> None:
    naming = Naming(
        parts={"herd": "die Herde", "horses": "Pferde", "OZ": "Oz-Land", "truce": "Waffenruhe", "early truce": "bald Ruhe"},
        units={"horse": ("Pferd", "Pferde")},
        source={"c-1": "Stallmeister, 3. Mai 2030", "ref:harvest": "Amt, 2029", "ref:price": "Börse, 2029"}.__getitem__,
    )  # fmt: skip
    said = {one.name or one.text: one for one in sentences(whole(), "de", naming)}
    assert said["herd"].text.endswith("(Angaben: Stallmeister, 3. Mai 2030).")
    assert said["grain_price"].text.endswith("gestützt auf Börse, 2029.")
    assert said["saddles"].text.startswith("saddles: Oz-Land gibt Ruritania 300 Pferde, einmal")
    assert "200 bis 400 USD/Pferd" in said["saddles"].text
    assert said["early truce"].text.startswith("Szenario bald Ruhe: Waffenruhe tritt im Juni 2030 ein")
    assert not any("c-1" in one.text or "ref:" in one.text for one in said.values())


def test_a_sentence_names_its_sources_in_the_order_of_its_text() -> None:
    for one in sentences(whole()):
        rest = one.text
        for source in one.rests:
            assert source in rest
            rest = rest.partition(source)[2]
        assert "c-1" not in rest
        assert "ref:" not in rest


EVERYTHING = """\
discount: {OZ: 6 % per year, RU: 0}
quantities:
  price: {steps: {2030-01: 100 USD/t, 2030-09: 120 USD/t}, grows: 3 % per year, season: {jan: 120 %}, title: the price of grain}
  capped: min(5 to 9 t, 8 t)
  other: 3 to 4 t
  choice: if hungry happened then capped + other else 2 * (capped - 1 t)
  several: max(choice, other) * (1 / 2)
events:
  hungry: {at: 2030-05, chance: 30 %}
  past: {at: 2029-01}
  end:
    first of: {peace: {hazard: 2 % per month}, collapse: {hazard: 12 % per year}}
  later: {after: end, delay: 6 months}
  often: {every: 3 months, since: 2030-05, until: 2031-05}
rates: {EUR/USD: 0.9 to 1.1}
correlated: [{of: [other, keep], rank: 0.6}]
stocks: {store: {start: 5 t, in: 1 t/month, out: 2 t/month, why: a small barn}}
flows:
  a: {from: OZ, to: RU, amount: several, since: often, worth: price, cost: none}
  b: {from: OZ, to: RU, amount: 3 t, over: 6 months, lost: 5 %, delay: 2 months, worth: {RU: price}, chance: likely}
  c: {from: RU, to: OZ, amount: 5 EUR, keeps: {state: keep, people: 5 %}, since: [past, 2030-06], while: store > 1 t and not later happened}
  d: {from: RU, to: OZ, amount: 5 t, worth: 3 USD/t, cost: 2 USD/t, until: [end, peace, collapse]}
scenarios:
  same: {extends: base}
  dear: {discount: 9 % per year}
"""


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_form_is_read(language: str) -> None:
    made = deal(EVERYTHING.replace("  other: 3 to 4 t\n", "  other: 3 to 4 t\n  keep: 20 % to 30 %\n"))
    said = sentences(made, language)
    assert {one.section for one in said} == {
        "deal", "quantity", "rate", "stock", "event", "flow", "effect", "correlated", "scenario",
    } - {"effect"}  # fmt: skip
    for one in said:
        assert not re.search(r"[{}]|None|\bDraw\b|place=", one.text), one.text
        assert one.text.endswith(".")


def test_every_likelihood_is_called_by_a_word_that_means_it() -> None:
    assert {high for _, high in LIKELIHOODS.values()} == set(KEYS)
    for high, key in KEYS.items():
        assert {LIKELIHOODS[say(f"likelihood.{key}", language)][1] for language in LANGUAGES} == {high}


@pytest.mark.parametrize(
    ("written", "en", "de"),
    [
        ("600_000 t", "600,000 t", "600.000 t"),
        ("0.5 %", "0.5 %", "0,5 %"),
        ("1e-12", "1e-12", "1e-12"),
        ("2.5 million USD", "2.5 million USD", "2,5 Millionen USD"),
        ("likely", "55 to 80 % (likely)", "55 bis 80 % (wahrscheinlich)"),
        ("sehr unwahrscheinlich", "5 to 20 % (very unlikely)", "5 bis 20 % (sehr unwahrscheinlich)"),
        ("3 to 5 % per year", "3 to 5 % per year", "3 bis 5 % im Jahr"),
        ("USD2", "USD2", "USD2"),
    ],
)
def test_figures_as_each_language_writes_them(written: str, en: str, de: str) -> None:
    assert localised(written, "en") == en
    assert localised(written, "de") == de
