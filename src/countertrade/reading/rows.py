"""The rows of a table in a stored text: cells between " | " or tabs, or a figure behind wide blanks."""

from __future__ import annotations

import re

_ROW = re.compile(r" \| |\t|\S {3,}[$€£]?\d")


def is_row(line: str) -> bool:
    """Whether a line is one of a table.

    >>> is_row("2025 | 150,000 | 36"), is_row("In 2025 it was 150,000.")
    (True, False)
    >>> is_row("Peru   48,200"), is_row("Home   News   Sport")
    (True, False)
    """
    return bool(_ROW.search(line))
