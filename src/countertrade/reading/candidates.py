"""Numerals and units in the languages that are not read, highlighted so that a statement can be entered by hand."""

from __future__ import annotations

import re

from countertrade import units
from countertrade.quantity import Quantity
from countertrade.reading.languages import numerals
from countertrade.records import Article, Mention, MentionKind

_LONGEST = 40  # code points of one numeral


def candidates(article: Article) -> list[Mention]:
    """The numerals of an article with the scale and unit printed beside them, in order. Their rule is "candidate.…".

    >>> text = "러시아는 쌀 70만 톤을 보냈다"
    >>> [(m.text, str(m.quantity)) for m in candidates(Article(id="a", text=text, sha256="", language="ko"))]
    [('70만 톤', '700,000 t')]
    """
    pattern = _pattern()
    found: list[Mention] = []
    for match in pattern.finditer(article.text):
        value = _value(match)
        if value is None:
            continue
        unit = next((numerals.UNITS[word] for word in (match["before"], match["unit"]) if word), None)
        kind: MentionKind = "number"
        if unit is not None:
            kind = (
                "currency"
                if units.is_currency(unit)
                else "percentage"
                if unit == units.SHARE
                else "dimension"
                if units.is_known(unit)
                else "count"
            )
        scale = 0.01 if unit == units.SHARE else 1.0
        found.append(
            Mention(
                span=match.span(),
                text=match[0],
                kind=kind,
                quantity=Quantity(
                    low=value * scale, best=value * scale, high=value * scale, bound="exact", unit=unit
                ),
                rule=f"candidate.{'money' if kind == 'currency' else kind}",
            )
        )
    return found


def _value(match: re.Match[str]) -> float | None:
    """The value of a numeral with its scales: 1억 2천만 is 120 million."""
    total = 0.0
    for digits, scale in _GROUP.findall(match["number"]):
        number = _digits(digits)
        if number is None:
            return None
        factor = 1.0
        for word in re.findall(_SCALE, scale):
            factor *= numerals.SCALES[word]
        total += number * factor
    return total


def _digits(printed: str) -> float | None:
    """Digits with separators of either convention; a last group of three after one kind of mark is thousands."""
    plain = re.sub(r"[\s\u00a0\u202f'’]", "", printed)
    marks = re.findall(r"[.,]", plain)
    if len(set(marks)) == 2:
        last = marks[-1]
        plain = plain.replace("," if last == "." else ".", "").replace(last, ".")
    elif len(marks) > 1 or (marks and re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", plain)):
        plain = re.sub(r"[.,]", "", plain)
    else:
        plain = plain.replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


_SCALE = "|".join(sorted(map(re.escape, numerals.SCALES), key=len, reverse=True))
_DIGITS = rf"\d(?:[\d.,'’]|[ \u00a0\u202f](?=\d{{3}}(?!\d))){{0,{_LONGEST}}}(?<![.,'’])"
_GROUP = re.compile(rf"({_DIGITS})\s?((?:(?:{_SCALE})\s?){{0,3}})")


def _pattern() -> re.Pattern[str]:
    unit = "|".join(sorted(map(re.escape, numerals.UNITS), key=len, reverse=True))
    group = rf"{_DIGITS}(?:[ \u00a0]?(?:{_SCALE})){{0,3}}"
    return re.compile(
        rf"(?:(?P<before>[$€£¥₩₽₴₹])[ \u00a0]?)?(?P<number>{group}(?:[ \u00a0]?{group}){{0,3}})(?:[ \u00a0]?(?P<unit>{unit}))?"
    )
