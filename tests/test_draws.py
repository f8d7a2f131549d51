"""A number of draws as people write it at the command line."""

from __future__ import annotations

import click
import pytest

from countertrade.cli.model import Count


@pytest.mark.parametrize(
    ("written", "draws"),
    [
        ("16384", 16384),
        ("1e6", 10**6),
        ("100_000", 10**5),
        ("2**20", 2**20),
        ("1.5e3", 1500),
        ("2e3**2", 4_000_000),
    ],
)
def test_a_count_is_read(written: str, draws: int) -> None:
    assert Count().convert(written, None, None) == draws


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("-8**0.5", "'-8**0.5' is no count; write for example 16384, 1e6 or 2**20"),
        ("9**9**9", "'9**9**9' is no count"),
        ("nan", "'nan' is no count"),
        ("inf", "'inf' is no count"),
        ("1e-3", "'1e-3' is no count"),
        ("٣٠٠", "'٣٠٠' is no count"),
        ("9e9999**9", "9e9999**9 runs; between 2 and 1e10 are possible"),
        ("9" * 5000, f"{'9' * 40} runs; between 2 and 1e10 are possible"),
        ("1", "1 runs; between 2 and 1e10 are possible"),
    ],
)
def test_what_is_no_count_is_refused_in_words(written: str, said: str) -> None:
    with pytest.raises(click.BadParameter) as bad:
        Count().convert(written, None, None)
    assert bad.value.message.startswith(said)
