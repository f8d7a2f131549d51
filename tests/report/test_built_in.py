"""The report of the built-in case, whole: links arrive, footnotes count up, both languages, size."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from countertrade import case as folder_of
from countertrade.cli import app
from countertrade.pipeline import pipeline_of
from countertrade.report.assembly import report_facts
from countertrade.report.contexts import ReportFacts, text_of
from countertrade.report.figures import KEPT_BY_OTHERS, contributions, focus
from countertrade.report.page import render
from countertrade.report.terminal import report_text
from tests.report.test_page import LIMIT, Page


@pytest.fixture(scope="module", params=["en", "de"])
def facts(request: pytest.FixtureRequest) -> ReportFacts:
    whole = pipeline_of(folder_of.built_in(), language=request.param)
    outcome = whole.outcome(2**10)
    return report_facts(
        whole.whole,
        whole.lineage,
        whole.all_findings,
        outcome,
        whole.deal,
        language=request.param,
        by="J. Roe",
    )


def test_every_link_arrives_and_every_place_has_one_name(facts: ReportFacts) -> None:
    text = render(facts)
    assert len(text.encode()) < LIMIT
    page = Page(text)
    ids = Counter(a["id"] for _, a in page.elements if "id" in a)
    assert [name for name, count in ids.items() if count > 1] == []
    targets = {a["href"][1:] for tag, a in page.elements if tag == "a" and a.get("href", "").startswith("#")}
    assert targets <= set(ids)
    assert page.unclosed == []


def test_the_answer_has_date_range_and_what_is_left_out_and_no_likelihood_of_half_a_balance(
    facts: ReportFacts,
) -> None:
    said = text_of((*facts.answer.headline, *facts.answer.sentence))
    assert not re.search(r"\(~\d+\xa0%\)", said), (
        "nobody knows what the soldiers are worth to those who send them"
    )
    assert re.search(r"(gains unless|gewinnt, solange)[^;]*(per soldier|je Soldat)", said)
    assert len(facts.exchange.others) == 2, "each other party has its answer too"
    assert re.search(r"20\d\d", said)
    assert re.search(r"90.%.(range|Spanne)", said)
    assert facts.answer.trust.uncounted
    assert len(facts.answer.scenarios.table.rows) == 3


def test_the_calls_rest_on_statements(facts: ReportFacts) -> None:
    assert facts.calls.calls
    for call in facts.calls.calls:
        assert any(piece.note for piece in call), text_of(call)


def test_the_same_stands_in_a_terminal(facts: ReportFacts) -> None:
    flat = " ".join(report_text(facts, width=100).split())
    assert " ".join(text_of(facts.answer.headline).split()) in flat
    for row in facts.exchange.chart.table.rows:
        assert text_of(row[2]).split()[0] in flat


def test_what_the_parts_leave_over_is_what_others_than_the_state_keep() -> None:
    """Of the wages the state keeps 67 to 90 %; nothing else may be missing between the parts and the balance."""
    outcome = pipeline_of(folder_of.built_in()).outcome(2**10)
    for scenario in outcome.scenarios:
        parts = {bar.name: bar.mean for bar in contributions(outcome, focus(outcome), scenario)}
        assert -0.33 < parts[KEPT_BY_OTHERS] / parts["wages"] < -0.10


def test_the_command_sets_scenarios_side_by_side(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    done = CliRunner().invoke(app, ["demo", "--out", str(file), "--draws", "1024", "--lang", "en"])
    assert done.exit_code == 0, done.output
    text = file.read_text("utf-8")
    compared = text[text.index('id="compared"') :].partition("</section>")[0]
    assert "same 1,024 draws" in compared
    for scenario in ("as reported", "peace in spring", "long war"):
        assert f'<th scope="row">{scenario}</th>' in compared
    assert "<summary>Scenarios side by side</summary>" in text
