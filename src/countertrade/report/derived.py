"""How a quantity follows from quotes, line by line: what was used, how it was read, what was left out, what came out."""

from __future__ import annotations

from collections.abc import Iterable

from countertrade.modelling.estimates import (
    ABOUT,
    CEILING_MEAN,
    FLOOR_MEAN,
    RANGE_MASS,
    SLIP,
    SLIP_FACTOR,
    TAU,
    TAU_BY_RELIABILITY,
)
from countertrade.records import Estimate, Observation
from countertrade.report.aloud import aloud
from countertrade.report.charts import stated
from countertrade.report.evidence import Evidence
from countertrade.report.recorded import recorded
from countertrade.report.words import rounded
from countertrade.visible import one_line

_READ: dict[str, tuple[str, float]] = {
    "exact": ("exact", 0.0),
    "about": ("about", ABOUT),
    "at_least": ("floor", FLOOR_MEAN),
    "more_than": ("floor", FLOOR_MEAN),
    "at_most": ("ceiling", CEILING_MEAN),
    "less_than": ("ceiling", CEILING_MEAN),
    "up_to": ("ceiling", CEILING_MEAN),
    "range": ("range", RANGE_MASS),
    "order": ("order", 0.0),
}
"""How a printed bound is read: the phrase that says so, and the share in it."""


def estimate_text(evidence: Evidence, estimate: Estimate) -> str:
    """From quotes to number: each original source with its words, what was left out and why, the range that follows."""
    w = evidence.words
    unit = " ".join(filter(None, (w.unit(estimate.unit), w.per(estimate.per))))
    sources = w.say("sources", n=len(estimate.observations))
    lines = [w.say("explain.head", item=evidence.item(estimate.measure), unit=unit, sources=sources)]
    for number, seen in enumerate(estimate.observations, 1):
        lines += _observation(evidence, number, seen)
    if len(estimate.observations) == 1:
        lines.append(f"  {w.say('explain.alone')}")
    slip = w.say("explain.slip", share=w.percent(SLIP), factor=w.number(SLIP_FACTOR))
    lines.append(f"  {slip}")
    for out in estimate.left_out:
        why = recorded(out.why, w.language)
        if out.why.endswith(f" is not in {'/'.join((estimate.unit, *estimate.per))}"):
            why = w.say("explain.unit", unit=unit)
        place, said = evidence.place(out.claim), stated(evidence, out.claim)
        lines.append(f"  {w.say('explain.left_out', place=place, said=said, id=out.claim, why=why)}")
    low, middle, high = (w.number(rounded(x, 3)) for x in (estimate.q05, estimate.q50, estimate.q95))
    lines.append(f"  {w.say('explain.quantiles', low=low, middle=middle, high=high, unit=unit)}")
    return "".join(f"{one_line(line)}\n" for line in lines)


def _observation(evidence: Evidence, number: int, seen: Observation) -> Iterable[str]:
    w = evidence.words
    claim = evidence.claims.get(seen.claim)
    who = seen.origin or w.say("narrator")
    yield f"  {number}. {w.quantity(seen.quantity)} – {who}; {evidence.place(seen.claim)} ({seen.claim})"
    if claim and claim.text:
        yield f"     {w.say('quoted', text=claim.text)}"
    key, share = _READ[seen.quantity.bound]
    read = w.say(f"explain.{key}", share=w.percent(share))
    error = w.percent(TAU * TAU_BY_RELIABILITY[seen.reliability])
    rated = "explain.rated" if seen.reliability else "explain.unrated"
    yield f"     {read}; {w.say(rated, grade=seen.reliability or '', share=error)}"


def quantity_text(evidence: Evidence, name: str) -> str:
    """A quantity that is written in the deal file: its sentence, and each statement or reference row under it."""
    sentence = next(s for s in aloud(evidence) if s.name == name and s.section in ("quantity", "rate"))
    lines = [sentence.text, *(f"  {evidence.describe(rest.removeprefix('ref:'))}" for rest in sentence.rests)]
    return "".join(f"{one_line(line)}\n" for line in lines)
