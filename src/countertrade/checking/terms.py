"""Stretches of time that a text states without a figure: from March 2019 to September 2020, April to December, over the next decade."""

from __future__ import annotations

import re

_NAMES = (
    "jan(?:uary?)? feb(?:ruary?)? mar(?:ch)?|märz apr(?:il)? may|mai june?|juni july?|juli aug(?:ust)? sept?(?:ember)? o[ck]t(?:ober)? "
    "nov(?:ember)? de[cz](?:ember)?"
).split()  # of the months in both languages
_MONTH = rf"(?P<m{{0}}>{'|'.join(_NAMES)})\b\.?(?:\s+(?P<y{{0}}>(?:19|20)\d\d))?"
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

    Months without a year are of one, or of two where the later comes first.

    >>> terms("from March 2019 to September 2020"), terms("von 2014 bis 2020"), terms("over the next decade")
    ([19.0], [84.0, 72.0], [120.0])
    >>> terms("von April bis Dezember"), terms("between November and February"), terms("from May to June 2020")
    ([9.0], [4.0], [2.0])
    """
    found: list[float] = []
    for match in _MONTHS.finditer(text):
        months = _number(match["m2"]) - _number(match["m1"]) + 1
        if match["y1"] and match["y2"]:
            months += 12 * (int(match["y2"]) - int(match["y1"]))
        elif months < 1:
            months += 12
        found.append(float(months))
    for match in _YEARS.finditer(text):
        years = int(match["y2"]) - int(match["y1"])
        found += [YEAR * (years + 1), YEAR * years]
    found += [10 * YEAR for _ in _DECADE.finditer(text)]
    return [months for months in found if months > 0]


def _number(month: str) -> int:
    return next(place for place, name in enumerate(_NAMES) if re.fullmatch(name, month, re.IGNORECASE))
