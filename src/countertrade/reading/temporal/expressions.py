"""Temporal expressions of the calendar on the tokens of a document: days, months, years, weekdays, feasts, units off from now.

An expression holds neither the preposition before it nor a limit ("bis", "since"): `limits` reads those. A month or day without a year
takes the tense of its clause: the last one in the past, the next one in the future, else the nearest to the day the page is of.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, TypeVar

from countertrade.reading import lexicon
from countertrade.reading.document.types import Document
from countertrade.reading.goods import class_of
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
_APOSTROPHES = ("'", "’")
_SHORT_MONTHS = frozenset("mai may juni juli june july".split())  # no abbreviations
_BETWEEN_DAYS = frozenset("bis und - – zum / , oder to and".split())
_OF_THE = frozenset("of des der the dieses im vom von".split())
_NO_YEAR = frozenset("$ € £ ¥ us$ # nr. no.".split())  # before a figure that is none
_MEASURING = frozenset("um of by to from for für von".split())  # before a year or an amount
_BEFORE_SEASON = frozenset("in this last next the by since until early late mid".split())
_BEFORE_MORNING = frozenset("am jeden guten diesen gegen heute gestern und".split())
_BEFORE_PART = frozenset("am dieser der in diesem zum gegen den".split())  # before a part of the day
_FUTURE = frozenset("werden will shall sollen".split())
_FISCAL = frozenset(
    "fiscal financial budget haushaltsjahr haushaltsjahres geschäftsjahr geschäftsjahres finanzjahr finanzjahres fiskaljahr".split()
)  # years that are none of the calendar
_ARMS = frozenset(("howitzer", "gun", "missile", "rocket", "tank", "jet", "launcher", "rifle", "radar"))
_MANY = frozenset("tage tagen wochen monate monaten jahre jahren quartale jahrzehnte jahrzehnten".split())
T = TypeVar("T")


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


def expressions(document: Document, day: dt.date) -> list[Expression]:
    """Every time of the calendar in a document in order, none overlapping, seen from a day."""
    return list(Reader(document, day).read())


class Reader:
    """Reads the times of one document seen from one day."""

    def __init__(self, document: Document, day: dt.date) -> None:
        self.document, self.day = document, day
        self.table: CalendarWords = calendar_words(document.language)
        self.numerals: Words = words(document.language)
        self.lower = [token.text.lower() for token in document.tokens]
        self.told: Expression | None = None  # the time with a year read last
        self._depth = 0

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

    def key(self, at: int, table: Container[str]) -> str:
        """The form or stem under which a word stands in a table, empty where it does not."""
        word = self.word(at)
        return _key(word, self.document.tokens[at].base, table, self.table.german) if word else word

    def value(self, at: int, table: Mapping[str, T]) -> T | None:
        """What a table has for a word or its stem."""
        return table.get(self.key(at, table))

    def name(self, at: int, table: Mapping[str, int]) -> str:
        """The name of a month or weekday at a token, its genitive, plural or short form with a stop too, empty for other words."""
        word = self.word(at).removesuffix(".")
        return (
            word
            if word in table
            else _stem(word, table, ("s", "es", "en") if self.table.german else ("s",), 4)
        )

    def capital(self, at: int) -> bool:
        """Whether a token begins with a capital."""
        return self.document.tokens[at].text[0].isupper()

    def number(self, at: int) -> Decimal | None:
        """A small whole number in digits or letters."""
        word = self.word(at)
        return Decimal(word) if word.isdecimal() and len(word) < 5 else self.numerals.cardinal(word)

    def ordinal(self, at: int) -> int | None:
        word = self.word(at)
        match = _ORDINAL.fullmatch(word)
        return int(match[1]) if match else self.value(at, self.numerals.ordinals)

    def year_at(self, at: int) -> int | None:
        word = self.word(at)
        if _YEAR.fullmatch(word):
            return int(word)
        short = self.word(at + 1)
        if word in _APOSTROPHES and len(short) == 2 and short.isdecimal():
            return _century(int(short), self.day)
        return None

    # --- the grammar --------------------------------------------------------------------------------------------------

    def at(self, at: int) -> Expression | None:
        """The time that begins at a token."""
        word = self.lower[at]
        if word[0].isdecimal() or word in _APOSTROPHES:
            return self._numeric(at, word)
        if not _opens(self.document.language, word.removesuffix("."), self.document.tokens[at].base):
            return self._compound_word(at, word)
        rules = (
            self._part, self._relative, self._month, self._weekday, self._feast, self._day_word, self._ordinal_unit,
            self._named_year, self._season, self._single, self._decade_words, self._hours,
        )  # fmt: skip
        found = (rule(at) for rule in rules)
        return next((each for each in found if each is not None), None) or self._compound_word(at, word)

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
        dotted, last = _DOTTED.fullmatch(word), at + 1
        if dotted is None and self._glued(last):
            dotted, last = _DOTTED.fullmatch(word + self.word(last)), last + 1
        if dotted and self.table.german:
            return self._date(at, last, int(dotted[1]), int(dotted[2]), dotted[3])
        clock = self._clock(at)
        if clock is not None:
            return clock
        ordinal = _ORDINAL.fullmatch(word)
        cardinal = _CARDINAL.fullmatch(word) and not self.table.german
        if (name := self.name(at + 1, self.table.months)) and (ordinal or cardinal):
            last = at + 2
            abbreviated = len(self.lower[at + 1]) < 5 and self.lower[at + 1] not in _SHORT_MONTHS
            last += self.word(last) == "." and self._glued(last) and abbreviated
            return self._day_in(at, last, self.table.months[name], int(re.sub(r"\D", "", word)))
        if ordinal:
            return self._shared_day(at, word) or self._ordinal_unit(at)
        decade = _DECADE.fullmatch(word)
        if decade:
            return self._decade(at, int(decade[1]))
        year = self.year_at(at)
        return self._year(at, year) if year is not None else None

    def _date(self, at: int, last: int, day: int, month: int, year: str | None) -> Expression | None:
        if year is None:
            full = self.year_at(last)
            last += full is not None
        else:
            full = int(year) if len(year) == 4 else _century(int(year), self.day)
        return self._dated(at, last, full, month, day) if full else self._yearless(at, last, month, day)

    def _day_in(self, first: int, last: int, month: int, day: int) -> Expression | None:
        """A day of a month with the year behind it, or the year that is meant."""
        year, last = self._following_year(last)
        if year is None:
            return self._yearless(first, last, month, day)
        return self._dated(first, last, year, month, day)

    def _dated(
        self, first: int, last: int, year: int, month: int, day: int, *, fixed: bool = True
    ) -> Expression | None:
        return _day(first, last, _safe(year, month, day), "date", fixed)

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
        nearest = self._nearest(at, lambda year: _safe(year, month, day))
        return (nearest or self.day).year

    def _nearest(self, at: int, of: Callable[[int], dt.date | None]) -> dt.date | None:
        """The day of this year, the last or the next that the tense at a token looks to, the nearest of them."""
        days = [made for year in (-1, 0, 1) if (made := of(self.day.year + year))]
        match self.lean(at):
            case "past":
                days = [day for day in days if day <= self.day] or days
            case "future":
                days = [day for day in days if day >= self.day] or days
        return min(days, key=lambda day: (abs(day - self.day), day), default=None)

    def _anchor(self, at: int) -> dt.date | None:
        """The year told last before, where it is of another time than the page and stands close."""
        told = self.told
        if told is None or told.start is None or abs(told.start.year - self.day.year) <= 1:
            return None
        document = self.document
        here, there = (document.sentence_of[place] for place in (at, told.first))
        same = document.sentences[here].paragraph == document.sentences[there].paragraph
        return told.start if same and here - there <= 2 else None

    def _following_year(self, at: int) -> tuple[int | None, int]:
        """The year behind a day or month: "Mai 1995", "May 8, 1995", "Juni vergangenen Jahres"."""
        place = at + (self.word(at) == "," and not self.table.german)
        place += self.word(place) == "of"
        year = self.year_at(place)
        if year is not None:
            return year, place + 1 + (self.word(place) in _APOSTROPHES)
        place = at + (self.word(at) in ("des", "der", "dieses", "vom", "of", "im"))
        relative = self._within(lambda: self._relative(place))
        if relative is None and place > at:
            relative = self._single(place)
        if relative and relative.code == "year" and relative.start and relative.first - at <= 1:
            return relative.start.year, relative.last
        if self.word(place) in self.table.limits.year and (year := self.year_at(place + 1)) is not None:
            return year, place + 2
        return None, at

    def _shared_day(self, at: int, word: str) -> Expression | None:
        """The first of two days of one month: "vom 21. bis 27. Februar", "3. und 4. Mai"."""
        place = at + 1
        while self.word(place) in _BETWEEN_DAYS and place - at < 4:
            place += 1
        if not _ORDINAL.fullmatch(self.word(place)):
            return None
        found = self._within(lambda: self._numeric(place, self.word(place)))
        if found is None or found.start is None:
            return None
        day = int(re.sub(r"\D", "", word))
        return _day(at, at + 1, _safe(found.start.year, found.start.month, day), "date", found.fixed)

    def _month(self, at: int) -> Expression | None:
        name, german = self.name(at, self.table.months), self.table.german
        if not name or ((len(name) <= 3 or not german) and not self.capital(at)):
            return None
        token, month = self.document.tokens[at], self.table.months[name]
        if not german:
            day = re.sub(r"\D", "", self.word(at + 1)) if self._day_number(at + 1) else ""
            if day and (found := self._day_in(at, at + 2, month, int(day))):
                return found
            verbal = token.pos in ("modal", "verb", "aux") or token.tag == "VM0"
            if name == "may" and verbal and self.year_at(at + 1) is None:
                return None
        if name in ("mar", "jan", "may", "mai", "august", "march", "sep") and self._named(at):
            return None
        last = at + 1
        last += self.word(last) == "." and self._glued(last) and self.year_at(last + 1) is not None
        printed, last = self._following_year(last)
        year = printed or self._which_year(at, month, 15)
        ahead = (year, month) > (self.day.year, self.day.month)
        if printed is None and ahead and self.lean(at) == "past":
            year -= 1
        return _made(at, last, _stretch(year, month), "month", "month", printed is not None)

    def _named(self, at: int) -> bool:
        """Whether a name stands around a word that is also a month: "Theresa May", "August Bebel"."""
        tokens, table = self.document.tokens, self.table
        beside = [other for other in (at - 1, at + 1) if 0 <= other < len(tokens) and self.capital(other)]
        named = any(tokens[n].pos == "name" and self.word(n) not in table.weekdays for n in beside)
        return tokens[at].pos == "name" and named and self.word(at - 1) not in table.limits.inside

    def _day_number(self, at: int) -> bool:
        word = self.word(at)
        day = _CARDINAL.fullmatch(word) or (_ORDINAL.fullmatch(word) and not word.endswith("."))
        return bool(day) and self.word(at + 1) not in ("percent", "per", "%", "million", "billion")

    def _year(self, at: int, year: int) -> Expression | None:
        short = self.word(at) in _APOSTROPHES
        last = at + 1 + short
        if short and self.word(at - 1) not in self.table.limits.year_before:
            return None
        if self.word(last) in ("/", "-", "–") and self._glued(last):
            end = _second_year(year, self.word(last + 1), self.word(last) == "/")
            if end is not None:
                return _years(at, last + 2, year, end, "years", "year")
        if not self._stands_as_year(at, last):
            return None
        first = at - 1 if self.word(at - 1) in self.table.limits.year and at and self.table.german else at
        return _years(first, last, year, year, "year")

    def _stands_as_year(self, at: int, last: int) -> bool:
        """Whether a figure of four digits is a year: nothing that it could count or measure stands beside it."""
        word, before, after = self.lower[at], self.word(at - 1), self.word(last)
        glued = self._glued(last)
        if (glued and after in ("%", "€", "$", "°")) or before in _NO_YEAR:
            return False
        dashed = before in ("-", "/") and _YEAR.fullmatch(self.word(at - 2))
        if self._glued(at) and before in ("-", "/", ".", ",", ":", "+") and not dashed:
            return False
        table = self.table
        if after and self._is_type(at, word):
            return False
        dated = before in table.limits.year_before | table.limits.year
        if dated or self.name(at - 1, table.months) or self.key(at - 1, table.seasons):
            return before not in _MEASURING or not self._counts(last, word)
        if not "1500" <= word <= "2100" or self._counts(last, word):
            return False
        hedged = before in self.numerals.bounds or before in self.numerals.fillers
        if (
            hedged
            and last < len(self.document.tokens)
            and self.document.tokens[last].pos in ("name", "noun", "det", "adj")
        ):
            return False  # "etwa 2000 Nordkoreaner", "rund 2000 der Männer"
        return not (after and glued and after[0].isalpha()) and self.document.tokens[at].pos == "num"

    def _is_type(self, at: int, word: str) -> bool:
        """Whether a round year is part of the name of an arm: "Panzerhaubitze 2000"."""
        if at == 0 or not word.endswith("000"):
            return False
        before = self.document.tokens[at - 1]
        return class_of(self.document.language, before.lemma, before.text) in _ARMS

    def _counts(self, at: int, word: str) -> bool:
        """Whether a noun that can be counted, or a unit, stands behind a figure."""
        tokens, known, german = self.document.tokens, self.numerals, self.table.german
        if at >= len(tokens):
            return False
        following, lemma = self.lower[at].rstrip("."), tokens[at].lemma.lower()
        named = any(key in known.currencies or key in known.units for key in (following, lemma))
        if following in known.scales or named:
            return True
        if "\n" in self.document.text[tokens[at - 1].end : tokens[at].start]:
            return False
        place = at
        while place < min(len(tokens), at + 3) and tokens[place].pos == "adj":
            place += 1
        noun = tokens[place] if place < len(tokens) else None
        if noun is not None and german:
            if noun.pos == "noun" and self._told_when(at - 1, word):
                return False
            inflected = noun.lower != noun.lemma.lower()
            return noun.pos == "noun" and (inflected or noun.lemma.lower() in known.counted)
        several = noun is not None and noun.tag == "NN2" and not "1900" <= word <= "2060"
        return not german and (several or lemma in known.counted)

    def _told_when(self, at: int, word: str) -> bool:
        """Whether a year stands bare behind the verb or before it: "wurden 2019 Genehmigungen erteilt"; a round number counts."""
        tokens, known = self.document.tokens, self.numerals
        if not "1990" <= word <= "2039" or word == "2000":
            return False
        before = tokens[at - 1] if at else None
        hedged = before is not None and (before.lower in known.bounds or before.lower in known.fillers)
        told = before is None or before.pos in ("verb", "aux", "modal", "adv", "punct", "pron")
        return told and not hedged

    def _named_year(self, at: int) -> Expression | None:
        """ "Jahr 578", "the year 2000", "Jahre 1995"."""
        word = self.word(at + 1)
        if self.word(at) not in self.table.limits.year or not (word.isdecimal() and 3 <= len(word) <= 4):
            return None
        year = int(word)
        told = 0 < year < 2150 and not self._counts(at + 2, word)
        return _years(at, at + 2, year, year, "year") if told else None

    def _decade(self, at: int, printed: int) -> Expression | None:
        """ "90er Jahre", "the 1990s"."""
        german = self.table.german
        start = printed if printed >= 1000 else 1900 + printed
        last = min(at + 1 + german, len(self.lower))
        return _years(at, last, start, start + 9, "decade")

    def _decade_words(self, at: int) -> Expression | None:
        """ "den zwanziger Jahren", "Siebzigerjahre", "the nineties"."""
        word, german = self.lower[at], self.table.german
        tens = _TENS.get(word.removesuffix("er"))
        told = word.endswith("er") and self.key(at + 1, self.table.limits.year)
        if tens is None or (german and not told):
            return None
        last = min(at + 1 + german, len(self.lower))
        return _years(at, last, 1900 + tens, 1909 + tens, "decade")

    def _part(self, at: int) -> Expression | None:
        """ "Anfang Februar", "Ende nächsten Jahres", "early 2020", "Mitte der neunziger Jahre", "end of May"."""
        name = self.key(at, self.table.parts)
        if not name or (self.table.german and name != self.lower[at]):
            return None
        place = at + 1 + (self.word(at + 1) in ("-", "‑"))
        while self.word(place) in _OF_THE and place - at < 4 and not self.key(place, self.table.relative):
            place += 1
        inner = self._within(lambda: self.at(place)) if place < len(self.lower) else None
        code = self.value(place, self.table.units)
        if inner is None and code and code != "day" and place > at + 1:
            inner = _made(place, place + 1, calendar.unit(code, 0, self.day), code, "unit")
        if inner is None or inner.first != place or inner.hour:
            return None
        return inner._replace(first=at, rule=f"part.{self.table.parts[name]}")

    def _relative(self, at: int) -> Expression | None:
        """ "vergangene Woche", "next year", "dieser Sommer", "letzten Dienstag", "den letzten drei Jahren"."""
        table, name = self.table, self.key(at, self.table.relative)
        if not name:
            return None
        offset, place = table.relative[name], at + 1
        if self.word(place) in _FISCAL:  # begins on another day in each state
            last = place + 1 + (not table.german)
            named = table.german or self.word(place + 1) == "year"
            return Expression(at, last, None, None, "year", rule="fiscal") if named else None
        count = self.number(place)
        code = self.value(place + 1, table.units) if count is not None else None
        if code and count is not None and offset and count > 1:
            return self._several(at, place + 2, code, int(count), offset)
        if self.ordinal(place) is not None and self._ordinal_unit(place):
            return None
        if weekday := self.name(place, table.weekdays):
            return _day(at, place + 1, self._near_weekday(table.weekdays[weekday], offset), "weekday")
        if month := self.name(place, table.months):
            stretch = _stretch(self._near_year(table.months[month], offset), table.months[month])
            return _made(at, place + 1, stretch, "month", "month")
        if season := self.value(place, table.seasons):
            return self._near_season(at, place, season, offset)
        unit = self.value(place, table.units)
        if unit is None and self.word(place) in ("wochenende", "wochenenden", "wochenendes", "weekend"):
            unit = "weekend"
        if unit is None or (table.german and self._plural(place) and unit != "half"):
            return None
        if unit == "day" and offset:
            base = self.told.start if self.told and self.told.code == "day" else None
            return _day(at, place + 1, calendar.moved(base, "day", offset) if base else None, "day.told")
        told = (unit == "day" and name != "this") or (unit == "year" and name in ("folgend", "following"))
        if told or unit == "decade":
            return None
        return _made(at, place + 1, calendar.unit(unit, offset, self.day), unit, "relative")

    def _plural(self, at: int) -> bool:
        return self.word(at) in _MANY and not self.word(at - 1).endswith("em")  # "diesem Jahre"

    def _several(self, first: int, last: int, code: str, count: int, offset: int) -> Expression | None:
        """The last or next so many units: those before the one that is, or from now on."""
        other = calendar.moved(self.day, code, -count if offset < 0 else count)
        start, end = (other, self.day) if offset < 0 else (self.day, other)
        return Expression(first, last, start, end, "several", rule="several")

    def _near_weekday(self, weekday: int, offset: int) -> dt.date:
        ahead = weekday - self.day.weekday()
        if offset < 0:
            return self.day - (-ahead % 7 or 7) * DAY
        return self.day + ((ahead % 7 or 7) if offset > 0 else ahead) * DAY

    def _near_year(self, month: int, offset: int) -> int:
        """The year of the last or next month of a name, or of this year's."""
        here = self.day.month
        return self.day.year + (offset > 0 and month <= here) - (offset < 0 and month >= here)

    def _near_season(self, first: int, at: int, month: int, offset: int) -> Expression | None:
        stretch = _stretch(self.day.year, month, 3)
        if stretch and ((offset < 0 and stretch[1] >= self.day) or (offset > 0 and stretch[0] <= self.day)):
            stretch = _stretch(self.day.year + (1 if offset > 0 else -1), month, 3)
        return _made(first, at + 1, stretch, "season", "season")

    def _season(self, at: int) -> Expression | None:
        month, named = self.value(at, self.table.seasons), self.year_at(at + 1) is not None
        if not month or (self.word(at) == "fall" and not named):
            return None
        told = self.word(at - 1) in _BEFORE_SEASON or self.word(at + 1) == "of"
        if not (self.table.german or told or named):
            return None
        year, last = self._following_year(at + 1)
        stretch = _stretch(year or self._which_year(at, min(month + 1, 12), 15), month, 3)
        return _made(at, last, stretch, "season", "season", year is not None)

    def _weekday(self, at: int) -> Expression | None:
        name = self.name(at, self.table.weekdays)
        if not name or name in ("sun", "sat", "mon", "wed") or (len(name) <= 3 and not self.capital(at)):
            return None
        place = at + 1 + (self.word(at + 1) == ",")
        place += self.word(place) in ("dem", "den")
        place += self.word(place) == "("
        digits = self.word(place)[:1].isdecimal()
        dated = None
        if place < len(self.lower):
            dated = self._numeric(place, self.lower[place]) if digits else self._month(place)
        if dated is not None and dated.code == "day" and not dated.hour and place - at <= 3:
            closed = dated.last + (self.word(place - 1) == "(" and self.word(dated.last) == ")")
            return dated._replace(first=at, last=closed)
        return _day(at, at + 1, self._weekday_near(at, self.table.weekdays[name]), "weekday")

    def _weekday_near(self, at: int, weekday: int) -> dt.date:
        ahead = weekday - self.day.weekday()
        return self.day + (ahead % 7 if self.lean(at) == "future" else -(-ahead % 7)) * DAY

    def _compound_word(self, at: int, word: str) -> Expression | None:
        """ "Donnerstagnachmittag"."""
        if not self.table.german or len(word) < 8:
            return None
        if not word.startswith(tuple(self.table.weekdays)):
            return None
        for name, weekday in self.table.weekdays.items():
            if word.startswith(name) and word[len(name) :].removesuffix("s") in self.table.day_parts:
                return _day(at, at + 1, self._weekday_near(at, weekday), "weekday.part", hour=True)
        return None

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
        if year is not None:
            day = calendar.feast(name, self.table.feasts, year)
            return Expression(first, last, day, day, "day", True, rule="feast")
        near = self._nearest(first, lambda number: calendar.feast(name, self.table.feasts, number))
        return _day(first, last, near, "feast")

    def _day_word(self, at: int) -> Expression | None:
        """ "heute", "gestern Abend", "tomorrow"; "morgen" only as an adverb."""
        name = self.key(at, self.table.days)
        if not name or (self.table.german and self._no_adverb(at)):
            return None
        day = self.day + self.table.days[name] * DAY
        hour = self.word(at + 1) in self.table.day_parts
        return _day(at, at + 1 + hour, day, "day", hour=hour)

    def _no_adverb(self, at: int) -> bool:
        """Whether "Morgen" or "Heute" is a noun: by its capital, or as in "am morgen"."""
        document, word = self.document, self.lower[at]
        inside = self.capital(at) and document.sentences[document.sentence_of[at]].start != at
        return inside or (word == "morgen" and self.word(at - 1) in _BEFORE_MORNING)

    def _ordinal_unit(self, at: int) -> Expression | None:
        """ "zweiten Quartal 2023", "first half of 2020", "ersten vier Monaten", "zweite Jahreshälfte", "19. Jahrhundert"."""
        ordinal = self.ordinal(at)
        if ordinal is None:
            return None
        place = at + 1
        count, counted = self.number(place), self.value(place + 1, self.table.units)
        if count is not None and count < 100 and ordinal == 1 and counted:
            year, last = self._following_year(place + 2)
            start = dt.date(year or self.day.year, 1, 1)
            end = calendar.moved(start, counted, int(count))
            if end is None or counted not in ("month", "week", "quarter", "day"):
                return None
            return Expression(at, last, start, end - DAY, "several", year is not None, rule="several")
        code = self.value(place, self.table.units)
        if code == "century" and 5 <= ordinal <= 22:
            first = (ordinal - 1) * 100
            return _years(at, place + 1, first, first + 99, "century")
        size = {"quarter": 3, "half": 6}.get(code or "")
        if code is None or size is None or ordinal > 12 // size:
            return None
        year, last = self._following_year(place + 1)
        number, month = year or self.day.year, (ordinal - 1) * size + 1
        stretch = _stretch(number, month, size)
        if year is None and stretch and stretch[0] > self.day and self.lean(at) == "past":
            stretch = _stretch(number - 1, month, size)
        return _made(at, last, stretch, code, code, year is not None)

    def _single(self, at: int) -> Expression | None:
        """One word for a unit of time off from now: "Vorjahr", "Jahresende", "Wochenende", "heuer"."""
        compound = self.value(at, self.table.compounds)
        if compound is None:
            return None
        unit, offset = compound.unit, compound.offset
        if unit == "weekend":
            offset = -1 if self.lean(at) == "past" else 0
        year, last = self._following_year(at + 1) if unit == "year" else (None, at + 1)
        stretch = calendar.year(year) if year else calendar.unit(unit, offset, self.day)
        rule = f"part.{compound.part}" if compound.part else "relative"
        return _made(at, last, stretch, unit, rule, year is not None)

    # --- the clock ----------------------------------------------------------------------------------------------------

    def _clock(self, at: int) -> Expression | None:
        """ "20 Uhr", "17.30 Uhr", "3 p.m."; the day is that of the page."""
        word, german = self.word(at + 1), self.table.german
        if word not in self.table.limits.clock or not (german or word != "am" or self._glued(at + 1)):
            return None
        minutes = self.word(at + 2)
        return self._hour(at, at + 2 + minutes.isdecimal())

    def _hour(self, first: int, last: int) -> Expression:
        return Expression(first, last, self.day, self.day, "hour", hour=True, rule="clock")

    def _hours(self, at: int) -> Expression | None:
        """ "am Abend", "halb neun", "neun Uhr"."""
        if not self.table.german:
            return None
        number = self.number(at + 1) if self.lower[at] in ("halb", "viertel") else None
        if number is not None and number <= 12 and self.word(at - 1) in ("um", "gegen", "ab", "bis"):
            return self._hour(at, at + 2)
        told = self.word(at - 1) in _BEFORE_PART or self.word(at).endswith("s")
        part = self.key(at, self.table.day_parts) and told and self.capital(at)
        return self._hour(at, at + 1) if part else None

    # --- tense --------------------------------------------------------------------------------------------------------

    def lean(self, at: int) -> Lean:
        """Which way the clause of a token looks."""
        before, limits = (self.word(at - 1), self.word(at - 2)), self.table.limits
        if not limits.since.isdisjoint(before):
            return "past"
        opening = (limits.until | limits.opening | limits.opening_with) - {"von", "from"}
        if not opening.isdisjoint(before):
            return "future"
        group = self.document.verb_at(at)
        if group is None:
            return "near"
        if group.past or group.perfect:
            return "past"
        if group.lemma == "werden" or not _FUTURE.isdisjoint(group.modals):
            return "future"
        return "future" if group.form == "finite" and group.mood == "indicative" else "near"

    def _glued(self, at: int) -> bool:
        tokens = self.document.tokens
        return 0 < at < len(tokens) and tokens[at].start == tokens[at - 1].end


def _key(word: str, lemma: str, table: Container[str], german: bool) -> str:
    """The form or stem under which a word stands in a table, empty where it does not."""
    if word in table:
        return word
    return lemma if lemma in table else _stem(word, table, _ENDINGS if german else ("s",), 2)


@functools.cache
def _openers(language: str) -> frozenset[str]:
    """What a time that begins with no figure begins with."""
    table = calendar_words(language)
    feasts = table.feasts
    return frozenset(("halb", "viertel", *_TENS)).union(
        table.months, table.weekdays, table.seasons, table.compounds, table.parts, table.days, table.day_parts, table.relative,
        table.units, table.phrases, feasts.moving, feasts.advent, feasts.sundays, table.limits.year, words(language).ordinals,
    )  # fmt: skip


@functools.lru_cache(maxsize=lexicon.KEPT)
def _opens(language: str, word: str, lemma: str) -> bool:
    """Whether a time can begin with a word that is no figure."""
    return bool(_key(word, lemma, _openers(language), language == "de"))


def _stem(word: str, table: Container[str], endings: Sequence[str], least: int) -> str:
    """A word without the first ending that leaves a word of a table with more than so many letters, else empty."""
    for end in endings:
        if word.endswith(end) and len(word) > len(end) + least and word[: -len(end)] in table:
            return word[: -len(end)]
    return ""


def _made(
    first: int, last: int, stretch: Stretch | None, code: str, rule: str, fixed: bool = False
) -> Expression | None:
    return Expression(first, last, *stretch, code, fixed, rule=rule) if stretch else None


def _day(
    first: int, last: int, day: dt.date | None, rule: str, fixed: bool = False, hour: bool = False
) -> Expression | None:
    return Expression(first, last, day, day, "day", fixed, hour, rule) if day else None


def _years(first: int, last: int, start: int, end: int, code: str, rule: str = "") -> Expression:
    """Whole years that the text prints."""
    days = dt.date(start, 1, 1), dt.date(end, 12, 31)
    return Expression(first, last, *days, code, True, rule=rule or code)


def _second_year(year: int, other: str, slash: bool) -> int | None:
    """The last year of "2013/14", "2013-17", "2013/2015"."""
    if not other.isdecimal():
        return None
    number, short = int(other), year % 100
    if len(other) == 2 and (number == (year + 1) % 100 or (not slash and number > short)):
        return year - short + number + (100 if number < short else 0)
    return number if slash and 0 < number - year < 60 else None


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
