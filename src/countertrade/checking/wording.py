"""Figures, units and sentences of findings in the reader's language. Words are those of docs/words."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from countertrade import territories, units
from countertrade.messages import is_key, say
from countertrade.quantity import Quantity
from countertrade.records import Reference

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


SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
"""Words for powers of ten, largest first: `scale.<word>` in the catalogs."""


def big(value: float, language: str = "en", digits: int = 3) -> str:
    """A figure as a sentence says it: 240 million, 240 Mio.

    >>> big(240e6), big(2.58e9, "de"), big(12000)
    ('240 million', '2,58 Mrd.', '12,000')
    """
    for size, word in SCALES:
        if abs(value) >= size * 0.99995:
            return f"{number(value / size, language, digits)} {say(f'scale.{word}', language)}"
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
    return word(code, language, one=count == 1)


def word(code: str, language: str, *, one: bool) -> str:
    """What one or several of a unit or counted thing are called; a thing that no catalog has is called as its code is.

    >>> word("t", "de", one=False), word("battery", "de", one=False), word("gondola", "en", one=False)
    ('Tonnen', 'Batterien', 'gondolas')
    """
    for key in (f"unit.{code}", f"noun.{code.replace(' ', '_')}"):
        if is_key(key):
            return say(key, language, n=1 if one else 2)
    name = code.replace("_", " ")
    if one or language != "en" or code in _NO_PLURAL or not re.search(r"[A-Za-z0-9]$", name):
        return name
    if re.search(r"[^aeiou]y$", name):
        return f"{name[:-1]}ies"
    return f"{name}es" if re.search(r"(?:s|x|z|ch|sh)$", name) else f"{name}s"


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

    def named(part: str, one: bool) -> str:
        if units.is_currency(part):
            return str(get_currency_name(part, count=2, locale=language))
        return (
            word(part, language, one=one) if is_key(f"unit.{part}") else noun(part, 1 if one else 2, language)
        )

    head = "" if code in (None, units.SHARE) else named(code or "", count == 1)
    if not per:
        return head
    if len(per) == 1 and is_key(f"per.{per[0]}"):
        return f"{head} {say(f'per.{per[0]}', language)}".strip()
    below = f" {say('joint.and', language)} ".join(named(part, True) for part in per)
    return f"{head} {say('joint.per', language, units=below)}".strip()


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
    word = (
        f"{say(f'bound.{quantity.bound}', language)} " if bound and is_key(f"bound.{quantity.bound}") else ""
    )
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
        text = say("joint.range", language, low=first, high=told[1])
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
        return f"{say('bound.at_least', language)} {value(low, code, per, language, digits, spelt=spelt)}"
    if low <= 0:
        return f"{say('bound.at_most', language)} {value(high, code, per, language, digits, spelt=spelt)}"
    if abs(high - low) <= 1e-9 * high:
        return value(high, code, per, language, digits, spelt=spelt)
    if code == units.SHARE and high <= 1.5:
        first, last = percent(low, language), percent(high, language)
        if first == last:
            return f"{say('bound.about', language)} {last}"
        return say("joint.range", language, low=first.removesuffix(" %"), high=last)
    last = value(high, code, per, language, digits, spelt=spelt)
    return say("joint.range", language, low=number(low, language, digits), high=last)


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
    name = territories.name(found.party, language)
    if " " in name or name.endswith(("s", "ß", "x", "z")):
        return f"{text[0].upper()}{text[1:]} ({name})"
    return f"{name}s {text}"
