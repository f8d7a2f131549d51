"""Words in marks inside reported speech: they are the speaker's own."""

from __future__ import annotations

from collections.abc import Sequence

from countertrade.reading.attribution.drafts import Analysed, Draft
from countertrade.reading.attribution.predicates import Predicate
from countertrade.reading.attribution.speakers import can_speak


def mixed(analysed: Analysed, found: list[Draft]) -> list[Draft]:
    """A direct Draft for each stretch of marked words in a clause of which a speaker is known."""
    document = analysed.document
    tokens = document.tokens
    holders = sorted(found, key=lambda draft: draft.content[-1][1] - draft.content[0][0])
    more: list[Draft] = []
    by_sentence: dict[int, list[Draft]] = {}
    for draft in holders:
        for start, end in draft.content:
            for number in range(document.sentence_of[start], document.sentence_of[end - 1] + 1):
                by_sentence.setdefault(number, []).append(draft)
    by_frame: dict[int, list[Draft]] = {}
    for draft in found:
        if draft.frame and draft.named is not None:
            by_frame.setdefault(document.sentence_of[draft.frame[0][0]], []).append(draft)
    for stretch in analysed.stretches:
        if stretch.free:
            continue
        first, after = stretch.inner
        words = [token for token in tokens[first:after] if token.pos != "punct"]
        if not words:
            continue
        holder = next(
            (
                draft
                for draft in by_sentence.get(document.sentence_of[first], ())
                if any(start <= first < end for start, end in draft.content)
            ),
            None,
        )
        told = _labelled(analysed, first)
        if holder is None and told is None:
            beside = _beside(analysed, first, len(words), by_frame.get(document.sentence_of[first], ()))
            if beside is not None:
                beside.content = [(stretch.start, stretch.end)]
                more.append(beside)
            continue
        if told is None and not (words[0].text[0].islower() or len(words) >= 5):
            continue
        if told is not None or (holder is not None and holder.kind == "reported"):
            begin = document.sentences[document.sentence_of[first]].start
            frame = [(begin, stretch.start)] if begin < stretch.start else []
            if told is not None:
                speaker = told.speaker if can_speak(document, told.speaker) else None
                more.append(
                    Draft(
                        "direct.label",
                        "direct",
                        "Speech",
                        [(stretch.start, stretch.end)],
                        told.word.kind,
                        told.verb.negated,
                        told.cue,
                        frame,
                        speaker,
                        analysed.named(
                            speaker, told.verb.tokens[0], document.sentences[told.clause.sentence].end
                        ),
                        told.addressee,
                    )
                )
                continue
            assert holder is not None
            more.append(
                Draft(
                    "direct.words",
                    "direct",
                    holder.medium,
                    [(stretch.start, stretch.end)],
                    holder.act,
                    holder.negated,
                    holder.cue,
                    frame,
                    holder.speaker,
                    holder.named,
                    holder.addressee,
                )
            )
            continue
        assert holder is not None
        more.append(
            Draft(
                "direct.words",
                "direct",
                holder.medium,
                [(stretch.start, stretch.end)],
                holder.act,
                holder.negated,
                holder.cue,
                list(holder.frame),
                holder.speaker,
                holder.named,
                holder.addressee,
            )
        )
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
    if (
        len({None if each.speaker is None else each.speaker.index for each in own}) == 1
        and not document.tokens[own[0].verb.main].depth
    ):
        each = own[-1]
        limit = document.sentences[each.clause.sentence].end
        return Draft(
            "direct.words", "direct", each.word.medium, [], each.word.kind, each.verb.negated, each.cue,
            speaker=each.speaker, named=analysed.named(each.speaker, each.verb.tokens[0], limit), addressee=each.addressee,
        )  # fmt: skip
    if not told and len(framed) == 1:
        held = framed[0]
        return Draft(
            "direct.words", "direct", held.medium, [], held.act, held.negated, held.cue, list(held.frame), held.speaker,
            held.named,
        )  # fmt: skip
    return None


def _labelled(analysed: Analysed, first: int) -> Predicate | None:
    """The predicate that calls something by the marked words: "nannte den Bericht eine „Ente“"."""
    document = analysed.document
    for told in analysed.predicates[document.sentence_of[first]]:
        if (
            told.word.labels
            and told.clause.index == document.clause_of[first]
            and can_speak(document, told.speaker)
        ):
            return told
    return None
