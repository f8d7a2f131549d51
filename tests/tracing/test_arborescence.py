"""The maximum branching against exhaustive search."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from countertrade.tracing.arborescence import Arc, arborescence


def heaviest(nodes: int, arcs: list[Arc]) -> float:
    """The weight of the best branching, by trying every choice of parents."""
    choices = [
        [None, *(i for i, a in enumerate(arcs) if a.child == v and a.parent != v)] for v in range(nodes)
    ]
    return max(
        sum(arcs[i].weight for i in pick if i is not None)
        for pick in itertools.product(*choices)
        if acyclic(pick, arcs)
    )


def acyclic(pick: tuple[int | None, ...] | list[int | None], arcs: list[Arc]) -> bool:
    for start in range(len(pick)):
        seen: set[int] = set()
        node = start
        while (arc := pick[node]) is not None:
            if node in seen:
                return False
            seen.add(node)
            node = arcs[arc].parent
    return True


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, list[Arc]]:
    nodes = draw(st.integers(1, 5))
    node = st.integers(0, nodes - 1)
    weight = st.sampled_from([-1.0, 0.0, 0.5, 1.0, 2.0, 3.0, 5.0])
    return nodes, draw(st.lists(st.builds(Arc, node, node, weight), max_size=9))


@given(graphs())
def test_no_branching_is_heavier(graph: tuple[int, list[Arc]]) -> None:
    nodes, arcs = graph
    chosen = arborescence(nodes, arcs)
    assert acyclic(chosen, arcs)
    assert all(arcs[arc].child == node for node, arc in enumerate(chosen) if arc is not None)
    assert sum(arcs[arc].weight for arc in chosen if arc is not None) == heaviest(nodes, arcs)


def test_a_cycle_is_opened_where_it_costs_least() -> None:
    arcs = [Arc(0, 1, 5.0), Arc(1, 2, 5.0), Arc(2, 0, 4.0)]
    assert arborescence(3, arcs) == [None, 0, 1]


def test_a_long_chain_needs_no_recursion() -> None:
    size = 5000
    arcs = [Arc(i, i + 1, 1.0) for i in range(size - 1)] + [Arc(size - 1, 0, 2.0)]
    chosen = arborescence(size, arcs)
    assert sum(arc is None for arc in chosen) == 1
