"""What must not be printed without a call, what to check next, whom to ask: the last part of the first screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from countertrade.decisions import in_force
from countertrade.records import Drift, Finding, Retelling
from countertrade.report.charts import input_of
from countertrade.report.contexts import CallsFacts, Piece, Prose
from countertrade.report.evidence import Evidence, joined, prose, shortened

CALLS = 5
"""Calls on the first screen: what a desk can make in a quarter of an hour; the rest is counted and stands below."""
NEXT = 3
ASKED = 4
KINDS = 4
"""Kinds of change named in one call; the section of changes has all."""

GRAVE, MINOR = 1, 3
# how grave a call is, the gravest first: what is false as printed, a changed meaning, what is unclear, what is loose
VERDICTS = {"inconsistent": 0, "implausible": GRAVE, "ambiguous": 2, "loose": 4}
DRIFT = (
    "modality_strengthened", "value", "unit_error", "denominator", "entity_swapped", "part_whole", "status_changed",
    "bound_dropped", "rate_added", "rate_lost", "attribution_moved", "indirect_to_direct", "quote_altered", "scope_changed",
)  # fmt: skip
MEANING = 7
"""So many of these kinds change what is claimed, the others how it is put."""
Call = tuple[int, Callable[[], Prose]]
"""A call's gravity, and how to say it: only those that are shown take a footnote."""


def before_print(evidence: Evidence, findings: Sequence[Finding], party: str) -> CallsFacts:
    """What must not be printed without a call, what to check next, whom to ask, who has denied."""
    w = evidence.words
    found = _open(evidence, findings)
    ranked = [i for i in evidence.outcome.influences.get(party, ()) if not evidence.by_chance(i.input)][:NEXT]
    denied = sum(d.action == "deny" for d in in_force(evidence.case.decisions))
    return CallsFacts(
        heading=w.say("calls"),
        calls=tuple(say() for _, say in found[:CALLS]),
        none=w.say("calls.none"),
        more=(Piece(text=w.say("calls.more", n=len(found) - CALLS), href="#findings"),)
        if len(found) > CALLS
        else (),
        next_heading=w.say("next"),
        next=tuple(_next(evidence, entry.input, party) for entry in ranked),
        ask=_ask(evidence, party),
        denials=(Piece(text=w.say("denials", n=denied) if denied else w.say("denials.none")),),
    )


def gravest(evidence: Evidence, findings: Sequence[Finding]) -> tuple[Prose, Prose]:
    """The one call that comes first, and how many more there are with where they stand; both empty where there is none."""
    found = _open(evidence, findings)
    if not found:
        return (), ()
    left = len(found) - 1
    more = (Piece(text=evidence.words.say("trust.more", n=left), href="#calls"),) if left else ()
    return found[0][1](), more


def _open(evidence: Evidence, findings: Sequence[Finding]) -> list[Call]:
    """Everything that stands against printing, the gravest first."""
    return sorted([*_finding_calls(evidence, findings), *_drift_calls(evidence)], key=lambda call: call[0])


def dismissed(evidence: Evidence) -> dict[str, str]:
    """The findings a person put aside, with who, when and why."""
    return {
        d.target: evidence.words.say(
            "finding.dismissed", by=d.by, at=evidence.words.date(d.at, "short"), reason=d.reason or "–"
        )
        for d in in_force(evidence.case.decisions)
        if d.action == "dismiss"
    }


def _finding_calls(evidence: Evidence, findings: Sequence[Finding]) -> Iterable[Call]:
    """Each finding that is open and stands against printing, the gravest first."""
    aside = dismissed(evidence)
    for finding in findings:
        if finding.verdict in VERDICTS and finding.id not in aside:
            yield VERDICTS[finding.verdict], partial(_finding_call, evidence, finding)


_WORKED_OUT = frozenset({"product", "sum", "share", "growth"})


def _finding_call(evidence: Evidence, finding: Finding) -> Prose:
    w = evidence.words
    # of figures that do not fit, the one that the others do not come to stands last
    named = reversed(finding.claims) if finding.rule in _WORKED_OUT else finding.claims
    claim = next((evidence.claims[c] for c in named if c in evidence.claims), None)
    said = claim.quantity.text if claim and claim.quantity and claim.quantity.text else claim and claim.text
    lead: Prose = ()
    if claim and said:
        quoted = w.word("joint.quoted", text=shortened(said, 80))
        lead = (evidence.cite(quoted, claim.id, "strong"), Piece(text=" – "))
    verdict = Piece(text=w.say(f"verdict.{finding.verdict}"), href=f"#{finding.id}")
    return (*lead, verdict, Piece(text=f": {finding.message}"))


def _drift_calls(evidence: Evidence) -> Iterable[Call]:
    """One call an item: its gravest change in the words of both, and all other kinds of change."""
    by_measure: dict[str | None, list[tuple[Retelling, Drift]]] = {}
    for edge in evidence.lineage.retellings:
        for drift in edge.drift:
            if drift.kind in DRIFT:
                by_measure.setdefault(edge.measure, []).append((edge, drift))
    for measure, found in by_measure.items():
        found.sort(
            key=lambda pair: (
                DRIFT.index(pair[1].kind),
                pair[0].parent not in evidence.origin_of,
                -pair[0].confidence,
            )
        )
        gravity = GRAVE if DRIFT.index(found[0][1].kind) < MEANING else MINOR
        yield gravity, partial(_drift_call, evidence, measure, found)


def _drift_call(evidence: Evidence, measure: str | None, found: Sequence[tuple[Retelling, Drift]]) -> Prose:
    w = evidence.words
    kinds = dict.fromkeys(w.drift(drift.kind) for _, drift in found)
    children = {edge.child for edge, _ in found}
    reports = len({evidence.claims[c].article for c in children if c in evidence.claims}) or len(children)
    places: dict[str, str | Piece] = {
        "drift": _sentence(", ".join([*list(kinds)[:KINDS], *(["…"] if len(kinds) > KINDS else [])])),
        "reports": w.say("reports", n=reports),
        "sources": w.say("n_sources", n=len(evidence.origins(children)) or 1),
    }
    edge, drift = next(((e, d) for e, d in found if d.before and d.after), found[0])
    if drift.before and drift.after:
        before, after = (
            w.word("joint.quoted", text=shortened(said, 70)) for said in evidence.sides(edge, drift)
        )
        places["after"] = evidence.cite(after, edge.child, "strong")
        places["before"] = evidence.cite(before, edge.parent)
        return prose(w, "calls.drift" if edge.parent in evidence.origin_of else "calls.drift_from", **places)
    item = evidence.cite(evidence.item(measure), edge.child, "strong")
    return prose(w, "calls.drift_short", item=item, **places)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _next(evidence: Evidence, key: str, party: str) -> Prose:
    w, outcome = evidence.words, evidence.outcome
    entry = next(i for i in outcome.influences[party] if i.input == key)
    name = Piece(text=evidence.input_title(key), tone="strong", href=input_of(evidence)(key))
    if outcome.ranked_by.get(party) == "value of learning" and entry.value_of_learning:
        value = w.money(entry.value_of_learning, outcome.currency)
        return prose(w, "next.learning", input=name, value=Piece(text=value, href="#chart-influences"))
    share = Piece(text=w.percent(max(entry.first_order, entry.total)), href="#chart-influences")
    return prose(w, "next.item", input=name, share=share)


def _ask(evidence: Evidence, party: str) -> Prose:
    """Who could settle it: the speakers at the origin of the statements behind the inputs that move the answer most."""
    people: dict[str, str] = {}
    for entry in evidence.outcome.influences.get(party, ()):
        targets = [t for t in (*entry.claims, *entry.basis) if t in evidence.claims]
        for claim in evidence.origin_claims(targets):
            if name := evidence.who(evidence.claims[claim]):
                people.setdefault(name, claim)
    if not people:
        return ()
    named = [evidence.cite(name, claim) for name, claim in list(people.items())[:ASKED]]
    return prose(evidence.words, "ask", names=joined(((piece,) for piece in named), "; "))
