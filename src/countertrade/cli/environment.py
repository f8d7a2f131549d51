"""What commands take from the world around them: the clock, the person, the language, standard input and output.

All that a command prints goes through `say` or `write_output`: nothing from a page or a stranger's case steers the terminal.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
import getpass
import locale
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from countertrade.dates import iso_date
from countertrade.records import Article, Bad, Case, Problem
from countertrade.visible import one_line, visible

if TYPE_CHECKING:
    from countertrade.pipeline import Pipeline

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("table", "json", "jsonl", "csv", "xlsx")


def now() -> str:
    """The moment as ISO 8601 with its zone, to the second. COUNTERTRADE_NOW replaces it, for repeatable reports."""
    fixed = iso_date(os.environ.get("COUNTERTRADE_NOW"), "COUNTERTRADE_NOW")
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

    if name != "-":
        return files.read_given(Path(name), LIMIT), name
    if sys.stdin is None:
        raise Bad(
            Problem("standard input", 0, 0, "it is closed; name a file, or send the text with: … < FILE")
        )
    data = sys.stdin.buffer.read(LIMIT + 1)
    if len(data) > LIMIT:
        said = f"more than {LIMIT // 2**20} MB; hand in the article alone"
        raise Bad(Problem("standard input", 0, 0, said))
    return data, "standard input"


def opened(case: Path) -> Case:
    """The case in a folder; lines of its decisions that are none are told on standard error. Raises Bad with every problem of its files."""
    from countertrade.case import open_case

    found = open_case(case)
    tell(found.unread)
    return found


def opened_pipeline(case: Path, language: str, as_of: str | None = None) -> Pipeline:
    """The case, worked through as the command asks for it. Lines of its decisions that are none are named at once, and articles without
    a date where one is asked for; articles that cannot be read or checked when it ends."""
    from countertrade.pipeline import pipeline_of

    whole = pipeline_of(case, language=language, as_of=as_of)
    tell(whole.case.unread)
    if as_of is not None:
        tell(whole.undated)
    click.get_current_context().call_on_close(lambda: tell(whole.problems, "countertrade"))
    return whole


def article_from(data: bytes, said: str, **known: Any) -> Article:
    """The bytes as an article, captured now."""
    from countertrade.api.stages import article_in

    name = "pasted.txt" if said == "standard input" else said
    try:
        return article_in(data, name, captured=now(), **known)
    except Bad as bad:
        raise Bad(*(problem._replace(path=said) for problem in bad.problems)) from None


@contextlib.contextmanager
def extra() -> Iterator[None]:
    """Says how to install what commands for web archives need and is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("countertrade"):
            raise
        said = (
            f"this command needs '{error.name}', which is not installed; "
            "install it with: pip install 'countertrade[archive]'"
        )
        raise Bad(Problem("countertrade[archive]", 0, 0, said)) from None


MOST = 50
"""Problems of a file that are printed; a broken file may have as many as lines."""


def tell(problems: Iterable[Problem], kind: str = "warning") -> None:
    """Print problems on standard error, each on a line."""
    listed = list(problems)
    for problem in listed[:MOST]:
        say(f"{kind}: {one_line(str(problem))}", err=True)
    if len(listed) > MOST:
        say(f"{kind}: … and {len(listed) - MOST} more; the last: {one_line(str(listed[-1]))}", err=True)


def say(text: object, *, err: bool = False, nl: bool = True) -> None:
    """Print a text, with marks for what would steer a terminal."""
    with _printing(err):
        click.echo(visible(str(text)), err=err, nl=nl)


def write_output(data: str | bytes, out: Path | None, *, ready: bool = False) -> None:
    """Print, or write the file whole and say where it is; a `ready` text steers with signs of our own and no others."""
    from countertrade import files

    if isinstance(data, str) and not ready:
        data = visible(data)
    if out is not None:
        files.make_folders(out.parent)
        files.write_bytes(out, data.encode("utf-8", "replace") if isinstance(data, str) else data)
        say(out, err=True)
    elif isinstance(data, bytes):
        if sys.stdout.isatty():
            said = "a spreadsheet cannot be printed; name a file with --out FILE.xlsx"
            raise Bad(Problem("--format xlsx", 0, 0, said))
        with _printing():
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
    else:
        with _printing():
            click.echo(data, nl=bool(data) and not data.endswith("\n"))


@contextlib.contextmanager
def _printing(err: bool = False) -> Iterator[None]:
    """Who reads our output may stop to (head, less): the command comes to its end all the same, for it may have more to do than print."""
    try:
        yield
    except BrokenPipeError:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, (sys.stderr if err else sys.stdout).fileno())
        os.close(silent)
    except OSError as error:
        if err:
            return  # nobody can be told
        from countertrade.files import why

        raise Bad(Problem("standard output", 0, 0, f"cannot be written: {why(error)}")) from None


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
