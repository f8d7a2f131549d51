"""What a figure is per: "pro Monat und Soldat", "a month each", "jährlich", "je 1.000 Kubikmeter", "für jede Drohne".

A rate phrase behind its amount belongs to it. Any other belongs to the next amount of its clause that can carry it, else to
the nearest one before it there. An amount without a rate has that of the one before it where it is a part of it, its later
state, a difference to it or the next of its list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache, partial
from itertools import pairwise
from typing import NamedTuple

from countertrade import units
from countertrade.quantity import figure
from countertrade.reading import lexicon
from countertrade.reading.numeric.drafts import Draft, Rate
from countertrade.reading.numeric.german import number_word
from countertrade.reading.numeric.items import HYPHENS, Items
from countertrade.reading.numeric.numbers import Grammar
from countertrade.reading.numeric.shares import OCCASIONS, PERSONS, THEM, Shares, agrees
from countertrade.reading.numeric.units import UnitFinder
from countertrade.reading.numeric.words import things

_REACH = 9  # parts between an adjective of frequency and the figure of its noun
_NEAR = 6  # parts between an amount and a rate phrase that still follows it
_BACK = 12  # parts between a price verb and its price
_ONE = frozenset("the one a der ein einen eines dem den".split())
EACH = "each"
_PERSON = frozenset(("head", "capita", "kopf", "person", "nase"))
_PIECE = frozenset(("stück", "piece", "unit", "einheit", "exemplar", "item"))
_TONNES = frozenset(("mt", "tn"))  # beside a number "mt" may be a megatonne and "tn" a trillion
_SINCE = frozenset(("now", "today", "so", "more"))
_NO_RATE = frozenset(("ago", "earlier", "later", "before", "after", "old", "previously", "when"))
_IN = {"im": ("jahr", "monat", "quartal"), "in": ("woche", "stunde", "minute", "sekunde"), "am": ("tag",)}
_ARTICLE = {True: frozenset(("ein", "eine", "einer", "eines")), False: frozenset(("a", "an", "one"))}
_BESIDE = frozenset(
    "davor zuvor vorher danach darauf nachher des vor nach seit null".split()
)  # "im Jahr davor" is one year
_DURING = frozenset(("in", "over", "during", "within"))
_ANY = frozenset("any given normal average typical".split())  # "in any one year", "in a normal year"
_TYPICAL = _ANY | {"a", "one", "single"}
_THE = frozenset(("die", "das", "den", "the"))
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_UNIT_PRICES = frozenset("stückpreis stückpreise stückpreisen stückkosten".split())
_SIZES = frozenset("mm millimeter millimetre millimeters millimetres cm".split())
_PRICES = frozenset(("price", "cost", "costs", "preis"))
_ENDINGS = ("", "e", "er", "es", "en", "em")
_COMPOUNDS = {
    "jahres": "year", "monats": "month", "tages": "day", "tage": "day", "wochen": "week", "stunden": "hour",
    "quartals": "quarter", "halbjahres": "6 month",
}  # fmt: skip
_SIZED = {
    "hektar": "ha", "tonnen": "t", "liter": "l", "kilo": "kg", "barrel": "barrel", "kubikmeter": "m3", "quadratmeter": "m2",
    "megawattstunden": "MWh", "kilowattstunden": "kWh", "fass": "barrel", "pro-kopf-": "person",
}  # fmt: skip
_HEADS = frozenset(
    "einnahmen einnahme ausgaben gewinn erlös erlöse verdienst bedarf gehalt lohn sold umsatz produktion förderung menge verbrauch miete pacht rate gebühr leistung einkommen budget etat geld "
    "kapazität ernte einfuhr ausfuhr einfuhren ausfuhren importe exporte kosten preis beitrag volumen kontingent "
    "satz pauschale zahlung zahlungen prämie zuschlag zuschuss abgabe gage honorar lieferung lieferungen ausstoß tarif quote durchsatz "
    "durchschnitt mittel schnitt sicht basis ertrag aufkommen fang dosis ration import export absatz erzeugung entgelt beiträge gebühren raten".split()
)
_ENDED = tuple(head + ending for head in sorted(_HEADS) for ending in ("", "s", "es", "n", "en"))
_OF_MONEY = frozenset(("in", "of", "an", "von"))  # "$40 million in annual revenue"
_CONVERTS = frozenset("( / sind umgerechnet entspricht entsprechen or oder equivalent = gut also".split())
_THIS = frozenset("this that das dies it es".split())
_EQUAL = frozenset("be equal make mean sein entsprechen ergeben machen".split())
_COMPARES = frozenset(
    "against instead rather versus compared from statt gegenüber dagegen hingegen zuvor bisher auf vorher anfangs früher formerly previously ursprünglich".split()
)
_COUNTED_UP = frozenset(("gerechnet", "hochgerechnet", "umgerechnet", "bezogen"))
_PAYMENTS = frozenset(("instalment", "tranche", "payment", "rate"))
_STATES = frozenset(
    "alt neu bisherig früher vorherig bisher zuvor vorher old new former previous earlier formerly previously".split()
)
_TOTALS = frozenset(
    "insgesamt zusammen gesamt total altogether gesamtwert ganze ganzen gesamte gesamten whole entire".split()
)
_PARTS = frozenset(("davon", "darunter", "wovon"))
_PAIRED = frozenset((("of", "which"), ("of", "them"), ("von", "denen"), ("out", "of")))
_PARTING_OF = frozenset(("von", "of"))
_PRONOUNS = frozenset(("es", "it", "they", "sie"))
_NOW = frozenset("heute jetzt früher now today before earlier".split())
_BE = frozenset(("sein", "be"))
_LISTING = frozenset("noun name adj adp det cconj adv punct".split())
_TO_WHOM = frozenset("für an for to".split())
_PRICING = frozenset("preis price cost gaspreis ölpreis".split())
_MORE = frozenset("mehr weniger more less above below über unter".split())
_ALIKE = 20  # how many times the price of one good may be that of the next in a list
_LEADING = frozenset(("", ",", "up", "down"))  # before a "from" that compares
_CLAUSE = 3  # parts of the shortest clause
_LIST = 4  # parts between two amounts of one list
_GAP = 7  # parts between two amounts that are compared
_GENITIVES = frozenset("der des dieser of for für".split())
_MANNED = PERSONS | {"official", "country", "state"}
_SHARING = frozenset("mit zu von für (".split())
_LONG = frozenset(("lang", "hinweg"))
_PRICE = frozenset("preis preise stückpreis kaufpreis tarif gebühr price fee tariff".split())
_AT = frozenset(("zu", "für", "at", "for", "bei"))
_WITH = frozenset(("with", "bei", "mit"))
_TO_HAVE = frozenset((("zu", "haben"), ("zu", "buche")))
_TRADING = frozenset("verkaufen handeln anbieten abgeben sell trade buy offer kaufen".split())
_GROWTH = frozenset(
    "growth rate interest return increase rise yield decline inflation zuwachs anstieg rendite steigerung teuerung rückgang".split()
)
_POSSESSIVES = frozenset(
    "their its his her our ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner unsere".split()
)
_REMEMBERED = 3  # sentences that "each" reaches back over
_OPENING = 2  # tokens before "each" that still open its clause
_REST = frozenset(
    "remainder rest balance remaining restlichen restliche übrigen übrige verbleibenden".split()
)
_ABBREVIATED = {"bpd": "day", "bopd": "day", "mtpa": "year", "bcfd": "day"}  # units with their rate
_ROUND = re.compile("10+ ")  # "für 100 Liter zahlt man"
_SIDE = frozenset(",;:–—")


class Phrase(NamedTuple):
    """A rate phrase. `behind` says that it is one only right behind an amount, `adjective` that it stands before a noun."""

    rate: Rate
    behind: bool
    adjective: bool = False
    subject: bool = False
    prefixed: bool = False  # by "per", "pro", "je", "für"
    repeated: bool = False  # "every day": also how often something else happens


class RateFinder:
    """Finds the rate phrases of one document."""

    def __init__(self, items: Items, finder: UnitFinder) -> None:
        self.items, self.words, self.finder = items, items.words, finder
        self._grammar = Grammar(items)
        self._openers = (
            self.words.per
            | self.words.every
            | self.words.each
            | _ARTICLE[False]
            | frozenset(_IN)
            | _DURING
            | {"/", "auf", "aufs", "to", "the", "die", "der", "das", "den", "for", "für", "fürs", "alle"}
        )

    def phrases(self, start: int, stop: int, carriers: list[Draft]) -> list[Phrase]:
        """The rate phrases between two parts, in order; those that are one only behind an amount just there."""
        found: list[Phrase] = []
        shares = {draft.number.first for draft in carriers if draft.number.share}
        at = start
        while at < stop:
            phrase = self.at(at)
            if phrase is not None and at in shares:
                phrase = None
            if phrase is not None and phrase.behind:
                ended = [draft for draft in carriers if draft.last <= at]
                before = max(ended, key=lambda draft: draft.last, default=None)
                phrase = (
                    phrase
                    if before is not None
                    and (_follows(self.items, before, at) or (found and found[-1].rate.last == at))
                    else None
                )
            if phrase is None:
                at += 1
                continue
            found.append(phrase)
            at = phrase.rate.last
            while (
                self.items.word(at) in self.words.and_
                and (more := self.denominator(at + 1))
                and not phrase.adjective
                and (not phrase.behind or (_timed(more[0]) and not _timed(phrase.rate.per)))
            ):
                if phrase.behind:
                    found += [phrase, phrase._replace(rate=Rate(more[0], at, more[1]))]
                    break
                noun = more[0] if not _timed(more[0]) else phrase.rate.per
                if (
                    (_timed(more[0])) == (_timed(phrase.rate.per))
                    or not self._singular(more[1] - 1)
                    or noun not in things() | {"person"}
                ):
                    break
                found.append(phrase._replace(rate=Rate(more[0], at, more[1])))
                at = more[1]
        return found

    def at(self, at: int) -> Phrase | None:
        """The rate phrase that begins at a part."""
        items, words = self.items, self.words
        word = items.lower[at]
        if (
            items.word(at + 1) in ("für", "um", "after", "by")
            and items.word(at + 2) == word
            and word in words.periods
        ):
            return Phrase(
                Rate(words.periods[word], at, at + 3), False, repeated=True
            )  # "Monat für Monat", "year after year"
        if word not in self._openers:
            return self._frequency(at, word)
        if word == "/" and items.word(at + 1) in words.frequencies:
            return Phrase(Rate(words.frequencies[items.lower[at + 1]], at, at + 2), True)
        if word == "/":
            if items.word(at - 1).isdecimal() and items.word(at + 1).isdecimal():
                return None  # "2020/21"
            return (
                self._made(at, at + 1, True)
                if not items.word(at + 1)[:1].isdecimal() or items.glued[at + 1]
                else None
            )
        if word in words.per:
            if items.word(at + 1) in ("cent", "se", "diem"):
                return None
            if words.german and word == "a" and not items.word(at + 1)[:1].isupper():
                return None
            if word in words.each and self._shared(at):
                return Phrase(Rate(EACH, at, at + 1), False, subject=True)
            if word == "à" and self._counted(at + 1):
                return Phrase(Rate(EACH, at, at + 1), False, subject=True)  # "zehn Waggons à 60 Tonnen"
            made = self._made(at, at + 1, False)
            if made and self._given(at, made):
                return Phrase(Rate(EACH, at, at + 1), False, subject=True)
            if made and word == "per" and words.german and not self._measured(made.rate.per):
                return None  # "per Sonderflug", "per Post": a means
            made = made._replace(prefixed=True) if made else None
            if made or word not in words.each:
                return made
            return Phrase(Rate(EACH, at, at + 1), False) if self._counted(at + 1) else None
        if word in words.every:
            return self._every(at)
        if word == "alle":
            found = self.denominator(at + 1)
            several = found is not None and found[0][:1].isdecimal() and _timed(found[0])
            return Phrase(Rate(found[0], at, found[1]), False) if found and several else None
        if word in words.each:
            return Phrase(Rate(EACH, at, at + 1), False, subject=self._shared(at))
        if (
            word == "auf"
            and words.german
            and (found := self.denominator(at + 1 + (items.word(at + 1) in words.articles)))
        ):
            near = (*range(at - _BACK, at), *range(found[1], found[1] + _BACK))
            counted = found[0][0].isdecimal() or items.word(at + 1) in words.articles
            share = (
                counted
                and units.numbered(found[0])[1] in PERSONS
                and any(items.lemma(place) in ("kommen", "entfallen") for place in near)
            )
            return Phrase(Rate(found[0], at, found[1]), False, prefixed=True) if share else None
        counted = items.word(at + 2 + (word == "auf")) in _COUNTED_UP
        if (
            word in ("auf", "aufs")
            and counted
            and (period := words.periods.get(items.word(at + 1 + (word == "auf"))))
        ):
            return Phrase(Rate(period, at, at + 3 + (word == "auf")), False)  # "aufs Jahr gerechnet"
        if word == "fürs":
            made = self._made(at, at + 1, True)
            return made if made and self._measured(made.rate.per) and not _timed(made.rate.per) else None
        if word in ("for", "für"):
            if (exchanged := self._against(at)) is not None:
                return exchanged
            inner = self._every(at + 1) if items.word(at + 1) in words.every else None
            if (
                items.word(at + 1) in _ARTICLE[words.german] | _THE
                and (unit := self.finder.measure(at + 2))
                and (
                    unit.kind == "dimension"
                    and unit.code not in units.TIMES
                    and unit.last == at + 3
                    and unit.code
                )
            ):
                return Phrase(Rate(unit.code, at, unit.last), False, subject=True)
            if (
                inner is None
                and (priced := self.denominator(at + 1))
                and _ROUND.match(priced[0])
                and self._measured(priced[0])
                and not _timed(priced[0])
            ):
                return Phrase(
                    Rate(priced[0], at, priced[1]), False, subject=True
                )  # "Für 1000 Kubikmeter zahlt …"
            return Phrase(inner.rate._replace(first=at), False) if inner and inner.rate.per != EACH else None
        if word in _IN and words.german:
            period = items.word(at + 1 + (word == "in"))
            if word == "in" and items.word(at + 1) != "der":
                return None
            following = items.word(at + 2 + (word == "in"))
            goal = following == "nach" and items.pos(at + 3 + (word == "in")) == "name"  # "im Jahr nach Lima"
            named = not goal and (
                following in _BESIDE or following in words.labels["not_counted"] or _YEAR.fullmatch(following)
            )
            if period in _IN[word] and not named:
                return Phrase(Rate(words.periods[period], at, at + 2 + (word == "in")), False)
            return None
        if word in _DURING:
            return self._within(at)
        return self._against(at) if word == "to" else self._articled(at, word)

    def _within(self, at: int) -> Phrase | None:
        """ "burns 900 litres in a year", where the clause tells what one yields or needs, or has no verb; "in any year", "in a normal year"."""
        document, place = self.items.document, at + 1
        typical = self.items.word(place) == "any"
        while place - at < 4 and self.items.word(place) in _TYPICAL:
            typical |= self.items.word(place) in _ANY
            place += 1
        period = self.words.periods.get(self.items.word(place))
        if period is None or place == at + 1 or self._another(at, place + 1):
            return None
        clause = document.clauses[document.clause_of[self.items.token[at]]]
        verb = clause.verb
        relative = clause.kind == "relative" and clause.antecedent is not None
        told = verb is None or ((verb.lemma in self.words.yields or relative) and not verb.past)
        told |= self.items.word(place + 1) == "," and not self._argument(at - 1)
        return Phrase(Rate(period, at, place + 1), not (typical or relative)) if typical or told else None

    def _argument(self, at: int) -> bool:
        """Whether a part is in the subject, the object or the predicative of its clause."""
        document = self.items.document
        token = self.items.token[at]
        clause = document.clauses[document.clause_of[token]]
        return document.chunk_of[token] in (clause.subject, clause.object, clause.predicative)

    def _against(self, at: int) -> Phrase | None:
        """ "4.30 zloty to the euro", "0,93 Franken für einen Euro"."""
        money = self.finder.money(at + 2) if self.items.word(at + 1) in _ONE else None
        if money is None or not money.code or self.items.pos(money.last) in ("noun", "name"):
            return None
        if self.items.pos(at - 1) != "num" and not self.finder.money(at - 1):
            return None
        return Phrase(Rate(money.code, at, money.last), True)

    def _given(self, at: int, made: Phrase) -> bool:
        """Whether "je 20 Panzer" is what each of several gets, behind their names or a verb."""
        number, unit = units.numbered(made.rate.per)
        each = self.items.lower[at] in self.words.each and number != 1 and not self._measured(unit)
        return each and self.items.pos(at - 1) in ("verb", "aux", "name", "pron")

    def _counted(self, at: int) -> bool:
        return self.items.word(at)[:1].isdecimal() or self.items.pos(at) == "num"

    def _shared(self, at: int) -> bool:
        """Whether an amount behind "mit je", "zu jeweils", "erhalten jeweils" is that of each of the things before."""
        told = self.items.word(at) == "jeweils" and self.items.pos(at - 1) in ("verb", "aux")
        shared = told or self.items.word(at - 1) in _SHARING
        return self.words.german and shared and self._counted(at + 1)

    def _articled(self, at: int, word: str) -> Phrase | None:
        """ "$5 a barrel", "2,000 dollars a month", "350 Dollar die Tonne"."""
        items, words = self.items, self.words
        if words.german or word == "the":
            unit = (
                self.finder.measure(at + 1) if items.word(at + 1) and word in ("die", "das", "der") else None
            )
            priced = items.word(at + 2) in _AT
            if (
                unit
                and unit.kind == "dimension"
                and unit.code
                and unit.code not in units.TIMES
                and unit.last == at + 2
            ):
                return Phrase(Rate(unit.code, at, unit.last), not priced)
            if words.german and (word, items.word(at + 1)) == ("das", "stück"):
                return Phrase(Rate("unit", at, at + 2), not priced)
            period = words.periods.get(items.word(at + 1)) if words.german else None
            if period and period != "day" and (period == "hour" or self.finder.money(at - 1)):
                return Phrase(Rate(period, at, at + 2), True)  # "12 Euro die Stunde"
            return None
        if word == "one":
            return None
        if items.word(at + 1)[:1].isdecimal() or items.word(at + 1) in words.cardinals:
            return None
        if (
            items.word(at - 1) in HYPHENS
            and items.word(at + 1) in HYPHENS
            and (made := self.denominator(at + 2))
        ):
            return Phrase(Rate(made[0], at - 1, made[1]), True)  # "52,000 barrel-a-day", "$90-a-barrel"
        found = self.denominator(at + 1)
        if not found or items.word(found[1]) in HYPHENS or self._another(at, found[1]):
            return None
        if items.word(at - 1) in ("for", "at", "in"):
            return None
        if not self._singular(found[1] - 1):
            return None
        return Phrase(Rate(found[0], at, found[1]), True)

    def _another(self, first: int, at: int) -> bool:
        """Whether what follows makes "a year", "a head" no rate: "a year ago", "a week to ten days", "a year from now"."""
        items = self.items
        if items.word(at) in ("to", "from", "or"):
            following = items.word(at + 1)
            return (
                (items.pos(at + 1) == "num" and any(key in self.words.periods for key in items.keys(at + 2)))
                or following in _SINCE
                or (following, items.word(at + 2)) == ("the", "day")
            )
        return items.word(at) in _NO_RATE

    def _made(self, at: int, place: int, behind: bool) -> Phrase | None:
        found = self.denominator(place)
        return Phrase(Rate(found[0], at, found[1]), behind) if found else None

    def _every(self, at: int) -> Phrase | None:
        """ "every month", "jedes Jahr", "each of the tanks"; "each" alone is the thing named before."""
        items, words = self.items, self.words
        word = items.lower[at]
        place = at + 1
        if items.word(place) in ("one", "einzelne", "einzelner", "einzelnen") and items.pos(
            place + 1
        ) not in ("noun",):
            return Phrase(Rate(EACH, at, at + 2), False)
        while items.pos(place) == "adj" and place - at < 4 and self.finder.measure(place) is None:
            place += 1
        found = self.denominator(place)
        if found:
            timed = _timed(found[0])
            return Phrase(Rate(found[0], at, found[1]), False, repeated=True) if timed else None
        if word in words.each:
            named = items.word(place) == "of" and items.word(place + 1) not in THEM
            return None if named else Phrase(Rate(EACH, at, at + 1), False)
        if words.german and (
            items.pos(at + 1) in ("verb", "aux", "modal", "punct")
            or items.word(at + 1) == ""
            or (items.word(at + 1) == "mit" and items.pos(at + 2) == "num")  # "jeder mit 65 t beladen"
        ):
            return Phrase(Rate(EACH, at, at + 1), False)
        return None

    def _measured(self, code: str) -> bool:
        """Whether a denominator is a unit of time or measure, a head or a piece."""
        plain = units.numbered(code)[1]
        return plain in units.TIMES or plain in ("person", "unit") or units.is_known(plain)

    def denominator(self, place: int) -> tuple[str, int] | None:
        """The code and end of a denominator: month, soldier, "1000 m3"."""
        items, words = self.items, self.words
        if place >= len(items) or items.newline(place):
            return None
        count = Decimal(1)
        word = items.lower[place]
        thousand = word in ("thousand", "tausend")
        counts = word in words.cardinals or (words.german and number_word(word, words) is not None)
        if word[:1].isdecimal() or counts or thousand:
            number = self._grammar.at(place)
            if not thousand and (number is None or number.order or number.value <= 0):
                return None
            if number is None or thousand:
                count, place, scale = Decimal(1000), place + 1, 1
            else:
                count, place, scale = number.value, number.last, number.scale
            if scale >= 10**6:
                return None
            place += items.word(place) in HYPHENS
            if place >= len(items):
                return None
        elif words.scales.get(word) in (100, 1000) and len(word) > 2:  # "per thousand cubic metres"
            count, place = Decimal(words.scales[word]), place + 1
        prefix = "" if count == 1 else f"{figure(float(count)).replace(',', '')} "
        for key in items.keys(place):
            period = words.periods.get(key)
            if period:
                return prefix + period, place + 1
            if key in _PERSON:
                return prefix + "person", place + 1
            if key in _PIECE:
                return prefix + "unit", place + 1
            if key in _TONNES:
                return prefix + "t", place + 1
        if count != 1 and self.finder.money(place) is not None:
            return None
        unit = self.finder.measure(place)
        if unit is not None and unit.code and unit.kind in ("dimension",):
            return prefix + unit.code, unit.last
        money = self.finder.money(place) if self.items.word(place)[:1].isalpha() else None
        if money is not None and money.code and (words.german or not self.finder.plural(money.last - 1)):
            return money.code, money.last
        head = place
        while items.pos(head) in ("adj",) or (
            items.pos(head) in ("noun", "name")
            and (
                items.pos(head + 1) == "noun"
                or (items.pos(head + 1), items.pos(head + 2)) == ("name", "noun")
            )
            and not words.german
            and not items.newline(head + 1)
            and items.lemma(head + 1) not in words.price_verbs
            and items.lower[head + 1] not in words.frequencies
        ):
            head += 1
            if head - place > 4:
                return None
        if (
            head > place
            and words.german
            and (measured := self.finder.measure(head))
            and measured.kind == "dimension"
            and measured.code
        ):
            return prefix + measured.code, measured.last  # "je geliefertem Barrel"
        if words.german and items.pos(head) == "name" and items.pos(head + 1) == "noun":
            head += 1
        if items.pos(head) not in ("noun", "name") or (items.newline(head) and head > place):
            return None
        named = words.german or not items.printed[head][:1].islower()
        code, sure = self.finder.code(head)
        if (items.pos(head) == "name" and named and not sure) or not code or units.bad_code(code):
            return None
        return prefix + code, head + 1

    def _singular(self, at: int) -> bool:
        return self.words.german or not self.finder.plural(at) or self.items.lower[at] in ("people",)

    def _frequency(self, at: int, word: str) -> Phrase | None:
        """ "jährlich", "monatlichen", "annual", "daily"; also the first part of "Jahresbedarf"."""
        words, items = self.words, self.items
        unit_price = word == "unit" and items.word(at + 1) in _PRICES
        if unit_price or word in _UNIT_PRICES:
            place = at + 1 + unit_price
            of = (
                self.denominator(place + 1 + (items.word(place + 1) in _THE))
                if items.word(place) in _GENITIVES
                else None
            )
            known = of is not None and of[0] in things()
            return Phrase(Rate(of[0] if of and known else "unit", at, place), False, True)
        if (
            word == "of"
            and items.word(at - 1) in _PRICES
            and items.word(at + 1) in ("one", "a", "an", "each")
        ):
            found = self.denominator(at + 2)
            single = found is not None and not _timed(found[0]) and self._singular(found[1] - 1)
            return Phrase(Rate(found[0], at, found[1]), False, subject=True) if found and single else None
        if word == "p" and items.lower[at : at + 4] == ["p", ".", "a", "."]:
            return Phrase(Rate("year", at, at + 4), False)
        if not words.german:
            period = words.frequencies.get(word)
            opens = next((back for back in range(at - 1, at - 5, -1) if items.pos(back) != "name"), at - 1)
            determined = items.pos(opens) in ("det", "poss") and items.pos(at + 1) != "noun"
            titled = items.pos(at - 1) == "name" and (items.printed[at][:1].isupper() or determined)
            named = titled or (
                items.pos(at - 1) == "det" and items.pos(at + 1) not in ("noun", "adj", "name", "num")
            )
            if period is None or named or items.word(at + 1) in _periodicals("en"):
                return None
            return Phrase(
                Rate(period, at, at + 1),
                False,
                word not in ("annually",) and self.items.pos(at + 1) in ("noun", "adj", "name"),
            )
        if word == "p.a.":
            return Phrase(Rate(words.frequencies[word], at, at + 1), False)
        if len(word) < 7:
            return None
        if "lich" in word:
            for ending in _ENDINGS:
                stem = word.removesuffix(ending) if ending else word
                if stem in words.frequencies and word == stem + ending:
                    return Phrase(Rate(words.frequencies[stem], at, at + 1), False, bool(ending))
            return None
        if word.endswith("weise") and (period := _COMPOUNDS.get(word.removesuffix("weise"))):
            return Phrase(Rate(period, at, at + 1), False)
        if items.pos(at - 1) != "num" and (compound := _compound(word)):
            return Phrase(Rate({**_COMPOUNDS, **_SIZED}[compound], at, at + 1), False, True)
        return None


@cache
def _periodicals(language: str) -> frozenset[str]:
    """What is called after how often it appears: "annual report", "daily paper"."""
    written = {lemma.lower() for lemma, noun in lexicon.speech(language).nouns.items() if noun.document}
    return frozenset((*written, *lexicon.sources(language).outlets, "meeting", "conference", "summit"))


def attach(
    items: Items, finder: UnitFinder, found: Sequence[Draft], spans: Sequence[tuple[int, int]]
) -> None:
    """Give each amount the rate phrases that belong to it.

    Args:
        spans: the sentences of the document as ranges of parts.
    """
    rates = RateFinder(items, finder)
    place = 0
    counted: list[Draft] = []
    price: Draft | None = None
    for start, stop in spans:
        members: list[Draft] = []
        while place < len(found) and found[place].first < stop:
            if found[place].first >= start:
                members.append(found[place])
            place += 1
        if members:
            _sentence(items, rates, members, start, stop, counted)
            money = [draft for draft in members if draft.kind == "currency" and draft.carries]
            for one, other in pairwise([*([price] if price else []), *money]):
                _formerly(items, one, other)
            price = next((draft for draft in reversed(money) if _by_measure(draft)), None)
            counted += [
                draft
                for draft in members
                if draft.unit is not None and draft.unit.kind == "count" and draft.label is None
            ]
            del counted[:-8]


def _leads(items: Items, rate: Rate, hours: Draft) -> bool:
    """Whether a rate stands right before a stretch of time: "per month 30 hours", and not "a month and has 30 hours"."""
    between = range(rate.last, hours.first)
    return (
        hours.first >= rate.last
        and len(between) < 3
        and all(items.pos(at) not in ("cconj", "verb") for at in between)
    )


def _by_measure(draft: Draft) -> list[Rate]:
    """The rates of an amount that are measures of goods: "240 dollars per 1,000 litres"."""
    return [
        rate for rate in draft.rates if units.is_known(units.numbered(rate.per)[1]) and not _timed(rate.per)
    ]


def _formerly(items: Items, price: Draft, draft: Draft) -> None:
    """Give a sum the measure of the price before it, where it is said to be an older or newer one."""
    sentences = items.document.sentence_of
    one, other = sentences[items.token[price.first]], sentences[items.token[draft.first]]
    alike = price.best and draft.best and price.best / 5 <= draft.best <= price.best * 5
    told = any(
        items.lemma(at) in _STATES or items.lower[at] in _STATES
        for at in range(max(price.last, _sentence_start(items, draft.first)), draft.first)
    )
    if other - one < 2 and alike and told and price.code == draft.code and not draft.rates:
        draft.rates += _by_measure(price)


def _sentence(
    items: Items, finder: RateFinder, members: list[Draft], start: int, stop: int, counted: list[Draft]
) -> None:
    phrases = [
        phrase
        for phrase in finder.phrases(start, stop, [draft for draft in members if draft.label is None])
        if not _shared_out(phrase.rate, members)
    ]
    inside = [phrase.rate for phrase in phrases]
    for draft in members:
        if any(rate.first < draft.number.first < rate.last for rate in inside):
            draft.label = "rate_denominator"
    carriers = [draft for draft in members if draft.carries]
    hours = [draft for draft in members if draft.label is None and draft.code in units.TIMES]
    if not carriers and not hours:
        return
    for draft in carriers:
        if draft.unit is not None and draft.unit.noun.lower() in _ABBREVIATED:
            draft.rates.append(Rate(_ABBREVIATED[draft.unit.noun.lower()], draft.unit.first, draft.unit.last))
    for phrase in phrases:
        if hours and _timed(phrase.rate.per):
            hour = next(
                (
                    draft
                    for draft in hours
                    if (_follows(items, draft, phrase.rate.first) or _leads(items, phrase.rate, draft))
                    and draft.code != phrase.rate.per
                ),
                None,
            )
            if hour is not None and _lasts(hour.code or "") < _lasts(phrase.rate.per):
                hour.rates.append(phrase.rate)
                continue
        target = _target(items, phrase, carriers) if carriers else None
        if target is not None:
            target.rates.append(phrase.rate)
    meant = partial(_each, items, finder, members, counted, start=start, each=True)
    shares = Shares(items, finder.finder, finder.denominator, [*counted, *members], meant)
    _shared([*carriers, *hours], members, shares.each)
    for draft in carriers:
        if draft.kind == "currency" and (quoted := _quoted(items, members, start, draft)) is not None:
            draft.rates[:] = [quoted]
            for one in members:
                if one.first <= quoted.first < one.last:
                    one.label = "rate_denominator"  # "one dollar costs …"
    _shared(carriers, members, shares.price)
    _converted(items, carriers)
    _compared(items, carriers)
    for draft in carriers:
        for at, rate in enumerate(draft.rates):
            if rate.per in (EACH, "unit"):
                place = min(draft.first, rate.first)
                others = [other for other in draft.rates if other is not rate]
                noun = _each(items, finder, members, counted, place, start, rate.per == EACH, others)
                if noun in _PAYMENTS and any(_timed(other.per) for other in others):
                    noun = ""  # "half-yearly instalments of 30 million each"
                draft.rates[at] = rate._replace(per=noun or ("" if rate.per == EACH else rate.per))
        draft.rates[:] = [
            rate
            for rate in draft.rates
            if rate.per and rate.per != draft.code and (draft.kind != "percentage" or _timed(rate.per))
        ]
    _shared(carriers, members, shares.any)


def _shared(
    drafts: Sequence[Draft], members: list[Draft], of: Callable[[Draft, Sequence[Draft]], list[Rate]]
) -> None:
    """Give amounts what they are for each of; the one of "a hectare yields" is no amount itself."""
    for draft in drafts:
        if draft.label or draft.kind == "percentage" or not all(_timed(rate.per) for rate in draft.rates):
            continue
        shares = of(draft, members)
        draft.rates += shares
        for one in members:
            if one.number.value == 1 and any(
                share.first <= one.first and one.last <= share.last for share in shares
            ):
                one.label = "rate_denominator"


def _shared_out(rate: Rate, members: Sequence[Draft]) -> bool:
    """Whether "je 60,000 t" gives an amount to each of several, behind an amount of the same unit, and not what a price is for."""
    before = next((draft for draft in reversed(members) if draft.last <= rate.first), None)
    number, unit = units.numbered(rate.per)
    return before is not None and number != 1 and unit == before.code


def _near_noun(items: Items, phrase: Phrase, draft: Draft) -> bool:
    """Whether "each X", "every X" belongs to an amount: money in the same stretch of the clause, and not far from it."""
    rate = phrase.rate
    first, last = (draft.last, rate.first) if draft.last <= rate.first else (rate.last, draft.first)
    if (
        draft.kind not in ("currency", "dimension")
        or last - first > 14
        or ":" in items.lower[first:last]
        or ";" in items.lower[first:last]
    ):
        return False
    return draft.kind == "currency" or last - first < 6


def _timed(code: str) -> bool:
    """Whether a denominator is a stretch of time: "month", "30 day"."""
    return units.numbered(code)[1] in units.TIMES


def _lasts(code: str) -> float:
    return units.factor(code, (), "second", ()) or 0.0


def _converted(items: Items, carriers: list[Draft]) -> None:
    """An amount and its conversion have one rate: "8,000 reales (US $1,450) per nurse", "monatlich 90 000 Rubel, das sind 1 000 Dollar"."""
    sums = [
        draft
        for draft in carriers
        if draft.kind == "currency" and not any(units.is_currency(rate.per) for rate in draft.rates)
    ]
    pairs = list(pairwise(sums))
    for one, other in (*pairs, *reversed(pairs)):
        ended = max([one.last, *(rate.last for rate in one.rates if rate.first >= one.last)])
        near = (items.lower[other.first - 2], items.lower[other.first - 1])
        equal = any(items.lemma(other.first - n) in _EQUAL and near[n - 1] in _THIS for n in (1, 2))
        if one.code == other.code or (other.first - ended > 5 and not equal):
            continue
        if (
            one.last > other.first
            or equal
            or {*items.lower[one.last : other.first]} & _CONVERTS
            or (items.lower[one.last : other.first] == [","])
        ):
            for given, taken in ((one, other), (other, one)):
                taken.rates += [rate for rate in given.rates if _free(taken, rate)]


def _compared(items: Items, carriers: list[Draft]) -> None:
    """Two amounts of one unit that are compared, and one that lent the other its unit, have one rate: "$1,400 a month, against $480 at home"."""
    for at, one in enumerate(carriers):
        for other in carriers[at + 1 : at + 3]:
            if bool(one.rates) == bool(other.rates):
                continue
            if one.code != other.code:
                if _coordinated(items, one, other):
                    for given, taken in ((one, other), (other, one)):
                        taken.rates += [rate for rate in given.rates if _timed(rate.per) and not taken.rates]
                continue
            between = range(max([one.last, *(rate.last for rate in one.rates)]), other.first)
            gap = items.lower[between.start : between.stop]
            ways = {
                word
                for word, before in zip(gap, ["", *gap], strict=False)
                if word != "from" or before in _LEADING
            }
            if (_TOTALS | _REST).intersection(gap):
                continue
            wide = 2 * _GAP if {"rather", "instead", "statt"}.intersection(gap) else _GAP
            often = one.kind == "count" and any(
                items.lower[rate.first] in items.words.every for rate in one.rates
            )
            compared = len(gap) <= wide and bool(_COMPARES.intersection(ways)) and ";" not in gap
            instead = (
                bool(_COMPARES.intersection(items.lower[max(0, one.first - 3) : one.first]))
                and len(gap) <= 2 * _GAP
            )
            compared = (
                compared or (instead and "," not in gap and ";" not in gap) or _coordinated(items, one, other)
            )
            if one.rates and not compared and (kept := _continued(items, one, other, between)):
                other.rates = kept
                continue
            if compared or one.lender is other or (other.lender is one and one.rates and not often):
                one.rates = one.rates or list(other.rates)
                other.rates = other.rates or list(one.rates)


def _continued(items: Items, one: Draft, other: Draft, gap: range) -> list[Rate]:
    """The rates of an amount that hold for a later one which is a part of it, a later state, a difference to it, or the next of a list."""
    words = items.lower[gap.start : gap.stop]
    behind = items.lower[other.last : other.last + 2]
    timed = [rate for rate in one.rates if _timed(rate.per)]
    if any(units.is_currency(rate.per) for rate in one.rates):
        return []
    if _PARTS.intersection(words + behind) or _PAIRED.intersection(pairwise([*words, "", *behind])):
        return list(one.rates)  # "davon 2 Tonnen", "90,000 tonnes of which"
    if _PARTING_OF.intersection(
        items.lower[max(0, one.first - 3) : one.first]
    ) and one.first - 3 <= _sentence_start(items, one.first):
        smaller = one.best is not None and other.best is not None and other.best < one.best
        return (
            timed if smaller and not {",", ";"}.issuperset(words) and len(gap) < _GAP else []
        )  # "Von 300 Euro im Monat behält er 80 Euro"
    again = _NOW.intersection(words)
    told = any(
        (items.lemma(at) in _BE or (again and items.pos(at) == "verb"))
        and _PRONOUNS.intersection((items.word(at + 1), items.word(at - 1)))
        for at in gap
    )
    more = words[-1:] == [","] and len(gap) < 5 and _MORE.intersection(behind[:1])
    # "; gefördert werden heute 52 t", "; gefordert hatte er anfangs 44 Dollar"
    told |= (
        bool(again or _COMPARES.intersection(words))
        and words[0] in _SIDE
        and [items.pos(at) in ("verb", "aux") for at in gap[1:3]] == [True, True]
    )
    dated = not _BESIDE.intersection(words) and bool(
        items.words.periods.keys() & set(words)
    )  # "im ersten Jahr"
    if (told and not dated and len(gap) <= 2 * _GAP) or more:
        return list(one.rates)  # "heute sind es 2 Euro", ", 2 Euro mehr als"
    if not gap or one.best is None or other.best is None or ";" in words:
        return []
    places = {items.pos(at) for at in gap}
    if len(gap) <= _GAP and _LISTING.issuperset(places):
        whom = words[0] in _TO_WHOM and words[0] in (items.word(other.last), *words[1:])
        givens = items.pos(one.first - 1) == items.pos(other.first - 1) == "name" and len(gap) < 4
        if (whom or givens) and "noun" not in places:
            return list(one.rates)  # "$5m a year for Mali, $2m for Chad"
        opened = words[0] in _SIDE or words[0] in items.words.and_
        alike = one.best / _ALIKE <= other.best <= one.best * _ALIKE
        if opened and alike and places & {"noun", "name"}:
            same = items.pos(one.first - 1) == "adp" and items.word(one.first - 1) == words[-1]
            return [
                rate for rate in one.rates if same or rate not in timed
            ]  # "bei 90 Euro im Monat, hier bei 70"
    priced = any(
        items.lemma(at) in _PRICING or items.lemma(at) in items.words.price_verbs for at in gap[-_NEAR:]
    )
    if priced and one.kind == "currency" and one.best / 5 <= other.best <= one.best * 5:
        return _by_measure(one)
    return []


def _coordinated(items: Items, one: Draft, other: Draft) -> bool:
    """Whether a period told once is that of two amounts joined in one clause: before both, or behind both as an adverbial: "every year 50 t of rice, and 30 t of maize"."""
    document = items.document
    first, chunk = (document.chunk_of[items.token[draft.number.first]] for draft in (one, other))
    if first < 0 or chunk < 0:
        return False
    before = bool(one.rates) and all(rate.first < one.first for rate in one.rates)
    behind = bool(other.rates) and all(rate.first >= other.last for rate in other.rates)
    beside = behind and any(_follows(items, other, rate.first) for rate in other.rates)
    if not before and (not behind or (beside and one.code != other.code and one.kind != other.kind)):
        return False
    at: int | None = chunk
    while at is not None and at > first:
        begin = document.chunks[at].start
        aside = document.tokens[begin - 1].pos == "cconj" and document.tokens[begin - 2].text == ","
        at = document.chunks[at].conj if document.chunks[at].conj is not None else document.chunks[at].of
    return at == first or (at is None and before and aside)


def _target(items: Items, phrase: Phrase, carriers: list[Draft]) -> Draft | None:
    """The amount that a rate phrase belongs to."""
    rate = phrase.rate
    ended = [draft for draft in carriers if draft.last <= rate.first]
    before = max(ended, key=lambda draft: draft.last, default=None)
    after = next((draft for draft in carriers if draft.first >= rate.last), None)
    if rate.per == EACH and phrase.subject and after is not None and after.first == rate.last:
        counted = before is not None and before.kind == "count" and before.last >= rate.first - 2
        return after if _free(after, rate) and (counted or after.kind != "count") else None
    if (
        items.word(rate.first - 1) == ")"
        and before is not None
        and before.last >= rate.first - 3
        and before.kind != "currency"
    ):
        outer = [
            draft for draft in ended if items.word(draft.last) == "(" and rate.first - draft.last <= _NEAR
        ]
        before = outer[-1] if outer else before  # "560 barrels (159 litres each) a day"
    if (
        before is not None
        and before.code != rate.per
        and _follows(items, before, rate.first)
        and not phrase.adjective
        and not (_receives(items, before) and after is not None and after.first == rate.last)
    ):
        return before if _free(before, rate) else None
    if phrase.behind:
        return None
    if phrase.adjective:
        if after is not None and after.number.letters and items.lower[after.number.first].endswith("er"):
            # "Monatslohn dreier Arbeiter"
            after = next((draft for draft in carriers if draft.first >= after.last), None)
        # "die Jahresförderung, rund 9000 Tonnen, …"
        apposed = (
            after is not None
            and items.word(after.first - 1) in _SIDE
            and all(items.pos(at) in ("noun", "adj", "name") for at in range(rate.last, after.first - 1))
        )
        if (
            after is not None
            and after.first - rate.last <= _REACH
            and not _TOTALS.intersection(items.lower[rate.last : after.first])
            and (apposed or not _breaks(items, rate.last, after.first))
        ):
            whole = (
                after.kind == "percentage" and items.pos(rate.first) == "adj" and not _grows(items, rate.last)
            )
            return after if _free(after, rate) and not whole else None  # "beats the yearly goal by 11%"
        if before is not None and before.code == units.SHARE and not _grows(items, rate.last):
            return None  # "9% of its yearly purchases"
        joined = (
            before is not None and before.last == rate.first - 1 and items.lower[before.last] in _OF_MONEY
        )
        if before is not None and (
            joined
            or before.last + (items.word(before.last) == ")") == rate.first
            or (before.code == units.SHARE and rate.first - before.last < 4)
        ):
            return before if _free(before, rate) else None
        return None
    chosen: Draft | None
    if before is not None and after is not None:
        comma_before, comma_after = (
            _breaks(items, before.last, rate.first),
            _breaks(items, rate.last, after.first),
        )
        if comma_before != comma_after:
            chosen = after if comma_before else before
        else:
            chosen = before if rate.first - before.last < after.first - rate.last else after
        if phrase.subject:
            chosen = after
        elif (
            _timed(rate.per)
            and after.first > rate.last
            and chosen.unit is not None
            and chosen.unit.kind == "count"
        ):
            other = before if chosen is after else after
            chosen = other if other.unit is not None and other.unit.kind != "count" else chosen
    else:
        chosen = after or before
        if (
            chosen is after
            and after is not None
            and after.first != rate.last + (items.word(rate.last) == ":")  # "Preis pro Liter: 2 Euro"
            and (":" in items.lower[rate.last : after.first] or ";" in items.lower[rate.last : after.first])
        ):
            return None
    if chosen is not None and (
        ((phrase.repeated or phrase.prefixed) and _parted(items, rate, chosen))
        or _outside(items, rate, chosen)
    ):
        chosen = (
            before
            if chosen is after
            and before is not None
            and not _parted(items, rate, before)
            and not _outside(items, rate, before)
            else None
        )
    if chosen is None or not _free(chosen, rate):
        return None
    if not _timed(rate.per) and not phrase.prefixed and not _near_noun(items, phrase, chosen):
        return None
    if chosen is before and phrase.subject:
        return None
    if chosen.unit is not None and chosen.unit.kind == "count" and rate.per == EACH:
        return None
    return chosen


def _receives(items: Items, draft: Draft) -> bool:
    """Whether an amount is those who get another: "an 800 Millionen Bürger monatlich fünf Kilo"."""
    return draft.kind == "count" and items.word(draft.first - 1) in ("an", "to")


def _grows(items: Items, at: int) -> bool:
    """Whether the noun of an adjective of frequency is a rate itself: "3% annual growth"."""
    return any(
        items.lemma(place) in _GROWTH or items.lemma(place).endswith(("zins", "wachstum", "rate"))
        for place in range(at, at + 3)
    )


def _free(draft: Draft, rate: Rate) -> bool:
    if _timed(rate.per):
        return not any(_timed(known.per) for known in draft.rates)
    return all(_timed(known.per) for known in draft.rates)


def _breaks(items: Items, first: int, last: int) -> bool:
    return any(word in _SIDE for word in items.lower[first:last])


def _parted(items: Items, rate: Rate, draft: Draft) -> bool:
    """Whether a clause of its own stands between a rate and an amount: "gives $85m as crews meet larger ships every day"."""
    first, last = (draft.last, rate.first) if draft.last <= rate.first else (rate.last, draft.first)
    if last - first < _CLAUSE or (rate.last <= draft.first and _starts(items, rate.first)):
        return False
    between = range(first, last)
    marks = _PARTING if draft.last <= rate.first else _PARTING | _RELATIVE
    return any(items.lower[at] in marks for at in between) and any(
        items.pos(at) in ("verb", "aux") for at in between
    )


def _outside(items: Items, rate: Rate, draft: Draft) -> bool:
    """Whether an amount stands in another sentence of a quotation, or another main clause before the rate: "zählt 3 Mio. Bürger und hilft Kiew jährlich"."""
    first, last = (draft.last, rate.first) if draft.last <= rate.first else (rate.last, draft.first)
    if "." in items.lower[first:last]:
        return True
    if draft.last > rate.first:
        return False
    document = items.document
    clause = document.clause_of[items.token[rate.first]]
    if draft.kind == "count" and clause >= 0 and document.clauses[clause].kind == "relative":
        return clause != document.clause_of[items.token[draft.first]]  # "two crews, who sail every week"
    marks = [at for at in range(first, last) if items.lower[at] in _SIDE or items.pos(at) == "cconj"]
    return bool(marks) and any(items.pos(at) in ("verb", "aux") for at in range(marks[0], last))


def _starts(items: Items, at: int) -> bool:
    return at - _sentence_start(items, at) < 2


def _sentence_start(items: Items, at: int) -> int:
    document = items.document
    return items.first_of[document.sentences[document.sentence_of[items.token[at]]].start]


_PARTING = frozenset("as while when because although weil während als nachdem obwohl damit".split())
_RELATIVE = frozenset(("who", "that", "which", ",", "."))


def _follows(items: Items, draft: Draft, at: int) -> bool:
    """Whether a rate phrase stands right behind an amount: after it, its noun, "of …", a bracket, another rate."""
    place = max(
        [draft.last, *(rate.last for rate in draft.rates if rate.last <= at and rate.first >= draft.last)]
    )
    place += items.word(place) == ")"
    if at < place or at - place > _NEAR:
        return False
    if items.word(place) == "," and place == at - 1 and items.word(draft.first - 1) in ("or", "oder"):
        return True  # "2.7 million won, or $2,050, a month"
    between = range(place, at)
    if not between:
        return True
    if items.pos(at - 1) == "cconj":
        return False  # "40 mortars and a batch of shells"
    opened = items.lower[place]
    if opened == "(":
        return items.lower[at - 1] == ")"
    for i in between:
        pos = items.pos(i)
        gerund = pos == "verb" and items.lower[i].endswith("ing") and items.pos(i + 1) == "noun"
        if (
            (pos not in ("noun", "name", "adj", "adp", "det", "num", "adv", "cconj") and not gerund)
            or items.newline(i)
            or (pos == "adp" and items.lower[i] not in ("of", "von", "in", "an", "at", "für", "for"))
        ):
            return False
    return True


def _quoted(items: Items, members: Sequence[Draft], start: int, draft: Draft) -> Rate | None:
    """The currency that an amount of another is the rate of: "the dollar stood at 2.40 zloty", "der Euro kostete 4,30 Zloty"."""
    for at in range(draft.first - 1, max(start, draft.first - _BACK) - 1, -1):
        if items.lower[at] in ",;:." or any(
            one.first <= at < one.last and one.number.value != 1 for one in members
        ):
            return None
        currency = next((hit[1] for key in items.keys(at) if (hit := items.words.currencies.get(key))), None)
        if currency is not None:
            alone = (
                items.word(at - 1) in _ONE
                and (
                    items.pos(at - 2) != "adp" or (items.word(at - 2) in _WITH and items.word(at + 1) in _AT)
                )
                and items.pos(at + 1) not in ("noun", "name", "adj", "punct")
            )
            verb = any(items.pos(place) in ("verb", "aux") for place in (*range(at + 1, draft.first), at - 2))
            verb |= items.word(at + 1) in _AT and at + 2 == draft.first
            return Rate(currency, at, at + 1) if alone and verb and currency != draft.code else None
    return None


def _each(
    items: Items,
    finder: RateFinder,
    members: list[Draft],
    counted: list[Draft],
    first: int,
    start: int,
    each: bool,
    given: Sequence[Rate] = (),
) -> str:
    """What "each" and "pro Stück" are: the several things counted last before the amount, else those named last.

    Args:
        given: the other rates of the amount, whose nouns say how often it is paid: "Jahresraten von je 9 Millionen".
    """
    document = items.document
    clause = document.clause_of[items.token[first]]

    def several(other: Draft) -> bool:
        return (other.number.value > 1 or other.number.order) and agrees(items, first, other.last - 1)

    def owned(at: int) -> bool:
        """Whether a noun of the clause itself is possessed: "their owners pay 900 euros for each"."""
        return items.pos(at - 1) in ("det", "pron") and items.word(at - 1) in _POSSESSIVES

    here = [
        other
        for other in members
        if other.first < first
        and other.unit is not None
        and not other.label
        and several(other)
        and (
            (other.unit.kind == "count" and other.code not in OCCASIONS)
            or (other.code in units.TIMES and _subject(items, other) and _heads_clause(items, first, clause))
        )
    ]
    before = max(
        (other for other in members if other.last <= first), key=lambda other: other.last, default=None
    )
    if before is not None and before.unit is not None and before.unit.kind == "dimension":
        gap = range(before.last, first)
        goods = before.code not in units.TIMES and not before.label and len(gap) < _LIST
        if (
            goods
            and items.pos(first - 1) == "adp"
            and all(items.pos(n) in ("noun", "adj", "name", "adp") for n in gap)
        ):
            return before.code or ""  # "20 Tonnen Mais zu je 400 Euro", "9 tonnes of maize at $400 each"
    if here:
        return here[-1].code or ""
    terms = [
        other
        for other in members
        if other.last <= first and other.code in units.TIMES and items.word(other.last) in _LONG
    ]
    if terms:
        return terms[-1].code or ""  # "drei Jahre lang mit je 20 Millionen"
    german = items.words.german
    for at in range(first - 1, start - 1, -1):
        if (
            items.pos(at) == "noun"
            and items.lower[at] not in items.words.periods
            and items.word(at - 1) not in _ARTICLE[german]
            and finder.finder.plural(at)
            and not owned(at)
        ):
            if any(rate.first <= at < rate.last for rate in given):
                return ""
            code, sure = finder.finder.code(at)
            if (
                (code in things() if not each else sure or not german)
                and code not in OCCASIONS
                and not units.bad_code(code)
            ):
                return code
    if _YEAR.fullmatch(items.word(first - 1)) and items.word(first - 2) in items.words.and_:
        return "year"  # "2031 und 2032 je 7 Millionen"
    near = document.sentence_of[items.token[first]] - _REMEMBERED
    last = [
        other
        for other in counted
        if other.sure
        and several(other)
        and (each or other.code not in _MANNED)
        and document.sentence_of[items.token[other.first]] >= near
    ]
    if last or not each:
        return last[-1].code or "" if last else ""
    for chunk in reversed(document.chunks[: document.chunk_of[items.token[first]]]):
        if document.sentence_of[chunk.head] < near:
            break
        code, sure = finder.finder.code(items.first_of[chunk.head])
        noun = document.tokens[chunk.head]
        many = chunk.plural or (german and chunk.plural is None and noun.text != noun.lemma)
        named = sure and many and noun.pos == "noun"
        if named and code not in OCCASIONS and agrees(items, first, items.first_of[chunk.head]):
            return code
    return ""


def _subject(items: Items, draft: Draft) -> bool:
    """Whether a figure is in the subject of its clause."""
    document = items.document
    token = items.token[draft.number.first]
    clause = document.clause_of[token]
    return clause >= 0 and document.chunk_of[token] == document.clauses[clause].subject


def _heads_clause(items: Items, at: int, clause: int) -> bool:
    """Whether a part opens its clause, a preposition apart: "für jede", "each of them"."""
    return clause >= 0 and items.token[at] - items.document.clauses[clause].start < _OPENING


def _compound(word: str) -> str | None:
    """The period or measure of a compound that says a rate: "monats" of "bruttomonatsgehalt", "fass" of "fasspreis"."""
    found = []
    for part in (*_COMPOUNDS, *_SIZED):
        at = word.find(part)
        rest = word[at + len(part) :]
        if (at == 0 or at > 3 or (at > 0 and word[at - 1] == "-")) and any(
            rest.endswith(end) and len(rest) - len(end) not in (1, 2) for end in _ENDED
        ):
            found.append((at, -len(part), part))
    return min(found)[2] if found else None
