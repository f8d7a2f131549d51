"""What a slider says at each place."""

from __future__ import annotations

import pytest

from countertrade.case import built_in
from countertrade.pipeline import pipeline_of
from countertrade.records import replace
from countertrade.report.densities import hill
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


def test_a_month_that_may_never_come_says_in_how_many_runs(shown: tuple[str, dict[str, Slider]]) -> None:
    """The same words as below the report's chart and in the answers to its questions."""
    language, found = shown
    rest = {key: found[f"event {key}: when"].rest for key in ("war_ends", "china_retaliates")}
    never = {"en": "never in {} of runs, else mostly ", "de": "nie in {} der Durchläufe, sonst meist "}[
        language
    ]
    assert rest["war_ends"].startswith(never.format("15\xa0%"))
    assert rest["china_retaliates"].startswith(never.format("67\xa0%"))
    assert found["flow satellite: when"].rest.startswith(
        never.format("50\xa0%")
    )  # where the middle is "never"
    assert not any(said in slider.rest for slider in found.values() for said in ("middle never", "Mitte nie"))


def test_an_event_that_happens_in_no_run_of_a_scenario_says_so() -> None:
    case = pipeline_of(built_in())
    found = {each.key: each for each in sliders(case, "long war", {}, str, words("en"))}
    ends = found.get("event war_ends: when")
    assert ends is None or ends.rest == "never in these runs"


def test_every_input_with_figures_or_months_has_a_hill_with_its_places(
    shown: tuple[str, dict[str, Slider]],
) -> None:
    for slider in shown[1].values():
        assert slider.hill is not None, slider.key
        places = slider.hill.places
        assert len(places) == len(slider.steps)
        assert list(places) == sorted(places)
        assert 0 <= places[0] <= places[-1] <= 1


def test_the_runs_in_which_nothing_happens_stand_apart_on_their_share_of_the_width() -> None:
    found = hill([0.0, 1.0, 2.0, None], "t")
    assert found is not None
    assert found.places == (0.0, 0.3714, 0.7428, 0.875)
    assert found.drawing.count("never") == 1
    assert hill([2.0, 2.0, 2.0], "t") is None
    assert hill([None, None], "t") is None
    fixed = hill([5.0, 5.0, None, None], "t")
    assert fixed is not None
    assert list(fixed.places) == sorted(set(fixed.places)), "each place of the slider is to be had by hand"
