"""German number words, which are written in one: "zweihundertfünfzig", "dreieinhalb", "zehntausend"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from countertrade.reading.numeric.words import Words

_LONGEST = 80
_OPENINGS = frozenset(
    "nul ein zwe zwo dre vie fün fue sec sie ach neu zeh elf zwö zwo hun tau and zwa".split()
)


def number_word(word: str, words: Words) -> Decimal | None:
    """The value of a number written in letters; None for any other word.

    >>> from countertrade.reading.numeric.words import words
    >>> [str(number_word(w, words("de"))) for w in ("zweihundertfünfzig", "dreieinhalb", "einundzwanzigtausend", "Haus")]
    ['250', '3.5', '21000', 'None']
    """
    if word[:3] not in _OPENINGS or len(word) > _LONGEST:
        return None
    word = word.replace("fuenf", "fünf").replace("zwoelf", "zwölf").replace("dreissig", "dreißig")
    if word.endswith("einhalb"):
        before = word[:-7].removesuffix("und")
        whole = Decimal(1) if before in ("ein", "") else number_word(before, words)
        return None if whole is None or not before else whole + Decimal("0.5")
    if word == "anderthalb":
        return Decimal("1.5")
    if word in words.articles:
        return None
    value = _thousands(word, words)
    return None if value is None else Decimal(value)


def _thousands(word: str, words: Words) -> int | None:
    before, scale, after = word.partition("tausend")
    if not scale:
        return _hundreds(word, words)
    high = 1 if before in ("", "ein") else _hundreds(before, words)
    low = 0 if not after else _hundreds(after.removeprefix("und"), words)
    return None if high is None or low is None else high * 1000 + low


def _hundreds(word: str, words: Words) -> int | None:
    before, scale, after = word.partition("hundert")
    if not scale:
        return _tens(word, words)
    high = 1 if before in ("", "ein") else _tens(before, words)
    low = 0 if not after else _tens(after.removeprefix("und"), words)
    return None if high is None or low is None else high * 100 + low


def _tens(word: str, words: Words) -> int | None:
    known = words.cardinals.get(word)
    if known is not None:
        return known
    if word == "ein":
        return 1
    ones, joint, tens = word.partition("und")
    if not joint or not tens.endswith(("zig", "ßig")):
        return None
    one, ten = (1 if ones == "ein" else words.cardinals.get(ones)), words.cardinals.get(tens)
    return None if one is None or ten is None or not 0 < one < 10 else ten + one
