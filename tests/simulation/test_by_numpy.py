"""Both engines against models written in NumPy from the meaning of the language: within four standard errors, histograms or not."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from countertrade.modelling import load
from countertrade.modelling.deal import Deal
from countertrade.records import Answer, Outcome, Quantiles
from countertrade.simulation import simulate
from tests.simulation.by_numpy import DEALS, Floats, Found

HERE = Path(__file__).parent / "files"
CONTRACTS = Path(__file__).parents[2] / "docs" / "contracts"
HAND = 1 << 16  # draws of the models in NumPy
DRAWS = {"oracle": 1 << 14, "kernel": 1 << 16}
SIGMAS = 4.0
ROUNDING = 1e-6  # of a figure: a kernel's tables are good to 1e-7
LEVELS = {"q05": 0.05, "q25": 0.25, "q50": 0.5, "q75": 0.75, "q95": 0.95}


@functools.cache
def read(name: str) -> Deal:
    """A deal of `files`, or the whole one on a page of docs/contracts."""
    path = HERE / f"{name}.yaml"
    if not path.exists():
        text = (CONTRACTS / f"{name}.md").read_text("utf-8")
        return load(text.split("```yaml whole\n")[1].split("```")[0], f"{name}.yaml")
    return load(path.read_text("utf-8"), path.name)


@functools.lru_cache(maxsize=1)  # both engines of a deal follow each other
def by_hand(name: str) -> Found:
    return DEALS[name](1, HAND)


def by_engine(name: str, engine: str) -> Outcome:
    return simulate(read(name), draws=DRAWS[engine], engine=engine, influences=False)  # type: ignore[arg-type]


def chance_error(p: float, hand: int, ours: float) -> float:
    """Four standard errors of the difference of two frequencies."""
    return SIGMAS * math.sqrt(max(p * (1 - p), 0.0) * (1 / hand + 1 / ours))


def differing_mean(mean: float, values: Floats, ours: float) -> bool:
    spread = SIGMAS * float(values.std()) * math.sqrt(1 / values.size + 1 / ours)
    return not abs(mean - float(values.mean())) <= spread + ROUNDING * float(np.abs(values).mean())


def differing_quantile(value: float, level: float, values: Floats, ours: float) -> bool:
    """Whether the share of values below a quantile is not its level: no slack but that of sampling."""
    room = ROUNDING * abs(value)
    below, upto = float((values < value - room).mean()), float((values <= value + room).mean())
    error = chance_error(level, values.size, ours)
    return below > level + error or upto < level - error


def differences(what: str, found: Quantiles, values: Floats, ours: float) -> Iterator[str]:
    if differing_mean(found.mean, values, ours):
        yield f"{what}: mean {found.mean:g}, by hand {values.mean():g}"
    for name, level in LEVELS.items():
        if differing_quantile(getattr(found, name), level, values, ours):
            yield f"{what}: {name} {getattr(found, name):g}, by hand {np.quantile(values, level):g}"


def differing_answer(
    answer: Answer, asks: str, level: float | None, values: Floats, ours: int
) -> Iterator[str]:
    real = values[~np.isnan(values)]
    kept = ours * answer.share_kept
    what = answer.question
    if asks == "chance":
        p = float(real.mean())
        if answer.value is None or abs(answer.value - p) > chance_error(p, real.size, kept):
            yield f"{what}: {answer.value}, by hand {p}"
    elif asks == "month":
        ever = answer.happens
        p = real.size / values.size
        if ever is None or abs(ever - p) > chance_error(p, values.size, kept):
            yield f"{what}: it happens in {ever}, by hand {p}"
        if real.size and (answer.value is None or differing_quantile(answer.value, 0.5, real, kept * p)):
            yield f"{what}: {answer.value}, by hand {np.median(real)}"
    elif asks == "mean":
        if answer.value is None or differing_mean(answer.value, real, kept):
            yield f"{what}: {answer.value}, by hand {real.mean()}"
    elif answer.value is None or differing_quantile(answer.value, level or 0.5, real, kept):
        yield f"{what}: {answer.value}, by hand {np.quantile(real, level or 0.5)}"


KERNELS = ("wide",)  # of those that kernels compute: test_kernel holds kernels to the oracle


@pytest.mark.parametrize(
    ("name", "engine"),
    [
        (name, engine)
        for name in DEALS
        for engine in ("oracle", "kernel")
        if engine == "oracle" or name in KERNELS
    ],
)
@pytest.mark.usefixtures("kernels")
def test_an_engine_is_the_model_by_hand(name: str, engine: str) -> None:
    hand, outcome, deal = by_hand(name), by_engine(name, engine), read(name)
    ours = DRAWS[engine]
    assert ("compiled kernel" in str(outcome.method)) == (engine == "kernel")
    wrong: list[str] = []
    for party in outcome.parties:
        if party.scenario != "base":
            continue
        fan = hand.fan[party.party]
        wrong += differences(f"balance of {party.party}", party.balance, fan[-1], ours)
        p = float((fan[-1] > 0).mean())
        if abs(party.chance_of_gain - p) > chance_error(p, HAND, ours):
            wrong.append(f"chance of a gain for {party.party}: {party.chance_of_gain:g}, by hand {p:g}")
        for month in range(0, deal.months, 7):
            wrong += differences(f"{party.party} in month {month}", party.fan[month], fan[month], ours)
    asked = [question for question in deal.questions if question.scenario == "base"]
    given = [answer for answer in outcome.answers if answer.scenario == "base"]
    for question, answer, values in zip(asked, given, hand.answers, strict=True):
        scale = question.unit.factor
        wrong += differing_answer(answer, question.asks, question.level, values / scale, ours)
    assert not wrong, "\n".join(wrong)
