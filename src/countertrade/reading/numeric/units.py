"""Which unit the words around a number name: money, measures, temperatures, percentages and counted things.

Codes are those of `countertrade.units`. A counted noun is any noun that heads the phrase of the number; the tables only map
synonyms to one code, and a noun that no table has is its own lemma."""

from __future__ import annotations

import re
from decimal import Decimal

from countertrade import units
from countertrade.reading.numeric.items import HYPHENS
from countertrade.reading.numeric.money import Money, Unit
from countertrade.reading.numeric.numbers import Number, behind_bracket, numeral
from countertrade.reading.numeric.words import Phrase
from countertrade.records import MentionKind

_MOST_OF_TYPE = 10**5
_MAKERS = 3  # tokens of a type and its maker
_TYPE = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,9}[-‑]?\d{1,4}[A-Z]{0,2}\d?s?")
_MARK = re.compile(r"(?:\d{1,2}|\d000|[A-Z]{1,2}\d{1,3})[A-Z]?\d?s?")
_SCALED = {
    "bcm": ("m3", Decimal(10**9)),
    "mcm": ("m3", Decimal(10**6)),
    "LMT": ("t", Decimal(10**5)),
    "MMT": ("t", Decimal(10**6)),
    "Mbbl": ("barrel", Decimal(10**6)),
    "kbbl": ("barrel", Decimal(10**3)),
    "bcf": ("ft3", Decimal(10**9)),
    "tcf": ("ft3", Decimal(10**12)),
    "mmscf": ("ft3", Decimal(10**6)),
}  # abbreviations of a scale with its unit
_FOLK = frozenset(("man", "woman", "child"))
_ADJECTIVES = 2  # between a number and the type that it counts
_MANY = Number(0, 0, Decimal(10**6), scale=10**6)


class UnitFinder(Money):
    """Finds the unit of each number of one document."""

    def unit(self, number: Number) -> Unit | None:
        """The unit of a number: behind it, or a currency before it."""
        if number.share:
            return Unit(units.SHARE, "number", number.last, number.last)
        items, before = self.items, self._money_before(number.first)
        if before is not None:
            after = self._money_after(number.last, number)
            return before._replace(last=after.last) if after and after.code == before.code else before
        inside = items.between(number.last)[1]  # "30 or so helicopters"
        place = number.last + (inside or items.hyphen(number.last))
        if items.digits(place) and place > number.last:
            return None
        if items.newline(place):
            return None
        if (restated := behind_bracket(items, number.first, number.last)) > number.last:
            while number.scale > 1 and numeral(items, restated):
                restated += 1  # "12,4 (Vorjahr: 11,8) Millionen Euro"
            unit = self._money_after(restated, number) or self.measure(restated, number)
            unit = unit or self._counted(restated, number)
            return unit and unit._replace(first=number.last, last=number.last)
        if items.says(place, "times", self.words.folds):
            return Unit(units.SHARE, "number", place, place + 1, "times", place, factor=Decimal(100))
        return (
            self._money_after(place, number)
            or self.measure(place, number)
            or self._ending(place)
            or self._counted(place, number)
            or self._designated(place, number)
        )

    def money(self, place: int) -> Unit | None:
        """The currency that the words at a part name, no number beside them."""
        return self._money_after(place, _MANY)

    def measure(self, place: int, number: Number | None = None) -> Unit | None:
        """The measure that the words at a part name."""
        items = self.items
        if number is not None and number.order and items.word(place) == "of":
            place += 1
        if place >= len(items) or _TYPE.fullmatch(items.document.tokens[items.token[place]].text):
            return None
        for key in items.keys(place):
            for phrase in self.words.units.get(key, ()):
                last = self._matches(phrase, place)
                if last and self._means(phrase, place, last, number):
                    code, factor = _SCALED.get(phrase.code, (phrase.code, Decimal(1)))
                    text = items.text(place, last)
                    return Unit(code, phrase.kind, place, last, text, last - 1, factor=factor)
        return None

    def goods(self, place: int) -> tuple[str, int] | None:
        """Code and end of the measure of goods that the words at a part name: no stretch of time, no percentage."""
        unit = self.measure(place)
        if unit is None or unit.kind != "dimension" or not unit.code or unit.code in units.TIMES:
            return None
        return unit.code, unit.last

    def _matches(self, phrase: Phrase, place: int) -> int:
        items = self.items
        at = place + 1
        first, lower = phrase.words[0], items.lower[place]
        printed = items.printed[place]
        alone = phrase.exact and len(phrase.words) == 1 and printed != phrase.exact
        if alone and phrase.code in _SCALED and printed == phrase.exact.capitalize():
            alone = False  # "30 Bcm"
        if alone and items.glued[place] and self._shouted(printed):
            alone = False  # "a 414KM line"
        if alone and lower != first + "s" and (items.lemma(place) != first or lower == first):
            return 0
        for word in phrase.words[1:]:
            at += items.hyphen(at)
            if at >= len(items) or (items.lower[at] != word and word not in items.keys(at)):
                return 0
            at += 1
        return at

    def _shouted(self, printed: str) -> bool:
        """Whether capitals can only be a unit that is written otherwise."""
        exact = {phrase.exact for phrase in self.words.units.get(printed.lower(), ()) if phrase.exact}
        return len(printed) > 1 and printed.isupper() and len(exact) == 1

    def _means(self, phrase: Phrase, place: int, last: int, number: Number | None) -> bool:
        """Whether a word that has other meanings too is the unit here."""
        items = self.items
        word = items.lower[place]
        if phrase.exact.isupper() and len(phrase.exact) == 1 and items.digits(last) and not items.glued[last]:
            return False  # "three C 295 aircraft"
        if phrase.exact and len(phrase.exact) == 1 and items.word(last) in ("'", "’", "."):
            return items.word(last) == "." and items.glued[last + 1 : last + 2] != [True]
        if word in self.words.never or (word in self.words.only_of and items.word(last) != "of"):
            return False
        inside = phrase.code in units.TIMES and not items.whole(place)
        return not inside or items.glued[place] or items.first_of[items.token[place]] == place

    def _ending(self, place: int) -> Unit | None:
        """The unit in an ending behind a number: "-jährig", "-prozentige"."""
        word = self.items.word(place)
        for ending, code in self.words.endings.items():
            if word.startswith(ending) and len(word) - len(ending) <= 2 and (self.items.glued[place]):
                if code == "multiple" or (code == "time" and self.items.word(place + 1) == "so"):
                    return Unit(units.SHARE, "number", place, place + 1, word, place, factor=Decimal(100))
                if code == "time":
                    return None
                kinds: dict[str, MentionKind] = {units.SHARE: "percentage", "person": "count"}
                kind = kinds.get(code, "dimension")
                return Unit(code, kind, place, place + 1, word, place)
        return None

    def _counted(self, place: int, number: Number) -> Unit | None:
        if self.words.german and (half := self._half_said(place)):
            return Unit(half, "count", place, place + 1, half, place, sure=False)
        find = self._head_german if self.words.german else self._head_english
        head, sure = find(place, number)
        if head is None:
            return None
        items = self.items
        printed = items.document.tokens[items.token[head]].text
        if items.lower[head] in self.words.labels.not_counted or _TYPE.fullmatch(printed):
            return None
        if number.scale >= _MANY.scale and items.lower[head].endswith(tuple(self.words.sums)):
            return None  # "60 Millionen Militärhilfe"
        added = self.words.german or self.words.stray.issuperset(items.lower[place:head])
        measured = self.measure(head) if head > place and added else None  # "two further tons"
        if measured is not None:
            return measured._replace(first=place)  # "drei tilgungsfreie Jahre"
        code, known = self.code(head)
        typed = not known and number.value <= _MOST_OF_TYPE and self._marked(head)
        if not code or units.bad_code(code) or typed:
            return None
        code = "cartridge" if code == "shell" and self._small(head) else code
        code = "round" if code == "shell" and self._of_acts(head) else code
        if code in _FOLK and (folk := self._folk(head)) > head:
            code, known, head = "person", True, folk
        phrase = "" if known or self.words.german else self._phrase(place, head, code)
        return Unit(
            code, "count", place, head + 1, items.printed[head], head, sure=known and sure, phrase=phrase
        )

    def _folk(self, head: int) -> int:
        """The last of the people of several sorts that are counted together: "300 men, women and children"."""
        items, at, last = self.items, head, head
        while items.word(at + 1) in (",", *self.words.and_) and self.code(at + 2)[0] in _FOLK:
            at += 2
            last = at if items.word(at - 1) != "," and items.pos(at + 1) != "poss" else last
        return last

    def _designated(self, place: int, number: Number) -> Unit | None:
        """A type that stands for what is of it, with its maker: "12 MiG-29s", "11 Sukhoi Su-35s", "sechs F-16", "14 Leopard 2"."""
        items = self.items
        inside = items.word(number.first - 1) in HYPHENS and items.glued[number.first]  # "K-200 B2"
        if place >= len(items) or inside or (number.value < 2 and not number.order):
            return None
        if number.value > _MOST_OF_TYPE:
            return None  # "612.455.310 Katar 41": the cells of a row
        tokens, first = items.document.tokens, items.token[place]
        if 1900 <= number.value <= 2100 and number.scale == 1:
            return None  # "in 2022 F-16s came"
        for word in tokens[first : first + _ADJECTIVES]:  # "40 new F-16s", "32 moderne F-35"
            if not (word.pos == "adj" or word.lower == "used") or not word.text.islower():
                break
            first += 1
        for last in range(first, min(first + _MAKERS, len(tokens))):
            printed = tokens[last].text
            named = last > first and tokens[last - 1].text.isalpha()
            if _TYPE.fullmatch(printed) or (named and _MARK.fullmatch(printed)):
                code = " ".join(token.text for token in tokens[first : last + 1]).removesuffix("s")
                end = items.first_of[last + 1]
                return None if units.bad_code(code) else Unit(code, "count", place, end, printed, end - 1)
            if not (printed.isalpha() and printed[:1].isupper()) or items.newline(items.first_of[last + 1]):
                return None
        return None
