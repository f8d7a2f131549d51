"""How well retellings, drift and origins are found, one line a set and metric, with n and a 95 % interval.

    python bench/tracing.py DATA --scoring DIR [--split NAME] [--show] [--fit]

DATA holds deals/retellings.jsonl and claims/*/ or one of them, DIR the scoring files. All rows of retellings.jsonl are input, their
labels, notes and parents are not; each split is scored by its name. Intervals: Wilson's for shares, a bootstrap over
rows (1,000 resamples, fixed seed) for F1. Calibration is of the chances of a statement's parents, standing alone included:
Brier's score over all of them (0 is best) and the mean log loss of the right one in nats.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from ruamel.yaml import YAML

from countertrade.records import Article, Claim, Decision, Lineage, Measure, digest
from countertrade.tracing import RETELLINGS, Traced, since_origin, statements, trace
from countertrade.tracing.evidence import WEIGHTS, signs_of
from countertrade.tracing.tree import Tree

SHOWN = ("url", "outlet", "date", "language", "cites_as_source", "claims")


# --- Intervals -----------------------------------------------------------------------------------------------------------


def wilson(hits: int, n: int) -> tuple[float, float]:
    if not n:
        return (0.0, 1.0)
    p, z = hits / n, 1.96
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return middle - half, middle + half


def f1(counts: Sequence[tuple[int, int, int]]) -> float:
    hit, predicted, gold = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    return 2 * hit / (predicted + gold) if predicted + gold else 1.0


def bootstrap(counts: Sequence[tuple[int, int, int]]) -> tuple[float, float]:
    dice = random.Random(20241103)
    runs = sorted(f1(dice.choices(counts, k=len(counts))) for _ in range(1000)) if counts else [0.0]
    return runs[int(0.025 * len(runs))], runs[min(len(runs) - 1, int(0.975 * len(runs)))]


def line(what: str, value: float, n: int, interval: tuple[float, float], more: str = "") -> str:
    return f"{what:<62} {value:.3f}  n={n:<4} 95 % {interval[0]:.3f}-{interval[1]:.3f}{'  ' + more if more else ''}"


def share(what: str, hits: int, n: int, more: str = "") -> str:
    return line(what, hits / n if n else 0.0, n, wilson(hits, n), more)


def micro(what: str, counts: Sequence[tuple[int, int, int]], more: str = "") -> str:
    hit, predicted, gold = (sum(c) for c in zip(*counts, strict=True)) if counts else (0, 0, 0)
    said = f"(hit {hit}, predicted {predicted}, gold {gold})"
    return line(what, f1(counts), len(counts), bootstrap(counts), f"{said} {more}".strip())


# --- Retellings ----------------------------------------------------------------------------------------------------------


def retellings(data: Path, scoring: Path, only: str | None, show: bool) -> Iterator[str]:
    rows = [
        json.loads(text)
        for text in (data / "deals/retellings.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    kinds = json.loads((scoring / "drift_map.json").read_text(encoding="utf-8"))
    typed = statements([{key: row[key] for key in SHOWN if key in row} for row in rows], RETELLINGS)
    for problem in typed.problems:
        yield f"retellings: not imported: {problem}"
    lineage = trace(typed.claims, typed.articles)
    page = dict(zip((article.id for article in typed.articles), (row["id"] for row in rows), strict=True))
    home = {claim.id: page[claim.article] for claim in typed.claims}
    parents = main_parents(lineage, home)
    known = {claim.id: claim for claim in typed.claims}
    changed: dict[str, set[str]] = defaultdict(set)
    for drift in since_origin(lineage, typed.claims, typed.articles):
        before, after = known[drift.parent].quantity, known[drift.child].quantity
        # drift_map.json has a range that became an exact end as bound_dropped, every other change of a bound as bound_changed
        plain = before and after and before.bound == "range" and after.bound == "exact"
        renamed = {} if plain else {"bound_dropped": "bound_changed"}
        changed[home[drift.child]] |= {renamed.get(d.kind, d.kind) for d in drift.drift}
    splits = sorted({row.get("split", "public") for row in rows})
    for split in splits if only is None else [only]:
        asked = [row for row in rows if row.get("split", "public") == split]
        yield from _scored(split, asked, parents, changed, kinds, show)
    there = {row["id"] for row in rows}
    for measure, want in (("rice", ["KH0"]), ("wage", ["U0", "U1"]), ("revenue", ["KH0"])):
        if not there.issuperset(want):
            continue
        found = [home[o.claim] for o in lineage.origins if o.measure == measure]
        told = ", ".join(
            f"{home[o.claim]} {o.source} ({o.retellings})" for o in lineage.origins if o.measure == measure
        )
        yield share(
            f"deals/retellings: origins of {measure} are {', '.join(want)}",
            int(found == want),
            1,
            f"found {told}",
        )


def _scored(
    split: str,
    asked: Sequence[dict[str, Any]],
    parents: dict[str, str],
    changed: dict[str, set[str]],
    kinds: dict[str, str | None],
    show: bool,
) -> Iterator[str]:
    hits, counts = 0, []
    linked = [row for row in asked if row["parent"]]
    for row in asked:
        right = parents.get(row["id"]) == row["parent"]
        hits += right
        gold = {kind for m in row["mutations"] if (kind := kinds.get(m["type"]))} if row["parent"] else set()
        said = changed[row["id"]] if row["parent"] else set()
        if row["parent"]:
            counts.append((len(gold & said), len(said), len(gold)))
        if show:
            mark = "" if right else f"  <-- gold {row['parent']}"
            yield f"    {row['id']:<5} from {parents.get(row['id'])}{mark}  missed {sorted(gold - said)} extra {sorted(said - gold)}"
    yield share(f"deals/retellings {split}: parent right", hits, len(asked))
    under = sum(parents.get(row["id"]) == row["parent"] for row in linked)
    yield share(f"deals/retellings {split}: parent right, pages that have one", under, len(linked))
    yield micro(f"deals/retellings {split}: drift kinds, micro-F1", counts)
    if show:
        gold_kinds: Counter[str] = Counter()
        said_kinds: Counter[str] = Counter()
        for row in linked:
            gold_kinds.update({kind for m in row["mutations"] if (kind := kinds.get(m["type"]))})
            said_kinds.update(changed[row["id"]])
        yield f"    gold {dict(gold_kinds)}"
        yield f"    said {dict(said_kinds)}"


def main_parents(lineage: Lineage, home: dict[str, str]) -> dict[str, str]:
    """The page that most of a page's statements were taken from, by confidence."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for edge in lineage.retellings:
        if home[edge.parent] != home[edge.child]:
            votes[home[edge.child]][home[edge.parent]] += edge.confidence  # type: ignore[assignment]
    return {child: max(sorted(found), key=lambda p: found[p]) for child, found in votes.items()}


# --- Families of articles ------------------------------------------------------------------------------------------------------


def families(data: Path) -> list[Path]:
    return sorted(p for p in (data / "claims").iterdir() if (p / "lineage.jsonl").exists())


def articles_of(family: Path) -> list[Article]:
    found = []
    for path in sorted((family / "articles").glob("*.txt")):
        about = YAML(typ="safe", pure=True).load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
        text = path.read_bytes().decode("utf-8")
        title = next((part.strip() for part in text.splitlines() if part.strip()), None)
        fields = {
            key: str(value)
            for key, value in about.items()
            if key in ("url", "outlet", "published", "language", "author", "credit")
        }
        found.append(Article(id=path.stem, text=text, sha256=digest("s", text), title=title, **fields))  # type: ignore[arg-type]
    return found


def measures_of(family: Path) -> list[Measure]:
    table = YAML(typ="safe", pure=True).load((family / "measures.yaml").read_text(encoding="utf-8"))
    return [msgspec.convert(row, Measure) for row in table["measures"]]


def gold_claims(family: Path) -> list[Claim]:
    """The claims as annotated; fields that the annotation leaves out are filled with their defaults."""
    found = []
    for text in (family / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        raw = json.loads(text)
        raw |= {
            "content": "",
            "rule": raw.get("rule") or "gold",
            "derived_from": raw.get("derived_from") or [],
        }
        attribution = raw["attribution"]
        attribution["cites"] = attribution.get("cites") or []
        if attribution.get("cue") and attribution["cue"].get("lemma") is None:
            attribution["cue"]["lemma"] = ""
        if raw.get("quantity") and raw["quantity"].get("text") is None:
            raw["quantity"] = None
        found.append(msgspec.convert(raw, Claim, strict=False))
    return found


Edge = tuple[str | None, str, str]


def edges(rows: Sequence[dict[str, Any]], article: dict[str, str]) -> dict[Edge, set[str]]:
    """(measure, parent article, child article) -> drift kinds, as score_lineage.py compares them."""
    found: dict[Edge, set[str]] = defaultdict(set)
    for row in rows:
        if row["kind"] == "retelling" and article[row["parent"]] != article[row["child"]]:
            key = (row["measure"], article[row["parent"]], article[row["child"]])
            found[key] |= {drift["kind"] for drift in row.get("drift", [])}
    return found


def lineages(data: Path, show: bool) -> Iterator[str]:
    for title, reader in (("gold claims", gold_claims), ("texts alone", read_claims)):
        edge_counts: list[tuple[int, int, int]] = []
        drift_counts: list[tuple[int, int, int]] = []
        right = measures_seen = 0
        kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for family in families(data):
            articles, measures = articles_of(family), measures_of(family)
            claims = reader(family)
            if claims is None:
                return
            lineage = trace(claims, articles, measures)
            gold_rows = [
                json.loads(t) for t in (family / "lineage.jsonl").read_text(encoding="utf-8").splitlines()
            ]
            gold = edges(gold_rows, {c.id: c.article for c in gold_claims(family)})
            rows = [json.loads(msgspec.json.encode(e)) for e in (*lineage.retellings, *lineage.origins)]
            said = edges(rows, {c.id: c.article for c in claims})
            for key in sorted(gold.keys() | said.keys(), key=str):
                edge_counts.append((key in gold and key in said, key in said, key in gold))
                one, other = gold.get(key, set()), said.get(key, set())
                for kind in one | other:
                    both = kind in one and kind in other
                    for column, counted in enumerate((both, kind in other, kind in one)):
                        kinds[kind][column] += counted
                drift_counts.append(
                    (len(one & other) if key in gold and key in said else 0, len(other), len(one))
                )
                if show and (one != other or (key in gold) != (key in said)):
                    which = (
                        ""
                        if (key in gold) == (key in said)
                        else " MISSED EDGE"
                        if key in gold
                        else " EXTRA EDGE"
                    )
                    yield f"    {title}: {key}{which}  missed {sorted(one - other)} extra {sorted(other - one)}"
            gold_origins = Counter(row["measure"] for row in gold_rows if row["kind"] == "origin")
            said_origins = Counter(o.measure for o in lineage.origins)
            for measure, number in gold_origins.items():
                right += number == said_origins[measure]
                measures_seen += 1
                if show and number != said_origins[measure]:
                    told = [(o.claim, o.source) for o in lineage.origins if o.measure == measure]
                    yield f"    {title}: {family.name} {measure}: gold {number} origins, found {told}"
        yield micro(f"claims, from {title}: lineage edge F1", edge_counts)
        yield micro(f"claims, from {title}: drift F1 over all edges", drift_counts)
        yield share(f"claims, from {title}: number of origins right", right, measures_seen)
        for kind, (hit, predicted, known) in sorted(kinds.items()):
            yield f"claims, from {title}: {kind:<22} hit {hit:>3}  predicted {predicted:>3}  gold {known:>3}"


def read_claims(family: Path) -> list[Claim] | None:
    """The claims as our own reader finds them in the texts; None where there is no reader."""
    try:
        from countertrade.reading import place, read
    except ImportError:
        return None
    measures, articles = measures_of(family), articles_of(family)
    return place([claim for article in articles for claim in read(article)], articles, measures)


# --- Chances -------------------------------------------------------------------------------------------------------------------


class Choice(NamedTuple):
    """One statement's possible parents (None: alone): the right one, the chance of each, and the signs that speak for each."""

    family: str
    right: int
    chances: list[float]
    signs: list[dict[str, float]]


def choices(data: Path) -> list[Choice]:
    """The choice of each statement, from gold statements: parents are pages."""
    found: list[Choice] = []
    for family in families(data):
        claims, measures = gold_claims(family), measures_of(family)
        home = {claim.id: claim.article for claim in claims}
        rows = [json.loads(t) for t in (family / "lineage.jsonl").read_text(encoding="utf-8").splitlines()]
        gold = {(m, child): parent for m, parent, child in edges(rows, home)}
        known = {(m, page) for m, parent, child in edges(rows, home) for page in (parent, child)}
        for key, tree in Traced(claims, articles_of(family), measures).trees.items():
            for child in range(tree.told):
                page = tree.nodes[child].page.article
                if (key, page) in known:
                    found.append(_choice(family.name, tree, child, gold.get((key, page))))
    return [choice for choice in found if choice.right >= 0]


def _choice(family: str, tree: Tree, child: int, parent: str | None) -> Choice:
    pages: list[str | None] = [None]
    chances: list[float] = [tree.alone[child]]
    signs: list[dict[str, float]] = [{}]
    for (above, below), chance in tree.chance.items():
        if below == child and above < tree.told:
            pages.append(tree.nodes[above].page.article)
            chances.append(chance)
            summed: dict[str, float] = defaultdict(float)
            for sign, value in signs_of(tree.nodes[above], tree.nodes[child], tree.weight)[0]:
                summed[sign] += value
            signs.append(summed)
    right = pages.index(parent) if parent in pages else -1
    return Choice(family, right, chances, signs)


def calibration(made: Sequence[Choice]) -> Iterator[str]:
    for name in dict.fromkeys(choice.family for choice in made):
        own = [choice for choice in made if choice.family == name]
        yield _losses(f"claims, chances from gold claims: {name}", own)
    yield _losses("claims, chances from gold claims: all", made)
    bins: dict[int, list[bool]] = defaultdict(list)
    for choice in made:
        for i, chance in enumerate(choice.chances):
            bins[min(4, int(chance * 5))].append(i == choice.right)
    for at, right in sorted(bins.items()):
        yield f"claims, of chances {at * 20:>2} to {at * 20 + 20:>3} %: right {sum(right) / len(right):.2f}  n={len(right)}"


def _losses(what: str, made: Sequence[Choice]) -> str:
    brier = sum(sum((c - (i == choice.right)) ** 2 for i, c in enumerate(choice.chances)) for choice in made)
    loss = -sum(math.log(max(1e-6, choice.chances[choice.right])) for choice in made)
    return f"{what:<62} Brier {brier / len(made):.3f}  log loss {loss / len(made):.3f}  n={len(made)}"


def fitted(made: Sequence[Choice], penalty: float = 4.0, steps: int = 400) -> Iterator[str]:
    """The weights fitted by penalised conditional likelihood on all families but one, and the losses on that one.

    The penalty draws each weight to the one that ships. Nothing fitted here is shipped: the licence of the data allows evaluation only.
    """
    names = list(WEIGHTS)
    shipped = np.array([WEIGHTS[name] for name in names])
    tables = [np.array([[signs.get(n, 0.0) for n in names] for signs in choice.signs]) for choice in made]
    left: list[Choice] = []
    for family in dict.fromkeys(choice.family for choice in made):
        weights = shipped.copy()
        rest = [i for i, choice in enumerate(made) if choice.family != family]
        for _ in range(steps):
            slope = penalty * (weights - shipped)
            for i in rest:
                scores = tables[i] @ weights
                chances = np.exp(scores - scores.max())
                chances /= chances.sum()
                slope += chances @ tables[i] - tables[i][made[i].right]
            weights -= 0.02 * slope
        for i, choice in enumerate(made):
            if choice.family == family:
                scores = tables[i] @ weights
                chances = np.exp(scores - scores.max())
                left.append(choice._replace(chances=list(chances / chances.sum())))
    yield _losses("claims, weights fitted leaving one family out", left)
    best = sum(choice.chances.index(max(choice.chances)) == choice.right for choice in left)
    plain = sum(choice.chances.index(max(choice.chances)) == choice.right for choice in made)
    yield share("claims, likeliest parent right, fitted leaving one out", best, len(left))
    yield share("claims, likeliest parent right, weights as shipped", plain, len(made))


# --- Many claims ---------------------------------------------------------------------------------------------------------------


def crowd(n: int, seed: int) -> tuple[list[Claim], list[Article]]:
    """n pages that retell one figure, each naming an earlier outlet or copying its words, with drift now and then."""
    from countertrade.records import Attribution, Source, Stated

    dice = random.Random(seed)
    words = "ministry grain convoy border harvest railway minister contract winter delivery statement official capital".split()
    claims, articles = [], []
    for i in range(n):
        told = dice.randrange(i) if i else None
        amount = dice.choice(["700,000", "700,000", "650,000", "up to 700,000"])
        filler = " ".join(dice.choices(words, k=60))
        cue = f"as the Outlet{told} Gazette reported" if told is not None else "officials said"
        sentence = f"Russia will send {amount} tonnes of rice, {cue}."
        text = f"{filler}. {sentence} {filler}."
        at = len(filler) + 2
        start = text.index(amount, at)
        number = 650_000.0 if amount.startswith("650") else 700_000.0
        bound = "up_to" if amount.startswith("up") else "exact"
        day = f"2024-{1 + i * 11 // n:02d}-{1 + i * 300 // n % 28:02d}"
        articles.append(
            Article(
                id=f"a-{i}",
                text=text,
                sha256=str(i),
                outlet=f"Outlet{i} Gazette",
                published=day,
                language="en",
            )
        )
        exact = bound == "exact"
        quantity = Stated(
            span=(start, start + len(amount) + 7), text=text[start : start + len(amount) + 7], low=number if exact else None,
            best=number if exact else None, high=number, bound=bound, unit="t",  # type: ignore[arg-type]
        )  # fmt: skip
        source = Source(span=None, text=None, name="Ivan Petrow") if i % 3 else None
        via = (f"Outlet{told} Gazette",) if told is not None and i % 2 else ()
        claims.append(
            Claim(
                id=f"c-{i}", content="", article=f"a-{i}", span=(at, at + len(sentence)), text=sentence, measure="rice",
                attribution=Attribution(mode="indirect" if source else "narrator", source=source, via=via), quantity=quantity, rule="bench",
            )
        )  # fmt: skip
    return claims, articles


def speed() -> Iterator[str]:
    times = {}
    trace(*crowd(50, 1))  # load the unit registry
    for n in (2_500, 5_000, 10_000):
        claims, articles = crowd(n, n)
        start = time.process_time()
        lineage = trace(claims, articles)
        times[n] = time.process_time() - start
        yield f"{f'crowd: {n:,} claims of one measure traced (processor time)':<62} {times[n]:.2f} s  n=1    ({len(lineage.retellings)} edges)"
    claims, articles = crowd(10_000, 10_000)
    other = [msgspec.structs.replace(claim, id=f"{claim.id}b", measure="wheat") for claim in claims[:2_000]]
    traced = Traced([*claims, *other], articles)
    decision = Decision(id="d-1", target="c-9b", action="independent", by="M. K.", at="2024-11-30T10:00:00Z")
    start = time.process_time()
    traced.decided([decision])
    spent = time.process_time() - start
    yield f"{'crowd: one decision on a measure of 2,000 beside 10,000':<62} {spent:.2f} s  n=1"
    growth = math.log2(times[10_000] / times[5_000])
    yield f"{'crowd: growth from 5,000 to 10,000, exponent':<62} {growth:.2f}   n=1"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--scoring", type=Path, required=True)
    parser.add_argument("--split", default=None, help="score the rows of this split only; else of each")
    parser.add_argument(
        "--fit", action="store_true", help="fit the weights leaving one family out, and compare"
    )
    parser.add_argument("--show", action="store_true", help="print each difference")
    parser.add_argument("--only", choices=("retellings", "claims", "speed", "findings"), default=None)
    asked = parser.parse_args()
    if asked.only in (None, "retellings") and (asked.data / "deals/retellings.jsonl").exists():
        for text in retellings(asked.data, asked.scoring, asked.split, asked.show):
            print(text, flush=True)
    if asked.only in (None, "claims") and (asked.data / "claims").is_dir():
        for text in lineages(asked.data, asked.show):
            print(text, flush=True)
        made = choices(asked.data)
        for text in (*(calibration(made) if made else ()), *(fitted(made) if asked.fit and made else ())):
            print(text, flush=True)
    if asked.only in (None, "findings"):
        try:
            from checking_scores import lines
        except ImportError:
            pass
        else:
            for text in lines(asked.data, asked.scoring, asked.show):
                print(text, flush=True)
    if asked.only in (None, "speed"):
        for text in speed():
            print(text, flush=True)


if __name__ == "__main__":
    main()
