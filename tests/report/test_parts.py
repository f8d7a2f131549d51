"""Parts of the report that the analyst's page shows by themselves: the answer with what it rests on, and the calls."""

from __future__ import annotations

import re

import pytest

from countertrade.report.assembly import answer_facts, call_facts, report_facts
from countertrade.report.contexts import CallsFacts, ChartsFacts, NotesFacts, text_of
from countertrade.report.page import section
from tests.report.invented import CASE, DEAL, FINDINGS, LINEAGE, OUTCOME

ELSEWHERE = re.compile(r"#(c-|f-|e-|group-|findings|statements)")
"""What the page has in views of their own."""


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_answer_comes_with_all_it_rests_on(language: str) -> None:
    parts = answer_facts(CASE, LINEAGE, FINDINGS, OUTCOME, DEAL, language=language)
    html = "".join(str(section(template, facts)) for template, facts in parts)
    places = set(re.findall(r'id="([^"]+)"', html))
    targets = re.findall(r'href="(#[^"]+)"', html)
    assert targets
    assert [target for target in targets if target[1:] not in places and not ELSEWHERE.match(target)] == []


def test_the_answer_shows_no_statement() -> None:
    parts = answer_facts(CASE, LINEAGE, FINDINGS, OUTCOME, DEAL)
    templates = [template for template, _ in parts]
    assert templates[:2] == ["answer.html", "exchange.html"]
    assert templates[-1] == "notes.html"
    assert not {"statements.html", "lineage.html", "drift.html", "findings.html"} & set(templates)
    drawn = next(facts for _, facts in parts if isinstance(facts, ChartsFacts))
    assert drawn.charts


def test_footnotes_of_the_answer_are_those_it_cites() -> None:
    parts = answer_facts(CASE, LINEAGE, FINDINGS, OUTCOME, DEAL)
    html = "".join(str(section(template, facts)) for template, facts in parts)
    cited = {int(number) for number in re.findall(r"<sup>(\d+)</sup>", html)}
    notes = next(facts for _, facts in parts if isinstance(facts, NotesFacts))
    assert [note.number for note in notes.notes] == list(range(1, len(notes.notes) + 1))
    assert cited == {note.number for note in notes.notes}
    assert len({note.text for note in notes.notes}) == len(notes.notes)


def test_an_answer_as_of_a_date_says_the_date() -> None:
    (_, answer), *_ = answer_facts(CASE, LINEAGE, FINDINGS, OUTCOME, DEAL, as_of="2023-03-05")
    assert "5 March 2023" in str(section("answer.html", answer))


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_calls_alone_are_those_of_the_report(language: str) -> None:
    def said(facts: CallsFacts) -> list[str]:
        return [text_of(prose) for prose in (*facts.calls, *facts.next, facts.ask, facts.denials)]

    alone = call_facts(CASE, LINEAGE, FINDINGS, OUTCOME, DEAL, language=language)
    whole = report_facts(CASE, LINEAGE, FINDINGS, OUTCOME, DEAL, language=language).calls
    assert alone.calls
    assert said(alone) == said(whole)
