"""Published estimates reproduced: the sums that a page prints, worked out as deal files, and totals against what the built-in cases' models say.

    python bench/published_estimates.py              prints a line a sum
    python bench/published_estimates.py --markdown   prints the tables of docs/cases/published.md
    python bench/published_estimates.py DATA/deals/estimates.yaml

The sums stand in bench/published.yaml, each with its page; another file may hold bare formulas over named inputs instead. Exits 1 where one
differs and nothing says why, or says why and does not differ.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from countertrade.case import built_in
from countertrade.modelling import load
from countertrade.pipeline import pipeline_of
from countertrade.records import Answer
from countertrade.simulation import simulate

PUBLISHED = Path(__file__).with_name("published.yaml")
DRAWS, SEED = 2**12, 0
HEAD = """\
start: 2024-11
months: 1
currency: USD
parties: {A: one side, B: the other}
counts: [soldier]
flows: {nothing: {from: A, to: B, amount: 1 soldier}}
"""
WORD = re.compile(r"\b[a-z]\w*")
EXACT = 1e-9  # relative; sums of printed figures are right to the digits of a double


class Row(NamedTuple):
    """One sum. `ours` and `printed` as they are shown; `agrees` within the tolerance, or on the printed side of a floor or ceiling."""

    case: str
    what: str
    by: str
    url: str | None
    ours: str
    printed: str
    agrees: bool
    why: str | None

    @property
    def sound(self) -> bool:
        """Whether a difference has its reason, and an agreement none."""
        return self.agrees == (self.why is None)


def rows(path: Path = PUBLISHED) -> Iterator[Row]:
    """Every sum of the file, worked out. Raises Bad where one cannot be computed."""
    for group in _read(path):
        for entry in group["sums"]:
            yield _row(group["case"], entry)


def _row(case: str, entry: dict[str, Any]) -> Row:
    printed = str(entry["printed"])
    bound, figure = _bound(printed)
    if "deal" in entry:
        (ours,) = _model(entry["deal"], entry["question"])
        sum_ = repr(ours.value) + (f" {ours.unit}" if ours.unit else "")
    else:
        sum_ = str(entry["sum"])
    ours, ratio = _answers(f"  ours: {sum_}\n  theirs: {figure}\n", "ours", "ours / theirs")
    times = _plain(ratio)
    tolerance = max(float(entry.get("tolerance", 0)), EXACT)
    agrees = {"more than": times >= 1, "at most": times <= 1, "": abs(times - 1) <= tolerance}[bound]
    return Row(
        case,
        entry["what"],
        entry["by"],
        entry.get("url"),
        _shown(ours, figure),
        _spelt(printed),
        agrees,
        entry.get("why"),
    )


def _bound(printed: str) -> tuple[str, str]:
    for bound in ("more than", "at most"):
        if printed.startswith(bound):
            return bound, printed.removeprefix(bound).strip()
    return "", printed


def _model(name: str, question: str) -> tuple[Answer, ...]:
    """What the model of a built-in case answers."""
    outcome = pipeline_of(built_in(name)).outcome(DRAWS, SEED)
    return tuple(answer for answer in outcome.answers if answer.question == question)


def _answers(quantities: str, *expressions: str) -> tuple[Answer, ...]:
    asked = "".join(f"  - mean of {expression}\n" for expression in expressions)
    text = f"{HEAD}quantities:\n{quantities}questions:\n{asked}"
    return simulate(load(re.sub(r"(\d)e\+(\d)", r"\1e\2", text), "sum"), draws=64, seed=SEED).answers


def _plain(answer: Answer) -> float:
    """An answer without a unit, as a number. Raises ValueError where it has one: unlike things were compared."""
    if answer.value is None or answer.unit not in (None, "%"):
        raise ValueError(f"{answer.question}: a plain number is wanted, not one in {answer.unit}")
    return answer.value / 100 if answer.unit else answer.value


def _shown(answer: Answer, printed: str) -> str:
    """Our figure as a reader compares it with the printed one: in per cent where that is, to four digits."""
    if answer.unit in (None, "%"):
        value = _plain(answer)
        return f"{100 * value:.4g} %" if "%" in printed else _few_digits(value, None)
    assert answer.value is not None
    return _few_digits(answer.value, answer.unit)


def _few_digits(value: float, unit: str | None) -> str:
    if abs(value) >= 1e6:
        return _millions(value, unit)
    return f"{float(f'{value:.4g}'):,.6g} {unit or ''}".strip()


def _millions(value: float, unit: str | None) -> str:
    power, word = (1e9, "billion") if abs(value) >= 1e9 else (1e6, "million")
    return f"{float(f'{value / power:.4g}'):g} {word} {unit or ''}".strip()


def _spelt(printed: str) -> str:
    """A printed figure of the file as a page would have it: 235e6 USD is 235 million USD."""

    def spelt(found: re.Match[str]) -> str:
        value = float(found[0].replace("_", ""))
        return _millions(value, None) if value >= 1e6 else f"{value:,.10g}"

    return re.sub(r"\d[\d_]*(?:\.\d+)?(?:e\d+)?", spelt, printed).replace("short_ton", "short tons")


def markdown() -> str:
    """The tables of the page, a case each."""
    lines: list[str] = []
    last = ""
    for row in rows():
        if row.case != last:
            lines += ["", f"## {row.case[0].upper()}{row.case[1:]}", "", HEADER, RULE]
            last = row.case
        by = f"[{row.by}]({row.url})" if row.url else row.by
        said = "yes" if row.agrees else f"no: {row.why}"
        lines.append(f"| {row.what} | {by} | {row.printed} | {row.ours} | {said} |")
    return "\n".join(lines).lstrip("\n") + "\n"


HEADER = "| what | printed by | printed | its own figures give | agrees |"
RULE = "|---|---|---|---|---|"


def formulas(path: Path) -> Iterator[Row]:
    """The sums of a file of formulas over named inputs. Names get a suffix, as some of them (month) are units."""
    for entry in _read(path):
        given = "".join(f"  {name}_given: {value!r}\n" for name, value in entry["inputs"].items())
        asked = [WORD.sub(lambda m: m[0] + "_given", test["formula"]) for test in entry["tests"]]
        for test, answer in zip(entry["tests"], _answers(given, *asked), strict=True):
            expected, value = float(test["expected"]), answer.value
            tolerance = max(float(test.get("tol") or 0), EXACT)
            agrees = value is not None and abs(value - expected) <= tolerance * abs(expected)
            yield Row(entry["id"], test["name"], "", None, f"{value:,.6g}", f"{expected:,.6g}", agrees, None)


def _read(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text("utf-8"))


def main(*arguments: str) -> int:
    if arguments == ("--markdown",):
        print(markdown(), end="")
        return 0
    found = list(formulas(Path(arguments[0])) if arguments else rows())
    for row in found:
        mark = "agrees" if row.agrees else "differs" if row.why else "DIFFERS"
        print(f"{mark:8} {row.case[:28]:28} {row.what[:60]:60} {row.ours:>24} printed {row.printed}")
    right = sum(row.agrees for row in found)
    print(f"{right} of {len(found)} published sums reproduced; {len(found) - right} differ")
    return 0 if all(row.sound for row in found) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
