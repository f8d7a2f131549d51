"""Scenarios and grids: the same deal with whole entries replaced, never merged."""

from __future__ import annotations

import difflib
import itertools
import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from countertrade.files import Items, Node, Table, Text
from countertrade.modelling.build import Source, Sources
from countertrade.modelling.entries import Page, is_empty

SECTIONS = {
    "quantities": "quantity",
    "stocks": "stock",
    "events": "event",
    "flows": "flow",
    "effects": "effect",
    "rates": "rate",
}
MOST_MODELS = 1000  # scenarios, grid included


class Overridden(NamedTuple):
    sources: Sources
    discount: Node | None


def scenarios(
    page: Page, root: Table, sources: Sources, discount: Node | None
) -> Iterator[tuple[str, tuple[tuple[str, str], ...], Overridden]]:
    """The base, each scenario, and each point of the grid, with overrides applied to whole entries."""
    base = Overridden(sources, discount)
    yield "base", (), base
    done: dict[str, Overridden | None] = {"base": base}
    node = root.get("scenarios")
    tables: dict[str, Table] = {}
    if node is not None and not isinstance(node, Table):
        if not is_empty(node):
            page.wrong(node, "scenarios must be entries, each 'name: {entry: …}'")
    elif node is not None:
        for entry in node.entries:
            name = entry.key.text.strip()
            if name == "base":
                page.wrong(entry.key, "'base' is the file itself; give the scenario another name")
            elif not isinstance(entry.value, Table):
                page.wrong(
                    entry.key,
                    f"scenario '{name}' must say which entries it replaces, as in {{war_ends: {{at: 2025-04}}}}",
                )
            else:
                tables[name] = entry.value
    for name in tables:
        made = _scenario(page, name, tables, done, ())
        if made is not None:
            yield name, (), made
    yield from _grid(page, root.get("grid"), base, 1 + len(tables))


def _scenario(
    page: Page,
    name: str,
    tables: Mapping[str, Table],
    done: dict[str, Overridden | None],
    waiting: tuple[str, ...],
) -> Overridden | None:
    if name in done:
        return done[name]
    table = tables[name]
    start = done["base"]
    assert start is not None
    extends = table.get("extends")
    if extends is not None:
        parent = extends.text.strip() if isinstance(extends, Text) else ""
        if parent != "base" and parent not in tables:
            near = difflib.get_close_matches(parent, list(tables), 1, 0.5)
            hint = f"did you mean '{near[0]}'?" if near else f"scenarios are {', '.join(tables)}"
            page.wrong(extends, f"there is no scenario '{parent}'; {hint}")
            return None
        if parent in (*waiting, name):
            path = " → ".join([*waiting, name, parent])
            page.wrong(extends, f"these scenarios extend each other in a circle: {path}")
            done.update(dict.fromkeys((*waiting, name)))
            return None
        found = _scenario(page, parent, tables, done, (*waiting, name))
        if found is None:
            return None
        start = found
    made = start
    for entry in table.entries:
        if entry.key.text not in ("extends", "why", "title"):
            made = _override(page, made, entry.key, entry.value, f"scenario '{name}'")
    done[name] = made
    return made


def _override(page: Page, on: Overridden, key: Text, node: Node, what: str) -> Overridden:
    """The entries with the one of that name replaced, whole."""
    if key.text == "discount":
        return on._replace(discount=node)
    kind, _, rest = key.text.partition(" ")
    sections = [section for section, names in on.sources.items() if key.text in names]
    name = key.text
    if not sections and rest and kind in SECTIONS.values():
        section = next(section for section, word in SECTIONS.items() if word == kind)
        if rest in on.sources[section]:
            sections, name = [section], rest
    if not sections:
        every = [name for names in on.sources.values() for name in names]
        near = difflib.get_close_matches(key.text, every, 1, 0.6)
        hint = f"did you mean '{near[0]}'?" if near else "only entries of the file can be replaced"
        page.wrong(key, f"{what} replaces '{key.text}', which does not exist; {hint}")
        return on
    if len(sections) > 1:
        ways = " or ".join(f"'{SECTIONS[section]} {name}'" for section in sections)
        page.wrong(key, f"'{name}' is a {' and a '.join(SECTIONS[s] for s in sections)}; write {ways}")
        return on
    if is_empty(node):
        page.wrong(key, f"{what} replaces '{name}' by nothing; write the whole entry")
        return on
    section = sections[0]
    replaced = {**on.sources[section], name: Source(name, key, node)}
    return on._replace(sources={**on.sources, section: replaced})


def _grid(
    page: Page, node: Node | None, base: Overridden, already: int
) -> Iterator[tuple[str, tuple[tuple[str, str], ...], Overridden]]:
    if node is None or is_empty(node):
        return
    if not isinstance(node, Table):
        page.wrong(node, "grid must be entries with a list of values each, as in {rice: [300 t, 600 t]}")
        return
    axes: list[list[tuple[Text, Node]]] = []
    for entry in node.entries:
        if not isinstance(entry.value, Items) or not entry.value.items:
            page.wrong(entry.key, f"grid gives '{entry.key.text}' a list of values, as in [5 %, 10 %]")
            return
        axes.append([(entry.key, value) for value in entry.value.items])
    count = math.prod(len(axis) for axis in axes)
    if count + already > MOST_MODELS:
        page.wrong(node, f"the grid makes {count:,} scenarios; at most {MOST_MODELS:,} can be worked out")
        return
    for combination in itertools.product(*axes):
        made = base
        for key, value in combination:
            made = _override(page, made, key, value, "grid")
        point = tuple((key.text, page.source(value)) for key, value in combination)
        yield ", ".join(f"{name} = {value}" for name, value in point), point, made
