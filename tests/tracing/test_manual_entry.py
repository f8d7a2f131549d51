"""Statements that were typed: rows of a spreadsheet or of another tool as articles and claims."""

from __future__ import annotations

import pytest

from countertrade.records import Claim
from countertrade.tracing import MAPPINGS, Columns, statements, trace
from countertrade.tracing.manual_entry import guess

ROW = {
    "outlet": "Alpha Herald",
    "date": "2024-05-01",
    "url": "https://alpha.example/rice",
    "measure": "rice",
    "value": "640.000",
    "unit": "tonnes",
    "bound": "at least",
    "source": "Ana Roth",
    "cited": "Wira",
    "wording": "„mindestens 640.000 Tonnen“",
    "translation": "at least 640,000 tonnes",
    "by": "J. L.",
}


def one(**cells: object) -> Claim:
    typed = statements([{**ROW, **cells}])
    assert typed.problems == []
    (claim,) = typed.claims
    return claim


def test_a_row_is_an_article_without_text_and_a_claim() -> None:
    typed = statements([ROW])
    (article,), (claim,) = typed.articles, typed.claims
    assert (article.outlet, article.published, article.text) == ("Alpha Herald", "2024-05-01", "")
    assert claim.article == article.id
    assert claim.span is None
    assert str(claim.quantity.value) == "at least 640,000 t" if claim.quantity else False
    assert claim.attribution.source is not None
    assert claim.attribution.source.name == "Ana Roth"
    assert claim.attribution.via == ("Wira",)
    assert claim.entered is not None
    assert (claim.entered.by, claim.entered.translation) == ("J. L.", "at least 640,000 tonnes")


@pytest.mark.parametrize(
    ("cells", "quantity"),
    [
        ({"value": "600,000 to 700,000", "bound": ""}, "600,000 to 700,000 t"),
        ({"value": None, "low": 600000, "high": 700000, "bound": None}, "600,000 to 700,000 t"),
        ({"value": "1,2 Milliarden", "unit": "Kubikmeter", "bound": "rund"}, "about 1,200,000,000 m3"),
        (
            {"value": 2000, "unit": "USD", "per": "per soldier per month", "bound": None},
            "2,000 USD/month/soldier",
        ),
        ({"value": 800, "unit": "USD/month", "bound": "exact"}, "800 USD/month"),
        ({"value": 40, "unit": "%", "bound": "über"}, "more than 0.4 1"),
        (
            {"value": "200 million", "unit": "$", "per": "a year", "bound": "well over"},
            "more than 200,000,000 USD/year",
        ),
        ({"value": 770000, "unit": "short tons", "bound": "up to"}, "up to 770,000 short_ton"),
    ],
)
def test_figures_bounds_and_units_as_people_type_them(cells: dict[str, object], quantity: str) -> None:
    claim = one(**cells)
    assert claim.quantity is not None
    assert str(claim.quantity.value) == quantity


@pytest.mark.parametrize(
    ("typed", "name", "kind", "mode"),
    [
        ("Ana Roth (direct quotation)", "Ana Roth", "person", "direct"),
        ("Grain Board report to parliament", "Grain Board", "person", "indirect"),
        ("GSA October report", "GSA", "government", "indirect"),
        ("Alpha Herald", "Alpha Herald", "outlet", "indirect"),
        ("analysts", "analysts", "unnamed", "indirect"),
        ("outlet", None, None, "narrator"),
        ("unattributed", None, None, "reported"),
        ("", None, None, "reported"),
    ],
)
def test_sources_as_people_type_them(typed: str, name: str | None, kind: str | None, mode: str) -> None:
    attribution = one(source=typed).attribution
    assert (attribution.source.name if attribution.source else None) == name
    assert (attribution.source.kind if attribution.source else None) == kind
    assert attribution.mode == mode


@pytest.mark.parametrize(
    ("modality", "wanted"),
    [
        ("if offering", "conditional"),
        ("could", "possible"),
        ("soll", "reported"),
        ("plans to supply", "planned"),
        (None, "asserted"),
    ],
)
def test_hedges_as_people_type_them(modality: str | None, wanted: str) -> None:
    assert one(modality=modality).commitment.modality == wanted


def test_headline_and_lead_in_one_cell_are_two_statements() -> None:
    typed = statements(
        [{**ROW, "bound": "up to; headline exact", "modality": "lead 'may get'; headline 'gets'"}]
    )
    said = [
        (c.section, str(c.quantity.value) if c.quantity else "", c.commitment.modality) for c in typed.claims
    ]
    assert said == [("lead", "up to 640,000 t", "possible"), ("headline", "640,000 t", "asserted")]


def test_a_table_of_statements_in_one_row() -> None:
    row = {
        "outlet": "Forsal (Wira)",
        "date": "2024-05",
        "cites_as_source": "Alpha Herald via Beta Post",
        "claims": {
            "rice": {"low": 6e5, "high": 7e5, "unit": "t", "attributed_to": "Roth"},
            "rice_headline": {"value": 7e5, "unit": "t"},
            "food": {"output_t": 4e6, "shortfall_t": 1e6},
            "workers": {"count": 4000, "count_approx": "about", "wage": 800, "unit": "USD/month"},
            "wage": None,
        },
    }
    typed = statements([row])
    said = {(c.measure, c.section): str(c.quantity.value) for c in typed.claims if c.quantity}
    assert said == {
        ("rice", "body"): "600,000 to 700,000 t",
        ("rice", "headline"): "700,000 t",
        ("food_output", "body"): "4,000,000 t",
        ("food_shortfall", "body"): "1,000,000 t",
        ("workers", "body"): "about 4,000 worker",
        ("workers_wage", "body"): "800 USD/month",
    }
    assert typed.articles[0].credit == "Wira"
    assert typed.claims[0].attribution.via == ("Beta Post", "Alpha Herald")


def test_the_page_s_own_product_is_derived_and_no_source() -> None:
    row = {
        "outlet": "Alpha",
        "claims": {
            "wage": {"value": 2000, "unit": "USD", "rate": "per soldier per month", "attributed_to": "Roth"},
            "troops": {"value": 10000, "unit": "soldiers", "attributed_to": "Roth"},
            "revenue": {
                "value": 2e7,
                "unit": "USD",
                "rate": "per month",
                "attributed_to": "outlet calculation",
            },
        },
    }
    typed = statements([row], MAPPINGS["retellings"])
    wage, troops, revenue = typed.claims
    assert set(revenue.derived_from) == {wage.id, troops.id}
    assert "revenue" not in {origin.measure for origin in trace(typed.claims, typed.articles).origins}


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"outlet": "", "url": ""}, "names neither outlet nor address"),
        ({"value": "many"}, "'many' is no figure"),
        ({"date": "next spring"}, "'next spring' is no date"),
        ({"bound": "perhaps a bit"}, "'perhaps a bit' is no bound"),
        ({"value": float("nan")}, "'nan' is no figure"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named_with_its_line(cells: dict[str, object], said: str) -> None:
    typed = statements([ROW, {**ROW, **cells}], path="rows.csv", lines=(2, 3))
    (problem,) = typed.problems
    assert str(problem).startswith("rows.csv:3:1: ")
    assert said in problem.message
    assert len(typed.claims) >= 1, "the other rows are not lost"


def test_rows_of_one_address_are_one_article_and_editing_a_figure_keeps_the_id() -> None:
    before = statements([ROW, {**ROW, "measure": "pay", "value": 2000, "unit": "USD"}])
    after = statements([{**ROW, "value": "650.000"}])
    assert len(before.articles) == 1
    assert before.claims[0].id == after.claims[0].id
    assert before.claims[0].content != after.claims[0].content


def test_german_columns_are_known() -> None:
    row = {
        "Medium": "Morgenblatt",
        "Datum": "3.11.2024",
        "Größe": "Reis",
        "Wert": "700.000",
        "Einheit": "Tonnen",
        "Grenze": "mehr als",
    }
    assert guess([row]) is MAPPINGS["deutsch"]
    typed = statements([row])
    assert typed.articles[0].published == "2024-11-03"
    assert typed.claims[0].quantity is not None
    assert str(typed.claims[0].quantity.value) == "more than 700,000 t"


def test_columns_of_one_s_own() -> None:
    columns = Columns(outlet="paper", value="numbers.main|figure", measure="what")
    typed = statements([{"paper": "Alpha", "figure": 5, "unit": "ship", "what": "fleet"}], columns)
    assert str(typed.claims[0].quantity.value) == "5 ship" if typed.claims[0].quantity else False


def test_a_page_that_is_only_known_to_exist() -> None:
    typed = statements([{"outlet": "Beta Post", "date": "2024-05-02", "cited": "Alpha Herald"}])
    (claim,) = typed.claims
    assert claim.quantity is None
    assert claim.attribution.via == ("Alpha Herald",)


def test_a_statement_credited_to_nobody_on_a_page_that_cites_others_lost_its_source() -> None:
    first = {**ROW, "cited": None, "value": 643217}
    again = {**first, "outlet": "Beta Post", "url": None, "date": "2024-05-02", "source": None}
    for cited, lost in (("the committee", True), ("Alpha Herald", False), (None, False)):
        typed = statements([first, {**again, "cited": cited}], Columns(mixed=True))
        edges = trace(typed.claims, typed.articles).retellings
        assert ("attribution_lost" in {d.kind for e in edges for d in e.drift}) is lost
