"""Fit and score the weights by which the reader says who gives and who receives (src/countertrade/reading/sides).

    python bench/sides.py PASSAGES... [--shipped] [--write] [--errors wrong|missing|invented] [--l2 8 30] [--folds 8]

PASSAGES are files of annotated passages (bench/passages/*.txt; format in bench/passages/README.md) or folders of annotated pages (bench/pages/dev).
The score is by cross-validation over whole passages: each is scored by weights that were fitted without it. `--write` fits to all of them and
writes src/countertrade/reading/sides/weights.json. `--shipped` scores the weights in that file instead, for passages that they were not fitted to
(bench/passages/scored).
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy import optimize, sparse

from countertrade.reading import article_from
from countertrade.reading.claims import Reading, analysed, figures_of
from countertrade.reading.language import language_of
from countertrade.reading.sides import Evidence, Pair, Weighed, Weighing, joined, named, weighed

WEIGHTS = Path(__file__).parent.parent / "src/countertrade/reading/sides/weights.json"
RAREST = 8  # passages that a piece of evidence must stand in
FAINTEST = 0.03  # weight that is written
OPEN = 0.5  # weight of a figure whose sides are a matter of view
_MARK = re.compile(r"\[\[(.*?)\|(.*?)\|(.*?)\]\]", re.DOTALL)
_ALIASES = {"WB": "World Bank", "IBRD": "World Bank", "CLUB": "Paris Club"}


class Gold(NamedTuple):
    """A marked figure: its span, and who may stand on each side (None: nobody in particular)."""

    span: tuple[int, int]
    givers: frozenset[str | None]
    recipients: frozenset[str | None]
    open: bool = False


class Passage(NamedTuple):
    name: str
    text: str
    golds: list[Gold]


class Case(NamedTuple):
    """A figure that is both marked and read."""

    passage: int
    gold: Gold
    evidence: Evidence
    span: tuple[int, int]
    ruled: Pair  # what rules name


def passages(path: Path) -> Iterator[Passage]:
    """The annotated passages of a file, or the pages of a folder."""
    if path.is_dir():
        for gold in sorted(path.glob("*.json")):
            figures = json.loads(gold.read_text("utf-8"))["figures"]
            yield Passage(
                gold.stem, gold.with_suffix(".txt").read_text("utf-8"), [_of_page(f) for f in figures]
            )
        return
    for number, block in enumerate(
        re.split(r"^=====\s*$", path.read_text("utf-8"), flags=re.MULTILINE)[1:], 1
    ):
        _, _, marked = block.strip("\n").partition("\n")
        text, golds, last = "", [], 0
        for mark in _MARK.finditer(marked):
            text += marked[last : mark.start()]
            golds.append(_gold((len(text), len(text) + len(mark[1])), mark[2].strip()))
            text += mark[1]
            last = mark.end()
        yield Passage(f"{path.stem}{number}", text + marked[last:], golds)


def _gold(span: tuple[int, int], sides: str) -> Gold:
    if sides in ("x", "open"):
        nobody = frozenset[str | None]({None})
        return Gold(span, nobody, nobody, sides == "open")
    giver, recipient = sides.split(">")
    return Gold(span, _names(giver), _names(recipient))


def _names(side: str) -> frozenset[str | None]:
    names = (name.strip() for name in side.split("/"))
    return frozenset(None if name in ("?", "") else _ALIASES.get(name, name) for name in names)


def _of_page(figure: dict[str, object]) -> Gold:
    span = figure["span"]
    assert isinstance(span, list)
    sides = [[figure[side], *(figure.get(f"accept_{side}") or ())] for side in ("giver", "recipient")]  # type: ignore[misc]
    if figure["transfer_clear"]:
        return Gold((span[0], span[1]), frozenset(sides[0]), frozenset(sides[1]))
    nobody = frozenset[str | None]({None})
    return Gold((span[0], span[1]), nobody, nobody, any(any(side) for side in sides))


def cases(found: Sequence[Passage]) -> list[Case]:
    """What speaks for the sides of each marked figure that the reader finds."""
    result = []
    for number, passage in enumerate(found):
        article = article_from(passage.text.encode(), f"{passage.name}.txt")
        reading: Reading = analysed(article, article.language or language_of(article.text) or "en")
        spans, flows = figures_of(reading)
        weighing = Weighing(flows, {})
        for gold in passage.golds:
            n = max(range(len(spans)), key=lambda n: _overlap(spans[n], gold.span), default=-1)
            if n >= 0 and _overlap(spans[n], gold.span) and not flows.figures[n].timed:
                result.append(
                    Case(
                        number,
                        gold,
                        weighing.evidence(flows.figures[n], flows.tie(n)),
                        spans[n],
                        named(flows.figures[n].role),
                    )
                )
        if sys.stderr.isatty():
            print(f"\r{number + 1} of {len(found)} passages", end="", file=sys.stderr)
    return result


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def accepted(gold: Gold, evidence: Evidence) -> set[Pair]:
    """The pairs of candidates that the gold accepts; a party that is no candidate is left open."""
    sides = []
    for names, slots in zip((gold.givers, gold.recipients), evidence.slots, strict=True):
        known = {name for name in names if name in slots}
        sides.append(known or {None})
    return {
        (giver, recipient)
        for giver in sides[0]
        for recipient in sides[1]
        if (giver, recipient) in evidence.pairs
    }


class Table(NamedTuple):
    """Cases as matrices: a row of `slots` for each state or none on a side, one of `pairs` for each pair, a column for each piece of evidence."""

    slots: sparse.csr_matrix
    pairs: sparse.csr_matrix
    sides: np.ndarray  # of each pair, the rows of its giver and its recipient
    starts: np.ndarray  # of the pairs of each case, and the end
    right: np.ndarray
    weights: np.ndarray


def table(found: Sequence[Case], index: dict[str, int]) -> Table:
    slots, pairs, sides, right, starts = [], [], [], [], [0]
    for case in found:
        good = accepted(case.gold, case.evidence)
        rows: list[dict[str | None, int]] = []
        for side in case.evidence.slots:
            rows.append({code: len(slots) + n for n, code in enumerate(side)})
            slots += side.values()
        for pair, names in case.evidence.pairs.items():
            pairs.append(names)
            sides.append((rows[0][pair[0]], rows[1][pair[1]]))
            right.append(pair in good)
        starts.append(len(right))
    weights = np.array([OPEN if case.gold.open else 1.0 for case in found])
    return Table(
        _matrix(slots, index),
        _matrix(pairs, index),
        np.array(sides).T,
        np.array(starts),
        np.array(right),
        weights,
    )


def _matrix(rows: Sequence[Sequence[str]], index: dict[str, int]) -> sparse.csr_matrix:
    columns = [[index[name] for name in names if name in index] for names in rows]
    ends = np.cumsum([0, *(len(row) for row in columns)])
    flat = list(itertools.chain.from_iterable(columns))
    return sparse.csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(index)))


def fitted(data: Table, l2: np.ndarray) -> np.ndarray:
    """The weights of greatest conditional likelihood under a normal prior with the precisions `l2`."""
    begin = data.starts[:-1]
    case = np.repeat(np.arange(len(begin)), np.diff(data.starts))
    weights = data.weights * np.logical_or.reduceat(data.right, begin)
    slots, pairs = data.slots.T.tocsr(), data.pairs.T.tocsr()

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        side = data.slots @ w
        score = side[data.sides].sum(axis=0) + data.pairs @ w
        mass = np.exp(score - np.maximum.reduceat(score, begin)[case])
        total = np.add.reduceat(mass, begin)
        good = np.maximum(np.add.reduceat(mass * data.right, begin), 1e-300)
        gradient = (mass / total[case] - mass * data.right / good[case]) * weights[case]
        of_slots = np.bincount(data.sides.ravel(), np.tile(gradient, 2), len(side))
        value = (weights * (np.log(total) - np.log(good))).sum() + l2 @ (w * w) / 2
        return float(value), slots @ of_slots + pairs @ gradient + l2 * w

    start = np.zeros(len(l2))
    return optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 80}).x


def vocabulary(found: Sequence[Case]) -> dict[str, int]:
    """The evidence that stands in several passages."""
    seen: dict[str, set[int]] = {}
    for case in found:
        for names in (
            *case.evidence.slots[0].values(),
            *case.evidence.slots[1].values(),
            *case.evidence.pairs.values(),
        ):
            for name in names:
                seen.setdefault(name, set()).add(case.passage)
    return {name: n for n, name in enumerate(sorted(n for n, where in seen.items() if len(where) >= RAREST))}


def _ruled(rules: Pair, found: Weighed) -> tuple[Pair, Pair]:
    return rules, (None, None)


def _weighed(rules: Pair, found: Weighed) -> tuple[Pair, Pair]:
    return joined((None, None), found)


def outcome(gold: Gold, stated: Pair) -> str:
    """right, missing, wrong; for what is no transfer: none, invented; for what is a matter of view: open, open wrong."""
    if gold.givers == gold.recipients == {None}:
        said = stated != (None, None)
        return ("open wrong" if said else "open") if gold.open else ("invented" if said else "none")
    sides = list(zip((gold.givers, gold.recipients), stated, strict=True))
    if any(code is not None and code not in names for names, code in sides):
        return "wrong"
    return "missing" if any(code is None and None not in names for names, code in sides) else "right"


def line(counts: Counter[str]) -> str:
    clear = counts["right"] + counts["missing"] + counts["wrong"]
    return (
        f"right {counts['right']} of {clear} ({counts['right'] / max(1, clear):.1%}), wrong {counts['wrong']} ({counts['wrong'] / max(1, clear):.1%})"
        f" · no transfer: {counts['invented']} of {counts['invented'] + counts['none']} · open: {counts['open wrong']} of {counts['open wrong'] + counts['open']}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("passages", nargs="+", type=Path)
    parser.add_argument("--shipped", action="store_true", help="score the weights that the package has")
    parser.add_argument("--write", action="store_true", help="fit to all and write the weights")
    parser.add_argument(
        "--errors", choices=("wrong", "missing", "invented"), help="print figures of this outcome"
    )
    parser.add_argument("--l2", type=float, nargs=2, default=(8.0, 30.0), help="for structure, for words")
    parser.add_argument("--folds", type=int, default=8)
    options = parser.parse_args()
    found = [passage for path in options.passages for passage in passages(path)]
    read = cases(found)
    if options.shipped:
        shipped = json.loads(WEIGHTS.read_text("utf-8"))
        judged = Counter(outcome(c.gold, joined(c.ruled, weighed(c.evidence, shipped))[0]) for c in read)
        print(f"{len(found)} passages, {len(read)} figures: {line(judged)}")
        return
    index = vocabulary(read)
    l2 = np.array([options.l2["/" in name] for name in index])
    fold = [int(hashlib.md5(p.name.encode()).hexdigest(), 16) % options.folds for p in found]
    judgements: list[tuple[Case, Weighed]] = []
    for k in range(options.folds):
        w = fitted(table([case for case in read if fold[case.passage] != k], index), l2)
        weights = {name: float(w[n]) for name, n in index.items()}
        judgements += [(c, weighed(c.evidence, weights)) for c in read if fold[c.passage] == k]
    print(
        f"{len(found)} passages, {len(read)} figures, {len(index)} kinds of evidence, {options.folds} folds"
    )
    for title, decide in (("rules alone", _ruled), ("weights alone", _weighed), ("both", joined)):
        counts: Counter[str] = Counter()
        for case, sides in judgements:
            stated, _ = decide(case.ruled, sides)
            result = outcome(case.gold, stated)
            counts[result] += 1
            if result == options.errors and decide is joined:
                text, (start, end) = found[case.passage].text, case.span
                print(
                    f"{found[case.passage].name}: {text[start:end]!r} is {_shown(case.gold)}, said {stated}; {sides}"
                )
                print(f"    …{text[max(0, start - 200) : end + 100]}".replace("\n", " "))
        print(f"{title}: {line(counts)}")
    if options.write:
        w = fitted(table(read, index), l2)
        rounded = {name: round(float(w[n]), 2) for name, n in index.items() if abs(w[n]) >= FAINTEST}
        WEIGHTS.write_text(json.dumps(rounded, indent=0, sort_keys=True) + "\n", "utf-8")
        print(f"wrote {len(rounded)} weights to {WEIGHTS.name}")


def _shown(gold: Gold) -> str:
    return ">".join(
        "/".join(sorted(name or "?" for name in names)) for names in (gold.givers, gold.recipients)
    )


if __name__ == "__main__":
    main()
