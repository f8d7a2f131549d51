"""`countertrade simulate-grid`: cut anywhere, the same answer, and that of `countertrade run`."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from countertrade.archive import grid
from countertrade.archive.grid import Spread, simulate_grid
from countertrade.modelling import load
from countertrade.simulation import simulate
from tests.archive.warcs import case
from tests.commands import run

DEAL = """title: Shells for Oz
start: 2025-01
months: 12
currency: USD
parties: {RU: Ruritania, OZ: Oz}
counts: [shell]
quantities:
  price: 1000 to 2000 USD/shell
events:
  peace: {hazard: 5 % to 10 % per month}
flows:
  shells: {from: RU, to: OZ, amount: 100 shell/month, worth: 1_400 USD/shell, until: peace}
  payment: {from: OZ, to: RU, amount: 100 shell/month * price, until: peace}
"""
GRID = "grid:\n  price: [800 to 1200 USD/shell, 1500 USD/shell]\n  peace: [{at: 2025-06}, {hazard: 20 % per month}]\n"


def test_cuts_and_their_order_change_no_digit(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    deal = load(DEAL + GRID, "deal.yaml")
    answers = []
    for call in (100, 1, 3):
        monkeypatch.setattr(grid, "CALL", call)
        answers.append(simulate_grid(deal, client, draws=5 * 2**14 + 77, seed=3))
    assert answers[0] == answers[1] == answers[2]
    assert [point.scenario for point in answers[0]] == [model.scenario for model in deal.models]
    assert {name for point in answers[0][1:] for name, _ in point.point} == {"price", "peace"}


def test_the_answer_is_that_of_one_run(client: Any) -> None:
    deal = load(DEAL + GRID, "deal.yaml")
    draws = 3 * 2**14
    whole = {
        (each.scenario, each.party): each
        for each in simulate(deal, draws=draws, seed=0, influences=False).parties
    }
    for point in simulate_grid(deal, client, draws=draws, seed=0):
        for party, balance in point.balances.items():
            one = whole[point.scenario, party]
            assert balance is not None
            assert point.chances[party] == one.chance_of_gain
            assert balance.mean == one.balance.mean
            scale = one.balance.q95 - one.balance.q05
            for name in ("q05", "q25", "q50", "q75", "q95"):
                assert abs(getattr(balance, name) - getattr(one.balance, name)) <= 0.01 * scale + 1e-12 * abs(
                    one.balance.q50
                )  # rounding of a fixed sum


def test_a_value_that_is_drawn_again_and_again_is_a_quantile() -> None:
    drawn = np.random.default_rng(1)
    values = np.where(drawn.random((1, 40_000)) < 0.4, 0.0, drawn.normal(-50.0, 5.0, (1, 40_000)))
    spread = Spread.around(values[:, :10_000])
    spread.add(values[:, 20_000:])
    other = Spread.around(values[:, :10_000])
    other.add(values[:, :20_000])
    spread.merge(other)
    assert spread.quantile(0, 0.75) == 0.0
    assert abs(spread.quantile(0, 0.3) - float(np.quantile(values, 0.3))) < 0.1
    assert spread.chance_above_zero(0) == 0.0


def test_the_command_prints_a_row_for_each_party_and_point(tmp_path: Path) -> None:
    desk = case(tmp_path / "case", "title: Shells for Oz\n")
    (desk / "deal.yaml").write_text(DEAL, "utf-8")
    done = run(
        "simulate-grid",
        desk,
        "--vary",
        "price=1000 USD/shell; 1500 USD/shell",
        "--draws",
        64,
        "--format",
        "csv",
    )
    assert done.code == 0, done.err
    rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"))))
    assert [(row["price"], row["party"]) for row in rows] == [
        ("", "RU"), ("", "OZ"), ("1000 USD/shell", "RU"), ("1000 USD/shell", "OZ"), ("1500 USD/shell", "RU"), ("1500 USD/shell", "OZ"),
    ]  # fmt: skip
    assert float(rows[2]["mean"]) < 0 < float(rows[4]["mean"])


@pytest.mark.parametrize(
    ("vary", "said"),
    [
        ("price", "names no values"),
        ("prize=1 USD/shell", "did you mean 'price'"),
        ("price=", "names no values"),
    ],
)
def test_what_cannot_be_varied_is_told(tmp_path: Path, vary: str, said: str) -> None:
    desk = case(tmp_path / "case", "title: Shells for Oz\n")
    (desk / "deal.yaml").write_text(DEAL, "utf-8")
    done = run("simulate-grid", desk, "--vary", vary)
    assert done.code == 2
    assert said in done.err
