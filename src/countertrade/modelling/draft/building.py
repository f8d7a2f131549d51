"""The entries of a first model, from the things that statements are about and from what is said without a figure."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from countertrade import naming, units
from countertrade.checking import rates
from countertrade.checking.intervals import base
from countertrade.checking.reference import interval, limit
from countertrade.checking.words import commodities, persons, said
from countertrade.modelling.dimensions import Units
from countertrade.modelling.draft import money, things, wording
from countertrade.modelling.draft.measures import party, quoted
from countertrade.modelling.draft.money import Payment
from countertrade.modelling.draft.phrases import say
from countertrade.modelling.draft.qualitative import Condition, Qualitative, qualitative
from countertrade.modelling.draft.sheet import Entry, Sheet
from countertrade.modelling.draft.things import Thing, Way
from countertrade.modelling.draft.wording import Called
from countertrade.modelling.entries import bad_label, bad_name
from countertrade.reading.language import language_of
from countertrade.records import Article, Claim, Estimate, Lineage, Measure, Party, Reference, Span

MONTHS = 24
UNDATED = "2024-01"  # the start where no article has a date
PACKAGE = "package"  # the unit of what is given without a figure: all of it
EARLY = 6  # months after the start in which a condition comes true in the scenario in which it does
_QUOTE = 240  # characters of a quotation in a comment
_GOODS = Called("goods, by their value", "Waren, nach ihrem Wert")
_LENT = frozenset({"loan", "debt"})
_REPAID = Called(
    "repayment of what is lent", "Rückzahlung des Geliehenen"
)  # how, articles rarely say; it is not counted, and not nothing
_UNREAD = 20  # sentences without a statement that are noted
_TOUCHED = 6  # parties beside the two that a draft names at most


class Case(NamedTuple):
    """What a model is drafted from."""

    title: str
    claims: Sequence[Claim]  # that stand, each with its measure
    measures: Sequence[Measure]  # of the case and proposed
    known: frozenset[str]  # ids of those that the case has
    articles: Sequence[Article]
    parties: Sequence[Party]
    lineage: Lineage
    reference: Sequence[Reference]
    language: str


class Told(NamedTuple):
    """A condition as an event: in which article it stands, and what the event is called."""

    article: str
    condition: Condition
    called: Called
    entry: Entry


class Built(NamedTuple):
    """The file, the estimates it needs, and what its names are called in each language."""

    sheet: Sheet
    estimates: Mapping[str, Estimate]
    names: Mapping[str, Called]
    named: bool  # whether it names parties


def build(case: Case) -> Built:
    """The sheet of a first model."""
    return _Builder(case).built()


@functools.cache
def _states(language: str) -> Mapping[str, str]:
    """Names of states by their codes (CLDR)."""
    from babel import Locale

    return {
        str(code): str(name) for code, name in Locale(language).territories.items() if len(str(code)) == 2
    }


class _Builder:
    def __init__(self, case: Case) -> None:
        self.case, self.language = case, case.language
        self.articles = {article.id: article for article in case.articles}
        self.languages = languages_of(case.articles)
        self.things = things.things(case.claims, case.measures, case.known, case.articles, self.languages)
        self.sides = _sides(case.claims, self.things)
        self.found = {article.id: qualitative(article, self.sides) for article in case.articles}
        self.taken: set[str] = {"base", PACKAGE}
        self.names: dict[str, Called] = {}
        self.estimates: dict[str, Estimate] = {}
        self.used: set[str] = set()  # statements that an entry or note quotes
        self.codes: dict[str, str] = {}
        self.touched_parties: dict[str, Called] = {}
        self.quantities: dict[
            int, str | None
        ] = {}  # by the thing's place: its name, None where it cannot be estimated
        dates = sorted(date[:7] for article in case.articles if len(date := article.published or "") >= 7)
        self.start = dates[0] if dates else ""
        self.counts = sorted(
            {
                noun
                for thing in self.things
                for code in (thing.unit, *thing.per)
                if _is_countable(noun := units.numbered(code)[1])
            }
        )
        self.currency = _currency(self.things)
        self.declared: set[str] = set()  # units that quantities need
        self.values: dict[int, Thing] = {}  # by the place of goods: the money that is their value
        self.sheet = Sheet(self.language, [])

    def say(self, key: str, **filled: str) -> str:
        return say(key, self.language, **filled)

    def built(self) -> Built:
        """The whole."""
        events = self._events()
        self._payments(events)
        self._goods(events)
        self._pacts(events)
        self._given(events)
        self._shares()
        self._touched()
        self._scenarios(events)
        self._followed(events)
        self._rest()
        self._head()
        self._questions()
        return Built(self.sheet, self.estimates, self.names, bool(self.codes))

    # --- words ------------------------------------------------------------------------------------------------------------

    def quote(self, claim: Claim) -> str:
        """A statement as a comment: its words, who says it, its id."""
        self.used.add(claim.id)
        source = claim.attribution.source.name if claim.attribution.source else None
        figure = (claim.quantity.text if claim.quantity else None) or ""
        text = _shortened(claim.text or str(claim.quantity or ""), figure)
        return f"{text} – {_line(source or self._outlet(claim.article))} [{claim.id}]"

    def sentence(self, article: str, span: Span) -> str:
        """A sentence as a comment, with the statement over it where there is one."""
        over = self._over(article, span)
        self.used |= {claim.id for claim in over if claim.quantity is None}
        ids = "".join(f" [{claim.id}]" for claim in over if claim.quantity is None)
        return (
            f"{_shortened(self.articles[article].text[slice(*span)])} – {_line(self._outlet(article))}{ids}"
        )

    def _outlet(self, article: str) -> str:
        known = self.articles.get(article)
        return (known.outlet if known else None) or self.say("the article")

    def called(self, called: Called) -> str:
        """A free name for an entry, known in both languages."""
        own = called.in_(self.language)
        name = wording.name_for(own, self.taken, self.counts)
        self.names[name] = called
        return name

    def state(self, code: str) -> str:
        known = {own.code: own.name for own in self.case.parties}.get(code)
        if known:
            return known.get(self.language) or known.get("en") or code
        return _states(self.language).get(code, code)

    def _both(self, key: str, **codes: str) -> Called:
        """A phrase with states in it, in both languages."""
        filled = {
            language: {
                name: _states(language).get(
                    code, self.touched_parties[code].in_(language) if code in self.touched_parties else code
                )
                for name, code in codes.items()
            }
            for language in wording.LANGUAGES
        }
        return Called(say(key, "en", **filled["en"]), say(key, "de", **filled["de"]))

    def party(self, code: str) -> str:
        self.codes.setdefault(code, self.state(code))
        return code

    def note(self, what: str, why: str, claims: Iterable[Claim] = ()) -> None:
        self.sheet.notes.append(f"{_line(what)}: {_line(why)}")
        self.sheet.notes += [f"  {self.quote(claim)}" for claim in claims]

    # --- figures ----------------------------------------------------------------------------------------------------------

    def quantity(self, thing: Thing) -> str | None:
        """The name of a thing's figure, declared when first asked for; None where nothing can be estimated from what is said of it."""
        place = self.things.index(thing)
        if place in self.quantities:
            return self.quantities[place]
        self.quantities[place] = None
        estimate = things.estimate(thing, self.case.articles, self.case.lineage) if thing.chosen else None
        if estimate is None:
            return None
        name = self.called(thing.called)
        entry = Entry("quantities", name, quotes=tuple(self.quote(claim) for claim in thing.chosen))
        if thing.pooled:
            self.estimates[thing.measure.id] = estimate
            entry.fields = {"claims": quoted(thing.measure.id)}
        else:
            entry.fields = {
                "quantiles": _quantiles(estimate, thing),
                "basis": f"[{', '.join(claim.id for claim in thing.chosen)}]",
            }
        if name != label(thing, self.language):
            entry.fields["title"] = quoted(label(thing, self.language))
        if len(entry.fields) == 1:
            entry.value, entry.fields = f"{{claims: {quoted(thing.measure.id)}}}", {}
        self.sheet.entries.append(entry)
        self.declared |= {units.numbered(code)[1] for code in (thing.unit, *thing.per)}
        self.quantities[place] = name
        return name

    def middle(self, thing: Thing) -> float:
        estimate = things.estimate(thing, self.case.articles, self.case.lineage) if thing.chosen else None
        return estimate.q50 if estimate else 0.0

    def unfit(self, thing: Thing) -> str | None:
        """Why a thing is no flow whoever gives it; None where it can be one."""
        for code in (thing.unit, *thing.per):
            name = units.numbered(code)[1]
            if not units.is_known(name) and not _is_countable(name):
                return self.say("note.unit", unit=name)
        if thing.unit == units.SHARE:
            return self.say("note.share")
        if thing.unit in units.TIMES:
            return self.say("note.time")
        if thing.unit in units.LENGTHS:
            return self.say("note.length")
        if sum(code in units.TIMES for code in thing.per) > 1:
            return self.say("note.periods")
        return None

    # --- conditions -------------------------------------------------------------------------------------------------------

    def _events(self) -> dict[str, Told]:
        """The conditions that anything hangs on, as events: name -> (article, condition, title); the first of each kind."""
        found: dict[str, Told] = {}
        kinds: set[str] = set()
        for article, told in self.found.items():
            for condition in told.conditions:
                key = condition.kind.key if condition.kind else condition.words.casefold()
                if key in kinds:
                    continue
                kinds.add(key)
                words = _line(condition.words)
                called = condition.kind.called if condition.kind else Called(words, words)
                name = self.called(called)
                quote = self.sentence(article, condition.sentence)
                why = self.say(
                    "why.condition", quote=_shortened(self.articles[article].text[slice(*condition.clause)])
                )
                fields = {"chance": "roughly even", "within": f"{MONTHS} months", "why": quoted(why)}
                if called.in_(self.language) != name:
                    fields["title"] = quoted(called.in_(self.language))
                entry = Entry("events", name, fields, quotes=(quote,))
                found[name] = Told(article, condition, called, entry)
        return found

    def _since(self, claims: Iterable[Claim], events: Mapping[str, Told]) -> str | None:
        """The event that statements hang on: the condition of their own sentence."""
        for claim in claims:
            for name, (article, condition, *_) in events.items():
                begin, end = condition.sentence
                inside = claim.article == article and claim.span is not None and begin <= claim.span[0] < end
                hangs = claim.commitment.modality == "conditional" or claim.quantity is None
                if inside and hangs and not (condition.kind and condition.kind.ends):
                    return name
        return None

    def _ends(self, events: Mapping[str, Told]) -> list[str]:
        return [name for name, told in events.items() if told.condition.kind and told.condition.kind.ends]

    def _timing(
        self,
        claims: Sequence[Claim],
        events: Mapping[str, Told],
        *,
        rate: bool,
        doubted: bool,
    ) -> dict[str, str]:
        """When and whether something moves, with the reason where that is ours."""
        fields: dict[str, str] = {}
        whys: list[str] = []
        since = (
            self._since(claims, events)
            if doubted or all(claim.quantity is None for claim in claims)
            else None
        )
        if since is not None:
            fields["since"] = quoted(since)
        elif doubted:
            fields["chance"] = "roughly even"
            whys.append(self.say("why.chance"))
        ends = self._ends(events)
        if rate and ends:
            fields["until"] = quoted(ends[0]) if len(ends) == 1 else f"[{', '.join(map(quoted, ends))}]"
            whys.append(self.say("why.until"))
        if whys:
            fields["why"] = "; ".join(whys)
        return fields

    # --- money ------------------------------------------------------------------------------------------------------------

    def _payments(self, events: Mapping[str, Told]) -> None:
        """The flows of money: of each way the whole, or its parts."""
        payments: list[Payment] = []
        paid: set[int] = set()
        for place, thing in enumerate(self.things):
            if not thing.is_money:
                continue
            payment, why = self._payment(thing)
            if payment is not None and thing.is_value and self._valued(payment) is None:
                self._goods_worth(thing, payment, events)
            elif payment is None:
                self._left(thing, why)
            elif (goods := self._valued(payment)) is not None:
                self.note(
                    label(thing, self.language),
                    self.say("note.value", goods=label(goods, self.language)),
                    thing.chosen,
                )
                self._beside(thing)
            else:
                payments.append(payment)
                if thing.way is None:
                    paid.add(place)
        chosen, again = money.counted(payments)
        for payment in chosen:
            thing = payment.thing
            needed = [self.quantity(each) for each in payment.needs]
            formula = " * ".join(name or "" for name in needed)
            fields = {"from": self.party(payment.way[0]), "to": self.party(payment.way[1]), "amount": formula}
            rate = any(code in units.TIMES for code in thing.per)
            fields |= self._timing(thing.chosen, events, rate=rate, doubted=thing.doubted)
            self._explain(fields, self.say("why.paid") if self.things.index(thing) in paid else None)
            self._flow(thing, fields)
            if thing.unit != self.currency:
                self._rate(thing.unit)
            if thing.sort in _LENT:
                for code in payment.way[::-1]:
                    self._effect(_REPAID, code, self.quote(thing.chosen[0]))
            self._beside(thing)
        for payment, other in again:
            same = label(other.thing, self.language)
            self.note(
                label(payment.thing, self.language),
                self.say("note.again", other=same),
                payment.thing.chosen,
            )
            self._beside(payment.thing)

    def _payment(self, thing: Thing) -> tuple[Payment | None, str]:
        """A thing as money one way, or why it is none."""
        if (why := self.unfit(thing)) is not None:
            return None, why
        if not thing.chosen:
            return None, self.say(f"note.{thing.others[0][1]}") if thing.others else self.say("note.unusable")
        if thing.way is None and self._is_price(thing):
            return None, self.say("note.price")
        needs, way = [thing], thing.way
        size = self.middle(thing)
        times = [code for code in thing.per if code in units.TIMES]
        if times:
            size *= MONTHS * (units.factor("month", (), times[0], ()) or 0.0)
        for code in thing.per:
            number, noun = units.numbered(code)
            if noun in units.TIMES:
                continue
            match = self._counted(noun, thing)
            if match is None:
                return None, self.say("note.each", unit=noun)
            needs.append(match)
            size *= self.middle(match) / number
            if way is None and match.way is not None:
                way = (match.way[1], match.way[0])
        if way is None:
            return None, self.say("note.sides")
        rate = self._exchange(thing.unit)
        if rate is None:
            return None, self.say("note.rate", currency=thing.unit)
        if not all(self.middle(each) > 0 for each in needs):
            return None, self.say("note.unusable")
        return Payment(thing, way, "", size * rate, tuple(needs)), ""

    def _goods_worth(self, thing: Thing, payment: Payment, events: Mapping[str, Told]) -> None:
        """Goods of which only the value is stated: they pass, and no money."""
        name = self.quantity(thing)
        known = [entry for entry in self.sheet.entries if entry.section == "flows" and self.names.get(entry.name) == _GOODS
                 and (entry.fields["from"], entry.fields["to"]) == payment.way]  # fmt: skip
        if name is None or known or thing.per:
            self.note(
                label(thing, self.language),
                self.say("note.value", goods=_GOODS.in_(self.language)),
                thing.chosen,
            )
        else:
            fields = self._timing(thing.chosen, events, rate=False, doubted=thing.doubted)
            self._package(
                _GOODS, payment.way, self.quote(thing.chosen[0]), {"worth": f"{name} / 1 {PACKAGE}", **fields}
            )
            if thing.unit != self.currency:
                self._rate(thing.unit)
        self._beside(thing)

    def _valued(self, payment: Payment) -> Thing | None:
        """The goods that an amount of money is the value of: they go its way, and it says so beside them, or they have a stated price."""
        if payment.purpose is not None or payment.multiplied:
            return None
        for goods in self.things:
            if (
                goods.is_money
                or goods.way != payment.way
                or not goods.chosen
                or self.unfit(goods) is not None
            ):
                continue
            beside = any(
                one.article == other.article and one.span == other.span and said("worth", one.text)
                for one in payment.thing.chosen
                for other in goods.chosen
            )
            price = self._stated_price(goods)
            if (
                price is not None
                and not goods.per
                and money.is_same(self.middle(price) * self.middle(goods), self.middle(payment.thing))
            ):
                return goods
            if beside:
                if not goods.per and not payment.thing.per:
                    self.values.setdefault(self.things.index(goods), payment.thing)
                return goods
        return None

    def _stated_price(self, goods: Thing) -> Thing | None:
        """The price that is stated for each of some goods."""
        for price in self.things:
            code = units.numbered(price.per[0])[1] if price.way is None and self._is_price(price) else ""
            known = units.is_known(code) and units.factor(goods.unit, (), code, ()) is not None
            beside = things.near(price.chosen, [*goods.chosen, *(claim for claim, _ in goods.others)])
            if code and (code == goods.unit or known) and beside and self._exchange(price.unit) is not None:
                return price
        return None

    def _is_price(self, thing: Thing) -> bool:
        """Whether money is what each of something is worth: for each, not for each a month, and not for people."""
        return (
            thing.is_money
            and len(thing.per) == 1
            and units.numbered(thing.per[0])[1] not in (*units.TIMES, *persons())
            and thing.sort not in wording.listed("purpose", "kinds")
            and bool(thing.chosen)
        )

    def _counted(self, noun: str, price: Thing) -> Thing | None:
        """The thing that is counted in a unit beside a price for each of it, going the other way; nothing that comes on top."""
        own = [
            thing for thing in self.things
            if not thing.per and thing.chosen and not thing.more
            and (thing.unit == noun or (units.is_known(noun) and units.factor(thing.unit, (), noun, ()) is not None))
            and (price.way is None or thing.way is None or thing.way == price.way[::-1])
            and things.near(price.chosen, [*thing.chosen, *(claim for claim, _ in thing.others)])
        ]  # fmt: skip
        return max(
            own,
            key=lambda thing: (things.near(price.chosen, thing.chosen), thing.way is not None),
            default=None,
        )

    def _exchange(self, currency: str) -> float | None:
        """How many of the deal's currency one of another is, in the month of the start."""
        if currency == self.currency:
            return 1.0
        low_high = self._rates(currency)
        return 2 / sum(low_high) if low_high else None

    def _rates(self, currency: str) -> tuple[float, float] | None:
        """Of a currency for one of the deal's: the lowest and highest monthly rate of the year of the start."""
        year = (self.start or UNDATED)[:4]
        return rates.between(self.currency, currency, f"{year}-01", f"{year}-12")

    def _rate(self, currency: str) -> None:
        name = f"{currency}/{self.currency}"
        found = self._rates(currency)
        if name in self.sheet.names("rates") or found is None:
            return
        low, high = found
        value = f"{low:.4g} to {high:.4g}" if high > low * 1.001 else f"{low:.4g}"
        why = self.say("ours", why=self.say("why.rate", year=(self.start or UNDATED)[:4]))
        self.sheet.entries.append(Entry("rates", name, {"value": value, "why": quoted(why)}))

    # --- goods ------------------------------------------------------------------------------------------------------------

    def _goods(self, events: Mapping[str, Told]) -> None:
        """The flows of goods and people: of each class one figure a way, with a price where a reference row has one."""
        done: dict[tuple[Way, str, bool], Thing] = {}
        own = [thing for thing in self.things if not thing.is_money and thing.unit != units.SHARE]
        own.sort(key=lambda thing: (thing.way is None, thing.more, thing.doubted))
        for thing in own:
            why = self.unfit(thing)
            others = [code for code in thing.per if units.numbered(code)[1] not in units.TIMES]
            if why is None and others:
                why = self.say("note.each", unit=others[0])
            if why is None and not thing.chosen:
                why = self.say(f"note.{thing.others[0][1]}") if thing.others else self.say("note.unusable")
            if why is not None or thing.way is None:
                self._left(thing, why or self.say("note.sides"))
                continue
            key = (thing.way, thing.sort or thing.called.en, thing.more)
            if key in done:
                self.note(
                    label(thing, self.language),
                    self.say("note.goods", other=label(done[key], self.language)),
                    thing.chosen,
                )
                self._beside(thing)
                continue
            name = self.quantity(thing)
            if name is None:
                self._left(thing, self.say("note.unusable"))
                continue
            done[key] = thing
            fields = {"from": self.party(thing.way[0]), "to": self.party(thing.way[1]), "amount": name}
            paid = self._paid_in(thing)
            if paid is None and (price := self._price(thing)) is not None:
                fields["worth"] = price
            rate = any(code in units.TIMES for code in thing.per)
            fields |= self._timing(thing.chosen, events, rate=rate, doubted=thing.doubted)
            elsewhere = thing.said_elsewhere
            why = self.say("why.sides", quote=_shortened(elsewhere.text or "")) if elsewhere else None
            self._explain(fields, why if paid is None else self.say("why.kind", payment=paid))
            self._flow(thing, fields)
            self._beside(thing)

    def _paid_in(self, goods: Thing) -> str | None:
        """The payment that an article says is made in these goods, so that they are not counted beside it."""
        flows = [
            entry
            for entry in self.sheet.entries
            if entry.section == "flows" and (entry.fields["from"], entry.fields["to"]) == goods.way
        ]
        if not flows or goods.sort is None:
            return None
        told = (self.articles[id] for id in {claim.article for claim in goods.chosen})
        in_kind = any(
            wording.is_paid_in(goods.sort, article.text, self.languages[article.id]) for article in told
        )
        money = (entry.name for entry in flows if PACKAGE not in entry.fields["amount"])
        return next(money, None) if in_kind else None

    def _price(self, thing: Thing) -> str | None:
        """The quantity of a price that fits the good and its unit: as it is stated, else from the reference table."""
        price = self._stated_price(thing) or self.values.get(self.things.index(thing))
        name = self.quantity(price) if price is not None else None
        if price is not None and name is not None:
            if price.unit != self.currency:
                self._rate(price.unit)
            return name if price.per else f"{name} / {self.quantity(thing)}"
        named = {name for text in (thing.sort, *thing.called) for name in commodities(text)}
        fitting = [
            row
            for row in self.case.reference
            if (told := limit(row.bounds)) is not None
            and told.role == "price"
            and told.thing in named
            and told.party is None
            and interval(row).dimensions == base(self.currency, (thing.unit,))[1]
        ]
        if not fitting:
            return None
        fitting.sort(key=_when)
        known = [row for row in fitting if not self.start or _when(row)[:7] <= self.start]
        row = known[-1] if known else fitting[0]
        low, high = (row.value if row.low is None else row.low), (row.value if row.high is None else row.high)
        value = f"{low:g} {row.unit}" if low == high else f"{low:g} to {high:g} {row.unit}"
        existing = next((e for e in self.sheet.entries if e.fields.get("basis") == f"[ref:{row.id}]"), None)
        if existing is not None:
            return existing.name
        name = self.called(
            Called(say("price of", "en", good=thing.called.en), say("price of", "de", good=thing.called.de))
        )
        why = quoted(self.say("ours", why=self.say("why.price", row=row.id, year=row.year)))
        self.sheet.entries.append(
            Entry(
                "quantities",
                name,
                {"value": value, "basis": f"[ref:{row.id}]", "why": why},
                quotes=(_line(f"{row.quantity} – {row.source}"),),
            )
        )
        return name

    # --- both -------------------------------------------------------------------------------------------------------------

    def _explain(self, fields: dict[str, str], more: str | None) -> None:
        whys = [why for why in (more, fields.pop("why", None)) if why]
        if whys:
            fields["why"] = quoted(self.say("ours", why="; ".join(whys)))

    def _flow(self, thing: Thing, fields: dict[str, str]) -> None:
        name = wording.name_for(label(thing, self.language), self.sheet.names("flows"), self.counts)
        self.names.setdefault(name, thing.called)
        if name != label(thing, self.language):
            fields["title"] = quoted(label(thing, self.language))
        quotes = tuple(self.quote(claim) for claim in thing.chosen)
        self.sheet.entries.append(Entry("flows", name, fields, quotes=quotes))

    def _beside(self, thing: Thing) -> None:
        """What else is said of a thing."""
        for claim, why in thing.others:
            self.note(label(thing, self.language), self.say(f"note.{why}"), [claim])

    def _left(self, thing: Thing, why: str) -> None:
        """A thing that is no flow: a note, and where only a side is missing a line that waits for it."""
        own = label(thing, self.language)
        claims = [*thing.chosen, *(claim for claim, _ in thing.others)]
        self.note(f"{own} ({'/'.join((thing.unit, *thing.per))})", why, claims)
        if why == self.say("note.sides") and thing.chosen and self.unfit(thing) is None:
            if not (any(thing.half) or thing.is_money or not self.sides):
                return
            named = f"from: {thing.half[0] or '…'}, to: {thing.half[1] or '…'}"
            estimate = things.estimate(thing, self.case.articles, self.case.lineage)
            if estimate is not None and not any(
                units.numbered(code)[1] not in units.TIMES for code in thing.per
            ):
                name = wording.slug(own) or "amount"
                ends = f"{_figure(estimate.q05)} to {_figure(estimate.q95)} {_unit(thing)}"
                self.sheet.waiting.append(f"  # {name}: {{{named}, amount: {ends}}}")

    # --- without a figure -------------------------------------------------------------------------------------------------

    def _given(self, events: Mapping[str, Told]) -> None:
        """What passes without a figure: statements of it, pacts, and what a side hopes to get."""
        done: set[tuple[Way, str]] = {
            (thing.way, key)
            for thing in self.things
            if thing.way is not None
            for name in (thing.sort, thing.called.en)
            if name is not None
            for key in (name, *(kind.key for kind in wording.kinds("given") if name in kind.words))
        }
        figured = {thing.said_elsewhere.id for thing in self.things if thing.said_elsewhere is not None}
        for claim in self.case.claims:
            moved = claim.transfer
            if claim.quantity is not None or claim.id in self.used or claim.id in figured:
                continue
            if (
                claim.kind == "transfer"
                and moved
                and moved.good
                and (way := things.way_of(claim)) is not None
            ):
                called, key = self._called_gift(moved.good, claim.article)
                bare = (
                    key == moved.good.casefold() and claim.evidence.get("transfer") == "noun"
                )  # "the delivery"
                if (
                    (way, key) in done
                    or (bare and any(way == other for other, _ in done))
                    or any(sign.isdigit() for sign in moved.good)
                ):
                    self.note(
                        called.in_(self.language),
                        self.say("note.figure", other=called.in_(self.language)),
                        [claim],
                    )
                    continue
                done.add((way, key))
                doubted = claim.commitment.modality in things.DOUBTED
                if claim.commitment.polarity == "-":
                    self.note(called.in_(self.language), self.say("note.denied"), [claim])
                    continue
                self._package(
                    called,
                    way,
                    self.quote(claim),
                    self._timing([claim], events, rate=False, doubted=doubted),
                    claim,
                )
        for article, told in self.found.items():
            for gift in told.gifts:
                if gift.kind.generic and any(self._figured(article, gift.sentence)):
                    continue
                way = (next(code for code in self.sides if code != gift.recipient), gift.recipient)
                if (way, gift.kind.key) in done or (way, gift.kind.called.en) in done:
                    continue
                done.add((way, gift.kind.key))
                fields = {
                    "chance": "roughly even",
                    "why": f"{self.say('why.gift')}; {self.say('why.chance')}",
                }
                self._package(gift.kind.called, way, self.sentence(article, gift.sentence), fields)

    def _figured(self, article: str, sentence: Span) -> Iterable[Claim]:
        return (
            claim
            for claim in self.case.claims
            if claim.article == article and claim.quantity is not None and claim.span is not None
            and sentence[0] <= claim.span[0] < sentence[1]
        )  # fmt: skip

    def _called_gift(self, good: str, article: str) -> tuple[Called, str]:
        """What something given is called, and the key of its class."""
        language, good = self.languages.get(article, "en"), good.replace(" - ", "-")
        kind = next(iter(wording.kinds_of_gift(good.lower().split(), good.lower())), None)
        if kind is not None and not kind.generic:
            return kind.called, kind.key
        named = wording.class_called(language, good) or (kind.called if kind else None)
        if named is not None:
            return named, named.en
        return Called(_line(good), _line(good)), good.casefold()

    def _package(
        self, called: Called, way: Way, quote: str, fields: Mapping[str, str], claim: Claim | None = None
    ) -> None:
        name = wording.name_for(called.in_(self.language), set(self.sheet.names("flows")), self.counts)
        self.names.setdefault(name, called)
        own = {"from": self.party(way[0]), "to": self.party(way[1]), "amount": f"1 {PACKAGE}", **fields}
        if claim is not None and "chance" not in fields:
            own["basis"] = f"[{claim.id}]"
        if "why" in own:
            own["why"] = quoted(self.say("ours", why=own["why"]))
        if name != called.in_(self.language):
            own["title"] = quoted(called.in_(self.language))
        self.sheet.entries.append(Entry("flows", name, own, quotes=(quote,)))

    def _pacts(self, events: Mapping[str, Told]) -> None:
        """A pact: what each side promises the other, once; all sentences on it stand above it."""
        places = [(article, span) for article, told in self.found.items() for span in told.pacts]
        if not places:
            return
        over = [
            claim for article, span in places for claim in self._over(article, span) if claim.quantity is None
        ]
        hangs = next(
            (
                name
                for name, told in events.items()
                if (told.article, told.condition.sentence) in places
                and not (told.condition.kind and told.condition.kind.ends)
            ),
            None,
        )
        fields = {"since": quoted(hangs)} if hangs is not None else {}
        if hangs is None and over and all(claim.commitment.modality in things.DOUBTED for claim in over):
            fields = {"chance": "roughly even", "why": self.say("why.chance")}
        for giver, recipient in (self.sides[:2], self.sides[1::-1]):
            self._package(self._both("pact", giver=giver), (giver, recipient), "", fields)
            self.sheet.entries[-1].quotes = tuple(self.sentence(*place) for place in places)

    def _over(self, article: str, span: Span) -> list[Claim]:
        """The statements that stand in a sentence."""
        return [
            claim
            for claim in self.case.claims
            if claim.article == article and claim.span and claim.span[0] < span[1] and span[0] < claim.span[1]
        ]

    # --- effects ----------------------------------------------------------------------------------------------------------

    def _effect(self, called: Called, code: str, quote: str, **fields: str) -> None:
        name = wording.name_for(called.in_(self.language), set(self.sheet.names("effects")), self.counts)
        self.names.setdefault(name, called)
        own = {"party": self.party(code), "amount": "not counted", **fields}
        if name != called.in_(self.language):
            own["title"] = quoted(called.in_(self.language))
        self.sheet.entries.append(Entry("effects", name, own, quotes=(quote,)))

    def _side_at(self, thing: Thing) -> str | None:
        """The one side of the deal that the sentences of a thing name."""
        named = {
            code
            for claim in thing.chosen
            for code in self.found.get(claim.article, Qualitative()).sides_at(claim.span)
        }
        return named.pop() if len(named) == 1 else None

    def _whose(self, thing: Thing) -> str | None:
        """The party whose need, output or trade a share is of: who gets it, or for what is made or exported who gives it, or the one side named."""
        own = (
            kind
            for kind in wording.kinds("whole")
            if thing.called == Called(f"share of {kind.called.en}", f"Anteil ({kind.called.de})")
        )
        kind = next(own, None)
        if kind is None or kind.generic:
            return None
        return thing.half[kind.key in ("need", "imports")] or self._side_at(thing)

    def _shares(self) -> None:
        """What shares say of a side: "more than half of its need"; they move nothing and are no figure of money."""
        for thing in self.things:
            if thing.unit != units.SHARE or not thing.chosen:
                continue
            code = self._whose(thing)
            if code is None or bad_label(code) is not None:
                self.note(label(thing, self.language), self.say("note.share"), thing.chosen)
                self._beside(thing)
                continue
            first = thing.chosen[0]
            assert first.quantity is not None
            text = " ".join((first.quantity.text or "").split())
            called = Called(f"{thing.called.en}: {text}", f"{thing.called.de}: {text}")
            self._effect(called, code, self.quote(first), basis=f"[{first.id}]")
            self._beside(
                thing._replace(others=(*((c, things.ANOTHER) for c in thing.chosen[1:]), *thing.others))
            )

    def _touched(self) -> None:
        """Third parties that an article names as affected, risks for the sides themselves, and what follows if something happens."""
        seen: set[str] = set()
        for article, told in self.found.items():
            for touched in told.touched:
                if isinstance(touched.party, str):
                    code, key = touched.party, "risks" if touched.party in self.sides else "consequences"
                else:
                    code, key = touched.party.called.in_(self.language), "consequences"
                    self.touched_parties[code] = touched.party.called
                if code in seen or party(code) is None or len(seen) >= _TOUCHED:
                    continue
                seen.add(code)
                self._effect(self._both(key, party=code), code, self.sentence(article, touched.sentence))

    def _hangs(self, name: str, *keys: str) -> bool:
        """Whether anything begins or ends with an event."""
        return any(
            quoted(name) in re.split(r", ", entry.fields.get(key, "").strip("[]"))
            for entry in self.sheet.entries
            for key in keys
        )

    def _followed(self, events: Mapping[str, Told]) -> None:
        """The conditions as events: what follows where nothing else hangs on one, or a note where that cannot be said of a side."""
        for name, told in events.items():
            if not self._hangs(name, "since", "until"):
                codes = [code for code in told.condition.states if code in self.sides]
                if told.condition.kind is None or not codes:
                    words = told.called.in_(self.language)
                    self.sheet.notes += [
                        f"{words}: {self.say('note.condition')}",
                        f"  {told.entry.quotes[0]}",
                    ]
                    continue
                called = Called(
                    say("after", "en", words=told.called.en), say("after", "de", words=told.called.de)
                )
                self._effect(called, codes[0], told.entry.quotes[0], since=quoted(name))
            self.sheet.entries.append(told.entry)

    def _scenarios(self, events: Mapping[str, Told]) -> None:
        """The pair of scenarios of the condition that most hangs on: it comes true soon, or never."""
        hanging = [name for name in events if self._hangs(name, "since", "until")]
        name = next((name for name in hanging if self._hangs(name, "until")), next(iter(hanging), None))
        if name is None:
            return
        kind = events[name].condition.kind
        words = _line(events[name].condition.words)
        happens = (kind and kind.happens) or Called(
            say("if", "en", words=words), say("if", "de", words=words)
        )
        fails = (kind and kind.fails) or Called(
            say("if not", "en", words=words), say("if not", "de", words=words)
        )
        start = self.start or UNDATED
        first = int(start[:4]) * 12 + int(start[5:7]) - 1
        for called, month in ((happens, first + EARLY), (fails, first + 2 * MONTHS)):
            heading = re.sub(r"[^\w –.,-]|_", " ", called.in_(self.language))
            heading = " ".join(heading.split())[: naming.LONGEST_NAME].strip()
            self.names[heading] = called
            at = f"{month // 12:04d}-{month % 12 + 1:02d}"
            self.sheet.entries.append(Entry("scenarios", heading, value=f"{{{quoted(name)}: {{at: {at}}}}}"))

    def _rest(self) -> None:
        """Statements without a figure that no entry rests on."""
        for claim in self.case.claims:
            if claim.quantity is None and claim.id not in self.used:
                why = self.say("note.denied" if claim.kind == "denial" else "note.said")
                self.note(self.say(f"kind.{claim.kind}"), why, [claim])
        unread = [
            quote
            for article, told in self.found.items()
            for span, sides in told.named
            if len(sides) > 1 and not self._over(article, span)
            if (quote := self.sentence(article, span)) not in self.quoted
        ]
        if unread:
            self.sheet.notes.append(self.say("unread"))
            self.sheet.notes += [f"  {quote}" for quote in unread[:_UNREAD]]

    @property
    def quoted(self) -> set[str]:
        """The quotations that stand above entries."""
        return {quote for entry in self.sheet.entries for quote in entry.quotes}

    # --- the top and what is asked ----------------------------------------------------------------------------------------

    def _head(self) -> None:
        for code in (*(own.code for own in self.case.parties), *self.sides):
            if party(code) is not None and code not in self.codes:
                self.party(code)
        counts = [code for code in self.counts if code in self.declared]
        if any(entry.fields.get("amount") == f"1 {PACKAGE}" for entry in self.sheet.entries):
            counts.append(PACKAGE)
        start = self.start or f"{UNDATED}   # {self.say('undated')}"
        head = [
            f"# {self.say('head.1')}",
            f"# {self.say('head.2')}",
            f"title: {quoted(self.case.title)}",
            f"start: {start}",
            f"months: {MONTHS}   # {self.say('months')}",
            f"currency: {self.currency}",
        ]
        if self.codes:
            head.append(party_line(self.codes))
        else:
            head += [f"# {self.say('unnamed')}", placeholders(self.language)]
        if counts:
            head.append(f"counts: [{', '.join(counts)}]")
        self.sheet.head = head

    def _questions(self) -> None:
        """Whether each side gains, and what it is left with in each scenario: first the side that the articles ask about."""
        flows = [entry for entry in self.sheet.entries if entry.section == "flows"]
        if not flows:
            return
        asked = Counter(code for told in self.found.values() for code in told.asked)
        paid = Counter(
            entry.fields["to"]
            for entry in flows
            if "worth" in entry.fields or PACKAGE not in entry.fields["amount"]
        )
        own = [code for code in self.sides if any(code in (e.fields["from"], e.fields["to"]) for e in flows)]
        own = (
            own or list(dict.fromkeys(code for e in flows for code in (e.fields["to"], e.fields["from"])))[:2]
        )
        own.sort(key=lambda code: (-asked[code], -paid[code]))
        scenarios = [entry.name for entry in self.sheet.entries if entry.section == "scenarios"]
        for code in own:
            self.sheet.questions.append(f"P(balance of {code} > 0)")
        for code in own:
            self.sheet.questions.append(f"median of balance of {code}")
            self.sheet.questions += [f"median of balance of {code} in {name}" for name in scenarios]


# --- The whole case -------------------------------------------------------------------------------------------------------


def languages_of(articles: Iterable[Article]) -> Mapping[str, str]:
    """The language of each article, by its id: English where it is in none that is read."""
    found = {article.id: article.language or language_of(article.text) for article in articles}
    return {id: language if language in wording.LANGUAGES else "en" for id, language in found.items()}


def _sides(claims: Sequence[Claim], found: Sequence[Thing]) -> tuple[str, ...]:
    """The two parties that most of what is said passes between, the one with more to get first; none where nobody names two."""
    pairs: Counter[frozenset[str]] = Counter()
    for claim in claims:
        if (way := things.way_of(claim)) is not None:
            pairs[frozenset(way)] += 1
    for thing in found:
        if thing.way is not None:
            pairs[frozenset(thing.way)] += 1
    if not pairs:
        return ()
    pair = max(pairs, key=lambda pair: (pairs[pair], sorted(pair)))
    got = Counter(way[1] for claim in claims if (way := things.way_of(claim)) is not None)
    return tuple(sorted(pair, key=lambda code: (-got[code], code)))


def _currency(found: Iterable[Thing]) -> str:
    """The currency of most money, of those that others can be exchanged with; US dollars where there is none."""
    stated = Counter(thing.unit for thing in found if thing.is_money for _ in thing.chosen)
    sided = Counter(thing.unit for thing in found if thing.is_money and thing.way for _ in thing.chosen)
    return max(stated, key=lambda code: (sided[code], stated[code], code == "USD", code), default="USD")


def _when(row: Reference) -> str:
    return row.published or row.year


def label(thing: Thing, language: str) -> str:
    """What a thing is called in a language."""
    return thing.called.in_(language)


def party_line(names: Mapping[str, str]) -> str:
    return "parties: {" + ", ".join(f"{code}: {quoted(name)}" for code, name in names.items()) + "}"


def placeholders(language: str) -> str:
    """The parties of a deal of which nobody is named."""
    return party_line({"A": say("one side", language), "B": say("other side", language)})


def _is_countable(noun: str) -> bool:
    """Whether a model can name a unit under counts."""
    return not units.is_known(noun) and bad_name(noun, Units()) is None


def _quantiles(estimate: Estimate, thing: Thing) -> str:
    scale = 1.0
    for code in thing.per:
        scale /= units.numbered(code)[0]
    scale *= units.numbered(thing.unit)[0]
    levels = ((5, estimate.q05), (50, estimate.q50), (95, estimate.q95))
    return (
        "{"
        + ", ".join(f"{level} %: {_figure(value * scale)} {_unit(thing)}" for level, value in levels)
        + "}"
    )


def _unit(thing: Thing) -> str:
    return "/".join(units.numbered(code)[1] for code in (thing.unit, *thing.per))


def _figure(value: float) -> str:
    """Three digits that count, in the spelling of a deal file.

    >>> _figure(11234.0), _figure(0.012345), _figure(2.4e9)
    ('11_200', '0.0123', '2_400_000_000')
    """
    rounded = float(f"{value:.3g}")
    if rounded.is_integer() and abs(rounded) < 1e15:
        return f"{int(rounded):_}"
    return f"{rounded:.3g}"


def _line(text: str) -> str:
    """A text in one line, without signs that nobody sees."""
    return " ".join(naming.seen(text).split())


def _shortened(text: str, around: str = "") -> str:
    """A text as a quotation of one line: the words around what matters where it is long.

    >>> print(_shortened("He said “no”."))
    “He said 'no'.”
    """
    line, around = (re.sub("[„“”»«]", "'", _line(each)) for each in (text, around))
    if len(line) > _QUOTE:
        at = max(line.find(around), 0) if around else 0
        begin = max(0, min(at - _QUOTE // 2, len(line) - _QUOTE))
        cut = line[begin : begin + _QUOTE]
        if begin:
            cut = "… " + cut.split(" ", 1)[-1]
        if begin + _QUOTE < len(line):
            cut = cut.rsplit(" ", 1)[0] + " …"
        line = cut
    return f"“{line}”"
