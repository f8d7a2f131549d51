"""The log of figures whose truth came out, as people write it and as it ships."""

from __future__ import annotations

import csv
from importlib import resources
from pathlib import Path

import pytest

from countertrade.modelling import calibration
from countertrade.pipeline import pipeline_of
from countertrade.quantity import parse
from countertrade.records import Bad, Resolved
from tests.web.cases import make

HEAD = "event,reported,source,camp,rating,truth\n"


def test_a_row_is_a_figure_with_what_came_out() -> None:
    text = HEAD + 'Grain of 2031,"about 12,000 t",Port of Oz,Oz,b,"11_400"\n'
    assert calibration.read(text, "resolved.csv") == (
        Resolved(
            event="Grain of 2031",
            reported=parse("about 12,000 t"),
            truth=11_400.0,
            source="Port of Oz",
            camp="Oz",
            reliability="B",
        ),
    )


def test_every_problem_is_said_at_its_line() -> None:
    text = HEAD + "\n".join(
        [
            'A,"about 12,000 t",Port,,,none',
            'A,"12,000 to 9,000 t",Port,,,10_000',
            "A,about many t,Port,,,10_000",
            'A,"12,000 t",,,,10_000',
            'A,"12,000 t",Port,,G,10_000',
            'A,"12,000 t",Port,,,-5',
            "A,0 t,Port,,,5",
        ]
    )
    with pytest.raises(Bad) as bad:
        calibration.read(text, "resolved.csv")
    assert [(problem.line, problem.message) for problem in bad.value.problems] == [
        (2, "'none' is no positive figure; write what came out in the unit of 'about 12,000 t'"),
        (3, "12,000 to 9,000 t is upside down; the smaller figure comes first"),
        (4, "'about many t' is not a quantity; write for example '600,000 to 700,000 t/year'"),
        (5, "no source stands here; columns are event, reported, source, truth, camp, rating, date, url, truth_source, truth_url, note"),
        (6, "rating is a letter from A to F, not 'G'"),
        (7, "'-5' is no positive figure; write what came out in the unit of '12,000 t'"),
        (8, "0 t is not a positive figure"),
    ]  # fmt: skip


def test_the_log_that_ships_has_at_least_forty_figures_each_with_both_sources() -> None:
    assert len(calibration.shipped()) >= 40
    file = resources.files("countertrade.modelling") / "resolved.csv"
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    for row in rows:
        assert all(row[column] for column in ("source", "date", "truth_source")), row
        assert row["url"].startswith("http"), row
        assert row["truth_url"].startswith("http"), row
    assert len({(row["event"], row["source"]) for row in rows}) == len(rows)


def test_a_case_adds_its_own_log_or_does_without_any(tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    shipped = pipeline_of(case).estimate("shells")
    assert shipped.reporting.figures == len(calibration.shipped())
    rows = [f'Batch {number},"1{number},000 shell",Harbour,,,1{number}_050' for number in range(10, 40)]
    (case / "resolved.csv").write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    added = pipeline_of(case).estimate("shells")
    assert added.reporting.figures == len(calibration.shipped()) + 30
    assert added.q95 / added.q05 < shipped.q95 / shipped.q05
    settings = case / "case.yaml"
    settings.write_text(settings.read_text("utf-8") + "resolved: own\n", "utf-8")
    assert pipeline_of(case).estimate("shells").reporting.figures == 30
    (case / "resolved.csv").unlink()
    assert pipeline_of(case).estimate("shells").reporting.figures == 0


def test_a_log_that_cannot_be_read_is_a_problem_and_no_lack_of_statements(tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    (case / "resolved.csv").write_text(HEAD + "Batch,many,Harbour,,,5\n", "utf-8")
    with pytest.raises(Bad, match=r"resolved\.csv:2:1: 'many' is not a quantity"):
        _ = pipeline_of(case).estimates


def test_a_case_says_which_sources_are_of_one_camp(tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    settings = case / "case.yaml"
    settings.write_text(settings.read_text("utf-8") + "camps: {Ruritania: [Ana Brandt]}\n", "utf-8")
    assert pipeline_of(case).case.camps == {"Ruritania": ("Ana Brandt",)}
