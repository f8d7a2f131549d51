"""Interviews without labels whose questions call nobody by name: whose words the paragraphs behind the questions are."""

from __future__ import annotations

from countertrade.reading.attribution.drafts import Analysed, Draft
from countertrade.reading.attribution.phrases import phrase
from countertrade.reading.attribution.speakers import standing
from countertrade.reading.attribution.types import Range
from countertrade.reading.document import Chunk

_HEAD = 6  # paragraphs in which the one who is asked is named
_ADDRESS = {
    "de": frozenset("Sie Ihnen Ihr Ihre Ihrer Ihrem Ihren Ihres".split()),
    "en": frozenset("you your yours".split()),
}
_TITLES = frozenset("herr frau mr mrs ms dr professor".split())
_FIRST = {
    "de": frozenset(
        "ich mich mir mein meine meinem meinen meiner wir uns unser unsere unserem unseren unserer".split()
    ),
    "en": frozenset("i me my we us our mine ours".split()),
}
_SHORT = 2  # sentences of a question without a mark


def answers(analysed: Analysed) -> list[Draft]:
    """A Draft for each paragraph that answers a question of an interview.

    An interview addresses somebody whom its head names, and is answered in the first person or has at least asked for it by name.
    What follows a question is an answer; of what stands between two questions, a short paragraph without a first person in the
    middle is a question without a mark; where it is open who speaks, the Draft is not sure.
    """
    document = analysed.document
    bounds = _paragraphs(analysed)
    asked = [n for n, (start, end) in enumerate(bounds) if end - start > 2 and _asks(analysed, start, end)]
    if len(asked) < 2:
        return []
    found = interviewee(analysed, bounds[asked[0]][0])
    if found is None or not _addressed(analysed, bounds, asked, found):
        return []
    name = found.end - 1
    surname = document.tokens[name].lower
    made: list[Draft] = []
    for place, number in enumerate(asked):
        last = asked[place + 1] if place + 1 < len(asked) else len(bounds)
        between = list(range(number + 1, last))
        for step, n in enumerate(between):
            start, end = bounds[n]
            if any(token.lower == surname for token in document.tokens[start:end]):
                break  # told about the one who was asked
            first = any(token.lower in _FIRST[document.language] for token in document.tokens[start:end])
            sure = step == 0 or first
            if step and not first:
                sentences = document.sentence_of[end - 1] - document.sentence_of[start] + 1
                if step % 2 and step + 1 < len(between) and sentences <= _SHORT:
                    continue
                sure = step % 2 == 0 and last < len(bounds)
            made.append(_draft(analysed, found, (start, analysed.bare_end(start, end)), sure))
    return made


def headlined(analysed: Analysed, found: list[Draft], made: list[Draft]) -> None:
    """Give direct speech without a frame above the first question to the one who is asked."""
    if not made or made[0].speaker is None:
        return
    for draft in found:
        if draft.rule == "direct.bare" and draft.content[0][0] < made[0].content[0][0]:
            draft.rule, draft.sure = "direct.interview", True
            draft.speaker, draft.named = made[0].speaker, made[0].named


def interviewee(analysed: Analysed, limit: int) -> Chunk | None:
    """The one person whom the paragraphs above the first question name in full; None where there are more, or none."""
    document = analysed.document
    tokens = document.tokens
    found: dict[str, Chunk] = {}
    for chunk in document.chunks:
        if chunk.start >= limit or document.sentences[document.sentence_of[chunk.start]].paragraph > _HEAD:
            break
        names = 0
        while names < chunk.end - chunk.start and tokens[chunk.end - 1 - names].pos == "name":
            names += 1
        if names < 2 or tokens[chunk.start].depth or standing(document, chunk) not in ("name", "person"):
            continue
        if any(
            token.text.isupper() and len(token.text) > 1 for token in tokens[chunk.end - names : chunk.end]
        ):
            continue
        found.setdefault(tokens[chunk.end - 1].lower, chunk)
    return next(iter(found.values())) if len(found) == 1 else None


def _draft(analysed: Analysed, speaker: Chunk, content: Range, sure: bool) -> Draft:
    named = phrase(analysed.document, speaker, speaker.end)
    return Draft(
        "interview.reply", "direct", "Speech", [content], "say", speaker=speaker, named=named, sure=sure
    )  # fmt: skip


def _paragraphs(analysed: Analysed) -> list[Range]:
    bounds: list[Range] = []
    before = -1
    for sentence in analysed.document.sentences:
        if sentence.paragraph == before:
            bounds[-1] = (bounds[-1][0], sentence.end)
        else:
            bounds.append((sentence.start, sentence.end))
        before = sentence.paragraph
    return bounds


def _asks(analysed: Analysed, start: int, end: int) -> bool:
    tokens = analysed.document.tokens
    while end > start + 1 and tokens[end - 1].text in ('"', "“", "”", "»", "«"):
        end -= 1
    return tokens[end - 1].text == "?"


def _addressed(analysed: Analysed, bounds: list[Range], asked: list[int], found: Chunk) -> bool:
    """Whether the questions are put to somebody who answers for himself, or call the one named in the head."""
    document = analysed.document
    tokens = document.tokens
    surname = tokens[found.end - 1].lower
    begins = {sentence.start for sentence in document.sentences}
    address = any(
        tokens[at].text in _ADDRESS[document.language] and at not in begins
        for n in asked
        for at in range(*bounds[n])
    )
    called = any(
        tokens[at].lower == surname and tokens[at - 1].lower.rstrip(".") in _TITLES
        for n in asked
        for at in range(bounds[n][0] + 1, bounds[n][1])
    )
    replies = [bounds[n + 1] for n in asked if n + 1 < len(bounds)]
    first = any(
        token.lower in _FIRST[document.language] for start, end in replies for token in tokens[start:end]
    )
    return called or (address and first)
