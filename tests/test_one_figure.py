"""One seed gives one figure: in a run, as JSON, in the history and on the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from countertrade.cli import main
from countertrade.cli.model import DRAWS
from countertrade.history import history_of
from countertrade.pipeline import pipeline_of
from countertrade.web import whatif
from tests.web.cases import DEAL, make

TWO_SIDED = DEAL.replace("amount: shells * price,", "amount: shells * 1_150 USD/shell,")


def test_every_way_out_has_the_same_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = make(tmp_path / "oz")
    (case / "deal.yaml").write_text(TWO_SIDED, "utf-8")
    with pytest.raises(SystemExit):
        main(["run", str(case), "--format", "json"])
    run = json.loads(capsys.readouterr().out)
    shown = whatif.outcome_of(pipeline_of(case, compiled=True), whatif.WhatIf())
    told = history_of(pipeline_of(case), draws=DRAWS, seed=0)[-1].answers
    assert shown.draws == run["draws"] == DRAWS
    assert [party.balance.q95 for party in shown.parties] == [
        party["balance"]["q95"] for party in run["parties"]
    ]
    assert 0 < run["answers"][0]["value"] < 1
    assert (
        [answer.value for answer in shown.answers]
        == [answer.value for answer in told]
        == [answer["value"] for answer in run["answers"]]
    )
