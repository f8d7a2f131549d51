"""The sayings of a Document in text order, each knowing the one it stands in."""

from __future__ import annotations

import bisect
import dataclasses
import itertools

from countertrade.reading.attribution.direct import by_name, direct
from countertrade.reading.attribution.drafts import Analysed, Draft
from countertrade.reading.attribution.frames import frames
from countertrade.reading.attribution.indirect import indirect, pointers
from countertrade.reading.attribution.interviews import (
    addresses,
    answers,
    headed,
    headlined,
    interview,
    replies,
)
from countertrade.reading.attribution.mixed import mixed
from countertrade.reading.attribution.nouns import noun_contents
from countertrade.reading.attribution.origins import origins
from countertrade.reading.attribution.phrases import numbered
from countertrade.reading.attribution.scope import added, carried, listed, parts
from countertrade.reading.attribution.speakers import can_speak, saying_noun, standing
from countertrade.reading.attribution.tags import claimed, credited, interjected, recurring, speeches, tags
from countertrade.reading.attribution.types import Range, Ranges, Saying
from countertrade.reading.document import Chunk, Document


def sayings(document: Document) -> tuple[Saying, ...]:
    """Who says what in a text, in the order of what is said.

    >>> from countertrade.reading.document import analyse
    >>> d = analyse("The minister said that the plan had failed.", "en")
    >>> [(s.rule, d.printed(d.chunks[s.speaker])) for s in sayings(d)]
    [('predicate.complement', 'The minister')]
    """
    analysed = Analysed(document)
    used: set[int] = set()
    found = direct(analysed, used)
    found += indirect(analysed, used)
    framed = frames(analysed)
    cited = [draft for draft in framed if draft.rule == "frame.citing"]
    found = _unframed(framed, found)
    found += _presenting([draft for draft in framed if draft.rule != "frame.citing"], found)
    _cut(document, found)
    _nested(found)
    _cited(analysed, cited, found)
    _handed_on(analysed, found)
    found += pointers(analysed, found)
    found += origins(analysed, found)
    found += noun_contents(analysed, {start for draft in found for start, _ in draft.content})
    asked = interview(analysed)
    turns = (
        asked
        or speeches(analysed)
        or replies(analysed)
        or (asked := answers(analysed))
        or addresses(analysed)
    )
    headlined(found, asked)
    headed(analysed, found)
    found += turns
    found += [
        draft for draft in tags(analysed, found) if not turns or draft.rule not in ("tag.turn", "turn.record")
    ]
    found += claimed(analysed, found)
    found += credited(analysed)
    found += interjected(analysed)
    _followed(analysed, found)
    _taken_up(analysed, found)
    _pointed_back(analysed, found)
    recurring(analysed, found)
    found = _kept(document, found)
    for further in (carried, parts, added, listed, mixed):
        found += further(analysed, found)
    return _frozen(found)


def _followed(analysed: Analysed, found: list[Draft]) -> None:
    """A quotation alone in its sentence is of the person who speaks in the sentence right before it: "…, he added. “We buy enough.”"."""
    document = analysed.document
    told: dict[int, list[Draft]] = {}
    for draft in found:
        if draft.cue and draft.named and draft.kind == "indirect":
            told.setdefault(document.sentence_of[draft.cue[0]], []).append(draft)
    for draft in found:
        if draft.rule != "direct.bare":
            continue
        start, end = draft.content[0]
        number = document.sentence_of[start]
        here, before = document.sentences[number], document.sentences[number - 1]
        last_of = document.sentences[document.sentence_of[end - 1]].end
        outside = (*range(here.start, start), *range(end, last_of))
        alone = all(document.tokens[at].pos == "punct" for at in outside)
        near = number > 0 and here.paragraph - before.paragraph in (0, 1)
        voices = [each for each in told.get(number - 1, ()) if each.speaker is not None]
        if not alone or not near or not voices:
            continue
        last = max(voices, key=lambda each: each.cue[0])
        speaker = last.speaker
        if speaker is None or speaker.plural:
            continue
        person = standing(document, speaker) == "person" or by_name(analysed, speaker)
        if person or speaker.pronoun:
            draft.continues, draft.rule, draft.sure = last, "direct.following", True
            draft.share(last)


def _kept(document: Document, found: list[Draft]) -> list[Draft]:
    """What says something, without what denies only what another said: "Witnesses speak of three dead. That is denied by the police."."""
    pairs = [(draft, document.sentence_of[draft.content[0][0]]) for draft in found if draft.content]
    said = {number for draft, number in pairs if draft.rule != "pointing" and draft.named}
    denying = ("deny", "doubt")
    return [d for d, n in pairs if d.rule != "pointing" or d.act not in denying or n not in said]


def _cut(document: Document, found: list[Draft]) -> None:
    """A frame inside what somebody says frames only that: "He said the money, according to the bank, had been paid"."""
    at: dict[int, Draft] = {}
    for draft in found:
        if (draft.rule.startswith("predicate") and draft.named) or draft.rule in ("frame.after", "frame.so"):
            for start, end in draft.content:
                at.update(dict.fromkeys(range(start, end), draft))
    for draft in _closing(found):
        if draft.rule in ("frame.after", "frame.so", "frame.as"):
            continue
        held = at.get(draft.frame[0][0])
        if held is None or _written(document, held, draft):
            continue
        parts = [
            (max(start, low), min(end, high))
            for start, end in draft.content
            for low, high in held.content
            if max(start, low) < min(end, high)
        ]
        draft.content = parts or draft.content


def _closing(found: list[Draft]) -> list[Draft]:
    """The sayings with one frame in one piece."""
    return [draft for draft in found if draft.rule.startswith("frame.") and len(draft.frame) == 1]


def _written(document: Document, held: Draft, frame: Draft) -> bool:
    """Whether a frame tells whose paper says what it stands in: "records show that …, according to the bank"."""
    speaker = held.speaker
    cued = any(frame.in_content(cue) for cue in held.cue[:1])
    return cued and speaker is not None and standing(document, speaker) == "document"


def _nested(found: list[Draft]) -> None:
    """Of two frames at the end of a sentence the last holds the one before: "…, according to a complaint, the Journal reports"."""
    framed = sorted((draft for draft in _closing(found) if draft.content), key=lambda draft: draft.frame[0])
    for one, other in itertools.pairwise(framed):
        if other.rule == "frame.after" and _covers(one, other) and _covers(other, one):
            one.content = [
                (start, min(end, other.frame[0][0]))
                for start, end in one.content
                if start < other.frame[0][0]
            ]


def _handed_on(analysed: Analysed, found: list[Draft]) -> None:
    """A frame behind a predicate in its clause only says where the words were read: "…, sagte Dora Sturm laut Mitteilung"."""
    spoken = analysed.by_sentence(draft for draft in found if draft.cue and draft.frame)
    for draft in _closing(found):
        at = draft.frame[0][0]
        speaker = draft.speaker
        relayed = speaker is not None and standing(analysed.document, speaker) == "person"
        if draft.rule == "frame.citing" or relayed:
            continue  # "…, the service told the committee, according to two lawmakers"
        beside = (each for each in spoken.get(analysed.document.sentence_of[at], ()) if each is not draft)
        draft.paper = any(
            each.cue[0] < at and any(start <= at < end for start, end in each.frame) for each in beside
        )


def _covers(one: Draft, other: Draft) -> bool:
    """Whether the content of one saying holds words of the frame of another."""
    begin, stop = other.frame[0]
    return any(start < stop and begin < end for start, end in one.content)


def _cited(analysed: Analysed, cited: list[Draft], found: list[Draft]) -> None:
    """Whom the source of a sentence cites says the same inside it: "The paper reported, citing officials, that …"."""
    document = analysed.document
    # "…, heißt es unter Berufung auf X" names nobody else
    spoken = [
        each for each in found if each.frame and each.content and not (each.named is None and each.speaker)
    ]
    framing = analysed.by_sentence(spoken)
    holding = {document.sentence_of[other.content[0][0]]: other for other in reversed(spoken)}
    for draft in cited:
        place = draft.frame[0][0]
        number = document.sentence_of[place]
        beside = (other for other in framing.get(number, ()) if not other.in_content(place))
        host = next(beside, holding.get(number))
        if host is not None and host.speaker is not draft.speaker:
            draft.content = [
                part for start, end in host.content for part in _without((start, end), draft.frame[0])
            ]
            draft.kind, draft.continues = "indirect", None
            draft.host = host
            found.append(draft)


def _without(part: Range, hole: Range) -> list[Range]:
    """A range without another that lies in it."""
    if hole[1] <= part[0] or hole[0] >= part[1]:
        return [part]
    return [piece for piece in ((part[0], hole[0]), (hole[1], part[1])) if piece[0] < piece[1]]


def _presenting(framed: list[Draft], found: list[Draft]) -> list[Draft]:
    """The frames that present no direct speech; one that does gives it its speaker: "According to the paper, “…”"."""
    bare = {draft.content[0][0]: draft for draft in found if draft.rule == "direct.bare"}
    kept: list[Draft] = []
    for frame in framed:
        stop = frame.frame[0][1]
        taker = bare.get(stop) or bare.get(stop + 1)
        if taker is None:
            kept.append(frame)
            continue
        taker.rule, taker.sure, taker.act = frame.rule, True, frame.act
        taker.take(frame)
    return kept


def _unframed(framed: list[Draft], found: list[Draft]) -> list[Draft]:
    """What is said but for what only looks so behind a colon and opens with a frame: "The firm conceded much: according to the paper, …"."""
    opening = {draft.frame[0][0] for draft in framed}
    return [d for d in found if d.rule != "predicate.colon" or d.sure or d.content[0][0] not in opening]


def _taken_up(analysed: Analysed, found: list[Draft]) -> None:
    """Direct speech without a frame right behind indirect speech is the same speaker's: 'It was "good," he said. "…"'."""
    document = analysed.document
    ends: dict[int, Draft] = {}
    for draft in found:
        if draft.named is None or draft.rule.startswith("direct") or draft.rule == "frame.citing":
            continue  # whom a speaker cites speaks no further
        number = document.sentence_of[draft.last - 1]
        if number not in ends or not draft.rule.startswith("predicate.noun"):
            ends[number] = draft
    for draft in found:
        if draft.rule != "direct.bare":
            continue
        number = document.sentence_of[draft.content[0][0]]
        before = ends.get(number - 1)
        start = draft.content[0][0]
        opens = document.sentences[number].start == start
        if before is None or not (opens or document.tokens[start - 1].text == ":"):
            continue
        if document.sentences[number].paragraph != document.sentences[number - 1].paragraph:
            continue
        draft.rule, draft.continues = "direct.taken_up", before
        draft.share(before)
        after = draft.content[-1][1]
        draft.sure = analysed.bare_end(after, document.sentence_at(after - 1).end) <= after


_OF_THEIRS = frozenset("eigenen eigener own".split())  # whoever they are
_BACK = _OF_THEIRS | frozenset(
    "seinen seiner ihren ihrer deren dessen his her its their him them ihm ihnen ihr".split()
)
_SAME = frozenset("same gleichen gleicher derselben denselben demselben".split())
_FEMININE = frozenset("ihren ihrer ihr ihnen deren her their them".split())  # and of several


def _pointed_back(analysed: Analysed, found: list[Draft]) -> None:
    """Give frames that point back to whoever spoke last that speaker: "Seinen Angaben zufolge", "according to her"."""
    document = analysed.document
    tokens = document.tokens
    spoken = analysed.by_sentence(
        draft for draft in found if draft.speaker is not None and draft.named is not None
    )
    for draft in found:
        if not draft.rule.startswith("frame.") or not draft.content:
            continue
        if draft.speaker is None:
            _said_on(document, draft, spoken)
            continue
        word = tokens[draft.speaker.start].lower
        number = document.sentence_of[draft.place]
        first = tokens[draft.speaker.start]
        same = any(token.lower in _SAME for token in tokens[draft.speaker.start : draft.speaker.head])
        told = tokens[draft.speaker.head].lemma == "Angabe" and first.pos == "det" and word not in _BACK
        noun = saying_noun(document, draft.speaker)
        same = same and not (noun is not None and noun.document)  # "the same report" is a paper's
        told = told or same
        counted = noun is not None and (not noun.document or noun.kind == "calculate")
        speaks = not (draft.speaker.pronoun or counted)  # "according to its report", "his office"
        if (
            not (word in _BACK or told)
            or not number
            or (speaks and not same and (word == "its" or noun is None))
        ):
            continue  # "Seinen Angaben zufolge", "Den Angaben nach", "according to the same sources"
        near = ([one for one in spoken.get(number - n, ()) if one.act != "ask"] for n in (1, 2))
        said = ([one for one in several if not one.paper] or several for several in near)
        before = next(filter(None, said), [])  # who asked something gives no figures
        if told and not before:
            draft.speaker = draft.named = None  # whose they are is told nowhere near
            continue
        several = len({each.speaker.head for each in before if each.speaker is not None}) > 1
        before = [] if word in _LAST else before
        speaker = before[-1].speaker if before else _subject_before(analysed, number, word)
        if not told and (several or speaker is None or not _agrees(document, speaker, word)):
            if not (draft.speaker.pronoun or speaks):
                draft.speaker = draft.named = None  # "nach ihrer Zählung": a count says nothing
            continue
        draft.speaker, draft.continues = speaker, before[-1] if before else None
        draft.named = before[-1].named if told else draft.named
        if (
            speaker is not None and not before and numbered(document, speaker)
        ):  # "Zwei Abgeordnete sprachen. Laut deren Angaben …"
            draft.named = analysed.named(speaker, None, document.sentence_at(speaker.start).end)


def _agrees(document: Document, speaker: Chunk, word: str) -> bool:
    """Whether a pronoun can stand for a speaker by the article that one has."""
    article = document.tokens[speaker.start].lower
    feminine = article in ("die", "eine", "sie", "she", "they")
    return (
        word in _OF_THEIRS
        or feminine == (word in _FEMININE)
        or not (feminine or article in ("der", "das", "ein", "er", "he", "es", "it"))
    )


_LAST = frozenset(("dessen", "deren"))  # of the one who was named, in whatever place


def _subject_before(analysed: Analysed, number: int, word: str) -> Chunk | None:
    """Who the sentence before is about, if they can speak: "Karl Wendt reiste nach Lima. Nach seinen Angaben …"; for "dessen" the only one
    in it who can."""
    document, before = analysed.document, analysed.document.sentences[number - 1]
    subjects = [clause.subject for clause in analysed.mains[number - 1] if clause.subject is not None]
    held = [document.chunks[n] for n in subjects[:1]]
    if word in _LAST:
        held = [c for c in document.chunks_between(before.start, before.end) if can_speak(document, c)]
        held = [c for c in held if _agrees(document, c, word)]
    about = held[0] if len(held) == 1 else None
    return about if about is not None and not about.pronoun and can_speak(document, about) else None


_FAR = 6  # sentences, captions among them, in which "heißt es weiter" finds the report it goes on with


def _said_on(document: Document, draft: Draft, spoken: dict[int, list[Draft]]) -> None:
    """Give "heißt es weiter" the text, body or paper that spoke in the sentences before; a person where there is none."""
    number = document.sentence_of[draft.place]
    if not (draft.cue and document.tokens[draft.cue[0]].lemma == "heißen"):
        return
    near = [each for n in range(number - _FAR, number) for each in spoken.get(n, ())]
    written = [each for each in near if each.speaker is not None and _writes(document, each.speaker)]
    if not near:
        return
    voice = (written or near)[-1]
    draft.speaker, draft.named, draft.continues = voice.speaker, voice.named, voice


def _writes(document: Document, speaker: Chunk) -> bool:
    """Whether a speaker is something written or whoever issues it: "der Bericht", "das Portal Nordblitz", "das Ministerium"."""
    return any(
        standing(document, dataclasses.replace(speaker, head=i)) in ("document", "outlet", "body")
        for i in range(speaker.start, speaker.end)
        if document.tokens[i].pos == "noun"
    )


def _frozen(found: list[Draft]) -> tuple[Saying, ...]:
    for draft in found:
        draft.content.sort()
    found.sort(key=lambda d: (d.content[0][0], -d.content[-1][1], d.rule == "predicate.reported"))
    place = {id(draft): number for number, draft in enumerate(found)}
    open_: list[int] = []
    made: list[Saying] = []
    for number, draft in enumerate(found):
        while open_ and found[open_[-1]].content[-1][1] <= draft.content[0][0]:
            open_.pop()
        cue = draft.cue[0] if draft.cue else draft.content[0][0]
        inside = place.get(id(draft.host))
        if inside is None:
            inside = next((n for n in reversed(open_) if _holds(found[n], draft, cue)), None)
        made.append(
            Saying(
                number,
                draft.rule,
                draft.sure,
                draft.kind,
                draft.medium,
                draft.act,
                draft.negated,
                _ranges(draft.cue),
                tuple(draft.frame),
                None if draft.speaker is None else draft.speaker.index,
                () if draft.named is None else (draft.named,),
                None if draft.addressee is None else draft.addressee.index,
                tuple(draft.content),
                inside,
                place.get(id(draft.continues)),
                draft.paper,
            )
        )
        open_.append(number)
    return tuple(made)


def _holds(outer: Draft, inner: Draft, cue: int) -> bool:
    """Whether the content of one saying holds the predicate of another and what that says."""
    held = outer.in_content(inner.content[0][0])
    return held and (inner.rule == "direct.words" or outer.in_content(cue))


def _ranges(places: tuple[int, ...]) -> Ranges:
    found: list[Range] = []
    for at in sorted(set(places)):
        if found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return tuple(found)


class Attributed:
    """The sayings of a Document, by the token: who is speaking here?"""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.sayings = sayings(document)
        self._of: list[int] = [-1] * len(document.tokens)
        for saying in self.sayings:  # inner ones come after those that hold them
            for start, end in saying.content:
                for at in range(start, end):
                    held = self.at(at)
                    if held is None or held.end - held.start >= saying.end - saying.start:
                        self._of[at] = saying.index

    def at(self, token: int) -> Saying | None:
        """The innermost saying whose content holds a token."""
        return None if self._of[token] < 0 else self.sayings[self._of[token]]

    def chain(self, token: int) -> tuple[Saying, ...]:
        """The sayings that hold a token, innermost first: whom A cites in what A says."""
        found: list[Saying] = []
        saying = self.at(token)
        while saying is not None and len(found) < 8:
            found.append(saying)
            saying = None if saying.inside is None else self.sayings[saying.inside]
        return tuple(found)

    def token(self, place: int) -> int:
        """The token at a place in the text."""
        return max(0, bisect.bisect_right(self.document.starts, place) - 1)
