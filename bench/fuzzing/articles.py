"""Articles: pages, PDFs, mails and texts with accidents, and such as are made to take long or to fill the memory."""

from __future__ import annotations

import base64
import json
import random
import re
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from countertrade import case as folder_of
from fuzzing.kinds import register
from fuzzing.mutations import broken


@cache
def texts() -> tuple[str, ...]:
    """The articles of the built-in case, in German and English, and sentences about figures."""
    return (
        *(path.read_text("utf-8") for path in sorted((folder_of.built_in() / "articles").glob("*.txt"))),
        "Oz buys 200,000 shells at 1,500 dollars each, said Ana Brandt. That makes 400 million dollars, or 3.2 percent in Q12.",
        "Oz zahlt 6 Mrd. Euro über fünf Jahre, also 1,5 Mrd. Euro im Jahr (Stand: 04.11.2024, 09:12 Uhr).\n\n(dpa)",
    )


def html_page(rng: random.Random) -> bytes:
    text = rng.choice(texts())
    lines = [line for line in text.splitlines() if line]
    paragraphs = "".join(f"<p class={rng.choice(('x', 'lead', 'teaser'))}>{line}</p>\n" for line in lines)
    data = {"@type": "NewsArticle", "headline": text[:60], "datePublished": "2024-11-03", "author": ["A. B."]}
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{text[:40]}</title>"
        f"<meta property='og:site_name' content='Bote'><script type='application/ld+json'>{json.dumps(data)}</script></head><body>"
        f"<nav><ul><li>Home</li></ul></nav><article><h1>{text[:50]}</h1>{paragraphs}<figure><img src=a><figcaption>Bild: x</figcaption></figure>"
        f"<table><tr><th>Jahr<td>2023</td></tr><tr><td>Reis</td><td>5 t</td></tr></table></article><aside>more</aside></body></html>"
    ).encode()


def pdf_page(rng: random.Random) -> bytes:
    """A PDF of one to three pages, its drawing plain, deflated or in ASCII85, with a form and a font map."""
    lines = rng.choice(texts()).encode("latin-1", "replace").splitlines()[:30]
    shown = b" ".join(b"(%s) Tj T*" % re.sub(rb"[()\\]", b"", line[:90]) for line in lines)
    drawn = b"BT /F1 11 Tf 14 TL 50 780 Td %s ET /X1 Do" % shown
    packed = zlib.compress(drawn)
    filters = (
        (b"", drawn),
        (b"/Filter /FlateDecode", packed),
        (b"/Filter [/ASCII85Decode /FlateDecode]", base64.a85encode(packed) + b"~>"),
    )
    return _pdf(*rng.choice(filters), pages=rng.randint(1, 3))


def _pdf(entries: bytes, data: bytes, *, pages: int = 1) -> bytes:
    """Pages that all show one stream."""
    form = b"BT /F1 9 Tf (Seite 1) Tj ET"
    kids = b" ".join(b"%d 0 R" % (7 + n) for n in range(pages))
    one = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> /XObject << /X1 5 0 R >> >> >>"
    map_ = b"1 beginbfrange\n<00> <ff> <0000>\nendbfrange"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        b"<< /Subtype /Form /BBox [0 0 1 1] /Length %d >>\nstream\n%s\nendstream" % (len(form), form),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(map_), map_),
        *[one] * pages,
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def mail(rng: random.Random) -> bytes:
    text = rng.choice(texts())
    head = "From: A <a@b.example>\r\nTo: c@d.example\r\nSubject: =?utf-8?q?Reis_f=C3=BCr?= Oz\r\nMIME-Version: 1.0\r\n"
    plain = f'Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n{base64.encodebytes(text.encode()).decode()}'
    page = f"Content-Type: text/html; charset=utf-8\r\n\r\n{html_page(rng).decode()}"
    match rng.randrange(4):
        case 0:
            return (head + plain).encode()
        case 1:
            return (head + page).encode()
        case 2:
            kind = rng.choice(("alternative", "mixed", "related"))
            return f'{head}Content-Type: multipart/{kind}; boundary="b"\r\n\r\n--b\r\n{page}\r\n--b\r\n{plain}\r\n--b--\r\n'.encode()
        case _:
            quoted = "\n".join(f"> {line}" for line in text.splitlines())
            return f"Von: A\nGesendet: Montag\nBetreff: WG: Reis\n\n{quoted}".encode()


def plain_text(rng: random.Random) -> bytes:
    lines = [line for text in rng.sample(texts(), 2) for line in text.splitlines()]
    rng.shuffle(lines)
    return "\n\n".join(lines[:12]).encode(rng.choice(("utf-8", "utf-8-sig", "utf-16")))


HTML = (
    b"<p>", b"</p>", b"<div>", b"</div>", b"<table><tr><td>", b"<td colspan=9999>", b"<ul><li>", b"<!--", b"-->", b"<script>", b"</script>",
    b"<br>", b"<a href='x'>", b" a=1", b"='", b'="', b"<![CDATA[", b"&#55296;", b"&nbsp;", b"&amp", b"<svg>", b"<h1>", b"<figure><figcaption>",
    b"charset=", b"undefined", b"punycode", b"utf-7", b"utf-16", b"<html>", b"<body hidden>", b"\\ud800", b"[[[[", b'{"a":', b"2024-11-03", b"5 t",
)  # fmt: skip
PDF = (
    b"/Filter", b"/FlateDecode", b"/ASCII85Decode", b"/LZWDecode", b"/RunLengthDecode", b"/Length", b"/X1 Do", b"3 0 R", b"5 0 R", b"7 0 R", b"1 0 R",
    b"/Kids", b"/Count", b"/Resources", b"<<", b">>", b"[", b"]", b"(", b")", b"endobj", b"stream", b"endstream", b"BT", b"ET", b" Tj", b"T*", b"z",
    b"BI ID EI", b"/Encrypt << /V 4 /R 4 >>", b"xref", b"trailer", b"startxref", b"%%EOF", b"beginbfrange", b"<0000> <ffff> <0000>", b"q ",
)  # fmt: skip
MAIL = (
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n", b"Content-Type: message/rfc822\r\n\r\n", b"--b\r\n", b"--b--", b"charset=", b"undefined",
    b"punycode", b"utf-7", b"\r\n ", b"; p*0*=x", b"; p=x", b"=?utf-8?b?", b"?=", b"base64", b"quoted-printable", b"x-uuencode", b"Subject: ", b"> ",
    b"From: ", b"\r\n\r\n", b"=", b"@", b'"', b"(", b"<", b",", b"Content-Disposition: attachment", b"text/html", b"name*=utf-8''%ff",
)  # fmt: skip
TEXT = (
    b"5 tonnes", b"$6bn", "€5 ".encode(), b"10 %", b"1,500", b"1.500,5", b"million", b"Mrd.", b"a year", b"or", b"to", b"; ", b". ", b"said", b"\xe2\x80\x9e",
    b"\xe2\x80\x9d", b'"', b"(", b")", b"Monday", b"2024-11-03", b"in Q12", b"31. Februar", b"by 2099", b"between", b"und", b"Oz", b"\n", b"\n\n", b" | ",
    b"half", b"-", b"\xc2\xa0", b"\xf0\x9f\x92\xb0", b"\xff\xfe", b"per cent", b"1/2", b"10^9", b"the minister", b"laut", b"sagte",
)  # fmt: skip

# --- made to take long ----------------------------------------------------------------------------------------------------


def _figures(rng: random.Random, n: int) -> str:
    """Paragraphs of trade figures."""
    return "\n\n".join(
        f"In {2000 + i % 20} Oz exported {rng.randint(1, 900)} million tonnes of rice to Ruritania for {rng.randint(1, 90)}.{i % 9} billion "
        f"dollars, a rise of {rng.randint(1, 99)} percent. Of these, {rng.randint(1, 90)} million tonnes came by sea, at {30 + i % 11} dollars a tonne."
        for i in range(n)
    )


HOSTILE_HTML: tuple[Callable[[random.Random, int], str], ...] = (
    lambda _, n: "<!-- a -->" * (28 * n),
    lambda _, n: "<!--" * (n * 500) + "<p>Oz gives 5 tonnes.",
    lambda _, n: f"<p {' '.join(f'a{i}=1' for i in range(400 * n))}>Oz gives 5 tonnes.",
    lambda _, n: "<div>" * (200 * n) + "Oz gives 5 tonnes." + "</div>" * (100 * n),
    lambda _, n: "<table><tr>" + "<td colspan=999>5 t" * (50 * n) + "</table>",
    lambda _, n: "<table>" + "<tr><td>Rice<td>5 t<td>6 t" * (60 * n) + "</table>",
    lambda _, n: f"<script type='application/ld+json'>{'[' * (200 * n)}</script><p>Oz gives 5 tonnes.",
    lambda _, n: '<script type="application/ld+json">{"@type":"Article","headline":"\\ud800"}</script>' * n + "<p>Oz.",
    lambda rng, n: f"<p>{_figures(rng, n)}",
    lambda _, n: "<p>" + "€5 " * (10 * n),
    lambda _, n: "&#x1F4A;&#55296;&nbsp;" * (100 * n),
    lambda _, n: "<svg><style><p>" * (50 * n),
)  # fmt: skip

HOSTILE_TEXT: tuple[Callable[[random.Random, int], str], ...] = (
    _figures,
    lambda _, n: "€5 " * (10 * n),
    lambda _, n: "together $5 and $1 " * (8 * n),
    lambda _, n: "„" * (60 * n) + "Oz gives 5 tonnes.",
    lambda _, n: "“It is $5 a tonne,” Ana Brandt said. " * (4 * n),
    lambda _, n: "half of the 5 tonnes of rice, 10 percent of rice, " * (3 * n),
    lambda _, n: "1.234,5 " * (20 * n),
    lambda _, n: "from $5 to $7, up 40 percent, " * (5 * n),
    lambda _, n: "Rice | 5 t | 6 t | 7 t\n" * (6 * n),
    lambda _, n: "x" * (900 * n),
    lambda _, n: "in Q12 of 31 February 20245 " * (5 * n),
    lambda _, n: "> " * (100 * n) + "Oz gives 5 tonnes.\n" * n,
    lambda _, n: "one hundred million billion " * (5 * n) + "tonnes",
    lambda _, n: "5 tonnes (11,000 pounds) or 5 short tons, that is 7 barrels; " * (3 * n),
)  # fmt: skip


def _shared_pdf(n: int) -> bytes:
    """Pages that all show one long stream."""
    drawn = b"BT /F1 9 Tf " + b"1 0 0 1 0 0 Tm " * (120 * n) + b"(Oz gives 5 tonnes) Tj ET"
    return _pdf(b"/Filter /FlateDecode", zlib.compress(drawn, 9), pages=2 * n)


HOSTILE_PDF: tuple[Callable[[int], bytes], ...] = (
    _shared_pdf,
    lambda n: _pdf(b"/Filter /ASCII85Decode", b"z" * (10_000 * n) + b"~>"),
    lambda n: _pdf(
        b"/Filter [/FlateDecode /FlateDecode]", zlib.compress(zlib.compress(bytes(1_000_000 * n), 9), 9)
    ),
    lambda n: _pdf(b"/Filter [" + b"/ASCIIHexDecode " * n + b"]", b"30" * 500 + b">"),
    lambda n: _pdf(b"", b"[" * (1_000 * n)),
    lambda n: _pdf(b"", b"/X1 Do " * (100 * n)),
    lambda n: _pdf(b"", b"BT /F1 9 Tf " + b"(Oz gives 5 tonnes) Tj T* " * (40 * n) + b"ET"),
)

HOSTILE_MAIL: tuple[Callable[[int], str], ...] = (
    lambda n: "Content-Type: text/plain" + "".join(f";\r\n p{i}=x" for i in range(200 * n)),
    lambda n: "Content-Type: text/plain" + "".join(f";\r\n p*{i}*=x" for i in range(100 * n)),
    lambda n: "Content-Type: message/rfc822\r\n\r\n" * (20 * n) + "Content-Type: text/plain",
    lambda n: "\r\n".join(
        f'Content-Type: multipart/mixed; boundary="b{i}"\r\n\r\n--b{i}' for i in range(10 * n)
    ),
    lambda n: "Subject: " + "=?utf-8?q?=F0=9F?= " * (30 * n),
    lambda n: "X: " + "(" * (300 * n),
    lambda n: f"Content-Type: text/plain; charset={'punycode' if n % 2 else 'undefined'}",
)


def _size(rng: random.Random) -> int:
    """How large a hostile structure is: the largest are those that once froze a reader, as 200 pages or 40,000 attributes."""
    return rng.choice((1, 3, 10, 30, 100))


def hostile_html(rng: random.Random) -> bytes:
    made = rng.choice(HOSTILE_HTML)(rng, _size(rng))
    body = (
        made
        if rng.random() < 0.5
        else f"<!doctype html><html><body><p>Oz gives Ruritania rice.</p>{made}</body></html>"
    )
    return body.encode("utf-8", "surrogatepass")


def hostile_text(rng: random.Random) -> bytes:
    return rng.choice(HOSTILE_TEXT)(rng, _size(rng)).encode("utf-8", "surrogatepass")


def hostile_pdf(rng: random.Random) -> bytes:
    return rng.choice(HOSTILE_PDF)(_size(rng))


def hostile_mail(rng: random.Random) -> bytes:
    fields = rng.choice(HOSTILE_MAIL)(_size(rng))
    return f"From: a@b.example\r\nSubject: Rice\r\nMIME-Version: 1.0\r\n{fields}\r\n\r\nOz gives 5 tonnes.\r\n".encode()


# --- the kinds ------------------------------------------------------------------------------------------------------------


class Handed(NamedTuple):
    """An article as it is handed in, and the name it goes by."""

    body: bytes
    name: str


Maker = Callable[[random.Random], bytes]


def article(
    make: Maker, hostile: Maker, words: tuple[bytes, ...], name: str, *, largest: int = 2 * 2**20
) -> Callable[[random.Random], Handed]:
    """Most are ordinary with accidents; one in twenty is hostile, and half of those have accidents too."""

    def made(rng: random.Random) -> Handed:
        if rng.random() < 0.05:
            body = hostile(rng)
            return Handed((body if rng.random() < 0.5 else broken(rng, body, words))[:largest], name)
        return Handed(broken(rng, make(rng), words, largest=largest), name)

    return made


def takes(given: Handed) -> None:
    """Take an article from what is handed in, or refuse it by its name."""
    from countertrade.reading.pages import article_from
    from countertrade.records import Bad

    try:
        made = article_from(given.body, given.name)
    except Bad as bad:
        if not str(bad).startswith(f"{given.name}:"):
            raise ValueError(f"a refusal without its place: {bad}") from None
        raise
    json.dumps([made.text, made.title, made.author]).encode()
    (made.text + (made.title or "") + (made.author or "")).encode()


def reads(given: Handed) -> None:
    """Take an article from a text, read it, check it and print what `countertrade check` prints."""
    from countertrade.checking import check
    from countertrade.reading import read
    from countertrade.reading.pages import article_from
    from countertrade.report.article import check_text

    made = article_from(given.body, given.name)
    claims = read(made)
    language = made.language or "en"
    findings = check(claims, [made], _reference(), language=language)
    check_text(made, claims, findings, _reference(), language=language)


@cache
def _reference() -> list[Any]:
    return folder_of.shipped_reference()


html = article(html_page, hostile_html, HTML, "a.html")
pdf = article(pdf_page, hostile_pdf, PDF, "a.pdf")
mails = article(mail, hostile_mail, MAIL, "a.eml")
text = article(plain_text, hostile_text, TEXT, "a.txt")
short = article(plain_text, hostile_text, TEXT, "a.txt", largest=20_000)

register("html", "pages, as articles are taken from them", html, takes, share=7)
register("pdf", "PDFs", pdf, takes, share=3)
register("mail", "mails", mails, takes, share=3)
register("text", "plain text", text, takes, share=6)
register("reading", "plain text, read and checked", short, reads, share=3)
