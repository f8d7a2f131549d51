"""According-to phrases in German: "nach Angaben der Polizei", "laut X", "Schätzungen zufolge", "demnach"."""

from __future__ import annotations

from countertrade.reading.quotes.found import Found
from countertrade.reading.quotes.german import phrases
from countertrade.reading.quotes.german.clauses import subjunctive_early
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
    words, tags = s.words, s.tags
    place = lo
    while place < limit:
        word = words[place]
        if s.quoted(place) or word.lower() not in (
            "laut",
            "nach",
            "gemäß",
            "zufolge",
            "folge",
            "demnach",
            "danach",
            "demzufolge",
            "hiernach",
            "denenzufolge",
            "wonach",
        ):
            place += 1
            continue
        lower = word.lower()
        frame: Range | None = None
        speaker: Range | None = None
        cue: list[Range] = [(place, place + 1)]
        rule = f"according.{lower}"
        if lower in ("laut", "nach", "gemäß"):
            if (
                place + 1 < limit
                and words[place + 1] in ("denen", "dem", "der")
                and place > lo
                and words[place - 1] == ","
                and phrases.relative(s, place - 1, limit)
                and lower != "laut"
            ):
                pass
            stop = phrases.phrase(s, place + 1, limit)
            sourced = stop > place + 1 and _sourced(s, place + 1, stop, lower)
            if sourced:
                frame, speaker = (place, stop), (place + 1, stop)
            elif (
                lower == "nach"
                and place > lo
                and not (
                    place + 1 < limit
                    and tags[place + 1] & (CAPITAL | ARTICLE)
                    and not tags[place - 1] & SOURCE
                )
            ):
                # postposed: "seiner Meinung nach"
                begin = place - 1
                if tags[begin] & SOURCE:
                    while begin > lo and (
                        tags[begin - 1] & (ARTICLE | PRONOUN) or phrases.adjective(s, begin - 1, limit)
                    ):
                        begin -= 1
                    frame, speaker = (begin, place + 1), (begin, place)
                    rule = "according.postposed"
        elif lower in ("zufolge", "folge"):
            if lower == "folge" and words[place - 1] != "zu":
                place += 1
                continue
            end = place - 1 if lower == "folge" else place
            begin = _phrase_start(s, lo, end)
            if begin < end:
                frame, speaker = (begin, place + 1), (begin, end)
                if lower == "folge":
                    cue = [(place - 1, place + 1)]
        elif lower in ("demnach", "danach", "demzufolge", "hiernach"):
            if lower == "danach" and place != lo:
                place += 1
                continue
            if lower == "danach" and not subjunctive_early(s, lo, limit):
                place += 1
                continue
            frame = (place, place + 1)
            speaker = None
        elif place > lo and words[place - 1] == ",":
            end = limit
            found.append(
                Found(
                    [(place + 1, end)],
                    "Indirect",
                    "according.whereby",
                    [],
                    cue,
                    [(lo, place + 1)],
                    [],
                    "Writing",
                )
            )
            subject = noun_before(s, lo, place - 1)
            if subject:
                found[-1].speaker = [subject]
            place += 1
            continue
        if frame is None:
            place += 1
            continue
        quote = _around(s, frame, lo, limit)
        if sum(b - a for a, b in quote) >= 2:
            found.append(
                Found(
                    quote,
                    "Indirect",
                    rule,
                    [speaker] if speaker else [],
                    cue,
                    [frame],
                    [],
                    _medium_of(s, speaker),
                )
            )
        place = max(frame[1], place + 1)
    return found


def _medium_of(s: Sentence, speaker: Range | None) -> Medium:
    if speaker is None:
        return "SW"
    for place in range(*speaker):
        word = s.words[place]
        if word in (
            "Ansicht",
            "Meinung",
            "Auffassung",
            "Überzeugung",
            "Einschätzung",
            "Schätzungen",
            "Vermutungen",
            "Schätzung",
        ):
            return "ST"
        if word in s.lexicon.table.OUTLET_NOUNS or word in s.lexicon.table.DOCUMENT_NOUNS:
            return "Writing"
    return "SW"


_NOT_SOURCES = frozenset(
    "Ablauf Abschluss Absprache Beginn Ende Verlauf Bedarf Möglichkeit Wunsch Art Plan".split()
)


def _sourced(s: Sentence, start: int, stop: int, preposition: str) -> bool:
    """Whether the phrase after "nach" or "laut" is a source and not a time, a place or a manner."""
    if preposition == "laut":
        return bool(
            s.tags[start] & (CAPITAL | ARTICLE | PRONOUN)
            or phrases.adjective(s, start, stop)
            or s.words[start] in '„“"»«'
        ) and any(s.tags[p] & CAPITAL or s.quoted(p) or s.tags[p] & PRONOUN for p in range(start, stop))
    limit = stop
    for place in range(start, min(limit, start + 5)):
        if s.tags[place] & SOURCE and s.tags[place] & CAPITAL:
            return True
        if preposition == "gemäß" and s.tags[place] & CAPITAL and s.words[place] not in _NOT_SOURCES:
            return True
        if s.tags[place] & CAPITAL:
            return False
    return False


def _phrase_start(s: Sentence, lo: int, end: int) -> int:
    """Where the phrase that ends before "zufolge" begins: back to a verb, a comma or the start."""
    words, tags = s.words, s.tags
    at = end
    quoted = s.unit
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
        if tag & PREPOSITION and word not in (
            "von",
            "vom",
            "aus",
            "für",
            "im",
            "in",
            "zur",
            "zum",
            "bei",
            "über",
        ):
            break
        if tag & ARTICLE and tag & DATIVE and word in ("dem", "einem", "diesem", "seinem", "ihrem"):
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
        holes = [(frame[0], frame[1] + 1)] if frame[0] == lo else [frame]
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
        if words[place] == ";" and not s.quoted(place):
            begin = place + 1
            break
    for place in range(frame[1], limit):
        if words[place] == ";" and not s.quoted(place):
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
