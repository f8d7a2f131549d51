"""What is loaded as machine code was written by us: folder, owner, mode, digest."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from countertrade.simulation import code_cache, compiled_kernels, kernel, simulate
from tests.simulation.deals import deal

TEXT = "flows: {f: {from: B, to: A, amount: 3 to 4 USD/month, lost: 5 % to 6 %}}"

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes are POSIX's")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COUNTERTRADE_CACHE", str(tmp_path / "cache"))
    code_cache.write("entry", "key", b"content")
    return tmp_path / "cache" / "kernels"


@POSIX
def test_the_folder_is_closed_to_others(folder: Path) -> None:
    assert code_cache.why_not() is None
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "entry").stat().st_mode & 0o777 == 0o600
    assert code_cache.read("entry", "key") == b"content"


@POSIX
@pytest.mark.parametrize("mode", [0o720, 0o702, 0o1777])
def test_a_folder_that_others_may_write_is_not_used(folder: Path, mode: int) -> None:
    folder.chmod(mode)
    assert (
        str(code_cache.why_not())
        == f"others may write in {folder}; close it to them with: chmod 700 {folder}"
    )
    assert code_cache.read("entry", "key") is None
    code_cache.write("other", "key", b"content")
    assert [path.name for path in folder.iterdir()] == ["entry"]
    made = kernel.kernel(read := deal(TEXT, 2), read.base)
    assert not compiled_kernels.prepare(made)
    assert not compiled_kernels.is_compiled(made)


@POSIX
def test_what_others_may_write_or_a_link_leads_to_is_not_read(folder: Path, tmp_path: Path) -> None:
    (folder / "entry").chmod(0o666)
    assert code_cache.read("entry", "key") is None
    (folder / "entry").chmod(0o600)
    (folder / "entry").rename(tmp_path / "elsewhere")
    (folder / "entry").symlink_to(tmp_path / "elsewhere")
    assert code_cache.read("entry", "key") is None


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_what_belongs_to_somebody_else_is_not_read(folder: Path) -> None:
    os.chown(folder / "entry", 12345, 12345)
    assert code_cache.read("entry", "key") is None
    os.chown(folder / "entry", 0, 0)
    assert code_cache.read("entry", "key") == b"content"
    os.chown(folder, 12345, 12345)
    assert code_cache.read("entry", "key") is None
    assert (
        str(code_cache.why_not())
        == f"{folder} belongs to another user; name a folder of your own with COUNTERTRADE_CACHE"
    )


def test_an_entry_answers_to_its_key_and_only_whole(folder: Path) -> None:
    assert code_cache.read("entry", "another key") is None
    data = (folder / "entry").read_bytes()
    for place in (0, 31, 32, len(data) - 1):
        (folder / "entry").write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert code_cache.read("entry", "key") is None
    for end in (0, 10, 32, len(data) - 1):
        (folder / "entry").write_bytes(data[:end])
        assert code_cache.read("entry", "key") is None


class Bomb:
    """What a pickle can do."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.place),)


def test_a_planted_pickle_is_not_opened(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Compiled once, then every file is replaced by a pickle that acts: the kernel is compiled again and nothing acted."""
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "numba"))
    run = (
        "from countertrade.simulation import compiled_kernels, kernel\nfrom countertrade.modelling import load\n"
        f"deal = load({HEADED!r}, 'deal.yaml')\nmade = kernel.kernel(deal, deal.base)\n"
        "print(compiled_kernels.is_compiled(made)); compiled_kernels.load(made)"
    )
    for planted in (False, True):
        if planted:
            names = [path.name for path in folder.iterdir()]
            assert sum(name.endswith(".bin") for name in names) >= 7
            for path in folder.iterdir():
                path.write_bytes(path.read_bytes()[:32] + pickle.dumps(Bomb(tmp_path / "ran")))
        done = subprocess.run([sys.executable, "-P", "-c", run], capture_output=True, text=True, check=True)
        assert done.stdout == "False\n"
    assert not (tmp_path / "ran").exists()
    assert not (tmp_path / "numba").exists()  # numba's own cache, which believes what it finds, is not in use


HEADED = (
    f"title: A test\nstart: 2024-03\nmonths: 2\ncurrency: USD\nparties: {{A: Oz, B: Ruritania}}\n{TEXT}\n"
)


def test_auto_answers_with_the_oracle_until_a_child_that_takes_no_module_from_its_folder_has_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERTRADE_CACHE", str(tmp_path / "cache"))
    stranger = tmp_path / "case"
    stranger.mkdir()
    for name in ("countertrade", "numpy", "numba", "msgspec", "sitecustomize"):
        (stranger / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    monkeypatch.chdir(stranger)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", ".", os.environ.get("PYTHONPATH", "")]))
    read = deal(
        TEXT + "\nscenarios: {other: {flow f: {from: A, to: B, amount: 3 to 4 USD, over: 2 months}}}", 2
    )
    made = [kernel.kernel(read, model) for model in read.models]
    assert len({compiled_kernels.digest(each) for each in made}) == 2
    assert simulate(read, draws=256, engine="auto").method.text.endswith("NumPy")
    child = compiled_kernels._COMPILING[compiled_kernels.digest(made[0])]
    assert child is compiled_kernels._COMPILING[compiled_kernels.digest(made[1])]
    assert child.wait(timeout=600) == 0
    assert all(map(compiled_kernels.is_compiled, made))
    assert len(list(code_cache.folder().glob("loops-*.bin"))) == 3, "both kernels share them"
    assert "compiled kernel" in simulate(read, draws=256, engine="auto").method.text
    assert not (tmp_path / "ran").exists()
