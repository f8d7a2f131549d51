"""Check short texts of which it is known whether their figures add up (bench/plain).

    python bench/plain_sums.py FILES... [--missed] [--asked]

Prints, for each file, how many true texts were accused ("does not hold") or asked about, and of how many false ones the fault was found or asked
about. Accused true texts are always shown; `--missed` shows false ones of which nothing was said, `--asked` true ones that were asked about.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from countertrade.checking import check
from countertrade.reading import article_from, read

GRAVE = ("inconsistent", "implausible")


def outcome(text: str, name: str, language: str) -> str:
    """What checking says of a text: accused, asked or silent."""
    article = article_from(text.encode(), f"{name}.txt", language=language)
    verdicts = {finding.verdict for finding in check(read(article), [article], ())}
    if verdicts.intersection(GRAVE):
        return "accused"
    return "asked" if verdicts - {"consistent"} else "silent"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--asked", action="store_true")
    options = parser.parse_args()
    for path in options.files:
        language = path.stem.rsplit("-", 1)[-1]
        counts: Counter[tuple[bool, str]] = Counter()
        blocks = re.split(r"^=====\s*$", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
        for number, block in enumerate(blocks, 1):
            label, _, text = block.strip("\n").partition("\n")
            true = label.startswith("TRUE")
            said = outcome(text, f"{path.stem}-{number}", language)
            counts[true, said] += 1
            shown = said == "accused" if true else options.missed and said == "silent"
            if shown or (options.asked and true and said == "asked"):
                print(f"{path.stem} {number}, {label}: {said}\n    {text}")
        for true, name in ((True, "true"), (False, "false")):
            several = sum(count for (kind, _), count in counts.items() if kind is true)
            print(
                f"{path.stem}: {several} {name}, accused {counts[true, 'accused']}, asked about {counts[true, 'asked']}, silent {counts[true, 'silent']}"
            )


if __name__ == "__main__":
    main()
