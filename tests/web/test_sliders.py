"""What a slider says at each place."""

from __future__ import annotations

import pytest

from countertrade.case import built_in
from countertrade.pipeline import pipeline_of
from countertrade.records import replace
from countertrade.report.words import words
from countertrade.web.contexts import Slider
from countertrade.web.sliders import FIRST, grouped, sliders


@pytest.fixture(scope="module", params=["en", "de"])
def shown(request: pytest.FixtureRequest) -> tuple[str, dict[str, Slider]]:
    language: str = request.param
    case = pipeline_of(built_in(), language=language)
    return language, {each.key: each for each in sliders(case, "base", {}, str, words(language))}


def test_the_months_of_a_flows_own_event_run_evenly_to_its_last_then_never(
    shown: tuple[str, dict[str, Slider]],
) -> None:
    """`satellite` comes within 36 months from November 2024 with a chance of 45 to 55 %; no outcome lists its event."""
    language, found = shown
    steps = found["flow satellite: when"].steps
    never, first, last = (
        ("never", "Nov 2024", "Aug 2027") if language == "en" else ("nie", "Nov. 2024", "Aug. 2027")
    )
    assert steps[0] == first
    assert steps[steps.index(never) - 1] == last
    assert set(steps[steps.index(never) :]) == {never}
    assert steps.index(never) == len(steps) // 2  # a chance of a half
    halfway = steps[steps.index(never) // 2]
    assert halfway in {"Apr 2026", "May 2026", "Apr. 2026", "Mai 2026"}


def test_a_slider_names_no_figure_as_a_machine_does(shown: tuple[str, dict[str, Slider]]) -> None:
    for slider in shown[1].values():
        assert not any("e+" in step or "None" in step for step in slider.steps), slider.key


def test_a_slider_at_rest_says_what_is_assumed(shown: tuple[str, dict[str, Slider]]) -> None:
    """The unit stands with the middle; the ends go without, but for the per cent sign."""
    language, found = shown
    pay, cut = found["pay"], found["china_cut"]
    assert pay.rest == f"{'middle' if language == 'en' else 'Mitte'} {pay.steps[20]}"
    assert pay.rest.endswith("per month and soldier" if language == "en" else "je Monat und Soldat")
    assert all(end.replace(",", "").replace(".", "").isdigit() for end in (pay.low, pay.middle, pay.high))
    assert cut.low.endswith("%")
    assert cut.high.endswith("%")


def test_sliders_stand_by_kind_with_the_first_few_in_sight(shown: tuple[str, dict[str, Slider]]) -> None:
    language, found = shown
    kinds = grouped(list(found.values()), language)
    assert [group.first[0].timed for group in kinds] == [True, False]
    assert [slider.key for group in kinds for slider in (*group.first, *group.rest)] == sorted(
        found, key=lambda key: not found[key].timed
    )
    assert all(len(group.first) == FIRST and not group.open for group in kinds)
    held = replace(kinds[0].rest[0], position=900)
    (first, _) = grouped([*kinds[0].first, held, *kinds[0].rest[1:], *kinds[1].first], language)
    assert first.open
