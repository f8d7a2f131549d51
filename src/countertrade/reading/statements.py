"""Statements without a figure: transfers, commitments, warnings, conditions, denials and effects between states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from countertrade.reading.attribution import Saying
from countertrade.reading.document import Chunk, Clause, Document
from countertrade.reading.document.arguments import TIME_NOUNS
from countertrade.reading.flows import Way
from countertrade.reading.items import class_of
from countertrade.reading.roles import Predicate, Roles
from countertrade.reading.sides import Weighing
from countertrade.records import ClaimKind, Transfer

_DENYING = frozenset({"deny"})
_WARNING = frozenset({"warn", "threaten", "fear"})
_RANKING = frozenset(
    "be remain become count rank climb shoot rise sein bleiben werden zählen gehören aufsteigen gelten".split()
)
_RETURNING = re.compile(r"\b(in (return|exchange)|im gegenzug|als gegenleistung|im austausch|dafür)\b")
_NO_GOODS = (
    frozenset(
        {"Gegenzug", "Austausch", "return", "exchange", "number", "question", "Zahl", "Anzahl", "Frage"}
    )
    | TIME_NOUNS
)
_THANKING = frozenset({"thank", "danken", "bedanken"})  # for goods or for a stance
_ABROAD = frozenset({"send", "deploy"})  # people, to another state than theirs
_LONGEST = 90  # tokens of a sentence; beyond that it is a list


class Statement(NamedTuple):
    """A clause that says something of a deal and prints no figure. `at` is the token that stands for it, `good` the tokens of what is given."""

    kind: ClaimKind
    clause: int
    at: int
    good: tuple[int, int] | None
    transfer: Transfer | None
    rule: str
    sure: bool


def statements(
    document: Document, weighing: Weighing, sayings: Sequence[Saying], counted: frozenset[int]
) -> list[Statement]:
    """One statement for each clause that speaks of a deal between states; `counted` are the chunks of figures that are claims.

    Of a clause with such a figure only a verb is one whose good is something else.
    """
    found: list[Statement] = []
    denied = {
        i
        for saying in sayings
        if saying.act in _DENYING
        for start, end in saying.content
        for i in range(start, end)
    }
    warned = {
        i
        for saying in sayings
        if saying.act in _WARNING
        for start, end in saying.content
        for i in range(start, end)
    }
    held = {document.chunks[n].clause for n in counted if n >= 0}
    for clause in document.clauses:
        sentence = document.sentences[clause.sentence]
        if sentence.end - sentence.start > _LONGEST:
            continue
        if clause.index in held and not _apart(weighing.flows.roles, clause, counted):
            own = weighing.flows.roles.verbs.get(clause.index)
            found += _returned(document, weighing, own, alone=True) if own is not None else ()
        else:
            found += _of_clause(document, weighing, clause, denied, warned)
    return found


def _of_clause(
    document: Document, weighing: Weighing, clause: Clause, denied: set[int], warned: set[int]
) -> Iterator[Statement]:
    roles = weighing.flows.roles
    own = roles.verbs.get(clause.index)
    predicates = [own] if own is not None else []
    predicates += [
        predicate
        for predicate in roles.by_sentence[clause.sentence]
        if predicate.chunk is not None
        and predicate.clause == clause.index
        and _chunk_is_free(document, predicate.chunk)
    ]
    predicates += roles.participles(clause)
    for predicate in predicates:
        if clause.verb is None and not all(roles.sides(predicate)[:2]):
            continue  # a headline without a verb names both itself
        transfer = _moved(document, weighing, predicate)
        returned = _returned(document, weighing, predicate, alone=transfer is None)
        if transfer is not None:
            good = _good(document, roles, predicate)
            kind: ClaimKind = (
                "denial"
                if predicate.token in denied
                else "warning"
                if predicate.token in warned
                else "transfer"
            )
            yield Statement(
                kind,
                clause.index,
                predicate.token,
                good,
                transfer,
                "verb" if predicate.chunk is None else "noun",
                True,
            )
        yield from returned
        if transfer is not None or returned:
            return
    destined = _destined(document, roles, clause)
    if destined is not None:
        yield destined
        return
    verb = clause.verb
    if verb is None:
        return
    traded = _trading(document, roles, clause)
    if traded is not None:
        yield traded
        return
    states = _states(roles, clause, document)
    if len(states) >= 2 or (states and clause.kind == "conditional"):
        if any(
            document.tokens[i].lemma in roles.words.pacts
            for start, end in clause.ranges
            for i in range(start, end)
        ):
            yield Statement("commitment", clause.index, verb.main, None, None, "pact", True)
        elif clause.kind == "conditional":
            yield Statement("condition", clause.index, verb.main, None, None, "condition", True)
        elif verb.main in warned:
            yield Statement("warning", clause.index, verb.main, None, None, "warning", True)
        elif verb.main in denied:
            yield Statement("denial", clause.index, verb.main, None, None, "denial", True)
        elif verb.lemma in roles.words.effects:
            yield Statement("effect", clause.index, verb.main, None, None, "effect", True)


def _returned(
    document: Document, weighing: Weighing, predicate: Predicate, *, alone: bool
) -> list[Statement]:
    """What is given for what passes by a predicate; `alone` where the clause makes no statement of that itself."""
    priced = weighing.flows.priced(predicate)
    if priced is None:
        return []
    n, (giver, recipient) = priced
    good = _bare(document, document.chunks[n].start, document.chunks[n].end)
    words = " ".join(token.text for token in document.tokens[good[0] : good[1]])
    moved = Transfer(giver=giver, recipient=recipient, good=words)
    at = predicate.token if alone else good[0]
    return [Statement("transfer", predicate.clause, at, good, moved, "price" if alone else "return", True)]


def _apart(roles: Roles, clause: Clause, counted: frozenset[int]) -> bool:
    """Whether the verb of a clause with figures passes something else than they count."""
    own = roles.verbs.get(clause.index)
    if own is None or own.frame.passes == "money":
        return False
    goods = {n for slot in own.frame.good for n in own.slots.get(slot, ())}
    chunks = [n for n in counted if n >= 0 and roles.document.chunks[n].clause == clause.index]
    return bool(goods or own.frame.passes == "knowledge") and all(
        goods.isdisjoint(roles.chain(n)) for n in chunks
    )


def _chunk_is_free(document: Document, n: int) -> bool:
    chunk = document.chunks[n]
    return not any(token.pos == "num" for token in document.tokens[chunk.start : chunk.end])


def _moved(document: Document, weighing: Weighing, predicate: Predicate) -> Transfer | None:
    """The transfer of a predicate whose two sides are both named and two; None otherwise."""
    roles = weighing.flows.roles
    way = weighing.predicate(predicate) or _in_return(document, weighing, predicate)
    if way is None or (_flies(document, predicate) and roles.sides(predicate)[1] is None):
        return None
    good = _good(document, roles, predicate)
    if good is None and not predicate.frame.good:  # "for arming Ostmark"
        return Transfer(giver=way[0], recipient=way[1], status=roles.status(predicate))
    if good is None or _is_no_good(document, roles, predicate, good):
        return None
    people = document.chunks[document.chunk_of[good[1] - 1]]
    home = roles.origin(people.index) == way[1] and predicate.frame.kind in _ABROAD
    if home and _crowd(roles, people):
        return None  # "sends Ostmark's fighters abroad"
    words = " ".join(token.text for token in document.tokens[good[0] : good[1]])
    return Transfer(giver=way[0], recipient=way[1], good=words, status=roles.status(predicate))


def _crowd(roles: Roles, chunk: Chunk) -> bool:
    return chunk.plural is not False and roles.is_people(chunk.index)


def _in_return(document: Document, weighing: Weighing, predicate: Predicate) -> Way | None:
    """The sides of what is said to be given in return, one of which the clause leaves to what was told just before."""
    sentence = document.sentences[document.sentence_of[predicate.token]]
    words = " ".join(document.tokens[i].lower for i in range(sentence.start, predicate.token + 1))
    if predicate.chunk is not None or not _RETURNING.search(words):
        return None
    giver, recipient, taken, held = weighing.flows.joined(predicate)
    if (giver is None) == (recipient is None) or (giver is None and taken) or (recipient is None and held):
        return None
    first = document.sentences[max(0, document.sentence_of[predicate.token] - 1)].start
    for passage in reversed(weighing.flows.between(first, predicate.token)):
        if passage.giver and passage.recipient:
            back = passage.recipient, passage.giver
            return back if giver in (None, back[0]) and recipient in (None, back[1]) else None
    return None


def _destined(document: Document, roles: Roles, clause: Clause) -> Statement | None:
    """What goods say themselves by where they are from and for whom they are: "Chilean copper for Peru"."""
    for n in dict.fromkeys(document.chunk_of[i] for start, end in clause.ranges for i in range(start, end)):
        chunk = document.chunks[n] if n >= 0 else None
        if chunk is None or n in roles.nouns or not _chunk_is_free(document, n):
            continue
        if class_of(document.language, document.tokens[chunk.head].lemma) is None:
            continue
        origin = roles.origin(n)
        meant = {
            code
            for m in roles.following(chunk)
            if roles.preposition(document.chunks[m]) in ("for", "für")
            for code in roles.codes(m, "prep:for")
        }
        if origin is None or len(meant) != 1 or origin in meant:
            continue
        good = _bare(document, chunk.start, chunk.end)
        words = " ".join(token.text for token in document.tokens[good[0] : good[1]])
        moved = Transfer(giver=origin, recipient=meant.pop(), good=words)
        return Statement("transfer", clause.index, chunk.head, good, moved, "goods", True)
    return None


def _trading(document: Document, roles: Roles, clause: Clause) -> Statement | None:
    """What is said by naming a supplier or a buyer: "Norway is the largest buyer of Peruvian copper"."""
    verb = clause.verb
    if verb is None:
        return None
    over = any(
        document.tokens[i].lower == "no" and document.tokens[i + 1].lower == "longer"
        for start, end in clause.ranges
        for i in range(start, end - 1)
    )
    ranked = verb.lemma in _RANKING and not verb.negated and not over
    chunks = dict.fromkeys(document.chunk_of[i] for start, end in clause.ranges for i in range(start, end))
    for n in chunks:
        side = _side(document, roles, n)
        apposed = side is not None and document.chunks[n].link == "apposition"
        if side is None or not (ranked or apposed):
            continue
        own = [m for m in roles.dependants[n] if m != roles.document.chunks[n].of]
        above = document.chunks[n].of
        party = {
            code
            for m in ((above,) if apposed else (clause.subject, clause.object, clause.predicative, above))
            if m is not None and m != n and m not in own and document.chunks[m].prep is None
            for code in roles.codes(m, "subject")
        }
        goods = [m for m in (*own, *roles.following(document.chunks[n])) if not roles.codes(m, "subject")]
        others = {
            code
            for m in (*own, *roles.following(document.chunks[n]))
            if m not in goods
            for code in roles.codes(m, "subject")
        }
        if not others and side == "buyer":
            others = {code for m in goods if (code := roles.origin(m)) is not None}
        if len(party) != 1 or len(others) != 1 or party == others:
            continue
        one, other = party.pop(), others.pop()
        head = document.chunks[n].head
        good = (
            _bare(document, document.chunks[goods[0]].start, document.chunks[goods[0]].end)
            if goods
            else (head, head + 1)
        )
        words = " ".join(token.text for token in document.tokens[good[0] : good[1]])
        giver, recipient = (one, other) if side == "supplier" else (other, one)
        moved = Transfer(giver=giver, recipient=recipient, good=words)
        return Statement("transfer", clause.index, verb.main, good, moved, "trader", True)
    return None


def _side(document: Document, roles: Roles, n: int) -> str | None:
    """Whether a chunk names a "supplier" or a "buyer", in German also in a compound: "Erdöllieferant"."""
    if n < 0 or document.chunks[n].pronoun:
        return None
    lemma = document.tokens[document.chunks[n].head].lemma.lower()
    for side, words in (("supplier", roles.words.suppliers), ("buyer", roles.words.buyers)):
        if lemma in words or (document.language == "de" and lemma.endswith(tuple(words))):
            return side
    return None


def _flies(document: Document, predicate: Predicate) -> bool:
    """Whether a verb may only say that somebody uses a thing: "the army flies Norland's jets"."""
    return predicate.chunk is None and document.tokens[predicate.token].lemma in ("fly", "fliegen", "fahren")


def _good(document: Document, roles: Roles, predicate: Predicate) -> tuple[int, int] | None:
    """The tokens of what passes; the noun of transfer itself where nothing else is named."""
    for slot in predicate.frame.good:
        for n in predicate.slots.get(slot, ()):
            chunk = document.chunks[n]
            if (
                not chunk.pronoun
                and (predicate.frame.kind == "build" or not roles.codes(n) or _crowd(roles, chunk))
                and document.tokens[chunk.head].lemma not in _NO_GOODS
            ):
                # of "die von Norland gelieferten Boote" from the participle on
                within = chunk.start < predicate.token < chunk.head
                return _bare(document, predicate.token if within else chunk.start, chunk.end)
    if predicate.frame.kind == "swap":
        return None  # "trade with Peru" goes both ways
    if predicate.chunk is not None or predicate.frame.passes == "knowledge":
        return predicate.token, predicate.token + 1
    return None


def _is_no_good(document: Document, roles: Roles, predicate: Predicate, good: tuple[int, int]) -> bool:
    """Whether what "passes" is only a price, is forgiven without being owed, or is nobody: "lower gas prices", "commit suicide"."""
    chunk = document.chunk_of[good[1] - 1]
    if predicate.chunk is None and predicate.frame.passes == "persons" and not roles.is_people(chunk):
        return True
    paid = predicate.frame.passes == "money" and predicate.frame.kind != "send"
    if predicate.chunk is None and paid and roles.is_people(chunk):
        return True  # "pays the millers"
    noun = roles.nouns.get(chunk)
    if document.tokens[predicate.token].lemma in _THANKING and noun is None:
        return class_of(document.language, document.tokens[document.chunks[chunk].head].lemma) is None
    kind = noun.frame.kind if noun is not None else ""
    return kind in ("cost", "swap") or (
        predicate.frame.kind == "forgive" and kind not in ("owe", "lend", "pay")
    )


def _bare(document: Document, start: int, end: int) -> tuple[int, int]:
    while start < end - 1 and document.tokens[start].pos in ("det", "adv"):
        start += 1
    return start, end


def _states(roles: Roles, clause: Clause, document: Document) -> set[str]:
    found: set[str] = set()
    for start, end in clause.ranges:
        n = -1
        for i in range(start, end):
            if document.chunk_of[i] not in (-1, n):
                n = document.chunk_of[i]
                found.update(roles.entities.states(n))
                found.update(roles.entities.adjectives(document.chunks[n]))
    return found
