"""English clauses and noun phrases: where they end, and which words that may be verbs are nouns."""

from __future__ import annotations

from countertrade.reading.quotes.lexicon import (
    ADVERB,
    AND,
    ARTICLE,
    AUXILIARY,
    BUT,
    CAPITAL,
    LOWER,
    NUMBER,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATE,
    TIME,
    VERBAL,
)
from countertrade.reading.quotes.sentence import Range, Sentence

BREAKS = frozenset((",", ":", ";", "–", "—", "(", ")"))


_OPENING = frozenset("“\"‘'«»„")


LONGEST_SUBJECT = 22


def clause_end(s: Sentence, place: int, limit: int) -> int:
    """The next comma, colon, semicolon or dash outside quotation marks at or after `place`."""
    while place < limit:
        if s.words[place] in BREAKS and not s.quoted(place):
            return place
        place += 1
    return limit


def noun(s: Sentence, verb: int) -> bool:
    """Whether a word that may be a verb is a noun or an infinitive here: "a report", "Serbia's state company", "to comment"."""
    if not verb:
        return False
    before, printed = s.tags[verb - 1], s.words[verb - 1]
    if (before & (ARTICLE | PREPOSITION) and not before & PRONOUN) or printed.endswith(("'s", "’s")):
        return True
    return (
        printed in BREAKS and s.words[verb] in s.lexicon.table.NOUN_VERBS
    )  # "…, state news agency Mehr said"


def helped(s: Sentence, verb: int) -> bool:
    """Whether an auxiliary stands before the verb: "was first reported"."""
    place = verb - 1
    while place > 0 and s.tags[place] & ADVERB:
        place -= 1
    return bool(s.tags[place] & AUXILIARY)


def subject(s: Sentence, start: int, verb: int) -> Range | None:
    """The subject in the stretch before a verb, without a relative clause on it."""
    words, tags = s.words, s.tags
    at = start
    while at < verb and (
        tags[at] & (AND | BUT | ADVERB)
        or words[at] in BREAKS
        or words[at].lower() in ("and", "but", "meanwhile", "then", "also")
    ):
        at += 1
    if at >= verb or verb - at > LONGEST_SUBJECT:
        return None
    if tags[at] & PRONOUN:
        return (at, at + 1) if at + 1 == verb or words[at + 1] == "," else None
    if not tags[at] & (CAPITAL | ARTICLE | LOWER):
        return None
    if (
        tags[at] & (PREPOSITION | SUBORDINATE | VERBAL | RELATIVE)
        and not tags[at] & ARTICLE
        and not noun(s, at)
    ):
        return None
    end = verb
    for place in range(at, verb):
        if words[place] == "," and place + 1 < verb and tags[place + 1] & RELATIVE:
            if "," not in words[place + 1 : verb]:
                return None  # the verb is the relative clause's own
            end = place
            break
        if tags[place] & RELATIVE and place > at:
            return None
        if tags[place] & VERBAL and tags[place] & LOWER and not s.quoted(place) and not noun(s, place):
            return None
    while end > at and (words[end - 1] == "," or (tags[end - 1] & ADVERB and tags[end - 1] & LOWER)):
        end -= 1
    if end - 2 > at and words[end - 2] == "," and tags[end - 1] & NUMBER:
        end -= 2  # "Wi Sung-lac, 70,"
    return (at, end) if end > at else None


def phrase(s: Sentence, start: int, limit: int, *, wide: bool = True) -> int:
    """The end of the noun phrase that starts at `start`, with "of …" and an apposition when `wide`."""
    words, tags = s.words, s.tags
    if start >= limit:
        return start
    if (tags[start] & PRONOUN and not tags[start] & CAPITAL) or words[start] in ("he", "she", "they"):
        return start + 1
    at = start
    while at < limit and (tags[at] & ARTICLE):
        at += 1
    named = False
    while at < limit:
        word, tag = words[at], tags[at]
        if tag & TIME and tag & CAPITAL and at > start:
            break
        if tag & CAPITAL or tag & NUMBER:
            named = True
            at += 1
        elif word in _OPENING and s.quoted(at) and at == start + (1 if tags[start] & ARTICLE else 0):
            while at < limit and s.quoted(at):
                at += 1
            named = True
        elif word in ("’s", "'s", "’", "'") or (
            tag & LOWER
            and not tag & (PREPOSITION | AND | BUT | SUBORDINATE | PRONOUN | ADVERB | RELATIVE)
            and not (tag & VERBAL and not noun(s, at))
            and not (named and word.endswith("ing"))
            and not (at > start and at + 1 < limit and words[at + 1] == "by")
        ):
            at += 1
        elif (
            at > start
            and (
                word in ("of", "for", "&", "de", "da", "dos", "and", "at", "in")
                or (word in ("from", "with") and not named)
            )
            and at + 1 < limit
            and (wide or word in ("of", "&", "de", "da", "dos"))
        ):
            nxt = at + 1
            if word == "and" and not (tags[nxt] & CAPITAL):
                break
            if word in ("in", "at") and (
                not tags[nxt] & (CAPITAL | ARTICLE)
                or tags[nxt] & TIME
                or any(tags[p] & TIME for p in range(nxt, min(limit, nxt + 3)))
            ):
                break
            if word in ("in",) and named and tags[at - 1] & CAPITAL:
                break
            if not tags[nxt] & (CAPITAL | ARTICLE | NUMBER | LOWER) or (
                tags[nxt] & (PREPOSITION | VERBAL) and not tags[nxt] & ARTICLE
            ):
                break
            at = nxt
            while at < limit and tags[at] & ARTICLE:
                at += 1
        elif (
            word == "."
            and at > start
            and at + 1 < limit
            and tags[at + 1] & CAPITAL
            and words[at - 1] in s.lexicon.table.TITLES
        ):
            at += 1
        elif word == "(" and at > start:
            closing = at + 1
            while closing < limit and words[closing] != ")":
                closing += 1
            if closing >= limit:
                break
            at = closing + 1
        elif (
            word == ","
            and wide
            and at > start
            and at + 1 < limit
            and not tags[at + 1] & (RELATIVE | VERBAL | PRONOUN | PREPOSITION | SUBORDINATE)
        ):
            if (
                not (tags[at + 1] & (ARTICLE | CAPITAL | LOWER))
                or words[at + 1].endswith("ing")
                or tags[at + 1] & (AND | BUT)
            ):
                break
            inner = phrase(s, at + 1, limit, wide=False)
            while inner < limit and words[inner] in ("of", "for", "at", "in"):
                more = phrase(s, inner + 1, limit, wide=False)
                if more <= inner + 1:
                    break
                inner = more
            if inner > at + 1 and (inner >= limit or words[inner] == ","):
                at = inner
            break
        else:
            break
    return at if at > start + (1 if tags[start] & ARTICLE else 0) else start


def clause_start(s: Sentence, lo: int, verb: int) -> int:
    """Where the clause of the verb starts: after an opening phrase ("On Monday, …") or a dash of a dateline."""
    words, tags = s.words, s.tags
    start = lo
    for place in range(verb - 1, lo, -1):
        if words[place] in ("–", "—", ";", ":") and not s.quoted(place):
            return place + 1
        if (
            words[place] == ","
            and (tags[lo] & (PREPOSITION | SUBORDINATE) or words[lo].endswith(("ing", "sked")))
            and not any(words[p] == "," and not s.quoted(p) for p in range(lo, place))
        ):
            return place + 1
        if words[place] in ("but", "and", "while") and place > lo and words[place - 1] == ",":
            return place + 1
    return start


def is_clause(s: Sentence, start: int, limit: int) -> bool:
    """Whether a subject and a verb follow."""
    if s.tags[start] & (PREPOSITION | AUXILIARY) and not s.tags[start] & ARTICLE:
        return False
    for place in range(start + 1, min(limit, start + 16)):
        if s.tags[place] & VERBAL and s.tags[place] & LOWER and not noun(s, place):
            return True
        if s.words[place].endswith("ed") and s.tags[place] & LOWER:
            return True
    return False
