"""How many of the constructions that real pages showed to be misread are read right, by kind of error.

    python bench/seen.py [FILE...] [--class party-wrong] [--language de] [--show] [--write]

FILE (tests/reading/seen/*.jsonl by default) holds one text to a line, in the project's own words with what a careful editor would read in it.
`--show` prints the texts that are not read so, with what was expected and what was read; `--write` adds those read right to
tests/reading/seen/read.txt, which the suite holds to.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.reading.seen import READ, cases, failures


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--class", dest="kind", help="only this kind of error")
    parser.add_argument("--language", choices=("de", "en"))
    parser.add_argument("--show", action="store_true", help="print what is not read as expected")
    parser.add_argument("--write", action="store_true", help="add those read right to read.txt")
    options = parser.parse_args()
    known = set(READ.read_text("utf-8").split()) if READ.exists() else set()
    tried, right = Counter[str](), Counter[str]()
    for case in cases(options.files):
        if options.kind not in (None, case["class"]) or options.language not in (None, case["language"]):
            continue
        wrong = failures(case)
        tried[case["class"]] += 1
        right[case["class"]] += not wrong
        known |= set() if wrong else {case["id"]}
        if wrong and options.show:
            print(f"{case['id']} {case['class']} {case['language']}: {case['text']}")
            print("".join(f"    {problem}\n" for problem in wrong), end="")
    for kind, count in tried.most_common():
        print(f"{kind:<28}{right[kind]:>4} of {count}")
    print(f"{'all':<28}{right.total():>4} of {tried.total()}")
    if options.write:
        READ.write_text("".join(f"{one}\n" for one in sorted(known)), "utf-8")


if __name__ == "__main__":
    main()
