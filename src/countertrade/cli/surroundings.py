"""What commands take from the world around them: the clock, the person, the language, standard input and output."""

from __future__ import annotations

import datetime
import functools
import getpass
import locale
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from countertrade.records import Bad, Problem

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("table", "json", "jsonl", "csv", "xlsx")


def now() -> str:
    """The moment as ISO 8601 with its zone, to the second. COUNTERTRADE_NOW replaces it, for repeatable reports."""
    fixed = os.environ.get("COUNTERTRADE_NOW")
    return fixed or datetime.datetime.now().astimezone().isoformat(timespec="seconds")


def today() -> str:
    return now()[:10]


def person() -> str:
    """Who works here: COUNTERTRADE_BY, else the login name."""
    try:
        return os.environ.get("COUNTERTRADE_BY") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def language() -> str:
    """The reader's language where the system says it is German, else English. COUNTERTRADE_LANG replaces it."""
    said = os.environ.get("COUNTERTRADE_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG")
    said = said or (locale.getlocale()[0] or "")
    return "de" if said.lower().startswith(("de", "german")) else "en"


def with_language(command: F) -> F:
    return click.option(
        "--lang", type=click.Choice(["en", "de"]), default=language, help="Language of the output."
    )(command)


def with_format(command: F) -> F:
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        help="How to print it; xlsx needs --out.",
    )(
        click.option(
            "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead."
        )(command)
    )


def with_person(command: F) -> F:
    return click.option("--by", default=person, help="Who decides.  [default: your login name]")(command)


case_argument = click.argument("case", type=click.Path(path_type=Path))


def read_input(name: str) -> tuple[bytes, str]:
    """The bytes of a file, or of standard input for '-', and the name to call it by in messages."""
    from countertrade import files
    from countertrade.case import LIMIT

    if name == "-":
        data = sys.stdin.buffer.read(LIMIT + 1)
        if len(data) > LIMIT:
            raise Bad(
                Problem("standard input", 0, 0, f"more than {LIMIT // 2**20} MB; hand in the article alone")
            )
        return data, "standard input"
    return files.read_bytes(Path(name), LIMIT), name


def write_output(data: str | bytes, out: Path | None) -> None:
    """Print, or write the file whole and say where it is."""
    from countertrade import files

    if out is not None:
        files.write_bytes(out, data.encode() if isinstance(data, str) else data)
        click.echo(f"{out}", err=True)
    elif isinstance(data, bytes):
        if sys.stdout.isatty():
            raise Bad(
                Problem(
                    "--format xlsx", 0, 0, "a spreadsheet cannot be printed; name a file with --out FILE.xlsx"
                )
            )
        sys.stdout.buffer.write(data)
    else:
        click.echo(data, nl=not data.endswith("\n"))


def wide() -> int:
    """Columns to print in: the terminal's, or 120 into a pipe."""
    import shutil

    return min(shutil.get_terminal_size((120, 40)).columns, 140) if sys.stdout.isatty() else 120


def coloured() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def exits(command: Callable[..., int | None]) -> Callable[..., int]:
    """A command's return value is its exit code; none is 0."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> int:
        return command(*args, **kwargs) or 0

    return run
