"""The check of one article as data, in one language: what the page, the terminal and JSON all show."""

from __future__ import annotations

from countertrade.records import Record, Verdict


class Todo(Record, frozen=True, kw_only=True):
    """One thing to do before print, with what it is about."""

    text: str
    line: int | None = None
    claims: tuple[str, ...] = ()
    finding: str | None = None


class Noted(Record, frozen=True, kw_only=True):
    """A printed passage and what is to be said of it, line by line."""

    lines: tuple[int, ...]
    at: int | None = None  # the line of `quote`
    quote: str | None
    details: tuple[str, ...]
    claims: tuple[str, ...] = ()
    finding: str | None = None


class Group(Record, frozen=True, kw_only=True):
    """The findings of one verdict."""

    verdict: Verdict
    title: str
    items: tuple[Noted, ...]


class Statement(Record, frozen=True, kw_only=True):
    """Who says what, how sure, given by whom."""

    line: int | None
    figure: str
    how_sure: str
    given_by: str
    claims: tuple[str, ...]


class Row(Record, frozen=True, kw_only=True):
    """A reference row that a finding used, with the mark it is called by."""

    mark: str
    id: str
    text: str
    details: str


class ArticleCheck(Record, frozen=True, kw_only=True):
    """Everything `countertrade check FILE` says, in one language."""

    language: str
    title: str
    facts: str
    summary: tuple[str, ...]
    todo: tuple[Todo, ...]
    groups: tuple[Group, ...]
    holds: tuple[Noted, ...]
    unsourced: tuple[Noted, ...]
    statements: tuple[Statement, ...]
    more_statements: int
    notes: tuple[str, ...]
    not_checked: tuple[str, ...]
    no_finding: str
    reference: tuple[Row, ...]
    reference_note: str | None
