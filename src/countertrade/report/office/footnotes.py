"""Footnotes of a Word document, which python-docx does not write: the part that holds them, and the marks that lead to them.

ECMA-376 part 1, 17.11. Word numbers them itself, so that an editor may cut and move text; a second citation of the same source
is a field that takes its number from the first.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from countertrade.report.office.content import Source
from countertrade.visible import one_line

KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class Footnotes(Part):
    """The footnotes of a document in the order in which they are cited first."""

    def __init__(self, document: Document, text_style: str, mark_style: str) -> None:
        super().__init__(PackURI("/word/footnotes.xml"), KIND, package=document.part.package)
        self._styles = (text_style, mark_style)
        self._numbers: dict[str, int] = {}
        self._notes: list[str] = []
        document.part.relate_to(self, RELATIONSHIP_TYPE.FOOTNOTES)
        compat = document.settings.element.find(qn("w:compat"))
        named = f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        compat.addprevious(parse_xml(named))

    @property
    def blob(self) -> bytes:
        names = nsdecls("w", "r")
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {names}>{SEPARATORS}{"".join(self._notes)}</w:footnotes>'.encode()

    def cite(self, paragraph: Paragraph, key: str, source: Source) -> None:
        """A mark at the end of the paragraph that leads to the source's footnote, which is written at its first citation."""
        known = key in self._numbers
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        mark = f'<w:rPr><w:rStyle w:val="{self._styles[1]}"/></w:rPr>'
        if known:
            field = rf" NOTEREF _note{number} \f \h "
            run = f"<w:r>{mark}<w:t>{number}</w:t></w:r>"
            paragraph._p.append(
                parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{field}">{run}</w:fldSimple>')
            )
            return
        self._notes.append(self._note(number, source, mark))
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(qn("w:name"), f"_note{number}")
        for bookmark in (start, end):
            bookmark.set(qn("w:id"), str(number))
        run = f'<w:r {nsdecls("w")}>{mark}<w:footnoteReference w:id="{number}"/></w:r>'
        paragraph._p.extend((start, parse_xml(run), end))

    def _note(self, number: int, source: Source, mark: str) -> str:
        links = "".join(
            f'<w:r><w:t xml:space="preserve"> </w:t></w:r><w:hyperlink r:id="{self.relate_to(page, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)}">'
            f'<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{escape(one_line(name))}</w:t></w:r></w:hyperlink>'
            for name, page in source.pages
        )
        return (
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{self._styles[0]}"/></w:pPr>'
            f"<w:r>{mark}<w:footnoteRef/></w:r>"
            f'<w:r><w:t xml:space="preserve"> {escape(one_line(source.text))}</w:t></w:r>{links}</w:p></w:footnote>'
        )
