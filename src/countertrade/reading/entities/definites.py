"""Whom "the ministry", "the country", "the paper" or "the lawmaker" stands for: an entity named before."""

from __future__ import annotations

from countertrade.reading.document import Chunk
from countertrade.reading.document.tagging import tagger
from countertrade.reading.entities.forms import Forms
from countertrade.reading.entities.types import NAMING, REACH, Entity, only

_MOST = 200  # names, or tokens, looked back at
_CABINETS = frozenset(("government", "regierung"))
_FAR = 40  # sentences in which "the ministry" or "the paper" finds its name
_NAMING = frozenset("so laut gemäß".split())
_SHORTEST = 5  # letters of a German word that another may end in where no list has it
_ALIKE = (
    ("agency", "service", "authority", "office", "bureau", "administration"),
    ("mission", "embassy", "consulate"),
    ("lender", "bank", "fund"),
    ("firm", "company", "group", "corporation"),
    ("amt", "behörde", "verwaltung", "ministerium", "aufsicht"),
    ("kammer", "verband", "vereinigung", "bund"),
    ("konzern", "unternehmen", "firma", "hersteller", "gesellschaft"),
    ("institut", "denkfabrik", "stiftung", "organisation", "thinktank"),
    ("autor", "autorin", "verfasser", "institut", "denkfabrik", "stiftung", "thinktank", "hochschule"),
    ("author", "institute", "institut", "think tank", "foundation", "university"),
    ("organisation", "organization", "institute", "foundation", "centre", "center", "think tank", "group"),
)
"""Nouns for one kind of body, of which one stands for another's name behind "the"."""
_FIRMS = frozenset(word for words in _ALIKE if {"firm", "firma"} & {*words} for word in words)


class Definites(Forms):
    """What definite nouns point back to."""

    def _earlier(self, chunk: Chunk, lemma: str) -> int | None:
        """The one entity named before that a definite role or institution ("the ministry") points back to."""
        owner = self._of_country(chunk)
        if owner is None and not self._points_back(chunk):
            return None
        base = self.names.base(lemma)
        known = self._heads.get(base)
        if (
            known is None and self.german and (len(base) > _SHORTEST or self.names.heads(base.capitalize()))
        ):  # "der Geheimdienst"
            known = [n for key, ns in self._heads.items() if key.endswith(base) for n in ns]
        alike: tuple[str, ...] = ()
        if not known and (base in _FIRMS or self._says(chunk) or self._cited(chunk)):
            alike = next((group for group in _ALIKE if base in group), ())
            # "the agency said", "so die Behörde"
            known = [n for key, ns in self._heads.items() if key.endswith(alike) for n in ns] if alike else []
        start = chunk.start + (owner is None)
        places = {token.lower: self._place(token.lower) for token in self.tokens[start : chunk.head]}
        placed = {code for code in (*places.values(), owner) if code is not None}  # "the Togolese lawmaker"
        placed.update(self._acts_for(chunk, lemma))  # "das Ministerium in Lima" is no other state's
        said = {word for word, code in places.items() if code is None}
        written = self._kind(chunk) == "document"
        found = [
            entity.index
            for entity in (self.entities[n] for n in dict.fromkeys(known or ()))
            if self._near(entity, chunk, _FAR)
            and not (self.chunks[entity.first].plural is True and chunk.plural is False)
            and written == (entity.kind == "document")  # "der Botschaft": no "Videobotschaft"
            and said <= {token.lower for token in self.document.words(self.chunks[entity.first])}
            and (placed <= set(entity.states) or not entity.states)
            and not (base in _CABINETS and self._opposed(entity))
            and (not alike or base != "ministerium" or entity.name.startswith("Auswärtig"))
        ]
        return only(found)

    def _opposed(self, entity: Entity) -> bool:
        """Whether an entity first stands beside another state or faces it: "signed by Peru and the Chilean government. The government said"."""
        chunk = self.chunks[entity.first]
        clause = self.document.clause(chunk.clause)
        facing = chunk.prep is not None and clause is not None
        beside = (chunk.conj, clause.subject if clause is not None and facing else None)
        others = (self.of(n) for n in beside if n != chunk.index)
        return any(
            other is not None and other.kind == "state" and other.states != entity.states for other in others
        )

    def _cited(self, chunk: Chunk) -> bool:
        """Whether a chunk stands behind a German word that names who says something: "so die Behörde", "laut der Firma"."""
        before = self.tokens[chunk.start - 1].lower if chunk.start else ""
        return self.german and before in _NAMING

    def _of_country(self, chunk: Chunk) -> str | None:
        """The state of "the country's minister", where that is all that says whose."""
        owner = only(self._modifiers[chunk.index])
        if owner is None or owner.link != "possessive":
            return None
        return only(self.states(owner.index)) if self.names.country(self.tokens[owner.head].base) else None

    def _only_person(self, chunk: Chunk) -> int | None:
        """The one person that an article has named so far, where a definite role alone follows soon ("Rep. Wi … the lawmaker")."""
        definite = self.tokens[chunk.start].lower in self.words.definite and chunk.end - chunk.start <= 2
        if not definite or self._modifiers[chunk.index] or not self._says(chunk) or self._introduced(chunk):
            return None
        people = (entity for entity in self.entities if entity.kind == "person")
        named = [
            entity for entity in people if entity.name[:1].isupper() and entity.name.split()[-1][0].isupper()
        ]
        if len(named) != 1 or self.chunks[named[0].first].clause == chunk.clause:
            return None  # "In seiner Antwort an die Abgeordnete Roth spricht der Minister …"
        genders = {self._gender.get(named[0].index), self._gendered(chunk)} - {
            None
        }  # "die Abgeordnete" is no man
        one = len(genders) < 2 and self._near(named[0], chunk, REACH) and self._agrees(named[0].role, chunk)
        return named[0].index if one else None

    def _introduced(self, chunk: Chunk) -> bool:
        """Whether an office is told anew, with what it is for or the name behind it: "the secretary for mines, Ana Roth,"."""
        after = self.tokens[chunk.end].lower if chunk.end < len(self.tokens) else ""
        return after in NAMING

    def _agrees(self, role: str | None, chunk: Chunk) -> bool:
        """Whether a German office can be of who holds another: "der Staatssekretär" is no "Ministerin"."""
        if not self.german or role is None:
            return True
        before, now = role.split(" ")[0], self.tokens[chunk.head].text
        either = any(each.endswith(("e", "kraft", "mitglied")) for each in (before, now))
        offices = self.names.person(before.lower()) or before.endswith("in")
        return not offices or either or before.endswith("in") == now.endswith("in")

    def coined(self, word: str) -> bool:
        """Whether a German compound is a title: its first part is no noun, "Rheinmagazin", "Donau-Börsenblatt", but not "Wirtschaftsblatt"."""
        first, dashed = word[: len(word) - len(self.names.base(word))].strip("-"), "-" in word
        if not first:
            return False
        may = tagger("de").possible((word.split("-")[0] if dashed else first).capitalize())
        return "NE" in may if dashed else "NN" not in may

    def _country(self, chunk: Chunk, lemma: str) -> str | None:
        """The state that "the country" or "der Inselstaat" stands for: the only one named in the nearest sentence that names one.

        To whom a state does something is another state: "China promised the country 40 boats", "the country supplies Poland with gas".
        """
        if not self._points_back(chunk) or not (self.names.country(lemma) or self._of_bloc(chunk, lemma)):
            return None
        named = {code for _, _, code in self._states_in(chunk.start, chunk.end, adjectives=True)}
        if chunk.plural or named - self._blocs:
            return None
        sentence = self.document.sentence_of[chunk.start]
        if self.tokens[chunk.start].lower.startswith(self.words.owned):
            return self._own_country(chunk)
        region = self._region(chunk)
        if region is not None:
            return only({code for _, code in self._places[-_MOST:] if code in region})
        if lemma in ("state", "staat"):
            return None  # mostly what is not private
        across = self._across(chunk)
        nearest = next((at for at, code in reversed(self._places) if code not in across), -1)
        if nearest < 0 or sentence - nearest > REACH:
            return None
        place = self.document.sentences[nearest]
        end = min(place.end, chunk.start)
        near = self._states_in(max(place.start, end - _MOST), end, adjectives=True)
        return only({code for _, _, code in near} - self._blocs - across)

    def _across(self, chunk: Chunk) -> set[str]:
        """The states that a clause names on its other side: the subject of what is done to a chunk, or whom the chunk does something to."""
        clause = self.document.clause(chunk.clause)
        if clause is None or clause.subject is None:
            return set()
        objects = [n for n in (clause.dative, clause.object) if n is not None]
        if chunk.index == clause.subject:
            others = objects
        else:
            others = [clause.subject] if chunk.index in (*objects, *clause.preps) else []
        if clause.kind == "relative" and clause.antecedent is not None and clause.subject in others:
            others.append(clause.antecedent)  # "Chile, which lends the country 40 boats"
        spans = ((self.chunks[n].start, self.chunks[n].end) for n in others)
        named = {code for span in spans for _, _, code in self._states_in(*span, adjectives=True)}
        return named.union(*(self.states(n) for n in others))

    def _own_country(self, chunk: Chunk) -> str | None:
        """The state of "his country": that of the subject of its clause, or of the clauses above, that speaks or acts there."""
        clause, own = self.document.clause(chunk.clause), chunk.clause
        given: str | None = None
        for _ in range(4):
            if clause is None:
                break
            if states := self.states(clause.subject):
                held = self.mentions.get(-1 if clause.subject is None else clause.subject)
                state = held is not None and self.entities[held.entity].kind == "state"
                if not (state and clause.index == own and chunk.index in (clause.dative, clause.object)):
                    return only(states)
                given = only(states)  # "said that Norland would give his country 40 boats"
            clause = self.document.clause(clause.parent)
        return given
