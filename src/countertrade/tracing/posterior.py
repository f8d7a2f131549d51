"""The distribution over all trees that a measure's arcs allow: how likely each arc is, and each statement as an origin.

Every forest of retellings is a spanning tree of the statements and one further node, from which the origins hang. With the weight of a tree the
product of its arcs', Tutte's matrix-tree theorem (1948) gives the sum over all trees as a determinant, and the share of those with a given arc
from the inverse of that matrix (Koo, Globerson, Carreras and Collins 2007). Arcs between two strongly connected components lie above the
diagonal blocks, so each component is inverted alone; where dates order the statements every component is one statement and this is the share
of each parent among its candidates.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from countertrade.tracing.arborescence import Arc, components

LARGEST = 400  # statements in one component, of pages that may each precede the other, up to which the matrix is inverted
DEEPEST = 30.0  # log-odds beyond which an arc is as good as certain


class Posterior(NamedTuple):
    """The chance of each arc, in the order given, and of each node to hang from none."""

    arcs: list[float]
    alone: list[float]


def posterior(
    nodes: int,
    arcs: Sequence[Arc],
    held: frozenset[int] = frozenset(),
    parts: Sequence[Sequence[int]] | None = None,
) -> Posterior:
    """The marginals of a random tree; an arc's weight is its log-odds against the node standing alone. Nodes `held` never do.

    A component beyond LARGEST is taken as if each of its nodes chose its parent for itself.

    >>> found = posterior(2, [Arc(0, 1, 0.0), Arc(1, 0, 0.0)])
    >>> [round(chance, 3) for chance in found.arcs], [round(chance, 3) for chance in found.alone]
    ([0.333, 0.333], [0.667, 0.667])
    """
    into: dict[int, list[int]] = defaultdict(list)
    for i, arc in enumerate(arcs):
        if arc.parent != arc.child:
            into[arc.child].append(i)
    found = Posterior([0.0] * len(arcs), [1.0] * nodes)
    weight = [0.0] * len(arcs)
    for (
        child,
        several,
    ) in into.items():  # scaled by the heaviest: the chances do not change, and nothing overflows
        top = max(0.0 if child not in held else -math.inf, *(arcs[i].weight for i in several))
        for i in several:
            weight[i] = math.exp(max(-DEEPEST, arcs[i].weight - top))
        found.alone[child] = 0.0 if child in held else math.exp(max(-DEEPEST, -top))
    for component in parts or components(nodes, arcs):
        if len(component) == 1 or len(component) > LARGEST:
            for child in component:
                total = found.alone[child] + sum(weight[i] for i in into[child])
                for i in into[child]:
                    found.arcs[i] = weight[i] / total
                found.alone[child] = found.alone[child] / total if total else 1.0
        else:
            _inverted(component, arcs, into, weight, found)
    return found


def _inverted(
    component: Sequence[int],
    arcs: Sequence[Arc],
    into: dict[int, list[int]],
    weight: Sequence[float],
    found: Posterior,
) -> None:
    import numpy as np

    place = {node: i for i, node in enumerate(component)}
    matrix = np.zeros(
        (len(component), len(component))
    )  # the Laplacian: weights in on the diagonal, less those inside
    for child in component:
        matrix[place[child], place[child]] = found.alone[child] + sum(weight[i] for i in into[child])
        for i in into[child]:
            if (parent := place.get(arcs[i].parent)) is not None:
                matrix[parent, place[child]] -= weight[i]
    inverse = np.linalg.inv(matrix)
    for child in component:
        own = inverse[place[child], place[child]]
        found.alone[child] = float(min(1.0, max(0.0, found.alone[child] * own)))
        for i in into[child]:
            parent = place.get(arcs[i].parent)
            other = inverse[place[child], parent] if parent is not None else 0.0
            found.arcs[i] = float(min(1.0, max(0.0, weight[i] * (own - other))))
