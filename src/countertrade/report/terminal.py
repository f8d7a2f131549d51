"""The report and the case in a terminal: the same content as the page, in the width there is."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from countertrade.records import Article, Bad, Claim, Lineage, Message, Outcome, Problem, replace
from countertrade.report import trees
from countertrade.report.charts import stated, tree_label
from countertrade.report.contexts import Chart, LinesFacts, Prose, ReportFacts, Table, TableFacts
from countertrade.report.evidence import Evidence
from countertrade.report.sections import both_sides, written_on
from countertrade.report.words import words
from countertrade.visible import one_line

if TYPE_CHECKING:
    from countertrade.modelling.deal import Deal
    from countertrade.pipeline import Pipeline

INDENT = "   "
SCENARIOS = 12
"""Scenarios listed; those of a larger grid stand in the exported tables."""
EMPTY = Outcome(
    title="", start="2000-01", months=1, currency="USD", draws=0, seed=0, method=Message(key=""), as_of=None, scenarios=(), parties=(), flows=()
)  # fmt: skip


# --- the report -----------------------------------------------------------------------------------------------------------


def report_text(facts: ReportFacts, *, width: int = 120) -> str:
    """The whole report as text: the first screen, then each section, footnotes as numbers in brackets."""
    parts = [
        *_masthead(facts, width),
        *_answer(facts, width),
        *_exchange(facts, width),
        *_calls(facts, width),
        *(
            line
            for chart in (*facts.charts.charts, *facts.charts.folded)
            for line in _headed(chart.title, [_grid(chart.table, width)])
        ),
        *_lines(facts.answers, width),
        *_findings(facts, width),
        *_drift(facts, width),
        *_table(facts.workings, width),
        *_lines(facts.assumptions, width),
        *_lines(facts.uncounted, width),
        *_table(facts.reconciliation, width),
        *_lines(facts.changes, width),
        *_lines(facts.reference, width),
        *_lines(facts.method, width),
        *_headed(
            facts.notes.heading,
            [_hang(f"[{note.number}] ", one_line(note.text), width) for note in facts.notes.notes],
        ),
        "",
        _wrap(facts.notes.foot, width),
    ]
    return "\n".join(parts).rstrip() + "\n"


def first_screen(facts: ReportFacts, *, width: int = 120) -> str:
    """What a chief editor reads first, as text, with the footnotes it cites."""
    parts = [
        *_masthead(facts, width),
        *_answer(facts, width),
        *_exchange(facts, width),
        *_calls(facts, width),
    ]
    text = "\n".join(parts)
    cited = [note for note in facts.notes.notes if f"[{note.number}]" in text]
    notes = [_hang(f"[{note.number}] ", one_line(note.text), width) for note in cited]
    return "\n".join([text, "", *notes, "", _wrap(facts.notes.foot, width)]) + "\n"


def _masthead(facts: ReportFacts, width: int) -> Iterable[str]:
    head = facts.masthead
    yield f"{one_line(head.title).upper()}"
    yield _wrap(f"{head.edition} · {head.basis}", width)
    if head.changed:
        yield _wrap(marked(head.changed), width)
    yield "─" * width


def _answer(facts: ReportFacts, width: int) -> Iterable[str]:
    answer = facts.answer
    yield ""
    yield one_line(answer.question)
    yield ""
    yield _wrap(marked(answer.headline), width, INDENT)
    yield _wrap(marked(answer.sentence), width, INDENT)
    yield from _scenarios(answer.scenarios, width)
    trust = answer.trust
    items = [
        marked(trust.sources),
        ", ".join(marked(row.text) for row in trust.inputs),
        marked(trust.reviewed),
        *(f"{trust.uncounted_title}: {marked(item)}" for item in trust.uncounted),
    ]
    yield from _headed(trust.heading, [_hang("– ", item, width) for item in items if item])
    yield _hang("! ", f"{trust.warning_title}: {marked(trust.warning)}", width)
    if trust.more:
        yield _wrap(marked(trust.more), width, INDENT)


def _scenarios(chart: Chart, width: int) -> Iterable[str]:
    shown = replace(chart.table, rows=chart.table.rows[:SCENARIOS])
    return _headed(chart.title, [_wrap(chart.lead, width), _grid(shown, width)])


def _exchange(facts: ReportFacts, width: int) -> Iterable[str]:
    chart = facts.exchange.chart
    yield from _headed(chart.title, [_wrap(chart.lead, width), _grid(chart.table, width)])
    for item in facts.exchange.others:
        yield _hang("– ", marked(item), width)


def _calls(facts: ReportFacts, width: int) -> Iterable[str]:
    calls = facts.calls
    items = [_hang("!  ", marked(call), width) for call in calls.calls] or [_wrap(calls.none, width)]
    yield from _headed(calls.heading, [*items, *([marked(calls.more)] if calls.more else [])])
    numbered = [_hang(f"{number}. ", marked(item), width) for number, item in enumerate(calls.next, 1)]
    last = " ".join(filter(None, (marked(calls.ask), marked(calls.denials))))
    yield from _headed(calls.next_heading, [*numbered, _wrap(last, width)])


def _lines(facts: LinesFacts, width: int) -> Iterable[str]:
    if not facts.lines and not facts.none:
        return []
    items = [
        _hang(
            "– ", " ".join(filter(None, (one_line(line.term), marked(line.text), marked(line.detail)))), width
        )
        for line in facts.lines
    ]
    return _headed(facts.heading, items or [_wrap(facts.none, width)])


def _table(facts: TableFacts, width: int) -> Iterable[str]:
    return _headed(facts.heading, [_grid(facts.table, width)]) if facts.table.rows else []


def _findings(facts: ReportFacts, width: int) -> Iterable[str]:
    found = facts.findings
    items = [
        line
        for row in found.rows
        for line in (
            _hang("– ", f"{row.word}: {one_line(row.message)} {row.dismissed}".rstrip(), width),
            _wrap(one_line(row.working), width, INDENT),
            *(
                _wrap(marked(prose), width, INDENT)
                for prose in (*row.readings, row.about, row.against)
                if prose
            ),
            *(_wrap(one_line(f"{who}: {said}"), width, INDENT) for who, said in row.written),
        )
    ]
    return _headed(found.heading, items or [_wrap(found.none, width)])


def _drift(facts: ReportFacts, width: int) -> Iterable[str]:
    drift = facts.drift
    items = []
    for change in drift.changes:
        items.append(_hang("– ", f"{change.item}: {one_line('; '.join(change.kinds))}", width))
        for by, sentence in ((change.before_by, change.before), (change.after_by, change.after)):
            text = "".join(f"[{w.text}]" if w.changed else w.text for w in sentence)
            items.append(_wrap(f"{marked(by)}: {one_line(text)}", width, INDENT))
    return _headed(drift.heading, items or [_wrap(drift.none, width)])


def _headed(heading: str, items: Iterable[str]) -> Iterable[str]:
    yield ""
    yield one_line(heading).upper()
    yield from items


def marked(prose: Prose) -> str:
    """Prose with its footnote numbers in brackets."""
    return one_line("".join(p.text + (f" [{p.note}]" if p.note else "") for p in prose))


def _grid(table: Table, width: int) -> str:
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    made = Grid(box=None, pad_edge=False, show_edge=False, header_style="")
    for name, numeric in zip(table.head, table.numeric, strict=True):
        made.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in table.rows:
        made.add_row(*(Text(marked(cell)) for cell in row))
    out = io.StringIO()
    Console(width=width, file=out, force_terminal=False).print(made)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def _wrap(text: str, width: int, indent: str = "") -> str:
    return textwrap.fill(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _hang(mark: str, text: str, width: int) -> str:
    return textwrap.fill(
        text,
        width,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )


# --- a case without a run -------------------------------------------------------------------------------------------------


def evidence_of(case: Pipeline, deal: Deal | None = None) -> Evidence:
    """The evidence of a case that was not run, for texts that need no answer."""
    from countertrade.records import replace

    seen = replace(case.case, articles=tuple(case.articles), claims=tuple(case.claims))
    blank = replace(EMPTY, start=deal.start, months=deal.months, currency=deal.currency) if deal else EMPTY
    return Evidence(seen, case.lineage, blank, deal, words(case.language))


def trace_text(case: Pipeline, *, measure: str | None = None, width: int = 120) -> str:
    """Who took each figure from whom: a tree an item, origins at the left, what changed beside each step."""
    evidence = evidence_of(case)
    w, lineage = evidence.words, case.lineage
    measures = dict.fromkeys(origin.measure for origin in lineage.origins)
    parts: list[str] = []
    for found in measures:
        if measure not in (None, found):
            continue
        parts += [*_tree(evidence, lineage, found, width), ""]
    if not parts:
        return w.say("trace.nothing") + "\n"
    return "\n".join(parts).rstrip() + "\n"


def _tree(evidence: Evidence, lineage: Lineage, measure: str | None, width: int) -> Iterable[str]:
    w = evidence.words
    dates = {
        c.id: (a.published or "") for c in evidence.claims.values() if (a := evidence.articles.get(c.article))
    }
    found = trees.rows(lineage, measure, dates)
    claims = [claim for row in found for claim in row.claims]
    reports = len({evidence.claims[c].article for c in claims if c in evidence.claims})
    origins = evidence.origins(claims)
    yield w.say(
        "lineage.title",
        item=evidence.item(measure),
        reports=w.say("reports", n=reports),
        sources=w.say("sources", n=len(origins)),
    )
    for stem, row in trees.outline(found):
        name, value = tree_label(evidence, row)
        changed = " · ".join(dict.fromkeys(w.drift(d.kind) for d in row.edge.drift)) if row.edge else ""
        day = row.date[:10] or "          "
        said = "  ".join(filter(None, (one_line(name), one_line(value), f"◂ {changed}" if changed else "")))
        lead = f"{day}  {stem}{'○' if row.latent else '●' if row.parent is None else ''}{' ' if row.depth == 0 else ''}"
        yield _hang_at(lead, said, width)
    linked = {frozenset((name, *others)) for name, others in origins.items() if set(others) & set(origins)}
    for group in sorted(sorted(names) for names in linked):
        yield _wrap(
            w.say("trace.linked", names=w.join(n for n in group if n in origins)), width, "            "
        )


def _hang_at(lead: str, text: str, width: int) -> str:
    """The text after its lead; what does not fit goes on below, past the lines of the tree."""
    room = max(30, width - len(lead))
    lines = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]
    rest = lead[:12] + "".join("│" if c in "│├" else " " for c in lead[12:])
    return "\n".join(
        [lead + lines[0], *((" " * 12 + rest[12:] + "  " + line).rstrip() for line in lines[1:])]
    )


def check_case_text(case: Pipeline, *, width: int = 120, refs: bool = False) -> str:
    """What does not add up in a case, what changed in retelling, and what was put aside."""
    evidence = evidence_of(case)
    w = evidence.words
    parts: list[str] = [
        one_line(evidence.called(case.case.title) or case.case.title).upper(),
        ", ".join(
            (
                w.say("articles", n=len(case.articles)),
                w.say("statements", n=len(case.claims)),
                w.say("sources", n=len(evidence.origins(c.id for c in case.judged.stand))),
            )
        ),
    ]
    shown = [finding for finding in case.findings if finding.verdict != "consistent"]
    order = ("inconsistent", "implausible", "ambiguous", "loose", "question")
    for verdict in order:
        items: list[str] = []
        for finding in shown:
            if finding.verdict != verdict:
                continue
            items.append(_hang(f"{finding.id}  ", one_line(finding.message), width))
            for claim in finding.claims:
                known = evidence.claims.get(claim)
                if known:
                    items.append(_wrap(_quoted(evidence, known), width, INDENT))
            items += [_wrap(one_line(line), width, INDENT) for line in (finding.working, *finding.readings)]
            if finding.reference:
                items.append(
                    _wrap(f"{w.say('finding.against')}: {'; '.join(finding.reference)}", width, INDENT)
                )
        if items:
            parts += _headed(w.say(f"verdict.{verdict}"), items)
    if not shown:
        parts += ["", _wrap(w.say("findings.none"), width)]
    if case.closed:
        items = [
            _hang("– ", one_line(f"{f.message}: {d.action}, {d.by}, {d.at[:10]}: {d.reason or '–'}"), width)
            for f, d in case.closed
        ]
        parts += _headed(w.say("findings.closed"), items)
    if refs:
        used = {identity for finding in case.findings for identity in finding.reference}
        items = [
            _hang(f"{row.id}  ", one_line(evidence.describe(row.id)), width)
            for row in case.case.reference
            if row.id in used
        ]
        parts += _headed(w.say("section.reference"), items)
    parts += ["", _wrap(w.say("findings.lead"), width)]
    return "\n".join(parts) + "\n"


def _quoted(evidence: Evidence, claim: Claim) -> str:
    quoted = evidence.words.word("joint.quoted", text=" ".join((claim.text or "").split()))
    return one_line(f"{claim.id}  {quoted} – {evidence.speaker(claim)}; {evidence.place(claim.id)}")


def item_text(case: Pipeline, identity: str, *, width: int = 120) -> str:
    """A statement in its sentence, its chain and what depends on it; or a finding, edge, reference row or article in full.

    Raises Bad for an id that the case does not have.
    """
    evidence = evidence_of(case)
    findings = {finding.id: finding for finding in case.all_findings}
    edges = {edge.id: edge for edge in case.lineage.retellings}
    if identity in evidence.claims:
        return "\n".join(_claim(case, evidence, evidence.claims[identity], width)) + "\n"
    if identity in findings:
        finding = findings[identity]
        lines = [
            f"{finding.id}  {evidence.words.say(f'verdict.{finding.verdict}')}",
            one_line(finding.message),
        ]
        lines += [_wrap(one_line(line), width, INDENT) for line in (finding.working, *finding.readings)]
        lines += [
            _wrap(_quoted(evidence, evidence.claims[c]), width, INDENT)
            for c in finding.claims
            if c in evidence.claims
        ]
        lines += [
            _wrap(one_line(evidence.describe(r)), width, INDENT)
            for r in finding.reference
            if r in evidence.reference
        ]
        lines += _written(evidence, identity, width)
        return "\n".join(lines) + "\n"
    if identity in edges:
        edge = edges[identity]
        return "\n".join(_edge(evidence, edge.parent, edge.child, width)) + "\n"
    bare = identity.removeprefix("ref:")
    if bare in evidence.reference:
        row = evidence.reference[bare]
        extras = [row.note, row.bounds and evidence.words.say("limits"), row.url]
        return (
            "\n".join([f"{row.id}  {evidence.describe(bare)}", *(INDENT + one_line(e) for e in extras if e)])
            + "\n"
        )
    article = next((a for a in case.articles if identity in (a.id, a.outlet, a.title)), None)
    if article:
        mine = [claim for claim in case.claims if claim.article == article.id]
        head = [
            f"{article.id}  {article.title or ''}",
            *(v for v in (article.outlet, article.published, article.url) if v),
        ]
        return (
            "\n".join([*map(one_line, head), *(_wrap(_quoted(evidence, c), width, INDENT) for c in mine)])
            + "\n"
        )
    made = next((d for d in case.decisions if d.id == identity), None)
    if made:
        said = " ".join(f"{k}={v}" for k, v in made.fields.items())
        return (
            one_line(
                f"{made.id}  {made.action} {made.target} {said} – {made.by}, {made.at}: {made.reason or '–'}"
            )
            + "\n"
        )
    hint = "ids begin with c- (statement), f- (finding), e- (retelling), a- (article) or d- (decision); see countertrade read"
    raise Bad(Problem(identity, 0, 0, f"nothing in the case has this id; {hint}"))


def _claim(case: Pipeline, evidence: Evidence, claim: Claim, width: int) -> Iterable[str]:
    w = evidence.words
    article = evidence.articles.get(claim.article)
    yield one_line(f"{claim.id}  {stated(evidence, claim.id)}")
    sure = "polarity.-" if claim.commitment.polarity == "-" else f"modality.{claim.commitment.modality}"
    yield one_line(f"{evidence.speaker(claim)}; {evidence.place(claim.id)}; {w.say(sure)}; {claim.rule}")
    if article and claim.span and article.text:
        start = max(article.text.rfind("\n", 0, claim.span[0]) + 1, claim.span[0] - 400)
        ends = article.text.find("\n", claim.span[1])
        end = min(ends if ends >= 0 else len(article.text), claim.span[1] + 400)
        before, inside, after = (
            article.text[start : claim.span[0]],
            article.text[claim.span[0] : claim.span[1]],
            article.text[claim.span[1] : end],
        )
        yield _wrap(one_line(f"{before}»{inside}«{after}"), width, INDENT)
    elif claim.text:
        yield _wrap(one_line(w.word("joint.quoted", text=claim.text)), width, INDENT)
    yield from _grounds(evidence, claim, article, width)
    chain, seen = claim.id, {claim.id}
    while (edge := evidence.parents.get(chain)) and edge.parent not in seen:
        yield ""
        yield from _edge(evidence, edge.parent, edge.child, width)
        chain = edge.parent
        seen.add(chain)
    told = [edge for edge in case.lineage.retellings if edge.parent == claim.id]
    depends = [
        *(f"{w.say('show.retold')}: {evidence.place(edge.child)} ({edge.child})" for edge in told),
        *(f"{f.id}  {f.message}" for f in case.all_findings if claim.id in f.claims),
        *(f"{other.id}  {w.say('derived')}" for other in case.claims if claim.id in other.derived_from),
        *(
            f"{d.id}  {d.action}, {d.by}, {d.at[:10]}: {d.reason or '–'}"
            for d in evidence.decided.get(claim.id, ())
        ),
    ]
    yield from _written(evidence, claim.id, width)
    if depends:
        yield from _headed(w.say("show.depends"), [_hang("– ", one_line(item), width) for item in depends])


def _written(evidence: Evidence, target: str, width: int) -> list[str]:
    """The notes on a statement or finding, a paragraph each."""
    return [_wrap(one_line(f"{who}: {said}"), width, INDENT) for who, said in written_on(evidence, target)]


def _grounds(evidence: Evidence, claim: Claim, article: Article | None, width: int) -> Iterable[str]:
    """The rule that set each field and the words that decided; what the rules were not sure of, as an offer."""
    w = evidence.words
    rules = [f"{field} {rule}" for field, rule in claim.evidence.items()]
    rules += [f"“{marker.text}”" for marker in claim.commitment.markers]
    if rules:
        yield _wrap(one_line(w.say("ruled", rules=", ".join(rules))), width, INDENT)
    for field, perhaps in claim.unsure.items():
        name = (
            perhaps.value.get("name")
            if field == "source" and isinstance(perhaps.value, dict)
            else perhaps.value
        )
        line = article.text.count("\n", 0, perhaps.span[0]) + 1 if article and perhaps.span else "–"
        yield _wrap(one_line(w.say("perhaps", name=name, line=line, id=claim.id)), width, INDENT)


def _edge(evidence: Evidence, parent: str, child: str, width: int) -> Sequence[str]:
    w = evidence.words
    edge = evidence.parents[child]
    lines = [
        w.say("taken_from", name=evidence.place(parent))
        + f" ({w.say('basis.decided') if edge.decided else w.say(f'basis.{edge.basis}')}, {w.percent(edge.confidence)})"
    ]
    before, after = evidence.claims.get(parent), evidence.claims.get(child)
    if before and after:
        for claim, sentence in zip((before, after), both_sides(evidence, before, after), strict=True):
            text = "".join(f"[{word.text}]" if word.changed else word.text for word in sentence)
            lines.append(_wrap(one_line(f"{evidence.place(claim.id)}: {text}"), width, INDENT))
    lines += [_hang(f"{INDENT}◂ ", one_line(evidence.changed(edge, drift)), width) for drift in edge.drift]
    lines += [_wrap(one_line(said.said(w.language)), width, INDENT) for said in edge.reasons]
    return lines
