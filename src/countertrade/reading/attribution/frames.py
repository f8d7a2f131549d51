"""Frames without a predicate: "according to X", "laut X", "nach Angaben von X", "X zufolge", ", so X", a tag before a colon."""

from __future__ import annotations

import itertools
from functools import cache
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.attribution.drafts import Analysed, Draft
from countertrade.reading.attribution.nouns import rejected
from countertrade.reading.attribution.phrases import numbered, phrase, temporal
from countertrade.reading.attribution.predicates import Predicate, particled, preposition, subject_of
from countertrade.reading.attribution.speakers import can_speak, saying_noun, standing
from countertrade.reading.attribution.types import Range
from countertrade.reading.document import Chunk, Clause, Document
from countertrade.reading.document.chunks import QUOTES
from countertrade.reading.lexicon import Frame, SpeechNoun


class Pattern(NamedTuple):
    left: tuple[str, ...]
    right: tuple[str, ...]
    frame: Frame


_VERBAL = frozenset((("base",), ("draw",), ("rely",), ("refer",)))  # predicates rather than frames


@cache
def _patterns(language: str) -> tuple[dict[str, list[Pattern]], dict[str, list[Pattern]]]:
    """Patterns by the first word before the source, and by the first word after it where none stands before."""
    before: dict[str, list[Pattern]] = {}
    after: dict[str, list[Pattern]] = {}
    for frame in lexicon.speech(language).frames:
        if frame.form == "continuing":
            continue
        for pattern in frame.patterns:
            left, _, right = pattern.lower().partition("…")
            made = Pattern(tuple(left.split()), tuple(right.split()), frame)
            if frame.form == "citing" and language == "en" and made.left[:1] in _VERBAL:
                continue
            if made.left:
                before.setdefault(made.left[0], []).append(made)
            elif made.right:
                after.setdefault(made.right[0], []).append(made)
    for table in (before, after):
        for several in table.values():
            several.sort(key=lambda made: (made.frame.carrier, -len(made.left) - len(made.right)))
    return before, after


def frames(analysed: Analysed) -> list[Draft]:
    """A Draft for each frame outside direct speech."""
    document = analysed.document
    before, after = _patterns(document.language)
    found: list[Draft] = []
    reached = 0
    for at, token in enumerate(document.tokens):
        if analysed.in_free[at] or at < reached:
            continue
        words = [word for word in dict.fromkeys((token.lower, token.base)) if word in before or word in after]
        if not words:
            continue
        opened = (_opened(analysed, at, p) for word in words for p in before.get(word, ()))
        closed = (_closed(analysed, at, p) for word in words for p in after.get(word, ()))
        item = next((draft for draft in itertools.chain(opened, closed) if draft is not None), None)
        if item is not None:
            found.append(item)
            reached = item.frame[0][1]
    return found + _so(analysed) + _whereby(analysed)


_WHEREBY = frozenset(("wonach", "denenzufolge", "demzufolge"))


def _whereby(analysed: Analysed) -> list[Draft]:
    """„Berichte, wonach …"."""
    document = analysed.document
    found: list[Draft] = []
    for clause in document.clauses:
        words = [token.lower for token in document.tokens[clause.start : clause.start + 2]]
        after = words[0] == "nach" and words[-1] in ("dem", "der", "denen")
        if clause.kind != "relative" or clause.antecedent is None or not (after or words[0] in _WHEREBY):
            continue
        chunk = _carrier(document, document.chunks[clause.antecedent])
        noun = saying_noun(document, chunk)
        if after and (noun is None or not noun.carrier):
            continue  # "der Vertrag, nach dem Peru zahlt"
        sentence = document.sentences[clause.sentence]
        rejecting = rejected(document, document.clauses[chunk.clause], chunk) if chunk.clause >= 0 else None
        speaker = rejecting or (chunk if can_speak(document, chunk, loose=True) else None)
        limit = clause.start if rejecting is None else sentence.end
        named = None if speaker is None else phrase(document, speaker, limit)
        end = analysed.bare_end(clause.start, clause.end)
        rest = analysed.bare(end, sentence.end)
        frame = [(sentence.start, clause.start + 1), *([rest] if rest[0] < rest[1] else [])]
        found.append(
            Draft(
                "frame.wonach", "indirect", "SW", [(clause.start + 1 + after, end)], "report" if rejecting is None else "deny", False,
                _cue(document, clause, chunk, rejecting), frame, speaker, named,
            )
        )  # fmt: skip
    return found


def _cue(document: Document, clause: Clause, told: Chunk, rejecting: Chunk | None) -> tuple[int, ...]:
    """What shows that a text is told: "wonach", or the verb that rejects it."""
    verb = document.clauses[told.clause].verb if rejecting is not None else None
    return (clause.start,) if verb is None else verb.tokens


def _carrier(document: Document, chunk: Chunk) -> Chunk:
    """The noun of saying near before a chunk that names its owner or its time: "Meldungen der Agentur vom 2. Mai, wonach"."""
    for other in reversed(document.chunks[max(0, chunk.index - 4) : chunk.index + 1]):
        noun = saying_noun(document, other)
        if other.clause == chunk.clause and noun is not None and noun.carrier:
            return other
    return chunk


def continuing(language: str) -> frozenset[str]:
    """Words that point back to the source named last: "demnach"."""
    return frozenset(
        pattern
        for frame in lexicon.speech(language).frames
        if frame.form == "continuing"
        for pattern in frame.patterns
        if " " not in pattern
    )


def _matches(document: Document, at: int, words: tuple[str, ...], limit: int) -> bool:
    tokens = document.tokens[at : at + len(words)]
    return at + len(words) <= limit and all(
        word in (token.lower, token.base) for word, token in zip(words, tokens, strict=True)
    )


def _opened(analysed: Analysed, at: int, pattern: Pattern) -> Draft | None:
    document = analysed.document
    sentence = analysed.sentence(at)
    if not _matches(document, at, pattern.left, sentence[1]):
        return None
    behind = at + len(pattern.left)
    if behind >= sentence[1] or document.tokens[behind].lower == "cent":
        return None
    before = document.chunk_at(at - 1) if at and pattern.left[0] == "per" else None
    if before is not None and document.counts(before.start, before.end):
        return None  # "Rs 71.6 lakh per MT"
    if pattern.left[-1] == "per" and document.tokens[behind].pos == "noun":
        return None  # "per month per physician"
    if pattern.left[0] == "base" and at and document.tokens[at - 1].pos in ("noun", "name"):
        return None  # "calculations based on data from brokers show"
    mark = document.tokens[behind].depth == 0 and document.tokens[behind].pos == "punct"
    if mark and behind + 1 < sentence[1] and document.tokens[behind + 1].depth:
        behind += 1  # "laut „Welt“"
    chunk = document.chunk_at(behind)
    if chunk is None and analysed.german and document.tokens[behind].pos == "adv":
        behind += 1  # "nach | gestern vorgelegten Zahlen"
        chunk = document.chunk_at(behind)
    if chunk is None or (chunk.start < behind and chunk.prep != at + len(pattern.left) - 1):
        return None
    if pattern.right and document.tokens[behind].lower in _THEIRS:
        return _of_theirs(analysed, at, behind, pattern)
    possessor = chunk.link == "possessive"
    own = document.tokens[min(chunk.end + 1, sentence[1] - 1)].lower == "own"  # "by the court's own count"
    apart = possessor and bool(pattern.right)
    parted = apart and _matches(document, chunk.end + 1 + own, pattern.right, sentence[1])
    if pattern.left == ("nach",) and (_afterwards(document, at, chunk) or _sought(document, at)):
        return None
    if possessor and not parted and chunk.of is not None and document.chunks[chunk.of].start > chunk.start:
        chunk = document.chunks[chunk.of]  # "according to Seoul's procurement office"
    source, start, end = _source(analysed, chunk, behind, sentence[1], pattern.frame)
    if source is None or (numbered(document, source) and standing(document, source) == "unknown"):
        return None  # "$240 per 1,000 cubic metres"
    if parted:
        end = chunk.end + 1 + own  # "in Roth's estimate"
    if not _matches(document, end, pattern.right, sentence[1]):
        return None
    stop = end + len(pattern.right)
    named = start, chunk.end if parted else end
    return _framed(analysed, (at, stop), named, source, (at, at + len(pattern.left)), pattern)


_THEIRS = frozenset("his her its their".split())


def _of_theirs(analysed: Analysed, at: int, behind: int, pattern: Pattern) -> Draft | None:
    """ "By her count", "in its own estimate": of whoever spoke last, or what they themselves are the subject of."""
    document = analysed.document
    limit = analysed.sentence(at)[1]
    end = behind + 1 + _matches(document, behind + 1, ("own",), limit)
    chunk = document.chunk_at(behind)
    if chunk is None or not _matches(document, end, pattern.right, limit):
        return None
    owner = subject_of(document, document.clauses[document.clause_of[at]]) if end > behind + 1 else None
    own = owner is not None and can_speak(document, owner) and not numbered(document, owner)
    source = owner if own and owner is not None else chunk
    stop = end + len(pattern.right)
    return _framed(analysed, (at, stop), (behind, behind + 1), source, (at, behind), pattern)


_SEEKING = frozenset("fragen nachfragen erkundigen suchen verlangen rufen streben forschen richten".split())
_NEWS = frozenset(("Meldung", "Nachricht"))  # "fiel nach der Meldung", but "nach der Meldung des Senders"
_EVENTS = frozenset(("announce", "decide", "accuse", "think", "promise", "offer", "demand"))
_TERMS = frozenset(("der", "dem", "den", "dieser", "diesem", "seiner", "ihrer", "seinem", "ihrem"))


def _afterwards(document: Document, at: int, chunk: Chunk) -> bool:
    """Whether "nach" says when: behind a stretch of time, or before what is done once ("zwei Monate nach dem Urteil", "nach der Ankündigung")."""
    tokens = document.tokens
    before = document.chunk_at(at - 1) if at else None
    noun = saying_noun(document, chunk)
    if before is not None and before.end == at and temporal(document, before):
        return (
            before.prep is None or noun is None or not noun.carrier
        )  # but "am Mittwoch nach Angaben des Amts"
    if tokens[chunk.head].lemma in _NEWS and tokens[at + 1].lower in _TERMS:
        return _owner(document, chunk, chunk.end, document.sentence_at(at).end) is None
    known = noun is not None and noun.kind in _EVENTS
    return known and tokens[at + 1].lower in _TERMS and tokens[chunk.head].lower.endswith(_ONCE)


_ONCE = tuple("gabe igung lichung machung kündung urteil scheid scheidung zusage aufruf".split())


def _sought(document: Document, at: int) -> bool:
    """Whether "nach" says what its verb asks or looks for: "fragte nach den Zahlen"."""
    clause = document.clause_at(at)
    verb = None if clause is None else clause.verb
    return verb is not None and verb.lemma in _SEEKING and verb.tokens[0] < at


def _closed(analysed: Analysed, at: int, pattern: Pattern) -> Draft | None:
    document = analysed.document
    sentence = analysed.sentence(at)
    if not _matches(document, at, pattern.right, sentence[1]) or at <= sentence[0]:
        return None
    chunk = document.chunk_at(_before_marks(document, at - 1)) or document.chunk_at(at)
    if chunk is None or (analysed.german and document.tokens[at].pos not in ("adp", "adv", "particle")):
        return None
    chunk = _opening(analysed, at, at + len(pattern.right)) or _owner_of(document, chunk, at)
    for other in reversed(document.chunks[max(0, chunk.index - 3) : chunk.index]):
        called = other.link == "genitive" or standing(document, other) == "outlet"
        beside = (
            called and other.end == chunk.start == chunk.head
        )  # "des Portals Nordnetz", "dem Sender Radio Nord"
        if other.clause == chunk.clause and (beside or phrase(document, other, at)[1] >= chunk.end):
            chunk = other  # "einem Bericht des Instituts für Handel zufolge"
    if pattern.right == ("nach",) and not _owned(document, chunk, at, sentence[1]):
        return None
    if chunk.start >= at or (chunk.prep is not None and chunk.prep != at and pattern.frame.carrier):
        return None
    source, start, end = _source(analysed, chunk, chunk.start, at, pattern.frame)
    if source is None or end > at:
        return None
    stop = at + len(pattern.right)
    return _framed(analysed, (start, stop), (start, at), source, (at, stop), pattern)


def _opening(analysed: Analysed, at: int, end: int) -> Chunk | None:
    """The chunk that opens a German sentence, where all before the verb is a frame: "Dem Bericht des Zentrums mit Sitz in Oslo zufolge zahlt …"."""
    start, document = analysed.sentence(at)[0], analysed.document
    whole = analysed.german and any(token.form == "finite" for token in document.tokens[end : end + 1])
    parted = any(token.form == "finite" or token.text == "," for token in document.tokens[start:at])
    return document.chunk_at(start) if whole and not parted else None


def _before_marks(document: Document, at: int) -> int:
    """The last word before a closing quotation mark or brackets: "des Verbands (VdR) zufolge", "der Zeitung „Andina“ zufolge"."""
    tokens = document.tokens
    if tokens[at].text == ")":
        opening = next((k for k in range(at - 1, max(at - 7, 0), -1) if tokens[k].text == "("), at)
        return max(opening - 1, 0)
    return at - 1 if tokens[at].text in QUOTES and at else at


def _owner_of(document: Document, chunk: Chunk, at: int) -> Chunk:
    """The chunk of saying before "nach" where its genitive stands between: "einer Schätzung der Weltbank nach"."""
    before = document.chunks[chunk.index - 1] if chunk.index else None
    if document.language != "de" or chunk.prep != at or before is None or before.end != chunk.start:
        return chunk
    noun = saying_noun(document, before)
    return before if noun is not None and noun.carrier and chunk.end == at else chunk


def _owned(document: Document, chunk: Chunk, at: int, limit: int) -> bool:
    """Whether "nach" follows its noun: "meiner Ansicht nach", "der Ansicht des Gerichts nach", not "die Sicht nach oben"."""
    first = document.tokens[chunk.start]
    possessive = first.tag.startswith("PPOS") or first.base in _POSSESSIVES
    follows = document.tokens[at + 1] if at + 1 < limit else None
    if possessive or follows is None or follows.verbal or follows.pos == "punct":
        return True
    noun = saying_noun(document, chunk)
    told = noun is not None and noun.carrier and chunk.prep is None and first.lower in ("dem", "der", "den")
    return told and follows.pos in ("adv", "particle", "adp", "num")  # "kommen dem Bericht nach hinzu"


_POSSESSIVES = frozenset("mein dein sein ihr unser euer".split())


def _source(
    analysed: Analysed, chunk: Chunk, start: int, limit: int, frame: Frame
) -> tuple[Chunk | None, int, int]:
    """Who is given as the source in a chunk behind a preposition, and the whole phrase."""
    document = analysed.document
    nouns = lexicon.speech(document.language).nouns
    begin, end = phrase(document, chunk, limit)
    begin = max(begin, start) if chunk.prep is not None else begin
    first = document.sentence_at(begin).start
    opens = begin <= first + 3 and not any(token.finite for token in document.tokens[first:begin])
    if analysed.german and opens:
        near = range(end, min(end + 14, limit))
        verb = next((at for at in near if document.tokens[at].form == "finite"), None)
        if verb is not None and not any(token.text in (",", ":", ";") for token in document.tokens[end:verb]):
            end = verb  # German puts the verb second
    head = document.tokens[chunk.head]
    noun = nouns.get(head.lemma) or nouns.get(head.base)
    if noun is None and analysed.german:
        noun = compound(document, chunk)
    words = {token.base for token in document.tokens[chunk.start : chunk.head]} if noun is not None else set()
    if words & _OURS:
        return None, begin, end  # what "we" reckon is said by whoever speaks
    if words & OWN:
        clause = document.clauses[document.clause_of[chunk.head]]
        near_by = document.chunks[max(0, chunk.index - 4) : chunk.index]
        pronouns = (other for other in near_by if other.pronoun and other.clause == clause.index)
        subject = subject_of(document, clause)
        for owner in (subject, *pronouns):
            acts = owner is not None and can_speak(document, owner, loose=owner is subject)
            if owner is not None and acts and not numbered(document, owner):
                return owner, begin, end
        return chunk, begin, end
    if noun is None or not noun.carrier:
        said_by = document.tokens[start - 1].lower == "laut" and head.pos in ("noun", "name")
        speaks = not frame.carrier and (said_by or can_speak(document, chunk, loose=True))
        return (chunk if speaks else None), begin, end
    owner = _owner(document, chunk, end, limit)
    open_one = frame.carrier and owner is None and frame.medium != "ST" and len(frame.patterns) > 1
    if open_one and not analysed.german and document.tokens[start - 1].lower != "to" and not noun.document:
        return None, begin, end
    return owner or chunk, begin, end


_UNOWNED = frozenset("to for on zu für über in".split())


def _owner(document: Document, chunk: Chunk, end: int, limit: int) -> Chunk | None:
    """Whose noun of saying a source is."""

    def speaks(other: Chunk) -> bool:
        head = document.tokens[other.head]
        listed = lexicon.heads(document.language, head.lemma, head.text)
        agreed = bool(listed) and listed[0].kind == "agreement"  # "dem Entwurf eines Vertrags"
        counted = numbered(document, other) and standing(document, other) != "person"  # but "zwei Beamte"
        return can_speak(document, other) and not counted and not agreed

    near = document.chunks[max(0, chunk.index - 2) : chunk.index + 3]
    owner = next((other for other in near if other.of == chunk.index and speaks(other)), None)
    after = document.chunk(chunk.index + 1)
    if owner is not None or self_named(document, chunk) or after is None or after.start >= limit:
        return owner
    whose = document.chunk(after.of) if after.link == "possessive" else None
    if whose is not None and whose.start - after.end in (0, 1):
        after = whose  # "einem Bericht von Norwegens Ministerin", "data from Norway's ministry"
    behind = after.start == chunk.end and after.prep in (None, after.end)
    counted = (
        after.prep is None and after.of is None and numbered(document, after)
    )  # "laut Vertrag | 20 Boote"
    held = (after.start < end or (document.language == "de" and behind)) and not counted
    return after if held and preposition(document, after) not in _UNOWNED and speaks(after) else None


def self_named(document: Document, chunk: Chunk) -> bool:
    """Whether a noun of saying names its owner itself: "Behördenangaben", "norwegische Angaben", "Osloer Angaben", "Norwegian estimates"."""
    german = document.language == "de"
    adjectives = lexicon.names(document.language).adjectives
    return (german and compound(document, chunk) is not None) or any(
        token.lower in adjectives
        or token.base in adjectives
        or (
            german and token.text[0].isupper() and token.lower.endswith("er") and token.pos in ("adj", "name")
        )
        for token in document.tokens[chunk.start : chunk.head]
    )


_OURS = frozenset("unser mein our my".split())
OWN = frozenset(("eigen", "own"))


_TOLD = frozenset(("say", "report", "estimate", "calculate", "announce", "find"))


def compound(document: Document, chunk: Chunk) -> SpeechNoun | None:
    """The noun of saying that ends a compound whose first part can speak: "Regierungsangaben", "UNO-Angaben"."""
    head = document.tokens[chunk.head]
    nouns = lexicon.speech("de").nouns
    if "-" in head.lemma:
        return nouns.get(head.lemma.rsplit("-", 1)[1].capitalize())
    known = lexicon.sources("de")
    bodies = frozenset((*known.bodies, *known.persons, *known.outlets))
    for cut in range(3, len(head.lemma) - 3):
        noun = nouns.get(head.lemma[cut:].capitalize())
        if noun is not None and noun.carrier and noun.kind in _TOLD:
            first = head.lemma[:cut].lower()
            for body in (first, first.removesuffix("s"), first.removesuffix("en"), first.removesuffix("n")):
                if body in bodies or any(body[k:] in bodies for k in range(1, len(body) - 3)):
                    return noun
    return None


def _framed(
    analysed: Analysed, frame: Range, named: Range, source: Chunk, cue: Range, pattern: Pattern
) -> Draft | None:
    document = analysed.document
    citing = pattern.frame.form == "citing"
    if not citing and not analysed.german and pattern.frame.carrier and pattern.left[:1] in _PLACES:
        sentence = analysed.sentence(frame[0])
        written = standing(document, source) in ("document", "outlet")
        if pattern.left[0] != "in" or frame[0] != sentence[0] or not written:
            return None
        if [token.text for token in document.tokens[frame[1] : frame[1] + 1]] != [","]:
            return None
        nouns = lexicon.speech("en").nouns
        named_as = (nouns.get(token.base) for token in document.tokens[slice(*frame)])
        if not any(noun is not None and noun.document for noun in named_as):
            return None  # "In an interview with the Journal, he …"
        if document.clause_of[frame[0]] in analysed.predicate_of:
            return None  # "In a statement, the company said"
    content = [] if citing else _scope(analysed, frame)
    if not citing and sum(end - start for start, end in content) < 2:
        return None
    rule = "citing" if citing else document.tokens[cue[0]].lower
    return Draft(
        f"frame.{rule}", "indirect", pattern.frame.medium, content, "say", False, tuple(range(*cue)), [frame], source, named
    )  # fmt: skip


_PLACES = frozenset((("on",), ("in",), ("from",), ("by",)))


def _resumed(document: Document, clause: Clause, end: int) -> int:
    """Where the clause goes on that another, with what depends on it, stands in: "ships that were built in May, as X says, | cost"."""
    above: set[int] = set()
    parent = document.clause(clause.parent)
    while parent is not None and parent.index not in above:
        above.add(parent.index)
        parent = document.clause(parent.parent)
    behind = (i for i in range(clause.start + 1, end) if document.clause_of[i] in above)
    return next((i for i in behind if document.tokens[i].pos != "punct"), end)


def _scope(analysed: Analysed, frame: Range) -> list[Range]:
    """The clause that a frame stands in with what depends on it; the rest of the sentence for a main clause."""
    document = analysed.document
    tokens, clauses = document.tokens, document.clauses
    begin, end = analysed.sentence(frame[0])
    clause = _around(analysed, frame, document.clause_at(frame[0]))
    part = _among(analysed, frame) or _aside(analysed, frame)
    if part is not None:
        return [part]
    if clause is not None and clause.kind not in ("main", "frame", "verbless", "participle"):
        begin = clause.start
        for other in clauses[clause.index + 1 :]:
            if other.sentence != clause.sentence:
                break
            if (other.conj is not None and other.conj < clause.index) or other.kind == "main":
                end = max(other.start, frame[1])
                break
        end = min(end, max(_resumed(document, clause, end), frame[1]))
    elif clause is not None:
        closing = _closes(analysed, frame)
        held: list[int] = []  # the main clauses before
        for other in clauses[max(0, clause.index - 8) : clause.index + 12]:
            told, mark = analysed.predicate_of.get(other.index), tokens[other.start - 1].text
            beside = other.kind == "main" or (
                analysed.german and told is not None and other.marker is None and other.parent == clause.index
            )  # "… zählt laut Ministerium 40, die UNO hat 60 registriert"
            if other.sentence != clause.sentence or not beside or other.verb is None:
                continue
            joined = tokens[other.start].pos == "cconj" or mark == ";"
            if mark == "," and clause.index in (other.conj, other.parent) and told is not None:
                joined = joined or can_speak(document, told.speaker)  # "…, the police speak of 4,000"
            own = joined and other.subject is not None and not other.shared
            apart = frame[0] > begin or _spoken(told) or tokens[other.start].lower in _SET_AGAINST
            if other.start > frame[1] and own and apart:
                end = other.start
                break
            spoken = any(_spoken(analysed.predicate_of.get(n)) for n in held)
            if begin < other.start <= frame[0] and own and (not closing or spoken):
                begin = other.start + (tokens[other.start].pos == "cconj")
            held.append(other.index)
        colon = next((at for at in range(frame[0] - 1, begin, -1) if tokens[at].text == ":"), begin)
        if analysed.german and document.states(begin, colon):
            begin = colon + 1  # "Das reicht für zehn Tage: Togo braucht laut Ministerium …"
    if tokens[frame[0] - 1].text == ";":
        begin = frame[0]  # "Tausende sind gegangen; laut der Bank 140.000"
    begin, end = _bracketed(document, frame[0], begin, end)
    found: list[Range] = []
    left = analysed.bare_end(begin, frame[0])
    if begin < left:
        found.append((begin, left))
    right = frame[1]
    if _apart(document, right, end) and document.states(begin, left):
        return found
    while right < end and tokens[right].text in (",", ":", "–", "—", ")"):
        right += 1
    stop = analysed.bare_end(right, end)
    if right < stop:
        found.append((right, stop))
    return found


_SET_AGAINST = frozenset("but yet aber doch".split())
_APART = frozenset("compared up down versus while whereas but though although against".split())


def _apart(document: Document, at: int, end: int) -> bool:
    """Whether the writer adds something behind a frame: ", according to the firm, compared with its effective 25 percent"."""
    tokens = document.tokens
    if at + 1 >= end or document.language != "en":
        return False
    dash = tokens[at].text in ("–", "—", "--", "-")
    return dash or (tokens[at].text == "," and tokens[at + 1].lower in _APART)


def _bracketed(document: Document, at: int, begin: int, end: int) -> Range:
    """The bounds of the brackets that a token stands in, else those given."""
    tokens = document.tokens
    opening = next((k for k in range(at, max(begin, at - _BRACKET), -1) if tokens[k - 1].text in "()"), begin)
    if opening == begin or tokens[opening - 1].text != "(":
        return begin, end
    return opening, next((k for k in range(at, min(end, at + _BRACKET)) if tokens[k].text == ")"), end)


_BRACKET = 60  # tokens


_BESIDE = frozenset(
    "temporal conditional concessive causal comparative infinitive purpose participle relative".split()
)


def _around(analysed: Analysed, frame: Range, clause: Clause | None) -> Clause | None:
    """The clause that a frame stands in: the one over a clause that the frame is all of, or that has ended before it.

    "…, wenn man X glaubt"; "…, irregulär Eingereiste auszufliegen, nach Schätzung von X …": in German a verb ends a clause below.
    At the end of an English sentence it holds for all of it: "…, while Chile buys it, according to X", "polls show that …, according to X".
    """
    document = analysed.document
    closing = _closes(analysed, frame)
    for _ in range(4):
        if clause is None or clause.kind in ("main", "frame", "verbless"):
            return clause
        whole = frame[0] <= clause.start and analysed.bare_end(clause.start, clause.end) <= frame[1]
        last = max(clause.verb.tokens) if analysed.german and clause.verb is not None else frame[0]
        ended = any(token.text == "," for token in document.tokens[last : frame[0]])
        told = analysed.predicate_of.get(-1 if clause.parent is None else clause.parent)
        who = None if told is None else told.speaker
        written = who is None or standing(document, who) == "document"
        said = clause.kind in ("complement", "question") and written
        beside = closing and (clause.kind in _BESIDE or said)
        if not (whole or ended or beside) or clause.parent is None:
            return clause
        clause = document.clauses[clause.parent]
    return clause


def _closes(analysed: Analysed, frame: Range) -> bool:
    """Whether a frame stands behind a comma at the end of an English sentence, or before what only describes the source."""
    document = analysed.document
    if analysed.german or document.tokens[frame[0] - 1].text != ",":
        return False
    end = analysed.sentence(frame[0])[1]
    if analysed.bare_end(frame[1], end) <= frame[1]:
        return True
    comma = document.tokens[frame[1]].text == ","
    clause = document.clause_at(frame[1] + comma) if frame[1] + comma < end else None
    return clause is not None and clause.kind == "relative" and (comma or clause.end >= end - 1)


def _spoken(told: Predicate | None) -> bool:
    """Whether somebody says what a predicate holds."""
    return told is not None and told.speaker is not None


def _among(analysed: Analysed, frame: Range) -> Range | None:
    """The part of a whole that a frame introduces: ", darunter laut UNO 62 Zivilisten", ", including, according to X, 62 civilians"."""
    tokens = analysed.document.tokens
    end = analysed.sentence(frame[0])[1]
    before = frame[0] - 2 if tokens[frame[0] - 1].text == "," else frame[0] - 1
    if before < 0 or tokens[before].lower not in ("darunter", "davon", "including"):
        return None
    start = frame[1] + 1 if frame[1] < end and tokens[frame[1]].text == "," else frame[1]
    stop = next((at for at in range(start, end) if tokens[at].text in (",", ";", "–", ")")), end)
    return analysed.bare(start, stop)


def _aside(analysed: Analysed, frame: Range) -> Range | None:
    """The part without a verb between commas that a frame ends, with its figure: ", worth up to $6 billion according to X"."""
    document = analysed.document
    tokens = document.tokens
    begin, end = analysed.sentence(frame[0])
    start = frame[0]
    while start > begin and (tokens[start - 1].text not in (",", "–", "—", "(") or tokens[start - 1].depth):
        start -= 1
    last = tokens[frame[0] - 1]
    if start == begin or start == frame[0] or last.pos == "punct" or frame[1] >= end:
        return None
    if frame[1] < end and tokens[frame[1]].text not in (",", ".", ")", "–", "—", ";"):
        return None
    if document.states(start, frame[0]) or not document.counts(start, frame[0]):
        return None
    if not document.states(begin, start - 1) or tokens[start].pos in ("cconj", "sconj", "zu"):
        return None
    return start, frame[0]


def _so(analysed: Analysed) -> list[Draft]:
    """„…, so der Minister."""
    document = analysed.document
    found: list[Draft] = []
    for clause in document.clauses:
        if clause.kind != "frame" or clause.verb is not None or clause.marker is None:
            continue
        if analysed.in_free[clause.start] or clause.start == 0:
            continue
        if document.tokens[clause.start + 1].lower in ("dass", "auch"):
            continue  # "…, so dass die Preise", "…, so auch der Norden"
        sentence = document.sentences[clause.sentence]
        before = clause.start - 1
        if before < sentence.start or analysed.in_free[before - 1] or analysed.in_free[before]:
            continue
        who = document.chunk(-1 if clause.subject is None else clause.subject)
        who = who or particled(document, clause, clause.marker + 1)
        named = analysed.named(who, None, clause.end)
        if named is None or named[0] - clause.start > 4:
            continue
        noun = saying_noun(document, who) if who is not None else None
        if who is not None and noun is not None and noun.carrier and not noun.document:
            who = _owner(document, who, named[1], clause.end)  # "so der Vorwurf der Opposition"
            named = analysed.named(who, None, clause.end)
        content = [(sentence.start, analysed.bare_end(sentence.start, clause.start))]
        stop = analysed.bare_end(clause.start, clause.end)
        rest = analysed.bare(clause.end + 1, sentence.end)
        mark = document.tokens[min(clause.end, sentence.end - 1)].text
        if mark in (",", ":", document.tokens[before].text) and rest[0] < rest[1]:
            content.append(rest)
            stop = clause.end + 1
        content = [(start, end) for start, end in content if start < end]
        if content:
            found.append(
                Draft(
                    "frame.so",
                    "indirect",
                    "SW",
                    content,
                    "say",
                    False,
                    (clause.marker,),
                    [(before, stop)],
                    who,
                    named,
                )
            )
    return found
