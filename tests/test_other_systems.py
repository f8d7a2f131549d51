"""What can be proved here of Windows and macOS: names, encodings, line ends, locks, the wheel; and that both run the tests themselves."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest

import countertrade as ct
from countertrade import case as folder_of
from countertrade import files
from countertrade.records import Article
from tests.commands import process, run

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{name}{n}" for name in ("COM", "LPT") for n in range(10))}


@pytest.mark.parametrize(
    "outlet", ["CON", "nul", "COM1", "Lpt9", "a:b", "a\\b", "..", "name.", " ", "x" * 300, "Größe", "<?>|*"]
)
def test_no_file_of_a_case_has_a_name_that_windows_refuses(tmp_path: Path, outlet: str) -> None:
    folder = tmp_path / "case"
    folder_of.new(folder, "case")
    article = Article(id="a-1", text="Oz pays.", sha256="00", outlet=outlet, original="page.html")
    folder_of.add(folder, article, b"<html>")
    names = [path.relative_to(folder) for path in folder.rglob("*")]
    assert len(names) >= 7
    for name in names:
        for part in name.parts:
            assert part.split(".")[0].upper() not in RESERVED, part
            assert not set(part) & set('<>:"/\\|?*'), part
            assert not part.endswith((".", " ")), part
            assert len(part) < 100, part
        assert len(str(PureWindowsPath("C:/Users/somebody/Documents/cases/case") / name)) < 260


def test_no_two_names_differ_by_capitals_alone(tmp_path: Path) -> None:
    folder_of.new(tmp_path / "case", "case")
    for number, outlet in enumerate(("Post", "POST", "post")):
        article = Article(id=f"a-{number}", text="Oz pays.", sha256=f"{number}", outlet=outlet)
        folder_of.add(tmp_path / "case", article, None)
    names = [path.name.lower() for path in (tmp_path / "case" / "articles").glob("*.yaml")]
    assert len(set(names)) == 3


def test_line_ends_of_other_systems_are_read_and_ours_are_written(tmp_path: Path) -> None:
    case = ct.new(tmp_path / "case", "Shells")
    article = case.add(
        b"Oz pays 300 dollars for each shell,\r\nthe minister Ana Brandt said.\r\n", outlet="Post"
    )[0]
    assert "\r" not in article.text
    claim = case.read()[0]
    case.decide(claim.id, "accept", reason="two\nlines")
    for name in ("claims.jsonl", "decisions.jsonl", "case.yaml"):
        path = tmp_path / "case" / name
        assert b"\r" not in path.read_bytes()
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    again = case.reload()
    assert again.statements[0] == claim
    assert again.decisions[0].reason == "two\nlines"
    deal = "title: t\nstart: 2030-01\nmonths: 2\ncurrency: USD\nparties: {A: A, B: B}\nflows:\n  x: {from: A, to: B, amount: 3 USD/month}\n"
    one, other = ct.load(deal), ct.load(deal.replace("\n", "\r\n"))
    assert one.run(draws=64).record == other.run(draws=64).record


def test_a_case_lies_anywhere(tmp_path: Path) -> None:
    folder = tmp_path / "Fälle & Akten" / "Öl für 'Granaten' (2030)"
    case = ct.new(folder)
    case.add("Oz pays 300 dollars for each shell, the minister Ana Brandt said.\n")
    case.read()
    case.export("csl", folder / "Quellen.json")
    assert len(ct.open(folder).statements) == 1


def test_no_text_is_read_or_written_in_the_encoding_of_the_system() -> None:
    """A text opened without naming its encoding is read as cp1252 on Windows."""
    rule = ["--preview", "--no-cache", "--select", "PLW1514", "--output-format", "concise"]
    ran = subprocess.run(
        [sys.executable, "-m", "ruff", "check", *rule, str(ROOT / "src")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout


def test_nothing_builds_a_path_with_a_slash_of_its_own() -> None:
    """os.path joined by hand, and os.sep, are what breaks on Windows; `pathlib` is used throughout."""
    for path in SOURCES:
        text = path.read_text("utf-8")
        assert "os.sep" not in text, path
        assert "os.path.join" not in text, path


def test_one_writer_waits_for_the_other(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from countertrade import files\nwith files.locked(Path(sys.argv[1])): files.append_lines(Path(sys.argv[1]) / 'x.jsonl', b'{}\\n', lambda line: True)"
    with files.locked(tmp_path):
        other = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)])
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(0.7)
        assert not (tmp_path / "x.jsonl").exists()
    assert other.wait(60) == 0
    assert (tmp_path / "x.jsonl").read_bytes() == b"{}\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    place = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = place.glob("*.whl")
    return zipfile.ZipFile(built)


def test_the_wheel_has_everything_in_it(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    package = ROOT / "src" / "countertrade"
    wanted = {
        f"countertrade/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    wanted |= {
        f"countertrade/cases/{path.relative_to(ROOT / 'cases').as_posix()}"
        for path in (ROOT / "cases").rglob("*")
        if path.is_file() and path.name != ".lock"
    }
    assert wanted <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if "test" in name.split("/")[0]]


def test_the_wheel_says_what_it_needs_and_no_more(wheel: zipfile.ZipFile) -> None:
    (metadata,) = [name for name in wheel.namelist() if name.endswith("METADATA")]
    lines = wheel.read(metadata).decode().splitlines()
    needed = [line for line in lines if line.startswith("Requires-Dist:")]
    always = [line for line in needed if "extra ==" not in line]
    heavy = ("pandas", "polars", "pyarrow", "xarray", "followthemoney", "stix2", "prov", "fastwarc", "sphinx")
    assert not [line for line in always if any(name in line for name in heavy)]
    assert {"frames", "captures", "exchange", "all"} <= {
        line.partition(": ")[2] for line in lines if line.startswith("Provides-Extra")
    }
    assert any("wheel" in name.lower() for name in wheel.namelist())


def test_both_systems_run_the_tests_themselves() -> None:
    from ruamel.yaml import YAML

    jobs: dict[str, Any] = YAML(typ="safe").load(
        (ROOT / ".github" / "workflows" / "checks.yml").read_text("utf-8")
    )["jobs"]
    for job in ("tests", "wheel"):
        assert set(jobs[job]["strategy"]["matrix"]["system"]) == {
            "ubuntu-latest",
            "windows-latest",
            "macos-latest",
        }
    lines = [step.get("run", "") for job in jobs.values() for step in job["steps"]]
    installs = [line for line in lines if "pip install" in line and "-r " in line]
    assert len(installs) == 2
    assert all("--require-hashes --only-binary :all:" in line for line in installs)


def test_what_only_windows_needs_is_pinned_too() -> None:
    text = (ROOT / "constraints.txt").read_text("utf-8")
    assert "colorama==" in text
    assert "sys_platform == 'win32'" in text


# --- doctor and completion ------------------------------------------------------------------------------------------------


def test_doctor_says_that_all_is_well() -> None:
    ran = run("doctor")
    assert ran.code == 0, ran.out + ran.err
    assert ran.out.splitlines()[-1] == "all is well"
    assert not [line for line in ran.out.splitlines() if line.startswith("wrong")]


def test_doctor_names_what_is_missing_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    from countertrade.cli import doctor

    known = importlib.util.find_spec
    gone = ("numba", "polars")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in gone else known(name))

    def broken() -> Any:
        raise OSError("no such device")
        yield

    monkeypatch.setattr(doctor, "LOOKS", (doctor._packages, broken))
    ran = run("doctor")
    assert ran.code == 2
    assert "wrong packages: numba missing; reinstall with" in ran.out
    assert "note  frames: polars not installed; if you want it: pip install 'countertrade[frames]'" in ran.out
    assert "wrong broken: OSError: no such device" in ran.out
    assert ran.out.splitlines()[-1] == "2 things to put right"


@pytest.mark.parametrize(("shell", "said"), [
    ("bash", "complete -o nosort -F _countertrade_completion countertrade"),
    ("zsh", "#compdef countertrade"),
    ("fish", "complete --no-files --command countertrade"),
    ("powershell", "Register-ArgumentCompleter -Native -CommandName countertrade"),
])  # fmt: skip
def test_completion_for_each_shell(shell: str, said: str) -> None:
    ran = run("completion", shell)
    assert ran.code == 0
    assert said in ran.out


@pytest.mark.parametrize(("environment", "out"), [
    ({"_COUNTERTRADE_COMPLETE": "bash_complete", "COMP_WORDS": "countertrade veri", "COMP_CWORD": "1"}, "plain,verify"),
    ({"_COUNTERTRADE_COMPLETE": "powershell_complete", "COMP_WORDS": "countertrade veri", "COMP_CWORD": "veri"}, "verify\tCheck a package"),
    ({"_COUNTERTRADE_COMPLETE": "powershell_complete", "COMP_WORDS": "countertrade run --se", "COMP_CWORD": "--se"}, "--seed\tThe same seed"),
])  # fmt: skip
def test_words_are_completed(environment: dict[str, str], out: str) -> None:
    assert process(environment=environment).out.startswith(out)
