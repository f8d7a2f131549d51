"""What each template of the page shows: one frozen context class a template, checked against it by a test."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup

from countertrade.records import Record
from countertrade.report.contexts import Prose, Word
from countertrade.report.densities import Hill
from countertrade.web.marking import Paragraph

State = Literal["undecided", "accepted", "corrected", "rejected", "withdrawn"]


class Link(Record, frozen=True, kw_only=True):
    href: str
    label: str
    current: bool = False
    note: str = ""


class Chrome(Record, frozen=True, kw_only=True):
    """What stands around every view."""

    language: str
    title: str
    heading: str
    views: tuple[Link, ...]
    languages: tuple[Link, ...]
    theme: Literal["", "light", "dark"]  # as chosen; '' follows the system
    task: str  # what to do in this view, in a line
    hints: tuple[Link, ...]  # the three steps of somebody who has decided nothing yet
    searched: str
    token: str
    signature: str  # JSON of what the files looked like when this page was drawn
    limit: int  # bytes that may be handed in at once
    case: bool = True


class Step(Record, frozen=True, kw_only=True):
    """One hand a statement went through: who, as what, when."""

    name: str
    note: str = ""
    date: str = ""


class Field(Record, frozen=True, kw_only=True):
    """What can be corrected: a line to write in, or a choice of `options` (value, words)."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    perhaps: str = ""  # what reading was not sure enough of to state


class NoteOn(Record, frozen=True, kw_only=True):
    """A note that a person wrote, to be read and changed."""

    id: str
    text: str
    written: str  # by whom, and when


class Card(Record, frozen=True, kw_only=True):
    """A statement to decide on."""

    id: str
    state: State
    state_words: str
    quote: str
    figure: str
    measure: str
    who: str
    how_sure: str
    section: str
    rule: str
    line: int | None
    decided: str
    last: str  # id of the last decision on it, '' for none
    content: str
    language: str  # of the quote
    chain: tuple[Step, ...]  # who said it through whom, the farthest first, this article last
    known: tuple[tuple[str, str], ...]  # (label, words): how it was read
    fields: tuple[Field, ...]
    notes: tuple[NoteOn, ...]


class ArticlePage(Record, frozen=True, kw_only=True):
    chrome: Chrome
    articles: tuple[Link, ...]
    outlet: str
    facts: tuple[str, ...]
    language: str
    missing: str
    add_text: bool
    url: str
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    candidates: tuple[str, ...]
    tally: str
    follows: str  # the article in which reviewing goes on, '' for none


class Pages(Record, frozen=True, kw_only=True):
    """Which of a long list are shown, and links to those before and after; all is empty where every one is."""

    said: str = ""
    before: Link | None = None
    after: Link | None = None


class StatementsPage(Record, frozen=True, kw_only=True):
    """Statements of several articles; an option's `href` is its value in the address."""

    chrome: Chrome
    query: str
    kinds: tuple[Link, ...]
    outlets: tuple[Link, ...]
    items: tuple[Link, ...]
    tally: str
    cards: tuple[Card, ...]
    places: tuple[Link, ...]  # where each card's statement stands
    undecided: int  # of the cards shown
    pages: Pages


class Sentence(Record, frozen=True, kw_only=True):
    """One side of a retelling: words, and whether the other side lacks them."""

    heading: str
    href: str
    words: tuple[Word, ...]


class EdgeCard(Record, frozen=True, kw_only=True):
    id: str
    title: str  # who retold it, and when
    parent: Sentence
    child: Sentence
    child_id: str
    parent_id: str
    basis: str
    drift: tuple[str, ...]
    reasons: tuple[str, ...]
    decided: str
    last: str  # id of the last decision on where the child comes from, '' for none
    seen: str  # id of the last decision of any kind on the child


class Tree(Record, frozen=True, kw_only=True):
    heading: str
    summary: str
    drawing: Markup
    narrow: Markup  # for a phone
    source: str  # what it rests on, up to when, and what it does not say


class TracePage(Record, frozen=True, kw_only=True):
    chrome: Chrome
    measures: tuple[Link, ...]
    measure: str  # the one shown, '' for none
    tree: Tree | None
    whole: Link | None  # to the tree with every row, where some are left out
    edges: tuple[EdgeCard, ...]
    edge_pages: Pages
    loose: tuple[Card, ...]  # statements without a parent, which may be given one
    loose_pages: Pages


class FindingCard(Record, frozen=True, kw_only=True):
    id: str
    verdict: str
    verdict_words: str
    message: str
    working: str
    readings: tuple[str, ...]
    quotes: tuple[Link, ...]
    reference: tuple[str, ...]
    closed: str
    last: str
    notes: tuple[NoteOn, ...]


class ChecksPage(Record, frozen=True, kw_only=True):
    chrome: Chrome
    problems: tuple[str, ...]  # articles that could not be read or checked
    open: tuple[FindingCard, ...]
    open_pages: Pages
    holding: tuple[FindingCard, ...]
    n_holding: int
    holding_pages: Pages
    holding_open: bool  # whether they are in sight: one of them is asked for
    closed: tuple[FindingCard, ...]
    closed_pages: Pages


class Slider(Record, frozen=True, kw_only=True):
    """One input: `position` 0 to 1000 along its distribution, -1 while it is left uncertain; `steps` are its figures at every 25.

    `low` and `high` hold nine runs of ten, `middle` lies in the middle; their unit stands in `rest`, what is assumed while nobody moves it.
    """

    key: str
    label: str
    name: str  # the label before "when", as in "If the treaty ends in May"
    low: str
    middle: str
    high: str
    rest: str
    position: int
    value: str
    steps: tuple[str, ...]
    hill: Hill | None  # how its figures lie; None where they are all one, or it is a draw alone
    spread: str  # nine runs in ten and the middle of its figures, in words; '' of months
    assumed: bool
    timed: bool  # whether and when something happens, not how much of it


class Dials(Record, frozen=True, kw_only=True):
    """Sliders of one kind, those that move the answer most first; `rest` stands behind a line that opens, and is `open` where one of them is held."""

    heading: str
    first: tuple[Slider, ...]
    rest: tuple[Slider, ...]
    open: bool


class QuantityRow(Record, frozen=True, kw_only=True):
    """A quantity as it is written, and a slider to hold it on the drawing of how its figures lie, where it is uncertain."""

    name: str
    title: str
    written: str
    meaning: str
    slider: Slider | None
    rests: tuple[Link, ...]
    more: Link | None  # to what else it rests on, where that is much
    assumed: bool
    editable: bool


class SaidLine(Record, frozen=True, kw_only=True):
    """A sentence of the model read aloud; `other` where the chosen scenario says other than the file itself."""

    pieces: Prose
    other: bool


class ModelPage(Record, frozen=True, kw_only=True):
    chrome: Chrome
    text: str
    sha256: str
    problems: tuple[tuple[int, int, str], ...]  # line, column, message
    tabs: tuple[Link, ...]
    more: tuple[Link, ...]  # scenarios beyond those that have a tab
    drawn: Markup  # what sliders move
    meaning: tuple[SaidLine, ...]
    quantities: tuple[QuantityRow, ...]
    others: tuple[Slider, ...]  # of what is no quantity: events, and ranges written in a flow
    missing: str


class Live(Record, frozen=True, kw_only=True):
    """What a party ends with, in words, and as dots of two runs in a hundred each; `low` to `high` is the axis, `power` what it counts in."""

    party: str
    whose: str
    middle: str
    range: str
    gains: str
    dots: tuple[float, ...]
    low: float
    high: float
    power: float


class AnswerPage(Record, frozen=True, kw_only=True):
    chrome: Chrome
    tabs: tuple[Link, ...]  # the scenarios, and all side by side
    more: tuple[Link, ...]  # scenarios beyond those that have a tab
    dials: tuple[Dials, ...]
    live: Live | None
    answer: Markup
    problem: str
    state: str
    exports: tuple[Link, ...]


class Note(Record, frozen=True, kw_only=True):
    """What is to be said of a passage: a verdict, the words it is about, how it was worked out. `href` leads to the mark."""

    verdict: str
    heading: str
    quote: str
    href: str
    details: tuple[str, ...]


class Checked(Record, frozen=True, kw_only=True):
    """One article checked without a case: the text with its marks, and what stands in its margin."""

    key: str
    title: str
    facts: tuple[str, ...]
    language: str
    summary: tuple[str, ...]
    calls: tuple[Link, ...]
    notes: tuple[Note, ...]
    reference: tuple[tuple[str, str], ...]  # the figures that notes name by a mark: mark, text
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]


class PastePage(Record, frozen=True, kw_only=True):
    chrome: Chrome
    checked: tuple[Markup, ...]  # articles that were checked before, as the address has them
    keys: tuple[str, ...]


class ProblemPage(Record, frozen=True, kw_only=True):
    chrome: Chrome
    problems: tuple[str, ...]


class TakingOver(Record, frozen=True, kw_only=True):
    chrome: Chrome
    problems: tuple[str, ...]  # articles that could not be read or checked
    findings: tuple[Link, ...]
    undecided: tuple[Link, ...]  # by article: to the first statement that is open in it
    open: int  # statements that are
    decisions: tuple[tuple[str, str, str, Link | None, str], ...]  # at, by, what, on what, why
    calls: tuple[Link, ...]
    changed: tuple[str, ...]
    notes: tuple[Link, ...]
    homeless: tuple[str, ...]  # notes on what is no longer found
