"""Sentences. A quotation is one unit: no sentence ends inside quotation marks whose sentence goes on after them.

All functions take one pass over the text: linear in its length, whatever it holds.
"""

from __future__ import annotations

import functools
import re

from countertrade.lines import paragraphs
from countertrade.reading import lexicon
from countertrade.reading.marks import marked
from countertrade.records import Span

_WORDS = re.compile(r"\S+")
# Terminal punctuation, what may close after it, numbers of notes ("… in May.[3][note 2] Then"), then a gap, or a capitalised word that lost it ("… (BfW).Von dort …"); or what parts the lines of a ticker; or a line end.
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]+[)\]“”\"«»‘’'‹›]*(?:\[[^\]\n]{1,20}\])*(?=\s)|(?:(?<=[^\W\dA-Z_]{2})|(?<=[)%]))\.(?=[A-ZÄÖÜ][a-zäöüß]*\s)|(?<=\S )\+\+\+(?=\s)|\n"
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
_CLOSING = frozenset("“”\"«»‘’'‹›")


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
    if match.group() == "+++":
        return True
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
