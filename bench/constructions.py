"""How many of the plainest transfers are read, by verb and by order of words.

    python bench/constructions.py [--least 1] [--show]

Every sentence of tests/reading/constructions.py says that Norway gives Peru tanks. Printed are the sentences read right, those with another
giver or recipient, and each verb and order with at least `--least` misses; `--show` prints the sentences.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.reading.constructions import constructions
from tests.reading.test_constructions import sides

MEANT = ("NO", "PE")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--least", type=int, default=1, help="misses of a verb or an order from which on it is printed"
    )
    parser.add_argument("--show", action="store_true", help="print the sentences that are not read right")
    options = parser.parse_args()
    tried, missed, wrong = Counter[tuple[str, str]](), Counter[tuple[str, str]](), 0
    right = every = 0
    for one in constructions():
        found = sides(one)
        every += 1
        keys = ((one.language, one.verb), (one.language, one.order))
        tried.update(keys)
        if found == {MEANT}:
            right += 1
            continue
        missed.update(keys)
        wrong += bool(found - {MEANT})
        if options.show:
            print(f"{one.text}  {sorted(map(str, found))}")
    print(f"{right} of {every} right, {wrong} with another side")
    for key, count in missed.most_common():
        if count >= options.least:
            print(f"{key[0]} {key[1]:<24}{count:>5} of {tried[key]}")


if __name__ == "__main__":
    main()
