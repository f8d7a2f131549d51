"""Short texts in which constructions of real pages were once misread, and what a careful editor would read in them.

Each line of `seen/*.jsonl` holds one text in the project's own words with its checks; `seen/read.txt` names the texts that are read right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from countertrade.checking import check
from countertrade.reading import article_from, read
from countertrade.records import Article, Claim, replace

HERE = Path(__file__).parent / "seen"
READ = HERE / "read.txt"
WRONG = ("inconsistent", "implausible", "loose", "ambiguous", "question")
Check = Mapping[str, Any]


def cases(paths: Sequence[Path] = ()) -> Iterator[dict[str, Any]]:
    """The texts of some files, or of all."""
    for path in paths or sorted(HERE.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def failures(case: Mapping[str, Any]) -> list[str]:
    """What is not read in a text as it should be."""
    article = replace(article_from(case["text"].encode(), f"{case['id']}.txt"), language=case["language"])
    claims = read(article)
    return [said for each in case["expect"] for said in _failure(each, article, claims)]


def _failure(each: Check, article: Article, claims: Sequence[Claim]) -> Iterator[str]:
    text = article.text
    if "figure" in each or "no_figure" in each:
        said = str(each.get("figure", each.get("no_figure")))
        start = -1
        for _ in range(int(each.get("nth", 1))):
            start = text.index(said, start + 1)
        found = [c for c in claims if c.quantity is not None and _overlaps(c, start, start + len(said))]
        if "no_figure" in each:
            same = [
                c for c in found if c.quantity is not None and c.quantity.span and c.quantity.span[0] == start
            ]
            yield from [f"{said!r} is a figure"] if same else []
        elif not found:
            yield f"{said!r} is no figure"
        elif all([*_differing(each, claim)] for claim in found):
            nearest = max(found, key=lambda c: _common(c, start, start + len(said)))
            yield from (f"{said!r}: {problem}" for problem in _differing(each, nearest))
    elif "transfer" in each or "no_transfer" in each:
        way = tuple(each.get("transfer", each.get("no_transfer")))
        about = str(each.get("about", ""))
        same = [
            c
            for c in claims
            if c.quantity is None
            and c.transfer is not None
            and all(
                _fits(one, two)
                for one, two in zip(way, (c.transfer.giver, c.transfer.recipient), strict=True)
            )
            and about in _sentence(article, c)
        ]
        if "no_transfer" in each:
            yield from [f"{way} is stated"] if same else []
        elif not same:
            yield f"{way} is not stated"
        else:
            yield from (f"{way}: {problem}" for problem in _differing(each, same[0]))
    elif each.get("no_finding"):
        found_wrong = [one for one in check(claims, [article], ()) if one.verdict in WRONG]
        yield from (f"a finding: {finding.verdict}" for finding in found_wrong[:1])


def _fits(wanted: str | list[str | None] | None, got: str | None) -> bool:
    """Whether a party is one of those wanted; nobody in particular is wanted where it is left open."""
    return got in wanted if isinstance(wanted, list) else wanted in (None, got)


def _differing(each: Check, claim: Claim) -> Iterator[str]:
    """In what a claim is not as expected."""
    quantity, transfer, source = claim.quantity, claim.transfer, claim.attribution.source
    way = (None, None) if transfer is None else (transfer.giver, transfer.recipient)
    got: dict[str, Any] = {
        "modality": claim.commitment.modality,
        "polarity": claim.commitment.polarity,
        "giver": way[0],
        "recipient": way[1],
    }
    if quantity is not None:
        got |= {
            "low": quantity.low,
            "best": quantity.best,
            "high": quantity.high,
            "bound": quantity.bound,
            "unit": quantity.unit,
        }
        got["per"] = sorted(quantity.per)
    for name, value in got.items():
        wanted = each.get(name, ...)
        if name == "per" and wanted is not ...:
            wanted = [sorted(wanted)]
        if wanted is not ... and value not in (wanted if isinstance(wanted, list) else [wanted]):
            yield f"{name} {value!r} for {wanted!r}"
    if "not_way" in each and way == tuple(each["not_way"]):
        yield f"the way {way}"
    speaker = None if source is None else source.name
    if "source" in each:
        wanted = each["source"] if isinstance(each["source"], list) else [each["source"]]
        if not any(_same(speaker, one) for one in wanted):
            yield f"source {speaker!r} for {each['source']!r}"
    if "not_source" in each and (speaker or "").lower() == (each["not_source"] or "").lower():
        yield f"source {speaker!r}"
    if "via" in each and each["via"] is None and claim.attribution.via:
        yield f"via {claim.attribution.via}"
    if each.get("via") and not any(_same(one, each["via"]) for one in claim.attribution.via):
        yield f"via {claim.attribution.via} for {each['via']!r}"


def _same(one: str | None, other: str | None) -> bool:
    """Whether two names are one, or one is part of the other."""
    if one is None or other is None:
        return one is other
    a, b = (set(name.lower().replace("the ", "").split()) for name in (one, other))
    return bool(a) and bool(b) and (a <= b or b <= a)


def _common(claim: Claim, start: int, end: int) -> int:
    span = claim.quantity.span if claim.quantity is not None else None
    return 0 if span is None else min(span[1], end) - max(span[0], start)


def _overlaps(claim: Claim, start: int, end: int) -> bool:
    return _common(claim, start, end) > 0


def _sentence(article: Article, claim: Claim) -> str:
    """The text around a claim."""
    if claim.span is None:
        return claim.text or ""
    begin, end = article.text.rfind("\n", 0, claim.span[0]) + 1, article.text.find("\n", claim.span[1])
    return article.text[begin : end if end >= 0 else len(article.text)]
