"""Fit and score the weights by which a figure finds its measure in a case (src/countertrade/reading/measures.json).

    python bench/measures.py FAMILIES [--write] [--errors] [--l2 8]

FAMILIES holds annotated families of articles (bench/families; format in bench/families/README.md). Every claim that is read is held against the
annotated ones; its label is fitted given the true labels of all others (pseudo-likelihood; Besag 1975). The score is by leaving one family
out: its labels are chosen from its texts alone, by weights that were fitted without it. `--write` fits to all and writes the weights.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import reading_claims
from scipy import optimize

from countertrade.reading import read, settling
from countertrade.reading.settling import Known, candidates
from countertrade.records import Article, Claim, Measure

WEIGHTS = Path(__file__).parent.parent / "src/countertrade/reading/measures.json"
PRIOR = Path(__file__).parent / "families/prior.json"  # what was set by reason
Row = tuple[list[dict[str, float]], int]  # the evidence of each label, and which is right


class Case(NamedTuple):
    """A family as read: its claims without measures, and the annotated measure of each that is annotated."""

    name: str
    claims: list[Claim]
    articles: list[Article]
    measures: tuple[Measure, ...]
    gold: dict[int, str | None]
    unread: int


def case(family: Path) -> Case:
    articles = list(reading_claims.articles(family))
    claims = [claim for article in articles for claim in read(article)]
    wanted = [json.loads(line) for line in (family / "claims.jsonl").read_text("utf-8").splitlines()]
    gold: dict[int, str | None] = {
        i: None for i, claim in enumerate(claims) if claim.quantity is not None and claim.quantity.span
    }
    unread = 0
    for row in wanted:
        if not row.get("quantity"):
            continue
        start, end = row["quantity"]["span"]
        best, most = -1, 0
        for i, claim in enumerate(claims):
            if claim.article == row["article"] and claim.quantity is not None and claim.quantity.span:
                overlap = min(end, claim.quantity.span[1]) - max(start, claim.quantity.span[0])
                if overlap > most:
                    best, most = i, overlap
        unread += best < 0
        if best >= 0:
            gold[best] = row.get("measure")
    return Case(family.name, claims, articles, reading_claims.measures(family), gold, unread)


def rows(of: Case, weights: dict[str, float]) -> list[Row]:
    """The evidence for every label of every claim, given the true labels of the others."""
    options = candidates(of.claims, of.articles, of.measures)
    given = [
        (i, label) for i, labels in enumerate(options) for label in labels if label.measure == of.gold.get(i)
    ]
    known = Known(of.claims, given, weights)
    found = []
    for i, measure in of.gold.items():
        right = next((n for n, label in enumerate(options[i]) if label.measure == measure), None)
        if right is not None and len(options[i]) > 1:
            found.append(([known.evidence(of.claims[i], i, label) for label in options[i]], right))
    return found


def fitted(found: Sequence[Row], start: dict[str, float], l2: float) -> dict[str, float]:
    """The weights of greatest pseudo-likelihood under a normal prior around `start`."""
    names = sorted(start)
    index = {name: n for n, name in enumerate(names)}
    prior = np.array([start[name] for name in names])
    tables = []
    for labels, right in found:
        table = np.zeros((len(labels), len(names)))
        for n, evidence in enumerate(labels):
            for name, count in evidence.items():
                if name in index:
                    table[n, index[name]] = count
        tables.append((table, right))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = l2 / 2 * float((w - prior) @ (w - prior)), l2 * (w - prior)
        for table, right in tables:
            scores = table @ w
            mass = np.exp(scores - scores.max())
            mass /= mass.sum()
            total -= float(np.log(max(mass[right], 1e-300)))
            gradient = gradient + mass @ table - table[right]
        return total, gradient

    best = optimize.minimize(loss, prior, jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 2) for name, weight in zip(names, best, strict=True)}


def scored(of: Case, weights: dict[str, float], *, errors: bool = False) -> Counter[str]:
    """How the labels chosen from the texts alone compare with the annotated ones."""
    settling._weights = lambda: weights  # type: ignore[assignment]
    placed = settling.place(of.claims, of.articles, of.measures)
    counts: Counter[str] = Counter(unread=of.unread)
    for i, measure in of.gold.items():
        said = placed[i].measure
        annotated = "right" if measure is not None else "none"
        outcome = (
            annotated
            if said == measure
            else ("invented" if measure is None else "missing" if said is None else "wrong")
        )
        counts[outcome] += 1
        if errors and outcome in ("wrong", "missing", "invented"):
            print(f"{of.name}: {of.claims[i].text!r}: {measure}, said {said}")
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("families", type=Path)
    parser.add_argument("--also", type=Path, help="families to score only")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--l2", type=float, default=8.0)
    options = parser.parse_args()
    start = {name: float(w) for name, w in json.loads(PRIOR.read_text("utf-8")).items()}
    found = [case(family) for family in reading_claims.families(options.families)]
    tables = [rows(each, start) for each in found]
    for title in ("as they are", "fitted to the others"):
        whole: Counter[str] = Counter()
        for n, each in enumerate(found):
            weights = start
            if title != "as they are":
                weights = fitted(
                    [row for m, t in enumerate(tables) if m != n for row in t], start, options.l2
                )
            counts = scored(each, weights, errors=options.errors and title != "as they are")
            whole += counts
            print(f"  {each.name:<12} {dict(counts)}")
        of = whole["right"] + whole["wrong"] + whole["missing"] + whole["unread"]
        print(
            f"{title}: right {whole['right']} of {of} ({whole['right'] / of:.1%}), wrong {whole['wrong']}, invented {whole['invented']} of {whole['invented'] + whole['none']}"
        )
    weights = fitted([row for table in tables for row in table], start, options.l2)
    for family in reading_claims.families(options.also) if options.also else ():
        each = case(family)
        print(f"  {each.name:<12} before {dict(scored(each, start))} after {dict(scored(each, weights))}")
    if options.write:
        WEIGHTS.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", "utf-8")
        print(f"wrote {len(weights)} weights")


if __name__ == "__main__":
    main()
