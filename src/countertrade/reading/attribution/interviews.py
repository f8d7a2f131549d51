"""The answers of a page that is printed as question and answer, and who gives them.

Answers are told by their labels ("Frage:" and "Antwort:", "Q:" and "A:", the speakers' names), or stand under paragraphs that only
ask. An explainer asks too, so that without labels a question must speak to somebody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from countertrade.reading import lexicon
from countertrade.reading.attribution.drafts import Analysed, Draft
from countertrade.reading.attribution.speakers import standing
from countertrade.reading.attribution.types import Range
from countertrade.reading.document import Chunk, Document

_LABEL = 4  # tokens before the colon
_QUESTION = 80  # tokens of a paragraph that only asks
_LEAST = 2  # questions that make an interview
_CLOSING = frozenset("“”\"'’»«)]")


def interview(analysed: Analysed) -> list[Draft]:
    """A Draft for each answer in text order; none where a text is no interview or does not say who answers."""
    document = analysed.document
    paragraphs = _paragraphs(document)
    if sum(_asks(document, paragraph) for paragraph in paragraphs) < _LEAST:
        return []
    found = list(_labelled(document, paragraphs)) or list(_under_questions(document, paragraphs))
    return [
        Draft("interview", "direct", "Speech", [span], "say", speaker=chunk, named=(chunk.start, chunk.end))
        for span, chunk in found
        if chunk is not None
    ]


def _paragraphs(document: Document) -> list[Range]:
    found: list[Range] = []
    last = -1
    for sentence in document.sentences:
        if sentence.paragraph == last:
            found[-1] = (found[-1][0], sentence.end)
        else:
            found.append((sentence.start, sentence.end))
        last = sentence.paragraph
    return found


def _asks(document: Document, paragraph: Range) -> bool:
    """Whether a paragraph ends in a question."""
    at = paragraph[1] - 1
    while at > paragraph[0] and document.tokens[at].text in _CLOSING:
        at -= 1
    return document.tokens[at].text == "?" and paragraph[1] - paragraph[0] <= _QUESTION


def _label(document: Document, paragraph: Range) -> Range | None:
    """The words before a colon that opens a paragraph."""
    start, end = paragraph
    for at in range(start, min(start + _LABEL + 1, end - 1)):
        token = document.tokens[at]
        if token.text == ":":
            return (start, at) if at > start else None
        if not token.text[0].isalpha() or not (token.text[0].isupper() or at > start):
            return None
    return None


def _labelled(document: Document, paragraphs: Sequence[Range]) -> Iterator[tuple[Range, Chunk | None]]:
    """Answers behind labels. Who mostly asks is the interviewer; what has no label goes on in the voice before it."""
    words = lexicon.sources(document.language)
    labels = [_label(document, paragraph) for paragraph in paragraphs]
    names = [
        None if each is None else " ".join(token.lower for token in document.tokens[slice(*each)])
        for each in labels
    ]
    said = Counter(name for name in names if name is not None)
    asked = Counter(
        name
        for name, each in zip(names, paragraphs, strict=True)
        if name is not None and _asks(document, each)
    )
    asking = {
        name
        for name, count in said.items()
        if name in words.asks or (name not in words.answers and count >= _LEAST and asked[name] * 2 > count)
    }
    answering = {
        name
        for name, count in said.items()
        if name not in asking and (name in words.answers or (count >= _LEAST and name not in words.asks))
    }
    if sum(said[name] for name in asking) < _LEAST or not answering:
        return
    first = next(at for at, name in enumerate(names) if name in asking | answering)
    speaker: Chunk | None = None
    going_on = False
    for at, (name, each, (start, end)) in enumerate(zip(names, labels, paragraphs, strict=True)):
        if name in answering and each is not None:
            surname = None if name in words.answers else document.tokens[each[1] - 1].text
            speaker = _introduced(document, paragraphs[:first], surname)
            going_on, start = True, each[1] + 1
        elif at < first or (name is not None and (name in asking or said[name] >= _LEAST)):
            going_on = False
        if going_on and start < end:
            yield (start, end), speaker


def _under_questions(document: Document, paragraphs: Sequence[Range]) -> Iterator[tuple[Range, Chunk | None]]:
    """Answers under paragraphs that only ask, where a question speaks to somebody by name."""
    words = lexicon.sources(document.language)
    asks = [at > 0 and _asks(document, each) for at, each in enumerate(paragraphs)]
    first = asks.index(True) if True in asks else 0
    surname = next(
        (
            document.tokens[i + 1].text
            for at, (start, end) in enumerate(paragraphs)
            if asks[at]
            for i in range(start, end - 2)
            if document.tokens[i].lower in words.address
            and document.tokens[i + 1].text[0].isupper()
            and document.tokens[i + 2].text in ",?!"
        ),
        None,
    )
    if surname is None:
        return
    speaker = _introduced(document, paragraphs[:first], surname)
    if speaker is not None:
        yield from ((each, speaker) for at, each in enumerate(paragraphs) if at > first and not asks[at])


def _introduced(document: Document, before: Sequence[Range], surname: str | None) -> Chunk | None:
    """The full name of who answers in the text before the questions: the one with a surname, else the last person named."""
    if not before:
        return None
    limit = before[-1][1]
    for chunk in reversed(document.chunks):
        if chunk.start >= limit or chunk.pronoun or standing(document, chunk) not in ("name", "person"):
            continue
        own = [token for token in document.tokens[chunk.start : chunk.end] if token.text[0].isupper()]
        if (surname is not None and any(token.text == surname for token in own)) or (
            surname is None and sum(token.pos == "name" for token in own) >= _LEAST
        ):
            return chunk
    return None
