"""According-to phrases in German: "nach Angaben der Polizei", "laut X", "Schätzungen zufolge", "demnach"."""

from __future__ import annotations

from collections.abc import Callable

from countertrade.reading.quotes.found import Found
from countertrade.reading.quotes.german import phrases
from countertrade.reading.quotes.german.clauses import first_finite, subjunctive_early
from countertrade.reading.quotes.lexicon import (
    ADVERB,
    AND,
    ARTICLE,
    CAPITAL,
    DATIVE,
    LOWER,
    PREPOSITION,
    PRONOUN,
    REFLEXIVE,
    SOURCE,
    SUBORDINATE,
    VERBAL,
)
from countertrade.reading.quotes.sentence import Range, Sentence, without
from countertrade.records import Medium


def according(s: Sentence, lo: int, limit: int) -> list[Found]:
    """Quotations by "nach Angaben der Polizei", "laut X", "Schätzungen zufolge", "meiner Meinung nach", "demnach"."""
    found: list[Found] = []
    place = lo
    while place < limit:
        reading = _FORMS.get(s.words[place].lower())
        item = reading(s, lo, place, limit) if reading is not None and not s.quoted(place) else None
        if item is not None and sum(after - first for first, after in item.quote) >= 2:
            found.append(item)
            place = max(place, item.frame[0][1] - 1)
        place += 1
    return found


def _item(
    s: Sentence, lo: int, limit: int, frame: Range, speaker: Range | None, cue: Range, rule: str
) -> Found:
    return Found(
        _around(s, frame, lo, limit),
        "Indirect",
        f"according.{rule}",
        [speaker] if speaker else [],
        [cue],
        [frame],
        medium=_medium_of(s, speaker),
    )


def _preposed(s: Sentence, lo: int, place: int, limit: int) -> Found | None:
    """ "laut X", "nach Angaben von X"; and "seiner Meinung nach", where it follows."""
    word = s.words[place].lower()
    stop = _source_end(s, lo, place, limit)
    if stop > place + 1 and _sourced(s, place + 1, stop, word):
        return _item(s, lo, limit, (place, stop), (place + 1, stop), (place, place + 1), word)
    if word == "nach" and place > lo and s.tags[place - 1] & SOURCE:
        begin = place - 1
        while begin > lo and (
            s.tags[begin - 1] & (ARTICLE | PRONOUN) or phrases.adjective(s, begin - 1, limit)
        ):
            begin -= 1
        return _item(s, lo, limit, (begin, place + 1), (begin, place), (place, place + 1), "postposed")
    return None


def _source_end(s: Sentence, lo: int, place: int, limit: int) -> int:
    """Where the source after a preposition ends: before the finite verb where it opens the sentence, since German puts that second."""
    stop = phrases.phrase(s, place + 1, limit)
    if place == lo:
        verb = first_finite(s, place + 1, min(limit, place + 20))
        if verb and stop < verb and "," not in s.words[stop:verb] and "am" not in s.words[stop:verb]:
            return verb
    elif s.tags[place + 1 : place + 2] and s.tags[place + 1] & CAPITAL and not s.tags[place + 1] & SOURCE:
        return phrases.phrase(s, place + 1, limit, wide=False)  # "müsste laut Verfassung der Präsident"
    return stop


def _zufolge(s: Sentence, lo: int, place: int, limit: int) -> Found | None:
    """ "Schätzungen zufolge", also written "zu Folge"."""
    end = place
    if s.words[place].lower() == "folge":
        if s.words[place - 1] != "zu":
            return None
        end = place - 1
    begin = _phrase_start(s, lo, end)
    return (
        _item(s, lo, limit, (begin, place + 1), (begin, end), (end, place + 1), "zufolge")
        if begin < end
        else None
    )


def _thereby(s: Sentence, lo: int, place: int, limit: int) -> Found | None:
    """ "demnach"; "danach" only before the subjunctive, since it mostly tells time."""
    if s.words[place].lower() == "danach" and (place != lo or not subjunctive_early(s, lo, limit)):
        return None
    return _item(s, lo, limit, (place, place + 1), None, (place, place + 1), s.words[place].lower())


def _whereby(s: Sentence, lo: int, place: int, limit: int) -> Found | None:
    """ "…, wonach X": the content of the noun before it."""
    if place <= lo or s.words[place - 1] != ",":
        return None
    noun = noun_before(s, lo, place - 1)
    return Found(
        [(place + 1, limit)],
        "Indirect",
        "according.whereby",
        [noun] if noun else [],
        [(place, place + 1)],
        [(lo, place + 1)],
        medium="Writing",
    )


_FORMS: dict[str, Callable[[Sentence, int, int, int], Found | None]] = {
    "laut": _preposed,
    "nach": _preposed,
    "gemäß": _preposed,
    "zufolge": _zufolge,
    "folge": _zufolge,
    "demnach": _thereby,
    "danach": _thereby,
    "demzufolge": _thereby,
    "hiernach": _thereby,
    "wonach": _whereby,
    "denenzufolge": _whereby,
}


def _medium_of(s: Sentence, speaker: Range | None) -> Medium:
    table = s.lexicon.table
    for place in range(*(speaker or (0, 0))):
        word = s.words[place]
        if word in table.OPINION_NOUNS:
            return "ST"
        if word in table.OUTLET_NOUNS or word in table.DOCUMENT_NOUNS:
            return "Writing"
    return "SW"


def _sourced(s: Sentence, start: int, stop: int, preposition: str) -> bool:
    """Whether the phrase after "nach" or "laut" is a source and not a time, a place or a manner."""
    if preposition == "laut":
        return any(s.tags[p] & (CAPITAL | PRONOUN) or s.quoted(p) for p in range(start, stop))
    first = next((p for p in range(start, min(stop, start + 5)) if s.tags[p] & CAPITAL), None)
    if first is None:
        return False
    return bool(s.tags[first] & SOURCE) or (
        preposition == "gemäß" and s.words[first] not in s.lexicon.table.NOT_SOURCES
    )


def _phrase_start(s: Sentence, lo: int, end: int) -> int:
    """Where the phrase that ends before "zufolge" begins: back to a verb, a comma or the start."""
    words, tags = s.words, s.tags
    at = end
    quoted = s.unit
    verb = first_finite(s, lo + 1, end)
    lo = verb + 1 if verb else lo
    while at > lo:
        word, tag = words[at - 1], tags[at - 1]
        if quoted is not None and quoted[at - 1] >= 0:
            at -= 1
            continue
        if word in ",;:–-(" or (
            tag & (VERBAL | SUBORDINATE | REFLEXIVE) and tag & LOWER and not tag & ARTICLE
        ):
            break
        if (
            tag & LOWER
            and not tag & (ARTICLE | PREPOSITION | AND)
            and not phrases.adjective(s, at - 1, end)
            and word not in ("von", "der", "des")
        ):
            break
        if tag & PREPOSITION and word not in s.lexicon.table.INSIDE_SOURCE:
            break
        if tag & ARTICLE and tag & DATIVE:
            return at - 1
        if end - at > 14:
            break
        at -= 1
    while at < end and (tags[at] & (PREPOSITION | AND) or (tags[at] & ADVERB and tags[at] & LOWER)):
        at += 1
    return at


def _around(s: Sentence, frame: Range, lo: int, limit: int) -> list[Range]:
    """The content around an according-to phrase: the rest of the sentence, or of the main clause it stands in."""
    begin, end = lo, limit
    words = s.words
    if frame[0] > lo and frame[1] < limit and words[frame[0] - 1] == "," and words[frame[1]] == ",":
        holes: list[Range] = [(frame[0] - 1, frame[1] + 1)]
    elif frame[1] < limit and words[frame[1]] == ",":
        whole = frame[0] == lo or "," in words[frame[0] : frame[1]]  # an apposition closes with it
        holes = [(frame[0], frame[1] + 1)] if whole else [frame]
    elif frame[0] > lo and words[frame[0] - 1] == "," and frame[1] >= limit:
        holes = [(frame[0] - 1, frame[1])]
    else:
        holes = [frame]
    if (
        frame[0] - 1 > lo
        and words[frame[0] - 1] in (";", "und", "aber", "doch")
        and frame[1] < limit
        and s.tags[frame[1]] & VERBAL
    ):
        begin = frame[0]
    for place in range(frame[0] - 1, lo, -1):
        if s.quoted(place):
            continue
        if words[place] in (";", "(") or (
            words[place] == ","
            and place + 1 < frame[0]
            and s.tags[place + 1] & VERBAL
            and s.tags[place + 1] & LOWER
        ):
            begin = place + 1  # "…, kann nach Angaben von X …": a clause of its own
            break
    for place in range(frame[1], limit):
        if (
            words[place] in (";", ")")
            and not s.quoted(place)
            and (words[place] == ";" or "(" not in words[begin:place])
        ):
            end = place
            break
    return without((begin, end), holes)


def noun_before(s: Sentence, lo: int, end: int) -> Range | None:
    """The noun phrase that a relative "wonach" or a content clause hangs on."""
    at = end
    words, tags = s.words, s.tags
    while at > lo and end - at < 14:
        if words[at - 1] in ",;:" or (
            tags[at - 1] & LOWER and tags[at - 1] & VERBAL and not tags[at - 1] & ARTICLE
        ):
            break
        at -= 1
    for start in range(at, end):
        stop = phrases.phrase(s, start, end)
        if stop == end:
            return (start, stop)
    return None
