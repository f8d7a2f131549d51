"""SVG as text: elements whose attributes and texts are escaped, whatever they contain."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable

from markupsafe import Markup, escape

COLUMN = 980.0
"""Width in px of the page's column, which a drawing fills."""


def tag(name: str, *children: str | Markup, **attributes: object) -> Markup:
    """One element. `class_` and names with `_` become `class` and hyphens; None leaves an attribute out; floats keep one decimal.

    >>> tag("text", "a<b", x=1.25, class_="ink", text_anchor="end")
    Markup('<text x="1.2" class="ink" text-anchor="end">a&lt;b</text>')
    """
    named = "".join(
        f' {_name(key)}="{escape(_value(value))}"' for key, value in attributes.items() if value is not None
    )
    if not children:
        return Markup(f"<{name}{named}/>")
    return Markup(f"<{name}{named}>{''.join(map(escape, children))}</{name}>")


def link(href: str | None, *children: str | Markup) -> Markup:
    """The children as a link; without one, as they are."""
    return tag("a", *children, href=href) if href else Markup("").join(escape(child) for child in children)


_GRID = re.compile(r'<line x1="([\d.-]+)" y1="([\d.-]+)" x2="([\d.-]+)" y2="([\d.-]+)" class="grid"/>')


def drawing(width: float, height: float, title: str, *children: Markup, kind: str = "") -> Markup:
    """A whole picture that scales to its place, named for those who cannot see it. Its grid lies behind all else, as one path."""
    drawn = Markup("").join(children)
    places = [tuple(map(float, place)) for place in _GRID.findall(drawn)]
    grid = "".join(f"M{_value(x)} {_value(y)}L{_value(to)} {_value(down)}" for x, y, to, down in places)
    return tag(
        "svg",
        tag("title", title),
        *((tag("path", d=grid, class_="grid"),) if grid else ()),
        Markup(_GRID.sub("", drawn)),
        viewBox=f"0 0 {width:g} {height:g}",
        width=f"{width:g}",
        height=f"{height:g}",
        role="group",
        aria_label=title,
        class_=f"drawing {kind}".strip(),
    )


def text(x: float, y: float, words: str, class_: str = "label", anchor: str | None = None) -> Markup:
    return tag("text", words, x=x, y=y, class_=class_, text_anchor=anchor)


def line(x1: float, y1: float, x2: float, y2: float, class_: str = "rule") -> Markup:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def path(points: list[tuple[float, float]], class_: str, close: bool = False) -> Markup:
    """A line from point to point, written as steps from one to the next, which are shorter than places; they add up to the tenth.

    >>> path([(1.0, 2.0), (11.04, 1.5), (11.04, 1.5)], "edge", close=True)
    Markup('<path d="M1 2l10-.5 0 0Z" class="edge"/>')
    """
    at = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [n for (x0, y0), (x, y) in itertools.pairwise(at) for n in (x - x0, y - y0)]
    said = "".join(f"{' ' if number >= 0 and k else ''}{_tenth(number)}" for k, number in enumerate(steps))
    (x, y), *_ = at
    return tag("path", d=f"M{_tenth(x)} {_tenth(y)}l{said}{'Z' if close else ''}", class_=class_)


def _tenth(number: int) -> str:
    """So many tenths as SVG reads them, without a zero that it does not need."""
    whole = f"{number / 10:g}"
    return whole.replace("0.", ".", 1) if whole.startswith(("0.", "-0.")) else whole


def dots(points: Iterable[tuple[float, float]], radius: float, class_: str) -> Markup:
    """Dots of one size as one path: each a stroke without length and with round ends, in a fifth of the bytes of circles.

    >>> dots([(1.0, 2.0), (3.0, 4.0)], 1.5, "gain")
    Markup('<path d="M1 2h0M3 4h0" stroke-width="3" class="dots gain"/>')
    """
    steps = "".join(f"M{_value(x)} {_value(y)}h0" for x, y in points)
    return tag("path", d=steps, stroke_width=2 * radius, class_=f"dots {class_}")


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round values that span low to high in steps of 1, 2 or 5 times a power of ten.

    >>> ticks(-0.3, 2.1, 4)
    [0.0, 1.0, 2.0]
    """
    span = high - low
    if not math.isfinite(span) or span <= 0:
        return [low]
    raw = span / max(1, about)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw * 0.999)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [round(k * step, 12) + 0.0 for k in range(first, last + 1)]


def _name(key: str) -> str:
    return key if key == "viewBox" else key.rstrip("_").replace("_", "-")


def _value(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
