"""What a run of a model answers, as tables, arrays and pictures."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from countertrade.api import stages
from countertrade.api.pictures import Picture, picture_of
from countertrade.api.tabular import Records
from countertrade.errors import Error, ModelError, NotFoundError, optional, raised_as
from countertrade.records import Answer, FlowOutcome, Influence, PartyOutcome, Problem, Quantiles
from countertrade.records import Outcome as OutcomeRecord

if TYPE_CHECKING:
    import xarray

    from countertrade.modelling.deal import Deal as DealRecord
    from countertrade.pipeline import Pipeline
    from countertrade.report.evidence import Evidence
    from countertrade.simulation.compare import Difference

MOST_DRAWS = 2**20
"""Draws that `Outcome.draws` gives one by one: with ten scenarios of three parties these are 250 MB."""


class Outcome:
    """What each side gives, gets and risks, over many draws of what is not known.

    Money is in `currency`, discounted as the deal file says; a balance is what a party gets less what it gives, at the end.

    Attributes:
        record: the outcome as the stages have it (`countertrade.records.Outcome`), every figure in it.
    """

    def __init__(self, pipeline: Pipeline, deal: DealRecord, record: OutcomeRecord) -> None:
        self._pipeline = pipeline
        self._deal = deal
        self.record = record

    @property
    def currency(self) -> str:
        """ISO 4217 code of all money in it."""
        return self.record.currency

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The scenarios, first the one the answer is for."""
        return self.record.scenarios

    @property
    def parties(self) -> tuple[str, ...]:
        """Codes of the parties."""
        return tuple(dict.fromkeys(party.party for party in self.record.parties))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What to know before relying on it."""
        return tuple(map(str, self.record.warnings))

    @property
    def quantiles(self) -> Records[PartyOutcome]:
        """Each party's balance at the end, one row per scenario and party: chance of gain, mean, and quantiles 0.05 to 0.95."""
        return self._table("parties", self.record.parties, lambda party: (self.currency, party))

    @property
    def by_month(self) -> Records[PartyOutcome]:
        """Each party's balance after each month, one row per scenario, party and month."""
        start = self.record.start
        return self._table("fan", self.record.parties, lambda party: (start, self.currency, party))

    @property
    def flows(self) -> Records[FlowOutcome]:
        """What moved over the whole time, one row per scenario and flow: amounts in its `unit`, values in `currency`."""
        return self._table("flows", self.record.flows, lambda flow: (self.currency, flow))

    @property
    def answers(self) -> Records[Answer]:
        """The answers to the questions of the deal file, in figures and as sentences."""
        return self._table("answers", self.record.answers, lambda answer: answer)

    @property
    def influences(self) -> Records[tuple[str, Influence]]:
        """How much each input moves each party's balance, and what it rests on: (party, influence), the strongest first.

        `first_order` and `total` are Sobol' indices (Saltelli et al. 2010), `value_of_learning` the expected value of partial
        perfect information in `currency`; see docs/engine.md.
        """
        found = [(party, each) for party, ranked in self.record.influences.items() for each in ranked]
        return self._table("influences", found, lambda pair: pair)

    def party(self, party: str, scenario: str | None = None) -> PartyOutcome:
        """One party in one scenario: its balance, chance of gain, histogram and months. Raises NotFoundError."""
        wanted = scenario or self.record.about
        for found in self.record.parties:
            if (found.party, found.scenario) == (party, wanted):
                return found
        kind, name, known = (
            ("party", party, self.parties)
            if party not in self.parties
            else ("scenario", wanted, self.scenarios)
        )
        said = f"the outcome has no {kind} '{name}'; there are {', '.join(known)}"
        raise NotFoundError(Problem(self._deal.path, 0, 0, said))

    def balance(self, party: str, scenario: str | None = None) -> Quantiles:
        """A party's balance at the end, in `currency`: mean, q05, q25, q50, q75, q95. Raises NotFoundError."""
        return self.party(party, scenario).balance

    def chance_of_gain(self, party: str, scenario: str | None = None) -> float:
        """The share of the draws in which a party ends above zero, 0 to 1. Raises NotFoundError."""
        return self.party(party, scenario).chance_of_gain

    @cached_property
    def _balances(self) -> Any:
        if self.record.draws > MOST_DRAWS:
            said = (
                f"{self.record.draws:,} draws are too many to hold each; run it with at most {MOST_DRAWS:,}"
            )
            raise Error(Problem("draws", 0, 0, said))
        with raised_as(ModelError):
            return stages.balances(self._deal, self.scenarios, self.record.draws, self.record.seed)

    def draws(self) -> xarray.DataArray:
        """Every party's balance at the end in each single draw.

        Returns:
            An array over (scenario, party, draw) in `currency`. A draw has the same inputs in every scenario, so the difference
            of two scenarios, draw by draw, is what the change between them does.

        Raises:
            MissingPackageError: where xarray is not installed.
            Error: for more than 2**20 draws.
        """
        import numpy as np

        arrays = optional("xarray")
        values = np.stack([self._balances[name] for name in self.scenarios])
        coordinates = {"scenario": list(self.scenarios), "party": [p.code for p in self._deal.parties]}
        made: xarray.DataArray = arrays.DataArray(
            values, coordinates, ("scenario", "party", "draw"), name="balance", attrs={"units": self.currency}
        )
        return made

    def dataset(self) -> xarray.Dataset:
        """The whole outcome over (scenario, party, month, flow, stock, event, input, statistic), with the claims behind each input.

        Raises MissingPackageError if xarray is not installed.
        """
        optional("xarray")
        from countertrade.simulation.dataset import to_dataset

        return to_dataset(self.record)

    def differences(self, *scenarios: str) -> tuple[Difference, ...]:
        """How much better each party ends in each of the scenarios than in the first, draw by draw; without names, of all.

        Raises NotFoundError for one that is not in the outcome.
        """
        chosen = scenarios or self.scenarios
        for name in chosen:
            self.party(self.parties[0], name)
        draws = min(self.record.draws, MOST_DRAWS)
        return self._pipeline.differences(self._deal, chosen, draws, self.record.seed)

    def pictures(self, party: str | None = None) -> tuple[Picture, ...]:
        """The charts of the report that have something to show: where the balance ends, how it gets there, what makes it up,
        what flows, and what moves it. Without `party` they are of the one that the first question asks for."""
        from countertrade.report.charts import charts
        from countertrade.report.figures import focus

        if party is not None:
            self.party(party)
        return tuple(picture_of(chart) for chart in charts(self._evidence, focus(self.record, party)))

    @cached_property
    def _evidence(self) -> Evidence:
        from countertrade.report.evidence import Evidence
        from countertrade.report.words import words

        pipeline = self._pipeline
        return Evidence(pipeline.whole, pipeline.lineage, self.record, self._deal, words(pipeline.language))

    def write(self, path: str | Path) -> Path:
        """Write the outcome to a file, whole or not at all; returns its path.

        The ending says how: .nc (netCDF, the whole `dataset`), .json (the record), .xlsx (all tables); .csv, .jsonl and .parquet
        hold `quantiles`. Raises Error for another ending, MissingPackageError where .nc or .parquet lacks its package.
        """
        from countertrade import files

        target = Path(path)
        match target.suffix.lower():
            case ".nc":
                data = netcdf(self.record)
            case ".json":
                import msgspec

                data = msgspec.json.format(msgspec.json.encode(self.record), indent=2)
            case ".xlsx":
                from countertrade.report.exports import workbook
                from countertrade.report.tables import tables_of_outcome

                data = workbook(list(tables_of_outcome(self.record).values()), self._pipeline.language)
            case _:
                return self.quantiles.write(target)
        files.make_folders(target.parent)
        files.write_bytes(target, data)
        return target

    def __repr__(self) -> str:
        said = "; ".join(answer.text for answer in self.record.answers[:3])
        return f"<outcome of '{self.record.title}', {self.record.draws:,} draws: {said}>"

    def _repr_html_(self) -> str:
        from countertrade.report.charts import panels_of
        from countertrade.report.figures import focus

        said = "".join(f"<li>{html.escape(answer.text)}</li>" for answer in self.record.answers)
        drawn = panels_of(self._evidence, focus(self.record))
        pictures = "".join(picture_of(chart)._repr_html_() for chart in drawn)
        return f"<h3>{html.escape(self.record.title)}</h3><ul>{said}</ul>{self.quantiles._repr_html_()}{pictures}"

    def _table(self, kind: str, items: Sequence[Any], row: Any) -> Records[Any]:
        from countertrade.report.tables import table_of

        return Records(kind, items, lambda some: table_of(kind, [row(each) for each in some]))


def netcdf(record: OutcomeRecord) -> bytes:
    """An outcome as the bytes of a netCDF file. Raises MissingPackageError without xarray."""
    optional("xarray")
    from countertrade.simulation.dataset import to_dataset

    return bytes(to_dataset(record).to_netcdf(engine="scipy"))
