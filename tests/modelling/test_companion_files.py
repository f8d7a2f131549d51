"""Parts of a model and series of figures beside deal.yaml: only within the case folder, and wrong where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from countertrade import case as folder_of
from countertrade.modelling import load
from countertrade.modelling.companion_files import bad_file
from countertrade.records import Bad
from countertrade.simulation import simulate
from tests.modelling.deals import HEAD

FLOW = "flows: {f: {from: OZ, to: RU, amount: 5 t/month, worth: price}}\n"


def read(text: str, **files: str) -> object:
    return load(
        HEAD + text,
        "deal.yaml",
        beside={name.replace("_", "."): said for name, said in files.items()}.__getitem__,
    )


def said(text: str, **files: str) -> list[str]:
    with pytest.raises(Bad) as bad:
        read(text, **files)
    return [str(problem) for problem in bad.value.problems]


def test_a_series_holds_until_its_next_month() -> None:
    made = read(
        "quantities: {price: {series: {file: p.csv, column: rice, unit: USD/t}}}\n" + FLOW,
        p_csv="date,rice\n2029-01-01,100\n2030-01,200\n2031-03-31,400\n",
    )
    assert simulate(made, draws=16).party("RU").balance.mean == pytest.approx(5 * (12 * 200 + 12 * 400))  # type: ignore[arg-type]


def test_a_part_joins_the_model_and_is_wrong_at_its_own_lines() -> None:
    part = "quantities:\n  price: 5 USD/t\n"
    made = read(
        "include: part.yaml\nquestions: [P(balance of OZ > 0)]\n" + FLOW,
        part_yaml=part + "questions: [P(balance of RU > 0)]\n",
    )
    assert len(made.questions) == 2  # type: ignore[attr-defined]
    wrong = said("include: part.yaml\n" + FLOW, part_yaml=part.replace("USD/t", "USDD/t"))
    assert wrong[0].startswith("part.yaml:2:12: 'USDD' in '5 USDD' is no unit")
    twice = said("include: part.yaml\nquantities: {price: 4 USD/t}\n" + FLOW, part_yaml=part)
    assert twice == ["part.yaml:2:3: 'price' stands in another file too; keep one of them"]
    start = said("include: part.yaml\n" + FLOW, part_yaml=part + "start: 2020-01\n")
    assert start == ["part.yaml:3:1: 'start' stands in another file too; keep one of them"]
    nested = said("include: part.yaml\n" + FLOW, part_yaml=part + "include: other.yaml\n")
    assert nested == ["part.yaml:3:1: a part includes no other; include it in deal.yaml"]


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ("when,rice\n2030-01,5\n", "p.csv:1: no column is called date or month"),
        ("month,rye\n2030-01,5\n", "p.csv:1: there is no column 'rice'; columns are month, rye"),
        ("month,rice\n2030-01,5\n2029-01,6\n", "p.csv:3: rows must ascend in time, one a month"),
        ("month,rice\n2030-01,viel\n", "p.csv:2: 'viel' is no figure"),
        ("month,rice\n2031-01,5\n", "nothing is said of 'price' before 2031-01"),
    ],
)
def test_what_is_wrong_in_a_series(cells: str, wrong: str) -> None:
    (problem,) = said(
        "quantities: {price: {series: {file: p.csv, column: rice, unit: USD/t}}}\n" + FLOW, p_csv=cells
    )
    assert wrong in problem


@pytest.mark.parametrize(
    "name",
    [
        "../x.yaml",
        "/etc/x.yaml",
        "a/b/c.yaml",
        "x.py",
        "~/x.yaml",
        "..yaml",
        "x.yaml\n",
        "a\\b.yaml",
        "C:x.yaml",
        "x.yaml/../y.yaml",
    ],
)
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    assert bad_file(name, "yaml") is not None


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    (tmp_path / "secret.csv").write_text("month,x\n2030-01,5\n")
    (case / "p.csv").symlink_to(tmp_path / "secret.csv")
    with pytest.raises(Bad):
        folder_of.beside(case, "p.csv")
    with pytest.raises(Bad, match="no such file"):
        folder_of.beside(case, "q.csv")
    (case / "q.csv").write_text("month,x\n2030-01,5\n")
    assert folder_of.beside(case, "q.csv").startswith("month")
