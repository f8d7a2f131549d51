"""Times of a text in the notation of TIMEX3: dates, clocks, ranges, durations and repetitions, with their values.

What is said without a year or a side of noon has two values, the last and the next one. Weeks begin on Monday; the end of
a range is not part of it. The tables of a language say which words it has for all this.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from countertrade.reading.almanac import at_day, next_of_week
from countertrade.reading.calendar_words import TABLES, meaning
from countertrade.reading.clock import Clock, clock_at, minutes_clock, part_at, small, small_units
from countertrade.reading.feasts import Day
from countertrade.reading.notation import written_at
from countertrade.reading.stretches import Days, at_days, moved
from countertrade.reading.tokens import Tokens

HOURS = {"MO": (8, 12), "AF": (12, 16), "EV": (16, 20), "NI": (20, 24), "DT": (8, 18)}
PERIOD = {"day": "D", "week": "W", "month": "M", "year": "Y", "quarter": "M", "decade": "Y"}
SECONDS = {"H": 3600, "M": 60, "S": 1, "D": 86400, "W": 604800, "Mo": 2592000, "Y": 31536000}
NOT_RESOLVED = "not resolved"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time at tokens `first` to `last`; each value has `value`, or `start` and `end`, and may have `Mod`."""

    first: int
    last: int
    kind: str
    values: tuple[dict[str, str], ...] = field(default=())


def timexes(text: str, language: str, reference: dt.datetime) -> list[Timex]:
    """Every time of a text, in order and without overlap."""
    tokens = Tokens.of(text, language)
    found: list[Timex] = []
    place = 0
    while place < len(tokens):
        timex = _timex_at(tokens, place, reference) if tokens.kinds[place] in ("n", "w") else None
        if timex is None:
            place += 1
            continue
        found.append(timex)
        place = timex.last
    return found


def _timex_at(tokens: Tokens, place: int, ref: dt.datetime) -> Timex | None:
    for rule in RULES:
        found = rule(tokens, place, ref)
        if found is not None:
            return found
    return None


# --- Values --------------------------------------------------------------------------------------------------------------------


def _iso(day: dt.date | dt.datetime) -> str:
    return day.isoformat()[:10]


def _dated(day: Day, clock: Clock, side: Clock, each: dt.date) -> dict[str, str]:
    return {"timex": f"{day.timex}{side.timex}", "value": f"{_iso(each)} {side.value}"}


def _date_values(day: Day) -> tuple[dict[str, str], ...]:
    return tuple({"timex": day.timex, "value": _iso(each) if each else NOT_RESOLVED} for each in day.days)


def _range_values(days: Days) -> tuple[dict[str, str], ...]:
    values = []
    for start, end in days.spans:
        value = {"timex": days.timex}
        if days.mod == NOT_RESOLVED:
            value["value"] = NOT_RESOLVED
        elif days.mod:
            value["Mod"] = days.mod
        if start is not None:
            value["start"] = _iso(start)
        if end is not None:
            value["end"] = _iso(end)
        values.append(value)
    return tuple(values)


# --- Rules, the longest first -----------------------------------------------------------------------------------------------------


def _with_clock(tokens: Tokens, place: int, ref: dt.datetime) -> Timex | None:
    """A day with a time, a part of the day or a range of times: "14. Oktober um 8:00", "Dienstagmorgen", "22. April von 5 bis 6"."""
    table = TABLES[tokens.language]
    day = at_day(tokens, place, ref.date())
    if day is None or day.feast:
        return None if day is not None else _this_part(tokens, place, ref)
    after = day.last + (tokens.word(day.last) in (",", "am"))
    hours = _hours(tokens, after)
    if hours is not None:
        start, end, last = hours
        values = []
        for each in day.days:
            if each is None:
                continue
            length = (end.hour * 60 + (end.minute or 0)) - (start.hour * 60 + (start.minute or 0))
            timex = f"({day.timex}{start.timex},{day.timex}{end.timex},{_length(length)})"
            values.append(
                {"timex": timex, "start": f"{_iso(each)} {start.value}", "end": f"{_iso(each)} {end.value}"}
            )
        return Timex(place, last, "datetimerange", tuple(values))
    at = after + (tokens.word(after) in table.AT)
    clock = clock_at(tokens, at, bare=at > after)
    counts = (
        clock is not None and at > after and (tokens.capital(clock.last) or tokens.word(clock.last) == "%")
    )
    if clock is not None and not counts:
        sides = clock.sides()
        dated = [_dated(day, clock, side, each) for side in sides for each in day.days if each is not None]
        return Timex(place, clock.last, "datetime", tuple(dated))
    part = part_at(tokens, after)
    if part is not None and tokens.word(after - 1) not in (",",):
        return Timex(place, after + 1, "datetimerange", _part_values(day, part))
    if day.part is not None:
        return Timex(place, day.last, "datetimerange", _part_values(day, day.part))
    return None


def _part_values(day: Day, part: tuple[str, str]) -> tuple[dict[str, str], ...]:
    code, mod = part
    start, end = _part_hours(code, mod)
    values = []
    for each in day.days:
        if each is not None:
            value = {
                "timex": f"{day.timex}T{code}",
                "start": f"{_iso(each)} {_full_hour(start)}",
                "end": f"{_iso(each)} {_full_hour(end)}",
            }
            if mod:
                value["Mod"] = mod
            values.append(value)
    return tuple(values)


def _full_hour(hour: int) -> str:
    return "23:59:59" if hour == 24 else f"{hour:02d}:00:00"


def _part_hours(code: str, mod: str) -> tuple[int, int]:
    start, end = HOURS[code]
    middle = (start + end) // 2
    return (start, middle) if mod == "start" else (middle, end) if mod == "end" else (start, end)


def _this_part(tokens: Tokens, place: int, ref: dt.datetime) -> Timex | None:
    """Dieser Abend, heute Morgen."""
    offset = meaning(tokens, place).relative
    part = part_at(tokens, place + 1)
    if offset is None or part is None:
        return None
    day = ref.date() + dt.timedelta(days=offset)
    clock = clock_at(tokens, place + 1)
    if clock is not None and clock.last > place + 2:
        return Timex(
            place,
            clock.last,
            "datetime",
            (_dated(Day(place, place + 1, _iso(day), (day,)), clock, clock, day),),
        )
    return Timex(
        place, place + 2, "datetimerange", _part_values(Day(place, place + 1, _iso(day), (day,)), part)
    )


def _hours(tokens: Tokens, place: int) -> tuple[Clock, Clock, int] | None:
    """von 5 bis 6 nachmittags, von 5 - 7 Uhr, zwischen 4 und 6 Uhr."""
    table = TABLES[tokens.language]
    between = tokens.word(place) in table.BETWEEN
    if not between and tokens.word(place) not in table.FROM_AN:
        return None
    one = clock_at(tokens, place + 1, bare=True)
    if one is None or tokens.word(one.last) not in (("und", "and") if between else table.UNTIL | {"-", "–"}):
        return None
    two = clock_at(tokens, one.last + 1, bare=True)
    if two is None or tokens.kind(two.last) == "n":
        return None
    if one.both and not two.both:
        one = replace(
            one, hour=one.hour + 12 if two.hour >= 12 and one.hour + 12 <= two.hour else one.hour, both=False
        )
    return one, two, two.last


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes % 1440, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")


def _day_range(tokens: Tokens, place: int, ref: dt.datetime) -> Timex | None:
    """von Montag 7 Uhr bis Freitag 15 Uhr."""
    table = TABLES[tokens.language]
    if tokens.word(place) not in table.FROM_AN:
        return None
    one = at_day(tokens, place + 1, ref.date())
    start = clock_at(tokens, one.last) if one is not None else None
    if one is None or start is None or tokens.word(start.last) not in table.UNTIL:
        return None
    two = at_day(tokens, start.last + 1, ref.date())
    end = clock_at(tokens, two.last) if two is not None else None
    if two is None or end is None or one.days[0] is None or two.days[0] is None:
        return None
    first = dt.datetime.combine(
        one.days[-1] if one.days[-1] and one.days[-1] <= ref.date() else one.days[0],
        dt.time(start.hour, start.minute or 0),
    )
    if one.weekday is not None:
        first = dt.datetime.combine(
            next_of_week(ref.date(), one.weekday, 0), dt.time(start.hour, start.minute or 0)
        )
    last = dt.datetime.combine(
        next_of_week(ref.date(), two.weekday, 0) if two.weekday is not None else two.days[0],
        dt.time(end.hour, end.minute or 0),
    )
    timex = f"({one.timex}{start.timex},{two.timex}{end.timex},{_length_long(last - first)})"
    return Timex(place, end.last, "datetimerange", ({"timex": timex, "start": str(first), "end": str(last)},))


def _length_long(length: dt.timedelta) -> str:
    return f"PT{int(length.total_seconds() // 3600)}H"


def _repeated(tokens: Tokens, place: int, ref: dt.datetime) -> Timex | None:
    """jeden Mittwoch um 16 Uhr, alle zwei Tage, montags, immer mittwochs."""
    table = TABLES[tokens.language]
    word, start = tokens.word(place), place
    if word in table.EVERY_SEVERAL:
        number = small(tokens, place + 1, 1000)
        unit = meaning(tokens, number[1]).unit if number is not None else None
        if number is None or unit not in PERIOD:
            return None
        return Timex(
            place, number[1] + 1, "set", ({"timex": f"P{number[0]}{PERIOD[unit]}", "value": NOT_RESOLVED},)
        )
    if word in table.REPEATED:
        return Timex(place, place + 1, "set", ({"timex": table.REPEATED[word], "value": NOT_RESOLVED},))
    place += word in table.ALWAYS
    if word in table.EVERY:
        place += 1
        known = meaning(tokens, place)
        if known.weekday is not None:
            timex = f"XXXX-WXX-{known.weekday + 1}"
        elif known.unit == "day" or part_at(tokens, place) is not None:
            timex = ""
        elif known.unit in PERIOD:
            timex = f"P1{PERIOD[known.unit]}"
        else:
            return None
    else:
        known = meaning(tokens, place)
        if known.weekday is None or not tokens.word(place).endswith("s"):
            return None
        timex = f"XXXX-WXX-{known.weekday + 1}"
    last = place + 1
    clock = clock_at(tokens, last + (tokens.word(last) in table.AT))
    if clock is not None:
        return Timex(start, clock.last, "set", ({"timex": timex + clock.timex, "value": NOT_RESOLVED},))
    if not timex:
        part = part_at(tokens, place)
        timex = f"T{part[0]}" if part is not None else "P1D"
    return Timex(start, last, "set", ({"timex": timex, "value": NOT_RESOLVED},))


def _calendar(tokens: Tokens, place: int, ref: dt.datetime) -> Timex | None:
    """A stretch of days or a day, whichever is longer."""
    days, day = _days(tokens, place, ref), _date(tokens, place, ref)
    if days is None or day is None:
        return days or day
    return day if day.last >= days.last else days


def _moments(tokens: Tokens, place: int, ref: dt.datetime) -> Timex | None:
    """vom 7. April 2017 um 4 Uhr bis heute um 4 Uhr; die nächsten 5 Stunden, der letzten Minute."""
    table = TABLES[tokens.language]
    ahead, back = tokens.word(place) in table.NEXT_SEVERAL, tokens.word(place) in table.LAST_SEVERAL
    if ahead or back:
        single = small_units(tokens.language).get(tokens.word(place + 1))
        length = (Decimal(1), single, place + 2) if single is not None else _duration(tokens, place + 1)
        if length is None or length[1] not in ("H", "M", "S"):
            return None
        amount, unit, last = length
        step = dt.timedelta(seconds=float(amount) * SECONDS[unit])
        start, end = (ref, ref + step) if ahead else (ref - step, ref)
        timex = f"({start.isoformat()},{end.isoformat()},PT{amount.normalize():f}{unit})"
        return Timex(place, last, "datetimerange", ({"timex": timex, "start": str(start), "end": str(end)},))
    if tokens.word(place) not in table.FROM_AN:
        return None
    one = _with_clock(tokens, place + 1, ref)
    if one is None or one.kind != "datetime" or tokens.word(one.last) not in table.UNTIL:
        return None
    after = one.last + 1 + (tokens.word(one.last + 1) in ("zum", "the"))
    two = _with_clock(tokens, after, ref)
    if two is None or two.kind != "datetime":
        return None
    opens, closes = one.values[0]["value"], two.values[0]["value"]
    length_s = (dt.datetime.fromisoformat(closes) - dt.datetime.fromisoformat(opens)).total_seconds()
    if length_s <= 0:
        return None
    timex = f"({one.values[0]['timex']},{two.values[0]['timex']},PT{int(length_s // 3600)}H)"
    return Timex(place, two.last, "datetimerange", ({"timex": timex, "start": opens, "end": closes},))


def _days(tokens: Tokens, place: int, ref: dt.datetime) -> Timex | None:
    days = at_days(tokens, place, ref.date())
    return Timex(place, days.last, "daterange", _range_values(days)) if days is not None else None


def _date(tokens: Tokens, place: int, ref: dt.datetime) -> Timex | None:
    day = at_day(tokens, place, ref.date())
    if day is None or day.part is not None:
        return None
    first = (
        place - 1
        if day.weekday is None
        and tokens.kind(place) == "n"
        and tokens.word(place - 1) == "den"
        and tokens.word(place - 2) == "für"
        else place
    )
    return Timex(first, day.last, "date", _date_values(day))


def _counted(tokens: Tokens, place: int, ref: dt.datetime) -> Timex | None:
    """in 5 Minuten, in drei Wochen, vor zwei Jahren, 3 Wochen später; without such a word a duration."""
    table = TABLES[tokens.language]
    word = tokens.word(place)
    ahead = word in table.HENCE
    ago = word in table.AGO
    start = place
    place += ahead or ago
    length = _duration(tokens, place)
    if length is None or minutes_clock(tokens, place) is not None:
        return None
    amount, unit, last = length
    sign = -1 if ago else 1
    if not ahead and not ago:
        following = tokens.word(last)
        if following in table.LATER or following in table.EARLIER:
            sign, ahead, last = (1 if following in table.LATER else -1), True, last + 1
        elif following in table.TO_HOUR and tokens.kind(last + 1) not in ("w", "n"):
            return _rewound(ref, start, last + 1, amount, unit)
        else:
            return _duration_timex(start, last, amount, unit)
    if unit in ("H", "M", "S"):
        moment = ref.replace(microsecond=0) + sign * dt.timedelta(seconds=float(amount) * SECONDS[unit])
        return Timex(start, last, "datetime", ({"timex": moment.isoformat(), "value": str(moment)},))
    day = moved(ref.date(), unit, sign * int(amount)) if amount == int(amount) else None
    if day is None:
        return None
    return Timex(start, last, "date", ({"timex": _iso(day), "value": _iso(day)},))


def _rewound(ref: dt.datetime, first: int, last: int, amount: Decimal, unit: str) -> Timex | None:
    if unit not in ("H", "M", "S"):
        return None
    start = ref - dt.timedelta(seconds=float(amount) * SECONDS[unit])
    timex = f"({start.isoformat()},{ref.isoformat()},PT{amount.normalize():f}{unit})"
    return Timex(first, last, "datetimerange", ({"timex": timex, "start": str(start), "end": str(ref)},))


def _duration(tokens: Tokens, place: int) -> tuple[Decimal, str, int] | None:
    """Amount, unit and end of a stretch of time: 3 Stunden, eine halbe Stunde, ganzen Tag, Dreiviertelstunde."""
    table = TABLES[tokens.language]
    small = small_units(tokens.language)
    article = tokens.word(place) in ("ein", "eine", "einen", "einer", "einem", "a", "an")
    inner = place + article
    if tokens.word(inner) in table.HALF_HOUR_WORDS:
        return Decimal(table.HALF_HOUR_WORDS[tokens.word(inner)]), "H", inner + 1
    if tokens.word(inner) in ("halbes", "halbe") and meaning(tokens, inner + 1).unit in PERIOD:
        return Decimal("0.5"), meaning(tokens, inner + 1).unit or "year", inner + 2
    if tokens.word(inner) in ("halbe", "halben", "halbes", "half") and tokens.word(inner + 1) in small:
        return Decimal("0.5"), small[tokens.word(inner + 1)], inner + 2
    if tokens.word(place) in table.WHOLE:
        unit = meaning(tokens, place + 1).unit
        return (Decimal(1), unit, place + 2) if unit is not None else None
    plain = tokens.kind(place) in ("n", "w") and not article
    number = written_at(tokens, place, chances=False, glued=True) if plain else None
    if number is None and article:
        amount, last = Decimal(1), inner
    elif number is None or number.form in ("ordinal", "vague"):
        return None
    else:
        amount, last = number.value, number.last
    if tokens.word(last) in small:
        return amount, small[tokens.word(last)], last + 1
    unit = meaning(tokens, last).unit
    return (amount, unit, last + 1) if unit in PERIOD else None


def _duration_timex(first: int, last: int, amount: Decimal, unit: str) -> Timex:
    printed = f"{amount.normalize():f}"
    if unit in ("H", "M", "S"):
        timex, seconds = f"PT{printed}{unit}", float(amount) * SECONDS[unit]
    else:
        code = PERIOD[unit]
        factor = {"quarter": 3, "decade": 10}.get(unit, 1)
        timex = f"P{(amount * factor).normalize():f}{code}"
        seconds = float(amount) * factor * SECONDS["Mo" if code == "M" else code]
    return Timex(first, last, "duration", ({"timex": timex, "value": f"{seconds:.15g}"},))


def _clock_range(tokens: Tokens, place: int, ref: dt.datetime) -> Timex | None:
    """morgens von 5 bis sieben, zwischen 4 und 7 Uhr, ab 14 Uhr, nach Mitternacht."""
    table = TABLES[tokens.language]
    part = part_at(tokens, place)
    hours = _hours(tokens, place + (part is not None))
    if hours is not None:
        one, two, last = hours
        spoken = any(
            tokens.word(each) in table.O_CLOCK or ":" in tokens.word(each) for each in range(place, last)
        )
        if part is None and not spoken and one.both:
            return None
        pairs = [(one, two)]
        if one.both and two.both and part is None:
            pairs.append((replace(one, hour=one.hour + 12), replace(two, hour=two.hour + 12)))
        values = []
        for start, end in pairs:
            length = (end.hour * 60 + (end.minute or 0)) - (start.hour * 60 + (start.minute or 0))
            values.append(
                {
                    "timex": f"({start.timex},{end.timex},{_length(length)})",
                    "start": start.value,
                    "end": end.value,
                }
            )
        return Timex(place, last, "timerange", tuple(values))
    for words, mod, side in (
        (table.FROM, "since", "start"),
        (table.UNTIL, "before", "end"),
        (table.BEFORE_TIME, "before", "end"),
        (table.AFTER_TIME, "after", "start"),
    ):
        if tokens.word(place) in words:
            clock = clock_at(tokens, place + 1)
            if clock is not None:
                return Timex(
                    place, clock.last, "timerange", ({"timex": clock.timex, "Mod": mod, side: clock.value},)
                )
    if tokens.word(place) in table.BEFORE_NOON:
        return Timex(place, place + 1, "timerange", ({"timex": "T12", "Mod": "before", "end": "12:00:00"},))
    return None


def _clock(tokens: Tokens, place: int, ref: dt.datetime) -> Timex | None:
    clock = clock_at(tokens, place)
    if clock is None:
        return None
    table = TABLES[tokens.language]
    after = clock.last + (tokens.word(clock.last) in ("am", "on"))
    if tokens.word(clock.last) in table.EVERY and meaning(tokens, clock.last + 1).unit == "day":
        return Timex(place, clock.last + 2, "set", ({"timex": clock.timex, "value": NOT_RESOLVED},))
    day = at_day(tokens, after, ref.date()) if not clock.approximate else None
    if day is not None and day.part is None and not day.feast and day.weekday is None:
        part = part_at(tokens, day.last)
        last = day.last + (part is not None)
        side = replace(
            clock,
            both=clock.both and part is None,
            hour=clock.hour + 12
            if part is not None and part[0] in ("AF", "EV") and clock.hour < 12
            else clock.hour,
        )
        values = tuple(
            _dated(day, clock, each, date) for each in side.sides() for date in day.days if date is not None
        )
        return Timex(place, last, "datetime", values)
    if clock.approximate:
        return Timex(
            place, clock.last, "time", ({"timex": clock.timex, "Mod": "approx", "value": clock.value},)
        )
    return Timex(
        place, clock.last, "time", tuple({"timex": side.timex, "value": side.value} for side in clock.sides())
    )


def _part(tokens: Tokens, place: int, ref: dt.datetime) -> Timex | None:
    """am Morgen, spätabends: a part of the day with its preposition or in adverb form."""
    start = place
    place += tokens.word(place) in ("am", "in") and tokens.kind(place + 1) == "w"
    place += tokens.word(place) == "der" and place > start
    part = part_at(tokens, place)
    if part is None or (place == start and not tokens.word(place).endswith("s")):
        return None
    first, last = _part_hours(*part)
    value = {"timex": f"T{part[0]}", "start": _full_hour(first), "end": _full_hour(last)}
    if part[1]:
        value["Mod"] = part[1]
    return Timex(start, place + 1, "timerange", (value,))


def _now(tokens: Tokens, place: int, ref: dt.datetime) -> Timex | None:
    if tokens.words[place : place + 4] in (
        ["so", "früh", "wie", "möglich"],
        ["as", "soon", "as", "possible"],
    ):
        return Timex(
            place, place + 4, "datetime", ({"timex": "FUTURE_REF", "value": str(ref.replace(microsecond=0))},)
        )
    if tokens.words[place : place + 2] in (["genau", "jetzt"], ["right", "now"]):
        inner = _now(tokens, place + 1, ref)
        return replace(inner, first=place) if inner is not None else None
    if tokens.word(place) not in TABLES[tokens.language].NOW or meaning(tokens, place + 1).unit is not None:
        return None
    return Timex(
        place, place + 1, "datetime", ({"timex": "PRESENT_REF", "value": str(ref.replace(microsecond=0))},)
    )


RULES = (_repeated, _day_range, _moments, _with_clock, _calendar, _clock_range, _counted, _clock, _part, _now)


def as_results(text: str, found: Iterable[Timex], tokens: Tokens) -> list[dict[str, object]]:
    """The times with their places, as plain mappings."""
    results: list[dict[str, object]] = []
    for timex in found:
        start, end = tokens.place(timex.first, timex.last)
        results.append(
            {
                "text": text[start:end],
                "start": start,
                "end": end,
                "type": timex.kind,
                "values": list(timex.values),
            }
        )
    return results
