"""Commands about the installation itself: doctor, completion."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import locale
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Literal, NamedTuple

import click

from countertrade.cli.environment import exits, say
from countertrade.errors import EXTRAS
from countertrade.records import Bad, Problem
from countertrade.version import __version__

State = Literal["ok", "note", "wrong"]
NEEDED = (
    "babel", "click", "filelock", "jinja2", "lxml_html_clean", "msgspec", "numba", "numpy", "openpyxl", "pint", "py3langid",
    "pypdf", "rich", "ruamel.yaml", "scipy", "starlette", "multipart", "HanTa", "trafilatura", "uvicorn",
)  # fmt: skip
SHIPPED = (
    ("countertrade.checking", "reference.csv"), ("countertrade.report", "style.css"), ("countertrade.report", "templates/report.html"),
    ("countertrade.web", "templates"), ("countertrade.web", "static"), ("countertrade", "py.typed"),
)  # fmt: skip
ROOM = 200 * 2**20
"""Bytes free on the disk below which a case with captures soon finds none."""


class Found(NamedTuple):
    """What a look at one thing found: fine, worth knowing, or wrong, with the way out."""

    state: State
    what: str
    said: str


@click.command()
@exits
def doctor() -> int:
    """Check this installation: packages, shipped files, disk, locks and console, a sentence read and a model run. Ends with 2 if
    something is wrong. Nothing is fetched."""
    wrong = 0
    for look in LOOKS:
        try:
            for found in look():
                say(f"{found.state:<5} {found.what}: {found.said}")
                wrong += found.state == "wrong"
        except Exception as error:  # whatever is broken here is what is looked for
            problems = "; ".join(map(str, error.problems)) if isinstance(error, Bad) else str(error)
            say(
                f"wrong {look.__name__.strip('_').replace('_', ' ')}: {type(error).__name__}: {problems[:300]}"
            )
            wrong += 1
    say("all is well" if not wrong else f"{wrong} thing{'' if wrong == 1 else 's'} to put right")
    return 2 if wrong else 0


def _python() -> Iterator[Found]:
    version = platform.python_version()
    good = sys.version_info >= (3, 11)
    yield Found(
        "ok" if good else "wrong", "Python", version if good else f"{version}; 3.11 or newer is needed"
    )
    yield Found("ok", "countertrade", f"{__version__} in {Path(__file__).parents[1]}")
    yield Found(
        "ok",
        "system",
        f"{platform.system()} {platform.release()}, {platform.machine()}, {os.cpu_count()} processors",
    )


def _packages() -> Iterator[Found]:
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        yield Found(
            "wrong", "packages", f"{', '.join(missing)} missing; reinstall with: pip install countertrade"
        )
    else:
        yield Found("ok", "packages", f"all {len(NEEDED)} present")
    extras: dict[str, list[str]] = {}
    for package, extra in EXTRAS.items():
        if importlib.util.find_spec(package) is None:
            extras.setdefault(extra, []).append(package)
    for extra, packages in extras.items():
        yield Found(
            "note",
            extra,
            f"{', '.join(packages)} not installed; if you want it: pip install 'countertrade[{extra}]'",
        )


def _shipped_files() -> Iterator[Found]:
    from countertrade.case import built_in, built_in_names, open_case

    lacking = [
        f"{package}/{name}"
        for package, name in SHIPPED
        if not resources.files(package).joinpath(name).is_file()
        and not resources.files(package).joinpath(name).is_dir()
    ]
    if lacking:
        yield Found("wrong", "shipped files", f"{', '.join(lacking)} missing; reinstall")
    articles = sum(len(open_case(built_in(name)).articles) for name in built_in_names())
    yield Found(
        "ok" if not lacking else "note",
        "built-in cases",
        f"{', '.join(built_in_names())}; {articles} articles",
    )


def _disk() -> Iterator[Found]:
    from countertrade import files
    from countertrade.simulation.code_cache import folder, why_not

    free = shutil.disk_usage(Path.cwd()).free
    state: State = "ok" if free > ROOM else "note"
    yield Found(state, "disk", f"{free // 2**20:,} MB free where you are")
    with tempfile.TemporaryDirectory() as place:
        here = Path(place)
        files.write_text(here / "größe.txt", "two\nlines\n")
        same = (here / "größe.txt").read_bytes() == b"two\nlines\n"
        yield Found(
            "ok" if same else "wrong",
            "files",
            "written whole, with the intended line endings"
            if same
            else "line endings are changed on the way",
        )
        with files.locked(here), files.locked(here):
            yield Found("ok", "locks", "one writer at a time")
        lower = (here / "GRÖSSE.TXT").exists() or (here / "GRÖßE.TXT").exists()
        if lower:
            yield Found("note", "names", "this disk does not tell capital from small letters in file names")
    said = why_not()
    yield Found("note" if said else "ok", "kept machine code", str(said or folder()))


def _console() -> Iterator[Found]:
    encoding = (sys.stdout.encoding or "none").lower()
    able = True
    try:
        "– „ü“ → €".encode(encoding if encoding != "none" else "ascii")
    except (UnicodeEncodeError, LookupError):
        able = False
    hint = "characters it cannot print become “?”; set PYTHONUTF8=1, or use --out FILE"
    yield Found("ok" if able else "note", "console", encoding if able else f"{encoding}: {hint}")
    yield Found(
        "ok", "language", f"{os.environ.get('COUNTERTRADE_LANG') or locale.getlocale()[0] or 'not set'}"
    )


def _reading() -> Iterator[Found]:
    from countertrade.api.reading import read

    (claim,) = read("Oz pays 300 dollars for each shell, the minister Ana Brandt said.").statements
    right = str(claim.quantity) == "300 USD/shell"
    yield Found(
        "ok" if right else "wrong", "reading", f"a sentence read in a separate process: {claim.quantity}"
    )


def _a_model() -> Iterator[Found]:
    from countertrade.api.deal import load

    text = "title: t\nstart: 2030-01\nmonths: 2\ncurrency: USD\nparties: {A: A, B: B}\nflows:\n  x: {from: A, to: B, amount: 10 to 30 USD/month}\n"
    balance = load(text).run(draws=64).balance("B")
    right = 20 < balance.q50 < 60
    yield Found("ok" if right else "wrong", "a model", f"run: {balance.q50:.4g} USD")


LOOKS: tuple[Callable[[], Iterator[Found]], ...] = (
    _python,
    _packages,
    _shipped_files,
    _disk,
    _console,
    _reading,
    _a_model,
)


# --- completion -----------------------------------------------------------------------------------------------------------

VARIABLE = "_COUNTERTRADE_COMPLETE"
WHERE = {
    "bash": '~/.bashrc: eval "$(countertrade completion bash)"',
    "zsh": '~/.zshrc: eval "$(countertrade completion zsh)"',
    "fish": "~/.config/fish/completions/countertrade.fish: countertrade completion fish | source",
    "powershell": "$PROFILE: countertrade completion powershell | Out-String | Invoke-Expression",
}
"""Shell -> the file that it reads when it starts, and the line to put there."""

POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName countertrade -ScriptBlock {
    param($word, $tree, $at)
    $env:_COUNTERTRADE_COMPLETE = "powershell_complete"
    $env:COMP_WORDS = $tree.ToString()
    $env:COMP_CWORD = $word
    countertrade | ForEach-Object {
        $value, $help = $_ -split "`t", 2
        [System.Management.Automation.CompletionResult]::new($value, $value, "ParameterValue", $(if ($help) { $help } else { $value }))
    }
    Remove-Item Env:_COUNTERTRADE_COMPLETE, Env:COMP_WORDS, Env:COMP_CWORD
}
"""


@click.command()
@click.argument("shell", type=click.Choice(list(WHERE)))
@exits
def completion(shell: str) -> None:
    """Print the lines that teach SHELL to complete commands and options.

    Put one line in the file your shell reads when it starts; for bash, into ~/.bashrc: eval "$(countertrade completion bash)"
    """
    from click.shell_completion import get_completion_class

    from countertrade.cli import app

    if shell == "powershell":
        say(POWERSHELL, nl=False)
        return
    kind = get_completion_class(shell)
    if kind is None:
        raise Bad(Problem(shell, 0, 0, f"no completion for this shell; there are {', '.join(WHERE)}"))
    say(f"# {WHERE[shell]}")
    say(kind(app, {}, "countertrade", VARIABLE).source())
