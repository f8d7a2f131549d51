"""Whether a page says the same however it is set: claims read from texts, and from the same texts with other line ends, spaces and marks.

    python bench/invariance.py FOLDER... [--only wrapped] [--errors N]

Every .txt below the folders is read as it stands and once for each way of setting it that leaves what it says (invariance tests, Ribeiro et al. 2020,
"Beyond Accuracy: Behavioral Testing of NLP Models with CheckList"). Printed for each way: how many statements of how many are read as before, with value,
unit, rate, source, giver, recipient, modality and polarity. `--errors` prints up to N of those that are not.
"""

from __future__ import annotations

import argparse
import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from countertrade.reading import article_from, read
from countertrade.reading.language import language_of
from countertrade.reading.segments import sentences
from countertrade.records import Claim

WIDTH = 72  # characters of a line of mail or of plain text
_LONG = re.compile(r"\b([^\W\d_]{5,}[bcdfgklmnprstvz])([bdfgklmnprst][aeiouäöü][^\W\d_]{3,})\b")
_QUOTES = str.maketrans(dict.fromkeys("„“”«»", '"'))


def _wrapped(text: str) -> str:
    """Lines broken at a width, as in mail and plain text."""
    return "\n".join(
        textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False)
        if len(line) > WIDTH
        else line
        for line in text.split("\n")
    )


def _hyphenated(text: str) -> str:
    """Lines broken at a width, some within a word, as in a PDF."""
    lines = []
    for line in text.split("\n"):
        while len(line) > WIDTH:
            found = next((m for m in _LONG.finditer(line, WIDTH - 20) if m.start(2) <= WIDTH), None)
            if found is not None:
                lines.append(line[: found.start(2)] + "-")
                line = line[found.start(2) :]
                continue
            cut = line.rfind(" ", 1, WIDTH)
            if cut < 0:
                break
            lines.append(line[:cut])
            line = line[cut + 1 :]
        lines.append(line)
    return "\n".join(lines)


def _behind_sentences(text: str, what: str) -> str:
    """Something behind each sentence that another follows on its line."""
    ends = [end for _, end in sentences(text, language_of(text) or "en") if text[end : end + 1] == " "]
    cuts = zip([0, *ends], [*ends, len(text)], strict=True)
    return what.join(text[start:end] for start, end in cuts)


WAYS: dict[str, Callable[[str], str]] = {
    "wrapped": _wrapped,
    "hyphenated": _hyphenated,
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "lines ending in a space": lambda text: text.replace("\n", " \n"),
    "indented": lambda text: "\n".join(f"    {line}" if line else line for line in text.split("\n")),
    "blank lines": lambda text: re.sub(r"\n+", "\n\n", text),
    "two spaces": lambda text: _behind_sentences(text, " "),
    "no-break spaces": lambda text: re.sub(r"(?<=\d) (?=[^\W\d]|%|€|\$)", "\N{NO-BREAK SPACE}", text),
    "narrow spaces": lambda text: re.sub(r"(?<=\d) (?=[^\W\d]|%|€|\$)", "\N{NARROW NO-BREAK SPACE}", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": lambda text: _LONG.sub("\\1\N{SOFT HYPHEN}\\2", text),
    "zero-width spaces": lambda text: _behind_sentences(text, "\N{ZERO WIDTH SPACE}"),
    "ligatures": lambda text: text.replace("fi", "ﬁ").replace("fl", "ﬂ"),  # noqa: RUF001
    "straight quotes": lambda text: text.translate(_QUOTES),
    "curly apostrophes": lambda text: re.sub(r"(?<=\w)'(?=\w)", "\N{RIGHT SINGLE QUOTATION MARK}", text),
    "long dashes": lambda text: text.replace(" – ", " — ").replace(" - ", " — "),
    "notes": lambda text: _behind_sentences(text, "[7]"),
}


def stated(text: str, language: str) -> Counter[tuple[object, ...]]:
    """What a text states, without where."""
    article = article_from(text.encode(), "page.txt", language=language)
    return Counter(_key(claim) for claim in read(article) if claim.quantity is not None)


def _key(claim: Claim) -> tuple[object, ...]:
    q, transfer, source = claim.quantity, claim.transfer, claim.attribution.source
    assert q is not None
    name = " ".join(unicodedata.normalize("NFKC", source.name or "").split()) if source is not None else None
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
