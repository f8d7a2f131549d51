"""Words in quotation marks: which of them are speech, and the frame that stands after, before or around them."""

from __future__ import annotations

from itertools import pairwise

from countertrade.reading.quotes.found import Found, Telling
from countertrade.reading.quotes.grammar import Grammar
from countertrade.reading.quotes.lexicon import AUXILIARY, CUE, LOWER, VERBAL
from countertrade.reading.quotes.sentence import Range, Sentence

_FREES = frozenset((":", "–", "—", "-", "“", "”", "«", "»", '"', ";", "(", "Worten", "und"))


def speech_units(s: Sentence) -> tuple[list[Range], list[Range]]:
    """The words in quotation marks that are speech by themselves, and those that are so within the clause they stand in.

    Free: a sentence of its own, after a colon, or with its frame beside it. Embedded: "X sagte, das sei „ein Fehler in jeder Hinsicht“".
    Titles, names and single marked words are neither.
    """
    free: list[Range] = []
    embedded: list[Range] = []
    words, tags = s.words, s.tags
    for mark, first, after in s.marks:
        inner_first, inner_after = first + 1, after - 1 if mark.closed else after
        size = inner_after - inner_first
        if size < 1:
            continue
        terminal = words[inner_after - 1] in ".!?…"
        colon = first > 0 and words[first - 1] == ":"
        follows = (
            after + 1 < s.size
            and words[after] == ","
            and (
                words[after + 1] == "so"
                or bool(tags[after + 1] & (CUE | AUXILIARY) and tags[after + 1] & LOWER)
            )
        )
        verb = any(tags[place] & VERBAL and tags[place] & LOWER for place in range(inner_first, inner_after))
        lower = bool(tags[inner_first] & LOWER)
        if not (
            (terminal and size >= 3)
            or (words[inner_after - 1] == "," and size >= 2)  # English sets the comma of the frame inside
            or (colon and size >= 3)
            or (size >= 8 and (verb or lower or size > 14))
            or (follows and (size >= 3 or first == 0))
            or (size >= 5 and verb and not lower)
        ):
            continue
        before = words[first - 1] if first else ""
        if (
            first == 0
            or before in _FREES
            or (before == "," and not lower)
            or (terminal and not lower and before != "dass")
            or (free and first - free[-1][1] < 14 and before == ",")
        ):
            free.append((first, after))
        else:
            embedded.append((first, after))
    return free, embedded


def direct(s: Sentence, grammar: Grammar, units: list[Range]) -> list[Found]:
    """The quotations of a sentence that has speech in quotation marks; one without a frame of its own has an empty frame."""
    found: list[Found] = []
    at = 0
    number = 0
    while number < len(units):
        unit = units[number]
        item = _after(s, grammar, units, number)
        if item is not None:
            if len(item.quote) > 1:
                number += len(item.quote) - 1
            found.append(item)
        else:
            item = _before(s, grammar, unit, at)
            if item is None:
                item = _around(s, grammar, unit, at)
            if item is None:
                item = Found([unit], "Direct", "direct.bare", medium="Speech")
            found.append(item)
        at = units[number][1]
        number += 1
    # units joined by "und" or standing side by side share a frame
    for left, right in pairwise(found):
        if not right.frame and left.frame and right.quote[0][0] - left.quote[-1][1] <= 1:
            _share(left, right)
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=False):
        if not left.frame and right.frame and right.quote[0][0] - left.quote[-1][1] <= 2:
            _share(right, left)
    return found


def _share(giver: Found, taker: Found) -> None:
    taker.frame, taker.cue, taker.speaker, taker.addressee, taker.medium = (
        giver.frame,
        giver.cue,
        giver.speaker,
        giver.addressee,
        giver.medium,
    )


def _from(told: Telling, quote: list[Range], frame: list[Range], rule: str) -> Found:
    return Found(
        quote,
        "Direct",
        rule,
        [told.speaker] if told.speaker else [],
        told.cues(),
        frame,
        [told.addressee] if told.addressee else [],
        told.medium,
    )


def _after(s: Sentence, grammar: Grammar, units: list[Range], number: int) -> Found | None:
    """„…“, sagte X. — „…“, so X weiter, „…“. — „…“ sagte X."""
    unit = units[number]
    words, tags = s.words, s.tags
    nxt = unit[1]
    if nxt >= s.last:
        return None
    following = units[number + 1][0] if number + 1 < len(units) else s.last
    start = nxt + 1 if words[nxt] == "," else nxt
    if start >= following:
        return None
    told: Telling | None = None
    rule = "direct.after.verb"
    if (
        words[start].lower() == "so"
        and start + 1 < following
        and not (tags[start + 1] & (CUE | VERBAL) and tags[start + 1] & LOWER)
    ):
        stop = grammar.phrase(s, start + 1, following)
        if stop > start + 1:
            told = Telling(
                (start,),
                (start + 1, stop),
                grammar.addressee(s, stop, following, "d"),
                "cq",
                "SW",
                "so",
                (),
                grammar.clause_end(s, stop, following),
            )
            rule = "direct.after.so"
    elif words[start] in ("wie", "as"):
        told = grammar.as_told(s, start, following)
        rule = "direct.after.wie"
    else:
        verb = start + 1 if words[start].lower() in ("so", "das", "dies") and start + 1 < following else start
        if tags[verb] & (CUE | AUXILIARY) and tags[verb] & LOWER:
            told = grammar.telling(s, verb, verb, following)
        if told is None and start + 1 < following:
            told = _teller(s, grammar, start, following)
            if told is not None and (told.speaker is None or told.speaker[0] > start):
                told = None
    if told is None:
        return None
    end = max(told.end, told.speaker[1] if told.speaker else 0)
    quote = [unit]
    stop = following
    if end < following and words[end] in (",", ":") and following < s.last:
        quote.append(units[number + 1])
    return _from(told, quote, [(nxt, stop)], rule)


def _before(s: Sentence, grammar: Grammar, unit: Range, at: int) -> Found | None:
    """X sagte: „…“"""
    words = s.words
    if unit[0] - 1 <= at or words[unit[0] - 1] not in (":", ",", "–", "-"):
        return None
    colon = words[unit[0] - 1] == ":"
    told = _teller(s, grammar, at, unit[0] - 1)
    if told is None and not colon:
        return None
    frame = [(at, unit[0])]
    tail = unit[1]
    if tail < s.last and words[tail] not in (",", ".", ";") and tail + 3 >= s.last:
        frame.append((tail, s.last))
    if told is None:
        speaker = grammar.subject(s, at, unit[0] - 1)
        return Found(
            [unit], "Direct", "direct.before.colon", [speaker] if speaker else [], [], frame, [], "Speech"
        )
    return _from(told, [unit], frame, "direct.before.verb")


def _teller(s: Sentence, grammar: Grammar, start: int, limit: int) -> Telling | None:
    """The verb of speech nearest the end of a stretch."""
    best: Telling | None = None
    tags = s.tags
    for place in range(start, limit):
        if tags[place] & (CUE | AUXILIARY) and tags[place] & LOWER and not s.quoted(place):
            begin = grammar.start_of(s, start, place)
            told = grammar.telling(s, place, begin, limit)
            if told is not None:
                best = told
    return best


def _around(s: Sentence, grammar: Grammar, unit: Range, at: int) -> Found | None:
    """X nannte das „…“. — Den Plan bezeichnete X als „…“."""
    if unit[0] <= at:
        # a quotation that opens the sentence and is part of it
        if unit[1] < s.last:
            told = _teller(s, grammar, unit[1], s.last)
            if told is not None and told.speaker is not None:
                return _from(told, [unit], [(unit[1], s.last)], "direct.around")
        return None
    told = _teller(s, grammar, at, unit[0]) or _teller(s, grammar, unit[1], s.last)
    if told is None:
        return None
    return _from(told, [unit], [(at, unit[0])], "direct.around")


def nested(
    s: Sentence, grammar: Grammar, parents: list[Found], taken: list[Range], embedded: list[Range]
) -> list[Found]:
    """Marked words inside other reported speech: they are the speaker's own, with the frame of what they stand in."""
    found: list[Found] = []
    words, tags = s.words, s.tags
    for mark, first, after in s.marks:
        if any(first >= a and after <= b for a, b in taken):
            continue
        inner = first + 1
        size = (after - 1 if mark.closed else after) - inner
        if size < 1 or not (tags[inner] & LOWER or (first, after) in embedded):
            continue
        if words[first - 1] in s.lexicon.table.OUTLET_NOUNS:
            continue
        parent = next((p for p in parents if any(first >= a and after <= b for a, b in p.quote)), None)
        if parent is None:
            if size < 2:
                continue
            told = _teller(s, grammar, 0, s.last)
            if told is None or told.speaker is None:
                continue
            found.append(_from(told, [(first, after)], [(0, first)], "direct.words"))
            continue
        found.append(
            Found(
                [(first, after)],
                "Direct",
                "direct.nested",
                list(parent.speaker),
                list(parent.cue),
                list(parent.frame),
                list(parent.addressee),
                parent.medium,
            )
        )
    return found
