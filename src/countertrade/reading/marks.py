"""Quotation marks in pairs, in whatever style and mixture they are printed.

A mark's role hangs on its shape and on what stands beside it: `“` closes a German quotation and opens an English one, `»` does
both in either language, `"` says nothing at all. So the pairs are found with one stack in one pass (linear in the text): a mark
closes when the innermost open quotation can be closed by it and a word stands before it, and opens when a word stands after it.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from countertrade.records import Span


class Marked(NamedTuple):
    """A stretch in quotation marks. Where the closing mark is missing (`closed` is False) it ends with its paragraph."""

    start: int
    end: int
    depth: int  # 0 for an outermost quotation
    closed: bool
    width: int = 1  # characters of its mark: two where it is printed as two single ones

    @property
    def inner(self) -> Span:
        """The words without their marks."""
        return self.start + self.width, self.end - self.width if self.closed else self.end


MARKS = "„“”\"»«‟‚‘’›‹'"
# What closes a quotation opened by the key.
_CLOSERS: dict[str, str | tuple[str, ...]] = {
    "„": '“”"‟«»',
    "“": '”"“',
    "”": '”"',
    "‟": '”"',
    '"': '"”“',
    "»": '«»"',
    "«": '»«"',
    "‚": "‘’'",
    "‘": "’'",
    "›": "‹›",
    "‹": "›‹",
    "'": "'’",
    "''": ("''", "”", '"'),
    "``": ("''", "``", "”", '"'),
}
_ONLY_OPEN = frozenset(("``", *"„‚"))
_EITHER_WAY = frozenset(("''", *"\"“»«'‘›‹"))
_SINGLE = frozenset("‚‘’'›‹")
_DIRECTED = frozenset("„“»«")  # an unclosed one still counts; a lone `"` may be inches
_NOT_BEFORE_OPEN = frozenset(".!?%)]}")
_MAX_DEPTH = 4  # deeper nesting is noise; marks beyond it are passed over
_SINGLE_REACH = 600  # a single mark without a partner within so many characters is an apostrophe
_TOKEN = re.compile(r"''|``|[" + re.escape(MARKS) + r"]|\n\s*")
_TWO_SIDED = re.compile("[" + "".join(mark for mark in MARKS if mark not in "‚‘’'›‹") + "]")
_PARAGRAPHS = 3000  # characters in which a quotation of several paragraphs closes
_STOP = re.compile(r"[.!?](?=\s)")


def marked(text: str) -> list[Marked]:
    """Every stretch in quotation marks, in order of its start.

    >>> [m[:3] for m in marked('„Wir sagten ‚nie‘ dazu“, so er.')]
    [(0, 23, 0), (12, 17, 1)]
    """
    return list(_marked(text))


@functools.lru_cache(maxsize=8)
def _marked(text: str) -> tuple[Marked, ...]:
    """Kept for the next stage that asks of the same text."""
    found: list[Marked] = []
    open_: list[tuple[str, int]] = []  # innermost last
    for match in _TOKEN.finditer(text):
        mark, at = match.group(), match.start()
        if mark[0] == "\n":
            ends = open_ and (mark.count("\n") > 1 or _ends_line(text, at, match.end()))
            if ends and not _closes_later(text, match.end(), open_[0]):
                _abandon(text, at, match.end(), open_, found)
            continue
        before = text[at - 1] if at else " "
        width = len(mark)
        after = text[at + width] if at + width < len(text) else " "
        if mark in _SINGLE and before.isalnum() and after.isalnum():
            continue  # an apostrophe
        word_before = not before.isspace() and before not in "([{"
        word_after = not after.isspace() and after not in ".,;:!?)]}"
        if mark not in _ONLY_OPEN and (word_before or not (word_after and mark in _EITHER_WAY)):
            level = _partner(mark, at, open_)
            if level is not None:
                if at - open_[level][1] > len(open_[level][0]):  # marks around nothing are none
                    found.append(Marked(open_[level][1], at + width, level, True, width))
                del open_[level:]
                continue
        if mark in _SINGLE and (mark == "’" or before.isalnum()):
            continue
        if (
            word_after
            and (mark in _ONLY_OPEN or not (before.isalnum() or before in _NOT_BEFORE_OPEN))
            and len(open_) < _MAX_DEPTH
        ):
            if mark == "„" and open_ and open_[-1][0] == "„":  # opened twice: the first was never closed
                start = open_.pop()[1]
                stop = _STOP.search(text, start, at)
                if at - start > 1:
                    found.append(Marked(start, stop.end() if stop else at, len(open_), False))
            open_.append((mark, at))
    if open_:
        _abandon(text, len(text.rstrip()), len(text), open_, found)
    found.sort()
    return tuple(found)


def _partner(mark: str, at: int, open_: list[tuple[str, int]]) -> int | None:
    """The level of the open quotation that `mark` closes; single marks left open inside it are passed over."""
    for level in range(len(open_) - 1, -1, -1):
        opener, start = open_[level]
        if mark in _CLOSERS[opener] and (opener not in _SINGLE or at - start < _SINGLE_REACH):
            return level
        if opener not in _SINGLE:
            return None
    return None


def _ends_line(text: str, at: int, following: int) -> bool:
    """Whether a single line end is also the end of a sentence, and not a line broken for its length."""
    return text[at - 1 : at] in '.!?“”"«»' and not text[following : following + 1].islower()


def _closes_later(text: str, following: int, opened: tuple[str, int]) -> bool:
    """Whether the next mark behind a paragraph closes what a colon presented before it: a quotation of several paragraphs with one pair."""
    opener, start = opened
    mark = _TWO_SIDED.search(text, following, following + _PARAGRAPHS)
    if mark is None or opener in _SINGLE or text[max(0, start - 2) : start] != ": ":
        return False
    return mark.group() in _CLOSERS[opener] and not text[mark.start() - 1].isspace()


def _abandon(text: str, end: int, following: int, open_: list[tuple[str, int]], found: list[Marked]) -> None:
    """Give up what is still open at the end of a paragraph.

    A quotation of several paragraphs opens each with a mark and closes only the last, so an unclosed one runs to `end`.
    """
    opener, start = open_[0]
    open_.clear()
    continues = text.startswith(opener, following)
    leads = start == 0 or text[start - 1] == "\n" or text[max(0, start - 2) : start] == ": "
    if opener not in _SINGLE and (continues or leads or opener in _DIRECTED):
        found.append(Marked(start, end, 0, False))
