"""The schema of each subject of the lexicon, one for all languages.

A file holds groups of lemmas that behave alike (`[[verb]]`, `[[noun]]`, …). What consumers get is an index from lemma to its
readings: most lemmas have one, and where there are several each says by `requires` what must stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from countertrade.records import Medium, Record, Status

# How a slot is filled: "dative" is also the first of two English objects, "agent" the von/durch/by of a passive or a noun,
# "compound" the first part of a compound ("Russlands Öllieferung", "oil delivery"), "adjective" a demonym ("Russian deliveries"),
# "complement" the noun of a light verb itself, "with" the reflexive pronoun of "sich leihen" is "reflexive".
Slot = Annotated[
    str,
    msgspec.Meta(
        pattern="^(subject|object|dative|genitive|possessive|agent|compound|adjective|complement|reflexive|impersonal|negation|clause|infinitive|number|particle:[a-zäöüß]+|prep:[a-zäöüß]+)$"
    ),
]
Slots = tuple[Slot, ...]
Words = tuple[str, ...]

# --- Speech -----------------------------------------------------------------------------------------------------------

SpeechKind = Literal[
    "say", "explain", "add", "write", "report", "announce", "claim", "insist", "estimate", "calculate", "expect", "assume", "think",
    "know", "hope", "fear", "deny", "doubt", "confirm", "admit", "demand", "ask", "answer", "promise", "offer", "threaten", "warn",
    "agree", "refuse", "decide", "advise", "accuse", "criticise", "praise", "name", "show", "find", "learn", "quote", "complain",
]  # fmt: skip

# clause: dass, that, ob, whether, a question word; bare: a clause without one (in German in the subjunctive or with verb second);
# infinitive: zu, to; quotation: words in marks; object: a noun that sums it up; number: such an object only where it states a number
Complement = Literal["clause", "bare", "infinitive", "quotation", "object", "number"]


class SpeechVerb(Record, frozen=True, kw_only=True):
    """Verbs of saying, thinking and writing that take the same complements.

    `source` is the slot of whoever says it, `addressee` of whoever is told, `about` the prepositions before what is said ("put it at
    nine million", "warnt vor"). `needs`: without one of its complements the verb tells of no speech. `labels`: it calls its object
    something. `impersonal`: it also stands with an empty subject ("es heißt") and then names no source. `requires`: what must stand
    beside it for this reading.
    """

    lemmas: Words
    kind: SpeechKind
    medium: Medium
    takes: tuple[Complement, ...]
    about: Words = ()
    source: Slots = ("subject",)
    addressee: Slots = ()
    needs: bool = False
    labels: bool = False
    impersonal: bool = False
    requires: Slots = ()


class SpeechNoun(Record, frozen=True, kw_only=True):
    """Nouns of saying. `carrier`: frames stand on it ("nach Angaben von", "according to estimates by"). `document`: itself a source."""

    lemmas: Words
    kind: SpeechKind
    medium: Medium
    source: Slots
    takes: tuple[Complement, ...] = ()
    carrier: bool = False
    document: bool = False


class Frame(Record, frozen=True, kw_only=True):
    """Words that attribute without a predicate, as sequences of lemmas; "…" is where the source stands.

    before: a preposition; after: a postposition; around: both; clause: a conjunction before source and speech verb ("wie X sagt", "as X
    put it"); parenthesis: ", so X"; citing: what follows is the source of the subject, who only passes it on; through: what follows is told it and
    passes it on ("in an interview with"); quoted: the one before is quoted through another; continuing: points back to the source named last ("demnach"). `carrier`: only with a noun of saying ("nach Angaben").
    """

    patterns: Words
    form: Literal[
        "before", "after", "around", "clause", "parenthesis", "citing", "through", "quoted", "continuing"
    ]
    medium: Medium
    carrier: bool = False


class Hearsay(Record, frozen=True, kw_only=True):
    """Words that tell of a report without naming who made it. modal: with an infinitive; passive: "is said to"; phrase: lemmas in a row."""

    lemmas: Words
    form: Literal["adverb", "adjective", "modal", "passive", "phrase", "noun"]
    kind: Literal["report", "belief"]


class Speech(Record, frozen=True, kw_only=True):
    """Predicates and frames of attribution, by lemma."""

    verbs: Mapping[str, tuple[SpeechVerb, ...]]
    nouns: Mapping[str, SpeechNoun]
    frames: tuple[Frame, ...]
    hearsay: Mapping[str, tuple[Hearsay, ...]]


class SpeechFile(Record, frozen=True, kw_only=True):
    """`speech.toml`."""

    verb: tuple[SpeechVerb, ...]
    noun: tuple[SpeechNoun, ...]
    frame: tuple[Frame, ...]
    hearsay: tuple[Hearsay, ...]


# --- Transfers --------------------------------------------------------------------------------------------------------

TransferKind = Literal[
    "give", "donate", "deliver", "send", "deploy", "supply", "provide", "hand over", "share", "sell", "buy", "order", "pay", "fund",
    "invest", "compensate", "repay", "return", "owe", "forgive", "cost", "charge", "lend", "borrow", "lease", "promise", "offer", "agree",
    "request", "receive", "earn", "import", "export", "host", "train", "build", "swap", "cede", "seize", "move", "withdraw", "use up",
]  # fmt: skip
Passing = Literal["anything", "goods", "money", "persons", "service", "knowledge", "territory"]


class Transfer(Record, frozen=True, kw_only=True):
    """Predicates by which something passes from a giver to a recipient, with the slots that name the parties.

    `price` is what is given for the good, and passes the other way; `counter` the second good of a swap. `passes` restricts the good.
    `status` is what the predicate says in a plain past sentence. The passive is derived: object becomes subject, subject becomes agent.
    """

    lemmas: Words
    kind: TransferKind
    giver: Slots = ()
    recipient: Slots = ()
    good: Slots = ()
    price: Slots = ()
    counter: Slots = ()
    passes: Passing = "anything"
    status: Status = "delivered"
    requires: Slots = ()


class LightVerb(Record, frozen=True, kw_only=True):
    """A verb that with a noun makes a predicate of transfer: "Hilfe leisten", "zur Verfügung stellen", "take delivery of".

    Any of `verbs` with any of `nouns` as its object, or with it behind `preposition`. The slot "complement" is that noun: it is the good.
    """

    verbs: Words
    nouns: Words
    kind: TransferKind
    preposition: str = ""
    giver: Slots = ()
    recipient: Slots = ()
    good: Slots = ()
    price: Slots = ()
    counter: Slots = ()
    passes: Passing = "anything"
    status: Status = "delivered"


class Transfers(Record, frozen=True, kw_only=True):
    """Predicates of giving and getting, by lemma; light verbs by (verb, preposition or "", noun)."""

    verbs: Mapping[str, tuple[Transfer, ...]]
    nouns: Mapping[str, tuple[Transfer, ...]]
    light: Mapping[tuple[str, str, str], LightVerb]


class TransfersFile(Record, frozen=True, kw_only=True):
    """`transfers.toml`."""

    verb: tuple[Transfer, ...]
    noun: tuple[Transfer, ...]
    light: tuple[LightVerb, ...]
