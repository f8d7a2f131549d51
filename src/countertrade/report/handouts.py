"""The report as a file to hand on: a page that loads nothing, a Word document, a PowerPoint deck; each made of the same facts."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from countertrade.errors import optional
from countertrade.report.contexts import ReportFacts
from countertrade.report.office.content import DOCUMENT_COLUMN, SLIDE_ROWS

OFFICE = "application/vnd.openxmlformats-officedocument"


class Form(NamedTuple):
    """A form of the report: its media type, the optional packages it takes, and how its drawings are asked of `report_facts`."""

    kind: str
    packages: tuple[str, ...] = ()
    drawn: dict[str, Any] = {}


FORMS = {
    "html": Form("text/html"),
    "docx": Form(f"{OFFICE}.wordprocessingml.document", ("docx", "resvg_py"), {"column": DOCUMENT_COLUMN}),
    "pptx": Form(f"{OFFICE}.presentationml.presentation", ("pptx",), {"rows": SLIDE_ROWS}),
}


def form_of(file: Path) -> str:
    """What the ending of a file's name says it is; a page where it says nothing.

    >>> form_of(Path("answer.DOCX")), form_of(Path("answer"))
    ('docx', 'html')
    """
    ending = file.suffix.lower().removeprefix(".")
    return ending if ending in FORMS else "html"


def ready(form: str) -> None:
    """Raises MissingPackageError where a package that this form takes is not installed."""
    for package in FORMS[form].packages:
        optional(package)


def handout(form: str, facts: ReportFacts) -> bytes:
    """The report in that form, of facts that were asked for with what `FORMS` says of it."""
    ready(form)
    match form:
        case "docx":
            from countertrade.report.office.word import document

            return document(facts)
        case "pptx":
            from countertrade.report.office.slides import slides

            return slides(facts)
    from countertrade.report.page import render

    return render(facts).encode()
