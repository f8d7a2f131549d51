"""What comes from the disk and goes to it: regular files only, whole or not at all, one writer at a time.

A case may come from a stranger. What lies in its folder is read as data: a link, a pipe or a device in the place of a file is never
followed, waited for or written through. Every write goes to a temporary file first, which then takes the place of the old one, so that a
full disk, Ctrl-C or a power cut leaves the old file whole.
"""

from __future__ import annotations

import contextlib
import difflib
import errno
import os
import re
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import filelock

from countertrade.files.text import decode, digest_of, like
from countertrade.records import Bad, Problem

LARGEST = 256 * 2**20
"""The largest file of a case that is read, in bytes: a hundred thousand statements take a tenth of it."""

_STRICT = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
_UMASK = os.umask(0)
os.umask(_UMASK)  # it can only be asked by setting it: once, before there are threads


# --- Reading ------------------------------------------------------------------------------------------------------------


def read_bytes(path: Path, limit: int = LARGEST) -> bytes:
    """The bytes of a file of a case. Raises Bad where it is missing, unreadable, larger than `limit` bytes or no regular file."""
    with _told(path, "cannot be read"):
        handle = _open_regular(path, os.O_RDONLY, "a case is read as data: put the file itself in its place")
        with os.fdopen(handle, "rb") as file:
            return _within(path, file.read(limit + 1), limit, "that is no file of a case")


def read_given(path: Path, limit: int) -> bytes:
    """The bytes of a file that the user named, which may be a link or a pipe of theirs. Raises Bad as `read_bytes` does."""
    with _told(path, "cannot be read"), path.open("rb") as file:
        return _within(path, file.read(limit + 1), limit, "hand in the article alone")


def _within(path: Path, data: bytes, limit: int, way_out: str) -> bytes:
    if len(data) > limit:
        raise Bad(Problem(str(path), 0, 0, f"more than {limit // 2**20} MB; {way_out}"))
    return data


def read_text(path: Path, limit: int = LARGEST) -> str:
    """The text of a file of a case, decoded. Raises Bad as `read_bytes` and `decode` do."""
    return decode(read_bytes(path, limit), str(path))


def exists(path: Path) -> bool:
    """Whether anything stands there, be it a link that leads nowhere."""
    return os.path.lexists(path)


def own_folders(folder: Path, names: Iterable[str]) -> None:
    """Raise Bad where one of the folders in a case is none: what lies behind a link is not the case's."""
    problems = []
    for name in names:
        with contextlib.suppress(OSError):
            mode = (folder / name).lstat().st_mode
            if not stat.S_ISDIR(mode):
                said = f"this is {_called(mode)}; a case is read as data: put the folder itself in its place"
                problems.append(Problem(str(folder / name), 0, 0, said))
    if problems:
        raise Bad(*problems)


def _open_regular(path: Path, flags: int, way_out: str) -> int:
    """A descriptor of a regular file, made where `flags` say so. Raises Bad for whatever else stands there, without opening it."""
    with contextlib.suppress(FileNotFoundError):
        _regular(path, path.lstat().st_mode, way_out)
    handle = os.open(path, flags | _STRICT, 0o666)
    try:
        _regular(path, os.fstat(handle).st_mode, way_out)  # it may have been exchanged meanwhile
    except Bad:
        os.close(handle)
        raise
    return handle


def _regular(path: Path, mode: int, way_out: str) -> None:
    if not stat.S_ISREG(mode):
        raise Bad(Problem(str(path), 0, 0, f"this is {_called(mode)}; {way_out}"))


def _called(mode: int) -> str:
    kinds = {
        stat.S_IFREG: "a file",
        stat.S_IFDIR: "a folder",
        stat.S_IFLNK: "a link",
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
    }
    return kinds.get(stat.S_IFMT(mode), "a device")


@contextlib.contextmanager
def _told(path: Path, failed: str, after: str = "") -> Iterator[None]:
    """What the disk refuses, as Bad with the reason and a way out."""
    try:
        yield
    except FileNotFoundError:
        raise Bad(Problem(str(path), 0, 0, _missing(path))) from None
    except IsADirectoryError:
        raise Bad(Problem(str(path), 0, 0, "this is a folder; name the files in it")) from None
    except OSError as error:
        raise Bad(Problem(str(path), 0, 0, f"{failed}: {why(error)}{after}")) from None


def _missing(path: Path) -> str:
    try:
        near = difflib.get_close_matches(path.name, [p.name for p in path.parent.iterdir()], 1)
    except FileNotFoundError:
        return f"there is no such file; its folder {path.parent} is not there either"
    except OSError:
        near = []
    return f"there is no such file; did you mean '{near[0]}'?" if near else "there is no such file"


def why(error: OSError) -> str:
    """What the disk answered, with what to do about it."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "the disk is full; free some space and run the command again"
        case errno.EROFS:
            return "the disk is read-only; copy the case to a disk that can be written"
        case errno.EACCES | errno.EPERM:
            return "permission is denied; check who owns the folder"
        case errno.ENAMETOOLONG:
            return "the name is too long for this disk"
        case errno.ELOOP:
            return "this is a link; put the file itself in its place"
        case _:
            return (error.strerror or str(error)).lower()


# --- Writing ------------------------------------------------------------------------------------------------------------


def write_all(wanted: Mapping[Path, bytes]) -> None:
    """Write all files or none.

    Each is whole on the disk beside its place before the first takes its place, so that a full disk changes nothing. They take their
    places in the order given: the last one tells a reader whether a write that was killed had come to its end. Raises Bad that says why
    nothing was written, also where a link, pipe or device stands in the place of a file.
    """
    staged: dict[Path, str] = {}
    try:
        for path, data in wanted.items():
            at = path
            with contextlib.suppress(FileNotFoundError):
                _regular(path, path.lstat().st_mode, "name a new or an ordinary file")
            prefix = f".{path.name[:40]}.{os.getpid()}-"
            handle, staged[path] = tempfile.mkstemp(dir=path.parent, prefix=prefix, suffix=".tmp")
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _like(path, staged[path])
        for path in wanted:
            at = path
            os.replace(staged[path], path)  # noqa: PTH105 - the tests stop it here, one file at a time
            del staged[path]
    except OSError as error:
        said = f"nothing was written: {why(error)}; the file is as it was"
        raise Bad(Problem(str(at), 0, 0, said)) from None
    finally:
        for temporary in staged.values():
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
    for folder in {path.parent for path in wanted}:
        _settle(folder)
        clean(folder)


def write_bytes(path: Path, data: bytes) -> None:
    """Write the whole file or nothing. Raises Bad that says why and that the old file is whole."""
    write_all({path: data})


def write_text(path: Path, text: str) -> None:
    """Write the text as UTF-8, with "?" for what is no character. Raises Bad as `write_bytes` does."""
    write_bytes(path, text.encode("utf-8", "replace"))


def append_lines(path: Path, lines: bytes, torn: Callable[[bytes], bool]) -> None:
    """Append whole lines and have them on the disk before returning: all of them or none. The caller holds `locked`.

    A last line that is `torn`, as a crash cuts it off, was never acknowledged: it goes, so that it cannot swallow the next one.
    """
    way_out = "a case is read as data: put the file itself in its place"
    with _told(path, "nothing was written", "; the file is as it was"):
        new = not exists(path)
        if not new and path.lstat().st_nlink > 1:
            write_bytes(
                path, read_bytes(path)
            )  # what has a second name outside the case keeps what it has under that name
        handle = _open_regular(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, way_out)
        with os.fdopen(handle, "rb", buffering=0) as file:
            last = file.readall().rpartition(b"\n")[2]
            size = file.tell()
            if last and torn(last):
                size -= len(last)
                os.truncate(handle, size)
            elif last:
                lines = b"\n" + lines
            try:
                while lines:
                    lines = lines[os.write(handle, lines) :]
                os.fsync(handle)
            except OSError:
                with contextlib.suppress(OSError):
                    os.truncate(handle, size)
                raise
    if new:
        _settle(path.parent)


def make_folders(folder: Path) -> None:
    """Make a folder and those it lies in, for a file that the user named. Raises Bad where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise Bad(Problem(str(folder), 0, 0, "this is a file; name a folder")) from None
    except OSError as error:
        raise Bad(Problem(str(folder), 0, 0, f"nothing was written: {why(error)}")) from None


def _like(path: Path, temporary: str) -> None:
    """Give the new file the old one's permissions, or those an ordinary new file gets."""
    mode = 0o666 & ~_UMASK
    with contextlib.suppress(OSError):
        mode = path.lstat().st_mode & 0o777
    with contextlib.suppress(OSError):
        Path(temporary).chmod(mode)


def _settle(folder: Path) -> None:
    """Have the names in a folder on the disk too; not every system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_TEMPORARY = re.compile(r"\..+\.(\d{1,9})-[a-z0-9_]{8}\.tmp")


def clean(folder: Path) -> None:
    """Remove the temporary files that writers left here that were killed; those of writers that are still at work stay."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if (left := _TEMPORARY.fullmatch(path.name)) and not _at_work(int(left[1])):
                path.unlink()


def _at_work(process: int) -> bool:
    if sys.platform == "win32":
        return False  # to ask would end it; what it has open cannot be removed there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One writer at a time in a folder; another command waits up to 30 seconds. Works on Windows and macOS too.

    Raises Bad where the folder is gone: what was deleted must not come back.
    """
    if not folder.is_dir():
        raise Bad(Problem(str(folder), 0, 0, "the folder is no longer there; nothing was written"))
    lock = folder / ".lock"
    with contextlib.suppress(FileNotFoundError):
        _regular(lock, lock.lstat().st_mode, "delete it; nothing was written")
    try:
        with filelock.FileLock(lock, timeout=30, is_singleton=True):  # taken again by who has it
            clean(folder)
            yield
    except filelock.Timeout:
        said = "another command has been writing here for 30 seconds; try again when it ends"
        raise Bad(Problem(str(folder), 0, 0, said)) from None
    except OSError as error:
        raise Bad(Problem(str(folder), 0, 0, f"nothing was written: {why(error)}")) from None


class ChangedOnDisk(Exception):  # noqa: N818 - a lost race, told to the person at the page
    """The file is not the one that the edit was made against."""


def splice(path: Path, seen: str, start: int, end: int, new: str) -> None:
    """Replace the code points `start` to `end` of a text file whose sha256 is still `seen`; all else stays as it is.

    Raises ChangedOnDisk when the file has changed since.
    """
    with locked(path.parent):
        data = read_bytes(path)
        if digest_of(data) != seen:
            raise ChangedOnDisk(f"{path.name} changed on disk; reload")
        text = decode(data, str(path))
        write_bytes(path, like(data, text[:start] + new + text[end:]))
