"""German verbs of speech in their clause: which words are the cue, who speaks, to whom."""

from __future__ import annotations

from countertrade.reading.quotes.found import Telling
from countertrade.reading.quotes.german import phrases
from countertrade.reading.quotes.german.clauses import BREAKS, clause_end, first_finite
from countertrade.reading.quotes.lexicon import (
    ADVERB,
    ARTICLE,
    AUXILIARY,
    COMPLEMENT,
    CUE,
    INFINITIVE,
    JOINED,
    LOWER,
    NOMINATIVE,
    PARTICIPLE,
    PREFIX,
    PREPOSITION,
    PRONOMINAL,
    PRONOUN,
    QUESTION,
    REFLEXIVE,
    RELATIVE,
    STANCE,
    SUBORDINATE,
    VERBAL,
    Verb,
)
from countertrade.reading.quotes.sentence import Range, Sentence

_MODALS = frozenset(
    "will wollen wollte wollten möchte möchten kann können konnte konnten muss müssen musste mussten".split()
)
_SHOW = frozenset(("zeigt", "zeigen", "zeigte", "zeigten"))
_WITH_BE = frozenset(("ausgehen", "hervorgehen"))
_PERFECT = frozenset("hat haben hatte hatten habe hätte hätten".split())


_PASSIVE = frozenset("wird werden wurde wurden werde würde würden".split())


_BE = frozenset("ist sind war waren sei seien".split())


def telling(s: Sentence, verb: int, start: int, limit: int) -> Telling | None:
    """What the finite verb at `verb` tells, in a main clause that starts at `start`; None where it is no verb of speech here.

    A separable prefix or a participle at the end of the clause decides which verb it is: "gab … bekannt", "hat … gefordert".
    """
    tags, words = s.tags, s.words
    lexicon = s.lexicon
    end = clause_end(s, verb + 1, limit)
    for place in range(verb + 2, end - 1):
        if (
            words[place] in ("und", "aber", "sowie")
            and tags[place + 1] & VERBAL
            and tags[place + 1] & LOWER
            and not tags[place + 1] & (INFINITIVE | PARTICIPLE | ARTICLE)
        ):
            end = place
            break
    word = words[verb]
    entry: Verb | None = None
    cue: list[int] = [verb]
    passive = False
    if tags[verb] & AUXILIARY and (word in _PERFECT or word in _PASSIVE or word in _BE):
        if (
            verb > start
            and tags[verb - 1] & LOWER
            and (tags[verb - 1] & PARTICIPLE or words[verb - 1].endswith("worden"))
        ):
            return None  # it closes a subordinate clause
        participle, closing = _participle(s, verb, end, limit)
        if participle is None:
            return _stance(s, verb, start, end, limit)
        place = participle
        entry = lexicon.participles[words[place]]
        cue.append(place)
        if word in _PASSIVE or (word in _BE and closing > place + 1 and words[place + 1] == "worden"):
            passive = True
        if word in _BE and not passive and entry.lemma not in _WITH_BE:
            return _stance(s, verb, start, end, limit)
        after_ = place + 1
        while after_ < limit and words[after_] in ("worden", "haben", "hatte"):
            cue.append(after_)
            after_ += 1
        end = after_
        if end < limit and words[end] not in BREAKS:
            end = clause_end(s, end, limit)
    elif word in _MODALS and (place := _infinitive(s, verb, end, limit)):
        entry = lexicon.infinitives[words[place]]
        cue.append(place)
    elif word in _SHOW:
        return _stance(s, verb, start, end, limit)
    else:
        entries = lexicon.verbs.get(word, ())
        if not entries or _after_finite(s, verb, start):
            return None
        prefixes = {e.prefix: e for e in entries}
        closing_place, closing = _prefix(s, verb, end, limit, prefixes)
        if closing_place is not None:
            entry = prefixes[words[closing_place].lower()]
            cue.append(closing_place)
            end = closing
        else:
            entry = prefixes.get("")
            if entry is None:
                return None
    for place in range(verb + 1, min(end, verb + 3)):
        if tags[place] & REFLEXIVE:
            cue.append(place)
            break
    if entry.lemma == "heißen":
        return _it_says(s, verb, start, limit, end, entry)
    if entry.lemma == "hervorgehen":
        return _comes_out(s, cue, start, limit, end, entry)
    if entry.lemma in lexicon.table.WITH_PRONOMINAL:
        for place in range(verb + 1, end):
            if tags[place] & PRONOMINAL:
                cue.append(place)
                break
    for place in range(verb + 1, end - 2):
        if words[place] == "mit" and words[place + 1] == "den" and words[place + 2] == "Worten":
            cue += [place, place + 1, place + 2]
    part = cue[1] if len(cue) > 1 and cue[1] > verb + 1 and not tags[cue[1]] & REFLEXIVE else end
    scope = min(part, limit)  # up to the participle or prefix
    speaker: Range | None
    told: Range | None
    if passive:
        speaker, told = _passive(s, entry, verb, start, scope)
    elif (
        verb > start + 2
        and words[verb - 1] in ("und", "aber", "sowie")
        and (speaker := shared_subject(s, start, verb))
    ):
        told = phrases.addressee(s, verb + 1, scope, entry.takes)
    else:
        speaker, told, end = _active(s, entry, verb, start, scope, end, limit)
    return Telling(
        tuple(sorted(set(cue))),
        speaker,
        told,
        entry.takes,
        entry.medium,
        entry.lemma,
        entry.prepositions,
        end,
        passive,
        start,
    )


def _passive(
    s: Sentence, entry: Verb, verb: int, start: int, scope: int
) -> tuple[Range | None, Range | None]:
    """Speaker and addressee of a passive: "Er wird von der Polizei beschuldigt", "X wird zitiert"."""
    subject = phrases.before(s, start, verb) or phrases.after(s, verb, scope)
    if entry.lemma == "zitieren":
        return subject, None
    speaker: Range | None = None
    for place in range(verb + 1, scope):
        if s.words[place] in ("von", "vom", "durch") and place + 1 < scope:
            stop = phrases.phrase(s, place + 1, scope)
            speaker = (place + 1, stop) if stop > place + 1 else None
            break
    return speaker, subject if "a" in entry.takes or "d" in entry.takes else None


def _active(
    s: Sentence, entry: Verb, verb: int, start: int, scope: int, end: int, limit: int
) -> tuple[Range | None, Range | None, int]:
    """Speaker and addressee of an active verb, and where its clause ends when an apposition belongs to the speaker."""
    subject = phrases.before(s, start, verb)
    if subject is not None and verb + 1 < limit and _turned(s, subject, verb):
        subject = None
    if subject is not None:
        speaker: Range | None = subject
        told = phrases.addressee(s, verb + 1, scope, entry.takes)
    else:
        speaker, told = phrases.after(s, verb, limit if scope == end else scope), None
        if speaker is not None:
            end = clause_end(s, speaker[1], limit) if speaker[1] > end else end
            told = phrases.addressee(s, speaker[1], end, entry.takes)
        if (
            told is None
            and start < verb
            and s.words[start] in _DATIVES
            and ("d" in entry.takes or "a" in entry.takes)
        ):
            stop = phrases.phrase(s, start, verb)
            told = (start, stop) if stop > start else None
    if entry.lemma == "zitieren" and speaker is not None:  # the outlet quotes somebody: they speak
        at = verb + 1 if speaker[1] <= verb else speaker[1]
        stop = phrases.phrase(s, at, scope)
        if stop > at:
            return (at, stop), None, end
    return speaker, told, end


_DATIVES = frozenset(("Dem", "Den", "Ihm", "Ihnen", "Der"))


def shared_subject(s: Sentence, lo: int, verb: int) -> Range | None:
    """The subject that a second verb shares: "X lobte den Plan und sagte, …"."""
    first = first_finite(s, lo + 1, verb)
    return phrases.before(s, lo, first) or phrases.after(s, first, verb) if first else None


def _turned(s: Sentence, subject: Range, verb: int) -> bool:
    """Whether the phrase before the verb is its object, since a pronoun in the nominative follows: "Das Honorar bezifferte sie auf …"."""
    following = s.words[verb + 1]
    if following in ("er", "man", "wir", "ich"):
        return True
    return following == "sie" and s.words[subject[0]] in ("Das", "Dies", "Den", "Diese", "Dieses")


def _after_finite(s: Sentence, verb: int, start: int) -> bool:
    """Whether another finite verb stands before it in its clause: "wollte sich nicht äußern", "wurden verurteilte Täter"."""
    for place in range(verb - 1, start - 1, -1):
        if (s.words[place] in BREAKS or s.words[place] in ("und", "aber", "sowie")) and not s.quoted(place):
            return False
        tag = s.tags[place]
        if tag & LOWER and tag & VERBAL and not tag & (INFINITIVE | ARTICLE | PREPOSITION | PRONOUN):
            return True
    return False


def _infinitive(s: Sentence, verb: int, end: int, limit: int) -> int:
    """The infinitive of speech that ends the clause of a modal: "musste zugeben, dass …"; 0 when there is none."""
    place = end - 1
    return (
        place
        if place > verb and end < limit and s.words[place] in s.lexicon.infinitives and not s.quoted(place)
        else 0
    )


def _it_says(s: Sentence, verb: int, start: int, limit: int, end: int, entry: Verb) -> Telling | None:
    """ "heißt es in dem Bericht", "In dem Bericht hieß es": the paper speaks."""
    words = s.words
    cue = [verb]
    if words[verb + 1 : verb + 2] == ["es"]:
        cue.append(verb + 1)
    elif words[verb - 1 : verb] in (["Es"], ["es"]):
        cue.insert(0, verb - 1)
    else:
        return None
    speaker: Range | None = None
    for place in (*range(start, verb), *range(verb + 1, end)):
        if words[place].lower() in ("in", "im", "auf", "aus", "von", "bei", "beim") and not s.quoted(place):
            stop = phrases.phrase(s, place + 1, limit)
            if stop > place + 1:
                speaker = (place + 1, stop)
                end = max(end, clause_end(s, stop, limit)) if place > verb else end
                break
    return Telling(tuple(cue), speaker, None, entry.takes, entry.medium, entry.lemma, (), end, start=start)


def _stance(s: Sentence, verb: int, start: int, end: int, limit: int) -> Telling | None:
    """ "X ist überzeugt", "X war sich sicher", "X zeigte sich besorgt": a stance, which a content clause makes speech."""
    place = next((p for p in (end - 1, end - 2) if p > verb and s.tags[p] & STANCE and not s.quoted(p)), None)
    if place is None:
        return None
    speaker = phrases.before(s, start, verb) or phrases.after(s, verb, place)
    if speaker is None:
        return None
    reflexive = [p for p in range(verb + 1, place) if s.tags[p] & REFLEXIVE]
    return Telling(
        (verb, *reflexive[:1], place),
        speaker,
        None,
        "cw",
        "ST",
        f"{s.words[place]} sein",
        (),
        end,
        start=start,
    )


def _comes_out(s: Sentence, cue: list[int], start: int, limit: int, end: int, entry: Verb) -> Telling | None:
    """ "Das geht aus einem Bericht hervor", "Aus dem Bericht geht hervor, dass …": the paper speaks."""
    for place in range(start, end):
        if s.words[place].lower() == "aus" and not s.quoted(place):
            stop = phrases.phrase(s, place + 1, limit)
            if stop > place + 1:
                speaker = (place + 1, stop)
                return Telling(
                    tuple(cue), speaker, None, entry.takes, entry.medium, entry.lemma, (), end, start=start
                )
    return None


def _participle(s: Sentence, verb: int, end: int, limit: int) -> tuple[int | None, int]:
    """The participle of speech that ends the clause of the auxiliary at `verb`, over appositions and relative clauses."""
    first, at = verb, end
    for _ in range(3):
        for place in range(min(at, limit) - 1, max(first, at - 4), -1):
            if s.tags[place] & PARTICIPLE and not s.quoted(place) and s.words[place] in s.lexicon.participles:
                return place, at
        if at >= limit or s.words[at] != ",":
            break
        closing = (
            phrases.relative(s, at, limit) or phrases.apposition(s, at, limit) or clause_end(s, at + 1, limit)
        )
        first, at = closing, clause_end(s, closing + 1, limit)
    return None, end


def _prefix(
    s: Sentence, verb: int, end: int, limit: int, prefixes: dict[str, Verb]
) -> tuple[int | None, int]:
    at = end
    for _ in range(3):
        for place in (at - 1, at - 2):
            if place > verb and s.words[place] in prefixes and not s.quoted(place):
                if place == at - 2 and not (s.tags[at - 1] & (PRONOMINAL | PARTICIPLE)) and at < limit:
                    continue
                return place, at
        if at >= limit or s.words[at] != ",":
            break
        if at + 1 < limit and s.tags[at + 1] & (COMPLEMENT | SUBORDINATE | QUESTION):
            break
        at = clause_end(s, at + 1, limit)
    return None, end


def wie_clause(s: Sentence, start: int, limit: int) -> Telling | None:
    """ "wie X (in Wien) mitteilte" from "wie" at `start`: verb-final, so the cue ends it."""
    return final_clause(s, start, limit, (start,))


def final_clause(s: Sentence, start: int, limit: int, opening: tuple[int, ...] = ()) -> Telling | None:
    """A clause with its verb of speech at the end, from its opening word at `start`: "nachdem X erklärt hatte", "der behauptet"."""
    words, tags = s.words, s.tags
    end = clause_end(s, start + 1, limit)
    for _ in range(3):
        last = end - 1
        if last > start and not s.quoted(last):
            cue: list[int] = []
            place = last
            entry: Verb | None = None
            if tags[place] & AUXILIARY and place - 1 > start and tags[place - 1] & PARTICIPLE:
                entry = s.lexicon.participles.get(words[place - 1])
                cue = [place - 1, place]
                place -= 1
            elif tags[place] & JOINED:
                entry, cue = s.lexicon.joined[words[place]], [place]
            elif tags[place] & CUE:
                entry = next((e for e in s.lexicon.verbs[words[place]] if not e.prefix), None)
                cue = [place]
                if entry is None and place - 1 > start and tags[place - 1] & PREFIX:
                    entry = next(
                        (e for e in s.lexicon.verbs[words[place]] if e.prefix == words[place - 1]), None
                    )
                    cue = [place - 1, place]
            if entry is not None:
                if tags[place - 1] & PREFIX and place - 1 > start and words[place - 1] in ("bekannt",):
                    cue.insert(0, place - 1)
                at = start + 1
                while (
                    at < place
                    and tags[at] & (ADVERB | REFLEXIVE | PRONOMINAL)
                    and not tags[at] & ARTICLE
                    and words[at] != "andere"
                ):
                    if tags[at] & REFLEXIVE:
                        cue.insert(0, at)
                    at += 1
                if at < place and words[at] == "es":
                    at += 1
                stop = phrases.phrase(s, at, cue[0])
                speaker: Range | None = (at, stop) if stop > at else None
                if not opening and speaker is None and tags[start] & RELATIVE and tags[start] & NOMINATIVE:
                    speaker = (start, start + 1)
                if speaker is None and tags[at] & PREPOSITION:
                    stop = phrases.phrase(s, at + 1, cue[0])
                    if stop > at + 1:
                        speaker = (at + 1, stop)
                told = phrases.addressee(s, stop, cue[0], entry.takes) if speaker else None
                return Telling(
                    (*opening, *cue),
                    speaker,
                    told,
                    entry.takes,
                    entry.medium,
                    entry.lemma,
                    (),
                    end,
                    False,
                    start,
                )
        if end >= limit or words[end] != ",":
            return None
        end = clause_end(s, end + 1, limit)
    return None
