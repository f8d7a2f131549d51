"""Inputs that nobody would write, to everything that takes any: none may end in an exception, a hang or a full memory.

    python bench/fuzz.py [--only KIND] [--inputs N] [--seed S] [--jobs 2] [--limit SECONDS]
    python bench/fuzz.py --only deals --at 1234 [--seed S]      # one input, printed, then taken with its traceback

The kinds are those that the modules of bench/fuzzing register. Printed for each, and for all: inputs, refused in words, exceptions (hangs
among them, and warnings), inputs over 2 s of processor time for each 100 kB begun, the slowest, inputs over 1 GB, and the most memory.
What is wrong is listed with the number that makes the input again. Ends with 1 where anything is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from fuzzing import kinds
from fuzzing.watching import Tally, run

SHOWN = 20  # of what is wrong with a kind
HEAD = f"{'':<13}{'inputs':>8}{'refused':>9}{'exceptions':>12}{'over 2 s':>10}{'slowest s/100 kB':>18}{'over 1 GB':>11}{'most MB':>9}"


def main(arguments: Sequence[str] | None = None) -> int:
    known = kinds.load()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--only", choices=[*known], action="append", help="this kind alone; may be given again"
    )
    parser.add_argument("--inputs", type=int, default=30_000, help="of all kinds together (%(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1, help="kinds at the same time")
    parser.add_argument(
        "--limit", type=float, default=60.0, help="s on the clock after which an input has hung"
    )
    parser.add_argument("--at", type=int, help="take the input of this number here, with its traceback")
    chosen = parser.parse_args(arguments)
    names = chosen.only or [*known]
    if chosen.at is not None:
        return _one(names[0], chosen.seed, chosen.at)
    shares = sum(known[name].share for name in names)

    def whole(name: str) -> tuple[str, Tally]:
        count = -(-chosen.inputs * known[name].share // shares)
        return name, run(name, chosen.seed, range(count), chosen.limit)

    print(HEAD)
    tallies: dict[str, Tally] = {}
    with ThreadPoolExecutor(chosen.jobs) as pool:
        for name, tally in pool.map(whole, names):
            tallies[name] = tally
            print(_row(name, [tally]), flush=True)
            for number, said in tally.wrong[:SHOWN]:
                print(f"    --only {name!r} --seed {chosen.seed} --at {number}: {said}", flush=True)
    print(_row("together", [*tallies.values()]))
    return 1 if any(tally.wrong for tally in tallies.values()) else 0


def _row(name: str, tallies: Sequence[Tally]) -> str:
    inputs, refused = (sum(getattr(tally, what) for tally in tallies) for what in ("inputs", "refused"))
    failed, slow, big = (
        sum(len(getattr(tally, what)) for tally in tallies) for what in ("failures", "slow", "big")
    )
    slowest, memory = (max(getattr(tally, what) for tally in tallies) for what in ("slowest", "memory"))
    return f"{name:<13}{inputs:>8,}{refused:>9,}{failed:>12,}{slow:>10,}{slowest:>18.2f}{big:>11,}{memory:>9,.0f}"


def _one(name: str, seed: int, number: int) -> int:
    kind = kinds.KINDS[name]
    for before in range(number - number % kind.stretch, number):
        try:
            kind.take(kinds.input_of(name, seed, before))
        except kinds.refusals():
            continue
    made = kinds.input_of(name, seed, number)
    sys.stdout.buffer.write(kinds.bytes_of(made))
    print("" if isinstance(made, str | bytes) else f"\n{made[1:]}", flush=True)
    kind.take(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
