"""Does it add up? Claims and reference figures in, findings out; each finding shows its working.

    findings = check(claims, articles, reference)

A finding speaks of texts, never of persons or intentions, and that nothing was found confirms nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from countertrade.checking import bounds, conversions, products, retold, shares, sums
from countertrade.checking.evidence import Evidence, gather
from countertrade.records import Article, Claim, Finding, Lineage, Measure, Reference

# in this order: a rule sees what those before it found, so that one mistake is told once
RULES: list[Callable[[Evidence], Iterator[Finding]]] = [
    products.products,
    conversions.conversions,
    sums.sums,
    sums.columns,
    sums.growth,
    shares.shares,
    shares.per_head,
    bounds.supply,
    bounds.wholes,
    bounds.prices,
    retold.headline,
    retold.capacities,
    retold.slips,
    retold.quotations,
    retold.conflicts,
    retold.dates,
]
ORDER = {"inconsistent": 0, "implausible": 1, "ambiguous": 2, "loose": 3, "consistent": 4}


def check(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    reference: Sequence[Reference],
    *,
    lineage: Lineage | None = None,
    measures: Sequence[Measure] = (),
    language: str = "en",
) -> list[Finding]:
    """What adds up and what does not, the gravest first and then in text order.

    `measures` are those of a case; without them figures are matched by unit and place alone. `lineage` tells copies of one
    statement from independent ones. `language` ("en" or "de") is that of working and message; ids do not depend on it.
    """
    evidence = gather(claims, articles, reference, measures, lineage, language if language == "de" else "en")
    found: list[Finding] = []
    for rule in RULES:
        told = {finding.id for finding in found}
        for finding in rule(evidence.with_found(found)):
            if finding.id not in told:
                told.add(finding.id)
                found.append(finding)
    found = retold.noted(found, evidence)
    place = {claim.id: number for number, claim in enumerate(claims)}
    return sorted(found, key=lambda f: (ORDER[f.verdict], min((place[c] for c in f.claims), default=0)))
