"""Deal files for tests: two invented countries that trade horses for grain."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from countertrade.modelling import Basis, load
from countertrade.modelling.deal import Deal
from countertrade.quantity import Quantity
from countertrade.records import Bad, Estimate, Observation, Reporting

HEAD = """\
start: 2030-03
months: 24
currency: USD
parties: {OZ: Oz, RU: Ruritania}
counts: [horse, rider]
"""
FLOW = "flows:\n  gift: {from: OZ, to: RU, amount: 1 t}\n"

WHOLE = """\
title: Horses for grain
start: 2030-03
months: 24
currency: USD
discount: 4 % per year
parties: {OZ: Oz, RU: Ruritania, FR: Freedonia}
counts: [horse, rider]

quantities:
  herd: {claims: horses}            # what the stables said
  grain:
    value: 30_000 to 50_000 t/year
    basis: [ref:harvest]
  grain_price: {value: 180 to 260 USD/t, basis: [ref:price]}
  upkeep: {value: 20 to 40 USD/month/horse, why: stable fees in the capital}
  death_rate: 0.5 % to 2 % per month

events:
  truce: {hazard: 2 % to 6 % per month}
  embargo: {chance: unlikely, within: 12 months, after: truce}

stocks:
  stabled: {start: herd, out: stabled * death_rate}

flows:
  horses: {from: OZ, to: RU, amount: herd}
  grain: {from: RU, to: OZ, amount: grain, delivered: 60 % to 95 %, worth: grain_price, until: truce}
  fees: {from: RU, to: OZ, amount: stabled * upkeep, keeps: {state: 70 % to 90 %}, until: truce}
  saddles: {from: OZ, to: RU, amount: 300 horse, worth: 200 to 400 USD/horse, chance: roughly even, within: 6 months}

effects:
  lost_trade: {party: OZ, amount: "-4e6 USD/year * (5 % to 20 %)", from: embargo}

scenarios:
  early truce: {truce: {at: 2030-06}}
  early truce, small herd:
    extends: early truce
    herd: 100 to 200 horse

questions:
  - P(balance of OZ > 0)
  - month when balance of RU < 0 if truce
  - median of flow grain by 2031-12 in early truce
"""


def estimate(measure: str, unit: str, per: tuple[str, ...], around: float, points: int = 64) -> Estimate:
    """A lognormal-looking posterior around a figure, from one statement."""
    steps = [-2 + 4 * i / (points - 1) for i in range(points)]
    heights = [math.exp(-0.5 * (step / 0.4) ** 2) for step in steps]
    total = math.fsum(heights)
    stated = Quantity(low=around, best=around, high=around, bound="exact", unit=unit, per=per)
    return Estimate(
        measure=measure,
        unit=unit,
        per=per,
        grid=tuple(around * math.exp(step) for step in steps),
        weights=tuple(height / total for height in heights),
        q05=around * 0.52,
        q50=around,
        q95=around * 1.93,
        observations=(Observation(claim="c-1", origin="o-1", quantity=stated),),
        left_out=(),
        reporting=Reporting(figures=0, scale=0.15, shared=0.1, slips=0.1, floor=0.15, ceiling=0.3),
        method="made up",
    )


ESTIMATES = {"horses": estimate("horses", "horse", (), 500.0)}


def whole() -> Deal:
    return load(WHOLE, "deal.yaml", estimates=ESTIMATES)


def deal(body: str, known: Collection[str] | Mapping[str, Basis] | None = None) -> Deal:
    """The deal of a file that begins with HEAD; a body without flows gets one."""
    text = HEAD + body + ("" if "flows:" in body else FLOW)
    return load(text, "deal.yaml", estimates=ESTIMATES, known=known)


def problems(body: str, known: Collection[str] | Mapping[str, Basis] | None = None) -> list[str]:
    """What is wrong with it, as it is printed, its lines counted from the body's first."""
    try:
        deal(body, known)
    except Bad as bad:
        start = HEAD.count("\n")
        return [f"{p.line - start}:{p.column}: {p.message}" for p in bad.problems]
    return []


def warnings(body: str) -> list[str]:
    start = HEAD.count("\n")
    return [f"{w.line - start}:{w.column}: {w.message}" for w in deal(body).warnings]
