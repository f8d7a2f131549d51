"""docs/deal.md: every example on it is run, every key of the language is shown in one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from countertrade.files import Items, Node, Table, compose
from countertrade.modelling import load, meaning
from countertrade.modelling.entries import spoken
from countertrade.modelling.keys import SECTIONS
from countertrade.records import Bad
from tests.modelling.deals import ESTIMATES

PAGE = Path(__file__).parents[2] / "docs" / "deal.md"
CONTRACTS = sorted((PAGE.parent / "contracts").glob("*.md"))


BESIDE = {
    "prices.csv": "month,wheat,zloty\n2029-11,190,4.1\n2030-06,210,3.9\n",
    "prices.yaml": "quantities: {rye_price: 150 to 190 USD/t}\n",
}


class Block(NamedTuple):
    line: int
    kind: str
    text: str
    said: str


def blocks() -> list[Block]:
    page = PAGE.read_text("utf-8")
    found: list[Block] = []
    for match in re.finditer(r"```yaml ?(\w*)\n(.*?)```(?:\n\n```text\n(.*?)```)?", page, re.DOTALL):
        line = page.count("\n", 0, match.start()) + 1
        found.append(Block(line, match[1], match[2], match[3] or ""))
    return found


HEAD = next(block.text for block in blocks() if block.kind == "head")
RIGHT = [block for block in blocks() if block.kind in ("", "whole")]
WRONG = [block for block in blocks() if block.kind == "wrong"]


@pytest.mark.parametrize("block", RIGHT, ids=lambda block: f"line {block.line}")
def test_examples_are_deals(block: Block) -> None:
    text = block.text if block.kind == "whole" else HEAD + block.text
    made = load(text, "deal.yaml", estimates=ESTIMATES, beside=BESIDE.__getitem__)
    assert made.warnings == ()
    assert len(meaning(made)) > 3


@pytest.mark.parametrize("page", CONTRACTS, ids=lambda page: page.stem)
def test_contracts_are_deals(page: Path) -> None:
    (text,) = re.findall(r"```yaml whole\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    assert load(text, page.name).warnings == ()


@pytest.mark.parametrize("block", WRONG, ids=lambda block: f"line {block.line}")
def test_mistakes_are_said_as_printed(block: Block) -> None:
    with pytest.raises(Bad) as bad:
        load(HEAD + block.text, "deal.yaml", estimates=ESTIMATES)
    above = HEAD.count("\n")
    said = [f"{one.line - above}:{one.column}: {one.message}" for one in bad.value.problems]
    assert "\n".join(said) + "\n" == block.said


def keys_of(node: Node | None, depth: int) -> set[str]:
    if not isinstance(node, Table):
        return set()
    if depth == 0:
        return set(node.keys())
    return set().union(*(keys_of(entry.value, depth - 1) for entry in node.entries), set())


def entries_of(node: Node | None) -> list[Node]:
    return [entry.value for entry in node.entries] if isinstance(node, Table) else []


def test_every_key_has_an_example() -> None:
    shown: dict[str, set[str]] = {section: set() for section in SECTIONS}
    places = {
        "quantities": "quantity",
        "stocks": "stock",
        "events": "event",
        "flows": "flow",
        "effects": "effect",
        "rates": "rate",
        "choices": "choice",
    }
    for block in blocks():
        root = compose(block.text, "deal.md")
        shown["deal"] |= keys_of(root, 0)
        for place, section in places.items():
            shown[section] |= keys_of(root.get(place), 1)
        for entry in entries_of(root.get("quantities")):
            shown["walk"] |= keys_of(entry.get("walks"), 0) if isinstance(entry, Table) else set()
            shown["series"] |= keys_of(entry.get("series"), 0) if isinstance(entry, Table) else set()
            shown["return"] |= keys_of(entry.get("reverts"), 0) if isinstance(entry, Table) else set()
        correlated = root.get("correlated")
        if isinstance(correlated, Items):
            shown["correlated"] = set().union(*(keys_of(item, 0) for item in correlated.items))
    for section, keys in SECTIONS.items():
        missing = set(keys) - {spoken(key, keys) for key in shown[section]}
        assert not missing, f"{section}: {missing}"


def test_every_key_is_explained() -> None:
    page = PAGE.read_text("utf-8")
    for section, keys in SECTIONS.items():
        for key in keys:
            assert f"`{key}`" in page, f"{section}: {key}"
