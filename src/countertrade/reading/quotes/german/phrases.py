"""German noun phrases: where the one who speaks and the one spoken to begin and end.

German puts the finite verb second, so the phrase before it is its subject unless it is a preposition, an adverb, a dative or a
clause; otherwise the subject follows the verb, after pronouns and adverbs.
"""

from __future__ import annotations

from countertrade.reading.quotes.lexicon import (
    ADVERB,
    AND,
    ARTICLE,
    AUXILIARY,
    BUT,
    CAPITAL,
    CUE,
    DATIVE,
    GENITIVE,
    INFINITIVE,
    JOINED,
    LOWER,
    NUMBER,
    OBLIQUE,
    PARTICIPLE,
    PREFIX,
    PREPOSITION,
    PRONOMINAL,
    PRONOUN,
    QUESTION,
    REFLEXIVE,
    RELATIVE,
    SUBJUNCTIVE,
    SUBORDINATE,
    THEREBY,
    TIME,
    VERBAL,
)
from countertrade.reading.quotes.sentence import Range, Sentence

_PARTICLES = frozenset(
    "von van de der den del della di da dos das do bin ibn al el la le zu und ben abu ter".split()
)
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_ADVERBIAL = ("end", "lich", "isch", "weise", "wärts", "maßen", "los", "halber", "seitens")
_CLOSING = frozenset("“”\"«»’‘'")
_OPENING = frozenset("„“\"»«‚‘'")
_DASHES = frozenset("–—-")


def outlet_follows(s: Sentence, place: int) -> bool:
    """Whether a name of a newspaper, agency or broadcaster starts here: "Zeitung …", „Berliner Zeitung“."""
    table, word = s.lexicon.table, s.words[place]
    if word in table.OUTLET_NOUNS or word in _OPENING or word in table.AGENCIES:
        return True
    return bool(s.tags[place] & LOWER) and s.words[place + 1] in table.OUTLET_NOUNS


def phrase(s: Sentence, start: int, limit: int, *, wide: bool = True, told: bool = False) -> int:
    """The end of the noun phrase that starts at `start`, at most `limit`; `start` itself when there is none.

    `wide` takes in what hangs on it: genitives, "von …", brackets, an apposition between commas.
    """
    tags, words = s.tags, s.words
    if start >= limit:
        return start
    if (
        words[start] in _PARTICLES
        and start + 1 < limit
        and tags[start + 1] & CAPITAL
        and words[start] not in ("der", "das", "den", "zu", "und", "von")
    ):
        return phrase(s, start + 1, limit, wide=wide)  # "dos Anjos"
    first = tags[start]
    if first & PRONOUN and not (
        first & ARTICLE
        and start + 1 < limit
        and (tags[start + 1] & CAPITAL or adjective(s, start + 1, limit))
    ):
        return start + 1
    at = start
    noun = False
    genitive = ""
    end = start
    while at < limit:
        word, tag = words[at], tags[at]
        if (
            noun
            and tag & NUMBER
            and at + 1 < limit
            and (tags[at + 1] & (CAPITAL | LOWER))
            and tags[at - 1] & CAPITAL
            and not tags[at + 1] & (VERBAL | PREPOSITION | ARTICLE)
        ):
            break  # "der Regierung 48 Haubitzen"
        if noun and tag & NUMBER and len(word) == 4 and word.isdigit():
            break  # a year
        if tag & CAPITAL or tag & NUMBER:
            if (
                noun
                and tag & TIME
                and not tag & NUMBER
                and at > start
                and tags[at - 1] & CAPITAL
                and end == at
                and word not in ("Mai",)
            ):
                break
            at += 1
            end = at
            noun = True
            continue
        if word in _OPENING and (not noun or s.quoted(at)):
            closing = at + 1
            while closing < limit and s.quoted(closing):
                closing += 1
            if closing - at > 10 and noun:
                break
            at = end = closing
            noun = True
            continue
        if word == "(" and noun and wide:
            closing = at + 1
            while closing < limit and words[closing] != ")":
                closing += 1
            if closing >= limit or closing - at > 12:
                break
            at = end = closing + 1
            continue
        if not noun:
            if (
                tag & ARTICLE
                or adjective(s, at, limit)
                or tag & AND
                or (tag & ADVERB and at > start)
                or word in ("so", ",")
            ):
                if word == "," and not adjective(s, at + 1, limit):
                    break
                at += 1
                continue
            if tag & PREPOSITION and at > start and (participle := _adjective_phrase(s, at, limit)):
                at = participle + 1
                continue
            break
        if word == "." and f"{words[at - 1]}." in s.lexicon.table.ABBREVIATIONS:
            at += 1  # "Prof. Dr. Matthias"
            continue
        # after a noun
        if tag & GENITIVE and tag & ARTICLE and wide:
            if told and word in ("der", "einer") and outlet_follows(s, at + 1):
                break
            if word == "der" and genitive == "der":
                break  # "nach Einschätzung der Ermittler der Mörder …"
            inner = phrase(s, at, limit, wide=False)
            if inner <= at + 1:
                break
            genitive = word
            at = end = inner
            continue
        if tag & AND:
            nxt = at + 1
            if nxt < limit and (
                tags[nxt] & (CAPITAL | ARTICLE | NUMBER) or adjective(s, nxt, limit) or words[nxt] in _OPENING
            ):
                inner = phrase(s, nxt, limit, wide=False)
                if inner > nxt:
                    at = end = inner
                    continue
            break
        if (
            word in _PARTICLES
            and (not tag & ARTICLE or words[at - 1] in _PARTICLES)
            and at + 1 < limit
            and tags[at + 1] & CAPITAL
            and (tags[at - 1] & CAPITAL)
            and wide
        ):
            at += 1
            continue
        if tag & PREPOSITION and wide and word in s.lexicon.table.ATTRIBUTIVE and at + 1 < limit:
            if not _attributive(s, at, limit):
                break
            inner = phrase(s, at + 1, limit, wide=False)
            if inner <= at + 1:
                break
            at = end = inner
            continue
        if word == "," and wide:
            closing = apposition(s, at, limit)
            if closing:
                at = end = closing
                continue
            break
        if (
            wide
            and tag & LOWER
            and word.endswith("er")
            and adjective(s, at, limit)
            and at + 1 < limit
            and tags[at + 1] & CAPITAL
        ):
            inner = phrase(
                s, at, limit, wide=False
            )  # a genitive plural without article: "Angaben russischer Behörden"
            if inner > at + 1:
                at = end = inner
                continue
        break
    return end if noun else start


def adjective(s: Sentence, at: int, limit: int) -> bool:
    if at >= limit:
        return False
    tag = s.tags[at]
    return (
        bool(tag & LOWER)
        and not tag & (VERBAL | PREPOSITION | SUBORDINATE | PRONOMINAL | REFLEXIVE)
        and s.words[at].endswith(_ADJECTIVE_ENDINGS)
        and (not tag & (ADVERB | PRONOUN | CUE | JOINED) or bool(tag & ARTICLE))
    )


def _adjective_phrase(s: Sentence, at: int, limit: int) -> int:
    """The participle that ends "in Wien lebende" or "mit 9.000 Paketen beladener" from its preposition at `at`, or 0."""
    for place in range(at + 1, min(limit - 1, at + 8)):
        if s.words[place] in ",.:;":
            return 0
        if (
            s.tags[place] & LOWER
            and s.words[place].endswith(("nde", "nder", "nden", "te", "ter", "ten", "ne", "ner", "nen"))
            and not s.tags[place] & (ARTICLE | PREPOSITION)
            and s.tags[place + 1] & (CAPITAL | LOWER)
        ):
            return place
    return 0


def _timely(s: Sentence, at: int, limit: int) -> bool:
    return any(s.tags[place] & TIME for place in range(at, min(limit, at + 2)))


def _attributive(s: Sentence, at: int, limit: int) -> bool:
    """Whether the preposition at `at` hangs what follows on the noun before it: "Leiter der Abteilung im Ministerium", "Experten aus Wien"."""
    word, nxt = s.words[at], at + 1
    if _timely(s, nxt, limit):
        return False
    if word in ("von", "vom"):
        return True
    table = s.lexicon.table
    before = s.words[at - 1]
    bearer = before.lower().endswith(table.ROLE_ENDINGS)
    body = (
        before in table.ORGANISATION_NOUNS
        or before in table.GOVERNMENT_NOUNS
        or before.endswith(table.BODY_ENDINGS)
    )
    if word in ("in", "aus", "bei"):
        return bool(s.tags[nxt] & CAPITAL) or (bearer and s.words[nxt] not in table.INDEFINITE)
    return (bearer or body) and s.words[nxt] not in table.OCCASIONS


def apposition(s: Sentence, comma: int, limit: int) -> int:
    """The end of an apposition that opens with the comma at `comma` (its closing comma not included), or 0."""
    start = comma + 1
    if start >= limit or (
        s.tags[start] & (PREPOSITION | SUBORDINATE | QUESTION | THEREBY | CUE | AUXILIARY | ADVERB)
        and s.words[start] not in ("so",)
    ):
        return 0
    if not (s.tags[start] & (CAPITAL | ARTICLE) or adjective(s, start, limit)):
        return 0
    closing = start
    while closing < limit and s.words[closing] not in (",", ":", ";") and s.words[closing] not in _DASHES:
        if s.words[closing] in _OPENING and s.quoted(closing):
            while closing < limit and s.quoted(closing):
                closing += 1
            continue
        if (
            s.tags[closing] & LOWER
            and s.tags[closing] & (VERBAL | SUBJUNCTIVE | JOINED)
            and not s.tags[closing] & (ARTICLE | PREPOSITION)
        ):
            return 0
        closing += 1
    if closing - start > 14 or closing == start:
        return 0
    last = s.tags[closing - 1]
    if not (last & (CAPITAL | NUMBER) or s.words[closing - 1] == ")" or s.words[closing - 1] in _CLOSING):
        return 0
    end = phrase(s, start, closing)
    if end == closing or (closing >= limit and end > start):
        return end
    # "…, Professor am Institut, könnte …": closed by the verb of the sentence
    return (
        closing
        if closing + 1 < limit and s.tags[closing + 1] & (VERBAL | CUE) and s.tags[closing + 1] & LOWER
        else 0
    )


def relative(s: Sentence, comma: int, limit: int) -> int:
    """The place of the comma that closes a relative clause opened at `comma`; `limit` when it runs to the end; 0 when none opens."""
    start = comma + 1
    if start >= limit:
        return 0
    if s.tags[start] & PREPOSITION and start + 1 < limit and s.tags[start + 1] & RELATIVE:
        start += 1
    elif not s.tags[start] & RELATIVE:
        return 0
    closing = start + 1
    depth_quote = s.unit
    while closing < limit and (
        s.words[closing] not in (",", ":", ";") or (depth_quote is not None and depth_quote[closing] >= 0)
    ):
        closing += 1
    last = closing - 1
    if last <= start:
        return 0
    for place in range(start + 1, last):
        if (
            s.tags[place] & VERBAL
            and s.tags[place] & LOWER
            and not s.tags[place] & (ARTICLE | PREPOSITION | INFINITIVE | PARTICIPLE)
            and (place < last - 1 or not s.tags[last] & (AUXILIARY | SUBJUNCTIVE))
        ):
            return 0  # the verb stands second: a main clause
    tag = s.tags[last]
    if tag & LOWER and (
        tag & (VERBAL | PARTICIPLE | JOINED | PREFIX)
        or s.words[last].endswith(("t", "en", "te", "ten", "sei", "ei"))
    ):
        return closing
    return 0


def before(s: Sentence, start: int, verb: int) -> Range | None:
    """The subject that stands between `start` and the finite verb, or None when that stretch is something else."""
    tags, words = s.tags, s.words
    at = start
    focus = s.lexicon.table.FOCUS
    while at < verb and (tags[at] & (AND | BUT) or words[at].lower() in focus):
        at += 1
    if at >= verb:
        return None
    first = tags[at]
    if (
        first & (PREPOSITION | SUBORDINATE | THEREBY | OBLIQUE | QUESTION)
        and not first & ARTICLE
        and words[at] not in ("Sie", "Ihr")
    ):
        return None
    if first & DATIVE:
        return None
    if first & ADVERB and not first & (ARTICLE | PRONOUN):
        return None
    if verb > at + 1 and words[at].endswith(_ADVERBIAL) and not tags[at + 1] & CAPITAL and at == start:
        return None
    if words[at] in ("Den", "Des") or (
        words[at].lower() in ("so", "das", "dies", "was", "es", "dieses") and verb == at + 1
    ):
        return None
    if not (
        first & (CAPITAL | ARTICLE | PRONOUN | NUMBER) or words[at] in _OPENING or adjective(s, at, verb)
    ):
        return None
    if first & TIME and not first & ARTICLE and at + 1 == verb:
        return None
    end = verb
    # a relative clause is not part of the name
    for place in range(at, verb):
        if words[place] == "," and not s.quoted(place):
            closing = relative(s, place, verb)
            if closing:
                end = place
            break
    else:
        place = verb
    while end > at and (
        words[end - 1] == ","
        or words[end - 1] in _DASHES
        or (tags[end - 1] & (ADVERB | REFLEXIVE) and tags[end - 1] & LOWER)
    ):
        end -= 1
    participle = _adjective_phrase(s, at + 1, end) if at + 1 < end and tags[at + 1] & PREPOSITION else 0
    for place in range(at, end):
        if not tags[place] & LOWER or s.quoted(place):
            continue
        if tags[place] & VERBAL and not tags[place] & (ARTICLE | PREPOSITION | INFINITIVE | PRONOUN):
            return None
        if (
            words[place].endswith(("te", "ten"))
            and place > at
            and tags[place - 1] & (CAPITAL | PRONOUN)
            and not tags[place] & (ARTICLE | PREPOSITION | ADVERB)
            and place != participle
        ):
            return None  # a verb that the tables do not know
    if end <= at or not any(tags[place] & (CAPITAL | PRONOUN | NUMBER) for place in range(at, end)):
        return None
    # "Der Minister am Montag" keeps its name only
    for place in range(at + 1, end):
        if words[place] in ("am", "gestern", "heute") and (
            words[place] != "am" or _timely(s, place + 1, end)
        ):
            end = place
            break
    return (at, end)


def after(s: Sentence, verb: int, limit: int) -> Range | None:
    """The subject that follows the finite verb at `verb`, after pronouns and adverbs."""
    tags, words = s.tags, s.words
    at = verb + 1
    steps = 0
    while at < limit and steps < 12:
        tag, word = tags[at], words[at]
        if tag & PRONOUN and word not in ("es",) and not (tag & OBLIQUE and word != "ihr"):
            end = phrase(s, at, limit, told=True)
            return (at, end)
        if (
            tag & (REFLEXIVE | PRONOMINAL | OBLIQUE)
            or word == "es"
            or (tag & ADVERB and not tag & (ARTICLE | CAPITAL))
        ):
            at += 1
        elif tag & PREPOSITION and tag & LOWER:
            end = phrase(s, at + 1, limit, wide=False)
            if end <= at + 1:
                return None
            while (
                end < limit
                and (tags[end] & GENITIVE and tags[end] & ARTICLE)
                and words[end] in ("des", "eines", "seiner")
            ):
                more = phrase(s, end, limit, wide=False)
                if more <= end:
                    break
                end = more
            at = end
            if at < limit and words[at] == "," and at + 1 < limit and words[at + 1] == "dem":
                return None
        elif tag & DATIVE and tag & ARTICLE:
            end = phrase(s, at, limit, wide=False)
            if end <= at:
                return None
            at = end
        elif tag & (PREFIX | PARTICIPLE) and tag & LOWER and not tag & (PREPOSITION | ARTICLE):
            return None
        else:
            end = phrase(s, at, limit, told=True)
            if end <= at:
                return None
            return (at, end)
        steps += 1
    return None


def addressee(s: Sentence, start: int, limit: int, takes: str) -> Range | None:
    """Whom it is told, from `start` on: "der „Berliner Zeitung“", "gegenüber Journalisten", "den Behörden"."""
    tags, words, table = s.tags, s.words, s.lexicon.table
    at = start
    while at < limit and (tags[at] & (ADVERB | REFLEXIVE) and not tags[at] & ARTICLE):
        at += 1
    for place in range(at, min(limit, at + 14)):
        if words[place] == "gegenüber":
            end = phrase(s, place + 1, limit)
            return (place + 1, end) if end > place + 1 else None
    if at < limit and tags[at] & PREPOSITION and _timely(s, at + 1, limit):
        at = _after_time(s, at, limit)
    if at >= limit:
        return None
    if tags[at] & OBLIQUE:
        return (at, at + 1)
    named = tags[at] & CAPITAL and not tags[at] & TIME and start == at
    told = "d" in takes and (words[at] in table.DATIVE_ARTICLES or words[at] in table.AUDIENCE or named)
    if told or ("a" in takes and tags[at] & (ARTICLE | CAPITAL)):
        end = phrase(s, at, limit)
        return (at, end) if end > at else None
    return None


def _after_time(s: Sentence, at: int, limit: int) -> int:
    """The place after "am Dienstag (4. März)" that starts at `at`."""
    at += 1
    while (at < limit and s.tags[at] & (TIME | NUMBER | ARTICLE)) or s.words[at] == ".":
        at += 1
    if s.words[at] == "(" and ")" in s.words[at : min(limit, at + 8)]:
        at = s.words.index(")", at) + 1
    return at
