"""Bad input, handed in as a user would: a clear message with place and way out, exit code 2, and nothing lost."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import process, run
from tests.web.cases import DEAL, make

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="uses limits that Windows does not have")


def little_space() -> None:
    """No file may have more than 1000 bytes, as on a full disk."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"\n \n", "the file is empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "this is not a text"),
        (b"\xff\xfea\x00\x00", "the file says it is utf-16 but is not"),
        (b"%PDF-1.4\nnothing", "PDF"),
    ],
)
@pytest.mark.parametrize("command", ["check", "read"])
def test_a_file_that_is_no_article(tmp_path: Path, command: str, data: bytes, said: str) -> None:
    name = "a.pdf" if data.startswith(b"%PDF") else "a.txt"
    (tmp_path / name).write_bytes(data)
    code, out, err = run(command, name, where=tmp_path)
    assert code == 2
    assert said in err
    assert err.startswith(f"countertrade: {name}")
    assert "Traceback" not in err + out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    text = "Größe des Geschäfts\n\nRuritanien liefert Oz mindestens 5.000 Tonnen Öl, sagte Ministerin Ana Brandt der „Küstenpost“.\n"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    code, out, _ = run("check", "a.txt", where=tmp_path)
    assert code in (0, 1)
    assert "mindestens 5.000 Tonnen" in out


def test_fifty_megabytes_of_one_line_end_soon(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 50 * 2**20)
    code, out, err = process("check", "a.txt", where=tmp_path)
    assert code in (0, 2)
    assert "Traceback" not in err + out


def test_a_missing_file_and_a_folder_that_is_no_case(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("x")
    code, _, err = run("check", "artcle.txt", where=tmp_path)
    assert (code, "did you mean 'article.txt'?" in err) == (2, True)
    (tmp_path / "folder").mkdir()
    code, _, err = run("trace", "folder", where=tmp_path)
    assert (code, "this folder is no case: it has no case.yaml" in err) == (2, True)


def test_an_article_without_a_date_is_named_and_given_one(tmp_path: Path) -> None:
    make(tmp_path / "oz")
    (tmp_path / "a.txt").write_text("Oz sent Ruritania 5,000 shells, said minister Ana Brandt.\n", "utf-8")
    code, out, _ = run("add", "oz", "a.txt", where=tmp_path)
    assert (code, "no date found" in out or "no outlet and no date found" in out) == (0, True)
    _, _, err = run("run", "oz", "--draws", "64", "--as-of", "2099-01-01", where=tmp_path)
    assert "no date is known of this article" in err
    code, out, _ = run("add", "oz", "a.txt", "--published", "2030-04-01", where=tmp_path)
    assert (code, "published is now 2030-04-01, was not known" in out) == (0, True)
    _, _, err = run("run", "oz", "--draws", "64", "--as-of", "2099-01-01", where=tmp_path)
    assert "no date is known" not in err


MISTAKES: dict[str, tuple[Callable[[str], str], str]] = {
    "an unknown key": (lambda d: d.replace("worth:", "worht:"), "worht"),
    "a lost comma inside braces": (
        lambda d: d.replace("{value: 1_400 to 1_600 USD/shell, why", "{value: 1,400 to 1,600 USD/shell, why"),
        "comma",
    ),
    "a wrong unit": (lambda d: d.replace("1_400 to 1_600 USD/shell", "1_400 to 1_600 USD/t"), "USD"),
    "an unknown unit": (lambda d: d.replace("1_600 USD/shell", "1_600 USDD/shell"), "USDD"),
    "a cycle": (
        lambda d: d.replace(
            "  cost:   {value: 900 to 1_500 USD/shell, why: our guess}",
            "  cost: {value: other * 2}\n  other: {value: cost / 2}",
        ),
        "cost",
    ),
    "an unknown party": (lambda d: d.replace("to: OZ, amount: shells,", "to: ZZ, amount: shells,"), "ZZ"),
    "a missing reference": (lambda d: d.replace("why: our guess", "basis: [ref:no-such-row]"), "no-such-row"),
    "a claim that no longer exists": (
        lambda d: d.replace("why: our guess", "basis: [c-0123456789ab]"),
        "c-0123456789ab",
    ),
    "an interval upside down": (lambda d: d.replace("900 to 1_500", "1_500 to 900"), "upside down"),
    "a hazard above one": (lambda d: d.replace("hazard: 2 % per month", "hazard: 120 % per month"), "120 %"),
    "no party": (lambda d: d.replace("parties: {RU: Ruritania, OZ: Oz}", "parties: {}"), "party"),
    "no months": (lambda d: d.replace("months: 24", "months: 0"), "0"),
    "an expression that reaches for Python": (
        lambda d: d.replace("amount: shells,", "amount: __import__('os').getpid(),"),
        "does not belong in an expression",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_the_model_has_its_line_and_changes_nothing(tmp_path: Path, mistake: str) -> None:
    case = make(tmp_path / "oz")
    change, named = MISTAKES[mistake]
    text = change(DEAL)
    assert text != DEAL
    (case / "deal.yaml").write_text(text, "utf-8")
    code, out, err = run("run", "oz", where=tmp_path)
    assert code == 2, out
    assert "Traceback" not in err
    first = err.splitlines()[0]
    assert first.startswith("countertrade: oz/deal.yaml:"), err
    line = int(first.split(":")[2])
    assert named in err
    assert 1 <= line <= text.count("\n") + 1
    assert (case / "deal.yaml").read_text("utf-8") == text


def test_a_full_disk_in_the_middle_of_a_write_loses_nothing(tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    before = {path: path.read_bytes() for path in case.rglob("*") if path.is_file() and path.name != ".lock"}
    for command in (("read", "oz"), ("report", "oz", "--draws", "64"), ("decide", "oz", "a-none", "accept")):
        code, _, err = process(*command, where=tmp_path, before=little_space)
        assert code == 2, command
        assert "Traceback" not in err
    after = {path: path.read_bytes() for path in case.rglob("*") if path.is_file() and path.name != ".lock"}
    assert after == before, "every file is as it was and none was left behind"


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("chattr"), reason="root may write anywhere here")
def test_a_case_that_cannot_be_written_is_read_all_the_same(tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    for path in (case, *case.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    as_nobody = os.geteuid() == 0
    if as_nobody:  # root ignores permissions; try as another user, where the way there is open to him
        pytest.skip("runs as root: the read-only disk is tried in test_files with the error itself")
    try:
        assert run("trace", "oz", where=tmp_path)[0] == 0
        code, _, err = run("read", "oz", where=tmp_path)
        assert (code, "permission is denied" in err) == (2, True)
    finally:
        for path in (case, *case.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chek", "x"), "Did you mean 'check'?"),
        (("run", "oz", "--draws", "many"), "is no count"),
        (("run", "oz", "--as-of", "gestern"), "is no ISO date"),
        (("show", "oz", "c-nothing"), "c-nothing"),
        (("decide", "oz", "c-nothing", "accept"), "no such statement"),
        (("explain", "oz", "shels"), "there are"),
        (("read", "oz", "--format", "docx"), "docx"),
    ],
)
def test_a_command_that_makes_no_sense_says_what_would(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    make(tmp_path / "oz")
    code, out, err = run(*arguments, where=tmp_path)
    assert code == 2
    assert said in err
    assert "Traceback" not in err + out
