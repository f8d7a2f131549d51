"""The arithmetic behind every rule: intervals, tolerances and what a bound allows; and published estimates, worked again."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countertrade import units
from countertrade.checking.intervals import DIMENSION, Interval, base, compare, interval, plain, slack, slip
from countertrade.quantity import Bound, bounded, parse

amounts = st.floats(min_value=1e-3, max_value=1e12)
intervals = st.tuples(amounts, amounts).map(lambda ends: Interval(min(ends), max(ends)))


@given(intervals, intervals, st.floats(0, 1), st.floats(0, 1))
def test_products_hold_every_product(a: Interval, b: Interval, s: float, t: float) -> None:
    x, y = a.low + s * (a.high - a.low), b.low + t * (b.high - b.low)
    product = a * b
    assert product.low * (1 - 1e-9) <= x * y <= product.high * (1 + 1e-9)
    quotient = a / b
    assert quotient.low * (1 - 1e-9) <= x / y <= quotient.high * (1 + 1e-9)
    total = a + b
    assert total.low * (1 - 1e-9) <= x + y <= total.high * (1 + 1e-9)


@given(amounts)
@settings(deadline=None)  # the first example loads the unit registry
def test_a_figure_agrees_with_itself(value: float) -> None:
    bounds: tuple[Bound, ...] = ("exact", "about", "at_least", "at_most", "up_to")
    for bound in bounds:
        quantity = bounded(value, bound, "t")
        assert compare(interval(quantity), quantity).verdict == "consistent"


@given(amounts, st.floats(2, 50))
def test_a_figure_far_off_never_holds(value: float, factor: float) -> None:
    assert compare(plain(value * factor), bounded(value, "exact", None)).verdict == "inconsistent"
    assert compare(plain(value), bounded(value * factor, "exact", None)).verdict == "inconsistent"


@pytest.mark.parametrize(
    ("computed", "bound", "stated", "expected"),
    [
        (240, "more_than", 200, "loose"),
        (215, "more_than", 200, "consistent"),
        (190, "more_than", 200, "inconsistent"),
        (2400, "more_than", 200, "inconsistent"),  # strictly true, and yet it says something else
        (180, "up_to", 200, "consistent"),
        (120, "up_to", 200, "loose"),
        (20, "up_to", 200, "inconsistent"),
        (20, "less_than", 200, "loose"),
        (220, "less_than", 200, "inconsistent"),
        (203, "exact", 200, "consistent"),
        (240, "exact", 200, "inconsistent"),
        (216, "about", 200, "consistent"),
        (240, "about", 200, "inconsistent"),
    ],
)
def test_what_a_bound_allows(computed: float, bound: Bound, stated: float, expected: str) -> None:
    assert compare(plain(computed), bounded(stated, bound, None)).verdict == expected


def test_nearly_must_be_near() -> None:
    assert compare(plain(20), bounded(60, "less_than", None), near=True).verdict == "inconsistent"
    assert compare(plain(58), bounded(60, "less_than", None), near=True).verdict == "consistent"


def test_slack_comes_from_the_digits() -> None:
    assert slack(parse("6,384 USD")) == pytest.approx(0.5 / 6384)
    assert slack(parse("2.6 USD")) == pytest.approx(0.05 / 2.6)
    assert slack(parse("200 USD")) == 0.05
    assert slack(parse("about 200 USD")) == 0.10


def test_units_become_dimensions() -> None:
    assert base("USD", ("1000 m3",)).size == pytest.approx(0.001)
    assert base("t", ("year",)).size == pytest.approx(1000 / 12)
    assert base("t", ("year",)).dimensions == (("mass", 1), ("time", -1))
    assert base("USD", ("month", "soldier")).dimensions == (("USD", 1), ("soldier", -1), ("time", -1))
    with pytest.raises(ValueError, match="do not add"):
        plain(1, "t") + plain(1, "USD")


@pytest.mark.parametrize("code", sorted(DIMENSION))
def test_sizes_are_those_of_pint(code: str) -> None:
    one = base(code, ())
    other = next(c for c in DIMENSION if DIMENSION[c] == DIMENSION[code])
    assert one.size / base(other, ()).size == pytest.approx(units.factor(code, (), other, ()))


def test_every_measure_has_a_dimension() -> None:
    assert set(DIMENSION) == set(units.MEASURES)


@pytest.mark.parametrize(
    ("ratio", "kind"), [(12, "month_year"), (1 / 12.3, "month_year"), (30, "day_month"), (1000, "thousand"), (1.4, None), (math.inf, None)]
)  # fmt: skip
def test_known_slips(ratio: float, kind: str | None) -> None:
    made = slip(ratio)
    assert (made.kind if made else None) == kind


def test_few_things_are_counted_and_many_are_rounded() -> None:
    assert slack(parse("12 crew")) == slack(parse("40 crew")) == 0
    assert slack(parse("400 crew")) > 0.02
    assert slack(parse("40 t")) > 0.02


def figure(text: str) -> Interval:
    return interval(parse(text))


# Published estimates: figures with the page that printed them.
PUBLISHED = [
    # The Korea Herald, 3 Nov 2024, koreaherald.com ud=20241103050116
    (lambda: figure("10,000 soldier") * figure("2,000 USD/month/soldier"), "240,000,000 USD/year", "consistent"),
    (lambda: figure("at least 10,000 soldier") * figure("about 2,000 USD/month/soldier"), "more than 200,000,000 USD/year", "loose"),
    # the same: 600,000 to 700,000 t of a shortfall of one million, and of a need of five million
    (lambda: figure("600,000 to 700,000 t") / figure("1,000,000 t"), "0.6 to 0.7 1", "consistent"),
    (lambda: figure("700,000 t") / figure("5,000,000 t"), "more than 0.5 1", "inconsistent"),
    (lambda: figure("600,000 t"), "660,000 short_ton", "consistent"),
    # Friedrich Naumann Foundation, 28 Oct 2024, biz.sbs.co.kr 20000198645
    (lambda: figure("572,000,000 USD") / figure("20,000 soldier"), "28,600 USD/soldier", "consistent"),
    (lambda: figure("5,500,000,000 USD") / figure("23,700,000,000 USD"), "about 0.25 1", "consistent"),
    # INSS, 18 Nov 2024, m.mediapen.com 969047
    (lambda: figure("10,000 soldier") * (figure("30,000 USD/soldier") + figure("2,000 USD/soldier")), "320,000,000 USD", "consistent"),
    (lambda: figure("32,000 USD/soldier") * plain(1 + 3.2), "134,000 USD/soldier", "consistent"),
    (lambda: figure("32,000 USD/soldier") / figure("6,384 USD/soldier"), "about 5 1", "consistent"),
    # INSS, 3 Sep 2024, v.daum.net 20240903150300325
    (lambda: figure("937,500 shell") + figure("187,500 shell"), "about 1,130,000 shell", "consistent"),
    (lambda: figure("540,000,000 USD") / (figure("937,500 shell") + figure("187,500 shell")), "480 USD/shell", "consistent"),
    # South Korea's defence ministry, 26 Feb 2024, menafn.com 1109793351
    (lambda: figure("3,000,000 shell") / figure("6,700 container"), "448 shell/container", "consistent"),
    # UN Panel of Experts, rfa.org workers-03212024162926
    (lambda: figure("500,000,000 USD/year") / figure("100,000 worker"), "5,000 USD/year/worker", "consistent"),
    # Open Source Centre, pravda.com.ua 2024/11/22/7485760: one outlet printed 56,000 t
    (lambda: figure("1,000,000 barrel") / plain(7.33, "barrel", ("t",)), "56,000 t", "inconsistent"),
    (lambda: figure("1,000,000 barrel") / plain(7.33, "barrel", ("t",)), "136,426 t", "consistent"),
    # South Korea in Vietnam, hankyung.com 2005120241041 and INSS: 6,384 USD a head does not follow from its inputs
    (lambda: figure("195,000,000 USD") / figure("235,000,000 USD"), "0.83 1", "consistent"),
    (lambda: figure("240,000,000 USD") + figure("760,000,000 USD"), "about 1,000,000,000 USD", "consistent"),
    (lambda: figure("1,930,000,000 USD") / figure("312,853 soldier"), "6,384 USD/soldier", "inconsistent"),
    # Gulf War burden sharing, gao.gov NSIAD-92-71 and T-NSIAD-91-52
    (lambda: figure("50,500,000,000 USD") / figure("54,000,000,000 USD"), "0.94 1", "consistent"),
    (lambda: figure("39,100,000,000 USD") + figure("5,400,000,000 USD"), "44,500,000,000 USD", "consistent"),
    (lambda: figure("61,000,000,000 USD") - figure("54,000,000,000 USD"), "about 7,000,000,000 USD", "consistent"),
    # Interfax, 24 Dec 2024, interfax.com 108802
    (lambda: figure("600,000 t") / figure("579,200 t"), "1.036 1", "consistent"),
]  # fmt: skip


@pytest.mark.parametrize("case", PUBLISHED, ids=[f"{text} {verdict}" for _, text, verdict in PUBLISHED])
def test_published_estimates(case: tuple[object, str, str]) -> None:
    work, text, expected = case
    assert callable(work)
    stated = parse(text)
    computed = work()
    assert computed.dimensions == interval(stated).dimensions
    assert compare(computed, stated).verdict == expected
