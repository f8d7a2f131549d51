"""A deal read aloud: one plain sentence an entry, in English or German, in the order of the file."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from countertrade import messages
from countertrade.modelling.deal import (
    At,
    Chosen,
    Compound,
    Correlation,
    Deal,
    Delayed,
    Effect,
    Event,
    Every,
    FirstOf,
    Flow,
    Hazard,
    Member,
    Model,
    MovingHazard,
    OpenEffect,
    Price,
    Process,
    Quantity,
    Stock,
    When,
    Window,
    Within,
)
from countertrade.modelling.expressions import (
    Balance,
    Binary,
    Call,
    Choice,
    Compare,
    Draw,
    Expression,
    FlowTotal,
    Happened,
    Logic,
    Name,
    Negative,
    Not,
    Number,
    Place,
    YearTotal,
)
from countertrade.modelling.written import is_interval, localised

NAMED = 12
"""Statements or rows named behind an entry: nobody reads a thousand aloud; how many more there are is said."""


class Sentence(NamedTuple):
    """What one entry means, and where it stands. `name` is '' for what concerns the whole deal.

    `rests` are the ids of the statements and reference rows it names, in the order in which the text says what each is called.
    """

    section: str
    name: str
    text: str
    place: Place
    rests: tuple[str, ...] = ()


class Naming(NamedTuple):
    """What people call the parts of a deal: `parts` by name or code (entries, parties, scenarios, measures, the title, questions and
    reasons as written); `units` the counted ones, for one and for many; `source` gives what a statement or reference row is cited as, by its id."""

    parts: Mapping[str, str] = {}
    units: Mapping[str, tuple[str, str]] = {}
    source: Callable[[str], str] = str


PLAIN = Naming()
"""Names as the file has them, and sources by their ids."""


def meaning(deal: Deal, language: str = "en", naming: Naming = PLAIN) -> tuple[str, ...]:
    """The sentences of the whole deal, to be read from top to bottom."""
    return tuple(sentence.text for sentence in sentences(deal, language, naming))


def sentences(deal: Deal, language: str = "en", naming: Naming = PLAIN) -> tuple[Sentence, ...]:
    """The same with section, name, place and sources of each entry."""
    return tuple(_Reader(deal, deal.base, language, naming).all())


class _Reader:
    def __init__(self, deal: Deal, model: Model, language: str, naming: Naming) -> None:
        self.deal, self.model, self.naming = deal, model, naming
        self.language = language if language in messages.LANGUAGES else "en"
        self.inputs = {one.key: one for one in model.inputs}
        self.titles: dict[str, str | None] = {one.name: one.title for one in model.quantities}
        self.titles |= {one.name: one.title for one in model.stocks}
        self.titles |= {one.name: one.title for one in model.events}
        self.parties = {party.code: naming.parts.get(party.code) or party.name for party in deal.parties}
        self.private = {event.name: event for event in model.events if event.private}

    def say(self, key: str, /, **blanks: object) -> str:
        return messages.say(f"model.{key}", self.language, **blanks)

    def all(self) -> list[Sentence]:
        top = Place(1, 1)
        entries = self.entries()
        found = [Sentence("deal", "", text, top) for text in self._top()]
        found += entries
        found += [self._scenario(model, entries, top) for model in self.deal.models[1:]]
        for question in self.deal.questions:
            text = self.say(
                "asked" if question.expected is None else "expected",
                text=self.naming.parts.get(question.text, question.text),
            )
            found.append(Sentence("question", "", text, question.place))
        return found

    def entries(self) -> list[Sentence]:
        """What the entries of this model say, without the top of the file and what is asked."""
        found: list[Sentence] = []
        rates = {f"{a}/{b}" for a in self._currencies() for b in self._currencies()}
        for quantity in self.model.quantities:
            section = "rate" if quantity.name in rates else "quantity"
            pooled = quantity.claims if quantity.measure is not None else ()
            rests = (*pooled[:NAMED], *quantity.basis[:NAMED])
            text = self._quantity(quantity, section)
            found.append(Sentence(section, quantity.name, text, quantity.place, rests))
        events = sorted(self.model.events, key=lambda event: event.place)
        told = [event for event in events if not event.private and not isinstance(event.clock, Member)]
        found += [Sentence("stock", one.name, self._stock(one), one.place) for one in self.model.stocks]
        found += [Sentence("event", one.name, self._event(one), one.place, one.basis) for one in told]
        found += [
            Sentence("flow", one.name, self._flow(one), one.place, one.basis) for one in self.model.flows
        ]
        found += [
            Sentence("effect", one.name, self._effect(one), one.place, one.basis)
            for one in self.model.effects
        ]
        found += [
            Sentence("effect", one.name, self._open_effect(one), one.place, one.basis)
            for one in self.model.open_effects
        ]
        told_once = {self._correlation(one): one.place for one in reversed(self.model.correlations)}
        found += [Sentence("correlated", "", text, place) for text, place in reversed(told_once.items())]
        return found

    def _currencies(self) -> set[str]:
        return {self.deal.currency, *(rate.currency for rate in self.model.rates)}

    # the top

    def _top(self) -> list[str]:
        deal = self.deal
        found = [
            self.say("runs", months=deal.months, start=self._month(0), currency=deal.currency),
            self.say(
                "parties", parties=self._list([f"{name} ({code})" for code, name in self.parties.items()])
            ),
        ]
        if deal.title:
            found.insert(0, f"{self.naming.parts.get(deal.title, deal.title)}.")
        rates = {discount.party: discount.rate for discount in self.model.discounts}
        if len({id(rate) for rate in rates.values()}) == 1 or len(set(rates.values())) == 1:
            rate = next(iter(rates.values()), None)
            if rate is not None and not _is_zero(rate):
                found.append(self.say("discount", rate=self._rate(rate)))
        else:
            found += [
                self.say("discount_of", party=self.parties[party], rate=self._rate(rate))
                for party, rate in rates.items()
                if not _is_zero(rate)
            ]
        return found

    # entries

    def _quantity(self, one: Quantity, section: str) -> str:
        if one.measure is not None:
            name, measure = self._title(one.name), self.naming.parts.get(one.measure, one.measure)
            text = self.say(
                "pooled" if measure == name else "pooled_of",
                name=name,
                measure=measure,
                sources=self._number_of(self.inputs[one.name].origins, "source"),
                claims=self._sources(one.claims),
            )
        elif one.process is not None:
            text = self._process(one, one.process)
        elif one.lever:
            text = self.say("chosen_among", name=self._title(one.name), value=self._say(one.steps[0].value))
        elif len(one.steps) == 1:
            text = self.say("is", name=self._title(one.name), value=self._say(one.steps[0].value))
        else:
            values = [
                self.say("from_month", month=self._month(step.since), value=self._say(step.value))
                for step in one.steps
            ]
            text = self.say("is", name=self._title(one.name), value="; ".join(values))
        if section == "rate":
            upper, _, lower = one.name.partition("/")
            values = [self._say(step.value) for step in one.steps]
            text = self.say("rate", lower=lower, upper=upper, value="; ".join(values))
        if one.grows is not None:
            text += self.say("grows", rate=self._rate(one.grows))
        if one.season is not None:
            text += self.say("season")
        return text + self._grounds(one.basis, one.why, one.assumed, one.read_as) + "."

    def _process(self, one: Quantity, process: Process) -> str:
        parts = {
            "name": self._title(one.name),
            "start": self._say(process.start),
            "volatility": self._yearly(process.volatility),
        }
        if process.mean is not None:
            months = self._number_of(process.half_life, "month")
            return self.say("reverts", **parts, mean=self._say(process.mean), months=months)
        text = self.say("walks", **parts)
        if process.drift is not None:
            text += self.say("drifts", drift=self._yearly(process.drift))
        return text

    def _yearly(self, expression: Expression) -> str:
        return self._rate(Compound(rate=expression, months=12.0))

    def _grounds(
        self, basis: tuple[str, ...], why: str | None, assumed: bool, read_as: str | None = None
    ) -> str:
        text = self.say("rests_on", basis=self._sources(basis)) if basis else ""
        if assumed:
            text += self.say("assumed")
        if why:
            text += self.say("because", why=self.naming.parts.get(why, why))
        if read_as:
            text += self.say("read_as", why=self.naming.parts.get(read_as, read_as))
        return text

    def _sources(self, ids: tuple[str, ...]) -> str:
        named = list(map(self.naming.source, ids[:NAMED]))
        if len(ids) > NAMED:
            named.append(self.say("and_more", n=len(ids) - NAMED))
        return "; ".join(named)

    def _stock(self, one: Stock) -> str:
        text = self.say("starts", name=self._title(one.name), value=self._say(one.start))
        if one.inflow is not None:
            text += self.say("gains", value=self._say(one.inflow))
        for kind, expression in one.outs:
            key = "lost_out" if kind == "lost" else kind
            text += self.say(key, value=self._say(expression))
        if one.outflow is not None and not one.outs:
            text += self.say("loses", value=self._say(one.outflow))
        return text + self._grounds((), one.why, False) + "."

    def _event(self, one: Event) -> str:
        name = self._title(one.name)
        after = self.say("once", event=self._title(one.after)) if one.after else ""
        match one.clock:
            case MovingHazard(rate=rate):
                text = self.say("moving_hazard", name=name, rate=self._rate(rate))
            case When(condition=condition):
                text = self.say("when_event", name=name, condition=self._say(condition))
            case Chosen(party=party, month=month, condition=rule):
                key = "chooses_better" if rule is None else "chooses"
                text = self.say(
                    key,
                    party=self.parties[party],
                    name=name,
                    month=self._month(month),
                    condition="" if rule is None else self._say(rule),
                )
            case Hazard(rate=rate):
                text = self.say("hazard", name=name, rate=self._rate(rate))
            case At(month=month, chance=None):
                text = (
                    self.say("has_happened", name=name)
                    if month < 0
                    else self.say("at", name=name, month=self._month(month))
                )
            case At(month=month, chance=chance) if chance is not None:
                text = self.say("at_by_chance", name=name, month=self._month(month), chance=self._say(chance))
            case Within(chance=chance, months=months):
                text = self.say(
                    "within", name=name, chance=self._say(chance), months=self._number_of(months, "month")
                )
            case Delayed(months=months):
                after = ""
                text = self.say(
                    "delayed",
                    name=name,
                    months=self._number_of(months, "month"),
                    event=self._title(one.after or ""),
                )
            case FirstOf(members=members, rates=rates):
                compete = [
                    self.say("competes", name=self._title(member), rate=self._rate(rate))
                    for member, rate in zip(members, rates, strict=True)
                ]
                text = self.say("first_of", name=name, members=self._list(compete, "or"))
            case Every() as every:
                text = self.say("every", name=name, months=self._number_of(every.months, "month"))
                window = Window(first=every.first, last=every.last, ends=every.ends)
                text += self._window(window, one.name)
            case _:
                text = name
        return text + after + self._grounds(one.basis, one.why, one.assumed) + "."

    def _flow(self, one: Flow) -> str:
        text = self.say(
            "gives",
            name=self._entitled(one),
            giver=self.parties[one.giver],
            recipient=self.parties[one.recipient],
            amount=self._say(one.amount),
            often=self.say("yearly") if one.yearly else self._often(one.rate, one.parts, one.window),
        )
        text += self._window(one.window, f"flow {one.name}")
        if one.delivered is not None:
            text += self.say("delivered", share=self._say(one.delivered))
        if one.lost is not None:
            text += self.say("lost", share=self._say(one.lost))
        if one.delay:
            text += self.say("delay", months=self._number_of(one.delay, "month"))
        for keep in one.keeps:
            key = "state_keeps" if keep.name == "state" else "keeps"
            text += self.say(
                key, who=keep.name, party=self.parties[one.recipient], share=self._say(keep.share)
            )
        if one.money is None:
            text += self._worth(one)
        return text + self._grounds(one.basis, one.why, False) + "."

    def _worth(self, one: Flow) -> str:
        if one.worth is None and one.cost is None:
            return self.say("no_price")
        text = ""
        if one.worth is not None:
            text += self.say("worth", party=self.parties[one.recipient], price=self._price(one.worth))
        if one.cost is None:
            text += self.say("not_counted_for", party=self.parties[one.giver])
        elif one.cost != one.worth:
            text += self.say("costs", party=self.parties[one.giver], price=self._price(one.cost))
        if one.worth is None:
            text += self.say("not_counted_for", party=self.parties[one.recipient])
        return text

    def _price(self, price: Price) -> str:
        return self._say(price.value)

    def _effect(self, one: Effect) -> str:
        text = self.say(
            "effect",
            name=self._entitled(one),
            party=self.parties[one.party],
            amount=self._say(one.amount),
            often=self.say("yearly") if one.yearly else self._often(one.rate, one.parts, one.window),
        )
        text += self._window(one.window, f"effect {one.name}")
        return text + self._grounds(one.basis, one.why, False) + "."

    def _open_effect(self, one: OpenEffect) -> str:
        text = self.say("open_effect", name=self._entitled(one), party=self.parties[one.party])
        text += self._window(one.window, f"effect {one.name}")
        return text + self._grounds(one.basis, one.why, False) + "."

    def _correlation(self, one: Correlation) -> str:
        known = (self.inputs[key] for key in one.inputs)
        inputs = [given.name if given.role == "path" else given.key for given in known]
        matrix = one.matrix
        pairs: list[str] = []
        for i, a in enumerate(inputs):
            for j in range(i + 1, len(inputs)):
                if matrix[i][j]:
                    rank = 6 / math.pi * math.asin(matrix[i][j] / 2)
                    pairs.append(
                        self.say("correlated", a=a, b=inputs[j], rank=localised(f"{rank:.2g}", self.language))
                    )
        return "; ".join(pairs) + "."

    def _scenario(self, model: Model, base: Sequence[Sentence], place: Place) -> Sentence:
        """What differs from the base."""
        same = {(one.section, one.name): one.text for one in base}
        entries = _Reader(self.deal, model, self.language, self.naming).entries()
        changed = [one for one in entries if same.get((one.section, one.name)) != one.text]
        texts = [one.text.rstrip(".") for one in changed]
        if model.discounts != self.model.discounts:
            texts.append(self.say("other_discount"))
        what = "; ".join(texts) or self.say("nothing_else")
        name = self.naming.parts.get(model.scenario, model.scenario)
        text = self.say("scenario", name=name, what=what)
        return Sentence(
            "scenario", model.scenario, text, place, tuple(i for one in changed for i in one.rests)
        )

    # when

    def _often(self, rate: bool, parts: int, window: Window) -> str:
        if rate:
            return self.say("each_month")
        if parts > 1:
            return self.say("in_parts", parts=parts)
        recurring = {event.name for event in self.model.events if isinstance(event.clock, Every)}
        for begin in window.begins:
            if begin.event in recurring:
                return self.say("each_time", event=self._title(begin.event))
        return self.say("one_time")

    def _window(self, window: Window, private: str) -> str:
        text = ""
        recurring = {event.name for event in self.model.events if isinstance(event.clock, Every)}
        for begin in window.begins:
            event = self.private.get(begin.event)
            if event is not None and begin.event == private and isinstance(event.clock, Within):
                chance = self._say(event.clock.chance)
                key = "exists" if event.clock.months == 1 else "begins"
                text += self.say(key, chance=chance, months=self._number_of(event.clock.months, "month"))
            elif begin.event not in recurring:
                text += self.say("after", event=self._title(begin.event))
        if window.first > 0:
            text += self.say("since", month=self._month(window.first))
        if window.last is not None:
            text += self.say("until", what=self._month(window.last))
        for event_name in window.ends:
            text += self.say("until_event", what=self._title(event_name))
        if window.condition is not None:
            text += self.say("while", condition=self._say(window.condition))
        return text

    def _month(self, month: int) -> str:
        year, number = self.deal.date(month).split("-")
        return f"{messages.say(f'month.{number}', self.language)} {year}"

    def _number_of(self, count: int, noun: str) -> str:
        return self.say(f"count.{noun}", n=count)

    def _list(self, items: list[str], joint: str = "and") -> str:
        if len(items) < 2:
            return "".join(items)
        return ", ".join(items[:-1]) + f" {messages.say(f'joint.{joint}', self.language)} {items[-1]}"

    def _title(self, name: str) -> str:
        return self.naming.parts.get(name) or self.titles.get(name) or name.replace("_", " ")

    def _entitled(self, one: Flow | Effect | OpenEffect) -> str:
        return self.naming.parts.get(one.name) or one.title or self._title(one.name)

    def _rate(self, compound: Compound) -> str:
        rate = compound.rate
        if (
            isinstance(rate, Binary)
            and isinstance(rate.right, Number)
            and rate.right.dimensions == (("month", 1),)
        ):
            rate = rate.left  # × 12 months, put there by the loader
        return self._say(rate)

    # expressions

    def _say(self, part: Expression, tight: int = 0) -> str:
        """The expression in words; brackets where what stands around it binds tighter."""
        match part:
            case Number():
                return localised(part.written or f"{part.value:g}", self.language, self.naming.units)
            case Draw():
                written = self.inputs[part.input].written
                text = localised(written, self.language, self.naming.units)
                return f"({text})" if tight > 0 and is_interval(written) else text
            case Name():
                return self._title(part.name)
            case Happened():
                return self.say("happened", event=self._title(part.event))
            case Negative():
                return f"−{self._say(part.operand, 3)}"
            case Binary():
                level = 1 if part.operator in "+-" else 2
                sign = {"*": "×", "-": "−"}.get(part.operator, part.operator)
                text = f"{self._say(part.left, level)} {sign} {self._say(part.right, level + 1)}"
                return f"({text})" if level < tight else text
            case Compare():
                return f"{self._say(part.left)} {part.operator} {self._say(part.right)}"
            case Logic():
                return f"{self._say(part.left, 1)} {messages.say(f'joint.{part.operator}', self.language)} {self._say(part.right, 1)}"
            case Not():
                return self.say("not", what=self._say(part.operand))
            case Choice():
                text = self.say(
                    "if",
                    then=self._say(part.then),
                    condition=self._say(part.condition),
                    otherwise=self._say(part.otherwise),
                )
                return f"({text})" if tight else text
            case Call():
                arguments = [self._say(argument) for argument in part.arguments]
                if part.function in ("min", "max"):
                    return self.say(part.function, what=self._list(arguments))
                return f"{part.function}({', '.join(arguments)})"
            case YearTotal():
                return self.say("year_of", flow=self._title(part.flow))
            case Balance() | FlowTotal():  # in questions, which are read as they stand
                return str(part)


def _is_zero(compound: Compound) -> bool:
    return isinstance(compound.rate, Number) and compound.rate.value == 0.0
