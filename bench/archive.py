"""What an archive costs to scan, and what the scan finds in it, on this computer.

    python bench/archive.py [--gigabytes 1] [--folder FOLDER] [--only records,floor,…]

Writes an archive with bench/archive_corpus.py (once; a folder that has one is used as it is) and prints, section by section: how fast
records are read by packing; the floor, which is decompressing and extracting the text of every page with FastWARC and Resiliparse and
nothing else; a scan by the command, against it; the screen's matcher against others; what the scan found of what was planted; copies;
lineage; one process against two; memory over the run; a scan killed and gone on with; tracing of many claims; many small files.
Seconds of processor are those of a command with all its processes, start included, so that other programs at work change them little.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
import archive_corpus

ROOT = Path(__file__).parents[1]
CASE = ROOT / "cases" / "russia-north-korea"
DATA = ROOT.parent / "shared" / "data"
SECTIONS = "records floor matcher screen found lineage scaling memory resumed tracing small".split()


class Cost(NamedTuple):
    """A command's time on the clock, its processor time, and the most memory that it and its processes held together."""

    clock: float
    processor: float
    memory: list[int]
    said: str


def command(*words: object, sampled: bool = True) -> Cost:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(
            [sys.executable, *map(str, words)], stdout=out, stderr=subprocess.STDOUT, cwd=ROOT
        )
        held: list[int] = []
        watching = threading.Thread(target=_watch, args=(process, held), daemon=True)
        if sampled:
            watching.start()
        code = process.wait()
        out.seek(0)
        said = out.read()
    if code != 0:
        raise SystemExit(f"{' '.join(map(str, words))} ended with {code}:\n{said}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - began, used, held, said)


def _watch(process: subprocess.Popen[bytes] | subprocess.Popen[str], held: list[int]) -> None:
    """Bytes that a process and all below it hold alone, once a second (Linux)."""
    while process.poll() is None:
        held.append(sum(map(_held, _below(process.pid))))
        time.sleep(0.5)


def _below(pid: int) -> Iterator[int]:
    yield pid
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _below(int(child))


def _held(pid: int) -> int:
    with contextlib.suppress(OSError, ValueError, IndexError):
        fields = Path(f"/proc/{pid}/statm").read_text().split()
        return (int(fields[1]) - int(fields[2])) * resource.getpagesize()
    return 0


def scan(out: Path, *sources: Path, scheduler: str | None = None) -> Cost:
    more = ["--scheduler", scheduler] if scheduler else []
    return command("-m", "countertrade", "scan", CASE, *sources, "--out", out, *more)


def pages_in(said: str) -> tuple[int, float]:
    """Pages and seconds that a scan tells of."""
    found = re.search(r"^([\d,]+) pages \(.*\) in .*: ([\d,]+) pages/s", said, re.M)
    assert found, said
    count = int(found[1].replace(",", ""))
    return count, count / int(found[2].replace(",", ""))


def head(text: str) -> None:
    print(f"\n{text}", flush=True)


def row(what: str, *figures: object) -> None:
    print(f"  {what:<52} {'  '.join(map(str, figures))}", flush=True)


# --- Sections -------------------------------------------------------------------------------------------------------------


def records(folder: Path, files: list[Path]) -> None:
    head("Reading records: every payload read, nothing done with it (FastWARC, one process)")
    from fastwarc.warc import ArchiveIterator

    places = folder / "packings"
    rates: dict[str, float] = {}
    for packer in archive_corpus.ENDINGS:
        place = places / packer
        if not place.exists():
            archive_corpus.write(place, 250 * 10**6, seed=5, shard=250 * 10**6, packer=packer)
        (path,) = place.glob("*.warc*")
        broken = packer == "gzip"
        data = path.read_bytes()  # in the cache
        best, count, size = 1e9, 0, 0
        for _ in range(3):
            began = time.process_time()
            count = size = 0
            with contextlib.suppress(OSError):
                for record in ArchiveIterator(str(path), parse_http=True):
                    size += len(record.reader.read())
                    count += 1
            best = min(best, (time.process_time() - began) / count)
        rates[packer] = 1 / best
        note = " (up to its first broken record)" if broken else ""
        row(
            packer,
            f"{1 / best:>9,.0f} records/s",
            f"{size / count / best / 1e6:>7,.0f} MB/s",
            f"{len(data) / 1e6:>5,.0f} MB on disk{note}",
        )
    row("LZ4 against gzip", f"{rates['lz4'] / rates['gzip']:.1f} times")
    from countertrade.archive.passes import Reading
    from countertrade.archive.passes import scan as first_pass
    from countertrade.archive.screen import screen_of
    from countertrade.archive.sources import plan
    from countertrade.case import open_case

    case = open_case(CASE)
    reading = Reading(screen=screen_of(case, "case.yaml"), measures=case.measures, screen_only=True)
    reading.screen.may(b"")
    passed: dict[str, float] = {}
    for packer in ("gzip", "lz4"):
        (path,) = (places / packer).glob("*.warc*")
        began = time.process_time()
        count = sum(first_pass(piece, reading).counts.pages for piece in plan(str(path)))
        passed[packer] = count / (time.process_time() - began)
    row("the first pass of a scan from gzip, from LZ4", *(f"{rate:,.0f} pages/s" for rate in passed.values()))


FLOOR = """
import sys
from fastwarc.warc import ArchiveIterator, WarcRecordType
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from countertrade.archive.sources import beginning
pages = letters = 0
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        at = 0
        while at is not None:
            file.seek(at)
            place = at
            try:
                for record in ArchiveIterator(file, record_types=WarcRecordType.response, max_content_length=2**24, parse_http=True):
                    place = record.stream_pos
                    data = record.reader.read()
                    text = extract_plain_text(bytes_to_str(data, detect_encoding(data, from_html_meta=True)), main_content=True)
                    pages += 1
                    letters += len(text)
                break
            except OSError:
                at = beginning(file, place + 1)
print(pages, letters)
"""


def floor(folder: Path, files: list[Path]) -> None:
    head("Throughput on one core: a scan against the floor, by processor time of the whole command")
    lowest = command("-c", FLOOR, *files)
    count = int(lowest.said.split()[0])
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    made = scan(out, *files)
    seen, _ = pages_in(made.said)
    size = sum(path.stat().st_size for path in files)
    row(
        "the archive",
        f"{seen:,} pages",
        f"{size / 1e6:,.0f} MB in gzip",
        f"{_planted(folder):.2%} of the pages about the case",
    )
    row(
        "floor: decompress, charset, main text",
        f"{lowest.processor:.1f} s",
        f"{count / lowest.processor:,.0f} pages/s",
    )
    row(
        "scan: all of it, claims, copies and lineage",
        f"{made.processor:.1f} s",
        f"{seen / made.processor:,.0f} pages/s",
    )
    row("scan against the floor", f"{made.processor / lowest.processor:.2f} times", "(wanted: 1.5 at most)")
    first = command("-m", "countertrade", "scan", CASE, *files, "--screen")
    row(
        "of it the first pass over every page",
        f"{first.processor:.1f} s",
        f"{seen / first.processor:,.0f} pages/s",
    )
    kept = sum(1 for _ in rows(out, "select 1 from all_articles"))
    row(
        "and for each page that concerns the case",
        f"{1e3 * (made.processor - first.processor) / max(1, kept):.0f} ms",
        f"({kept:,} pages)",
    )


def _planted(folder: Path) -> float:
    told = [json.loads(line) for line in (folder / "truth.jsonl").read_text("utf-8").splitlines()]
    return sum("url" in each for each in told) / max(1, max(each.get("number", 0) for each in told))


def rows(out: Path, question: str) -> list[tuple[Any, ...]]:
    from countertrade.archive.query import ask

    return ask(out, question, 10**9).rows


def matcher(folder: Path, files: list[Path]) -> None:
    head("The screen's matcher: which of the case's names are in the bytes of 500 pages")
    import hyperscan

    from countertrade.archive.screen import screen_of
    from countertrade.archive.sources import pages, plan
    from countertrade.case import open_case

    chosen = screen_of(open_case(CASE), "case.yaml")
    names = [word.word.lower() for word in chosen.words if word.kind != "measure"]
    found = [
        page.data
        for piece in plan(str(files[0]))
        for _, page in zip(range(500), pages(piece, lambda _: None), strict=False)
    ]
    size = sum(map(len, found)) / 1e6

    def timed(what: str, look: Any) -> None:
        began = time.process_time()
        for data in found:
            look(data)
        row(what, f"{size / (time.process_time() - began):>7,.0f} MB/s")

    database = hyperscan.Database()
    flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SINGLEMATCH
    database.compile(expressions=[re.escape(name).encode() for name in names], flags=[flags] * len(names))
    timed("Hyperscan, the plain names", lambda data: database.scan(data, match_event_handler=lambda *_: None))
    chosen.may(b"")
    timed("Screen.may: the same with every spelling of them", chosen.may)
    encoded = [name.encode() for name in names]
    timed(
        "bytes.find, name after name",
        lambda data: [name in folded for folded in (data.lower(),) for name in encoded],
    )
    pattern = re.compile(b"|".join(map(re.escape, encoded)), re.IGNORECASE)
    timed("re, one alternation", pattern.findall)
    with contextlib.suppress(ImportError):
        import ahocorasick

        automaton = ahocorasick.Automaton()
        for name in names:
            automaton.add_word(name, name)
        automaton.make_automaton()
        timed("pyahocorasick", lambda data: list(automaton.iter(data.decode("utf-8", "replace").lower())))


def screen(folder: Path, files: list[Path]) -> None:
    head("Which annotated articles a case's words let through")
    from reading_claims import measures

    from countertrade.archive.screen import screen_of
    from countertrade.records import Case

    if not DATA.exists():
        row(f"{DATA} is not there; name it with --data")
        return
    families = sorted(path.parent for path in DATA.glob("claims/*/articles"))
    texts = {family: sorted(family.glob("articles/*.txt")) for family in families}
    pages = sorted(DATA.glob("pages/*.txt"))
    for family in families:
        let = screen_of(Case(title=family.name, measures=measures(family)), family.name)
        others = [path for other, listed in texts.items() if other != family for path in listed] + pages
        own, strange = (
            sum(bool(let.words_in(path.read_text("utf-8"))) for path in paths)
            for paths in (texts[family], others)
        )
        row(family.name, f"{own} of its own {len(texts[family])}", f"{strange} of {len(others)} others")


def found(folder: Path, files: list[Path]) -> None:
    head("What the scan found of what was planted")
    from functools import partial

    from countertrade import worker
    from countertrade.archive.sources import pages, plan
    from countertrade.case import open_case
    from countertrade.reading import article_from, read
    from countertrade.records import Bad

    out = _scanned(folder, files)
    truth = {
        each["url"]: each for line in (folder / "truth.jsonl").open() if "url" in (each := json.loads(line))
    }
    measures = open_case(CASE).measures
    alone: dict[str, set[tuple[str, str]]] = {}
    held = {url for (url,) in rows(out, "select url from all_articles")}
    for path in files:
        for piece in plan(str(path)):
            for page in pages(piece, lambda _: None):
                if page.url in truth or page.url in held:
                    try:
                        article = worker.run(
                            partial(article_from, page.data, page.name),
                            name="",
                            size=len(page.data),
                            doing="reading",
                        )
                        claims = worker.run(
                            partial(read, article, measures), name="", size=len(article.text), doing="reading"
                        )
                    except Bad:
                        claims = []
                    alone[page.url or ""] = {(claim.id, claim.content) for claim in claims}
    got: dict[str, set[tuple[str, str]]] = collections.defaultdict(set)
    for url, record in rows(
        out, "select a.url, c.record from all_claims c join all_articles a on a.id = c.article"
    ):
        claim = json.loads(record)
        got[url].add((claim["id"], claim["content"]))
    planted = {(url, claim) for url in truth for claim in alone.get(url, ())}
    kept = {(url, claim) for url, claims in got.items() for claim in claims}
    true = {(url, claim) for url, claims in alone.items() for claim in claims}
    row(
        "pages planted, found",
        len(truth),
        sum(url in held for url in truth),
        "and others taken:",
        sum(url not in truth for url in held),
    )
    row(
        "claims of planted pages read alone, found",
        len(planted),
        f"recall {len(planted & kept) / len(planted):.4f}",
        "(wanted: 0.95)",
    )
    row(
        "claims found, as reading gives them alone",
        len(kept),
        f"precision {len(kept & true) / len(kept):.4f}",
        "(wanted: 0.95)",
    )
    copied = {url: each for url, each in truth.items() if each["copy_of"]}
    pairs = rows(
        out,
        "select a.url, m.url from copies c join all_articles a on a.id = c.id join all_articles m on m.id = c.copy_of",
    )
    group = {each["url"]: each["copy_of"] or each["url"] for each in truth.values()}
    right = sum(group.get(one) == group.get(two) for one, two in pairs)
    cluster = dict(pairs)
    together = sum(
        cluster.get(url, url) == cluster.get(each["copy_of"], each["copy_of"]) for url, each in copied.items()
    )
    row(
        "near-duplicates planted, found",
        len(copied),
        f"recall {together / max(1, len(copied)):.4f}",
        "(wanted: 0.95)",
    )
    row("of the pairs found, right", len(pairs), f"precision {right / max(1, len(pairs)):.4f}")
    print(
        "  "
        + next(
            line
            for line in command("-m", "countertrade", "scan", CASE, *files, "--out", out).said.splitlines()
            if "could not" in line
        )
    )


def _scanned(folder: Path, files: list[Path]) -> Path:
    out = folder / "out"
    scan(out, *files)
    return out


def lineage(folder: Path, files: list[Path]) -> None:
    head("Lineage of the planted families")
    out = _scanned(folder, files)
    truth = {
        each["url"]: each for line in (folder / "truth.jsonl").open() if "url" in (each := json.loads(line))
    }
    copies = dict(
        rows(
            out,
            "select a.url, m.url from copies c join all_articles a on a.id = c.id join all_articles m on m.id = c.copy_of",
        )
    )
    edges = set(
        rows(out, "select distinct c.url, p.url from edges e join all_articles c on c.id = child_article join all_articles p on p.id = parent_article where child_article <> parent_article")
    )  # fmt: skip
    wanted = {
        (url, each["parent"])
        for url, each in truth.items()
        if each["kind"] == "report"
        and each["parent"]
        and set(each["figures"]) & set(truth[each["parent"]]["figures"])
        and url not in copies
    }
    alike = {url: copies.get(url, url) for url in truth}
    hit = sum((one, two) in edges or (one, alike.get(two, two)) in edges for one, two in wanted)
    inside = sum(
        truth[one]["family"] == truth[two]["family"] for one, two in edges if one in truth and two in truth
    )
    row(
        "retellings that share a figure with their parent",
        len(wanted),
        f"parent found {hit / max(1, len(wanted)):.2f}",
    )
    row("edges between pages, within the family", len(edges), f"{inside / max(1, len(edges)):.2f}")


def scaling(folder: Path, files: list[Path]) -> None:
    head(f"One process against two (other programs at work: load {os.getloadavg()[0]:.1f})")
    clock: dict[int, float] = {}
    for count in (1, 2):
        with tempfile.TemporaryDirectory() as place:
            made = scan(Path(place) / "out", *files, scheduler=f"local:{count}")
            pages, seconds = pages_in(made.said)
            clock[count] = seconds
            row(
                f"{count} process{'es' if count > 1 else ''}",
                f"{seconds:.1f} s",
                f"{pages / seconds:,.0f} pages/s",
                f"processor {made.processor:.0f} s",
            )
    row("two against one", f"{clock[1] / clock[2]:.2f} times", "(wanted: 1.8)")


def memory(folder: Path, files: list[Path]) -> None:
    size = sum(path.stat().st_size for path in files)
    head(
        f"Memory over one run of {size / 1e9:.1f} GB in gzip, two processes: own pages of all processes together, MB"
    )
    with tempfile.TemporaryDirectory() as place:
        made = scan(Path(place) / "out", *files, scheduler="local:2")
    pages, seconds = pages_in(made.said)
    row("pages", f"{pages:,}", f"{seconds:.0f} s", f"{pages / seconds:,.0f} pages/s")
    tenths = [
        max(
            made.memory[
                len(made.memory) * n // 10 : max(
                    len(made.memory) * (n + 1) // 10, len(made.memory) * n // 10 + 1
                )
            ]
        )
        for n in range(10)
    ]
    row("highest in each tenth of the run", *(f"{each / 1e6:.0f}" for each in tenths))


def resumed(folder: Path, files: list[Path]) -> None:
    head("Killed and gone on with")
    whole, broken = folder / "whole", folder / "broken"
    for place in (whole, broken):
        shutil.rmtree(place, ignore_errors=True)
    scan(whole, *files, scheduler="local:2")
    process = subprocess.Popen(
        [sys.executable, "-m", "countertrade", "scan", str(CASE), *map(str, files), "--out", str(broken), "--scheduler", "local:2"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, start_new_session=True,
    )  # fmt: skip
    wanted = max(1, len(list((whole / "pieces").glob("*.json"))) // 2)
    while process.poll() is None and len(list((broken / "pieces").glob("*.json"))) < wanted:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    done = len(list((broken / "pieces").glob("*.json")))
    scan(broken, *files)

    def contents(place: Path) -> dict[str, bytes]:
        return {
            str(path.relative_to(place)): path.read_bytes()
            for path in place.rglob("*")
            if path.is_file() and path.name != ".lock"
        }

    row("killed after pieces", f"{done} of {len(list((whole / 'pieces').glob('*.json')))}")
    row("the same bytes in every file", "yes" if contents(whole) == contents(broken) else "NO")


def tracing(folder: Path, files: list[Path], claims: int = 1_000_000, traced: int = 6_000) -> None:
    head("Tracing many claims")
    import datetime

    from countertrade.archive import lineage as blocks
    from countertrade.records import Measure

    drawn = random.Random(0)
    measures = tuple(Measure(id=name, unit="t") for name in ("rice", "gas", "oil"))
    days = [
        (datetime.date(2020, 1, 1) + datetime.timedelta(n * 1800 // claims)).isoformat()
        for n in range(claims)
    ]
    said = (
        blocks.Said(
            n,
            drawn.choice(measures).id,
            (round(drawn.lognormvariate(9, 3)),),
            "t",
            f"Paper {drawn.randrange(3000)}",
            (),
        )
        for n in range(claims)
    )
    began = time.process_time()
    parts = list(blocks.parts(days, said, measures))
    seconds = time.process_time() - began
    pairs = sum(len(part.articles) ** 2 for part in parts)
    row(
        f"{claims:,} claims into blocks",
        f"{seconds:.1f} s",
        f"{len(parts):,} parts, the largest of {max(len(part.articles) for part in parts)} articles",
    )
    row("pairs within the parts, of all pairs", f"{pairs:,}", f"1 in {claims**2 / pairs:,.0f}")
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    row("most memory for it", f"{held:,.0f} MB")
    import numpy as np

    from countertrade.archive import near_duplicates

    signs = np.random.default_rng(0).integers(0, 1 << 32, (100_000, near_duplicates.SIGNS), dtype=np.uint32)
    signs[1::3] = signs[0::3][: len(signs[1::3])]
    began = time.process_time()
    copied = len(near_duplicates.copies(signs))
    row("copies among 100,000 articles", f"{copied:,}", f"{time.process_time() - began:.1f} s")
    place = folder / "crowd"
    if not place.exists():
        archive_corpus.write(place, 400 * 10**6, seed=9, relevant=0.9)
    out = folder / "crowded"
    scan(out, place)
    count = rows(out, "select count(*) from claims")[0][0]
    for name in ("edges", "origins"):
        shutil.rmtree(out / name)
    again = command("-c", TRACE, CASE, out)
    row(
        f"{count:,} claims of {rows(out, 'select count(*) from articles')[0][0]:,} articles traced",
        f"{again.processor:.1f} s",
        f"{count / again.processor:,.0f} claims/s on one core",
    )
    row("so a million takes", f"{1e6 / (count / again.processor) / 3600:.1f} core hours")


TRACE = """
import sys
from pathlib import Path
from countertrade.archive.cluster import connected
from countertrade.archive.lineage import trace_into
from countertrade.archive.store import Store
from countertrade.case import open_case
case = open_case(Path(sys.argv[1]))
with connected(None) as client:
    print(trace_into(Store(Path(sys.argv[2])), client, case.measures, case.linked))
"""


def small(folder: Path, files: list[Path], count: int = 100_000) -> None:
    head(f"Many small files: {count:,} pages in a folder")
    place = folder / "small"
    if not place.exists():
        body = archive_corpus.page(
            random.Random(0),
            archive_corpus.outlets(random.Random(0))[1],
            "Nothing",
            ["A few words."],
            "2024-11-04",
        )
        for n in range(count):
            if n % 1000 == 0:
                (place / f"{n // 1000:04}").mkdir(parents=True)
            (place / f"{n // 1000:04}" / f"{n:07}.html").write_bytes(
                body[:200] + b"</head><body><p>A few words.</p></body></html>"
            )
    began = time.process_time()
    from countertrade.archive.sources import plan

    pieces = sum(1 for _ in plan(str(place)))
    row("planned", f"{pieces} pieces", f"{time.process_time() - began:.1f} s")
    with tempfile.TemporaryDirectory() as out:
        made = scan(Path(out) / "out", place)
    row(
        "scanned",
        f"{count / made.processor:,.0f} files/s on one core",
        f"most memory {max(made.memory) / 1e6:.0f} MB",
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gigabytes", type=float, default=1.0, help="of pages, before packing")
    parser.add_argument(
        "--folder", type=Path, help="where the archive lies or is written  [default: a temporary folder]"
    )
    parser.add_argument(
        "--data", type=Path, default=ROOT.parent / "shared" / "data", help="the annotated articles"
    )
    parser.add_argument("--only", default=",".join(SECTIONS))
    given = parser.parse_args()
    DATA = given.data
    with contextlib.ExitStack() as stack:
        place = given.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if not (place / "truth.jsonl").exists():
            archive_corpus.write(place, int(given.gigabytes * 1e9))
        for name in given.only.split(","):
            globals()[name](place, sorted(place.glob("news-*.warc*")))
