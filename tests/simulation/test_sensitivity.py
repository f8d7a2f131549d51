"""Sobol indices against Ishigami's closed form and SALib; the value of learning against a case done by hand."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from countertrade.simulation import quasi_random, sensitivity
from countertrade.simulation.sensitivity import Floats

A, B = 7.0, 0.1
PI = float(np.pi)
VARIANCE = A**2 / 8 + B * PI**4 / 5 + B**2 * PI**8 / 18 + 0.5
FIRST = [0.5 * (1 + B * PI**4 / 5) ** 2 / VARIANCE, A**2 / 8 / VARIANCE, 0.0]
ACROSS = 8 * B**2 * PI**8 / 225 / VARIANCE
TOTAL = [FIRST[0] + ACROSS, FIRST[1], ACROSS]
KEYS = ("x1", "x2", "x3")


def ishigami(columns: Mapping[str, Floats]) -> Floats:
    x, y, z = (PI * (2 * columns[key] - 1) for key in KEYS)
    return np.asarray([np.sin(x) + A * np.sin(y) ** 2 + B * z**4 * np.sin(x)])


def test_ishigami() -> None:
    found = sensitivity.indices(ishigami, [(key,) for key in KEYS], seed=0, draws=1 << 12)
    assert found.first[:, 0] == pytest.approx(FIRST, abs=0.01)
    assert found.total[:, 0] == pytest.approx(TOTAL, abs=0.01)
    assert found.variance[0] == pytest.approx(VARIANCE, rel=0.01)
    assert found.evaluations == 5 * (1 << 12)


def test_salib_finds_the_same() -> None:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from SALib.analyze import sobol as analyze
        from SALib.sample import sobol as sample

        problem = {"num_vars": 3, "names": list(KEYS), "bounds": [[0.0, 1.0]] * 3}
        x = sample.sample(problem, 1 << 12, calc_second_order=False, seed=1)
        y = ishigami(dict(zip(KEYS, x.T, strict=True)))[0]
        theirs = analyze.analyze(problem, y, calc_second_order=False, seed=1)
    ours = sensitivity.indices(ishigami, [(key,) for key in KEYS], seed=1, draws=1 << 12)
    assert ours.first[:, 0] == pytest.approx(theirs["S1"], abs=0.02)
    assert ours.total[:, 0] == pytest.approx(theirs["ST"], abs=0.02)


def test_two_blocks_of_one_sequence_would_be_wrong() -> None:
    """The trap: A and B from blocks of one sequence differ by a constant exclusive or, and the indices with them."""
    sequence = quasi_random.sequence(KEYS, 0)
    draws = 1 << 12
    a, b = (dict(zip(KEYS, quasi_random.uniforms(sequence, k * draws, draws), strict=True)) for k in (0, 1))
    y_a, y_b = ishigami(a)[0], ishigami(b)[0]
    trapped = []
    for key in KEYS:
        y = ishigami(a | {key: b[key]})[0]
        trapped.append(float(np.mean(y_b * (y - y_a)) / np.var(y_a)))
    assert max(abs(wrong - right) for wrong, right in zip(trapped, FIRST, strict=True)) > 0.1
    found = sensitivity.indices(ishigami, [(key,) for key in KEYS], seed=0, draws=draws)
    assert found.first[:, 0] == pytest.approx(FIRST, abs=0.01)


def test_a_group_is_frozen_as_one() -> None:
    found = sensitivity.indices(ishigami, [("x1", "x3"), ("x2",)], seed=0, draws=1 << 12)
    assert found.first[:, 0] == pytest.approx([1 - FIRST[1], FIRST[1]], abs=0.01)
    assert found.total[:, 0] == pytest.approx([1 - FIRST[1], FIRST[1]], abs=0.01)


def test_learning_the_sign_is_worth_half_the_stake() -> None:
    """Worth +1 or −1 at even odds: who learns it first takes the +1 and leaves the −1. Noise is worth nothing."""
    sequence = quasi_random.sequence(("coin", "noise", "unread"), 0)
    coin, noise, unread = quasi_random.uniforms(sequence, 0, 1 << 13)
    balance = np.where(coin < 0.5, -1.0, 1.0) + 10 * (noise - 0.5)
    sample = {"coin": coin, "noise": noise}
    assert sensitivity.value_of_learning(("coin",), sample, balance) == pytest.approx(0.5, abs=0.02)
    assert sensitivity.value_of_learning(("noise",), sample, balance) == pytest.approx(10 / 8 * 1.0, abs=0.05)
    assert sensitivity.value_of_learning(("unread",), {"unread": unread}, balance) < 0.06
