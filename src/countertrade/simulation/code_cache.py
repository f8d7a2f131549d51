"""Machine code kept from one run to the next, in a folder that nobody but its owner can write.

Whoever can change a file that is loaded as machine code runs what he likes in the reader's name, and numba's own files are pickles
besides, chosen by the time of a source. So this package keeps its own: one file an entry, taken only where folder and file belong to
the user who runs it and nobody else may write them, and only where a digest at its beginning fits the entry's key (the source, the
arithmetic, the versions and the processor) together with every byte that follows. Anything else is as good as absent.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.metadata
import os
import stat
import sys
import tempfile
from pathlib import Path

from countertrade.records import Message, message

ARITHMETIC = (
    "runtime.py", "block_loops.py", "inverse_tables.py", "binding.py", "quasi_random.py", "graph.py", "compiled_kernels.py", "numba_compiler.py",
)  # fmt: skip
COMPILERS = ("numba", "llvmlite", "numpy")
OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def folder() -> Path:
    """Where kernels are kept: COUNTERTRADE_CACHE, else the user's cache folder. Never a temporary folder that users share."""
    named = os.environ.get("COUNTERTRADE_CACHE")
    if named:
        return Path(named) / "kernels"
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Caches"
    else:
        home = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    return home / "countertrade" / "kernels"


def why_not() -> Message | None:
    """Why nothing can be kept, in words with a way out; None where it can. Makes the folder if it is not there."""
    place = folder()
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = place.stat()
    except OSError as error:
        return message("run.folder.unmade", place=str(place), why=(error.strerror or str(error)).lower())
    if not stat.S_ISDIR(found.st_mode):
        return message("run.folder.none", place=str(place))
    if not _is_mine(found):
        return message("run.folder.others", place=str(place))
    if found.st_mode & OTHERS_MAY_WRITE:
        return message("run.folder.open", place=str(place))
    return None


def read(name: str, key: str) -> bytes | None:
    """What was kept under a name, None where nothing is or where it is not ours, not whole or made for another key."""
    if why_not() is not None:
        return None
    try:
        handle = os.open(
            folder() / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode) or not _is_mine(found) or found.st_mode & OTHERS_MAY_WRITE:
                return None
            data = file.read()
    except OSError:
        return None
    mark, content = data[:32], data[32:]
    return content if mark == _mark(key, content) else None


def write(name: str, key: str, content: bytes) -> None:
    """Keep some bytes under a name; where they cannot be kept they are made again next time."""
    if why_not() is not None:
        return
    with contextlib.suppress(OSError):
        handle, temporary = tempfile.mkstemp(dir=folder(), suffix=".tmp")  # readable by its owner alone
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_mark(key, content) + content)
            Path(temporary).replace(folder() / name)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise


@functools.lru_cache(maxsize=1)
def versions() -> bytes:
    """All that machine code depends on beside its source: this package's arithmetic, the compilers, the interpreter."""
    here = Path(__file__).parent
    parts = [hashlib.sha256((here / name).read_bytes()).digest() for name in ARITHMETIC]
    said = [f"{name} {importlib.metadata.version(name)}" for name in COMPILERS]
    return b"".join(parts) + "\n".join([sys.version, *said]).encode()


def _is_mine(found: os.stat_result) -> bool:
    owner = getattr(
        os, "geteuid", None
    )  # on Windows the user's own folders are closed to others by their place
    return owner is None or found.st_uid == owner()


def _mark(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\0" + content).digest()
