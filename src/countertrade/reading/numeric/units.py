"""Which unit the words around a number name: money, measures, temperatures, percentages and counted things.

Codes are those of `countertrade.units`. A counted noun is any noun that heads the phrase of the number; the tables only map
synonyms to one code, and a noun that no table has is its own lemma.
"""

from __future__ import annotations

import functools
import itertools
import re
from decimal import Decimal
from typing import NamedTuple

from countertrade import units
from countertrade.reading.numeric.items import HYPHENS, Items
from countertrade.reading.numeric.numbers import Number
from countertrade.reading.numeric.states import States, signed
from countertrade.reading.numeric.words import Phrase, words
from countertrade.records import MentionKind

# codes that are English or German words in capitals too
_WORDLIKE = frozenset(("ALL", "TOP", "CUP", "MOP", "PEN", "TRY", "MAD", "SOS", "GEL", "LAK", "RON", "BAM"))
_REACH = 6  # words between a number and the head of its noun
_OF_THE = {
    True: frozenset("dieser der ihrer seiner jener unserer seines ihres dieses".split()),
    False: frozenset("the these those its their our his her my your such which whom them all".split()),
}
# adjectives that say which or how many more, not what
_STRAY = frozenset(
    "more further additional other extra previous past weitere weiteren zusätzliche mehr".split()
)


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
        before = self._money_before(number.first)
        if before is not None:
            after = self._money_after(number.last, number)
            if after is not None and after.code == before.code:
                return before._replace(last=after.last)
            return before
        place = number.last
        place += (
            self.items.word(place) in HYPHENS and self.items.word(place) != "" and self.items.glued[place]
        )
        if self.items.word(place)[:1].isdecimal() and place > number.last:
            return None
        if self.items.word(place) == "or" and self.items.word(place + 1) == "so":
            place += 2  # "30 or so helicopters"
        if place >= len(self.items) or (
            self.items.newline(place) and place > number.last - 1 and self._apart(place)
        ):
            return None
        if self.items.word(place) == "times" and self.items.word(place + 1) in _COMPARED:
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

    def _apart(self, place: int) -> bool:
        """Whether an empty line or the end of a line that ends nothing stands before a part."""
        items = self.items
        between = items.document.text[items.end[place - 1] : items.start[place]]
        return between.count("\n") > 0

    # --- money --------------------------------------------------------------------------------------------------------

    def _money_before(self, first: int) -> Unit | None:
        items = self.items
        at = first - 1
        if at < 0 or items.newline(first):
            return None
        printed = items.printed[at]
        if printed == "-" and at > 0 and items.glued[at]:
            return None
        if items.glued[at] and items.word(at - 1)[-1:].isdecimal() and not items.glued[first]:
            return None  # "5€ 300"
        before = items.printed[at - 1] if at > 0 and not items.newline(at) else ""
        sign, start = printed, at
        if (
            printed in ("$", "/")
            and before
            and (items.glued[at] or before.lower() in _SPACED)
            and signed(before + printed)
        ):
            sign, start = before + printed, at - 1
        return self._sign(sign, start, first, items.glued[first])

    def _sign(self, sign: str, first: int, last: int, glued: bool) -> Unit | None:
        """The currency of a sign or code before a number; letters that mean something else too only where the page names the state."""
        codes = signed(sign)
        noun, alone = self.words.currencies.get(sign.lower(), ("", "")) if sign[0].isupper() else ("", "")
        if not codes and noun and not self.words.german:
            return Unit(alone or None, "currency", first, last, currency=noun)  # "Won 94.3 billion"
        if not codes:
            return None
        if (
            len(codes) == 1
            and sign not in _WORDLIKE
            and (len(sign) > 2 or not sign.isalpha() or sign in _PLAIN)
        ):
            return Unit(codes[0], "currency", first, last)
        code, sure = self.states.currency(codes)
        plain = len(sign) > 2 or sign in _PLAIN or (glued and (len(sign) < 2 or len(codes) > 1))
        if not code and (sign in _WORDLIKE or not plain):
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
        if items.word(place + 1) == "$" and signed(printed + "$"):
            return Unit(signed(printed + "$")[0], "currency", place, place + 2, word)
        following = self._noun(place + 1)[0]
        if (
            signed(printed)
            and not following
            and (not printed.isalpha() or len(printed) > 2 or printed in _PLAIN)
        ):
            if not printed.isalpha() and (
                items.word(place + 1)[:1].isdecimal() and not items.glued[place] and items.glued[place + 1]
            ):
                return None  # belongs to the next number
            if printed not in _WORDLIKE or number.scale > 1:
                code = self.states.currency(signed(printed))[0] or signed(printed)[0]
                return Unit(code, "currency", place, place + 1, word)
        states, at = self._state_before(place)
        cfa = items.word(at) == "cfa" and bool(self._noun(at + 1)[0])
        at += cfa
        noun, code = self._noun(at)
        if code and self._minor(at + 1):
            return Unit(code, "currency", place, at + 2, items.lower[at + 1], factor=Decimal("0.01"))
        if not noun and "-" in word:
            first, _, last = items.printed[place].rpartition("-")
            noun, code = self._noun_of(last.lower())
            states, cfa = self.states.of(first), first.lower() == "cfa"
        minor = self._minor(at) or (() if noun else table.minor.get(word.rpartition("-")[2], ()))
        if minor and not noun:
            of = self.states.currency(minor, states)[0] if states else ""
            return Unit(of or minor[0], "currency", place, at + 1, items.lower[at], factor=Decimal("0.01"))
        if not noun:
            return None
        if (
            noun == "won"
            and items.pos(at) == "verb"
            and number.scale == 1
            and not self._is_won(number, at + 1)
        ):
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
            if self._noun(place + size)[0] or self._minor(place + size):
                states = self.states.named(place, place + size)
                if states:
                    return states, place + size
        if items.word(place) in ("us", "u.s."):
            hyphen = items.word(place + 1) in HYPHENS
            if hyphen or items.word(place + 1) in self.words.currencies:
                return ("US",), place + 1 + hyphen
        only = items.printed[place][:1].isupper() and items.pos(place) in ("adj", "name")
        return (), place + bool(only and self._noun(place + 1)[1])  # "Chinese yuan": only one state has them

    def _minor(self, at: int) -> tuple[str, ...]:
        known = self.words.minor
        return next((known[key] for key in self.items.keys(at) if key in known), ())

    def _noun(self, at: int) -> tuple[str, str]:
        for key in self.items.keys(at) if at < len(self.items) else ():
            if key in self.words.currencies:
                return self.words.currencies[key]
        return "", ""

    def _noun_of(self, word: str) -> tuple[str, str]:
        return (
            self.words.currencies.get(word) or self.words.currencies.get(word.removesuffix("s")) or ("", "")
        )

    def _is_money(self, number: Number, at: int) -> bool:
        """Whether pounds are money: with a million before them, on a page of British money, not before "of cocaine"."""
        items = self.items
        following = items.word(at)
        if self.words.german:
            return number.scale >= 10**6 or number.value >= 10**4 or items.pos(at) not in ("noun", "adj")
        if following == "of":
            return number.scale >= 10**6 and items.word(at + 1) in _FUNDS
        return number.scale >= 10**6 or self._sterling

    def _is_won(self, number: Number, at: int) -> bool:
        """Whether "won" is money: on a page of Korea, and not before what somebody won."""
        verbal = self.items.pos(at) in ("det", "noun", "name", "adj", "num", "pron")
        return number.value >= 100 and not number.letters and not verbal and self._korean

    @functools.cached_property
    def _korean(self) -> bool:
        words, scales = self.items.lower, self.words.scales
        told = any(two == "won" and one in scales for one, two in itertools.pairwise(words))
        return told or self.states.mentions("KRW") > 0

    @functools.cached_property
    def _sterling(self) -> bool:
        return any(word in ("£", "sterling", "gbp") for word in self.items.lower) or (
            sum(word in ("britain", "british", "uk", "u.k.", "london") for word in self.items.lower) > 1
        )

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
        if (
            phrase.exact
            and len(phrase.words) == 1
            and items.printed[place] != phrase.exact
            and items.lower[place] != phrase.words[0] + "s"
            and (items.lemma(place) != phrase.words[0] or items.lower[place] == phrase.words[0])
        ):
            return 0
        for word in phrase.words[1:]:
            at += items.word(at) in HYPHENS and items.glued[at]
            if at >= len(items) or (items.lower[at] != word and word not in items.keys(at)):
                return 0
            at += 1
        return at

    def _means(self, phrase: Phrase, place: int, last: int, number: Number | None) -> bool:
        """Whether a word that has other meanings too is the unit here."""
        items = self.items
        word = items.lower[place]
        if phrase.exact and len(phrase.exact) == 1 and items.word(last) in ("'", "’", "."):
            return items.word(last) == "." and items.glued[last + 1 : last + 2] != [True]
        if (
            word == "quarter"
            and number is not None
            and not number.letters
            and items.word(place - 1) not in HYPHENS
        ):
            return number.value == 1
        if word in (
            "marks",
            "stone",
            "cup",
            "cups",
            "stones",
            "grain",
            "grains",
            "tasse",
            "tassen",
            "fass",
            "turn",
            "a",
            "ar",
            "kn",
            "pt",
            "pts",
            "score",
        ):
            return word not in ("a", "ar", "turn") and (
                items.word(last) == "of" or word in ("fass", "tasse", "tassen", "stone", "pt", "pts", "kn")
            )
        if word == "in" or word == '"':
            return False
        if word in (
            "days",
            "day",
            "weeks",
            "week",
            "months",
            "month",
            "years",
            "year",
            "hours",
            "hour",
            "minutes",
        ) and not items.whole(place):
            return items.glued[place] or items.first_of[items.token[place]] == place
        return True

    def _ending(self, place: int) -> Unit | None:
        """The unit in an ending behind a number: "-jährig", "-prozentige"."""
        word = self.items.word(place)
        for ending, code in self.words.endings.items():
            if word.startswith(ending) and len(word) - len(ending) <= 2 and (self.items.glued[place]):
                if code == "multiple" or (code == "time" and self.items.word(place + 1) == "so"):
                    return Unit(units.SHARE, "number", place, place + 1, word, place, factor=Decimal(100))
                if code == "time":
                    return None
                kind: MentionKind = (
                    "percentage" if code == units.SHARE else "count" if code == "person" else "dimension"
                )
                return Unit(code, kind, place, place + 1, word, place)
        return None

    # --- counted things -----------------------------------------------------------------------------------------------

    def _counted(self, place: int, number: Number) -> Unit | None:
        head, sure = (
            self._head_german(place, number) if self.words.german else self._head_english(place, number)
        )
        if head is None:
            return None
        items = self.items
        printed = items.document.tokens[items.token[head]].text
        if items.lower[head] in self.words.labels["not_counted"] or _TYPE.fullmatch(printed):
            return None
        measured = self.measure(head) if head > place and self.words.german else None
        if measured is not None and measured.code in units.TIMES:
            return measured._replace(first=place)  # "drei tilgungsfreie Jahre"
        code, known = self.code(head)
        if not code or units.bad_code(code):
            return None
        phrase = "" if known or self.words.german else self._phrase(place, head, code)
        return Unit(
            code, "count", place, head + 1, items.printed[head], head, sure=known and sure, phrase=phrase
        )

    def _designated(self, place: int, number: Number) -> Unit | None:
        """A type that stands for what is of it, with its maker: "12 MiG-29s", "11 Sukhoi Su-35s", "sechs F-16", "14 Leopard 2"."""
        items = self.items
        inside = items.word(number.first - 1) in HYPHENS and items.glued[number.first]  # "K-200 B2"
        if place >= len(items) or inside or (number.value < 2 and not number.order):
            return None
        tokens, first = items.document.tokens, items.token[place]
        if 1900 <= number.value <= 2100 and number.scale == 1:
            return None  # "in 2022 F-16s came"
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

    def _phrase(self, place: int, head: int, code: str) -> str:
        """An English noun that no table has with its adjectives: "european country"."""
        items = self.items
        start = head - code.count(" ")
        before = [
            items.lower[at] for at in range(place, start)
            if items.pos(at) in ("adj", "noun", "name") and items.lower[at].isalpha()
            and items.lower[at] not in _STRAY and not items.lower[at].endswith(("ing", "ed"))
        ]  # fmt: skip
        return " ".join([*before, code]) if len(before) < 4 else code

    def _head_german(self, place: int, number: Number) -> tuple[int | None, bool]:
        items = self.items
        at, sure = place, True
        if items.word(at) in _OF_THE[True] or items.word(at).startswith("solch"):
            at += 1
        elif items.word(at) == "von" and items.word(at + 1) in _OF_THEM and not self._by(at):
            at += 2
        elif items.word(at) == "von" and number.order:
            at += 1  # "Hunderte von Bojen"
        for _ in range(_REACH):
            pos = items.pos(at)
            if at >= len(items) or (at > place and items.newline(at)):
                return None, False
            if pos == "noun":
                return at, sure
            if pos == "name":
                if items.pos(at + 1) == "noun" and not items.newline(at + 1):
                    at += 1
                    continue
                if self.people(at):
                    return at, True
                printed = items.printed[at]
                return (
                    (at, False)
                    if printed.endswith("s") and printed[:1].isupper() and len(printed) > 3
                    else (None, False)
                )
            if (
                pos == "adj"
                or items.word(at) in _STRAY
                or (pos == "verb" and items.lower[at].endswith(("e", "en", "er", "es", "em")))
            ):
                if (
                    items.printed[at][:1].isupper()
                    and not items.printed[at].endswith("er")
                    and items.pos(at + 1) not in ("noun", "adj")
                ):
                    return at, False
                at += 1
                continue
            if self.people(at):
                return at, True
            if at > place and pos == "cconj" and items.pos(at + 1) == "adj":
                at += 1  # "150 dänische und finnische Soldaten"
                continue
            head = self._attributed(at)
            return head, head is not None
        return None, False

    def _by(self, at: int) -> bool:
        """Whether a "von" names who does it: "Von diesen wurden 30 von ihren Werbern verraten"."""
        items, document = self.items, self.items.document
        clause = document.clauses[document.clause_of[items.token[at]]]
        if clause.verb is None or not clause.verb.passive:
            return False
        before = items.lower[items.first_of[clause.start] : at]
        parted = any(pair[0] == "von" and pair[1] in _OF_THEM for pair in itertools.pairwise(before))
        return parted or not _PARTITIVE.isdisjoint(before)

    def _attributed(self, at: int) -> int | None:
        """The noun behind a German attribute with what belongs to it: "48 für Peru fahrende Schiffe", "80 eigentlich geheime Verträge"."""
        items = self.items
        if items.pos(at) not in ("adp", "adv"):
            return None
        for place in range(at + 1, min(at + _ATTRIBUTE, len(items) - 1)):
            pos = items.pos(place)
            if items.newline(place) or pos not in ("adv", "adp", "det", "adj", "noun", "name"):
                return None
            closes = pos == "adj" and items.pos(place + 1) == "noun" and not items.newline(place + 1)
            if (
                closes
                and items.pos(place - 1) in ("noun", "name", "adv")
                and items.lower[place].endswith(("e", "en"))
            ):
                return place + 1
        return None

    def _head_english(self, place: int, number: Number) -> tuple[int | None, bool]:
        items = self.items
        at = place
        several = number.value != 1 or number.order
        if items.word(at) == "of" and (
            items.word(at + 1) in _OF_THE[False]
            or (items.pos(at + 1) == "name" and items.pos(at + 2) == "poss")
        ):
            at += 1 + (items.pos(at + 1) != "name")
            several = True
            if items.pos(at) == "num" and items.pos(at + 1) in ("noun", "adj"):
                return (
                    None,
                    False,
                )  # "300 of the 900 beds": the whole is a figure of its own, and lends its noun
        elif items.word(at) == "of" and (number.order or number.share):
            at += 1
        head: int | None = None
        ended = items.newline(at + 1) or items.pos(at + 1) not in ("noun", "adj", "name", "num", "det")
        whole = ended and number.value == int(number.value)
        if several and whole and items.word(at) in _CROWD:
            last = at + 2 if items.word(at + 1) in ("or", "and") and items.word(at + 2) in _CROWD else at
            return last, True
        for _ in range(_REACH + 2):
            pos = items.pos(at)
            if at >= len(items) or (at > place and items.newline(at)):
                break
            word = items.lower[at]
            joined = items.pos(at + 1) == "cconj" and items.pos(at + 2) in ("adj", "name")
            following = items.pos(at + 3 if joined else at + 1)
            if (
                several
                and word.endswith(_INVARIABLE)
                and self.people(at)
                and following not in ("noun", "adj", "name")
            ):
                return at, True
            tag = items.document.tokens[items.token[at]].tag
            plural = tag == "NN2" or (
                pos in ("noun", "name") and word.endswith("s") and not word.endswith(("ss", "us", "is"))
            )
            doers = (
                tag == "VVZ"
                and number.value > 1
                and (
                    (at == place and word.endswith(_DOERS))
                    or f"{items.word(at - 1)} {word}" in self.words.counted
                )
            )  # the tagger takes the nouns of "nine refugees", "12 port calls" for verbs
            if (
                pos == "noun"
                or (pos == "name" and (word.isalpha() or self._hyphened_people(at)))
                or doers
                or word in _PLURALS
                or (word in self.words.counted)
            ):
                if (
                    pos == "name"
                    and head is not None
                    and not items.printed[at][:1].islower()
                    and items.printed[head][:1].islower()
                ):
                    break
                if word in _NOT_HEADS:
                    break
                head = at
                if (
                    several
                    and (plural or doers or word in _PLURALS)
                    and not (
                        items.pos(at + 1) == "noun"
                        and self.plural(at + 1)
                        and items.lower[at + 1] not in _VERBLIKE
                    )
                ):
                    return at, True
            elif head is not None and (
                pos == "poss" or (word == "/" and items.glued[at]) or self._goes_on(at, head)
            ):
                pass
            elif head is not None and not (self._type(at) and not self.plural(head)):
                break
            elif (
                pos == "adj"
                or word in _STRAY
                or (pos == "verb" and word.endswith(("ed", "ing", "en")))
                or (pos == "num" and at > place and items.pos(at + 1) in ("noun", "adj"))
                or (pos == "adv" and items.pos(at + 1) in ("adj",))
                or (word in HYPHENS and at > place)
                or ("-" in word[1:-1] and word[0].isalpha())
                or (word in _QUOTES and self._quoted(at))
                or (pos == "cconj" and at > place and items.pos(at + 1) == "adj")
                or self._type(at)
            ):
                pass
            else:
                break
            at += 1
        if head is None:
            return None, False
        tag = items.document.tokens[items.token[head]].tag
        if self.plural(head) or not several or tag == "NN0" or items.lower[head] in _PLURALS:
            return head, True
        if items.glued[place] and place > 0 and items.word(place - 1) in HYPHENS:
            return place if items.pos(place) == "noun" else None, False
        first = next((i for i in range(place, head + 1) if items.lower[i] in self.words.counted), None)
        return (first, True) if first is not None else (None, False)

    def _goes_on(self, at: int, head: int) -> bool:
        """Whether a name before a noun goes on: "Bosnia and Croatia", "Harpoon anti-ship missiles", "“Vera” radars"."""
        items = self.items
        if items.pos(head) != "name" or self.plural(head):
            return False
        word = items.lower[at]
        joins = items.pos(at) == "cconj" and items.pos(at + 1) == "name"
        modifies = "-" in word[1:-1] or word in _QUOTES or any(mark.isdecimal() for mark in word)
        return joins or (modifies and any(items.pos(at + ahead) == "noun" for ahead in (1, 2, 3)))

    def _quoted(self, at: int) -> bool:
        """Whether a quotation mark opens or closes a name before a noun: "12 “Vera” radars"."""
        items = self.items
        opens = any(items.word(at + ahead) in _QUOTES for ahead in (2, 3))
        closes = any(items.word(at - back) in _QUOTES for back in (2, 3))
        return (opens and items.printed[at + 1][:1].isalpha()) or (
            closes and items.pos(at + 1) in ("noun", "adj")
        )

    def _type(self, at: int) -> bool:
        """Whether a part names a type or size before its noun: "Su-35", "122mm"."""
        printed = self.items.printed[at]
        if printed.isdecimal():
            return self.items.word(at + 1) in ("mm", "cm") or (
                self.items.pos(at + 1) == "noun" and self.items.printed[at - 1][:1].isupper()
            )
        return (any(c.isdecimal() for c in printed) and not printed[0].isdecimal()) or printed in ("mm", "cm")

    def plural(self, at: int) -> bool:
        items = self.items
        if not 0 <= at < len(items):
            return False
        word = items.lower[at]
        tag = items.document.tokens[items.token[at]].tag
        return (
            self.words.german
            or tag == "NN2"
            or word in _PLURALS
            or (
                word.endswith("s")
                and not word.endswith(("ss", "us", "is"))
                and items.pos(at) in ("noun", "name")
            )
        )

    def people(self, at: int) -> bool:
        items = self.items
        if not items.printed[at][:1].isupper():
            return False
        before = items.word(at - 1)
        if self._hyphened_people(at) and items.printed[at].endswith("s"):
            return True
        return any(
            key in self.words.people or f"{before} {key}" in self.words.people for key in items.keys(at)
        )

    def _hyphened_people(self, at: int) -> bool:
        return self.items.lower[at].rpartition("-")[2].removesuffix("s") in self.words.people

    def code(self, head: int) -> tuple[str, bool]:
        """The code of a counted noun, and whether a table has it."""
        items, table = self.items, self.words
        keys = items.keys(head)
        if self.people(head) or (not table.german and items.lower[head] in _CROWD):
            return table.counted.get(items.lower[head], "person"), True
        if not table.german:
            before = f"{items.word(head - 1)} "
            for key in keys:
                pair = before + key
                if pair in table.counted:
                    return table.counted[pair], True
                if pair in _pairs():
                    return pair, True
            for key in keys:
                if key in table.counted:
                    return table.counted[key], True
            known = next((key for key in keys if key in _pairs()), None)
            if known:
                return known, True
            lemma = singular(items.lower[head], items.lemma(head) if items.whole(head) else items.lower[head])
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
            return " ".join([*items.lower[start:head], lemma]), False
        for key in keys:
            if key in table.counted:
                return table.counted[key], True
        lower = items.lower[head]
        for size in range(min(len(lower) - 2, 18), 4, -1):
            tail = lower[-size:]
            for form in (tail, tail[:-1], tail[:-2], tail + "e"):
                physical = lower[:-size].endswith(("watt", "ampere"))  # "Petawattstunden"
                if (
                    len(form) > 3
                    and form in table.counted
                    and (form != tail + "e" or size > 5)
                    and not physical
                ):
                    return table.counted[form], True
        lemma = items.document.tokens[items.token[head]].lemma if items.whole(head) else items.printed[head]
        return lemma, False


def singular(word: str, lemma: str) -> str:
    """The singular of an English noun, by its lemma or, where that is the plural still, by its ending."""
    if word.endswith("ies") and lemma.endswith("ie") and word not in _IE:
        return word[:-3] + "y"
    if word.endswith("ees"):
        return word[:-1]
    if lemma != word or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return lemma
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]


@functools.cache
def _pairs() -> frozenset[str]:
    """Codes of counted things of both languages."""
    return frozenset(code for language in ("de", "en") for code in words(language).counted.values())


_ATTRIBUTE = 9  # parts of an attribute before its noun
_QUOTES = frozenset("\"“”„'‘’")
_MAKERS = 3  # tokens of a type and its maker
_TYPE = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,9}[-‑]?\d{1,4}[A-Z]{0,2}\d?s?")
_MARK = re.compile(r"(?:\d{1,2}|\d000|[A-Z]{1,2}\d{1,3})[A-Z]?\d?s?")
_IE = frozenset(
    "movies cookies calories zombies selfies rookies hoodies brownies smoothies indies ties pies lies".split()
)
_SCALED = {"bcm": ("m3", Decimal(10**9))}  # abbreviations of a scale with its unit
_CFA = ("XAF", "XOF")
_PLAIN = frozenset(
    ("Rs", "Rp", "RM", "Tk", "Kz", "Rs.", "Tk.", "DM", "kr", "zł", "Kč")
)  # letters that are a sign on any page
_SPACED = frozenset(
    "us u.s. c hk nz au ca sg".split()
)  # letters that also stand apart from the sign: "US $6,150"
_COMPARED = frozenset("as the more higher larger bigger greater its what that those their".split())
_MANY = Number(0, 0, Decimal(10**6), scale=10**6)
_OF_THEM = frozenset("den diesen ihnen ihren seinen jenen denen".split())
_PARTITIVE = frozenset(("davon", "darunter", "hiervon"))
_FUNDS = frozenset(
    "aid investment debt funding savings cuts taxpayers public support loans spending damage cash money".split()
)
# what several are, without a noun
_CROWD = frozenset(
    "killed wounded injured hurt missing homeless displaced dead unemployed jobless sick infected".split()
)
_INVARIABLE = ("ese", "ss", "be", "bè")  # endings of peoples that are their own plural
_DOERS = ("ees", "ers", "ors", "ists")  # endings of nouns that the tagger takes for verbs
_PLURALS = frozenset(
    "people men women children police troops cattle sheep aircraft feet teeth staff ones others times fish deer species series".split()
)
_NOT_HEADS = frozenset(
    "am pm percent cent per a.m. p.m. o'clock jan feb mar apr jun jul aug sept oct nov dec mr mrs ms".split()
)
_VERBLIKE = frozenset(
    "says means gets goes makes takes comes runs lets puts stands sees wants needs costs has is was does".split()
)
