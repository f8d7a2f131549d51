"""Fit and score the weights by which a sum that no cue leads to is told (src/countertrade/checking/weighing.py).

    python bench/sums.py FAMILIES... [--test FAMILIES...] [--write]

FAMILIES are folders of annotated families (bench/families/claims; format in bench/families/README.md). Each is used twice, with its annotated statements
and with those that are read from its texts. The score is by cross-validation over whole families: each is scored by weights that were fitted without
it; `--test` scores further families by the weights fitted to all. Signs are left out one by one while the log loss does not rise for it. `--write`
writes src/countertrade/checking/sums.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from checking_scores import _lines, opened
from loglinear import Example, chance, fitted_weights

from countertrade.case import shipped_reference
from countertrade.checking import growth, sums, weighing
from countertrade.checking.conversions import same_amount
from countertrade.checking.items import gather
from countertrade.checking.judging import judge
from countertrade.checking.relations import groups
from countertrade.checking.search import Search, Way
from countertrade.records import Article, Claim, Measure

WEIGHTS = Path(__file__).parent.parent / "src/countertrade/checking/sums.json"
EVERY = 8  # of so many failing ways that nobody means, one is used, with their weight
Models = dict[str, dict[str, float]]


class Row(NamedTuple):
    """A way of a page: its signs, what it stands among, and whether the annotators mean it."""

    family: str
    page: int
    way: Way
    signs: weighing.Signs
    meant: bool


def rows_of(folder: Path, *, texts: bool) -> Iterator[Row]:
    """Every way of every page of some families."""
    for family in sorted(path for path in folder.iterdir() if (path / "findings.jsonl").exists()):
        if (here := opened(family, read=texts)) is not None:
            yield from _rows(family, *here)


def _rows(
    family: Path,
    articles: Sequence[Article],
    measures: Sequence[Measure],
    annotated: Sequence[Claim],
    claims: Sequence[Claim],
) -> Iterator[Row]:
    known = {claim.id: claim for claim in (*annotated, *claims)}
    items = {id: (claim.article, claim.measure or f"unit:{claim.quantity.unit if claim.quantity else ''}") for id, claim in known.items()}  # fmt: skip
    values = {id: (claim.article, claim.quantity.known if claim.quantity else ()) for id, claim in known.items()}  # fmt: skip
    findings = [json.loads(text) for text in _lines(family / "findings.jsonl")]
    gold = {
        (frozenset(table[id] for id in row["claims"]), row["verdict"])
        for row in findings
        for table in (items, values)
    }
    evidence = gather(claims, articles, shipped_reference(), measures, None, "en")
    for number, page in enumerate(evidence.pages):
        tried = judge(
            page,
            chain(groups(page), sums.groups(page), growth.groups(page), same_amount(page, evidence)),
            "en",
        ).tried
        trials = {frozenset(trial.claims): trial for trial in tried}
        search = Search(page, "en")
        for stated in search.figures:
            if stated.is_headline and page.printed[stated.known] > 1:
                continue
            for way in search.ways(stated):
                table = items if way.fits else values
                said = weighing.signs(way, page, trials.get(way.claims))
                meant = (frozenset(table[id] for id in way.claims), way.comparison.verdict) in gold
                yield Row(f"{family.parent}/{family.name}", number, way, said, meant)


def explain(rows: Sequence[Row], holds: dict[str, float]) -> None:
    """Add to each failing way what explains it, as `weighing.weighed` does."""
    pages: dict[tuple[str, int, bool], list[Row]] = {}
    for row in rows:
        pages.setdefault((row.family, row.page, row.way.fits), []).append(row)
    for (family, page, fits), found in pages.items():
        if not fits:
            holding = weighing.by_claim(
                weighing.Weighed(row.way, chance(row.signs, holds), row.signs)
                for row in pages.get((family, page, True), ())
            )
            for row in found:
                row.signs.update(weighing.explained(row.way, holding, row.signs))


def fitted(rows: Sequence[Row]) -> Iterator[tuple[str, dict[str, float], float]]:
    """Name, weights and cross-validated log loss of each model."""
    for model, fits in (("holds", True), ("fails", False)):
        weights, loss = fitted_weights(list(_examples([row for row in rows if row.way.fits is fits])))
        if fits:
            explain(rows, weights)
        yield model, weights, loss


def _examples(rows: Sequence[Row]) -> Iterator[Example]:
    """Rows to fit to: of failing ways that nobody means only some, each with the weight of those left out."""
    negatives = 0
    for row in rows:
        negatives += not row.meant
        group = row.family.rpartition("/")[2]
        if row.meant or row.way.fits:
            yield Example(group, row.signs, row.meant)
        elif negatives % EVERY == 0:
            yield Example(group, row.signs, row.meant, float(EVERY))


def scored(rows: Sequence[Row], models: Models) -> Iterator[str]:
    """How often ways of a chance are meant, by tenths."""
    for model, fits in (("holds", True), ("fails", False)):
        said = [(chance(row.signs, models[model]), row.meant) for row in rows if row.way.fits is fits]
        for low in (0.0, 0.2, 0.35, 0.5, 0.7, 0.9):
            high = {0.0: 0.2, 0.2: 0.35, 0.35: 0.5, 0.5: 0.7, 0.7: 0.9, 0.9: 1.01}[low]
            meant = [each for each_chance, each in said if low <= each_chance < high]
            yield f"{model}: chance {low:.2f} to {min(high, 1):.2f}: meant {sum(meant)} of {len(meant)}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("families", nargs="+", type=Path)
    parser.add_argument("--test", nargs="*", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    rows = [row for folder in asked.families for texts in (False, True) for row in rows_of(folder, texts=texts)]  # fmt: skip
    models: Models = {}
    for model, weights, loss in fitted(rows):
        models[model] = weights
        print(f"{model}: {len(weights)} signs, log loss by cross-validation {loss:.1f}")
    for folder in asked.test:
        test = [row for texts in (False, True) for row in rows_of(folder, texts=texts)]
        explain(test, models["holds"])
        for text in scored(test, models):
            print(f"{folder}: {text}")
    if asked.write:
        WEIGHTS.write_text(json.dumps(models, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
