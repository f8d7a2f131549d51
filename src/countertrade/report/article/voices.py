"""Everybody whom an article quotes or paraphrases, with figures or without: how many quotations, and which reports."""

from __future__ import annotations

from collections.abc import Sequence

from countertrade.records import Article, Claim


def quoted(article: Article) -> dict[str | None, int]:
    """How many direct quotations each speaker has, in text order; None is a speaker who is not named."""
    from countertrade.reading.quotations import voices

    counts: dict[str | None, int] = {}
    for voice in voices(article):
        if voice.direct:
            name = voice.source.name if voice.source is not None else None
            counts[name] = counts.get(name, 0) + 1
    return counts


def reports(article: Article, claims: Sequence[Claim]) -> list[str]:
    """Institutions and documents that an article leans on without printing a figure of theirs, in text order."""
    from countertrade.reading.quotations import voices

    figured = {
        c.attribution.source.name
        for c in claims
        if c.attribution.source is not None and c.quantity is not None
    }
    names = [
        voice.source.name
        for voice in voices(article)
        if not voice.direct
        and voice.source is not None
        and voice.source.kind in ("organisation", "document")
        and voice.source.name
    ]
    # "Konzern", "draft": a noun, not a name
    return [n for n in dict.fromkeys(names) if n not in figured and (" " in n or n.isupper())]
