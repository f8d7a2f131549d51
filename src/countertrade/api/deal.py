"""A deal file as a model that can be run, as it stands or with entries replaced."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from countertrade.api import stages
from countertrade.api.outcome import Outcome
from countertrade.errors import ModelError, NotFoundError, raised_as
from countertrade.records import Bad, Problem

if TYPE_CHECKING:
    from countertrade.modelling.deal import Deal as DealRecord
    from countertrade.pipeline import Pipeline

Replacement = str | float | Mapping[str, "Replacement"]
"""A replacement for an entry: a figure in the entry's own unit, a value as deal.yaml writes it, or a table of these."""

ASKED = "as asked"
"""The name of the scenario that `Deal.run` makes of entries replaced."""

SECTIONS = ("quantities", "stocks", "events", "flows", "effects", "rates")


class Deal:
    """A deal file, read and checked. `countertrade.load`, or `Case.deal`, gives one.

    Attributes:
        text: the file as it is written.
        path: where the file is.
        record: the model as the stages have it (`countertrade.modelling.deal`), in base units.
    """

    def __init__(
        self, pipeline: Pipeline, text: str, path: str, record: DealRecord, *, alone: bool = False
    ) -> None:
        self._pipeline = pipeline
        self._alone = alone  # there is no case whose statements a basis could name
        self.text = text
        self.path = path
        self.record = record

    @property
    def title(self) -> str:
        """What it is called."""
        return self.record.title

    @property
    def start(self) -> str:
        """The first month, as ISO: "2024-11"."""
        return self.record.start

    @property
    def months(self) -> int:
        """How many months it runs."""
        return self.record.months

    @property
    def currency(self) -> str:
        """ISO 4217 code of the money that balances are in."""
        return self.record.currency

    @property
    def parties(self) -> dict[str, str]:
        """The parties: names by code."""
        return {party.code: party.name for party in self.record.parties}

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The scenarios; the answer is that of the first."""
        return tuple(model.scenario for model in self.record.models)

    @property
    def quantities(self) -> dict[str, str]:
        """The named figures as they are written, each with its unit: {"rice_price": "445 to 520 USD/t"}."""
        return {quantity.name: quantity.written for quantity in self.record.base.quantities}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """The entries that rest on nothing but the author's word: "name: value (why)"."""
        return tuple(
            f"{each.name}: {each.written}{f' ({each.why})' if each.why else ''}"
            for each in self.record.assumptions
        )

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is odd in the file and no mistake, each with its place."""
        return self.record.warnings

    def sentences(self) -> tuple[str, ...]:
        """The model read aloud, one sentence per entry, in the language of its case."""
        from countertrade.report.terminal import evidence_of
        from countertrade.report.verbalisation import verbalised

        return tuple(sentence.text for sentence in verbalised(evidence_of(self._pipeline, self.record)))

    def run(
        self,
        *,
        draws: int | None = None,
        seed: int = 0,
        scenario: str | None = None,
        replacing: Mapping[str, Replacement] | None = None,
        **entries: Replacement,
    ) -> Outcome:
        """What each side gives, gets and risks.

        Args:
            draws: how many runs; a power of two is best, for they are points of a scrambled Sobol sequence. 16,384 unless said,
                fewer where the deal is large.
            seed: the same seed gives the same outcome, to the last digit.
            scenario: which one is answered for; without it the file itself.
            replacing, entries: entries of the file and what stands in their place, as in `price=480`, `price="450 to 500 USD/t"` or
                `war_ends={"at": "2025-04"}`. A plain number is in the entry's own unit. They make a scenario "as asked", which is
                answered for; the scenarios of the file are run beside it, over the same draws.

        Returns:
            The outcome; money in `currency`, discounted as the file says.

        Raises:
            NotFoundError: for an entry or scenario that the file does not have.
            ModelError: for a replacement that is no value there, or figures that are not finite in some draw.

        How a model is run is described in docs/engine.md; quasi-Monte Carlo after Owen (1995), indices after Saltelli et al. (2010).

        >>> import countertrade as ct
        >>> deal = ct.load('''
        ... title: Shells for grain
        ... start: 2030-01
        ... months: 12
        ... currency: USD
        ... parties: {OZ: Oz, RU: Ruritania}
        ... quantities:
        ...   price: {value: 200 to 300 USD/t, why: made up}
        ... flows:
        ...   grain: {from: RU, to: OZ, amount: 1000 t/month, worth: price}
        ... ''')
        >>> outcome = deal.run(draws=1024, seed=0, price=250)
        >>> round(outcome.balance("OZ").mean)
        3000000
        """
        wanted = {**(replacing or {}), **entries}
        with raised_as(ModelError):
            record = self._replaced(wanted) if wanted else self.record
            about = ASKED if wanted else scenario or record.base.scenario
            if about not in [model.scenario for model in record.models]:
                raise NotFoundError(_no_such("scenario", about, self.scenarios, self.path))
            chosen = record.about(about)
            found = self._pipeline.outcome_of(chosen, draws, seed)
        return Outcome(self._pipeline, chosen, found)

    def _replaced(self, wanted: Mapping[str, Replacement]) -> DealRecord:
        """The model with one scenario more, in which these entries are replaced."""
        model = self.record.base
        units = {quantity.name: quantity.unit.text for quantity in model.quantities}
        parts = (model.quantities, model.stocks, model.events, model.flows, model.all_effects)
        known = [part.name for group in parts for part in group]
        for name in wanted:
            if name not in known:
                raise NotFoundError(_no_such("entry", name, known, self.path))
        written = {name: _written(value, units.get(name, "")) for name, value in wanted.items()}
        text, line = with_scenario(self.text, self.path, ASKED, written)
        try:
            return self._load(text)
        except Bad as bad:
            said = f"run({', '.join(f'{name}: {value}' for name, value in written.items())})"
            raise ModelError(*(_as_run(problem, line, said) for problem in bad.problems)) from None

    def _load(self, text: str) -> DealRecord:
        return _alone(text, self.path) if self._alone else self._pipeline.deal_from(text, self.path)

    def __repr__(self) -> str:
        return (
            f"<deal '{self.title}': {self.months} months from {self.start}, {len(self.scenarios)} scenarios>"
        )

    def _repr_html_(self) -> str:
        said = "".join(f"<li>{html.escape(sentence)}</li>" for sentence in self.sentences())
        return f"<h3>{html.escape(self.title)}</h3><ul>{said}</ul>"


def load(text_or_file: str | Path) -> Deal:
    """The model in a deal file.

    Args:
        text_or_file: the path of a deal file, or its text. A file that lies in a case folder knows the statements of that case; one
            that does not may name any basis, and none of it is looked up.

    Raises:
        NotFoundError: if there is no such file.
        ModelError: with every problem found, each with line and column.

    Every word of the file is described in docs/deal.md.

    >>> import countertrade as ct
    >>> ct.example().deal.currency
    'USD'
    """
    from countertrade import files, naming
    from countertrade.case import is_case

    if isinstance(text_or_file, str) and "\n" in text_or_file:
        text, path, folder = text_or_file, "deal.yaml", Path()
    else:
        file = Path(text_or_file)
        if not file.is_file():
            said = "there is no such file; name a deal.yaml, or hand in its text"
            raise NotFoundError(Problem(str(file), 0, 0, said))
        with raised_as(ModelError):
            text = files.decode(files.read_given(file, 4 * naming.LARGEST), str(file))
        path, folder = str(file), file.parent
        if is_case(folder):
            with raised_as(ModelError):
                pipeline = stages.opened(folder, "en", None)
                return Deal(pipeline, text, path, pipeline.deal_from(text, path))
    with raised_as(ModelError):
        return Deal(stages.empty(folder, "en"), text, path, _alone(text, path), alone=True)


def _alone(text: str, path: str) -> DealRecord:
    from countertrade.modelling import load as load_model

    return load_model(text, path)


def with_scenario(text: str, path: str, name: str, entries: Mapping[str, str]) -> tuple[str, int]:
    """A deal file with one scenario more, put before its others, and the line that it stands in; all else stays as it is.

    >>> with_scenario("title: x\\nscenarios:\\n  late: {a: 1}\\n", "deal.yaml", "as asked", {"price": "2 USD"})
    ('title: x\\nscenarios:\\n  "as asked": {price: 2 USD}\\n  late: {a: 1}\\n', 3)
    """
    from countertrade.files import Table, compose

    line = f"{json.dumps(name)}: {{{', '.join(f'{key}: {value}' for key, value in entries.items())}}}"
    root = compose(text, path)
    node = root.get("scenarios")
    match node:
        case Table(entries=(first, *_)) if not node.flow:
            at, made = first.key.start, f"{line}\n{' ' * (first.key.column - 1)}"
        case Table(entries=()):
            at, made = node.start + 1, line
        case Table():
            at, made = node.start + 1, f"{line}, "
        case _:  # a file that was loaded has a table or none
            at, made = len(text), f"{'' if text.endswith(chr(10)) else chr(10)}scenarios:\n  {line}\n"
    before = text[:at] + made[: made.index(line)]
    return text[:at] + made + text[at:], before.count("\n") + 1


def _written(value: Replacement, unit: str) -> str:
    """A replacement as deal.yaml writes it."""
    from countertrade.case.articles import yaml_text

    match value:
        case bool():
            raise ModelError(
                Problem(str(value), 0, 0, "this is no figure; write a number, or a text with its unit")
            )
        case str():
            return yaml_text(value)
        case int() | float():
            return yaml_text(f"{value!r} {unit}".strip())
        case Mapping():
            return "{" + ", ".join(f"{key}: {_written(inner, '')}" for key, inner in value.items()) + "}"
    raise ModelError(Problem(repr(value), 0, 0, "this is no figure; write a number, or a text with its unit"))


def _as_run(problem: Problem, line: int, said: str) -> Problem:
    """A problem of the file with one line more, at its place in the file as it is written, or in what `run` was given."""
    if problem.line == line:
        return problem._replace(path=said, line=0, column=0)
    return problem._replace(line=problem.line - 1) if problem.line > line else problem


def _no_such(kind: str, name: str, known: Sequence[str], path: str) -> Problem:
    from countertrade.naming import nearest

    near = nearest(name, known)
    hint = f"did you mean '{near}'?" if near else f"there are {', '.join(known)}"
    return Problem(path, 0, 0, f"there is no {kind} '{name}'; {hint}")
