"""A first model put together: flows, conditions, what is said without a figure, effects, scenarios and questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from countertrade import naming, units
from countertrade.messages import say
from countertrade.modelling.draft import things, wording
from countertrade.modelling.draft.entries import (
    MONTHS,
    PACKAGE,
    UNDATED,
    Case,
    Told,
    one_line,
    shortened,
)
from countertrade.modelling.draft.measures import party, quoted
from countertrade.modelling.draft.qualitative import Qualitative, states_named
from countertrade.modelling.draft.sheet import Entry, Sheet
from countertrade.modelling.draft.things import Thing, Way
from countertrade.modelling.draft.transfers import Transfers
from countertrade.modelling.draft.wording import Called
from countertrade.modelling.entries import bad_label
from countertrade.records import Claim, Estimate, Span

EARLY = 6  # months after the start in which a condition comes true in the scenario in which it does
_UNREAD = 20  # sentences without a statement that are noted
_TOUCHED = 6  # parties beside the two that a draft names at most


class Built(NamedTuple):
    """The file, the estimates it needs, and what its names are called in each language."""

    sheet: Sheet
    estimates: Mapping[str, Estimate]
    names: Mapping[str, Called]
    named: bool  # whether it names parties


def build(case: Case) -> Built:
    """The sheet of a first model."""
    return _Builder(case).built()


class _Builder(Transfers):
    def built(self) -> Built:
        """The whole."""
        events = self._events()
        self.payments(events)
        self.goods(events)
        self._pacts(events)
        self._given(events)
        self._shares()
        self._touched()
        self._scenarios(events)
        self._followed(events)
        self._rest()
        self._head()
        self._questions()
        return Built(self.sheet, self.estimates, self.names, bool(self.codes))

    def _events(self) -> dict[str, Told]:
        """The conditions that anything hangs on, as events: name -> (article, condition, title); the first of each kind."""
        found: dict[str, Told] = {}
        kinds: set[str] = set()
        for article, told in self.found.items():
            for condition in told.conditions:
                key = condition.kind.key if condition.kind else condition.words.casefold()
                if key in kinds:
                    continue
                kinds.add(key)
                words = one_line(condition.words)
                called = condition.kind.called if condition.kind else Called(words, words)
                name = self.called(called)
                quote = self.sentence(article, condition.sentence)
                why = self.say(
                    "why.condition", quote=shortened(self.articles[article].text[slice(*condition.clause)])
                )
                fields = {"chance": "roughly even", "within": f"{MONTHS} months", "why": quoted(why)}
                if called.in_(self.language) != name:
                    fields["title"] = quoted(called.in_(self.language))
                entry = Entry("events", name, fields, quotes=(quote,))
                found[name] = Told(article, condition, called, entry)
        return found

    # --- without a figure -------------------------------------------------------------------------------------------------

    def _given(self, events: Mapping[str, Told]) -> None:
        """What passes without a figure: statements of it, pacts, and what a side hopes to get."""
        done: set[tuple[Way, str]] = {
            (thing.way, key)
            for thing in self.things
            if thing.way is not None
            for name in (thing.sort, thing.called.en)
            if name is not None
            for key in (name, *(kind.key for kind in wording.kinds("given") if name in kind.words))
        }
        figured = {thing.said_elsewhere.id for thing in self.things if thing.said_elsewhere is not None}
        for claim in self.case.claims:
            moved = claim.transfer
            if claim.quantity is not None or claim.id in self.used or claim.id in figured:
                continue
            way = things.way_of(claim)
            if claim.kind == "transfer" and moved and moved.good and way is not None:
                called, key = self._called_gift(moved.good, claim.article)
                own = called.in_(self.language)
                # "the delivery"
                bare = key == moved.good.casefold() and claim.evidence.get("transfer") == "noun"
                if (
                    (way, key) in done
                    or any(way == thing.way and self._is_of(claim, thing) for thing in self.things)
                    or (bare and any(way == other for other, _ in done))
                    or any(sign.isdigit() for sign in moved.good)
                ):
                    self.note(own, self.say("note.figure", other=own), [claim])
                    continue
                done.add((way, key))
                doubted = claim.commitment.modality in things.DOUBTED
                if claim.commitment.polarity == "-":
                    self.note(own, self.say("note.denied"), [claim])
                    continue
                fields = self.timing([claim], events, rate=False, doubted=doubted)
                self.package(called, way, [self.quote(claim)], fields, claim)
        for article, told in self.found.items():
            for gift in told.gifts:
                if gift.kind.generic and any(self._figured(article, gift.sentence)):
                    continue
                way = (next(code for code in self.sides if code != gift.recipient), gift.recipient)
                if (way, gift.kind.key) in done or (way, gift.kind.called.en) in done:
                    continue
                done.add((way, gift.kind.key))
                why = f"{self.say('why.gift')}; {self.say('why.chance')}"
                fields = {"chance": "roughly even", "why": why}
                self.package(gift.kind.called, way, [self.sentence(article, gift.sentence)], fields)

    def _is_of(self, claim: Claim, thing: Thing) -> bool:
        return any(things.is_of(claim, figure, self.languages) for figure in thing.chosen)

    def _figured(self, article: str, sentence: Span) -> Iterable[Claim]:
        return (
            claim
            for claim in self.case.claims
            if claim.article == article and claim.quantity is not None and claim.span is not None
            and sentence[0] <= claim.span[0] < sentence[1]
        )  # fmt: skip

    def _called_gift(self, good: str, article: str) -> tuple[Called, str]:
        """What something given is called, and the key of its class."""
        language, good = self.languages.get(article, "en"), good.replace(" - ", "-")
        kind = next(iter(wording.kinds_of_gift(good.lower().split(), good.lower())), None)
        if kind is not None and not kind.generic:
            return kind.called, kind.key
        named = wording.class_called(language, good) or (kind.called if kind else None)
        if named is not None:
            return named, named.en
        return Called(one_line(good), one_line(good)), good.casefold()

    def _pacts(self, events: Mapping[str, Told]) -> None:
        """A pact: what each side promises the other, once; all sentences on it stand above it."""
        places = [(article, span) for article, told in self.found.items() for span in told.pacts]
        if not places:
            return
        over = [claim for place in places for claim in self.over(*place) if claim.quantity is None]
        hangs = next(
            (
                name
                for name, told in events.items()
                if (told.article, told.condition.sentence) in places
                and not (told.condition.kind and told.condition.kind.ends)
            ),
            None,
        )
        fields = {"since": quoted(hangs)} if hangs is not None else {}
        if hangs is None and over and all(claim.commitment.modality in things.DOUBTED for claim in over):
            fields = {"chance": "roughly even", "why": self.say("why.chance")}
        for giver, recipient in (self.sides[:2], self.sides[1::-1]):
            called = wording.named("pact", giver=self.state_called(giver))
            self.package(called, (giver, recipient), [self.sentence(*place) for place in places], fields)

    # --- effects ----------------------------------------------------------------------------------------------------------

    def _side_at(self, thing: Thing) -> str | None:
        """The one side of the deal that the sentences of a thing name."""
        named = {
            code
            for claim in thing.chosen
            for code in self.found.get(claim.article, Qualitative()).sides_at(claim.span)
        }
        return named.pop() if len(named) == 1 else None

    def _whose(self, thing: Thing) -> str | None:
        """The party whose need, output or trade a share is of: who gets it, or for what is made or exported who gives it, or the one side named."""
        own = (
            kind
            for kind in wording.kinds("whole")
            if thing.called == wording.named("share_of", whole=kind.called)
        )
        kind = next(own, None)
        if kind is None or kind.generic:
            return None
        return thing.half[kind.key in ("need", "imports")] or self._side_at(thing)

    def _shares(self) -> None:
        """What shares say of a side: "more than half of its need"; they move nothing and are no figure of money."""
        for thing in self.things:
            if thing.unit != units.SHARE or not thing.chosen:
                continue
            code = self._whose(thing)
            if code is None or bad_label(code) is not None:
                self.aside(thing, "note.share")
                continue
            first = thing.chosen[0]
            assert first.quantity is not None
            text = " ".join((first.quantity.text or "").split())
            called = Called(f"{thing.called.en}: {text}", f"{thing.called.de}: {text}")
            self.effect(called, code, self.quote(first), basis=f"[{first.id}]")
            self.beside(
                thing._replace(others=(*((c, things.ANOTHER) for c in thing.chosen[1:]), *thing.others))
            )

    def _touched(self) -> None:
        """Third parties that an article names as affected, risks for the sides themselves, and what follows if something happens."""
        seen: set[str] = set()
        for article, told in self.found.items():
            for touched in told.touched:
                if isinstance(touched.party, str):
                    code, key = touched.party, "risks" if touched.party in self.sides else "consequences"
                else:
                    code, key = touched.party.called.in_(self.language), "consequences"
                    self.touched_parties[code] = touched.party.called
                if code in seen or party(code) is None or len(seen) >= _TOUCHED:
                    continue
                seen.add(code)
                self.effect(
                    wording.named(key, party=self.state_called(code)),
                    code,
                    self.sentence(article, touched.sentence),
                )

    def _hangs(self, name: str, *keys: str) -> bool:
        """Whether anything begins or ends with an event."""
        return any(
            quoted(name) in re.split(r", ", entry.fields.get(key, "").strip("[]"))
            for entry in self.sheet.entries
            for key in keys
        )

    def _followed(self, events: Mapping[str, Told]) -> None:
        """The conditions as events: what follows where nothing else hangs on one, or a note where that cannot be said of a side."""
        for name, told in events.items():
            if not self._hangs(name, "since", "until"):
                codes = [code for code in told.condition.states if code in self.sides]
                if told.condition.kind is None or not codes:
                    words = told.called.in_(self.language)
                    said = self.say("note.condition")
                    self.sheet.notes += [f"{words}: {said}", f"  {told.entry.quotes[0]}"]
                    continue
                called = wording.named("after", words=told.called)
                self.effect(called, codes[0], told.entry.quotes[0], since=quoted(name))
            self.sheet.entries.append(told.entry)

    def _scenarios(self, events: Mapping[str, Told]) -> None:
        """The pair of scenarios of the condition that most hangs on: it comes true soon, or never."""
        hanging = [name for name in events if self._hangs(name, "since", "until")]
        name = next((name for name in hanging if self._hangs(name, "until")), next(iter(hanging), None))
        if name is None:
            return
        kind = events[name].condition.kind
        words = Called(*(one_line(events[name].condition.words),) * 2)
        happens = (kind and kind.happens) or wording.named("if", words=words)
        fails = (kind and kind.fails) or wording.named("if_not", words=words)
        start = self.start or UNDATED
        first = int(start[:4]) * 12 + int(start[5:7]) - 1
        for called, month in ((happens, first + EARLY), (fails, first + 2 * MONTHS)):
            heading = re.sub(r"[^\w –.,-]|_", " ", called.in_(self.language))
            heading = " ".join(heading.split())[: naming.LONGEST_NAME].strip()
            self.names[heading] = called
            at = f"{month // 12:04d}-{month % 12 + 1:02d}"
            self.sheet.entries.append(Entry("scenarios", heading, value=f"{{{quoted(name)}: {{at: {at}}}}}"))

    def _rest(self) -> None:
        """Statements without a figure that no entry rests on."""
        for claim in self.case.claims:
            if claim.quantity is None and claim.id not in self.used:
                why = self.say("note.denied" if claim.kind == "denial" else "note.said")
                self.note(self.say(f"kind.{claim.kind}"), why, [claim])
        unread = [
            quote
            for article, told in self.found.items()
            for span, sides in told.named
            if len(sides) > 1 and not self.over(article, span)
            if (quote := self.sentence(article, span)) not in self.quoted
        ]
        if unread:
            self.sheet.notes.append(self.say("unread"))
            self.sheet.notes += [f"  {quote}" for quote in unread[:_UNREAD]]

    @property
    def quoted(self) -> set[str]:
        """The quotations that stand above entries."""
        return {quote for entry in self.sheet.entries for quote in entry.quotes}

    # --- the top and what is asked ----------------------------------------------------------------------------------------

    def _head(self) -> None:
        for code in (*(own.code for own in self.case.parties), *self.sides):
            if party(code) is not None and code not in self.codes:
                self.party(code)
        counts = [code for code in self.counts if code in self.declared]
        if any(entry.fields.get("amount") == f"1 {PACKAGE}" for entry in self.sheet.entries):
            counts.append(PACKAGE)
        start = self.start or f"{UNDATED}   # {self.say('undated')}"
        head = [
            f"# {self.say('head.1')}",
            f"# {self.say('head.2')}",
            f"title: {quoted(self.case.title)}",
            f"start: {start}",
            f"months: {MONTHS}   # {self.say('months')}",
            f"currency: {self.currency}",
        ]
        if self.codes:
            head.append(party_line(self.codes))
        elif two := self._most_named():
            head += [f"# {self.say('guessed')}", party_line({code: self.state(code) for code in two})]
        else:
            head += [f"# {self.say('unnamed')}", placeholders(self.language)]
        if counts:
            head.append(f"counts: [{', '.join(counts)}]")
        self.sheet.head = head

    def _most_named(self) -> list[str]:
        """The two states that the articles name more often than any other; none where there are no such two."""
        named = sum(map(states_named, self.case.articles), Counter[str]()).most_common(3)
        two = [code for code, number in named[:2] if number > 1 and party(code) is not None]
        return two if len(two) == 2 and (len(named) < 3 or named[1][1] > named[2][1]) else []

    def _questions(self) -> None:
        """Whether each side gains, and what it is left with in each scenario: first the side that the articles ask about."""
        flows = [entry for entry in self.sheet.entries if entry.section == "flows"]
        if not flows:
            return
        asked = Counter(code for told in self.found.values() for code in told.asked)
        paid = Counter(
            entry.fields["to"]
            for entry in flows
            if "worth" in entry.fields or PACKAGE not in entry.fields["amount"]
        )
        own = [code for code in self.sides if any(code in (e.fields["from"], e.fields["to"]) for e in flows)]
        own = (
            own or list(dict.fromkeys(code for e in flows for code in (e.fields["to"], e.fields["from"])))[:2]
        )
        own.sort(key=lambda code: (-asked[code], -paid[code]))
        scenarios = [entry.name for entry in self.sheet.entries if entry.section == "scenarios"]
        for code in own:
            self.sheet.questions.append(f"P(balance of {code} > 0)")
        for code in own:
            self.sheet.questions.append(f"median of balance of {code}")
            self.sheet.questions += [f"median of balance of {code} in {name}" for name in scenarios]


def party_line(names: Mapping[str, str]) -> str:
    return "parties: {" + ", ".join(f"{code}: {quoted(name)}" for code, name in names.items()) + "}"


def placeholders(language: str) -> str:
    """The parties of a deal of which nobody is named."""
    return party_line({"A": say("draft.one_side", language), "B": say("draft.other_side", language)})
