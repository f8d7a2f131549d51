"""Published estimates rebuilt as deal files: each entry's inputs become quantities and each of its sums a question.

    python bench/published_estimates.py DATA/deals/estimates.yaml

prints one line a sum: what the deal file answers, what was published, and whether they agree within the entry's tolerance. Exits 1
where one does not.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from countertrade.modelling import load
from countertrade.records import Outcome
from countertrade.simulation import simulate

HEAD = """\
start: 2024-11
months: 1
currency: USD
parties: {A: one side, B: the other}
counts: [thing]
flows: {nothing: {from: A, to: B, amount: 1 thing}}
"""
WORD = re.compile(r"\b[a-z]\w*")


def deal_of(entry: dict[str, Any]) -> str:
    """The deal file of one entry. Its names get a suffix, as some of them (month) are units."""
    lines = [HEAD, "quantities:\n"]
    lines += [f"  {name}_given: {value!r}\n" for name, value in entry["inputs"].items()]
    lines.append("questions:\n")
    lines += [
        f"  - mean of {WORD.sub(lambda m: m[0] + '_given', test['formula'])}\n" for test in entry["tests"]
    ]
    return "".join(lines)


def answers(entry: dict[str, Any]) -> list[float | None]:
    text = re.sub(r"(\d)e\+(\d)", r"\1e\2", deal_of(entry))
    outcome: Outcome = simulate(load(text, entry["id"]), draws=64, seed=0)
    return [answer.value for answer in outcome.answers]


def main(path: str) -> int:
    entries = YAML(typ="safe", pure=True).load(Path(path).read_text("utf-8"))
    wrong = right = 0
    for entry in entries:
        for test, value in zip(entry["tests"], answers(entry), strict=True):
            expected = float(test["expected"])
            tolerance = max(float(test.get("tol") or 0), 1e-9)
            agrees = value is not None and abs(value - expected) <= tolerance * abs(expected)
            right += agrees
            wrong += not agrees
            mark = "agrees" if agrees else "DIFFERS"
            print(f"{mark:8} {entry['id']:28} {test['name']:34} {value:>16,.6g} published {expected:>14,.6g}")
    print(f"{right} of {right + wrong} published sums reproduced")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
