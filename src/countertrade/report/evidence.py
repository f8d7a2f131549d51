"""Where each number leads: the register of statements, reference rows, assumptions and workings, and of their footnotes.

A footnote gets its number where it is first cited, in reading order, as in print.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence

from countertrade import units
from countertrade.aliases import aliases, fold
from countertrade.annotations import by_target
from countertrade.checking.wording import row_name
from countertrade.decisions import Judged, in_force, judge
from countertrade.modelling.deal import At, Begin, Deal, Event, FirstOf, Hazard, Member, Window, Within
from countertrade.modelling.deal import Input as DealInput
from countertrade.modelling.expressions import Draw, Name
from countertrade.modelling.written import localised
from countertrade.records import (
    Article,
    Case,
    Claim,
    Decision,
    Drift,
    Lineage,
    Measure,
    Outcome,
    Reference,
    Retelling,
    by_id,
    digest,
)
from countertrade.report.contexts import Note, Piece, Prose, Tone
from countertrade.report.figures import KEPT_BY_OTHERS, THE_REST
from countertrade.report.words import Words, begins
from countertrade.tracing.drifts import excerpt
from countertrade.tracing.names import nameless

QUOTE = 220
"""Characters of a quotation in a footnote: two lines of print."""

NAMED = 12
"""Statements named behind an input; those beyond stand with all others of their item."""

BY_CHANCE = frozenset({"when", "which", "path"})
"""Roles of inputs that only draw when or which event happens."""


def prose(words: Words, key: str, n: int | None = None, /, **places: str | Piece | Prose) -> Prose:
    """A phrase with its places filled by texts, linked pieces or whole proses."""
    pieces: list[Piece] = []
    for text, place in words.fields(key, n):
        if text:
            pieces.append(Piece(text=text))
        if place is None:
            continue
        if place == "the_party":
            first = not pieces and begins(key)
            pieces.append(Piece(text=words.the(str(places["party"]), first=first)))
            continue
        match places[place]:
            case str() as value:
                pieces.append(Piece(text=value))
            case Piece() as piece:
                pieces.append(piece)
            case tuple() as several:
                pieces.extend(several)
    return tuple(pieces)


def joined(items: Iterable[Prose], between: str = "; ") -> Prose:
    """Proses one after the other."""
    pieces: list[Piece] = []
    for item in items:
        if pieces and item:
            pieces.append(Piece(text=between))
        pieces.extend(item)
    return tuple(pieces)


class Evidence:
    """What the report may point to, and which footnotes it has used so far."""

    def __init__(
        self,
        case: Case,
        lineage: Lineage,
        outcome: Outcome,
        deal: Deal | None,
        words: Words,
    ) -> None:
        self.case = case
        self.lineage = lineage
        self.outcome = outcome
        self.deal = deal
        self.words = words
        self.judged: Judged = judge(case.claims, case.decisions, case.articles)
        self.claims: dict[str, Claim] = by_id(case.claims) | by_id(self.judged.stand)
        self.articles: dict[str, Article] = {article.id: article for article in case.articles}
        self.reference: dict[str, Reference] = {row.id: row for row in case.reference}
        self.measures: dict[str, Measure] = {measure.id: measure for measure in case.measures}
        self.parties: dict[str, dict[str, str]] = {party.code: party.name for party in case.parties}
        if deal:
            for party in deal.parties:
                known = self.parties.get(party.code, {})
                if party.name not in known.values():  # the deal's own name wins: a party RU may be Ruritania
                    self.parties[party.code] = (
                        known if words.is_state(party.code, party.name) and known else {"en": party.name}
                    )
        self.assumptions: dict[str, str] = dict(self._assumptions())
        self._origin = {claim: origin for origin in lineage.origins for claim in origin.claims}
        self._origin |= {origin.claim: origin for origin in lineage.origins}
        self.origin_of = {origin.claim for origin in lineage.origins}
        self.parents: dict[str, Retelling] = {edge.child: edge for edge in lineage.retellings}
        self.retold = {edge.parent for edge in lineage.retellings}
        self.struck = {claim.id for claim in (*self.judged.rejected, *self.judged.withdrawn)}
        self.decided: dict[str, list[Decision]] = {}
        for made in in_force(case.decisions):
            self.decided.setdefault(made.target, []).append(made)
        self.annotations = by_target(case.annotations, case.claims)
        self._known = aliases(case.articles, case.aliases)
        self._notes: dict[str, int] = {}
        self._reached: dict[str, frozenset[str]] = {}
        self._numbered: dict[str, int] = {}

    def _assumptions(self) -> Iterable[tuple[str, str]]:
        for assumption in self.deal.assumptions if self.deal else ():
            why = f" ({self.called(assumption.why) or assumption.why})" if assumption.why else ""
            yield assumption.name, f"{self.written(assumption.written)}{why}"
        for number, text in enumerate(self.outcome.assumptions if not self.deal else (), 1):
            name, colon, rest = text.partition(": ")
            yield (name, self.written(rest)) if colon else (str(number), text)

    def written(self, text: str) -> str:
        """A figure or expression of the deal file as the reader's language writes it: "5 bis 20 %"."""
        if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text):
            return self.words.date(text)
        return localised(text, self.words.language, self.units)

    @functools.cached_property
    def units(self) -> dict[str, tuple[str, str]]:
        """What the deal counts, for one and for many."""
        counts = self.deal.counts if self.deal else ()
        return {code: (self.words.unit(code, 1), self.words.unit(code)) for code in counts}

    # --- pointing -----------------------------------------------------------------------------------------------------

    def href(self, target: str) -> str | None:
        """The place on the page of a claim, reference row (`ref:id` or its id) or assumption; None for what is not in the case."""
        bare = target.removeprefix("ref:")
        if target in self.claims:
            return f"#{target}"
        if bare in self.reference:
            return f"#ref-{slug(bare)}"
        if target in self.assumptions:
            return f"#a-{slug(target)}"
        return None

    def cite(self, text: str, targets: str | Iterable[str], tone: Tone = "") -> Piece:
        """The text as a link to the first of the targets that is in the case, with its footnote number."""
        for target in (targets,) if isinstance(targets, str) else targets:
            if href := self.href(target):
                return Piece(text=text, href=href, note=self._number(target.removeprefix("ref:")), tone=tone)
        return Piece(text=text, tone=tone)

    def _number(self, target: str) -> int:
        """The footnote of a target; figures of one sentence share theirs."""
        if target not in self._notes:
            said = self.describe(target)
            self._notes[target] = self._numbered.setdefault(said, len(self._numbered) + 1)
        return self._notes[target]

    def number_of(self, target: str) -> int | None:
        return self._notes.get(target)

    def notes(self) -> tuple[Note, ...]:
        """The footnotes in the order of their first citation."""
        first: dict[int, str] = {}
        for target, number in self._notes.items():
            first.setdefault(number, target)
        return tuple(
            Note(number=number, href=self.href(first[number]) or "#", text=text)
            for text, number in self._numbered.items()
        )

    def describe(self, target: str) -> str:
        """What a footnote says: speaker, outlet, date and words; or the reference row; or the assumption."""
        if claim := self.claims.get(target):
            article = self.articles.get(claim.article)
            day = article.published if article else None
            place = [self.speaker(claim), self.outlet(claim), self.words.date(day)]
            quoted = self.words.word("joint.quoted", text=shortened(claim.text, QUOTE)) if claim.text else ""
            return " ".join(
                filter(
                    None,
                    [", ".join(filter(None, dict.fromkeys(place))) + ("." if not quoted else ":"), quoted],
                )
            )
        if row := self.reference.get(target):
            return self.words.say(
                "note.reference",
                quantity=self.row_title(row),
                value=self.row_value(row),
                source=row.source,
                year=row.year,
            )
        what = self.words.word("joint.quoted", text=self.input_title(target))
        return self.words.say("note.assumption", what=what, text=self.assumptions.get(target, target))

    # --- naming -------------------------------------------------------------------------------------------------------

    def party(self, code: str | None) -> str:
        return self.words.party(code, self.parties)

    def item(self, measure: str | None) -> str:
        """The title of a measure in the reader's language."""
        if measure is None:
            return self.words.say("group.other")
        known = self.measures.get(measure)
        titles: Mapping[str, str] = known.title if known else {}
        return titles.get(self.words.language) or next(iter(titles.values()), readable(measure))

    def called(self, text: str) -> str | None:
        """What the case calls a written name in the reader's language; None where it does not say."""
        return self.case.names.get(text, {}).get(self.words.language)

    def named(self, name: str) -> str:
        """What people read for a part of the deal: its name in their language, its title, its measure's title, or its name in words."""
        if name == KEPT_BY_OTHERS:
            return self.words.say("kept_by_others")
        if name == THE_REST:
            return self.words.say("the_rest")
        title = self._titles.get(name)
        if found := self.called(name) or (title and self.called(title)) or title:
            return found
        return self.item(name) if name in self.measures else readable(name)

    def scenario(self, name: str) -> str:
        """What people read for a scenario."""
        return self.words.say("scenario.base") if name == "base" else self.called(name) or name

    def input_title(self, key: str) -> str:
        """An input's name in words: "rice", "rice: delivered"."""
        if key == "discount":
            return self.words.say("discount")
        if " + " in key:
            return " + ".join(self.input_title(part) for part in key.split(" + "))
        section, _, rest = key.partition(" ")
        if section in ("stock", "event", "flow", "effect", "rate", "discount") and rest:
            name, _, role = rest.partition(": ")
            return f"{self.named(name)}: {self.words.role(role)}" if role else self.named(name)
        return self.named(key)

    @functools.cached_property
    def _titles(self) -> dict[str, str]:
        if not self.deal:
            return {}
        model = self.deal.base
        return (
            {part.name: part.title for part in model.quantities if part.title}
            | {part.name: part.title for part in model.events if part.title}
            | {part.name: part.title for part in model.stocks if part.title}
            | {part.name: part.title for part in model.all_effects if part.title}
            | {part.name: part.title for part in model.flows if part.title}
        )

    def dated(self, target: str) -> str:
        """A statement by its source and date, a reference row by its source and year."""
        if (claim := self.claims.get(target)) is None:
            return self.short(target) if target.removeprefix("ref:") in self.reference else target
        article = self.articles.get(claim.article)
        day = self.words.date(article.published if article else None, "short")
        return ", ".join(filter(None, (self.who(claim) or self.outlet(claim), day)))

    def sides(self, edge: Retelling, change: Drift) -> tuple[str, str]:
        """What stood there before and what stands there now, '' for nothing; a sentence cut short says so."""
        before, after = (
            excerpt(self.claims[claim], words) if words and claim in self.claims else words or ""
            for claim, words in ((edge.parent, change.before), (edge.child, change.after))
        )
        return before, after

    def changed(self, edge: Retelling, change: Drift) -> str:
        """A change in a line: its kind, and what stood there before and after where the texts show it."""
        before, after = self.sides(edge, change)
        said = self.words.drift(change.kind)
        return f"{said}: {before or '–'} → {after or '–'}" if before or after else said

    def outlet(self, claim: Claim) -> str:
        article = self.articles.get(claim.article)
        return (article and (article.outlet or article.credit)) or self.words.say("unknown_outlet")

    def speaker(self, claim: Claim) -> str:
        """Who said it, with role; what the paper says in its own words where nobody is named."""
        source = claim.attribution.source
        if source is None:
            return self.words.say("narrator")
        name = source.name or source.text or self.words.say("narrator")
        return ", ".join(filter(None, (name, source.role if source.role != name else None)))

    def who(self, claim: Claim) -> str | None:
        """The name that stands for a claim's source, however it was printed; None where nobody is named, as in "estimates"."""
        source = claim.attribution.source
        name = source and (source.name or source.text)
        return self._known.get(fold(name), name) if name and not nameless(name) else None

    def row_title(self, row: Reference) -> str:
        """What a reference row is of, in the reader's language where the case or the row's limit says it."""
        return self.called(row.quantity) or row_name(row, self.words.language)

    def row_value(self, row: Reference) -> str:
        w = self.words
        unit, *per = row.unit.split("/")
        written = functools.partial(w.percent, digits=1) if unit == units.SHARE else w.number
        figure = written(row.value) if row.value is not None else ""
        if row.value is None and row.low is not None and row.high is not None:
            figure = w.word("joint.range", low=written(row.low), high=written(row.high))
        return " ".join(filter(None, (figure, w.unit(unit, row.value or 2), w.per(tuple(per)))))

    # --- sources ------------------------------------------------------------------------------------------------------

    def origins(self, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The original sources that these claims lead to, each with the names it is linked with. A claim without lineage is its own."""
        found: dict[str, tuple[str, ...]] = {}
        for identity in claims:
            claim = self.claims.get(identity)
            if claim is None or claim.derived_from:
                continue
            origin = self._origin.get(identity)
            name = (origin and origin.source) or self.who(claim) or self.outlet(claim)
            found.setdefault(name, origin.linked if origin else ())
        return found

    def origin_claims(self, claims: Sequence[str]) -> list[str]:
        """The claims at the origin of these, earliest first."""
        first = dict.fromkeys(self._origin[c].claim if c in self._origin else c for c in claims)
        known = [c for c in first if c in self.claims]
        return sorted(known, key=lambda c: (self.published(c), c))

    @property
    def workings(self) -> str:
        """Where a figure of the model is worked out: the table of workings, or the method where there is no deal to show."""
        return "#workings" if self.deal else "#method"

    def order(self, claim: Claim) -> tuple[str, int, str, tuple[int, int]]:
        """Reading order of statements: by day, a report before those that took the figure from it, then by place."""
        depth, at, seen = 0, claim.id, {claim.id}
        while (edge := self.parents.get(at)) and edge.parent not in seen:
            depth, at = depth + 1, edge.parent
            seen.add(at)
        return self.published(claim.id)[:10], depth, claim.article, claim.span or (0, 0)

    def published(self, claim: str) -> str:
        article = self.articles.get(self.claims[claim].article)
        return (article.published if article else None) or "9999"

    # --- inputs -------------------------------------------------------------------------------------------------------

    @property
    def model_inputs(self) -> tuple[DealInput, ...]:
        return tuple(self.deal.base.read_inputs()) if self.deal else ()

    def inputs(self, name: str) -> list[DealInput]:
        """The inputs that a flow, effect, stock or quantity of the deal is computed from, in the deal's order."""
        if not self.deal:
            return []
        if name not in self._reached:
            self._reached[name] = reach(self.deal, name)
        return [entry for entry in self.deal.base.inputs if entry.key in self._reached[name]]

    def by_chance(self, key: str) -> bool:
        """Whether an input is nothing but chance (the month of an event), which no call can settle."""
        first = key.split(" + ")[0]
        return any(entry.key == first and entry.role in BY_CHANCE for entry in self.model_inputs)

    def rests_on(self, entry: DealInput) -> Prose:
        """The statements, rows or assumption an input stands on, as links."""
        if entry.role in BY_CHANCE:
            return (Piece(text=self.words.say("chance_alone"), tone="quiet"),)
        targets = (
            self.origin_claims(entry.claims)
            or list(entry.basis)
            or list(dict.fromkeys((entry.key, entry.name)))
        )
        known = [target for target in targets if self.href(target) is not None]
        items = [(self.cite(self.short(target), target),) for target in known[:NAMED]]
        if len(known) > NAMED:
            first = self.claims.get(known[0])
            group = f"#group-{slug((first and first.measure) or 'other')}"
            items.append((Piece(text=self.words.say("rests.more", n=len(known) - NAMED), href=group),))
        return joined(items) or (Piece(text=self.words.say("own_assumption"), tone="quiet"),)

    def place(self, claim: str) -> str:
        """Where a claim stands: outlet and date."""
        if claim not in self.claims:
            return claim
        known = self.claims[claim]
        article = self.articles.get(known.article)
        day = self.words.date(article.published if article else None, "short")
        return ", ".join(filter(None, (self.outlet(known), day)))

    def short(self, target: str) -> str:
        """A claim by its speaker, a row by its source, an assumption as such."""
        if claim := self.claims.get(target):
            return self.speaker(claim) if claim.attribution.source else self.outlet(claim)
        if row := self.reference.get(target.removeprefix("ref:")):
            return f"{row.source}, {row.year}"
        return self.words.say("own_assumption")


def reach(deal: Deal, name: str) -> frozenset[str]:
    """The keys of all inputs that a named part of the deal depends on, through quantities, stocks and events."""
    model = deal.base
    parts: dict[str, object] = {q.name: q for q in model.quantities} | {s.name: s for s in model.stocks}
    moving: dict[str, object] = {
        **{event.name: event for event in model.events},
        **{effect.name: effect for effect in model.all_effects},
        **{flow.name: flow for flow in model.flows},
    }
    events: dict[str, object] = {event.name: event for event in model.events}
    keys: set[str] = set()
    seen: set[str] = set()
    waiting: list[object] = [moving.get(name) or parts.get(name)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting.extend(node)
            continue
        match node:
            case Draw():
                keys.add(node.input)
            case Begin() if node.event not in seen:
                seen.add(node.event)
                waiting.append(events.get(node.event))
            case Window():
                ends = (end for end in node.ends if end not in seen)
                waiting.extend(events.get(end) for end in ends)
                seen.update(node.ends)
            case Event() if node.after and node.after not in seen:
                seen.add(node.after)
                waiting.append(events.get(node.after))
            case Hazard() | At() | Within() | FirstOf():
                keys.update(filter(None, (node.when, getattr(node, "which", None))))
            case Member() if node.group not in seen:
                seen.add(node.group)
                waiting.append(events.get(node.group))
            case Name() if node.name not in seen:
                seen.add(node.name)
                waiting.append(parts.get(node.name))
        waiting.extend(getattr(node, field) for field in getattr(node, "__struct_fields__", ()))
    return frozenset(keys)


def readable(name: str) -> str:
    """A name of the deal file in words.

    >>> readable("lost_china_trade")
    'lost china trade'
    """
    return name.replace("_", " ").strip()


def slug(name: str) -> str:
    """A name as an anchor that no other name has: what is no letter or digit becomes a hyphen, and a digest tells such names apart.

    >>> slug("wages"), slug("lost trade") == slug("lost-trade")
    ('wages', False)
    """
    plain = re.sub(r"[^\w.]+", "-", name).strip("-")
    return plain if plain == name else digest(plain, name)


def shortened(text: str | None, length: int) -> str:
    """The text on one line, cut at a word with an ellipsis.

    >>> shortened("one two three", 9)
    'one two …'
    """
    line = " ".join((text or "").split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut} …"
