"""Drawings that bring their look along: what the style sheet says of their classes, written into their elements.

A layout program, Word and a rasteriser know neither a page's style sheet nor its custom properties, so a drawing that leaves the page
takes the colours and type of the light page as attributes. They are read from `style.css`, which stays the one place that sets them.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from importlib import resources
from typing import NamedTuple
from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"

KEPT = (
    "fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin paint-order opacity "
    "font-family font-size font-weight"
).split()
"""Properties that a drawing keeps: those that SVG has as attributes and our style sheet sets."""


class Rule(NamedTuple):
    """What an element has that is of all these classes."""

    classes: frozenset[str]
    look: dict[str, str]


@functools.cache
def asset(name: str) -> str:
    """The text of a style sheet or script of the report."""
    return (resources.files("countertrade.report") / name).read_text(encoding="utf-8")


@functools.cache
def colour(name: str) -> str:
    """A colour of the light page, as #rrggbb.

    >>> colour("paper")
    '#fffdf9'
    """
    return _variables()[f"--{name}"]


def painted(drawing: str) -> ElementTree.Element:
    """The drawing with its look as attributes; its classes and links are left out."""
    root = ElementTree.fromstring(drawing)
    for element in root.iter():
        look = looks(element.attrib.pop("class", ""))
        if element.tag == "a":
            element.tag = "g"
            element.attrib.pop("href", None)
        for name, value in look.items():
            element.set(name, value)
    return root


def written(drawing: str) -> str:
    """The painted drawing as a file of its own."""
    root = painted(drawing)
    root.set("xmlns", SVG)
    return ElementTree.tostring(root, encoding="unicode")


@functools.cache
def looks(classes: str) -> dict[str, str]:
    """What the style sheet gives an element of these classes.

    >>> looks("label quiet")
    {'fill': '#605c55'}
    >>> looks("band-of assumed p0")["fill"]
    'none'
    """
    own = frozenset(classes.split())
    found = [rule for rule in _rules() if rule.classes and rule.classes <= own]
    found.sort(key=lambda rule: len(rule.classes))  # the more particular wins, the later where equal
    look: dict[str, str] = {}
    for rule in found:
        look |= rule.look
    return look


@functools.cache
def _variables() -> dict[str, str]:
    light = asset("style.css").partition(":root {")[2].partition("}")[0]
    return dict(re.findall(r"(--[\w-]++):\s*+([^;]++);", light))


@functools.cache
def _rules() -> tuple[Rule, ...]:
    """The rules for drawings, in their order; those for a pointer or a focus are none of a drawing at rest."""
    lines = "\n".join(line for line in asset("style.css").splitlines() if line.startswith("svg"))
    return tuple(
        Rule(classes, look)
        for selectors, body in re.findall(r"([^{}]+)\{([^}]*)\}", lines)
        if (look := _look(body))
        for selector in re.split(r",(?![^(]*\))", selectors)
        if ":hover" not in selector and ":focus" not in selector
        for classes in _classes(selector.strip().removeprefix("svg"))
    )


def _classes(selector: str) -> Iterator[frozenset[str]]:
    """The classes that a compound selector asks for, once for each choice that its `:is()` leaves."""
    choices = [re.findall(r"\.([\w-]+)", part) for part in re.findall(r":is\(([^)]*)\)", selector)]
    own = re.findall(r"\.([\w-]+)", re.sub(r":is\([^)]*\)", "", selector))
    for chosen in itertools.product(*choices):
        yield frozenset((*own, *chosen))


def _look(body: str) -> dict[str, str]:
    """Declarations as attributes of SVG; the shorthand of a font taken apart."""
    look: dict[str, str] = {}
    for name, value in re.findall(r"([\w-]+):\s*([^;]+)", body):
        value = re.sub(r"var\((--[\w-]+)\)", lambda used: _variables()[used[1]], value.strip())
        if name == "font":
            weight, size, family = re.fullmatch(r"(?:(\d+) )?([\d.]+)px (.+)", value, re.DOTALL).groups()  # type: ignore[union-attr]
            look |= {"font-size": size, "font-family": family.replace('"', "'")}
            look |= {"font-weight": weight} if weight else {}
        elif name in KEPT:
            look[name] = value.removesuffix("px") if name != "stroke-dasharray" else value
    return look
