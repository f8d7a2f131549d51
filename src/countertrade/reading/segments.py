"""Paragraphs and sentences. A quotation is one unit: no sentence ends inside quotation marks whose sentence goes on after them.

All functions take one pass over the text: linear in its length, whatever it holds.
"""

from __future__ import annotations

import functools
import re
from itertools import pairwise

from countertrade.reading import lexicon
from countertrade.reading.marks import marked
from countertrade.records import Span
from countertrade.tables import are_rows

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
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
_NARROWEST = 28  # code points of a line that was wrapped
_CLOSING = frozenset("“”\"«»‘’'‹›")


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text without the space around them. A blank line parts them, and so does the end of a short line.

    >>> paragraphs("Eine Zeile\\n\\nNoch eine.")
    [(0, 10), (12, 22)]
    """
    found: list[Span] = []
    at = 0
    for match in _BLANK.finditer(text):
        found += _lines(text, at, match.start())
        at = match.end()
    return found + _lines(text, at, len(text))


def _lines(text: str, start: int, end: int) -> list[Span]:
    """The lines of a block, joined where the block was wrapped at a width or goes on in lower case."""
    lines: list[Span] = []
    at = start
    while at <= end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        stripped = text[at:stop]
        if stripped.strip():
            lead = len(stripped) - len(stripped.lstrip())
            lines.append((at + lead, at + len(stripped.rstrip())))
        at = stop + 1
    if len(lines) < 2:
        return lines
    if any(are_rows([text[start:stop] for start, stop in lines])):
        return lines  # a table
    width = max(stop - begin for begin, stop in lines)
    wrapped = _NARROWEST <= width <= 110 and all(
        (line[1] - line[0]) + 1 + _first_word(text, following) > width for line, following in pairwise(lines)
    )
    joined = [lines[0]]
    for line in lines[1:]:
        previous = joined[-1]
        if wrapped or (text[line[0]].islower() and text[previous[1] - 1] not in ".!?:"):
            joined[-1] = (previous[0], line[1])
        else:
            joined.append(line)
    return joined


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
