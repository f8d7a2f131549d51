"""Events of a deal file: what happens in one month or never, each after those it waits for."""

from __future__ import annotations

import graphlib
from collections.abc import Mapping

from countertrade import naming
from countertrade.files import Items, Node, Table, Text
from countertrade.modelling import distributions as fit
from countertrade.modelling.build import Build, Source
from countertrade.modelling.deal import (
    At,
    Begin,
    Chosen,
    Clock,
    Compound,
    Delayed,
    Event,
    Every,
    FirstOf,
    Hazard,
    Input,
    Member,
    MovingHazard,
    When,
    Window,
    Within,
)
from countertrade.modelling.entries import bad_name, whole_month
from countertrade.modelling.expressions import SHARE, Draw, Expression, Happened, Place, parts_of
from countertrade.modelling.resolve import Known, Resolved
from countertrade.modelling.scenarios import SECTIONS
from countertrade.records import message

WAYS = ("hazard", "when", "at", "within", "first of", "every", "delay")


def declare_events(build: Build) -> None:
    """Make the names of all events known, also those of competing ones, before any expression is read."""
    for source in build.sources["events"].values():
        build.scope.known[source.name] = Known("event")
        if isinstance(source.node, Table) and source.node.get("every") is not None:
            build.recurring.add(source.name)
        for name, key in members_of(source).items():
            if (said := bad_name(name, build.header.units)) is not None:
                build.page.wrong(key, said)
            elif name in build.scope.known or name in build.sources["events"]:
                build.page.wrong(key, f"'{name}' is declared twice; each event has its own name")
            elif kind := [what for what in ("quantities", "stocks") if name in build.sources[what]]:
                what = SECTIONS[kind[0]]
                build.page.wrong(key, f"'{name}' is already a {what}; expressions could not tell them apart")
            build.scope.known[name] = Known("event")
    for source in build.sources["choices"].values():
        build.scope.known[source.name] = Known("event")
    build.scope.recurring = frozenset(build.recurring)


def members_of(source: Source) -> dict[str, Text]:
    """The names of competing events in a `first of`."""
    if isinstance(source.node, Table):
        inner = source.node.get("first of") or source.node.get("first_of")
        if isinstance(inner, Table):
            return {entry.key.text: entry.key for entry in inner.entries}
    return {}


def resolve_events(build: Build) -> None:
    """Fill `build.events`; one that is wrong is marked broken, so that what waits for it says nothing more."""
    for source in build.sources["events"].values():
        made = _event(build, source)
        if made is None:
            for name in (source.name, *members_of(source)):
                build.scope.known[name] = Known("event", broken=True)
        for one in made or ():
            build.events[one.name] = one
    for source in build.sources["choices"].values():
        choice = _choice(build, source)
        if choice is None:
            build.scope.known[source.name] = Known("event", broken=True)
        else:
            build.events[source.name] = choice


def in_order(build: Build) -> tuple[Event, ...]:
    """The events, each after those it reads; a circle is a problem that names its members."""
    reads: dict[str, list[str]] = {}
    for event in build.events.values():
        clock = event.clock
        also = (
            [clock.group]
            if isinstance(clock, Member)
            else list(clock.ends)
            if isinstance(clock, Every)
            else []
        )
        reads[event.name] = [
            name for name in (event.after, *also) if name is not None and name in build.events
        ]
    try:
        return tuple(build.events[name] for name in graphlib.TopologicalSorter(reads).static_order())
    except graphlib.CycleError as error:
        circle: list[str] = error.args[1][:-1][::-1]
        order = {name: number for number, name in enumerate(reads)}
        at = circle.index(min(circle, key=order.__getitem__))
        circle = [*circle[at:], *circle[:at]]
        place = build.events[circle[0]].place
        waits = f"'{circle[0]}' waits for itself" if len(circle) == 1 else "these events wait for each other"
        path = " → ".join([*circle, circle[0]])
        build.page.wrong(place, f"{waits} and so never happen: {path}; break the circle at one 'after'")
        return ()


# --- One event ----------------------------------------------------------------------------------------------------------


def _event(build: Build, source: Source) -> list[Event] | None:
    page, name = build.page, source.name
    if isinstance(source.node, Text) and whole_month(source.node.text.strip()) is not None:
        page.wrong(source.node, f"write event '{name}' as {{at: {source.node.text.strip()}}}")
        return None
    fields = page.fields(source.node, "event", f"event '{name}'")
    ways = [way for way in WAYS if way in fields]
    if not ways and page.is_torn(source.node):
        return None
    if "chance" in fields and not {"within", "at"} & fields.keys():
        page.wrong(source.key, f"event '{name}' has a chance; say by when: within: 24 months, or at: 2025-04")
        return None
    if len(ways) != 1:
        if not ways:
            given = "says nothing of when; give it a hazard, when, at, chance … within, after … delay, first of or every"
        else:
            given = f"has {' and '.join(ways)}; keep one of them"
            if set(ways) == {"delay", "within"} or set(ways) == {"delay", "hazard"}:
                given += " (after: alone starts its clock in the month after that event)"
        page.wrong(source.key, f"event '{name}' {given}")
        return None
    way = ways[0]
    allowed = _ALLOWED[way] | {"basis", "why", "title"}
    for key in fields:
        if key not in allowed:
            page.wrong(fields[key], f"'{key}' does not go with '{way}' in event '{name}'")
            return None
    after = _event_name(build, fields["after"], "after") if "after" in fields else None
    if "after" in fields and after is None:
        return None
    basis = build.basis(fields.get("basis"))
    clock = _CLOCKS[way](build, name, fields, basis)
    if clock is None:
        return None
    if way == "delay" and after is None:
        page.wrong(source.key, f"event '{name}' has a delay; say after: which event")
        return None
    if isinstance(clock, tuple):  # `every` from an event
        clock, after = clock
    event = Event(
        name=name,
        clock=clock,
        after=after,
        title=page.text_of(fields.get("title"), "title"),
        why=page.text_of(fields.get("why"), "why"),
        basis=basis,
        assumed=not basis and way not in ("delay", "every", "when"),
        place=Place(source.key.line, source.key.column),
    )
    found = [event]
    if isinstance(clock, FirstOf):
        for index, (member, at) in enumerate(members_of(source).items()):
            place = Place(at.line, at.column)
            found.append(Event(name=member, clock=Member(group=name, index=index), basis=basis, place=place))
    return found


_ALLOWED: dict[str, frozenset[str]] = {
    "hazard": frozenset({"hazard", "after"}),
    "when": frozenset({"when", "after"}),
    "at": frozenset({"at", "chance"}),
    "within": frozenset({"within", "chance", "after"}),
    "delay": frozenset({"delay", "after"}),
    "first of": frozenset({"first of", "after"}),
    "every": frozenset({"every", "from", "since", "until"}),
}

Fields = Mapping[str, Node]
Basis = tuple[str, ...]


def _hazard(build: Build, name: str, fields: Fields, basis: Basis) -> Clock | None:
    field = build.field("event", name, "hazard", fields["hazard"], basis, hazard=True)
    found = build.amount(fields["hazard"], field, f"hazard of '{name}'")
    rate = found and build.compounded(found, f"hazard of '{name}'", hazard=True, moving=True)
    if found is None or rate is None:
        return None
    when = uniform_input(build, "event", name, "when", fields["hazard"])
    return Hazard(rate=rate, when=when) if found.varies == "once" else MovingHazard(rate=rate, when=when)


def _when(build: Build, name: str, fields: Fields, basis: Basis) -> Clock | None:
    field = build.field("event", name, "when", fields["when"], basis)
    found = build.condition(fields["when"], field, f"'when' of '{name}'")
    if found is None:
        return None
    if any(isinstance(part, Happened) and part.event == name for part in parts_of(found.expression)):
        build.page.wrong(fields["when"], f"'{name}' waits for itself; name what makes it happen")
        return None
    return When(condition=found.expression)


def _choice(build: Build, source: Source) -> Event | None:
    page, name = build.page, source.name
    fields = page.fields(source.node, "choice", f"choice '{name}'")
    missing = [key for key in ("by", "at", "if") if key not in fields]
    if missing:
        if not page.is_torn(source.node):
            page.wrong(
                source.key,
                f"choice '{name}' has no {missing[0]}; write {{by: {build.header.codes[0] if build.header.codes else 'RU'}, at: 2028-01, if: a condition, or better}}",
            )
        return None
    text = fields["by"].text.strip() if isinstance(fields["by"], Text) else ""
    month = page.date(fields["at"], build.header, f"'at' of '{name}'")
    if text not in build.header.codes:
        near = naming.nearest(text, build.header.codes, 0.3)
        hint = f"did you mean '{near}'?" if near else f"parties are {', '.join(build.header.codes)}"
        page.wrong(fields["by"], f"choice '{name}' is made by '{text}', which is no party; {hint}")
        return None
    if month is None:
        return None
    if not 0 <= month < build.header.months:
        page.wrong(
            fields["at"],
            f"choice '{name}' lies outside the model, which runs {build.header.months} months from {build.header.start}",
        )
        return None
    condition: Expression | None = None
    rule = fields["if"]
    basis = build.basis(fields.get("basis"))
    if not (isinstance(rule, Text) and rule.text.strip() == "better"):
        found = build.condition(rule, build.field("event", name, "if", rule, basis), f"'if' of '{name}'")
        if found is None:
            return None
        condition = found.expression
    return Event(
        name=name,
        clock=Chosen(party=text, month=month, condition=condition),
        title=page.text_of(fields.get("title"), "title"),
        why=page.text_of(fields.get("why"), "why"),
        basis=basis,
        place=Place(source.key.line, source.key.column),
    )


def _at(build: Build, name: str, fields: Fields, basis: Basis) -> Clock | None:
    month = build.page.date(fields["at"], build.header, f"'at' of '{name}'")
    if month is None:
        return None
    month = max(month, -1)
    if "chance" not in fields:
        return At(month=month)
    chance = chance_of(build, "event", name, fields["chance"], basis)
    if chance is None:
        return None
    return At(month=month, chance=chance, when=uniform_input(build, "event", name, "when", fields["at"]))


def _within(build: Build, name: str, fields: Fields, basis: Basis) -> Clock | None:
    if "chance" not in fields:
        build.page.wrong(
            fields["within"], f"event '{name}' says within; say the chance too, as in chance: unlikely"
        )
        return None
    months = build.page.duration(fields["within"], build.words, f"'within' of '{name}'")
    chance = chance_of(build, "event", name, fields["chance"], basis)
    if months is None or chance is None:
        return None
    return Within(
        chance=chance, months=months, when=uniform_input(build, "event", name, "when", fields["within"])
    )


def _delay(build: Build, name: str, fields: Fields, basis: Basis) -> Clock | None:
    months = build.page.duration(fields["delay"], build.words, f"'delay' of '{name}'", least=0)
    return None if months is None else Delayed(months=months)


def _first_of(build: Build, name: str, fields: Fields, basis: Basis) -> Clock | None:
    node, page = fields["first of"], build.page
    if not isinstance(node, Table) or len(node.entries) < 2:
        page.wrong(
            node,
            "'first of' names two or more events with hazards, as in {peace: {hazard: 2 % per month}, collapse: {hazard: 1 % per month}}",
        )
        return None
    rates: list[Compound] = []
    total = 0.0
    for entry in node.entries:
        member = entry.key.text
        inner = page.fields(entry.value, "event", f"event '{member}'")
        if set(inner) - {"why", "title", "basis"} != {"hazard"}:
            page.wrong(entry.key, f"'{member}' competes, so it needs a hazard and nothing else")
            return None
        field = build.field(
            "event", member, "hazard", inner["hazard"], build.basis(inner.get("basis")) or basis, hazard=True
        )
        found = build.amount(inner["hazard"], field, f"hazard of '{member}'")
        rate = found and build.compounded(found, f"hazard of '{member}'", hazard=True)
        if found is None or rate is None:
            return None
        rates.append(rate)
        total += 1 - (1 - min(_end(build, found) * rate.months, 1.0)) ** (1 / rate.months)
    if total > 1 + 1e-9:
        page.wrong(
            node,
            f"the hazards of '{name}' can sum to {total * 100:.4g} % in a month; together they cannot exceed 100 %: "
            "bound them, as in 'min(2 % to 10 %, 50 %) * 1 per month'",
        )
        return None
    return FirstOf(
        members=tuple(entry.key.text for entry in node.entries),
        rates=tuple(rates),
        when=uniform_input(build, "event", name, "when", node),
        which=uniform_input(build, "event", name, "which", node),
    )


def _end(build: Build, hazard: Resolved) -> float:
    """The greatest monthly chance worth speaking of: an interval has no end, but next to none of it lies beyond its last millionth.

    Where hazards drawn from there sum to more than 1, the event surely happens.
    """
    if isinstance(hazard.expression, Draw):
        return fit.quantile(build.scope.inputs[hazard.expression.input].distribution, 1 - 1e-6)
    return hazard.range[1]


def _every(build: Build, name: str, fields: Fields, basis: Basis) -> Clock | tuple[Clock, str] | None:
    months = build.page.duration(fields["every"], build.words, f"'every' of '{name}'")
    first, last, begins, ends = bounds(build, fields, f"event '{name}'")
    if months is None or begins is None:
        return None
    if len(begins) > 1:
        build.page.wrong(fields["every"], f"event '{name}' can begin after one event only")
        return None
    if begins and first > 0:
        build.page.wrong(fields["every"], f"event '{name}' begins at a date or after an event, not both")
        return None
    # what began before the start keeps its beat: every 12 months from September recurs in September
    clock = Every(months=months, first=first if first >= 0 else first % months, last=last, ends=ends)
    return (clock, begins[0].event) if begins else clock


_CLOCKS = {
    "hazard": _hazard,
    "when": _when,
    "at": _at,
    "within": _within,
    "delay": _delay,
    "first of": _first_of,
    "every": _every,
}


# --- What flows and effects share with events ---------------------------------------------------------------------------


def uniform_input(build: Build, section: str, name: str, role: str, node: Node) -> str:
    """An input that is nothing but chance: the month in which something happens."""
    field = build.field(section, name, role, node)
    return build.scope.add(
        Input(
            key=field.key,
            name=name,
            section=field.section,
            role=role,
            distribution=fit.Uniform(low=0.0, high=1.0),
            unit=SHARE,
            written="chance",
            assumed=False,
            place=Place(node.line, node.column),
        )
    )


def chance_of(build: Build, section: str, name: str, node: Node, basis: Basis) -> Expression | None:
    field = build.field(section, name, "chance", node, basis)
    found = build.share(node, field, f"chance of '{name}'", once=True, chance=True)
    return None if found is None else found.expression


def _event_name(build: Build, node: Node, key: str) -> str | None:
    """The event a scalar names; anything else is a problem that says what was likely meant."""
    name = node.text.strip() if isinstance(node, Text) else build.page.source(node)
    known = build.scope.known.get(name)
    if known is None and name in build.scope.misdeclared:
        return None
    if known is None or known.kind != "event":
        events = [one for one, what in build.scope.known.items() if what.kind == "event"]
        near = naming.nearest(name, events, 0.6)
        hint = (
            f"did you mean '{near}'?"
            if near
            else f"events are {', '.join(events) or 'declared under events:'}"
        )
        kind = f"'{name}' is a {known.kind}, not an event" if known else f"there is no event '{name}'"
        if known is None and key != "after" and name[:4].isdigit():
            hint = "a date is written 2025-04 or 2025-04-01"
        build.page.wrong(node, f"{kind}; {hint}")
        return None
    build.scope.read_outside.add(name)
    if known.broken:
        return None
    if name in build.recurring and key in ("until", "after"):
        build.page.wrong(
            node, f"'{name}' recurs, so it can end nothing and nothing can come after it; name a single event"
        )
        return None
    return name


def bounds(
    build: Build, fields: Fields, entry: str
) -> tuple[int, int | None, tuple[Begin, ...] | None, tuple[str, ...]]:
    """First and last month (the first may lie before the start), the events it begins after and ends with; `begins` is None where something
    is wrong."""
    first: int | None = None
    last, wrong = None, False
    begins: list[Begin] = []
    ends: list[str] = []
    for key in ("from", "since", "until"):
        node = fields.get(key)
        for one in node.items if isinstance(node, Items) else (node,) if node is not None else ():
            text = one.text.strip() if isinstance(one, Text) else ""
            if whole_month(text) is not None:
                month = build.page.date(one, build.header, key)
                assert month is not None
                if key != "until":
                    first = month if first is None else max(first, month)
                else:
                    last = month if last is None else min(last, month)
                continue
            name = _event_name(build, one, key)
            if name is None:
                wrong = True
            elif key == "until":
                ends.append(name)
            else:
                begins.append(Begin(event=name, inclusive=name in build.recurring))
    first = first or 0
    if last is not None and last < first:
        build.page.wrong(fields["until"], f"{entry} ends before it begins")
        wrong = True
    elif first >= build.header.months:
        at = fields.get("since") or fields["from"]
        build.page.warn(at, message("deal.never", entry=entry, months=build.header.months))
    return first, last, None if wrong else tuple(begins), tuple(ends)


def window_of(build: Build, section: str, name: str, fields: Fields, basis: Basis) -> Window | None:
    """When a flow or effect is active; its own `chance` becomes a private event."""
    first, last, begins, ends = bounds(build, fields, f"{section} '{name}'")
    condition: Expression | None = None
    wrong = begins is None
    if "while" in fields:
        field = build.field(section, name, "while", fields["while"], basis)
        found = build.condition(fields["while"], field, f"'while' of '{name}'")
        wrong = wrong or found is None
        condition = found.expression if found else None
    if "within" in fields and "chance" not in fields:
        build.page.wrong(
            fields["within"], f"{section} '{name}' says within; say the chance too, as in chance: unlikely"
        )
        wrong = True
    if "chance" in fields:
        private = _private(build, section, name, fields, basis)
        if private is None:
            wrong = True
        elif begins is not None:
            begins = (*begins, Begin(event=private, inclusive=True))
    if wrong:
        return None
    return Window(first=max(first, 0), last=last, begins=begins or (), ends=ends, condition=condition)


def _private(build: Build, section: str, name: str, fields: Fields, basis: Basis) -> str | None:
    """The event of a flow's own chance. With a chance alone it happens in month 0 or never: the flow exists or does not."""
    months: int | None = 1
    if "within" in fields:
        months = build.page.duration(fields["within"], build.words, f"'within' of '{name}'")
    chance = chance_of(build, section, name, fields["chance"], basis)
    if months is None or chance is None:
        return None
    node = fields["chance"]
    private = f"{section} {name}"
    build.events[private] = Event(
        name=private,
        clock=Within(chance=chance, months=months, when=uniform_input(build, section, name, "when", node)),
        private=True,
        basis=basis,
        assumed=not basis,
        place=Place(node.line, node.column),
    )
    return private
