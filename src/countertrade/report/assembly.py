"""A whole report as facts: from the records of a case to what each section shows. Nothing is formatted twice or elsewhere."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from countertrade.annotations import standing
from countertrade.case import ReportMade
from countertrade.modelling.deal import Deal
from countertrade.records import Case, Finding, Lineage, Outcome, Record, replace
from countertrade.report import (
    before_print,
    exchange,
    first_screen,
    question_answers,
    scenario_comparison,
    sections,
)
from countertrade.report.contexts import CallsFacts, Prose, ReportFacts
from countertrade.report.evidence import Evidence
from countertrade.report.figures import focus
from countertrade.report.svg import COLUMN
from countertrade.report.tables import Rows, table_of, tables_of_outcome
from countertrade.report.words import words
from countertrade.simulation.compare import Difference


def tables(
    case: Case, lineage: Lineage, findings: Sequence[Finding], outcome: Outcome, party: str
) -> tuple[Rows, ...]:
    """Every table behind a report, the statements first; month by month for the party that it is about."""
    about = functools.partial(table_of, articles=case.articles, claims=case.claims)
    retold = [*lineage.retellings, *lineage.origins, *lineage.latent]
    return (
        about("claims", case.claims),
        table_of("articles", case.articles),
        about("lineage", retold),
        about("findings", findings),
        table_of("decisions", case.decisions),
        *([table_of("notes", noted)] if (noted := standing(case.annotations)) else ()),
        table_of("reference", case.reference),
        *tables_of_outcome(_followed(outcome, party)).values(),
    )


def _followed(outcome: Outcome, party: str) -> Outcome:
    """The outcome with the months of one party, which are drawn: those of all would be a quarter of the workbook."""
    return replace(
        outcome, parties=tuple(p if p.party == party else replace(p, fan=()) for p in outcome.parties)
    )


Sections = tuple[tuple[str, Record], ...]
"""Sections as (template, facts), in the report's order, so that footnotes keep their numbers."""


def answer_facts(
    case: Case,
    lineage: Lineage,
    findings: Sequence[Finding],
    outcome: Outcome,
    deal: Deal,
    *,
    language: str = "en",
    as_of: str | None = None,
) -> Sections:
    """The answer and all it rests on, but for statements: the page has them in their articles."""
    evidence = Evidence(case, lineage, outcome, deal, words(language))
    as_of = evidence_date(case, outcome, as_of)
    party = focus(outcome)
    answer = first_screen.answer(evidence, findings, party, as_of)
    return (
        ("answer.html", answer),
        ("exchange.html", exchange.exchange(evidence, party)),
        ("calls.html", before_print.before_print(evidence, findings, party)),
        ("charts.html", sections.pictures(evidence, party)),
        ("lines.html", question_answers.answers(evidence)),
        *_rests(evidence, party, answer.trust.uncounted, as_of),
    )


def comparison_facts(
    case: Case,
    lineage: Lineage,
    outcome: Outcome,
    deal: Deal,
    differences: Sequence[Difference],
    *,
    left_out: int = 0,
    language: str = "en",
    as_of: str | None = None,
) -> Sections:
    """Scenarios side by side and all they rest on; `left_out` is how many scenarios are not among them."""
    evidence = Evidence(case, lineage, outcome, deal, words(language))
    as_of = evidence_date(case, outcome, as_of)
    party = focus(outcome)
    return (
        ("compared.html", scenario_comparison.side_by_side(evidence, differences, left_out)),
        ("charts.html", sections.compared_pictures(evidence, party)),
        *_rests(evidence, party, [detail for _, detail in first_screen.unpriced(evidence, party)], as_of),
    )


def _rests(evidence: Evidence, party: str, outside: Sequence[Prose], as_of: str | None) -> Sections:
    """What an answer rests on: the targets of its links that are in no other view."""
    return (
        ("table.html", sections.workings(evidence)),
        ("lines.html", sections.assumptions(evidence)),
        ("lines.html", sections.uncounted(evidence, party, outside)),
        ("lines.html", sections.reference(evidence, as_of)),
        ("lines.html", sections.method(evidence)),
        ("notes.html", sections.notes(evidence)),
    )


def call_facts(
    case: Case,
    lineage: Lineage,
    findings: Sequence[Finding],
    outcome: Outcome,
    deal: Deal,
    *,
    language: str = "en",
) -> CallsFacts:
    """The calls alone, for a list of what is open."""
    evidence = Evidence(case, lineage, outcome, deal, words(language))
    return before_print.before_print(evidence, findings, focus(outcome))


def evidence_date(case: Case, outcome: Outcome, as_of: str | None) -> str | None:
    """The date up to which reports are used: as asked for, else that of the last article."""
    dates = [article.published for article in case.articles if article.published]
    return as_of or outcome.as_of or (max(dates)[:10] if dates else None)


def report_facts(
    case: Case,
    lineage: Lineage,
    findings: Sequence[Finding],
    outcome: Outcome,
    deal: Deal | None = None,
    *,
    language: str = "en",
    version: str | int = 1,
    as_of: str | None = None,
    by: str | None = None,
    previous: ReportMade | None = None,
    party: str | None = None,
    differences: Sequence[Difference] = (),
    left_out: int = 0,
    column: float = COLUMN,
    rows: int | None = None,
) -> ReportFacts:
    """The report of a case, section by section. `party` is whose balance it answers for; without it, the one the deal asks about.

    `findings` are all findings, those a person dismissed too: they stay visible as such. `previous` is the report before this one.
    With `differences` it has the scenarios side by side; `left_out` is how many are not among them. Its wide drawings are `column` px
    wide, and its chains have so many `rows` at most.
    """
    w = words(language)
    evidence = Evidence(case, lineage, outcome, deal, w)
    party = focus(outcome, party)
    as_of = evidence_date(case, outcome, as_of)

    # In reading order, for the first citation of a statement gives it its footnote number.
    masthead = first_screen.masthead(
        evidence, version=version, as_of=as_of, by=by, previous=previous, party=party
    )
    answer = first_screen.answer(evidence, findings, party, as_of)
    exchanged = exchange.exchange(evidence, party, column)
    calls_facts = before_print.before_print(evidence, findings, party)
    charts = sections.pictures(evidence, party)
    compared = scenario_comparison.side_by_side(evidence, differences, left_out)
    answers = question_answers.answers(evidence)
    lineage_facts = sections.lineage(evidence, column, rows)
    drift = sections.drift(evidence)
    findings_facts = sections.findings_section(evidence, findings)
    workings = sections.workings(evidence)
    assumptions = sections.assumptions(evidence)
    uncounted = sections.uncounted(evidence, party, answer.trust.uncounted)
    reconciliation = sections.reconciliation(evidence)
    changes = sections.changes(evidence, previous)
    return ReportFacts(
        language=w.language,
        skip=w.say("skip"),
        contents=w.say("contents"),
        evidence=w.say("evidence"),
        masthead=masthead,
        answer=answer,
        exchange=exchanged,
        calls=calls_facts,
        charts=charts,
        compared=compared,
        answers=answers,
        statements=sections.statements(evidence),  # last, for it shows the numbers given above
        lineage=lineage_facts,
        drift=drift,
        findings=findings_facts,
        workings=workings,
        assumptions=assumptions,
        uncounted=uncounted,
        reconciliation=reconciliation,
        changes=changes,
        reference=sections.reference(evidence, as_of),
        articles=sections.articles(evidence),
        method=sections.method(evidence),
        notes=sections.notes(evidence),
        tables=tables(case, lineage, findings, outcome, party),
        downloads=w.say("downloads"),
    )
