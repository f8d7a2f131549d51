"""Our own scripts say what their values are, and TypeScript's compiler checks it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import countertrade
from tests.web import npm

SCRIPTS = {path.name: path for path in Path(countertrade.__file__).parent.rglob("*.js")}
"""Every script in the package."""
STRICT = [
    "--allowJs", "--checkJs", "--noEmit", "--target", "es2022", "--lib", "es2023,dom,dom.iterable",
    "--strict", "--noUncheckedIndexedAccess", "--noUnusedLocals", "--noUnusedParameters", "--noImplicitReturns",
]  # fmt: skip


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the compiler finds wrong in our scripts, and in one that breaks its types: a list of lines for each file's name."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    compiler = npm.unpacked(npm.TYPESCRIPT) / "bin" / "tsc"
    folder = tmp_path_factory.mktemp("scripts")
    for name, script in SCRIPTS.items():
        (folder / name).write_text(script.read_text("utf-8"), "utf-8")
    (folder / "broken.js").write_text(_broken(SCRIPTS["desk.js"].read_text("utf-8")), "utf-8")
    names = sorted(path.name for path in folder.iterdir())
    command = [node, str(compiler), *STRICT, *names]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    lines = done.stdout.splitlines()
    assert all(line.startswith((*names, " ")) for line in lines), done.stdout
    return {name: [line for line in lines if line.startswith(name)] for name in names}


def _broken(script: str) -> str:
    """A figure where words are due, and a parameter that says nothing of itself."""
    assert 'say(page.gone || "")' in script
    told = script.replace('say(page.gone || "")', "say(7)", 1)
    return told + "\nfunction loose(value) { return value; }\nloose(1);\n"


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_our_scripts_hold_their_types(said: dict[str, list[str]], name: str) -> None:
    assert said[name] == []


def test_a_script_that_breaks_its_types_is_found(said: dict[str, list[str]]) -> None:
    found = "\n".join(said["broken.js"])
    assert "TS2345: Argument of type 'number' is not assignable to parameter of type 'string'" in found
    assert "TS7006: Parameter 'value' implicitly has an 'any' type" in found
