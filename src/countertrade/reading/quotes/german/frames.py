"""Frames in German: after the content (", sagte X"), before it ("X sagte, dass …") and on a noun ("die Forderung, …")."""

from __future__ import annotations

from countertrade.reading.quotes.found import VOICE, Found, Telling
from countertrade.reading.quotes.german import phrases
from countertrade.reading.quotes.german.clauses import (
    clause_end,
    finite_early,
    first_finite,
    infinitive_clause,
    main_start,
    subjunctive_early,
)
from countertrade.reading.quotes.german.verbs import final_clause, telling, wie_clause
from countertrade.reading.quotes.lexicon import (
    ADVERB,
    ARTICLE,
    AUXILIARY,
    COMPLEMENT,
    CONTENT,
    CUE,
    INFINITIVE,
    JOINED,
    LOWER,
    NUMBER,
    PARTICIPLE,
    PREPOSITION,
    QUESTION,
    RELATIVE,
    STEM_E,
    SUBJUNCTIVE,
    SUBORDINATE,
    VERBAL,
)
from countertrade.reading.quotes.sentence import Range, Sentence


def content_start(s: Sentence, told: Telling, start: int, limit: int) -> int:
    """Where what was said begins after its frame: a word index, or 0 where no clause follows."""
    words, tags = s.words, s.tags
    at = clause_end(s, start, limit)
    while at < limit:
        if words[at] == ":":
            return at + 1 if at + 1 < limit and "q" in told.takes and "w" not in told.takes else 0
        if words[at] != ",":
            return 0
        nxt = at + 1
        if nxt >= limit:
            return 0
        tag = tags[nxt]
        if tag & COMPLEMENT:
            return nxt
        if s.quoted(nxt) and "q" in told.takes:
            return nxt
        if words[nxt] in ("und", "sowie", "aber", "doch", "sondern"):
            if nxt + 1 < limit and tags[nxt + 1] & COMPLEMENT:
                return nxt + 1
            return 0
        stop = clause_end(s, nxt, limit)
        if infinitive_clause(s, nxt, stop, limit) and words[nxt] not in ("um", "ohne", "anstatt", "statt"):
            return nxt
        closing = phrases.relative(s, at, limit)
        if closing and not subjunctive_early(s, nxt, stop):
            at = closing
            continue
        if tag & QUESTION and words[nxt] not in ("wo", "was", "wer") and "c" in told.takes:
            return nxt
        if tag & SUBORDINATE:
            if words[nxt] in (
                "wenn",
                "falls",
                "sollte",
                "solange",
                "sobald",
                "da",
                "weil",
            ) and subjunctive_early(s, stop + 1, min(limit, stop + 8)):
                return nxt
            at = stop
            continue
        if words[nxt] == "um":
            at = stop
            continue
        if subjunctive_early(s, nxt, min(stop + 1, nxt + 14)) or infinitive_clause(s, nxt, stop, limit):
            return nxt
        if (
            words[nxt] in ("er", "sie", "es", "man", "wir", "ich")
            and nxt + 1 < stop
            and tags[nxt + 1] & VERBAL
            and not _filled(s, told, start)
        ):
            return nxt
        if "w" in told.takes:
            at = stop
            continue
        appositive = phrases.apposition(s, at, limit)
        if appositive and appositive == stop:
            at = stop
            continue
        if (
            finite_early(s, nxt, stop)
            and "c" in told.takes
            and "q" in told.takes
            and not _filled(s, told, start)
        ):
            return nxt
        at = stop
    return 0


def _filled(s: Sentence, told: Telling, end: int) -> bool:
    """Whether the verb has what it tells already, by its preposition: "gehen von einem Anschlag aus"."""
    return any(s.words[place] in told.prepositions for place in range(told.cue[0] + 1, end))


def after_content(s: Sentence, lo: int, limit: int) -> Found | None:
    """Content first: "…, sagte X.", "…, so X weiter", "…, heißt es in dem Bericht", "…, wie X mitteilte"."""
    words, tags = s.words, s.tags
    place = clause_end(s, lo, limit)
    while place < limit:
        if words[place] == "," and place > lo + 1 and place + 1 < limit:
            nxt = place + 1
            word = words[nxt]
            if (
                word == "so"
                and nxt + 1 < limit
                and not tags[nxt + 1] & (SUBORDINATE | VERBAL & CUE)
                and not (tags[nxt + 1] & ADVERB and not tags[nxt + 1] & ARTICLE)
            ):
                start = nxt + 1
                stop = phrases.phrase(s, start, limit)
                if stop > start:
                    return _closing(
                        s,
                        lo,
                        limit,
                        place,
                        Telling(
                            (nxt,),
                            (start, stop),
                            phrases.addressee(s, stop, limit, "d"),
                            "cq",
                            "SW",
                            "so",
                            (),
                            max(stop, clause_end(s, stop, limit)),
                            False,
                            nxt,
                        ),
                        "after.so",
                    )
                if tags[start] & CUE or words[start] in ("heißt", "hieß", "die", "der"):
                    nxt, word = start, words[start]
            if tags[nxt] & (CUE | AUXILIARY) and not s.quoted(nxt) and tags[nxt] & LOWER:
                told = telling(s, nxt, nxt, limit)
                if (
                    told is not None
                    and "w" not in told.takes
                    and (told.speaker is not None or "i" in told.takes or told.passive)
                    and ("c" in told.takes or "q" in told.takes)
                    and not _verb_final_before(s, lo, place)
                    and _states(s, lo, place)
                ):
                    return _closing(s, lo, limit, place, told, "after.verb")
            if word == "wie" and not s.quoted(nxt):
                wie = wie_clause(s, nxt, limit)
                if wie is not None:
                    return _closing(s, lo, limit, place, wie, "after.wie")
        place = clause_end(s, place + 1, limit)
    return None


def _states(s: Sentence, lo: int, comma: int) -> bool:
    """Whether the stretch before the comma is a clause: it has a finite verb that is not of a relative clause in it."""
    if s.quoted(lo):
        return True
    place = lo
    while place < comma:
        if s.words[place] == "," and not s.quoted(place) and (closing := phrases.relative(s, place, comma)):
            place = closing
            continue
        tag = s.tags[place]
        if (
            tag & LOWER
            and (tag & (VERBAL | STEM_E) or s.words[place].endswith(("t", "te", "ten")))
            and not tag & (ARTICLE | PREPOSITION | ADVERB)
        ):
            return True
        place += 1
    return False


def _verb_final_before(s: Sentence, lo: int, comma: int) -> bool:
    """Whether the stretch before the comma is only a subordinate clause: "Als er kam, sagte er" frames nothing before it."""
    tag = s.tags[lo]
    if not tag & (SUBORDINATE | QUESTION) or tag & COMPLEMENT or clause_end(s, lo, comma) < comma:
        return False
    if tag & PREPOSITION:  # "Bis zu 600 Tonnen solle das Land bekommen" is a main clause
        verb = first_finite(s, lo + 1, comma)
        return not verb or verb >= comma - 2
    return True


def _closing(s: Sentence, lo: int, limit: int, comma: int, told: Telling, rule: str) -> Found:
    end = told.end
    if told.speaker is not None:
        end = max(end, told.speaker[1])
    # the frame runs to the end of the sentence, or to the comma after which the content goes on
    rest: list[Range] = []
    stop = limit
    if end < limit and s.words[end] == ",":
        following = end + 1
        if (
            following < limit
            and not phrases.relative(s, end, limit)
            and not s.tags[following] & (SUBORDINATE | PREPOSITION) | 0
        ) or (following < limit and s.tags[following] & COMPLEMENT):
            rest = [(following, limit)]
            stop = end + 1
    speaker = [told.speaker] if told.speaker else []
    return Found(
        [(lo, comma), *rest],
        "Indirect",
        rule,
        speaker,
        told.cues(),
        [(comma, stop)],
        [told.addressee] if told.addressee else [],
        told.medium,
    )


def before_content(s: Sentence, lo: int, limit: int) -> Found | None:
    """Frame first: "X sagte, dass …", "X hat gefordert, …", "Wie X mitteilte, …", "Es hieß, …"."""
    words, tags = s.words, s.tags
    if words[lo].lower() in ("wie", "denn", "doch"):
        wie_at = lo if words[lo].lower() == "wie" else lo + 1
        if wie_at < limit and words[wie_at].lower() == "wie":
            wie = wie_clause(s, wie_at, limit)
            if wie is not None and wie.end < limit and words[wie.end] == ",":
                return Found(
                    [(wie.end + 1, limit)],
                    "Indirect",
                    "before.wie",
                    [wie.speaker] if wie.speaker else [],
                    wie.cues(),
                    [(lo, wie.end + 1)],
                    [wie.addressee] if wie.addressee else [],
                    wie.medium,
                )
    for place in range(lo, limit):
        tag = tags[place]
        if not tag & (CUE | AUXILIARY | JOINED) or not tag & LOWER or s.quoted(place):
            continue
        start = main_start(s, lo, place)
        opening = _opening(s, lo, place)
        told = telling(s, place, start, limit) if opening is None else final_clause(s, opening, limit)
        if told is not None and opening is not None and told.cue[-1] < place:
            continue
        if told is None or not ("c" in told.takes or "w" in told.takes or "q" in told.takes):
            continue
        if told.end < limit and words[told.end] in ("und", "aber", "sowie"):
            continue  # what follows is the second verb's
        begin = content_start(s, told, max(told.end - 1, place), limit)
        if not begin or limit - begin < 2:
            continue
        if opening is not None and tags[begin] & VERBAL and tags[begin] & LOWER:
            continue  # the sentence goes on after its subordinate clause
        end = _content_end(s, begin, limit)
        if opening is not None:
            end = min(end, _resumed(s, lo, opening, begin, limit))
        frame: list[Range] = [(lo, begin)]
        if end < limit and opening is not None:
            frame.append((end, limit))
        return Found(
            [(begin, end)],
            "Indirect",
            f"before.{'passive' if told.passive else 'verb'}",
            [told.speaker] if told.speaker else [],
            told.cues(),
            frame,
            [told.addressee] if told.addressee else [],
            told.medium,
        )
    return None


def _resumed(s: Sentence, lo: int, opening: int, begin: int, limit: int) -> int:
    """Where the main clause goes on after a subordinate frame and its content: "Als X sagte, dass …, meinte er"; else `limit`."""
    if first_finite(s, lo + 1, opening):
        return limit
    for place in range(begin + 1, limit - 1):
        if (
            s.words[place] == ","
            and not s.quoted(place)
            and s.tags[place + 1] & VERBAL
            and s.tags[place + 1] & LOWER
        ):
            return place
    return limit


def _opening(s: Sentence, lo: int, verb: int) -> int | None:
    """The word that opens the subordinate or relative clause in which the verb stands, or None in a main clause."""
    for place in range(verb - 1, lo - 1, -1):
        if s.words[place] in (",", "–", "(", ":") and not s.quoted(place):
            nxt = s.tags[place + 1]
            if (nxt & (SUBORDINATE | RELATIVE) and verb > place + 2) or (
                nxt & RELATIVE and verb == place + 2
            ):
                return place + 1
            return None
    return lo if s.tags[lo] & SUBORDINATE and s.words[lo] not in ("Während", "Seit", "Bis") else None


def _content_end(s: Sentence, begin: int, limit: int) -> int:
    """Where the content ends: at a second verb of the frame (", sprach aber von …", "und fügte hinzu"), or with the sentence."""
    words, tags = s.words, s.tags
    for place in range(begin + 2, limit - 1):
        if s.quoted(place):
            continue
        word = words[place]
        if word == ";":
            return place
        if word in (",", "und", "sowie", "aber"):
            nxt = place + 1
            if word == "," and words[nxt] in ("und", "aber", "doch"):
                continue
            if (
                tags[nxt] & CUE
                and tags[nxt] & LOWER
                and not tags[nxt] & (SUBJUNCTIVE | INFINITIVE | PARTICIPLE | STEM_E)
                and words[nxt].endswith(("te", "t", "ten", "ab", "ach", "ieß", "ies", "arf", "ies"))
                and nxt + 1 < limit
            ):
                return place - 1 if words[place - 1] == "," else place
    return limit


def noun_content(s: Sentence, lo: int, limit: int) -> Found | None:
    """A noun whose content a clause tells: "die Forderung, …", "der Verdacht, dass …"."""
    words, tags = s.words, s.tags
    for place in range(lo, limit - 2):
        if not tags[place] & CONTENT or s.quoted(place):
            continue
        comma = clause_end(s, place + 1, min(limit, place + 9))
        if comma >= limit or words[comma] != ",":
            continue
        nxt = comma + 1
        stop = clause_end(s, nxt, limit)
        if not (
            tags[nxt] & COMPLEMENT
            or infinitive_clause(s, nxt, stop, limit)
            or (subjunctive_early(s, nxt, min(stop, nxt + 8)) and not phrases.relative(s, comma, limit))
        ):
            continue
        if words[nxt] == "um":
            continue
        end = (
            stop
            if stop < limit
            and words[stop] == ","
            and stop + 1 < limit
            and tags[stop + 1] & (VERBAL | PARTICIPLE)
            else limit
        )
        begin = place
        while begin > lo and (tags[begin - 1] & ARTICLE or phrases.adjective(s, begin - 1, limit)):
            begin -= 1
        speaker: list[Range] = []
        if comma > place + 1 and (tags[place + 1] & ARTICLE or words[place + 1] in ("von", "vom")):
            first = place + 2 if words[place + 1] in ("von", "vom") else place + 1
            last = phrases.phrase(s, first, comma)
            if last > first:
                speaker = [(first, last)]
        else:
            subject = phrases.before(s, lo, begin)
            if subject and subject[1] < begin:
                speaker = []
        frame: list[Range] = [(lo, nxt)]
        if end < limit:
            frame.append((end, limit))
        return Found([(nxt, end)], "Indirect", "noun.content", speaker, [(begin, place + 1)], frame, [], "SW")
    return None


def pointing(s: Sentence, lo: int, limit: int) -> Found | None:
    """A sentence that credits the one before: "Das teilte X mit", "Dies geht aus einem Bericht hervor". Its quotation is "Das" alone."""
    if (
        s.words[lo] not in ("Das", "Dies", "Dieses")
        or limit - lo < 3
        or not s.tags[lo + 1] & (CUE | AUXILIARY)
    ):
        return None
    told = telling(s, lo + 1, lo, limit)
    if (
        told is None
        or told.speaker is None
        or not ("c" in told.takes or "q" in told.takes)
        or told.speaker[0] <= lo
    ):
        return None
    return Found(
        [(lo, lo + 1)],
        "Reported",
        f"pointing.{told.lemma}",
        [told.speaker],
        told.cues(),
        [(lo + 1, limit)],
        [told.addressee] if told.addressee else [],
        told.medium,
    )


_CONTRACTED = {
    "vom": "von",
    "zum": "zu",
    "zur": "zu",
    "am": "an",
    "ans": "an",
    "aufs": "auf",
    "fürs": "für",
    "übers": "über",
}


def summed_up(s: Sentence, lo: int, limit: int) -> Found | None:
    """A sentence that sums speech up without a content clause: "X fordert Geld", "X warnte vor Y", "X sprach von Z".

    With the rule VOICE it reports nothing itself but lets somebody speak: "X kritisierte den Plan. Er sei zu teuer."
    """
    words, tags = s.words, s.tags
    voice: Found | None = None
    for place in range(lo, limit):
        if not tags[place] & (CUE | AUXILIARY) or not tags[place] & LOWER or s.quoted(place):
            continue
        if _opening(s, lo, place) is not None:
            continue
        start = main_start(s, lo, place)
        told = telling(s, place, start, limit)
        if told is None or (told.speaker is None and not told.passive):
            continue
        hung = told.prepositions and any(
            _CONTRACTED.get(words[p].lower(), words[p].lower()) in told.prepositions
            for p in (*range(start, place), *range(place + 1, told.end))
        )
        counted = "n" in told.takes and any(tags[p] & NUMBER for p in range(lo, limit))
        summed = "r" in told.takes or hung or counted
        if summed or (voice is None and told.speaker is not None):
            found = Found(
                [(lo, s.size)],
                "Reported",
                f"summed_up.{told.lemma}" if summed else VOICE,
                [told.speaker] if told.speaker else [],
                addressee=[told.addressee] if told.addressee else [],
                medium=told.medium,
                calls="b" in told.takes,
            )
            if summed:
                return found
            voice = found
    return voice
