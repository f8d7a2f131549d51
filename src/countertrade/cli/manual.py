"""The page docs/commands.md, made from what the commands say of themselves: python -m countertrade.cli.manual > docs/commands.md"""

from __future__ import annotations

import os

import click

from countertrade.cli import COMMANDS, app


def manual() -> str:
    """Every command with its help, as Markdown; the same on every machine."""
    os.environ["COUNTERTRADE_BY"] = "you"
    os.environ["COUNTERTRADE_LANG"] = "en"
    parts = [
        "# Commands",
        "",
        "Exit codes: 0 done, 1 findings inconsistent or implausible, 2 bad input (reported with its place and a way out), 130 stopped by Ctrl-C.",
        "Nothing is fetched from the network, except sources of `scan` that are addresses; only `suggest` sends texts, and only to the endpoint you name. The language of the output follows the system, or `--lang`, or COUNTERTRADE_LANG; the person who decides is the",
        "login name, or `--by`, or COUNTERTRADE_BY.",
    ]
    with app.make_context("countertrade", [], resilient_parsing=True, terminal_width=100) as context:
        for name in COMMANDS:
            command = app.get_command(context, name)
            assert command is not None
            with click.Context(command, parent=context, info_name=name, terminal_width=100) as inner:
                parts += ["", f"## {name}", "", "```text", command.get_help(inner), "```"]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    click.echo(manual(), nl=False)
