"""The parts of a package: what they are called, and the zip that they travel in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from countertrade.captures.archives import DAMAGED
from countertrade.records import Bad, Problem

MANIFEST, STAMP = "manifest.json", "manifest.tsr"
FACTS, ESTIMATES, OUTCOME, DEAL, REPORT = (
    "facts.json",
    "results/estimates.json",
    "results/outcome.json",
    "deal.yaml",
    "report.html",
)
FOLDER = "case/"
FORMAT = "countertrade-package/1"
LARGEST = 512 * 2**20
"""Bytes that a package may have unpacked: twice the largest case that was met."""


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip that is the same for the same parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = (
                zipfile.ZIP_DEFLATED,
                3,
                0o644 << 16,
            )
            made.writestr(entry, data)
    return out.getvalue()


def unzipped(data: bytes, name: str) -> dict[str, bytes]:
    """The files of a package, in memory. Raises Bad for what is no zip, is too large, or names a file twice."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > LARGEST:
                raise Bad(
                    Problem(name, 0, 0, f"unpacked it has more than {LARGEST // 2**20} MB; no package has")
                )
            found: dict[str, bytes] = {}
            for entry in entries:
                if entry.filename in found:
                    raise Bad(Problem(f"{name}/{entry.filename}", 0, 0, "it is in the package twice"))
                try:
                    found[entry.filename] = archive.read(entry)
                except DAMAGED:
                    found[entry.filename] = b""  # its hash will not fit, and names it
            return found
    except DAMAGED as error:
        raise Bad(Problem(name, 0, 0, f"this is no package that can be opened ({error})")) from None
