"""The report as a PowerPoint deck: the answer, how far to trust it and what not to print, a slide a picture, the sources.

Pictures are shapes and text (`office.shapes`); the figures of each stand in the notes of its slide, as a table that a spreadsheet takes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

import pptx
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from countertrade.report.contexts import Chart, Piece, Prose, ReportFacts, text_of
from countertrade.report.exports import timeless
from countertrade.report.office.content import alternative, cited, pictures, sources
from countertrade.report.office.shapes import LANGUAGES, READ, SEEN, Place, draw, ink
from countertrade.report.paint import colour
from countertrade.report.text_metrics import wrapped
from countertrade.report.words import words
from countertrade.visible import one_line

WIDE, HIGH = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.55)
ROOM = Emu(WIDE - 2 * MARGIN)
TITLE_ONLY = 5
"""The template's layout that has a title and nothing else."""
LARGEST = 1.35
"""Points that a px of a drawing may take at most: larger labels than these look like titles."""
PER_SLIDE = 11
"""Sources on a slide."""


def slides(facts: ReportFacts) -> bytes:
    """The report as the bytes of a .pptx; made of facts whose chains have SLIDE_ROWS rows at most."""
    return Deck(facts).written()


class Deck:
    """A deck being made from its first slide to its last."""

    def __init__(self, facts: ReportFacts) -> None:
        self._facts = facts
        self._deck = pptx.Presentation()
        self._sources = sources(facts)
        self._cited: dict[str, int] = {}
        self._set_page()
        self._answer()
        self._trust()
        for chart in pictures(facts):
            self._picture(chart)
        self._list(words(facts.language).say("office.sources"), self._notes())
        self._list(facts.articles.heading, [
            (Piece(text=f"{line.term} ", tone="strong"), *line.text, *((Piece(text=" "), *line.detail) if line.detail else ()))
            for line in facts.articles.lines
        ])  # fmt: skip

    def written(self) -> bytes:
        """The deck as bytes, the same for the same facts."""
        out = io.BytesIO()
        self._deck.save(out)
        return timeless(out.getvalue())

    # --- slides -----------------------------------------------------------------------------------------------------------

    def _answer(self) -> None:
        """The answer, on what it is given, and what the document is."""
        masthead, answer = self._facts.masthead, self._facts.answer
        slide = self._slide(answer.headline, Inches(1.2), Inches(3.1), (32, 28, 24, 20))
        self._box(
            slide,
            [(Piece(text=answer.question, tone="quiet"),)],
            Inches(0.5),
            Inches(0.6),
            (16, 14, 12),
            SEEN,
        )
        self._box(slide, [answer.sentence], Inches(4.5), Inches(1.4), (20, 18, 16, 14), READ)
        about = [
            (Piece(text=line, tone="quiet"),)
            for line in (masthead.title, f"{masthead.edition} · {masthead.basis}")
        ]
        self._box(slide, about, Inches(6.4), Inches(0.7), (12, 11, 10), SEEN)

    def _trust(self) -> None:
        """How far to trust it at the left, what not to print at the right."""
        trust = self._facts.answer.trust
        slide = self._slide((Piece(text=trust.heading),), Inches(0.5), Inches(0.7), (28,))
        half = Emu(ROOM * 11 // 20)
        lines: list[Prose] = [trust.sources, *(row.text for row in trust.inputs), trust.reviewed]
        if trust.uncounted:
            lines += [(Piece(text=trust.uncounted_title, tone="strong"),), *trust.uncounted]
        self._box(slide, lines, Inches(1.5), Inches(5.4), (16, 14, 12, 11), SEEN, width=half)
        warning = [(Piece(text=trust.warning_title, tone="strong"),), trust.warning, trust.more]
        left = Emu(MARGIN + half + Inches(0.5))
        made = self._box(
            slide,
            warning,
            Inches(1.5),
            Inches(3.6),
            (18, 16, 14, 12),
            SEEN,
            left=left,
            width=Emu(ROOM - half - Inches(0.5)),
            ink_="warn",
        )
        made.line.color.rgb, made.line.width = ink(colour("warn")), Pt(2)
        frame = made.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Inches(0.2)

    def _picture(self, chart: Chart) -> None:
        """A chart as shapes, with its source in one group, how it is read above it and its figures in the notes."""
        slide = self._slide((Piece(text=chart.title),), Inches(0.45), Inches(0.65), (26, 22, 18))
        self._box(
            slide, [(Piece(text=chart.lead, tone="quiet"),)], Inches(1.05), Inches(0.45), (13, 12, 11), SEEN
        )
        top, foot = Inches(1.65), Inches(6.75)
        wide, high = _extent(chart.drawing)
        scale = min(ROOM / wide, (foot - top) / high, Pt(LARGEST))
        place = Place(MARGIN, top, scale)
        below = self._box(
            slide, [(Piece(text=chart.source, tone="quiet"),)], Inches(6.85), Inches(0.4), (11, 10, 9), SEEN
        )
        group = draw(slide, chart.drawing, place, self._facts.language, [below])
        group.name = one_line(chart.title)
        _describe(group, alternative(chart))
        rows = [chart.table.head, *(tuple(map(text_of, row)) for row in chart.table.rows)]
        said = [chart.lead, chart.source, *("\t".join(map(one_line, row)) for row in rows)]
        notes = slide.notes_slide.notes_text_frame
        assert notes is not None
        notes.text = "\n".join(filter(None, said))

    def _list(self, heading: str, lines: Sequence[Prose]) -> None:
        """Lines with their links, on as many slides as they need."""
        for start in range(0, len(lines), PER_SLIDE):
            slide = self._slide((Piece(text=heading),), Inches(0.5), Inches(0.7), (28,))
            self._box(
                slide,
                lines[start : start + PER_SLIDE],
                Inches(1.4),
                Inches(5.6),
                (14, 13, 12, 11, 10, 9),
                SEEN,
            )

    def _notes(self) -> list[Prose]:
        """What the slides so far cite, by number."""
        return [
            (
                Piece(text=f"{number} ", tone="strong"),
                Piece(text=self._sources[key].text),
                *(
                    piece
                    for name, page in self._sources[key].pages
                    for piece in (Piece(text=" "), Piece(text=name, href=page))
                ),
            )
            for key, number in self._cited.items()
        ]

    # --- parts ------------------------------------------------------------------------------------------------------------

    def _slide(self, title: Prose, top: int, height: int, sizes: Sequence[int]) -> Slide:
        slide: Slide = self._deck.slides.add_slide(self._deck.slide_layouts[TITLE_ONLY])
        shape = slide.shapes.title
        assert shape is not None
        shape.left, shape.top, shape.width, shape.height = MARGIN, Emu(top), ROOM, Emu(height)
        self._fill(shape.text_frame, [title], ROOM, height, sizes, READ, "ink", bold=True)
        return slide

    def _box(
        self, slide: Slide, lines: Iterable[Prose], top: int, height: int, sizes: Sequence[int], face: str, *,
        left: int = MARGIN, width: int = ROOM, ink_: str = "ink",
    ) -> Shape:  # fmt: skip
        made = slide.shapes.add_textbox(Emu(left), Emu(top), Emu(width), Emu(height))
        self._fill(
            made.text_frame, [line for line in lines if text_of(line)], width, height, sizes, face, ink_
        )
        return made

    def _fill(
        self, frame: TextFrame, lines: Sequence[Prose], width: int, height: int, sizes: Sequence[int], face: str, ink_: str, *, bold: bool = False
    ) -> None:  # fmt: skip
        """The lines as paragraphs, in the largest of the sizes in which they fit."""
        size = _size(lines, width, height, sizes, bold)
        frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.LEFT
            paragraph.space_after = Pt(size * 0.35)
            for text, piece, raised in self._runs(line):
                run = paragraph.add_run()
                run.text = text
                font = run.font
                font.name, font.size, font.bold = face, Pt(size), bold or piece.tone == "strong"
                font.language_id = LANGUAGES.get(self._facts.language, LANGUAGES["en"])
                font.color.rgb = ink(colour(piece.tone if piece.tone in ("gain", "loss", "quiet") else ink_))
                if raised:
                    font._element.set("baseline", "30000")
                if piece.href and piece.href.startswith(("http://", "https://")):
                    run.hyperlink.address = piece.href

    def _runs(self, line: Prose) -> Iterator[tuple[str, Piece, bool]]:
        """Each piece, and after one that cites a source the number that the source has on the last slides, raised."""
        for piece in line:
            yield one_line(piece.text), piece, False
            if key := cited(piece, self._sources):
                number = self._cited.setdefault(key, len(self._cited) + 1)
                yield str(number), Piece(text=str(number)), True

    def _set_page(self) -> None:
        """Wide slides, also for those that an editor adds: the template's are narrow, so its places are stretched."""
        deck = self._deck
        stretch = WIDE / (deck.slide_width or WIDE)
        for page in (deck.slide_master, *deck.slide_layouts):
            for shape in page.placeholders:
                shape.left, shape.width = Emu(round(shape.left * stretch)), Emu(round(shape.width * stretch))
        deck.slide_width, deck.slide_height = WIDE, HIGH
        about = deck.core_properties
        about.title, about.subject = (
            one_line(text) for text in (self._facts.masthead.title, self._facts.answer.question)
        )
        about.language, about.author, about.comments = (
            self._facts.language,
            "Countertrade",
            self._facts.notes.foot,
        )


def _size(lines: Sequence[Prose], width: int, height: int, sizes: Sequence[int], bold: bool) -> int:
    """The largest of the sizes in points in which the lines fit the place, else the smallest."""
    room, high = Emu(width).pt, Emu(height).pt
    for size in sizes:
        rows = sum(len(wrapped(text_of(line), room, size=size, strong=bold)) for line in lines)
        if rows * size * 1.2 + len(lines) * size * 0.35 <= high:
            return size
    return sizes[-1]


def _extent(drawing: str) -> tuple[float, float]:
    """Width and height of a drawing in px."""
    _, _, wide, high = map(float, drawing.partition('viewBox="')[2].partition('"')[0].split())
    return wide, high


def _describe(shape: BaseShape, text: str) -> None:
    """What a shape shows, for those who do not see it."""
    for properties in shape._element.iter("{*}cNvPr"):
        properties.set("descr", one_line(text))
        break
