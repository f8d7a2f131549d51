"""Predicates of saying in their clauses: which words are the cue, who speaks, who is told, what sums up what is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.attribution.phrases import temporal
from countertrade.reading.attribution.speakers import can_speak, standing
from countertrade.reading.document import NOM, Chunk, Clause, Document, VerbGroup
from countertrade.reading.lexicon import SpeechVerb

_REFLEXIVES = frozenset("sich mich dich uns euch".split())
_AGENTS = frozenset("von vom durch by".split())
_CONTRACTED = {"vom": "von", "zum": "zu", "zur": "zu", "am": "an", "ans": "an", "aufs": "auf", "im": "in", "ins": "in", "beim": "bei",
               "fürs": "für", "übers": "über", "ums": "um", "upon": "on", "onto": "on"}  # fmt: skip


class Predicate(NamedTuple):
    """A verb of saying in a clause. `summed` is the chunk that names what is said ("the plan", "von einem Angriff")."""

    clause: Clause
    verb: VerbGroup
    word: SpeechVerb
    cue: tuple[int, ...]
    speaker: Chunk | None
    addressee: Chunk | None
    summed: Chunk | None
    about: int | None  # the preposition before what sums up

    @property
    def impersonal(self) -> bool:
        return self.speaker is None


def predicates(document: Document) -> Iterator[Predicate]:
    """Every predicate of saying, in the order of the clauses."""
    verbs = lexicon.speech(document.language).verbs
    for clause in document.clauses:
        if clause.verb is None:
            continue
        lemma = clause.verb.lemma
        if lemma not in verbs and lemma.startswith("weiter"):
            lemma = lemma[len("weiter") :]  # "schrieb weiter, dass"
        for word in verbs.get(lemma, ()):
            found = _predicate(document, clause, clause.verb, word)
            if found is not None:
                yield found
                break


def preposition(document: Document, chunk: Chunk) -> str:
    """The preposition of a chunk, without an article in it."""
    if chunk.prep is None:
        return ""
    word = document.tokens[chunk.prep].lower
    return _CONTRACTED.get(word, word)


def particled(document: Document, clause: Clause, at: int) -> Chunk | None:
    """A name with a particle that looks like a prepositional phrase right behind the verb of a frame: "sagte von der Leyen"."""
    tokens = document.tokens
    if clause.subject is not None or at >= clause.end or document.language != "de":
        return None
    chunk = next((document.chunks[n] for n in clause.preps if document.chunks[n].prep == at), None)
    if (
        chunk is None
        or tokens[at].lower not in lexicon.names("de").particles
        or tokens[chunk.head].pos not in ("name", "noun")
    ):
        return None
    return chunk if chunk.end - at <= 3 else None


def subject_of(document: Document, clause: Clause) -> Chunk | None:
    """The subject of a clause, also where it is that of another clause (coordination, control)."""
    seen = 0
    if clause.subject is None and clause.kind == "participle" and clause.antecedent is None:
        main = _main(document, clause)
        if main is not None:
            return main
    while clause.subject is None and seen < 6:
        over = clause.conj if clause.conj is not None else clause.parent
        if clause.antecedent is not None and clause.kind == "participle":
            return document.chunks[clause.antecedent]
        if over is None or not (clause.shared or clause.kind in ("participle", "infinitive", "verbless")):
            return None
        clause = document.clauses[over]
        seen += 1
    return None if clause.subject is None else document.chunks[clause.subject]


def _main(document: Document, clause: Clause) -> Chunk | None:
    """The subject of the main clause for a participle after a comma: "Bradley apologized after they came out, saying …"."""
    if not clause.start or document.tokens[clause.start - 1].text not in (",", "–", "—"):
        return None
    over = clause
    for _ in range(8):
        number = over.parent if over.parent is not None else over.conj
        if number is None:
            break
        over = document.clauses[number]
    if over.index == clause.index or over.start > clause.start or over.subject is None:
        return None
    subject = document.chunks[over.subject]
    return subject if can_speak(document, subject, loose=True) else None


def _predicate(document: Document, clause: Clause, verb: VerbGroup, word: SpeechVerb) -> Predicate | None:
    parts: list[int] = []
    for need in word.requires:
        held = _required(document, clause, verb, need)
        if held is None:
            return None
        parts += held
    chunks = document.chunks
    cue = [*verb.tokens, *parts]
    if document.language == "de":
        cue += _reflexive(document, clause, verb)
    else:
        cue = _whole(document, clause, cue)
    preps = [chunks[n] for n in clause.preps]
    speaker: Chunk | None = None
    addressee: Chunk | None = None
    objects = [chunks[n] for n in (clause.object,) if n is not None and chunks[n].prep is None]
    dative = None if clause.dative is None else chunks[clause.dative]
    subject = subject_of(document, clause)
    if verb.passive:
        speaker = next(
            (c for c in preps if preposition(document, c) in _AGENTS and can_speak(document, c)), None
        )
        if "object" in word.source:
            speaker = subject
        elif speaker is None:
            speaker = _from(document, word, preps) or next(
                (
                    c
                    for c in preps
                    if preposition(document, c) in ("in", "aus")
                    and standing(document, c) in ("document", "outlet")
                ),
                None,
            )
        objects = [subject] if subject is not None else []
        if "object" in word.addressee and subject is not None and can_speak(document, subject):
            addressee, objects = subject, []
    else:
        for slot in word.source:
            if slot == "subject":
                speaker = subject
                if document.language == "de" and subject is not None and not can_speak(document, subject):
                    other = next(
                        (
                            chunk
                            for chunk in (*objects, *([dative] if dative is not None else []))
                            if chunk.cases & NOM
                            and can_speak(document, chunk)
                            and standing(document, chunk) != "document"
                        ),
                        None,
                    )
                    if other is not None:  # "Das teilte die Polizei mit"
                        speaker, objects = other, [subject]
                        dative = None if dative is other else dative
            elif slot == "object":
                speaker = objects[0] if objects else None
                objects = []
            elif slot == "dative":
                speaker = dative
            elif slot.startswith("prep:"):
                speaker = _from(document, word, preps)
            if speaker is not None:
                break
    if speaker is None and not verb.passive and "subject" in word.source:
        speaker = particled(document, clause, verb.main + 1)
    summed = objects[0] if objects else None
    about: int | None = None
    if not verb.passive:
        for slot in word.addressee:
            if slot == "dative" and dative is not None:
                addressee = dative
            elif slot == "object":
                if dative is not None:
                    addressee = dative
                elif summed is not None and can_speak(document, summed):
                    addressee = summed
            elif slot.startswith("prep:"):
                addressee = next(
                    (c for c in preps if preposition(document, c) == slot[5:] and can_speak(document, c)),
                    None,
                )
            if addressee is not None:
                break
    if word.about:
        for chunk in preps:
            if preposition(document, chunk) in word.about and chunk.start > clause.start:
                if chunk is addressee or chunk is speaker or temporal(document, chunk):
                    continue
                if document.language == "en" and chunk.start < verb.main:
                    continue
                if (
                    objects
                    and "object" in word.takes
                    and verb.main < objects[0].start < chunk.start
                    and chunk.of is not None
                ):
                    continue
                if document.language == "en" and word.kind in _OF_OBJECTS and (objects or dative is not None):
                    first = dative if dative is not None else objects[0]
                    if verb.main < first.start < chunk.start:
                        summed = first  # "called Trump a fascist", "put the price at $3m"
                        break
                summed, about = chunk, chunk.prep
                break
    if document.language == "en" and word.labels and dative is not None and dative.start > verb.main:
        summed, addressee = dative, None
    return Predicate(clause, verb, word, tuple(sorted(set(cue))), speaker, addressee, summed, about)


_OF_OBJECTS = frozenset(("name", "estimate", "accuse", "praise", "criticise", "think", "announce", "expect"))


def _whole(document: Document, clause: Clause, cue: list[int]) -> list[int]:
    """An English verb group without gaps: with the adverbs and "not" in it, one before it, and "to"."""
    tokens = document.tokens
    start, end = min(cue), max(cue) + 1
    near = end - start <= len(cue) + 3
    if near and all(
        tokens[at].pos in ("adv", "neg", "zu", "particle") or at in cue for at in range(start, end)
    ):
        cue = list(range(start, end))
    before = start - 1
    if before >= clause.start and tokens[before].pos == "zu":
        return [before, *cue]
    if before >= clause.start and tokens[before].pos == "adv" and tokens[before].lower not in _LOOSE:
        return [before, *cue]
    return cue


_LOOSE = frozenset("however meanwhile instead though then there here so as yet thus indeed moreover".split())


def _from(document: Document, word: SpeechVerb, preps: list[Chunk]) -> Chunk | None:
    wanted = [slot[5:] for slot in word.source if slot.startswith("prep:")]
    return next(
        (c for c in preps if preposition(document, c) in wanted and can_speak(document, c, loose=True)), None
    )


def _required(document: Document, clause: Clause, verb: VerbGroup, need: str) -> list[int] | None:
    """The tokens that a reading of a verb asks for beside it; None where they are not there."""
    tokens = document.tokens
    kind, _, word = need.partition(":")
    if kind == "particle":
        for at in range(verb.main + 1, min(verb.main + 2, len(tokens))):
            if tokens[at].lower == word:
                return [at]
        return None
    if kind == "prep":
        for n in clause.preps:
            if preposition(document, document.chunks[n]) == word:
                return []
        for begin, end in clause.ranges:
            for at in range(begin, end):
                lower = tokens[at].lower
                if lower in ("da" + word, "dar" + word, "hier" + word, "hie" + word):
                    return [at]
                if lower == word and at == verb.main + 1:
                    return [at]
        return None
    if kind == "reflexive":
        return _reflexive(document, clause, verb) or None
    if kind == "object":
        return [] if clause.object is not None else None
    return []


def _reflexive(document: Document, clause: Clause, verb: VerbGroup) -> list[int]:
    """Reflexive pronoun and pronominal adverb of a German verb: "äußerte sich", "ging davon aus"."""
    found: list[int] = []
    if verb.lemma == "heißen":
        found += [
            at for at in (verb.main - 1, verb.main + 1) if at >= 0 and document.tokens[at].lower == "es"
        ]
    for begin, end in clause.ranges:
        for at in range(begin, end):
            token = document.tokens[at]
            if (token.lower in _REFLEXIVES and token.pos == "pron") or token.lower in (
                "davon", "darauf", "damit", "dazu", "daran", "davor", "darin", "dafür", "darüber", "dagegen",
            ):  # fmt: skip
                found.append(at)
    return found
