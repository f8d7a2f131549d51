"""Captures: the page, its address and its moment come out; a byte that was changed afterwards does not get in."""

from __future__ import annotations

import gzip
import sys
import zlib
from pathlib import Path

import pytest

import countertrade as ct
from countertrade.captures import kind_of, stamped, unpack
from countertrade.errors import MissingPackageError
from countertrade.records import Bad
from tests.captures.archives import MAIL, MHTML, PAGE, SINGLEFILE, URL, WHEN, record, response, wacz, warc

DATA = Path(__file__).parent / "data"
SHEET = (
    "Link,Destination folder,Archive status,Archive location,Archive date,Upload timestamp,Upload title,Text content,Hash,WACZ\n"
    "https://social.example/1,,telethon: success,https://store.example/1.html,2025-03-05T08:00:00+00:00,2025-03-04T21:10:00+00:00,"
    '"Shells","Oz has received 50,000 shells, the minister Ana Brandt said.",sha3_512:00ff,https://store.example/1.wacz\n'
    "https://social.example/2,,wayback: success,https://store.example/2.html,2025-03-05T08:01:00+00:00,,,,,\n"
    "https://social.example/3,,nothing archived,,,,,,,\n"
    "see above,,success,,,,,,,\n"
)


@pytest.mark.parametrize(("data", "name", "kind"), [
    (wacz(), "a.wacz", "wacz"),
    (wacz(), "export.zip", "wacz"),
    (warc(), "a.warc.gz", "warc"),
    (warc(packed=False), "download", "warc"),
    (SINGLEFILE, "gas.html", "singlefile"),
    (MHTML, "gas.mhtml", "mhtml"),
    (MAIL, "morning.eml", "mail"),
    (MAIL, "morning", "mail"),
    (SHEET.encode(), "sheet.csv", "auto-archiver"),
    (b"outlet,date,value\nA,2025-01-01,3\n", "typed.csv", "page"),
    (PAGE, "gas.html", "page"),
    (b"From: the ministry\nSubject: gas\n\nOz pays.", "note.txt", "page"),
    (b"PK\x03\x04 an office document", "a.docx", "page"),
])  # fmt: skip
def test_a_capture_is_known_by_its_first_bytes(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize("data", [
    warc(response()),
    warc(response(), packed=False),
    warc(response(body=gzip.compress(PAGE), headers="Content-Encoding: gzip\r\n")),
    warc(response(body=zlib.compress(PAGE), headers="Content-Encoding: deflate\r\n")),
    warc(response(headers="Content-Encoding: gzip\r\n")),
    warc(response(body=b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), headers="Transfer-Encoding: chunked\r\n")),
    warc(response(headers="Transfer-Encoding: chunked\r\n")),
    warc(record("resource", URL, PAGE, content_type="text/html")),
    warc(response("https://harbour.example/logo", b"\x89PNG", media_type="image/png"), response(status="404 Not Found", body=b"no"), response()),
])  # fmt: skip
def test_the_page_of_a_warc_comes_out_as_the_browser_had_it(data: bytes) -> None:
    (page,) = unpack(data, "a.warc.gz").captures
    assert (page.url, page.captured, page.data) == (URL, WHEN, PAGE)
    assert page.verified[0].startswith("WARC digest sha1:")


def test_a_page_whose_digest_does_not_fit_is_not_used() -> None:
    bad = response("https://harbour.example/other", digest="sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    found = unpack(warc(response(), bad), "a.warc.gz")
    assert [page.url for page in found.captures] == [URL]
    assert "do not have the digest" in found.problems[0].message
    with pytest.raises(Bad, match="do not have the digest"):
        unpack(warc(bad), "a.warc.gz")


def test_the_pages_of_a_wacz_are_those_of_its_list() -> None:
    archive = warc(
        response("https://harbour.example/frame"), response(), response(when="2025-03-06T08:00:00Z")
    )
    found = unpack(wacz(archive, pages=[{"url": URL, "ts": WHEN, "title": "Gas for shells"}]), "a.wacz")
    assert [(page.url, page.captured, page.title) for page in found.captures] == [
        (URL, WHEN, "Gas for shells")
    ]
    assert found.verified == ("2 resource hashes of datapackage.json", "hash of datapackage.json")
    assert len(unpack(wacz(archive), "a.wacz").captures) == 2


def test_a_page_that_moved_is_followed_within_the_archive() -> None:
    moved = response("https://harbour.example/old", b"", status="301 Moved", headers="Location: /gas\r\n")
    found = unpack(
        wacz(
            warc(moved, response()),
            pages=[{"url": "https://harbour.example/old"}, {"url": "https://gone.example/"}],
        ),
        "a.wacz",
    )
    assert [page.url for page in found.captures] == [URL]
    assert "listed and not in the archive" in found.problems[0].message


@pytest.mark.parametrize("part", ["archive/data.warc.gz", "pages/pages.jsonl", "datapackage.json"])
def test_a_byte_that_was_changed_is_named(part: str) -> None:
    with pytest.raises(Bad, match=f"{part}: its hash is not"):
        unpack(wacz(pages=[{"url": URL}], changed=part), "a.wacz")


@pytest.mark.parametrize(("data", "name", "said"), [
    (wacz()[:-30], "a.wacz", "damaged or no web archive"),
    (warc()[:200], "a.warc.gz", "no page in this archive"),
    (warc(response(media_type="image/png")), "a.warc.gz", "no page in this archive"),
    (b"PK\x03\x04", "a.wacz", "damaged or no web archive"),
])  # fmt: skip
def test_what_is_damaged_is_refused(data: bytes, name: str, said: str) -> None:
    with pytest.raises(Bad, match=said):
        unpack(data, name)


@pytest.mark.parametrize(("data", "name", "moment"), [
    (SINGLEFILE, "gas.html", "2025-03-05T09:00:00+01:00"),
    (MHTML, "gas.mhtml", "2025-03-05T08:00:00+00:00"),
])  # fmt: skip
def test_a_page_saved_by_a_browser_says_where_and_when(
    tmp_path: Path, data: bytes, name: str, moment: str
) -> None:
    (page,) = unpack(data, name).captures
    assert (page.url, page.captured) == (URL, moment)
    (tmp_path / name).write_bytes(data)
    (article,) = ct.new(tmp_path / "case").add(tmp_path / name)
    assert (article.url, article.captured) == (URL, moment)
    assert "“Oz pays $1,500 for each shell,” she said." in article.text


def test_a_mail_and_what_is_attached_to_it(tmp_path: Path) -> None:
    (tmp_path / "morning.eml").write_bytes(MAIL)
    message, page = ct.new(tmp_path / "case").add(tmp_path / "morning.eml")
    assert message.text == "Oz has received 50,000 shells, the minister Ana Brandt said."
    assert (message.outlet, message.published) == ("Harbour Times Newsletter", "2025-03-05T09:00:00+01:00")
    assert "Oz pays $1,500" in page.text
    assert page.captured == "2025-03-05T09:00:00+01:00"


def test_an_auto_archivers_sheet(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text(SHEET, "utf-8")
    case = ct.new(tmp_path / "case")
    first, second = case.add(tmp_path / "sheet.csv")
    assert first.text == "Shells\n\nOz has received 50,000 shells, the minister Ana Brandt said."
    assert (first.archive_url, first.published) == (
        "https://store.example/1.html",
        "2025-03-04T21:10:00+00:00",
    )
    assert (second.url, second.text) == ("https://social.example/2", "")
    assert [(problem.line, problem.column) for problem in case.problems] == [(4, 1), (5, 1)]
    assert case.captures[0].said["hash"] == "sha3_512:00ff"


def test_a_case_keeps_hash_and_moment_of_a_capture(tmp_path: Path) -> None:
    import hashlib

    data = wacz(pages=[{"url": URL, "ts": WHEN}])
    (tmp_path / "evidence.wacz").write_bytes(data)
    case = ct.new(tmp_path / "case")
    (article,) = case.add(tmp_path / "evidence.wacz")
    assert article.sha256 == hashlib.sha256(PAGE).hexdigest()
    (note,) = case.captures
    assert (note.article, note.kind, note.sha256) == (article.id, "wacz", hashlib.sha256(data).hexdigest())
    assert (note.url, note.captured, note.file) == (URL, WHEN, "evidence.wacz")
    case.add(tmp_path / "evidence.wacz")
    assert len(case.captures) == 1
    assert case.read()[0].attribution.source is not None


def test_one_page_of_a_capture_is_read_without_a_case(tmp_path: Path) -> None:
    (tmp_path / "evidence.wacz").write_bytes(wacz(pages=[{"url": URL, "ts": WHEN}]))
    found = ct.read(tmp_path / "evidence.wacz")
    assert (found.article.url, found.article.captured) == (URL, WHEN)
    assert found.statements[0].attribution.source is not None
    (tmp_path / "two.warc.gz").write_bytes(warc(response(), response("https://harbour.example/other")))
    with pytest.raises(ct.ArticleError, match=r"it holds 2 pages .*put them into a case"):
        ct.read(tmp_path / "two.warc.gz")


def test_without_fastwarc_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.warc").write_bytes(warc(packed=False))
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    with pytest.raises(MissingPackageError, match=r"countertrade\[captures\]"):
        ct.new(tmp_path / "case").add(tmp_path / "a.warc")


# --- timestamps -----------------------------------------------------------------------------------------------------------

STORY, ROOT, OTHER = ((DATA / name).read_bytes() for name in ("story.txt", "root.pem", "other.pem"))


@pytest.mark.parametrize("name", ["story.txt.tsr", "bare.tst"])
def test_a_token_says_when_the_bytes_existed(name: str) -> None:
    token = (DATA / name).read_bytes()
    stamp = stamped(STORY, token, name)
    assert (stamp.time, stamp.authority, stamp.hash) == (
        "2026-11-27T12:45:09Z",
        "Timestamps for tests",
        "sha256",
    )
    assert not stamp.trusted
    assert "not checked" in stamp.said
    assert stamped(STORY, token, name, [ROOT]).trusted


@pytest.mark.parametrize(("data", "roots", "said"), [
    (STORY + b" ", [], "it stamps other bytes"),
    (STORY, [OTHER], "does not lead to a root that you trust"),
    (STORY, [b"no certificate"], "no certificate as PEM"),
])  # fmt: skip
def test_a_token_that_does_not_fit_is_refused(data: bytes, roots: list[bytes], said: str) -> None:
    with pytest.raises(Bad, match=said):
        stamped(data, (DATA / "story.txt.tsr").read_bytes(), "story.txt.tsr", roots)


@pytest.mark.parametrize("at", [40, 200, 400])
def test_a_changed_token_is_not_believed(at: int) -> None:
    token = bytearray((DATA / "story.txt.tsr").read_bytes())
    token[at] ^= 1
    with pytest.raises(Bad):
        stamped(STORY, bytes(token), "story.txt.tsr", [ROOT])


def test_a_token_beside_the_file_is_found(tmp_path: Path) -> None:
    for name in ("story.txt", "story.txt.tsr"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    case = ct.new(tmp_path / "case")
    case.add(tmp_path / "story.txt", trust=[DATA / "root.pem"])
    assert (
        case.captures[0].stamp
        == "stamped 2026-11-27T12:45:09Z by Timestamps for tests, sha256 fits, signature checked"
    )
    (tmp_path / "story.txt").write_bytes(STORY + b"More.\n")
    with pytest.raises(ct.ArticleError, match="it stamps other bytes"):
        case.add(tmp_path / "story.txt")
    assert len(case.articles) == 1
