"""No regular expression of the package can backtrack without bound: a page of 340 bytes froze it once."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import countertrade
from tests.backtracking import troubles
from tests.gathering import whole

PACKAGE = Path(countertrade.__file__).parent

Found = tuple[str, int, str, int, bool]
"""Module, line, pattern, flags, whether it is of bytes."""


@pytest.fixture(scope="module")
def patterns() -> list[Found]:
    ran = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "gathering.py")], capture_output=True, check=True
    )
    compiled: list[Found] = [tuple(json.loads(line)) for line in ran.stdout.splitlines()]
    return list(dict.fromkeys([*compiled, *written()]))


def written() -> Iterator[Found]:
    """Patterns that stand as a literal in a call of `re`, wherever the call is."""
    for path in PACKAGE.rglob("*.py"):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=method),
                    args=[ast.Constant(value=str() | bytes() as given), *_],
                ):
                    named = {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}
                    flags = sum(getattr(re, flag) for flag in named & set(re.RegexFlag.__members__))
                    text = whole(given, flags) if method == "fullmatch" else given
                    binary = isinstance(text, bytes)
                    yield (
                        name,
                        node.lineno,
                        text.decode("latin-1") if isinstance(text, bytes) else text,
                        flags,
                        binary,
                    )


def test_no_pattern_backtracks_without_bound(patterns: list[Found]) -> None:
    assert len(patterns) > 400
    found = {
        f"{module}:{line}: {', '.join(told)}: {pattern[:80]}"
        for module, line, pattern, flags, binary in patterns
        if (told := troubles(pattern.encode("latin-1") if binary else pattern, flags))
    }
    assert found == set()


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (r"(?:a+)+b", "exponential"),
        (r"(?:a*)*b", "exponential"),
        (r"(?:a|b|ab)*c", "exponential"),
        (r"(?:\w+\s?)*$", "exponential"),
        (r"(?i:(?:ab|AB)*)c", "exponential"),
        (r"(?:<!--.{0,500}?-->\s*)*<html", "exponential"),
        (r"(?=(?:a+)+b)c", "exponential"),
        (r"\s*\s*x", "polynomial"),
        (r".*a.*bx", "polynomial"),
        (r"\d+(?:,\d+)*\d+x", "polynomial"),
        (r"(?:a|ab)*c", ""),
        (r"(?:[ \t]*\n)*x", ""),
        (r"\s*+\s*x", ""),
        (r"(?>a+)+b", "exponential"),
        (r"(?:a+)*+b", ""),
        (r"\w+ \w+x", ""),
        (r"a{1,9}a{1,9}b", ""),
        (r"\s*\n\s*", ""),
    ],
)
def test_it_is_told_from_the_pattern(pattern: str, told: str) -> None:
    """The last one ends in a loop: whatever it takes is a match. An atomic group counts as it reads, more than it does."""
    assert troubles(pattern, re.DOTALL) == ([told] if told else [])
