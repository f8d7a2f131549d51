"""Evidence packages: a case in one file that another machine can check and run again, and that names a byte that was changed.

    pack(whole, internal=False, …) -> bytes
    verify(data, name) -> Verification

A package is a zip. `manifest.json` lists every other file with its SHA-256, what it was made with, and the answers; its own hash stands for the whole
package, and a timestamp token of it has a place beside it. The internal kind holds the case folder as it is; the shareable kind has short quotes and
hashes in place of articles, and no notes.
"""

from __future__ import annotations

from countertrade.packing.packing import pack, stamp
from countertrade.packing.parts import MANIFEST, STAMP
from countertrade.packing.verifying import Verification, verify

__all__ = ["MANIFEST", "STAMP", "Verification", "pack", "stamp", "verify"]
