"""The form of a name: how far it reaches, without article, in the nominative, and the letters that it goes by."""

from __future__ import annotations

from countertrade.reading import lexicon
from countertrade.reading.attribution.phrases import temporal
from countertrade.reading.document import Chunk
from countertrade.reading.document.chunks import QUOTES
from countertrade.reading.entities.kinds import Kinds
from countertrade.reading.entities.types import ENDINGS, NAMING, TITLE, lexeme
from countertrade.reading.goods import class_of

_TIES = frozenset(("for", "by", "from"))  # prepositions between a role or a document and whose it is


class Forms(Kinds):
    """The names of entities as an article would print them."""

    def _phrase(self, chunk: Chunk) -> str:
        """A chunk with its possessor before and its genitive or "of" after it, in the nominative as far as its ending shows."""
        name, document = self.nominative(chunk), self.document
        if self._titled(chunk) is not None:
            return name
        modifiers = self._modifiers[chunk.index]
        before = next((other for other in modifiers if other.link == "possessive"), None)
        if before is not None and not self._stands_alone(before, chunk):
            name = document.quote(before.start, chunk.end)
            if self.tokens[before.start].lower in self.words.articles:
                name = name.split(" ", 1)[1]
        told = self.german and self.names.organ(lexeme(self.tokens[chunk.head]))
        behind = (
            each
            for each in modifiers
            if each.link in ("genitive", "of")
            and each.start >= chunk.end
            and self.tokens[each.head].base not in lexicon.grammar(document.language).timing
            and not (told and self._of_press(each))  # "wie das Ministerium | der Zeitung mitteilte"
        )
        last = next((each for each in behind if not document.numbered(each)), chunk)
        while (beside := document.phrase(last)) is not None and self._tied(last, beside):
            joined = document.chunk(beside.index + 1)
            joins = joined is not None and joined.conj == beside.index and joined.start == beside.end + 1
            last = joined if joins and joined is not None and self.tokens[joined.start].capital else beside
        return name + document.text[self.tokens[chunk.end - 1].end : self.tokens[last.end - 1].end]

    def _stands_alone(self, owner: Chunk, chunk: Chunk) -> bool:
        """Whether a name is whole without whose it is: "South Korea's Hanro", "the country's mines minister", "last year's data"."""
        head, own = self.tokens[chunk.head], self.tokens[owner.head]
        state = any(self._states_in(owner.start, owner.end, adjectives=False))
        named = state and head.pos == "name" and self.names.kind(lexeme(head)) in (None, "outlet")
        return named or temporal(self.document, owner) or (own.pos == "noun" and self.names.country(own.base))

    def _tied(self, chunk: Chunk, beside: Chunk) -> bool:
        """Whether what a preposition ties to a chunk is part of its name: "spokesman for the ministry", "Institut für Agrarfragen"."""
        tie, head = self.tokens[chunk.end].lower, self.tokens[chunk.head]
        if temporal(self.document, beside):
            return False  # "told The Herald on Saturday"
        if self.german or (head.capital and self.tokens[beside.head].capital):
            first = self.tokens[beside.start]
            if not self.german and first.lower == "the" and beside.head - beside.start > 1:
                first = self.tokens[beside.start + 1]  # "Institute for the World Economy"
            return tie in NAMING and first.capital and first.pos not in ("det", "num")
        states = self._states_in(beside.start, beside.end, adjectives=False)
        return tie in _TIES and (self._kind(beside) is not None or any(states))

    def nominative(self, chunk: Chunk) -> str:
        """A chunk, or its title, without article; a German one in the nominative as far as its endings show, "türkisches Amt"."""
        name = self._titled(chunk) or self._printed(chunk)
        if not self.german:
            return name
        head, first = self.tokens[chunk.head], self.tokens[chunk.start].lower
        for token in self.tokens[chunk.start : chunk.head]:
            if token.pos == "adj" or token.lower.endswith("ischen"):
                name = name.replace(token.text, self._strong(chunk, token.text), 1)
        inflected = head.text.endswith("s") and name.endswith(head.text)
        if first in ("des", "eines", "dieses") and inflected:
            name = name.removesuffix(head.text) + head.lemma
        elif head.lower.endswith("boten") and name.endswith(head.text) and chunk.plural is not True:
            name = name[:-1]  # "dem Uferboten"
        return name

    def _strong(self, chunk: Chunk, adjective: str) -> str:
        """A German adjective of a chunk as it ends in the nominative without article; as printed where nothing shows it."""
        first, head = self.tokens[chunk.start].lower, self.tokens[chunk.head]
        if adjective.endswith("e"):
            return adjective + {"der": "r", "das": "s"}.get(first, "")
        if first == "der" and adjective.endswith("en") and chunk.plural is not True:
            return adjective[:-1]  # "der Kaspischen Rundschau"
        oblique = chunk.prep is not None or first in ("des", "dem", "den") or chunk.link == "genitive"
        if not oblique or not adjective.endswith("en") or chunk.plural is True:
            return adjective
        prep = "" if chunk.prep is None else self.tokens[chunk.prep].lower
        singular = first in ("des", "dem") or prep in ("am", "beim", "im", "vom", "zum")
        gender = next((g for g, ends in ENDINGS.items() if head.base.endswith(ends)), "")
        return adjective[:-1] + {"m": "r", "n": "s"}.get(gender if singular else "", "")

    def _titled(self, chunk: Chunk) -> str | None:
        """The title in quotation marks that a chunk is or ends with."""
        last = chunk.end - (self.tokens[chunk.end - 1].text in QUOTES)
        marks = [i for i in range(chunk.start - 1, last) if i >= 0 and self.tokens[i].text in QUOTES]
        closed = last < len(self.tokens) and self.tokens[last].text in QUOTES
        return self.document.quote(marks[-1] + 1, last) if marks and closed else None

    def _called(self, chunk: Chunk) -> str | None:
        """The name that stands right behind a common noun: "die Zeitung Smaragdbote", "the newspaper “Herald”"."""
        other = self.document.chunk(chunk.index + 1)
        if other is None or other.prep is not None or other.pronoun:
            return None
        gap, first = self.tokens[chunk.end : other.start], self.tokens[other.start]
        if any(token.pos == "name" for token in self.document.words(chunk)):
            return None
        possessed = other.link in ("genitive", "possessive")
        if possessed or len(gap) > 1 or any(token.text not in '"„“”»«' for token in gap):
            return None
        if first.pos in ("det", "num", "adj") or not first.capital or first.lower == "folgendes":
            return None
        if temporal(self.document, other) and not gap:
            return None  # "a report Monday"
        if self.german and not gap and other.plural and other.link is None and first.lemma != first.text:
            return None  # "prognostiziert das Institut Exporte von …"
        if self.names.state(self._printed(other).lower()) is not None:
            return None  # "stellt die Regierung Venezuela … bereit"
        if self._beside(chunk, other):
            return None
        self._mention(other.index, len(self.entities))
        return self._printed(other)

    def _beside(self, chunk: Chunk, other: Chunk) -> bool:
        """Whether a German noun right behind another is a part of the sentence of its own: a time, or the object.

        "teilte das Ministerium | Anfang Mai mit", "stellt die Bank | Hilfe bereit", "die in ihrer Studie | Alarm schlägt"; but "Die
        Organisation Brot für alle gibt".
        """
        if not self.german or other.link == "apposition":
            return False
        clause = self.document.clause(chunk.clause)
        times, head = lexicon.grammar("de"), self.tokens[other.head]
        if head.base in times.times or head.base in times.spells:
            return True
        if self.tokens[chunk.end].text not in QUOTES and class_of("de", head.lemma, head.text) is not None:
            return True  # "bereit, dem Heer | Panzer zu liefern"
        if clause is None or clause.verb is None or clause.object != other.index or head.pos != "noun":
            return False
        opens = chunk.prep is None and chunk.start - clause.start <= 1 and clause.verb.main >= other.end
        return not opens and clause.kind != "frame"  # but "…, sagte das Institut Seeblick"

    def _letters(self, chunk: Chunk) -> str | None:
        """The letters in brackets that a name goes by from there on: "the Andean Trade Institute (ATI)", "Institut für Handel (IfH)"."""
        tokens = self.tokens
        near = range(chunk.end, min(chunk.end + TITLE, len(tokens) - 2))
        opening = next((i for i in near if tokens[i].pos == "punct" or tokens[i].verbal), None)
        if opening is None or (tokens[opening].text, tokens[opening + 2].text) != ("(", ")"):
            return None
        letters = tokens[opening + 1].text
        initials = {token.text[0].lower() for token in tokens[chunk.start : opening]}
        capitals = sum(letter.isupper() for letter in letters)
        return letters if capitals > 1 and letters[0].lower() in initials else None
