"""`python -m countertrade.messages` compiles the catalogs, to be called after a change of a .po file."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from countertrade.messages import LANGUAGES

FOLDER = Path(__file__).parent
STAMP = datetime(2026, 1, 1, tzinfo=UTC)  # git knows when; the time of compiling would make every .mo differ


def compiled(po: bytes) -> bytes:
    """The bytes of the .mo file of a catalog. Raises babel's PoFileError for text that is none."""
    catalog = read_po(io.BytesIO(po), abort_invalid=True)
    catalog.creation_date = catalog.revision_date = STAMP
    made = io.BytesIO()
    write_mo(made, catalog)
    return made.getvalue()


if __name__ == "__main__":
    for language in LANGUAGES:
        po = FOLDER / f"{language}.po"
        po.with_suffix(".mo").write_bytes(compiled(po.read_bytes()))
