"""Scores the first layer of reading, quantities and times, on the spec files of other recognisers.

    python bench/reading_specs.py DATA --scoring DIR

DATA holds `specs/*.jsonl`, DIR `score_quantities.py`. The specs follow the conventions of Microsoft's Recognizers-Text:
one view for each of its models (a number alone, a number with its unit, an age …), unit names in its words, German values
with a decimal comma. This file maps our mentions to those views and adds no reading of its own.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from babel import Locale

from countertrade.reading import mentions
from countertrade.records import Mention

SETS = ("Number.de", "NumberWithUnit.de", "DateTime.de", "Number.en", "NumberWithUnit.en", "DateTime.en")
METRICS = ("case_pass", "span_F1", "value_acc_on_paired", "unit_acc_on_paired", "timex_acc_on_paired")
PRODUCT = {"DateTime": ("DateTimeModel",)}  # models that stand for a product; the others are internal steps

Result = dict[str, Any]
View = Callable[[str, str], Iterator[Result]]


def lines(data: Path, scoring: Path) -> Iterator[str]:
    """One line for each spec set and metric, with the number of cases."""
    scorer = _scorer(scoring)
    for name in SETS:
        path = data / "specs" / f"{name}.jsonl"
        if not path.exists():
            continue
        cases = scorer.read_cases([str(path)])
        wanted = PRODUCT.get(name.split(".")[0])
        cases = [case for case in cases if wanted is None or case["model"] in wanted]
        found = scorer.score(cases, {case["id"]: predict(case) for case in cases})["ALL"]
        for metric in METRICS:
            if metric in found:
                label = f"{wanted[0]}.{name.split('.')[1]}" if wanted else name
                yield f"specs  {label:<20} {metric:<22} {found[metric]:.3f}  n {found['cases']}"


def predict(case: Result) -> list[Result]:
    """Our results for one spec case in the scorer's format; none for a model that we have no view for."""
    model = case["model"]
    if model.startswith("DateTimeModel"):
        return _times(case)
    view = next((view for name, view in VIEWS.items() if model.startswith(name)), None)
    return list(view(case["input"], case["lang"])) if view else []


def _scorer(scoring: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_quantities", scoring / "score_quantities.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{scoring / 'score_quantities.py'}: there is no such scorer")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _value(value: float, language: str) -> str:
    """A number as the specs print it: 15 digits, in German with a comma."""
    printed = f"{float(value):.15g}".upper()
    return printed.replace(".", ",") if language == "de" else printed


def _result(mention: Mention, kind: str, **fields: Any) -> Result:
    return {"text": mention.text, "start": mention.span[0], "end": mention.span[1], "type": kind, **fields}


# --- Views ------------------------------------------------------------------------------------------------------------------


def _numbers(text: str, language: str) -> Iterator[Result]:
    for mention in mentions(text, language):
        number = _number(mention)
        if number is not None and mention.kind in ("number", "count"):
            yield _result(mention, "number", value=_value(number, language))


def _ranges(text: str, language: str) -> Iterator[Result]:
    for mention in mentions(text, language):
        if mention.quantity is not None and mention.quantity.bound not in ("exact", "about", "order"):
            low, high = mention.quantity.low, mention.quantity.high
            ends = ["" if end is None else _value(end, language) for end in (low, high)]
            left = "(" if mention.quantity.bound == "more_than" or low is None else "["
            right = "]" if mention.quantity.bound in ("at_most", "up_to") else ")"
            yield _result(mention, "numberrange", value=f"{left}{','.join(ends)}{right}")


def _percentages(text: str, language: str) -> Iterator[Result]:
    for mention in mentions(text, language):
        number = _number(mention)
        if mention.kind == "percentage" and number is not None:
            yield _result(mention, "percentage", value=f"{_value(round(number * 100, 10), language)}%")


def _with_unit(kind: str) -> View:
    def view(text: str, language: str) -> Iterator[Result]:
        for mention in mentions(text, language):
            if mention.kind == kind:
                number = _number(mention)
                value = None if number is None else _value(number, language)
                yield _result(mention, kind, value=value, unit=_unit(mention))

    return view


def _times(case: Result) -> list[Result]:
    """Times by their first and last day: our mentions have no TIMEX3 strings."""
    found = []
    for mention in mentions(case["input"], case["lang"], (case["ref"] or "2016-11-07")[:10]):
        if mention.time is not None:
            start, end = mention.time.start, mention.time.end
            value = {"value": start} if start == end else {"start": start, "end": end}
            found.append(_result(mention, "datetime", values=[value]))
    return found


def _number(mention: Mention) -> float | None:
    quantity = mention.quantity
    if quantity is None:
        return None
    return (
        quantity.best
        if quantity.best is not None
        else quantity.low
        if quantity.high is None
        else quantity.high
    )


VIEWS: dict[str, View] = {
    "NumberModel": _numbers,
    "NumberRangeModel": _ranges,
    "PercentModel": _percentages,
    "CurrencyModel": _with_unit("currency"),
    "DimensionModel": _with_unit("dimension"),
    "TemperatureModel": _with_unit("temperature"),
    "AgeModel": _with_unit("age"),
}


# --- Unit names ---------------------------------------------------------------------------------------------------------------

UNIT_NAMES = {
    "g": "Gram", "kg": "Kilogram", "mg": "Milligram", "ug": "Microgram", "t": "Metric ton", "lb": "Pound", "oz": "Ounce", "dram": "Dram",
    "short_ton": "Ton", "long_ton": "Long ton", "bushel": "Bushel",
    "m": "Meter", "dm": "Decimeter", "cm": "Centimeter", "mm": "Millimeter", "um": "Micrometer", "nm": "Nanometer",
    "km": "Kilometer", "ft": "Foot", "inch": "Inch", "yard": "Yard", "mile": "Mile", "nmi": "Nautical mile",
    "m2": "Square meter", "km2": "Square kilometer", "cm2": "Square centimeter", "mm2": "Square millimeter", "ha": "Hectare", "acre": "Acre", "sqft": "Square foot", "sqmi": "Square mile",
    "m3": "Cubic meter", "ft3": "Cubic foot", "cm3": "Cubic centimeter", "km3": "Cubic kilometer", "l": "Liter", "ml": "Milliliter", "hl": "Hectoliter", "barrel": "Barrel", "gallon": "Gallon",
    "teaspoon": "Teaspoon", "tablespoon": "Tablespoon", "cup": "Cup", "pint": "Pint",
    "km/h": "Kilometer per hour", "m/s": "Meter per second", "m/ms": "Meter per millisecond", "cm/ms": "Centimeter per millisecond",
    "km/ms": "Kilometer per millisecond", "mph": "Mile per hour", "knot": "Knot",
    "cwt": "Hundredweight", "stone": "Stone", "grain": "Grain", "dt": "Decitonne", "kt": "Kiloton", "hm": "Hectometer", "dam": "Decameter", "pm": "Picometer", "ly": "Light year", "pt": "Pt",
    "dm3": "Cubic decimeter", "mm3": "Cubic millimeter", "in3": "Cubic inch", "yd3": "Cubic yard", "mi3": "Cubic mile", "cl": "Centiliter", "dl": "Deciliter",
    "quart": "Quart", "fl_oz": "Fluid ounce", "a": "Are", "sqin": "Square inch", "sqyd": "Square yard", "ft/s": "Foot per second", "km/min": "Kilometer per minute", "km/s": "Kilometer per second",
    "kbit": "Kilobit", "Gbit": "Gigabit", "PB": "Petabyte", "Mbit": "Megabit", "B": "Byte", "kB": "Kilobyte", "MB": "Megabyte", "GB": "Gigabyte", "TB": "Terabyte", "bit": "Bit",
    "deg": "Degree", "rad": "Radian", "turn": "Turn", "Cel": "C", "degF": "F", "K": "K", "Ra": "R",
    "year": "Year", "month": "Month", "week": "Week", "day": "Day",
}  # fmt: skip
CURRENCY_NAMES = {
    "USD": "United States dollar", "LKR": "Sri Lankan rupee", "FIM": "Finnish markka", "LAK": "Lao kip",
    "NLG": "Netherlands guilder", "DEM": "German mark", "ESP": "Peseta", "BTC": "Bitcoin", "CRC": "Costa Rican colón",
    "cent": "Cent", "pence": "Pence", "penny": "Penny", "sen": "Sen", "kopek": "Kopek", "rappen": "Rappen",
}  # fmt: skip
BARE = {  # a printed noun that several states use is named as such
    "dollar": "Dollar", "$": "Dollar", "pfund": "Pound", "pound": "Pound", "£": "Pound", "rupie": "Rupee", "rupee": "Rupee",
    "franc": "Franc", "peso": "Peso", "dinar": "Dinar", "lira": "Lira", "krone": "Krone", "peseta": "Peseta", "mark": "Mark",
}  # fmt: skip


def _unit(mention: Mention) -> str:
    code = (mention.quantity.unit if mention.quantity else None) or ""
    if mention.kind == "currency":
        noun = next((BARE[word] for word in mention.text.lower().split() if word in BARE), None)
        return noun or CURRENCY_NAMES.get(code) or Locale("en").currencies.get(code, code)
    if code == "t" and mention.text.lower().split()[-1] in ("ton", "tons", "t", "tonne", "tonnen"):
        return "Ton"
    return UNIT_NAMES.get(code, code)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--scoring", type=Path, required=True)
    parser.add_argument("--errors", metavar="SET", help="print the cases of one set that are not all right")
    arguments = parser.parse_args()
    if arguments.errors:
        _errors(arguments.data / "specs" / f"{arguments.errors}.jsonl", arguments.scoring)
        return
    for line in lines(arguments.data, arguments.scoring):
        print(line)


def _errors(path: Path, scoring: Path) -> None:
    scorer = _scorer(scoring)
    for case in scorer.read_cases([str(path)]):
        found = predict(case)
        if scorer.score([case], {case["id"]: found})["ALL"]["case_pass"] < 1:
            print(case["model"], repr(case["input"]), case.get("ref") or "")
            for result in case["results"]:
                print(
                    "   gold ",
                    result["start"],
                    result["end"],
                    json.dumps(result["resolution"], ensure_ascii=False),
                )
            for result in found:
                print("   found", {key: result[key] for key in result if key != "type"})


if __name__ == "__main__":
    main()
