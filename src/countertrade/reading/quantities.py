"""The first layer of reading: every quantity and every time of a text as a mention."""

from __future__ import annotations

from countertrade.lines import as_printed, flowing
from countertrade.reading.document import Document, analyse
from countertrade.reading.numeric import Figure, Label, figures
from countertrade.reading.temporal import dated, timexes
from countertrade.records import Mention, replace

# what a number of this form names or places, and does not count
_NO_QUANTITIES: frozenset[Label] = frozenset(
    ("clock", "date", "label", "list", "page", "phone", "rate_denominator", "score", "type", "year")
)


def quantities(text: str, language: str) -> list[Figure]:
    """Every number of a text in order with hedge, unit and rate; its label says why it is no quantity where it is none."""
    document = analyse(flowing(text), language)
    found = figures(document, dated(document))
    return [as_printed(each, text) for each in found]


def mentions(text: str, language: str, published: str | None = None) -> list[Mention]:
    """Every quantity and every time in a text, in order; ages are told apart by kind."""
    found = mentions_of(analyse(flowing(text), language), published)
    return [as_printed(mention, text) for mention in found]


def mentions_of(document: Document, published: str | None = None) -> list[Mention]:
    """Every quantity and every time of a document, in order."""
    found = [
        Mention(
            span=each.stated.span or (0, 0),
            text=each.stated.text or "",
            kind=each.kind,
            quantity=replace(each.stated.value, unit=each.counted) if each.counted else each.stated.value,
            rule=f"quantity.{each.rule}",
        )
        for each in figures(document, dated(document))
        if each.label not in _NO_QUANTITIES
    ]
    found += [
        Mention(span=time.span, text=time.text, kind="time", time=time, rule="time")
        for time in timexes(document, published)
    ]
    return sorted(found, key=lambda mention: mention.span)
