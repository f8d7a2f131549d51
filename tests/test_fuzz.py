"""The fuzz run itself: it counts what it is there for, and a short one of every kind finds nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench"

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the run forks its workers and bounds their memory"
)

BAD = """
import sys, time
sys.path.insert(0, sys.argv.pop(1))
import fuzz
from countertrade.records import Bad, Problem

def take(made):
    match made:
        case "refused": raise Bad(Problem("x", 0, 0, "no"))
        case "raises": raise KeyError("gone")
        case "warns": import warnings; warnings.warn("oh")
        case "hangs": time.sleep(600)
        case "dies": import os; os._exit(3)
        case "slow":
            started = time.process_time()
            while time.process_time() - started < 2.5: pass
        case "large": kept = b"x" * 1_200_000_000; return len(kept)
        case "endless": return len(b"x" * 50_000_000_000)

KINDS = ["fine", "refused", "raises", "warns", "hangs", "dies", "slow", "large", "endless"]
for kind in KINDS:
    fuzz.register(kind, kind, lambda rng, kind=kind: kind if rng.random() < 2 else "", take)
fuzz.register("after a hang", "", lambda rng: rng.choice(["hangs", "fine", "fine"]), take)
sys.exit(fuzz.main(sys.argv[1:]))
"""


def ran(*arguments: str) -> tuple[int, list[str]]:
    """Exit code and lines of a run with kinds of input that do what no input may."""
    command = [sys.executable, "-c", BAD, str(BENCH), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout.splitlines()


@pytest.mark.parametrize(
    ("kind", "refused", "failures", "said"),
    [
        ("fine", 0, 0, ""),
        ("refused", 1, 0, ""),
        ("raises", 0, 1, "raises --at 0 --seed 0: KeyError: \"'gone'\""),
        ("warns", 0, 1, "UserWarning: 'oh'"),
        ("hangs", 0, 1, "no end after 5 s"),
        ("dies", 0, 1, "the worker died"),
        ("slow", 0, 0, "slow --at 0 --seed 0: 2.5"),
        ("endless", 0, 1, "MemoryError"),
    ],
)
def test_what_no_input_may_do_is_counted(kind: str, refused: int, failures: int, said: str) -> None:
    code, lines = ran("--only", kind, "--inputs", "1", "--limit", "5" if kind == "hangs" else "120")
    assert [int(cell) for cell in lines[1].split()[1:4]] == [1, refused, failures]
    assert code == (1 if said else 0)
    assert any(said in line for line in lines)


def test_memory_that_an_input_took_is_counted() -> None:
    code, lines = ran("--only", "large", "--inputs", "1")
    assert code == 1
    assert int(lines[1].split()[-1].replace(",", "")) > 1100


def test_a_hang_costs_no_other_input() -> None:
    code, lines = ran("--only", "after a hang", "--inputs", "4", "--limit", "10")
    row = lines[1].removeprefix("after a hang").split()
    hung = int(row[2])
    assert code == 1
    assert row[0] == "4"
    assert 0 < hung < 4
    assert sum("no end after 10 s" in line for line in lines) == hung


def test_a_short_run_of_every_kind_finds_nothing() -> None:
    command = [sys.executable, str(BENCH / "fuzz.py"), "--inputs", "400", "--seed", "7"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout
    assert len(done.stdout.splitlines()) >= 6
