"""Fit and score the weights by which two statements of a case are told to contradict each other (src/countertrade/checking/contradictions.py).

    python bench/contradictions.py FAMILIES... [--test FAMILIES...] [--write]

FAMILIES are folders of annotated families (bench/families/claims; format in bench/families/README.md). Each is used twice, with its annotated statements
and with those that are read from its texts. The score is by cross-validation over whole families: each is scored by weights that were fitted without it;
`--test` scores further families by the weights fitted to all. Annotators do not list every contradiction: of those told that they did not list, most are
some. `--write` writes src/countertrade/checking/contradictions.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checking_scores import _lines, _trace, opened
from loglinear import Example, chance, fitted_weights, held_out

from countertrade.case import shipped_reference
from countertrade.checking import on_pages
from countertrade.checking.contradictions import Case
from countertrade.checking.items import gather
from countertrade.records import Claim

WEIGHTS = Path(__file__).parent.parent / "src/countertrade/checking/contradictions.json"
RAREST = 8  # pairs that a sign must stand at
Key = tuple[str | None, frozenset[str]]


class Row(NamedTuple):
    """A pair of statements: its family, whether they were read, its measure and articles, and whether the annotators set one against the other."""

    family: str
    read: bool
    key: Key
    signs: dict[str, float]
    meant: bool


def rows_of(folder: Path) -> Iterator[tuple[list[Row], set[Key]]]:
    """The pairs of each family, as annotated and as read, with what its annotators listed."""
    for family in sorted(path for path in folder.iterdir() if (path / "findings.jsonl").exists()):
        for read in (False, True):
            found = _rows(family, read=read)
            if found is not None:
                yield found


def _rows(family: Path, *, read: bool) -> tuple[list[Row], set[Key]] | None:
    if (here := opened(family, read=read)) is None:
        return None
    articles, measures, annotated, claims = here
    known = {claim.id: claim for claim in annotated}
    listed = [
        [known[id] for id in row["claims"] if id in known]
        for text in _lines(family / "findings.jsonl")
        if (row := json.loads(text))["rule"] in ("conflict", "unit")
        and row["verdict"] in ("inconsistent", "implausible")
    ]
    keys = {_key(some) for some in listed if len({claim.measure for claim in some}) == 1}
    meant = {frozenset(_value(claim) for claim in some) for some in listed}
    lineage = _trace(claims, articles, measures) if len(articles) > 1 else None
    evidence = gather(claims, articles, shipped_reference(), measures, lineage, "en")
    case = Case(evidence, on_pages(claims, articles, shipped_reference(), measures=measures).findings)
    rows = [
        Row(family.name, read, _key([pair.one.claim, pair.other.claim]), case.signs(pair),
            frozenset(_value(figure.claim) for figure in (pair.one, pair.other)) in meant)
        for pair in case.pairs()
    ]  # fmt: skip
    return rows, keys


def _key(claims: Sequence[Claim]) -> Key:
    return claims[0].measure, frozenset(claim.article for claim in claims)


def _value(claim: Claim) -> tuple[str, str | None, tuple[float, ...]]:
    return claim.article, claim.measure, claim.quantity.known if claim.quantity else ()


def scored(found: Sequence[tuple[list[Row], set[Key]]], chances: dict[int, float]) -> Iterator[str]:
    """How many are told from a chance on, and how many of them the annotators listed."""
    for read in (False, True):
        for least in (0.3, 0.4, 0.5, 0.6, 0.7):
            hit = told = listed = 0
            for rows, keys in found:
                if rows and rows[0].read is read:
                    said = {row.key for row in rows if chances[id(row)] >= least}
                    hit, told, listed = hit + len(said & keys), told + len(said), listed + len(keys)
            where = "texts alone" if read else "gold statements"
            yield f"{where}, chance {least:.1f}: told {told}, listed {hit} of {listed}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("families", nargs="+", type=Path)
    parser.add_argument("--test", nargs="*", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    found = [each for folder in asked.families for each in rows_of(folder)]
    rows = [row for some, _ in found for row in some]
    often = {name: sum(name in row.signs for row in rows) for name in {n for row in rows for n in row.signs}}
    examples = [
        Example(row.family, {n: value for n, value in row.signs.items() if often[n] >= RAREST}, row.meant)
        for row in rows
    ]
    weights, loss = fitted_weights(examples)
    print(f"{len(weights)} signs, {len(rows)} pairs, log loss by cross-validation {loss:.1f}")
    without = held_out(examples, list(weights))
    for text in scored(found, {id(row): each for row, each in zip(rows, without, strict=True)}):
        print(f"held out: {text}")
    for folder in asked.test:
        test = list(rows_of(folder))
        for text in scored(test, {id(row): chance(row.signs, weights) for some, _ in test for row in some}):
            print(f"{folder}: {text}")
    if asked.write:
        WEIGHTS.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
