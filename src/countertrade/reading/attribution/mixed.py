"""Words in marks inside reported speech: they are the speaker's own."""

from __future__ import annotations

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
