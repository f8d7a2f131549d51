"""Distributions as frozen records with their parameters in base units, and the fitting of what was written to them.

A distribution here is data: its inverse is computed by the engine, which has a form for each record. What an analyst writes ("600_000
to 700_000") is fitted once, when the file is read, so that nothing downstream knows units, words or quantiles.
"""

from __future__ import annotations

from countertrade.records import Record


class Uniform(Record, frozen=True, kw_only=True, tag=True):
    low: float
    high: float


class Triangular(Record, frozen=True, kw_only=True, tag=True):
    low: float
    mode: float
    high: float


class Beta(Record, frozen=True, kw_only=True, tag=True):
    """Beta(p, q) stretched to low … high. A PERT is one of these: p = 1 + 4 (best−low)/(high−low), q = 6 − p."""

    p: float
    q: float
    low: float = 0.0
    high: float = 1.0


class Normal(Record, frozen=True, kw_only=True, tag=True):
    mean: float
    sd: float


class Lognormal(Record, frozen=True, kw_only=True, tag=True):
    """exp(mu + sigma z): the median is exp(mu)."""

    mu: float
    sigma: float


class LogitNormal(Record, frozen=True, kw_only=True, tag=True):
    """1 / (1 + exp(−(mu + sigma z))): a share or a chance, strictly between 0 and 1."""

    mu: float
    sigma: float


class Discrete(Record, frozen=True, kw_only=True, tag=True):
    """`values` ascending; `cumulative[i]` is the chance of at most `values[i]`, the last is exactly 1."""

    values: tuple[float, ...]
    cumulative: tuple[float, ...]


class Mixture(Record, frozen=True, kw_only=True, tag=True):
    """One of `parts`, chosen with `weights` that sum to 1.

    It takes one point u in one dimension: with c the cumulative weights, u in [c[i], c[i+1]) is the part i at (u − c[i]) / weights[i].
    """

    parts: tuple[Distribution, ...]
    weights: tuple[float, ...]


class Truncated(Record, frozen=True, kw_only=True, tag=True):
    """`of` within low … high, renormalised: the point u becomes below + u (above − below) of `of`.

    `below` and `above` are the chances, under `of`, of less than `low` and of at most `high`.
    """

    of: Distribution
    low: float
    high: float
    below: float
    above: float


class Tabled(Record, frozen=True, kw_only=True, tag=True):
    """A posterior by table: the inverse runs through (cumulative[i], values[i]), straight in log x if `logarithmic`, else in x.

    `cumulative` rises from exactly 0 to exactly 1; both have the same length.
    """

    values: tuple[float, ...]
    cumulative: tuple[float, ...]
    logarithmic: bool = True


Distribution = (
    Uniform | Triangular | Beta | Normal | Lognormal | LogitNormal | Discrete | Mixture | Truncated | Tabled
)
