"""Units of a deal file, held against pint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countertrade import units
from countertrade.modelling.dimensions import Units, currency_of, measure, multiplied, power_of_time, times

CODES = sorted(units.MEASURES)


@pytest.mark.parametrize("code", CODES)
def test_factor_is_that_of_pint(code: str) -> None:
    mine = measure(code)
    theirs = units.registry().Quantity(1.0, code).to_base_units()
    assert mine is not None
    assert mine.factor == pytest.approx(float(theirs.magnitude), rel=1e-12)


@given(st.sampled_from(CODES), st.sampled_from(CODES), st.sampled_from(CODES))
def test_dimensions_multiply_like_pint(a: str, b: str, c: str) -> None:
    one, two, three = (measure(code) for code in (a, b, c))
    assert one is not None
    assert two is not None
    assert three is not None
    mine = multiplied(multiplied(one, two), three, -1)
    made = units.registry()
    theirs = (made.Quantity(1.0, a) * made.Quantity(1.0, b) / made.Quantity(1.0, c)).to_base_units()
    assert bool(mine.dimensions) == bool(dict(theirs.dimensionality))
    assert mine.factor == pytest.approx(float(theirs.magnitude), rel=1e-9)


def test_algebra() -> None:
    pay = (("USD", 1), ("horse", -1), ("month", -1))
    assert times(pay, (("horse", 1),)) == (("USD", 1), ("month", -1))
    assert times(pay, pay, -1) == ()
    assert power_of_time(pay) == -1
    assert currency_of((("USD", 1),)) == "USD"
    assert currency_of(pay) is None
    assert currency_of((("kg", 1),)) is None


def test_derived_amounts_are_shown_in_the_units_written() -> None:
    known = Units(["horse"])
    assert known.show((("kg", 1),)).text == "kg"
    tonne = known.find("t")
    assert tonne is not None
    known.note(tonne)
    shown = known.show((("USD", 1), ("kg", -1)))
    assert (shown.text, shown.factor) == ("USD/t", 0.001)
    assert known.show((("m", 3),)).text == "m3"


def test_plurals_and_counted_nouns() -> None:
    known = Units(["horse"])
    assert known.find("months") == known.find("month")
    assert known.find("tonnes") == known.find("t")
    assert known.find("horse") is not None
    assert known.find("horses") is None
    assert known.nearest("horses") == "horse"
