"""Every table of a case as rows: one observation a row, ISO dates, plain figures in the unit that stands beside them.

Column names are the same in every language, so that a script in R or a spreadsheet's formula keeps working; what people read on a
terminal has headings in theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from countertrade import units
from countertrade.quantity import Quantity, show
from countertrade.records import (
    Annotation,
    Answer,
    Article,
    Claim,
    Decision,
    Finding,
    FlowOutcome,
    Influence,
    Latent,
    Origin,
    Outcome,
    PartyOutcome,
    Quantiles,
    Reference,
    Retelling,
    Stated,
)
from countertrade.report.words import month_after

if TYPE_CHECKING:
    from countertrade.pipeline import Pipeline

Cell = str | float | int | bool | None
KINDS = (
    "articles", "claims", "lineage", "origins", "findings", "flows", "parties", "fan", "answers", "influences", "decisions", "notes",
    "reference",
)  # fmt: skip


class Rows(NamedTuple):
    """A table: its name, its columns, and a value or None in each cell."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table_of(
    kind: str,
    records: Iterable[Any],
    *,
    case: Pipeline | None = None,
    articles: Sequence[Article] = (),
    claims: Sequence[Claim] = (),
    language: str = "en",
) -> Rows:
    """The records as a table of that kind. `case`, or `articles` and `claims`, say where a statement stands. Raises ValueError for no such kind."""
    if kind not in _KINDS:
        raise ValueError(f"there is no table '{kind}'; tables are {', '.join(KINDS)}")
    columns, rows = _KINDS[kind]
    known = {article.id: article for article in (*articles, *(case.articles if case else ()))}
    stated = {claim.id: claim for claim in (*claims, *(case.claims if case else ()))}
    context = _Context(known, stated, _standing(case))
    return Rows(kind, columns, tuple(tuple(row) for record in records for row in rows(record, context)))


def tables_of_outcome(outcome: Outcome) -> dict[str, Rows]:
    """The tables of a run: parties, months, flows, answers, influences."""
    influences = [(party, entry) for party, found in outcome.influences.items() for entry in found]
    months = [(outcome.start, outcome.currency, party) for party in outcome.parties]
    return {
        "parties": table_of("parties", [(outcome.currency, party) for party in outcome.parties]),
        "fan": table_of("fan", months),
        "flows": table_of("flows", [(outcome.currency, flow) for flow in outcome.flows]),
        "answers": table_of("answers", outcome.answers),
        "influences": table_of("influences", influences),
    }


class _Context(NamedTuple):
    articles: Mapping[str, Article]
    claims: Mapping[str, Claim]
    standing: Mapping[str, str]


def _standing(case: Pipeline | None) -> dict[str, str]:
    if case is None:
        return {}
    judged = case.judged
    return {
        **dict.fromkeys(judged.accepted, "accept"),
        **dict.fromkeys(judged.corrected, "correct"),
        **{c.id: "reject" for c in judged.rejected},
        **{c.id: "retract" for c in judged.withdrawn},
    }


CLAIM_COLUMNS = (
    "id", "article", "outlet", "published", "section", "text", "quantity", "low", "best", "high", "bound", "unit", "per", "of",
    "source", "role", "affiliation", "source_kind", "mode", "via", "cites", "modality", "polarity", "markers", "giver",
    "recipient", "good", "status", "measure", "time_start", "time_end", "start", "end", "derived_from", "entered_by",
    "translation", "rule", "content", "decided", "decision", "reason",
)  # fmt: skip


def _claim(claim: Claim, known: _Context) -> Iterable[Sequence[Cell]]:
    said, source, entered = claim.quantity, claim.attribution.source, claim.entered
    yield (
        claim.id,
        claim.article,
        *_of(known.articles.get(claim.article), "outlet", "published"),
        claim.section,
        (entered.quote_original if entered else None) or claim.text,
        _stated(said) if said else None,
        *_of(said, "low", "best", "high", "bound", "unit"),
        "/".join(said.per) if said and said.per else None,
        *_of(said, "of"),
        (source.name or source.text) if source else None,
        *_of(source, "role", "affiliation", "kind"),
        claim.attribution.mode,
        _list(claim.attribution.via),
        _list(claim.attribution.cites),
        claim.commitment.modality,
        claim.commitment.polarity,
        _list(marker.text for marker in claim.commitment.markers),
        *_of(claim.transfer, "giver", "recipient", "good", "status"),
        claim.measure,
        *_of(claim.time, "start", "end"),
        *(claim.span or (None, None)),
        _list(claim.derived_from),
        *_of(entered, "by", "translation"),
        claim.rule,
        claim.content,
        known.standing.get(claim.id),
        None,
        None,
    )


_ALMOST = re.compile(
    r"(?:almost|nearly|fast|knapp|beinahe|nahezu|annähernd|not quite|nicht ganz)\b", re.IGNORECASE
)


def _stated(said: Stated) -> str:
    """A quantity as its words put it: a share as per cent, a multiple as times, "almost" where that is its "less than".

    >>> from countertrade.records import replace
    >>> said = Stated(low=None, best=None, high=0.8, bound="less_than", unit="1", span=None, text="fast 80 %")
    >>> _stated(said), _stated(replace(said, text="below 80 %")), _stated(replace(said, high=3.0, text="less than threefold"))
    ('almost 80 %', 'less than 80 %', 'less than 3 times')
    """
    value = said.value
    if value.unit == units.SHARE:
        folded = (said.text or "").lower()
        times = max(value.known, default=0) > 1 and not any(sign in folded for sign in ("%", "cent", "zent"))
        ends = (
            None if x is None else x if times else round(x * 100, 1)
            for x in (value.low, value.best, value.high)
        )
        low, best, high = ends
        value = Quantity(
            low=low, best=best, high=high, bound=value.bound, unit="times" if times else "%", per=value.per
        )
    shown = show(value)
    if value.bound == "less_than" and _ALMOST.match(said.text or ""):
        shown = shown.replace("less than", "almost", 1)
    return shown


def _of(record: object | None, *fields: str) -> tuple[Cell, ...]:
    return tuple(getattr(record, field) if record is not None else None for field in fields)


ARTICLE_COLUMNS = (
    "id", "outlet", "title", "author", "credit", "language", "published", "updated", "captured", "url", "archive_url",
    "version", "characters", "media_type", "sha256",
)  # fmt: skip


def _article(article: Article, known: _Context) -> Iterable[Sequence[Cell]]:
    yield [
        len(article.text) if column == "characters" else getattr(article, column)
        for column in ARTICLE_COLUMNS
    ]


LINEAGE_COLUMNS = (
    "kind", "id", "measure", "parent", "parent_outlet", "parent_published", "child", "child_outlet", "child_published",
    "basis", "confidence", "decided", "drift", "from", "to", "reasons", "source", "retellings",
)  # fmt: skip


def _lineage(record: Retelling | Origin | Latent, known: _Context) -> Iterable[Sequence[Cell]]:
    """A retelling once for each change (once without a change); an origin; a page that is named and not in the case."""
    match record:
        case Retelling():
            place = (*_place(record.parent, known), *_place(record.child, known))
            for drift in record.drift or (None,):
                yield (
                    "retelling",
                    record.id,
                    record.measure,
                    *place,
                    record.basis,
                    round(record.confidence, 3),
                    record.decided,
                    *_of(drift, "kind", "before", "after"),
                    "; ".join(map(str, record.reasons)) or None,
                    None,
                    None,
                )
        case Origin():
            blank: tuple[Cell, ...] = (None,) * 9
            yield (
                "origin", None, record.measure, *_place(record.claim, known), *blank, "; ".join(record.linked) or None,
                record.source, record.retellings,
            )  # fmt: skip
        case Latent():
            for claim in record.claims:
                yield (
                    "latent", None, record.measure, None, record.outlet, None, *_place(claim, known), None, None, None, None,
                    None, None, None, None, None,
                )  # fmt: skip


def _place(claim: str, known: _Context) -> tuple[Cell, ...]:
    found = known.claims.get(claim)
    article = known.articles.get(found.article) if found else None
    return claim, *_of(article, "outlet", "published")


ORIGIN_COLUMNS = ("measure", "claim", "outlet", "published", "source", "retellings", "claims", "linked")


def _origin(origin: Origin, known: _Context) -> Iterable[Sequence[Cell]]:
    yield (
        origin.measure, *_place(origin.claim, known), origin.source, origin.retellings, _list(origin.claims),
        _list(origin.linked),
    )  # fmt: skip


FINDING_COLUMNS = (
    "id",
    "rule",
    "verdict",
    "message",
    "working",
    "readings",
    "claims",
    "outlets",
    "reference",
)


def _finding(finding: Finding, known: _Context) -> Iterable[Sequence[Cell]]:
    outlets = dict.fromkeys(str(_place(claim, known)[1] or "") for claim in finding.claims)
    yield (
        finding.id,
        finding.rule,
        finding.verdict,
        finding.message,
        finding.working,
        "; ".join(finding.readings) or None,
        _list(finding.claims),
        _list(filter(None, outlets)),
        _list(finding.reference),
    )


QUANTILES = ("mean", "q05", "q25", "q50", "q75", "q95")
FLOW_COLUMNS = (
    "scenario", "flow", "giver", "recipient", "effect", "unit", "chance", *(f"arrived_{q}" for q in QUANTILES), "currency",
    *(f"to_recipient_{q}" for q in QUANTILES), *(f"to_giver_{q}" for q in QUANTILES),
)  # fmt: skip


def _flow(given: tuple[str, FlowOutcome], known: _Context) -> Iterable[Sequence[Cell]]:
    currency, flow = given
    yield (
        flow.scenario,
        flow.flow,
        flow.giver,
        flow.recipient,
        flow.effect,
        flow.unit,
        flow.chance,
        *_quantiles(flow.arrived),
        currency,
        *_quantiles(flow.value_to_recipient),
        *_quantiles(flow.value_to_giver),
    )


PARTY_COLUMNS = ("scenario", "party", "currency", "chance_of_gain", *QUANTILES)


def _party(given: tuple[str, PartyOutcome], known: _Context) -> Iterable[Sequence[Cell]]:
    currency, party = given
    figures = (party.chance_of_gain, *_quantiles(party.balance)) if party.counted else (None,) * 7
    yield party.scenario, party.party, currency, *figures


FAN_COLUMNS = ("scenario", "party", "month", "currency", *QUANTILES)


def _fan(given: tuple[str, str, PartyOutcome], known: _Context) -> Iterable[Sequence[Cell]]:
    start, currency, party = given
    for number, month in enumerate(party.fan):
        figures = _quantiles(month) if party.counted else (None,) * 6
        yield party.scenario, party.party, month_after(start, number), currency, *figures


ANSWER_COLUMNS = (
    "question",
    "scenario",
    "value",
    "low",
    "high",
    "unit",
    "share_kept",
    "happens",
    "text",
    "warnings",
)


def _answer(answer: Answer, known: _Context) -> Iterable[Sequence[Cell]]:
    yield (
        answer.question, answer.scenario, answer.value, answer.low, answer.high, answer.unit, answer.share_kept, answer.happens,
        answer.text,
        "; ".join(map(str, answer.warnings)) or None,
    )  # fmt: skip


INFLUENCE_COLUMNS = (
    "party",
    "input",
    "first_order",
    "total",
    "value_of_learning",
    "assumed",
    "claims",
    "basis",
)


def _influence(given: tuple[str, Influence], known: _Context) -> Iterable[Sequence[Cell]]:
    party, entry = given
    yield (
        party, entry.input, entry.first_order, entry.total, entry.value_of_learning, entry.assumed, _list(entry.claims),
        _list(entry.basis),
    )  # fmt: skip


DECISION_COLUMNS = ("id", "target", "action", "fields", "reason", "by", "at", "span_seen", "replaces")


def _decision(decision: Decision, known: _Context) -> Iterable[Sequence[Cell]]:
    fields = "; ".join(f"{name}={value}" for name, value in decision.fields.items())
    yield (
        decision.id, decision.target, decision.action, fields or None, decision.reason, decision.by, decision.at,
        decision.span_seen, decision.replaces,
    )  # fmt: skip


NOTE_COLUMNS = ("id", "target", "text", "by", "at", "about")


def _note(note: Annotation, known: _Context) -> Iterable[Sequence[Cell]]:
    yield [getattr(note, column) for column in NOTE_COLUMNS]


REFERENCE_COLUMNS = (
    "id", "quantity", "value", "low", "high", "unit", "year", "published", "source", "url", "note", "bounds",
)  # fmt: skip


def _reference(row: Reference, known: _Context) -> Iterable[Sequence[Cell]]:
    yield [getattr(row, column) for column in REFERENCE_COLUMNS]


def _quantiles(value: Quantiles | None) -> tuple[Cell, ...]:
    return _of(value, *QUANTILES)


def _list(items: Iterable[str]) -> str | None:
    return (
        " ".join(items)
        if (items := tuple(items)) and all(" " not in i for i in items)
        else "; ".join(items) or None
    )


_KINDS: dict[str, tuple[tuple[str, ...], Callable[[Any, _Context], Iterable[Sequence[Cell]]]]] = {
    "articles": (ARTICLE_COLUMNS, _article),
    "claims": (CLAIM_COLUMNS, _claim),
    "lineage": (LINEAGE_COLUMNS, _lineage),
    "origins": (ORIGIN_COLUMNS, _origin),
    "findings": (FINDING_COLUMNS, _finding),
    "flows": (FLOW_COLUMNS, _flow),
    "parties": (PARTY_COLUMNS, _party),
    "fan": (FAN_COLUMNS, _fan),
    "answers": (ANSWER_COLUMNS, _answer),
    "influences": (INFLUENCE_COLUMNS, _influence),
    "decisions": (DECISION_COLUMNS, _decision),
    "notes": (NOTE_COLUMNS, _note),
    "reference": (REFERENCE_COLUMNS, _reference),
}
