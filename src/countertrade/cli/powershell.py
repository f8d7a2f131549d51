"""Completion for PowerShell, which click does not bring along."""

from __future__ import annotations

import os
import shlex

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class


class PowerShell(ShellComplete):
    """The words typed so far come in COMP_WORDS, the one that is being typed in COMP_CWORD; what fits goes out, its help behind a tab."""

    name = "powershell"
    source_template = ""

    def get_completion_args(self) -> tuple[list[str], str]:
        line, incomplete = os.environ.get("COMP_WORDS", ""), os.environ.get("COMP_CWORD", "")
        try:
            words = shlex.split(line, posix=False)[1:]
        except ValueError:
            words = line.split()[1:]
        return words[:-1] if incomplete and words and words[-1] == incomplete else words, incomplete

    def format_completion(self, item: CompletionItem) -> str:
        return f"{item.value}\t{item.help or ''}".rstrip("\t")


add_completion_class(PowerShell)
