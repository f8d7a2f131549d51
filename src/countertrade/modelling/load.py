"""deal.yaml → Deal: the file is read, its names and units checked, its scenarios worked out, and every problem said at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping

from countertrade import units
from countertrade.files import Items, Node, Table, Text
from countertrade.modelling.build import Basis, Build, Evidence, Source, Sources
from countertrade.modelling.companion_files import Beside, whole
from countertrade.modelling.correlations import resolve_correlations
from countertrade.modelling.deal import (
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
    Enough,
    Header,
    Page,
    bad_label,
    bad_name,
    is_empty,
    whole_month,
)
from countertrade.modelling.events import declare_events, in_order, members_of, resolve_events
from countertrade.modelling.expressions import Number
from countertrade.modelling.flows import resolve_effects, resolve_flows
from countertrade.modelling.quantities import resolve_quantities, resolve_rates
from countertrade.modelling.questions import Asked, read_questions, resolve_questions
from countertrade.modelling.review import assumptions, say_unused
from countertrade.modelling.scenarios import SECTIONS, Levers, levers_of, scenarios
from countertrade.modelling.syntax import Syntax
from countertrade.modelling.words import Vocabulary
from countertrade.records import Bad, Estimate, Problem


def load(
    text: str,
    path: str,
    *,
    estimates: Mapping[str, Estimate] | None = None,
    known: Collection[str] | Mapping[str, Basis] | None = None,
    beside: Beside | None = None,
) -> Deal:
    """The deal that a file describes.

    `estimates` are those of the case, by `Wanted.key` (the measure, where nothing limits it). `known` are the ids a basis may name; as a
    mapping (`bases`) it also says the unit and condition of each, which are compared. `beside` gives the text of a file of the case folder by
    its name, for `include` and `series`. Raises Bad with every problem found, each with its
    line and column.
    """
    read = whole(text, path, beside)
    page = Page(read.text, path, read.parts)
    deal: Deal | None = None
    more: tuple[Problem, ...] = ()
    try:
        deal = _deal(page, read.root, Evidence(estimates or {}, known, beside))
    except Enough:
        said = (
            f"{len(page.problems)} things are wrong; what else there is is looked at when they are put right"
        )
        more = (Problem(path, 0, 0, said),)
    if deal is None:
        raise Bad(*sorted(dict.fromkeys(page.problems), key=lambda problem: problem[1:3]), *more)
    return deal


def _deal(page: Page, root: Table, evidence: Evidence) -> Deal | None:
    """The deal of a page, None where something is wrong, which then stands in its problems. Raises Enough where that is much."""
    header = _header(page, root)
    sources, refused = _sources(page, root, header.units)
    levers = _levers(page, root, sources, header.units)
    words = Vocabulary(header.units, _names(sources), (*sources["flows"], *header.codes))
    parsed: dict[tuple[int, int], Syntax | None] = {}
    builds: dict[str, Build] = {}
    models: list[Model] = []
    uncounted: tuple[NotCounted, ...] = ()
    asked: list[Asked] = []
    discount = root.get("discount")
    for name, point, overridden in scenarios(page, root, sources, discount, levers):
        build = Build(page, header, words, evidence, overridden.sources, parsed)
        build.levers = frozenset(key.text for key, _ in levers)
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
    models = say_unused(page, builds, models, asked, integrate)
    seed = _whole(page, root, "seed", 0, 2**63 - 1)
    if page.problems:
        return None
    return Deal(
        title=header.title,
        path=page.path,
        start=header.start,
        months=header.months,
        currency=header.currency,
        parties=header.parties,
        counts=header.counts,
        models=tuple(models),
        questions=questions,
        seed=seed,
        integrate=integrate,
        assumptions=assumptions(builds["base"], models[0], discount),
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
    counts: dict[str, None] = {}
    for text_node in page.texts(fields.get("counts"), "counts"):
        for noun in (part.strip() for part in text_node.text.split(",")):
            if units.is_known(noun):
                page.wrong(text_node, f"'{noun}' is a unit already; delete it from counts:")
            elif (said := bad_name(noun, Units())) is not None:
                page.wrong(text_node, said.replace("be a name", "be counted"))
            elif noun in counts:
                page.wrong(text_node, f"'{noun}' stands twice under counts")
            else:
                counts[noun] = None
    if len(counts) > MOST_COUNTS:
        page.wrong(
            fields["counts"],
            f"{len(counts):,} nouns are more than {MOST_COUNTS}, the most that a deal counts in",
        )
    return Header(
        title, start, months, currency, _parties(page, fields.get("parties")), tuple(counts), Units(counts)
    )


MOST_COUNTS = 500
MOST_PARTIES = 100  # each has a balance in every month of every scenario


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
    if not found and isinstance(node, Table | Items):
        page.wrong(node, f"a deal needs at least one party; write {_EXAMPLES['parties']}")
    if len(found) > MOST_PARTIES:
        assert node is not None
        page.wrong(
            node, f"{len(found):,} parties are more than {MOST_PARTIES}, the most that a deal may have"
        )
    for code, times in Counter(party.code for party in found[: 2 * MOST_PARTIES]).items():
        assert node is not None
        if times > 1:
            page.wrong(node, f"party '{code}' stands twice")
        if (said := bad_label(code)) is not None:
            page.wrong(node, said.replace("a name", "a party"))
    return tuple(found)


def _whole(page: Page, root: Table, key: str, least: int, most: int) -> int | None:
    node = root.get(key)
    if node is None or is_empty(node):
        return None
    text = node.text.strip().replace("_", "") if isinstance(node, Text) else ""
    if key == "months":
        text = text.removesuffix("months").strip()
    if not re.fullmatch("[0-9]{1,19}", text) or not least <= int(text) <= most:
        shown = f"{most:,}" if most < 10**6 else "2^63"
        page.wrong(
            node, f"{key} must be a whole number from {least} to {shown}, not '{page.source(node)[:30]}'"
        )
        return None
    return int(text)


# --- Entries and their names --------------------------------------------------------------------------------------------


def _sources(page: Page, root: Table, known: Units) -> tuple[dict[str, dict[str, Source]], frozenset[str]]:
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
        previous = ""
        for entry in node.entries:
            name = entry.key.text
            match section:
                case "rates":
                    said = _bad_rate(name)
                case "flows" | "effects":
                    said = bad_label(name)
                case _:
                    said = bad_name(name, known)
            if said is None and section in ("quantities", "stocks", "events", "choices"):
                if name in declared:
                    said = f"'{name}' is already a {declared[name]}; expressions could not tell them apart"
                declared[name] = kind
            if said is not None and node.flow and previous and is_empty(entry.value):
                page.wrong(entry.key, page.no_value(name, previous, known=False, flow=True))
                refused.update((name, previous))
                found[section].pop(previous, None)
                continue
            previous = name
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


def _levers(page: Page, root: Table, sources: dict[str, dict[str, Source]], known: Units) -> Levers:
    """The terms to be chosen, their first values put among the quantities."""
    found: list[tuple[Text, tuple[Text, ...]]] = []
    for key, values in levers_of(page, root.get("choose")):
        said = bad_name(key.text, known)
        if said is None:
            taken = [SECTIONS[section] for section in SECTIONS if key.text in sources[section]]
            said = (
                f"'{key.text}' is already a {taken[0]}; what is chosen is declared under choose: alone"
                if taken
                else None
            )
        if said is not None:
            page.wrong(key, said)
            continue
        sources["quantities"][key.text] = Source(key.text, key, values[0])
        found.append((key, values))
    return tuple(found)


def _bad_rate(name: str) -> str | None:
    upper, slash, lower = name.partition("/")
    if not slash or not units.is_currency(upper) or not units.is_currency(lower) or upper == lower:
        return f"'{name}' is no rate; write two currencies, as in RUB/USD"
    return None


def _names(sources: Sources) -> set[str]:
    names = {name for section in ("quantities", "stocks", "events", "choices") for name in sources[section]}
    for source in sources["events"].values():
        names.update(members_of(source))
    return names


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
    effects, open_effects = resolve_effects(build)
    uncounted += tuple(NotCounted(flow=one.name, party=one.party, why="no figure") for one in open_effects)
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
        open_effects=open_effects,
        rates=rates,
        discounts=discounts,
        years=tuple(build.scope.years),
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
    """What is asked of the model, and what its author expects of it."""
    names = ["base"]
    node = root.get("scenarios")
    if isinstance(node, Table):
        names += [entry.key.text.strip() for entry in node.entries]
    asked = read_questions(root.get("questions"), build, names, words)
    return asked + read_questions(root.get("expect"), build, names, words, expecting=True)


def _integrate(page: Page, root: Table, build: Build) -> str | None:
    node = root.get("integrate")
    if node is None or is_empty(node):
        return None
    name = node.text.strip() if isinstance(node, Text) else page.source(node)
    known = build.scope.known.get(name)
    if name != "none" and (known is None or known.kind != "event" or name in build.recurring):
        page.wrong(node, f"integrate names an event that happens once, or none; '{name}' is neither")
    return name
