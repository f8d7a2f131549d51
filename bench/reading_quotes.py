"""Scores the finding of quotations against annotated articles, quotes_de/*.jsonl of a data folder, and times it; also on hostile text.

Used by bench/reading.py; alone: python bench/reading_quotes.py DATA --scoring DIR [--types] [--growth]
The annotated articles are evaluated on only: their licence (CC BY-NC-SA) keeps them and any model of them out of this project.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from countertrade.reading.quotations import quotations


def articles(path: Path) -> list[dict[str, Any]]:
    """The annotated articles of a file, one object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def predicted(told: list[dict[str, Any]], language: str) -> tuple[list[dict[str, Any]], float]:
    """What is found in each article, as the scorer reads it, and the seconds of processor time that took."""
    begun = time.process_time()
    found = [(article["id"], quotations(article["text"], language)) for article in told]
    seconds = time.process_time() - begun
    return [
        {"id": name, "quotes": [msgspec.to_builtins(quotation) for quotation in quotes]}
        for name, quotes in found
    ], seconds


def score(path: Path, scoring: Path, language: str) -> tuple[dict[str, Any], float]:
    """The official scorer's figures for a file, and tokens read a second on this machine's one core."""
    told = articles(path)
    quotes, seconds = predicted(told, language)
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "predicted.jsonl"
        answer.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in quotes), "utf-8")
        command = [
            sys.executable,
            str(scoring / "score_quotes.py"),
            "--gold",
            str(path),
            "--pred",
            str(answer),
            "--official",
            "--json",
        ]
        figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return figures, sum(len(article["tokens"]) for article in told) / seconds


def lines(data: Path, scoring: Path, *, types: bool = False) -> Iterator[str]:
    """One line a set and metric, with the number of quotations annotated in it."""
    for path in sorted((data / "quotes_de").glob("*.jsonl")):
        figures, speed = score(path, scoring, "de")
        name, gold = f"quotes_de/{path.stem}", figures["gold_quotes"]
        macro = figures["macro"]
        shown = {
            "joint F1": macro["joint"]["F1"],
            "quote F1": macro["quote"]["F1"],
            "roles F1": macro["roles"]["F1"],
            "quote and speaker": figures["end_to_end_quote+speaker"]["F1"],
            "speaker F1": macro["speaker"]["F1"],
            "cue F1": macro["cue"]["F1"],
            "frame F1": macro["frame"]["F1"],
            "addressee F1": macro["addressee"]["F1"],
            "type F1": figures["type"]["F1"],
        }
        for metric, value in shown.items():
            yield f"{name:<20} {metric:<28} {100 * value:6.1f}   ({gold} quotations)"
        if types:
            for kind, found in figures["by_gold_type"].items():
                yield f"{name:<20} {'found, ' + kind:<28} {100 * found['recall@0.5']:6.1f}   ({found['n']} quotations)"
        yield f"{name:<20} {'tokens a second, one core':<28} {speed:6.0f}   ({gold} quotations)"


_HOSTILE = {
    "a word without end": "a",
    "quotation marks only": "„",
    "straight marks": '"',
    "nested marks": "„‚",
    "a quotation a word": "„a“ ",
    "one sentence without end": "sagte er, dass ",
    "commas only": ", ",
    "names only": "Herr Meier ",
    "according to": "laut der Polizei ",
    "brackets": "(",
    "one quotation without end": "„Er sagt, dass es so ist. ",
    "said by everyone": "Ja, sagte er, ",
}


def growth() -> Iterator[str]:
    """Seconds of processor time for one and for ten megabytes of text that nobody writes: ten times the text may take about ten times as long."""
    for name, unit in _HOSTILE.items():
        taken = []
        for size in (1_000_000, 10_000_000):
            text = unit * (size // len(unit))
            begun = time.process_time()
            quotations(text, "de")
            taken.append(time.process_time() - begun)
        yield f"{name:<28} 1 MB {taken[0]:6.2f} s   10 MB {taken[1]:6.2f} s   {taken[1] / max(taken[0], 1e-9):5.1f} times"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--scoring", type=Path, required=True)
    parser.add_argument("--types", action="store_true", help="also how many of each type are found")
    parser.add_argument("--growth", action="store_true", help="time text that nobody writes, up to 10 MB")
    options = parser.parse_args()
    for line in growth() if options.growth else lines(options.data, options.scoring, types=options.types):
        print(line, flush=True)


if __name__ == "__main__":
    main()
