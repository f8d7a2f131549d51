"""How long reading a deal file takes, best of several, apart from importing the libraries.

    python bench/deal_files.py

prints one line a file: the built-in case's model, the same with a grid of 100 scenarios, and files of 100 to 10,000 quantities.
"""

from __future__ import annotations

import math
import time
from pathlib import Path

from countertrade import files
from countertrade.modelling import load, verbalisation
from countertrade.quantity import Quantity
from countertrade.records import Estimate, Observation, Reporting

CASE = Path(__file__).parents[1] / "cases" / "russia-north-korea" / "deal.yaml"
HEAD = "start: 2030-03\nmonths: 24\ncurrency: USD\nparties: {A: one side, B: the other}\n"


def estimate(measure: str, unit: str, per: tuple[str, ...]) -> Estimate:
    """A posterior of the size that pooling makes: 512 points."""
    steps = [-2 + 4 * i / 511 for i in range(512)]
    heights = [math.exp(-3 * step * step) for step in steps]
    stated = Quantity(low=1e4, best=1e4, high=1e4, bound="exact", unit=unit, per=per)
    return Estimate(
        measure=measure,
        unit=unit,
        per=per,
        grid=tuple(1e4 * math.exp(step) for step in steps),
        weights=tuple(height / math.fsum(heights) for height in heights),
        q05=0.0,
        q50=0.0,
        q95=0.0,
        observations=(Observation(claim="c-1", origin="o-1", quantity=stated),),
        left_out=(),
        reporting=Reporting(figures=0, scale=0.15, shared=0.1, slips=0.1, floor=0.15, ceiling=0.3),
        method="made up",
    )


ESTIMATES = {
    "soldiers": estimate("soldiers", "soldier", ()),
    "pay": estimate("pay", "USD", ("month", "soldier")),
    "rice": estimate("rice", "t", ()),
}


def many(count: int) -> str:
    lines = [
        f"  q{i}: {i + 1} to {2 * i + 5} t" if i % 2 == 0 else f"  q{i}: q{i - 1} * 2" for i in range(count)
    ]
    return (
        f"{HEAD}quantities:\n"
        + "\n".join(lines)
        + f"\nflows: {{f: {{from: A, to: B, amount: q{count - 1}}}}}\n"
    )


def best(text: str, times: int) -> tuple[float, float]:
    """Seconds for the whole and for YAML alone."""
    whole, yaml = math.inf, math.inf
    for _ in range(times):
        started = time.perf_counter()
        load(text, "deal.yaml", estimates=ESTIMATES)
        whole = min(whole, time.perf_counter() - started)
        started = time.perf_counter()
        files.compose(text, "deal.yaml")
        yaml = min(yaml, time.perf_counter() - started)
    return whole, yaml


def main() -> None:
    case = CASE.read_text("utf-8")
    values = ", ".join(f"{i + 1} % per month" for i in range(100))
    texts = {
        "the built-in case": case,
        "with a grid of 100 scenarios": f"{case}\ngrid: {{war_ends: [{', '.join(f'{{hazard: {v}}}' for v in values.split(', '))}]}}\n",
        **{f"{count:,} quantities": many(count) for count in (100, 1_000, 10_000)},
    }
    for name, text in texts.items():
        whole, yaml = best(text, 2 if len(text) > 100_000 else 7)
        print(f"{name:32} {whole * 1e3:8.1f} ms, of which YAML {yaml * 1e3:8.1f} ms")
    deal = load(case, "deal.yaml", estimates=ESTIMATES)
    started = time.perf_counter()
    verbalisation(deal)
    print(f"{'read aloud':32} {(time.perf_counter() - started) * 1e3:8.1f} ms")


if __name__ == "__main__":
    main()
