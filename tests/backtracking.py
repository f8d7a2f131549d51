"""Whether a regular expression can backtrack without bound, told from its automaton.

A pattern is taken as the automaton that Python's engine walks depth first, with each way it can go as an edge. It backtracks exponentially
where one state can be left and reached again in two ways over the same text ("(a+)+", "(?:<!--.*?-->)*"), and with a power of the length
where two loops stand one after the other, both take the same text, and what follows them can fail ("a*a*b"). Weideman et al., Analyzing
Matching Time Behavior of Backtracking Regular Expression Matchers (2016), call these EDA and IDA.

Loops of ten or more rounds count as endless for the first, endless ones alone for the second. Assertions and back references are taken as
always true; what stands in an assertion, an atomic group or a possessive loop is told on its own, since none of it is tried a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LONG = 10
"""Rounds from which a loop counts as endless."""

SAMPLE = [*map(chr, range(256)), *"€“”„‘’–—…\u2009\u202f\u2028ſK²٣Жж中한💰"]
"""The characters that sets are compared by, with those that stand in the pattern."""


class Node:
    """A state: with a set of characters (as bits) it takes one of them and goes on to `then`, without it goes to any of `ways` at once."""

    def __init__(self, takes: int = 0, then: Node | None = None) -> None:
        self.takes, self.then = takes, then
        self.ways: list[tuple[Node, int]] = []  # with the characters that may not come next
        self.endless = False
        self.fails = False  # where a condition stands, which may not hold


def _condition(then: Node) -> Node:
    node = Node()
    node.fails = True
    node.ways = [(then, 0)]
    return node


class Automaton:
    def __init__(self, parsed: Any, flags: int, letters: Sequence[str], known: dict[str, int]) -> None:
        self.letters, self.known = letters, known
        self.chars: list[Node] = []
        self.apart: list[Any] = []  # parts that are told on their own
        self.end = Node()
        self.start = self._build(list(parsed), flags, self.end, endless=False)
        self.edges = {node: self._following(node) for node in self.chars}

    # --- building ---------------------------------------------------------------------------------------------------------

    def _build(self, items: Sequence[Any], flags: int, then: Node, *, endless: bool) -> Node:
        for item in reversed(items):
            then = self._one(item, flags, then, endless)
        return then

    def _one(self, item: Any, flags: int, then: Node, endless: bool) -> Node:
        op, given = item
        if op in (code.LITERAL, code.NOT_LITERAL, code.ANY, code.IN):
            node = Node(self._bits(item, flags), then)
            node.endless = endless
            self.chars.append(node)
            return node
        if op is code.BRANCH:
            fork = Node()
            fork.ways = [(self._build(list(way), flags, then, endless=endless), 0) for way in given[1]]
            return fork
        if op is code.SUBPATTERN:
            _, more, less, inner = given
            return self._build(list(inner), (flags | more) & ~less, then, endless=endless)
        if op in (code.MAX_REPEAT, code.MIN_REPEAT):
            return self._loop(given, flags, then, endless)
        if op is code.POSSESSIVE_REPEAT:
            least, most, inner = given
            self.apart.append((inner, flags))
            return self._possessive(least, most, inner, flags, then)
        if op is code.ATOMIC_GROUP:
            self.apart.append((given, flags))
            return self._build(list(given), flags, then, endless=endless)
        if op in (code.ASSERT, code.ASSERT_NOT):
            self.apart.append((given[1], flags))
            return _condition(then)
        if op is code.GROUPREF_EXISTS:
            fork = Node()
            _, yes, no = given
            fork.ways = [(self._build(list(way or ()), flags, then, endless=endless), 0) for way in (yes, no)]
            return fork
        assert op in (code.AT, code.GROUPREF), op
        # after a loop over words or over a line, "\b" and "$" hold where it ends
        return then if given in (code.AT_BOUNDARY, code.AT_END) else _condition(then)

    def _loop(self, given: Any, flags: int, then: Node, endless: bool) -> Node:
        least, most, inner = given
        if most is code.MAXREPEAT or most >= LONG:
            loop = Node()
            body = self._build(list(inner), flags, loop, endless=endless or most is code.MAXREPEAT)
            loop.ways = [(body, 0), (then, 0)]
            then = loop
            least = min(least, 2)
        else:
            after = then
            for _ in range(most - least):
                fork = Node()
                fork.ways = [(self._build(list(inner), flags, then, endless=endless), 0), (after, 0)]
                then = fork
        for _ in range(least):
            then = self._build(list(inner), flags, then, endless=endless)
        return then

    def _possessive(self, least: int, most: int, inner: Any, flags: int, then: Node) -> Node:
        """A loop that is left only where its body cannot begin once more."""
        first = self._firsts(inner, flags)
        leave, loop = Node(), Node()
        leave.ways = [(then, first)]
        round_ = Node(first, loop)
        self.chars.append(round_)
        loop.ways = [(round_, 0), (leave, 0)]
        return round_ if least else loop

    def _firsts(self, inner: Any, flags: int) -> int:
        apart = Automaton(inner, flags, self.letters, self.known)
        return _union(node.takes & ~held for node, held, _ in apart._reached(apart.start) if node.takes)

    def _bits(self, item: Any, flags: int) -> int:
        key = repr((item, flags))
        if key not in self.known:
            bits = (1 << n for n, letter in enumerate(self.letters) if _takes(item, letter, flags))
            self.known[key] = _union(bits)
        return self.known[key]

    # --- edges ------------------------------------------------------------------------------------------------------------

    def _reached(self, start: Node) -> Iterator[tuple[Node, int, int]]:
        """What can be reached at once: (node, characters that may not come next, how many ways lead there: 1 or 2)."""
        found: dict[Node, list[int]] = {}
        steps = 0
        stack: list[tuple[Node, int, dict[Node, int]]] = [(start, 0, {})]
        while stack and steps < 20_000:
            steps += 1
            node, held, seen = stack.pop()
            if node.takes or node is self.end:
                found.setdefault(node, []).append(held)
                continue
            if (
                seen.get(node, 0) == 2
            ):  # a loop entered anew from within counts as another way, going round in it does not
                continue
            for way, also in reversed(node.ways):
                stack.append((way, held | also, {**seen, node: seen.get(node, 0) + 1}))
        for node, ways in found.items():
            yield node, min(ways), min(len(ways), 2)

    def _following(self, node: Node) -> list[tuple[Node, int, int]]:
        assert node.then is not None
        return [
            (after, after.takes & ~held, ways)
            for after, held, ways in self._reached(node.then)
            if after.takes
        ]

    def can_end(self, node: Node) -> bool:
        """Whether the pattern matches where this character was its last, whatever follows."""
        assert node.then is not None
        waiting, seen = [node.then], set[Node]()
        while waiting:
            now = waiting.pop()
            if now is self.end:
                return True
            if now not in seen and not now.takes and not now.fails:
                waiting += (way for way, _ in now.ways)
            seen.add(now)
        return False


def troubles(pattern: str | bytes, flags: int = 0) -> list[str]:
    """How a pattern can backtrack without bound: "exponential", "polynomial", or nothing.

    >>> troubles(r"(?:a+)+b"), troubles(r"\\s*\\s*x"), troubles(r"(?:[ \\t]*\\n)*x"), troubles(r"(?:a|ab)*c")
    (['exponential'], ['polynomial'], [], [])
    """
    parsed = parser.parse(pattern, flags)
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    letters = sorted({*SAMPLE[:256]} if isinstance(pattern, bytes) else {*SAMPLE, *text})
    known: dict[str, int] = {}
    waiting, found = [(parsed, parsed.state.flags)], []
    while waiting:
        part, held = waiting.pop()
        automaton = Automaton(part, held, letters, known)
        waiting += automaton.apart
        if _exponential(automaton):
            found.append("exponential")
        elif _polynomial(automaton):
            found.append("polynomial")
    return sorted(set(found))


# --- characters -----------------------------------------------------------------------------------------------------------


def _takes(item: Any, letter: str, flags: int) -> bool:
    op, given = item
    if flags & re.IGNORECASE:
        cases = {letter, *(each for each in (letter.lower(), letter.upper()) if len(each) == 1)}
        return any(_takes_one(op, given, each, flags) for each in cases)
    return _takes_one(op, given, letter, flags)


def _takes_one(op: Any, given: Any, letter: str, flags: int) -> bool:
    if op is code.LITERAL:
        return letter == chr(given)
    if op is code.NOT_LITERAL:
        return letter != chr(given)
    if op is code.ANY:
        return bool(flags & re.DOTALL) or letter != "\n"
    negate = given[0][0] is code.NEGATE
    return negate != any(_in_set(kind, value, letter, flags) for kind, value in given[negate:])


_CATEGORIES = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}


def _in_set(kind: Any, value: Any, letter: str, flags: int) -> bool:
    if kind is code.LITERAL:
        return letter == chr(value)
    if kind is code.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    name = str(value).removeprefix("CATEGORY_")
    known = re.fullmatch(_CATEGORIES[name.removeprefix("NOT_")], letter, flags & re.ASCII) is not None
    return known != name.startswith("NOT_")


def _union(sets: Iterable[int]) -> int:
    found = 0
    for each in sets:
        found |= each
    return found


# --- ambiguity ------------------------------------------------------------------------------------------------------------


def _components(graph: dict[Any, list[Any]]) -> dict[Any, int]:
    """The number of the strongly connected component of each node (Tarjan, without recursion)."""
    number: dict[Any, int] = {}
    low: dict[Any, int] = {}
    component: dict[Any, int] = {}
    path: list[Any] = []
    for root in graph:
        if root in number:
            continue
        work = [(root, iter(graph[root]))]
        number[root] = low[root] = len(number)
        path.append(root)
        while work:
            node, rest = work[-1]
            for after in rest:
                if after not in number:
                    number[after] = low[after] = len(number)
                    path.append(after)
                    work.append((after, iter(graph.get(after, ()))))
                    break
                if after not in component:
                    low[node] = min(low[node], number[after])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    while True:
                        member = path.pop()
                        component[member] = number[node]
                        if member is node:
                            break
    return component


def _exponential(automaton: Automaton) -> bool:
    edges = automaton.edges
    component = _components({node: [after for after, _, _ in out] for node, out in edges.items()})
    inner = {
        node: [(after, takes, ways) for after, takes, ways in out if component[after] == component[node]]
        for node, out in edges.items()
    }
    if any(takes and ways > 1 for out in inner.values() for _, takes, ways in out):
        return True
    pairs: dict[tuple[Node, Node], list[tuple[Node, Node]]] = {}
    waiting = [(node, node) for node, out in inner.items() if out]
    while waiting:
        pair = waiting.pop()
        if pair in pairs:
            continue
        one, two = pair
        pairs[pair] = [(a, b) for a, x, _ in inner[one] for b, y, _ in inner[two] if x & y]
        waiting += pairs[pair]
        assert len(pairs) < 2_000_000, "too many states to tell"
    component = _components(pairs)
    same = {component[pair] for pair in pairs if pair[0] is pair[1]}
    return any(pair[0] is not pair[1] and component[pair] in same for pair in pairs)


def _polynomial(automaton: Automaton) -> bool:
    edges = automaton.edges
    component = _components({node: [after for after, _, _ in out] for node, out in edges.items()})
    looping = [
        node
        for node, out in edges.items()
        if node.endless and any(component[after] == component[node] for after, _, _ in out)
    ]
    return any(
        component[first] != component[last]
        and first.takes & last.takes
        and not automaton.can_end(last)
        and _meets(edges, component, first, last)
        for first in looping
        for last in looping
    )


def _meets(
    edges: dict[Node, list[tuple[Node, int, int]]], component: dict[Node, int], first: Node, last: Node
) -> bool:
    """Whether one text leads from the first loop's state to itself, to the last loop's, and from that to itself."""
    goal = (first, last, last)
    waiting: list[tuple[Node, Node, Node]] = [(first, first, last)]
    seen: set[tuple[Node, Node, Node]] = set()
    while waiting:
        now = waiting.pop()
        if now in seen or len(seen) > 200_000:
            continue
        seen.add(now)
        for a, x, _ in edges[now[0]]:
            if component[a] != component[first]:
                continue
            for c, z, _ in edges[now[2]]:
                if component[c] != component[last] or not x & z:
                    continue
                for b, y, _ in edges[now[1]]:
                    if x & y & z:
                        if (a, b, c) == goal:
                            return True
                        waiting.append((a, b, c))
    return False
