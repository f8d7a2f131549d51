"""The pages of the manual, run: files are written where a page says so, commands are run in order, and what they print stands below them.

    python -m tests.manual

writes what they print now into the pages.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
from pathlib import Path

from countertrade.cli import main
from tests.captures.archives import MAIL, SINGLEFILE, URL, WHEN, wacz

DOCS = Path(__file__).parents[1] / "docs"
FIXED = {"COUNTERTRADE_BY": "you", "COUNTERTRADE_NOW": "2025-03-10T09:00:00+00:00", "COUNTERTRADE_LANG": "en"}
TUTORIAL = (DOCS / "tutorial.md").read_text("utf-8")
GIVEN = {
    "harbour-times.txt": TUTORIAL.partition("`harbour-times.txt`:\n\n```text\n")[2]
    .partition("```")[0]
    .encode(),
    "evidence.wacz": wacz(pages=[{"url": URL, "ts": WHEN, "title": "Gas for shells"}]),
    "saved.html": SINGLEFILE,
    "morning.eml": MAIL,
}
"""Files that a page takes for granted: captures, which cannot stand in a page, and the article of the tutorial."""
REFUSED = "# refused"
"""Ends a command that is to be refused."""
MANIFEST = re.compile(r"(?<=manifest sha256 )[0-9a-f]{64}")
"""The hash of a manifest, which holds the versions of Python and of packages, and so is another's on another machine."""
BLOCK = re.compile(
    r"`(?P<file>[\w./-]+)`[^`\n]*:\n\n```(?:text|yaml|json)\n(?P<content>.*?)```|```console\n(?P<session>.*?)```",
    re.DOTALL,
)


def pages() -> list[Path]:
    """The pages with commands in them."""
    written = [DOCS.parent / "README.md", *sorted(DOCS.rglob("*.md"))]
    return [path for path in written if "```console\n" in path.read_text("utf-8")]


def executed(path: Path, workplace: Path) -> str:
    """The page as it looks after its commands were run in an empty folder. Raises AssertionError for a command that fails as it should not."""
    before = Path.cwd()
    kept = {name: os.environ.get(name) for name in FIXED}
    os.environ.update(FIXED)
    os.chdir(workplace)
    for name, data in GIVEN.items():
        (workplace / name).write_bytes(data)
    try:
        return BLOCK.sub(lambda found: _block(found, workplace), path.read_text("utf-8"))
    finally:
        os.chdir(before)
        for name, value in kept.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def _block(found: re.Match[str], workplace: Path) -> str:
    if found["file"]:
        target = workplace / found["file"]
        assert target.resolve().is_relative_to(workplace.resolve())
        target.write_text(found["content"], "utf-8")
        return found[0]
    lines = [line for line in found["session"].splitlines() if line.startswith("$ ")]
    now = "```console\n" + "".join(f"{line}\n{ran(line[2:], workplace)}" for line in lines) + "```"
    return found[0] if MANIFEST.sub("", now) == MANIFEST.sub("", found[0]) else now


def ran(line: str, workplace: Path) -> str:
    """What a command prints, errors too; blanks at the ends of lines are no part of it."""
    words = shlex.split(line, comments=True)
    assert words[0] == "countertrade", line
    out = io.StringIO()
    code: object = None
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            main(words[1:])
        except SystemExit as done:
            code = done.code
    assert code in ((2,) if line.endswith(REFUSED) else (0, 1)), f"{line}\n{out.getvalue()}"
    printed = out.getvalue().replace(str(workplace), "").rstrip()
    assert "Traceback" not in printed, printed
    return "".join(f"{row.rstrip()}\n" for row in printed.splitlines())


if __name__ == "__main__":
    import tempfile

    for page in pages():
        with tempfile.TemporaryDirectory() as folder:
            page.write_text(executed(page, Path(folder).resolve()), "utf-8")
