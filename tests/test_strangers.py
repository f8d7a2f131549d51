"""A stranger's case is read as data: what is no file in a folder of its own is neither followed, waited for nor written through."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from countertrade import case as folder_of
from countertrade.annotations import annotation
from countertrade.decisions import decision
from countertrade.records import Article, Bad
from tests.commands import process, run
from tests.web.cases import make

ARTICLE = Article(id="a-news", text="Oz has sold 500 horses.", sha256="0", outlet="News")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = make(tmp_path / "oz", model=False)
    folder_of.decide(folder, decision("a-none", "accept", by="M. K.", at="2025-01-08"))
    folder_of.annotate(folder, annotation("c-1", "ask again", by="M. K.", at="2025-01-08"))
    return folder


def link(path: Path) -> None:
    """What stood there now lies outside the case, and a link leads to it."""
    away = path.parent.parent / f"secret-{path.name}"
    path.rename(away)
    path.symlink_to(away)


def dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent.parent / "nothing-yet")


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


FILES = (
    "case.yaml",
    "claims.jsonl",
    "decisions.jsonl",
    "notes.jsonl",
    "articles/2025-01-06-harbour-herald.yaml",
    "articles/2025-01-06-harbour-herald.txt",
)


@pytest.mark.parametrize("exchanged", [link, dangling, pipe, device])
@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_is_refused_in_words(
    case: Path, tmp_path: Path, name: str, exchanged: Callable[[Path], None]
) -> None:
    exchanged(case / name)
    with pytest.raises(Bad) as bad:
        folder_of.open_case(case)
    assert f"{case / name}: this is a " in str(bad.value)
    assert "put the file itself in its place" in str(bad.value)
    code, out, err = run("trace", "oz", where=tmp_path)
    assert (code, "Traceback" in err + out) == (2, False)


@pytest.mark.parametrize("name", ["articles", "articles/original", "reference"])
def test_a_folder_that_leads_elsewhere_is_refused(case: Path, name: str) -> None:
    link(case / name)
    with pytest.raises(Bad, match="put the folder itself in its place"):
        folder_of.open_case(case)
    with pytest.raises(Bad, match="this is a link"):
        folder_of.add(case, ARTICLE, b"x")
    assert not list((case.parent / "secret-articles").glob("*news*"))


@pytest.mark.parametrize("last", [b'{"id": "half', b"a secret without a line end", b"a secret\n"])
def test_a_decision_is_not_written_through_a_link(case: Path, tmp_path: Path, last: bytes) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"first\n" + last)
    before = outside.read_bytes()
    path = case / "decisions.jsonl"
    path.unlink()
    path.symlink_to(outside)
    with pytest.raises(Bad, match="this is a link"):
        folder_of.decide(case, decision("c-1", "accept", by="M. K.", at="2025-01-08"))
    assert outside.read_bytes() == before


def test_a_link_that_leads_nowhere_makes_no_file(case: Path, tmp_path: Path) -> None:
    path = case / "decisions.jsonl"
    path.unlink()
    path.symlink_to(tmp_path / "made.txt")
    with pytest.raises(Bad, match="this is a link"):
        folder_of.decide(case, decision("c-1", "accept", by="M. K.", at="2025-01-08"))
    assert not (tmp_path / "made.txt").exists()


def test_a_second_name_outside_the_case_keeps_what_it_has(case: Path, tmp_path: Path) -> None:
    path, outside = case / "decisions.jsonl", tmp_path / "outside.txt"
    os.link(path, outside)
    before = outside.read_bytes()
    folder_of.decide(case, decision("c-1", "accept", by="M. K.", at="2025-01-08"))
    assert outside.read_bytes() == before
    assert [made.target for made in folder_of.decisions_of(case)] == ["a-none", "c-1"]


def test_the_lock_does_not_empty_the_file_it_leads_to(case: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    (case / ".lock").unlink(missing_ok=True)
    (case / ".lock").symlink_to(outside)
    with pytest.raises(Bad, match=r"\.lock: this is a link"):
        folder_of.decide(case, decision("c-1", "accept", by="M. K.", at="2025-01-08"))
    assert outside.read_text() == "mine"


def test_an_original_behind_a_link_is_not_handed_out(case: Path, tmp_path: Path) -> None:
    link(case / "articles" / "original" / "2025-01-06-harbour-herald.txt")
    with pytest.raises(Bad, match="this is a link"):
        folder_of.original_of(case, "2025-01-06-harbour-herald")


@pytest.mark.parametrize("stands", ["/dev/null", "link", "dangling", "pipe", "folder"])
def test_output_goes_to_a_new_or_a_regular_file_only(case: Path, tmp_path: Path, stands: str) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "mine.txt")
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    code, _, err = run("trace", "oz", "--out", stands, where=tmp_path)
    assert code == 2
    assert "name a new or an ordinary file" in err or "is a directory" in err
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert not (tmp_path / "nothing").exists()
    assert Path("/dev/null").is_char_device()


def test_what_the_user_names_may_be_a_link_or_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Oz has sold 500 horses to Ruritania, the minister said.")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    code, out, _ = run("check", "b.txt", where=tmp_path)
    assert (code, "500 horses" in out) == (0, True)
    code, out, _ = process("check", "/dev/stdin", where=tmp_path, data=(tmp_path / "a.txt").read_bytes())
    assert (code, "500 horses" in out) == (0, True)


def test_a_device_without_end_is_refused(tmp_path: Path) -> None:
    code, _, err = process("check", "/dev/zero", where=tmp_path)
    assert (code, err) == (2, "countertrade: /dev/zero: more than 64 MB; hand in the article alone\n")


def test_a_command_within_the_case_imports_nothing_from_it(case: Path, tmp_path: Path) -> None:
    """It stands in the stranger's folder, as people do, and reads and checks in processes of its own."""
    for name in ("countertrade", "numpy", "numba", "msgspec", "json", "sitecustomize"):
        (case / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n")
    command = Path(sys.executable).with_name("countertrade")
    for arguments in (["check", "."], ["trace", "."]):
        done = subprocess.run([command, *arguments], cwd=case, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    assert not (tmp_path / "ran").exists()
