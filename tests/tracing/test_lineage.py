"""Who retells whom: named, quoted, in like words, or not to be told."""

from __future__ import annotations

import pytest

from countertrade.records import Lineage, Measure, SourceKind, replace
from countertrade.tracing import Traced

from .conftest import Desk

SENTENCE = "The mill at Orlo will ship 640,000 tonnes of rice to the coast before the first frost, its manager told reporters."


def test_a_page_retells_the_outlet_that_its_statement_names(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Beta Post", on="2024-05-01")
    desk.page("Gamma", on="2024-05-03")
    a = desk.says("Alpha Herald", "640,000 t", source="Ana Roth")
    desk.says("Beta Post", "640,000 t", source="Ana Roth", via=("Alpha Herald",))
    c = desk.says("Gamma", "640,000 t", source="Ana Roth", via=("Alpha Herald",))
    edge = desk.trace().parent(c)
    assert edge is not None
    assert (edge.parent, edge.basis, edge.drift) == (a, "named", ())
    assert "names Alpha Herald" in map(str, edge.reasons)
    assert edge.confidence > 0.5


@pytest.mark.parametrize("printed", ["Alpha Herold", "The Alpha Herald", "ALPHA HERALD", "Alpha-Herald"])
def test_a_misprinted_outlet_is_still_that_outlet(desk: Desk, printed: str) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Gamma", on="2024-05-03")
    a = desk.says("Alpha Herald", "640,000 t")
    c = desk.says("Gamma", "640,000 t", via=(printed,))
    assert desk.parents() == {c: a}
    assert ("name_garbled" in desk.drift(c)) == (printed == "Alpha Herold")


def test_an_outlet_named_only_in_the_text_counts_less_but_counts(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page(
        "Gamma",
        "Rice for the coast\nThe Alpha Herald has seen the contract.\nIt is for 640,000 tonnes.",
        on="2024-05-03",
    )
    a = desk.says("Alpha Herald", "640,000 t")
    c = desk.says("Gamma", "640,000 t", "640,000 tonnes")
    assert desk.parents() == {c: a}


def test_of_two_outlets_named_the_nearest_before_the_statement_is_its_parent(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Beta Post", on="2024-05-01")
    text = "Beta Post writes about the port.\nIt has 120 cranes.\nAs for rice, Alpha Herald has figures.\nIt is 640,000 tonnes."
    desk.page("Gamma", text, on="2024-05-03")
    a = desk.says("Alpha Herald", "640,000 t")
    desk.says("Beta Post", "640,000 t")
    c = desk.says("Gamma", "640,000 t", "640,000 tonnes")
    assert desk.parents()[c] == a


def test_shared_wording_tells_a_parent_that_nobody_names(desk: Desk) -> None:
    desk.page("Alpha Herald", f"Rice\n{SENTENCE}\n", on="2024-05-01")
    desk.page("Beta Post", "Rice\nSome 640,000 tonnes of rice may go by sea.\n", on="2024-05-01")
    desk.page("Gamma", f"Deal\n{SENTENCE}\n", on="2024-05-02")
    a = desk.says("Alpha Herald", "640,000 t", "640,000 tonnes")
    desk.says("Beta Post", "640,000 t", "640,000 tonnes")
    c = desk.says("Gamma", "640,000 t", "640,000 tonnes")
    edge = desk.trace().parent(c)
    assert edge is not None
    assert (edge.parent, edge.basis) == (a, "wording")


def test_a_shared_quotation_is_told_from_shared_wording(desk: Desk) -> None:
    quote = "“We will ship 640,000 tonnes before the frost, and not one sack more than that,” she said."
    desk.page("Alpha Herald", quote, on="2024-05-01")
    desk.page("Gamma", f"On Monday the head of the mill was plain. {quote}", on="2024-05-02")
    desk.says("Alpha Herald", "640,000 t", "640,000 tonnes", source="Ana Roth", mode="direct")
    c = desk.says("Gamma", "640,000 t", "640,000 tonnes", source="Ana Roth", mode="direct")
    edge = desk.trace().parent(c)
    assert edge is not None
    assert edge.basis == "quoted"


def test_a_page_whose_parent_cannot_be_told_stays_unattached(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Gamma", on="2024-05-20")
    desk.says("Alpha Herald", "600,000 t", source="Ana Roth")
    desk.says("Gamma", "640,000 t", source="Ivo Lund")
    assert desk.trace().retellings == ()
    assert len(desk.trace().origins) == 2


def test_a_shared_misprint_outweighs_the_original_that_all_name(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    for outlet, day in (("Beta", "02"), ("Delta", "02"), ("Epsilon", "02"), ("Zeta", "02")):
        desk.page(outlet, on=f"2024-05-{day}")
    desk.page("Beta Post", on="2024-05-02", credit="Wira")
    desk.page("Delta Post", on="2024-05-02", credit="Wira")
    desk.page("Gamma", on="2024-05-02")
    desk.says("Alpha Herald", "600,000 to 700,000 t", source="Ana Roth")
    for outlet in ("Beta", "Delta", "Epsilon", "Zeta"):
        desk.says(outlet, "600,000 to 700,000 t", source="Ana Roth", via=("Alpha Herald",))
    for outlet in ("Beta Post", "Delta Post", "Gamma"):
        desk.says(outlet, "700,000 t/year", source="Ana Rott", via=("Alpha Herold",))
    through = [edge for edge in desk.trace().retellings if edge.child == "Gamma#1"]
    assert any("the page of Wira is missing" in map(str, edge.reasons) for edge in through)


def test_a_wire_credit_is_a_parent_where_its_page_is_in_the_case(desk: Desk) -> None:
    desk.page("Wira", on="2024-05-01")
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Gamma", on="2024-05-02", credit="Wira")
    a = desk.says("Wira", "640,000 t")
    desk.says("Alpha Herald", "640,000 t")
    c = desk.says("Gamma", "640,000 t")
    assert desk.parents()[c] == a


def test_an_outlet_whose_page_is_missing_is_latent_and_its_copies_are_one_origin(desk: Desk) -> None:
    for name in ("Alpha", "Beta", "Gamma"):
        desk.page(name, on="2024-05-02")
        desk.says(name, "640,000 t", via=("Wira News",), source=None if name == "Beta" else "Ana Roth")
    lineage = desk.trace()
    assert [(gone.outlet, len(gone.claims)) for gone in lineage.latent] == [("Wira News", 3)]
    assert [origin.source for origin in lineage.origins] == ["Ana Roth"]


def test_no_drift_is_claimed_against_a_page_that_nobody_has_read(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-02")
    c = desk.says("Alpha", "700,000 t", via=("Wira News",))
    assert desk.drift(c) == []


def test_a_page_known_without_figures_stands_between(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Beta Post", on="2024-05-01")
    desk.page("Gamma", on="2024-05-03")
    a = desk.says("Alpha Herald", "640,000 t", source="Ana Roth")
    b = desk.says("Beta Post", None, via=("Alpha Herald",), measure=None)
    c = desk.says("Gamma", "640,000 t", source="Ana Roth", via=("Beta Post", "Alpha Herald"))
    assert desk.parents() == {b: a, c: b}
    assert [(o.claim, o.retellings) for o in desk.trace().origins] == [(a, 2)]


def test_pages_in_two_languages_are_joined_by_figure_and_name(desk: Desk) -> None:
    desk.page("Alpha Herald", "The mill will ship 640,000 tonnes, said Ana Roth.", on="2024-05-01")
    desk.page(
        "Morgenblatt", "Die Mühle liefert 640.000 Tonnen, sagte Ana Roth.", on="2024-05-02", language="de"
    )
    a = desk.says("Alpha Herald", "640,000 t", "640,000 tonnes", source="Ana Roth")
    c = desk.says("Morgenblatt", "640,000 t", "640.000 Tonnen", source="Ana Roth")
    edge = desk.trace().parent(c)
    assert edge is not None
    assert (edge.parent, edge.basis) == (a, "inferred")
    assert edge.confidence <= 0.7


def test_one_man_told_to_two_papers_is_one_origin_and_a_second_party_another(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-09")
    desk.page("Gamma", "Alpha reported it first.\nThe buyer confirmed 640,000 tonnes.", on="2024-05-02")
    desk.says("Alpha", "640,000 t", source="Ana Roth")
    desk.says("Beta", "640,000 t", source="Ana Roth")
    desk.says("Gamma", "640,000 t", "640,000 tonnes", source="Ivo Lund", cue="confirm", mode="reported")
    assert [origin.source for origin in desk.trace().origins] == ["Ana Roth", "Ivo Lund"]


def test_linked_institutions_are_named_on_their_origins(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-20")
    desk.says("Alpha", "640,000 t", source="Grain Board", kind="government")
    desk.says("Beta", "500,000 t", source="Rice Institute", kind="organisation")
    origins = desk.trace(linked=(("Grain Board", "Rice Institute"),)).origins
    assert [origin.linked for origin in origins] == [("Rice Institute",), ("Grain Board",)]


def test_a_figure_worked_out_beside_its_factors_is_no_statement(desk: Desk) -> None:
    text = "It pays 2,000 dollars a month to each.\nThat is 24,000 dollars a year."
    desk.page("Alpha", text, on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    a = desk.says("Alpha", "2,000 USD/month/soldier", "2,000 dollars", measure="pay", source="Ana Roth")
    desk.says("Alpha", "24,000 USD/year/soldier", "24,000 dollars", measure="pay")
    c = desk.says("Beta", "2,000 USD/month/soldier", measure="pay", via=("Alpha",))
    measures = (Measure(id="pay", unit="USD", per=("month", "soldier")),)
    assert desk.parents(measures=measures) == {c: a}
    assert len(desk.trace(measures).origins) == 1


def test_with_measures_other_figures_are_left_alone_and_without_they_are_grouped(desk: Desk) -> None:
    for name, day in (("Alpha", "01"), ("Beta", "02")):
        desk.page(name, on=f"2024-05-{day}")
        desk.says(name, "31 bridge", measure=None, via=("Alpha",) if name == "Beta" else ())
    assert desk.trace((Measure(id="rice", unit="t"),)) == Lineage()
    assert desk.parents() == {"Beta#1": "Alpha#1"}


def test_a_headline_hangs_on_the_body_of_its_own_article(desk: Desk) -> None:
    desk.page(
        "Alpha", "Mill ships 700,000 tonnes\nIt could ship up to 700.000 t, said Roth.", on="2024-05-01"
    )
    top = desk.says("Alpha", "700,000 t", "700,000 tonnes", section="headline")
    body = desk.says("Alpha", "up to 700,000 t", "up to 700.000 t", source="Ana Roth", modality="possible")
    edge = desk.trace().parent(top)
    assert edge is not None
    assert edge.parent == body
    assert {change.kind for change in edge.drift} == {
        "bound_dropped",
        "modality_strengthened",
        "attribution_lost",
    }
    assert [origin.retellings for origin in desk.trace().origins] == [0]


def test_what_was_told_to_the_paper_itself_is_no_retelling(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", "Alpha had it first.\nAna Roth told Beta that it is 640,000 tonnes.", on="2024-05-02")
    desk.says("Alpha", "640,000 t", source="Ana Roth")
    desk.says("Beta", "640,000 t", "640,000 tonnes", source="Ana Roth", via=("Beta",))
    lineage = desk.trace()
    assert lineage.retellings == ()
    assert [(origin.source, origin.retellings) for origin in lineage.origins] == [("Ana Roth", 1)]


@pytest.mark.parametrize(
    ("figure", "taken"),
    [("640,000 t", True), ("6,400,000 t", True), ("580,000 t/year", True), ("580,000 t", False)],
)
def test_a_new_figure_of_another_person_is_not_from_a_page_that_is_only_named(
    desk: Desk, figure: str, taken: bool
) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Gamma", "Alpha Herald had it first.", on="2024-05-02")
    desk.says("Alpha Herald", "640,000 t", source="Ana Roth")
    for measure in ("wheat", "oats", "maize", "barley"):
        desk.says("Alpha Herald", "50 t", source="Ana Roth", measure=measure)
        desk.says("Gamma", "50 t", source="Ana Roth", measure=measure)
    told = desk.says("Gamma", figure, source="Lena Okafor")
    assert (told in desk.parents()) is taken


def test_who_denies_a_figure_is_no_source_of_it(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.says("Alpha", "640,000 t", source="Ana Roth")
    desk.says("Beta", "640,000 t", source="Ivo Lund", cue="deny", polarity="-", via=("Alpha",))
    lineage = desk.trace()
    assert lineage.retellings == ()
    assert [origin.source for origin in lineage.origins] == ["Ana Roth"]


def test_of_two_figures_of_one_source_the_retold_one_is_the_statement(desk: Desk) -> None:
    desk.page("Alpha", "The harvest is 4 million tonnes.\nIt could sell 640,000 tonnes.", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.says("Alpha", "4,000,000 t", "4 million tonnes", source="Ana Roth")
    a = desk.says("Alpha", "640,000 t", "640,000 tonnes", source="Ana Roth")
    b = desk.says("Beta", "640,000 t", via=("Alpha",))
    assert desk.parents() == {b: a}
    assert [origin.claim for origin in desk.trace().origins] == [a]


def test_a_product_that_somebody_states_is_his_statement(desk: Desk) -> None:
    desk.page(
        "Alpha", "Pay: 240 million\nTogether that makes 240 million dollars, said Ana Roth.", on="2024-05-01"
    )
    desk.page("Beta", on="2024-05-02")
    top = desk.says("Alpha", "240,000,000 USD", "240 million", section="headline")
    a = desk.says("Alpha", "240,000,000 USD", "240 million dollars", source="Ana Roth")
    desk.claims[-1] = replace(desk.claims[-1], derived_from=("x", "y"))
    b = desk.says("Beta", "240,000,000 USD", via=("Alpha",))
    lineage = desk.trace()
    assert desk.parents() == {b: a}
    assert lineage.parent(top) is not None
    assert [origin.claim for origin in lineage.origins] == [a]


def test_a_source_that_cites_another_shares_its_basis(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-20")
    desk.says("Alpha", "640,000 t", source="Grain Board", kind="government")
    desk.says("Beta", "640,000 t", source="Ana Roth", cites=("Grain Board",))
    assert [(o.source, o.linked) for o in desk.trace().origins] == [
        ("Grain Board", ("Ana Roth",)),
        ("Ana Roth", ("Grain Board",)),
    ]


def test_without_measures_one_figure_is_not_traced_to_another_of_its_unit(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    a = desk.says("Alpha", "0.025 1", measure=None, source="Ana Roth")
    desk.says("Alpha", "600,000 to 700,000 t", measure=None, source="Ana Roth")
    b = desk.says("Beta", "0.025 1", measure=None, via=("Alpha",))
    desk.says("Beta", "0.5 1", measure=None, via=("Alpha",))
    c = desk.says("Beta", "700 kt", measure=None, via=("Alpha",))
    assert desk.parents() == {b: a, c: "Alpha#2"}


def test_of_two_outlets_named_the_one_that_names_the_other_is_the_nearer(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.page("Gamma", on="2024-05-03")
    desk.says("Alpha", "640,000 t", source="Ana Roth")
    b = desk.says("Beta", "640,000 t", source="Ana Roth", via=("Alpha",))
    c = desk.says("Gamma", "640,000 t", source="Ana Roth", via=("Alpha", "Beta"))
    assert desk.parents()[c] == b
    edge = desk.trace().parent(c)
    assert edge is not None
    assert "Beta itself names Alpha" in map(str, edge.reasons)


def test_the_paper_is_that_which_the_page_named_last(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", "Alpha has the contract.\nThe newspaper gives 640,000 tonnes.", on="2024-05-02")
    a = desk.says("Alpha", "640,000 t", source="Ana Roth")
    b = desk.says("Beta", "640,000 t", "640,000 tonnes", source="newspaper", kind="outlet")
    lineage = desk.trace()
    assert [(edge.parent, edge.child) for edge in lineage.retellings] == [(a, b)]
    assert lineage.latent == ()


@pytest.mark.parametrize("name", ["Schätzungen", "these data", "Bericht"])
def test_what_nobody_can_call_is_no_origin(desk: Desk, name: str) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.says("Alpha", "640,000 t", source=name, kind="document")
    assert [origin.source for origin in desk.trace().origins] == [None]


def test_the_lawmaker_is_the_one_that_the_article_named(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.says("Alpha", "640,000 t", source="Ana Roth", role="opposition lawmaker")
    desk.says("Alpha", "120 USD/t", source="lawmaker", measure="price")
    assert {origin.source for origin in desk.trace().origins} == {"Ana Roth"}


def test_a_page_has_one_statement_of_a_measure_from_each_source(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.says("Alpha", "640,000 t", source="Ana Roth")
    desk.says("Beta", "90,000 t", source="Ana Roth")
    b = desk.says("Beta", "640,000 t", source="Ana Roth")
    other = desk.says("Beta", "300,000 t", source="Ivo Lund")
    lineage = desk.trace()
    assert [edge.child for edge in lineage.retellings] == [b]
    assert [(origin.source, origin.claim) for origin in lineage.origins] == [
        ("Ana Roth", "Alpha#1"),
        ("Ivo Lund", other),
    ]


def test_an_item_of_one_page_still_says_who_carried_what(desk: Desk) -> None:
    desk.page("Beta", on="2024-05-02")
    desk.says("Beta", "640,000 t", source="Ana Roth", via=("Missing Herald",))
    lineage = desk.trace()
    assert [(gone.outlet, gone.claims) for gone in lineage.latent] == [("Missing Herald", ("Beta#1",))]
    assert [(origin.source, origin.retellings) for origin in lineage.origins] == [("Ana Roth", 0)]


def test_the_chance_of_an_origin_falls_with_what_speaks_for_a_parent(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.says("Alpha", "640,000 t", source="Ana Roth")
    desk.says("Beta", "500,000 t", source="Ivo Lund")
    alone = {origin.source: origin.chance for origin in desk.trace().origins}
    assert alone["Ana Roth"] == 1.0
    assert 0.5 < alone["Ivo Lund"] < 1.0
    expected = Traced(desk.claims, desk.articles).expected["rice"]
    assert expected == pytest.approx(sum(alone.values()), abs=0.01)


def crowd(pages: int) -> Desk:
    desk = Desk()
    for i in range(pages):
        desk.page(f"Outlet{i} Gazette", on=f"2024-{1 + i * 11 // pages:02d}-{1 + i * 300 // pages % 28:02d}")
        via = (f"Outlet{i * 7 % i} Gazette",) if i and i % 2 else ()
        desk.says(f"Outlet{i} Gazette", "640,000 t" if i % 5 else "700,000 t", source="Ana Roth", via=via)
    return desk


def test_pairs_scored_grow_with_the_pages_and_not_with_their_square() -> None:
    counts = []
    for pages in (400, 800):
        desk = crowd(pages)
        counts.append(sum(len(tree.scored) for tree in Traced(desk.claims, desk.articles).trees.values()))
    assert counts[1] < 2.2 * counts[0] < 2.2 * 12 * 400


def test_one_decision_traces_only_its_measure_again(desk: Desk) -> None:
    for name, day in (("Alpha", 1), ("Beta", 2), ("Gamma", 3)):
        desk.page(name, on=f"2024-05-0{day}")
        for measure in ("rice", "pay"):
            desk.says(
                name,
                "640,000 t" if measure == "rice" else "120 USD",
                measure=measure,
                source="Ana Roth",
                via=("Alpha",),
            )
    before = Traced(desk.claims, desk.articles)
    desk.decides("independent", "Gamma#1")
    after = before.decided(desk.decisions)
    assert after.trees["pay"] is before.trees["pay"]
    assert after.found["pay"] is before.found["pay"]
    assert after.lineage == desk.trace() != before.lineage
    desk.decides("set_parent", "Gamma#2", parent="Beta#2")
    again = after.decided(desk.decisions)
    assert again.trees["rice"] is after.trees["rice"]
    assert again.lineage == desk.trace()
    edge = again.lineage.parent("Beta#1")
    assert edge is not None
    desk.decides("reject", edge.id)
    assert again.decided(desk.decisions).lineage == desk.trace()


@pytest.mark.parametrize(
    ("outlet", "head"),
    [
        ("Ministry of Ports", "The ports of the coast"),
        ("Botschaft von Orlo", "Zum Reis"),
        ("Press Service of the Orlo Government", "On rice"),
        ("Orlo Rice", "Orlo Rice\nPress release No. 12/2024\nRice"),
    ],
)
def test_what_an_institution_publishes_is_its_own_word(desk: Desk, outlet: str, head: str) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page(
        "Own",
        f"{head}\nAlpha Herald has written of rice.\nIt is 640,000 tonnes.",
        outlet=outlet,
        on="2024-05-03",
    )
    a = desk.says("Alpha Herald", "640,000 t", source="Ana Roth")
    b = desk.says("Own", "640,000 t", "640,000 tonnes", source=None, mode="narrator")
    lineage = desk.trace()
    assert desk.parents() == {}
    assert [origin.claim for origin in lineage.origins] == [a, b]
    assert lineage.origins[1].source == outlet


def test_a_paper_that_writes_of_a_press_release_is_a_paper(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    text = "Press release angers the coast\nAlpha Herald has written of rice.\nIt is 640,000 tonnes."
    desk.page("Gamma", text, on="2024-05-03")
    a = desk.says("Alpha Herald", "640,000 t")
    c = desk.says("Gamma", "640,000 t", "640,000 tonnes")
    assert desk.parents() == {c: a}


@pytest.mark.parametrize(
    ("name", "kind"), [("Hafenministerium", "government"), ("Mitteilung vom Montag", "document")]
)
def test_who_credits_an_institution_has_it_from_its_page(desk: Desk, name: str, kind: SourceKind) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Own", outlet="Ministry of Ports", on="2024-05-02")
    desk.page("Gamma", on="2024-05-03", language="de")
    desk.says("Alpha Herald", "700,000 t", source="Ana Roth")
    b = desk.says("Own", "640,000 t", source=None, mode="narrator")
    c = desk.says("Gamma", "640,000 t", source=name, kind=kind)
    assert desk.parents() == {c: b}
    assert desk.drift(c) == ["attribution_moved"]  # the page named nobody


def test_a_figure_of_another_size_is_not_taken_from_a_page_named_elsewhere(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Gamma", "Alpha Herald has written of rice.\nThe coast eats 9,300 tonnes.", on="2024-05-03")
    desk.says("Alpha Herald", "640,000 t")
    desk.says("Gamma", "9,300 t", "9,300 tonnes")
    assert desk.parents() == {}


def test_a_figure_of_quite_another_size_is_none_of_the_measure(desk: Desk) -> None:
    for day, name in enumerate(("Alpha Herald", "Beta Post", "Gamma"), 1):
        desk.page(name, on=f"2024-05-0{day}")
    a = desk.says("Alpha Herald", "640,000 t", source="Ana Roth")
    b = desk.says("Beta Post", "640,000 t", source="Ana Roth", via=("Alpha Herald",))
    desk.says("Gamma", "12 t", source="Tom Vale", via=("Alpha Herald",))
    assert desk.parents() == {b: a}
    assert [origin.claim for origin in desk.trace().origins] == [a]


def test_who_denies_one_figure_and_gives_another_states_the_other(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Own", outlet="Ministry of Ports", on="2024-05-03")
    a = desk.says("Alpha Herald", "640,000 t", source="Ana Roth")
    desk.says("Own", "640,000 t", source="Ministry of Ports", kind="government", polarity="-")
    b = desk.says("Own", "500,000 t", source="Ministry of Ports", kind="government")
    assert [origin.claim for origin in desk.trace().origins] == [a, b]


def test_a_quotation_is_not_taken_from_a_page_that_paraphrases_it(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Beta Post", on="2024-05-02")
    desk.page("Gamma", on="2024-05-02")
    a = desk.says("Alpha Herald", "640,000 t", source="Ana Roth", mode="direct")
    desk.says("Beta Post", "640,000 t", source="Ana Roth", via=("Alpha Herald",))
    c = desk.says("Gamma", "640,000 t", source="Ana Roth", mode="direct")
    assert desk.parents()[c] == a


def test_an_agency_is_known_by_the_sign_that_it_gives_itself(desk: Desk) -> None:
    desk.page("Coastal Rice Wire", "ORLO, May 1 (CRW) - It is 640,000 tonnes. (CRW/ab)", on="2024-05-01")
    desk.page("Gamma", "As CRW reports, it is 640,000 tonnes.", on="2024-05-03")
    desk.page("Delta", "CRW has written of rice.\nIt is 640,000 tonnes.", on="2024-05-04")
    a = desk.says("Coastal Rice Wire", "640,000 t", "640,000 tonnes", source="Ana Roth")
    c = desk.says("Gamma", "640,000 t", "640,000 tonnes", source="CRW", kind="outlet", via=("CRW",))
    d = desk.says("Delta", "640,000 t", "640,000 tonnes")
    assert desk.parents() == {c: a, d: a}
    assert desk.trace().latent == ()


def test_letters_in_brackets_that_stand_for_another_name_are_no_sign(desk: Desk) -> None:
    desk.page("Coastal Rice Wire", "It is 640,000 tonnes, says the rice board (RB).", on="2024-05-01")
    desk.page("Gamma", "The RB knows better: 90 tonnes.", on="2024-05-03")
    desk.says("Coastal Rice Wire", "640,000 t", "640,000 tonnes", source="Ana Roth")
    desk.says("Gamma", "90 t", "90 tonnes")
    assert desk.parents() == {}


@pytest.mark.parametrize("outlet", ["Parlamentsdienst", "Orlo Parliamentary Record", "Pressedienst Orlo"])
def test_a_service_that_tells_what_others_say_is_no_issuer(desk: Desk, outlet: str) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page(
        "Own", "Alpha Herald has written of rice.\nIt is 640,000 tonnes.", outlet=outlet, on="2024-05-03"
    )
    a = desk.says("Alpha Herald", "640,000 t", source="Ana Roth")
    b = desk.says("Own", "640,000 t", "640,000 tonnes", source=None, mode="narrator")
    assert desk.parents() == {b: a}


def test_another_mans_figure_is_not_from_a_paper_that_the_page_names_elsewhere(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Gamma", "Alpha Herald has written of rice.\nIt is 500,000 tonnes.", on="2024-05-03")
    desk.says("Alpha Herald", "640,000 t", source="Ana Roth")
    desk.says("Gamma", "500,000 t", "500,000 tonnes", source="Ivo Lund")
    assert desk.parents() == {}


def test_the_paper_that_a_statement_names_goes_before_one_that_its_page_names(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Beta Courier", "Alpha Herald has it first.", on="2024-05-02")
    text = (
        "Alpha Herald has written of rice.\nIt is 640,000 tonnes, says Beta Courier.\nA price of 120 is paid."
    )
    desk.page("Gamma", text, on="2024-05-03")
    desk.says("Alpha Herald", "640,000 t", source="Ana Roth")
    desk.says("Alpha Herald", "120 USD/t", source="Ana Roth", measure="price")
    b = desk.says("Beta Courier", "640,000 t", source="Ana Roth", via=("Alpha Herald",))
    c = desk.says("Gamma", "640,000 t", "640,000 tonnes", via=("Beta Courier",))
    desk.says("Gamma", "120 USD/t", "price of 120", measure="price")
    assert desk.parents()[c] == b


def test_a_source_whose_name_contains_an_outlet_is_that_outlet(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Gamma", on="2024-05-03")
    a = desk.says("Alpha Herald", "640,000 t", source="Ana Roth")
    c = desk.says("Gamma", "640,000 t", source="news service Alpha Herald", kind="person")
    edge = desk.trace().parent(c)
    assert edge is not None
    assert (edge.parent, edge.basis) == (a, "named")


def test_what_a_page_says_beside_the_one_source_it_quotes_is_of_that_source(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.says("Alpha", "640,000 t", source="Ana Roth")
    desk.says("Alpha", "700,000 t")
    assert [origin.source for origin in desk.trace().origins] == ["Ana Roth"]
