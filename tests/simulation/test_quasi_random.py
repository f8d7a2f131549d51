"""Points: scipy's Sobol sequence as a set, balanced after scrambling, keyed by name."""

import numpy as np
import pytest

from countertrade.simulation import quasi_random


def test_direction_numbers_are_scipys() -> None:
    from scipy.stats import qmc

    dimensions = 70
    want = qmc.Sobol(dimensions, scramble=False, bits=32).random(256)
    numbers = quasi_random.direction_numbers(dimensions)
    have = np.zeros((256, dimensions), np.uint32)
    for i in range(256):
        for bit in range(8):
            if i >> bit & 1:
                have[i] ^= numbers[:, bit]
    assert sorted(map(tuple, have / 2.0**32)) == sorted(map(tuple, want))


@pytest.mark.parametrize("method", ["sobol", "monte carlo"])
def test_a_key_keeps_its_column(method: quasi_random.Method) -> None:
    one = quasi_random.uniforms(quasi_random.sequence(["pay", "rice"], 7, method), 0, 512)
    two = quasi_random.uniforms(quasi_random.sequence(["rice", "pay"], 7, method), 0, 512)
    assert np.array_equal(one, two[::-1])
    assert one.min() > 0
    assert one.max() < 1


def test_any_stretch_is_part_of_the_whole() -> None:
    sequence = quasi_random.sequence(["a", "b", "c"], 3)
    whole = quasi_random.uniforms(sequence, 0, 2048)
    assert np.array_equal(quasi_random.uniforms(sequence, 700, 900), whole[:, 700:1600])


def test_scrambled_points_are_one_to_a_stratum() -> None:
    sample = quasi_random.uniforms(quasi_random.sequence([f"input {i}" for i in range(40)], 11), 0, 1024)
    for column in sample:
        assert np.array_equal(np.sort((column * 1024).astype(int)), np.arange(1024))


def test_seeds_differ_and_zero_is_a_seed() -> None:
    first, second = (quasi_random.uniforms(quasi_random.sequence(["a"], seed), 0, 64) for seed in (0, 1))
    assert not np.array_equal(first, second)


def test_monte_carlo_is_uniform_and_uncorrelated() -> None:
    sample = quasi_random.uniforms(quasi_random.sequence(["a", "b"], 5, "monte carlo"), 0, 1 << 16)
    assert abs(sample.mean() - 0.5) < 0.004
    assert abs(float(np.mean((sample[0] - 0.5) * (sample[1] - 0.5)))) < 0.001


def words(sample: quasi_random.Floats) -> quasi_random.Words:
    return np.asarray(sample * 2.0**32 - 0.5).astype(np.uint32)


def test_two_blocks_of_one_sequence_differ_by_a_constant_but_a_pair_does_not() -> None:
    """The trap of pick-freeze: with blocks as A and B every Sobol index comes out wrong."""
    sequence = quasi_random.sequence(["a", "b"], 0)
    low, high = (words(quasi_random.uniforms(sequence, k * 256, 256)) for k in (0, 1))
    assert len(set((low ^ high)[0].tolist())) == 1
    first, second = (words(quasi_random.uniforms(part, 0, 256)) for part in quasi_random.pair(["a", "b"], 0))
    assert len(set((first ^ second)[0].tolist())) > 200


def test_too_many_dimensions_are_refused() -> None:
    with pytest.raises(ValueError, match="more than the 21201"):
        quasi_random.sequence([str(i) for i in range(21202)], 0)
