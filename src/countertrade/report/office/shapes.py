"""A drawing as shapes of a slide, which an editor can move, recolour and write in: lines, bars, dots, bands and labels.

The drawing is our own SVG (`report.svg`) and uses five elements of it; what each looks like is read by `report.paint`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import NamedTuple
from xml.etree import ElementTree

from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.dml.line import LineFormat
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_AUTO_SHAPE_TYPE, MSO_CONNECTOR_TYPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape
from pptx.slide import Slide
from pptx.util import Emu, Pt

from countertrade.report.paint import colour, painted
from countertrade.report.text_metrics import SIZE
from countertrade.report.text_metrics import width as width_of
from countertrade.visible import one_line

ASCENT = 0.905
"""Of a label's size, how far its first line's top lies above its baseline: that of Arial, in which it is set."""
ALIGNED = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
LANGUAGES = {"en": MSO_LANGUAGE_ID.ENGLISH_UK, "de": MSO_LANGUAGE_ID.GERMAN}
READ, SEEN = "Georgia", "Arial"
"""What is read, and what is looked up: faces that are on every computer which has PowerPoint."""


class Place(NamedTuple):
    """Where a drawing stands on a slide: its left and top in EMU, and how many EMU one of its px takes."""

    left: int
    top: int
    scale: float

    def x(self, px: float) -> Emu:
        return Emu(self.left + round(px * self.scale))

    def y(self, px: float) -> Emu:
        return Emu(self.top + round(px * self.scale))

    def size(self, px: float) -> Emu:
        return Emu(round(px * self.scale))


def draw(
    slide: Slide, drawing: str, place: Place, language: str, also: Iterable[BaseShape] = ()
) -> GroupShape:
    """The drawing as one group of shapes, with further shapes that stay with it."""
    pen = _Pen(slide, place, language)
    made = [shape for element in painted(drawing) for shape in pen.shapes(element)]
    return slide.shapes.add_group_shape([*made, *also])


class _Pen:
    """Puts elements of a drawing on a slide."""

    def __init__(self, slide: Slide, place: Place, language: str) -> None:
        self._shapes = slide.shapes
        self._place = place
        self._language = LANGUAGES.get(language, MSO_LANGUAGE_ID.ENGLISH_UK)

    def shapes(self, element: ElementTree.Element) -> Iterable[BaseShape]:
        at, place = element.attrib, self._place
        match element.tag:
            case "g":
                for child in element:
                    yield from self.shapes(child)
            case "text":
                yield self._text(element)
            case "line":
                ends = (
                    place.x(float(at["x1"])),
                    place.y(float(at["y1"])),
                    place.x(float(at["x2"])),
                    place.y(float(at["y2"])),
                )
                made = self._shapes.add_connector(MSO_CONNECTOR_TYPE.STRAIGHT, *ends)
                self._stroke(made.line, at)
                yield _plain(made)
            case "rect":
                box = (
                    place.x(float(at["x"])),
                    place.y(float(at["y"])),
                    place.size(float(at["width"])),
                    place.size(float(at["height"])),
                )
                yield self._filled(self._shapes.add_shape(MSO_AUTO_SHAPE_TYPE.RECTANGLE, *box), at)
            case "circle":
                x, y, r = float(at["cx"]), float(at["cy"]), float(at["r"])
                box = place.x(x - r), place.y(y - r), place.size(2 * r), place.size(2 * r)
                yield self._filled(self._shapes.add_shape(MSO_AUTO_SHAPE_TYPE.OVAL, *box), at)
            case "path" if "h0" in at["d"]:
                yield from self._dots(at)
            case "path":
                yield self._filled(self._path(at["d"]), at)
            case "title":
                pass
            case other:
                raise ValueError(f"a drawing has '{other}', which no slide has a shape for")

    def _dots(self, at: dict[str, str]) -> Iterable[BaseShape]:
        """Strokes without length and with round ends (`svg.dots`): an oval each."""
        across, place = float(at["stroke-width"]), self._place
        for x, y in re.findall(r"M(-?[\d.]+) (-?[\d.]+)h0", at["d"]):
            box = (
                place.x(float(x) - across / 2),
                place.y(float(y) - across / 2),
                place.size(across),
                place.size(across),
            )
            yield self._filled(self._shapes.add_shape(MSO_AUTO_SHAPE_TYPE.OVAL, *box), {"fill": at["stroke"]})

    def _path(self, steps: str) -> Shape:
        """Lines from point to point: our drawings have no curves."""
        builder = None
        for line in steps.split("M")[1:]:
            numbers = [float(number) for number in re.findall(r"-?(?:\d+(?:\.\d+)?|\.\d+)", line)]
            places = list(zip(numbers[::2], numbers[1::2], strict=True))
            if "l" in line:  # steps from the place before
                places = list(
                    itertools.accumulate(places, lambda at, step: (at[0] + step[0], at[1] + step[1]))
                )
            points = [(self._place.x(x), self._place.y(y)) for x, y in places]
            if builder is None:
                builder = self._shapes.build_freeform(*points[0])
            else:
                builder.move_to(*points[0])
            builder.add_line_segments(points[1:], close=line.endswith("Z"))
        assert builder is not None
        made: Shape = builder.convert_to_shape()
        return made

    def _text(self, element: ElementTree.Element) -> Shape:
        at, place = element.attrib, self._place
        words = one_line(element.text or "")
        size, strong = float(at.get("font-size", SIZE)), int(at.get("font-weight", 400)) > 500
        wide = width_of(words, size=size, strong=strong)
        anchor = at.get("text-anchor", "start")
        left = float(at["x"]) - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        box = place.x(left), place.y(float(at["y"]) - ASCENT * size), place.size(wide), place.size(size * 1.2)
        made = self._shapes.add_textbox(*box)
        made.name = words[:60]
        if at.get("stroke", "none") != "none":  # its halo: no line of a scale runs through it
            made.fill.solid()
            made.fill.fore_color.rgb = RGBColor(255, 255, 255)
        frame = made.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.TOP
        paragraph = frame.paragraphs[0]
        paragraph.alignment = ALIGNED[anchor]
        run = paragraph.add_run()
        run.text = words
        font = run.font
        font.name = READ if "serif" in at.get("font-family", "").lower().split(",")[0] else SEEN
        font.size, font.bold, font.language_id = Pt(round(place.size(size).pt, 1)), strong, self._language
        font.color.rgb = ink(at.get("fill", colour("ink")))
        return made

    def _filled(self, shape: Shape, at: dict[str, str]) -> BaseShape:
        fill: FillFormat = shape.fill
        shade = at.get("fill", "#000000")
        if shade == "none":
            fill.background()
        else:
            fill.solid()
            fill.fore_color.rgb = ink(shade, float(at.get("opacity", 1)))
        self._stroke(shape.line, at)
        return _plain(shape)

    def _stroke(self, line: LineFormat, at: dict[str, str]) -> None:
        if at.get("stroke", "none") == "none":
            line.fill.background()
            return
        line.color.rgb = ink(at["stroke"], float(at.get("opacity", 1)))
        line.width = self._place.size(float(at.get("stroke-width", 1)))
        if "stroke-dasharray" in at:
            line.dash_style = MSO_LINE_DASH_STYLE.DASH


def _plain(shape: BaseShape) -> BaseShape:
    """The shape without its theme's style, which would give it a shadow."""
    for style in list(shape._element.iter("{*}style")):
        shape._element.remove(style)
    return shape


def ink(shade: str, opacity: float = 1.0) -> RGBColor:
    """A colour as it looks on paper of ours: where it lets that shine through, mixed with it.

    >>> str(ink("#000000", 0.5))
    '807E7C'
    """
    own, paper = (bytes.fromhex(code.removeprefix("#")) for code in (shade, colour("paper")))
    return RGBColor(*(round(a * opacity + b * (1 - opacity)) for a, b in zip(own, paper, strict=True)))
