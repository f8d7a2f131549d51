"""What is said about a model beside its figures: what nobody uses, and what rests on nothing anybody said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from countertrade.files import Items, Node, Table, Text
from countertrade.modelling.build import Build, Source
from countertrade.modelling.correlations import among
from countertrade.modelling.deal import Assumption, Model
from countertrade.modelling.entries import Page
from countertrade.modelling.events import members_of
from countertrade.modelling.expressions import Place
from countertrade.modelling.literals import constant
from countertrade.modelling.quantities import says_figure
from countertrade.modelling.questions import Asked, names_asked
from countertrade.modelling.scenarios import SECTIONS
from countertrade.modelling.syntax import Syntax, names_in
from countertrade.records import message, replace


def say_unused(
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
        if quantities != model.quantities:
            model = replace(model, quantities=quantities)
            read = {given.key for given in model.read_inputs()}
            model = replace(model, correlations=among(model.correlations, read))
        marked.append(model)
    base = builds["base"]
    for section in ("quantities", "events"):
        for source in base.sources[section].values():
            broken = base.scope.known[source.name].broken
            if (
                source.name not in used_anywhere
                and not broken
                and not used_anywhere & members_of(source).keys()
            ):
                page.warn(
                    source.key,
                    message("deal.unused", what=message(f"part.{SECTIONS[section]}"), name=source.name),
                )
    for name in base.sources["rates"]:
        currencies = set(name.split("/")) - {base.header.currency}
        if not any(currencies & build.foreign.keys() for build in builds.values()):
            page.warn(
                base.sources["rates"][name].key,
                message("deal.unused_rate", currency=" / ".join(sorted(currencies)), rate=name),
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


def assumptions(build: Build, model: Model, discount: Node | None) -> tuple[Assumption, ...]:
    """Every figure in the base that rests on nothing anybody said, in the order of the file."""
    found: list[Assumption] = [
        Assumption(name=one.name, written=one.written, why=one.why, place=one.place)
        for one in model.quantities
        if one.assumed and one.used
    ]
    for section in ("stocks", "events", "choices", "flows", "effects"):
        for source in build.sources[section].values():
            found.extend(_assumed(build, SECTIONS[section], source))
    if discount is not None:
        found += _assumed_discount(build, discount)
    return tuple(sorted(found, key=lambda one: one.place))


# the keys whose figures are assumptions where the entry names no basis
_FIGURES = frozenset(
    [*"amount delivered lost keeps worth cost chance hazard at start in out when if".split(), "first of"]
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


def _assumed_discount(build: Build, discount: Node) -> Iterator[Assumption]:
    named = (
        [(f"discount of {entry.key.text}", entry.value) for entry in discount.entries]
        if isinstance(discount, Table)
        else [("discount", discount)]
    )
    for name, node in named:
        tree = build.parse(node, name)
        figure = None if tree is None else constant(tree)
        if tree is not None and says_figure(tree) and not (figure is not None and figure.value == 0):
            place = Place(node.line, node.column)
            yield Assumption(name=name, written=build.page.source(node), why=None, place=place)
