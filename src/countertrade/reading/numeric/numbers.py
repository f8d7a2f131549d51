"""Numbers in digits and words, German and English: separators by language and by the page, scales, fractions, orders.

Separators: a mark before exactly three digits groups thousands where the language groups so, unless the rest of the page
shows that it is its decimal mark ("4.125" beside "3.5" and "2.75" on a German page that never writes "3,5").
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.numeric.items import HYPHENS, OF, Items
from countertrade.reading.numeric.states import signed
from countertrade.reading.numeric.words import words as english

_DIGITS = re.compile(r"\d++(?:[.,'’·]\d++)*+")
_BLANKS = frozenset((" ", "\u00a0", "\u202f", "\u2009"))
_GLYPHS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_RELATED = frozenset(("which", "whom"))  # "3 billion a quarter which …"
_EXTENTS = frozenset("long wide high deep tall thick apart".split())
_CHANGES = frozenset(
    "rise increase growth jump gain fall drop cut decline reduction decrease loss discount saving surge slump".split()
)
_UP_OR_DOWN = frozenset("up down".split())
_ROUGHLY = frozenset("about around over under some".split())
_THAN_BEFORE = frozenset(
    "lower higher cheaper dearer below above more less off larger smaller bigger".split()
)
_LETTERS = frozenset(("k", "m", "b", "t", "mm"))  # scales that other words share: only right behind digits
_PERCENT = frozenset(("per", "percent", "percentage"))
_LONGEST = 40
_MOST_WORDS = 20  # of one number
# English in a quotation, where a German noun has a capital
_HALF = Decimal("0.5")
_PARTS = {"dreiviertel": Decimal("0.75"), "viertel": Decimal("0.25"), "halb": _HALF}  # before German scales
_FORCES = frozenset(("strong", "member"))
_STOPS = frozenset((".", ",", ";", ":", "”", '"', "–", "—", "and", "but", "as"))
_IN_TURN = frozenset(("first", "second"))
_EXACT = 3  # groups of three digits with blanks between them from which on a number is round, or the cells of a row


class Number(NamedTuple):
    """A number at parts `first` to `last`. An order of magnitude ("Tausende") has no value but the ends `low` and `high`.

    `scale` is the product of the scale words, `letters` says that no digit is printed, `share` that it is a fraction.
    """

    first: int
    last: int
    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    scale: int = 1
    letters: bool = False
    share: bool = False
    grouped: bool = False

    @property
    def order(self) -> bool:
        return self.low is not None


class Separators:
    """What "." and "," mean on one page."""

    def __init__(self, items: Items) -> None:
        self._decimal = items.words.decimal
        decimal = {".": 0, ",": 0}
        for at, text in enumerate(items.lower):
            if not text[0].isdecimal() or len(text) < 3 or text.isdecimal() or len(text) > _LONGEST:
                continue
            parts = re.split(r"[.,]", text)
            marks = [mark for mark in text if mark in ".,"]
            if any(items.word(at + ahead) in items.words.labels.clock for ahead in (1, 2, 3)):
                continue  # "21.00 bis 23.30 Uhr" shows no decimal mark
            if len(marks) == 1 and all(part.isdecimal() for part in parts):
                decimal[marks[0]] += len(parts[1]) != 3 and items.word(at + 1) != "."
        other = "," if self._decimal == "." else "."
        if decimal[other] > 1 and not decimal[self._decimal]:
            self._decimal = other

    def value(self, printed: str) -> tuple[Decimal, bool] | None:
        """The value of digits and whether their thousands are grouped; None for "1.2.3" and the like."""
        plain = printed.replace("'", "").replace("’", "")
        if "·" in plain:  # British print: "2·1 million"
            figure, _, rest = plain.replace(",", "").partition("·")
            return (Decimal(f"{figure}.{rest}"), False) if figure.isdecimal() and rest.isdecimal() else None
        marks = [mark for mark in plain if mark in ".,"]
        if not marks:
            return Decimal(plain), plain != printed
        parts = re.split(r"[.,]", plain)
        whole = Decimal("".join(parts))
        if len(marks) == 1:
            grouping = len(parts[1]) == 3 and len(parts[0]) <= 3 and parts[0][0] != "0"
            round_ = (
                marks[0] == "." and parts[1] == "000" and parts[0] != "0"
            )  # "53.000 barrels" in English too
            grouping &= marks[0] != self._decimal or round_
            return (whole, True) if grouping else (Decimal(".".join(parts)), False)
        if marks[-1] != marks[0]:
            return Decimal("".join(parts[:-1]) + "." + parts[-1]), True
        return (whole, True) if len(parts[-1]) == 3 else None


def numbers(items: Items) -> list[Number]:
    """Every number of a document in order, none overlapping; ordinals, clock times and codes are none."""
    found: list[Number] = []
    grammar = Grammar(items)
    at, size = 0, len(items)
    while at < size:
        number = grammar.at(at)
        if number is None:
            at += 1
        else:
            found.append(number)
            at = number.last
    return found


_IN_OTHER = frozenset(("words", "worten", "terms"))  # "in other words"
_TERMS = 7  # parts of a bracket that ends with a number


def behind_bracket(items: Items, first: int, last: int) -> int:
    """The part behind a bracket with a number in other terms, for that and the one before: "1.200.000 (1,2 Mio.) t", "29,146 (or 29 thousand) tonnes"."""
    opens: int | None = last if items.word(last) == "(" else None
    closes: int | None = last if items.word(last) == ")" else None
    if opens is not None:
        closes = next((at for at in range(last + 1, last + _TERMS) if items.word(at) == ")"), None)
    elif closes is not None:
        opens = next((at for at in items.back(first, _TERMS) if items.word(at) == "("), None)
    shared = closes is not None and opens == last and _percent(items, closes - 1)
    if not opens or not closes or not numeral(items, opens - 1) or not (shared or numeral(items, closes - 1)):
        return last
    if shared:
        return closes + 1  # "228 (72 per cent) severe cases"
    begin = closes - 1
    while numeral(items, begin - 1):
        begin -= 1
    before = begin - 1
    timed = items.lemma(before) in lexicon.grammar(items.document.language).timing
    called = items.pos(before) in ("noun", "name") and items.word(before) not in _IN_OTHER and not timed
    return last if called and closes == last else closes + 1  # "300 (see note 4) tanks" are 300


def _percent(items: Items, at: int) -> bool:
    """Whether a percentage ends at a part."""
    at -= items.word(at) == "cent"
    return items.word(at) in ("%", "％", "percent", "per", "prozent") and items.digits(at - 1)


def numeral(items: Items, at: int) -> bool:
    """Whether a part is of a number: digits, a numeral, a scale."""
    return items.word(at).rstrip(".") in items.words.scales or items.digits(at) or items.pos(at) == "num"


_DIGIT = frozenset("123456789")
_DASHES = HYPHENS | {"—"}
# behind a digit: "3 von 4 Panzern" are three, "3 quarters" nine months
_NO_SHARE = frozenset(("von", "out", "quarters"))


class Grammar:
    """Reads the number that begins at a part."""

    def __init__(self, items: Items) -> None:
        self.items, self.words = items, items.words
        self.separators = Separators(items)

    def at(self, at: int) -> Number | None:
        items, words = self.items, self.words
        word = items.lower[at]
        if word[0].isdecimal():
            if word in _DIGIT and self._driven(at):
                return None
            shared = word in _DIGIT and items.word(at + 1) not in _NO_SHARE
            number = (self._fraction(at) if shared else None) or self._digits(at)
            return self._repeated(number) if number is not None else None
        if (
            word == "."
            and at
            and signed(items.printed[at - 1])
            and not items.printed[at - 1].isalpha()
            and items.tied(at)
        ):
            return self._pointed(at)
        if word in _GLYPHS:
            return Number(at, at + 1, Decimal(_GLYPHS[word]), letters=True, share=True)
        if word in words.minus or (word in "-−" and self._negates(at)):
            spoken = word in words.minus
            place = at + 1 + (items.word(at + 1) in HYPHENS)
            follows = items.digits(place) and (spoken or items.glued[place])
            number = self.at(place) if follows else None
            return number._replace(first=at, value=-number.value) if number else None
        number = self._vague(at) or self._part_of_scale(at) or self._fraction(at) or self._half(at)
        number = number or self._rest(at) or self._words(at)
        return self._repeated(number) if number is not None else None

    def _driven(self, at: int) -> bool:
        """Whether a digit is of the wheels that a vehicle drives: "4 x 4 lorries"."""
        items = self.items
        return any(
            items.word(at + step) in ("x", "×") and items.word(at + 2 * step) in _DIGIT for step in (-1, 1)
        )

    def _repeated(self, number: Number) -> Number:
        """A number with the same one behind it in digits or words, as contracts and notices have it: "eighteen (18) launchers"."""
        items, last = self.items, number.last
        again = self.at(last + 1) if items.word(last) == "(" and last + 1 < len(items) else None
        if again is None or again.value != number.value or items.word(again.last) != ")":
            return number
        return number._replace(last=again.last + 1) if again.letters != number.letters else number

    def _pointed(self, at: int) -> Number | None:
        """A part of a unit of money that begins with its point: "$.3 million"."""
        printed = self.items.word(at + 1)
        if not printed.isdecimal() or not self.items.glued[at + 1]:
            return None
        scale, last = self._scales(at + 2, Decimal(0))
        return Number(at, last, Decimal(f"0.{printed}") * scale, scale=scale)

    # --- digits -------------------------------------------------------------------------------------------------------

    def _digits(self, at: int) -> Number | None:
        items = self.items
        printed = items.lower[at]
        if not _DIGITS.fullmatch(printed) or len(printed) > _LONGEST:
            return None
        read = self.separators.value(printed)
        if read is None or self._celled(at):
            return None
        (value, grouped), last = read, at + 1
        if printed.isdecimal() and len(printed) <= 3 and printed[0] != "0":
            while self._group(last) and not self._sized(last):
                last += 1
            if last > at + 1:
                value, grouped = Decimal("".join(items.lower[at:last])), True
        if items.word(last) in _GLYPHS and items.glued[last]:
            value, last = value + Decimal(_GLYPHS[items.lower[last]]), last + 1
        elif items.says(last + 1, "/") and not items.glued[last] and items.glued[last + 1]:
            part = self._slash(last)
            if part is not None:
                value, last = value + part, last + 3
        elif items.word(last) == "/" and items.glued[last]:
            part = self._slash(at)
            if part is not None and items.word(at + 3) != "/":
                return Number(at, at + 3, part, share=True)
        last = self._no_cents(last)
        part, last = self._behind_point(last)
        value += part
        scale, last = self._scales(last, value)
        value *= scale
        small = items.word(last).isdecimal() and len(items.lower[last]) < 4 and not items.newline(last)
        if scale >= 1000 and small:
            more, end = self._scales(last + 1, Decimal(items.lower[last]))
            if 1 < more < scale:  # "3 billion 140 million"
                return Number(at, end, value + Decimal(items.lower[last]) * more, scale=more, grouped=grouped)
        if scale == 1 and (restated := behind_bracket(items, at, last)) > last:
            scale, _ = self._scales(restated, value)  # "12,4 (Vorjahr: 11,8) Millionen"
            value *= scale
        rest = self.separators.value(items.lower[last]) if scale >= 1000 and self._follows(last) else None
        if rest is not None and rest[1] and rest[0] < scale:  # "1 lakh 20,674"
            return Number(at, last + 1, value + rest[0], grouped=True)
        return Number(at, last, value, scale=scale, grouped=grouped)

    def _no_cents(self, at: int) -> int:
        """The part behind a dash that stands for no cents: "1.500,- Euro"."""
        items, last = self.items, at + 1
        while items.word(last) in _DASHES and items.glued[last]:
            last += 1
        opens = items.word(at) == "," and items.glued[at : at + 1] == [True] and last > at + 1
        money = opens and (self._currency(last) or signed(items.printed[at - 2] if at > 1 else ""))
        return last if money else at

    def _currency(self, at: int) -> bool:
        return bool(signed(self.items.word(at))) or any(
            key in self.words.currencies for key in self.items.keys(at)
        )

    def _follows(self, at: int) -> bool:
        """Whether digits go on with the number before, and are no measure of their own: "12,000-tonne"."""
        items = self.items
        grouped = _DIGITS.fullmatch(items.word(at)) is not None and not items.word(at).isdecimal()
        return grouped and not items.newline(at) and items.word(at + 1) not in HYPHENS

    def _sized(self, at: int) -> bool:
        """Whether digits are of a size, and no group of a number before: "72 155mm howitzers", "300 500-pound bombs"; none begins with 0."""
        items = self.items
        if items.word(at)[:1] == "0":
            return False
        hyphened = items.word(at + 1) in HYPHENS
        after = items.word(at + 1 + hyphened)
        sized = hyphened and any(map(self.words.measured, items.keys(at + 2)))
        single = items.word(at - 2) in self.words.articles  # "a 12 500-tonne ship"
        return after.startswith(("mm", "millimet")) or (sized and not single)

    def _celled(self, at: int) -> bool:
        """Whether a part is one of a row of cells, and no group of a number: "410 530 463", and not "236 500 000"."""
        first = at
        while self._group(first):
            first -= 1
        last = at + 1
        while self._group(last):
            last += 1
        items, size = self.items, last - first
        if size < _EXACT or not self._group(last - 1):
            return False
        money = signed(items.printed[first - 1]) or items.named(last, self.words.currencies)
        counts = money or self._measured(last) or items.named(last, self.words.counted)
        return size > 2 * _EXACT or (items.word(last - 1)[-1] != "0" and (size > _EXACT or not counts))

    def _group(self, at: int) -> bool:
        """Whether a part is three digits that a blank parts from one to three before."""
        items, word, before = self.items, self.items.word(at), self.items.word(at - 1)
        sized = word.isdecimal() and len(word) == 3 and before.isdecimal() and len(before) <= 3
        return sized and items.document.text[items.end[at - 1] : items.start[at]] in _BLANKS

    def _slash(self, at: int) -> Decimal | None:
        """A fraction as in "1/2" with a numerator below its denominator of 2 to 10."""
        above, below = self.items.word(at), self.items.word(at + 2)
        if not (above.isdecimal() and below.isdecimal()):
            return None
        return Decimal(above) / Decimal(below) if 0 < Decimal(above) < Decimal(below) <= 10 else None

    def _scales(self, at: int, value: Decimal) -> tuple[int, int]:
        """The product of the scale words at a part, and the part after them."""
        items, words = self.items, self.words
        scale, last = 1, at
        while last < len(items):
            place = last + items.hyphen(last)
            place += scale == 1 and items.word(place) in words.stray  # "zwei weitere Millionen"
            word = items.word(place)
            step = words.scales.get(word) or (words.scales.get(word[:-1]) if word.endswith(".") else None)
            if words.german and len(word) > 3 and items.printed[place] == word:
                step = english("en").scales.get(word, step)
            if step is None or step < 12 or (step == 12 and scale > 1):
                break
            if word in _LETTERS and not (self._tied(place) and self._letter(word, place)):
                break
            if step == 100 and (scale > 1 or value >= 100):
                break
            scale *= step
            last = place + 1
            if items.word(last) == "." and items.glued[last] and word in self.words.dotted:
                last += items.glued[last + 1 : last + 2] == [False]
        return scale, last

    def _tied(self, place: int) -> bool:
        """Whether a letter is written to the number before it, or is of a sum or another unit: "USD 380 M", "€3.5 m", "3.5 m tonnes"."""
        items, word = self.items, self.items.word(place)
        apart = word in ("m", "b") and place > 1 and bool(signed(items.printed[place - 2]))
        return items.glued[place] or apart or (word == "m" and self._measure(place + 1))

    def _letter(self, word: str, place: int) -> bool:
        """Whether "m", "k", "b", "t" right behind digits is a scale and no metre or tonne."""
        items = self.items
        before = items.printed[place - 2] if place > 1 else ""
        money = bool(before) and bool(
            signed(before) or (before.isupper() and len(before) > 1 and signed(f"{before}$"))
        )
        if word == "k" or money or items.says(place + 1 + items.hyphen(place + 1), _FORCES):
            return True  # "a 2.5m-strong army"
        if word not in ("m", "b"):
            return False
        if any(items.lemma(back) in self.words.peopled for back in items.back(place, 6)):
            return True  # "a population of 3.6m"
        after = place + 1
        if place > 1 and (self._cardinal(place - 2) is not None or items.lower[place - 2].isdecimal()):
            return False  # "two 30m patrol vessels": how long they are
        first = items.word(after)
        noun = items.pos(after) in ("noun", "adj") or first.endswith("ed")
        scales = first == "of" or self._measure(after)  # "2m b/d"
        if word == "m" and self._sums_in_m:
            return True
        return scales or (noun and first not in _EXTENTS)  # but "30m long"

    @cached_property
    def _sums_in_m(self) -> bool:
        """Whether a page writes "m" for a million behind a sum ("$670m, up from 608m"), and for a metre nowhere."""
        items = self.items
        places = [at for at in range(2, len(items)) if items.word(at) == "m" and items.glued[at]]
        extents = any(items.word(at + 1) in _EXTENTS for at in places)
        return not extents and any(signed(items.printed[at - 2]) for at in places)

    def _measure(self, at: int) -> bool:
        """Whether a unit stands at a part."""
        items = self.items
        if items.word(at) in items.words.never:
            return False
        known = (each for key in items.keys(at) for each in items.words.units.get(key, ()))
        return any(all(word in items.keys(n) for n, word in enumerate(each.words, at)) for each in known)

    def _one(self, at: int) -> bool:
        """Whether a measure follows an article, which then counts it: "ein Prozent", "eine Tonne", "ein Jahr"."""
        items = self.items
        if at >= len(items) or items.pos(at) != "noun" or items.word(at - 2) in ("pro", "je", "so", "noch"):
            return False
        money = any(key.rpartition("-")[2] in items.words.currencies for key in items.keys(at))
        if items.lower[at - 1] in ("einem", "einen") and money:
            # "von weniger als einem Dollar"
            return items.word(at - 2) in ("als", "von", "um", "für", "nur", "bloß")
        return any(items.words.measured(key) for key in items.keys(at))

    # --- words --------------------------------------------------------------------------------------------------------

    def _cardinal(self, at: int) -> Decimal | None:
        return self.words.cardinal(self.items.word(at))

    def _small(self, at: int) -> Decimal | None:
        """A whole number up to 100, in letters or digits."""
        word = self.items.word(at)
        digits = word.isdecimal() and len(word) < 4 and word[0] != "0"
        return Decimal(word) if digits else self._cardinal(at)

    def _lettered(self, at: int, last: int, value: Decimal) -> Number:
        """A number in letters with the scale words behind it."""
        scale, end = self._scales(last, value)
        return Number(at, end, value * scale, scale=scale, letters=True)

    def _words(self, at: int) -> Number | None:
        items, words = self.items, self.words
        word = items.lower[at]
        if word in words.articles:
            scaled = words.scales.get(items.word(at + 1).rstrip(".")) and items.word(at + 1) not in _LETTERS
            if not scaled:
                ranged = items.word(at + 1) in words.to and self._cardinal(at + 2) is not None
                one = words.german and (ranged or self._one(at + 1))
                return Number(at, at + 1, Decimal(1), letters=True) if one else None
            number = self._lettered(at, at + 1, Decimal(1))
            if (last := self._and_a_half(number.last)) is not None:  # "a million and a half people"
                return number._replace(value=number.value + Decimal(number.scale) / 2, last=last)
            spelled = None if words.german else self._spelled(at + 1)
            if spelled is not None and spelled.last > number.last:
                return spelled._replace(first=at)  # "a hundred and twenty", "a thousand two hundred"
            return number if number.last > at + 1 else None
        if words.german:
            return self._german(at)
        if word not in words.cardinals or (word == "zero" and items.word(at + 1) == "-"):
            return None
        hyphened = items.word(at + 1) in HYPHENS
        if word == "one" and (
            (
                items.word(at - 1) in self.words.no_one
                and not hyphened
                and items.word(at + 1) not in words.scales
            )
            or (items.whole(at) and items.pos(at + 1) in ("verb", "aux", "modal", "punct"))
            or (hyphened and items.word(at + 2) in ("off", "offs", "time", "way"))
        ):
            return None
        return self._spelled(at)

    def _spelled(self, at: int) -> Number:
        """A number in English words: "twenty-five", "two hundred and six thousand", "three and a half million", "two point five"."""
        items, words = self.items, self.words
        total, current, scale, place, last, joined = Decimal(0), None, 1, at, at, True
        while place - at < _MOST_WORDS:
            here = items.word(place)
            step, big = words.cardinals.get(here), 0 if here in _LETTERS else words.scales.get(here, 0)
            tens = current is not None and current % 10 == 0 and 20 <= current % 100 <= 90
            if self._binds(place, joined and last > at):
                place, joined = place + 1, True
                continue
            if step is not None and (joined or tens) and self._adds(current, step, tens):
                current, joined = (current or 0) + Decimal(step), False
            elif big == 100:
                current, joined = (current or 1) * Decimal(100), True
            elif big >= 12 and scale > 1 and big >= scale and current is None:
                total, scale, joined = total * big, scale * big, True
            elif big >= 12:
                total, current, scale, joined = total + (current or 1) * big, None, big, True
            else:
                break
            place = last = place + 1
        value = total + (current or 0)
        if (end := self._and_a_half(last)) is not None:
            return self._lettered(at, end, value + _HALF)
        more, end = self._behind_point(last)
        if end > last:
            return self._lettered(at, end, value + more)
        number = Number(at, last, value, scale=scale, letters=True)
        return number if scale > 1 else self._lettered(at, last, value)

    def _behind_point(self, at: int) -> tuple[Decimal, int]:
        """What words say behind the point of a number, and where they end: "five point seven", "14-point-eight", "fünf Komma sieben"."""
        items, digits, place = self.items, "", at + self.items.hyphen(at)
        if items.word(place) not in self.words.point:
            return Decimal(0), at
        while (
            digit := self.words.cardinals.get(items.word(here := place + 1 + items.hyphen(place + 1)), 10)
        ) < 10:
            digits, place = f"{digits}{digit}", here
        return (Decimal(f"0.{digits}"), place + 1) if digits else (Decimal(0), at)

    def _and_a_half(self, at: int) -> int | None:
        """The part behind "and a half", whose words may be tied: "one-and-a-half million"."""
        for word in (self.words.and_, self.words.articles, self.words.halves):
            at += self.items.hyphen(at)
            if self.items.word(at) not in word:
                return None
            at += 1
        return at

    def _binds(self, at: int, scaled: bool) -> bool:
        """Whether a hyphen, or "and" behind a scale, goes on to the next word of a number."""
        following = self.items.word(at + 1)
        if self.items.word(at) in self.words.and_:
            return scaled and following in self.words.cardinals
        known = following in self.words.cardinals or following in self.words.scales
        return known and self.items.hyphen(at)

    @staticmethod
    def _adds(current: Decimal | None, step: int, tens: bool) -> bool:
        """Whether a cardinal can follow what was read: "twenty five", "two hundred six"."""
        return current is None or (tens and 0 < step < 10) or (current >= 100 and current % 100 == 0)

    def _rest(self, at: int) -> Number | None:
        """A million or a part that is one by itself: "the remaining million", "die übrige Milliarde", "das restliche Drittel"."""
        items, step = self.items, self.words.scales.get(self.items.word(at), 1)
        if items.word(at - 1) not in self.words.remaining or items.word(at) in _LETTERS:
            return None
        below = self._denominator(at) or (Decimal(2) if items.word(at) in self.words.halves else None)
        if step < 10**6 and below is not None and items.pos(at + 1) not in ("noun", "adj", "name"):
            return Number(at, at + 1, 1 / below, letters=True, share=True)  # "the remaining third"
        return Number(at, at + 1, Decimal(step), scale=step, letters=True) if step >= 10**6 else None

    def _german(self, at: int) -> Number | None:
        value = self._cardinal(at)
        if value is None:
            return None
        part, last = self._behind_point(at + 1)
        number = self._lettered(at, last, value + part)
        more = self._cardinal(number.last) if number.scale >= 1000 else None
        if more is not None and more < number.scale:
            number = number._replace(value=number.value + more, last=number.last + 1)
        return number

    def _half(self, at: int) -> Number | None:
        """ "eine halbe Million", "half a million", "half-million"; also "half a tonne"."""
        items, words = self.items, self.words
        place = at + (items.lower[at] in words.articles)
        if items.word(place) not in words.halves:
            return None
        if items.says(place + 1, "as") and items.word(place + 3) == "again":
            return Number(at, place + 4, Decimal("1.5"), letters=True, share=True)  # "half as much again"
        articled = items.word(place + 1) in words.articles
        last = place + 1 + articled
        scale, end = self._scales(last, Decimal(1))
        if end > last:
            return Number(at, end, Decimal(scale) / 2, scale=scale, letters=True)
        known = [words.units[key] for key in items.keys(last) if key in words.units]
        measured = any(phrases[0].kind == "dimension" for phrases in known)
        if (measured and place > at) if words.german else (known and articled):
            return Number(at, last, _HALF, letters=True)
        if (
            items.word(place + 1) in OF | (self.words.wholes - _RELATED)
            or items.word(at - 1) in self.words.to_half
            or (
                not words.german
                and place == at
                and self._alone(at - 2 * items.says(at - 2, "the", "other"), at + 1)
            )
        ):
            return Number(at, place + 1, _HALF, letters=True, share=True)
        return None

    def _part_of_scale(self, at: int) -> Number | None:
        """ "eine Viertelmillion", "eine dreiviertel Million"."""
        items, words = self.items, self.words
        place = at + (items.lower[at] in words.articles)
        word = items.word(place)
        part = next((each for each in _PARTS if words.german and word.startswith(each)), None)
        if part is None:
            return None
        rest = word.removeprefix(part)
        scale, end = (words.scales.get(rest, 1), place + 1) if rest else self._scales(place + 1, Decimal(1))
        return Number(at, end, _PARTS[part] * scale, scale=scale, letters=True) if scale > 1 else None

    def _fraction(self, at: int) -> Number | None:
        """ "zwei Drittel", "a third", "three-quarters", "die Hälfte", "ein Fünftel", "one in five"."""
        items, words = self.items, self.words
        word = items.lower[at]
        if words.german and words.fractions.get(word) == 2:
            first = at - (items.word(at - 1) in ("die", "der"))
            return Number(first, at + 1, _HALF, letters=True, share=True)
        if word in words.every and items.word(at + 1) not in words.periods:
            below = self._nth(at + 1) if words.german else self._denominator(at + 1)
            if below and not self._timed(at + 2):
                return Number(at, at + 2, 1 / below, letters=True, share=True)
        article = word in words.articles
        above = Decimal(1) if article else self._small(at)
        if above is None or above > 9 or above < 1:
            return None
        place = at + 1
        place += items.hyphen(place)
        place += words.german and article and items.word(place).startswith(("knapp", "gut", "voll"))
        below, of_whole = (
            self._denominator(place),
            items.word(place + 1) in OF | (self.words.wholes - _RELATED),
        )
        if below is None:
            return None if article else self._in_so_many(at, place, above)
        tied = items.hyphen(at + 1) > 0
        alone = (
            not words.german
            and article
            and (
                self._alone(at, place + 1)
                or self._by_so_much(at, place + 1)
                or items.word(place + 1) in _THAN_BEFORE
            )
        )
        if items.word(place) in ("quarter", "half", "fourth") and not (of_whole or tied or alone):
            return None
        if not words.german and not alone:
            named = items.pos(place + 1) in ("noun", "adj", "name")
            ordinal = article and (below > 4 or (named and not items.newline(place + 1)) or self._in_turn(at))
            if (ordinal and not of_whole) or (not tied and (above == 1) == items.lower[place].endswith("s")):
                return None  # "a third consignment"
        percent = place + 2 + (items.word(place + 2) in words.articles or items.word(place + 2) == "one")
        if items.word(place + 1) == "of" and percent > place + 2 and items.word(percent) in _PERCENT:
            return Number(at, percent, above / below, letters=True)  # "a quarter of one per cent"
        if items.word(place + 1) == "of" and percent > place + 2:
            scale, end = self._scales(percent, Decimal(1))
            if end > percent:  # "three quarters of a million"
                return Number(at, end, above / below * scale, scale=scale, letters=True)
        return Number(at, place + 1, above / below, letters=True, share=True)

    def _alone(self, at: int, last: int) -> bool:
        """Whether an English fraction stands for a part by itself: "the treasury keeps a tenth", "half is paid in rice"; no second half, no third
        after a second, no quarter of a year."""
        items = self.items
        before = at - 1 - (items.pos(at - 1) == "adv" or items.word(at - 1) in _ROUGHLY)
        before -= 2 * (items.word(before) == "than" and items.word(before - 1) in ("less", "more"))
        opens = (
            items.pos(before) in ("verb", "cconj")
            or items.word(before) in _STOPS
            or before < items.opening(at)
        )
        goes_on = items.pos(last) in ("verb", "aux", "modal") and items.tag(last) not in ("VVN", "VVG")
        told = goes_on or items.word(last) in _STOPS or items.newline(last)
        return opens and told and (goes_on or items.pos(before) == "verb") and not self._in_turn(at)

    def _by_so_much(self, at: int, last: int) -> bool:
        """Whether an English fraction says by how much something changed: "a rise of a half", "cut by a quarter"."""
        items = self.items
        changed = (items.word(at - 1), items.word(at - 2))
        told = changed[0] == "of" and changed[1] in _CHANGES
        told |= changed[0] == "by" and (items.pos(at - 2) == "verb" or changed[1] in _UP_OR_DOWN)
        return told and items.pos(last) not in ("noun", "name", "adj")

    def _in_turn(self, at: int) -> bool:
        """Whether things are counted in turn before an ordinal: "a second in June, and a third is due"."""
        return any(self.items.word(i) in _IN_TURN for i in range(self.items.opening(at), at))

    def _in_so_many(self, at: int, place: int, above: Decimal) -> Number | None:
        """ "one in five", "three out of every ten", "4 in 10", "drei von vier"."""
        items = self.items
        out = (items.word(place), items.word(place + 1)) == ("out", "of")
        place += out
        every = items.word(place + 1) in self.words.every
        told = out or items.word(place) in ("in", "von")
        place += told and every
        whole = self._small(place + 1) if told else None
        if whole is None or not above < whole <= 100 or items.glued[place] or self._timed(place + 2):
            return None
        pos = items.pos(place + 2)
        rounded = whole % 5 == 0 and pos in ("verb", "aux", "adv")
        told = items.word(place + 2) == "of" or pos in ("noun", "adj", "name") or rounded
        return Number(at, place + 2, above / whole, letters=True, share=True) if told else None

    def _measured(self, at: int) -> bool:
        """Whether a unit stands at a part."""
        return any(key in self.words.units for key in self.items.keys(at))

    def _timed(self, at: int) -> bool:
        """Whether a stretch of time stands at a part: "one in three months", but "one in three barrels"."""
        return any(key in self.words.periods for key in self.items.keys(at))

    def _nth(self, at: int) -> Decimal | None:
        """A German ordinal above the first: "jeder fünfte"."""
        word, ordinals = self.items.word(at), self.words.ordinals
        stems = (word.removesuffix(end) for end in ("e", "er", "es", "en", "em") if word.endswith(end))
        value = next((ordinals[stem] for stem in stems if stem in ordinals), 0)
        return Decimal(value) if value > 1 else None

    def _denominator(self, at: int) -> Decimal | None:
        words, word = self.words, self.items.word(at)
        if word in words.fractions:
            return Decimal(words.fractions[word])
        if not words.german:
            place = words.ordinals.get(word.removesuffix("s"), 0)
            return Decimal(place) if place > 2 else None
        ending = next((end for end in ("tel", "teln", "tels") if word.endswith(end)), "")
        if not ending or len(word) <= len(ending) + 2:
            return None
        stem = word.removesuffix(ending)
        # "Siebtel", "Achtel" lose a part of their number
        return next(
            filter(None, map(words.cardinal, (stem, stem.removesuffix("s"), f"{stem}en", f"{stem}t"))), None
        )

    def _vague(self, at: int) -> Number | None:
        """Orders of magnitude: "Zehntausende", "tens of thousands", "several hundred", "einige tausend"."""
        items, words = self.items, self.words
        word = items.lower[at]
        couple = word == "couple"
        if word in words.several or (couple and items.word(at + 1) == "of"):
            last = at + 1 + couple
            here = items.word(last)
            step = words.scales.get(here.rstrip("."))
            if not step and words.german:
                step = self._power(here)
            if not step or step < 12 or here in _LETTERS:
                return None
            scale, end = self._scales(last, Decimal(1))
            if end == last:
                scale, end = step, last + 1
            first = at - (items.word(at - 1) in words.articles)
            low, high = Decimal(2 * scale), Decimal(10 * scale - 1)
            return Number(first, end, Decimal(scale), low, high, scale, letters=True)
        size = words.orders.get(word)
        if size is None or (word == "scores" and items.word(at + 1) != "of"):
            return None
        if items.word(at - 1) == ")" and numeral(items, at - 2):
            return None  # "12,4 (Vorjahr: 11,8) Millionen"
        last, factor = at + 1, 1
        place = last + (items.word(last) in ("of", "von"))
        more = words.orders.get(items.word(place), 0)
        if more >= size:
            factor, last = more, place + 1
        low, high = Decimal(2 * size * factor), Decimal((100 if size == 12 else 10 * size) * factor - 1)
        return Number(at, last, Decimal(size * factor), low, high, size * factor, letters=True)

    def _power(self, word: str) -> int | None:
        """A power of ten in one German word: "zehntausend"."""
        value = self.words.cardinal(word)
        return int(value) if value in (10**4, 10**5) else None

    def _negates(self, at: int) -> bool:
        """Whether a hyphen before digits is a minus: apart from a word before it, which is no name or number."""
        items = self.items
        if items.glued[at]:
            return items.word(at - 1)[-1:] in ("$", "€", "£") and at > 0
        return not items.word(at - 1)[:1].isdecimal() and items.pos(at - 1) != "name"
