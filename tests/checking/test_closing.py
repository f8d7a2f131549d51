"""Sums that are told over several sentences, by the measures of a case: what the figures of an article come to without a cue."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from countertrade.checking import check
from countertrade.records import Finding, Lineage, Reference, Retelling

from .conftest import Told

# what belongs together (as printed), the verdict, the article
HOLDING = {
    "a bill of two goods": (
        {"30 tanks", "$2 million", "500 trucks", "$80,000", "$100 million"},
        "Oz delivers {30 tanks|30 tank|tanks} at {$2 million|2e6 USD/tank|tankprice} each and {500 trucks|500 truck|trucks} at {$80,000|80e3 USD/truck|truckprice} each. "
        "The whole order is worth {$100 million|100e6 USD|total}.",
    ),
    "a bill with a sum beside it": (
        {"12 boats", "5 million euros", "9 million", "69 million euros"},
        "Lux pays {5 million euros|5e6 EUR/boat|boatprice} for each of the {12 boats|12 boat|boats} and another {9 million|9e6 EUR|quay} for the quay. "
        "Together that comes to {69 million euros|69e6 EUR|total}.",
    ),
    "what is saved on each tonne": (
        {"40,000 tonnes", "$500", "$450", "$2 million"},
        "Oz ships {40,000 tonnes|40000 t/year|wheat} a year at {$450|450 USD/t|price} a tonne. On the market it costs {$500|500 USD/t}. "
        "Lux thus saves {$2 million|2e6 USD/year|saving} a year.",
    ),
    "a rate that is left out": (
        {"$45 million", "$15 million", "$60 million"},
        "The sugar brings {$45 million|45e6 USD/year|value} a year and the rum another {$15 million|15e6 USD|value}. Together that is {$60 million|60e6 USD/year|value} a year.",
    ),
    "a share of what stands far above": (
        {"6,000 tonnes", "40,000 tonnes", "15 percent"},
        "Oz sends {6,000 tonnes|6000 t/year|ore} of ore a year. The talks took long. Nobody knows why. A minister came and went. The unions were asked. The railway was repaired. "
        "Oz digs {40,000 tonnes|40000 t/year} a year. So {15 percent|0.15 1} of that is promised.",
    ),
    "a share of what a year brought": (
        {"4,000 tonnes", "20,000 tonnes", "a fifth"},
        "Oz ships {4,000 tonnes|4000 t/year|gum} a year. It sold {20,000 tonnes|20000 t} abroad last year. So {a fifth|0.2 1} of that is gone.",
    ),
    "a total over a rate is a stretch of time": (
        {"30,000 trucks", "2,500 trucks", "twelve months"},
        "The yard still holds {30,000 trucks|30000 truck|yard}. Oz takes {2,500 trucks|2500 truck/month|trucks} a month. "
        "That would be enough for {twelve months|12 month}.",
    ),
    "a rate times a rate times a price": (
        {"60 trains", "900 tonnes", "$41", "$2.2 million"},
        "Every year {60 trains|60 train/year|trains} cross the border. {900 tonnes|900 t/train|load} of ore fit on each. "
        "At {$41|41 USD/t|price} a tonne the ore brings {$2.2 million|2.2e6 USD/year|value} a year.",
    ),
    "power times hours is energy": (
        {"250 megawatts", "4,000 hours", "one terawatt hour"},
        "The plant has {250 megawatts|250 MW|power}. It is to run {4,000 hours|4000 hour/year|hours} a year. "
        "That makes {one terawatt hour|1 TWh/year|energy} a year.",
    ),
    "a loan and a yearly payment over the term": (
        {"$120 million", "$15 million", "six years", "$210 million"},
        "The loan is {$120 million|120e6 USD|loan}. Lux also pays {$15 million|15e6 USD/year|rent} a year for {six years|6 year|term}. "
        "Together Oz gets {$210 million|210e6 USD|total}.",
    ),
    "less by a sixth": (
        {"24,000 tonnes", "20,000 tonnes", "a sixth"},
        "The minister spoke of {24,000 tonnes|24000 t|wheat}. The bank counts {20,000 tonnes|20000 t|wheat}. That is {a sixth|0.16667 1} less.",
    ),
    "a discount on another price": (
        {"$640", "$800", "20 percent"},
        "Lux pays {$640|640 USD/t|price} a tonne. In Oz itself a tonne costs {$800|800 USD/t}. Who buys abroad has a discount of {20 percent|0.2 1}.",
    ),
    "half as much again": (
        {"18 ferries", "half as many again", "27 ferries"},
        "Oz built {18 ferries|18 ferry/year|output} a year. Now it is {half as many again|1.5 1}. The yard has promised {27 ferries|27 ferry/year|output} a year.",
    ),
    "at the rate of exchange that is printed": (
        {"450 million crowns", "9 crowns", "$50 million"},
        "Oz remits {450 million crowns|450e6 SEK|debt}. On Monday the dollar cost {9 crowns|9 SEK/USD}. For Lux that is relief of {$50 million|50e6 USD|debt}.",
    ),
    "what remains of a claim whose whole is told last": (
        {"$85 million", "$35 million", "$120 million"},
        "After the relief of {$85 million|85e6 USD|debt} there remain {$35 million|35e6 USD|debt}. The whole claim had been {$120 million|120e6 USD|debt}.",
    ),
    "a range of trucks over a year": (
        {"between 40 and 50 trucks","20 tonnes","between 41,600 and 52,000 tonnes"},
        "{between 40 and 50 trucks|40 to 50 truck/week|trucks} come every week. {20 tonnes|20 t/truck|load} fit on each. Over a year Lux gets {between 41,600 and 52,000 tonnes|41600 to 52000 t/year|cement}.",
    ),
    "hedged heads and pay over a year": (
        {"some 1,800 nurses","$2,200","nearly $48 million"},
        "{some 1,800 nurses|about 1800 nurse|nurses} are in Lux. For each the state takes {$2,200|2200 USD/nurse/month|fee} a month. A year of that is {nearly $48 million|less than 48e6 USD/year|total}.",
    ),
    "three parts over two paragraphs": (
        {"6 million tonnes","2.5 million tonnes","1.9 million tonnes","1.6 million tonnes"},
        "The port handles {6 million tonnes|6e6 t|cargo}. {2.5 million tonnes|2.5e6 t|ore} of it is ore. Grain follows with {1.9 million tonnes|1.9e6 t|grain}.\n\nThe remainder, {1.6 million tonnes|1.6e6 t|oil}, is oil.",
    ),
    "three parts and what they bring a package to": (
        {"$40 million","$25 million","$15 million","$80 million"},
        "Oz lends {$40 million|40e6 USD|loan}. It gives {$25 million|25e6 USD|grant}. A fund adds {$15 million|15e6 USD|fund}. That brings the package to {$80 million|80e6 USD|total}.",
    ),
    "a share before its whole and its part": (
        {"a third","9,000 workers","27,000 workers"},
        "About {a third|0.33333 1} of those who left are back. {27,000 workers|27000 worker|workers} had gone to Lux. {9,000 workers|9000 worker|returned} have returned.",
    ),
    "a sum spread over heads": (
        {"$300 million","10 million people","$30"},
        "It sounds like a lot, {$300 million|300e6 USD|value}. Spread over the {10 million people|10e6 person|people} of Lux it is {$30|30 USD/person|share} each.",
    ),
    "a price in two currencies": (
        {"500 euros","1.08 dollars","$540"},
        "The price is {500 euros|500 EUR/t|price} a tonne. The euro stood at {1.08 dollars|1.08 USD/EUR}. In Lux they speak of {$540|540 USD/t|price}.",
    ),
    "up from what it was": (
        {"50,000 tonnes","25 percent","40,000 tonnes"},
        "This year it will be {50,000 tonnes|50000 t/year|rice}, up {25 percent|0.25 1} from last year. Then it was {40,000 tonnes|40000 t/year|rice}.",
    ),
    "three times as much": (
        {"$200","$600","three times"},
        "Oz pays {$200|200 USD/t|price} a tonne. On the market it was {three times|3 1} as much, {$600|600 USD/t}.",
    ),
    "a price of one from the sum and the number": (
        {"$90 million","30 jets","$3 million"},
        "Lux pays {$90 million|90e6 USD|total} for the {30 jets|30 jet|jets}. A jet therefore costs {$3 million|3e6 USD/jet|price}.",
    ),
    "a debt over a yearly payment": (
        {"$180 million","$30 million","six years"},
        "The debt is {$180 million|180e6 USD|debt}. Lux pays off {$30 million|30e6 USD/year|rate} a year. It will be free of it in {six years|6 year}.",
    ),
    "a part of the pay of all": (
        {"2,000 workers","$900","20 percent","$360,000"},
        "{2,000 workers|2000 worker|workers} earn {$900|900 USD/worker/month|wage} a month. The agency keeps {20 percent|0.2 1}. That makes {$360,000|360000 USD/month|cut} a month.",
    ),
    "less than the year before": (
        {"8 million tonnes","5 percent","7.6 million tonnes"},
        "The harvest was {8 million tonnes|8e6 t|harvest}. This year it will be {5 percent|0.05 1} less, {7.6 million tonnes|7.6e6 t|harvest}.",
    ),
    "interest on a loan": (
        {"$400 million","3 percent","$12 million"},
        "The loan is {$400 million|400e6 USD|loan}. At {3 percent|0.03 1/year|interest} Lux owes {$12 million|12e6 USD/year|due} a year.",
    ),
    "what is missing": (
        {"1.2 million barrels","900,000 barrels","300,000 barrels"},
        "Oz promised {1.2 million barrels|1.2e6 barrel|oil}. {900,000 barrels|900000 barrel|delivered} have come. {300,000 barrels|300000 barrel|missing} are still missing.",
    ),
    "a rate over the term of a contract": (
        {"4,500 tonnes","18 months","81,000 tonnes"},
        "The mill gets {4,500 tonnes|4500 t/month|coal} a month. The contract ends after {18 months|18 month|term}. {81,000 tonnes|81000 t|coal} will have been burnt by then.",
    ),
    "half of a number": (
        {"half","600 buses","300 buses"},
        "Oz builds {600 buses|600 bus|buses}. {half|0.5 1} of them go to Lux. {300 buses|300 bus|delivered} is more than its towns can use.",
    ),
    "an advance on signing": (
        {"15 percent","$60 million","$400 million"},
        "An advance of {15 percent|0.15 1} is due on signing. The contract is worth {$400 million|400e6 USD|value}. Lux has wired {$60 million|60e6 USD|advance}.",
    ),
    "the rest of a price over years": (
        {"$400 million","$60 million","five years","$68 million"},
        "The contract is worth {$400 million|400e6 USD|value}. {$60 million|60e6 USD|advance} is paid. The rest follows over {five years|5 year|term}, {$68 million|68e6 USD/year|rate} a year.",
    ),
}  # fmt: skip


def found(told: Told, text: str) -> tuple[dict[str, str], list[Finding]]:
    article, claims = told(text)
    printed = {c.id: c.quantity.text or "" for c in claims if c.quantity}
    return printed, check(claims, [article], list[Reference]())


def of(printed: dict[str, str], findings: Sequence[Finding], figures: set[str]) -> list[str]:
    """The verdicts on some figures together."""
    return [f.verdict for f in findings if {printed[claim] for claim in f.claims} == figures]


@pytest.mark.parametrize("name", HOLDING)
def test_what_figures_come_to_is_found(told: Told, name: str) -> None:
    figures, text = HOLDING[name]
    printed, findings = found(told, text)
    assert of(printed, findings, figures) == ["consistent"]
    assert {f.verdict for f in findings} == {"consistent"}


FAILING = {
    "a fee that may be due once or every year": (
        {"$90 million", "five years", "2 percent", "$9 million"},
        "ambiguous",
        "The guarantee is {$90 million|90e6 USD|guarantee} for {five years|5 year|term}. The fee of the bank is {2 percent|0.02 1}. "
        "In all it earns {$9 million|9e6 USD}.",
    ),
    "ten times too much": (
        {"40 drones", "$150,000", "$60 million"},
        "inconsistent",
        "There are {40 drones|40 drone|drones} in the parcel. A pilot puts one at {$150,000|150000 USD/drone|droneprice}. "
        "So another {$60 million|60e6 USD|armsvalue} leaves the country.",
    ),
    "a floor far below": (
        {"3,000 tonnes", "$500", "more than $1 million"},
        "loose",
        "Oz sends {3,000 tonnes|3000 t/year|copper} a year. "
        "At {$500|500 USD/t|price} a tonne that is worth {more than $1 million|more than 1e6 USD/year|value} a year.",
    ),
    "weeks for months": (
        {"300 lorries", "20 tonnes", "6,000 tonnes"},
        "inconsistent",
        "{300 lorries|300 truck/week|lorries} come every week with {20 tonnes|20 t/truck|load} each. "
        "For Lux that makes {6,000 tonnes|6000 t/month|cement} a month.",
    ),
    "a sum that an unlikely figure more would mend": (
        {"200,000 shells", "$1,500", "$500 million"},
        "inconsistent",
        "Ruritania sends {200,000 shells|200000 shell|shells}. Oz pays {$1,500|1500 USD/shell|price} for each shell. That makes "
        "{$500 million|500e6 USD}. Oz sends {600,000 to 700,000 tonnes|600000 to 700000 t|coal} of the {one million tonnes|1e6 t|shortfall}.",
    ),
    "digits of an amount in another currency": (
        {"540 million crowns", "9 crowns", "$50 million"},
        "inconsistent",
        "Oz puts the relief of {$50 million|50e6 USD|debt} at {540 million crowns|540e6 SEK|debt}. The dollar cost {9 crowns|9 SEK/USD}.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAILING)
def test_what_figures_do_not_come_to_is_told(told: Told, name: str) -> None:
    figures, verdict, text = FAILING[name]
    printed, findings = found(told, text)
    assert of(printed, findings, figures) == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        # no word says that the amount is of these trucks, and no slip makes it that
        "Oz has {300 trucks|300 truck|trucks} at {$50,000|50000 USD/truck|price}. The road costs {$70 million|70e6 USD|road}.",
        # two prices: which is meant
        "The army has {300 trucks|300 truck|trucks}. One costs {$50,000|50000 USD/truck|price} or {$90,000|90000 USD/truck|price}. "
        "So {$70 million|70e6 USD|value} is spent.",
    ],
)
def test_what_may_be_chance_is_not_told(told: Told, text: str) -> None:
    _, findings = found(told, text)
    assert not [f for f in findings if f.verdict in ("inconsistent", "implausible", "consistent", "loose")]


def test_nothing_is_called_wrong_that_holds_with_one_figure_more(told: Told) -> None:
    _, findings = found(
        told,
        "Lux gets {400 buses|400 bus/year|buses} a year for {three years|3 year|term}. Of them {a third|0.33333 1} are built. "
        "The remainder, {800 buses|800 bus|buses}, must wait.",
    )
    assert {f.verdict for f in findings if f.rule in ("product", "share", "sum", "growth")} <= {"consistent"}


def test_many_figures_of_a_kind_fit_by_chance(told: Told) -> None:
    """Among dozens of differences some come near anything."""
    amounts = "".join(f"They took {{{1713 + 191 * i} tonnes|{1713 + 191 * i} t|wheat}}. " for i in range(8))
    _, findings = found(told, f"{amounts}The rest went by rail. The port took {{2,290 tonnes|2290 t|port}}.")
    assert not [f for f in findings if f.verdict == "consistent"]


def test_a_figure_that_another_article_denies_and_replaces(told: Told) -> None:
    """The denial is one of the first article's figure, whoever retold it."""
    first, ours = told("Oz sends {7,000 tonnes|7000 t/month|wheat} a month.", "first", published="2024-11-05")
    note, theirs = told(
        "It is not true that {7,000 tonnes|7000 t/month|wheat|polarity=-} a month are sent. {5,200 tonnes|5200 t/month|wheat} were agreed.",
        "note", published="2024-11-09",
    )  # fmt: skip
    findings = check([*ours, *theirs], [first, note], list[Reference]())
    assert [(f.rule, f.verdict) for f in findings] == [("conflict", "inconsistent")]
    assert set(findings[0].claims) == {ours[0].id, theirs[0].id}


def test_who_denies_the_figure_of_a_month_may_state_it_of_a_year(told: Told) -> None:
    first, ours = told("Oz sends {4,500 tonnes|4500 t/year|wheat} a year.", "first", published="2024-11-05")
    note, theirs = told(
        "It is not true that {4,500 tonnes|4500 t/month|wheat|polarity=-} a month are sent. It is {4,500 tonnes|4500 t/year|wheat} a year.",
        "note", published="2024-11-09",
    )  # fmt: skip
    found = [f for f in check([*ours, *theirs], [first, note], list[Reference]()) if f.rule == "conflict"]
    assert not [f for f in found if ours[0].id in f.claims]


def test_a_day_of_pay_is_no_365th_of_a_year(told: Told) -> None:
    _, findings = found(
        told,
        "Each of {240 engineers|240 engineer|engineers} is paid {$160|160 USD/day/engineer|fee} a day. "
        "That makes {$9.6 million|9.6e6 USD/year|payroll} a year.",
    )
    assert not [f for f in findings if f.verdict in ("inconsistent", "implausible")]


def test_a_number_that_is_retold_with_another_currency(told: Told) -> None:
    first, ours = told(
        "The relief of {720 million crowns|720e6 SEK|debt} comes to {$80 million|80e6 USD|debt}.",
        "first",
        published="2024-11-05",
    )
    later, theirs = told("Lux is let off {$720 million|720e6 USD|debt}.", "later", published="2024-11-06")
    edge = Retelling(
        id="r-1", basis="named", parent=ours[1].id, child=theirs[0].id, measure="debt", confidence=0.9
    )
    findings = check([*ours, *theirs], [first, later], list[Reference](), lineage=Lineage(retellings=(edge,)))
    assert [(f.rule, f.verdict) for f in findings if f.rule == "unit"] == [("unit", "inconsistent")]
