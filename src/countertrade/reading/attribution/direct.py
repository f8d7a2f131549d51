"""Direct speech: stretches in quotation marks that are speech by themselves, with the frame after, before or around them."""

from __future__ import annotations

import itertools

from countertrade.reading import lexicon
from countertrade.reading.attribution.drafts import Analysed, Draft
from countertrade.reading.attribution.phrases import phrase
from countertrade.reading.attribution.predicates import Predicate, subject_of
from countertrade.reading.attribution.speakers import can_speak, standing
from countertrade.reading.attribution.stretches import Stretch
from countertrade.reading.document import Chunk, Document

_LINKS = frozenset((",", "–", "—", "-", "--"))
_REACH = 30  # tokens from a quotation to the verb of its frame


def direct(analysed: Analysed, used: set[int]) -> list[Draft]:
    """The free stretches of a Document with their frames; clauses that serve as frames go into `used`."""
    found: list[Draft] = []
    free = analysed.free
    for place, stretch in enumerate(free):
        following = free[place + 1] if place + 1 < len(free) else None
        previous = found[-1] if found else None
        item = (
            _after(analysed, stretch, following, used)
            or _before(analysed, stretch, used)
            or _continued(analysed, stretch, previous)
            or Draft("direct.bare", "direct", "Speech", [(stretch.start, stretch.end)], sure=False)
        )
        found.append(item)
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=False):
        # „…“ und „…“, sagte X
        if left.rule == "direct.bare" and right.cue and _close(analysed, left, right):
            left.continues, left.rule, left.sure = right, "direct.shared", True
            left.share(right)
    return found


def _close(analysed: Analysed, left: Draft, right: Draft) -> bool:
    document = analysed.document
    end, start = left.content[-1][1], right.content[0][0]
    paragraphs = {document.sentence_at(at).paragraph for at in (end - 1, start)}
    return len(paragraphs) == 1 and start - end <= 2


def _from(analysed: Analysed, told: Predicate, rule: str, stretch: Stretch, frame: tuple[int, int]) -> Draft:
    document = analysed.document
    speaker = told.speaker if can_speak(document, told.speaker, loose=True) else None
    if speaker is None and not told.verb.passive:
        speaker = _beside(analysed, told, stretch)
    return Draft(
        rule, "direct", told.word.medium, [(stretch.start, stretch.end)], told.word.kind, told.verb.negated,
        told.cue, [frame], speaker, analysed.named(speaker, told.verb.tokens[0], frame[1]), told.addressee,
    )  # fmt: skip


def _beside(analysed: Analysed, told: Predicate, stretch: Stretch) -> Chunk | None:
    """Who stands right behind or before the verb of a frame whose subject the analysis of its clause does not give."""
    document = analysed.document
    if told.clause.subject is not None and told.clause.start >= stretch.end:
        return None
    for at in (told.verb.main + 1, told.verb.tokens[0] - 1):
        outside = 0 <= at < len(document.tokens) and not stretch.start <= at < stretch.end
        chunk = document.chunk_at(at) if outside else None
        if chunk is not None and chunk.prep is None and can_speak(document, chunk, loose=True):
            return chunk
    return None


def _complement(analysed: Analysed, told: Predicate) -> bool:
    return any(
        child.kind in ("complement", "question") and child.start > told.verb.main
        for child in analysed.children.get(told.clause.index, ())
    )


def _after(analysed: Analysed, stretch: Stretch, following: Stretch | None, used: set[int]) -> Draft | None:
    """„…“, sagte X. — “…,” X said, “…” — „…“, so X."""
    document = analysed.document
    tokens = document.tokens
    at = stretch.end
    linked = tokens[stretch.inner[1] - 1].text in (",", "?", "!", "–", "—")
    while at < len(tokens) and tokens[at].text in _LINKS:
        at, linked = at + 1, True
    if at >= len(tokens) or tokens[at].pos == "punct":
        return None
    paragraph = document.sentence_at(stretch.end - 1).paragraph
    sentence = document.sentence_at(at)
    if sentence.paragraph != paragraph:
        return None
    begins = sentence.start == at
    limit = sentence.end if following is None else min(following.start, sentence.end)
    number = document.clause_of[at]
    clause = document.clauses[number]
    if clause.kind == "frame" and clause.verb is None and clause.subject is not None:
        speaker = document.chunks[clause.subject]
        named = analysed.named(speaker, None, limit)
        if named is None:
            return None
        used.add(number)
        return Draft(
            "direct.so", "direct", "SW", [(stretch.start, stretch.end)], "say", False, (at,),
            [(stretch.end, analysed.bare_end(at, limit))], speaker, named,
        )  # fmt: skip
    for told in analysed.predicates[document.sentence_of[at]]:
        main, small = told.verb.main, tokens[at].text[0].islower()
        if not at <= told.verb.tokens[0] <= at + _REACH or main >= limit:
            continue
        if told.clause.index != number and told.clause.start > at + 1:
            continue
        if tokens[main].depth or told.verb.form != "finite":
            continue
        short = limit - at <= 14 and told.topic is None and not _complement(analysed, told)
        stop = analysed.bare_end(at, limit)
        ends = tokens[stop].text if stop < len(tokens) else ""
        if begins and not small and not (short and ends != ":"):
            return None
        if begins and told.verb.passive and told.speaker is None:
            return None  # „…“ Im Saal wurde gelacht.
        if begins and told.clause.end < sentence.end and tokens[told.clause.end].text == ":":
            return None  # it tells what follows
        if not (linked or begins or small or short):
            continue
        if ends == ":" and not linked:
            return None
        used.add(told.clause.index)
        return _from(analysed, told, "direct.after", stretch, (stretch.end, stop))
    return _framed(analysed, stretch, at, limit) if linked and not begins else None


def _framed(analysed: Analysed, stretch: Stretch, at: int, limit: int) -> Draft | None:
    """A frame whose verb no list knows, or is taken for a noun: “…,” beamed X; “…,” X notes."""
    document = analysed.document
    tokens = document.tokens
    first, known = document.chunk_at(at), lexicon.speech(document.language).verbs
    if limit - at > 14 or (first is None and tokens[at].pos != "verb"):
        return None
    verb, after = at, document.chunk_at(at + 1) if at + 1 < limit else None
    small = tokens[at].pos == "noun" and tokens[at].text[0].islower() and at + 1 < limit
    taken = small and tokens[at].base in known  # "states the Report", where the verb is taken for a noun
    if taken or (tokens[at].form == "finite" and tokens[at].pos == "verb"):
        if after is None or after.prep is not None:
            return None
        speaker = after
        within = taken and speaker is first
        named = (at + 1, speaker.end) if within else analysed.named(speaker, None, limit)
    elif first is None or first.prep is not None:
        return None
    else:
        speaker = first
        called = speaker.head > at and tokens[at].pos in ("name", "pron", "noun")
        follows = tokens[speaker.end] if speaker.end < limit else None
        if called and tokens[speaker.head].base in known:
            verb, named = speaker.head, (speaker.start, speaker.head)
        elif follows is not None and follows.pos == "verb" and follows.form == "finite":
            verb, named = speaker.end, analysed.named(speaker, speaker.end, limit)
            if document.chunk_at(min(verb + 1, limit - 1)) is not None:
                return None
        else:
            return None
    if named is None:
        return None
    return Draft(
        "direct.framed", "direct", "Speech", [(stretch.start, stretch.end)], "say", False, (verb,),
        [(stretch.end, analysed.bare_end(at, limit))], speaker, named, sure=tokens[verb].base in known,
    )  # fmt: skip


def _before(analysed: Analysed, stretch: Stretch, used: set[int]) -> Draft | None:
    """X sagte: „…“ — X said, “…” — a sentence that ends in a colon before."""
    document = analysed.document
    tokens = document.tokens
    sentence = document.sentence_at(stretch.start)
    begin, end = sentence.start, stretch.start
    if end <= begin:
        if not begin or tokens[begin - 1].text != ":":
            return None
        begin, end = document.sentence_at(begin - 1)[:2]
    begin += tokens[begin].pos == "num" and begin + 1 < end  # "12:05 Daulet Serikbay: “…”"
    last = tokens[end - 1].text
    colon = last == ":"
    told = None
    for candidate in analysed.predicates[document.sentence_of[begin]]:
        main = candidate.verb.main
        if begin <= main < end and not tokens[main].depth and not analysed.in_free[main]:
            told = candidate
    if colon and (quoted := _quoted(analysed, begin, end)) is not None:
        return Draft(
            "direct.colon", "direct", "Speech", [(stretch.start, stretch.end)], "say", False, (end - 1,),
            [(begin, end)], quoted, analysed.named(quoted, None, end),
        )  # fmt: skip
    if told is not None and not colon:
        far = end - told.verb.main > _REACH
        loose = last not in (",", "–", "—", "-") and end - told.verb.tokens[-1] > 8
        if far or loose or (last == "," and _complement(analysed, told)):
            told = None
    if told is None:
        if not colon:
            return None
        speaker = _subject(analysed, begin, end)
        named = analysed.named(speaker, None, end)
        if named is None:
            return None
        return Draft(
            "direct.colon", "direct", "Speech", [(stretch.start, stretch.end)], "say", False, (end - 1,),
            [(begin, end)], speaker, named, sure=by_name(analysed, speaker) or _labelled(analysed, speaker, begin, end),
        )  # fmt: skip
    if told.clause.index in used and not colon:
        return None  # “…,” she said, “…”
    used.add(told.clause.index)
    return _from(analysed, told, "direct.before", stretch, (begin, end))


_QUOTES = frozenset("quote quotes quotation quotations zitat zitate".split())


def _quoted(analysed: Analysed, begin: int, end: int) -> Chunk | None:
    """Whose words a line announces: "Quotes attributable to Minister Ana Roth:", "Zitat von Jan Roth:"."""
    document = analysed.document
    if not any(token.lower in _QUOTES for token in document.tokens[begin : begin + 2]):
        return None
    last = document.chunk_at(end - 2)
    named = last is not None and any(token.pos == "name" for token in document.words(last))
    return last if named and last is not None and standing(document, last) in ("name", "person") else None


def by_name(analysed: Analysed, speaker: Chunk | None) -> bool:
    """Whether a speaker before a colon is a person by name: "Ministerin Anna Berg wurde deutlich: …"."""
    if speaker is None or standing(analysed.document, speaker) not in ("name", "person"):
        return False
    return sum(token.pos == "name" for token in analysed.document.tokens[speaker.start : speaker.end]) >= 2


def _labelled(analysed: Analysed, speaker: Chunk | None, begin: int, end: int) -> bool:
    """Whether somebody who can speak is all that stands before a colon: "Das Ministerium: …", "Berg weiter: …"."""
    document = analysed.document
    if speaker is None or any(token.verbal for token in document.tokens[begin:end]):
        return False
    found = standing(document, speaker)
    return found in ("person", "body", "outlet") or (
        found == "name" and document.tokens[speaker.head].pos == "name"
    )


def _subject(analysed: Analysed, begin: int, end: int) -> Chunk | None:
    document = analysed.document
    for number in dict.fromkeys(document.clause_of[begin:end]):
        clause = document.clause(number)
        if clause is None:
            continue
        if clause.verb is not None:
            subject = subject_of(document, clause)
        else:
            subject = document.chunk_at(begin)
            if subject is not None and not _only(document, phrase(document, subject, end)[1], end):
                subject = None
        if can_speak(document, subject):
            return subject
    return None


def _only(document: Document, start: int, end: int) -> bool:
    """Whether only where and how somebody says it stands before a colon: "Ana Roth, in a statement: …", "Roth (SPD) auf die Frage: …"."""
    if start < end and document.tokens[start].text == "(":
        start = next((k + 1 for k in range(start, end) if document.tokens[k].text == ")"), start)
    rest = {document.chunk_of[k] for k in range(start, end - 1)} - {-1}
    return all(document.chunks[n].prep is not None or document.chunks[n].of is not None for n in rest)


def _continued(analysed: Analysed, stretch: Stretch, previous: Draft | None) -> Draft | None:
    """A quotation without a frame takes up the voice of the one before it."""
    if previous is None or (previous.named is None and not previous.cue):
        return None
    document, after = analysed.document, previous.content[-1][1]
    here, there = document.sentence_at(stretch.start), document.sentence_at(after - 1)
    frames = sum(end - start for start, end in previous.frame if start >= after)
    between = sum(token.pos != "punct" for token in document.tokens[after : stretch.start]) - frames
    same = here.paragraph == there.paragraph
    led = _goes_on(document, here.start, stretch.start) and here.paragraph <= there.paragraph + 1
    if not analysed.german and not same and between > 0 and not led:
        return None
    if not ((same and between <= 25) or (here.paragraph == there.paragraph + 1 and between <= 2)):
        return None
    item = Draft("direct.continued", "direct", previous.medium, [(stretch.start, stretch.end)])
    item.share(previous)
    item.continues = previous
    near = between <= 2 and (same or led or _alone(analysed, stretch))
    item.sure = near or (same and _still_of(analysed, previous, stretch.start))
    return item


def _goes_on(document: Document, begin: int, start: int) -> bool:
    """Whether no more stands before a quotation than that it goes on: "Und weiter: „…“", "And: “…”"."""
    words = [token.lower for token in document.tokens[begin:start] if token.pos != "punct"]
    colon = any(token.text == ":" for token in document.tokens[begin:start])
    return colon and 0 < len(words) <= 2 and _GOING_ON.issuperset(words)


_GOING_ON = frozenset("und weiter außerdem zudem ferner dann and again also then moreover".split())


def _still_of(analysed: Analysed, before: Draft, start: int) -> bool:
    """Whether what stands between a quotation and a token tells on of who spoke: "…, said Roth. She urged haste. “…"."""
    document = analysed.document
    first = document.sentence_of[max(before.last, before.content[-1][1]) - 1] + 1
    subjects: list[int] = []
    for number in range(first, document.sentence_of[start]):
        told = [each.speaker.head for each in analysed.predicates[number] if each.speaker is not None]
        mains = (document.chunk(clause.subject) for clause in analysed.mains[number])
        subjects += told or [chunk.head for chunk in mains if chunk is not None]  # "…, she says, …"
    return bool(subjects) and {document.tokens[at].lower for at in subjects} <= _OF_PERSONS


_OF_PERSONS = frozenset("er sie he she".split())


def _alone(analysed: Analysed, stretch: Stretch) -> bool:
    """Whether a paragraph is all quotation: then nobody else speaks in it."""
    document = analysed.document
    number = document.sentence_of[stretch.start]
    paragraph = document.sentences[number].paragraph
    rest = itertools.islice(document.sentences, number, None)
    held = itertools.takewhile(lambda sentence: sentence.paragraph == paragraph, rest)
    return all(
        analysed.in_free[at] or document.tokens[at].pos == "punct"
        for start, end, _ in held
        for at in range(start, end)
    )
