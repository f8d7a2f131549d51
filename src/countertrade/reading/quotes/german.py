"""How German reports speech inside one sentence: which verb tells it, where the frame ends and the content begins.

Order of attempt: quotation marks, then according-to phrases, "wie X mitteilte", a frame after the content (", sagte X"), a frame before
it ("X sagte, dass …"), nouns with a content clause ("die Forderung, …"), and last a sentence that sums speech up ("X fordert Geld").
"""

from __future__ import annotations

from countertrade.reading.quotes import phrases
from countertrade.reading.quotes.found import Found, Telling
from countertrade.reading.quotes.grammar import Grammar
from countertrade.reading.quotes.lexicon import (
    ADVERB,
    AND,
    ARTICLE,
    AUXILIARY,
    CAPITAL,
    COMPLEMENT,
    CONTENT,
    CUE,
    INFINITIVE,
    JOINED,
    LOWER,
    PARTICIPLE,
    PREFIX,
    PREPOSITION,
    PRONOMINAL,
    PRONOUN,
    QUESTION,
    REFLEXIVE,
    SOURCE,
    STEM_E,
    SUBJUNCTIVE,
    SUBORDINATE,
    VERBAL,
    Verb,
)
from countertrade.reading.quotes.sentence import Range, Sentence, without
from countertrade.records import Medium

_BREAKS = frozenset((",", ":", ";", "–", "(", ")", "—"))
_PERFECT = frozenset("hat haben hatte hatten habe hätte hätten".split())
_PASSIVE = frozenset("wird werden wurde wurden werde würde würden".split())
_BE = frozenset("ist sind war waren sei seien".split())
_GOOD_AFTER_WIE = 12


def clause_end(s: Sentence, place: int, limit: int) -> int:
    """The next comma, colon, semicolon or dash outside quotation marks and brackets at or after `place`."""
    unit, words = s.unit, s.words
    depth = 0
    while place < limit:
        word = words[place]
        if (unit is None or unit[place] < 0) and word in _BREAKS:
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


def telling(s: Sentence, verb: int, start: int, limit: int) -> Telling | None:
    """What the finite verb at `verb` tells, in a main clause that starts at `start`; None where it is no verb of speech here.

    A separable prefix or a participle at the end of the clause decides which verb it is: "gab … bekannt", "hat … gefordert".
    """
    tags, words = s.tags, s.words
    lexicon = s.lexicon
    end = clause_end(s, verb + 1, limit)
    # an apposition or relative clause after the subject does not end the clause
    word = words[verb]
    entry: Verb | None = None
    cue: list[int] = [verb]
    passive = False
    if tags[verb] & AUXILIARY and (word in _PERFECT or word in _PASSIVE or word in _BE):
        place, closing = _participle(s, verb, end, limit)
        if place is None:
            return None
        entry = lexicon.participles[words[place]]
        cue.append(place)
        if word in _PASSIVE or (word in _BE and closing > place + 1 and words[place + 1] == "worden"):
            passive = True
        if word in _BE and not passive:
            return None
        after_ = place + 1
        while after_ < limit and words[after_] in ("worden", "haben", "hatte"):
            cue.append(after_)
            after_ += 1
        end = after_
        if end < limit and words[end] not in _BREAKS:
            end = clause_end(s, end, limit)
    else:
        entries = lexicon.verbs.get(word, ())
        if not entries:
            return None
        prefixes = {e.prefix: e for e in entries}
        closing_place, closing = _prefix(s, verb, end, limit, prefixes)
        if closing_place is not None:
            entry = prefixes[words[closing_place].lower()]
            cue.append(closing_place)
            end = closing
        else:
            entry = prefixes.get("")
            if entry is None:
                return None
    for place in range(verb + 1, min(end, verb + 3)):
        if tags[place] & REFLEXIVE:
            cue.append(place)
            break
    if entry.lemma in (
        "ausgehen",
        "hinweisen",
        "verweisen",
        "drängen",
        "sprechen",
        "begründen",
        "auffordern",
    ):
        for place in range(verb + 1, end):
            if tags[place] & PRONOMINAL:
                cue.append(place)
                break
    for place in range(verb + 1, end - 2):
        if words[place] == "mit" and words[place + 1] == "den" and words[place + 2] == "Worten":
            cue += [place, place + 1, place + 2]
    subject = phrases.before(s, start, verb)
    told: Range | None = None
    scope = min(cue[1] if len(cue) > 1 and cue[1] > verb + 1 and not tags[cue[1]] & REFLEXIVE else end, limit)
    if passive:
        told = subject or phrases.after(s, verb, scope)
        speaker = None
        for place in range(verb + 1, scope):
            if words[place] in ("von", "vom", "durch") and place + 1 < scope:
                stop = phrases.phrase(s, place + 1, scope)
                if stop > place + 1:
                    speaker = (place + 1, stop)
                break
        if entry.lemma in ("zitieren",):
            speaker, told = told, None
        if "a" not in entry.takes and "d" not in entry.takes:
            told = None
        return Telling(
            tuple(sorted(cue)),
            speaker,
            told,
            entry.takes,
            entry.medium,
            entry.lemma,
            entry.prepositions,
            end,
            True,
            start,
        )
    if subject is not None:
        told = phrases.addressee(s, verb + 1, scope, entry.takes)
        speaker = subject
    else:
        speaker = phrases.after(s, verb, limit if scope == end else scope)
        if speaker is not None:
            if speaker[1] > end:
                end = clause_end(s, speaker[1], limit)
            told = phrases.addressee(
                s, speaker[1], end, entry.takes.replace("a", "") + ("a" if "a" in entry.takes else "")
            )
        if (
            told is None
            and start < verb
            and (tags[start] & 0 or words[start] in ("Dem", "Den", "Ihm", "Ihnen", "Der"))
            and ("d" in entry.takes or "a" in entry.takes)
        ):
            stop = phrases.phrase(s, start, verb)
            if stop > start:
                told = (start, stop)
    return Telling(
        tuple(sorted(set(cue))),
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


def _participle(s: Sentence, verb: int, end: int, limit: int) -> tuple[int | None, int]:
    """The participle of speech that ends the clause of the auxiliary at `verb`, over appositions and relative clauses."""
    at = end
    for _ in range(3):
        for place in range(min(at, limit) - 1, max(verb, at - 4), -1):
            if s.tags[place] & PARTICIPLE and not s.quoted(place) and s.words[place] in s.lexicon.participles:
                return place, at
        if at >= limit or s.words[at] != ",":
            break
        at = clause_end(s, at + 1, limit)
    return None, end


def _prefix(
    s: Sentence, verb: int, end: int, limit: int, prefixes: dict[str, Verb]
) -> tuple[int | None, int]:
    at = end
    for _ in range(3):
        for place in (at - 1, at - 2):
            if place > verb and s.words[place] in prefixes and not s.quoted(place):
                if place == at - 2 and not (s.tags[at - 1] & (PRONOMINAL | PARTICIPLE)) and at < limit:
                    continue
                return place, at
        if at >= limit or s.words[at] != ",":
            break
        if at + 1 < limit and s.tags[at + 1] & (COMPLEMENT | SUBORDINATE | QUESTION):
            break
        at = clause_end(s, at + 1, limit)
    return None, end


def content_start(s: Sentence, told: Telling, start: int, limit: int) -> int:
    """Where what was said begins after its frame: a word index, or 0 where no clause follows."""
    words, tags = s.words, s.tags
    at = clause_end(s, start, limit)
    while at < limit:
        if words[at] == ":":
            return at + 1 if at + 1 < limit else 0
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
        closing = phrases.relative(s, at, limit)
        stop = clause_end(s, nxt, limit)
        if closing and not _subjunctive_early(s, nxt, stop):
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
            ) and _subjunctive_early(s, stop + 1, min(limit, stop + 8)):
                return nxt
            at = stop
            continue
        if words[nxt] == "um":
            at = stop
            continue
        if _subjunctive_early(s, nxt, min(stop + 1, nxt + 14)) or _infinitive_clause(s, nxt, stop, limit):
            return nxt
        if "w" in told.takes:
            at = stop
            continue
        appositive = phrases.apposition(s, at, limit)
        if appositive and appositive == stop:
            at = stop
            continue
        if _finite_early(s, nxt, stop) and "c" in told.takes:
            return nxt
        at = stop
    return 0


def _subjunctive_early(s: Sentence, start: int, limit: int) -> bool:
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
    if before & ARTICLE and not before & PRONOUN:
        return False
    following = s.tags[place + 1] if place + 1 < s.size else 0
    return not following & CAPITAL or bool(before & CAPITAL)


def _finite_early(s: Sentence, start: int, stop: int) -> bool:
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


def _infinitive_clause(s: Sentence, start: int, stop: int, limit: int) -> bool:
    """ "…, das Abkommen zu unterzeichnen": "zu" and an infinitive end the clause."""
    for place in range(max(start, stop - 5), stop):
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


def _wie_clause(s: Sentence, start: int, limit: int) -> Telling | None:
    """ "wie X (in Wien) mitteilte" from "wie" at `start`: verb-final, so the cue ends it."""
    words, tags = s.words, s.tags
    end = clause_end(s, start + 1, limit)
    for _ in range(3):
        last = end - 1
        if last > start and not s.quoted(last):
            cue: list[int] = []
            place = last
            entry: Verb | None = None
            if tags[place] & AUXILIARY and place - 1 > start and tags[place - 1] & PARTICIPLE:
                entry = s.lexicon.participles.get(words[place - 1])
                cue = [place - 1, place]
                place -= 1
            elif tags[place] & JOINED:
                entry, cue = s.lexicon.joined[words[place]], [place]
            elif tags[place] & CUE:
                entry = next((e for e in s.lexicon.verbs[words[place]] if not e.prefix), None)
                cue = [place]
                if entry is None and place - 1 > start and tags[place - 1] & PREFIX:
                    entry = next(
                        (e for e in s.lexicon.verbs[words[place]] if e.prefix == words[place - 1]), None
                    )
                    cue = [place - 1, place]
            if entry is not None:
                if tags[place - 1] & PREFIX and place - 1 > start and words[place - 1] in ("bekannt",):
                    cue.insert(0, place - 1)
                at = start + 1
                while (
                    at < place
                    and tags[at] & (ADVERB | REFLEXIVE | PRONOMINAL)
                    and not tags[at] & ARTICLE
                    and words[at] != "andere"
                ):
                    if tags[at] & REFLEXIVE:
                        cue.insert(0, at)
                    at += 1
                if at < place and words[at] == "es":
                    at += 1
                stop = phrases.phrase(s, at, cue[0])
                speaker: Range | None = (at, stop) if stop > at else None
                if speaker is None and tags[at] & PREPOSITION:
                    stop = phrases.phrase(s, at + 1, cue[0])
                    if stop > at + 1:
                        speaker = (at + 1, stop)
                told = phrases.addressee(s, stop, cue[0], entry.takes) if speaker else None
                return Telling(
                    (start, *cue),
                    speaker,
                    told,
                    entry.takes,
                    entry.medium,
                    entry.lemma,
                    (),
                    end,
                    False,
                    start,
                )
        if end >= limit or words[end] != ",":
            return None
        end = clause_end(s, end + 1, limit)
    return None


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
                        tags[begin - 1] & (ARTICLE | PRONOUN) or phrases._adjective(s, begin - 1, limit)
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
            if lower == "danach" and not _subjunctive_early(s, lo, limit):
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
            subject = _noun_before(s, lo, place - 1)
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
            or phrases._adjective(s, start, stop)
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
            and not phrases._adjective(s, at - 1, end)
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
        if tag & ARTICLE and tag & DATIVE_ARTICLE and word in ("dem", "einem", "diesem", "seinem", "ihrem"):
            return at - 1
        if end - at > 14:
            break
        at -= 1
    while at < end and (tags[at] & (PREPOSITION | AND) or (tags[at] & ADVERB and tags[at] & LOWER)):
        at += 1
    return at


from countertrade.reading.quotes.lexicon import DATIVE as DATIVE_ARTICLE  # noqa: E402


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


def _noun_before(s: Sentence, lo: int, end: int) -> Range | None:
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
                ):
                    return _closing(s, lo, limit, place, told, "after.verb")
            if word == "wie" and not s.quoted(nxt):
                wie = _wie_clause(s, nxt, limit)
                if wie is not None:
                    return _closing(s, lo, limit, place, wie, "after.wie")
        place = clause_end(s, place + 1, limit)
    return None


def _verb_final_before(s: Sentence, lo: int, comma: int) -> bool:
    """Whether the stretch before the comma is only a subordinate clause: "Als er kam, sagte er" frames nothing before it."""
    return (
        bool(s.tags[lo] & (SUBORDINATE | QUESTION))
        and not s.tags[lo] & COMPLEMENT
        and clause_end(s, lo, comma) >= comma
    )


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
            wie = _wie_clause(s, wie_at, limit)
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
        if not tag & (CUE | AUXILIARY) or not tag & LOWER or s.quoted(place):
            continue
        start = _main_start(s, lo, place)
        if start is None:
            continue
        told = telling(s, place, start, limit)
        if told is None or not ("c" in told.takes or "w" in told.takes or "q" in told.takes):
            continue
        begin = content_start(s, told, max(told.end - 1, place), limit)
        if not begin or limit - begin < 2:
            continue
        end = _content_end(s, begin, limit)
        frame: list[Range] = [(lo, begin)]
        if (
            told.speaker is None
            and not told.passive
            and "i" not in told.takes
            and words[lo] not in ("Es", "es")
        ):
            pass
        if end < limit and s.words[end] == "," and False:
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


def _main_start(s: Sentence, lo: int, verb: int) -> int:
    """Where the main clause whose second place is the verb at `verb` begins."""
    words, _tags = s.words, s.tags
    # after "und"/"aber" directly before the verb the clause shares the first subject
    start = lo
    for place in range(verb - 1, lo - 1, -1):
        if words[place] in (";", ":") and not s.quoted(place):
            start = place + 1
            break
        if words[place] in ("–",) and not s.quoted(place) and place > lo + 1 and False:
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


def _content_end(s: Sentence, begin: int, limit: int) -> int:
    """Where the content ends: at a second verb of the frame (", sprach aber von …", "und fügte hinzu"), or with the sentence."""
    words, tags = s.words, s.tags
    for place in range(begin + 2, limit - 1):
        if s.quoted(place):
            continue
        word = words[place]
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
            or _infinitive_clause(s, nxt, stop, limit)
            or (_subjunctive_early(s, nxt, min(stop, nxt + 8)) and not phrases.relative(s, comma, limit))
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
        while begin > lo and (tags[begin - 1] & ARTICLE or phrases._adjective(s, begin - 1, limit)):
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


def summed_up(s: Sentence, lo: int, limit: int) -> Found | None:
    """A sentence that sums speech up without a content clause: "X fordert Geld", "X warnte vor Y", "X sprach von Z"."""
    words, tags = s.words, s.tags
    for place in range(lo, limit):
        tag = tags[place]
        if not tag & (CUE | AUXILIARY) or not tag & LOWER or s.quoted(place):
            continue
        start = _main_start(s, lo, place)
        if start is None:
            continue
        told = telling(s, place, start, limit)
        if told is None:
            continue
        hung = any(
            words[p] in told.prepositions or (words[p] in ("vom", "zum", "zur", "im") and told.prepositions)
            for p in range(place + 1, told.end)
        ) or any(words[p].lower() in told.prepositions for p in range(start, place))
        if "r" in told.takes or hung:
            if told.speaker is None and not told.passive:
                continue
            return Found(
                [(lo, s.size)],
                "Reported",
                "summed_up",
                [told.speaker] if told.speaker else [],
                [],
                [],
                [told.addressee] if told.addressee else [],
                told.medium,
            )
    return None


def in_subjunctive(s: Sentence) -> bool:
    """Whether the main verb of a sentence stands in the subjunctive of reported speech."""
    return _subjunctive_early(s, 0, min(s.last, 16))


GRAMMAR = Grammar(
    after_content=after_content,
    before_content=before_content,
    according=according,
    noun_content=noun_content,
    summed_up=summed_up,
    telling=telling,
    start_of=_main_start,
    clause_end=clause_end,
    phrase=phrases.phrase,
    addressee=phrases.addressee,
    subject=phrases.before,
    as_told=_wie_clause,
    in_subjunctive=in_subjunctive,
)
