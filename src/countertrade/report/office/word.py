"""The report as a Word document: the answer, what not to print, how far to trust it, the pictures and their figures, the sources.

Text is text and tables are tables, quotes are footnotes; each picture brings its title, source, date and caveat in it.
"""

from __future__ import annotations

import functools
import io

import docx
import resvg_py
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu, RGBColor
from docx.text.paragraph import Paragraph

from countertrade.report import faces
from countertrade.report.contexts import Chart, Prose, ReportFacts, Table, text_of
from countertrade.report.exports import timeless
from countertrade.report.office.content import DOCUMENT_COLUMN, alternative, cited, pictures, sources
from countertrade.report.office.footnotes import Footnotes
from countertrade.report.page import picture
from countertrade.report.paint import colour
from countertrade.report.words import words
from countertrade.visible import one_line

PAGE, MARGIN = (Cm(21.0), Cm(29.7)), Cm(2.2)
READ, SEEN = "Georgia", "Arial"
"""What is read, and what is looked up: faces that are on every computer which has Word."""
LONG, PADDING = 24, 4
"""Characters that a column of a table may ask room for at most, beyond its longest word; and what its padding takes."""
SHARP = 300
"""Dots per inch of a picture on paper."""


def document(facts: ReportFacts) -> bytes:
    """The report as the bytes of a .docx; made of facts whose drawings are DOCUMENT_COLUMN px wide."""
    made = Manuscript(facts)
    answer, trust = facts.answer, facts.answer.trust
    made.say(facts.masthead.title, "Small")
    made.say(" · ".join((facts.masthead.edition, facts.masthead.basis)), "Small")
    made.say(answer.question, "Asked")
    made.prose(answer.headline, "Title")
    made.prose(answer.sentence)
    made.say(trust.warning_title, "Warning")
    made.prose(trust.warning, "Warning")
    made.prose(trust.more, "Warning")
    made.say(trust.heading, "Heading 1")
    made.prose(trust.sources)
    for row in trust.inputs:
        made.prose(row.text, "List Bullet")
    made.prose(trust.reviewed)
    if trust.uncounted:
        made.say(trust.uncounted_title, "Heading 2")
        for item in trust.uncounted:
            made.prose(item, "List Bullet")
    made.say(facts.charts.heading, "Heading 1")
    for chart in pictures(facts):
        made.picture(chart)
        if chart is facts.exchange.chart:
            for item in facts.exchange.others:
                made.prose(item, "Small")
    made.say(words(facts.language).say("office.figures"), "Heading 1")
    for chart in pictures(facts):
        made.say(chart.title, "Heading 2")
        made.table(chart.table)
        made.say(chart.source, "Small")
    made.say(facts.articles.heading, "Heading 1")
    for line in facts.articles.lines:
        made.prose((*line.text, *line.detail), "List Bullet", term=line.term)
    made.say(facts.notes.foot, "Small")
    return made.written()


class Manuscript:
    """A document being written from top to bottom."""

    def __init__(self, facts: ReportFacts) -> None:
        self._document = docx.Document()
        self._sources = sources(facts)
        _set_page(self._document, facts.masthead.title)
        _set_styles(self._document, facts.language)
        styles = self._document.styles
        self._footnotes = Footnotes(
            self._document, styles["footnote text"].style_id, styles["footnote reference"].style_id
        )
        about = self._document.core_properties
        about.title, about.subject = one_line(facts.masthead.title), one_line(facts.answer.question)
        about.language, about.author, about.comments = facts.language, "Countertrade", facts.notes.foot

    def say(self, text: str, style: str = "Normal") -> None:
        """A paragraph of plain text; none where there is nothing to say."""
        if text:
            self._document.add_paragraph(one_line(text), style)

    def prose(self, pieces: Prose, style: str = "Normal", *, term: str = "") -> None:
        """A paragraph with its footnotes, begun by a term."""
        if pieces or term:
            paragraph = self._document.add_paragraph(style=style)
            if term:
                paragraph.add_run(f"{one_line(term)} ").bold = True
            self._put(paragraph, pieces)

    def picture(self, chart: Chart) -> None:
        """A chart with its title and source in it, and below how it is read."""
        png, wide = rastered(picture(chart), PAGE[0] - 2 * MARGIN)
        paragraph = self._document.add_paragraph(style="Picture")
        run = paragraph.add_run()
        run.add_picture(io.BytesIO(png), width=Emu(wide))
        for shown in run.element.iter(qn("wp:docPr")):
            shown.set("descr", one_line(alternative(chart)))
            shown.set("name", one_line(chart.title))
        self.say(chart.lead, "Small")

    def table(self, figures: Table) -> None:
        """The rows under a head that is repeated on each page."""
        made = self._document.add_table(rows=0, cols=len(figures.head), style="Figures")
        made.alignment, made.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        widths = _widths(figures)
        for column, wide in zip(made.columns, widths, strict=True):
            column.width = wide
        for at, row in enumerate((None, *figures.rows)):
            line = made.add_row()
            for number, cell in enumerate(line.cells):
                cell.width = widths[number]
                paragraph = cell.paragraphs[0]
                paragraph.style = self._document.styles["Figure"]
                if figures.numeric[number]:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                if row is None:
                    paragraph.add_run(one_line(figures.head[number])).bold = True
                else:
                    self._put(paragraph, row[number])
            properties = line._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if at == 0:
                properties.append(OxmlElement("w:tblHeader"))

    def written(self) -> bytes:
        """The document as bytes, the same for the same facts."""
        out = io.BytesIO()
        self._document.save(out)
        return timeless(out.getvalue())

    def _put(self, paragraph: Paragraph, pieces: Prose) -> None:
        for piece in pieces:
            if piece.href and piece.href.startswith(("http://", "https://")):
                self._link(paragraph, piece.text, piece.href)
                continue
            run = paragraph.add_run(one_line(piece.text))
            run.bold = piece.tone == "strong" or None
            if piece.tone in ("gain", "loss", "quiet"):
                run.font.color.rgb = _ink(piece.tone)
            if key := cited(piece, self._sources):
                self._footnotes.cite(paragraph, key, self._sources[key])

    def _link(self, paragraph: Paragraph, text: str, address: str) -> None:
        found = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{found}"/>')
        run = paragraph.add_run(one_line(text), self._document.styles["Hyperlink"])
        link.append(run.element)
        paragraph._p.append(link)


def rastered(drawn: str, room: int) -> tuple[bytes, int]:
    """A drawing as PNG for a place `room` EMU wide, sharp on paper, and its width there: no larger than its type is elsewhere."""
    pixels = float(drawn.partition(' width="')[2].partition('"')[0])
    wide = min(room, round(room * pixels / DOCUMENT_COLUMN))
    png = resvg_py.svg_to_bytes(
        svg_string=drawn,
        zoom=SHARP * Emu(wide).inches / pixels,
        background="#ffffff",
        font_files=faces.drawn(),
    )
    return bytes(png), wide


def _widths(figures: Table) -> list[Emu]:
    """The width of each column: as its longest entry asks, within bounds, so that none starves another."""
    texts = [[name, *(text_of(row[at]) for row in figures.rows)] for at, name in enumerate(figures.head)]
    asked = [
        max(
            min(LONG, max(map(len, column))),
            *(len(word) + PADDING for text in column for word in text.split(" ")),
        )
        for column in texts
    ]
    return [Emu((PAGE[0] - 2 * MARGIN) * share // sum(asked)) for share in asked]


@functools.cache
def _ink(name: str) -> RGBColor:
    return RGBColor.from_string(colour(name).removeprefix("#"))


def _set_page(document: Document, title: str) -> None:
    """A4, the title and the number of the page at the foot of each."""
    for zoom in document.settings.element.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")  # which the schema asks for and the template lacks
    section = document.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{one_line(title)} · ")
    number = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    foot._p.append(parse_xml(number))


def _set_styles(document: Document, language: str) -> None:
    """The template's styles give way to ours, in which an editor changes type and colours in one place."""
    styles = document.styles.element
    for said in styles.iter(qn("w:lang")):
        said.set(qn("w:val"), {"de": "de-DE"}.get(language, "en-GB"))
    ours = {name.lower() for name, *_ in PARAGRAPHS} | {"footnote reference", "hyperlink", "figures"}
    for style in list(styles.iter(qn("w:style"))):
        kept = style.get(qn("w:default")) and style.get(qn("w:styleId")) != "Normal"
        if not kept or style.find(qn("w:name")).get(qn("w:val")).lower() in ours:
            styles.remove(style)
    for xml in (*(_paragraph_style(*look) for look in PARAGRAPHS), *OTHERS):
        styles.append(
            parse_xml(xml.format(names=nsdecls("w"), accent=colour("accent")[1:], rule=colour("rule")[1:]))
        )


PARAGRAPHS = (
    # name, face, half points, colour, bold, twips before and after, further properties by their place in the schema
    ("Normal", READ, 21, "ink", False, 0, 120, "", ""),
    ("Small", SEEN, 16, "quiet", False, 0, 80, "", ""),
    ("Asked", SEEN, 19, "quiet", False, 240, 40, "<w:keepNext/>", ""),
    ("Title", READ, 34, "ink", True, 0, 160, "<w:keepLines/>", ""),
    ("heading 1", READ, 26, "ink", True, 320, 100, "<w:keepNext/><w:keepLines/>", '<w:outlineLvl w:val="0"/>'),
    ("heading 2", READ, 21, "ink", True, 200, 60, "<w:keepNext/><w:keepLines/>", '<w:outlineLvl w:val="1"/>'),
    ("List Bullet", READ, 21, "ink", False, 0, 40, '<w:numPr><w:numId w:val="1"/></w:numPr>', ""),
    ("Warning", READ, 21, "warn", False, 40, 40,
     '<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{warn}"/></w:pBdr>', ""),
    ("Picture", READ, 21, "ink", False, 200, 40, "<w:keepNext/>", ""),
    ("Figure", SEEN, 16, "ink", False, 20, 20, "", ""),
    ("footnote text", READ, 17, "ink", False, 0, 40, "", ""),
    ("footer", SEEN, 16, "quiet", False, 0, 0, "", ""),
)  # fmt: skip
"""The styles of paragraphs, with Word's own names where it has one."""

OTHERS = (
    '<w:style {names} w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:color w:val="{accent}"/><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    '<w:style {names} w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:color w:val="{accent}"/><w:u w:val="single"/></w:rPr></w:style>',
    '<w:style {names} w:type="table" w:customStyle="1" w:styleId="Figures"><w:name w:val="Figures"/><w:basedOn w:val="TableNormal"/>'
    '<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="{rule}"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{rule}"/></w:tblBorders></w:tblPr></w:style>',
)


def _paragraph_style(
    name: str, face: str, size: int, ink: str, bold: bool, before: int, after: int, first: str, last: str
) -> str:
    """A style as WordprocessingML (ECMA-376 part 1, 17.7.4), its properties in the order of the schema."""
    own = name in ("Small", "Asked", "Warning", "Picture", "Figure")
    key = "".join(word[0].upper() + word[1:] for word in name.split())
    about = {"Normal": ' w:default="1"'}.get(name, ' w:customStyle="1"' if own else "")
    based = "" if name == "Normal" else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style {{names}} w:type="paragraph"{about} w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f'<w:pPr>{first.format(warn=colour("warn")[1:])}<w:spacing w:before="{before}" w:after="{after}" w:line="264" w:lineRule="auto"/>{last}</w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:cs="{face}"/>{"<w:b/>" if bold else ""}'
        f'<w:color w:val="{colour(ink)[1:]}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )
