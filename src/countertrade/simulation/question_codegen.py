"""The questions of a deal within a kernel: their subjects, written out for every draw after a month is booked."""

from __future__ import annotations

from collections.abc import Callable

from countertrade.modelling import deal as d
from countertrade.modelling import expressions as e
from countertrade.simulation.codegen import Writer
from countertrade.simulation.graph import Node
from countertrade.simulation.intermediate_form import Form, Unsupported

WRITTEN = {
    "+": "({} + {})",
    "-": "({} - {})",
    "*": "({} * {})",
    "/": "({} / {})",
    "<": "(1.0 if {} < {} else 0.0)",
    ">": "(1.0 if {} > {} else 0.0)",
    "<=": "(1.0 if {} <= {} else 0.0)",
    ">=": "(1.0 if {} >= {} else 0.0)",
    "and": "({} * {})",
    "or": "most({}, {})",
    "min": "least({}, {})",
    "max": "most({}, {})",
    "abs": "abs({})",
    "sqrt": "sqrt({})",
    "exp": "exp({})",
    "log": "log({})",
}


class Questions:
    """The questions of one scenario. `running` maps what accumulates by month to its form; questions add to it."""

    def __init__(self, deal: d.Deal, model: d.Model, writer: Writer, running: dict[str, Form]) -> None:
        self.deal, self.writer, self.plan = deal, writer, writer.plan
        self.asked = [
            (index, question)
            for index, question in enumerate(deal.questions)
            if question.scenario == model.scenario
        ]
        self._running = running
        self._party = {party.code: f"balance{number}" for number, party in enumerate(deal.parties)}
        self._flow = {flow.name: f"arrived{number}" for number, flow in enumerate(model.flows)}
        self._quantity: dict[str, str] = {}
        self.forms: dict[str, Form] = {}  # quantities that questions read, in their month
        self.months: dict[str, Node] = {}  # events that questions read
        self.figures: dict[int, Node] = {}
        self.numbers: list[Node] = []
        self.state: list[str] = []
        for index, question in self.asked:
            last = deal.months - 1 if question.by is None else question.by
            self.figures[index] = self.plan.graph.figure(float(last), ("by", index))
            self._collect(question.subject)
            self.state += (
                [f"first{index}", f"held{index}"] if question.asks == "month" else [f"answer{index}"]
            )
            if question.given is not None:
                self.months[question.given.event] = self._event(question.given.event)

    def _figure(self, number: e.Number) -> Node:
        return self.plan.graph.figure(number.value, ("number", number.place, number.value))

    def _event(self, name: str) -> Node:
        if name not in self.plan.events:
            raise Unsupported("asks_recurring", event=name)
        return self.plan.events[name]

    def _collect(self, expression: e.Expression) -> None:
        match expression:
            case e.Balance(party=party, everyone=True) if party in self.plan.everyone:
                self._running[f"everyone_{self._party[party]}"] = self.plan.everyone[party]
            case e.FlowTotal(flow=flow):
                self._running[self._flow[flow]] = self.plan.flows[flow]["arrived"]
            case e.Happened(event=event):
                self.months[event] = self._event(event)
            case e.Name(kind="quantity", name=name) if name not in self._quantity:
                self._quantity[name] = f"quantity{len(self._quantity)}"
                self.forms[self._quantity[name]] = self.plan.quantity(name)
            case e.Negative(operand=operand) | e.Not(operand=operand):
                self._collect(operand)
            case (
                e.Binary(left=left, right=right)
                | e.Compare(left=left, right=right)
                | e.Logic(left=left, right=right)
            ):
                self._collect(left)
                self._collect(right)
            case e.Choice(condition=condition, then=then, otherwise=otherwise):
                for part in (condition, then, otherwise):
                    self._collect(part)
            case e.Call(arguments=arguments):
                for part in arguments:
                    self._collect(part)
            case e.Number():
                self.numbers.append(self._figure(expression))
            case e.Draw():
                raise Unsupported("asks_interval")

    # --- within a month ---------------------------------------------------------------------------------------------------

    def before_stocks(self, offset: int) -> None:
        """While stocks stand as at the beginning of the month: quantities, and what held before anything was booked."""
        for name, form in self.forms.items():
            self.writer.say(3, f"{name} = {self.writer.form(form, offset)}")
        for index, question in self.asked:
            if question.asks == "month":
                before = self._text(question.subject, before=True)
                self.writer.say(3, f"held{index} = {before} if m{offset} == 0.0 else held{index}")

    def after_month(self, offset: int) -> None:
        """After everything is booked and the stocks have moved."""
        month = self.writer.month_name
        for index, question in self.asked:
            by = self.writer.name(self.figures[index])
            text = self._text(question.subject, before=False)
            if question.asks != "month":
                self.writer.say(3, f"answer{index} = {text} if {month} == {by} else answer{index}")
                continue
            self.writer.say(3, f"holds{index} = {text}")
            found = (
                f"(holds{index} != 0.0) & (held{index} == 0.0) & (first{index} >= NEVER) & ({month} <= {by})"
            )
            self.writer.say(3, f"first{index} = {month} if {found} else first{index}")
            self.writer.say(3, f"held{index} = holds{index}")

    def answers(self, known: Callable[[Node], str]) -> dict[tuple[object, ...], str]:
        """What stands in the rows of each question at the end."""
        out: dict[tuple[object, ...], str] = {}
        for index, question in self.asked:
            value = f"answer{index}"
            if question.asks == "month":
                value = f"(first{index} if first{index} < NEVER else NAN)"
            kept = "1.0"
            if question.given is not None:
                month = known(self.months[question.given.event])
                happens = f"{month} < months" if question.given.happens else f"{month} >= months"
                kept = f"(1.0 if {happens} else 0.0)"
                value = f"({value} if {happens} else NAN)"
            out["answer", index] = value
            out["kept", index] = kept
        return out

    def _text(self, expression: e.Expression, *, before: bool) -> str:
        def text(part: e.Expression) -> str:
            return self._text(part, before=before)

        match expression:
            case e.Number():
                return self.writer.name(self._figure(expression))
            case e.Balance(party=party, everyone=everyone):
                name = self._party[party]
                if everyone and party in self.plan.everyone:
                    name = f"everyone_{name}"
                return "0.0" if before else name
            case e.FlowTotal(flow=flow):
                return "0.0" if before else self._flow[flow]
            case e.Name(kind="quantity", name=name):
                return self._quantity[name]
            case e.Name(name=name):
                return self.writer.stocks[name]
            case e.Happened(event=event):
                month = "-1.0" if before else self.writer.month_name
                return f"(1.0 if {self.writer.name(self.months[event])} <= {month} else 0.0)"
            case e.Negative(operand=operand):
                return f"(-{text(operand)})"
            case e.Not(operand=operand):
                return f"(1.0 - {text(operand)})"
            case (
                e.Binary(operator=operator, left=left, right=right)
                | e.Compare(operator=operator, left=left, right=right)
                | e.Logic(operator=operator, left=left, right=right)
            ):
                return WRITTEN[operator].format(text(left), text(right))
            case e.Choice(condition=condition, then=then, otherwise=otherwise):
                return f"({text(then)} if {text(condition)} != 0.0 else {text(otherwise)})"
            case e.Call(function=function, arguments=arguments):
                total = text(arguments[0])
                if function not in ("min", "max"):
                    return WRITTEN[function].format(total)
                for argument in arguments[1:]:
                    total = WRITTEN[function].format(total, text(argument))
                return total
        raise Unsupported("asks", expression=type(expression).__name__)
