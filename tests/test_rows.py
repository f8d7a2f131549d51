"""Tables from other hands: every row that cannot be read has its line, and nothing is stored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from countertrade import case as folder_of
from countertrade.api.rows import rows_of
from countertrade.cli import main
from countertrade.records import Bad, Claim
from countertrade.tracing import statements

HEAD = "outlet,date,measure,value,unit\n"
LINE = '{"outlet": "Herald", "measure": "rice", "value": 5, "unit": "t"}\n'


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", HEAD + "Herald,2024-11-03,rice,600,000,t\n", "a.csv:2:1: 6 cells under 5 columns; a text with the separator in it"),
        ("a.csv", HEAD + '"two\nlines",,rice,5,t\na,b,c,d,e,f,g\n', "a.csv:4:1: 7 cells under 5 columns"),
        ("a.csv", HEAD + f'Herald,,rice,5,"{"x" * 140_000}"\n', "a.csv:2:1: field larger than field limit (131072)"),
        ("a.csv", HEAD + 'Herald,,rice,5,"t\n' + "Kurier,,rice,5,t\n" * 9_000, "a.csv:2:1: field larger than field limit"),
        ("a.jsonl", LINE + "[" * 100_000, "a.jsonl:2:1: tables lie in each other without end"),
        ("a.jsonl", LINE + "[" * 60 + "]" * 60, "a.jsonl:2:1: tables lie in each other more than 40 deep"),
        ("a.jsonl", '{"value": ' + "9" * 5_000 + "}", "a.jsonl:1:1: a number that is none: Exceeds the limit (4300 digits)"),
        ("a.jsonl", '{"outlet": "a", "value": NaN}', "a.jsonl:1:1: a number that is none: 'NaN' is no figure"),
        ("a.jsonl", LINE + '{"outlet": "\\ud800"}', "a.jsonl:2:1: a text holds half a character (a lone surrogate)"),
        ("a.jsonl", LINE + "<<<<<<< HEAD\n" + LINE, "a.jsonl:2:1: this line is not JSON: expecting value; write one row a line"),
        ("a.json", '[\n{"outlet": "a"}\n]\n', "a.json:1:2: this line is not JSON: expecting value; write one row a line"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read_has_its_line(name: str, text: str, said: str) -> None:
    with pytest.raises(Bad) as bad:
        rows_of(text.encode(), name)
    assert str(bad.value).startswith(said)


def test_a_reference_figure_without_end_has_a_way_out(tmp_path: Path) -> None:
    folder_of.new(tmp_path / "oz", "Oz")
    head = "id,quantity,value,unit,year,source\n"
    (tmp_path / "oz/reference/own.csv").write_text(f'{head}rice,rice,5,t,2024,"{"x" * 140_000}"\n')
    with pytest.raises(Bad, match=r"own\.csv: field larger than field limit"):
        folder_of.open_case(tmp_path / "oz")


def typed(**cells: object) -> tuple[list[Claim], list[str]]:
    made = statements(
        [{"outlet": "Herald", "measure": "rice", "value": 5, "unit": "t", **cells}], path="a.csv"
    )
    return made.claims, [str(problem) for problem in made.problems]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"value": "9" * 5_000}, "value: more than 1000 characters"),
        ({"value": "1e999"}, "value: '1e999' is no figure"),
        ({"value": 10**400}, "is no figure"),
        ({"value": "1e90 million million"}, None),
        ({"value": "9" * 200}, "is no figure"),
        ({"value": [5]}, "value: '[5]' is no figure"),
        ({"value": float("inf")}, "value: 'inf' is no figure"),
        ({"extra": float("nan")}, "extra: a figure without end"),
        ({"extra": 10**400}, "extra: a figure without end"),
        ({"unit": "m²; drop table"}, "unit: 'm²; drop table' is no unit"),
        ({"source": "(" * 1_001}, "source: more than 1000 characters"),
        ({"date": "2024-02-30"}, "date: '2024-02-30' is no date"),
        ({"date": "20241103"}, "date: '20241103' is no date"),
        ({"date": "30.2.2024"}, "date: '30.2.2024' is no date"),
    ],
)
def test_a_cell_without_end_or_sense_is_named(cells: dict[str, object], said: str | None) -> None:
    claims, problems = typed(**cells)
    assert len(problems) == (1 if said else 0)
    assert all(str(said) in problem for problem in problems)
    assert claims or "extra" not in cells, "what else the row states is not lost"


def test_a_row_of_a_thousand_statements_is_refused_at_once() -> None:
    row = {"outlet": "Herald", "claims": {f"m{n}": {"value": n, "unit": "t"} for n in range(3_000)}}
    made = statements([row], path="a.jsonl")
    assert [str(problem) for problem in made.problems] == [
        "a.jsonl:1:1: measure: more than 100 statements in one row; write a row for each"
    ]


def test_lines_are_those_of_the_file() -> None:
    lines, rows = rows_of((HEAD + '\n\n"two\nlines",,rice,5,t\nHerald,soon,rice,5,t\n').encode(), "a.csv")
    assert lines == [4, 6]
    (problem,) = statements(rows, lines=lines, path="a.csv").problems
    assert str(problem).startswith("a.csv:6:1: date: 'soon' is no date")


def test_a_line_separator_within_a_text_ends_no_line() -> None:
    row = {"outlet": "a\u2028b\x85c"}
    assert rows_of((json.dumps(row, ensure_ascii=False) + "\n" + LINE).encode(), "a.jsonl")[1][0] == row


def test_a_refused_import_stores_nothing_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder_of.new(tmp_path / "oz", "Oz")
    (tmp_path / "a.csv").write_text(HEAD + "Herald,2024-11-03,rice,5,t\nKurier,soon,rice,many,t\n")
    with pytest.raises(SystemExit) as done:
        main(["import", str(tmp_path / "oz"), str(tmp_path / "a.csv")])
    err = capsys.readouterr().err
    assert done.value.code == 2
    assert "a.csv:3:1: date: 'soon' is no date" in err
    assert "a.csv:3:1: value: 'many' is no figure" in err
    assert "nothing is stored; put this right and import again" in err
    assert folder_of.open_case(tmp_path / "oz").articles == ()
