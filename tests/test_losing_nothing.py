"""Nothing acknowledged is lost, and nothing half written counts: kills, full disks, two at once, folders that went."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from countertrade import case as folder_of
from countertrade import files, pipeline
from countertrade.cli import main
from countertrade.decisions import decision, in_force, judge
from countertrade.records import Article, Bad, Decision
from countertrade.web import edits
from tests.claims import article, claim
from tests.web.cases import HEADERS, client, make

OLD, NEW = "Oz pays 2,000 dollars a month.", "Corrected: Oz pays 800 dollars a month."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "case"
    folder_of.new(made, "Horses for rice")
    return made


def stored(text: str = OLD, **known: Any) -> Article:
    sha256 = files.digest_of(text.encode())
    known = {"outlet": "The Herald", "published": "2024-11-03", "original": "page.html", **known}
    return Article(id=folder_of.article_id(sha256, None), text=text, sha256=sha256, **known)


def state(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*.tmp")]


# --- the same second ------------------------------------------------------------------------------------------------------

AT = "2024-11-05T10:00:00+01:00"


def made(target: str, action: Any) -> Decision:
    return decision(target, action, by="M. K.", at=AT)


def test_accept_undo_accept_within_one_second(folder: Path) -> None:
    paper = article("paper", OLD)
    pay = claim("2,000 USD/month", where=paper, text="2,000 dollars a month")
    (first,) = folder_of.decide(folder, made(pay.id, "accept"))
    (undo,) = folder_of.decide(folder, made(first.id, "undo"))
    (again,) = folder_of.decide(folder, made(pay.id, "accept"))
    assert len({first.id, undo.id, again.id}) == 3
    assert judge([pay], folder_of.decisions_of(folder)).accepted == {pay.id}
    folder_of.decide(folder, made(again.id, "undo"))
    assert judge([pay], folder_of.decisions_of(folder)).accepted == frozenset()


def test_a_file_in_which_the_id_stands_twice_counts_the_last() -> None:
    accept, undo = made("c-1", "accept"), made(made("c-1", "accept").id, "undo")
    assert in_force([accept, undo, accept]) == [accept]
    assert in_force([accept, undo, accept, undo]) == []
    assert in_force([accept, accept]) == [accept], "merged by union"
    assert in_force([accept, undo, made(undo.id, "undo")]) == [accept]


# --- kills ----------------------------------------------------------------------------------------------------------------

KILLED = """
import json, os, signal, sys
import countertrade.api.case  # once for all children, as are the tables that reading loads
from countertrade import pipeline, reading, worker
from countertrade.cli import main
worker.run = lambda task, **_: task()  # in the child itself: what is killed here is its writing
reading.read(pipeline.article_from(b"Oz pays 2,000 dollars a month to Ruritania, the minister said.", "a.html"))
def run(stop, call, arguments):
    real, calls = getattr(os, call), 0
    def killing(*given, **named):
        nonlocal calls
        calls += 1
        if calls > stop:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)
    setattr(os, call, killing)
    main(arguments)
for line in sys.stdin:
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        run(*json.loads(line))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Killing:
    """Commands in processes of their own, forked from one that has everything imported, each killed at a call."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", KILLED],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def after(self, calls: int, call: str, *arguments: str) -> bool:
        """A command killed at the next of these calls; False where it ended before."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([calls, call, arguments]) + "\n")
        self.process.stdin.flush()
        ended = int(self.process.stdout.readline())
        assert ended in (0, -signal.SIGKILL), ended
        return ended != 0


@pytest.fixture
def killing() -> Iterator[Killing]:
    one = Killing()
    yield one
    one.process.communicate(timeout=60)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("call", ["replace", "fsync"])
def test_an_update_killed_anywhere_and_repeated_keeps_every_version(
    folder: Path, tmp_path: Path, killing: Killing, call: str
) -> None:
    first, _ = folder_of.add(folder, stored(), OLD.encode())
    (tmp_path / "new.html").write_text(NEW)
    whole = state(folder)
    for calls in range(20):
        shutil.rmtree(folder)
        for name, data in whole.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        killed = killing.after(calls, call, "update", str(folder), first.id, str(tmp_path / "new.html"))
        now = folder_of.article_of(folder, first.id)
        assert (now.version, now.text) in ((1, OLD), (2, NEW)), "one version or the other, never a mixture"
        if now.version == 1:
            assert (
                now == folder_of.update(folder, first.id, stored(NEW, original="new.html"), NEW.encode())[0]
            )
        assert folder_of.article_of(folder, first.id).text == NEW
        assert (folder / "articles/versions/2024-11-03-the-herald.1.txt").read_text() == OLD
        assert (folder / "articles/original/2024-11-03-the-herald.html").read_bytes() == OLD.encode()
        assert folder_of.original_of(folder, first.id)[1] == NEW.encode()
        folder_of.decide(folder, made("c-1", "accept"))
        assert left_over(folder) == [], "cleared away at the next write"
        if not killed:
            break
    else:
        raise AssertionError("it never came to its end")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_an_import_killed_anywhere_and_repeated_is_whole(
    folder: Path, tmp_path: Path, killing: Killing
) -> None:
    rows = "outlet,date,measure,value,unit\nHerald,2024-11-03,rice,5,t\nKurier,2024-11-04,rice,6,t\n"
    (tmp_path / "rows.csv").write_text(rows)
    arguments = ("import", str(folder), str(tmp_path / "rows.csv"))
    for calls, pages in ((0, 0), (1, 1), (1, 2)):
        assert killing.after(calls, "replace", *arguments)
        case = folder_of.open_case(folder)
        assert (len(case.articles), case.claims) == (pages, ())
    assert not killing.after(9, "replace", *arguments)
    case = folder_of.open_case(folder)
    assert (len(case.articles), len(case.claims)) == (2, 2)
    assert {said.article for said in case.claims} == {page.id for page in case.articles}
    assert left_over(folder) == []


def test_a_text_kept_of_another_article_is_not_taken_for_this_one(folder: Path) -> None:
    """A person deleted an article that had versions; the next one of that name has a text of its own."""
    first, _ = folder_of.add(folder, stored(), OLD.encode())
    folder_of.update(folder, first.id, stored(NEW), NEW.encode())
    for path in (folder / "articles").glob("2024*"):
        path.unlink()
    other, _ = folder_of.add(folder, stored("Oz sells horses."), b"x")
    assert folder_of.article_of(folder, other.id).text == "Oz sells horses."


def test_the_temporary_file_of_a_writer_at_work_stays(folder: Path) -> None:
    at_work = folder / "articles" / f".a.txt.{os.getpid()}-abcdefgh.tmp"
    gone = folder / "articles" / "versions" / ".a.txt.999999999-abcdefgh.tmp"
    mine = folder / "articles" / ".notes.tmp"
    for path in (at_work, gone, mine):
        path.write_text("x")
    folder_of.decide(folder, made("c-1", "accept"))
    assert (at_work.exists(), gone.exists(), mine.exists()) == (True, False, True)


# --- two at once ------------------------------------------------------------------------------------------------------------


def ran(*arguments: str) -> int:
    with pytest.raises(SystemExit) as done:
        main([*arguments])
    return int(done.value.code or 0)


def test_reading_keeps_what_the_page_adds_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = make(tmp_path / "oz")
    real = pipeline.read_one
    added: list[str] = []

    def slow(article: Article, *arguments: Any, **named: Any) -> Any:
        if not added:  # while the first article is read, somebody adds another and decides on it
            added.append("begun")
            data = b"Ruritania sold 7,000 shells to Oz, said minister Ana Brandt."
            page, _ = edits.add_article(case, data, "late.txt", {"outlet": "Late Post"})
            late = next(said for said in folder_of.open_case(case).claims if said.article == page.id)
            folder_of.decide(case, decision(late.id, "accept", by="M. K.", at=AT, claim=late))
            added.append(late.id)
        return real(article, *arguments, **named)

    monkeypatch.setattr(pipeline, "read_one", slow)
    assert ran("read", str(case)) == 0
    opened = folder_of.open_case(case)
    assert added[1] in {said.id for said in opened.claims}
    assert added[1] in judge(opened.claims, opened.decisions, opened.articles).accepted
    assert "no longer found" not in capsys.readouterr().err


def test_claims_of_an_old_version_are_not_written_over_those_of_the_new(folder: Path) -> None:
    old, _ = folder_of.add(folder, stored(), OLD.encode())
    late, _ = folder_of.add(folder, stored("Late news.", outlet="Post"), b"x")
    opened = folder_of.articles_of(folder)
    of_old, of_late = claim("2,000 USD/month", where=old), claim("5 t", where=late)
    folder_of.write_claims(folder, [of_old, of_late], opened)
    _, new = folder_of.update(folder, old.id, stored(NEW), NEW.encode())
    of_new = claim("800 USD/month", where=new)
    folder_of.write_claims(folder, [of_new, of_late], folder_of.articles_of(folder))
    folder_of.write_claims(folder, [of_old, of_late], opened)
    assert {said.id for said in folder_of.open_case(folder).claims} == {of_new.id, of_late.id}


# --- folders that went ------------------------------------------------------------------------------------------------------

POSTS: dict[str, Callable[[TestClient], Any]] = {
    "decide": lambda page: page.post("/decide", json={"target": "c-1", "action": "accept"}),
    "add": lambda page: page.post("/add", params={"name": "a.txt"}, content=b"Oz sold 5,000 shells."),
    "read": lambda page: page.post("/read", content=b"{}"),
    "edit": lambda page: page.post("/edit", json={"sha256": "0", "text": "title: x"}),
    "draft": lambda page: page.post("/draft", content=b"{}"),
}


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("post", POSTS)
def test_a_deleted_case_does_not_come_back_half(tmp_path: Path, post: str, whole: bool) -> None:
    case = make(tmp_path / "oz")
    page = client(case)
    page.headers.update(HEADERS)
    assert page.get("/articles").status_code == 200
    if whole:
        shutil.rmtree(case)
    else:
        for path in case.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    answer = POSTS[post](page)
    assert answer.status_code in (400, 409)
    assert "no longer there" in answer.text or "no such case" in answer.text or "is no case" in answer.text
    assert not case.exists() if whole else {path.name for path in case.iterdir()} <= {".lock"}


def test_a_case_that_goes_while_it_is_read_stays_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = make(tmp_path / "oz")
    real = pipeline.read_all

    def going(*arguments: Any) -> Any:
        shutil.rmtree(case)
        return real(*arguments)

    monkeypatch.setattr(pipeline, "read_all", going)
    assert ran("read", str(case)) == 2
    assert "the folder is no longer there; nothing was written" in capsys.readouterr().err
    assert not case.exists()


# --- full disks -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int, str], None]]:
    """Let so many calls through, then the disk is full."""

    def after(calls: int, call: str) -> None:
        real, done = getattr(os, call), 0

        def filling(*arguments: Any, **named: Any) -> Any:
            nonlocal done
            done += 1
            if done > calls:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*arguments, **named)

        monkeypatch.setattr(os, call, filling)

    yield after
    monkeypatch.undo()


@pytest.mark.parametrize("calls", range(3))
def test_add_on_a_full_disk_stores_nothing(
    folder: Path,
    tmp_path: Path,
    full: Callable[[int, str], None],
    calls: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "a.txt").write_text("VIENNA - Oz has sold 500 horses to Ruritania, the minister said.")
    before = state(folder)
    full(calls, "fsync")
    assert ran("add", str(folder), str(tmp_path / "a.txt")) == 2
    assert "nothing was written: the disk is full; free some space" in capsys.readouterr().err
    monkeypatch.undo()
    assert state(folder) == before
    assert ran("add", str(folder), str(tmp_path / "a.txt")) == 0
    assert len(folder_of.articles_of(folder)) == 1


@pytest.mark.parametrize("calls", range(12))
def test_an_upload_on_a_full_disk_is_told_and_can_be_repeated(
    tmp_path: Path, full: Callable[[int, str], None], calls: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make(tmp_path / "oz")
    page = client(case)
    page.headers.update(HEADERS)
    before = folder_of.open_case(case)
    content = b"VIENNA - Ruritania sold 7,000 shells to Oz, said minister Ana Brandt."
    full(calls, "fsync")
    answer = page.post("/add", params={"name": "a.txt"}, content=content)
    monkeypatch.undo()
    if answer.status_code != 200:
        assert "the disk is full" in answer.json()["problem"]
    after = folder_of.open_case(case)
    assert set(after.claims) >= set(before.claims)
    assert left_over(case) == []
    assert page.post("/add", params={"name": "a.txt"}, content=content).status_code == 200
    opened = folder_of.open_case(case)
    assert {said.article for said in opened.claims} == {page.id for page in opened.articles}


@pytest.mark.parametrize("calls", range(5))
def test_an_update_on_a_full_disk_changes_nothing(
    folder: Path, full: Callable[[int, str], None], calls: int
) -> None:
    first, _ = folder_of.add(folder, stored(), OLD.encode())
    before = state(folder)
    full(calls, "fsync")
    with pytest.raises(Bad, match="the disk is full"):
        folder_of.update(folder, first.id, stored(NEW), NEW.encode())
    assert state(folder) == before


@pytest.mark.parametrize("call", ["fsync", "write", "replace"])
def test_an_import_that_stops_says_what_was_stored(
    folder: Path,
    tmp_path: Path,
    full: Callable[[int, str], None],
    call: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = "outlet,date,measure,value,unit\nHerald,2024-11-03,rice,5,t\nKurier,2024-11-04,rice,6,t\n"
    (tmp_path / "rows.csv").write_text(rows)
    full(1, call)
    code = ran("import", str(folder), str(tmp_path / "rows.csv"))
    monkeypatch.undo()
    told = capsys.readouterr().err
    if call == "write":  # of files only decisions and reports are written in this way
        assert code == 0
        return
    assert code == 2
    stored_now = 1 if call == "replace" else 0
    assert f"the import stopped: {stored_now} of 2 articles and 0 of 2 statements are stored" in told
    assert "the disk is full" in told
    assert ran("import", str(folder), str(tmp_path / "rows.csv")) == 0
    case = folder_of.open_case(folder)
    assert {said.article for said in case.claims} == {page.id for page in case.articles}


def test_decisions_of_a_sheet_are_recorded_all_or_none(
    folder: Path, full: Callable[[int, str], None]
) -> None:
    folder_of.decide(folder, made("c-0", "accept"))
    before = (folder / "decisions.jsonl").read_bytes()
    full(0, "fsync")
    with pytest.raises(Bad, match="the disk is full"):
        folder_of.decide(folder, *(made(f"c-{n}", "accept") for n in range(5)))
    assert (folder / "decisions.jsonl").read_bytes() == before


def test_statements_of_a_page_that_is_in_the_case_go_to_it(folder: Path, tmp_path: Path) -> None:
    url = "https://herald.example/rice"
    page, _ = folder_of.add(folder, stored(url=url), OLD.encode())
    (tmp_path / "rows.csv").write_text(f"outlet,url,measure,value,unit\nHerald,{url},rice,5,t\n")
    assert ran("import", str(folder), str(tmp_path / "rows.csv")) == 0
    assert [said.article for said in folder_of.open_case(folder).claims] == [page.id]


def test_many_decisions_under_kills_are_all_there(folder: Path) -> None:
    """Each number that was printed is in the file, whatever moment the writer was killed at."""
    script = (
        "import sys\nfrom pathlib import Path\nfrom countertrade import case\nfrom countertrade.decisions import decision\n"
        "for n in range(10_000):\n"
        f"    case.decide(Path({str(folder)!r}), decision(f'c-{{n}}', 'accept', by='M', at={AT!r}))\n    print(n, flush=True)\n"
    )
    acknowledged = 0
    for pause in (0.0, 0.003, 0.01, 0.02, 0.05):
        writer = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(pause)
        writer.kill()
        acknowledged += 1 + sum(line.endswith("\n") for line in writer.stdout)
        writer.stdout.close()
        writer.wait()
    case = folder_of.open_case(folder)
    assert len(case.decisions) >= acknowledged
    assert len({each.id for each in case.decisions}) == len(case.decisions)
    folder_of.decide(folder, made("c-last", "accept"))
    assert folder_of.open_case(folder).unread == ()
