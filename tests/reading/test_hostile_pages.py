"""Pages, PDFs and mails made to take long or to fill the memory: taken in time that grows with their size, or refused in words.

Each is read within the limits of `worker`: one that took longer would be refused for that, which is none of the answers here.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

import pytest

from countertrade import pipeline
from countertrade.records import Bad

TEXT = "Oz liefert Ruritania im kommenden Jahr Weizen, sagte die Ministerin am Montag in Smaragdstadt. "


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body><p>{TEXT * 3}</p>{body}</body></html>".encode()


def mail(fields: bytes, body: bytes = b"Oz liefert Weizen.") -> bytes:
    return (
        b"From: a@b.example\r\nSubject: Weizen\r\nMIME-Version: 1.0\r\n"
        + fields
        + b"\r\n\r\n"
        + body
        + b"\r\n"
    )


def stream(entries: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def pdf(contents: bytes, *, pages: int = 1, more: Sequence[bytes] = ()) -> bytes:
    """A PDF whose pages all show one stream. Objects: 1 catalog, 2 pages, 3 contents, 4 font, 5 … what `more` holds, then the pages."""
    first = 5 + len(more)
    kids = b" ".join(b"%d 0 R" % (first + n) for n in range(pages))
    one = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 3 0 R /Resources << /Font << /F 4 0 R >> /XObject << /X 5 0 R >> >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages), contents,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", *more, *[one] * pages,
    ]  # fmt: skip
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def forms(depth: int) -> bytes:
    """A page that draws a form twice, which draws the next twice, and so on."""
    inner = [
        stream(
            b"/Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X %d 0 R >> >>" % (6 + n),
            b"/X Do /X Do",
        )
        for n in range(depth)
    ]
    words = b"BT /F 9 Tf (Oz liefert Weizen) Tj ET"
    last = stream(b"/Subtype /Form /BBox [0 0 1 1] /Resources << /Font << /F 4 0 R >> >>", words)
    return pdf(stream(b"", b"/X Do /X Do"), more=[*inner, last])


SHOWN = b"BT /F 9 Tf " + b"1 0 0 1 0 0 Tm " * 24_000 + b"(Oz liefert Weizen) Tj ET"

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "40,000 attributes": (
        lambda: page(f"<p {' '.join(f'a{n}=1' for n in range(40_000))}>"), "more than 400 attributes"
    ),
    "300,000 attributes over many tags": (
        lambda: page("".join(f"<p {' '.join(f'a{n}=1' for n in range(1000))}>" for _ in range(300))),
        "more than 400 attributes",
    ),
    "a row of 40,000 cells": (lambda: page(f"<table><tr>{'<td>1' * 40_000}</table>"), "holds more than 10,000 others"),
    "cells over a million places": (
        lambda: page(f"<table><tr>{'<td colspan=1000>1' * 1000}</table>"), "more than 100,000 cells"
    ),
    "6,000 rows that never end": (
        lambda: page(f"<table>{'<tr><td>Rice<td>5 t<td>6 t' * 6_000}").replace(b"<table>", b"<table><table><tr>" * 60), "50 deep"
    ),
    "a million tags": (lambda: page("<b>" * 1_000_000), "more than 100,000 elements"),
    "a PDF of 200 pages that share a stream": (
        lambda: pdf(stream(b"/Filter /FlateDecode", zlib.compress(SHOWN, 9)), pages=200), "draws far more than its size"
    ),
    "20 MB of ASCII85": (lambda: pdf(stream(b"/Filter /ASCII85Decode", b"z" * 20_000_000 + b"~>")), "cannot be read"),
    "a stream of a stream of zeros": (
        lambda: pdf(
            stream(b"/Filter [/FlateDecode /FlateDecode]", zlib.compress(zlib.compress(bytes(200_000_000), 9), 9))
        ),
        "cannot be read",
    ),
    "forms in forms": (lambda: forms(24), "draws far more than its size"),
    "mails in a mail, 5,000 deep": (
        lambda: mail(b"Content-Type: message/rfc822\r\n\r\n" * 5000 + b"Content-Type: text/plain"), "no readable text"
    ),
    "parts in a part, 2,000 deep": (
        lambda: mail(
            b"\r\n".join(
                b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d' % (n, n) for n in range(2000)
            )
        ),
        "no readable text",
    ),
}  # fmt: skip

TAKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "28 comments, and no page": (lambda: b"<!-- a -->" * 28 + b"<p>" + TEXT.encode(), "<!-- a -->"),
    "28 comments before a page": (lambda: b"<!-- a -->" * 28 + page(""), "Oz liefert Ruritania"),
    "a licence before a page": (lambda: b"<!-- " + b"all rights " * 1000 + b"-->" + page(""), "Oz liefert Ruritania"),
    "100,000 comments that never end": (lambda: page("<!--" * 100_000), "Oz liefert Ruritania"),
    "an encoding that is undefined": (lambda: page("", '<meta charset="undefined">'), "Oz liefert Ruritania"),
    "an encoding of host names": (lambda: page("", '<meta charset="punycode">'), "Oz liefert Ruritania"),
    "an encoding that is no text": (lambda: page("", '<meta charset="base64">'), "Oz liefert Ruritania"),
    "a mail with 20,000 parameters": (
        lambda: mail(b"Content-Type: text/plain" + b"".join(b";\r\n p%d=x" % n for n in range(20_000))),
        "Oz liefert Weizen.",
    ),
    "a mail in an encoding that is undefined": (
        lambda: mail(b"Content-Type: text/plain; charset=undefined"), "Oz liefert Weizen."
    ),
    "a mail in an encoding of host names": (
        lambda: mail(b"Content-Type: text/plain; charset=punycode", b"Oz-" * 300_000), "Oz-Oz-Oz"
    ),
    "200,000 quoted lines": (
        lambda: b"> Oz liefert Ruritania im kommenden Jahr eine Menge Weizen und mehr\n" * 200_000, "Oz liefert Ruritania"
    ),
    "a control character after a script": (lambda: page("<script>a</script>\x12<p>b"), "Oz liefert Ruritania"),
    "half a pair of surrogates in JSON-LD": (
        lambda: page("", '<script type="application/ld+json">{"@type":"Article","headline":"\\ud800"}</script>'),
        "Oz liefert Ruritania",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_in_words(case: str) -> None:
    made, said = REFUSED[case]
    with pytest.raises(Bad) as caught:
        pipeline.article_from(made(), "thing")
    assert str(caught.value).startswith("thing: ")
    assert said in str(caught.value)


@pytest.mark.parametrize("case", TAKEN)
def test_it_is_taken(case: str) -> None:
    made, said = TAKEN[case]
    article = pipeline.article_from(made(), "thing")
    assert article.text.startswith(said)
    assert (article.title or "").encode() is not None


def test_a_script_and_an_apostrophe_hide_no_attributes_and_count_as_none() -> None:
    script = f"<script>if (a<b {'c ' * 1000}) d('</p>')</script>"
    article = pipeline.article_from(page(f"{script}<p title=don't>{TEXT}{'it ' * 1000}isn't</p>"), "thing")
    assert "it it it isn't" in article.text
    with pytest.raises(Bad, match="more than 400 attributes"):
        pipeline.article_from(page(f"{script}<p title=don't {'a ' * 1000}>"), "thing")
