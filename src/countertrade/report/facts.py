"""A whole report as facts: from the records of a case to what each section shows. Nothing is formatted twice or elsewhere."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from countertrade.case import ReportMade
from countertrade.modelling.deal import Deal
from countertrade.records import Case, Finding, Lineage, Outcome, Record
from countertrade.report import asking, calls, firstscreen, sections
from countertrade.report.contexts import CallsFacts, ReportFacts
from countertrade.report.evidence import Evidence
from countertrade.report.figures import focus
from countertrade.report.tables import Rows, table_of, tables_of_outcome
from countertrade.report.words import words


def tables(case: Case, lineage: Lineage, findings: Sequence[Finding], outcome: Outcome) -> tuple[Rows, ...]:
    """Every table behind a report, the statements first."""
    about = functools.partial(table_of, articles=case.articles, claims=case.claims)
    retold = [*lineage.retellings, *lineage.origins, *lineage.latent]
    return (
        about("claims", case.claims),
        table_of("articles", case.articles),
        about("lineage", retold),
        about("findings", findings),
        table_of("decisions", case.decisions),
        table_of("reference", case.reference),
        *tables_of_outcome(outcome).values(),
    )


def moving_facts(
    case: Case,
    lineage: Lineage,
    findings: Sequence[Finding],
    outcome: Outcome,
    deal: Deal,
    *,
    language: str = "en",
    as_of: str | None = None,
) -> tuple[tuple[str, Record], ...]:
    """The sections that follow the model's inputs, as (template, facts) in the report's order, so that footnotes keep their numbers.

    Their charts are drawings alone: a figure for the pointer would take longer than all else here.
    """
    evidence = Evidence(case, lineage, outcome, deal, words(language), live=False)
    return _moving(evidence, findings, evidence_date(case, outcome, as_of))


def _moving(
    evidence: Evidence, findings: Sequence[Finding], as_of: str | None
) -> tuple[tuple[str, Record], ...]:
    party = focus(evidence.outcome)
    return (
        ("answer.html", firstscreen.answer(evidence, party, as_of)),
        ("scenarios.html", firstscreen.scenario_rows(evidence, party)),
        ("exchange.html", firstscreen.exchange(evidence, party)),
        ("calls.html", calls.calls(evidence, findings, party)),
        ("charts.html", sections.pictures(evidence, party)),
        ("lines.html", asking.answers(evidence)),
    )


def answer_facts(
    case: Case,
    lineage: Lineage,
    findings: Sequence[Finding],
    outcome: Outcome,
    deal: Deal,
    *,
    language: str = "en",
    as_of: str | None = None,
) -> tuple[tuple[tuple[str, Record], ...], tuple[tuple[str, Record], ...]]:
    """The moving sections, and what they rest on: workings, assumptions, what is not counted, reference figures, method, footnotes.

    Statements are not among them: the page has them in their articles.
    """
    evidence = Evidence(case, lineage, outcome, deal, words(language), live=False)
    as_of = evidence_date(case, outcome, as_of)
    party = focus(outcome)
    moving = _moving(evidence, findings, as_of)
    outside = firstscreen.answer(evidence, party, as_of).uncounted
    resting = (
        ("table.html", sections.workings(evidence)),
        ("lines.html", sections.assumptions(evidence)),
        ("lines.html", sections.uncounted(evidence, party, outside)),
        ("lines.html", sections.reference(evidence, as_of)),
        ("lines.html", sections.method(evidence)),
        ("notes.html", sections.notes(evidence)),
    )
    return moving, resting


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
    evidence = Evidence(case, lineage, outcome, deal, words(language), live=False)
    return calls.calls(evidence, findings, focus(outcome))


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
) -> ReportFacts:
    """The report of a case, section by section. `party` is whose balance it answers for; without it, the one the deal asks about.

    `findings` are all findings, those a person dismissed too: they stay visible as such. `previous` is the report before this one.
    """
    w = words(language)
    evidence = Evidence(case, lineage, outcome, deal, w)
    party = focus(outcome, party)
    as_of = evidence_date(case, outcome, as_of)

    # In reading order, for the first citation of a statement gives it its footnote number.
    masthead = firstscreen.masthead(
        evidence, version=version, as_of=as_of, by=by, previous=previous, party=party
    )
    answer = firstscreen.answer(evidence, party, as_of)
    scenarios = firstscreen.scenario_rows(evidence, party)
    exchange = firstscreen.exchange(evidence, party)
    calls_facts = calls.calls(evidence, findings, party)
    charts = sections.pictures(evidence, party)
    answers = asking.answers(evidence)
    lineage_facts = sections.lineage(evidence)
    drift = sections.drift(evidence)
    findings_facts = sections.findings_section(evidence, findings)
    workings = sections.workings(evidence)
    assumptions = sections.assumptions(evidence)
    uncounted = sections.uncounted(evidence, party, answer.uncounted)
    reconciliation = sections.reconciliation(evidence)
    changes = sections.changes(evidence, previous)
    return ReportFacts(
        language=w.language,
        skip=w.say("skip"),
        contents=w.say("contents"),
        masthead=masthead,
        answer=answer,
        scenarios=scenarios,
        exchange=exchange,
        calls=calls_facts,
        charts=charts,
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
        tables=tables(case, lineage, findings, outcome),
        downloads=w.say("downloads"),
    )
