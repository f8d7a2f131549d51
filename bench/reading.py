"""How well and how fast articles are read: python bench/reading.py DATA --scoring DIR

One line per set and metric, with the number of cases, for whatever DATA holds: quotes_de/*.jsonl, specs/*.jsonl, claims/*/.
Then the project's own annotated passages, the speed of reading plain text on one core after start-up, the time of a cold start,
and the time that the worst inputs take as they grow: a linear reader takes ten times as long for ten times as much.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import reading_claims
import reading_quotes
import reading_specs

from countertrade.reading import read
from countertrade.reading.document.tokens import pieces
from countertrade.records import Article

ROOT = Path(__file__).parents[1]
LEAST = 3.0  # seconds of reading that a speed is measured over


def own_lines() -> Iterator[str]:
    """The passages of tests/reading/gold, German and English."""
    sys.path.insert(0, str(ROOT))
    from tests.reading import goldset

    for language, name in (("de", "own gold, German"), ("en", "own gold, English")):
        figures = goldset.score(language)
        for metric, share in sorted(figures.share.items()):
            yield f"{name:<20} {metric:<28} {share:6.3f}   ({figures.cases[metric]} claims)"


def speed_lines(data: Path) -> Iterator[str]:
    """Tokens a second of `read` on one core, over the texts of DATA; a token is a word, a figure or a mark.

    News of all kinds (the texts of quotes_de), then articles in which every third sentence has a figure.
    """
    news = [
        json.loads(line)["text"]
        for path in sorted((data / "quotes_de").glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()[:200]
    ]
    texts: dict[str, list[str]] = {"news, de": news, "deals, de": [], "deals, en": []}
    for family in reading_claims.families(data):
        for article in reading_claims.articles(family):
            texts[f"deals, {article.language or 'en'}"].append(article.text)
    for name, found in texts.items():
        language = name[-2:]
        if not found:
            continue
        articles = [
            Article(id=f"{number}", text=text, sha256="", language=language, published="2024-11-04")
            for number, text in enumerate(found)
        ]
        tokens = sum(len(pieces(text, language)) for text in found)
        for article in articles:
            read(article)
        spent, rounds = 0.0, 0
        while spent < LEAST:
            start = time.process_time()
            for article in articles:
                read(article)
            spent += time.process_time() - start
            rounds += 1
        yield f"{'speed, ' + name:<20} {'tokens a second':<28} {tokens * rounds / spent:6.0f}   ({tokens} tokens, {len(found)} articles)"


def start_line() -> str:
    """Seconds from a fresh process to the claims of a short text."""
    code = (
        "from countertrade.reading import article_from, read;"
        "read(article_from('Peru liefert Chile 300 Tonnen Weizen, sagte die Ministerin am Montag.'.encode(), 'a.txt'))"
    )
    best = min(_timed(lambda: subprocess.run([sys.executable, "-c", code], check=True)) for _ in range(3))
    return f"{'start':<20} {'seconds, process included':<28} {best:6.2f}   (best of 3)"


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


DEAL = (
    "Togo kaufte in Peru Panzer, dreißig sind geliefert. Im Mai überwies es 1,2 Millionen. Peru spricht von 300 Lastwagen, "
    "Togo von 280 im Jahr 2024. Dafür gehen 40.000 Tonnen Fisch nach Peru, davon 12.000 sofort. Neun Millionen brauchen Hilfe.\n\n"
)
INTERVIEW = "Frage: Wie viele Panzer hat Togo erhalten?\n\nBerta: Es waren 300, sagte uns Peru, und 40 davon kamen 2024.\n\n"
WORST: dict[str, Callable[[int], str]] = {
    "no space": lambda size: "x" * size,
    "quotation marks": lambda size: "„" * size,
    "nested quotes": lambda size: "„Er sagte: »Nein ‚nie‘ so« “, sagte er. " * (size // 40),
    "figures": lambda size: "1.234.567,89 " * (size // 13),
    "digits": lambda size: "1" * size,
    "names": lambda size: "Anna Berta Carla " * (size // 17),
    "claims": lambda size: "Peru liefert Chile 300 Tonnen Weizen, sagte Anna Berta.\n\n" * (size // 59),
    "deals": lambda size: DEAL * (size // len(DEAL)),
    "interview": lambda size: INTERVIEW * (size // len(INTERVIEW)),
    "right to left": lambda size: "\u05e9\u05dc\u05d5\u05dd 5 \u200f" * (size // 8),
    "combining": lambda size: "e\u0301" * (size // 2),
    "commas": lambda size: "und, " * (size // 5),
}


def growth_lines(largest: int) -> Iterator[str]:
    """Seconds of `read` for each bad input at a tenth of the size and at the size, in characters."""
    for name, made in WORST.items():
        seconds = []
        for size in (largest // 10, largest):
            article = Article(id="a", text=made(size), sha256="", language="de", published="2024-11-04")
            start = time.process_time()
            read(article)
            seconds.append(time.process_time() - start)
        yield f"{'growth':<20} {name:<28} {seconds[1]:6.2f}   (seconds for {largest:,} characters; {seconds[0]:.2f} for a tenth)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--scoring", type=Path, required=True)
    parser.add_argument("--largest", type=int, default=10_000_000, help="characters of the largest bad input")
    parser.add_argument("--only", choices=("scores", "speed", "growth"), help="one part only")
    options = parser.parse_args()
    if options.only in (None, "scores"):
        for part in (
            reading_quotes.lines(options.data, options.scoring),
            reading_specs.lines(options.data, options.scoring),
            reading_claims.lines(options.data, options.scoring),
            own_lines(),
        ):
            for line in part:
                print(line, flush=True)
    if options.only in (None, "speed"):
        for line in speed_lines(options.data):
            print(line, flush=True)
        print(start_line(), flush=True)
    if options.only in (None, "growth"):
        for line in growth_lines(options.largest):
            print(line, flush=True)


if __name__ == "__main__":
    main()
