"""A claim that reading could not place is filed under the measure of the statement that it repeats."""

from __future__ import annotations

from countertrade.records import Measure
from countertrade.tracing import place

from .conftest import Desk

LOAN, RENT = Measure(id="loan", unit="USD"), Measure(id="rent", unit="USD", per=("year",))


def filed(desk: Desk) -> list[str | None]:
    return [claim.measure for claim in place(desk.claims, desk.articles, (LOAN, RENT))]


def test_a_bare_figure_is_what_the_named_outlet_says_it_is(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    a = desk.says("Alpha", "650,000,000 USD", measure="loan")
    b = desk.says("Beta", "650,000,000 USD", measure=None, via=("Alpha",))
    assert filed(desk) == ["loan", "loan"]
    assert desk.parents(measures=(LOAN, RENT)) == {b: a}


def test_without_a_name_only_a_telling_figure_is_enough(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.says("Alpha", "650,000,000 USD", measure="loan")
    desk.says("Alpha", "657,000,000 USD", measure="loan")
    desk.says("Beta", "650,000,000 USD", measure=None)
    desk.says("Beta", "657,000,000 USD", measure=None)
    assert filed(desk) == ["loan", "loan", None, "loan"]


def test_a_figure_that_two_measures_have_stays_where_it_is(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.says("Alpha", "650,000,000 USD", measure="loan")
    desk.says("Alpha", "650,000,000 USD/year", measure="rent")
    desk.says("Beta", "650,000,000 USD", measure=None, via=("Alpha",))
    assert filed(desk)[-1] is None


def test_a_claim_under_the_wrong_measure_moves_where_its_article_has_the_right_one(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.says("Alpha", "650,000,000 USD", measure="loan")
    desk.says("Alpha", "9,000,000 USD/year", measure="rent")
    desk.says("Beta", "650,000,000 USD/year", measure="rent", via=("Alpha",))
    desk.says("Beta", "9,000,000 USD/year", measure="rent", via=("Alpha",))
    assert filed(desk) == ["loan", "rent", "loan", "rent"]


def test_another_dimension_is_never_filed(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.says("Alpha", "650,000,000 USD", measure="loan")
    desk.says("Beta", "650,000,000 t", measure=None, via=("Alpha",))
    assert filed(desk) == ["loan", None]
