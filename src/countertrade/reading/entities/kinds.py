"""What a chunk names by its head and its words: a person, a body, an outlet, a document, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Token
from countertrade.reading.document.chunks import QUOTES
from countertrade.reading.document.tagging import tagger
from countertrade.reading.entities.mentions import Mentions
from countertrade.reading.entities.types import ANOTHERS, Kind, lexeme
from countertrade.reading.namewords import name_words

_WRITTEN = frozenset(
    "policy position discussion working white green internal confidential briefing strategy".split()
)


class Kinds(Mentions):
    """The kind of entity that each chunk may name."""

    def _kind(self, chunk: Chunk) -> Kind | None:
        """What the head of a chunk makes it; None where it names nobody."""
        own, head = self._bare(chunk.start, chunk.end), self.tokens[chunk.head]
        proper = [token for token in own if token.pos == "name" or (token.capital and not self.german)]
        if self.german and len(own) > 1 and own[1].capital and self._compounded_paper(own[0]):
            return "outlet"  # "Handelskurier Nord"
        if head.pos == "name" and proper:
            return self._proper(chunk, proper)
        if self._family(head) in self._surnames and head.capital:
            return "person"
        heads = self._heads_at(chunk.head)
        if not self.german and head.text[0].islower():
            heads = tuple(each for each in heads if not each.kind.endswith(" name"))  # "last week", no "Week"
        kind = heads[0].source if heads else None
        if kind == "outlet" and head.base == "paper" and self._official(own[:-1]):
            return "document"
        if kind != "person":
            return kind
        determined = self.tokens[chunk.start].pos == "det"
        several = chunk.plural is True or (head.text != head.lemma and not determined)
        return "unnamed" if several and not any(token.pos == "name" for token in own) else "person"

    def _official(self, words: Sequence[Token]) -> bool:
        """Whether the words before "paper" say that an office wrote it: "a finance ministry paper", "a policy paper"."""
        offices = ("organisation", "government", "person")
        return any(word.lower in _WRITTEN or self.names.kind(lexeme(word)) in offices for word in words)

    def _proper(self, chunk: Chunk, proper: Sequence[Token]) -> Kind | None:
        """What a proper name is: a person behind an office or with two names, an institution by what its words say."""
        tokens, last, several = self.tokens, lexeme(proper[-1]), len(proper) > 1
        told = "person" if self._forenamed(chunk) else self._told(chunk, proper)
        if told is not None:
            return told
        known = self._full.get(self._folded(" ".join(token.text for token in proper)))
        if known is not None:
            return self.entities[known].kind
        placed = any(self._place(token.lower) is not None for token in proper)
        if (
            placed
            and several
            and tokens[chunk.start].lower in self.words.articles
            and self._place(last) is None
        ):
            return "organisation"  # "the Ukraine Relief Tracker"
        capitals = any(token.text.isupper() and len(token.text) > 2 for token in proper)
        definite = (
            not self.german and tokens[chunk.start].text == "the" and chunk.start == chunk.head - len(proper)
        )
        if definite and self._interviews(chunk):
            return "outlet"  # "in an interview with the Gulf Desk"
        if several and not placed and not capitals:
            return "organisation" if definite else "person"
        if not several and self._family(proper[0]) in self._surnames:
            return "person"
        letters = [token.text.isupper() for token in proper]
        if letters[-1] or (any(letters) and self._says(chunk)):
            return "organisation"  # "NRX Malay has claimed"
        alone = not several and chunk.end - chunk.start == 1 and self._says(chunk)
        return "person" if alone else None  # "Weir said"

    def _told(self, chunk: Chunk, proper: Sequence[Token]) -> Kind | None:
        """What the words of a proper name say that it is: "the Eastern Post", "Eastern Press Service", "Minister Roth"."""
        last, several = lexeme(proper[-1]), len(proper) > 1
        called = {head.kind for head in self.names.heads(proper[-1].text)}
        if (several and "outlet name" in called) or "platform name" in called:
            return "outlet"  # "the Eastern Post", "Telegram"
        compound = several and self._compounded_paper(proper[0])
        if compound or (not self.german and self._compounded_paper(proper[-1])) or self._apposed_paper(chunk):
            return "outlet"
        two = self.names.kind(f"{proper[-2].lower} {last}") if several else None
        if two in ("outlet", "government"):
            return two  # "Eastern Press Service", "the Coast Guard"
        if self._foreign(chunk) is not None:
            return "organisation"  # „das Institute for the Study of War", „die Bank of England"
        if self.names.kind(last) is not None and not self.names.title(last):
            return self.names.kind(last)
        whose = all(self._place(token.lower) is not None for token in proper[:-1])
        begins = several or self.tokens[chunk.start].lower in self.words.articles
        if whose and begins and self.names.person(last):
            return "person"  # "The Minister replied", "German Minister of Defence"
        if self._firm_name(chunk) is not None:
            return "organisation"
        if self._offices(chunk.start, chunk.head):
            return "person"
        kinds = (self.names.kind(lexeme(token)) for token in proper)
        return next((kind for kind in kinds if kind not in (None, "person", "unnamed")), None)

    def _firm_name(self, chunk: Chunk) -> str | None:
        """The one word behind a noun for a firm: "the arms exporter Norex", "der staatliche Rüstungskonzern Norex"."""
        name, before = self.tokens[chunk.head], self.tokens[chunk.head - 1]
        if name.pos != "name" or before.pos != "noun" or chunk.head - 1 < chunk.start:
            return None
        base, firms = before.base.lower(), tuple(lexicon.sources(self.document.language).firms)
        firm = base in firms or (self.german and base.endswith(firms))
        return name.text if firm else None

    def _compounded_paper(self, token: Token) -> bool:
        """Whether a name is a compound for an outlet, a German one in English sentences too: "Nordwire", "the Abendbote", "Pressedienst
        Elbe"; but not "Rosenblatt", "Morgenstern"."""
        word, german = token.text, name_words("de")
        compound = german.base(word) != token.lower if self.german else not tagger("en").knows(token.lower)
        if not (word[:1].isupper() and compound):
            return False
        if not self.german and token.lower.endswith(tuple(lexicon.sources("en").papers)):
            return True
        heads = german.heads(word) if token.lower.endswith(tuple(lexicon.sources("de").papers)) else ()
        return bool(heads) and heads[0].source == "outlet"

    def _apposed_paper(self, chunk: Chunk) -> bool:
        """Whether the words behind a name say that it is an outlet: "Weitwinkel, a German magazine"."""
        behind, tokens = self.document.chunk(chunk.index + 1), self.tokens
        if behind is None or behind.start != chunk.end + 1 or tokens[chunk.end].text != ",":
            return False
        indefinite = tokens[behind.start].lower in self.words.indefinite
        return indefinite and self._of_outlets(behind.head)

    def _interviews(self, chunk: Chunk) -> bool:
        """Whether somebody is interviewed by or speaks in an interview with what a chunk names."""
        over = self.document.ahead(chunk) if chunk.prep is not None else None
        return over is not None and self.tokens[over.head].base == "interview"

    def _offices(self, start: int, end: int) -> list[int]:
        """The tokens that are an office or a title."""
        own = ((i, self.tokens[i]) for i in range(start, end))
        named = (name for name in own if not (self.german and name[1].pos == "name" and name[0] > start + 1))
        return [i for i, token in named if self.names.person(lexeme(token)) or self.names.title(token.lower)]

    def _officed(self, start: int, end: int) -> bool:
        """Whether one of tokens `start` to `end` is an office or a trade."""
        return any(
            self.names.person(lexeme(token)) and not (self._of_a_paper(token) or token.base in ANOTHERS)
            for token in self.tokens[start:end]
        )

    def _of_a_paper(self, token: Token) -> bool:
        """Whether a word ends the names of outlets: "Herald", "Monitor"."""
        return token.capital and any(head.kind == "outlet name" for head in self.names.heads(token.text))

    def _foreign(self, chunk: Chunk) -> str | None:
        """An institution's English name in a German sentence, without what German puts before it."""
        own = self.tokens[chunk.head : chunk.end]
        foreign = self.german and any(token.text in ("of", "for") for token in own)
        return self.document.quote(chunk.head, chunk.end) if foreign else None

    def _of_press(self, chunk: Chunk) -> bool:
        """Whether a chunk is an outlet, by name or by its common noun."""
        return self._kind(chunk) == "outlet" or any(map(self._of_outlets, range(chunk.start, chunk.end)))

    def _of_outlets(self, at: int) -> bool:
        """Whether a token is the common noun of an outlet, of two words where the lexicon has both: "Sender", "news agency"."""
        token = self.tokens[at]
        after = self.tokens[min(at + 1, len(self.tokens) - 1)]
        called = self.german and at > 0 and self.tokens[at - 1].pos == "det" and after.pos == "name"
        titled = token.pos == "name" and (called or after.text in QUOTES)  # "dem Portal Nordnetz"
        if not (token.pos in ("noun", "adj") or titled) or not (self.german or token.text[0].islower()):
            return False
        heads = self._heads_at(at)
        return any(head.source == "outlet" and not head.kind.endswith(" name") for head in heads)
