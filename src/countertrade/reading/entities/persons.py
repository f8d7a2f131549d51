"""Persons by name, by role, and by both: "der Chef des Konzerns, Jan Voss", "Deputy Minister Ana Roth"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as replaced

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Token
from countertrade.reading.document.tagging import tagger
from countertrade.reading.entities.pronouns import Pronouns
from countertrade.reading.entities.types import NAMING, lexeme, only
from countertrade.reading.goods import class_of

_MODIFIED = 3  # "the spokesman of the head of the office, Ana Roth,"
_BRACKET = 12  # tokens


class Persons(Pronouns):
    """The persons of one document."""

    def _person(self, chunk: Chunk) -> None:
        """A person by name, with title, or by role alone."""
        tokens = self.tokens
        roles = self._offices(chunk.start, chunk.end) or self._calling(chunk)
        labels = lexicon.sources(self.document.language)
        labelled = tokens[chunk.start].lower in labels.asks + labels.answers
        begin = roles[-1] + 1 if roles else chunk.start + labelled  # "Answer Roth: …"
        words = self._bare(begin, chunk.end)
        proper = [t for t in words if t.pos in ("name", "noun") or (t.capital and t.pos != "pron")]
        owned = bool(roles) and len(proper) == 1 and self._family(proper[0]) != proper[0].lower
        if not proper or owned:  # "the spokeswoman", "der Anwalt Kochs"
            self._by_role(chunk)
            return
        following, particled = self._continued(chunk), self._particled(chunk)
        if following is not None:
            proper.append(tokens[following.head])
        name, last = self._full_name(chunk, proper, particled)
        state = self.names.state(last) if roles and len(proper) == 1 and following is None else None
        if state is not None:
            self._add_state(chunk, state)  # "seinem Nachbarn Estland"
            return
        known = self._known(name, last, single=sum(not self._inner(each) for each in proper) == 1)
        states = self._acts_for(chunk, lexeme(tokens[roles[-1]])) if roles else ()
        if known is None and not states and (leads := self._leader(name)) is not None:
            states = (leads,)
        office = " ".join(token.text for token in self._bare(chunk.start, begin)) if roles else ""
        if known is not None:
            self._once_more(chunk, known, name, states, office)
            return
        if not roles and len(proper) > 1 and (role := self._unnamed_before(chunk)) is not None:
            self._rename(role, name, self.entities[role].name)
            self._surnames[last].append(role)
            self._mention(chunk.index, role)
            return
        index = self._add(chunk, "person", name, states, office or None)
        for other in (following, particled):
            if other is not None:
                self._mention(other.index, index)
        self._surnames[last].append(index)
        for i in roles:
            self._heads[self.names.base(lexeme(tokens[i]))].append(index)
        self._same_office(chunk, index)

    def _calling(self, chunk: Chunk) -> list[int]:
        """The German noun before a name of two words, which says what somebody is: "die Geologin Frauke Lüdemann"."""
        named = [at for at in range(chunk.start, chunk.end) if self.tokens[at].pos in ("noun", "name")]
        if not self.german or len(named) < 3 or named != [*range(named[0], chunk.end)]:
            return []
        first, tags = self.tokens[named[0]], tagger("de").possible(self.tokens[named[0]].text)
        called = (
            first.text.removesuffix("s") if self.tokens[chunk.start].lower in ("des", "eines") else first.text
        )
        calling = "NE" not in tags or called.endswith(("in", "ist", "oge", "eur", "ent", "ant", "er", "or"))
        return named[:1] if first.pos == "noun" and "NN" in tags and calling else []

    def _leader(self, name: str) -> str | None:
        """The state that a person leads whom everybody knows by this name, or by this family name where the page names the state."""
        state = lexicon.families().get(name.lower().removesuffix("s" if self.german else ""))
        known = self._known(name, name.lower(), single=True) if state is not None else None
        told = known is not None and self.names.leader(self.entities[known].name) == state
        return self.names.leader(name) or (state if told or state in self._everywhere else None)

    def _full_name(self, chunk: Chunk, proper: Sequence[Token], particled: Chunk | None) -> tuple[str, str]:
        """A person's name, and the surname in small letters."""
        name, last = " ".join(token.text for token in proper), self._family(proper[-1])
        if last != proper[-1].lower:
            name = name[:-1]  # "nach Roths Angaben", where Roth is known
        elif self.german and len(name) > 4 and chunk.link == "possessive":
            name = name.removesuffix("s")
        if particled is None:
            return name, last
        rest = self.document.quote(chunk.end, particled.end)
        return f"{name} {rest}", self.tokens[particled.end - 1].lower

    def _known(self, name: str, last: str, *, single: bool) -> int | None:
        """The one person known by a name, or by a part of it; `single` where it is one word."""
        known = self._full.get(self._folded(name))
        if known is None and not single:  # "Watum Kaba" of "Louis Watum Kaba"
            longer = (each for each in self.entities if each.kind == "person")
            known = only([n.index for n in longer if n.name.endswith(f" {name}") and n.name[0].isupper()])
            if known is None:  # a headline's "BERG" of "Jan Berg"
                alone = (n for n in self._surnames.get(last, ()) if self.entities[n].name.isupper())
                known = only([n for n in alone if self.entities[n].name.lower() == last])
        if known is None and single:
            named = (each for each in self.entities if each.kind == "person" and " " in each.name)
            # "Ong" of "Ong Daeho", by the family name alone
            family = [each.index for each in named if each.name.split()[0].lower() == last]
            known = only(self._surnames.get(last) or family)
        return known

    def _once_more(self, chunk: Chunk, known: int, name: str, states: tuple[str, ...], office: str) -> None:
        """Take a chunk for a person known before, whom a headline may have named in capitals alone."""
        old = self.entities[known]
        if old.name.isupper():
            title, acts_for = old.role or office or None, old.states or states
            self.entities[known] = replaced(old, name=name, states=acts_for, role=title)
        self._full.setdefault(self._folded(name), known)
        self._mention(chunk.index, known)

    def _unnamed_before(self, chunk: Chunk) -> int | None:
        """The one person that an article has told of so far, by role alone, right before one speaks by name alone: "the mines minister
        said. “…,” Louis Kaba said".
        """
        people = [entity for entity in self.entities if entity.kind == "person"]
        after = self.document.chunk(chunk.index + 1)
        described = after is not None and after.of == chunk.index
        role = only(people)
        if role is None or described or role.first not in self._roles or not self._says(chunk):
            return None
        first = self.chunks[role.first]
        definite = self.tokens[first.start].lower in self.words.definite or self._modifiers[first.index]
        beside = definite and self._says(first) and self._near(role, chunk, 2)
        return role.index if beside else None

    def _same_office(self, chunk: Chunk, index: int) -> None:
        """Take a role for the person named behind the next one: "the deputy and former minister Ana Roth", "Deputy Prime Minister and
        Minister of Trade Ana Roth".
        """
        top = chunk
        for _ in range(_MODIFIED if chunk.link == "apposition" else 0):
            if top.of is not None and top.conj is None:
                top = self.chunks[top.of]
        before = top.conj
        if before not in self.mentions or self.tokens[top.start].lower in self.words.articles:
            return
        head = self.document.head(before)
        if (head.pos == "noun" or before in self._roles) and self.names.person(lexeme(head)):
            self._mention(before, index)

    def _continued(self, chunk: Chunk) -> Chunk | None:
        """The word right behind a German name that the tagger takes for a noun of its own: "Ministerin Eva Moser"."""
        other = self.document.chunk(chunk.index + 1) if self.german else None
        if other is None or other.prep is not None or (other.start, other.end) != (chunk.end, chunk.end + 1):
            return None
        token = self.tokens[other.start]
        known = self.names.kind(lexeme(token)) is not None or self.names.state(token.lower) is not None
        thing = class_of("de", token.lemma, token.text) or token.lemma in lexicon.transfers("de").nouns
        whole = len(self._untitled(each for each in self.document.words(chunk) if each.pos == "name")) > 1
        return None if known or thing or whole or not token.capital else other

    def _particled(self, chunk: Chunk) -> Chunk | None:
        """The rest of a German name behind its particle, which looks like a phrase with a preposition: "Clara von der Leite"."""
        other = self.document.phrase(chunk) if self.german else None
        if other is None or self.tokens[chunk.end].lower not in self.words.particles:
            return None
        name = self.tokens[other.head]
        if name.pos != "name" or other.end - chunk.end > 3:
            return None
        return None if self.names.state(name.lower) is not None else other

    def _by_role(self, chunk: Chunk) -> None:
        lemma = lexeme(self.tokens[chunk.head])
        earlier = self._earlier(chunk, lemma)
        if earlier is None or self.entities[earlier].kind != "person":
            earlier = self._only_person(chunk)
        if earlier is not None:
            self._mention(chunk.index, earlier, named=False)
            return
        states = self._acts_for(chunk, lemma)
        index = self._add(chunk, "person", self._phrase(chunk), states, self._printed(chunk))
        self._heads[self.names.base(lemma)].append(index)
        self._roles.add(chunk.index)

    def _behind(self, chunk: Chunk) -> bool:
        """Take a name for the role before it: "der Chef des Konzerns, Jan Voss,", "the minister (acting) Ana Roth"."""
        tokens = self.tokens
        at = chunk.start - 1
        if tokens[chunk.head].pos != "name" or chunk.prep is not None or at < 0:
            return False
        comma = tokens[at].text == ","
        if comma:
            if chunk.end >= len(tokens) or tokens[chunk.end].text != ",":
                return False
            at -= 1
        if at >= 0 and tokens[at].text == ")":
            at = next((i for i in range(at, max(-1, at - _BRACKET), -1) if tokens[i].text == "("), 0) - 1
        elif not comma:
            return False
        this, role = self.document.chunk_at(at), None
        for _ in range(_MODIFIED):
            if this is not None:
                role = this if this.index in self._roles else role
                this = self.document.ahead(this) if this.of is None else self.chunks[this.of]
        if role is None:
            return False
        code = self.ending(chunk) if self.names.party(lexeme(tokens[role.head])) else None
        if code is not None:  # "its buyer, Norland, pays"
            self._add_state(chunk, code)
            self._mention(role.index, self.mentions[chunk.index].entity)
            return True
        index = self.mentions[role.index].entity
        proper = self._untitled(
            each for each in self.document.words(chunk) if each.capital or each.pos == "name"
        )
        self._rename(index, " ".join(proper), self.entities[index].name)
        self._surnames[proper[-1].lower()].append(index)
        self._mention(chunk.index, index)
        self._same_office(role, index)
        return True

    def _described(self, chunk: Chunk) -> None:
        """Take what describes a person before the name, and is no office, for that person: "her skipper, Jan Roth, told us"."""
        host = self.document.chunk(chunk.of) if chunk.link == "apposition" else None
        entity = self.of(chunk.index)
        alone = host is not None and host.plural is not True and host.index not in self.mentions
        if host is None or not alone or entity is None or entity.kind != "person":
            return
        words = list(self.document.words(host))
        small = next((n for n in range(len(words) - 1, -1, -1) if not words[n].capital), -1)
        named = [word for word in words[small + 1 :] if self.names.adjective(word.lower) is None]
        if len(named) > 1:
            # "the Omani firm Barka Oil, a partner in the plant", "Medora Energy, a supplier of gas"
            self._rename(entity.index, " ".join(word.text for word in named), entity.name)
        self._mention(host.index, entity.index)

    def _hosts(self, chunk: Chunk) -> list[int]:
        """The chunks that an apposition may belong to: the one before it, or the role that that is an attribute of and that lacks its name.

        "der Chef des Konzerns, Jan Ott", "the head of the board, Jane Roe", "Minister for Trade Jane Roe".
        """
        if chunk.link != "apposition" or chunk.of is None:
            return []
        top = self.chunks[chunk.of]
        while (over := self._over(top)) is not None:
            top = over
        role, head = self.of(top.index), self.tokens[top.head]
        named = self.tokens[chunk.head].pos == "name" and chunk.start < chunk.head
        if (
            named
            and role is not None
            and (role.kind != "person" or role.name == role.role)
            and head.capital
            and self.names.person(lexeme(head))
        ):
            role = replaced(role, kind="person", name=self._phrase(top), role=self._phrase(top))
            self.entities[role.index] = role
        whose = (
            named and role is not None and role.kind == "person" and role.name.startswith(role.role or " ")
        )
        return [n for n in dict.fromkeys((*([top.index] if whose else []), chunk.of)) if n in self.mentions]

    def _equated(self, chunk: Chunk) -> list[int]:
        """The person by name whom a clause says to hold the office that a chunk names: "Ana Roth, 54, is Peru's minister of trade"."""
        clause = self.document.clause(chunk.clause)
        verb = clause.verb if clause is not None else None
        if clause is None or verb is None or clause.predicative != chunk.index or clause.subject is None:
            return []
        holds = verb.lemma in ("be", "sein") and not (
            verb.negated or verb.modals or verb.past or verb.perfect
        )
        holder, head = self.of(clause.subject), self.tokens[chunk.head]
        office = head.pos == "noun" and self.names.kind(lexeme(head)) == "person" and chunk.plural is not True
        denied = self.tokens[chunk.start].base in ("kein", "no")
        named = holder is not None and holder.kind == "person" and holder.name != holder.role
        return [clause.subject] if holds and office and named and not denied else []

    def _over(self, chunk: Chunk) -> Chunk | None:
        """What a chunk is an attribute of."""
        if chunk.link in ("genitive", "of"):
            return self.document.chunk(chunk.of)
        head = self.tokens[chunk.head]
        office = not self.german and head.capital
        if office and chunk.conj is not None and chunk.prep is not None:  # "Minister of Trade and Industry"
            return self.chunks[chunk.conj]
        if (
            office and chunk.link == "apposition" and head.text in self.words.departments
        ):  # "Chief of Defence Staff"
            return self.document.chunk(chunk.of)
        tied = chunk.prep is not None and self.tokens[chunk.prep].lower in (
            *NAMING,
            "to",
            *(("in",) if office else ()),
        )
        return self.document.ahead(chunk) if tied else None

    def _apposed(self, chunk: Chunk, host: int) -> bool:
        """Take an apposition for the entity of a chunk; True where it is one."""
        entity = self.entities[self.mentions[host].entity]
        head = self.tokens[chunk.head]
        kind, lemma, name = self._kind(chunk), lexeme(head), head.pos == "name"
        if kind is None and not name:
            return False
        person = entity.kind == "person"
        if person and name and entity.role is not None and kind in ("person", None):
            proper = self._untitled(token for token in self.document.words(chunk) if token.pos == "name")
            self._rename(entity.index, " ".join(proper), entity.name)
            self._surnames[proper[-1].lower()].append(entity.index)
            self._same_office(self.chunks[host], entity.index)
        elif person and kind in ("person", "unnamed"):
            states = entity.states or self._acts_for(chunk, lemma)
            role = entity.role or self._phrase(chunk)
            self.entities[entity.index] = replaced(entity, states=states, role=role)
            self._heads[self.names.base(lemma)].append(entity.index)
        elif kind is not None and kind != entity.kind:
            return False
        elif entity.kind in ("organisation", "government") and entity.name[:1].islower():
            # "the nation's power producer, Prodel,"
            self._rename(entity.index, self._printed(chunk), entity.name)
        self._mention(chunk.index, entity.index)
        return True
