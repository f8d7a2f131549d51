"""The words, numbers and dates that people read, in English and German.

The records keep the field's terms; a page says "statement" where they say claim. Numbers and dates are formatted by babel,
so that a German page prints 2.000 and 4. November 2024. Likelihood words are those of ICD 203.
"""

from __future__ import annotations

import functools
import math
import re
import string
from collections.abc import Iterable
from datetime import date
from typing import Literal

from babel import Locale
from babel.dates import format_date
from babel.numbers import NumberPattern, get_currency_name, get_currency_symbol, parse_pattern

from countertrade import messages, territories, units
from countertrade.checking.wording import SCALES, word
from countertrade.messages import LANGUAGES, is_key
from countertrade.quantity import Quantity

Language = Literal["en", "de"]
THE = "{the_party}"
"""The place of a party in an English sentence, which takes an article before some names; filled from `party`."""
ARTICLED = re.compile(
    r"^(?!the )(?:.* )?(?:States|Kingdom|Emirates|Netherlands|Philippines|Islands|Union|Federation|Republic|Bahamas|Gambia|Maldives|Comoros)\b",
    re.IGNORECASE,
)
"""Names of states that are plurals or have a common noun in them."""


def begins(key: str) -> bool:
    """Whether a phrase stands at the head of a sentence; what a price would have to be, and a quantity asked for, stand within one."""
    return not key.startswith(("turned.", "ask."))


# ICD 203 (2015), D.6.e.2.a: upper end of each band; its word is `likelihood.<key>`
LIKELIHOODS = (
    (0.05, "almost_no_chance"),
    (0.20, "very_unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly_even"),
    (0.80, "likely"),
    (0.95, "very_likely"),
    (1.00, "almost_certain"),
)


@functools.lru_cache(4096)  # a page names the same days over and over
def _date(language: str, iso: str, style: str) -> str:
    """A day or month in words; '' where it is none."""
    name = "MMMM" if style == "long" else "MMM"
    try:
        if len(iso) == 7:
            return format_date(date.fromisoformat(f"{iso}-01"), f"{name} y", locale=language)
        day = date.fromisoformat(iso)
    except ValueError:
        return ""
    return format_date(day, f"d. {name} y" if language == "de" else f"d {name} y", locale=language)


@functools.cache
def words(language: str) -> Words:
    """The words of a language. Raises ValueError that names the languages there are."""
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is not a language of the report; choose {' or '.join(LANGUAGES)}")
    return Words(language)


class Words:
    """What a page says, in one language. `words("de").say("statement")` is "Angabe"."""

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, key: str, **values: object) -> str:
        """The phrase of that key with the values in their places.

        >>> words("en").say("sources", n=2)
        '2 original sources'
        """
        template = self.phrase(key, values.get("n"))
        if THE in template:
            values["the_party"] = self.the(
                str(values["party"]), first=template.startswith(THE) and begins(key)
            )
            template = template.replace(
                f"{THE}’s", f"{THE}’" if str(values["party"]).endswith("s") else f"{THE}’s"
            )
        return template.format(**values) if values else template

    def the(self, name: str, *, first: bool = False) -> str:
        """A party as a sentence names it: English has an article before some states. `first` is at the head of a sentence.

        >>> words("en").the("United States"), words("en").the("Oz"), words("de").the("USA")
        ('the United States', 'Oz', 'USA')
        """
        if self.language != "en" or not ARTICLED.search(name):
            return name
        return f"{'The' if first else 'the'} {name}"

    def phrase(self, key: str, n: object = None) -> str:
        """The phrase before its values are filled in; `n` chooses the form for one or many."""
        return messages.template(f"report.{key}", self.language, n)

    def word(self, key: str, **values: object) -> str:
        """A message that is not the report's alone: a unit, a bound, how figures are joined."""
        return messages.say(key, self.language, **values)

    def fields(self, key: str, n: object = None) -> Iterable[tuple[str, str | None]]:
        """The phrase as (text before, name of the place after it) pairs, so that a value can be more than text."""
        for text, name, _, _ in string.Formatter().parse(self.phrase(key, n)):
            yield text, name

    # --- numbers ------------------------------------------------------------------------------------------------------

    def number(self, value: float, digits: int | None = None) -> str:
        """A figure with thousands marked; with `digits`, rounded to so many that count.

        >>> words("de").number(2000), words("en").number(0.7386, digits=2), words("de").number(6.25e53)
        ('2.000', '0.74', '6,25e+53')
        """
        if not math.isfinite(value):
            return "∞" if value > 0 else "−∞"
        if digits is not None:
            value = rounded(value, digits)
        places = 0 if value == 0 else max(0, min(6, (digits or 12) - 1 - math.floor(math.log10(abs(value)))))
        pattern = "#,##0." + "#" * places if places else "#,##0"
        return self._formatted(value, pattern).replace("-", "−")

    def _formatted(self, value: float, pattern: str) -> str:
        if (
            abs(value) >= 1e21
        ):  # beyond what people count, and soon beyond the 28 digits that the formats reckon with
            return f"{value:.4g}".replace(".", "," if self.language == "de" else ".")
        return _figure(value + 0.0, pattern, self.language)  # one key for 0 and −0

    def percent(self, share: float, digits: int = 0) -> str:
        """A share in per cent, with the space both styles of the desk use.

        >>> words("en").percent(0.94), words("de").percent(0.995)
        ('94\\xa0%', '>99\\xa0%')
        """
        if 0.99 < share < 1 and digits == 0:
            return ">99\u00a0%"
        if 0 < share < 0.01 and digits == 0:
            return "<1\u00a0%"
        figure = self._formatted(share * 100, "#,##0." + "#" * digits)
        return f"{figure}\u00a0%".replace("-", "−")

    def money(self, value: float, currency: str, *, sign: bool = False, long: bool = False) -> str:
        """An amount of money to two digits that count, in millions or billions where it is large.

        >>> words("en").money(7.4e8, "USD"), words("de").money(-1.24e9, "USD")
        ('$740\\xa0million', '−1,2\\xa0Mrd. US-Dollar')
        """
        size, scale = self._scaled(value)
        figure = self.number(size, digits=2)
        mark = "−" if value < 0 and figure != "0" else "+" if sign and value > 0 else ""
        figure = figure.lstrip("−")
        name = get_currency_name(currency, count=2, locale=self.language)
        symbol = get_currency_symbol(currency, locale="en")
        if self.language == "en" and symbol != currency and not long:
            return f"{mark}{symbol}{figure}{scale}"
        return f"{mark}{figure}{scale} {name if long or self.language == 'de' else currency}"

    def money_range(self, low: float, high: float, currency: str) -> str:
        """Two amounts with the scale and the currency said once: "−200 million to +2.3 billion".

        >>> words("en").money_range(-2e8, 2.3e9, "USD")
        '−0.2 to +$2.3\\xa0billion'
        """
        top = max(abs(low), abs(high))
        power = next((power for power, _ in SCALES if rounded(top, 2) >= power), 1.0)
        first = self.number(rounded(low / power, 2)).lstrip("−")
        sign = "−" if low < 0 and first != "0" else "+" if low > 0 else ""
        return self.word("joint.range", low=f"{sign}{first}", high=self._at_scale(high, power, currency))

    def _at_scale(self, value: float, power: float, currency: str) -> str:
        scale = self._scale(power)
        figure = self.number(rounded(value / power, 2)).lstrip("−")
        mark = "−" if value < 0 and figure != "0" else "+" if value > 0 else ""
        symbol = get_currency_symbol(currency, locale="en")
        if self.language == "en" and symbol != currency:
            return f"{mark}{symbol}{figure}{scale}"
        name = get_currency_name(currency, count=2, locale=self.language)
        return f"{mark}{figure}{scale} {name if self.language == 'de' else currency}"

    def scaled(self, value: float, power: float, *, sign: bool = True) -> str:
        """An amount counted in a power of ten that is said elsewhere: "+11", "−0.84", "0".

        >>> words("de").scaled(-8.4e5, 1e6), words("en").scaled(3.4e7, 1e6, sign=False)
        ('−0,84', '34')
        """
        figure = self.number(rounded(value / power, 2))
        return f"+{figure}" if sign and figure != "0" and not figure.startswith("−") else figure

    def axis(self, largest: float, currency: str) -> tuple[float, str]:
        """The power of ten an axis counts in, and its unit in words.

        >>> words("en").axis(2.3e9, "USD"), words("de").axis(4e7, "USD")
        ((1000000000.0, 'billion US dollars'), (1000000.0, 'Mio. US-Dollar'))
        """
        power = next((power for power, _ in SCALES if abs(largest) >= power), 1.0)
        return power, f"{self._scale(power)} {self.currency(currency)}".strip()

    def currency(self, code: str) -> str:
        return str(get_currency_name(code, count=2, locale=self.language))

    def _scaled(self, value: float) -> tuple[float, str]:
        power = next((power for power, _ in SCALES if rounded(abs(value), 2) >= power), 1.0)
        return value / power, self._scale(power)

    def _scale(self, power: float) -> str:
        """The word for a power of ten, behind a space that does not break; '' for 1."""
        name = dict(SCALES).get(power)
        return f"\u00a0{self.word(f'scale.{name}')}" if name else ""

    # --- quantities ---------------------------------------------------------------------------------------------------

    def quantity(self, quantity: Quantity) -> str:
        """What was said, all digits kept: bound, figure, unit and rate in the reader's words.

        >>> from countertrade.quantity import parse
        >>> words("en").quantity(parse("600,000 to 700,000 t/year"))
        '600,000 to 700,000 tonnes a year'
        >>> words("de").quantity(parse("more than 200,000,000 USD/year"))
        'mehr als 200\\xa0Mio. US-Dollar im Jahr'
        """
        share = quantity.unit == units.SHARE
        if quantity.bound in ("range", "order") or len(quantity.known) > 1:
            low, high = (self._stated(x, share) for x in (quantity.low, quantity.high))
            figure = self.word("joint.range", low=low, high=high)
            if quantity.bound == "order":
                figure = self.word("joint.order", figure=figure)
        else:
            known = quantity.known
            bound = "" if quantity.bound == "exact" else self.word(f"bound.{quantity.bound}")
            figure = " ".join(filter(None, (bound, self._stated(known[0] if known else None, share))))
        unit = "" if share else self.unit(quantity.unit, quantity.point)
        return " ".join(filter(None, (figure, unit, self.per(quantity.per))))

    def _stated(self, value: float | None, share: bool) -> str:
        if value is None:
            return "?"
        if share:
            return self.percent(value, digits=1)
        size, scale = value, ""
        if abs(value) >= 1e6:
            size, scale = self._scaled(value)
        return f"{self.number(size)}{scale}"

    def unit(self, code: str | None, value: float | None = 2) -> str:
        """The unit in words: "tonnes", "US-Dollar"; a counted noun in the plural unless there is one of it.

        >>> words("en").unit("soldier", 10_000), words("de").unit("soldier", 10_000)
        ('soldiers', 'Soldaten')
        >>> words("en").unit("shipment", 15), words("en").unit("battery", 2), words("en").unit("t", 1)
        ('shipments', 'batteries', 'tonne')
        """
        if code is None or code == units.SHARE:
            return ""
        if units.is_currency(code):
            return self.currency(code)
        return word(code, self.language, one=value == 1)

    def per(self, codes: tuple[str, ...]) -> str:
        """The rate in words: "a month", "per month and soldier", "im Jahr".

        >>> words("en").per(("t",)), words("de").per(("1000 m3",))
        ('per tonne', 'je 1.000 m³')
        """
        if not codes:
            return ""
        named = [self._denominator(code) for code in codes]
        if len(codes) == 1 and is_key(f"per.{codes[0]}"):
            return self.word(f"per.{codes[0]}")
        return self.word("joint.per", units=self.join(named))

    def _denominator(self, code: str) -> str:
        number, space, unit = code.partition(" ")
        if space and number.replace(".", "").isdigit():
            return f"{self.number(float(number))} {self.unit(unit)}"
        return self.unit(code, 1)

    # --- likelihood and dates -----------------------------------------------------------------------------------------

    def likelihood(self, chance: float) -> str:
        """The ICD 203 word for a chance.

        >>> words("en").likelihood(0.94), words("de").likelihood(0.5)
        ('very likely', 'etwa gleich wahrscheinlich')
        """
        return self.word(f"likelihood.{band(chance)}")

    def date(self, iso: str | None, style: Literal["long", "short"] = "long") -> str:
        """An ISO date, date-time or month as people write it; '' for none, the text itself where it is no date.

        >>> words("en").date("2024-11-04"), words("de").date("2024-11")
        ('4 November 2024', 'November 2024')
        """
        return _date(self.language, iso if len(iso) == 7 else iso[:10], style) or iso if iso else ""

    def month(self, start: str, months: float) -> str:
        """The month so many months after an ISO start month."""
        return self.date(month_after(start, round(months)), "short")

    def when(self, start: str, chance: float, months: float | None, *, sure: bool = False) -> str:
        """When something happens that may never: in how many runs it does not, and the middle month of those in which it does.

        `months` after the ISO start month, None where it happens in no run; `sure` where it is the same month in all.

        >>> words("en").when("2024-11", 0.33, 14.0), words("de").when("2024-11", 1.0, 14.0)
        ('never in 67\\xa0% of runs, else mostly Jan 2026', 'meist Jan. 2026')
        >>> words("en").when("2024-11", 0.0, None)
        'never in these runs'
        """
        if months is None or not chance:
            return self.say("answer.never")
        month = self.month(start, months)
        if chance < 1:
            return self.say("event.never", share=self.percent(1 - chance), month=month)
        return month if sure else self.say("event.always", month=month)

    def span(self, months: int) -> str:
        """A horizon in words: "five years", "18 months"."""
        if months % 12 == 0:
            years = months // 12
            return self.say(f"years.{years}" if is_key(f"report.years.{years}") else "years", n=years)
        return self.say("months", n=months)

    # --- names --------------------------------------------------------------------------------------------------------

    def party(self, code: str | None, names: dict[str, dict[str, str]]) -> str:
        """A party's name in this language: its own, else the territory's by ISO 3166-1 where its own is that one's, else the code.

        >>> words("de").party("RU", {"RU": {"en": "Russia"}}), words("de").party("RU", {"RU": {"en": "Ruritania"}})
        ('Russland', 'Ruritania')
        """
        if code is None:
            return ""
        own = names.get(code, {})
        if self.language in own:
            return own[self.language]
        if any(not self.is_state(code, name) for name in own.values()):
            return next(iter(own.values()))
        return territories.name(code, self.language)

    def is_state(self, code: str, name: str) -> bool:
        """Whether a name is only what English or this language calls the territory of that code."""
        return name in {territories.names(language).get(code) for language in ("en", self.language)}

    def column(self, name: str) -> str:
        """The heading of a table's column; a column without one is called by its name."""
        return self.word(f"column.{name}") if is_key(f"column.{name}") else name.replace("_", " ")

    def role(self, name: str) -> str:
        """What an input of a part of the deal is to it: "share delivered"; one without a phrase is called by its name."""
        return self.say(f"role.{name}") if is_key(f"report.role.{name}") else name.replace("_", " ")

    def drift(self, kind: str) -> str:
        return self.word(f"drift.{kind}")

    def join(self, items: Iterable[str]) -> str:
        """A list in a sentence: "a, b and c"."""
        named = [item for item in items if item]
        if len(named) < 2:
            return "".join(named)
        return f"{', '.join(named[:-1])} {self.word('joint.and')} {named[-1]}"


@functools.lru_cache(maxsize=2**14)
def _figure(value: float, pattern: str, language: str) -> str:
    """A figure by a pattern of Babel's, which takes 0.07 ms each time; a view has hundreds, many of them the same."""
    return str(_pattern(pattern).apply(value, _locale(language)))


@functools.cache
def _pattern(pattern: str) -> NumberPattern:
    """Babel parses a pattern at every call of format_decimal; a page has a thousand figures."""
    return parse_pattern(pattern)


@functools.cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def band(chance: float) -> str:
    """The ICD 203 band a chance falls in, by its key."""
    return next((key for top, key in LIKELIHOODS if chance <= top), LIKELIHOODS[-1][1])


def rounded(value: float, digits: int) -> float:
    """The value to so many digits that count.

    >>> rounded(738.6, 2), rounded(0.0, 2)
    (740.0, 0.0)
    """
    if value == 0 or not math.isfinite(value):
        return value
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def month_after(start: str, months: int) -> str:
    """The ISO month so many months after an ISO start month.

    >>> month_after("2024-11", 2), month_after("2024-11-01", 60)
    ('2025-01', '2029-11')
    """
    year, month = int(start[:4]), int(start[5:7])
    whole = year * 12 + month - 1 + months
    return f"{whole // 12:04d}-{whole % 12 + 1:02d}"
