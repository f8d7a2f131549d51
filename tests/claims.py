"""Claims made in one line, for tests of what comes after reading."""

from __future__ import annotations

from typing import Any

from countertrade.quantity import parse
from countertrade.records import (
    Article,
    Attribution,
    Claim,
    Commitment,
    Source,
    Stated,
    Transfer,
    claim_id,
    content_of,
    digest,
    replace,
)


def article(name: str, text: str = "", *, published: str | None = "2024-11-04", **fields: Any) -> Article:
    return Article(
        id=f"a-{name}", text=text, sha256=digest("s", name, text), outlet=fields.pop("outlet", name.title()),
        published=published, language=fields.pop("language", "en"), **fields,
    )  # fmt: skip


def claim(
    said: str,
    *,
    measure: str | None = None,
    source: str | None = None,
    where: Article | None = None,
    text: str | None = None,
    modality: Any = "asserted",
    status: Any = "promised",
    giver: str | None = "RU",
    recipient: str | None = "KP",
    **fields: Any,
) -> Claim:
    """A claim of the quantity `said` ("about 2,000 USD/month/soldier"); its text is found in the article where it stands there."""
    place = where or article("paper")
    value = parse(said)
    words = text or said
    start = place.text.find(words)
    span = (start, start + len(words)) if start >= 0 else None
    made = Claim(
        id=claim_id(place.sha256, span, (len(said), sum(map(ord, said))) if span is None else span),
        content="",
        article=place.id,
        span=span,
        text=words,
        attribution=Attribution(
            mode="indirect" if source else "narrator",
            source=Source(span=None, text=None, name=source) if source else None,
            via=fields.pop("via", ()),
        ),
        commitment=Commitment(modality=modality),
        quantity=Stated(
            span=span, text=words, low=value.low, best=value.best, high=value.high, bound=value.bound,
            unit=value.unit, per=value.per,
        ),
        transfer=Transfer(giver=giver, recipient=recipient, good=measure, status=status),
        measure=measure,
        rule="test",
        **fields,
    )  # fmt: skip
    return replace(made, content=content_of(made))
