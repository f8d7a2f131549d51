"""Words, numbers and marks: one tokenizer for everything that reads."""

from __future__ import annotations

import itertools
import re
from collections.abc import Set
from typing import NamedTuple

from countertrade import units

# Letters that are a sign or code of a currency before a number, and those that mean something else as often.
_LETTERS = [sign for sign in units.SIGNS if sign[0].isalpha() and sign[-1].isalpha()]
_OTHERWISE = frozenset("ALL BAM COP CUP GEL LAK MAD MOP PEN RON SOS TOP TRY".split()) | {
    sign for sign in _LETTERS if len(sign) < 3 and sign not in ("Rs", "Rp", "RM", "Tk", "Kz")
}
_SIGN = "|".join(
    re.escape(sign)
    for sign in sorted(units.SIGNS, key=len, reverse=True)
    if not sign.isalpha() and sign[-1] not in "./"
)
_CODE = "|".join(sorted({*units.CURRENCIES, *_LETTERS} - _OTHERWISE, key=len, reverse=True))
_SHORT = "|".join(sorted(_OTHERWISE, key=len, reverse=True))
_SCALED = r"\d{1,6}(?:[.,]\d{1,3})?[ \u00a0]?(?:million|billion|trillion|m|mn|mln|bn|b)\b"

# A name of a type keeps its parts ("Su-35", "T-72B3", "5G"); a number stands apart from a word tied to it ("10-year").
_TOKEN = re.compile(
    rf"""
    (?P<url>https?://[^\s<>"]{{1,300}}|www\.[^\s<>"]{{1,300}}|[\w.+-]{{1,60}}@[\w-]{{1,60}}\.[\w.-]{{1,60}})
  | (?P<number>\d++(?:[.,'’:·]\d++)*+(?:(?:st|nd|rd|th)\b)?+)(?![^\W\d_])
  | (?P<mixed>\d++(?:[.,]\d++)++[^\W\d_]++)
  | (?P<initials>(?:[^\W\d_]\.){{2,8}}(?:[-‐‑][^\W\d_]++)*+)
  | (?P<currency>(?:[A-Z]{{3}}\$|{_SIGN})|(?:{_CODE})\.?(?=\d)|(?:{_SHORT})(?={_SCALED})|[A-Z][A-Za-z]{{0,3}}(?=\d{{1,3}}(?:,\d{{3}})+(?!,?\d))|[A-Z][a-z]{{1,3}}(?={_SCALED}))
  | (?P<word>\w+(?:[-‐‑](?!(?:{_CODE}|[A-Z]{{1,3}}\$)\d|(?<=[a-zäöü]{{2}}[-‐‑])\d+[.,]\d)\w+)*(?:[’'][^\W\d_]+)*[-‐‑]?)
  | (?P<mark>\.{{2,}}|…|--+|''|``|(?!\#[^\W\d_])[^\w\s])
    """,
    re.VERBOSE,
)
CURRENCIES = frozenset((*units.SIGNS, *units.CURRENCIES)) - frozenset("$€£¥₩₽₹₺₴")
"""Signs and codes of currencies that a word could be taken for; a code is one only before a number."""

_OPENS = re.compile(r"[\d$€£¥]")
_CLITIC = re.compile(r"(?i)(?:n[’']t|[’'](?:s|re|ve|ll|d|m)|(?<=^can)not)$")
_NAMED = re.compile(r"\.[ \u00a0](?:[^\W\d_a-z]\. )?[^\W\d_a-z][^\W\d_A-Z]")  # behind an initial: "L. Berg"
_TIED = re.compile(r"(\d+(?:[.,]\d+)*(?:bn|mn|mln|tn|trn|bcm|mcm|mm)?)([-‐‑])(?=[^\W\d_])")


class Piece(NamedTuple):
    start: int
    end: int
    text: str


def pieces(
    text: str, language: str, abbreviations: Set[str] = frozenset(), ends: Set[int] = frozenset()
) -> list[Piece]:
    """The tokens of a text in order, none overlapping; blanks are none.

    `ends` are the places where sentences end: there a full stop after a number makes no German ordinal.

    >>> [piece.text for piece in pieces("It didn't cost $1.5bn, 10-year Su-35s.", "en")]
    ['It', 'did', "n't", 'cost', '$', '1.5bn', ',', '10', '-', 'year', 'Su-35s', '.']
    """
    found: list[Piece] = []
    for match in _TOKEN.finditer(text):
        start, end, printed = match.start(), match.end(), match.group()
        if printed == "-" and text[start - 1 : start].isspace() and text[end : end + 1].isspace():
            printed = (
                "-" if found and found[-1].text[-1:].isdigit() and text[end + 1 : end + 2].isdigit() else "–"
            )
        if match.lastgroup != "word":
            ordinal = match.lastgroup == "number" and language == "de" and len(printed) <= 3
            if ordinal and text[end : end + 1] == "." and end + 1 not in ends:
                end, printed = end + 1, printed + "."
            found.append(Piece(start, end, printed))
            continue
        tied = _TIED.match(printed)
        if tied:
            number, dash = tied.end(1), tied.end(2)
            found.append(Piece(start, start + number, printed[:number]))
            found.append(Piece(start + number, start + dash, printed[number:dash]))
            start, printed = start + dash, printed[dash:]
        if printed[-1] in "-‐‑" and len(printed) > 1 and not text[end : end + 1].isspace():
            end, printed = end - 1, printed[:-1]
            if printed[0].isdigit() or (printed[-1].islower() and _OPENS.match(text, end + 1)):
                # "$20bn-$25bn", "6 million-6.5 million"
                found += [Piece(start, end, printed), Piece(end, end + 1, text[end])]
                continue
        clitic = _CLITIC.search(printed) if language == "en" else None
        if clitic and clitic.start():
            cut = start + clitic.start()
            found.append(Piece(start, cut, printed[: clitic.start()]))
            found.append(Piece(cut, end, clitic.group()))
            continue
        initial = len(printed) == 1 and printed.isupper() and _NAMED.match(text, end) and end + 1 not in ends
        known = (printed.lower() + ".") in abbreviations and printed not in units.CURRENCIES  # "3 Mrd. SEK."
        if initial or (text[end : end + 1] == "." and known):
            end, printed = end + 1, printed + "."
        found.append(Piece(start, end, printed))
    # a full stop or dash taken into the piece before is no token of its own
    ends_before = itertools.accumulate((piece.end for piece in found), max, initial=0)
    return [piece for piece, end in zip(found, ends_before, strict=False) if piece.start >= end]
