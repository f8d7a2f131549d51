"""The report for Word and PowerPoint, opened again: the same words and figures as the page, footnotes and links that arrive, no stranger's hand in it."""

from __future__ import annotations

import functools
import io
import posixpath
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pptx
import pytest
from docx.oxml.ns import qn
from pptx.util import Emu

from countertrade.cli import main
from countertrade.errors import MissingPackageError
from countertrade.report.assembly import report_facts
from countertrade.report.contexts import Chart, ReportFacts, text_of
from countertrade.report.handouts import FORMS, handout
from countertrade.report.office.content import pictures
from countertrade.visible import one_line
from tests.report.invented import CASE, DEAL, FINDINGS, LINEAGE, OUTCOME
from tests.web.cases import client, make

LANGUAGES = ("en", "de")


@functools.cache
def facts_for(form: str, language: str) -> ReportFacts:
    return report_facts(
        CASE, LINEAGE, FINDINGS, OUTCOME, DEAL, language=language, by="J. Roe", **FORMS[form].drawn
    )


@functools.cache
def file_of(form: str, language: str) -> bytes:
    return handout(form, facts_for(form, language))


EVERY = [(form, language) for form in ("docx", "pptx") for language in LANGUAGES]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        return {name: archive.read(name) for name in names}


@pytest.mark.parametrize(("form", "language"), EVERY)
def test_the_package_is_whole(form: str, language: str) -> None:
    """Every part is well-formed and has a type, every relationship arrives, and what leads outside is a link to a page."""
    found = parts(file_of(form, language))
    types = ElementTree.fromstring(found["[Content_Types].xml"])
    named = {kind.get("PartName") for kind in types} | {f".{kind.get('Extension')}" for kind in types}
    for name, data in found.items():
        assert (
            f"/{name}" in named
            or posixpath.splitext("x" + posixpath.basename(name))[1] in named
            or name == "[Content_Types].xml"
        ), name
        if name.endswith((".xml", ".rels")):
            root = ElementTree.fromstring(data)
        if not name.endswith(".rels"):
            continue
        for relation in root:
            target = relation.get("Target", "")
            if relation.get("TargetMode") == "External":
                assert relation.get("Type", "").endswith("/hyperlink")
                assert target.startswith(("https://", "http://")), target
                continue
            place = posixpath.normpath(
                posixpath.join("/", posixpath.dirname(posixpath.dirname(name)), target)
            )
            assert place.removeprefix("/") in found, f"{name}: {target}"


@pytest.mark.parametrize(("form", "language"), EVERY)
def test_the_same_facts_give_the_same_bytes(form: str, language: str) -> None:
    assert file_of.__wrapped__(form, language) == file_of(form, language)


# --- Word ---------------------------------------------------------------------------------------------------------------


@pytest.fixture(params=LANGUAGES)
def word(request: pytest.FixtureRequest) -> tuple[ReportFacts, Any]:
    key = "docx", request.param
    return facts_for(*key), docx.Document(io.BytesIO(file_of(*key)))


def test_a_document_answers_and_says_what_not_to_print(word: tuple[ReportFacts, Any]) -> None:
    facts, document = word
    paragraphs = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    assert ("Title", one_line(text_of(facts.answer.headline))) in paragraphs
    assert ("Warning", one_line(text_of(facts.answer.trust.warning))) in paragraphs
    said = [text for _, text in paragraphs]
    for prose in (facts.answer.sentence, facts.answer.trust.sources, *facts.answer.trust.uncounted):
        assert one_line(text_of(prose)) in said
    assert document.core_properties.title == one_line(facts.masthead.title)
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {
        {"en": "en-GB", "de": "de-DE"}[facts.language]
    }


def test_its_tables_have_the_figures_of_the_page(word: tuple[ReportFacts, Any]) -> None:
    facts, document = word
    charts = pictures(facts)
    assert {chart.id for chart in charts} >= {"scenarios", "exchange", "fan", "contributions"}
    assert any(chart.id.startswith("tree-") for chart in charts)
    assert len(document.tables) == len(charts)
    for chart, table in zip(charts, document.tables, strict=True):
        wanted = [list(chart.table.head), *([text_of(cell) for cell in row] for row in chart.table.rows)]
        assert [[cell.text for cell in row.cells] for row in table.rows] == [
            [one_line(cell) for cell in row] for row in wanted
        ]


def test_each_picture_is_sharp_and_says_what_it_shows_from_where_and_when(
    word: tuple[ReportFacts, Any],
) -> None:
    facts, document = word
    shown = list(document.element.body.iter(qn("wp:docPr")))
    for chart, properties, shape in zip(pictures(facts), shown, document.inline_shapes, strict=True):
        said = properties.get("descr")
        assert one_line(chart.title) in said
        assert one_line(chart.source) in said
        png = document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed].blob
        pixels = int.from_bytes(png[16:20], "big")
        assert png.startswith(b"\x89PNG")
        assert pixels / Emu(shape.width).inches > 290
    assert re.search(r"20\d\d", chart.source)


def test_a_quote_is_a_footnote_that_word_numbers(word: tuple[ReportFacts, Any]) -> None:
    facts, document = word
    marks = [int(e.get(qn("w:id"))) for e in document.element.body.iter(qn("w:footnoteReference"))]
    assert marks == list(range(1, len(marks) + 1)), "each once, in the order in which they are read"
    part = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/footnotes"))
    notes = {
        note.get(qn("w:id")): "".join(text.text or "" for text in note.iter(qn("w:t")))
        for note in ElementTree.fromstring(part.blob)
    }
    assert set(notes) == {"-1", "0", *map(str, marks)}
    quotes = {
        one_line(statement.quote) for group in facts.statements.groups for statement in group.statements
    }
    assert sum(any(quote in note for quote in quotes) for note in notes.values()) >= 3
    fields = [e.get(qn("w:instr")) for e in document.element.body.iter(qn("w:fldSimple"))]
    known = {e.get(qn("w:name")) for e in document.element.body.iter(qn("w:bookmarkStart"))}
    assert all(field.split()[1] in known for field in fields)
    links = {rel.target_ref for rel in part.rels.values()}
    assert "https://harbour.example/oil" in links


# --- PowerPoint ---------------------------------------------------------------------------------------------------------


@pytest.fixture(params=LANGUAGES)
def deck(request: pytest.FixtureRequest) -> tuple[ReportFacts, Any]:
    key = "pptx", request.param
    return facts_for(*key), pptx.Presentation(io.BytesIO(file_of(*key)))


def shapes(of: Any) -> Iterator[Any]:
    for shape in of:
        yield shape
        if shape.shape_type is not None and shape.shape_type.name == "GROUP":
            yield from shapes(shape.shapes)


def words_of(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in shapes(slide.shapes) if shape.has_text_frame)


def test_a_deck_answers_first_then_says_what_not_to_print(deck: tuple[ReportFacts, Any]) -> None:
    facts, made = deck
    first, second, *_ = made.slides
    assert first.shapes.title.text_frame.text == one_line(text_of(facts.answer.headline))
    assert one_line(text_of(facts.answer.sentence)) in words_of(first)
    assert facts.answer.trust.warning_title in words_of(second)
    for piece in facts.answer.trust.warning:
        assert one_line(piece.text) in words_of(second)


def labels(chart: Chart) -> list[str]:
    return [one_line(text.text or "") for text in ElementTree.fromstring(str(chart.drawing)).iter("text")]


def test_a_picture_is_shapes_with_the_labels_of_the_drawing_and_its_figures_in_the_notes(
    deck: tuple[ReportFacts, Any],
) -> None:
    facts, made = deck
    by_title = {slide.shapes.title.text_frame.text: slide for slide in made.slides}
    for chart in pictures(facts):
        slide = by_title[one_line(chart.title)]
        (group,) = (shape for shape in slide.shapes if shape.shape_type.name == "GROUP")
        written = [shape.text_frame.text for shape in shapes(group.shapes) if shape.has_text_frame]
        assert [text for text in written if text][:-1] == [text for text in labels(chart) if text]
        assert one_line(chart.source) in written, "source, date and caveat move with it"
        assert one_line(chart.source) in group._element.nvGrpSpPr.cNvPr.get("descr")
        drawn = re.findall(r"<(?:line|rect|circle|path d=\"M[^\"]*(?:l|L|Z))|h0", str(chart.drawing))
        assert len(list(shapes(group.shapes))) == len(written) - sum(not text for text in written) + len(
            drawn
        )
        notes = slide.notes_slide.notes_text_frame.text
        for row in chart.table.rows:
            assert "\t".join(one_line(text_of(cell)) for cell in row) in notes


def test_nothing_leaves_its_slide(deck: tuple[ReportFacts, Any]) -> None:
    _, made = deck
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height


def test_what_a_slide_cites_stands_among_the_sources(deck: tuple[ReportFacts, Any]) -> None:
    _, made = deck
    raised = {
        run.text
        for slide in made.slides
        for shape in shapes(slide.shapes)
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.font._element.get("baseline")
    }
    assert raised
    listed = {
        line.partition(" ")[0]
        for slide in made.slides
        if slide.shapes.title.text_frame.text in ("Sources", "Quellen")
        for line in words_of(slide).splitlines()
    }
    assert raised <= listed


# --- ways to it ---------------------------------------------------------------------------------------------------------


def test_a_command_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = make(tmp_path / "oz")
    for asked in (["--format", "docx"], ["--out", str(tmp_path / "answer.pptx")]):
        with pytest.raises(SystemExit) as ended:
            main(["report", str(case), "--draws", "256", *asked])
        assert ended.value.code == 0
    said = capsys.readouterr().out
    assert f"{case / 'report.docx'}: report version 1" in said
    assert f"{tmp_path / 'answer.pptx'}: report version 2" in said
    assert docx.Document(str(case / "report.docx")).tables
    assert len(pptx.Presentation(str(tmp_path / "answer.pptx")).slides) > 4


def test_an_ending_that_says_another_form_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "answer.pptx"
    with pytest.raises(SystemExit) as ended:
        main(["report", str(make(tmp_path / "oz")), "--format", "docx", "--out", str(target)])
    assert ended.value.code == 2
    assert "a docx file needs another ending" in capsys.readouterr().err
    assert not target.exists()


def test_the_page_hands_out_what_its_sliders_say(tmp_path: Path) -> None:
    page = client(make(tmp_path / "oz"))
    html = page.get("/answer").text
    for form in ("docx", "pptx"):
        assert f"/answer/file?form={form}&amp;" in html
        got = page.get(f"/answer/file?form={form}&pin.cost=975")
        assert got.headers["content-type"] == FORMS[form].kind
        assert f"oz.{form}" in got.headers["content-disposition"]
        assert parts(got.content)
    assert page.get("/answer/file?form=exe").status_code == 409


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(MissingPackageError, match=r"countertrade\[office\]"):
        handout("pptx", facts_for("pptx", "en"))
