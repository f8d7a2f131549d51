"""A headline against its article: a figure of the headline that the article does not print, and that nothing in it gives.

Every number of the text counts, also ages, scores and dates, not statements alone; and what rounding, a sum, a difference, a product or
the years between two dates make of them. What is then left is another figure than the article's.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from typing import NamedTuple

from countertrade.checking import messages, wording
from countertrade.checking.apart import told_apart
from countertrade.checking.intervals import base, compare
from countertrade.checking.items import Figure, Page, counts, same_unit
from countertrade.checking.judging import finding
from countertrade.checking.misprints import slip_between
from countertrade.records import Finding

LONGEST = 160  # code points of a headline
SMALLEST = 3  # smaller numbers are in every text
MOST = 60  # numbers of an article that sums and differences are made of
NEARBY = 16  # code points before a number in which it is said to be a change
BESIDE = 130  # code points between two numbers that a third comes of
MOST_HEADLINES = 8  # of a page
NEAR = 4  # sentences between what each has and how many there are
COUNTS = 1e4  # sums and differences of larger figures are not made in a headline
LARGE = 1000  # a number that is no other thing's by chance
SIMILAR = 2.0  # and one so many times another may be meant for it
CUT = 0.04  # a headline cuts a sum by no more: 17 of 17.6
MOST_TERMS = 4  # of a sum that a headline gives
ADDED = 80  # code points before an amount in which a word adds it to what was told
RUN = 3  # sentences over which more than two of them stand
MOST_PARTS = 40  # of a text: "20 questions"
WHOLE = 40  # code points behind a share in which its whole is named
STEM = 4  # letters of a word by which two wholes are one
MOST_YEARS = 700.0  # between two dates
_NUMBER = re.compile(
    r"(?<![\w.,/:–-])(?P<money>[$€£]|US\$|Rs\.?\s?|Tk\s?)?(?P<digits>\d{1,3}(?:[.,\u00a0 ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)(?P<size>[KkMmBbTt]|bn|mn|tn)?(?:st|nd|rd|th|mph|k?mh?|kg|cm|ft|lbs?|s)?(?![\w])(?![.,:/]\d)"
)
_DAYS = {
    "day": 1.0,
    "tag": 1.0,
    "week": 7.0,
    "woch": 7.0,
    "mont": 30.4,
    "mona": 30.4,
    "year": 365.25,
    "jahr": 365.25,
}
# stretches that are reckoned from years: "more than five decades" since 1971
_AGES = frozenset(("decade", "century", "generation"))
_TIMES = frozenset(
    {"year", "mont", "week", "day", "days", "hour", "minu", "seco", "jahr", "mona", "woch", "tage", "stun"}
)
_TYPE = re.compile(r"\b([A-Z]{1,3})-?\d{1,4}(?!\w)")
_PERIODS = frozenset(("FY", "CY", "Q", "H", "GJ"))
_WORD = re.compile(r"[^\W\d_]+")
_DATE = re.compile(
    r"(jan(uary|uar)?|feb(ruary|ruar)?|march|märz|apr(il)?|may|mai|june?|juni|july?|juli|aug(ust)?|sept?(ember)?|o[ck]t(ober)?|nov(ember)?|de[cz](ember)?)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"st\b|nd\b|rd\b|th\b|\.\s?[A-ZÄÖÜa-zä]{3,9}\b")


# "note 4", "Artikel 7": a number that names a thing counts nothing
_LABELS = re.compile(
    r"note|number|no|nr|issue|edition|episode|ausgabe|heft|folge|chapter|article|part|section|annex|table|page|phase|round|vol|volume|cols?|pp|p|band|spalte|drucksache|kapitel|artikel|teil|abschnitt|anlage|anhang|tabelle|seite|nummer|runde|"
    r"brief|briefing|letter|newsletter|bulletin|session|series|package|day|week|rundbrief|protokoll|sitzung|folge|paket|tag|woche|kw|\w*anfrage|\w*antwort(?:ung)?|vorlage|antrag",
    re.IGNORECASE,
)


class Number(NamedTuple):
    """A number as printed: its value, the size of its last digit, its place, and what stands at it ("$", "%", "")."""

    value: float
    step: float
    start: int
    end: int
    kind: str
    noun: str = ""  # the beginning of the word behind it


@functools.cache
def _tables() -> Mapping[str, Mapping[str, float]]:
    return tomllib.loads((resources.files(__package__) / "numbers.toml").read_text(encoding="utf-8"))


def numbers(text: str, *, german: bool = False) -> list[Number]:
    """Every number in a text, in digits or words.

    >>> [(n.value, n.kind) for n in numbers("Wages of $1.3M for twenty-five of 5,000 men, 12% more")]
    [(1300000.0, '$'), (25.0, ''), (5000.0, ''), (12.0, '%')]
    """
    found = [_in_digits(match, text, german) for match in _NUMBER.finditer(text)]
    digits = {found_place for number in found for found_place in range(number.start, number.end)}
    found += [number for number in _in_words(text) if number.start not in digits]
    return sorted(
        (number._replace(noun=_noun(text, number.end)) for number in found), key=lambda number: number.start
    )


def _noun(text: str, end: int) -> str:
    match = re.match(r"[ -]([^\W\d_]{3,})", text[end : end + 24])
    return match[1].casefold()[:4] if match else ""


def _in_digits(match: re.Match[str], text: str, german: bool) -> Number:
    digits = match["digits"]
    thousand, point = (".", ",") if german else (",", ".")
    if german is False and re.fullmatch(r"\d{1,3}(\.\d{3})+", digits) and digits.count(".") > 1:
        thousand, point = ".", ","
    plain = digits.replace(thousand, "").replace("\u00a0", "").replace(" ", "").replace(point, ".")
    value = float(plain) if plain.count(".") <= 1 else float(plain.replace(".", ""))
    decimals = len(plain.partition(".")[2])
    zeros = len(plain) - len(plain.rstrip("0")) if not decimals else 0
    size = _tables()["sizes"].get((match["size"] or "").casefold(), 1.0)
    end = match.end()
    behind = re.match(r"[\s-]*([^\W\d_]+)", text[end : end + 20])
    word = behind[1].casefold() if behind else ""
    if not match["size"] and len(word) > 1 and word in _tables()["sizes"]:
        size = _tables()["sizes"][word]
        end += behind.end() if behind else 0
    kind = (
        "$" if match["money"] else "%" if re.match(r"\s?(%|per ?cent|Prozent)", text[end : end + 10]) else ""
    )
    if not kind and re.match(
        r"\s?(€|\$|dollar|euro|pound|pfund|rubel|yen|yuan)", text[end : end + 9].casefold()
    ):
        kind = "$"
    return Number(
        value * size, max(10.0 ** (zeros if zeros else -decimals), 1e-6) * size, match.start(), end, kind
    )


def _in_words(text: str) -> Iterator[Number]:
    words, sizes = _tables()["words"], _tables()["sizes"]
    value, start, last = None, 0, 0
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        joined = value is not None and text[last : match.start()].strip(" -\u00a0").casefold() in ("", "and")
        if value is not None and joined and word in sizes and len(word) > 2:
            value *= sizes[word]
        elif (
            value is not None
            and joined
            and word in words
            and value >= 20
            and words[word] < value % 100 + 10
            and value % 10 == 0
        ):
            value += words[word]
        else:
            if value is not None:
                yield Number(float(value), 1.0, start, last, "")
            value = None
            if word in words:
                value, start = words[word], match.start()
            elif len(word) > 2 and word in sizes:
                value, start = sizes[word], match.start()
            else:
                continue
        last = match.end()
    if value is not None:
        yield Number(float(value), 1.0, start, last, "")


def headline(page: Page, language: str) -> Iterator[Finding]:
    """Figures of headlines that the rest of the article neither prints nor gives; below the first one only where it has others of the kind."""
    german = page.article is not None and page.article.language == "de"
    everything: list[Number] | None = None
    for place, (start, end) in enumerate(itertools.islice(_headlines(page), MOST_HEADLINES)):
        if place == 0:
            yield from _types(page, start, end, language)
        above = numbers(page.text[start:end], german=german)
        if not above or "?" in page.text[start:end]:  # what is asked is not stated
            continue
        everything = everything or numbers(page.text, german=german)
        printed = [number for number in everything if not start <= number.start < end]
        for number in above:
            if (
                not printed
                or number.value < SMALLEST
                or _is_no_figure(number, page.text[start:end])
                or _given(number, printed, page.published)
                or _multiplied(number, page)
                or _exchanged(number, printed, page.text[start:end])
            ):
                continue
            shown = page.text[start + number.start : start + number.end]
            changes = _CHANGED.search(
                page.text[max(start, start + number.start - NEARBY) : start + number.start]
            )
            if changes is not None and _apart_by(number, printed):
                continue  # "Price jumps $14", and the article has both prices
            own = [f for f in page.figures if f.start < start + number.end and start + number.start < f.end]
            every = _alike(own[0], page, (start, end)) if own else []
            alike = [f for f in every if not _of_another(page, own[0], f)]
            if (
                (place and not alike)
                or (own and (own[0].quantity.unit in _AGES or own[0].quantity.bound == "order"))
                or (every and not alike)
                or any(f.known == own[0].known for f in every)
                or (own and (_summed(number, own[0], page, (start, end)) or _divided(own[0], page)))
            ):
                continue
            if own and own[0].is_duration:
                alike = [f for f in alike if f.unit == own[0].unit]
                if not alike:
                    continue  # months in a headline, and years below
            if own and own[0].quantity.bound in _CAPS:
                alike = [f for f in alike if f.quantity.bound in _CAPS or _is_slip(own[0], f)]
                if not alike:
                    continue  # "cost capped at 78,540", of which the article tells what was paid so far
            rough = [
                f for f in every if f.quantity.bound == "about" and compare(own[0].interval, f.stated).holds
            ]
            alike = [*rough, *(f for f in alike if f not in rough)]
            others = " · ".join(dict.fromkeys(wording.amount(f.stated, language) for f in alike)) or "–"
            said = (
                messages.say("headline", language)
                if alike
                else messages.say("headline_alone", language, one=f"“{shown}”")
            )
            top = wording.amount(own[0].stated, language) if own else shown
            yield finding(
                "conflict",
                "question" if rough or _is_one_of_many(own, alike) else "inconsistent",
                [*own[:1], *alike],
                messages.say("headline_working", language, top=top, body=others),
                said,
            )


def _is_one_of_many(own: Sequence[Figure], alike: Sequence[Figure]) -> bool:
    """Whether a share stands against several of the article that are all of other wholes, and that it is no slip of."""
    several = len({figure.known for figure in alike}) > 1
    if not (own and own[0].is_share and own[0].quantity.of and several):
        return False
    whole = _stems(own[0].quantity.of)
    others = [_stems(f"{figure.quantity.of or ''} {figure.after[:WHOLE]}") for figure in alike]
    return not any(whole & stems for stems in others) and not any(_is_slip(own[0], f) for f in alike)


def _stems(text: str) -> set[str]:
    """The first letters of the longer words of a text."""
    return {word[:STEM].casefold() for word in _WORD.findall(text) if len(word) >= STEM}


def _types(page: Page, start: int, end: int, language: str) -> Iterator[Finding]:
    """A type or a group with another number than the article's: G10 for G8, MH555 for MH370."""
    rest = {match[0].replace("-", ""): match[1] for match in _TYPE.finditer(page.text, end)}
    for match in _TYPE.finditer(page.text, start, end):
        if match[1] in _PERIODS:
            continue  # "FY2020", below "FY20"
        others = [name for name, letters in rest.items() if letters == match[1]]
        if others and match[0].replace("-", "") not in rest:
            working = messages.say("headline_working", language, top=match[0], body=" · ".join(others))
            yield finding(
                "conflict",
                "inconsistent",
                [],
                working,
                messages.say("headline_alone", language, one=f"“{match[0]}”"),
            )


def _headlines(page: Page) -> Iterator[tuple[int, int]]:
    """The lines that are headlines: a first short line with a blank line behind it, and those with a statement of one."""
    end = page.text.find("\n\n")
    line = page.text[: max(end, 0)]
    seen = -1
    if 0 < end <= LONGEST and "\n" not in line and not line.rstrip().endswith("."):
        yield 0, end
        seen = end
    listed = len(_ENTRY.findall(page.text)) > 1
    for figure in page.figures:
        if figure.is_headline and figure.start > seen:
            start, seen = page.text.rfind("\n", 0, figure.start) + 1, page.text.find("\n", figure.end)
            if seen < 0:
                return
            if seen - start <= LONGEST and not (listed and _ENTRY.match(page.text, start)):
                yield start, seen


# "Lagos – 60 buses": a line of a list
_ENTRY = re.compile(r"^[^\d\n–—.:]{2,40}\s[–—-]\s+[^\n.]{0,40}?\d[^\n]*$", re.MULTILINE)


def _is_no_figure(number: Number, text: str) -> bool:
    """Years, ordinals, dates and what labels a thing are no figures."""
    if (
        1900 <= number.value <= 2100
        and number.kind == ""
        and number.step == 1
        and "," not in text[number.start : number.end]
    ):
        return True
    short = number.end - number.start == 2 and text[max(0, number.start - 1) : number.start] in (
        "'",
        "’",
        "‘",
    )
    if short or re.search(r"\d \d", text[number.start : number.end]):
        return True  # "in '86"
    before, behind = (
        re.split(r"[\s.]+", text[: number.start].rstrip(" ."))[-1],
        re.split(r"[\s.,]+", text[number.end :].lstrip(" ."))[0],
    )
    parts = number.value <= MOST_PARTS and _PARTS.match(text[number.end :])
    if _NAMED.match(text[number.start :]) or _LABELS.fullmatch(before) or parts:
        return True
    if number.kind == "" and _IS_LABEL.match(text[number.end :]):
        return True
    if number.kind == "" and number.value <= 31 and (_DATE.fullmatch(before) or _DATE.fullmatch(behind)):
        return True
    if number.value >= 100 and text[number.start : number.end].isalpha():
        return True  # hundreds, thousands
    return (
        text[number.end - 2 : number.end] in ("st", "nd", "rd", "th")
        or _ORDINAL.match(text[number.end : number.end + 12]) is not None
    )


# "Brief 17: barter at the margin", "Antwort 2207/AB", "12.40 Uhr": what names a text or tells the time counts nothing
_IS_LABEL = re.compile(r":(?!\d)|/\w|\s?(?:Uhr|a\.?m\.?|p\.?m\.?|GMT|CET|UTC|hrs)\b")
# "Six questions for the minister", "Drei Gründe für den Kauf": how many parts the text has
_PARTS = re.compile(
    r"\s(?:\w+\s)?(?:questions?|answers?|facts?|reasons?|things?|takeaways?|lessons?|points?|ways|charts?|maps?|fragen|antworten|fakten|gründe|dinge|punkte|lehren|"
    r"erkenntnisse|thesen|grafiken|karten)\b",
    re.IGNORECASE,
)
# "24-hour drinking", "a six-figure sum", "rund um die Uhr": words, not counts
_NAMED = re.compile(r"(?:24[ -]?hours?|24[ -]Stunden|\w+-(?:figure|digit))\b", re.IGNORECASE)


def _given(number: Number, printed: Sequence[Number], published: str | None) -> bool:
    """Whether a number is printed, is one rounded, or comes of two of them: neighbours of one kind, or years."""
    same = [
        other
        for other in printed
        if _same(number, other.value) and not (number.kind and other.kind and number.kind != other.kind)
    ]
    if same:
        others = {other.noun for other in printed if not _same(number, other.value)}
        timed = number.noun in _TIMES
        return (
            number.noun in ("", *(o.noun for o in same))
            or number.noun not in others
            or any(not other.noun or other.kind or not (timed or other.noun in _TIMES) for other in same)
        )
    if number.kind != "%" and number.value <= MOST_YEARS:
        years = {other.value for other in printed if 1400 <= other.value <= 2100 and other.step <= 10}
        if published and published[:4].isdigit():
            years.add(float(published[:4]))
        if any(year + number.value in years for year in years):
            return True
    days = next((size for noun, size in _DAYS.items() if number.noun.startswith(noun)), None)
    if days is not None:
        for other in printed:
            theirs = next((size for noun, size in _DAYS.items() if other.noun.startswith(noun)), None)
            if theirs is not None and round(other.value * theirs / days) == number.value:
                return True
    for place, one in enumerate(printed[:MOST]):
        for other in printed[place + 1 : place + 3]:
            beside = one.kind == other.kind and other.start - one.end < BESIDE
            low, high = sorted((one.value, other.value))
            if (
                beside
                and (1 < low < high < COUNTS or one.kind == "$")
                and (_same(number, high + low) or _same(number, high - low))
            ):
                return True
    return False


def _of_another(page: Page, own: Figure, figure: Figure) -> bool:
    """Whether a figure of the article is plainly of another thing than one of the headline: told apart, or planned where that is done."""
    if own.time_power and figure.time_power and own.time_power != figure.time_power:
        return True
    if _is_slip(own, figure):
        return False
    ahead = figure.claim.commitment.modality == "planned" and _DONE.search(own.text) is not None
    return ahead or told_apart(page, own, figure)


_CAPS = frozenset(("at_most", "up_to"))
# before by how much something changes: "Price jumps $14", "Hilfe steigt um 40 Millionen"
_CHANGED = re.compile(
    r"\b(?:up|down|jumps?|jumped|ris(?:es?|ing)|rose|falls?|fell|drops?|dropped|climbs?|climbed|gains?|slips?|sheds?|by|um|plus|minus)\s+(?:[$€£]|US\$|Rs\.?|Tk)?\s?$",
    re.IGNORECASE,
)


def _apart_by(number: Number, printed: Sequence[Number]) -> bool:
    """Whether two numbers of the article are that far apart."""
    values = [other.value for other in printed[:MOST] if other.kind == number.kind]
    return any(_same(number, abs(one - other)) for one, other in itertools.combinations(values, 2))


_DONE = re.compile(
    r"\b(?:sent|gave|shipped|delivered|donated|received|got|paid|spent|sold|so far|to date|schickte\w*|gab|lieferte\w*|spendete\w*|erhielt\w*|zahlte\w*|verkaufte\w*|"
    r"geliefert|gespendet|geschickt|gezahlt|verkauft|bislang|bisher)\b",
    re.IGNORECASE,
)


_BESIDES = re.compile(
    r"\b(?:außerdem|zudem|zusätzlich|weitere[rn]?|ferner|hinzu|another|(?:a )?further|in addition|additional(?:ly)?|also|besides|on top)\b",
    re.IGNORECASE,
)


def is_summed(page: Page, own: Figure) -> bool:
    """Whether a figure of a headline is what figures of the article come to."""
    german = page.article is not None and page.article.language == "de"
    for start, end in itertools.islice(_headlines(page), MOST_HEADLINES):
        for number in numbers(page.text[start:end], german=german) if start <= own.start < end else ():
            if number.start < own.end - start and own.start - start < number.end:
                return _summed(number, own, page, (start, end))
    return False


def _summed(number: Number, own: Figure, page: Page, span: tuple[int, int]) -> bool:
    """Whether figures near one another in the article, of the headline's unit, come to a number: added, or two of a sentence taken from one another."""
    like = [
        f
        for f in page.figures[:MOST]
        if not span[0] <= f.start < span[1]
        and same_unit(f, own)
        and f.things == own.things
        and len(f.known) == 1
        and not f.is_share
    ]
    values = [_in_units_of(f, own) for f in like]
    near = [
        (one, other, like[one].sentence == like[other].sentence)
        for one, other in itertools.combinations(range(len(like)), 2)
        if like[other].sentence - like[one].sentence <= RUN or _BESIDES.search(like[other].before[-ADDED:])
    ]
    runs = (
        values[place : place + length]
        for length in range(3, MOST_TERMS + 1)
        for place in range(len(values) - length + 1)
        if like[place + length - 1].sentence - like[place].sentence <= RUN
    )
    sums = itertools.chain(
        (values[one] + values[other] for one, other, _ in near),
        (abs(values[one] - values[other]) for one, other, beside in near if beside),
        map(sum, runs),
    )
    cut = 0.0 if any(_is_slip(own, f) for f in like) else CUT
    return any(_same(number, one) and abs(one - number.value) <= cut * number.value for one in sums)


def _in_units_of(figure: Figure, own: Figure) -> float:
    """The value of a figure in the unit of another."""
    return figure.known[0] * base(figure.unit, ()).size / base(own.unit, ()).size


def _divided(own: Figure, page: Page) -> bool:
    """Whether a figure is what the article's total is for each of those it counts: "300 million apiece", of three ships for 900 million."""
    if len(own.things) != 1 or len(own.known) != 1:
        return False
    several = [f for f in page.figures[:MOST] if len(f.known) == 1 and counts(own.things[0], f)]
    totals = (f for f in page.figures[:MOST] if len(f.known) == 1 and not f.things and same_unit(f, own))
    return any(
        math.isclose(own.known[0] * count.known[0], _in_units_of(total, own), rel_tol=0.02)
        for total in totals
        for count in several
    )


def _multiplied(number: Number, page: Page) -> bool:
    """Whether a number is so many times what the article gives of each, or by the year: 850 in every battalion, and three battalions."""
    plain = [figure for figure in page.figures[:MOST] if len(figure.known) == 1]
    rates = [figure for figure in plain if len(figure.things) == 1]
    yearly = [figure.known[0] for figure in plain if figure.per == ("year",)]
    years = {figure.known[0] for figure in plain if figure.unit == "year" and not figure.per}
    return any(
        math.isclose(number.value, rate.known[0] * count.known[0], rel_tol=1e-6)
        for rate in rates
        for count in page.around(rate, NEAR)
        if len(count.known) == 1 and counts(rate.things[0], count)
    ) or any(
        math.isclose(number.value, amount * term, rel_tol=1e-6)
        for amount, term in itertools.product(yearly, years)
    )


def _exchanged(number: Number, printed: Sequence[Number], text: str) -> bool:
    """Whether a headline counts both halves of an exchange: "swap 300 prisoners", and 150 came back to either side."""
    halves = sum(math.isclose(number.value, 2 * other.value) for other in printed)
    return halves > 1 and _EXCHANGE.search(text) is not None


_EXCHANGE = re.compile(
    r"\b(?:swap|exchang|trad(?:e|es|ed|ing)\s+(?:some |about )?\d)|\beach other|tausch|\beinander\b",
    re.IGNORECASE,
)


def _same(number: Number, value: float) -> bool:
    """Whether a number is another one, or that one rounded or cut to the digits that the headline prints."""
    if math.isclose(number.value, value, rel_tol=1e-6):
        return True
    if number.value < 10 and float(value).is_integer():
        return False
    return (
        abs(number.value - value) <= number.step * (1.0 if number.value >= 10 else 0.5)
        and abs(number.value - value) <= 0.12 * number.value
    )


def _alike(own: Figure, page: Page, span: tuple[int, int]) -> list[Figure]:
    """The figures of the article of the same unit, first those of which it is a slip, then the nearest in size."""
    found = [
        f
        for f in page.figures
        if not span[0] <= f.start < span[1] and same_unit(f, own) and f.quantity.bound != "order"
    ]
    found = [f for f in found if bool(f.things) == bool(own.things)] or [f for f in found if not f.things]
    found.sort(key=lambda f: (not _is_slip(own, f), _off(f, own)))
    if not found and max(own.known) >= LARGE:  # "6.5 billion ransom" of a body that pays 5.6 billion euros
        found = [
            f
            for f in page.figures
            if not span[0] <= f.start < span[1] and not f.is_share and _off(f, own) < math.log(SIMILAR)
        ]
        return sorted(found, key=lambda f: _off(f, own))[:2]
    return found[:3]


def _is_slip(own: Figure, figure: Figure) -> bool:
    """Whether a figure of a headline is another one with a familiar mistake: "510,000" for "150,000"."""
    return slip_between(own.interval.anchor / own.size, figure.interval.anchor / figure.size) is not None


def _off(one: Figure, other: Figure) -> float:
    """How far two numbers are from one another, whatever they count, as the logarithm of their ratio."""
    a, b = one.interval.anchor / one.size, other.interval.anchor / other.size
    return abs(math.log(a / b)) if a and b else 99.0
