"""Predicates of saying in their clauses: which words are the cue, who speaks, who is told, what sums up what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.attribution.phrases import lasting, numbered, temporal
from countertrade.reading.attribution.speakers import can_speak, saying_noun, standing
from countertrade.reading.document import ACC, NOM, Chunk, Clause, Document, VerbGroup
from countertrade.reading.lexicon import SpeechVerb
from countertrade.reading.namewords import name_words

_REFLEXIVES = frozenset("sich mich dich uns euch".split())
_AGENTS = frozenset("von vom durch by".split())
_RATES = frozenset("je pro per".split())


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
    def topic(self) -> Chunk | None:
        """What sums up what is said, unless that is who is told."""
        return None if self.summed is self.addressee else self.summed


def predicates(document: Document) -> Iterator[Predicate]:
    """Every predicate of saying, in the order of the clauses."""
    verbs = lexicon.speech(document.language).verbs
    for clause in document.clauses:
        if clause.verb is None:
            continue
        lemma, apart = clause.verb.lemma, None
        if document.language == "de":
            lemma, apart = _joined(document, clause, clause.verb)
        found = _past(document, clause, clause.verb) or _terms(document, clause, clause.verb, lemma)
        for word in verbs.get(lemma, ()):
            found = found or _predicate(document, clause, clause.verb, word)
        found = found or _light(document, clause, clause.verb)
        if found is not None:
            yield found if apart is None else found._replace(cue=tuple(sorted({*found.cue, apart})))


def _past(document: Document, clause: Clause, verb: VerbGroup) -> Predicate | None:
    """A past tense that looks like a participle but has its object behind it: "and experts outside the government estimated sales at 9m"."""
    past = document.language == "en" and clause.kind == verb.form == "participle"
    after = verb.main + 1
    if not past or clause.antecedent is None or after >= len(document.tokens):
        return None
    behind = document.chunk_at(after)
    if behind is None or behind.prep is not None or behind.start != after:
        return None
    speaker = document.chunks[clause.antecedent]
    while (before := document.ahead(speaker)) is not None:
        speaker = before
    if speaker.start and document.tokens[speaker.start - 1].pos not in ("cconj", "punct"):
        return None
    for word in lexicon.speech("en").verbs.get(verb.lemma, ()):
        if word.kind == "estimate" and can_speak(document, speaker) and "number" in word.takes:
            active = replace(verb, passive=False, form="finite", finite=verb.main)
            cue = _whole(document, clause, [verb.main])
            return Predicate(clause, active, word, tuple(cue), speaker, None, behind, None)
    return None


def denied(document: Document, clause: Clause) -> bool:
    """Whether a clause says that nobody says it: "did not say", "no official said", "neither Oslo nor Lima confirmed"."""
    verb, tokens = clause.verb, document.tokens
    words = lexicon.factuality(document.language)
    if verb is None:
        return False
    if verb.negated and any(_negates(document, clause, verb, at) for at in _places(clause)):
        return True
    subject = document.chunk(clause.subject)
    first = subject.start if subject is not None else verb.tokens[0]
    nobody = tokens[first].lower in words.nobody
    aside = subject is not None and first > 0 and tokens[first - 1].lower in ("not", "nicht")
    if aside and subject is not None and _not_set_aside(document, subject) is subject:
        return True  # "Nicht die Polizei sagte"
    return nobody or any(tokens[at - 1].lower in words.pairs for at in (first, verb.main) if at)


def _negates(document: Document, clause: Clause, verb: VerbGroup, at: int) -> bool:
    """Whether a token negates a verb; in "the hospital, not the police, said" and "meldete nicht weniger als 40" it does not."""
    tokens, chunk = document.tokens, document.chunk_at(at)
    if tokens[at].lower not in lexicon.grammar(document.language).negations:
        return False
    if document.language == "en":
        return verb.tokens[0] - 1 <= at < verb.main or at == verb.tokens[0] + 1
    behind = document.chunk_at(at + 1)
    opens = at == document.sentence_at(at).start or tokens[at - 1].text == ","
    beside = opens and behind is not None and behind.start == at + 1 and behind.prep is None
    inside = chunk is not None and chunk.start < at
    bounds = [token.lower for token in tokens[at + 1 : at + 3]] in (["mehr", "als"], ["weniger", "als"])
    return not (beside or inside or bounds or tokens[at].depth != tokens[verb.main].depth)


def _terms(document: Document, clause: Clause, verb: VerbGroup, lemma: str) -> Predicate | None:
    """What something written lays down: "the draft provides for 300", "Artikel 9 begrenzt den Fang auf 40 Tonnen"."""
    subject = None if verb.passive else _subject(document, clause)
    if subject is None or standing(document, subject) != "document":
        return None
    head = document.tokens[subject.head]
    listed = lexicon.heads(document.language, head.lemma, head.text)
    draft = any(token.base in ("draft", "entwurf") for token in document.words(subject))
    if listed and listed[0].kind == "agreement" and not draft:
        return None  # what is agreed is the writer's to tell: "the treaty sets a ceiling of 300"
    words = lexicon.speech(document.language).terms.get(lemma, ())
    return next((found for word in words if (found := _predicate(document, clause, verb, word))), None)


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
    for at in _places(clause):
        if at in verb.tokens or tokens[at].pos not in ("noun", "adj", "name", "adv", "verb"):
            continue
        chunk = document.chunk_at(at)
        if chunk is not None and chunk.head != at:
            if at != verb.main + 1 or tokens[at].pos != "adj":
                continue
            chunk = None  # "made known this week"
        if chunk is not None:
            held.append((preposition(document, chunk), at, at if chunk.prep is None else chunk.prep))
        elif at - 1 in _places(clause) and tokens[at - 1].pos == "adp":
            held.append((tokens[at - 1].lower, at, at - 1))  # "hält es für ausgeschlossen"
        else:
            held.append(("", at, at))
    for about, at, first in held:
        forms = (tokens[at].lemma, tokens[at].lower)
        light = next((table[key] for form in forms if (key := (verb.lemma, about, form)) in table), None)
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


def _places(clause: Clause) -> list[int]:
    """The tokens of a clause."""
    return [at for begin, end in clause.ranges for at in range(begin, end)]


def preposition(document: Document, chunk: Chunk) -> str:
    """The preposition of a chunk, without an article in it."""
    if chunk.prep is None:
        return ""
    word = document.tokens[chunk.prep].lower
    return lexicon.grammar(document.language).fused.get(word, word)


def particled(document: Document, clause: Clause, at: int) -> Chunk | None:
    """A name with a particle that looks like a prepositional phrase right behind the verb of a frame: "sagte von der Leyen"."""
    tokens = document.tokens
    if clause.subject is not None or at >= clause.end or document.language != "de":
        return None
    chunk = next((document.chunks[n] for n in clause.preps if document.chunks[n].prep == at), None)
    called = tokens[at].lower in lexicon.names("de").particles
    if chunk is None or not called or tokens[chunk.head].pos not in ("name", "noun"):
        return None
    return chunk if chunk.end - at <= 3 else None


def subject_of(document: Document, clause: Clause) -> Chunk | None:
    """The subject of a clause, also where it is that of another clause (coordination, control)."""
    cited = _cited_as(document, clause)
    if cited is not None:
        return cited
    if clause.subject is None and clause.kind == "participle" and clause.antecedent is None:
        main = _main(document, clause)
        if main is not None:
            return main
    for _ in range(7):
        if clause.subject is not None:
            return document.chunks[clause.subject]
        over = clause.conj if clause.conj is not None else clause.parent
        if clause.antecedent is not None and clause.kind == "participle":
            whose = _quoted(document, clause) or _visitor(document, clause)
            return whose or document.chunks[clause.antecedent]
        if over is None or not (clause.shared or clause.kind in ("participle", "infinitive", "verbless")):
            return None
        clause = document.clauses[over]
    return None


def _cited_as(document: Document, clause: Clause) -> Chunk | None:
    """Who is cited in the active: "the member cited the service as saying …"."""
    if clause.kind != "participle" or clause.verb is None or document.language != "en":
        return None
    first = clause.verb.tokens[0]
    chunk = document.chunk_at(first - 2) if first > 1 and document.tokens[first - 1].lower == "as" else None
    if chunk is None or chunk.prep is not None or chunk.end != first - 1:
        return None
    verb = document.tokens[chunk.start - 1]
    return chunk if verb.base in ("cite", "quote") and verb.form != "gerund" else None


def _quoted(document: Document, clause: Clause) -> Chunk | None:
    """Whom an outlet quotes, of the participle behind the outlet: "the minister was quoted by the agency saying …"."""
    if clause.parent is None or clause.antecedent is None or document.chunks[clause.antecedent].prep is None:
        return None
    over = document.clauses[clause.parent]
    quoted = over.verb is not None and over.verb.passive and over.verb.lemma in ("quote", "cite")
    return document.chunks[over.subject] if quoted and over.subject is not None else None


def _visitor(document: Document, clause: Clause) -> Chunk | None:
    """Who says something on leaving a place, of the participle behind it: "the minister came back from Chile saying that …"."""
    place = None if clause.antecedent is None else document.chunks[clause.antecedent]
    over = document.clause(clause.parent)
    if place is None or over is None or over.subject is None or place.end - place.start > 2:
        return None
    named = name_words("en").state(document.printed(place).lower()) is not None
    subject = document.chunks[over.subject]
    person = standing(document, subject) in ("person", "name")
    return subject if named and person and document.language == "en" else None


def _main(document: Document, clause: Clause) -> Chunk | None:
    """The subject of the main clause for a participle after a comma: "Bradley apologized after they came out, saying …"."""
    if not clause.start or document.tokens[clause.start - 1].text not in (",", "–", "—"):
        return None
    over = clause
    for _ in range(8):
        number = over.parent if over.parent is not None else over.conj
        over = over if number is None else document.clauses[number]
    if over.index == clause.index or over.start > clause.start or over.subject is None:
        return None
    subject = document.chunks[over.subject]
    return subject if can_speak(document, subject, loose=True) and not numbered(document, subject) else None


def _predicate(document: Document, clause: Clause, verb: VerbGroup, word: SpeechVerb) -> Predicate | None:
    german, chunks = document.language == "de", document.chunks
    parts: list[int] = []
    if not german and not any(need.startswith("particle:") for need in word.requires):
        behind = verb.main + 1 < clause.end and document.tokens[verb.main + 1].lower in _PARTICLES
        before = [token.lower for token in document.tokens[max(0, verb.main - 2) : verb.main]]
        means = verb.lemma == "say" and before == ["is", "to"]  # "that is to say $200,000"
        if behind or means or (verb.lemma == "consider" and verb.form == "gerund"):
            return None  # "its banks wrote off $27 billion", "considering the ship was worth $110 million"
        placed = (
            document.chunk(-1 if clause.object is None else clause.object) if verb.lemma == "place" else None
        )
        if placed is not None and document.head(placed.index).base in _PLACED:
            return None  # "placed an order for 36 jets at $59 million"
    for need in word.requires:
        held = _required(document, clause, verb, need)
        if held is None:
            return None
        parts += held
    cue = [*verb.tokens, *parts]
    cue = [*cue, *_reflexive(document, clause, verb)] if german else _whole(document, clause, cue)
    preps = [chunks[n] for n in clause.preps]
    subject = _subject(document, clause)
    dative = document.chunk(-1 if clause.dative is None else clause.dative)
    summed = document.chunk(-1 if clause.object is None else clause.object)
    if summed is not None and (
        summed.start in parts
        or summed.prep is not None
        or document.tokens[summed.start - 1].text == "("
        or (subject is not None and _apposed(document, clause, verb, subject, summed))
    ):
        summed = None
    speaker: Chunk | None = None
    addressee: Chunk | None = None
    if verb.passive:
        speaker, addressee, summed = _of_passive(document, clause, word, subject, preps)
    else:
        for slot in word.source:
            if slot == "subject":
                speaker = subject
                if german and subject is not None and _told(document, subject):
                    other = next(
                        (
                            chunk
                            for chunk in (summed, dative)
                            if chunk is not None
                            and chunk.cases & NOM
                            and can_speak(document, chunk)
                            and standing(document, chunk) != "document"
                            and not numbered(document, chunk)
                        ),
                        None,
                    )
                    if other is not None:  # "Das teilte die Polizei mit"
                        speaker, summed = other, subject
                        dative = None if dative is other else dative
            elif slot == "object":
                speaker, summed = summed, None
            elif slot == "dative":
                speaker = dative
            elif slot.startswith("prep:"):
                speaker = _from(document, word.source, preps, loose=True)
            if speaker is not None:
                break
    speaker = _other_speaker(document, clause, verb, word, speaker, preps)
    if not verb.passive:
        for slot in word.addressee:
            if slot in ("dative", "object") and dative is not None:
                addressee = dative
            elif slot == "object" and (can_speak(document, summed) or _heard_by(word, german)):
                addressee = summed
            elif slot.startswith("prep:"):
                addressee = _from(document, (slot,), preps)
            if addressee is not None:
                break
    about: int | None = None
    for chunk in preps if word.about else ():
        if not _about(document, word, chunk) or chunk.start <= clause.start:
            continue
        ties = {preposition(document, chunk), document.tokens[max(0, _tie(document, chunk))].lower}
        told = not ties.isdisjoint(("of", "von")) and numbered(document, chunk)  # "spoke of up to 30 years"
        told = told or lasting(document, chunk)
        if chunk is addressee or chunk is speaker or (temporal(document, chunk) and not told):
            continue
        if document.tokens[chunk.head].base in _GROUNDS:
            continue  # "has reported on the strength of a draft"
        if not german and (chunk.start < verb.main or chunk.link == "of"):
            continue
        between = summed is not None and verb.main < summed.start < chunk.start
        if between and "object" in word.takes and (chunk.of is not None or chunk.conj is not None):
            continue
        first = summed if dative is None else dative
        if (
            german
            or word.kind not in _OF_OBJECTS
            or first is None
            or not verb.main < first.start < chunk.start
        ):
            summed, about = chunk, chunk.prep
        else:
            summed = first  # "called Trump a fascist", "put the price at $3m"
        break
    if not german and word.labels and dative is not None and dative.start > verb.main:
        summed, addressee = dative, None
    return Predicate(clause, verb, word, tuple(sorted(set(cue))), speaker, addressee, summed, about)


def _heard_by(word: SpeechVerb, german: bool) -> bool:
    """Whether the object of a verb is always who is told: "told a news conference"."""
    return not german and word.kind == "say" and "object" not in word.takes


def _subject(document: Document, clause: Clause) -> Chunk | None:
    """The subject of a predicate: whom a relative pronoun stands for, of two that are joined the one that can speak."""
    subject = subject_of(document, clause)
    if subject is None:
        return None
    verb = clause.verb
    if document.language == "en" and verb is not None and verb.lemma == "tell" and subject.start > verb.main:
        return _parted(document, clause, verb)
    if document.tokens[subject.head].lower == "man":  # "Im Ministerium verweist man auf …"
        held = (document.chunks[n] for n in clause.preps)
        inside = (c for c in held if preposition(document, c) in ("in", "bei"))
        return next((c for c in inside if standing(document, c) == "body" or _seat(document, c)), subject)
    relative = clause.kind == "relative" and subject.start == clause.start and subject.pronoun
    if relative and clause.antecedent is not None:
        subject = document.chunks[clause.antecedent]  # "a study which shows that", "Roth, who said"
        if subject.link == "apposition" and subject.of is not None:
            subject = document.chunks[subject.of]
    subject = _not_set_aside(document, subject)
    if can_speak(document, subject, loose=True):
        return subject
    both = (c for c in document.chunks[subject.index + 1 : subject.index + 3] if c.conj == subject.index)
    return next((c for c in both if can_speak(document, c)), subject)  # "the trade and defence ministries"


def _not_set_aside(document: Document, subject: Chunk) -> Chunk:
    """Who speaks where a subject is only set aside: "not the police | but the hospital said", "the hospital, | not the police, said"."""
    tokens, before = document.tokens, subject.start - 1
    if before < 0 or tokens[before].lower not in ("not", "nicht"):
        return subject
    after = document.chunk(subject.index + 1)
    if after is not None and after.prep is None and tokens[after.start - 1].lower in ("but", "sondern"):
        return after
    other = document.chunk(subject.index - 1)
    beside = other is not None and other.end == before - 1 and tokens[other.end].text == ","
    closed = tokens[subject.end : subject.end + 1] and tokens[subject.end].text == ","
    return other if beside and closed and other is not None else subject


def _seat(document: Document, chunk: Chunk) -> bool:
    """Whether a chunk is the name of a state or of its capital: "In Oslo spricht man von 300"."""
    words = " ".join(token.lower for token in document.words(chunk))
    return name_words(document.language).state(words) is not None


def _parted(document: Document, clause: Clause, verb: VerbGroup) -> Chunk | None:
    """The name that a long description parts from its verb: "Jan Roth, a member of the board who is in charge, told the Herald"."""
    first = document.sentences[clause.sentence].start
    before = (document.chunks[n] for n in reversed(document.chunk_of[first : verb.tokens[0]]) if n >= 0)
    names = (c for c in before if c.prep is None and document.tokens[c.head].pos == "name")
    return next((c for c in names if document.tokens[c.end].text == ","), None)


def _of_passive(
    document: Document, clause: Clause, word: SpeechVerb, subject: Chunk | None, preps: list[Chunk]
) -> tuple[Chunk | None, Chunk | None, Chunk | None]:
    """Who speaks in the passive, who is told, and what sums up what is said."""
    assert clause.verb is not None
    speaker = next((c for c in preps if preposition(document, c) in _AGENTS and can_speak(document, c)), None)
    if "object" in word.source or (speaker is None and _says_next(document, clause.verb)):
        speaker = subject
    elif speaker is None:
        held = [c for c in preps if preposition(document, c) in ("in", "aus")]
        of = document.chunk(clause.antecedent)  # "ein Beitrag, in dem behauptet wird, …"
        written = (
            c for c in (of if c.pronoun else c for c in held) if c is not None and _written(document, c)
        )
        speaker = _from(document, word.source, preps, loose=True) or next(written, None)
    told = "object" in word.addressee and can_speak(document, subject)
    return (speaker, subject, None) if told else (speaker, None, subject)


def _written(document: Document, chunk: Chunk) -> bool:
    return standing(document, chunk) in ("document", "outlet")


def _other_speaker(
    document: Document,
    clause: Clause,
    verb: VerbGroup,
    word: SpeechVerb,
    speaker: Chunk | None,
    preps: list[Chunk],
) -> Chunk | None:
    """Who speaks where the slots of a verb name none, or only what stands for somebody."""
    chunks = document.chunks
    told = document.language == "en" and speaker is not None and not verb.past
    if told and speaker is not None and document.tokens[speaker.start].lower == "it":
        written = (c for c in preps if preposition(document, c) == "in" and c.start > verb.main)
        speaker = next((c for c in written if _written(document, c)), speaker)  # "it says in the papers"
    if speaker is None and not verb.passive and "subject" in word.source:
        speaker = particled(document, clause, verb.main + 1)
    active = not (verb.passive or word.impersonal)
    subject = document.chunk(clause.subject)
    if speaker is None and active and word.kind == "learn" and subject is not None:
        speaker = subject if standing(document, subject) == "outlet" else None  # "the Herald has learned"
    if speaker is None and active and clause.kind == "frame" and document.language == "de":
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
    if speaker is None and (verb.passive or verb.lemma in _READ):
        speaker = _therein(document, clause)
    if speaker is not None:
        speaker = _described(document, speaker) or _owner(document, speaker) or speaker
    if speaker is not None and document.tokens[speaker.start - 1].lower in _RATES:
        return None  # "je Asylbewerber sind 150.000 zu veranschlagen"
    return speaker


_READ = frozenset(("heißen", "stehen", "sein"))  # "darin heißt es", "darin ist von … die Rede"
_THEREIN = frozenset(("darin", "hierin", "dort"))
_BACK = 2  # sentences in which "darin" finds what was written


def _therein(document: Document, clause: Clause) -> Chunk | None:
    """The writing named last before "heißt es darin": "Anlass ist ein Bericht des Portals. Es seien 30, heißt es darin"."""
    if not any(document.tokens[at].lower in _THEREIN for at in _places(clause)):
        return None
    first = document.sentences[max(0, clause.sentence - _BACK)].start
    before = (document.chunks[n] for n in reversed(document.chunk_of[first : clause.start]) if n >= 0)
    return next((chunk for chunk in before if standing(document, chunk) == "document"), None)


def _about(document: Document, word: SpeechVerb, chunk: Chunk) -> bool:
    """Whether a chunk stands behind a preposition that sums up what is said, also with another between: "spricht von zwischen 3 und 5"."""
    if preposition(document, chunk) in word.about:
        return True
    before = document.tokens[_tie(document, chunk)] if chunk.prep else None
    further = before is not None and before.pos == "adp" and before.lower in word.about
    return further and numbered(document, chunk)


def _tie(document: Document, chunk: Chunk) -> int:
    """The token before the preposition of a chunk, and before the bound that it belongs to: "of | up to 30 years"."""
    at = (chunk.prep or 0) - 1
    return at - (at > 0 and document.tokens[at].lower in ("up", "bis"))


def _apposed(document: Document, clause: Clause, verb: VerbGroup, subject: Chunk, other: Chunk) -> bool:
    """Whether what looks like an object is an apposition: "announced X, the minister", "wie die Agentur Nordnetz berichtet"."""
    behind = document.tokens[min(subject.end, len(document.tokens) - 1)]
    if verb.main < subject.start < other.start:
        return behind.text == ","
    return clause.kind == "comparative" and other.start == subject.end and behind.pos in ("name", "noun")


def _told(document: Document, subject: Chunk) -> bool:
    """Whether what looks like a German subject may be what is said: it cannot speak, or is something written or pointed to in a form that is
    an object's too: "Diese gibt die Bank mit 28 Euro an"."""
    pointed = document.tokens[subject.start].lower in _POINTING
    written = (pointed or standing(document, subject) == "document") and bool(subject.cases & ACC)
    return written or not can_speak(document, subject)


_POINTING = frozenset("diese dies dieses".split())


def _says_next(document: Document, verb: VerbGroup) -> bool:
    """Whether the subject of a passive is itself said to say it: "was reported to have said", "is said to have told"."""
    behind = document.tokens[verb.main + 1 : verb.main + 4]
    said = next((token.lemma for token in behind if token.pos == "verb"), None)
    words = lexicon.speech("en").verbs.get(said, ()) if said and behind[0].lower == "to" else ()
    return any(word.kind in _SAID_TO and not word.requires for word in words)


_SAID_TO = frozenset(("say", "claim", "report", "deny", "confirm"))


def _described(document: Document, chunk: Chunk) -> Chunk | None:
    """The name before a role that a comma parts from it on one side only: "Ana Roth, the director of the institute said"."""
    tokens = document.tokens
    before = document.chunk(chunk.index - 1)
    if before is None or before.end != chunk.start - 1 or tokens[before.end].text != ",":
        return None
    first = before.start - 1
    sentence = document.sentence_of[chunk.start]
    opens = first < 0 or tokens[first].pos == "punct" or document.sentence_of[first] != sentence
    role = standing(document, chunk) == "person" and tokens[chunk.start].pos == "det"
    named = before.prep is None and sum(token.pos == "name" for token in document.words(before)) > 1
    return before if opens and role and named else None


def _owner(document: Document, chunk: Chunk) -> Chunk | None:
    """Whose noun of saying a subject is: "an estimate by the ministry", "die Schätzung des Rechnungshofs"; None where it is itself a source."""
    noun = saying_noun(document, chunk)
    data = document.tokens[chunk.head].base in _DATA
    if not data and (noun is None or noun.document or not noun.carrier):
        return None
    apart = [token.text for token in document.tokens[chunk.end : chunk.end + 1]] == [","]
    after = chunk.end + apart  # "one estimate, from the institute, put it at"
    for other in document.chunks[max(0, chunk.index - 2) : chunk.index + 2]:
        behind = other.prep is not None and other.prep == after and preposition(document, other) in _BY
        if (other.of == chunk.index or behind) and can_speak(document, other):
            return other
    return None


_GROUNDS = frozenset("strength basis ground condition".split())
_BY = frozenset("by of from von vom durch".split())
_DATA = frozenset("figure number datum data statistic zahl daten statistik".split())
"""What says nothing itself: who gave it does."""
_OF_OBJECTS = frozenset(("name", "estimate", "accuse", "praise", "criticise", "think", "announce", "expect"))


def _whole(document: Document, clause: Clause, cue: list[int]) -> list[int]:
    """An English verb group without gaps: with the adverbs and "not" in it, one before it, and "to"."""
    tokens = document.tokens
    group = range(min(cue), max(cue) + 1)
    near = len(group) <= len(cue) + 3
    if near and all(tokens[at].pos in ("adv", "neg", "zu", "particle") or at in cue for at in group):
        cue = list(group)
    before = tokens[group.start - 1]
    leads = before.pos == "zu" or (before.pos == "adv" and before.lower not in _LOOSE)
    return [group.start - 1, *cue] if leads and group.start > clause.start else cue


_LOOSE = frozenset("however meanwhile instead though then there here so as yet thus indeed moreover".split())


def _from(
    document: Document, slots: Sequence[str], preps: list[Chunk], *, loose: bool = False
) -> Chunk | None:
    """The first chunk behind a preposition of one of the slots that can speak."""
    held = (c for c in preps if f"prep:{preposition(document, c)}" in slots)
    return next((c for c in held if can_speak(document, c, loose=loose)), None)


_PARTICLES = frozenset("off aside away".split())


_PLACED = frozenset("order bid bet contract bond advertisement call".split())


def _required(document: Document, clause: Clause, verb: VerbGroup, need: str) -> list[int] | None:
    """The tokens that a reading of a verb asks for beside it; None where they are not there."""
    tokens = document.tokens
    kind, _, word = need.partition(":")
    behind = verb.main + 1
    if kind == "particle":
        if [token.lower for token in tokens[behind : behind + 1]] != [word]:
            return None
        governs = tokens[behind].pos == "adp" and document.chunk_of[behind + 1 : behind + 2] not in (
            (),
            (-1,),
        )
        return None if governs else [behind]  # "goes on to say", not "goes on a credit line"
    if kind == "prep":
        at = document.language == "en" and word == "at"
        held = [c for n in clause.preps if preposition(document, c := document.chunks[n]) == word]
        if any(not at or numbered(document, c) for c in held):
            return []  # "put the loss at $3 million", not "put it down at the port"
        if document.language == "en" and _behind(document, clause, verb, word):
            return []
        likened = (i for i in _places(clause) if i > verb.main and tokens[i].lower == word == "as")
        if any(tokens[i + 1].pos == "adj" and document.chunk_of[i + 1] < 0 for i in likened):
            return []  # "described the figure as false"
        words = {first + word for first in ("da", "dar", "hier", "hie")}
        found = (
            i
            for i in _places(clause)
            if tokens[i].lower in words or (tokens[i].lower == word and i == behind)
        )
        return next(([i] for i in found), None)
    if kind == "reflexive":
        return _reflexive(document, clause, verb) or None
    if kind == "object":
        return [] if clause.object is not None else None
    if kind == "gerund":  # "cited the minister as saying"
        said = (at for at in _places(clause) if tokens[at].lower == word)
        return next(([at] for at in said if at + 1 < len(tokens) and tokens[at + 1].form == "gerund"), None)
    if kind == "beside":  # "will von 300 Panzern nichts wissen"
        return next(([at] for at in _places(clause) if tokens[at].lower == word), None)
    return []


def _behind(document: Document, clause: Clause, verb: VerbGroup, word: str) -> bool:
    """Whether a number stands behind a preposition that an attribute parts from its verb: "put the number of trucks seized at 900"."""
    tokens = document.tokens
    end = document.sentences[clause.sentence].end
    for at in range(verb.main + 1, min(verb.main + 16, end - 1)):
        if tokens[at].text in (",", ";", ":", "–", "—"):
            return False
        if tokens[at].lower == word and tokens[at].pos == "adp":
            return document.counts(at + 1, min(at + 5, end))
    return False


_PRONOMINAL = frozenset("davon darauf damit dazu daran davor darin dafür darüber dagegen".split())


def _reflexive(document: Document, clause: Clause, verb: VerbGroup) -> list[int]:
    """Reflexive pronoun and pronominal adverb of a German verb: "äußerte sich", "ging davon aus"."""
    tokens = document.tokens
    beside = (verb.main - 1, verb.main + 1) if verb.lemma == "heißen" else ()
    return [at for at in beside if 0 <= at < len(tokens) and tokens[at].lower == "es"] + [
        at
        for at in _places(clause)
        if tokens[at].lower in _PRONOMINAL or (tokens[at].lower in _REFLEXIVES and tokens[at].pos == "pron")
    ]
