"""Past answers beside what came of them."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from countertrade import scoring
from countertrade.cli import main
from countertrade.records import Answer, Bad
from tests.web.cases import make


def answer(
    question: str, value: float, unit: str | None = None, ends: tuple[float, float] | None = None
) -> Answer:
    low, high = ends or (None, None)
    return Answer(question=question, scenario="base", value=value, unit=unit, low=low, high=high, text="")


def test_a_chance_is_scored_beside_how_often_things_come() -> None:
    settled = scoring.read(
        "question,date,happened,value,source\nA,2025-04-30,yes,,a paper\nB,2025-05-01,no,,\n", "outcomes.csv"
    )
    days = [("2025-01-01", [answer("A", 0.8), answer("B", 0.0)]), ("2025-04-30", [answer("A", 1.0)])]
    first, second = scoring.scores(settled, days, draws=1000)
    assert (first.brier, first.logarithm) == pytest.approx((0.04, -math.log(0.8)))
    assert first.base == pytest.approx((1 / 3 - 1) ** 2), "of the others one in one did not come"
    assert (second.brier, second.logarithm) == pytest.approx((0.0, -math.log(1 - 0.0005)))


def test_an_amount_is_scored_by_its_quantiles() -> None:
    settled = scoring.read(
        "question,date,happened,value,source\nmedian of x,2025-04-30,,12_000,\n", "outcomes.csv"
    )
    near, far = (
        next(
            scoring.scores(
                settled,
                [("2025-01-01", [answer("median of x", middle, "t", (middle - 4e3, middle + 4e3))])],
                1000,
            )
        ).crps
        for middle in (12_500, 30_000)
    )
    assert near is not None
    assert far is not None
    assert near < far
    assert near == pytest.approx(2 / 3 * (0.05 * 3_500 + 0.5 * 500 + 0.05 * 4_500))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("A,gestern,yes,,", "'gestern' is no date"),
        ("A,2025-04-30,maybe,,", "happened is yes or no, not 'maybe'"),
        ("A,2025-04-30,yes,5,", "write either happened (yes or no) or value"),
        (",2025-04-30,yes,,", "no question stands here"),
        ("A,2025-04-30,,viel,", "'viel' is no figure"),
    ],
)
def test_what_is_no_outcome_is_said_at_its_line(row: str, said: str) -> None:
    with pytest.raises(Bad, match=r"outcomes\.csv:2:1: ") as bad:
        scoring.read(f"question,date,happened,value,source\n{row}\n", "outcomes.csv")
    assert said in str(bad.value)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "it happened (30 April 2025); answered"),
        ("de", "es ist eingetreten (30. April 2025); geantwortet"),
    ],
)
def test_the_history_scores_what_is_settled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    case = make(tmp_path / "oz")
    (case / "outcomes.csv").write_text(
        "question,date,happened,value,source\nP(balance of RU > 0),2025-04-30,yes,,\n", "utf-8"
    )
    with pytest.raises(SystemExit):
        main(["history", str(case), "--draws", "256", "--lang", language])
    assert said in " ".join(capsys.readouterr().out.split())
    with pytest.raises(SystemExit):
        main(["history", str(case), "--draws", "256", "--scores", "--format", "csv"])
    assert "brier" in capsys.readouterr().out.splitlines()[0]
