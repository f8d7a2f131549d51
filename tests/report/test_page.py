"""The page as a file: nothing from outside, hostile text stays text, every link arrives, contrast and size as promised."""

from __future__ import annotations

import base64
import functools
import hashlib
import html.parser
import re
from collections import Counter
from importlib import resources
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest

from countertrade.records import Latent, Message, Source, message, replace
from countertrade.report import faces
from countertrade.report.assembly import report_facts
from countertrade.report.exports import decisions_from_xlsx
from countertrade.report.page import picture, render
from countertrade.report.paint import asset
from tests.report.invented import CASE, DEAL, EVIL, FINDINGS, LINEAGE, OUTCOME

LIMIT = 400_000
"""Bytes of a report: what a mail carries and a phone opens at once. Six chains drawn anew for a phone take 30,000 of them."""
VOID = {"meta", "link", "img", "br", "hr", "input"}
FETCHING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "ping", "manifest"}


class Page(html.parser.HTMLParser):
    """What a browser finds in a page: elements with attributes, and the text of each style and script."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.inner: list[tuple[str, dict[str, str], str]] = []
        self.text: list[str] = []
        self.unclosed: list[str] = []
        self._inside: tuple[str, dict[str, str]] | None = None
        self._open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        self.elements.append((tag, found))
        if tag in ("script", "style"):
            self._inside = (tag, found)
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._inside = None
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.unclosed.append(tag)

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.inner.append((*self._inside, data))
        else:
            self.text.append(data)


@functools.cache
def html_of(language: str = "en", *, script: bool = False) -> str:
    facts = report_facts(CASE, LINEAGE, FINDINGS, OUTCOME, DEAL, language=language, version=2, by="J. Roe")
    return render(facts, script=script)


@pytest.mark.parametrize(
    ("language", "script"), [("en", False), ("de", False), ("en", True)], ids=["en", "de", "with script"]
)
def test_nothing_is_loaded_from_outside(language: str, script: bool) -> None:
    page = Page(html_of(language, script=script))
    for tag, attributes in page.elements:
        assert tag not in (
            "link",
            "iframe",
            "object",
            "embed",
            "base",
            "img",
            "image",
            "use",
            "audio",
            "video",
        )
        assert not FETCHING & {name for name in attributes if not name.startswith("data-")}, (tag, attributes)
        assert not any(name.startswith("on") or name == "style" for name in attributes), (tag, attributes)
        if tag != "a":
            assert "href" not in attributes
            assert "xlink:href" not in attributes
    styles = "".join(inner for tag, _, inner in page.inner if tag == "style")
    assert "@import" not in styles
    assert all(address.startswith('"data:') for address in re.findall(r"url\(([^)]*)", styles))


@pytest.mark.parametrize("script", [False, True], ids=["small", "with script"])
def test_the_policy_names_exactly_the_styles_and_scripts_of_the_page(script: bool) -> None:
    page = Page(html_of(script=script))
    policy = next(
        a["content"] for tag, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        allowed = next(part.split()[1:] for part in policy.split("; ") if part.startswith(directive))
        run = [inner for name, a, inner in page.inner if name == tag]
        digests = [base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode() for inner in run]
        assert {f"'sha256-{digest}'" for digest in digests} <= set(allowed) | {"'none'"}
        if tag == "script":
            assert (len(run) > 0) == script


def test_hostile_text_stays_text() -> None:
    page = Page(html_of("en"))
    assert any(EVIL in text for text in page.text)
    assert not [a for tag, a in page.elements if "onload" in a]
    assert not [inner for tag, a, inner in page.inner if tag == "script"]
    targets = [a["href"] for tag, a in page.elements if tag == "a" and "href" in a]
    carried = [a["href"] for tag, a in page.elements if tag == "a" and "download" in a]
    assert all(re.match(r"#|https?://", target) for target in targets if target not in carried)
    assert all(
        re.fullmatch(r"data:[\w/.+-]+;(base64,[\w+/=]+|charset=utf-8,[^\"'<>&#]+)", target)
        for target in carried
    )
    assert "javascript:alert(3)" in " ".join(page.text)


def poisoned(record: Any, *fields: str) -> Any:
    return replace(record, **dict.fromkeys(fields, EVIL))


def test_hostile_text_in_every_field_that_people_or_pages_fill() -> None:
    case = replace(
        poisoned(CASE, "title", "question"),
        parties=tuple(replace(party, name={"en": EVIL}) for party in CASE.parties),
        measures=tuple(replace(measure, title={"en": EVIL}) for measure in CASE.measures),
        articles=tuple(
            poisoned(article, "outlet", "title", "url", "author", "archive_url") for article in CASE.articles
        ),
        claims=tuple(
            replace(
                poisoned(claim, "text"),
                attribution=replace(
                    claim.attribution, source=Source(span=None, text=EVIL, name=EVIL, role=EVIL), via=(EVIL,)
                ),
            )
            for claim in CASE.claims
        ),
        decisions=tuple(poisoned(made, "reason", "by") for made in CASE.decisions),
        reference=tuple(
            poisoned(row, "quantity", "source", "note", "url", "bounds") for row in CASE.reference
        ),
    )
    findings = tuple(
        replace(poisoned(finding, "message", "working"), readings=(EVIL,)) for finding in FINDINGS
    )
    outcome = replace(
        OUTCOME,
        method=message("run.warned", place=EVIL, what=EVIL),
        warnings=(Message(key=EVIL, text=EVIL), message("run.drawn", event=EVIL)),
        flows=tuple(replace(flow, flow=f"{flow.flow} {EVIL}") for flow in OUTCOME.flows),
        answers=tuple(replace(answer, question=f"{answer.question} {EVIL}") for answer in OUTCOME.answers),
    )
    retold = tuple(
        replace(edge, drift=tuple(replace(d, before=EVIL, after=EVIL) for d in edge.drift))
        for edge in LINEAGE.retellings
    )
    lineage = replace(
        LINEAGE, retellings=retold, latent=(Latent(measure="oil", outlet=EVIL, claims=("c-x",)),)
    )
    text = render(report_facts(case, lineage, findings, outcome, DEAL, by=EVIL, version=EVIL), script=False)
    page = Page(text)
    assert "<script>alert" not in text
    assert "<svg onload" not in text
    assert not [a for _, a in page.elements if any(name.startswith("on") for name in a)]
    assert sum(tag == "script" for tag, _ in page.elements) == 0
    assert page.unclosed == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_link_arrives_and_every_place_has_one_name(language: str) -> None:
    page = Page(html_of(language))
    ids = Counter(a["id"] for _, a in page.elements if "id" in a)
    assert [name for name, count in ids.items() if count > 1] == []
    targets = {a["href"][1:] for tag, a in page.elements if tag == "a" and a.get("href", "").startswith("#")}
    assert targets - set(ids) == set()


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_report_without_a_deal_has_no_broken_link(language: str) -> None:
    page = Page(render(report_facts(CASE, LINEAGE, FINDINGS, OUTCOME, language=language), script=False))
    ids = {a["id"] for _, a in page.elements if "id" in a}
    targets = {a["href"][1:] for tag, a in page.elements if tag == "a" and a.get("href", "").startswith("#")}
    assert targets <= ids


def test_the_page_is_well_formed_and_in_its_language() -> None:
    for language in ("en", "de"):
        page = Page(html_of(language))
        assert page.unclosed == []
        assert ("html", {"lang": language}) in page.elements
        headings = [tag for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
        assert headings.count("h1") == 1


def test_what_scrolls_can_be_reached_by_keyboard_and_has_a_name() -> None:
    for _, attributes in Page(html_of("en")).elements:
        if attributes.get("role") == "region":
            assert attributes["tabindex"] == "0"
            assert attributes["aria-label"]


def test_the_tables_travel_in_the_page() -> None:
    links = {
        a["download"]: a["href"]
        for language in ("en", "de")
        for _, a in Page(html_of(language)).elements
        if "download" in a
    }
    files = {}
    for name, href in links.items():
        kind, _, data = href.partition(",")
        files[name] = base64.b64decode(data) if kind.endswith(";base64") else unquote_to_bytes(data)
    assert set(files) == {"report.xlsx"}
    made = decisions_from_xlsx(files["report.xlsx"], CASE.claims, by="J. Roe", at="2023-03-12")
    assert made == []  # its sheet of statements comes back as any export does


def test_a_chart_is_a_file_of_its_own() -> None:
    """Well-formed XML with its colours in it, and nothing to load or to follow."""
    told = report_facts(CASE, LINEAGE, FINDINGS, OUTCOME, DEAL)
    for chart in (told.answer.scenarios, told.exchange.chart, *told.charts.charts, *told.lineage.trees):
        text = picture(chart)
        root = ElementTree.fromstring(text)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert not [e for e in root.iter() if {"class", "style"} & set(e.attrib)], (
            "its look is in its elements"
        )
        said = " ".join(element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text"))
        assert chart.title in said
        assert chart.source in said
        assert "9 March 2023" in chart.source
        assert not [e for e in root.iter() if e.tag.endswith("}a") or "href" in "".join(e.attrib)]


def test_the_faces_are_in_the_page_and_their_licence_beside_them() -> None:
    style = next(inner for tag, _, inner in Page(html_of(script=True)).inner if tag == "style")
    families = re.findall(r'@font-face \{ font-family: "([^"]+)"; src: url\("data:font/woff2;base64,', style)
    assert families == list(faces.FACES)
    assert [
        address for address in re.findall(r"url\(([^)]*)", style) if not address.startswith('"data:')
    ] == []
    used = {family for family in families if re.search(rf"--(serif|sans): \"?{family}\"?,", style)}
    assert used == set(families)
    for file in faces.FACES.values():
        assert faces.face(file).startswith(b"wOF2")
        licence = resources.files("countertrade.report") / "fonts" / f"{file.removesuffix('.woff2')}-OFL.txt"
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8").upper()


def test_the_sizes() -> None:
    assert len(html_of(script=True).encode()) < LIMIT


def test_the_same_facts_give_the_same_page() -> None:
    assert html_of.__wrapped__("de") == html_of("de")


# --- contrast -------------------------------------------------------------------------------------------------------------

STYLE = asset("style.css")


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block))


LIGHT = colours(STYLE.split("@media")[0])
DARK = LIGHT | colours(
    STYLE.split("prefers-color-scheme: dark")[1].split("@media")[0].split("*, *::before")[0]
)
PRINT = LIGHT | colours(STYLE.split("@media print")[1])


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance of an sRGB colour."""
    code = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "accent", "gain", "loss", "warn"])
@pytest.mark.parametrize("ground", ["paper", "tint"])
def test_text_has_the_contrast_of_wcag_aa(scheme: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(scheme[ink], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_marked_words_and_chart_shapes_can_be_told_from_their_ground(scheme: dict[str, str]) -> None:
    assert contrast(scheme["ink"], scheme["mark"]) >= 4.5
    for shape in ("gain", "loss", "alone", "accent"):
        assert contrast(scheme[shape], scheme["paper"]) >= 3
