"""Where pages lie, cut into pieces that can be read apart, and the pages of a piece.

WARC files (plain, gzip, zstd, LZ4), WACZ, folders of HTML, and Parquet, on local disks or behind any fsspec address. A piece is a stretch
of a file by offset: it holds the records that begin in it, so that pieces of one file miss none and share none. What cannot be read is
a `Broken` with its place; the next whole record is looked for after it.
"""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any, Literal, NamedTuple

import fsspec
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from countertrade.records import Bad, Problem, Record, digest, replace

MIB = 2**20
PIECE = 64 * MIB  # of a file: a minute of work at most, so that little is done twice after a crash
LARGEST = 16 * MIB  # of a page: what `reading` takes
GROUP = 2048  # files of a folder in one piece, at most
GROUP_BYTES = 64 * MIB
WARC = (".warc", ".warc.gz", ".warc.zst", ".warc.lz4")
HTML = (".html", ".htm", ".xhtml", ".shtml")
_BLOCK = MIB  # read at a time where the next record is looked for
_MAGIC = {
    b"\x1f\x8b\x08": "gzip",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"\x04\x22\x4d\x18": "lz4",
    b"WARC/1.": "none",
}
_PAGES = WarcRecordType.response | WarcRecordType.resource
_HTML_TYPES = ("text/html", "application/xhtml+xml", "text/plain")

Kind = Literal["warc", "folder", "parquet"]


class Piece(Record, frozen=True, kw_only=True):
    """What one call reads: bytes or row groups [start, end) of a file, or some files of a folder."""

    kind: Kind
    source: str
    inner: str = ""  # the WARC within a WACZ
    start: int = 0
    end: int = 0
    last: bool = True  # nothing of the file comes after it
    stamp: str  # size and time of the file: another one is another source
    size: int  # bytes to read
    names: tuple[str, ...] = ()  # files of a folder

    @property
    def id(self) -> str:
        return digest("p", self.kind, self.source, self.inner, self.start, self.end, self.stamp, self.names)

    def halves(self) -> list[Piece]:
        """The piece in two, for finding the record in it that ends a worker; itself where it cannot be cut."""
        if self.kind == "folder":
            if len(self.names) < 2:
                return [self]
            half = len(self.names) // 2
            return [replace(self, names=self.names[:half]), replace(self, names=self.names[half:])]
        least = 2 if self.kind == "parquet" else 2 * _BLOCK
        if self.end - self.start < least:
            return [self]
        middle = (self.start + self.end) // 2
        return [replace(self, end=middle, last=False), replace(self, start=middle)]


class Page(NamedTuple):
    """The bytes of a page and what the archive says of it."""

    data: bytes
    name: str  # as `reading` is told it
    source: str
    offset: int  # where it begins in the source; the row in Parquet, the number in a piece of a folder
    url: str | None = None
    captured: str | None = None
    known: tuple[tuple[str, str], ...] = ()  # outlet, published, language, where the source names them apart


class Broken(NamedTuple):
    """What could not be read, and why."""

    source: str
    offset: int
    why: str


# --- Planning -------------------------------------------------------------------------------------------------------------


def plan(source: str, size: int = PIECE) -> Iterator[Piece]:
    """The pieces of a source in a fixed order. Raises Bad where it is not there, or nothing in it is known."""
    try:
        fs, path = fsspec.core.url_to_fs(source)
        is_folder = fs.isdir(path)
        if not is_folder and not fs.exists(path):
            raise Bad(
                Problem(
                    source,
                    0,
                    0,
                    "there is no such file or folder; name a WARC, a WACZ, a Parquet file or a folder",
                )
            )
    except Bad:
        raise
    except (ImportError, ValueError, OSError) as error:
        raise Bad(Problem(source, 0, 0, f"cannot be opened: {_said(error)}")) from None
    try:
        found = False
        for piece in _of_folder(fs, path, size) if is_folder else _of_file(fs, fs.info(path), size):
            found = True
            yield piece
    except OSError as error:
        raise Bad(Problem(source, 0, 0, f"cannot be listed: {_said(error)}")) from None
    if not found:
        what = "the folder holds" if is_folder else "this is"
        said = f"{what} no page archive; known are {', '.join((*WARC, '.wacz', '.parquet', *HTML))}"
        raise Bad(Problem(source, 0, 0, said))


def _said(error: BaseException) -> str:
    if isinstance(error, _Lost):
        return str(error)
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).splitlines()[0].lower()


def _of_folder(fs: Any, path: str, size: int) -> Iterator[Piece]:
    for folder, folders, infos in fs.walk(path, detail=True):
        if isinstance(folders, dict):  # sorted in place, so that the walk goes in order
            ordered = {name: folders[name] for name in sorted(folders)}
            folders.clear()
            folders.update(ordered)
        pages: list[tuple[str, dict[str, Any]]] = []
        for name in sorted(infos):
            if name.lower().endswith(HTML):
                pages.append((name, infos[name]))
            else:
                yield from _of_file(fs, infos[name], size)
        yield from _groups(fs, folder, pages)


def _groups(fs: Any, folder: str, pages: Sequence[tuple[str, dict[str, Any]]]) -> Iterator[Piece]:
    """The files of a folder in groups. A name decides where a group ends: a file more or less changes one group, not all after it."""
    names: list[str] = []
    stamps: list[str] = []
    size = 0
    for name, info in pages:
        names.append(name)
        stamps.append(_stamp(info))
        size += int(info.get("size") or 0)
        ends = zlib.crc32(name.encode("utf-8", "surrogatepass")) % (GROUP // 2) == 0
        if ends or len(names) >= GROUP or size >= GROUP_BYTES:
            yield _group(fs, folder, names, stamps, size)
            names, stamps, size = [], [], 0
    if names:
        yield _group(fs, folder, names, stamps, size)


def _group(fs: Any, folder: str, names: list[str], stamps: list[str], size: int) -> Piece:
    return Piece(
        kind="folder",
        source=fs.unstrip_protocol(folder) if not _is_local(fs) else folder,
        stamp=digest("t", *stamps),
        size=size,
        names=tuple(names),
    )


def _of_file(fs: Any, info: dict[str, Any], size: int) -> Iterator[Piece]:
    path = str(info["name"])
    name = path.lower()
    source = path if _is_local(fs) else str(fs.unstrip_protocol(path))
    stamp, length = _stamp(info), int(info.get("size") or 0)
    if name.endswith(WARC):
        yield from _cuts(source, "", stamp, length, size)
    elif name.endswith(".wacz"):
        with fs.open(path, "rb") as file:
            try:
                entries = zipfile.ZipFile(file).infolist()
            except (zipfile.BadZipFile, OSError):
                entries = []
        held = [each for each in entries if each.filename.lower().endswith(WARC)]
        if not held:  # told as a broken source when it is read
            yield Piece(kind="warc", source=source, inner="?", stamp=stamp, size=length)
        for entry in held:
            yield from _cuts(source, entry.filename, stamp, entry.file_size, size)
    elif name.endswith(".parquet"):
        yield from _row_groups(fs, path, source, stamp, length, size)
    elif name.endswith(HTML):
        base = path.rpartition("/")[2]
        yield Piece(
            kind="folder", source=source.removesuffix("/" + base), stamp=stamp, size=length, names=(base,)
        )


def _is_local(fs: Any) -> bool:
    return "file" in ((fs.protocol,) if isinstance(fs.protocol, str) else fs.protocol)


def _stamp(info: dict[str, Any]) -> str:
    changed = next(
        (info[key] for key in ("ETag", "etag", "mtime", "LastModified", "created") if info.get(key)), ""
    )
    return f"{info.get('size')} {changed}"


def _cuts(source: str, inner: str, stamp: str, length: int, size: int) -> Iterator[Piece]:
    whole = Piece(kind="warc", source=source, inner=inner, end=length, stamp=stamp, size=length)
    if length <= 2 * size or not _can_be_cut(whole, size):
        yield whole
        return
    for start in range(0, length, size):
        end = min(start + size, length)
        yield replace(whole, start=start, end=end, last=end == length, size=end - start)


def _can_be_cut(whole: Piece, size: int) -> bool:
    """Whether records begin in the file: one that is packed as a whole has one beginning only."""
    try:
        with _opened(whole) as file:
            found = beginning(file, size, most=8 * _BLOCK)
            return found is not None
    except (OSError, zipfile.BadZipFile):
        return False


def _row_groups(fs: Any, path: str, source: str, stamp: str, length: int, size: int) -> Iterator[Piece]:
    import pyarrow.parquet as pq

    try:
        with fs.open(path, "rb") as file:
            meta = pq.ParquetFile(file).metadata
            bytes_of = [meta.row_group(n).total_byte_size for n in range(meta.num_row_groups)]
    except (OSError, ValueError):  # told as a broken source when it is read
        yield Piece(kind="parquet", source=source, stamp=stamp, size=length)
        return
    start = taken = 0
    for n, held in enumerate(bytes_of):
        taken += held
        if taken >= size or n + 1 == len(bytes_of):
            share = length * taken // max(1, sum(bytes_of))
            last = n + 1 == len(bytes_of)
            yield Piece(
                kind="parquet", source=source, start=start, end=n + 1, last=last, stamp=stamp, size=share
            )
            start, taken = n + 1, 0


# --- Reading --------------------------------------------------------------------------------------------------------------


def pages(piece: Piece, broken: Callable[[Broken], None]) -> Iterator[Page]:
    """The pages of a piece in order; what a source holds that cannot be read is told to `broken`.

    Raises Unreachable where the source itself cannot be opened or read: another time it may.
    """
    try:
        match piece.kind:
            case "warc":
                yield from _of_warc(piece, broken)
            case "folder":
                yield from _of_names(piece, broken)
            case "parquet":
                yield from _of_rows(piece, broken)
    except zipfile.BadZipFile as error:
        broken(Broken(piece.source, piece.start, f"cannot be read: {_said(error)}"))
    except Exception as error:  # each file system of fsspec raises what it likes
        raise Unreachable(_said(error)) from error


class Unreachable(Exception):  # noqa: N818 - it is the network, or a right that is missing
    """A source that cannot be read for now."""


class _Lost(OSError):  # noqa: N818 - nothing went wrong with us
    """A record that is not what it says: the next one is looked for from its beginning."""


class _Window(io.RawIOBase):
    """A stretch of a file as a file of its own."""

    def __init__(self, file: IO[bytes], start: int, length: int) -> None:
        self._file, self._start, self._length, self._at = file, start, length, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = max(0, offset + (0, self._at, self._length)[whence])
        return self._at

    def readinto(self, buffer: Any) -> int:
        self._file.seek(self._start + self._at)
        data = self._file.read(max(0, min(len(buffer), self._length - self._at)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


@contextlib.contextmanager
def _opened(piece: Piece) -> Iterator[IO[bytes]]:
    fs, path = fsspec.core.url_to_fs(piece.source)
    with fs.open(path, "rb") as outer:
        if not piece.inner:
            yield outer
            return
        if piece.inner == "?":
            raise zipfile.BadZipFile("this WACZ holds no WARC, or is damaged")
        entry = zipfile.ZipFile(outer).getinfo(piece.inner)
        if entry.compress_type != zipfile.ZIP_STORED:
            with zipfile.ZipFile(outer).open(entry) as inner:
                yield inner
            return
        outer.seek(entry.header_offset + 26)
        name, extra = (int.from_bytes(outer.read(2), "little") for _ in range(2))
        start = entry.header_offset + 30 + name + extra
        yield io.BufferedReader(_Window(outer, start, entry.file_size), _BLOCK)


def beginning(file: IO[bytes], at: int, most: int | None = None) -> int | None:
    """The offset of the first record that begins at or after `at`, looked for in `most` bytes; None where there is none."""
    file.seek(0)
    head = file.read(8)
    magic = next((sign for sign in _MAGIC if head.startswith(sign)), None)
    if at == 0 and magic:
        return 0
    if (
        head[1:4] == b"\x2a\x4d\x18"
    ):  # zstd with a dictionary in front, without which no record after it can be unpacked
        return 0 if at == 0 else None
    signs = [magic] if magic else list(_MAGIC)
    end = None if most is None else at + most
    base, carried = at, b""
    while end is None or base < end:
        file.seek(base)
        block = file.read(_BLOCK)
        if not block and not carried:
            return None
        data, first = carried + block, base - len(carried)
        for place in sorted(place for sign in signs for place in _places(data, sign)):
            if first + place >= at and _begins(file, first + place):
                return first + place
        base += len(block)
        if not block:
            return None
        carried = data[-6:]
    return None


def _places(data: bytes, sign: bytes) -> Iterator[int]:
    place = data.find(sign)
    while place >= 0:
        yield place
        place = data.find(sign, place + 1)


def _begins(file: IO[bytes], at: int) -> bool:
    """Whether a whole WARC header stands at the offset, packed or plain."""
    file.seek(at)
    try:
        for record in ArchiveIterator(file, parse_http=False):
            return int(record.stream_pos) == at
    except (OSError, ValueError):
        pass
    return False


def _of_warc(piece: Piece, broken: Callable[[Broken], None]) -> Iterator[Page]:
    label = f"{piece.source}!{piece.inner}" if piece.inner else piece.source
    with _opened(piece) as file:
        at = beginning(file, piece.start)
        if at is None and piece.start == 0 and piece.size:
            broken(Broken(label, 0, "no WARC record in it"))
        elif at is None and not piece.size:
            broken(Broken(label, 0, "the file is empty"))
        if at is not None and piece.start == 0 and at > 0:
            broken(Broken(label, 0, "no WARC record; the next one is read"))
        while at is not None and (piece.last or at < piece.end):
            file.seek(at)
            place = at
            try:
                for record in ArchiveIterator(file, record_types=WarcRecordType.any_type, parse_http=False):
                    place = int(record.stream_pos)
                    if not piece.last and place >= piece.end:
                        return
                    page = _page(record, label, place, broken)
                    if page is not None:
                        yield page
                return
            except (OSError, ValueError) as error:
                broken(Broken(label, place, _said(error)))
            at = beginning(file, place + 1)


def _page(record: WarcRecord, label: str, at: int, broken: Callable[[Broken], None]) -> Page | None:
    """The page of a record; None where it holds none. Raises OSError where it cannot be read."""
    if not record.record_type & _PAGES:
        return None
    if record.content_length > LARGEST:  # the length may be a lie, the record a bomb: neither is unpacked
        raise _Lost(f"larger than {LARGEST // MIB} MiB")
    if record.is_http:
        record.parse_http(auto_decode="all")
        if record.http_headers.status_code != 200:
            return None
        media = (record.http_content_type or "text/html").lower()
    else:
        media = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    if media not in _HTML_TYPES:
        return None
    left = record.content_length
    data = record.reader.read(LARGEST + 1)
    if len(data) > LARGEST:
        broken(Broken(label, at, f"unpacks to more than {LARGEST // MIB} MiB"))
        return None
    packed = record.is_http and record.http_headers.get("Content-Encoding")
    if (
        len(data) < left
        and not packed
        and not (record.is_http and record.http_headers.get("Transfer-Encoding"))
    ):
        raise _Lost("ends before the length it gives")
    if b"\r\n\r\nWARC/1." in data:
        raise _Lost("ends before the length it gives: another record begins within")
    name = "page.txt" if media == "text/plain" else "page.html"
    return Page(data, name, label, at, record.headers.get("WARC-Target-URI"), _captured(record))


def _captured(record: WarcRecord) -> str | None:
    try:
        return str(record.record_date.isoformat())
    except (AttributeError, ValueError):
        return None


def _of_names(piece: Piece, broken: Callable[[Broken], None]) -> Iterator[Page]:
    fs, folder = fsspec.core.url_to_fs(piece.source)
    for number, name in enumerate(piece.names):
        where = f"{piece.source}/{name}"
        try:
            with fs.open(f"{folder}/{name}", "rb") as file:
                data = file.read(LARGEST + 1)
        except OSError as error:
            broken(Broken(where, 0, f"cannot be read: {_said(error)}"))
            continue
        if not data.strip():
            broken(Broken(where, 0, "the file is empty"))
        elif len(data) > LARGEST:
            broken(Broken(where, 0, f"larger than {LARGEST // MIB} MiB"))
        else:
            yield Page(data, name, where, number)


_COLUMNS = {  # what a column of a Parquet file may be called
    "html": ("html", "content_html", "raw_html", "payload"),
    "text": ("text", "content", "maintext", "body", "article"),
    "url": ("url", "uri", "target_uri", "warc_target_uri", "link"),
    "captured": ("captured", "crawl_date", "warc_date", "fetched", "timestamp"),
    "published": ("published", "date", "publish_date", "date_publish", "published_date"),
    "outlet": ("outlet", "publisher", "source_domain", "domain", "source", "site"),
    "language": ("language", "lang"),
}


def _of_rows(piece: Piece, broken: Callable[[Broken], None]) -> Iterator[Page]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    fs, path = fsspec.core.url_to_fs(piece.source)
    with fs.open(path, "rb") as file:
        try:
            opened = pq.ParquetFile(file)
        except (pa.ArrowInvalid, OSError) as error:
            broken(Broken(piece.source, 0, f"no Parquet file: {_said(error)}"))
            return
        lower = {name.lower(): name for name in opened.schema_arrow.names}
        column = {
            key: next(lower[name] for name in names if name in lower)
            for key, names in _COLUMNS.items()
            if any(name in lower for name in names)
        }
        body = column.get("html") or column.get("text")
        if body is None:
            said = f"has no column of texts; known are {', '.join((*_COLUMNS['html'], *_COLUMNS['text']))}"
            broken(Broken(piece.source, 0, said))
            return
        row = sum(opened.metadata.row_group(n).num_rows for n in range(piece.start))
        groups = range(piece.start, piece.end)
        try:
            for batch in opened.iter_batches(
                64, row_groups=list(groups), columns=sorted(set(column.values()))
            ):
                for record in batch.to_pylist():
                    page = _of_row(record, body, column, piece.source, row, broken)
                    row += 1
                    if page is not None:
                        yield page
        except (pa.ArrowException, OSError) as error:
            broken(Broken(piece.source, row, f"damaged: {_said(error)}"))


def _of_row(
    record: dict[str, Any],
    body: str,
    column: dict[str, str],
    source: str,
    row: int,
    broken: Callable[[Broken], None],
) -> Page | None:
    value = record[body]
    data = value if isinstance(value, bytes) else str(value or "").encode("utf-8", "surrogatepass")
    if not data.strip() or len(data) > LARGEST:
        broken(
            Broken(
                source,
                row,
                "no text in this row" if not data.strip() else f"larger than {LARGEST // MIB} MiB",
            )
        )
        return None

    def said(key: str) -> str | None:
        value = record.get(column.get(key, ""))
        return (value.isoformat() if hasattr(value, "isoformat") else str(value)) if value else None

    named = [(key, said(key)) for key in ("outlet", "published", "language")]
    known = tuple((key, value) for key, value in named if value)
    name = "page.html" if body == column.get("html") else "page.txt"
    return Page(data, name, source, row, said("url"), said("captured"), known)


def original(source: str, offset: int) -> bytes | None:
    """The bytes of a page once more, as an article's record names them; None where the source is not there any more."""
    outer, _, inner = source.partition("!")
    with contextlib.suppress(OSError, ValueError, Bad, zipfile.BadZipFile):
        folder, _, base = outer.rpartition("/")
        name = outer.lower()
        if name.endswith((*WARC, ".wacz")):
            piece = Piece(
                kind="warc",
                source=outer,
                inner=inner,
                start=offset,
                end=offset + 1,
                last=False,
                stamp="",
                size=1,
            )
        elif name.endswith(".parquet"):
            return None  # a row, no page of its own
        else:
            piece = Piece(
                kind="folder",
                source=folder,
                names=(base,),
                stamp="",
                size=1,
            )
        for page in pages(piece, lambda _: None):
            return page.data
    return None
