"""An archive in gzip written once more in LZ4, for scans to come: the same records, each in a frame of its own.

Unpacking gzip takes most of the time of reading a record (docs/archive.md has the figures); an archive that is scanned for one case after
another is read faster from LZ4, for a third more room.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import fsspec
from fastwarc.stream_io import Lz4Writer
from fastwarc.warc import ArchiveIterator

from countertrade import files
from countertrade.archive import cluster
from countertrade.archive.sources import LARGEST, Piece, beginning, plan
from countertrade.records import Bad, Problem, Record

if TYPE_CHECKING:
    from distributed import Client

GZIP, LZ4 = ".warc.gz", ".warc.lz4"


class Packed(Record, frozen=True, kw_only=True):
    """A file written in LZ4: how many records it has, and how many of the source could not be read or are larger than a page."""

    path: str
    records: int
    left_out: int


def target_of(source: str, folder: Path) -> Path:
    """Where a file in gzip goes."""
    return folder / f"{source.rpartition('/')[2].removesuffix(GZIP)}{LZ4}"


def repack(source: str, folder: Path) -> Packed:
    """Write a file in LZ4, whole or not at all. What is broken in it is left out, as a scan would leave it out."""
    target = target_of(source, folder)
    files.make_folders(folder)
    temporary = target.with_name(f".{target.name}.new")
    count = left = 0
    fs, path = fsspec.core.url_to_fs(source)
    with fs.open(path, "rb") as file, temporary.open("wb") as out:
        at = beginning(file, 0)
        while at is not None:
            file.seek(at)
            place = at
            try:
                for record in ArchiveIterator(file, parse_http=False):
                    place = int(record.stream_pos)
                    if record.content_length > LARGEST:
                        raise OSError("larger than a page")
                    record.freeze()
                    if b"\r\n\r\nWARC/1." in record.reader.read():
                        raise OSError("another record begins within")
                    record.reader.seek(0)
                    writer = Lz4Writer(out)
                    record.write(writer)
                    writer.finish()
                    writer.flush()
                    count += 1
                break
            except (OSError, ValueError):
                left += 1
            at = beginning(file, place + 1)
    temporary.replace(target)
    return Packed(path=str(target), records=count, left_out=left)


def repacked(pieces: Sequence[Piece], folder: Path, client: Client) -> tuple[list[Piece], list[Packed]]:
    """The pieces with those of files in gzip replaced by those of the same files in LZ4, which are written where they are not yet.

    Raises Bad where two files would be written to one place.
    """
    sources = sorted({piece.source for piece in pieces if piece.source.lower().endswith(GZIP)})
    targets: dict[Path, str] = {}
    for source in sources:
        other = targets.setdefault(target_of(source, folder), source)
        if other != source:
            said = f"has the name of {other}, so both cannot be written to {folder}; name two folders in two scans"
            raise Bad(Problem(source, 0, 0, said))
    missing = [source for target, source in targets.items() if not target.exists()]
    made: list[Packed] = []
    for source, found in cluster.each(client, functools.partial(repack, folder=folder), missing):
        if isinstance(found, cluster.Failed):
            raise Bad(Problem(source, 0, 0, "ended each worker that read it; leave it out"))
        made.append(found)
    others = [piece for piece in pieces if piece.source not in set(sources)]
    return [*others, *(piece for target in targets for piece in plan(str(target)))], made
