"""How often the stated 90 % interval of an estimate holds the truth, when the data come from other models than the fitted one.

    python bench/interval_coverage.py [--replications 1000] [--seed 0]

Each replication draws a truth and lets one to four origins print figures about it; every origin is copied by up to ten further
outlets, which pooling must count once. The models that print differ from the one that is fitted (`modelling/estimates.py`): heavy
tails, rounding to one or two digits, biased floors and ceilings, ranges that are too narrow, one careless origin among careful
ones, and a common error shared by all origins. One line a model: n, share covered with a 95 % interval, width.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable

import numpy as np

from countertrade.modelling.estimates import pool
from countertrade.quantity import Quantity, bounded
from countertrade.records import (
    Article,
    Attribution,
    Claim,
    Lineage,
    Measure,
    Origin,
    Source,
    Stated,
    claim_id,
)

Rng = np.random.Generator
MEASURE = Measure(id="x", unit="t")


def rounded(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


def careful(rng: Rng, truth: float) -> Quantity:
    """Normal error of 15 %, printed to two digits, mostly as "about"."""
    return bounded(
        rounded(truth * math.exp(rng.normal(0, 0.15)), 2), "about" if rng.random() < 0.7 else "exact", "t"
    )


def heavy(rng: Rng, truth: float) -> Quantity:
    """Student t with 3 degrees of freedom: now and then a report is far off."""
    return bounded(rounded(truth * math.exp(0.15 * rng.standard_t(3)), 2), "about", "t")


def coarse(rng: Rng, truth: float) -> Quantity:
    """Printed to one digit only."""
    return bounded(rounded(truth * math.exp(rng.normal(0, 0.1)), 1), "exact", "t")


def floors(rng: Rng, truth: float) -> Quantity:
    """ "At least": a round number somewhere below, half-normal rather than exponential."""
    return bounded(
        rounded(truth * math.exp(-abs(rng.normal(0, 0.25))), 1 + int(rng.random() < 0.5)), "at_least", "t"
    )


def ceilings(rng: Rng, truth: float) -> Quantity:
    """ "Up to": uniform between the truth and 1.8 times the truth."""
    return bounded(rounded(truth * rng.uniform(1.0, 1.8), 2), "up_to", "t")


def ranges(rng: Rng, truth: float) -> Quantity:
    """A range that holds the truth in two cases of three: people's ranges are too narrow (Vesco et al. 2026)."""
    middle = truth * math.exp(rng.normal(0, 0.16))
    half = rng.uniform(0.08, 0.25)
    return Quantity(
        low=rounded(middle * (1 - half), 2),
        best=None,
        high=rounded(middle * (1 + half), 2),
        bound="range",
        unit="t",
    )


def mixed(rng: Rng, truth: float) -> Quantity:
    kinds = (careful, heavy, coarse, floors, ceilings, ranges)
    return kinds[int(rng.integers(len(kinds)))](rng, truth)


def careless(rng: Rng, truth: float) -> Quantity:
    """One report in six is off by a factor of two."""
    slip = rng.choice([0.5, 2.0]) if rng.random() < 1 / 6 else 1.0
    return careful(rng, truth * float(slip))


Printer = Callable[[Rng, float], Quantity]
MODELS: dict[str, tuple[Printer, float]] = {  # printer, sd of an error common to all origins
    "careful, two digits": (careful, 0.0),
    "heavy tails (t3)": (heavy, 0.0),
    "one digit": (coarse, 0.0),
    "floors, half-normal": (floors, 0.0),
    "ceilings, uniform": (ceilings, 0.0),
    "ranges too narrow": (ranges, 0.0),
    "all kinds mixed": (mixed, 0.0),
    "a sixth off by a factor of 2": (careless, 0.0),
    "all share an error of 20 %": (careful, 0.2),
}


def claims_of(
    rng: Rng, printer: Printer, truth: float, origins: int
) -> tuple[list[Claim], Lineage, list[Article]]:
    claims: list[Claim] = []
    found: list[Origin] = []
    articles: list[Article] = []
    for origin in range(origins):
        printed = printer(rng, truth)
        mine: list[Claim] = []
        for copy in range(1 + int(rng.integers(0, 11))):
            name = f"{origin}-{copy}"
            articles.append(Article(id=name, text="", sha256=name, published=f"2024-11-{1 + copy:02d}"))
            mine.append(
                Claim(
                    id=claim_id(name, None, None),
                    content="",
                    article=name,
                    span=None,
                    text=None,
                    attribution=Attribution(mode="indirect", source=Source(span=None, text=None, name=f"S{origin}")),
                    quantity=Stated(
                        span=None, text=None, low=printed.low, best=printed.best, high=printed.high,
                        bound=printed.bound, unit=printed.unit, per=(),
                    ),
                    measure="x",
                    rule="simulated",
                )
            )  # fmt: skip
        found.append(
            Origin(
                measure="x",
                claim=mine[0].id,
                source=f"S{origin}",
                retellings=len(mine) - 1,
                claims=tuple(c.id for c in mine),
            )
        )
        claims += mine
    return claims, Lineage(origins=tuple(found)), articles


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--replications", type=int, default=1000)
    arguments.add_argument("--seed", type=int, default=0)
    chosen = arguments.parse_args()
    print(
        f"{'data come from':<32}{'origins':>8}{'n':>7}{'covered':>9}{'95 % interval':>18}{'width (q95/q05)':>17}"
    )
    for name, (printer, shared) in MODELS.items():
        for origins in (1, 2, 4):
            rng = np.random.default_rng([chosen.seed, origins, len(name)])
            hits, widths = 0, []
            for _ in range(chosen.replications):
                truth = float(np.exp(rng.normal(math.log(1e5), 2)))
                seen = truth * math.exp(rng.normal(0, shared)) if shared else truth
                claims, lineage, articles = claims_of(rng, printer, seen, origins)
                estimate = pool(claims, lineage, MEASURE, articles)
                hits += estimate.q05 <= truth <= estimate.q95
                widths.append(estimate.q95 / estimate.q05)
            n = chosen.replications
            share = hits / n
            half = 1.96 * math.sqrt(max(share * (1 - share), 1e-9) / n)
            print(
                f"{name:<32}{origins:>8}{n:>7}{share:>9.3f}{f'{share - half:.3f} to {share + half:.3f}':>18}"
                f"{float(np.median(widths)):>17.2f}"
            )


if __name__ == "__main__":
    main()
