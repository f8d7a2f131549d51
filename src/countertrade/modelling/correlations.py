"""Correlated quantities: rank correlations as the matrix of a Gaussian copula.

A rank correlation ρ becomes r = 2 sin(π ρ / 6) between normal scores (Pearson 1907; Iman & Conover, Commun. Stat. 11, 1982).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from countertrade.files import Items, Node, Text
from countertrade.modelling.build import Build
from countertrade.modelling.deal import Correlation, Quantity
from countertrade.modelling.distributions import Discrete, Mixture
from countertrade.modelling.expressions import Draw, Place
from countertrade.records import replace

Matrix = list[list[float]]

MOST = 100  # quantities that move together, directly or through others


def resolve_correlations(
    build: Build, node: Node | None, quantities: Mapping[str, Quantity]
) -> tuple[Correlation, ...]:
    """The groups of inputs that move together; entries that share an input make one group."""
    if node is None:
        return ()
    page = build.page
    if not isinstance(node, Items):
        page.wrong(node, "correlated must be a list, as in [{of: [a, b], rank: 0.6}]")
        return ()
    pairs: dict[tuple[str, str], tuple[float, Node]] = {}
    for item in node.items:
        fields = page.fields(item, "correlated", "a correlation")
        keys = [_input(build, text, quantities) for text in page.texts(fields.get("of"), "of")]
        rank = _rank(build, item, fields.get("rank"))
        if rank is None or None in keys:
            continue
        if len(keys) > MOST:
            page.wrong(item, f"{len(keys):,} quantities move together here; at most {MOST} can")
            continue
        if len(keys) < 2 or len(set(keys)) < len(keys):
            page.wrong(
                item, "a correlation names two or more different quantities, as in {of: [a, b], rank: 0.6}"
            )
            continue
        for i, a in enumerate(keys):
            for b in keys[i + 1 :]:
                assert a is not None
                assert b is not None
                pair = (min(a, b), max(a, b))
                if pair in pairs:
                    page.wrong(item, f"'{pair[0]}' and '{pair[1]}' are correlated twice; keep one")
                pairs[pair] = (rank, item)
    places = {name: item for pair, (_, item) in reversed(pairs.items()) for name in pair}
    groups = _groups(pairs)
    for names in groups:
        if len(names) > MOST:
            said = f"{len(names):,} quantities or more move together here; at most {MOST} can"
            page.wrong(places[names[0]], said)
            return ()
    paths = {
        quantity.process.normals[0]: quantity.process.normals
        for quantity in quantities.values()
        if quantity.process is not None and quantity.process.normals
    }
    found: list[Correlation] = []
    for names in groups:
        group = _group(build, names, pairs, places[names[0]])
        if group is None:
            continue
        moving = [key for key in group.inputs if key in paths]
        if moving and len(moving) < len(group.inputs):
            page.wrong(
                places[names[0]],
                "what moves by chance from month to month is correlated with what does too, not with what is drawn once",
            )
        elif moving:
            months = zip(*(paths[key] for key in group.inputs), strict=True)
            found += [replace(group, inputs=keys) for keys in months]
        else:
            found.append(group)
    return tuple(found)


def among(correlations: Sequence[Correlation], inputs: Collection[str]) -> tuple[Correlation, ...]:
    """The correlations among some of the inputs: what the others have to do with them is left out with them."""
    found: list[Correlation] = []
    for group in correlations:
        rows = [row for row, key in enumerate(group.inputs) if key in inputs]
        if len(rows) == len(group.inputs):
            found.append(group)
        elif len(rows) > 1:
            matrix = [[group.matrix[a][b] for b in rows] for a in rows]
            factor = cholesky(matrix)
            assert factor is not None  # a part of a positive definite matrix is one
            found.append(
                replace(
                    group,
                    inputs=tuple(group.inputs[row] for row in rows),
                    matrix=tuple(map(tuple, matrix)),
                    factor=tuple(map(tuple, factor)),
                )
            )
    return tuple(found)


def cholesky(matrix: Matrix) -> Matrix | None:
    """The lower triangular factor, None where the matrix is not positive definite.

    >>> cholesky([[1.0, 0.6], [0.6, 1.0]])
    [[1.0, 0.0], [0.6, 0.8]]
    """
    size = len(matrix)
    lower = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            rest = matrix[i][j] - math.fsum(lower[i][k] * lower[j][k] for k in range(j))
            if i == j:
                if rest <= 1e-12:
                    return None
                lower[i][i] = math.sqrt(rest)
            else:
                lower[i][j] = rest / lower[j][j]
    return lower


def _input(build: Build, text: Text, quantities: Mapping[str, Quantity]) -> str | None:
    name = text.text.strip()
    quantity = quantities.get(name)
    if quantity is None:
        known = build.scope.known.get(name)
        if known is None or not known.broken:
            build.page.wrong(text, f"there is no quantity '{name}' to correlate; only quantities can be")
        return None
    if quantity.process is not None:
        return next(iter(quantity.process.normals), None)  # stands for all of its months
    value = quantity.steps[0].value
    if len(quantity.steps) > 1 or not isinstance(value, Draw):
        build.page.wrong(
            text, f"'{name}' is not a single interval or estimate; correlate the quantities it is made of"
        )
        return None
    if isinstance(build.scope.inputs[value.input].distribution, (Mixture, Discrete)):
        build.page.wrong(
            text,
            f"'{name}' is a mixture or a table of values, whose ranks have ties or turns; it cannot be correlated",
        )
        return None
    return value.input


def _rank(build: Build, item: Node, node: Node | None) -> float | None:
    text = node.text.strip() if isinstance(node, Text) else ""
    try:
        rank = float(text)
    except ValueError:
        rank = math.nan
    if not -1 < rank < 1:
        build.page.wrong(node or item, f"rank must be a number between -1 and 1, not '{text}'")
        return None
    return rank


def _groups(pairs: Mapping[tuple[str, str], object]) -> list[list[str]]:
    group_of: dict[str, list[str]] = {}
    for a, b in pairs:
        one, two = group_of.get(a, [a]), group_of.get(b, [b])
        if one is not two:
            joined = [*one, *two]
            if len(joined) > MOST:
                return [joined]
            group_of.update(dict.fromkeys(joined, joined))
    return list({id(group): group for group in group_of.values()}.values())


def _group(
    build: Build, names: list[str], pairs: Mapping[tuple[str, str], tuple[float, Node]], at: Node
) -> Correlation | None:
    matrix: Matrix = []
    for a in names:
        row: list[float] = []
        for b in names:
            rank, _ = pairs.get((min(a, b), max(a, b)), (0.0, at))
            row.append(1.0 if a == b else 2 * math.sin(math.pi * rank / 6))
        matrix.append(row)
    factor = cholesky(matrix)
    if factor is None:
        build.page.wrong(
            at,
            f"the correlations of {', '.join(names)} contradict each other (their matrix is not positive definite); weaken one",
        )
        return None
    return Correlation(
        inputs=tuple(names),
        matrix=tuple(map(tuple, matrix)),
        factor=tuple(map(tuple, factor)),
        place=Place(at.line, at.column),
    )
