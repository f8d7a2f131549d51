"""German number words, which are written in one: "zweihundertfünfzig", "dreieinhalb", "zehntausend"."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

_LONGEST = 80
_OPENINGS = frozenset(
    "nul ein zwe zwo dre vie fün fue sec sie ach neu zeh elf zwö zwo hun tau and zwa".split()
)


def number_word(word: str, cardinals: Mapping[str, int]) -> Decimal | None:
    """The value of a number written in letters; None for any other word.

    >>> from countertrade.reading.numeric.words import words
    >>> [str(number_word(w, words("de").cardinals)) for w in ("zweihundertfünfzig", "dreieinhalb", "zweieinhalbtausend", "Haus")]
    ['250', '3.5', '2500.0', 'None']
    """
    if word[:3] not in _OPENINGS or len(word) > _LONGEST:
        return None
    word = word.replace("fuenf", "fünf").replace("zwoelf", "zwölf").replace("dreissig", "dreißig")
    if word.endswith("einhalbtausend"):
        thousands = number_word(word.removesuffix("tausend"), cardinals)
        return None if thousands is None else thousands * 1000
    if word.endswith("einhalb"):
        before = word[:-7].removesuffix("und")
        whole = Decimal(1) if before in ("ein", "") else number_word(before, cardinals)
        return None if whole is None or not before else whole + Decimal("0.5")
    if word == "anderthalb":
        return Decimal("1.5")
    value = _scaled(word, cardinals, (("tausend", 1000), ("hundert", 100)))
    return None if value is None else Decimal(value)


def _scaled(word: str, cardinals: Mapping[str, int], scales: tuple[tuple[str, int], ...]) -> int | None:
    """The value of a word with some of these scales in it, the largest first."""
    if not scales:
        return _tens(word, cardinals)
    (name, size), *smaller = scales
    before, scale, after = word.partition(name)
    if not scale:
        return _scaled(word, cardinals, tuple(smaller))
    high = 1 if before in ("", "ein") else _scaled(before, cardinals, tuple(smaller))
    low = _scaled(after.removeprefix("und"), cardinals, tuple(smaller)) if after else 0
    return None if high is None or low is None else high * size + low


def _tens(word: str, cardinals: Mapping[str, int]) -> int | None:
    known = cardinals.get(word)
    if known is not None:
        return known
    if word == "ein":
        return 1
    ones, joint, tens = word.partition("und")
    if not joint or not tens.endswith(("zig", "ßig")):
        return None
    one, ten = (1 if ones == "ein" else cardinals.get(ones)), cardinals.get(tens)
    return None if one is None or ten is None or not 0 < one < 10 else ten + one
