"""The built-in cases: each opens, says where its figures come from, runs, and has a page whose figures are printed by its commands."""

from __future__ import annotations

import hashlib
import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from countertrade import case as folder_of
from countertrade import pipeline, worker
from countertrade.case import built_in, built_in_names
from countertrade.checking import check
from countertrade.cli import app
from countertrade.pipeline import pipeline_of
from countertrade.records import Bad
from tests.manual import DOCS

PAGES = DOCS / "cases"
BLOCK = re.compile(r"```.*?```", re.DOTALL)
LINK = re.compile(r"\]\([^)]*\)")
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
DATE = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b"
    r"|\b(?:19|20)\d\d(?:–\d\d)?\b|\b\d{1,2} (?:Jan|Apr|May|Jun|November)\b|\bthe \d\d?(?:nd|rd|th)\b"
)


@pytest.mark.parametrize("name", built_in_names())
def test_a_case_says_where_its_figures_come_from(name: str) -> None:
    folder = built_in(name)
    case = folder_of.open_case(folder)
    assert case.question
    sources = (folder / "SOURCES.md").read_text("utf-8")
    pages = [row for row in sources.splitlines() if row.startswith("| ")][1:]
    assert len(pages) >= len(case.articles) - 3, "a page may be the source of several articles"
    for row in case.reference:
        assert row.url, row.id
        assert row.source, row.id
    hashes = {hashlib.sha256(file.read_bytes()).hexdigest() for file in (folder / "articles").glob("*.txt")}
    assert {article.sha256 for article in case.articles} == hashes
    assert all(article.outlet and article.published for article in case.articles)


@pytest.mark.parametrize("name", built_in_names())
def test_a_case_runs_and_every_question_has_an_answer(name: str) -> None:
    whole = pipeline_of(built_in(name))
    assert whole.deal.warnings == ()
    outcome = whole.outcome(2**9)
    assert [
        answer.question for answer in outcome.answers if answer.value is None and not answer.happens
    ] == []
    assert len(outcome.scenarios) >= 2
    asked = {answer.question for answer in outcome.answers}
    assert {one.question for one in whole.settled} <= asked
    assert [one.question for one in whole.settled if "https://" not in (one.source or "")] == []


def test_articles_checked_in_shares_come_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline_of(built_in())
    monkeypatch.setattr(pipeline, "LEAST_SHARE", 1)
    monkeypatch.setattr(worker, "PROCESSORS", 3)
    at_once = check(
        whole.placed, whole.articles, whole.reference, lineage=whole.lineage, measures=whole.case.measures
    )
    assert list(whole.all_findings) == at_once
    of = {claim.id: claim.article for claim in whole.placed}
    assert any(len({of[claim] for claim in found.claims}) > 1 for found in at_once)


@pytest.mark.parametrize("name", built_in_names())
def test_demo_runs_each_by_its_name(name: str, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    done = CliRunner().invoke(app, ["demo", name, "--out", str(file), "--draws", "256", "--lang", "en"])
    assert done.exit_code == 0, done.output
    assert folder_of.open_case(built_in(name)).title.upper() in done.output
    assert file.stat().st_size > 100_000


def test_demo_lists_them_and_says_which_there_are() -> None:
    listed = CliRunner().invoke(app, ["demo", "--list"]).output
    assert [line.split()[0] for line in listed.splitlines()] == list(built_in_names())
    assert len(built_in_names()) == 4
    with pytest.raises(Bad, match="did you mean 'gulf-war'\\?"):
        built_in("gulfwar")


def test_a_copy_is_a_case_of_its_own_and_covers_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder_of.copy_built_in("gulf-war", folder)
    assert folder_of.open_case(folder) == folder_of.open_case(built_in("gulf-war"))
    with pytest.raises(Bad, match="something is here already"):
        folder_of.copy_built_in("gulf-war", folder)


def figures(text: str) -> set[str]:
    return {figure.replace(",", "").rstrip(".") for figure in FIGURE.findall(text)}


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.stem)
def test_every_figure_of_a_page_is_printed_by_a_command_or_stands_beside_its_source(page: Path) -> None:
    """What the commands of the page print, tables whose rows link to a source, the files of the case."""
    text = page.read_text("utf-8")
    shown = "".join(BLOCK.findall(text)) + (PAGES / "published.md").read_text("utf-8")
    for name in built_in_names():
        if f"countertrade demo {name}" in shown:
            files = [file for kind in ("csv", "txt", "yaml") for file in built_in(name).rglob(f"*.{kind}")]
            shown += "".join(file.read_text("utf-8") for file in files)
    prose = BLOCK.sub("", text)
    cited = [line for line in prose.splitlines() if line.startswith("|")]
    assert [
        row for row in cited if figures(row) and "](" not in row and "a German retelling" not in row
    ] == []
    said = figures(DATE.sub("", LINK.sub("]", "\n".join(set(prose.splitlines()) - set(cited)))))
    assert said - figures(shown) == set()


def test_each_case_has_its_page() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} >= set(built_in_names())


@pytest.fixture(scope="module")
def published() -> Any:
    """bench/published_estimates.py, whose rows are worked out once."""
    path = Path(__file__).parents[1] / "bench" / "published_estimates.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rows = list(module.rows())
    module.rows = lambda: rows
    return module


def test_what_differs_from_what_was_published_has_its_reason(
    published: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert published.main() == 0
    *lines, total = capsys.readouterr().out.splitlines()
    assert len(lines) > 40
    assert {line.split()[0] for line in lines} == {"agrees", "differs"}
    right = sum(line.startswith("agrees") for line in lines)
    assert total.startswith(f"{right} of {len(lines)} published sums reproduced")


def test_the_page_of_published_estimates_is_what_the_command_prints(published: Any) -> None:
    text = (PAGES / "published.md").read_text("utf-8")
    assert text[text.index("## ") :] == published.markdown()


def test_the_history_as_of_a_day_scores_the_answers_of_that_day(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        app,
        [
            "history",
            str(built_in("gulf-war")),
            "--scores",
            "--as-of",
            "1991-03-31",
            "--draws",
            "256",
            "--format",
            "jsonl",
        ],
    )
    assert done.exit_code == 0, done.output
    days = re.findall(r'"answered_on": ?"([^"]+)"', done.output)
    assert set(days) == {"1991-03-20"}
    assert len(days) == 3
