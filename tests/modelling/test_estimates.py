"""Claims become an estimate: one observation an origin, wide where one stands alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countertrade.modelling.estimates import GRID, Report, pool, posterior, quantile
from countertrade.quantity import Bound, Quantity, bounded
from countertrade.records import Bad, Claim, Lineage, Measure, Origin, Retelling, replace
from tests.claims import article, claim

PAY = Measure(id="pay", unit="USD", per=("month", "soldier"))
RICE = Measure(id="rice", unit="t")
EARLY, LATE = article("early", published="2024-11-03"), article("late", published="2024-11-19")


def origins(*groups: tuple[str, list[Claim]]) -> Lineage:
    return Lineage(
        origins=tuple(
            Origin(
                measure="pay",
                claim=claims[0].id,
                source=source,
                retellings=len(claims) - 1,
                claims=tuple(c.id for c in claims),
            )
            for source, claims in groups
        )
    )


def width(*observed: Quantity) -> float:
    grid, weights = posterior([Report(quantity) for quantity in observed])
    return quantile(grid, weights, 0.95) / quantile(grid, weights, 0.05)


@given(
    value=st.floats(1e-3, 1e12),
    bound=st.sampled_from(["exact", "about", "at_least", "more_than", "at_most", "less_than", "up_to"]),
)
def test_a_posterior_is_a_distribution_that_follows_its_unit(value: float, bound: Bound) -> None:
    grid, weights = posterior([Report(bounded(value, bound, "t"))])
    assert grid.shape == weights.shape == (GRID,)
    assert weights.sum() == pytest.approx(1)
    bigger, _ = posterior([Report(bounded(value * 1000, bound, "kg"))])
    assert bigger == pytest.approx(grid * 1000, rel=1e-6)


def test_bounds_move_the_estimate_to_their_side() -> None:
    middle = {
        b: quantile(*posterior([Report(bounded(10_000, b, "soldier"))]), 0.5)
        for b in ("about", "at_least", "up_to")
    }
    assert middle["up_to"] < middle["about"] < middle["at_least"]
    assert middle["about"] == pytest.approx(10_000, rel=0.01)


def test_a_report_far_from_the_others_counts_for_little_and_widens() -> None:
    agreeing = [bounded(value, "about", "t") for value in (980, 1_000, 1_020)]
    far = [*agreeing, bounded(3_000, "about", "t")]
    mean = (980 * 1_000 * 1_020 * 3_000) ** 0.25
    grid, weights = posterior([Report(quantity) for quantity in far])
    assert quantile(grid, weights, 0.5) < 1_000 + 0.5 * (mean - 1_000)
    assert width(*far) > width(*agreeing, bounded(1_000, "about", "t"))


def test_a_range_holds_what_it_says_and_tails_beyond() -> None:
    grid, weights = posterior([Report(Quantity(low=6e5, best=None, high=7e5, bound="range", unit="t"), "A")])
    inside = float(weights[(grid >= 6e5) & (grid <= 7e5)].sum())
    assert inside > max(weights[grid < 6e5].sum(), weights[grid > 7e5].sum())
    assert inside < 0.95
    assert 6e5 < quantile(grid, weights, 0.5) < 7e5


def test_a_second_origin_narrows_and_a_copy_does_not() -> None:
    first = claim("about 2,000 USD/month/soldier", measure="pay", source="NIS", where=EARLY)
    copy = claim("about 2,000 USD/month/soldier", measure="pay", source="NIS", where=LATE)
    other = claim("about 2,100 USD/month/soldier", measure="pay", source="Lim", where=LATE)
    alone = pool([first], origins(("NIS", [first])), PAY, [EARLY, LATE])
    copied = pool([first, copy], origins(("NIS", [first, copy])), PAY, [EARLY, LATE])
    both = pool([first, copy, other], origins(("NIS", [first, copy]), ("Lim", [other])), PAY, [EARLY, LATE])
    assert copied.weights == alone.weights
    assert [str(out.why) for out in copied.left_out] == [f"same original source as {first.id}"]
    assert both.q95 / both.q05 < alone.q95 / alone.q05
    assert alone.q95 / alone.q05 == pytest.approx(width(bounded(2000, "about", "USD")))


def test_origins_that_links_join_one_by_another_are_one() -> None:
    spoken = {
        name: claim(f"{figure} USD/month/soldier", measure="pay", source=name, where=EARLY)
        for name, figure in (("NIS", "2,000"), ("Wi", "2,100"), ("Lim", "2,500"))
    }
    apart = origins(*((name, [one]) for name, one in spoken.items()))
    links = {"NIS": ("Lim", "Wi"), "Wi": ("NIS",), "Lim": ("NIS",)}
    joined = replace(
        apart, origins=tuple(replace(each, linked=links[each.source or ""]) for each in apart.origins)
    )
    assert len(pool(list(spoken.values()), apart, PAY, [EARLY]).observations) == 3
    assert len(pool(list(spoken.values()), joined, PAY, [EARLY]).observations) == 1


def test_a_second_statement_of_a_source_is_no_second_origin() -> None:
    first = claim("2,000 USD/month/soldier", measure="pay", source="NIS", where=EARLY)
    again = claim("2,500 USD/month/soldier", measure="pay", source="NIS", where=EARLY)
    estimate = pool([first, again], origins(("NIS", [first])), PAY, [EARLY])
    assert [observed.claim for observed in estimate.observations] == [first.id]


def test_a_headline_does_not_stand_for_the_sentence_that_it_retells() -> None:
    headline = claim("700,000 t", measure="rice", source="Wi", where=EARLY)
    said = claim("600,000 to 700,000 t", measure="rice", source="Wi", where=EARLY)
    edge = Retelling(
        id="e-1", measure="rice", parent=said.id, child=headline.id, basis="wording", confidence=0.9
    )
    lineage = Lineage(retellings=(edge,), origins=origins(("Wi", [said, headline])).origins)
    estimate = pool([headline, said], lineage, RICE, [EARLY])
    assert [observed.claim for observed in estimate.observations] == [said.id]
    assert estimate.q50 < 690_000


def test_what_is_left_out_says_why() -> None:
    used = claim("about 2,000 USD/month/soldier", measure="pay", source="NIS", where=EARLY)
    later = claim("about 2,500 USD/month/soldier", measure="pay", source="Lim", where=LATE)
    product = claim(
        "24,000 USD/year/soldier", measure="pay", source="Desk", where=EARLY, derived_from=(used.id,)
    )
    tonnes = claim("5 t", measure="pay", source="Kim", where=EARLY)
    estimate = pool([used, later, product, tonnes], Lineage(), PAY, [EARLY, LATE], as_of="2024-11-04")
    assert [o.claim for o in estimate.observations] == [used.id]
    assert {out.claim: str(out.why) for out in estimate.left_out} == {
        later.id: "published 2024-11-19, after 2024-11-04",
        product.id: "worked out from other figures: no source of its own",
        tonnes.id: "5 t is not in USD/month/soldier",
    }


def test_a_yearly_figure_is_pooled_in_the_measure_of_the_case() -> None:
    yearly = claim("about 24,000 USD/soldier/year", measure="pay", source="NIS", where=EARLY)
    estimate = pool([yearly], Lineage(), PAY, [EARLY])
    assert estimate.q50 == pytest.approx(2000, rel=0.01)


def test_nothing_to_pool_is_an_error_with_a_way_out() -> None:
    with pytest.raises(Bad) as bad:
        pool([], Lineage(), RICE, [], as_of="2024-10-01")
    assert "no statement of 'rice' can be used by 2024-10-01; state a value and why in the deal file" in str(
        bad.value
    )
