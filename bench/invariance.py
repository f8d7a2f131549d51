"""Whether a page says the same however it is set: claims read from texts, and from the same texts with other line ends, spaces and marks.

    python bench/invariance.py FOLDER... [--only wrapped] [--errors N]

Every .txt below the folders is read as it stands and once for each way of setting it that leaves what it says (invariance tests, Ribeiro et al. 2020,
"Beyond Accuracy: Behavioral Testing of NLP Models with CheckList"). Printed for each way: how many statements of how many are read as before, with value,
unit, rate, source, giver, recipient, modality and polarity. `--errors` prints up to N of those that are not.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.reading.typesetting import WAYS

from countertrade.reading import article_from, read
from countertrade.reading.language import language_of
from countertrade.records import Claim


def stated(text: str, language: str) -> Counter[tuple[object, ...]]:
    """What a text states, without where."""
    article = article_from(text.encode(), "page.txt", language=language)
    return Counter(_key(claim) for claim in read(article) if claim.quantity is not None)


def _key(claim: Claim) -> tuple[object, ...]:
    q, transfer, source = claim.quantity, claim.transfer, claim.attribution.source
    assert q is not None
    name = " ".join((source.name or "").replace("’", "'").split()) if source is not None else None
    sides = (transfer.giver, transfer.recipient) if transfer is not None else (None, None)
    said = (claim.commitment.modality, claim.commitment.polarity)
    return (q.low, q.best, q.high, q.bound, q.unit, tuple(q.per), name, *sides, *said)


def texts(folders: Sequence[Path]) -> Iterator[tuple[str, str]]:
    for folder in folders:
        for path in sorted(folder.rglob("*.txt")):
            yield path.stem, path.read_text("utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--only", choices=sorted(WAYS), help="one way of setting")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    options = parser.parse_args()
    pages = [
        (name, text, language) for name, text in texts(options.folders) if (language := language_of(text))
    ]
    before = [stated(text, language) for _, text, language in pages]
    print(f"{len(pages)} texts, {sum(each.total() for each in before)} statements")
    for way in [options.only] if options.only else WAYS:
        same, of, wrong = 0, 0, list[str]()
        for (name, text, language), was in zip(pages, before, strict=True):
            set_anew = WAYS[way](text)
            if set_anew == text:
                continue
            now = stated(set_anew, language)
            same += (was & now).total()
            of += max(was.total(), now.total())
            wrong += [f"{name} - {key}" for key in was - now] + [f"{name} + {key}" for key in now - was]
        print(f"{way:<26}{same:>6} of {of:<6}{same / max(1, of):7.1%}")
        print("".join(f"    {one}\n" for one in wrong[: options.errors]), end="")


if __name__ == "__main__":
    main()
