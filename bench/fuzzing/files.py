"""Files of a case and tables of other hands, with accidents: each is read or refused in words, and costs nothing else of the case."""

from __future__ import annotations

import atexit
import io
import json
import random
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from countertrade import case as folder_of
from countertrade.decisions import decision
from countertrade.records import Bad
from fuzzing.kinds import register
from fuzzing.mutations import broken

LARGEST = 100_000  # bytes

# --- making inputs --------------------------------------------------------------------------------------------------------

TOKENS = (
    "", "\x00", "\x1b[31m", "\u202e", "\u2028", "\x85", "\r", "\n", "\n\n", "\t", ";", ",", '"', '""', "'", "\\", "\\u0000", "\\ud800", "{", "}",
    "[", "]", "[[[[[[[[", ": ", "- ", "# ", "*a", "&a ", "!!python/object:os.system ", "%YAML 9.9\n", "---\n", "...\n", "<<: ", "? ", "| ", "> ",
    "NaN", "Infinity", "-Infinity", "1e999", "-1e308", "9" * 30, "9" * 400, "9" * 5_000, "0x7f", "1_000", "1.2.3", "null", "true", "~", "½", "٣",
    "2024-02-30", "9999-12-31", "0000-00-00", "0001-01-01T00:00:00+14:00", "20241104", "2024-11-04T99:99", "=cmd()", "+1", "@x", "💰", "\ufeff",
    "<<<<<<< HEAD\n", "=======\n", ">>>>>>> theirs\n", "../../../etc/passwd", "%", "per soldier per month", "a|b", "USD/month", "m²", "inf t",
    "(", ")", " via ", " and ", "calculated", "no more than", "headline exact; lead up to", "__import__('os').system('touch ran')",
)  # fmt: skip

WORDS = tuple(token.encode("utf-8", "surrogatepass") for token in TOKENS)


def accident(rng: random.Random, seed: bytes) -> bytes:
    return broken(rng, seed, WORDS, largest=LARGEST)


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


def csv_table(rng: random.Random) -> bytes:
    separator = rng.choice(",;\t")
    lines = [separator.join(COLUMNS)]
    for _ in range(rng.choice((1, 3, 30, 400))):
        row = rng.choice(ROWS[:2])
        lines.append(
            separator.join('"' + str(row.get(column, "")).replace('"', '""') + '"' for column in COLUMNS)
        )
    return accident(rng, "\n".join(lines).encode())


def json_rows(rng: random.Random) -> bytes:
    rows = [rng.choice(ROWS) for _ in range(rng.choice((1, 3, 30)))]
    return accident(rng, "\n".join(json.dumps(row, ensure_ascii=rng.random() < 0.5) for row in rows).encode())


def book(rng: random.Random) -> bytes:
    """A spreadsheet one of whose parts is broken, or the whole of it."""
    return _rezipped(rng, _sheet_of_rows())


def claims_book(rng: random.Random) -> bytes:
    return _rezipped(rng, _sheet_of_claims())


def _rezipped(rng: random.Random, data: bytes) -> bytes:
    if rng.random() < 0.2:
        return accident(rng, data)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", rng.choice((0, 8))) as new:
        parts = old.namelist()
        worst = rng.choice(parts if rng.random() < 0.5 else [part for part in parts if "sheet" in part])
        for part in parts:
            content = old.read(part)
            if part != worst:
                new.writestr(
                    zipfile.ZipInfo(part), content, new.compression
                )  # a bare name would carry the clock
            elif rng.random() < 0.95:
                new.writestr(zipfile.ZipInfo(part), accident(rng, content), new.compression)
    return out.getvalue()


def decisions(rng: random.Random) -> bytes:
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
    for _ in range(rng.choice((1, 5, 40))):
        made = {
            "id": f"d-{rng.randrange(8)}",
            "target": rng.choice([*claims, *(f"d-{n}" for n in range(8))]),
            "action": rng.choice(("accept", "reject", "correct", "merge", "split", "set_parent", "independent", "dismiss", "retract", "deny", "answer", "undo")),
            "fields": rng.choice(fields), "by": "M. K.", "at": "2024-11-05T10:00:00+01:00",
            "replaces": rng.choice((None, "d-1")),
        }  # fmt: skip
        lines.append(json.dumps(made))
    return (
        accident(rng, ("\n".join(lines) + "\n").encode()) if rng.random() < 0.8 else "\n".join(lines).encode()
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


def case_file(rng: random.Random) -> bytes:
    return accident(rng, CASE.encode())


REFERENCE = """id,quantity,value,low,high,unit,year,published,source,url,note,bounds
rice-ru,rice harvest of Russia,1.1e6,,,t,2023,2024-03-01,Rosstat,https://rosstat.example/r,"husked, all kinds",supply of rice by RU
food-kp,need of food of North Korea,,5.5e6,6e6,t/year,2023,2024,FAO,,,need of food of KP
"""


def reference(rng: random.Random) -> bytes:
    return accident(rng, REFERENCE.encode())


# --- taking them -----------------------------------------------------------------------------------------------------------

TEXT = "Ruritania will deliver at least 200,000 shells to Oz, minister Ana Brandt said. “Oz pays 1,500 dollars for each shell,” she said."


@cache
def _worked_case() -> Path:
    """A case of two articles that were read, made once in each process and copied for each input."""
    from countertrade.pipeline import read_case
    from countertrade.records import Article

    place = Path(tempfile.mkdtemp(prefix="countertrade-fuzz-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    folder = place / "oz"
    folder_of.new(folder, "Shells for Oz")
    (folder / "case.yaml").write_text(CASE, "utf-8")
    for number, outlet in enumerate(("Herald", "Post")):
        page = Article(
            id=f"a-{number}", text=TEXT, sha256=str(number), outlet=outlet, language="en", published=f"2024-11-0{number + 1}"
        )  # fmt: skip
        folder_of.add(folder, page, None)
    read_case(folder)
    return folder


@cache
def _sheet_of_rows() -> bytes:
    from countertrade.report.exports import workbook
    from countertrade.report.tables import Rows

    rows = tuple(tuple(row.get(column) for column in COLUMNS) for row in ROWS[:2])
    return workbook([Rows("rows", COLUMNS, rows)])  # type: ignore[arg-type]


@cache
def _sheet_of_claims() -> bytes:
    from openpyxl import load_workbook

    from countertrade.report.exports import timeless, workbook
    from countertrade.report.tables import table_of

    case = folder_of.open_case(_worked_case())
    edited = load_workbook(io.BytesIO(workbook([table_of("claims", case.claims, articles=case.articles)])))
    sheet = edited["claims"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("decision") + 1).value = "reject"
    sheet.cell(3, heads.index("quantity") + 1).value = "5 t"
    out = io.BytesIO()
    edited.save(out)
    return timeless(out.getvalue())


def in_a_folder(take: Callable[[bytes, Path], None]) -> Callable[[bytes], None]:
    """What takes an input, handed an empty folder with it; whatever is refused there has a place and words."""

    def taken(data: bytes) -> None:
        with tempfile.TemporaryDirectory(prefix="countertrade-fuzz-") as name:
            try:
                take(data, Path(name) / "case")
            except Bad as bad:
                if not bad.problems or not all(problem.path and problem.message for problem in bad.problems):
                    raise RuntimeError("refused without a word") from None
                raise

    return taken


def imports(name: str) -> Callable[[bytes, Path], None]:
    def take(data: bytes, case: Path) -> None:
        from countertrade.api.rows import rows_of
        from countertrade.tracing import statements

        lines, rows = rows_of(data, name)
        typed = statements(rows, lines=lines, path=name, by="fuzz")
        if typed.problems:
            raise Bad(*typed.problems)
        folder_of.new(case, "Rows")
        folder_of.add_statements(case, typed.articles[:50], typed.claims[:200])
        _shown(case)

    return take


def _shown(case: Path) -> None:
    """The case as its commands show it: decided, traced, checked and pooled."""
    from countertrade.pipeline import pipeline_of
    from countertrade.report.exports import written
    from countertrade.report.tables import table_of
    from countertrade.report.terminal import item_text, trace_text

    whole = pipeline_of(case)
    printed = [trace_text(whole), *(item_text(whole, claim.id) for claim in whole.claims[:5])]
    tables = {"claims": whole.claims, "decisions": whole.decisions, "lineage": whole.lineage.retellings}
    for kind, records in tables.items():
        table = table_of(kind, records, case=whole)
        printed += [str(written(table, form)) for form in ("table", "csv", "json")]
    assert not any("\x1b" in text or "\u202e" in text for text in printed)
    _ = whole.estimates


def take_sheet(data: bytes, case: Path) -> None:
    """An edited sheet of statements, as decisions."""
    from countertrade.report.exports import decisions_from_xlsx

    shutil.copytree(_worked_case(), case)
    claims = folder_of.open_case(case).claims
    folder_of.decide(case, *decisions_from_xlsx(data, claims, by="fuzz", at="2024-11-05T10:00:00+01:00"))
    _shown(case)


def take_decisions(data: bytes, case: Path) -> None:
    """The decisions of a case: whatever is in the file, the next decision is kept and costs no other."""
    shutil.copytree(_worked_case(), case)
    (case / folder_of.DECISIONS).write_bytes(data)
    before = folder_of.decisions_of(case)
    (made,) = folder_of.decide(case, decision("c-new", "accept", by="fuzz", at="2024-11-05T10:00:00+01:00"))
    assert folder_of.decisions_of(case) == [*before, made]
    _shown(case)


def take_case_file(data: bytes, case: Path) -> None:
    """case.yaml, the case shown by it, its units converted and its model drafted from its measures."""
    from countertrade import units
    from countertrade.modelling import load
    from countertrade.modelling.draft import draft

    shutil.copytree(_worked_case(), case)
    (case / folder_of.CASE).write_bytes(data)
    opened = folder_of.open_case(case)
    for measure in opened.measures:
        units.factor(measure.unit, measure.per, "t", ())
    load(draft(opened.title, (), (), opened.measures, opened.parties).deal, "deal.yaml")
    _shown(case)


def take_reference(data: bytes, case: Path) -> None:
    shutil.copytree(_worked_case(), case)
    (case / "reference" / "own.csv").write_bytes(data)
    _shown(case)


for _form, _make in (("csv", csv_table), ("jsonl", json_rows), ("json", json_rows), ("xlsx", book)):
    register(f"import {_form}", "rows of another hand", _make, in_a_folder(imports(f"rows.{_form}")), share=2)
register("edited sheet", "statements decided in a spreadsheet", claims_book, in_a_folder(take_sheet))
register("decisions", "decisions.jsonl of a case", decisions, in_a_folder(take_decisions), share=2)
register("case file", "case.yaml of a case", case_file, in_a_folder(take_case_file), share=2)
register("reference", "rows of reference of a case", reference, in_a_folder(take_reference))
