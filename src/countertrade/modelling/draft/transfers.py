"""The flows of a draft: money one way and the other, goods with their prices, and what a thing lacks that is none."""

from __future__ import annotations

from collections.abc import Mapping

from countertrade import units
from countertrade.checking import rates
from countertrade.checking.intervals import base
from countertrade.checking.reference import interval, limit
from countertrade.checking.words import commodities, persons, said
from countertrade.modelling.draft import money, things, wording
from countertrade.modelling.draft.entries import (
    MONTHS,
    PACKAGE,
    UNDATED,
    Entries,
    Told,
    one_line,
    shortened,
    three_digits,
    unit_of,
)
from countertrade.modelling.draft.measures import quoted
from countertrade.modelling.draft.money import Payment
from countertrade.modelling.draft.sheet import Entry
from countertrade.modelling.draft.things import Thing, Way
from countertrade.records import Reference

_GOODS = wording.named("goods_by_value")
_LENT = frozenset({"loan", "debt"})
_REPAID = wording.named("repayment")  # how, articles rarely say; it is not counted, and not nothing


class Transfers(Entries):
    """What passes between the sides with a figure."""

    def payments(self, events: Mapping[str, Told]) -> None:
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
                self.aside(thing, "note.value", goods=self.label(goods))
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
            fields |= self.timing(thing.chosen, events, rate=rate, doubted=thing.doubted)
            self.explain(fields, self.say("why.paid") if self.things.index(thing) in paid else None)
            self.flow(thing, fields)
            if thing.unit != self.currency:
                self._rate(thing.unit)
            if thing.sort in _LENT:
                for code in payment.way[::-1]:
                    self.effect(_REPAID, code, self.quote(thing.chosen[0]))
            self.beside(thing)
        for payment, other in again:
            self.aside(payment.thing, "note.again", other=self.label(other.thing))

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
        known = [entry for entry in self.sheet.entries if entry.section == "flows" and self.names.get(entry.name) == _GOODS
                 and (entry.fields["from"], entry.fields["to"]) == payment.way]  # fmt: skip
        name = None if known or thing.per else self.quantity(thing)
        if name is None:
            self.aside(thing, "note.value", goods=_GOODS.in_(self.language))
            return
        fields = self.timing(thing.chosen, events, rate=False, doubted=thing.doubted)
        worth = {"worth": f"{name} / 1 {PACKAGE}", **fields}
        self.package(_GOODS, payment.way, [self.quote(thing.chosen[0])], worth)
        if thing.unit != self.currency:
            self._rate(thing.unit)
        self.beside(thing)

    def _valued(self, payment: Payment) -> Thing | None:
        """The goods that an amount of money is the value of: they go its way, and it says so beside them, or they have a stated price."""
        if payment.purpose is not None or payment.multiplied:
            return None
        for goods in self.things:
            if goods.is_money or goods.way != payment.way or not goods.chosen or self.unfit(goods):
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

    def goods(self, events: Mapping[str, Told]) -> None:
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
                self.aside(thing, "note.goods", other=self.label(done[key]))
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
            fields |= self.timing(thing.chosen, events, rate=rate, doubted=thing.doubted)
            elsewhere = thing.said_elsewhere
            why = self.say("why.sides", quote=shortened(elsewhere.text or "")) if elsewhere else None
            self.explain(fields, why if paid is None else self.say("why.kind", payment=paid))
            self.flow(thing, fields)
            self.beside(thing)

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
        name = self.called(wording.named("price_of", good=thing.called))
        why = quoted(self.say("ours", why=self.say("why.price", row=row.id, year=row.year)))
        fields = {"value": value, "basis": f"[ref:{row.id}]", "why": why}
        quote = one_line(f"{row.quantity} – {row.source}")
        self.sheet.entries.append(Entry("quantities", name, fields, quotes=(quote,)))
        return name

    def _left(self, thing: Thing, why: str) -> None:
        """A thing that is no flow: a note, and where only a side is missing a line that waits for it."""
        own = self.label(thing)
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
                ends = f"{three_digits(estimate.q05)} to {three_digits(estimate.q95)} {unit_of(thing)}"
                self.sheet.waiting.append(f"  # {name}: {{{named}, amount: {ends}}}")


def _when(row: Reference) -> str:
    return row.published or row.year
