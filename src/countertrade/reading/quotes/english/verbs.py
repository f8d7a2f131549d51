"""English verbs of speech in their clause: which words are the cue, who speaks, to whom."""

from __future__ import annotations

from countertrade.reading.quotes.english.phrases import clause_end, helped, noun, phrase, subject
from countertrade.reading.quotes.found import Telling
from countertrade.reading.quotes.lexicon import ADVERB, AUXILIARY, CUE, LOWER, PARTICIPLE, PREPOSITION, Verb
from countertrade.reading.quotes.sentence import Range, Sentence


def telling(s: Sentence, verb: int, start: int, limit: int) -> Telling | None:
    """What the verb at `verb` tells with its subject between `start` and it, or behind it; None where nobody speaks."""
    words, tags = s.words, s.tags
    if verb > start and (noun(s, verb) or words[verb - 1] == "not"):
        return None
    if verb + 1 < limit and words[verb + 1] == "by" and not helped(s, verb):
        return None
    entry, cue, passive, first = _verb(s, verb, start, limit)
    if entry is None:
        return None
    speaker = subject(s, start, first)
    last = cue[-1]
    end = clause_end(s, last + 1, limit)
    told: Range | None = None
    if passive:
        agent = next((p for p in range(last + 1, end) if words[p] == "by"), None)
        by: Range | None = None
        if agent is not None:
            stop = phrase(s, agent + 1, limit)
            by = (agent + 1, stop) if stop > agent + 1 else None
        if (
            entry.lemma in ("quote", "say", "report")
            and speaker is not None
            and "saying" in words[last:end] + words[last : last + 1]
        ) or entry.lemma == "quote":
            told = by
        else:
            if by is None:
                return None
            speaker = by
        return Telling(
            tuple(cue),
            speaker,
            told,
            entry.takes,
            entry.medium,
            entry.lemma,
            entry.prepositions,
            max(end, by[1] if by else 0),
            True,
            start,
        )
    if speaker is None:
        if verb != start or not tags[verb] & CUE or "d" in entry.takes:
            return None
        stop = phrase(s, last + 1, limit)
        if stop <= last + 1:
            return None
        speaker = (last + 1, stop)
        end = clause_end(s, max(stop, end if stop > end else stop), limit)
        last = stop - 1
    if "d" in entry.takes and last + 1 < limit and not tags[last + 1] & PREPOSITION:
        stop = phrase(s, last + 1, limit, wide=False)
        if stop > last + 1 and words[last + 1] != "that":
            told = (last + 1, stop)
            end = max(end, stop) if stop > end else end
    return Telling(
        tuple(cue),
        speaker,
        told,
        entry.takes,
        entry.medium,
        entry.lemma,
        entry.prepositions,
        end,
        False,
        start,
    )


def _verb(s: Sentence, verb: int, start: int, limit: int) -> tuple[Verb | None, list[int], bool, int]:
    """The verb of speech at `verb`, the words of its cue, whether it is passive, and where its verb group begins."""
    words, tags = s.words, s.tags
    first = verb
    while first > start and (
        tags[first - 1] & AUXILIARY or (tags[first - 1] & ADVERB and tags[first - 1] & LOWER)
    ):
        first -= 1
    helpers = words[first:verb]
    passive = any(word in s.lexicon.table.PASSIVE for word in helpers)
    if passive or (
        helpers and tags[verb] & PARTICIPLE and any(word in ("has", "have", "had") for word in helpers)
    ):
        entry = s.lexicon.participles.get(words[verb])
    else:
        entry = next(iter(s.lexicon.verbs.get(words[verb], ())), None)
    cue = [verb]
    if passive and words[verb] in ("quoted", "reported", "said", "cited"):
        at = verb + 1
        if words[at : at + 2] == ["as", "saying"]:
            cue += [at, at + 1]
        elif words[at : at + 3] == ["to", "have", "said"]:
            cue += [at, at + 1, at + 2]
            return s.lexicon.verbs["say"][0], cue, False, first
        elif words[verb] == "said" and words[at : at + 1] == ["to"]:
            return None, cue, passive, first
        if len(cue) > 1:
            return s.lexicon.participles["quoted"], cue, True, first
    return entry, cue, passive, first


def cues(s: Sentence, start: int, limit: int) -> list[int]:
    return [
        p
        for p in range(start, limit)
        if s.tags[p] & (CUE | PARTICIPLE) and s.tags[p] & LOWER and not s.quoted(p)
    ]


def as_told(s: Sentence, start: int, limit: int) -> Telling | None:
    """ "as X told the paper" from "as" at `start`."""
    for verb in cues(s, start + 1, limit):
        return telling(s, verb, start + 1, limit)
    return None
