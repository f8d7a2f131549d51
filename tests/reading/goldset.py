"""The annotated passages of tests/reading/gold as cases, and how well a reading of them fits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from countertrade import files, quantity
from countertrade.reading import read
from countertrade.records import Article, Claim, Span

FOLDER = Path(__file__).parent / "gold"


class Expected(NamedTuple):
    """One annotated claim: the place of its figure, and its fields as written in the file."""

    span: Span
    fields: dict[str, Any]


class Case(NamedTuple):
    id: str
    article: Article
    claims: tuple[Expected, ...]


def cases(language: str) -> Iterator[Case]:
    path = FOLDER / f"{language}.yaml"
    table = files.plain(files.compose(path.read_text("utf-8"), str(path)))
    for each in table["cases"]:
        text = each["text"].rstrip("\n")
        article = Article(
            id=each["id"], text=text, sha256=each["id"], language=language, published=each["published"]
        )
        yield Case(each["id"], article, tuple(_expected(text, claim) for claim in each["claims"]))


def digest() -> str:
    """A short digest of the annotated files: floors hold for exactly these."""
    data = b"".join((FOLDER / f"{language}.yaml").read_bytes() for language in ("de", "en"))
    return hashlib.sha256(data).hexdigest()[:12]


def _expected(text: str, claim: dict[str, Any]) -> Expected:
    at = -1
    for _ in range(int(claim.get("n", 1))):
        at = text.index(claim["q"], at + 1)
    return Expected((at, at + len(claim["q"])), claim)


def _overlap(one: Span, other: Span) -> float:
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared)


def paired(
    case: Case, claims: list[Claim]
) -> tuple[list[tuple[Expected, Claim]], list[Expected], list[Claim]]:
    """Expected and read claims one to one by the overlap of their figures; what was missed; what is too much."""
    ranked = sorted(
        (
            (_overlap(expected.span, claim.quantity.span), i, j)
            for i, expected in enumerate(case.claims)
            for j, claim in enumerate(claims)
            if claim.quantity is not None and claim.quantity.span is not None
        ),
        reverse=True,
    )
    pairs: list[tuple[Expected, Claim]] = []
    ours, theirs = set(range(len(case.claims))), set(range(len(claims)))
    for overlap, i, j in ranked:
        if overlap > 0 and i in ours and j in theirs:
            ours.discard(i)
            theirs.discard(j)
            pairs.append((case.claims[i], claims[j]))
    return pairs, [case.claims[i] for i in sorted(ours)], [claims[j] for j in sorted(theirs)]


def _bare(name: str | None) -> str:
    words = (name or "").lower().split()
    return " ".join(words[1:] if words[:1] and words[0] in ("the", "der", "die", "das", "an", "a") else words)


def right(expected: Expected, claim: Claim) -> dict[str, bool]:
    """Which fields of a claim are as annotated."""
    assert claim.quantity is not None
    fields = expected.fields
    wanted, found = quantity.parse(fields["is"]), claim.quantity.value
    source = claim.attribution.source
    mode = claim.attribution.mode
    name = fields.get("by")
    ends = all(
        (a is None) == (b is None) and (a is None or b is None or abs(a - b) <= 1e-6 * max(abs(a), 1e-9))
        for a, b in ((wanted.low, found.low), (wanted.best, found.best), (wanted.high, found.high))
    )
    scored = {
        "value and bound": ends and wanted.bound == found.bound,
        "unit and rate": wanted.unit == found.unit and sorted(wanted.per) == sorted(found.per),
        "source": (source is None)
        == (fields["mode"] == "narrator" or (fields["mode"] == "reported" and "by" not in fields))
        and (name in (None, "null") or _bare(source.name if source else None) == _bare(name)),
        "mode": mode == fields["mode"],
        "modality": claim.commitment.modality == fields["how"],
        "via": sorted(map(_bare, claim.attribution.via)) == sorted(map(_bare, fields.get("via", []))),
        "polarity": claim.commitment.polarity == fields.get("polarity", "+"),
    }
    scored["all fields right"] = all(
        scored[key] for key in ("value and bound", "unit and rate", "source", "mode", "modality", "via")
    )
    if "moves" in fields:
        giver, recipient = (None if code == "null" else code for code in fields["moves"].split(" > "))
        scored["giver and recipient"] = claim.transfer is not None and (
            claim.transfer.giver,
            claim.transfer.recipient,
        ) == (giver, recipient)
    return scored


class Score(NamedTuple):
    """Share right by metric, and how many claims each was counted over."""

    share: dict[str, float]
    cases: dict[str, int]
    missed: list[tuple[Case, Expected]]
    extra: list[tuple[Case, Claim]]
    wrong: list[tuple[str, Case, Expected, Claim]]


def score(language: str) -> Score:
    hits: dict[str, int] = {}
    count: dict[str, int] = {}
    missed: list[tuple[Case, Expected]] = []
    extra: list[tuple[Case, Claim]] = []
    wrong: list[tuple[str, Case, Expected, Claim]] = []
    matched = gold = said = 0
    for case in cases(language):
        claims = [claim for claim in read(case.article) if claim.quantity is not None]
        pairs, lost, more = paired(case, claims)
        matched, gold, said = matched + len(pairs), gold + len(case.claims), said + len(claims)
        missed += [(case, each) for each in lost]
        extra += [(case, each) for each in more]
        for expected, claim in pairs:
            for metric, ok in right(expected, claim).items():
                hits[metric] = hits.get(metric, 0) + ok
                count[metric] = count.get(metric, 0) + 1
                if not ok:
                    wrong.append((metric, case, expected, claim))
    share = {metric: hits[metric] / count[metric] for metric in count}
    share["span F1"] = 2 * matched / (gold + said)
    count["span F1"] = gold
    return Score(share, count, missed, extra, wrong)
