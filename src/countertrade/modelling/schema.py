"""The JSON Schema of deal.yaml, so that an editor completes its keys and shows what each means.

It describes the shape of the file; what an expression, a date or a name may be is said by `load`, with line and column.
"""

from __future__ import annotations

from typing import Any

from countertrade import units
from countertrade.modelling.deal import OUTFLOWS
from countertrade.modelling.keys import (
    CHOICE,
    CORRELATED,
    EFFECT,
    EVENT,
    FLOW,
    MONTH_NAMES,
    QUANTITY,
    RETURN,
    SECTIONS,
    SERIES,
    STOCK,
    TOP,
    WALK,
    Key,
)

Schema = dict[str, Any]

_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_DATE: Schema = {"type": ["string"], "pattern": r"^\d{4}-\d{2}(-\d{2})?$"}
_WORDS: Schema = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]}
_DURATION: Schema = {
    "type": "string",
    "pattern": r"^\s*[\d_.]+\s*(month|months|year|years|quarter|quarters)\s*$",
}


def schema() -> Schema:
    """The schema, in draft 2020-12. Name it in an editor, or in the first line of a file: `# yaml-language-server: $schema=…`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A deal between states, as Countertrade reads it",
        "type": "object",
        "properties": {key: _described(one, _top(key, one)) for key, one in TOP.items()},
        "required": ["start", "months", "currency", "parties"],
        "additionalProperties": False,
        "$defs": {
            "quantity": {"anyOf": [_SCALAR, _entry(QUANTITY)]},
            "stock": _entry(STOCK),
            "event": _entry(EVENT),
            "flow": _entry(FLOW),
            "effect": _entry(EFFECT),
            "series": {**_entry(SERIES), "required": ["file", "column"]},
            "walk": {**_entry(WALK), "required": ["start", "volatility"]},
            "return": {**_entry(RETURN), "required": ["start", "mean", "half_life", "volatility"]},
            "choice": {**_entry(CHOICE), "required": ["by", "at", "if"]},
            "rate": {"anyOf": [_SCALAR, _entry(SECTIONS["rate"])]},
            "correlated": {**_entry(CORRELATED), "required": ["of", "rank"]},
        },
    }


def _top(key: str, one: Key) -> Schema:
    special: dict[str, Schema] = {
        "months": {"type": "integer", "minimum": 1, "maximum": 1200},
        "currency": {"enum": sorted(units.CURRENCIES)},
        "seed": {"type": "integer", "minimum": 0},
        "parties": {"anyOf": [{"type": "object", "additionalProperties": _SCALAR}, _WORDS]},
        "correlated": {"type": "array", "items": {"$ref": "#/$defs/correlated"}},
        "questions": _WORDS,
        "grid": {"type": "object", "additionalProperties": {"type": "array"}},
        "scenarios": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": {"extends": {**_SCALAR, "description": "The scenario it builds on."}},
            },
        },
        "quantities": _entries("quantity"),
        "events": _entries("event"),
        "stocks": _entries("stock"),
        "flows": _entries("flow"),
        "effects": _entries("effect"),
        "choices": _entries("choice"),
        "choose": {"type": "object", "additionalProperties": _WORDS},
        "expect": _WORDS,
        "rates": {**_entries("rate"), "propertyNames": {"pattern": "^[A-Z]{3}/[A-Z]{3}$"}},
    }
    return special.get(key) or _FORMS[one.form]


def _entries(name: str) -> Schema:
    return {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{name}"}}


def _entry(keys: dict[str, Key]) -> Schema:
    return {
        "type": "object",
        "properties": {key: _described(one, _FORMS[one.form]) for key, one in keys.items()},
        "additionalProperties": False,
    }


def _described(one: Key, form: Schema) -> Schema:
    return {**form, "description": one.means}


_FORMS: dict[str, Schema] = {
    "text": _SCALAR,
    "word": _SCALAR,
    "number": {"type": ["number", "string"]},
    "expression": _SCALAR,
    "expression or none": _SCALAR,
    "expression or by party": {"anyOf": [_SCALAR, {"type": "object", "additionalProperties": _SCALAR}]},
    "event": _SCALAR,
    "party": _WORDS,  # with giver:, from: says when
    "names": {"type": "object"},
    "words": _WORDS,
    "list": {"type": "array"},
    "date": _DATE,
    "duration": _DURATION,
    "when": _WORDS,
    "shares": {"type": "object", "additionalProperties": _SCALAR, "required": ["state"]},
    "by level": {"type": "object", "additionalProperties": _SCALAR, "minProperties": 2},
    "expression or parts": {
        "anyOf": [
            _SCALAR,
            {"type": "object", "properties": dict.fromkeys(OUTFLOWS, _SCALAR), "additionalProperties": False},
        ]
    },
    "by date": {"type": "object", "additionalProperties": _SCALAR, "propertyNames": {"pattern": _DATE["pattern"]}},
    "by month": {
        "anyOf": [
            {
                "type": "object",
                "additionalProperties": _SCALAR,
                "propertyNames": {"pattern": f"^(?i:{'|'.join(MONTH_NAMES)})$"},
            },
            {"type": "array", "minItems": 12, "maxItems": 12, "items": _SCALAR},
        ]
    },
    "entries": {"type": "object"},
    "series": {"$ref": "#/$defs/series"},
    "walk": {"$ref": "#/$defs/walk"},
    "return": {"$ref": "#/$defs/return"},
}  # fmt: skip
