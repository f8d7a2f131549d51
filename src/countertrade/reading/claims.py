"""One analysis joined into claims: a figure or a clause about the deal, with who said it, how surely, and who gives what to whom."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from countertrade import units
from countertrade.collector import uncollected
from countertrade.lines import as_printed, flowing
from countertrade.reading import numeric, settling, temporal
from countertrade.reading.attribution import Saying, sayings
from countertrade.reading.document import Document, analyse
from countertrade.reading.entities import Entities
from countertrade.reading.factuality import Remarks, commitment
from countertrade.reading.flows import Figure, Flows, is_cost, kind_of
from countertrade.reading.goods import class_of
from countertrade.reading.items import item
from countertrade.reading.language import READ, language_of
from countertrade.reading.namewords import name_words
from countertrade.reading.parts import parts
from countertrade.reading.products import factors
from countertrade.reading.rankings import itemised, ranked
from countertrade.reading.roles import Role, Roles
from countertrade.reading.sides import Sides, Weighing
from countertrade.reading.statements import Statement, statements
from countertrade.reading.voices import Attributed, Voices
from countertrade.records import (
    Article,
    Attribution,
    Claim,
    Commitment,
    Denial,
    Item,
    Marker,
    Measure,
    Part,
    Section,
    Span,
    Time,
    Transfer,
    Unsure,
    claim_id,
    content_of,
    literal,
    replace,
)

_SURROUNDINGS = 1000  # code points read to each side of a figure where its sentence does not end
_FIRST_PERSONS = frozenset("wir uns we us".split())
_QUOTES = '„“”"«»‚‘’›‹'


class Place(NamedTuple):
    """A figure that is a claim, with the part, the sentence, the clause and the tokens it stands in."""

    found: numeric.Figure
    part: Part
    sentence: Span
    clause: Span
    tokens: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read from one text, on one analysis."""

    document: Document
    parts: tuple[Part, ...]
    entities: Entities
    sayings: tuple[Saying, ...]
    voices: Voices
    roles: Roles
    times: tuple[Time, ...]
    remarks: Remarks


@uncollected()
def read(article: Article, measures: Sequence[Measure] = ()) -> list[Claim]:
    """The claims of an article in text order; none where its language is not read.

    With `measures` each claim names the one it speaks of, or none. Every span is literally in the stored text.
    """
    language = article.language or language_of(article.text)
    if language not in READ or not article.text:
        return []
    printed, article = article, replace(article, text=flowing(article.text), language=language)
    reading = _analysed(article, language)
    places = _places(reading)
    flows = _flows(reading, places)
    weighing = Weighing(flows)
    told = zip(places, weighing.figures, strict=True)
    claims = [_claim(article, reading, place, sides) for place, sides in told]
    claims = settling.place(_derived(_distinct(claims)), [article], measures)
    claims += _stated(article, reading, weighing, _counted(reading, places))
    claims.sort(key=lambda claim: (claim.span or (0, 0), _figure_span(claim)))
    claims = [as_printed(claim, printed.text) for claim in claims]
    problems = literal(claims, printed)
    if problems:
        raise AssertionError(f"a claim does not quote its article: {problems[0]}")
    return claims


def analysed(article: Article, language: str) -> Reading:
    """The analysis of an article that its claims are joined from. Its spans are those of the flowing text."""
    return _analysed(replace(article, text=flowing(article.text)), language)


def _analysed(article: Article, language: str) -> Reading:
    """The same of an article whose text flows."""
    document = analyse(article.text, language)
    entities = Entities(document, article.outlet)
    found = sayings(document)
    entities.speak(_first_persons(document, found))
    return Reading(
        document,
        parts(article.text, language),
        entities,
        found,
        Voices(document, entities, found, article.outlet),
        Roles(document, entities),
        tuple(sorted(temporal.times(document, article.published), key=lambda time: time.span)),
        Remarks(document),
    )


def _first_persons(document: Document, found: Sequence[Saying]) -> Iterator[tuple[int, int]]:
    """The chunks in the first person of direct speech, each with the chunk of who speaks."""
    for saying in found:
        if saying.kind != "direct" or saying.speaker is None or not saying.sure:
            continue
        for i in (i for part in saying.content for i in range(*part)):
            chunk = document.chunk_at(i)
            if chunk is not None and chunk.pronoun and document.tokens[i].lower in _FIRST_PERSONS:
                yield chunk.index, saying.speaker


def _figure_span(claim: Claim) -> Span:
    return (claim.quantity.span or (0, 0)) if claim.quantity else (0, 0)


# --- Figures ----------------------------------------------------------------------------------------------------------


def _places(reading: Reading) -> list[Place]:
    """The figures of a text that are claims: every amount with a unit that the page itself states; ages, dates and type names are none."""
    document = reading.document
    starts = [part.span[0] for part in reading.parts]
    waiting: list[Place] = []
    for found in numeric.figures(document, temporal.dated(document)):
        if found.label is not None or found.stated.span is None or found.stated.unit is None:
            continue
        part = _at(reading.parts, starts, found.stated.span[0])
        if part is not None and part.kind != "furniture":
            waiting.append(_place(document, found, part))
    speakers = {i for saying in reading.sayings for start, end in saying.named for i in range(start, end)}
    waiting = [place for place in waiting if not _counts_speakers(document, place, speakers)]
    return [place for place in waiting if not _ranks(document, place) and not _says_some(document, place)]


def _place(document: Document, found: numeric.Figure, part: Part) -> Place:
    assert found.stated.span is not None
    tokens = found.tokens
    sentence = document.sentences[document.sentence_of[tokens[0]]]
    figure = found.stated.span
    span = _within(document.span(sentence.start, sentence.end), part.span)
    if span[1] - span[0] > 2 * _SURROUNDINGS:  # no sentence, a list without stops
        span = _within((figure[0] - _SURROUNDINGS, figure[0] + _SURROUNDINGS), span)
    clause = document.clause_at(tokens[0])
    inner = span
    if clause is not None:
        inner = _within(document.span(clause.start, clause.end), span)
    if not _holds(inner, figure):
        inner = span
    return Place(found, part, span, inner, tokens)


def _ranks(document: Document, place: Place) -> bool:
    """Whether "one of the biggest producers" says how a thing ranks, not how many there are."""
    words = [token.lower for token in document.tokens[place.tokens[0] : place.tokens[0] + 4]]
    best = any(token.tag == "AJS" for token in document.tokens[slice(*place.tokens)])
    return words[:2] == ["one", "of"] and (best or words[3:] in (["few"], ["many"], ["main"], ["most"]))


def _says_some(document: Document, place: Place) -> bool:
    """Whether "one" only says that there is something, or when: "one reason", "one more cause", "will one day leave", "eines Tages"."""
    first, end = place.tokens
    tokens, stated = document.tokens, place.found.stated
    if tokens[first].lower not in ("one", "eines") or stated.best != 1:
        return False
    if stated.unit == "day":
        return tokens[first].lower == "eines" or tokens[first - 1].pos not in ("adp", "verb")
    head, words = tokens[end - 1], name_words(document.language)
    thing = class_of(document.language, head.lemma, head.text) is not None or words.person(head.base)
    return place.found.kind == "count" and not thing


_SPEAKERS = 12  # so many do not speak as one


def _counts_speakers(document: Document, place: Place, speakers: set[int]) -> bool:
    """Whether a figure counts who speaks ("two people familiar with the talks"), not what is traded."""
    counted = place.found.stated.best or place.found.stated.high or _SPEAKERS
    told = all(i in speakers for i in range(*place.tokens))
    if place.found.kind != "count" or counted >= _SPEAKERS or not told:
        return False
    head = document.tokens[place.tokens[1] - 1]
    return class_of(document.language, head.lemma, head.text) is None


def _at(stretches: Sequence[Part], starts: Sequence[int], at: int) -> Part | None:
    place = bisect.bisect_right(starts, at) - 1
    part = stretches[place] if place >= 0 else None
    return part if part is not None and at < part.span[1] else None


def figures_of(reading: Reading) -> tuple[list[Span], Flows]:
    """The spans of the figures of a text that are claims, and what the page says of them."""
    places = _places(reading)
    return [place.found.stated.span or (0, 0) for place in places], _flows(reading, places)


def _flows(reading: Reading, places: Sequence[Place]) -> Flows:
    """What the page says of who gives and who gets, with its figures."""
    figures: list[Figure] = []
    for place in places:
        unit = place.found.stated.unit
        money = unit is not None and (units.is_currency(unit) or name_words("en").currency(unit))
        chunk = _chunk(reading.document, place.tokens)
        good = reading.roles.good_lemma(chunk) if chunk >= 0 and not money else ""
        of_money = money or (unit == units.SHARE and is_cost(reading.document.language, good))
        kind = kind_of(reading.document.language, unit, good, money=of_money, share=unit == units.SHARE)
        exchanged = money and any(units.is_currency(each) for each in place.found.stated.per)
        timed = unit in units.TIMES or unit in units.LENGTHS or exchanged
        listed = ranked(reading.roles, chunk, of_money)
        role = listed or reading.roles.of_tokens(*place.tokens, money=of_money)
        role = role or itemised(reading.roles, chunk, of_money)
        per = "/".join(place.found.stated.per)
        figures.append(Figure(place.tokens, kind, good, role, timed, unit or "", per))
    speakers = {chunk for saying in reading.sayings for chunk in _chunks(reading.document, saying)}
    told = {saying.addressee for saying in reading.sayings if saying.addressee is not None}
    papers = ((chunk, reading.entities.of(chunk)) for chunk in told)  # "told a South Korean newspaper"
    speakers |= {chunk for chunk, paper in papers if paper is not None and paper.kind == "outlet"}
    return Flows(reading.document, reading.roles, figures, speakers)


def _chunks(document: Document, saying: Saying) -> Iterator[int]:
    """The chunks that name who says something."""
    if saying.speaker is not None:
        yield saying.speaker
    for start, end in saying.named:
        yield from {document.chunk_of[i] for i in range(start, end)} - {-1}


def _counted(reading: Reading, places: Sequence[Place]) -> frozenset[int]:
    """The chunks with a figure that is a claim."""
    return frozenset(_chunk(reading.document, place.tokens) for place in places)


def _chunk(document: Document, tokens: tuple[int, int]) -> int:
    """The chunk that a figure's last word stands in; -1 where it is in none."""
    return next((n for i in reversed(range(*tokens)) if (n := document.chunk_of[i]) >= 0), -1)


_PACTS = frozenset(
    "agree promise offer request order".split()
)  # "a loan, which is not agreed", is none denied
_NONE = frozenset("none neither no keiner keine keines keinem keinen".split())
_FIRM = frozenset({"asserted", "conditional"})  # "würden" in a relative clause is mostly indirect speech


def _told_below(reading: Reading, role: Role | None, tokens: tuple[int, int]) -> tuple[int, int] | None:
    """The predicate of a relative clause that alone tells what passes in a figure before it: "the 30 tanks that Norland did not send are old"."""
    document = reading.document
    of = _chunk(document, tokens)
    if of < 0 or document.chunks[of].clause in reading.roles.verbs:
        return None
    for token in role.tokens if role is not None and role.kind not in _PACTS else ():
        clause = document.clause_at(token)
        while clause is not None and clause.kind == "infinitive":
            clause = document.clause(clause.parent)
        if clause is not None and clause.kind == "relative" and clause.antecedent == of:
            return token, token + 1
    return None


def _weaker(above: Commitment, below: Commitment) -> Commitment:
    """How surely what passes is told, by the clause of its figure and the one that says of it that it passes.

    "None of the 30 tanks that Norland sent is new" denies nothing of the sending.
    """
    none = above.polarity == "-" and any(each.text.lower() in _NONE for each in above.markers[:1])
    told = above.polarity == "+" and above.modality == "asserted"
    weak = below.polarity == "-" or below.modality not in _FIRM
    return below if none or (told and weak) else above


def _claim(article: Article, reading: Reading, place: Place, sides: Sides) -> Claim:
    stated = place.found.stated
    assert stated.span is not None
    source, committed = _committed(reading, _told_at(reading, place), place.tokens)
    told = _told_below(reading, sides.role, place.tokens)
    if told is not None:
        below = _committed(reading, _told_at(reading, place), told)[1]
        committed = _weaker(committed, below)
    giver, recipient = sides.stated
    moved = sides.role.transfer if sides.role is not None else Transfer() if giver or recipient else None
    if moved is not None:
        moved = replace(moved, giver=giver, recipient=recipient)
    span = _printed(article.text, _span(reading, place.sentence, stated.span, source), stated.span)
    evidence, unsure = _grounds(source, sides, place)
    heads = (_time(reading.times, head, stated.span) for head in place.found.heads)
    time = next(filter(None, heads), None) or _time(reading.times, place.clause, stated.span)
    claim = Claim(
        id=claim_id(article.sha256, span, stated.span),
        content="",
        article=article.id,
        span=span,
        text=article.text[slice(*span)],
        section=_section(place.part),
        attribution=_heard(source.attribution, committed),
        commitment=committed,
        quantity=stated,
        transfer=moved,
        time=time,
        rule=f"quantity.{place.found.rule}/{source.rule}",
        item=item(reading.document, _chunk(reading.document, place.tokens), time),
        evidence=evidence,
        unsure=unsure,
    )
    return replace(claim, content=content_of(claim))


def _committed(reading: Reading, at: int, tokens: tuple[int, int]) -> tuple[Attributed, Commitment]:
    """Who says what stands at a token, and how surely, with what is said of it right behind.

    What the page or the same voice denies there is denied; another voice's denial is its own. An answer is the word of who gives it.
    """
    source = reading.voices.at(at)
    committed = commitment(reading.document, *tokens, source.voice)
    remark = reading.remarks.of(at)
    if remark is None:
        return source, committed
    denier = reading.voices.at(remark.at)
    known, own = denier.attribution.source, source.attribution.source
    token = reading.document.tokens[remark.at]
    span, word = (token.start, token.end), token.text
    heard = source.attribution.mode != "narrator" or committed.modality == "reported"
    said = reading.document.clause_at(remark.at)
    places = [reading.document.tokens[i].start for i in said.places] if said is not None else []
    if committed.polarity == "-" and any(each.span[0] in places for each in committed.markers):
        return source, committed  # "The report that … is made up" says so once
    refused = remark.refuses and committed.modality in ("demanded", "planned")
    if refused or (remark.told and not (heard or remark.asked)):
        return source, committed
    answered = remark.asked and own is None
    nobody = own is None and committed.modality == "reported"
    same = known is None or (own is not None and own.name == known.name)
    if not (answered or nobody or (same and remark.by is None)):
        name = _denier(reading, remark.by) if remark.by is not None else known and known.name
        denials = (
            (Denial(name=name, span=span, text=word),) if name and (own is None or name != own.name) else ()
        )
        return source, replace(committed, denials=denials)
    markers = (*committed.markers, Marker(span=span, text=word))
    modality = "asserted" if remark.asked and committed.modality == "possible" else committed.modality
    turned = "+" if committed.polarity == "-" else "-"
    denied = replace(committed, modality=modality, polarity=turned, markers=markers)
    return (denier if answered else source), denied


def _denier(reading: Reading, chunk: int) -> str | None:
    """Who denies something, by name, or as printed."""
    entity, place = reading.entities.of(chunk), reading.document.chunk(chunk)
    if entity is not None:
        return entity.name
    return None if place is None or place.pronoun else reading.document.printed(place)


def _heard(attribution: Attribution, committed: Commitment) -> Attribution:
    """Hearsay of nobody named is reported, and nobody passed it on: "Peru soll zudem Mais bekommen"."""
    if attribution.source is not None or attribution.mode == "direct" or committed.modality != "reported":
        return attribution
    return replace(attribution, mode="reported", via=())


def _told_at(reading: Reading, place: Place) -> int:
    """The token by which a figure's voice is asked: the number itself, not a hedge before it that may stand outside."""
    numbers = (i for i in range(*place.tokens) if reading.document.tokens[i].pos == "num")
    return next(numbers, place.tokens[0])


def _grounds(source: Attributed, sides: Sides, place: Place) -> tuple[dict[str, str], dict[str, Unsure]]:
    """Which rule set each field, and what is only likely."""
    evidence = {"quantity": place.found.rule, "source": source.rule}
    unsure: dict[str, Unsure] = {"source": source.unsure} if source.unsure is not None else {}
    if sides.role is not None or any(sides.stated):
        evidence["transfer"] = sides.rule
    unsure |= {
        f"transfer.{side}": Unsure(value=code, rule=sides.rule) for side, code in sides.offered().items()
    }
    return evidence, unsure


def _span(reading: Reading, sentence: Span, figure: Span, source: Attributed) -> Span:
    """What of a sentence is the claim: of a quotation that spans several sentences, the sentence; of one inside it, the quotation."""
    if source.content is None or source.attribution.mode != "direct":
        return sentence
    inner = _within(reading.document.span(*source.content), sentence)
    return inner if _holds(inner, figure) else sentence


# --- Clauses without a figure -----------------------------------------------------------------------------------------


def _stated(article: Article, reading: Reading, weighing: Weighing, counted: frozenset[int]) -> list[Claim]:
    starts = [part.span[0] for part in reading.parts]
    found: list[Claim] = []
    for statement in statements(reading.document, weighing, reading.sayings, counted):
        at = reading.document.tokens[statement.at].start
        part = _at(reading.parts, starts, at)
        if part is not None and part.kind in ("headline", "lead", "body", "list"):
            found.append(_unquantified(article, reading, statement, part))
    return _distinct(found)


def _unquantified(article: Article, reading: Reading, statement: Statement, part: Part) -> Claim:
    document = reading.document
    clause, good_at = document.clauses[statement.clause], statement.good
    over = document.clause_at(good_at[0]) if good_at is not None else clause
    told = (statement.at, statement.at + 1)
    source, committed = _committed(reading, statement.at, good_at or told)
    if over is not None and over.index != clause.index and statement.at not in over.places:
        committed = _weaker(committed, _committed(reading, statement.at, told)[1])
    begin, end = document.span(clause.start, clause.end)
    at = document.tokens[statement.at]
    good = document.span(*statement.good) if statement.good is not None else (at.start, at.end)
    if statement.rule == "return":
        begin, end = good  # the clause says something else
    span = _printed(
        article.text,
        (min(begin, good[0], at.start), max(end, good[1], at.end)),
        (min(good[0], at.start), max(good[1], at.end)),
    )
    evidence = {"transfer": statement.rule, "source": source.rule}
    claim = Claim(
        id=claim_id(article.sha256, span, None, statement.one_of),
        content="",
        article=article.id,
        span=span,
        text=article.text[slice(*span)],
        section=_section(part),
        attribution=_heard(source.attribution, committed),
        commitment=committed,
        transfer=statement.transfer,
        time=_time(reading.times, span, good),
        rule=f"{statement.kind}.{statement.rule}/{source.rule}",
        kind=statement.kind,
        item=Item(head=statement.transfer.good if statement.transfer else None),
        evidence=evidence,
        unsure={"source": source.unsure} if source.unsure is not None else {},
    )
    return replace(claim, content=content_of(claim))


# --- Printing and joining ---------------------------------------------------------------------------------------------


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


def _time(dated: Sequence[Time], clause: Span, quantity: Span) -> Time | None:
    """The time said in the claim's clause, the nearest to its figure."""
    begin, end = (bisect.bisect_left(dated, at, key=lambda time: time.span[0]) for at in clause)
    near = [
        time for time in dated[begin:end] if time.span[1] <= clause[1] and not _overlap(time.span, quantity)
    ]
    return min(near, key=lambda time: abs(time.span[0] - quantity[0]), default=None)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _within(span: Span, outer: Span) -> Span:
    return max(span[0], outer[0]), min(span[1], outer[1])


def _holds(outer: Span, span: Span) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    found: dict[str, Claim] = {}
    for claim in claims:
        found.setdefault(claim.id, claim)
    return list(found.values())


def _derived(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, with each that is a product of figures beside it naming them ("das sind über 200 Millionen im Jahr")."""
    return [
        replace(claim, derived_from=made) if (made := factors(place, claims)) else claim
        for place, claim in enumerate(claims)
    ]
