"""Who and what an article names: states, institutions, persons, outlets, documents, each with all its names there.

A name is a noun chunk, its apposition included, or nothing. Later mentions (a surname, "the minister", a pronoun) are taken for an
earlier one where a single one fits; `sure` says whether the form of the mention left no choice.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, TypeVar

from countertrade.reading import lexicon
from countertrade.reading.document import NOM, Chunk, Document, Token
from countertrade.reading.document.tagging import tagger
from countertrade.reading.namewords import name_words

Code = TypeVar("Code", str, str | None)
Kind = Literal["state", "government", "organisation", "person", "outlet", "document", "unnamed"]
_MODIFIED = 3  # "the spokesman of the head of the office, Ana Roth,"
_BRACKET = 12  # tokens
_MOST = 200  # names, or tokens, looked back at
_LONG_REACH = 20  # sentences in which "the South Asian nation" does, which says more
_REACH = 4  # sentences in which a pronoun or "the minister" finds whom it stands for
_ARTICLES = frozenset(
    "der die das den dem des ein eine einen einem einer eines the a an this that these those dieser diese dieses diesem"
    " diesen jener jene sein seine seinem seinen seiner ihr ihre ihrem ihren ihrer his her its their".split()
)
_OWN = ("sein", "ihr", "his", "her", "its", "their")
_DEFINITE = frozenset("der die das the".split())
_INDEFINITE = frozenset("ein eine einen einem einer eines a an".split())
_DEFINITE = frozenset("der die das den dem des the that".split())
_SAID = frozenset("genannte genannten genanntes besagte besagten same said".split())
_PARTS = frozenset(
    "greater central downtown inner outer metro old new north south east west groß port ciudad".split()
)
_EVERYBODY = frozenset(
    "every each any no jeder jede jedes jedem jeden kein keine keiner keinem keinen".split()
)
_OPENING = frozenset('"„“»«‘')
_INNER = frozenset("of the and da do dos das de del des di du la le les el y et & van von".split())
_WORD = re.compile(r"\w[\w’'.-]*|&")
_TRIMMED = frozenset("\"'„“”»«’‘ ,;:")
_PLACED = frozenset({"in", "at", "of", "for", "from", "bei", "von", "aus", "vom", "im", "beim", "der", "des"})


_SHORTEST = 5  # letters of a German word that another may end in
_TITLE = 7  # tokens of a name in quotation marks
_STRONG = {"f": "e", "m": "er", "n": "es"}
_ENDINGS = {
    "f": ("ung", "heit", "keit", "schaft", "ion", "tät", "ik", "ur", "ei", "anz", "enz", "stelle", "behörde", "gruppe", "bank"),
    "n": ("ium", "um", "ment", "amt", "blatt", "haus"),
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
        self.entities: list[Entity] = []
        self.mentions: dict[int, Mention] = {}  # by chunk
        self._modifiers: dict[int, list[int]] = {}
        self._surnames: dict[str, list[int]] = {}
        self._full: dict[str, int] = {}
        self._known_names: set[str] = set()
        self._roles: set[int] = set()  # chunks that name a person by role alone
        self._gender: dict[int, str] = {}
        self._heads: dict[str, list[int]] = {}  # entities by the lemma of their head or role
        self._everywhere = {code for _, _, code in self._states_in(0, len(document.tokens), adjectives=False)}
        self._blocs = frozenset(lexicon.names(document.language).blocs)
        self._places: list[tuple[int, str]] = []  # sentence and code of each mention of a state by name
        for chunk in document.chunks:
            if chunk.of is not None:
                self._modifiers.setdefault(chunk.of, []).append(chunk.index)
        self._resolve()

    def speak(self, first_persons: Iterable[tuple[int, int]]) -> None:
        """Let chunks in the first person ("wir", "us") stand for who speaks there: pairs of such a chunk and the speaker's."""
        for chunk, speaker in first_persons:
            mention = self.mentions.get(speaker)
            if mention is not None and mention.sure and chunk not in self.mentions:
                self.mentions[chunk] = Mention(chunk, mention.entity, False, True)

    # --- asked by others ----------------------------------------------------------------------------------------------

    def of(self, chunk: int) -> Entity | None:
        """The entity that a chunk names or points to."""
        mention = self.mentions.get(chunk)
        return None if mention is None else self.entities[mention.entity]

    def states(self, chunk: int) -> tuple[str, ...]:
        """The states that a chunk acts for: a state itself, its organs, people that act for it; () where none or not sure."""
        mention = self.mentions.get(chunk)
        if mention is None or not mention.sure:
            return ()
        return self.entities[mention.entity].states

    def adjectives(self, chunk: Chunk, *, first: bool = False) -> tuple[str, ...]:
        """The states whose adjective or name stands before the head of a chunk ("Russian gas", "China-Exporte").

        `first`: only where no other name stands before it, so that it is no part of a name itself ("Friends of USA Action").
        """
        found: dict[str, None] = {}
        for start, _, code in self._states_in(chunk.start, chunk.head, adjectives=True):
            if not first or not any(token.pos == "name" for token in self.tokens[chunk.start : start]):
                found[code] = None
        for token in self.tokens[chunk.start : chunk.head + 1]:
            if "-" in token.text and not self.names.currency(token.text.rsplit("-", 1)[1].lower()):
                part = token.text.split("-")[0].lower()
                hyphened = self.names.state(part) or (self.names.adjective(part) if not self.german else None)
                if hyphened:
                    found[hyphened] = None
        return tuple(found)

    def leading(self, chunk: Chunk) -> str | None:
        """The state whose name, not its adjective, opens a chunk that goes on with a common noun ("Ukraine tanks")."""
        first = next(self._states_in(chunk.start, chunk.end, adjectives=False), None)
        if first is None or first[0] != chunk.start or first[1] > chunk.head:
            return None
        words = " ".join(token.lower for token in self.tokens[first[0] : first[1]])
        return first[2] if self.names.adjective(words) is None and len(words) > 2 else None

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
        return next(
            (
                code
                for _, end, code in self._states_in(chunk.start, chunk.end, adjectives=False)
                if end == chunk.end
            ),
            None,
        )

    # --- building -----------------------------------------------------------------------------------------------------

    def _resolve(self) -> None:
        for chunk in self.chunks:
            if chunk.pronoun:
                self._pronoun(chunk)
                continue
            apposed = chunk.link == "apposition" and chunk.of is not None and chunk.of in self.mentions
            if (
                chunk.index not in self.mentions
                and not self._press(chunk)
                and not self._behind(chunk)
                and not (apposed and self._apposed(chunk))
            ):
                self._named(chunk)

    def _press(self, chunk: Chunk) -> bool:
        """Take a chunk for an outlet by name, which may go on behind it: "der Zeitung Jornal do Sul", "the daily Le Jour"."""
        tokens = self.tokens
        common = next((i for i in reversed(range(chunk.start, chunk.end)) if self._of_outlets(i)), None)
        begin = chunk.start if common is None else common + 1
        while begin < chunk.end and tokens[begin].lower in _ARTICLES and not tokens[begin].text[0].isupper():
            begin += 1
        marked = common is not None and begin < len(tokens) and tokens[begin].text in _OPENING
        begin += marked
        end = self._name_from(begin)
        if marked:
            end = next((i for i in range(begin, min(begin + _TITLE, len(tokens))) if not tokens[i].depth), 0)
        own = self.outlet is not None and begin < len(tokens) and self._prints(begin)
        if own:
            end = begin + len(self._own_words)
        elif common is None:
            longer = (
                end > chunk.end and tokens[chunk.end].lower in _INNER and tokens[chunk.head].pos == "name"
            )
            if not longer or self.names.kind(tokens[chunk.head].text) != "outlet":
                return False  # "the Jornal | da Costa"
        elif (
            any(self.names.person(_word(tokens[i])) for i in range(end, chunk.end))
            or end <= begin
            or (end == begin + 1 and self.names.state(tokens[begin].lower) is not None)
        ):
            return False
        name = self.document.text[slice(*self.document.span(begin, end))]
        if chunk.link in ("genitive", "possessive") and end == begin + 1 and name != tokens[begin].lemma:
            name = tokens[begin].lemma
        index = self._full.get(_folded(name))
        if index is None:
            index = self._add(chunk, "outlet", name, (), None)
            if common is not None:
                self._heads.setdefault(self.names.base(_word(tokens[common])), []).append(index)
        for place in dict.fromkeys(n for n in self.chunk_of[chunk.start : end] if n >= 0):
            self.mentions[place] = Mention(place, index, True, True)
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
        tokens = self.tokens
        german = self.german
        end = begin
        limit = (
            self.document.sentences[self.document.sentence_of[begin]].end if begin < len(tokens) else begin
        )
        while end < limit and end - begin < _TITLE:
            token = tokens[end]
            if end > begin and "\n" in self.document.text[tokens[end - 1].end : token.start]:
                break
            inner = end > begin and token.lower in _INNER and end + 1 < len(tokens)
            if inner and tokens[end + 1].text[0].isupper() and token.text[0].islower():
                end += 1
            elif (
                not token.text[0].isupper()
                or token.pos in ("verb", "aux", "modal", "pron")
                or (end > begin and self.names.person(_word(token)))  # "die Agentur Norag | Konzernchef Voss"
                or (german and token.pos == "noun" and end > begin and not self._goes_on(end))
            ):
                break
            else:
                end += 1
        if end == begin + 1 and german and tokens[begin].pos == "noun":
            word = tokens[begin]
            behind = self.chunks[self.chunk_of[begin] + 1 :][:1]
            of = any(other.link == "genitive" and other.start == end for other in behind)
            if of or (word.lemma != word.text and not word.text.startswith(word.lemma)):
                return 0  # "hat der Zeitung | Einzelheiten des Plans genannt"
            if self.names.kind(word.lemma.lower()) not in (None, "outlet"):
                return 0
        return end if end > begin else 0

    def _goes_on(self, at: int) -> bool:
        """Whether a German noun goes on with an outlet's name: behind "Radio" or "Le", or where no article could stand before it."""
        tokens = self.tokens
        before = tokens[at - 1]
        return before.lower in _INNER or before.pos == "name" or self._of_outlets(at - 1)

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
        place = self.chunk_of[at] if at >= 0 else -1
        role = -1
        for _ in range(_MODIFIED):
            if place < 0:
                break
            role = place if place in self._roles else role
            this = self.chunks[place]
            before = self.chunks[place - 1] if place else this
            up = before.index if this.prep is not None and before.end == this.prep else -1
            place = this.of if this.of is not None else up
        if role < 0:
            return False
        index = self.mentions[role].entity
        proper = [token.text for token in self.document.words(chunk) if token.text[0].isupper()]
        self._rename(index, " ".join(proper), self.entities[index].name)
        self._surnames.setdefault(proper[-1].lower(), []).append(index)
        self.mentions[chunk.index] = Mention(chunk.index, index, True, True)
        self._same_office(self.chunks[role], index)
        return True

    def _states_in(self, start: int, end: int, *, adjectives: bool) -> Iterator[tuple[int, int, str]]:
        """Where tokens name a state, longest names first: (start, end, code)."""
        i = start
        tokens = self.tokens
        while i < end:
            if not tokens[i].text[0].isupper() and tokens[i].pos != "adj":
                i += 1
                continue
            for length in range(min(5, end - i), 0, -1):
                words = " ".join(token.lower for token in tokens[i : i + length])
                code = self.names.state(words)
                if code is None and length == 1:
                    code = (
                        self.names.state(tokens[i].lemma.lower())
                        if tokens[i].pos in ("name", "noun")
                        else None
                    )
                    if code is None and adjectives and tokens[i].pos in ("adj", "name", "noun"):
                        code = self.names.adjective(words) or self.names.adjective(tokens[i].lemma.lower())
                elif code is None and adjectives:
                    code = self.names.adjective(words)
                if code is not None:
                    yield i, i + length, code
                    i += length - 1
                    break
            i += 1

    def _named(self, chunk: Chunk) -> None:
        tokens = self.tokens
        head = tokens[chunk.head]
        if head.pos == "num" or head.text in ("%", "$", "€"):
            return
        if tokens[chunk.start].lower in _EVERYBODY or any(
            tokens[i].pos == "num" for i in range(chunk.start, chunk.head)
        ):
            return  # what is counted is a good or a crowd, no name
        lemma = head.lemma.lower() if head.pos == "noun" else head.lower
        whole = next(
            (
                code
                for start, end, code in self._states_in(chunk.start, chunk.end, adjectives=False)
                if end == chunk.end
            ),
            None,
        )
        if whole is not None and not self._role_before(chunk) and not self._forenamed(chunk):
            others = self.adjectives(chunk) if self.names.seat(head.lower) else ()
            self._add_state(
                chunk, others[0] if len(others) == 1 else whole
            )  # "die österreichische Bundesregierung"
            return
        short = self._long(chunk) or self._short(chunk) or self._country(chunk, lemma)
        if short is not None:
            self._add_state(chunk, short)
            return
        bloc = self.names.bloc(
            " ".join(token.text for token in self.document.words(chunk) if token.lower not in _ARTICLES)
        )
        if bloc is not None:
            self._add(chunk, "organisation", bloc, (bloc,), None)
            return
        people = self.names.people(lemma) or self.names.people(
            " ".join(token.lower for token in tokens[max(chunk.start, chunk.head - 1) : chunk.end])
        )
        if people is not None:
            self._add(chunk, "unnamed", self._printed(chunk), (people,) if self._all_of(chunk) else (), None)
            return
        if self._in_marks(chunk):
            self._add_marked(chunk, "outlet", self._printed(chunk))
            return
        kind = self._kind(chunk, lemma)
        marked = self._marked(chunk)
        if marked is not None and (kind is not None or self._says(chunk)):
            self._add_marked(chunk, kind, marked)
            return
        words = [token.lower for token in self.document.words(chunk) if token.lower not in _ARTICLES]
        body = self.names.organ_of(" ".join(words))
        if body is not None:
            kind = "organisation" if kind in (None, "person", "unnamed") else kind
        if kind is None:
            return
        if kind == "person":
            self._person(chunk)
            return
        earlier = self._earlier(chunk, lemma)
        if earlier is not None:
            self.mentions[chunk.index] = Mention(chunk.index, earlier, False, True)
            return
        tails = (self.names.organ_of(" ".join(words[n:])) for n in range(len(words)))
        body = next((code for code in tails if code is not None), None)  # "the state oil firm Gazprom"
        states = (body,) if body is not None else self._acts_for(chunk, lemma)
        called = self._called(chunk) if kind != "outlet" else None
        proper = any(head.kind == "outlet name" for head in self.names.heads(lemma)) or self._coined(lemma)
        paper = self._paper(chunk) if kind == "outlet" and called is None and not proper else None
        if paper is not None:
            self.mentions[chunk.index] = Mention(chunk.index, paper, False, True)
            return
        name = called or self._foreign(chunk) or self._phrase(chunk)
        role = None
        if kind == "unnamed":
            self._add(chunk, kind, self._printed(chunk), states, role)
            return
        same = self._full.get(_folded(name))
        if same is not None:
            self.mentions[chunk.index] = Mention(chunk.index, same, True, True)
            following = self.mentions.get(chunk.index + 1)
            if following is not None and following.entity == len(
                self.entities
            ):  # the name behind the common noun
                self.mentions[following.chunk] = Mention(following.chunk, same, True, True)
            return
        if kind == "organisation" and (states or self.names.organ(lemma)):
            kind = "government"
        index = self._add(chunk, kind, name, states, role)
        self._heads.setdefault(self.names.base(lemma), []).append(index)

    def _marked(self, chunk: Chunk) -> str | None:
        """The name in quotation marks that a chunk opens: "das „Center for Mapping“", where the chunk ends inside it."""
        tokens = self.tokens
        if (
            not tokens[chunk.end - 1].depth
            or tokens[chunk.start].depth
            or tokens[chunk.head].pos not in ("name", "noun")
        ):
            return None
        begin = end = chunk.end - 1
        while tokens[begin - 1].depth:
            begin -= 1
        while end < len(tokens) and tokens[end].depth and end - begin <= _TITLE:
            end += 1
        words = tokens[begin:end]
        if (
            not 1 <= len(words) <= _TITLE
            or not words[0].text[0].isupper()
            or any(word.form == "finite" for word in words)
        ):
            return None
        return self.document.text[words[0].start : words[-1].end]

    def _in_marks(self, chunk: Chunk) -> bool:
        """Whether a chunk is a name in quotation marks that is cited or says something: "laut „Hafenbote“"."""
        tokens = self.tokens
        first = chunk.start - 2
        if not tokens[chunk.start].depth or first < 0 or tokens[first].depth or chunk.end >= len(tokens):
            return False
        cited = tokens[first].lower == "laut" or (
            self._says(chunk) and self.document.sentences[self.document.sentence_of[first]].start <= first
        )
        return (
            cited
            and not tokens[chunk.end].depth
            and all(t.text[0].isupper() for t in self._tokens(chunk.index))
        )

    def _add_marked(self, chunk: Chunk, kind: Kind | None, name: str) -> None:
        same = self._full.get(_folded(name))
        if same is not None:
            self.mentions[chunk.index] = Mention(chunk.index, same, True, True)
            return
        self._add(
            chunk, kind if kind in ("outlet", "document", "government") else "organisation", name, (), None
        )

    def _kind(self, chunk: Chunk, lemma: str) -> Kind | None:
        """What the head of a chunk makes it; None where it names nobody."""
        tokens = self.tokens
        own = self.document.words(chunk)
        proper = [
            token for token in own if token.pos == "name" or (token.text[0].isupper() and not self.german)
        ]
        proper = [token for token in proper if token.lower not in _ARTICLES]
        head = tokens[chunk.head]
        if head.pos == "name" and proper:
            return self._proper(chunk, proper)
        if head.lower in self._surnames and head.text[0].isupper() and chunk.end - chunk.start == 1:
            return "person"
        english = not self.german
        two = self.names.heads(f"{tokens[chunk.head - 1].lower} {lemma}") if english and chunk.head else ()
        heads = two or self.names.heads(lemma)  # "news agency"
        if english and head.text[0].islower():
            heads = tuple(each for each in heads if not each.kind.endswith(" name"))  # "last week", no "Week"
        kind = heads[0].source if heads else None
        if kind == "person":
            several = chunk.plural is True or (head.text != head.lemma and tokens[chunk.start].pos != "det")
            plural = several and not any(token.pos == "name" for token in own)
            return "unnamed" if plural else "person"
        return kind

    def _proper(self, chunk: Chunk, proper: Sequence[Token]) -> Kind | None:
        """What a proper name is: a person behind an office or with two names, an institution by what its words say."""
        tokens = self.tokens
        if self._forenamed(chunk):
            return "person"
        common = next((i for i in range(chunk.start, chunk.head) if self._of_outlets(i)), None)
        if common is not None:
            officed = any(self.names.person(_word(tokens[i])) for i in range(common + 1, chunk.head))
            return "person" if officed else "outlet"
        last = _word(proper[-1])
        if len(proper) > 1 and any(head.kind == "outlet name" for head in self.names.heads(proper[-1].text)):
            return "outlet"  # "the Eastern Post"
        if len(proper) > 1 and self.names.kind(f"{proper[-2].lower} {last}") == "outlet":
            return "outlet"  # "Eastern Press Service"
        if self._foreign(chunk) is not None:
            return "organisation"  # „das Institute for the Study of War", „die Bank of England"
        if self.names.kind(last) is not None and not self.names.title(last):
            kind = self.names.kind(last)
            if kind == "person" and len(proper) == 1 and proper[-1].text in self._known_names:
                return "person"
            return kind
        if len(proper) == 1 and tokens[chunk.start].lower in _ARTICLES and self.names.person(last):
            return "person"  # "The Minister replied"
        roles = [
            i
            for i in range(chunk.start, chunk.head)
            if self.names.person(_word(tokens[i])) or self.names.title(tokens[i].lower)
        ]
        if roles:
            return "person"
        inner = next(
            (
                kind
                for token in proper
                if (kind := self.names.kind(_word(token))) not in (None, "person", "unnamed")
            ),
            None,
        )
        if inner is not None:
            return inner
        names = [
            token
            for token in proper
            if self.names.state(token.lower) is None and self.names.adjective(token.lower) is None
        ]
        known = self._full.get(_folded(" ".join(token.text for token in proper)))
        if known is not None:
            return self.entities[known].kind
        if (
            len(names) >= 2
            and len(names) == len(proper)
            and not any(token.text.isupper() and len(token.text) > 2 for token in names)
        ):
            return "person"
        if len(proper) == 1 and proper[0].lower in self._surnames:
            return "person"
        short = any(token.text.isupper() and len(token.text) >= 2 for token in proper)
        if short and self._says(chunk):
            return "organisation"  # "NRX Malay has claimed"
        if proper[-1].text.isupper() and len(proper[-1].text) >= 2:
            return "organisation"
        alone = len(proper) == 1 and chunk.end - chunk.start == 1 and names and self._says(chunk)
        return "person" if alone else None  # "Weir said"

    def _long(self, chunk: Chunk) -> str | None:
        """The state whose name goes on behind "of": "the Republic of Korea", "the Kingdom of Saudi Arabia"."""
        tokens = self.tokens
        after = self.chunks[chunk.index + 1] if chunk.index + 1 < len(self.chunks) else None
        head = tokens[chunk.head]
        if (
            after is None
            or after.of != chunk.index
            or after.link != "of"
            or not self.names.country(_word(head))
        ):
            return None
        if chunk.plural or head.lower != head.lemma.lower():
            return None  # "the countries of Togo, Niger and Benin"
        words = [token.lower for token in tokens[chunk.start : after.end] if token.lower not in _ARTICLES]
        code = self.names.state(" ".join(words))
        if code is None:
            code = next(
                (
                    code
                    for _, end, code in self._states_in(after.start, after.end, adjectives=False)
                    if end == after.end
                ),
                None,
            )
        return code

    def _foreign(self, chunk: Chunk) -> str | None:
        """An institution's English name in a German sentence, without what German puts before it."""
        own = self.tokens[chunk.head : chunk.end]
        if not self.german or not any(token.text in ("of", "for") for token in own):
            return None
        return self.document.text[own[0].start : own[-1].end]

    def _short(self, chunk: Chunk) -> str | None:
        """The state that "the North" stands for where the article has its full name."""
        words = " ".join(token.lower for token in self.document.words(chunk))
        known = [code for code in self.names.short(words) if code in self._everywhere]
        return known[0] if len(known) == 1 else None

    def _forenamed(self, chunk: Chunk) -> bool:
        """Whether a capital's name is somebody's surname: "Teresa Lima", but not "Greater Lima"."""
        tokens = self.document.words(chunk)
        first = tokens[0]
        names = len(tokens) == 2 and all(token.pos == "name" and token.text.isalpha() for token in tokens)
        plain = not first.text.isupper() and self._place(first) is None and first.lower not in _PARTS
        return names and plain and self.names.city(tokens[1].lower) and self.names.kind(first.lower) is None

    def _role_before(self, chunk: Chunk) -> bool:
        return any(self.names.person(_word(token)) for token in self.document.words(chunk))

    def _add_state(self, chunk: Chunk, code: str) -> None:
        key = f"state {code}"
        known = self._full.get(key)
        if known is None:
            name = self._printed(chunk)
            if self.german and name.endswith("s") and self.names.state(name[:-1].lower()) == code:
                name = name[:-1]
            known = self._add(chunk, "state", name, (code,), None)
            self._full[key] = known
        self.mentions[chunk.index] = Mention(chunk.index, known, True, True)
        if not self.names.city(self._printed(chunk).lower()):  # "the country" is not said of a capital
            self._places.append((self.document.sentence_of[chunk.start], code))

    def _country(self, chunk: Chunk, lemma: str) -> str | None:
        """The state that "the country" or "der Inselstaat" stands for: the only one named in the nearest sentence that names one."""
        first = self.tokens[chunk.start].lower
        if (
            first not in _ARTICLES
            or first in _INDEFINITE
            or not (self.names.country(lemma) or self._of_bloc(chunk, lemma))
            or self._modifiers.get(chunk.index)
        ):
            return None
        named = {code for _, _, code in self._states_in(chunk.start, chunk.end, adjectives=True)}
        if chunk.plural or named - self._blocs:
            return None
        sentence = self.document.sentence_of[chunk.start]
        if first.startswith(_OWN):
            return self._own_country(chunk)
        region = self._region(chunk)
        if region is not None:
            recent = (
                place for place in reversed(self._places[-_MOST:]) if sentence - place[0] <= _LONG_REACH
            )
            named = {code for _, code in recent if code in region}
            return only(named)
        if lemma in ("state", "staat"):
            return None  # mostly what is not private
        if not self._places or sentence - self._places[-1][0] > _REACH:
            return None
        place = self.document.sentences[self._places[-1][0]]
        end = min(place.end, chunk.start)
        named = {code for _, _, code in self._states_in(max(place.start, end - _MOST), end, adjectives=True)}
        codes = named - self._blocs
        return only(codes)

    def _of_bloc(self, chunk: Chunk, lemma: str) -> bool:
        """Whether a chunk says that somebody belongs to a bloc: "the NATO member", "der EU-Partner"."""
        return self.names.member(lemma) and not self._blocs.isdisjoint(self.adjectives(chunk))

    def _own_country(self, chunk: Chunk) -> str | None:
        """The state of "his country": that of the subject of its clause, or of the clauses above, that speaks or acts there."""
        n: int | None = chunk.clause
        for _ in range(4):
            if n is None or n < 0:
                return None
            clause = self.clauses[n]
            if clause.subject is not None and clause.subject < chunk.index:
                states = self.states(clause.subject)
                if states:
                    return states[0] if len(states) == 1 and states[0] not in self._blocs else None
            n = clause.parent
        return None

    def _region(self, chunk: Chunk) -> frozenset[str] | None:
        """The states of the part of the world that a chunk says: "the South Asian nation", "dem nordafrikanischen Land"."""
        words = [
            _word(token) if token.pos == "noun" else token.lemma.lower()
            for token in self.document.words(chunk)
        ]
        table = lexicon.regions(self.document.language)
        found = [table[word] for word in (*words, *map(" ".join, itertools.pairwise(words))) if word in table]
        return min(found, key=len) if found else None

    def _gendered(self, chunk: Chunk) -> str | None:
        """The gender that a German determiner or the ending of an office shows; None where it shows none."""
        if not self.german or chunk.plural is True:
            return None
        head, first = self.tokens[chunk.head], self.tokens[chunk.start].lower
        if any(
            token.text.endswith("in") and self.names.person(_word(token))
            for token in self.document.words(chunk)
        ):
            return "f"
        if first == "das":
            return "n"
        if first in ("die", "eine", "einer", "ihre", "seine", "diese") and head.text == head.lemma:
            return "f"
        if first == "der":
            return "m" if chunk.prep is None and chunk.link is None else "f"
        if first in ("den", "einen"):
            return "m"
        tokens = self.tokens[chunk.start : chunk.head]
        if tokens and tokens[-1].pos == "adj" and chunk.prep is None and head.text == head.lemma:
            shown = next((g for g, end in _STRONG.items() if tokens[-1].text.endswith(end)), None)
            if shown is not None and not any(token.pos == "det" for token in tokens):
                return shown  # "Ägyptens staatliche Stelle"
        if head.pos == "noun" and head.text == head.lemma:
            return next((g for g, ends in _ENDINGS.items() if head.lower.endswith(ends)), None)
        return None

    def _add(self, chunk: Chunk, kind: Kind, name: str, states: tuple[str, ...], role: str | None) -> int:
        index = len(self.entities)
        affiliation = self._affiliation(chunk) if kind == "person" else None
        self.entities.append(Entity(index, kind, name, states, role, affiliation, chunk.index))
        gender = self._gendered(chunk)
        if gender is not None:
            self._gender[index] = gender
        self.mentions[chunk.index] = Mention(chunk.index, index, True, True)
        self._full.setdefault(_folded(name), index)
        return index

    def _person(self, chunk: Chunk) -> None:
        """A person by name, with title, or by role alone."""
        tokens = self.tokens
        roles = [
            i
            for i in range(chunk.start, chunk.end)
            if self.names.person(_word(tokens[i])) or self.names.title(tokens[i].lower)
        ]
        labels = lexicon.sources(self.document.language)
        labelled = tokens[chunk.start].lower in labels.asks + labels.answers and chunk.end > chunk.start + 1
        begin = roles[-1] + 1 if roles else chunk.start + labelled  # "Answer Roth: …"
        proper = [
            token
            for token in tokens[begin : chunk.end]
            if token.pos in ("name", "noun") or token.text[0].isupper()
        ]
        proper = [token for token in proper if token.lower not in _ARTICLES]
        if not proper:
            self._by_role(chunk, roles)
            return
        following = self._continued(chunk)
        if following is not None:
            proper.append(self.tokens[following.head])
        name = " ".join(token.text for token in proper)
        if self.german and len(name) > 4 and chunk.link in ("genitive", "possessive") and name.endswith("s"):
            name = name[:-1] if _folded(name[:-1]) in self._full or chunk.link == "possessive" else name
        last = proper[-1].lower
        particled = self._particled(chunk)
        if particled is not None:
            name = f"{name} {self.document.text[slice(*self.document.span(chunk.end, particled.end))]}"
            last = self.tokens[particled.end - 1].lower
        known = self._full.get(_folded(name))
        candidates = self._surnames.get(last, []) if len(proper) == 1 else []
        if len(proper) == 1 and not candidates:  # "Ong" of "Ong Daeho", by the family name alone
            named = (each for each in self.entities if each.kind == "person" and " " in each.name)
            candidates = [each.index for each in named if each.name.split()[0].lower() == last]
        if known is None and len(candidates) == 1:
            known = candidates[0]
        if known is not None:
            self.mentions[chunk.index] = Mention(chunk.index, known, True, True)
            return
        role = self._role(chunk, begin) if roles else None
        index = self._add(
            chunk, "person", name, self._acts_for(chunk, _word(tokens[roles[-1]])) if roles else (), role
        )
        if following is not None:
            self.mentions[following.index] = Mention(following.index, index, True, True)
        self._surnames.setdefault(last, []).append(index)
        if particled is not None:
            self.mentions[particled.index] = Mention(particled.index, index, True, True)
        for i in roles:
            self._heads.setdefault(self.names.base(_word(tokens[i])), []).append(index)
        self._same_office(chunk, index)

    def _same_office(self, chunk: Chunk, index: int) -> None:
        """Take a role for the person named behind the next one: "the deputy and former minister Ana Roth"."""
        before = chunk.conj
        if before not in self.mentions or self.tokens[chunk.start].lower in _ARTICLES:
            return
        head = self.document.head(before)
        if head.pos == "noun" and head.text == head.lemma and self.names.person(_word(head)):
            self.mentions[before] = Mention(before, index, True, True)

    def _continued(self, chunk: Chunk) -> Chunk | None:
        """The word right behind a German name that the tagger takes for a noun of its own: "Ministerin Eva Moser"."""
        place = chunk.index + 1
        if not self.german or place >= len(self.chunks):
            return None
        other = self.chunks[place]
        token = self.tokens[other.start]
        if self.tokens[chunk.head].pos != "name" or other.start != chunk.end or other.end != other.start + 1:
            return None
        if other.prep is not None or token.pos not in ("noun", "name") or not token.text[0].isupper():
            return None
        return None if self.names.kind(_word(token)) is not None or self.names.state(token.lower) else other

    def _particled(self, chunk: Chunk) -> Chunk | None:
        """The rest of a German name behind its particle, which looks like a phrase with a preposition: "Clara von der Leite"."""
        if not self.german or chunk.index + 1 >= len(self.chunks):
            return None
        tokens = self.tokens
        other = self.chunks[chunk.index + 1]
        if other.prep != chunk.end or tokens[chunk.end].lower not in lexicon.names("de").particles:
            return None
        if (
            tokens[other.head].pos != "name"
            or tokens[chunk.end - 1].pos != "name"
            or other.end - other.prep > 3
        ):
            return None
        if self.names.state(tokens[other.head].lower) is not None or self.names.city(
            tokens[other.head].lower
        ):
            return None
        return other

    def _by_role(self, chunk: Chunk, roles: Sequence[int]) -> None:
        lemma = _word(self.tokens[chunk.head])
        earlier = self._earlier(chunk, lemma)
        if earlier is None or self.entities[earlier].kind != "person":
            earlier = self._only_person(chunk)
        if earlier is not None:
            self.mentions[chunk.index] = Mention(chunk.index, earlier, False, True)
            return
        index = self._add(
            chunk, "person", self._phrase(chunk), self._acts_for(chunk, lemma), self._printed(chunk)
        )
        self._heads.setdefault(self.names.base(lemma), []).append(index)
        self._roles.add(chunk.index)

    def _role(self, chunk: Chunk, begin: int) -> str | None:
        words = [token.text for token in self.tokens[chunk.start : begin] if token.lower not in _ARTICLES]
        return " ".join(words) or None

    def _apposed(self, chunk: Chunk) -> bool:
        """Take an apposition for the entity of the chunk before it; True where it is one."""
        assert chunk.of is not None
        mention = self.mentions[chunk.of]
        entity = self.entities[mention.entity]
        lemma = _word(self.tokens[chunk.head])
        kind = self._kind(chunk, lemma)
        if kind is None and self.tokens[chunk.head].pos != "name":
            return False
        if (
            entity.kind == "person"
            and self.tokens[chunk.head].pos == "name"
            and entity.role is not None
            and kind in ("person", None)
        ):
            proper = [token.text for token in self.document.words(chunk) if token.pos == "name"]
            name = " ".join(proper)
            self._rename(entity.index, name, entity.name)
            self._surnames.setdefault(proper[-1].lower(), []).append(entity.index)
            self._same_office(self.chunks[chunk.of], entity.index)
        elif entity.kind == "person" and kind in ("person", "unnamed") and self.names.person(lemma):
            states = entity.states or self._acts_for(chunk, lemma)
            self.entities[entity.index] = _with(
                entity, states=states, role=entity.role or self._phrase(chunk)
            )
            self._heads.setdefault(self.names.base(lemma), []).append(entity.index)
        elif kind is not None and kind != entity.kind:
            return False
        elif kind is None and entity.kind in ("organisation", "government") and entity.name[:1].islower():
            self._rename(
                entity.index, self._printed(chunk), entity.name
            )  # "the nation's power producer, Prodel,"
        self.mentions[chunk.index] = Mention(chunk.index, entity.index, True, True)
        return True

    def _rename(self, index: int, name: str, role: str) -> None:
        self.entities[index] = _with(self.entities[index], name=name, role=role)
        self._full.setdefault(_folded(name), index)

    def _only_person(self, chunk: Chunk) -> int | None:
        """The one person that an article has named so far, where a definite role alone follows soon ("Rep. Wi … the lawmaker")."""
        first = self.tokens[chunk.start].lower
        if (
            first not in _DEFINITE
            or chunk.end - chunk.start > 2
            or self._modifiers.get(chunk.index)
            or not self._says(chunk)
        ):
            return None
        named = [
            entity
            for entity in self.entities
            if entity.kind == "person" and entity.name[:1].isupper() and " " in entity.name
        ]
        return named[0].index if len(named) == 1 and self._near(named[0].first, chunk.index, _REACH) else None

    def _earlier(self, chunk: Chunk, lemma: str) -> int | None:
        """The one entity named before that a definite role or institution ("the ministry") points back to."""
        tokens = self.tokens
        first = tokens[chunk.start].lower
        if first not in _ARTICLES or first in _INDEFINITE or self._modifiers.get(chunk.index):
            return None
        base = self.names.base(lemma)
        known = self._heads.get(base)
        if known is None and self.german and len(base) > _SHORTEST:
            known = [
                n for key, ns in self._heads.items() if key.endswith(base) for n in ns
            ]  # "der Geheimdienst"
        near = (n for n in known or () if self._near(self.entities[n].first, chunk.index, 40))
        own = tokens[chunk.start + 1 : chunk.head]
        placed = {
            code for token in own if (code := self._place(token)) is not None
        }  # "the Togolese lawmaker"
        said = {token.lower for token in own if self._place(token) is None}
        unique = [
            n
            for n in dict.fromkeys(near)
            if said <= {token.lower for token in self._tokens(self.entities[n].first)}
            and (placed <= set(self.entities[n].states) or not self.entities[n].states)
        ]
        return unique[-1] if len(unique) == 1 else None

    def _paper(self, chunk: Chunk) -> int | None:
        """The outlet named last that "das Blatt" or "the paper" stands for; "this newspaper" is the article's own."""
        first = self.tokens[chunk.start].lower
        own = self.tokens[chunk.start + 1 : chunk.head]
        named = [entity.index for entity in self.entities if entity.kind == "outlet"]
        placed = len(named) == 1 and all(self._place(token) is not None for token in own)  # "the Accra paper"
        if first not in _DEFINITE or self._modifiers.get(chunk.index):
            return None
        if not placed and any(
            token.pos == "name" or (token.pos == "adj" and token.lower not in _SAID) for token in own
        ):
            return None
        return named[-1] if named and self._near(self.entities[named[-1]].first, chunk.index, 40) else None

    def _coined(self, word: str) -> bool:
        """Whether a German compound is a title: its first part is no noun, "Rheinmagazin", but not "Wirtschaftsblatt"."""
        first = word[: len(word) - len(self.names.base(word))].strip("-")
        return bool(first) and "NN" not in tagger("de").possible(first.capitalize())

    def _place(self, token: Token) -> str | None:
        """The state that a word says somebody is from: "Accra", "ghanaische", "Haager"."""
        return self.names.state(token.lower) or self.names.adjective(token.lower)

    def _near(self, first: int, chunk: int, sentences: int) -> bool:
        of = self.document.sentence_of
        return of[self.chunks[chunk].start] - of[self.chunks[first].start] <= sentences

    def _says(self, chunk: Chunk) -> bool:
        """Whether a chunk is the subject of a verb of saying."""
        clause = self.document.clause(chunk.clause)
        if clause is None or clause.verb is None:
            return False
        swapped = clause.object == chunk.index and clause.subject is not None and clause.subject < chunk.index
        mute = (
            swapped and chunk.pronoun and clause.subject not in self.mentions
        )  # "den Preis bezifferte sie auf"
        if clause.subject != chunk.index and not mute:
            return False
        return clause.verb.lemma in lexicon.speech(self.document.language).verbs

    def _pronoun(self, chunk: Chunk) -> None:
        """Whom a personal pronoun stands for: the nearest subject before that it fits in gender and kind.

        Sure where no other candidate stands between, or where the one found is the last who was said to say something.
        """
        word = self.tokens[chunk.head].lower
        clause = self.document.clause(chunk.clause)
        if (
            clause is not None
            and clause.kind == "relative"
            and clause.subject == chunk.index
            and clause.start == chunk.start
        ):
            over = None if clause.antecedent is None else self.chunks[clause.antecedent]
            antecedent = None if over is None else self.mentions.get(over.index)
            while (
                over is not None and over.of is not None and word == "who"
            ):  # "Senator X of the Greens, who called it …"
                over = self.chunks[over.of]
                held = self.mentions.get(over.index)
                if held is not None and self.entities[held.entity].kind == "person":
                    antecedent = held
                    break
            if antecedent is not None:
                self.mentions[chunk.index] = Mention(chunk.index, antecedent.entity, False, antecedent.sure)
            return
        if word in ("ihnen", "them"):
            self._people(chunk)
            return
        genders = self.names.genders(word)
        if (not genders and word != "they") or not chunk.cases & NOM:
            return
        speaks = self._says(chunk)
        if word == "they" or (word == "sie" and self._plural_verb(chunk)):
            self._plural(chunk)
            return
        sentence = self.document.sentence_of[chunk.start]
        if speaks and word in ("it", "es"):
            self._speaking(chunk, genders)
            return
        found: list[int] = []
        for n in range(chunk.index - 1, -1, -1):
            other = self.chunks[n]
            if sentence - self.document.sentence_of[other.start] > _REACH:
                break
            mention = self.mentions.get(n)
            own = self.document.clause(other.clause)
            if other.pronoun and own is not None and own.kind == "relative" and own.subject == n:
                continue
            if mention is None or (speaks and self.entities[mention.entity].kind == "state"):
                continue
            if not self._fits(mention.entity, genders):
                continue
            clause = self.document.clause(other.clause)
            if clause is not None and clause.subject == n:
                others = {entity for entity in found if entity != mention.entity}
                bodies = all(self.entities[entity].kind != "person" for entity in others)
                person = speaks and bodies and self.entities[mention.entity].kind == "person"
                sure = not others or person or (speaks and self._says(other))
                self.mentions[chunk.index] = Mention(chunk.index, mention.entity, False, sure)
                return
            found.append(mention.entity)
        if found and len(set(found)) == 1:
            self.mentions[chunk.index] = Mention(chunk.index, found[0], False, False)

    def _speaking(self, chunk: Chunk, genders: frozenset[str]) -> None:
        """Whom "it" stands for that says something: who was said to say something before; sure where that is one."""
        sentence = self.document.sentence_of[chunk.start]
        found: dict[int, None] = {}
        cited: dict[int, None] = {}
        named: dict[int, None] = {}
        for n in range(chunk.index - 1, -1, -1):
            other = self.chunks[n]
            if sentence - self.document.sentence_of[other.start] > _REACH:
                break
            mention = self.mentions.get(n)
            if mention is None or not self._fits(mention.entity, genders):
                continue
            kind = self.entities[mention.entity].kind
            if kind == "state":
                continue
            own = self.document.clause(other.clause)
            subject = own is not None and own.subject == n
            if kind in ("outlet", "organisation", "government") or (kind == "document" and subject):
                named[mention.entity] = None
            if self._says(other):
                found[mention.entity] = None
            if self._according(other):
                cited[mention.entity] = None
        only = found or cited or named
        if only:
            self.mentions[chunk.index] = Mention(chunk.index, next(iter(only)), False, len(only) == 1)

    def _according(self, chunk: Chunk) -> bool:
        """Whether a chunk is given as a source: "according to an annex", "laut einem Anhang"."""
        if chunk.prep is None:
            return False
        tokens = self.tokens
        before = tokens[chunk.prep - 1].lower if chunk.prep else ""
        return tokens[chunk.prep].lower == "laut" or before == "according"

    def _plural(self, chunk: Chunk) -> None:
        """Whom "they" or plural "sie" stands for: those who are the subject of the sentence before or of its own before it."""
        sentence = self.document.sentence_of[chunk.start]
        for n in range(chunk.index - 1, -1, -1):
            other = self.chunks[n]
            if sentence - self.document.sentence_of[other.start] > 1:
                break
            clause = self.document.clause(other.clause)
            mention = self.mentions.get(n)
            if clause is None or clause.subject != n or clause.kind not in ("main", "frame"):
                continue
            if mention is None and self.document.sentence_of[other.start] == sentence:
                continue
            if mention is None or other.pronoun or not self._several(other):
                break
            self.mentions[chunk.index] = Mention(chunk.index, mention.entity, False, True)
            return
        self._people(chunk)

    def _people(self, chunk: Chunk) -> None:
        """Let "they" or "ihnen" stand for the one people named in its sentence and the one before, its own clause aside."""
        sentence = self.document.sentence_of[chunk.start]
        found: dict[int, None] = {}
        for n in range(chunk.index - 1, -1, -1):
            other = self.chunks[n]
            if sentence - self.document.sentence_of[other.start] > 1:
                break
            mention = self.mentions.get(n)
            if mention is None or other.clause == chunk.clause:
                continue
            known = self.entities[mention.entity]
            if known.kind == "unnamed" and self._several(self.chunks[known.first]):
                found[mention.entity] = None
        if len(found) == 1:
            self.mentions[chunk.index] = Mention(chunk.index, next(iter(found)), False, True)

    def _several(self, chunk: Chunk) -> bool:
        """Whether a chunk that is no proper name stands for more than one."""
        head = self.tokens[chunk.head]
        if head.pos != "noun" or chunk.plural is False:
            return False
        if self.german and chunk.plural is None and head.text != head.lemma:
            return self.tokens[chunk.start].lower == "die"
        return chunk.plural is True or (
            not self.german and head.text != head.lemma and head.lower.endswith("s")
        )

    def _plural_verb(self, chunk: Chunk) -> bool:
        """Whether German "sie" is the subject of a plural verb."""
        clause = self.document.clause(chunk.clause)
        if clause is None or clause.verb is None or clause.verb.finite is None:
            return False
        return self.tokens[clause.verb.finite].lower.endswith(("en", "ern", "eln", "sind"))

    def _fits(self, entity: int, genders: frozenset[str]) -> bool:
        """Whether a pronoun of these genders can stand for an entity: "m", "f" and "n" of German nouns, "person" and "thing"."""
        known = self.entities[entity]
        if known.kind == "unnamed" or self._several(self.chunks[known.first]):
            return False
        person = known.kind == "person"
        if not self.german:
            return ("person" if person else "thing") in genders
        if person:
            return bool(genders & {"m", "f"}) and (self._gender.get(entity) or next(iter(genders))) in genders
        own = self._gender.get(entity)
        return own in genders if own is not None else "n" in genders

    # --- states and names ---------------------------------------------------------------------------------------------

    def _acts_for(self, chunk: Chunk, lemma: str) -> tuple[str, ...]:
        """The states that an organ or a holder of office acts for: by adjective, possessor, genitive or "of"."""
        if not (self.names.organ(lemma) or self.names.governs(lemma)):
            return ()
        found: dict[str, None] = dict.fromkeys(self.adjectives(chunk))
        for n in self._modifiers.get(chunk.index, ()):
            other = self.chunks[n]
            if n in self.mentions:
                found.update(dict.fromkeys(self.entities[self.mentions[n].entity].states))
            for _, end, code in self._states_in(other.start, other.end, adjectives=True):
                if end == other.end or other.link in ("genitive", "of"):
                    found[code] = None
            long = self._long(other)
            if long is not None:
                found[long] = None
        if not found:
            following = chunk.index + 1
            if following < len(self.chunks):
                other = self.chunks[following]
                if other.prep == chunk.end and self.tokens[other.prep].lower in (
                    "in",
                    "im",
                    "aus",
                    "from",
                ):
                    for _, _, code in self._states_in(other.start, other.end, adjectives=False):
                        found[code] = None
        return tuple(found) if len(found) == 1 else ()

    def _all_of(self, chunk: Chunk) -> bool:
        """Whether a people stands for its state: "the Russians", not "three Russians"."""
        return self.tokens[chunk.start].lower in ("die", "the", "den", "der") and chunk.end - chunk.start == 2

    def _affiliation(self, chunk: Chunk) -> str | None:
        following = chunk.index + 1
        if following < len(self.chunks):
            other = self.chunks[following]
            if other.prep == chunk.end and self.tokens[other.prep].lower in _PLACED:
                return self._printed(other)
        return None

    def _printed(self, chunk: Chunk) -> str:
        """A chunk as printed, without article."""
        tokens = self.tokens
        start = chunk.start
        while start < chunk.head and tokens[start].lower in _ARTICLES:
            start += 1
        begin, end = tokens[start].start, tokens[chunk.end - 1].end
        return self.document.text[begin:end].strip("".join(_TRIMMED))

    def _called(self, chunk: Chunk) -> str | None:
        """The name that stands right behind a common noun: "die Zeitung Smaragdbote", "the newspaper “Herald”"."""
        following = chunk.index + 1
        tokens = self.tokens
        if following >= len(self.chunks) or any(token.pos == "name" for token in self.document.words(chunk)):
            return None
        other = self.chunks[following]
        gap = tokens[chunk.end : other.start]
        if (
            other.prep is not None
            or other.link in ("genitive", "possessive")
            or other.pronoun
            or len(gap) > 1
            or any(token.text not in '"„“”»«' for token in gap)
        ):
            return None
        first = tokens[other.start]
        if first.pos in ("det", "num", "adj") or not first.text[0].isupper() or first.lower == "folgendes":
            return None
        kind = self.names.kind(_word(tokens[other.head]))
        if not gap and self.names.state(self._printed(other).lower()) is not None:
            return None  # "stellt die Regierung Venezuela … bereit"
        if self.german and not gap and kind not in (None, self.names.kind(_word(tokens[chunk.head]))):
            return None
        self.mentions[other.index] = Mention(other.index, len(self.entities), True, True)
        return self._printed(other)

    def _of_outlets(self, at: int) -> bool:
        """Whether a token is the common noun of an outlet, of two words where the lexicon has both: "Sender", "news agency"."""
        tokens = self.tokens
        token = tokens[at]
        if token.pos not in ("noun", "adj") or not (self.german or token.text[0].islower()):
            return False
        two = self.names.heads(f"{tokens[at - 1].lower} {_word(token)}") if at and not self.german else ()
        heads = two or self.names.heads(_word(token))
        return any(head.source == "outlet" and not head.kind.endswith(" name") for head in heads)

    def _phrase(self, chunk: Chunk) -> str:
        """A chunk with its possessor before and its genitive or "of" after it, in the nominative as far as its ending shows."""
        name = self._nominative(chunk)
        before = next(
            (
                self.chunks[n]
                for n in self._modifiers.get(chunk.index, ())
                if self.chunks[n].link == "possessive"
            ),
            None,
        )
        if before is not None and before.end <= chunk.start:
            begin = self.tokens[before.start].start
            name = self.document.text[begin : self.tokens[chunk.end - 1].end]
            if self.tokens[before.start].lower in _ARTICLES:
                name = name.split(" ", 1)[1]
        after = next(
            (
                self.chunks[n]
                for n in self._modifiers.get(chunk.index, ())
                if self.chunks[n].link in ("genitive", "of")
                and self.chunks[n].start >= chunk.end
                and not any(token.pos == "num" for token in self._tokens(n))
            ),
            None,
        )
        if after is not None:
            name += self.document.text[self.tokens[chunk.end - 1].end : self.tokens[after.end - 1].end]
        return name

    def _tokens(self, chunk: int) -> tuple[Token, ...]:
        return self.document.words(self.chunks[chunk])

    def _nominative(self, chunk: Chunk) -> str:
        """A chunk without article; the head of a German genitive singular loses its ending."""
        name = self._printed(chunk)
        head = self.tokens[chunk.head]
        first = self.tokens[chunk.start].lower
        if self.german and (
            chunk.prep is not None or first in ("des", "dem", "den") or chunk.link == "genitive"
        ):
            for token in self.tokens[chunk.start : chunk.head]:
                if token.pos == "adj" and token.text.endswith("en") and chunk.plural is not True:
                    name = name.replace(token.text, token.text[:-1], 1)
        genitive = first in ("des", "eines", "dieses") or chunk.link == "possessive"
        if (
            (self.german and genitive and head.text != head.lemma and name.endswith(head.text))
            and head.text.endswith("s")
            and head.text[:-1].removesuffix("e") == head.lemma.removesuffix("e")
        ):
            name = name[: len(name) - len(head.text)] + head.lemma
        return name


def _word(token: Token) -> str:
    """What the tables know a token by: the lemma of a noun, else the word itself, in small letters."""
    return token.lemma.lower() if token.pos == "noun" else token.lower


def _folded(name: str) -> str:
    return " ".join(word for word in name.lower().replace("’", "'").split() if word not in _ARTICLES)


def _with(
    entity: Entity, *, name: str | None = None, states: tuple[str, ...] | None = None, role: str | None = None
) -> Entity:
    return Entity(
        entity.index, entity.kind, name or entity.name, entity.states if states is None else states, role or entity.role,
        entity.affiliation, entity.first,
    )  # fmt: skip


def only(codes: Collection[Code]) -> Code | None:
    """The one state that is named; None where there are none or several."""
    return next(iter(codes)) if len(codes) == 1 else None
