"""What a slider says at each place."""

from __future__ import annotations

import pytest

from countertrade.case import built_in
from countertrade.report.words import words
from countertrade.web.contexts import Slider
from countertrade.web.sliders import sliders
from countertrade.worked import work


@pytest.fixture(scope="module", params=["en", "de"])
def shown(request: pytest.FixtureRequest) -> tuple[str, dict[str, Slider]]:
    language: str = request.param
    case = work(built_in(), language=language)
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
