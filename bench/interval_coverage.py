"""How often the stated 90 % interval of an estimate holds the truth, when the data come from other models than the fitted one.

    python bench/interval_coverage.py [--replications 1000] [--figures 55] [--seed 0]

Each replication draws a truth and lets one to four origins print figures about it; every origin is copied by up to ten further
outlets, which pooling must count once. The worlds that print differ from the model that is fitted (`modelling/reporting_model.py`): heavy
tails, rounding to one or two digits, heaps, biased floors and ceilings, ranges that are too narrow, one careless origin among
careful ones, errors shared by all or by camps, copies that nobody knew to be copies, and figures that are out of date. Each line has
the share covered with its standard error, and the width (q95/q05), first as errors are assumed, then as they are learned from a log
of so many figures of the same world whose truth came out, as many as ship with the package; a log serves ten truths.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

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
    Resolved,
    Source,
    Stated,
    claim_id,
)

Rng = np.random.Generator
MEASURE = Measure(id="x", unit="t")
PER_LOG = 10  # truths that are estimated with one log
LOW, HIGH = 0.87, 0.93


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


def heaped(rng: Rng, truth: float) -> Quantity:
    """Printed as a round number: 1, 2, 3, 5 or 8 times a power of ten, whichever is nearest."""
    exact = truth * math.exp(rng.normal(0, 0.1))
    power = 10.0 ** math.floor(math.log10(exact))
    heap = min((1, 2, 3, 5, 8, 10), key=lambda step: abs(step * power - exact))
    return bounded(heap * power, "about" if rng.random() < 0.5 else "exact", "t")


class Printed(NamedTuple):
    quantity: Quantity
    camp: str = ""


Printer = Callable[[Rng, float], Quantity]
World = Callable[[Rng, float, int], list[Printed]]  # what so many origins print of a truth


def each(printer: Printer) -> World:
    """Every origin errs by itself."""
    return lambda rng, truth, origins: [Printed(printer(rng, truth)) for _ in range(origins)]


def all_share(rng: Rng, truth: float, origins: int) -> list[Printed]:
    """All origins share an error of 20 %, and nothing says so."""
    return each(careful)(rng, truth * math.exp(rng.normal(0, 0.2)), origins)


def camps(rng: Rng, truth: float, origins: int) -> list[Printed]:
    """Two camps, declared: one prints high, one low, by 25 % on average, each with all its origins."""
    seen = {
        camp: truth * math.exp(side * rng.exponential(0.25)) for camp, side in (("ours", 1), ("theirs", -1))
    }
    members = [("ours", "theirs")[int(rng.random() < 0.5)] for _ in range(origins)]
    return [Printed(careful(rng, seen[camp]), camp) for camp in members]


def missed_copies(rng: Rng, truth: float, origins: int) -> list[Printed]:
    """Of those that count as origins, every other one has copied the first, and tracing has missed it."""
    first = Printed(careful(rng, truth))
    return [first] + [
        first if rng.random() < 0.5 else Printed(careful(rng, truth)) for _ in range(origins - 1)
    ]


def stale(rng: Rng, truth: float, origins: int) -> list[Printed]:
    """The figure grows, and each origin tells how it stood some time ago: up to 40 % less."""
    return [Printed(careful(rng, truth * math.exp(-rng.uniform(0, 0.4)))) for _ in range(origins)]


WORLDS: dict[str, World] = {
    "careful, two digits": each(careful),
    "heavy tails (t3)": each(heavy),
    "one digit": each(coarse),
    "heaped": each(heaped),
    "floors, half-normal": each(floors),
    "ceilings, uniform": each(ceilings),
    "ranges too narrow": each(ranges),
    "all kinds mixed": each(mixed),
    "a sixth off by a factor of 2": each(careless),
    "all share an error of 20 %": all_share,
    "two camps, high and low": camps,
    "half are missed copies": missed_copies,
    "stale": stale,
}


def drawn(rng: Rng) -> float:
    return float(np.exp(rng.normal(math.log(1e5), 2)))


def history(rng: Rng, world: World, figures: int) -> tuple[Resolved, ...]:
    """A log of so many figures, of truths on which one to four origins reported."""
    log: list[Resolved] = []
    while len(log) < figures:
        truth, event = drawn(rng), f"event {len(log)}"
        log += [
            Resolved(
                event=event, reported=printed.quantity, truth=truth, source="one of them", camp=printed.camp
            )
            for printed in world(rng, truth, int(rng.integers(1, 5)))
        ]
    return tuple(log[:figures])


def claims_of(rng: Rng, printed: Sequence[Printed]) -> tuple[list[Claim], Lineage, list[Article]]:
    """The figures as claims, each copied by up to ten outlets, with the lineage that says so."""
    claims: list[Claim] = []
    found: list[Origin] = []
    articles: list[Article] = []
    for origin, (quantity, _) in enumerate(printed):
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
                        span=None, text=None, low=quantity.low, best=quantity.best, high=quantity.high,
                        bound=quantity.bound, unit=quantity.unit, per=(),
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


HEAD = f"{'covered':>9}{'':>7}{'width':>8}"


class Coverage(NamedTuple):
    share: float
    error: float  # its standard error, over logs
    width: float  # median of q95 / q05

    def __str__(self) -> str:
        return f"{self.share:>9.3f} ±{self.error:.3f}{self.width:>8.2f}"


def coverage(world: World, origins: int, replications: int, figures: int, seed: Sequence[int]) -> Coverage:
    """Over replications, PER_LOG of them with the same log."""
    rng = np.random.default_rng(seed)
    hits, widths = [], []
    for _ in range(replications // PER_LOG):
        log = history(rng, world, figures)
        held = 0
        for _ in range(PER_LOG):
            truth = drawn(rng)
            printed = world(rng, truth, origins)
            claims, lineage, articles = claims_of(rng, printed)
            camp = {f"S{number}": one.camp for number, one in enumerate(printed)}
            estimate = pool(claims, lineage, MEASURE, articles, camps=camp, log=log)
            held += estimate.q05 <= truth <= estimate.q95
            widths.append(estimate.q95 / estimate.q05)
        hits.append(held / PER_LOG)
    error = float(np.std(hits, ddof=1) / math.sqrt(len(hits)))
    return Coverage(float(np.mean(hits)), error, float(np.median(widths)))


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--replications", type=int, default=1000)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--figures", type=int, default=55)
    chosen = arguments.parse_args()
    print(f"{'':<40}{'errors assumed':>24}   {f'learned from {chosen.figures} figures':>24}")
    print(f"{'data come from':<32}{'origins':>8}{HEAD}   {HEAD}")
    within = [0, 0]
    cases = [(name, origins) for name in WORLDS for origins in (1, 2, 4)]
    for name, origins in cases:
        seed = (chosen.seed, origins, list(WORLDS).index(name))
        both = [
            coverage(WORLDS[name], origins, chosen.replications, figures, seed)
            for figures in (0, chosen.figures)
        ]
        for at, one in enumerate(both):
            within[at] += LOW <= one.share <= HIGH
        print(f"{name:<32}{origins:>8}{both[0]}   {both[1]}", flush=True)
    print(f"within {LOW:.0%} to {HIGH:.0%}: {within[0]} of {len(cases)} assumed, {within[1]} learned")


if __name__ == "__main__":
    main()
