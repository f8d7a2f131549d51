"""Who answers in an interview: the answers of a page that is printed as question and answer, and who gives them.

Answers are told by their labels ("Frage:" and "Antwort:", "Q:" and "A:", the speakers' names), or stand under paragraphs that
only ask. An explainer asks too, so that without labels a question must speak to somebody, or the answers say "we".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import NamedTuple

from countertrade.records import Span

_LABEL = re.compile(r"(?P<label>[^\W\d_][\w.’' -]{0,39}):[ \t\n]+(?=\S)")
_QUESTION = 400  # code points of a paragraph that only asks
_LEAST = 2  # questions that make an interview
_CLOSING = "“”\"'’»«)] "
_WORD = r"[A-ZÄÖÜ][\w’'-]+"  # of a name
_NAME = rf"{_WORD}(?:[ -](?:(?:van|von|de|del|da|der|al|bin|el) )?{_WORD}){{1,3}}"


class Answer(NamedTuple):
    """A stretch of an answer without its label, and where the article names who gives it."""

    span: Span
    speaker: Span | None


class _Words(NamedTuple):
    asks: frozenset[str]
    answers: frozenset[str]
    address: re.Pattern[str]
    first_person: re.Pattern[str]
    named: re.Pattern[str] | None


def answers(text: str, language: str) -> tuple[Answer, ...]:
    """The answers of an interview in text order; none where a text is no interview.

    >>> said = "Anna Berg leads the fund.\\n\\nQ: How much?\\n\\nA: Ten tons.\\n\\nQ: When?\\n\\nA: In May."
    >>> [(said[slice(*a.span)], said[slice(*a.speaker)]) for a in answers(said, "en") if a.speaker]
    [('Ten tons.', 'Anna Berg'), ('In May.', 'Anna Berg')]
    """
    if text.count("?") < _LEAST:
        return ()
    words = _words(language)
    paragraphs = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    return tuple(_labelled(text, paragraphs, words)) or tuple(_under_questions(text, paragraphs, words))


def _labelled(text: str, paragraphs: Sequence[Span], words: _Words) -> Iterator[Answer]:
    """Answers behind labels. Who mostly asks is the interviewer; what has no label goes on in the voice before it."""
    labels = [_LABEL.match(text, *span) for span in paragraphs]
    asked: dict[str, int] = {}
    said: dict[str, int] = {}
    for match, (_, end) in zip(labels, paragraphs, strict=True):
        if match is not None:
            label = match["label"].lower()
            said[label] = said.get(label, 0) + 1
            asked[label] = asked.get(label, 0) + text[match.end() : end].rstrip(_CLOSING).endswith("?")
    asking = {
        label
        for label, count in said.items()
        if label in words.asks
        or (label not in words.answers and count >= _LEAST and asked[label] * 2 > count)
    }
    answering = {
        label
        for label, count in said.items()
        if label not in asking and (label in words.answers or (count >= _LEAST and label not in words.asks))
    }
    if sum(said[label] for label in asking) < _LEAST or not answering:
        return
    first = next(
        at for at, match in enumerate(labels) if match and match["label"].lower() in asking | answering
    )
    speaker: Span | None = None
    answering_now = False
    for at, (match, (start, end)) in enumerate(zip(labels, paragraphs, strict=True)):
        label = match["label"].lower() if match else None
        if match is not None and label in answering:
            named = None if label in words.answers else match.span("label")
            speaker = _introduced(text, paragraphs[:first], named, words)
            answering_now, start = True, match.end()
        elif at < first or (label is not None and (label in asking or said[label] >= _LEAST)):
            answering_now = False
        if answering_now:
            yield Answer((start, end), speaker)


def _under_questions(text: str, paragraphs: Sequence[Span], words: _Words) -> Iterator[Answer]:
    """Answers under paragraphs that only ask, where a question speaks to somebody or the answers are in the first person."""
    asks = [
        end - start <= _QUESTION and text[start:end].rstrip(_CLOSING).endswith("?") and at > 0
        for at, (start, end) in enumerate(paragraphs)
    ]
    if sum(asks) < _LEAST:
        return
    first = asks.index(True)
    addressed = next(
        (
            found
            for at, (start, end) in enumerate(paragraphs)
            if asks[at] and (found := words.address.search(text, start, end))
        ),
        None,
    )
    replies = [span for at, span in enumerate(paragraphs) if at > first and not asks[at]]
    personal = sum(words.first_person.search(text, *span) is not None for span in replies)
    if addressed is None and personal * 2 < len(replies):
        return
    named = addressed.span("name") if addressed else None
    speaker = _introduced(text, paragraphs[:first], named, words)
    if speaker is None and addressed is None:
        return
    yield from (Answer(span, speaker) for span in replies)


def _introduced(text: str, before: Sequence[Span], named: Span | None, words: _Words) -> Span | None:
    """Where the text before the questions gives the full name of who answers; else the short name that a question prints."""
    if named is not None:
        last = re.escape(text[slice(*named)].split()[-1])
        full = re.compile(rf"\b(?:{_WORD}[ -]){{0,3}}{last}\b")
        found = (match for span in before if (match := full.search(text, *span)))
        return next((match.span() for match in found), named)
    if words.named is None:
        return None
    found = (match for span in reversed(before) if (match := words.named.search(text, *span)))
    return next((match.span("name") for match in found), None)


@cache
def _words(language: str) -> _Words:
    table = import_module(f"countertrade.reading.languages.{language}.people")
    return _Words(
        table.ASKS,
        table.ANSWERS,
        re.compile(rf"\b(?:{table.ADDRESS}) (?P<name>[A-ZÄÖÜ][\w’'-]+(?: [A-ZÄÖÜ][\w’'-]+)?)(?=[,?!])"),
        re.compile(rf"\b(?:{table.FIRST_PERSON})\b"),
        re.compile(rf"(?<!the )(?<!The )\b(?P<name>{_NAME})(?= (?:{table.IS})\b|, )") if table.IS else None,
    )
