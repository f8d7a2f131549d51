"""The tree of retellings: order, shared rows, circles, and size."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countertrade.records import Drift, Latent, Lineage, Origin, Retelling
from countertrade.report.matrix import matrix
from countertrade.report.trees import outline, rows
from countertrade.report.words import words


def told(parent: str, child: str, changed: bool = True) -> Retelling:
    drift = (Drift(kind="rate_added"),) if changed else ()
    return Retelling(
        id=f"e-{parent}-{child}",
        measure="rice",
        parent=parent,
        child=child,
        basis="named",
        confidence=1.0,
        drift=drift,
    )


def lineage(*edges: Retelling, origins: tuple[str, ...] = (), latent: tuple[Latent, ...] = ()) -> Lineage:
    found = tuple(Origin(measure="rice", claim=claim, source=None, retellings=0) for claim in origins)
    return Lineage(retellings=edges, origins=found, latent=latent)


DATES = {name: f"2024-11-0{number}" for number, name in enumerate("abcdefgh", 1)}


def shown(found: Lineage) -> list[str]:
    return [stem + (row.latent or "+".join(row.claims)) for stem, row in outline(rows(found, "rice", DATES))]


def test_each_report_stands_below_the_one_it_took_the_figure_from() -> None:
    assert shown(lineage(told("a", "b"), told("b", "d"), told("a", "c"), told("c", "e"))) == [
        "a",
        "├─ b",
        "│  └─ d",
        "└─ c",
        "   └─ e",
    ]


def test_origins_stand_beside_one_another_earliest_first() -> None:
    assert shown(lineage(told("c", "d"), origins=("b",))) == ["b", "c", "└─ d"]


def test_reports_that_change_nothing_share_a_row() -> None:
    plain = [told("a", child, changed=False) for child in "bcde"]
    assert shown(lineage(*plain, told("a", "f"))) == ["a", "├─ b+c+d+e", "└─ f"]


def test_a_few_unchanged_reports_keep_their_rows() -> None:
    assert shown(lineage(*(told("a", child, changed=False) for child in "bcd"))) == [
        "a",
        "├─ b",
        "├─ c",
        "└─ d",
    ]


def test_an_unchanged_report_that_was_itself_retold_keeps_its_row() -> None:
    plain = [told("a", child, changed=False) for child in "bcdef"]
    assert shown(lineage(*plain, told("b", "g"))) == ["a", "├─ b", "│  └─ g", "└─ c+d+e+f"]


def test_an_outlet_whose_page_is_missing_gathers_those_that_name_it() -> None:
    missing = Latent(measure="rice", outlet="Coast Radio", claims=("b", "c"))
    assert shown(lineage(told("c", "d"), origins=("b",), latent=(missing,))) == [
        "Coast Radio",
        "├─ b",
        "└─ c",
        "   └─ d",
    ]


def test_citations_in_a_circle_are_shown_once() -> None:
    assert sorted(shown(lineage(told("a", "b"), told("b", "a")))) == ["a", "└─ b"]


@given(
    st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), st.booleans()), max_size=20)
)
def test_every_report_stands_in_the_tree_once(edges: list[tuple[str, str, bool]]) -> None:
    found = rows(lineage(*(told(*edge) for edge in edges)), "rice", DATES)
    claims = [claim for row in found for claim in row.claims]
    assert sorted(claims) == sorted({name for parent, child, _ in edges for name in (parent, child)})
    assert all(row.parent is None or row.parent < number for number, row in enumerate(found))


@pytest.mark.parametrize("shape", ["chain", "star"])
def test_ten_thousand_reports(shape: str) -> None:
    edges = [told(str(n if shape == "chain" else 0), str(n + 1), changed=True) for n in range(10_000)]
    assert len(rows(lineage(*edges), "rice", {})) == 10_001


def test_fifty_reports_are_drawn_apart_at_their_dates() -> None:
    edges = [told(f"n{n // 3}", f"n{n + 1}") for n in range(50)]
    dates = {f"n{n}": f"2024-11-{1 + n // 4:02d}" for n in range(51)}
    found = rows(lineage(*edges), "rice", dates)
    drawn = str(
        matrix(
            words("en"),
            "t",
            found,
            lambda row: (row.claims[0], "7 t"),
            lambda row: {"period": "a year"} if row.edge else {},
            lambda row: f"#{row.claims[0]}",
        )
    )
    dots = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="[\d.]+" class="node', drawn)
    heights = [float(y) for _, y in dots]
    assert len(heights) == 51
    assert min(b - a for a, b in itertools.pairwise(heights)) >= 20
    order = re.findall(r'<a href="#(n\d+)"><text', drawn)
    assert [dates[name] for name in order] == sorted(dates.values())
    across = {name: float(x) for name, (x, _) in zip(order, dots, strict=True)}
    parents = {edge.child: edge.parent for edge in edges}
    assert all(across[child] > across[parent] for child, parent in parents.items())
    assert drawn.count('class="cell"') == 50
