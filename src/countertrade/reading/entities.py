"""Who and what an article names: states, institutions, persons, outlets, documents, each with all its names there.

A name is a noun chunk, its apposition included, or nothing. Later mentions (a surname, "the minister", a pronoun) are taken for an
earlier one where a single one fits; `sure` says whether the form of the mention left no choice.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced
from functools import cached_property
from typing import Literal, NamedTuple, TypeVar

from countertrade.reading import lexicon
from countertrade.reading.attribution.phrases import temporal
from countertrade.reading.attribution.speakers import saying_noun, standing
from countertrade.reading.document import Chunk, Document, Token
from countertrade.reading.document.chunks import QUOTES
from countertrade.reading.document.tagging import tagger
from countertrade.reading.namewords import name_words

Named = TypeVar("Named")
Kind = Literal["state", "government", "organisation", "person", "outlet", "document", "unnamed"]
_MODIFIED = 3  # "the spokesman of the head of the office, Ana Roth,"
_BRACKET = 12  # tokens
_MOST = 200  # names, or tokens, looked back at
_FAR = 40  # sentences in which "the ministry" or "the paper" finds its name
_REACH = 4  # sentences in which a pronoun or "the minister" finds whom it stands for
_QUOTING = frozenset({"quote", "cite", "zitieren"})
_NOMINATIVES = {"ihn": "er", "him": "he", "her": "she"}
_OPENING = frozenset('"„“»«‘')
_WORD = re.compile(r"\w[\w’'.-]*|&")
_INFLECTED = re.compile(r"(?<=\w{3})e[nrs]?$")
_TRIMMED = "\"'„“”»«’‘ ,;:"
_TIES = frozenset(("for", "by", "from"))  # prepositions between a role or a document and whose it is
_NAMING = frozenset(("for", "on", "für"))  # prepositions inside names
_PLACED = frozenset({"in", "at", "of", "for", "from", "bei", "von", "aus", "vom", "im", "beim", "der", "des"})
_SHORTEST = 5  # letters of a German word that another may end in
_TITLE = 7  # tokens of a name in quotation marks
_CONTINENTS = frozenset(("europa", "europe"))
_CREDIT = 8  # tokens of who took a picture
_ALIKE = (
    ("agency", "service", "authority", "office", "bureau", "administration"),
    ("mission", "embassy", "consulate"),
    ("lender", "bank", "fund"),
    ("firm", "company", "group", "corporation"),
    ("organisation", "organization", "institute", "foundation", "centre", "center", "think tank", "group"),
)
"""Nouns for one kind of body, of which one stands for another's name behind "the"."""
_SHOWN = {"das": "n", "den": "m", "einen": "m"}
_ENDINGS = {
    "f": ("ung", "heit", "keit", "schaft", "ion", "tät", "ik", "ur", "ei", "anz", "enz", "stelle", "behörde", "gruppe", "bank"),
    "n": ("ium", "um", "ment", "amt", "blatt", "haus"),
    "m": ("dienst", "rat", "hof", "verband", "fonds", "stab", "konzern", "bund", "ausschuss", "verein"),
}  # fmt: skip


class Mention(NamedTuple):
    """A chunk that names an entity. `named` is False for a pronoun or a role alone; `sure` as in the module's docstring."""

    chunk: int
    entity: int
    named: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Entity:
    """`name` as an article would print it alone, without article and case ending; `states` are those it acts for."""

    index: int
    kind: Kind
    name: str
    states: tuple[str, ...]
    role: str | None
    affiliation: str | None
    first: int  # the chunk of the first mention


class Entities:
    """The entities of one document and which chunk names which."""

    def __init__(self, document: Document, outlet: str | None = None) -> None:
        """`outlet`: who prints the document, where that is known."""
        self.document = document
        self.tokens, self.chunks, self.clauses = document.tokens, document.chunks, document.clauses
        self.chunk_of = document.chunk_of
        self.german = document.language == "de"
        self.outlet = outlet
        self.names = name_words(document.language)
        self.words = lexicon.names(document.language)
        self.entities: list[Entity] = []
        self.mentions: dict[int, Mention] = {}  # by chunk
        self._modifiers: dict[int, list[Chunk]] = defaultdict(list)
        self._surnames: dict[str, list[int]] = defaultdict(list)
        self._full: dict[str, int] = {}
        self._roles: set[int] = set()  # chunks that name a person by role alone
        self._gender: dict[int, str | None] = {}
        self._heads: dict[str, list[int]] = defaultdict(list)  # entities by the lemma of their head or role
        self._everywhere = {code for _, _, code in self._states_in(0, len(document.tokens), adjectives=False)}
        self._blocs = frozenset(self.words.blocs)
        self._places: list[tuple[int, str]] = []  # sentence and code of each mention of a state by name
        for chunk in document.chunks:
            if chunk.of is not None:
                self._modifiers[chunk.of].append(chunk)
        self._resolve()

    def speak(self, first_persons: Iterable[tuple[int, int]]) -> None:
        """Let chunks in the first person ("wir", "us") stand for who speaks there: pairs of such a chunk and the speaker's."""
        for chunk, speaker in first_persons:
            mention = self.mentions.get(speaker)
            if mention is not None:
                self._mention(chunk, mention.entity, named=False)

    # --- asked by others ----------------------------------------------------------------------------------------------

    def of(self, chunk: int | None) -> Entity | None:
        """The entity that a chunk names or points to."""
        mention = self.mentions.get(chunk) if chunk is not None else None
        return None if mention is None else self.entities[mention.entity]

    def states(self, chunk: int | None) -> tuple[str, ...]:
        """The states that a chunk acts for: a state itself, its organs, people that act for it; () where none or not sure."""
        mention = self.mentions.get(chunk) if chunk is not None else None
        return self.entities[mention.entity].states if mention is not None and mention.sure else ()

    def adjectives(self, chunk: Chunk, *, first: bool = False) -> tuple[str, ...]:
        """The states whose adjective or name stands before the head of a chunk ("Russian gas", "China-Exporte").

        `first`: only where no other name stands before it, so that it is no part of a name itself ("Friends of USA Action").
        """
        found: dict[str, None] = {}
        for start, _, code in self._states_in(chunk.start, chunk.head, adjectives=True):
            if not first or all(token.pos != "name" for token in self.tokens[chunk.start : start]):
                found[code] = None
        for token in self.tokens[chunk.start : chunk.head + 1]:
            part, *rest = token.text.lower().split("-")
            if rest and not self.names.currency(rest[-1]):
                hyphened = self.names.state(part) if self.german else self._place(part)
                if hyphened:
                    found[hyphened] = None
        return tuple(found)

    def leading(self, chunk: Chunk) -> str | None:
        """The state whose name, not its adjective, opens a chunk that goes on with a common noun ("Ukraine tanks")."""
        states = self._states_in(chunk.start, chunk.end, adjectives=False)
        start, end, code = next(states, (-1, -1, ""))
        return code if start == chunk.start and end <= chunk.head else None

    def row(self, chunk: Chunk) -> tuple[str, ...]:
        """The states of a chunk that is nothing but their names, one after the other."""
        found: list[str] = []
        at = chunk.start
        for start, end, code in self._states_in(chunk.start, chunk.end, adjectives=False):
            if start != at:
                return ()
            found.append(code)
            at = end
        return tuple(found) if at == chunk.end else ()

    def ending(self, chunk: Chunk) -> str | None:
        """The state whose name ends a chunk ("in fourth place Italy")."""
        states = self._states_in(chunk.start, chunk.end, adjectives=False)
        return next((code for _, end, code in states if end == chunk.end), None)

    # --- building -----------------------------------------------------------------------------------------------------

    def _resolve(self) -> None:
        for chunk in self.chunks:
            if chunk.pronoun:
                self._pronoun(chunk)
                continue
            if self._credits(chunk):
                continue
            taken = chunk.index in self.mentions or any(
                take(chunk) for take in (self._press, self._used_as_paper, self._behind)
            )
            if not taken and not any(self._apposed(chunk, host) for host in self._hosts(chunk)):
                self._named(chunk)
                self._described(chunk)

    def _described(self, chunk: Chunk) -> None:
        """Take what describes a person before the name, and is no office, for that person: "her skipper, Jan Roth, told us"."""
        host = self.document.chunk(chunk.of) if chunk.link == "apposition" else None
        entity = self.of(chunk.index)
        alone = host is not None and host.plural is not True and host.index not in self.mentions
        if host is not None and alone and entity is not None and entity.kind == "person":
            self._mention(host.index, entity.index)

    def _credits(self, chunk: Chunk) -> bool:
        """Whether a chunk belongs to the line that says whose a picture is: "Bild: keystone", "(Photo: Ana Roth)"."""
        sentence, tokens = self.document.sentence_at(chunk.start), self.tokens
        labels, head = lexicon.sources(self.document.language).credits, tokens[chunk.head]
        if head.lower in labels and tokens[chunk.start - 1].text == "(":
            return True  # "(Archivbild)"
        begin = max(sentence.start, chunk.start - _CREDIT)
        marks = (at for at in range(begin, min(chunk.start + 2, sentence.end)) if tokens[at].text == ":")
        mark = next(marks, sentence.start)
        label = mark > sentence.start and tokens[mark - 1].lower in labels
        return label and not any(token.form == "finite" for token in tokens[mark + 1 : sentence.end])

    def _mention(self, chunk: int, entity: int, *, named: bool = True, sure: bool = True) -> None:
        """Take a chunk for a mention of an entity, which may show its gender."""
        if named and not self.german and self._gender.get(entity) is None:
            self._gender[entity] = self._gendered(self.chunks[chunk])
        self.mentions[chunk] = Mention(chunk, entity, named, sure)

    def _lower(self, start: int, end: int) -> str:
        """Tokens `start` to `end` in small letters."""
        return " ".join(token.lower for token in self.tokens[start:end])

    def _folded(self, name: str) -> str:
        """What a name is known by: small letters, without articles."""
        words = name.lower().replace("’", "'").split()
        bare = [word for word in words if word not in self.words.articles]
        if self.german:  # "Auswärtiges Amt", "Auswärtige Amt"
            bare[:-1] = [_INFLECTED.sub("", word) for word in bare[:-1]]
        return " ".join(bare)

    def _bare(self, start: int, end: int) -> list[Token]:
        """Tokens `start` to `end` without articles."""
        return [token for token in self.tokens[start:end] if token.lower not in self.words.articles]

    def _officed(self, start: int, end: int) -> bool:
        """Whether one of tokens `start` to `end` is an office or a trade."""
        return any(self.names.person(_word(token)) for token in self.tokens[start:end])

    def _again(self, chunk: Chunk, name: str) -> bool:
        """Take a chunk for the entity of a name that stood before; False where none did."""
        known = self._full.get(self._folded(name))
        if known is not None:
            self._mention(chunk.index, known)
        return known is not None

    def _press(self, chunk: Chunk) -> bool:
        """Take a chunk for an outlet by name, which may go on behind it: "der Zeitung Jornal do Sul", "the daily Le Jour"."""
        tokens = self.tokens
        common = next((i for i in reversed(range(chunk.start, chunk.end)) if self._of_outlets(i)), None)
        begin = chunk.start if common is None else common + 1
        while begin < chunk.end and tokens[begin].lower in self.words.articles and not tokens[begin].capital:
            begin += 1
        marked = common is not None and begin < len(tokens) and tokens[begin].text in _OPENING
        begin += marked
        sentences = self.document.sentence_of[chunk.start], *self.document.sentence_of[begin : begin + 1]
        end = self._name_from(begin) if len({*sentences}) == 1 else 0
        if marked:
            end = next((i for i in range(begin, min(begin + _TITLE, len(tokens))) if not tokens[i].depth), 0)
        if self.outlet is not None and begin < len(tokens) and self._prints(begin):
            end = begin + len(self._own_words)
        elif common is None:
            name = tokens[chunk.head]
            longer = end > chunk.end and tokens[chunk.end].lower in self.words.inner and name.pos == "name"
            if not longer or self.names.kind(name.text) != "outlet":
                return False  # "the Jornal | da Costa"
        else:
            placed = end == begin + 1 and self.names.state(tokens[begin].lower) is not None
            if placed or end <= begin or self._officed(end, chunk.end):
                return False
        name_of = self.document.quote(begin, end)
        if chunk.link in ("genitive", "possessive") and end == begin + 1:
            name_of = tokens[begin].lemma
        index = self._full.get(self._folded(name_of))
        if index is None:
            index = self._add(chunk, "outlet", name_of)
            if common is not None:
                self._heads[self.names.base(_word(tokens[common]))].append(index)
        for place in {n for n in self.chunk_of[chunk.start : end] if n >= 0}:
            self._mention(place, index)
        return True

    def _used_as_paper(self, chunk: Chunk) -> bool:
        """Take a name that nothing else tells for an outlet, where German uses it as one: "wie der Kursbote berichtet", "sagte sie dem Kursboten"."""
        document, tokens = self.document, self.document.tokens
        clause = document.clause(chunk.clause)
        over = document.chunk(chunk.of) if chunk.link == "genitive" else None
        cited = chunk.prep is not None and tokens[chunk.prep].lower == "laut"
        cited = cited or (over is not None and saying_noun(document, over) is not None)
        title = self._titled(chunk)
        if cited and title is not None:
            # "laut dem „Uferboten“", "Recherchen des „Uferboten“"
            self._add(chunk, "outlet", self._nominative(chunk))
            return True
        definite = tokens[chunk.start].lower in ("der", "die", "das", "dem")
        definite = definite and (title is not None or chunk.end == chunk.start + 2)
        if document.language != "de" or clause is None or clause.verb is None or not definite:
            return False
        if title is None and self.ending(chunk) is not None:
            return False  # "sagte der Ukraine 40 Boote zu"
        verb = lexicon.speech("de").verbs.get(clause.verb.lemma)
        told = clause.dative == chunk.index and verb is not None
        reports = clause.subject == chunk.index and clause.kind == "comparative" and verb is not None
        agency = told and tokens[chunk.head].lower.endswith("agentur")
        if not (told or reports) or not (agency or standing(document, chunk) in ("unknown", "name")):
            return False
        self._add(chunk, "outlet", tokens[chunk.head].text if title is None else self._nominative(chunk))
        return True

    def _prints(self, at: int) -> bool:
        """Whether the name of the article's own outlet stands at a token."""
        words = self._own_words
        return bool(words) and [token.lower for token in self.tokens[at : at + len(words)]] == words

    @cached_property
    def _own_words(self) -> list[str]:
        return [word.lower() for word in _WORD.findall(self.outlet or "")]

    def _name_from(self, begin: int) -> int:
        """Where the name that begins at a token ends, words of other languages inside it included; 0 where none begins."""
        tokens, end = self.tokens, begin
        sentence = self.document.sentence_of[begin] if begin < len(tokens) else None
        limit = begin if sentence is None else self.document.sentences[sentence].end
        while end < min(limit, begin + _TITLE):
            token, later = tokens[end], end > begin
            inner = later and token.text in self.words.inner and end + 1 < len(tokens)
            ends = not token.capital
            officed = later and self.names.person(_word(token))  # "die Agentur Norag | Konzernchef Voss"
            common = later and self.german and token.pos == "noun" and not self._goes_on(end)
            if (ends or officed or common) and not (inner and tokens[end + 1].capital):
                break
            end += 1
        if end == begin + 1 and self.german and tokens[begin].pos == "noun":
            word = tokens[begin]
            after = self.document.chunk(self.chunk_of[begin] + 1)
            of = after is not None and after.link == "genitive"
            if of or (word.lemma != word.text and not word.text.startswith(word.lemma)):
                return 0  # "hat der Zeitung | Einzelheiten des Plans genannt"
            if self.names.kind(word.base) not in (None, "outlet"):
                return 0
        return end if end > begin else 0

    def _goes_on(self, at: int) -> bool:
        """Whether a German noun goes on with an outlet's name: behind "Radio" or "Le", or where no article could stand before it."""
        before = self.tokens[at - 1]
        return before.lower in self.words.inner or before.pos == "name" or self._of_outlets(at - 1)

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
        index = self.mentions[role.index].entity
        proper = self._untitled(token for token in self.document.words(chunk) if token.capital)
        self._rename(index, " ".join(proper), self.entities[index].name)
        self._surnames[proper[-1].lower()].append(index)
        self._mention(chunk.index, index)
        self._same_office(role, index)
        return True

    def _states_in(self, start: int, end: int, *, adjectives: bool) -> Iterator[tuple[int, int, str]]:
        """Where tokens name a state, longest names first: (start, end, code)."""
        i = start
        while i < end:
            length, code = 1, None
            if self.tokens[i].capital or self.tokens[i].pos == "adj":
                for length in range(min(5, end - i), 0, -1):
                    code = self._state_at(i, length, adjectives)
                    if code is not None:
                        yield i, i + length, code
                        break
            i += length

    def _state_at(self, at: int, length: int, adjectives: bool) -> str | None:
        """The state that some tokens name together."""
        words, token = self._lower(at, at + length), self.tokens[at]
        lemma = token.base if length == 1 and token.pos in ("adj", "name", "noun") else ""
        code = self.names.state(words) or (self.names.state(lemma) if token.pos != "adj" else None)
        if code is None and adjectives and (lemma or length > 1):
            code = self.names.adjective(words) or self.names.adjective(lemma)
        return code

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
        lemma = _word(head)
        whole = self.ending(chunk)
        if whole is not None and not self._officed(chunk.start, chunk.end) and not self._forenamed(chunk):
            others = self.adjectives(chunk) if self.names.seat(head.lower) else ()
            self._add_state(chunk, only(others) or whole)  # "die österreichische Bundesregierung"
            return
        short = self._long(chunk) or self._short(chunk) or self._country(chunk, lemma)
        if short is not None:
            self._add_state(chunk, short)
            return
        bare = self._bare(chunk.start, chunk.end)
        bloc = self.names.bloc(" ".join(token.text for token in bare))
        if bloc is not None:
            self._add(chunk, "organisation", bloc, (bloc,))
            return
        people = self.names.people(lemma)
        if people is not None:  # "the Russians" stand for their state, not "three Russians"
            all_ = first.lower in ("die", "the", "den", "der") and chunk.end - chunk.start == 2
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

    def _institution(self, chunk: Chunk, kind: Kind, words: Sequence[str]) -> None:
        """An organ, an organisation, an outlet or a document by name, by its noun alone, or pointed back to."""
        lemma = _word(self.tokens[chunk.head])
        earlier = self._earlier(chunk, lemma)
        if earlier is None and kind == "outlet" and not self._coined(lemma):
            proper = any(head.kind == "outlet name" for head in self.names.heads(lemma))
            earlier = None if proper else self._paper(chunk)
        if earlier is not None:
            self._mention(chunk.index, earlier, named=False)
            return
        organs = (self.names.organ_of(" ".join(words[n:])) for n in range(len(words)))
        organ = next((code for code in organs if code is not None), None)  # "the state oil firm Gazprom"
        states = (organ,) if organ is not None else self._acts_for(chunk, lemma)
        called = self._called(chunk) if kind != "outlet" else None
        name = called or self._foreign(chunk) or self._phrase(chunk)
        if kind == "unnamed":
            self._add(chunk, kind, self._printed(chunk), states)
            return
        if not self._again(chunk, name):
            if kind == "organisation" and states:
                kind = "government"
            index = self._add(chunk, kind, name, states)
            self._heads[self.names.base(lemma)].append(index)
            letters = None if kind == "document" else self._letters(chunk)
            if letters is not None:
                self._full.setdefault(self._folded(letters), index)
            return
        following = self.mentions.get(chunk.index + 1)
        # the name behind the common noun
        if following is not None and following.entity == len(self.entities):
            self._mention(following.chunk, self.mentions[chunk.index].entity)

    def _letters(self, chunk: Chunk) -> str | None:
        """The letters in brackets that a name goes by from there on: "the Andean Trade Institute (ATI)", "Institut für Handel (IfH)"."""
        tokens = self.tokens
        near = range(chunk.end, min(chunk.end + _TITLE, len(tokens) - 2))
        opening = next((i for i in near if tokens[i].pos == "punct" or tokens[i].verbal), None)
        if opening is None or (tokens[opening].text, tokens[opening + 2].text) != ("(", ")"):
            return None
        letters = tokens[opening + 1].text
        initials = {token.text[0].lower() for token in tokens[chunk.start : opening]}
        capitals = sum(letter.isupper() for letter in letters)
        return letters if capitals > 1 and letters[0].lower() in initials else None

    def _kind(self, chunk: Chunk) -> Kind | None:
        """What the head of a chunk makes it; None where it names nobody."""
        own, head = self._bare(chunk.start, chunk.end), self.tokens[chunk.head]
        proper = [token for token in own if token.pos == "name" or (token.capital and not self.german)]
        if head.pos == "name" and proper:
            return self._proper(chunk, proper)
        if head.lower in self._surnames and head.capital:
            return "person"
        heads = self._heads_at(chunk.head)
        if not self.german and head.text[0].islower():
            heads = tuple(each for each in heads if not each.kind.endswith(" name"))  # "last week", no "Week"
        kind = heads[0].source if heads else None
        if kind != "person":
            return kind
        determined = self.tokens[chunk.start].pos == "det"
        several = chunk.plural is True or (head.text != head.lemma and not determined)
        return "unnamed" if several and not any(token.pos == "name" for token in own) else "person"

    def _heads_at(self, at: int) -> tuple[lexicon.Head, ...]:
        """What the lexicon says of a noun, in English of two words where it has both: "news agency"."""
        word = _word(self.tokens[at])
        two = self.names.heads(f"{self.tokens[at - 1].lower} {word}") if at and not self.german else ()
        return two or self.names.heads(word)

    def _offices(self, start: int, end: int) -> list[int]:
        """The tokens that are an office or a title."""
        own = ((i, self.tokens[i]) for i in range(start, end))
        return [i for i, token in own if self.names.person(_word(token)) or self.names.title(token.lower)]

    def _proper(self, chunk: Chunk, proper: Sequence[Token]) -> Kind | None:
        """What a proper name is: a person behind an office or with two names, an institution by what its words say."""
        tokens = self.tokens
        if self._forenamed(chunk):
            return "person"
        last, several = _word(proper[-1]), len(proper) > 1
        if several and any(head.kind == "outlet name" for head in self.names.heads(proper[-1].text)):
            return "outlet"  # "the Eastern Post"
        if several and self.names.kind(f"{proper[-2].lower} {last}") == "outlet":
            return "outlet"  # "Eastern Press Service"
        if self._foreign(chunk) is not None:
            return "organisation"  # „das Institute for the Study of War", „die Bank of England"
        if self.names.kind(last) is not None and not self.names.title(last):
            return self.names.kind(last)
        if not several and tokens[chunk.start].lower in self.words.articles and self.names.person(last):
            return "person"  # "The Minister replied"
        if self._offices(chunk.start, chunk.head):
            return "person"
        kinds = (self.names.kind(_word(token)) for token in proper)
        inner = next((kind for kind in kinds if kind not in (None, "person", "unnamed")), None)
        if inner is not None:
            return inner
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
        if several and not placed and not capitals:
            return "person"
        if not several and proper[0].lower in self._surnames:
            return "person"
        letters = [token.text.isupper() for token in proper]
        if letters[-1] or (any(letters) and self._says(chunk)):
            return "organisation"  # "NRX Malay has claimed"
        alone = not several and chunk.end - chunk.start == 1 and self._says(chunk)
        return "person" if alone else None  # "Weir said"

    def _long(self, chunk: Chunk) -> str | None:
        """The state whose name goes on behind "of": "the Republic of Korea", "the Kingdom of Saudi Arabia"."""
        after, head = self.document.chunk(chunk.index + 1), self.tokens[chunk.head]
        if after is None or after.of != chunk.index or after.link != "of":
            return None
        if chunk.plural or not self.names.country(_word(head)):
            return None  # "the countries of Togo, Niger and Benin"
        words = " ".join(token.lower for token in self._bare(chunk.start, after.end))
        return self.names.state(words) or self.ending(after)

    def _foreign(self, chunk: Chunk) -> str | None:
        """An institution's English name in a German sentence, without what German puts before it."""
        own = self.tokens[chunk.head : chunk.end]
        foreign = self.german and any(token.text in ("of", "for") for token in own)
        return self.document.quote(chunk.head, chunk.end) if foreign else None

    def _short(self, chunk: Chunk) -> str | None:
        """The state that "the North" stands for where the article has its full name."""
        codes = self.names.short(self._lower(chunk.start, chunk.end))
        return only([code for code in codes if code in self._everywhere])

    def _forenamed(self, chunk: Chunk) -> bool:
        """Whether a capital's name is somebody's surname: "Dora Lima", but not "Greater Lima"."""
        tokens = self.document.words(chunk)
        first = tokens[0]
        names = len(tokens) == 2 and all(token.pos == "name" and token.text.isalpha() for token in tokens)
        word = first.lower
        plain = not first.text.isupper() and word not in self.words.districts and self._place(word) is None
        return names and plain and self.names.city(tokens[1].lower)

    def _add_state(self, chunk: Chunk, code: str) -> None:
        key, name = f"state {code}", self._printed(chunk)
        if self.german and name.endswith("s") and self.names.state(name[:-1].lower()) == code:
            name = name[:-1]
        city = self._mere_place(name.lower())
        known = self._full.get(key)
        if known is None:
            known = self._full[key] = self._add(chunk, "state", name, (code,))
        elif not city and self._mere_place(self.entities[known].name.lower()):
            self.entities[known] = replaced(self.entities[known], name=name)  # "KABUL – Afghanistan will …"
        self._mention(chunk.index, known)
        if not city:  # "the country" is not said of a capital
            self._places.append((self.document.sentence_of[chunk.start], code))

    def _mere_place(self, name: str) -> bool:
        """Whether a name stands for a state or bloc only as its place: a capital, a continent."""
        return self.names.city(name) or name in _CONTINENTS

    def _country(self, chunk: Chunk, lemma: str) -> str | None:
        """The state that "the country" or "der Inselstaat" stands for: the only one named in the nearest sentence that names one.

        To whom a state does something is another state: "China promised the country 40 boats".
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
        acting = self._acting_on(chunk)
        nearest = next((at for at, code in reversed(self._places) if code not in acting), -1)
        if nearest < 0 or sentence - nearest > _REACH:
            return None
        place = self.document.sentences[nearest]
        end = min(place.end, chunk.start)
        near = self._states_in(max(place.start, end - _MOST), end, adjectives=True)
        return only({code for _, _, code in near} - self._blocs - acting)

    def _acting_on(self, chunk: Chunk) -> set[str]:
        """The states that are the subject of what is done to a chunk."""
        clause = self.document.clause(chunk.clause)
        if clause is None or clause.subject is None:
            return set()
        if chunk.index not in (clause.dative, clause.object, *clause.preps):
            return set()
        subject = self.chunks[clause.subject]
        return {code for _, _, code in self._states_in(subject.start, subject.end, adjectives=True)}

    def _points_back(self, chunk: Chunk) -> bool:
        """Whether a chunk is definite and has nothing behind it that says which is meant."""
        first = self.tokens[chunk.start].lower
        return first in self.words.articles - self.words.indefinite and not self._modifiers[chunk.index]

    def _of_bloc(self, chunk: Chunk, lemma: str) -> bool:
        """Whether a chunk says that somebody belongs to a bloc: "the NATO member", "der EU-Partner"."""
        return self.names.member(lemma) and not self._blocs.isdisjoint(self.adjectives(chunk))

    def _own_country(self, chunk: Chunk) -> str | None:
        """The state of "his country": that of the subject of its clause, or of the clauses above, that speaks or acts there."""
        clause = self.document.clause(chunk.clause)
        for _ in range(4):
            if clause is None:
                return None
            if states := self.states(clause.subject):
                return only(states)
            clause = self.document.clause(clause.parent)
        return None

    def _region(self, chunk: Chunk) -> frozenset[str] | None:
        """The states of the part of the world that a chunk says: "the South Asian nation", "dem nordafrikanischen Land"."""
        own = self.document.words(chunk)
        words = [_word(token) if token.pos == "noun" else token.base for token in own]
        table = lexicon.regions(self.document.language)
        found = [table[word] for word in (*words, *map(" ".join, itertools.pairwise(words))) if word in table]
        return min(found, key=len) if found else None

    def _gendered(self, chunk: Chunk) -> str | None:
        """The gender that an English title, a German determiner or the ending of an office shows; None where none does."""
        if not self.german:
            shown = (self.names.gender(token.text) for token in self.document.words(chunk))
            return next(filter(None, shown), None)  # "Mrs Ana Roth", "the spokesman"
        if chunk.plural is True:
            return None
        words, head = self.document.words(chunk), self.tokens[chunk.head]
        first = words[0].lower
        if any(token.text.endswith("in") and self.names.person(_word(token)) for token in words):
            return "f"
        if first == "der":
            return "m" if chunk.prep is None and chunk.link is None else "f"
        titled = words[0].pos == "noun" and head.pos == "name" and not words[0].lemma.endswith("e")
        if titled and self.names.person(_word(words[0])):
            return "m"  # "Generalsekretär Karl Roth"
        if first in _SHOWN or head.text != head.lemma:
            return _SHOWN.get(first)
        if first in ("die", "eine", "einer", "ihre", "seine", "diese"):
            return "f"
        shown = (g for g, ends in _ENDINGS.items() if head.lower.endswith(ends))
        return next(shown, None) if head.pos == "noun" else None

    def _add(
        self, chunk: Chunk, kind: Kind, name: str, states: tuple[str, ...] = (), role: str | None = None
    ) -> int:
        index = len(self.entities)
        affiliation = self._affiliation(chunk) if kind == "person" else None
        self.entities.append(Entity(index, kind, name, states, role, affiliation, chunk.index))
        self._gender[index] = self._gendered(chunk)
        self._mention(chunk.index, index)
        self._full.setdefault(self._folded(name), index)
        return index

    def _person(self, chunk: Chunk) -> None:
        """A person by name, with title, or by role alone."""
        tokens = self.tokens
        roles = self._offices(chunk.start, chunk.end)
        labels = lexicon.sources(self.document.language)
        labelled = tokens[chunk.start].lower in labels.asks + labels.answers
        begin = roles[-1] + 1 if roles else chunk.start + labelled  # "Answer Roth: …"
        words = self._bare(begin, chunk.end)
        proper = [t for t in words if t.pos in ("name", "noun") or (t.capital and t.pos != "pron")]
        if not proper:
            self._by_role(chunk)
            return
        following, particled = self._continued(chunk), self._particled(chunk)
        if following is not None:
            proper.append(tokens[following.head])
        name, last = " ".join(token.text for token in proper), proper[-1].lower
        if self.german and len(name) > 4 and chunk.link == "possessive":
            name = name.removesuffix("s")
        if particled is not None:
            name = f"{name} {self.document.quote(chunk.end, particled.end)}"
            last = tokens[particled.end - 1].lower
        state = self.names.state(last) if roles and len(proper) == 1 and following is None else None
        if state is not None:
            self._add_state(chunk, state)  # "seinem Nachbarn Estland"
            return
        known = self._full.get(self._folded(name))
        if known is None and len(proper) > 1:  # "Watum Kaba" of "Louis Watum Kaba"
            longer = (each for each in self.entities if each.kind == "person")
            known = only([n.index for n in longer if n.name.endswith(f" {name}") and n.name[0].isupper()])
            if known is None:  # a headline's "BERG" of "Jan Berg"
                alone = (n for n in self._surnames.get(last, ()) if self.entities[n].name.isupper())
                known = only([n for n in alone if self.entities[n].name.lower() == last])
        if known is None and len(proper) == 1:
            named = (each for each in self.entities if each.kind == "person" and " " in each.name)
            # "Ong" of "Ong Daeho", by the family name alone
            family = [each.index for each in named if each.name.split()[0].lower() == last]
            known = only(self._surnames.get(last) or family)
        states = self._acts_for(chunk, _word(tokens[roles[-1]])) if roles else ()
        office = " ".join(token.text for token in self._bare(chunk.start, begin)) if roles else ""
        if known is not None:
            old = self.entities[known]
            if old.name.isupper():
                title, acts_for = old.role or office or None, old.states or states
                self.entities[known] = replaced(old, name=name, states=acts_for, role=title)
            self._full.setdefault(self._folded(name), known)
            self._mention(chunk.index, known)
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
            self._heads[self.names.base(_word(tokens[i]))].append(index)
        self._same_office(chunk, index)

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
        if (head.pos == "noun" or before in self._roles) and self.names.person(_word(head)):
            self._mention(before, index)

    def _continued(self, chunk: Chunk) -> Chunk | None:
        """The word right behind a German name that the tagger takes for a noun of its own: "Ministerin Eva Moser"."""
        other = self.document.chunk(chunk.index + 1) if self.german else None
        if other is None or other.prep is not None or (other.start, other.end) != (chunk.end, chunk.end + 1):
            return None
        token = self.tokens[other.start]
        known = self.names.kind(_word(token)) is not None or self.names.state(token.lower) is not None
        return other if token.capital and not known else None

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
        lemma = _word(self.tokens[chunk.head])
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
            and role.kind == "unnamed"
            and head.capital
            and self.names.person(_word(head))
        ):
            role = replaced(role, kind="person", name=self._phrase(top), role=self._phrase(top))
            self.entities[role.index] = role
        whose = (
            named and role is not None and role.kind == "person" and role.name.startswith(role.role or " ")
        )
        return [n for n in dict.fromkeys((*([top.index] if whose else []), chunk.of)) if n in self.mentions]

    def _over(self, chunk: Chunk) -> Chunk | None:
        """What a chunk is an attribute of."""
        if chunk.link in ("genitive", "of"):
            return self.document.chunk(chunk.of)
        tied = chunk.prep is not None and self.tokens[chunk.prep].lower in (*_NAMING, "to")
        return self.document.ahead(chunk) if tied else None

    def _apposed(self, chunk: Chunk, host: int) -> bool:
        """Take an apposition for the entity of a chunk; True where it is one."""
        entity = self.entities[self.mentions[host].entity]
        head = self.tokens[chunk.head]
        kind, lemma, name = self._kind(chunk), _word(head), head.pos == "name"
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

    def _untitled(self, name: Iterable[Token]) -> list[str]:
        """The words of a name without titles, if there are others."""
        words = list(name)
        return [each.text for each in words if not self.names.title(each.lower)] or [
            each.text for each in words
        ]

    def _rename(self, index: int, name: str, role: str) -> None:
        self.entities[index] = replaced(self.entities[index], name=name, role=role)
        self._full.setdefault(self._folded(name), index)

    def _only_person(self, chunk: Chunk) -> int | None:
        """The one person that an article has named so far, where a definite role alone follows soon ("Rep. Wi … the lawmaker")."""
        definite = self.tokens[chunk.start].lower in self.words.definite and chunk.end - chunk.start <= 2
        if not definite or self._modifiers[chunk.index] or not self._says(chunk):
            return None
        people = (entity for entity in self.entities if entity.kind == "person")
        named = [entity for entity in people if entity.name[:1].isupper()]
        return named[0].index if len(named) == 1 and self._near(named[0], chunk, _REACH) else None

    def _earlier(self, chunk: Chunk, lemma: str) -> int | None:
        """The one entity named before that a definite role or institution ("the ministry") points back to."""
        owner = self._of_country(chunk)
        if owner is None and not self._points_back(chunk):
            return None
        base = self.names.base(lemma)
        known = self._heads.get(base)
        if known is None and self.german and len(base) > _SHORTEST:  # "der Geheimdienst"
            known = [n for key, ns in self._heads.items() if key.endswith(base) for n in ns]
        if known is None and self._says(chunk):
            alike = next((group for group in _ALIKE if base in group), ())
            known = [n for key in alike for n in self._heads.get(key, ())]  # "the agency said"
        start = chunk.start + (owner is None)
        places = {token.lower: self._place(token.lower) for token in self.tokens[start : chunk.head]}
        placed = {code for code in (*places.values(), owner) if code is not None}  # "the Togolese lawmaker"
        said = {word for word, code in places.items() if code is None}
        written = self._kind(chunk) == "document"
        found = [
            entity.index
            for entity in (self.entities[n] for n in dict.fromkeys(known or ()))
            if self._near(entity, chunk, _FAR)
            and written == (entity.kind == "document")  # "der Botschaft": no "Videobotschaft"
            and said <= {token.lower for token in self.document.words(self.chunks[entity.first])}
            and (placed <= set(entity.states) or not entity.states)
        ]
        return only(found)

    def _of_country(self, chunk: Chunk) -> str | None:
        """The state of "the country's minister", where that is all that says whose."""
        owner = only(self._modifiers[chunk.index])
        if owner is None or owner.link != "possessive":
            return None
        return only(self.states(owner.index)) if self.names.country(self.tokens[owner.head].base) else None

    def _paper(self, chunk: Chunk) -> int | None:
        """The outlet named last that "das Blatt" or "the paper" stands for; "this newspaper" is the article's own."""
        if self.tokens[chunk.start].lower not in self.words.definite or self._modifiers[chunk.index]:
            return None
        own = self.tokens[chunk.start + 1 : chunk.head]
        named = [entity for entity in self.entities if entity.kind == "outlet"]
        # "the Accra paper"
        placed = len(named) == 1 and all(self._place(token.lower) is not None for token in own)
        other = any(t.pos == "name" or t.lower not in self.words.same for t in own)
        return named[-1].index if named and (placed or not other) else None

    def _coined(self, word: str) -> bool:
        """Whether a German compound is a title: its first part is no noun, "Rheinmagazin", but not "Wirtschaftsblatt"."""
        first = word[: len(word) - len(self.names.base(word))].strip("-")
        return bool(first) and "NN" not in tagger("de").possible(first.capitalize())

    def _place(self, word: str) -> str | None:
        """The state that a word says somebody is from: "accra", "ghanaische", "haager"."""
        return self.names.state(word) or self.names.adjective(word)

    def _near(self, entity: Entity, chunk: Chunk, sentences: int) -> bool:
        of = self.document.sentence_of
        return of[chunk.start] - of[self.chunks[entity.first].start] <= sentences

    def _says(self, chunk: Chunk) -> bool:
        """Whether a chunk is the subject of a verb of saying."""
        clause = self.document.clause(chunk.clause)
        if clause is None or clause.verb is None:
            return False
        swapped = clause.object == chunk.index and clause.subject is not None and clause.subject < chunk.index
        # "den Preis bezifferte sie auf"
        mute = swapped and chunk.pronoun and clause.subject not in self.mentions
        said = clause.verb.lemma in lexicon.speech(self.document.language).verbs
        return said and (clause.subject == chunk.index or mute)

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
        acts = clause.verb if clause is not None and clause.object == chunk.index else None
        quoted = acts is not None and acts.lemma in _QUOTING
        quoted |= self._according(chunk)
        word = _NOMINATIVES.get(word, word) if quoted else word  # "zitiert ihn der Bote", "according to him"
        genders = self.names.genders(word)
        speaks = quoted or self._says(chunk)
        if word in ("ihnen", "them"):
            self._people(chunk)
        elif not genders and word != "they":
            return
        elif word == "they" or (word == "sie" and self.plural_verb(chunk)):
            self._plural(chunk)
        elif speaks and word in ("it", "es"):
            self._speaking(chunk, genders)
        else:
            self._singular(chunk, genders, speaks)

    def _relative(self, chunk: Chunk) -> bool:
        """Whether a chunk is the subject of a relative clause."""
        clause = self.document.clause(chunk.clause)
        return clause is not None and clause.kind == "relative" and clause.subject == chunk.index

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
        for other, mention, subject in self._back(chunk, _REACH):
            if mention is None or (other.pronoun and self._relative(other)):
                continue
            if speaks and self.tokens[other.head].depth > self.tokens[chunk.head].depth:
                continue  # whom somebody quoted speaks of does not say it
            kind = self.entities[mention.entity].kind
            if (speaks and kind == "state") or (kind == "document" and self._framing(chunk)):
                continue
            if not self._fits(mention.entity, genders):
                continue
            if subject or (speaks and kind == "person" and self._according(other)):
                others = found - {mention.entity}
                bodies = all(self.entities[entity].kind != "person" for entity in others)
                sure = not others or (speaks and (bodies or not subject or self._says(other)))
                self._mention(chunk.index, mention.entity, named=False, sure=sure)
                return
            found.add(mention.entity)
        if (last := only(found)) is not None:
            sure = speaks and self.entities[last].kind == "person"  # the only one near
            self._mention(chunk.index, last, named=False, sure=sure)

    def _framing(self, chunk: Chunk) -> bool:
        """Whether a chunk is the subject of the frame of something said aloud, as no text is: "“…”, sagte er"."""
        clause = self.document.clause(chunk.clause)
        return clause is not None and clause.kind == "frame" and clause.subject == chunk.index

    def _speaking(self, chunk: Chunk, genders: frozenset[str]) -> None:
        """Whom "it" stands for that says something: who was said to say something before.

        Sure where that is one, or the last is called by name in the sentence right before.
        """
        found, cited, named = dict[int, None](), dict[int, None](), dict[int, None]()
        place, called = self.document.sentence_of[chunk.start], False
        for other, mention, subject in self._back(chunk, _REACH):
            kind = None if mention is None else self.entities[mention.entity].kind
            if mention is None or kind == "state" or not self._fits(mention.entity, genders):
                continue
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
        elif (state := self._acting(chunk)) is not None:
            self._mention(chunk.index, state, named=False)

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

    def _plural(self, chunk: Chunk) -> None:
        """Whom "they" or plural "sie" stands for: those who are the subject of the sentence before or of its own before it."""
        of = self.document.sentence_of
        for other, mention, subject in self._back(chunk, 1):
            if not subject or self.clauses[other.clause].kind not in ("main", "frame"):
                continue
            if mention is None and of[other.start] == of[chunk.start]:
                continue
            if mention is None or other.pronoun or not self._several(other):
                break
            self._mention(chunk.index, mention.entity, named=False)
            return
        self._people(chunk)

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

    # --- states and names ---------------------------------------------------------------------------------------------

    def _acts_for(self, chunk: Chunk, lemma: str) -> tuple[str, ...]:
        """The states that an organ or a holder of office acts for: by adjective, possessor, genitive or "of"."""
        if not (self.names.organ(lemma) or self.names.governs(lemma)):
            return ()
        found = set(self.adjectives(chunk))
        for other in self._modifiers[chunk.index]:
            if other.index in self.mentions:
                found.update(self.entities[self.mentions[other.index].entity].states)
            named = self._states_in(other.start, other.end, adjectives=True)
            whole = other.link in ("genitive", "of")
            found |= {code for _, end, code in named if whole or end == other.end}
            if (long := self._long(other)) is not None:
                found.add(long)
        phrase = self.document.phrase(chunk)
        if not found and phrase is not None and self.tokens[chunk.end].lower in ("in", "im", "aus", "from"):
            states = self._states_in(phrase.start, phrase.end, adjectives=False)
            found.update(code for _, _, code in states)
        return tuple(found) if len(found) == 1 else ()

    def _affiliation(self, chunk: Chunk) -> str | None:
        phrase = self.document.phrase(chunk)
        placed = phrase is not None and self.tokens[chunk.end].lower in _PLACED
        return self._printed(phrase) if phrase is not None and placed else None

    def _printed(self, chunk: Chunk) -> str:
        """A chunk as printed, without article."""
        start = chunk.start
        while start < chunk.head and self.tokens[start].lower in self.words.articles:
            start += 1
        return self.document.quote(start, chunk.end).strip(_TRIMMED)

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
        if clause is None or clause.verb is None or clause.object != other.index or head.pos != "noun":
            return False
        opens = chunk.prep is None and chunk.start - clause.start <= 1 and clause.verb.main >= other.end
        return not opens and clause.kind != "frame"  # but "…, sagte das Institut Seeblick"

    def _of_press(self, chunk: Chunk) -> bool:
        """Whether a chunk is an outlet, by name or by its common noun."""
        return self._kind(chunk) == "outlet" or any(map(self._of_outlets, range(chunk.start, chunk.end)))

    def _of_outlets(self, at: int) -> bool:
        """Whether a token is the common noun of an outlet, of two words where the lexicon has both: "Sender", "news agency"."""
        token = self.tokens[at]
        if token.pos not in ("noun", "adj") or not (self.german or token.text[0].islower()):
            return False
        heads = self._heads_at(at)
        return any(head.source == "outlet" and not head.kind.endswith(" name") for head in heads)

    def _phrase(self, chunk: Chunk) -> str:
        """A chunk with its possessor before and its genitive or "of" after it, in the nominative as far as its ending shows."""
        name, document = self._nominative(chunk), self.document
        if self._titled(chunk) is not None:
            return name
        modifiers = self._modifiers[chunk.index]
        before = next((other for other in modifiers if other.link == "possessive"), None)
        if before is not None and not self._stands_alone(before, chunk):
            name = document.quote(before.start, chunk.end)
            if self.tokens[before.start].lower in self.words.articles:
                name = name.split(" ", 1)[1]
        told = self.german and self.names.organ(_word(self.tokens[chunk.head]))
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
        named = state and head.pos == "name" and self.names.kind(_word(head)) is None
        return named or temporal(self.document, owner) or (own.pos == "noun" and self.names.country(own.base))

    def _tied(self, chunk: Chunk, beside: Chunk) -> bool:
        """Whether what a preposition ties to a chunk is part of its name: "spokesman for the ministry", "Institut für Agrarfragen"."""
        tie, head = self.tokens[chunk.end].lower, self.tokens[chunk.head]
        if self.german or (head.capital and self.tokens[beside.head].capital):
            first = self.tokens[beside.start]
            return tie in _NAMING and first.capital and first.pos not in ("det", "num")
        states = self._states_in(beside.start, beside.end, adjectives=False)
        return tie in _TIES and (self._kind(beside) is not None or any(states))

    def _strong(self, chunk: Chunk, adjective: str) -> str:
        """A German adjective of a chunk as it ends in the nominative without article; as printed where nothing shows it."""
        first, head = self.tokens[chunk.start].lower, self.tokens[chunk.head]
        if adjective.endswith("e"):
            return adjective + {"der": "r", "das": "s"}.get(first, "")
        oblique = chunk.prep is not None or first in ("des", "dem", "den") or chunk.link == "genitive"
        if not oblique or not adjective.endswith("en") or chunk.plural is True:
            return adjective
        prep = "" if chunk.prep is None else self.tokens[chunk.prep].lower
        singular = first in ("des", "dem") or prep in ("am", "beim", "im", "vom", "zum")
        gender = next((g for g, ends in _ENDINGS.items() if head.base.endswith(ends)), "")
        return adjective[:-1] + {"m": "r", "n": "s"}.get(gender if singular else "", "")

    def _titled(self, chunk: Chunk) -> str | None:
        """The title in quotation marks that a chunk is or ends with."""
        last = chunk.end - (self.tokens[chunk.end - 1].text in QUOTES)
        marks = [i for i in range(chunk.start - 1, last) if i >= 0 and self.tokens[i].text in QUOTES]
        closed = last < len(self.tokens) and self.tokens[last].text in QUOTES
        return self.document.quote(marks[-1] + 1, last) if marks and closed else None

    def _nominative(self, chunk: Chunk) -> str:
        """A chunk, or its title, without article; a German one in the nominative as far as its endings show, "türkisches Amt"."""
        name = self._titled(chunk) or self._printed(chunk)
        if not self.german:
            return name
        head, first = self.tokens[chunk.head], self.tokens[chunk.start].lower
        for token in self.tokens[chunk.start : chunk.head]:
            if token.pos == "adj":
                name = name.replace(token.text, self._strong(chunk, token.text), 1)
        inflected = head.text.endswith("s") and name.endswith(head.text)
        if first in ("des", "eines", "dieses") and inflected:
            name = name.removesuffix(head.text) + head.lemma
        return name


def _word(token: Token) -> str:
    """What the tables know a token by: the lemma of a noun, else the word itself, in small letters."""
    return token.base if token.pos == "noun" else token.lower


def only(named: Collection[Named]) -> Named | None:
    """The one state or entity that is named; None where there are none or several."""
    return next(iter(named)) if len(named) == 1 else None
