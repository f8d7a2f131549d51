"""Which engine runs a deal: the oracle in NumPy, or kernels compiled for it.

Both read the same points and give the same figures. `auto` answers with the oracle while a kernel that is not there yet is compiled
in a child process, and uses the kernel as soon as it is; a large run waits for it. A scenario that a kernel cannot express is run by
the oracle, and the outcome says so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from countertrade.modelling import deal as d
from countertrade.modelling.distributions import Uniform
from countertrade.modelling.expressions import Place
from countertrade.quantity import LARGEST
from countertrade.records import Bad, Message, Problem, message
from countertrade.simulation import quasi_random, sampling, sensitivity
from countertrade.simulation.histogram import Spread

if TYPE_CHECKING:
    from countertrade.simulation.kernel import Kernel

Floats = NDArray[np.float64]

LARGE = 1_300_000
"""Draws from which waiting for a compiler is quicker than NumPy: about 15 s for either (bench/engine.py)."""

FROZEN = 1 << 10  # draws of each sample for the indices with the oracle, at most
FEWEST = 1 << 7  # and at least
FROZEN_COMPILED = 1 << 13
SUMMED = 1 << 18  # draws of the balances where an event is summed: more add nothing that anybody could see
LEARNED = 1 << 13  # draws for the value of learning


class Engine(Protocol):
    """Runs some scenarios of a deal."""

    says: Message
    warnings: tuple[Message, ...]

    def sample(self, draws: int, seed: int, progress: sampling.Progress | None) -> sampling.Sample: ...

    def indices(self, groups: Sequence[sensitivity.Group], seed: int) -> sensitivity.Indices: ...

    def balances(self, draws: int, seed: int) -> dict[str, Floats]:
        """By scenario, every party's balance at the end in each draw, (parties, draws); a draw is the same in all scenarios."""
        ...


def choose(
    deal: d.Deal, models: Sequence[d.Model], engine: str, draws: int, method: quasi_random.Method = "sobol"
) -> Engine:
    """The engine by name: "oracle", "kernel", or "auto" for whichever answers first."""
    if engine == "oracle":
        return Oracle(deal, models, method)
    from countertrade.simulation import code_cache, compiled_kernels  # the oracle does without

    made, summed, warnings = _kernels(deal, models)
    if not made:
        plain = Oracle(deal, models, method)
        plain.warnings = warnings
        return plain
    texts = {compiled_kernels.digest(each): each for each in (*made.values(), *summed.values())}
    if engine == "auto" and draws < LARGE:
        missing = [each for each in texts.values() if not compiled_kernels.is_compiled(each)]
        if missing:
            compiled_kernels.prepare(*missing)
            return Oracle(deal, models, method)
    if (why := code_cache.why_not()) is not None:
        warnings = (*warnings, message("run.anew", why=why))
    return Compiled(deal, models, made, summed, warnings, method)


def _is_held(model: d.Model, event: str | None) -> bool:
    """Whether the moment of an event is held at one point of its chance: then there is nothing to sum over."""
    return any(
        given.section == "event" and given.name == event and given.role in ("when", "which")
        and given.distribution != Uniform(low=0.0, high=1.0)
        for given in model.inputs
    )  # fmt: skip


Kernels = dict[str, "Kernel"]  # by scenario


def _kernels(deal: d.Deal, models: Sequence[d.Model]) -> tuple[Kernels, Kernels, tuple[Message, ...]]:
    """The kernel of each scenario that has one, that with an event summed where one can be, and for the others why not."""
    from countertrade.simulation import kernel
    from countertrade.simulation.intermediate_form import Unsupported

    made: Kernels = {}
    summed: Kernels = {}
    warnings: list[Message] = []
    for model in models:
        try:
            made[model.scenario], exact = kernel.kernels(deal, model)
            if exact is not None and not _is_held(model, exact.event):
                summed[model.scenario] = exact
        except Unsupported as why:
            warnings.append(message("run.slow", scenario=model.scenario, why=why.said))
    if deal.integrate not in (None, "none") and not any(
        each.event == deal.integrate for each in summed.values()
    ):
        warnings.append(message("run.drawn", event=deal.integrate))
    return made, summed, tuple(warnings)


class Oracle:
    """NumPy, month by month: there at once."""

    says = message("run.numpy")

    def __init__(
        self, deal: d.Deal, models: Sequence[d.Model], method: quasi_random.Method = "sobol"
    ) -> None:
        self.deal, self.models, self.method = deal, models, method
        self.warnings: tuple[Message, ...] = ()

    def sample(self, draws: int, seed: int, progress: sampling.Progress | None) -> sampling.Sample:
        return sampling.sample(self.deal, self.models, draws, seed, progress, self.method)

    def indices(self, groups: Sequence[sensitivity.Group], seed: int) -> sensitivity.Indices:
        def balances(columns: Mapping[str, Floats]) -> Floats:
            return sampling.balances(self.deal, self.models[0], columns)

        # no more evaluations than a run of the usual size has draws, however many inputs there are
        most = max(sampling.STRETCH // (len(groups) + 2), FEWEST)
        return sensitivity.indices(balances, groups, seed, min(FROZEN, 1 << most.bit_length() - 1))

    def balances(self, draws: int, seed: int) -> dict[str, Floats]:
        sequence = quasi_random.sequence(sampling.keys(self.deal), seed, self.method)
        columns = dict(zip(sequence.keys, quasi_random.uniforms(sequence, 0, draws), strict=True))
        return {model.scenario: sampling.balances(self.deal, model, columns) for model in self.models}


class Compiled:
    """Kernels for the scenarios that have one, the oracle for the rest."""

    def __init__(
        self,
        deal: d.Deal,
        models: Sequence[d.Model],
        made: Mapping[str, Kernel],
        summed: Mapping[str, Kernel],
        warnings: tuple[Message, ...],
        method: quasi_random.Method = "sobol",
    ) -> None:
        from countertrade.simulation import execution  # imports numba

        self.deal, self.models, self.warnings = deal, models, warnings
        self.method = method
        self._running = execution
        self._oracle = Oracle(deal, models)
        self._loaded = {
            model.scenario: execution.load(made[model.scenario], model)
            for model in models
            if model.scenario in made
        }
        self._summed = {
            model.scenario: execution.load(summed[model.scenario], model)
            for model in models
            if model.scenario in summed
        }
        events = tuple(sorted({each.event for each in summed.values() if each.event is not None}))
        self.says = message("run.kernel_summed", events=events) if events else message("run.kernel")

    def sample(self, draws: int, seed: int, progress: sampling.Progress | None) -> sampling.Sample:
        sequence = quasi_random.sequence(sampling.keys(self.deal), seed, self.method)
        spreads: dict[str, Spread] = {}
        for number, model in enumerate(self.models):
            part = _part(progress, number, len(self.models))
            loaded = self._loaded.get(model.scenario)
            if loaded is None:
                spreads |= sampling.sample(self.deal, [model], draws, seed, part, self.method).spreads
            else:
                try:
                    spreads[model.scenario] = self._running.everything(loaded, sequence, draws, part)
                    exact = self._summed.get(model.scenario)
                    if exact is not None:
                        better = self._running.summed(exact, loaded, sequence, min(draws, SUMMED))
                        spreads[model.scenario].refine(better)
                except self._running.Unbounded as unbounded:
                    raise Bad(*_told(self.deal, model, unbounded.figures)) from None
        learned = min(draws, LEARNED)
        columns = dict(zip(sequence.keys, quasi_random.uniforms(sequence, 0, learned), strict=True))
        first = self._loaded.get(self.models[0].scenario)
        if first is None:
            balances = sampling.balances(self.deal, self.models[0], columns)
        else:
            balances = self._running.kept_balances(first, sequence, learned)
        return sampling.Sample(spreads, columns, balances)

    def indices(self, groups: Sequence[sensitivity.Group], seed: int) -> sensitivity.Indices:
        first = self._loaded.get(self.models[0].scenario)
        if first is None:
            return self._oracle.indices(groups, seed)
        keys = sampling.keys(self.deal)
        return self._running.indices(first, groups, keys, seed, FROZEN_COMPILED)

    def balances(self, draws: int, seed: int) -> dict[str, Floats]:
        sequence = quasi_random.sequence(sampling.keys(self.deal), seed, self.method)
        plain = [model for model in self.models if model.scenario not in self._loaded]
        found = Oracle(self.deal, plain, self.method).balances(draws, seed) if plain else {}
        return found | {
            scenario: self._running.kept_balances(loaded, sequence, draws)
            for scenario, loaded in self._loaded.items()
        }


def _told(deal: d.Deal, model: d.Model, figures: Collection[tuple[object, ...]]) -> list[Problem]:
    """Which entries have no finite value, at their places; the deal's first line where it shows in a sum alone."""
    hint = f"look for a division by something near zero, or for what grows beyond {LARGEST:g}"
    named = {figure[1] for figure in figures if len(figure) > 1 and figure[0] != "answer"}
    entries: list[tuple[str, d.Flow | d.Effect | d.Stock]] = [("flow", each) for each in model.flows]
    entries += [("effect", each) for each in model.effects] + [("stock", each) for each in model.stocks]
    places = [(f"{kind} '{each.name}'", each.place) for kind, each in entries if each.name in named]
    asked = {figure[1] for figure in figures if figure[0] == "answer"}
    places += [
        (f"'{each.text}'", each.place) for number, each in enumerate(deal.questions) if number in asked
    ]
    places = places or [("a balance", Place(1, 1))]
    return [
        Problem(deal.path, at.line, at.column, f"{what} has no finite value in some draws; {hint}")
        for what, at in places
    ]


def _part(progress: sampling.Progress | None, number: int, count: int) -> sampling.Progress | None:
    """Progress over several scenarios, one after the other."""
    if progress is None:
        return None
    return lambda done, draws: progress((number * draws + done) // count, draws)
