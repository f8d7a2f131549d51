"""The charts of a report: each a drawing for a page and one for a phone, and the table of its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal

from markupsafe import Markup

from countertrade.records import EventOutcome, Influence, PartyOutcome, Quantiles
from countertrade.report import drawings, matrix, trees
from countertrade.report.balance_signs import chance_of_gain
from countertrade.report.contexts import Chart, Piece, Prose, Table
from countertrade.report.evidence import Evidence, slug
from countertrade.report.figures import (
    KEPT_BY_OTHERS,
    PANELS,
    Bar,
    contributions,
    influences,
    rest_joined,
    scenarios,
)
from countertrade.report.svg import COLUMN
from countertrade.report.words import Words, month_after

NOTHING = Markup("")


def charts(evidence: Evidence, party: str) -> tuple[Chart, ...]:
    """The charts below the first screen that have something to show, in the order in which the page has them."""
    outcome = evidence.outcome
    made = [
        _fan(evidence, party),
        contributions_chart(evidence, party, contributions(outcome, party)),
    ]
    return tuple(chart for chart in made if chart is not None)


def folded(evidence: Evidence, party: str) -> tuple[Chart, ...]:
    """The charts that stand folded."""
    made = influences_chart(evidence, influences(evidence.outcome, party))
    return (made,) if made else ()


def panels_of(evidence: Evidence, party: str) -> tuple[Chart, ...]:
    """Where the runs of the scenarios end and how they get there."""
    made = (scenario_dots(evidence, party), _fan(evidence, party))
    return tuple(chart for chart in made if chart is not None)


def _fan(evidence: Evidence, party: str) -> Chart | None:
    outcome = evidence.outcome
    named = {p.scenario: p for p in outcome.parties if p.party == party}
    return fan(evidence, party, [named[scenario] for scenario in scenarios(outcome)], outcome.events)


def fan(
    evidence: Evidence, party: str, panels: Sequence[PartyOutcome], events: Sequence[EventOutcome]
) -> Chart | None:
    """The balance of the first panel by month, the others' middles beside it, and when its events happen."""
    panels = [panel for panel in panels if panel.fan]
    if not panels:
        return None
    w, outcome = evidence.words, evidence.outcome
    title = w.say("fan.title", party=evidence.party(party))
    drawn = partial(
        drawings.fan,
        w,
        title,
        panels,
        events,
        outcome.start,
        outcome.currency,
        evidence.named,
        evidence.scenario,
    )
    every = [(panel, m) for panel in panels for m in _yearly(len(panel.fan))]
    rows = tuple(
        (
            plain(evidence.scenario(panel.scenario)),
            plain(w.date(month_after(outcome.start, m), "short"), month_after(outcome.start, m)),
            *money_cells(evidence, panel.fan[m]),
        )
        for panel, m in every
    )
    head = (w.say("scenario.head"), w.say("month"), w.say("middle"), w.say("ninety"))
    names = ("", "month", *money_names(evidence))
    return chart(
        evidence,
        "fan",
        title,
        w.say("fan.lead"),
        drawn(),
        table(head, rows, 2, names),
        drawn(drawings.NARROW),
    )


def scenario_dots(evidence: Evidence, party: str, width: float = COLUMN) -> Chart:
    """Where the runs of each scenario end, a row of dots each, `width` px wide; the table has every scenario of a grid."""
    w, outcome = evidence.words, evidence.outcome
    named = {p.scenario: p for p in outcome.parties if p.party == party}
    listed = [named[scenario] for scenario in scenarios(outcome, None)]
    shown = listed[:PANELS]
    title = w.say("scenarios.title")
    rows = tuple(
        (
            plain(evidence.scenario(row.scenario)),
            (_chance(w, row),),
            *money_cells(evidence, row.balance),
            _weighs(evidence, row),
        )
        for row in listed
    )
    head = tuple(w.say(key) for key in ("scenario.head", "chance_ahead", "middle", "ninety", "weighs"))
    _, unit = w.axis(
        max(abs(end) for row in shown for end in (row.balance.q05, row.balance.q95)), outcome.currency
    )
    lead = w.say("scenarios.lead", party=evidence.party(party), unit=unit, span=w.span(outcome.months))
    if len(listed) > len(shown):
        lead += " " + w.say("scenarios.more", n=len(listed) - len(shown))
    drawn = partial(drawings.scenarios, w, title, shown, outcome.currency, evidence.scenario)
    names = ("", "chance_of_gain", *money_names(evidence), "")
    made = Table(head=head, rows=rows, numeric=(False, True, True, True, False), names=names)
    return chart(evidence, "scenarios", title, lead, drawn(width), made, drawn(drawings.NARROW))


def _chance(w: Words, row: PartyOutcome) -> Piece:
    """In how many runs a party gains, where that can be said of its whole balance."""
    said = chance_of_gain(w, row)
    if row.tells == "likelihood":
        return Piece(text=said, tone="strong", numbers=(row.chance_of_gain,))
    return Piece(text=said, tone="quiet")


def _weighs(evidence: Evidence, outcome: PartyOutcome) -> Prose:
    """What adds most and what takes most, on average."""
    bars = [
        bar
        for bar in contributions(evidence.outcome, outcome.party, outcome.scenario)
        if bar.name != KEPT_BY_OTHERS
    ]
    most = (*[bar for bar in bars if bar.mean > 0][:1], *[bar for bar in bars if bar.mean < 0][:1])
    pieces: list[Piece] = []
    for bar in most:
        pieces += [Piece(text=" · ")] if pieces else []
        money = evidence.words.money(bar.mean, evidence.outcome.currency, sign=True)
        pieces += [
            Piece(text=evidence.named(bar.name), href=working_of(evidence)(bar.name)),
            Piece(text="\u00a0"),
            Piece(text=money, tone="gain" if bar.mean > 0 else "loss"),
        ]
    return tuple(pieces)


def contributions_chart(evidence: Evidence, party: str, bars: Sequence[Bar]) -> Chart | None:
    """What each item adds to or takes from the balance, one after the other."""
    if not bars:
        return None
    w, outcome = evidence.words, evidence.outcome
    title = w.say("contributions.title")
    drawn = partial(
        drawings.waterfall,
        w,
        title,
        rest_joined(bars),
        outcome.currency,
        evidence.named,
        working_of(evidence),
    )
    rows = tuple(
        (
            plain(evidence.named(bar.name)),
            plain(w.money(bar.mean, outcome.currency, sign=True), bar.mean),
            plain(
                w.money_range(bar.low, bar.high, outcome.currency) if bar.low < bar.high else "–",
                bar.low,
                bar.high,
            ),
        )
        for bar in bars
    )
    head = (w.say("flow"), w.say("average"), w.say("ninety"))
    lead = w.say("contributions.lead", party=evidence.party(party))
    _, ends = money_names(evidence)
    made = table(head, rows, 1, ("", f"mean_{outcome.currency}", ends))
    return chart(evidence, "contributions", title, lead, drawn(), made, drawn(drawings.NARROW))


def influences_chart(evidence: Evidence, ranked: Sequence[Influence]) -> Chart | None:
    """Which inputs move the answer: a tornado."""
    if not ranked:
        return None
    w = evidence.words
    title = w.say("influences.title")
    drawn = partial(drawings.influences, w, title, ranked, evidence.input_title, input_of(evidence))
    rows = tuple(
        (
            plain(evidence.input_title(entry.input)),
            plain(w.percent(entry.first_order), entry.first_order),
            plain(w.percent(entry.total), entry.total),
            plain("–")
            if entry.value_of_learning is None
            else plain(w.money(entry.value_of_learning, evidence.outcome.currency), entry.value_of_learning),
            rests_on(evidence, entry),
        )
        for entry in ranked
    )
    head = (
        w.say("input"),
        w.say("alone"),
        w.say("with_others"),
        w.say("value_of_learning"),
        w.say("rests_on"),
    )
    names = ("", "first_order", "total", f"value_of_learning_{evidence.outcome.currency}", "")
    made = Table(head=head, rows=rows, numeric=(False, True, True, True, False), names=names)
    return chart(
        evidence,
        "influences",
        title,
        w.say("influences.lead"),
        drawn(),
        made,
        drawn(drawings.NARROW),
    )


def lineage_chart(
    evidence: Evidence,
    measure: str | None,
    most: int | None = None,
    width: float = COLUMN,
) -> Chart | None:
    """The tree of an item's retellings, at most so many rows of it, said in its lead; None where nothing was retold."""
    dates = {
        claim.id: (article.published or "")
        for claim in evidence.claims.values()
        if (article := evidence.articles.get(claim.article))
    }
    found = trees.rows(evidence.lineage, measure, dates)
    if not any(row.edge or row.latent for row in found):
        return None
    w = evidence.words
    claims = [claim for row in found for claim in row.claims]
    reports = len({evidence.claims[c].article for c in claims if c in evidence.claims})
    title = w.say(
        "lineage.title",
        item=evidence.item(measure),
        reports=w.say("reports", n=reports),
        sources=w.say("sources", n=len(evidence.origins(claims))),
    )

    whole = len(found)
    if most is not None:
        found = trees.foremost(found, most)
    lead = w.say("lineage.part", shown=len(found), all=whole) if len(found) < whole else ""

    def drift(row: trees.Row) -> str:
        return " · ".join(dict.fromkeys(w.drift(d.kind) for d in row.edge.drift)) if row.edge else ""

    def changed(row: trees.Row) -> dict[str, str]:
        known = (
            row.edge is not None and row.edge.parent in evidence.claims and row.edge.child in evidence.claims
        )
        return {
            column: "; ".join(
                dict.fromkeys(evidence.changed(row.edge, d) if known else w.drift(d.kind) for d in drifts)
            )
            for column, kinds in matrix.COLUMNS.items()
            if row.edge and (drifts := [d for d in row.edge.drift if d.kind in kinds])
        }

    labels = {id(row): tree_label(evidence, row) for row in found}
    drawn = partial(
        matrix.matrix,
        w,
        title,
        found,
        lambda row: labels[id(row)],
        changed,
        lambda row: _what_became(evidence, row),
    )
    rows = tuple(
        (
            plain(w.date(row.date, "short"), row.date[:10]),
            plain(labels[id(row)][0]),
            plain(labels[id(row)][1]),
            plain(labels[id(found[row.parent])][0] if row.parent is not None else w.say("origin_of")),
            plain(drift(row)),
        )
        for row in found
    )
    head = tuple(w.say(key) for key in ("date", "report", "reported_as", "from", "section.drift"))
    made = Table(head=head, rows=rows, numeric=(False,) * 5, names=("date", "", "", "", ""))
    name = f"tree-{slug(measure or 'other')}"
    return chart(evidence, name, title, lead, drawn(width), made, drawn(drawings.NARROW))


def _what_became(evidence: Evidence, row: trees.Row) -> str | None:
    """Where a report of the tree leads: to both sentences side by side where it changed something, else to its statement."""
    if row.edge and row.edge.drift and row.edge.parent in evidence.claims:
        return f"#{row.edge.id}"
    return evidence.href(row.claims[0]) if row.claims else None


def tree_label(evidence: Evidence, row: trees.Row) -> tuple[str, str]:
    """Outlet and figure of a row of the tree."""
    w = evidence.words
    if row.latent:
        return w.say("lineage.latent", outlet=row.latent), ""
    known = [evidence.claims[claim] for claim in row.claims if claim in evidence.claims]
    if len(known) > 1:
        names = w.join(dict.fromkeys(evidence.outlet(claim) for claim in known))
        return w.say("lineage.unchanged", n=len(known), names=names), ""
    if not known:
        return row.claims[0], ""
    claim = known[0]
    name = evidence.outlet(claim)
    if row.parent is None and claim.attribution.source:
        name = ", ".join(dict.fromkeys((evidence.speaker(claim), name)))
    return name, stated(evidence, claim.id)


# --- parts --------------------------------------------------------------------------------------------------------------


def chart(
    evidence: Evidence,
    id_: str,
    title: str,
    lead: str,
    drawing: Markup,
    figures: Table,
    narrow: Markup = NOTHING,
) -> Chart:
    """A chart with its table."""
    w = evidence.words
    return Chart(
        id=id_,
        title=title,
        lead=lead,
        scroll=w.say("chart.scroll"),
        drawing=drawing,
        narrow=narrow,
        figures=w.say("chart.figures"),
        table=figures,
        source=source(evidence, "chain" if id_.startswith("tree-") else "model"),
    )


def source(evidence: Evidence, kind: Literal["model", "chain"]) -> str:
    """The line below a picture, which goes where the picture goes: what it rests on, up to when, and what it does not say."""
    w, outcome = evidence.words, evidence.outcome
    dates = [article.published for article in evidence.case.articles if article.published]
    until = outcome.as_of or max(dates, default="")
    places = {
        "articles": w.say("articles", n=len(evidence.case.articles)),
        "date": w.date(until[:10]) or w.say("undated"),
    }
    return w.say(f"source.{kind}", draws=w.number(outcome.draws), **places)


def plain(text: str, *numbers: float | str) -> Prose:
    return (Piece(text=text, numbers=numbers),)


def money_names(evidence: Evidence) -> tuple[str, str]:
    """What `money_cells` are called in a CSV."""
    currency = evidence.outcome.currency
    return f"q50_{currency}", f"q05_{currency} q95_{currency}"


def table(
    head: tuple[str, ...], rows: tuple[tuple[Prose, ...], ...], texts: int, names: tuple[str, ...] = ()
) -> Table:
    """A table whose first `texts` columns are words and whose others are figures, with their names in a CSV."""
    return Table(head=head, rows=rows, numeric=tuple(n >= texts for n in range(len(head))), names=names)


def money_cells(evidence: Evidence, value: Quantiles) -> tuple[Prose, Prose]:
    """Middle and 90 % range as two cells."""
    w, currency = evidence.words, evidence.outcome.currency
    return (
        plain(w.money(value.q50, currency, sign=True), value.q50),
        plain(w.money_range(value.q05, value.q95, currency), value.q05, value.q95),
    )


def stated(evidence: Evidence, claim: str) -> str:
    """What a claim says in the reader's words; '' for one without a figure."""
    quantity = evidence.claims[claim].quantity
    return evidence.words.quantity(quantity.value) if quantity else ""


def working_of(evidence: Evidence) -> Callable[[str], str | None]:
    """Where a flow, effect or stock is worked out: its own line among the workings."""
    known = workings_of(evidence)
    return lambda name: f"#w-{slug(name)}" if name in known else evidence.href(name)


def input_of(evidence: Evidence) -> Callable[[str], str | None]:
    """Where an input (or the first of a group that moves together) stands with what it rests on."""
    known = {entry.key for entry in evidence.deal.base.inputs} if evidence.deal else set()

    def href(key: str) -> str | None:
        first = key.split(" + ")[0]
        return f"#i-{slug(first)}" if first in known else evidence.href(first)

    return href


def workings_of(evidence: Evidence) -> dict[str, str]:
    """What moves or is held in the deal, by name, as it is written there."""
    if not evidence.deal:
        return {}
    model = evidence.deal.base
    moving = {flow.name: flow.written for flow in model.flows}
    return moving | {e.name: e.written for e in model.all_effects} | {s.name: "" for s in model.stocks}


def rests_on(evidence: Evidence, entry: Influence) -> Prose:
    """What an input of the ranking rests on."""
    targets = evidence.origin_claims(entry.claims) or [b for b in entry.basis if evidence.href(b)]
    pieces: list[Piece] = []
    for target in targets[:3]:
        if pieces:
            pieces.append(Piece(text="; "))
        pieces.append(evidence.cite(evidence.short(target), target))
    if pieces:
        return tuple(pieces)
    if evidence.by_chance(entry.input):
        return (Piece(text=evidence.words.say("chance_alone"), tone="quiet"),)
    name = entry.input.split(" ", 1)[-1].partition(": ")[0]
    return (evidence.cite(evidence.words.say("own_assumption"), (entry.input, name), "quiet"),)


def _yearly(months: int) -> list[int]:
    return sorted({*range(11, months, 12), months - 1})
