"""The distribution over trees: against every tree counted one by one, and where numbers are large or nobody can stand alone."""

from __future__ import annotations

import doctest
import itertools
import math
import random

import pytest

from countertrade.tracing import arborescence, names, posterior
from countertrade.tracing.arborescence import Arc
from countertrade.tracing.posterior import LARGEST
from countertrade.tracing.posterior import posterior as marginals


@pytest.mark.parametrize("module", [posterior, arborescence, names])
def test_examples(module: object) -> None:
    ran = doctest.testmod(module)  # type: ignore[arg-type]
    assert ran.attempted > 0
    assert ran.failed == 0


def counted(nodes: int, arcs: list[Arc]) -> tuple[list[float], list[float]]:
    """The marginals by going through every choice of parents that has no circle."""
    total, with_arc, alone = 0.0, [0.0] * len(arcs), [0.0] * nodes
    options = [[None, *(i for i, arc in enumerate(arcs) if arc.child == node)] for node in range(nodes)]
    for chosen in itertools.product(*options):
        parents = [None if arc is None else arcs[arc].parent for arc in chosen]
        if any(_returns(node, parents) for node in range(nodes)):
            continue
        weight = math.exp(sum(arcs[arc].weight for arc in chosen if arc is not None))
        total += weight
        for node, arc in enumerate(chosen):
            if arc is None:
                alone[node] += weight
            else:
                with_arc[arc] += weight
    return [w / total for w in with_arc], [w / total for w in alone]


def _returns(start: int, parents: list[int | None]) -> bool:
    node, seen = parents[start], set[int]()
    while node is not None and node not in seen:
        if node == start:
            return True
        seen.add(node)
        node = parents[node]
    return False


@pytest.mark.parametrize("seed", range(6))
def test_marginals_are_those_of_all_trees(seed: int) -> None:
    dice = random.Random(seed)
    pairs = [(a, b) for a in range(5) for b in range(5) if a != b and dice.random() < 0.5]
    arcs = [Arc(a, b, dice.uniform(-3, 3)) for a, b in pairs]
    found = marginals(5, arcs)
    in_arcs, alone = counted(5, arcs)
    assert found.arcs == pytest.approx(in_arcs, abs=1e-9)
    assert found.alone == pytest.approx(alone, abs=1e-9)


def test_the_chances_of_each_node_sum_to_one_whatever_the_weights() -> None:
    arcs = [Arc(0, 1, 1000.0), Arc(1, 0, -1000.0), Arc(1, 2, 50.0), Arc(2, 1, 49.0), Arc(0, 2, 0.0)]
    found = marginals(3, arcs, frozenset({1}))
    for node in range(3):
        into = sum(chance for arc, chance in zip(arcs, found.arcs, strict=True) if arc.child == node)
        assert into + found.alone[node] == pytest.approx(1.0)
    assert found.alone[1] == 0.0
    assert found.arcs[0] > 0.999


def test_more_pages_of_one_hour_than_can_be_inverted_choose_each_for_themselves() -> None:
    nodes = LARGEST + 1
    arcs = [Arc(i, (i + 1) % nodes, 0.0) for i in range(nodes)]
    found = marginals(nodes, arcs)
    assert set(found.arcs) == {0.5}
    assert set(found.alone) == {0.5}
