"""Sayings as records of quotations: what a table of quotations prints."""

from __future__ import annotations

from countertrade.reading.attribution.attributed import sayings
from countertrade.reading.attribution.phrases import phrase
from countertrade.reading.attribution.types import Kind, Ranges, Saying
from countertrade.reading.document import Document
from countertrade.reading.entities import Entities
from countertrade.records import Quotation, QuotationType, Span

_TYPES: dict[Kind, QuotationType] = {
    "direct": "Direct",
    "indirect": "Indirect",
    "free_indirect": "FreeIndirect",
    "indirect_free_indirect": "IndirectFreeIndirect",
    "reported": "Reported",
}

# whose summary of speech in a noun alone is printed as a quotation: "spricht von", "fordert", "nennt"
# of these an English noun alone says too little that something was said: "backed the plan", "reported earnings"
_SLIGHT = frozenset(("agree", "report", "explain"))
_TOLD = frozenset(("say", "report", "name", "estimate", "think", "advise", "demand", "accuse"))


def quotations(document: Document, *, resolved: bool = False) -> list[Quotation]:
    """Every quotation with speaker, cue, frame and addressee, in text order.

    As printed, the stretches of English direct speech in a paragraph are one quotation and a pronoun is its own speaker. `resolved`
    gives each sentence's stretch a row of its own, and before a pronoun the span of whom it surely stands for; where that is not
    sure, the pronoun of direct speech names nobody.

    >>> from countertrade.reading.document import analyse
    >>> [q.rule for q in quotations(analyse("Laut Polizei wurde niemand verletzt.", "de"))]
    ['frame.laut']
    """
    found = sayings(document)
    entities = Entities(document) if resolved else None
    parts: dict[int, list[Saying]] = {}
    heads: dict[int, int] = {}
    for saying in found:
        head = saying.index
        if saying.kind == "direct" and saying.continues is not None and saying.continues < saying.index:
            over = found[saying.continues]
            if _together(document, over, saying, resolved):
                head = heads.get(over.index, over.index)
        heads[saying.index] = head
        parts.setdefault(head, []).append(saying)
    made: list[Quotation] = []
    for head, several in parts.items():
        saying = found[head]
        if saying.rule == "frame.citing":
            continue
        if document.language == "en" and (saying.rule == "direct.bare" or _slight(document, saying)):
            continue
        if saying.kind == "reported" and (saying.act not in _TOLD or saying.addressee is not None):
            continue
        if saying.paper or (not saying.sure and saying.rule == "scope.likely"):
            continue
        content = tuple(part for one in several for part in one.content)
        addressee = () if saying.addressee is None else (document.span(*_bare(document, saying.addressee)),)
        made.append(
            Quotation(
                quote=_spans(document, content),
                speaker=_spans(document, _named(document, entities, saying)),
                cue=_spans(document, saying.cue if saying.kind != "reported" else ()),
                frame=_spans(document, saying.frame),
                addressee=addressee,
                type=_TYPES[saying.kind],
                medium=saying.medium,
                rule=saying.rule,
            )
        )
    return sorted(made, key=lambda quotation: (quotation.quote[0], -quotation.quote[-1][1]))


def _slight(document: Document, saying: Saying) -> bool:
    """Whether an English noun sums up what is hardly speech, and names no number."""
    return (
        saying.rule == "predicate.noun"
        and saying.act in _SLIGHT
        and not document.counts(saying.start, saying.end)
    )


def _together(document: Document, one: Saying, other: Saying, resolved: bool) -> bool:
    """Whether two stretches of direct speech are printed as one: of a sentence, in English of a paragraph."""
    first, second = (document.sentence_of[saying.content[0][0]] for saying in (one, other))
    if document.language == "en" and not resolved:
        return document.sentences[first].paragraph == document.sentences[second].paragraph
    return first == second and one.kind == "direct"


def _named(document: Document, entities: Entities | None, saying: Saying) -> Ranges:
    """The speaker as named; before the pronoun of direct speech the first mention of whom it stands for."""
    if entities is None or saying.speaker is None or saying.kind != "direct":
        return saying.named
    if not document.chunks[saying.speaker].pronoun or sum(end - start for start, end in saying.named) > 1:
        return saying.named
    mention = entities.mentions.get(saying.speaker)
    if mention is None or not mention.sure:
        return ()
    first = document.chunks[entities.entities[mention.entity].first]
    return (phrase(document, first, document.sentence_at(first.start).end), *saying.named)


def _bare(document: Document, number: int) -> tuple[int, int]:
    chunk = document.chunks[number]
    return phrase(document, chunk, document.sentence_at(chunk.start).end)


def _spans(document: Document, ranges: Ranges) -> tuple[Span, ...]:
    return tuple(document.span(start, end) for start, end in ranges if start < end)
