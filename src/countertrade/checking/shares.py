"""Shares: of two figures of the article, of a need or shortfall that reference rows know, and amounts per head."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from countertrade import units
from countertrade.checking import messages, wording, words
from countertrade.checking.evidence import REACH, Evidence, Figure, around, finding, of_party
from countertrade.checking.figures import Comparison, Dimensions, Interval, base, compare, plain, span_of
from countertrade.checking.reference import bounding
from countertrade.checking.reference import interval as row_interval
from countertrade.checking.sums import is_growth
from countertrade.records import Finding, Reference, Stated, Verdict, replace

_SAID = 300  # code points after a share in which it says of what
FRACTIONS = (0.1, 0.2, 0.25, 1 / 3, 0.5, 2 / 3, 0.75, 1.0)  # what a reader has a word for


def shares(evidence: Evidence) -> Iterator[Finding]:
    """A share against both its terms where the article states them, else against what reference rows know of the whole."""
    for figures in evidence.figures.values():
        kinds = _kinds(figures)
        for at, share in enumerate(figures):
            if not is_share_of(share, evidence):
                continue
            beside = list(around(figures, at, 2))
            found = _of_stated(share, beside, kinds, evidence) or _of_reference(share, beside, evidence)
            if found is not None:
                yield found


def is_share_of(figure: Figure, evidence: Evidence) -> bool:
    """Whether a figure is a share of a whole, and no interest, growth or multiple."""
    if not figure.is_share or "interest" in words.roles(figure.quantity.of):
        return False
    if any(code in units.TIMES for code in figure.quantity.per) and "interest" in words.roles(
        evidence.context(figure, 30)
    ):
        return False
    top = max(figure.quantity.known)
    if not 0 < top <= 1:
        return False
    return not is_growth(figure, evidence) and not words.found(
        (*words.RISE, *words.FALL), evidence.context(figure, 30)
    )


def _bare(share: Figure) -> Stated:
    """The share without a period: half of a year's need is half of it."""
    return replace(share.quantity, per=())


def _compare(ratio: Interval, share: Figure) -> Comparison:
    """As `compare`, but "more than half" stays right until the next plain fraction is reached: 56 % is more than half."""
    found = compare(ratio, _bare(share), near=share.near)
    floor = share.quantity.low
    if found.verdict == "loose" and share.quantity.bound in ("more_than", "at_least") and floor is not None:
        above = next((step for step in FRACTIONS if step > floor * 1.01), 1.0)
        named = any(abs(step - floor) <= 0.01 * step for step in FRACTIONS)
        if named and ratio.anchor < above:
            return Comparison("consistent", found.ratio)
    return found


# --- Both terms stated ------------------------------------------------------------------------------------------------


_Kinds = Mapping[Dimensions, Sequence[Figure]]
"""The figures of an article by what they are of, whatever their period; those of the headline last."""


def _kinds(figures: Sequence[Figure]) -> _Kinds:
    found: dict[Dimensions, list[Figure]] = {}
    for figure in sorted(figures, key=lambda figure: figure.claim.section == "headline"):
        found.setdefault(_kind(figure), []).append(figure)
    return found


def _kind(figure: Figure) -> Dimensions:
    return tuple(d for d in figure.dimensions if d[0] != "time")


def _terms(share: Figure, beside: Sequence[Figure], kinds: _Kinds) -> list[tuple[Figure, Figure]]:
    """Part and whole of one kind: the whole near the share, and so the part, unless the article has no other."""
    found: list[tuple[Figure, Figure]] = []
    near: dict[Dimensions, list[Figure]] = {}
    for figure in beside:
        if figure is not share and not figure.is_share:
            near.setdefault(_kind(figure), []).append(figure)
    for kind, wholes in near.items():
        known = kinds[kind]
        alone = len(known) < 3 or known[2].claim.section == "headline"
        parts = {figure.claim.id: figure for figure in (*wholes, *(known[:REACH] if alone else ()))}
        found += itertools.product(parts.values(), wholes)
    found.sort(key=lambda pair: [(figure.start, figure.claim.id) for figure in pair])
    return [pair for pair in found if pair[0] is not pair[1]]


def _of_stated(share: Figure, beside: Sequence[Figure], kinds: _Kinds, evidence: Evidence) -> Finding | None:
    options = []
    names: dict[str, bool] = {}
    for part, whole in _terms(share, beside, kinds):
        if (
            part.claim.measure is not None
            and part.claim.measure == whole.claim.measure
            and part.order == whole.order
        ):
            continue
        if whole.claim.id not in names:
            names[whole.claim.id] = _names_whole(share, whole, evidence)
        ratio = _ratio(part, whole)
        if ratio is None or ratio.anchor > 1 or (_of_another(share, whole) and not names[whole.claim.id]):
            continue
        named = share.distance(whole) <= 2 and names[whole.claim.id]
        if named and share.distance(part) > 2 and not _only_one(part, whole, kinds):
            continue
        near = share.distance(part) <= 1 and share.distance(whole) <= 1
        near = near and share.order in (part.order, whole.order)
        if not (named or near):
            continue
        comparison = _compare(ratio, share)
        alike = part.claim.measure is not None and part.claim.measure == share.claim.measure
        sure = (named and (near or comparison.holds)) or (share.order == part.order == whole.order)
        if not comparison.holds and (not sure or share.is_cell or part.is_cell or whole.is_cell):
            continue
        distance = max(share.distance(part), share.distance(whole))
        options.append(
            ((not comparison.holds, not named, not alike, distance), part, whole, ratio, comparison)
        )
    if not options:
        return None
    _, part, whole, ratio, comparison = min(options, key=lambda option: option[0])
    if not comparison.holds and any(option[4].holds for option in options):
        return None
    language = evidence.language
    working = messages.say(
        "share_working",
        language,
        part=wording.amount(part.stated, language),
        whole=wording.amount(whole.stated, language),
        computed=wording.interval(ratio.low, ratio.high, units.SHARE, (), language),
        stated=wording.amount(_bare(share), language),
    )
    message = messages.product(comparison, _bare(share), ratio.low, ratio.high, units.SHARE, (), language)
    if (part.time_power == 0) != (whole.time_power == 0):
        message += "; " + messages.say("same_period", language)
    return finding("share", comparison.verdict, [part, whole, share], working, message)


def _only_one(part: Figure, whole: Figure, kinds: _Kinds) -> bool:
    """Whether an article has no other figure that could be the part."""
    return not any(
        other is not part and other is not whole and other.claim.section != "headline"
        for other in kinds[_kind(part)][:3]
    )


def _ratio(part: Figure, whole: Figure) -> Interval | None:
    """Part over whole where both are of one kind; a missing period is taken to be the other's."""
    if part.quantity.bound == "order" or whole.quantity.bound == "order":
        return None
    ours = _kind(part)
    if ours != _kind(whole) or not ours:
        return None
    a, b = part.interval, whole.interval
    year = base("year", ()).size
    if part.time_power == whole.time_power:
        return a / b
    if part.time_power - whole.time_power == 1:
        b = b.scaled(year)
    elif part.time_power - whole.time_power == -1:
        a = a.scaled(year)
    else:
        return None
    ratio = a.scaled(1.0, ()) / b.scaled(1.0, ())
    return Interval(ratio.low, ratio.high, (), ratio.slack)


def _of_another(share: Figure, whole: Figure) -> bool:
    """Whether share and figure say what they are of, which are two things where neither names the other: half of the votes, not of the men."""
    return bool(share.quantity.of) and bool(whole.quantity.of)


def _names_whole(share: Figure, whole: Figure, evidence: Evidence) -> bool:
    """Whether the share says that it is one of that figure: by the same noun, or by "davon" straight after it."""
    ours, theirs = words.fold(share.quantity.of), words.fold(whole.quantity.of)
    if ours and theirs and (_stem(ours) in theirs or _stem(theirs) in ours):
        return True
    gap = share.order - whole.order
    return (
        gap in (0, 1)
        and share.start > whole.start
        and words.found(words.OF_THAT, evidence.context(share, 24))
    )


def _stem(noun: str) -> str:
    head = noun.split()[-1] if noun.split() else noun
    return head[: max(4, len(head) - 2)]


# --- Against what reference rows know of the whole ----------------------------------------------------------------------


def _of_reference(share: Figure, figures: Sequence[Figure], evidence: Evidence) -> Finding | None:
    told = share.quantity.of if words.roles(share.quantity.of) else _after(share, evidence)
    role = next((role for role in ("shortfall", "need") if words.found(words.ROLES[role], told)), None)
    part = _amount_of(share, figures, evidence) if role is not None else None
    if role is None or part is None:
        return None
    commodity = evidence.commodity(part)
    party = evidence.party(part, "recipient")
    readings = {
        name: _reading(share, part, [row for row, limit in bounding(evidence.reference, name, commodity)
                                     if of_party(limit.party, party, part, evidence)])
        for name in ("need", "shortfall")
    }  # fmt: skip
    mine = readings[role]
    if mine is None or mine.comparison.holds:
        return None
    other = readings["shortfall" if role == "need" else "need"]
    whole = words.found(words.WHOLE, f"{share.quantity.of} {_after(share, evidence)[:40]}")
    verdict: Verdict = "inconsistent"
    if role == "need" and other is not None and other.comparison.holds and not whole:
        verdict = "ambiguous"
    language = evidence.language
    lines = [_line(name, reading, language) for name, reading in readings.items() if reading is not None]
    quoted = share.quantity.of or share.quantity.text
    working = messages.say(
        "need_working",
        language,
        readings="; ".join(
            messages.say("of_whole", language, part=wording.amount(part.stated, language),
                         whole=_whole(reading, language), percent=reading.shown(language))
            for reading in readings.values()
            if reading is not None
        ),
        stated=messages.say("share_of", language, share=wording.amount(_bare(share), language), whole=quoted),
    )  # fmt: skip
    if verdict == "ambiguous":
        message = messages.say("true_of_shortfall", language)
    else:
        message = messages.say(f"fails_{role}", language, percent=mine.shown(language))
        if other is not None and other.comparison.holds:
            message += "; " + messages.say(f"perhaps_{'shortfall' if role == 'need' else 'need'}", language)
    if part.time_power == 0:
        message += "; " + messages.say("no_period_part", language)
    rows = [row for reading in readings.values() if reading is not None for row in reading.rows]
    return finding("share", verdict, [part, share], working, message, reference=rows, readings=lines)


class _Reading:
    """What a share comes to when the whole is that of certain reference rows."""

    def __init__(
        self, part: Interval, rows: Sequence[Reference], comparison: Comparison, ratio: Interval
    ) -> None:
        self.part, self.rows, self.comparison, self.ratio = part, tuple(rows), comparison, ratio

    def shown(self, language: str) -> str:
        return wording.interval(self.ratio.low, self.ratio.high, units.SHARE, (), language)


def _reading(share: Figure, part: Figure, rows: Sequence[Reference]) -> _Reading | None:
    if not rows:
        return None
    amount = part.interval
    said = (
        plain(amount.anchor) if amount.open else amount
    )  # "mehr als 700.000": hold the figure that was said
    said = Interval(said.low, said.high, amount.dimensions, amount.slack)
    year = base("year", ()).size
    whole = span_of(row_interval(row) for row in rows)
    if part.time_power == 0:
        said = said.scaled(1 / year, tuple(sorted((*said.dimensions, ("time", -1)))))
    if said.dimensions != whole.dimensions:
        return None
    ratio = said / whole
    # any one of the rows will do: conflicting rows stand beside each other
    return _Reading(said, rows, _compare(ratio, share), ratio)


def _line(name: str, reading: _Reading, language: str) -> str:
    return messages.say(
        f"of_{name}",
        language,
        whole=_whole(reading, language),
        rows=" ".join(row.id for row in reading.rows),
        percent=reading.shown(language),
        result=messages.say("reading_holds" if reading.comparison.holds else "reading_fails", language),
    )


def _whole(reading: _Reading, language: str) -> str:
    unit, per = _head(reading.rows[0])
    size = base(unit, per).size
    whole = span_of(row_interval(row) for row in reading.rows)
    return wording.interval(whole.low / size, whole.high / size, unit, per, language)


def _head(row: Reference) -> tuple[str, tuple[str, ...]]:
    head, *per = row.unit.split("/")
    return head, tuple(per)


def _measured(figure: Figure) -> bool:
    """Whether a figure weighs or measures: of people and money no food need is covered."""
    return any(name in ("mass", "volume", "energy") and power == 1 for name, power in figure.dimensions)


def _amount_of(share: Figure, figures: Sequence[Figure], evidence: Evidence) -> Figure | None:
    """The amount that a share speaks of: named in its sentence, or taken up with "damit", "diese Menge", "that"."""
    named = words.commodities(f"{share.quantity.of} {_after(share, evidence)}")
    options = []
    for figure in figures:
        if figure is share or not _measured(figure):
            continue
        commodity = evidence.commodity(figure)
        if commodity is None or (named and not any(words.belongs(commodity, whole) for whole in named)):
            continue
        behind = share.order - figure.order
        if not 0 <= behind <= 2 or figure.time_power < -1:
            continue
        linked = behind == 0 or words.found(words.THIS_AMOUNT, share.claim.text) or bool(named)
        if linked:
            options.append((behind, figure.start, figure))
    return min(options, key=lambda option: (option[0], -option[1]))[2] if options else None


def _after(share: Figure, evidence: Evidence) -> str:
    """The printed words after a share, to the end of its sentence: "des Bedarfs Nordkoreas …"; of a longer one its beginning."""
    article = evidence.articles.get(share.claim.article)
    span, sentence = share.quantity.span, share.claim.span
    if article is None or not article.text or span is None or sentence is None:
        return share.claim.text or ""
    return article.text[span[1] : max(min(sentence[1], span[1] + _SAID), span[1])]


# --- Per head ----------------------------------------------------------------------------------------------------------

_PEOPLE = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)(?:\s*(?P<size>million|billion|Millionen|Mio\.?|Milliarden))?\s+(?:\w+\s+)?"
    rf"(?:{'|'.join(words.POPULATION_WORDS)}|\w+(?:er|eaner|aner)\b)",
    re.IGNORECASE,
)


def per_head(evidence: Evidence) -> Iterator[Finding]:
    """An amount per person against the whole amount and the number of people, printed beside it or of a reference row."""
    for figures in evidence.figures.values():
        if any(figure.unit in ("person", "people", "inhabitant") for figure in figures):
            continue  # the product rule has it
        for at, rate in enumerate(figures):
            heads = [code for code in rate.per if code in ("person", "people", "inhabitant", "citizen")]
            if not heads or len(rate.per) > 1 + (rate.time_power != 0):
                continue
            people = _people(rate, evidence)
            if people is None:
                continue
            count, row = people
            for total in sorted(around(figures, at, 2), key=rate.distance):
                if total is rate or total.distance(rate) > 2:
                    continue
                each = total.interval / plain(count, heads[0])
                if each.dimensions != rate.dimensions:
                    continue
                yield _each(rate, total, each, count, row, evidence)
                break


def _people(rate: Figure, evidence: Evidence) -> tuple[float, Reference | None] | None:
    match = _PEOPLE.search(rate.claim.text or "")
    if match:
        digits = match["number"]
        size = {"m": 1e6, "b": 1e9}.get((match["size"] or " ")[0].casefold(), 1.0)
        size = 1e9 if (match["size"] or "").casefold().startswith("milliard") else size
        german = "," in digits if size > 1 else "." in digits
        text = digits.replace(".", "").replace(",", ".") if german else digits.replace(",", "")
        value = float(text) * size
        if value >= 1000:
            return value, None
    party = evidence.party(rate, "recipient")
    for row, limit in bounding(evidence.reference, "population"):
        if row.value is not None and party is not None and limit.party == party:
            return row.value, row
    return None


def _each(
    rate: Figure, total: Figure, each: Interval, count: float, row: Reference | None, evidence: Evidence
) -> Finding:
    language = evidence.language
    comparison = compare(each, rate.stated, near=rate.near)
    size = rate.size
    working = messages.say(
        "share_working",
        language,
        part=wording.amount(total.stated, language),
        whole=f"{wording.number(count, language)} {wording.noun('person', count, language)}",
        computed=wording.interval(each.low / size, each.high / size, rate.unit, rate.per, language, digits=4),
        stated=wording.amount(rate.stated, language),
    )
    message = messages.product(
        comparison, rate.quantity, each.low / size, each.high / size, rate.unit, rate.per, language
    )
    return finding(
        "share",
        comparison.verdict,
        [total, rate],
        working,
        message,
        reference=[row] if row is not None else [],
    )
