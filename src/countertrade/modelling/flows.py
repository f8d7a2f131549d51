"""Flows and effects of a deal file: who gives what to whom, when, and what it is worth to each."""

from __future__ import annotations

from typing import NamedTuple

from countertrade import naming
from countertrade.files import Items, Node, Table, Text
from countertrade.modelling.build import Build, Source
from countertrade.modelling.deal import Effect, Flow, Keep, NotCounted, OpenEffect, Price, Window
from countertrade.modelling.dimensions import Units, currency_of, power_of_time, said, times, without_time
from countertrade.modelling.entries import whole_month
from countertrade.modelling.events import window_of
from countertrade.modelling.expressions import Dimensions, Expression, Number, Place, Unit
from countertrade.modelling.resolve import Resolved
from countertrade.modelling.syntax import names_in
from countertrade.records import message

Fields = dict[str, Node]
Basis = tuple[str, ...]


class Amount(NamedTuple):
    """What moves, and whether month by month or once."""

    expression: Expression
    rate: bool
    parts: int
    good: Dimensions
    unit: Unit


def resolve_flows(build: Build) -> tuple[tuple[Flow, ...], tuple[NotCounted, ...]]:
    """The flows as written, and the sides of them that have no price."""
    sources = build.sources["flows"].values()
    build.scope.flows = {source.name: None for source in sources}
    flows: list[Flow] = []
    uncounted: list[NotCounted] = []
    for source in sources:
        made = _flow(build, source)
        if made is None:
            build.scope.refused_flows.add(source.name)
            continue
        flows.append(made)
        if made.yearly:
            build.scope.yearly.add(made.name)
        build.scope.flows[made.name] = made.unit.dimensions
        if made.worth is None:
            uncounted.append(NotCounted(flow=made.name, party=made.recipient, why="no price"))
        if made.cost is None:
            free = isinstance(made.worth, Price)
            why = "its cost is not given" if free else "no price"
            uncounted.append(NotCounted(flow=made.name, party=made.giver, why=why))
    return tuple(flows), tuple(uncounted)


def resolve_effects(build: Build) -> tuple[tuple[Effect, ...], tuple[OpenEffect, ...]]:
    """The effects that are counted, and those said without a figure."""
    found = [_effect(build, source) for source in build.sources["effects"].values()]
    return (
        tuple(effect for effect in found if isinstance(effect, Effect)),
        tuple(effect for effect in found if isinstance(effect, OpenEffect)),
    )


# --- Flows --------------------------------------------------------------------------------------------------------------


def _flow(build: Build, source: Source) -> Flow | None:
    page, name = build.page, source.name
    fields = page.fields(source.node, "flow", f"flow '{name}'")
    if not fields:
        return None
    torn = page.is_torn(source.node)
    basis = build.basis(fields.get("basis"))
    parties = _parties(build, source, fields, torn)
    window = window_of(build, "flow", name, fields, basis)
    amount = _amount(build, "flow", source, fields, basis, window)
    yearly = _settles(build, "flow", name, fields, amount)
    delay: int | None = 0
    if "delay" in fields:
        delay = page.duration(fields["delay"], build.words, f"delay of '{name}'", least=0)
    shares: dict[str, Expression] = {}
    wrong = parties is None or window is None or amount is None or delay is None or yearly is None
    for key in ("delivered", "lost"):
        if key in fields:
            share = build.share(
                fields[key], build.field("flow", name, key, fields[key], basis), f"'{key}' of '{name}'"
            )
            wrong = wrong or share is None
            if share is not None:
                shares[key] = share.expression
    keeps = _keeps(build, name, fields, basis)
    if wrong or parties is None or window is None or amount is None or delay is None or keeps is None:
        return None
    assert yearly is not None
    giver, recipient = parties
    money = currency_of(amount.good)
    if not window.begins and "read_as" not in fields:
        _say_conditional(build, fields["amount"])
    prices = _prices(build, source, fields, basis, parties, amount.good, money)
    if prices is None:
        return None
    return Flow(
        name=name,
        giver=giver,
        recipient=recipient,
        amount=amount.expression,
        rate=amount.rate,
        parts=amount.parts,
        delivered=shares.get("delivered"),
        lost=shares.get("lost"),
        delay=delay,
        keeps=keeps,
        worth=prices[0],
        cost=prices[1],
        money=money,
        window=window,
        yearly=yearly,
        unit=amount.unit,
        written=_text(build, fields["amount"]),
        title=page.text_of(fields.get("title"), "title"),
        why=page.text_of(fields.get("why"), "why") or page.text_of(fields.get("read_as"), "read_as"),
        basis=basis,
        place=Place(source.key.line, source.key.column),
    )


def _say_conditional(build: Build, node: Node) -> None:
    """Warn of an "if" that was lost on the way from the statement to a flow that surely comes."""
    for word in names_in(tree) if (tree := build.parse(node, "amount")) else ():
        known = build.scope.known.get(word.name)
        if known is not None and known.only_if is not None:
            build.page.warn(
                node,
                message("deal.conditional", name=word.name, claim=known.only_if),
            )


def _parties(build: Build, source: Source, fields: Fields, torn: bool) -> tuple[str, str] | None:
    """Giver and recipient. Where `giver` names the party, `from` is left to say when it begins."""
    page, codes, name = build.page, build.header.codes, source.name
    if "from" in fields and "giver" in fields:
        node = fields.pop("from")
        if "since" in fields:
            page.wrong(node, f"flow '{name}' has giver, from and since; keep giver and since")
            return None
        fields["since"] = node
    found: list[str | None] = []
    for keys, verb in ((("giver", "from"), "comes from"), (("recipient", "to"), "goes to")):
        given = [key for key in keys if key in fields]
        if not given:
            if not torn:
                page.wrong(
                    source.key,
                    f"flow '{name}' does not say whom it {verb}; write {keys[-1]}: {' or '.join(codes)}",
                )
            found.append(None)
            continue
        if len(given) > 1:
            page.wrong(fields[given[1]], f"flow '{name}' has both {given[0]} and {given[1]}; keep one")
        found.append(party_of(build, fields.pop(given[0]), f"flow '{name}' {verb}", given[0]))
    giver, recipient = found
    if giver is None or recipient is None:
        return None
    if giver == recipient:
        page.wrong(source.key, f"flow '{name}' comes from {giver} and goes to {giver}; what stays is no flow")
        return None
    return giver, recipient


def party_of(build: Build, node: Node, what: str, key: str = "party") -> str | None:
    codes = build.header.codes
    text = node.text.strip() if isinstance(node, Text) else build.page.source(node)
    if text in codes:
        return text
    named = {party.name: party.code for party in build.header.parties}
    known = build.scope.known.get(text)
    if key == "from" and (
        isinstance(node, Items) or whole_month(text) is not None or (known and known.kind == "event")
    ):
        build.page.wrong(
            node, f"{what} a party, and '{text}' is none; when it begins is written since: {text}"
        )
        return None
    near = named.get(text) or naming.nearest(text, [*codes, *named], 0.5)
    hint = f"did you mean '{named.get(near, near)}'?" if near else f"parties are {', '.join(codes)}"
    build.page.wrong(node, f"{what} '{text}', which is no party; {hint}")
    return None


def _amount(
    build: Build, section: str, source: Source, fields: Fields, basis: Basis, window: Window | None
) -> Amount | None:
    page, name, units = build.page, source.name, build.header.units
    if "amount" not in fields:
        if not page.is_torn(source.node):
            page.wrong(
                source.key, f"{section} '{name}' has no amount; say what moves, as in amount: 600 t/year"
            )
        return None
    node = fields["amount"]
    found = build.amount(node, build.field(section, name, "amount", node, basis), f"amount of '{name}'")
    parts: int | None = 1
    if "over" in fields:
        parts = page.duration(fields["over"], build.words, f"'over' of '{name}'")
    if found is None or parts is None:
        return None
    power, good = power_of_time(found.dimensions), without_time(found.dimensions)
    shown = found.unit.text if found.unit and found.unit.text else said(found.dimensions, units)
    if power not in (0, -1):
        way = "divide by a time" if power > 0 else "multiply by a time, as in '* 1 month'"
        page.wrong(node, f"amount of '{name}' is in {shown}, neither an amount nor an amount per time; {way}")
        return None
    if not good:
        hint = "name what moves under counts: and write it after the figure, as in 1 satellite"
        page.wrong(node, f"amount of '{name}' is {shown if not power else 'a rate without a unit'}; {hint}")
        return None
    if any(exponent < 0 for _, exponent in good) or len(good) > 1:
        page.wrong(
            node, f"amount of '{name}' is in {shown}, which is no amount of anything; {_missing(good, units)}"
        )
        return None
    rate = power == -1
    if rate and "over" in fields:
        page.wrong(
            fields["over"],
            f"'{name}' is a rate ({shown}) and books every month; over: is for an amount that comes once",
        )
        return None
    at_the_start = window is not None and window.first <= 0 and not window.begins
    settles = "settles" in fields
    if not rate and found.varies != "once" and at_the_start and parts == 1 and not settles:
        page.warn(
            node,
            message("deal.once", flow=name),
        )
    recurring = window is not None and any(begin.event in build.recurring for begin in window.begins)
    if recurring and (rate or parts > 1):
        page.wrong(
            node,
            f"'{name}' begins with a recurring event, so its amount must come once, not {'per time' if rate else 'in parts'}",
        )
        return None
    return (
        Amount(found.expression, rate, parts, good, units.show(good))
        if _sign(build, section, name, node, found)
        else None
    )


def _settles(build: Build, section: str, name: str, fields: Fields, amount: Amount | None) -> bool | None:
    """Whether an entry settles contract years; None where what it says of that is wrong."""
    if (node := fields.get("settles")) is None:
        return False
    if not isinstance(node, Text) or node.text.strip() != "yearly":
        build.page.wrong(node, f"settles of '{name}' is written 'settles: yearly'")
        return None
    if amount is not None and (amount.rate or amount.parts > 1):
        build.page.wrong(
            node,
            f"{section} '{name}' settles a year at once: its amount comes once, not per time or in parts",
        )
        return None
    if "delay" in fields or build.header.months < 12:
        why = "has no delay" if "delay" in fields else "needs a model of 12 months or more"
        build.page.wrong(node, f"what settles a year {why}")
        return None
    return True


def _missing(good: Dimensions, units: Units) -> str:
    above = [pair for pair in good if pair[1] > 0]
    below = tuple((base, -power) for base, power in good if power < 0)
    if below:
        return f"multiply by an amount in {said(below, units)}"
    return f"divide by {' or '.join(said((pair,), units) for pair in above)}"


def _sign(build: Build, section: str, name: str, node: Node, found: Resolved) -> bool:
    if section != "flow":
        return True
    low, high = found.range
    if high <= 0 and low < 0:
        build.page.wrong(
            node, f"amount of '{name}' is negative; what flows the other way has from and to exchanged"
        )
        return False
    if low < 0:
        build.page.warn(
            node,
            message("deal.negative", flow=name),
        )
    return True


def _keeps(build: Build, name: str, fields: Fields, basis: Basis) -> tuple[Keep, ...] | None:
    node = fields.get("keeps")
    if node is None:
        return ()
    if not isinstance(node, Table) or not node.entries:
        build.page.wrong(node, f"keeps of '{name}' says who keeps which share, as in {{state: 67 % to 90 %}}")
        return None
    if node.get("state") is None:
        build.page.wrong(
            node,
            f"keeps of '{name}' does not say what the state keeps; add state: … (the rest stays with others)",
        )
        return None
    found: list[Keep] = []
    least = 0.0
    for entry in node.entries:
        who = entry.key.text
        if (wrong := naming.bad_name(who)) is not None:
            build.page.wrong(entry.key, wrong)
            return None
        field = build.field("flow", name, f"keeps {who}", entry.value, basis)
        share = build.share(entry.value, field, f"what {who} keeps of '{name}'")
        if share is None:
            return None
        least += share.range[0]
        found.append(Keep(name=who, share=share.expression))
    if least > 1 + 1e-9:
        build.page.wrong(node, f"the shares kept of '{name}' sum to more than 100 %")
        return None
    return tuple(found)


# --- Prices -------------------------------------------------------------------------------------------------------------


def _prices(
    build: Build,
    source: Source,
    fields: Fields,
    basis: Basis,
    parties: tuple[str, str],
    good: Dimensions,
    money: str | None,
) -> tuple[Price | None, Price | None] | None:
    """What a unit is worth to the recipient and costs the giver; None alone where something is wrong."""
    page, name = build.page, source.name
    giver, recipient = parties
    if money is not None:
        for key in ("worth", "cost"):
            if key in fields:
                page.wrong(fields[key], f"'{name}' is money and counts at face value; delete {key}:")
                return None
        _use(build, money, Place(source.key.line, source.key.column))
        face = Price(value=Number(value=1.0), currency=money)
        return face, face
    worth, cost = fields.get("worth"), fields.get("cost")
    if isinstance(worth, Table):
        if cost is not None:
            page.wrong(cost, f"'{name}' gives worth by party, which says the giver's price too; delete cost:")
            return None
        by_party: dict[str, Price | None] = {giver: None, recipient: None}
        for entry in worth.entries:
            party = entry.key.text
            if party not in by_party:
                page.wrong(
                    entry.key, f"'{party}' is no party of '{name}'; its parties are {giver} and {recipient}"
                )
                return None
            if _is_none(entry.value):
                continue
            price = _price(build, name, f"worth {party}", entry.value, basis, good)
            if price is None:
                return None
            by_party[party] = price
        return by_party[recipient], by_party[giver]
    found: list[Price | None] = []
    for key, node in (("worth", worth), ("cost", cost)):
        if node is None or _is_none(node):
            found.append(None)
            continue
        price = _price(build, name, key, node, basis, good)
        if price is None:
            return None
        found.append(price)
    return found[0], found[0] if cost is None else found[1]


def _is_none(node: Node) -> bool:
    return isinstance(node, Text) and node.text.strip() == "none"


def _price(build: Build, name: str, role: str, node: Node, basis: Basis, good: Dimensions) -> Price | None:
    units = build.header.units
    found = build.amount(node, build.field("flow", name, role, node, basis), f"{role} of '{name}'")
    if found is None:
        return None
    home = build.header.currency
    if found.free:
        return Price(value=found.expression, currency=home)
    currency = currency_of(times(good, found.dimensions))
    if currency is None:
        theirs, ours = said(found.dimensions, units), said(good, units)
        build.page.wrong(
            node, f"{role} of '{name}' is in {theirs}, but {ours} moves; it must be in {home}/{ours}"
        )
        return None
    _use(build, currency, found.expression.place)
    return Price(value=found.expression, currency=currency)


def _use(build: Build, currency: str, place: Place) -> None:
    if currency != build.header.currency:
        build.foreign.setdefault(currency, place)


# --- Effects ------------------------------------------------------------------------------------------------------------


NO_FIGURE = "not counted"
"""The amount of an effect that is said without a figure."""


def _effect(build: Build, source: Source) -> Effect | OpenEffect | None:
    page, name = build.page, source.name
    fields = page.fields(source.node, "effect", f"effect '{name}'")
    if not fields:
        return None
    basis = build.basis(fields.get("basis"))
    party: str | None = None
    if "party" in fields:
        party = party_of(build, fields["party"], f"effect '{name}' is on")
    elif not page.is_torn(source.node):
        page.wrong(
            source.key,
            f"effect '{name}' does not say on whom; write party: {' or '.join(build.header.codes)}",
        )
    window = window_of(build, "effect", name, fields, basis)
    place = Place(source.key.line, source.key.column)
    title, why = page.text_of(fields.get("title"), "title"), page.text_of(fields.get("why"), "why")
    if "amount" in fields and _text(build, fields["amount"]) == NO_FIGURE:
        for key in ("over", "settles"):
            if key in fields:
                page.wrong(fields[key], f"'{key}' says how a figure is booked, and '{name}' has none")
                return None
        if party is None or window is None:
            return None
        return OpenEffect(
            name=name,
            party=party,
            window=window,
            written=NO_FIGURE,
            title=title,
            why=why,
            basis=basis,
            place=place,
        )
    amount = _amount(build, "effect", source, fields, basis, window)
    yearly = _settles(build, "effect", name, fields, amount)
    if party is None or window is None or amount is None or yearly is None:
        return None
    currency = currency_of(amount.good)
    if currency is None:
        shown = said(amount.good, build.header.units)
        page.wrong(
            fields["amount"],
            f"effect '{name}' is in {shown}; an effect is money: multiply by a price in {build.header.currency}/{shown}",
        )
        return None
    _use(build, currency, place)
    return Effect(
        name=name,
        party=party,
        amount=amount.expression,
        rate=amount.rate,
        parts=amount.parts,
        currency=currency,
        window=window,
        yearly=yearly,
        unit=amount.unit,
        written=_text(build, fields["amount"]),
        title=title,
        why=why,
        basis=basis,
        place=place,
    )


def _text(build: Build, node: Node) -> str:
    return node.text.strip() if isinstance(node, Text) else build.page.source(node)
