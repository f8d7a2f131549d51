"""On whom an article's figures rest: persons, outlets, and outlets whose name is misprinted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from countertrade.records import Article, Claim
from countertrade.report.article.lexicon import OUTLETS


class Sources:
    """Who stands behind the statements of one article. `figures` are those with a figure, repeats left out."""

    def __init__(self, article: Article, claims: Sequence[Claim]) -> None:
        self.article, self.claims = article, tuple(claims)
        self.figures = without_repeats(self.claims)
        self.misprints = _misprints(self.claims, article.text)

    def right(self, name: str) -> str:
        """The name as it should be printed."""
        return self.misprints.get(name, name)

    def main(self) -> tuple[int, tuple[str, int], tuple[str, int]]:
        """How many precise figures there are, and the outlet and the person that most of them lead to, with how many."""
        precise = self.precise()
        outlets = Counter(outlet for claim in precise if (outlet := self.outlet(claim)))
        persons = Counter(name for claim in precise if (name := self.person(claim)))
        return (
            len(precise),
            outlets.most_common(1)[0] if outlets else ("", 0),
            persons.most_common(1)[0] if persons else ("", 0),
        )

    def precise(self) -> list[Claim]:
        return [c for c in self.figures if c.quantity is not None and c.quantity.bound != "order"]

    def person(self, claim: Claim) -> str | None:
        source = claim.attribution.source
        if source is None or source.kind in ("outlet", "unnamed", "document"):
            return None
        return source.name or None

    def outlet(self, claim: Claim) -> str | None:
        """The outlet that an article names for a statement, in its right spelling; else the one a sentence later."""
        name = next(iter(claim.attribution.via), None)
        source = claim.attribution.source
        if name is None and source is not None and source.kind == "outlet":
            name = source.name or source.text
        if name is None and source is None:
            name = self.follows(claim)
        if name is None and source is not None and source.name is not None:
            # what somebody told a paper once, the article goes on to quote without the paper
            told = [other.attribution.via[0] for other in self.claims
                    if other.attribution.source is not None and other.attribution.source.name == source.name and other.attribution.via]  # fmt: skip
            name = told[0] if told else None
        return self.right(name) if name else None

    def follows(self, claim: Claim) -> str | None:
        """The outlet that the next sentence of the paragraph names for a statement that has no source of its own."""
        if claim.span is None or claim.commitment.modality != "reported":
            return None
        after = [c for c in self.claims if c.span is not None and c.span[0] >= claim.span[1]]
        following = min(after, key=lambda c: c.span or (0, 0), default=None)
        if following is None or following.span is None:
            return None
        between = self.article.text[claim.span[1] : following.span[0]]
        source = following.attribution.source
        if "\n" in between or len(between.strip()) > 3 or source is None or source.kind != "outlet":
            return None
        return source.name or source.text

    def role_of(self, name: str) -> str:
        roles = [c.attribution.source.role for c in self.claims
                 if c.attribution.source is not None and c.attribution.source.name == name and c.attribution.source.role]  # fmt: skip
        return f" ({roles[0]})" if roles else ""


def without_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """The figures once each: one that a headline or caption only repeats is left out."""
    body = {
        (c.quantity.unit, c.quantity.known) for c in claims if c.quantity is not None and c.section not in ("headline", "caption")
    }  # fmt: skip
    return [
        claim
        for claim in claims
        if claim.quantity is not None
        and (
            claim.section not in ("headline", "caption")
            or (claim.quantity.unit, claim.quantity.known) not in body
        )
    ]


def identified(source: str | None) -> bool:
    """Whether a source without a name can still be called: "eine Sprecherin des Verbands", "a spokesman for the ministry"."""
    return re.search(
        r"\b(?:des|der|beim|bei|vom|von|of|for|at|from)\s+(?:the\s+)?\w", source or ""
    ) is not None or bool(re.search(r"\w['’]s\s+\w", source or ""))


# --- Misprinted names ---


def _misprints(claims: Sequence[Claim], text: str) -> dict[str, str]:
    """Printed names of outlets that are a known outlet's with one or two letters wrong, with the right name."""
    printed = dict.fromkeys(
        name
        for claim in claims
        for name in (
            *claim.attribution.via,
            *((claim.attribution.source.name,) if claim.attribution.source is not None and claim.attribution.source.kind == "outlet" else ()),
        )
        if name
    )  # fmt: skip
    found = {}
    for name in printed:
        right = _known_outlet(name)
        if right is not None and name in text:
            found[name] = right
    return found


def _known_outlet(name: str) -> str | None:
    """The known outlet that a name is a misprint of; None where it is right, or unknown."""
    folded = _folded(name)
    best = None
    for outlet in OUTLETS:
        other = _folded(outlet)
        if folded == other:
            return None
        if (
            len(other) >= 8
            and folded[:1] == other[:1]
            and _edits(folded, other) <= (1 if len(other) < 12 else 2)
        ):
            best = outlet
    return best


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"^(?:the|der|die|das) ", "", re.sub(r"[^\w ]", "", plain)).strip()


def _edits(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
