"""What each stretch of a stored text is on the page: headline, lead, body, list, caption or furniture.

Only the text decides, so that what was pasted reads like what was fetched. Linear in the text: patterns see no line longer than `_LINE`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from countertrade.lines import as_printed, flowing
from countertrade.reading.datelines import is_date
from countertrade.reading.language import READ
from countertrade.reading.languages.de import furniture as german
from countertrade.reading.languages.en import furniture as english
from countertrade.records import Part, PartKind, Span
from countertrade.tables import are_rows

_LINE = 300  # code points; longer lines are paragraphs whatever they hold
_CAPTION = 700
_HEADING = 160  # the longest headline of a large sample of agency and newspaper headlines has about 130
_SUBHEAD = 120

_BULLET = re.compile(r"[ \t]*(?:[-•·▪‣*–—]|\d{1,2}[.)])[ \t]+(?=\S)")
_AMOUNT = re.compile(r"[ \t]*+(?:US|[A-Z]{3}[ \t])?[$€£¥]?[ \t]?\d[\d.,\u00a0\u202f \t]*+[^\W\d]")
_ENTRY = re.compile(
    r"[^:.;!?\n]{1,60}:[ \t]*[^\s\w]{0,3}[ \t]?(?:[A-Z]{2,3}[ \t]?)?[$€£¥]?\d"
)  # "Maize: $1.2 billion"
_NUMBERED = re.compile(r"[ \t]*\d{1,2}[.)]?[ \t]*(?=\S)")
_STAMP = re.compile(
    r"(?:\+\+\+[ \t]*)?\d{1,2}[.:]\d{2}(?:[ \t]*(?:Uhr|h|[ap]\.?m\.?|[A-Z]{3,4}))?[ \t]*(?:\+\+\+|[:|–—-])[ \t]+(?=\S)"
)
_CLOSING = " \t\u00a0+“”\"'’»«)]"
_ENDS = ".!?:;,…"


class _Line(NamedTuple):
    """A paragraph: its span without surrounding space, its text, and the blank-line-separated block it stands in."""

    span: Span
    text: str
    block: int

    @property
    def ends(self) -> bool:
        """Whether it ends like a sentence (closing marks aside)."""
        return self.text.rstrip(_CLOSING).endswith(tuple(_ENDS))


class _Tables(NamedTuple):
    lines: re.Pattern[str]
    starts: re.Pattern[str]
    heads: re.Pattern[str]
    credits: re.Pattern[str]
    hints: tuple[str, ...]  # one of these stands in every line that `credits` finds; quicker to look for
    stubs: re.Pattern[str]
    crumbs: frozenset[str]


def parts(text: str, language: str | None) -> tuple[Part, ...]:
    """The parts of a text, in order, blank space left out. A language that is not read uses the words of all that are."""
    return tuple(as_printed(part, text) for part in _parts(_lines(flowing(text)), _tables(language)))


def _parts(lines: Sequence[_Line], tables: _Tables) -> Iterator[Part]:
    """The parts that lines are."""
    kinds: list[PartKind | None] = [None] * len(lines)
    _mark_crumbs(lines, kinds, tables)
    _mark_furniture(lines, kinds, tables)
    _mark_captions(lines, kinds, tables)
    _mark_lists(lines, kinds)
    _mark_headings(lines, kinds)
    for line, kind in zip(lines, kinds, strict=True):
        start = line.span[0]
        if stamp := _STAMP.match(line.text):
            yield Part(span=(start, start + len(stamp[0].rstrip())), kind="furniture")
            start += stamp.end()
        yield Part(span=(start, line.span[1]), kind=kind or "body")


def stubbed(text: str, language: str | None) -> bool:
    """Whether a page says that what follows is for subscribers only."""
    pattern = _tables(language).stubs
    return any(
        pattern.search(line.text.lower()) for line in _lines(flowing(text)) if len(line.text) <= _CAPTION
    )


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    start = number = 0
    for line in text.split("\n"):
        if stripped := line.strip():
            first = start + line.index(stripped[0])
            found.append(_Line((first, first + len(stripped)), stripped, number))
        else:
            number += 1
        start += len(line) + 1
    return found


def _mark_crumbs(lines: Sequence[_Line], kinds: list[PartKind | None], tables: _Tables) -> None:
    """Breadcrumbs: a numbered run that begins at the start page, or "Home › World › Asia" in one line."""
    for at, line in enumerate(lines):
        pieces = [piece.strip().lower() for piece in re.split(r"[>›»/|]", line.text)]
        if len(pieces) > 1 and pieces[0] in tables.crumbs and all(len(piece) <= 40 for piece in pieces):
            kinds[at] = "furniture"
            continue
        numbered = _NUMBERED.match(line.text)
        if not numbered or line.text[numbered.end() :].strip().lower() not in tables.crumbs:
            continue
        for after in range(at, len(lines)):
            other = lines[after]
            if other.block != line.block or other.ends or not _NUMBERED.match(other.text):
                break
            kinds[after] = "furniture"


def _mark_furniture(lines: Sequence[_Line], kinds: list[PartKind | None], tables: _Tables) -> None:
    pointing = False
    for at, line in enumerate(lines):
        if len(line.text) > _LINE:
            pointing = False
            continue
        folded = line.text.lower()
        bare = folded.rstrip(" :…>›»")
        if tables.heads.fullmatch(bare):
            kinds[at] = "furniture"
            pointing = True
        elif tables.lines.fullmatch(folded) or tables.starts.match(folded) or is_date(line.text):
            kinds[at] = "furniture"
        elif pointing:
            if line.ends and len(line.text) > _SUBHEAD:
                pointing = False
            else:
                kinds[at] = "furniture"
        elif tables.stubs.search(folded) and len(line.text) <= 200:
            kinds[at] = "furniture"


def _mark_captions(lines: Sequence[_Line], kinds: list[PartKind | None], tables: _Tables) -> None:
    """The line with the credit, and the line before it in the same block where that is the picture's short text."""
    for at, line in enumerate(lines):
        if kinds[at] is not None or len(line.text) > _CAPTION:
            continue
        folded = line.text.lower()
        if not any(hint in folded for hint in tables.hints) or not tables.credits.search(line.text):
            continue
        kinds[at] = "caption"
        before = at - 1
        while before > 0 and lines[before].block == line.block and kinds[before] is None:
            if lines[before].ends and before < at - 1:
                break
            kinds[before] = "caption"
            before -= 1


def _mark_lists(lines: Sequence[_Line], kinds: list[PartKind | None]) -> None:
    """Rows of a table, and lines with a bullet; a number counts as one where the line beside it has one too ("1. November" begins a sentence)."""
    bullets = [_BULLET.match(line.text) if len(line.text) <= _CAPTION else None for line in lines]
    rows = are_rows([line.text for line in lines])
    entries = [len(line.text) <= _CAPTION and _ENTRY.match(line.text) is not None for line in lines]
    rows = [row or entry for row, entry in zip(rows, entries, strict=True)]
    for at, row in enumerate(rows):
        if row and kinds[at] is None and any(rows[max(0, at - 1) : at] + rows[at + 1 : at + 2]):
            kinds[at] = "list"
    opened = False
    for at, line in enumerate(lines):  # points that have lost their bullets
        opened = (at > 0 and lines[at - 1].text.rstrip().endswith(":")) or (
            opened and kinds[at - 1] == "list"
        )
        if opened and kinds[at] is None and len(line.text) <= _CAPTION and _AMOUNT.match(line.text):
            kinds[at] = "list"
    for at, bullet in enumerate(bullets):
        if bullet is None or kinds[at] is not None:
            continue
        beside = (at > 0 and bullets[at - 1]) or (at + 1 < len(bullets) and bullets[at + 1])
        if beside or not bullet[0].strip()[0].isdigit():
            kinds[at] = "list"


def _mark_headings(lines: Sequence[_Line], kinds: list[PartKind | None]) -> None:
    free = [at for at, kind in enumerate(kinds) if kind is None]
    sizes = Counter(line.block for line in lines)
    last = max((at for at in free if lines[at].ends), default=-1)
    seen_lead = False
    for place, at in enumerate(free):
        line = lines[at]
        more = place + 1 < len(free)
        single = sizes[line.block] == 1 or len(sizes) == 1 or place == 0
        bare = line.text.rstrip(_CLOSING)
        headed = single and more and (not line.ends or (bare.endswith(("?", "!")) and place == 0))
        headed &= not (line.text.startswith("(") and line.text.endswith(")"))  # a note: "($1 = 160 rupees)"
        longest = _HEADING if place == 0 else _SUBHEAD
        if headed and len(line.text) <= longest and (place == 0 or at < last):
            kinds[at] = "headline"
        elif at > last and len(line.text) <= _SUBHEAD and seen_lead:
            kinds[at] = "furniture"  # what stands under the article
        elif not seen_lead:
            kinds[at] = "lead"
            seen_lead = True


@cache
def _tables(language: str | None) -> _Tables:
    tables = {"de": german.FURNITURE, "en": english.FURNITURE}
    own = [tables[code] for code in READ if language == code or language not in READ]

    def any_of(patterns: Iterable[tuple[str, ...]], flags: int = 0) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for each in patterns for pattern in each), flags)

    return _Tables(
        any_of(each.lines for each in own),
        any_of(each.starts for each in own),
        any_of(each.heads for each in own),
        any_of((each.credits for each in own), re.IGNORECASE),
        tuple(hint for each in own for hint in each.credit_hints),
        any_of(each.stubs for each in own),
        frozenset(crumb for each in own for crumb in each.crumbs),
    )
