"""How the cells of a typed row are read: dates, figures, bounds, units, sources and hedges in an analyst's short hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from countertrade import units
from countertrade.dates import is_real
from countertrade.quantity import Bound, Quantity
from countertrade.records import Claim, Modality, Mode, Section, Source, SourceKind, Status
from countertrade.tracing import names
from countertrade.tracing.amounts import same
from countertrade.tracing.words import (
    BOUND_WORDS,
    DESCRIBING,
    HOUSES,
    INSTITUTIONS,
    MODALITY_WORDS,
    NOBODY,
    OWN,
    UNIT_WORDS,
    WIRES,
)

UNCREDITED = "typed.uncredited"
"""The rule of a statement without a source on a page whose citations are recorded and name no outlet."""


class Cell(NamedTuple):
    """A quantity as typed, what it is a share of, and how sure it is made."""

    quantity: Quantity | None = None
    of: str | None = None
    modality: Modality = "asserted"
    markers: tuple[str, ...] = ()


class Said(NamedTuple):
    """A source as typed: who, in what mode, whom he cites, and whether the page worked the figure out itself."""

    source: Source | None
    mode: Mode
    cites: tuple[str, ...] = ()
    calculated: bool = False


# --- dates and figures ---------------------------------------------------------------------------------------------------------

_ISO = re.compile(
    r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2})(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?))?)?)?(?![0-9])"
)
_GERMAN = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})(?![0-9])")


def date(text: str | None) -> str | None:
    """The ISO date at the start of a cell, None where there is none.

    >>> date("2024-11 (after the 1st)"), date("3.11.2024"), date("2024-5-1 00:00:00"), date("2024-05-01T99:99")
    ('2024-11', '2024-11-03', '2024-05-01', '2024-05-01')
    >>> date("soon"), date("30.2.2024"), date("20241103")
    (None, None, None)
    """
    text = (text or "").strip()
    if match := _GERMAN.match(text):
        year, month, day, moment = match[3], match[2], match[1], None
    elif match := _ISO.match(text):
        year, month, day, moment = match.groups()
    else:
        return None
    whole = "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
    exact = f"{whole}T{moment}"
    if moment and not moment.startswith("00:00") and is_real(exact):
        return exact  # a spreadsheet gives every day the time of midnight
    return whole if is_real(whole) else None


_FIGURE = re.compile(r"\d[\d.,' \u00a0\u202f]*(?:e\d+)?", re.IGNORECASE)
_SCALES = {
    "thousand": 1e3,
    "tausend": 1e3,
    "million": 1e6,
    "mio": 1e6,
    "billion": 1e9,
    "mrd": 1e9,
    "milliarde": 1e9,
    "bn": 1e9,
    "mn": 1e6,
}
_SCALE = re.compile(
    r"\b(thousand|tausend|millions?|millionen|mio|billions?|mrd|milliarden?|bn|mn)\b", re.IGNORECASE
)


def figures(value: object) -> tuple[float, ...]:
    """The figures in a cell: a number, or a text such as "600,000 to 700,000" or "1,2 Milliarden"; () where there is none.

    >>> figures("600.000 bis 700.000"), figures(2000), figures("1,2 Milliarden"), figures("many"), figures("1e999")
    ((600000.0, 700000.0), (2000.0,), (1200000000.0,), (), ())
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (number,) if (number := finite(value)) is not None else ()
    if not isinstance(value, str):
        return ()
    text = value
    found = []
    for match in _FIGURE.finditer(text):
        number_text = match[0].strip(" .,'\u00a0\u202f")
        got = _number(number_text)
        if got is not None:
            found.append(got)
    scale = _SCALE.search(text)
    if scale:
        word = scale[1].lower()
        by = next(factor for stem, factor in _SCALES.items() if word.startswith(stem))
        found = [f * by for f in found]
    return tuple(found) if all(abs(f) <= LARGEST for f in found) else ()


LARGEST = 1e100
"""The largest figure that is one: what people count stays far below, and what is reckoned from it stays finite."""


def finite(value: float) -> float | None:
    """The number as a figure, None for one without end.

    >>> finite(2000), finite(float("nan")), finite(10**400)
    (2000.0, None, None)
    """
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if abs(number) <= LARGEST else None


def _number(text: str) -> float | None:
    plain = re.sub(r"[' \u00a0\u202f]", "", text)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):  # groups of three are thousands, in either language
        return float(re.sub(r"[.,]", "", plain))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+", plain):
        return float(plain.replace(".", "").replace(",", "."))
    plain = plain.replace(",", ".") if plain.count(",") == 1 and "." not in plain else plain.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return None


# --- bounds, units, rates --------------------------------------------------------------------------------------------------------

_BOUNDS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in BOUND_WORDS)


def bound(text: str | None) -> tuple[Bound | None, str | None]:
    """The bound that a word means, and the text again where it also hedges ("could exceed", "estimated").

    >>> bound("well over"), bound("could exceed"), bound("perhaps")
    (('more_than', None), ('more_than', 'could exceed'), (None, 'perhaps'))
    """
    if not text:
        return None, None
    kind = next((b for b, pattern in _BOUNDS if pattern.search(text)), None)
    return kind, text if modality(text)[0] != "asserted" else None


def unit(text: str | None) -> tuple[str | None, tuple[str, ...]]:
    """A unit's code and the rate written behind it.

    >>> unit("USD/month"), unit("soldiers"), unit("short ton"), unit("tonnes a year")
    (('USD', ('month',)), ('soldier', ()), ('short_ton', ()), ('t', ('year',)))
    """
    if not text:
        return None, ()
    first, *rest = re.split(r"\s*/\s*|\s+(?:per|pro|je|a|an)\s+", text.strip())
    return _code(first), tuple(_code(word) for word in rest if word)


def _code(word: str) -> str:
    bare = word.strip()
    if bare in units.CURRENCIES or units.is_known(bare):
        return bare
    low = bare.casefold()
    if low in UNIT_WORDS:
        return UNIT_WORDS[low]
    if bare.upper() in units.CURRENCIES:
        return bare.upper()
    return singular(low).replace(" ", "_") if units.is_known(low.replace(" ", "_")) else singular(low)


def singular(noun: str) -> str:
    """An English noun in the singular, as far as its ending tells.

    >>> [singular(word) for word in ("soldiers", "countries", "boxes", "gas", "trucks")]
    ['soldier', 'country', 'box', 'gas', 'truck']
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "as", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


_PER = re.compile(
    r"(?:\bper|\bpro|\bje|\beach|\bevery|\ba|\ban|\bim|/)\s*([^\W\d_]+)|\b(annual|yearly|jährlich|monthly|monatlich|daily|täglich|weekly|wöchentlich)",
    re.IGNORECASE,
)
_ADVERBS = {
    "annual": "year",
    "yearly": "year",
    "jährlich": "year",
    "monthly": "month",
    "monatlich": "month",
    "daily": "day",
    "täglich": "day",
    "weekly": "week",
    "wöchentlich": "week",
}
_PERIODS = {
    "jahr": "year",
    "monat": "month",
    "tag": "day",
    "woche": "week",
    "annum": "year",
    "soldat": "soldier",
    "kopf": "person",
    "head": "person",
}


def per(text: str | None) -> tuple[str, ...]:
    """What an amount is counted for.

    >>> per("per soldier per month"), per("year"), per("at a time"), per("im Monat")
    (('month', 'soldier'), ('year',), (), ('month',))
    """
    if not text or re.search(r"at a time|each time|einmal|once", text, re.IGNORECASE):
        return ()
    found = [_ADVERBS[m[2].lower()] if m[2] else m[1].lower() for m in _PER.finditer(text)]
    if not found and re.fullmatch(r"[^\W\d_]+(?:\s*[,/]\s*[^\W\d_]+)*", text.strip()):
        found = [word.strip().lower() for word in re.split(r"[,/]", text)]
    codes = [singular(_PERIODS.get(word, word)) for word in found]
    return tuple(sorted(dict.fromkeys(codes), key=lambda code: (code not in units.TIMES, code)))


def further(key: str, measure: str | None, unit_text: str | None) -> tuple[str | None, str | None]:
    """The measure and unit that a further figure of a statement has by its column's name.

    >>> further("output_t", "food", None), further("krw", "wage", "USD"), further("count", "workers", "USD/month")
    (('food_output', 't'), ('wage', 'KRW'), ('workers', 'worker'))
    """
    if key.upper() in units.CURRENCIES:
        return measure, key.upper()
    if key == "count":
        return measure, singular(measure or "piece")
    stem, _, tail = key.rpartition("_")
    if stem and (units.is_known(tail) or tail.upper() in units.CURRENCIES):
        return (f"{measure}_{stem}" if measure else stem), tail
    return (f"{measure}_{key}" if measure else key), unit_text


# --- where on the page, how sure, by whom ------------------------------------------------------------------------------------------

SECTIONS: dict[str, Section] = {
    "headline": "headline", "überschrift": "headline", "title": "headline", "titel": "headline", "lead": "lead",
    "vorspann": "lead", "teaser": "lead", "body": "body", "text": "body", "caption": "caption", "bildunterschrift": "caption",
}  # fmt: skip
MODES: dict[str, Mode] = {
    "direct": "direct", "quoted": "direct", "wörtlich": "direct", "direkt": "direct", "indirect": "indirect",
    "indirekt": "indirect", "reported": "reported", "berichtet": "reported", "narrator": "narrator", "erzähler": "narrator",
}  # fmt: skip
STATUSES: dict[str, Status] = {
    "promised": "promised", "zugesagt": "promised", "versprochen": "promised", "ordered": "ordered", "bestellt": "ordered",
    "signed": "ordered", "unterschrieben": "ordered", "delivered": "delivered", "geliefert": "delivered", "offered": "conditional",
    "angeboten": "conditional", "conditional": "conditional", "bedingt": "conditional",
}  # fmt: skip


def section_of(measure: str | None) -> tuple[str | None, Section]:
    """A measure's name without the place that is added to it.

    >>> section_of("rice_headline"), section_of("rice")
    (('rice', 'headline'), ('rice', 'body'))
    """
    stem, _, tail = (measure or "").rpartition("_")
    if stem and tail in ("headline", "lead", "body", "caption"):
        return stem, SECTIONS[tail]
    return measure, "body"


_PLACE = re.compile(r"\b(headline|lead|body|überschrift|vorspann)\b\s*:?\s*", re.IGNORECASE)


def parts(
    bound_text: str | None, modality_text: str | None
) -> list[tuple[Section | None, str | None, str | None]]:
    """A cell that tells headline and lead apart ("up to; headline exact") as (section, bound, modality) each.

    >>> parts("up to; headline exact", "headline 'provides'; lead 'may receive'")
    [('lead', 'up to', "'may receive'"), ('headline', 'exact', "'provides'")]
    """
    bounds, hedges = _placed(bound_text), _placed(modality_text)
    places = [p for p in dict.fromkeys((*bounds, *hedges)) if p is not None]
    if not places:
        return [(None, bounds.get(None), hedges.get(None))]
    told = [p for p in places if p != "headline"]
    main: Section | None = told[0] if told else None
    made: list[tuple[Section | None, str | None, str | None]] = []
    if told or None in bounds or None in hedges:
        made.append((main, bounds.get(main, bounds.get(None)), hedges.get(main, hedges.get(None))))
    if "headline" in places:
        made.append(
            ("headline", bounds.get("headline", bounds.get(None)), hedges.get("headline", hedges.get(None)))
        )
    return made


def _placed(text: str | None) -> dict[Section | None, str]:
    found: dict[Section | None, str] = {}
    for part in re.split(r"\s*;\s*", text or ""):
        if not part.strip():
            continue
        match = _PLACE.match(part)
        if match:
            found.setdefault(SECTIONS[match[1].lower()], part[match.end() :].strip())
        else:
            found.setdefault(None, part.strip())
    return found


_MODALITIES = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in MODALITY_WORDS)


def modality(text: str | None) -> tuple[Modality, tuple[str, ...]]:
    """How sure a typed hedge makes a statement: the weakest word wins, no hedge is asserted.

    >>> modality("conditional offer (if offering)")[0], modality("plans to supply")[0], modality("cost (fact)")[0]
    ('conditional', 'planned', 'asserted')
    """
    for kind, pattern in _MODALITIES:
        if text and (hit := pattern.search(text)):
            return kind, (hit[0],)
    return "asserted", ()


def denied(text: str | None) -> bool:
    return bool(text and re.search(r"\bden(?:y|ied|ies)\b|dementier|bestreitet", text, re.IGNORECASE))


def is_outlet(name: str) -> bool:
    """Whether a name is a wire service or has a word in it that papers and broadcasters are called by.

    >>> is_outlet("Yonhap"), is_outlet("The Example Herald"), is_outlet("NIS")
    (True, True, False)
    """
    words = names.fold(name).split()
    return bool(words) and (" ".join(words) in WIRES or bool(HOUSES & set(words)))


def cited(text: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom a page names as its source: first the chain of names, nearest first, then what is described rather than named.

    >>> cited("Korea Herald via The Kyiv Independent; NIS")
    (('The Kyiv Independent', 'Korea Herald', 'NIS'), ())
    """
    chain: list[str] = []
    others: list[str] = []
    for part in re.split(r"\s*[;|\n]\s*", text or ""):
        bare = re.sub(r"\([^)]*\)", " ", part).strip().strip("'\"„“”‚‘’ ")
        bare = re.sub(r"\s+for\s+[\d.,]+.*$", "", bare)
        hops = [
            h.strip(" '\"„“”") for h in re.split(r"\s+(?:via|through|über)\s+", bare) if h.strip(" '\"„“”")
        ]
        for hop in reversed(hops):
            for name in re.split(r"\s+(?:and|und|/)\s+|\s*/\s*", hop):
                (chain if name[:1].isupper() else others).append(_institution(name.strip()))
    return tuple(dict.fromkeys(chain)), tuple(dict.fromkeys(o for o in others if o))


_CALCULATED = re.compile(
    r"calculat|comput|multipl|worked out|errechnet|berechn|own sum|inferred|inference", re.IGNORECASE
)
_QUOTED = re.compile(r"quot|wörtlich|zitat", re.IGNORECASE)


def source(text: str | None, outlets: names.Outlets) -> Said:
    """A source as typed: "Wi (direct quotation)", "NIS report to parliament", "outlet calculation", "DPRK via Wi".

    >>> said = source("NIS report to the committee", names.Outlets(()))
    >>> said.source.name, said.source.kind, said.mode
    ('NIS', 'government', 'indirect')
    >>> source("outlet calculation", names.Outlets(()))
    Said(source=None, mode='narrator', cites=(), calculated=True)
    """
    if not text:
        return Said(None, "reported")  # not recorded, which is not the same as nobody
    calculated = bool(_CALCULATED.search(text))
    quoted: Mode = "direct" if _QUOTED.search(text) else "indirect"
    gloss = re.match(r"\s*+([^()]+)\(([^)]*)\)", text)
    bare = re.sub(r"\([^)]*\)", " ", text)
    bare = re.split(r",\s*(?:not|nicht)\b", bare)[0].strip(" '\"„“”,")
    first = names.fold(bare).split()[:1]
    if not first or first[0] in NOBODY:
        return Said(None, "reported", calculated=calculated)
    if first[0] in OWN or _CALCULATED.match(bare):
        return Said(None, "narrator", calculated=calculated)
    cites: tuple[str, ...] = ()
    hops = re.split(r"\s+(?:via|relayed by|citing|laut)\s+", bare)
    if len(hops) == 2:
        bare, cited_name = hops[1], hops[0]
        cites = (_institution(cited_name),)
    bare = re.split(r"\s+/\s+|\s+and\s+|\s+und\s+", bare)[-1].strip()
    if not any(c.isupper() for c in bare):
        document = any(w in DESCRIBING for w in names.fold(bare).split())
        kind: SourceKind = "document" if document else "unnamed"
        return Said(Source(span=None, text=bare, name=bare, kind=kind), quoted, cites)
    name = _institution(bare)
    meant = gloss[2].strip() if gloss and _is_name(gloss[2]) and _is_name(bare) else None
    printed = bare
    kind = _kind(name, outlets)
    return Said(
        Source(span=None, text=printed, name=meant or name, kind=kind),
        quoted,
        cites,
        calculated and not cites and False,
    )


def _is_name(text: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-ZÄÖÜ][\w'’-]++\s?){1,4}", text.strip()))


def _institution(text: str) -> str:
    """The institution in front of what it issued: "NIS October report" is NIS; a think tank is another house."""
    words = text.split()
    for i, word in enumerate(words):
        folded = names.fold(word)
        if i and folded in DESCRIBING:
            head = [w for w in words[:i] if names.fold(w) not in DESCRIBING]
            return " ".join(head) or text
    return text.strip()


def among(outlets: names.Outlets, name: str) -> bool:
    """Whether a name is one of the outlets, or one of them misprinted."""
    return any(surely >= names.MISPRINTED for surely in outlets.meant(name).values())


def _kind(name: str, outlets: names.Outlets) -> SourceKind:
    if is_outlet(name) or among(outlets, name):
        return "outlet"
    words = set(names.fold(name).split())
    if words & INSTITUTIONS or re.search(r"\b[A-Z]{3,}\b", name):
        return "government"
    return "person"


def factors(claim: Claim, others: Sequence[Claim]) -> tuple[str, ...]:
    """The ids of the figures beside it that a statement in the page's own voice is the product of, () where it is none."""
    if claim.quantity is None or claim.attribution.source is not None:
        return ()
    value = claim.quantity.point
    if not value:
        return ()
    calculated = claim.rule == "typed.calculated"
    tolerance = 0.25 if calculated else 0.01
    beside = [
        (c, c.quantity, c.quantity.point)
        for c in others
        if c is not claim and c.quantity and c.quantity.point
    ]
    for one, each, a in beside:
        for other, count, b in beside:
            # an amount for each of them times how many they are
            if count.unit in each.per and any(same(value, a * b * step, tolerance) for step in (1.0, 12.0)):
                return (one.id, other.id)
    return ()
