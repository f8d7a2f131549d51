"""What a figure is about, without a case: its head noun, that noun's class in either language, and the period it is of."""

from __future__ import annotations

from countertrade.reading.document import Chunk, Document
from countertrade.reading.goods import class_of
from countertrade.records import Item, Time


def item(document: Document, chunk: int, time: Time | None) -> Item:
    """The item of the figure in a chunk; empty where it names nothing.

    The thing measured stands behind a measure ("Tonnen Reis", "tonnes of rice"); an amount of money is about the noun that it
    modifies or that it is the price of ("a loan of $3 billion", "ein Kredit über 3 Milliarden").
    """
    period = _period(time)
    if chunk < 0:
        return Item(period=period)
    for n in about(document, document.chunks[chunk]):
        head = document.tokens[document.chunks[n].head]
        if head.pos == "name" and head.text.isalpha():
            continue  # a state or a person is no good, whatever its name ends in
        kind = class_of(document.language, head.lemma, head.text)
        if kind is not None:
            return Item(head=head.lemma, sort=kind, period=period)
    head = document.tokens[document.chunks[chunk].head]
    return Item(head=head.lemma if head.pos == "noun" else None, period=period)


def about(document: Document, own: Chunk) -> list[int]:
    """The chunks that may say what a figure is of, the surest first: the thing measured, its own head, what it hangs on."""
    found = [
        other.index
        for other in document.chunks[own.index + 1 : own.index + 4]
        if other.of == own.index and other.link in ("apposition", "of", "genitive")
    ]
    if found and _apart(document, own, document.chunks[found[0]]):
        found.insert(0, own.index)
    found.append(own.index)
    up = own.of
    while up is not None and len(found) < 6:
        found.append(up)
        up = document.chunks[up].of
    if own.prep is not None and own.index and document.chunks[own.index - 1].end == own.prep:
        found.append(own.index - 1)
    clause = document.clauses[own.clause] if own.clause >= 0 else None
    if (
        clause is not None
        and clause.subject is not None
        and not _agent(document, own)
        and own.index in (clause.object, clause.predicative, *clause.preps)
    ):
        found.append(clause.subject)
    return found


def _apart(document: Document, own: Chunk, other: Chunk) -> bool:
    """Whether a comma parts a noun from the one behind it, as the next of a list: "18 Haubitzen, Munition"."""
    return document.tokens[other.start - 1].text == "," and other.start == own.end + 1


def _agent(document: Document, own: Chunk) -> bool:
    """Whether a chunk is who does what a passive tells: "was sold by two companies"."""
    verb = document.clauses[own.clause].verb if own.clause >= 0 else None
    prep = document.tokens[own.prep].lower if own.prep is not None else ""
    return verb is not None and verb.passive and prep in ("by", "von")


def _period(time: Time | None) -> str | None:
    """The stretch of time as ISO dates with a slash; None where it is not known."""
    if time is None or time.start is None:
        return None
    return f"{time.start}/{time.end or time.start}"
