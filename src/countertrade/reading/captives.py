"""Between which states people pass who are let go: home, out of the hands of who holds them, by whatever verb it is told.

"Three Chileans jailed in Cuba will be exchanged for two Cuban agents." "Ghana and Togo swapped captives; 40 Togolese soldiers came home."
"""

from __future__ import annotations

import itertools

from countertrade.reading.document import Chunk, Token
from countertrade.reading.entities import only
from countertrade.reading.flows import Flows, Naming, Way
from countertrade.reading.roles import STAGES, Role

_BACK = 2  # sentences back to whom else a swap is between
_NEAR = 3  # chunks from people to where they are held
_PLACES = frozenset({"prep:in", "prep:of", "of"})  # "on the territory of Norland"
_HELD = frozenset({"prep:in", "prep:by", "prep:from", "prep:aus", "prep:von", "prep:durch"})

_BROKERING = frozenset(  # held nobody, and are at home elsewhere
    "broker mediate help facilitate host arrange negotiate vermitteln helfen aushandeln".split()
)
_DISMISSING = frozenset(  # what those do who have others go home
    "send let allow pardon put fly schicken lassen entlassen fliegen setzen dürfen begnadigen".split()
)
_HOME = frozenset({"home", "heim"})
_AT_HOME = frozenset("at a the from of its their his her nursing".split())
_HOMEWARD = frozenset(
    [("nach", "hause"), ("nach", "haus"), ("die", "heimat"), ("ihre", "heimat"), ("seine", "heimat")]
)
_CONFIRMING = frozenset("confirm welcome bestätigen begrüßen".split())  # held nobody


class Captives:
    """The ways of the people that a page says to be let go."""

    def __init__(self, flows: Flows) -> None:
        self.flows = flows
        self.document = flows.document
        self.roles = flows.roles
        self.words = flows.words

    def way(self, chunk: Chunk, role: Role | None) -> Way | None:
        """From who held some people to where they are at home; None where they are not said to be let go, or a side is not known."""
        sentence = self.document.sentence_of[chunk.head]
        if not self._let_go(sentence) and not (self._homeward(sentence) and not self._goes(chunk)):
            return None
        named = self._named(sentence)
        captive = self.document.head(chunk.index).lemma.lower() in self.words.captives
        nation = only(self._nations(chunk)) or (None if captive else self._whence(chunk))
        holder = self._holder(chunk, named, nation, captive=captive)
        if holder is None and role is not None and role.transfer.giver not in (None, nation):
            holder = role.transfer.giver if self._frees(chunk) else None
        told: list[Naming] = []
        swapped = bool(self._lemmas(sentence) & self.words.swapping)
        fellows = set() if swapped else self._fellows(chunk) - {nation}
        for n in range(sentence, max(-1, sentence - _BACK - 1), -1):
            places = n != sentence  # where a swap took place
            named_here = [each for each in self._named(n) if not (places and each.function in _PLACES)]
            told = [*(each for each in named_here if each.code not in fellows), *told]
            if holder is None and nation is not None:
                holder = self._other(
                    [each for each in told if not self._does(each, _BROKERING | _CONFIRMING)], nation
                )
            elif nation is None and holder is not None:
                nation = self._other([each for each in told if not self._does(each, _BROKERING)], holder)
        return (holder, nation) if holder and nation and holder != nation else None

    def _whence(self, chunk: Chunk) -> str | None:
        """Where people are at home whom another state lets go: "Senegal sent home 18 fishermen from Togo"."""
        origin, clause = self.roles.origin(chunk.index), self.document.clause(chunk.clause)
        held = self._lemmas(self.document.sentence_of[chunk.head]) & self.words.captivity
        if origin is None or held or clause is None or clause.verb is None or clause.verb.passive:
            return None
        first = clause if clause.conj is None else self.document.clauses[clause.conj]
        doer = clause.subject if clause.subject is not None else first.subject
        codes = () if doer is None or doer == chunk.index else self.roles.codes(doer, "subject")
        return origin if codes and origin not in codes else None

    def _fellows(self, chunk: Chunk) -> set[str]:
        """Where others are at home who are let go together with some: "13 Israelis and four Thais were released"."""
        beside = [*self.roles.followers[chunk.index], *(() if chunk.conj is None else (chunk.conj,))]
        return {code for n in beside for code in self._nations(self.document.chunks[n])}

    def _does(self, naming: Naming, verbs: frozenset[str]) -> bool:
        """Whether a state is the subject of one of some verbs: "Turkey brokered the release of 12 sailors"."""
        clause = self.document.clause(self.document.chunks[naming.chunk].clause)
        if clause is None or clause.verb is None or clause.subject != naming.chunk:
            return False
        return clause.verb.lemma in verbs

    def brokered(self, chunk: Chunk) -> bool:
        """Whether somebody only helps that people are let go whose holder and home are not both told."""
        sentence = self.document.sentence_of[chunk.head]
        return self._let_go(sentence) and any(self._does(each, _BROKERING) for each in self._named(sentence))

    def people(self, chunk: Chunk) -> bool:
        """Whether some are captives or people by their noun."""
        lemma = self.document.head(chunk.index).lemma
        return lemma.lower() in self.words.captives or self.roles.names.person(lemma)

    def _other(self, told: list[Naming], one: str) -> str | None:
        """The one other state that is named, first by what it does."""
        acting = only({each.code for each in told if each.function != "speaker"} - {one})
        return acting or only({each.code for each in told} - {one})

    def _let_go(self, sentence: int) -> bool:
        """Whether a sentence says that captives are let go, or goes on about a swap of them."""
        own = self._lemmas(sentence)
        if own & self.words.freeing:
            return True
        near = own.union(*(self._lemmas(n) for n in range(max(0, sentence - _BACK), sentence)))
        held = self.words.captives | self.words.captivity | self.words.holding_captive
        return bool(own & self.words.swapping) and (bool(near & held) or len(self._peoples(sentence)) > 1)

    def _goes(self, chunk: Chunk) -> bool:
        """Whether people themselves do what is told, or something with it: "400,000 workers send home money"."""
        clause = self.document.clause(chunk.clause)
        if clause is None or clause.verb is None or clause.verb.passive:
            return False
        return clause.subject == chunk.index

    def _homeward(self, sentence: int) -> bool:
        """Whether a sentence says that somebody has others go home: "sent home", "ließ … in die Heimat ausreisen"."""
        own = self.document.sentences[sentence]
        tokens = self.document.tokens[own.start : own.end]
        if not self._lemmas(sentence) & _DISMISSING:
            return False
        for before, token, after in zip(tokens, tokens[1:], [*tokens[2:], tokens[-1]], strict=False):
            alone = token.text in _HOME and before.lower not in _AT_HOME and after.text != "-"
            if alone and after.pos not in ("noun", "name"):  # but "the home secretary"
                return True
            if (before.lower, token.lower) in _HOMEWARD:
                return True
        return False

    def _peoples(self, sentence: int) -> set[str]:
        """Where the people are at home whom a sentence counts: "the exchange of 20 Indian soldiers for 30 Pakistani ones"."""
        own = self.document.sentences[sentence]
        chunks = {self.document.chunk_of[at] for at in range(own.start, own.end)} - {-1}
        told = (
            self.document.chunks[n] for n in chunks if self.roles.is_people(n) and n in self.roles.counted
        )
        return {code for chunk in told for code in self._nations(chunk)}

    def _lemmas(self, sentence: int) -> set[str]:
        """The words of a sentence as they are listed, separable verbs joined."""
        own = self.document.sentences[sentence]
        tokens = self.document.tokens[own.start : own.end]
        clauses = (self.document.clause_at(at) for at in range(own.start, own.end))
        verbs = {clause.verb.lemma for clause in clauses if clause is not None and clause.verb is not None}
        words = [
            token for token, after in itertools.pairwise([*tokens, tokens[-1]]) if not _gratis(token, after)
        ]
        return {token.lemma.lower() for token in words} | {token.base.lower() for token in words} | verbs

    def _frees(self, chunk: Chunk) -> bool:
        """Whether the verb of the people's clause lets them go, so that its subject held them: "Pakistan freed 40 fishermen"."""
        clause = self.document.clause(chunk.clause)
        return clause is not None and clause.verb is not None and clause.verb.lemma in self.words.freeing

    def _nations(self, chunk: Chunk) -> set[str]:
        """Where people are at home, by their name, their adjective or whose they are."""
        tokens = self.document.tokens
        words = [
            *(token.lower for token in tokens[chunk.start : chunk.head]),
            tokens[chunk.head].lemma.lower(),
        ]
        people = self.roles.names.people_of(words)
        found = {*self.roles.entities.adjectives(chunk)} or ({people} if people is not None else set())
        owners = self.roles.linked(chunk.index, "genitive", "possessive", "of", "apposition")
        found = found or {code for n in owners for code in self.roles.codes(n, "subject")}
        return {code for code in found if code not in self.roles.blocs}

    def _named(self, sentence: int) -> list[Naming]:
        """Where a sentence names states."""
        own = self.document.sentences[sentence]
        return [each for each in self.flows.named_between(own.start, own.end) if each.code not in STAGES]

    def _holder(self, chunk: Chunk, named: list[Naming], nation: str | None, *, captive: bool) -> str | None:
        """Who holds the people: "jailed in Cuba", "from Russian captivity", "40 prisoners from Russia"."""
        for each in named:
            place = self.document.chunks[each.chunk]
            held = self.document.tokens[place.head].lemma.lower() in self.words.captivity
            near = 1 if each.function == "prep:in" else _NEAR
            behind = each.function in _HELD and 0 < each.chunk - chunk.index <= near
            if each.code != nation and (held or (behind and (captive or nation is not None))):
                return each.code
        return None


def _gratis(token: Token, after: Token) -> bool:
    """Whether "free" says that something costs nothing or is not bound: "free care", "free of charge", but "set free"."""
    return (
        token.lower == "free" and token.pos == "adj" and (after.pos in ("noun", "adj") or after.lower == "of")
    )
