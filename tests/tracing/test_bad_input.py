"""Input as it comes: circles, wrong dates, two papers of one name, ten thousand copies."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.counting import steps

from countertrade.records import Lineage, replace
from countertrade.tracing import since_origin
from countertrade.tracing.dates import appeared, interval

from .conftest import Desk


def acyclic(lineage: Lineage) -> bool:
    above = {(edge.measure, edge.child): edge.parent for edge in lineage.retellings}
    for measure, child in above:
        seen: set[str] = set()
        node: str | None = child
        while node is not None:
            if node in seen:
                return False
            seen.add(node)
            node = above.get((measure, node))
    return True


def test_two_papers_that_cite_one_another_do_not_descend_from_themselves(desk: Desk) -> None:
    for name, other in (("Alpha", "Beta"), ("Beta", "Gamma"), ("Gamma", "Alpha")):
        desk.page(name, on="2024-05-01")
        desk.says(name, "640,000 t", via=(other,))
    lineage = desk.trace()
    assert acyclic(lineage)
    assert len(lineage.retellings) == 2
    assert len(lineage.origins) == 1


def test_the_same_time_stamp_leaves_the_order_to_the_evidence(desk: Desk) -> None:
    desk.page("Beta", on="2024-05-01T09:00:00Z")
    desk.page("Alpha", on="2024-05-01T09:00:00Z")
    b = desk.says("Beta", "640,000 t", via=("Alpha",))
    a = desk.says("Alpha", "640,000 t")
    assert desk.parents() == {b: a}


def test_a_page_is_not_taken_from_a_later_one(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-09")
    desk.page("Beta", on="2024-05-01")
    desk.says("Alpha", "640,000 t", source="Ana Roth")
    desk.says("Beta", "640,000 t", source="Ana Roth", via=("Alpha",))
    assert desk.parents().get("Beta#1") is None, "it may have had an earlier article of that paper"


def test_a_date_after_the_capture_is_no_date(desk: Desk) -> None:
    desk.page("Alpha", on="2031-01-01")
    desk.articles[0] = replace(desk.articles[0], captured="2024-05-02")
    desk.page("Beta", on="2024-05-03")
    a = desk.says("Alpha", "640,000 t")
    b = desk.says("Beta", "640,000 t", via=("Alpha",))
    assert desk.parents() == {b: a}
    assert not appeared(desk.articles[0]).known


def test_missing_dates_leave_the_order_open(desk: Desk) -> None:
    desk.page("Beta")
    desk.page("Alpha")
    b = desk.says("Beta", "640,000 t", via=("Alpha",))
    a = desk.says("Alpha", "640,000 t")
    assert desk.parents() == {b: a}


@pytest.mark.parametrize(
    "text", ["", "soon", "2024-13-01", "2024-02-30", "99999-01-01", "T", "2024-05-01T99:99"]
)
def test_a_date_that_is_none_is_any_day_or_its_readable_part(text: str) -> None:
    when = interval(text)
    assert when.first < when.last


def test_two_outlets_of_one_name_are_told_apart_by_what_they_say(desk: Desk) -> None:
    desk.page("north", outlet="Morning Post", on="2024-05-01")
    desk.page("south", outlet="Morning Post", on="2024-05-01")
    desk.page("Gamma", on="2024-05-02")
    desk.says("north", "500,000 t", source="Ivo Lund")
    south = desk.says("south", "640,000 t", source="Ana Roth")
    child = desk.says("Gamma", "640,000 t", source="Ana Roth", via=("Morning Post",))
    assert desk.parents()[child] == south


def test_an_outlet_that_nobody_typed_is_known_by_its_address(desk: Desk) -> None:
    desk.page("a", outlet=None, on="2024-05-01")
    desk.articles[0] = replace(desk.articles[0], url="https://www.alpha-herald.example/rice/1")
    desk.page("Gamma", on="2024-05-02")
    a = desk.says("a", "640,000 t")
    child = desk.says("Gamma", "640,000 t", via=("The Alpha Herald",))
    assert desk.parents()[child] == a


def test_outlets_that_differ_by_a_number_are_two(desk: Desk) -> None:
    desk.page("Channel 4", on="2024-05-01")
    desk.page("Channel 5", on="2024-05-01")
    desk.page("Gamma", on="2024-05-02")
    desk.says("Channel 4", "640,000 t")
    five = desk.says("Channel 5", "640,000 t")
    child = desk.says("Gamma", "640,000 t", via=("Channel 5",))
    assert desk.parents()[child] == five


def test_a_claim_edited_after_tracing_is_traced_as_it_is_now(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.says("Alpha", "640,000 t")
    child = desk.says("Beta", "640,000 t", via=("Alpha",))
    before = desk.trace().parent(child)
    quantity = desk.claims[1].quantity
    assert quantity is not None
    assert before is not None
    desk.claims[1] = replace(desk.claims[1], quantity=replace(quantity, low=7e5, best=7e5, high=7e5))
    after = desk.trace().parent(child)
    assert after is not None
    assert after.id == before.id, "the same two statements, so what a person decided of the edge still holds"
    assert [change.kind for change in after.drift] == ["value"]


def test_a_claim_of_an_article_that_is_not_there(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.says("Alpha", "640,000 t")
    desk.articles.clear()
    assert [origin.claim for origin in desk.trace().origins] == ["Alpha#1"]


def test_nothing_at_all(desk: Desk) -> None:
    assert desk.trace() == Lineage()
    assert since_origin(Lineage(), (), ()) == []


def test_identical_copies_hang_on_the_first_in_near_linear_time(desk: Desk) -> None:
    def copies(n: int) -> int:
        some = Desk()
        text = "The mill at Orlo will ship 640,000 tonnes of rice to the coast before the first frost."
        for i in range(n):
            some.page(f"p{i}", text, outlet=f"Paper {i}", on=f"2024-{1 + i * 11 // n:02d}-01")
            some.says(f"p{i}", "640,000 t", "640,000 tonnes", id=f"c{i}")
        taken = steps(some.trace)
        lineage = some.trace()
        assert {edge.parent for edge in lineage.retellings} == {"c0"}
        assert [(origin.claim, origin.retellings) for origin in lineage.origins] == [("c0", n - 1)]
        return taken

    copies(50)
    assert copies(1_600) < 2.5 * copies(800)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2024-05-01", "2024-05-02", "2024-05", None]),
            st.sampled_from(["640,000 t", "700,000 t", "600,000 to 700,000 t", "640,000 t/year"]),
            st.sampled_from([(), ("P0",), ("P1",), ("P2",), ("Nowhere",)]),
            st.sampled_from([None, "Ana Roth", "Ana Rott", "Ivo Lund"]),
        ),
        max_size=8,
    )
)
def test_whatever_comes_the_lineage_is_a_forest_with_every_statement_under_one_origin(
    rows: list[tuple[str | None, str, tuple[str, ...], str | None]],
) -> None:
    desk = Desk()
    for i, (day, quantity, via, source) in enumerate(rows):
        desk.page(f"P{i}", on=day)
        desk.says(f"P{i}", quantity, via=via, source=source)
    lineage = desk.trace()
    assert acyclic(lineage)
    under = [claim for origin in lineage.origins for claim in origin.claims]
    assert sorted(under) == sorted(claim.id for claim in desk.claims)
    assert lineage == desk.trace()
