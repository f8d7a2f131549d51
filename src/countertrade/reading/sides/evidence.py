"""What speaks for each pair of a giver and a recipient of a figure, either of them open, by names ("own", "giver:subject:clause", "near.same:previous").

It is how the figure's own predicate fills its slots, how the states around it are named, and what the page says of the same kind of thing nearby.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from countertrade.reading.flows import PAYING_BACK, TRADED, Figure, Flows, Kind, Naming, Passage, Way
from countertrade.reading.roles import STAGES
from countertrade.reading.sides.standing import Standing
from countertrade.reading.sides.types import GRANTS, NAMES, sides_of
from countertrade.reading.sides.weights import Evidence
from countertrade.reading.usage import Usage

_PARAGRAPH = 20  # sentences of it that are looked back at
_CANDIDATES = 8
_WHENCE = frozenset({"prep:from", "prep:aus"})
_PLACES = ("clause", "sentence", "previous", "paragraph", "page")


class Evidences(Standing):
    """What speaks for each pair of sides of a figure of one page."""

    def __init__(self, flows: Flows) -> None:
        super().__init__(flows)
        self.usage = Usage(flows)
        self.page: dict[tuple[Kind, int], Counter[str]] = defaultdict(Counter)  # by kind and side
        self.sorts: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
        self.ways: dict[Kind, Counter[Way]] = defaultdict(Counter)
        for passage in flows.passages:
            for side, code in enumerate(passage.sides):
                if code is not None:
                    self.page[passage.kind, side][code] += 1
                    if passage.sort:
                        self.sorts[passage.sort, side][code] += 1
            if passage.giver is not None and passage.recipient is not None:
                self.ways[passage.kind][passage.giver, passage.recipient] += 1

    def evidence(self, figure: Figure, tie: tuple[str, Figure] | None = None) -> Evidence:
        """What speaks for each pair of sides of a figure, which may be tied to one before it."""
        around = Around(self.flows, figure, tie)
        words = sorted(set(self.usage.of_figure(figure, around.verb)))
        slots: list[dict[str | None, list[str]]] = []
        for side, name in enumerate(NAMES):
            found: dict[str | None, list[str]] = {None: sorted(set(self._open(around, side)))}
            found[None] += [f"{name}/open/{word}" for word in words]
            for code in around.codes(side):
                used = self.usage.of_state(code, around.kind, around.bare, code in around.here)
                used = [*used, *self.usage.of_currency(figure, code, around.verb)]
                used += self.usage.of_trade(figure, code, around.verb)
                found[code] = sorted(set(self._slot(around, side, code)))
                found[code] += [f"{name}/{word}" for word in used]
            slots.append(found)
        pairs = {
            (giver, recipient): sorted(set(self._pair(around, giver, recipient)))
            for giver in slots[0]
            for recipient in slots[1]
            if giver is None or giver != recipient
        }
        pairs[None, None] += [f"neither/{word}" for word in words]
        return Evidence((slots[0], slots[1]), pairs)

    def _open(self, around: Around, side: int) -> Iterator[str]:
        """What speaks for leaving a side open."""
        name, kind, own = NAMES[side], around.kind, around.own
        yield f"open:{name}"
        yield f"open:{name}:{kind}:{around.state}"
        yield f"open:{name}:{kind}:{'part' if any(own) else 'none'}"
        yield f"open:{name}:{around.verb}"
        yield f"open:{name}:named{min(3, len(around.here))}:{around.bare}"
        if own[side] is not None:
            yield f"open.against.own:{name}"
        if around.closed[side]:
            yield f"open.closed:{name}"
        if self.flows.anywhere(around.figure):
            yield "open.anywhere"
        if self.flows.asked(around.token):
            yield "open.asked"
        if kind == "goods" and not around.sort:
            yield f"open.unknown:{name}"

    def _slot(self, around: Around, side: int, code: str) -> Iterator[str]:
        """What speaks for a state on a side."""
        name, kind, own = NAMES[side], around.kind, around.own
        if own[side] == code and around.figure.role is not None:
            yield "own"
            yield f"own:{around.figure.role.rule}"
            yield f"own:{name}:{around.state}:{kind}"
        elif own[side] is not None:
            yield "against.own"
        elif around.closed[side]:
            yield f"closed:{name}"
        if own[1 - side] == code:
            yield "own.other"
        if around.tied[side] == code:
            yield f"tied:{around.tie}"
            yield f"tied:{around.tie}:{around.bare}"
        elif around.tied[1 - side] == code:
            yield f"tied.reverse:{around.tie}"
        if code in around.behind:
            yield f"behind:{around.behind[code]}:{name}"
        if around.origin == code:
            yield f"origin:{name}:{kind}"
        nearest = "page"
        for naming in reversed(around.namings[code]):
            where = around.where(naming.token, self.document.chunks[naming.chunk].clause)
            yield f"{name}:{naming.function}:{where}"
            if where == "clause":
                order = "before" if naming.token < around.token else "behind"
                yield f"order:{name}:{naming.function}:{order}:{around.bare}"
                yield f"{name}/order:{naming.function}:{order}:{around.verb}"
            nearest = min(nearest, where, key=_PLACES.index)
        yield f"nearest:{nearest}"
        if code not in around.here and around.here - set(own):
            yield f"nearest:{nearest}:over another"
        if around.speaks(code):
            yield f"speaker:{name}"
        if code in self.flows.talkers:
            yield f"talker:{name}:{around.bare}"
        yield f"nearest:{nearest}:{around.bare}:{kind}"
        yield f"rank:{self.flows.ranked.index(code) if code in self.flows.ranked else 'none'}"
        for passage in around.passages:
            yield from _near(around, passage, side, code)
        yield from self._of_page(around, side, code)

    def _of_page(self, around: Around, side: int, code: str) -> Iterator[str]:
        """What the whole page says of a state on a side."""
        kind, bare = around.kind, around.bare
        if around.passing is None:
            return
        mine, theirs = self.page[around.passing, side], self.page[around.passing, 1 - side]
        if mine[code]:
            yield f"page.same:{kind}:{bare}"
            if not theirs[code]:
                yield "page.side"
            if len(mine) == 1:
                yield f"page.only:{kind}:{bare}"
        elif theirs[code]:
            yield "page.reverse"
        elif mine:
            yield "page.another"
        if around.sort and [*self.sorts[around.sort, side]] == [code]:
            yield "page.sort.only"
        counter: Kind = "goods" if around.passing == "money" else "money"
        countered = self.page[counter, 1 - side][code] and not self.page[counter, side][code]
        if countered and not around.granted:
            yield f"page.counter:{kind}"
        if self.flows.origins[code]:
            yield f"page.origin:{NAMES[side]}:{kind}"

    def _pair(self, around: Around, giver: str | None, recipient: str | None) -> Iterator[str]:
        """What speaks for a giver and a recipient together."""
        kind = around.kind
        if giver is None and recipient is None:
            yield "neither"
            yield f"neither:{kind}:{around.state}"
        elif giver is None or recipient is None:
            yield "half"
        else:
            yield "both"
            ways = self.ways[around.passing] if around.passing is not None else Counter[Way]()
            if ways[giver, recipient]:
                yield f"way:{kind}"
                if len(ways) == 1:
                    yield f"way.only:{kind}"
            if ways[recipient, giver]:
                yield "way.back"
            for passage in around.passages:
                where, alike = around.where(passage.token), passage.kind == around.passing
                if passage.sides == (giver, recipient) and alike:
                    yield f"way:{where}"
                elif passage.sides == (recipient, giver):
                    if alike:
                        yield f"way.back:{where}"
                    elif around.against(passage):
                        yield f"way.counter:{where}:{kind}"
            if {giver, recipient} == set(self.flows.ranked[:2]):
                yield f"first.two:{around.bare}:{kind}"
            if {giver, recipient} <= around.here:
                yield "both.named"


class Around:
    """What stands around one figure."""

    def __init__(self, flows: Flows, figure: Figure, tie: tuple[str, Figure] | None) -> None:
        document, roles = flows.document, flows.roles
        self.tie = tie[0] if tie is not None else ""
        self.tied = sides_of(tie[1].role if tie is not None else None)
        self.figure = figure
        self.token = figure.tokens[0]
        self._clause_of = document.clause_of
        self.passing = flows.kind(figure)
        self.kind = self.passing or "share"
        self.sort = flows.sort(figure.good)
        role = figure.role
        self.own = sides_of(role)
        self.closed = role.closed if role is not None else (False, False)
        self.others = role is not None and (role.others or (self.own[1] is None and flows.anywhere(figure)))
        self.granted = role is not None and role.kind in GRANTS  # no aid runs against what is given
        self.state = "bare" if role is None else role.kind
        self.bare = "bare" if role is None else "role"
        own = document.sentence_of[self.token]
        sentence = document.sentences[own]
        earlier = range(own - 1, max(0, own - _PARAGRAPH) - 1, -1)
        apart = (n for n in earlier if document.sentences[n].paragraph != sentence.paragraph)
        first = next(apart, max(0, own - _PARAGRAPH) - 1) + 1
        self.starts = tuple(document.sentences[n].start for n in (own, max(0, own - 1), first))
        begin = min(self.starts)
        chunk = document.chunk_of[figure.tokens[1] - 1]
        self.clause = document.clause_of[figure.tokens[1] - 1]
        self.verb = roles.verb_class(self.clause)
        shares = document.clause(self.clause)
        # "delivered two to Norland and will provide six to Ostmark"
        # where the other figures of the sentence come from: "300 tonnes instead of 40 from Norland"
        near = flows.whences.get(own, ())
        self.elsewhere = {code for token, codes in near if token != self.token for code in codes}
        self.joint = shares.conj if shares is not None and shares.shared else None
        # "imported 3 million tonnes and agreed to sell 40 to Ostmark"
        self.going_on: set[int] = set()
        for each in document.clauses[self.clause + 1 : self.clause + 4] if shares is not None else ():
            if (each.shared and each.conj == self.clause) or each.parent in self.going_on:
                self.going_on.add(each.index)
        self.origin = roles.origin(chunk) if chunk >= 0 else None
        self.behind = dict(roles.behind(chunk)) if chunk >= 0 else {}
        self.passages = [
            passage
            for passage in flows.between(begin, sentence.end)
            if (passage.token, passage.sides) != (self.token, self.own)
        ]
        named = flows.named_between(begin, sentence.end)
        here = [naming for naming in named if naming.token >= sentence.start]
        self.here = {naming.code for naming in here}
        self.opponents = self.here - {naming.code for naming in here if not flows.opposed(naming)}
        self.namings: dict[str, list[Naming]] = defaultdict(list)
        for naming in named:
            self.namings[naming.code].append(naming)
        # what goods and people come from gets none of them: "aus Norland kamen 20, aus Ostmark 30"
        ways = {code: {naming.function for naming in here if naming.code == code} for code in self.here}
        moved = self.passing in ("goods", "persons")
        self.whence = {code for code, found in ways.items() if moved and found <= _WHENCE}
        self.subject, self.beside = self._arguments(flows, here)
        self._codes = self._candidates(flows)

    def _arguments(self, flows: Flows, here: Sequence[Naming]) -> tuple[int | None, frozenset[str]]:
        """Which side the subject of the figure's clause is on, and the states that are something else in another clause with that subject.

        So Norland is not who gets something in "they send Norland tanks and get 20 in return".
        """
        verb = flows.roles.verbs.get(self.clause)
        if verb is None:
            return None, frozenset()
        slots = (verb.frame.giver, verb.frame.recipient)
        side = next((n for n, each in enumerate(slots) if "subject" in each), None)
        of = {self.joint, *self.going_on}
        own = [naming for naming in here if self._clause_of[naming.token] in of]
        acting = {naming.code for naming in own if naming.function in ("subject", "speaker")}
        return side, frozenset(
            naming.code for naming in own if naming.function.startswith(("prep:", "dative", "object"))
        ) - acting

    def _candidates(self, flows: Flows) -> tuple[str, ...]:
        """The states that the figure may pass between: those named nearest and most often first."""
        ranked: Counter[str] = Counter()
        for place, code in enumerate(flows.ranked):
            ranked[code] += 4 - place
        for namings in self.namings.values():
            for naming in namings:
                ranked[naming.code] += 100 if naming.token >= self.starts[0] else 20
        for passage in self.passages:
            ranked.update({code: 50 for code in passage.sides if code is not None})
        own = [code for code in self.own if code is not None]
        none = {*STAGES, *own, *self.opponents}
        others = [code for code, _ in ranked.most_common() if code not in none]
        return tuple(dict.fromkeys((*own, *others)))[:_CANDIDATES]

    def codes(self, side: int) -> Sequence[str]:
        """The states that may stand on a side: none that its clause puts on the other, none from elsewhere where somebody else fills it.

        A clause without a verb goes on with that of its sentence.
        """
        own = ("clause", "sentence") if self.verb == "none" else ("clause",)
        taken = {
            passage.sides[1 - side]
            for passage in self.passages
            if passage.kind == self.passing
            and (
                self.where(passage.token) in own
                or (not side and self._clause_of[passage.token] == self.joint)
                or (not side and self._clause_of[passage.token] in self.going_on)
            )
        }
        if side and self.others:
            return []
        return [
            code
            for code in self._codes
            if self.own[side] == code
            or (
                code not in taken
                and not (side == self.subject and code in self.beside)
                and (code in self.here or not self.closed[side])
                and (code not in (self.whence if side else self.elsewhere))
            )
        ]

    def speaks(self, code: str) -> bool:
        """Whether a sentence names a state only as who says something."""
        here = [naming.function for naming in self.namings[code] if naming.token >= self.starts[0]]
        return bool(here) and all(function == "speaker" for function in here)

    def where(self, token: int, clause: int | None = None) -> str:
        """How near a token of the paragraph stands."""
        if self.clause == (self._clause_of[token] if clause is None else clause):
            return "clause"
        sentence, previous, _ = self.starts
        return "sentence" if token >= sentence else "previous" if token >= previous else "paragraph"

    def against(self, passage: Passage) -> bool:
        """Whether what a passage tells of runs against the figure, as money does against goods."""
        if (passage.kind == "money") == (self.passing == "money") or self.granted:
            return False
        return passage.predicate in (TRADED if self.passing == "money" else PAYING_BACK)


def _near(around: Around, passage: Passage, side: int, code: str) -> Iterator[str]:
    """What a passage nearby says of a state on a side."""
    where, kind = around.where(passage.token), around.kind
    here, there = passage.sides[side], passage.sides[1 - side]
    if around.passing is None or passage.kind == around.passing:
        if here == code:
            yield f"near.same:{where}"
            yield f"near.same:{where}:{around.bare}:{kind}"
            if around.sort and around.sort == passage.sort:
                yield f"near.sort:{where}"
        elif there == code:
            yield f"near.reverse:{where}:{kind}"
        elif here is not None:
            yield f"near.another:{where}"
    elif there == code and around.against(passage):
        yield f"near.counter:{where}:{kind}"
    elif here == code:
        yield f"near.along:{where}:{kind}"
