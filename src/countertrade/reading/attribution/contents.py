"""Where what is said begins and ends."""

from __future__ import annotations

from countertrade.reading.attribution.drafts import Analysed
from countertrade.reading.attribution.phrases import numbered, phrase, temporal
from countertrade.reading.attribution.predicates import Predicate
from countertrade.reading.attribution.speakers import standing
from countertrade.reading.attribution.types import Range
from countertrade.reading.document import Chunk, Clause, Document

_COMPLEMENTS = frozenset(("complement", "question"))
_ASKED = frozenset(("ask", "doubt", "know"))
_CIRCUMSTANCE = frozenset(
    "during after before since until amid despite while following as when because".split()
)
_OCCASIONS = frozenset(
    "statement interview speech email e-mail tweet letter report debate rally conference briefing call meeting appearance post remark"
    " article event forum session hearing segment facebook twitter".split()
)


def complement(analysed: Analysed, told: Predicate) -> Clause | None:
    """The clause that tells what is said: with that or dass, bare, a question, an infinitive."""
    takes = told.word.takes
    for child in analysed.children.get(told.clause.index, ()):
        if child.start <= told.verb.tokens[0] or (child.verb is None and child.kind != "question"):
            continue
        if child.kind in _COMPLEMENTS and ("clause" in takes or "bare" in takes):
            if child.marker is None and (_objected(analysed, told, child) or _likened(analysed, told)):
                continue
            return child
        if child.kind == "infinitive" and (
            "infinitive" in takes or (analysed.german and _parted(analysed, child))
        ):
            return child
        if _gerund(analysed, told, child):
            return child
        if child.kind == "conditional" and told.word.kind in _ASKED:
            return child
        if child.kind == "relative" and child.antecedent is None and "clause" in takes:
            return child
    return None


_CITING = frozenset(("cite", "quote"))
_OWNED = frozenset(("admit", "deny", "confirm", "accuse", "report"))


def _gerund(analysed: Analysed, told: Predicate, child: Clause) -> bool:
    """Whether an English gerund tells what is said: "acknowledged paying 40 million", "accused Minsk of having sent 9 tanks"."""
    verb = child.verb
    if analysed.german or verb is None or verb.form != "gerund" or told.word.kind not in _OWNED:
        return False
    if verb.lemma in _CITING:
        return False  # "AP reports citing officials"
    before = analysed.document.tokens[verb.tokens[0] - 1]
    return verb.tokens[0] == told.verb.tokens[-1] + 1 or before.lower in ("of", "to", "with")


def _objected(analysed: Analysed, told: Predicate, child: Clause) -> bool:
    """Whether a verb has its object, so that a clause without a word that opens it is none: "belegte den dritten Rang, das sind …".

    So is what follows a clause put in: "a group set up to highlight his record, took in $4 million".
    """
    tokens = analysed.document.tokens
    if not analysed.german:
        inner = told.clause.kind in ("infinitive", "participle", "relative")
        return inner and tokens[child.start - 1].text == "," and told.summed is not None
    if (
        told.summed is None
        or told.summed is told.addressee
        or child.kind != "complement"
        or child.verb is None
        or child.verb.mood != "indicative"
    ):
        return False
    if told.about is not None:
        return numbered(analysed.document, told.summed)  # "spricht von 40 Toten, außerdem fehlen …"
    return told.summed.start < told.verb.main


def _likened(analysed: Analysed, told: Predicate) -> bool:
    """Whether a predicate stands behind "as" or "wie", so that a clause without a word that opens it goes on: "…, wie X sagt, es koste"."""
    marker = told.clause.marker
    return (
        told.clause.kind == "comparative"
        and marker is not None
        and analysed.document.tokens[marker].lower in ("as", "wie")
    )


def _parted(analysed: Analysed, clause: Clause) -> bool:
    """Whether a comma parts an infinitive from its verb."""
    return clause.start > 0 and analysed.document.tokens[clause.start - 1].text == ","


def fronted(analysed: Analysed, told: Predicate) -> Range | None:
    """What stands before a frame in its sentence: "The plan had failed" of "The plan had failed, officials said"."""
    document = analysed.document
    if told.clause.kind not in ("frame", "main", "complement"):
        return None
    sentence = document.sentences[told.clause.sentence]
    begin = told.clause.start
    if begin <= sentence.start or document.tokens[begin - 1].text not in (",", "–", "—", "--"):
        return None
    before = [
        clause
        for clause in document.clauses[max(0, told.clause.index - 12) : told.clause.index]
        if clause.sentence == told.clause.sentence and clause.start < begin
    ]
    main = [
        clause
        for clause in before
        if clause.kind in ("main", "verbless") and clause.parent == told.clause.index
    ]
    so = analysed.german and document.tokens[begin].lower == "so" and told.verb.finite == begin + 1
    if told.clause.kind != "frame" and not main and not so:
        return None  # "…, so berichtet die Agentur"
    if not any(
        clause.verb is not None
        and clause.verb.finite is not None
        and clause.kind in ("main", "complement", "frame", "verbless", "conditional")
        for clause in before
    ) and not counted(document, sentence.start, begin - 1):
        return None
    return analysed.bare(sentence.start, begin)


def counted(document: Document, start: int, comma: int) -> bool:
    """Whether what stands before the comma of a frame is a statement by its figure, whatever verb it has: no circumstance."""
    tokens = document.tokens
    return (
        document.language == "en"
        and tokens[comma].text == ","
        and comma - start > 3
        and tokens[start].pos not in ("adp", "sconj", "zu", "punct")
        and document.counts(start, comma)
    )


def extent(analysed: Analysed, told: Predicate, start: int, *, noun: bool) -> Range:
    """From where the content starts to where it ends: at a second predicate, a clause beside the predicate's own, a circumstance."""
    document = analysed.document
    tokens, clauses = document.tokens, document.clauses
    sentence = document.sentences[told.clause.sentence]
    own = told.clause.index
    over = {own}
    parent = told.clause.parent
    while parent is not None and len(over) < 12:
        over.add(parent)
        parent = clauses[parent].parent
    last = document.clause_of[start]
    end = sentence.end
    written = told.speaker is not None and standing(document, told.speaker) == "document"
    inner = not analysed.german and any(clauses[n].kind in ("relative", "participle") for n in over)
    at = start + 1
    while at < sentence.end:
        number = document.clause_of[at]
        text = tokens[at].text
        if inner and text == "," and not tokens[at].depth and _resumes(analysed, start, at):
            end = at
            break
        if text == ";" and not tokens[at].depth and not goes_on(analysed, at, sentence.end):
            end = at
            break
        if number != last and number in over and not tokens[at].depth and not (noun and number == own):
            if tokens[at].pos != "punct" and not _added(analysed, told, at, sentence.end):
                end = at
                break
        elif (
            number != last
            and number >= 0
            and clauses[number].start == at
            and not tokens[at].depth
            and _leaves(analysed, told, clauses[number], at, over, noun)
        ):
            end = at
            break
        last = number
        if not tokens[at].depth and _summing(analysed, at, written):
            end = at
            break
        if noun and not tokens[at].depth and _circumstance(analysed, told, at):
            end = at
            break
        at += 1
    return analysed.bare(start, end)


def _added(analysed: Analysed, told: Predicate, at: int, end: int) -> bool:
    """Whether a German sentence only adds a figure behind what is said: "dass 210 gefallen seien, darunter 19 Frauen"."""
    tokens = analysed.document.tokens
    if not analysed.german or at < max(told.verb.tokens) or tokens[at - 1].text != ",":
        return False
    rest = tokens[at:end]
    return any(token.pos == "num" for token in rest) and not any(
        token.pos in ("verb", "aux", "modal", "cconj") for token in rest
    )


_SUMS = frozenset("move development step shift sign blow setback decision trend prospect".split())


def _summing(analysed: Analysed, at: int, written: bool) -> bool:
    """Whether the writer sums up what was said from a token on, or sets a figure beside it that no report itself compares.

    "…, a move that puts $3 billion at risk"; "…, compared with 300 a year ago", unless that stands in something `written`.
    """
    tokens = analysed.document.tokens
    if analysed.german or tokens[at - 1].text not in (",", "–", "—", "--", "-"):
        return False
    if tokens[at].lower in ("compared", "versus", "except"):
        return not written
    if (
        tokens[at].lower in ("up", "down")
        and not written
        and any(token.lower == "from" for token in tokens[at + 1 : at + 3])
    ):
        return True
    if tokens[at].lower not in ("a", "an"):
        return False
    heads = (token for token in tokens[at + 1 : at + 4] if token.lemma.lower() in _SUMS)
    return next(heads, None) is not None


def _resumes(analysed: Analysed, start: int, comma: int) -> bool:
    """Whether the clause around a relative clause goes on behind a comma: ", whose members met to discuss how to act, raised $4 million"."""
    tokens = analysed.document.tokens
    after = tokens[comma + 1] if comma + 1 < len(tokens) else None
    put_in = any(token.text == "," for token in tokens[start:comma])
    return after is not None and not put_in and (after.form == "finite" or after.pos == "modal")


def goes_on(analysed: Analysed, at: int, end: int) -> bool:
    """Whether what follows a semicolon is still said: "… had arrived; 20 more would follow", "…; weitere 20 sollten folgen"."""
    document = analysed.document
    for number in dict.fromkeys(document.clause_of[at + 1 : end]):
        verb = document.clauses[number].verb if number >= 0 else None
        if verb is not None and verb.finite is not None:
            lowered = document.tokens[verb.finite].lower in ("sollten", "könnten", "würden", "müssten", "had")
            return number not in analysed.predicate_of and (verb.mood != "indicative" or lowered)
    return False


def _leaves(analysed: Analysed, told: Predicate, clause: Clause, at: int, over: set[int], noun: bool) -> bool:
    document = analysed.document
    comma = document.tokens[at - 1].text in (",", "–", "—", "--")
    if clause.conj is not None and clause.conj in over:
        return True
    if clause.kind == "frame":
        return clause.verb is None or clause.index in analysed.predicate_of
    if (
        comma
        and clause.kind == "participle"
        and clause.verb is not None
        and clause.verb.form == "gerund"
        and (noun or clause.index in analysed.predicate_of)
    ):
        return True
    if (
        comma
        and clause.kind == "main"
        and clause.parent is None
        and clause.conj is None
        and clause.verb is not None
    ):
        return analysed.german and clause.verb.mood == "indicative" and not document.tokens[at].depth
    if clause.parent in over and clause.kind in ("main",) and clause.verb is not None:
        return True
    if clause.parent in over and comma and analysed.german and clause.kind in ("relative",):
        return True
    if comma and not analysed.german and clause.kind == "relative" and not document.tokens[at].depth:
        return _ends(analysed, clause)
    if noun:
        return clause.kind in ("temporal", "conditional", "causal", "concessive", "comparative") or (
            comma and clause.kind == "main"
        )
    return False


def _ends(analysed: Analysed, clause: Clause) -> bool:
    """Whether a relative clause after a comma runs to the end of its sentence: then it is the writer's own."""
    sentence = analysed.document.sentences[clause.sentence]
    return clause.end >= sentence.end - 1


def _circumstance(analysed: Analysed, told: Predicate, at: int) -> bool:
    """Whether a time or an occasion begins at a token: "on Monday", "in a statement", "during the debate"."""
    document = analysed.document
    token = document.tokens[at]
    if token.pos not in ("adp", "sconj"):
        if token.pos in ("name", "noun") and document.chunk_of[at] >= 0:
            chunk = document.chunks[document.chunk_of[at]]
            return chunk.start == at and chunk.prep is None and temporal(document, chunk)
        return token.lower in ("when", "while") and token.pos != "noun"
    if token.lower in _CIRCUMSTANCE:
        return True
    place = document.chunk_of[at]
    if place < 0 or document.chunks[place].prep != at:
        return False
    chunk = document.chunks[place]
    head = document.tokens[chunk.head]
    return temporal(document, chunk) or (
        token.lower in ("in", "on", "at", "during", "im", "auf") and head.lemma.lower() in _OCCASIONS
    )


def noun_start(analysed: Analysed, chunk: Chunk, about: int | None) -> int:
    """Where the noun phrase that sums up what is said begins, behind its preposition."""
    start = phrase(analysed.document, chunk, chunk.end)[0]
    return start if about is None else max(start, about + 1)
