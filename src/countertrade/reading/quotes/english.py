"""How English reports speech inside one sentence.

English keeps subject, verb, object in order, so the one who speaks stands before the verb or, after the content, behind it: "…, said X".
"""

from __future__ import annotations

from dataclasses import replace

from countertrade.reading.quotes.found import Found, Telling
from countertrade.reading.quotes.grammar import Grammar
from countertrade.reading.quotes.lexicon import (
    ADVERB,
    AND,
    ARTICLE,
    AUXILIARY,
    BUT,
    CAPITAL,
    CUE,
    LOWER,
    NUMBER,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATE,
    TIME,
    VERBAL,
    Verb,
)
from countertrade.reading.quotes.sentence import Range, Sentence, without

_BREAKS = frozenset((",", ":", ";", "–", "—", "(", ")"))
_OPENING = frozenset("“\"‘'«»„")
_LONGEST_SUBJECT = 22


def clause_end(s: Sentence, place: int, limit: int) -> int:
    """The next comma, colon, semicolon or dash outside quotation marks at or after `place`."""
    while place < limit:
        if s.words[place] in _BREAKS and not s.quoted(place):
            return place
        place += 1
    return limit


def telling(s: Sentence, verb: int, start: int, limit: int) -> Telling | None:
    """What the verb at `verb` tells with its subject between `start` and it, or behind it; None where nobody speaks."""
    words, tags = s.words, s.tags
    if verb > start and (_noun(s, verb) or words[verb - 1] == "not"):
        return None
    if verb + 1 < limit and words[verb + 1] == "by" and not _helped(s, verb):
        return None
    entry, cue, passive, first = _verb(s, verb, start, limit)
    if entry is None:
        return None
    speaker = _subject(s, start, first)
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


def _noun(s: Sentence, verb: int) -> bool:
    """Whether a word that may be a verb is a noun or an infinitive here: "a report", "Serbia's state company", "to comment"."""
    if not verb:
        return False
    before, printed = s.tags[verb - 1], s.words[verb - 1]
    if (before & (ARTICLE | PREPOSITION) and not before & PRONOUN) or printed.endswith(("'s", "’s")):
        return True
    return (
        printed in _BREAKS and s.words[verb] in s.lexicon.table.NOUN_VERBS
    )  # "…, state news agency Mehr said"


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


def _subject(s: Sentence, start: int, verb: int) -> Range | None:
    """The subject in the stretch before a verb, without a relative clause on it."""
    words, tags = s.words, s.tags
    at = start
    while at < verb and (
        tags[at] & (AND | BUT | ADVERB)
        or words[at] in _BREAKS
        or words[at].lower() in ("and", "but", "meanwhile", "then", "also")
    ):
        at += 1
    if at >= verb or verb - at > _LONGEST_SUBJECT:
        return None
    if tags[at] & PRONOUN:
        return (at, at + 1) if at + 1 == verb or words[at + 1] == "," else None
    if not tags[at] & (CAPITAL | ARTICLE | LOWER):
        return None
    if (
        tags[at] & (PREPOSITION | SUBORDINATE | VERBAL | RELATIVE)
        and not tags[at] & ARTICLE
        and not _noun(s, at)
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
        if tags[place] & VERBAL and tags[place] & LOWER and not s.quoted(place) and not _noun(s, place):
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
            and not (tag & VERBAL and not _noun(s, at))
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


def _cues(s: Sentence, start: int, limit: int) -> list[int]:
    return [
        p
        for p in range(start, limit)
        if s.tags[p] & (CUE | PARTICIPLE) and s.tags[p] & LOWER and not s.quoted(p)
    ]


def after_content(s: Sentence, lo: int, limit: int) -> Found | None:
    """Content first: "…, X said.", "…, said X", "…, the paper wrote", and in the middle: "The rate, X said, was 2 percent"."""
    words = s.words
    cues = _cues(s, lo, limit)
    for verb in reversed(cues):
        for comma in range(verb - 1, max(lo + 1, verb - _LONGEST_SUBJECT), -1):
            if words[comma] != "," or s.quoted(comma):
                continue
            told = telling(s, verb, comma + 1, limit)
            if told is None or told.speaker is None or not ("c" in told.takes or "q" in told.takes):
                continue
            if (told.speaker[0] < verb and told.speaker[0] != comma + 1) or (
                told.end < limit and words[told.end] != ","
            ):
                continue
            parted = told.end + 1 < limit and bool(
                s.tags[told.end + 1] & VERBAL
            )  # "The price, X said, was fixed"
            if s.tags[comma + 1] & RELATIVE or (_opens_late(s, lo, comma) and not parted):
                continue
            following = told.cue[-1] + 1
            if told.addressee:
                following = told.addressee[1]
            if told.speaker[0] > verb:
                following = max(following, told.speaker[1])
            if following < limit and words[following] == "that":
                continue
            if (
                following < min(limit, told.end)
                and not s.tags[following] & (PREPOSITION | TIME | ADVERB)
                and words[following] != ","
            ):
                continue
            # the whole subject, appositions included, must not begin earlier
            earlier = _begins_earlier(s, lo, comma, verb)
            if earlier is not None:
                comma = earlier
                told = telling(s, verb, comma + 1, limit) or told
            rest: list[Range] = []
            stop = limit
            if (
                told.end < limit
                and words[told.end] == ","
                and told.end + 1 < limit
                and not _trailing(s, told.end + 1)
            ):
                rest, stop = [(told.end + 1, limit)], told.end + 1
            return _found([(lo, comma), *rest], told, [(comma, stop)], "after.verb")
    return None


def _trailing(s: Sentence, place: int) -> bool:
    """Whether what follows belongs to the frame: "citing the service", "who …", "in an interview"."""
    return (bool(s.tags[place] & (RELATIVE | PREPOSITION)) and s.words[place] != "that") or s.words[
        place
    ].endswith("ing")


def _opens_late(s: Sentence, lo: int, comma: int) -> bool:
    """Whether the stretch before the comma is no sentence yet: "On Tuesday, X said …", "Citing the bank, she said …"."""
    words, tags = s.words, s.tags
    first = words[lo].lower()
    if first.endswith("ing") and not s.quoted(lo):
        return True
    if comma - lo < 2:
        return True
    return not any(
        (tags[p] & (VERBAL | CUE) and tags[p] & LOWER)
        or s.quoted(p)
        or (tags[p] & LOWER and words[p].endswith("ed"))
        for p in range(lo, comma)
    )


def _begins_earlier(s: Sentence, lo: int, comma: int, verb: int) -> int | None:
    """The comma before the name when `comma` only opens its apposition: "…, João dos Anjos, a state secretary, said"."""
    for earlier in range(comma - 1, max(lo + 2, comma - 9), -1):
        if s.words[earlier] == "," and not s.quoted(earlier):
            if s.tags[earlier + 1] & CAPITAL and phrase(s, earlier + 1, comma, wide=False) == comma:
                return earlier
            return None
    return None


def _found(quote: list[Range], told: Telling, frame: list[Range], rule: str) -> Found:
    return Found(
        quote,
        "Indirect",
        rule,
        [told.speaker] if told.speaker else [],
        [(p, p + 1) for p in told.cue],
        frame,
        [told.addressee] if told.addressee else [],
        told.medium,
    )


def before_content(s: Sentence, lo: int, limit: int) -> Found | None:
    """Frame first: "X said that …", "X told the paper …", "X has claimed …"."""
    words, tags = s.words, s.tags
    if (
        words[lo].lower() == "as"
        and (as_ := _as_told(s, lo, limit))
        and as_.speaker
        and as_.end < limit
        and words[as_.end] == ","
    ):
        return _found([(as_.end + 1, limit)], as_, [(lo, as_.end + 1)], "before.as")
    for verb in _cues(s, lo, limit):
        start = _clause_start(s, lo, verb)
        told = telling(s, verb, start, limit)
        if told is not None and told.passive and told.lemma == "quote" and "saying" in words[verb:limit]:
            saying = words.index("saying", verb)
            if saying > told.cue[-1] and limit - saying > 2:
                told = replace(told, cue=(*told.cue, saying))
            return _found([(saying + 1, limit)], told, [(lo, saying + 1)], "before.quoted")
        if (
            told is None
            or told.speaker is None
            or told.passive
            or ("c" not in told.takes and "q" not in told.takes)
        ):
            continue
        if told.speaker[0] > verb:
            continue
        after = told.addressee[1] if told.addressee else told.cue[-1] + 1
        begin = next(
            (
                p
                for p in range(after, min(limit, after + 14))
                if words[p] in ("that", "whether") and not s.quoted(p)
            ),
            0,
        )
        if begin and any(words[p] in _BREAKS for p in range(after, begin)) and words[begin - 1] != ",":
            begin = 0
        if not begin:
            begin = after
            while begin < limit and (
                (
                    tags[begin] & PREPOSITION
                    and any(tags[p] & TIME for p in range(begin + 1, min(limit, begin + 3)))
                )
                or tags[begin] & (TIME | ADVERB)
            ):
                begin += 2 if tags[begin] & PREPOSITION else 1
            if begin < limit and words[begin] in (":", ","):
                begin += 1
            if begin >= limit or (
                not _is_clause(s, begin, limit) and not ("r" not in told.takes and s.quoted(begin))
            ):
                continue
        if limit - begin < 2:
            continue
        return _found([(begin, limit)], told, [(lo, begin)], "before.verb")
    return None


def _clause_start(s: Sentence, lo: int, verb: int) -> int:
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


def _is_clause(s: Sentence, start: int, limit: int) -> bool:
    """Whether a subject and a verb follow."""
    if s.tags[start] & (PREPOSITION | AUXILIARY) and not s.tags[start] & ARTICLE:
        return False
    for place in range(start + 1, min(limit, start + 16)):
        if s.tags[place] & VERBAL and s.tags[place] & LOWER and not _noun(s, place):
            return True
        if s.words[place].endswith("ed") and s.tags[place] & LOWER:
            return True
    return False


def according(s: Sentence, lo: int, limit: int) -> list[Found]:
    """ "According to X, …" and "…, according to X"."""
    words = s.words
    for place in range(lo, limit - 2):
        if words[place].lower() == "according" and words[place + 1] == "to" and not s.quoted(place):
            stop = phrase(s, place + 2, limit)
            if stop <= place + 2:
                continue
            begin = place - 1 if place > lo and words[place - 1] == "," else place
            end = stop + 1 if stop < limit and words[stop] == "," and (place == lo or begin < place) else stop
            quote = without((lo, limit), [(begin, end)])
            if place > lo and end < limit and words[stop] != ",":
                quote = [(lo, begin)]
            return [
                Found(
                    quote,
                    "Indirect",
                    "according.to",
                    [(place + 2, stop)],
                    [(place, place + 2)],
                    [(place, stop)],
                    [],
                    "SW",
                )
            ]
    return []


def summed_up(s: Sentence, lo: int, limit: int) -> Found | None:
    """ "X put the fee at $4,500", "He estimated the total at …", "mentioned by X", "X warned of …"."""
    words = s.words
    for verb in _cues(s, lo, limit):
        if verb + 1 < limit and words[verb + 1] == "by" and not _helped(s, verb):
            entry = s.lexicon.participles.get(words[verb])
            stop = phrase(s, verb + 2, limit)
            if entry is not None and stop > verb + 2 and "r" in entry.takes:
                return Found(
                    [(lo, s.size)], "Reported", "summed_up.by", [(verb + 2, stop)], medium=entry.medium
                )
            continue
        start = _clause_start(s, lo, verb)
        told = telling(s, verb, start, limit)
        if told is None or told.speaker is None:
            continue
        hung = any(words[p] in told.prepositions for p in range(verb + 1, limit))
        if "r" in told.takes or hung or told.passive:
            return Found(
                [(lo, s.size)],
                "Reported",
                "summed_up",
                [told.speaker],
                [],
                [],
                [told.addressee] if told.addressee else [],
                told.medium,
            )
    return None


def _helped(s: Sentence, verb: int) -> bool:
    """Whether an auxiliary stands before the verb: "was first reported"."""
    place = verb - 1
    while place > 0 and s.tags[place] & ADVERB:
        place -= 1
    return bool(s.tags[place] & AUXILIARY)


def noun_content(s: Sentence, lo: int, limit: int) -> Found | None:
    """English tells a content clause of a noun as of its verb: nothing to add."""
    return None


def in_subjunctive(s: Sentence) -> tuple[int, int]:
    """English has no mood of reported speech."""
    return 0, 0


def _no_subject(s: Sentence) -> Range | None:
    return None


def _no_addressee(s: Sentence, start: int, limit: int, takes: str) -> Range | None:
    return None


def _as_told(s: Sentence, start: int, limit: int) -> Telling | None:
    """ "as X told the paper" from "as" at `start`."""
    for verb in _cues(s, start + 1, limit):
        return telling(s, verb, start + 1, limit)
    return None


GRAMMAR = Grammar(
    after_content=after_content,
    before_content=before_content,
    according=according,
    noun_content=noun_content,
    summed_up=summed_up,
    pointing=noun_content,
    telling=telling,
    start_of=_clause_start,
    clause_end=clause_end,
    phrase=phrase,
    addressee=_no_addressee,
    subject=_subject,
    as_told=_as_told,
    in_subjunctive=in_subjunctive,
    subject_of=_no_subject,
)
