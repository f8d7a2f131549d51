"""A first model from what was read: it loads, runs, and counts one good once whatever the papers call it."""

from __future__ import annotations

from typing import Any

import pytest

from countertrade.files import compose
from countertrade.modelling import load, wanted
from countertrade.modelling.draft import draft, measures_yaml
from countertrade.naming import bad_name, bad_names
from countertrade.records import Bad, Claim, Estimate, Item, Measure, Party, Reference, replace
from tests.claims import article, claim
from tests.modelling.deals import ESTIMATES

ENGLISH = article("herald", "Herald")
GERMAN = article("kurier", "Kurier", language="de")


def called(noun: str | None, made: Claim) -> Claim:
    assert made.quantity is not None
    return replace(made, quantity=replace(made.quantity, of=noun))


def test_one_good_counted_by_name_is_one_measure_in_both_languages() -> None:
    claims = [
        called("soldiers", claim("10,000 soldier", where=ENGLISH, giver="KP", recipient="RU")),
        called("Soldaten", claim("about 11,000 soldier", where=GERMAN, giver="KP", recipient="RU")),
        called("pay", claim("2,000 USD/month/soldier", where=ENGLISH)),
        called("Gehalt", claim("about 2,100 USD/month/soldier", where=GERMAN)),
        called("rice", claim("600,000 t", where=ENGLISH)),
    ]
    found = draft("Oz", claims, [ENGLISH, GERMAN])
    assert {m.id: (m.unit, m.per) for m in found.measures} == {
        "soldiers": ("soldier", ()),
        "pay": ("USD", ("month", "soldier")),
        "rice": ("t", ()),
    }
    soldiers = next(m for m in found.measures if m.id == "soldiers")
    assert soldiers.words == {"en": ("soldiers",), "de": ("Soldaten",)}
    assert soldiers.title == {"en": "soldiers", "de": "Soldaten"}
    deal = load(found.deal, "deal.yaml")
    assert {flow.name: (flow.giver, flow.recipient, flow.written) for flow in deal.base.flows} == {
        "pay": ("RU", "KP", "pay * soldiers"),
        "soldiers": ("KP", "RU", "soldiers"),
        "rice": ("RU", "KP", "rice"),
    }
    assert found.names["soldiers"] == {"en": "soldiers", "de": "Soldaten"}


def test_a_draft_asks_for_no_estimate_that_cannot_be_made() -> None:
    pay = called("pay", claim("2,000 USD/month/soldier", where=ENGLISH))
    men = called("soldiers", claim("10,000 soldier", where=ENGLISH, giver="KP", recipient="RU"))
    income = called("income", claim("240,000,000 USD/year", where=ENGLISH, derived_from=(pay.id, men.id)))
    debt = claim("0 EUR", where=ENGLISH)
    found = draft("Oz", [pay, men, income, debt], [ENGLISH])
    assert "# revenue a year (USD/year): worked out from other figures here" in found.deal
    assert {entry.name for entry in load(found.deal, "deal.yaml").base.quantities} == {"pay", "soldiers"}
    assert debt.id in found.deal


def test_a_measure_of_the_case_is_pooled_by_name() -> None:
    """Where a model can name it; where some of its statements are of something else, those that are not are written out."""
    measure = Measure(id="rice", unit="t", giver="RU", recipient="KP")
    whole = claim("600,000 t", where=ENGLISH, measure="rice")
    other = claim("9,000 t", where=ENGLISH, measure="rice")
    assert "rice: {claims: rice}" in draft("Oz", [whole], [ENGLISH], [measure]).deal
    apart = draft("Oz", [whole, other], [ENGLISH], [measure]).deal
    assert "{claims: rice}" not in apart
    assert f"basis: [{whole.id}]" in apart
    assert "another figure for the same thing" in apart
    assert other.id in apart


def test_halves_of_two_transfers_are_not_joined() -> None:
    """Tanks from one state and tanks for another are no tanks from the one to the other."""
    claims = [
        called("tanks", claim("14 tank", where=ENGLISH, giver="DE", recipient=None)),
        called("tanks", claim("20 tank", where=ENGLISH, giver=None, recipient="UA")),
    ]
    found = draft("Tanks", claims, [ENGLISH])
    assert [(m.giver, m.recipient) for m in found.measures] == [(None, None)]
    assert "\nflows:" not in found.deal
    assert "{from: …, to: UA, amount:" in found.deal
    assert "flows" in found.lacks[-1]


def test_a_price_stands_with_its_reference_row() -> None:
    rice = called("rice", claim("600,000 t", where=ENGLISH))
    row = Reference(
        id="rice-2024", quantity="price of rice", low=445, high=520, unit="USD/t", year="2024", published="2024-10-01",
        source="the exchange", bounds="price of rice",
    )  # fmt: skip
    wrong = replace(row, id="rice-sack", unit="USD/sack")
    later = replace(row, id="rice-2025", published="2025-10-01")
    found = draft("Oz", [rice], [ENGLISH], reference=[wrong, later, row])
    assert load(found.deal, "deal.yaml").base.flows[0].worth is not None
    assert "value: 445 to 520 USD/t\n    basis: [ref:rice-2024]" in found.deal
    assert "worth: price of rice" in found.deal
    assert "ours: the articles give no price; reference row rice-2024" in found.deal
    assert "worth" not in draft("Oz", [rice], [ENGLISH], reference=[wrong]).deal
    undated = replace(rice, article="undated")
    text = draft("Oz", [undated], [article("undated", published=None)], reference=[row, later]).deal
    assert "[ref:rice-2025]" in text, "the newest where no date is known"


def test_a_stated_price_is_what_each_is_worth_and_a_value_is_no_payment() -> None:
    drones = called("drones", claim("6,000 drone", where=ENGLISH, giver="IR", recipient="RU"))
    each = called(None, claim("35,000 USD/drone", where=ENGLISH, giver=None, recipient=None))
    deal = load(draft("Oz", [drones, each], [ENGLISH]).deal, "deal.yaml")
    assert [(flow.name, flow.giver, flow.recipient, flow.worth is not None) for flow in deal.base.flows] == [
        ("drones", "IR", "RU", True)
    ]
    there = article("paper", "Uranium to the value of 3,500 USD went from Niger to France.")
    value = claim("3,500 USD", where=there, giver="NE", recipient="FR")
    assert value.quantity is not None
    value = replace(value, text=there.text, span=(0, len(there.text)))
    deal = load(draft("Oz", [value], [there]).deal, "deal.yaml")
    assert [(flow.name, flow.money, flow.worth is not None) for flow in deal.base.flows] == [
        ("goods by their value", None, True)
    ]


def test_money_that_names_no_side_is_not_given_one() -> None:
    """A figure beside another of the same unit may be anybody's; the same figure said again is not."""
    grant = called(None, claim("500 USD", where=ENGLISH, giver="EU", recipient="TN"))
    again = called(None, claim("about 500 USD", where=ENGLISH, giver=None, recipient=None))
    other = called(None, claim("41,000 USD", where=ENGLISH, giver=None, recipient=None))
    found = draft("Oz", [grant, again, other], [ENGLISH])
    assert [(m.giver, m.recipient) for m in found.measures] == [(None, None)]
    quantities = load(found.deal, "deal.yaml").base.quantities
    assert [set(one.basis) for one in quantities] == [{grant.id, again.id}]
    assert "nobody says who gives it to whom" in found.deal
    assert other.id in found.deal


def paid(said: str, noun: str | None = None, **fields: Any) -> Claim:
    return called(noun, claim(said, where=ENGLISH, **fields))


@pytest.mark.parametrize(
    ("claims", "counted"),
    [
        # a contract, and the cash that was paid for it
        ([paid("1,750,000,000 USD", "contract"), paid("104,000,000 USD", "consignment")], ["contract"]),
        # a total and its parts
        ([paid("350 USD", "package"), paid("300 USD", "loan"), paid("50 USD", "grant")], ["loan", "grant"]),
        # a price for each of them, and what it comes to
        (
            [
                paid("2,000 USD/month/soldier", "pay"),
                paid("10,000 soldier", "soldiers", giver="KP", recipient="RU"),
                paid("200,000,000 USD/year", "sum"),
            ],
            ["pay"],
        ),
        # two currencies
        ([paid("2,900,000,000 USD", "contract"), paid("2,610,000,000 EUR", "volume")], ["contract"]),
        # the other way is other money
        (
            [paid("300 USD", "loan"), paid("20 USD", "interest", giver="KP", recipient="RU")],
            ["loan", "interest"],
        ),
        # money with a purpose each, and no whole
        ([paid("300 USD", "loan"), paid("50 USD", "grant")], ["loan", "grant"]),
    ],
    ids=[
        "contract and cash",
        "total and parts",
        "price and sum",
        "two currencies",
        "both ways",
        "two purposes",
    ],
)
def test_no_money_is_counted_twice(claims: list[Claim], counted: list[str]) -> None:
    claims = [replace(each, id=f"c-{number}") for number, each in enumerate(claims)]
    found = draft("Oz", claims, [ENGLISH])
    money = [flow for flow in load(found.deal, "deal.yaml").base.flows if flow.money]
    assert sorted(flow.name for flow in money) == sorted(counted)
    assert all(each.id in found.deal for each in claims), "what is not counted is quoted"


def test_a_draft_says_that_no_article_has_a_date() -> None:
    undated = article("undated", "Undated", published=None)
    text = draft("Oz", [called("rice", claim("600,000 t", where=undated))], [undated]).deal
    assert "no article has a date" in text
    assert load(text, "deal.yaml").start == "2024-01"
    dated = draft("Oz", [called("rice", claim("600,000 t", where=ENGLISH))], [ENGLISH]).deal
    assert "start: 2024-11\n" in dated


HOSTILE = [
    "x: y",
    "a\nparties: {}",
    "m²",
    "1.2.3 m",
    "t}",
    "T-72",
    "a" * 90,
    "__import__",
    "쌀 가마",
    "<b>",
    "x: {hazard: 1 %}",
]


def test_a_draft_of_strangers_statements_loads() -> None:
    """Units, parties, nouns, languages and measures as imports and other people's cases may bring them."""
    made = claim("600,000 t", where=ENGLISH)
    assert made.quantity is not None
    assert made.transfer is not None
    for word in HOSTILE:
        there = replace(ENGLISH, language=word, published="2024")
        claims = [
            replace(made, id="c-1", quantity=replace(made.quantity, unit=word, of=word)),
            replace(made, id="c-2", quantity=replace(made.quantity, unit="USD", per=(word,), of=word)),
            replace(made, id="c-3", transfer=replace(made.transfer, giver=word, recipient="KP", good=word)),
            replace(made, id="c-4", measure=word),
        ]
        own = word if bad_name(word) is None else "own"  # what case.yaml may hold
        measures = (Measure(id=own, unit="t", giver=own, recipient=own, words={"en": (word,)}),)
        parties = (Party(code=own, name={"en": word}), Party(code="RU", name={"en": "Russia"}))
        drafted = draft(word, claims, [there], measures, parties)
        case = f"title: A case\n{measures_yaml(drafted.measures)}"
        assert bad_names(compose(case, "case.yaml"), "case.yaml") == []
        estimates = {wish.key: ESTIMATES["horses"] for wish in wanted(drafted.deal, "deal.yaml")}
        said = problems_of(drafted.deal, estimates)
        assert all("'horse'" in one for one in said), drafted.deal  # the estimates handed in are of horses


def problems_of(text: str, estimates: dict[str, Estimate]) -> list[str]:
    try:
        load(text, "deal.yaml", estimates=estimates)
    except Bad as bad:
        return [problem.message for problem in bad.problems]
    return []


def test_a_loan_is_no_gift() -> None:
    """What is lent counts when it is paid out; that it is paid back is said of both sides, without a figure."""
    loan = called("loan", claim("300 USD", where=ENGLISH))
    loan = replace(loan, item=Item(head="loan", sort="loan"))
    base = load(draft("Oz", [loan], [ENGLISH]).deal, "deal.yaml").base
    assert {(effect.party, effect.title or effect.name) for effect in base.open_effects} == {
        ("KP", "repayment of what is lent"),
        ("RU", "repayment of what is lent"),
    }


@pytest.mark.parametrize(
    ("text", "priced"),
    [
        ("Russia will pay in rice for the soldiers.", False),
        ("The soldiers are paid with 600,000 tonnes of rice.", False),
        ("Russia pays 9 USD. It also sends rice.", True),
        ("Russia pays in dollars for rice.", True),
        ("In spring rice is dear.", True),
    ],
)
def test_what_is_paid_in_kind_is_not_counted_beside_the_money(text: str, priced: bool) -> None:
    there = article("paper", text)
    rice = called("rice", claim("600,000 t", where=there, text="rice"))
    rice = replace(rice, item=Item(head="rice", sort="rice"))
    pay = called("pay", claim("9 USD", where=there, text=text[:3]))
    row = Reference(
        id="rice-2024", quantity="price of rice", low=445, high=520, unit="USD/t", year="2024", published="2024-10-01",
        source="the exchange", bounds="price of rice",
    )  # fmt: skip
    base = load(draft("Oz", [pay, rice], [there], reference=[row]).deal, "deal.yaml").base
    assert {flow.name: flow.worth is not None for flow in base.flows} == {"pay": True, "rice": priced}
