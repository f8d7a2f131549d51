"""Questions to a deal, read by the grammar of expressions:

    P(cond) | (mean|median|q05…q95) of expr | month when cond | chance that cond ; [by date] [in scenario] [if E | if not E]

`expr` may also say `balance of P [, all]`, `flow NAME` and `stock NAME`; `E happens` is a condition.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple

from countertrade import naming
from countertrade.files import Items, Node, Text
from countertrade.modelling.build import Build
from countertrade.modelling.deal import Given, Question
from countertrade.modelling.dimensions import said
from countertrade.modelling.entries import inside, whole_month
from countertrade.modelling.expressions import SHARE, Place, Unit
from countertrade.modelling.grammar import Reader
from countertrade.modelling.literals import constant
from countertrade.modelling.resolve import Field, Resolved, Resolver, Skip
from countertrade.modelling.syntax import Happens, Syntax, names_in, parts_of
from countertrade.modelling.words import Vocabulary, Wrong

_LEVEL = re.compile(r"q(\d\d)")
_FORMS = "'P(balance of KP > 0)', 'median of balance of KP', 'month when balance of KP < 0' or 'chance that war_ends happens'"


MOST_QUESTIONS = 1000  # each is answered in every run


class Asked(NamedTuple):
    """A question as written."""

    node: Text
    asks: Literal["chance", "mean", "quantile", "month"]
    level: float | None
    subject: Syntax
    by: str | None = None
    scenario: str = "base"
    given: tuple[str, bool] | None = None
    between: tuple[Bound, Bound] | None = None


class Bound(NamedTuple):
    """One end of what is expected: a figure, or a date."""

    at: int
    figure: Syntax | None
    date: str = ""


class Scenarios(NamedTuple):
    """The names of a file's scenarios, and how long they are, the longest first."""

    names: Mapping[str, None]
    lengths: tuple[int, ...]


def read_questions(
    node: Node | None, build: Build, scenarios: Collection[str], words: Vocabulary, *, expecting: bool = False
) -> list[Asked]:
    """The questions of the file, or what is expected of their answers; one that is none is a problem that shows the forms there are."""
    if node is None:
        return []
    items = node.items if isinstance(node, Items) else (node,)
    if len(items) > MOST_QUESTIONS:
        build.page.wrong(node, f"{len(items):,} questions are more than {MOST_QUESTIONS:,}; ask fewer")
    known = Scenarios(
        dict.fromkeys(scenarios), tuple(sorted({len(name) for name in scenarios}, reverse=True))
    )
    found: list[Asked] = []
    for item in items[:MOST_QUESTIONS]:
        if not isinstance(item, Text):
            build.page.wrong(item, f"a question is one line, such as {_FORMS}; one with a colon is quoted")
            continue
        try:
            asked = _Asking(item, words, known).question()
            if expecting and asked.between is None:
                raise Wrong("say what is expected: end with between 60 % and 90 %, or between two dates")
            if not expecting and asked.between is not None:
                raise Wrong("what is expected of an answer stands under expect:")
            found.append(asked)
        except Wrong as error:
            build.page.wrong(inside(item, error.at), error.message)
    return found


def names_asked(asked: Collection[Asked]) -> set[str]:
    """Quantities, stocks and events that the questions read."""
    found: set[str] = set()
    for one in asked:
        found.update(word.name for word in names_in(one.subject))
        stack = [one.subject]
        while stack:
            part = stack.pop()
            if isinstance(part, Happens):
                found.add(part.event)
            stack.extend(parts_of(part))
        if one.given:
            found.add(one.given[0])
    return found


class _Asking(Reader):
    def __init__(self, node: Text, words: Vocabulary, scenarios: Scenarios) -> None:
        self.node, self.scenarios = node, scenarios
        masked, self.named = _masked(node.text, scenarios)
        super().__init__(masked, words, asking=True)
        self.text = node.text

    def question(self) -> Asked:
        asks, level, subject = self._main()
        by: str | None = None
        scenario, given, between = "base", None, None
        while self.now.kind != "end":
            token = self.take()
            match token.text:
                case "," | ";":
                    continue
                case "by":
                    by = self.take().text
                    if whole_month(by) is None:
                        raise Wrong(f"'by' is followed by a date such as 2026-12, not '{by}'", token.start)
                case "in":
                    scenario = self._scenario()
                case "between":
                    low = self._bound()
                    self.expect("and", "between the two ends of what is expected")
                    between = (low, self._bound())
                case "if":
                    happens = not self.accept("not")
                    event = self.take()
                    if event.kind != "word":
                        raise Wrong(
                            "'if' is followed by an event, as in 'if war_ends' or 'if not war_ends'",
                            event.start,
                        )
                    self.accept("happens", "happened")
                    given = (event.text, happens)
                case _:
                    raise Wrong(
                        f"'{token.text}' does not continue a question; it may end with by 2026-12, in a scenario, if an event or if not an event",
                        token.start,
                    )
        return Asked(self.node, asks, level, subject, by, scenario, given, between)

    def _bound(self) -> Bound:
        token = self.now
        if token.kind == "date":
            return Bound(token.start, None, self.take().text)
        return Bound(token.start, self._sum())

    def _main(self) -> tuple[Literal["chance", "mean", "quantile", "month"], float | None, Syntax]:
        token = self.take()
        if token.text == "P" and self.at("("):
            self.take()
            condition = self._or()
            self.expect(")", "to close 'P('")
            return "chance", None, condition
        if token.text == "chance" and self.accept("that"):
            return "chance", None, self._or()
        if token.text == "month" and self.accept("when"):
            return "month", None, self._or()
        if token.text in ("mean", "median") and self.accept("of"):
            if token.text == "mean":
                return "mean", None, self._sum()
            return "quantile", 0.5, self._sum()
        level = _LEVEL.fullmatch(token.text)
        if level and self.accept("of"):
            if not 1 <= int(level[1]) <= 99:
                raise Wrong("a quantile lies between q01 and q99", token.start)
            return "quantile", int(level[1]) / 100, self._sum()
        raise Wrong(f"this is no question; write for example {_FORMS}", token.start)

    def _scenario(self) -> str:
        """The scenario that stands here; its name may hold any words and signs."""
        token = self.now
        if token.start in self.named:
            self.take()
            return self.named[token.start]
        rest = self.text[token.start :]
        near = naming.nearest(rest[:60], self.scenarios.names, 0.5)
        hint = f"did you mean '{near}'?" if near else f"scenarios are {', '.join(self.scenarios.names)}"
        raise Wrong(f"there is no scenario '{token.text}'; {hint}", token.start)


_IN = re.compile(r"\bin\s+")


def _masked(text: str, scenarios: Scenarios) -> tuple[str, dict[int, str]]:
    """The text with each scenario's name after `in` turned into one plain word of its length, and the names by where they stand.

    The longest name counts: it is no expression, and may hold what stands in none.
    """
    named: dict[int, str] = {}
    for found in _IN.finditer(text):
        start = found.end()
        for length in scenarios.lengths:
            name, after = text[start : start + length], text[start + length : start + length + 1]
            if name in scenarios.names and not re.match(r"\w", after):
                named[start] = name
                text = f"{text[:start]}{'x' * length}{text[start + length :]}"
                break
    return text, named


def resolve_questions(asked: Collection[Asked], builds: Mapping[str, Build]) -> tuple[Question, ...]:
    """The questions with their names looked up in the scenario they ask about."""
    found = (_question(one, builds.get(one.scenario) or builds["base"]) for one in asked)
    return tuple(question for question in found if question is not None)


def _question(one: Asked, build: Build) -> Question | None:
    place = inside(one.node, 0)
    field = Field(section="quantity", name="", role="question", line=place.line, column=place.column)
    resolver = Resolver(build.scope, field, one.node.text, asking=True)
    try:
        if one.asks in ("chance", "month"):
            subject = resolver.condition(one.subject)
        else:
            subject = resolver.amount(one.subject)
    except Wrong as error:
        build.page.wrong(inside(one.node, error.at), error.message)
        return None
    except Skip:
        return None
    given: Given | None = None
    if one.given is not None:
        event, happens = one.given
        known = build.scope.known.get(event)
        if known is None or known.kind != "event" or event in build.recurring:
            events = [name for name, what in build.scope.known.items() if what.kind == "event"]
            near = naming.nearest(event, events, 0.5)
            hint = f"did you mean '{near}'?" if near else _events(events)
            kind = "recurs and so cannot be a condition" if event in build.recurring else "is no event"
            build.page.wrong(one.node, f"'{event}' after 'if' {kind}; {hint}")
            return None
        given = Given(event=event, happens=happens)
    by: int | None = None
    if one.by is not None:
        month, first = whole_month(one.by), whole_month(build.header.start)
        assert month is not None
        assert first is not None
        by = month - first
        if not 0 <= by < build.header.months:
            build.page.wrong(
                one.node,
                f"{one.by} lies outside the model, which runs {build.header.months} months from {build.header.start}",
            )
            return None
    try:
        expected = _expected(one, build, subject)
    except Wrong as error:
        build.page.wrong(inside(one.node, error.at), error.message)
        return None
    return Question(
        text=one.node.text.strip(),
        asks=one.asks,
        level=one.level,
        subject=subject.expression,
        by=by,
        scenario=one.scenario,
        given=given,
        expected=expected,
        unit=_unit(one, build, subject.dimensions, subject.unit),
        place=Place(place.line, place.column),
    )


def _expected(one: Asked, build: Build, subject: Resolved) -> tuple[float, float] | None:
    """What an author expects, in base units: a share, an amount of the subject's unit, or months from the start."""
    if one.between is None:
        return None
    ends: list[float] = []
    for bound in one.between:
        if one.asks == "month":
            month, first = whole_month(bound.date), whole_month(build.header.start)
            if month is None or first is None:
                raise Wrong(
                    "a month is expected between two dates, as in between 2025-01 and 2026-06", bound.at
                )
            ends.append(float(month - first))
            continue
        figure = None if bound.figure is None else constant(bound.figure)
        wanted = () if one.asks == "chance" else subject.dimensions
        if figure is None or (
            figure.dimensions != wanted and not (figure.value == 0 and figure.unit is None)
        ):
            form = (
                said(wanted, build.header.units)
                if wanted
                else "a share such as 60 %"
                if one.asks == "chance"
                else "a plain number"
            )
            raise Wrong(
                f"what is expected here is a figure in {form}"
                if wanted
                else f"what is expected here is {form}",
                bound.at,
            )
        ends.append(figure.value)
    if not ends[0] <= ends[1]:
        raise Wrong("the smaller end of what is expected comes first", one.between[0].at)
    return ends[0], ends[1]


def _events(names: list[str]) -> str:
    return f"events are {', '.join(names)}" if names else "declare it under events:"


def _unit(one: Asked, build: Build, dimensions: tuple[tuple[str, int], ...], written: Unit | None) -> Unit:
    if one.asks == "chance":
        return SHARE
    if one.asks == "month":
        return Unit(text="month", factor=1.0, dimensions=(("month", 1),))
    return written if written is not None and written.text else build.header.units.show(dimensions)
