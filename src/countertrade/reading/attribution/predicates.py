"""Predicates of saying in their clauses: which words are the cue, who speaks, who is told, what sums up what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.attribution.phrases import numbered, temporal
from countertrade.reading.attribution.speakers import can_speak, standing
from countertrade.reading.document import ACC, NOM, Chunk, Clause, Document, VerbGroup
from countertrade.reading.lexicon import SpeechVerb

_REFLEXIVES = frozenset("sich mich dich uns euch".split())
_AGENTS = frozenset("von vom durch by".split())
_RATES = frozenset("je pro per".split())
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
        lemma, apart = clause.verb.lemma, None
        if document.language == "de":
            lemma, apart = _joined(document, clause, clause.verb)
        found = _past(document, clause, clause.verb)
        for word in verbs.get(lemma, ()):
            found = found or _predicate(document, clause, clause.verb, word)
        found = found or _light(document, clause, clause.verb)
        if found is not None:
            yield found if apart is None else found._replace(cue=tuple(sorted({*found.cue, apart})))


def _past(document: Document, clause: Clause, verb: VerbGroup) -> Predicate | None:
    """A past tense that looks like a participle but has its object behind it: "and experts outside the government estimated sales at 9m"."""
    if (
        document.language != "en"
        or clause.kind != "participle"
        or verb.form != "participle"
        or clause.antecedent is None
    ):
        return None
    behind = document.chunk_of[verb.main + 1] if verb.main + 1 < len(document.tokens) else -1
    if (
        behind < 0
        or document.chunks[behind].prep is not None
        or document.chunks[behind].start != verb.main + 1
    ):
        return None
    speaker = document.chunks[clause.antecedent]
    while (
        speaker.prep is not None and speaker.index and document.chunks[speaker.index - 1].end == speaker.prep
    ):
        speaker = document.chunks[speaker.index - 1]
    first = document.tokens[speaker.start - 1]
    if speaker.start and first.pos not in ("cconj", "punct"):
        return None
    for word in lexicon.speech("en").verbs.get(verb.lemma, ()):
        if word.kind == "estimate" and can_speak(document, speaker) and "number" in word.takes:
            active = replace(verb, passive=False, form="finite", finite=verb.main)
            cue = _whole(document, clause, [verb.main])
            return Predicate(clause, active, word, tuple(cue), speaker, None, document.chunks[behind], None)
    return None


def _joined(document: Document, clause: Clause, verb: VerbGroup) -> tuple[str, int | None]:
    """The lemma of a German verb with a particle that the clause left apart ("kündigte X, der Chef, in Rom an"), and where it stands."""
    verbs = lexicon.speech("de").verbs
    if verb.lemma.startswith("weiter") and verb.lemma not in verbs:
        return verb.lemma[len("weiter") :], None  # "schrieb weiter, dass"
    tokens = document.tokens
    after = range(verb.main + 1, min(clause.end, verb.main + 4))
    for at in after:  # "hält dagegen, dass"
        if tokens[at].pos == "adv" and tokens[at].lower + verb.lemma in verbs:
            return tokens[at].lower + verb.lemma, at
    last = document.sentences[clause.sentence].end - 1
    while last > verb.main and tokens[last].pos == "punct":
        last -= 1
    if tokens[last].pos == "particle" and tokens[last].lower + verb.lemma in verbs:
        holder = document.clauses[document.clause_of[last]]
        if holder.verb is None and verb.finite == verb.main:
            return tokens[last].lower + verb.lemma, last
    return verb.lemma, None


def _light(document: Document, clause: Clause, verb: VerbGroup) -> Predicate | None:
    """A verb that says something with a noun or an adjective: "vertrat die Ansicht", "made known", "stellte in Abrede"."""
    table = lexicon.speech(document.language).light
    tokens = document.tokens
    held: list[tuple[str, int, int]] = []
    for begin, end in clause.ranges:
        for at in range(begin, end):
            if at in verb.tokens or tokens[at].pos not in ("noun", "adj", "name", "adv", "verb"):
                continue
            chunk = document.chunk_at(at)
            if chunk is not None and chunk.head != at:
                if at != verb.main + 1 or tokens[at].pos != "adj":
                    continue
                chunk = None  # "made known this week"
            if chunk is None and at > begin and tokens[at - 1].pos == "adp":
                held.append((tokens[at - 1].lower, at, at - 1))  # "hält es für ausgeschlossen"
                continue
            about = "" if chunk is None else preposition(document, chunk)
            held.append((about, at, at if chunk is None or chunk.prep is None else chunk.prep))
    for about, at, first in held:
        light = table.get((verb.lemma, about, tokens[at].lemma)) or table.get(
            (verb.lemma, about, tokens[at].lower)
        )
        if light is None:
            continue
        word = SpeechVerb(
            lemmas=light.verbs, kind=light.kind, medium=light.medium, takes=light.takes, about=light.about,
            source=light.source, addressee=light.addressee,
        )  # fmt: skip
        found = _predicate(document, clause, verb, word)
        if found is None or found.speaker is None:
            return None
        summed = found.summed
        if summed is not None and summed.start <= at < summed.end:
            figures = document.chunks[summed.index + 1 : summed.index + 2]
            summed = next((c for c in figures if numbered(document, c) and c.prep == c.start - 1), None)
        return found._replace(cue=tuple(sorted({*found.cue, *range(first, at + 1)})), summed=summed)
    return None


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
            quoted = _quoted(document, clause)
            return document.chunks[clause.antecedent] if quoted is None else quoted
        if over is None or not (clause.shared or clause.kind in ("participle", "infinitive", "verbless")):
            return None
        clause = document.clauses[over]
        seen += 1
    return None if clause.subject is None else document.chunks[clause.subject]


def _quoted(document: Document, clause: Clause) -> Chunk | None:
    """Whom an outlet quotes, of the participle behind the outlet: "the minister was quoted by the agency saying …"."""
    over = None if clause.parent is None else document.clauses[clause.parent]
    if over is None or over.verb is None or over.subject is None or not over.verb.passive:
        return None
    outlet = document.chunks[clause.antecedent] if clause.antecedent is not None else None
    if over.verb.lemma not in ("quote", "cite") or outlet is None or outlet.prep is None:
        return None
    return document.chunks[over.subject]


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
    return subject if can_speak(document, subject, loose=True) and not numbered(document, subject) else None


def _predicate(document: Document, clause: Clause, verb: VerbGroup, word: SpeechVerb) -> Predicate | None:
    parts: list[int] = []
    if document.language == "en" and not any(need.startswith("particle:") for need in word.requires):
        behind = verb.main + 1 < clause.end and document.tokens[verb.main + 1].lower in _PARTICLES
        if behind or (verb.lemma == "consider" and verb.form == "gerund"):
            return None  # "its banks wrote off $27 billion", "considering the ship was worth $110 million"
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
    objects = [
        chunks[n]
        for n in (clause.object,)
        if n is not None
        and chunks[n].start not in parts
        and chunks[n].prep is None
        and document.tokens[chunks[n].start - 1].text != "("
    ]
    dative = None if clause.dative is None else chunks[clause.dative]
    subject = subject_of(document, clause)
    if (
        subject is not None
        and clause.kind == "relative"
        and clause.antecedent is not None
        and subject.start == clause.start
        and subject.pronoun
    ):
        subject = chunks[clause.antecedent]  # "a study which shows that", "Roth, who said"
        if subject.link == "apposition" and subject.of is not None:
            subject = chunks[subject.of]
    if subject is not None and not can_speak(document, subject, loose=True):
        both = (c for c in chunks[subject.index + 1 : subject.index + 3] if c.conj == subject.index)
        subject = next(
            (c for c in both if can_speak(document, c)), subject
        )  # "the trade and defence ministries"
    if subject is not None and objects and _apposed(document, clause, verb, subject, objects[0]):
        objects = []
    if verb.passive:
        speaker = next(
            (c for c in preps if preposition(document, c) in _AGENTS and can_speak(document, c)), None
        )
        if "object" in word.source or (speaker is None and _says_next(document, verb)):
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
                if document.language == "de" and subject is not None and _told(document, subject):
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
    if document.language == "en" and speaker is not None and document.tokens[speaker.start].lower == "it":
        written = (c for c in preps if preposition(document, c) == "in" and c.start > verb.main)
        speaker = next(
            (c for c in written if standing(document, c) in ("document", "outlet")), speaker
        )  # "it says in the papers"
    if speaker is None and not verb.passive and "subject" in word.source:
        speaker = particled(document, clause, verb.main + 1)
    if (
        speaker is None
        and not (verb.passive or word.impersonal)
        and clause.kind == "frame"
        and document.language == "de"
    ):
        speaker = next(
            (
                c
                for c in chunks
                if verb.main < c.start < clause.end
                and c.prep is None
                and can_speak(document, c)
                and (c.of is None or temporal(document, chunks[c.of]))
            ),
            None,
        )  # "…, teilte am Freitag der Minister mit", "…, berichtet der „Bote“ unter Berufung auf"
    if speaker is not None:
        speaker = _described(document, speaker) or _owner(document, speaker) or speaker
    if speaker is not None and document.tokens[speaker.start - 1].lower in _RATES:
        speaker = None  # "je Asylbewerber sind 150.000 zu veranschlagen"
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
            if _about(document, word, chunk) and chunk.start > clause.start:
                if chunk is addressee or chunk is speaker or temporal(document, chunk):
                    continue
                if document.language == "en" and (chunk.start < verb.main or chunk.link == "of"):
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


def _about(document: Document, word: SpeechVerb, chunk: Chunk) -> bool:
    """Whether a chunk stands behind a preposition that sums up what is said, also with another between: "spricht von zwischen 3 und 5"."""
    if preposition(document, chunk) in word.about:
        return True
    before = document.tokens[chunk.prep - 1] if chunk.prep else None
    return (
        before is not None
        and before.pos == "adp"
        and before.lower in word.about
        and numbered(document, chunk)
    )


def _apposed(document: Document, clause: Clause, verb: VerbGroup, subject: Chunk, other: Chunk) -> bool:
    """Whether what looks like an object is an apposition: "announced X, the minister", "wie die Agentur Nordnetz berichtet"."""
    behind = document.tokens[min(subject.end, len(document.tokens) - 1)]
    if verb.main < subject.start < other.start:
        return behind.text == ","
    return clause.kind == "comparative" and other.start == subject.end and behind.pos in ("name", "noun")


def _told(document: Document, subject: Chunk) -> bool:
    """Whether what looks like a German subject may be what is said: it cannot speak, or is something written in a form that is an object's too."""
    written = standing(document, subject) == "document" and bool(subject.cases & ACC)
    return written or not can_speak(document, subject)


def _says_next(document: Document, verb: VerbGroup) -> bool:
    """Whether the subject of a passive is itself said to say it: "was reported to have said", "is said to have told"."""
    behind = document.tokens[verb.main + 1 : verb.main + 4]
    said = [token.lemma for token in behind if token.pos == "verb"][:1]
    words = lexicon.speech("en").verbs.get(said[0], ()) if said and behind[0].lower == "to" else ()
    return any(
        word.kind in ("say", "claim", "report", "deny", "confirm") and not word.requires for word in words
    )


def _described(document: Document, chunk: Chunk) -> Chunk | None:
    """The name before a role that a comma parts from it on one side only: "Ana Roth, the director of the institute said"."""
    before = document.chunks[chunk.index - 1] if chunk.index else None
    if before is None or before.end != chunk.start - 1 or document.tokens[before.end].text != ",":
        return None
    first = document.tokens[before.start - 1] if before.start else None
    opens = (
        first is None
        or first.pos == "punct"
        or document.sentence_of[before.start - 1] != document.sentence_of[chunk.start]
    )
    role = standing(document, chunk) == "person" and document.tokens[chunk.start].pos == "det"
    named = (
        before.prep is None and sum(t.pos == "name" for t in document.tokens[before.start : before.end]) > 1
    )
    return before if opens and role and named else None


def _owner(document: Document, chunk: Chunk) -> Chunk | None:
    """Whose noun of saying a subject is: "an estimate by the ministry", "die Schätzung des Rechnungshofs"; None where it is itself a source."""
    head = document.tokens[chunk.head]
    noun = lexicon.by_head(lexicon.speech(document.language).nouns, head.lemma, head.text)
    data = head.lemma.lower() in _DATA
    if not data and (noun is None or noun.document or not noun.carrier):
        return None
    for other in document.chunks[max(0, chunk.index - 2) : chunk.index + 2]:
        apart = document.tokens[chunk.end : chunk.end + 1]
        after = chunk.end + (
            bool(apart) and apart[0].text == ","
        )  # "one estimate, from the institute, put it at"
        behind = other.prep is not None and other.prep == after and preposition(document, other) in _BY
        if (other.of == chunk.index or behind) and can_speak(document, other):
            return other
    return None


_BY = frozenset("by of from von vom durch".split())
_DATA = frozenset("figure number datum data statistic zahl daten statistik".split())
"""What says nothing itself: who gave it does."""
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


_PARTICLES = frozenset("off aside away".split())


def _required(document: Document, clause: Clause, verb: VerbGroup, need: str) -> list[int] | None:
    """The tokens that a reading of a verb asks for beside it; None where they are not there."""
    tokens = document.tokens
    kind, _, word = need.partition(":")
    if kind == "particle":
        for at in range(verb.main + 1, min(verb.main + 2, len(tokens))):
            governs = tokens[at].pos == "adp" and document.chunk_of[at + 1 : at + 2] not in ((), (-1,))
            if tokens[at].lower == word and not governs:  # "goes on to say", not "goes on a credit line"
                return [at]
        return None
    if kind == "prep":
        for n in clause.preps:
            at = (
                document.language == "en" and word == "at"
            )  # "put the loss at $3 million", not "put it down at the port"
            if preposition(document, document.chunks[n]) == word and (
                not at or numbered(document, document.chunks[n])
            ):
                return []
        if document.language == "en" and _behind(document, clause, verb, word):
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


def _behind(document: Document, clause: Clause, verb: VerbGroup, word: str) -> bool:
    """Whether a number stands behind a preposition that an attribute parts from its verb: "put the number of people involved at 900"."""
    tokens = document.tokens
    end = document.sentences[clause.sentence].end
    for at in range(verb.main + 1, min(verb.main + 16, end - 1)):
        if tokens[at].text in (",", ";", ":", "–", "—"):
            return False
        if tokens[at].lower == word and tokens[at].pos == "adp":
            return document.counts(at + 1, min(at + 5, end))
    return False


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
