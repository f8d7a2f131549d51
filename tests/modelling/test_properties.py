"""What holds for every deal file."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings

from countertrade.modelling import load, sentences
from countertrade.modelling.deal import Deal, Every, Member, Model
from countertrade.modelling.distributions import cumulative, quantile
from countertrade.modelling.expressions import Draw, Name, Node
from countertrade.modelling.layout import lay_out
from countertrade.records import Record
from tests.modelling.made_up import deals

MANY = settings(max_examples=25, deadline=None)


def nodes(record: object) -> list[Node]:
    """Every expression node within a record."""
    found: list[Node] = []
    stack = [record]
    while stack:
        one = stack.pop()
        if isinstance(one, Node):
            found.append(one)
        if isinstance(one, Record):
            stack.extend(getattr(one, field) for field in one.__struct_fields__)
        elif isinstance(one, tuple) and not hasattr(one, "_fields"):
            stack.extend(one)
    return found


@MANY
@given(deals())
def test_a_deal_survives_json(text: str) -> None:
    made = load(text, "x")
    assert msgspec.json.decode(msgspec.json.encode(made), type=Deal) == made


@MANY
@given(deals())
def test_every_draw_is_an_input_and_every_input_is_drawn(text: str) -> None:
    model = load(text, "x").base
    drawn = [node.input for node in nodes(model) if isinstance(node, Draw)]
    chances = [one.key for one in model.inputs if one.role in ("when", "which")]
    assert set(drawn) | set(chances) == {one.key for one in model.inputs}
    assert len({one.key for one in model.inputs}) == len(model.inputs)


@MANY
@given(deals())
def test_order_is_complete_and_reads_only_backwards(text: str) -> None:
    model = load(text, "x").base
    quantities = {one.name: one for one in model.quantities}
    assert sorted(model.order) == sorted(quantities)
    seen: set[str] = set()
    for name in model.order:
        read = {
            node.name
            for node in nodes(quantities[name])
            if isinstance(node, Name) and node.kind == "quantity"
        }
        assert read <= seen
        seen.add(name)
    happened: set[str] = set()
    for event in model.events:
        clock = event.clock
        waits = {event.after} if event.after else set()
        waits |= (
            {clock.group}
            if isinstance(clock, Member)
            else set(clock.ends)
            if isinstance(clock, Every)
            else set()
        )
        assert waits <= happened
        happened.add(event.name)


@MANY
@given(deals())
def test_another_flow_moves_no_input(text: str) -> None:
    def by_key(model: Model) -> dict[str, object]:
        return {one.key: one.distribution for one in model.inputs}

    before = by_key(load(text, "x").base)
    more = text.replace("flows:\n", "flows:\n  aa: {from: OZ, to: RU, amount: 1 to 2 t, chance: likely}\n")
    after = by_key(load(more, "x").base)
    assert {key: after[key] for key in before} == before
    assert after.keys() - before.keys() == {"flow aa: amount", "flow aa: chance", "flow aa: when"}


@MANY
@given(deals())
def test_quantiles_of_inputs_rise(text: str) -> None:
    for one in load(text, "x").base.inputs:
        points = [quantile(one.distribution, u) for u in (0.01, 0.25, 0.5, 0.75, 0.99)]
        assert points == sorted(points)
        assert cumulative(one.distribution, points[0]) <= cumulative(one.distribution, points[-1])


@MANY
@given(deals())
def test_a_deal_is_read_aloud_whole_and_laid_out_without_change(text: str) -> None:
    made = load(text, "x")
    for language in ("en", "de"):
        said = sentences(made, language)
        entries = (
            len(made.base.quantities) + len(made.base.flows) + len(made.base.stocks) + len(made.base.effects)
        )
        assert sum(one.section in ("quantity", "rate", "flow", "stock", "effect") for one in said) == entries
    laid = load(lay_out(text, "x"), "x")
    assert [(one.key, one.distribution) for one in laid.base.inputs] == [
        (one.key, one.distribution) for one in made.base.inputs
    ]
