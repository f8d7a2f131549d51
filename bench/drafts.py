"""The state of drafts over folders of pages: whether each loads and runs, what stands in it, and whether money is counted twice.

    python bench/drafts.py PAGES… [--errors N] [--keep FOLDER]

PAGES are folders of NAME.txt, or single texts. Every page becomes a case of its own, which is read, drafted and run as the commands do it.
Where NAME.json beside a page holds its annotation, two more lines are counted by it: relations between figures of which two or more are
counted as money in one direction ("money counted twice"), and what the page says was given, with a figure or without one, that neither
an entry nor a note of the draft quotes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from countertrade import case as folder_of
from countertrade.drafting import write_draft
from countertrade.modelling.deal import Deal, Flow
from countertrade.pipeline import Pipeline, pipeline_of, read_case
from countertrade.records import Article, Bad, Claim, Span

DRAWS = 1024
_AROUND = 12  # code points on either side by which a place is told from the same word elsewhere
SAME_MONEY = (
    "product",
    "sum",
    "conversion",
    "rate_x_period",
    "total_over_period",
    "difference",
    "part of whole",
    "quotient",
)
"""Kinds of annotated relations whose figures state one sum of money, or a sum and its parts."""


class State(NamedTuple):
    """One page's draft."""

    problems: tuple[str, ...]  # why it did not load or run
    entries: Counter[str]
    twice: tuple[str, ...]
    said: int  # things given according to the annotation
    missing: tuple[str, ...]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="print up to N of what is wrong in every page"
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the cases there")
    given = parser.parse_args()
    wrong = False
    for folder in given.pages:
        pages = sorted(folder.glob("*.txt")) if folder.is_dir() else [folder]
        states = {}
        for page in pages:
            states[page.stem] = _kept(page, given.keep) if given.keep else _in_passing(page)
        _print(folder, states, given.errors)
        wrong = wrong or any(state.problems or state.twice for state in states.values())
    return int(wrong)


def _in_passing(page: Path) -> State:
    with tempfile.TemporaryDirectory() as place:
        return state_of(page, Path(place) / "case")


def _kept(page: Path, keep: Path) -> State:
    keep.mkdir(parents=True, exist_ok=True)
    return state_of(page, keep / page.stem)


def state_of(page: Path, folder: Path) -> State:
    """Draft a page in a new case and see what came of it."""
    text = page.read_text(encoding="utf-8")
    beside = page.with_suffix(".json")
    gold: dict[str, Any] = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}
    language = gold.get("language") or ("de" if ".de" in page.name or page.name.startswith("de-") else None)
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(
        id=f"a-{digest[:12]}",
        text=text,
        sha256=digest,
        language=language,
        published=gold.get("published"),
        original=page.name,
    )
    folder_of.new(folder, page.stem)
    folder_of.add(folder, article, text.encode())
    read_case(folder)
    try:
        write_draft(folder, language or "en")
        whole = pipeline_of(folder)
        deal = whole.deal
        whole.outcome(DRAWS)
    except Bad as bad:
        return State(tuple(map(str, bad.problems)), Counter(), (), 0, ())
    draft = folder_of.deal_of(folder)[0]
    said = list(_things_said(gold))
    missing = tuple(what for what, span in said if not _is_quoted(span, text, whole, draft))
    return State((), _entries(deal), tuple(_twice(gold, whole)), len(said), missing)


def _entries(deal: Deal) -> Counter[str]:
    base = deal.base
    found: Counter[str] = Counter()
    for flow in base.flows:
        counted = flow.worth is not None or flow.cost is not None
        found["money flows" if flow.money else "priced flows" if counted else "unpriced flows"] += 1
    found["effects, not counted"] = len(base.open_effects)
    found["events"] = sum(not event.private for event in base.events)
    found["scenarios"] = len(deal.models) - 1
    return found


# --- Money counted twice ------------------------------------------------------------------------------------------------


def _twice(gold: Mapping[str, Any], whole: Pipeline) -> Iterator[str]:
    """The annotated relations of which two figures or more are counted, each in a flow of its own, as money in one direction."""
    deal = whole.deal
    counted = {flow.name: _claims_of(deal, flow) for flow in deal.base.flows if flow.money}
    claims = {claim.id: claim for claim in whole.judged.stand}
    for relation in gold.get("relations", ()):
        if relation["kind"] not in SAME_MONEY:
            continue
        spans = [tuple(gold["figures"][index]["span"]) for index in relation["figures"]]
        flows: dict[tuple[str, str], set[str]] = {}
        for flow in deal.base.flows:
            resting = [claims[one] for one in counted.get(flow.name, ()) if one in claims]
            if any(_states(claim, span) for claim in resting for span in spans):
                flows.setdefault((flow.giver, flow.recipient), set()).add(flow.name)
        for (giver, recipient), names in flows.items():
            if len(names) > 1:
                yield f"{relation['kind']}: {', '.join(sorted(names))} from {giver} to {recipient}"


def _claims_of(deal: Deal, flow: Flow) -> set[str]:
    """The statements that the amount of a flow rests on."""
    words = set(re.findall(r"[^\W\d]\w*", flow.written))
    return {
        one
        for quantity in deal.base.quantities
        if quantity.name in words or set(quantity.name.split()) <= words
        for one in (*quantity.claims, *quantity.basis)
    } | set(flow.basis)


def _states(claim: Claim, span: Span) -> bool:
    own = claim.quantity.span if claim.quantity else None
    return own is not None and own[0] < span[1] and span[0] < own[1]


# --- What is missing ----------------------------------------------------------------------------------------------------


def _things_said(gold: Mapping[str, Any]) -> Iterator[tuple[str, Span]]:
    """What passes between two named states according to the annotation, with its place."""
    for figure in gold.get("figures", ()):
        if figure.get("giver") and figure.get("recipient") and figure.get("polarity") != "-":
            yield f"{figure['text']} ({figure['giver']} to {figure['recipient']})", tuple(figure["span"])
    for transfer in gold.get("transfers", ()):
        yield f"{transfer['good']} ({transfer['giver']} to {transfer['recipient']})", tuple(transfer["span"])


def _is_quoted(span: Span, text: str, whole: Pipeline, draft: str) -> bool:
    """Whether an entry or a note of the draft rests on a statement over that place, or quotes it."""
    around = text[max(0, span[0] - _AROUND) : span[1] + _AROUND]
    if " ".join(re.sub("[„“”»«]", "'", around).split()) in draft:
        return True
    pooled = {one for quantity in whole.deal.base.quantities if quantity.used for one in quantity.claims}
    return any(
        claim.id in draft or claim.id in pooled
        for claim in whole.judged.stand
        if claim.span is not None
        and (_states(claim, span) if claim.quantity else claim.span[0] < span[1] and span[0] < claim.span[1])
    )


# --- Printing -----------------------------------------------------------------------------------------------------------


def _print(folder: Path, states: Mapping[str, State], errors: int) -> None:
    ran = [state for state in states.values() if not state.problems]
    entries: Counter[str] = sum((state.entries for state in ran), Counter())
    said, missing = sum(state.said for state in ran), sum(len(state.missing) for state in ran)
    print(f"{folder}: {len(states)} pages")
    print(f"  {'drafts that load and run':<40} {len(ran)} of {len(states)}")
    print(f"  {'money counted twice':<40} {sum(len(state.twice) for state in ran)}")
    print(f"  {'given, and missing in the draft':<40} {missing} of {said}")
    for kind, count in sorted(entries.items()):
        print(f"  {kind:<40} {count}")
    for name, state in states.items():
        told = [
            *state.problems,
            *(f"twice: {one}" for one in state.twice),
            *(f"missing: {one}" for one in state.missing),
        ]
        for one in told[:errors]:
            print(f"      {name}: {one}")


if __name__ == "__main__":
    sys.exit(main())
