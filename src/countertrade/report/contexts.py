"""What each template shows: one frozen context class a template, every number with the evidence it links to.

A template `answer.html` reads `f`, an `AnswerFacts`, and nothing else; tests check that it uses exactly the fields of its class.
A text that people read is `Prose`: pieces, of which those with a figure carry the anchor of their statement, reference row,
assumption or working, and the number of their footnote.
"""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup

from countertrade.records import Record
from countertrade.report.tables import Rows

Tone = Literal["", "gain", "loss", "quiet", "strong"]


class Piece(Record, frozen=True, kw_only=True):
    """A stretch of text; `href` and `note` lead to what it rests on, `numbers` are what it says for one who computes with it."""

    text: str
    href: str | None = None
    note: int | None = None
    tone: Tone = ""
    numbers: tuple[float | str, ...] = ()


Prose = tuple[Piece, ...]


def text_of(prose: Prose) -> str:
    """The prose without its links, as a terminal or a spreadsheet shows it."""
    return "".join(piece.text for piece in prose)


class Table(Record, frozen=True, kw_only=True):
    """Figures in rows; `numeric` says which columns are aligned at their right, `ids` are the rows' anchors if they have some.

    `names` are what the numbers of each column are called in a CSV, a column of its own each, the same in every language; a
    column without a name is text.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Prose, ...], ...]
    numeric: tuple[bool, ...]
    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Chart(Record, frozen=True, kw_only=True):
    """A chart: drawings that need no script, and their figures."""

    id: str
    title: str
    lead: str
    scroll: str  # what a screen reader calls the scrolling region
    drawing: Markup
    narrow: Markup  # for a phone; empty where the drawing has to be moved to be seen whole
    figures: str  # heading of the table
    table: Table
    source: str  # what it rests on, up to when, and what it does not say


# --- the first screen -----------------------------------------------------------------------------------------------------


class MastheadFacts(Record, frozen=True, kw_only=True):
    title: str
    edition: str  # "Version 3 · working draft"
    basis: str  # "What was reported up to 4 November 2024 · Case: M. K. · 6 articles, …"
    changed: Prose  # empty for a first version


class ComparedRow(Record, frozen=True, kw_only=True):
    """One party in one scenario: its balance, and how that differs from the first scenario run by run."""

    name: str
    chance: str
    middle: Prose
    range: str
    drawing: Markup
    difference: Prose
    spread: str  # nine in ten of the differences
    better: str  # share of runs in which the party ends better
    moved: Prose


class ComparedParty(Record, frozen=True, kw_only=True):
    name: str
    rows: tuple[ComparedRow, ...]


class ComparedFacts(Record, frozen=True, kw_only=True):
    """Scenarios side by side, party by party."""

    heading: str
    lead: str
    head: tuple[str, ...]
    parties: tuple[ComparedParty, ...]
    more: str  # how many are not shown, or that there is only one


class InputRow(Record, frozen=True, kw_only=True):
    """How many inputs of the model stand on the same kind of ground: a square each, and the count."""

    squares: Markup
    text: Prose


class TrustFacts(Record, frozen=True, kw_only=True):
    """How far an answer can be trusted: what it rests on, who looked at it, what it leaves out, what must not be printed."""

    heading: str
    sources: Prose
    inputs: tuple[InputRow, ...]
    reviewed: Prose
    how: str  # label of the link to the method
    uncounted_title: str
    uncounted: tuple[Prose, ...]
    warning_title: str
    warning: Prose  # the gravest call; empty where there is none to make
    more: Prose


class AnswerFacts(Record, frozen=True, kw_only=True):
    """The first screen: the answer as a headline, where the runs of each scenario end, how far to trust it."""

    question: str
    headline: Prose
    sentence: Prose  # on what it is said, and what the unpriced would have to be worth
    scenarios: Chart
    trust: TrustFacts


class ExchangeFacts(Record, frozen=True, kw_only=True):
    """Who gives what, and what it leaves each other party with."""

    chart: Chart
    others: tuple[Prose, ...]


class CallsFacts(Record, frozen=True, kw_only=True):
    heading: str
    calls: tuple[Prose, ...]
    none: str  # what is said where there is no call to make
    more: Prose
    next_heading: str
    next: tuple[Prose, ...]
    ask: Prose
    denials: Prose


# --- the evidence ---------------------------------------------------------------------------------------------------------


class ChartsFacts(Record, frozen=True, kw_only=True):
    heading: str
    charts: tuple[Chart, ...]
    folded: tuple[Chart, ...]  # those that only some readers look at


class Line(Record, frozen=True, kw_only=True):
    """An entry with an anchor: a term and what is said of it."""

    id: str
    term: str
    text: Prose
    detail: Prose = ()


class LinesFacts(Record, frozen=True, kw_only=True):
    """A section of entries: answers, assumptions, what was not counted, reference figures, articles, method."""

    id: str
    heading: str
    lead: str
    lines: tuple[Line, ...]
    none: str


class Statement(Record, frozen=True, kw_only=True):
    id: str
    note: int | None
    value: str
    quote: str
    translation: str
    speaker: str
    standing: str  # "quoted · estimated · promised"
    outlet: str
    date: str
    iso_date: str
    url: str | None  # http or https only
    archive_url: str | None
    original_page: str
    archived_page: str
    remark: Prose  # origin, what it was derived from, who took it from whom
    decided: str
    written: tuple[tuple[str, str], ...]  # notes: who wrote it and when, and what
    struck: bool


class StatementGroup(Record, frozen=True, kw_only=True):
    id: str
    title: str
    summary: str
    statements: tuple[Statement, ...]


class StatementsFacts(Record, frozen=True, kw_only=True):
    heading: str
    lead: str
    groups: tuple[StatementGroup, ...]


class Word(Record, frozen=True, kw_only=True):
    text: str
    changed: bool


class Change(Record, frozen=True, kw_only=True):
    """One retelling that changed something, both sentences side by side with the differing words marked."""

    id: str
    kinds: tuple[str, ...]
    item: str
    basis: str
    before_by: Prose
    before: tuple[Word, ...]
    after_by: Prose
    after: tuple[Word, ...]


class LineageFacts(Record, frozen=True, kw_only=True):
    heading: str
    lead: str
    trees: tuple[Chart, ...]


class DriftFacts(Record, frozen=True, kw_only=True):
    heading: str
    none: str
    before: str
    after: str
    changes: tuple[Change, ...]


class FindingRow(Record, frozen=True, kw_only=True):
    id: str
    verdict: str  # the record's term, for the mark
    word: str  # what people read
    message: str
    working: str
    readings: tuple[Prose, ...]
    about: Prose
    against: Prose
    dismissed: str
    written: tuple[tuple[str, str], ...]  # notes: who wrote it and when, and what


class FindingsFacts(Record, frozen=True, kw_only=True):
    heading: str
    lead: str
    none: str
    readings: str
    rows: tuple[FindingRow, ...]


class TableFacts(Record, frozen=True, kw_only=True):
    """A section that is one table: the reconciliation, the workings."""

    id: str
    heading: str
    lead: str
    table: Table


class Note(Record, frozen=True, kw_only=True):
    number: int
    href: str
    text: str


class Download(Record, frozen=True, kw_only=True):
    """A file carried in the page: a link with all its bytes, no request."""

    label: str
    name: str
    href: str


class DownloadsFacts(Record, frozen=True, kw_only=True):
    heading: str
    files: tuple[Download, ...]


class NotesFacts(Record, frozen=True, kw_only=True):
    heading: str
    notes: tuple[Note, ...]
    foot: str
    foot_print: str


class ReportFacts(Record, frozen=True, kw_only=True):
    """A whole report, section by section in the order in which it is read."""

    language: str
    skip: str
    contents: str
    evidence: str  # what the folded sections are called together
    masthead: MastheadFacts
    answer: AnswerFacts
    exchange: ExchangeFacts
    calls: CallsFacts
    charts: ChartsFacts
    compared: ComparedFacts
    answers: LinesFacts
    statements: StatementsFacts
    lineage: LineageFacts
    drift: DriftFacts
    findings: FindingsFacts
    workings: TableFacts
    assumptions: LinesFacts
    uncounted: LinesFacts
    reconciliation: TableFacts
    changes: LinesFacts
    reference: LinesFacts
    articles: LinesFacts
    method: LinesFacts
    notes: NotesFacts
    tables: tuple[Rows, ...]  # every table behind the page, carried in it as files
    downloads: str  # heading of those files
