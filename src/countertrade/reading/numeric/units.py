"""Which unit the words around a number name: money, measures, temperatures, percentages and counted things.

Codes are those of `countertrade.units`. A counted noun is any noun that heads the phrase of the number; the tables only map
synonyms to one code, and a noun that no table has is its own lemma.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from countertrade import units
from countertrade.reading.items import class_of
from countertrade.reading.numeric.items import HYPHENS, Items
from countertrade.reading.numeric.numbers import Number
from countertrade.reading.numeric.states import States, signed
from countertrade.reading.numeric.words import Phrase, Words, things
from countertrade.records import MentionKind

# codes that are English or German words in capitals too
_WORDLIKE = frozenset(("ALL", "TOP", "CUP", "MOP", "PEN", "TRY", "MAD", "SOS", "GEL", "LAK", "RON", "BAM"))
_REACH = 6  # words between a number and the head of its noun
# adjectives that say which or how many more, not what

_ATTRIBUTE = 9  # parts of an attribute before its noun
_QUOTES = frozenset("\"“”„'‘’")
_MOST_OF_TYPE = 10**5
_MAKERS = 3  # tokens of a type and its maker
_TYPE = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,9}[-‑]?\d{1,4}[A-Z]{0,2}\d?s?")
_MARK = re.compile(r"(?:\d{1,2}|\d000|[A-Z]{1,2}\d{1,3})[A-Z]?\d?s?")
_VERSION = re.compile(r"[IVX]{1,4}[A-Z]?|[A-Z]?\d{1,2}[A-Z]?")
_SCALED = {
    "bcm": ("m3", Decimal(10**9)),
    "LMT": ("t", Decimal(10**5)),
    "MMT": ("t", Decimal(10**6)),
}  # abbreviations of a scale with its unit
_CFA = ("XAF", "XOF")
_PLAIN = frozenset("Rs Rp RM Tk Kz Rs. Tk. DM kr zł Kč".split())  # letters that are a sign on any page
_SPACED = frozenset(
    "us u.s. c hk nz au ca sg".split()
)  # letters that stand apart from their sign: "US $6,150"
_SIZES = frozenset(("mm", "cm", "m", "ft"))
_MANY = Number(0, 0, Decimal(10**6), scale=10**6)
# what several are, without a noun
_INVARIABLE = ("ese", "ss", "be", "bè")  # endings of peoples that are their own plural
_DOERS = ("ees", "ers", "ors", "ists")  # endings of nouns that the tagger takes for verbs


class Unit(NamedTuple):
    """A unit at parts `first` to `last`. `noun` is what is printed of it, `noun_at` where, `sure` whether a table has it."""

    code: str | None
    kind: MentionKind
    first: int
    last: int
    noun: str = ""
    noun_at: int = -1
    sure: bool = True
    factor: Decimal = Decimal(1)
    phrase: str = ""  # a noun that no table has with its adjectives
    currency: str = ""  # the bare noun of a currency that several states use


class UnitFinder:
    """Finds the unit of each number of one document."""

    def __init__(self, items: Items) -> None:
        self.items, self.words = items, items.words
        self.states = States(items)

    def unit(self, number: Number) -> Unit | None:
        """The unit of a number: behind it, or a currency before it."""
        if number.share:
            return Unit(units.SHARE, "number", number.last, number.last)
        items, before = self.items, self._money_before(number.first)
        if before is not None:
            after = self._money_after(number.last, number)
            return before._replace(last=after.last) if after and after.code == before.code else before
        place = number.last + items.hyphen(number.last)
        if items.digits(place) and place > number.last:
            return None
        place += 2 * items.says(place, "or", "so")  # "30 or so helicopters"
        if items.newline(place):
            return None
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

    # --- money --------------------------------------------------------------------------------------------------------

    def _money_before(self, first: int) -> Unit | None:
        items, at = self.items, first - 1
        if items.newline(first):
            return None
        sign, start = items.printed[at], at
        behind = items.word(at - 1)[-1:].isdecimal() and not items.glued[first]  # "5€ 300"
        if items.glued[at] and (sign == "-" or behind):
            return None
        before = "" if items.newline(at) else items.printed[at - 1]
        tied = before and (items.glued[at] or before.lower() in _SPACED)
        if sign in ("$", "/") and tied and signed(before + sign):
            sign, start = before + sign, at - 1
        return self._sign(sign, start, first, items.glued[first])

    def _sign(self, sign: str, first: int, last: int, glued: bool) -> Unit | None:
        """The currency of a sign or code before a number; letters that mean something else too only where the page names the state."""
        codes = signed(sign)
        minor = self.minor(last - 1) if self.items.word(first - 1) in ("us", "u.s.") else ()
        if minor:  # "US cents 7.0"
            return Unit(
                self.states.currency(minor, ("US",))[0],
                "currency",
                first - 1,
                last,
                sign,
                factor=Decimal("0.01"),
            )
        noun, alone = self.words.currencies.get(sign.lower(), ("", "")) if sign[0].isupper() else ("", "")
        if not codes:
            named = noun and not self.words.german  # "Won 94.3 billion"
            return Unit(alone or None, "currency", first, last, currency=noun) if named else None
        shown = len(sign) > 2 or sign in _PLAIN
        if len(codes) == 1 and sign not in _WORDLIKE and (shown or not sign.isalpha()):
            return Unit(codes[0], "currency", first, last)
        code, sure = self.states.currency(codes)
        if not code and not (shown or glued):
            return None
        return Unit(code or codes[0], "currency", first, last, sure=sure)

    def _money_after(self, place: int, number: Number) -> Unit | None:
        items, table = self.items, self.words
        word = items.word(place)
        if not word:
            return None
        if word == "of" and number.order:
            return self._money_after(place + 1, number)
        printed = items.printed[place]
        if items.word(place + 1) == "$" and (codes := signed(printed + "$")):
            return Unit(codes[0], "currency", place, place + 2, word)
        plain = not printed.isalpha() or len(printed) > 2 or printed in _PLAIN
        if plain and (codes := signed(printed)) and not self._noun(place + 1)[0]:
            apart = items.digits(place + 1) and not items.glued[place] and items.glued[place + 1]
            if apart and not printed.isalpha():
                return None  # belongs to the next number
            code = self.states.currency(codes)[0] or codes[0]
            return Unit(code, "currency", place, place + 1, word)
        states, at = self._state_before(place)
        cfa = items.word(at) == "cfa" and bool(self._noun(at + 1)[0])
        at += cfa
        noun, code = self._noun(at)
        if code and self.minor(at + 1):
            return Unit(code, "currency", place, at + 2, items.lower[at + 1], factor=Decimal("0.01"))
        if not noun and "-" in word:
            first, _, last = items.printed[place].rpartition("-")
            named = table.currencies
            noun, code = named.get(last.lower()) or named.get(last.lower().removesuffix("s")) or ("", "")
            states, cfa = self.states.of(first), first.lower() == "cfa"
        minor = self.minor(at) or (() if noun else table.minor.get(word.rpartition("-")[2], ()))
        if minor:
            of = self.states.currency(minor, states)[0] if states else ""
            return Unit(of or minor[0], "currency", place, at + 1, items.lower[at], factor=Decimal("0.01"))
        if not noun:
            return None
        national = self.states.currency(table.national.get(noun, ()), states)[0] if states else ""
        if cfa:
            national = self.states.currency(_CFA, states)[0] or _CFA[0]
        last_at = at + 1
        if items.word(last_at) == "sterling":
            national, last_at = "GBP", last_at + 1
        if not national and noun in ("pound", "pfund") and not self._is_money(number, last_at):
            return None
        return Unit(
            national or code or None, "currency", place, last_at, items.lower[at], at, currency="" if national else noun,
        )  # fmt: skip

    def _state_before(self, place: int) -> tuple[tuple[str, ...], int]:
        """The states that the words at a part make a currency's, and where its noun stands: "New Zealand dollars"."""
        items = self.items
        for size in (2, 1):
            if self._noun(place + size)[0] or self.minor(place + size):
                states = self.states.named(place, place + size)
                if states:
                    return states, place + size
        if items.word(place) in ("us", "u.s."):
            return ("US",), place + 1 + (items.word(place + 1) in HYPHENS)
        only = items.printed[place][:1].isupper() and items.pos(place) in ("adj", "name")
        return (), place + bool(only and self._noun(place + 1)[1])  # "Chinese yuan": only one state has them

    def minor(self, at: int) -> tuple[str, ...]:
        """The currencies whose hundredth a part names, the likeliest first."""
        table, word = self.words.minor, self.items.word(at)
        return self.items.named(at, table) or table.get(word.removesuffix("."), ())  # "50 Sen."

    def _noun(self, at: int) -> tuple[str, str]:
        return self.items.named(at, self.words.currencies) or ("", "")

    def _is_money(self, number: Number, at: int) -> bool:
        """Whether pounds are money: with a million before them, not before "of cocaine"."""
        items, large = self.items, number.scale >= 10**6
        if self.words.german:
            return large or items.pos(at) not in ("noun", "adj")
        return large and (items.word(at) != "of" or items.word(at + 1) in self.words.funds)

    # --- measures -----------------------------------------------------------------------------------------------------

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
        if phrase.exact and len(phrase.exact) == 1 and items.word(last) in ("'", "’", "."):
            return items.word(last) == "."
        if word in self.words.never or (word in self.words.only_of and items.word(last) != "of"):
            return False
        inside = phrase.code in units.TIMES and not items.whole(place)
        return not inside or items.glued[place]

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

    # --- counted things -----------------------------------------------------------------------------------------------

    def _counted(self, place: int, number: Number) -> Unit | None:
        find = self._head_german if self.words.german else self._head_english
        head, sure = find(place, number)
        if head is None:
            return None
        items = self.items
        printed = items.document.tokens[items.token[head]].text
        if items.lower[head] in self.words.labels.not_counted or _TYPE.fullmatch(printed):
            return None
        measured = self.measure(head) if head > place and self.words.german else None
        if measured is not None and measured.code in units.TIMES:
            return measured._replace(first=place)  # "drei tilgungsfreie Jahre"
        code, known = self.code(head)
        typed = not known and number.value <= _MOST_OF_TYPE and self._marked(head)
        if not code or units.bad_code(code) or typed:
            return None
        code = "cartridge" if code == "shell" and self._small(head) else code
        phrase = "" if known or self.words.german else self._phrase(place, head, code)
        return Unit(
            code, "count", place, head + 1, items.printed[head], head, sure=known and sure, phrase=phrase
        )

    def _marked(self, head: int) -> bool:
        """Whether a German noun is the name of a type, with its mark behind: "14 Leopard 2 A6"."""
        items, mark = self.items, head + 1
        typed = self.words.german and items.digits(mark)
        return typed and _MARK.fullmatch(items.printed[mark]) is not None

    def _small(self, head: int) -> bool:
        """Whether rounds are of small arms: "rounds of rifle ammunition", "Schuss Munition für Handfeuerwaffen"."""
        document, items = self.items.document, self.items
        loose = items.word(head) in ("rounds", "schuss", "geschosse", "geschossen")
        clause = items.clause(head)
        ends = min(head + _REACH, len(items), items.first_of[clause.end] if clause else len(items))
        near = range(head + 1, ends)
        stop = next((at for at in near if items.word(at) in (",", "and", "und")), ends)
        nouns = (document.tokens[items.token[at]].lemma for at in near if at < stop)
        return loose and any(class_of(document.language, noun) in self.words.small_arms for noun in nouns)

    def _designated(self, place: int, number: Number) -> Unit | None:
        """A type that stands for what is of it, with its maker: "12 MiG-29s", "11 Sukhoi Su-35s", "sechs F-16", "14 Leopard 2"."""
        items = self.items
        inside = items.word(number.first - 1) in HYPHENS and items.glued[number.first]  # "K-200 B2"
        if place >= len(items) or inside or (number.value < 2 and not number.order):
            return None
        if number.value > _MOST_OF_TYPE:
            return None  # "612.455.310 Katar 41": the cells of a row
        tokens, first = items.document.tokens, items.token[place]
        if 1900 <= number.value <= 2100:
            return None  # "in 2022 F-16s came"
        for last in range(first, min(first + _MAKERS, len(tokens))):
            printed = tokens[last].text
            named = last > first
            if _TYPE.fullmatch(printed) or (named and _MARK.fullmatch(printed)):
                code = " ".join(token.text for token in tokens[first : last + 1]).removesuffix("s")
                end = items.first_of[last + 1]
                return None if units.bad_code(code) else Unit(code, "count", place, end, printed, end - 1)
            if not (printed.isalpha() and printed[:1].isupper()) or items.newline(items.first_of[last + 1]):
                return None
        return None

    def _phrase(self, place: int, head: int, code: str) -> str:
        """An English noun that no table has with its adjectives: "european country"."""
        items = self.items
        start = head - code.count(" ")
        nominal = (at for at in range(place, start) if items.pos(at) in ("adj", "noun", "name"))
        before = [
            word for at in nominal if (word := items.lower[at]).isalpha() and word not in self.words.stray
        ]
        before = [word for word in before if not word.endswith(("ing", "ed"))]
        return " ".join([*before, code]) if len(before) < 4 else code

    def _head_german(self, place: int, number: Number) -> tuple[int | None, bool]:
        items = self.items
        at, sure = place, True
        if items.word(at) in self.words.wholes or items.word(at).startswith("solch"):
            at += 1
        elif items.says(at, "von", self.words.them) and not self._by(at):
            at += 2
        elif items.word(at) == "von" and number.order:
            at += 1  # "Hunderte von Bojen"
        for _ in range(_REACH):
            pos, following = items.pos(at), items.pos(at + 1)
            if at >= len(items) or (at > place and items.newline(at)):
                return None, False
            printed = items.printed[at]
            if pos == "noun":
                return at, sure
            if pos == "name" and following != "noun":
                if self.people(at):
                    return at, True
                several = printed.endswith("s")
                return at if several else None, False
            inflected = pos == "verb" and items.lower[at].endswith(("e", "en", "er", "es", "em"))
            if pos == "adj" or items.word(at) in self.words.stray or inflected:
                if printed[:1].isupper() and following not in ("noun", "adj"):
                    return at, False
            elif pos != "name" and not (
                self._type(at) or (at > place and pos == "cconj" and following == "adj")
            ):  # but "150 dänische und finnische Soldaten"
                head = self._attributed(at)
                return head, head is not None
            at += 1
        return None, False

    def _by(self, at: int) -> bool:
        """Whether a "von" names who does it: "Von diesen wurden 30 von ihren Werbern verraten"."""
        items, clause = self.items, self.items.clause(at)
        return clause is not None and not self.words.them.isdisjoint(
            items.lower[items.first_of[clause.start] : at]
        )

    def _attributed(self, at: int) -> int | None:
        """The noun behind a German attribute with what belongs to it: "48 für Peru fahrende Schiffe", "80 eigentlich geheime Verträge"."""
        items = self.items
        if items.pos(at) not in ("adp", "adv"):
            return None
        for place in range(at + 1, min(at + _ATTRIBUTE, len(items) - 1)):
            pos = items.pos(place)
            if pos not in ("adv", "adp", "det", "adj", "noun", "name"):
                return None
            closes = pos == "adj" and items.pos(place + 1) == "noun"
            behind = items.pos(place - 1) in ("noun", "name", "adv")
            if closes and behind and items.lower[place].endswith(("e", "en")):
                return place + 1
        return None

    def _head_english(self, place: int, number: Number) -> tuple[int | None, bool]:
        items, at = self.items, place
        several = number.value != 1 or number.order
        owner = items.pos(at + 1) == "name" and items.pos(at + 2) == "poss"
        if items.word(at) == "of" and (items.word(at + 1) in self.words.wholes or owner):
            at += 1 + (items.pos(at + 1) != "name")
            several = True
            if items.pos(at) == "num":
                # "300 of the 900 beds": the whole is a figure of its own, and lends its noun
                return None, False
        elif items.word(at) == "of" and (number.order or number.share):
            at += 1
        head: int | None = None
        ended = items.newline(at + 1) or items.pos(at + 1) not in ("noun", "adj", "name", "num", "det")
        whole = ended and number.value == int(number.value)
        if several and whole and items.word(at) in self.words.crowd:
            return at + 2 * items.says(at + 1, ("or", "and"), self.words.crowd), True
        for _ in range(_REACH + 2):
            if at >= len(items) or (at > place and items.newline(at)):
                break
            pos, word = items.pos(at), items.lower[at]
            joined = items.pos(at + 1) == "cconj" and items.pos(at + 2) in ("adj", "name")
            alone = items.pos(at + 3 if joined else at + 1) not in ("noun", "adj", "name")
            if several and word.endswith(_INVARIABLE) and self.people(at) and alone:
                return at, True
            doer = at == place and word.endswith(_DOERS)
            # the tagger takes the nouns of "nine refugees", "12 port calls" for verbs
            doers = items.tag(at) == "VVZ" and number.value > 1
            doers = doers and (doer or f"{items.word(at - 1)} {word}" in self.words.counted)
            named = pos == "name" and (word.isalpha() or self._hyphened_people(at))
            if at > place and (items.printed[at] in _SIZES or self._version(at)):
                at += 1  # "13 76-mm naval guns", "6 SM-3 Block IIA missiles"
                continue
            if pos == "noun" or named or doers or word in self.words.counted:
                proper = pos == "name" and not items.printed[at][:1].islower()
                if word in self.words.not_heads or (proper and head and items.printed[head][:1].islower()):
                    break
                head = at
                compound = items.pos(at + 1) == "noun" and self.plural(at + 1)
                compound = compound
                if several and (self.plural(at) or doers) and not compound:
                    return at, True
            elif not (self._describes(at, place) if head is None else self._goes_on(at, head)):
                break
            at += 1
        if head is None:
            return None, False
        if self.plural(head) or not several or items.tag(head) == "NN0":
            return head, True
        if items.glued[place] and items.word(place - 1) in HYPHENS:
            return place if items.pos(place) == "noun" else None, False
        first = next((i for i in range(place, head + 1) if items.lower[i] in self.words.counted), None)
        return first, first is not None

    def _describes(self, at: int, place: int) -> bool:
        """Whether a part behind a number can stand before its noun: "60 newly built", "12 “Vera” radars", "8 Su-35 jets"."""
        items = self.items
        word, following = items.lower[at], items.pos(at + 1)
        if word in self.words.stray or "-" in word[1:-1] or self._type(at):
            return True
        match items.pos(at):
            case "adj":
                return True
            case "verb" if word.endswith(("ed", "ing", "en")) or self._type(at - 1):
                return True
            case "num" if at > place and following in ("noun", "adj"):
                return True
            case "adv" if following == "adj":
                return True
        return word in _QUOTES and self._quoted(at)

    def _goes_on(self, at: int, head: int) -> bool:
        """Whether a name before a noun goes on: "Bosnia and Croatia", "Harpoon anti-ship missiles", "“Vera” radars"."""
        items, word = self.items, self.items.lower[at]
        if items.pos(at) == "poss" or word == "/":
            return True
        if self.plural(head):
            return False
        if items.pos(at) == "verb" and word.endswith("ing"):
            return self.plural(at + 1)  # "infantry fighting vehicles"
        joins = items.pos(at) == "cconj" and items.pos(at + 1) == "name"
        modifies = "-" in word[1:-1] or word in _QUOTES or any(mark.isdecimal() for mark in word)
        modifies = modifies and any(items.pos(at + ahead) == "noun" for ahead in (1, 2, 3))
        return self._type(at) or (items.pos(head) == "name" and (joins or modifies))

    def _quoted(self, at: int) -> bool:
        """Whether a quotation mark opens or closes a name before a noun: "12 “Vera” radars"."""
        items = self.items
        opens = any(items.word(at + ahead) in _QUOTES for ahead in (2, 3))
        closes = any(items.word(at - back) in _QUOTES for back in (2, 3))
        return opens or closes

    def _type(self, at: int) -> bool:
        """Whether a part names a type or size before its noun: "Su-35", "122mm"."""
        printed, hyphen = self.items.printed[at], self.items.word(at + 1) in HYPHENS
        if printed in HYPHENS:
            return self.items.glued[at] and self.items.printed[at - 1].isdecimal()
        if printed.isdecimal():
            return self.items.word(at + 1 + hyphen) in ("mm", "cm") or (
                self.items.word(at + 1) in ("m", "ft")
            )
        return (any(c.isdecimal() for c in printed) and not printed[0].isdecimal()) or (printed in _SIZES)

    def _version(self, at: int) -> bool:
        """Whether a part is the mark behind "Block", "Mark" in the name of a type: "SM-3 Block IIA"."""
        items = self.items
        return items.word(at - 1) in self.words.labels.label and bool(_VERSION.fullmatch(items.printed[at]))

    def plural(self, at: int) -> bool:
        items, word = self.items, self.items.word(at)
        typed = items.pos(at) == "name" and not word.endswith("s") and items.pos(at + 1) == "noun"
        several = items.tag(at) == "NN2" and not typed  # "940 Stinger missile systems"
        if self.words.german or several or word in self.words.plurals:
            return bool(word)
        ends = word.endswith("s") and not word.endswith(("ss", "us", "is"))
        return ends and items.pos(at) in ("noun", "name")

    def people(self, at: int) -> bool:
        items = self.items
        if not items.printed[at][:1].isupper():
            return False
        before = items.word(at - 1)
        several = self._hyphened_people(at) and items.printed[at].endswith("s")
        known = self.words.people
        return several or any(key in known or f"{before} {key}" in known for key in items.keys(at))

    def _hyphened_people(self, at: int) -> bool:
        return self.items.lower[at].rpartition("-")[2].removesuffix("s") in self.words.people

    def code(self, head: int) -> tuple[str, bool]:
        """The code of a counted noun, and whether a table has it."""
        items, table = self.items, self.words
        word, keys = items.lower[head], items.keys(head)
        if word in table.orders:
            return "", False  # "bei jedem Tausender"
        if self.people(head) or (not table.german and word in self.words.crowd):
            return table.counted.get(word, "person"), True
        if table.german:
            known = items.named(head, table.counted) or self._part(word)
            return known or (
                items.document.tokens[items.token[head]].lemma if items.whole(head) else items.printed[head]
            ), bool(known)
        pairs = [f"{items.word(head - 1)} {key}" for key in keys]
        coded = [table.counted.get(pair, pair) for pair in pairs if pair in table.counted or pair in things()]
        coded += [table.counted[key] for key in keys if key in table.counted]
        coded += [key for key in keys if key in things()]
        if coded:
            return coded[0], True
        start = head  # a compound is one thing, as in German
        while (
            head - start < 2
            and items.pos(start - 1) == "noun"
            and items.lower[start - 1].isalpha()
            and not items.lower[start - 1].endswith("ing")
            and not items.newline(start)
            and not self.plural(start - 1)
        ):
            start -= 1
        lemma = singular(table, word, items.lemma(head) if items.whole(head) else word)
        return " ".join([*items.lower[start:head], lemma]), False

    def _part(self, word: str) -> str | None:
        """The code of the last part of a German compound."""
        if word.removesuffix("en").endswith("schaft"):
            return None  # no sheep
        for size in range(min(len(word) - 2, 18), 4, -1):
            tail, known = word[-size:], self.words.counted
            for form in (tail, tail[:-1], tail[:-2], *([tail + "e"] if size > 5 else [])):
                if len(form) > 3 and form in known:
                    return known[form]
        return None


def singular(words: Words, word: str, lemma: str) -> str:
    """The singular of an English noun, by its lemma or, where that is the plural still, by its ending."""
    if word.endswith("ies") and lemma.endswith("ie") and word not in words.ie:
        return word[:-3] + "y"
    if word.endswith("ees"):
        return word[:-1]
    if lemma != word or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return lemma
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]
