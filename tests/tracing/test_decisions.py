"""What a person decides about a retelling overrides what is inferred, and can be taken back."""

from __future__ import annotations

import pytest

from countertrade.tracing import unplaced
from countertrade.tracing.tree import edge_id

from .conftest import Desk


@pytest.fixture
def three(desk: Desk) -> Desk:
    """Alpha first; Beta and Gamma name it."""
    for number, name in enumerate(("Alpha", "Beta", "Gamma"), 1):
        desk.page(name, on=f"2024-05-0{number}")
        desk.says(name, "640,000 t", source="Ana Roth", via=("Alpha",) if number > 1 else ())
    assert desk.parents() == {"Beta#1": "Alpha#1", "Gamma#1": "Alpha#1"}
    return desk


def test_set_parent_stands_against_what_is_inferred(three: Desk) -> None:
    three.decides("set_parent", "Gamma#1", parent="Beta#1")
    edge = three.trace().parent("Gamma#1")
    assert edge is not None
    assert (edge.parent, edge.decided, edge.confidence) == ("Beta#1", True, 1.0)
    assert str(edge.reasons[0]) == "set by M. K."


def test_set_parent_against_the_order_of_time_is_obeyed(three: Desk) -> None:
    three.decides("set_parent", "Alpha#1", parent="Gamma#1")
    parents = three.parents()
    assert parents["Alpha#1"] == "Gamma#1"
    assert parents.get("Gamma#1") != "Alpha#1", "nobody descends from himself"


def test_independent_makes_a_root_and_an_origin(three: Desk) -> None:
    three.decides("independent", "Gamma#1")
    assert three.parents() == {"Beta#1": "Alpha#1"}


def test_independent_of_one_leaves_the_others(three: Desk) -> None:
    three.decides("independent", "Gamma#1", of="Alpha#1")
    assert three.parents().get("Gamma#1") in (None, "Beta#1")


def test_a_rejected_edge_does_not_return(three: Desk) -> None:
    edge = three.trace().parent("Gamma#1")
    assert edge is not None
    assert edge.id == edge_id("rice", "Alpha#1", "Gamma#1")
    three.decides("reject", edge.id)
    assert three.parents().get("Gamma#1") != "Alpha#1"


def test_a_rejected_claim_is_not_traced(three: Desk) -> None:
    three.decides("reject", "Beta#1")
    assert three.parents() == {"Gamma#1": "Alpha#1"}


def test_merge_makes_two_one_without_drift(three: Desk) -> None:
    three.decides("merge", "Beta#1", **{"with": "Gamma#1"})
    edge = three.trace().parent("Gamma#1")
    assert edge is not None
    assert (edge.parent, edge.decided, edge.drift) == ("Beta#1", True, ())


def test_split_parts_two_claims_of_one_article(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.says("Alpha", "640,000 t", source="Ana Roth")
    desk.says("Alpha", "640,000 t", source="Ivo Lund")
    assert len(desk.trace().origins) == 1
    desk.decides("split", "Alpha#2", **{"from": "Alpha#1"})
    assert [origin.source for origin in desk.trace().origins] == ["Ana Roth", "Ivo Lund"]


def test_undo_and_replace_take_a_decision_back(three: Desk) -> None:
    first = three.decides("set_parent", "Gamma#1", parent="Beta#1")
    three.decides("undo", first)
    assert three.parents()["Gamma#1"] == "Alpha#1"


def test_a_decision_on_a_claim_that_is_gone_is_listed_not_dropped(three: Desk) -> None:
    three.decides("set_parent", "Gamma#1", parent="Omega#9")
    assert three.parents()["Gamma#1"] == "Alpha#1"
    assert [decision.target for decision in unplaced(three.decisions, three.claims)] == ["Gamma#1"]
