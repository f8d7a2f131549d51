"""The words a deal is read aloud with, in English and German, and figures as each language writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from countertrade.modelling.words import LIKELIHOODS

Words = Mapping[str, str]

SAID: Final[Mapping[str, Words]] = {
    "en": {
        "months": "January February March April May June July August September October November December",
        "million": "million",
        "billion": "billion",
        "trillion": "trillion",
        "month": "month|months",
        "source": "original source|original sources",
        "and": "and",
        "or": "or",
        "to": "to",
        "runs": "The model runs {months} months from {start} and counts in {currency}.",
        "parties": "The parties are {parties}.",
        "discount": "What comes later counts less, by {rate}.",
        "discount of": "What comes later counts less for {party}, by {rate}.",
        "is": "{name}: {value}",
        "pooled": "{name}: pooled from {sources} (statements: {claims})",
        "pooled of": "{name}: pooled from {sources} of {measure} (statements: {claims})",
        "from month": "from {month} {value}",
        "rate": "One {lower} is {value} {upper}",
        "walks": "{name}: {start} at the start, moving at random from month to month, by {volatility}",
        "drifts": ", growing by {drift} on average",
        "reverts": "{name}: {start} at the start, moving at random from month to month, by {volatility}, around {mean}; half of any gap closes in {months}",
        "chosen among": "{name}: a term to be chosen, here {value}",
        "when event": "{name} happens in the first month in which {condition}",
        "moving hazard": "In each month {name} happens with a chance of {rate}, as things stand then",
        "chooses": "{party} chooses {name} in {month} if {condition}",
        "chooses better": "{party} chooses {name} in {month} if its own balance gains by it, as far as can be known then",
        "yearly": ", once at the end of each contract year",
        "year of": "what arrived of {flow} in the contract year",
        "repaid": ", repaid {value}",
        "returned": ", returned {value}",
        "lost out": ", lost {value}",
        "expected": "Expected: {text}.",
        "grows": ", growing by {rate}",
        "season": ", with a season in the year",
        "rests on": "; it rests on {basis}",
        "and more": "and {n} more",
        "assumed": "; our own assumption",
        "because": ": {why}",
        "read as": "; read this way because {why}",
        "starts": "{name}: {value} at the start",
        "gains": ", gains {value}",
        "loses": ", loses {value}",
        "once": ", counted from the month after {event}",
        "hazard": "In each month {name} happens with a chance of {rate}",
        "has happened": "{name} has happened before the start",
        "at": "{name} happens in {month}",
        "at by chance": "{name} happens in {month} with a chance of {chance}, otherwise never",
        "within": "{name} happens within {months} with a chance of {chance}, all months equally likely, otherwise never",
        "delayed": "{name} happens {months} after {event}",
        "first of": "{name} happens when the first of these does, and the others then never do: {members}",
        "competes": "{name} with {rate}",
        "every": "{name} recurs every {months}",
        "gives": "{name}: {giver} gives {recipient} {amount}{often}",
        "each month": ", month by month",
        "in parts": ", once, in {parts} equal monthly parts",
        "each time": ", each time: {event}",
        "one time": ", once",
        "delivered": "; share of it that is ever sent: {share}",
        "lost": "; share of it lost on the way: {share}",
        "delay": "; it takes {months}",
        "state keeps": "; share that the state of {party} keeps: {share}",
        "keeps": "; share that {who} keeps: {share}",
        "worth": "; worth {price} to {party}",
        "costs": "; cost to {party}: {price}",
        "not counted for": "; not counted for {party}",
        "no price": "; it has no price and is reported, not counted",
        "effect": "{name}: the balance of {party} changes by {amount}{often}",
        "open effect": "{name}: it affects {party}; no figure is known, so it is not counted",
        "exists": ", if at all, with a chance of {chance}",
        "begins": ", beginning within {months} with a chance of {chance}",
        "after": ", after {event}",
        "since": ", from {month}",
        "until": ", until {what}",
        "until event": ", until {what}",
        "while": ", while {condition}",
        "correlated": "{a} and {b} move together (rank correlation {rank})",
        "scenario": "Scenario {name}: {what}.",
        "other discount": "another discount",
        "nothing else": "the same as the deal itself",
        "asked": "Asked: {text}.",
        "happened": "{event} has happened",
        "not": "not {what}",
        "if": "{then} if {condition}, otherwise {otherwise}",
        "min": "the least of {what}",
        "max": "the greatest of {what}",
    },
    "de": {
        "months": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "million": "Mio.",
        "billion": "Mrd.",
        "trillion": "Bio.",
        "month": "Monat|Monaten",
        "source": "Ursprungsquelle|Ursprungsquellen",
        "and": "und",
        "or": "oder",
        "to": "bis",
        "runs": "Das Modell läuft {months} Monate ab {start} und rechnet in {currency}.",
        "parties": "Beteiligt sind {parties}.",
        "discount": "Was später kommt, zählt weniger, um {rate}.",
        "discount of": "Was später kommt, zählt für {party} weniger, um {rate}.",
        "is": "{name}: {value}",
        "pooled": "{name}: zusammengeführt aus {sources} (Angaben: {claims})",
        "pooled of": "{name}: zusammengeführt aus {sources} zu {measure} (Angaben: {claims})",
        "from month": "ab {month} {value}",
        "rate": "Ein {lower} sind {value} {upper}",
        "walks": "{name}: zu Beginn {start}, von Monat zu Monat durch Zufall bewegt, um {volatility}",
        "drifts": ", im Mittel wachsend um {drift}",
        "reverts": "{name}: zu Beginn {start}, von Monat zu Monat durch Zufall bewegt, um {volatility}, um {mean} herum; ein Abstand halbiert sich in {months}",
        "chosen among": "{name}: zu wählen, hier {value}",
        "when event": "{name} tritt im ersten Monat ein, in dem gilt: {condition}",
        "moving hazard": "In jedem Monat tritt {name} mit einer Chance von {rate} ein, wie die Dinge dann stehen",
        "chooses": "{party} wählt {name} im {month}, falls {condition}",
        "chooses better": "{party} wählt {name} im {month}, falls die eigene Bilanz dadurch gewinnt, soweit das dann zu wissen ist",
        "yearly": ", einmal am Ende jedes Vertragsjahrs",
        "year of": "was im Vertragsjahr angekommen ist: {flow}",
        "repaid": ", getilgt {value}",
        "returned": ", zurückgegeben {value}",
        "lost out": ", verloren {value}",
        "expected": "Erwartet: {text}.",
        "grows": ", wachsend um {rate}",
        "season": ", mit einem Jahresgang",
        "rests on": "; gestützt auf {basis}",
        "and more": "und {n} weitere",
        "assumed": "; eigene Annahme",
        "because": ": {why}",
        "read as": "; so gelesen, weil: {why}",
        "starts": "{name}: zu Beginn {value}",
        "gains": ", Zugang {value}",
        "loses": ", Abgang {value}",
        "once": ", gezählt ab dem Monat, nachdem {event} eingetreten ist",
        "hazard": "In jedem Monat tritt {name} mit einer Chance von {rate} ein",
        "has happened": "{name} ist vor Beginn eingetreten",
        "at": "{name} tritt im {month} ein",
        "at by chance": "{name} tritt im {month} mit einer Chance von {chance} ein, sonst nie",
        "within": "{name} tritt binnen {months} mit einer Chance von {chance} ein, jeder Monat gleich wahrscheinlich, sonst nie",
        "delayed": "{name} folgt nach {months} auf: {event}",
        "first of": "{name} tritt ein, wenn das erste von diesen eintritt, und die anderen dann nie: {members}",
        "competes": "{name} mit {rate}",
        "every": "{name} kehrt wieder, im Abstand von {months}",
        "gives": "{name}: {giver} gibt {recipient} {amount}{often}",
        "each month": ", Monat für Monat",
        "in parts": ", einmal, in {parts} gleichen Monatsteilen",
        "each time": ", jedes Mal: {event}",
        "one time": ", einmal",
        "delivered": "; Anteil, der je geschickt wird: {share}",
        "lost": "; Anteil, der unterwegs verloren geht: {share}",
        "delay": "; unterwegs ist es {months} lang",
        "state keeps": "; Anteil, den der Staat ({party}) behält: {share}",
        "keeps": "; Anteil, den {who} behält: {share}",
        "worth": "; Wert für {party}: {price}",
        "costs": "; Kosten für {party}: {price}",
        "not counted for": "; für {party} nicht gezählt",
        "no price": "; ohne Preis: berichtet, nicht gezählt",
        "effect": "{name}: Die Bilanz von {party} ändert sich um {amount}{often}",
        "open effect": "{name}: betrifft {party}; eine Zahl ist nicht bekannt, gezählt wird es nicht",
        "exists": ", überhaupt nur mit einer Chance von {chance}",
        "begins": ", mit einer Chance von {chance} beginnend binnen {months}",
        "after": ", sobald {event} eingetreten ist",
        "since": ", ab {month}",
        "until": ", bis {what}",
        "until event": ", bis {what} eintritt",
        "while": ", solange {condition}",
        "correlated": "{a} und {b} bewegen sich miteinander (Rangkorrelation {rank})",
        "scenario": "Szenario {name}: {what}.",
        "other discount": "eine andere Abzinsung",
        "nothing else": "wie das Modell selbst",
        "asked": "Gefragt: {text}.",
        "happened": "{event} eingetreten ist",
        "not": "nicht {what}",
        "if": "{then}, falls {condition}, sonst {otherwise}",
        "min": "das Kleinste von {what}",
        "max": "das Größte von {what}",
    },
}

# the likelihoods of `words.LIKELIHOODS`, each with one name a language
LEVELS: Final[Mapping[tuple[float, float], Words]] = {
    (0.01, 0.05): {"en": "almost no chance", "de": "so gut wie ausgeschlossen"},
    (0.05, 0.20): {"en": "very unlikely", "de": "sehr unwahrscheinlich"},
    (0.20, 0.45): {"en": "unlikely", "de": "unwahrscheinlich"},
    (0.45, 0.55): {"en": "roughly even", "de": "etwa gleich wahrscheinlich"},
    (0.55, 0.80): {"en": "likely", "de": "wahrscheinlich"},
    (0.80, 0.95): {"en": "very likely", "de": "sehr wahrscheinlich"},
    (0.95, 0.99): {"en": "almost certain", "de": "so gut wie sicher"},
}
GERMAN: Final[Mapping[str, str]] = {
    "to": "bis", "per month": "im Monat", "per year": "im Jahr", "thousand": "Tausend", "million": "Millionen", "billion": "Milliarden",
    "trillion": "Billionen", "months": "Monate", "month": "Monat", "years": "Jahre", "year": "Jahr", "uniform": "gleichverteilt",
    "if": "falls", "then": "dann", "else": "sonst",
}  # fmt: skip
_PHRASES = "|".join(sorted(map(re.escape, GERMAN), key=len, reverse=True))
_GERMAN = re.compile(rf"(?<![\w`])(?:{_PHRASES})(?![\w`])")
_FIGURE = re.compile(r"(?<![\w.])\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])")


def localised(written: str, language: str, units: Mapping[str, tuple[str, str]] = {}) -> str:
    """A written expression with its figures, its `units` (for one, for many) and in German its words as the language has them.

    >>> localised("2.2e9 USD/year", "en"), localised("600_000 to 700_000.5 t per month", "de")
    ('2.2 billion USD/year', '600.000 bis 700.000,5 t im Monat')
    >>> localised("roughly even", "de")
    '45 bis 55 % (etwa gleich wahrscheinlich)'
    >>> localised("300 death/soldier", "de", {"death": ("Toter", "Tote"), "soldier": ("Soldat", "Soldaten")})
    '300 Tote/Soldat'
    """
    text = written.strip()
    if text in LIKELIHOODS:
        low, high = LIKELIHOODS[text]
        word = LEVELS[low, high][language]
        return f"{low * 100:.0f} {SAID[language]['to']} {high * 100:.0f} % ({word})"
    if units:
        named = re.compile(rf"(?:(?P<figure>[\d_.]+) )?\b(?P<unit>{'|'.join(map(re.escape, units))})\b(?!\()")
        text = named.sub(lambda match: _counted(match["figure"], units[match["unit"]]), text)
    text = _FIGURE.sub(lambda match: figure(match[0], language), text)
    if language == "de":
        text = _GERMAN.sub(lambda match: GERMAN[match[0]], text)
    return text


def _counted(figure: str | None, unit: tuple[str, str]) -> str:
    one, many = unit
    return one if figure is None else f"{figure} {one if figure == '1' else many}"


_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def figure(written: str, language: str) -> str:
    """A figure with thousands and decimals marked as the language does; a year or a small number stays as it is."""
    value = float(written.replace("_", ""))
    for size, name in _LARGE:
        if abs(value) >= size and round(value / size, 3) == value / size:
            return f"{figure(f'{value / size:g}', language)} {SAID[language][name]}"
    text = f"{value:,.10f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else f"{value:g}"
    if abs(value) < 1e-9 and value:
        text = f"{value:g}"
    if language == "de":
        return text.translate(str.maketrans(",.", ".,"))
    return text
