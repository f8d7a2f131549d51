"""Everybody whom an article quotes or paraphrases, with figures or without: how many quotations, and which reports."""

from __future__ import annotations

from collections.abc import Sequence

from countertrade.reading.language import READ
from countertrade.records import Article, Claim


def quoted(article: Article) -> dict[str | None, int]:
    """How many direct quotations each speaker has, in text order; None is a speaker who is not named."""
    from countertrade.reading.quotations import quotations
    from countertrade.reading.sources import Sources

    if article.language not in READ or not article.text:
        return {}
    found = quotations(article.text, article.language)
    cast = Sources(article.text, article.language, article.outlet, [q.speaker[0] for q in found if q.speaker])
    counts: dict[str | None, int] = {}
    for quotation in found:
        if quotation.type == "Direct":
            source = cast.source(quotation.speaker[0]) if quotation.speaker else None
            name = source.name if source is not None else None
            counts[name] = counts.get(name, 0) + 1
    return counts


def reports(article: Article, claims: Sequence[Claim]) -> list[str]:
    """Institutions and documents that an article leans on without printing a figure of theirs, in text order."""
    from countertrade.reading.quotations import quotations
    from countertrade.reading.sources import Sources

    if article.language not in READ or not article.text:
        return []
    found = quotations(article.text, article.language)
    cast = Sources(article.text, article.language, article.outlet, [q.speaker[0] for q in found if q.speaker])
    figured = {
        c.attribution.source.name
        for c in claims
        if c.attribution.source is not None and c.quantity is not None
    }
    names = []
    for quotation in found:
        source = (
            cast.source(quotation.speaker[0]) if quotation.speaker and quotation.type != "Direct" else None
        )
        if (
            source is not None
            and source.name
            and source.kind in ("organisation", "document")
            and source.name not in figured
        ):
            names.append(source.name)
    names = [
        name for name in names if " " in name or name.isupper()
    ]  # "Konzern", "draft": a noun, not a name
    return list(dict.fromkeys(names))
