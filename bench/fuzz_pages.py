"""Pages, PDFs, mails, texts and requests to the page, mutated by chance: none may raise, take long or fill the memory.

    python bench/fuzz_pages.py [--inputs 14000] [--seed 1] [--kind html] [--only 123]

Each input is made from seed, kind and number, so that `--only` makes it anew (requests to the page: with those before it, since they change
the case). Inputs are handed in by a process of its own, which is ended and begun anew after the input where one takes over a minute. Prints
for each kind the inputs, how many were refused in words, exceptions, how many took over 2 s for 100 kB, the slowest, and the most memory.

`FUZZERS` makes the inputs of a kind and `RUNNERS` hands one in; both are for bench/fuzz.py too.
"""

from __future__ import annotations

import argparse
import base64
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import urllib.parse
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from countertrade import case as folder_of
from countertrade.records import Bad

SLOW = 2.0  # s for 100 kB, and for whatever is smaller
HUNG = 60.0  # s after which an input is given up
STRETCH = 250  # requests to the page before the case is as it was at first


class Input(NamedTuple):
    """What is handed in: a body, and for a request its method and address; `where` names it."""

    body: bytes
    where: str = "thing"
    method: str = ""


# --- mutations ------------------------------------------------------------------------------------------------------------


NUMBERS = (b"0", b"-1", b"9" * 30, b"9" * 5000, b"1e999", b"2147483648", b"\xd9\xa3", b"nan")


def mutated(chance: random.Random, data: bytes, words: tuple[bytes, ...]) -> bytes:
    """The bytes after one to six changes; `words` are what such a file is made of."""
    for _ in range(chance.randint(1, 6)):
        a, b = sorted(chance.randint(0, len(data)) for _ in range(2))
        b = min(b, a + chance.choice((1, 4, 40, 400, 10**6)))
        word, number = chance.choice(words), chance.choice(NUMBERS)
        match chance.randrange(10):
            case 0:
                data = data[:a] + bytes(chance.randrange(256) for _ in range(chance.randint(1, 8))) + data[a:]
            case 1:
                letters = "".join(chr(chance.choice((31, 127, 0x2FF, 0x20FF, 0x1F4FF)) - n) for n in range(8))
                data = data[:a] + letters.encode("utf-8", "ignore") + data[a:]
            case 2:
                data = data[:a] + data[b:]
            case 3:
                data = data[:a] + word + data[a:]
            case 4:
                data = data[:a] + word * chance.choice((3, 50, 2_000, 20_000)) + data[a:]
            case 5 if b - a < 500:
                data = data[:a] + data[a:b] * chance.choice((2, 10, 200)) + data[b:]
            case 6:
                data = data[:b]
            case 7 if word in data:
                data = data.replace(word, chance.choice(words), chance.choice((1, -1)))
            case 8:
                data = re.sub(rb"\d+", number, data, count=chance.randint(1, 3))
            case 9 if data:
                data = data[:a] + bytes([data[a - 1] ^ (1 << chance.randrange(8))]) + data[a + 1 :]
    return data[: 2 * 2**20]


# --- articles -------------------------------------------------------------------------------------------------------------


@cache
def texts() -> tuple[str, ...]:
    """The articles of the built-in case, in German and English, and sentences about figures."""
    return (
        *(path.read_text("utf-8") for path in sorted((folder_of.built_in() / "articles").glob("*.txt"))),
        "Oz buys 200,000 shells at 1,500 dollars each, said Ana Brandt. That makes 400 million dollars, or 3.2 percent in Q12.",
        "Oz zahlt 6 Mrd. Euro über fünf Jahre, also 1,5 Mrd. Euro im Jahr (Stand: 04.11.2024, 09:12 Uhr).\n\n(dpa)",
    )


def html_page(chance: random.Random) -> bytes:
    text = chance.choice(texts())
    lines = [line for line in text.splitlines() if line]
    paragraphs = "".join(f"<p class={chance.choice(('x', 'lead', 'teaser'))}>{line}</p>\n" for line in lines)
    data = {"@type": "NewsArticle", "headline": text[:60], "datePublished": "2024-11-03", "author": ["A. B."]}
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{text[:40]}</title>"
        f"<meta property='og:site_name' content='Bote'><script type='application/ld+json'>{json.dumps(data)}</script></head><body>"
        f"<nav><ul><li>Home</li></ul></nav><article><h1>{text[:50]}</h1>{paragraphs}<figure><img src=a><figcaption>Bild: x</figcaption></figure>"
        f"<table><tr><th>Jahr<td>2023</td></tr><tr><td>Reis</td><td>5 t</td></tr></table></article><aside>more</aside></body></html>"
    ).encode()


def pdf_page(chance: random.Random) -> bytes:
    """A PDF of one to three pages, its drawing plain, deflated or in ASCII85, with a form and a font map."""
    lines = chance.choice(texts()).encode("latin-1", "replace").splitlines()[:30]
    shown = b" ".join(b"(%s) Tj T*" % re.sub(rb"[()\\]", b"", line[:90]) for line in lines)
    drawn = b"BT /F1 11 Tf 14 TL 50 780 Td %s ET /X1 Do" % shown
    packed = zlib.compress(drawn)
    entries, data = chance.choice(
        (
            (b"", drawn),
            (b"/Filter /FlateDecode", packed),
            (b"/Filter [/ASCII85Decode /FlateDecode]", base64.a85encode(packed) + b"~>"),
        )
    )
    form = b"BT /F1 9 Tf (Seite 1) Tj ET"
    pages = chance.randint(1, 3)
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


def mail(chance: random.Random) -> bytes:
    text = chance.choice(texts())
    head = "From: A <a@b.example>\r\nTo: c@d.example\r\nSubject: =?utf-8?q?Reis_f=C3=BCr?= Oz\r\nMIME-Version: 1.0\r\n"
    plain = f'Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n{base64.encodebytes(text.encode()).decode()}'
    page = f"Content-Type: text/html; charset=utf-8\r\n\r\n{html_page(chance).decode()}"
    match chance.randrange(4):
        case 0:
            return (head + plain).encode()
        case 1:
            return (head + page).encode()
        case 2:
            kind = chance.choice(("alternative", "mixed", "related"))
            return f'{head}Content-Type: multipart/{kind}; boundary="b"\r\n\r\n--b\r\n{page}\r\n--b\r\n{plain}\r\n--b--\r\n'.encode()
        case _:
            quoted = "\n".join(f"> {line}" for line in text.splitlines())
            return f"Von: A\nGesendet: Montag\nBetreff: WG: Reis\n\n{quoted}".encode()


def plain_text(chance: random.Random) -> bytes:
    lines = [line for text in chance.sample(texts(), 2) for line in text.splitlines()]
    chance.shuffle(lines)
    return "\n\n".join(lines[:12]).encode(chance.choice(("utf-8", "utf-8-sig", "utf-16")))


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


def article(
    make: Callable[[random.Random], bytes], words: tuple[bytes, ...], name: str
) -> Callable[[random.Random], Input]:
    return lambda chance: Input(mutated(chance, make(chance), words), name)


def takes(given: Input) -> bool:
    """Take an article from what is handed in; True where it is refused in words."""
    from countertrade.reading.pages import article_from

    try:
        made = article_from(given.body, given.where)
    except Bad as bad:
        if not str(bad).startswith(f"{given.where}:"):
            raise ValueError(f"a refusal without its place: {bad}") from None
        return True
    json.dumps([made.text, made.title, made.author]).encode()
    (made.text + (made.title or "") + (made.author or "")).encode()
    return False


def reads(given: Input) -> bool:
    """Take an article from a text, read it, check it and print what `countertrade check` prints."""
    from countertrade.checking import check
    from countertrade.reading import read
    from countertrade.reading.pages import article_from
    from countertrade.report.article import check_text

    try:
        made = article_from(given.body, given.where)
    except Bad:
        return True
    claims = read(made)
    reference = _reference()
    check_text(made, claims, check(claims, [made], reference), reference)
    return False


@cache
def _reference() -> list[Any]:
    return folder_of.shipped_reference()


# --- the page -------------------------------------------------------------------------------------------------------------

VIEWS = (
    "/", "/articles", "/article/{id}", "/claim/{id}", "/claim/{id}/traced", "/trace", "/trace/parents", "/checks", "/model", "/model/drawn",
    "/answer", "/answer/drawn", "/handover", "/export/{table}.{form}", "/original/{id}", "/changes", "/paste", "/static/{id}", "/report.css", "/{id}",
)  # fmt: skip
WRITES = ("/decide", "/add", "/edit", "/paste", "/keep", "/read", "/draft", "/{id}")
KEYS = (
    "lang", "measure", "edge", "tree", "from", "loose", "open", "holding", "closed", "finding", "q", "scenario", "compared", "pin.cost", "pin.price",
    "pin.", "name", "url", "outlet", "published", "language", "key", "x",
)  # fmt: skip
VALUES = (
    "", "de", "xx", "0", "-1", "50", "975", "1e3", "9" * 400, "²", "٣", "abc", "base", "peace", "shells", "none", "a.txt", "a.html", "../case.yaml", "..%2f",
    "\x00", "\ud800", "💰", "<b>", "'\"", "{{7*7}}", "2024-02-30", "2024-11-03", "=1+1", "%", "a" * 3000, "c-", "e-", "f-", "claims", "findings", "csv", "xlsx",
)  # fmt: skip
BODIES = (
    b'{"target":"TARGET","action":"accept"}', b'{"target":"TARGET","action":"correct","fields":{"quantity":"5 t","span":"abc"}}',
    b'{"target":"TARGET","action":"set_parent","fields":{"parent":"TARGET"}}', b'{"target":"TARGET","action":"undo"}',
    b'{"target":"TARGET","action":"dismiss","reason":"so"}', b'{"sha256":"SHA","quantity":"cost","value":"900 to 950 USD/shell"}',
    b'{"sha256":"SHA","text":"title: x"}', b'{"key":"p-1","folder":"kept"}',
)  # fmt: skip
JSON = (
    b"null", b"true", b"[]", b"{}", b'""', b"1e999", b"-1", b"9" * 400, b'"\\ud800"', b'"\\u0000"', b"[[[[", b'{"a":', b"TARGET", b"SHA", b'"correct"', b'"merge"',
    b'"reject"', b'"retract"', b'"span"', b'"measure"', b'"source"', b'"with"', b'"5 t"', b'"200 to 300 shell"', b"\xff", b",", b":", b'"', b"}", b"{{7*7}}",
)  # fmt: skip


def request(chance: random.Random) -> Input:
    """A request: an address of the page or one like it, with parameters, and to what writes a body."""
    write = chance.random() < 0.5
    path = chance.choice(WRITES if write else VIEWS)
    ids = ("TARGET", "ARTICLE", *VALUES)
    path = path.format(id=chance.choice(ids), table=chance.choice(VALUES), form=chance.choice(VALUES))
    query = [
        (chance.choice(KEYS), chance.choice(("TARGET", *VALUES)))
        for _ in range(chance.choice((0, 1, 1, 2, 5)))
    ]
    encoded = urllib.parse.urlencode(query, errors="surrogatepass")
    where = urllib.parse.quote(path, safe="/%", errors="surrogatepass") + (f"?{encoded}" if encoded else "")
    if not write:
        return Input(b"", where, chance.choice(("GET", "GET", "GET", "HEAD")))
    if path in ("/add", "/paste") and chance.random() < 0.8:
        make, words = chance.choice(((html_page, HTML), (plain_text, TEXT), (mail, MAIL), (pdf_page, PDF)))
        return Input(mutated(chance, make(chance), words)[:50_000], where, "POST")
    body = chance.choice(BODIES)
    return Input(mutated(chance, body, JSON) if chance.random() < 0.8 else body, where, "POST")


class Page:
    """A small case with its page, as it was at first after every STRETCH requests."""

    def __init__(self) -> None:
        sys.path.insert(0, str(Path(__file__).parent))
        import page

        self.place = Path(tempfile.mkdtemp(prefix="countertrade-fuzz-"))
        page.write(self.place / "first", 3, 6)
        self.asked = 0
        self.client: Any = None

    def begin(self) -> None:
        from starlette.testclient import TestClient

        from countertrade.web.app import create_app
        from countertrade.web.guard import Session, cookie_name

        folder = self.place / "case"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.place / "first", folder)
        session = Session(token="t", cookie="c", key="k")
        self.client = TestClient(
            create_app(folder, session=session, home=self.place),
            base_url="http://127.0.0.1", cookies={cookie_name(None): "c"}, headers={"x-countertrade-token": "t"},
            follow_redirects=False,
        )  # fmt: skip
        case = folder_of.open_case(folder)
        self.target, self.article = case.claims[0].id, case.articles[0].id
        self.folder = folder

    def asks(self, given: Input) -> bool:
        """Send a request; True where it is refused. Raises what the page raises."""
        from countertrade import files

        if self.asked % STRETCH == 0:
            self.begin()
        self.asked += 1
        deal = self.folder / "deal.yaml"
        sha = files.digest_of(deal.read_bytes()) if deal.exists() else ""
        names = {"TARGET": self.target, "ARTICLE": self.article, "SHA": sha}
        where, body = given.where, given.body
        for name, value in names.items():
            where, body = where.replace(name, value), body.replace(name.encode(), value.encode())
        answer = self.client.request(given.method, where, content=body or None)
        assert answer.status_code < 500, answer.text
        assert "content-security-policy" in answer.headers, where
        assert "Traceback" not in answer.text
        return bool(answer.status_code >= 400)


_page = cache(Page)

FUZZERS: dict[str, Callable[[random.Random], Input]] = {
    "html": article(html_page, HTML, "a.html"),
    "pdf": article(pdf_page, PDF, "a.pdf"),
    "mail": article(mail, MAIL, "a.eml"),
    "text": article(plain_text, TEXT, "a.txt"),
    "reading": lambda chance: Input(mutated(chance, plain_text(chance), TEXT)[:6_000], "a.txt"),
    "page": request,
}
RUNNERS: dict[str, Callable[[Input], bool]] = {
    "html": takes, "pdf": takes, "mail": takes, "text": takes, "reading": reads, "page": lambda given: _page().asks(given),
}  # fmt: skip
SHARES = {"html": 4, "pdf": 3, "mail": 3, "text": 2, "reading": 1, "page": 3}
"""How many of the inputs are of each kind, in proportion."""


# --- running --------------------------------------------------------------------------------------------------------------


def made(kind: str, seed: int, number: int) -> Input:
    return FUZZERS[kind](random.Random(f"{seed}/{kind}/{number}"))


def hand_in(kind: str, seed: int, first: int, last: int) -> None:
    """Hand in inputs one after the other, and print a line of JSON for each: what became of it, seconds, bytes, MB of memory at most."""
    run = RUNNERS[kind]
    clock = time.perf_counter if kind == "page" else time.process_time  # the page has others work for it
    for number in range(first, last):
        given = made(kind, seed, number)
        print(json.dumps({"begun": number}), flush=True)
        _forget_peak()
        said, told, start = "taken", "", clock()
        try:
            said = "refused" if run(given) else "taken"
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            said, told = (
                "exception",
                f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}: {str(error)[:100]!r}",
            )
        seconds = clock() - start
        line = {
            "number": number,
            "said": said,
            "told": told,
            "s": seconds,
            "size": len(given.body),
            "mb": _peak(),
        }
        print(json.dumps(line), flush=True)


def _forget_peak() -> None:
    if sys.platform == "linux":
        Path("/proc/self/clear_refs").write_text("5")


def _peak() -> int:
    """MB that the process held at most since the peak was forgotten."""
    if sys.platform != "linux":
        return 0
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) // 1024 if found else 0


def results(kind: str, seed: int, inputs: int) -> Iterator[dict[str, Any]]:
    """What became of each input of a kind; one that hangs ends its process, and the next begins another."""
    at = 0
    while at < inputs:
        command = [sys.executable, __file__, "--child", kind, str(seed), str(at), str(inputs)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert child.stdout
        begun: int | None = None
        clock = threading.Timer(HUNG, child.kill)
        for line in child.stdout:
            clock.cancel()
            said = json.loads(line)
            if "begun" in said:
                begun = said["begun"]
                clock = threading.Timer(HUNG, child.kill)
                clock.start()
                continue
            begun = None
            at = said["number"] + 1
            yield said
        clock.cancel()
        code = child.wait()
        if begun is not None:
            given = made(kind, seed, begun)
            told = f"gave no answer in {HUNG:.0f} s, or ended the process (exit code {code})"
            yield {
                "number": begun,
                "said": "exception",
                "told": told,
                "s": HUNG,
                "size": len(given.body),
                "mb": 0,
            }
            at = begun + 1
        elif code:
            sys.exit(f"bench/fuzz_pages.py: the process for {kind} ended with {code}")


def per_100_kb(line: dict[str, Any]) -> float:
    return float(line["s"] / max(1.0, line["size"] / 100_000))


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--inputs", type=int, default=14_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--kind", choices=FUZZERS)
    arguments.add_argument("--only", type=int, help="this input alone, with what it raises")
    arguments.add_argument(
        "--child", nargs=4, metavar=("KIND", "SEED", "FIRST", "LAST"), help=argparse.SUPPRESS
    )
    chosen = arguments.parse_args()
    if chosen.child:
        kind, *numbers = chosen.child
        hand_in(kind, *map(int, numbers))
        return
    if chosen.only is not None:
        first = chosen.only // STRETCH * STRETCH if chosen.kind == "page" else chosen.only
        for number in range(first, chosen.only + 1):
            given = made(chosen.kind, chosen.seed, number)
            print(number, given.method, given.where[:200], given.body[:500], len(given.body))
            print(RUNNERS[chosen.kind](given))
        return
    kinds = [chosen.kind] if chosen.kind else list(FUZZERS)
    whole = sum(SHARES[kind] for kind in kinds)
    failed = 0
    print(
        f"{'kind':<10}{'inputs':>8}{'refused':>9}{'exceptions':>12}{'over 2 s':>10}{'slowest s/100 kB':>18}{'most MB':>9}"
    )
    for kind in kinds:
        count: Counter[str] = Counter()
        slowest, most, slow = 0.0, 0, 0
        for line in results(kind, chosen.seed, chosen.inputs * SHARES[kind] // whole):
            count[line["said"]] += 1
            slowest, most = max(slowest, per_100_kb(line)), max(most, line["mb"])
            slow += per_100_kb(line) > SLOW
            if line["said"] == "exception" or per_100_kb(line) > SLOW:
                print(
                    f"  --kind {kind} --seed {chosen.seed} --only {line['number']}: {line['told']} ({line['s']:.1f} s, {line['size']} bytes)",
                    flush=True,
                )
        failed += count["exception"] + slow
        print(
            f"{kind:<10}{count.total():>8}{count['refused']:>9}{count['exception']:>12}{slow:>10}{slowest:>18.2f}{most:>9}",
            flush=True,
        )
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
