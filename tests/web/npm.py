"""Tools from npm that tests alone use: fetched once, kept in the system's folder for temporary files, trusted by their hash."""

from __future__ import annotations

import functools
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest

KEPT = Path(tempfile.gettempdir()) / "countertrade-npm"


class Package(NamedTuple):
    """One published version; `sha512` is that of its tarball, in hexadecimal digits."""

    name: str
    version: str
    sha512: str


AXE = Package(
    "axe-core",
    "4.11.0",
    "8a561a9c453cbf1c417b1a4977c716338125490ab841cb422ca8a1d1349f8c87"
    "c24137b21ffeb356b98825f2cfaca4ca2516e21be71f9d96d02230252661758d",
)
TYPESCRIPT = Package(
    "typescript",
    "5.9.3",
    "8e5d6f6733c38a72ebf5e52ddc9feded5e8580d130f508ef04f772b33f4a7d00"
    "c3e357d0ac2d98e2f290762694a454f86d795bd511e12e9a7cc2d9ba3394e04b",
)


@functools.cache
def unpacked(package: Package) -> Path:
    """The folder of the package's files. Skips the test where it cannot be fetched; fails it where it is not what was pinned."""
    tarball = KEPT / f"{package.name}-{package.version}.tgz"
    if not tarball.exists():
        _fetch(package, tarball)
    found = hashlib.sha512(tarball.read_bytes()).hexdigest()
    assert found == package.sha512, f"{tarball} is not the {package.name} {package.version} that was pinned"
    folder = Path(tempfile.mkdtemp(prefix=f"{package.name}-", dir=_of_this_run()))
    with tarfile.open(tarball) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def _fetch(package: Package, tarball: Path) -> None:
    why = _unreachable(f"{package.name}@{package.version}", tarball)
    if why:
        pytest.skip(why)


@functools.cache  # a computer without a network is asked once, not by every test
def _unreachable(wanted: str, tarball: Path) -> str:
    npm = shutil.which("npm")
    if npm is None:
        return f"{wanted} cannot be fetched: npm is not installed"
    KEPT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=KEPT) as fresh:
        command = [
            npm,
            "pack",
            wanted,
            "--silent",
            "--ignore-scripts",
            "--fetch-retries=0",
            "--pack-destination",
            fresh,
        ]
        try:
            done = subprocess.run(command, cwd=fresh, capture_output=True, text=True, timeout=120)
        except subprocess.TimeoutExpired:
            return f"{wanted} cannot be fetched: npm got no answer"
        if done.returncode:
            return f"{wanted} cannot be fetched: {done.stderr.strip()[:200] or 'npm reached no registry'}"
        next(Path(fresh).glob("*.tgz")).replace(tarball)
    return ""


@functools.cache
def _of_this_run() -> str:
    import atexit

    folder = tempfile.mkdtemp(prefix="countertrade-unpacked-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
