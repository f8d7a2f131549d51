"""The command `countertrade`. Commands only call; each is imported when it is used, so that --help answers at once.

Exit codes: 0 done, 1 findings inconsistent or implausible, 2 bad input, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from typing import Any

import click

from countertrade import __version__

# name -> (module, function, what --help says); in the order of the work
COMMANDS: dict[str, tuple[str, str, str]] = {
    "check": ("reading", "check", "Check one article, or a case: who says what, and does it add up?"),
    "read": ("reading", "read", "Print who states what, with exact quotes."),
    "new": ("case_folder", "new", "Make an empty case."),
    "add": ("case_folder", "add", "Add articles to a case."),
    "import": ("case_folder", "import_statements", "Add statements recorded by hand or by another tool."),
    "suggest": ("suggesting", "suggest", "Ask a language model for statements; they wait for a person."),
    "update": ("case_folder", "update", "Store a new version of an article."),
    "trace": ("reading", "trace", "Show who took a figure from whom, and what changed."),
    "show": ("case_folder", "show", "Show a statement in its sentence, its chain, and what depends on it."),
    "decide": (
        "case_folder",
        "decide",
        "Accept, correct or reject a statement, set a parent, dismiss a finding.",
    ),
    "note": ("case_folder", "note", "Write a note on a statement or a finding, or list them."),
    "draft": ("model", "draft", "Write measures and a first deal.yaml from the statements."),
    "model": ("model", "model", "Read the deal aloud, check it, or lay it out."),
    "explain": ("model", "explain", "Show how a quantity follows from quotes."),
    "run": ("model", "run", "Work out what each side gives, gets and risks."),
    "history": ("model", "history", "Show how the answer moved with each report."),
    "report": ("model", "report", "Write the report: one file, every number linked to its quote."),
    "export": (
        "sharing",
        "export",
        "Write the case for other tools: FollowTheMoney, PROV, STIX, references …",
    ),
    "pack": ("sharing", "pack", "Put the case into one file that others can check and run again."),
    "verify": ("sharing", "verify", "Check such a file, and run it again."),
    "serve": ("serve", "serve", "Open the case as a page on this computer."),
    "doctor": ("doctor", "doctor", "Look at this installation: is everything there, and does it work?"),
    "completion": ("doctor", "completion", "Teach your shell to complete commands and options."),
    "scan": ("archive", "scan", "Find in web archives what concerns a case."),
    "query": ("archive", "query", "Ask a scanned archive in SQL."),
    "simulate-grid": ("archive", "simulate_grid", "Work out every scenario of a grid, on Dask."),
    "demo": ("model", "demo", "Run a built-in case and write its report."),
}


class Lazy(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, function, _ = COMMANDS[name]
        command: click.Command = getattr(importlib.import_module(f"countertrade.cli.{module}"), function)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, _, said) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name not in COMMANDS and not ctx.resilient_parsing:
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, 1)
            hint = f" Did you mean '{near[0]}'?" if near else f" Commands: {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command '{name}'.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="countertrade")
def app() -> None:
    """Read what is reported about a deal between states, and work out what each side gives, gets and risks."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line. What the user handed in wrongly ends with exit code 2 and a message that says where."""
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:  # a console that cannot print a sign must not stop the answer
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    from countertrade.cli.environment import say, tell
    from countertrade.records import Bad

    if os.environ.get("_COUNTERTRADE_COMPLETE", "").startswith("powershell"):
        importlib.import_module("countertrade.cli.powershell")
    try:
        code = app.main(arguments, prog_name="countertrade", standalone_mode=False)
        say("", nl=False)  # what still waits to be printed
    except Bad as bad:
        sys.unraisablehook = lambda _: (
            None
        )  # a library torn down after a failure that is told here has nothing to add
        tell(bad.problems, "countertrade")
        code = 2
    except click.ClickException as error:
        told = io.StringIO()
        error.show(told)
        say(told.getvalue(), err=True, nl=False)
        code = 2
    except SystemExit as done:
        # where nobody reads our help, click ends so, with 1, by which we mean something else
        code = 0 if done.code == 1 else done.code
    except (click.Abort, KeyboardInterrupt):
        say("countertrade: stopped; every file is whole, and what was said to be done is", err=True)
        code = 130
    except OSError as error:
        # outside what `files` writes: a full disk under a temporary file, a terminal that is gone
        say(
            f"countertrade: {error.filename or 'this computer'}: {(error.strerror or str(error)).lower()}",
            err=True,
        )
        code = 2
    sys.exit(code if isinstance(code, int) else 0)


def _open_streams() -> None:
    """Have something behind the three standard streams: where one is closed, the next file opened would take its number."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY if name == "stdin" else os.O_WRONLY)
        if name != "stdin" and getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open until the end
