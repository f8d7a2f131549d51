"""The flowing text of a page: as a reader sees it, its paragraphs on one line each, with the place of every code point in the stored text.

A page says the same however it is set. What reading and checking look at is the flowing text; what they hand out counts in the stored one.
Lines are joined in as many passes as show further lines that were broken, at most `PASSES`; all else takes one.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, TypeVar

import msgspec

from countertrade.records import Span
from countertrade.tables import are_rows

R = TypeVar("R", bound=msgspec.Struct)

_BREAK = "\u00ad\u00ad"  # marks a line end within a word, as long as what it stands for
# a word that a line end breaks, but not "Öl-" before "und Gas", whose hyphen stands for what both share
_BROKEN = re.compile(
    r"(?<=[^\W\d_])[-‐]\n(?=[ \t]*(?!(?:und|oder|sowie|bis|and|or|to)\b)[a-zäöüß])|\u00ad\n(?=[ \t]*[^\W\d_])"
)
# what is not seen, ligatures, letters with marks of their own, the numbers of notes ("in May.[3]")
_UNSEEN = re.compile(
    rf"{_BREAK}[ \t]*|[\u00ad\u200b\u2060\ufeff]|[\ufb00-\ufb06]|[^\W\d_][\u0300-\u036f]+"
    r"|(?<=\d,) (?=000\b)"  # "100, 000 tonnes"
    r"|(?<=[^\s(\[])(?:\[\d{1,3}\])+|(?<=[.!?…,;”“\"»«)])[¹²³⁴-⁹]+"
)
_WORDS = re.compile(r"\S+")
_BULLET = re.compile(r"(?:[-•·▪‣*–—]|\d{1,2}[.)])[ \t]")
_LABELLED = re.compile(
    r"[A-ZÄÖÜ][\w.-]*(?: [A-ZÄÖÜ][\w.-]*){0,3}: "
)  # "Question: …?", and below it "Ana Roth: …"
_NARROWEST, _WIDEST = 28, 110  # code points of a line that was broken
_PROSE = frozenset('.!?…:;,“”"’»)')
_FEWEST = 3  # lines that show a width
PASSES = 4  # over a text, to join its lines
_SPANS = frozenset({"quote", "speaker", "cue", "frame", "addressee"})  # fields of several spans


class _Flow(NamedTuple):
    """A flowing text; `starts` and `ends` say of each of its code points where it begins and ends in the stored text."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def printed(self, span: Span) -> Span:
        """A span of the flowing text in the stored one."""
        start, end = span
        if start < end <= len(self.text):
            return self.starts[start], self.ends[end - 1]
        return (self.starts[start], self.starts[start]) if start < len(self.text) else span

    def found(self, span: Span) -> Span:
        """A span of the stored text in the flowing one."""
        start = bisect_left(self.starts, span[0])
        return start, max(start, bisect_right(self.ends, span[1]))


def flowing(text: str) -> str:
    """The text as a reader sees it: each paragraph on one line, letters composed, no ligatures, nothing unseen, no numbers of notes.

    >>> flowing("In all they sent two million shells[2] to the north of Nor-\\nland.")
    'In all they sent two million shells to the north of Norland.'
    """
    return _flow(text).text


def as_printed(found: R, text: str) -> R:
    """What was found in the flowing text of `text`: its spans in `text` itself, and what they quote as it stands there."""
    flow = _flow(text)
    return found if flow.text == text else _moved(found, flow.printed, text)


def as_flowing(found: R, text: str) -> R:
    """What quotes `text`: its spans in the flowing text, and what they quote as it stands there."""
    flow = _flow(text)
    return found if flow.text == text else _moved(found, flow.found, flow.text)


@functools.lru_cache(maxsize=8)
def _flow(text: str) -> _Flow:
    joined = text
    for _ in range(PASSES):
        before, at, pieces = joined, 0, list[str]()
        for start, end in paragraphs(joined):
            pieces += (joined[at:start], _BROKEN.sub(_BREAK, joined[start:end]).replace("\n", " "))
            at = end
        joined = "".join(pieces) + joined[at:]
        if joined == before:
            break  # lines that are joined show the width of fewer others
    found = [*_UNSEEN.finditer(joined)]
    if not found:
        return _Flow(joined, range(len(text)), range(1, len(text) + 1))
    pieces, starts, ends, at = [], array("q"), array("q"), 0
    for unseen in found:
        seen = unicodedata.normalize("NFC", _LIGATURES.get(unseen[0], _seen(unseen[0])))
        pieces += (joined[at : unseen.start()], seen)
        starts.extend((*range(at, unseen.start()), *[unseen.start()] * len(seen)))
        ends.extend((*range(at + 1, unseen.start() + 1), *[unseen.end()] * len(seen)))
        at = unseen.end()
    starts.extend(range(at, len(joined)))
    ends.extend(range(at + 1, len(joined) + 1))
    return _Flow("".join(pieces) + joined[at:], starts, ends)


_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


def _seen(printed: str) -> str:
    """What is seen of what is rewritten: a letter with its marks, or nothing."""
    return printed if printed[0].isalpha() else ""


def _moved(value: Any, to: Any, text: str) -> Any:
    """A value with its spans moved, and with what they quote of `text`."""
    match value:
        case msgspec.Struct():
            fields = {name: _moved(getattr(value, name), to, text) for name in value.__struct_fields__}
            for name, field in fields.items():
                if name == "span" and field is not None:
                    fields[name] = to(field)
                elif name in _SPANS and isinstance(field, tuple):
                    fields[name] = tuple(to(span) for span in field)
            if fields.get("text") and fields.get("span"):
                fields["text"] = text[slice(*fields["span"])]
            return msgspec.structs.replace(value, **fields)
        case tuple():
            return tuple(_moved(each, to, text) for each in value)
        case dict():
            return {name: _moved(each, to, text) for name, each in value.items()}
    return value


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text without the space around them. A blank line parts them, and so does the end of a short line.

    >>> paragraphs("Eine Zeile\\n\\nNoch eine.")
    [(0, 10), (12, 22)]
    """
    blocks = _blocks(text)
    width = _set_width(text, blocks)
    return [paragraph for block in blocks for paragraph in _joined(text, block, width)]


def _blocks(text: str) -> list[list[Span]]:
    """The lines between blank lines, without the space around them."""
    found: list[list[Span]] = [[]]
    at = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped[0])
            found[-1].append((start, start + len(stripped)))
        elif found[-1]:
            found.append([])
        at += len(line) + 1
    return [block for block in found if block]


def _set_width(text: str, blocks: list[list[Span]]) -> int:
    """The width at which the lines of a text were broken, 0 where they were not: that for which most lines are full.

    A line is full when the first word of the next would not have fitted.
    """
    pairs = [pair for block in blocks for pair in pairwise(block)]
    ends = [0] * (_WIDEST + 2)
    for line, following in pairs:
        size = line[1] - line[0]
        if _NARROWEST <= size <= _WIDEST and following[1] - following[0] <= _WIDEST:
            ends[size] += 1
            ends[min(_WIDEST, size + _first_word(text, following)) + 1] -= 1
    full, width = max((count, -at) for at, count in enumerate(accumulate(ends)))
    return -width if full >= _FEWEST and full * 2 >= len(pairs) else 0


def _joined(text: str, lines: list[Span], width: int) -> list[Span]:
    """The lines of a block, joined where they were broken at a width, that of the text or their own, or go on in lower case."""
    if any(are_rows([text[start:stop] for start, stop in lines])):
        return lines  # a table
    own = max(stop - start for start, stop in lines)
    prose = len(lines) > 2 or text[lines[-1][1] - 1] in _PROSE  # no headline above a name
    narrow = prose and _NARROWEST <= own <= _WIDEST
    if not width and narrow and all(_fills(text, *each, own) for each in pairwise(lines)):
        width = own
    joined = [lines[0]]
    for before, line in pairwise(lines):
        goes_on = text[line[0]].islower() and text[before[1] - 1] not in ".!?:"
        answers = text[before[1] - 1] in _PROSE and _LABELLED.match(text, *line)
        opens = answers or _BULLET.match(text, *line)
        if goes_on or (width and _fills(text, before, line, width) and not opens):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _fills(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the next line, which is no longer than the width either, would not have fitted on a line."""
    size = line[1] - line[0]
    return size <= width < size + 1 + _first_word(text, following) and following[1] - following[0] <= width


def _first_word(text: str, line: Span) -> int:
    word = _WORDS.match(text, line[0], line[1])
    return word.end() - word.start() if word else 0
