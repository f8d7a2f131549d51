"""Standard input and output that are closed, cut off or full: the command comes to its end, and says so in words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from countertrade import case as folder_of
from tests.web.cases import make

pytestmark = pytest.mark.skipif(sys.platform == "win32" or not shutil.which("sh"), reason="needs a shell")

COMMAND = f"{sys.executable} -m countertrade"
ARTICLE = (
    "VIENNA - Oz has sold 500 horses to Ruritania, the minister said. “We pay 2,000 dollars each,” he added."
)


def shell(line: str, where: Path) -> tuple[int, str, str]:
    ran = subprocess.run(
        ["sh", "-c", line], cwd=where, capture_output=True, check=False, timeout=120,
        env={**os.environ, "COUNTERTRADE_LANG": "en"},
    )  # fmt: skip
    return ran.returncode, ran.stdout.decode("utf-8", "replace"), ran.stderr.decode()


@pytest.mark.parametrize(
    ("redirected", "said"),
    [
        ("</dev/null", "standard input: the file is empty; there is nothing to read"),
        ("<&-", "standard input: it is closed; name a file"),
    ],
)
def test_no_input(tmp_path: Path, redirected: str, said: str) -> None:
    code, out, err = shell(f"{COMMAND} check - {redirected}", tmp_path)
    assert (code, out) == (2, "")
    assert err.startswith(f"countertrade: {said}")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("command", "redirected"),
    # each way to be without a reader, and each way to print: commands print through `say` and `write_output` alone
    [
        ("trace oz", ">&-"),
        ("trace oz", "2>&-"),
        ("trace oz", ">&- 2>&-"),
        ("trace oz", "<&- >&- 2>&-"),
        ("trace oz", "| head -n 1"),
        ("trace oz", "| true"),
        ("trace oz", "2>&1 | true"),
        ("check a.txt", "| true"),
        ("run oz --draws 64", "| true"),
        ("--help", ">&-"),
        ("--help", "| true"),
        ("read oz --format xlsx", ">&-"),
        ("read oz --format xlsx", "| true"),
    ],
)
def test_nobody_reads_the_output(tmp_path: Path, command: str, redirected: str) -> None:
    make(tmp_path / "oz")
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    before = {path: path.read_bytes() for path in (tmp_path / "oz").rglob("*") if path.is_file()}
    _, _, err = shell(f"{{ {COMMAND} {command}; echo $? >code; }} {redirected}", tmp_path)
    assert "Traceback" not in err
    assert "Exception" not in err
    assert (tmp_path / "code").read_text() == "0\n"
    assert {path: path.read_bytes() for path in before} == before, (
        "nothing is printed into a file of the case"
    )


def test_the_work_is_done_though_nobody_reads_what_is_said_of_it(tmp_path: Path) -> None:
    make(tmp_path / "oz")
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"{ARTICLE} {n}", "utf-8")
    code, _, err = shell(f"{COMMAND} add oz 0.txt 1.txt 2.txt 3.txt 4.txt | true", tmp_path)
    assert (code, err) == (0, "")
    assert len(folder_of.articles_of(tmp_path / "oz")) == 7
    target = folder_of.open_case(tmp_path / "oz").claims[0].id
    assert shell(f"{COMMAND} decide oz {target} accept >&-", tmp_path)[0] == 0
    assert [made.target for made in folder_of.decisions_of(tmp_path / "oz")] == [target]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_output_on_a_full_disk(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    code, _, err = shell(f"{COMMAND} check a.txt >/dev/full", tmp_path)
    assert code == 2
    assert (
        err
        == "countertrade: standard output: cannot be written: the disk is full; free some space and run the command again\n"
    )


def test_text_of_the_command_line_that_is_none(tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    target = folder_of.open_case(case).claims[0].id
    code, _, err = shell(f"{COMMAND} decide oz {target} accept --reason \"$(printf 'a\\377b')\"", tmp_path)
    assert code == 2
    assert "holds '\\udcff', which is no character; type it anew" in err
    assert not (case / "decisions.jsonl").exists() or folder_of.decisions_of(case) == []
    code, _, err = shell(f"{COMMAND} new b --title \"$(printf 'a\\377b')\"", tmp_path)
    assert (code, folder_of.open_case(tmp_path / "b").title) == (0, "ab")
