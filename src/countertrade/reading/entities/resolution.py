"""What each chunk of a document names, one after the other, from its beginning."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Document
from countertrade.reading.entities.outlets import Outlets
from countertrade.reading.entities.types import Kind, lexeme, only

_CREDIT = 8  # tokens of who took a picture


class Entities(Outlets):
    """The entities of one document and which chunk names which."""

    def __init__(self, document: Document, outlet: str | None = None) -> None:
        super().__init__(document, outlet)
        self._colons = [at for at, token in enumerate(self.tokens) if token.text == ":"]
        self._resolve()

    def _resolve(self) -> None:
        for chunk in self.chunks:
            if chunk.pronoun:
                self._pronoun(chunk)
                continue
            if self._credits(chunk):
                continue
            if chunk.head in self._spelled:
                start, end, code = self._spelled[chunk.head]
                self._add_state(chunk, code, self.document.quote(start, end))
                continue
            taken = chunk.index in self.mentions or any(
                take(chunk) for take in (self._press, self._used_as_paper, self._behind)
            )
            hosts = (*self._hosts(chunk), *self._equated(chunk))
            if not taken and not any(self._apposed(chunk, host) for host in hosts):
                self._named(chunk)
                self._described(chunk)

    def _credits(self, chunk: Chunk) -> bool:
        """Whether a chunk belongs to the line that says whose a picture is: "Bild: keystone", "(Photo: Ana Roth)"."""
        sentence, tokens = self.document.sentence_at(chunk.start), self.tokens
        labels, head = lexicon.sources(self.document.language).credits, tokens[chunk.head]
        if head.lower in labels and tokens[chunk.start - 1].text == "(":
            return True  # "(Archivbild)"
        near = bisect.bisect_left(self._colons, max(sentence.start, chunk.start - _CREDIT))
        mark = self._colons[near] if near < len(self._colons) else sentence.end
        label = (
            sentence.start < mark < min(chunk.start + 2, sentence.end) and tokens[mark - 1].lower in labels
        )
        return label and not any(token.form == "finite" for token in tokens[mark + 1 : sentence.end])

    def _named(self, chunk: Chunk) -> None:
        first, head = self.tokens[chunk.start], self.tokens[chunk.head]
        if head.lower.startswith("jährig") and first.lower in self.words.definite:  # "der 54-Jährige"
            named = (each.entity for each in reversed(self.mentions.values()))
            last = next((n for n in named if self.entities[n].kind == "person"), None)
            if last is not None:
                self._mention(chunk.index, last, named=False)
            return
        if first.lower in self.words.everybody or self.document.counts(chunk.start, chunk.head + 1):
            return  # what is counted is a good or a crowd, no name
        if head.base in ("head", "kopf") and self._of_a_body(chunk):
            return
        if head.lower in ("former", "latter") and chunk.head - chunk.start == 1:
            self._one_of_two(chunk, head.lower)
            return
        if (paper := self._by_last_word(chunk)) is not None:
            self._mention(chunk.index, paper, named=False)
            return
        lemma, bare = lexeme(head), self._bare(chunk.start, chunk.end)
        if head.pos in ("name", "num") and self._leader(" ".join(token.text for token in bare)):
            self._person(chunk)
            return
        whole = self.ending(chunk)
        if whole is not None and (body := self._seated(chunk)) is not None:
            name = self.nominative(chunk)
            if not self._again(chunk, name):
                self._heads[self.names.base(body)].append(self._add(chunk, "organisation", name))
            return
        if whole is not None and not self._officed(chunk.start, chunk.end) and not self._forenamed(chunk):
            others = self.adjectives(chunk) if self.names.seat(head.lower) else ()
            self._add_state(chunk, only(others) or whole)  # "die österreichische Bundesregierung"
            return
        short = self._long(chunk) or self._short(chunk) or self._country(chunk, lemma)
        if short is not None:
            self._add_state(chunk, short)
            return
        bloc = self.names.bloc(" ".join(token.text for token in bare))
        if bloc is not None and self._of_belgium(bare[0].lower):
            self._add_state(chunk, "BE")
            return
        if bloc is not None:
            self._add(chunk, "organisation", bloc, (bloc,))
            return
        people = self.names.people_of([*(token.lower for token in bare[:-1]), lemma.lower()])
        if people is not None:  # "the Russians" stand for their state, not "three Russians"
            whole_name = self.names.people(" ".join(token.lower for token in bare))  # "the North Koreans"
            alone = whole_name is not None or chunk.end - chunk.start == 2
            all_ = first.lower in ("die", "the", "den", "der") and alone
            led = self.tokens[chunk.prep].lower if chunk.prep is not None else ""
            all_ = all_ or (led in ("to", "an") and chunk.start == chunk.head)  # "to send tanks to Czechs"
            self._add(chunk, "unnamed", self._printed(chunk), (people,) if all_ else ())
            return
        kind = self._kind(chunk)
        own = [token.lower for token in bare]
        if kind in (None, "person", "unnamed") and self.names.organ_of(" ".join(own)) is not None:
            kind = "organisation"
        if kind == "person":
            self._person(chunk)
        elif kind is not None:
            self._institution(chunk, kind, own)

    def _of_belgium(self, word: str) -> bool:
        """Whether Brussels is Belgium's government: where that state is named, and the Union is not."""
        if word not in ("brüssel", "brussels") or "BE" not in self._everywhere:
            return False
        union = ("EU", "EU-", "Europäische", "Europäischen", "European", "Commission", "Kommission", "Union")
        return not any(token.text.startswith(union) for token in self.tokens)

    def _by_last_word(self, chunk: Chunk) -> int | None:
        """The one outlet named before whose name of several words ends in the only word of a chunk: "the Ledger" for "The Carthage Ledger"."""
        head = self.tokens[chunk.head]
        definite = self.tokens[chunk.start].lower in self.words.definite
        if not (definite and chunk.head - chunk.start == 1 and head.text[0].isupper()):
            return None
        papers = (n for n, entity in enumerate(self.entities) if entity.kind == "outlet")
        ending = [n for n in papers if self.entities[n].name.endswith(f" {head.text}")]
        return ending[0] if len(ending) == 1 else None

    def _of_a_body(self, chunk: Chunk) -> bool:
        """Whether a head is that of a body and leads nothing: "shook his head", "schüttelt den Kopf"."""
        before, after = self.tokens[chunk.start], self.tokens[min(chunk.end, len(self.tokens) - 1)]
        owned = before.tag in ("DPS", "PPOSAT") or before.lower == "den"
        return owned and chunk.head - chunk.start == 1 and after.pos not in ("adp", "det")

    def _seated(self, chunk: Chunk) -> str | None:
        """The noun of a German organisation whose name ends in its place: "die Handelskammer Lima", "der Verband Titan Europa"."""
        place = self.tokens[chunk.head].lower
        if not self.german or not (self.names.city(place) or self.names.state(place)):
            return None
        nouns = (token for token in self.tokens[chunk.start : chunk.head] if token.pos == "noun")
        bodies = (lexeme(token) for token in nouns if self.names.kind(lexeme(token)) == "organisation")
        return next((body for body in bodies if not self.names.organ(body)), None)

    def _institution(self, chunk: Chunk, kind: Kind, words: Sequence[str]) -> None:
        """An organ, an organisation, an outlet or a document by name, by its noun alone, or pointed back to."""
        lemma = lexeme(self.tokens[chunk.head])
        earlier = self._earlier(chunk, lemma)
        if kind == "outlet" and not self.coined(lemma):
            named = not self.german and self.tokens[chunk.head].pos == "name"
            proper = named or any(head.kind == "outlet name" for head in self.names.heads(lemma))
            if earlier is None:
                earlier = None if proper else self._paper(chunk)
            elif proper and self.entities[earlier].name.split()[-1].lower() != self.tokens[chunk.head].lower:
                earlier = None  # "laut der Welt" is not "Welt am Sonntag"
        if earlier is not None:
            self._mention(chunk.index, earlier, named=False)
            return
        organs = (self.names.organ_of(" ".join(words[n:])) for n in range(len(words)))
        organ = next((code for code in organs if code is not None), None)  # "the state oil firm Gazprom"
        states = (organ,) if organ is not None else self._acts_for(chunk, lemma)
        called = self._called(chunk) or self._firm_name(chunk) if kind != "outlet" else None
        own = kind == "outlet" and self.tokens[chunk.head].pos == "name"
        # "Singapore's Strait Ledger"
        name = called or self._foreign(chunk) or (self.nominative(chunk) if own else self._phrase(chunk))
        if kind == "unnamed":
            circles = self.german and lemma.lower().endswith("kreis")  # "Kreisen der Regierung"
            self._add(chunk, kind, self._phrase(chunk) if circles else self._printed(chunk), states)
            return
        if not self._again(chunk, name):
            if kind == "organisation" and states and self._firm_name(chunk) is None:
                kind = "government"
            index = self._add(chunk, kind, name, states)
            self._heads[self.names.base(lemma)].append(index)
            if " ".join(words) in lexicon.companies():
                self._heads["firma" if self.german else "firm"].append(index)  # "das Unternehmen"
            letters = None if kind == "document" else self._letters(chunk)
            if letters is not None:
                self._full.setdefault(self._folded(letters), index)
            return
        following = self.mentions.get(chunk.index + 1)
        # the name behind the common noun
        if following is not None and following.entity == len(self.entities):
            self._mention(following.chunk, self.mentions[chunk.index].entity)
