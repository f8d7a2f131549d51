"""Sums on annotated pages, read and checked in one process: planted errors caught, false findings, questions about nothing wrong.

    python bench/checking_pages.py PAGES… --scoring DIR [--errors N]

PAGES are folders of NAME.txt with NAME.json, DIR the folder of score_pages.py, which does the counting. Every page is read and checked as
printed, and again with each of its planted errors.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from countertrade.case import shipped_reference
from countertrade.checking import check
from countertrade.reading import read
from countertrade.records import Article, Reference


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--scoring", type=Path, required=True)
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="print up to N of what is wrong in every line"
    )
    given = parser.parse_args()
    scorer = _load(given.scoring / "score_pages.py")
    reference = shipped_reference(states=True)
    for folder in given.pages:
        pages = scorer.load(folder)
        tally = scorer.Tally()
        for page in pages:
            as_printed = worked(page, page["text"], reference)
            scorer.score_findings(page, as_printed, tally)
            for mutation in page["mutations"]:
                changed = worked(page, scorer.mutate(page["text"], mutation)[0], reference)
                scorer.score_mutation(page, mutation, as_printed, changed, tally)
        print(f"{folder}: {len(pages)} pages")
        for line, (hits, of) in sorted(tally.n.items()):
            print(f"  {line.lstrip('#'):<48} {hits}{f' of {of}' if of else ''}")
            for why in [why for known, why in tally.errors if known == line][: given.errors]:
                print(f"      {why}")


def worked(page: dict[str, Any], text: str, reference: Sequence[Reference]) -> dict[str, Any]:
    """The claims and the findings of a text, as the scorer takes them."""
    article = Article(
        id="a-1",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        language=page["language"],
        published=page.get("published"),
    )
    claims = read(article)
    found = check(claims, [article], reference)
    return {
        "claims": [json.loads(msgspec.json.encode(claim)) for claim in claims],
        "findings": [json.loads(msgspec.json.encode(finding)) for finding in found],
    }


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
