"""A log-linear model of yes and no by named signs: fitted with a penalty, its signs chosen by the loss on groups that it has not seen."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

PENALTY = 2.0  # of the square of a weight
FOLDS = 6
SPARED = 0.5  # log loss that leaving a sign out may cost
FAINTEST = 0.05  # weight that is written


class Example(NamedTuple):
    """What is to be told from its signs; examples of one group are held out together."""

    group: str
    signs: Mapping[str, float]
    meant: bool
    weight: float = 1.0


def chance(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in signs.items())))


def fitted_weights(examples: Sequence[Example]) -> tuple[dict[str, float], float]:
    """The weights of the signs that are worth one, and the log loss with them on groups they were not fitted to."""
    data = Data(examples)
    names, loss = data.selected()
    weights = {name: round(float(weight), 2) for name, weight in zip(names, data.fit(names), strict=True)}
    return {name: weight for name, weight in weights.items() if abs(weight) >= FAINTEST}, loss


def held_out(examples: Sequence[Example], names: Sequence[str]) -> list[float]:
    """The chance of each example by weights of some signs that were fitted without its group."""
    data = Data(examples)
    kept = [name for name in names if name in set(data.names)]
    found = np.zeros(len(examples))
    for fold in range(FOLDS):
        out = data.fold == fold
        found[out] = data.said(kept, data.fit(kept, ~out), out)
    return [float(each) for each in found]


class Data:
    """Examples as a matrix, with how much each counts and in which fold it is held out."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.names = sorted({name for each in examples for name in each.signs})
        self.table = np.array([[each.signs.get(name, 0.0) for name in self.names] for each in examples])
        self.meant = np.array([each.meant for each in examples], float)
        self.weight = np.array([each.weight for each in examples])
        fold = {
            group: number % FOLDS for number, group in enumerate(sorted({each.group for each in examples}))
        }
        self.fold = np.array([fold[each.group] for each in examples])

    def said(self, names: Sequence[str], weights: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """The chances of some rows."""
        return np.asarray(1 / (1 + np.exp(-self.table[rows][:, self._places(names)] @ weights)))

    def fit(self, names: Sequence[str], rows: np.ndarray | None = None) -> np.ndarray:
        """Weights of the penalised likelihood, by Newton's method."""
        used = np.ones(len(self.meant), bool) if rows is None else rows
        table, meant, weight = self.table[used][:, self._places(names)], self.meant[used], self.weight[used]
        found = np.zeros(len(names))
        for _ in range(50):
            said = 1 / (1 + np.exp(-table @ found))
            slope = table.T @ (weight * (meant - said)) - PENALTY * found
            curve = (table * (weight * said * (1 - said))[:, None]).T @ table + PENALTY * np.eye(len(names))
            step = np.linalg.solve(curve, slope)
            found += step
            if abs(step).max() < 1e-5:
                break
        return found

    def loss(self, names: Sequence[str]) -> float:
        """The log loss of rows by weights fitted without their families."""
        total = 0.0
        for fold in range(FOLDS):
            out = self.fold == fold
            weights = self.fit(names, ~out)
            said = self.said(names, weights, out)
            said = np.clip(np.where(self.meant[out] == 1, said, 1 - said), 1e-6, 1)
            total -= float(self.weight[out] @ np.log(said))
        return total

    def selected(self) -> tuple[list[str], float]:
        """The signs that are worth a weight, and the log loss with them: those least sure of theirs are left out while the loss does not rise for it."""
        names = list(self.names)
        best = self.loss(names)
        kept: set[str] = {"any"}  # those that were tried alone and are needed
        while True:
            order = [
                name for name in sorted(names, key=self._sureness(names).__getitem__) if name not in kept
            ]
            if not order:
                return names, best
            out = order[: max(1, len(order) // 8)]
            while len(out) > 1 and self.loss([name for name in names if name not in out]) > best + SPARED:
                out = out[: len(out) // 2]
            loss = self.loss([name for name in names if name not in out])
            if loss > best + SPARED:
                kept.update(out)
                continue
            names = [name for name in names if name not in out]
            best = min(best, loss)
            print(f"{len(names)} signs, log loss {best:.1f}", file=sys.stderr)

    def _sureness(self, names: Sequence[str]) -> dict[str, float]:
        """By how many of its standard errors each weight differs from 0 (Wald)."""
        table, weights = self.table[:, self._places(names)], self.fit(names)
        said = 1 / (1 + np.exp(-table @ weights))
        curve = (table * (self.weight * said * (1 - said))[:, None]).T @ table + PENALTY * np.eye(len(names))
        errors = np.sqrt(np.diag(np.linalg.inv(curve)))
        return {name: float(abs(w) / e) for name, w, e in zip(names, weights, errors, strict=True)}

    def _places(self, names: Sequence[str]) -> list[int]:
        at = {name: place for place, name in enumerate(self.names)}
        return [at[name] for name in names]
