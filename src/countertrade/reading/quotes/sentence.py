"""A sentence as words with their tags, and the quotation marks in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from countertrade.reading.marks import Marked
from countertrade.reading.quotes.lexicon import Lexicon
from countertrade.records import Span

_WORD = re.compile(r"\w+(?:[-‐’'.,:&/@]\w+)*|[^\w\s]")

_PAST = ("\0", "\0")

Range = tuple[int, int]  # words from, to (exclusive)


class Sentence:
    """The words of one sentence in parallel lists. `unit[i]` is the outer quotation mark pair that word i stands in, or -1."""

    __slots__ = (
        "end",
        "ends",
        "last",
        "lexicon",
        "marks",
        "outside",
        "seen",
        "size",
        "start",
        "starts",
        "tags",
        "text",
        "unit",
        "words",
    )

    def __init__(self, text: str, span: Span, lexicon: Lexicon, marks: Sequence[Marked]) -> None:
        self.text, (self.start, self.end), self.lexicon = text, span, lexicon
        words: list[str] = []
        starts: list[int] = []
        for match in _WORD.finditer(text, span[0], span[1]):
            words.append(match.group())
            starts.append(match.start())
        tag = lexicon.tag
        self.words, self.starts = words, starts
        self.ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
        self.tags = [tag(word) for word in words]
        size = len(words)
        self.size = size
        last = size
        while last > 0 and words[last - 1] in ".!?…":
            last -= 1
        self.last = last  # words before the final punctuation
        self.marks: list[tuple[Marked, int, int]] = []  # outer pairs with their first word and the word after
        if not marks:
            self.unit: list[int] | None = None
        else:
            unit = [-1] * size
            place = 0
            for number, mark in enumerate(marks):
                while place < size and starts[place] < mark.start:
                    place += 1
                first = place
                while place < size and starts[place] < mark.end:
                    unit[place] = number
                    place += 1
                self.marks.append((mark, first, place))
            self.unit = unit
        self.outside = size - sum(
            after - first for _, first, after in self.marks
        )  # words in no quotation marks
        seen = 0
        if self.unit is None:
            for flag in self.tags:
                seen |= flag
        else:
            for flag, inside in zip(self.tags, self.unit, strict=True):
                if inside < 0:
                    seen |= flag
        self.seen = seen
        # Two words past the end that are nothing, so that a rule may look ahead.
        words += _PAST
        self.tags += (0, 0)
        if self.unit is not None:
            self.unit += (-1, -1)

    def quoted(self, place: int) -> bool:
        """Whether the word stands in quotation marks."""
        return self.unit is not None and self.unit[place] >= 0

    def spans(self, ranges: Iterable[Range]) -> tuple[Span, ...]:
        """Character spans of ranges of words; touching ranges become one."""
        found: list[Range] = []
        for first, after in sorted(ranges):
            if after <= first:
                continue
            if found and found[-1][1] >= first:
                found[-1] = (found[-1][0], max(found[-1][1], after))
            else:
                found.append((first, after))
        return tuple((self.starts[first], self.ends[after - 1]) for first, after in found)


def without(whole: Range, holes: Iterable[Range]) -> list[Range]:
    """What is left of a range of words when others are taken out."""
    left: list[Range] = []
    at, end = whole
    for first, after in sorted(holes):
        if after <= at or first >= end:
            continue
        if first > at:
            left.append((at, first))
        at = max(at, after)
    if at < end:
        left.append((at, end))
    return left
