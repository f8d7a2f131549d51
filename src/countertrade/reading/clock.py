"""Times of day and parts of the day: 8:00:31, halb 8, viertel nach drei, 9 Uhr morgens, spätabends."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace

from countertrade.reading.calendar_words import TABLES
from countertrade.reading.notation import written_at
from countertrade.reading.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `both` says that it may be before or after noon."""

    first: int
    last: int
    hour: int
    minute: int | None
    second: int | None
    both: bool
    approximate: bool = False

    @property
    def timex(self) -> str:
        rest = "".join(f":{part:02d}" for part in (self.minute, self.second) if part is not None)
        return f"T{self.hour:02d}{rest}"

    @property
    def value(self) -> str:
        return f"{self.hour:02d}:{self.minute or 0:02d}:{self.second or 0:02d}"

    def sides(self) -> list[Clock]:
        """Itself, and twelve hours later where that may be meant."""
        return [self, replace(self, hour=self.hour + 12, both=False)] if self.both else [self]


@functools.cache
def parts_of_day(language: str) -> dict[str, tuple[str, str]]:
    """Word -> (part of the day, Mod)."""
    table = TABLES[language]
    found: dict[str, tuple[str, str]] = {}
    for code, words in table.DAY_PARTS.items():
        for word in words.split():
            found[word] = (code, "")
            for early in table.EARLY:
                found.setdefault(early + word, (code, "start"))
            for late in table.LATE:
                found.setdefault(late + word, (code, "end"))
    return found


def part_at(tokens: Tokens, place: int) -> tuple[str, str] | None:
    return parts_of_day(tokens.language).get(tokens.word(place)) if tokens.kind(place) == "w" else None


def small(tokens: Tokens, place: int, top: int) -> tuple[int, int] | None:
    """A whole number up to a limit, and the token after it."""
    number = written_at(tokens, place, chances=False) if tokens.kind(place) in ("n", "w") else None
    if number is None and tokens.word(place) in ("ein", "eins", "eine", "one"):
        return 1, place + 1
    if number is None or number.form not in ("figure", "words") or number.value != int(number.value):
        return None
    return (int(number.value), number.last) if 0 <= number.value <= top else None


def clock_at(tokens: Tokens, place: int, bare: bool = False) -> Clock | None:
    """A time of day at a token: 8:00:31, 18.12 Uhr, halb 8, viertel nach drei, 9 Uhr morgens, abends um 8 Uhr, Mittag."""
    table, start = TABLES[tokens.language], place
    lead = part_at(tokens, place)
    if lead is not None:
        place += 1
        place += tokens.word(place) in table.AT
    rough = tokens.word(place) in table.ROUGHLY and lead is None
    place += rough
    noon = table.NOON.get(tokens.word(place))
    if noon is not None and lead is None:
        return Clock(start, place + 1, noon, None, None, False)
    found = (
        minutes_clock(tokens, place)
        or _quarter_clock(tokens, place)
        or _digital(tokens, place)
        or _o_clock(tokens, place, bare or lead is not None)
    )
    if found is None:
        return None
    part, last = lead, found.last
    if part is None:
        skip = 2 if tokens.words[last : last + 2] == ["in", "der"] else 0
        part = part_at(tokens, last + skip)
        last += skip + 1 if part is not None else 0
    hour, both = found.hour, found.both
    if part is not None:
        both = False
        if part[0] in ("AF", "EV") and hour < 12:
            hour += 12
        elif part[0] in ("NI", "EV") and hour == 12:
            hour = 0
        elif part[0] == "NI" and 5 < hour < 12:
            hour += 12
    return replace(found, first=start, last=last, hour=hour % 24, both=both, approximate=rough)


def minutes_clock(tokens: Tokens, place: int) -> Clock | None:
    """3 Minuten nach 8, zehn vor acht Uhr only with the word for minutes."""
    table = TABLES[tokens.language]
    minutes = small(tokens, place, 59)
    if minutes is None or small_units(tokens.language).get(tokens.word(minutes[1])) != "M":
        return None
    link = tokens.word(minutes[1] + 1)
    hour = small(tokens, minutes[1] + 2, 24) if link in table.PAST_HOUR | table.TO_HOUR else None
    if hour is None:
        return None
    past = link in table.PAST_HOUR
    value, minute = (hour[0], minutes[0]) if past else (hour[0] - 1, 60 - minutes[0])
    last = hour[1] + (tokens.word(hour[1]) in table.O_CLOCK)
    return Clock(place, last, value % 24, minute, None, 0 < hour[0] <= 12)


def _quarter_clock(tokens: Tokens, place: int) -> Clock | None:
    """halb 8, dreiviertel 8, viertel nach 8, viertel vor drei."""
    table = TABLES[tokens.language]
    minutes = table.QUARTERS.get(tokens.word(place))
    if minutes is None:
        return None
    place, first = place + 1, place
    past, to = tokens.word(place) in table.PAST_HOUR, tokens.word(place) in table.TO_HOUR
    hour = small(tokens, place + (past or to), 12)
    if hour is None:
        return None
    value = hour[0] if past else hour[0] - 1
    minute = minutes if past else (60 - minutes if to else minutes)
    last = hour[1] + (tokens.word(hour[1]) in table.O_CLOCK)
    return Clock(first, last, value % 12, minute, None, True)


def _digital(tokens: Tokens, place: int) -> Clock | None:
    """19:13, 8:00:31, 18.12 Uhr."""
    table = TABLES[tokens.language]
    if tokens.kind(place) != "n":
        return None
    printed = tokens.word(place)
    if "." in printed and tokens.word(place + 1) in table.O_CLOCK:
        whole, _, rest = printed.partition(".")
        if len(rest) == 2 and rest.isdigit() and int(rest) < 60 and whole.isdigit() and int(whole) <= 24:
            return Clock(place, place + 2, int(whole) % 24, int(rest), None, 0 < int(whole) < 12)
        return None
    parts = [printed]
    last = place + 1
    while (
        tokens.word(last) == ":"
        and tokens.joined(last)
        and tokens.kind(last + 1) == "n"
        and tokens.joined(last + 1)
        and len(parts) < 3
    ):
        parts.append(tokens.word(last + 1))
        last += 2
    if len(parts) < 2 or not all(part.isdigit() and len(part) <= 2 for part in parts) or len(parts[1]) != 2:
        return None
    hour, minute = int(parts[0]), int(parts[1])
    second = int(parts[2]) if len(parts) > 2 else None
    if hour > 24 or minute > 59 or (second or 0) > 59:
        return None
    last += tokens.word(last) in table.O_CLOCK
    return Clock(place, last, hour % 24, minute, second, 0 < hour <= 12)


def _o_clock(tokens: Tokens, place: int, bare: bool) -> Clock | None:
    """zehn Uhr, 7 Uhr 30, and in a range a bare 5."""
    table = TABLES[tokens.language]
    hour = small(tokens, place, 24)
    if hour is None:
        return None
    value, last = hour
    if tokens.word(last) not in table.O_CLOCK:
        return Clock(place, last, value % 24, None, None, 0 < value <= 12) if bare else None
    last += 1
    minute = small(tokens, last, 59)
    if minute is not None and tokens.word(minute[1]) not in table.O_CLOCK and tokens.kind(minute[1]) != "w":
        return Clock(place, minute[1], value % 24, minute[0], None, 0 < value <= 12)
    return Clock(place, last, value % 24, None, None, 0 < value <= 12)


@functools.cache
def small_units(language: str) -> dict[str, str]:
    return {word: code for code, words in TABLES[language].SMALL_UNITS.items() for word in words.split()}
