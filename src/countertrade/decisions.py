"""What people decided, applied to what reading found: which statements stand, corrected, rejected, withdrawn.

A decision never changes a claim in its file. It stands beside it, keeps the words it judged, and finds its claim again when
reading improves; where it cannot, it is listed, never dropped.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, get_args

import msgspec

from countertrade import units
from countertrade.quantity import QuantityError, parse, unsound
from countertrade.records import (
    DECIDED,
    Action,
    Article,
    Attribution,
    Bad,
    Claim,
    Decision,
    Finding,
    Measure,
    Modality,
    Problem,
    Record,
    Source,
    Stated,
    Status,
    Transfer,
    content_of,
    digest,
    replace,
)

ACTIONS: tuple[str, ...] = get_args(Action)
WITHDRAWN = frozenset({"retract", "deny"})
FIELDS = ("quantity", "source", "measure", "modality", "polarity", "status", "giver", "recipient", "span")


class Judged(Record, frozen=True, kw_only=True):
    """The claims after decisions. `stand` go on; the rest is kept visible."""

    stand: tuple[Claim, ...]
    accepted: frozenset[str] = frozenset()
    corrected: frozenset[str] = frozenset()
    rejected: tuple[Claim, ...] = ()
    withdrawn: tuple[Claim, ...] = ()  # retracted or denied by source or outlet
    changed: tuple[Decision, ...] = ()  # their claim reads differently now: to be looked at again
    lost: tuple[Decision, ...] = ()  # their claim is no longer found

    @property
    def undecided(self) -> tuple[Claim, ...]:
        return tuple(c for c in self.stand if c.id not in self.accepted and c.id not in self.corrected)


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that no later one undid or replaced, in order."""
    gone: set[str] = set()
    kept: dict[str, Decision] = {}
    # later ones first, so that an undone undo counts for nothing, and one that was made again after its undo counts
    for made in reversed(list(decisions)):
        if made.id in gone or made.id in kept:
            continue
        if made.replaces:
            gone.add(made.replaces)
        if made.action == "undo":
            gone.add(made.target)
        else:
            kept[made.id] = made
    return list(kept.values())[::-1]


def decision(
    target: str,
    action: Action,
    *,
    by: str,
    at: str,
    fields: dict[str, Any] | None = None,
    reason: str | None = None,
    claim: Claim | None = None,
    replaces: str | None = None,
) -> Decision:
    """A decision with its id; `claim`, where it judges one, is remembered by content and words."""
    fields = fields or {}
    body = msgspec.json.encode(fields, order="sorted").decode()
    return Decision(
        id=digest("d", target, action, body, reason, by, at),
        target=target,
        action=action,
        fields=fields,
        reason=reason,
        by=by,
        at=at,
        content_seen=claim.content if claim else None,
        span_seen=claim.text if claim else None,
        replaces=replaces,
    )


def judge(claims: Sequence[Claim], decisions: Iterable[Decision], articles: Sequence[Article] = ()) -> Judged:
    """The claims as people left them. The last decision on a claim counts; undecided claims stand."""
    known = {claim.id: claim for claim in claims}
    by_words: dict[str, list[Claim]] = {}
    for claim in claims:
        by_words.setdefault(claim.text or "", []).append(claim)
    of_article: dict[str, list[Claim]] = {}
    for claim in claims:
        of_article.setdefault(claim.article, []).append(claim)

    verdicts: dict[str, Decision] = {}
    withdrawn: dict[str, Decision] = {}
    changed: list[Decision] = []
    lost: list[Decision] = []
    for made in in_force(decisions):
        if made.action not in ("accept", "reject", "correct", "retract", "deny"):
            continue
        if made.target in of_article or any(article.id == made.target for article in articles):
            if made.action in WITHDRAWN:
                withdrawn |= {claim.id: made for claim in of_article.get(made.target, [])}
            continue
        found = known.get(made.target) or _by_words(by_words, made)
        if found is None:
            lost.append(made)
            continue
        if made.content_seen and made.content_seen != found.content:
            changed.append(made)
        (withdrawn if made.action in WITHDRAWN else verdicts)[found.id] = made

    stand: list[Claim] = []
    unusable: set[str] = (
        set()
    )  # corrected by hand or long ago to what is no correction: as it was read, and to be looked at
    rejected: list[Claim] = []
    for claim in claims:
        verdict = verdicts.get(claim.id)
        if claim.id in withdrawn:
            continue
        if verdict and verdict.action == "reject":
            rejected.append(claim)
        elif verdict and verdict.action == "correct":
            try:
                stand.append(corrected(claim, verdict.fields, articles))
            except Bad:
                stand.append(claim)
                changed.append(verdict)
                unusable.add(claim.id)
        else:
            stand.append(claim)
    return Judged(
        stand=tuple(stand),
        accepted=frozenset(i for i, made in verdicts.items() if made.action == "accept"),
        corrected=frozenset(i for i, made in verdicts.items() if made.action == "correct") - unusable,
        rejected=tuple(rejected),
        withdrawn=tuple(claim for claim in claims if claim.id in withdrawn),
        changed=tuple(changed),
        lost=tuple(lost),
    )


def _by_words(by_words: dict[str, list[Claim]], made: Decision) -> Claim | None:
    same = by_words.get(made.span_seen or "", [])
    alike = [claim for claim in same if claim.content == made.content_seen]
    if len(alike) == 1:
        return alike[0]
    return same[0] if len(same) == 1 and made.span_seen else None


def corrected(claim: Claim, fields: dict[str, Any], articles: Sequence[Article] = ()) -> Claim:
    """The claim with a person's fields in place of the reader's. Raises Bad for a field or value that makes no sense."""
    for name, value in fields.items():
        change = _CORRECTIONS.get(name)
        if change is None:
            said = f"'{name}' cannot be corrected; what can: {', '.join(FIELDS)}"
            raise Bad(Problem(claim.id, 0, 0, said))
        if name != "span" and not isinstance(value, str | None):
            raise Bad(Problem(claim.id, 0, 0, f"{name} is a text, for example {name}=…"))
        claim = change(claim, value, articles)
    typed = dict.fromkeys(fields, DECIDED)
    offered = {name: perhaps for name, perhaps in claim.unsure.items() if name not in fields}
    claim = replace(claim, evidence={**claim.evidence, **typed}, unsure=offered)
    return replace(claim, content=content_of(claim))


def refuse_unsound(
    claim: Claim, fields: dict[str, Any], articles: Sequence[Article], measures: Sequence[Measure]
) -> None:
    """Raise Bad, with a way out, for a correction that makes no sense or that no model could compute with."""
    after = corrected(claim, fields, articles)
    known = {measure.id: measure for measure in measures}
    counted = known.get(after.measure or "")
    if "measure" in fields and after.measure and known and counted is None:
        near = difflib.get_close_matches(after.measure, known, 1)
        hint = f"did you mean '{near[0]}'?" if near else f"measures are {', '.join(known)}"
        raise Bad(Problem(claim.id, 0, 0, f"the case has no measure '{after.measure}'; {hint}"))
    if "quantity" in fields and after.quantity is not None and (said := unsound(after.quantity.value)):
        raise Bad(Problem(claim.id, 0, 0, said))


def is_as_usable(claim: Claim, fields: dict[str, Any], articles: Sequence[Article]) -> bool:
    """Whether an estimate can use a statement after a correction if it could before: same measure and status, a figure of one kind."""
    after = corrected(claim, fields, articles)
    if (claim.measure, claim.transfer, claim.commitment.polarity) != (
        after.measure,
        after.transfer,
        after.commitment.polarity,
    ):
        return False
    old, new = claim.quantity, after.quantity
    if old is None or new is None:
        return old == new
    alike = (new.unit, new.per) == (old.unit, old.per)
    return all(x > 0 for x in new.known) and (
        alike or units.factor(new.unit, new.per, old.unit, old.per) is not None
    )


def _quantity(claim: Claim, value: Any, _: Sequence[Article]) -> Claim:
    try:
        read = parse(value or "")
    except (QuantityError, ValueError) as error:
        raise Bad(Problem(claim.id, 0, 0, str(error))) from None
    old = claim.quantity
    stated = Stated(
        span=old.span if old else None,
        text=old.text if old else None,
        of=old.of if old else None,
        low=read.low,
        best=read.best,
        high=read.high,
        bound=read.bound,
        unit=read.unit,
        per=read.per,
    )
    return replace(claim, quantity=stated)


def _source(claim: Claim, value: Any, _: Sequence[Article]) -> Claim:
    name = (value or "").strip()
    attribution = claim.attribution
    if not name:
        return replace(claim, attribution=Attribution(mode="narrator", via=attribution.via))
    old = attribution.source
    source = Source(
        span=None, text=None, name=name, kind=old.kind if old else "person", role=old.role if old else None
    )
    mode = "reported" if attribution.mode == "narrator" else attribution.mode
    return replace(claim, attribution=replace(attribution, source=source, mode=mode))


def _span(claim: Claim, value: Any, articles: Sequence[Article]) -> Claim:
    try:
        start, end = map(int, value)
    except (TypeError, ValueError, OverflowError):
        said = "a span is two offsets into the article's text, start and end"
        raise Bad(Problem(claim.id, 0, 0, said)) from None
    text = next((article.text for article in articles if article.id == claim.article), "")
    if not 0 <= start < end <= len(text):
        raise Bad(Problem(claim.id, 0, 0, f"span {start} to {end} does not lie in the article"))
    return replace(claim, span=(start, end), text=text[start:end])


def _one_of(claim: Claim, name: str, value: Any, allowed: tuple[str, ...]) -> Any:
    if value not in allowed:
        raise Bad(Problem(claim.id, 0, 0, f"{name} '{value}' is none of {', '.join(allowed)}"))
    return value


def _modality(claim: Claim, value: Any, _: Sequence[Article]) -> Claim:
    chosen: Modality = _one_of(claim, "modality", value, get_args(Modality))
    return replace(claim, commitment=replace(claim.commitment, modality=chosen))


def _polarity(claim: Claim, value: Any, _: Sequence[Article]) -> Claim:
    return replace(
        claim, commitment=replace(claim.commitment, polarity=_one_of(claim, "polarity", value, ("+", "-")))
    )


def _measure(claim: Claim, value: Any, _: Sequence[Article]) -> Claim:
    return replace(claim, measure=value or None)


def _transfer(field: str) -> Callable[[Claim, Any, Sequence[Article]], Claim]:
    def change(claim: Claim, value: Any, _: Sequence[Article]) -> Claim:
        if field == "status":
            value = _one_of(claim, "status", value, get_args(Status))
        return replace(claim, transfer=replace(claim.transfer or Transfer(), **{field: value or None}))

    return change


_CORRECTIONS: dict[str, Callable[[Claim, Any, Sequence[Article]], Claim]] = {
    "quantity": _quantity,
    "source": _source,
    "measure": _measure,
    "modality": _modality,
    "polarity": _polarity,
    "status": _transfer("status"),
    "giver": _transfer("giver"),
    "recipient": _transfer("recipient"),
    "span": _span,
}


def open_findings(
    findings: Sequence[Finding], decisions: Iterable[Decision]
) -> tuple[list[Finding], list[tuple[Finding, Decision]]]:
    """Findings still open, and those answered or dismissed. A finding's id holds its figures: change them, and it is open again."""
    closed = {d.target: d for d in in_force(decisions) if d.action in ("dismiss", "answer")}
    still = [finding for finding in findings if finding.id not in closed]
    done = [(finding, closed[finding.id]) for finding in findings if finding.id in closed]
    return still, done
