"""Stretches of time that a text states without a figure: from March 2019 to September 2020, 2014 to 2020, over the next decade."""

from __future__ import annotations

import re

_NAMES = (
    "jan feb mar|mär apr may|mai jun jul aug sep oct|okt nov dec|dez".split()
)  # how months begin, in both languages
_MONTH = rf"(?P<m{{0}}>(?:{'|'.join(_NAMES)})\w*)\.?\s+(?P<y{{0}}>(?:19|20)\d\d)"
_BETWEEN = r"(?P<between>\b(?:between|zwischen)\s+)?"
_TO = r"\s*(?(between)(?:and|und)|(?:to|until|till|through|bis|–|-))\s*"  # "2019 and 2021" is no stretch
_MONTHS = re.compile(
    rf"{_BETWEEN}\b{_MONTH.format(1)}{_TO}(?:einschließlich\s+)?{_MONTH.format(2)}", re.IGNORECASE
)
_YEARS = re.compile(rf"{_BETWEEN}\b(?P<y1>(?:19|20)\d\d){_TO}(?P<y2>(?:19|20)\d\d)\b", re.IGNORECASE)
_DECADE = re.compile(
    r"\b(?:the (?:next|coming|past|last)|a|(?:im|in einem|ein|des) (?:\w+ )?)\s*(?:decade|jahrzehnts?)\b",
    re.IGNORECASE,
)
YEAR = 12.0


def terms(text: str) -> list[float]:
    """How many months each stretch of time in a text may have; of years both with the last one and without.

    >>> terms("from March 2019 to September 2020"), terms("von 2014 bis 2020"), terms("over the next decade")
    ([19.0], [84.0, 72.0], [120.0])
    """
    found: list[float] = []
    for match in _MONTHS.finditer(text):
        months = [12 * int(match[f"y{n}"]) + _number(match[f"m{n}"]) for n in (1, 2)]
        found.append(float(months[1] - months[0] + 1))
    for match in _YEARS.finditer(text):
        years = int(match["y2"]) - int(match["y1"])
        found += [YEAR * (years + 1), YEAR * years]
    found += [10 * YEAR for _ in _DECADE.finditer(text)]
    return [months for months in found if months > 0]


def _number(month: str) -> int:
    return next(place for place, name in enumerate(_NAMES) if re.match(name, month, re.IGNORECASE))
