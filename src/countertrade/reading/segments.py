"""Paragraphs and sentences. A quotation is one unit: no sentence ends inside quotation marks whose sentence goes on after them.

All functions take one pass over the text: linear in its length, whatever it holds.
"""

from __future__ import annotations

import functools
import re
from itertools import accumulate, pairwise
from typing import Any, TypeVar

import msgspec

from countertrade.reading import lexicon
from countertrade.reading.marks import marked
from countertrade.records import Span
from countertrade.tables import are_rows

R = TypeVar("R", bound=msgspec.Struct)

_WORDS = re.compile(r"\S+")
# Terminal punctuation, what may close after it, numbers of notes ("… in May.[3][note 2] Then"), then a gap, or a capitalised word that lost it ("… (BfW).Von dort …"); or a line end.
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]+[)\]“”\"«»‘’'‹›]*(?:\[[^\]\n]{1,20}\])*(?=\s)|(?:(?<=[^\W\dA-Z_]{2})|(?<=[)%]))\.(?=[A-ZÄÖÜ][a-zäöüß]*\s)|\n"
)
_LAST_WORD = re.compile(r"[^\s(\[„“\"»«–—/]{1,40}$")
# no ordinal and no day: "die Niederlande mit 455 und Portugal mit 296. Genannt werden …"
_COUNTED = re.compile(
    r"\b(?:mit|bei|auf|um|bis|gegen|nur|rund|etwa|knapp|gut|fast|sind|waren|es) (?:3[2-9]|[4-9]\d|\d{3})\.$"
)
_ORDINAL = re.compile(r"\d{1,3}\.$|\d{1,2}\.\d{1,2}\.$")  # and "vom 9.2. 2014"
_INITIAL = re.compile(r"(?:^|[\s.(-])[A-ZÄÖÜ]\.$")
# X is a network there, nobody's initial
_POSTED = re.compile(
    r"\b(?:on|via|auf|bei|über|to|network|platform|service|site|Netzwerk|Plattform|Portal|Dienst|Kurznachrichtendienst) X\.$"
)
_BULLET = re.compile(r"(?:[-•·▪‣*–—]|\d{1,2}[.)])[ \t]")
_LINE_END = re.compile(r"(?<![^\W\d_][-‐])\n|\n(?![a-zäöüß])")
WORD_BREAK = re.compile(r"[-‐]\n[ \t]*")
_NARROWEST, _WIDEST = 28, 110  # code points of a line that was broken
_PROSE = frozenset('.!?…:;,“”"’»)')
_FEWEST = 3  # lines that show a width
_CLOSING = frozenset("“”\"«»‘’'‹›")


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
        if _NARROWEST <= size <= _WIDEST:
            ends[size] += 1
            ends[min(_WIDEST, size + _first_word(text, following)) + 1] -= 1
    full, width = max((count, -at) for at, count in enumerate(accumulate(ends)))
    return -width if full >= _FEWEST and full * 2 >= len(pairs) else 0


def _joined(text: str, lines: list[Span], width: int) -> list[Span]:
    """The lines of a block, joined where they were broken at a width, that of the text or their own, or go on in lower case."""
    if any(are_rows([text[start:stop] for start, stop in lines])):
        return lines  # a table
    own = max(stop - start for start, stop in lines)
    if (
        not width
        and _NARROWEST <= own <= _WIDEST
        and all(_fills(text, *each, own) for each in pairwise(lines))
    ):
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
    """Whether the first word of the next line would not have fitted on a line."""
    size = line[1] - line[0]
    return size <= width < size + 1 + _first_word(text, following)


def _first_word(text: str, line: Span) -> int:
    word = _WORDS.match(text, line[0], line[1])
    return word.end() - word.start() if word else 0


def sentences(text: str, language: str) -> list[Span]:
    """The sentences of a text. What stands in quotation marks belongs whole to the sentence that introduces or names it.

    >>> text = "„Wir liefern. Immer.“, sagte sie am 3. Mai. Dann ging sie."
    >>> [text[a:b] for a, b in sentences(text, "de")]
    ['„Wir liefern. Immer.“, sagte sie am 3. Mai.', 'Dann ging sie.']
    """
    return list(_sentences(text, language))


@functools.lru_cache(maxsize=8)
def _sentences(text: str, language: str) -> tuple[Span, ...]:
    """Kept for the next stage that asks of the same text."""
    quoted = iter([mark for mark in marked(text) if mark.depth == 0])
    unit = next(quoted, None)
    found: list[Span] = []
    for start, end in paragraphs(text):
        begin = start
        for match in _STOP.finditer(text, start, end):
            stop = match.end()
            if match.group() == "\n":
                continue
            while unit is not None and unit.end < stop:
                unit = next(quoted, None)
            if unit is not None and unit.start < match.start() and stop < unit.end:
                continue
            if stop - begin >= 2 and _ends(text, begin, match, end, language):
                found.append((begin, stop))
                begin = _next_word(text, stop, end)
        if begin < end:
            found.append((begin, end))
    return tuple(found)


def _next_word(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends(text: str, begin: int, match: re.Match[str], end: int, language: str) -> bool:
    """Whether the punctuation at `match` ends a sentence."""
    following = _next_word(text, match.end(), end)
    if following >= end:
        return True
    after = text[following]
    if after.islower() or after in ",;:)":
        return False
    mark = match.group()
    if mark[0] != "." or len(mark) > 1:
        return not (mark[-1] in _CLOSING and after in "(–—-")
    word = _LAST_WORD.search(text, max(begin, match.start() - 40), match.end())
    last = word.group() if word else "."
    words = lexicon.grammar(language)
    next_word = _WORDS.match(text, following, min(end, following + 30))
    starter = next_word is not None and next_word.group().strip('„“"»«,') in words.starters
    if _ORDINAL.fullmatch(last):
        counted = _COUNTED.search(text, max(begin, match.start() - 40), match.end())
        return starter or after in '„“"»«' or language != "de" or counted is not None
    if not words.abbreviations.union(words.spaced).isdisjoint((last, last.lower(), last.capitalize())):
        yearly = text[max(begin, match.end() - 5) : match.end()].lower() in ("p. a.", " p.a.")
        return starter and (yearly or last.lower() in words.final)
    if _INITIAL.search(last):
        posted = last == "X." and _POSTED.search(text, max(begin, match.end() - 40), match.end())
        return bool(posted) or (starter and len(last) > 2)
    return True
