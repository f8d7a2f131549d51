"""The maximum branching of a weighted directed graph: the best parent for each node so that nobody descends from himself.

Chu and Liu (1965) and Edmonds (1967), in the form of Tarjan (1977) with mergeable heaps: each node takes its best incoming
edge; a cycle is contracted, its edges compete by how much they improve on the cycle's own, and is opened again at the end.
O(m log n) for m edges. Where all edges point forward in time no cycle arises and it is the best parent for each node.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Arc(NamedTuple):
    """An edge that may be chosen: `parent` and `child` are node numbers, more `weight` is better."""

    parent: int
    child: int
    weight: float


def arborescence(
    nodes: int, arcs: Sequence[Arc], parts: Sequence[Sequence[int]] | None = None
) -> list[int | None]:
    """For each node the index of the chosen arc into it, or None where it stays a root. Total weight is the largest possible.

    `parts` are the strongly connected components, where they are known. Arcs of weight 0 or less are never worth
    taking. Among equal weights the earlier in `arcs` wins.

    >>> arborescence(3, [Arc(0, 1, 1.0), Arc(1, 0, 3.0), Arc(1, 2, 1.0), Arc(2, 1, 2.0)])
    [1, 3, None]
    """
    useful = [i for i, arc in enumerate(arcs) if arc.weight > 0 and arc.parent != arc.child]
    best: list[int | None] = [None] * nodes
    for i in useful:
        now = best[arcs[i].child]
        if now is None or arcs[i].weight > arcs[now].weight:
            best[arcs[i].child] = i
    if not _cyclic(best, arcs):
        return best
    into: dict[int, list[int]] = defaultdict(list)
    for i in useful:
        into[arcs[i].child].append(i)
    for component in parts or components(nodes, arcs):
        if len(component) > 1:
            _within(component, arcs, into, best)
    return best


def _within(
    component: Sequence[int], arcs: Sequence[Arc], into: Mapping[int, Sequence[int]], best: list[int | None]
) -> None:
    """Choose among the arcs of one strongly connected component by what each gains over the best from outside, which closes no cycle."""
    place = {node: i for i, node in enumerate(component)}
    inner: list[Arc] = []
    named: list[int] = []
    outside: dict[int, int] = {}
    for child in component:
        for i in into[child]:
            if arcs[i].parent not in place and (
                child not in outside or arcs[i].weight > arcs[outside[child]].weight
            ):
                outside[child] = i
        floor = arcs[outside[child]].weight if child in outside else 0.0
        for i in into[child]:
            if arcs[i].parent in place:
                inner.append(Arc(place[arcs[i].parent], place[child], arcs[i].weight - floor))
                named.append(i)
    chosen = _edmonds(len(component), inner, [i for i, arc in enumerate(inner) if arc.weight > 0])
    for child in component:
        arc = chosen[place[child]]
        best[child] = named[arc] if arc is not None else outside.get(child)


def _cyclic(best: Sequence[int | None], arcs: Sequence[Arc]) -> bool:
    state = [0] * len(best)
    for start in range(len(best)):
        path: list[int] = []
        node: int | None = start
        while node is not None and state[node] == 0:
            state[node] = 1
            path.append(node)
            arc = best[node]
            node = None if arc is None else arcs[arc].parent
        if node is not None and state[node] == 1:
            return True
        for seen in path:
            state[seen] = 2
    return False


class _Heap:
    """Skew heap of (arc, weight) with a lazy addition to all weights; largest weight first."""

    __slots__ = ("add", "arc", "left", "right", "weight")

    def __init__(self, arc: int, weight: float) -> None:
        self.arc, self.weight, self.add = arc, weight, 0.0
        self.left: _Heap | None = None
        self.right: _Heap | None = None

    def settle(self) -> None:
        if self.add:
            self.weight += self.add
            for side in (self.left, self.right):
                if side is not None:
                    side.add += self.add
            self.add = 0.0


def _before(one: _Heap, other: _Heap) -> bool:
    return one.weight > other.weight or (one.weight == other.weight and one.arc < other.arc)


def _merge(one: _Heap | None, other: _Heap | None) -> _Heap | None:
    """Merge without recursion: skew heaps degenerate to long spines on sorted input."""
    spine: list[_Heap] = []
    while one is not None and other is not None:
        one.settle()
        other.settle()
        if not _before(one, other):
            one, other = other, one
        spine.append(one)
        one, other = one.right, other
    rest = one if one is not None else other
    for node in reversed(spine):
        node.right = node.left
        node.left = rest
        rest = node
    return rest


def _edmonds(nodes: int, arcs: Sequence[Arc], useful: Sequence[int]) -> list[int | None]:
    root = nodes  # a virtual root, from which every node can be reached for nothing
    own = len(arcs)
    size = nodes + 1
    tail = [arc.parent for arc in arcs] + [root] * nodes
    head = [arc.child for arc in arcs] + list(range(nodes))

    heaps: list[_Heap | None] = [None] * (2 * size)
    # an arc from the virtual root must always lose to one of positive weight and never close a cycle
    for i in (*useful, *range(own, own + nodes)):
        heaps[head[i]] = _merge(heaps[head[i]], _Heap(i, arcs[i].weight if i < own else 0.0))

    group = list(range(2 * size))  # union-find: which contraction a node is part of now

    def find(node: int) -> int:
        while group[node] != node:
            group[node] = group[group[node]]
            node = group[node]
        return node

    up: list[int | None] = [None] * (2 * size)  # the contraction that swallowed it
    chosen: list[int | None] = [None] * (2 * size)
    made = size
    done = [False] * (2 * size)
    done[root] = True
    for start in range(nodes):
        path: list[int] = []
        node = find(start)
        on_path: set[int] = set()
        while not done[node]:
            path.append(node)
            on_path.add(node)
            heap = heaps[node]
            while heap is not None and find(tail[heap.arc]) == node:
                heap.settle()
                heap = _merge(heap.left, heap.right)
            assert heap is not None, "the virtual root reaches every node"
            heap.settle()
            chosen[node] = heap.arc
            rest = _merge(heap.left, heap.right)
            if rest is not None:
                rest.add -= heap.weight  # what an arc into the cycle would gain over this one
            heaps[node] = rest
            node = find(tail[heap.arc])
            if node in on_path:
                whole = made
                made += 1
                merged: _Heap | None = None
                while True:
                    part = path.pop()
                    on_path.discard(part)
                    up[part] = whole
                    group[part] = whole
                    merged = _merge(merged, heaps[part])
                    if part == node:
                        break
                heaps[whole] = merged
                node = whole
        for seen in path:
            done[seen] = True

    # open the contractions from the outermost in: the arc that enters one replaces the arc inside it at its head
    entering: list[int | None] = [None] * made
    for outer in range(made - 1, -1, -1):
        if outer == root:
            continue
        arc = entering[outer] if entering[outer] is not None else chosen[outer]
        assert arc is not None
        inner: int | None = head[arc]
        while inner is not None and inner != outer:
            entering[inner] = arc
            inner = up[inner]
        entering[outer] = arc
    return [arc if arc is not None and arc < own else None for arc in entering[:nodes]]


def components(nodes: int, arcs: Sequence[Arc]) -> list[list[int]]:
    """The strongly connected components (Tarjan 1972, without recursion).

    >>> components(4, [Arc(0, 1, 1.0), Arc(1, 2, 1.0), Arc(2, 1, 1.0), Arc(2, 3, 1.0)])
    [[3], [1, 2], [0]]
    """
    onward: list[list[int]] = [[] for _ in range(nodes)]
    for arc in arcs:
        if arc.parent != arc.child:
            onward[arc.parent].append(arc.child)
    index, low = [-1] * nodes, [0] * nodes
    waiting: list[int] = []
    on_stack = [False] * nodes
    found: list[list[int]] = []
    count = 0
    for start in range(nodes):
        if index[start] >= 0:
            continue
        work = [(start, 0)]
        while work:
            node, at = work.pop()
            if at == 0:
                index[node] = low[node] = count
                count += 1
                waiting.append(node)
                on_stack[node] = True
            descended = False
            for step in range(at, len(onward[node])):
                other = onward[node][step]
                if index[other] < 0:
                    work += [(node, step + 1), (other, 0)]
                    descended = True
                    break
                if on_stack[other]:
                    low[node] = min(low[node], index[other])
            if descended:
                continue
            if low[node] == index[node]:
                component: list[int] = []
                while not component or component[-1] != node:
                    component.append(waiting.pop())
                    on_stack[component[-1]] = False
                found.append(sorted(component))
            if work:
                up = work[-1][0]
                low[up] = min(low[up], low[node])
    return found
