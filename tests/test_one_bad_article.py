"""One article that reading or checking cannot take: it is named, in words, by page and command, and stops nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from countertrade import case as folder_of
from countertrade import worker
from countertrade.cli import main
from countertrade.pipeline import pipeline_of, read_case
from countertrade.records import Article, Problem
from tests.web.cases import HEADERS, client

GOOD = "Oz buys 200,000 shells at 1,500 dollars each, said Ana Brandt. That makes 400 million dollars."
BAD = "Exports of Oz grew by the unreadable, said Ana Brandt. Ruritania sold 7,000 shells."
WRONG = "the figures give 300 million US dollars, not 400,000,000 US dollars"

Breaks = Callable[[str, type[worker.Exceeded | worker.Fault]], None]


@pytest.fixture
def breaks(monkeypatch: pytest.MonkeyPatch) -> Breaks:
    """Have one kind of work ("reading", "checking") end that way for all articles together in which "unreadable" stands."""
    run = worker.run

    def broken(doing_wanted: str, kind: type[worker.Exceeded | worker.Fault]) -> None:
        def runs(task: partial[Any], *, name: str, size: int, doing: str) -> Any:
            handed = [
                each
                for argument in task.args
                for each in (argument if isinstance(argument, list | tuple) else [argument])
            ]
            if doing == doing_wanted and any(
                isinstance(a, Article) and "unreadable" in a.text for a in handed
            ):
                raise kind(Problem(name, 0, 0, f"{doing} this went wrong"))
            return run(task, name=name, size=size, doing=doing)

        monkeypatch.setattr(worker, "run", runs)

    return broken


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "bad.txt").write_text(BAD)
    assert ran("new", "oz") == 0
    assert ran("add", "oz", "good.txt", "bad.txt") == 0
    return tmp_path / "oz"


def ran(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.mark.parametrize("kind", [worker.Fault, worker.Exceeded])
@pytest.mark.parametrize("doing", ["reading", "checking"])
def test_a_command_names_it_and_goes_on_with_the_others(
    case: Path, breaks: Breaks, capsys: pytest.CaptureFixture[str], doing: str, kind: type[worker.Fault]
) -> None:
    breaks(doing, kind)
    assert ran("check", "bad.txt", "good.txt") == 2
    said = capsys.readouterr()
    assert WRONG in " ".join(said.out.split())
    assert said.err == f"countertrade: bad.txt: {doing} this went wrong\n"
    assert ran("check", "oz") == 2
    said = capsys.readouterr()
    assert "does not add up" in said.out or "300 million" in said.out
    assert f" (bad.txt): {doing} this went wrong\n" in said.err


def test_reading_a_case_keeps_what_was_read_of_it_before(
    case: Path, breaks: Breaks, capsys: pytest.CaptureFixture[str]
) -> None:
    read_case(case)
    before = folder_of.open_case(case).claims
    assert len({claim.article for claim in before}) == 2
    breaks("reading", worker.Fault)
    assert ran("read", "oz") == 2
    assert "(bad.txt): reading this went wrong" in capsys.readouterr().err
    assert folder_of.open_case(case).claims == before


def test_what_is_not_text_among_files_stops_no_other(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (case.parent / "empty.txt").write_text("")
    assert ran("read", "empty.txt", "good.txt", "--format", "jsonl") == 2
    said = capsys.readouterr()
    assert said.out.count("\n") == 3
    assert said.err == "countertrade: empty.txt: the file is empty; there is nothing to read\n"


def test_findings_over_several_articles_stay_where_one_is_left_out(case: Path, breaks: Breaks) -> None:
    read_case(case)
    before = pipeline_of(case).all_findings
    assert before
    breaks("checking", worker.Fault)
    found = pipeline_of(case)
    assert found.all_findings == before
    assert [problem.message for problem in found.problems] == ["checking this went wrong"]


def test_the_page_stores_it_and_says_why_it_has_no_statement(case: Path, breaks: Breaks) -> None:
    breaks("reading", worker.Fault)
    page = client(case)
    added = page.post("/add?name=new.txt", content=f"{BAD} Anew.".encode(), headers=HEADERS)
    assert added.status_code == 200
    assert "(new.txt): reading this went wrong" in page.get(added.json()["href"]).text
    again = page.post("/read", headers=HEADERS).json()
    assert "(new.txt): reading this went wrong" in again["told"]
    assert "300 million" in page.get("/checks").text


def test_the_page_refuses_what_takes_too_long_and_stores_nothing(case: Path, breaks: Breaks) -> None:
    breaks("reading", worker.Exceeded)
    page = client(case)
    before = folder_of.open_case(case)
    for path in ("/add?name=new.txt", "/paste?name=new.txt"):
        answer = page.post(path, content=f"{BAD} Anew.".encode(), headers=HEADERS)
        assert (answer.status_code, answer.json()) == (400, {"problem": "new.txt: reading this went wrong"})
    assert folder_of.open_case(case) == before
    assert page.get("/articles").status_code == 200


def test_nobody_waits_at_the_page_for_an_article_that_takes_long(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(article: Article, *, name: str | None = None) -> Any:
        begun.set()
        return worker.run(partial(pow, 3, 10**9), name=name or "", size=0, doing="reading")

    monkeypatch.setattr(worker, "SECONDS", 2)
    monkeypatch.setattr("countertrade.web.views.paste.read_one", endless)
    begun, ended = threading.Event(), list[str]()
    page = client(case)

    def paste() -> None:
        answer = page.post("/paste?name=new.txt", content=GOOD.encode(), headers=HEADERS)
        ended.append(answer.json()["problem"])

    thread = threading.Thread(target=paste)
    thread.start()
    assert begun.wait(60)
    assert page.get("/changes").status_code == page.get("/articles").status_code == 200
    ended.append("other views")
    thread.join()
    assert ended[0] == "other views"
    assert ended[1].startswith("new.txt: reading this took more than 2 s")


@pytest.mark.parametrize("view", ["/checks", "/handover"])
def test_a_view_of_findings_names_what_was_left_out(case: Path, breaks: Breaks, view: str) -> None:
    read_case(case)
    breaks("checking", worker.Fault)
    html = client(case).get(view).text
    assert "(bad.txt): checking this went wrong" in html
    assert "300 million" in html
