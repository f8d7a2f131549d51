"""What entries of a draft are made of: quotations, names in both languages, estimated figures, and when something moves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from countertrade import naming, territories, units
from countertrade.messages import LANGUAGES, say
from countertrade.modelling.dimensions import Units
from countertrade.modelling.draft import things, wording
from countertrade.modelling.draft.measures import quoted
from countertrade.modelling.draft.qualitative import Condition, qualitative
from countertrade.modelling.draft.sheet import Entry, Sheet
from countertrade.modelling.draft.things import Thing, Way
from countertrade.modelling.draft.wording import Called
from countertrade.modelling.entries import bad_name
from countertrade.reading.language import language_of
from countertrade.records import Article, Claim, Estimate, Lineage, Measure, Party, Reference, Span

MONTHS = 24
UNDATED = "2024-01"  # the start where no article has a date
PACKAGE = "package"  # the unit of what is given without a figure: all of it
_QUOTE = 240  # characters of a quotation in a comment


class Case(NamedTuple):
    """What a model is drafted from."""

    title: str
    claims: Sequence[Claim]  # that stand, each with its measure
    measures: Sequence[Measure]  # of the case and proposed
    known: frozenset[str]  # ids of those that the case has
    articles: Sequence[Article]
    parties: Sequence[Party]
    lineage: Lineage
    reference: Sequence[Reference]
    language: str


class Told(NamedTuple):
    """A condition as an event: in which article it stands, and what the event is called."""

    article: str
    condition: Condition
    called: Called
    entry: Entry


class Entries:
    """The sheet of a draft while it is written, with what its entries share."""

    def __init__(self, case: Case) -> None:
        self.case, self.language = case, case.language
        self.articles = {article.id: article for article in case.articles}
        self.languages = languages_of(case.articles)
        self.things = things.things(case.claims, case.measures, case.known, case.articles, self.languages)
        self.sides = _sides(case.claims, self.things)
        self.found = {article.id: qualitative(article, self.sides) for article in case.articles}
        self.taken: set[str] = {"base", PACKAGE}
        self.names: dict[str, Called] = {}
        self.estimates: dict[str, Estimate] = {}
        self.used: set[str] = set()  # statements that an entry or note quotes
        self.codes: dict[str, str] = {}
        self.touched_parties: dict[str, Called] = {}
        # by the thing's place: its name, None where it cannot be estimated
        self.quantities: dict[int, str | None] = {}
        dates = sorted(date[:7] for article in case.articles if len(date := article.published or "") >= 7)
        self.start = dates[0] if dates else ""
        nouns = {units.numbered(code)[1] for thing in self.things for code in (thing.unit, *thing.per)}
        self.counts = sorted(filter(_is_countable, nouns))
        self.currency = _currency(self.things)
        self.declared: set[str] = set()  # units that quantities need
        self.values: dict[int, Thing] = {}  # by the place of goods: the money that is their value
        self.sheet = Sheet(self.language, [])

    def say(self, key: str, **filled: str) -> str:
        return say(f"draft.{key}", self.language, **filled)

    # --- words ------------------------------------------------------------------------------------------------------------

    def quote(self, claim: Claim) -> str:
        """A statement as a comment: its words, who says it, its id."""
        self.used.add(claim.id)
        source = claim.attribution.source.name if claim.attribution.source else None
        figure = (claim.quantity.text if claim.quantity else None) or ""
        text = shortened(claim.text or str(claim.quantity or ""), figure)
        return f"{text} – {one_line(source or self._outlet(claim.article))} [{claim.id}]"

    def sentence(self, article: str, span: Span) -> str:
        """A sentence as a comment, with the statement over it where there is one."""
        over = self.over(article, span)
        self.used |= {claim.id for claim in over if claim.quantity is None}
        ids = "".join(f" [{claim.id}]" for claim in over if claim.quantity is None)
        text = shortened(self.articles[article].text[slice(*span)])
        return f"{text} – {one_line(self._outlet(article))}{ids}"

    def _outlet(self, article: str) -> str:
        known = self.articles.get(article)
        return (known.outlet if known else None) or self.say("the_article")

    def over(self, article: str, span: Span) -> list[Claim]:
        """The statements that stand in a sentence."""
        return [
            claim
            for claim in self.case.claims
            if claim.article == article and claim.span and claim.span[0] < span[1] and span[0] < claim.span[1]
        ]

    def called(self, called: Called) -> str:
        """A free name for an entry, known in both languages."""
        own = called.in_(self.language)
        name = wording.name_for(own, self.taken, self.counts)
        self.names[name] = called
        return name

    def state(self, code: str) -> str:
        known = {own.code: own.name for own in self.case.parties}.get(code)
        if known:
            return known.get(self.language) or known.get("en") or code
        return territories.name(code, self.language)

    def state_called(self, code: str) -> Called:
        """A state, or another party that is touched, in both languages."""
        other = self.touched_parties.get(code, Called(code, code))
        return Called(*(territories.names(language).get(code, other.in_(language)) for language in LANGUAGES))

    def party(self, code: str) -> str:
        self.codes.setdefault(code, self.state(code))
        return code

    def label(self, thing: Thing) -> str:
        return thing.called.in_(self.language)

    def note(self, what: str, why: str, claims: Iterable[Claim] = ()) -> None:
        self.sheet.notes.append(f"{one_line(what)}: {one_line(why)}")
        self.sheet.notes += [f"  {self.quote(claim)}" for claim in claims]

    def aside(self, thing: Thing, key: str, **filled: str) -> None:
        """A thing that is no entry of its own, with why, and what else is said of it."""
        self.note(self.label(thing), self.say(key, **filled), thing.chosen)
        self.beside(thing)

    def beside(self, thing: Thing) -> None:
        """What else is said of a thing."""
        for claim, why in thing.others:
            self.note(self.label(thing), self.say(f"note.{why}"), [claim])

    # --- figures ----------------------------------------------------------------------------------------------------------

    def quantity(self, thing: Thing) -> str | None:
        """The name of a thing's figure, declared when first asked for; None where nothing can be estimated from what is said of it."""
        place = self.things.index(thing)
        if place in self.quantities:
            return self.quantities[place]
        self.quantities[place] = None
        estimate = things.estimate(thing, self.case.articles, self.case.lineage) if thing.chosen else None
        if estimate is None:
            return None
        name = self.called(thing.called)
        entry = Entry("quantities", name, quotes=tuple(self.quote(claim) for claim in thing.chosen))
        if thing.pooled:
            self.estimates[thing.measure.id] = estimate
            entry.fields = {"claims": quoted(thing.measure.id)}
        else:
            entry.fields = {
                "quantiles": _quantiles(estimate, thing),
                "basis": f"[{', '.join(claim.id for claim in thing.chosen)}]",
            }
        if name != self.label(thing):
            entry.fields["title"] = quoted(self.label(thing))
        if len(entry.fields) == 1:
            entry.value, entry.fields = f"{{claims: {quoted(thing.measure.id)}}}", {}
        self.sheet.entries.append(entry)
        self.declared |= {units.numbered(code)[1] for code in (thing.unit, *thing.per)}
        self.quantities[place] = name
        return name

    def middle(self, thing: Thing) -> float:
        estimate = things.estimate(thing, self.case.articles, self.case.lineage) if thing.chosen else None
        return estimate.q50 if estimate else 0.0

    def unfit(self, thing: Thing) -> str | None:
        """Why a thing is no flow whoever gives it; None where it can be one."""
        for code in (thing.unit, *thing.per):
            name = units.numbered(code)[1]
            if not units.is_known(name) and not _is_countable(name):
                return self.say("note.unit", unit=name)
        if thing.unit in wording.listed("party", "units"):
            return self.say("note.party")
        if thing.unit == units.SHARE:
            return self.say("note.share")
        if thing.unit in units.TIMES:
            return self.say("note.time")
        if thing.unit in units.LENGTHS:
            return self.say("note.length")
        if sum(code in units.TIMES for code in thing.per) > 1:
            return self.say("note.periods")
        return None

    # --- entries ----------------------------------------------------------------------------------------------------------

    def explain(self, fields: dict[str, str], more: str | None) -> None:
        whys = [why for why in (more, fields.pop("why", None)) if why]
        if whys:
            fields["why"] = quoted(self.say("ours", why="; ".join(whys)))

    def flow(self, thing: Thing, fields: dict[str, str]) -> None:
        self._enter("flows", thing.called, fields, map(self.quote, thing.chosen))

    def package(
        self,
        called: Called,
        way: Way,
        quotes: Iterable[str],
        fields: Mapping[str, str],
        claim: Claim | None = None,
    ) -> None:
        """A flow of what has no figure: all of it."""
        own = {"from": self.party(way[0]), "to": self.party(way[1]), "amount": f"1 {PACKAGE}", **fields}
        if claim is not None and "chance" not in fields:
            own["basis"] = f"[{claim.id}]"
        if "why" in own:
            own["why"] = quoted(self.say("ours", why=own["why"]))
        self._enter("flows", called, own, quotes)

    def effect(self, called: Called, code: str, quote: str, **fields: str) -> None:
        own = {"party": self.party(code), "amount": "not counted", **fields}
        self._enter("effects", called, own, [quote])

    def _enter(self, section: str, called: Called, fields: dict[str, str], quotes: Iterable[str]) -> None:
        """An entry under a free name of its section, its full name as its title where that is another."""
        own = called.in_(self.language)
        name = wording.name_for(own, self.sheet.names(section), self.counts)
        self.names.setdefault(name, called)
        if name != own:
            fields["title"] = quoted(own)
        self.sheet.entries.append(Entry(section, name, fields, quotes=tuple(quotes)))

    # --- when -------------------------------------------------------------------------------------------------------------

    def _since(self, claims: Iterable[Claim], events: Mapping[str, Told]) -> str | None:
        """The event that statements hang on: the condition of their own sentence."""
        for claim in claims:
            for name, (article, condition, *_) in events.items():
                begin, end = condition.sentence
                inside = claim.article == article and claim.span is not None and begin <= claim.span[0] < end
                hangs = claim.commitment.modality == "conditional" or claim.quantity is None
                if inside and hangs and not (condition.kind and condition.kind.ends):
                    return name
        return None

    def _ends(self, events: Mapping[str, Told]) -> list[str]:
        return [name for name, told in events.items() if told.condition.kind and told.condition.kind.ends]

    def timing(
        self,
        claims: Sequence[Claim],
        events: Mapping[str, Told],
        *,
        rate: bool,
        doubted: bool,
    ) -> dict[str, str]:
        """When and whether something moves, with the reason where that is ours."""
        fields: dict[str, str] = {}
        whys: list[str] = []
        bare = all(claim.quantity is None for claim in claims)
        if (doubted or bare) and (since := self._since(claims, events)) is not None:
            fields["since"] = quoted(since)
        elif doubted:
            fields["chance"] = "roughly even"
            whys.append(self.say("why.chance"))
        ends = self._ends(events)
        if rate and ends:
            fields["until"] = quoted(ends[0]) if len(ends) == 1 else f"[{', '.join(map(quoted, ends))}]"
            whys.append(self.say("why.until"))
        if whys:
            fields["why"] = "; ".join(whys)
        return fields


# --- The whole case -------------------------------------------------------------------------------------------------------


def languages_of(articles: Iterable[Article]) -> Mapping[str, str]:
    """The language of each article, by its id: English where it is in none that is read."""
    found = {article.id: article.language or language_of(article.text) for article in articles}
    return {id: language if language in LANGUAGES else "en" for id, language in found.items()}


def _sides(claims: Sequence[Claim], found: Sequence[Thing]) -> tuple[str, ...]:
    """The two parties that most of what is said passes between, the one with more to get first; none where nobody names two."""
    pairs: Counter[frozenset[str]] = Counter()
    for claim in claims:
        if (way := things.way_of(claim)) is not None:
            pairs[frozenset(way)] += 1
    for thing in found:
        if thing.way is not None:
            pairs[frozenset(thing.way)] += 1
    if not pairs:
        return ()
    pair = max(pairs, key=lambda pair: (pairs[pair], sorted(pair)))
    got = Counter(way[1] for claim in claims if (way := things.way_of(claim)) is not None)
    return tuple(sorted(pair, key=lambda code: (-got[code], code)))


def _currency(found: Iterable[Thing]) -> str:
    """The currency of most money, of those that others can be exchanged with; US dollars where there is none."""
    stated = Counter(thing.unit for thing in found if thing.is_money for _ in thing.chosen)
    sided = Counter(thing.unit for thing in found if thing.is_money and thing.way for _ in thing.chosen)
    return max(stated, key=lambda code: (sided[code], stated[code], code == "USD", code), default="USD")


def _is_countable(noun: str) -> bool:
    """Whether a model can name a unit under counts."""
    return not units.is_known(noun) and bad_name(noun, Units()) is None


def _quantiles(estimate: Estimate, thing: Thing) -> str:
    scale = 1.0
    for code in thing.per:
        scale /= units.numbered(code)[0]
    scale *= units.numbered(thing.unit)[0]
    levels = ((5, estimate.q05), (50, estimate.q50), (95, estimate.q95))
    said = (f"{level} %: {three_digits(value * scale)} {unit_of(thing)}" for level, value in levels)
    return f"{{{', '.join(said)}}}"


def unit_of(thing: Thing) -> str:
    return "/".join(units.numbered(code)[1] for code in (thing.unit, *thing.per))


def three_digits(value: float) -> str:
    """Three digits that count, in the spelling of a deal file.

    >>> three_digits(11234.0), three_digits(0.012345), three_digits(2.4e9)
    ('11_200', '0.0123', '2_400_000_000')
    """
    rounded = float(f"{value:.3g}")
    if rounded.is_integer() and abs(rounded) < 1e15:
        return f"{int(rounded):_}"
    return f"{rounded:.3g}"


def one_line(text: str) -> str:
    """A text in one line, without signs that nobody sees."""
    return " ".join(naming.seen(text).split())


def shortened(text: str, around: str = "") -> str:
    """A text as a quotation of one line: the words around what matters where it is long.

    >>> print(shortened("He said “no”."))
    “He said 'no'.”
    """
    line, around = (re.sub("[„“”»«]", "'", one_line(each)) for each in (text, around))
    if len(line) > _QUOTE:
        at = max(line.find(around), 0) if around else 0
        begin = max(0, min(at - _QUOTE // 2, len(line) - _QUOTE))
        cut = line[begin : begin + _QUOTE]
        if begin:
            cut = "… " + cut.split(" ", 1)[-1]
        if begin + _QUOTE < len(line):
            cut = cut.rsplit(" ", 1)[0] + " …"
        line = cut
    return f"“{line}”"
