"""Pictures for a notebook: the drawings of the report, each as an SVG of its own that brings its colours along."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from countertrade.report.contexts import Chart


class Picture:
    """A drawing. Shown by a notebook, or written by `write` as an SVG file for a layout program.

    Attributes:
        svg: the drawing as text; it loads nothing from outside.
        title: what it shows.
    """

    def __init__(self, svg: str, title: str) -> None:
        self.svg = svg
        self.title = title

    def _repr_html_(self) -> str:
        return as_image(self.svg, self.title)

    def __repr__(self) -> str:
        return f"<picture: {self.title}>"


def picture_of(chart: Chart) -> Picture:
    """The drawing of a chart without its page."""
    from countertrade.report.page import picture

    return Picture(picture(chart), chart.title)


def as_image(svg: str, title: str) -> str:
    """An image element with the drawing in it, so that its style reaches nothing else in a notebook."""
    import html

    data = base64.b64encode(svg.encode()).decode()
    alt = html.escape(title, quote=True)
    return (
        f'<img alt="{alt}" style="max-width:100%;background:#fffdf9" src="data:image/svg+xml;base64,{data}">'
    )
