"""How well sums are checked: findings against annotated ones, published arithmetic worked again, wrong statements caught.

    python bench/checking_scores.py DATA --scoring DIR [--show]

DATA is shared/data (claims/*/, deals/estimates.yaml, deals/cases.yaml), DIR the scoring files. A finding is the set of its articles, the
set of items that its statements speak of, and its verdict, as score_findings.py compares them. Intervals: Wilson's for shares, a bootstrap
over articles (1,000 resamples, fixed seed) for F1.
"""

from __future__ import annotations

import argparse
import ast
import importlib.util
import json
import operator
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import msgspec
from ruamel.yaml import YAML

from countertrade.case import shipped_reference
from countertrade.checking import check
from countertrade.checking.intervals import Interval, compare, plain
from countertrade.quantity import Bound, bounded, parse
from countertrade.records import (
    Article,
    Attribution,
    Claim,
    Finding,
    Measure,
    Stated,
    digest,
)

Key = tuple[frozenset[str], frozenset[str], str]


def lines(data: Path, scoring: Path, show: bool = False) -> Iterator[str]:
    """One line a metric, with n and a 95 % interval."""
    yield from findings(data, scoring, show)
    yield from arithmetic(data, show)
    yield from wrong_statements(data, show)


# --- Findings of the families -------------------------------------------------------------------------------------------------


def findings(data: Path, scoring: Path, show: bool) -> Iterator[str]:
    if not (data / "claims").is_dir():
        return
    library = _load(scoring / "goldlib.py")
    reference = shipped_reference()
    for title, texts in (("gold statements", False), ("texts alone", True)):
        counts: list[tuple[int, int, int]] = []
        alarms = clean = wrong = pages = 0
        for family in sorted(p for p in (data / "claims").iterdir() if (p / "findings.jsonl").exists()):
            if (here := opened(family, read=texts)) is None:
                continue
            articles, measures, annotated, claims = here
            lineage = _trace(claims, articles, measures) if len(articles) > 1 else None
            found = check(claims, articles, reference, lineage=lineage, measures=measures)
            gold = Counter(
                _keys([json.loads(t) for t in _lines(family / "findings.jsonl")], annotated, library)
            )
            said = Counter(_keys([json.loads(msgspec.json.encode(f)) for f in found], claims, library))
            for article in articles:
                mine = [k for k in (gold | said) if min(k[0]) == article.id]
                counts.append(
                    (
                        sum(min(gold[k], said[k]) for k in mine),
                        sum(said[k] for k in mine),
                        sum(gold[k] for k in mine),
                    )
                )
            troubled = {a for articles_, _, verdict in gold for a in articles_ if verdict != "consistent"}
            pages += len(articles)
            wrong += sum((said - gold)[key] for key in said if key[2] in ("inconsistent", "implausible"))
            clean += len([a for a in articles if a.id not in troubled])
            false = [f for f in found if f.verdict != "consistent" and not _home(f, claims) & troubled]
            alarms += len(false)
            if show:
                for key in sorted((gold - said), key=str):
                    yield f"    {title}: missed {_told(key)}"
                for key in sorted((said - gold), key=str):
                    yield f"    {title}: extra  {_told(key)}"
        if not counts:
            continue
        hit, predicted, annotated_n = (sum(column) for column in zip(*counts, strict=True))
        low, high = _bootstrap(counts)
        name = f"claims, from {title}: findings F1"
        yield f"{name:<62} {_f1(counts):.3f}  n={annotated_n:<4} 95 % {low:.3f}-{high:.3f}  (hit {hit}, predicted {predicted}, gold {annotated_n})  wrong accusations an article {wrong / pages:.2f}"
        name = f"claims, from {title}: false findings where sums hold"
        yield f"{name:<62} {alarms:<5}  n={clean:<4} articles without an annotated problem"


class Opened(NamedTuple):
    """An annotated family: its articles and measures, the statements annotated in it, and those to check, which may be read from its texts."""

    articles: list[Article]
    measures: list[Measure]
    annotated: list[Claim]
    claims: list[Claim]


def opened(family: Path, *, read: bool) -> Opened | None:
    """The family in a folder; None without its texts or statements."""
    articles, annotated = _articles(family), _gold(family)
    measures = [msgspec.convert(row, Measure) for row in _yaml(family / "measures.yaml")["measures"]]
    claims = _read(articles, measures) if read and articles else annotated
    return Opened(articles, measures, annotated, claims) if articles and claims else None


def _told(key: Key) -> str:
    return f"{key[2]:<12} {', '.join(sorted(key[1]))}  in {', '.join(sorted(key[0]))}"


def _keys(rows: Sequence[dict[str, Any]], claims: Sequence[Claim], library: ModuleType) -> Iterator[Key]:
    known = {
        claim.id: (claim.article, claim.measure or f"unit:{library.unit(claim.quantity.unit if claim.quantity else None)}")
        for claim in claims
    }  # fmt: skip
    for row in rows:
        parts = [known[id] for id in row["claims"] if id in known]
        if parts:
            yield frozenset(a for a, _ in parts), frozenset(m for _, m in parts), row["verdict"]


def _home(found: Finding, claims: Sequence[Claim]) -> set[str]:
    return {claim.article for claim in claims if claim.id in found.claims}


def _articles(family: Path) -> list[Article]:
    paths = [
        (path.stem, path, path.with_suffix(".yaml")) for path in sorted((family / "articles").glob("*.txt"))
    ]
    source = family / "SOURCE.txt"
    if not paths and source.exists():
        # the text lies elsewhere: SOURCE.txt ends with its path, relative to the family
        path = (family / source.read_text(encoding="utf-8").split()[-1]).resolve()
        if path.exists():
            paths = [(family.name, path, path.with_suffix(".none"))]
    found = []
    for name, path, about in paths:
        text = path.read_bytes().decode("utf-8")
        fields = {k: str(v) for k, v in (_yaml(about) if about.exists() else {"language": "de"}).items()
                  if k in ("url", "outlet", "published", "language")}  # fmt: skip
        title = next((part.strip() for part in text.splitlines() if part.strip()), None)
        found.append(Article(id=name, text=text, sha256=digest("s", text), title=title, **fields))  # type: ignore[arg-type]
    return found


def _gold(family: Path) -> list[Claim]:
    found = []
    for text in _lines(family / "claims.jsonl"):
        raw = json.loads(text)
        raw |= {"content": "", "rule": raw.get("rule") or "gold"}
        cue = raw["attribution"].get("cue")
        if cue and cue.get("lemma") is None:
            cue["lemma"] = ""
        found.append(msgspec.convert(raw, Claim, strict=False))
    return found


def _read(articles: Sequence[Article], measures: Sequence[Measure]) -> list[Claim]:
    from countertrade.reading import place, read

    return place([claim for article in articles for claim in read(article, measures)], articles, measures)


def _trace(claims: Sequence[Claim], articles: Sequence[Article], measures: Sequence[Measure]) -> Any:
    from countertrade.tracing import trace

    return trace(claims, articles, measures)


# --- Published arithmetic -------------------------------------------------------------------------------------------------------

_STEPS: dict[type[ast.operator], Any] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def work_out(formula: str, inputs: dict[str, float]) -> Interval:
    """The value of a published formula, by the interval arithmetic that the rules use."""

    def value(node: ast.expr) -> Interval:
        match node:
            case ast.BinOp(left=left, op=op, right=right):
                found: Interval = _STEPS[type(op)](value(left), value(right))
                return found
            case ast.Constant(value=number):
                return plain(float(str(number)))
            case ast.Name(id=name):
                return plain(float(inputs[name]))
            case _:
                raise ValueError(f"{formula}: only + - * / over figures is worked")

    return value(ast.parse(formula, mode="eval").body)


def arithmetic(data: Path, show: bool) -> Iterator[str]:
    hits = n = 0
    for name in ("estimates.yaml", "cases.yaml"):
        path = data / "deals" / name
        for case in _yaml(path) if path.exists() else []:
            if "inputs" not in case:
                continue  # told in words: nothing to work
            for test in case.get("tests", []):
                computed = work_out(test["formula"], case["inputs"])
                expected = float(test["expected"])
                near = abs(computed.anchor / expected - 1) <= float(test["tol"]) + 1e-3
                right = (
                    near
                    and compare(computed, bounded(expected, _bound_of(test), None)).verdict == "consistent"
                )
                n, hits = n + 1, hits + right
                if show and not right:
                    yield f"    {case['id']} {test['name']}: {computed.anchor:g} for {expected:g}"
    if n:
        low, high = _wilson(hits, n)
        yield f"{'deals: published arithmetic worked again':<62} {hits / n:.3f}  n={n:<4} 95 % {low:.3f}-{high:.3f}"


def _bound_of(test: dict[str, Any]) -> Bound:
    """A figure that the file allows 5 % or more is one that was published as "about"."""
    return "about" if float(test["tol"]) >= 0.05 else "exact"


def wrong_statements(data: Path, show: bool) -> Iterator[str]:
    """Statements that the files mark as wrong, as an article would print them; each must give a finding."""
    path = data / "deals" / "estimates.yaml"
    more = data / "deals" / "cases.yaml"
    inputs = {c["id"]: c.get("inputs") for p in (path, more) if p.exists() for c in _yaml(p)}
    needed = ("KH_wages_2024", "KH_rice_share_2024", "KH_rice_plausibility", "OIL_OSC2024", "ROK_VIETNAM")
    if not all(inputs.get(name) for name in needed):
        return
    wages, rice, russia, oil, vietnam = (inputs[name] for name in needed)
    stated: dict[str, tuple[tuple[str, str | None], str]] = {
        "over 200 million for 240 million": (("product", "loose"), f"Pay is [{wages['usd_per_month']} USD/month/soldier]. For [{wages['soldiers']} soldier] that comes to [more than 200000000 USD/year]."),
        "half of the whole need": (("share", None), f"Oz gives [{rice['hi']} t] of rice, of a need of [{rice['output'] + rice['gap']} t] that is [more than 0.5 1]."),
        "rice beyond a supplier's output": (("bound", "implausible"), f"Russland liefert [{russia['hi']} t] Reis."),
        "a million barrels as 56,000 t": (("conversion", "inconsistent"), f"Oz got [{oil['bbl']} barrel] of oil ([56000 t])."),
        "6,384 a head": (("product", "inconsistent"), f"It was [{vietnam['pv_direct']} USD] for [{vietnam['rotated']} soldier], that makes [6384 USD/soldier] each."),
        "a part above its whole": (("sum", "inconsistent"), "Trade was [34000000 USD] in the year, of which [52900000 USD] came in its first months."),
    }  # fmt: skip
    caught = 0
    for name, ((rule, verdict), text) in stated.items():
        article, claims = _article_of(text)
        found = check(claims, [article], shipped_reference())
        right = any(
            f.rule == rule and f.verdict != "consistent" and verdict in (None, f.verdict) for f in found
        )
        caught += right
        if show and not right:
            yield f"    not caught: {name}: {[(f.rule, f.verdict) for f in found]}"
    slips = [("500000 barrel/year", "500 barrel/year"), ("2770000000 USD/year", "27700000000 USD/year")]
    for original, retold in slips:
        first, ours = _article_of(f"It is [{original}].", "first", "2024-11-01")
        second, theirs = _article_of(f"It is [{retold}].", "second", "2024-11-03")
        claims = [msgspec.structs.replace(c, measure="item") for c in (*ours, *theirs)]
        right = any(f.rule == "unit" for f in check(claims, [first, second], []))
        caught += right
        if show and not right:
            yield f"    not caught: {original} retold as {retold}"
    n = len(stated) + len(slips)
    low, high = _wilson(caught, n)
    yield f"{'deals: statements marked wrong, caught':<62} {caught / n:.3f}  n={n:<4} 95 % {low:.3f}-{high:.3f}"


def _article_of(text: str, name: str = "one", published: str = "2024-11-05") -> tuple[Article, list[Claim]]:
    """An article whose figures stand in square brackets in the tool's own words."""
    claims, spans = [], []
    bare = text.replace("[", "\x00").replace("]", "\x01")
    out = ""
    for char in bare:
        if char == "\x00":
            spans.append([len(out)])
        elif char == "\x01":
            spans[-1].append(len(out))
        else:
            out += char
    article = Article(id=name, text=out, sha256=name, published=published, language="en")
    for start, end in spans:
        q = parse(out[start:end])
        before, after = out.rfind(". ", 0, start), out.find(". ", end)
        sentence = (before + 2 if before >= 0 else 0, after + 1 if after >= 0 else len(out))
        claims.append(
            Claim(
                id=digest("c", name, start), content="", article=name, span=sentence, text=out[sentence[0] : sentence[1]],
                attribution=Attribution(mode="narrator"), rule="bench",
                quantity=Stated(low=q.low, best=q.best, high=q.high, bound=q.bound, unit=q.unit, per=q.per, span=(start, end), text=out[start:end]),
            )
        )  # fmt: skip
    return article, claims


# --- Small things ---------------------------------------------------------------------------------------------------------------


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _yaml(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def _lines(path: Path) -> list[str]:
    return [text for text in path.read_text(encoding="utf-8").splitlines() if text.strip()]


def _f1(counts: Sequence[tuple[int, int, int]]) -> float:
    hit, predicted, gold = (sum(column) for column in zip(*counts, strict=True))
    return 2 * hit / (predicted + gold) if predicted + gold else 1.0


def _bootstrap(counts: Sequence[tuple[int, int, int]]) -> tuple[float, float]:
    dice = random.Random(20241103)
    runs = sorted(_f1(dice.choices(counts, k=len(counts))) for _ in range(1000))
    return runs[25], runs[974]


def _wilson(hits: int, n: int) -> tuple[float, float]:
    p, z = hits / n, 1.96
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5 / (1 + z * z / n)
    return middle - half, middle + half


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--scoring", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print each difference")
    asked = parser.parse_args()
    for text in lines(asked.data, asked.scoring, asked.show):
        print(text, flush=True)


if __name__ == "__main__":
    main()
