"""The functions of a kernel: balances at the end, balances with one event summed, and every figure of an outcome."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from countertrade.modelling import deal as d
from countertrade.simulation.codegen import Writer
from countertrade.simulation.figures import Figure
from countertrade.simulation.graph import Node
from countertrade.simulation.intermediate_form import Form, Term
from countertrade.simulation.quasi_random import APART
from countertrade.simulation.question_codegen import Questions


class _Totals:
    """What some forms come to over all months: a sum kept for each term that the months have to be run for, a node for any other."""

    def __init__(self, w: Writer, forms: Collection[Form]) -> None:
        once = {term: w.once(term) for term in w.terms(forms)}
        self._once = {term: node for term, node in once.items() if node is not None}
        self.terms = [term for term in once if term not in self._once]
        self.sums = {term: f"sum{number}" for number, term in enumerate(self.terms)}
        self.nodes = {node for form in forms for node in form.values()} | set(self._once.values())

    def text(self, form: Form, known: Callable[[Node], str]) -> str:
        return " + ".join(self.part(term, node, known) for term, node in form.items()) or "0.0"

    def part(self, term: Term, node: Node, known: Callable[[Node], str]) -> str:
        return f"{known(node)} * {known(self._once[term]) if term in self._once else self.sums[term]}"


def _coefficients(w: Writer, forms: Collection[Form]) -> set[Node]:
    """The nodes that forms are netted with, beside their own: see `Writer.net`."""
    found: set[Node] = set()
    for form in forms:
        sides = w.sides(form)
        found |= {*sides.raises.values(), *sides.lowers.values(), *w.sized(form).values()}
    return found


def balances(w: Writer, parties: Sequence[str]) -> None:
    """Every party's balance at the end, a row of Y each."""
    forms = [w.plan.balances[party] for party in parties]
    total = _Totals(w, forms)
    used = w.used(total.terms)
    monthly = w.monthly_nodes(used)
    finish = total.nodes | _coefficients(w, forms)
    w.say(0, "def balances(X, F, G, months, W, Y):")
    w.fixed([*monthly, *finish, *w.starts(used)])
    w.prelude(used, monthly, total.sums.values())

    def book(offset: int) -> None:
        w.month(used, total.sums, offset)

    state = [*w.states(used), *total.sums.values()]
    w.months(state, monthly, w.scalars(used, total.terms), book)
    known = w.ending(finish, total.sums.values())
    for row, form in enumerate(forms):
        text, turned = w.net(form, lambda term, node: total.part(term, node, known), f"net{row}", 2)
        if turned:
            w.say(2, f"net{row} = {text}")
            text = f"(net{row} if abs(net{row}) > NOTHING * ({turned}) else 0.0)"
        w.say(2, f"Y[{row * APART} + j] = {text}")


def summed(w: Writer, parties: Sequence[str]) -> None:
    """Every party's balance for each month in which one event can happen, and how likely each of them is.

    Y has, for each month, a row a party, what the event's month adds to the rest, and a row with its chance, in the last month
    that of "then or never"; then the rest, a row a party, and what it and all months turn over, a row a party.
    """
    plan, count = w.plan, len(parties)
    event = plan.summed
    assert event is not None
    mask = ("until", event.month)
    forms = [plan.balances[party] for party in parties]
    before = [
        {
            (tuple(f for f in factors if f != mask), tables): node
            for (factors, tables), node in form.items()
            if mask in factors
        }
        for form in forms
    ]
    rest = [{term: node for term, node in form.items() if mask not in term[0]} for form in forms]
    total = _Totals(w, rest)
    needed = [*total.terms, *w.terms(before)]
    used = w.used(needed)
    so_far = {f"so_far{number}": form for number, form in enumerate(before)}
    monthly = w.monthly_nodes(used) | {event.chance} | {node for form in before for node in form.values()}
    monthly |= _coefficients(w, before)
    within = [event.within] if event.within is not None else []
    finish = total.nodes | _coefficients(w, rest)
    turning = [f"turned_{name}" for name in so_far]
    w.say(0, "def summed(X, F, G, months, W, Y):")
    w.fixed([*monthly, *finish, *w.starts(used), *within])
    w.prelude(used, monthly, [*total.sums.values(), *so_far, *turning], {"left": "1.0"})
    chance = w.name(event.chance)

    def book(offset: int) -> None:
        text = f"left * {chance}"
        if event.within is not None:
            months = w.name(event.within)
            text = f"({chance} / {months} if m{offset} < {months} else 0.0)"
        w.say(3, f"now = left if m{offset} == latest else {text}")
        w.say(3, "left = left - now")
        w.month(used, total.sums, offset, running=so_far, always=True)
        for number, name in enumerate([*so_far, "now"]):
            w.say(3, f"out[{(offset * (count + 1) + number) * APART} + j] = {name}")

    w.say(1, "latest = months - 1.0")
    state = [*w.states(used), *total.sums.values(), *so_far, *turning, "left"]
    w.months(state, monthly, w.scalars(used, needed), book, "Y", count + 1)
    known = w.ending(finish, [*total.sums.values(), *turning])
    for number, form in enumerate(rest):
        text, turned = w.net(form, lambda term, node: total.part(term, node, known), f"net{number}", 2)
        w.say(2, f"net{number} = {text}")
        w.say(2, f"Y[({count + 1} * months + {number}) * APART + j] = net{number}")
        at = f"({count + 1} * months + {count + number}) * APART"
        w.say(2, f"Y[{at} + j] = turned_so_far{number} + {turned or f'abs(net{number})'}")


def everything(w: Writer, deal: d.Deal, model: d.Model) -> dict[Figure, int]:
    """Every figure of the outcome, and in which row of V each stands: figures that are written the same share one.

    V has, for each month, a row a party, its balance so far; then what is known at the end.
    """
    plan = w.plan
    parties = [party.code for party in deal.parties]
    running: dict[str, Form] = {f"balance{n}": plan.balances[party] for n, party in enumerate(parties)}
    ends: dict[Figure, Form] = {
        (side, flow): form for flow, sides in plan.flows.items() for side, form in sides.items()
    }
    asked = Questions(deal, model, w, running)
    total = _Totals(w, ends.values())
    needed = [*total.terms, *w.terms([*running.values(), *asked.forms.values()])]
    used = w.used(needed, everything=True)
    left = {stock.name: f"left{number}" for number, stock in enumerate(plan.stocks)}
    monthly = w.monthly_nodes(used)
    monthly |= {node for form in (*running.values(), *asked.forms.values()) for node in form.values()}
    monthly |= set(asked.months.values())
    monthly |= _coefficients(w, running.values())
    finish = total.nodes | set(plan.events.values())
    w.say(0, "def everything(X, F, G, months, W, V):")
    w.fixed([*monthly, *finish, *w.starts(used), *asked.figures.values(), *asked.numbers])
    state = [*total.sums.values(), *running, *w.turning(running), *left.values()]
    starts = {name: "NEVER" if name.startswith("first") else "0.0" for name in asked.state}
    w.prelude(used, monthly, state, starts)
    count = len(parties)

    def book(offset: int) -> None:
        w.month(used, total.sums, offset, running=running, left=left, asked=asked)
        for n in range(count):
            w.say(3, f"out[{(offset * count + n) * APART} + j] = balance{n}")

    w.months([*w.states(used), *state, *starts], monthly, w.scalars(used, needed), book, "V", count)
    known = w.ending(finish, [*state, *w.stocks.values(), *starts])
    values: dict[Figure, str] = {figure: total.text(form, known) for figure, form in ends.items()}
    balance = {party: f"balance{n}" for n, party in enumerate(parties)}
    for number, flow in enumerate(model.flows):
        for side, party, sign in (("to", flow.recipient, "-"), ("from", flow.giver, "")):
            units = values.pop((f"units {side}", flow.name), None)
            if units is not None:
                w.say(2, f"units_{side}{number} = {units}")
                name = f"units_{side}{number}"
                values["price", flow.name, side] = (
                    f"({sign}{balance[party]} / {name} if {name} > 0.0 else NAN)"
                )
    for stock in plan.stocks:
        values["end", stock.name] = w.stocks[stock.name]
        values["left", stock.name] = left[stock.name]
    for event, node in plan.events.items():
        month = known(node)
        values["month", event] = f"(most({month}, -1.0) if {month} < months else NAN)"
    values |= asked.answers(known)
    names: dict[Figure, int] = {}
    for n, party in enumerate(parties):
        names |= {("fan", party, month): month * count + n for month in range(plan.months)}
        names["balance", party] = names["fan", party, plan.months - 1]
    written: dict[str, int] = {}
    for figure, value in values.items():
        if value not in written:
            written[value] = plan.months * count + len(written)
            row = f"({count} * months + {len(written) - 1}) * APART"
            w.say(2, f"V[{row} + j] = {value}")
        names[figure] = written[value]
    return names
