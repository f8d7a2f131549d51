"""Scenarios and grids: the same deal with whole entries replaced, never merged."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from countertrade import naming
from countertrade.files import Items, Node, Table, Text
from countertrade.modelling.build import Source, Sources
from countertrade.modelling.entries import Page, is_empty
from countertrade.records import replace

SECTIONS = {
    "quantities": "quantity",
    "stocks": "stock",
    "events": "event",
    "flows": "flow",
    "effects": "effect",
    "choices": "choice",
    "rates": "rate",
}
MOST_MODELS = 1000  # scenarios, grid included
WORK = 3.0  # seconds over all scenarios of a file of up to 100,000 characters, by the times below
ENTRY, SCALAR, CHARACTER = (
    55e-6,
    15e-6,
    1e-7,
)  # seconds that each takes in each scenario, at most (Zen 4; half of it on the built-in case)

Point = tuple[tuple[str, str], ...]


class Overridden(NamedTuple):
    """The entries of a scenario, each from the file or from what replaces it."""

    sources: Sources
    discount: Node | None


def scenarios(
    page: Page, root: Table, sources: Sources, discount: Node | None, levers: Levers
) -> Iterator[tuple[str, Point, Overridden]]:
    """The base, each scenario, each point of the grid and each choice of terms, with overrides applied to whole entries."""
    base = Overridden(sources, discount)
    yield "base", tuple((key.text, _said(values[0])) for key, values in levers), base
    most = _most(page, root)
    tables = _tables(page, root.get("scenarios"))
    if len(tables) > most:
        node = root.get("scenarios")
        assert node is not None
        page.wrong(node, f"these are {len(tables):,} scenarios; at most {most:,} can be worked out here")
        return
    done: dict[str, Overridden | None] = {"base": base}
    for name in tables:
        made = _scenario(page, name, tables, done)
        if made is not None:
            yield name, (), made
    yield from _grid(page, root.get("grid"), base, done, most)
    if math.prod(len(values) for _, values in levers) > most:
        page.wrong(
            levers[0][0], f"these are too many choices of terms; at most {most:,} can be worked out here"
        )
        return
    terms = itertools.product(*([(key, value) for value in values] for key, values in levers))
    for combination in itertools.islice(terms, 1, None):  # the first is the base
        point = tuple((key.text, _said(value)) for key, value in combination)
        name = ", ".join(f"{name} = {value}" for name, value in point)
        if name in done:
            page.wrong(
                combination[0][0],
                f"two scenarios are called '{name}'; give the one under scenarios another name",
            )
            return
        yield name, point, _overridden(page, base, combination, "choose")


def _said(value: Node) -> str:
    return value.text.strip() if isinstance(value, Text) else ""


MOST_LEVERS = 2  # every pair of values is a run
Levers = tuple[tuple[Text, tuple[Text, ...]], ...]
_VALUES = re.compile(r"\[([^\[\]]{1,400})\]([^\[\]]{0,80})")


def levers_of(page: Page, node: Node | None) -> Levers:
    """The terms to be chosen, each with its values: a list, or a list and their unit in quotation marks."""
    if node is None or is_empty(node):
        return ()
    if not isinstance(node, Table):
        page.wrong(node, "choose must be names with values, as in {price: [100 USD/t, 150 USD/t]}")
        return ()
    found: list[tuple[Text, tuple[Text, ...]]] = []
    for entry in node.entries:
        values: tuple[Text, ...] = ()
        match entry.value:
            case Items(items=items):
                values = tuple(item for item in items if isinstance(item, Text) and item.text.strip())
            case Text() as written if match := _VALUES.fullmatch(written.text.strip()):
                unit = match[2].strip()
                texts = [f"{figure.strip()} {unit}".strip() for figure in match[1].split(",")]
                # each has a place in the file of its own, by which what it says is remembered
                values = tuple(
                    replace(written, text=text, start=written.start + number, end=written.start)
                    for number, text in enumerate(texts)
                )
        if len(values) < 2:
            example = '[100 USD/t, 150 USD/t], or "[100, 150] USD/t" in quotation marks'
            page.wrong(entry.key, f"choose gives '{entry.key.text}' two values or more, as in {example}")
        else:
            found.append((entry.key, values))
    if len(found) > MOST_LEVERS:
        page.wrong(
            node, f"choose has {len(found)} terms; {MOST_LEVERS} at once, since every pair of values is a run"
        )
        return ()
    return tuple(found)


def _most(page: Page, root: Table) -> int:
    """How many scenarios can be worked out: fewer where each of them takes long."""
    nodes = [node for section in SECTIONS if (node := root.get(section)) is not None]
    entries = sum(len(node.entries) for node in nodes if isinstance(node, Table))
    length = sum(node.end - node.start for node in nodes)
    each = ENTRY * (1 + entries) + SCALAR * sum(map(_scalars, nodes)) + CHARACTER * length
    return min(MOST_MODELS, int(WORK * max(1.0, len(page.text) / 100_000) / each))


def _scalars(node: Node) -> int:
    match node:
        case Items():
            return sum(map(_scalars, node.items))
        case Table():
            return sum(_scalars(entry.value) for entry in node.entries)
    return 1


def _tables(page: Page, node: Node | None) -> dict[str, Table]:
    """What each scenario replaces."""
    found: dict[str, Table] = {}
    if node is None or is_empty(node):
        return found
    if not isinstance(node, Table):
        page.wrong(node, "scenarios must be entries, each 'name: {entry: …}'")
        return found
    for entry in node.entries:
        name = entry.key.text.strip()
        if name == "base":
            page.wrong(entry.key, "'base' is the file itself; give the scenario another name")
        elif (said := naming.bad_name(name)) is not None:
            page.wrong(entry.key, said)
        elif name in found:
            page.wrong(entry.key, f"scenario '{name}' stands twice")
        elif not isinstance(entry.value, Table):
            page.wrong(
                entry.key,
                f"scenario '{name}' must say which entries it replaces, as in {{war_ends: {{at: 2025-04}}}}",
            )
        else:
            found[name] = entry.value
    return found


def _scenario(
    page: Page, name: str, tables: Mapping[str, Table], done: dict[str, Overridden | None]
) -> Overridden | None:
    """A scenario after those that it extends, which are made on the way; None where one of them is wrong."""
    waiting: list[str] = []
    above = name
    while above not in done:
        waiting.append(above)
        extends = tables[above].get("extends")
        parent = "base" if extends is None else extends.text.strip() if isinstance(extends, Text) else ""
        if parent in waiting:
            assert extends is not None
            circle = " → ".join([*waiting, parent])
            page.wrong(extends, f"these scenarios extend each other in a circle: {circle}")
        elif parent != "base" and parent not in tables:
            assert extends is not None
            near = naming.nearest(parent, tables, 0.5)
            hint = f"did you mean '{near}'?" if near else f"scenarios are {', '.join(tables)}"
            page.wrong(extends, f"there is no scenario '{parent}'; {hint}")
        else:
            above = parent
            continue
        done.update(dict.fromkeys(waiting))
        return None
    for below in reversed(waiting):
        start = done[above]
        done[below] = start and _overridden(
            page,
            start,
            [(entry.key, entry.value) for entry in tables[below].entries],
            f"scenario '{below}'",
        )
        above = below
    return done[name]


def _overridden(
    page: Page, start: Overridden, overrides: Collection[tuple[Text, Node]], what: str
) -> Overridden:
    """The entries with those of these names replaced, whole."""
    made = {section: dict(names) for section, names in start.sources.items()}
    discount = start.discount
    for key, node in overrides:
        if key.text == "discount":
            discount = node
        elif key.text not in ("extends", "why", "title"):
            _override(page, made, key, node, what)
    return Overridden(made, discount)


def _override(page: Page, on: dict[str, dict[str, Source]], key: Text, node: Node, what: str) -> None:
    kind, _, rest = key.text.partition(" ")
    sections = [section for section, names in on.items() if key.text in names]
    name = key.text
    if not sections and rest and kind in SECTIONS.values():
        section = next(section for section, word in SECTIONS.items() if word == kind)
        if rest in on[section]:
            sections, name = [section], rest
    if not sections:
        near = naming.nearest(key.text, [name for names in on.values() for name in names])
        hint = f"did you mean '{near}'?" if near else "only entries of the file can be replaced"
        page.wrong(key, f"{what} replaces '{key.text}', which does not exist; {hint}")
    elif len(sections) > 1:
        ways = " or ".join(f"'{SECTIONS[section]} {name}'" for section in sections)
        page.wrong(key, f"'{name}' is a {' and a '.join(SECTIONS[s] for s in sections)}; write {ways}")
    elif is_empty(node):
        page.wrong(key, f"{what} replaces '{name}' by nothing; write the whole entry")
    else:
        on[sections[0]][name] = Source(name, key, node)


def _grid(
    page: Page, node: Node | None, base: Overridden, named: Collection[str], most: int
) -> Iterator[tuple[str, Point, Overridden]]:
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
    if count + len(named) > most:
        page.wrong(node, f"the grid makes {count:,} scenarios; at most {most:,} can be worked out")
        return
    taken = set(named)
    for combination in itertools.product(*axes):
        point = tuple((key.text, _in_one_line(page.source(value))) for key, value in combination)
        name = ", ".join(f"{name} = {value}" for name, value in point)
        if name in taken:
            said = f"two scenarios are called '{name}'; delete one, or write them under scenarios with names of their own"
            page.wrong(combination[-1][1], said)
            return
        taken.add(name)
        yield name, point, _overridden(page, base, combination, "grid")


def _in_one_line(written: str) -> str:
    """A value as it stands in the name of its scenario."""
    line = " ".join(written.split())
    return line if len(line) <= naming.LONGEST_NAME else f"{line[: naming.LONGEST_NAME]}…"
