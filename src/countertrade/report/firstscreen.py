"""What a chief editor reads first: the question, the answer and its weak point, the scenarios, who gives what, whom to call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from countertrade.case import ReportMade
from countertrade.records import Claim, FlowOutcome, PartyOutcome
from countertrade.report import drawings, signs
from countertrade.report.charts import stated, working_of
from countertrade.report.contexts import (
    AnswerFacts,
    ExchangeFacts,
    ExchangeRow,
    MastheadFacts,
    Piece,
    Prose,
    ScenarioRow,
    ScenariosFacts,
)
from countertrade.report.evidence import BY_CHANCE, Evidence, joined, prose, slug
from countertrade.report.figures import KEPT_BY_OTHERS, contributions, priced, scenarios
from countertrade.report.words import band

OTHERS = 5  # parties beside the one that is asked about
NAMED = 4  # items without a price that the answer names
SCENARIOS = 12
"""Scenarios on the first screen; those of a larger grid stand in the table of where the runs end."""
OFTEN = 0.95
"""Share of runs below which the table says in how many an item moves at all: its middle alone would mislead."""


def masthead(
    evidence: Evidence,
    *,
    version: str | int,
    as_of: str | None,
    by: str | None,
    previous: ReportMade | None,
    party: str,
) -> MastheadFacts:
    """Title, edition and what the report rests on."""
    w, case = evidence.words, evidence.case
    judged = evidence.judged
    reviewed = len(judged.accepted) + len(judged.corrected) + len(judged.rejected) + len(judged.withdrawn)
    counts = [
        w.say("articles", n=len(case.articles)),
        w.say("statements", n=len(case.claims)),
        w.say("reviewed", n=reviewed),
    ]
    basis = [
        w.say("reported_until", date=w.date(as_of)) if as_of else "",
        w.say("case_of", by=by) if by else "",
        ", ".join(counts),
    ]
    changed: Prose = ()
    if previous:
        moved = answer_moved(evidence, previous) or Piece(text=w.say("changes.same"))
        items = [moved, Piece(text=w.say("what_changed"), href="#changes")]
        changed = (
            Piece(text=w.say("changed_since", version=previous.version)),
            *joined(((item,) for item in items), " · "),
        )
    return MastheadFacts(
        title=evidence.called(case.title) or case.title,
        edition=f"{w.say('version', version=version)} · {w.say('draft')}",
        basis=" · ".join(filter(None, basis)),
        changed=changed,
    )


def answer_moved(evidence: Evidence, previous: ReportMade) -> Piece | None:
    """How the first answer moved since the previous report; None where it did not, or was not asked then."""
    w = evidence.words
    for answer in evidence.outcome.answers:
        before = previous.answers.get(answer.question)
        if before is None or answer.value is None:
            continue
        shown = [
            w.percent(v)
            if answer.question.startswith("P(")
            else w.money(v, evidence.outcome.currency, sign=True)
            for v in (before, answer.value)
        ]
        if shown[0] != shown[1]:
            return Piece(text=w.say("changes.answer", before=shown[0], after=shown[1]), href="#changes")
    return None


def answer(evidence: Evidence, party: str, as_of: str | None) -> AnswerFacts:
    """The question and its answer in a sentence, what is not in the sum, and the weak point."""
    w = evidence.words
    others = [
        one.party
        for one in evidence.outcome.parties
        if one.scenario == evidence.outcome.about and one.party != party
    ]
    asked = evidence.case.question or w.say("question", party=evidence.party(party))
    return AnswerFacts(
        question=evidence.called(asked) or asked,
        sentence=joined([*_grounds(evidence, as_of), *_answered(evidence, party)], ""),
        others=tuple(_other(evidence, code) for code in others[:OTHERS]),
        weak_title=w.say("weak.title"),
        weak=weak_point(evidence, party),
        how=w.say("how"),
        uncounted_title=w.say("not_in_sum"),
        uncounted=tuple(detail for _, detail in unpriced(evidence, party)),
    )


def _grounds(evidence: Evidence, as_of: str | None) -> Iterator[Prose]:
    """On what, and in which scenario, an answer is given."""
    w, about = evidence.words, evidence.outcome.about
    if about != "base":
        yield prose(w, "answer.scenario", scenario=evidence.scenario(about))
    yield prose(w, "answer.on", date=w.date(as_of)) if as_of else prose(w, "answer.on_undated")


def _answered(evidence: Evidence, party: str) -> Iterator[Prose]:
    """How likely a gain is, the middle and the range, and what is not in the sum; or that nothing is counted."""
    w, outcome = evidence.words, evidence.outcome
    base, name = outcome.party(party), evidence.party(party)
    if not base.counted:
        yield prose(w, "answer.nothing", party=name)
        return
    if base.tells != "likelihood":
        yield from _without_likelihood(evidence, party)
        return
    share = w.percent(base.chance_of_gain)
    settled = base.chance_of_gain in (0.0, 1.0) or share[0] in "<>"
    chance = Piece(text=share if settled else f"~{share}", href=evidence.workings, tone="strong")
    middle = w.money(base.balance.q50, outcome.currency, sign=True)
    bounds = w.money_range(base.balance.q05, base.balance.q95, outcome.currency)
    yield prose(w, f"opening.{band(base.chance_of_gain)}", chance=chance)
    yield prose(w, "answer.what", party=name, span=w.span(outcome.months))
    yield prose(
        w,
        "answer.middle",
        middle=Piece(text=middle, href="#chart-balances", tone="strong"),
        range=Piece(text=bounds, href="#chart-balances"),
    )
    if _is_mostly_ours(evidence, party):
        yield prose(w, "answer.ours")
    outside = [item for item, _ in unpriced(evidence, party)]
    if outside:
        yield prose(w, "answer.outside", len(outside), items=w.join(outside))
    else:
        yield prose(w, "answer.complete")


def _without_likelihood(evidence: Evidence, party: str) -> Iterator[Prose]:
    """What is not priced, what the rest comes to, and what the former would have to be worth; or that the sign could be no other."""
    w, outcome = evidence.words, evidence.outcome
    base, name = outcome.party(party), evidence.party(party)
    figures = {
        "middle": Piece(
            text=w.money(base.balance.q50, outcome.currency, sign=True), href="#chart-balances", tone="strong"
        ),
        "range": Piece(
            text=w.money_range(base.balance.q05, base.balance.q95, outcome.currency), href="#chart-balances"
        ),
    }
    if base.tells == "fixed":
        side = "gains" if base.balance.q50 >= 0 else "costs"
        yield prose(w, f"fixed.{side}", party=name, span=w.span(outcome.months), **figures)
    else:
        sides = [
            flow.flow
            for flow in outcome.flows
            if flow.scenario == outcome.about and flow.chance > 0
            and ((flow.recipient == party and flow.value_to_recipient is None) or (flow.giver == party and flow.value_to_giver is None))
        ]  # fmt: skip
        named = [evidence.named(flow) for flow in sides]
        if len(named) > NAMED + 1:  # the list below has them all
            named = [*named[:NAMED], w.say("unpriced.more", n=len(named) - NAMED)]
        items = w.join(named)
        yield prose(w, "answer.unpriced", items=items, party=name)
        yield prose(w, "answer.priced", span=w.span(outcome.months), **figures)
        for one in signs.open_sides(outcome, party, outcome.about)[: signs.MOST]:
            said = signs.turned_round(w, outcome, one, name, evidence.named(one.flow))
            yield (Piece(text="; "), Piece(text=said, href=working_of(evidence)(one.flow)))
    if _is_mostly_ours(evidence, party):
        yield prose(w, "answer.ours")
    yield prose(w, "answer.complete")


def _other(evidence: Evidence, party: str) -> Prose:
    """Another party's answer in a line."""
    w, outcome = evidence.words, evidence.outcome
    found, name = outcome.party(party), evidence.party(party)
    if not found.counted:
        return prose(w, "other.nothing", party=name)
    middle = w.money(found.balance.q50, outcome.currency, sign=True)
    bounds = w.money_range(found.balance.q05, found.balance.q95, outcome.currency)
    line = prose(
        w,
        f"other.{found.tells}",
        party=name,
        middle=middle,
        range=bounds,
        chance=w.percent(found.chance_of_gain),
    )
    if found.tells != "unpriced":
        return line
    turned = (
        signs.turned_round(w, outcome, one, name, evidence.named(one.flow))
        for one in signs.open_sides(outcome, party, outcome.about)[: signs.MOST]
    )
    return (*line, *(Piece(text=f"; {said}") for said in turned))


def _is_mostly_ours(evidence: Evidence, party: str) -> bool:
    """Whether more of what moves a balance is our own assumption than reported."""
    ranked = evidence.outcome.influences.get(party, ())
    ours = sum(entry.total for entry in ranked if entry.assumed)
    return ours > sum(entry.total for entry in ranked) / 2


def weak_point(evidence: Evidence, party: str) -> Prose:
    """How few original sources and how many own assumptions stand behind the answer."""
    w, outcome = evidence.words, evidence.outcome
    inputs = [entry for entry in evidence.model_inputs if entry.role not in BY_CHANCE]
    claims = [c for entry in inputs for c in (*entry.claims, *entry.basis)]
    assumed, all_ = sum(entry.assumed for entry in inputs), len(inputs)
    if not inputs:
        ranked = outcome.influences.get(party, ())
        claims = [c for entry in ranked for c in (*entry.claims, *entry.basis)]
        assumed, all_ = sum(entry.assumed for entry in ranked), len(ranked)
    origins = evidence.origins(c for c in claims if c in evidence.claims)
    sentences: list[Prose] = []
    if origins:
        first = Piece(text=w.say("sources", n=len(origins)), href="#statements", tone="strong")
        named = Piece(text=f" ({w.join(list(origins)[:4])}{' …' if len(origins) > 4 else ''})")
        line = (*prose(w, "weak.sources", sources=first), named)
        if any(set(linked) & (set(origins) - {name}) for name, linked in origins.items()):
            line = (*line, Piece(text=w.say("weak.linked")))
        sentences.append(line)
    else:
        sentences.append(prose(w, "weak.nothing"))
    if all_:
        text = w.say("weak.assumed", n=assumed, all=all_)
        sentences.append((Piece(text=text, href="#assumptions"),))
    share = outcome.single_origin_share.get(party)
    if share:
        sentences.append(
            prose(w, "weak.single", share=Piece(text=w.percent(share), href="#chart-influences"))
        )
    return (*joined(sentences), Piece(text="."))


def unpriced(evidence: Evidence, party: str) -> list[tuple[str, Prose]]:
    """What is counted or reported and stands outside the sum: losses of a stock, flows a side of which has no price."""
    w, outcome = evidence.words, evidence.outcome
    items: list[tuple[str, Prose]] = []
    for stock in outcome.stocks:
        if stock.scenario == outcome.about and stock.left and stock.left.q95 > 0:
            left = stock.left
            figure = Piece(
                text=f"~{w.number(left.q50, digits=2)}", href=working_of(evidence)(stock.stock), tone="strong"
            )
            bounds = w.say("range", low=w.number(left.q05, digits=2), high=w.number(left.q95, digits=2))
            detail = prose(
                w,
                "stock_left",
                stock=evidence.named(stock.stock),
                figure=figure,
                unit=w.unit(stock.unit, left.q50),
                range=bounds,
            )
            items.append((w.say("stock_lost", unit=w.unit(stock.unit)), detail))
    for flow in outcome.flows:
        if flow.scenario != outcome.about:
            continue
        sides = [
            evidence.party(code)
            for code, value in ((flow.recipient, flow.value_to_recipient), (flow.giver, flow.value_to_giver))
            if code and value is None
        ]
        if sides:
            what = "not_counted_for.effect" if flow.effect else "not_counted_for"
            text = w.say(what, item=evidence.named(flow.flow), parties=w.join(sides))
            mine = party in (flow.recipient, flow.giver) and evidence.party(party) in sides
            name = evidence.named(flow.flow) if mine else ""
            items.append((name, (Piece(text=text, href=working_of(evidence)(flow.flow)),)))
    return [(name, detail) for name, detail in items if name] + [
        (name, detail) for name, detail in items if not name
    ]


def scenario_rows(evidence: Evidence, party: str) -> ScenariosFacts:
    """Every scenario of the deal: chance, middle, range, and what weighs most in it."""
    w, outcome = evidence.words, evidence.outcome
    names = scenarios(outcome, None)
    chosen = [outcome.party(party, scenario) for scenario in names[:SCENARIOS]]
    ends = [v for p in chosen for v in (p.balance.q05, p.balance.q95)] + [0.0]
    power, unit = w.axis(max(map(abs, ends)), outcome.currency)
    rows = tuple(_scenario_row(evidence, p, min(ends), max(ends), power) for p in chosen)
    return ScenariosFacts(
        heading=w.say("scenarios"),
        lead=w.say("scenarios.lead", party=evidence.party(party), unit=unit, span=w.span(outcome.months)),
        head=tuple(w.say(key) for key in ("scenario.head", "chance_ahead", "middle", "ninety", "weighs")),
        rows=rows,
        more=(Piece(text=w.say("scenarios.more", n=len(names) - SCENARIOS), href="#chart-balances"),)
        if len(names) > SCENARIOS
        else (),
    )


def _scenario_row(
    evidence: Evidence, outcome: PartyOutcome, low: float, high: float, power: float
) -> ScenarioRow:
    w = evidence.words
    name = evidence.scenario(outcome.scenario)
    bars = [
        b
        for b in contributions(evidence.outcome, outcome.party, outcome.scenario)
        if b.name != KEPT_BY_OTHERS
    ]
    gains = [bar for bar in bars if bar.mean > 0][:1]
    losses = [bar for bar in bars if bar.mean < 0][:1]
    weighs = [
        (
            Piece(text=evidence.named(bar.name), href=working_of(evidence)(bar.name)),
            Piece(text="\u00a0"),
            Piece(text=w.scaled(bar.mean, power), tone="gain" if bar.mean > 0 else "loss"),
        )
        for bar in (*gains, *losses)
    ]
    low_end, high_end = (w.scaled(value, power) for value in (outcome.balance.q05, outcome.balance.q95))
    spread = w.say("range", low=low_end, high=high_end)
    middle = w.scaled(outcome.balance.q50, power)
    return ScenarioRow(
        name=name,
        chance=(
            Piece(
                text=signs.chance_of_gain(w, outcome),
                href="#chart-balances" if outcome.counted else None,
                tone="strong" if outcome.tells == "likelihood" and outcome.counted else "quiet",
            ),
        ),
        middle=(
            Piece(text=middle, href="#chart-balances", tone="gain" if outcome.balance.q50 >= 0 else "loss"),
        ),
        range=spread,
        weighs=joined(weighs, " · "),
        drawing=drawings.strip(w, outcome.balance, low, high, f"{name}: {middle} ({spread})"),
    )


# --- who gives what -----------------------------------------------------------------------------------------------------


def exchange(evidence: Evidence, party: str) -> ExchangeFacts:
    """Every flow and effect: what was reported beside what the model makes of it."""
    w, outcome = evidence.words, evidence.outcome
    moved = [flow for flow in outcome.flows if flow.scenario == outcome.about]
    power, unit = w.axis(max([_size(flow) for flow in moved if priced(flow)], default=1.0), outcome.currency)
    moved.sort(key=lambda flow: (flow.effect, flow.recipient != party, priced(flow) is None, -_size(flow)))
    return ExchangeFacts(
        heading=w.say("exchange"),
        caption=w.say("exchange.caption", span=w.span(outcome.months), unit=unit),
        head=tuple(w.say(k) for k in ("from", "to", "what", "reported_as", "in_model", "state", "rests_on")),
        rows=tuple(_exchange_row(evidence, flow, power) for flow in moved),
    )


def _exchange_row(evidence: Evidence, flow: FlowOutcome, power: float) -> ExchangeRow:
    w = evidence.words
    claims = reported_claims(evidence, flow)
    return ExchangeRow(
        giver=w.say("nobody") if flow.giver is None else evidence.party(flow.giver),
        recipient=evidence.party(flow.recipient),
        what=evidence.named(flow.flow),
        reported=_reported(evidence, claims),
        modelled=_modelled(evidence, flow, power),
        state=_state(evidence, claims),
        rests=_rests(evidence, flow, claims),
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
        return Piece(text=amount, href=href), Piece(text=f", {w.say('not_priced')}", tone="quiet")
    middle = w.scaled(value.q50, power, sign=False)
    low, high = (w.scaled(end, power, sign=False) for end in (value.q05, value.q95))
    often = f", {w.say('in_runs', share=w.percent(flow.chance))}" if flow.chance < OFTEN else ""
    return (
        Piece(text=f"~{middle}" if value.q50 > 0 else middle, href=href, tone="strong"),
        Piece(text=f" ({w.say('range', low=low, high=high)}){often}", tone="quiet"),
    )


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
