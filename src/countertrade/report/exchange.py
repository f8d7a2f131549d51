"""Who gives what: every flow and effect as it was reported, beside what the model makes of it; drawn and as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from countertrade.records import Claim, FlowOutcome, Quantiles
from countertrade.report import exchange_drawing
from countertrade.report.charts import chart, stated, working_of
from countertrade.report.contexts import ExchangeFacts, Piece, Prose, Table
from countertrade.report.drawings import NARROW
from countertrade.report.evidence import Evidence, joined, slug
from countertrade.report.figures import priced
from countertrade.report.first_screen import others
from countertrade.report.svg import COLUMN

OFTEN = 0.95
"""Share of runs below which the table says in how many an item moves at all: its middle alone would mislead."""


def exchange(evidence: Evidence, party: str, width: float = COLUMN) -> ExchangeFacts:
    """Every flow and effect of the scenario that is answered for, drawn `width` px wide, with what it leaves each other party."""
    w, outcome = evidence.words, evidence.outcome
    moved = [flow for flow in outcome.flows if flow.scenario == outcome.about]
    power, unit = w.axis(max([_size(flow) for flow in moved if priced(flow)], default=1.0), outcome.currency)
    moved.sort(key=lambda flow: (flow.effect, flow.recipient != party, priced(flow) is None, -_size(flow)))
    given = [_given(evidence, flow) for flow in moved]
    title = w.say("exchange")
    nets = tuple(one for one in outcome.parties if one.scenario == outcome.about)

    def drawn(wide: float) -> Markup:
        return exchange_drawing.exchange(w, title, party, given, nets, outcome.currency, evidence.party, wide)

    head = tuple(w.say(k) for k in ("from", "to", "what", "reported_as", "in_model", "state", "rests_on"))
    made = Table(
        head=head,
        rows=tuple(_row(evidence, flow, power) for flow in moved),
        numeric=(False,) * len(head),
        names=("", "", "", "", "unit chance q50 q05 q95", "", ""),
    )
    lead = w.say("exchange.lead", span=w.span(outcome.months), unit=unit)
    return ExchangeFacts(
        chart=chart(evidence, "exchange", title, lead, drawn(width), made, drawn(NARROW)),
        others=others(evidence, party),
    )


def _given(evidence: Evidence, flow: FlowOutcome) -> exchange_drawing.Given:
    """A flow or effect as it is drawn: how sure, and where its quotes stand."""
    w = evidence.words
    claims = reported_claims(evidence, flow)
    conditional = any(claim.commitment.modality == "conditional" for claim in claims)
    return exchange_drawing.Given(
        flow=flow,
        name=evidence.named(flow.flow),
        state=_state(evidence, claims),
        ground="assumed" if not claims else "conditional" if conditional else "reported",
        often=w.say("in_runs", share=w.percent(flow.chance)) if 0 < flow.chance < OFTEN else "",
        href=f"#group-{slug(claims[0].measure or 'other')}" if claims else working_of(evidence)(flow.flow),
    )


def _row(evidence: Evidence, flow: FlowOutcome, power: float) -> tuple[Prose, ...]:
    w = evidence.words
    claims = reported_claims(evidence, flow)
    return (
        (Piece(text=w.say("nobody") if flow.giver is None else evidence.party(flow.giver)),),
        (Piece(text=evidence.party(flow.recipient)),),
        (Piece(text=evidence.named(flow.flow), tone="strong"),),
        _reported(evidence, claims),
        _modelled(evidence, flow, power),
        (Piece(text=_state(evidence, claims)),),
        _rests(evidence, flow, claims),
    )


def reported_claims(evidence: Evidence, flow: FlowOutcome) -> list[Claim]:
    """The statements at the origin of a flow's figures that speak of its own giver and recipient; where none does, those that name neither."""
    ids = [c for entry in evidence.inputs(flow.flow) for c in (*entry.claims, *entry.basis)]
    if not evidence.deal:
        ids = [c.id for c in evidence.judged.stand if c.measure == flow.flow]
    claims = [evidence.claims[c] for c in evidence.origin_claims([c for c in ids if c in evidence.claims])]
    claims = [claim for claim in claims if not claim.derived_from]

    def parties(claim: Claim) -> tuple[str | None, str | None]:
        measure = evidence.measures.get(claim.measure or "")
        transfer = claim.transfer
        return (
            (transfer and transfer.giver) or (measure and measure.giver) or None,
            (transfer and transfer.recipient) or (measure and measure.recipient) or None,
        )

    own = [claim for claim in claims if parties(claim) == (flow.giver, flow.recipient)]
    return own or [claim for claim in claims if parties(claim) == (None, None)]


def _reported(evidence: Evidence, claims: Sequence[Claim]) -> Prose:
    """The earliest figure of each item, with its hedge."""
    w = evidence.words
    firsts = {claim.measure: claim for claim in reversed(claims) if claim.quantity}
    items = []
    for claim in sorted(firsts.values(), key=lambda c: evidence.published(c.id)):
        hedge = claim.commitment.modality
        said = stated(evidence, claim.id)
        if hedge in ("possible", "conditional", "planned", "demanded"):
            said = f"{said} ({w.say(f'modality.{hedge}')})"
        items.append((evidence.cite(said, claim.id),))
    return joined(items) or (Piece(text=w.say("nobody_reported"), tone="quiet"),)


def _modelled(evidence: Evidence, flow: FlowOutcome, power: float) -> Prose:
    w = evidence.words
    href = working_of(evidence)(flow.flow)
    value = priced(flow)
    if value is None and flow.effect:
        return (Piece(text=w.say("not_priced"), href=href, tone="quiet"),)
    if value is None:
        amount = f"~{w.number(flow.arrived.q50, digits=2)} {w.unit(flow.unit, flow.arrived.q50)}"
        numbers = _numbers(flow, flow.arrived, flow.unit)
        return Piece(text=amount, href=href, numbers=numbers), Piece(
            text=f", {w.say('not_priced')}", tone="quiet"
        )
    middle = w.scaled(value.q50, power, sign=False)
    low, high = (w.scaled(end, power, sign=False) for end in (value.q05, value.q95))
    often = f", {w.say('in_runs', share=w.percent(flow.chance))}" if flow.chance < OFTEN else ""
    return (
        Piece(
            text=f"~{middle}" if value.q50 > 0 else middle,
            href=href,
            tone="strong",
            numbers=_numbers(flow, value, evidence.outcome.currency),
        ),
        Piece(text=f" ({w.word('joint.range', low=low, high=high)}){often}", tone="quiet"),
    )


def _numbers(flow: FlowOutcome, value: Quantiles, unit: str) -> tuple[float | str, ...]:
    return unit.replace(" ", "_"), flow.chance, value.q50, value.q05, value.q95


def _state(evidence: Evidence, claims: Sequence[Claim]) -> str:
    """The status most of the statements give; a definite one before none."""
    w = evidence.words
    if not claims:
        return w.say("status.assumed")
    named = Counter(claim.transfer.status if claim.transfer else "unknown" for claim in claims)
    if named["unknown"] == len(claims) and any(c.commitment.modality == "conditional" for c in claims):
        return w.say("status.conditional")
    definite = [status for status, _ in named.most_common() if status != "unknown"]
    return w.say(f"status.{definite[0] if definite else 'unknown'}")


def _rests(evidence: Evidence, flow: FlowOutcome, claims: Sequence[Claim]) -> Prose:
    w = evidence.words
    if claims:
        origins = evidence.origins(claim.id for claim in claims)
        group = f"#group-{slug(claims[0].measure or 'other')}"
        return (Piece(text=w.say("n_sources", n=max(1, len(origins))), href=group),)
    inputs = evidence.inputs(flow.flow)
    rows = [b for entry in inputs for b in entry.basis if b.removeprefix("ref:") in evidence.reference]
    assumed = [entry.key for entry in inputs if entry.assumed] or [f"flow {flow.flow}: amount", flow.flow]
    items = []
    if rows:
        items.append((evidence.cite(w.say("reference_figure"), rows),))
    if not rows or any(entry.assumed for entry in inputs):
        items.append((evidence.cite(w.say("own_assumption"), assumed),))
    return joined(items, ", ")


def _size(flow: FlowOutcome) -> float:
    value = priced(flow)
    return abs(value.mean) if value else flow.arrived.mean
