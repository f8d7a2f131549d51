"""The notebooks of the manual: run cell by cell as a kernel would, with what each cell shows.

    python -m tests.api.notebooks

writes what they show now into them.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "docs" / "notebooks"
FIXED = {"COUNTERTRADE_BY": "you", "COUNTERTRADE_NOW": "2026-01-15T09:00:00+00:00", "COUNTERTRADE_LANG": "en"}


def notebooks() -> list[Path]:
    return sorted(FOLDER.glob("*.ipynb"))


def executed(path: Path, workplace: Path) -> dict[str, Any]:
    """The notebook as it looks after every cell was run in order, in a folder of its own. Raises as a cell does."""
    book: dict[str, Any] = json.loads(path.read_text("utf-8"))
    names: dict[str, Any] = {"__name__": "__main__"}
    before = Path.cwd()
    os.environ.update(FIXED)
    os.chdir(workplace)
    try:
        for number, cell in enumerate((c for c in book["cells"] if c["cell_type"] == "code"), 1):
            cell["execution_count"] = number
            cell["outputs"] = outputs("".join(cell["source"]), names, number)
    finally:
        os.chdir(before)
        for name in FIXED:
            del os.environ[name]
    return book


def outputs(source: str, names: dict[str, Any], number: int) -> list[dict[str, Any]]:
    """What a cell prints, and what its last expression is."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    value = None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    made: list[dict[str, Any]] = []
    if printed.getvalue():
        made.append({"name": "stdout", "output_type": "stream", "text": lines(printed.getvalue())})
    if value is not None:
        data = {"text/plain": lines(repr(value))}
        if hasattr(value, "_repr_html_") and (shown := value._repr_html_()):
            data = {"text/html": lines(shown), **data}
        made.append(
            {"data": data, "execution_count": number, "metadata": {}, "output_type": "execute_result"}
        )
    return made


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def written(book: dict[str, Any]) -> str:
    return json.dumps(book, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    import tempfile

    for notebook in notebooks():
        with tempfile.TemporaryDirectory() as folder:
            notebook.write_text(written(executed(notebook, Path(folder))), "utf-8")
