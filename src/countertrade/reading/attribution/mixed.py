"""Words in marks inside reported speech: they are the speaker's own."""

from __future__ import annotations

from collections.abc import Sequence

from countertrade.reading.attribution.drafts import Analysed, Draft
from countertrade.reading.attribution.predicates import Predicate
from countertrade.reading.attribution.speakers import can_speak
from countertrade.reading.attribution.types import Range
from countertrade.records import Medium


def mixed(analysed: Analysed, found: list[Draft]) -> list[Draft]:
    """A direct Draft for each stretch of marked words in a clause of which a speaker is known."""
    document = analysed.document
    tokens = document.tokens
    more: list[Draft] = []
    by_sentence: dict[int, list[Draft]] = {}
    for draft in sorted(found, key=lambda draft: draft.content[-1][1] - draft.content[0][0]):
        for start, end in draft.content:
            for number in range(document.sentence_of[start], document.sentence_of[end - 1] + 1):
                by_sentence.setdefault(number, []).append(draft)
    by_frame = analysed.by_sentence(draft for draft in found if draft.frame and draft.named is not None)
    for stretch in analysed.stretches:
        if stretch.free:
            continue
        first, after = stretch.inner
        words = [token for token in tokens[first:after] if token.pos != "punct"]
        if not words:
            continue
        number = document.sentence_of[first]
        holder = next((draft for draft in by_sentence.get(number, ()) if draft.in_content(first)), None)
        told = _labelled(analysed, first)
        begin = document.sentences[number].start
        before = [(begin, stretch.start)] if begin < stretch.start else []
        item: Draft | None
        if told is not None:
            item = _predicated(analysed, told, "direct.label", "Speech")
            item.frame = before
        elif holder is None:
            item = _beside(analysed, first, len(words), by_frame.get(number, ()))
        elif words[0].text[0].islower() or len(words) >= 5:
            item = _words(holder, before if holder.kind == "reported" else list(holder.frame))
            item.addressee = holder.addressee
        else:
            item = None
        if item is not None:
            item.content = [(stretch.start, stretch.end)]
            more.append(item)
    return more


_LEAST = 4  # words in marks that are somebody's own beside a predicate or a frame


def _beside(analysed: Analysed, first: int, words: int, framed: Sequence[Draft]) -> Draft | None:
    """Whose the marked words of a sentence are that no content holds: the predicate's of their clause, the only one's of the sentence.

    "sprach von einem „Signal, auf das alle warten“", "the customers become “keen to be part of it,” said X".
    """
    document = analysed.document
    if words < _LEAST:
        return None
    told = [
        each for each in analysed.predicates[document.sentence_of[first]] if can_speak(document, each.speaker)
    ]
    own = [each for each in told if each.clause.index == document.clause_of[first]] or told
    speakers = {None if each.speaker is None else each.speaker.index for each in own}
    if len(speakers) == 1 and not document.tokens[own[0].verb.main].depth:
        return _predicated(analysed, own[-1], "direct.words", own[-1].word.medium)
    return _words(framed[0], list(framed[0].frame)) if not told and len(framed) == 1 else None


def _words(voice: Draft, frame: list[Range]) -> Draft:
    """Words in marks that are part of what a voice says."""
    return voice.voiced("direct.words", "direct", [], negated=voice.negated, cue=voice.cue, frame=frame)


def _predicated(analysed: Analysed, told: Predicate, rule: str, medium: Medium) -> Draft:
    """Words in marks by the speaker of a predicate."""
    limit = analysed.document.sentences[told.clause.sentence].end
    return Draft(
        rule, "direct", medium, [], told.word.kind, told.verb.negated, told.cue, speaker=told.speaker,
        named=analysed.named(told.speaker, told.verb.tokens[0], limit), addressee=told.addressee,
    )  # fmt: skip


def _labelled(analysed: Analysed, first: int) -> Predicate | None:
    """The predicate that calls something by the marked words: "nannte den Bericht eine „Ente“"."""
    document = analysed.document
    told = analysed.predicate_of.get(document.clause_of[first])
    return told if told is not None and told.word.labels and can_speak(document, told.speaker) else None
