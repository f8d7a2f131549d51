"""Where what is said begins and ends."""

from __future__ import annotations

from countertrade.reading import lexicon
from countertrade.reading.attribution.drafts import Analysed
from countertrade.reading.attribution.phrases import numbered, phrase, temporal
from countertrade.reading.attribution.predicates import Predicate
from countertrade.reading.attribution.speakers import standing
from countertrade.reading.attribution.types import Range
from countertrade.reading.document import Chunk, Clause, Document, VerbGroup

PARTING = (",", "–", "—", "--")
_COMPLEMENTS = frozenset(("complement", "question"))
_ASKED = frozenset(("ask", "doubt", "know"))
_CIRCUMSTANCE = frozenset(
    "during after before since until amid despite while following as when because".split()
)


def complement(analysed: Analysed, told: Predicate) -> Clause | None:
    """The clause that tells what is said: with that or dass, bare, a question, an infinitive."""
    takes = told.word.takes
    for child in analysed.children.get(told.clause.index, ()):
        if child.start <= told.verb.tokens[0] or (child.verb is None and child.kind != "question"):
            continue
        if child.kind == "question" and _placed(analysed, told, child):
            continue
        if child.kind in _COMPLEMENTS and ("clause" in takes or "bare" in takes):
            if child.marker is not None or not (_objected(analysed, told, child) or _likened(analysed, told)):
                return child
        elif (
            (child.kind == "infinitive" and ("infinitive" in takes or _parted(analysed, told, child)))
            or _gerund(analysed, told, child)
            or (child.kind == "conditional" and told.word.kind in _ASKED)
            or (child.kind == "relative" and child.antecedent is None and "clause" in takes)
        ):
            return child
    return None


def _placed(analysed: Analysed, told: Predicate, child: Clause) -> bool:
    """Whether a clause only tells of the place named before it: "has kept a base in Peru since 2017, where it trains 300 men"."""
    tokens, start = analysed.document.tokens, child.start
    led = tokens[start].lower in ("where", "wo") and tokens[start - 1].text == ","
    return led and told.clause.object is not None and told.word.kind not in _ASKED


_CITING = frozenset(("cite", "quote"))
_OWNED = frozenset(("admit", "deny", "confirm", "accuse", "report"))


def _gerund(analysed: Analysed, told: Predicate, child: Clause) -> bool:
    """Whether an English gerund tells what is said: "acknowledged paying 40 million", "accused Minsk of having sent 9 tanks"."""
    verb = child.verb
    if analysed.german or verb is None or told.word.kind not in _OWNED:
        return False
    if "gerund" not in (verb.form, analysed.document.tokens[verb.tokens[0]].form):
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
    stated = child.kind == "complement" and child.verb is not None and child.verb.mood == "indicative"
    if not stated or told.topic is None:
        # "In Togo stehen 40 Pumpen, vier sind im Bau", "zählt zu den größten Käufern, 40 Prozent gehen …"
        return stated and (bool(told.word.requires) or told.word.kind == "calculate")
    if told.about is not None:
        return numbered(analysed.document, told.topic)  # "spricht von 40 Toten, außerdem fehlen …"
    return told.topic.start < told.verb.main or numbered(analysed.document, told.topic)


def _likened(analysed: Analysed, told: Predicate) -> bool:
    """Whether a predicate stands behind "as" or "wie", so that a clause without a word that opens it goes on: "…, wie X sagt, es koste"."""
    return told.clause.kind == "comparative" and as_(analysed, told)


def as_(analysed: Analysed, told: Predicate) -> bool:
    """Whether "as" or "wie" opens the clause of a predicate."""
    marker = told.clause.marker
    return marker is not None and analysed.document.tokens[marker].lower in ("as", "wie")


def _parted(analysed: Analysed, told: Predicate, clause: Clause) -> bool:
    """Whether a comma parts a German infinitive from a verb that can say it, which no sentence of a court is ("verurteilte Peru, 40 Euro zu zahlen")."""
    if told.word.kind == "criticise":
        return False
    before = analysed.document.tokens[clause.start - 1]
    return analysed.german and clause.start > 0 and before.text == ","


def fronted(analysed: Analysed, told: Predicate) -> Range | None:
    """What stands before a frame in its sentence: "The plan had failed" of "The plan had failed, officials said"."""
    document = analysed.document
    if told.clause.kind not in ("frame", "main", "complement"):
        return None
    first, begin = (
        behind_semicolon(analysed, analysed.around(told).start, told.clause.start),
        told.clause.start,
    )
    if begin <= first or document.tokens[begin - 1].text not in PARTING:
        return None
    before = [
        clause
        for clause in document.clauses[max(0, told.clause.index - 12) : told.clause.index]
        if clause.sentence == told.clause.sentence and clause.start < begin
    ]
    first = max(
        [first, *(c.start for c in before if c.index in analysed.verdicts and _told_before(analysed, c))]
    )
    main = any(c.kind in ("main", "verbless") and c.parent == told.clause.index for c in before)
    so = analysed.german and document.tokens[begin].lower == "so" and told.verb.finite == begin + 1
    if told.clause.kind != "frame" and not main and not so:
        return None  # "…, so berichtet die Agentur"
    kinds = ("main", "complement", "frame", "verbless", "conditional")
    verbs = (clause.verb for clause in before if clause.kind in kinds)
    states = any(verb is not None and verb.finite is not None for verb in verbs)
    alone = [(c.kind, c.verb) for c in before] == [("verbless", None)] and document.counts(first, begin - 1)
    short = analysed.german and told.clause.kind == "frame" and alone  # "1.200 Soldaten, sagte Oberst Roth"
    return analysed.bare(first, begin) if states or short or counted(document, first, begin - 1) else None


def _told_before(analysed: Analysed, verdict: Clause) -> bool:
    """Whether somebody else says what a clause denies: "The rebels claim 40 fell, | but that is not true, Roth said"."""
    told = (each for each in analysed.predicates[verdict.sentence] if each.clause.start < verdict.start)
    return any(each.speaker is not None for each in told)


def behind_semicolon(analysed: Analysed, start: int, end: int) -> int:
    """Where what a frame at the end tells begins: behind the last semicolon of its sentence."""
    tokens = analysed.document.tokens
    marks = (at for at in range(end - 1, start, -1) if tokens[at].text == ";" and not tokens[at].depth)
    return next(marks, start - 1) + 1


def counted(document: Document, start: int, comma: int) -> bool:
    """Whether what stands before the comma of a frame is a statement by its figure, whatever verb it has: no circumstance."""
    tokens = document.tokens
    return (
        tokens[comma].text == ","
        and comma - start > 2
        and (document.language == "en" or tokens[comma - 1].pos in ("noun", "name", "num"))
        and tokens[start].pos not in ("adp", "sconj", "zu", "punct")
        and document.counts(start, comma)
    )


def extent(analysed: Analysed, told: Predicate, start: int, *, noun: bool) -> Range:
    """From where the content starts to where it ends: at a second predicate, a clause beside the predicate's own, a circumstance."""
    document = analysed.document
    tokens, clauses = document.tokens, document.clauses
    sentence = analysed.around(told)
    own = told.clause.index
    over = {own}
    parent = told.clause.parent
    while parent is not None and len(over) < 12:
        over.add(parent)
        parent = clauses[parent].parent
    written = told.speaker is not None and standing(document, told.speaker) == "document"
    inner = not analysed.german and any(clauses[n].kind in ("relative", "participle") for n in over)

    def ends(at: int) -> bool:
        """Whether the content ends before a token."""
        number, text = document.clause_of[at], tokens[at].text
        if inner and text == "," and _resumes(analysed, start, at):
            return True
        if text == ";" and not goes_on(analysed, at, sentence.end):
            return True
        if number != document.clause_of[at - 1]:
            if number in over and not (noun and number == own):
                leaves = tokens[at].pos != "punct" and not _added(analysed, told, at, sentence.end)
            else:
                begun = number >= 0 and clauses[number].start == at
                leaves = begun and _leaves(analysed, told, clauses[number], at, over, noun)
            if leaves:
                return True
        return _summing(analysed, at, written) or (noun and _circumstance(analysed, at))

    bare = (at for at in range(start + 1, sentence.end) if not tokens[at].depth)
    return analysed.bare(start, next((at for at in bare if ends(at)), sentence.end))


def _added(analysed: Analysed, told: Predicate, at: int, end: int) -> bool:
    """Whether a German sentence only adds a figure behind what is said: "dass 210 gefallen seien, darunter 19 Frauen"."""
    tokens = analysed.document.tokens
    if not analysed.german or at < max(told.verb.tokens) or tokens[at - 1].text != ",":
        return False
    more = any(token.verbal or token.pos == "cconj" for token in tokens[at:end])
    return not more and analysed.document.counts(at, end)


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
    if tokens[at].lower in ("up", "down"):
        return not written and any(token.lower == "from" for token in tokens[at + 1 : at + 3])
    return tokens[at].lower in ("a", "an") and any(token.base in _SUMS for token in tokens[at + 1 : at + 4])


def _resumes(analysed: Analysed, start: int, comma: int) -> bool:
    """Whether the clause around a relative clause goes on behind a comma: ", whose members met to discuss how to act, raised $4 million"."""
    tokens = analysed.document.tokens
    after = tokens[comma + 1] if comma + 1 < len(tokens) else None
    put_in = any(token.text == "," for token in tokens[start:comma])
    return after is not None and not put_in and after.finite


def goes_on(analysed: Analysed, at: int, end: int, *, past: bool = False) -> bool:
    """Whether what follows a semicolon is still said: "… had arrived; 20 more would follow", "…; weitere 20 sollten folgen".

    So is what is in the past where a frame stands before the mark: "The port worked, he said; 40 of 120 cranes stood still".
    """
    document = analysed.document
    number, verb = first_verb(document, at + 1, end)
    if verb is None or verb.finite is None:
        return False
    lowered = document.tokens[verb.finite].lower in ("sollten", "könnten", "würden", "müssten", "had")
    lowered = lowered or (past and verb.past)
    return number not in analysed.predicate_of and (verb.mood != "indicative" or lowered)


def first_verb(document: Document, start: int, end: int) -> tuple[int, VerbGroup | None]:
    """The first clause of a range that has a finite verb, and its verbs."""
    numbers = (n for n in dict.fromkeys(document.clause_of[start:end]) if n >= 0)
    held = ((n, document.clauses[n].verb) for n in numbers)
    return next(((n, verb) for n, verb in held if verb is not None and verb.finite is not None), (-1, None))


def _leaves(analysed: Analysed, told: Predicate, clause: Clause, at: int, over: set[int], noun: bool) -> bool:
    comma = analysed.document.tokens[at - 1].text in PARTING
    verb, told_too = clause.verb, clause.index in analysed.predicate_of
    below = clause.parent in over
    if clause.conj in over or clause.index in analysed.verdicts:
        return True
    if clause.kind == "frame":
        return verb is None or told_too
    if (
        comma
        and clause.kind == "participle"
        and verb is not None
        and verb.form == "gerund"
        and (noun or told_too)
    ):
        return True
    if comma and clause.kind == "main" and clause.parent is None and clause.conj is None and verb is not None:
        return analysed.german and verb.mood == "indicative"
    if below and clause.kind == "main" and verb is not None:
        return True
    if comma and clause.kind == "relative" and (below or not analysed.german):
        # after a comma to the end of its sentence it is the writer's own
        return analysed.german or _whole(analysed, clause) >= analysed.around(told).end - 1
    return noun and (clause.kind in _APART or (comma and clause.kind == "main"))


def _whole(analysed: Analysed, clause: Clause) -> int:
    """Where a clause ends with those that stand in it: "…, which was taken | while it was carrying oil"."""
    below = (_whole(analysed, child) for child in analysed.children.get(clause.index, ()))
    return max((clause.end, *below))


_APART = frozenset(("temporal", "conditional", "causal", "concessive", "comparative"))


def _circumstance(analysed: Analysed, at: int) -> bool:
    """Whether a time or an occasion begins at a token: "on Monday", "in a statement", "during the debate"."""
    document = analysed.document
    token = document.tokens[at]
    chunk = document.chunk_at(at)
    if token.pos not in ("adp", "sconj"):
        if token.pos in ("name", "noun") and chunk is not None:
            return chunk.start == at and chunk.prep is None and temporal(document, chunk)
        return token.lower in ("when", "while") and token.pos != "noun"
    if token.lower in _CIRCUMSTANCE:
        return token.lower != "as" or document.clause_of[at] != document.clause_of[at - 1]
    if chunk is None or chunk.prep != at:
        return False
    held = token.lower in ("in", "on", "at", "during", "im", "auf")
    occasions = lexicon.grammar(document.language).occasions
    return temporal(document, chunk) or (held and document.tokens[chunk.head].base in occasions)


def noun_start(analysed: Analysed, chunk: Chunk, about: int | None) -> int:
    """Where the noun phrase that sums up what is said begins, behind its preposition."""
    start = phrase(analysed.document, chunk, chunk.end)[0]
    return start if about is None else max(start, about + 1)
