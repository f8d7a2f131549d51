"""From spreads to an outcome: what a run comes to, as the records and sentences that people read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal

from countertrade import records
from countertrade.modelling import deal as d
from countertrade.modelling import expressions as e
from countertrade.simulation import oracle
from countertrade.simulation.histogram import Spread
from countertrade.simulation.sensitivity import SETTLED

FEWEST = 1000  # draws left by a condition, below which an answer is warned of
RankedBy = Literal["value of learning", "first-order share"]


def parties(deal: d.Deal, scenario: str, spread: Spread) -> Iterator[records.PartyOutcome]:
    for party in deal.parties:
        balance = ("balance", party.code)
        yield records.PartyOutcome(
            scenario=scenario,
            party=party.code,
            counted=deal.model(scenario).counts(party.code),
            tells=_tells(deal.model(scenario), spread, party.code),
            balance=spread.quantiles(balance),
            chance_of_gain=spread.chance_above_zero(balance),
            histogram=spread.histogram(balance),
            fan=tuple(spread.quantiles(("fan", party.code, month)) for month in range(deal.months)),
        )


def _tells(model: d.Model, spread: Spread, party: str) -> Literal["likelihood", "unpriced", "fixed"]:
    """What the sign of a party's balance can tell."""
    moved = [flow for flow in model.flows if spread.chance_not_zero(("sent", flow.name))]
    if any(
        (flow.recipient == party and flow.worth is None) or (flow.giver == party and flow.cost is None)
        for flow in moved
    ):
        return "unpriced"
    if any(effect.party == party and _begins(effect, spread) for effect in model.open_effects):
        return "unpriced"
    effects = [("effect", effect.name) for effect in model.effects if effect.party == party]
    gains = any(flow.recipient == party for flow in moved) or any(map(spread.chance_above_zero, effects))
    costs = any(flow.giver == party for flow in moved) or any(map(spread.chance_below_zero, effects))
    return "likelihood" if gains and costs else "fixed"


def flows(model: d.Model, spread: Spread) -> Iterator[records.FlowOutcome]:
    for flow in model.flows:
        yield records.FlowOutcome(
            scenario=model.scenario,
            flow=flow.name,
            giver=flow.giver,
            recipient=flow.recipient,
            unit=flow.unit.text,
            sent=_in_unit(spread.quantiles(("sent", flow.name)), flow.unit.factor),
            arrived=_in_unit(spread.quantiles(("arrived", flow.name)), flow.unit.factor),
            value_to_recipient=_if_counted(spread, ("to recipient", flow.name)),
            value_to_giver=_if_counted(spread, ("to giver", flow.name)),
            chance=spread.chance_not_zero(("sent", flow.name)),
        )
    for effect in model.effects:
        amount = _in_unit(spread.quantiles(("amount", effect.name)), effect.unit.factor)
        yield records.FlowOutcome(
            scenario=model.scenario,
            flow=effect.name,
            giver=None,
            recipient=effect.party,
            unit=effect.unit.text,
            sent=amount,
            arrived=amount,
            value_to_recipient=spread.quantiles(("effect", effect.name)),
            value_to_giver=None,
            chance=spread.chance_not_zero(("amount", effect.name)),
            effect=True,
        )

    nothing = records.Quantiles(mean=0.0, q05=0.0, q25=0.0, q50=0.0, q75=0.0, q95=0.0)
    for told in model.open_effects:
        yield records.FlowOutcome(
            scenario=model.scenario,
            flow=told.name,
            giver=None,
            recipient=told.party,
            unit="",
            sent=nothing,
            arrived=nothing,
            value_to_recipient=None,
            value_to_giver=None,
            chance=_begins(told, spread),
            effect=True,
        )


def _begins(effect: d.OpenEffect, spread: Spread) -> float:
    """In what share of runs an effect without a figure begins at all: that of the rarest event it waits for."""
    runs = spread.count(("balance", effect.party))
    waits = (("month", begin.event) for begin in effect.window.begins)
    return min((spread.count(month) / runs for month in waits), default=1.0)


def unpriced(model: d.Model, spread: Spread) -> Iterator[records.Unpriced]:
    """What would have to be worth how much, of the sides of flows that have no price."""
    for flow in model.flows:
        for side, party in (("to", flow.recipient), ("from", flow.giver)):
            figure = ("price", flow.name, side)
            if not spread.count(figure):
                continue
            prices = spread.quantiles(figure)
            parts = {name: getattr(prices, name) * flow.unit.factor for name in prices.__struct_fields__}
            yield records.Unpriced(
                scenario=model.scenario,
                party=party,
                flow=flow.name,
                unit=flow.unit.text,
                gives=side == "from",
                price=records.Quantiles(**parts),
                possible=1 - spread.chance_below_zero(figure),
            )


def stocks(model: d.Model, spread: Spread) -> Iterator[records.StockOutcome]:
    for stock in model.stocks:
        names = [kind for kind, _ in stock.outs]
        loses = "lost" in names if names else stock.outflow is not None
        left = spread.quantiles(("left", stock.name)) if loses else None
        yield records.StockOutcome(
            scenario=model.scenario,
            stock=stock.name,
            unit=stock.unit.text,
            end=_in_unit(spread.quantiles(("end", stock.name)), stock.unit.factor),
            left=_in_unit(left, stock.unit.factor) if left else None,
            gone={
                kind: _in_unit(spread.quantiles(("gone", stock.name, kind)), stock.unit.factor)
                for kind in names
                if kind != "lost"
            },
        )


def events(model: d.Model, spread: Spread, draws: int) -> Iterator[records.EventOutcome]:
    for event in model.events:
        if event.private or isinstance(event.clock, d.Every):
            continue
        happened = spread.count(("month", event.name))
        yield records.EventOutcome(
            scenario=model.scenario,
            event=event.name,
            chance=happened / draws,
            month=spread.quantiles(("month", event.name)) if happened else None,
        )


def reconciliation(deal: d.Deal, model: d.Model, spread: Spread) -> records.Reconciliation:
    """Why the mean balances do not sum to zero: what both sides count differently, what only one side counts, and effects."""
    gains = uncounted = 0.0
    for flow in model.flows:
        to, given = (_mean(spread, (side, flow.name)) for side in ("to recipient", "to giver"))
        if to is not None and given is not None:
            gains += to - given
        else:
            uncounted += (to or 0.0) - (given or 0.0)
        uncounted -= _mean(spread, ("not kept", flow.name)) or 0.0
    return records.Reconciliation(
        scenario=model.scenario,
        balances=math.fsum(spread.mean(("balance", party.code)) for party in deal.parties),
        gains_from_trade=gains,
        effects=math.fsum(spread.mean(("effect", effect.name)) for effect in model.effects),
        uncounted=uncounted,
    )


def influences(
    groups: Sequence[Sequence[d.Input]],
    first: Sequence[float],
    total: Sequence[float],
    learning: Sequence[float],
    sd: float,
) -> tuple[tuple[records.Influence, ...], RankedBy]:
    """The inputs of one party's balance, the one to check next first, and by what they are ranked.

    Where learning no input is worth 1 % of the balance's standard deviation, the sign is settled and the share of variance ranks.
    """
    ranked_by: RankedBy = "value of learning"
    if max(learning, default=0.0) < SETTLED * sd or not sd > 0:
        ranked_by = "first-order share"
    order = learning if ranked_by == "value of learning" else first
    rows = sorted(range(len(groups)), key=lambda row: (-order[row], -total[row], groups[row][0].key))
    found = tuple(
        records.Influence(
            input=" + ".join(
                dict.fromkeys(given.name if given.role == "path" else given.key for given in groups[row])
            ),
            first_order=first[row],
            total=total[row],
            value_of_learning=learning[row],
            claims=tuple(dict.fromkeys(claim for given in groups[row] for claim in given.claims)),
            basis=tuple(dict.fromkeys(source for given in groups[row] for source in given.basis)),
            assumed=all(given.assumed for given in groups[row]),
        )
        for row in rows
    )
    return found, ranked_by


# --- questions ------------------------------------------------------------------------------------------------------------


def answer(deal: d.Deal, question: d.Question, index: int, spread: Spread, draws: int) -> records.Answer:
    """One question's answer in figures and as a sentence."""
    figure, share = ("answer", index), spread.mean(("kept", index))
    left = round(share * draws)
    warnings: list[records.Message] = []
    if question.given is not None and left < FEWEST:
        warnings.append(records.message("run.few", left=left, draws=draws))
    factor = question.unit.factor
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str | None = question.unit.text or None
    ever: float | None = None
    if not left:
        value, text = None, "no run meets the condition"
    elif uncounted := _uncounted(deal, question):
        value, unit, text = None, None, f"nothing is counted for {' and '.join(uncounted)}"
    elif question.asks == "chance":
        value, unit = spread.mean(figure), None
        text = f"{records.share(value)} of runs"
    elif question.asks == "month":
        unit = "month"
        ever = spread.count(figure) / left
        if spread.count(figure):
            value, low, high = (spread.quantile(figure, level) for level in (0.5, 0.05, 0.95))
            when = [deal.date(math.floor(month)) for month in (value, low, high)]
            never = f"never in {records.share(1 - ever)} of runs, else " if ever < 1 else ""
            text = f"{never}mostly {when[0]} (90 %: {when[1]} to {when[2]})"
        else:
            value, text = None, "never in these runs"
    else:
        low, high = (spread.quantile(figure, level) / factor for level in (0.05, 0.95))
        value = (
            spread.mean(figure) if question.asks == "mean" else spread.quantile(figure, question.level or 0.5)
        )
        value /= factor
        text = f"{amount(value, unit)} (90 %: {amount(low, unit)} to {amount(high, unit)})"
    if question.given is not None and left:
        happens = "happens" if question.given.happens else "does not happen"
        text += f"; among the {records.share(share)} of runs in which {question.given.event} {happens}"
    expected = question.expected and (question.expected[0] / factor, question.expected[1] / factor)
    met = None if expected is None else value is not None and expected[0] <= value <= expected[1]
    return records.Answer(
        question=question.text,
        scenario=question.scenario,
        value=value,
        low=low,
        high=high,
        unit=unit,
        share_kept=share,
        happens=ever,
        expected=expected,
        met=met,
        text=f"{question.text}: {text}",
        warnings=tuple(warnings),
    )


def _uncounted(deal: d.Deal, question: d.Question) -> list[str]:
    """The parties whose balance is asked for and for none of which anything is counted."""
    asked = {part.party for part in oracle.nodes([question.subject]) if isinstance(part, e.Balance)}
    model = deal.model(question.scenario)
    return [] if any(map(model.counts, asked)) else sorted(asked)


LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def amount(value: float, unit: str | None) -> records.Message:
    """An amount to three significant digits.

    >>> str(amount(661_234_000.0, "USD")), str(amount(-0.071, None)), str(amount(12_345.0, "t"))
    ('661 million USD', '-0.071', '12,300 t')
    """
    scale, word = next(((s, w) for s, w in LARGE if abs(value) >= s), (1.0, "plain"))
    if unit is None:
        return records.message(f"amount.{word}.bare", figure=value / scale)
    return records.message(f"amount.{word}", figure=value / scale, unit=unit)


def _in_unit(quantiles: records.Quantiles, factor: float) -> records.Quantiles:
    if factor == 1:
        return quantiles
    parts = {name: getattr(quantiles, name) / factor for name in quantiles.__struct_fields__}
    return records.Quantiles(**parts)


def _if_counted(spread: Spread, figure: tuple[object, ...]) -> records.Quantiles | None:
    return spread.quantiles(figure) if spread.count(figure) else None


def _mean(spread: Spread, figure: tuple[object, ...]) -> float | None:
    return spread.mean(figure) if spread.count(figure) else None


def not_counted(deal: d.Deal) -> tuple[str, ...]:
    return tuple(f"{left.flow} for {left.party}: {left.why}" for left in deal.not_counted)


def assumptions(deal: d.Deal) -> tuple[str, ...]:
    return tuple(
        f"{made.name}: {made.written}" + (f" ({made.why})" if made.why else "") for made in deal.assumptions
    )
