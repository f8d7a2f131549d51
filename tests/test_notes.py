"""Notes in the folder, from the command line, in reports, exports and packages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import countertrade
from countertrade import case as folder_of
from countertrade.annotations import LONGEST, annotation, by_target, standing
from countertrade.cli import main
from countertrade.pipeline import pipeline_of
from countertrade.records import Bad
from countertrade.report.assembly import report_facts
from countertrade.report.terminal import item_text


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    shutil.copytree(folder_of.built_in(), folder)
    countertrade.open(folder).read()
    return folder


class Run:
    """The command line: what it prints, and that it ends as it should."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str, fails: int = 0) -> str:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        told = self.capsys.readouterr()
        assert ended.value.code == fails, told
        return told.err if fails else told.out


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COUNTERTRADE_BY", "K")
    monkeypatch.setenv("COUNTERTRADE_LANG", "en")
    return Run(capsys)


def test_the_command_writes_lists_changes_and_deletes(case: Path, run: Run) -> None:
    claim = folder_of.open_case(case).claims[0].id
    assert run("note", str(case)).startswith("no notes; write one with")
    said = run("note", str(case), claim, "ask", "the", "ministry")
    note = said.partition(":")[0]
    assert said == f"{note}: noted on {claim}\n"
    listed = run("note", str(case), claim, "--format", "jsonl")
    assert [json.loads(line)["text"] for line in listed.splitlines()] == ["ask the ministry"]
    assert "ask the ministry" in run("note", str(case))
    assert "ask the ministry" in run("show", str(case), claim)
    later = run("note", str(case), note, "asked").partition(":")[0]
    assert "asked" in run("note", str(case), claim)
    assert run("note", str(case), later, "--delete") == f"{later}: deleted\n"
    assert standing(folder_of.annotations_of(case)) == []
    assert len(folder_of.annotations_of(case)) == 3


def test_what_makes_no_note_is_said(case: Path, run: Run) -> None:
    assert "no such statement or finding" in run("note", str(case), "c-none", "hm", fails=2)
    assert "no such note" in run("note", str(case), "n-none", "hm", fails=2)
    assert "--delete" in run("note", str(case), "n-none", fails=2)
    assert "id of a note" in run("note", str(case), "c-none", "--delete", fails=2)


def test_python_writes_them_too(case: Path) -> None:
    opened = countertrade.open(case)
    finding = opened.findings[0]
    made = opened.note(finding.id, "rounded", by="K")
    assert [note.text for note in opened.notes] == ["rounded"]
    assert made.about == finding.message
    opened.note(made.id, "", by="K")
    assert len(opened.notes) == 0
    with pytest.raises(countertrade.CaseError, match="the note is empty"):
        opened.note(finding.id, " ")


def noted(case: Path) -> tuple[str, str]:
    """A note on a statement that the report shows, and one on a finding that does not hold."""
    opened = countertrade.open(case)
    claim = opened.statements[0].id
    finding = next(f for f in opened.findings if f.verdict != "consistent").id
    opened.note(claim, "ask the ministry <again>", by="M. K.")
    opened.note(finding, "rounded in print", by="M. K.")
    return claim, finding


def test_a_report_shows_them_where_it_shows_what_they_are_on(case: Path) -> None:
    claim, finding = noted(case)
    for language, by in (("en", "Note by M. K., "), ("de", "Notiz von M. K., ")):
        work = pipeline_of(case, language=language)
        facts = report_facts(
            work.whole, work.lineage, work.all_findings, work.outcome(2**8), work.deal, language=language
        )
        (on_statement,) = (
            said.written for group in facts.statements.groups for said in group.statements if said.id == claim
        )
        (on_finding,) = (row.written for row in facts.findings.rows if row.id == finding)
        assert [(who.startswith(by), said) for who, said in (*on_statement, *on_finding)] == [
            (True, "ask the ministry <again>"),
            (True, "rounded in print"),
        ]
        assert "rounded in print" in item_text(work, finding)
    target = case / "report.html"
    countertrade.open(case).report(target, draws=2**8)
    html = target.read_text("utf-8")
    assert "ask the ministry &lt;again&gt;" in html
    assert "ask the ministry <again>" not in html


def test_a_package_for_colleagues_has_them_and_one_to_be_shared_has_not(case: Path) -> None:
    noted(case)
    opened = countertrade.open(case)
    for internal in (True, False):
        path = case.parent / f"{internal}.zip"
        opened.pack(path, internal=internal, draws=2**8)
        import zipfile

        with zipfile.ZipFile(path) as made:
            told = b"".join(made.read(name) for name in made.namelist())
            assert ("case/notes.jsonl" in made.namelist()) is internal
        assert (b"ask the ministry" in told) is internal


def test_a_broken_line_costs_no_other_and_is_named(case: Path) -> None:
    noted(case)
    with (case / "notes.jsonl").open("a", encoding="utf-8") as file:
        file.write("<<<<<<< ours\n")
    found = folder_of.open_case(case)
    assert len(found.annotations) == 2
    assert any("notes.jsonl" in problem.path and problem.line == 3 for problem in found.unread)


def test_files_of_two_people_merge_by_union() -> None:
    """Two later versions of one note, made apart, both stand."""
    first = annotation("c-1", "first", by="K", at="2025-01-02")
    mine, theirs = (
        annotation("c-1", text, by="K", at="2025-01-03", replaces=first.id) for text in ("mine", "theirs")
    )
    assert [note.text for note in standing([first, mine, first, theirs])] == ["mine", "theirs"]
    assert list(by_target([first, mine], [])) == ["c-1"]


def test_a_note_has_an_end() -> None:
    made: Any = annotation("c-1", "x" * LONGEST + "\n", by="K", at="2025-01-02")
    assert len(made.text) == LONGEST
    with pytest.raises(Bad, match="keep it to"):
        annotation("c-1", "x" * (LONGEST + 1), by="K", at="2025-01-02")
