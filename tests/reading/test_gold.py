"""Reading the annotated passages stays as good as it was: floors that a change may raise and not lower."""

from __future__ import annotations

import pytest
from tests.reading import goldset

from countertrade import files

FLOORS = goldset.FOLDER / "floors.yaml"


def floors() -> dict[str, object]:
    table: dict[str, object] = files.plain(files.compose(FLOORS.read_text("utf-8"), str(FLOORS)))
    return table


def test_the_floors_are_for_these_passages() -> None:
    assert floors()["digest"] == goldset.digest(), (
        "the annotated passages changed: measure and write the floors again"
    )


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_figure_falls_below_its_floor(language: str) -> None:
    wanted = floors()[language]
    assert isinstance(wanted, dict)
    score = goldset.score(language)
    assert set(wanted) == set(score.share)
    below = {
        metric: (round(score.share[metric], 3), floor)
        for metric, floor in wanted.items()
        if score.share[metric] < float(floor) - 0.0005
    }
    assert not below


def test_there_are_at_least_sixty_passages() -> None:
    assert sum(1 for language in ("de", "en") for _ in goldset.cases(language)) >= 60


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_claim_quotes_its_passage(language: str) -> None:
    from countertrade.reading import read
    from countertrade.records import literal

    for case in goldset.cases(language):
        assert literal(read(case.article), case.article) == []
