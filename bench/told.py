"""How much of what a sentence itself says of who gives and who gets is read: of figures, and of goods without a figure.

    python bench/told.py bench/told/scored/*.txt [--show]

FILE has items of one to five sentences, each behind a line "=====" and a line with its language. `[[14 tanks|NO>PE]]` marks a figure that Norway
gives Peru, `[[90 tanks|x]]` one that passes to nobody, `<<spare parts|NO>PE>>` goods without a figure. "?" is a side that is not named,
"/" parts alternatives. Printed are the shares of figures and of goods with both sides right, those with a wrong side, and how many
figures that pass to nobody were given a side. `--show` prints what is not right; use it on bench/told/looked only.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from countertrade.reading import read
from countertrade.records import Article, Claim

UNITED = frozenset("FAO IAEA IFAD ILO IOM UNDP UNESCO UNFPA UNHCR UNICEF UNRWA WFP WHO".split())

Outcome = Literal["right", "part", "open", "wrong", "unread", "named", "left"]

_MARK = re.compile(
    r"\[\[(?P<figure>.+?)\|(?P<of>[^\]|]*)\]\]|<<(?P<good>.+?)\|(?P<way>[^>|]*>[^>]*)>>", re.DOTALL
)


class Mark(NamedTuple):
    """A marked figure or good: where it stands, its words, and who gives and gets it; no sides where it passes to nobody."""

    start: int
    end: int
    words: str
    counted: bool
    sides: tuple[frozenset[str], frozenset[str]] | None


class Item(NamedTuple):
    """A few sentences with what is marked in them."""

    language: str
    text: str
    marks: tuple[Mark, ...]


def items(path: Path) -> Iterator[Item]:
    """The items of a file."""
    for block in path.read_text("utf-8").split("=====")[1:]:
        language, _, raw = block.strip().partition("\n")
        text, marks, place = "", list[Mark](), 0
        for mark in _MARK.finditer(raw):
            text += raw[place : mark.start()]
            words, sides = mark["figure"] or mark["good"], mark["of"] or mark["way"]
            giver, _, recipient = sides.partition(">")
            both = (frozenset(giver.split("/")), frozenset(recipient.split("/"))) if recipient else None
            marks.append(Mark(len(text), len(text) + len(words), words, mark["figure"] is not None, both))
            text, place = text + words, mark.end()
        yield Item(language, text + raw[place:], tuple(marks))


def outcome(mark: Mark, claims: Sequence[Claim]) -> Outcome:
    """What the claims of an item say of a mark."""
    near = [claim for claim in claims if _touches(claim, mark)]
    ways = [
        (claim.transfer.giver, claim.transfer.recipient) if claim.transfer else (None, None) for claim in near
    ]
    if mark.sides is None:
        return "named" if any(way != (None, None) for way in ways) else "left"
    if not near:
        return "unread"
    if any(all(_fits(code, side) for code, side in zip(way, mark.sides, strict=True)) for way in ways):
        return "right"
    way = ways[0]
    if any(code is not None and not _fits(code, side) for code, side in zip(way, mark.sides, strict=True)):
        return "wrong"
    return "part" if way != (None, None) else "open"


def _fits(code: str | None, side: frozenset[str]) -> bool:
    united = "UN" if code in UNITED else code  # an item says UN of all its bodies
    return bool(side & {code, united}) or (code is None and "?" in side)


def _touches(claim: Claim, mark: Mark) -> bool:
    if mark.counted:
        span = claim.quantity.span if claim.quantity else None
    else:
        span = claim.span if claim.quantity is None and claim.transfer else None
    return span is not None and span[0] < mark.end and mark.start < span[1]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is not read right")
    options = parser.parse_args()
    found = Counter[tuple[bool, Outcome]]()
    for item in (item for path in options.files for item in items(path)):
        claims = read(Article(id="item", text=item.text, sha256="0" * 64, language=item.language))
        told = [(mark, outcome(mark, claims)) for mark in item.marks]
        found.update((mark.counted, each) for mark, each in told)
        missed = [f"    {each}: {mark.words}" for mark, each in told if each not in ("right", "left")]
        if options.show and missed:
            print(item.text, *missed, sep="\n")
    for counted, name in ((True, "figures"), (False, "goods without a figure")):
        kinds: tuple[Outcome, ...] = ("right", "part", "open", "wrong", "unread")
        all_ = sum(found[counted, each] for each in kinds)
        right, wrong = found[counted, "right"], found[counted, "wrong"]
        if all_:
            print(
                f"{name:<24}{all_:>5}   both sides right {right / all_:6.1%}   a wrong one {wrong / all_:6.1%}"
            )
    nobody = found[True, "named"] + found[True, "left"]
    print(f"{'figures of nobody':<24}{nobody:>5}   given a side {found[True, 'named']}")


if __name__ == "__main__":
    main()
