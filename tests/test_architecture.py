"""docs/architecture.md holds: what it names is there, every package has its row, and modules import one another one way."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def modules() -> dict[str, Path]:
    found = {}
    for path in (SOURCE / "countertrade").rglob("*.py"):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


def imported(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """Every module that one imports, inside functions and for types alone too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                if inner in known or node.module in known:
                    yield inner if inner in known else node.module


def test_modules_import_one_another_one_way() -> None:
    known = modules()
    graph = {
        name: {other for other in imported(path, known) if other != name} for name, path in known.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_every_package_has_its_row() -> None:
    rows = set(re.findall(r"^\| `(\w+)` \|", PAGE, re.M))
    there = {
        path.stem if path.is_file() else path.name
        for path in (SOURCE / "countertrade").iterdir()
        if (path.suffix == ".py" and not path.stem.startswith("__"))
        or (path.is_dir() and (path / "__init__.py").exists())
    }
    assert there - rows == {"version"}


def test_the_ten_questions_lead_to_files() -> None:
    section = PAGE.partition("## Where does the next line belong?")[2]
    answers = re.findall(r"^\| [^|]+ \| (.+) \|$", section, re.M)[1:]
    assert len(answers) == 10
    for answer in answers:
        places = re.findall(r"`([\w/.<>-]+)`", answer)
        assert places
        for place in places:
            assert list(ROOT.glob(place)) or list((SOURCE / "countertrade").glob(place)), place
