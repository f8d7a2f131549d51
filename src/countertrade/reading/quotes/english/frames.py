"""Frames in English: after the content (", X said"), before it ("X said that …"), "according to X", and speech summed up."""

from __future__ import annotations

from dataclasses import replace

from countertrade.reading.quotes.english.phrases import (
    BREAKS,
    LONGEST_SUBJECT,
    clause_start,
    helped,
    is_clause,
    phrase,
)
from countertrade.reading.quotes.english.verbs import as_told, cues, telling
from countertrade.reading.quotes.found import Found, Telling
from countertrade.reading.quotes.lexicon import (
    ADVERB,
    CAPITAL,
    CUE,
    LOWER,
    PREPOSITION,
    RELATIVE,
    TIME,
    VERBAL,
)
from countertrade.reading.quotes.sentence import Range, Sentence, without


def after_content(s: Sentence, lo: int, limit: int) -> Found | None:
    """Content first: "…, X said.", "…, said X", "…, the paper wrote", and in the middle: "The rate, X said, was 2 percent"."""
    words = s.words
    for verb in reversed(cues(s, lo, limit)):
        for comma in range(verb - 1, max(lo + 1, verb - LONGEST_SUBJECT), -1):
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
        and (as_ := as_told(s, lo, limit))
        and as_.speaker
        and as_.end < limit
        and words[as_.end] == ","
    ):
        return _found([(as_.end + 1, limit)], as_, [(lo, as_.end + 1)], "before.as")
    for verb in cues(s, lo, limit):
        start = clause_start(s, lo, verb)
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
        if begin and any(words[p] in BREAKS for p in range(after, begin)) and words[begin - 1] != ",":
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
                not is_clause(s, begin, limit) and not ("r" not in told.takes and s.quoted(begin))
            ):
                continue
        if limit - begin < 2:
            continue
        return _found([(begin, limit)], told, [(lo, begin)], "before.verb")
    return None


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
    for verb in cues(s, lo, limit):
        if verb + 1 < limit and words[verb + 1] == "by" and not helped(s, verb):
            entry = s.lexicon.participles.get(words[verb])
            stop = phrase(s, verb + 2, limit)
            if entry is not None and stop > verb + 2 and "r" in entry.takes:
                return Found(
                    [(lo, s.size)], "Reported", "summed_up.by", [(verb + 2, stop)], medium=entry.medium
                )
            continue
        start = clause_start(s, lo, verb)
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
