"""The rows of a table in a stored text: cells between " | " or tabs."""

from __future__ import annotations


def is_row(line: str) -> bool:
    """Whether a line is one of a table.

    >>> is_row("2025 | 150,000 | 36"), is_row("In 2025 it was 150,000.")
    (True, False)
    """
    return " | " in line or "\t" in line
