"""Words in marks inside reported speech: they are the speaker's own."""

from __future__ import annotations

from countertrade.reading.attribution.drafts import Analysed, Draft


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
        if not words or not (words[0].text[0].islower() or len(words) >= 5):
            continue
        holder = next(
            (
                draft
                for draft in by_sentence.get(document.sentence_of[first], ())
                if any(start <= first < end for start, end in draft.content)
            ),
            None,
        )
        if holder is None:
            continue
        more.append(
            Draft(
                "direct.words", "direct", holder.medium, [(stretch.start, stretch.end)], holder.act, holder.negated,
                holder.cue, list(holder.frame), holder.speaker, holder.named, holder.addressee,
            )  # fmt: skip
        )
    return more
