"""A desk that types articles and the statements in them, so that a test reads as the case it is about."""

from __future__ import annotations

import pytest

from countertrade.quantity import parse
from countertrade.records import (
    Article,
    Attribution,
    Claim,
    Commitment,
    Cue,
    Decision,
    Lineage,
    Measure,
    Modality,
    Mode,
    Section,
    Source,
    SourceKind,
    Stated,
    Status,
    Transfer,
    digest,
)
from countertrade.tracing import trace


class Desk:
    """Articles and claims of one case. Names in short: the article's outlet is its id."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.claims: list[Claim] = []
        self.decisions: list[Decision] = []

    def page(
        self,
        name: str,
        text: str = "",
        *,
        outlet: str | None = "",
        on: str | None = None,
        language: str = "en",
        credit: str | None = None,
    ) -> str:
        printed = name if outlet == "" else outlet
        self.articles.append(
            Article(
                id=name,
                text=text,
                sha256=digest("s", name),
                outlet=printed,
                published=on,
                language=language,
                credit=credit,
            )
        )
        return name

    def says(
        self,
        page: str,
        quantity: str | None,
        printed: str | None = None,
        *,
        id: str | None = None,
        source: str | None = None,
        role: str | None = None,
        kind: SourceKind = "person",
        mode: Mode | None = None,
        via: tuple[str, ...] = (),
        cites: tuple[str, ...] = (),
        cue: str | None = None,
        modality: Modality = "asserted",
        status: Status = "promised",
        section: Section = "body",
        of: str | None = None,
        measure: str | None = "rice",
        polarity: str = "+",
    ) -> str:
        """A claim whose quantity prints as `printed` in the page's text; its claim is the sentence (line) around it."""
        text = next(article.text for article in self.articles if article.id == page)
        span = quote = None
        if printed is not None:
            at = text.index(printed)
            quote = (at, at + len(printed))
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            span = (start, end if end >= 0 else len(text))
        amount = parse(quantity) if quantity else None
        claim = Claim(
            id=id or f"{page}#{sum(claim.article == page for claim in self.claims) + 1}",
            content="",
            article=page,
            span=span,
            text=text[slice(*span)] if span else None,
            section=section,
            attribution=Attribution(
                mode=mode or ("indirect" if source else "narrator"),
                source=Source(span=None, text=source, name=source, role=role, kind=kind) if source else None,
                cue=Cue(span=(0, 0), text="", lemma=cue) if cue else None,
                via=via,
                cites=cites,
            ),
            commitment=Commitment(modality=modality, polarity=polarity),  # type: ignore[arg-type]
            quantity=None
            if amount is None
            else Stated(
                low=amount.low, best=amount.best, high=amount.high, bound=amount.bound, unit=amount.unit, per=amount.per,
                span=quote, text=printed, of=of,
            ),
            transfer=Transfer(status=status),
            measure=measure,
            rule="test",
        )  # fmt: skip
        self.claims.append(claim)
        return claim.id

    def decides(self, action: str, target: str, **fields: str) -> str:
        """A decision by a person; later ones have later times."""
        number = len(self.decisions) + 1
        self.decisions.append(
            Decision(
                id=f"d-{number}", target=target, action=action, fields=fields, by="M. K.", at=f"2024-06-01T10:00:{number:02d}"  # type: ignore[arg-type]
            )
        )  # fmt: skip
        return f"d-{number}"

    def trace(self, measures: tuple[Measure, ...] = (), linked: tuple[tuple[str, ...], ...] = ()) -> Lineage:
        return trace(self.claims, self.articles, measures, self.decisions, linked)

    def parents(self, measures: tuple[Measure, ...] = ()) -> dict[str, str]:
        """child -> parent, edges inside one article left out."""
        home = {claim.id: claim.article for claim in self.claims}
        edges = self.trace(measures).retellings
        return {edge.child: edge.parent for edge in edges if home[edge.parent] != home[edge.child]}

    def drift(self, child: str) -> list[str]:
        edge = self.trace().parent(child)
        return [] if edge is None else sorted(change.kind for change in edge.drift)


@pytest.fixture
def desk() -> Desk:
    return Desk()
