"""Each template shows exactly the fields of its context class: none it does not have, none left unshown."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any, get_args, get_origin, get_type_hints

import jinja2
import pytest
from jinja2 import nodes

from countertrade.records import Record
from countertrade.report import contexts
from countertrade.report.page import SECTIONS, environment

FIELDS: dict[str, Any] = get_type_hints(contexts.ReportFacts)
TEMPLATES: dict[str, Any] = {template: FIELDS[field] for template, field in SECTIONS}
TEMPLATES["downloads.html"] = contexts.DownloadsFacts
# what the macros of _parts.html are given
MACROS: dict[str, dict[str, Any]] = {
    "prose": {"pieces": contexts.Prose},
    "written": {"notes": tuple[tuple[str, str], ...]},
    "table": {"figures": contexts.Table},
    "figure": {"chart": contexts.Chart},
    "sentence": {"words": tuple[contexts.Word, ...]},
}


def seen(node: nodes.Node, names: dict[str, Any]) -> Iterator[tuple[type, str]]:
    """Every (class, field) that a piece of a template reads, with loops followed into their items."""
    match node:
        case nodes.For():
            yield from seen(node.iter, names)
            inner = dict(names)
            item = item_of(kind_of(node.iter, names))
            targets = node.target.items if isinstance(node.target, nodes.Tuple) else [node.target]
            parts = get_args(item) if isinstance(node.target, nodes.Tuple) else [item]
            for target, part in zip(targets, parts, strict=False):
                assert isinstance(target, nodes.Name)
                inner[target.name] = part
            for child in (*node.body, *node.else_):
                yield from seen(child, inner)
            return
        case nodes.Macro():
            inner = {**names, **MACROS[node.name]}
            for child in node.body:
                yield from seen(child, inner)
            return
        case nodes.Getattr():
            owner = kind_of(node.node, names)
            if isinstance(owner, type) and issubclass(owner, Record):
                yield owner, node.attr
    for child in node.iter_child_nodes():
        yield from seen(child, names)


def kind_of(node: nodes.Node, names: dict[str, Any]) -> Any:
    match node:
        case nodes.Name():
            return names.get(node.name)
        case nodes.Getattr():
            owner = kind_of(node.node, names)
            hints = get_type_hints(owner) if isinstance(owner, type) else {}
            return plain(hints.get(node.attr))
    return None


def plain(kind: Any) -> Any:
    """The type without `| None`."""
    if get_origin(kind) in (typing.Union, type(int | None)):
        return next(part for part in get_args(kind) if part is not type(None))
    return kind


def item_of(kind: Any) -> Any:
    return plain(get_args(kind)[0]) if get_origin(kind) is tuple else None


def source(template: str) -> nodes.Template:
    env = environment()
    assert isinstance(env.loader, jinja2.BaseLoader)
    text: str = env.loader.get_source(env, template)[0]
    return env.parse(text)


@pytest.mark.parametrize(("template", "context"), [(name, TEMPLATES[name]) for name in sorted(TEMPLATES)])
def test_a_template_uses_exactly_the_fields_of_its_class(template: str, context: type) -> None:
    used = set(seen(source(template), {"f": context}))
    for owner, field in used:
        assert field in get_type_hints(owner), f"{template} reads {owner.__name__}.{field}"
    shown = {field for owner, field in used if owner is context}
    assert shown == set(get_type_hints(context))


def test_every_context_class_is_shown_whole() -> None:
    used: set[tuple[type, str]] = set()
    for template, context in (
        *TEMPLATES.items(),
        ("_parts.html", Record),
        ("report.html", contexts.ReportFacts),
    ):
        used |= set(seen(source(template), {"f": context}))
    used |= {(contexts.ReportFacts, field) for _, field in (*SECTIONS, ("", "tables"), ("", "downloads"))}
    classes = [
        kind
        for kind in vars(contexts).values()
        if isinstance(kind, type) and issubclass(kind, Record) and kind is not Record
    ]
    idle = [
        f"{kind.__name__}.{field}"
        for kind in classes
        for field in get_type_hints(kind)
        if (kind, field) not in used
    ]
    assert not idle
