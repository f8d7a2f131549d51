"""Tables of other hands, spreadsheets, decisions and case files, broken at random: each is read or refused in words, soon.

    python bench/fuzz_files.py --inputs 2000     of each kind; an input that raises is kept under --keep

Printed for each kind: inputs, refused, exceptions, the slowest (processor seconds for each 100 kB, and at least for each input), the most
memory. An input that is not done after a minute counts as slow and its process is ended.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import multiprocessing
import random
import resource
import shutil
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from countertrade import case as folder_of
from countertrade.decisions import decision
from countertrade.records import Bad

Maker = Callable[[random.Random], bytes]
Runner = Callable[[bytes, Path], bool]
"""Takes an input and an empty folder; True where it was refused in words. Whatever else it raises is a fault."""

LARGEST = 100_000
"""Bytes of an input: its time is counted for each 100 kB."""

# --- making inputs --------------------------------------------------------------------------------------------------------

TOKENS = (
    "", "\x00", "\x1b[31m", "\u202e", "\u2028", "\x85", "\r", "\n", "\n\n", "\t", ";", ",", '"', '""', "'", "\\", "\\u0000", "\\ud800", "{", "}",
    "[", "]", "[[[[[[[[", ": ", "- ", "# ", "*a", "&a ", "!!python/object:os.system ", "%YAML 9.9\n", "---\n", "...\n", "<<: ", "? ", "| ", "> ",
    "NaN", "Infinity", "-Infinity", "1e999", "-1e308", "9" * 30, "9" * 400, "9" * 5_000, "0x7f", "1_000", "1.2.3", "null", "true", "~", "½", "٣",
    "2024-02-30", "9999-12-31", "0000-00-00", "0001-01-01T00:00:00+14:00", "20241104", "2024-11-04T99:99", "=cmd()", "+1", "@x", "💰", "\ufeff",
    "<<<<<<< HEAD\n", "=======\n", ">>>>>>> theirs\n", "../../../etc/passwd", "%", "per soldier per month", "a|b", "USD/month", "m²", "inf t",
    "(", ")", " via ", " and ", "calculated", "no more than", "headline exact; lead up to", "__import__('os').system('touch ran')",
)  # fmt: skip


def broken(chance: random.Random, seed: bytes) -> bytes:
    """The seed after a few changes: bytes turned, cut out, doubled, exchanged, and tokens put in, once or very often."""
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        at, length = chance.randrange(len(data) + 1), chance.choice((1, 2, 8, 40, 200))
        token = chance.choice(TOKENS).encode("utf-8", "surrogatepass")
        match chance.randrange(9):
            case 0:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del data[at : at + length]
            case 2:
                data[at:at] = data[at : at + length] * chance.choice((1, 2, 50))
            case 3:
                data[at:at] = token
            case 4:
                data[at : at + length] = token
            case 5:
                data[at:at] = token * min(
                    chance.choice((2, 10, 1_000, LARGEST)), LARGEST // max(1, len(token))
                )
            case 6:
                del data[at:]
            case 7:
                lines = bytes(data).split(b"\n")
                chance.shuffle(lines)
                data = bytearray(b"\n".join(lines))
            case _:
                data = data * min(chance.choice((2, 20, 300)), 1 + LARGEST // max(1, len(data)))
        del data[LARGEST:]
    return bytes(data)


ROWS: tuple[dict[str, object], ...] = (
    {"outlet": "Herald", "date": "2024-11-03", "url": "https://herald.example/a", "measure": "rice", "value": "600,000 to 700,000", "unit": "t",
     "per": "year", "bound": "up to; headline exact", "source": "Wi Sung-lac (direct quotation)", "cited": "Korea Herald via Post; NIS",
     "modality": "if offering", "status": "promised", "giver": "RU", "recipient": "KP", "wording": "„bis zu 700.000 Tonnen“", "language": "de"},
    {"outlet": "Post (AP)", "date": "3.11.2024", "measure": "pay", "value": 2000, "unit": "USD", "per": "per soldier per month", "by": "M. K."},
    {"outlet": "Forsal (PAP)", "date": "2024-11", "cites_as_source": "Herald and NIS",
     "claims": {"wage": {"value": 2000, "unit": "USD", "rate": "per soldier per month", "attributed_to": "Wi"},
                "troops": {"value": 10000, "unit": "soldiers"}, "food": {"output_t": 4e6},
                "revenue": {"value": 2e7, "unit": "USD", "rate": "per month", "attributed_to": "outlet calculation"}}},
)  # fmt: skip
COLUMNS = tuple(ROWS[0])


def csv_table(chance: random.Random) -> bytes:
    separator = chance.choice(",;\t")
    lines = [separator.join(COLUMNS)]
    for _ in range(chance.choice((1, 3, 30, 400))):
        row = chance.choice(ROWS[:2])
        lines.append(
            separator.join('"' + str(row.get(column, "")).replace('"', '""') + '"' for column in COLUMNS)
        )
    return broken(chance, "\n".join(lines).encode())


def json_rows(chance: random.Random) -> bytes:
    rows = [chance.choice(ROWS) for _ in range(chance.choice((1, 3, 30)))]
    return broken(
        chance, "\n".join(json.dumps(row, ensure_ascii=chance.random() < 0.5) for row in rows).encode()
    )


def book(chance: random.Random) -> bytes:
    """A spreadsheet one of whose parts is broken, or the whole of it."""
    return _rezipped(chance, _sheet_of_rows())


def claims_book(chance: random.Random) -> bytes:
    return _rezipped(chance, _sheet_of_claims())


def _rezipped(chance: random.Random, data: bytes) -> bytes:
    if chance.random() < 0.2:
        return broken(chance, data)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", chance.choice((0, 8))) as new:
        parts = old.namelist()
        worst = chance.choice(parts if chance.random() < 0.5 else [part for part in parts if "sheet" in part])
        for part in parts:
            content = old.read(part)
            if part != worst:
                new.writestr(part, content)
            elif chance.random() < 0.95:
                new.writestr(part, broken(chance, content))
    return out.getvalue()


def decisions(chance: random.Random) -> bytes:
    claims = [claim.id for claim in folder_of.open_case(_worked_case()).claims] + [
        "a-none",
        "e-none",
        "f-none",
        "c-none",
    ]
    fields = (
        {}, {"quantity": "5 t"}, {"source": "Wi"}, {"measure": "pay"}, {"span": [0, 5]}, {"parent": claims[0]}, {"with": claims[1]},
        {"from": claims[0]}, {"child": [1]}, {"modality": "possible"}, {"giver": ["RU"]}, {"quantity": {"a": [5]}}, {"parent": None},
    )  # fmt: skip
    lines = []
    for _ in range(chance.choice((1, 5, 40))):
        made = {
            "id": f"d-{chance.randrange(8)}",
            "target": chance.choice([*claims, *(f"d-{n}" for n in range(8))]),
            "action": chance.choice(("accept", "reject", "correct", "merge", "split", "set_parent", "independent", "dismiss", "retract", "deny", "answer", "undo")),
            "fields": chance.choice(fields), "by": "M. K.", "at": "2024-11-05T10:00:00+01:00",
            "replaces": chance.choice((None, "d-1")),
        }  # fmt: skip
        lines.append(json.dumps(made))
    return (
        broken(chance, ("\n".join(lines) + "\n").encode())
        if chance.random() < 0.8
        else "\n".join(lines).encode()
    )


CASE = """title: Shells for Oz
question: Does Ruritania gain by the deal?
parties:
  - {code: RU, name: {en: Ruritania, de: Ruritanien}}
  - {code: OZ, name: {en: Oz, de: Oz}}
linked: [[NIS, Wi Sung-lac], [Herald, Post]]
aliases: {NIS: [südkoreanischer Geheimdienst]}
ratings: {NIS: B, Herald: "C"}
names: {wages: {de: Sold}}
measures:
  - {id: shells, unit: shell, giver: RU, recipient: OZ, words: {en: [shells], de: [Granaten]}}
  - {id: price, unit: USD, per: [shell], giver: OZ, recipient: RU, words: {en: [price, pays], de: [Preis]}, title: {en: price}}
"""


def case_file(chance: random.Random) -> bytes:
    return broken(chance, CASE.encode())


REFERENCE = """id,quantity,value,low,high,unit,year,published,source,url,note,bounds
rice-ru,rice harvest of Russia,1.1e6,,,t,2023,2024-03-01,Rosstat,https://rosstat.example/r,"husked, all kinds",supply of rice by RU
food-kp,need of food of North Korea,,5.5e6,6e6,t/year,2023,2024,FAO,,,need of food of KP
"""


def reference(chance: random.Random) -> bytes:
    return broken(chance, REFERENCE.encode())


# --- running them -----------------------------------------------------------------------------------------------------------

TEXT = "Ruritania will deliver at least 200,000 shells to Oz, minister Ana Brandt said. “Oz pays 1,500 dollars for each shell,” she said."
_MADE: dict[str, bytes | Path] = {}


def _worked_case() -> Path:
    """A case of two articles that were read, made once in each process; runners copy it."""
    if "case" not in _MADE:
        from countertrade.worked import read_case

        folder = Path(tempfile.mkdtemp(prefix="fuzz-")) / "oz"
        folder_of.new(folder, "Shells for Oz")
        (folder / "case.yaml").write_text(CASE, "utf-8")
        for number, outlet in enumerate(("Herald", "Post")):
            from countertrade.records import Article

            page = Article(
                id=f"a-{number}",
                text=TEXT,
                sha256=str(number),
                outlet=outlet,
                language="en",
                published=f"2024-11-0{number + 1}",
            )
            folder_of.add(folder, page, None)
        read_case(folder)
        _MADE["case"] = folder
    made = _MADE["case"]
    assert isinstance(made, Path)
    return made


def _sheet_of_rows() -> bytes:
    if "rows" not in _MADE:
        from countertrade.report.exports import workbook
        from countertrade.report.tables import Rows

        rows = tuple(tuple(row.get(column) for column in COLUMNS) for row in ROWS[:2])
        _MADE["rows"] = workbook([Rows("rows", COLUMNS, rows)])  # type: ignore[arg-type]
    made = _MADE["rows"]
    assert isinstance(made, bytes)
    return made


def _sheet_of_claims() -> bytes:
    if "claims" not in _MADE:
        from openpyxl import load_workbook

        from countertrade.report.exports import workbook
        from countertrade.report.tables import table_of

        case = folder_of.open_case(_worked_case())
        edited = load_workbook(
            io.BytesIO(workbook([table_of("claims", case.claims, articles=case.articles)]))
        )
        sheet = edited["claims"]
        heads = [cell.value for cell in sheet[1]]
        sheet.cell(2, heads.index("decision") + 1).value = "reject"
        sheet.cell(3, heads.index("quantity") + 1).value = "5 t"
        out = io.BytesIO()
        edited.save(out)
        _MADE["claims"] = out.getvalue()
    made = _MADE["claims"]
    assert isinstance(made, bytes)
    return made


def _refused(work: Callable[[], None]) -> bool:
    """Whether it ended with problems that have words."""
    try:
        work()
    except Bad as bad:
        if not bad.problems or not all(problem.path and problem.message for problem in bad.problems):
            raise RuntimeError("refused without a word") from None
        return True
    return False


def run_import(name: str) -> Runner:
    def run(data: bytes, folder: Path) -> bool:
        from countertrade.api.rows import rows_of
        from countertrade.tracing import statements

        def work() -> None:
            lines, rows = rows_of(data, name)
            typed = statements(rows, lines=lines, path=name, by="fuzz")
            if typed.problems:
                raise Bad(*typed.problems)
            case = folder / "case"
            folder_of.new(case, "Rows")
            folder_of.add_statements(case, typed.articles[:50], typed.claims[:200])
            _shown(case)

        return _refused(work)

    return run


def _shown(case: Path) -> None:
    """The case as its commands show it, decided, traced and pooled; not checked, for that has a fuzz of its own."""
    from countertrade.report.exports import written
    from countertrade.report.tables import table_of
    from countertrade.report.terminal import item_text, trace_text
    from countertrade.worked import work

    whole = work(case)
    printed = [trace_text(whole), *(item_text(whole, claim.id) for claim in whole.claims[:5])]
    for kind, records in (
        ("claims", whole.claims),
        ("decisions", whole.decisions),
        ("lineage", whole.lineage.retellings),
    ):
        table = table_of(kind, records, case=whole)
        printed += [str(written(table, form)) for form in ("table", "csv", "json")]
    assert not any("\x1b" in text or "\u202e" in text for text in printed)
    _ = whole.estimates


def run_sheet(data: bytes, folder: Path) -> bool:
    """An edited sheet of statements, as decisions."""
    from countertrade.report.exports import decisions_from_xlsx

    def work() -> None:
        case = folder / "case"
        shutil.copytree(_worked_case(), case)
        claims = folder_of.open_case(case).claims
        made = decisions_from_xlsx(data, claims, by="fuzz", at="2024-11-05T10:00:00+01:00")
        folder_of.decide(case, *made)
        _shown(case)

    return _refused(work)


def run_decisions(data: bytes, folder: Path) -> bool:
    """The decisions of a case: whatever is in the file, the next decision is kept and costs no other."""

    def work() -> None:
        case = folder / "case"
        shutil.copytree(_worked_case(), case)
        (case / folder_of.DECISIONS).write_bytes(data)
        before = folder_of.decisions_of(case)
        (made,) = folder_of.decide(
            case, decision("c-new", "accept", by="fuzz", at="2024-11-05T10:00:00+01:00")
        )
        assert folder_of.decisions_of(case) == [*before, made]
        _shown(case)

    return _refused(work)


def run_case_file(data: bytes, folder: Path) -> bool:
    def work() -> None:
        case = folder / "case"
        shutil.copytree(_worked_case(), case)
        (case / folder_of.CASE).write_bytes(data)
        _shown(case)

    return _refused(work)


def run_reference(data: bytes, folder: Path) -> bool:
    def work() -> None:
        case = folder / "case"
        shutil.copytree(_worked_case(), case)
        (case / "reference" / "own.csv").write_bytes(data)
        _shown(case)

    return _refused(work)


FUZZERS: dict[str, Maker] = {
    "import csv": csv_table,
    "import jsonl": json_rows,
    "import json": json_rows,
    "import xlsx": book,
    "decide xlsx": claims_book,
    "decisions.jsonl": decisions,
    "case.yaml": case_file,
    "reference.csv": reference,
}
RUNNERS: dict[str, Runner] = {
    "import csv": run_import("rows.csv"),
    "import jsonl": run_import("rows.jsonl"),
    "import json": run_import("rows.json"),
    "import xlsx": run_import("rows.xlsx"),
    "decide xlsx": run_sheet,
    "decisions.jsonl": run_decisions,
    "case.yaml": run_case_file,
    "reference.csv": run_reference,
}

# --- watching them ------------------------------------------------------------------------------------------------------------

PATIENCE = 60.0
"""Seconds after which an input that is not done is given up."""
SLOW = 2.0
"""Processor seconds that 100 kB may take, and any smaller input."""
MEMORY = 2**30
"""Bytes that a process may take in all."""


class Done(NamedTuple):
    """What came of one input."""

    number: int
    size: int
    seconds: float
    memory: int
    refused: bool
    fault: str | None


def worker(kind: str, seed: int, numbers: list[int], keep: Path, told: Connection) -> None:
    """Make and run the inputs of one kind in this process, and tell of each."""
    with contextlib.suppress(Exception):  # imports take their time once; faults are counted below
        RUNNERS[kind](FUZZERS[kind](random.Random(0)), Path(tempfile.mkdtemp()))
    for number in numbers:
        data = FUZZERS[kind](random.Random(f"{seed} {kind} {number}"))
        told.send(number)
        refused, fault = False, None
        folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
        start = time.process_time()
        try:
            refused = RUNNERS[kind](data, folder)
        except Exception as error:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{kind} {number}").write_bytes(data)
            place = traceback.extract_tb(error.__traceback__)[-1]
            fault = f"{type(error).__name__}: {str(error)[:200]} ({Path(place.filename).name}:{place.lineno})"
        seconds = time.process_time() - start
        shutil.rmtree(folder, ignore_errors=True)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (
            1 if sys.platform == "darwin" else 1024
        )
        told.send(Done(number, len(data), seconds, memory, refused, fault))


def watched(kind: str, inputs: int, seed: int, keep: Path) -> list[Done]:
    """What came of the inputs, each run in a worker process that is ended where it goes on without end."""
    found: list[Done] = []
    left = list(range(inputs))
    while left:
        ours, theirs = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.Process(target=worker, args=(kind, seed, left, keep, theirs))
        process.start()
        theirs.close()
        begun: int | None = None
        try:
            while ours.poll(PATIENCE):
                match ours.recv():
                    case Done() as done:
                        found.append(done)
                        begun = None
                    case int() as begun:
                        pass
        except EOFError:
            pass
        process.kill()
        process.join()
        seen = {done.number for done in found}
        if begun is not None:
            said = (
                "not done after a minute"
                if process.exitcode == -9
                else f"the process ended with {process.exitcode}"
            )
            found.append(Done(begun, 0, PATIENCE, 0, False, said))
            seen.add(begun)
        elif len(seen) < inputs and not seen & set(left):
            raise SystemExit(f"{kind}: the worker does not start")
        left = [number for number in left if number not in seen]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=2_000, help="of each kind")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", choices=FUZZERS, action="append", help="only this one")
    parser.add_argument(
        "--keep", type=Path, default=Path("out/fuzz"), help="where inputs that raise are kept"
    )
    chosen = parser.parse_args()
    faults = 0
    print(
        f"{'kind':<18}{'inputs':>8}{'refused':>9}{'exceptions':>12}{'slowest':>10}{'slow':>6}{'memory':>10}"
    )
    for kind in chosen.kind or FUZZERS:
        found = watched(kind, chosen.inputs, chosen.seed, chosen.keep)
        wrong = [done for done in found if done.fault]
        pace = {done.number: done.seconds / max(1.0, done.size / LARGEST) for done in found}
        slow = [number for number, seconds in pace.items() if seconds > SLOW]
        memory = max(done.memory for done in found)
        refused = sum(done.refused for done in found)
        print(
            f"{kind:<18}{len(found):>8}{refused:>9}{len(wrong):>12}{max(pace.values()):>8.2f} s{len(slow):>6}{memory / 2**20:>7.0f} MB",
            flush=True,
        )
        for done in wrong[:20]:
            print(f"    {done.number}: {done.fault}")
        for number in slow[:10]:
            print(f"    {number}: {pace[number]:.1f} s")
        faults += len(wrong) + len(slow) + (memory > MEMORY)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
