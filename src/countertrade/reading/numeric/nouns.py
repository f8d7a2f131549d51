"""Which noun a number counts, and its code: any noun that heads the phrase of the number; the tables only map synonyms to one code,
and a noun that no table has is its own lemma."""

from __future__ import annotations

import re
from collections.abc import Mapping

from countertrade.reading import lexicon
from countertrade.reading.goods import class_of
from countertrade.reading.numeric.items import HYPHENS, Items
from countertrade.reading.numeric.numbers import Number
from countertrade.reading.numeric.words import Words, things

_OWNER = 4  # parts of an owner in the genitive
_REACH = 6  # words between a number and the head of its noun
_ATTRIBUTE = 9  # parts of an attribute before its noun
_CUTS = frozenset(("-", "–", "‑"))
_QUOTES = frozenset("\"“”„'‘’«»‹›‚")
_TYPE = 4  # letters that the name of a type in capitals has at least
_LARGE = 10**6  # so many heavy things are none, but money
_WEIGHTY = frozenset(("schwer", "teuer"))
_FIRST = 3  # letters of the first part of a compound that is none of the short ones
_SHORT = frozenset("öl ei ab an um zu".split())
_QUOTED = 4  # parts of a quoted name and its second mark
_MARK = re.compile(r"(?:\d{1,2}|\d000|[A-Z]{1,2}\d{1,3})[A-Z]?\d?s?")
_WHEELS = re.compile(r"\d[xX×]\d")  # "4x4"
_VERSION = re.compile(r"[IVX]{1,4}[A-Z]?|[A-Z]?\d{1,2}[A-Z]?")
_SIZES = frozenset(("mm", "cm", "m", "ft"))
_CALIBRES = ("mm", "cm", "millimet", "inch", "zoll")
_INVARIABLE = ("ese", "ss", "be", "bè")  # endings of peoples that are their own plural
_DOERS = ("ees", "ers", "ors", "ists")  # endings of nouns that the tagger takes for verbs


class Nouns:
    """Finds the nouns of one document that can be counted."""

    def __init__(self, items: Items) -> None:
        self.items, self.words = items, items.words

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
        return loose and any(
            class_of(document.language, noun) in self.words.small_arms or noun in self.words.small_arms
            for noun in nouns
        )

    def _of_acts(self, head: int) -> bool:
        """Whether rounds are of what is done again and again, and of nothing that is fired: "12 rounds of talks", "40 rounds of sanctions"."""
        items, at = self.items, head + 2
        if items.word(head) != "rounds" or items.word(head + 1) != "of":
            return False
        while items.pos(at) in ("adj", "det"):
            at += 1
        return (
            items.pos(at) in ("noun", "verb")
            and class_of("en", items.document.tokens[items.token[at]].lemma) is None
        )

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

    def behind_sizes(self, at: int) -> int:
        """The part behind sizes: "8 million 122mm and 152-mm shells", "300 500-Liter-Fässer"; the part itself where none stand there."""
        items, place = self.items, at
        while items.digits(place):
            size = place + 1 + items.hyphen(place + 1)
            joined = items.word(size) in self.words.and_ and items.digits(
                size + 1
            )  # "122- and 152-mm shells"
            tied = (size > place + 1 or items.glued[size : size + 1] == [True]) and any(
                map(self.words.measured, items.keys(size))
            )
            if not (joined or tied or items.word(size).startswith(_CALIBRES)):
                return at
            place = size if joined else size + 1
            place += items.hyphen(place)
            place += items.word(place) in (",", *self.words.and_) and items.digits(place + 1)
        return place if items.pos(place) in ("noun", "adj", "name") else at

    def _head_german(self, place: int, number: Number) -> tuple[int | None, bool]:
        items, place = self.items, self.behind_sizes(place)
        at = place
        if number.scale >= _LARGE and items.lemma(at) in _WEIGHTY:
            return None, False  # "das 30 Millionen schwere Paket"
        if self._given(at) and (described := self._attributed(at)) is not None:
            return described, True
        if items.word(at) == "stück" and items.pos(at + 1) == "noun" and self.code(at + 1)[1]:
            at += 1  # "100 Stück Raketen"
        if items.word(at) in self.words.wholes or items.word(at).startswith("solch"):
            at += 1
        elif items.says(at, "von", self.words.them) and not self._by(at):
            at += 2
        elif items.word(at) == "von" and number.order:
            at += 1  # "Hunderte von Bojen"
        for _ in range(_REACH):
            at = self._behind_name(at)
            pos, following = items.pos(at), items.pos(at + 1)
            if at >= len(items) or (at > place and items.newline(at)):
                return None, False
            printed = items.printed[at]
            if (whole := self._truncated(at)) is not None:
                return whole, True
            if self._cut(at) and items.digits(at + 3):
                return None, False  # "161 Erst- und 239 Folgeanträge"
            made = pos == "name" and at > place and items.tag(at) == "NN"  # "80 Toyota Geländewagen"
            if pos == "noun" or made:
                return at, True
            goes_on = following == "noun" or (following == "name" and items.tag(at + 1) == "NN")
            if pos == "name" and not (goes_on and not items.newline(at + 1)):
                known = self.people(at) or self.code(at)[1] or class_of("de", printed) is not None
                letters = printed.isupper() and printed.isalpha() and len(printed) >= _TYPE  # "18 HIMARS"
                called = letters and not items.names_state(at) and not number.order
                return at if known or called or printed.endswith("s") else None, known
            inflected = pos == "verb" and items.lower[at].endswith(("e", "en", "er", "es", "em"))
            inflected = inflected and not self._predicate(at)  # "Rund 3.000 reisten vergangenen Monat"
            if pos == "adj" or items.word(at) in self.words.stray or inflected:
                if printed[:1].isupper() and following not in ("noun", "adj"):
                    return at, False
            elif not (pos == "name" or self._type(at) or (at > place and pos == "cconj")):
                head = self._attributed(at)  # but "150 dänische und finnische Soldaten"
                return head, head is not None
            at += 1
        return None, False

    def _predicate(self, at: int) -> bool:
        """Whether a part is the finite verb of its clause."""
        clause = self.items.clause(at)
        return clause is not None and clause.verb is not None and clause.verb.finite == self.items.token[at]

    def _behind_name(self, at: int) -> int:
        """Where a German noun goes on behind a name in quotation marks, or inside them: "20 „Leopard“-Panzer", "40 „Freiwillige“"."""
        items = self.items
        if at >= len(items) or items.printed[at] not in _QUOTES:
            return at
        closing = (n for n in range(at + 2, min(at + _QUOTED + 1, len(items))) if items.printed[n] in _QUOTES)
        behind = next(closing, at) + 1
        behind += behind > at + 1 and items.printed[behind : behind + 1] == ["-"]
        while items.printed[behind + 1 : behind + 2] == ["-"] and items.pos(behind + 2) == "noun":
            behind += 2  # "„Narwal“-U-Boote"
        return behind if items.pos(behind) == "noun" and not items.newline(behind) else at + 1

    def _truncated(self, at: int) -> int | None:
        """The noun that a first part shares with the one behind "und": "zwei Schul- und Trainingsflugzeuge"."""
        items = self.items
        return at + 3 if self._cut(at) and items.pos(at + 3) == "noun" and not items.newline(at + 3) else None

    def _cut(self, at: int) -> bool:
        """Whether a part is the first of a compound whose last stands behind "und": "Schul- und"."""
        items = self.items
        cut = items.printed[at][:1].isupper() and items.glued[at + 1 : at + 2] == [True]
        return cut and items.word(at + 1) in _CUTS and items.word(at + 2) in self.words.and_ | self.words.or_

    def _half_said(self, at: int) -> str:
        """The compound whose last part only the number behind has: the "Erstantrag" of "161 Erst- und 239 Folgeanträge"; empty where none is known."""
        items, known = self.items, (self.words.counted, self.words.named)
        if not (self._cut(at) and items.digits(at + 3)):
            return ""
        noun = next((n for n in range(at + 4, at + _REACH) if items.pos(n) == "noun"), at)
        lemma = items.document.tokens[items.token[noun]].lemma.lower()
        tails = (lemma[n:] for n in range(_FIRST, len(lemma) - _FIRST))
        tail = next((tail for tail in tails if any(tail in table for table in known)), "")
        return items.printed[at] + tail if tail else ""

    def _by(self, at: int) -> bool:
        """Whether a "von" names who does it: "Von diesen wurden 30 von ihren Werbern verraten"."""
        items, clause = self.items, self.items.clause(at)
        return clause is not None and not self.words.them.isdisjoint(
            items.lower[items.first_of[clause.start] : at]
        )

    def _given(self, at: int) -> bool:
        """Whether a state whose name has an article stands in the dative: "80 | der Türkei gewährte Kredite"."""
        return self.items.word(at) in ("der", "dem", "den") and self.items.names_state(at + 1)

    def _attributed(self, at: int) -> int | None:
        """The noun behind a German attribute with what belongs to it: "48 für Peru fahrende Schiffe", "80 eigentlich geheime Verträge"."""
        items = self.items
        if items.pos(at) not in ("adp", "adv") and not self._given(at):
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
        items, words, place = self.items, self.words, self.behind_sizes(place)
        if items.says(place, "head", "of"):
            place += 2  # of what an animal is
        several = number.value != 1 or number.order
        owned = self._owned(place + 1)
        owner = owned > place + 1
        of_whole = items.word(place) == "of" and (items.word(place + 1) in words.wholes or owner)
        at = place
        if of_whole:
            at, several = owned if owner else place + 2, True
            if items.pos(at) == "num" and not self._type(at) and items.pos(at + 1) in ("noun", "adj"):
                # "300 of the 900 beds": the whole is a figure of its own, and lends its noun
                return None, False
        elif items.word(at) == "of" and (number.order or number.share):
            at += 1
        ended = items.newline(at + 1) or items.pos(at + 1) not in ("noun", "adj", "name", "num", "det")
        if several and ended and number.value == int(number.value) and items.word(at) in words.crowd:
            return at + 2 * items.says(at + 1, ("or", "and"), words.crowd), True
        head, plural = self._last_noun(at, place, number, several)
        if head is None or plural or self.plural(head) or not several or items.tag(head) == "NN0":
            return head, head is not None
        if items.glued[place] and place > 0 and items.word(place - 1) in HYPHENS:
            return place if items.pos(place) == "noun" else None, False
        first = next((i for i in range(place, head + 1) if items.lower[i] in words.counted), None)
        return first, first is not None

    def _owned(self, place: int) -> int:
        """The part behind an owner in the genitive: "1.5 million of | Sudan's | most vulnerable people"; the part itself where none stands there."""
        items, at = self.items, place
        while items.pos(at) in ("det", "adj", "noun", "name") and at - place < _OWNER:
            at += 1
        return at + 1 if at > place and items.pos(at) == "poss" else place

    def _last_noun(self, at: int, place: int, number: Number, several: bool) -> tuple[int | None, bool]:
        """The noun that ends an English phrase from a part on, and whether it is the plural that several ask for."""
        items, head = self.items, None
        for _ in range(_REACH + 2):
            if at >= len(items) or (at > place and items.newline(at)):
                break
            pos, word = items.pos(at), items.lower[at]
            joined = items.pos(at + 1) == "cconj" and items.pos(at + 2) in ("adj", "name", "noun")
            alone = items.pos(at + 3 if joined else at + 1) not in ("noun", "adj", "name")
            if several and word.endswith(_INVARIABLE) and self.people(at) and alone:
                return at, True
            doers = number.value > 1 and self._mistagged(at, place)
            letters = word.replace(".", "").isalpha()  # "116 U.S. tanks"
            named = pos == "name" and (letters or self._hyphened_people(at))
            if at > place and (items.printed[at] in _SIZES or self._version(at)):
                at += 1  # "13 76-mm naval guns", "6 SM-3 Block IIA missiles"
                continue
            if pos == "noun" or named or doers or word in self.words.plurals or word in self.words.counted:
                proper = pos == "name" and not items.printed[at][:1].islower()
                after = proper and head is not None and items.printed[head][:1].islower()
                if after or word in self.words.not_heads:
                    break
                head = at
                compound = items.pos(at + 1) == "noun" and self.plural(at + 1)
                compound |= items.pos(at + 1) == "poss" or self._two_names(at + 1)
                if several and (self.plural(at) or doers) and not compound:
                    return at, True
            elif not (self._describes(at, place) if head is None else self._goes_on(at, head)):
                break
            at += 1
        return head, False

    def _two_names(self, at: int) -> bool:
        """Whether a capital goes on with a name of two words: "Rolls Royces", "Land Rovers"."""
        printed = self.items.printed
        if not 0 < at < len(printed) - 1 or self.items.newline(at) or not self.plural(at):
            return False
        if printed[at + 1][:1].isupper() and not self.items.newline(at + 1):
            return False  # every word of a headline has a capital
        capitals = all(printed[place][:1].isupper() and printed[place].isalpha() for place in (at - 1, at))
        first, adjectives = self.items.lower[at - 1], lexicon.names(self.items.document.language).adjectives
        named = self.items.pos(at - 1) != "num" and first not in adjectives
        return capitals and named and not self.items.names_state(at - 1)

    def _mistagged(self, at: int, place: int) -> bool:
        """Whether the tagger takes a noun for a verb: "nine refugees", "12 port calls", "30,000 carbon credits a year"."""
        items, word = self.items, self.items.lower[at]
        doer = at == place and word.endswith(_DOERS)
        # several of what is told in the singular have their noun still to come
        compound = at > place and all(items.pos(n) in ("noun", "adj") for n in range(place, at))
        compound &= items.pos(at - 1) == "noun" and not self.plural(at - 1) and not items.glued[place]
        compound &= not (items.word(place - 1).isdecimal() and len(items.word(place - 1)) == 4)
        # but "a 300 ton ship costs 900 euros"
        compound &= (
            items.pos(at + 1) not in ("num", "det", "pron") or items.word(at + 2) in self.words.periods
        )
        return items.tag(at) == "VVZ" and (
            doer or compound or f"{items.word(at - 1)} {word}" in self.words.counted
        )

    def _describes(self, at: int, place: int) -> bool:
        """Whether a part behind a number can stand before its noun: "60 newly built", "12 “Vera” radars", "8 Su-35 jets"."""
        items = self.items
        word, following = items.lower[at], items.pos(at + 1)
        if word in self.words.stray or ("-" in word[1:-1] and word[0].isalpha()) or self._type(at):
            return True
        match items.pos(at):
            case "adj":
                return True
            case "verb" if word.endswith(("ed", "ing", "en")) or self._type(at - 1):
                return True
            case "num" if at > place and following in ("noun", "adj"):
                return True
            case "cconj" if at > place and following == items.pos(at + 2) == "noun" and self.plural(at + 2):
                return True  # "1,000 military and police officers"
            case "cconj" if at > place and items.tag(at + 1) == "VVN":
                return True  # "deployed and non-deployed launchers"
            case "adv" | "cconj" as pos if following == "adj" and (pos == "adv" or at > place):
                return True
        return (word in HYPHENS and at > place) or (word in _QUOTES and self._quoted(at))

    def _goes_on(self, at: int, head: int) -> bool:
        """Whether a name before a noun goes on: "Bosnia and Croatia", "Harpoon anti-ship missiles", "“Vera” radars"."""
        items, word = self.items, self.items.lower[at]
        both = word in self.words.and_ and at == head + 1 and not self.plural(head)
        if both and items.pos(at + 1) == items.pos(at + 2) == "noun" and self.plural(at + 2):
            return True  # "40 army and navy doctors"
        if items.pos(at) == "poss" or (word == "/" and items.glued[at]):
            return True
        if self.plural(head):
            return False
        if items.pos(at) == "adj" and items.pos(head) == "name" and items.digits(head - 1):
            return any(self.plural(at + ahead) for ahead in (1, 2, 3))  # "30 Stryker armoured vehicles"
        if items.pos(at) == "verb" and word.endswith("ing"):
            return self.plural(at + 1)  # "infantry fighting vehicles"
        joins = items.pos(at) == "cconj" and items.pos(at + 1) == "name"
        modifies = "-" in word[1:-1] or word in _QUOTES or any(mark.isdecimal() for mark in word)
        modifies = modifies and any(items.pos(at + ahead) == "noun" for ahead in (1, 2, 3))
        named = items.pos(head) == "name" or (word in _QUOTES and items.printed[head][:1].isupper())
        return self._type(at) or (named and (joins or modifies))

    def _quoted(self, at: int) -> bool:
        """Whether a quotation mark opens or closes a name before a noun: "12 “Vera” radars"."""
        items = self.items
        opens = any(items.word(at + ahead) in _QUOTES for ahead in (2, 3))
        closes = any(items.word(at - back) in _QUOTES for back in (2, 3))
        return opens or (closes and items.pos(at + 1) in ("noun", "adj"))

    def _type(self, at: int) -> bool:
        """Whether a part names a type or size before its noun: "Su-35", "122mm"."""
        printed, hyphen = self.items.printed[at], self.items.word(at + 1) in HYPHENS
        if printed in HYPHENS:
            return self.items.glued[at] and self.items.printed[at - 1].isdecimal() and self._type(at - 1)
        if printed.replace(",", "").isdecimal():
            following, unit = self.items.word(at + 1), self.items.word(at + 1 + hyphen)
            glued = hyphen and self.items.glued[at + 1 : at + 3] == [True, True] and unit.isalpha()
            sized = glued and not self.words.german and not unit.endswith("s")  # "six 45-foot patrol boats"
            return following in _SIZES or unit in ("mm", "cm") or sized
        return (
            printed in _SIZES
            or _WHEELS.fullmatch(printed) is not None
            or (any(c.isdecimal() for c in printed) and not printed[0].isdecimal())
        )

    def _version(self, at: int) -> bool:
        """Whether a part is the mark behind "Block", "Mark" in the name of a type: "SM-3 Block IIA"."""
        items = self.items
        return items.word(at - 1) in self.words.labels.label and bool(_VERSION.fullmatch(items.printed[at]))

    def plural(self, at: int) -> bool:
        items, word = self.items, self.items.word(at)
        typed = items.pos(at) == "name" and not word.endswith("s") and items.pos(at + 1) == "noun"
        several = items.tag(at) == "NN2" and not typed  # "940 Stinger missile systems"
        if not word or self.words.german or several or word in self.words.plurals:
            return bool(word)
        if word.endswith("is") and self.people(at):
            return True  # "700 Omanis"
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
            known = items.named(head, table.counted)
            if not known and (called := items.named(head, table.named)):
                return called, False
            token = items.document.tokens[items.token[head]]
            letters = items.printed[head].isupper() and len(items.printed[head]) >= _TYPE
            own = token.lemma if items.whole(head) and not letters else items.printed[head]
            known = known or self._part(word, table.counted)
            called = self._part(word, table.named) or self._part(own.lower(), table.named)
            acting = "person" if token.tag == "NNA" else None  # "20 Teilnehmende", "30 Entsandte"
            return known or called or acting or own, bool(known)
        pairs = [f"{items.word(head - 1)} {key}" for key in keys]
        coded = [table.counted.get(pair, pair) for pair in pairs if pair in table.counted or pair in things()]
        coded += [table.counted[key] for key in keys if key in table.counted]
        coded += [key for key in keys if key in things()]
        if coded:
            return coded[0], True
        printed, beside = items.printed[head], (head - 1, head + 1)
        loud = any(
            items.printed[at : at + 1] and items.printed[at].isupper() and len(items.word(at)) > 1
            for at in beside
        )
        if printed.isupper() and len(printed) >= _TYPE and not loud:
            return printed, False  # "39 HIMARS"
        start = head  # a compound is one thing, as in German
        while (
            head - start < 2
            and items.pos(start - 1) == "noun"
            and items.lower[start - 1].isalpha()
            and not items.lower[start - 1].endswith("ing")
            and not (items.glued[start - 1] and items.word(start - 2) in HYPHENS)  # "110-foot cutters"
            and not items.newline(start)
            and not self.plural(start - 1)
        ):
            start -= 1
        lemma = singular(table, word, items.lemma(head) if items.whole(head) else word)
        if self.plural(head) and self._two_names(head) and items.pos(head - 1) in ("name", "noun"):
            return f"{items.printed[head - 1]} {lemma.capitalize()}", False
        return " ".join([*items.lower[start:head], lemma]), False

    def _part(self, word: str, known: Mapping[str, str]) -> str | None:
        """The code of the last part of a German compound."""
        if word.removesuffix("en").endswith("schaft"):
            return None  # no sheep
        for size in range(min(len(word) - 2, 18), 4, -1):
            first, tail = word[:-size], word[-size:]
            if len(first) < _FIRST and first not in _SHORT and "-" not in word:
                continue  # an "Automat" is no tomato
            plurals = [tail.removesuffix(ending) for ending in ("n", "s", "e", "en", "er")]
            for form in (tail, *plurals, *([tail + "e"] if size > 5 else [])):
                if len(form) > 3 and form in known and form not in self.words.alone:
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
