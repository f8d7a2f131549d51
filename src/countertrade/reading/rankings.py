"""The sides of amounts that stand behind their states in a list: "Größter Lieferant ist Peru (60 Tonnen)", "the top buyer was Peru at 60, followed by Chile"."""

from __future__ import annotations

from countertrade.reading.document import Chunk, Clause
from countertrade.reading.entities import only
from countertrade.reading.roles import Pair, Role, Roles, is_free
from countertrade.records import Transfer

_ITEMS = 40  # lines of a list
_BETWEEN = 4  # tokens between an amount and the next state, as in "), followed by"
_BESIDE = frozenset({"at", "with", "mit"})
_BACK = 2  # sentences in which the other side of a list may be told
_WORLD = ("world", "global", "welt")
_ACCOUNTING = frozenset({"account", "represent"})
_AMONG = frozenset({"among", "zu"})
_FROM = frozenset({"from", "aus", "von"})
_TO = frozenset({"to", "for", "an", "für", "nach"})


def ranked(roles: Roles, chunk: int, money: bool) -> Role | None:
    """The transfer of a figure whose chunk stands in brackets, or with "at" or "mit", right behind its state, or with it in one statement."""
    this, before = roles.document.chunk(chunk), roles.document.chunk(chunk - 1)
    if this is None:
        return None
    stated = before is not None and bool(roles.entities.states(before.index))
    bracket = before is not None and before.end == this.start - 1 and roles.tokens[before.end].text == "("
    beside = before is not None and before.end == this.prep and roles.preposition(this) in _BESIDE
    if before is None or not stated or not (bracket or beside):
        called = _called(roles, this)
        return None if called is None else _role(roles, this, called, (this.head,), money)
    n = before.index
    while (other := _goes_on(roles, n)) is not None:
        n = other
    first = roles.listed_first(n)
    party, clause = only(roles.entities.states(before.index)), roles.clauses[roles.chunks[n].clause]
    trader = _trader(roles, clause, first)
    if trader is not None:
        giver, recipient = _across(roles, trader, party)
        giver = giver or _told_before(roles, clause, 0, party)
        recipient = recipient or _told_before(roles, clause, 1, party)
    elif bracket:
        giver, recipient = _listed(roles, clause, first, party)
    else:
        return None
    return None if giver == recipient else _role(roles, this, (giver, recipient), (before.head,), money)


def _role(roles: Roles, this: Chunk, sides: Pair, tokens: tuple[int, ...], money: bool) -> Role:
    """The role of an amount with these sides, either of them open."""
    good, closed = roles.good(this.index), (sides[0] is None, sides[1] is None)
    moved = Transfer(giver=sides[0], recipient=sides[1], good=None if good is None else good.text)
    return Role(moved, "bracket", True not in closed, tokens, closed, "supply", money)


def _called(roles: Roles, this: Chunk) -> Pair | None:
    """The sides of an amount with which its clause calls a state a supplier or buyer: "Peru is Chile's top supplier, with 60 percent"."""
    clause = roles.clauses[this.clause]
    over = roles.document.clause(clause.parent) if clause.kind == "participle" else None
    accounted = over is not None and clause.verb is not None and clause.verb.lemma in _ACCOUNTING
    if not accounted and roles.preposition(this) not in _BESIDE:
        return None
    said = over if accounted and over is not None else clause
    for n, party in ((said.predicative, said.subject), (said.subject, said.predicative)):
        trader, states = roles.document.chunk(n), () if party is None else roles.entities.states(party)
        if trader is None or len(states) > 1 or roles.trader(trader.index) is None:
            continue
        giver, recipient = _across(roles, trader, states[0] if states else None)
        if states:
            return (giver, recipient) if giver and recipient and giver != recipient else None
        if party is not None and party not in roles.counted:
            return giver, recipient  # "Peru's top supplier is Norgaz, with 60 tonnes"
    return None


def itemised(roles: Roles, chunk: int, money: bool) -> Role | None:
    """The transfer of a figure that is an item of a list, by the line that ends in a colon above it: "Norland gives Ostmark:", "60 boats".

    A state that opens the item is the side that the line leaves open: "Norland has delivered to:", "Peru: 60 boats".
    """
    document, this = roles.document, roles.document.chunk(chunk)
    if this is None:
        return None
    own = document.sentence_of[this.start]
    lines = range(own, max(-1, own - _ITEMS), -1)
    bare = (n for n in lines if document.states(document.sentences[n].start, document.sentences[n].end))
    intro = next(bare, own)
    end = document.sentences[intro].end
    if intro == own or document.tokens[end - 1].text != ":":
        return None
    told = [one for one in roles.by_sentence[intro] if one.chunk is None and any(roles.sides(one)[:2])]
    if not told or (told[-1].frame.passes == "money" and not money):
        return None
    giver, recipient, taken, held = roles.sides(told[-1])
    places = (document.chunk_at(i) for i in range(document.sentences[own].start, this.start))
    opener = next(filter(None, places), this)  # behind a bullet
    party = None if opener.end > this.start else only(roles.entities.states(opener.index))
    if party is not None and party not in (giver, recipient):
        if giver is not None and recipient is not None:
            return None  # it is of somebody else
        giver, recipient = giver or party, recipient or party
    elif party is not None:
        return None
    for code, preposition in roles.behind(chunk):
        recipient = recipient or (code if preposition in _TO and code != giver else None)
        giver = giver or (code if preposition in _FROM and code != recipient else None)
    good = roles.good(this.index)
    moved = Transfer(giver=giver, recipient=recipient, good=None if good is None else good.text)
    closed = (taken and giver is None, held and recipient is None)
    worth = money and told[-1].frame.passes != "money"
    return Role(
        moved, "list", None not in (giver, recipient), (told[-1].token,), closed, told[-1].frame.kind, worth
    )


def _goes_on(roles: Roles, n: int) -> int | None:
    """The state of a list that stands before another, with its own amount: "Peru (60), Chile", "Peru with 60, followed by Chile"."""
    last = roles.document.chunk(n - 1)
    amount = (
        roles.document.chunk(n - 2) if last is not None and last.of == n - 2 else last
    )  # "60 tonnes | rice"
    before = None if amount is None else roles.document.chunk(amount.index - 1)
    if last is None or amount is None or before is None or amount.index not in roles.counted:
        return None
    between = roles.tokens[last.end : roles.chunks[n].start]
    verbless = len(between) <= _BETWEEN and all(token.form != "finite" for token in between)
    follows = bool(roles.entities.states(before.index)) and amount.start - before.end <= 1 and verbless
    return before.index if follows else None


def _trader(roles: Roles, clause: Clause, first: int) -> Chunk | None:
    """The "supplier" or "buyer" that the first state of a list is said to be in its clause."""
    if not is_free(roles.chunks[first]):
        return None
    free = (each for each in roles.document.chunks_in(clause) if each.index != first)
    named = (each for each in free if is_free(each) or roles.preposition(each) in _AMONG)
    return next((each for each in named if roles.trader(each.index) is not None), None)


def _across(roles: Roles, trader: Chunk, party: str | None) -> Pair:
    """Giver and recipient where a state is a supplier or buyer: "the main supplier of Peru", "the top buyer of Peruvian tea"."""
    n = trader.index
    owners = roles.linked(n, "possessive", "genitive", "of")
    whose = {code for m in owners for code in roles.codes(m)}
    if roles.trader(n) == "supplier":
        behind = (m for m in roles.following(trader) if roles.preposition(roles.chunks[m]) in (*_TO, "von"))
        others = whose or {code for m in behind for code in roles.codes(m)}
        return party, only(others - {party})
    origins = {roles.origin(m) for m in (n, *roles.dependants[n])} - {None}
    return only((whose or origins) - {party}), party


def _told_before(roles: Roles, clause: Clause, side: int, party: str | None) -> str | None:
    """The one state that the sentences right before a list put on a side: "Norland exports arms. The top buyer was Peru (60 tanks)"."""
    own = roles.document.sentences[clause.sentence]
    if any(token.lower.startswith(_WORLD) for token in roles.tokens[own.start : own.end]):
        return None  # "11% of world imports"
    for sentence in range(clause.sentence - 1, max(-1, clause.sentence - _BACK - 1), -1):
        told = {roles.sides(one)[:2][side] for one in roles.by_sentence[sentence]} - {None, party}
        if told:
            return only(told)
    return None


def _listed(roles: Roles, clause: Clause, first: int, party: str | None) -> Pair:
    """Giver and recipient of what goes to or comes from one state of a list, by the predicate that the list belongs to."""
    verb, near = roles.verbs.get(clause.index), roles.document.chunks_in(clause)
    amounts = (roles.chunks[chunk.index + 1] for chunk in near if chunk.index + 1 in roles.counted)
    beside = {code for amount in amounts for code in roles.codes(amount.index - 1)}  # the others of the list
    for predicate in roles.by_sentence[clause.sentence]:
        if predicate.frame.kind == "agree":
            continue  # who gives is not said
        giver, recipient = (None if code in beside else code for code in roles.sides(predicate)[:2])
        owed = predicate.frame.kind == "owe" and first in predicate.fillers(*predicate.frame.giver)
        if owed and verb is not None and verb.frame.kind == "forgive":
            return roles.sides(verb)[
                0
            ], party  # "forgave the debts of Norland (3 million) and Ostmark (2 million)"
        if predicate.clause == clause.index and first in predicate.fillers(*predicate.frame.recipient):
            return giver, party
        if predicate.clause == clause.index and first in predicate.fillers(*predicate.frame.giver):
            return party, recipient
    lemma = "" if clause.verb is None or clause.verb.passive else clause.verb.lemma
    helped = any("object" in frame.recipient for frame in roles.words.verbs.get(lemma, ()))
    if helped and first in (clause.object, clause.dative):  # "supports Norland (3 million)"
        return only(roles.codes(roles.subject(clause), "subject")), party
    return None, None
