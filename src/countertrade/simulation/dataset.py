"""An outcome as an xarray Dataset: every figure with its coordinates, and where it came from as attributes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from countertrade.records import Histogram, Influence, Outcome, Quantiles

if TYPE_CHECKING:
    from xarray import Dataset

STATISTICS = ("mean", "q05", "q25", "q50", "q75", "q95")


def to_dataset(outcome: Outcome) -> Dataset:
    """The outcome over (scenario, party, month, flow, input, statistic), with the provenance of each figure.

    Money is in the outcome's currency. Each input carries the claims and the basis that it rests on, as JSON, and whether it is an
    assumption; the whole carries what was assumed, what was not counted, and how it was run.
    """
    import xarray

    scenarios, months = list(outcome.scenarios), list(range(outcome.months))
    parties = list(dict.fromkeys(party.party for party in outcome.parties))
    flows = list(dict.fromkeys(flow.flow for flow in outcome.flows))
    stocks = list(dict.fromkeys(stock.stock for stock in outcome.stocks))
    events = list(dict.fromkeys(event.event for event in outcome.events))
    inputs = sorted({found.input for ranked in outcome.influences.values() for found in ranked})
    money = {"units": outcome.currency, "discounted": "yes"}
    cells = _Cells(xarray)
    for party in outcome.parties:
        at = {"scenario": party.scenario, "party": party.party}
        cells.put("balance", at, _statistics(party.balance), money)
        cells.put("chance_of_gain", at, party.chance_of_gain, {"units": "1"})
        cells.put("fan", at, np.array([_statistics(month) for month in party.fan]), money)
        cells.put("histogram", at, _bins(party.histogram), {"units": "1"})
    for flow in outcome.flows:
        at = {"scenario": flow.scenario, "flow": flow.flow}
        cells.put("sent", at, _statistics(flow.sent), {"units": "see flow_unit"})
        cells.put("arrived", at, _statistics(flow.arrived), {"units": "see flow_unit"})
        cells.put("value_to_recipient", at, _statistics(flow.value_to_recipient), money)
        cells.put("value_to_giver", at, _statistics(flow.value_to_giver), money)
    for stock in outcome.stocks:
        at = {"scenario": stock.scenario, "stock": stock.stock}
        cells.put("stock_end", at, _statistics(stock.end), {"units": "see stock_unit"})
        cells.put("stock_left", at, _statistics(stock.left), {"units": "see stock_unit"})
    for event in outcome.events:
        at = {"scenario": event.scenario, "event": event.event}
        cells.put("event_chance", at, event.chance, {"units": "1"})
        cells.put("event_month", at, _statistics(event.month), {"units": "month"})
    for party_, ranked in outcome.influences.items():
        for found in ranked:
            at = {"party": party_, "input": found.input}
            cells.put("first_order", at, found.first_order, {"units": "1"})
            cells.put("total_order", at, found.total, {"units": "1"})
            cells.put("value_of_learning", at, _or_nan(found.value_of_learning), money)
    coordinates: dict[str, Any] = {
        "scenario": scenarios, "party": parties, "month": months, "flow": flows, "stock": stocks, "event": events,
        "input": inputs, "statistic": list(STATISTICS),
        "flow_unit": ("flow", [next(f.unit for f in outcome.flows if f.flow == name) for name in flows]),
        "stock_unit": ("stock", [next(s.unit for s in outcome.stocks if s.stock == name) for name in stocks]),
    }  # fmt: skip
    basis = {found.input: found for ranked in outcome.influences.values() for found in ranked}
    coordinates |= {
        "claims": ("input", [json.dumps(basis[name].claims) for name in inputs]),
        "basis": ("input", [json.dumps(basis[name].basis) for name in inputs]),
        "assumed": ("input", [basis[name].assumed for name in inputs]),
    }
    return cells.dataset({name: coordinates[name] for name in coordinates}, _attributes(outcome, basis))


INSIDE = {
    "fan": ("month", "statistic"),
    "histogram": ("bin",),
}  # axes of a cell; by default it is all statistics or one


class _Cells:
    """Figures put one cell at a time, as arrays at the end."""

    def __init__(self, xarray: Any) -> None:
        self._xarray = xarray
        self._cells: dict[str, list[tuple[dict[str, str], Any]]] = {}
        self._attributes: dict[str, dict[str, str]] = {}

    def put(self, name: str, at: dict[str, str], value: Any, attributes: dict[str, str]) -> None:
        self._cells.setdefault(name, []).append((at, value))
        self._attributes[name] = attributes

    def dataset(self, coordinates: dict[str, Any], attributes: dict[str, Any]) -> Dataset:
        variables = {}
        for name, cells in self._cells.items():
            axes = list(cells[0][0])
            first = np.asarray(cells[0][1])
            inside = INSIDE.get(name, ("statistic",) if first.ndim else ())
            values = np.full([len(coordinates[axis]) for axis in axes] + list(first.shape), np.nan)
            for at, value in cells:
                values[tuple(coordinates[axis].index(at[axis]) for axis in axes)] = value
            variables[name] = self._xarray.Variable((*axes, *inside), values, self._attributes[name])
        used = {dimension for variable in variables.values() for dimension in variable.dims}
        kept = {
            name: value
            for name, value in coordinates.items()
            if (value[0] if isinstance(value, tuple) else name) in used
        }
        dataset: Dataset = self._xarray.Dataset(variables, kept, attributes)
        return dataset


def _statistics(quantiles: Quantiles | None) -> Any:
    if quantiles is None:
        return np.full(len(STATISTICS), np.nan)
    return np.array([getattr(quantiles, name) for name in STATISTICS])


def _bins(histogram: Histogram) -> Any:
    return np.array([histogram.low, histogram.high, *histogram.weights])


def _or_nan(value: float | None) -> float:
    return np.nan if value is None else value


def _attributes(outcome: Outcome, basis: dict[str, Influence]) -> dict[str, Any]:
    return {
        "title": outcome.title,
        "start": outcome.start,
        "currency": outcome.currency,
        "draws": outcome.draws,
        "seed": outcome.seed,
        "method": str(outcome.method),
        "as_of": outcome.as_of or "",
        "claims": json.dumps(sorted({claim for found in basis.values() for claim in found.claims})),
        "assumptions": json.dumps(outcome.assumptions, ensure_ascii=False),
        "not_counted": json.dumps(outcome.not_counted, ensure_ascii=False),
        "warnings": json.dumps([str(warning) for warning in outcome.warnings], ensure_ascii=False),
        "histogram": "along bin: the lower end, the upper end, then the weights of equal bins between them",
    }
