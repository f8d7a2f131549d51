"""A document of tokens, sentences and chunks only, until the whole analysis of `document` is there."""

from __future__ import annotations

from countertrade.reading.document.grammar import GRAMMARS
from countertrade.reading.document.tagging import Words
from countertrade.reading.document.tokens import pieces
from countertrade.reading.document.types import Document, Sentence, Token

_END = frozenset((".", "!", "?", "…"))
_LONGEST = 300


def analyse(text: str, language: str) -> Document:
    grammar = GRAMMARS[language]
    found = pieces(text, language, grammar.abbreviations)
    tagger = Words(language)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    start = 0
    for at, piece in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        ends = following is None or "\n" in text[piece.end : following.start] or at + 1 - start >= _LONGEST
        if not ends and piece.text in _END and following is not None and following.start > piece.end:
            before = found[at - 1].text if at else ""
            ordinal = language == "de" and before.isdigit() and len(before) < 3
            ends = not ordinal and (following.text[0].isupper() or not following.text[0].isalpha())
        if ends:
            words = [one.text for one in found[start : at + 1]]
            for one, tagged in zip(found[start : at + 1], tagger.tagged(words), strict=True):
                tokens.append(Token(one.start, one.end, one.text, tagged.lemma, tagged.pos, tagged.form, tagged.tag, 0))
            sentences.append(Sentence(start, at + 1, 0))
            start = at + 1
    of = tuple(number for number, sentence in enumerate(sentences) for _ in range(sentence.start, sentence.end))
    empty = (-1,) * len(tokens)
    return Document(
        text, language, tuple(tokens), tuple(sentences), (), (), of, empty, empty, tuple(token.start for token in tokens)
    )
