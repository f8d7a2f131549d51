"""An article from the bytes of a page, a PDF, a mail or a plain text."""

from __future__ import annotations

import contextlib
import gzip
import io

import pytest

from countertrade.reading import article_from
from countertrade.reading.language import language_of
from countertrade.records import Bad

PARAGRAPH = (
    "Smaragdstadt – Oz liefert Ruritania im kommenden Jahr Weizen, sagte die Ministerin am Montag. "
    "Das Land bezahlt mit Ziegeln, „solange der Ofen brennt“, wie sie hinzufügte."
)
PAGE = f"""<!DOCTYPE html><html lang="de"><head><title>Weizen | Der Bote</title>
<meta property="og:site_name" content="Bote Online"><link rel="canonical" href="https://bote.example/weizen">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "NewsArticle", "headline": "Oz liefert Weizen",
"datePublished": "2024-05-06T08:00:00+02:00", "dateModified": "2024-05-06T12:30:00+02:00",
"author": [{{"@type": "Person", "name": "Dora Sturm"}}, {{"name": "Blech Mann"}}], "publisher": {{"name": "Der Bote"}}}}]}}</script></head>
<body><nav><ol class="breadcrumb"><li>Startseite</li><li>Politik</li></ol></nav>
<article><h1>Oz liefert Weizen</h1><p class="standfirst">Ruritania zahlt mit Ziegeln, und beide Seiten nennen das ein gutes Geschäft.</p>
<p>{PARAGRAPH}</p>
<figure><img src="a.jpg"><figcaption>Ein Mähdrescher bei der Ernte in Oz. <span class="credit">© Bildstelle</span></figcaption></figure>
<div class="related-articles"><a href="/x">Auch interessant: Wie Oz reich wurde, eine Geschichte in zwölf Kapiteln</a></div>
<h2>Der Preis</h2><p>Ein Zentner kostet 40&nbsp;Taler. Mehr wollte die Ministerin zu dem Abkommen mit dem Nachbarn nicht sagen.</p>
<p>(dpa)</p></article>
<section id="comments"><p>Was für ein Unsinn, schreibt ein Leser in den Kommentaren unter dem Artikel.</p></section></body></html>"""


def test_html_gives_headline_standfirst_text_and_caption_in_order() -> None:
    article = article_from(PAGE.encode(), "weizen.html")
    assert article.text.split("\n\n") == [
        "Oz liefert Weizen",
        "Ruritania zahlt mit Ziegeln, und beide Seiten nennen das ein gutes Geschäft.",
        PARAGRAPH,
        "Ein Mähdrescher bei der Ernte in Oz. © Bildstelle",
        "Der Preis",
        "Ein Zentner kostet 40\u00a0Taler. Mehr wollte die Ministerin zu dem Abkommen mit dem Nachbarn nicht sagen.",
        "(dpa)",
    ]
    assert article.media_type == "text/html"


def test_html_tells_outlet_authors_dates_credit_and_canonical_address() -> None:
    article = article_from(PAGE.encode(), "weizen.html")
    assert (article.outlet, article.author, article.credit) == ("Der Bote", "Dora Sturm, Blech Mann", "dpa")
    assert (article.published, article.updated) == ("2024-05-06T08:00:00+02:00", "2024-05-06T12:30:00+02:00")
    assert (article.url, article.language, article.title) == (
        "https://bote.example/weizen",
        "de",
        "Oz liefert Weizen",
    )


def test_what_is_handed_in_wins() -> None:
    article = article_from(
        PAGE.encode(), "w.html", url="https://a.example", outlet="A", published="2020-01-01", language="en"
    )
    assert (article.url, article.outlet, article.published, article.language) == (
        "https://a.example",
        "A",
        "2020-01-01",
        "en",
    )


def test_a_page_behind_a_wall_is_marked() -> None:
    page = PAGE.replace('"headline"', '"isAccessibleForFree": "False", "headline"')
    assert article_from(page.encode(), "w.html").incomplete == "paywall"
    assert article_from(PAGE.encode(), "w.html").incomplete is None


def test_windows_1252_pages_are_read_as_they_declare() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">')
    assert "„solange der Ofen brennt“" in article_from(page.encode("cp1252"), "w.html").text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_plain_text_in_the_encodings_that_newsrooms_send(encoding: str) -> None:
    article = article_from(f"Oz liefert Weizen\r\n\r\n{PARAGRAPH}\r\n".encode(encoding), "a.txt")
    assert article.text == f"Oz liefert Weizen\n\n{PARAGRAPH}"
    assert article.title == "Oz liefert Weizen"


def test_the_id_comes_from_the_content_alone() -> None:
    one, two = article_from(b"Oz delivers.", "a.txt"), article_from(b"Oz delivers.", "b.txt", outlet="B")
    assert one.id == two.id != article_from(b"Oz delivers!", "a.txt").id


def test_unicode_is_kept_as_it_is() -> None:
    text = "Cafe\u0301 💰 in Oz \u200f— ﬁn, sagte er."
    assert article_from(text.encode(), "a.txt").text == text


def test_a_date_line_of_the_page_gives_the_day() -> None:
    article = article_from(f"Oz liefert\n\nStand: 04.11.2024, 09:12 Uhr\n\n{PARAGRAPH}".encode(), "a.txt")
    assert article.published == "2024-11-04"


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("EMERALD CITY (Reuters) - Oz delivers wheat, it said.", "Reuters"),
        ("Smaragdstadt (dpa) – Oz liefert.", "dpa"),
        ("Oz liefert.\n\nQuelle: dpa", "dpa"),
        ("Oz liefert, wie es heißt.\n\n(AFP/kg)", "AFP"),
        ("Reuters berichtet, dass Oz liefert.", None),
    ],
)
def test_wire_credit(text: str, credit: str | None) -> None:
    assert article_from(text.encode(), "a.txt").credit == credit


def test_text_pasted_from_a_mail_loses_its_header_and_marks() -> None:
    mail = (
        "Von: D. Sturm <d@bote.example>\nGesendet: Montag, 6. Mai 2024\nBetreff: WG: Weizen\n\n"
        "> Oz liefert Ruritania im kommenden Jahr Weizen, sagte die Ministerin am\n> Montag in Smaragdstadt.\n>\n> Das Land bezahlt mit Ziegeln.\n"
    )
    assert article_from(mail.encode(), "m.txt").text == (
        "Oz liefert Ruritania im kommenden Jahr Weizen, sagte die Ministerin am Montag in Smaragdstadt.\n\nDas Land bezahlt mit Ziegeln."
    )


def test_a_single_quoted_line_is_no_mail() -> None:
    text = "Oz liefert.\n> 40 Ochsen\nDas sagte sie.\nMehr nicht."
    assert article_from(text.encode(), "a.txt").text == text


def test_a_message_as_it_travels_is_decoded() -> None:
    mail = (
        b"From: a@b.example\r\nTo: c@d.example\r\nSubject: =?utf-8?q?Weizen_f=C3=BCr_Ruritania?=\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        b"Oz liefert f=C3=BCr Ziegel Weizen.\r\n"
    )
    article = article_from(mail, "m.eml")
    assert (article.text, article.title) == ("Oz liefert für Ziegel Weizen.", "Weizen für Ruritania")


def test_gzip_is_opened() -> None:
    assert article_from(gzip.compress(PAGE.encode()), "w.html.gz").title == "Oz liefert Weizen"


def pdf(*lines: str, pages: int = 1, password: str | None = None) -> bytes:
    """A PDF with a text layer, written by hand."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    for number in range(pages):
        page = writer.add_blank_page(595, 842)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        stream = DecodedStreamObject()
        printed = [*lines, f"{number + 1}"] if lines else []
        shown = "\n".join(
            f"1 0 0 1 50 {780 - 14 * place} Tm ({line}) Tj" for place, line in enumerate(printed)
        )
        stream.set_data(f"BT /F1 11 Tf {shown} ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_gives_paragraphs_without_page_numbers() -> None:
    article = article_from(
        pdf("Oz liefert Ruritania im kommenden Jahr eine Menge Wei-", "zen und bekommt Ziegel."), "a.pdf"
    )
    assert article.text == "Oz liefert Ruritania im kommenden Jahr eine Menge Weizen und bekommt Ziegel."
    assert article.media_type == "application/pdf"


BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t ", "empty"),
    "no words": (b"*** 12 *** 34", "no words"),
    "binary": (bytes(range(256)) * 40, "not a text"),
    "zip": (b"PK\x03\x04" + b"a" * 100, "zip archive"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture"),
    "too large": (b"a " * (9 * 2**20), "more than an article has"),
    "html without article": (
        b"<!doctype html><html><body><nav><a href='/'>Home</a></nav></body></html>",
        "no article",
    ),
    "broken pdf": (b"%PDF-1.4\n%garbage\n", "cannot be read"),
    "broken gzip": (b"\x1f\x8bgarbage garbage garbage", "damaged"),
    "gzip bomb": (gzip.compress(b"\0" * (65 * 2**20)), "larger than"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_says_what_is_wrong_and_a_way_out(case: str) -> None:
    data, said = BAD[case]
    with pytest.raises(Bad) as caught:
        article_from(data, "thing")
    assert said in str(caught.value)
    assert str(caught.value).startswith("thing: ")


def test_a_locked_pdf_and_a_pictured_one() -> None:
    with pytest.raises(Bad, match="locked with a password"):
        article_from(pdf("Oz liefert Ruritania Weizen.", password="geheim"), "a.pdf")
    with pytest.raises(Bad, match="no text layer"):
        article_from(pdf(), "a.pdf")
    with pytest.raises(Bad, match="has 201 pages"):
        article_from(pdf("Oz", pages=201), "a.pdf")


def test_deeply_nested_html_ends() -> None:
    page = "<html><body>" + "<div>" * 20_000 + "<p>" + PARAGRAPH + "</p>" + "</div>" * 20_000
    said = ""
    with contextlib.suppress(Bad):
        said = article_from(page.encode(), "a.html").text
    assert said == "" or PARAGRAPH[:40] in said


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Peru liefert Chile 300 Tonnen Weizen.", "de"),
        ("Iran sends Russia 600 drones.", "en"),
        ("Pyongyang supplied Moscow with 9 million shells.", "en"),
        ("Peru repaid $40 million to Norway.", "en"),
        ("Norwegen rüstet Peru auf.", "de"),
        ("Sverige ger Ukraina 10 stridsvagnar", None),
        ("España envía a Cuba 300 toneladas de arroz.", None),
        ("Nederland levert tanks aan Oekraïne.", None),
        ("300 Tonnen", None),
    ],
)
def test_the_language_of_a_single_line(line: str, language: str | None) -> None:
    assert language_of(line) == language
