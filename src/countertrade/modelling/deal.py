"""The model of a deal as a value: what moves, when, what it is worth, and what of that is uncertain. It can be inspected; it is no code.

All figures are in base units and all times are whole months from `start` (month 0), so the engine needs neither units nor dates. A `Model` is
one scenario with its overrides applied; all models of a deal share the keys of their inputs, and a key is one dimension of random numbers.

How to run a model, month by month (t = 0 … months − 1):

1. draw every `Input`; work out the month of every event (`events` are in an order in which `after` comes first);
2. evaluate `quantities` in the order of `order` (those that vary "once" need no month);
3. stocks are read as they stand at the beginning of the month; a flow or effect is active where its `Window` holds;
4. book flows and effects; then move the stocks.
"""

from __future__ import annotations

from typing import Literal

from countertrade.modelling.distributions import Distribution
from countertrade.modelling.expressions import Expression, Place, Unit
from countertrade.records import Bad, Problem, Record, replace

Varies = Literal["once", "monthly", "state"]
"""once a draw; with the month alone (steps, growth, season); with stocks or events, so only known within a run."""


class Input(Record, frozen=True, kw_only=True):
    """One dimension of random numbers: a written interval, an estimate from claims, or the chance in an event."""

    key: str  # the same in every scenario: "rice", "flow rice: delivered", "event war_ends: when"
    name: str  # of the entry it stands in: "rice", "war_ends"
    section: Literal["quantity", "stock", "event", "flow", "effect", "rate", "discount"]
    role: str  # "value", "delivered", "when", …
    distribution: Distribution  # "when" and "which" of events are Uniform(0, 1)
    unit: Unit  # as written: a base value divided by unit.factor is what people read
    written: str  # "600_000 to 700_000 t/year"
    assumed: bool  # nothing is given that it rests on
    basis: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    origins: int = 0  # independent origins behind an estimate from claims
    place: Place


class Correlation(Record, frozen=True, kw_only=True):
    """A group of inputs under a Gaussian copula. `matrix` is that of the normal scores, `factor` its lower Cholesky factor."""

    inputs: tuple[str, ...]
    matrix: tuple[tuple[float, ...], ...]
    factor: tuple[tuple[float, ...], ...]
    place: Place


class Compound(Record, frozen=True, kw_only=True):
    """A rate per `months` months (1 or 12) as a plain number: after t months a growth of (1 + rate) ** (t / months).

    As a hazard, the chance of a month is 1 − (1 − rate) ** (1 / months).
    """

    rate: Expression
    months: float


class Step(Record, frozen=True, kw_only=True):
    """A value from month `since` on (it may lie before month 0) until the next step."""

    since: int
    value: Expression


class Process(Record, frozen=True, kw_only=True):
    """How a figure moves by chance from month to month; z are standard normal, one a month.

    geometric: ln x(t+1) = ln x(t) + (ln(1 + g) − v²/2)/12 + v z/√12, so that its mean grows by g a year;
    additive: x(t+1) = x(t) + g/12 + v z/√12, g and v in the unit of x;
    reverting: ln x is an Ornstein–Uhlenbeck process with exact steps, whose mean in the long run is that of x, `mean`.
    """

    kind: Literal["geometric", "additive", "reverting"]
    start: Expression
    drift: Expression | None = None  # g, per year
    mean: Expression | None = None
    half_life: int = 0  # months
    volatility: Expression  # v, per year
    normals: tuple[str, ...]  # inputs, in the order of a Brownian bridge: the first says where the path ends


class Quantity(Record, frozen=True, kw_only=True):
    """A named figure. In month t it is steps[k].value × (1 + grows) ** (t − since) × season[calendar month of t].

    A quantity with one step and neither growth nor season has its value in every month.
    """

    name: str
    steps: tuple[Step, ...]  # ascending, the first holds in month 0 already
    grows: Compound | None = None
    season: tuple[Expression, ...] | None = None  # twelve factors, January first
    process: Process | None = None  # with it, the one step is where the process starts
    lever: bool = False  # a term to be chosen: no uncertainty, and no assumption
    varies: Varies
    unit: Unit
    written: str
    title: str | None = None
    why: str | None = None
    read_as: str | None = None
    basis: tuple[str, ...] = ()
    measure: str | None = None  # for an estimate from claims
    claims: tuple[str, ...] = ()
    assumed: bool
    used: bool
    place: Place


Outflow = Literal["repaid", "returned", "lost"]
OUTFLOWS: tuple[Outflow, ...] = ("repaid", "returned", "lost")
"""What becomes of that which leaves a stock. Only what is lost is a loss."""


class Stock(Record, frozen=True, kw_only=True):
    """S(0) = start, S(t+1) = max(0, S(t) + inflow(t) − outflow(t)); inflow and outflow are per month."""

    name: str
    start: Expression
    inflow: Expression | None = None
    outflow: Expression | None = None
    outs: tuple[tuple[Outflow, Expression], ...] = ()  # where its parts have names: `outflow` is their sum
    unit: Unit
    title: str | None = None
    why: str | None = None
    place: Place


# --- Events -------------------------------------------------------------------------------------------------------------


class Hazard(Record, frozen=True, kw_only=True, tag=True):
    """P(T = t | T ≥ t) is the monthly chance of `rate`, from month 0 of its clock. One input, `when`."""

    rate: Compound
    when: str


class MovingHazard(Record, frozen=True, kw_only=True, tag=True):
    """P(T = t | T ≥ t) is the monthly chance of `rate` as it stands at the beginning of month t. One input, `when`."""

    rate: Compound
    when: str


class When(Record, frozen=True, kw_only=True, tag=True):
    """T is the first month at whose beginning the condition holds."""

    condition: Expression


class Chosen(Record, frozen=True, kw_only=True, tag=True):
    """A party's choice: T = month where the condition holds at its beginning; with none, where the party's own balance gains by it as far
    as can be known then."""

    party: str
    month: int
    condition: Expression | None = None


class At(Record, frozen=True, kw_only=True, tag=True):
    """T = month (before 0: −1, already happened), with `chance` if given (then input `when`: happens if u < chance)."""

    month: int
    chance: Expression | None = None
    when: str | None = None


class Within(Record, frozen=True, kw_only=True, tag=True):
    """With `chance` T is uniform on months 0 … months−1 of its clock, else never: T = floor(u / chance × months) if u < chance."""

    chance: Expression
    months: int
    when: str


class Delayed(Record, frozen=True, kw_only=True, tag=True):
    """T = the month of `Event.after` + months."""

    months: int


class FirstOf(Record, frozen=True, kw_only=True, tag=True):
    """The month in which the first of `members` happens; their monthly hazards compete and only that one ever happens.

    `when` draws the month from the summed hazard, `which` the member in proportion to its hazard.
    """

    members: tuple[str, ...]
    rates: tuple[Compound, ...]
    when: str
    which: str


class Member(Record, frozen=True, kw_only=True, tag=True):
    """One of a `FirstOf`: its month if it won, else never."""

    group: str
    index: int


class Every(Record, frozen=True, kw_only=True, tag=True):
    """Occurs in month `first`, `first` + months, … up to `last` (None: to the end), and up to each event in `ends`.

    With `Event.after` (a `from: E`), `first` counts from the month after E.
    """

    months: int
    first: int = 0
    last: int | None = None
    ends: tuple[str, ...] = ()


Clock = Hazard | MovingHazard | When | Chosen | At | Within | Delayed | FirstOf | Member | Every


class Event(Record, frozen=True, kw_only=True):
    """Happens in one month T or never. With `after`, month 0 of its clock is T(after) + 1; if that never comes, neither does this."""

    name: str
    clock: Clock
    after: str | None = None
    private: bool = False  # the `chance` of one flow or effect; named after it
    title: str | None = None
    why: str | None = None
    basis: tuple[str, ...] = ()
    assumed: bool = False
    place: Place


class Begin(Record, frozen=True, kw_only=True):
    """Active from after the event's month (t > T); `inclusive` from its month itself (private and recurring events)."""

    event: str
    inclusive: bool = False


class Window(Record, frozen=True, kw_only=True):
    """Active in month t if first ≤ t ≤ last, after every `begins`, t ≤ T of every `ends`, and `condition` holds.

    `last` None is the end. An event that never happens: in `ends` it ends nothing, in `begins` nothing ever starts.
    """

    first: int = 0
    last: int | None = None
    begins: tuple[Begin, ...] = ()
    ends: tuple[str, ...] = ()
    condition: Expression | None = None


# --- What moves ---------------------------------------------------------------------------------------------------------


class Price(Record, frozen=True, kw_only=True):
    """What one base unit of the good is worth, in `currency` (converted by `Model.rates` if it is not the deal's)."""

    value: Expression
    currency: str


class Keep(Record, frozen=True, kw_only=True):
    """The share of what arrives that one part of the recipient keeps. The name `state` is the part whose balance is meant."""

    name: str
    share: Expression


class Flow(Record, frozen=True, kw_only=True):
    """What leaves one party and arrives at another.

    A rate (`rate`) books `amount` (per month) in every active month. A one-off books `amount` in the first active month, with `parts` > 1
    in that many equal parts from there, in active months; if a `begins` is a recurring event, once an occurrence.
    sent = amount × delivered leaves the giver; sent × (1 − lost) arrives `delay` months later.
    """

    name: str
    giver: str
    recipient: str
    amount: Expression
    rate: bool
    parts: int = 1
    delivered: Expression | None = None
    lost: Expression | None = None
    delay: int = 0
    keeps: tuple[Keep, ...] = ()  # with a `state` among them where there are any; the rest stays with others
    worth: Price | None  # to the recipient, on arrival; None is not counted
    cost: Price | None  # to the giver, on sending; None is not counted
    money: str | None  # its currency, where the good is money: counted at face value, worth and cost are 1
    window: Window
    yearly: bool = (
        False  # settles a contract year: books once, in its last month, after what else is booked then
    )
    unit: Unit  # of what moves over the horizon: "t", "USD", "soldier"
    written: str
    title: str | None = None
    why: str | None = None
    basis: tuple[str, ...] = ()
    place: Place


class Effect(Record, frozen=True, kw_only=True):
    """What changes one party's balance and nobody pays: per month if `rate`, else once as a one-off flow."""

    name: str
    party: str
    amount: Expression
    rate: bool
    parts: int = 1
    currency: str
    window: Window
    yearly: bool = False
    unit: Unit
    written: str
    title: str | None = None
    why: str | None = None
    basis: tuple[str, ...] = ()
    place: Place


class OpenEffect(Record, frozen=True, kw_only=True):
    """What touches a party and has no figure (`amount: not counted`): reported, never counted as zero."""

    name: str
    party: str
    window: Window
    written: str
    title: str | None = None
    why: str | None = None
    basis: tuple[str, ...] = ()
    place: Place


class Rate(Record, frozen=True, kw_only=True):
    """How much of the deal's currency one unit of `currency` is worth in a month."""

    currency: str
    value: Expression


class Discount(Record, frozen=True, kw_only=True):
    """A party's discount: month s is weighted by (1 + rate) ** (−s / months)."""

    party: str
    rate: Compound


# --- The whole ----------------------------------------------------------------------------------------------------------


class Party(Record, frozen=True, kw_only=True):
    code: str
    name: str


class Assumption(Record, frozen=True, kw_only=True):
    """Something in the model that rests on nothing that anybody said: named, with the analyst's reason if there is one."""

    name: str
    written: str
    why: str | None
    place: Place


class NotCounted(Record, frozen=True, kw_only=True):
    """A side of a flow without a price, or an effect without a figure: reported, never silently zero."""

    flow: str
    party: str
    why: str


class Model(Record, frozen=True, kw_only=True):
    """One scenario, whole. `point` are the grid's coordinates, as written."""

    scenario: str
    point: tuple[tuple[str, str], ...] = ()
    inputs: tuple[Input, ...]
    correlations: tuple[Correlation, ...] = ()
    quantities: tuple[Quantity, ...]  # as written
    order: tuple[str, ...]  # the same by name, each after those it reads
    stocks: tuple[Stock, ...] = ()
    events: tuple[Event, ...] = ()  # each after those it reads
    flows: tuple[Flow, ...] = ()
    effects: tuple[Effect, ...] = ()
    open_effects: tuple[OpenEffect, ...] = ()
    rates: tuple[Rate, ...] = ()
    discounts: tuple[Discount, ...]  # one a party
    years: tuple[str, ...] = ()  # flows of which something asks what came in the contract year

    @property
    def all_effects(self) -> tuple[Effect | OpenEffect, ...]:
        """The effects that are counted, and then those without a figure."""
        return (*self.effects, *self.open_effects)

    def counts(self, party: str) -> bool:
        """Whether anything is counted for a party: a side of a flow with a price or in money, or an effect."""
        flows = any(
            (flow.recipient == party and flow.worth is not None)
            or (flow.giver == party and flow.cost is not None)
            for flow in self.flows
        )
        return flows or any(effect.party == party for effect in self.effects)

    def read_inputs(self) -> list[Input]:
        """The inputs without those of quantities that nobody uses."""
        idle = {quantity.name for quantity in self.quantities if not quantity.used}
        return [given for given in self.inputs if given.section != "quantity" or given.name not in idle]


class Given(Record, frozen=True, kw_only=True):
    """The draws a question is restricted to: those in which the event happens within the horizon, or does not."""

    event: str
    happens: bool = True


class Question(Record, frozen=True, kw_only=True):
    """What is asked of the outcome. `subject` is a condition for "chance" and "month", else an amount in base units."""

    text: str
    asks: Literal["chance", "mean", "quantile", "month"]
    level: float | None = None  # of the quantile: 0.5 for the median
    subject: Expression
    by: int | None = None  # the month; None is the end
    scenario: str = "base"
    given: Given | None = None
    expected: tuple[float, float] | None = (
        None  # what the author of the model expects, in base units (months for a month)
    )
    unit: Unit  # to print the answer in
    place: Place


class Deal(Record, frozen=True, kw_only=True):
    """A deal file, read and checked. `models[0]` is the scenario that is answered for: the file itself, `base`, unless another is put first."""

    title: str
    path: str
    start: str  # ISO month of month 0
    months: int
    currency: str
    parties: tuple[Party, ...]
    counts: tuple[str, ...]
    models: tuple[Model, ...]
    questions: tuple[Question, ...] = ()
    seed: int | None = None
    integrate: str | None = (
        None  # the event to sum instead of drawing; "none" switches it off; None leaves it to the engine
    )
    assumptions: tuple[Assumption, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def base(self) -> Model:
        return self.models[0]

    def model(self, scenario: str) -> Model:
        return next(model for model in self.models if model.scenario == scenario)

    def about(self, scenario: str) -> Deal:
        """The deal answered for another of its scenarios: it stands first, and what is asked of the file itself is asked of it.

        Raises Bad for a scenario that the deal does not have.
        """
        chosen = [model for model in self.models if model.scenario == scenario]
        if not chosen:
            known = ", ".join(model.scenario for model in self.models)
            raise Bad(Problem(self.path, 0, 0, f"there is no scenario '{scenario}'; there are {known}"))
        others = (model for model in self.models if model.scenario != scenario)
        asked = (
            replace(question, scenario=scenario) if question.scenario == self.base.scenario else question
            for question in self.questions
        )
        return replace(self, models=(*chosen, *others), questions=tuple(asked))

    def calendar_month(self, month: int) -> int:
        """January is 0: the index into `Quantity.season` in a month of the model."""
        return (int(self.start[5:7]) - 1 + month) % 12

    def date(self, month: int) -> str:
        """The ISO month of a month of the model.

        >>> Deal.date_of("2024-11", 14)
        '2026-01'
        """
        return self.date_of(self.start, month)

    @staticmethod
    def date_of(start: str, month: int) -> str:
        whole = int(start[:4]) * 12 + int(start[5:7]) - 1 + month
        return f"{whole // 12:04d}-{whole % 12 + 1:02d}"
