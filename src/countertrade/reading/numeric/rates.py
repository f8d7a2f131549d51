"""What a figure is per: "pro Monat und Soldat", "a month each", "jährlich", "je 1.000 Kubikmeter", "für jede Drohne".

A rate phrase behind its amount belongs to it. Any other belongs to the next amount of its clause that can carry it, else to
the nearest one before it there. An amount without a rate has that of the one before it where it is a part of it, its later
state, a difference to it or the next of its list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import Decimal
from functools import cache, partial
from itertools import pairwise
from typing import NamedTuple

from countertrade import units
from countertrade.quantity import figure
from countertrade.reading import lexicon
from countertrade.reading.numeric.drafts import Draft, Rate
from countertrade.reading.numeric.items import HYPHENS, OF, Items
from countertrade.reading.numeric.numbers import Grammar
from countertrade.reading.numeric.shares import OCCASIONS, PERSONS, Shares, agrees
from countertrade.reading.numeric.units import UnitFinder
from countertrade.reading.numeric.words import Words, things

_REACH = 9  # parts between an adjective of frequency and the figure of its noun
_NEAR = 6  # parts between an amount and a rate phrase that still follows it
_BACK = 12  # parts between a price verb and its price
EACH = "each"
_GOODS = frozenset("t kg kt Mt m3 bcm l barrel kWh MWh GWh TWh".split())
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_ENDINGS = ("e", "er", "es", "en", "em")
_PAYMENTS = frozenset(("instalment", "tranche", "payment", "rate"))
_NOMINAL = frozenset("noun name adj det num adv cconj".split())
_LISTING = frozenset("noun name adj adp det cconj adv punct".split())
_LEADING = frozenset(("", ",", "up", "down"))  # before a "from" that compares
_TOTAL = 15  # times an amount for one thing from which on an amount beside it is that of all
_CLOSE = Decimal("1.2")  # between two prices of one thing
_LIST = 4  # parts between two amounts of one list
_GAP = 7  # parts between two amounts that are compared
_MANNED = PERSONS | {"official", "country", "state"}
_FINED = _MANNED | {"company", "bank", "member"}  # who may be made to pay all of it together
_REMEMBERED = 3  # sentences that "each" reaches back over
_ROUND = re.compile("10+ ")  # "für 100 Liter zahlt man"
_SIDE = frozenset(",;:–—")
_STOPS = frozenset((":", ";"))
_NOMINALS = ("noun", "name", "adj")


class Phrase(NamedTuple):
    """A rate phrase. `behind` says that it is one only right behind an amount, `adjective` that it stands before a noun."""

    rate: Rate
    behind: bool = False
    adjective: bool = False
    subject: bool = False
    prefixed: bool = False  # by "per", "pro", "je", "für"
    repeated: bool = False  # "every day": also how often something else happens


def _phrase(at: int, found: tuple[str, int] | None, behind: bool = False, **marks: bool) -> Phrase | None:
    """The phrase from a part to the end of a denominator, if one is found."""
    return Phrase(Rate(found[0], at, found[1]), behind, **marks) if found else None


class RateFinder:
    """Finds the rate phrases of one document."""

    def __init__(self, items: Items, finder: UnitFinder) -> None:
        self.items, self.words, self.finder = items, items.words, finder
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
        at = start
        while at < stop:
            phrase = self.at(at)
            if phrase is not None and phrase.behind:
                before = _last_before(carriers, at)
                phrase = phrase if before and _follows(self.items, before, at) else None
            if phrase is None:
                at += 1
                continue
            found.append(phrase)
            at = phrase.rate.last
            if (more := self._joined(phrase, at)) is not None:
                found.append(phrase._replace(rate=more))
                at = more.last
        return found

    def _joined(self, phrase: Phrase, at: int) -> Rate | None:
        """A denominator of the other kind behind "and": "per month and soldier", "je Tonne und Kilometer"."""
        more = self.denominator(at + 1) if self.items.word(at) in self.words.and_ else None
        if more is None or phrase.adjective:
            return None
        timed = _timed(more[0])
        known = timed or (not phrase.behind and more[0] in things() | {"head", "person"})
        carried = _along(more[0]) and not _timed(phrase.rate.per)
        return Rate(more[0], at, more[1]) if carried or (known and timed != _timed(phrase.rate.per)) else None

    def at(self, at: int) -> Phrase | None:
        """The rate phrase that begins at a part."""
        word, periods = self.items.lower[at], self.words.periods
        if word in periods and self.items.says(at + 1, self.words.again, word):
            return _phrase(at, (periods[word], at + 3), repeated=True)  # "year after year"
        return self._rules.get(word, self._frequency)(at)

    def _slashed(self, at: int) -> Phrase | None:
        """ "20 t/month", "2 Euro/Stück"."""
        items, following = self.items, self.items.word(at + 1)
        if following in self.words.frequencies:
            return _phrase(at, (self.words.frequencies[following], at + 2), True)
        return None if items.digits(at + 1) else _phrase(at, self.denominator(at + 1), True)

    def _all(self, at: int) -> Phrase | None:
        """ "alle zwei Monate"."""
        made = _phrase(at, self.denominator(at + 1), repeated=True)
        return made if made and _timed(made.rate.per) else None

    def _each(self, at: int) -> Phrase | None:
        return _phrase(at, (EACH, at + 1), subject=self._shared(at))

    def _per(self, at: int) -> Phrase | None:
        """ "per tonne", "je 1000 Liter"; "je", "à" alone are the thing named before."""
        items, words, word = self.items, self.words, self.items.lower[at]
        a = words.german and word == "a" and not items.word(at + 1)[:1].isupper()
        if a or items.word(at + 1) in ("cent", "se", "diem"):
            return None
        made = _phrase(at, self.denominator(at + 1), prefixed=True)
        if self._shared(at) or word == "à" or (made and self._given(at, made)):
            return _phrase(at, (EACH, at + 1), subject=True)  # "zehn Waggons à 60 Tonnen"
        if made is not None:
            means = word == "per" and words.german and not self._measured(made.rate.per)  # "per Post"
            return None if means else made
        return _phrase(at, (EACH, at + 1)) if word in words.each and self._counted(at + 1) else None

    def _upon(self, at: int) -> Phrase | None:
        """ "auf 1000 Einwohner kommen", "aufs Jahr gerechnet"."""
        items, auf = self.items, self.items.lower[at] == "auf"
        articled = items.word(at + 1) in self.words.articles
        found = self.denominator(at + 1 + articled) if auf and self.words.german else None
        if found is not None:
            near = (*range(at - _BACK, at), *range(found[1], found[1] + _BACK))
            share = any(items.lemma(n) in ("kommen", "entfallen") for n in near)
            share = share and units.numbered(found[0])[1] in PERSONS
            return _phrase(at, found, prefixed=True) if share else None
        place = at + 1 + auf
        period = self.words.periods.get(items.word(place))
        return (
            _phrase(at, (period, place + 2))
            if period and items.word(place + 1) in self.words.reckoned
            else None
        )

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
        elif following in words.articles | words.definite:
            goods = self.finder.goods(at + 2)
            goods = goods if goods and goods[1] == at + 3 else None
        elif (priced := self.denominator(at + 1)) and _ROUND.match(priced[0]):
            goods = priced if self._is_goods(priced[0]) else None
        return _phrase(at, goods, subject=True)

    def _inside(self, at: int) -> Phrase | None:
        """ "im Jahr", "in der Woche", "am Tag", where no word beside it makes it one of several."""
        items, place = self.items, at + 1 + (self.items.lower[at] == "in")
        period = items.word(place)
        if period not in self.words.inside[items.lower[at]] or (
            place > at + 1 and items.word(at + 1) != "der"
        ):
            return None
        beside = items.word(place + 1)
        goal = beside == "nach"  # "im Jahr nach Lima"
        named = (
            beside in self.words.placing or beside in self.words.labels.not_counted or _YEAR.fullmatch(beside)
        )
        return None if named and not goal else _phrase(at, (self.words.periods[period], place + 1))

    def _within(self, at: int) -> Phrase | None:
        """ "burns 900 litres in a year", where the clause tells what one yields or needs, or has no verb; "in any year", "in a normal year"."""
        items, words, place = self.items, self.words, at + 1
        typical = items.word(place) == "any"
        while place - at < 4 and items.word(place) in words.typical | words.articles | words.single:
            typical |= items.word(place) in words.typical
            place += 1
        period, clause = self.words.periods.get(items.word(place)), items.clause(at)
        if period is None or place == at + 1:
            return None
        verb = clause.verb if clause is not None else None
        relative = clause is not None and clause.kind == "relative"
        told = typical or verb is None or verb.lemma in self.words.yields
        told |= items.word(place + 1) == "," and not self._argument(at - 1)
        return _phrase(at, (period, place + 1), not (typical or relative)) if told else None

    def _argument(self, at: int) -> bool:
        """Whether a part is in the subject, the object or the predicative of its clause."""
        clause, chunk = self.items.clause(at), self.items.document.chunk_of[self.items.token[at]]
        return clause is not None and chunk in (clause.subject, clause.object, clause.predicative)

    def _against(self, at: int) -> Phrase | None:
        """ "4.30 zloty to the euro", "0,93 Franken für einen Euro"."""
        money = (
            self.finder.money(at + 2)
            if self.items.word(at + 1) in (self.words.articles | self.words.definite | self.words.single)
            else None
        )
        if money is None or not money.code or self.items.pos(money.last) in ("noun", "name"):
            return None
        return _phrase(at, (money.code, money.last), True)

    def _given(self, at: int, made: Phrase) -> bool:
        """Whether "je 20 Panzer" is what each of several gets, behind their names or a verb."""
        several = self.items.lower[at] in self.words.each and units.numbered(made.rate.per)[0] != 1
        priced = self._is_goods(made.rate.per)  # "50 Sen je tausend Gallonen"
        return several and not priced and self.items.pos(at - 1) in ("verb", "aux", "name", "pron")

    def _counted(self, at: int) -> bool:
        return self.items.digits(at) or self.items.pos(at) == "num"

    def _shared(self, at: int) -> bool:
        """Whether an amount behind "mit je", "zu jeweils", "erhalten jeweils" is that of each of the things before."""
        shared = self.items.word(at) == "jeweils" or self.items.word(at - 1) in self.words.sharing
        return shared and self._counted(at + 1)

    def _articled(self, at: int) -> Phrase | None:
        """ "$5 a barrel", "2,000 dollars a month", "350 Dollar die Tonne"."""
        items, words, word = self.items, self.words, self.items.lower[at]
        following = items.word(at + 1)
        if words.german or word == "the":
            sum_ = items.pos(at - 1) == "num" or self.finder.money(at - 1)  # "$2,400 the tonne"
            goods = self.finder.goods(at + 1) if word in self.words.definite or sum_ else None
            goods = ("unit", at + 2) if (word, following) == ("das", "stück") else goods
            if goods is not None:
                return _phrase(at, goods, items.word(at + 2) not in self.words.priced_at)
            period = words.periods.get(following, "day") if words.german else "day"
            told = period != "day" and self.finder.money(at - 1)
            return _phrase(at, (period, at + 2), True) if told else None  # "12 Euro die Stunde"
        if items.digits(at + 1) or following in words.cardinals:
            return None
        found = self.denominator(at + 1)
        if found is None or items.word(found[1]) in HYPHENS | self.words.placing - {"when"}:
            return None
        plain = items.word(at - 1) not in ("for", "at", "in") and self._singular(found[1] - 1)
        return _phrase(at, found, True) if plain else None

    def _every(self, at: int) -> Phrase | None:
        """ "every month", "jedes Jahr", "each of the tanks"; "each" alone is the thing named before."""
        items, words, place = self.items, self.words, at + 1
        if items.word(place) in words.and_:
            return self._every(place + 1)  # "each and every year"
        single = items.word(place) in ("one", "einzelne", "einzelner", "einzelnen")
        if single and items.pos(place + 1) != "noun":
            return _phrase(at, (EACH, at + 2))
        found = self.denominator(place)
        if found:
            return _phrase(at, found, repeated=True) if _timed(found[0]) else None
        if items.word(place) in ("of", "der"):  # "in each of the first five years"
            inside = (items.named(n, words.periods) for n in range(place + 1, place + 5))
            if (period := next(filter(None, inside), None)) is not None:
                return _phrase(at, (period, place), repeated=True)
        if items.word(place) in ("of", "von") and items.word(place + 1) in self.words.them | words.relatives:
            return _phrase(at, (EACH, place + 2), prefixed=True)  # "each of them", "jede von ihnen"
        if items.lower[at] in words.each:
            return None if items.word(place) == "of" else _phrase(at, (EACH, at + 1))
        alone = items.pos(at + 1) in ("verb", "aux", "modal", "punct", "")
        loaded = items.word(at + 1) == "mit"  # "jeder mit 65 t beladen"
        return _phrase(at, (EACH, at + 1)) if alone or loaded else None

    def _is_goods(self, code: str) -> bool:
        """Whether a denominator is a measure of goods."""
        return self._measured(code) and not _timed(code)

    def _measured(self, code: str) -> bool:
        """Whether a denominator is a unit of time or measure."""
        return units.is_known(units.numbered(code)[1])

    def denominator(self, place: int) -> tuple[str, int] | None:
        """The code and end of a denominator: month, soldier, "1000 m3"."""
        items, words = self.items, self.words
        if items.newline(place):
            return None
        count, word = Decimal(1), items.lower[place]
        if (scale := words.scales.get(word, 0)) in (100, 1000):
            count, place = Decimal(scale), place + 1  # "per thousand cubic metres"
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
        if items.pos(head) not in ("noun", "name") or items.newline(head):
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

    def _singular(self, at: int) -> bool:
        return self.words.german or not self.finder.plural(at)

    def _frequency(self, at: int) -> Phrase | None:
        """ "jährlich", "monatlichen", "annual", "daily"; also the first part of "Jahresbedarf"."""
        words, items, word, following = self.words, self.items, self.items.lower[at], self.items.word(at + 1)
        unit_price = word == "unit" and following in (self.words.prices | self.words.costs)
        if unit_price or word in self.words.unit_prices:
            place = at + 1 + unit_price
            of = self.denominator(place + 1 + (items.word(place + 1) in self.words.definite))
            named = of is not None and items.word(place) in (self.words.wholes | self.words.genitives | OF)
            return _phrase(at, (of[0] if of and named else "unit", place), adjective=True)
        if word == "p" and items.says(at + 1, ".", "a", "."):
            return _phrase(at, ("year", at + 4))
        period = words.frequencies.get(word)
        hyphened = f"{items.word(at - 2)}-{word}" if items.word(at - 1) in HYPHENS else ""
        if often := words.frequencies.get(hyphened):
            return _phrase(at - 2, (often, at + 1), adjective=True)  # "half-yearly"
        if not words.german:
            nominal = items.pos(at + 1) in _NOMINALS
            opens = next((back for back in range(at - 1, at - 5, -1) if items.pos(back) != "name"), at - 1)
            determined = items.pos(opens) in ("det", "poss") and items.pos(at + 1) != "noun"
            named = items.pos(at - 1) == "name" and (items.printed[at][:1].isupper() or determined)
            named |= items.pos(at - 1) == "det" and not nominal and items.pos(at + 1) != "num"
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
            counted += [draft for draft in members if draft.is_of("count")]
            del counted[:-8]


def _stretch(items: Items, rate: Rate, hours: Sequence[Draft]) -> Draft | None:
    """The shorter stretch of time that a period is said of: "30 hours a month", "per month 30 hours"."""
    if not _timed(rate.per):
        return None
    for draft in hours:
        between = range(rate.last, draft.first)
        leads = draft.first >= rate.last and len(between) < 3  # "per month 30 hours"
        if leads or _follows(items, draft, rate.first):
            return draft if _lasts(draft.code or "") < _lasts(rate.per) else None
    return None


def _by_measure(draft: Draft) -> list[Rate]:
    """The rates of an amount that are measures of goods: "240 dollars per 1,000 litres"."""
    known = (rate for rate in draft.rates if units.is_known(units.numbered(rate.per)[1]))
    return [rate for rate in known if not _timed(rate.per)]


def _priced(items: Items, carriers: Sequence[Draft], start: int) -> None:
    """Give prices the measure that is printed once, behind the last: "a price of $180 and then $210, while Peru asked for $240 per 1,000 m3"."""
    last = next((draft for draft in carriers if draft.kind == "currency" and _by_measure(draft)), None)
    if last is None or not last.best:
        return
    priced = next(
        (
            at
            for at in range(start, last.first)
            if items.lemma(at) in (items.words.prices | items.words.costs)
        ),
        last.first,
    )
    for draft in carriers:
        alike = draft.best and last.best / 3 <= draft.best <= last.best * 3
        if priced < draft.first < last.first and alike and not draft.rates:
            draft.rates += _by_measure(last)


def _formerly(items: Items, price: Draft, draft: Draft) -> None:
    """Give a sum the measure of the price before it, where it is said to be an older or newer one, or is about as high: "$275 a ton, and Peru's $272"."""
    one, other = items.sentence(price.first), items.sentence(draft.first)
    alike = price.best and draft.best and price.best / 5 <= draft.best <= price.best * 5
    between = range(max(price.last, items.opening(draft.first)), draft.first)
    told = any(items.lemma(at) in items.words.former for at in between)
    told |= any(
        items.lemma(at) in items.words.be and not {"es", "it"}.isdisjoint(items.beside(at)) for at in between
    )
    pairs = ((a, b) for a in price.ends for b in draft.ends)
    close = draft.number.scale == 1 and any(0 < max(a, b) <= min(a, b) * _CLOSE for a, b in pairs)
    close = close and other - one <= _REMEMBERED
    if ((other - one < 2 and alike and told) or close) and price.code == draft.code and not draft.rates:
        draft.rates += _by_measure(price)


def _sentence(
    items: Items, finder: RateFinder, members: list[Draft], start: int, stop: int, counted: list[Draft]
) -> None:
    plain = [draft for draft in members if draft.label is None]
    phrases = [each for each in finder.phrases(start, stop, plain) if not _shared_out(each.rate, members)]
    for draft in members:
        if any(phrase.rate.first <= draft.number.first < phrase.rate.last for phrase in phrases):
            draft.label = "rate_denominator"
    carriers = [draft for draft in members if draft.carries]
    for draft in members:
        if (
            draft.code == units.SHARE
            and draft.kind == "number"
            and items.word(draft.last) in (items.words.wholes | items.words.genitives | OF)
        ):
            draft.rates += _of_yearly(items, draft, phrases, carriers)
    hours = [draft for draft in members if draft.label is None and draft.code in units.TIMES]
    if not carriers and not hours:
        return
    for draft in carriers:
        if draft.unit is not None and (period := units.RATED.get(draft.unit.noun.lower())):
            draft.rates.append(Rate(period, draft.unit.first, draft.unit.last))
    for phrase in phrases:
        target = _stretch(items, phrase.rate, hours) or _target(items, phrase, carriers)
        if target is not None:
            target.rates.append(phrase.rate)
    for one, other in pairwise(members):
        other.rates += _apiece(items, one, other)
        if _exchanges(items, one, other):
            other.rates[:], one.label = [Rate(one.code or "", one.first, one.last)], "rate_denominator"
    carriers = [draft for draft in carriers if draft.label is None]
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
    _priced(items, carriers, start)
    _converted(items, carriers)
    _compared(items, carriers)
    for draft in carriers:
        for at, rate in enumerate(draft.rates):
            if rate.per in (EACH, "unit", "head"):
                place = min(draft.first, rate.first)
                noun = _each(items, finder, members, counted, place, start, rate.per != "unit")
                if noun in _PAYMENTS and any(_timed(other.per) for other in draft.rates):
                    noun = ""  # "half-yearly instalments of 30 million each"
                if rate.per == "head":
                    noun = noun if noun in PERSONS else "person"
                draft.rates[at] = rate._replace(per=noun or ("" if rate.per == EACH else rate.per))
        kept = (rate for rate in draft.rates if draft.kind != "percentage" or _timed(rate.per))
        draft.rates[:] = [rate for rate in kept if rate.per not in ("", draft.code)]
    _shared(carriers, members, shares.any)
    for draft in carriers:
        if not draft.rates and (past := _past_year(items, draft, start, stop)) is not None:
            draft.rates.append(past)


def _apiece(items: Items, one: Draft, other: Draft) -> list[Rate]:
    """What a sum right behind several things is for each of: "24 Kliniken zu 185.000 Euro", "16 instalments of $6 million"."""
    things = one.is_of("count") and one.code not in _FINED and one.number.value > 1
    if not things or other.kind != "currency" or other.rates:
        return []
    tie = items.lower[one.last] if other.first == one.last + 1 else ""
    told = tie == "zu" or (one.code in _PAYMENTS and tie in OF)
    return [Rate(one.code or "", one.first, one.last)] if told else []


def _exchanges(items: Items, one: Draft, other: Draft) -> bool:
    """Whether one of a currency is said to be worth so much of another: "($1 = 160.00 rupees)"."""
    money = one.kind == other.kind == "currency" and one.label is None and one.number.value == 1
    return money and items.lower[one.last : other.first] == ["="]


def _of_yearly(
    items: Items, draft: Draft, phrases: Sequence[Phrase], carriers: Sequence[Draft]
) -> list[Rate]:
    """The period of what a fraction is of, where no amount of it is told: "half of the annual need"."""
    for phrase in phrases:
        rate = phrase.rate
        if phrase.adjective and 0 < rate.first - draft.last < _GAP:
            after = (other for other in carriers if 0 < other.first - rate.last < _NEAR)
            told = any(not _breaks(items, rate.last, other.first) for other in after)
            return [] if told else [rate]
    return []


def _past_year(items: Items, draft: Draft, start: int, stop: int) -> Rate | None:
    """The one past year of which a quantity was produced, traded or used: "last year 9,000 tonnes were mined"."""
    if draft.kind != "dimension" or draft.code not in _GOODS:
        return None
    clause = items.clause(draft.number.first)
    inside = [at for at in range(start, stop) if items.clause(at) is clause]
    flow = any(any(stem in items.lemma(at) for stem in items.words.flows) for at in inside)
    for at in inside if flow else ():
        if items.word(at + 1) in ("year", "jahr") and items.lower[at].startswith(tuple(items.words.last)):
            return Rate("year", at, at + 2)
    return None


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
            held = any(share.first <= one.first and one.last <= share.last for share in shares)
            if held and one.number.value == 1:
                one.label = "rate_denominator"


def _shared_out(rate: Rate, members: Sequence[Draft]) -> bool:
    """Whether "je 60,000 t" gives an amount to each of several, behind an amount of the same unit, and not what a price is for."""
    before = next((draft for draft in reversed(members) if draft.last <= rate.first), None)
    number, unit = units.numbered(rate.per)
    return before is not None and number != 1 and unit == before.code


def _near_noun(items: Items, phrase: Phrase, draft: Draft) -> bool:
    """Whether "each X", "every X" belongs to an amount: money in the same stretch of the clause, and not far from it."""
    first, last = _gap(phrase.rate, draft)
    reach = {"currency": 15, "dimension": 6}.get(draft.kind, 0)
    return last - first < reach


def _gap(rate: Rate, draft: Draft) -> tuple[int, int]:
    """The parts between a rate and an amount."""
    return (draft.last, rate.first) if draft.last <= rate.first else (rate.last, draft.first)


def _timed(code: str) -> bool:
    """Whether a denominator is a stretch of time: "month", "30 day"."""
    return units.numbered(code)[1] in units.TIMES


def _lasts(code: str) -> float:
    return units.factor(code, (), "second", ()) or 0.0


def _converted(items: Items, carriers: list[Draft]) -> None:
    """An amount and its conversion have one rate: "8,000 reales (US $1,450) per nurse", "monatlich 90 000 Rubel, das sind 1 000 Dollar"."""
    quotes = [draft for draft in carriers if any(units.is_currency(rate.per) for rate in draft.rates)]
    pairs = list(pairwise(draft for draft in carriers if draft.kind == "currency" and draft not in quotes))
    for one, other in (*pairs, *reversed(pairs)):
        ended = max([one.last, *(rate.last for rate in one.rates if rate.first >= one.last)])
        inside = [draft for draft in quotes if ended <= draft.first < other.first]
        # "zum Kurs von 9 Pesos je Dollar also": five words and the rate of exchange
        reach = 5 + sum(2 + rate.last - draft.first for draft in inside for rate in draft.rates)
        at = other.first
        equal = any(
            items.lemma(at - n) in items.words.equal and items.word(at - 3 + n) in items.words.this
            for n in (1, 2)
        )
        gap = items.lower[one.last : other.first]
        turned = one.last > other.first or gap == [","] or not items.words.converting.isdisjoint(gap)
        near = at - ended <= reach and turned
        if one.code != other.code and (equal or near):
            for given, taken in ((one, other), (other, one)):
                taken.rates += [rate for rate in given.rates if _free(taken, rate)]


def _compared(items: Items, carriers: list[Draft]) -> None:
    """Two amounts of one unit that are compared, and one that lent the other its unit, have one rate: "$1,400 a month, against $480 at home"."""
    for at, one in enumerate(carriers):
        for other in carriers[at + 1 : at + 3]:
            if bool(one.rates) == bool(other.rates):
                continue
            if not _alike(one, other):
                continue
            if one.code != other.code:
                if _coordinated(items, one, other):
                    for given, taken in ((one, other), (other, one)):
                        taken.rates += [rate for rate in given.rates if _timed(rate.per) and not taken.rates]
                continue
            between = range(max([one.last, *(rate.last for rate in one.rates)]), other.first)
            gap = items.lower[between.start : between.stop]
            if not (items.words.totals | items.words.remaining).isdisjoint(gap):
                continue
            compared = _contrasted(items, one, other, gap) or _coordinated(items, one, other)
            often = any(items.lower[rate.first] in items.words.every for rate in one.rates)
            lent = other.lender is one and one.rates and not (often and one.kind == "count")
            if one.rates and (kept := _continued(items, one, other, between)):
                other.rates = kept
            elif compared or one.lender is other or lent:
                rates = one.rates or other.rates
                one.rates, other.rates = list(rates), list(rates)


def _alike(one: Draft, other: Draft) -> bool:
    """Whether two amounts can be per the same thing: the total of several is many times what one of them has."""
    rated, plain = (one, other) if one.rates else (other, one)
    total = rated.best and plain.best and plain.best > rated.best * _TOTAL
    return not total or one.code != other.code or all(_timed(rate.per) for rate in rated.rates)


def _contrasted(items: Items, one: Draft, other: Draft, gap: Sequence[str]) -> bool:
    """Whether the words between two amounts, or before both, compare them."""
    if ";" in gap:
        return False
    ways = {w for w, before in zip(gap, ["", *gap], strict=False) if w != "from" or before in _LEADING}
    wide = 2 * _GAP if {"rather", "instead", "statt"}.intersection(gap) else _GAP
    between = len(gap) <= wide and (not items.words.comparing.isdisjoint(ways) or _older(items, other))
    # "5 euros a month, rising to 7 euros"
    moves = len(gap) > 1 and gap[-1] in items.words.to and items.lemma(other.first - 2) in items.words.change
    moved = moves and len(gap) <= _GAP
    opened = not items.words.comparing.isdisjoint(items.lower[max(0, one.first - 3) : one.first])
    return between or moved or (opened and "," not in gap)


def _older(items: Items, draft: Draft) -> bool:
    """Whether an amount is an earlier state: ", after $520 a year ago", "nach 300 Euro im Vorjahr"."""
    behind = items.lower[draft.last : draft.last + 3]
    return items.word(draft.first - 1) in items.words.after and not items.words.earlier.isdisjoint(behind)


def _continued(items: Items, one: Draft, other: Draft, gap: range) -> list[Rate]:
    """The rates of an amount that hold for a later one which is a part of it, a later state, a difference to it, or the next of a list."""
    words = items.lower[gap.start : gap.stop]
    behind = items.lower[other.last : other.last + 2]
    if any(part in f" {' '.join([*words, ',', *behind])} " for part in items.words.parts):
        return list(one.rates)  # "davon 2 Tonnen", "90,000 tonnes of which"
    opens = one.first - 3 <= items.opening(one.first)
    if opens and OF.intersection(items.lower[max(0, one.first - 3) : one.first]):
        return [rate for rate in one.rates if _timed(rate.per)]  # "Von 300 Euro im Monat behält er 80 Euro"
    told = any(
        items.lemma(at) in items.words.be and not items.words.dummies.isdisjoint(items.beside(at))
        for at in gap
    )
    more = words[-1:] == [","] and items.words.more.intersection(behind[:1])
    # "; gefördert werden heute 52 t", "; gefordert hatte er anfangs 44 Dollar"
    opened = len(gap) > 2 and words[0] in _SIDE
    then = not (items.words.comparing | items.words.today).isdisjoint(words)  # but not "; bestellt sind 600"
    told |= opened and then and all(items.pos(at) in ("verb", "aux") for at in gap[1:3])
    dated = not items.words.periods.keys().isdisjoint(words)
    if (told and not dated) or more:
        return list(one.rates)  # "heute sind es 2 Euro", ", 2 Euro mehr als", and not "im ersten Jahr"
    if not gap or one.best is None or other.best is None:
        return []
    places = {items.pos(at) for at in gap}
    if _LISTING.issuperset(places):
        if words[0] in items.words.to_whom:
            return list(one.rates)  # "$5m a year for Mali, $2m for Chad"
        opened = words[0] in _SIDE or words[0] in items.words.and_
        if opened and places & {"noun", "name"} and not _of_another(items, one, other):
            return list(one.rates)  # "bei 90 Euro im Monat, hier bei 70"
    priced = any(items.lemma(at) in items.words.price_verbs for at in gap[-_NEAR:])
    if priced and one.best / 5 <= other.best <= one.best * 5:
        return _by_measure(one)
    return []


def _coordinated(items: Items, one: Draft, other: Draft) -> bool:
    """Whether a period told once is that of two amounts joined in one clause: before both, or behind both as an adverbial: "every year 50 t of rice, and 30 t of maize"."""
    document = items.document
    first, second = items.chunk(one.number.first), items.chunk(other.number.first)
    if first is None or second is None or (one.code != other.code and units.SHARE in (one.code, other.code)):
        return False
    before = bool(one.rates) and all(rate.first < one.first for rate in one.rates)
    behind = bool(other.rates) and all(rate.first >= other.last for rate in other.rates)
    if not before and (not behind or not _behind_both(items, one, other)):
        return False
    if before and _of_another(items, one, other):
        return False
    # behind what is set between commas, and no new clause
    begin = second.start
    aside = document.tokens[begin - 1].pos == "cconj" and document.tokens[begin - 2].text == ","
    at: int | None = second.index
    while at is not None and at > first.index:
        at = document.chunks[at].conj if document.chunks[at].conj is not None else document.chunks[at].of
    apart = aside and document.clauses[second.clause].subject != second.index
    return at == first.index or apart


def _of_another(items: Items, one: Draft, other: Draft) -> bool:
    """Whether an amount is of a noun of its own, which the adjective of the one before does not describe: "a yearly rent of $5m and a fee of $3m"."""
    document, chunk = items.document, items.chunk(other.number.first)
    held = document.chunk(chunk.of) if chunk is not None else None
    return held is not None and all(items.pos(rate.first) == "adj" for rate in one.rates)


def _behind_both(items: Items, one: Draft, other: Draft) -> bool:
    """Whether the period behind the second of two amounts is said of the first too: of the same verb, and no phrase of the second alone."""
    gap = range(one.last, other.first)
    if any(items.pos(at) in ("verb", "aux") or items.word(at) in items.words.since for at in gap):
        return False  # "three runways, and serve 4m people a year"
    clause = items.clause(one.number.first)
    if any(items.clause(rate.first) is not clause for rate in other.rates):
        return False
    # "40 tanks and 90 guns a year", and not "90,000 tonnes or 21,000 barrels a day"
    return one.code == other.code or one.kind == other.kind == "count"


def _last_before(drafts: Sequence[Draft], at: int) -> Draft | None:
    """The amount that ends last before a part."""
    return max((draft for draft in drafts if draft.last <= at), key=lambda draft: draft.last, default=None)


def _target(items: Items, phrase: Phrase, carriers: list[Draft]) -> Draft | None:
    """The amount that a rate phrase belongs to."""
    rate = phrase.rate
    before = _last_before(carriers, rate.first)
    after = next((draft for draft in carriers if draft.first >= rate.last), None)
    if rate.per == EACH and phrase.subject and after is not None:
        counted = before is not None and before.last >= rate.first - 2
        return after if _free(after, rate) and (counted or after.kind != "count") else None
    if items.word(rate.first - 1) == ")" and before and before.last >= rate.first - 3:
        outer = [draft for draft in carriers if draft.last <= rate.first and items.word(draft.last) == "("]
        # "560 barrels (159 litres each) a day"
        before = outer[-1] if outer and before.kind != "currency" else before
    passed = before and _receives(items, before) and after is not None
    taken = before and _follows(items, before, rate.first)
    if before and taken and not phrase.adjective and not passed:
        return before if _free(before, rate) else None
    if phrase.behind:
        return None
    if phrase.adjective:
        return _described(items, rate, before, after, carriers)
    chosen = after or before
    if before is not None and after is not None:
        comma_before = _breaks(items, before.last, rate.first)
        nearer = rate.first - before.last < after.first - rate.last
        if comma_before != _breaks(items, rate.last, after.first):
            nearer = not comma_before
        chosen, other = (before, after) if nearer else (after, before)
        if after.first > rate.last and chosen.kind == "count":
            chosen = other if other.kind != "count" else chosen
    elif after is not None:
        marked = items.lower[rate.last + (items.word(rate.last) == ":") : after.first]
        if not _STOPS.isdisjoint(marked):
            return None  # but "Preis pro Liter: 2 Euro"
    clausal = phrase.repeated or phrase.prefixed

    def apart(draft: Draft) -> bool:
        return (clausal and _parted(items, rate, draft)) or _outside(items, rate, draft)

    if chosen is None or (chosen.kind == "percentage" and items.lower[rate.first] in items.words.during):
        return None
    if apart(chosen):
        chosen = before if chosen is after and before and not apart(before) else None
    if chosen is None or not _free(chosen, rate):
        return None
    if phrase.repeated and chosen.kind == "count" and items.pos(chosen.first - 1) == "adp":
        return None  # "alle zwölf Sekunden eine Kabine mit zehn Plätzen"
    named = _timed(rate.per) or phrase.prefixed or _near_noun(items, phrase, chosen)
    return chosen if named else None


def _described(
    items: Items, rate: Rate, before: Draft | None, after: Draft | None, carriers: list[Draft]
) -> Draft | None:
    """The amount that an adjective of frequency or a compound before a noun belongs to: "the annual rent of $9 million"."""
    if after is not None and after.number.letters and items.lower[after.number.first].endswith("er"):
        # "Monatslohn dreier Arbeiter"
        after = next((draft for draft in carriers if draft.first >= after.last), None)
    grows = _grows(items, rate.last)
    if after is not None and after.first - rate.last <= _REACH:
        # "die Jahresförderung, rund 9000 Tonnen, …"
        apposed = items.word(after.first - 1) in _SIDE
        total = not items.words.totals.isdisjoint(items.lower[rate.last : after.first])
        if not total and (apposed or not _breaks(items, rate.last, after.first)):
            whole = after.kind == "percentage" and not grows
            return after if not whole else None  # "beats the yearly goal by 11%"
    if before is None or before.code == units.SHARE:
        return None  # "9% of its yearly purchases"
    joined = before.last == rate.first - 1 and items.lower[before.last] in items.words.of_what
    beside = before.last + (items.word(before.last) == ")") == rate.first
    return before if joined or beside else None


def _receives(items: Items, draft: Draft) -> bool:
    """Whether an amount is those who get another: "an 800 Millionen Bürger monatlich fünf Kilo"."""
    return draft.kind == "count" and items.word(draft.first - 1) in ("an", "to")


def _grows(items: Items, at: int) -> bool:
    """Whether the noun of an adjective of frequency is a rate itself: "3% annual growth"."""
    return any(items.lemma(place) in items.words.growth for place in range(at, at + 3))


def _free(draft: Draft, rate: Rate) -> bool:
    if _timed(rate.per):
        return not any(_timed(known.per) for known in draft.rates)
    along = _along(rate.per)
    return all(_timed(known.per) or _along(known.per) != along for known in draft.rates)


def _along(per: str) -> bool:
    """Whether a rate is for a distance: "per 1,000 cubic metres per 100 km"."""
    return units.numbered(per)[1] in units.LENGTHS


def _breaks(items: Items, first: int, last: int) -> bool:
    return any(word in _SIDE for word in items.lower[first:last])


def _parted(items: Items, rate: Rate, draft: Draft) -> bool:
    """Whether a clause of its own stands between a rate and an amount: "gives $85m as crews meet larger ships every day"."""
    first, last = _gap(rate, draft)
    if rate.last <= draft.first and rate.first - items.opening(rate.first) < 2:
        return False
    marks = (
        items.words.parting
        if draft.last <= rate.first
        else items.words.parting | items.words.relatives | {",", "."}
    )
    told = any(items.pos(at) in ("verb", "aux") for at in range(first, last))
    return told and not marks.isdisjoint(items.lower[first:last])


def _outside(items: Items, rate: Rate, draft: Draft) -> bool:
    """Whether an amount stands in another sentence of a quotation, or another main clause before the rate: "zählt 3 Mio. Bürger und hilft Kiew jährlich"."""
    first, last = _gap(rate, draft)
    if "." in items.lower[first:last]:
        return True
    if draft.last > rate.first:
        return False
    clause = items.clause(rate.first)
    if draft.kind == "count" and clause is not None and clause.kind == "relative":
        return clause is not items.clause(draft.first)  # "two crews, who sail every week"
    marks = [at for at in range(first, last) if items.lower[at] in _SIDE or items.pos(at) == "cconj"]
    return bool(marks) and any(items.pos(at) in ("verb", "aux") for at in range(marks[0], last))


def _follows(items: Items, draft: Draft, at: int) -> bool:
    """Whether a rate phrase stands right behind an amount: after it, its noun, "of …", a bracket, another rate."""
    ends = (rate.last for rate in draft.rates if rate.last <= at and rate.first >= draft.last)
    place = max([draft.last, *ends])
    place += items.word(place) == ")"
    if at < place or at - place > 2 * _NEAR:
        return False
    if items.word(place) == "," and place == at - 1:
        # "2.7 million won, or $2,050, a month", "20 tonnes of rice, annually"
        return items.word(draft.first - 1) in ("or", "oder")
    if items.word(at - 1) == ")" and "(" in items.lower[place + 1 : at]:
        at -= items.lower[place:at][::-1].index("(") + 1  # "2 tonnes of gas (LNG) a year"
    between = range(place, at)
    if not between:
        return True
    if len(between) > _NEAR:
        return False
    if items.pos(at - 1) == "cconj":
        return False  # "40 mortars and a batch of shells"
    if items.lower[place] == "(":
        return items.lower[at - 1] == ")"
    for i in between:
        pos, word = items.pos(i), items.lower[i]
        gerund = pos == "verb" and word.endswith("ing") and items.pos(i + 1) == "noun"
        nominal = word in items.words.linking if pos == "adp" else pos in _NOMINAL
        if items.newline(i) or not (gerund or nominal):
            return False
    return True


def _quoted(items: Items, members: Sequence[Draft], start: int, draft: Draft) -> Rate | None:
    """The currency that an amount of another is the rate of: "the dollar stood at 2.40 zloty", "der Euro kostete 4,30 Zloty"."""
    for at in items.back(draft.first, _BACK, start):
        named = any(one.first <= at < one.last and one.number.value != 1 for one in members)
        if items.lower[at] in ",;:." or named:
            return None
        if (currency := items.named(at, items.words.currencies)) is None:
            continue
        # "with the euro at 0.93 francs"
        with_ = items.word(at - 2) in items.words.with_ and items.word(at + 1) in items.words.priced_at
        framed = items.pos(at - 2) == "adp" and not with_
        nominal = items.pos(at + 1) in ("noun", "name", "adj", "punct")
        alone = (
            items.word(at - 1) in (items.words.articles | items.words.definite | items.words.single)
            and not framed
            and not nominal
        )
        return Rate(currency[1], at, at + 1) if alone and currency[1] != draft.code else None
    return None


def _each(
    items: Items,
    finder: RateFinder,
    members: list[Draft],
    counted: list[Draft],
    first: int,
    start: int,
    each: bool,
) -> str:
    """What "each" and "pro Stück" are: the several things counted last before the amount, else those named last."""
    document = items.document

    def several(other: Draft) -> bool:
        return other.number.value > 1 and agrees(items, first, other.last - 1)

    last = _last_before(members, first)
    measured = last is not None and last.is_of("dimension") and first - last.last < _LIST
    if last is not None and measured and items.pos(first - 1) == "adp":
        return last.code or ""  # "20 Tonnen Mais zu je 400 Euro", "9 tonnes of maize at $400 each"
    before = [other for other in reversed(members) if other.first < first]
    for other in before:
        if other.is_of("count") and other.code not in OCCASIONS and several(other):
            return other.code or ""
    for other in before:
        if other.code in units.TIMES and items.word(other.last) in items.words.long:
            return other.code or ""  # "drei Jahre lang mit je 20 Millionen"
    german = items.words.german
    for at in range(first - 1 - _is_verb(items, first - 1), start - 1, -1):
        # "their owners pay 900 euros for each": the owners are no things of which each is paid
        single = items.word(at - 1) in items.words.articles | lexicon.transfers(document.language).possessives
        if items.pos(at) != "noun" or single or not finder.finder.plural(at):
            continue
        code, sure = finder.finder.code(at)
        known = (sure or not german) if each else code in things()
        if known and code not in OCCASIONS:
            return code
    if _YEAR.fullmatch(items.word(first - 1)):
        return "year"  # "2031 und 2032 je 7 Millionen"
    near = items.sentence(first) - _REMEMBERED
    for other in reversed(counted):
        back = items.sentence(first) - items.sentence(other.first)
        close = back <= (_REMEMBERED if other.sure else int(each))  # "each of them": of the sentence before
        if close and several(other) and (each or other.code not in _MANNED):
            return other.code or ""
    if not each:
        return ""
    for chunk in reversed(document.chunks[: document.chunk_of[items.token[first]]]):
        if document.sentence_of[chunk.head] < near:
            break
        code, sure = finder.finder.code(items.first_of[chunk.head])
        head = document.tokens[chunk.head]
        many = chunk.plural or (german and head.text != head.lemma)
        if sure and many and agrees(items, first, items.first_of[chunk.head]):
            return code
    return ""


def _is_verb(items: Items, at: int) -> bool:
    """Whether what looks like a noun right before an amount is its verb: "the state pockets 900 for each"."""
    opening = items.opening(at)
    begin = next((place for place in range(at, opening, -1) if items.lower[place] in _SIDE), opening)
    told = any(items.pos(place) in ("verb", "aux", "modal") for place in range(begin, at))
    return not items.words.german and items.pos(at - 1) in ("noun", "name") and not told


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
