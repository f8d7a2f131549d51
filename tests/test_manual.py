"""The manual: its commands run and print what stands in it, its examples are right, it builds without a warning and reads without a network."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.manual import DOCS, executed, pages

ROOT = DOCS.parent


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.stem)
def test_the_commands_of_a_page_print_what_stands_in_it(path: Path, tmp_path: Path) -> None:
    assert executed(path, tmp_path.resolve()) == path.read_text("utf-8"), (
        "write it anew with: python -m tests.manual"
    )


def test_the_tutorial_goes_from_a_page_to_an_answer() -> None:
    text = (DOCS / "tutorial.md").read_text("utf-8")
    steps = [
        "check",
        "new",
        "add",
        "read",
        "trace",
        "explain",
        "decide",
        "model",
        "run",
        "report",
        "pack",
        "verify",
    ]
    places = [text.index(f"$ countertrade {step} ") for step in steps]
    assert places == sorted(places)
    assert "every figure equal to the last digit" in text


def test_the_examples_in_python_are_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = doctest.testfile(str(DOCS / "howto" / "python.md"), module_relative=False, encoding="utf-8")
    assert ran.attempted > 10
    assert ran.failed == 0


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("manual")
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "sphinx",
            "-W",
            "--keep-going",
            "-q",
            "-b",
            "html",
            "-d",
            str(place / "trees"),
            str(DOCS),
            str(place / "html"),
        ],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return place / "html"


def test_every_page_is_in_the_manual(built: Path) -> None:
    wanted = {
        path.relative_to(DOCS).with_suffix(".html")
        for path in DOCS.rglob("*.md")
        if "screens" not in path.parts
    }
    assert wanted <= {path.relative_to(built) for path in built.rglob("*.html")}


def test_it_loads_nothing_from_a_network(built: Path) -> None:
    for path in built.rglob("*.html"):
        text = path.read_text("utf-8")
        loaded = re.findall(
            r"""<(?:script|img|link|iframe)\b[^>]*?\b(?:src|href)=["']((?:https?:)?//[^"']+)""", text
        )
        assert not loaded, (path.name, loaded)
    for path in built.rglob("*.css"):
        assert not re.findall(r"""url\(["']?(?:https?:)?//""", path.read_text("utf-8")), path.name


def test_the_reference_has_every_name_of_the_door(built: Path) -> None:
    import countertrade as ct

    text = (built / "reference" / "python.html").read_text("utf-8")
    for name in set(ct.__all__) - {"__version__"}:
        assert re.search(rf'id="countertrade\.(?:api|errors|records|quantity)(?:\.\w+)?\.{name}"', text), name


def test_words_of_the_glossary_are_those_of_the_reports() -> None:
    from countertrade.messages import is_key, say

    english = (DOCS / "glossary.md").read_text("utf-8").partition("## Glossar")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+?) \| ([^|]+?) \|", english, re.M)
    verdicts = {name: (english, german) for name, english, german in rows if is_key(f"report.verdict.{name}")}
    assert len(verdicts) == 4
    assert all(
        tuple(say(f"report.verdict.{name}", language) for language in ("en", "de")) == words
        for name, words in verdicts.items()
    )


def test_the_glossary_has_the_same_words_in_both_languages() -> None:
    english, _, german = (DOCS / "glossary.md").read_text("utf-8").partition("## Glossar")
    both = re.findall(r"^\| ([^|]+) \| [^|]+ \| ([^|]+) \| [^|]+ \|$", english, re.M)[1:]
    assert re.findall(r"^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$", german, re.M)[1:] == both
