"""deal.yaml → Deal: the file is read, its names and units checked, its scenarios worked out, and every problem said at once."""

from __future__ import annotations

import difflib
import itertools
import math
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from countertrade import units
from countertrade.files import Items, Node, Table, Text, compose
from countertrade.modelling.build import Basis, Build, Evidence, Source, Sources
from countertrade.modelling.correlations import resolve_correlations
from countertrade.modelling.deal import (
    Assumption,
    Compound,
    Deal,
    Discount,
    Model,
    NotCounted,
    Party,
)
from countertrade.modelling.dimensions import Units
from countertrade.modelling.entries import (
    LONGEST_RUN,
    Header,
    Page,
    bad_label,
    bad_name,
    is_empty,
    whole_month,
)
from countertrade.modelling.events import declare_events, in_order, members_of, resolve_events
from countertrade.modelling.expressions import Number, Place
from countertrade.modelling.flows import resolve_effects, resolve_flows
from countertrade.modelling.quantities import resolve_quantities, resolve_rates, says_figure
from countertrade.modelling.questions import Asked, names_asked, read_questions, resolve_questions
from countertrade.modelling.syntax import Syntax, names_in
from countertrade.modelling.words import Vocabulary
from countertrade.records import Bad, Estimate, Problem, replace

SECTIONS = {
    "quantities": "quantity",
    "stocks": "stock",
    "events": "event",
    "flows": "flow",
    "effects": "effect",
    "rates": "rate",
}
MOST_MODELS = 1000  # scenarios, grid included


class Wanted(NamedTuple):
    """An estimate that a deal file asks of the claims of its case."""

    quantity: str
    measure: str
    as_of: str | None
    period: str | None
    status: str | None


def wanted(text: str, path: str) -> tuple[Wanted, ...]:
    """The estimates a deal file needs, in its base and in its scenarios. Raises Bad where it is not readable as YAML."""
    found: dict[tuple[str, ...], Wanted] = {}
    root = compose(text, path)
    tables = [root.get("quantities")]
    scenarios = root.get("scenarios")
    if isinstance(scenarios, Table):
        tables += [entry.value for entry in scenarios.entries]
    for table in tables:
        for entry in table.entries if isinstance(table, Table) else ():
            if not isinstance(entry.value, Table):
                continue
            said = {
                inner.key.text.replace("_", " "): inner.value.text.strip()
                for inner in entry.value.entries
                if isinstance(inner.value, Text)
            }
            if measure := said.get("claims"):
                one = Wanted(entry.key.text, measure, said.get("as of"), said.get("for"), said.get("status"))
                found.setdefault((one.quantity, measure), one)
    return tuple(found.values())


def load(
    text: str,
    path: str,
    *,
    estimates: Mapping[str, Estimate] | None = None,
    known: Collection[str] | Mapping[str, Basis] | None = None,
) -> Deal:
    """The deal that a file describes.

    `estimates` are those of the case, by quantity or by measure. `known` are the ids a basis may name; as a mapping it also says
    the unit of each, which is compared. Raises Bad with every problem found, each with its line and column.
    """
    page = Page(text, path)
    root = compose(text, path)
    header = _header(page, root)
    sources, refused = _sources(page, root, header.units)
    words = Vocabulary(header.units, _names(sources), (*sources["flows"], *header.codes))
    evidence = Evidence(estimates or {}, known)
    parsed: dict[tuple[int, int], Syntax | None] = {}
    builds: dict[str, Build] = {}
    models: list[Model] = []
    uncounted: tuple[NotCounted, ...] = ()
    asked: list[Asked] = []
    discount = root.get("discount")
    for name, point, overridden in _scenarios(page, root, sources, discount):
        build = Build(page, header, words, evidence, overridden.sources, parsed)
        build.scope.misdeclared = refused
        builds[name] = build
        if name == "base":
            asked = _questions(page, root, build, words)
            before = len(page.problems)
        model, missing = _model(build, name, point, overridden.discount, root.get("correlated"))
        models.append(model)
        for place, remark in build.scope.remarks:
            page.warn(place, remark)
        if name == "base":
            uncounted = missing
            if len(page.problems) > max(before, 40):
                break  # scenarios of a broken base only repeat it
    questions = resolve_questions(asked, builds)
    integrate = _integrate(page, root, builds["base"])
    models = _say_unused(page, builds, models, asked, integrate)
    seed = _whole(page, root, "seed", 0, 2**63 - 1)
    if page.problems:
        raise Bad(*sorted(dict.fromkeys(page.problems), key=lambda problem: problem[1:3]))
    return Deal(
        title=header.title,
        path=path,
        start=header.start,
        months=header.months,
        currency=header.currency,
        parties=header.parties,
        counts=header.counts,
        models=tuple(models),
        questions=questions,
        seed=seed,
        integrate=integrate,
        assumptions=_assumptions(builds["base"], models[0]),
        not_counted=uncounted,
        warnings=tuple(sorted(page.warnings, key=lambda problem: problem[1:3])),
    )


# --- The top of the file ------------------------------------------------------------------------------------------------


def _header(page: Page, root: Table) -> Header:
    fields = page.fields(root, "deal", "a deal")
    for key in ("start", "months", "currency", "parties"):
        if root.get(key) is None:
            page.problems.append(Problem(page.path, 1, 1, f"the deal has no {key}; write {_EXAMPLES[key]}"))
    title = page.text_of(fields.get("title"), "title") or ""
    start = "2000-01"
    if (node := fields.get("start")) is not None:
        text = node.text.strip() if isinstance(node, Text) else ""
        whole = whole_month(text)
        if whole is None:
            page.wrong(node, f"start must be a month, not '{text}'; write {_EXAMPLES['start']}")
        else:
            start = f"{whole // 12:04d}-{whole % 12 + 1:02d}"
    months = _whole(page, root, "months", 1, LONGEST_RUN) or 1
    currency = page.text_of(fields.get("currency"), "currency") or "USD"
    if not units.is_currency(currency):
        near = units.nearest(currency)
        hint = (
            f"; did you mean '{near}'?" if near and units.is_currency(near) else "; write a code such as USD"
        )
        page.wrong(fields["currency"], f"'{currency}' is no currency{hint}")
        currency = "USD"
    counts: list[str] = []
    for text_node in page.texts(fields.get("counts"), "counts"):
        for noun in (part.strip() for part in text_node.text.split(",")):
            if units.is_known(noun):
                page.wrong(text_node, f"'{noun}' is a unit already; delete it from counts:")
            elif (said := bad_name(noun, Units())) is not None:
                page.wrong(text_node, said.replace("be a name", "be counted"))
            elif noun in counts:
                page.wrong(text_node, f"'{noun}' stands twice under counts")
            else:
                counts.append(noun)
    return Header(
        title, start, months, currency, _parties(page, fields.get("parties")), tuple(counts), Units(counts)
    )


_EXAMPLES = {
    "start": "start: 2024-11",
    "months": "months: 60",
    "currency": "currency: USD",
    "parties": "parties: {RU: Russia, KP: North Korea}",
}


def _parties(page: Page, node: Node | None) -> tuple[Party, ...]:
    found: list[Party] = []
    match node:
        case Table():
            for entry in node.entries:
                name = page.text_of(entry.value, f"party '{entry.key.text}'") or entry.key.text
                found.append(Party(code=entry.key.text, name=name))
        case Items():
            found = [
                Party(code=text.text.strip(), name=text.text.strip()) for text in page.texts(node, "parties")
            ]
        case Text():
            page.wrong(node, f"parties need a code and a name each; write {_EXAMPLES['parties']}")
    codes = [party.code for party in found]
    for code in {code for code in codes if codes.count(code) > 1}:
        assert node is not None
        page.wrong(node, f"party '{code}' stands twice")
    return tuple(found)


def _whole(page: Page, root: Table, key: str, least: int, most: int) -> int | None:
    node = root.get(key)
    if node is None or is_empty(node):
        return None
    text = node.text.strip().replace("_", "") if isinstance(node, Text) else ""
    if key == "months":
        text = text.removesuffix("months").strip()
    if not text.isdecimal() or not least <= int(text) <= most:
        shown = f"{most:,}" if most < 10**6 else "2^63"
        page.wrong(
            node, f"{key} must be a whole number from {least} to {shown}, not '{page.source(node)[:30]}'"
        )
        return None
    return int(text)


# --- Entries and their names --------------------------------------------------------------------------------------------


def _sources(page: Page, root: Table, known: Units) -> tuple[Sources, frozenset[str]]:
    """The entries of each section, and the names whose declaration is refused."""
    refused: set[str] = set()
    found: dict[str, dict[str, Source]] = {section: {} for section in SECTIONS}
    declared: dict[str, str] = {}
    for section, kind in SECTIONS.items():
        node = root.get(section)
        if node is None or is_empty(node):
            continue
        if not isinstance(node, Table):
            page.wrong(node, f"{section} must be entries, one a line, each 'name: …'")
            continue
        for entry in node.entries:
            name = entry.key.text
            match section:
                case "rates":
                    said = _bad_rate(name)
                case "flows" | "effects":
                    said = bad_label(name)
                case _:
                    said = bad_name(name, known)
            if said is None and section in ("quantities", "stocks", "events"):
                if name in declared:
                    said = f"'{name}' is already a {declared[name]}; expressions could not tell them apart"
                declared[name] = kind
            if said is not None:
                page.wrong(entry.key, said)
                refused.add(name)
                continue
            if is_empty(entry.value):
                refused.add(name)
                page.wrong(entry.key, f"{kind} '{name}' says nothing; give it a value or delete it")
                continue
            found[section][name] = Source(name, entry.key, entry.value)
    return found, frozenset(refused)


def _bad_rate(name: str) -> str | None:
    upper, slash, lower = name.partition("/")
    if not slash or not units.is_currency(upper) or not units.is_currency(lower) or upper == lower:
        return f"'{name}' is no rate; write two currencies, as in RUB/USD"
    return None


def _names(sources: Sources) -> set[str]:
    names = {name for section in ("quantities", "stocks", "events") for name in sources[section]}
    for source in sources["events"].values():
        names.update(members_of(source))
    return names


# --- Scenarios ----------------------------------------------------------------------------------------------------------


class Overridden(NamedTuple):
    sources: Sources
    discount: Node | None


def _scenarios(
    page: Page, root: Table, sources: Sources, discount: Node | None
) -> Iterator[tuple[str, tuple[tuple[str, str], ...], Overridden]]:
    """The base, each scenario, and each point of the grid, with overrides applied to whole entries."""
    base = Overridden(sources, discount)
    yield "base", (), base
    done: dict[str, Overridden] = {"base": base}
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
    page: Page, name: str, tables: Mapping[str, Table], done: dict[str, Overridden], waiting: tuple[str, ...]
) -> Overridden | None:
    if name in done:
        return done[name]
    table = tables[name]
    start = done["base"]
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


# --- One model ----------------------------------------------------------------------------------------------------------


def _model(
    build: Build,
    name: str,
    point: tuple[tuple[str, str], ...],
    discount: Node | None,
    correlated: Node | None,
) -> tuple[Model, tuple[NotCounted, ...]]:
    declare_events(build)
    quantities, order, stocks = resolve_quantities(build)
    resolve_events(build)
    flows, uncounted = resolve_flows(build)
    effects = resolve_effects(build)
    discounts = _discounts(build, discount)
    rates = resolve_rates(build, {quantity.name: quantity for quantity in quantities})
    model = Model(
        scenario=name,
        point=point,
        inputs=tuple(build.scope.inputs.values()),
        correlations=resolve_correlations(build, correlated, {one.name: one for one in quantities}),
        quantities=quantities,
        order=order,
        stocks=stocks,
        events=in_order(build),
        flows=flows,
        effects=effects,
        rates=rates,
        discounts=discounts,
    )
    return model, uncounted


def _discounts(build: Build, node: Node | None) -> tuple[Discount, ...]:
    nothing = Compound(rate=Number(value=0.0), months=12.0)
    found: dict[str, Compound] = {}
    if isinstance(node, Table):
        for entry in node.entries:
            party = entry.key.text
            if party not in build.header.codes:
                hint = ", ".join(build.header.codes)
                build.page.wrong(entry.key, f"'{party}' is no party; parties are {hint}")
                continue
            field = build.field("discount", party, "rate", entry.value)
            rate = build.compound(entry.value, field, f"discount of {party}")
            if rate is not None:
                found[party] = rate
    elif node is not None and not is_empty(node):
        field = build.field("discount", "", "rate", node)
        rate = build.compound(node, field, "discount")
        if rate is not None:
            found = dict.fromkeys(build.header.codes, rate)
    return tuple(Discount(party=code, rate=found.get(code, nothing)) for code in build.header.codes)


def _questions(page: Page, root: Table, build: Build, words: Vocabulary) -> list[Asked]:
    names = ["base"]
    node = root.get("scenarios")
    if isinstance(node, Table):
        names += [entry.key.text.strip() for entry in node.entries]
    return read_questions(root.get("questions"), build, names, words)


def _integrate(page: Page, root: Table, build: Build) -> str | None:
    node = root.get("integrate")
    if node is None or is_empty(node):
        return None
    name = node.text.strip() if isinstance(node, Text) else page.source(node)
    known = build.scope.known.get(name)
    if name != "none" and (known is None or known.kind != "event" or name in build.recurring):
        page.wrong(node, f"integrate names an event that happens once, or none; '{name}' is neither")
    return name


# --- What is said about the model ---------------------------------------------------------------------------------------


def _say_unused(
    page: Page, builds: Mapping[str, Build], models: list[Model], asked: list[Asked], integrate: str | None
) -> list[Model]:
    """The models with `used` set on their quantities; what no scenario and no question reads is warned of."""
    questions = names_asked(asked) | ({integrate} if integrate else set())
    used_anywhere: set[str] = set()
    marked: list[Model] = []
    for model in models:
        build = builds[model.scenario]
        used = _reached(build, model, questions)
        used_anywhere |= used
        quantities = tuple(
            quantity if quantity.name in used else replace(quantity, used=False)
            for quantity in model.quantities
        )
        marked.append(replace(model, quantities=quantities) if quantities != model.quantities else model)
    base = builds["base"]
    for section in ("quantities", "events"):
        for source in base.sources[section].values():
            broken = base.scope.known[source.name].broken
            if (
                source.name not in used_anywhere
                and not broken
                and not used_anywhere & members_of(source).keys()
            ):
                page.warn(source.key, f"nobody uses {SECTIONS[section]} '{source.name}'; use it or delete it")
    for name in base.sources["rates"]:
        currencies = set(name.split("/")) - {base.header.currency}
        if not any(currencies & build.foreign.keys() for build in builds.values()):
            page.warn(
                base.sources["rates"][name].key,
                f"nothing is in {' or '.join(currencies)}, so nobody uses the rate {name}",
            )
    return marked


def _reached(build: Build, model: Model, questions: set[str]) -> set[str]:
    """Names that anything but an unused quantity reads."""
    reads = {
        name: {word.name for tree in _trees(build, source) for word in names_in(tree)}
        for name, source in build.sources["quantities"].items()
    }
    stack = list(build.scope.read_outside | questions)
    for name in build.sources["rates"]:
        stack += [
            word.name for tree in _trees(build, build.sources["rates"][name]) for word in names_in(tree)
        ]
    found: set[str] = set()
    while stack:
        name = stack.pop()
        if name not in found:
            found.add(name)
            stack.extend(reads.get(name, ()))
    found.update(name for name in build.sources["rates"])
    return found


def _trees(build: Build, source: Source) -> Iterator[Syntax]:
    stack: list[Node] = [source.node]
    while stack:
        node = stack.pop()
        match node:
            case Text():
                tree = build.parsed.get((node.start, node.end))
                if tree is not None:
                    yield tree
            case Items():
                stack.extend(node.items)
            case Table():
                stack.extend(entry.value for entry in node.entries)


def _assumptions(build: Build, model: Model) -> tuple[Assumption, ...]:
    """Every figure in the base that rests on nothing anybody said, in the order of the file."""
    found: list[Assumption] = [
        Assumption(name=one.name, written=one.written, why=one.why, place=one.place)
        for one in model.quantities
        if one.assumed
    ]
    for section in ("stocks", "events", "flows", "effects"):
        for source in build.sources[section].values():
            found.extend(_assumed(build, SECTIONS[section], source))
    discount = next((entry for entry in model.discounts if not _is_zero(entry.rate)), None)
    if discount is not None:
        place = discount.rate.rate.place
        found.append(Assumption(name="discount", written=_line(build, place), why=None, place=place))
    return tuple(sorted(found, key=lambda one: one.place))


_FIGURES = (
    "amount",
    "delivered",
    "lost",
    "keeps",
    "worth",
    "cost",
    "chance",
    "hazard",
    "at",
    "start",
    "in",
    "out",
    "first of",
)


def _assumed(build: Build, kind: str, source: Source) -> Iterator[Assumption]:
    if not isinstance(source.node, Table) or source.node.get("basis") is not None:
        return
    why = source.node.get("why")
    reason = why.text.strip() if isinstance(why, Text) else None
    for entry in source.node.entries:
        key = entry.key.text.replace("_", " ")
        if key not in _FIGURES:
            continue
        trees = list(_trees(build, Source(source.name, entry.key, entry.value)))
        if any(map(says_figure, trees)) or key == "at":
            written = build.page.source(entry.value)
            if isinstance(entry.value, Text):
                written = entry.value.text.strip()
            name = f"{kind} {source.name}: {key}"
            yield Assumption(
                name=name, written=written, why=reason, place=Place(entry.value.line, entry.value.column)
            )


def _is_zero(compound: Compound) -> bool:
    return isinstance(compound.rate, Number) and compound.rate.value == 0.0


def _line(build: Build, place: Place) -> str:
    line = build.page.text.splitlines()[place.line - 1]
    return line.split(":", 1)[-1].split(" #")[0].strip()
