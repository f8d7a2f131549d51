"""A first model from what was read: it loads, runs, and counts one good once whatever the papers call it."""

from __future__ import annotations

from countertrade.files import compose
from countertrade.modelling import load, wanted
from countertrade.modelling.draft import draft, measures_yaml
from countertrade.naming import bad_name, bad_names
from countertrade.records import Bad, Claim, Estimate, Measure, Party, replace
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
    assert "pay_flow: {from: RU, to: KP, amount: pay * soldiers}" in found.deal
    assert "parties: {RU: Russia, KP: North Korea}" in found.deal


def test_a_draft_asks_for_no_estimate_that_cannot_be_made() -> None:
    pay = called("pay", claim("2,000 USD/month/soldier", where=ENGLISH))
    men = called("soldiers", claim("10,000 soldier", where=ENGLISH, giver="KP", recipient="RU"))
    income = called("income", claim("240,000,000 USD/year", where=ENGLISH, derived_from=(pay.id, men.id)))
    debt = claim("0 EUR", where=ENGLISH)
    found = draft("Oz", [pay, men, income, debt], [ENGLISH])
    assert "# income (USD/year): worked out from other figures here" in found.deal
    assert "# money (EUR): no statement of money can be used for an estimate" in found.deal
    live = [line.split(":")[0].strip() for line in found.deal.splitlines() if line.startswith("  ")]
    assert live[:4] == ["pay", "soldiers", "pay_flow", "soldiers_flow"]


def test_a_draft_loads_where_its_figures_are_given() -> None:
    claims = [called("rice", claim("600,000 t", where=ENGLISH))]
    text = draft("Oz", claims, [ENGLISH]).deal
    deal = load(text.replace("rice: {claims: rice}", "rice: {value: 600_000 t}"), "deal.yaml")
    assert [flow.name for flow in deal.base.flows] == ["rice_flow"]


def test_a_draft_says_that_no_article_has_a_date() -> None:
    undated = article("undated", "Undated", published=None)
    text = draft("Oz", [called("rice", claim("600,000 t", where=undated))], [undated]).deal
    assert "no article has a date" in text
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
