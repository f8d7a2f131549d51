"""The source of a kernel: a lowered scenario written out as Python that numba compiles and that people can read.

`source` gives a module with two functions over one block of 256 draws, all arrays flat:

    balances(X, F, G, months, W, Y)      every party's balance at the end: the fast one
    everything(X, F, G, months, W, V)    every figure of the outcome, month by month

A kernel with one event summed (`summed_kernel`) has one function instead, `summed`. X inputs, F figures of the file, G tables by month,
W scratch, Y and V results. The text is made of indices and of names of the writer's own: nothing that stands in a file gets into it, so
it depends on the structure of the deal alone and its hash names the kernel. It calls no more than `source_check` allows; run as plain Python it
is what tests hold against the oracle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from countertrade.modelling import deal as d
from countertrade.simulation import entry_points
from countertrade.simulation.codegen import Writer
from countertrade.simulation.figures import Figure, is_month, levels
from countertrade.simulation.input_rows import Row, Rows
from countertrade.simulation.intermediate_form import Floats, Tables, Unsupported, total_of
from countertrade.simulation.lowering import Plan, lower, lower_summed, never_negative


class Kernel(NamedTuple):
    """A scenario ready for compiling: its source, and the arguments that carry its figures."""

    plan: Plan
    text: str
    rows: tuple[Row, ...]  # of X
    figures: Floats  # F
    tables: Floats  # G, (tables, months)
    parties: tuple[str, ...]  # rows of Y
    names: dict[Figure, int]  # figure → its row of V
    scratch: int  # rows of W
    months: frozenset[Figure]  # figures that are months
    levels: dict[Figure, tuple[float, ...]]  # the quantiles of each figure that are reported
    event: str | None = None  # the one that is summed, in a kernel with one

    @property
    def height(self) -> int:
        """The rows of V."""
        return max(self.names.values()) + 1


def kernel(deal: d.Deal, model: d.Model) -> Kernel:
    """The kernel of a scenario. Raises Unsupported for what only the oracle can run."""
    plan = lower(deal, model)
    rows = Rows(plan, model)
    quick = Writer(plan, rows)
    entry_points.balances(quick, [party.code for party in deal.parties])
    whole = Writer(plan, rows, quick.tables)
    names = entry_points.everything(whole, deal, model)
    text = "\n".join([*_with_bodies(quick.lines), "", "", *_with_bodies(whole.lines), ""])
    return _made(deal, plan, text, rows, quick.tables, names, max(quick.scratch, whole.scratch))


def summed_kernel(deal: d.Deal, model: d.Model) -> Kernel | None:
    """The kernel of a scenario's balances with one event summed over its months instead of drawn; None where none can be.

    Its source has one function, `summed`. Raises Unsupported as `kernel` does.
    """
    plan = lower_summed(deal, model)
    if plan is None or plan.summed is None:
        return None
    rows = Rows(plan, model)
    writer = Writer(plan, rows)
    parties = [party.code for party in deal.parties]
    entry_points.summed(writer, parties)
    text = "\n".join([*_with_bodies(writer.lines), ""])
    names: dict[Figure, int] = {("balance", party): row for row, party in enumerate(parties)}
    made = _made(deal, plan, text, rows, writer.tables, names, writer.scratch)
    return made._replace(event=plan.summed.event)


_LATELY: dict[object, tuple[object, Kernel, Kernel | None]] = {}
_MOST = 64


def kernels(deal: d.Deal, model: d.Model) -> tuple[Kernel, Kernel | None]:
    """Both kernels of a scenario, remembered as long as only distributions of inputs change: a moved slider writes no source.

    Raises Unsupported as `kernel` does.
    """
    parts = (
        model.quantities, model.stocks, model.events, model.flows, model.effects, model.rates, model.discounts,
        model.correlations, deal.questions, deal.parties,
    )  # fmt: skip
    inputs = tuple((given.key, type(given.distribution)) for given in model.inputs)
    frame = (
        deal.months,
        deal.start,
        deal.currency,
        deal.integrate,
        model.scenario,
        inputs,
        never_negative(model),
    )
    key = (frame, tuple(map(id, parts)))
    if key not in _LATELY:
        if len(_LATELY) >= _MOST:
            del _LATELY[next(iter(_LATELY))]
        # the parts are kept, so that no other object can take their ids
        with np.errstate(all="ignore"):  # what grows beyond the reals is told where it is counted
            _LATELY[key] = (parts, kernel(deal, model), summed_kernel(deal, model))
    return _LATELY[key][1:]


def _made(
    deal: d.Deal,
    plan: Plan,
    text: str,
    rows: Rows,
    tables: Sequence[Tables],
    names: dict[Figure, int],
    scratch: int,
) -> Kernel:
    if len(text) > LONGEST:
        raise Unsupported("too_many", flows=len(plan.flows))
    by_month = [total_of(plan.tables, each, deal.months) for each in tables] or [np.ones(deal.months)]
    return Kernel(
        plan=plan,
        text=text,
        rows=tuple(rows.rows),
        figures=np.array([*plan.graph.figures, 0.0]),
        tables=np.ascontiguousarray(np.stack(by_month)),
        parties=tuple(party.code for party in deal.parties),
        names=names,
        scratch=max(scratch, 1),
        months=frozenset(name for name in names if is_month(deal, name)),
        levels={name: levels(deal, name) for name in names},
    )


LONGEST = 300_000  # characters of source: compiling more would take minutes


def _with_bodies(lines: Sequence[str]) -> Iterator[str]:
    """The lines, with `pass` where a loop has nothing to do: a deal need not have anything that changes by month."""
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        yield line
        depth = len(line) - len(line.lstrip())
        if line.endswith(":") and len(after) - len(after.lstrip()) <= depth:
            yield " " * (depth + 4) + "pass"
