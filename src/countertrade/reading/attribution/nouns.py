"""Nouns of saying with a clause: "the claim that …", "die Forderung, …", "kamen zu dem Ergebnis, dass …"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from countertrade.reading import lexicon
from countertrade.reading.attribution.drafts import Analysed, Draft
from countertrade.reading.attribution.phrases import numbered, phrase
from countertrade.reading.attribution.predicates import denied, preposition, subject_of
from countertrade.reading.attribution.speakers import can_speak, saying_noun, standing
from countertrade.reading.attribution.types import Range
from countertrade.reading.document import Chunk, Clause, Document, VerbGroup
from countertrade.reading.lexicon import SpeechNoun

_REACHED = frozenset("come arrive be kommen gelangen sein".split())  # "came to the conclusion that"
_KINDS = frozenset(("complement", "question", "infinitive"))


def noun_contents(analysed: Analysed, taken: set[int]) -> list[Draft]:
    """A Draft for each clause that tells what a noun of saying right before it says; `taken` are first tokens of content found already."""
    document = analysed.document
    found: list[Draft] = []
    for clause in document.clauses:
        if clause.kind not in _KINDS or clause.start in taken or analysed.in_free[clause.start]:
            continue
        bare, either = _bare(analysed, clause), _either(document, clause)
        if clause.verb is None or document.tokens[clause.start].pos == "cconj" or (bare and not either):
            continue
        held = noun_before(analysed, clause) or _noun_that_is(analysed, clause)
        if held is None or (bare and held[1].kind not in HEARD):
            continue
        chunk, noun, end = held
        if clause.kind == "infinitive" and "infinitive" not in noun.takes and not analysed.german:
            continue
        found.append(_draft(analysed, clause, chunk, noun, end))
    return found + list(_numbers(analysed)) + list(_given(analysed))


_GIVEN = tuple(
    "genannt gemeldet berichtet erwähnt angegeben veröffentlicht verbreitet errechnet ermittelt kolportiert behauptet".split()
)  # "von der Bank genannt", of figures
_GIVING = frozenset("report give name mention cite quote publish calculate estimate claim".split())
_WITHIN = frozenset("von vom durch in im bei aus".split())


def _given(analysed: Analysed) -> Iterator[Draft]:
    """A Draft for each figure that an attribute credits: "die vom Amt genannten 300 Panzer", "the 300 tanks reported by the Herald"."""
    document = analysed.document
    for at, token in enumerate(document.tokens if analysed.german else ()):
        whole = document.chunk_at(at)
        agent = document.chunk_at(at - 1) if at else None
        if token.pos != "adj" or not token.lower.startswith(_GIVEN) or whole is None or agent is None:
            continue
        following = document.phrase(whole)
        of = following is not None and following.of == whole.index and numbered(document, following)
        end = following.end if following is not None and of else whole.end
        vague = document.tokens[agent.head].base in ("presse", "press")
        inside = (
            not vague and agent is not whole and agent.end == at and preposition(document, agent) in _WITHIN
        )
        if inside and not analysed.in_free[at] and can_speak(document, agent) and document.counts(at, end):
            yield _credited(document, (at, end), agent, (at,))
    for clause in () if analysed.german else document.clauses:
        verb, of_ = clause.verb, document.chunk(clause.antecedent)
        if clause.kind != "participle" or verb is None or of_ is None or verb.lemma not in _GIVING:
            continue
        agents = (c for c in (document.chunks[n] for n in clause.preps) if preposition(document, c) == "by")
        who = next((c for c in agents if can_speak(document, c)), None)
        over = document.chunk(of_.of) if of_.link == "of" else None
        start = (of_ if over is None else over).start
        told = verb.form == "participle" and who is not None and of_.end == clause.start
        if told and who is not None and not analysed.in_free[start] and document.counts(start, of_.end):
            yield _credited(document, (start, of_.end), who, verb.tokens)


def _credited(document: Document, content: Range, who: Chunk, cue: tuple[int, ...]) -> Draft:
    limit = content[0] if who.start < content[0] else document.sentence_at(who.start).end
    return Draft(
        "noun.given",
        "reported",
        "SW",
        [content],
        "report",
        cue=cue,
        speaker=who,
        named=phrase(document, who, limit),
    )


def _bare(analysed: Analysed, clause: Clause) -> bool:
    """Whether nothing shows that a clause tells what a noun says: no word opens it, and no subjunctive reports it."""
    if clause.kind == "infinitive" or clause.marker is not None or clause.verb is None:
        return False
    return not analysed.german or clause.verb.mood == "indicative"


def _either(document: Document, clause: Clause) -> bool:
    """Whether the past of a German clause may as well be its subjunctive: "der Bericht, 300 Panzer fehlten"."""
    verb = clause.verb
    past = document.language == "de" and clause.kind == "complement" and verb is not None and verb.past
    return past and document.tokens[(verb.finite if verb else None) or clause.start].lower.endswith(
        ("te", "ten")
    )


_RECKONED = frozenset(("estimate", "calculate", "expect", "claim"))
_STANDS = frozenset(
    "be stand lie amount come run range vary yield sein liegen betragen lauten belaufen reichen schwanken gehen variieren".split()
)
_MAKING = frozenset(("by", "from", "von"))


_BOUNDING = frozenset("more less fewer mehr weniger".split())  # before "than" where it is a bound


def _compared(document: Document, start: int, end: int) -> bool:
    """Whether what a figure is said to be compares it with another: "three times …", "40 percent higher than …"."""
    words = [token.lower for token in document.tokens[start:end]]
    than = any(w in ("than", "als") and before not in _BOUNDING for before, w in itertools.pairwise(words))
    return than or "times" in words


def _numbers(analysed: Analysed) -> Iterator[Draft]:
    """A Draft for each figure that a noun of reckoning or claiming gives with its owner: "the ministry's estimate of (is) $3 million"."""
    document = analysed.document
    for chunk in document.chunks:
        head = document.tokens[chunk.head]
        noun = saying_noun(document, chunk) if head.pos == "noun" else None
        if head.lower.endswith(("zahl", "number")):
            continue  # "die Gesamtzahl der Opfer liegt bei 56" is nobody's reckoning
        if noun is None or noun.kind not in _RECKONED or chunk.clause < 0 or analysed.in_free[chunk.head]:
            continue
        owner = _owner(analysed, chunk)
        clause = document.clauses[chunk.clause]
        made = owner is not None and (owner.link == "of" or preposition(document, owner) in _MAKING)
        if owner is None or (owner.prep is not None and not made):
            continue
        last = owner if owner.end > chunk.end else chunk  # "die Schätzung des Amts von 3 Tonnen"
        following = document.phrase(last)
        content: Range | None = None
        if following is not None and numbered(document, following):
            content = following.start, following.end
        elif clause.subject == chunk.index and clause.verb is not None and clause.verb.lemma in _STANDS:
            content = analysed.bare(clause.verb.main + 1, clause.end)
            if _compared(document, *content):
                continue  # "Roth's figure is three times the bank's": the writer compares them
        if content is None or content[0] >= content[1]:
            continue
        if not document.counts(*content):
            continue
        named = phrase(document, owner, content[0])
        yield Draft(
            "noun.number", "reported", noun.medium, [content], noun.kind, cue=(chunk.head,), speaker=owner, named=named
        )  # fmt: skip


def _owner(analysed: Analysed, chunk: Chunk) -> Chunk | None:
    """Whose noun of saying a chunk is, as far as its phrase says it."""
    document = analysed.document
    near = document.chunks[max(0, chunk.index - 3) : chunk.index + 4]
    owners = (other for other in near if _is_of(document, other, chunk) and can_speak(document, other))
    owner = next((other for other in owners if not numbered(document, other)), None)
    before = document.ahead(owner) if owner is not None and owner.link == "possessive" else None
    return before if can_speak(document, before) else owner  # "the Department of Health's count"


def _is_of(document: Document, other: Chunk, chunk: Chunk) -> bool:
    """Whether a noun is another's: its attribute, or right behind it with "by", "from"."""
    made = other.prep == chunk.end and preposition(document, other) in _MAKING
    return other.of == chunk.index or made


def noun_before(analysed: Analysed, clause: Clause) -> tuple[Chunk, SpeechNoun, int] | None:
    document = analysed.document
    nouns = lexicon.speech(document.language).nouns
    at = clause.start - 1
    if at >= 0 and document.tokens[at].text == ",":
        at -= 1
    if at < 0 or document.chunk_of[at] < 0 or document.sentence_of[at] != clause.sentence:
        last = document.tokens[at]
        if not analysed.german or at < 1 or not (last.form == "finite" or last.pos in ("verb", "particle")):
            return None
        at -= 1  # "dass er der Meinung sei, …"
    chunk = document.chunk_at(at)
    if chunk is None:
        return None
    for _ in range(3):
        head = document.tokens[chunk.head]
        noun = nouns.get(head.lemma) or nouns.get(head.base)
        if noun is not None and noun.takes:
            return chunk, noun, at + 1
        by = document.ahead(chunk) if preposition(document, chunk) in _MAKING else None
        above = document.chunk(chunk.of) or by  # "accusations | by the minister that"
        if above is None or above.index > chunk.index:
            return None
        chunk = above
    return None


_OWN = ("her", "his", "their", "its", "ihr", "sein")


def _noun_that_is(analysed: Analysed, clause: Clause) -> tuple[Chunk, SpeechNoun, int] | None:
    """The noun of saying with its owner that a clause with "that" is the word of: "Her own estimate is that the dam …"."""
    document = analysed.document
    over = document.clause(clause.parent)
    subject = None if over is None else document.chunk(over.subject)
    if over is None or subject is None or over.verb is None or clause.marker is None:
        return None
    copulas = lexicon.grammar(document.language).copulas
    if over.verb.lemma not in copulas | {"lauten"} or over.verb.negated or over.verb.main > clause.start:
        return None
    noun = saying_noun(document, subject)
    told = noun is not None and "clause" in noun.takes and document.tokens[clause.marker].lower in _THAT
    return (subject, noun, clause.start) if noun is not None and told else None


_THAT = frozenset(("that", "dass"))


def _draft(analysed: Analysed, clause: Clause, chunk: Chunk, noun: SpeechNoun, end: int) -> Draft:
    document = analysed.document
    sentence = document.sentences[clause.sentence]
    owner = _owner(analysed, chunk)
    if owner is None and chunk.prep is None and document.tokens[chunk.start].lower.startswith(_OWN):
        owner = chunk  # "her estimate is that", "ihre Forderung, dass"
    act = noun.kind
    governing = document.clauses[document.clause_of[chunk.head]]
    cue = tuple(range(chunk.start if chunk.prep is None else max(chunk.start, chunk.prep + 1), chunk.end))
    if owner is None and governing.verb is not None:
        subject = subject_of(document, governing)
        if (
            chunk.of is None
            and (chunk.prep is None or governing.verb.lemma in _REACHED)
            and subject is not None
            and subject is not chunk
            and can_speak(document, subject)
            and standing(document, subject) != "document"
            and not _undone(document, governing.verb)
            and (noun.kind not in HEARD or _utters(governing.verb))
        ):
            owner = subject
            cue = tuple(sorted({*governing.verb.tokens, *cue}))
        elif subject is chunk and governing.verb.passive and _utters(governing.verb):
            owner = _agent(document, governing)  # "The claim that … was made by Peru"
    rejecting = rejected(document, governing, chunk)
    if owner is not None and owner.index != governing.subject and not _denies(document, governing, noun):
        rejecting = None
    if rejecting is not None and governing.verb is not None:
        owner, act, cue = rejecting, "deny", governing.verb.tokens
    named = None
    if owner is not None:
        named = phrase(document, owner, clause.start if owner.start < clause.start else sentence.end)
    stop = _end(analysed, clause)
    rest = analysed.bare(stop, sentence.end)
    frame = [(sentence.start, clause.start), *([rest] if rest[0] < rest[1] else [])]
    return Draft(
        "noun.infinitive" if clause.kind == "infinitive" else "noun.clause", "indirect", noun.medium, [analysed.bare(clause.start, stop)], act, False,
        cue, frame, owner, named,
    )  # fmt: skip


def _undone(document: Document, verb: VerbGroup) -> bool:
    """Whether a verb undoes what it governs without a word on it: "shelved plans to send 300", "blocked a proposal to"."""
    acts = lexicon.factuality(document.language).words.get(("verb", verb.lemma), ())
    return any("act" in each.requires and each.polarity == "turned" for each in acts)


HEARD = frozenset(("report", "claim", "accuse", "assume"))  # kinds of what may be others' word
_THROWN_BACK = frozenset(("claim", "accuse"))  # what whoever condemns it says is not so
_CONDEMNING = frozenset(("criticise", "accuse"))
_UTTERING = frozenset(
    "make issue repeat reiterate renew raise level voice publish spread carry release file present submit advance float peddle broadcast print run "
    "machen äußern erheben wiederholen erneuern verbreiten veröffentlichen aufstellen vorlegen bringen herausgeben vorbringen vertreten streuen haben".split()
)


def _utters(verb: VerbGroup) -> bool:
    """Whether who acts brings out what its object tells: "repeated the claim that"; but "ignored the report that"."""
    return verb.lemma in _UTTERING and not verb.negated


def _kinds(document: Document, verb: VerbGroup) -> set[str]:
    """What acts a verb can be."""
    return {each.kind for each in lexicon.speech(document.language).verbs.get(verb.lemma, ())}


def _denies(document: Document, clause: Clause, noun: SpeechNoun | None) -> bool:
    """Whether who acts in a clause denies what a noun tells: "rejected reports that", "condemned accusations that"."""
    kinds = set() if clause.verb is None else _kinds(document, clause.verb)
    thrown_back = noun is not None and noun.kind in _THROWN_BACK and not kinds.isdisjoint(_CONDEMNING)
    return thrown_back or "deny" in kinds


_JUDGING = frozenset("nennen bezeichnen abtun call describe brand dismiss label".split())


def rejected(document: Document, governing: Clause, told: Chunk) -> Chunk | None:
    """Who says in a clause that what a noun of saying tells is not so: "refuted reports that", "Berichte, …, nannte die Sprecherin falsch"."""
    verb = governing.verb
    if verb is None or denied(document, governing):
        return None
    denies = _denies(document, governing, saying_noun(document, told))
    judges = any(document.tokens[at].base in _JUDGING for at in verb.tokens)
    judges = judges or "criticise" in _kinds(document, verb)  # "criticised reports that … as groundless"
    if not denies and not (judges and _false(document, governing)):
        return None
    if verb.passive:
        return _agent(document, governing)
    slots = (governing.subject, governing.object, governing.dative)
    others = (document.chunks[n] for n in slots if n not in (None, told.index))
    return next((c for c in others if can_speak(document, c) and standing(document, c) != "document"), None)


def _agent(document: Document, clause: Clause) -> Chunk | None:
    """By whom something is done in a clause in the passive."""
    agents = (document.chunks[n] for n in clause.preps)
    return next((c for c in agents if preposition(document, c) in _AGENTS and can_speak(document, c)), None)


_DISMISSIVE = frozenset("absurd lächerlich grotesk gegriffen ridiculous preposterous nonsensical".split())
_AGENTS = frozenset(("by", "von", "vom", "durch"))


def _false(document: Document, clause: Clause) -> bool:
    """Whether a clause holds a word that says that something is not so: "falsch", "a lie"."""
    words = lexicon.factuality(document.language).words
    forms = {"adj": "adjective", "noun": "noun", "adv": "adjective", "verb": "adjective"}
    places = [i for start, end in clause.ranges for i in range(start, end)]
    last = document.sentences[clause.sentence].end - 2  # "called reports that it had sent 300 false"
    for at in (*places, last):
        token = document.tokens[at]
        if token.lower in _DISMISSIVE:
            return True
        found = (words.get((forms.get(token.pos, ""), word), ()) for word in (token.lemma, token.lower))
        if any(
            each.effect == "asserted" and each.polarity == "turned" for several in found for each in several
        ):
            return True
    return False


def _end(analysed: Analysed, clause: Clause) -> int:
    """Where a clause and what depends on it ends."""
    document = analysed.document
    own = {clause.index}
    end = clause.start
    for at in range(clause.start, document.sentences[clause.sentence].end):
        number = document.clause_of[at]
        if number >= 0 and number not in own:
            other = document.clauses[number]
            if (
                other.kind == "participle"
                and number in analysed.predicate_of
                and document.tokens[at - 1].text == ","
            ):
                return at  # "rejected the claim that it was so, saying …"
            if other.start < clause.start or not (other.parent in own or other.conj in own):
                if document.tokens[at].pos == "punct":
                    continue
                return at
            own.add(number)
        end = at + 1
    return end
