"""One seed gives one figure: in a run, as JSON, in the history, on the page, in the report and in its files for Word and PowerPoint."""

from __future__ import annotations

import html
import io
import json
import re
from pathlib import Path

import docx
import pptx
import pytest

from countertrade import case as folder_of
from countertrade.api.reporting import facts_of, report_html
from countertrade.cli import main
from countertrade.history import history_of
from countertrade.pipeline import pipeline_of
from countertrade.report.exports import outcome_json
from countertrade.report.figures import focus
from countertrade.report.handouts import handout
from countertrade.report.terminal import report_text
from countertrade.report.words import words
from countertrade.simulation import DRAWS
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


def document_text(data: bytes) -> str:
    cells = (
        cell.text
        for table in docx.Document(io.BytesIO(data)).tables
        for row in table.rows
        for cell in row.cells
    )
    return "\n".join(cells)


def deck_text(data: bytes) -> str:
    slides = pptx.Presentation(io.BytesIO(data)).slides
    notes = (slide.notes_slide.notes_text_frame for slide in slides if slide.has_notes_slide)
    return "\n".join(frame.text for frame in notes if frame)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_built_in_case_has_the_same_figures_in_every_form(language: str) -> None:
    """The balance of each scenario, its middle and its range, as JSON has them."""
    whole = pipeline_of(folder_of.built_in(), language=language)
    outcome = whole.outcome(2**10)
    said = words(language)
    wanted = {
        figure
        for party in json.loads(outcome_json(outcome, indent=False))["parties"]
        if party["party"] == focus(outcome)
        for balance in [party["balance"]]
        for figure in (
            said.money(balance["q50"], outcome.currency, sign=True),
            said.money_range(balance["q05"], balance["q95"], outcome.currency),
        )
    }
    assert len(wanted) == 6, "three scenarios"
    facts = facts_of(whole, outcome)
    forms = {
        "report": html.unescape(re.sub(r"<[^>]+>", "", report_html(whole, outcome))).replace("\u2060", ""),
        "terminal": " ".join(report_text(facts, width=200).split()),
        "Word": document_text(handout("docx", facts)),
        "PowerPoint": deck_text(handout("pptx", facts)),
    }
    for form, text in forms.items():
        flat = " ".join(text.split())
        assert not [figure for figure in wanted if " ".join(figure.split()) not in flat], form
