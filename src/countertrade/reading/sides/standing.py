"""Figures that pass to nobody: what somebody has, needs, makes or keeps, how much more one amount is than another, and people whom something befalls."""

from __future__ import annotations

import itertools

from countertrade import units
from countertrade.reading.document import Chunk, Clause
from countertrade.reading.flows import PAYING_BACK, PRICES, Figure, Flows
from countertrade.reading.sides.types import MOVING, named

_DEARER = frozenset(
    "cheaper dearer billiger teurer günstiger lower higher niedriger höher less more weniger mehr".split()
)
_BEHIND = 4  # tokens behind a figure in which it is said to be a difference
_OWN = frozenset({"own", "eigen"})
_STAYING = frozenset(
    "remain live dwell roam graze breed bleiben verbleiben leben wohnen hausen weiden".split()
)
_WORKING = frozenset("work toil arbeiten schuften".split())
_ANY_PEOPLE = frozenset("people person mensch leute soul".split())
_WHOSE = frozenset("its their his her our seiner ihrer unserer".split())
_ISSUING = frozenset("issue float place sell emittieren begeben platzieren".split())
_BONDS = ("bond", "sukuk", "note", "anleihe")
_TRAVELLING = frozenset(("migrant", "refugee", "asylum seeker", "tourist", "visitor", "pilgrim"))  # units
_INTEREST = ("interest", "zins")
_LENDING = frozenset({"lend", "borrow"})
_AT = frozenset({"at", "zu", "mit"})
_SEASONS = frozenset({"season", "winter", "summer"})  # units
_OWNING = frozenset(
    "have own possess operate hold keep retain field run maintain haben besitzen halten behalten betreiben unterhalten".split()
)


_BARS = frozenset((("behind", "bar"), ("hinter", "gitter")))
_HAVING_AT_HAND = frozenset({"verfügen", "gebieten"})


class Standing:
    """Which figures of one page pass to nobody."""

    def __init__(self, flows: Flows) -> None:
        self.flows = flows
        self.document = flows.document

    def passes_not(self, figure: Figure) -> bool:
        """Whether a figure is what somebody needs or has, or by how much one amount is above another: "Peru's demand is 300 tonnes", "$16 cheaper"."""
        tokens = self.document.tokens[figure.tokens[1] : figure.tokens[1] + _BEHIND]
        own = itertools.takewhile(lambda token: token.pos not in ("num", "punct", "verb"), tokens)
        compared = any(
            one.lower in _DEARER and two.lower in ("than", "als") for one, two in itertools.pairwise(own)
        )
        chunk = self.document.chunk_at(figure.tokens[1] - 1)
        owned = figure.role is None and figure.kind == "goods" and self._owned(chunk)
        if chunk is None:
            return compared or owned
        clause = self.document.clause(chunk.clause)
        lacked = (
            clause is not None and clause.verb is not None and clause.verb.lemma in self.flows.words.lacking
        )
        head, words = self.document.head(chunk.index), self.flows.words
        states = self.flows.roles.names.country(head.base)  # "the two countries"
        events = head.lemma.lower().endswith((*words.wars, *words.gatherings))  # "has fought three wars"
        events |= head.lemma.lower() in words.occurrences  # "has recorded 45,000 cases"
        frames = self.flows.roles.frames_of(head.lemma)
        asking = any(frame.kind == "request" for frame in frames)  # "approved 25,000 applications"
        told = figure.kind == "money" or any(named(figure.role))
        kept = self._kept_at_home(chunk, clause, told=told)
        home = figure.role is None and clause is not None and self._at_home(clause)
        apart = clause is not None and (
            self._interest(figure, clause)
            or figure.unit in _SEASONS
            or self._outfitted(figure, chunk)
            or self._short_of(figure)
            or (None in named(figure.role) and self._issued(chunk, clause))
            or self._imprisoned(figure, clause)
            or self._own_purse(figure, clause)
            or self._parted(figure)
            or self._measures(figure, chunk)
            or self._acts(figure, chunk, clause)
        )
        return (
            compared
            or owned
            or states
            or events
            or asking
            or lacked
            or kept
            or home
            or apart
            or self.flows.roles.needed(chunk.index)
        )

    def _parted(self, figure: Figure) -> bool:
        """Whether a figure is all that somebody has of something of which a part passes: "sells eight of its 22 jets"."""
        tokens, first = self.document.tokens, figure.tokens[0]
        if figure.kind == "money" or first < 2:
            return False
        part = first - 2 - (tokens[first - 2].lower == "of")
        return part >= 0 and tokens[first - 1].lower in _WHOSE and tokens[part].pos == "num"

    def _measures(self, figure: Figure, chunk: Chunk) -> bool:
        """Whether people are only how many a country or a unit has: "an atoll nation of 11,000 souls", "ein Land mit 130.000 Einwohnern"."""
        whole = self.document.chunk(chunk.of) if chunk.of is not None else self.document.ahead(chunk)
        if figure.kind != "persons" or whole is None or chunk.prep is None:
            return False
        bearing = self.flows.roles.preposition(chunk) in ("of", "with", "von", "mit")
        country = self.flows.roles.names.country(self.document.head(whole.index).base)
        return bearing and country and whole.end == chunk.prep

    def _acts(self, figure: Figure, chunk: Chunk, clause: Clause) -> bool:
        """Whether people are who does what their clause tells, with something else: "the 390,000 Icelanders sell fish to Ostmark"."""
        verb = self.flows.roles.verbs.get(clause.index)
        if figure.kind != "persons" or verb is None or clause.verb is None or clause.verb.passive:
            return False
        given = [n for n in verb.goods if n != chunk.index]
        return bool(given) and chunk.index == clause.subject and "subject" in verb.frame.giver

    def _interest(self, figure: Figure, clause: Clause) -> bool:
        """Whether a share is the interest that a loan bears, not what somebody is said to pay: "it carries 2 per cent interest"."""
        if figure.unit != units.SHARE or (figure.role is not None and figure.role.kind in PAYING_BACK):
            return False
        subject = () if clause.subject is None else self.document.words(self.document.chunks[clause.subject])
        verb = self.flows.roles.verbs.get(clause.index)
        before = self.document.tokens[figure.tokens[0] - 1].lower if figure.tokens[0] else ""
        if verb is not None and verb.frame.kind in _LENDING and before in _AT:
            return True  # "lends $1 billion at four percent"
        near = (*self.document.tokens[figure.tokens[1] : figure.tokens[1] + 2], *subject)
        return any(token.lemma.lower().startswith(_INTEREST) for token in near)

    def _outfitted(self, figure: Figure, chunk: Chunk) -> bool:
        """Whether units of an army are only for whom something is: "winter clothing for two brigades"."""
        whom = self.flows.roles.preposition(chunk) in ("for", "für")
        bare = figure.role is None or figure.role.rule in PRICES
        return (
            whom
            and bare
            and self.document.head(chunk.index).lemma.lower().endswith(tuple(self.flows.words.units))
        )

    def _short_of(self, figure: Figure) -> bool:
        """Whether a figure is what somebody has too little of: "is short of 14,500 nurses"."""
        said = [
            token.lower for token in self.document.tokens[max(0, figure.tokens[0] - 3) : figure.tokens[0]]
        ]
        return "short" in said and said[-1:] != ["short"] and "of" in said

    def _issued(self, chunk: Chunk, clause: Clause) -> bool:
        """Whether an amount is that of a bond, which goes to whoever buys it: "issued a $500 million sukuk"."""
        out = clause.verb is not None and clause.verb.lemma in _ISSUING
        return out and self.document.head(chunk.index).lemma.lower().endswith(_BONDS)

    def _imprisoned(self, figure: Figure, clause: Clause) -> bool:
        """Whether people are only told to be held: "32 Peruvians are still in Chilean prisons"."""
        if figure.kind != "persons" or any(named(figure.role)):
            return False
        chunks = [self.document.chunks[n] for n in clause.preps]
        held = tuple(self.flows.words.captivity - {"hand"})
        places = [
            (self.flows.roles.preposition(chunk), self.document.head(chunk.index).base) for chunk in chunks
        ]
        return any((way == "in" and head.endswith(held)) or (way, head) in _BARS for way, head in places)

    def _own_purse(self, figure: Figure, clause: Clause) -> bool:
        """Whether money is set aside or spent at home: "is spending $1 billion of its own budget on barracks"."""
        if figure.kind != "money" or named(figure.role)[1] is not None:
            return False
        purses = tuple(self.flows.words.purses)
        for chunk in self.document.chunks_in(clause):
            words = self.document.words(chunk)
            if words[-1].lemma.lower().endswith(purses) and any(token.lemma in _OWN for token in words):
                return True
        return False

    def _at_home(self, clause: Clause) -> bool:
        """Whether a clause says that what it tells of is in a state's own hands: "im eigenen Gesundheitswesen", "in its own hospitals"."""
        tokens, chunks = self.document.tokens, self.document.chunks
        own = (chunks[n] for n in clause.preps if self.flows.roles.preposition(chunks[n]) == "in")
        return any(token.lemma in _OWN for chunk in own for token in tokens[chunk.start : chunk.head])

    def _kept_at_home(self, chunk: Chunk, clause: Clause | None, *, told: bool) -> bool:
        """Whether a figure is what a state makes, uses or has of something: "Peru mined 44,000 tonnes", "reserves stood at $22 billion".

        `told` says that it is money, or that its own words name a side; then only what is needed or saved is none.
        """
        words, roles = self.flows.words, self.flows.roles
        things = [] if told else [*roles.chain(chunk.index), *roles.linked(chunk.index, "of", "genitive")]
        kinds = (*words.needs, *(words.holdings if told else words.stocks))
        own = [self.document.head(n).lemma.lower() for n in (chunk.index, chunk.of) if n is not None]
        if told and any(lemma.endswith(tuple(words.holdings)) for lemma in own):
            return True  # "a $30 billion deficit"
        if clause is not None and clause.verb is not None:
            if clause.verb.lemma in (words.saving if told else words.making):
                return True
            if clause.verb.lemma in _STAYING and clause.subject == chunk.index:
                return True
            if clause.verb.lemma in _WORKING and clause.subject == chunk.index:
                return self.document.head(chunk.index).base in _ANY_PEOPLE
            if (
                clause.verb.lemma in words.measuring | words.estimating
                or roles.verb_class(clause.index) == "be"
            ):
                things += [n for n in (clause.subject,) if n is not None]
        lemmas = (self.document.head(n).lemma.lower() for n in things)
        return any(lemma.endswith(kinds) for lemma in lemmas)

    def _owned(self, chunk: Chunk | None) -> bool:
        """Whether a clause only says that somebody has something: "Peru has 21 reactors and six more"."""
        clause = None if chunk is None else self.document.clause(chunk.clause)
        if chunk is None or clause is None or clause.verb is None:
            return False
        if clause.verb.lemma in _HAVING_AT_HAND:
            return chunk.index in (clause.object, *clause.preps)  # "verfügt über 70.000 Tonnen"
        if clause.verb.lemma not in _OWNING:
            return False
        return clause.object in (chunk.index, chunk.of, self.flows.roles.listed_first(chunk.index))

    def harmed(self, figure: Figure) -> bool:
        """Whether a figure counts people who come and go of themselves, or whom something befalls, which passes them to nobody."""
        if figure.unit in _TRAVELLING and self._comes(figure):
            return True
        clause = self.document.clause_of[figure.tokens[1] - 1]
        counted = figure.role is None and figure.kind == "persons"
        verb = self.flows.roles.verb_class(clause) == "harm"
        if figure.role is None and self._called_harmed(figure, last=True):
            return True  # "212 Tote"
        return counted and (verb or self._called_harmed(figure) or self._equalled(figure, clause))

    def _comes(self, figure: Figure) -> bool:
        """Whether people are the subject of a verb that tells of no act of somebody else: "30,000 migrants arrived in Italy"."""
        chunk, role = self.document.chunk_at(figure.tokens[1] - 1), figure.role
        clause = None if chunk is None else self.document.clause(chunk.clause)
        if role is None or chunk is None or clause is None or clause.verb is None:
            return role is None
        return role.kind in MOVING and not clause.verb.passive and clause.subject in (chunk.index, chunk.of)

    def _called_harmed(self, figure: Figure, *, last: bool = False) -> bool:
        """Whether counted people are called dead, wounded or missing, by any word or the last: "mourns 10,000 fallen soldiers"."""
        words = self.document.tokens[figure.tokens[1] - 1 if last else figure.tokens[0] : figure.tokens[1]]
        stems = self.flows.words.harmed
        return any(not stems.isdisjoint({w.lower, w.lemma.lower(), w.lower.rstrip("enrsm")}) for w in words)

    def _equalled(self, figure: Figure, clause: int) -> bool:
        """Whether somebody costs what some people do: "costs as much as five local nurses"."""
        roles, chunk = self.flows.roles, self.document.chunk_at(figure.tokens[1] - 1)
        verb = roles.verbs.get(clause)
        if verb is None or verb.frame.kind != "cost" or chunk is None:
            return False
        return set(roles.chain(chunk.index)).isdisjoint(verb.fillers("subject"))
