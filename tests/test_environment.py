"""What `make` installs: pinned, by hash, as wheels, so that no script of a package runs; the installer too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_every_install_from_an_index_is_of_wheels_by_hash() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    variables = dict(re.findall(r"^(\w+) := (.*)$", text, re.M))
    installs = [
        re.sub(r"\$\((\w+)\)", lambda name: variables.get(name[1], ""), line)
        for line in re.findall(r"^\t.*install.*", text, re.M)
    ]
    assert len(installs) == 3
    for line in installs:
        from_index = "--require-hashes --only-binary :all:" in line
        assert from_index or "--no-deps --no-build-isolation -e ." in line, line


@pytest.mark.parametrize(
    ("name", "packages"),
    [("bootstrap.txt", {"pip", "setuptools"}), ("constraints.txt", {"lxml", "hatchling"})],
)
def test_every_package_is_pinned_with_a_hash(name: str, packages: set[str]) -> None:
    text = re.sub(r"\\\n\s*", "", (ROOT / name).read_text("utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert all(
        re.match(r"[\w.-]+(?:\[[\w,-]+\])?==[\w.]+\s.*--hash=sha256:[0-9a-f]{64}", line) for line in lines
    )
    assert packages <= {line.partition("==")[0] for line in lines}
