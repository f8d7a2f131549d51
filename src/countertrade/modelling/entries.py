"""The entries of a deal file as tables of texts: unknown keys, lost commas, dates and durations, every problem with its place."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable
from typing import NamedTuple

from countertrade import naming
from countertrade.files import Items, Node, Table, Text
from countertrade.modelling.deal import Party
from countertrade.modelling.dimensions import Units
from countertrade.modelling.expressions import Place
from countertrade.modelling.grammar import parse
from countertrade.modelling.keys import SECTIONS
from countertrade.modelling.literals import constant
from countertrade.modelling.words import (
    FUNCTIONS,
    LIKELIHOODS,
    RESERVED,
    SHAPES,
    Vocabulary,
    Wrong,
    continues_a_word,
)
from countertrade.records import Message, Problem

DATE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
TAKEN = ("flow", "stock", "balance")  # words that begin an amount in a question
LONGEST_NAME = 80  # characters of a name in formulas
LONGEST_TIME = 120_000  # months of a delay or a span, far beyond any run
LONGEST_MESSAGE = 600
MOST_PROBLEMS = 200
LONGEST_RUN = 1200  # months: a hundred years


class Header(NamedTuple):
    """The top of a deal file."""

    title: str
    start: str
    months: int
    currency: str
    parties: tuple[Party, ...]
    counts: tuple[str, ...]
    units: Units

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(party.code for party in self.parties)


class Enough(Exception):  # noqa: N818 - what is known is told
    """More is wrong than anybody reads at once."""


class Page:
    """One deal file being read: its text, its place on disk, and what is wrong in it so far."""

    def __init__(self, text: str, path: str, parts: tuple[tuple[int, str], ...] = ()) -> None:
        self.text, self.path = text, path
        self.parts = parts or ((1, path),)  # in which line of the text each file begins
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self._said: set[tuple[int, int, str]] = set()
        self._torn: set[int] = set()
        self._complaints = 0

    def wrong(self, at: Node | Place, message: str | Message) -> None:
        """Something to put right. Raises Enough where there have been many, or the same ones in many scenarios."""
        self._add(self.problems, at, message)
        self._complaints += 1
        if len(self.problems) >= MOST_PROBLEMS or self._complaints >= 5 * MOST_PROBLEMS:
            raise Enough

    def warn(self, at: Node | Place, message: Message) -> None:
        self._add(self.warnings, at, message)

    def _add(self, to: list[Problem], at: Node | Place, message: str | Message) -> None:
        known = message if isinstance(message, Message) else None
        message = re.sub(r"\s*[\n\t]\s*", " ", str(message))
        if len(message) > LONGEST_MESSAGE:  # what was written is repeated in it; its end is the way out
            message = f"{message[: LONGEST_MESSAGE - 200]} … {message[-200:]}"
        said = (at.line, at.column, message)
        if said not in self._said:  # scenarios read the same lines again
            self._said.add(said)
            first, path = max(part for part in self.parts if part[0] <= max(at.line, 1))
            to.append(Problem(path, at.line - first + 1, at.column, message, known))

    def source(self, node: Node) -> str:
        return self.text[node.start : node.end].strip()

    def fields(self, node: Node | None, section: str, entry: str) -> dict[str, Node]:
        """The known keys of an entry; an unknown one is a problem that names the nearest.

        Of an entry that a lost comma has cut into pieces nothing is returned: what is left of it would only mislead.
        """
        if not isinstance(node, Table):
            if node is not None and not is_empty(node):
                keys = ", ".join(list(SECTIONS[section])[:3])
                self.wrong(node, f"{entry} needs keys such as {keys}, as in '{{{keys.split(',')[0]}: …}}'")
            return {}
        known = SECTIONS[section]
        found: dict[str, Node] = {}
        previous, cut = "", False
        for one in node.entries:
            key = spoken(one.key.text, known)
            if is_empty(one.value):
                cut = cut or (node.flow and key not in known and previous != "")
                self._torn.add(node.start)
                self.wrong(one.key, self.no_value(one.key.text, previous, key in known, node.flow))
            elif key not in known:
                self._torn.add(node.start)
                self.wrong(one.key, f"{entry} has no key '{one.key.text}'; {_nearest(one.key.text, known)}")
            else:
                found[key] = one.value
            previous = one.key.text
        return {} if cut else found

    def is_torn(self, node: Node) -> bool:
        """Whether keys of the entry were lost to a mistake that has been said, so that a missing key is no news."""
        return node.start in self._torn

    def no_value(self, key: str, previous: str, known: bool, flow: bool) -> str:
        """What to say of a key without a value: inside braces it is mostly the rest of the value before it."""
        if flow and not known and previous:
            return (
                f"'{key}' has no value: inside {{…}} a comma ends a value, so '{previous}' stopped before it; "
                "write figures as 600_000, and put a text with a comma in quotation marks or on a line of its own"
            )
        return f"'{key}' has no value; write one after the colon, or delete the key"

    def text_of(self, node: Node | None, what: str) -> str | None:
        if node is None:
            return None
        if not isinstance(node, Text):
            self.wrong(node, f"{what} must be a text")
            return None
        return node.text.strip() or None

    def texts(self, node: Node | None, what: str) -> list[Text]:
        """A list of words, also written as one word or with commas."""
        match node:
            case None:
                return []
            case Text():
                return [node] if node.text.strip() else []
            case Items():
                found = [item for item in node.items if isinstance(item, Text) and item.text.strip()]
                if len(found) < len(node.items):
                    self.wrong(node, f"{what} must be a list of words, as in [a, b]")
                return found
        self.wrong(node, f"{what} must be a list of words, as in [a, b]")
        return []

    # dates and durations

    def date(self, node: Node, header: Header, what: str) -> int | None:
        """The month of a date, counted from the start."""
        text = node.text.strip() if isinstance(node, Text) else ""
        whole = whole_month(text)
        if whole is None:
            hint = "write a month such as 2025-04, or a day such as 2025-04-01"
            self.wrong(node, f"{what} must be a date, not '{text or self.source(node)[:40]}'; {hint}")
            return None
        first = whole_month(header.start)
        assert first is not None
        return whole - first

    def duration(self, node: Node, words: Vocabulary, what: str, least: int = 1) -> int | None:
        """Whole months from `24 months` or `2 years`."""
        example = "as in '24 months' or '2 years'"
        if not isinstance(node, Text):
            self.wrong(node, f"{what} must be a length of time, {example}")
            return None
        try:
            figure = constant(parse(node.text, words))
        except Wrong as error:
            self.wrong(inside(node, error.at), error.message)
            return None
        if figure is None or figure.dimensions != (("month", 1),):
            hint = f"; write '{node.text.strip()} months'" if figure and not figure.unit else f", {example}"
            self.wrong(node, f"{what} must be a length of time, not '{node.text.strip()}'{hint}")
            return None
        if not abs(figure.value) <= LONGEST_TIME:
            self.wrong(node, f"{what} must be at most {LONGEST_TIME:,} months, not '{node.text.strip()}'")
            return None
        months = round(figure.value)
        if abs(figure.value - months) > 1e-9 or months < least:
            wanted = "whole months" if months >= least else f"at least {least} month"
            self.wrong(node, f"{what} must be {wanted}, not '{node.text.strip()}'")
            return None
        return months


def whole_month(text: str) -> int | None:
    """Months since year 0 of an ISO month or day, None where the text is no date.

    >>> whole_month("2024-11") - whole_month("2024-10-31"), whole_month("2024-13")
    (1, None)
    """
    match = DATE.fullmatch(text)
    if not match:
        return None
    try:
        day = datetime.date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        return None
    return day.year * 12 + day.month - 1


def span_of(text: str) -> tuple[str, str] | None:
    """First and last day of a period: a year, a month, a day, or two of them joined by `to`; None where the text is none.

    >>> span_of("2030"), span_of("2030-02"), span_of("2030-02 to 2030-03")
    (('2030-01-01', '2030-12-31'), ('2030-02-01', '2030-02-28'), ('2030-02-01', '2030-03-31'))
    """
    ends = [_days(part.strip()) for part in text.split(" to ")]
    if len(ends) > 2 or None in ends:
        return None
    first, last = ends[0], ends[-1]
    assert first is not None
    assert last is not None
    return (first[0], last[1]) if first[0] <= last[1] else None


def _days(text: str) -> tuple[str, str] | None:
    if re.fullmatch(r"[0-9]{4}", text):
        return f"{text}-01-01", f"{text}-12-31"
    if whole_month(text) is None:
        return None
    if len(text) == 10:
        return text, text
    year, month = int(text[:4]), int(text[5:7])
    return f"{text}-01", f"{text}-{calendar.monthrange(year, month)[1]:02d}"


def inside(node: Text, at: int) -> Place:
    """The place of an offset into the text of a scalar (its own place, where it runs over several lines)."""
    quotes = node.end - node.start - len(node.text)
    if quotes not in (0, 2):
        return Place(node.line, node.column)
    return Place(node.line, node.column + quotes // 2 + at)


def is_empty(node: Node) -> bool:
    return isinstance(node, Text) and not node.text.strip() and not node.quoted


def spoken(key: str, known: Iterable[str]) -> str:
    """The key as the table has it: `read as` is `read_as`, `as_of` is `as of`."""
    for form in (key, key.replace("_", " "), key.replace(" ", "_")):
        if form in known:
            return form
    return key


def _nearest(key: str, known: Iterable[str]) -> str:
    near = naming.nearest(key, known)
    return f"did you mean '{near}'?" if near else f"keys are {', '.join(known)}"


def bad_label(name: str) -> str | None:
    """Why a word cannot name a flow or an effect, None where it can; it may be a unit or a function, as it stands in no formula."""
    if len(name) > LONGEST_NAME:
        return (
            f"'{name[:40]}…' cannot be a name: it has {len(name):,} characters; {LONGEST_NAME} at most, "
            "and a title: may say the rest"
        )
    words = name.split(" ")
    if not words[0].isidentifier() or not all(word and all(map(continues_a_word, word)) for word in words):
        return f"'{name}' cannot be a name; use letters, digits, _ and single spaces, and begin with a letter"
    if "__" in name:
        return f"'{name}' cannot be a name: '__' stands in it; use _ or a space"
    first = name.split(" ", 1)[0]
    if name in RESERVED or first in RESERVED:
        return f"a name cannot begin with '{first}', which is a word of the language"
    if " " in name and first in TAKEN:
        return f"a name cannot begin with '{first}', which begins an amount in questions"
    return None


def bad_name(name: str, units: Units) -> str | None:
    """Why a word cannot be a name in formulas, None where it can."""
    if (said := bad_label(name)) is not None:
        return said
    if name in LIKELIHOODS:
        return f"'{name}' stands for a likelihood and cannot be a name"
    if name in FUNCTIONS or name in SHAPES:
        return f"'{name}' is a function and cannot be a name"
    if units.find(name):
        return f"'{name}' is a unit and cannot be a name too; add a word, as in '{name}_sent'"
    return None
