"""Where a quoted string stands in a text: literally, with blanks and quotation marks folded and nothing else."""

from __future__ import annotations

from countertrade.records import Span

DOUBLE = frozenset('"„“”«»‟＂')
SINGLE = frozenset("'‚‘’‹›‛＇`´")
MOST = 100
"""Places of one string that are looked for."""


def places_of(quote: str, text: str) -> list[Span]:
    """Every place of the quote in the text, as spans in code points of the text.

    >>> places_of('"half of it"', "He said:\\n„half  of it“ goes.")
    [(9, 22)]
    >>> places_of("half", "all")
    []
    """
    wanted, _ = folded(quote.strip())
    if not wanted:
        return []
    return places_in(wanted, *folded(text))


def places_in(wanted: str, folded_text: str, starts: list[int]) -> list[Span]:
    """Every place of a folded string in a folded text, as spans of the text itself; on borders of words only."""
    found: list[Span] = []
    at = folded_text.find(wanted)
    while at >= 0 and len(found) < MOST:
        end = at + len(wanted)
        before = folded_text[at - 1 : at]
        after = folded_text[end : end + 1]
        whole = not (before.isalnum() and wanted[0].isalnum()) and not (
            after.isalnum() and wanted[-1].isalnum()
        )
        if whole:
            found.append((starts[at], starts[end - 1] + 1))
        at = folded_text.find(wanted, at + 1)
    return found


def folded(text: str) -> tuple[str, list[int]]:
    """The text with each run of blanks as one space and each quotation mark as one of two, and where each sign of it stands in the text.

    >>> folded("a \\u00a0 „b“")
    ('a "b"', [0, 1, 4, 5, 6])
    """
    made: list[str] = []
    starts: list[int] = []
    for at, sign in enumerate(text):
        if sign.isspace():
            if made and made[-1] == " ":
                continue
            sign = " "
        elif sign in DOUBLE:
            sign = '"'
        elif sign in SINGLE:
            sign = "'"
        made.append(sign)
        starts.append(at)
    return "".join(made), starts
