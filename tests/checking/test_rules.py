"""Each rule with an article that it finds something in and one that it must leave alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from countertrade.records import Finding, Measure, Rule

Found = Callable[..., list[Finding]]

PAY = "Each guard gets {about $1,500|about 1,500 USD/month/guard|pay}, the minister said. "


def verdicts(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.verdict) for finding in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # pay × people × 12
        (PAY + "For {4,000 guards|4,000 guard|} that comes to {$72 million a year|72,000,000 USD/year|}.", "consistent"),
        (PAY + "For {at least 4,000 guards|at least 4,000 guard|} that comes to {over $60 million a year|more than 60,000,000 USD/year|}.", "loose"),
        (PAY + "For {4,000 guards|4,000 guard|} that comes to {$6 million a year|6,000,000 USD/year|}.", "inconsistent"),
        (PAY + "For {4,000 guards|4,000 guard|} that comes to {as much as $720 million a year|up to 720,000,000 USD/year|}.", "inconsistent"),
        (PAY + "For {3,000 to 4,500 guards|3,000 to 4,500 guard|} that comes to {some $65 million a year|about 65,000,000 USD/year|}.", "consistent"),
        # a price and an amount
        ("Oz ships {30,000 barrels a day|30,000 barrel/day|}. At {$80 a barrel|80 USD/barrel|} that is worth {about $876 million a year|about 876,000,000 USD/year|}.", "consistent"),
        ("At {200 euros per 1,000 cubic metres|200 EUR/1000 m3|} and {2 billion cubic metres a year|2,000,000,000 m3/year|} that makes {400 million euros a year|400,000,000 EUR/year|}.", "consistent"),
        ("At {200 euros per 1,000 cubic metres|200 EUR/1000 m3|} and {2 billion cubic metres a year|2,000,000,000 m3/year|} that makes {4 billion euros a year|4,000,000,000 EUR/year|}.", "inconsistent"),
        # a rate over a term
        ("The rent is {$7 million a year|7,000,000 USD/year|rent}. Over the term of {30 years|30 year|term} that is {$210 million in total|210,000,000 USD|rent}.", "consistent"),
        ("Oz pays {$6bn|6,000,000,000 USD|} over the term of {five years|5 year|}, or {$1.5bn a year|1,500,000,000 USD/year|}.", "inconsistent"),
        # how long it takes
        ("Of {60 tanks|60 tank|} the works build {at most 20 a year|at most 20 tank/year|}. That takes {three years|3 year|}.", "consistent"),
        ("Of {60 tanks|60 tank|} the works build {at most 20 a year|at most 20 tank/year|}. That takes {one year|1 year|}.", "inconsistent"),
        # interest
        ("The loan is {$400 million|400,000,000 USD||of=loan}. At {2 percent interest|0.02 1/year||of=interest} it costs {$8 million a year|8,000,000 USD/year||of=interest}.", "consistent"),
        ("The loan is {$400 million|400,000,000 USD||of=loan}. At {2 percent interest a month|0.02 1/month||of=interest} it costs {$8 million a year|8,000,000 USD/year||of=interest}.", "inconsistent"),
        # each of so many
        ("Oz pays with {2 million barrels|2,000,000 barrel|}. They come in {eight shipments|8 shipment|} of {250,000 barrels each|250,000 barrel/shipment|}.", "consistent"),
        ("Oz pays with {2 million barrels|2,000,000 barrel|}. They come in {eight shipments|8 shipment|} of {25,000 barrels each|25,000 barrel/shipment|}.", "question"),
        # an amount without a period beside a yearly value: only a lost or added digit shows
        ("Oz ships {5,000 tonnes|5,000 t|}. At {$8,000 a tonne|8,000 USD/t|} that is worth {$400 million a year|400,000,000 USD/year|}.", "inconsistent"),
        # pay that is said of each, or that would be next to nothing if it were everybody's
        ("Each of the {3,000 workers|3,000 worker|} is listed. Each gets {800 dollars a month|800 USD/month|}. That makes {28.8 million dollars a year|28,800,000 USD/year|}.", "consistent"),
        ("Some {5,000 workers|5,000 worker|} earn {$15 a day|15 USD/day|}, which comes to {$75,000 a day|75,000 USD/day|}.", "consistent"),
        # two ranges go end by end
        ("Oz pays {$143 million to $572 million a year|143,000,000 to 572,000,000 USD/year|} for {5,000 to 20,000 guards|5,000 to 20,000 guard|}. That is {$28,600 a guard and year|28,600 USD/guard/year|}.", "consistent"),
        # a capacity
        ("In {6,700 containers|6,700 container|} there is room for {450 shells each|450 shell/container|}, in total {over 3 million shells|more than 3,000,000 shell|}.", "consistent"),
    ],
)  # fmt: skip
def test_products(found: Found, text: str, expected: str) -> None:
    assert verdicts(found(text)) == [("product", expected)]


def test_working_and_message_of_a_product(found: Found) -> None:
    (only,) = found(PAY + "For {at least 4,000 guards|at least 4,000 guard|} that comes to {over $60 million a year|more than 60,000,000 USD/year|}.")  # fmt: skip
    assert only.working == (
        "about 1,500 USD/month/guard × at least 4,000 guards × 12 months/year = at least 72,000,000 USD/year; "
        "stated: more than 60,000,000 USD/year"
    )
    assert only.message.startswith(
        "the figures give 72 million US dollars a year; the stated floor is 17 % below that"
    )


def test_a_factor_of_twelve_is_named(found: Found) -> None:
    (only,) = found(
        PAY + "For {4,000 guards|4,000 guard|} that comes to {$6 million a year|6,000,000 USD/year|}."
    )
    assert "a factor of 12: a month taken for a year" in only.message


@pytest.mark.parametrize(
    "text",
    [
        # trade between the two is no product of pay and people
        PAY + "There are {4,000 guards|4,000 guard|} of them.\n\nTrade between the two came to {$34 million|34,000,000 USD/year||of=imports} last year.",
        # a term near a count and a rate that have nothing to do with it
        "The works build {24 guns a year|24 gun/year|}.\n\nThe treaty is for {12 years|12 year|}. Oz gets {48 guns|48 gun|}.",
        # the total is explained by other figures, so nothing is wrong with the first pair
        PAY + "With {4,000 guards|4,000 guard|} that is {$72 million a year|72,000,000 USD/year|}, more than the {$9 million a year|9,000,000 USD/year||of=rent} for the base.",
        # a denial is no statement
        PAY + "It is not true that {4,000 guards|4,000 guard||polarity=-} come, and that this makes {$6 million a year|6,000,000 USD/year||polarity=-}.",
        # a value that another product explains is not held against the larger amount beside it
        "It ships {55,000 barrels a day|55,000 barrel/day|}, down from {100,000 barrels a day|100,000 barrel/day|}, a fall of {45 percent|0.45 1|}. At {$60 a barrel|60 USD/barrel|} that is worth {$1.2 billion a year|about 1,200,000,000 USD/year|}.",
        "Der Handel verdreifachte sich von {50 Millionen|50,000,000 USD|} auf {150 Millionen Dollar|150,000,000 USD|}.",
        "Thousands of troops, {thousands|order of 2,000 to 9,999 soldier|}, get {$900 a month|900 USD/month/soldier|}; {$5 million|5,000,000 USD/year|} comes to that.",
    ],
)  # fmt: skip
def test_no_false_alarm(found: Found, text: str) -> None:
    assert [finding for finding in found(text) if finding.verdict != "consistent"] == []


def test_items_of_a_case_complete_a_rate(found: Found) -> None:
    measures = [
        Measure(id="pay", unit="USD", per=("month", "guard")),
        Measure(id="income", unit="USD", per=("year",)),
    ]
    text = "For {4,000 guards|4,000 guard|} Oz takes {76 million dollars a year|76,000,000 USD/year|income}. Pay is {1,500 euros a month|1,500 EUR/month|pay}."
    (only,) = found(text, measures=measures)
    assert (only.rule, only.verdict) == ("product", "consistent")
    assert "76,470,000 USD/year" in only.working


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oz sends {9 million tonnes|9,000,000 t|}, of its exports of {30 million tonnes|30,000,000 t||of=exports} that is {almost a third|less than 0.3333 1||of=exports}.", [("share", "consistent")]),
        ("Oz sends {9 million tonnes|9,000,000 t|}, of its exports of {30 million tonnes|30,000,000 t||of=exports} that is {half|0.5 1||of=exports}.", [("share", "question")]),
        ("Rent is {$9 million|9,000,000 USD|rent}. Interest comes to {$16 million a year|16,000,000 USD/year|interest}, and the rent covers {more than half of it|more than 0.5 1|rent}.", [("share", "consistent")]),
        # a share comes out as another fraction to the digit
        ("The debt is {240 million euros|240,000,000 EUR|}. Of that {180 million euros|180,000,000 EUR|} is struck out, {four fifths|0.8 1|}.", [("share", "question")]),
        ("The debt is {240 million euros|240,000,000 EUR|}. Of that {190 million euros|190,000,000 EUR|} is struck out, {four fifths|0.8 1|}.", [("share", "consistent")]),
        # in a case the text itself claims it
        ("The debt is {240 million euros|240,000,000 EUR|debt}. {A quarter|0.25 1|} of it is struck out, that is {80 million euros|80,000,000 EUR|debt}.", [("share", "inconsistent")]),
        # nothing says what it is a share of
        ("Oz sends {9 million tonnes|9,000,000 t|}. {40 percent|0.4 1||of=imports} are bought elsewhere.", []),
    ],
)  # fmt: skip
def test_shares_of_two_figures(found: Found, text: str, expected: list[tuple[str, str]]) -> None:
    assert verdicts(found(text)) == expected


WHEAT = "Austria gives Luxembourg {500,000 tonnes of wheat|500,000 t|wheat|giver=AT|recipient=LU|of=wheat}. "


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        ("That covers {more than half|more than 0.5 1||of=its yearly need of food}.", "ambiguous"),
        ("That covers {more than half|more than 0.5 1||of=its whole need of food}.", "inconsistent"),
        ("That covers {more than half|more than 0.5 1||of=its food shortfall}.", None),
        ("That covers {an eighth|0.125 1||of=its yearly need of food}.", None),
        ("That covers {nine tenths|0.9 1||of=its food shortfall}.", "inconsistent"),
    ],
)
def test_shares_of_a_need(found: Found, share: str, expected: str | None) -> None:
    assert [f.verdict for f in found(WHEAT + share) if f.rule == "share"] == ([expected] if expected else [])


def test_both_readings_of_an_ambiguous_share_are_given(found: Found) -> None:
    (only,) = [
        f
        for f in found(WHEAT + "That covers {more than half|more than 0.5 1||of=its yearly need of food}.")
        if f.rule == "share"
    ]
    assert only.reference == ("need-lux", "gap-lux")
    assert only.readings == (
        "of the yearly need, 4,000,000 t/year [need-lux]: 12 %, fails",
        "of the yearly shortfall, 700,000 to 900,000 t/year [gap-lux]: 56 to 71 %, holds",
    )


def test_more_than_a_supplier_has(found: Found) -> None:
    text = "Austria will deliver {650,000 tonnes of wheat|650,000 t|wheat|giver=AT|recipient=LU|of=wheat} to Luxembourg."
    (only,) = found(text)
    assert (only.rule, only.verdict, only.reference) == ("bound", "implausible", ("wheat-oz",))
    assert "130 % of one year" in only.working
    assert any("third country" in reading for reading in only.readings)


@pytest.mark.parametrize("amount", ["505,000", "40,000"])
def test_what_a_supplier_has_is_not_remarked_on(found: Found, amount: str) -> None:
    assert (
        found(f"Austria will deliver {{{amount} tonnes of wheat|{amount} t|wheat|giver=AT|of=wheat}}.") == []
    )


def test_the_row_of_the_articles_year_is_used(found: Found) -> None:
    text = "Austria will deliver {650,000 tonnes of wheat|650,000 t|wheat|giver=AT|of=wheat}."
    assert found(text, published=["2019-05-01"]) == []


def test_many_retellings_of_one_impossible_amount_are_one_finding(found: Found) -> None:
    text = "Austria will deliver {650,000 tonnes of wheat|650,000 t|wheat|giver=AT|of=wheat}."
    (only,) = found(text, text, text)
    assert len(only.claims) == 3


def test_more_people_than_a_state_has(found: Found) -> None:
    (only,) = found("Luxembourg sends {800,000 soldiers|800,000 soldier||giver=LU}.")
    assert (only.rule, only.verdict, only.reference) == ("bound", "implausible", ("people-lux",))


def test_an_implied_price(found: Found) -> None:
    text = "Oz ships {2,500 barrels of oil a month|2,500 barrel/month||of=oil}. That is worth {about $60 million a year|about 60,000,000 USD/year|}."
    (only,) = found(text)
    assert (only.verdict, only.reference) == ("inconsistent", ("crude",))
    assert "2,000 USD/barrel" in only.working
    assert (
        found(
            text.replace("barrels of oil a month|2,500 barrel/month", "barrels of oil a day|2,500 barrel/day")
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oz gives {600,000 tonnes|600,000 t|} ({660,000 short tons|660,000 short_ton|}).", [("conversion", "consistent")]),
        ("Oz gives {600,000 tonnes|600,000 t|} ({540,000 short tons|540,000 short_ton|}).", [("conversion", "inconsistent")]),
        ("Pay is {$2,000 a month|2,000 USD/month/guard|pay}. A guard earns {$24,000 a year|24,000 USD/year/guard|pay}.", [("conversion", "consistent")]),
        ("It leases {120 hectares|120 ha|}, that is {300 acres|300 acre|}.", [("conversion", "consistent")]),
        ("It leases {120 hectares|120 ha|}, that is {30 acres|30 acre|}.", [("conversion", "inconsistent")]),
        ("It costs {100 million euros|100,000,000 EUR|} ({108 million dollars|108,000,000 USD|}).", [("conversion", "consistent")]),
        ("It costs {100 million euros|100,000,000 EUR|} ({1.08 billion dollars|1,080,000,000 USD|}).", [("conversion", "inconsistent")]),
        # a million barrels of crude weigh 126,000 to 154,000 t
        ("Oz got {one million barrels of oil|1,000,000 barrel||of=oil} ({136,000 tonnes|136,000 t|}).", [("conversion", "consistent")]),
        ("Oz got {one million barrels of oil|1,000,000 barrel||of=oil} ({56,000 tonnes|56,000 t|}).", [("conversion", "inconsistent")]),
        # the next sentence says what it is, and the two are pegged
        ("Each gets {420,000 francs a month|420,000 XAF/month|}. That is {about 640 euros|about 640 EUR|}.", [("conversion", "consistent")]),
        ("Each gets {420,000 francs a month|420,000 XAF/month|}. That is {about 64 euros|about 64 EUR|}.", [("conversion", "inconsistent")]),
        ("The aid is {750 million riyals|750,000,000 SAR|}. This is {300 million dollars|300,000,000 USD|}.", [("conversion", "inconsistent")]),
        ("The loan is {750 million riyals|750,000,000 SAR|}. That is {100 million dollars|100,000,000 USD|} more than planned.", []),
        # two different things
        ("Oz gives {600,000 tonnes|600,000 t|} and {10,000 short tons|10,000 short_ton|} of flour.", []),
        ("The port costs {100 million euros|100,000,000 EUR|} and the loan is {650 million dollars|650,000,000 USD|}.", []),
    ],
)  # fmt: skip
def test_conversions(found: Found, text: str, expected: list[tuple[str, str]]) -> None:
    assert verdicts(found(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oz got {39.1 billion|39,100,000,000 USD|} in cash and {5.4 billion|5,400,000,000 USD|} in kind, {44.5 billion dollars|44,500,000,000 USD|} in total.", [("sum", "consistent")]),
        ("Oz got {39.1 billion|39,100,000,000 USD|} in cash and {5.4 billion|5,400,000,000 USD|} in kind, in total {54.5 billion dollars|54,500,000,000 USD|}.", [("sum", "inconsistent")]),
        ("The fund holds {7.6 billion dollars|7,600,000,000 USD|}: {700 million|700,000,000 USD|} from Oz, {300 million|300,000,000 USD|} from Lux and {200 million|200,000,000 USD|} from others.", []),
        ("The fund holds {2.1 billion dollars|2,100,000,000 USD|}: {700 million|700,000,000 USD|} from Oz, {300 million|300,000,000 USD|} from Lux and {200 million|200,000,000 USD|} from others.", [("sum", "question")]),
        ("There are {900 tanks|900 tank|}, of which {1,200|1,200 tank|} are in repair.", [("sum", "inconsistent")]),
        ("There are {900 tanks|900 tank|}, of which {120|120 tank|} are in repair.", []),
        ("Oz gave {40 tanks|40 tank|} in May and {60 tanks|60 tank|} in June; it has {700 tanks|700 tank|}.", []),
    ],
)  # fmt: skip
def test_sums(found: Found, text: str, expected: list[tuple[str, str]]) -> None:
    assert verdicts(found(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade rose by {25 percent|0.25 1|} from {2.18 billion|2,180,000,000 USD/year|} to {2.73 billion dollars|2,730,000,000 USD/year|}.", [("growth", "consistent")]),
        ("Trade rose by {50 percent|0.5 1|} from {2.18 billion|2,180,000,000 USD/year|} to {2.73 billion dollars|2,730,000,000 USD/year|}.", [("growth", "inconsistent")]),
        ("Der Handel sank um {20 Prozent|0.2 1|} von {500 Millionen|500,000,000 USD/year|} auf {400 Millionen Dollar|400,000,000 USD/year|}.", [("growth", "consistent")]),
        ("Output doubled from {400 shells|400 shell/day|} to {800 shells a day|800 shell/day|}.", [("growth", "consistent")]),
        ("Output tripled from {400 shells|400 shell/day|} to {800 shells a day|800 shell/day|}.", [("growth", "inconsistent")]),
        ("Prices moved from {400|400 USD/t|} to {800 dollars|800 USD/t|}.", []),
    ],
)  # fmt: skip
def test_growth(found: Found, text: str, expected: list[tuple[str, str]]) -> None:
    assert verdicts(found(text)) == expected


def test_a_headline_against_its_body(found: Found) -> None:
    text = "Oz gives {900 tanks|900 tank|tanks|section=headline}\n\nThe minister said {90 tanks|90 tank|tanks|by=Ann Oz} would go."
    assert verdicts(found(text)) == [("conflict", "inconsistent")]
    assert found(text.replace("{900 tanks|900", "{90 tanks|90")) == []


def test_every_rule_is_described() -> None:
    text = (Path(__file__).parents[2] / "docs" / "checking.md").read_text(encoding="utf-8")
    assert set(get_args(Rule)) <= set(re.findall(r"^### (\w+)$", text, re.MULTILINE))


def test_figures_that_agree_by_chance_are_not_put_together(found: Found) -> None:
    text = (
        "Each tank costs {5 million dollars|5,000,000 USD/tank|}. {66 tanks|66 tank|} go to Oz, {330 million dollars|330,000,000 USD|} in total.\n\n"
        "The works build {30 tanks a year|30 tank/year|}.\n\nTrade came to {150 million dollars|150,000,000 USD|}. The treaty runs for {two years|2 year|}."
    )
    (only,) = found(text)
    assert "66 tanks" in only.working
