"""Fit and score the weights by which figures get their measures (src/countertrade/reading/settling.py).

    python bench/measures.py FAMILIES... [--test FAMILIES...] [--errors] [--write]

FAMILIES are folders of annotated families (bench/families; format in bench/families/README.md). The score is by cross-validation over whole families: each
is scored by weights that were fitted without it; `--test` scores further families by the weights fitted to all. A figure's neighbours are seen as such
weights label them, mistakes included. Signs are left out in groups while the log loss does not rise for it. `--write` writes
src/countertrade/reading/measures.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
from reading_claims import articles, families, measures

from countertrade.reading import read
from countertrade.reading.settling import Beside, Label, Settling
from countertrade.records import Claim

WEIGHTS = Path(__file__).parent.parent / "src/countertrade/reading/measures.json"
PENALTY = 1.0  # of the square of a weight
FOLDS = 8
PASSES = 2  # fits to what the fit before says of a figure's neighbours
ALONE = 0.5  # weight of a figure of an article alone, which stands in its family too
FAINTEST = 0.05  # weight that is written
KINDS = ("right", "wrong", "missing", "invented", "unmarked", "unmarked, labelled")
Weights = Mapping[str, float]


class Family(NamedTuple):
    """A family or one article of it, and of each of its figures that is annotated the measure or none."""

    name: str
    whole: bool
    fold: int
    claims: Sequence[Claim]
    settling: Settling
    gold: Mapping[int, str | None]


def annotated(folder: Path) -> Iterator[Family]:
    """The families of a folder as they are read, without their measures, each whole and each article alone."""
    for number, path in enumerate(families(folder)):
        lines = (path / "claims.jsonl").read_text("utf-8").splitlines()
        rows = [row for row in map(json.loads, filter(None, lines)) if row["quantity"]]
        texts = {article.id: read(article) for article in articles(path)}
        pages = list(articles(path))
        for part in (list(texts.values()), *([claims] for claims in texts.values())):
            claims = list(chain.from_iterable(part))
            if claims:
                settling = Settling(claims, measures(path), pages)
                yield Family(path.name, len(part) > 1, number % FOLDS, claims, settling, _gold(claims, rows))


def _gold(claims: Sequence[Claim], rows: Sequence[dict[str, object]]) -> dict[int, str | None]:
    """The annotated measure of each figure that overlaps an annotated one, the most alike first."""
    pairs = []
    for n, row in enumerate(rows):
        for i, claim in enumerate(claims):
            if claim.quantity is not None and claim.quantity.span and claim.article == row["article"]:
                mine, theirs = claim.quantity.span, row["quantity"]["span"]
                shared = min(mine[1], theirs[1]) - max(mine[0], theirs[0])
                if shared > 0:
                    pairs.append((shared / max(mine[1] - mine[0], theirs[1] - theirs[0]), n, i))
    found: dict[int, int] = {}
    for _, n, i in sorted(pairs, reverse=True):
        if i not in found and n not in found.values():
            found[i] = n
    return {i: rows[n].get("measure") for i, n in found.items()}


class Data:
    """The labels that each figure may have as a matrix: a row a label, a column a sign; which is right, and in which fold it is held out."""

    def __init__(self, found: Sequence[Family], beside: Sequence[Beside]) -> None:
        rows: list[dict[str, float]] = []
        starts, right, fold, weight = [0], [], [], []
        for family, more in zip(found, beside, strict=True):
            for i, labels in family.settling.options.items():
                said = [None if label.other else {} for label in labels] if not more else more[i]
                possible = [(a, b) for a, b in zip(labels, said, strict=True) if b is not None]
                wanted = [label.measure for label, _ in possible]
                if family.gold.get(i) in wanted:
                    right.append(len(rows) + wanted.index(family.gold.get(i)))
                    rows += [label.signs | b for label, b in possible]
                    starts.append(len(rows))
                    fold.append(family.fold)
                    weight.append(1.0 if family.whole else ALONE)
        self.names = sorted({name for row in rows for name in row})
        self.table = np.array([[row.get(name, 0.0) for name in self.names] for row in rows])
        self.starts, self.right = np.array(starts), np.array(right)
        self.fold, self.weight = np.array(fold), np.array(weight)

    def fit(self, names: Sequence[str], out: int | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Weights of the penalised conditional likelihood without a fold, by Newton's method, and their variances."""
        used = self.fold != out
        table, figure, starts = self._of(names, used)
        weight = self.weight[used]
        right = weight @ table[starts + (self.right - self.starts[:-1])[used]]
        found = np.zeros(len(names))
        for _ in range(30):
            chance = _softmax(table @ found, starts, figure)
            mean = np.add.reduceat(table * chance[:, None], starts)
            slope = right - weight @ mean - PENALTY * found
            curve = (table * (weight[figure] * chance)[:, None]).T @ table - (mean * weight[:, None]).T @ mean
            curve += PENALTY * np.eye(len(names))
            step = np.linalg.solve(curve, slope)
            found += step
            if abs(step).max() < 1e-4:
                break
        return found, np.diag(np.linalg.inv(curve))

    def loss(self, names: Sequence[str]) -> float:
        """The log loss of figures by weights fitted without their families."""
        total = 0.0
        for out in range(FOLDS):
            table, figure, starts = self._of(names, self.fold == out)
            chance = _softmax(table @ self.fit(names, out)[0], starts, figure)
            right = starts + (self.right - self.starts[:-1])[self.fold == out]
            total -= float(self.weight[self.fold == out] @ np.log(np.maximum(chance[right], 1e-9)))
        return total

    def selected(self) -> list[str]:
        """The signs that are worth a weight: the least sure are left out in groups."""
        names, share = list(self.names), 0.25
        best = self.loss(names)
        while share * len(names) >= 0.5:
            weights, variances = self.fit(names)
            sure = sorted(zip(weights**2 / variances, names, strict=True))
            out = {name for _, name in sure[: max(1, int(share * len(names)))]}
            loss = self.loss([name for name in names if name not in out])
            if loss > best:
                share /= 2
                continue
            names, best = [name for name in names if name not in out], min(best, loss)
            print(f"{len(names)} signs, log loss {loss:.1f}", file=sys.stderr)
        return names

    def _of(self, names: Sequence[str], used: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The rows of some figures, with the number of each row's figure and where each figure's rows begin."""
        sizes = np.diff(self.starts)
        at = {name: place for place, name in enumerate(self.names)}
        table = self.table[np.repeat(used, sizes)][:, [at[name] for name in names if name in at]]
        return table, np.repeat(np.arange(used.sum()), sizes[used]), np.cumsum([0, *sizes[used]])[:-1]


def _softmax(score: np.ndarray, starts: np.ndarray, figure: np.ndarray) -> np.ndarray:
    mass = np.exp(score - np.maximum.reduceat(score, starts)[figure])
    return mass / np.add.reduceat(mass, starts)[figure]


def fitted(found: Sequence[Family]) -> tuple[Weights, list[Weights]]:
    """The weights fitted to all families, and those fitted without each fold."""
    beside: list[Beside] = [{} for _ in found]
    for number in range(PASSES + 1):
        data = Data(found, beside)
        names = data.selected() if number == PASSES else data.names
        folds = [dict(zip(names, data.fit(names, out)[0], strict=True)) for out in range(FOLDS)]
        beside = [family.settling.settled(folds[family.fold])[1] for family in found]
    return dict(zip(names, data.fit(names)[0], strict=True)), folds


def outcomes(family: Family, weights: Weights) -> Iterator[tuple[str, int, Label]]:
    """Of each figure whether its label is right, wrong, missing or invented; of one that nobody annotated whether it has one."""
    for i, label in family.settling.settled(weights)[0].items():
        if i not in family.gold:
            yield ("unmarked" if label.measure is None else "unmarked, labelled"), i, label
        elif label.measure == family.gold[i]:
            yield "right", i, label
        else:
            yield "missing" if label.measure is None else "wrong" if family.gold[i] else "invented", i, label


def lines(title: str, found: Sequence[Family], weights: Sequence[Weights]) -> Iterator[str]:
    """How often labels are right in whole families and in articles alone."""
    for what, whole in (("families", True), ("articles alone", False)):
        chosen = [each for each in zip(found, weights, strict=True) if each[0].whole is whole]
        counts = Counter(chain.from_iterable((kind for kind, _, _ in outcomes(*each)) for each in chosen))
        of = sum(counts[kind] for kind in KINDS[:4])
        said = ", ".join(f"{kind} {counts[kind]}" for kind in KINDS[1:])
        yield f"{title}, {len(chosen)} {what}: right {counts['right']} of {of} ({counts['right'] / of:.1%}), {said}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("families", nargs="+", type=Path)
    parser.add_argument("--test", nargs="*", type=Path, default=[])
    parser.add_argument("--errors", action="store_true", help="print the figures with another label")
    parser.add_argument("--write", action="store_true", help="write the weights fitted to all")
    asked = parser.parse_args()
    found = [family for folder in asked.families for family in annotated(folder)]
    weights, folds = fitted(found)
    held_out = [folds[family.fold] for family in found]
    print(f"{len(weights)} signs")
    for text in lines(f"held out in {FOLDS} folds", found, held_out):
        print(text)
    if asked.errors:
        for family, without in zip(found, held_out, strict=True):
            for kind, i, label in outcomes(family, without):
                if family.whole and kind in ("wrong", "missing", "invented"):
                    text = (family.claims[i].text or "").replace("\n", " ")
                    print(
                        f"{family.name}: {kind} {label.measure} for {family.gold[i]}: {_marked(family.claims[i], text)}"
                    )
    rounded = {name: round(float(w), 2) for name, w in weights.items() if abs(w) >= FAINTEST}
    for folder in asked.test:
        test = list(annotated(folder))
        for text in lines(str(folder), test, [rounded] * len(test)):
            print(text)
    if asked.write:
        WEIGHTS.write_text(json.dumps(rounded, indent=1, sort_keys=True) + "\n", "utf-8")


def _marked(claim: Claim, text: str) -> str:
    assert claim.quantity is not None
    assert claim.quantity.span is not None
    assert claim.span is not None
    start, end = (place - claim.span[0] for place in claim.quantity.span)
    return f"{text[max(0, start - 90) : start]}[[{text[start:end]}]]{text[end : end + 60]}"


if __name__ == "__main__":
    main()
