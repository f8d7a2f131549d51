"""Scores the reading of claims against annotated families of articles: claims/*/ of a data folder, by the scorers in a folder.

Used by bench/reading.py; alone: python bench/reading_claims.py DATA --scoring DIR [--bare] [--errors N]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from countertrade import files
from countertrade.reading import place, read
from countertrade.reading.language import language_of
from countertrade.records import Article, Claim, Measure


def families(data: Path) -> list[Path]:
    """The folders of annotated articles in a data folder, one a family."""
    root = data / "claims" if (data / "claims").is_dir() else data
    return sorted(found.parent for found in root.rglob("claims.jsonl"))


def texts(family: Path) -> dict[str, Path]:
    """The article files of a family by id; a family whose text lies elsewhere says so in SOURCE.txt."""
    found = {path.stem: path for path in sorted((family / "articles").glob("*.txt"))}
    source = family / "SOURCE.txt"
    if source.exists():
        for line in source.read_text("utf-8").splitlines():
            path = (family / line.split()[-1]).resolve()
            name = line.split("\t")[0] if "\t" in line else family.name
            if path.exists():
                found[name] = path
    return found


def articles(family: Path) -> Iterator[Article]:
    """The articles of a family, with what stands beside each text."""
    for name, path in texts(family).items():
        about = path.with_suffix(".yaml")
        said = files.plain(files.compose(about.read_text("utf-8"), str(about))) if about.exists() else {}
        text = path.read_bytes().decode("utf-8")
        yield Article(
            id=name,
            text=text,
            sha256=files.digest_of(text.encode()),
            outlet=said.get("outlet"),
            published=said.get("published"),
            language=said.get("language") or language_of(text),
        )


def gathered(data: Path, folder: Path, language: str | None = None) -> Path:
    """The gold of all families (of one language) in one folder, each with its texts, as the scorer wants it."""
    for family in families(data):
        inside = {
            article.id: article.text for article in articles(family) if language in (None, article.language)
        }
        if not inside:
            continue
        target = folder / family.name
        (target / "articles").mkdir(parents=True)
        for name, text in inside.items():
            (target / "articles" / f"{name}.txt").write_bytes(text.encode())
        for table in ("claims.jsonl", "distractors.jsonl"):
            if (family / table).exists():
                rows = [
                    row
                    for row in (family / table).read_text("utf-8").splitlines()
                    if row.strip() and json.loads(row)["article"] in inside
                ]
                (target / table).write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return folder


def measures(family: Path) -> tuple[Measure, ...]:
    path = family / "measures.yaml"
    if not path.exists():
        return ()
    table = files.plain(files.compose(path.read_text("utf-8"), str(path)))
    return tuple(
        Measure(
            id=each["id"],
            unit=each["unit"],
            per=tuple(each.get("per") or ()),
            words={code: tuple(words) for code, words in (each.get("words") or {}).items()},
            giver=each.get("giver"),
            recipient=each.get("recipient"),
        )
        for each in table["measures"]
    )


def score(
    data: Path, claims: list[Claim], scoring: Path, *, errors: int = 0, language: str | None = None
) -> tuple[dict[str, Any], str]:
    """The scorer's figures for claims against the families of a folder, and what it printed of errors."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        predicted = folder / "claims.jsonl"
        predicted.write_bytes(files.encode_lines(claims, predicted))
        gold = gathered(data, folder / "gold", language)
        command = [sys.executable, str(scoring / "score_claims.py"), str(gold), str(predicted)]
        figures = json.loads(
            subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout
        )
        command += ["--errors", str(errors)]
        shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout if errors else ""
    return figures, shown


_SHOWN: tuple[tuple[str, Callable[[dict[str, Any]], float | None]], ...] = (
    ("quantity span F1", lambda f: f["quantity_span"]["f1"]),
    ("all fields right", lambda f: f["all_correct"]),
    ("all fields right, of gold", lambda f: f["all_correct_of_gold"]),
    ("value", lambda f: f["value (low, best, high)"]),
    ("bound", lambda f: f["bound"]),
    ("unit and rate", lambda f: f["unit + per"]),
    ("source", lambda f: f["source"]),
    ("mode", lambda f: f["mode"]),
    ("modality", lambda f: f["modality"]),
    ("via", lambda f: f["via"]),
    ("measure", lambda f: f.get("measure")),
    ("distractors an article", lambda f: f["distractor_fp_per_article"]),
)


def everything(data: Path, *, with_measures: bool) -> list[tuple[Article, list[Claim]]]:
    """Every annotated article with the claims read from it, in the order of their families."""
    return list(chain.from_iterable(_case(family, with_measures) for family in families(data)))


def _case(family: Path, with_measures: bool) -> Iterator[tuple[Article, list[Claim]]]:
    """The articles of a family with their claims, each under the measure that it gets in the whole case, as a case folder reads them."""
    pages, asked = list(articles(family)), measures(family) if with_measures else ()
    claims = place([claim for page in pages for claim in read(page)], pages, asked)
    return ((page, [claim for claim in claims if claim.article == page.id]) for page in pages)


def lines(data: Path, scoring: Path, *, with_measures: bool = True) -> Iterator[str]:
    """One line a metric: all articles together, then German and English apart."""
    told = everything(data, with_measures=with_measures)
    for language, name in ((None, "claims"), ("de", "claims, German"), ("en", "claims, English")):
        chosen = [(article, claims) for article, claims in told if language in (None, article.language)]
        if not chosen:
            continue
        figures, _ = score(
            data, [claim for _, claims in chosen for claim in claims], scoring, language=language
        )
        for metric, pick in _SHOWN:
            value = pick(figures)
            if value is not None:
                yield f"{name:<20} {metric:<28} {value:6.3f}   ({len(chosen)} articles)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--scoring", type=Path, required=True)
    parser.add_argument("--bare", action="store_true", help="read without the measures of each family")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    if options.errors:
        told = everything(options.data, with_measures=not options.bare)
        claims = [claim for _, found in told for claim in found]
        print(score(options.data, claims, options.scoring, errors=options.errors)[1])
        return
    for line in lines(options.data, options.scoring, with_measures=not options.bare):
        print(line)


if __name__ == "__main__":
    main()
