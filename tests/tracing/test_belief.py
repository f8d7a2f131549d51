"""Belief rests on independent origins and says how it was worked out."""

from __future__ import annotations

import pytest

from countertrade.tracing import beliefs

from .conftest import Desk


def told(desk: Desk, *, copies: int = 0, second: str | None = None, linked: bool = False) -> Desk:
    desk.page("Alpha", on="2024-05-01")
    desk.says("Alpha", "640,000 t", source="Ana Roth")
    for i in range(copies):
        desk.page(f"Copy {i}", on="2024-05-02")
        desk.says(f"Copy {i}", "640,000 t", source="Ana Roth", via=("Alpha",))
    if second:
        desk.page("Beta", on="2024-05-20")
        desk.says("Beta", second, source="Ivo Lund")
    return desk


RATED = {"Ana Roth": "B", "Ivo Lund": "C"}


def test_retellings_add_nothing(desk: Desk) -> None:
    told(desk, copies=5)
    (many,) = beliefs(desk.trace(), desk.claims, RATED)
    assert many.chance == pytest.approx(0.85)
    assert many.credibility is None
    assert "  its 5 retellings add nothing" in many.derivation


def test_an_independent_origin_adds_and_confirms(desk: Desk) -> None:
    told(desk, second="640,000 t")
    (both,) = beliefs(desk.trace(), desk.claims, RATED)
    assert both.chance == pytest.approx(0.85 * 0.7 / (0.85 * 0.7 + 0.15 * 0.3))
    assert both.credibility == 1


def test_linked_origins_count_once(desk: Desk) -> None:
    told(desk, second="640,000 t")
    (both,) = beliefs(desk.trace(linked=(("Ana Roth", "Ivo Lund"),)), desk.claims, RATED)
    assert both.chance == pytest.approx(0.85)
    assert both.credibility is None
    assert any("shares its basis with Ana Roth" in line for line in both.derivation)


def test_a_contradiction_takes_away(desk: Desk) -> None:
    told(desk, second="500,000 t")
    first, second = beliefs(desk.trace(), desk.claims, RATED)
    assert first.chance is not None
    assert second.chance is not None
    assert second.chance < 0.5 < first.chance < 0.85
    assert first.chance + second.chance == pytest.approx(1.0)


@pytest.mark.parametrize("ratings", [{}, {"Ana Roth": "F"}])
def test_unknown_is_none(desk: Desk, ratings: dict[str, str]) -> None:
    told(desk)
    (belief,) = beliefs(desk.trace(), desk.claims, ratings)
    assert (belief.chance, belief.credibility) == (None, None)
    assert belief.support[0].reliability is None
    assert belief.derivation[-1] == "credibility cannot be judged"


def test_the_two_ratings_are_apart(desk: Desk) -> None:
    told(desk)
    (belief,) = beliefs(desk.trace(), desk.claims, {"Ana Roth": "E"}, {"Alpha#1": 2})
    assert belief.support[0].reliability == "E"
    assert belief.credibility == 2


def test_a_denial_counts_against(desk: Desk) -> None:
    told(desk)
    desk.page("Beta", on="2024-05-02")
    desk.says("Beta", "640,000 t", source="Ivo Lund", polarity="-")
    (belief,) = beliefs(desk.trace(), desk.claims, RATED)
    assert belief.chance is not None
    assert belief.chance < 0.85
    assert [item.agrees for item in belief.support] == [True, False]
