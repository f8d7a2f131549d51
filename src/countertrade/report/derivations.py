"""How a quantity follows from quotes, line by line: what was used, how it was read, what was left out, what came out."""

from __future__ import annotations

from collections.abc import Iterable

from countertrade.modelling.reporting_model import ABOUT, FACTORS, RANGE_MASS
from countertrade.records import Estimate, Observation, Reporting
from countertrade.report.charts import stated
from countertrade.report.evidence import Evidence
from countertrade.report.verbalisation import verbalised
from countertrade.report.words import rounded
from countertrade.visible import one_line

_READ: dict[str, str] = {
    "at_least": "floor",
    "more_than": "floor",
    "at_most": "ceiling",
    "less_than": "ceiling",
    "up_to": "ceiling",
}
"""How a printed bound is read, where the phrase that says so has another name."""


def estimate_text(evidence: Evidence, estimate: Estimate) -> str:
    """From quotes to number: each original source with its words, what was left out and why, the range that follows."""
    w = evidence.words
    unit = " ".join(filter(None, (w.unit(estimate.unit), w.per(estimate.per))))
    sources = w.say("sources", n=len(estimate.observations))
    lines = [w.say("explain.head", item=evidence.item(estimate.measure), unit=unit, sources=sources)]
    for number, seen in enumerate(estimate.observations, 1):
        lines += _observation(evidence, number, seen, estimate.reporting)
    if len(estimate.observations) == 1:
        lines.append(f"  {w.say('explain.alone')}")
    lines += _errors(evidence, estimate.reporting)
    for out in estimate.left_out:
        why = out.why.said(w.language)
        if out.why.key == "left_out.unit":  # the figure stands beside it
            why = w.say("explain.unit", unit=unit)
        place, said = evidence.place(out.claim), stated(evidence, out.claim)
        lines.append(f"  {w.say('explain.left_out', place=place, said=said, id=out.claim, why=why)}")
    low, middle, high = (w.number(rounded(x, 3)) for x in (estimate.q05, estimate.q50, estimate.q95))
    lines.append(f"  {w.say('explain.quantiles', low=low, middle=middle, high=high, unit=unit)}")
    return "".join(f"{one_line(line)}\n" for line in lines)


def _errors(evidence: Evidence, reporting: Reporting) -> Iterable[str]:
    """What is taken of the errors of reports, and whether it was learned or is assumed."""
    w = evidence.words
    yield f"  {w.say('explain.shared', share=w.percent(reporting.shared))}"
    yield f"  {w.say('explain.slip', share=w.percent(reporting.slips))}"
    basis = "explain.learned" if reporting.figures else "explain.assumed"
    yield f"  {w.say(basis, number=w.number(reporting.figures))}"


def _observation(evidence: Evidence, number: int, seen: Observation, reporting: Reporting) -> Iterable[str]:
    w = evidence.words
    claim = evidence.claims.get(seen.claim)
    who = seen.origin or w.say("narrator")
    yield f"  {number}. {w.quantity(seen.quantity)} – {who}; {evidence.place(seen.claim)} ({seen.claim})"
    if claim and claim.text:
        yield f"     {w.word('joint.quoted', text=claim.text)}"
    key = _READ.get(seen.quantity.bound, seen.quantity.bound)
    shares = {
        "about": ABOUT,
        "floor": reporting.floor,
        "ceiling": reporting.ceiling,
        "range": RANGE_MASS,
    }
    read = w.say(f"explain.{key}", share=w.percent(shares.get(key, 0.0)))
    error = w.percent(reporting.scale * FACTORS[seen.reliability])
    rated = "explain.rated" if seen.reliability else "explain.unrated"
    yield f"     {read}; {w.say(rated, grade=seen.reliability or '', share=error)}"


def quantity_text(evidence: Evidence, name: str) -> str:
    """A quantity that is written in the deal file: its sentence, and each statement or reference row under it."""
    sentence = next(s for s in verbalised(evidence) if s.name == name and s.section in ("quantity", "rate"))
    lines = [sentence.text, *(f"  {evidence.describe(rest.removeprefix('ref:'))}" for rest in sentence.rests)]
    return "".join(f"{one_line(line)}\n" for line in lines)
