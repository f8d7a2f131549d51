"""What moves an answer: Sobol indices by pick-freeze, and the value of learning an input.

Two independent samples A and B of the inputs come from one Sobol sequence of twice the dimensions (`quasi_random.pair`). With y_i the
answer on A with column i taken from B:

    first order  S_i = E[y_B (y_i − y_A)] / V      (Saltelli et al. 2010)
    total        T_i = E[(y_A − y_i)²] / 2V        (Jansen 1999)

The value of learning is for someone who can take the deal or leave it: EVPPI_i = E[max(0, E[B | X_i])] − max(0, E[B]). Inputs that
are correlated are one group: they are frozen and learned together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from countertrade.simulation import quasi_random

Floats = NDArray[np.float64]
Group = tuple[str, ...]
Answers = Callable[[Mapping[str, Floats]], Floats]  # points by key → answers, (answers, draws)

STRATA = 64  # of an input's points, over which the answer is averaged to learn it
NEGLIGIBLE = 1e-12  # of the mean balance: rounding
TOGETHER = 1 << 14  # draws evaluated in one call
MANY = 128  # inputs; with more, fewer draws are evaluated in one call, and only the foremost get indices of their own
FOREMOST = 32
NOTHING = 1e-300  # variance that counts as none: its inverse would not be finite
SETTLED = 0.01  # of the standard deviation: below it, learning any input is worth next to nothing


class Indices(NamedTuple):
    """First-order and total indices, (groups, answers), and the variance they are shares of."""

    first: Floats
    total: Floats
    variance: Floats
    evaluations: int


def indices(answers: Answers, groups: Sequence[Group], seed: int, draws: int) -> Indices:
    """The indices of each group for each answer, from `draws` × (groups + 2) evaluations.

    A group may repeat keys of another; that gives the closed index of a set of inputs as its first order.
    """
    keys = sorted({key for group in groups for key in group})
    first, second = quasi_random.pair(keys, seed)
    a = dict(zip(keys, quasi_random.uniforms(first, 0, draws), strict=True))
    b = dict(zip(keys, quasi_random.uniforms(second, 0, draws), strict=True))
    samples = [a, b, *(a | {key: b[key] for key in group} for group in groups)]
    found = _together(answers, samples, draws)
    centre = (found[0].mean(axis=1) + found[1].mean(axis=1))[:, None] / 2
    y_a, y_b, *mixed = (y - centre for y in found)
    variance = (np.mean(y_a**2, axis=1) + np.mean(y_b**2, axis=1)) / 2
    share = np.divide(1.0, variance, out=np.zeros_like(variance), where=variance > NOTHING)
    lead, whole = np.empty((len(groups), len(share))), np.empty((len(groups), len(share)))
    for row, y in enumerate(mixed):
        lead[row] = np.mean(y_b * (y - y_a), axis=1) * share
        whole[row] = np.mean((y_a - y) ** 2, axis=1) / 2 * share
    return Indices(lead, whole, variance, draws * (len(groups) + 2))


def _together(answers: Answers, samples: Sequence[Mapping[str, Floats]], draws: int) -> list[Floats]:
    """The answers on each sample; several small samples are evaluated as one, since NumPy pays by the call."""
    size = max(1, TOGETHER // draws // (1 + len(samples[0]) // MANY))
    found: list[Floats] = []
    for start in range(0, len(samples), size):
        batch = samples[start : start + size]
        columns = {key: np.concatenate([sample[key] for sample in batch]) for key in batch[0]}
        found += np.split(answers(columns), len(batch), axis=1)
    return found


def foremost(groups: Sequence[Group], sample: Mapping[str, Floats], balances: Floats) -> list[int]:
    """The places of the groups that move some balance most by themselves, judged from one sample; of all where they are not many."""
    if len(groups) <= MANY:
        return list(range(len(groups)))
    alone = [_alone(_strata(_pointer(group, sample, balances[0])), balances) for group in groups]
    return sorted(sorted(range(len(groups)), key=lambda row: -alone[row])[:FOREMOST])


def _alone(strata: NDArray[np.int64], balances: Floats) -> float:
    """The largest share of a balance's variance that lies between strata."""
    sizes = np.maximum(np.bincount(strata), 1).astype(np.float64)
    shares = [0.0]
    for balance in balances:
        if (variance := float(np.var(balance))) > 0:
            means = np.bincount(strata, weights=balance) / sizes
            shares.append(float(np.average((means - balance.mean()) ** 2, weights=sizes)) / variance)
    return max(shares)


def first_orders(
    groups: Sequence[Group], sample: Mapping[str, Floats], balances: Floats
) -> tuple[Floats, NDArray[np.bool_]]:
    """First-order indices of inputs that stand alone, (groups, parties), from one sample, and where there are any.

    The share of a balance's variance that lies between 64 strata of the input's points, less what sampling noise puts there: from as many
    draws as a run has that is surer than a small pick-freeze, and it costs no evaluation.
    """
    alone = np.array([len(group) == 1 for group in groups], dtype=bool)
    found = np.zeros((len(groups), len(balances)))
    variance = np.var(balances, axis=1)
    for row in np.flatnonzero(alone).tolist():
        strata = _strata(sample[groups[row][0]])
        sizes = np.bincount(strata).astype(np.float64)
        used = sizes > 0
        for party, balance in enumerate(balances):
            if variance[party] <= NOTHING:
                continue
            means = np.bincount(strata, weights=balance)[used] / sizes[used]
            between = float(np.average((means - balance.mean()) ** 2, weights=sizes[used]))
            noise = (variance[party] - between) * used.sum() / balance.size
            found[row, party] = max(0.0, between - noise) / variance[party]
    return found, alone


def values_of_learning(
    groups: Sequence[Group], sample: Mapping[str, Floats], balances: Floats
) -> list[list[float]]:
    """EVPPI of each group of inputs for each party, in units of the balances (parties, draws), from one sample.

    The conditional mean is the mean over 64 strata of the input's points, shrunk towards the overall mean by the share of their
    variance that is sampling noise (James and Stein), for otherwise noise would look like something worth learning.
    """
    return [
        [value_of_learning(group, sample, balance) for balance in balances]
        if len(group) > 1
        else _values(_strata(sample[group[0]]), balances)
        for group in groups
    ]


def value_of_learning(group: Group, sample: Mapping[str, Floats], balance: Floats) -> float:
    """EVPPI of one group of inputs for one balance, as `values_of_learning` has it."""
    return _values(_strata(_pointer(group, sample, balance)), balance[None, :])[0]


def _values(strata: NDArray[np.int64], balances: Floats) -> list[float]:
    sizes = np.bincount(strata).astype(np.float64)
    used = sizes > 0
    sizes = sizes[used]
    found = []
    for balance in balances:
        means = np.bincount(strata, weights=balance)[used] / sizes
        overall = float(balance.mean())
        between = float(np.average((means - overall) ** 2, weights=sizes))
        noise = (float(np.var(balance)) - between) * len(sizes) / balance.size
        kept = max(0.0, 1 - noise / between) if between > 0 else 0.0
        learned = overall + kept**0.5 * (means - overall)
        value = float(np.average(np.maximum(0.0, learned), weights=sizes)) - max(0.0, overall)
        found.append(value if value > NEGLIGIBLE * abs(overall) else 0.0)
    return found


def _pointer(group: Group, sample: Mapping[str, Floats], balance: Floats) -> Floats:
    """One number in (0, 1) for what is known of a group: its point, or where its best linear guess of the balance ranks."""
    if len(group) == 1:
        return sample[group[0]]
    columns = np.stack([sample[key] - 0.5 for key in group] + [np.ones_like(balance)], axis=1)
    guess = columns @ np.linalg.lstsq(columns, balance, rcond=None)[0]
    return (np.argsort(np.argsort(guess)) + 0.5) / guess.size


def _strata(pointer: Floats) -> NDArray[np.int64]:
    count = min(STRATA, max(2, pointer.size // 32))
    return np.minimum((pointer * count).astype(np.int64), np.int64(count - 1))
