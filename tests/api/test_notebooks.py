"""The notebooks run from the first cell to the last, and show what stands in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.api.notebooks import executed, notebooks, written


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_a_notebook_shows_what_stands_in_it(path: Path, tmp_path: Path) -> None:
    book = executed(path, tmp_path)
    assert written(book) == path.read_text("utf-8"), "write it anew with: python -m tests.api.notebooks"


def test_there_are_three_and_each_is_a_notebook() -> None:
    assert [path.stem for path in notebooks()] == ["article", "case", "contract"]
    for path in notebooks():
        book = json.loads(path.read_text("utf-8"))
        assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
        assert book["cells"][0]["cell_type"] == "markdown"
        assert len({cell["id"] for cell in book["cells"]}) == len(book["cells"])
        assert all(
            cell["outputs"]
            for cell in book["cells"]
            if cell["cell_type"] == "code" and "shown" in cell["metadata"].get("tags", ["shown"])
        )
