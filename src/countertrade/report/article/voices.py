"""Everybody whom an article quotes or paraphrases, with figures or without: how many quotations, and which reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from countertrade.reading.language import READ
from countertrade.records import Article, Claim

_TITLED = re.compile(r"\b[A-Z][\w-]+(?: (?:for|of|on|and)(?: the)?(?: [A-Z][\w-]+)+)+")
"""The name of an institution as it calls itself in English: "Institute for the Study of War"."""


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
        if not quotation.speaker or quotation.type == "Direct":
            continue
        source = cast.source(quotation.speaker[0])
        titled = _TITLED.search(article.text, quotation.speaker[0][0])
        if source.kind in ("organisation", "document") and source.name:
            names.append(source.name)
        elif source.name is None and titled and titled.start() < quotation.speaker[0][1]:
            names.append(
                titled[0]
            )  # an English name in a German sentence, of which the speaker is the first word
    # "Konzern", "draft": a noun, not a name
    return [n for n in dict.fromkeys(names) if n not in figured and (" " in n or n.isupper())]
