"""Everybody whom an article quotes or paraphrases, with figures or without: how many quotations, and which reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from countertrade.records import Article, Claim, Source


def quoted(article: Article) -> dict[str | None, int]:
    """How many direct quotations each speaker has, in text order; None is a speaker who is not named."""
    from countertrade.reading.quotations import voices

    counts: dict[str | None, int] = {}
    for voice in voices(article):
        if voice.direct:
            name = voice.source.name if voice.source is not None else None
            counts[name] = counts.get(name, 0) + 1
    for short in [name for name in counts if name]:
        if len(longer := [name for name in counts if name and _is_part(short, name)]) == 1:
            counts[longer[0]] += counts.pop(short)
    return counts


def _is_part(short: str, name: str) -> bool:
    """Whether a name is some of the words of another: "Nam" of "Nam Sung-wook"."""
    return set(short.split()) < set(name.split())


def reports(article: Article, claims: Sequence[Claim]) -> list[str]:
    """Institutions and documents that an article leans on without printing a figure of theirs, in text order."""
    from countertrade.reading.quotations import voices

    figured = {
        c.attribution.source.name
        for c in claims
        if c.attribution.source is not None and c.quantity is not None
    }
    names = [
        _called(voice.source)
        for voice in voices(article)
        if not voice.direct
        and voice.source is not None
        and voice.source.kind in ("organisation", "document")
        and voice.source.name not in figured
    ]
    # "Konzern", "draft": a noun, not a name
    return [n for n in dict.fromkeys(names) if " " in n or n.isupper()]


_SHORT = re.compile(r"\(([^\W\d_a-zäöüß]{2,8})\)?$")


def _called(source: Source) -> str:
    """What to call an institution in a list: its name; where that begins with what describes it, the letters printed behind it in brackets."""
    words = (source.name or "").split()
    if words and words[0].islower() and (short := _SHORT.search(source.text or "")):
        return short[1]
    while words and words[0].islower():
        words = words[1:]
    return " ".join(words)
