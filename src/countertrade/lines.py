"""Lines of a stored text as paragraphs: a text that was broken at a width says the same as one that was not.

All functions take one pass over the text. Offsets stay those of the stored text.
"""

from __future__ import annotations

import functools
import re
from itertools import accumulate, pairwise
from typing import Any, TypeVar

import msgspec

from countertrade.records import Span
from countertrade.tables import are_rows

R = TypeVar("R", bound=msgspec.Struct)

WORD_BREAK = re.compile(r"[-‐]\n[ \t]*")
_LINE_END = re.compile(r"(?<![^\W\d_][-‐])\n|\n(?![a-zäöüß])")
_WORDS = re.compile(r"\S+")
_BULLET = re.compile(r"(?:[-•·▪‣*–—]|\d{1,2}[.)])[ \t]")
_NARROWEST, _WIDEST = 28, 110  # code points of a line that was broken
_PROSE = frozenset('.!?…:;,“”"’»)')
_FEWEST = 3  # lines that show a width


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text without the space around them. A blank line parts them, and so does the end of a short line.

    >>> paragraphs("Eine Zeile\\n\\nNoch eine.")
    [(0, 10), (12, 22)]
    """
    blocks = _blocks(text)
    width = _set_width(text, blocks)
    return [paragraph for block in blocks for paragraph in _joined(text, block, width)]


@functools.lru_cache(maxsize=8)
def flowing(text: str) -> str:
    """The text as long as it is, its paragraphs on one line each: a line end within one is a space, but where it breaks a word.

    >>> flowing("In all they sent two million shells to\\nNorland.")
    'In all they sent two million shells to Norland.'
    """
    at, found = 0, list[str]()
    for start, end in paragraphs(text):
        found += (text[at:start], _LINE_END.sub(" ", text[start:end]))
        at = end
    return "".join(found) + text[at:]


def as_printed(found: R, text: str) -> R:
    """What was found in the flowing text, every stretch that it quotes as it stands in `text`."""
    return found if flowing(text) == text else _as_printed(found, text)


def as_flowing(found: R, text: str) -> R:
    """What was found in a text, every stretch that it quotes as it stands in the flowing text."""
    flow = flowing(text)
    return found if flow == text else _as_printed(found, flow)


def _as_printed(value: Any, text: str) -> Any:
    match value:
        case msgspec.Struct():
            fields = {name: _as_printed(getattr(value, name), text) for name in value.__struct_fields__}
            if fields.get("text") and fields.get("span"):
                fields["text"] = text[slice(*fields["span"])]
            if isinstance(name := fields.get("name"), str):
                fields["name"] = WORD_BREAK.sub("", name)
            return msgspec.structs.replace(value, **fields)
        case tuple():
            return tuple(_as_printed(each, text) for each in value)
        case dict():
            return {name: _as_printed(each, text) for name, each in value.items()}
    return value


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
        if goes_on or (width and _fills(text, before, line, width) and not _BULLET.match(text, *line)):
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
