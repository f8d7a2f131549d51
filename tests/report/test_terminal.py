"""The report and the case as text: the same content as the page, inside the width."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from countertrade.pipeline import Checked, Pipeline
from countertrade.records import Bad, Lineage, replace
from countertrade.report.assembly import report_facts
from countertrade.report.contexts import text_of
from countertrade.report.terminal import check_case_text, first_screen, item_text, report_text, trace_text
from tests.report.invented import CASE, DEAL, FINDINGS, LINEAGE, OIL, OIL_POST, OIL_WIRE, OUTCOME


def worked(language: str = "en", lineage: Lineage = LINEAGE) -> Pipeline:
    """The invented case as if every stage had run."""
    entered = tuple(replace(claim, rule="entered") for claim in CASE.claims)
    made = Pipeline(case=replace(CASE, claims=entered), folder=Path("case"), language=language)
    made.__dict__.update(claims=entered, lineage=lineage, checked=Checked(FINDINGS))
    return made


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("width", [80, 120])
def test_the_report_fits_its_width_and_says_what_the_page_says(language: str, width: int) -> None:
    facts = report_facts(CASE, LINEAGE, FINDINGS, OUTCOME, DEAL, language=language)
    text = report_text(facts, width=width)
    assert max(map(len, text.splitlines())) <= width
    flat = " ".join(text.split())
    assert " ".join(text_of(facts.answer.headline).split()) in flat
    for heading in (
        facts.answer.scenarios.title,
        facts.answer.trust.heading,
        facts.exchange.chart.title,
        facts.calls.heading,
        facts.assumptions.heading,
    ):
        assert heading.upper() in text
    assert all(f"[{note.number}]" in text for note in facts.notes.notes)


def test_the_first_screen_brings_the_footnotes_it_cites() -> None:
    text = first_screen(report_facts(CASE, LINEAGE, FINDINGS, OUTCOME, DEAL))
    cited = re.search(r"\(conditional\) \[(\d+)\]", text)
    assert cited
    note = f"[{cited[1]}] Ada Quill, minister, Harbour Gazette, 1 March 2023: “If the treaty is signed"
    assert note in " ".join(text.split())


def test_the_chain_in_a_terminal() -> None:
    lines = trace_text(worked(), measure="oil").splitlines()
    assert lines[0] == "oil: 5 reports, 2 original sources"
    assert lines[1].startswith("2023-03-01  ● Ada Quill, minister, Harbour Gazette  400 to 500 barrels a day")
    assert "└─ Northern Wire  up to 500 barrels a day  ◂ hedge dropped · range cut to one end" in lines[2]
    assert any("○ Coast Radio (page not in the case)" in line for line in lines)


def test_a_case_of_single_statements_says_so() -> None:
    assert "countertrade draft proposes them" in trace_text(worked(lineage=Lineage()))


def test_what_does_not_add_up_by_result() -> None:
    text = check_case_text(worked(), refs=True)
    assert text.index("EXCEEDS A KNOWN LIMIT") < text.index("TRUE, BUT LOOSER THAN ITS OWN SUM")
    assert "500 × 3 = 1,500 barrel/day" in text
    assert "oil output of Belmark: 1,400 barrels a day; Belmark Statistics, 2022" in text
    assert "it adds up" not in text
    assert "not thereby confirmed" in text


def test_a_statement_in_full() -> None:
    text = item_text(worked(), OIL_POST.id)
    assert "taken from Northern Wire, 2 Mar 2023" in text
    assert "taken from Harbour Gazette, 1 Mar 2023" in text  # and on to its origin
    assert "offer, promise or delivery mixed up: will send → sends" in text
    assert "retold by: Morgenblatt" in text


@pytest.mark.parametrize(
    "identity", [OIL.id, "f-1", f"e-{OIL_WIRE.id[2:]}", "ref:output-xb", "output-xb", "a-wire"]
)
def test_everything_with_an_id_can_be_shown(identity: str) -> None:
    assert len(item_text(worked(), identity)) > 20


def test_an_id_that_is_not_there() -> None:
    with pytest.raises(Bad, match="nothing in the case has this id; ids begin with c-"):
        item_text(worked(), "c-nothing")
