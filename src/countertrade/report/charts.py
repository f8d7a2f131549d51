"""The charts of a report: each a drawing for a page and one for a phone, and the table of its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from markupsafe import Markup

from countertrade.records import EventOutcome, FlowOutcome, Influence, PartyOutcome, Quantiles
from countertrade.report import drawings, trees
from countertrade.report.contexts import Chart, Piece, Prose, Table
from countertrade.report.evidence import Evidence, slug
from countertrade.report.figures import Bar, contributions, influences, priced, scenarios
from countertrade.report.signs import chance_of_gain
from countertrade.report.svg import COLUMN
from countertrade.report.words import month_after

NOTHING = Markup("")


def charts(evidence: Evidence, party: str) -> tuple[Chart, ...]:
    """All charts of an outcome that have something to show, in the order in which the page has them."""
    outcome = evidence.outcome
    moved = [flow for flow in outcome.flows if flow.scenario == outcome.about]
    made = [
        *panels_of(evidence, party),
        contributions_chart(evidence, party, contributions(outcome, party)),
        flows(evidence, moved),
        influences_chart(evidence, influences(outcome, party)),
    ]
    return tuple(chart for chart in made if chart is not None)


def panels_of(evidence: Evidence, party: str) -> tuple[Chart, ...]:
    """Where the runs end and how they get there, a panel a scenario."""
    outcome = evidence.outcome
    named = {p.scenario: p for p in outcome.parties if p.party == party}
    panels = [named[scenario] for scenario in scenarios(outcome)]
    made = [
        balances(evidence, party, panels, list(named.values())),
        fan(evidence, party, panels, outcome.events),
    ]
    return tuple(chart for chart in made if chart is not None)


def fan(
    evidence: Evidence, party: str, panels: Sequence[PartyOutcome], events: Sequence[EventOutcome]
) -> Chart | None:
    """The balance by month, a panel a scenario."""
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
            plain(w.date(month_after(outcome.start, m), "short")),
            *money_cells(evidence, panel.fan[m]),
        )
        for panel, m in every
    )
    head = (w.say("scenario.head"), w.say("month"), w.say("middle"), w.say("ninety"))
    return chart(
        evidence,
        "fan",
        title,
        w.say("fan.lead"),
        drawn(),
        table(head, rows, 2),
        drawn(drawings.NARROW),
    )


def flows(evidence: Evidence, moved: Sequence[FlowOutcome], width: float = COLUMN) -> Chart | None:
    """Who gives what to whom: a Sankey diagram, `width` px wide."""
    between = [flow for flow in moved if flow.giver and flow.recipient]
    if not between:
        return None
    w, outcome = evidence.words, evidence.outcome
    title = w.say("flows.title")
    drawing = drawings.flows(
        w, title, between, outcome.currency, evidence.party, evidence.named, working_of(evidence), width
    )
    rows = tuple(
        (
            plain(evidence.party(flow.giver)),
            plain(evidence.party(flow.recipient)),
            plain(evidence.named(flow.flow)),
            *(
                average_cells(evidence, worth)
                if (worth := priced(flow))
                else (plain(w.say("not_priced")), ())
            ),
        )
        for flow in between
    )
    head = (w.say("from"), w.say("to"), w.say("what"), w.say("average"), w.say("ninety"))
    lead = w.say("flows.lead", span=w.span(outcome.months))
    return chart(
        evidence,
        "flows",
        title,
        lead,
        drawing,
        table(head, rows, 3),
    )


def balances(
    evidence: Evidence, party: str, panels: Sequence[PartyOutcome], listed: Sequence[PartyOutcome]
) -> Chart | None:
    """Where the runs end: a hill a scenario, and a row for each of the listed ones, however many a grid makes."""
    if not panels:
        return None
    w, outcome = evidence.words, evidence.outcome
    title = w.say("balances.title")
    rows = tuple(
        (
            plain(evidence.scenario(panel.scenario)),
            plain(chance_of_gain(w, panel)),
            *money_cells(evidence, panel.balance),
        )
        for panel in listed
    )
    head = (w.say("scenario.head"), w.say("chance_ahead"), w.say("middle"), w.say("ninety"))
    lead = w.say("balances.lead", party=evidence.party(party))
    drawn = partial(drawings.balances, w, title, panels, outcome.currency, evidence.scenario)
    return chart(
        evidence,
        "balances",
        title,
        lead,
        drawn(),
        table(head, rows, 1),
        drawn(drawings.NARROW),
    )


def contributions_chart(evidence: Evidence, party: str, bars: Sequence[Bar]) -> Chart | None:
    """What each item adds to or takes from the balance."""
    if not bars:
        return None
    w, outcome = evidence.words, evidence.outcome
    title = w.say("contributions.title")
    drawn = partial(
        drawings.contributions, w, title, bars, outcome.currency, evidence.named, working_of(evidence)
    )
    rows = tuple(
        (
            plain(evidence.named(bar.name)),
            plain(w.money(bar.mean, outcome.currency, sign=True)),
            plain(w.money_range(bar.low, bar.high, outcome.currency) if bar.low < bar.high else "–"),
        )
        for bar in bars
    )
    head = (w.say("flow"), w.say("average"), w.say("ninety"))
    lead = w.say("contributions.lead", party=evidence.party(party))
    made = table(head, rows, 1)
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
            plain(w.percent(entry.first_order)),
            plain(w.percent(entry.total)),
            plain(
                w.money(entry.value_of_learning, evidence.outcome.currency)
                if entry.value_of_learning is not None
                else "–"
            ),
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
    made = Table(head=head, rows=rows, numeric=(False, True, True, True, False))
    return chart(
        evidence,
        "influences",
        title,
        w.say("influences.lead"),
        drawn(),
        made,
        drawn(drawings.NARROW),
    )


def lineage_chart(evidence: Evidence, measure: str | None, most: int | None = None) -> Chart | None:
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

    drawing = trees.tree(
        title,
        found,
        lambda row: tree_label(evidence, row),
        drift,
        lambda row: _what_became(evidence, row),
        lambda day: w.date(day, "short"),
    )
    rows = tuple(
        (
            plain(w.date(row.date, "short")),
            plain(tree_label(evidence, row)[0]),
            plain(tree_label(evidence, row)[1]),
            plain(
                tree_label(evidence, found[row.parent])[0] if row.parent is not None else w.say("origin_of")
            ),
            plain(drift(row)),
        )
        for row in found
    )
    head = tuple(w.say(key) for key in ("date", "report", "reported_as", "from", "section.drift"))
    made = Table(head=head, rows=rows, numeric=(False,) * 5)
    return chart(evidence, f"tree-{slug(measure or 'other')}", title, lead, drawing, made)


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
    )


def plain(text: str) -> Prose:
    return (Piece(text=text),)


def table(head: tuple[str, ...], rows: tuple[tuple[Prose, ...], ...], texts: int) -> Table:
    """A table whose first `texts` columns are words and whose others are figures."""
    return Table(head=head, rows=rows, numeric=tuple(n >= texts for n in range(len(head))))


def money_cells(evidence: Evidence, value: Quantiles) -> tuple[Prose, Prose]:
    """Middle and 90 % range as two cells."""
    w, currency = evidence.words, evidence.outcome.currency
    return (
        plain(w.money(value.q50, currency, sign=True)),
        plain(w.money_range(value.q05, value.q95, currency)),
    )


def average_cells(evidence: Evidence, value: Quantiles) -> tuple[Prose, Prose]:
    """Average over all runs and 90 % range as two cells."""
    return (
        plain(evidence.words.money(value.mean, evidence.outcome.currency)),
        money_cells(evidence, value)[1],
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
