"""Figures, units and sentences of findings in the reader's language. Words are those of docs/words."""

from __future__ import annotations

import math
from collections.abc import Mapping

from countertrade import units
from countertrade.quantity import Bound, Quantity
from countertrade.records import Reference

LANGUAGES = ("en", "de")

BOUNDS: Mapping[str, Mapping[Bound, str]] = {
    "en": {
        "exact": "", "about": "about ", "at_least": "at least ", "more_than": "more than ", "at_most": "at most ",
        "less_than": "less than ", "up_to": "up to ", "range": "", "order": "",
    },
    "de": {
        "exact": "", "about": "rund ", "at_least": "mindestens ", "more_than": "mehr als ", "at_most": "höchstens ",
        "less_than": "weniger als ", "up_to": "bis zu ", "range": "", "order": "",
    },
}  # fmt: skip

# code -> (singular, plural) in German; English makes its own
_GERMAN: Mapping[str, tuple[str, str]] = {
    "month": ("Monat", "Monate"), "year": ("Jahr", "Jahre"), "week": ("Woche", "Wochen"), "day": ("Tag", "Tage"),
    "hour": ("Stunde", "Stunden"), "quarter": ("Quartal", "Quartale"), "minute": ("Minute", "Minuten"),
    "second": ("Sekunde", "Sekunden"), "soldier": ("Soldat", "Soldaten"), "person": ("Person", "Menschen"),
    "doctor": ("Arzt", "Ärzte"), "worker": ("Arbeiter", "Arbeiter"), "teacher": ("Lehrer", "Lehrer"),
    "shell": ("Granate", "Granaten"), "howitzer": ("Haubitze", "Haubitzen"), "barrel": ("Barrel", "Barrel"),
    "job": ("Arbeitsplatz", "Arbeitsplätze"), "tank": ("Panzer", "Panzer"), "drone": ("Drohne", "Drohnen"),
    "missile": ("Rakete", "Raketen"), "container": ("Container", "Container"), "satellite": ("Satellit", "Satelliten"),
    "ship": ("Schiff", "Schiffe"), "vessel": ("Schiff", "Schiffe"), "jet": ("Jet", "Jets"), "gun": ("Geschütz", "Geschütze"),
    "vehicle": ("Fahrzeug", "Fahrzeuge"), "tanker": ("Tanker", "Tanker"), "nurse": ("Pflegekraft", "Pflegekräfte"),
    "engineer": ("Ingenieur", "Ingenieure"), "fighter": ("Kämpfer", "Kämpfer"), "death": ("Todesfall", "Todesfälle"),
    "house": ("Haus", "Häuser"), "apartment": ("Wohnung", "Wohnungen"), "student": ("Student", "Studenten"),
    "short_ton": ("Short Ton", "Short Tons"), "long_ton": ("Long Ton", "Long Tons"), "acre": ("Acre", "Acres"),
    "tractor": ("Traktor", "Traktoren"), "truck": ("Lastwagen", "Lastwagen"), "truckload": ("Lkw-Ladung", "Lkw-Ladungen"),
    "lorry load": ("Lkw-Ladung", "Lkw-Ladungen"), "train": ("Zug", "Züge"), "rifle": ("Gewehr", "Gewehre"),
}  # fmt: skip
# what a sentence calls a measure, in English and German: several of it, and one
UNITS: Mapping[str, tuple[str, str]] = {
    "t": ("tonnes", "Tonnen"), "kt": ("thousand tonnes", "Tausend Tonnen"), "Mt": ("million tonnes", "Millionen Tonnen"),
    "short_ton": ("short tons", "Short Tons"), "long_ton": ("long tons", "Long Tons"), "barrel": ("barrels", "Barrel"),
    "m3": ("m³", "m³"), "m2": ("m²", "m²"), "km2": ("km²", "km²"), "bcm": ("billion m³", "Milliarden m³"),
    "month": ("months", "Monate"), "year": ("years", "Jahre"), "day": ("days", "Tage"), "week": ("weeks", "Wochen"), "%": ("%", "%"),
}  # fmt: skip
ONE: Mapping[str, tuple[str, str]] = {
    "t": ("tonne", "Tonne"), "short_ton": ("short ton", "Short Ton"), "long_ton": ("long ton", "Long Ton"),
    "barrel": ("barrel", "Barrel"), "hour": ("hour", "Stunde"), "day": ("day", "Tag"), "week": ("week", "Woche"),
    "month": ("month", "Monat"), "year": ("year", "Jahr"),
}  # fmt: skip
PER: Mapping[str, tuple[str, str]] = {
    "day": ("a day", "am Tag"), "week": ("a week", "in der Woche"), "month": ("a month", "im Monat"), "year": ("a year", "im Jahr"),
}  # fmt: skip
_IRREGULAR = {"person": "people", "man": "men", "aircraft": "aircraft", "short_ton": "short tons", "long_ton": "long tons"}  # fmt: skip
_NO_PLURAL = frozenset(code for code in units.MEASURES if code not in units.TIMES) - {
    "barrel",
    "acre",
    "gallon",
    "mile",
    "yard",
}


def number(value: float | None, language: str = "en", digits: int | None = None) -> str:
    """A bare figure with thousands marked the way the language does it; `digits` rounds to so many significant ones.

    >>> number(240e6), number(16.25e6, "de"), number(2.0833333, digits=3)
    ('240,000,000', '16.250.000', '2.08')
    """
    if value is None:
        return "?"
    if math.isinf(value):
        return "∞"
    if digits is not None and value:
        places = digits - 1 - math.floor(math.log10(abs(value)))
        value = round(value, places)
    if float(value).is_integer() and abs(value) < 1e15:
        text = f"{int(value):,}"
    elif abs(value) >= 1000:
        text = f"{round(value):,}"
    elif abs(value) >= 1:
        text = f"{value:,.4f}".rstrip("0").rstrip(".")
    else:
        text = f"{value:.4g}"
        if "e" in text:
            text = f"{value:.12f}".rstrip("0").rstrip(".")
    if language == "de":
        text = text.replace(",", "\x00").replace(".", ",").replace("\x00", ".")
    return text


_BIG = {
    "en": ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")),
    "de": ((1e12, " Bio."), (1e9, " Mrd."), (1e6, " Mio.")),
}


def big(value: float, language: str = "en", digits: int = 3) -> str:
    """A figure as a sentence says it: 240 million, 240 Mio.

    >>> big(240e6), big(2.58e9, "de"), big(12000)
    ('240 million', '2,58 Mrd.', '12,000')
    """
    for size, word in _BIG[language]:
        if abs(value) >= size * 0.99995:
            return f"{number(value / size, language, digits)}{word}"
    return number(value, language, max(digits, 3) if value < 1000 else 5)


def percent(value: float, language: str = "en") -> str:
    """A share as percent, with as many digits as it deserves: 0.003 %, 12 %, 55 %."""
    if math.isinf(value):
        return "∞ %"
    return f"{number(value * 100, language, 2 if value < 0.995 else 3)} %"


def noun(code: str, count: float | None, language: str = "en") -> str:
    """A unit or counted thing as a word, plural unless there is one of it."""
    numbered, _, rest = code.partition(" ")
    if rest and numbered[:1].isdigit():
        return (
            f"{number(float(numbered.replace(',', '').replace('_', '')), language)} {noun(rest, 1, language)}"
        )
    if units.is_currency(code) or code in _NO_PLURAL:
        return code.replace("_", " ")
    one = count is not None and count == 1
    if language == "de":
        if code in _GERMAN:
            return _GERMAN[code][0 if one else 1]
        return code
    if one:
        return code.replace("_", " ")
    if code in _IRREGULAR:
        return _IRREGULAR[code]
    if code.endswith("y") and code[-2:-1] not in "aeiou":
        return code[:-1] + "ies"
    return code.replace("_", " ") + ("" if code.endswith("s") else "s")


def unit(code: str | None, per: tuple[str, ...], count: float | None, language: str = "en") -> str:
    """The unit behind a figure: USD/month/soldier, Soldaten, t a year as t/year."""
    if code is None and not per:
        return ""
    head = "" if code in (None, units.SHARE) else noun(code or "", count, language)
    below = "/".join(noun(part, 1, language) for part in per)
    return f"{head}/{below}" if below else head


def in_words(code: str | None, per: tuple[str, ...], count: float | None, language: str = "en") -> str:
    """The unit as a sentence says it.

    >>> in_words("USD", ("year",), 240e6), in_words("USD", ("year",), 240e6, "de"), in_words("USD", ("month", "soldier"), 2000, "de")
    ('US dollars a year', 'US-Dollar im Jahr', 'US-Dollar je Monat und Soldat')
    """
    from babel.numbers import get_currency_name

    column = LANGUAGES.index(language)

    def named(part: str, several: bool) -> str:
        if units.is_currency(part):
            return str(get_currency_name(part, count=2, locale=language))
        table = UNITS if several else ONE
        return table[part][column] if part in table else noun(part, 2 if several else 1, language)

    head = "" if code in (None, units.SHARE) else named(code or "", count != 1)
    if len(per) == 1 and per[0] in PER:
        return f"{head} {PER[per[0]][column]}".strip()
    below = (" and ", " und ")[column].join(named(part, False) for part in per)
    return f"{head} {('per', 'je')[column]} {below}".strip() if below else head


def value(
    amount: float,
    code: str | None,
    per: tuple[str, ...],
    language: str = "en",
    digits: int = 6,
    *,
    spelt: bool = False,
) -> str:
    """A figure with its unit: 240,000,000 USD/year, `spelt` 240,000,000 US dollars a year; a share as percent."""
    if code == units.SHARE and amount <= 1.5:
        below = "".join(f"/{noun(part, 1, language)}" for part in per)
        return f"{percent(amount, language)}{below}"
    if code == units.SHARE:
        return f"{number(amount, language, 3)}×"
    named = (in_words if spelt else unit)(code, per, amount, language)
    return f"{number(amount, language, digits)} {named}".strip()


def amount(quantity: Quantity, language: str = "en", *, bound: bool = True, spelt: bool = False) -> str:
    """A stated quantity in the reader's language: more than 200,000,000 USD/year, mehr als 200.000.000 USD/Jahr."""
    known = quantity.known
    if not known:
        return "?"
    word = BOUNDS[language][quantity.bound] if bound else ""
    if len(known) > 1 and quantity.bound in ("range", "order"):
        return interval(known[0], known[-1], quantity.unit, quantity.per, language, spelt=spelt)
    return f"{word}{value(known[-1], quantity.unit, quantity.per, language, spelt=spelt)}"


def spoken(low: float, high: float, code: str | None, per: tuple[str, ...] = (), language: str = "en") -> str:
    """The ends of an interval as a sentence says them: 240 to 288 million US dollars a year; the end that is there of an open one."""
    if code == units.SHARE:
        return interval(low, high, code, per, language)
    ends = [end for end in (low, high) if end > 0 and not math.isinf(end)]
    if not ends:
        return "?"
    told = [big(end, language) for end in ends]
    if len(told) == 2 and told[0] != told[1]:
        word = told[1].partition(" ")[2]
        first = told[0].removesuffix(f" {word}") if word else told[0]
        text = f"{first} {'to' if language == 'en' else 'bis'} {told[1]}"
    else:
        text = told[-1]
    return f"{text} {in_words(code, per, ends[-1], language)}".strip()


def interval(
    low: float,
    high: float,
    code: str | None,
    per: tuple[str, ...] = (),
    language: str = "en",
    digits: int = 6,
    *,
    spelt: bool = False,
) -> str:
    """Two ends with one unit: 48,600,000 to 64,800,000 USD/year; one figure where the ends are equal."""
    if math.isinf(high):
        return f"{'at least' if language == 'en' else 'mindestens'} {value(low, code, per, language, digits, spelt=spelt)}"
    if low <= 0:
        return f"{'at most' if language == 'en' else 'höchstens'} {value(high, code, per, language, digits, spelt=spelt)}"
    if abs(high - low) <= 1e-9 * high:
        return value(high, code, per, language, digits, spelt=spelt)
    to = "to" if language == "en" else "bis"
    if code == units.SHARE and high <= 1.5:
        ends = [percent(low, language).removesuffix(" %"), percent(high, language)]
        return (
            f"{ends[0]} {to} {ends[1]}"
            if ends[0] + " %" != ends[1]
            else f"{'about' if language == 'en' else 'rund'} {ends[1]}"
        )
    return f"{number(low, language, digits)} {to} {value(high, code, per, language, digits, spelt=spelt)}"


_ROLES_DE: Mapping[str, str] = {
    "supply": "ganze Jahreserzeugung", "need": "jährlicher Bedarf", "shortfall": "jährliche Fehlmenge", "population": "Bevölkerung",
    "economy": "Wirtschaftsleistung", "budget": "Haushalt", "price": "Preis", "rate": "Kurs", "cap": "erlaubte Menge", "trade": "Handel",
    "force": "Truppenstärke",
}  # fmt: skip
_THINGS_DE: Mapping[str, str] = {
    "rice": "Reis", "wheat": "Weizen", "maize": "Mais", "flour": "Mehl", "grain": "Getreide", "food": "Nahrung", "oil": "Rohöl",
    "refined oil": "Treibstoff", "gas": "Gas", "coal": "Kohle", "shell": "Granaten", "fertiliser": "Dünger", "steel": "Stahl",
}  # fmt: skip


def row_name(row: Reference, language: str) -> str:
    """What a reference row is, in the reader's language where its `bounds` say it, else as the row names itself.

    >>> row = Reference(id="r", quantity="output", value=1, unit="t/year", year="2024", source="s", bounds="supply of rice by RU")
    >>> row_name(row, "de"), row_name(row, "en")
    ('Russlands ganze Jahreserzeugung an Reis', 'output')
    """
    from countertrade.checking.reference import limit

    found = limit(row.bounds)
    if language != "de" or found is None or found.role == "rate":
        return row.quantity
    text = _ROLES_DE[found.role]
    if found.thing is not None:
        thing = _THINGS_DE.get(found.thing, found.thing)
        text += (
            f" an {'ungeschältem ' if found.qualifier else ''}{thing}"
            if found.role != "price"
            else f" für {thing}"
        )
    if found.party is None:
        return text[0].upper() + text[1:]
    name = state(found.party, language)
    if " " in name or name.endswith(("s", "ß", "x", "z")):
        return f"{text[0].upper()}{text[1:]} ({name})"
    return f"{name}s {text}"


def state(code: str, language: str) -> str:
    """What a state is called: Russland, North Korea; the code where it has no name."""
    from babel import Locale

    return str(Locale(language).territories.get(code, code))
