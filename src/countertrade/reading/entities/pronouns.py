"""Whom a pronoun stands for: "he", "it" that says something, "they", "who"."""

from __future__ import annotations

from collections.abc import Iterator

from countertrade.reading import lexicon
from countertrade.reading.attribution.speakers import standing
from countertrade.reading.document import Chunk
from countertrade.reading.document.tagging import tagger
from countertrade.reading.entities.definites import Definites
from countertrade.reading.entities.types import REACH, Kind, Mention, lexeme, only

_QUOTING = frozenset({"quote", "cite", "zitieren"})
_NOMINATIVES = {"ihn": "er", "ihm": "er", "ihr": "sie", "him": "he", "her": "she"}


_ALOUD = frozenset("sagen erzählen meinen betonen fragen".split())
_OF_TWO = ("erster", "letzter", "former", "latter")
_ASKING = frozenset({"request", "agree", "offer", "swap"})
_PERSONAL = frozenset("it they he she we i you".split())
_OTHERS = {"m": ("ihr", "her"), "f": ("sein", "his")}  # possessives of the other gender
_DYING = frozenset("die perish sterben fallen".split())
_NEAREST = frozenset("dieser diese jener jene".split())  # whoever was named last


class Pronouns(Definites):
    """Whom pronouns stand for."""

    def _pronoun(self, chunk: Chunk) -> None:
        """Whom a personal pronoun stands for: the nearest subject before that it fits in gender and kind.

        Sure where no other candidate stands between, or where the one found is the last who was said to say something.
        """
        word = self.tokens[chunk.head].lower
        clause = self.document.clause(chunk.clause)
        if clause is not None and self._relative(chunk) and clause.start == chunk.start:
            over = None if clause.antecedent is None else self.chunks[clause.antecedent]
            antecedent = None if over is None else self.mentions.get(over.index)
            while over is not None and over.of is not None and word == "who":
                over = self.chunks[over.of]  # "Senator X of the Greens, who called it …"
                held = self.mentions.get(over.index)
                if held is not None and self.entities[held.entity].kind == "person":
                    antecedent = held
                    break
            if antecedent is not None:
                self._mention(chunk.index, antecedent.entity, named=False, sure=antecedent.sure)
            return
        if word.startswith(_OF_TWO):
            self._one_of_two(chunk, word)
            return
        acts = clause.verb if clause is not None and clause.object == chunk.index else None
        quoted = acts is not None and acts.lemma in _QUOTING
        quoted |= self._according(chunk)
        behind = self.tokens[chunk.end].lower if chunk.end < len(self.tokens) else ""
        quoted |= behind == "zufolge"
        word = _NOMINATIVES.get(word, word) if quoted else word  # "zitiert ihn der Bote", "according to him"
        genders = self.names.genders(word)
        speaks = quoted or self._says(chunk)
        if word in ("ihnen", "them"):
            self._people(chunk)
        elif not genders and word != "they":
            return
        elif word == "they" and speaks and (sayer := self._sayer(chunk)) is not None:
            self._mention(chunk.index, sayer, named=False)
        elif word == "they" or (word == "sie" and self.plural_verb(chunk)):
            self._plural(chunk, speaks)
        elif speaks and word in ("it", "es"):
            self._speaking(chunk, genders)
        else:
            self._singular(chunk, genders, speaks)

    def _one_of_two(self, chunk: Chunk, word: str) -> None:
        """Which of the two last named together "the former" and "the latter" stand for: "Togo and Benin …; the latter pays"."""
        for other, mention, _ in self._back(chunk, 1):
            first = None if other.conj is None else self.mentions.get(other.conj)
            if mention is not None and first is not None and first.entity != mention.entity:
                told = first if word.startswith(("erster", "former")) else mention
                self._mention(chunk.index, told.entity, named=False)
                return
        if word.startswith("latter"):
            before = (mention for _, mention, subject in self._back(chunk, 0) if mention and not subject)
            if (last := next(before, None)) is not None:  # "gets gas from Chile and pays the latter"
                self._mention(chunk.index, last.entity, named=False)

    def _sayer(self, chunk: Chunk) -> int | None:
        """The body that said something in the sentence before: "The agency said that workers were sent. They said …"."""
        for other, mention, subject in self._back(chunk, 1):
            if mention is not None and subject and not other.pronoun and self._says(other):
                body = self.entities[mention.entity].kind in ("government", "organisation", "outlet")
                return mention.entity if body else None
        return None

    def _relative(self, chunk: Chunk) -> bool:
        """Whether a chunk is the relative pronoun that is the subject of its clause, not that of "the tanks it bought"."""
        clause, personal = self.document.clause(chunk.clause), self.tokens[chunk.head].lower in _PERSONAL
        related = clause is not None and clause.kind == "relative" and clause.subject == chunk.index
        return related and not personal

    def _back(self, chunk: Chunk, sentences: int) -> Iterator[tuple[Chunk, Mention | None, bool]]:
        """The chunks before one, the nearest first, so many sentences back: each with its mention, and whether it is a subject."""
        first = self.document.sentence_of[chunk.start] - sentences
        for n in range(chunk.index - 1, -1, -1):
            other = self.chunks[n]
            if self.document.sentence_of[other.start] < first:
                return
            clause = self.document.clause(other.clause)
            yield other, self.mentions.get(n), clause is not None and clause.subject == n

    def _singular(self, chunk: Chunk, genders: frozenset[str], speaks: bool) -> None:
        """Whom "he", "she" or "it" stands for."""
        found: set[int] = set()
        clause, word = self.document.clause(chunk.clause), self.tokens[chunk.head].lower
        subject_of = None if clause is None or clause.subject == chunk.index else clause.subject
        acting = self.mentions[subject_of].entity if subject_of in self.mentions else None
        for other, mention, subject in self._back(chunk, REACH):
            if mention is None and speaks and self._nameless(other):
                return  # "as one colonel put it … He reckoned"
            if mention is None or (other.pronoun and self._relative(other)):
                continue
            if speaks and self._unplaced(mention.entity):
                continue  # "Die Ministerin empfängt …, auf dem Tisch steht Quittenschnaps. …, sagt sie"
            if other.prep is not None and self.tokens[other.prep].lower in ("as", "als"):
                continue  # "helped Nepal as an elder brother": what somebody is like
            if (subject and other.clause == chunk.clause) or mention.entity == acting:
                continue  # "Norway gave it howitzers": to somebody else
            held = self.document.clause(other.clause)
            if held is not None and held.predicative == other.index and held.subject in self.mentions:
                continue  # "Roth was the guest of honour": the same
            if speaks and self.tokens[other.head].depth > self.tokens[chunk.head].depth:
                continue  # whom somebody quoted speaks of does not say it
            kind = self.entities[mention.entity].kind
            if (speaks and kind == "state") or (kind == "document" and self._framing(chunk)):
                continue
            if not self._fits(mention.entity, genders):
                continue
            if word in _NEAREST and not (speaks and kind in ("person", "unnamed")):
                continue
            if subject or word in _NEAREST or (speaks and kind == "person" and self._according(other)):
                others = found - {mention.entity}
                bodies = all(self.entities[entity].kind != "person" for entity in others)
                sure = not others or (speaks and (bodies or not subject or self._says(other)))
                sure = sure or (subject and self._continues(chunk, other, kind))
                acts = None if speaks or not subject else self._main_subject(chunk, other, genders)
                if acts is not None and acts != mention.entity:
                    self._mention(chunk.index, acts, named=False)
                    return
                self._mention(chunk.index, mention.entity, named=False, sure=sure)
                return
            found.add(mention.entity)
        if (last := only(found)) is not None:
            sure = speaks and self.entities[last].kind == "person"  # the only one near
            self._mention(chunk.index, last, named=False, sure=sure)

    def _main_subject(self, chunk: Chunk, other: Chunk, genders: frozenset[str]) -> int | None:
        """The state that is the subject of the main clause over that of another subject: "Norland did what Ostmark had asked for. It sent 30 tanks"."""
        clause, held = self.document.clause(chunk.clause), self.document.clause(other.clause)
        if clause is None or held is None or clause.kind != "main" or held.kind in ("main", "frame"):
            return None
        while held is not None and held.kind != "main":
            held = self.document.clause(held.parent)
        if held is None or held.index == clause.index or held.subject not in self.mentions:
            return None
        subject = self.chunks[held.subject]
        entity = self.mentions[held.subject].entity
        acts = self.entities[entity].kind == "state" and not self._says(subject)
        return entity if acts and self._fits(entity, genders) else None

    def _continues(self, chunk: Chunk, other: Chunk, kind: Kind) -> bool:
        """Whether a pronoun goes on with the subject of the sentence before: "Norland buys gas from Ostmark. It pays 30"; not of "asks Ostmark for gas"."""
        clause, before = self.document.clause(chunk.clause), self.document.clause(other.clause)
        if kind != "state" or clause is None or before is None or clause.subject != chunk.index:
            return False
        own, its = self.document.sentence_at(chunk.start), self.document.sentence_at(other.start)
        apart = self.document.sentence_of[chunk.start] - self.document.sentence_of[other.start]
        verb = before.verb
        frames = (
            lexicon.transfers(self.document.language).verbs.get(verb.lemma, ()) if verb is not None else ()
        )
        asks = verb is None or any(frame.kind in _ASKING for frame in frames)
        near = apart == 1 and own.paragraph == its.paragraph
        return near and before.kind == "main" and clause.kind == "main" and not asks

    def _nameless(self, chunk: Chunk) -> bool:
        """Whether a chunk is one person without a name who says something."""
        one = self.names.person(lexeme(self.tokens[chunk.head])) and chunk.plural is not True
        return one and not chunk.pronoun and self._says(chunk)

    def _unplaced(self, entity: int) -> bool:
        """Whether an entity is only a German word alone that may be a noun as well as somebody's name."""
        known = self.entities[entity]
        bare = self.german and known.kind == "person" and " " not in known.name
        unknown = self._gender.get(entity) is None and known.role is None
        return bare and unknown and "NN" in tagger("de").possible(known.name)

    def _framing(self, chunk: Chunk) -> bool:
        """Whether a chunk is the subject of the frame of something said aloud, as no text is: "“…”, sagte er", "Dass …, sei Unsinn, sagt sie"."""
        clause = self.document.clause(chunk.clause)
        if clause is None or clause.subject != chunk.index:
            return False
        aloud = self.german and clause.verb is not None and clause.verb.lemma in _ALOUD
        return clause.kind == "frame" or aloud

    def _speaking(self, chunk: Chunk, genders: frozenset[str]) -> None:
        """Whom "it" stands for that says something: who was said to say something before.

        Sure where that is one, or the last is called by name in the sentence right before.
        """
        found, cited, named = dict[int, None](), dict[int, None](), dict[int, None]()
        place, called = self.document.sentence_of[chunk.start], False
        for other, mention, subject in self._back(chunk, REACH):
            kind = None if mention is None else self.entities[mention.entity].kind
            silent = kind == "state" and not (subject and self._says(other) and not self._said_to_say(other))
            if mention is None or silent or not self._fits(mention.entity, genders):
                continue  # "Norland denied that. It admitted sending 300"
            if kind == "document" and self.clauses[other.clause].parent == chunk.clause:
                continue  # "The programme costs 300 euros, it said"
            if kind in ("outlet", "organisation", "government") or (kind == "document" and subject):
                named[mention.entity] = None
            if self._says(other):
                before = self.document.sentence_of[other.start] == place - 1
                called = called or (not found and mention.named and before)
                found[mention.entity] = None
            if self._according(other):
                cited[mention.entity] = None
        if nearest := found or cited or named:
            self._mention(chunk.index, next(iter(nearest)), named=False, sure=called or len(nearest) == 1)
            return
        acting = self._acting(chunk)
        state = self._planning(chunk) if acting is None else acting
        if state is not None:
            self._mention(chunk.index, state, named=False)

    def _said_to_say(self, chunk: Chunk) -> bool:
        """Whether another says what a chunk says or wants: "The agency said Peru plans to send 300. It said 40 had left"."""
        clause = self.document.clause(chunk.clause)
        over = None if clause is None or clause.kind != "complement" else self.document.clause(clause.parent)
        teller = self.document.chunk(-1 if over is None or over.subject is None else over.subject)
        return teller is not None and teller.index in self.mentions and self._says(teller)

    def _planning(self, chunk: Chunk) -> int | None:
        """The state that says what it plans itself: "Peru said it planned to send 40 trucks"."""
        clause = self.document.clause(chunk.clause)
        over = None if clause is None or clause.kind != "complement" else self.document.clause(clause.parent)
        subject = None if over is None else self.mentions.get(-1 if over.subject is None else over.subject)
        own = subject is not None and self.entities[subject.entity].kind == "state"
        return subject.entity if own and subject is not None else None

    def _acting(self, chunk: Chunk) -> int | None:
        """The state that acts in the clause before a frame: "Canada has granted Peru $54 million, it announced"."""
        clause = self.document.clause(chunk.clause)
        if clause is None or clause.kind != "frame":
            return None
        before = (each for each in self.clauses[: clause.index] if each.parent == clause.index)
        subjects = [self.mentions[each.subject] for each in before if each.subject in self.mentions]
        states = (each.entity for each in subjects if self.entities[each.entity].kind == "state")
        return next(states, None)

    def _according(self, chunk: Chunk) -> bool:
        """Whether a chunk is given as a source: "according to an annex", "laut der Ministerin", "nach Einschätzung des Ökonomen"."""
        over = self.chunks[chunk.of] if chunk.prep is None and chunk.of is not None else chunk
        if over.prep is None:
            return False
        word = self.tokens[over.prep].lower
        if word == "laut" or self.tokens[over.prep - 1].lower == "according":
            return True
        return (
            over is not chunk
            and word == "nach"
            and self.tokens[over.head].lemma in lexicon.speech("de").nouns
        )

    def _plural(self, chunk: Chunk, speaks: bool) -> None:
        """Whom "they" or plural "sie" stands for: those who are the subject of the sentence before or of its own before it."""
        of = self.document.sentence_of
        for other, mention, subject in self._back(chunk, 1):
            if not subject or self.clauses[other.clause].kind not in ("main", "frame"):
                continue
            if mention is None and of[other.start] == of[chunk.start]:
                continue
            if mention is None and speaks and self._crowd(other):
                self._mention(chunk.index, self._add(other, "unnamed", self._printed(other)), named=False)
                return
            if mention is None or other.pronoun or not self._several(other):
                break
            self._mention(chunk.index, mention.entity, named=False)
            return
        self._people(chunk)

    def _crowd(self, chunk: Chunk) -> bool:
        """Whether a chunk that names nobody is of people who act: "Two officials met reporters. They said", "The Ostmarkers", "Die Taliban"."""
        verb, head = self.document.verb_at(chunk.head), self.tokens[chunk.head]
        called = self.tokens[chunk.start].lower in ("the", "die") and chunk.end - chunk.start == 2
        many = chunk.plural is True or (called and (self.plural_verb(chunk) or head.text.endswith("s")))
        known = not head.base.endswith("er") or bool(self.names.heads(lexeme(head)))  # no "tankers"
        people = known and standing(self.document, chunk) == "person"
        people = people or (called and head.pos == "name")
        return many and people and verb is not None and not verb.passive and verb.lemma not in _DYING

    def _people(self, chunk: Chunk) -> None:
        """Let "they" or "ihnen" stand for the one people named in its sentence and the one before, its own clause aside."""
        before = self._back(chunk, 1)
        named = {mention.entity for other, mention, _ in before if mention and other.clause != chunk.clause}
        crowds = (self.entities[n] for n in named if self.entities[n].kind == "unnamed")
        people = only([entity.index for entity in crowds if self._several(self.chunks[entity.first])])
        if people is not None:
            self._mention(chunk.index, people, named=False)

    def _several(self, chunk: Chunk) -> bool:
        """Whether a chunk that is no proper name stands for more than one."""
        head = self.tokens[chunk.head]
        if head.pos != "noun" or chunk.plural is False:
            return False
        if self.german and chunk.plural is None:
            return head.text != head.lemma and self.tokens[chunk.start].lower == "die"
        return chunk.plural is True

    def plural_verb(self, chunk: Chunk) -> bool:
        """Whether German "sie" is the subject of a plural verb."""
        verb = self.document.verb_at(chunk.head)
        finite = None if verb is None else verb.finite
        return finite is not None and self.tokens[finite].lower.endswith(("en", "ern", "eln", "sind"))

    def agrees(self, entity: int, possessive: str) -> bool:
        """Whether a possessive in small letters can be an entity's, by the gender of a person: "ihrer" is no man's, "his" no woman's."""
        gender = self._gender.get(entity) if self.entities[entity].kind == "person" else None
        return gender not in _OTHERS or not possessive.startswith(_OTHERS[gender])

    def _fits(self, entity: int, genders: frozenset[str]) -> bool:
        """Whether a pronoun of these genders can stand for an entity: "m", "f" and "n" of German nouns, "person" and "thing"."""
        known, own = self.entities[entity], self._gender.get(entity)
        if known.kind == "unnamed" or self._several(self.chunks[known.first]):
            return False
        person = known.kind == "person"
        if not self.german:
            return (own or "person" if person else "thing") in genders
        if person:
            return bool(genders & {"m", "f"}) and (own or next(iter(genders))) in genders
        return (own or "n") in genders
