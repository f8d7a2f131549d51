"""The JSON Schema: it knows every key, takes what the loader takes and refuses a misspelt one."""

from __future__ import annotations

import copy
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from countertrade.modelling.keys import SECTIONS
from countertrade.modelling.schema import schema
from tests.modelling.deals import WHOLE


def as_editor(text: str) -> Any:
    """A file as an editor's YAML server sees it: dates and numbers retyped, dates as text again."""

    def tidy(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): tidy(one) for key, one in value.items()}
        if isinstance(value, list):
            return [tidy(one) for one in value]
        return value if isinstance(value, (int, float, bool, str)) or value is None else str(value)

    return tidy(YAML(typ="safe", pure=True).load(text))


def test_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_takes_a_whole_deal() -> None:
    jsonschema.validate(as_editor(WHOLE), schema(), jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    "where",
    [("months",), ("quantities", "grain"), ("flows", "fees"), ("events", "truce"), ("stocks", "stabled")],
)
def test_refuses_a_key_it_does_not_know(where: tuple[str, ...]) -> None:
    value = copy.deepcopy(as_editor(WHOLE))
    inner = value
    for key in where[:-1]:
        inner = inner[key]
    inner = inner[where[-1]] if isinstance(inner[where[-1]], dict) else value
    inner["unheard_of"] = 5
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, schema(), jsonschema.Draft202012Validator)


def test_knows_every_key_of_the_language_and_says_what_it_means() -> None:
    made = schema()
    assert set(made["properties"]) == set(SECTIONS["deal"])
    for section, keys in SECTIONS.items():
        if section == "deal":
            continue
        definition = made["$defs"][section]
        entry = definition["anyOf"][1] if "anyOf" in definition else definition
        assert set(entry["properties"]) == set(keys)
        assert all(one["description"] for one in entry["properties"].values())
