"""The frozen records that every stage speaks. Their names and fields are the file formats: see docs/records.md.

Offsets are Python code points into the stored text of an article, end exclusive: `article.text[start:end]` is literally
the quoted string. Missing is None, never a guess and never 0. Nothing here reads a file or a clock.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

import msgspec

from countertrade import messages
from countertrade.quantity import Quantity

Span = tuple[int, int]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value: two records with equal fields are equal; change one with `replace`."""


replace = msgspec.structs.replace


class Message(Record, frozen=True, kw_only=True):
    """A sentence of the program's own: its key in the catalogs, what fills its blanks, and the same in English.

    A text among the blanks is a name, a date or somebody's words; figures are put as the reader's language writes them; several texts
    are listed; a message is said in the same language.
    """

    key: str
    blanks: dict[str, str | int | float | tuple[str, ...] | Message] = {}
    text: str = ""

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        return hash((self.key, self.text))

    def said(self, language: str) -> str:
        """The sentence in a language; in English where it is of another version's catalogs."""
        try:
            return self._said(language)
        except KeyError:
            return self.text

    def _said(self, language: str) -> str:
        blanks = {name: _shown(value, language) for name, value in self.blanks.items()}
        return messages.template(self.key, language, self.blanks.get("n")).format(**blanks)


def _shown(value: str | float | tuple[str, ...] | Message, language: str) -> str:
    match value:
        case Message():
            return value.said(language)
        case tuple():
            return messages.joined(value, language)
        case str():
            return value
    return messages.figure(value, language)


def message(key: str, /, **blanks: str | float | tuple[str, ...] | Message) -> Message:
    """A message with its English text. Raises KeyError for a key that no catalog has, or a blank that is not given.

    >>> message("reason.names", outlet="Alpha Herald").said("de")
    'nennt Alpha Herald'
    """
    made = Message(key=key, blanks=blanks)
    return replace(made, text=made._said("en"))


def share(value: float) -> Message:
    """A share for a sentence: never 0 or 100 % unless it is.

    >>> [str(share(value)) for value in (0.944, 0.0004, 0.9999, 1.0)]
    ['94 %', 'under 1 %', 'over 99 %', '100 %']
    """
    if 0 < value < 0.01:
        return message("amount.under", share=1)
    if 0.99 < value < 1:
        return message("amount.over", share=99)
    return message("amount.share", share=round(value * 100))


def digest(prefix: str, *parts: object) -> str:
    """A short stable id from content, the same on every machine.

    >>> digest("c", "a", 1)
    'c-839e11a421d3'
    """
    text = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


class Problem(NamedTuple):
    """What is wrong in a file, where, and what would be right. Prints as `path:line:column: message`."""

    path: str
    line: int
    column: int
    message: str
    said: Message | None = None  # the message, where it can be said in other languages too

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}"


class Bad(Exception):  # noqa: N818 - it is what the user handed in, not an error of ours
    """Input that cannot be used, with every problem found in it. Commands print them and exit 2."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems: tuple[Problem, ...] = problems


# --- Articles ---------------------------------------------------------------------------------------------------------

PartKind = Literal["headline", "lead", "body", "list", "caption", "furniture"]


class Part(Record, frozen=True, kw_only=True):
    """A stretch of an article and what it is on the page. `furniture` is navigation, credits, comments, related links."""

    span: Span
    kind: PartKind


class Article(Record, frozen=True, kw_only=True):
    """One retrieved text. `text` is stored once and never extracted again; '' says that it is missing so far."""

    id: str
    text: str
    sha256: str  # of the original bytes
    language: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    credit: str | None = None  # the wire service credited: dpa, Reuters, Yonhap
    published: str | None = None  # ISO 8601 date or date-time
    updated: str | None = None
    captured: str | None = None
    archive_url: str | None = None
    incomplete: str | None = None  # why the text is not the whole article: "paywall"
    original: str | None = None  # name of the file the bytes came in
    media_type: str = "text/plain"
    version: int = 1


# --- Reading ----------------------------------------------------------------------------------------------------------

MentionKind = Literal[
    "number", "ordinal", "percentage", "currency", "dimension", "temperature", "age", "count", "time"
]


class Time(Record, frozen=True, kw_only=True):
    """A stretch of time as printed and as an interval of ISO dates, both ends included."""

    text: str
    span: Span
    start: str | None
    end: str | None


class Mention(Record, frozen=True, kw_only=True):
    """Any quantity or time in the text, also an age or a score. The first layer of reading."""

    span: Span
    text: str
    kind: MentionKind
    quantity: Quantity | None = None
    time: Time | None = None
    rule: str


QuotationType = Literal["Direct", "Indirect", "FreeIndirect", "IndirectFreeIndirect", "Reported"]
Medium = Literal["Speech", "Thought", "Writing", "ST", "SW", "TW", "none"]


class Quotation(Record, frozen=True, kw_only=True):
    """Content, source, cue, frame and addressee, each a list of spans: one quotation can be interrupted."""

    quote: tuple[Span, ...]
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    frame: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    type: QuotationType
    medium: Medium = "none"
    rule: str


Mode = Literal["direct", "indirect", "free_indirect", "indirect_free_indirect", "reported", "narrator"]
SourceKind = Literal["person", "organisation", "government", "outlet", "document", "unnamed"]


class Source(Record, frozen=True, kw_only=True):
    """Who said it, as this article prints and resolves it."""

    span: Span | None
    text: str | None
    name: str | None
    role: str | None = None
    affiliation: str | None = None
    kind: SourceKind = "person"


class Cue(Record, frozen=True, kw_only=True):
    span: Span
    text: str
    lemma: str


class Attribution(Record, frozen=True, kw_only=True):
    mode: Mode
    source: Source | None = None  # None for the narrator
    cue: Cue | None = None
    via: tuple[str, ...] = ()  # outlets or documents this article names as having carried it, nearest first
    cites: tuple[str, ...] = ()  # whom that source in turn cites, nearest first


class Marker(Record, frozen=True, kw_only=True):
    span: Span
    text: str


Modality = Literal["asserted", "estimated", "reported", "possible", "conditional", "planned", "demanded"]


class Denial(Record, frozen=True, kw_only=True):
    """Who denies a statement of somebody else in the same text, and the word that does; the statement stands all the same."""

    name: str
    span: Span
    text: str


class Commitment(Record, frozen=True, kw_only=True):
    modality: Modality = "asserted"
    polarity: Literal["+", "-"] = "+"
    markers: tuple[Marker, ...] = ()
    denials: tuple[Denial, ...] = ()


class Stated(Quantity, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A quantity where it is printed. `of` is the head noun ("Gehalt"), for a share the whole it is a share of."""

    span: Span | None
    text: str | None
    of: str | None = None

    @property
    def value(self) -> Quantity:
        """The quantity without its place."""
        return Quantity(
            low=self.low, best=self.best, high=self.high, bound=self.bound, unit=self.unit, per=self.per
        )

    def __str__(self) -> str:
        return str(self.value)


Status = Literal["promised", "ordered", "delivered", "conditional", "unknown"]


class Transfer(Record, frozen=True, kw_only=True):
    """Who gives what to whom; states as ISO 3166-1 alpha-2."""

    giver: str | None = None
    recipient: str | None = None
    good: str | None = None
    status: Status = "unknown"


class Entered(Record, frozen=True, kw_only=True):
    """For a claim that a person typed or another tool made."""

    by: str
    quote_original: str | None = None
    translation: str | None = None
    translator: str | None = None


Section = Literal["headline", "lead", "body", "caption", "list"]


class Item(Record, frozen=True, kw_only=True):
    """What a figure is about, known without a case: its head noun, that noun's class ("rice" for Reis), the period it is of."""

    head: str | None = None
    sort: str | None = msgspec.field(default=None, name="class")
    period: str | None = None


class Unsure(Record, frozen=True, kw_only=True):
    """What a field may be where the rules are not sure: offered to a person, used nowhere."""

    value: Any
    rule: str
    span: Span | None = None


DECIDED = "decision"  # the rule of a field that a person corrected

ClaimKind = Literal["commitment", "transfer", "warning", "condition", "denial", "effect"]


class Claim(Record, frozen=True, kw_only=True):
    """What somebody is reported to have stated about the deal, with the exact words.

    `kind` is set where there is no quantity; `evidence` names the rule of each field, DECIDED where a person typed it; a field in `unsure`
    stays empty in the record.
    """

    id: str
    content: str
    article: str
    span: Span | None
    text: str | None
    section: Section = "body"
    attribution: Attribution
    commitment: Commitment = Commitment()
    quantity: Stated | None = None
    transfer: Transfer | None = None
    measure: str | None = None
    time: Time | None = None
    rule: str
    derived_from: tuple[str, ...] = ()
    entered: Entered | None = None
    kind: ClaimKind | None = None
    item: Item | None = None
    evidence: dict[str, str] = {}
    unsure: dict[str, Unsure] = {}

    def __hash__(self) -> int:
        return hash((self.id, self.content))

    def __reduce__(self) -> str | tuple[Any, ...]:
        """As one message in place of a tree of objects: ten thousand reach another process in a quarter of the time."""
        try:
            return _claim, (_MESSAGES.encode(self),)
        except UnicodeEncodeError:  # half a character, which only a tree of objects can carry
            return super().__reduce__()


_MESSAGES = msgspec.msgpack.Encoder()
_CLAIMS = msgspec.msgpack.Decoder(Claim)


def _claim(message: bytes) -> Claim:
    return _CLAIMS.decode(message)


def claim_id(article_sha256: str, span: Span | None, quantity_span: Span | None, one_of: str = "") -> str:
    """The id of a claim: better reading of the same words keeps it; `one_of` is the state or good that tells those of one clause apart."""
    return digest("c", article_sha256, span, quantity_span, *([one_of] if one_of else []))


def content_of(claim: Claim) -> str:
    """A hash of the normalised content: tells a decision that what it judged has changed."""
    source = claim.attribution.source.name if claim.attribution.source else None
    quantity = str(claim.quantity.value) if claim.quantity else None
    return digest(
        "k",
        source,
        claim.attribution.mode,
        claim.commitment.modality,
        claim.commitment.polarity,
        quantity,
        claim.measure,
    )


class Measure(Record, frozen=True, kw_only=True):
    """What a case counts: its unit, and the words for it in each language."""

    id: str
    unit: str
    per: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = {}
    giver: str | None = None
    recipient: str | None = None
    title: dict[str, str] = {}


# --- Tracing ----------------------------------------------------------------------------------------------------------

DriftKind = Literal[
    "value", "rounding", "bound_dropped", "bound_changed", "unit_converted", "unit_error", "rate_added", "rate_lost",
    "denominator", "modality_strengthened", "modality_weakened", "status_changed", "attribution_moved",
    "attribution_lost", "indirect_to_direct", "quote_altered", "name_garbled", "entity_swapped", "scope_changed",
    "part_whole", "omitted", "added",
]  # fmt: skip


class Drift(Record, frozen=True, kw_only=True):
    """What changed between a statement and its retelling, in the words of each."""

    kind: DriftKind
    before: str | None = msgspec.field(name="from", default=None)
    after: str | None = msgspec.field(name="to", default=None)


class Retelling(Record, frozen=True, kw_only=True, tag_field="kind", tag="retelling"):
    """One edge: `child` took the figure from `parent`. `reasons` say in plain words what speaks for it."""

    id: str
    measure: str | None
    parent: str
    child: str
    basis: Literal["named", "quoted", "wording", "inferred"]
    confidence: float
    drift: tuple[Drift, ...] = ()
    reasons: tuple[Message, ...] = ()
    decided: bool = False  # a person set this parent


class Origin(Record, frozen=True, kw_only=True, tag_field="kind", tag="origin"):
    """An original source of a measure, with the earliest statement that leads to it."""

    measure: str | None
    claim: str
    source: str | None
    retellings: int
    chance: float = 1.0  # that it is of no other page of the case
    claims: tuple[str, ...] = ()  # every statement that leads here, this one included
    linked: tuple[str, ...] = ()  # names of origins declared or suspected to share a basis


class Latent(Record, frozen=True, kw_only=True, tag_field="kind", tag="latent"):
    """An outlet that a page names as its source and whose own page is not in the case."""

    measure: str | None
    outlet: str
    claims: tuple[str, ...]


class Lineage(Record, frozen=True, kw_only=True):
    retellings: tuple[Retelling, ...] = ()
    origins: tuple[Origin, ...] = ()
    latent: tuple[Latent, ...] = ()

    def parent(self, claim: str) -> Retelling | None:
        return next((edge for edge in self.retellings if edge.child == claim), None)

    def origin(self, claim: str) -> Origin | None:
        return next((origin for origin in self.origins if claim in origin.claims), None)


# --- Checking ---------------------------------------------------------------------------------------------------------

Verdict = Literal["consistent", "loose", "inconsistent", "implausible", "ambiguous", "question"]
Ties = Literal["words", "grammar", "item"]
Rule = Literal["product", "sum", "share", "conversion", "unit", "growth", "conflict", "quotation", "bound"]


class Reference(Record, frozen=True, kw_only=True):
    """A dated figure to hold statements against. `bounds` names what it limits: `supply of rice by RU`."""

    id: str
    quantity: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str
    year: str
    published: str | None = None
    source: str
    url: str | None = None
    note: str | None = None
    bounds: str | None = None


class Finding(Record, frozen=True, kw_only=True):
    """One thing that adds up, or does not, with its working."""

    id: str
    rule: Rule
    verdict: Verdict
    claims: tuple[str, ...]
    reference: tuple[str, ...] = ()
    working: str
    message: str
    readings: tuple[str, ...] = ()  # for `ambiguous` and `implausible`: each reading with its result
    ties: Ties = "words"  # why the figures belong together: a question is all that "item" allows


class Trial(Record, frozen=True, kw_only=True):
    """A sum that was tried, with what came of it; no verdict where there was nothing to say."""

    rule: Rule
    claims: tuple[str, ...]
    ties: Ties
    verdict: Verdict | None
    working: str


# --- Decisions --------------------------------------------------------------------------------------------------------

Action = Literal[
    "accept", "reject", "correct", "merge", "split", "set_parent", "independent", "dismiss", "retract", "deny", "answer",
    "undo",
]  # fmt: skip


class Decision(Record, frozen=True, kw_only=True):
    """What a person decided. It stands beside what it judges and keeps the words judged, so it finds them again."""

    id: str
    target: str
    action: Action
    fields: dict[str, Any] = {}
    reason: str | None = None
    by: str
    at: str
    content_seen: str | None = None
    span_seen: str | None = None
    replaces: str | None = None


class Annotation(Record, frozen=True, kw_only=True):
    """A note that a person wrote on a statement or a finding; one without text takes away the note that it replaces."""

    id: str  # n-…
    target: str  # c-… or f-…
    text: str
    by: str
    at: str
    about: str | None = None  # the statement's words, or the finding's message, when it was written
    replaces: str | None = None  # id of the note it is a later version of


# --- Estimates --------------------------------------------------------------------------------------------------------


class Observation(Record, frozen=True, kw_only=True):
    """One independent origin's figure, as an estimate used it."""

    claim: str
    origin: str | None
    quantity: Quantity
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None


class Resolved(Record, frozen=True, kw_only=True):
    """A figure that was reported and what came out: `truth` in the unit of `reported`. Figures of one `event` are of one truth."""

    event: str
    reported: Quantity
    truth: float
    source: str
    camp: str = ""  # sources of one camp may share an error
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None


class Reporting(Record, frozen=True, kw_only=True):
    """What an estimate takes reports to be like; distances in log. It is assumed where `figures`, those of the log, is 0."""

    figures: int
    scale: float  # the own error of a report by a fairly reliable source
    shared: float  # the error common to the sources of one camp
    slips: float  # share of the reports that are off by far more
    floor: float  # how far the truth lies above a stated floor, on average
    ceiling: float  # and below a stated ceiling


class LeftOut(Record, frozen=True, kw_only=True):
    """A statement that was not pooled, and why."""

    claim: str
    why: Message


class Estimate(Record, frozen=True, kw_only=True):
    """A distribution drawn from claims: the posterior over `grid` (in `unit` per `per`) with `weights` that sum to 1."""

    measure: str
    unit: str
    per: tuple[str, ...]
    grid: tuple[float, ...]
    weights: tuple[float, ...]
    q05: float
    q50: float
    q95: float
    observations: tuple[Observation, ...]
    left_out: tuple[LeftOut, ...]
    reporting: Reporting
    method: str


# --- Outcomes ---------------------------------------------------------------------------------------------------------


class Quantiles(Record, frozen=True, kw_only=True):
    mean: float
    q05: float
    q25: float
    q50: float
    q75: float
    q95: float


class Histogram(Record, frozen=True, kw_only=True):
    """Equal bins from `low` to `high`; `weights` sum to 1, what lies outside is in the end bins."""

    low: float
    high: float
    weights: tuple[float, ...]


class PartyOutcome(Record, frozen=True, kw_only=True):
    """One party's balance in `currency`, discounted, at the horizon and by month (`fan[t]`).

    Where nothing is `counted` for it, it has none: its figures are zeros that mean nothing. What the sign of a balance `tells` is a
    likelihood only where all that the party gives and gets has a price, and where some of it is gained and some given: else a side is
    unpriced (`Outcome.unpriced` turns it round), or the sign is fixed by construction.
    """

    scenario: str
    party: str
    counted: bool = True
    tells: Literal["likelihood", "unpriced", "fixed"] = "likelihood"
    balance: Quantiles
    chance_of_gain: float
    histogram: Histogram
    fan: tuple[Quantiles, ...]


class FlowOutcome(Record, frozen=True, kw_only=True):
    """What moved over the whole horizon. Amounts in `unit`; values in currency, discounted; None is `not counted`."""

    scenario: str
    flow: str
    giver: str | None  # None for an effect
    recipient: str | None
    unit: str
    sent: Quantiles
    arrived: Quantiles
    value_to_recipient: Quantiles | None
    value_to_giver: Quantiles | None
    chance: float  # share of runs in which anything was sent
    effect: bool = False


class StockOutcome(Record, frozen=True, kw_only=True):
    """A stock at the end of the horizon and all that left it (the dead, for a force with losses).

    Where what leaves has names, `left` is what was lost, and `gone` what was repaid or returned.
    """

    scenario: str
    stock: str
    unit: str
    end: Quantiles
    left: Quantiles | None
    gone: dict[str, Quantiles] = {}


class Unpriced(Record, frozen=True, kw_only=True):
    """A side of a flow without a price, turned round: what a unit would have to be worth for the party's balance to be zero.

    `price` is in the deal's currency per `unit`; a party that `gives` it gains as long as a unit costs it less, one that gets it loses
    unless a unit is worth more. In `possible` of the runs in which any of it moves there is such a price of zero or more.
    """

    scenario: str
    party: str
    flow: str
    unit: str
    gives: bool
    price: Quantiles
    possible: float


class EventOutcome(Record, frozen=True, kw_only=True):
    """When an event happens: the chance within the horizon, and its month where it does."""

    scenario: str
    event: str
    chance: float
    month: Quantiles | None


class Answer(Record, frozen=True, kw_only=True):
    """The answer to one question of the deal file, in figures and as a sentence."""

    question: str
    scenario: str
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    share_kept: float = 1.0  # of the runs that the condition leaves
    happens: float | None = None  # for a month: in what share of those runs it happens at all
    expected: tuple[float, float] | None = None  # by the author of the model, in the unit of the value
    met: bool | None = None  # whether the value lies there
    text: str
    warnings: tuple[Message, ...] = ()


class Influence(Record, frozen=True, kw_only=True):
    """How much one input moves the answer, and what it rests on."""

    input: str
    first_order: float
    total: float
    value_of_learning: float | None
    claims: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    assumed: bool = False


class Reconciliation(Record, frozen=True, kw_only=True):
    """Why the parties' mean balances do not sum to zero: `balances` = `gains_from_trade` + `effects` + `uncounted`."""

    scenario: str
    balances: float
    gains_from_trade: float
    effects: float
    uncounted: float


class Outcome(Record, frozen=True, kw_only=True):
    """What a run of the model answers. Money in `currency`; months count from `start`."""

    title: str
    start: str  # ISO month
    months: int
    currency: str
    draws: int
    seed: int
    method: Message
    as_of: str | None
    scenarios: tuple[str, ...]
    parties: tuple[PartyOutcome, ...]
    flows: tuple[FlowOutcome, ...]
    stocks: tuple[StockOutcome, ...] = ()
    events: tuple[EventOutcome, ...] = ()
    answers: tuple[Answer, ...] = ()
    unpriced: tuple[Unpriced, ...] = ()
    influences: dict[str, tuple[Influence, ...]] = {}  # by party
    ranked_by: dict[str, Literal["value of learning", "first-order share"]] = {}
    single_origin_share: dict[
        str, float
    ] = {}  # by party: share of variance on inputs that rest on one origin
    reconciliation: tuple[Reconciliation, ...] = ()
    not_counted: tuple[str, ...] = ()  # "troops for KP: no price"
    assumptions: tuple[str, ...] = ()
    warnings: tuple[Message, ...] = ()

    @property
    def about(self) -> str:
        """The scenario that is answered for: the first."""
        return self.scenarios[0] if self.scenarios else "base"

    def party(self, party: str, scenario: str | None = None) -> PartyOutcome:
        """A party's balance in a scenario; without one, in that which is answered for."""
        wanted = scenario or self.about
        return next(p for p in self.parties if p.party == party and p.scenario == wanted)


# --- Cases ------------------------------------------------------------------------------------------------------------


class Party(Record, frozen=True, kw_only=True):
    code: str
    name: dict[str, str]


class Case(Record, frozen=True, kw_only=True):
    """A case folder as records; `countertrade.case` alone knows where its files lie."""

    title: str
    question: str | None = None
    parties: tuple[Party, ...] = ()
    linked: tuple[tuple[str, ...], ...] = ()  # institutions whose word is not independent of one another
    aliases: dict[str, tuple[str, ...]] = {}  # a source's name -> the others it goes by, in any language
    ratings: dict[str, str] = {}  # reliability A-F of a source, by name
    camps: dict[str, tuple[str, ...]] = {}  # a camp's name -> the sources that may share its error
    resolved: Literal["all", "own"] = (
        "all"  # figures to learn errors from: those of the package too, or the case's own
    )
    measures: tuple[Measure, ...] = ()
    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    decisions: tuple[Decision, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    unread: tuple[
        Problem, ...
    ] = ()  # lines of decisions.jsonl and notes.jsonl that are none, and which lines count
    reference: tuple[Reference, ...] = ()
    # how what is written in one language is called in others: {"wages": {"de": "Sold"}, "peace in spring": {"de": …}}; keys are the
    # names of deal.yaml (flows, events, scenarios …), and the title and question as written
    names: dict[str, dict[str, str]] = {}


def by_id(claims: Iterable[Claim]) -> dict[str, Claim]:
    return {claim.id: claim for claim in claims}


def literal(claims: Sequence[Claim], article: Article) -> list[Problem]:
    """Every span of the claims that does not quote the stored text: the reader refuses to emit such a record."""
    problems: list[Problem] = []
    for claim in claims:
        quoted: list[tuple[Span | None, str | None]] = [(claim.span, claim.text)]
        quoted += [(marker.span, marker.text) for marker in claim.commitment.markers]
        quoted += [(denial.span, denial.text) for denial in claim.commitment.denials]
        if claim.quantity:
            quoted.append((claim.quantity.span, claim.quantity.text))
        if claim.attribution.source:
            quoted.append((claim.attribution.source.span, claim.attribution.source.text))
        if claim.attribution.cue:
            quoted.append((claim.attribution.cue.span, claim.attribution.cue.text))
        if claim.time:
            quoted.append((claim.time.span, claim.time.text))
        for span, text in quoted:
            if span is not None and article.text[span[0] : span[1]] != text:
                problems.append(
                    Problem(
                        article.id, 0, 0, f"{claim.id}: {text!r} is not what stands at {span[0]} to {span[1]}"
                    )
                )
    return problems
