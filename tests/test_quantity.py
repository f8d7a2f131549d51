"""A quantity prints as it parses, and converts as pint does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countertrade import units
from countertrade.quantity import BOUNDS, Bound, Quantity, QuantityError, bounded, parse

figures = (
    st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**14), 10**14).map(float)
)
codes = st.sampled_from(["USD", "t", "m3", "soldier", "1", "barrel", "kWh"])


@given(
    low=figures,
    best=figures,
    high=figures,
    bound=st.sampled_from(BOUNDS),
    unit=st.none() | codes,
    per=st.lists(st.sampled_from(["month", "year", "soldier", "1000 m3"]), max_size=2).map(tuple),
)
def test_prints_as_it_parses(
    low: float | None,
    best: float | None,
    high: float | None,
    bound: Bound,
    unit: str | None,
    per: tuple[str, ...],
) -> None:
    quantity = Quantity(low=low, best=best, high=high, bound=bound, unit=unit, per=per)
    assert parse(str(quantity)) == quantity


@pytest.mark.parametrize(
    ("bound", "low", "best", "high"),
    [
        ("exact", 5.0, 5.0, 5.0),
        ("about", 5.0, 5.0, 5.0),
        ("at_least", 5.0, 5.0, None),
        ("more_than", 5.0, None, None),
        ("at_most", None, None, 5.0),
        ("less_than", None, None, 5.0),
        ("up_to", None, None, 5.0),
    ],
)
def test_one_figure_fills_what_its_bound_says(
    bound: Bound, low: float | None, best: float | None, high: float | None
) -> None:
    quantity = bounded(5.0, bound, "t")
    assert (quantity.low, quantity.best, quantity.high) == (low, best, high)


@pytest.mark.parametrize("text", ["", "many tonnes", "600,000 bis 700,000 t", "5 to"])
def test_what_is_no_quantity_says_so(text: str) -> None:
    with pytest.raises(QuantityError):
        parse(text)


@pytest.mark.parametrize(
    ("unit", "per", "to_unit", "to_per", "expected"),
    [
        ("t", ("year",), "kg", ("month",), 1000 / 12),
        ("short_ton", (), "t", (), 0.90718474),
        ("USD", ("month", "soldier"), "USD", ("soldier", "year"), 12.0),
        ("USD", ("1000 m3",), "USD", ("m3",), 1e-3),
        ("MWh", (), "J", (), 3.6e9),
        ("lorry load", (), "lorry load", (), 1.0),
        ("soldier", (), "worker", (), None),
        ("USD", (), "EUR", (), None),
        ("t", (), "t", ("year",), None),
    ],
)
def test_units_convert_or_do_not_measure_the_same(
    unit: str, per: tuple[str, ...], to_unit: str, to_per: tuple[str, ...], expected: float | None
) -> None:
    found = units.factor(unit, per, to_unit, to_per)
    assert found == (None if expected is None else pytest.approx(expected, rel=1e-12))


@pytest.mark.parametrize(("typed", "meant"), [("usd", "USD"), ("barel", "barrel"), ("mwh", "MWh")])
def test_a_mistyped_unit_has_a_nearest(typed: str, meant: str | None) -> None:
    assert units.nearest(typed) == meant
