"""What a chief editor reads first: the answer as a headline, where the runs of each scenario end, and how far to trust it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from countertrade.case import ReportMade
from countertrade.records import Finding, PartyOutcome
from countertrade.report import balance_signs, before_print, drawings
from countertrade.report.charts import scenario_dots, working_of
from countertrade.report.contexts import AnswerFacts, InputRow, MastheadFacts, Piece, Prose, Tone, TrustFacts
from countertrade.report.evidence import BY_CHANCE, Evidence, joined, prose
from countertrade.report.words import band

OTHERS = 5  # parties beside the one that is asked about
NAMED = 4  # items without a price that the headline names
SOURCES = 6
"""Original sources named on the first screen; the rest is counted."""
FIRST_SCREEN = 600.0
"""Width in px of the drawing of the scenarios, beside how far to trust it."""


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


def answer(evidence: Evidence, findings: Sequence[Finding], party: str, as_of: str | None) -> AnswerFacts:
    """The first screen: the answer with its range and condition, the scenarios, and how far to trust it."""
    w = evidence.words
    asked = evidence.case.question or w.say("question", party=evidence.party(party))
    return AnswerFacts(
        question=evidence.called(asked) or asked,
        headline=joined(_headline(evidence, party), ""),
        sentence=joined([*_grounds(evidence, as_of), *_turned(evidence, party)], ""),
        scenarios=scenario_dots(evidence, party, FIRST_SCREEN),
        trust=_trust(evidence, findings, party),
    )


def others(evidence: Evidence, party: str) -> tuple[Prose, ...]:
    """What the deal leaves each other party with, a line each."""
    about = evidence.outcome.about
    codes = [one.party for one in evidence.outcome.parties if one.scenario == about and one.party != party]
    return tuple(_other(evidence, code) for code in codes[:OTHERS])


def _headline(evidence: Evidence, party: str) -> Iterator[Prose]:
    """The answer in a sentence: what is unpriced, what comes out with its range, and the scenario that takes most from it."""
    w, outcome = evidence.words, evidence.outcome
    base, name = outcome.party(party), evidence.party(party)
    if outcome.about != "base":
        yield prose(w, "answer.scenario", scenario=evidence.scenario(outcome.about))
    if not base.counted:
        yield prose(w, "headline.nothing", party=name)
        return
    gains = base.balance.q50 >= 0
    places: dict[str, str | Piece | Prose] = {
        "party": name,
        "span": w.span(outcome.months),
        "middle": Piece(
            text=w.money(abs(base.balance.q50), outcome.currency),
            href="#chart-scenarios",
            tone="gain" if gains else "loss",
        ),
        "range": Piece(
            text=w.money_range(base.balance.q05, base.balance.q95, outcome.currency), href="#chart-scenarios"
        ),
    }
    if base.tells == "unpriced":
        yield prose(w, "headline.unpriced", items=w.join(_sides(evidence, party)))
    if base.tells == "likelihood":
        share = w.percent(base.chance_of_gain)
        settled = base.chance_of_gain in (0.0, 1.0) or share[0] in "<>"
        chance = Piece(text=share if settled else f"~{share}", href=evidence.workings)
        yield prose(w, f"headline.{band(base.chance_of_gain)}", party=name, chance=chance)
    yield prose(w, f"headline.{base.tells}.{'gains' if gains else 'loses'}", **places)
    if other := _contrary(evidence, party):
        middle = w.money(other.balance.q50, outcome.currency, sign=True)
        tone: Tone = "gain" if other.balance.q50 >= 0 else "loss"
        yield prose(
            w,
            "headline.if",
            scenario=evidence.scenario(other.scenario),
            middle=Piece(text=middle, href="#chart-scenarios", tone=tone),
        )
    yield (Piece(text="."),)


def _contrary(evidence: Evidence, party: str) -> PartyOutcome | None:
    """The scenario whose middle takes most from the one answered for; where none takes anything, the one furthest from it."""
    outcome = evidence.outcome
    base = outcome.party(party)
    rest = [p for p in outcome.parties if p.party == party and p.scenario != outcome.about and p.counted]
    sign = 1 if base.balance.q50 >= 0 else -1

    def gap(one: PartyOutcome) -> float:
        return sign * (base.balance.q50 - one.balance.q50)

    worst = max(rest, key=gap, default=None)
    return worst if worst is None or gap(worst) > 0 else min(rest, key=gap)


def _sides(evidence: Evidence, party: str) -> list[str]:
    """What a party gives or gets without a price, by name, the first few."""
    outcome = evidence.outcome
    named = [
        evidence.named(flow.flow)
        for flow in outcome.flows
        if flow.scenario == outcome.about and flow.chance > 0
        and ((flow.recipient == party and flow.value_to_recipient is None) or (flow.giver == party and flow.value_to_giver is None))
    ]  # fmt: skip
    if len(named) <= NAMED + 1:
        return named
    return [
        *named[:NAMED],
        evidence.words.say("unpriced.more", n=len(named) - NAMED),
    ]  # the list below has them all


def _grounds(evidence: Evidence, as_of: str | None) -> Iterator[Prose]:
    """On what an answer is given."""
    w = evidence.words
    yield prose(w, "answer.on", date=w.date(as_of)) if as_of else prose(w, "answer.on_undated")


def _turned(evidence: Evidence, party: str) -> Iterator[Prose]:
    """What the unpriced would have to be worth for the answer to turn round, and whether the answer is mostly our own assumptions."""
    w, outcome = evidence.words, evidence.outcome
    base, name = outcome.party(party), evidence.party(party)
    if base.counted and base.tells == "unpriced":
        for n, one in enumerate(
            balance_signs.open_sides(outcome, party, outcome.about)[: balance_signs.MOST]
        ):
            said = balance_signs.turned_round(w, outcome, one, name, evidence.named(one.flow))
            yield (Piece(text="; " if n else ": "), Piece(text=said, href=working_of(evidence)(one.flow)))
    elif base.counted and base.tells == "likelihood":
        yield prose(w, "answer.as_far")
    if base.counted and _is_mostly_ours(evidence, party):
        yield prose(w, "answer.ours")
    yield (Piece(text="."),)


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
        balance_signs.turned_round(w, outcome, one, name, evidence.named(one.flow))
        for one in balance_signs.open_sides(outcome, party, outcome.about)[: balance_signs.MOST]
    )
    return (*line, *(Piece(text=f"; {said}") for said in turned))


def _is_mostly_ours(evidence: Evidence, party: str) -> bool:
    """Whether more of what moves a balance is our own assumption than reported."""
    ranked = evidence.outcome.influences.get(party, ())
    ours = sum(entry.total for entry in ranked if entry.assumed)
    return ours > sum(entry.total for entry in ranked) / 2


def _trust(evidence: Evidence, findings: Sequence[Finding], party: str) -> TrustFacts:
    """What the answer rests on, who looked at it, what it leaves out, and the gravest thing that stands against printing."""
    w = evidence.words
    warning, more = before_print.gravest(evidence, findings)
    judged = evidence.judged
    reviewed = len(judged.accepted) + len(judged.corrected) + len(judged.rejected) + len(judged.withdrawn)
    counted = Piece(
        text=w.say("trust.counted", n=reviewed, all=len(evidence.case.claims)),
        href="#statements",
        tone="strong",
    )
    return TrustFacts(
        heading=w.say("trust"),
        sources=_sources(evidence, party),
        inputs=_inputs(evidence, party),
        reviewed=prose(w, "trust.reviewed", counted=counted),
        how=w.say("how"),
        uncounted_title=w.say("not_in_sum"),
        uncounted=tuple(detail for _, detail in unpriced(evidence, party)),
        warning_title=w.say("trust.warning" if warning else "trust.clear"),
        warning=warning or (Piece(text=w.say("calls.none")),),
        more=more,
    )


def _grounded(evidence: Evidence, party: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...], bool]]:
    """The inputs that are more than chance: key, statements, other basis, whether assumed; those of the ranking where no deal is at hand."""
    inputs = [entry for entry in evidence.model_inputs if entry.role not in BY_CHANCE]
    if inputs:
        return [(entry.key, entry.claims, entry.basis, entry.assumed) for entry in inputs]
    ranked = evidence.outcome.influences.get(party, ())
    return [(entry.input, entry.claims, entry.basis, entry.assumed) for entry in ranked]


def _sources(evidence: Evidence, party: str) -> Prose:
    """How many original sources stand behind the reported inputs, each leading to what it said."""
    w = evidence.words
    claims = [c for _, stated, basis, _ in _grounded(evidence, party) for c in (*stated, *basis)]
    claims = [claim for claim in claims if claim in evidence.claims]
    origins = evidence.origins(claims)
    if not origins:
        return prose(w, "trust.nothing")
    first: dict[str, str] = {}
    for claim in evidence.origin_claims(claims):
        for name in evidence.origins((claim,)):
            first.setdefault(name, claim)
    names = [
        (Piece(text=name, href=evidence.href(first[name]) if name in first else None),) for name in origins
    ]
    listed = joined(names[:SOURCES], ", ")
    left = len(names) - SOURCES
    line = (
        Piece(text=w.say("sources", n=len(origins)), href="#statements", tone="strong"),
        Piece(text=": "),
        *listed,
        *((Piece(text=f" {w.say('rests.more', n=left)}"),) if left > 0 else ()),
    )
    if any(set(linked) & (set(origins) - {name}) for name, linked in origins.items()):
        line = (*line, Piece(text=w.say("weak.linked")))
    share = evidence.outcome.single_origin_share.get(party)
    if share:
        said = prose(w, "weak.single", share=Piece(text=w.percent(share), href="#chart-influences"))
        line = (*line, Piece(text="; "), *said)
    return line


def _inputs(evidence: Evidence, party: str) -> tuple[InputRow, ...]:
    """The inputs as squares: those that were reported, those from a reference figure, our own assumptions."""
    w = evidence.words
    kinds: dict[str, list[str]] = {"reported": [], "reference": [], "assumed": []}
    for key, stated, basis, assumed in _grounded(evidence, party):
        told = any(claim in evidence.claims for claim in (*stated, *basis))
        kinds["assumed" if assumed else "reported" if told else "reference"].append(key)
    places = {"reported": "#statements", "reference": "#reference", "assumed": "#assumptions"}
    return tuple(
        InputRow(
            squares=drawings.squares(
                kind, [evidence.input_title(key) for key in keys], w.say(f"trust.{kind}", n=len(keys))
            ),
            text=(Piece(text=w.say(f"trust.{kind}", n=len(keys)), href=places[kind]),),
        )
        for kind, keys in kinds.items()
        if keys
    )


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
            bounds = w.word(
                "joint.range", low=w.number(left.q05, digits=2), high=w.number(left.q95, digits=2)
            )
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
