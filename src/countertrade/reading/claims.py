"""Mentions and quotations joined into claims: a figure about the deal, in its sentence, with who said it and how surely."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import NamedTuple

from countertrade import units
from countertrade.reading import segments, selection, temporal
from countertrade.reading.attributions import Attributed, attributed
from countertrade.reading.clauses import Clause, clause_of, clauses
from countertrade.reading.document import Document, analyse
from countertrade.reading.hedges import commitment
from countertrade.reading.language import READ, language_of
from countertrade.reading.measures import Setting, is_part, measure_of, told_again
from countertrade.reading.numeric import Figure, figures
from countertrade.reading.parts import parts
from countertrade.reading.quotations import quotations
from countertrade.reading.settling import measured_by, settled
from countertrade.reading.statements import Statement, statements
from countertrade.reading.transfers import completed, parties, peoples, speaks_of_us, transfer
from countertrade.records import (
    Article,
    Claim,
    Measure,
    Part,
    Section,
    Span,
    Stated,
    Time,
    claim_id,
    content_of,
    literal,
    replace,
)

_SENTENCES = (
    6  # an article with a claim in so many sentences is about a deal, and its other figures likely too
)
_INTRODUCED = 120  # code points to either side of a name that introduce it
_ARTICLE = 6  # code points before the number at the head of a speaker ("the two diplomats")
_SURROUNDINGS = 1000  # code points read to each side of a figure where its sentence does not end
_LENT_NEAR = 160  # code points between a figure without a unit and the one that lends it
_COUNTS_ON = re.compile(
    r"[.,;!?“”\"»«]|\s+(?:and|und|more|of (?:them|its own|their own)|are (?:planned|to)|sind|sollen|davon|mehr)\b"
)
_SCALES = {
    "tausend": 1e3, "thousand": 1e3, "million": 1e6, "millions": 1e6, "millionen": 1e6, "mio": 1e6, "mn": 1e6,
    "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "billion": 1e9, "billionen": 1e12, "bn": 1e9, "trillion": 1e12,
}  # fmt: skip
_QUOTES = '„“”"«»‚‘’›‹'


class _Place(NamedTuple):
    """A figure that is a claim, with the part, the sentence and the clause it stands in."""

    found: Figure
    part: Part
    sentence: Span
    clause: Span


def read(article: Article, measures: Sequence[Measure] = ()) -> list[Claim]:
    """The claims of an article in text order; none where its language is not read.

    With `measures` each claim names the one it speaks of, or none. Every span is literally in the stored text.
    """
    language = article.language or language_of(article.text)
    if language not in READ or not article.text:
        return []
    text = article.text
    sentences = segments.sentences(text, language)
    counted = frozenset(measure.unit for measure in measures if not units.is_known(measure.unit))
    stretches = parts(text, language)
    document = analyse(text, language)
    places = _places(document, sentences, stretches, counted)
    told = _statements(text, language, sentences, stretches, places)
    if not places and not told:
        return []
    said = quotations(text, language)
    places = _not_speaking(
        places, [span for each in said if each.type != "Reported" for span in each.speaker]
    )
    dated = temporal.times(document, article.published)
    figures = [(place.found.stated.span or (0, 0), place.sentence) for place in places]
    figures += [(each.good, each.sentence) for each, _ in told]
    sources = attributed(text, language, said, figures, sentences, article.outlet)
    claims = [
        _claim(article, place, source, dated, measures, language)
        for place, source in zip(places, sources, strict=False)
    ]
    shares = {
        claim.id
        for claim, place in zip(claims, places, strict=True)
        if measures and is_part(place.found.stated, _setting(text, place), language)
    }
    claims = _derived(_repeated(_distinct(claims), measures, language))
    claims = settled(claims, shares, measures, language) if measures else claims
    claims += [
        _unquantified(article, each, part, source, dated, language)
        for (each, part), source in zip(told, sources[len(places) :], strict=True)
    ]
    moved = completed([claim.transfer for claim in claims], text, language)
    claims = [
        claim if claim.measure is not None else replace(claim, transfer=each)  # a measure knows its sides
        for claim, each in zip(claims, moved, strict=True)
    ]
    claims.sort(
        key=lambda claim: (
            claim.span or (0, 0),
            (claim.quantity.span or (0, 0)) if claim.quantity else (0, 0),
        )
    )
    problems = literal(claims, article)
    if problems:
        raise AssertionError(f"a claim does not quote its article: {problems[0]}")
    return claims


def _places(
    document: Document, sentences: Sequence[Span], stretches: Sequence[Part], counted: frozenset[str]
) -> list[_Place]:
    """The figures of a text that are claims."""
    text, language = document.text, document.language
    starts = [part.span[0] for part in stretches]
    begins = [sentence[0] for sentence in sentences]
    waiting: list[_Place] = []
    cut: dict[Span, list[Clause]] = {}
    for found in figures(document, temporal.dated(document)):
        if found.label not in (None, "bare") or found.stated.span is None:
            continue
        at = found.stated.span[0]
        part = _at(stretches, starts, at)
        if part is None or part.kind == "furniture":
            continue
        sentence = sentences[max(0, bisect.bisect_right(begins, at) - 1)] if sentences else (0, len(text))
        sentence = _within(sentence, part.span)
        if sentence[1] - sentence[0] > 2 * _SURROUNDINGS:  # no sentence, a list without stops
            sentence = (max(sentence[0], at - _SURROUNDINGS), min(sentence[1], at + _SURROUNDINGS))
        if sentence not in cut:
            cut[sentence] = clauses(text, sentence, language)
        waiting.append(
            _Place(found, part, sentence, clause_of(cut[sentence], at).span)
        )
    chosen: list[_Place] = []
    told: set[Span] = set()  # parts with a claim: there shares count too
    about = False  # whether figures about a deal are so many that the whole article is
    for beside in (False, True):
        left: list[_Place] = []
        first = list(chosen)  # in text order
        for place in waiting:
            place = _lent(place, text, first) if beside else place
            near = beside and (
                about or place.part.span in told or (place.found.rule == "cell" and bool(first))
            )
            setting = selection.Setting(place.sentence, place.clause, place.part.kind, near, counted)
            (chosen if selection.is_claim(text, place.found, setting, language) else left).append(place)
        told = {place.part.span for place in chosen}
        about = len(chosen) * _SENTENCES >= len(sentences)
        waiting = left
    return sorted(chosen, key=lambda place: place.found.stated.span or (0, 0))


def _not_speaking(places: Sequence[_Place], speakers: Sequence[Span]) -> list[_Place]:
    """The figures without those that count who speaks ("two people familiar with the talks")."""
    inside = sorted(speakers)
    starts = [start for start, _ in inside]

    def speaks(place: _Place) -> bool:
        span = place.found.stated.span or (0, 0)
        at = bisect.bisect_right(starts, span[0]) - 1
        begins = at >= 0 and span[1] <= inside[at][1] and span[0] - inside[at][0] <= _ARTICLE
        return begins and place.found.kind == "count"

    return [place for place in places if not speaks(place)]


def _lent(place: _Place, text: str, chosen: Sequence[_Place]) -> _Place:
    """The figure with the unit of the claim before it, where it plainly goes on counting: "geliefert wurden bisher 116."."""
    stated = place.found.stated
    if stated.unit is not None or stated.span is None or place.found.kind != "number":
        return place
    if not _COUNTS_ON.match(text, stated.span[1]) or (stated.point or 0) < 2:
        return place
    before = bisect.bisect_left(chosen, stated.span, key=lambda other: other.found.stated.span or (0, 0))
    lender = chosen[before - 1].found if before else None
    if lender is None or lender.stated.span is None or chosen[before - 1].part.span != place.part.span:
        return place
    far = stated.span[0] - lender.stated.span[1] > _LENT_NEAR
    if far or lender.stated.unit in (None, units.SHARE, *units.TIMES):
        return place
    scale = (
        _scale(lender.stated.text or "")
        if (stated.point or 0) < 1000 and not _scale(stated.text or "")
        else None
    )
    lent = replace(
        stated,
        low=_times(stated.low, scale),
        best=_times(stated.best, scale),
        high=_times(stated.high, scale),
        unit=lender.stated.unit,
        per=stated.per or lender.stated.per,
    )
    return place._replace(
        found=replace(
            place.found,
            stated=lent,
            kind=lender.kind,
            label=None,
            elliptic=True,
            rule=f"{place.found.rule}.lent",
        )
    )


def _scale(printed: str) -> float | None:
    """The scale word of a figure as a factor: after "3 million tons", "this year it will be five" is five million."""
    word = next((word for word in re.findall(r"[^\W\d_]+", printed.lower()) if word in _SCALES), None)
    return _SCALES[word] if word else None


def _times(value: float | None, scale: float | None) -> float | None:
    return value if value is None or scale is None else value * scale


def _statements(
    text: str, language: str, sentences: Sequence[Span], stretches: Sequence[Part], places: Sequence[_Place]
) -> list[tuple[Statement, Part]]:
    """What the running text says is given without a figure, in sentences that have no claim yet."""
    starts = [part.span[0] for part in stretches]
    counted = {place.sentence[0] for place in places}
    told: list[tuple[Statement, Part]] = []
    for each in statements(text, sentences, language):
        part = _at(stretches, starts, each.good[0])
        if part is not None and part.kind in ("lead", "body", "list") and each.sentence[0] not in counted:
            told.append((each, part))
    return told


def _unquantified(
    article: Article,
    each: Statement,
    part: Part,
    source: Attributed,
    dated: Sequence[Time],
    language: str,
) -> Claim:
    """The claim of a transfer that has no number."""
    text = article.text
    span = _printed(text, source.span, each.good)
    good = text[slice(*each.good)]
    unknown = Stated(
        low=None, best=None, high=None, bound="exact", unit=None, span=each.good, text=good, of=good
    )
    surely = commitment(
        text, source.content, each.good, language, frame=source.frame, sourced=_knows_plans(source),
        named=source.attribution.source is not None and source.attribution.source.name is not None,
        indirect=source.attribution.mode in ("indirect", "indirect_free_indirect"),
    )  # fmt: skip
    claim = Claim(
        id=claim_id(article.sha256, span, None),
        content="",
        article=article.id,
        span=span,
        text=text[slice(*span)],
        section=_section(part),
        attribution=source.attribution,
        commitment=surely,
        transfer=transfer(text, each.clause, each.sentence, unknown, language, None),
        time=_time(dated, each.clause, each.sentence, each.good),
        rule=f"transfer.unquantified/{source.rule}",
    )
    return replace(claim, content=content_of(claim))


def _at(stretches: Sequence[Part], starts: Sequence[int], at: int) -> Part | None:
    place = bisect.bisect_right(starts, at) - 1
    part = stretches[place] if place >= 0 else None
    return part if part is not None and at < part.span[1] else None


def _within(sentence: Span, part: Span) -> Span:
    return max(sentence[0], part[0]), min(sentence[1], part[1])


def _claim(
    article: Article,
    place: _Place,
    source: Attributed,
    dated: Sequence[Time],
    measures: Sequence[Measure],
    language: str,
) -> Claim:
    text = article.text
    stated = place.found.stated
    assert stated.span is not None
    span = _printed(text, source.span or place.sentence, stated.span)
    clause = place.clause
    side = _side(text, source, language) if speaks_of_us(text, place.sentence, language) else None
    moved = transfer(text, clause, place.sentence, stated, language, None, side)
    measure = measure_of(stated, _setting(text, place), measures, language, moved) if measures else None
    surely = commitment(
        text,
        source.content or place.sentence,
        stated.span,
        language,
        frame=source.frame,
        sourced=_knows_plans(source),
        named=source.attribution.source is not None and source.attribution.source.name is not None,
        indirect=source.attribution.mode in ("indirect", "indirect_free_indirect"),
        share=stated.unit == units.SHARE,
    )
    claim = Claim(
        id=claim_id(article.sha256, span, stated.span),
        content="",
        article=article.id,
        span=span,
        text=text[slice(*span)],
        section=_section(place.part),
        attribution=source.attribution,
        commitment=surely,
        quantity=stated,
        transfer=transfer(text, clause, place.sentence, stated, language, measure) if measure else moved,
        measure=measure.id if measure else None,
        time=_time(dated, clause, place.sentence, stated.span),
        rule=f"quantity.{place.found.rule}/{source.rule}",
    )
    return replace(claim, content=content_of(claim))


def _side(text: str, source: Attributed, language: str) -> str | None:
    """The state of whoever's own words a claim is: the only one in the name, role or introduction; None where it is not told."""
    said = source.attribution
    if said.mode != "direct" or said.source is None or said.source.kind not in ("person", "government"):
        return None
    for printed in (
        f"{said.source.text or ''} {said.source.role or ''}",
        _introduction(text, said.source.name),
    ):
        states = {party.code for party in parties(printed, (0, len(printed)), language)}
        if len(states) == 1:
            return states.pop()
    return None


def _introduction(text: str, name: str | None) -> str:
    """The words around the first mention of a name in its line, where it is introduced."""
    at = text.find(name) if name else -1
    if at < 0 or name is None:
        return ""
    begins = max(text.rfind("\n", 0, at), text.rfind(". ", 0, at)) + 1
    ends = [place for mark in (". ", "\n") if (place := text.find(mark, at + len(name))) >= 0]
    return text[max(begins, at - _INTRODUCED) : min([*ends, at + len(name) + _INTRODUCED])]


def _setting(text: str, place: _Place) -> Setting:
    """The words around a figure, folded; where folding changes the length of a text its letters stay as they are."""
    assert place.found.stated.span is not None
    start, end = place.found.stated.span
    return Setting(
        _folded(text[slice(*place.clause)]),
        _folded(text[slice(*place.sentence)]),
        (start - place.clause[0], end - place.clause[0]),
    )


def _folded(said: str) -> str:
    lower = said.lower()
    return lower if len(lower) == len(said) else said


def _knows_plans(source: Attributed) -> bool:
    """Whether the source tells its own plans with "soll" (a minister, a contract), not hearsay (an outlet, nobody named)."""
    said = source.attribution.source
    return said is not None and said.kind not in ("outlet", "unnamed") and source.rule != "pointed"


def _printed(text: str, span: Span, quantity: Span) -> Span:
    """The claim as printed: without the quotation marks and the comma around it."""
    start, end = span
    while start < quantity[0] and (text[start].isspace() or text[start] in _QUOTES):
        start += 1
    while end > quantity[1] and (text[end - 1].isspace() or text[end - 1] in _QUOTES + ","):
        end -= 1
    return start, end


def _section(part: Part) -> Section:
    return "body" if part.kind == "furniture" else part.kind


def _time(dated: Sequence[Time], clause: Span, sentence: Span, quantity: Span) -> Time | None:
    """The time said in the claim's clause, else the only one in its sentence."""
    near = [
        time
        for time in dated
        if clause[0] <= time.span[0] and time.span[1] <= clause[1] and not _overlap(time.span, quantity)
    ]
    if near:
        return min(near, key=lambda time: abs(time.span[0] - quantity[0]))
    return None


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    seen: set[str] = set()
    return [claim for claim in claims if not (claim.id in seen or seen.add(claim.id))]  # type: ignore[func-returns-value]


def _repeated(claims: Sequence[Claim], measures: Sequence[Measure], language: str) -> list[Claim]:
    """The claims; a bare amount that another claim of the article gave a measure has it too (headlines, mostly)."""
    table = {measure.id: measure for measure in measures}
    known = [(claim.quantity, table[claim.measure]) for claim in claims if claim.quantity and claim.measure]
    found: list[Claim] = []
    for claim in claims:
        if claim.quantity and claim.measure is None and known and not claim.quantity.per:
            again = told_again(claim.quantity, claim.text or "", known, language)
            claim = measured_by(claim, again) if again else claim
        found.append(claim)
    return found


def _derived(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, with each that is a product of figures beside it naming them ("das sind über 200 Millionen im Jahr")."""
    from countertrade.reading.products import factors

    return [
        replace(claim, derived_from=made) if (made := factors(place, claims)) else claim
        for place, claim in enumerate(claims)
    ]
