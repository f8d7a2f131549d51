"""What a figure is per: "pro Monat und Soldat", "a month each", "jährlich", "je 1.000 Kubikmeter", "für jede Drohne"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from decimal import Decimal
from functools import cache

from countertrade import units
from countertrade.quantity import figure
from countertrade.reading import lexicon
from countertrade.reading.document.types import Clause, VerbGroup
from countertrade.reading.numeric.drafts import EACH, Draft, Phrase, Rate, timed
from countertrade.reading.numeric.items import HYPHENS, OF, Items
from countertrade.reading.numeric.numbers import Grammar
from countertrade.reading.numeric.shares import PERSONS
from countertrade.reading.numeric.targets import follows, last_before
from countertrade.reading.numeric.units import UnitFinder
from countertrade.reading.numeric.words import Words, things

_DEDUCTED = frozenset("tax taxes deductions insurance costs".split())
_CITED = frozenset(
    "reports data media documents filings sources officials statements figures records law".split()
)
_BACK = 12  # parts between a price verb and its price
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_ENDINGS = ("e", "er", "es", "en", "em")
_ROUND = re.compile("10+ ")  # "für 100 Liter zahlt man"
_NOMINALS = ("noun", "name", "adj")
_HEDGES = ("adv", "adp", "adj", "part")  # the word classes of "rund", "bis zu", "höchstens"
# said of one year, and not of any
_OF_ONE = frozenset("single first second record new einzigen ersten zweiten neuen".split())
_LONG = frozenset(("week", "month", "quarter", "year"))  # and no "in a split second"
_COURSE = frozenset(("laufe", "lauf", "verlauf"))
_GOES = ("pop", "throw")


def _phrase(at: int, found: tuple[str, int] | None, behind: bool = False, **marks: bool) -> Phrase | None:
    """The phrase from a part to the end of a denominator, if one is found."""
    return Phrase(Rate(found[0], at, found[1]), behind, **marks) if found else None


_SHORT = {
    "d": "day",
    "wk": "week",
    "mo": "month",
    "a": "year",
    "y": "year",
    "yr": "year",
    "h": "hour",
    "hr": "hour",
    "std": "hour",
    "b": "barrel",
}  # behind a slash: "300 t/a", "$80/b"


class RateFinder:
    """Finds the rate phrases of one document."""

    def __init__(self, items: Items, finder: UnitFinder, spoken: Iterable[str] = ()) -> None:
        """`spoken` are the codes of the currencies of the document's amounts."""
        self.items, self.words, self.finder = items, items.words, finder
        self._spoken = frozenset(spoken)
        self._grammar = Grammar(items)
        w = self.words
        rules: list[tuple[Iterable[str], Callable[[int], Phrase | None]]] = [
            ("/", self._slashed), (w.per, self._per), (w.every, self._every), (("alle",), self._all), (w.each, self._each),
            (("auf", "aufs"), self._upon), (("for", "für", "fürs"), self._for), (w.inside, self._inside),
            (w.during, self._within), (("to",), self._against), (w.definite | {*w.inside} | (frozenset() if w.german else w.articles), self._articled),
        ]  # fmt: skip
        self._rules = {word: rule for openers, rule in reversed(rules) for word in openers}

    def phrases(self, start: int, stop: int, carriers: list[Draft]) -> list[Phrase]:
        """The rate phrases between two parts, in order; those that are one only behind an amount just there."""
        found: list[Phrase] = []
        shares = {draft.number.first for draft in carriers if draft.number.share}
        at = start
        while at < stop:
            phrase = self.at(at)
            if phrase is not None and phrase.behind:
                before = last_before(carriers, at)
                phrase = phrase if before and follows(self.items, before, at) else None
            if phrase is None or at in shares:
                at += 1
                continue
            found.append(phrase)
            at = phrase.rate.last
            if (more := self._joined(phrase, at)) is not None:
                found.append(phrase._replace(rate=more))
                at = more.last
        return found

    def _joined(self, phrase: Phrase, at: int) -> Rate | None:
        """A denominator of the other kind behind "and", or a period behind a thing: "per month and soldier", "je Tonne und Kilometer", "per person a month"."""
        following = self.items.word(at + 1)
        if (
            self.items.word(at) in ("a", "an", "each")
            and following in self.words.periods
            and not phrase.rate.timed
        ):
            return Rate(self.words.periods[following], at, at + 2)
        found = self.denominator(at + 1) if self.items.word(at) in self.words.and_ else None
        if found is None or phrase.adjective:
            return None
        more = Rate(found[0], at, found[1])
        known = more.timed or (not phrase.behind and more.per in things() | {"head", "person"})
        fits = (more.along and not phrase.rate.timed) or (known and more.timed != phrase.rate.timed)
        return more if fits else None

    def at(self, at: int) -> Phrase | None:
        """The rate phrase that begins at a part."""
        word, periods = self.items.lower[at], self.words.periods
        if word in periods and self.items.says(at + 1, self.words.again, word):
            return _phrase(at, (periods[word], at + 3), repeated=True)  # "year after year"
        return self._rules.get(word, self._frequency)(at)

    def _slashed(self, at: int) -> Phrase | None:
        """ "20 t/month", "2 Euro/Stück"."""
        items, following = self.items, self.items.word(at + 1)
        if (short := _SHORT.get(following.removesuffix("."))) and items.tied(at):
            return _phrase(at, (short, at + 2), True)
        if following in self.words.frequencies:
            return _phrase(at, (self.words.frequencies[following], at + 2), True)
        known = any(key in self.words.units for key in items.keys(at + 1))
        capital = items.pos(at - 1) == "name" and items.printed[at + 1 : at + 2] != [following]
        names = capital and not known  # "von Biontech/Pfizer"
        found = None if names else self.denominator(at + 1)
        numbered = items.digits(at + 1) and not (found and _ROUND.match(found[0]))  # but "300 $/1000 m³"
        return None if numbered else _phrase(at, found, True)

    def _all(self, at: int) -> Phrase | None:
        """ "alle zwei Monate"."""
        made = _phrase(at, self.denominator(at + 1), repeated=True)
        return made if made and made.rate.timed else None

    def _each(self, at: int) -> Phrase | None:
        return _phrase(at, (EACH, at + 1), subject=self._shared(at))

    def _per(self, at: int) -> Phrase | None:
        """ "per tonne", "je 1000 Liter"; "je", "à" alone are the thing named before."""
        items, words, word = self.items, self.words, self.items.lower[at]
        a = words.german and word == "a" and not items.word(at + 1)[:1].isupper()
        if a or items.word(at + 1) in ("cent", "se", "diem"):
            return None
        if word == "per" and (items.word(at + 1) in _CITED or items.word(at + 1) == "the"):
            return None  # "280 billion won so far, per reports", "per the contract"; but "$3 million per contract"
        place = at + 1 + items.hyphen(at + 1)  # "tonne-per-year"
        place += word == "per" and items.word(place) in ("a", "an")
        made = _phrase(at, self.denominator(place), prefixed=True)
        if made is not None and word == "per" and not words.german and self._cites(made.rate):
            return None
        if self._shared(at) or word == "à" or (made and self._given(at, made)):
            return _phrase(at, (EACH, at + 1), subject=True)  # "zehn Waggons à 60 Tonnen"
        if made is not None:
            means = word == "per" and words.german and not self._measured(made.rate.per)  # "per Post"
            return None if means else made
        return _phrase(at, (EACH, at + 1)) if word in words.each and self._counted(at + 1) else None

    def _cites(self, rate: Rate) -> bool:
        """Whether "per" names a source, which has an article or is plural as nothing counted out is: "per a memo", "per two officials"."""
        items, opens, head = self.items, rate.first + 1, rate.last - 1
        several = not items.digits(opens) and items.lemma(head) != items.word(head)
        speaks = several and items.lemma(head) in lexicon.sources("en").persons
        return (items.word(opens) in self.words.articles or speaks) and not self._measured(rate.per)

    def _upon(self, at: int) -> Phrase | None:
        """ "auf 1000 Einwohner kommen", "aufs Jahr gerechnet"."""
        items, auf = self.items, self.items.lower[at] == "auf"
        articled = items.word(at + 1) in self.words.articles
        place = at + 1 + auf
        period = self.words.periods.get(items.word(place))
        if period and items.word(place + 1) in self.words.reckoned:
            return _phrase(at, (period, place + 2))
        last = at + 1 >= len(items)
        state = not articled and not last and items.names_state(at + 1)  # "auf Polen kommen"
        found = self.denominator(at + 1 + articled) if auf and self.words.german and not state else None
        if auf and self.words.german and items.word(at + 1) in self.words.every:
            found = self.denominator(at + 2)
        if found is not None:
            near = (*range(at - _BACK, at), *range(found[1], found[1] + _BACK))
            share = any(items.lemma(n) in ("kommen", "entfallen") for n in near)
            share = share and (
                units.numbered(found[0])[1] in PERSONS or items.word(at + 1) in self.words.every
            )
            return _phrase(at, found, prefixed=True) if share else None
        return None

    def _for(self, at: int) -> Phrase | None:
        """ "for every month", "for the tonne", "für 1000 Liter", "0.93 Franken für einen Euro"."""
        items, words, following = self.items, self.words, self.items.word(at + 1)
        goods: tuple[str, int] | None = None
        if items.lower[at] == "fürs":
            return _phrase(at, self.denominator(at + 1), True)
        if (exchanged := self._against(at)) is not None:
            return exchanged
        if following in words.every:
            inner = self._every(at + 1)
            if inner is not None:
                return Phrase(inner.rate._replace(first=at)) if inner.rate.per != EACH else None
            if items.opening(at) == at:  # "for every tonne it delivers, it gets $9"
                goods = self.finder.goods(at + 2)
                found = self.denominator(at + 2) if goods is None else None
                if found is not None and not timed(found[0]):
                    return _phrase(at, found, prefixed=True)  # "for every person transferred, it gets $900"
        elif following in words.articles | words.definite:
            goods = self.finder.goods(at + 2)
            goods = goods if goods and goods[1] == at + 3 else None
        elif (priced := self.denominator(at + 1)) and _ROUND.match(priced[0]):
            goods = priced if self._is_goods(priced[0]) else None
        return _phrase(at, goods, subject=True)

    def _inside(self, at: int) -> Phrase | None:
        """ "im Jahr", "in der Woche", "am Tag", where no word beside it makes it one of several."""
        items, words = self.items, self.words
        place = at + 1 + (items.lower[at] == "in")
        period = items.word(place)
        if period not in words.inside[items.lower[at]] or (place > at + 1 and items.word(at + 1) != "der"):
            return self._of_any(at)
        beside = items.word(place + 1)
        named = beside in words.placing | words.labels.not_counted or _YEAR.fullmatch(beside)
        goal = beside == "nach" and items.pos(place + 2) == "name"  # "im Jahr nach Lima"
        return None if named and not goal else _phrase(at, (words.periods[period], place + 1))

    def _within(self, at: int) -> Phrase | None:
        """ "burns 900 litres in a year", where the clause tells what one yields or needs, or has no verb; "in any year", "in a normal year"."""
        items, words, place = self.items, self.words, at + 1
        typical = items.word(place) == "any"
        while place - at < 4 and items.word(place) in words.typical | words.articles | words.single:
            typical |= items.word(place) in words.typical
            place += 1
        period, clause = self.words.periods.get(items.word(place)), items.clause(at)
        if period is None or place == at + 1 or items.word(place + 1) in self.words.placing:
            return self._of_any(at)
        verb = clause.verb if clause is not None else None
        relative = clause is not None and clause.kind == "relative"
        told = typical or relative or verb is None or verb.lemma in self.words.yields
        told |= items.word(place + 1) == "," and not self._argument(at - 1)
        return _phrase(at, (period, place + 1), not (typical or relative)) if told else self._of_any(at)

    def _of_any(self, at: int) -> Phrase | None:
        """A stretch of time that stands for any of its kind: "in a dry year", "in the course of a year", "over the year that makes", "übers Jahr sind das"."""
        items, words = self.items, self.words
        course = 3 if items.says(at + 1, "the", "course", "of") else int(items.word(at + 1) in _COURSE)
        opens = at + 1 + course
        place = opens + (items.word(opens) in words.articles | words.definite)
        single = items.word(opens) in words.articles
        adjectives = 0
        while items.pos(place) == "adj" and adjectives < 2 and items.word(place) not in _OF_ONE:
            place, adjectives = place + 1, adjectives + 1
        period, clause = items.named(place, words.periods), items.clause(at)
        verb = clause.verb if clause is not None else None
        if place == opens or period not in _LONG or items.word(place + 1) in words.placing:
            return None
        now = verb is None or not (verb.past or verb.perfect)
        kind = single and adjectives > 0
        whole = single and now and (course > 0 or items.lower[at] == "over")
        told = kind or whole or (now and self._adds_up(verb, clause, at))
        return _phrase(at, (period, place + 1), repeated=True) if told and period else None

    def _adds_up(self, verb: VerbGroup | None, clause: Clause | None, at: int) -> bool:
        """Whether a clause says what something comes to: "over the year the work comes to $52m", "in einem Jahr sind das 40 Tonnen"."""
        if verb is None or clause is None:
            return False
        document, subject = self.items.document, self.items.document.chunk(clause.subject)
        this = subject is not None and document.head(subject.index).lower in self.words.this
        behind = document.tokens[verb.main + 1 : verb.main + 2]  # "macht das 40 Tonnen"
        this |= any(token.lower in self.words.this for token in behind)
        comes = verb.lemma in ("come", "add") and self.items.lower[at] == "over"
        return comes or (this and verb.lemma in self.words.equal)

    def _argument(self, at: int) -> bool:
        """Whether a part is in the subject, the object or the predicative of its clause."""
        clause, chunk = self.items.clause(at), self.items.document.chunk_of[self.items.token[at]]
        return clause is not None and chunk in (clause.subject, clause.object, clause.predicative)

    def _against(self, at: int) -> Phrase | None:
        """ "4.30 zloty to the euro", "0,93 Franken für einen Euro", "7.3 barrels to the tonne"."""
        one = self.words.articles | self.words.definite | self.words.single
        found = (
            self.denominator(at + 2)
            if self.items.word(at) == "to" and self.items.word(at + 1) == "the"
            else None
        )
        if found is not None and found[0] in units.MEASURES and self._counted(at - 2):
            return _phrase(at, found, True)
        money = self.finder.money(at + 2) if self.items.word(at + 1) in one else None
        if money is None or self.items.pos(money.last) in ("noun", "name"):
            return None
        alike = self._spoken.intersection(self.words.national.get(money.currency, ()))
        code = money.code or (next(iter(alike)) if len(alike) == 1 else None)  # the franc that the page has
        return _phrase(at, (code, money.last), True) if code else None

    def _given(self, at: int, made: Phrase) -> bool:
        """Whether "je 20 Panzer" is what each of several gets, behind their names or a verb."""
        several = self.items.lower[at] in self.words.each and units.numbered(made.rate.per)[0] != 1
        before = self.items.pos(at - 1)
        priced = (
            self._is_goods(made.rate.per) and before != "verb"
        )  # "50 Sen je tausend Gallonen", but "luden je 20 t"
        return several and not priced and before in ("verb", "aux", "name", "pron")

    def _counted(self, at: int) -> bool:
        return self.items.digits(at) or self.items.pos(at) == "num"

    def _shared(self, at: int) -> bool:
        """Whether an amount behind "mit je", "zu jeweils", "erhalten jeweils" is that of each of the things before."""
        items = self.items
        shared = items.word(at) == "jeweils" or items.word(at - 1) in self.words.sharing
        hedged = items.pos(at + 1) in _HEDGES and (
            self._counted(at + 2) or (items.pos(at + 2) in _HEDGES and self._counted(at + 3))
        )  # "mit je rund 50", "zu jeweils bis zu 40"
        return shared and (self._counted(at + 1) or hedged)

    def _articled(self, at: int) -> Phrase | None:
        """ "$5 a barrel", "2,000 dollars a month", "350 Dollar die Tonne"."""
        items, words, word = self.items, self.words, self.items.lower[at]
        following = items.word(at + 1)
        if words.german or word == "the":
            sum_ = items.pos(at - 1) == "num" or self.finder.money(at - 1)  # "$2,400 the tonne"
            goods = self.finder.goods(at + 1) if words.german or sum_ else None
            goods = ("unit", at + 2) if (word, following) == ("das", "stück") else goods
            if goods is not None and goods[1] == at + 2:
                return _phrase(at, goods, items.word(at + 2) not in self.words.priced_at)
            period = words.periods.get(following, "day") if words.german else "day"
            told = period != "day" and (period == "hour" or self.finder.money(at - 1))
            return _phrase(at, (period, at + 2), True) if told else None  # "12 Euro die Stunde"
        if following in _GOES:
            return _phrase(at, ("unit", at + 2), True)  # "$150,000 a pop"
        if word == "one" or items.digits(at + 1) or following in words.cardinals or self._capita(at + 1):
            return None  # "a per-capita grant"
        if items.says(at + 1, words.periods, ("'s", "’s")) and items.pos(at + 3) in _NOMINALS:
            return _phrase(
                at, (words.periods[following], at + 3), adjective=True
            )  # "a year's supply is worth"
        found = self.denominator(at + 1 + items.hyphen(at + 1))  # "a 300-kilometre-an-hour wind"
        net = found is not None and items.word(found[1] + 1) in _DEDUCTED  # "600 a month after tax"
        placed = found is not None and items.word(found[1]) in self.words.placing - {"when"} and not net
        if found is None or (placed and not items.says(at - 1, ("barrels", "bbl"), word, "day")):
            return None  # "5,000 tonnes a day after the flood", but "61,000 barrels a day after"
        if items.word(found[1]) in HYPHENS and items.glued[found[1]]:
            return None  # "a year-long", but "a year – so"
        plain = items.pos(at - 1) != "adp" and self._singular(found[1] - 1)
        return _phrase(at, found, True) if plain else None

    def _every(self, at: int) -> Phrase | None:
        """ "every month", "jedes Jahr", "each of the tanks"; "each" alone is the thing named before."""
        items, words, place = self.items, self.words, at + 1
        if items.word(place) in words.and_:
            return self._every(place + 1)  # "each and every year"
        single = items.word(place) in words.single
        if single and items.pos(place + 1) != "noun":
            return _phrase(at, (EACH, at + 2))
        alone = words.german and items.pos(at - 1) in ("verb", "aux") and items.digits(place)
        if alone and items.lower[at] not in words.each:
            return _phrase(at, (EACH, at + 1), subject=True)  # "im Schnitt hatte jedes 42.000 Tonnen an Bord"
        found = self.denominator(place)
        if found:
            return _phrase(at, found, repeated=True) if timed(found[0]) else None
        if items.word(place) in ("of", "der"):  # "in each of the first five years"
            inside = (items.named(n, words.periods) for n in range(place + 1, place + 5))
            if (period := next(filter(None, inside), None)) is not None:
                return _phrase(at, (period, place), repeated=True)
        if items.says(place, OF, words.them | words.relatives):
            return _phrase(at, (EACH, place + 2), prefixed=True)  # "each of them", "jede von ihnen"
        if items.word(at - 1) in words.relatives and items.pos(at + 1) == "num":
            return _phrase(at, (EACH, at + 1), subject=True)  # "von denen jedes 3 Millionen kostet"
        if items.lower[at] in words.each:
            return None if items.word(place) == "of" else _phrase(at, (EACH, at + 1))
        ahead = at + 1 + (items.pos(at + 1) == "adv" and items.pos(at + 2) == "num")  # "jeder nur 700"
        alone = items.pos(ahead) in ("verb", "aux", "modal", "punct", "") or ahead > at + 1
        loaded = items.word(at + 1) == "mit"  # "jeder mit 65 t beladen"
        return _phrase(at, (EACH, at + 1)) if alone or loaded else None

    def _is_goods(self, code: str) -> bool:
        """Whether a denominator is a measure of goods."""
        return self._measured(code) and not timed(code)

    def _measured(self, code: str) -> bool:
        """Whether a denominator is a unit of time or measure."""
        return units.is_known(units.numbered(code)[1])

    def denominator(self, place: int) -> tuple[str, int] | None:
        """The code and end of a denominator: month, soldier, "1000 m3"."""
        items, words = self.items, self.words
        if items.newline(place):
            return None
        place = self.finder.behind_sizes(place)
        count, word = Decimal(1), items.word(place)
        if word in ("thousand", "tausend") or (words.scales.get(word) in (100, 1000) and len(word) > 2):
            count, place = Decimal(words.scales.get(word, 1000)), place + 1  # "per thousand cubic metres"
        elif items.digits(place) or words.cardinal(word) is not None:
            number = self._grammar.at(place)
            if number is None or number.order or number.value <= 0 or number.scale >= 10**6:
                return None
            count, place = number.value, number.last
        place += count != 1 and items.word(place) in HYPHENS
        prefix = "" if count == 1 else f"{figure(float(count)).replace(',', '')} "
        for key in items.keys(place):
            plain = words.periods.get(key) or words.plain.get(key)
            if plain:
                return prefix + ("person" if prefix and plain == "head" else plain), place + 1
        money, unit = self.finder.money(place), self.finder.measure(place)
        if count != 1 and money is not None:
            return None
        if unit is not None and unit.code and unit.kind == "dimension":
            return prefix + unit.code, unit.last
        worded = money is not None and items.word(place)[:1].isalpha()
        if money and worded and money.code and (words.german or not self.finder.plural(money.last - 1)):
            return money.code, money.last
        head = place
        while head - place < 5 and (items.pos(head) == "adj" or self._goes_on(head)):
            head += 1
        head += words.german and items.pos(head) == "name" and items.pos(head + 1) == "noun"
        if items.pos(head) not in ("noun", "name") or (items.newline(head) and head > place):
            return None
        named = words.german or not items.printed[head][:1].islower()
        code, sure = self.finder.code(head)
        if (items.pos(head) == "name" and named and not sure) or not code or units.bad_code(code):
            return None
        return prefix + code, head + 1

    def _goes_on(self, at: int) -> bool:
        """Whether an English noun or name is the first part of a compound."""
        items, words, following = self.items, self.words, self.items.pos(at + 1)
        nominal = following == "noun" or (following == "name" and items.pos(at + 2) == "noun")
        if words.german or items.pos(at) not in ("noun", "name") or not nominal or items.newline(at + 1):
            return False
        return items.lemma(at + 1) not in words.price_verbs and items.lower[at + 1] not in words.frequencies

    def _capita(self, at: int) -> str | None:
        """What a word of several parts is for each of: "per-capita grant", "per-head fee", "Pro-Kopf-Betrag"."""
        first, *rest = self.items.word(at).split("-")
        code = self.words.plain.get(rest[0]) if rest and first in self.words.per else None
        return "person" if code == "head" else code

    def _singular(self, at: int) -> bool:
        return self.words.german or not self.finder.plural(at) or self.items.lower[at] == "people"

    def _frequency(self, at: int) -> Phrase | None:
        """ "jährlich", "monatlichen", "annual", "daily"; also the first part of "Jahresbedarf"."""
        words, items, word, following = self.words, self.items, self.items.lower[at], self.items.word(at + 1)
        unit_price = word == "unit" and following in (self.words.prices | self.words.costs)
        if unit_price or word in self.words.unit_prices:
            place = at + 1 + unit_price
            of = self.denominator(place + 1 + (items.word(place + 1) in self.words.definite))
            named = of is not None and items.word(place) in (self.words.wholes | self.words.genitives | OF)
            return _phrase(at, (of[0] if of and named else "unit", place), adjective=True)
        if (code := self._capita(at)) is not None:
            return _phrase(at, (code, at + 1), adjective=True)
        if word == "p" and items.says(at + 1, ".", "a", "."):
            return _phrase(at, ("year", at + 4))
        period = words.frequencies.get(word)
        hyphened = f"{items.word(at - 2)}-{word}" if items.word(at - 1) in HYPHENS else ""
        if often := words.frequencies.get(hyphened):
            return _phrase(at - 2, (often, at + 1), adjective=True)  # "half-yearly"
        if not words.german:
            if items.says(at - 2, ("on",), self.words.articles) and following == "basis":
                return _phrase(at - 2, (period, at + 2)) if period else None  # "on a daily basis"
            nominal = items.pos(at + 1) in _NOMINALS
            opens = next((back for back in range(at - 1, at - 5, -1) if items.pos(back) != "name"), at - 1)
            determined = items.pos(opens) in ("det", "poss") and items.pos(at + 1) != "noun"
            named = items.pos(at - 1) == "name" and (items.printed[at][:1].isupper() or determined)
            named |= items.pos(at - 1) == "det" and not nominal and items.pos(at + 1) not in ("num", "other")
            called = next(
                (back for back in range(at - 1, at - 5, -1) if items.pos(back) not in ("name", "adj")), at
            )
            named |= items.pos(called) == "det" and items.pos(at + 1) in (
                "punct",
                "verb",
            )  # "a leading daily, the Sun"
            if period is None or named or following in _periodicals("en"):
                return None
            return _phrase(at, (period, at + 1), adjective=nominal)
        stem = next((word[: -len(end)] for end in _ENDINGS if word.endswith(end) and "lich" in word), word)
        if (period := period or words.frequencies.get(stem)) or "lich" in word:
            return _phrase(at, (period, at + 1), adjective=word != stem) if period else None
        if word.endswith("weise") and (period := words.compounds.get(word.removesuffix("weise"))):
            return _phrase(at, (period, at + 1))
        compound = _compound(words, word) if len(word) > 6 and items.pos(at - 1) != "num" else None
        return _phrase(at, (words.compounds[compound], at + 1), adjective=True) if compound else None


@cache
def _periodicals(language: str) -> frozenset[str]:
    """What is called after how often it appears: "annual report", "daily paper"."""
    written = {lemma.lower() for lemma, noun in lexicon.speech(language).nouns.items() if noun.document}
    return frozenset((*written, *lexicon.sources(language).outlets, "meeting", "conference", "summit"))


def _compound(words: Words, word: str) -> str | None:
    """The period or measure of a compound that says a rate: "monats" of "bruttomonatsgehalt", "fass" of "fasspreis"."""
    found = []
    for part in words.compounds:
        at = word.find(part)
        rest = word[at + len(part) :]
        opens = at == 0 or at > 3 or (at > 0 and word[at - 1] == "-")
        if opens and any(_ends(rest, ending, words.rated) for ending in ("", "s", "es", "n", "en")):
            found.append((at, -len(part), part))
    return min(found)[2] if found else None


def _ends(rest: str, ending: str, heads: Collection[str]) -> bool:
    """Whether the rest of a compound is one of some nouns with an ending, or ends in one behind another part."""
    stem = rest.removesuffix(ending)
    whole = any(stem.endswith(head) and len(stem) - len(head) not in (1, 2) for head in heads)
    return rest.endswith(ending) and whole
