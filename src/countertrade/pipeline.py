"""A case taken through every stage: what commands, report and page show comes from here.

Later stages are computed when somebody asks for them, and once.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from countertrade import case as folder_of
from countertrade import files, scoring, worker
from countertrade.aliases import aliases, with_one_name
from countertrade.annotations import by_target
from countertrade.decisions import Judged, is_as_usable, judge, open_findings
from countertrade.records import (
    Annotation,
    Article,
    Bad,
    Case,
    Claim,
    Decision,
    Estimate,
    Finding,
    Lineage,
    Measure,
    Outcome,
    Problem,
    Reference,
    Resolved,
    Trial,
    replace,
)

if TYPE_CHECKING:
    from countertrade.modelling import Basis
    from countertrade.modelling.deal import Deal
    from countertrade.simulation.compare import Difference
    from countertrade.tracing import Traced

R = TypeVar("R")
Progress = Callable[[int, int], None]
Wish = tuple[str, str, str | None, tuple[str, str] | None, str | None]
"""An estimate asked for: its key, the measure, and its limits (as of, period, status)."""

LEAST_SHARE = 20
"""Articles that are checked in a process of their own beside others: it takes a quarter of a second, as much as starting one."""


def article_from(data: bytes, name: str, **known: str | None) -> Article:
    """The article in the bytes of a page, PDF, mail or text, within limits; `known` wins over what the page says of itself. Raises Bad."""
    from countertrade.reading import article_from as extracted

    task = partial(extracted, data, name, **known)
    return worker.run(task, name=name, size=len(data), doing="reading")


def read_one(article: Article, *, name: str | None = None) -> list[Claim]:
    """The claims of an article, within limits. Raises Exceeded or Fault under its name where they cannot be read."""
    from countertrade.reading import read

    task = partial(read, article)
    return worker.run(task, name=name or named(article), size=len(article.text), doing="reading")


class Read(NamedTuple):
    """What articles state, in their order, and for each that could not be read, by its id, why."""

    claims: list[Claim]
    unread: dict[str, Problem]


def read_all(
    articles: Sequence[Article], measures: Sequence[Measure], progress: Progress | None = None
) -> Read:
    """The claims of all articles, each under the measure that it gets beside all the others; `progress` is told (done, of) after each.

    One that cannot be read stops no other.
    """
    from countertrade.reading import place

    claims: list[Claim] = []
    unread: dict[str, Problem] = {}
    for number, article in enumerate(articles, 1):
        if article.text:
            try:
                claims.extend(read_one(article))
            except Bad as bad:
                unread[article.id] = bad.problems[0]
        if progress:
            progress(number, len(articles))
    return Read(place(claims, articles, measures), unread)


class Written(NamedTuple):
    """How claims.jsonl differs from what stood there."""

    new: int
    gone: int
    changed: int


def read_case(folder: Path, *, whole: bool = True, progress: Progress | None = None) -> tuple[Read, Written]:
    """Read the articles into claims.jsonl, or only those without a statement there; gives what stands there then.

    Reading takes seconds, so that nobody is kept from writing meanwhile; where articles changed by then, it is done anew. What was
    read earlier from an article that cannot be read now stays.
    """
    while True:
        case = folder_of.open_case(folder)
        before = files.read_records(folder / folder_of.CLAIMS, Claim)
        known = set() if whole else {claim.article for claim in before}
        new = read_all([a for a in case.articles if a.id not in known], case.measures, progress)
        kept = [claim for claim in before if claim.article in known or claim.article in new.unread]
        with folder_of.writing(folder):
            if folder_of.articles_of(folder) == list(case.articles):
                stands = new._replace(claims=[*kept, *new.claims])
                return stands, Written(*folder_of.write_claims(folder, stands.claims, case.articles))


class Checked(NamedTuple):
    """What adds up and what does not, and why articles were left out of it."""

    findings: tuple[Finding, ...]
    unchecked: tuple[Problem, ...] = ()


def check_one(
    claims: Sequence[Claim],
    article: Article,
    reference: Sequence[Reference],
    *,
    language: str,
    name: str | None = None,
) -> list[Finding]:
    """The findings of one article without a case, within limits. Raises Exceeded or Fault under its name where it cannot be checked."""
    from countertrade.checking import check

    task = partial(check, claims, [article], reference, language=language)
    return worker.run(task, name=name or named(article), size=len(article.text), doing="checking")


def tried_in(
    claims: Sequence[Claim],
    article: Article,
    reference: Sequence[Reference],
    *,
    language: str,
    name: str | None = None,
) -> list[Trial]:
    """Every sum of one article that was tried, with what came of it, within limits."""
    from countertrade.checking import tried

    task = partial(tried, claims, [article], reference, language=language)
    return worker.run(task, name=name or named(article), size=len(article.text), doing="checking")


def _shared_out(articles: Sequence[Article]) -> list[Sequence[Article]]:
    """The articles in shares for as many processors as there are, where it is worth a process."""
    size = max(LEAST_SHARE, -(-len(articles) // worker.PROCESSORS))
    return [articles[start : start + size] for start in range(0, len(articles), size)]


def named(article: Article) -> str:
    """An article as messages call it: its id, and what a person knows it by."""
    known = article.outlet or article.title or article.original or article.url
    return f"{article.id} ({known})" if known else article.id


@dataclass(frozen=True)
class Pipeline:
    """A case as of a date (None: everything in it), in one reader's language."""

    case: Case
    folder: Path
    language: str = "en"
    as_of: str | None = None
    compiled: bool = (
        False  # compile the model beside the first answers, for a page where it is run again and again
    )
    _outcomes: dict[tuple[int, int, str], Outcome] = field(default_factory=dict, repr=False, compare=False)
    _unread: dict[str, Problem | None] = field(default_factory=dict, repr=False, compare=False)
    _checking: RLock = field(default_factory=RLock, repr=False, compare=False)

    @functools.cached_property
    def articles(self) -> tuple[Article, ...]:
        return tuple(
            article for article in self.case.articles if self._by_then(article.published or article.captured)
        )

    @functools.cached_property
    def read(self) -> Read:
        """What the articles state, where nobody has read them into the case yet."""
        if any(claim.entered is None for claim in self.case.claims):
            return Read([], {})
        return read_all(self.articles, self.case.measures)

    @functools.cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What reading found and people entered, before decisions."""
        known = {article.id for article in self.articles}
        return tuple(claim for claim in (*self.read.claims, *self.case.claims) if claim.article in known)

    @functools.cached_property
    def decisions(self) -> tuple[Decision, ...]:
        return self.case.decisions

    @functools.cached_property
    def notes(self) -> dict[str, list[Annotation]]:
        """The notes that stand, by the statement or finding that they are on."""
        return by_target(self.case.annotations, self.claims)

    @functools.cached_property
    def judged(self) -> Judged:
        """The claims after decisions, every source under the one name it has in this case."""
        found = judge(self.claims, self.decisions, self.articles)
        known = aliases(self.articles, self.case.aliases)
        return replace(found, stand=with_one_name(found.stand, known))

    @functools.cached_property
    def placed(self) -> tuple[Claim, ...]:
        """The claims that stand, each under the measure it is traced in: what others repeat shows what a figure is."""
        from countertrade.reading import place

        return tuple(place(self.judged.stand, self.articles, self.case.measures))

    @functools.cached_property
    def traced(self) -> Traced:
        from countertrade.tracing import Traced

        return Traced(
            self.placed, self.articles, self.case.measures, self.decisions, self.case.linked, self.reference
        )

    @functools.cached_property
    def lineage(self) -> Lineage:
        return self.traced.lineage

    @functools.cached_property
    def reference(self) -> tuple[Reference, ...]:
        """The figures to check against that were published by then."""
        return tuple(row for row in self.case.reference if self._by_then(row.published))

    @property
    def checked(self) -> Checked:
        """Every finding, and which articles were left out; worked out once, however many views ask at the same time."""
        with self._checking:
            if "checked" not in vars(self):
                vars(self)["checked"] = self._check()
            found: Checked = vars(self)["checked"]
            return found

    @property
    def is_checked(self) -> bool:
        """Whether the findings are worked out already."""
        return "checked" in vars(self)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Every finding, dismissed ones too."""
        return self.checked.findings

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why articles could not be read or checked, of the stages that somebody asked for so far."""
        unread = self.read.unread.values() if "read" in vars(self) else ()
        return (*unread, *(self.checked.unchecked if self.is_checked else ()))

    def unread(self, article: Article) -> Problem | None:
        """Why an article cannot be read; None for one that can."""
        if article.id not in self._unread:
            found = read_all([article], self.case.measures)
            self._unread[article.id] = found.unread.get(article.id)
        return self._unread[article.id]

    def _check(self) -> Checked:
        """The findings over all articles; where that stops, over those that can be checked each alone; else of each alone."""
        try:
            return Checked(self._findings(self.articles))
        except Bad as bad:
            whole = bad.problems
        alone: list[Finding] = []
        left: list[Article] = []
        unchecked: list[Problem] = []
        for article in self.articles:
            try:
                alone += self._findings([article])
                left.append(article)
            except Bad as bad:
                unchecked += bad.problems
        try:
            return Checked(self._findings(left) if unchecked else tuple(alone), tuple(unchecked or whole))
        except Bad as bad:
            return Checked(tuple(alone), (*unchecked, *bad.problems))

    def _findings(self, articles: Sequence[Article]) -> tuple[Finding, ...]:
        from countertrade.checking import on_pages, together

        known = {article.id for article in articles}
        claims = [claim for claim in self.placed if claim.article in known]
        name = named(articles[0]) if len(articles) == 1 else str(self.folder)
        measures, language = self.case.measures, self.language

        def run(task: Callable[[], R], of: Sequence[Article]) -> R:
            return worker.run(task, name=name, size=sum(len(a.text) for a in of), doing="checking")

        with ThreadPoolExecutor(worker.PROCESSORS) as beside:
            shares = []
            for share in _shared_out(articles):
                ids = {article.id for article in share}
                stated = [claim for claim in claims if claim.article in ids]
                task = partial(on_pages, stated, share, self.reference, measures=measures, language=language)
                shares.append(beside.submit(run, task, share))
            lineage = self.lineage  # worked out here meanwhile
            found = [finding for share in shares for finding in share.result().findings]
        whole = partial(
            together, found, claims, articles, self.reference,
            lineage=lineage, measures=measures, language=language,
        )  # fmt: skip
        return tuple(run(whole, articles))

    @functools.cached_property
    def tried(self) -> tuple[Trial, ...]:
        """Every sum of the case that was tried, with what came of it."""
        from countertrade.checking import tried

        task = partial(
            tried, self.placed, self.articles, self.reference, measures=self.case.measures, language=self.language
        )  # fmt: skip
        size = sum(len(article.text) for article in self.articles)
        return tuple(worker.run(task, name=str(self.folder), size=size, doing="checking"))

    @functools.cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Findings that nobody has answered or dismissed."""
        return tuple(open_findings(self.all_findings, self.decisions)[0])

    @functools.cached_property
    def closed(self) -> tuple[tuple[Finding, Decision], ...]:
        return tuple(open_findings(self.all_findings, self.decisions)[1])

    @functools.cached_property
    def estimates(self) -> Mapping[str, Estimate]:
        """One estimate for each measure that has a usable statement."""
        return self._pooled((measure.id, measure.id, None, None, None) for measure in self.case.measures)

    def _pooled(self, wanted: Iterable[Wish]) -> dict[str, Estimate]:
        made: dict[str, Estimate] = {}
        self.resolved  # noqa: B018 - what is wrong with the log is no lack of statements
        for key, measure, as_of, period, status in wanted:
            try:
                made[key] = self.estimate(measure, as_of=as_of, period=period, status=status)
            except Bad:
                continue  # the deal file says so where it needs this one
        return made

    def estimate(
        self,
        measure: str,
        *,
        as_of: str | None = None,
        period: tuple[str, str] | None = None,
        status: str | None = None,
    ) -> Estimate:
        """The estimate of one measure. Raises Bad where the case has no such measure or nothing to pool."""
        from countertrade.modelling.estimates import pool

        known = next((m for m in self.case.measures if m.id == measure), None)
        if known is None:
            have = ", ".join(m.id for m in self.case.measures) or "none; countertrade draft proposes them"
            raise Bad(
                Problem(
                    str(self.folder / folder_of.CASE), 0, 0, f"no measure '{measure}'; measures are {have}"
                )
            )
        return pool(
            self.placed,
            self.lineage,
            known,
            self.articles,
            as_of=min(filter(None, (self.as_of, as_of)), default=None),
            period=period,
            status=status,
            ratings=self.case.ratings,
            camps={source: camp for camp, sources in self.case.camps.items() for source in sources},
            log=self.resolved,
            rejected=self.judged.rejected,
            withdrawn=self.judged.withdrawn,
        )

    @functools.cached_property
    def undated(self) -> tuple[Problem, ...]:
        """The articles of which nobody knows when they were published: they count from the day on which they were stored, or always."""
        return tuple(
            Problem(
                article.id,
                0,
                0,
                f"no date is known of this article ({article.outlet or 'no outlet'}); it counts "
                + (
                    f"as of {article.captured[:10]}, when it was stored"
                    if article.captured
                    else "whatever the date"
                )
                + ". Add it again with --published DATE",
            )
            for article in self.case.articles
            if not article.published
        )

    @functools.cached_property
    def resolved(self) -> tuple[Resolved, ...]:
        """The log of figures whose truth came out: what ships with the package, then the case's own. Raises Bad with its problems."""
        from countertrade.modelling import calibration

        own = folder_of.resolved_of(self.folder)
        return (
            *(calibration.shipped() if self.case.resolved == "all" else ()),
            *(() if own is None else calibration.read(*own)),
        )

    @functools.cached_property
    def settled(self) -> tuple[scoring.Settled, ...]:
        """What came of questions, as a person recorded it. Raises Bad with every problem of that file."""
        found = folder_of.outcomes_of(self.folder)
        return () if found is None else scoring.read(*found)

    @functools.cached_property
    def known(self) -> Mapping[str, Basis]:
        """What a deal file may name as its basis: claims and reference rows, each with its unit and condition."""
        from countertrade.modelling import bases

        return bases((*self.case.claims, *self.judged.stand), self.case.reference)

    @functools.cached_property
    def deal(self) -> Deal:
        """The model. Raises Bad with every problem of deal.yaml at once."""
        text, path = folder_of.deal_of(self.folder)
        return self.deal_from(text, path)

    def deal_from(self, text: str, path: str) -> Deal:
        """A model text of this case, with the estimates that it asks for."""
        from countertrade.modelling import load, wanted

        beside = functools.partial(folder_of.beside, self.folder)
        wishes = [(w.key, w.measure, w.as_of, w.span, w.status) for w in wanted(text, path, beside)]
        return load(text, path, estimates=self._pooled(wishes), known=self.known, beside=beside)

    @functools.cached_property
    def whole(self) -> Case:
        """The case with what was read just now where its claims were not written yet, and only what was published by then."""
        return replace(self.case, articles=self.articles, claims=self.claims)

    def outcome(
        self,
        draws: int | None = None,
        seed: int = 0,
        progress: Progress | None = None,
        *,
        about: str = "base",
    ) -> Outcome:
        """The answer of the model for one of its scenarios, worked out once; the same draws and seed give the same answer."""
        draws = self.draws(draws)
        key = (draws, seed, about)
        if key not in self._outcomes:
            # by the oracle wherever it answers in time: a figure of the file is the same in a run, a report and on a page
            from countertrade.simulation.engines import LARGE

            engine: Literal["auto", "oracle"] = "auto" if draws >= LARGE else "oracle"
            self._outcomes[key] = self._run(self.deal.about(about), draws, seed, progress, engine)
        return self._outcomes[key]

    def draws(self, wanted: int | None) -> int:
        """How many draws the model is run with: as many as are wanted, else the usual number."""
        from countertrade.simulation import usual_draws

        return usual_draws(self.deal) if wanted is None else wanted

    def outcome_of(
        self, deal: Deal, draws: int | None = None, seed: int = 0, progress: Progress | None = None
    ) -> Outcome:
        """The answer of a changed model of this case."""
        draws = self.draws(draws)
        return self._run(deal, draws, seed, progress, self._engine(draws))

    def figures_of(self, deal: Deal, draws: int, seed: int = 0) -> Outcome:
        """The answer of a changed model for its first scenario alone, without what moves it: several times as fast."""
        from countertrade.simulation import simulate

        first = [deal.base.scenario]
        return simulate(
            deal, draws=draws, seed=seed, scenarios=first, engine=self._engine(draws), influences=False
        )

    def _engine(self, draws: int) -> Literal["auto", "oracle"]:
        from countertrade.simulation.engines import LARGE

        return "auto" if self.compiled or draws >= LARGE else "oracle"

    def _run(
        self, deal: Deal, draws: int, seed: int, progress: Progress | None, engine: Literal["auto", "oracle"]
    ) -> Outcome:
        from countertrade.simulation import simulate

        return replace(
            simulate(deal, draws=draws, seed=seed, engine=engine, progress=progress), as_of=self.as_of
        )

    def differences(
        self, deal: Deal, scenarios: Sequence[str], draws: int, seed: int = 0
    ) -> tuple[Difference, ...]:
        """How much better each party ends in each of the scenarios than in the first, draw by draw."""
        from countertrade.simulation.compare import differences

        engine = "auto" if self.compiled else "oracle"
        return differences(deal, scenarios, draws=draws, seed=seed, engine=engine)

    def _by_then(self, date: str | None) -> bool:
        return self.as_of is None or not date or date[: len(self.as_of)] <= self.as_of


def refuse_breaking(folder: Path, case: Case, made: Sequence[Decision]) -> None:
    """Raise Bad for corrections after which a model that can be read could be read no longer.

    Those that leave their statement as usable as it was take no look at the model.
    """
    claims = {claim.id: claim for claim in case.claims}
    doubtful = [
        each
        for each in made
        if each.action == "correct"
        and (claim := claims.get(each.target)) is not None
        and not is_as_usable(claim, each.fields, case.articles)
    ]
    if not doubtful:
        return
    try:
        _ = Pipeline(case=case, folder=folder).deal
    except Bad:
        return  # there is none, or something else is wrong with it
    after = Pipeline(case=replace(case, decisions=(*case.decisions, *made)), folder=folder)
    try:
        _ = after.deal
    except Bad as bad:
        first = bad.problems[0]
        said = f"the model could not be run with this correction: {first.message} ({first.path}:{first.line})"
        raise Bad(Problem(doubtful[0].target, 0, 0, said)) from None


def _pooled_alike(old: Pipeline, new: Pipeline) -> bool:
    """Whether the same claims come to the same estimates in both."""
    return (
        (old.judged.rejected, old.judged.withdrawn) == (new.judged.rejected, new.judged.withdrawn)
        and (old.case.ratings, old.case.camps) == (new.case.ratings, new.case.camps)
        and old.resolved == new.resolved
    )


def carry_over(old: Pipeline, new: Pipeline, *, same_model: bool) -> None:
    """Spare a later state of a case, or another language of it, the stages that would come out as they did before.

    `same_model` says whether deal.yaml is as it was.
    """
    from countertrade.tracing.overrides import overrides

    same_case = (
        old.articles == new.articles
        and old.reference == new.reference
        and (old.case.measures, old.case.linked) == (new.case.measures, new.case.linked)
        and old.judged.stand == new.judged.stand
    )
    if same_case and overrides(old.decisions, old.judged.stand) != overrides(new.decisions, new.judged.stand):
        if "traced" in vars(old):  # only the measures that the decision is on
            vars(new).update(placed=old.placed, traced=old.traced.decided(new.decisions))
    elif same_case:
        stages = ["placed", "traced", "lineage"]
        new._unread.update(old._unread)
        if old.language == new.language:
            stages.append("checked")
        if same_model and _pooled_alike(old, new):
            stages.append("deal")
            new._outcomes.update(old._outcomes)
        vars(new).update({stage: vars(old)[stage] for stage in stages if stage in vars(old)})


def pipeline_of(
    folder: Path, *, language: str = "en", as_of: str | None = None, compiled: bool = False
) -> Pipeline:
    """The case in a folder, opened. Raises Bad with every problem of its files."""
    return Pipeline(
        case=folder_of.open_case(folder), folder=folder, language=language, as_of=as_of, compiled=compiled
    )
