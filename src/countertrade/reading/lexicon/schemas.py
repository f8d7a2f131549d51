"""The schema of each subject of the lexicon, one for all languages.

A file holds groups of lemmas that behave alike (`[[verb]]`, `[[noun]]`, …). What consumers get is an index from lemma to its
readings: most lemmas have one, and where there are several each says by `requires` what must stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from countertrade.quantity import Bound
from countertrade.records import Medium, Modality, Record, SourceKind, Status

# How a slot is filled: "dative" is also the first of two English objects, "agent" the von/durch/by of a passive or a noun,
# "compound" the first part of a compound ("Russlands Öllieferung", "oil delivery"), "adjective" a demonym ("Russian deliveries"),
# "complement" the noun of a light verb itself, "copula" that the verb is "be", "with" the reflexive pronoun of "sich leihen" is "reflexive",
# "thing" the goods that something is paid in, "people" that the object counts people, "captive" that they are held by others,
# "unrated" that an amount is for nothing ("verlangt 300 Dollar", but not "300 Dollar je Tonne").
Slot = Annotated[
    str,
    msgspec.Meta(
        pattern="^(subject|object|dative|genitive|possessive|agent|compound|adjective|complement|reflexive|impersonal|negation|clause|infinitive|participle|question|number|perfect|past|passive|copula|act|alone|thing|people|captive|unrated|sum|causative|particle:[a-zäöüß]+|beside:[a-zäöüß]+|gerund:[a-z]+|prep:[a-zäöüß]+)$"
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


class SpeechLight(Record, frozen=True, kw_only=True):
    """A verb that with a noun makes a predicate of saying: "die Ansicht vertreten", "in Abrede stellen", "make the point".

    Any of `verbs` with any of `nouns` as its object, or with it behind `preposition`; adjectives count as nouns ("make clear").
    """

    verbs: Words
    nouns: Words
    kind: SpeechKind
    medium: Medium
    takes: tuple[Complement, ...]
    preposition: str = ""
    about: Words = ()
    source: Slots = ("subject",)
    addressee: Slots = ()


class Frame(Record, frozen=True, kw_only=True):
    """Words that attribute without a predicate, as sequences of lemmas; "…" is where the source stands.

    before: a preposition; after: a postposition; around: both; citing: what follows is the source of the subject, who only passes it on;
    continuing: points back to the source named last ("demnach"). `carrier`: only with a noun of saying ("nach Angaben").
    """

    patterns: Words
    form: Literal["before", "after", "around", "citing", "continuing"]
    medium: Medium
    carrier: bool = False


class Hearsay(Record, frozen=True, kw_only=True):
    """Words that tell of a report without naming who made it. modal: with an infinitive; passive: "is said to"; phrase: lemmas in a row."""

    lemmas: Words
    form: Literal["adverb", "adjective", "modal", "passive", "phrase", "noun"]
    kind: Literal["report", "belief"]


class Speech(Record, frozen=True, kw_only=True):
    """Predicates and frames of attribution, by lemma; light verbs by (verb, preposition or "", noun).

    `terms` are verbs by which only something written says anything: "the draft provides for 300", "der Entwurf begrenzt".
    """

    verbs: Mapping[str, tuple[SpeechVerb, ...]]
    terms: Mapping[str, tuple[SpeechVerb, ...]]
    nouns: Mapping[str, SpeechNoun]
    light: Mapping[tuple[str, str, str], SpeechLight]
    frames: tuple[Frame, ...]
    hearsay: Mapping[str, tuple[Hearsay, ...]]


class SpeechFile(Record, frozen=True, kw_only=True):
    """`speech.toml`."""

    verb: tuple[SpeechVerb, ...]
    terms: tuple[SpeechVerb, ...]
    noun: tuple[SpeechNoun, ...]
    light: tuple[SpeechLight, ...]
    frame: tuple[Frame, ...]
    hearsay: tuple[Hearsay, ...]


# --- Sources ---


class Sources(Record, frozen=True, kw_only=True):
    """What can say something: nouns by lemma in lower case, pronouns by form. What is written is among the nouns of `Speech`.

    `firms`: companies, and who makes, carries or trades, where one word behind them is the name of a firm rather than of somebody.
    `papers` end the names of outlets, and no surnames. `endings` make a noun a person. In German a compound counts by its last part. `impersonal` pronouns stand for bodies and writings.
    `members`: one of several who were named before ("another", "der andere"). Of an interview: the labels `asks` and `answers`; `addresses`: nouns for a speech; `claims` are labels before what a fact check
    checks, `credits` before who made a picture. Of where figures are from: `figures` are nouns for them, `coming` the verbs before a
    preposition of `whence` ("stem from"), `compiling` those whose passive names who made them with one of `makers` ("compiled by").
    """

    persons: Words
    bodies: Words
    firms: Words
    outlets: Words
    papers: Words
    endings: Words
    pronouns: Words
    impersonal: Words
    members: Words
    asks: Words
    addresses: Words
    answers: Words
    claims: Words
    credits: Words
    figures: Words
    coming: Words
    whence: Words
    compiling: Words
    makers: Words


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


class Amount(Record, frozen=True, kw_only=True):
    """Verbs that tie a thing to its amount: "beläuft sich auf", "adds up to", "covers".

    equal: it is that much; contain: it has that much among it; exceed, below: a bound; rise, fall: by or to that much; last: for that
    long; suffice: enough for.
    """

    lemmas: Words
    kind: Literal["equal", "contain", "exceed", "below", "rise", "fall", "last", "suffice"]
    what: Slots
    amount: Slots
    requires: Slots = ()


class TransferWords(Record, frozen=True, kw_only=True):
    """Sets of words around transfers, the same in the file and in its index.

    `controls`: verbs whose object does what their infinitive says. `standins`: nouns for a party that the text names elsewhere
    ("the buyer", "das Regime"). `suppliers`, `buyers`: nouns that say on which side of a trade a party is. `countries`: nouns for a
    state named before. `equating`: what stands between two figures for one amount. `impersonal`: pronouns for whoever is at a
    place; `partitive`: what stands beside a part of what was named before; `further`: what says that a figure is more of it;
    `exemplifying`: what stands between several and those of them that are named ("countries such as Peru"); `choosing`: what says that
    names are a choice, or left out; `lacking`: verbs by which what is counted is not there;
    `answering`: what says that something is given for what was told; `thereunder`: what opens a clause with what was agreed;
    `comparing`: what sets it beside the same of another time; `anywhere`: what says that the other side is any of many; `crossing`:
    prepositions of the way; `holding`: verbs between a container and what is in it. `directions`: prepositions of whence and
    whither. `worth`: prepositions between a thing and its amount; `sums`: nouns between the two. `measuring`: verbs between a thing
    and its amount; `estimating`: verbs that put their object at an amount. `ranging`: prepositions that only make a figure a range;
    `exchanging`: prepositions before what is given in return, `countering`: phrases that are so with "for". `arriving`: verbs of motion whose "in" names the goal. `ours`:
    pronouns of the speaker's side. `crowds`: people counted, `units` last parts of nouns for those who are sent together. `harming`: verbs of what befalls people, `harmed` words for those whom it befell; `expelling`: those that send them home; `ending`: those by which what passes passes no longer. `cash`: currencies and money.
    `pacts`: agreements. `effects`: verbs for what a deal does to a state. `aspects`: verbs whose subject does what the noun of
    transfer in their object says ("suspend deliveries"); `replying`: verbs of answering what another offers or asks for; `permitting`: verbs by which whom they name in the dative does it. `possessives`: determiners for the subject's own. `bearing`: prepositions
    between a whole and whom or what it is made of ("ein Team mit 80 Rettern"). `receiving`: auxiliaries of the German passive of
    the recipient. `displaced`: people who are no longer their state's. `resolves`: nouns of what somebody has decided to do, of `intents`; `intents`: nouns whose owner does what their infinitive says
    ("India's decision to supply"). `undertakings`: what needs something for itself, not for the state where it is. `underway`:
    what says that something travels ("on its way"). `visits`: nouns of going to see somebody; `attacking`: verbs of war and of warding off, `reacting` those of answering what others do, `wars` last parts of its nouns, `rifts` those of what parts two states without one; `occurrences`: nouns of what happens, whose number passes to nobody; `consents`: nouns of what somebody else says to a thing before it is done; `unfreezing`: verbs of letting somebody have what is theirs; `respective`: words that give each of some to each of others; `makers`: who makes or trades, by no word for a body; `seated`: the words between a firm and the town of its seat; `prices`: last parts of nouns for what is paid for what was sold; `accompanying`: prepositions of what goes along; `vehicles`: last parts of nouns for what carries something, or for all that it carries; `awaiting`: verbs of waiting for what comes; `gatherings` last parts of nouns for where people meet and speak; `making`: verbs of making, using or keeping what passes to nobody, `saving` those of money; `stocks` last parts of nouns for how much there is of it, `holdings` those of money; `carrying`: verbs of whoever only carries; `captivity`: where people are held, `captives` who they are, `holding_captive` verbs of holding them; `freeing`: verbs and nouns of letting them go, `swapping` those that tell of other things too. `gestures`: nouns of what is only said or shown ("paid tribute"); `hauling`: nouns of carrying and keeping goods, which whoever pays for pays to somebody else; `purses`: what money is paid into ("trägt zum Haushalt bei"). `turns`: conjunctions that turn to another
    act. `until`: subordinators of what has to happen first, with a verb in the perfect, whose auxiliary is one of `having`
    ("wenn Peru 40 Boote geliefert hat"). `needs`: last parts of nouns for what somebody needs or uses ("Gasbedarf").
    """

    controls: frozenset[str]
    impersonal: frozenset[str]
    partitive: frozenset[str]
    further: frozenset[str]
    exemplifying: frozenset[str]
    choosing: frozenset[str]
    lacking: frozenset[str]
    answering: frozenset[str]
    thereunder: frozenset[str]
    comparing: frozenset[str]
    anywhere: frozenset[str]
    crossing: frozenset[str]
    holding: frozenset[str]
    directions: frozenset[str]
    standins: frozenset[str]
    suppliers: frozenset[str]
    buyers: frozenset[str]
    countries: frozenset[str]
    equating: frozenset[str]
    worth: frozenset[str]
    sums: frozenset[str]
    measuring: frozenset[str]
    estimating: frozenset[str]
    ranging: frozenset[str]
    exchanging: frozenset[str]
    countering: frozenset[str]
    arriving: frozenset[str]
    ours: frozenset[str]
    crowds: frozenset[str]
    units: frozenset[str]
    harming: frozenset[str]
    harmed: frozenset[str]
    ending: frozenset[str]
    expelling: frozenset[str]
    cash: frozenset[str]
    pacts: frozenset[str]
    effects: frozenset[str]
    aspects: frozenset[str]
    replying: frozenset[str]
    permitting: frozenset[str]
    possessives: frozenset[str]
    bearing: frozenset[str]
    receiving: frozenset[str] = frozenset()
    displaced: frozenset[str]
    intents: frozenset[str]
    resolves: frozenset[str]
    undertakings: frozenset[str]
    underway: frozenset[str]
    visits: frozenset[str]
    attacking: frozenset[str]
    reacting: frozenset[str]
    wars: frozenset[str]
    rifts: frozenset[str]
    consents: frozenset[str]
    occurrences: frozenset[str]
    gatherings: frozenset[str]
    awaiting: frozenset[str]
    respective: frozenset[str]
    unfreezing: frozenset[str]
    accompanying: frozenset[str]
    vehicles: frozenset[str]
    makers: frozenset[str]
    seated: frozenset[str]
    prices: frozenset[str]
    making: frozenset[str]
    saving: frozenset[str]
    stocks: frozenset[str]
    holdings: frozenset[str]
    carrying: frozenset[str]
    captivity: frozenset[str]
    captives: frozenset[str]
    freeing: frozenset[str]
    swapping: frozenset[str]
    holding_captive: frozenset[str]
    hauling: frozenset[str] = frozenset()
    gestures: frozenset[str] = frozenset()
    purses: frozenset[str] = frozenset()
    turns: frozenset[str]
    until: frozenset[str]
    having: frozenset[str]
    needs: frozenset[str]


class Transfers(TransferWords, frozen=True, kw_only=True):
    """Predicates of giving and getting, by lemma; light verbs by (verb, preposition or "", noun); verbs of amounts by lemma.

    `adverbs` stand for a preposition with a place or thing named before ("wohin": "nach").
    """

    verbs: Mapping[str, tuple[Transfer, ...]]
    nouns: Mapping[str, tuple[Transfer, ...]]
    light: Mapping[tuple[str, str, str], LightVerb]
    amounts: Mapping[str, tuple[Amount, ...]]
    adverbs: Mapping[str, str]


class TransfersFile(TransferWords, frozen=True, kw_only=True):
    """`transfers.toml`. `adverbs`: "word preposition" pairs."""

    adverbs: Words
    verb: tuple[Transfer, ...]
    noun: tuple[Transfer, ...]
    light: tuple[LightVerb, ...]
    amount: tuple[Amount, ...]


# --- Names ------------------------------------------------------------------------------------------------------------

Code = Annotated[
    str, msgspec.Meta(pattern="^([A-Z0-9]{2,8}|[A-Z][a-z]+ [A-Z][a-z]+)$")
]  # "World Bank" has no usual letters
HeadKind = Literal[
    "politician", "spokesperson", "official", "diplomat", "military", "expert", "business", "journalist", "justice", "worker", "activist",
    "clergy", "royal", "leader", "culture", "private",
    "government", "parliament", "intelligence", "police", "finance", "company", "party", "union", "science", "ngo", "religious",
    "international",
    "newspaper", "broadcaster", "agency", "online", "outlet name", "agency name", "broadcaster name", "platform name",
    "report", "statement", "agreement", "law", "record", "article",
    "anonymous",
]  # fmt: skip


class State(Record, frozen=True, kw_only=True):
    """A state or a bloc of states. `code` is ISO 3166-1 alpha-2, or a bloc's usual letters, its name where it has none.

    `names` in the file are further names: CLDR's comes first once loaded. `capitals` and `seats` ("Kreml", "White House") may stand for
    its government; `short` names it only where its full name stood before ("the North"). `organs` are bodies and companies of its own
    that act for it under their own names ("Auswärtiges Amt", "Gazprom").
    """

    code: Code
    names: Words = ()
    adjectives: Words = ()
    demonyms: Words = ()
    capitals: Words = ()
    seats: Words = ()
    short: Words = ()
    organs: Words = ()


class Title(Record, frozen=True, kw_only=True):
    """Words that stand before a person's name."""

    lemmas: Words
    kind: Literal["address", "office", "rank", "noble"]


class Head(Record, frozen=True, kw_only=True):
    """Nouns that say what a source is, by themselves or as the last part of a compound or name.

    `gender` is what the singular says of a person. "outlet name" and its like are parts of proper names ("Herald", "Reuters").
    """

    lemmas: Words
    kind: HeadKind
    source: SourceKind
    gender: Literal["male", "female", "any"] = "any"


class NameSets(Record, frozen=True, kw_only=True):
    """Small words in and around names, by form, the same in the file and in its index.

    `particles` stand inside persons' names, `ordinary` ones are words of the language too, `inner` inside those of papers and offices; `anonymity` beside sources without one,
    which `somebody` (pronouns) and `unnamed` (nouns) are. `departments` are what ministries are for.
    `articles` are no part of a name: some are `definite` or `indefinite`, `owned` ones begin with whose something is. `same` point
    back like an article, `everybody` names nobody. `districts` before a city's name show that it is no surname. `articled` states have an article.
    """

    particles: frozenset[str]
    ordinary: frozenset[str] = frozenset()
    inner: frozenset[str]
    anonymity: frozenset[str]
    somebody: frozenset[str]
    unnamed: frozenset[str]
    departments: frozenset[str] = frozenset()
    articles: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    owned: Words
    same: frozenset[str]
    everybody: frozenset[str]
    articled: frozenset[str] = frozenset()
    districts: frozenset[str]


class Names(NameSets, frozen=True, kw_only=True):
    """States, blocs, titles and heads, by word. Adjectives and demonyms are keyed in lower case, the rest as printed.

    A word may name several states ("Congolese").
    """

    states: Mapping[str, State]
    blocs: Mapping[str, State]
    places: Mapping[str, Words]
    capitals: Mapping[str, Words]
    seats: Mapping[str, Words]
    short: Mapping[str, Words]
    organs: Mapping[str, Words]
    adjectives: Mapping[str, Words]
    demonyms: Mapping[str, Words]
    titles: Mapping[str, Title]
    heads: Mapping[str, tuple[Head, ...]]


class NamesFile(NameSets, frozen=True, kw_only=True):
    """`names.toml`."""

    state: tuple[State, ...]
    bloc: tuple[State, ...]
    title: tuple[Title, ...]
    head: tuple[Head, ...]


# --- Goods ---


class Good(Record, frozen=True, kw_only=True):
    """What is traded, given or counted under one name for all languages: `kind` is the class of an item."""

    kind: str
    de: Words
    en: Words


class GoodsFile(Record, frozen=True, kw_only=True):
    """`goods.toml`."""

    good: tuple[Good, ...]


class Region(Record, frozen=True, kw_only=True):
    """A part of the world, or a form of state: the words for it, what German words for a state of it begin with, and its states."""

    de: Words = ()
    stems: Words = ()
    en: Words
    states: tuple[Code, ...]


class RegionsFile(Record, frozen=True, kw_only=True):
    """`regions.toml`."""

    region: tuple[Region, ...]


class Acting(Record, frozen=True, kw_only=True):
    """Companies and persons that act for a state, in any language."""

    code: Code
    companies: Words = ()
    leaders: Words = ()
    families: Words = ()


class ActorsFile(Record, frozen=True, kw_only=True):
    """`actors.toml`."""

    state: tuple[Acting, ...]


class Town(Record, frozen=True, kw_only=True):
    """Towns and regions of a state, in any language."""

    code: Code
    towns: Words


class TownsFile(Record, frozen=True, kw_only=True):
    """`towns.toml`."""

    state: tuple[Town, ...]


class Theme(Record, frozen=True, kw_only=True):
    """Kinds of goods that go the same ways, and the states that usually give them."""

    kind: str
    goods: Words
    givers: tuple[Code, ...] = ()


class Standing(Record, frozen=True, kw_only=True):
    """States that are alike in what they can pay, or in who works there."""

    kind: str
    states: tuple[Code, ...]


class TradeFile(Record, frozen=True, kw_only=True):
    """`trade.toml`."""

    theme: tuple[Theme, ...]
    standing: tuple[Standing, ...]


# --- Factuality -------------------------------------------------------------------------------------------------------


Polarity = Literal["kept", "turned"]


class Embedding(Record, frozen=True, kw_only=True):
    """Words that say how much of what they govern is so.

    `effect` is the modality they give it and `polarity` whether it is kept or turned round. The same under a negation of the word itself:
    `negated_effect` (its own effect if not given) and `negated_polarity`: "did not plan to" turns, "did not know that" keeps.
    An idiom is a verb and the words that go with it anywhere in its clause, the verb first: "put on ice".
    `presupposed`: their object is there, whatever is planned, possible or denied of them ("would affect the 300").
    """

    lemmas: Words
    form: Literal["verb", "idiom", "adjective", "adverb", "noun", "modal", "conjunction", "preposition"]
    effect: Modality
    polarity: Polarity = "kept"
    negated_effect: Modality | None = None
    negated_polarity: Polarity = "turned"
    presupposed: bool = False
    requires: Slots = ()


class FactualitySets(Record, frozen=True, kw_only=True):
    """Words around those that embed, by form or lemma, the same in the file and in its index.

    `spared`: behind a negation, they make it none ("not only"); `even`: behind one, that make it part of a bound; `never`:
    negations that hold for all time; `records`: beside those, that make them a comparison with the past; `pairs`: negations of
    several at once; `included`: what a sum does or does not hold; `nobody`: pronouns and determiners for nobody and nothing; `none`: determiners among them; `bounding`: say
    that a figure is a bound, `less` that it is one from above; `beside`: set it beside another; `reasons`: ask for the when,
    where or why of what is so; `focusing`: behind a verb, what its negation is about; `withholding`: verbs of not saying;
    `reckoning`: verbs of calculating, or their last parts; `anyone`: pronouns for whoever reckons; `recalling`: verbs of memory and its slips; `current`: say that something
    is or has been so, `now` that it is so at last; `limiting`: verbs of coming up to an amount or beyond; `ahead`: say that
    something is to come, `growing`: verbs that do; `bases`: prepositions of what lays down what is to be; `terms`: what lays it
    down, or its last part; `tying`: prepositions of what an act or a plan is about; `bare`: prepositions before a noun alone that
    says how sure something is ("in Aussicht"); `lasting`: prepositions of how long or how often; `known`: determiners of what is
    known already; `agreeing`: verbs of being the same as what is so; `truths`: nouns of what is so; `sums`: nouns of a number or
    an amount itself; `against`: before an amount that another is set against; `more`: before another amount of the same; `until`:
    before the year from or until which something is to be; `reckonings`: nouns of what is only estimated, `by`: words that name it as a basis.
    `answers` say that it is not what was asked; `pointing`: pronouns for what was said before, `thereof` those with "of" in them;
    `holding`: verbs of being so. `alone`: behind a denial, before what is denied all the more; `talk`: nouns for what is spoken of;
    `parts`: nouns for what belongs to something; `existing`: verbs of being there at all;
    `falsely`: say of a whole report that it is not so; `rating`: verbs of calling something true or false; `refusing`: verbs of denying that also turn down
    what is asked; `untrue`: phrases for what is not so; `occurring`: verbs of being or taking place;
    `adding`: pronouns for all that stands before them; `whole`: words for all of it; `contrasting`: set a statement against the one before.
    """

    spared: frozenset[str]
    even: frozenset[str]
    never: frozenset[str]
    records: frozenset[str]
    pairs: frozenset[str]
    included: frozenset[str]
    nobody: frozenset[str]
    none: frozenset[str]
    bounding: frozenset[str]
    less: frozenset[str]
    beside: frozenset[str]
    reasons: frozenset[str]
    focusing: frozenset[str] = frozenset()
    withholding: frozenset[str]
    reckoning: frozenset[str]
    anyone: frozenset[str]
    recalling: frozenset[str]
    current: frozenset[str]
    against: frozenset[str]
    reckonings: frozenset[str]
    by: frozenset[str]
    more: frozenset[str]
    until: frozenset[str]
    now: frozenset[str]
    limiting: frozenset[str]
    ahead: frozenset[str] = frozenset()
    growing: frozenset[str] = frozenset()
    bases: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    tying: frozenset[str]
    bare: frozenset[str]
    lasting: frozenset[str]
    answers: frozenset[str]
    pointing: frozenset[str]
    thereof: frozenset[str] = frozenset()
    holding: frozenset[str]
    alone: frozenset[str]
    talk: frozenset[str]
    parts: frozenset[str]
    existing: frozenset[str]
    falsely: frozenset[str]
    rating: frozenset[str]
    refusing: frozenset[str]
    occurring: frozenset[str]
    untrue: frozenset[str]
    adding: frozenset[str]
    whole: frozenset[str]
    contrasting: frozenset[str]
    known: frozenset[str]
    agreeing: frozenset[str]
    truths: frozenset[str]
    sums: frozenset[str]


class Factuality(FactualitySets, frozen=True, kw_only=True):
    """Embedding words by (form, lemma); `idioms` those of each verb, each with the words that go with it."""

    words: Mapping[tuple[str, str], tuple[Embedding, ...]]
    idioms: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]


class FactualityFile(FactualitySets, frozen=True, kw_only=True):
    """`factuality.toml`."""

    embedding: tuple[Embedding, ...]


# --- Grammar ----------------------------------------------------------------------------------------------------------

ConjunctionKind = Literal[
    "coordinating", "adversative", "complement", "question", "conditional", "temporal", "concessive", "causal", "purpose", "comparative",
    "consecutive", "infinitive", "correlative",
]  # fmt: skip


class Conjunction(Record, frozen=True, kw_only=True):
    """Conjunctions by the clause they open."""

    lemmas: Words
    kind: ConjunctionKind


class GrammarSets(Record, frozen=True, kw_only=True):
    """Closed classes, the same in the file and in its index.

    `particles` part from their verb; `movers` form the perfect with "sein"; `abbreviations` end in a full stop that ends no sentence,
    `spaced` are parts of them behind a space, `final` ones end it where one of `starters` follows. `attributive` determiners stand before a noun only. `approximators` say how
    exact a number is; `measures` are nouns that count others, `scales` of them those that multiply; `shares` name a part of a whole.
    `of`: prepositions of what belongs to a noun. `frames` open a frame behind what is said. `singular` and `plural` pronouns.
    `periods` are units of time, `times` name one, `spells` are other stretches of it, `dating` what stands before one, `apart` what stands behind; `adverbs`
    those that a preposition can stand before. `function_words` tell the language of a text. What German nouns of one gender end in:
    `feminine`, `weak`, `masculine`; `plural_only` have no singular. `konjunktiv1`, `konjunktiv2`: what their stem does not show. `occasions`: where
    somebody says or writes something. `fused`: the preposition that stands in a word with an article or another.
    """

    particles: frozenset[str]
    movers: frozenset[str]
    abbreviations: frozenset[str]
    spaced: frozenset[str] = frozenset()
    final: frozenset[str]
    starters: frozenset[str]
    determiners: frozenset[str]
    attributive: frozenset[str]
    approximators: frozenset[str]
    measures: frozenset[str]
    scales: frozenset[str]
    shares: frozenset[str]
    of: frozenset[str]
    relatives: frozenset[str]
    questions: frozenset[str]
    infinitive_openers: frozenset[str] = frozenset()
    frames: frozenset[str] = frozenset()
    singular: frozenset[str]
    plural: frozenset[str]
    periods: frozenset[str]
    times: frozenset[str]
    spells: frozenset[str]
    dating: frozenset[str]
    apart: frozenset[str]
    adverbs: frozenset[str]
    copulas: frozenset[str]
    negations: frozenset[str]
    function_words: frozenset[str]
    feminine: Words = ()
    weak: Words = ()
    masculine: Words = ()
    plural_only: frozenset[str] = frozenset()
    konjunktiv1: frozenset[str] = frozenset()
    konjunktiv2: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    fused: dict[str, str]


class Grammar(GrammarSets, frozen=True, kw_only=True):
    """Closed classes and conjunctions, by word. `timing`: `times` and `spells`."""

    conjunctions: Mapping[str, tuple[Conjunction, ...]]
    timing: frozenset[str]


class GrammarFile(GrammarSets, frozen=True, kw_only=True):
    """`grammar.toml`."""

    conjunction: tuple[Conjunction, ...]


# --- Amounts ----------------------------------------------------------------------------------------------------------


Forms = frozenset[str]


class Currency(Record, frozen=True, kw_only=True):
    """`code` is what the bare noun stands for, empty where the page must tell; `of` are the currencies of all states that call theirs so."""

    code: str
    words: Forms
    of: Words = ()


class Minor(Record, frozen=True, kw_only=True):
    """A hundredth of the currencies `of`, the likeliest first."""

    of: Words
    words: Forms


class Labels(Record, frozen=True, kw_only=True):
    """Words beside a number that say that it is no quantity; `site` are what a page or book has of its own."""

    page: Forms
    label: Forms
    phone: Forms
    age: Forms
    age_before: Forms
    eldest: Forms
    clock: Forms
    not_counted: Forms
    only: Forms
    address: Forms
    site: Forms
    calibre: Forms


class AmountWords(Record, frozen=True, kw_only=True):
    """What the file and its index share; the file says what each set is for. `change` are the lemmas of words after which "from … to …" tells of two states and no range;
    `yields` those of verbs that tell what one of a thing gives, holds or needs, `holds` those of how much goes in, `earns` those of a wage. `besides` stand
    before one more amount of the same, `summing` before or behind that of all."""

    decimal: str
    articles: Forms
    several: Forms
    halves: Forms
    point: Forms
    minus: Forms
    per: Forms
    every: Forms
    each: Forms
    price_verbs: Forms
    yields: Forms
    holds: Forms
    earns: Forms
    besides: Forms
    between: Forms
    from_: Forms = msgspec.field(name="from")
    to: Forms
    and_: Forms = msgspec.field(name="and")
    or_: Forms = msgspec.field(name="or")
    change: Forms
    fillers: Forms
    upward: Forms = frozenset()
    raising: Forms = frozenset()
    particle_verbs: Forms
    cardinals: dict[str, int]
    scales: dict[str, int]
    orders: dict[str, int]
    fractions: dict[str, int]
    ordinals: dict[str, int]
    definite: Forms
    wholes: Forms
    genitives: Forms = frozenset()
    them: Forms
    single: Forms
    typical: Forms
    placing: Forms
    before_stretches: Forms = frozenset()
    behind_stretches: Forms
    again: Forms
    during: Forms = frozenset()
    since: Forms
    prices: Forms
    costs: Forms
    unit_prices: Forms = frozenset()
    rated: Forms = frozenset()
    of_what: Forms
    linking: Forms
    converting: Forms
    converted: Forms
    this: Forms
    equal: Forms
    be: Forms
    dummies: Forms
    today: Forms
    comparing: Forms
    after: Forms
    earlier: Forms
    down_from: Forms
    former: Forms
    reckoned: Forms = frozenset()
    totals: Forms
    summing: Forms
    parts: Forms
    to_whom: Forms
    more: Forms
    sharing: Forms
    long: Forms = frozenset()
    priced_at: Forms
    with_: Forms
    growth: Forms
    remaining: Forms
    parting: Forms
    relatives: Forms = frozenset()
    sharers: Forms
    shares: Forms
    each_for: Forms
    made_of: Forms
    goals: Forms
    alone: Forms = frozenset()
    worth: Forms
    sums: Forms = frozenset()
    stray: Forms
    small_arms: Forms
    ie: Forms = frozenset()
    never: Forms
    only_of: Forms = frozenset()
    folds: Forms = frozenset()
    funds: Forms = frozenset()
    crowd: Forms = frozenset()
    plurals: Forms = frozenset()
    not_heads: Forms = frozenset()
    peopled: Forms
    populations: Forms
    living: Forms
    befalling: Forms
    faring: Forms
    no_one: Forms = frozenset()
    to_half: Forms = frozenset()
    dotted: Forms
    listed: Forms
    further: Forms
    present: Forms = frozenset()
    both: Forms
    no_part: Forms
    numbering: Forms
    tolls: Forms
    instead: Forms
    out_of: Forms
    at: Forms
    when: Forms
    hedges: Forms
    two_ways: Forms
    only_beside: Forms
    bounding: Forms
    topics: Forms = frozenset()
    before_year: Forms
    summed: Forms
    models: Forms
    inside: dict[str, Words] = {}
    compounds: dict[str, str] = {}
    generic: dict[str, Words]
    frequencies: dict[str, str]
    labels: Labels


class AmountsFile(AmountWords, frozen=True, kw_only=True):
    """`amounts.toml`."""

    percent: Words
    measures: dict[str, Words]
    temperatures: dict[str, Words]
    currencies: dict[str, Currency]
    minor: dict[str, Minor]
    counted: dict[str, Words]
    named: dict[str, Words] = {}
    bounds: dict[Bound, Words]
    bounds_after: dict[Bound, Words]
    periods: dict[str, Words]
    endings: dict[str, Words]
    plain: dict[str, Words]
