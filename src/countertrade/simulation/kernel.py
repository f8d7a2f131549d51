"""The source of a kernel: a lowered scenario written out as Python that numba compiles and that people can read.

`source` gives a module with two functions over one block of 256 draws, all arrays flat:

    balances(X, F, G, months, W, Y)      every party's balance at the end: the fast one
    everything(X, F, G, months, W, V)    every figure of the outcome, month by month

X inputs, F figures of the file, G tables by month, W scratch, Y and V results. Run with the decorator left out it is plain Python,
which is how tests hold it against the oracle. The text depends on the structure of the deal alone, so its hash names the kernel.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from countertrade.modelling import deal as d
from countertrade.simulation.lowering import NEVER, Floats, Plan, lower, total_of
from countertrade.simulation.points import APART, BLOCK
from countertrade.simulation.rows import Row, Rows
from countertrade.simulation.writing import Figure, Writer


class Kernel(NamedTuple):
    """A scenario ready for compiling: its source, and the arguments that carry its figures."""

    plan: Plan
    text: str
    rows: tuple[Row, ...]  # of X
    figures: Floats  # F
    tables: Floats  # G, (tables, months)
    parties: tuple[str, ...]  # rows of Y
    names: tuple[Figure, ...]  # rows of V
    scratch: int  # rows of W


def kernel(deal: d.Deal, model: d.Model) -> Kernel:
    """The kernel of a scenario. Raises Unsupported for what only the oracle can run."""
    plan = lower(deal, model)
    rows = Rows(plan, model)
    quick = Writer(plan, rows)
    quick.write_balances([party.code for party in deal.parties])
    whole = Writer(plan, rows, quick.tables)
    names = whole.write_everything(deal, model)
    text = "\n".join([HEADER, *_with_bodies(quick.lines), "", "", *_with_bodies(whole.lines), ""])
    months = deal.months
    tables = np.stack([total_of(plan.tables, tables, months) for tables in quick.tables] or [np.ones(months)])
    return Kernel(
        plan=plan,
        text=text,
        rows=tuple(rows.rows),
        figures=np.array([*plan.graph.figures, 0.0]),
        tables=np.ascontiguousarray(tables),
        parties=tuple(party.code for party in deal.parties),
        names=tuple(names),
        scratch=max(quick.scratch, whole.scratch, 1),
    )


HEADER = f"""BLOCK = {BLOCK}
APART = {APART}
NEVER = {NEVER!r}
"""


def _with_bodies(lines: Sequence[str]) -> Iterator[str]:
    """The lines, with `pass` where a loop has nothing to do: a deal need not have anything that changes by month."""
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        yield line
        depth = len(line) - len(line.lstrip())
        if line.endswith(":") and len(after) - len(after.lstrip()) <= depth:
            yield " " * (depth + 4) + "pass"
