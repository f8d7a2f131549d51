"""German clauses: where one ends, and by its verb what kind it is: reported in the subjunctive, an infinitive, a plain statement."""

from __future__ import annotations

from countertrade.reading.quotes.german import phrases
from countertrade.reading.quotes.lexicon import (
    ADVERB,
    ARTICLE,
    CAPITAL,
    INFINITIVE,
    LOWER,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    REFLEXIVE,
    STEM_E,
    SUBJUNCTIVE,
    SUBJUNCTIVE_1,
    SUBORDINATE,
    VERBAL,
)
from countertrade.reading.quotes.sentence import Range, Sentence

BREAKS = frozenset((",", ":", ";", "–", "(", ")", "—"))


def clause_end(s: Sentence, place: int, limit: int) -> int:
    """The next comma, colon, semicolon or dash outside quotation marks and brackets at or after `place`."""
    unit, words = s.unit, s.words
    depth = 0
    while place < limit:
        word = words[place]
        if (unit is None or unit[place] < 0) and word in BREAKS:
            if word == "(":
                depth += 1
            elif word == ")":
                if not depth:
                    return place
                depth -= 1
            elif not depth:
                return place
        place += 1
    return limit


def main_start(s: Sentence, lo: int, verb: int) -> int:
    """Where the main clause whose second place is the verb at `verb` begins."""
    words, _tags = s.words, s.tags
    # after "und"/"aber" directly before the verb the clause shares the first subject
    start = lo
    for place in range(verb - 1, lo - 1, -1):
        if words[place] in (";", ":") and not s.quoted(place):
            start = place + 1
            break
        if (
            words[place] in ("und", "aber", "doch", "sondern")
            and place > lo
            and words[place - 1] == ","
            and verb - place < 14
        ):
            start = place + 1
            break
    return start


def subjunctive_early(s: Sentence, start: int, limit: int) -> bool:
    tags = s.tags
    for place in range(start, min(limit, s.size)):
        tag = tags[place]
        if tag & SUBJUNCTIVE and tag & LOWER:
            return True
        if tag & STEM_E and place > start and _verb_second(s, place):
            return True
    return False


def _verb_second(s: Sentence, place: int) -> bool:
    """Whether an ambiguous word in -e stands where a verb stands: after a noun or pronoun and not before a noun."""
    before = s.tags[place - 1]
    if (
        not before & (CAPITAL | PRONOUN)
        and s.words[place - 1] not in (")", "“", "”", "«", ",")
        and not before & (ADVERB | REFLEXIVE)
    ):
        return False
    if s.words[place - 1].lower() in ("das", "dies", "es") and not (
        place + 1 < s.size and s.tags[place + 1] & CAPITAL
    ):
        return True
    if before & ARTICLE and not before & PRONOUN:
        return False
    following = s.tags[place + 1] if place + 1 < s.size else 0
    return not following & CAPITAL or bool(before & CAPITAL)


def finite_early(s: Sentence, start: int, stop: int) -> bool:
    for place in range(start + 1, min(stop, start + 9)):
        tag = s.tags[place]
        if tag & LOWER and (
            tag & VERBAL
            or (
                s.words[place].endswith(("t", "te", "ten"))
                and not tag & (ADVERB | PREPOSITION | ARTICLE | PARTICIPLE)
            )
        ):
            return True
    return False


def infinitive_clause(s: Sentence, start: int, stop: int, limit: int) -> bool:
    """ "…, das Abkommen zu unterzeichnen": "zu" and an infinitive end the clause."""
    for place in range(max(start, stop - 14), stop):
        word = s.words[place]
        if (
            word == "zu"
            and place + 1 < stop
            and s.words[place + 1].endswith(("en", "ern", "eln", "tun", "sein"))
            and s.tags[place + 1] & LOWER
        ):
            return True
        if (
            s.tags[place] & LOWER
            and "zu" in word[2:-3]
            and word.endswith("en")
            and _joined_infinitive(s, word)
        ):
            return True
    return False


def _joined_infinitive(s: Sentence, word: str) -> bool:
    prefix, _, rest = word.partition("zu")
    return prefix in s.lexicon.table.PREFIXES and len(rest) > 3


def in_subjunctive(s: Sentence) -> tuple[int, int]:
    """How surely a main verb stands in the subjunctive of reported speech (2 surely, 1 perhaps, 0 not), and where its clause begins.

    "Der Mann ist frei; die Anklage bleibe bestehen" is the narrator's up to the semicolon.
    """
    first = clause_end(s, 0, s.last)
    if s.tags[0] & SUBORDINATE and first < s.last:
        first = clause_end(s, first + 1, s.last)
    if _told(s, 1, min(first, 24)):
        return 2, 0
    verb = first_finite(s, 1, first)
    if verb and not s.tags[verb] & SUBJUNCTIVE and first < s.last:
        start = first + 1
        while start < s.last:
            stop = clause_end(s, start, s.last)
            opens = s.tags[start]
            if (
                s.words[start - 1] in ",;–"
                and not opens & (SUBORDINATE | QUESTION)
                and not phrases.relative(s, start - 1, s.last)
            ):
                if _told(s, start + 1, stop):
                    return 2, start
                break
            start = stop + 1
    return int(subjunctive_early(s, 0, min(s.last, 16))), 0


def _told(s: Sentence, start: int, stop: int) -> bool:
    """Whether a clause has a verb in the first subjunctive, which nothing but reported speech uses."""
    return any(
        s.tags[place] & SUBJUNCTIVE_1
        and s.tags[place] & LOWER
        and not s.quoted(place)
        and s.words[place + 1 : place + 2] != ["denn"]
        for place in range(start, stop)
    )


def first_finite(s: Sentence, start: int, limit: int) -> int:
    """The first word that must be a finite verb, or 0: known as one, or with the ending of a preterite after a noun."""
    for place in range(start, limit):
        tag = s.tags[place]
        if (
            not tag & LOWER
            or s.quoted(place)
            or tag & (ARTICLE | PREPOSITION | ADVERB | PRONOUN | SUBORDINATE)
        ):
            continue
        if tag & VERBAL and not (tag & INFINITIVE and s.tags[place - 1] & LOWER):
            return place
        if (
            s.words[place].endswith(("te", "ten"))
            and s.tags[place - 1] & CAPITAL
            and not (s.tags[place + 1 : place + 2] or [0])[0] & CAPITAL
        ):
            return place
    return 0


def subject_of(s: Sentence) -> Range | None:
    """The subject of a sentence whatever it tells: before its first finite verb, or behind it."""
    for place in range(1, min(s.last, 20)):
        if (
            s.tags[place] & LOWER
            and not s.quoted(place)
            and not s.tags[place] & (ARTICLE | PREPOSITION | ADVERB | INFINITIVE)
            and (s.tags[place] & VERBAL or s.words[place].endswith(("te", "ten")))
        ):
            return phrases.before(s, 0, place) or phrases.after(s, place, s.last)
    return None
