"""A piece of an archive, read: a first pass over every page, cheap, and a second over the few that are left.

First: the names of the case in the bytes (`Screen.may`); then charset, text and language by resiliparse, and the case's words in the
text. Second: the article and its claims, by what `countertrade read` calls for one page and with nothing that it is not told there,
so that an archive loses no claim of a page and adds none.
"""

from __future__ import annotations

import io
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from resiliparse.parse.html import HTMLParserException
from resiliparse.parse.lang import detect_fast

from countertrade import worker
from countertrade.archive import near_duplicates, tables
from countertrade.archive.screen import READ, Screen, Word
from countertrade.archive.sources import Broken, Page, Piece, Unreachable, pages
from countertrade.records import Article, Bad, Claim, Measure, Record, replace
from countertrade.version import __version__

SAMPLES = 5  # broken records of a kind that are kept for the report
LARGE = (
    2**20
)  # bytes from which a page goes to the second pass unseen: 16 MiB of tags take resiliparse 1.9 GB and 19 s, here without limits
_THIN = 0.2  # share of a page's text below which its main text may not be the article
_SURELY = (
    1.15  # how many times further away the nearest language that is read has to be for a page to be left
)


class Reading(Record, frozen=True, kw_only=True):
    """What a scan does with each page: the case's words and measures."""

    screen: Screen
    measures: tuple[Measure, ...]
    screen_only: bool = False


class Bit(Record, frozen=True, kw_only=True):
    """A record that could not be read: where and why."""

    source: str
    offset: int
    why: str


class Counts(Record, frozen=True, kw_only=True):
    """What happened to the pages of a piece. Times in s of this process; `reading` is that of the second pass on the clock."""

    pages: int = 0
    bytes: int = 0
    by_bytes: int = 0  # pages whose bytes name enough parties
    by_text: int = 0  # of these, pages whose text concerns the case
    other_language: int = 0
    articles: int = 0
    claims: int = 0
    broken: dict[str, int] = {}
    words: dict[str, int] = {}  # pages that each word let through
    groups: dict[str, int] = {}  # the same by what the words stand for
    seconds: float = 0.0
    reading: float = 0.0


def together(every: Iterable[Counts]) -> Counts:
    """The sums; of tables the most frequent first."""
    sums: Counter[str] = Counter()
    tables: dict[str, Counter[str]] = {name: Counter() for name in ("broken", "words", "groups")}
    seconds = reading = 0.0
    for each in every:
        for name in ("pages", "bytes", "by_bytes", "by_text", "other_language", "articles", "claims"):
            sums[name] += getattr(each, name)
        for name, table in tables.items():
            table.update(getattr(each, name))
        seconds += each.seconds
        reading += each.reading
    ordered = {
        name: dict(sorted(table.items(), key=lambda one: (-one[1], one[0]))) for name, table in tables.items()
    }
    return Counts(
        pages=sums["pages"], bytes=sums["bytes"], by_bytes=sums["by_bytes"], by_text=sums["by_text"],
        other_language=sums["other_language"], articles=sums["articles"], claims=sums["claims"],
        broken=ordered["broken"], words=ordered["words"], groups=ordered["groups"], seconds=seconds, reading=reading,
    )  # fmt: skip


class Scanned(Record, frozen=True, kw_only=True):
    """The outcome of a piece: its tables as Parquet, None where it has no article."""

    counts: Counts
    samples: tuple[Bit, ...] = ()
    articles: bytes | None = None
    claims: bytes | None = None
    days: tuple[str, ...] = ()
    unreachable: str | None = None  # why the source could not be read to its end
    version: str = __version__


def scan(piece: Piece, reading: Reading) -> Scanned:
    """Read a piece. What cannot be read is counted and sampled; nothing in a source stops it."""
    began = time.perf_counter()
    tally = _Tally()
    article_rows: list[dict[str, Any]] = []
    claim_rows: list[dict[str, Any]] = []
    unreachable = None
    try:
        for page in pages(piece, tally.broken):
            found = _found(page, reading, tally)
            if found is None:
                continue
            article, claims, words = found
            tally.let_through(words)
            signs = near_duplicates.as_bytes(near_duplicates.signature(article.text))
            said = [word.word for word in words]
            article_rows.append(
                tables.article_row(article, said, len(claims), signs, page.source, page.offset)
            )
            claim_rows += [tables.claim_row(claim, article) for claim in claims]
    except Unreachable as error:
        unreachable = str(error)
    return Scanned(
        counts=tally.counts(len(article_rows), len(claim_rows), time.perf_counter() - began),
        samples=tuple(tally.samples),
        articles=_parquet(article_rows, tables.ARTICLES),
        claims=_parquet(claim_rows, tables.CLAIMS),
        days=tuple(sorted({row["day"] for row in article_rows})),
        unreachable=unreachable,
    )


def _found(
    page: Page, reading: Reading, tally: _Tally
) -> tuple[Article, list[Claim], tuple[Word, ...]] | None:
    """What `_read` gives for a page that the first pass lets through."""
    tally.pages += 1
    tally.bytes += len(page.data)
    if not reading.screen.may(page.data):
        return None
    tally.by_bytes += 1
    seen = len(page.data) <= LARGE
    if seen:
        near = _concerns(page, reading.screen, tally)
        if near is None:
            return None
        tally.by_text += 1
        if reading.screen_only:
            tally.let_through(near)
    if reading.screen_only:
        return None
    started = time.perf_counter()
    found = _read(page, reading, tally)
    tally.reading += time.perf_counter() - started
    tally.by_text += found is not None and not seen
    return found


class _Tally:
    """Counts while a piece is read."""

    def __init__(self) -> None:
        self.pages = self.bytes = self.by_bytes = self.by_text = self.other_language = 0
        self.reading = 0.0
        self.why: Counter[str] = Counter()
        self.samples: list[Bit] = []
        self.words: Counter[str] = Counter()
        self.groups: Counter[str] = Counter()

    def broken(self, one: Broken) -> None:
        kind = one.why.partition(":")[0]
        self.why[kind] += 1
        if self.why[kind] <= SAMPLES:
            self.samples.append(Bit(source=one.source, offset=one.offset, why=one.why))

    def let_through(self, words: Sequence[Word]) -> None:
        self.words.update({word.word for word in words})
        self.groups.update({f"{word.kind} {word.of}" for word in words})

    def counts(self, articles: int, claims: int, seconds: float) -> Counts:
        return Counts(
            pages=self.pages, bytes=self.bytes, by_bytes=self.by_bytes, by_text=self.by_text, other_language=self.other_language,
            articles=articles, claims=claims, broken=dict(sorted(self.why.items())), words=dict(sorted(self.words.items())),
            groups=dict(sorted(self.groups.items())), seconds=seconds, reading=self.reading,
        )  # fmt: skip


def _parquet(rows: Sequence[dict[str, Any]], schema: pa.Schema) -> bytes | None:
    if not rows:
        return None
    out = io.BytesIO()
    pq.write_table(tables.table(rows, schema), out, compression="zstd")
    return out.getvalue()


# --- First pass -----------------------------------------------------------------------------------------------------------


def _concerns(page: Page, screen: Screen, tally: _Tally) -> tuple[Word, ...] | None:
    """The words by which the text of a page concerns the case, as far as resiliparse tells; None where it does not, or is foreign.

    () for a page that resiliparse cannot parse: reading may.
    """
    is_html = page.name != "page.txt"
    try:
        source = text_of(page.data)
        text = extract_plain_text(source, main_content=True) if is_html else source
        words = screen.words_in(text)
        if not words and is_html:  # its main text may be elsewhere than where it is looked for
            whole = extract_plain_text(source)
            if len(text) < _THIN * len(whole):
                text, words = whole, screen.words_in(whole)
        foreign = bool(words) and _is_foreign(text)
    except (ValueError, RuntimeError, HTMLParserException):
        return ()
    tally.other_language += foreign
    return words if words and not foreign else None


def text_of(data: bytes) -> str:
    """The bytes as text: in the charset that a page declares where that is true, else in the one that they look like."""
    declared = detect_encoding(data, from_html_meta=True) or "utf-8"
    try:
        return data.decode(declared)
    except (UnicodeDecodeError, LookupError):
        return bytes_to_str(data, detect_encoding(data) or "cp1252")


def _is_foreign(text: str) -> bool:
    language, rank = detect_fast(text)
    if language in READ or language == "unknown":
        return False
    _, nearest = detect_fast(text, cutoff=1 << 30, langs=list(READ))
    return bool(nearest > _SURELY * rank)


# --- Second pass ----------------------------------------------------------------------------------------------------------


def _read(
    page: Page, reading: Reading, tally: _Tally
) -> tuple[Article, list[Claim], tuple[Word, ...]] | None:
    """The article of a page, its claims, and the words by which it concerns the case; None where it does not, or cannot be read."""
    task = partial(read_page, page, reading.screen, reading.measures)
    try:
        found = worker.run(task, name=page.name, size=len(page.data), doing="reading")
    except Bad as bad:
        tally.broken(Broken(page.source, page.offset, bad.problems[0].message))
        return None
    if isinstance(found, str):
        tally.other_language += found == "language"
        return None
    return found


def read_page(
    page: Page, screen: Screen, measures: Sequence[Measure]
) -> tuple[Article, list[Claim], tuple[Word, ...]] | str:
    """As `_read`; "language" or "words" where the article is in another language, or does not concern the case. Raises Bad."""
    from countertrade.reading import article_from, read

    article = article_from(page.data, page.name, **dict(page.known))
    if article.language not in READ:
        return "language"
    words = screen.words_in(article.text)
    if not words:
        return "words"
    claims = read(article, measures)
    return replace(article, url=article.url or page.url, captured=page.captured), claims, words
