"""Temporal expressions of the calendar on the tokens of a document: days, months, years, weekdays, feasts, units off from now.

An expression holds neither the preposition before it nor a limit ("bis", "since"): `limits` reads those. A month or day without a year
takes the tense of its clause: the last one in the past, the next one in the future, else the nearest to the day the page is of.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from countertrade.reading.document.types import Document
from countertrade.reading.numeric.german import number_word
from countertrade.reading.numeric.words import Words, words
from countertrade.reading.temporal import calendar
from countertrade.reading.temporal.calendar import DAY, Stretch
from countertrade.reading.temporal.words import CalendarWords, calendar_words

Lean = Literal["past", "future", "near"]

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DECADE = re.compile(r"((?:1[5-9]|20)?\d0)(?:er|ern|s)")
_ORDINAL = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)")
_CARDINAL = re.compile(r"\d{1,2}")
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d|21[0-4]\d")
_ENDINGS = ("en", "er", "es", "em", "e", "s", "n")
_TENS = {
    "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
_DEEPEST = 3


class Expression(NamedTuple):
    """A time at tokens `first` to `last` with its first and last day. `code` is its unit; `fixed` says that a year is printed;
    `hour` that it tells a time of day."""

    first: int
    last: int
    start: dt.date | None
    end: dt.date | None
    code: str
    fixed: bool = False
    hour: bool = False
    rule: str = ""


def expressions(document: Document, day: dt.date, *, lean: Lean | None = None) -> list[Expression]:
    """Every time of the calendar in a document in order, none overlapping, seen from a day."""
    return list(Reader(document, day, lean).read())


class Reader:
    """Reads the times of one document seen from one day."""

    def __init__(self, document: Document, day: dt.date, lean: Lean | None = None) -> None:
        self.document, self.day = document, day
        self.table: CalendarWords = calendar_words(document.language)
        self.numerals: Words = words(document.language)
        self.lower = [token.text.lower() for token in document.tokens]
        self.told: Expression | None = None  # the time with a year read last
        self._lean = lean
        self._depth = 0
        table = self.table
        self._starters = (
            frozenset(table.months) | frozenset(table.weekdays) | frozenset(table.seasons) | frozenset(table.compounds)
            | frozenset(table.parts) | frozenset(table.days) | frozenset(table.day_parts) | frozenset(table.relative)
            | frozenset(table.phrases) | frozenset(table.feasts.moving) | frozenset(table.feasts.advent)
            | frozenset(table.feasts.sundays) | table.limits.year | frozenset(_TENS) | frozenset(table.units) | frozenset(self.numerals.ordinals) | {"halb", "viertel"}
        )  # fmt: skip

    def read(self) -> Iterator[Expression]:
        at = 0
        while at < len(self.lower):
            found = self.at(at)
            if found is None or found.last <= at:
                at += 1
                continue
            if found.fixed and found.start is not None:
                self.told = found
            yield found
            at = found.last

    # --- words --------------------------------------------------------------------------------------------------------

    def word(self, at: int) -> str:
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def key(self, at: int, table: frozenset[str] | dict[str, object] | object) -> str:
        """The form or stem under which a word stands in a table, empty where it does not."""
        word = self.word(at)
        if not word:
            return ""
        if word in table:  # type: ignore[operator]
            return word
        lemma = self.document.tokens[at].lemma.lower()
        if lemma in table:  # type: ignore[operator]
            return lemma
        endings = _ENDINGS if self.table.german else ("s",)
        for ending in endings:
            if word.endswith(ending) and len(word) > len(ending) + 2 and word[: -len(ending)] in table:  # type: ignore[operator]
                return word[: -len(ending)]
        return ""

    def name(self, at: int, table: dict[str, int]) -> str:
        """The name of a month or weekday at a token, its genitive or plural too, empty for other words."""
        word = self.word(at)
        if word in table:
            return word
        for ending in ("s", "es", "en") if self.table.german else ("s",):
            if word.endswith(ending) and len(word) > len(ending) + 4 and word[: -len(ending)] in table:
                return word[: -len(ending)]
        return ""

    def number(self, at: int) -> Decimal | None:
        """A small whole number in digits or letters."""
        word = self.word(at)
        if word.isdecimal() and len(word) < 5:
            return Decimal(word)
        if word in self.numerals.cardinals:
            return Decimal(self.numerals.cardinals[word])
        return number_word(word, self.numerals) if self.table.german and word else None

    def ordinal(self, at: int) -> int | None:
        word = self.word(at)
        match = _ORDINAL.fullmatch(word)
        if match:
            return int(match[1])
        found = self.key(at, self.numerals.ordinals)
        return self.numerals.ordinals[found] if found else None

    def year_at(self, at: int) -> int | None:
        word = self.word(at)
        if _YEAR.fullmatch(word):
            return int(word)
        if word in ("'", "’") and len(self.word(at + 1)) == 2 and self.word(at + 1).isdecimal():
            return _century(int(self.word(at + 1)), self.day)
        return None

    # --- the grammar --------------------------------------------------------------------------------------------------

    def at(self, at: int) -> Expression | None:
        """The time that begins at a token."""
        word = self.lower[at]
        if word[0].isdecimal() or word in ("'", "’"):
            return self._numeric(at, word)
        if not (word in self._starters or self.key(at, self._starters)):
            return self._compound_word(at, word)
        for rule in (
            self._part, self._relative, self._month, self._weekday, self._feast, self._day_word, self._ordinal_unit,
            self._named_year, self._season, self._single, self._decade_words, self._hours,
        ):  # fmt: skip
            found = rule(at)
            if found is not None:
                return found
        return self._compound_word(at, word)

    def _within(self, inner: Callable[[], Expression | None]) -> Expression | None:
        """A time inside another, three deep at most: "Ende Ende Ende …" is none."""
        if self._depth >= _DEEPEST:
            return None
        self._depth += 1
        found = inner()
        self._depth -= 1
        return found

    def _numeric(self, at: int, word: str) -> Expression | None:
        """Times that begin with a figure: "23.3.1987", "8. Mai", "8 May 2020", "2014", "2013/14", "90er Jahre", "20 Uhr"."""
        iso = _ISO.fullmatch("".join(self.lower[at : at + 5])) if self.word(at + 1) == "-" else None
        if iso:
            return self._dated(at, at + 5, int(iso[1]), int(iso[2]), int(iso[3]), fixed=True)
        dotted = _DOTTED.fullmatch(word) or (
            _DOTTED.fullmatch(word + self.word(at + 1)) if self._glued(at + 1) else None
        )
        if dotted and self.table.german:
            last = at + 1 if _DOTTED.fullmatch(word) else at + 2
            return self._date(at, last, int(dotted[1]), int(dotted[2]), dotted[3])
        clock = self._clock(at)
        if clock is not None:
            return clock
        if (
            self.name(at + 1, self.table.months)
            and (self.table.german is False or _ORDINAL.fullmatch(word))
            and (_CARDINAL.fullmatch(word) or _ORDINAL.fullmatch(word))
        ):
            return self._day_month(at, at + 1, int(re.sub(r"\D", "", word)))
        if _ORDINAL.fullmatch(word):
            return self._shared_day(at, word) or self._ordinal_unit(at)
        if self.word(at + 1) == "of" and self.name(at + 2, self.table.months) and _ORDINAL.fullmatch(word):
            return self._day_month(at, at + 2, int(re.sub(r"\D", "", word)))
        decade = _DECADE.fullmatch(word)
        if decade:
            return self._decade(at, at + 1, int(decade[1]))
        year = self.year_at(at)
        return self._year(at, year) if year is not None else None

    def _date(self, at: int, last: int, day: int, month: int, year: str | None) -> Expression | None:
        if year is None and self.year_at(last) is not None:
            return self._dated(at, last + 1, self.year_at(last) or 1, month, day, fixed=True)
        if year is not None:
            full = int(year) if len(year) == 4 else _century(int(year), self.day)
            return self._dated(at, last, full, month, day, fixed=True)
        return self._yearless(at, last, month, day)

    def _dated(
        self, first: int, last: int, year: int, month: int, day: int, *, fixed: bool
    ) -> Expression | None:
        try:
            date = dt.date(year, month, day)
        except ValueError:
            return None
        return Expression(first, last, date, date, "day", fixed, rule="date")

    def _yearless(self, first: int, last: int, month: int, day: int) -> Expression | None:
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        year = self._which_year(first, month, day)
        return self._dated(first, last, year, month, day, fixed=False)

    def _which_year(self, at: int, month: int, day: int) -> int:
        """The year of a day or month printed without one."""
        anchor = self._anchor(at)
        if anchor is not None:
            return anchor.year
        lean = self.lean(at)
        here = self.day
        years = (here.year - 1, here.year, here.year + 1)
        dates = [(abs((made - here).days), made) for year in years if (made := _safe(year, month, day))]
        if lean == "past":
            dates = [pair for pair in dates if pair[1] <= here] or dates
        elif lean == "future":
            dates = [pair for pair in dates if pair[1] >= here] or dates
        return min(dates)[1].year if dates else here.year

    def _anchor(self, at: int) -> dt.date | None:
        """The year told last before, where it is of another time than the page and stands close."""
        told = self.told
        if told is None or told.start is None or abs(told.start.year - self.day.year) <= 1:
            return None
        sentences = self.document.sentence_of
        same = (
            self.document.sentences[sentences[at]].paragraph
            == self.document.sentences[sentences[told.first]].paragraph
        )
        return told.start if same and sentences[at] - sentences[told.first] <= 2 else None

    def _day_month(self, first: int, at: int, day: int) -> Expression | None:
        month = self.table.months[self.name(at, self.table.months)]
        last = at + 1
        last += (
            self.word(last) == "."
            and self._glued(last)
            and len(self.lower[at]) < 5
            and self.lower[at] not in ("mai", "may", "juni", "juli", "june", "july")
        )
        year, last = self._following_year(last)
        if year is not None:
            return self._dated(first, last, year, month, day, fixed=True)
        return self._yearless(first, last, month, day)

    def _following_year(self, at: int) -> tuple[int | None, int]:
        """The year behind a day or month: "Mai 1995", "May 8, 1995", "Juni vergangenen Jahres"."""
        place = at + (self.word(at) == "," and not self.table.german)
        place += self.word(place) == "of"
        year = self.year_at(place)
        if year is not None:
            return year, place + 1 + (self.word(place) in ("'", "’"))
        place = at
        if self.word(place) in ("des", "der", "dieses", "vom", "of", "im"):
            place += 1
        relative = self._within(lambda: self._relative(place))
        if relative is None and place > at:
            relative = self._single(place)
        if (
            relative is not None
            and relative.code == "year"
            and relative.start is not None
            and relative.first - at <= 1
        ):
            return relative.start.year, relative.last
        if self.word(place) in self.table.limits.year and self.year_at(place + 1) is not None:
            return self.year_at(place + 1), place + 2
        return None, at

    def _shared_day(self, at: int, word: str) -> Expression | None:
        """The first of two days of one month: "vom 21. bis 27. Februar", "3. und 4. Mai"."""
        place = at + 1
        while (
            self.word(place) in ("bis", "und", "-", "–", "zum", "/", ",", "oder", "to", "and")
            and place - at < 4
        ):
            place += 1
        if place == at + 1 or not _ORDINAL.fullmatch(self.word(place)):
            return None
        found = self._within(lambda: self._numeric(place, self.word(place)))
        if found is None or found.code != "day" or found.start is None:
            return None
        day = int(re.sub(r"\D", "", word))
        date = _safe(found.start.year, found.start.month, day)
        return Expression(at, at + 1, date, date, "day", found.fixed, rule="date") if date else None

    def _month(self, at: int) -> Expression | None:
        name = self.name(at, self.table.months)
        if not name or (len(name) <= 3 and not self.document.tokens[at].text[0].isupper()):
            return None
        token = self.document.tokens[at]
        if not self.table.german and not token.text[0].isupper():
            return None
        month = self.table.months[name]
        if not self.table.german:
            day = re.sub(r"\D", "", self.word(at + 1)) if self._day_number(at + 1) else ""
            if day and (found := self._day_first(at, at + 2, month, int(day))):
                return found
            if (
                name == "may"
                and (token.pos in ("modal", "verb", "aux") or self.document.tokens[at].tag == "VM0")
                and self.year_at(at + 1) is None
            ):
                return None
        if (
            name in ("mar", "jan", "may", "mai", "august", "march", "sep")
            and token.pos == "name"
            and self._named(at)
        ):
            return None
        last = at + 1
        last += self.word(last) == "." and self._glued(last) and self.year_at(last + 1) is not None
        year, last = self._following_year(last)
        fixed = year is not None
        if year is None:
            year = self._which_year(at, month, 15)
            lean = self.lean(at)
            if lean != "future" and (year, month) > (self.day.year, self.day.month) and lean == "past":
                year -= 1
        stretch = _stretch(year, month)
        return Expression(at, last, *stretch, "month", fixed, rule="month") if stretch else None

    def _named(self, at: int) -> bool:
        """Whether a name stands around a word that is also a month: "Theresa May", "August Bebel"."""
        before, after = at - 1, at + 1
        tokens = self.document.tokens
        return (
            any(
                0 <= other < len(tokens)
                and tokens[other].pos == "name"
                and tokens[other].text[0].isupper()
                and self.word(other) not in self.table.weekdays
                for other in (before, after)
            )
            and self.word(before) not in self.table.limits.inside
        )

    def _day_number(self, at: int) -> bool:
        word = self.word(at)
        return bool(_CARDINAL.fullmatch(word) or (_ORDINAL.fullmatch(word) and not word.endswith("."))) and (
            self.word(at + 1) not in ("percent", "per", "%", "million", "billion")
        )

    def _day_first(self, at: int, last: int, month: int, day: int) -> Expression | None:
        year, last = self._following_year(last)
        if year is not None:
            return self._dated(at, last, year, month, day, fixed=True)
        return self._yearless(at, last, month, day)

    def _year(self, at: int, year: int) -> Expression | None:
        last = at + 1 + (self.word(at) in ("'", "’"))
        if self.word(at) in ("'", "’") and self.word(at - 1) not in self.table.limits.year_before:
            return None
        if self.word(last) in ("/", "-", "–") and self._glued(last):
            other = self.word(last + 1)
            if (
                other.isdecimal()
                and len(other) == 2
                and (int(other) == (year + 1) % 100 or (self.word(last) != "/" and int(other) > year % 100))
            ):
                end = year // 100 * 100 + int(other) + (100 if int(other) < year % 100 else 0)
                return Expression(
                    at, last + 2, dt.date(year, 1, 1), dt.date(end, 12, 31), "years", True, rule="year"
                )
            if (
                other.isdecimal()
                and len(other) == 4
                and self.word(last) == "/"
                and 0 < int(other) - year < 60
            ):
                return Expression(
                    at, last + 2, dt.date(year, 1, 1), dt.date(int(other), 12, 31), "years", True, rule="year"
                )
        if not self._stands_as_year(at, last):
            return None
        first = at - 1 if self.word(at - 1) in self.table.limits.year and at and self.table.german else at
        return Expression(first, last, dt.date(year, 1, 1), dt.date(year, 12, 31), "year", True, rule="year")

    def _stands_as_year(self, at: int, last: int) -> bool:
        """Whether a figure of four digits is a year: nothing that it could count or measure stands beside it."""
        tokens = self.document.tokens
        word = self.lower[at]
        before, after = self.word(at - 1), self.word(last)
        if (self._glued(last) and after in ("%", "€", "$", "°")) or before in (
            "$",
            "€",
            "£",
            "¥",
            "us$",
            "#",
            "nr.",
            "no.",
        ):
            return False
        if (
            self._glued(at)
            and before in ("-", "/", ".", ",", ":", "+")
            and not (before in ("-", "/") and _YEAR.fullmatch(self.word(at - 2)))
        ):
            return False
        if (
            before in self.table.limits.year_before
            or before in self.table.limits.year
            or self.name(at - 1, self.table.months)
            or self.key(at - 1, self.table.seasons)
        ):
            return not (
                before in ("um", "of", "by", "to", "from", "for", "für", "von") and self._counts(last, word)
            )
        if not "1500" <= word <= "2100":
            return False
        if self._counts(last, word):
            return False
        return not (after and self._glued(last) and after[0].isalpha()) and tokens[at].pos == "num"

    def _counts(self, at: int, word: str) -> bool:
        """Whether a noun that can be counted, or a unit, stands behind a figure."""
        tokens = self.document.tokens
        if at >= len(tokens):
            return False
        following = self.lower[at].rstrip(".")
        if (
            following in self.numerals.units
            or following in self.numerals.currencies
            or following in self.numerals.scales
        ):
            return True
        if any(
            key in self.numerals.currencies or key in self.numerals.units
            for key in (tokens[at].lemma.lower(),)
        ):
            return True
        if "\n" in self.document.text[tokens[at - 1].end : tokens[at].start]:
            return False
        token = tokens[at]
        if self.table.german:
            place = at
            while (
                place < min(len(tokens), at + 3)
                and tokens[place].pos == "adj"
                and tokens[place].text[0].islower()
            ):
                place += 1
            return (
                tokens[place].pos == "noun"
                and (
                    tokens[place].text.lower() != tokens[place].lemma.lower()
                    or tokens[place].lemma.lower() in self.numerals.counted
                )
                if place < len(tokens)
                else False
            )
        place = at
        while place < min(len(tokens), at + 3) and tokens[place].pos == "adj":
            place += 1
        return (
            place < len(tokens) and tokens[place].tag == "NN2" and not "1900" <= word <= "2060"
        ) or token.lemma.lower() in self.numerals.counted

    def _named_year(self, at: int) -> Expression | None:
        """ "Jahr 578", "the year 2000", "Jahre 1995"."""
        if self.word(at) not in self.table.limits.year:
            return None
        word = self.word(at + 1)
        if (
            word.isdecimal()
            and 3 <= len(word) <= 4
            and 0 < int(word) < 2150
            and not self._counts(at + 2, word)
        ):
            year = int(word)
            return Expression(
                at, at + 2, dt.date(year, 1, 1), dt.date(year, 12, 31), "year", True, rule="year"
            )
        return None

    def _decade(self, first: int, at: int, printed: int) -> Expression | None:
        if self.table.german and not self.key(at, self.table.limits.year):
            return None
        last = at + (1 if self.table.german else 0)
        start = printed if printed >= 1000 else 1900 + printed if printed >= 20 else 2000 + printed
        return Expression(
            first, last, dt.date(start, 1, 1), dt.date(start + 9, 12, 31), "decade", True, rule="decade"
        )

    def _decade_words(self, at: int) -> Expression | None:
        """ "den zwanziger Jahren", "Siebzigerjahre", "the nineties"."""
        word = self.lower[at].removesuffix("er")
        tens = _TENS.get(word) or (_TENS.get(self.lower[at].removesuffix("er")))
        if tens is None:
            return None
        if self.table.german and not (
            self.lower[at].endswith("er") and self.key(at + 1, self.table.limits.year)
        ):
            return None
        last = at + 1 + self.table.german
        return Expression(
            at, last, dt.date(1900 + tens, 1, 1), dt.date(1909 + tens, 12, 31), "decade", True, rule="decade"
        )

    def _part(self, at: int) -> Expression | None:
        """ "Anfang Februar", "Ende nächsten Jahres", "early 2020", "Mitte der neunziger Jahre", "end of May"."""
        name = self.key(at, self.table.parts)
        if not name or (self.table.german and name != self.lower[at]):
            return None
        place = at + 1
        if self.word(place) in ("-", "‑"):
            place += 1
        while (
            self.word(place) in ("of", "des", "der", "the", "dieses", "im", "vom", "von") and place - at < 4
        ):
            if self.key(place, self.table.relative):
                break
            place += 1
        inner = self._within(lambda: self.at(place)) if place < len(self.lower) else None
        if inner is None and self.key(place, self.table.units) and place > at + 1:
            code = self.table.units[self.key(place, self.table.units)]
            made = calendar.unit(code, 0, self.day) if code != "day" else None
            inner = Expression(place, place + 1, *made, code, rule="unit") if made else None
        if inner is None or inner.first != place or inner.hour:
            return None
        return inner._replace(first=at, rule=f"part.{self.table.parts[name]}")

    def _relative(self, at: int) -> Expression | None:
        """ "vergangene Woche", "next year", "dieser Sommer", "letzten Dienstag", "den letzten drei Jahren"."""
        name = self.key(at, self.table.relative)
        if not name:
            return None
        offset = self.table.relative[name]
        place = at + 1
        count = self.number(place)
        code = self.table.units.get(self.key(place + 1, self.table.units)) if count is not None else None
        if code and count is not None and offset and count > 1:
            return self._several(at, place + 2, code, int(count), offset)
        ordinal = self.ordinal(place)
        if ordinal is not None and self._ordinal_unit(place):
            return None
        if self.name(place, self.table.weekdays):
            return self._near_weekday(at, place, offset)
        if month := self.name(place, self.table.months):
            return self._near_month(at, place, self.table.months[month], offset)
        if season := self.key(place, self.table.seasons):
            return self._near_season(at, place, self.table.seasons[season], offset)
        unit = self.table.units.get(self.key(place, self.table.units))
        if unit is None and self.word(place) in ("wochenende", "wochenenden", "wochenendes", "weekend"):
            unit = "weekend"
        if unit is None:
            return None
        if self.table.german and self._plural(place) and unit not in ("half",):
            return None
        if unit == "day" and offset:
            base = self.told.start if self.told and self.told.code == "day" else None
            day = calendar.moved(base, "day", offset) if base else None
            return Expression(at, place + 1, day, day, "day", rule="day.told") if day else None
        if unit == "day" and name not in ("this",):
            return None
        stretch = calendar.unit(unit, offset, self.day)
        if (unit == "year" and name in ("folgend", "following")) or unit == "decade":
            return None
        return Expression(at, place + 1, *stretch, unit, rule="relative") if stretch else None

    def _plural(self, at: int) -> bool:
        word = self.word(at)
        return (word in ("tage", "tagen", "wochen", "monate", "monaten", "jahre", "jahren", "quartale", "jahrzehnte", "jahrzehnten")
                and not (word == "jahre" and self.word(at - 1).endswith("em")))  # fmt: skip

    def _several(self, first: int, last: int, code: str, count: int, offset: int) -> Expression | None:
        """The last or next so many units: those before the one that is, or from now on."""
        if count > 200:
            return None
        if offset < 0:
            start = calendar.moved(self.day, code, -count)
            return Expression(first, last, start, self.day, "several", rule="several") if start else None
        end = calendar.moved(self.day, code, count)
        return Expression(first, last, self.day, end, "several", rule="several") if end else None

    def _near_weekday(self, first: int, at: int, offset: int) -> Expression | None:
        weekday = self.table.weekdays[self.name(at, self.table.weekdays)]
        back = (self.day.weekday() - weekday) % 7
        if offset < 0:
            day = self.day - (back or 7) * DAY
        elif offset > 0:
            day = self.day + ((weekday - self.day.weekday()) % 7 or 7) * DAY
        else:
            day = self.day + (weekday - self.day.weekday()) * DAY
        return Expression(first, at + 1, day, day, "day", rule="weekday")

    def _near_month(self, first: int, at: int, month: int, offset: int) -> Expression | None:
        year = self.day.year
        if offset < 0 and month >= self.day.month:
            year -= 1
        elif offset > 0 and month <= self.day.month:
            year += 1
        stretch = _stretch(year, month)
        return Expression(first, at + 1, *stretch, "month", rule="month") if stretch else None

    def _near_season(self, first: int, at: int, month: int, offset: int) -> Expression | None:
        stretch = _stretch(self.day.year, month, 3)
        if stretch is None:
            return None
        if (offset < 0 and stretch[1] >= self.day) or (offset > 0 and stretch[0] <= self.day):
            stretch = _stretch(self.day.year + (1 if offset > 0 else -1), month, 3) or stretch
        return Expression(first, at + 1, *stretch, "season", rule="season")

    def _season(self, at: int) -> Expression | None:
        name = self.key(at, self.table.seasons)
        if not name:
            return None
        if not self.table.german and not (
            self.word(at - 1)
            in ("in", "this", "last", "next", "the", "by", "since", "until", "early", "late", "mid")
            or self.year_at(at + 1)
            or self.word(at + 1) == "of"
        ):
            return None
        if self.word(at) == "fall" and self.year_at(at + 1) is None:
            return None
        month = self.table.seasons[name]
        year, last = self._following_year(at + 1)
        fixed = year is not None
        if year is None:
            year = self._which_year(at, month + 1 if month < 12 else 12, 15)
        stretch = _stretch(year, month, 3)
        return Expression(at, last, *stretch, "season", fixed, rule="season") if stretch else None

    def _weekday(self, at: int) -> Expression | None:
        name = self.name(at, self.table.weekdays)
        if (
            not name
            or (len(name) <= 3 and not self.document.tokens[at].text[0].isupper())
            or name in ("sun", "sat", "mon", "wed")
        ):
            return None
        last = at + 1
        place = last + (self.word(last) == ",")
        place += self.word(place) in ("dem", "den")
        if self.word(place) == "(":
            place += 1
        if place < len(self.lower):
            dated = (
                self._numeric(place, self.lower[place])
                if self.lower[place][0].isdecimal()
                else self._month(place)
            )
            if dated is not None and dated.code == "day" and not dated.hour and place - at <= 3:
                closed = dated.last + (self.word(place - 1) == "(" and self.word(dated.last) == ")")
                return dated._replace(first=at, last=closed)
        day = self._weekday_near(at, self.table.weekdays[name])
        return Expression(at, last, day, day, "day", rule="weekday")

    def _weekday_near(self, at: int, weekday: int) -> dt.date:
        back = (self.day.weekday() - weekday) % 7
        lean = self.lean(at)
        if lean == "future":
            return self.day + (weekday - self.day.weekday()) % 7 * DAY
        return self.day - back * DAY

    def _compound_word(self, at: int, word: str) -> Expression | None:
        """ "Donnerstagnachmittag", "Siebzigerjahre", "Pfingstwochenende"."""
        if not self.table.german or len(word) < 8:
            return None
        if word.endswith(("erjahre", "erjahren")) and (tens := _TENS.get(word.rpartition("erjahre")[0])):
            return Expression(
                at,
                at + 1,
                dt.date(1900 + tens, 1, 1),
                dt.date(1909 + tens, 12, 31),
                "decade",
                True,
                rule="decade",
            )
        for name, weekday in self.table.weekdays.items():
            if word.startswith(name) and self._day_part(word[len(name) :]):
                day = self._weekday_near(at, weekday)
                return Expression(at, at + 1, day, day, "day", hour=True, rule="weekday.part")
        return None

    def _day_part(self, rest: str) -> bool:
        return rest in self.table.day_parts or rest.removesuffix("s") in self.table.day_parts

    def _feast(self, at: int) -> Expression | None:
        table = self.table.feasts
        for phrase in self.table.phrases.get(self.lower[at], ()):
            if tuple(self.lower[at : at + len(phrase)]) == phrase:
                return self._on_feast(at, at + len(phrase), " ".join(phrase))
        for names in (table.moving, table.advent, table.sundays, table.fixed):
            name = self.key(at, names)
            if name:
                return self._on_feast(at, at + 1, name)
        return None

    def _on_feast(self, first: int, last: int, name: str) -> Expression | None:
        year, last = self._following_year(last)
        table = self.table.feasts
        if year is not None:
            day = calendar.feast(name, table, year)
            return Expression(first, last, day, day, "day", True, rule="feast")
        near = [
            day
            for number in (self.day.year - 1, self.day.year, self.day.year + 1)
            if (day := calendar.feast(name, table, number))
        ]
        lean = self.lean(first)
        if lean == "past":
            near = [day for day in near if day <= self.day] or near
        elif lean == "future":
            near = [day for day in near if day >= self.day] or near
        day = min(near, key=lambda one: abs((one - self.day).days))
        return Expression(first, last, day, day, "day", rule="feast")

    def _day_word(self, at: int) -> Expression | None:
        """ "heute", "gestern Abend", "tomorrow"; "morgen" only as an adverb."""
        name = self.key(at, self.table.days)
        if not name:
            return None
        token = self.document.tokens[at]
        if (
            self.table.german
            and token.text[0].isupper()
            and self.document.sentences[self.document.sentence_of[at]].start != at
        ) and (self.lower[at] in ("morgen", "heute") or token.pos == "noun"):
            return None
        if (
            self.table.german
            and self.lower[at] == "morgen"
            and self.word(at - 1) in ("am", "jeden", "guten", "diesen", "gegen", "heute", "gestern", "und")
        ):
            return None
        day = self.day + self.table.days[name] * DAY
        hour = self._day_part(self.word(at + 1)) and self.word(at + 1) in self.table.day_parts
        return Expression(at, at + 1 + hour, day, day, "day", hour=hour, rule="day")

    def _ordinal_unit(self, at: int) -> Expression | None:
        """ "zweiten Quartal 2023", "first half of 2020", "ersten vier Monaten", "zweite Jahreshälfte", "19. Jahrhundert"."""
        ordinal = self.ordinal(at)
        if ordinal is None:
            return None
        place = at + 1
        count = self.number(place)
        if count is not None and count < 100 and ordinal == 1 and self.key(place + 1, self.table.units):
            code = self.table.units[self.key(place + 1, self.table.units)]
            year, last = self._following_year(place + 2)
            if code in ("month", "week", "quarter", "day"):
                start = dt.date(year or self.day.year, 1, 1)
                end = calendar.moved(start, code, int(count))
                return (
                    Expression(at, last, start, end - DAY, "several", year is not None, rule="several")
                    if end
                    else None
                )
            return None
        name = self.key(place, self.table.units)
        code = self.table.units.get(name, "")
        if code == "century":
            first = (ordinal - 1) * 100
            if not 5 <= ordinal <= 22:
                return None
            return Expression(
                at,
                place + 1,
                dt.date(max(first, 1), 1, 1),
                dt.date(first + 99, 12, 31),
                "century",
                True,
                rule="century",
            )
        if code not in ("quarter", "half") or ordinal > (4 if code == "quarter" else 2):
            return None
        size = 3 if code == "quarter" else 6
        year, last = self._following_year(place + 1)
        number = year or self.day.year
        stretch = _stretch(number, (ordinal - 1) * size + 1, size)
        if year is None and stretch and stretch[0] > self.day and self.lean(at) == "past":
            stretch = _stretch(number - 1, (ordinal - 1) * size + 1, size)
        return Expression(at, last, *stretch, code, year is not None, rule=code) if stretch else None

    def _single(self, at: int) -> Expression | None:
        """One word for a unit of time off from now: "Vorjahr", "Jahresende", "Wochenende", "heuer"."""
        name = self.key(at, self.table.compounds)
        if not name:
            return None
        compound = self.table.compounds[name]
        year, last = self._following_year(at + 1) if compound.unit == "year" else (None, at + 1)
        if compound.unit == "day":
            base = self.told.start if self.told and self.told.code == "day" else self.day
            day = calendar.moved(base or self.day, "day", compound.offset)
            return Expression(at, at + 1, day, day, "day", rule="day.told") if day else None
        if compound.unit == "weekend":
            lean = self.lean(at)
            offset = -1 if lean == "past" and self.day.weekday() < 5 else 0
            stretch = calendar.unit("weekend", offset, self.day)
        else:
            stretch = calendar.year(year) if year else calendar.unit(compound.unit, compound.offset, self.day)
        if stretch is None:
            return None
        return Expression(
            at,
            last,
            *stretch,
            compound.unit,
            year is not None,
            rule=f"part.{compound.part}" if compound.part else "relative",
        )

    # --- the clock ----------------------------------------------------------------------------------------------------

    def _clock(self, at: int) -> Expression | None:
        """ "20 Uhr", "17.30 Uhr", "3 p.m."; the day is that of the page."""
        if self.word(at + 1) in self.table.limits.clock and (
            self.table.german or self.word(at + 1) not in ("am",) or self._glued(at + 1)
        ):
            last = at + 2
            last += self.word(last).isdecimal() and len(self.word(last)) == 2
            return Expression(at, last, self.day, self.day, "hour", hour=True, rule="clock")
        return None

    def _hours(self, at: int) -> Expression | None:
        """ "am Abend", "halb neun", "neun Uhr"."""
        if self.table.german:
            if (
                self.lower[at] in ("halb", "viertel")
                and self.number(at + 1) is not None
                and (self.number(at + 1) or 0) <= 12
                and self.word(at - 1) in ("um", "gegen", "ab", "bis")
            ):
                return Expression(at, at + 2, self.day, self.day, "hour", hour=True, rule="clock")
            name = self.key(at, self.table.day_parts)
            if (
                name
                and (
                    self.word(at - 1) in ("am", "dieser", "der", "in", "diesem", "zum", "gegen", "den")
                    or self.word(at).endswith("s")
                )
                and self.document.tokens[at].text[0].isupper()
            ):
                return Expression(at, at + 1, self.day, self.day, "hour", hour=True, rule="clock")
        return None

    # --- tense --------------------------------------------------------------------------------------------------------

    def lean(self, at: int) -> Lean:
        """Which way the clause of a token looks."""
        if self._lean is not None:
            return self._lean
        before = self.word(at - 1), self.word(at - 2)
        table = self.table
        if any(
            word in table.limits.until or word in table.limits.opening or word in table.limits.opening_with
            for word in before
            if word not in ("von", "from")
        ):
            return "future" if not any(word in table.limits.since for word in before) else "past"
        if any(word in table.limits.since for word in before):
            return "past"
        clause = self.document.clause_of[at] if at < len(self.document.clause_of) else -1
        group = self.document.clauses[clause].verb if clause >= 0 else None
        if group is None:
            return "near"
        if group.past or group.perfect:
            return "past"
        if (
            any(modal in ("werden", "will", "shall", "sollen") for modal in group.modals)
            or group.lemma == "werden"
        ):
            return "future"
        return "future" if group.form == "finite" and group.mood == "indicative" else "near"

    def _glued(self, at: int) -> bool:
        tokens = self.document.tokens
        return 0 < at < len(tokens) and tokens[at].start == tokens[at - 1].end


def _safe(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _stretch(year: int, month: int, count: int = 1) -> Stretch | None:
    return calendar.months(year, month, count) if 1 <= year <= 9990 else None


def _century(short: int, day: dt.date) -> int:
    """The year of two digits that is nearest to a day, seldom more than 20 years ahead."""
    full = day.year // 100 * 100 + short
    return full - 100 if full > day.year + 20 else full
