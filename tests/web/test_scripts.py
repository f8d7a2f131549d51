"""Our own scripts say what their values are, and TypeScript's compiler checks it."""

from __future__ import annotations

import shutil
import subprocess
from importlib import resources
from pathlib import Path

import pytest

from tests.web import npm

SCRIPTS = {
    "desk.js": resources.files("countertrade.web") / "static" / "desk.js",
    "report.js": resources.files("countertrade.report") / "report.js",
}
STRICT = [
    "--allowJs", "--checkJs", "--noEmit", "--target", "es2022", "--lib", "es2023,dom,dom.iterable",
    "--strict", "--noUncheckedIndexedAccess", "--noUnusedLocals", "--noUnusedParameters", "--noImplicitReturns",
]  # fmt: skip


def said_of(*scripts: Path) -> list[str]:
    """What the compiler finds wrong, a line each."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    compiler = npm.unpacked(npm.TYPESCRIPT) / "bin" / "tsc"
    command = [node, str(compiler), *STRICT, *map(str, scripts)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120).stdout.splitlines()


def test_our_scripts_hold_their_types() -> None:
    with resources.as_file(SCRIPTS["desk.js"]) as desk, resources.as_file(SCRIPTS["report.js"]) as report:
        assert said_of(desk, report) == []


def test_a_script_that_breaks_its_types_is_found(tmp_path: Path) -> None:
    """The check can fail: a figure where words are due, and a parameter that says nothing of itself."""
    text = SCRIPTS["desk.js"].read_text("utf-8")
    assert 'say(page.gone || "")' in text
    broken = tmp_path / "broken.js"
    broken.write_text(
        text.replace('say(page.gone || "")', "say(7)", 1) + "\nfunction loose(x) { return x; }\nloose(1);\n"
    )
    said = "\n".join(said_of(broken))
    assert "TS2345" in said
    assert "TS7006" in said
