"""What stands below the first screen: statements, what drifted, what does not add up, what was assumed, how it was worked out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from countertrade.case import ReportMade
from countertrade.decisions import in_force
from countertrade.modelling.deal import Input
from countertrade.records import Claim, Decision, Finding, Retelling
from countertrade.report.before_print import dismissed
from countertrade.report.charts import (
    charts,
    folded,
    lineage_chart,
    panels_of,
    plain,
    stated,
    table,
    workings_of,
)
from countertrade.report.contexts import (
    Change,
    ChartsFacts,
    DriftFacts,
    FindingRow,
    FindingsFacts,
    Line,
    LineageFacts,
    LinesFacts,
    NotesFacts,
    Piece,
    Prose,
    Statement,
    StatementGroup,
    StatementsFacts,
    Table,
    TableFacts,
    Word,
)
from countertrade.report.evidence import BY_CHANCE, Evidence, joined, slug
from countertrade.report.first_screen import answer_moved
from countertrade.report.svg import COLUMN
from countertrade.report.verbalisation import linked, verbalised
from countertrade.report.words import LIKELIHOODS

CONFIRMED_NOTHING = "consistent"

ALIKE = 0.4
"""Share of a sentence that its retelling must keep for words to be compared: below, nearly all would be marked, which shows nothing."""


# --- statements ---------------------------------------------------------------------------------------------------------


def statements(evidence: Evidence) -> StatementsFacts:
    """Every statement with its words, grouped by item, earliest first."""
    w = evidence.words
    groups: dict[str | None, list[Claim]] = {measure.id: [] for measure in evidence.case.measures}
    for claim in evidence.case.claims:
        groups.setdefault(claim.measure, []).append(evidence.claims[claim.id])
    other = groups.pop(None, [])
    return StatementsFacts(
        heading=w.say("section.statements"),
        lead=w.say("statements.lead"),
        groups=tuple(
            _group(evidence, measure, claims)
            for measure, claims in [*groups.items(), (None, other)]
            if claims
        ),
    )


def _group(evidence: Evidence, measure: str | None, claims: Sequence[Claim]) -> StatementGroup:
    w = evidence.words
    standing = [claim.id for claim in claims if claim.id not in evidence.struck]
    origins = evidence.origins(standing)
    counts = w.say("statements", n=len(claims))
    return StatementGroup(
        id=f"group-{slug(measure or 'other')}",
        title=evidence.item(measure),
        summary=f"{counts}, {w.say('sources', n=len(origins))}" if measure else counts,
        statements=tuple(_statement(evidence, claim) for claim in sorted(claims, key=evidence.order)),
    )


def _statement(evidence: Evidence, claim: Claim) -> Statement:
    w = evidence.words
    article = evidence.articles.get(claim.article)
    entered = claim.entered
    quote = (entered and entered.quote_original) or claim.text or ""
    translation = ""
    if entered and entered.translation:
        translation = w.word("joint.quoted", text=entered.translation)
        if entered.translator:
            translation += f" ({w.say('translated', name=entered.translator)})"
    return Statement(
        id=claim.id,
        note=evidence.number_of(claim.id),
        value=stated(evidence, claim.id),
        quote=w.word("joint.quoted", text=" ".join(quote.split())) if quote else w.say("text_missing"),
        translation=translation,
        speaker=evidence.speaker(claim),
        standing=" · ".join(_standing(evidence, claim)),
        outlet=evidence.outlet(claim),
        date=w.date(article.published if article else None) or w.say("undated"),
        iso_date=(article.published or "")[:10] if article else "",
        url=web_address(article.url if article else None),
        archive_url=web_address(article.archive_url if article else None),
        original_page=w.say("original_page"),
        archived_page=w.say("archived_page"),
        remark=_remark(evidence, claim),
        decided=_decided(evidence, claim),
        written=written_on(evidence, claim.id),
        struck=claim.id in evidence.struck,
    )


def _standing(evidence: Evidence, claim: Claim) -> Iterable[str]:
    w = evidence.words
    if claim.attribution.mode != "narrator":
        yield w.say(f"mode.{claim.attribution.mode}")
    yield w.say(f"modality.{claim.commitment.modality}")
    if claim.commitment.polarity == "-":
        yield w.say("polarity.-")
    if claim.commitment.denials:
        yield w.say("denied_by", names=w.join(denial.name for denial in claim.commitment.denials))
    if claim.transfer and claim.transfer.status not in ("unknown", "conditional"):
        yield w.say(f"status.{claim.transfer.status}")
    if claim.attribution.via:
        yield w.say("said_to", names=w.join(claim.attribution.via))
    if claim.attribution.cites:
        yield w.say("who_cites", names=w.join(claim.attribution.cites))


def _remark(evidence: Evidence, claim: Claim) -> Prose:
    """Origin, derivation and parent of a statement."""
    w = evidence.words
    items: list[Prose] = []
    if claim.derived_from:
        items.append((Piece(text=w.say("derived")),))
    elif claim.id in evidence.origin_of and claim.id in evidence.retold:
        items.append((Piece(text=w.say("origin_of"), tone="strong"),))
    edge = evidence.parents.get(claim.id)
    if edge:
        href = f"#{edge.id}" if edge.drift else f"#{edge.parent}"
        items.append((Piece(text=w.say("taken_from", name=evidence.place(edge.parent)), href=href),))
    return joined(items, " · ")


def _decided(evidence: Evidence, claim: Claim) -> str:
    w = evidence.words
    mine = [d for target in (claim.id, claim.article) for d in evidence.decided.get(target, ())]
    return "; ".join(_decision(evidence, d) for d in mine) or w.say("undecided")


def _decision(evidence: Evidence, made: Decision) -> str:
    w = evidence.words
    known = ("accept", "reject", "correct", "retract", "deny")
    key = f"decided.{made.action}" if made.action in known else "decided.other"
    said = w.say(key, by=made.by, at=w.date(made.at, "short"))
    return f"{said}: {made.reason}" if made.reason else said


def written_on(evidence: Evidence, target: str) -> tuple[tuple[str, str], ...]:
    """The notes on a statement or finding: who wrote each and when, and what it says."""
    w = evidence.words
    return tuple(
        (w.say("note.by", by=note.by, at=w.date(note.at, "short")), note.text)
        for note in evidence.annotations.get(target, ())
    )


def web_address(url: str | None) -> str | None:
    """The address if a browser may follow it: http or https and no space or control character; else None, and it stays unlinked."""
    return url if url and re.fullmatch(r"https?://[^\s\x00-\x20<>\"'\\]+", url) else None


# --- retellings ---------------------------------------------------------------------------------------------------------


def lineage(evidence: Evidence, column: float = COLUMN, rows: int | None = None) -> LineageFacts:
    """The tree of each item that was retold, the most retold first, `column` px wide and of so many rows at most."""
    w = evidence.words
    measures = dict.fromkeys(
        [edge.measure for edge in evidence.lineage.retellings]
        + [latent.measure for latent in evidence.lineage.latent]
    )
    count = {m: sum(edge.measure == m for edge in evidence.lineage.retellings) for m in measures}
    trees = [lineage_chart(evidence, m, rows, column) for m in sorted(measures, key=lambda m: -count[m])]
    return LineageFacts(
        heading=w.say("section.lineage"), lead=w.say("lineage.lead"), trees=tuple(t for t in trees if t)
    )


def drift(evidence: Evidence) -> DriftFacts:
    """Every retelling that changed something, with both sentences and the differing words marked."""
    w = evidence.words
    edges = [
        edge
        for edge in evidence.lineage.retellings
        if edge.drift and edge.parent in evidence.claims and edge.child in evidence.claims
    ]
    edges.sort(key=lambda e: (e.measure or "~", evidence.published(e.child), e.id))
    return DriftFacts(
        heading=w.say("section.drift"),
        none=w.say("drift.none"),
        before=w.say("drift.before"),
        after=w.say("drift.after"),
        changes=tuple(_change(evidence, edge) for edge in edges),
    )


def _change(evidence: Evidence, edge: Retelling) -> Change:
    w = evidence.words
    before, after = evidence.claims[edge.parent], evidence.claims[edge.child]
    basis = w.say("basis.decided") if edge.decided else w.say(f"basis.{edge.basis}")
    first, second = both_sides(evidence, before, after)
    return Change(
        id=edge.id,
        kinds=tuple(dict.fromkeys(evidence.changed(edge, change) for change in edge.drift)),
        item=evidence.item(edge.measure),
        basis=basis,
        before_by=(evidence.cite(evidence.place(before.id), before.id),),
        before=first,
        after_by=(evidence.cite(evidence.place(after.id), after.id),),
        after=second,
    )


def both_sides(evidence: Evidence, before: Claim, after: Claim) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of both, those the other lacks marked; in other words or another language only the figures are."""
    if _language(evidence, before) == _language(evidence, after):
        first, second = different_words(before.text or "", after.text or "")
        if _kept(first) >= ALIKE or _kept(second) >= ALIKE:
            return first, second
    return _whole(before), _whole(after)


def _kept(words: Sequence[Word]) -> float:
    """The share of a sentence that the other has too."""
    return sum(len(word.text) for word in words if not word.changed) / (sum(len(w.text) for w in words) or 1)


def _language(evidence: Evidence, claim: Claim) -> str | None:
    article = evidence.articles.get(claim.article)
    return article.language if article else None


def _whole(claim: Claim) -> tuple[Word, ...]:
    """A sentence whose counterpart is in another language: its figure marked, for words cannot be compared."""
    text = claim.text or ""
    figure = claim.quantity.text if claim.quantity else None
    if not figure or figure not in text:
        return (Word(text=text, changed=False),)
    head, _, tail = text.partition(figure)
    parts = ((head, False), (figure, True), (tail, False))
    return tuple(Word(text=part, changed=changed) for part, changed in parts if part)


def different_words(before: str, after: str) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Both sentences in stretches, those the other lacks marked.

    >>> [word.text for word in different_words("up to 700 t", "more than 700 t")[1] if word.changed]
    ['more than']
    """
    tokens = [re.findall(r"\s+|\w+(?:[.,]\d+)*|[^\w\s]", text) for text in (before, after)]
    first, second = ([token.lower() for token in side] for side in tokens)
    found = difflib.SequenceMatcher(None, first, second, autojunk=False)
    sides: tuple[list[Word], list[Word]] = ([], [])
    for kind, a0, a1, b0, b1 in found.get_opcodes():
        for side, (start, end) in enumerate(((a0, a1), (b0, b1))):
            text = "".join(tokens[side][start:end])
            if text:
                sides[side].append(Word(text=text, changed=kind != "equal"))
    return _bridged(sides[0]), _bridged(sides[1])


def _bridged(words: list[Word]) -> tuple[Word, ...]:
    """Marks that only a space parts become one, and no mark begins or ends with a space."""
    merged: list[Word] = []
    for word in words:
        if len(merged) > 1 and word.changed and merged[-2].changed and not merged[-1].text.strip():
            space, before = merged.pop(), merged.pop()
            word = Word(text=before.text + space.text + word.text, changed=True)
        merged.append(word)
    return tuple(merged)


# --- findings -----------------------------------------------------------------------------------------------------------


def findings_section(evidence: Evidence, findings: Sequence[Finding]) -> FindingsFacts:
    """What does not add up, with its working; what adds up is left out, for that confirms nothing."""
    w = evidence.words
    aside = dismissed(evidence)
    order = ("inconsistent", "implausible", "ambiguous", "loose", "question")
    shown = [finding for finding in findings if finding.verdict != CONFIRMED_NOTHING]
    shown.sort(key=lambda f: (f.id in aside, order.index(f.verdict)))
    return FindingsFacts(
        heading=w.say("section.findings"),
        lead=w.say("findings.lead"),
        none=w.say("findings.none"),
        readings=w.say("finding.readings"),
        rows=tuple(
            FindingRow(
                id=finding.id,
                verdict=finding.verdict,
                word=w.say(f"verdict.{finding.verdict}"),
                message=finding.message,
                working=finding.working,
                readings=tuple(_with_rows(evidence, reading) for reading in finding.readings),
                about=_targets(evidence, w.say("finding.about"), finding.claims),
                against=_targets(evidence, w.say("finding.against"), finding.reference),
                dismissed=aside.get(finding.id, ""),
                written=written_on(evidence, finding.id),
            )
            for finding in shown
        ),
    )


def _with_rows(evidence: Evidence, text: str) -> Prose:
    """The text, each reference row that it names by id as the number of its footnote."""
    pieces: list[Piece] = []
    for at, part in enumerate(re.split(r" \[([\w .-]+)\]", text)):
        ids = part.split() if at % 2 else []
        if ids and all(identity in evidence.reference for identity in ids):
            pieces += joined(((evidence.cite("", identity),) for identity in ids), "\u202f")
        else:
            pieces.append(Piece(text=f" [{part}]" if at % 2 else part))
    return tuple(pieces)


def _targets(evidence: Evidence, word: str, targets: Sequence[str]) -> Prose:
    known = [t for t in targets if evidence.href(t)]
    if not known:
        return ()
    items = []
    for target in known:
        claim = evidence.claims.get(target)
        name = evidence.short(target)
        if claim and claim.quantity and claim.quantity.text:
            name = (
                evidence.words.word("joint.quoted", text=claim.quantity.text) + f", {evidence.outlet(claim)}"
            )
        items.append((evidence.cite(name, target),))
    return (Piece(text=f"{word} "), *joined(items))


# --- the model ----------------------------------------------------------------------------------------------------------


def pictures(evidence: Evidence, party: str) -> ChartsFacts:
    return ChartsFacts(
        heading=evidence.words.say("section.charts"),
        charts=charts(evidence, party),
        folded=folded(evidence, party),
    )


def compared_pictures(evidence: Evidence, party: str) -> ChartsFacts:
    """The charts that have a panel a scenario."""
    return ChartsFacts(
        heading=evidence.words.say("section.charts"), charts=panels_of(evidence, party), folded=()
    )


def workings(evidence: Evidence) -> TableFacts:
    """Every flow, effect and stock as it is computed, and every input with what it rests on; each with its anchor."""
    w = evidence.words
    rows: list[tuple[Prose, ...]] = []
    ids: list[str] = []
    spoken = _spoken(evidence)
    for name, written in workings_of(evidence).items():
        inputs = evidence.inputs(name)
        places = ((Piece(text=evidence.input_title(i.key), href=f"#i-{slug(i.key)}"),) for i in inputs)
        ids.append(f"w-{slug(name)}")
        said = spoken.get(name) or plain(written)
        rows.append((plain(evidence.named(name)), said, joined(places, ", ")))
    for entry in evidence.deal.base.inputs if evidence.deal else ():
        ids.append(f"i-{slug(entry.key)}")
        rows.append(
            (
                plain(evidence.input_title(entry.key)),
                plain(_written(evidence, entry)),
                evidence.rests_on(entry),
            )
        )
    head = (w.say("flow"), w.say("worked_as"), w.say("rests_on"))
    return TableFacts(
        id="workings",
        heading=w.say("section.workings"),
        lead=w.say("workings.lead") if rows else "",
        table=Table(head=head, rows=tuple(rows), numeric=(False, False, False), ids=tuple(ids)),
    )


def _spoken(evidence: Evidence) -> dict[str, Prose]:
    """Flows, effects and stocks by name, each as it is read aloud without its own name before it."""
    found: dict[str, Prose] = {}
    for sentence in verbalised(evidence):
        if sentence.section in ("flow", "effect", "stock"):
            own = f"{evidence.named(sentence.name)}: "
            text = sentence.text.removeprefix(own)
            found[sentence.name] = linked(evidence, sentence._replace(text=text))
    return found


def _written(evidence: Evidence, entry: Input) -> str:
    """How an input is given: pooled from statements, drawn by chance, or as written in the model."""
    w = evidence.words
    if entry.claims:
        return w.say("pooled", sources=w.say("sources", n=max(1, entry.origins)))
    return w.say("drawn") if entry.role in BY_CHANCE else evidence.written(entry.written)


def assumptions(evidence: Evidence) -> LinesFacts:
    """What the model supposes on its own, each with the reason given for it."""
    w = evidence.words
    return LinesFacts(
        id="assumptions",
        heading=w.say("section.assumptions"),
        lead=w.say("assumptions.lead"),
        none=w.say("assumptions.none"),
        lines=tuple(
            Line(id=f"a-{slug(name)}", term=evidence.input_title(name), text=plain(text))
            for name, text in evidence.assumptions.items()
        ),
    )


def uncounted(evidence: Evidence, party: str, items: Sequence[Prose]) -> LinesFacts:
    """What stands outside the sum: unpriced sides, counted losses, statements that no part of the model uses."""
    w = evidence.words
    lines = [Line(id=f"u-{number}", term="", text=item) for number, item in enumerate(items, 1)]
    if evidence.deal:
        used = {c for entry in evidence.deal.base.inputs for c in (*entry.claims, *entry.basis)}
        measures = {q.measure for q in evidence.deal.base.quantities}
        idle: dict[str | None, list[str]] = {}
        for claim in evidence.judged.stand:
            if claim.id not in used and claim.measure not in measures:
                idle.setdefault(claim.measure, []).append(claim.id)
        for measure, claims in idle.items():
            text = w.say(
                "uncounted.idle", item=evidence.item(measure), statements=w.say("statements", n=len(claims))
            )
            piece = Piece(text=text, href=f"#group-{slug(measure or 'other')}")
            lines.append(Line(id=f"u-{len(lines) + 1}", term="", text=(piece,)))
    return LinesFacts(
        id="uncounted",
        heading=w.say("section.uncounted"),
        lead="",
        none=w.say("uncounted.none"),
        lines=tuple(lines),
    )


def reconciliation(evidence: Evidence) -> TableFacts:
    """Why the mean balances of all parties do not cancel, a row a scenario."""
    w, outcome = evidence.words, evidence.outcome
    rows = tuple(
        (
            plain(evidence.scenario(r.scenario)),
            *(
                plain(w.money(value, outcome.currency, sign=True))
                for value in (r.balances, r.gains_from_trade, r.effects, r.uncounted)
            ),
        )
        for r in outcome.reconciliation
    )
    head = tuple(
        w.say(key)
        for key in (
            "scenario.head",
            "reconciliation.balances",
            "reconciliation.gains",
            "reconciliation.effects",
            "reconciliation.uncounted",
        )
    )
    return TableFacts(
        id="reconciliation",
        heading=w.say("section.reconciliation"),
        lead=w.say("reconciliation.lead"),
        table=table(head, rows, 1),
    )


# --- what surrounds it --------------------------------------------------------------------------------------------------


def changes(evidence: Evidence, previous: ReportMade | None) -> LinesFacts:
    """What is different from the previous report: the answer, statements, articles, decisions."""
    w = evidence.words
    lines: list[Line] = []
    if previous:
        moved = answer_moved(evidence, previous)
        if moved:
            lines.append(Line(id="v-answer", term="", text=plain(moved.text)))
        before, now = set(previous.claims), {claim.id for claim in evidence.case.claims}
        for key, ids in (("added", now - before), ("removed", before - now)):
            if before and ids:
                known = sorted(i for i in ids if i in evidence.claims)[:8]
                items = joined(((evidence.cite(evidence.place(i), i),) for i in known), ", ")
                lines.append(Line(id=f"v-{key}", term=w.say(f"changes.{key}", n=len(ids)), text=items))
        for article in evidence.case.articles:
            seen = previous.articles.get(article.id)
            if seen and seen != article.version:
                name = article.outlet or article.title or article.id
                lines.append(
                    Line(
                        id=f"v-{slug(article.id)}",
                        term=w.say("changes.article", name=name, version=article.version),
                        text=(),
                    )
                )
        for made in in_force(evidence.case.decisions):
            if made.at > previous.at:
                claim = evidence.claims.get(made.target)
                what = (evidence.cite(evidence.place(claim.id), claim.id),) if claim else plain(made.target)
                lines.append(Line(id=f"v-{made.id}", term=_decision(evidence, made), text=what))
    none = w.say("changes.nothing") if previous else w.say("changes.none")
    return LinesFacts(id="changes", heading=w.say("section.changes"), lead="", none=none, lines=tuple(lines))


def reference(evidence: Evidence, as_of: str | None) -> LinesFacts:
    """Reference rows that were cited or used, with year and source; those later than the evidence say so."""
    w = evidence.words
    used = {
        b.removeprefix("ref:") for e in (evidence.deal.base.inputs if evidence.deal else ()) for b in e.basis
    }
    lines = []
    for row in evidence.case.reference:
        if evidence.number_of(row.id) is None and row.id not in used:
            continue
        later = as_of and (row.published or row.year) > as_of[: len(row.published or row.year)]
        extras = [
            row.note and (evidence.called(row.note) or row.note),
            w.say("limits") if row.bounds else None,
            w.say("later") if later else None,
        ]
        text = f"{evidence.row_value(row)} ({row.year}); {row.source}"
        address = web_address(row.url)
        detail: list[Piece] = [Piece(text="; ".join(filter(None, extras)))] if any(extras) else []
        if address:
            detail += [Piece(text=" " if detail else ""), Piece(text=address, href=address)]
        lines.append(
            Line(
                id=f"ref-{slug(row.id)}", term=evidence.row_title(row), text=plain(text), detail=tuple(detail)
            )
        )
    return LinesFacts(
        id="reference", heading=w.say("section.reference"), lead="", none="", lines=tuple(lines)
    )


def articles(evidence: Evidence) -> LinesFacts:
    """The articles the statements were read from, earliest first."""
    w = evidence.words
    lines = []
    for article in sorted(evidence.case.articles, key=lambda a: (a.published or "9999", a.id)):
        number = sum(claim.article == article.id for claim in evidence.case.claims)
        pieces = [
            article.title or "",
            w.date(article.published) or w.say("undated"),
            w.say("captured", date=w.date(article.captured)) if article.captured else "",
            w.say("version", version=article.version) if article.version > 1 else "",
            w.say("statements", n=number),
            "" if article.text else w.say("text_missing"),
        ]
        address = web_address(article.url)
        lines.append(
            Line(
                id=f"article-{slug(article.id)}",
                term=article.outlet or article.credit or w.say("unknown_outlet"),
                text=plain(" · ".join(filter(None, pieces))),
                detail=(Piece(text=address, href=address),)
                if address
                else plain(article.url or "")
                if article.url
                else (),
            )
        )
    return LinesFacts(id="articles", heading=w.say("section.articles"), lead="", none="", lines=tuple(lines))


def method(evidence: Evidence) -> LinesFacts:
    """How the run was made, what the likelihood words stand for, and what the run warned of."""
    w, outcome = evidence.words, evidence.outcome
    lows = [0.01, *(top for top, _ in LIKELIHOODS[:-1])]
    bands = "; ".join(
        f"{w.word(f'likelihood.{key}')} {w.number(low * 100)}–{w.number(min(top, 0.99) * 100)} %"
        for low, (top, key) in zip(lows, LIKELIHOODS, strict=True)
    )
    texts = [
        w.say(
            "method.runs",
            draws=w.number(outcome.draws),
            months=outcome.months,
            start=w.date(outcome.start),
            seed=outcome.seed,
            method=outcome.method.said(w.language),
        ),
        w.say("method.words", bands=bands),
        w.say("method.lives"),
        *(w.say("method.warnings", text=warning.said(w.language)) for warning in outcome.warnings),
    ]
    lines = tuple(Line(id=f"m-{number}", term="", text=plain(text)) for number, text in enumerate(texts, 1))
    return LinesFacts(id="method", heading=w.say("section.method"), lead="", none="", lines=lines)


def notes(evidence: Evidence) -> NotesFacts:
    w = evidence.words
    return NotesFacts(
        heading=w.say("section.notes"),
        notes=evidence.notes(),
        foot=w.say("foot"),
        foot_print=w.say("foot.print"),
    )
